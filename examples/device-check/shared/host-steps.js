// What the host does, without the library. Each step resolves to what was seen, in a few words.

import { fromBase64 } from './base64'
import { describe, describeMessage, messageIn } from './describe'
import { failed } from './failure'

const TEXT = 'hello 汉字 😀'
const BYTES = [0, 1, 127, 128, 255]
/** More sockets than any host is known to allow. */
const MOST = 7

/** A socket that the server has greeted. */
function opened(context, more) {
  const socket = context.connect(more)
  return socket.ready(context.answer).then((number) => {
    socket.number = number
    return socket
  })
}

const ask = (context, socket, command) =>
  socket.send(command).then(() => socket.next(['message'], context.answer))

export function open(context) {
  return opened(context, { header: { 'x-device-check': 'arrives' } }).then((socket) => {
    const order = socket.order()
    const { event } = socket.events.find(({ name }) => name === 'open')
    return ask(context, socket, '!header').then((message) => {
      const header = messageIn(message).data === 'header arrives' ? 'arrives' : 'is lost'
      const { readyState } = socket.task
      return [
        `connectSocket gives ${socket.returned}`,
        order,
        `open event ${describe(event)}`,
        `readyState ${readyState}`,
        `the header ${header}`,
      ].join('; ')
    })
  })
}

export function text(context) {
  return opened(context).then((socket) =>
    ask(context, socket, TEXT).then((event) => {
      const { data } = messageIn(event)
      if (data !== TEXT) return failed('wrong-answer', describe(data))
      return `message event {${Object.keys(event).join(', ')}}`
    })
  )
}

/** The bytes of a message, or nothing if it is a text. */
function bytesOf(event) {
  const { data, isBuffer } = messageIn(event)
  if (typeof data === 'string') return isBuffer ? fromBase64(data) : null
  return Array.from(new Uint8Array(data))
}

const isSame = (numbers) => Boolean(numbers) && numbers.join() === BYTES.join()

/** Sends the bytes as they are, then as Alipay wants them. */
export function bytes(context) {
  const ways = [
    ['an ArrayBuffer', new Uint8Array(BYTES).buffer],
    ['base64', 'AAF/gP8=', { isBuffer: true }],
  ]
  const seen = []
  const attempt = ([name, data, more], socket) =>
    socket
      .send(data, more)
      .then(() => socket.next(['message'], context.answer))
      .then(
        (event) => {
          const is = isSame(bytesOf(event))
          seen.push(`sent as ${name}: ${is ? 'arrives' : 'spoilt'} as ${describeMessage(event)}`)
          return is
        },
        ({ failure, detail }) => {
          seen.push(`sent as ${name}: ${failure} ${detail}`)
          return false
        }
      )
  return opened(context).then((socket) =>
    attempt(ways[0], socket)
      .then((is) => is || attempt(ways[1], socket))
      .then((is) => (is ? seen.join('; ') : failed('wrong-answer', seen.join('; '))))
  )
}

/** How the host tells that the server has ended the connection. */
const endedBy = (command) => (context) =>
  opened(context).then((socket) => {
    const before = socket.events.length
    return socket
      .send(command)
      .then(() => socket.next(['close', 'error'], context.answer))
      .then(() => socket.settled())
      .then(() => `${socket.order(true, before)}; readyState ${socket.task.readyState}`)
  })

export const serverClose = endedBy('!close')
export const reset = endedBy('!reset')

export function ownClose(context) {
  return opened(context).then((socket) => {
    const before = socket.events.length
    socket.close(4002, 'done')
    return socket
      .next(['close'], context.answer)
      .then(
        () => socket.settled(),
        () => {}
      )
      .then(() => context.close())
      .then(() => opened(context))
      .then((other) => ask(context, other, `!closed ${socket.number}`))
      .then((event) => {
        const server = messageIn(event).data
        return `${socket.order(true, before)}; the server got ${describe(server)}`
      })
  })
}

/** How the host tells that the server has refused the connection. */
export function refused(context) {
  const socket = context.connect({ url: `${context.url}?refuse` })
  return socket
    .next(['open', 'fail', 'error', 'close', 'throw', 'rejected'], context.answer)
    .then(() => socket.settled())
    .then(() => (socket.has('open') ? failed('not-refused') : socket.order(true)))
}

/** Opens sockets until one is refused. */
export function slots(context) {
  const sockets = []
  const found = (seen) => {
    const closed = sockets.filter((socket) => socket.hasEnded()).length
    context.facts.sockets = `${sockets.length - closed}`
    return seen + (closed ? `; the host has closed ${closed} older` : '')
  }
  const next = () => {
    if (sockets.length === MOST) return found(`${MOST} or more`)
    return opened(context).then(
      (socket) => {
        if (socket.isGlobal && sockets.length) return found('1, a new one replaces the old')
        sockets.push(socket)
        return next()
      },
      (refusal) =>
        sockets.length
          ? found(`${sockets.length}; the next: ${refusal.detail}`)
          : Promise.reject(refusal)
    )
  }
  return next()
}
