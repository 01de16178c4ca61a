//! The ids that the rows of a draft refer to.

use std::collections::{HashMap, HashSet};

use crate::draft::Draft;
use crate::list::ToList;
use crate::value::footnote::footnote_marks;
use crate::value::id::{EntityKind, RoomId};
use crate::value::path::Path;
use crate::value::text::Text;
use crate::value::visit::{Visit, Visitor};

/// A visitor that collects the ids of one kind of entity to which a draft refers.
pub(super) struct References {
    noun: EntityKind,
    found: HashSet<String>,
}

impl References {
    /// Returns the ids to which the sessions, the participations and the default place of the draft
    /// refer.
    pub(super) fn of_kind(draft: &Draft, noun: EntityKind) -> HashSet<String> {
        let mut references = Self { noun, found: HashSet::new() };
        references.visit_uses(draft);
        references.found
    }

    fn visit_uses(&mut self, draft: &Draft) {
        let (mut path, visitor) = (Path::root(), self as &mut dyn Visitor<'_>);
        draft.place.visit(&mut path, visitor);
        draft.participations.visit(&mut path, visitor);
        draft.sessions.visit(&mut path, visitor);
    }
}

impl Visitor<'_> for References {
    fn reference(&mut self, _: &Path, noun: EntityKind, id: &str) {
        if noun == self.noun {
            self.found.insert(id.to_owned());
        }
    }
}

/// The ids of the organisations, tracks, rooms and footnotes that are in use.
///
/// Organisations are used by people and participations, and tracks and rooms are used by sessions.
/// If a combined room is in use, the rooms that it is made of are also in use. Footnotes are used
/// by texts, and by other footnotes that are in use.
pub(super) struct Uses {
    pub(super) organisations: HashSet<String>,
    pub(super) tracks: HashSet<String>,
    pub(super) rooms: HashSet<String>,
    notes: HashSet<String>,
}

impl Uses {
    pub(super) fn of(draft: &Draft) -> Self {
        let mut organisations = References { noun: EntityKind::Organisation, found: HashSet::new() };
        draft.people.visit(&mut Path::root(), &mut organisations as &mut dyn Visitor<'_>);
        organisations.visit_uses(draft);
        Self {
            organisations: organisations.found,
            tracks: References::of_kind(draft, EntityKind::Track),
            rooms: used_rooms(draft),
            notes: used_notes(draft),
        }
    }

    /// Removes the organisations, tracks, rooms and footnotes that were in use before, and that are
    /// no longer in use. Items that were not used before remain.
    pub(super) fn remove_unused(self, draft: &mut Draft) {
        let (before, after) = (self, Self::of(draft));
        let stays = |before: &HashSet<String>, after: &HashSet<String>, id: &str| {
            !before.contains(id) || after.contains(id)
        };
        draft.organisations.retain(|one| stays(&before.organisations, &after.organisations, one.id.as_str()));
        draft.tracks.retain(|track| stays(&before.tracks, &after.tracks, track.id.as_str()));
        draft.notes.retain(|note| stays(&before.notes, &after.notes, note.id.as_str()));
        for venue in &mut draft.venues {
            venue.rooms.retain(|room| stays(&before.rooms, &after.rooms, room.id.as_str()));
        }
        retain_made_of(draft);
    }
}

/// Returns the ids of the rooms that are in use. A room is in use if a session or the default place
/// of the programme refers to it, or if it is part of a combined room that is in use.
pub(super) fn used_rooms(draft: &Draft) -> HashSet<String> {
    let mut used = References::of_kind(draft, EntityKind::Room);
    let rooms = draft.venues.iter().flat_map(|venue| &venue.rooms);
    let parts: HashMap<&str, &[RoomId]> =
        rooms.map(|room| (room.id.as_str(), room.made_of.as_slice())).collect();
    let mut new: Vec<&str> = parts.keys().copied().filter(|id| used.contains(*id)).to_list();
    while let Some(id) = new.pop() {
        for part in parts.get(id).copied().unwrap_or_default() {
            if used.insert(part.as_str().to_owned()) {
                new.push(part.as_str());
            }
        }
    }
    used
}

/// Returns the ids of the footnotes that are in use.
fn used_notes(draft: &Draft) -> HashSet<String> {
    if draft.notes.is_empty() {
        return HashSet::new();
    }
    let mut marks = Marks::default();
    draft.visit(&mut Path::root(), &mut marks as &mut dyn Visitor<'_>);
    let Marks { mut used, of_notes } = marks;
    let mut new: Vec<usize> = draft
        .notes
        .iter()
        .enumerate()
        .filter(|(_, note)| used.contains(note.id.as_str()))
        .map(|(at, _)| at)
        .to_list();
    let at: HashMap<&str, usize> =
        draft.notes.iter().enumerate().map(|(at, note)| (note.id.as_str(), at)).collect();
    let mut further: HashMap<usize, Vec<String>> = HashMap::new();
    for (note, mark) in of_notes {
        further.entry(note).or_default().push(mark);
    }
    while let Some(note) = new.pop() {
        for mark in further.remove(&note).unwrap_or_default() {
            let next = at.get(mark.as_str());
            if used.insert(mark) {
                new.extend(next);
            }
        }
    }
    used
}

/// A visitor that collects the footnote marks in texts. The marks in footnotes are collected
/// separately, with the positions of these footnotes.
#[derive(Default)]
struct Marks {
    used: HashSet<String>,
    of_notes: Vec<(usize, String)>,
}

impl<'a> Visitor<'a> for Marks {
    fn text(&mut self, at: &Path, text: &'a Text) {
        let marks = text.entries().flat_map(|(_, wording)| footnote_marks(wording)).map(str::to_owned);
        match at.position_in("notes") {
            Some(note) => self.of_notes.extend(marks.map(|mark| (note, mark))),
            None => self.used.extend(marks),
        }
    }
}

/// Removes rooms that no longer exist from the lists of the rooms that combined rooms are made of.
pub(super) fn retain_made_of(draft: &mut Draft) {
    let rooms = draft.venues.iter().flat_map(|venue| &venue.rooms);
    let remaining: HashSet<String> = rooms.map(|room| room.id.as_str().to_owned()).collect();
    for room in draft.venues.iter_mut().flat_map(|venue| &mut venue.rooms) {
        room.made_of.retain(|id| remaining.contains(id.as_str()));
    }
}
