//! Tests that compare views and their relations with the draft.

use programme::draft::{self, Day, Draft};
use programme::role::{RequiredAttendance, RoleProperties};
use programme::{Kind, LanguageTag, Place, Programme, Role, Session, Slot};
use proptest::prelude::*;

use crate::strategy::valid_draft;

fn by_id<'d>(draft: &'d Draft, id: &str) -> &'d draft::Session {
    draft.sessions.iter().find(|session| session.id == *id).unwrap()
}

fn slot(draft: &Draft, id: &str) -> Option<Slot> {
    let session = by_id(draft, id);
    session.slot.or_else(|| slot(draft, session.part_of.as_ref()?.as_str()))
}

fn place<'d>(draft: &'d Draft, id: &str) -> Option<&'d Place> {
    let session = by_id(draft, id);
    match (&session.place, &session.part_of) {
        (Some(place), _) => Some(place),
        (None, Some(parent)) => place_of_parent(draft, parent.as_str()),
        (None, None) => draft.place.as_ref(),
    }
}

fn place_of_parent<'d>(draft: &'d Draft, parent: &str) -> Option<&'d Place> {
    place(draft, parent)
}

fn ids<'p>(sessions: impl Iterator<Item = Session<'p>>) -> Vec<String> {
    sessions.map(|session| session.id().to_string()).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn views_agree_with_the_draft(draft in valid_draft()) {
        let programme = draft.clone().build().unwrap();
        let declared: Vec<_> = draft.sessions.iter().map(|session| session.id.to_string()).collect();
        prop_assert_eq!(ids(programme.sessions().declared()), declared);
        for session in programme.sessions() {
            let id = session.id().as_str();
            let row = by_id(&draft, id);
            prop_assert_eq!(programme.session(id), Some(session));
            prop_assert_eq!(session.slot(), slot(&draft, id));
            prop_assert_eq!(session.place().is_some(), place(&draft, id).is_some());
            prop_assert_eq!(session.parent().map(|parent| parent.id().to_string()), row.part_of.as_ref().map(ToString::to_string));
            let parts = draft.sessions.iter().filter(|part| part.part_of.as_ref().is_some_and(|of| of == id));
            prop_assert_eq!(ids(session.parts()), parts.map(|part| part.id.to_string()).collect::<Vec<_>>());
            let rooms: Vec<_> = match place(&draft, id) {
                Some(Place::Rooms(rooms)) => rooms.iter().map(ToString::to_string).collect(),
                _ => Vec::new(),
            };
            prop_assert_eq!(session.rooms().map(|room| room.id().to_string()).collect::<Vec<_>>(), rooms);
            // A session without participations has those of the session that it repeats.
            let mut source = row;
            while let (true, Some(other)) = (row.participations.is_empty(), &source.repeats) {
                source = by_id(&draft, other.as_str());
            }
            prop_assert_eq!(session.participations().len(), source.participations.len());
            for (one, row) in session.participations().zip(&source.participations) {
                prop_assert_eq!(one.session(), programme.session(source.id.as_str()));
                prop_assert_eq!(one.person().map(|person| person.id().clone()), row.person.clone());
                prop_assert_eq!(one.organisation().map(|one| one.id().clone()), row.organisation.clone());
                prop_assert_eq!(one.role(), row.role.as_ref());
            }
        }
    }

    #[test]
    fn relations_can_be_followed_in_both_directions(draft in valid_draft()) {
        let programme = draft.clone().build().unwrap();
        for session in programme.sessions() {
            let id = session.id().as_str();
            let pointing = |field: fn(&draft::Session) -> Option<&programme::id::SessionId>| {
                let pointing = draft.sessions.iter().filter(|other| field(other).is_some_and(|to| to == id));
                sorted(pointing.map(|other| other.id.to_string()).collect())
            };
            prop_assert_eq!(sorted(ids(session.repeated_by())), pointing(|row| row.repeats.as_ref()));
            prop_assert_eq!(sorted(ids(session.continued_by())), pointing(|row| row.continues.as_ref()));
            prop_assert_eq!(sorted(ids(session.relayed_by())), pointing(|row| row.relays.as_ref()));
            prop_assert_eq!(sorted(ids(session.replaced_by())), pointing(|row| row.replaces.as_ref()));
            for other in session.joint_with() {
                prop_assert!(other.joint_with().any(|back| back == session));
            }
            for other in session.must_not_overlap() {
                prop_assert!(other.must_not_overlap().any(|back| back == session));
            }
            for track in session.tracks() {
                prop_assert!(track.sessions().any(|back| back == session));
            }
            for item in session.agenda_items() {
                prop_assert!(item.sessions().any(|back| back == session));
            }
        }
        for person in programme.people() {
            let participations = draft.sessions.iter().flat_map(|session| &session.participations);
            let count = participations.filter(|one| one.person.as_ref() == Some(person.id())).count();
            prop_assert_eq!(person.participations().len(), count);
            let ranks: Vec<_> = person.sessions().map(|session| rank(&programme, session)).collect();
            prop_assert!(ranks.is_sorted());
            let with = programme.sessions().into_iter().filter(|one| one.people().any(|other| other == person));
            prop_assert_eq!(ids(person.sessions()), ids(with));
        }
        for room in programme.rooms() {
            let expected = draft.sessions.iter().filter(|session| match (&session.place, &session.part_of) {
                (Some(place), _) => matches!(place, Place::Rooms(rooms) if rooms.contains(room.id())),
                (None, None) => matches!(&draft.place, Some(Place::Rooms(rooms)) if rooms.contains(room.id())),
                (None, Some(_)) => false,
            });
            let expected: Vec<_> = expected.map(|session| session.id.to_string()).collect();
            prop_assert_eq!(sorted(ids(room.sessions())), sorted(expected));
            prop_assert!(room.sessions().map(|session| rank(&programme, session)).is_sorted());
        }
        for venue in programme.venues() {
            prop_assert!(venue.rooms().all(|room| room.venue() == venue));
            prop_assert!(venue.sessions().map(|session| rank(&programme, session)).is_sorted());
        }
        for day in programme.days() {
            let expected: Vec<_> = draft
                .sessions
                .iter()
                .filter(|session| slot(&draft, session.id.as_str()).is_some_and(|slot| slot.day_number() == day.number()))
                .map(|session| session.id.to_string())
                .collect();
            prop_assert_eq!(sorted(ids(day.sessions())), sorted(expected));
        }
    }

    #[test]
    fn sessions_are_in_chronological_order(draft in valid_draft()) {
        let programme = draft.build().unwrap();
        let starts: Vec<_> = programme.sessions().into_iter().filter_map(|session| session.start()).collect();
        let scheduled: Vec<_> = programme.sessions().into_iter().map(|session| session.is_scheduled()).collect();
        prop_assert!(scheduled.is_sorted_by(|a, b| a >= b), "unscheduled sessions come last");
        prop_assert!(starts.is_sorted());
        prop_assert_eq!(sorted(ids(programme.sessions().into_iter())), sorted(ids(programme.sessions().declared())));
        for session in programme.sessions() {
            if let (Some(start), Some(end)) = (session.start(), session.end()) {
                prop_assert_eq!(session.length().map(|length| i64::from(length.total_seconds())), Some(end - start));
            }
        }
    }
}

fn rank(programme: &Programme, session: Session<'_>) -> usize {
    programme.sessions().into_iter().position(|other| other == session).unwrap()
}

fn demo() -> Draft {
    Draft::new("demo", "Demo")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_day(Day::new(1))
        .with_day(Day::new(2))
}

#[test]
fn a_time_after_midnight_equals_a_time_on_the_next_day() {
    let programme = demo()
        .with_session(draft::Session::new("a").with_slot(Slot::from(1, "25:30").unwrap()))
        .with_session(draft::Session::new("b").with_slot(Slot::from(2, "01:30").unwrap()))
        .build()
        .unwrap();
    assert_eq!(programme.session("a").unwrap().start(), programme.session("b").unwrap().start());
}

#[test]
fn declared_properties_override_built_in_ones() {
    let declared = RoleProperties { attendance: RequiredAttendance::None, ..RoleProperties::default() };
    let programme = demo()
        .with_person(draft::Person::new("ada", "Ada"))
        .with_role(draft::RoleDeclaration::new(Role::Presenter).with_properties(declared))
        .with_kind(draft::KindDeclaration::new(Kind::Panel))
        .with_session(
            draft::Session::new("a")
                .with_kind(Kind::Panel)
                .with_participation(draft::Participation::person("ada").with_role(Role::Presenter))
                .with_participation(draft::Participation::person("ada").with_role(Role::Moderator)),
        )
        .build()
        .unwrap();
    let session = programme.session("a").unwrap();
    let properties: Vec<_> = session.participations().map(|one| one.properties()).collect();
    assert_eq!(properties, [declared, Role::Moderator.properties()]);
    assert!(!session.properties().needs_people);
}

#[test]
fn a_repeat_inherits_missing_values() {
    let programme = demo()
        .with_session(draft::Session::new("a").with_title("Title").with_question("Why?"))
        .with_session(draft::Session::new("b").with_repeats("a"))
        .build()
        .unwrap();
    let b = programme.session("b").unwrap();
    assert_eq!(b.title().unwrap().first(), "Title");
    assert_eq!(b.questions().len(), 1);
}

#[test]
fn a_chain_of_repeats_has_an_origin_and_a_cycle_has_none() {
    let programme = demo()
        .with_session(draft::Session::new("a").with_title("Title"))
        .with_session(draft::Session::new("b").with_repeats("a"))
        .with_session(draft::Session::new("c").with_repeats("b"))
        .with_session(draft::Session::new("d").with_repeats("e"))
        .with_session(draft::Session::new("e").with_repeats("d"))
        .with_session(draft::Session::new("f").with_repeats("e"))
        .build()
        .unwrap();
    let origin = |id: &str| programme.session(id).unwrap().origin().map(|origin| origin.id().as_str());
    assert_eq!(["a", "b", "c", "d", "e", "f"].map(origin), [None, Some("a"), Some("a"), None, None, None]);
    assert_eq!(programme.session("c").unwrap().title().unwrap().first(), "Title");
    assert_eq!(ids(programme.session("c").unwrap().occurrences()), ["a", "b", "c"]);
    assert_eq!(ids(programme.session("d").unwrap().occurrences()), ["d"]);
}

#[test]
fn people_of_a_repeat_are_inherited_and_can_clash() {
    let talk = |id: &str, start: &str, end: &str| {
        draft::Session::new(id).with_slot(Slot::between(1, start, end).unwrap())
    };
    let speaks = || draft::Participation::person("ada").with_role(Role::Speaker);
    let programme = demo()
        .with_person(draft::Person::new("ada", "Ada"))
        .with_session(talk("first", "09:00", "10:00").with_participation(speaks()))
        .with_session(talk("again", "14:00", "15:00").with_repeats("first"))
        .with_session(talk("other", "14:30", "15:30").with_participation(speaks()))
        .build()
        .unwrap();
    let ada = programme.person("ada").unwrap();
    assert_eq!(ids(ada.sessions()), ["first", "again", "other"]);
    let clashes = programme.clashes().pairs;
    assert_eq!(clashes.len(), 1);
    assert_eq!((clashes[0].first.id().as_str(), clashes[0].second.id().as_str()), ("again", "other"));
    assert_eq!(ada.itinerary().stops.len(), 3);
}

#[test]
fn a_symmetric_relation_is_written_on_the_session_declared_first() {
    let draft = demo()
        .with_session(draft::Session::new("a").with_joint("c"))
        .with_session(draft::Session::new("b").with_joint("a").with_joint("c"))
        .with_session(draft::Session::new("c").with_joint("a").with_joint("c"));
    let normal = draft.build().unwrap().to_draft();
    let lists: Vec<Vec<_>> = normal
        .sessions
        .iter()
        .map(|session| session.joint_with.iter().map(programme::id::SessionId::as_str).collect())
        .collect();
    assert_eq!(lists, [vec!["c", "b"], vec!["c"], vec!["c"]]);
}

#[test]
fn posts_of_a_participation_override_those_of_the_person() {
    let programme = demo()
        .with_person(
            draft::Person::new("ada", "Ada")
                .with_post(draft::Post::new().with_title("Own"))
                .with_posts_line("Own, as printed"),
        )
        .with_session(
            draft::Session::new("a")
                .with_participation(draft::Participation::person("ada"))
                .with_participation(draft::Participation::person("ada").with_posts(Vec::new()))
                .with_participation(draft::Participation::person("ada").with_posts_line("Here")),
        )
        .build()
        .unwrap();
    let session = programme.session("a").unwrap();
    let posts: Vec<_> = session.participations().map(|one| one.posts().len()).collect();
    assert_eq!(posts, [1, 0, 1]);
    let lines: Vec<_> =
        session.participations().map(|one| one.posts_line().map(programme::Text::first)).collect();
    assert_eq!(lines, [Some("Own, as printed"), None, Some("Here")]);
}

#[test]
fn views_are_equal_only_within_a_programme_and_its_clones() {
    let programme = demo().with_session(draft::Session::new("a")).build().unwrap();
    let clone = programme.clone();
    let other = programme.to_draft().build().unwrap();
    assert_eq!(programme.session("a"), clone.session("a"));
    assert_ne!(programme.session("a"), other.session("a"));
    assert_eq!(format!("{:?}", programme.session("a").unwrap()), "Session(\"a\")");
}

#[test]
fn replaced_participations_refer_to_their_replacement() {
    let programme = demo()
        .with_session(
            draft::Session::new("a")
                .with_participation(draft::Participation::vacancy("x").with_id("old").with_replaced_by("new"))
                .with_participation(draft::Participation::vacancy("y").with_id("new")),
        )
        .build()
        .unwrap();
    let [old, new] = programme.session("a").unwrap().participations().collect::<Vec<_>>()[..] else {
        panic!()
    };
    assert_eq!(old.replaced_by(), Some(new));
    assert_eq!(new.replaced_by(), None);
}
