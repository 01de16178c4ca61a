//! Tests with a real document: the agenda of the second session of the International Dialogue on
//! Migration (IDM) 2018.

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
fn the_agenda_is_valid_and_in_normal_form() {
    let text = include_str!("../../examples/data/idm-2018-second-session.json");
    let draft: programme::Draft = serde_json::from_str(text).unwrap();
    assert!(draft.check().is_empty());
    assert!(draft.unknown_fields.is_empty());
    let written = serde_json::to_string_pretty(&draft.clone().build().unwrap().to_draft()).unwrap();
    assert_eq!(written, text.trim_end());
}

/// The default profile expects a turnaround of 30 minutes. The module `rules::text` counts the
/// missing English texts independently, from the JSON.
#[test]
fn the_review_reports_only_the_expected_findings() {
    let profile = Profile::default();
    assert_eq!(profile.thresholds.turnaround, "00:30".parse().unwrap());
    let report = agenda().review(&profile);
    assert_eq!(report.worst(), Some(Severity::Advice));
    let mut counts = BTreeMap::new();
    for finding in &report {
        *counts.entry(finding.code().as_str()).or_insert(0) += 1;
    }
    let expected = [
        ("missing-translation", 1),
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
fn the_example_prints_the_agenda_and_its_review() {
    let output = example("idm2018", &[]);
    assert!(output.status.success());
    let page = String::from_utf8(output.stdout).unwrap();
    let summary = "15 items and 1 sub-item, 43 people, 48 participations, 2 rooms:\n0 errors\n\nREVIEWED\n";
    let (_, review) = page.split_once(summary).unwrap_or_else(|| panic!("{page}"));
    assert!(review.starts_with(&agenda().review(&Profile::default()).to_string()), "{review}");
    assert!(review.contains("\n9 pieces of advice\n") && !review.contains("error["));
}

#[test]
fn the_agenda_has_the_expected_counts() {
    let agenda = agenda();
    assert_eq!(agenda.days().len(), 2);
    assert!(agenda.days().all(|day| day.date().is_none()));
    assert_eq!(agenda.sessions().top_level().len(), 15);
    assert_eq!(agenda.sessions().filter(|session| session.data().slot.is_some()).len(), 15);
    assert_eq!(agenda.people().len(), 43);
    assert!(agenda.people().iter().all(|person| person.honorific().is_some() && !person.posts().is_empty()));
    assert_eq!(agenda.participations().len(), 48);

    let labelled = agenda.participations().filter(|participation| participation.label().is_some()).count();
    assert_eq!(labelled, 43);
    let in_role = |role: Role| {
        agenda.participations().filter(|participation| participation.role() == Some(&role)).count()
    };
    assert_eq!((in_role(Role::Moderator), in_role(Role::Presenter), in_role(Role::Introducer)), (8, 1, 1));
    let with_floor = agenda
        .participations()
        .filter(|participation| participation.properties().has_floor && !participation.properties().presides)
        .filter(|participation| participation.role() != Some(&Role::Introducer));
    assert_eq!(with_floor.count(), 38);
    assert_eq!(agenda.participations().filter(|participation| participation.role().is_none()).count(), 5);

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
fn repeated_names_are_one_person_each() {
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
fn queries_return_the_facts_of_the_agenda() {
    let agenda = agenda();
    let thompson = agenda.person("laura-thompson").unwrap();
    assert_eq!(ids(thompson.sessions()), ["side-event-idiaspora", "session-6", "closing"]);
    let room = agenda.room("xviii").unwrap();
    assert_eq!(ids(room.sessions()), ["side-event-idiaspora"]);
    assert_eq!(room.venue().name().unwrap().get("fr"), Some("Palais des Nations"));

    let at: DayTime = "13:45".parse().unwrap();
    let now = agenda.day(1).unwrap().begin().plus_seconds(at.total_seconds().into());
    let in_progress = agenda
        .sessions()
        .into_iter()
        .filter(|session| session.start() <= Some(now) && Some(now) < session.end());
    assert_eq!(ids(in_progress), ["break-1", "side-event-idiaspora"]);

    let welcome = agenda.session("opening-welcome").unwrap();
    assert_eq!(welcome.parent(), agenda.session("opening"));
    assert_eq!(welcome.slot(), agenda.session("opening").unwrap().slot());
    assert_eq!(ids(agenda.day(1).unwrap().sessions()).len(), 9);
    let voices = agenda.session("voices").unwrap();
    assert_eq!(voices.presiding().next().unwrap().person(), agenda.person("azzouz-samri"));
}

#[test]
fn dates_can_be_added_and_removed_without_loss() {
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
