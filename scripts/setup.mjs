// `npm run setup`: brings what a fresh machine lacks. Node's built-ins only: it runs before any
// package is installed. Every other script calls it first; a second run finds nothing to do.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'
import { aptInstall } from './setup/apt.mjs'
import { setUpBrowser } from './setup/browser.mjs'
import { debianLlvm, output, wasmToolchain } from './lib/rust.mjs'
import { at, fail, Failure, run, step, write } from './lib/step.mjs'

const OLDEST_NODE = 20
const OLDEST_RUST = 88

function checkHost() {
  if (parseInt(process.versions.node) < OLDEST_NODE) {
    throw new Failure(`Node ${process.version} is too old`, 'nvm install --lts')
  }
  const cargo = output('cargo', ['-V'])
  if (!cargo) throw new Failure('there is no Rust (cargo)', 'curl -sSf https://sh.rustup.rs | sh')
  if (cargo.match(/ 1\.(\d+)/)?.[1] < OLDEST_RUST)
    throw new Failure(`${cargo} is too old`, 'rustup update')
  return `Node ${process.versions.node}, ${cargo}`
}

async function nodePackages() {
  const lock = readFileSync(at('package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  // In node_modules itself, so that it goes when they go.
  const stamp = at('node_modules/.set-up')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 'there'
  await run('npm', ['ci'], { fix: 'npm ci' })
  write(stamp, wanted)
  return 'installed'
}

/** std's sources and a linker for wasm32: rustup's where it can get them, else Debian's. */
async function rustForWasm() {
  const name = () => wasmToolchain()?.name
  if (name()) return name()
  const [byRustup, byApt] = [
    'rustup component add rust-src',
    'apt-get install rustc-web cargo-web rust-web-src',
  ]
  if (output('rustup', ['-V'])) {
    await run('rustup', byRustup.split(' ').slice(1)).catch((error) => console.log(error.message))
    if (name()) return name()
  }
  const debian = ['rustc-web', 'cargo-web', 'rust-web-src']
  await aptInstall(debian, byRustup)
  await aptInstall([`lld-${debianLlvm()}`], byApt)
  if (!name()) throw new Failure('Debian’s Rust cannot build for wasm32 either', byRustup)
  return name()
}

/** Everything for `npm run build`; with `browser` for the browser tests too. */
export async function setup({ browser = false } = {}) {
  await step('set-up: Node and Rust', checkHost)
  await step('set-up: Node packages', nodePackages)
  await step('set-up: Rust for wasm32', rustForWasm)
  if (browser) await setUpBrowser()
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  setup({ browser: argv.includes('browser') }).catch(fail)
}
