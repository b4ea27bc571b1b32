// The steps of a release. They change three files; if one fails, and after a dry run, the files are as before.

import { mkdirSync, readFileSync } from 'node:fs'
import { at, Failure, run, step } from '../lib/step.mjs'
import { version as current } from '../lib/version.mjs'
import { releaseChangelog } from './changelog.mjs'
import { withFiles } from './with-files.mjs'
import { inCargoLock, inCargoToml, nextVersion } from './version.mjs'

const BRANCH = 'main'

const manifest = JSON.parse(readFileSync(at('pkg-template/package.json'), 'utf8'))
const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '')
const git = async (...args) => (await run('git', args)).trimEnd()

/** Makes a version ready to be tagged, or with `dryRun` only tries it. */
export async function release({ wanted, dryRun, skipTests }) {
  await step('branch and tree', () => checkTree(dryRun))
  const isReleased = Boolean(await git('tag', '--list', `v${current}`))
  const version = nextVersion(wanted, current, isReleased)
  let files
  await step(`version ${version}`, () => {
    files = changedFiles(version)
    return `changes ${namesOf(files)}`
  })
  await withFiles(at(), files, { keep: !dryRun }, async () => {
    await step('build', () => run('npm', ['run', 'build']).then(() => {}))
    if (skipTests) console.log('  left out: npm test')
    else await step('npm test', () => run('npm', ['test'], { show: true }).then(() => {}))
    await step('npm pack', pack)
    await step('npm publish --dry-run', () =>
      run('npm', ['publish', './pkg', '--dry-run', '--access', 'public']).then(() => {}),
    )
  })
  console.log(dryRun ? dryRunEnded(version, files) : whatIsLeft(version))
}

/** A dry run works everywhere: it only prints what a release would refuse. */
async function checkTree(dryRun) {
  const problems = []
  const branch = await git('branch', '--show-current')
  if (branch !== BRANCH) {
    problems.push(`the branch is ${branch || 'none'}, a release is made on ${BRANCH}`)
  }
  const changes = await git('status', '--porcelain')
  if (changes) problems.push(`the tree has changes that are not committed:\n${changes}`)
  if (problems.length && !dryRun) throw new Failure(problems.join('\n'))
  return problems.map((problem) => `a release would refuse: ${problem}`).join('\n') || undefined
}

/** Path → `{ before, after }`, for the files that change. */
function changedFiles(version) {
  const date = new Date().toISOString().slice(0, 10)
  const files = {}
  const change = (file, edit) => {
    const before = readFileSync(at(file), 'utf8')
    const after = edit(before)
    if (after !== before) files[file] = { before, after }
  }
  change('Cargo.toml', (text) => inCargoToml(text, version))
  change('Cargo.lock', (text) => inCargoLock(text, version, manifest.name))
  change('CHANGELOG.md', (text) => releaseChangelog(text, { version, date, repository }))
  return files
}

const namesOf = (files) => Object.keys(files).join(', ') || 'no file'

async function pack() {
  const folder = at('target/release')
  mkdirSync(folder, { recursive: true })
  const args = ['pack', './pkg', '--pack-destination', folder, '--json']
  const [{ filename, size, entryCount }] = JSON.parse(await run('npm', args))
  return `target/release/${filename}, ${entryCount} files, ${Math.round(size / 1000)} kB`
}

const dryRunEnded = (version, files) => `
${version} can be released. A release would change: ${namesOf(files)}.
Nothing was changed: this was a dry run.`

const whatIsLeft = (version) => `
${version} is ready, nothing is published yet. The workflow publishes it when its tag is pushed:
  git commit -am 'Release ${version}' --allow-empty
  git tag v${version}
  git push origin ${BRANCH} v${version}`
