// CHANGELOG.md, in the format of Keep a Changelog: a section for each version, the newest first, "Unreleased" on top.

import { Failure } from '../lib/step.mjs'

const HEADING = /^## \[(.+?)\](?: - (\S+))?$/gm
const LINK = /^\[[^\]]+\]: \S+\n?/gm
const hasEntries = (body) => /^[-*] /m.test(body)

/**
 * The text with `version` and `date` over what stood under "Unreleased", an empty "Unreleased" on top, and the links
 * of all versions to `repository`. A section that the version has already takes the entries in.
 */
export function releaseChangelog(text, { version, date, repository }) {
  const { head, sections } = parse(text)
  const [unreleased, ...released] = sections
  if (unreleased?.title !== 'Unreleased') {
    throw new Failure(`CHANGELOG.md begins with ${unreleased?.title ?? 'nothing'}, not Unreleased`)
  }
  const prepared = released.find((section) => section.title === version)
  if (prepared && prepared !== released[0]) {
    throw new Failure(`CHANGELOG.md has a version above ${version}: ${released[0].title}`)
  }
  if (hasEntries(unreleased.body)) {
    const body = prepared ? merge(prepared.body, unreleased.body) : unreleased.body
    released.splice(0, prepared ? 1 : 0, { title: version, date, body })
  } else if (!prepared || !hasEntries(prepared.body)) {
    throw new Failure(`CHANGELOG.md says nothing about ${version}: write entries under Unreleased`)
  }
  const all = [{ title: 'Unreleased', body: '' }, ...released]
  return `${[head, ...all.map(print)].join('\n\n')}\n\n${links(released, repository)}\n`
}

function parse(text) {
  const headings = [...text.matchAll(HEADING)]
  const clean = (from, to) => text.slice(from, to).replace(LINK, '').trim()
  const sections = headings.map((match, i) => {
    const [heading, title, date] = match
    return { title, date, body: clean(match.index + heading.length, headings[i + 1]?.index) }
  })
  return { head: clean(0, headings[0]?.index), sections }
}

const print = ({ title, date, body }) =>
  [`## [${title}]${date ? ` - ${date}` : ''}`, ...(body ? [body] : [])].join('\n\n')

/** Two bodies as one: groups of the same name ("### Added") become one group. */
function merge(older, newer) {
  const groups = new Map()
  for (const body of [older, newer]) {
    for (const part of body.split(/^(?=### )/m)) {
      const [, name, rest] = part.match(/^(### .*\n)?([^]*)$/)
      groups.set(name, [...(groups.get(name) ?? []), rest.trim()])
    }
  }
  const texts = [...groups].map(([name, parts]) => {
    const isList = Boolean(name)
    const rest = parts.filter(Boolean).join(isList ? '\n' : '\n\n')
    return isList ? `${name}\n${rest}` : rest
  })
  return texts.filter(Boolean).join('\n\n')
}

function links(released, repository) {
  const tags = released.map(({ title }) => `v${title}`)
  const changes = (from, to) => `${repository}/compare/${from}...${to}`
  const lines = [`[Unreleased]: ${changes(tags[0], 'HEAD')}`]
  for (const [i, { title }] of released.entries()) {
    const before = tags[i + 1]
    const link = before ? changes(before, tags[i]) : `${repository}/releases/tag/${tags[i]}`
    lines.push(`[${title}]: ${link}`)
  }
  return lines.join('\n')
}
