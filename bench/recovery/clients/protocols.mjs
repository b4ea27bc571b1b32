// Peers with a protocol of their own, and its heartbeat: Socket.IO and Centrifuge are pinged by the server.

import { caps, values } from '../options.mjs'
import { WebSocket } from './web-socket.mjs'

const TOPIC = 'echo'

async function socketIo({ cap }) {
  const { io } = await import('socket.io-client')
  const options = {
    forceNew: true,
    transports: ['websocket'],
    reconnectionDelay: values.base,
    reconnectionDelayMax: caps[cap],
    timeout: values.connect,
  }
  return (url, { opened, heard }) => {
    const socket = io(url, options)
    socket.on('connect', opened)
    socket.on('message', heard)
    return { send: (text) => socket.send(text), stop: () => socket.disconnect() }
  }
}

async function centrifuge({ cap }) {
  const { Centrifuge } = await import('centrifuge')
  const options = {
    websocket: WebSocket,
    minReconnectDelay: values.base,
    maxReconnectDelay: caps[cap],
    timeout: values.connect,
    maxServerPingDelay: values.pong,
  }
  return (url, { opened, heard }) => {
    const client = new Centrifuge(url, options)
    client.on('connected', opened)
    client.on('message', ({ data }) => heard(data))
    client.connect()
    const ignore = () => {}
    return {
      send: (text) => client.send(text).catch(ignore),
      stop: () => client.disconnect(),
    }
  }
}

async function mqtt() {
  const { connect } = await import('mqtt')
  const options = {
    // s; half as much again without an answer is the end.
    keepalive: values.ping / 1000,
    reconnectPeriod: values.base,
    connectTimeout: values.connect,
  }
  return (url, { opened, heard }) => {
    const client = connect(url, options)
    client.on('connect', opened)
    client.on('message', (_, payload) => heard(payload.toString()))
    client.on('error', () => {})
    return { send: (text) => client.publish(TOPIC, text), stop: () => client.end(true) }
  }
}

const peer = (label, load) => ({ label, protocol: label, load })

export const protocols = {
  'socket.io': peer('socket.io', socketIo),
  centrifuge: peer('centrifuge', centrifuge),
  mqtt: peer('mqtt', mqtt),
}
