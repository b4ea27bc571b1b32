// One file for engines that have neither modules nor files: the package's CommonJS entry as it is
// shipped, the scenarios, and a small require.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesBelow } from '../../../../scripts/lib/files.mjs'
import { packedDir } from '../../../../scripts/lib/packed.mjs'

const inside = fileURLToPath(new URL('inside', import.meta.url))

/** Globals that a scenario gives the package; as parameters they hide the engine's own. */
const GIVEN = ['setTimeout', 'clearTimeout', 'Date', 'ArrayBuffer', 'WebAssembly', 'console']

function wrapped(key, path, given = []) {
  const names = ['require', 'module', 'exports', ...given].join(', ')
  return `${JSON.stringify(key)}: function (${names}) {${readFileSync(path, 'utf8')}\n}`
}

/** Everything below the entry's folder that it may require. */
function shipped(entry) {
  const folder = join(packedDir(), dirname(entry))
  const files = entry.startsWith('dist/') ? [entry.slice(5)] : filesBelow(folder)
  return files
    .filter((file) => /\.c?js$/.test(file))
    .map((file) => wrapped(`./${file}`, join(folder, file), GIVEN))
}

/** `print`: an expression for the function that takes the result, one line of JSON. */
export function bundle(entry, print) {
  const main = `./${entry.split('/').at(-1)}`
  const own = filesBelow(inside).map((file) => wrapped(`./${file}`, join(inside, file)))
  return `;(function () {
var own = {${own.join(',\n')}}
var shipped = {${shipped(entry).join(',\n')}}
function loader(modules, globals) {
  var cache = {}
  return function require(name) {
    var key = modules[name] ? name : name + '.js'
    if (cache[key]) return cache[key].exports
    var module = (cache[key] = { exports: {} })
    modules[key].apply(undefined, [require, module, module.exports].concat(globals || []))
    return module.exports
  }
}
function load(globals) {
  var api = loader(shipped, ${JSON.stringify(GIVEN)}.map(function (name) {
    return globals[name]
  }))(${JSON.stringify(main)})
  return api['default'] || api
}
var engine = {
  ArrayBuffer: ArrayBuffer,
  WebAssembly: typeof WebAssembly === 'undefined' ? undefined : WebAssembly,
  setTimeout: typeof setTimeout === 'undefined' ? undefined : setTimeout,
  clearTimeout: typeof clearTimeout === 'undefined' ? undefined : clearTimeout,
}
loader(own)('./run')['run'](load, engine, ${print})
})()
`
}
