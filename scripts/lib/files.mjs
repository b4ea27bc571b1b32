// Lists of files.

import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/** All files below a folder, as paths from it, in a fixed order. */
export function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((file) => relative(folder, join(file.parentPath, file.name))).sort()
}
