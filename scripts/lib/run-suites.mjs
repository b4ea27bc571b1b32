// Runs suites by name and prints their results. The last lines say how many tests passed and failed, so that a run
// without tests is noticed.

import { Failure, seconds } from './step.mjs'

/** The names that are wanted, in the order of `suites`; all of them if none is named. */
export function choose(suites, wanted) {
  const unknown = wanted.filter((name) => !suites[name])
  if (unknown.length) {
    throw new Failure(
      `no suite ${unknown.join(', ')}; there are: ${Object.keys(suites).join(', ')}`,
    )
  }
  return Object.keys(suites).filter((name) => !wanted.length || wanted.includes(name))
}

/** True if all passed; `command` is printed for those who want to run one again. */
export async function runSuites(suites, names, command) {
  const results = new Map()
  for (const name of names) results.set(name, await runSuite(name, suites[name], command))
  return report(results)
}

async function runSuite(name, suite, command) {
  console.log(`\n— ${name}`)
  const since = Date.now()
  const counts = await suite.run()
  if (counts.passed + counts.failed === 0) {
    console.log(`${name} has executed no test`)
    counts.failed = 1
  }
  console.log(`${counts.failed ? '✗' : '✓'} ${name} (${seconds(since)})`)
  if (counts.failed) console.log(`  To run it again: ${command} -- ${name}`)
  return counts
}

function report(results) {
  console.log('')
  const total = { passed: 0, failed: 0 }
  for (const [name, { passed, failed }] of results) {
    console.log(`${name}: ${passed} passed, ${failed} failed`)
    total.passed += passed
    total.failed += failed
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0
}
