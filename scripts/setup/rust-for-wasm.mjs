// A Rust that can build std for wasm32.

import { debianLlvm, output, wasmToolchain } from '../lib/rust.mjs'
import { Failure, run } from '../lib/step.mjs'
import { aptInstall } from './apt.mjs'

/** std's sources and a linker for wasm32: rustup's where it can get them, else Debian's. */
export async function installRustForWasm() {
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
