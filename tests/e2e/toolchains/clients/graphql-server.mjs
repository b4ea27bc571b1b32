// A server of graphql-ws, with a query and a subscription that counts.

import { library } from './realm.mjs'
import { webSocketServer } from './servers.mjs'

export function graphqlServer() {
  const { buildSchema } = library('graphql')
  const { makeServer, GRAPHQL_TRANSPORT_WS_PROTOCOL: protocol } = library('graphql-ws')
  const schema = buildSchema('type Query { hello: String } type Subscription { count: Int }')
  const roots = {
    query: { hello: () => 'hello 汉字' },
    subscription: {
      async *count() {
        for (let count = 0; ; count += 1) {
          yield { count }
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      },
    },
  }
  const graphql = makeServer({ schema, roots })
  return webSocketServer(
    (socket, request) => {
      const closed = graphql.opened(
        {
          protocol: socket.protocol,
          send: (data) => new Promise((resolve) => socket.send(data, () => resolve())),
          close: (code, reason) => socket.close(code, reason),
          onMessage: (take) => socket.on('message', (data) => take(String(data))),
        },
        { socket, request },
      )
      socket.once('close', (code, reason) => closed(code, String(reason)))
    },
    { handleProtocols: () => protocol },
  )
}
