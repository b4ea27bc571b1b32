// Suites that run on Node's own test runner.

import { nodeCounts } from './count.mjs'
import { filesBelow } from './files.mjs'
import { at, run } from './step.mjs'

/** A failing runner ends with a code that is not 0. Then its counts are used, with at least one failure. */
export async function counted(running, counts) {
  const [text, ok] = await running.then(
    (out) => [out, true],
    (error) => [error.output ?? '', false],
  )
  const { passed, failed } = counts(text)
  return { passed, failed: ok ? failed : Math.max(failed, 1) }
}

/** Runs all `*.test.mjs` in folders. */
export function nodeTests(...folders) {
  const files = folders
    .flatMap((folder) => filesBelow(at(folder)).map((file) => `${folder}/${file}`))
    .filter((file) => file.endsWith('.test.mjs'))
  // Without files, Node would search for tests by itself.
  if (!files.length) return { passed: 0, failed: 0 }
  const args = ['--test', '--test-reporter', 'spec', ...files]
  return counted(run(process.execPath, args, { show: true }), nodeCounts)
}
