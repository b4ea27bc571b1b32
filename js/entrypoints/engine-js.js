// The pure-JS core in a file of its own: `./miniprogram.js` loads it only if needed.
import { pureJs } from '../engine/pure-js.js'

export const load = pureJs.load
