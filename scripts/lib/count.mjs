// What a test runner's output says about how many tests passed and failed.

const sum = (text, pattern) =>
  [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0)

/** cargo test, and wasm-bindgen's runner, which closes in the same words. */
export const cargoCounts = (text) => ({
  passed: sum(text, /^test result: .*?(\d+) passed/gm),
  failed: sum(text, /^test result: .*?(\d+) failed/gm),
})

/** `node --test` with its spec reporter. */
export const nodeCounts = (text) => ({
  passed: sum(text, /^ℹ pass (\d+)$/gm),
  failed: sum(text, /^ℹ (?:fail|cancelled) (\d+)$/gm),
})
