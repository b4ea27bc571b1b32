// What Rust and JS share is written once: whoever changes one side alone cannot build. Each case changes one entry in
// a copy, makes of the copy what the build makes of it, and sees what refuses it.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { typeErrors } from '../../scripts/build/types.mjs'
import { targetDirs } from '../../scripts/lib/rust.mjs'
import { at } from '../../scripts/lib/step.mjs'

const home = at('target/one-source')

/** All that the build reads, and the tests that compare documents with it. */
const parts = [
  ...['Cargo.toml', 'Cargo.lock', 'package.json', 'README.md', 'README.zh-CN.md'],
  ...['src', 'js', 'pkg-template', 'docs', 'bench/size/lines', 'bench/storm', 'scripts', 'tests'],
  ...['examples', 'CHANGELOG.md', 'CONTRIBUTING.md', 'RELEASING.md', 'SECURITY.md'],
]

function freshCopy() {
  rmSync(home, { recursive: true, force: true })
  for (const part of parts) cpSync(at(part), join(home, part), { recursive: true })
  mkdirSync(join(home, 'target'), { recursive: true })
  for (const shared of ['pkg', 'node_modules']) symlinkSync(at(shared), join(home, shared))
  for (const made of ['target/build', 'target/packed']) {
    cpSync(at(made), join(home, made), { recursive: true })
  }
}

function change(file, from, to) {
  const text = readFileSync(join(home, file), 'utf8')
  assert.equal(text.split(from).length, 2, `${file}: once ${from}`)
  writeFileSync(join(home, file), text.replace(from, to))
}

const cargo = (...args) =>
  spawnSync('cargo', [...args, '--target-dir', targetDirs.host], { cwd: home, encoding: 'utf8' })

/** Runs tests of the copy. */
function nodeTest(...args) {
  const env = { ...process.env }
  // It would tell the runner that it is part of this run.
  delete env.NODE_TEST_CONTEXT
  return spawnSync(process.execPath, ['--test', ...args], { cwd: home, encoding: 'utf8', env })
}

/** Prints the module that JS takes all from, as the build does. */
function printProtocol() {
  const { status, stdout, stderr } = cargo('run', '--locked', '--quiet', '-p', 'wshb-protocol')
  assert.equal(status, 0, stderr)
  writeFileSync(join(home, 'target/build/protocol.js'), stdout)
}

/** An entry of the source, another name for it, and what tsc says of JS then. */
const renamed = [
  ['options.rs', '"pingTimeout":', '"pingTimeot":', /option-types\.d\.ts.*pingTime/],
  ['option_kind.rs', 'Limit = "limit",', 'Limit = "bound",', /KIND_LIMIT/],
  ['error.rs', 'QueueFull = "queue-full",', 'QueueFull = "full",', /error\.js.*queue-full/],
  ['protocol.rs', 'Hold = "hold",', 'Hold = "keep",', /GLOBAL_HOLD/],
  ['protocol.rs', '"network-unknown"', '"network-unclear"', /FACT_NETWORK_UNKNOWN/],
  ['protocol.rs', 'Drain = "drain",', 'Drain = "flush",', /VERDICT_DRAIN/],
  ['protocol.rs', 'Reopen = "reopen",', 'Reopen = "again",', /HOOK_REOPEN/],
  ['state.rs', 'Closed = "closed",', 'Closed = "ended",', /STATE_CLOSED/],
]

test('a name that only Rust changes does not pass the type check of the build', () => {
  freshCopy()
  for (const [file, from, to] of renamed) change(`src/core/${file}`, from, to)
  printProtocol()
  const errors = typeErrors(join(home, 'js'))
  for (const [file, , to, what] of renamed) {
    assert.ok(
      errors.some((error) => what.test(error)),
      `${file}: ${to}\n${errors.join('\n')}`,
    )
  }
})

test('a kind that does not fit the core’s field does not compile', () => {
  freshCopy()
  change('src/core/options.rs', '"minUptime": Span', '"minUptime": Count')
  const { status, stderr } = cargo('check', '--locked', '--quiet', '-p', 'wshb-protocol')
  assert.notEqual(status, 0)
  assert.match(stderr, /min_uptime/)
})

test('a misspelt name in JS does not pass the type check of the build', () => {
  freshCopy()
  change(
    'js/api/user-callbacks.js',
    'const { pingMsg } = this._values',
    'const { pingMessage } = this._values',
  )
  const errors = typeErrors(join(home, 'js'))
  assert.ok(
    errors.some((error) => /user-callbacks\.js.*pingMessage/.test(error)),
    errors.join('\n'),
  )
})

/** An entry of the source, another value for it, and the test that notices. */
const compared = [
  ['options.rs', '= 15_000.0 =>', '= 16_000.0 =>', 'documents/api', 'the option table'],
  [
    'options.rs',
    '"minUptime": Span = 5_000.0',
    '"minUptime": Span = 6_000.0',
    'types/types',
    'the comment of an option',
  ],
  [
    'error.rs',
    'RepeatLimit = "repeat-limit",',
    'RepeatLimit = "limit",',
    'documents/api',
    'the table of hooks',
  ],
  [
    'state.rs',
    'Waiting = "waiting",',
    'Waiting = "backoff",',
    'documents/api',
    'the state diagram',
  ],
]

test('a default, a reason or a state that only the source changes fails a test of the documents or types', () => {
  freshCopy()
  for (const [file, from, to] of compared) change(`src/core/${file}`, from, to)
  printProtocol()
  for (const [file, , to, where, name] of compared) {
    const suite = join(home, 'tests/package', `${where}.test.mjs`)
    const { status, stdout } = nodeTest('--test-name-pattern', name, suite)
    assert.match(stdout, new RegExp(`not ok .*${name}`), `${file}: ${to}\n${stdout}`)
    assert.notEqual(status, 0)
  }
})

test('the copy passes as it is', () => {
  freshCopy()
  printProtocol()
  assert.equal(
    readFileSync(join(home, 'target/build/protocol.js'), 'utf8'),
    readFileSync(at('target/build/protocol.js'), 'utf8'),
  )
  assert.deepEqual(typeErrors(join(home, 'js')), [])
  const { status, stdout } = nodeTest(join(home, 'tests/package/documents/api.test.mjs'))
  assert.equal(status, 0, stdout)
  assert.match(stdout, /^# pass [1-9]/m)
})
