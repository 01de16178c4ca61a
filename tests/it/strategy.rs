//! Strategies for property tests: valid drafts, and drafts that may be invalid.

use programme::draft::{Draft, Participation};
use programme::status::SessionStatus;
pub use programme::strategy::drafts as valid_draft;
use programme::strategy::{Shape, drafts_of};
use programme::time::SlotTime;
use programme::{DayTime, Length, Place, Role, Slot, Text};
use proptest::collection::vec;
use proptest::prelude::*;

/// Generates valid drafts. In half of them, there are many clashes, because the sessions take place
/// within two hours and share one or two people.
pub fn crowded_draft() -> impl Strategy<Value = Draft> {
    let shape = Shape::default().with_days(1..=2).with_people(1..=2).with_sessions(5..=9);
    prop_oneof![valid_draft(), drafts_of(&shape).prop_map(crowd)]
}

fn crowd(mut draft: Draft) -> Draft {
    let people: Vec<_> = draft.people.iter().map(|person| person.id.clone()).collect();
    for (index, session) in draft.sessions.iter_mut().enumerate() {
        let minutes = |time: DayTime| time.total_seconds() / 60;
        let time = |minutes: u32| DayTime::from_seconds(minutes * 60).unwrap();
        session.slot = match session.slot.map(|slot| slot.time()) {
            Some(SlotTime::Between(range)) => {
                let (start, length) = (minutes(range.start), minutes(range.end) - minutes(range.start));
                let start = 8 * 60 + start % 120;
                Slot::between(1, time(start), time(start + length % 90)).ok()
            }
            Some(SlotTime::From(start)) => {
                let start = 8 * 60 + minutes(start) % 120;
                Slot::between(1, time(start), time(start + 45)).ok()
            }
            _ => session.slot,
        };
        for (position, participation) in session.participations.iter_mut().enumerate() {
            if position == 0 {
                participation.part = None;
            }
            if participation.vacancy.take().is_some()
                || participation.office.take().is_some()
                || participation.country.take().is_some()
            {
                participation.person = people.get((index + position) % people.len()).cloned();
            }
        }
        // Most sessions take place, and some have a room.
        if index % 4 > 0 && !session.status.takes_place() {
            session.status = SessionStatus::Confirmed;
        }
        if index % 3 == 0 && session.place.is_none() {
            session.place = Some(Place::room(format!("r{}", index % 4)));
        }
    }
    draft
}

/// A change that may make a draft invalid, or only take it out of normal form.
#[derive(Debug, Clone)]
pub enum Mutation {
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

fn mutation() -> impl Strategy<Value = Mutation> {
    use Mutation as M;
    prop_oneof![
        (any::<u8>(), word()).prop_map(|(index, id)| M::SessionId(index, id)),
        (any::<u8>(), word()).prop_map(|(index, id)| M::PersonId(index, id)),
        (any::<u8>(), any::<u8>()).prop_map(|(index, target)| M::Parent(index, target)),
        (any::<u8>(), any::<u8>()).prop_map(|(index, target)| M::Continues(index, target)),
        (any::<u8>(), any::<u8>()).prop_map(|(index, target)| M::MadeOf(index, target)),
        (any::<u8>(), word()).prop_map(|(index, id)| M::Person(index, id)),
        (any::<u8>(), word()).prop_map(|(index, id)| M::Room(index, id)),
        (any::<u8>(), any::<i32>()).prop_map(|(index, day)| M::Day(index, day)),
        any::<u8>().prop_map(M::Reversed),
        (any::<u8>(), "[a-z]{1,8}").prop_map(|(index, code)| M::Role(index, code)),
        any::<u8>().prop_map(M::TwoParties),
        any::<u8>().prop_map(M::Length),
        Just(M::Languages),
        any::<u8>().prop_map(M::Tagged),
        (any::<u8>(), any::<u8>()).prop_map(|(index, target)| M::Joint(index, target)),
    ]
}

impl Mutation {
    fn apply(&self, draft: &mut Draft) {
        let sessions = draft.sessions.len();
        let people = draft.people.len();
        let id_of = |draft: &Draft, index: u8| draft.sessions[usize::from(index) % sessions].id.clone();
        let room_of = |index: u8| format!("r{}", index % 3);
        match self {
            Self::SessionId(index, id) => {
                draft.sessions[usize::from(*index) % sessions].id = id.as_str().into();
            }
            Self::PersonId(index, id) => draft.people[usize::from(*index) % people].id = id.as_str().into(),
            Self::Parent(index, target) => {
                draft.sessions[usize::from(*index) % sessions].part_of = Some(id_of(draft, *target));
            }
            Self::Continues(index, target) => {
                draft.sessions[usize::from(*index) % sessions].continues = Some(id_of(draft, *target));
            }
            Self::MadeOf(index, target) => {
                if let Some(room) = draft.room_mut(&room_of(*index)) {
                    room.made_of.push(room_of(*target).into());
                }
            }
            Self::Person(index, id) => {
                draft.sessions[usize::from(*index) % sessions]
                    .participations
                    .push(Participation::person(id.as_str()));
            }
            Self::Room(index, id) => {
                draft.sessions[usize::from(*index) % sessions].place = Some(Place::room(id.as_str()));
            }
            Self::Day(index, day) => {
                draft.sessions[usize::from(*index) % sessions].slot = Some(Slot::day(*day));
            }
            Self::Reversed(index) => {
                draft.sessions[usize::from(*index) % sessions].slot = Slot::between(1, "10:00", "09:00").ok();
            }
            Self::Role(index, code) => {
                let participation = Participation::person("p0").with_role(code.parse::<Role>().unwrap());
                draft.sessions[usize::from(*index) % sessions].participations.push(participation);
            }
            Self::TwoParties(index) => {
                let participation = Participation::person("p0").with_vacancy("nobody");
                draft.sessions[usize::from(*index) % sessions].participations.push(participation);
            }
            Self::Length(index) => {
                draft.sessions[usize::from(*index) % sessions].planned_length = Length::from_seconds(60);
            }
            Self::Languages => draft.languages.clear(),
            Self::Tagged(index) => {
                let title = Text::new([("en", "Only in the main language")]).unwrap();
                draft.sessions[usize::from(*index) % sessions].title = Some(title);
            }
            Self::Joint(index, target) => {
                let other = id_of(draft, *target);
                draft.sessions[usize::from(*index) % sessions].joint_with.push(other);
            }
        }
    }
}

prop_compose! {
    /// Generates a draft that may be invalid in several ways, or not in normal form.
    pub fn any_draft()(valid in valid_draft(), mutations in vec(mutation(), 0..5)) -> Draft {
        let mut draft = valid;
        for mutation in mutations {
            mutation.apply(&mut draft);
        }
        draft
    }
}

/// Everything that the documentation of the strategies mentions occurs within 300 drafts.
#[test]
fn generated_drafts_cover_every_documented_case() {
    use programme::status::ParticipationStatus;
    use programme::strategy::programmes;
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..300 {
        let draft = valid_draft().new_tree(&mut runner).unwrap().current();
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
                Some(SlotTime::Between(range)) if range.end.hours() >= 24 => "past midnight".to_owned(),
                Some(SlotTime::Between(_)) => "between".to_owned(),
                other => format!("{other:?}").chars().take_while(|c| *c != '(').collect(),
            });
            for participation in &session.participations {
                seen.insert(participation.status.to_string());
                seen.insert(participation.role.as_ref().map_or("no role", Role::as_str).to_owned());
                let parties = [
                    participation.person.is_some(),
                    participation.organisation.is_some(),
                    participation.country.is_some(),
                ];
                seen.insert(format!(
                    "{parties:?} {} {}",
                    participation.office.is_some(),
                    participation.vacancy.is_some()
                ));
            }
        }
    }
    for status in SessionStatus::ALL {
        assert!(seen.contains(status.as_str()), "{status}");
    }
    for status in ParticipationStatus::ALL {
        assert!(seen.contains(status.as_str()), "{status}");
    }
    for case in [
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
        assert!(seen.contains(case), "{case}: {seen:?}");
    }
    assert_eq!(seen.iter().filter(|case| case.starts_with('[')).count(), 5, "{seen:?}");
    programmes().new_tree(&mut runner).unwrap();
    #[expect(clippy::reversed_empty_ranges, reason = "the bounds of a range may be swapped")]
    let shape = Shape::default().with_days(9..=2).with_people(0..=0).with_sessions(0..=0).with_dates(true);
    let draft = drafts_of(&shape).new_tree(&mut runner).unwrap().current();
    assert!((2..=9).contains(&draft.days.len()) && draft.sessions.is_empty() && draft.people.len() == 1);
    assert!(draft.days.iter().all(|day| day.date.is_some()) && draft.build().is_ok());
}
