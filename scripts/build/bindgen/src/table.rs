//! The table of the functions that the .wasm calls by number. js-sys describes a closure for each of its APIs, and
//! puts a function for it into the table. Most of them are never called, but each keeps alive
//! the functions that it calls.

use std::collections::HashSet;

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{CallIndirect, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementId, ElementItems, ElementKind, ExportItem};
use walrus::{FunctionId, FunctionKind, Module, TypeId, ValType};

/// Removes the functions from the table that cannot be called; the others keep their numbers. A call by number
/// names the signature of the function, and traps if the function has another one. So a function is dead if no
/// code that can run calls its signature.
pub(crate) fn drop_dead_functions(module: &mut Module) -> Result<()> {
    for export in module.exports.iter() {
        let is_table = matches!(export.item, ExportItem::Table(_));
        ensure!(!is_table, "JavaScript can call what is in the table");
    }
    let table = module.tables.main_function_table()?;
    let table = table.context("there is no table of functions")?;
    let (segment, first, functions) = only_segment(module)?;
    let waker = waker_without_use(module, &functions)?;
    let callable: Vec<_> = functions.iter().copied().filter(|f| !waker.contains(f)).collect();
    let reached = Reached::from_outside(module, &callable);
    let numbered = (first..).zip(&functions).filter(|(_, function)| {
        let signature = reached.signature(module.funcs.get(**function).ty());
        reached.called.contains(&signature) && !waker.contains(function)
    });
    let live: Vec<_> = numbered.map(|(number, function)| (number, *function)).collect();
    module.elements.delete(segment);
    let mut filled = vec![];
    for run in live.chunk_by(|(a, _), (b, _)| a + 1 == *b) {
        let offset = ConstExpr::Value(Value::I32(run[0].0));
        let items = ElementItems::Functions(run.iter().map(|(_, function)| *function).collect());
        filled.push(module.elements.add(ElementKind::Active { table, offset }, items));
    }
    module.tables.get_mut(table).elem_segments = filled.into_iter().collect();
    Ok(())
}

/// What fills the table: the segment, its first number, its functions.
fn only_segment(module: &Module) -> Result<(ElementId, i32, Vec<FunctionId>)> {
    let segments: Vec<_> = module.elements.iter().collect();
    let [segment] = segments.as_slice() else {
        bail!("{} segments fill the table instead of one", segments.len());
    };
    match (&segment.kind, &segment.items) {
        (
            ElementKind::Active { offset: ConstExpr::Value(Value::I32(first)), .. },
            ElementItems::Functions(functions),
        ) => Ok((segment.id(), *first, functions.clone())),
        _ => bail!("the table is filled in a way that the build does not know"),
    }
}

/// The functions of the waker that js-sys has for JSPI, where nothing uses JSPI. Only a task that is polled by the
/// export of this name makes the waker, and wasm-bindgen deletes the export then. The compiler merges no equal
/// functions (scripts/lib/rust.mjs), so no waker of ours has one of these.
fn waker_without_use(module: &Module, functions: &[FunctionId]) -> Result<Vec<FunctionId>> {
    if module.exports.iter().any(|export| export.name == "__wbg_jspi_task_poll") {
        return Ok(vec![]);
    }
    let is_waker = |function: &FunctionId| {
        let name = module.funcs.get(*function).name.as_deref().unwrap_or_default();
        name.starts_with("js_sys[") && name.contains("]::futures::jspi::task_waker::raw_")
    };
    let waker: Vec<_> = functions.iter().copied().filter(is_waker).collect();
    // If their number is another, one of them has another use, too.
    ensure!(matches!(waker.len(), 0 | 4), "js-sys has a waker of {} functions", waker.len());
    Ok(waker)
}

type Signature = (Vec<ValType>, Vec<ValType>);

/// All functions that can run.
struct Reached<'m> {
    module: &'m Module,
    functions: HashSet<FunctionId>,
    /// The functions that have not been read yet.
    unread: Vec<FunctionId>,
    /// What is called by number.
    called: HashSet<Signature>,
}

impl<'m> Reached<'m> {
    /// What can run when JavaScript calls the exports and `table` has these functions.
    fn from_outside(module: &'m Module, table: &[FunctionId]) -> Self {
        let (functions, unread, called) = Default::default();
        let mut reached = Self { module, functions, unread, called };
        module.start.iter().for_each(|start| reached.add(*start));
        for export in module.exports.iter() {
            if let ExportItem::Function(function) = export.item {
                reached.add(function);
            }
        }
        while let Some(function) = reached.unread.pop() {
            if let FunctionKind::Local(local) = &module.funcs.get(function).kind {
                dfs_in_order(&mut reached, local, local.entry_block());
            }
            for function in table {
                let signature = reached.signature(module.funcs.get(*function).ty());
                if reached.called.contains(&signature) {
                    reached.add(*function);
                }
            }
        }
        reached
    }

    fn add(&mut self, function: FunctionId) {
        if self.functions.insert(function) {
            self.unread.push(function);
        }
    }

    /// By its parts, since two types may be the same signature.
    fn signature(&self, id: TypeId) -> Signature {
        let (params, results) = self.module.types.params_results(id);
        (params.to_vec(), results.to_vec())
    }
}

impl<'instr> Visitor<'instr> for Reached<'_> {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.add(*function);
    }

    fn visit_call_indirect(&mut self, call: &CallIndirect) {
        let signature = self.signature(call.ty);
        self.called.insert(signature);
    }
}
