//! Measures the time and memory of loading a programme, relative to plain derived structs with the
//! same fields.
//!
//! ```text
//! cargo bench --bench load                   # 10,000 and 100,000 sessions
//! cargo bench --bench load -- 50000          # any other size
//! cargo bench --bench load -- --one-process  # all loads in one process, on one heap
//! cargo test --bench load                    # only a check that the benchmark works
//! ```
//!
//! The contenders take turns, so that other activity on the machine affects all of them equally.
//! Each ratio is the median of the ratios within each round. Each load runs in a separate process,
//! as in a tool that loads a single file. In a single process, the time of a load depends on how
//! fragmented the heap is. The time to drop the result is not included. Memory is measured in a
//! separate pass, and excludes the JSON text.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures time and reads its arguments")]

mod support;

use std::alloc::System;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::Instant;

use mockalloc::{Mockalloc, record_allocs};
use programme::{Draft, Programme};

use support::{generator, plain};

/// Counts allocations inside `record_allocs`. Elsewhere, it adds a nanosecond to each allocation.
#[global_allocator]
static ALLOCATOR: Mockalloc<System> = Mockalloc(System);

/// The contenders. The first one is the baseline of the comparison.
const CONTENDERS: [Contender; 3] = [
    Contender {
        name: "plain derived structs",
        time: |json| time(|| read_plain(json)),
        count: |json| count(|| read_plain(json)),
    },
    Contender { name: "`Draft::read`", time: |json| time(|| read(json)), count: |json| count(|| read(json)) },
    Contender {
        name: "`Draft::read` and `build`",
        time: |json| time(|| build(json)),
        count: |json| count(|| build(json)),
    },
];

/// The maximum time of reading, relative to the plain structs.
const READ_TIME: f64 = 1.2;
/// The maximum time of reading and building, relative to the plain structs.
const BUILD_TIME: f64 = 1.5;
/// The maximum peak memory of reading and building, relative to the plain structs.
const BUILD_PEAK: f64 = 2.0;

struct Contender {
    name: &'static str,
    /// Measures one load and returns its time in seconds.
    time: fn(&str) -> f64,
    count: fn(&str) -> Memory,
}

fn read_plain(json: &str) -> plain::Draft {
    serde_json::from_str(json).expect("the plain structs have every field")
}

fn read(json: &str) -> Draft {
    let mut reader = serde_json::Deserializer::from_str(json);
    let draft = Draft::read(&mut reader).expect("the text is in the wire form");
    reader.end().expect("no data follows the document");
    draft
}

fn build(json: &str) -> Programme {
    read(json).build().expect("the draft is valid")
}

/// Measures the time of one load in a separate process, in seconds.
fn time_apart(contender: usize, sessions: u32) -> f64 {
    let program = std::env::current_exe().expect("the path of the executable is known");
    let numbers = [contender.to_string(), sessions.to_string()];
    let output = Command::new(program).args(["--bench", "--once"]).args(numbers).output();
    let printed = output.expect("the executable starts").stdout;
    String::from_utf8_lossy(&printed).trim().parse().expect("the executable prints seconds")
}

fn time<T>(load: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let loaded = black_box(load());
    let elapsed = start.elapsed();
    drop(loaded);
    elapsed.as_secs_f64()
}

/// The memory that one load uses, in bytes, and the number of its allocations.
struct Memory {
    peak: u64,
    held: u64,
    allocations: u64,
}

fn count<T>(load: impl FnOnce() -> T) -> Memory {
    let mut loaded = None;
    let counted = record_allocs(|| loaded = Some(black_box(load())));
    drop(loaded);
    Memory { peak: counted.peak_mem(), held: counted.mem_leaked(), allocations: counted.num_allocs() }
}

/// Measures programmes of one size and prints the table. Returns `true` if no limit is exceeded.
fn measure(sessions: u32, rounds: usize, one_process: bool) -> bool {
    let json = generator::programme(sessions as usize);
    let memory = CONTENDERS.each_ref().map(|contender| (contender.count)(&json));
    let time = |at: usize| if one_process { (CONTENDERS[at].time)(&json) } else { time_apart(at, sessions) };
    for contender in 0..CONTENDERS.len() {
        time(contender);
    }
    let mut times = [const { Vec::new() }; CONTENDERS.len()];
    for round in 0..rounds {
        // Each round starts with a different contender.
        for turn in 0..CONTENDERS.len() {
            let at = (round + turn) % CONTENDERS.len();
            times[at].push(time(at));
        }
    }
    let ratios = times
        .each_ref()
        .map(|own| median(own.iter().zip(&times[0]).map(|(own, plain)| own / plain).collect()));

    println!("\n{sessions} sessions, {} bytes of JSON, {rounds} rounds\n", json.len());
    println!(
        "| contender | ns per session | ratio to plain | peak bytes per session | held bytes per session | \
         allocations per session |\n|---|---|---|---|---|---|"
    );
    for (((contender, own), ratio), memory) in CONTENDERS.iter().zip(&times).zip(ratios).zip(&memory) {
        let nanoseconds = median(own.clone()) * 1e9 / f64::from(sessions);
        let each = |total: u64| total / u64::from(sessions);
        let Memory { peak, held, allocations } = *memory;
        println!(
            "| {} | {nanoseconds:.0} | {ratio:.2} | {} | {} | {} |",
            contender.name,
            each(peak),
            each(held),
            each(allocations)
        );
    }

    println!();
    let [_, read, build] = ratios;
    let [plain_memory, _, build_memory] = &memory;
    [
        within("time of reading", read, READ_TIME),
        within("time of reading and building", build, BUILD_TIME),
        within("peak of reading and building", ratio(build_memory.peak, plain_memory.peak), BUILD_PEAK),
    ]
    .iter()
    .all(|kept| *kept)
}

fn within(what: &str, ratio: f64, most: f64) -> bool {
    let kept = ratio <= most;
    println!("{}: {what}, {ratio:.2} times plain, limit {most:.1}", if kept { "PASS" } else { "FAIL" });
    kept
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[expect(clippy::cast_precision_loss, reason = "only a few digits of the ratio are printed")]
fn ratio(of: u64, to: u64) -> f64 {
    of as f64 / to as f64
}

/// Checks that every contender can load a generated programme.
fn smoke() {
    const SESSIONS: usize = 200;
    let json = generator::programme(SESSIONS);
    let plain = read_plain(&json);
    let draft = read(&json);
    assert_eq!((plain.sessions.len(), plain.people.len()), (SESSIONS, draft.people.len()));
    assert_eq!(draft.sessions.len(), SESSIONS);
    assert_eq!(draft.unknown_fields, []);
    assert_eq!(build(&json).to_draft(), draft, "the generated text is in normal form");
    for contender in &CONTENDERS {
        assert!((contender.time)(&json) > 0.0);
        let Memory { peak, held, allocations } = (contender.count)(&json);
        assert!(peak >= held && held > 0 && allocations > 0);
    }
}

/// Runs the benchmark if it is started by `cargo bench`, which passes `--bench`. Otherwise, only
/// checks that the benchmark works.
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let told = |flag: &str| arguments.iter().any(|argument| argument == flag);
    if told("--test") || !told("--bench") {
        smoke();
        return ExitCode::SUCCESS;
    }
    let mut numbers = arguments.iter().filter_map(|argument| argument.parse::<u32>().ok());
    if told("--once") {
        let (contender, sessions) = numbers.next().zip(numbers.next()).expect("two numbers follow `--once`");
        let json = generator::programme(sessions as usize);
        println!("{}", (CONTENDERS[contender as usize].time)(&json));
        return ExitCode::SUCCESS;
    }
    let mut sizes: Vec<u32> = numbers.collect();
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000];
    }
    let mut kept = true;
    for sessions in sizes {
        kept &= measure(sessions, if sessions > 20_000 { 9 } else { 21 }, told("--one-process"));
    }
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
