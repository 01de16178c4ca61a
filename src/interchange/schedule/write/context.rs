//! The state that all parts of the writer share: the programme, the document so far, and the
//! ledger.

use std::collections::{HashMap, HashSet};

use super::form::{self, Target};
use crate::draft::Draft;
use crate::interchange::ExportError;
use crate::interchange::common::ledger::{At, Ledger};
use crate::interchange::common::zones::offsets_of;
use crate::interchange::schedule::ScheduleOptions;
use crate::interchange::schedule::syntax::document::ScheduleDocument;
use crate::programme::Programme;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::text::Text;
use crate::value::time_zone::ZoneOffsets;

/// A name in the schedule, and whether no other room or track has this name.
pub(super) type Named = (String, bool);

pub(super) struct WriteContext<'p> {
    pub(super) programme: &'p Programme,
    pub(super) draft: &'p Draft,
    pub(super) target: Target,
    pub(super) foreign: bool,
    pub(super) ledger: Ledger,
    pub(super) document: ScheduleDocument,
    /// The language of the written texts. The format allows only one.
    main: Option<&'p LanguageTag>,
    pub(super) zone: Option<ZoneOffsets>,
    /// The acronym in the schedule. Generated identifiers are derived from it.
    pub(super) scope: String,
    /// The rooms and tracks in the schedule, by id.
    pub(super) rooms: HashMap<&'p str, Named>,
    /// The names of the rooms in the schedule, in the form that `words::folded` returns.
    pub(super) room_names: HashSet<String>,
    pub(super) tracks: HashMap<&'p str, Named>,
    /// The indices of the days in the document, by number.
    pub(super) days: HashMap<i32, usize>,
}

impl<'p> WriteContext<'p> {
    pub(super) fn new(
        programme: &'p Programme,
        target: Target,
        options: ScheduleOptions,
    ) -> Result<Self, ExportError> {
        let draft = programme.data();
        let acronym = draft.external_ids.get("acronym").unwrap_or(draft.id.as_str());
        Ok(Self {
            programme,
            draft,
            target,
            foreign: options.foreign,
            ledger: Ledger::new(draft),
            document: ScheduleDocument::default(),
            main: draft.languages.first().map(|language| &language.tag),
            zone: offsets_of(programme)?,
            scope: form::acronym(acronym, target, options.foreign),
            rooms: HashMap::new(),
            room_names: HashSet::new(),
            tracks: HashMap::new(),
            days: HashMap::new(),
        })
    }

    pub(super) fn is_json(&self) -> bool {
        self.target == Target::Json
    }

    /// Returns the locations of the items of a list.
    pub(super) fn items(&self, row: At, list: &str) -> Vec<At> {
        self.ledger.items(self.ledger.field(row, list)).collect()
    }

    /// Returns the extensions of an entity with their locations. The keys have no prefix
    /// `schedule/`, and extensions with other prefixes are skipped.
    pub(super) fn extensions<'e>(
        &self,
        row: At,
        extensions: &'e crate::value::string_map::Extensions,
    ) -> Vec<(At, &'e str, &'e str)> {
        let within = self.ledger.items(self.ledger.field(row, "extensions"));
        within
            .zip(extensions.iter())
            .filter_map(|(at, (key, value))| Some((at, key.strip_prefix("schedule/")?, value)))
            .collect()
    }

    /// Reports that an extension was written in another form. The extension need not be set.
    pub(super) fn altered_extension(&mut self, row: At, key: &str, why: &'static str) {
        match self.ledger.field(row, "extensions") {
            At::NOWHERE => self.ledger.altered_field(row, "extensions", why),
            extensions => self.ledger.altered_field(extensions, key, why),
        }
    }

    /// Marks a value as written. If `restored` is `false`, reading the schedule does not restore
    /// the value, and it is reported with the reason `why`.
    pub(super) fn wrote_if(&mut self, at: At, restored: bool, why: &'static str) {
        if restored {
            self.ledger.wrote(at);
        } else {
            self.ledger.altered(at, why);
        }
    }

    /// Writes a text in the main language or, if it is missing, in the first language.
    pub(super) fn text(&mut self, at: At, text: &Text) -> Option<String> {
        let main = self.main.and_then(|main| text.get(main)).unwrap_or(text.first());
        let mut written = None;
        // A text in only one language can lack separate entries in the wire form.
        let places: Vec<At> = self.ledger.items(at).collect();
        let places = places.into_iter().chain(std::iter::repeat(At::NOWHERE));
        for ((tag, wording), place) in text.entries().zip(places) {
            if written.is_none() && wording == main {
                written = Some(tag);
                self.ledger.wrote(if place == At::NOWHERE { at } else { place });
            } else {
                self.ledger.altered(place, "the format allows only one language per text");
            }
        }
        if let Some(tag) = written
            && Some(tag) != self.main
        {
            self.ledger.altered(at, "the format does not specify the language of a text");
        }
        self.sound(at, main)
    }

    /// Writes a field that contains a text, if it is set.
    pub(super) fn text_of(&mut self, row: At, field: &str, text: Option<&Text>) -> Option<String> {
        self.text(self.ledger.field(row, field), text?)
    }

    /// Writes a string.
    pub(super) fn words(&mut self, at: At, words: &str) -> Option<String> {
        self.ledger.wrote(at);
        self.sound(at, words)
    }

    /// Removes characters that the format cannot represent. Returns `None` for a blank text,
    /// because the format treats it as missing.
    fn sound(&mut self, at: At, words: &str) -> Option<String> {
        if words.trim().is_empty() {
            self.ledger.altered(at, "a blank text is treated as missing");
            return None;
        }
        if self.target == Target::Xml && !words.chars().all(form::is_xml) {
            let why = "the text contains characters that are invalid in XML: they are left out";
            self.ledger.altered(at, why);
            return Some(words.chars().filter(|c| form::is_xml(*c)).collect());
        }
        Some(words.to_owned())
    }

    /// Returns the address of a link for a field that implies the relation of the link. The title
    /// and the language of the link are losses.
    pub(super) fn address(&mut self, at: At, link: &Link) -> String {
        self.ledger.wrote_fields(at, &["url", "relation"]);
        link.url.to_string()
    }
}
