// Starts the core, once per app: the choice of the first caller holds for all tasks.

import { coreOf } from '#build/exports.js'
import { importsOfCore, start } from '#build/wiring.js'
import { WebsocketHeartbeatError } from '../api/error.js'
import { warnOnce } from '../bridge/guard.js'
import { wordsOf } from '../util/text.js'
import { core, useCore } from './guarded-core.js'
import { loadInTime } from './load-in-time.js'
import { clearAll } from './timers.js'

/** @typedef {'wasm' | 'js'} Kind */

/**
 * One way to load the core. It calls `ok(exports)` or `fail(reason)`, at once or later.
 * @typedef {object} Loader
 * @property {Kind} kind
 * @property {(imports: WebAssembly.Imports, ok: (exports: unknown) => void, fail: (reason: unknown) => void) => void} load
 */

/**
 * The option `wasm` as the app gave it.
 * @typedef {any} WasmChoice
 */

/**
 * Gives the loaders to try, in order. Each entry point has its own.
 * @typedef {(wasm: WasmChoice) => Loader[]} Plan
 */

/**
 * Called with the core, its kind and the reason for this kind as text; or with null, null and an error.
 * @typedef {(core: import('./guarded-core.js').Core | null, kind: Kind | null, reason: any) => void} Done
 */

/**
 * Why the core could not be loaded; a URL in it without user, query and fragment.
 * @param {unknown} refusal
 */
const whyNot = (refusal) => wordsOf(refusal).replace(/[^\s/]*@|[?#]\S*/g, '')

export class Engine {
  /** @param {Plan} plan */
  constructor(plan) {
    this._plan = plan
    /** @type {Loader[]} */
    this._loaders = []
    /** @type {'idle' | 'loading' | 'ready' | 'failed'} */
    this._state = 'idle'
    /**
     * The callers that wait while it is loading.
     * @type {Done[]}
     */
    this._waiting = []
    /**
     * What `done` is called with.
     * @type {Parameters<Done>}
     */
    this._outcome = [null, null, null]
  }

  /**
   * Calls `done`: at once if the engine is ready or loads synchronously, else later. It fails only if the
   * entry has no pure JS and the host refuses wasm.
   * @param {WasmChoice} wasm
   * @param {Done} done
   */
  use(wasm, done) {
    if (this._state === 'loading') return void this._waiting.push(done)
    if (this._state !== 'idle') return this._callBack(done)
    // This comes first, since a getter may throw: then nothing has begun.
    this._loaders = this._plan(wasm)
    this._state = 'loading'
    this._waiting.push(done)
    this._load(0)
  }

  /**
   * Starts the engine before the first task; resolves to its kind.
   * @param {{ wasm?: WasmChoice }} [options]
   * @returns {Promise<Kind>}
   */
  preload(options) {
    return new Promise((resolve, reject) => {
      this.use(options ? options.wasm : undefined, (_, kind, reason) => {
        if (kind) resolve(kind)
        else reject(reason)
      })
    })
  }

  /**
   * @param {number} index of the loader to try
   * @param {unknown} [refusal] why the loader before failed
   */
  _load(index, refusal) {
    const loader = this._loaders[index]
    if (!loader) {
      const text = `no engine runs here: ${whyNot(refusal)}`
      const error = new WebsocketHeartbeatError('engine', text, 'wasm', refusal)
      return this._settle('failed', [null, null, error])
    }
    const next = (/** @type {unknown} */ why) => this._load(index + 1, why)
    const ok = (/** @type {unknown} */ exports) => {
      let list
      try {
        list = start(exports)
      } catch (error) {
        return next(error)
      }
      const words = index > 0 ? whyNot(refusal) : 'first choice'
      if (index > 0) warnOnce(`pure JS runs instead of wasm: ${words}`)
      useCore(coreOf(exports), list, (tell) => this._restart(tell))
      this._settle('ready', [core, loader.kind, words])
    }
    loadInTime(loader, importsOfCore(), ok, next)
  }

  /**
   * The instance has trapped: starts another one for later tasks.
   * @param {() => void} tell tells the tasks of the old one, when the new one can close what tasks share
   */
  _restart(tell) {
    clearAll()
    this._state = 'loading'
    this._waiting.push(tell)
    this._load(0)
  }

  /**
   * @param {'ready' | 'failed'} state
   * @param {Parameters<Done>} outcome
   */
  _settle(state, outcome) {
    this._state = state
    this._outcome = outcome
    const waiting = this._waiting
    this._waiting = []
    waiting.forEach((done) => this._callBack(done))
  }

  /**
   * Calls back. If one caller throws, the others are called all the same, and no loader counts as failed.
   * @param {Done} done
   */
  _callBack(done) {
    try {
      done(...this._outcome)
    } catch (error) {
      Promise.reject(error)
    }
  }
}
