// Where lives are played: the package in a realm that many lives share, since to load it takes longer than a life. Time,
// timers, chance and the console are those of the life that is being played.

import { engine as engineOf } from '../engines.mjs'
import { MACROTASK_PROMISE } from '../hosts/promises.mjs'
import { sandbox } from '../sandbox.mjs'

const LEVELS = ['debug', 'info', 'log', 'warn', 'error']

export class Stage {
  /**
   * @param engine     `js` or `wasm`
   * @param isMacro    each `then` is a macrotask, as on WeChat on iOS 15
   */
  constructor(engine, isMacro) {
    this.entry = engineOf(engine)
    this.promise = isMacro ? MACROTASK_PROMISE : null
    /** The life that is being played. */
    this.life = null
    const first = this.load()
    this.realm = first.realm
    this.copies = [first.lib]
  }

  /** The package: the first or the second copy, which has a realm of its own. */
  copy(number) {
    this.copies[number] ??= this.load().lib
    return this.copies[number]
  }

  load() {
    const { entry, promise } = this
    const { realm, require } = sandbox({ globals: this.globals(), without: entry.without, promise })
    realm.Date.now = () => this.life.clock.now
    realm.Math.random = () => this.life.ofPackage.next()
    return { realm, lib: require(entry.file) }
  }

  globals() {
    const write = (level) => [
      level,
      (...parts) => this.life.line(`console.${level} ${parts.join(' ')}`),
    ]
    return {
      setTimeout: (fn, ms, ...args) => this.life.setTimer(fn, ms, args),
      clearTimeout: (id) => this.life.clock.cancel(id),
      console: Object.fromEntries(LEVELS.map(write)),
    }
  }
}
