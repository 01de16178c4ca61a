//! Tests that a valid draft with a single fault has exactly one finding, with the expected code and
//! path.

use programme::draft::{
    AgendaItem, Day, Draft, KindDeclaration, Note, Organisation, Participation, Party, Person, Post,
    RoleDeclaration, Room, Session, Track, Venue,
};
use programme::time::TimeRange;
use programme::{Code, Kind, Length, Place, Role, Slot};
use proptest::prelude::*;

use crate::strategy::valid_draft;

/// A change that introduces a fault into a draft, with the expected code and path. The path
/// contains placeholders for the size of the draft before the change: `{s}` is the number of
/// sessions, `{s+1}` one more than that, `{p}` the number of people and `{d}` the number of days.
type Fault = (fn(&mut Draft), Code, &'static str);

fn reversed() -> Slot {
    Slot::between(1, "10:00", "09:59").unwrap()
}

fn add(draft: &mut Draft, session: Session) {
    draft.sessions.push(session);
}

fn session_with(participation: Participation) -> Session {
    Session::new("new").with_participation(participation)
}

fn vacancy(id: &str) -> Participation {
    Participation::vacancy("x").with_id(id)
}

const FAULTS: &[Fault] = &[
    (|d| d.id = "".into(), Code::MalformedId, "/id"),
    (|d| add(d, Session::new("a b")), Code::MalformedId, "/sessions/{s}/id"),
    (|d| add(d, Session::new("a\u{7}")), Code::MalformedId, "/sessions/{s}/id"),
    (|d| d.people.push(Person::new("x".repeat(129), "X")), Code::MalformedId, "/people/{p}/id"),
    (|d| d.venues[1].rooms.push(Room::new("\u{a0}", "X")), Code::MalformedId, "/venues/1/rooms/2/id"),
    (|d| add(d, session_with(vacancy("a b"))), Code::MalformedId, "/sessions/{s}/participations/0/id"),
    (|d| add(d, Session::new("s0")), Code::DuplicateId, "/sessions/{s}/id"),
    (|d| d.people.push(Person::new("p0", "X")), Code::DuplicateId, "/people/{p}/id"),
    (|d| d.venues.push(Venue::new("v0").with_name("X")), Code::DuplicateId, "/venues/2/id"),
    (|d| d.venues[1].rooms.push(Room::new("r0", "X")), Code::DuplicateId, "/venues/1/rooms/2/id"),
    (|d| d.organisations.push(Organisation::new("o0", "X")), Code::DuplicateId, "/organisations/1/id"),
    (|d| d.tracks.push(Track::new("t0", "X")), Code::DuplicateId, "/tracks/1/id"),
    (|d| d.agenda_items.push(AgendaItem::new("i0")), Code::DuplicateId, "/agenda_items/2/id"),
    (|d| d.notes.push(Note::new("1")), Code::DuplicateId, "/notes/1/id"),
    (
        |d| d.roles.push(RoleDeclaration::new("witness".parse::<Role>().unwrap())),
        Code::DuplicateId,
        "/roles/1/code",
    ),
    (
        |d| d.kinds.push(KindDeclaration::new("fishbowl".parse::<Kind>().unwrap())),
        Code::DuplicateId,
        "/kinds/1/code",
    ),
    (
        |d| add(d, session_with(vacancy("twice")).with_participation(vacancy("twice"))),
        Code::DuplicateId,
        "/sessions/{s}/participations/1/id",
    ),
    (|d| d.days.push(Day::new(1)), Code::DuplicateDay, "/days/{d}/number"),
    (
        |d| add(d, session_with(Participation::person("nobody"))),
        Code::DanglingReference,
        "/sessions/{s}/participations/0/person",
    ),
    (
        |d| add(d, session_with(Participation::organisation("none"))),
        Code::DanglingReference,
        "/sessions/{s}/participations/0/organisation",
    ),
    (
        |d| add(d, session_with(vacancy("a").with_on_behalf_of(Party::Organisation("none".into())))),
        Code::DanglingReference,
        "/sessions/{s}/participations/0/on_behalf_of/organisation",
    ),
    (
        |d| {
            d.participations
                .push(Participation::person("p0").with_posts(vec![Post::new().with_organisation("none")]));
        },
        Code::DanglingReference,
        "/participations/1/posts/0/organisation",
    ),
    (
        |d| d.people[0].posts.push(Post::new().with_organisation("none")),
        Code::DanglingReference,
        "/people/0/posts/1/organisation",
    ),
    (
        |d| add(d, Session::new("new").with_place(Place::room("none"))),
        Code::DanglingReference,
        "/sessions/{s}/place/0",
    ),
    (
        |d| add(d, Session::new("new").with_place(Place::venue("none"))),
        Code::DanglingReference,
        "/sessions/{s}/place/venue",
    ),
    (|d| d.place = Some(Place::room("none")), Code::DanglingReference, "/place/0"),
    (
        |d| add(d, Session::new("new").with_relay("none")),
        Code::DanglingReference,
        "/sessions/{s}/relayed_to/0",
    ),
    (
        |d| d.venues[0].rooms[0].made_of.push("none".into()),
        Code::DanglingReference,
        "/venues/0/rooms/0/made_of/0",
    ),
    (|d| add(d, Session::new("new").with_part_of("none")), Code::DanglingReference, "/sessions/{s}/part_of"),
    (|d| add(d, Session::new("new").with_repeats("none")), Code::DanglingReference, "/sessions/{s}/repeats"),
    (
        |d| add(d, Session::new("new").with_continues("none")),
        Code::DanglingReference,
        "/sessions/{s}/continues",
    ),
    (|d| add(d, Session::new("new").with_relays("none")), Code::DanglingReference, "/sessions/{s}/relays"),
    (
        |d| add(d, Session::new("new").with_replaces("none")),
        Code::DanglingReference,
        "/sessions/{s}/replaces",
    ),
    (
        |d| add(d, Session::new("new").with_joint("none")),
        Code::DanglingReference,
        "/sessions/{s}/joint_with/0",
    ),
    (
        |d| add(d, Session::new("new").with_may_overlap("none")),
        Code::DanglingReference,
        "/sessions/{s}/may_overlap/0",
    ),
    (
        |d| add(d, Session::new("new").with_must_not_overlap("none")),
        Code::DanglingReference,
        "/sessions/{s}/must_not_overlap/0",
    ),
    (|d| add(d, Session::new("new").with_track("none")), Code::DanglingReference, "/sessions/{s}/tracks/0"),
    (
        |d| add(d, Session::new("new").with_agenda_item("none")),
        Code::DanglingReference,
        "/sessions/{s}/agenda_items/0",
    ),
    (|d| d.agenda_items[0].part_of = Some("none".into()), Code::DanglingReference, "/agenda_items/0/part_of"),
    (
        |d| add(d, session_with(vacancy("a").with_replaced_by("none"))),
        Code::DanglingReference,
        "/sessions/{s}/participations/0/replaced_by",
    ),
    (
        |d| {
            // The replacement exists, but it does not belong to the same session.
            d.participations.push(vacancy("elsewhere"));
            add(d, session_with(vacancy("a").with_replaced_by("elsewhere")));
        },
        Code::DanglingReference,
        "/sessions/{s}/participations/0/replaced_by",
    ),
    (
        |d| {
            // A replaced participation does not need an id.
            d.participations.push(vacancy("elsewhere"));
            add(d, session_with(Participation::vacancy("x").with_replaced_by("elsewhere")));
        },
        Code::DanglingReference,
        "/sessions/{s}/participations/0/replaced_by",
    ),
    (|d| add(d, Session::new("new").with_slot(Slot::day(9))), Code::UnknownDay, "/sessions/{s}/slot/day"),
    (
        |d| add(d, Session::new("new").with_previous_slot(Slot::day(0))),
        Code::UnknownDay,
        "/sessions/{s}/previous_slot/day",
    ),
    (|d| d.people[0].available.push(Slot::day(-1)), Code::UnknownDay, "/people/0/available/0/day"),
    (
        |d| d.venues[0].rooms[1].available.push(Slot::day(i32::MIN)),
        Code::UnknownDay,
        "/venues/0/rooms/1/available/0/day",
    ),
    (|d| add(d, Session::new("new").with_slot(reversed())), Code::EndBeforeStart, "/sessions/{s}/slot"),
    (
        |d| add(d, Session::new("new").with_previous_slot(reversed())),
        Code::EndBeforeStart,
        "/sessions/{s}/previous_slot",
    ),
    (|d| d.people[0].available.push(reversed()), Code::EndBeforeStart, "/people/0/available/0"),
    (|d| d.days[0].window = TimeRange::new("18:00", "09:00").ok(), Code::EndBeforeStart, "/days/0/window"),
    (
        |d| add(d, session_with(vacancy("a").with_part(TimeRange::new("09:01", "09:00").unwrap()))),
        Code::EndBeforeStart,
        "/sessions/{s}/participations/0/part",
    ),
    (
        |d| {
            add(
                d,
                Session::new("new")
                    .with_slot(Slot::day(1))
                    .with_planned_length(Length::from_seconds(60).unwrap()),
            );
        },
        Code::LengthStatedTwice,
        "/sessions/{s}/planned_length",
    ),
    (|d| add(d, Session::new("new").with_part_of("new")), Code::CyclicReference, "/sessions/{s}/part_of"),
    (
        |d| {
            add(d, Session::new("b").with_part_of("c"));
            add(d, Session::new("a").with_part_of("b"));
            add(d, Session::new("c").with_part_of("a"));
        },
        Code::CyclicReference,
        "/sessions/{s+1}/part_of",
    ),
    (|d| add(d, Session::new("new").with_continues("new")), Code::CyclicReference, "/sessions/{s}/continues"),
    (|d| add(d, Session::new("new").with_replaces("new")), Code::CyclicReference, "/sessions/{s}/replaces"),
    (|d| d.venues[0].rooms[0].made_of.push("r2".into()), Code::CyclicReference, "/venues/0/rooms/0/made_of"),
    (|d| d.agenda_items[0].part_of = Some("i1".into()), Code::CyclicReference, "/agenda_items/0/part_of"),
    (
        |d| {
            add(
                d,
                session_with(vacancy("b").with_replaced_by("a"))
                    .with_participation(vacancy("a").with_replaced_by("b")),
            );
        },
        Code::CyclicReference,
        "/sessions/{s}/participations/1/replaced_by",
    ),
    (
        |d| {
            add(
                d,
                session_with(Participation::vacancy("x").with_role("undeclared".parse::<Role>().unwrap())),
            );
        },
        Code::UndeclaredRole,
        "/sessions/{s}/participations/0/role",
    ),
    (
        |d| add(d, Session::new("new").with_kind("undeclared".parse::<Kind>().unwrap())),
        Code::UndeclaredKind,
        "/sessions/{s}/kind",
    ),
    (
        |d| add(d, session_with(Participation::new())),
        Code::ParticipantNotSingle,
        "/sessions/{s}/participations/0",
    ),
    (
        |d| {
            add(
                d,
                session_with(
                    Participation::person("p0")
                        .with_country("CH".parse::<programme::draft::Country>().unwrap()),
                ),
            );
        },
        Code::ParticipantNotSingle,
        "/sessions/{s}/participations/0",
    ),
    (
        |d| d.participations.push(Participation::office("x").with_vacancy("y").with_organisation("o0")),
        Code::ParticipantNotSingle,
        "/participations/1",
    ),
    (|d| d.languages.clear(), Code::PlainTextWithoutLanguage, "/languages"),
    (|d| d.unknown_fields.push("/titel".parse().unwrap()), Code::UnknownField, "/titel"),
];

/// Replaces the placeholders of a path with the sizes of the draft before the change.
fn expected_path(template: &str, draft: &Draft) -> String {
    template
        .replace("{s+1}", &(draft.sessions.len() + 1).to_string())
        .replace("{s}", &draft.sessions.len().to_string())
        .replace("{p}", &draft.people.len().to_string())
        .replace("{d}", &draft.days.len().to_string())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_fault_is_reported_with_its_code_and_path(draft in valid_draft()) {
        prop_assert!(draft.check().is_empty(), "{}", draft.check());
        for (fault, code, path) in FAULTS {
            let mut faulty = draft.clone();
            fault(&mut faulty);
            let report = faulty.check();
            let reported: Vec<_> = report
                .iter()
                .map(|finding| (finding.code().built_in().unwrap(), finding.path().to_string()))
                .collect();
            prop_assert_eq!(reported, vec![(*code, expected_path(path, &draft))], "{}", report);
        }
    }
}

#[test]
fn every_integrity_code_has_a_fault() {
    let covered = |code: &&Code| FAULTS.iter().any(|(_, covered, _)| covered == *code);
    let uncovered: Vec<_> = Code::ALL
        .iter()
        .filter(|code| code.stage() == programme::report::Stage::Integrity || **code == Code::UnknownField)
        .filter(|code| !covered(code))
        .collect();
    assert!(uncovered.is_empty(), "no fault covers {uncovered:?}");
}

#[test]
fn a_duplicate_id_is_reported_with_both_paths() {
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_session(Session::new("a"))
        .with_session(Session::new("b"))
        .with_session(Session::new("a"));
    let report = draft.check();
    let [finding] = report.iter().collect::<Vec<_>>()[..] else { panic!("{report}") };
    assert_eq!(finding.path().to_string(), "/sessions/2/id");
    assert_eq!(finding.related()[0].path.to_string(), "/sessions/0/id");
}

#[test]
fn a_reference_to_a_duplicate_id_is_not_a_cycle() {
    let sessions =
        [Session::new("a").with_part_of("a"), Session::new("a"), Session::new("b").with_part_of("b")];
    for rotation in 0..sessions.len() {
        let mut draft = Draft::new("demo", programme::Text::new([("en", "Demo")]).unwrap());
        draft.sessions.extend_from_slice(&sessions);
        draft.sessions.rotate_left(rotation);
        let codes: Vec<_> = draft.check().iter().map(|finding| finding.code().clone()).collect();
        assert_eq!(codes.iter().filter(|code| **code == Code::DuplicateId).count(), 1);
        assert_eq!(
            codes.iter().filter(|code| **code == Code::CyclicReference).count(),
            1,
            "only `b` is a cycle"
        );
    }
}

#[test]
fn a_session_is_not_suggested_as_a_reference_to_itself() {
    let draft = Draft::new("demo", programme::Text::new([("en", "Demo")]).unwrap())
        .with_session(Session::new("ta2").with_repeats("ta"))
        .with_session(Session::new("elsewhere"));
    let help: Vec<_> = draft.check().iter().filter_map(programme::Finding::help).collect();
    assert_eq!(help, ["add the session to the programme, or correct or remove the reference"]);
}

#[test]
fn help_for_reversed_times_suggests_a_swap_or_the_next_day() {
    let help = |start: &str, end: &str| {
        let draft = Draft::new("demo", programme::Text::new([("en", "Demo")]).unwrap())
            .with_day(Day::new(1))
            .with_session(Session::new("a").with_slot(Slot::between(1, start, end).unwrap()));
        draft.check().iter().filter_map(programme::Finding::help).collect::<Vec<_>>().concat()
    };
    assert_eq!(help("22:00", "01:00"), "if it ends on the next day, write the end as \"25:00\"");
    assert!(help("13:00", "11:30").starts_with("check whether the two times are swapped; "));
}

#[test]
fn suggestions_name_the_closest_match() {
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_day(Day::new(1))
        .with_day(Day::new(4))
        .with_person(Person::new("ada-okoye", "Ada"))
        .with_session(
            session_with(Participation::person("ada-okoje"))
                .with_slot(Slot::day(3))
                .with_kind("panle".parse::<Kind>().unwrap()),
        );
    let help: Vec<_> = draft.check().iter().filter_map(programme::Finding::help).collect();
    assert_eq!(
        help,
        [
            "did you mean \"panel\"?",
            "did you mean \"ada-okoye\"?",
            "correct the number of the day, for example to 4, or add the day to \"days\""
        ]
    );
}
