// Which Rust builds what. The host's own cargo builds tests and helpers; the .wasm needs std from
// source, since a prebuilt wasm32 std is not MVP.

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './files.mjs'
import { at, Failure, run, upToDate } from './step.mjs'

/** `-Cpanic=immediate-abort` is that old. */
const OLDEST_MINOR = 92

/** What a command prints, or nothing if it can't run. */
export function output(command, args) {
  try {
    const stdio = ['ignore', 'pipe', 'ignore']
    return execFileSync(command, args, { encoding: 'utf8', stdio }).trim()
  } catch {
    return ''
  }
}

function hasOwnLinker(sysroot) {
  const hosts = join(sysroot, 'lib/rustlib')
  return readdirSync(hosts).some((host) => existsSync(join(hosts, host, 'bin/rust-lld')))
}

/** One rustc (and the cargo of the same place), if it can build std for wasm32. */
function candidate(rustc, cargo) {
  const verbose = output(rustc, ['-vV'])
  const minor = Number(verbose.match(/^release: 1\.(\d+)/m)?.[1])
  const sysroot = output(rustc, ['--print', 'sysroot'])
  const sources = join(sysroot, 'lib/rustlib/src/rust/library/std/Cargo.toml')
  if (!(minor >= OLDEST_MINOR) || !existsSync(sources) || !output(cargo, ['-V'])) return null
  const env = { RUSTC_BOOTSTRAP: '1' }
  if (rustc !== 'rustc') Object.assign(env, { RUSTC: rustc, RUSTDOC: rustc.replace(/c$/, 'doc') })
  if (!hasOwnLinker(sysroot)) {
    const linker = `wasm-ld-${llvmOf(verbose)}`
    if (!output(linker, ['--version'])) return null
    env.CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER = linker
  }
  return { name: `${verbose.split('\n')[0]} in ${sysroot}`, cargo, env }
}

const llvmOf = (verbose) => verbose.match(/LLVM version: (\d+)/)?.[1]

/** LLVM's major version in Debian's rustc, which its linker has to share. */
export const debianLlvm = () => llvmOf(output('/usr/bin/rustc', ['-vV']))

/** The Rust in PATH if it has its sources, else Debian's rustc-web; `null` if neither can. */
export const wasmToolchain = () =>
  candidate('rustc', 'cargo') ?? candidate('/usr/bin/rustc', '/usr/bin/cargo')

/** What is shipped: std rebuilt for MVP, panics without text, no source paths in the file. */
export const shippedFlags = {
  CARGO_UNSTABLE_BUILD_STD: 'std',
  CARGO_UNSTABLE_BUILD_STD_FEATURES: 'optimize_for_size',
  RUSTFLAGS: [
    '-Zunstable-options',
    '-Zlocation-detail=none',
    '-Cpanic=immediate-abort',
    '-Ctarget-cpu=mvp',
    // Copies as instructions, which wasm-opt turns into a short loop: std's own function is long.
    '-Ctarget-feature=+bulk-memory',
    // With opt-level 3 the smallest of all: see Cargo.toml. No code is copied to make it faster.
    '-Cllvm-args=-inline-threshold=10',
    '-Cllvm-args=-unroll-threshold=0',
    '-Cllvm-args=-unswitch-threshold=0',
    '-Cllvm-args=-enable-pre=false',
    '-Cllvm-args=-disable-lsr',
    // Equal functions stay apart until wasm-opt joins them: what is dropped from the table is known by its name.
    '-Zmerge-functions=disabled',
    '-Clink-arg=-zstack-size=16384',
  ].join(' '),
}

/** Runs cargo with the flags of what is shipped; the rest is as for `run`. */
export async function cargoForWasm(
  command,
  args,
  { targetDir = targetDirs.wasm, env, ...more } = {},
) {
  const toolchain = wasmToolchain()
  if (!toolchain) throw new Failure('no Rust that can build for wasm32', 'npm run setup')
  const target = ['--release', '--target', 'wasm32-unknown-unknown', '--target-dir', targetDir]
  const all = { ...toolchain.env, ...shippedFlags, ...env }
  await run(toolchain.cargo, [command, '--locked', ...target, ...args], { ...more, env: all })
}

/** Browser tests have flags of their own, since their panics need texts. */
export const browserFlags = {
  CARGO_UNSTABLE_BUILD_STD: 'std,panic_abort',
  RUSTFLAGS: '-Ctarget-cpu=mvp',
}

/** One target folder per set of flags: each change of flags would rebuild std. */
export const targetDirs = {
  host: at('target/host'),
  wasm: at('target/wasm'),
  browser: at('target/browser'),
  example: at('target/examples/server-rust'),
}

/** The server of examples/ is a workspace of its own, as its users have it. */
export const exampleServer = ['--manifest-path', at('examples/server-rust/Cargo.toml')]

/** What is tested and checked: the package, and the storms on its core; not the build helper. */
export const ours = ['-p', 'websocket-heartbeat-miniprogram', '-p', 'wshb-storm']

/** What Rust and JS must agree on, as a module that our other helper prints. */
export const printProtocol = () =>
  run('cargo', [
    'run',
    '--locked',
    '--quiet',
    '-p',
    'wshb-protocol',
    '--target-dir',
    targetDirs.host,
  ])

/** Where our build helper and wasm-bindgen's test runner are. */
export const helperDir = join(targetDirs.host, 'debug')

/**
 * Builds our helper (wasm-bindgen as a library), or with a feature what else it holds. The two differ
 * in their dependencies' features, so what is there is not built again for the lesser one.
 */
export async function buildHelper(features = '') {
  const sources = filesBelow(at('scripts/build/bindgen')).map((file) =>
    at('scripts/build/bindgen', file),
  )
  const inputs = [at('Cargo.lock'), ...sources]
  if (!features && upToDate([join(helperDir, 'wshb-bindgen')], inputs)) return
  const args = ['build', '--locked', '-p', 'wshb-bindgen', '--target-dir', targetDirs.host]
  await run('cargo', features ? [...args, '--features', features] : args)
}
