// The long soak: plays every life, shows its progress, and prints the table of what remained.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Failure, seconds } from '../../scripts/lib/step.mjs'
import { presets } from '../../tests/support/hosts/quirks.mjs'
import { live } from './life.mjs'

const RECONNECTS = 100_000
const MESSAGES = 10_000_000
const ENGINES = ['js', 'wasm']
/** Of a heap that is flat: what the collector leaves differs. */
const HEAP_SLACK = 2 ** 20

const taro = Object.keys(presets).find((name) => presets[name].family === 'taro')
const HOSTS = ['wx', 'my@single', taro, 'browser']

/** The garbage collector, without a flag on the command line. */
function collector() {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}

async function play({ engine, host, gc }) {
  const since = Date.now()
  const onProgress = (done) =>
    console.log(`  … ${host}, ${engine}: ${Math.round(done * 100)} % (${seconds(since)})`)
  const life = { engine, host, reconnects: RECONNECTS, messages: MESSAGES, onProgress, gc }
  const { samples, counts } = await live(life)
  return { engine, host, samples, counts, took: seconds(since) }
}

/** What has grown from the first tenth of a life to its end. */
function grown({ samples, counts }) {
  const [first, last] = [samples[0], samples.at(-1)]
  const names = ['pages', 'listeners', 'timers', 'sockets'].filter(
    (name) => last[name] !== first[name],
  )
  if (last.heap > first.heap + HEAP_SLACK) names.push('heap')
  if (counts.results !== counts.sends) names.push('sends without a result')
  return names
}

const MIB = (bytes) => (bytes / 2 ** 20).toFixed(2)
const change = (samples, name, show = String) =>
  `${show(samples[0][name])} → ${show(samples.at(-1)[name])}`

const COLUMNS = {
  host: ({ host }) => host,
  engine: ({ engine }) => engine,
  opens: ({ counts }) => String(counts.opens),
  'messages in': ({ counts }) => String(counts.messages),
  sends: ({ counts }) => String(counts.sends),
  tasks: ({ counts }) => String(counts.tasks),
  'wasm pages': ({ samples }) => change(samples, 'pages'),
  'heap, MiB': ({ samples }) => change(samples, 'heap', MIB),
  listeners: ({ samples }) => change(samples, 'listeners'),
  timers: ({ samples }) => change(samples, 'timers'),
  sockets: ({ samples }) => change(samples, 'sockets'),
  time: ({ took }) => took,
  grown: (row) => grown(row).join(', ') || 'nothing',
}

function table(rows) {
  const lines = [
    Object.keys(COLUMNS),
    ...rows.map((row) => Object.values(COLUMNS).map((of) => of(row))),
  ]
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)))
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Plays the named hosts, or all; true if nothing has grown. */
export async function soak(wanted) {
  const unknown = wanted.filter((name) => !HOSTS.includes(name))
  if (unknown.length)
    throw new Failure(`no host ${unknown.join(', ')}; there are: ${HOSTS.join(', ')}`)
  const gc = collector()
  const rows = []
  for (const host of HOSTS.filter((name) => !wanted.length || wanted.includes(name)))
    for (const engine of ENGINES) rows.push(await play({ engine, host, gc }))
  console.log('\nFrom the first tenth of a life → to its end\n')
  console.log(table(rows))
  return rows.every((row) => grown(row).length === 0)
}
