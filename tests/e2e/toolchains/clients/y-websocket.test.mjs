// y-websocket: the option `WebSocketPolyfill`. lib0 reads `crypto` when it is loaded. Against its own server.

import { webcrypto } from 'node:crypto'
import { testClient } from './play.mjs'
import { library } from './realm.mjs'
import { webSocketServer } from './servers.mjs'

async function server() {
  const { docs, setupWSConnection } = library('@y/websocket-server/utils')
  const { stop, ...rest } = await webSocketServer(setupWSConnection)
  // Each keeps a timer.
  const end = () => docs.forEach((doc) => doc.destroy())
  return { ...rest, stop: () => stop().then(end) }
}

testClient('y-websocket', {
  imports: `export { WebsocketProvider } from 'y-websocket'
export { Doc } from 'yjs'`,
  globals: { crypto: { getRandomValues: (array) => webcrypto.getRandomValues(array) } },
  server,
  connections: 3,
  app: async ({ WebSocket, url, kill, until }, { WebsocketProvider, Doc }) => {
    const seen = { events: [] }
    const options = { WebSocketPolyfill: WebSocket, disableBc: true, maxBackoffTime: 50 }
    const provider = new WebsocketProvider(url, 'room', new Doc(), options)
    const text = provider.doc.getText('t')
    provider.on('status', ({ status }) => seen.events.push(status))
    provider.on('sync', (isSynced) => isSynced && seen.events.push('synced'))
    text.insert(0, 'text')
    await until(() => provider.synced)
    kill()
    text.insert(4, ' and more')
    await until(() => seen.events.filter((event) => event === 'synced').length === 2)
    const other = new WebsocketProvider(url, 'room', new Doc(), options)
    await until(() => other.synced)
    seen.other = String(other.doc.getText('t'))
    provider.destroy()
    other.destroy()
    provider.doc.destroy()
    other.doc.destroy()
    // It looks once more whether to connect.
    await new Promise((resolve) => setTimeout(resolve, 150))
    return seen
  },
  expected: {
    events: [
      ...['connected', 'synced', 'disconnected'],
      ...['connecting', 'connected', 'synced', 'disconnected'],
    ],
    other: 'text and more',
  },
})
