// What the standard library has gained since ES5 and old hosts lack. Syntax can be lowered; a missing function
// can't, so neither js/ nor what is shipped may call it, but for what is asked for by `typeof` first.

/** Members of the global objects. */
export const lateStatics = {
  Object: 'assign entries values fromEntries is getOwnPropertySymbols setPrototypeOf',
  Array: 'from of',
  Number: 'isInteger isSafeInteger isFinite isNaN parseInt parseFloat',
  Math: 'trunc sign hypot log2 log10 imul clz32 fround cbrt',
  String: 'raw fromCodePoint',
  Promise: 'allSettled any',
}

/** Methods of any value. */
export const lateMethods = [
  ...'includes startsWith endsWith padStart padEnd trimStart trimEnd codePointAt normalize'.split(
    ' ',
  ),
  ...'replaceAll matchAll find findIndex findLast copyWithin flat flatMap at finally'.split(' '),
]
