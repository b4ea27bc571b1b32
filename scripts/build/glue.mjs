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

// wasm2js grows its memory into a new ArrayBuffer and does not detach the old one, so the glue's own tests (`detached`,
// `byteLength`) keep a view of the dead buffer on engines that know `detached`. What needs a view is called seldom, so
// each call makes a new one.
const keptView =
  /let (cached\w+) = null;\nfunction (\w+)\(\) \{\n {4}if \(.*\) \{\n {8}\1 = (new \w+\(wasm\.memory\.buffer\));\n {4}\}\n {4}return \1;\n\}\n/g

function keepNoViews(code) {
  const out = code.replace(
    keptView,
    (_, kept, name, made) => `function ${name}() {\n    return ${made};\n}\n`,
  )
  if (out === code || /cached\w*Memory|\.detached|byteLength/.test(out)) {
    throw new Failure('glue: a memory view that the build does not know')
  }
  return out
}

// The glue reads a text anew for each call, by a TextDecoder that hosts may lack, and makes a new one after 2 GB of texts,
// for Safari's. All texts of the core are constants, so js/engine/texts.js reads each once.
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
const textsOfGlue = `function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}
`
const bytesOfGlue = `function getUint8ArrayMemory0() {
    return new Uint8Array(wasm.memory.buffer);
}
`
const ownTexts = `function getStringFromWasm0(ptr, len) {
    return textAt(wasm.memory, ptr, len);
}
`

function useOwnTexts(code) {
  const read = replaceOnce(replaceOnce(code, decoderOfGlue, ''), textsOfGlue, ownTexts)
  const out = replaceOnce(read, bytesOfGlue, '')
  const rest = out.match(/TextDecoder|decodeText|getUint8ArrayMemory0/)
  if (rest) throw new Failure(`glue: one more ${rest[0]}`)
  return out
}

// The glue's own functions for the closures of Rust let a trap pass, throw when a host calls one too late, and free
// by a FinalizationRegistry what is forgotten. Nothing is ever forgotten, so js/engine/closures.js does with less.
const closuresOfGlue = `
function makeMutClosure(arg0, arg1, f) {
    const state = { a: arg0, b: arg1, cnt: 1 };
    const real = (...args) => {

        // First up with a closure we increment the internal reference
        // count. This ensures that the Rust closure environment won't
        // be deallocated while we're invoking it.
        state.cnt++;
        const a = state.a;
        state.a = 0;
        try {
            return f(a, state.b, ...args);
        } finally {
            state.a = a;
            real._wbg_cb_unref();
        }
    };
    real._wbg_cb_unref = () => {
        if (--state.cnt === 0) {
            wasm.__wbindgen_destroy_closure(state.a, state.b);
            state.a = 0;
            CLOSURE_DTORS.unregister(state);
        }
    };
    CLOSURE_DTORS.register(real, state, state);
    return real;
}
`
const registryOfGlue = `const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(state => wasm.__wbindgen_destroy_closure(state.a, state.b));
`
const ownClosures = `
function makeMutClosure(arg0, arg1, f) {
    return makeClosure(arg0, arg1, f, wasm.__wbindgen_destroy_closure);
}
`

function useOwnClosures(code) {
  const out = replaceOnce(replaceOnce(code, closuresOfGlue, ownClosures), registryOfGlue, '')
  // What the glue makes in another way, or calls with more than one argument, would not be guarded.
  const made = /\bmakeMutClosure\(arg0, arg1, (wasm_bindgen_\w+_)\)/g
  const known = new Set([...out.matchAll(made)].map((match) => match[1]))
  for (const [, invoker, list] of out.matchAll(/^function (wasm_bindgen_\w+)\((.*)\) \{$/gm)) {
    if (!known.has(invoker) || list.split(', ').length > 3) {
      throw new Failure(`glue: a closure that the build does not know: ${invoker}(${list})`)
    }
  }
  if (known.size === 0) throw new Failure('glue: no closure, where the timer needs one')
  return out
}

// The objects of JS that Rust holds are in a list of the glue. It begins anew with each instance.
const listOfGlue = `let heap = new Array(1024).fill(undefined);
heap.push(undefined, null, true, false);
`
const listOfInstance = `    heap = new Array(1024).fill(undefined).concat([undefined, null, true, false]);
    heap_next = 1028;
    stack_pointer = 1024;
    return heap;
`

// While a task is at rest, its delegate and its port are not in the list (js/bridge/delegate.js).
const places = 'addHeapObject(delegate), addHeapObject(port)'
const knownPlaces = 'delegate._place = addHeapObject(delegate), port._place = addHeapObject(port)'
const list = `
export function list(delegate, isListed) {
    const { port } = delegate;
    heap[delegate._place] = isListed && delegate;
    heap[port._place] = isListed && port;
}
`
export const LIST_TYPES = `/** Puts the delegate and the port of a task where Rust finds them, or takes them out. */
export function list(delegate: { port: object }, isListed: boolean): void
`

function listAnew(code) {
  const changes = [
    [listOfGlue, 'let heap;\n'],
    ['let heap_next = heap.length;', 'let heap_next;'],
    ['let stack_pointer = 1024;', 'let stack_pointer;'],
    ['    wasm = val;\n', `    wasm = val;\n${listOfInstance}`],
    [places, knownPlaces],
  ]
  return changes.reduce((out, [from, to]) => replaceOnce(out, from, to), code) + list
}

// Those of the host may throw, which would be a trap.
const useOwnClock = (code) =>
  replaceOnce(replaceOnce(code, 'Date.now()', 'now()'), 'Math.random()', 'random()')

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

/** What the glue takes from js/ instead of the host, by file. */
const shims = {
  'engine/texts': 'textAt',
  'engine/timers': 'setTimeout, clearTimeout',
  'engine/closures': 'makeClosure',
  'util/clock': 'now, random',
}

function useShims(code, fromGlueToJs) {
  const imports = Object.entries(shims).map(
    ([file, names]) => `import { ${names} } from '${fromGlueToJs}/${file}.js';\n`,
  )
  return imports.join('') + code
}

// Rust passes no number of 2^31 or more, but for the one that means "none" (u32::MAX), which JS may get as −1.
const withoutUnsigned = (code) => code.replace(/\b(arg\d+|ptr) >>> 0\b/g, '$1')

/** Makes all changes; `fromGlueToJs` is the path from the folder of the glue to js/. */
export function patchGlue(code, fromGlueToJs) {
  const ours = useOwnClock(listAnew(useOwnClosures(useOwnTexts(keepNoViews(code)))))
  return useShims(useOwnModules(withoutUnsigned(ours), fromGlueToJs), fromGlueToJs)
}
