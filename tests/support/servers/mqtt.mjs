// A broker as small as can be: it answers a connect and pings, and sends each message back to whom it came from.

import mqtt from 'mqtt-packet'

export function broker(connection, takes) {
  const parser = mqtt.parser()
  const reply = (packet) => connection.send(mqtt.generate(packet))
  const answers = {
    connect: () => reply({ cmd: 'connack', returnCode: 0, sessionPresent: false }),
    pingreq: () => reply({ cmd: 'pingresp' }),
    publish({ topic, payload }) {
      if (takes(payload.toString())) reply({ cmd: 'publish', qos: 0, topic, payload })
    },
  }
  parser.on('packet', (packet) => answers[packet.cmd]?.(packet))
  connection.on('message', (data) => parser.parse(data))
}
