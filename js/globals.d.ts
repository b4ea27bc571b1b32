// What the build puts in, and the loaders of hosts, which take a path where plain WebAssembly takes bytes.

/** The version of the package. */
declare const __VERSION__: string

/** The core's .wasm as base64. */
declare const __CORE_BASE64__: string

/** The core as pure JS: its exports, from its imports. */
declare function __CORE_JS__(imports: WebAssembly.Imports): WebAssembly.Exports

/** Loads a .wasm of the app's code package. */
interface WasmLoader {
  instantiate(path: string, imports: WebAssembly.Imports): Promise<unknown>
}

/** WeChat, and hosts that follow it. */
declare const WXWebAssembly: WasmLoader

/** Douyin. */
declare const TTWebAssembly: WasmLoader

/** Alipay. */
declare const MYWebAssembly: WasmLoader
