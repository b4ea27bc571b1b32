// Whose code the bytes of core.wasm are: by the files that a run of them comes from, the innermost inlined function's
// first, the outermost one's last.

/** Code that optimisers have made or moved so that no line is known. */
export const UNKNOWN = 'of no known line'

/** The crate of this package. */
export const OURS = 'this package'

/** Rust's own library: std, alloc, core, and what they are built with. */
const STD = 'Rust’s library'

/** `path` is below the repository for files of ours, and absolute for all others. */
function crateOf(path) {
  if (/^src\//.test(path)) return OURS
  if (/\/lib\/rustlib\/src\/rust\//.test(path)) return STD
  // Where cargo keeps what it has unpacked.
  return path.match(/\/registry\/src\/[^/]+\/(.+?)-\d[^/]*\//)?.[1] ?? UNKNOWN
}

/** Each adapter is a file below src/host; the rest is shown by folders. */
export function moduleOf(path) {
  const [, folder] = path.match(/^(.*)\/[^/]+$/)
  return folder === 'src/host' ? path : folder
}

/**
 * What `runs` (`{ size, files }`) add up to, by `crates` and by `modules` of ours: `{ size, inlined }`, where `inlined`
 * is code that is inlined there from Rust's library, or into a module from any other crate. So a byte counts for what
 * asks for it. Library functions that are not inlined are asked for by no single crate, and those of other crates by
 * no single module.
 */
export function tally(runs) {
  const [crates, modules] = [{}, {}]
  const add = (to, name, size, isInlined) => {
    const sums = (to[name] ??= { size: 0, inlined: 0 })
    sums.size += size
    if (isInlined) sums.inlined += size
  }
  for (const { size, files } of runs) {
    const chain = files.map(crateOf)
    const crate = chain.find((name) => name !== STD) ?? chain[0] ?? UNKNOWN
    add(crates, crate, size, chain[0] !== crate && chain.length > 0)
    const nearest = chain.indexOf(OURS)
    if (nearest >= 0) add(modules, moduleOf(files[nearest]), size, nearest > 0)
  }
  return { crates, modules }
}

/**
 * The crate, and the module if it is ours, that declares what the glue implements, by the long name of the import:
 * `<js_sys[hash]::Promise>::then::__wbg_then_…`. What has no such name is wasm-bindgen's own.
 */
export function declarerOf(name) {
  const [, crate, path] = name.match(/(\w+)\[[0-9a-f]+\]::((?:[a-z]\w*::)*)/) ?? []
  if (crate !== 'wshb') return { crate: (crate ?? 'wasm_bindgen').replaceAll('_', '-') }
  const [folder, file] = path.split('::')
  return { crate: OURS, module: moduleOf(`src/${folder}/${file}.rs`) }
}
