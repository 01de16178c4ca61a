//! Rules about ids, names, session numbers and unused items.

mod duplicates;
mod numbers;

use std::collections::HashSet;

use super::{Check, CheckScope, FindingCollector, ReviewContext, describe};
use crate::code::Code;
use crate::error::quote;
use crate::list::ToList;
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

/// An item, with its id in lower case for finding ids that differ only in letter case.
struct Identified<'p> {
    lower_case: String,
    id: &'p str,
    subject: Subject,
    path: Path,
}

impl Reportable for Identified<'_> {
    fn subject(&self) -> Subject {
        self.subject.clone()
    }

    fn path(&self) -> Path {
        self.path.clone()
    }
}

/// Reports ids of items of the same type that differ only in letter case, such as `ada` and `Ada`
/// for two people.
fn ambiguous_id_case<'p>(context: &ReviewContext<'p>, found: &mut FindingCollector<'_>) {
    let programme = context.programme;
    macro_rules! check {
        ($noun:ident, $items:expr) => {
            case_of(EntityKind::$noun, &|each| $items.for_each(|one| each(one.id().as_str(), &one)), found);
        };
    }
    check!(Session, programme.sessions().into_iter());
    check!(Person, programme.people().into_iter());
    check!(Organisation, programme.organisations());
    check!(Venue, programme.venues());
    check!(Room, programme.rooms());
    check!(Track, programme.tracks());
    check!(AgendaItem, programme.agenda_items());
    let participations = |each: &mut EachItem<'_, 'p>| {
        for one in programme.participations() {
            if let Some(id) = &one.data().id {
                each(id.as_str(), &one);
            }
        }
    };
    case_of(EntityKind::Participation, &participations, found);
    let notes = |each: &mut EachItem<'_, 'p>| {
        for (index, note) in programme.data().notes.iter().enumerate() {
            let (id, subject) = (note.id.as_str(), Subject::Note(note.id.clone()));
            let path = Path::root().with("notes").with_index(index);
            each(id, &Identified { lower_case: String::new(), id, subject, path });
        }
    };
    case_of(EntityKind::Note, &notes, found);
}

/// A function that is called with each item and its id.
type EachItem<'f, 'p> = dyn FnMut(&'p str, &dyn Reportable) + 'f;

/// Reports the ids that differ only in letter case. The function `visit` calls its argument with
/// each item. The first call only checks whether an id contains an upper-case letter or a character
/// outside ASCII. Most programmes contain no such id, so the items need not be collected in a
/// second call.
fn case_of<'p>(noun: EntityKind, visit: &dyn Fn(&mut EachItem<'_, 'p>), found: &mut FindingCollector<'_>) {
    let mut may_differ = false;
    visit(&mut |id, _| may_differ |= id.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()));
    if !may_differ {
        return;
    }
    let mut items: Vec<Identified<'p>> = Vec::new();
    visit(&mut |id, item| {
        let (subject, path) = (item.subject(), item.path());
        items.push(Identified { lower_case: id.to_lowercase(), id, subject, path });
    });
    sorting::sort_by(&mut items, |a, b| (&a.lower_case, a.id).cmp(&(&b.lower_case, b.id)));
    for group in items.chunk_by(|a, b| a.lower_case == b.lower_case) {
        let Some((item, others)) = group.split_first() else { continue };
        let first = item.id;
        for other in others {
            let id = other.id;
            let message = format!(
                "the {noun} ids {} and {} differ only in upper and lower case, so they are easily confused",
                quote(first),
                quote(id)
            );
            let notice = Notice::new(other, message)
                .at("id")
                .with_related(item)
                .with_detail("id", id)
                .with_detail("other_id", first)
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
        let whole = reaches(room, |room| room.part_of().to_list(), uses);
        whole || reaches(room, |room| room.made_of().to_list(), uses)
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
