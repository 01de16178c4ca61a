//! Single cases that took far too long or far too much memory in an earlier version.

use std::time::Duration;

use crate::measure::cost;
use crate::operations::{Input, OPERATIONS};
use crate::shapes::SHAPES;

/// A shape, an operation, a number of rows, and what the operation cost before.
type Case = (&'static str, &'static str, usize, &'static str);

const CASES: &[Case] = &[
    ("parts of a session in many rooms", "write JSON-LD", 2_500, "over 12 GB, aborted"),
    ("one person many times in a session", "what if", 2_400, "8.9 s"),
    ("one slot, many rooms", "conflicts", 10_000, "3.4 GB"),
    ("repeats of one session at once", "conflicts", 1_200, "over 60 s"),
    ("many declared languages", "report as text", 5_000, "317 MB"),
    ("each title in its own language", "report as text", 16_000, "9.3 GB, through a calendar"),
    ("many days", "write schedule.xml", 50_000, "11 s"),
    ("unscheduled sessions", "review with waivers", 10_000, "23 s"),
    ("a chain of rooms in rooms", "now and next", 10_000, "22 s"),
    ("a chain of rooms in rooms", "alternatives", 10_000, "67 s"),
    ("a chain of parts", "review, default", 40_000, "32 s"),
    ("plenaries beside rooms", "timetable", 5_000, "6.4 s, 0.9 GB"),
    ("one person with many posts", "agenda", 10_000, "25 s"),
    ("one person with many posts", "write iCalendar", 10_000, "19 s"),
    ("one person with many posts", "write JSON-LD", 10_000, "19 s"),
    ("one text in many languages", "merge", 100_000, "6 s"),
    ("a person with many absences", "review, strict", 10_000, "quadratic"),
    ("many kinds", "groups", 10_000, "quadratic"),
    ("many kinds", "statistics by kind and day", 10_000, "quadratic"),
];

/// Prints a table of the cases with their costs before and now.
pub(crate) fn print() {
    println!("| shape | operation | rows | before | time | peak memory |\n|---|---|---|---|---|---|");
    for (name, operation, rows, before) in CASES {
        let (_, shape) = SHAPES.iter().find(|(other, _)| other == name).expect("a shape of this name");
        let (_, run) = OPERATIONS.iter().find(|(other, _)| other == operation).expect("an operation");
        let input = Input::new(shape(*rows).to_string(), false);
        let cost = cost(&|| run(&input), Duration::ZERO);
        let (millis, megabytes) = (cost.time.as_secs_f64() * 1e3, cost.memory as f64 / 1e6);
        println!("| {name} | {operation} | {rows} | {before} | {millis:.0} ms | {megabytes:.0} MB |");
    }
}
