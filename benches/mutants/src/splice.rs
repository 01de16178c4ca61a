//! Writes a source file with all drawn mutants, each behind a switch.

use std::ops::Range;

use crate::find::{Mutant, Part};

/// The module that tells the mutated crate which mutant is active.
///
/// If `MUTANTS_TRACE` is set, the numbers of the mutants that the process reaches are added to that
/// file.
pub const SWITCH: &str = r#"
use std::io::Write;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

static ACTIVE: LazyLock<usize> =
    LazyLock::new(|| std::env::var("MUTANTS_ACTIVE").map_or(usize::MAX, |number| number.parse().unwrap()));
static TRACE: LazyLock<Option<std::fs::File>> = LazyLock::new(|| {
    std::env::var_os("MUTANTS_TRACE")
        .map(|file| std::fs::OpenOptions::new().create(true).append(true).open(file).unwrap())
});
static REACHED: [AtomicBool; COUNT] = [const { AtomicBool::new(false) }; COUNT];

pub(crate) fn on(number: usize) -> bool {
    if let Some(mut file) = TRACE.as_ref() {
        if !REACHED[number].swap(true, Relaxed) {
            file.write_all(format!("{number}\n").as_bytes()).unwrap();
        }
    }
    number == *ACTIVE
}
"#;

/// A source file with mutants, and the range of bytes that each mutant occupies.
#[derive(Debug, Default)]
pub struct Spliced {
    pub text: String,
    pub ranges: Vec<(Range<usize>, usize)>,
}

/// Returns the source with the mutants, which are sorted by position and numbered.
pub fn splice(source: &str, mutants: &[(usize, &Mutant)]) -> Spliced {
    let mut spliced = Spliced::default();
    render(source, 0..source.len(), mutants, &mut spliced);
    spliced
}

fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn render(source: &str, range: Range<usize>, mutants: &[(usize, &Mutant)], spliced: &mut Spliced) {
    let mut done = range.start;
    for (position, (number, mutant)) in mutants.iter().enumerate() {
        if mutant.range.start < done || !is_within(&mutant.range, &range) {
            continue;
        }
        spliced.text.push_str(&source[done..mutant.range.start]);
        let start = spliced.text.len();
        let nested = &mutants[position + 1..];
        for part in &mutant.parts {
            match part {
                Part::Text(text) => spliced.text.push_str(text),
                Part::Switch => spliced.text.push_str(&format!("crate::mutant::on({number})")),
                Part::Source(inner) => render(source, inner.clone(), nested, spliced),
            }
        }
        spliced.ranges.push((start..spliced.text.len(), *number));
        done = mutant.range.end;
    }
    spliced.text.push_str(&source[done..range.end]);
}
