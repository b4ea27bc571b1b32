// Changes wasm-bindgen's glue so that it runs in every engine. Each change fails if the glue is not as expected, so
// that an update of wasm-bindgen is noticed.

import { Failure } from '../lib/step.mjs'

function replaceOnce(code, from, to) {
  const parts = code.split(from)
  if (parts.length !== 2) {
    throw new Failure(`glue: ${parts.length - 1} times instead of once: ${from}`)
  }
  return parts.join(to)
}

// wasm2js grows its memory into a new ArrayBuffer and does not detach the old one, so the glue's own
// tests (`detached`, `byteLength`) keep a view of the dead buffer on engines that know `detached`.
// Comparing the buffer is right for real wasm too.
const viewTests = {
  DataView: (view) =>
    `${view} === null || ${view}.buffer.detached === true || (${view}.buffer.detached === undefined && ${view}.buffer !== wasm.memory.buffer)`,
  TypedArray: (view) => `${view} === null || ${view}.byteLength === 0`,
}

function patchViews(code) {
  const views = [...code.matchAll(/^let (cached\w*Memory0) = null;$/gm)].map((match) => match[1])
  if (!views.includes('cachedUint8ArrayMemory0')) {
    throw new Failure(`glue: unexpected memory views: ${views.join(', ')}`)
  }
  for (const view of views) {
    const test = view.includes('DataView') ? viewTests.DataView : viewTests.TypedArray
    code = replaceOnce(
      code,
      `if (${test(view)}) {`,
      `if (${view} === null || ${view}.buffer !== wasm.memory.buffer) {`,
    )
  }
  // No test of another kind and no view made elsewhere may remain.
  const made = code.split('(wasm.memory.buffer)').length - 1
  if (/\.detached|byteLength === 0/.test(code) || made !== views.length) {
    throw new Failure('glue: a memory view that the build does not know')
  }
  return code
}

// The glue makes a new decoder after 2 GB of texts, for Safari's. Our own decoder does not need that.
const decoderOfGlue = `let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(bytes) {
    numBytesDecoded += bytes.length;
    if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
        cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
        cachedTextDecoder.decode();
        numBytesDecoded = bytes.length;
    }
    return cachedTextDecoder.decode(bytes);
}
`
const ownDecoder = `const decoder = new TextDecoder();
function decodeText(bytes) {
    return decoder.decode(bytes);
}
`

function useOneDecoder(code) {
  const out = replaceOnce(code, decoderOfGlue, ownDecoder)
  if (out.split('TextDecoder').length !== 2) throw new Failure('glue: one more TextDecoder')
  return out
}

// What Rust imports is bundled from js/ itself, so that the glue and the other modules share one copy.
function useOwnModules(code, fromGlueToJs) {
  const snippet = /^import (.*) from '\.\/snippets\/[^/]+\/js\/([\w/-]+\.js)';$/gm
  const out = code.replace(
    snippet,
    (_, names, file) => `import ${names} from '${fromGlueToJs}/${file}';`,
  )
  if (/snippets\//.test(out)) throw new Failure('glue: imports a snippet that is not in js/')
  return out
}

/** Only the glue sees js/engine/text-decoder.js instead of the host's globals; our own files see the host. */
const useShims = (code, fromGlueToJs) =>
  `import { TextDecoder } from '${fromGlueToJs}/engine/text-decoder.js';\n${code}`

/** Makes all changes; `fromGlueToJs` is the path from the folder of the glue to js/. */
export function patchGlue(code, fromGlueToJs) {
  return useShims(useOwnModules(useOneDecoder(patchViews(code)), fromGlueToJs), fromGlueToJs)
}
