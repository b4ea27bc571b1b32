// What a screen reader is told without asking: faults, recoveries, hangs. Never in a hurry, and of what came
// together only the last.

const PAUSE = 1500

export function announcer(element) {
  let timer = null
  let next = ''
  return (words) => {
    next = words
    timer ??= setTimeout(() => {
      timer = null
      element.textContent = next
    }, PAUSE)
  }
}
