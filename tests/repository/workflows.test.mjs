// What runs on GitHub: checks on every change, a release that only the checks let through, updates that fit together.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { at } from '../../scripts/lib/step.mjs'

const read = (file) => parse(readFileSync(at('.github', file), 'utf8'), { strict: true })
const workflows = Object.fromEntries(
  ['ci', 'nightly', 'release'].map((name) => [name, read(`workflows/${name}.yml`)]),
)
const commands = (job) => job.steps.map(({ run }) => run).filter(Boolean)

for (const [name, workflow] of Object.entries(workflows)) {
  test(`${name}: actions have a version, jobs end some time`, () => {
    for (const [id, job] of Object.entries(workflow.jobs)) {
      assert.ok(job['timeout-minutes'] > 0, id)
      for (const { uses } of job.steps.filter((step) => step.uses)) {
        assert.match(uses, /^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/)
      }
    }
  })

  test(`${name}: may read, and nothing else; only publishing gets an identity`, () => {
    assert.deepEqual(workflow.permissions, { contents: 'read' })
    for (const [id, { permissions }] of Object.entries(workflow.jobs)) {
      assert.deepEqual(permissions, id === 'publish' ? { 'id-token': 'write' } : undefined, id)
    }
  })
}

test('ci: pull requests and main run all checks', () => {
  const { on, jobs } = workflows.ci
  assert.ok('pull_request' in on)
  assert.deepEqual(on.push.branches, ['main'])
  assert.ok(commands(jobs.checks).includes('.ci/run'))
})

test('nightly: plays the random lives of the package and of the core, and more of them', () => {
  const { lives } = workflows.nightly.jobs
  assert.equal(lives.env.WSHB_NIGHTLY, '1')
  assert.match(commands(lives).join('\n'), /random-lives\/engines[^]*--test core invariants/)
})

test('release: a tag publishes with provenance, after cargo-deny and all checks', () => {
  const { on, jobs } = workflows.release
  assert.deepEqual(on, { push: { tags: ['v*'] } })
  assert.ok(jobs.dependencies.steps.some(({ uses }) => /\/cargo-deny-action@/.test(uses)))
  assert.ok(commands(jobs.package).includes('.ci/run'))
  assert.deepEqual(jobs.publish.needs, ['dependencies', 'package'])
  assert.match(commands(jobs.publish).join('\n'), /^npm publish \S+ --provenance/)
})

test('updates: the family of wasm-bindgen comes as one', () => {
  const cargo = read('dependabot.yml').updates.find((one) => one['package-ecosystem'] === 'cargo')
  const { patterns } = cargo.groups['wasm-bindgen']
  const family = `wasm-bindgen wasm-bindgen-futures wasm-bindgen-test wasm-bindgen-cli wasm-bindgen-cli-support
    js-sys web-sys gloo-timers serde-wasm-bindgen walrus`
  for (const crate of family.split(/\s+/)) {
    const isIn = patterns.some((pattern) =>
      new RegExp(`^${pattern.replace('*', '.*')}$`).test(crate),
    )
    assert.ok(isIn, crate)
  }
})
