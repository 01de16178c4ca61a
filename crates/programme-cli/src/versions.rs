//! Commands about versions of a programme: the changes between two versions, and three-way merges.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use programme::versions::FieldValue;
use programme::versions::describe::{Aspect, DescribeOptions, Grouping};
use programme::{LanguageTag, Programme};

use crate::input::programme;
use crate::output::{Failure, print, save_json, warn};
use crate::{FAULTY, SUCCESS};

/// The layout of the changes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangesLayout {
    /// Sentences as plain text
    Text,
    /// Sentences as Markdown
    Markdown,
    /// Sentences as JSON, with their subjects and aspects
    Sentences,
    /// The change set as JSON, which can be applied and undone
    Json,
    /// An RFC 6902 JSON Patch of the wire form
    JsonPatch,
}

/// The groups of the sentences.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GroupBy {
    Day,
    Person,
}

#[derive(Args)]
pub struct DiffArguments {
    /// The earlier version, or `-` for standard input
    before: PathBuf,
    /// The later version
    after: PathBuf,
    /// The output format. The options below apply to sentences only
    #[arg(long, value_enum, default_value_t = ChangesLayout::Text)]
    format: ChangesLayout,
    /// A language of the reader; repeat the option in order of preference [default: the main
    /// language of the later version]
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
    /// Groups the sentences by day or by person
    #[arg(long, value_enum, default_value_t = GroupBy::Day)]
    by: GroupBy,
    /// Only describes the changes of a session; can be repeated
    #[arg(long, value_name = "ID")]
    session: Vec<String>,
    /// Only describes the changes that concern a person; can be repeated
    #[arg(long, value_name = "ID")]
    person: Vec<String>,
    /// Only describes the changes that concern a room; can be repeated
    #[arg(long, value_name = "ID")]
    room: Vec<String>,
    /// Only describes the changes that concern a track; can be repeated
    #[arg(long, value_name = "ID")]
    track: Vec<String>,
    /// Only describes an aspect: status, time, place, people, texts, order, technical or other; can
    /// be repeated [default: all but order and technical]
    #[arg(long, value_name = "ASPECT")]
    aspect: Vec<Aspect>,
    /// Only describes what the public may see
    #[arg(long)]
    public: bool,
    /// Shows the difference of long texts, word by word
    #[arg(long)]
    word_diff: bool,
}

pub fn diff(arguments: &DiffArguments) -> Result<u8, Failure> {
    let (before, after) = (programme(&arguments.before)?, programme(&arguments.after)?);
    let changes = before.changes(&after);
    if !changes.is_same_programme() {
        warn(format_args!(
            "the files have different programme ids: \"{}\" and \"{}\"",
            changes.before, changes.after
        ));
    }
    match arguments.format {
        ChangesLayout::Json => save_json(Path::new("-"), &changes)?,
        ChangesLayout::JsonPatch => {
            save_json(Path::new("-"), &changes.json_patch(&before).map_err(Failure::new)?)?;
        }
        format => {
            let description = changes.describe(&before, &after, &options(arguments, &before, &after)?);
            match format {
                ChangesLayout::Markdown => print(description.markdown())?,
                ChangesLayout::Sentences => save_json(Path::new("-"), &description)?,
                _ => print(&description)?,
            }
            if description.is_empty() && format != ChangesLayout::Sentences {
                warn("there are no changes to describe");
            }
        }
    }
    Ok(SUCCESS)
}

/// Returns the options of a description. An id that neither version contains is an error, because
/// the description would be empty.
fn options(
    arguments: &DiffArguments,
    before: &Programme,
    after: &Programme,
) -> Result<DescribeOptions, Failure> {
    let main = after.languages().iter().map(LanguageTag::as_str);
    let main = main.take(usize::from(arguments.language.is_empty()));
    let languages = arguments.language.iter().map(String::as_str).chain(main);
    let grouping = match arguments.by {
        GroupBy::Day => Grouping::Day,
        GroupBy::Person => Grouping::Person,
    };
    let mut options = DescribeOptions::new(after.preferences(languages).map_err(Failure::new)?)
        .with_grouping(grouping)
        .with_public(arguments.public)
        .with_word_difference(arguments.word_diff);
    if !arguments.aspect.is_empty() {
        options = options.with_aspects(arguments.aspect.iter().copied());
    }
    let versions = [before, after];
    let known = |noun: &str, id: &str, is_known: &dyn Fn(&Programme) -> bool| {
        if versions.iter().any(|version| is_known(version)) {
            return Ok(());
        }
        Err(Failure::new(format_args!("neither version has a {noun} with the id \"{id}\"")))
    };
    for id in &arguments.session {
        known("session", id, &|version| version.session(id).is_some())?;
    }
    if !arguments.session.is_empty() {
        options = options.with_sessions(arguments.session.iter().map(|id| id.as_str().into()));
    }
    for id in &arguments.person {
        known("person", id, &|version| version.person(id).is_some())?;
        options = options.with_person(id.as_str());
    }
    for id in &arguments.room {
        known("room", id, &|version| version.room(id).is_some())?;
        options = options.with_room(id.as_str());
    }
    for id in &arguments.track {
        known("track", id, &|version| version.data().tracks.iter().any(|track| track.id == *id.as_str()))?;
        options = options.with_track(id.as_str());
    }
    Ok(options)
}

/// The number of characters of a value that the message about a conflict certainly contains.
const LONG: usize = 60;

/// Merges two versions that were made from the same base, and lists the conflicts.
pub fn merge3(base: &Path, ours: &Path, theirs: &Path, out: &Path) -> Result<u8, Failure> {
    let (base, ours, theirs) = (programme(base)?, programme(ours)?, programme(theirs)?);
    let merged = base.merge(&ours, &theirs);
    for conflict in &merged.conflicts {
        warn(conflict);
        // The message contains only the beginning of a long value.
        for (side, value) in
            [("base", &conflict.base), ("ours", &conflict.ours), ("theirs", &conflict.theirs)]
        {
            let value = value.as_ref().map(compact);
            if let Some(value) = value.filter(|value| value.chars().nth(LONG).is_some()) {
                warn(format_args!("  {side}: {value}"));
            }
        }
    }
    save_json(out, &merged.draft)?;
    Ok(if merged.conflicts.is_empty() { SUCCESS } else { FAULTY })
}

/// Returns a value as JSON on a single line, without the name of its type.
fn compact(value: &FieldValue) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::Object(tagged)) if tagged.len() == 1 => {
            tagged.values().next().map(ToString::to_string).unwrap_or_default()
        }
        Ok(value) => value.to_string(),
        Err(error) => error.to_string(),
    }
}
