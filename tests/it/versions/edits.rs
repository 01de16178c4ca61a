//! Random edits of drafts.

use programme::draft::{
    AgendaItem, Day, Document, Link, Note, Organisation, Participation, Person, Post, Room, Session, Track,
    Venue,
};
use programme::proptest::collection::vec;
use programme::proptest::prelude::*;
use programme::status::{ParticipationStatus, SessionStatus};
use programme::text::Block;
use programme::{Draft, Place, Programme, Role, Slot, Text, strategy};

/// An edit: its kind, the item that it is about, and a value.
pub(crate) type Edit = (u8, u8, u8);

pub(crate) fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    vec((any::<u8>(), any::<u8>(), any::<u8>()), 0..most)
}

/// Returns two versions of a random programme: usually an edited copy, and sometimes an unrelated
/// programme with the same ids.
pub(crate) fn versions() -> impl Strategy<Value = (Programme, Programme)> {
    let edited = (strategy::drafts(), edits(12)).prop_map(|(draft, edits)| {
        let after = edited(&draft, &edits);
        (draft, after)
    });
    let versions = prop_oneof![4 => edited.boxed(), 1 => (strategy::drafts(), strategy::drafts()).boxed()];
    versions.prop_map(|(before, after)| (before.build().unwrap(), after.build().unwrap()))
}

/// Applies all edits that result in a valid draft.
pub(crate) fn edited(draft: &Draft, edits: &[Edit]) -> Draft {
    let mut draft = draft.clone();
    for edit in edits {
        let mut next = draft.clone();
        apply(&mut next, *edit);
        if next.clone().build().is_ok() {
            draft = next;
        }
    }
    draft
}

fn at<T>(list: &mut [T], choice: u8) -> Option<&mut T> {
    let at = usize::from(choice).checked_rem(list.len())?;
    list.get_mut(at)
}

fn id<T>(list: &[T], choice: u8, id: impl Fn(&T) -> &str) -> Option<String> {
    list.get(usize::from(choice).checked_rem(list.len())?).map(|row| id(row).to_owned())
}

fn text(value: u8) -> Text {
    match value % 4 {
        0 => Text::new([("en", format!("Text {value}")), ("fr", format!("Texte {}", value / 3))]).unwrap(),
        1 => Text::new([("fr", format!("Texte {value}")), ("en", format!("Text {}", value / 3))]).unwrap(),
        2 => Text::new([("es", format!("Texto {value}"))]).unwrap(),
        _ => format!("Text {value}").into(),
    }
}

fn rotate<T>(list: &mut [T], choice: u8, value: u8) {
    let (from, to) = (usize::from(choice), usize::from(value));
    if !list.is_empty() {
        let (from, to) = (from % list.len(), to % list.len());
        if from < to {
            list[from..=to].rotate_left(1);
        } else {
            list[to..=from].rotate_right(1);
        }
    }
}

fn remove<T>(list: &mut Vec<T>, choice: u8) {
    if !list.is_empty() {
        list.remove(usize::from(choice) % list.len());
    }
}

fn apply(draft: &mut Draft, (kind, choice, value): Edit) {
    let unusable = match kind % 60 {
        14 => draft.days.is_empty(),
        19..=22 => draft.venues.is_empty(),
        _ => false,
    };
    if unusable {
        return;
    }
    let session = id(&draft.sessions, choice, |row| row.id.as_str());
    let other = id(&draft.sessions, value, |row| row.id.as_str());
    let person = id(&draft.people, value, |row| row.id.as_str());
    match kind % 60 {
        0 => draft.title = text(value),
        1 => draft.subtitle = (value % 2 == 0).then(|| text(value)),
        2 => draft.revision = Some(format!("Rev. {value}")),
        3 => draft.place = Some(if value % 2 == 0 { Place::room("r1") } else { Place::Everywhere }),
        4 => rotate(&mut draft.languages, 0, 1),
        5 => draft.preamble.push(Block::Paragraph(text(value))),
        6 => draft.links.push(Link::new(
            format!("https://example.org/{value}").parse::<programme::draft::Url>().unwrap(),
        )),
        7 => drop(draft.extensions.insert(format!("test/{}", value % 5), format!("{choice}"))),
        8 => drop(draft.extensions.remove(&format!("test/{}", value % 5))),
        9 => draft.notes.push(Note::new(format!("n{value}")).with_text(text(value))),
        10 => remove(&mut draft.notes, choice),
        11 => rotate(&mut draft.notes, choice, value),
        12 => draft.days.push(Day::new(i32::from(value % 40)).with_label(text(value))),
        13 => remove(&mut draft.days, choice),
        14 => {
            let from = at(&mut draft.days, choice).unwrap().number;
            drop(draft.rename_day(from, i32::from(value)));
        }
        15 => draft.venues.push(Venue::new(format!("v{value}")).with_name(text(value))),
        16 => remove(&mut draft.venues, choice),
        17 => rotate(&mut draft.venues, choice, value),
        18 => drop(draft.rename_venue(&format!("v{}", choice % 2), &format!("w{value}"))),
        19 => {
            let venue = at(&mut draft.venues, choice).unwrap();
            venue.rooms.push(Room::new(format!("q{value}"), text(value)));
            rotate(&mut venue.rooms, value, choice);
        }
        20 => remove(&mut at(&mut draft.venues, choice).unwrap().rooms, value),
        21 => rotate(&mut at(&mut draft.venues, choice).unwrap().rooms, value, choice / 3),
        22 => {
            let rooms = &mut at(&mut draft.venues, choice).unwrap().rooms;
            if let Some(room) = rooms.pop() {
                let other = &mut at(&mut draft.venues, value).unwrap().rooms;
                other.insert(usize::from(choice) % (other.len() + 1), room);
            }
        }
        23 => drop(draft.rename_room(&format!("r{}", choice % 4), &format!("q{value}"))),
        24 => at(&mut draft.venues, 0).and_then(|venue| at(&mut venue.rooms, choice)).into_iter().for_each(
            |room| {
                room.capacity = Some(u32::from(value));
                room.name = text(value);
            },
        ),
        25 => draft.tracks.push(Track::new(format!("t{value}"), text(value))),
        26 => remove(&mut draft.tracks, choice),
        27 => drop(draft.rename_track("t0", &format!("t{value}"))),
        28 => draft.organisations.push(Organisation::new(format!("o{value}"), text(value))),
        29 => drop(draft.rename_organisation("o0", &format!("o{value}"))),
        30 => draft.people.push(Person::new(format!("p{value}"), text(value))),
        31 => remove(&mut draft.people, choice),
        32 => rotate(&mut draft.people, choice, value),
        33 => drop(draft.rename_person(&format!("p{}", choice % 4), &format!("x{value}"))),
        34 => at(&mut draft.people, choice).into_iter().for_each(|person| {
            person.posts.push(Post::new().with_title(text(value)));
            person.biography.push(Block::Paragraph(text(choice)));
        }),
        35 => drop(
            at(&mut draft.people, choice)
                .map(|person| person.external_ids.insert("orcid", format!("{}", value % 7))),
        ),
        36 => draft
            .agenda_items
            .push(AgendaItem::new(format!("i{value}")).with_title(text(value)).with_number("3")),
        37 => rotate(&mut draft.agenda_items, choice, value),
        38 => drop(draft.rename_agenda_item(&format!("i{}", choice % 2), &format!("j{value}"))),
        39 => drop(at(&mut draft.agenda_items, choice).map(|row| {
            row.documents.push(Document::new().with_symbol(format!("A/{value}")));
        })),
        40 => rotate(&mut draft.sessions, choice, value),
        41 => remove(&mut draft.sessions, choice),
        42 => draft.sessions.insert(
            usize::from(choice) % (draft.sessions.len() + 1),
            Session::new(format!("s{value}")).with_title(text(value)),
        ),
        43 => drop(draft.rename_session(&session.unwrap_or_default(), &format!("z{value}"))),
        _ => {
            if let Some(session) = session.and_then(|id| draft.session_mut(&id)) {
                edit_session(session, kind, value, other, person);
            }
        }
    }
}

fn edit_session(session: &mut Session, kind: u8, value: u8, other: Option<String>, person: Option<String>) {
    match kind % 60 {
        44 => session.title = Some(text(value)),
        45 => session.slot = Slot::between(1, "09:00", format!("{:02}:00", 10 + value % 8).as_str()).ok(),
        46 => session.slot = None,
        47 => session.place = Some(Place::room(format!("r{}", value % 4))),
        48 => rotate(&mut session.participations, value, value / 7),
        49 => remove(&mut session.participations, value),
        50 => session.participations.push(
            Participation::person(person.unwrap_or_default())
                .with_role(Role::BUILT_IN[usize::from(value) % Role::BUILT_IN.len()].clone()),
        ),
        51 => drop(at(&mut session.participations, value).map(|one| {
            one.status = ParticipationStatus::ALL[usize::from(value) % ParticipationStatus::ALL.len()];
            one.topic = Some(text(value));
        })),
        52 => session.may_overlap.extend(other.map(Into::into)),
        53 => remove(&mut session.may_overlap, value),
        54 => session.joint_with.extend(other.map(Into::into)),
        55 => session.part_of = other.map(Into::into),
        56 => session.status = SessionStatus::ALL[usize::from(value) % SessionStatus::ALL.len()],
        57 => {
            session.questions.push(text(value));
            rotate(&mut session.questions, value, value / 3);
        }
        58 => session.tags.push(text(value)),
        _ => drop(session.external_ids.insert("guid", format!("{}", value % 9))),
    }
}
