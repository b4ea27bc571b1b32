// The pure-JS core in a file of its own, which `./miniprogram.js` reads on demand.
import { pureJs } from '../engine/pure-js.js'

export const load = pureJs.load
