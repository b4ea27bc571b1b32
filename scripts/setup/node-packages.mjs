// The packages of package-lock.json.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { at, run, write } from '../lib/step.mjs'

/** Installs them where others are, or none. */
export async function installNodePackages() {
  const lock = readFileSync(at('package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  // In node_modules itself, so that it goes when they go.
  const stamp = at('node_modules/.set-up')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 'there'
  await run('npm', ['ci'], { fix: 'npm ci' })
  write(stamp, wanted)
  return 'installed'
}
