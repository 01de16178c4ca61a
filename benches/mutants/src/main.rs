//! Measures which faults the tests find.
//!
//! Mutants of the library are drawn with a seed and compiled into one copy of the crate, each
//! behind a switch. The tests then run once for each mutant. Only tests that reach the mutant run,
//! the fastest first, until one fails. A mutant is caught if a test fails, crashes or takes too
//! long.
//!
//! ```text
//! cargo run --manifest-path benches/mutants/Cargo.toml -- --seed 1 --count 150
//! ```
//!
//! Further arguments: `--group NAME` measures only one group (`schedule`, `icalendar`, `merge`,
//! `rest` or `review`), `--jobs N` runs the tests of N mutants at the same time (2 by default),
//! `--file PATH` limits the mutants to files whose path contains PATH, and `--list` only prints the
//! mutants.

#![expect(clippy::disallowed_methods, reason = "only the library must not read the environment")]

mod find;
mod run;
mod splice;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use find::Mutant;
use run::{Outcome, Test};
use splice::Spliced;

/// The groups of modules, each with the folder that contains them.
const GROUPS: [(&str, &str); 5] = [
    ("schedule", "src/interchange/schedule/"),
    ("icalendar", "src/interchange/icalendar/"),
    ("merge", "src/language/merge/"),
    (RULES, "src/review/"),
    // Everything else.
    ("rest", "src/"),
];

/// The rules are measured only if their group is named.
const RULES: &str = "review";

struct Settings {
    seed: u64,
    count: usize,
    group: Option<String>,
    file: Option<String>,
    jobs: usize,
    list: bool,
}

impl Settings {
    fn from_arguments() -> Self {
        let mut settings = Self { seed: 1, count: 150, group: None, file: None, jobs: 2, list: false };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().unwrap_or_else(|| panic!("{argument} requires a value"));
            match argument.as_str() {
                "--seed" => settings.seed = value().parse().expect("the seed is a number"),
                "--count" => settings.count = value().parse().expect("the count is a number"),
                "--jobs" => settings.jobs = value().parse().expect("the number of jobs is a number"),
                "--group" => settings.group = Some(value()),
                "--file" => settings.file = Some(value()),
                "--list" => settings.list = true,
                other => panic!("unknown argument: {other}"),
            }
        }
        settings
    }
}

/// Returns a pseudo-random number for a mutant. It depends only on the seed, the file and the
/// change, so that most mutants are drawn again after the code has changed elsewhere.
fn rank(seed: u64, mutant: &Mutant, occurrence: usize) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for byte in mutant.file.bytes().chain(mutant.change.bytes()).chain(occurrence.to_le_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // FNV-1a distributes its last bytes badly, and SplitMix64 corrects this.
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// Sorts mutants in the order in which they are drawn.
fn shuffle(seed: u64, mutants: &mut Vec<Mutant>) {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut ranked: Vec<(u64, Mutant)> = std::mem::take(mutants)
        .into_iter()
        .map(|mutant| {
            let occurrence = seen.entry((mutant.file.clone(), mutant.change.clone())).or_default();
            *occurrence += 1;
            (rank(seed, &mutant, *occurrence), mutant)
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    mutants.extend(ranked.into_iter().map(|(_, mutant)| mutant));
}

/// Adds the Rust files below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("a folder can be read").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// Copies what the build and the tests need. Unchanged files keep their time, so that they are not
/// compiled again.
fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to.join("src"));
    for entry in fs::read_dir(from).expect("a folder can be read") {
        let path = entry.expect("a folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if matches!(name.as_str(), ".git" | "target" | "mutants.out") {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(&name));
        } else {
            fs::create_dir_all(to).expect("a folder can be created");
            let target = to.join(&name);
            let content = fs::read(&path).expect("a file can be read");
            if fs::read(&target).ok().as_ref() != Some(&content) {
                fs::write(target, content).expect("a file can be written");
            }
        }
    }
}

/// The mutants of one group in the order in which they are drawn.
struct Group {
    name: &'static str,
    mutants: Vec<Mutant>,
    /// The positions of the drawn mutants that compile.
    viable: Vec<usize>,
    drawn: usize,
}

/// Returns the groups with all of their mutants, in a random order.
fn groups(root: &Path, settings: &Settings) -> Vec<Group> {
    let mut groups: Vec<Group> = GROUPS
        .iter()
        .map(|(name, _)| Group { name, mutants: Vec::new(), viable: Vec::new(), drawn: 0 })
        .collect();
    let mut paths = Vec::new();
    files(&root.join("src"), &mut paths);
    for path in paths {
        let file = path.strip_prefix(root).expect("the file is in the folder").to_string_lossy().into_owned();
        let position = GROUPS.iter().position(|(_, folder)| file.starts_with(folder));
        let filtered = settings.file.as_ref().is_some_and(|wanted| !file.contains(wanted.as_str()));
        if let (Some(position), false) = (position, filtered) {
            groups[position].mutants.extend(find::find(&file, &read(&path)));
        }
    }
    groups.retain(|group| settings.group.as_deref().map_or(group.name != RULES, |name| name == group.name));
    for group in &mut groups {
        shuffle(settings.seed, &mut group.mutants);
    }
    groups
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes the mutated files, and returns where their mutants are.
fn write(root: &Path, copy: &Path, mutants: &BTreeMap<usize, &Mutant>) -> BTreeMap<String, Spliced> {
    let mut by_file: BTreeMap<&str, Vec<(usize, &Mutant)>> = BTreeMap::new();
    for (number, mutant) in mutants {
        by_file.entry(&mutant.file).or_default().push((*number, mutant));
    }
    let mut spliced = BTreeMap::new();
    let mut paths = Vec::new();
    files(&root.join("src"), &mut paths);
    for path in paths {
        let file = path.strip_prefix(root).expect("the file is in the folder").to_string_lossy().into_owned();
        let mut source = read(&path);
        if let Some(mut list) = by_file.remove(file.as_str()) {
            list.sort_by_key(|(number, mutant)| {
                (mutant.range.start, std::cmp::Reverse(mutant.range.end), *number)
            });
            let result = splice::splice(&source, &list);
            source.clone_from(&result.text);
            spliced.insert(file.clone(), result);
        }
        if file == "src/lib.rs" {
            source.push_str("\nmod mutant;\n");
        }
        fs::write(copy.join(&file), source).expect("a file can be written");
    }
    let count = mutants.keys().max().map_or(0, |last| last + 1);
    let switch = format!("{}\nconst COUNT: usize = {count};\n", splice::SWITCH);
    fs::write(copy.join("src/mutant.rs"), switch).expect("a file can be written");
    spliced
}

/// Returns the mutant that is closest to the positions of an error. For example, a mutant without a
/// call of `drop` causes an error in a later line.
fn between(positions: &[(String, usize)], spliced: &BTreeMap<String, Spliced>) -> Option<usize> {
    let (file, _) = positions.first()?;
    let own = || positions.iter().filter(|(other, _)| other == file).map(|(_, byte)| *byte);
    let (first, last) = (own().min()?, own().max()?);
    let distance = |start: usize| first.saturating_sub(start).max(start.saturating_sub(last));
    let ranges = &spliced.get(file)?.ranges;
    ranges.iter().min_by_key(|(range, _)| distance(range.start)).map(|(_, number)| *number)
}

/// Draws mutants until the given number compiles in each group. Mutants that do not compile are
/// dropped.
fn draw(root: &Path, copy: &Path, groups: &mut [Group], count: usize) {
    let mut starts = vec![0];
    for group in groups.iter() {
        starts.push(starts.last().unwrap_or(&0) + group.mutants.len());
    }
    loop {
        for group in groups.iter_mut() {
            while group.viable.len() < count && group.drawn < group.mutants.len() {
                group.viable.push(group.drawn);
                group.drawn += 1;
            }
        }
        let mutants = numbered(groups);
        let spliced = write(root, copy, &mutants);
        let failures = run::check(copy);
        if failures.is_empty() {
            return;
        }
        let mut dropped = BTreeSet::new();
        for failure in &failures {
            // The innermost mutant at the first position that is within one.
            let at = |(file, byte): &(String, usize)| {
                let ranges = spliced.get(file)?.ranges.iter().filter(|(range, _)| range.contains(byte));
                ranges.min_by_key(|(range, _)| range.len()).map(|(_, number)| *number)
            };
            let found = failure.positions.iter().find_map(at);
            dropped.extend(found.or_else(|| between(&failure.positions, &spliced)));
        }
        assert!(!dropped.is_empty(), "errors without a mutant: {failures:#?}");
        for (group, start) in groups.iter_mut().zip(&starts) {
            group.viable.retain(|position| !dropped.contains(&(start + position)));
        }
        println!("{} of the drawn mutants do not compile and are replaced", dropped.len());
    }
}

/// Returns the viable mutants of all groups by their number.
fn numbered(groups: &[Group]) -> BTreeMap<usize, &Mutant> {
    let mut mutants = BTreeMap::new();
    let mut start = 0;
    for group in groups {
        mutants.extend(group.viable.iter().map(|at| (start + at, &group.mutants[*at])));
        start += group.mutants.len();
    }
    mutants
}

/// Calls a function with every item in several threads.
fn in_parallel<T: Sync, R: Send>(items: &[T], jobs: usize, call: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (next, results) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = call(item);
                    results.lock().expect("no thread panics").push(result);
                }
            });
        }
    });
    results.into_inner().expect("no thread panics")
}

/// Runs every test without an active mutant, and records which mutants it reaches.
fn trace(copy: &Path, programs: &[PathBuf], jobs: usize) -> Vec<Test> {
    let tests: Vec<(usize, &PathBuf, String)> = programs
        .iter()
        .flat_map(|program| run::names(program).into_iter().map(move |name| (program, name)))
        .enumerate()
        .map(|(position, (program, name))| (position, program, name))
        .collect();
    let mut traced = in_parallel(&tests, jobs, |(position, program, name)| {
        let file = copy.join(format!("trace-{position}"));
        let _ = fs::remove_file(&file);
        let start = Instant::now();
        let variable = ("MUTANTS_TRACE", file.to_str().expect("the path is valid Unicode"));
        let outcome = run::run(copy, program, &[name], variable, Duration::from_secs(300));
        let reached = fs::read_to_string(&file).unwrap_or_default();
        let _ = fs::remove_file(&file);
        Test {
            program: (*program).clone(),
            name: name.clone(),
            time: start.elapsed(),
            passes: outcome == Outcome::Passed,
            reached: reached.lines().filter_map(|line| line.parse().ok()).collect(),
        }
    });
    traced.sort_by_key(|test| test.time);
    traced
}

/// Returns the test that finds the mutant, or the reason why it is not found.
fn test(copy: &Path, tests: &[Test], number: usize) -> Result<String, &'static str> {
    let mut reaching = tests.iter().filter(|test| test.passes && test.reached.contains(&number)).peekable();
    if reaching.peek().is_none() {
        return Err("not reached by any test");
    }
    let active = number.to_string();
    while let Some(first) = reaching.next() {
        // A new process costs as much as several fast tests.
        let mut batch = vec![first];
        let mut time = first.time;
        while let Some(next) = reaching
            .next_if(|next| next.program == first.program && time + next.time < Duration::from_millis(200))
        {
            time += next.time;
            batch.push(next);
        }
        let names: Vec<&str> = batch.iter().map(|test| test.name.as_str()).collect();
        let limit = time * 10 + Duration::from_secs(10);
        match run::run(copy, &first.program, &names, ("MUTANTS_ACTIVE", &active), limit) {
            Outcome::Passed => {}
            Outcome::Failed => return Ok(names.join(", ")),
            Outcome::TimedOut => return Ok(format!("{} (timeout)", names.join(", "))),
        }
    }
    Err("no test fails")
}

fn main() {
    let settings = Settings::from_arguments();
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the checkout exists");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let folder = target.join("mutants");
    copy(&root, &folder);
    let mut groups = groups(&root, &settings);
    if settings.list {
        for group in &groups {
            for mutant in group.mutants.iter().take(settings.count) {
                println!("{}: {}:{}: {}", group.name, mutant.file, mutant.line, mutant.change);
            }
        }
        return;
    }
    draw(&root, &folder, &mut groups, settings.count);
    let programs = run::build(&folder);
    let tests = trace(&folder, &programs, settings.jobs);
    println!("{} tests", tests.len());
    for test in tests.iter().filter(|test| !test.passes) {
        println!("ignored, because it fails without a mutant: {}", test.name);
    }
    let mutants = numbered(&groups);
    let numbers: Vec<usize> = mutants.keys().copied().collect();
    let results: BTreeMap<usize, Result<String, &str>> =
        in_parallel(&numbers, settings.jobs, |number| (*number, test(&folder, &tests, *number)))
            .into_iter()
            .collect();
    let mut start = 0;
    let mut table = vec!["| group | candidates | drawn | viable | caught | share |".to_owned()];
    table.push("|---|---|---|---|---|---|".to_owned());
    for group in &groups {
        let mut caught = 0;
        for at in &group.viable {
            let mutant = &group.mutants[*at];
            let place = format!("{}: {}:{}: {}", group.name, mutant.file, mutant.line, mutant.change);
            match &results[&(start + at)] {
                Ok(test) => {
                    caught += 1;
                    println!("caught   {place} [{test}]");
                }
                Err(reason) => println!("survived {place} ({reason})"),
            }
        }
        let (all, viable) = (group.mutants.len(), group.viable.len());
        let share = caught * 1000 / viable.max(1);
        table.push(format!(
            "| {} | {all} | {} | {viable} | {caught} | {}.{} % |",
            group.name,
            group.drawn,
            share / 10,
            share % 10
        ));
        start += all;
    }
    println!("\n{}", table.join("\n"));
}
