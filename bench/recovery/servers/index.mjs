// The servers that clients need, by the protocol they speak.

import { broker } from '../../../tests/support/servers/mqtt.mjs'
import { startPeer } from '../../../tests/support/servers/peer.mjs'
import { values } from '../options.mjs'
import { centrifuge } from './centrifuge.mjs'
import { socketIo, socketIoServer } from './socket-io.mjs'

export const servers = {
  plain: () => startPeer(),
  centrifuge: () => startPeer({ speak: centrifuge(values) }),
  mqtt: () => startPeer({ speak: broker }),
  'socket.io': async () => startPeer({ server: await socketIoServer(values), speak: socketIo }),
}
