// The types of the class go where each client takes it.

import assert from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import ts from 'typescript'
import { at } from '../../../../scripts/lib/step.mjs'
import { addPackage, homeOf } from '../../../../scripts/real/toolchain.mjs'

test('each client takes the class, as its types say', () => {
  const home = homeOf('clients')
  addPackage(home)
  const file = join(home, 'usage.ts')
  copyFileSync(at('tests/e2e/toolchains/clients/usage.ts'), file)
  const options = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2020 },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    lib: ['lib.es2020.d.ts', 'lib.dom.d.ts'],
  }
  const problems = ts.getPreEmitDiagnostics(ts.createProgram([file], options))
  const host = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => home,
    getNewLine: () => '\n',
  }
  assert.equal(ts.formatDiagnostics(problems, host), '')
})
