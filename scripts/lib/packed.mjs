// The package as a user gets it: packed by `npm pack`, installed from that tarball.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './files.mjs'
import { at, Failure } from './step.mjs'

const home = at('target/packed')
const stamp = join(home, 'stamp')
const installed = join(home, 'node_modules/websocket-heartbeat-miniprogram')

/** The same for the same files. */
export function fingerprint(folder) {
  const hash = createHash('sha256')
  for (const file of filesBelow(folder)) {
    hash.update(`${file}\n`).update(readFileSync(join(folder, file)))
  }
  return hash.digest('hex')
}

/** Where the tarball of the package that is installed lies. */
export const tarball = () => {
  packedDir()
  return join(
    home,
    readdirSync(home).find((name) => name.endsWith('.tgz')),
  )
}

/** The installed package's folder; packs and installs first if pkg/ has changed. */
export function packedDir() {
  if (!existsSync(at('pkg/package.json'))) throw new Failure('there is no pkg/', 'npm run build')
  const wanted = fingerprint(at('pkg'))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return installed
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  const npm = (...args) =>
    execFileSync('npm', args, { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] })
  npm('pack', at('pkg'), '--silent')
  const file = readdirSync(home).find((name) => name.endsWith('.tgz'))
  npm('install', `./${file}`, '--offline', '--no-save', '--silent')
  writeFileSync(stamp, wanted)
  return installed
}
