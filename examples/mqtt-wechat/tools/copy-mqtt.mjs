// Makes lib/mqtt.js of mqtt's own bundle for browsers. (WeChat's "build npm" would take mqtt's build for Node.)

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const bundle = createRequire(import.meta.url).resolve('mqtt/dist/mqtt.min')
const lib = new URL('../lib/', import.meta.url)

mkdirSync(lib, { recursive: true })
writeFileSync(
  new URL('mqtt.js', lib),
  `var { self, navigator } = require('../utils/mqtt-globals').globals
${readFileSync(bundle, 'utf8')}
module.exports = mqtt
`,
)
