//! One logical WebSocket kept alive on every mini-program host.
//!
//! ```text
//! host event ─→ host ─→ Input ─→ core ─→ Output ─→ runtime ─→ host ─→ host call
//!                                 └→ hooks ─→ user
//! ```
//!
//! - [`core`] decides; it has no JS, clock, randomness or I/O
//! - `host` translates what a platform object does into inputs, and outputs into its calls
//! - `runtime` feeds the core and acts on its outputs; JS calls the functions of `runtime/exports.rs`
//!
//! The core is compiled and tested natively; the other two need JS and exist on wasm32 alone.

extern crate alloc;

pub mod core;

#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod runtime;

/// It takes a few hundred bytes instead of std's 6 KB. That is enough: a task makes few and small
/// allocations, and none on the message path.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());
