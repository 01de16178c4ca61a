//! Builds the mutated crate, and runs its tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// The memory that a test may use, in KiB. A mutant can cause a loop that allocates forever.
const MEMORY: usize = 6 << 20;

fn cargo(folder: &Path, arguments: &[&str]) -> Vec<Value> {
    let output = Command::new("cargo")
        .args(arguments)
        .args(["--all-features", "--message-format=json"])
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo can be started");
    let lines = output.stdout.split(|byte| *byte == b'\n');
    lines.filter_map(|line| serde_json::from_slice(line).ok()).collect()
}

/// An error of the compiler: the message and the positions that it names, as file and byte.
#[derive(Debug)]
pub struct Failure {
    /// Only shown if no mutant is at any of the positions.
    #[expect(dead_code, reason = "the derived `Debug` shows it")]
    pub message: String,
    pub positions: Vec<(String, usize)>,
}

fn positions(message: &Value, found: &mut Vec<(String, usize)>) {
    let spans = message["spans"].as_array().into_iter().flatten();
    let mut spans: Vec<&Value> = spans.collect();
    spans.sort_by_key(|span| !span["is_primary"].as_bool().unwrap_or_default());
    for span in spans {
        let file = span["file_name"].as_str().unwrap_or_default().to_owned();
        let start = span["byte_start"].as_u64().unwrap_or_default();
        found.push((file, usize::try_from(start).unwrap_or_default()));
    }
    message["children"].as_array().into_iter().flatten().for_each(|child| positions(child, found));
}

/// Runs `cargo check` on the library, and returns the compiler errors.
pub fn check(folder: &Path) -> Vec<Failure> {
    let messages = cargo(folder, &["check", "--lib"]);
    let errors = messages.iter().map(|line| &line["message"]).filter(|message| message["level"] == "error");
    errors
        .map(|error| {
            let mut found = Vec::new();
            positions(error, &mut found);
            Failure { message: error["message"].as_str().unwrap_or_default().to_owned(), positions: found }
        })
        .collect()
}

/// Builds the unit tests and the integration tests, and returns the programs.
pub fn build(folder: &Path) -> Vec<PathBuf> {
    // Some tests start the examples.
    cargo(folder, &["build", "--examples"]);
    let messages = cargo(folder, &["test", "--no-run", "--lib", "--test", "it"]);
    let programs: Vec<PathBuf> =
        messages.iter().filter_map(|line| line["executable"].as_str().map(PathBuf::from)).collect();
    let errors: String = messages
        .iter()
        .filter(|line| line["message"]["level"] == "error")
        .filter_map(|line| line["message"]["rendered"].as_str())
        .collect();
    assert_eq!(programs.len(), 2, "the tests do not compile:\n{errors}");
    programs
}

/// A single test, and what is known about it.
#[derive(Debug)]
pub struct Test {
    pub program: PathBuf,
    pub name: String,
    pub time: Duration,
    pub passes: bool,
    /// The mutants that the test reaches.
    pub reached: BTreeSet<usize>,
}

/// Returns the names of the tests in a program.
pub fn names(program: &Path) -> Vec<String> {
    let output = Command::new(program).arg("--list").output().expect("the tests can be started");
    let list = String::from_utf8_lossy(&output.stdout).into_owned();
    list.lines().filter_map(|line| line.strip_suffix(": test").map(str::to_owned)).collect()
}

/// How a test ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    TimedOut,
}

/// Runs some tests of a program in one process.
pub fn run(
    folder: &Path,
    program: &Path,
    tests: &[&str],
    variable: (&str, &str),
    limit: Duration,
) -> Outcome {
    let script = format!("ulimit -v {MEMORY}; ulimit -c 0; exec \"$@\"");
    let mut child = Command::new("sh")
        .args(["-c", &script, "sh"])
        .arg(program)
        .args(["--exact", "--test-threads=1", "-Zunstable-options", "--fail-fast"])
        .args(tests)
        // `--fail-fast` is unstable.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUST_BACKTRACE", "0")
        .env(variable.0, variable.1)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the tests can be started");
    let start = Instant::now();
    loop {
        match child.try_wait().expect("the tests can be awaited") {
            Some(status) if status.success() => return Outcome::Passed,
            Some(_) => return Outcome::Failed,
            None if start.elapsed() > limit => {
                let _ = child.kill();
                let _ = child.wait();
                return Outcome::TimedOut;
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}
