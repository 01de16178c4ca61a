//! Measures how the time and the memory of every operation grow with the size of a programme.
//!
//! For each shape of programme and each operation, the number of rows is quadrupled until a run
//! takes 50 milliseconds or the number is 131,072. An exponent compares two successive runs: 1
//! means linear growth, and 2 quadratic growth. It relates to the size of the programme and of the
//! answer in bytes, where the size of the programme includes what sessions inherit. The smaller
//! exponent of the last two steps counts. If the last step is steep, larger sizes are measured and
//! the runs are repeated before it counts as too high.
//!
//! The program fails if an exponent is above 1.3. With `--short`, rows end at 2,048 and 4
//! milliseconds. Further arguments select shapes and operations whose names contain them, as in
//! `growth --shape rooms --operation review`. `--listed` prints a table of single cases instead.

mod listed;
mod measure;
mod operations;
mod shapes;

use std::collections::BTreeMap;
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use measure::{Cost, cost};
use operations::{Input, OPERATIONS};
use shapes::SHAPES;

const STEEPEST: f64 = 1.3;
/// The largest number of rows.
const LARGEST: usize = 131_072;
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
    /// Whether only the cases of the module `listed` are measured.
    listed: bool,
}

impl Settings {
    fn from_arguments() -> Self {
        let mut settings = Self {
            largest: LARGEST,
            enough: Duration::from_millis(50),
            shape: None,
            operation: None,
            single: false,
            listed: false,
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--short" => (settings.largest, settings.enough) = (2_048, Duration::from_millis(4)),
                "--shape" => settings.shape = arguments.next(),
                "--operation" => settings.operation = arguments.next(),
                "--single" => settings.single = true,
                "--listed" => settings.listed = true,
                other => panic!("unknown argument: {other}"),
            }
        }
        settings
    }
}

/// How often both runs are measured again if the exponent seems too high.
const AGAIN: usize = 4;

fn exponent(small: usize, large: usize, size: f64) -> f64 {
    (large.max(1) as f64 / small.max(1) as f64).ln() / size.ln()
}

/// A run at one size: the number of rows, the size of the programme in bytes, and the cost.
#[derive(Clone, Copy)]
struct Run {
    rows: usize,
    bytes: usize,
    cost: Cost,
}

/// Returns the exponents of time and of memory between two runs.
fn exponents(small: Run, large: Run, enough: Duration) -> (f64, f64) {
    // An answer that is capped must not make the programme seem smaller than it is.
    let answered = |run: Run| (run.bytes + run.cost.answer) as f64;
    let size = (answered(large) / answered(small)).max(large.bytes as f64 / small.bytes as f64);
    let nanos = |run: Run| usize::try_from(run.cost.time.as_nanos()).unwrap_or(usize::MAX);
    // Short times consist mostly of noise.
    let is_short = large.cost.time < enough / 10;
    let time = if is_short { 0.0 } else { exponent(nanos(small), nanos(large), size) };
    let is_small = large.cost.memory < SMALL;
    let memory = if is_small { 0.0 } else { exponent(small.cost.memory, large.cost.memory, size) };
    (time, memory)
}

/// Returns `true` if the last step is steep, so that a larger size has to show whether it is an
/// exception.
fn is_steep(runs: &[Run], enough: Duration) -> bool {
    let [.., small, large] = runs else { return false };
    let (time, memory) = exponents(*small, *large, enough);
    time.max(memory) > STEEPEST
}

/// Returns the smaller exponents of the last two steps. A single step can be steep because the data
/// no longer fit into a cache, or because a list is reallocated.
fn steepness(runs: &[Run], enough: Duration) -> (f64, f64) {
    let steps = runs.windows(2).rev().take(2).map(|step| exponents(step[0], step[1], enough));
    steps.reduce(|(time, memory), (other, more)| (time.min(other), memory.min(more))).unwrap_or_default()
}

/// Measures all operations on one shape, and prints one line for each.
fn measure_shape(index: usize, settings: &Settings) {
    let (_, shape) = SHAPES[index];
    let mut inputs: BTreeMap<usize, Input> = BTreeMap::new();
    for (position, (name, run)) in OPERATIONS.iter().enumerate() {
        if settings.operation.as_ref().is_some_and(|wanted| !name.contains(wanted.as_str())) {
            continue;
        }
        let mut runs: Vec<Run> = Vec::new();
        let mut rows = 128;
        while rows <= settings.largest || rows <= LARGEST && is_steep(&runs, settings.enough) {
            let with_documents = name.starts_with("read ");
            let missing = |input: &Input| with_documents && input.empty_of_documents();
            if inputs.get(&rows).is_none_or(missing) {
                inputs.insert(rows, Input::new(shape(rows).to_string(), with_documents));
            }
            let input = &inputs[&rows];
            let cost = cost(&|| run(input), settings.enough);
            runs.push(Run { rows, bytes: input.size(), cost });
            let is_slow = cost.time >= settings.enough && runs.len() > 2;
            if cost.time > PATIENCE || is_slow && !is_steep(&runs, settings.enough) {
                break;
            }
            rows *= 4;
        }
        let (mut time, mut memory) = steepness(&runs, settings.enough);
        for _ in 0..AGAIN {
            if time <= STEEPEST || runs.iter().any(|run| run.cost.time > PATIENCE) {
                break;
            }
            for one in runs.iter_mut().rev().take(3) {
                one.cost = one.cost.better(cost(&|| run(&inputs[&one.rows]), settings.enough));
            }
            (time, memory) = steepness(&runs, settings.enough);
        }
        let Run { rows: size, cost: large, .. } = runs[runs.len() - 1];
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

/// Measures a shape in a process of its own, so that a shape that needs too much memory does not
/// end the rest. Returns the measurements, and a message if the process failed.
fn run_shape(index: usize) -> (Vec<Row>, Option<String>) {
    let name = SHAPES[index].0;
    let mut command = Command::new(std::env::current_exe().expect("the path of this program"));
    command.args(std::env::args().skip(1)).args(["--single", "--shape", &index.to_string()]);
    let output = command.output().expect("a process");
    let rows: Vec<Row> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let number = |at: usize| fields[at].parse::<f64>().expect("a number");
            Row {
                shape: name,
                operation: OPERATIONS[number(0) as usize].0,
                size: number(1) as usize,
                micros: number(2) as u64,
                bytes: number(3) as u64,
                time: number(4),
                memory: number(5),
            }
        })
        .collect();
    let failure = (!output.status.success()).then(|| {
        let after = rows.last().map_or("the start", |row| row.operation);
        format!("{name}: stopped after {after}: {}", output.status)
    });
    let peak = rows.iter().map(|row| row.bytes).max().unwrap_or(0);
    let steep = rows.iter().filter(|row| row.steepest() > STEEPEST).count();
    println!("{name:38} peak {:>8.1} MB, {steep} operations above {STEEPEST}", peak as f64 / 1e6);
    (rows, failure)
}

fn main() -> ExitCode {
    let settings = Settings::from_arguments();
    if settings.listed {
        listed::print();
        return ExitCode::SUCCESS;
    }
    if settings.single {
        let wanted: usize =
            settings.shape.as_ref().and_then(|index| index.parse().ok()).expect("the index of a shape");
        measure_shape(wanted, &settings);
        return ExitCode::SUCCESS;
    }
    let selected = |name: &str| settings.shape.as_ref().is_none_or(|wanted| name.contains(wanted.as_str()));
    let wanted: Vec<usize> = (0..SHAPES.len()).filter(|index| selected(SHAPES[*index].0)).collect();
    let (next, finished) = (AtomicUsize::new(0), Mutex::new((Vec::new(), Vec::new())));
    // Processor time is measured, so processes that run at the same time disturb each other little.
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(index) = wanted.get(next.fetch_add(1, Relaxed)) {
                    let (mut rows, failure) = run_shape(*index);
                    let mut finished = finished.lock().expect("no worker panics");
                    finished.0.append(&mut rows);
                    finished.1.extend(failure);
                }
            });
        }
    });
    let (mut rows, failures) = finished.into_inner().expect("no worker panics");
    rows.sort_by(|a, b| b.steepest().total_cmp(&a.steepest()));
    println!();
    let steep: Vec<&Row> = rows.iter().filter(|row| row.steepest() > STEEPEST).collect();
    steep.iter().for_each(|row| row.print());
    println!("\nthe ten steepest of {} measurements:", rows.len());
    rows.iter().take(10).for_each(Row::print);
    failures.iter().for_each(|failure| println!("{failure}"));
    if steep.is_empty() && failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
