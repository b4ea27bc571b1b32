// The figures of sizes, as they are printed and shown.

import { bytes, ratio, table } from '../report/markdown.mjs'
import { bars } from '../report/svg-bars.mjs'
import { crateRows, moduleRows } from './origin-rows.mjs'

const kinds = ['raw', 'gzip', 'brotli']
const CODE = 'core.wasm, bytes'
const mainEntry = ['in the glue, bytes', 'in the main entry, gzip, about']
const weights = (weight) => kinds.map((kind) => bytes(weight[kind] ?? weight['on disk'] ?? '–'))

export function tables(results) {
  const { published, bundles, apps, components, carried, candidates } = results
  const { ours, peers } = bundles
  const base = Object.values(ours)[0].gzip
  const bundleRows = [...Object.entries(ours), ...Object.entries(peers)].map(([name, weight]) => [
    name,
    ...weights(weight),
    ratio(weight.gzip, base),
  ])
  const all = {
    published: table(
      ['file, bytes', ...kinds],
      Object.entries(published).map(([file, weight]) =>
        weight['on disk']
          ? [`\`${file}\`, all of it`, bytes(weight['on disk']), '–', '–']
          : [`\`${file}\``, ...weights(weight)],
      ),
    ),
    bundles: table(['bytes in a bundle', ...kinds, 'gzip, to our main entry'], bundleRows),
    components: table(
      ['part of the main entry, bytes', 'raw', 'gzip'],
      Object.entries(components).map(([name, weight]) => [
        name,
        bytes(weight.raw),
        bytes(weight.gzip),
      ]),
    ),
    sections: table(
      ['section of core.wasm', 'bytes'],
      Object.entries(carried.sections).map(([name, size]) => [name, bytes(size)]),
    ),
    functions: table(
      ['function', 'bytes'],
      [
        ...carried.functions.map(({ name, size }) => [`\`${name}\``, bytes(size)]),
        [`${carried.others.count} others`, bytes(carried.others.size)],
      ],
    ),
    crates: table(
      ['crate', CODE, 'of these, inlined from Rust’s library', ...mainEntry],
      crateRows(results),
    ),
    modules: table(
      ['module of ours', CODE, 'of these, inlined from other crates', ...mainEntry],
      moduleRows(results),
    ),
    candidates: table(
      ['what', 'of', 'from', 'to', 'saves', 'taken'],
      candidates.map(({ what, of, from, to, taken }) => [
        what,
        of,
        bytes(from),
        bytes(to),
        bytes(from - to),
        taken ? 'yes' : 'no',
      ]),
    ),
  }
  if (Object.keys(apps).length) {
    const rows = Object.entries(apps).map(([name, weight]) => [name, ...weights(weight)])
    all.apps = table(['bytes added to an app by', ...kinds], rows)
  }
  return all
}

export function plots({ bundles: { ours, peers } }) {
  const row =
    (isOurs) =>
    ([name, { gzip }]) => ({ name, isOurs, median: gzip / 1000 })
  const rows = [...Object.entries(ours).map(row(true)), ...Object.entries(peers).map(row(false))]
  const title = 'What an import adds to a bundle'
  const note = 'minified by esbuild, gzip -9; 1 KB is 1000 bytes'
  return { bundles: bars({ title, note, unit: 'KB', rows }) }
}
