// `.ci/run` fails if the run leaves files behind, or changes some: played in a repository of its own, with an `npm`
// that does what the test wants.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { test } from 'node:test'
import { at, write } from '../../scripts/lib/step.mjs'

const bash = (folder, script, path) =>
  spawnSync('bash', ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: [...(path ? [path] : []), process.env.PATH].join(delimiter) },
  })

/** Runs `.ci/run` after the shell lines of `before`, with `npm` doing those of `npm`. */
function ciRun(name, { before, npm }) {
  const home = at('target/ci-run', name)
  const [repository, bin] = [join(home, 'repository'), join(home, 'bin')]
  rmSync(home, { recursive: true, force: true })
  cpSync(at('.ci/run'), join(repository, '.ci/run'))
  write(join(bin, 'npm'), `#!/bin/sh\n${npm}\n`)
  chmodSync(join(bin, 'npm'), 0o755)
  assert.equal(bash(repository, before).status, 0)
  return bash(repository, '.ci/run', bin)
}

const tracked = 'git init -q && git add .ci'

test('a run that leaves the tree as it was passes', () => {
  assert.equal(ciRun('clean', { before: tracked, npm: 'true' }).status, 0)
})

test('a run that leaves a file behind fails and names it', () => {
  const { status, stderr } = ciRun('leftover', { before: tracked, npm: 'touch undefined.zip' })
  assert.equal(status, 1)
  assert.match(stderr, /has changed the tree/)
  assert.match(stderr, /^ +undefined\.zip$/m)
})

test('a run that changes a tracked file fails and names it', () => {
  const { status, stderr } = ciRun('changed', { before: tracked, npm: 'echo >> .ci/run' })
  assert.equal(status, 1)
  assert.match(stderr, /^ +\.ci\/run$/m)
})

test('what was changed before the run is no fault of it', () => {
  const before = `${tracked} && touch mine`
  assert.equal(ciRun('mine', { before, npm: 'true' }).status, 0)
})

test('failing tests fail the run', () => {
  assert.equal(ciRun('failing', { before: tracked, npm: 'exit 3' }).status, 3)
})

test('without git, as in an unpacked archive, the checks run all the same', () => {
  assert.equal(ciRun('no-git', { before: 'true', npm: 'true' }).status, 0)
})
