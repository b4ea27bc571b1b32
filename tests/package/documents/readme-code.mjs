// Code of the READMEs in a world: made by what the hosts' packers do, and loaded as hosts load modules.

import { join } from 'node:path'
import { transform } from 'esbuild'
import React from 'react'
import * as jsx from 'react/jsx-runtime'
import * as vue from 'vue'
import { compileScript, parse } from 'vue/compiler-sfc'
import { packedDir } from '../../../scripts/lib/packed.mjs'
import { at, write } from '../../../scripts/lib/step.mjs'
import { world } from '../../support/world.mjs'
import { NAME, read } from './markdown.mjs'

/** The blocks of code below a heading, as `{heading, language, code}`, each with the heading that it follows. */
export function blocksUnder(file, section) {
  const [text] = read(file)
    .split(/^## /m)
    .filter((part) => part.startsWith(`${section}\n`))
  return text.split(/^### /m).flatMap((part) => {
    const [heading] = part.split('\n')
    return [...part.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, code]) => ({
      heading,
      language,
      code,
    }))
  })
}

/** The JavaScript in a block: a component of Vue is compiled, a file of mpx has a script. */
function scriptOf({ language, code }) {
  if (language === 'html') return code.match(/<script>\n([^]*)<\/script>/)[1]
  if (language !== 'vue') return code
  return compileScript(parse(code).descriptor, { id: 'start', inlineTemplate: true }).content
}

async function pack(block) {
  const loader = { jsx: 'jsx', ts: 'ts' }[block.language] ?? 'js'
  const how = { loader, format: 'cjs', target: 'es2017', jsx: 'automatic' }
  return (await transform(scriptOf(block), how)).code
}

/**
 * A world for code of a README. The page object that it makes is `w.page`.
 * @param name     how the code calls its host
 * @param modules  what it may import beside the package, given the host's object and `Page`
 * @param globals  further names that it takes for granted
 */
export async function worldFor({ engine = 'js', host, name, modules = () => ({}), globals = {} }) {
  const known = { vue, react: React, 'react/jsx-runtime': jsx }
  const w = await world({
    engine,
    host,
    modules: known,
    page: ({ api }) => (name === 'WebSocket' ? { WebSocket: api } : {}),
  })
  const Page = (given) => void (w.page = given)
  if (name && name !== 'WebSocket') w.realm[name] = w.host.api
  Object.assign(w.realm, { Page, ...globals })
  for (const entry of ['vue', 'react', 'websocket', 'diagnostics']) {
    known[`${NAME}/${entry}`] = w.require(join(packedDir(), `${entry}.js`))
  }
  w.modules = Object.assign(known, modules(w.host.api, Page))
  return w
}

let made = 0

/** Loads a block in a world; resolves to what it exports. */
export async function load(w, block) {
  made += 1
  const file = at('target/readme', `${made}.js`)
  write(file, await pack(block))
  return w.require(file)
}
