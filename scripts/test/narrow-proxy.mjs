// The server of wasm-bindgen's test runner (tiny_http) has four threads at first. If a browser opens more connections
// than that at once, the others may wait until one of the first is closed: for seconds, or for ever. So a page with many
// modules is loaded through this proxy, which has one connection to the server.

import { Agent, createServer, request as ask } from 'node:http'

/** Resolves to `{ args, stop }`: what Chrome needs to use the proxy, and a function that ends it. */
export async function startNarrowProxy() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const server = createServer((request, response) => {
    const { hostname, port, pathname: path } = new URL(request.url)
    const { method, headers } = request
    const asked = ask({ agent, hostname, port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    asked.on('error', () => response.destroy())
    request.pipe(asked)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy = `proxy-server=127.0.0.1:${server.address().port}`
  return {
    // Without the first entry, Chrome would not use it for its own machine. The second one are the sockets of tests.
    args: [proxy, 'proxy-bypass-list=<-loopback>;ws://127.0.0.1'],
    stop() {
      agent.destroy()
      server.close()
      server.closeAllConnections()
    },
  }
}
