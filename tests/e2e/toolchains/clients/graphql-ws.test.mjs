// graphql-ws: the option `webSocketImpl`; so also Apollo's GraphQLWsLink. It takes the first event of a loss for its
// reason, and does not retry after an `error` without a `shouldRetry`. None of these hosts reports one. Against its own
// server.

import { graphqlServer } from './graphql-server.mjs'
import { testClient } from './play.mjs'

testClient('graphql-ws', {
  imports: `export { createClient } from 'graphql-ws'`,
  server: graphqlServer,
  hosts: ['wx', 'my@single', 'taro3@weapp'],
  engines: ['js', 'wasm'],
  app: async ({ WebSocket, url, kill, until }, { createClient }) => {
    const seen = { counts: [], closed: [] }
    const wait = () => new Promise((resolve) => setTimeout(resolve, 50))
    const client = createClient({
      url,
      webSocketImpl: WebSocket,
      retryWait: wait,
      lazyCloseTimeout: 0,
    })
    client.on('closed', ({ code, wasClean }) => seen.closed.push([code, wasClean]))
    const sink = (next) => ({ next, error: (error) => (seen.error = error.type), complete() {} })
    client.subscribe(
      { query: '{ hello }' },
      sink(({ data }) => (seen.hello = data.hello)),
    )
    const stop = client.subscribe(
      { query: 'subscription { count }' },
      sink(({ data }) => seen.counts.push(data.count)),
    )
    await until(() => seen.hello && seen.counts.includes(2))
    kill()
    await until(() => seen.closed.length === 1)
    // The subscription begins anew.
    await until(() => seen.counts.lastIndexOf(0) > 0)
    stop()
    await until(() => seen.closed.length === 2)
    return { ...seen, counts: seen.counts.slice(0, 3) }
  },
  // A host without codes cannot confirm the last one.
  expected: (host) => ({
    counts: [0, 1, 2],
    hello: 'hello 汉字',
    closed: [[1006, false], host === 'my@single' ? [1006, false] : [1000, true]],
  }),
})
