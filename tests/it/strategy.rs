//! Programmes that may be wrong, made of those that the crate generates.

use programme::draft::{Draft, Participation};
use programme::status::SessionStatus;
pub use programme::strategy::drafts as sound;
use programme::strategy::{Shape, drafts_of};
use programme::time::SlotTime;
use programme::{DayTime, Length, Place, Role, Slot, Text};
use proptest::collection::vec;
use proptest::prelude::*;

/// Sound drafts, half of them so full that much clashes: two hours, in which most things happen to one or two people.
pub fn busy() -> impl Strategy<Value = Draft> {
    let shape = Shape::default().with_days(1..=2).with_people(1..=2).with_sessions(5..=9);
    prop_oneof![sound(), drafts_of(&shape).prop_map(crowd)]
}

fn crowd(mut draft: Draft) -> Draft {
    let people: Vec<_> = draft.people.iter().map(|person| person.id.clone()).collect();
    for (nth, session) in draft.sessions.iter_mut().enumerate() {
        let minutes = |time: DayTime| time.total_seconds() / 60;
        let time = |minutes: u32| DayTime::from_seconds(minutes * 60).unwrap();
        session.slot = match session.slot.map(|slot| slot.time()) {
            Some(SlotTime::Between(span)) => {
                let (start, length) = (minutes(span.start), minutes(span.end) - minutes(span.start));
                let start = 8 * 60 + start % 120;
                Slot::between(1, time(start), time(start + length % 90)).ok()
            }
            Some(SlotTime::From(start)) => {
                let start = 8 * 60 + minutes(start) % 120;
                Slot::between(1, time(start), time(start + 45)).ok()
            }
            _ => session.slot,
        };
        for (at, one) in session.participations.iter_mut().enumerate() {
            if at == 0 {
                one.part = None;
            }
            if one.vacancy.take().is_some() || one.office.take().is_some() || one.country.take().is_some() {
                one.person = people.get((nth + at) % people.len()).cloned();
            }
        }
        // Most take place, and several in rooms.
        if nth % 4 > 0 && !session.status.takes_place() {
            session.status = SessionStatus::Confirmed;
        }
        if nth % 3 == 0 && session.place.is_none() {
            session.place = Some(Place::room(format!("r{}", nth % 4)));
        }
    }
    draft
}

/// One thing done to a draft that may make it wrong, or only differently written.
#[derive(Debug, Clone)]
pub enum Vandalism {
    SessionId(u8, String),
    PersonId(u8, String),
    Parent(u8, u8),
    Continues(u8, u8),
    MadeOf(u8, u8),
    Person(u8, String),
    Room(u8, String),
    Day(u8, i32),
    Reversed(u8),
    Role(u8, String),
    TwoParties(u8),
    Length(u8),
    Languages,
    Tagged(u8),
    Joint(u8, u8),
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,8}", "[sp][0-4]", Just(String::new()), "\\PC{0,4}", Just("a b".to_owned())]
}

fn vandalism() -> impl Strategy<Value = Vandalism> {
    use Vandalism as V;
    prop_oneof![
        (any::<u8>(), word()).prop_map(|(at, id)| V::SessionId(at, id)),
        (any::<u8>(), word()).prop_map(|(at, id)| V::PersonId(at, id)),
        (any::<u8>(), any::<u8>()).prop_map(|(at, to)| V::Parent(at, to)),
        (any::<u8>(), any::<u8>()).prop_map(|(at, to)| V::Continues(at, to)),
        (any::<u8>(), any::<u8>()).prop_map(|(at, to)| V::MadeOf(at, to)),
        (any::<u8>(), word()).prop_map(|(at, id)| V::Person(at, id)),
        (any::<u8>(), word()).prop_map(|(at, id)| V::Room(at, id)),
        (any::<u8>(), any::<i32>()).prop_map(|(at, day)| V::Day(at, day)),
        any::<u8>().prop_map(V::Reversed),
        (any::<u8>(), "[a-z]{1,8}").prop_map(|(at, code)| V::Role(at, code)),
        any::<u8>().prop_map(V::TwoParties),
        any::<u8>().prop_map(V::Length),
        Just(V::Languages),
        any::<u8>().prop_map(V::Tagged),
        (any::<u8>(), any::<u8>()).prop_map(|(at, to)| V::Joint(at, to)),
    ]
}

impl Vandalism {
    fn apply(&self, draft: &mut Draft) {
        let sessions = draft.sessions.len();
        let people = draft.people.len();
        let id_of = |draft: &Draft, at: u8| draft.sessions[usize::from(at) % sessions].id.clone();
        let room_of = |at: u8| format!("r{}", at % 3);
        match self {
            Self::SessionId(at, id) => draft.sessions[usize::from(*at) % sessions].id = id.as_str().into(),
            Self::PersonId(at, id) => draft.people[usize::from(*at) % people].id = id.as_str().into(),
            Self::Parent(at, to) => {
                draft.sessions[usize::from(*at) % sessions].part_of = Some(id_of(draft, *to));
            }
            Self::Continues(at, to) => {
                draft.sessions[usize::from(*at) % sessions].continues = Some(id_of(draft, *to));
            }
            Self::MadeOf(at, to) => {
                if let Some(room) = draft.room_mut(&room_of(*at)) {
                    room.made_of.push(room_of(*to).into());
                }
            }
            Self::Person(at, id) => {
                draft.sessions[usize::from(*at) % sessions]
                    .participations
                    .push(Participation::person(id.as_str()));
            }
            Self::Room(at, id) => {
                draft.sessions[usize::from(*at) % sessions].place = Some(Place::room(id.as_str()));
            }
            Self::Day(at, day) => draft.sessions[usize::from(*at) % sessions].slot = Some(Slot::day(*day)),
            Self::Reversed(at) => {
                draft.sessions[usize::from(*at) % sessions].slot = Slot::between(1, "10:00", "09:00").ok();
            }
            Self::Role(at, code) => {
                let one = Participation::person("p0").with_role(code.parse::<Role>().unwrap());
                draft.sessions[usize::from(*at) % sessions].participations.push(one);
            }
            Self::TwoParties(at) => {
                let one = Participation::person("p0").with_vacancy("nobody");
                draft.sessions[usize::from(*at) % sessions].participations.push(one);
            }
            Self::Length(at) => {
                draft.sessions[usize::from(*at) % sessions].planned_length = Length::from_seconds(60);
            }
            Self::Languages => draft.languages.clear(),
            Self::Tagged(at) => {
                let title = Text::new([("en", "In the main language alone")]).unwrap();
                draft.sessions[usize::from(*at) % sessions].title = Some(title);
            }
            Self::Joint(at, to) => {
                let other = id_of(draft, *to);
                draft.sessions[usize::from(*at) % sessions].joint_with.push(other);
            }
        }
    }
}

prop_compose! {
    /// A draft that may be wrong in several ways, or written in another than the normal form.
    pub fn any_draft()(sound in sound(), acts in vec(vandalism(), 0..5)) -> Draft {
        let mut draft = sound;
        for act in acts {
            act.apply(&mut draft);
        }
        draft
    }
}

/// What is promised to occur does, within a few hundred programmes.
#[test]
fn generated_programmes_are_of_every_sort() {
    use programme::status::ParticipationStatus;
    use programme::strategy::programmes;
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..300 {
        let draft = sound().new_tree(&mut runner).unwrap().current();
        assert!(draft.check().is_empty(), "{}", draft.check());
        seen.insert(if draft.days[0].date.is_some() { "dated" } else { "undated" }.to_owned());
        for session in &draft.sessions {
            seen.insert(session.status.to_string());
            seen.extend(session.part_of.as_ref().map(|_| "a part".to_owned()));
            seen.extend(session.title.as_ref().map(|title| format!("{} wordings", title.entries().len())));
            seen.insert(match &session.place {
                Some(Place::Rooms(rooms)) => format!("{} rooms", rooms.len()),
                other => format!("{other:?}"),
            });
            seen.insert(match session.slot.map(|slot| slot.time()) {
                Some(SlotTime::Between(span)) if span.end.hours() >= 24 => "past midnight".to_owned(),
                Some(SlotTime::Between(_)) => "between".to_owned(),
                other => format!("{other:?}").chars().take_while(|c| *c != '(').collect(),
            });
            for one in &session.participations {
                seen.insert(one.status.to_string());
                seen.insert(one.role.as_ref().map_or("no role", Role::as_str).to_owned());
                let named = [one.person.is_some(), one.organisation.is_some(), one.country.is_some()];
                seen.insert(format!("{named:?} {} {}", one.office.is_some(), one.vacancy.is_some()));
            }
        }
    }
    for status in SessionStatus::ALL {
        assert!(seen.contains(status.as_str()), "{status}");
    }
    for status in ParticipationStatus::ALL {
        assert!(seen.contains(status.as_str()), "{status}");
    }
    for sort in [
        "dated",
        "undated",
        "a part",
        "0 wordings",
        "1 wordings",
        "2 wordings",
        "1 rooms",
        "2 rooms",
        "past midnight",
        "between",
        "witness",
        "no role",
        "moderator",
        "None",
        "Some",
    ] {
        assert!(seen.contains(sort), "{sort}: {seen:?}");
    }
    assert_eq!(seen.iter().filter(|sort| sort.starts_with('[')).count(), 5, "{seen:?}");
    programmes().new_tree(&mut runner).unwrap();
    #[expect(clippy::reversed_empty_ranges, reason = "the ends may be given the wrong way round")]
    let shape = Shape::default().with_days(9..=2).with_people(0..=0).with_sessions(0..=0).with_dates(true);
    let draft = drafts_of(&shape).new_tree(&mut runner).unwrap().current();
    assert!((2..=9).contains(&draft.days.len()) && draft.sessions.is_empty() && draft.people.len() == 1);
    assert!(draft.days.iter().all(|day| day.date.is_some()) && draft.build().is_ok());
}
