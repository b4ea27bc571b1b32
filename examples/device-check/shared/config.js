/** 页面打开时的地址。The address that is in the page when it opens. */
export const url = ''

/** 毫秒。ms. */
export const options = {
  /** How long an answer of the server may take. */
  answer: 8000,
  /** After an event: what else belongs to it has come by then. */
  settle: 500,
  /** How long the connection may take to come back, and a user to do what is asked. */
  back: 90000,
  user: 180000,
  /** Of the tasks. */
  pingTimeout: 1000,
  pongTimeout: 3000,
  reconnectTimeout: 1000,
}
