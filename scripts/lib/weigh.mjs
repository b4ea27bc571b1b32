// Sizes in bytes, raw and compressed.

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { filesBelow } from './files.mjs'

export const gzipped = (content) => gzipSync(content, { level: 9 }).length

export const brotlied = (content) => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return brotliCompressSync(content, { params }).length
}

/** `{ raw, gzip, brotli }` of a text or a Buffer. */
export function weigh(content) {
  const buffer = Buffer.from(content)
  return { raw: buffer.length, gzip: gzipped(buffer), brotli: brotlied(buffer) }
}

const sum = (list) => list.reduce((total, value) => total + value, 0)

/** All files of a folder, uncompressed. */
export const onDisk = (folder) =>
  sum(filesBelow(folder).map((file) => statSync(join(folder, file)).size))

/** The same, each file by itself: a server sends them so. */
export function weighFolder(folder) {
  const all = filesBelow(folder).map((file) => weigh(readFileSync(join(folder, file))))
  const total = (how) => sum(all.map((weight) => weight[how]))
  return { raw: total('raw'), gzip: total('gzip'), brotli: total('brotli') }
}
