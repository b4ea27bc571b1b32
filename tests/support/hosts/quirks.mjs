// Every documented quirk of hosts as a named switch. A host reads its switches at each use, so a test may
// turn one in the middle of a scenario: `world.host.quirks.send = 'throw'`.
//
// To add a host: one line in `presets`, with the family that builds it (index.mjs) and the switches in
// which it differs. `npm test -- host matrix` then opens, echoes and closes on it, and the matrix has a row
// for it. To add a quirk: its values in `switches`, the harmless one first, and which host does that; implement it in
// socket-task.mjs (a socket), wx.mjs (connectSocket), my.mjs (a global socket), shapes.mjs (events),
// signals.mjs (the app's events), browser.mjs and h5.mjs (pages), or the wrapper it belongs to. A value
// that no preset and no test turns on fails hosts.test.mjs.

/** The values of every switch, the harmless one first. `Number`: any number. */
export const switches = {
  // --- connectSocket
  /** What connectSocket does instead of giving a task: see wx.mjs. */
  connect: ['task', 'throw', 'undefined', 'reject', 'pending', 'fail', 'mute', 'success-only'],
  /** Sockets one app may have; those still connecting or closing count, also of wrappers (h5.mjs). */
  maxSockets: [5, Number],
  /** What happens over that limit: a dead task and `fail`, or the like; Baidu of old closes the oldest. */
  overLimit: ['fail', 'undefined', 'throw', 'close-oldest'],
  /** That many connects are refused because the app is just coming back. */
  suspend: [0, Number],
  /** How that refusal is worded. */
  suspendText: ['suspend', 'interrupted'],
  /** ms until the host itself gives a connect up; `timeout` in the params wins. */
  connectTimeout: [60_000, Number],
  /** `success` says "call accepted": it comes also for a connection that then fails. */
  successFirst: [true, false],
  /** How a refused connection is reported: which of fail, error, close, in that order; `''`: not at all. */
  refused: ['error+close', 'close', 'error', 'fail', 'close+error', 'fail+error+close', ''],
  /** The code of that close event: 1006, or 1001 "Stream end encountered" (wx). */
  refusedCode: [1006, 1001],
  /** A server that chooses none of the subprotocols offered fails the connect (tt). */
  needsProtocol: [false, true],
  /** Tasks only if a callback is given, otherwise a Promise of the result (uni-app). */
  needsCallback: [false, true],

  // --- the task's events
  /** A second onX replaces the first, or both are called (undocumented). */
  listeners: ['slot', 'add'],
  /** An event that came before its listener is handed over when the listener comes (Dimina). */
  keepsEarlyEvents: [false, true],
  /** How the loss of an open socket is reported, as `refused`; or only by wx.onSocketClose. */
  lost: ['close', 'error+close', 'error', 'global-close', ''],
  /** The same for sockets that the system took away in the background: on iOS only wx.onSocketClose. */
  interrupted: ['close', 'error+close', 'global-close'],
  /** Whom the host tells that a socket is closed: `newest` is a fault of uni-app's, in apps. */
  tellsClose: ['own', 'newest'],
  /** The code of that close event, with the reason "interrupted": wx gives 0 too, tt games give 1001. */
  interruptedCode: [1000, Number],
  /** Feishu lists no onError on the task. */
  hasOnError: [true, false],
  /** What the open event carries: a header; `profile` (wx); two names more (tt); a number (my); nothing. */
  openEvent: ['header', 'profile', 'socket-type', 'nested', 'empty'],
  /** Message data; `nested` is `{data: {data}}`, base64 comes with isBuffer, `raw` as the test pushed it. */
  data: ['buffer', 'cross-realm', 'nested', 'base64', 'nested-base64', 'raw'],
  /** What message events carry beside: `dataType` (swan); protocolType and socketType (tt). */
  besideData: ['nothing', 'data-type', 'socket-type'],
  /** Close events: the code as a text (tt), with further fields; reason only, a number only, nothing (my). */
  closeEvent: ['code', 'string-code', 'socket-type', 'reason-only', 'nested', 'empty'],
  /** Error events. */
  errorEvent: ['errMsg', 'errCode', 'number', 'nested', 'empty'],

  // --- send
  /** What send does: `lost` says success and sends nothing, `silent` has no result. */
  send: ['ok', 'throw', 'reject', 'fail', 'lost', 'silent', 'error-object'],
  /** A reply that arrives inside the call of send. */
  replySync: [false, true],
  /** Bytes only as base64 with `isBuffer`. */
  onlyBase64: [false, true],
  /** Typed arrays and DataViews are refused. */
  onlyBuffers: [true, false],
  /** Without callbacks, send and close return a Promise that rejects on failure. */
  promisify: [true, false],
  /** `fail` is called twice on a dead socket (uni H5). */
  failTwice: [false, true],

  /** Before `success` calls of the task throw (Douyin says that they must not be made). */
  callsNeedSuccess: [false, true],

  // --- close
  /** close before open does nothing but `fail`. */
  closeNeedsOpen: [true, false],
  /** close on a dead socket. */
  closeDead: ['fail', 'throw', 'reject', 'ignore'],
  /** close by another code than 1000 fails or throws, and leaves the link up. */
  closeCodes: ['all', 'fails', 'throws'],
  /** close always throws, and does nothing. */
  closeThrows: [false, true],
  /** When the close event comes: `sync` is inside the call of close. */
  closeReports: ['later', 'sync', 'never'],
  /** close without a code fails and leaves the link up (WeChat PC 4.0). */
  closeNeedsCode: [false, true],
  /** close without an argument throws (uni-app of 2020, in apps). */
  closeNeedsParam: [false, true],

  /**
   * What a class of sockets has: methods; slots `onopen` … instead of `addEventListener`; that method, or all, on each
   * socket alone. `given`: an app's `connectSocket` makes sockets of a class, and calls nothing.
   */
  socketClass: ['methods', 'slots', 'own-listeners', 'own-methods', 'given'],
  /** What a socket of a class has taken leaves it at once; or it stays in `bufferedAmount`: nobody reads. */
  drains: [true, false],

  // --- Blobs (browser.mjs, h5.mjs)
  /** Converting one. */
  blobs: ['ok', 'reject', 'throw'],
  /** ms that converting takes. */
  blobDelay: [0, Number],
  /** The open is reported: mpx on the web has misspelt its listener in some versions. */
  tellsOpen: [true, false],

  // --- the class (browser.mjs)
  /** Its sockets have `terminate`, which cuts them off (`ws`, Bun). */
  terminates: [false, true],

  // --- readyState
  /** Exists at run time, but is only a hint: `lies` is always 1. */
  readyState: [true, false, 'lies'],

  // --- one global socket (my.mjs)
  /** `connectSocket` gives a task without `multiple` in the params (app.json, base library ≥ 2.9.1). */
  defaultMultiple: [false, true],
  /** A second connect is an error, or replaces the first; both are documented. */
  second: ['exists', 'replaces'],
  /** The number of that error: 3 (Alipay) or 2 (DingTalk). */
  existsError: [3, 2],
  /** How it is reported: by `fail`, inside the call, or as what the call returns. */
  refuses: ['fail', 'sync', 'return'],
  /** A socket that was replaced reports its close. */
  replacedReports: [true, false],
  /** `offSocketX(fn)`: `needs` fn (bare, it does nothing); `takes-all`; `ignores` every call. */
  off: ['function', 'needs', 'takes-all', 'ignores'],
  /** All four `offSocketX` exist, not `offSocketClose` alone. */
  hasOff: [true, false],
  /** The host object is frozen. */
  frozen: [false, true],
  /** A wrapper gives tasks whose functions are those of the global socket (antmove, morjs). */
  globalTasks: [false, true],
  /** The framework runs on Alipay. */
  onAlipay: [false, true],

  // --- Promise wrappers (taro.mjs, mpx.mjs, uni.mjs)
  /** When the wrapper's Promise settles: at `open` it arrives already open, at `close` dead. */
  settles: ['success', 'open', 'close', 'never'],
  /** Further ms until it settles. */
  settlesLate: [0, Number],
  /** The wrapper shows the native object as `miniGlobal` (Taro 3.3 and newer). */
  miniGlobal: [false, true],
  /** The result has methods bound to the host's global socket, which are merged into the task (Taro). */
  overwrites: [false, true],
  /** mpx's option: `connectSocket` gives a Promise of the result. */
  usePromise: [false, true],

  // --- foreground and network (signals.mjs)
  /** onAppShow and onAppHide; mini-games call them onShow and onHide; plugins have none. */
  appEvents: ['app', 'game', 'none'],
  /** `offX(fn)` takes off fn, everybody's (swan), needs a function or throws (uni H5). */
  offSignals: ['function', 'all', 'throws'],
  /** offNetworkStatusChange exists; not on tt, nor on old base libraries of wx. */
  offNetwork: [true, false],
  /** The global socket events beside tasks take one listener for the whole app (Baidu, Dimina, old WeChat). */
  globalEvents: ['add', 'slot'],
  /** `getDeviceInfo` names the system (WeChat, which has `getAppAuthorizeSetting` too), or asks the user (Baidu). */
  device: ['none', 'android', 'ios', 'asks'],
  /** Names of network types: `none`, `wifi`; or `NOTREACHABLE`, `WIFI` (my). */
  networkNames: ['lower', 'upper'],
}

export const defaults = Object.fromEntries(
  Object.entries(switches).map(([name, [harmless]]) => [name, harmless]),
)

// --- what several presets share

const swan = {
  listeners: 'add',
  besideData: 'data-type',
  offSignals: 'all',
  globalEvents: 'slot',
  device: 'asks',
}

/** On iOS a background kill is reported to wx.onSocketClose alone. */
const ios = { interrupted: 'global-close', device: 'ios' }

const tt = {
  openEvent: 'socket-type',
  data: 'cross-realm',
  besideData: 'socket-type',
  closeEvent: 'socket-type',
  errorEvent: 'errCode',
  interrupted: 'error+close',
  needsProtocol: true,
  callsNeedSuccess: true,
  offNetwork: false,
}

/** Alipay and DingTalk: base64, no close code, numbered errors, listeners that add up. */
const alipay = {
  listeners: 'add',
  openEvent: 'empty',
  data: 'base64',
  closeEvent: 'reason-only',
  errorEvent: 'number',
  onlyBase64: true,
  closeNeedsOpen: false,
  connectTimeout: 30_000,
  networkNames: 'upper',
}

const alipayTasks = {
  ...alipay,
  defaultMultiple: true,
  openEvent: 'nested',
  data: 'nested-base64',
  closeEvent: 'nested',
  errorEvent: 'nested',
}

const uni = { needsCallback: true }
const taro4 = { miniGlobal: true }
const h5 = { closeNeedsOpen: false }

/**
 * Named hosts, `name@version` or `framework@target`: the family that builds them and what differs from
 * the harmless values. What is reported of a host only by some users has a preset of its own.
 */
export const presets = {
  wx: { family: 'wx', quirks: { device: 'android' } },
  'wx@ios': { family: 'wx', quirks: { ...ios, openEvent: 'profile' } },
  /** iOS 15 and older: every `then` is a macrotask (the world swaps its Promise). */
  'wx@ios15': { family: 'wx', promise: 'macrotask', quirks: ios },
  'wx@android': {
    family: 'wx',
    quirks: { interruptedCode: 0, errorEvent: 'errCode', device: 'android' },
  },
  /** Base libraries before 2.20.1. */
  'wx@old': { family: 'wx', quirks: { globalEvents: 'slot', offNetwork: false } },
  /** A close without code fails and the link stays up. */
  'wx@pc4': { family: 'wx', quirks: { closeNeedsCode: true } },
  'wx@devtools': { family: 'wx', quirks: { listeners: 'add', refusedCode: 1001 } },
  'wx@game': { family: 'wx', quirks: { appEvents: 'game' } },
  /** No foreground events; and a base library without offNetworkStatusChange. */
  'wx@plugin': { family: 'wx', quirks: { appEvents: 'none', offNetwork: false } },
  /** The app has just come back: the first connect is refused. */
  'wx@resumed': { family: 'wx', quirks: { suspend: 1 } },
  qq: { family: 'wx', quirks: { listeners: 'add' } },
  swan: { family: 'wx', quirks: swan },
  /** Before 1.9.4: one socket, the new one closes the old. */
  'swan@1.9.3': { family: 'wx', quirks: { ...swan, maxSockets: 1, overLimit: 'close-oldest' } },
  tt: { family: 'wx', quirks: tt },
  /** Codes are texts; the developer tools leave out protocolType and socketType. */
  'tt@game': {
    family: 'wx',
    quirks: {
      ...tt,
      openEvent: 'header',
      besideData: 'nothing',
      closeEvent: 'string-code',
      interruptedCode: 1001,
      appEvents: 'game',
    },
  },
  feishu: { family: 'wx', quirks: { hasOnError: false, refused: 'close', readyState: false } },
  ks: { family: 'wx' },
  jd: { family: 'wx' },
  xhs: { family: 'wx' },
  /** A late listener still gets its event. */
  dimina: {
    family: 'wx',
    quirks: { keepsEarlyEvents: true, listeners: 'add', globalEvents: 'slot' },
  },

  'my@single': { family: 'my', quirks: alipay },
  'my@multiple': { family: 'my', quirks: alipayTasks },
  /** As older texts about Alipay say; and DingTalk. */
  'my@replaces': { family: 'my', quirks: { ...alipay, second: 'replaces' } },
  dd: { family: 'my', quirks: { ...alipay, second: 'replaces', existsError: 2 } },
  'dd@exists': { family: 'my', quirks: { ...alipay, existsError: 2 } },

  /** Before `miniGlobal`: the wrapper's Promise is the only way. */
  'taro3@weapp': { family: 'taro' },
  'taro3@ios15': { family: 'taro', promise: 'macrotask' },
  'taro4@weapp': { family: 'taro', quirks: taro4 },
  'taro4@swan': { family: 'taro', quirks: { ...swan, ...taro4 } },
  'taro4@tt': { family: 'taro', quirks: { ...tt, ...taro4 } },
  'taro4@alipay': {
    family: 'taro',
    quirks: { ...alipay, ...taro4, onAlipay: true, overwrites: true },
  },
  /** With tasks, which the wrapper spoils. */
  'taro4@alipay-multiple': {
    family: 'taro',
    quirks: { ...alipayTasks, ...taro4, onAlipay: true, overwrites: true },
  },

  'uni@mp-weixin': { family: 'uni', quirks: uni },
  'uni@mp-qq': { family: 'uni', quirks: { ...uni, listeners: 'add' } },
  'uni@mp-baidu': { family: 'uni', quirks: { ...swan, ...uni } },
  'uni@mp-toutiao': { family: 'uni', quirks: { ...tt, ...uni } },
  'uni@mp-lark': { family: 'uni', quirks: { ...uni, hasOnError: false, refused: 'close' } },
  'uni@mp-alipay': { family: 'uni', quirks: { ...alipay, ...uni, onAlipay: true } },
  /** In apps: a refusal is an error event without content, and no close follows. */
  'uni@app': {
    family: 'uni',
    quirks: { ...uni, refused: 'error', errorEvent: 'empty', closeNeedsParam: true },
  },

  mpx: { family: 'mpx' },
  'mpx@promise': { family: 'mpx', quirks: { usePromise: true } },
  'mpx@alipay': { family: 'mpx', quirks: { ...alipay, onAlipay: true } },
  'mpx@alipay-promise': {
    family: 'mpx',
    quirks: { ...alipay, onAlipay: true, usePromise: true },
  },

  /** The browser's own class, classes of libraries, and frameworks on H5. */
  browser: { family: 'browser', quirks: h5 },
  /** That of `ws`. */
  ws: { family: 'browser', quirks: { ...h5, terminates: true } },
  /** LayaAir's is like it. */
  'weapp-adapter': { family: 'browser', quirks: { ...h5, socketClass: 'slots' } },
  /** Of the package `websocket`. */
  w3cwebsocket: { family: 'browser', quirks: { ...h5, socketClass: 'own-listeners' } },
  /** Its close event says nothing, and no code is sent. */
  'html5-websocket': {
    family: 'browser',
    quirks: { ...h5, socketClass: 'own-methods', closeEvent: 'empty' },
  },
  /** `{ connectSocket: ({ url }) => new WebSocket(url) }` */
  'browser@factory': { family: 'browser', quirks: { ...h5, socketClass: 'given' } },
  /** Taro counts its sockets. On React Native, and in older versions on H5, it allows two. */
  'taro4@rn': { family: 'taroH5', quirks: { ...h5, maxSockets: 2 } },
  'taro4@h5': { family: 'taroH5', quirks: h5 },
  'uni@h5': { family: 'uniH5', quirks: { ...h5, failTwice: true, offSignals: 'throws' } },
  'mpx@web': { family: 'mpxWeb', quirks: h5 },
}

/** Whether a switch has such a value. */
export function isValueOf(name, value) {
  return switches[name].some((known) => known === value || known === value?.constructor)
}

export function quirksOf(name, overrides = {}) {
  const preset = presets[name]
  if (!preset) throw new Error(`unknown host "${name}"; known: ${Object.keys(presets).join(', ')}`)
  const given = { ...preset.quirks, ...overrides }
  for (const [key, value] of Object.entries(given)) {
    if (!switches[key]) throw new Error(`unknown quirk "${key}"`)
    if (!isValueOf(key, value)) throw new Error(`quirk ${key} has no value "${value}"`)
  }
  return { ...defaults, ...given }
}

/** Whether a host has one global socket, which the newest task takes from an older one. */
export function hasOneSocket(name) {
  const { family } = presets[name]
  const { onAlipay, defaultMultiple } = quirksOf(name)
  return (family === 'my' || onAlipay) && !defaultMultiple
}

/** Whether a host reports the close code of the server: Alipay does not. */
export function tellsCodes(name) {
  return ['code', 'string-code', 'socket-type'].includes(quirksOf(name).closeEvent)
}
