//! A draft that is being read from JSON, and functions for the values that all JSON formats
//! contain.

pub(in crate::interchange) mod people;
pub(in crate::interchange) mod rooms;
pub(in crate::interchange) mod times;
pub(in crate::interchange) mod tracks;

use std::collections::{HashMap, HashSet};

use chrono::{FixedOffset, NaiveDateTime};
use indexmap::{IndexMap, IndexSet};

use crate::code::Code;
use crate::draft::{Recording, Session};
use crate::error::quote;
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::ids::FreeIds;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::known::Known;
use crate::interchange::common::offsets::{Offsets, kept_clock};
use crate::interchange::common::{ids, languages, lengths, texts, urls, words};
use crate::interchange::reader::{self, DraftBuilder};
use crate::interchange::{Import, ImportOptions};
use crate::report::{SourceLocation, Subject};
use crate::value::block::Block;
use crate::value::id::{OrganisationId, PersonId, RoomId, TrackId};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::time::Length;
use crate::value::url::Url;

/// The title of a programme if neither the source nor the options contain one.
const UNTITLED: &str = "Programme";

/// An item of the draft to which findings refer.
#[derive(Debug, Clone)]
pub(in crate::interchange) struct Spot {
    pub(in crate::interchange) subject: Subject,
    pub(in crate::interchange) path: Path,
}

impl Spot {
    pub(in crate::interchange) fn programme() -> Self {
        Self { subject: Subject::Programme, path: Path::root() }
    }

    /// Returns the location of a room. The path is that of the list of rooms, because the position
    /// of a room is not known while it is read.
    pub(in crate::interchange) fn room(room: &RoomId) -> Self {
        let path = Path::root().with("venues").with_index(0).with("rooms");
        Self { subject: Subject::Room(room.clone()), path }
    }

    /// Returns the location of a track. The path is that of the list of tracks.
    pub(in crate::interchange) fn track(track: &TrackId) -> Self {
        Self { subject: Subject::Track(track.clone()), path: Path::root().with("tracks") }
    }

    fn extension(&self, key: &str) -> Path {
        let mut path = self.path.clone().with("extensions");
        path.push_text(key);
        path
    }
}

/// The times of a session, as texts with their locations.
#[derive(Debug, Default)]
pub(in crate::interchange) struct Times {
    pub(in crate::interchange) start: Option<(String, SourceLocation)>,
    pub(in crate::interchange) end: Option<(String, SourceLocation)>,
    pub(in crate::interchange) length: Option<Length>,
}

/// A draft that is being read from JSON.
#[derive(Debug)]
pub(in crate::interchange) struct Reading {
    pub(in crate::interchange) builder: DraftBuilder,
    /// The language in which words are recognised.
    pub(in crate::interchange) language: LanguageTag,
    /// The name of the format. The keys of its extensions start with it.
    format: &'static str,
    /// The people who have an id in the source.
    declared: Known<PersonId>,
    organisations: HashMap<String, OrganisationId>,
    organisation_ids: FreeIds,
    positions: HashMap<PersonId, usize>,
    /// The affiliations that people have, in the form for comparison.
    affiliations: HashSet<(PersonId, String)>,
    rooms: Known<RoomId>,
    tracks: Known<TrackId>,
    languages: IndexSet<LanguageTag>,
    /// The UTC offsets of the starts in the source.
    pub(in crate::interchange) offsets: Offsets,
    /// The usual UTC offset, if it became the time zone of the programme.
    assumed_offset: Option<FixedOffset>,
    /// Whether a converted time with another UTC offset has been reported.
    is_conversion_reported: bool,
    /// The first id in each field that refers to an object that is not present.
    absent: HashMap<String, String>,
}

impl Reading {
    /// Begins a draft. If `title` is missing, the title in the options is used.
    pub(in crate::interchange) fn new(
        format: &'static str,
        options: &ImportOptions,
        id: Option<&str>,
        title: Option<Text>,
        at: &SourceLocation,
    ) -> Self {
        let stated = title.or_else(|| options.title.clone());
        let title = stated.clone().unwrap_or_else(|| UNTITLED.into());
        let slug = ids::slug(title.first());
        let id = ids::well_formed(id.unwrap_or(if slug.is_empty() { "programme" } else { &slug }));
        let mut builder = DraftBuilder::new(id, title.clone());
        if let Some(at) = options.day_change {
            builder = builder.with_day_change(at);
        }
        builder.draft.time_zone.clone_from(&options.time_zone);
        if stated.is_none() {
            let message = format!("the source has no title: it was given the title {}", quote(UNTITLED));
            builder.note(
                Code::TitleAssumed,
                Subject::Programme,
                Path::root().with("title"),
                at.clone(),
                message,
            );
        }
        let mut languages = IndexSet::new();
        if options.language != LanguageTag::undetermined() {
            languages.insert(options.language.clone());
        }
        languages.extend(title.entries().map(|(tag, _)| tag.clone()).filter(|_| !title.is_plain()));
        Self {
            builder,
            language: options.language.clone(),
            format,
            declared: Known::default(),
            organisations: HashMap::new(),
            organisation_ids: FreeIds::default(),
            positions: HashMap::new(),
            affiliations: HashSet::new(),
            rooms: Known::default(),
            tracks: Known::default(),
            languages,
            offsets: Offsets::default(),
            assumed_offset: None,
            is_conversion_reported: false,
            absent: HashMap::new(),
        }
    }

    pub(in crate::interchange) fn finish(mut self) -> Import {
        if self.languages.is_empty() {
            self.languages.insert(LanguageTag::undetermined());
        }
        self.builder.draft.languages = self.languages.into_iter().map(Into::into).collect();
        self.builder.finish()
    }

    pub(in crate::interchange) fn note(
        &mut self,
        code: Code,
        spot: &Spot,
        at: &SourceLocation,
        message: impl Into<String>,
    ) {
        self.builder.note_once(code, spot.subject.clone(), spot.path.clone(), at.clone(), message);
    }

    /// Returns the item that was chosen for an id and a name, and reports it if they disagree.
    fn chosen<T>(&mut self, found: (T, Option<String>), at: &SourceLocation, spot: &Spot) -> T {
        let (item, message) = found;
        if let Some(message) = message {
            self.note(Code::StatementsDisagree, spot, at, message);
        }
        item
    }

    /// Returns the UTC offset of a start if a clock change explains how it differs from the usual
    /// offset, which became the time zone of the programme. The clock times of such a session are
    /// used.
    pub(in crate::interchange) fn changed_offset(
        &mut self,
        clock: NaiveDateTime,
        offset: Option<FixedOffset>,
    ) -> Option<FixedOffset> {
        let offset = offset?;
        if self.builder.draft.time_zone.is_none() {
            let usual = self.offsets.usual().unwrap_or(offset);
            self.builder.draft.time_zone = usual.to_string().parse().ok();
            self.assumed_offset = Some(usual);
        }
        let is_changed =
            |usual: &FixedOffset| *usual != offset && self.offsets.are_changed_to(offset, clock.date());
        self.assumed_offset.filter(is_changed).map(|_| offset)
    }

    /// Converts a date and time with a UTC offset to the clock with another offset, which
    /// [`changed_offset`](Self::changed_offset) has returned for the start, or else to the local
    /// time of the programme.
    pub(in crate::interchange) fn on_clock(
        &mut self,
        changed: Option<FixedOffset>,
        clock: NaiveDateTime,
        offset: Option<FixedOffset>,
    ) -> NaiveDateTime {
        if let Some((changed, offset)) = changed.zip(offset) {
            let utc = clock.checked_sub_offset(offset);
            return utc.and_then(|utc| utc.checked_add_offset(changed)).unwrap_or(clock);
        }
        let other = self.assumed_offset.zip(offset).filter(|(usual, own)| usual != own);
        if let Some((usual, offset)) = other.filter(|_| !self.is_conversion_reported) {
            let message = format!(
                "the times have several UTC offsets, such as {usual} and {offset}: all were converted to \
                 {usual}, because no time zone is stated"
            );
            let spot = Spot { subject: Subject::Programme, path: Path::root().with("time_zone") };
            self.note(Code::TimeAdjusted, &spot, &SourceLocation::Pointer(Path::root()), message);
            self.is_conversion_reported = true;
        }
        self.builder.local(clock, offset)
    }

    /// Converts a date and time with a UTC offset to the local time of the programme. If a usual
    /// offset became the time zone of the programme, times with another offset are reported once.
    /// After a clock change, the clock time is used.
    pub(in crate::interchange) fn local(
        &mut self,
        clock: NaiveDateTime,
        offset: Option<FixedOffset>,
    ) -> NaiveDateTime {
        let changed = self.changed_offset(clock, offset);
        self.on_clock(changed, clock, offset)
    }

    /// Reports that the clock times of a session after a clock change were used, and stores their
    /// UTC offset in the extensions.
    pub(in crate::interchange) fn keep_offset(
        &mut self,
        session: &mut Session,
        changed: Option<FixedOffset>,
        at: &SourceLocation,
        spot: &Spot,
    ) {
        let Some((offset, usual)) = changed.zip(self.assumed_offset) else { return };
        let key = format!("{}/offset", self.format);
        keep_extension(&mut session.extensions, &key, &offset.to_string());
        self.note(Code::StatementsDisagree, spot, at, kept_clock(offset, usual));
    }

    /// Stores a value without a matching field in the extensions.
    pub(in crate::interchange) fn keep(
        &mut self,
        extensions: &mut Extensions,
        name: &str,
        node: &Node,
        spot: &Spot,
    ) {
        let what = (Code::SetAside, "there is no field for this value");
        self.set_aside(extensions, name, node, what, spot);
    }

    /// Stores in the extensions a value that only refers to an object by its id, which is not
    /// present. The value is the id, or an object with the id. All such values of one field are one
    /// finding. Any other value is stored like a
    /// value without a matching field.
    pub(in crate::interchange) fn keep_reference(
        &mut self,
        extensions: &mut Extensions,
        name: &str,
        node: &Node,
        spot: &Spot,
    ) {
        let Some(id) = id_of(node) else { return self.keep(extensions, name, node, spot) };
        let first = self.absent.entry(name.to_owned()).or_insert(id);
        let what =
            format!("this value is only the id of an object that is not present, such as {}", quote(first));
        self.set_aside(extensions, name, node, (Code::NotImported, &what), spot);
    }

    fn set_aside(
        &mut self,
        extensions: &mut Extensions,
        name: &str,
        node: &Node,
        (code, what): (Code, &str),
        spot: &Spot,
    ) {
        let key = format!("{}/{name}", self.format);
        keep_extension(extensions, &key, &node.value.keep());
        let message = format!("{what}: it is kept in the extensions as {}", quote(&key));
        self.builder.note_once(code, spot.subject.clone(), spot.extension(&key), node.at(), message);
    }

    /// Stores in the extensions a text that could not be read. `what` describes the problem.
    pub(in crate::interchange) fn keep_text(
        &mut self,
        extensions: &mut Extensions,
        name: &str,
        text: &str,
        (code, what): (Code, &str),
        at: &SourceLocation,
        spot: &Spot,
    ) {
        let key = format!("{}/{name}", self.format);
        keep_extension(extensions, &key, text);
        let message = format!("{} {what}: it is kept in the extensions as {}", quote(text), quote(&key));
        self.builder.note(code, spot.subject.clone(), spot.extension(&key), at.clone(), message);
    }

    /// Stores the unknown fields of an object in the extensions.
    pub(in crate::interchange) fn keep_rest(
        &mut self,
        object: Object,
        extensions: &mut Extensions,
        spot: &Spot,
    ) {
        for (name, node) in object.rest() {
            let name = if name.is_empty() { "value" } else { &name };
            self.keep(extensions, name, &node, spot);
        }
    }

    /// Stores an item of a list that has no name in the extensions of the programme.
    pub(in crate::interchange) fn keep_nameless(&mut self, list: &str, object: Object) {
        let node = object.into_node();
        if !node.value.is_blank() {
            let mut extensions = std::mem::take(&mut self.builder.draft.extensions);
            self.keep(&mut extensions, list, &node, &Spot::programme());
            self.builder.draft.extensions = extensions;
        }
    }

    /// Reads a text, or a map from languages to wordings.
    pub(in crate::interchange) fn wording(&mut self, node: &Node) -> Option<Text> {
        let ExtraValue::Map(fields) = &node.value else { return node.text().map(Text::from) };
        let mut wordings: IndexMap<LanguageTag, String> = IndexMap::new();
        for (tag, value) in fields {
            let ExtraValue::Text(wording) = value else { continue };
            let Some(tag) = languages::language(tag) else { continue };
            if !wording.trim().is_empty() {
                wordings.entry(tag).or_insert_with(|| wording.trim().to_owned());
            }
        }
        self.languages.extend(wordings.keys().cloned());
        Text::new(wordings).ok()
    }

    /// Reads a text in one or more languages from a field. If the value is not a text, it remains
    /// in the object.
    pub(in crate::interchange) fn text(&mut self, object: &mut Object, names: &[&str]) -> Option<Text> {
        let node = object.take(names)?;
        let text = self.wording(&node);
        if text.is_none() {
            object.restore(node);
        }
        text
    }

    /// Reads a long text, and detects its format.
    pub(in crate::interchange) fn blocks(&mut self, object: &mut Object, names: &[&str]) -> Vec<Block> {
        let Some(node) = object.take(names) else { return Vec::new() };
        let text = self.wording(&node);
        match (&node.value, &text) {
            // Editors write an empty paragraph for a missing text.
            (_, Some(text)) if is_blank(text) => Vec::new(),
            (ExtraValue::Map(_), Some(text)) => vec![Block::detect(text.clone())],
            (_, Some(text)) => reader::text_blocks(text.first()),
            (_, None) => {
                object.restore(node);
                Vec::new()
            }
        }
    }

    /// Reads an address. An invalid address is stored in the extensions.
    pub(in crate::interchange) fn url(
        &mut self,
        object: &mut Object,
        names: &[&str],
        extensions: &mut Extensions,
        spot: &Spot,
    ) -> Option<Url> {
        let (text, at) = object.text_at(names)?;
        let url = urls::url(&text);
        if url.is_none() {
            let name = names.first().copied().unwrap_or("url");
            self.keep_text(extensions, name, &text, (Code::SetAside, "is not a valid URL"), &at, spot);
        }
        url
    }

    /// Reads an address as a link.
    pub(in crate::interchange) fn link(
        &mut self,
        object: &mut Object,
        names: &[&str],
        relation: &str,
        extensions: &mut Extensions,
        spot: &Spot,
    ) -> Option<Link> {
        Some(Link::new(self.url(object, names, extensions, spot)?).with_relation(relation))
    }

    /// Sets the kind of a session and its printed label.
    pub(in crate::interchange) fn kind(&self, session: &mut Session, label: Text) {
        let word = label.first();
        let kind = self.kind_of(word);
        if session.kind.is_none() {
            session.kind = kind;
        }
        if session.kind.as_ref().is_none_or(|kind| kind.as_str() != word) {
            session.kind_label = Some(label);
        }
    }

    /// Returns the kind of session that a label such as "Workshop (90 min)" or "Morning break"
    /// names. Without a stated language, English words take precedence.
    pub(in crate::interchange) fn kind_of(&self, label: &str) -> Option<Kind> {
        let of_word = |word: &str| {
            if self.language == LanguageTag::undetermined() {
                words::kind(word).or_else(|| reader::kind(word, &self.language))
            } else {
                reader::kind(word, &self.language).or_else(|| words::kind(word))
            }
        };
        let bare = lengths::without_length(label);
        let bare = bare.as_deref().unwrap_or(label);
        of_word(label).or_else(|| of_word(bare)).or_else(|| named_kind(bare, of_word))
    }

    /// Sets the status of a session. An unknown word is stored in the extensions.
    pub(in crate::interchange) fn status(
        &mut self,
        session: &mut Session,
        (text, at): &(String, SourceLocation),
        spot: &Spot,
    ) {
        if let Some(status) = words::status(text) {
            session.status = status;
        } else {
            let what = (Code::SetAside, "is not a known state of a session");
            self.keep_text(&mut session.extensions, "state", text, what, at, spot);
        }
    }

    /// Sets the spoken languages of a session.
    pub(in crate::interchange) fn spoken(
        &mut self,
        session: &mut Session,
        (text, at): &(String, SourceLocation),
        spot: &Spot,
    ) {
        let read = languages::languages(text);
        session.spoken.extend(read.tags);
        if read.unread {
            let what = (Code::LanguageTagAdjusted, "is not a known language");
            self.keep_text(&mut session.extensions, "language", text, what, at, spot);
        }
    }

    pub(in crate::interchange) fn recording(session: &mut Session, url: Url) {
        session.recording.get_or_insert_with(Recording::new).url = Some(url);
    }

    pub(in crate::interchange) fn identifier(ids: &mut ExternalIds, scheme: &str, value: &str) {
        let _ = ids.insert(scheme, value);
    }

    /// Stores the unknown fields of an object in the extensions, except for values that are already
    /// present.
    fn keep_new(&mut self, object: Object, extensions: &mut Extensions, spot: &Spot) {
        for (name, node) in object.rest() {
            let name = if name.is_empty() { "value" } else { &name };
            if !self.is_kept(extensions, name, &node.value.keep()) {
                self.keep(extensions, name, &node, spot);
            }
        }
    }

    /// Returns `true` if the extensions already contain a value under one of the first two keys of
    /// a name.
    fn is_kept(&self, extensions: &Extensions, name: &str, value: &str) -> bool {
        let key = format!("{}/{name}", self.format);
        extensions.get(&key) == Some(value) || extensions.get(&format!("{key}~2")) == Some(value)
    }

    /// Returns the location of a session that will be added next.
    pub(in crate::interchange) fn next_session(&self, session: &Session) -> Spot {
        let path = Path::root().with("sessions").with_index(self.builder.draft.sessions.len());
        Spot { subject: Subject::Session(session.id.clone()), path }
    }
}

/// Returns an id, or the id in an object that contains nothing else.
fn id_of(node: &Node) -> Option<String> {
    let ExtraValue::Map(fields) = &node.value else { return node.text() };
    let mut stated = fields.iter().filter(|(name, value)| name != "type" && !value.is_blank());
    let only = stated.next().filter(|(name, _)| name == "id")?;
    if stated.next().is_some() { None } else { Node::new(only.1.clone(), node.path.clone()).text() }
}

/// Returns the kind of session at the end of the parts of a label, as in "Morning break" or
/// "Lunch + Walk", if it is the only one.
fn named_kind(label: &str, of_word: impl Fn(&str) -> Option<Kind>) -> Option<Kind> {
    let label = label.replace(" - ", "|");
    let mut parts: Vec<Vec<&str>> = Vec::new();
    for part in label.split(['+', ',', '/', '&', '(', ')', '[', ']', ':', ';', '|', '–', '—']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        parts.extend(words.split(|word| OR.contains(&word.to_lowercase().as_str())).map(<[&str]>::to_vec));
    }
    let mut kinds: Vec<Kind> = parts.iter().flat_map(|part| kinds_in(part, &of_word)).collect();
    kinds.retain(|kind| *kind != Kind::Other);
    unique(&mut kinds);
    // A lunch break is also a break, and people meet each other there.
    if kinds.iter().any(|kind| matches!(kind, Kind::CoffeeBreak | Kind::LunchBreak)) {
        kinds.retain(|kind| !matches!(kind, Kind::Break | Kind::Social));
    }
    match kinds.as_slice() {
        [kind] => Some(kind.clone()),
        _ => None,
    }
}

/// Returns the kinds that the words of a part name. The list is empty unless the last words name a
/// kind, because the words before them only describe it.
fn kinds_in(words: &[&str], of_word: impl Fn(&str) -> Option<Kind>) -> Vec<Kind> {
    /// No kind has a longer name.
    const MOST_WORDS: usize = 4;
    let (mut kinds, mut end) = (Vec::new(), words.len());
    while end > 0 {
        let starts = end.saturating_sub(MOST_WORDS)..end;
        let found =
            starts.into_iter().find_map(|start| Some((start, of_word(&words.get(start..end)?.join(" "))?)));
        match found {
            Some((start, kind)) => {
                // A closing party is a party.
                let is_position = matches!(kind, Kind::Opening | Kind::Closing) && !kinds.is_empty();
                kinds.extend(Some(kind).filter(|_| !is_position));
                end = start;
            }
            None if kinds.is_empty() => break,
            None => end -= 1,
        }
    }
    kinds
}

/// The words between two kinds of sessions in a label.
const OR: &[&str] = &["or", "and", "oder", "und", "ou", "et", "o", "y", "или", "и"];

fn is_blank(text: &Text) -> bool {
    texts::is_blank_markup(text.first()) && text.entries().all(|(_, wording)| texts::is_blank_markup(wording))
}

/// Removes repeated items from a list.
pub(in crate::interchange) fn unique<T: Clone + Eq + std::hash::Hash>(items: &mut Vec<T>) {
    let mut seen = HashSet::new();
    items.retain(|item| seen.insert(item.clone()));
}
