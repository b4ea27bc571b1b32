// Every documented quirk of hosts as a named switch. A host reads its switches at each use, so a test may
// turn one in the middle of a scenario: `world.host.quirks.send = 'throw'`.

export const defaults = {
  // --- connectSocket
  /** `'task'`; or what goes wrong instead, see wx.mjs: throw, undefined, reject, pending, fail, mute. */
  connect: 'task',
  /** Sockets one app may have; those still connecting or closing count. */
  maxSockets: 5,
  /** What happens over that limit: `'fail'` (a dead task and `fail`), `'undefined'`, `'throw'`, `'close-oldest'`. */
  overLimit: 'fail',
  /** That many connects are refused because the app is just coming back ("suspend"). */
  suspend: 0,
  /** How that refusal is worded: `'suspend'` or `'interrupted'`. */
  suspendText: 'suspend',
  /** ms until the host itself gives a connect up; `timeout` in the params wins. */
  connectTimeout: 60_000,
  /** `success` says "call accepted": it comes also for a connection that then fails. */
  successFirst: true,
  /** How a refused connection is reported: any of fail, error, close, in that order; `''`: not at all. */
  refused: 'error+close',
  /** Tasks only if a callback is given, otherwise a Promise of the result (uni-app). */
  needsCallback: false,

  // --- the task's events
  /** `'slot'`: a second onX replaces the first; `'add'`: both are called (undocumented). */
  listeners: 'slot',
  /** An event that came before its listener is handed over when the listener comes (Dimina). */
  keepsEarlyEvents: false,
  /** How the loss of an open socket is reported, as `refused`; `'global-close'`: only wx.onSocketClose (iOS). */
  lost: 'close',
  /** Feishu lists no onError on the task. */
  hasOnError: true,
  /** Message data: `'buffer'`, `'cross-realm'`, `'nested'` (`{data: {data}}`), `'base64'` (with isBuffer). */
  data: 'buffer',
  /** Close events: `'code'`, `'string-code'` (tt), `'reason-only'`, `'nested'`, `'empty'`. */
  closeEvent: 'code',
  /** Error events: `'errMsg'`, `'errCode'`, `'empty'`, `'number'`. */
  errorEvent: 'errMsg',

  // --- send
  /** `'ok'`; or `'throw'`, `'reject'`, `'fail'`, `'lost'` (says success, sends nothing), `'silent'` (no result), `'error-object'`. */
  send: 'ok',
  /** A reply that arrives inside the call of send. */
  replySync: false,
  /** Bytes only as base64 with `isBuffer`. */
  onlyBase64: false,
  /** Typed arrays and DataViews are refused. */
  onlyBuffers: true,
  /** Without callbacks, send and close return a Promise that rejects on failure. */
  promisify: true,
  /** `fail` is called twice on a dead socket (uni H5). */
  failTwice: false,

  /** Before `success` the task takes no call: `fail`, and nothing happens (Douyin). */
  callsNeedSuccess: false,

  // --- close
  /** close before open does nothing but `fail`. */
  closeNeedsOpen: true,
  /** close on a dead socket: `'fail'`, `'throw'`, `'reject'`, `'ignore'`. */
  closeDead: 'fail',
  /** close always throws, and does nothing. */
  closeThrows: false,
  /** The close event: `'later'`, `'sync'` (inside the call of close), `'never'`. */
  closeReports: 'later',
  /** close without a code fails and leaves the link up (WeChat PC 4.0). */
  closeNeedsCode: false,
  /** The code a background kill reports: 0 or 1000, with the reason "interrupted". */
  interruptedCode: 1000,

  // --- Blobs (browser.mjs, h5.mjs)
  /** Converting one: `'ok'`, `'reject'`, `'throw'`. */
  blobs: 'ok',
  /** ms that converting takes. */
  blobDelay: 0,
  /** The open is told: mpx on the web has misspelt its listener in some versions. */
  tellsOpen: true,

  // --- readyState
  /** Exists at run time, but is only a hint: `true`, `false`, `'lies'` (always 1). */
  readyState: true,

  // --- one global socket (my.mjs)
  /** `connectSocket` gives a task without `multiple` in the params (app.json, base library ≥ 2.9.1). */
  defaultMultiple: false,
  /** A second connect: `'exists'` (an error) or `'replaces'` the first; both are documented. */
  second: 'exists',
  /** The number of that error: 3 (Alipay) or 2 (DingTalk). */
  existsError: 3,
  /** How it is told: `'fail'`, `'sync'` (inside the call), `'return'` (`{ error, errorMessage }`). */
  refuses: 'fail',
  /** A socket that was replaced reports its close. */
  replacedReports: true,
  /** `offSocketX(fn)`: `'function'`; `'needs'` it (bare, it does nothing); `'takes-all'`; `'ignores'` every call. */
  off: 'function',
  /** All four `offSocketX` exist, not `offSocketClose` alone. */
  hasOff: true,
  /** The host object is frozen. */
  frozen: false,
  /** The framework runs on Alipay. */
  onAlipay: false,

  // --- Promise wrappers (taro.mjs, mpx.mjs, uni.mjs)
  /** When the wrapper's Promise settles: `'success'`, `'open'` (arrives already open), `'close'` (arrives dead), `'never'`. */
  settles: 'success',
  /** Further ms until it settles. */
  settlesLate: 0,
  /** The wrapper shows the native object as `miniGlobal` (Taro). */
  miniGlobal: false,
}

/** Alipay and DingTalk: base64, no close code, numbered errors, listeners that add up. */
const alipay = {
  listeners: 'add',
  data: 'base64',
  closeEvent: 'reason-only',
  errorEvent: 'number',
  onlyBase64: true,
  closeNeedsOpen: false,
}

/** Named hosts: the family that builds them and what differs from `defaults`. */
export const presets = {
  wx: { family: 'wx' },
  /** iOS 15 and older: every `then` is a macrotask (the world swaps its Promise). */
  'wx@ios15': { family: 'wx', promise: 'macrotask' },
  /** WeChat PC 4.0: a close without code fails and the link stays up. */
  'wx@pc4': { family: 'wx', quirks: { closeNeedsCode: true } },
  /** Developer tools and QQ: a refused connect gives error and close; listeners add up. */
  qq: { family: 'wx', quirks: { listeners: 'add' } },
  swan: { family: 'wx', quirks: { listeners: 'add', closeEvent: 'code' } },
  tt: {
    family: 'wx',
    quirks: { closeEvent: 'string-code', errorEvent: 'errCode', callsNeedSuccess: true },
  },
  feishu: { family: 'wx', quirks: { hasOnError: false, refused: 'close' } },
  ks: { family: 'wx' },
  jd: { family: 'wx' },
  xhs: { family: 'wx' },
  /** Dimina: a late listener still gets its event. */
  dimina: { family: 'wx', quirks: { keepsEarlyEvents: true, listeners: 'add' } },
  taro: { family: 'taro' },
  'taro@ios15': { family: 'taro', promise: 'macrotask' },
  'taro@miniGlobal': { family: 'taro', quirks: { miniGlobal: true } },
  mpx: { family: 'mpx' },
  uni: { family: 'uni', quirks: { needsCallback: true } },
  /** The browser's own class, and frameworks on H5. */
  browser: { family: 'browser', quirks: { closeNeedsOpen: false } },
  'taro@h5': { family: 'taroH5', quirks: { closeNeedsOpen: false } },
  'uni@h5': { family: 'uniH5', quirks: { closeNeedsOpen: false } },
  'mpx@web': { family: 'mpxWeb', quirks: { closeNeedsOpen: false } },
  'my@single': { family: 'my', quirks: alipay },
  'my@multiple': {
    family: 'my',
    quirks: { ...alipay, defaultMultiple: true, data: 'nested-base64', closeEvent: 'nested' },
  },
  /** As older texts about Alipay say; and DingTalk. */
  'my@replaces': { family: 'my', quirks: { ...alipay, second: 'replaces' } },
  dd: { family: 'my', quirks: { ...alipay, second: 'replaces', existsError: 2 } },
  'dd@exists': { family: 'my', quirks: { ...alipay, existsError: 2 } },
  'taro@alipay': { family: 'taro', quirks: { ...alipay, onAlipay: true, miniGlobal: true } },
  'uni@mp-alipay': { family: 'uni', quirks: { ...alipay, onAlipay: true, needsCallback: true } },
}

export function quirksOf(name, overrides = {}) {
  const preset = presets[name]
  if (!preset) throw new Error(`unknown host "${name}"; known: ${Object.keys(presets).join(', ')}`)
  for (const key of Object.keys(overrides)) {
    if (!(key in defaults)) throw new Error(`unknown quirk "${key}"`)
  }
  return { ...defaults, ...preset.quirks, ...overrides }
}
