//! Measures how the time and the memory of every operation grow with the size of a programme.
//!
//! For each shape of programme and each operation, the size is doubled until a run takes 50
//! milliseconds or the size is 131,072. The exponent compares the last size with a quarter of it:
//! an exponent of 1 means linear growth, 2 means quadratic growth. The program fails if an exponent
//! is above 1.3. With `--short`, sizes end at 8,192 and 10 milliseconds. Further arguments select
//! shapes and operations whose names contain them, as in
//! `growth --shape rooms --operation review`.

mod measure;
mod operations;
mod shapes;

use std::collections::BTreeMap;
use std::process::{Command, ExitCode};
use std::time::Duration;

use measure::{Cost, cost};
use operations::{Input, OPERATIONS};
use shapes::SHAPES;

const STEEPEST: f64 = 1.3;
/// A run that takes longer is not repeated at a larger size.
const PATIENCE: Duration = Duration::from_secs(4);
/// Peaks below this size are not compared.
const SMALL: usize = 1 << 20;

struct Settings {
    largest: usize,
    enough: Duration,
    shape: Option<String>,
    operation: Option<String>,
    /// Whether this process measures a single shape and prints machine-readable rows.
    single: bool,
}

impl Settings {
    fn from_arguments() -> Self {
        let mut settings = Self {
            largest: 131_072,
            enough: Duration::from_millis(50),
            shape: None,
            operation: None,
            single: false,
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--short" => (settings.largest, settings.enough) = (8_192, Duration::from_millis(10)),
                "--shape" => settings.shape = arguments.next(),
                "--operation" => settings.operation = arguments.next(),
                "--single" => settings.single = true,
                other => panic!("unknown argument: {other}"),
            }
        }
        settings
    }
}

fn exponent(small: f64, large: f64) -> f64 {
    // The sizes differ by a factor of four.
    (large / small).log2() / 2.0
}

/// Measures all operations on one shape, and prints one line for each.
fn measure_shape(index: usize, settings: &Settings) {
    let (_, shape) = SHAPES[index];
    let mut inputs: BTreeMap<usize, Input> = BTreeMap::new();
    for (position, (name, run)) in OPERATIONS.iter().enumerate() {
        if settings.operation.as_ref().is_some_and(|wanted| !name.contains(wanted.as_str())) {
            continue;
        }
        let mut costs: Vec<(usize, Cost)> = Vec::new();
        let mut size = 128;
        while size <= settings.largest {
            let with_documents = name.starts_with("read ");
            let missing = |input: &Input| with_documents && input.empty_of_documents();
            if inputs.get(&size).is_none_or(missing) {
                inputs.insert(size, Input::new(shape(size).to_string(), with_documents));
            }
            let last = cost(&|| run(&inputs[&size]));
            costs.push((size, last));
            if last.time > PATIENCE || last.time >= settings.enough && costs.len() > 2 {
                break;
            }
            size *= 2;
        }
        let (size, large) = costs[costs.len() - 1];
        let small = costs.iter().find(|(other, _)| other * 4 == size).map_or(costs[0].1, |(_, cost)| *cost);
        let time = exponent(small.time.as_secs_f64(), large.time.as_secs_f64());
        let memory = if large.memory < SMALL {
            0.0
        } else {
            exponent(small.memory.max(1) as f64, large.memory as f64)
        };
        // Short times consist mostly of noise.
        let time = if large.time < settings.enough / 10 { 0.0 } else { time };
        println!("{position}\t{size}\t{}\t{}\t{time:.2}\t{memory:.2}", large.time.as_micros(), large.memory);
    }
}

struct Row {
    shape: &'static str,
    operation: &'static str,
    size: usize,
    micros: u64,
    bytes: u64,
    time: f64,
    memory: f64,
}

impl Row {
    fn steepest(&self) -> f64 {
        self.time.max(self.memory)
    }

    fn print(&self) {
        let Self { shape, operation, size, micros, bytes, time, memory } = self;
        let (millis, megabytes) = (*micros as f64 / 1000.0, *bytes as f64 / 1e6);
        println!(
            "{shape:38} {operation:28} {size:>7} {millis:>10.1} ms {megabytes:>8.1} MB  time {time:>5.2}  memory {memory:>5.2}"
        );
    }
}

fn main() -> ExitCode {
    let settings = Settings::from_arguments();
    if settings.single {
        let wanted: usize =
            settings.shape.as_ref().and_then(|index| index.parse().ok()).expect("the index of a shape");
        measure_shape(wanted, &settings);
        return ExitCode::SUCCESS;
    }
    let mut rows = Vec::new();
    let mut failures = Vec::new();
    for (index, (name, _)) in SHAPES.iter().enumerate() {
        if settings.shape.as_ref().is_some_and(|wanted| !name.contains(wanted.as_str())) {
            continue;
        }
        // Each shape runs in a process of its own, so that a shape that needs too much memory does
        // not end the rest.
        let mut command = Command::new(std::env::current_exe().expect("the path of this program"));
        command.args(std::env::args().skip(1)).args(["--single", "--shape", &index.to_string()]);
        let output = command.output().expect("a process");
        let mut peak = 0;
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let number = |at: usize| fields[at].parse::<f64>().expect("a number");
            let row = Row {
                shape: name,
                operation: OPERATIONS[number(0) as usize].0,
                size: number(1) as usize,
                micros: number(2) as u64,
                bytes: number(3) as u64,
                time: number(4),
                memory: number(5),
            };
            peak = peak.max(row.bytes);
            rows.push(row);
        }
        if !output.status.success() {
            let after = rows.last().map_or("the start", |row| row.operation);
            failures.push(format!("{name}: stopped after {after}: {}", output.status));
        }
        let steep = rows.iter().filter(|row| row.shape == *name && row.steepest() > STEEPEST).count();
        println!("{name:38} peak {:>8.1} MB, {steep} operations above {STEEPEST}", peak as f64 / 1e6);
    }
    rows.sort_by(|a, b| b.steepest().total_cmp(&a.steepest()));
    println!();
    let steep: Vec<&Row> = rows.iter().filter(|row| row.steepest() > STEEPEST).collect();
    steep.iter().for_each(|row| row.print());
    println!("\nthe ten steepest of {} measurements:", rows.len());
    rows.iter().take(10).for_each(Row::print);
    failures.iter().for_each(|failure| println!("{failure}"));
    if steep.is_empty() && failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
