// What goes wrong in the demo. `atStart` prepares the server before the client connects; `inject`
// breaks a link that is open, and recovery counts from the moment it resolves.

export const faults = [
  {
    key: 'handshake',
    name: 'handshake that is never answered',
    atStart: (server) => server.hangHandshakes(1),
  },
  {
    key: 'blackhole',
    name: 'blackholed link (TCP stays)',
    inject: (server) => server.freezeLinks(),
  },
  {
    key: 'close 1000',
    name: 'server closes with 1000',
    inject: (server) => server.close(1000, 'restart'),
  },
  {
    key: 'close 4000',
    name: 'server closes with 4000',
    inject: (server) => server.close(4000, 'restart'),
  },
  {
    key: 'refused',
    name: 'port refused for 1.5 s',
    inject: (server) => server.refuseFor(1500),
  },
  {
    key: 'close()',
    name: 'close() in the middle of a retry',
    inject: (server) => server.close(1000, 'restart'),
    closesInRetry: true,
  },
]

/** The same for all clients; 1.x has no `connectTimeout` and ignores it. */
export const options = {
  pingTimeout: 1000,
  pongTimeout: 1000,
  reconnectTimeout: 1000,
  connectTimeout: 3000,
}

/** How long we wait for a recovery; for others longer than the longest wait, the host’s 60 s for a handshake. */
export const timeout = (client) => (client.isQuick ? 20_000 : 75_000)
