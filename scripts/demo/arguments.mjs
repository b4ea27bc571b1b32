// What `npm run demo --` takes.

import { Failure } from '../lib/step.mjs'

const ALLOWED =
  '--verbose; --serve, or --serve --port N with N from 0 to 65535 (0: any free port); --picture'

/** What is shown by which argument; without one, the faults. */
const SHOWN = { '--serve': 'page', '--picture': 'picture' }

const refuse = (problem) => {
  throw new Failure(`npm run demo: ${problem}; allowed: ${ALLOWED}, or nothing`)
}

/** `{shown, isVerbose, port}`: `shown` is `faults`, `page` or `picture`; no port where none was asked for. */
export function readArguments(args) {
  const found = { shown: 'faults', isVerbose: false, port: null }
  const rest = [...args]
  while (rest.length) {
    const arg = rest.shift()
    if (Object.hasOwn(SHOWN, arg)) show(found, arg)
    else if (arg === '--verbose') found.isVerbose = true
    else if (arg === '--port') found.port = readPort(rest.shift())
    else if (arg.startsWith('--port=')) found.port = readPort(arg.slice('--port='.length))
    else refuse(`there is no argument "${arg}"`)
  }
  if (found.port !== null && found.shown !== 'page') refuse('--port needs --serve')
  if (found.isVerbose && found.shown !== 'faults') refuse('--verbose goes with no other argument')
  return found
}

function show(found, arg) {
  if (found.shown !== 'faults' && found.shown !== SHOWN[arg])
    refuse('--serve and --picture do not go together')
  found.shown = SHOWN[arg]
}

function readPort(text) {
  if (text === undefined) return refuse('--port is given no number')
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) return refuse(`--port was given "${text}"`)
  return Number(text)
}
