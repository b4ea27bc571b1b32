// What wasm-bindgen's glue takes from the global scope, for hosts that lack it. The build imports
// it into the glue alone (scripts/build/glue.mjs), so no other file sees it. Nothing here runs or can
// throw on import.

// All texts that leave the core are constants of its own, in ASCII (a test holds them to it), so no
// host needs a TextDecoder. None goes in, so there is no TextEncoder.
function Decoder() {}
Decoder.prototype.decode = function (bytes) {
  return bytes ? String.fromCharCode.apply(null, bytes) : ''
}

export { Decoder as TextDecoder }
