// phoenix: the option `transport`, and a `sessionStorage`; binary needs `TextEncoder` and `TextDecoder`. Against a server of a few lines.

import { testClient } from './play.mjs'
import { webSocketServer } from './servers.mjs'

/** A binary push: kind, lengths of four names, the names, the payload. The answer has a status instead of an event. */
function binaryReply(bytes) {
  const [, joinLength, refLength, topicLength, eventLength] = bytes
  const names = bytes.subarray(5, 5 + joinLength + refLength + topicLength)
  const payload = bytes.subarray(5 + names.length + eventLength)
  const head = Buffer.from([1, joinLength, refLength, topicLength, 2])
  return Buffer.concat([head, names, Buffer.from('ok'), payload])
}

const server = () =>
  webSocketServer((socket) =>
    socket.on('message', (data, isBinary) => {
      if (isBinary) return socket.send(binaryReply(data))
      const [joinRef, ref, topic, , response] = JSON.parse(data)
      socket.send(JSON.stringify([joinRef, ref, topic, 'phx_reply', { status: 'ok', response }]))
    }),
  )

testClient('phoenix', {
  imports: `import 'fast-text-encoding'
export { Socket } from 'phoenix'`,
  globals: { global: true },
  server,
  app: async ({ WebSocket, url, kill, until }, { Socket }) => {
    const seen = { got: [], events: [] }
    const sessionStorage = { getItem: () => null, setItem() {} }
    const reconnectAfterMs = () => 50
    const options = {
      transport: WebSocket,
      sessionStorage,
      reconnectAfterMs,
      rejoinAfterMs: reconnectAfterMs,
    }
    const socket = new Socket(url, options)
    socket.onOpen(() => seen.events.push('open'))
    socket.onClose(({ code }) => seen.events.push(code))
    socket.connect()
    const channel = socket.channel('room', {})
    channel.join()
    const push = (payload) =>
      new Promise((resolve) => channel.push('echo', payload).receive('ok', resolve))
    seen.got.push(await push({ text: '汉字' }))
    seen.got.push(Array.from(new Uint8Array(await push(new Uint8Array([1, 2]).buffer))))
    kill()
    await until(() => seen.events.length === 3 && channel.state === 'joined')
    seen.got.push(await push('again'))
    await new Promise((resolve) => socket.disconnect(resolve, 1000))
    return seen
  },
  expected: { got: [{ text: '汉字' }, [1, 2], 'again'], events: ['open', 1006, 'open', 1000] },
})
