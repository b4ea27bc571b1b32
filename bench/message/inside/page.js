// What some libraries read of a page when they are loaded.

globalThis.window = globalThis
globalThis.navigator = globalThis.navigator || { onLine: true }
globalThis.addEventListener = globalThis.addEventListener || (() => {})
globalThis.CustomEvent = globalThis.CustomEvent || globalThis.Event
