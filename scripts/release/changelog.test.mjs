// What a release makes of CHANGELOG.md.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { at } from '../lib/step.mjs'
import { version } from '../lib/version.mjs'
import { releaseChangelog } from './changelog.mjs'

const repository = 'https://example.org/repo'
const rewrite = (text, next) =>
  releaseChangelog(text, { version: next, date: '2030-01-02', repository })

const first = `# Changes

The format.

## [Unreleased]

Some words.

### Added

- One [thing](docs/a.md).

### Fixed

- Another.
`

const released = `# Changes

The format.

## [Unreleased]

## [1.0.0] - 2030-01-02

Some words.

### Added

- One [thing](docs/a.md).

### Fixed

- Another.

[Unreleased]: https://example.org/repo/compare/v1.0.0...HEAD
[1.0.0]: https://example.org/repo/releases/tag/v1.0.0
`

test('the first release: version and date, an empty Unreleased on top, links', () => {
  assert.equal(rewrite(first, '1.0.0'), released)
})

test('a section that is written already stays as it is, with its date', () => {
  const earlier = released.replace('2030-01-02', '2029-05-05')
  assert.equal(rewrite(earlier, '1.0.0'), earlier)
})

test('the next release stands above the last, and its link compares the two', () => {
  const text = released.replace('## [Unreleased]', '## [Unreleased]\n\n### Changed\n\n- More.')
  const after = rewrite(text, '1.1.0')
  assert.match(
    after,
    /^## \[Unreleased\]\n\n## \[1\.1\.0\] - 2030-01-02\n\n### Changed\n\n- More\.\n\n## \[1\.0\.0\]/m,
  )
  assert.ok(
    after.endsWith(`
[Unreleased]: https://example.org/repo/compare/v1.1.0...HEAD
[1.1.0]: https://example.org/repo/compare/v1.0.0...v1.1.0
[1.0.0]: https://example.org/repo/releases/tag/v1.0.0
`),
  )
})

test('entries that came after a section was written join its groups, and the date is new', () => {
  const late = '## [Unreleased]\n\n### Fixed\n\n- Late.\n\n### Removed\n\n- Gone.'
  const text = released.replace('2030-01-02', '2029-05-05').replace('## [Unreleased]', late)
  const groups = '### Fixed\n\n- Another.\n- Late.\n\n### Removed\n\n- Gone.'
  assert.equal(rewrite(text, '1.0.0'), released.replace('### Fixed\n\n- Another.', groups))
})

test('a release without entries is refused', () => {
  assert.throws(
    () => rewrite(released, '1.1.0'),
    /says nothing about 1\.1\.0: write entries under Unreleased/,
  )
  const words = '# Changes\n\n## [Unreleased]\n\nOnly words.\n'
  assert.throws(() => rewrite(words, '1.1.0'), /write entries/)
})

test('a changelog without Unreleased on top is refused', () => {
  assert.throws(() => rewrite('# Changes\n\n## [1.0.0] - 2030-01-02\n', '1.1.0'), /not Unreleased/)
  assert.throws(() => rewrite('# Changes\n', '1.1.0'), /begins with nothing/)
})

test('a version below the newest one is refused', () => {
  const text = released.replace('## [1.0.0]', '## [1.1.0] - 2030-02-02\n\n- More.\n\n## [1.0.0]')
  assert.throws(() => rewrite(text, '1.0.0'), /a version above 1\.0\.0: 1\.1\.0/)
})

test('our own: Unreleased on top, then versions with their dates, and a link for each', () => {
  const text = readFileSync(at('CHANGELOG.md'), 'utf8')
  const headings = [...text.matchAll(/^## .*/gm)].map(([heading]) => heading)
  assert.equal(headings.shift(), '## [Unreleased]')
  assert.ok(headings.length > 0)
  for (const heading of headings) assert.match(heading, /^## \[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/)
  for (const [, name] of text.matchAll(/^## \[(.+?)\]/gm)) {
    assert.ok(text.includes(`\n[${name}]: https://`), name)
  }
  assert.ok(headings.some((heading) => heading.startsWith(`## [${version}] - `)))
})
