// What `npm run demo --` takes.

import { Failure } from '../lib/step.mjs'

const ALLOWED = '--serve, or --serve --port N with N from 0 to 65535 (0: any free port)'

const refuse = (problem) => {
  throw new Failure(`npm run demo: ${problem}; allowed: ${ALLOWED}, or nothing`)
}

/** `{isPage, port}`; no port where none was asked for. */
export function readArguments(args) {
  const found = { isPage: false, port: null }
  const rest = [...args]
  while (rest.length) {
    const arg = rest.shift()
    if (arg === '--serve') found.isPage = true
    else if (arg === '--port') found.port = readPort(rest.shift())
    else if (arg.startsWith('--port=')) found.port = readPort(arg.slice('--port='.length))
    else refuse(`there is no argument "${arg}"`)
  }
  if (found.port !== null && !found.isPage) refuse('--port needs --serve')
  return found
}

function readPort(text) {
  if (text === undefined) return refuse('--port is given no number')
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) return refuse(`--port was given "${text}"`)
  return Number(text)
}
