// The types that are shipped, compiled with users' code as TypeScript finds them in an installed package,
// and compared with what the package does.

import assert from 'node:assert/strict'
import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import test from 'node:test'
import ts from 'typescript'
import { CODES, GIVE_UP_REASONS, HOOKS, STATES } from '#build/protocol.js'
import { OWN_CODES } from '../../../js/api/error.js'
import { optionNames, readOption } from '../../../js/api/options.js'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { at } from '../../../scripts/lib/step.mjs'
import { membersOfTask } from '../../support/members.mjs'
import { world } from '../../support/world.mjs'

const project = at('target/types')
rmSync(project, { recursive: true, force: true })
mkdirSync(project, { recursive: true })
symlinkSync(dirname(packedDir()), join(project, 'node_modules'))
writeFileSync(join(project, 'package.json'), '{ "private": true }\n')
const usage = at('tests/package/types/usage.ts')
cpSync(usage, join(project, 'usage.ts'))
cpSync(usage, join(project, 'usage.mts'))
for (const file of ['exact.ts', 'websocket.ts', 'websocket-dom.ts', 'frameworks.ts'])
  cpSync(at('tests/package/types', file), join(project, file))
cpSync(at('tests/package/types/require.cts'), join(project, 'require.cts'))
cpSync(at('tests/package/types/require.cts'), join(project, 'require.ts'))

const { ModuleKind: kind, ModuleResolutionKind: resolution } = ts

/** Mini-programs have no DOM. */
const common = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2017,
  lib: ['lib.es2017.d.ts'],
  types: [],
}

const setups = {
  'node10, CommonJS': [
    ['usage.ts', 'require.ts', 'websocket.ts'],
    { module: kind.CommonJS, moduleResolution: resolution.Node10 },
  ],
  'node10, esModuleInterop': [
    ['usage.ts', 'require.ts', 'websocket.ts'],
    { module: kind.CommonJS, moduleResolution: resolution.Node10, esModuleInterop: true },
  ],
  'node10, ES modules': [
    ['usage.ts'],
    { module: kind.ESNext, moduleResolution: resolution.Node10, esModuleInterop: true },
  ],
  node16: [
    ['usage.ts', 'usage.mts', 'require.cts', 'websocket.ts'],
    { module: kind.Node16, moduleResolution: resolution.Node16 },
  ],
  bundler: [
    ['usage.ts', 'usage.mts', 'websocket.ts'],
    { module: kind.ESNext, moduleResolution: resolution.Bundler },
  ],
  'with the DOM': [
    ['websocket.ts', 'websocket-dom.ts'],
    {
      module: kind.ESNext,
      moduleResolution: resolution.Bundler,
      lib: ['lib.es2017.d.ts', 'lib.dom.d.ts'],
    },
  ],
  frameworks: [
    ['frameworks.ts'],
    {
      module: kind.ESNext,
      moduleResolution: resolution.Bundler,
      exactOptionalPropertyTypes: true,
      lib: ['lib.es2017.d.ts', 'lib.dom.d.ts'],
    },
  ],
  exactOptionalPropertyTypes: [
    ['usage.ts', 'exact.ts', 'websocket.ts'],
    {
      module: kind.ESNext,
      moduleResolution: resolution.Bundler,
      exactOptionalPropertyTypes: true,
    },
  ],
}

function program([files, options]) {
  const paths = files.map((file) => join(project, file))
  return ts.createProgram(paths, { ...common, ...options })
}

const host = {
  getCanonicalFileName: (file) => file,
  getCurrentDirectory: () => project,
  getNewLine: () => '\n',
}

for (const [name, setup] of Object.entries(setups)) {
  test(`${name}: users' code compiles, and what is wrong does not`, () => {
    const problems = ts.getPreEmitDiagnostics(program(setup))
    assert.equal(ts.formatDiagnostics(problems, host), '')
  })
}

test('whatever is optional may be undefined, in the types of every entry', () => {
  const files = readdirSync(packedDir()).filter((name) => /\.d\.m?ts$/.test(name))
  assert.ok(files.length >= 3)
  for (const name of files) {
    const text = readFileSync(join(packedDir(), name), 'utf8')
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
    const check = (node) => {
      const isField = ts.isPropertySignature(node) || ts.isMappedTypeNode(node)
      if (isField && node.questionToken && node.questionToken.kind !== ts.SyntaxKind.MinusToken)
        assert.match(node.type.getText(), /(\| |^)undefined$|^any$/, `${name}: ${node.getText()}`)
      assert.ok(!ts.isMethodSignature(node) || !node.questionToken, `${name}: ${node.getText()}`)
      ts.forEachChild(node, check)
    }
    check(source)
  }
})

/** The members of a type in the namespace of index.d.ts. */
const membersOf = (() => {
  const checked = program(setups.bundler)
  const checker = checked.getTypeChecker()
  const shipped = join(packedDir(), 'index.d.ts')
  const source = checked.getSourceFiles().find(({ fileName }) => fileName === shipped)
  const space = source.statements.find(ts.isModuleDeclaration)
  const named = (name) =>
    space.body.statements.find((statement) => statement.name?.text === name) ??
    assert.fail(`no type ${name}`)
  const members = (name) => {
    const type = checker.getTypeAtLocation(named(name))
    if (type.isUnion()) return type.types.map(({ value }) => value)
    return checker.getPropertiesOfType(type).map((symbol) => symbol.name)
  }
  members.all = space.body.statements.filter(
    (statement) => statement.name && !ts.isFunctionDeclaration(statement),
  )
  return members
})()

const sorted = (list) => [...list].sort()

test('the options are those of the code', () => {
  assert.deepEqual(membersOf('Options'), optionNames)
  assert.deepEqual(membersOf('LiveOptions'), optionNames)
})

test('a task has the members that are declared, and counters too', async () => {
  const w = await world({ engine: 'js' })
  const task = await w.opened()
  const names = membersOfTask(task)
  assert.deepEqual(sorted(membersOf('Task')), sorted(names))
  assert.deepEqual(membersOf('Stats'), Object.keys(task.stats()))
  assert.deepEqual(membersOf('QueueOptions'), Object.keys(task.opts.queue))
})

test('the events are those that on() takes', () => {
  assert.deepEqual(membersOf('TaskEvents'), HOOKS)
})

test('the codes, reasons and states are those of the core, and those that JS adds', () => {
  assert.deepEqual(sorted(membersOf('ErrorCode')), sorted([...CODES, ...OWN_CODES]))
  assert.deepEqual(sorted(membersOf('GiveUpReason')), sorted([...GIVE_UP_REASONS, 'engine']))
  assert.deepEqual(sorted(membersOf('State')), sorted(STATES))
})

test('index.d.mts shows everything that index.d.ts has', () => {
  const text = readFileSync(join(packedDir(), 'index.d.mts'), 'utf8')
  for (const { name } of membersOf.all) assert.match(text, new RegExp(`\\b${name.text}\\b`))
})

/** Comments by `Interface.member`. */
function commentsIn(file) {
  const text = readFileSync(join(packedDir(), file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const { body = source } = source.statements.find(ts.isModuleDeclaration) ?? {}
  const members = body.statements
    .filter(ts.isInterfaceDeclaration)
    .flatMap(({ name, members: all }) => all.map((member) => [`${name.text}.`, member]))
  return new Map(
    members
      .filter(([, { name, type }]) => name && type?.kind !== ts.SyntaxKind.UndefinedKeyword)
      .map(([owner, member]) => [owner + member.name.text, member.jsDoc?.at(-1).getText() ?? '']),
  )
}

test('every member has a comment, but for hooks and live options, which are explained elsewhere', () => {
  const files = ['index.d.ts', 'diagnostics.d.ts', 'websocket.d.ts', 'frameworks.d.ts']
  const all = files.flatMap((file) => [...commentsIn(file)])
  // What the standards of WebSocket and DOM have is not explained.
  const elsewhere =
    /^(LiveOptions\.|Task\.on[A-Z]|(HostWebSocket|WebSocketClass|Socket(Event|s|Events|Close|Failure))\.)/
  const bare = all.filter(([name, text]) => !text && !elsewhere.test(name))
  assert.ok(all.length > 100)
  assert.deepEqual(bare, [])
})

test('the comment of an option has its default, and ms where it is a time', () => {
  const comments = commentsIn('index.d.ts')
  const check = (name, shown, problem) => {
    const text = comments.get(name)
    const code = (value) => `\`${JSON.stringify(value).replaceAll('"', "'")}\``
    const isBare = typeof shown === 'number' || typeof shown === 'boolean' || shown === null
    const expected = `efault ${isBare ? shown : code(shown)}`
    assert.ok(text.includes(expected), `${name}: ${expected}`)
    if (/\bms\b/.test(problem[2])) assert.match(text, /\bms\b/, name)
  }
  const read = (name, value) => readOption(name, value, () => {})
  const optional = optionNames.filter((name) => !read(name, undefined).problem)
  for (const name of optional) {
    const { problem } = read(name, name === 'queue' ? 1 : Symbol('wrong'))
    const { shown } = read(name, undefined)
    check(`Options.${name}`, name === 'queue' ? {} : shown, problem)
  }
  for (const [name, shown] of Object.entries(read('queue', undefined).shown)) {
    check(`QueueOptions.${name}`, shown, read('queue', { [name]: Symbol('wrong') }).problem)
  }
})
