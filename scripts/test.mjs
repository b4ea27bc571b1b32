// `npm test`: sets up, builds, runs all suites; `npm test -- NAME…` runs those. The last lines say how
// many tests passed and failed, so that a run that executed nothing shows.

import { fail, Failure, seconds, step } from './lib/step.mjs'
import { setup } from './setup.mjs'

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

async function runSuite(name, suite) {
  console.log(`\n— ${name}`)
  const since = Date.now()
  const counts = await suite.run()
  if (counts.passed + counts.failed === 0) {
    console.log(`${name} has executed no test`)
    counts.failed = 1
  }
  console.log(`${counts.failed ? '✗' : '✓'} ${name} (${seconds(since)})`)
  return counts
}

async function main(wanted) {
  const { suites } = await import('./lib/suites.mjs')
  const unknown = wanted.filter((name) => !suites[name])
  if (unknown.length) {
    throw new Failure(
      `no suite ${unknown.join(', ')}; there are: ${Object.keys(suites).join(', ')}`,
    )
  }
  const names = Object.keys(suites).filter((name) => !wanted.length || wanted.includes(name))
  const needs = new Set(names.flatMap((name) => suites[name].needs))
  await setup({ browser: needs.has('browser') })
  if (needs.has('package')) {
    const { build } = await import('./lib/pipeline.mjs')
    const { packedDir } = await import('./lib/packed.mjs')
    await build()
    await step('npm pack, and its installation', () => void packedDir())
  }
  const results = new Map()
  for (const name of names) results.set(name, await runSuite(name, suites[name]))
  process.exit(report(results) ? 0 : 1)
}

main(process.argv.slice(2)).catch(fail)
