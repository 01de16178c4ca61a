//! Collects the parts of a draft while an agenda is read.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::join::{Footnote, ends_sentence};
use super::places::{Owner, Places};
use super::vocabulary::tagged;
use crate::code::Code;
use crate::draft::{Note, Participation, Session};
use crate::error::quote;
use crate::interchange::common::nights::{Later, later, later_events};
use crate::interchange::reader::DraftBuilder;
use crate::report::{SourceLocation, Subject};
use crate::value::block::Block;
use crate::value::id::SessionId;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::value::time::DayTime;

/// A session that is being read.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) session: Session,
    /// The index of the parent session in [`Output::entries`].
    pub(super) parent: Option<usize>,
    pub(super) line: usize,
}

/// A finding about the programme or a session. The ids of sessions are assigned only at the end.
#[derive(Debug)]
struct Remark {
    code: Code,
    owner: Owner,
    field: &'static str,
    line: usize,
    message: String,
}

/// The parts of the draft that have been read so far, and the findings about them.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) builder: DraftBuilder,
    pub(super) entries: Vec<Entry>,
    /// The index of the entry to which the next lines belong.
    pub(super) current: Option<usize>,
    pub(super) places: Places,
    main: LanguageTag,
    others: HashSet<LanguageTag>,
    remarks: Vec<Remark>,
}

impl Output {
    pub(super) fn new(builder: DraftBuilder, main: LanguageTag) -> Self {
        Self {
            builder,
            entries: Vec::new(),
            current: None,
            places: Places::default(),
            main,
            others: HashSet::new(),
            remarks: Vec::new(),
        }
    }

    /// Converts a printed text, which can end with its language in brackets.
    pub(super) fn text(&mut self, text: &str) -> Text {
        let (words, tag) = tagged(text);
        let words = words.trim();
        self.worded(words, tag)
    }

    /// Converts words to a text in the given language, or else in the main language.
    pub(super) fn worded(&mut self, words: &str, tag: Option<LanguageTag>) -> Text {
        match tag.filter(|tag| *tag != self.main) {
            Some(tag) => {
                if self.others.insert(tag.clone()) {
                    self.builder.draft.languages.push(tag.clone().into());
                }
                Text::new([(tag, words)]).unwrap_or_else(|_| words.into())
            }
            None => words.into(),
        }
    }

    /// Adds a finding about a line.
    pub(super) fn remark(
        &mut self,
        code: Code,
        owner: Owner,
        field: &'static str,
        line: usize,
        message: String,
    ) {
        self.remarks.push(Remark { code, owner, field, line, message });
    }

    pub(super) fn owner(&self) -> Owner {
        self.current.map_or(Owner::Programme, Owner::Session)
    }

    pub(super) fn entry(&self) -> Option<&Entry> {
        self.entries.get(self.current?)
    }

    pub(super) fn entry_mut(&mut self) -> Option<&mut Entry> {
        self.entries.get_mut(self.current?)
    }

    /// Returns `true` if the current entry has no title, number or label of its kind yet.
    pub(super) fn is_untitled(&self) -> bool {
        self.entry().is_some_and(|entry| {
            let session = &entry.session;
            session.title.is_none() && session.kind_label.is_none() && session.number.is_none()
        })
    }

    /// Adds a paragraph to the description, with a finding if it is only a fragment.
    pub(super) fn describe(&mut self, text: &str, line: usize) {
        let words = text.split_whitespace().count();
        let caseless = !text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        let is_text = caseless && text.chars().count() > 40;
        if !ends_sentence(text) && words < 12 && !is_text {
            let message = format!("{} was not recognised, and was kept as description", quote(text));
            self.misunderstood(line, message);
        }
        let block = Block::Paragraph(self.text(text));
        self.add_block(block);
    }

    /// Adds a list to the description. An item that is only a fragment is reported.
    pub(super) fn describe_list(&mut self, list: &[(usize, String)]) {
        let fragment = list.iter().find(|(_, text)| !ends_sentence(text));
        if let (Some((_, fragment)), Some((line, _))) = (fragment, list.first()) {
            let message = format!("the list with {} was kept as description", quote(fragment));
            self.misunderstood(*line, message);
        }
        let items = list.iter().map(|(_, text)| self.text(text)).collect();
        self.add_block(Block::List(items));
    }

    fn misunderstood(&mut self, line: usize, message: String) {
        let owner = self.owner();
        let field = if owner == Owner::Programme { "preamble" } else { "description" };
        self.remark(Code::LineNotUnderstood, owner, field, line, message);
    }

    fn add_block(&mut self, block: Block) {
        match self.entry_mut() {
            Some(entry) => entry.session.description.push(block),
            None => self.builder.draft.preamble.push(block),
        }
    }

    pub(super) fn add_question(&mut self, text: &str) {
        let text = self.text(text);
        if let Some(entry) = self.entry_mut() {
            entry.session.questions.push(text);
        }
    }

    pub(super) fn add_participation(&mut self, participation: Participation) {
        match self.entry_mut() {
            Some(entry) => entry.session.participations.push(participation),
            None => self.builder.draft.participations.push(participation),
        }
    }

    /// Adds the languages that are spoken, or into which the session or programme is interpreted.
    pub(super) fn add_languages(&mut self, tags: Vec<LanguageTag>, spoken: bool) {
        let draft = &mut self.builder.draft;
        let entry = self.current.and_then(|index| self.entries.get_mut(index));
        let target = match (entry.map(|entry| &mut entry.session), spoken) {
            (Some(session), true) => &mut session.spoken,
            (Some(session), false) => &mut session.interpreted,
            (None, true) => &mut draft.spoken,
            (None, false) => &mut draft.interpreted,
        };
        for tag in tags {
            if !target.contains(&tag) {
                target.push(tag);
            }
        }
    }

    /// Adds the footnotes. Their ids are unique, because a later one with the same id is renamed.
    pub(super) fn add_notes(&mut self, notes: &[Footnote]) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for note in notes {
            let count = seen.entry(&note.id).or_default();
            *count += 1;
            // No mark of a footnote in the source contains a tilde.
            let id = if *count == 1 { note.id.clone() } else { format!("{}~{count}", note.id) };
            if *count > 1 {
                let message = format!(
                    "another footnote already has the mark {}: this one was changed to {}",
                    quote(&note.id),
                    quote(&id)
                );
                self.remark(Code::IdChanged, Owner::Programme, "notes", note.line, message);
            }
            let text = self.text(&note.text);
            self.builder.draft.notes.push(Note::new(id).with_text(text));
        }
    }

    /// Moves items to the afternoon, or to the night after their day, if the order of the items
    /// shows that they take place then.
    fn nights(&mut self) {
        let mut days: IndexMap<i32, Vec<(usize, u32)>> = IndexMap::new();
        // The parts of an item without a time have the order of the day.
        let is_timed = |index: usize| {
            let entry = self.entries.get(index);
            entry.and_then(|entry| entry.session.slot).is_some_and(|slot| slot.start().is_some())
        };
        let in_order = |entry: &Entry| entry.parent.is_none_or(|parent| !is_timed(parent));
        for (index, entry) in self.entries.iter().enumerate().filter(|(_, entry)| in_order(entry)) {
            let Some(slot) = entry.session.slot else { continue };
            let start = slot.start().map(DayTime::total_seconds);
            days.entry(slot.day_number()).or_default().extend(start.map(|start| (index, start)));
        }
        let mut moved: HashMap<usize, u32> = HashMap::new();
        for list in days.values() {
            let Some(Later { after, events, seconds, when }) = later_events(list) else { continue };
            for (index, start) in events {
                moved.insert(*index, seconds);
                let shown =
                    |seconds| DayTime::from_seconds(seconds).map(|at| at.to_string()).unwrap_or_default();
                let message = format!(
                    "the start {} was read as a time in {when}, because it follows {}",
                    shown(*start),
                    shown(after)
                );
                let line = self.entries.get(*index).map_or(0, |entry| entry.line);
                self.remark(Code::TimeAdjusted, Owner::Session(*index), "slot", line, message);
            }
        }
        for (index, entry) in self.entries.iter_mut().enumerate() {
            // The parts of an item have higher indices than the item.
            let of_parent = entry.parent.and_then(|parent| moved.get(&parent));
            if let Some(seconds) = moved.get(&index).or(of_parent).copied() {
                moved.insert(index, seconds);
                let slot = entry.session.slot;
                entry.session.slot = slot.and_then(|slot| later(slot, seconds)).or(slot);
            }
        }
    }

    /// Adds the sessions, places and findings to the draft.
    pub(super) fn finish(mut self) -> DraftBuilder {
        self.nights();
        let ids: Vec<SessionId> =
            self.entries.iter().map(|entry| session_id(&mut self.builder, entry)).collect();
        for (index, entry) in std::mem::take(&mut self.entries).into_iter().enumerate() {
            let mut session = entry.session;
            if let Some(id) = ids.get(index) {
                session.id = id.clone();
            }
            session.part_of = entry.parent.and_then(|parent| ids.get(parent)).cloned();
            self.builder.draft.sessions.push(session);
        }
        for other in std::mem::take(&mut self.places).finish(&mut self.builder.draft) {
            let message =
                format!("{} is another place than the one before: it was kept as text", quote(&other.text));
            let block = Block::Paragraph(self.text(&other.text));
            let draft = &mut self.builder.draft;
            let session = match other.owner {
                Owner::Programme => None,
                Owner::Session(index) => draft.sessions.get_mut(index),
            };
            session.map_or(&mut draft.preamble, |session| &mut session.description).push(block);
            self.remark(Code::StatementsDisagree, other.owner, "place", other.line, message);
        }
        self.remarks.sort_by_key(|remark| remark.line);
        for remark in std::mem::take(&mut self.remarks) {
            let (subject, path) = match remark.owner {
                Owner::Programme => (Subject::Programme, Path::root().with(remark.field)),
                Owner::Session(index) => {
                    let subject = ids.get(index).cloned().map_or(Subject::Programme, Subject::Session);
                    (subject, Path::root().with("sessions").with_index(index).with(remark.field))
                }
            };
            self.builder.note(remark.code, subject, path, SourceLocation::line(remark.line), remark.message);
        }
        self.builder
    }
}

/// Returns a new id that is derived from the number, the title or the label of a session.
fn session_id(builder: &mut DraftBuilder, entry: &Entry) -> SessionId {
    let session = &entry.session;
    let label = session.kind_label.as_ref().map(|label| label.first().to_owned());
    let name = match (&session.number, &session.title) {
        (Some(number), _) => {
            format!("{} {}", label.unwrap_or_else(|| "session".to_owned()), number.label())
        }
        (None, Some(title)) => title.first().to_owned(),
        (None, None) => label.unwrap_or_default(),
    };
    builder.session_id(None, &short(&name), &SourceLocation::line(entry.line))
}

/// Returns the first words of a name, for an id.
fn short(name: &str) -> String {
    let mut out = String::new();
    for word in name.split_whitespace() {
        if out.chars().count() + word.chars().count() > 48 && !out.is_empty() {
            break;
        }
        out.push(' ');
        out.extend(word.chars().take(60));
    }
    out
}
