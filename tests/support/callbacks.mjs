// The callbacks of send and close, as a test gives them.

/** Callbacks that note their calls, in order. */
export function noting() {
  const calls = []
  const note = (name) => (value) => calls.push({ name, value })
  const callbacks = { success: note('success'), fail: note('fail'), complete: note('complete') }
  return { calls, names: () => calls.map((call) => call.name), callbacks }
}
