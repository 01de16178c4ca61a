//! The founding document: the agenda of the second session of the IDM 2018, held whole.

use std::collections::BTreeMap;

use programme::{Code, DayTime, Profile, Programme, Role, Session, Severity};

use crate::reading::example;

fn agenda() -> Programme {
    let text = include_str!("../../examples/data/idm-2018-second-session.json");
    serde_json::from_str::<programme::Draft>(text).unwrap().build().unwrap()
}

fn ids<'p>(sessions: impl Iterator<Item = Session<'p>>) -> Vec<&'p str> {
    sessions.map(|session| session.id().as_str()).collect()
}

#[test]
fn it_is_in_normal_form_and_without_a_finding() {
    let text = include_str!("../../examples/data/idm-2018-second-session.json");
    let draft: programme::Draft = serde_json::from_str(text).unwrap();
    assert!(draft.check().is_empty());
    assert!(draft.unknown_fields.is_empty());
    let written = serde_json::to_string_pretty(&draft.clone().build().unwrap().to_draft()).unwrap();
    assert_eq!(written, text.trim_end());
}

/// What its review says, by the thresholds of the profile that everybody has: a turnaround of 30 minutes. The texts that are missing
/// in English are counted on their own, out of the JSON, in `rules_text`.
#[test]
fn its_review_says_what_is_to_be_said_and_nothing_else() {
    let profile = Profile::default();
    assert_eq!(profile.thresholds.turnaround, "00:30".parse().unwrap());
    let report = agenda().review(&profile);
    assert_eq!(report.worst(), Some(Severity::Advice));
    let mut counts = BTreeMap::new();
    for finding in &report {
        *counts.entry(finding.code().as_str()).or_insert(0) += 1;
    }
    let expected = [
        ("missing-translation", 22),
        ("session-without-place", 1),
        ("tight-turnaround", 1),
        ("undated-programme", 1),
        ("unlabelled-participation", 5),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
    let turnaround = report.iter().find(|finding| finding.code() == Code::TightTurnaround).unwrap();
    assert!(
        turnaround.message().starts_with("El Habib Nadir has only 25 minutes"),
        "{}",
        turnaround.message()
    );
}

#[test]
fn the_example_prints_it_with_its_review() {
    let output = example("idm2018", &[]);
    assert!(output.status.success());
    let page = String::from_utf8(output.stdout).unwrap();
    let counted = "15 items and 1 sub-item, 43 people, 48 participations, 2 rooms:\n0 errors\n\nREVIEWED\n";
    let (_, review) = page.split_once(counted).unwrap_or_else(|| panic!("{page}"));
    assert!(review.starts_with(&agenda().review(&Profile::default()).to_string()), "{review}");
    assert!(review.contains("\n30 pieces of advice\n") && !review.contains("error["));
}

#[test]
fn its_facts_are_counted() {
    let agenda = agenda();
    assert_eq!(agenda.days().len(), 2);
    assert!(agenda.days().all(|day| day.date().is_none()));
    assert_eq!(agenda.sessions().top_level().len(), 15);
    assert_eq!(agenda.sessions().filter(|session| session.data().slot.is_some()).len(), 15);
    assert_eq!(agenda.people().len(), 43);
    assert!(agenda.people().iter().all(|person| person.honorific().is_some() && !person.posts().is_empty()));
    assert_eq!(agenda.participations().len(), 48);

    let labelled = agenda.participations().filter(|one| one.label().is_some()).count();
    assert_eq!(labelled, 43);
    let in_role = |role: Role| agenda.participations().filter(|one| one.role() == Some(&role)).count();
    assert_eq!((in_role(Role::Moderator), in_role(Role::Presenter), in_role(Role::Introducer)), (8, 1, 1));
    let with_floor = agenda
        .participations()
        .filter(|one| one.properties().has_floor && !one.properties().presides)
        .filter(|one| one.role() != Some(&Role::Introducer));
    assert_eq!(with_floor.count(), 38);
    assert_eq!(agenda.participations().filter(|one| one.role().is_none()).count(), 5);

    let numbers: Vec<_> = agenda
        .sessions()
        .iter()
        .filter_map(|session| session.number())
        .map(programme::draft::SessionNumber::label)
        .collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6"]);
    let questions: Vec<_> = agenda
        .sessions()
        .into_iter()
        .map(|session| session.questions().len())
        .filter(|count| *count > 0)
        .collect();
    assert_eq!(questions, [3, 3, 2, 2, 2, 3]);
    assert_eq!(agenda.data().notes.len(), 2);
    assert!(agenda.note("1").is_some());
    for mark in ["[^1]", "[^2]"] {
        let texts = agenda.texts();
        assert!(
            texts.iter().any(|(_, text)| text.entries().all(|(_, wording)| wording.contains(mark))),
            "{mark}"
        );
    }
}

#[test]
fn the_names_that_come_twice_are_one_person_each() {
    let agenda = agenda();
    for (name, times) in [
        ("António Vitorino", 2),
        ("Azzouz Samri", 2),
        ("El Habib Nadir", 2),
        ("Laura Thompson", 3),
        ("Louise Arbour", 1),
    ] {
        let people: Vec<_> =
            agenda.people().into_iter().filter(|person| person.name().first() == name).collect();
        let [person] = people[..] else { panic!("{name}: {people:?}") };
        assert_eq!(person.sessions().count(), times, "{name}");
    }
}

#[test]
fn it_answers() {
    let agenda = agenda();
    let thompson = agenda.person("laura-thompson").unwrap();
    assert_eq!(ids(thompson.sessions()), ["side-event-idiaspora", "session-6", "closing"]);
    let room = agenda.room("xviii").unwrap();
    assert_eq!(ids(room.sessions()), ["side-event-idiaspora"]);
    assert_eq!(room.venue().name().get("fr"), Some("Palais des Nations"));

    let at: DayTime = "13:45".parse().unwrap();
    let now = agenda.day(1).unwrap().begin().plus_seconds(at.total_seconds().into());
    let on = agenda
        .sessions()
        .into_iter()
        .filter(|session| session.start() <= Some(now) && Some(now) < session.end());
    assert_eq!(ids(on), ["break-1", "side-event-idiaspora"]);

    let welcome = agenda.session("opening-welcome").unwrap();
    assert_eq!(welcome.parent(), agenda.session("opening"));
    assert_eq!(welcome.slot(), agenda.session("opening").unwrap().slot());
    assert_eq!(ids(agenda.day(1).unwrap().sessions()).len(), 9);
    let voices = agenda.session("voices").unwrap();
    assert_eq!(voices.presiding().next().unwrap().person(), agenda.person("azzouz-samri"));
}

#[test]
fn it_can_be_dated_later_and_loses_nothing() {
    let agenda = agenda();
    let first = programme::chrono::NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
    let dated = agenda.anchored(first, Some("Europe/Zurich".parse().unwrap())).unwrap();
    let closing = dated.session("closing").unwrap();
    assert_eq!(closing.starts_at().unwrap().to_string(), "2018-10-09 17:30:00");
    let gap = |programme: &Programme| {
        programme.session("closing").unwrap().start().unwrap()
            - programme.session("registration").unwrap().start().unwrap()
    };
    assert_eq!(gap(&dated), gap(&agenda));

    let mut undone = dated.to_draft();
    undone.time_zone = None;
    for day in &mut undone.days {
        day.date = None;
    }
    assert_eq!(undone, agenda.to_draft());
}
