// What Rust calls of JS. The build writes `Calls` from wasm-bindgen's glue, so a method that is renamed, or takes other
// arguments, on one side alone does not pass the type check.

import type { Calls } from '#build/calls.js'
import type { makeClosure } from '../engine/closures.js'
import type { AdapterPort } from './adapter-port.js'
import type { AwaitedPromise } from './awaited-promise.js'
import type { Closer } from './closer.js'
import type { Delegate } from './delegate.js'

/** Refuses objects that lack one of the methods. */
type Answers<Objects extends Calls> = Objects

/** A function of Rust that JS holds. */
type Closure = Pick<ReturnType<typeof makeClosure>, '_wbg_cb_unref'>

/** The objects of ours that Rust calls, and its functions that JS holds. */
export type CalledByRust = Answers<Delegate & AdapterPort & AwaitedPromise & Closer & Closure>
