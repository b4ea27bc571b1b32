// Random options of an app, of which some are functions that do something to their task.

import {
  KIND_CONNECT_LIMIT,
  KIND_FLAG,
  KIND_LIMIT,
  KIND_SPAN,
  OPTIONS as TABLE,
} from '#build/protocol.js'

const later = (life, ms, settle) =>
  new life.realm.Promise((resolve, reject) => life.net.later(ms, () => settle(resolve, reject)))

/** The params of an attempt: each has secrets, and says whose it is. */
function paramsOf(app, record) {
  const { life, random } = app
  const url = `wss://me:pAsSwOrD@example.test/${record.number}?token=tOkEn${record.number}`
  const params = { url, header: { authorization: `Bearer tOkEn${record.number}` } }
  if (random.chance(0.2)) params.protocols = ['chat']
  if (random.chance(0.2)) params.timeout = random.pick([500, 20_000])
  if (random.chance(0.1)) params.multiple = true
  if (random.chance(0.2)) params.success = app.users(record, 'params.success')
  if (random.chance(0.2)) params.fail = app.users(record, 'params.fail')
  if (random.chance(0.05))
    Object.defineProperty(params, 'extra', {
      enumerable: true,
      get: () => (app.mayAct(record, 'a getter'), life.line('  a getter'), 'tOkEn9'),
    })
  return params
}

function sourceOf(app, record) {
  const { life, random } = app
  const { realm } = life
  const ask = (give) =>
    app.users(record, 'params', () => {
      life.laws.begins(record, life.clock.elapsed, true)
      return give
    })
  const good = () => paramsOf(app, record)
  const bad = () => random.pick([undefined, 'tOkEn8', {}, { url: '' }, 7])
  const ways = [
    () => good(),
    () => good(),
    () => ask(good),
    () => ask(() => realm.Promise.resolve(good())),
    () => ask(() => later(life, random.pick([0, 50, 3000]), (resolve) => resolve(good()))),
    () => ask(() => (random.chance(0.3) ? bad() : good())),
    () => ask(() => (random.chance(0.3) ? realm.Promise.reject(new Error('tOkEn7')) : good())),
    () => ask(() => (random.chance(0.2) ? new realm.Promise(() => {}) : good())),
  ]
  return random.pick(ways)()
}

/** Values of options that have none of their own below. */
const OF_KIND = {
  [KIND_CONNECT_LIMIT]: [500, 2000, 0],
  [KIND_FLAG]: [true, false],
  [KIND_LIMIT]: [300, 1000, 5000, 0, null, 2 ** 40],
  [KIND_SPAN]: [0, 200, 2000],
}

const OPTIONS = {
  ...Object.fromEntries(
    TABLE.filter((row) => OF_KIND[row[1]]).map(([name, kind]) => [name, OF_KIND[kind]]),
  ),
  pongTimeout: [200, 500, 1000, 'auto', 0],
  reconnectTimeout: [50, 200, 1000],
  reconnectTimeoutMax: [1000, 30_000],
  minUptime: [0, 100, 5000],
  repeatLimit: [null, 0, 3, 10],
  fatalCloseCodes: [[], [4001], [1000]],
  queue: [
    {},
    false,
    { maxMessages: 2 },
    { maxAge: 500 },
    { maxBytes: 20, overflow: 'drop-newest' },
  ],
}

const FUNCTIONS = {
  pingMsg: (app, record) =>
    app.users(record, 'pingMsg', () =>
      app.random.pick(['ping', 'heartbeat', null, new ArrayBuffer(2), 7]),
    ),
  isPong: (app, record) =>
    app.users(record, 'isPong', (data) => data === 'ping' || data === 'heartbeat'),
  retry: (app, record) =>
    app.users(record, 'retry', () => app.random.pick([0, 100, 800, false, 'odd'])),
  shouldReconnect: (app, record) =>
    app.users(record, 'shouldReconnect', () => app.random.chance(0.9)),
  logger: (app, record) => {
    const log = app.users(record, 'logger', (...line) =>
      app.life.laws.printed(JSON.stringify(line)),
    )
    return app.random.chance(0.8) ? log : { info: log, log }
  },
  connectSocketParams: sourceOf,
  signal: (app, record) => app.life.signalOf(record),
}

const NONSENSE = [NaN, -1, 'soon', {}, Symbol('x')]

/** One option by name and value. */
export function optionOf(app, record) {
  const { random } = app
  const name = random.pick([...Object.keys(OPTIONS), ...Object.keys(FUNCTIONS)])
  if (random.chance(0.1)) return [name, random.pick(NONSENSE)]
  return [name, FUNCTIONS[name]?.(app, record) ?? random.pick(OPTIONS[name])]
}

/** The options of a new task: short times, and sometimes any other. */
export function optionsOf(app, record) {
  const { life, random } = app
  const options = {
    miniprogram: life.host.api,
    ...life.entry.options,
    connectSocketParams: sourceOf(app, record),
    pingTimeout: 1000,
    pongTimeout: 500,
    reconnectTimeout: 200,
    connectTimeout: 2000,
  }
  for (const name of [...Object.keys(OPTIONS), ...Object.keys(FUNCTIONS)]) {
    if (!random.chance(name === 'logger' ? 0.5 : 0.12) || name === 'connectSocketParams') continue
    options[name] = FUNCTIONS[name]?.(app, record) ?? random.pick(OPTIONS[name])
  }
  if (random.chance(0.02)) options.minUptime = random.pick(NONSENSE)
  return options
}

/** Options of a task that connects if the host lets it. */
export const wellOf = ({ number }) => ({
  ...{ connectSocketParams: { url: `wss://example.test/${number}` }, connectTimeout: 2000 },
  ...{ pingTimeout: 1000, pongTimeout: 500, pingMsg: 'ping', isPong: null },
  ...{ reconnectTimeout: 200, reconnectTimeoutMax: 1000, repeatLimit: null, minUptime: 0 },
  ...{ retry: null, shouldReconnect: null, fatalCloseCodes: [] },
})
