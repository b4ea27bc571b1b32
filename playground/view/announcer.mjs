// What a screen reader announces by itself: faults, recoveries, hangs. If several come together, only the last one
// is announced.

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
