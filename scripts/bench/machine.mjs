// On what something was measured.

import { cpus, totalmem } from 'node:os'
import { output } from '../lib/rust.mjs'

/** Processor, memory and versions. */
export const machine = () => ({
  processor: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
  memoryGB: Math.round(totalmem() / 1e9),
  node: process.version,
  rust: output('rustc', ['-V']),
})
