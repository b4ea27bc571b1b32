// How much memory the core of a world has taken: a wasm memory, or the one buffer of wasm2js.

export const PAGE = 65_536

/** To be called before the first task. Returns a function that gives the number of pages. */
export function pagesOf({ realm }) {
  let pages = () => 0
  const found = (now) => (pages = now)
  watchInstances(realm.WebAssembly, found)
  watchBuffers(realm, found)
  return () => pages()
}

function watchInstances(api, found) {
  if (!api) return
  api.Instance = new Proxy(api.Instance, {
    construct(Instance, args) {
      const instance = new Instance(...args)
      const memory = Object.values(instance.exports).find((value) => value.buffer)
      found(() => memory.buffer.byteLength / PAGE)
      return instance
    },
  })
}

/** wasm2js grows by a larger buffer; nothing else is as large as a page. */
function watchBuffers(realm, found) {
  realm.ArrayBuffer = new Proxy(realm.ArrayBuffer, {
    construct(Buffer, args) {
      if (args[0] >= PAGE) found(() => args[0] / PAGE)
      return new Buffer(...args)
    },
  })
}
