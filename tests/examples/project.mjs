// An example as its user has it: a project of its own with the packed package, built by its toolchain.

import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fingerprint, packedDir } from '../../scripts/lib/packed.mjs'
import { at, write } from '../../scripts/lib/step.mjs'
import { addPackage, homeOf } from '../../scripts/real/toolchain.mjs'

/** What a user of the example may have made in its folder. */
const MADE = ['node_modules', 'miniprogram_npm', 'dist']

/** Where the server is, the test says when the page starts. */
const CONFIG = 'export const { url, options } = globalThis.demo\n'

/** Copies the example without what was made there; `config` is its file that names the server. */
function copy(example, config, folder) {
  const filter = (file) => !MADE.includes(basename(file))
  rmSync(folder, { recursive: true, force: true })
  cpSync(at('examples', example), folder, { recursive: true, filter })
  if (!existsSync(join(folder, config))) throw new Error(`${example} has no ${config}`)
  write(join(folder, config), CONFIG)
}

/**
 * Lays the example into `folder` and builds it there, unless the same files were built there before.
 * `build(folder)` gives the promise of the build.
 */
async function built({ example, config, folder, lock, build }) {
  const source = at('target/examples', example)
  copy(example, config, source)
  const wanted = [fingerprint(source), fingerprint(packedDir()), lock, build].join('\n')
  const stamp = join(folder, '.built')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder
  rmSync(folder, { recursive: true, force: true })
  cpSync(source, folder, { recursive: true })
  addPackage(folder)
  await build(folder)
  write(stamp, wanted)
  return folder
}

/** An example that is built by a toolchain of tests/real: it lies below that, and finds it as its own. */
export function project(toolchain, example, config, build) {
  const home = homeOf(toolchain)
  const lock = readFileSync(join(home, 'package-lock.json'), 'utf8')
  return built({ example, config, folder: join(home, 'example'), lock, build })
}
