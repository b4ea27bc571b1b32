// Sees the core's memory grow, in either engine, by standing between the package and the two
// constructors that its memory comes from.

/** Smaller buffers are no core memory. */
var LEAST = 65536

exports.watchMemory = function (RealBuffer, RealWasm) {
  var watch = { ArrayBuffer: WatchedBuffer, WebAssembly: RealWasm, bytes: bytes }
  var largest = 0
  var memory = null

  // Pure JS grows by making a new, larger buffer.
  function WatchedBuffer(size) {
    if (size >= LEAST) largest = Math.max(largest, size)
    return new RealBuffer(size)
  }
  WatchedBuffer.prototype = RealBuffer.prototype
  WatchedBuffer.isView = RealBuffer.isView

  if (RealWasm) {
    watch.WebAssembly = {
      Module: RealWasm.Module,
      Instance: function (module, imports) {
        var instance = new RealWasm.Instance(module, imports)
        Object.keys(instance.exports).forEach(function (name) {
          if (instance.exports[name] instanceof RealWasm.Memory) memory = instance.exports[name]
        })
        return instance
      },
    }
  }

  function bytes() {
    return memory ? memory.buffer.byteLength : largest
  }

  return watch
}
