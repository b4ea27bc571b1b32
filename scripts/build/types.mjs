// Checks the JSDoc types of js/ by tsc, against the types that the build makes from Rust.

import { spawnSync } from 'node:child_process'
import { at, Failure } from '../lib/step.mjs'

/** What tsc finds wrong, one `file(line,column): error …` each, by path from `folder`. */
export function typeErrors(folder = at('js')) {
  const args = [at('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json', '--pretty', 'false']
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  // Lines that begin with blanks explain the one before.
  const errors = stdout.split(/\n(?=\S)/).filter((text) => text.trim())
  if (status && !errors.length) throw new Failure(`tsc ended with code ${status}`)
  return errors
}

/** Throws if a name or a type in js/ is wrong. */
export function checkTypes() {
  const errors = typeErrors()
  if (errors.length) throw new Failure(errors.map((text) => `js/${text.trim()}`).join('\n'))
}
