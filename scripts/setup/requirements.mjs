// What has to be there before: Node and Rust.

import { output } from '../lib/rust.mjs'
import { Failure } from '../lib/step.mjs'

const OLDEST_NODE = 20
const OLDEST_RUST = 88

/** Which there are, if they are new enough. */
export function checkRequirements() {
  if (parseInt(process.versions.node) < OLDEST_NODE) {
    throw new Failure(`Node ${process.version} is too old`, 'nvm install --lts')
  }
  const cargo = output('cargo', ['-V'])
  if (!cargo) throw new Failure('there is no Rust (cargo)', 'curl -sSf https://sh.rustup.rs | sh')
  if (cargo.match(/ 1\.(\d+)/)?.[1] < OLDEST_RUST)
    throw new Failure(`${cargo} is too old`, 'rustup update')
  return `Node ${process.versions.node}, ${cargo}`
}
