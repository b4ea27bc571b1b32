// The page's connection to the server of the demo: it gives the urls of other servers, and plays faults on them.

/**
 * Resolves to `{ urls, play(fault, more) }`; `play` resolves when the fault is played. `played(fault, on)` is called
 * after each fault.
 */
export function openChannel({ played, lost }) {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${location.host}/`)
    const waiting = []
    const play = (fault, more = {}) => {
      socket.send(JSON.stringify({ fault, ...more }))
      return new Promise((done) => waiting.push(done))
    }
    socket.onmessage = ({ data }) => {
      const { urls, fault, on } = JSON.parse(data)
      if (urls) return resolve({ urls, play })
      played(fault, on)
      waiting.shift()()
    }
    socket.onclose = lost
  })
}
