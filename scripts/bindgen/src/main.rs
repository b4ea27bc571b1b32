//! Two tools in one, so that both are at the version of `wasm-bindgen` in Cargo.lock:
//! `wshb-bindgen bindgen IN.wasm OUT_DIR NAME` writes the glue and the .wasm it belongs to;
//! called with anything else it is wasm-bindgen's test runner (feature `test-runner`).

use std::path::Path;

use anyhow::{Context, Result};
use walrus::ExportItem;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let args: Vec<_> = std::env::args_os().collect();
    match args.get(1..) {
        Some([command, input, out_dir, name]) if command == "bindgen" => {
            let name = name.to_str().context("NAME is not UTF-8")?;
            bindgen(Path::new(input), Path::new(out_dir), name)
        }
        _ => run_tests(args),
    }
}

/// Writes `NAME_bg.wasm` and its glue for the `bundler` target: pure functions and one setter, no
/// `fetch`, no `import.meta`.
fn bindgen(input: &Path, out_dir: &Path, name: &str) -> Result<()> {
    let mut out = Bindgen::new()
        .input_path(input)
        .out_name(name)
        .bundler(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    // WeChat on iOS cannot export a Global: the glue that reads it dies on the device.
    let exports = &mut out.wasm_mut().exports;
    let globals: Vec<_> = exports
        .iter()
        .filter(|export| matches!(export.item, ExportItem::Global(_)))
        .map(walrus::Export::id)
        .collect();
    for id in globals {
        exports.delete(id);
    }
    out.emit(out_dir)
}

#[cfg(feature = "test-runner")]
fn run_tests(args: Vec<std::ffi::OsString>) -> Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(args)
}

#[cfg(not(feature = "test-runner"))]
fn run_tests(_args: Vec<std::ffi::OsString>) -> Result<()> {
    anyhow::bail!("usage: wshb-bindgen bindgen IN.wasm OUT_DIR NAME")
}
