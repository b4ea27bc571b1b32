// Changes files, and restores them.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Does `work` while the files below `folder` have their new texts; `files` is path → `{ before, after }`. With `keep`
 * they keep them, but not if the work fails or is interrupted.
 */
export async function withFiles(folder, files, { keep }, work) {
  const put = (when) => {
    for (const [file, texts] of Object.entries(files))
      writeFileSync(join(folder, file), texts[when])
  }
  const interrupted = () => {
    put('before')
    process.exit(130)
  }
  const signals = ['SIGINT', 'SIGTERM']
  for (const signal of signals) process.once(signal, interrupted)
  let isDone = false
  try {
    put('after')
    await work()
    isDone = true
  } finally {
    if (!isDone || !keep) put('before')
    for (const signal of signals) process.off(signal, interrupted)
  }
}
