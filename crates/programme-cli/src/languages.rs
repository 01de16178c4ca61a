//! Commands about the languages of a programme: coverage, merging, translation and tidying.

use std::fmt::Write;
use std::path::Path;

use programme::language::{Existing, MergeOptions, TextState, Texts};
use programme::{LanguageTag, Programme};

use crate::input::{bytes, load, programme};
use crate::output::{Failure, print, save_json, warn};
use crate::{FAULTY, SUCCESS};

/// Prints a table with the number of texts in each state, for each language.
pub fn coverage(programme: &Programme) -> Result<u8, Failure> {
    let mut table = format!(
        "{:<12} {:<11} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7}\n",
        "language", "status", "present", "copied", "machine", "neutral", "blank", "missing", "share"
    );
    for language in programme.languages() {
        let coverage = programme.coverage(language);
        let count = |state| coverage.count(state);
        let status = programme.language_status(language).map_or("", |status| status.as_str());
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            table,
            "{:<12} {status:<11} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6.1}%",
            language.as_str(),
            count(TextState::Present),
            count(TextState::Copied),
            count(TextState::Machine),
            count(TextState::Neutral),
            count(TextState::Blank),
            count(TextState::Missing),
            coverage.share() * 100.0,
        );
    }
    print(table)?;
    Ok(SUCCESS)
}

pub fn merge(base: &Path, other: &Path, out: &Path, careful: bool) -> Result<u8, Failure> {
    let options = MergeOptions::default();
    let options = if careful { options.without_weak_passes() } else { options };
    let (base, other) = (programme(base)?, programme(other)?);
    let merged =
        base.merge_languages(&other, &options).map_err(|rejected| Failure::faulty(rejected.report()))?;
    for pair in merged.pairs.iter().filter(|pair| pair.by.is_weak()) {
        warn(format_args!("weak match: {} was matched with {} by {}", pair.other, pair.base, pair.by));
    }
    for disagreement in &merged.disagreements {
        warn(format_args!("{}: {disagreement}", disagreement.severity()));
    }
    save_json(out, &merged.programme.to_draft())?;
    Ok(if merged.disagreements.is_empty() { SUCCESS } else { FAULTY })
}

pub fn texts(file: &Path, language: &LanguageTag, missing: bool) -> Result<u8, Failure> {
    let all = programme(file)?.texts_in(language);
    let texts = if missing { all.missing() } else { all };
    save_json(Path::new("-"), &texts)?;
    Ok(SUCCESS)
}

pub fn translate(file: &Path, texts: &Path, out: &Path, replace: bool) -> Result<u8, Failure> {
    let bytes = bytes(texts).map_err(|error| Failure::of_file(texts, error))?;
    let translated: Texts = serde_json::from_slice(&bytes).map_err(|error| {
        let problem = format_args!("the file does not contain texts in the expected form: {error}");
        Failure::of_file(texts, problem)
    })?;
    let existing = if replace { Existing::Replace } else { Existing::Keep };
    let result = programme(file)?
        .translate(&translated, existing)
        .map_err(|rejected| Failure::faulty(rejected.report()))?;
    for problem in &result.problems {
        warn(problem);
    }
    match result.added {
        1 => warn("1 text added"),
        count => warn(format_args!("{count} texts added")),
    }
    save_json(out, &result.programme.to_draft())?;
    Ok(if result.problems.is_empty() { SUCCESS } else { FAULTY })
}

pub fn tidy(file: &Path, out: Option<&Path>) -> Result<u8, Failure> {
    let mut draft = load(file).map_err(|problem| problem.into_failure(file))?.draft;
    let mut changes = String::new();
    for change in draft.tidy() {
        let steps = change.steps.join(", ");
        // Writing to a `String` cannot fail.
        let _ =
            writeln!(changes, "{}: {steps}\n  - {:?}\n  + {:?}", change.path, change.before, change.after);
    }
    print(changes)?;
    if let Some(out) = out {
        save_json(out, &draft)?;
    }
    Ok(SUCCESS)
}
