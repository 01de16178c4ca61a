//! Tests of the second example, a programme with exactly ten faults. Each fault can be fixed as the
//! help of its finding suggests.

use programme::draft::Participation;
use programme::status::ParticipationStatus;
use programme::{Code, Draft, Place, Profile, Report, Slot, Text};

use crate::reading::example;

const TEXT: &str = include_str!("../../examples/data/rivers-2026.json");

fn draft() -> Draft {
    Draft::read(&mut serde_json::Deserializer::from_str(TEXT)).unwrap()
}

fn review(draft: Draft) -> Report {
    draft.build().unwrap().review(&Profile::default())
}

/// Returns the codes and subjects of all findings, sorted.
fn codes_and_subjects(draft: Draft) -> Vec<(String, String)> {
    let report = review(draft);
    let mut findings: Vec<_> =
        report.iter().map(|finding| (finding.code().to_string(), finding.subject().to_string())).collect();
    findings.sort();
    findings
}

fn move_to(draft: &mut Draft, session: &str, day: i32, start: &str, end: &str) {
    draft.session_mut(session).unwrap().slot = Some(Slot::between(day, start, end).unwrap());
}

/// The code and subject of an expected finding, with a change that fixes the fault.
struct Fault {
    code: Code,
    subject: &'static str,
    fix: fn(&mut Draft),
}

const FAULTS: &[Fault] = &[
    // Two sessions use the same room.
    Fault {
        code: Code::RoomDoubleBooked,
        subject: "room \"studio\"",
        fix: |draft| move_to(draft, "sensors", 1, "14:45", "15:30"),
    },
    // One session uses the entire hall, and another uses one half of it.
    Fault {
        code: Code::RoomDoubleBooked,
        subject: "room \"hall-east\"",
        fix: |draft| draft.session_mut("tides").unwrap().place = Some(Place::room("studio")),
    },
    // The moderator of a panel also speaks in another session.
    Fault {
        code: Code::PersonDoubleBooked,
        subject: "person \"mireille-fontaine\"",
        fix: |draft| {
            let insurance = &mut draft.session_mut("insurance").unwrap().participations;
            *insurance = vec![Participation::person("leila-haddad").with_role(programme::Role::Speaker)];
        },
    },
    // A speaker has only ten minutes to get from one venue to the other.
    Fault {
        code: Code::UnreachableVenueChange,
        subject: "person \"tomas-rivera\"",
        fix: |draft| move_to(draft, "salt", 2, "14:00", "14:30"),
    },
    Fault {
        code: Code::PersonUnavailable,
        subject: "person \"anouk-visser\"",
        fix: |draft| {
            let person = draft.people.iter_mut().find(|person| person.id == "anouk-visser").unwrap();
            person.available[1] = Slot::between(2, "09:00", "15:00").unwrap();
        },
    },
    Fault {
        code: Code::PartOutsideSession,
        subject: "session \"forecast-model\"",
        fix: |draft| move_to(draft, "forecast-model", 1, "16:45", "17:30"),
    },
    Fault {
        code: Code::PresiderWithdrawn,
        subject: "session \"panel-2\"",
        fix: |draft| {
            let panel = draft.session_mut("panel-2").unwrap();
            panel.participations[0].status = ParticipationStatus::Confirmed;
        },
    },
    Fault {
        code: Code::PlenaryOverlapsSession,
        subject: "session \"clay\"",
        fix: |draft| move_to(draft, "clay", 2, "10:00", "10:30"),
    },
    Fault {
        code: Code::DuplicateSessionNumber,
        subject: "session \"panel-5\"",
        fix: |draft| {
            draft.session_mut("panel-6").unwrap().number = Some("6".parse().unwrap());
        },
    },
    Fault {
        code: Code::MissingTranslation,
        subject: "session \"bees\"",
        fix: |draft| {
            let both = [("en", "Bees on the town hall"), ("fr", "Des abeilles sur l’hôtel de ville")];
            draft.session_mut("bees").unwrap().title = Some(Text::new(both).unwrap());
        },
    },
];

/// Returns the expected findings if only the faults with the given indices remain.
fn expected(remains: impl Fn(usize) -> bool) -> Vec<(String, String)> {
    let faults = FAULTS.iter().enumerate().filter(|(index, _)| remains(*index));
    let mut expected: Vec<_> =
        faults.map(|(_, fault)| (fault.code.to_string(), fault.subject.to_owned())).collect();
    expected.sort();
    expected
}

#[test]
fn the_review_reports_exactly_ten_faults() {
    let draft = draft();
    assert!(draft.check().is_empty() && draft.unknown_fields.is_empty());
    assert_eq!(FAULTS.len(), 10);
    assert_eq!(codes_and_subjects(draft), expected(|_| true));
}

#[test]
fn fixing_one_fault_leaves_the_others() {
    for (index, fault) in FAULTS.iter().enumerate() {
        let mut draft = draft();
        (fault.fix)(&mut draft);
        assert_eq!(
            codes_and_subjects(draft),
            expected(|other| other != index),
            "{} {}",
            fault.code,
            fault.subject
        );
    }
}

#[test]
fn fixing_all_faults_leaves_no_findings() {
    let mut draft = draft();
    for fault in FAULTS {
        (fault.fix)(&mut draft);
    }
    let report = review(draft);
    assert!(report.is_empty(), "{report}");
}

#[test]
fn the_finding_in_the_readme_matches_the_output() {
    let readme = include_str!("../../README.md");
    let report = review(draft()).to_string();
    let printed =
        report.split("\n\n").find(|group| group.starts_with("error[person-double-booked]")).unwrap();
    assert!(readme.contains(&format!("```text\n{printed}\n```")), "{printed}");
}

#[test]
fn the_example_is_in_normal_form() {
    let draft = draft();
    assert_eq!(draft.clone().build().unwrap().to_draft(), draft);
    let written = serde_json::to_value(&draft).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(TEXT).unwrap());
}

#[test]
fn the_example_prints_findings_as_sentences() {
    let output = example("who_is_double_booked", &[]);
    assert!(output.status.success());
    let stdout = String::from_utf8(output.stdout).unwrap();
    let begin = "Rivers and Cities 2026: 29 sessions, 28 people.\n\nWho is double-booked?\n  error: Mireille Fontaine must be in ";
    assert!(stdout.starts_with(begin), "{stdout}");
    for sentence in [
        "  error: “Maps that move” and “A thousand cheap sensors” are both in “Studio” at the same time (Monday 11 May, 14:30–14:45).\n",
        "  warning: Nobody presides over “One river, three countries” (Monday 11 May, 11:00–12:30), because Sofia Lindgren will not be there (\"status\": \"withdrawn\").\n",
        "  advice: The title of “Bees on the town hall” is missing in the language \"fr\".\n    Add the text in \"fr\", for example { \"en\": \"…\", \"fr\": \"…\" }, or remove \"fr\" from the \"languages\" of the programme.\n",
    ] {
        assert!(stdout.contains(sentence), "{sentence}\n{stdout}");
    }
    assert!(stdout.ends_with("\n10 findings in total.\n"));
}
