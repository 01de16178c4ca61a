//! How long loading takes, and how much memory, beside plain derived structs with the same fields.
//!
//! ```text
//! cargo bench --bench load                  # 10,000 and 100,000 sessions
//! cargo bench --bench load -- 50000         # any other size
//! cargo bench --bench load -- --one-process # every load on the heap that the loads before have left
//! cargo test --bench load                   # only whether it works
//! ```
//!
//! The contenders take turns, so that whatever else the machine does meets all of them alike. A ratio is the median of
//! the ratios within each round. Each load runs in a process of its own, as a tool loads a file: in one process a load
//! is as fast as the heap is tidy that the one before it left. What was read is dropped outside the time. Memory is counted in a pass of its
//! own, on top of the text that is read.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures time, and is told sizes")]

mod support;

use std::alloc::System;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::Instant;

use mockalloc::{Mockalloc, record_allocs};
use programme::{Draft, Programme};

use support::{generator, plain};

/// Counts while it is told to; otherwise it costs a nanosecond an allocation.
#[global_allocator]
static ALLOCATOR: Mockalloc<System> = Mockalloc(System);

/// The first is the measure of the others.
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

/// How many times what the plain structs take is allowed.
const READ_TIME: f64 = 1.2;
const BUILD_TIME: f64 = 1.5;
const BUILD_PEAK: f64 = 2.0;

struct Contender {
    name: &'static str,
    /// How long one load takes, in seconds.
    time: fn(&str) -> f64,
    count: fn(&str) -> Memory,
}

fn read_plain(json: &str) -> plain::Draft {
    serde_json::from_str(json).expect("the plain structs have every field")
}

fn read(json: &str) -> Draft {
    let mut reader = serde_json::Deserializer::from_str(json);
    let draft = Draft::read(&mut reader).expect("the text is in the wire form");
    reader.end().expect("nothing follows");
    draft
}

fn build(json: &str) -> Programme {
    read(json).build().expect("the draft is sound")
}

/// The same in a process that does nothing else.
fn time_apart(contender: usize, sessions: u32) -> f64 {
    let program = std::env::current_exe().expect("the program knows where it is");
    let numbers = [contender.to_string(), sessions.to_string()];
    let output = Command::new(program).args(["--bench", "--once"]).args(numbers).output();
    let printed = output.expect("the program starts again").stdout;
    String::from_utf8_lossy(&printed).trim().parse().expect("it prints seconds")
}

fn time<T>(load: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let loaded = black_box(load());
    let elapsed = start.elapsed();
    drop(loaded);
    elapsed.as_secs_f64()
}

/// What one load asks for, in bytes and in allocations.
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

/// Measures one size, prints the table, and says whether every budget is kept.
fn measure(sessions: u32, rounds: usize, one_process: bool) -> bool {
    let json = generator::programme(sessions as usize);
    let memory = CONTENDERS.each_ref().map(|contender| (contender.count)(&json));
    let time = |at: usize| if one_process { (CONTENDERS[at].time)(&json) } else { time_apart(at, sessions) };
    for contender in 0..CONTENDERS.len() {
        time(contender);
    }
    let mut times = [const { Vec::new() }; CONTENDERS.len()];
    for round in 0..rounds {
        // Each in turn begins a round.
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
        "| contender | ns a session | ratio to plain | peak bytes a session | held bytes a session | \
         allocations a session |\n|---|---|---|---|---|---|"
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
    println!("{}: {what}, {ratio:.2} of plain, at most {most:.1}", if kept { "PASS" } else { "FAIL" });
    kept
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[expect(clippy::cast_precision_loss, reason = "a few digits of the ratio are read")]
fn ratio(of: u64, to: u64) -> f64 {
    of as f64 / to as f64
}

/// Whether every contender loads what was generated.
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

/// Cargo says `--bench` when it measures; a test of all targets does not.
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let told = |flag: &str| arguments.iter().any(|argument| argument == flag);
    if told("--test") || !told("--bench") {
        smoke();
        return ExitCode::SUCCESS;
    }
    let mut numbers = arguments.iter().filter_map(|argument| argument.parse::<u32>().ok());
    if told("--once") {
        let (contender, sessions) = numbers.next().zip(numbers.next()).expect("two numbers follow");
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
