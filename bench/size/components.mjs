// What the default entry consists of: each part's bytes after minifying, and what gzip would save without it.

import { readFileSync } from 'node:fs'
import { build, transform } from 'esbuild'
import { at, Failure } from '../../scripts/lib/step.mjs'
import { version } from '../../scripts/lib/version.mjs'
import { gzipped } from '../../scripts/lib/weigh.mjs'

/** What comes from Rust. */
export const CORE = 'the core as pure JS, with the adapters that are written in Rust'

/** By their folders; the first that fits counts. What fits nothing is not shown. */
const groups = {
  [CORE]: /core-js\.js$/,
  'glue around the core': /target\/build\//,
  'what the adapters use in JS: listeners, sockets, reads and calls of foreign objects':
    /js\/(api\/global-socket|bridge\/(adapter-port|awaited|abandon|callbacks|closer|foreign|host-listeners|message-|page|registry|removals|send-message|shared-|web-socket))/,
  'data, base64, texts': /js\/util\//,
  'getting the engine running': /js\/(engine|entrypoints)\//,
  'the task that users hold: hooks, options, results, errors': /./,
}

/** `{ raw, gzip }` by component. */
export async function components() {
  const { core, parts } = await pieces()
  const texts = Object.fromEntries(Object.keys(groups).map((name) => [name, '']))
  for (const [file, code] of [['core-js.js', core], ...parts])
    texts[Object.keys(groups).find((name) => groups[name].test(file))] += code
  const all = gzipped(Object.values(texts).join(''))
  const rest = (name) =>
    gzipped(
      Object.entries(texts)
        .map(([other, text]) => (other === name ? '' : text))
        .join(''),
    )
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([, text]) => text)
      .map(([name, text]) => [name, { raw: text.length, gzip: all - rest(name) }]),
  )
}

/** The whole after gzip, and the rest without these files. */
export async function without(...files) {
  const { core, parts } = await pieces()
  const missing = files.find((file) => !parts.some(([name]) => name === file))
  if (missing) throw new Failure(`the main entry has no ${missing}`)
  const weight = (list) => gzipped(core + list.map(([, code]) => code).join(''))
  const [all, rest] = [parts, parts.filter(([file]) => !files.includes(file))].map(weight)
  return { all, rest }
}

/** The bundle cut into its files, each as small as in one piece but for the names they share. */
export async function pieces() {
  const { outputFiles } = await build({
    absWorkingDir: at(),
    entryPoints: ['js/entrypoints/default.js'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    minifySyntax: true,
    minifyIdentifiers: true,
    define: { __VERSION__: JSON.stringify(version) },
    logLevel: 'error',
  })
  const [, ...cut] = outputFiles[0].text.split(/^\/\/ (\S+\.js)\n/m)
  const parts = []
  for (let i = 0; i < cut.length; i += 2) {
    // What is exported stands in another piece.
    const piece = cut[i + 1].replace(/^export \{[^}]*\};$/m, '')
    const { code } = await transform(piece, { minifyWhitespace: true, charset: 'ascii' })
    parts.push([cut[i], code])
  }
  return { core: readFileSync(at('target/build/core-js.js'), 'utf8'), parts }
}
