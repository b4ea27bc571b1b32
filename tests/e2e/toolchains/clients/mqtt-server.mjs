// aedes, a broker of MQTT, behind a WebSocket server.

import { createWebSocketStream } from 'ws'
import { library } from './realm.mjs'
import { webSocketServer } from './servers.mjs'

export async function mqttServer() {
  const broker = await library('aedes').Aedes.createBroker()
  const server = await webSocketServer(
    (socket, request) => {
      const stream = createWebSocketStream(socket)
      stream.on('error', () => {})
      broker.handle(stream, request)
    },
    { handleProtocols: () => 'mqtt' },
  )
  const stop = async () => {
    await new Promise((resolve) => broker.close(resolve))
    await server.stop()
  }
  return { ...server, stop }
}
