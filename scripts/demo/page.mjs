// The files of the playground: its modules in one script, with the simulated hosts and 1.x in it, its style
// sheet, and beside them the packed package as it is.

import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packedDir } from '../lib/packed.mjs'
import { at } from '../lib/step.mjs'

const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: at(),
    entryPoints: [at('playground/main.mjs'), at('playground/style.css')],
    outdir: at('target/playground'),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
    // It is the server that gives the package, to import when its engine is chosen.
    external: ['/package/*'],
    alias: { 'node:vm': at('playground/hosts/vm.mjs') },
  })
  return outputFiles.map(({ path, contents }) => [path.slice(path.lastIndexOf('/')), contents])
}

/** Path → `{type, content}`. */
export async function pageFiles() {
  const own = ['index.html', 'icon.svg'].map((name) => [
    `/${name}`,
    readFileSync(at('playground', name)),
  ])
  const dist = ['index.esm.js', 'wasm.esm.js', 'websocket.esm.js'].map((name) => [
    `/package/${name}`,
    readFileSync(join(packedDir(), 'dist', name)),
  ])
  const files = [...own, ...(await bundle()), ...dist].map(([path, content]) => [
    path === '/index.html' ? '/' : path,
    { type: TYPES[path.split('.').at(-1)], content },
  ])
  return new Map(files)
}
