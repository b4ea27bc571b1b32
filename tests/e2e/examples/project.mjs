// An example as its user has it: a project of its own with the packed package, built by its toolchain.

import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { transform } from 'esbuild'
import { filesBelow } from '../../../scripts/lib/files.mjs'
import { fingerprint, packedDir } from '../../../scripts/lib/packed.mjs'
import { at, write } from '../../../scripts/lib/step.mjs'
import { addPackage, homeOf } from '../../../scripts/real/toolchain.mjs'

/** What a user of the example may have made in its folder. */
const MADE = ['node_modules', 'package-lock.json', 'miniprogram_npm', 'lib', 'dist']

/** Where the server is, the test says when the page starts. */
const configOf = (file) =>
  `export const { url, options } = ${file.endsWith('.ts') ? '(globalThis as any)' : 'globalThis'}.demo\n`

/** Copies the example to `folder`, without what was made there. */
export function copy(example, folder) {
  const filter = (file) => !MADE.includes(basename(file))
  rmSync(folder, { recursive: true, force: true })
  cpSync(at('examples', example), folder, { recursive: true, filter })
}

/** The same with the test's word for where the server is; `config` is the file that names it. */
export function copyForTest(example, config, folder) {
  copy(example, folder)
  if (!existsSync(join(folder, config))) throw new Error(`${example} has no ${config}`)
  write(join(folder, config), configOf(config))
}

/**
 * An example that is built by a toolchain of tests/e2e/toolchains: it lies below that, and finds it as its own.
 * `build(folder)` gives the promise of the build. What was built of the same files before is kept.
 */
export async function project({ toolchain, example, config, build }) {
  const [source, home] = [at('target/examples', example), homeOf(toolchain)]
  copyForTest(example, config, source)
  const lock = readFileSync(join(home, 'package-lock.json'), 'utf8')
  const wanted = [fingerprint(source), fingerprint(packedDir()), lock, build].join('\n')
  const folder = join(home, 'examples', example)
  const stamp = join(folder, '.built')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder
  rmSync(folder, { recursive: true, force: true })
  cpSync(source, folder, { recursive: true })
  addPackage(folder)
  await build(folder)
  write(stamp, wanted)
  return folder
}

/** Where a compiler needs a login: each module of the app becomes CommonJS of ES2015. What was packed stays. */
export async function lower(folder) {
  const isOwn = (file) => file.endsWith('.js') && !/^(node_modules|miniprogram_npm)\//.test(file)
  for (const file of filesBelow(folder).filter(isOwn)) {
    const source = readFileSync(join(folder, file), 'utf8')
    const { code } = await transform(source, { format: 'cjs', target: 'es2015' })
    write(join(folder, file), code)
  }
}
