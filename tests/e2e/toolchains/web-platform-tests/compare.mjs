// Compares the results of a stage with the misses that are listed.

import { ALL, ENDLESS, groups } from './misses.mjs'

/** Its subtests look at interfaces alone, and are many: they are counted apart. */
const INTERFACES = 'idlharness.any.js'

/** What can be missed in a file, by number. */
const partsOf = ({ subtests, problem }) => [
  { passed: !problem, name: 'the end of the file', message: problem },
  ...subtests,
]

/** `[file, numbers]` for a stage. */
const listedOn = (stage) =>
  groups.filter(({ on }) => on(stage)).flatMap(({ files }) => Object.entries(files))

const holds = (numbers, number) =>
  numbers === ENDLESS || (numbers === ALL ? number > 0 : numbers.includes(number))

const isListed = (stage, file, number) =>
  listedOn(stage).some(([of, numbers]) => of === file && holds(numbers, number))

/** Whether it is known that the file has no end. */
export const neverEnds = (stage, file) =>
  listedOn(stage).some(([of, numbers]) => of === file && numbers === ENDLESS)

class Count {
  passed = 0
  all = 0

  add(subtests) {
    this.passed += subtests.filter(({ passed }) => passed).length
    this.all += subtests.length
  }

  toString() {
    return `${this.passed} of ${this.all}`
  }
}

function countsOf(results) {
  const counts = { interfaces: new Count(), others: new Count() }
  for (const [file, { subtests }] of Object.entries(results)) {
    counts[file === INTERFACES ? 'interfaces' : 'others'].add(subtests)
  }
  return counts
}

/** The misses that nobody has listed, as texts. */
function unlistedIn(results, stage) {
  return Object.entries(results).flatMap(([file, result]) =>
    partsOf(result).flatMap(({ passed, name, message }, number) =>
      passed || isListed(stage, file, number) ? [] : [`${file} ${number}: ${name}: ${message}`],
    ),
  )
}

/** What is listed, but passes, or is no more. */
function unmissedIn(results, stage) {
  return listedOn(stage).flatMap(([file, numbers]) => {
    if (!results[file]) return [`${file} (not there)`]
    const parts = partsOf(results[file])
    if (numbers === ALL || numbers === ENDLESS) {
      return parts.every(({ passed }) => passed) ? [file] : []
    }
    return numbers.filter((number) => parts[number]?.passed).map((number) => `${file} ${number}`)
  })
}

/**
 * @param results  by file, as play-file.mjs gives them
 * @returns {{unlisted: string[], unmissed: string[], counts: {interfaces: Count, others: Count}}}
 */
export const compare = (results, stage) => ({
  unlisted: unlistedIn(results, stage),
  unmissed: unmissedIn(results, stage),
  counts: countsOf(results),
})
