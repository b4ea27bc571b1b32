// The page's line to the demo's server: where its two servers are, and what is to go wrong there.

/** Resolves to `{ urls, play(fault, more), ended }`; `told(fault, on)` after each fault has struck. */
export function openChannel({ told, lost }) {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${location.host}/`)
    const play = (fault, more = {}) => socket.send(JSON.stringify({ fault, ...more }))
    socket.onmessage = ({ data }) => {
      const { urls, fault, on } = JSON.parse(data)
      if (urls) resolve({ urls, play })
      else told(fault, on)
    }
    socket.onclose = lost
  })
}
