//! Shared state of the functions that read calendars, events, people and places.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::clock::ProgrammeClock;
use super::lines::{Line, Stray, origin};
use super::property::{Property, text_parameter};
use crate::code::Code;
use crate::error::quote;
use crate::interchange::common::texts::paragraphs;
use crate::interchange::icalendar::syntax::extension::stored;
use crate::interchange::{common::extension::keep_extension, reader::DraftBuilder};
use crate::report::Subject;
use crate::value::block::Block;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

#[derive(Debug)]
pub(super) struct ReadContext {
    pub(super) builder: DraftBuilder,
    pub(super) clock: ProgrammeClock,
    /// The language of texts that do not specify their language.
    pub(super) main: LanguageTag,
    pub(super) languages: Vec<LanguageTag>,
    known_languages: HashSet<LanguageTag>,
    pub(super) numbers: HashMap<NaiveDate, i32>,
    /// Maps each day number that the calendar specifies to a date.
    pub(super) dates: HashMap<i32, NaiveDate>,
    pub(super) kinds: HashSet<Kind>,
    pub(super) tracks: HashMap<String, usize>,
    /// The counts of similar findings, which are reported as a single finding.
    tallies: BTreeMap<(Code, &'static str, String), LineTally>,
}

#[derive(Debug)]
struct LineTally {
    count: usize,
    about: About,
    line: usize,
}

#[derive(Debug, Clone)]
pub(super) struct About {
    pub(super) subject: Subject,
    pub(super) path: Path,
}

impl About {
    pub(super) fn programme() -> Self {
        Self { subject: Subject::Programme, path: Path::root() }
    }

    /// Returns the subject and the path for findings about a session. `position` is the index of
    /// the session in the draft.
    pub(super) fn session(position: usize, id: &str) -> Self {
        let path = Path::root().with("sessions").with_index(position);
        Self { subject: Subject::Session(id.into()), path }
    }

    pub(super) fn at(&self, field: &'static str) -> Self {
        Self { subject: self.subject.clone(), path: self.path.clone().with(field) }
    }
}

impl ReadContext {
    pub(super) fn new(builder: DraftBuilder, clock: ProgrammeClock, main: LanguageTag) -> Self {
        Self {
            builder,
            clock,
            languages: vec![main.clone()],
            known_languages: HashSet::from([main.clone()]),
            main,
            numbers: HashMap::new(),
            dates: HashMap::new(),
            kinds: HashSet::new(),
            tracks: HashMap::new(),
            tallies: BTreeMap::new(),
        }
    }

    pub(super) fn note(&mut self, code: Code, about: &About, line: usize, message: impl Into<String>) {
        self.builder.note(code, about.subject.clone(), about.path.clone(), origin(line), message);
    }

    /// Counts a finding. Findings with the same code, `sort` and `what` are reported as a single
    /// finding.
    pub(super) fn count(&mut self, code: Code, sort: &'static str, what: String, about: &About, line: usize) {
        let tally = self.tallies.entry((code, sort, what));
        tally.or_insert_with(|| LineTally { count: 0, about: about.clone(), line }).count += 1;
    }

    pub(super) fn keep(&mut self, extensions: &mut Extensions, line: &Line<'_>, about: &About) {
        let value = stored(line.rest());
        if value.trim().is_empty() {
            return;
        }
        let name = line.name().to_ascii_uppercase();
        self.keep_as(extensions, name, value, about, line.at);
    }

    /// Stores a value in the extensions, under the key `icalendar/` followed by the name of the
    /// property or component.
    pub(super) fn keep_as(
        &mut self,
        extensions: &mut Extensions,
        name: String,
        value: &str,
        about: &About,
        line: usize,
    ) {
        let key = format!("icalendar/{name}");
        keep_extension(extensions, &key, value);
        let mut place = about.at("extensions");
        place.path.push_text(&key);
        self.count(Code::SetAside, "kept", name, &place, line);
    }

    /// Reports that all parameters of a property except those in `known` are not imported.
    pub(super) fn pass_over(&mut self, property: &Property<'_, '_>, known: &[&str], about: &About) {
        for parameter in property.parameters_beyond(known) {
            let what = format!("the parameter {parameter} of {}", property.line.name().to_ascii_uppercase());
            self.count(Code::NotImported, "left", what, about, property.line.at);
        }
    }

    /// Reports a property that is not imported because it is redundant or invalid.
    pub(super) fn leave(&mut self, line: &Line<'_>, about: &About) {
        let what = format!("an additional {}", line.name().to_ascii_uppercase());
        self.count(Code::NotImported, "left", what, about, line.at);
    }

    /// Reports the invalid lines of a component in a single finding, and quotes the first of them.
    pub(super) fn strays(&mut self, stray: &Stray, about: &About) {
        let Some((first, line)) = &stray.first else { return };
        let message = match stray.count {
            1 => format!("the line {} is not valid and was not imported", quote(first)),
            count => {
                format!(
                    "{count} lines are not valid and were not imported, the first one is {}",
                    quote(first)
                )
            }
        };
        self.note(Code::NotImported, about, *line, message);
    }

    /// Returns the text of a property and, if one is specified, its language. Returns `None` if the
    /// text is blank.
    pub(super) fn words(
        &mut self,
        property: &Property<'_, '_>,
        about: &About,
    ) -> Option<(Option<LanguageTag>, String)> {
        let words = property.text()?.to_owned();
        Some((self.language_of(property, about), words))
    }

    /// Returns a text in HTML as one block, and splits any other text into paragraphs. Texts in
    /// calendars are plain text or HTML, so Markdown is not detected.
    pub(super) fn blocks(&self, language: Option<&LanguageTag>, words: &str) -> Vec<Block> {
        let text = |words: &str| self.text(&[(language.cloned(), words.to_owned())]).0;
        match text(words).map(Block::detect) {
            Some(block @ Block::Html(_)) => vec![block],
            _ => paragraphs(words).into_iter().filter_map(text).map(Block::Paragraph).collect(),
        }
    }

    /// Returns the text of a parameter, and reports separators that should have been quoted.
    pub(super) fn text_parameter(
        &mut self,
        property: &Property<'_, '_>,
        name: &str,
        about: &About,
    ) -> Option<String> {
        let (text, is_doubtful) = text_parameter(property.line, name)?;
        if is_doubtful {
            let message = format!(
                "the parameter {name} has several values or a comma without quotes: it was read as {}",
                quote(&text)
            );
            self.note(Code::StatementsDisagree, about, property.line.at, message);
        }
        Some(text)
    }

    pub(super) fn language_of(&mut self, property: &Property<'_, '_>, about: &About) -> Option<LanguageTag> {
        let language = match property.language() {
            Ok(stated) => stated,
            Err(stated) => {
                let adjusted = stated.trim().replace('_', "-").parse::<LanguageTag>().ok();
                self.count(Code::LanguageTagAdjusted, "language", stated, about, property.line.at);
                adjusted
            }
        };
        if let Some(language) = language.as_ref().filter(|language| !self.known_languages.contains(*language))
        {
            self.known_languages.insert(language.clone());
            self.languages.push(language.clone());
        }
        language
    }

    /// Combines texts in several languages into one multilingual text. Also returns the indices of
    /// texts that were skipped because their language occurs twice.
    pub(super) fn text(&self, parts: &[(Option<LanguageTag>, String)]) -> (Option<Text>, Vec<usize>) {
        let mut entries: Vec<(LanguageTag, &str)> = Vec::new();
        let (mut again, mut there) = (Vec::new(), HashSet::new());
        if let [(None, words)] = parts {
            return (Some(Text::from(words.as_str())), again);
        }
        for (position, (language, words)) in parts.iter().enumerate() {
            let language = language.as_ref().unwrap_or(&self.main);
            if there.insert(language) {
                entries.push((language.clone(), words));
            } else {
                again.push(position);
            }
        }
        (Text::new(entries).ok(), again)
    }

    pub(super) fn report_counts(&mut self) {
        for ((code, sort, what), LineTally { count, about, line }) in std::mem::take(&mut self.tallies) {
            let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
            let message = match sort {
                "kept" => format!("{what} does not fit any field{times}: it was kept as icalendar/{what}"),
                "language" => format!("{} is not a language tag{times}", quote(&what)),
                "zone" => what,
                _ => format!("{what} was not imported{times}"),
            };
            self.note(code, &about, line, message);
        }
    }
}
