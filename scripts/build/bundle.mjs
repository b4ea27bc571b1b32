// Makes the shipped files from js/: esbuild bundles, babel lowers to ES5, uglify minifies.

import babel from '@babel/core'
import { parse } from 'acorn'
import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { at, Failure } from '../lib/step.mjs'
import { version } from '../lib/version.mjs'
import { checkShipped, splitModule } from './es5.mjs'
import { minify } from './minify.mjs'
import { alike } from './alike.mjs'
import { ownProperties, shortestFor } from './own-names.mjs'

/** What `require`d code may name: CommonJS gives it to every file. */
const commonJs = ['module', 'exports', 'require']

/** The main entry, as entries name it that share its engine. */
export const MAIN = 'websocket-heartbeat-miniprogram'

/** Stands for `require`, which esbuild would wrap: WeChat finds lazily required files by `require('…')`. */
const REQUIRE = '__REQUIRE__'

async function join(entry, built) {
  const result = await build({
    absWorkingDir: at(),
    entryPoints: [at('js', entry)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    external: [MAIN, 'vue', 'react'],
    target: 'es2017',
    define: {
      require: REQUIRE,
      __VERSION__: JSON.stringify(version),
      __CORE_BASE64__: JSON.stringify(readFileSync(`${built}/core.wasm`, 'base64')),
    },
    legalComments: 'none',
    logLevel: 'silent',
  })
  if (result.warnings.length) throw new Failure(`${entry}: ${result.warnings[0].text}`)
  return result.outputFiles[0].text.replaceAll(REQUIRE, 'require')
}

function lower(code) {
  const presets = [
    [
      '@babel/preset-env',
      { targets: 'ie 11', loose: true, modules: false, ignoreBrowserslistConfig: true },
    ],
  ]
  const options = { configFile: false, babelrc: false, compact: false, sourceType: 'module' }
  return babel.transformSync(code, { ...options, presets, cwd: at() }).code
}

/**
 * Replaces constants by their numbers. uglify does not, because a function might read a variable before it is set;
 * our functions do not do that. A number is a usual key: babel would write a statement for each that has to be computed.
 */
function inlineConstants(code) {
  const numbers = new Map()
  const take = (_, name, number) => (numbers.set(name, number), '')
  const rest = code.replace(/^var ([A-Z_]+) = (-?\d+);\n/gm, take)
  const inlined = rest.replace(/(?<![.\w$])[A-Z_]+(?![\w$])/g, (name) => numbers.get(name) ?? name)
  return inlined.replace(/^(\s*)\[(\d+)\]:/gm, '$1$2:')
}

/**
 * The pure-JS core is ES5 and minified already, so it is added last, at the end of the file. gzip looks back 32 KB,
 * so the rest of the code compresses best if it is not interrupted.
 */
function appendCore(body, built) {
  if (!/\b__CORE_JS__\b/.test(body)) return body
  const core = readFileSync(`${built}/core-js.js`, 'utf8').replace(/;$/, '')
  return body + core.replace(/^function\b/, 'function __CORE_JS__')
}

/**
 * One entry as `{ cjs, esm }`, the same code with two endings; `built` has core.wasm, core-js.js, glue.js. `properties`
 * says to uglify which of them get short names, in each entry its own.
 */
export async function bundle(entry, built, properties = ownProperties(built)) {
  const code = lower(inlineConstants(await join(entry, built)))
  // Only calls of the simplest functions are replaced by their body: more makes longer code after gzip. A fifth pass
  // finds nothing more.
  const compress = { hoist_funs: true, inline: 1, passes: 4 }
  const small = minify(code, entry, {
    toplevel: true,
    compress,
    mangle: { properties: shortestFor(code, properties) },
  })
  const { imports, body: own, exports } = splitModule(small, entry)
  const body = appendCore(
    alike(own, (text) => parse(text, { ecmaVersion: 5 })),
    built,
  )
  checkShipped(body, entry, [...commonJs, ...imports.map(({ local }) => local)])
  const list = [...exports].map(([name, local]) => (name === local ? name : `${local} as ${name}`))
  return {
    esm: `${imports.map(esmImport).join('')}${body}export{${list.join(',')}};\n`,
    cjs: `"use strict";${imports.map(cjsImport).join('')}${body}${cjsEnd(exports)}\n`,
  }
}

const esmImport = ({ from, name, local }) =>
  `import ${name === 'default' ? local : `{ ${name} as ${local} }`} from '${from}'\n`

/** The default of the modules that are imported is `module.exports` itself. */
const cjsImport = ({ from, name, local }) =>
  `var ${local}=require('${from}')${name === 'default' ? '' : `.${name}`};`

// A default export becomes `module.exports` itself, with all others as its properties. The
// part that never runs shows Node's `import` of a CommonJS file which names there are.
function cjsEnd(exports) {
  const main = exports.get('default')
  if (!main) return [...exports].map(([name, local]) => `exports.${name}=${local};`).join('')
  const names = [...exports.keys()].filter((name) => name !== 'default')
  const hint = names.length ? `0&&(${names.map((name) => `exports.${name}=0`).join(',')});` : ''
  return `module.exports=${main};${hint}`
}
