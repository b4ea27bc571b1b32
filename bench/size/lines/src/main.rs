//! `wshb-lines IN.wasm`: the files that its code comes from, by the DWARF in it. Prints one line for each run of code:
//! its offset in the file, and the files from the innermost inlined function to the outermost one, all separated by
//! tabs. A run ends where the next one begins; one without files is code of no known line.

use std::collections::HashMap;

use addr2line::Context as Lines;
use addr2line::gimli::{Dwarf, EndianSlice, LittleEndian};
use anyhow::{Context, Result};
use wasmparser::{Parser, Payload};

fn main() -> Result<()> {
    let path = std::env::args_os().nth(1).context("usage: wshb-lines IN.wasm")?;
    let wasm = std::fs::read(path)?;
    let mut sections = HashMap::new();
    let mut code = 0..0;
    for payload in Parser::new(0).parse_all(&wasm) {
        match payload? {
            Payload::CodeSectionStart { range, .. } => code = range,
            Payload::CustomSection(section) => {
                sections.insert(section.name(), section.data());
            }
            _ => {}
        }
    }
    let dwarf = Dwarf::load(|id| -> Result<_> {
        let data = sections.get(id.name()).copied().unwrap_or_default();
        Ok(EndianSlice::new(data, LittleEndian))
    })?;
    let lines = Lines::from_dwarf(dwarf)?;
    // DWARF counts from the begin of the section.
    let length = (code.end - code.start) as u64;
    let mut end = 0;
    for (from, size, _) in lines.find_location_range(0, length)? {
        if from > end {
            println!("{}", code.start as u64 + end);
        }
        println!("{}{}", code.start as u64 + from, files(&lines, from)?);
        end = from + size;
    }
    println!("{}", code.start as u64 + end);
    Ok(())
}

/// The files of an address, each after a tab.
fn files(lines: &Lines<EndianSlice<'_, LittleEndian>>, address: u64) -> Result<String> {
    let mut all = String::new();
    let mut frames = lines.find_frames(address).skip_all_loads()?;
    while let Some(frame) = frames.next()? {
        if let Some(file) = frame.location.and_then(|location| location.file) {
            all.push('\t');
            all.push_str(file);
        }
    }
    Ok(all)
}
