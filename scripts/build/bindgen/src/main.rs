//! `wshb-bindgen IN.wasm OUT_DIR NAME [--names]`: wasm-bindgen's glue with its types for the `bundler` target (pure functions
//! and one setter, no `fetch`, no `import.meta`) and the .wasm it belongs to; functions keep their names, and lines
//! if there are any, only if asked to.

mod table;

use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::ExportItem;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    let [input, out_dir, name, names @ ..] = args.as_slice() else {
        bail!("usage: wshb-bindgen IN.wasm OUT_DIR NAME [--names]");
    };
    let mut out = Bindgen::new()
        .input_path(input)
        .out_name(name.to_str().context("NAME is not UTF-8")?)
        .bundler(true)?
        .typescript(true)
        .remove_name_section(names.is_empty())
        .keep_debug(!names.is_empty())
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
    table::drop_dead_functions(out.wasm_mut())?;
    out.emit(Path::new(out_dir))
}
