// JavaScriptCore's shell: the engine of iOS.

import { output } from '../lib/rust.mjs'
import { Failure } from '../lib/step.mjs'
import { aptInstall } from '../setup/apt.mjs'

/** Debian's name for it, by the age of the release. */
const PACKAGES = ['libjavascriptcoregtk-4.0-bin', 'libjavascriptcoregtk-4.1-bin']

/** The shell, named by JSC or in PATH; nothing if there is none that runs. */
export const jsc = () =>
  [process.env.JSC, 'jsc'].filter(Boolean).find((name) => output(name, ['-e', 'print(1)']) === '1')

export async function installJsc() {
  for (const name of PACKAGES) {
    if (jsc()) return 'there'
    if (output('apt-cache', ['show', name])) await aptInstall([name], 'export JSC=…')
  }
  // apt-cache knows nothing before the first update.
  if (!jsc()) await aptInstall([PACKAGES[0]], 'export JSC=…')
  if (!jsc()) throw new Failure('no JavaScriptCore that runs', 'export JSC=…')
  return 'installed'
}
