// A random life: random acts of an app, a host and a network, from one seed. invariants.test.mjs checks what must
// always hold.

export const HOSTS = [
  'wx',
  'wx@pc4',
  'qq',
  'tt',
  'feishu',
  'dimina',
  'taro3@weapp',
  'mpx@promise',
  'uni@mp-weixin',
  'wx@ios15',
  'taro3@ios15',
]

/** Options of a random task: short times, and sometimes options that lead to other paths. */
export function someOptions(w, random) {
  const plain = { url: 'wss://example.test/socket' }
  const params = [
    plain,
    plain,
    () => plain,
    () => w.realm.Promise.resolve(plain),
    () =>
      new w.realm.Promise((resolve, reject) => {
        const late = random.pick([0, 50, 3000])
        w.net.later(late, () =>
          random.chance(0.2) ? reject(new Error('no token')) : resolve(plain),
        )
      }),
  ]
  const options = {
    pingTimeout: 1000,
    pongTimeout: 500,
    reconnectTimeout: 200,
    connectTimeout: 2000,
    connectSocketParams: random.pick(params),
  }
  if (random.chance(0.3)) options.isPong = (data) => data === 'heartbeat'
  if (random.chance(0.2)) options.pongTimeout = 'auto'
  if (random.chance(0.2)) options.queue = random.pick([false, { maxMessages: 3 }, { maxAge: 500 }])
  if (random.chance(0.2)) options.minUptime = 0
  if (random.chance(0.2)) options.retry = () => random.below(1000)
  return options
}

/** What may happen in a world. Each act is simple; their order makes it difficult. */
export const acts = (w, task, random, book) => ({
  push: () => w.net.link?.push(`news ${(book.pushed += 1)}`),
  'server closes': () =>
    w.net.link?.closeByServer(random.pick([1000, 1001, 1006, 1012, 4000]), 'bye'),
  drop: () => w.net.link?.drop(),
  interrupt: () => w.host.interrupt(),
  mute: () => (w.net.mute = random.chance(0.5)),
  blackhole: () => (w.net.blackhole = random.chance(0.3)),
  slow: () => (w.net.slow = random.pick([0, 0, 100, 3000, 12_000])),
  handshakes: () =>
    w.net.next(
      ...Array.from({ length: random.below(3) }, () => random.pick(['refuse', 'hang', 'http503'])),
    ),
  connects: () =>
    w.host.next(
      ...Array.from({ length: random.below(3) }, () =>
        random.pick(['throw', 'undefined', 'reject', 'pending', 'fail', 'mute']),
      ),
    ),
  'error event': () =>
    w.host.socket?.state === 'open' && w.host.socket.dispatch('error', {}, { errMsg: 'odd' }),
  'late close': () => random.pick(w.host.sockets)?.lostLink({ code: 1006, reason: 'late' }, null),
  'refused reports': () =>
    (w.host.quirks.refused = random.pick([
      'error+close',
      'close',
      'error',
      'fail',
      'fail+error+close',
      '',
    ])),
  'lost reports': () =>
    (w.host.quirks.lost = random.pick(['close', 'error+close', 'error', 'close+error'])),
  'close reports': () => (w.host.quirks.closeReports = random.pick(['later', 'sync', 'never'])),
  'close needs open': () => (w.host.quirks.closeNeedsOpen = random.chance(0.7)),
  'dead close': () =>
    (w.host.quirks.closeDead = random.pick(['fail', 'throw', 'reject', 'ignore'])),
  'send mode': () =>
    (w.host.quirks.send = random.pick(['ok', 'ok', 'ok', 'throw', 'reject', 'fail', 'silent'])),
  suspend: () => (w.host.quirks.suspend = random.below(7)),
  settles: () => (w.host.quirks.settles = random.pick(['success', 'open'])),
  freeze: () =>
    w.freeze(random.pick([500, 2000, 60_000]), { first: random.pick(['timer', 'client']) }),
  clock: () => w.clock.jumpWallClock(random.pick([-3_600_000, -500, 500, 3_600_000])),
  send: () => book.send(task),
  'send many': () => Array.from({ length: 30 }, () => book.send(task)),
  ping: () =>
    void task.ping().then(
      () => {},
      () => {},
    ),
  reconnect: () => task.reconnect(),
  close: () => task.close({ code: 1000 }),
  open: () => task.open(),
  'ping option': () => (task.opts.pingTimeout = random.pick([0, 300, 1000, 5000, 2 ** 40])),
  'pong option': () => (task.opts.pongTimeout = random.pick([0, 200, 1000, 'auto'])),
})

/** Everything works again. */
export function heal(w) {
  w.net.mute = false
  w.net.blackhole = false
  w.net.slow = 0
  w.net.script.length = 0
  w.host.script.length = 0
  Object.assign(w.host.quirks, {
    send: 'ok',
    suspend: 0,
    settles: 'success',
    closeThrows: false,
    closeReports: 'later',
    refused: 'error+close',
  })
}

/** Numbered sends and their results. */
export class Book {
  constructor() {
    this.sent = 0
    this.pushed = 0
    this.results = new Map()
  }

  send(task) {
    this.sent += 1
    const n = this.sent
    this.results.set(n, [])
    const note = (name) => () => this.results.get(n).push(name)
    let inside = true
    const check = (name) => () => {
      if (inside) this.results.get(n).push('inside the call')
      note(name)()
    }
    task.send({ data: `#${n}`, success: check('success'), fail: check('fail') })
    inside = false
  }
}
