// Functions of the standard library that are newer than ES5, so that old hosts lack them. The build lowers syntax but
// adds no functions. So js/ and shipped code may call one of these only after a test by `typeof`.

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
