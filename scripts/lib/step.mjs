// Named steps with their times, and commands that show a sign of life while they run.

import { spawn } from 'node:child_process'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** A path inside the repository. */
export const at = (...parts) => join(root, ...parts)

/** What went wrong, and the command that puts it right. */
export class Failure extends Error {
  constructor(message, fix) {
    super(fix ? `${message}\n  To fix it, run: ${fix}` : message)
    this.name = 'Failure'
  }
}

/** The time since, as it is printed. */
export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Runs `work`, and says what it is and how long it took. */
export async function step(name, work) {
  const since = Date.now()
  const signOfLife = setInterval(() => console.log(`  … ${name} (${seconds(since)})`), 15_000)
  try {
    const note = await work()
    console.log(`✓ ${name}${typeof note === 'string' ? `: ${note}` : ''} (${seconds(since)})`)
  } catch (error) {
    console.log(`✗ ${name} (${seconds(since)})`)
    throw error
  } finally {
    clearInterval(signOfLife)
  }
}

/**
 * Runs a command; its output is shown only if it fails, or as it comes with `show` (with `'stderr'`
 * that part of it). Resolves to what it printed; rejects with a Failure that names `fix` and carries `output`.
 */
export function run(command, args, { env, cwd = root, show = false, fix, input } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe']
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio })
    let out = ''
    let all = ''
    const take = (stream, isOut) => (chunk) => {
      if (isOut) out += chunk
      all += chunk
      if (show === true || (show && !isOut)) stream.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', take(process.stdout, true))
    child.stderr.setEncoding('utf8').on('data', take(process.stderr, false))
    if (input !== undefined) child.stdin.end(input)
    child.on('error', (error) => reject(new Failure(`${command}: ${error.message}`, fix)))
    child.on('close', (code) => {
      if (code === 0) return resolve(out)
      const shown = show ? '' : `\n${all.trim()}`
      const failure = new Failure(
        `${command} ${args.join(' ')} ended with code ${code}${shown}`,
        fix,
      )
      reject(Object.assign(failure, { output: out }))
    })
  })
}

/** Ends a script: a Failure by its text alone, anything else with its stack. */
export function fail(error) {
  console.error(error instanceof Failure ? error.message : error)
  process.exit(1)
}

const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** True if every output exists and none is older than any input. */
export function upToDate(outputs, inputs) {
  return Math.min(...outputs.map(time)) >= Math.max(1, ...inputs.map(time))
}

/** Writes a file and the folders above it. */
export function write(path, content) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
