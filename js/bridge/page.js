// The page in which the app lives, if it does. `window` is no test for that: Taro fakes it on mini-programs.

/**
 * @returns {Document | undefined}
 */
export function pageDocument() {
  return typeof document === 'undefined' || !document ? undefined : document
}

/** The `WebSocket` class of the page; undefined where there is no page. */
export function pageSocketClass() {
  return typeof WebSocket === 'undefined' || !pageDocument() ? undefined : WebSocket
}
