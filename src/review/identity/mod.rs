//! Rules about ids, names, session numbers and unused items.

mod duplicates;
mod numbers;

use std::collections::HashSet;

use super::{Check, CheckScope, FindingCollector, ReviewContext, describe};
use crate::code::Code;
use crate::draft::Note;
use crate::error::quote;
use crate::report::{Notice, Reportable, Subject};
use crate::sorting;
use crate::value::id::EntityKind;
use crate::value::path::Path;
use crate::view::{Person, Room, Track};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::AmbiguousIdCase], run: CheckScope::Once(ambiguous_id_case) },
    Check {
        codes: &[Code::DuplicateSessionNumber, Code::SessionNumberGap, Code::SessionNumberOutOfOrder],
        run: CheckScope::Once(numbers::numbers),
    },
    Check { codes: &[Code::DuplicatePerson], run: CheckScope::Once(duplicates::duplicate_person) },
    Check { codes: &[Code::NearDuplicatePerson], run: CheckScope::Once(duplicates::near_duplicate_person) },
    Check {
        codes: &[Code::DuplicateRoomName, Code::NearDuplicateRoomName],
        run: CheckScope::Once(duplicates::room_names),
    },
    Check { codes: &[Code::UnusedPerson], run: CheckScope::Person(unused_person) },
    Check { codes: &[Code::UnusedRoom], run: CheckScope::Room(unused_room) },
    Check { codes: &[Code::UnusedTrack], run: CheckScope::Once(unused_track) },
];

/// A footnote and its index. This type implements `Reportable` because footnotes have no view.
struct NoteAt<'p>(&'p Note, usize);

impl Reportable for NoteAt<'_> {
    fn subject(&self) -> Subject {
        Subject::Note(self.0.id.clone())
    }

    fn path(&self) -> Path {
        Path::root().with("notes").with_index(self.1)
    }
}

/// Reports ids of items of the same type that differ only in letter case, such as `ada` and `Ada`
/// for two people.
fn ambiguous_id_case(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let programme = context.programme;
    let sessions = programme.sessions();
    case_of(EntityKind::Session, sessions.iter().map(|one| (one.id().as_str(), one)), found);
    let participations = programme.participations();
    let named = participations.filter_map(|one| Some((one.data().id.as_ref()?.as_str(), one)));
    case_of(EntityKind::Participation, named, found);
    let people = programme.people();
    case_of(EntityKind::Person, people.iter().map(|one| (one.id().as_str(), one)), found);
    case_of(EntityKind::Organisation, programme.organisations().map(|one| (one.id().as_str(), one)), found);
    case_of(EntityKind::Venue, programme.venues().map(|one| (one.id().as_str(), one)), found);
    case_of(EntityKind::Room, programme.rooms().map(|one| (one.id().as_str(), one)), found);
    case_of(EntityKind::Track, programme.tracks().map(|one| (one.id().as_str(), one)), found);
    case_of(EntityKind::AgendaItem, programme.agenda_items().map(|one| (one.id().as_str(), one)), found);
    let notes = programme.data().notes.iter().enumerate();
    case_of(EntityKind::Note, notes.map(|(at, note)| (note.id.as_str(), NoteAt(note, at))), found);
}

fn case_of<'p, T: Reportable>(
    noun: EntityKind,
    items: impl Iterator<Item = (&'p str, T)>,
    found: &mut FindingCollector<'_>,
) {
    let items: Vec<(&str, T)> = items.collect();
    // Most programmes use only lower-case ids, which cannot differ only in letter case.
    let may_be_capital = |byte: u8| byte.is_ascii_uppercase() || !byte.is_ascii();
    if !items.iter().any(|(id, _)| id.bytes().any(may_be_capital)) {
        return;
    }
    let mut folded: Vec<(String, &str, T)> =
        items.into_iter().map(|(id, item)| (id.to_lowercase(), id, item)).collect();
    sorting::sort_by(&mut folded, |a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    for group in folded.chunk_by(|a, b| a.0 == b.0) {
        let Some(((_, first, item), others)) = group.split_first() else { continue };
        for (_, id, other) in others {
            let message = format!(
                "the {noun} ids {} and {} differ only in upper and lower case, so they are easily confused",
                quote(first),
                quote(id)
            );
            let notice = Notice::new(other, message)
                .at("id")
                .with_related(item)
                .with_detail("id", *id)
                .with_detail("other_id", *first)
                .with_help(format!(
                    "change one of the two ids wherever it occurs in the file, or delete one {noun} if both \
                     are the same"
                ));
            found.add(Code::AmbiguousIdCase, notice);
        }
    }
}

fn unused_person(_: &ReviewContext<'_>, person: Person<'_>, found: &mut FindingCollector<'_>) {
    if person.participations().len() == 0 {
        let name = describe::person(person);
        let message = format!("{name} is in the list of people (\"people\"), but not in any session");
        let help = format!(
            "add {{ \"person\": {}, \"role\": \"speaker\" }} to the \"participations\" of a session, or \
             delete the entry in \"people\"",
            quote(person.id().as_str())
        );
        found.add(Code::UnusedPerson, Notice::new(&person, message).with_help(help));
    }
}

fn unused_room(_: &ReviewContext<'_>, room: Room<'_>, found: &mut FindingCollector<'_>) {
    let uses = |room: Room<'_>| is_used(room);
    let tied = || {
        let whole = reaches(room, |room| room.part_of().collect(), uses);
        whole || reaches(room, |room| room.made_of().collect(), uses)
    };
    if is_used(room) || room.venue().sessions().next().is_some() || tied() {
        return;
    }
    let notice =
        Notice::new(&room, format!("no session takes place in {}", describe::room(room))).with_help(format!(
            "enter \"place\": [{}] in a session, or remove the room; if it is a reserve, nothing needs to be \
             done",
            quote(room.id().as_str())
        ));
    found.add(Code::UnusedRoom, notice);
}

/// Returns `true` if a session takes place in the room or is relayed to it, or if the room is the
/// default place of the programme.
fn is_used(room: Room<'_>) -> bool {
    let default = &room.programme().data().place;
    let is_default =
        matches!(default, Some(crate::value::place::Place::Rooms(ids)) if ids.contains(room.id()));
    is_default || room.sessions().next().is_some() || room.relayed_sessions().len() > 0
}

/// Returns `true` if a related room is used. Depending on the function `next`, the related rooms
/// are those that contain `room` or those that `room` is made of.
fn reaches<'p>(
    room: Room<'p>,
    next: impl Fn(Room<'p>) -> Vec<Room<'p>>,
    is_used: impl Fn(Room<'p>) -> bool,
) -> bool {
    let mut seen = HashSet::from([room]);
    let mut open = next(room);
    while let Some(room) = open.pop() {
        if is_used(room) {
            return true;
        }
        if seen.insert(room) {
            open.extend(next(room));
        }
    }
    false
}

fn unused_track(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    for track in context.programme.tracks().filter(|track: &Track<'_>| track.sessions().len() == 0) {
        let message = format!("no session belongs to the track {}", describe::track(track));
        let notice = Notice::new(&track, message).with_help(format!(
            "enter \"tracks\": [{}] in its sessions, or remove the track",
            quote(track.id().as_str())
        ));
        found.add(Code::UnusedTrack, notice);
    }
}
