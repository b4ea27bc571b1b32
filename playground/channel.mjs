// The page's connection to the server of the demo: it gives the urls of two servers, and plays faults on them.

/** Resolves to `{ urls, play(fault, more), ended }`; `played(fault, on)` is called after each fault. */
export function openChannel({ played, lost }) {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${location.host}/`)
    const play = (fault, more = {}) => socket.send(JSON.stringify({ fault, ...more }))
    socket.onmessage = ({ data }) => {
      const { urls, fault, on } = JSON.parse(data)
      if (urls) resolve({ urls, play })
      else played(fault, on)
    }
    socket.onclose = lost
  })
}
