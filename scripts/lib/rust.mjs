// Which Rust builds what. The host's own cargo builds tests and helpers; the .wasm needs std from
// source, since a prebuilt wasm32 std is not MVP.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { at } from './step.mjs'

const text = (command, args) => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

const hasSources = (sysroot) =>
  Boolean(sysroot) && existsSync(join(sysroot, 'lib/rustlib/src/rust/library/std/Cargo.toml'))

/** Debian's wasm linker of the LLVM that its rustc-web is built with. */
export const debianLinker = () => {
  const llvm = text('/usr/bin/rustc', ['-vV']).match(/LLVM version: (\d+)/)?.[1]
  return llvm && existsSync(`/usr/bin/wasm-ld-${llvm}`) ? `wasm-ld-${llvm}` : ''
}

/**
 * The toolchain that can build std for wasm32: the one in PATH if it has its sources, else
 * Debian's rustc-web; `null` if there is none.
 */
export function wasmToolchain() {
  if (hasSources(text('rustc', ['--print', 'sysroot']))) {
    return { name: text('rustc', ['--version']), cargo: 'cargo', env: { RUSTC_BOOTSTRAP: '1' } }
  }
  const linker = debianLinker()
  if (!linker || !existsSync('/usr/bin/cargo') || !hasSources('/usr')) return null
  return {
    name: `${text('/usr/bin/rustc', ['--version'])}, Debian`,
    cargo: '/usr/bin/cargo',
    // Rustup's shims must not be found by what cargo calls.
    env: {
      RUSTC: '/usr/bin/rustc',
      RUSTDOC: '/usr/bin/rustdoc',
      RUSTC_BOOTSTRAP: '1',
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker,
    },
  }
}

/** What is shipped: std rebuilt for MVP, panics without text, no source paths in the file. */
export const shippedFlags = {
  CARGO_UNSTABLE_BUILD_STD: 'std',
  CARGO_UNSTABLE_BUILD_STD_FEATURES: 'optimize_for_size',
  RUSTFLAGS: [
    '-Zunstable-options',
    '-Zlocation-detail=none',
    '-Cpanic=immediate-abort',
    '-Ctarget-cpu=mvp',
    '-Clink-arg=-zstack-size=16384',
  ].join(' '),
}

/** One target folder per set of flags: each change of flags would rebuild std. */
export const targetDirs = { host: at('target/host'), wasm: at('target/wasm'), web: at('target/web') }

/** Our helper: wasm-bindgen (and, with the feature, its test runner) at Cargo.lock's version. */
export const bindgenTool = join(targetDirs.host, 'debug/wshb-bindgen')
