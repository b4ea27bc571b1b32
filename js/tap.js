// The listener of the message path: tests the shape, asks the core, obeys.
export function tap(task, generation, seen, deliver) {
  return function onMessage(event) {
    var data = event.data
    if (seen(task, generation, +new Date(), data.length, 0) === 1) {
      deliver(event)
    }
  }
}
