// The page in which the app lives, if it does. `window` is no test for that: Taro fakes it on mini-programs.

/**
 * @returns {Document | undefined}
 */
export function pageDocument() {
  return typeof document === 'undefined' || !document ? undefined : document
}
