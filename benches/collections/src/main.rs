//! Writes the rows of many programmes to Parquet, and answers questions about all of them in SQL.
//!
//! ```text
//! export PROGRAMME_CORPORA=…
//! cargo run --release --manifest-path benches/collections/Cargo.toml -- corpora
//! cargo run --release --manifest-path benches/collections/Cargo.toml -- synthetic 100000
//! ```
//!
//! Each answer is compared with the reference implementation, which computes it from the programmes
//! without tables. The program fails if one of them differs.

mod corpora;
mod engine;
mod identity;
mod member;
mod memory;
mod plain;
mod questions;
mod reference;
mod synthetic;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use corpora::Corpora;
use engine::Engine;
use member::{Collection, Outcome};
use questions::{QUESTIONS, Question};
use reference::Lines;
use synthetic::Synthetic;
use tables::{Tables, Written};

const USAGE: &str = "usage: collections corpora [--out FOLDER] [--lines N]
       collections synthetic NUMBER [--out FOLDER] [--lines N]";

struct Settings {
    out: PathBuf,
    /// The number of lines of each answer that are printed.
    lines: usize,
}

/// Writes all tables of a collection, and returns their sizes with the number of programmes.
fn write(collection: &dyn Collection, out: &Path) -> Outcome<(Vec<Written>, usize)> {
    let mut tables = Tables::create(out)?;
    let mut programmes = 0;
    collection.for_each(&mut |member| {
        programmes += 1;
        tables.add(&member)
    })?;
    Ok((tables.finish()?, programmes))
}

fn print_answer(question: &Question, answer: &[String], lines: usize) {
    println!("\n## {}\n\n{}.\n", question.name, question.what);
    println!("| {} |\n|{}", question.columns.join(" | "), "---|".repeat(question.columns.len()));
    for line in answer.iter().take(lines) {
        println!("| {} |", line.replace('|', "\\|").replace('\t', " | "));
    }
    if answer.len() > lines {
        println!("\n{} of {} rows.", lines, answer.len());
    }
}

/// Asks an engine all questions, and returns the answers by the names of the questions.
fn ask(engine: &Engine) -> Outcome<BTreeMap<&'static str, Lines>> {
    println!("\n| question | rows | seconds | peak memory of the process so far |\n|---|---|---|---|");
    let mut answers = BTreeMap::new();
    for question in &QUESTIONS {
        let start = Instant::now();
        let answer = engine.ask(&question.sql()).map_err(|error| format!("{}: {error}", question.name))?;
        let seconds = start.elapsed().as_secs_f64();
        println!("| {} | {} | {seconds:.2} | {} |", question.name, answer.len(), memory::peak_label());
        answers.insert(question.name, answer);
    }
    Ok(answers)
}

/// Compares the answers, prints the first difference of each, and returns the number of answers
/// that differ.
fn compare(found: &BTreeMap<&str, Lines>, expected: &BTreeMap<&str, Lines>) -> usize {
    let mut different = 0;
    for question in &QUESTIONS {
        let (found, expected) = (found.get(question.name), expected.get(question.name));
        if found.is_some() && found == expected {
            continue;
        }
        different += 1;
        let (found, expected) =
            (found.map_or(&[][..], Vec::as_slice), expected.map_or(&[][..], Vec::as_slice));
        let same = found.iter().zip(expected).take_while(|(one, other)| one == other).count();
        println!("\n{}: DataFusion differs from the reference in row {}:", question.name, same + 1);
        println!("- DataFusion: {:?} of {} rows", found.get(same), found.len());
        println!("- reference: {:?} of {} rows", expected.get(same), expected.len());
    }
    println!(
        "\n{} of {} answers of DataFusion equal the reference.",
        QUESTIONS.len() - different,
        QUESTIONS.len()
    );
    different
}

/// Writes the tables, asks all questions and compares the answers. Returns `true` if all are equal.
fn run(collection: &dyn Collection, settings: &Settings) -> Outcome<bool> {
    let start = Instant::now();
    let (written, programmes) = write(collection, &settings.out)?;
    let seconds = start.elapsed().as_secs_f64();
    println!("\n| table | columns | rows | files | bytes |\n|---|---|---|---|---|");
    for table in &written {
        println!(
            "| `{}` | {} | {} | {} | {} |",
            table.table, table.columns, table.rows, table.files, table.bytes
        );
    }
    let rows: usize = written.iter().map(|table| table.rows).sum();
    let bytes: u64 = written.iter().map(|table| table.bytes).sum();
    println!("\n{programmes} programmes, {rows} rows, {bytes} bytes, written in {seconds:.1} s.");
    println!("Peak memory until here: {}.", memory::peak_label());

    let answers = ask(&Engine::new(&settings.out)?)?;
    for question in &QUESTIONS {
        print_answer(question, answers.get(question.name).map_or(&[], Vec::as_slice), settings.lines);
    }
    let start = Instant::now();
    let expected = reference::answers(collection)?;
    println!("\nReference: {:.1} s, peak memory {}.", start.elapsed().as_secs_f64(), memory::peak_label());
    Ok(compare(&answers, &expected) == 0)
}

fn read_corpora() -> Outcome<Corpora> {
    let folder = std::env::var_os("PROGRAMME_CORPORA")
        .ok_or("set the environment variable PROGRAMME_CORPORA to a folder of programmes")?;
    let start = Instant::now();
    let corpora = Corpora::read(Path::new(&folder))?;
    println!("Read in {:.1} s, with {} findings.\n", start.elapsed().as_secs_f64(), corpora.findings);
    println!("| format | programmes |\n|---|---|");
    for (format, programmes) in corpora.formats() {
        println!("| {format} | {programmes} |");
    }
    println!("\n{} values in the plain form were adjusted.", corpora.adjusted);
    println!("\n{} files are not in the collection:\n", corpora.left_out.len());
    for (path, reason) in &corpora.left_out {
        println!("- {path}: {reason}");
    }
    Ok(corpora)
}

fn main_of(mut arguments: impl Iterator<Item = String>) -> Outcome<bool> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/output");
    let mut settings = Settings { out: PathBuf::from(default), lines: 10 };
    let mut words = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--out" => settings.out = arguments.next().ok_or(USAGE)?.into(),
            "--lines" => settings.lines = arguments.next().ok_or(USAGE)?.parse()?,
            _ => words.push(argument),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["corpora"] => run(&read_corpora()?, &settings),
        ["synthetic", programmes] => {
            run(&Synthetic { programmes: programmes.parse()?, people: 500_000 }, &settings)
        }
        _ => Err(USAGE.into()),
    }
}

fn main() -> ExitCode {
    match main_of(std::env::args().skip(1)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
