// A broker as small as can be: it answers a connect and pings, and sends each message back to whom it came from.

import mqtt from 'mqtt-packet'

export function broker(connection, takes) {
  const parser = mqtt.parser()
  const tell = (packet) => connection.send(mqtt.generate(packet))
  const answers = {
    connect: () => tell({ cmd: 'connack', returnCode: 0, sessionPresent: false }),
    pingreq: () => tell({ cmd: 'pingresp' }),
    publish({ topic, payload }) {
      if (takes(payload.toString())) tell({ cmd: 'publish', qos: 0, topic, payload })
    },
  }
  parser.on('packet', (packet) => answers[packet.cmd]?.(packet))
  connection.on('message', (data) => parser.parse(data))
}
