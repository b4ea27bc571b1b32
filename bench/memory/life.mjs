// `node --expose-gc life.mjs ENGINE RECONNECTS`: what a long life leaves behind, as one line of JSON.

import { live } from '../soak/life.mjs'

const [, , engine, reconnects] = process.argv
const how = { engine, host: 'wx', reconnects: Number(reconnects), messages: 0, gc: globalThis.gc }
console.log(JSON.stringify(await live(how)))
