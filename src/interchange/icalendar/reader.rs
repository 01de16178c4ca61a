//! A draft in the making out of a calendar, and what there is to say about it.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::clock::Clock;
use super::lines::{Line, Stray, origin};
use super::people::People;
use super::places::Places;
use super::property::Property;
use crate::code::Code;
use crate::error::quote;
use crate::interchange::gather::{Gather, keep};
use crate::report::Subject;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::map::Extensions;
use crate::value::path::Path;
use crate::value::text::Text;

/// What readers of calendar, events, people and places share.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) gather: Gather,
    pub(super) clock: Clock,
    /// The language of what states none.
    main: LanguageTag,
    /// The languages stated, in their order.
    pub(super) languages: Vec<LanguageTag>,
    known_languages: HashSet<LanguageTag>,
    /// The numbers of the days.
    pub(super) numbers: HashMap<NaiveDate, i32>,
    /// The dates of the days whose numbers are stated.
    pub(super) dates: HashMap<i32, NaiveDate>,
    /// The kinds that are declared.
    pub(super) kinds: HashSet<Kind>,
    pub(super) people: People,
    pub(super) places: Places,
    /// The tracks, by their ids.
    pub(super) tracks: HashMap<String, usize>,
    /// What is said once for all of its sort.
    tallies: BTreeMap<(Code, &'static str, String), Tally>,
}

/// How often there was something, and where first.
#[derive(Debug)]
struct Tally {
    count: usize,
    about: About,
    line: usize,
}

/// What of the draft is being read: for findings.
#[derive(Debug, Clone)]
pub(super) struct About {
    pub(super) subject: Subject,
    pub(super) path: Path,
}

impl About {
    pub(super) fn programme() -> Self {
        Self { subject: Subject::Programme, path: Path::root() }
    }

    pub(super) fn at(&self, field: &'static str) -> Self {
        Self { subject: self.subject.clone(), path: self.path.clone().with(field) }
    }
}

/// Words, and the language that they state.
pub(super) type Words = (Option<LanguageTag>, String);

impl Reader {
    pub(super) fn new(gather: Gather, clock: Clock, main: LanguageTag) -> Self {
        Self {
            gather,
            clock,
            languages: vec![main.clone()],
            known_languages: HashSet::from([main.clone()]),
            main,
            numbers: HashMap::new(),
            dates: HashMap::new(),
            kinds: HashSet::new(),
            people: People::default(),
            places: Places::default(),
            tracks: HashMap::new(),
            tallies: BTreeMap::new(),
        }
    }

    /// Says something about one thing.
    pub(super) fn note(&mut self, code: Code, about: &About, line: usize, message: impl Into<String>) {
        self.gather.note(code, about.subject.clone(), about.path.clone(), origin(line), message);
    }

    /// Counts something that is said once for all of its sort.
    pub(super) fn count(&mut self, code: Code, sort: &'static str, what: String, about: &About, line: usize) {
        let tally = self.tallies.entry((code, sort, what));
        tally.or_insert_with(|| Tally { count: 0, about: about.clone(), line }).count += 1;
    }

    /// Keeps a line in the extensions.
    pub(super) fn keep(&mut self, extensions: &mut Extensions, line: &Line<'_>, about: &About) {
        let value = stored(line.rest());
        if value.trim().is_empty() {
            return;
        }
        let name = line.name().to_ascii_uppercase();
        self.keep_as(extensions, name, value, about, line.at);
    }

    /// Keeps something in the extensions under a name of the format.
    pub(super) fn keep_as(
        &mut self,
        extensions: &mut Extensions,
        name: String,
        value: &str,
        about: &About,
        line: usize,
    ) {
        let key = format!("icalendar/{name}");
        keep(extensions, &key, value);
        let mut place = about.at("extensions");
        place.path.push_text(&key);
        self.count(Code::SetAside, "kept", name, &place, line);
    }

    /// Says what a property states that goes nowhere: parameters other than these.
    pub(super) fn pass_over(&mut self, property: &Property<'_, '_>, known: &[&str], about: &About) {
        for parameter in property.parameters_beyond(known) {
            let what = format!("the parameter {parameter} of {}", property.line.name().to_ascii_uppercase());
            self.count(Code::LeftOut, "left", what, about, property.line.at);
        }
    }

    /// A line that says again, or in vain, what another said.
    pub(super) fn leave(&mut self, line: &Line<'_>, about: &About) {
        let what = format!("a further {}", line.name().to_ascii_uppercase());
        self.count(Code::LeftOut, "left", what, about, line.at);
    }

    /// Lines that state nothing.
    pub(super) fn strays(&mut self, stray: &Stray, about: &About) {
        let Some((first, line)) = &stray.first else { return };
        let message = match stray.count {
            1 => format!("{} is no property: it is left out", quote(first)),
            count => {
                format!("{count} lines are no properties and are left out, the first is {}", quote(first))
            }
        };
        self.note(Code::LeftOut, about, *line, message);
    }

    /// The words of a property, with their language.
    pub(super) fn words(&mut self, property: &Property<'_, '_>, about: &About) -> Option<Words> {
        let words = property.text()?.to_owned();
        Some((self.tongue(property, about), words))
    }

    pub(super) fn tongue(&mut self, property: &Property<'_, '_>, about: &About) -> Option<LanguageTag> {
        let language = match property.language() {
            Ok(stated) => stated,
            Err(stated) => {
                let mended = stated.trim().replace('_', "-").parse::<LanguageTag>().ok();
                self.count(Code::LanguageMended, "language", stated, about, property.line.at);
                mended
            }
        };
        if let Some(language) = language.as_ref().filter(|language| !self.known_languages.contains(*language))
        {
            self.known_languages.insert(language.clone());
            self.languages.push(language.clone());
        }
        language
    }

    /// One text of words in several languages; and the positions of those that say a language again.
    pub(super) fn text(&self, parts: &[Words]) -> (Option<Text>, Vec<usize>) {
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

    /// Says what was counted.
    pub(super) fn tell(&mut self) {
        for ((code, sort, what), Tally { count, about, line }) in std::mem::take(&mut self.tallies) {
            let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
            let message = match sort {
                "kept" => format!("no field holds {what}, stated {times}: it is kept as icalendar/{what}"),
                "language" => format!("{} is not written as a language tag, {times}", quote(&what)),
                "zone" => what,
                _ => format!("{what} is left out, {times}"),
            };
            self.note(code, &about, line, message);
        }
    }
}

/// What follows the name of a line, as it is kept: the value alone, where nothing but a colon stands before it.
pub(super) fn stored(rest: &str) -> &str {
    match rest.strip_prefix(':') {
        Some(value) if !value.starts_with([':', ';']) => value,
        _ => rest,
    }
}
