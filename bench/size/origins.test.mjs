// Whose code a byte is.

import assert from 'node:assert/strict'
import test from 'node:test'
import { attributed, minified } from './glue.mjs'
import { costOf, crateRows, moduleRows } from './origin-rows.mjs'
import { declarerOf, tally, UNKNOWN } from './origins.mjs'

const rust = (file) => `/rust/lib/rustlib/src/rust/library/${file}`
const unpacked = (file) => `/cargo/registry/src/index-0123/${file}`

test('a byte counts for the crate and the module that ask for it', () => {
  const cell = rust('core/src/cell.rs')
  const { crates, modules } = tally([
    { size: 1, files: ['src/host/link.rs', 'src/runtime/driver.rs'] },
    { size: 10, files: [cell, 'src/host/link.rs'] },
    { size: 100, files: [cell, unpacked('js-sys-0.3.107/src/lib.rs'), 'src/core/machine/mod.rs'] },
    { size: 1000, files: [unpacked('wasm-bindgen-futures-0.4.80/src/lib.rs')] },
    { size: 10_000, files: [cell, rust('alloc/src/rc.rs')] },
    { size: 100_000, files: [] },
  ])
  assert.deepEqual(crates, {
    'this package': { size: 11, inlined: 10 },
    'js-sys': { size: 100, inlined: 100 },
    'wasm-bindgen-futures': { size: 1000, inlined: 0 },
    'Rust’s library': { size: 10_000, inlined: 0 },
    [UNKNOWN]: { size: 100_000, inlined: 0 },
  })
  assert.deepEqual(modules, {
    'src/host/link.rs': { size: 11, inlined: 10 },
    'src/core/machine': { size: 100, inlined: 100 },
  })
})

test('an import belongs to the crate that its long name begins with', () => {
  const declarers = {
    '<js_sys[0a]::Promise>::then::__wbg_then_1f': { crate: 'js-sys' },
    '<web_sys[0a]::features::gen_WebSocket::WebSocket>::new::__wbg_new_1f': { crate: 'web-sys' },
    '<<wshb[0a]::host::externs::Socket>::new::__wbg_new_1f': {
      crate: 'this package',
      module: 'src/host/externs.rs',
    },
    'wshb[0a]::runtime::delegate::ready::__wbg_ready_1f': {
      crate: 'this package',
      module: 'src/runtime',
    },
    __wbindgen_object_drop_ref: { crate: 'wasm-bindgen' },
  }
  for (const [name, declarer] of Object.entries(declarers))
    assert.deepEqual(declarerOf(name), declarer, name)
})

test('each statement of the glue belongs to who declares it; helpers are wasm-bindgen’s', async () => {
  const glue = `import { isOpen } from './x.js';
export function close(task) { wasm.I(task); }
export function __wbg_then_1f(arg0) { return getObject(arg0).close(); }
let heap = new Array(8);
function getObject(index) { return heap[index]; }
`
  const all = attributed(await minified(glue), [
    { name: '__wbg_then_1f', long: '<js_sys[0a]::Promise>::then::__wbg_then_1f' },
  ])
  assert.deepEqual(
    all.map(({ crate, module, code }) => [crate, module, code]),
    [
      ['this package', 'src/runtime', 'function $0(n){wasm.I(n)}'],
      ['js-sys', undefined, 'function $1(n){return $3(n).close()}'],
      ['wasm-bindgen', undefined, 'let $2=new Array(8);'],
      ['wasm-bindgen', undefined, 'function $3(n){return $2[n]}'],
    ],
  )
})

test('the tables show each crate that the package is built on, and each module of ours', () => {
  const results = {
    components: { 'the core as pure JS, with the adapters that are written in Rust': { gzip: 50 } },
    carried: {
      sections: { Code: 100, Data: 7 },
      crates: { 'this package': { size: 60, inlined: 20 }, [UNKNOWN]: { size: 10, inlined: 0 } },
      modules: { 'src/core': { size: 40, inlined: 20 } },
    },
    glue: [
      { crate: 'this package', module: 'src/core', raw: 9, gzip: 3 },
      { crate: 'this package', module: 'src/host/timer.rs', raw: 8, gzip: 2 },
    ],
  }
  const rows = crateRows(results)
  assert.deepEqual(rows[0], ['this package', '60', '20', '17', '35'])
  assert.deepEqual(rows.slice(-2), [
    [UNKNOWN, '10', '0', '0', '5'],
    ['data', '7', '–', '–', '–'],
  ])
  assert.ok(rows.some((row) => row.join() === 'gloo-timers,0,0,0,0'))
  assert.equal(costOf('src/core', results), 23)
  assert.deepEqual(moduleRows(results), [
    ['`src/core`', '40', '20', '9', '23'],
    ['`src/host/timer.rs`', '0', '0', '8', '2'],
  ])
})
