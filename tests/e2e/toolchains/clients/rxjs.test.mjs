// rxjs: `webSocket({ WebSocketCtor })`.

import { testClient } from './play.mjs'
import { echoServer } from './servers.mjs'

testClient('rxjs', {
  imports: `export { webSocket } from 'rxjs/webSocket'
export { retry } from 'rxjs'`,
  server: echoServer,
  engines: ['js', 'wasm'],
  app: async ({ WebSocket, url, kill, until }, { webSocket, retry }) => {
    const seen = { got: [], opened: 0, closed: [] }
    const subject = webSocket({
      url,
      WebSocketCtor: WebSocket,
      binaryType: 'arraybuffer',
      serializer: (value) => value,
      deserializer: ({ data }) =>
        typeof data === 'string' ? data : Array.from(new Uint8Array(data)),
      openObserver: { next: () => void (seen.opened += 1) },
      closeObserver: { next: ({ code, wasClean }) => seen.closed.push([code, wasClean]) },
    })
    const subscription = subject
      .pipe(retry({ delay: 50 }))
      .subscribe((value) => seen.got.push(value))
    // A subject keeps what is sent while there is no connection.
    subject.next('text')
    subject.next(new Uint8Array([9, 1, 2, 9]).subarray(1, 3))
    await until(() => seen.got.length === 2)
    kill()
    await until(() => seen.opened === 2)
    subject.next('again')
    await until(() => seen.got.length === 3)
    subscription.unsubscribe()
    await until(() => seen.closed.length === 2)
    return seen
  },
  expected: {
    got: ['text', [1, 2], 'again'],
    opened: 2,
    closed: [
      [1006, false],
      [1000, true],
    ],
  },
})
