// The arguments of `npm run release`.

import { Failure } from '../lib/step.mjs'

const FLAGS = ['--dry-run', '--skip-tests']
const USAGE = 'npm run release -- [major|minor|patch|X.Y.Z] [--dry-run] [--skip-tests]'

/** `{ wanted, dryRun, skipTests }`; `wanted` is undefined if no version is named. */
export function readArguments(args) {
  const flags = args.filter((arg) => arg.startsWith('-'))
  const [wanted, ...more] = args.filter((arg) => !arg.startsWith('-'))
  const unknown = [...flags.filter((flag) => !FLAGS.includes(flag)), ...more]
  if (unknown.length) throw new Failure(`unknown: ${unknown.join(' ')}; allowed is: ${USAGE}`)
  const [dryRun, skipTests] = FLAGS.map((flag) => flags.includes(flag))
  if (skipTests && !dryRun) {
    throw new Failure('--skip-tests is allowed with --dry-run only: no release without tests')
  }
  return { wanted, dryRun, skipTests }
}
