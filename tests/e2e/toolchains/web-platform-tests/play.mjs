// `node play.mjs STAGE PORT`: plays all files on a stage, several at a time, and prints the results as JSON. A
// process of its own: what tests throw where nobody catches it must not end the run.

import dns from 'node:dns'
import { testFiles } from './checkout.mjs'
import { neverEnds } from './compare.mjs'
import { playFile } from './play-file.mjs'
import { stages } from './stages.mjs'

const AT_A_TIME = 40

/** ms. The longest test waits for 20 s, and the machine may be busy. */
const LONGEST = 150_000
/** For files that are known to have no end. */
const SHORT = 15_000

process.on('uncaughtException', () => {})
process.on('unhandledRejection', () => {})

/** Every name is this machine: the set-up of the tests wants it so of theirs, and nothing reaches another. */
dns.lookup = (_name, { all }, done) => {
  const [address, family] = ['127.0.0.1', 4]
  if (all) done(null, [{ address, family }])
  else done(null, address, family)
}

const [name, port] = process.argv.slice(2)
const stage = stages[name]
const waiting = testFiles()
const results = Object.fromEntries(waiting.map((file) => [file, null]))

async function playNext() {
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    const limit = neverEnds(stage, file) ? SHORT : LONGEST
    results[file] = await playFile(file, stage, { port }, limit)
  }
}

await Promise.all(Array.from({ length: AT_A_TIME }, playNext))
process.stdout.write(JSON.stringify(results), () => process.exit(0))
