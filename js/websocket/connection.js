// The connection of one socket: a task that makes a single attempt. It turns the hooks of the task into the states and
// events of the standard. All that is about hosts is the work of the task.

import { cancel, later, noop } from '../bridge/guard.js'
import { chosenIn } from './handshake.js'
import { Outgoing } from './outgoing.js'

export const READY_CONNECTING = 0
export const READY_OPEN = 1
export const READY_CLOSING = 2
export const READY_CLOSED = 3

/** The code of a close that no close frame explains (RFC 6455 §7.1.5). */
const ABNORMAL = 1006
/** Codes that no close frame has (§7.4.1), besides 1005, which says that it had none. */
const NO_FRAMES = [1004, ABNORMAL, 1015]

/**
 * What a connection tells its socket.
 * @typedef {object} Events
 * @property {() => void} open
 * @property {(data: string | ArrayBuffer) => void} message
 * @property {(error: any) => void} error
 * @property {(close: { wasClean: boolean, code: number, reason: string }) => void} close
 */

export class Connection {
  /**
   * @param {Events} events
   * @param {string[]} protocols
   * @param {number} closeTimeout ms
   */
  constructor(events, protocols, closeTimeout) {
    this._events = events
    this._protocols = protocols
    this._closeTimeout = closeTimeout
    this.state = READY_CONNECTING
    this.protocol = ''
    this.extensions = ''
    /** Bytes that were sent and that the host has not taken yet. */
    this.unsent = 0
    /** @type {any} */
    this._task = null
    /** Ends the task. */
    this._abort = noop
    /** Why the connection has failed, or seems to. @type {any} */
    this._error = null
    this._hasFailed = false
    /** How the host has closed the socket. */
    this._close = { code: ABNORMAL, reason: '' }
    /**
     * What the host reports inside a call of the app, which is told in a later turn; null: no call is running.
     * @type {(() => void)[] | null}
     */
    this._held = []
    /** @type {any} */
    this._closeTimer = undefined
    this._outgoing = new Outgoing((error) => this.fail(error))
  }

  /**
   * Begins the attempt. No event comes in this turn, so that listeners which are set in it hear all.
   * @param {(options: object) => Promise<any>} makeTask
   * @param {Record<string, any>} options those of the task
   */
  start(makeTask, options) {
    later(() => this._release(), 0)
    let end = noop
    const signal = {
      aborted: false,
      addEventListener(/** @type {string} */ _, /** @type {() => void} */ abort) {
        end = abort
      },
      removeEventListener: noop,
    }
    this._abort = () => {
      signal.aborted = true
      end()
    }
    options.signal = signal
    makeTask(options).then(
      (task) => this._use(task),
      (error) => this.fail(error),
    )
  }

  /** @param {any} task */
  _use(task) {
    this._task = task
    let hasOpened = false
    task.onOpen = (/** @type {any} */ event) => {
      hasOpened = true
      this._tell(() => this._opened(event))
    }
    task.onMessage = (/** @type {any} */ event) => {
      if (this._held) this._tell(() => this._message(event.data))
      else this._message(event.data)
    }
    task.onError = (/** @type {any} */ error) => void (this._error = error)
    task.onClose = (/** @type {any} */ close) => {
      // The end of an attempt has no code.
      if (hasOpened) this._close = close
      // If nobody has asked for the close, the task gives up now.
      if (this.state === READY_CLOSING) this._tell(() => this._end())
    }
    task.onGiveUp = (/** @type {any} */ loss) => this._tell(() => this._lost(loss))
  }

  /** @param {() => void} event */
  _tell(event) {
    if (this._held) this._held.push(event)
    else event()
  }

  _release() {
    const held = this._held || []
    this._held = null
    held.forEach((event) => event())
  }

  /** @param {any} event */
  _opened(event) {
    if (this.state !== READY_CONNECTING) return
    const chosen = chosenIn(event, this._task.socketTask, this._protocols)
    this.protocol = chosen.protocol
    this.extensions = chosen.extensions
    this.state = READY_OPEN
    this._events.open()
  }

  /** @param {string | ArrayBuffer} data */
  _message(data) {
    // The link lives, whatever the host has said before.
    if (!this._hasFailed) this._error = null
    if (this.state === READY_OPEN) this._events.message(data)
  }

  /**
   * The task has lost its connection, or never had one. A loss that the host reports is no error, as in browsers: some
   * clients would not connect again.
   * @param {{ reason: string, lastError: any }} loss
   */
  _lost({ reason, lastError }) {
    const isError = lastError.code !== 'connection-lost' || reason === 'superseded'
    if (isError) this._error = this._error || lastError
    this._end()
  }

  /**
   * Sends a message, or notes that it is not sent any more.
   * @param {{ data: any, size: number }} message
   */
  send({ data, size }) {
    this.unsent += size
    if (this.state !== READY_OPEN) return
    this._during(() => this._outgoing.push(data, (bytes) => this._pass(bytes, size)))
  }

  /**
   * @param {string | ArrayBuffer} data
   * @param {number} size
   */
  _pass(data, size) {
    if (!this._task) return
    this._task.send({
      data,
      queue: false,
      success: () => void (this.unsent -= size),
      // Without this message, all that follows would be wrong.
      fail: (/** @type {unknown} */ error) => this.fail(error),
    })
  }

  /**
   * Carries out a call of the app.
   * @param {() => void} call
   */
  _during(call) {
    if (this._held) return call()
    /** @type {(() => void)[]} */
    const held = []
    this._held = held
    call()
    if (held.length) later(() => this._release(), 0)
    else this._held = null
  }

  /**
   * @param {number | undefined} code
   * @param {string} reason
   */
  close(code, reason) {
    if (this.state >= READY_CLOSING) return
    if (this.state === READY_CONNECTING) return this.fail({ message: 'closed before it was open' })
    this.state = READY_CLOSING
    // Some hosts never report the close.
    this._closeTimer = later(() => this._end(), this._closeTimeout)
    this._during(() =>
      this._outgoing.push('', () => this._task && this._task.close({ code, reason })),
    )
  }

  /**
   * The connection fails, by `error`. That is told in a later turn.
   * @param {any} error
   */
  fail(error) {
    if (this.state === READY_CLOSED || this._hasFailed) return
    this._hasFailed = true
    this._error = error || {}
    this.state = READY_CLOSING
    this._abort()
    later(() => this._end(), 0)
  }

  _end() {
    if (this.state === READY_CLOSED) return
    const [error, { code, reason }] = [this._error, this._close]
    this.state = READY_CLOSED
    cancel(this._closeTimer)
    this._abort()
    this._task = null
    if (error) this._events.error(error)
    const isKnown = code >= 1000 && NO_FRAMES.indexOf(code) < 0
    this._events.close({
      wasClean: isKnown && !error,
      code: isKnown ? code : ABNORMAL,
      reason: isKnown ? reason : '',
    })
  }
}
