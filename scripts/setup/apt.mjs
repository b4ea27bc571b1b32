// Debian and Ubuntu packages, as root; anyone else gets the command to run.

import { output } from '../lib/rust.mjs'
import { Failure, run } from '../lib/step.mjs'

let updated = false

/** Installs packages; `instead` is what to run where this is not Debian. */
export async function aptInstall(packages, instead) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!output('apt-get', ['--version']))
    throw new Failure(`${packages.join(', ')} missing`, instead)
  if (process.getuid?.() !== 0) {
    throw new Failure('not root', `sudo apt-get update && sudo ${command}`)
  }
  // Another apt may be at work on a machine that has just started; a mirror may stumble.
  const patient = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3']
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  if (!updated) await run('apt-get', [...patient, 'update'], { env, fix: 'apt-get update' })
  updated = true
  await run('apt-get', [...patient, ...command.split(' ').slice(1)], { env, fix: command })
}
