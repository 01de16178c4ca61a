//! The second example: a programme with ten faults, each found, nothing else found, and each mended by what the help says.

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

/// Codes and subjects, sorted.
fn found(draft: Draft) -> Vec<(String, String)> {
    let report = review(draft);
    let mut found: Vec<_> =
        report.iter().map(|one| (one.code().to_string(), one.subject().to_string())).collect();
    found.sort();
    found
}

fn move_to(draft: &mut Draft, session: &str, day: i32, start: &str, end: &str) {
    draft.session_mut(session).unwrap().slot = Some(Slot::between(day, start, end).unwrap());
}

/// A fault, what it is found as, and how it is mended.
struct Fault {
    code: Code,
    subject: &'static str,
    mend: fn(&mut Draft),
}

const FAULTS: &[Fault] = &[
    // One room, twice.
    Fault {
        code: Code::RoomDoubleBooked,
        subject: "room \"studio\"",
        mend: |draft| move_to(draft, "sensors", 1, "14:45", "15:30"),
    },
    // A hall, and the half of it.
    Fault {
        code: Code::RoomDoubleBooked,
        subject: "room \"hall-east\"",
        mend: |draft| draft.session_mut("tides").unwrap().place = Some(Place::room("studio")),
    },
    // Somebody conducts a panel and speaks elsewhere.
    Fault {
        code: Code::PersonDoubleBooked,
        subject: "person \"mireille-fontaine\"",
        mend: |draft| {
            let insurance = &mut draft.session_mut("insurance").unwrap().participations;
            *insurance = vec![Participation::person("leila-haddad").with_role(programme::Role::Speaker)];
        },
    },
    // Ten minutes from one venue to the other.
    Fault {
        code: Code::UnreachableVenueChange,
        subject: "person \"tomas-rivera\"",
        mend: |draft| move_to(draft, "salt", 2, "14:00", "14:30"),
    },
    Fault {
        code: Code::PersonUnavailable,
        subject: "person \"anouk-visser\"",
        mend: |draft| {
            let person = draft.people.iter_mut().find(|person| person.id == "anouk-visser").unwrap();
            person.available[1] = Slot::between(2, "09:00", "15:00").unwrap();
        },
    },
    Fault {
        code: Code::PartOutsideSession,
        subject: "session \"forecast-model\"",
        mend: |draft| move_to(draft, "forecast-model", 1, "16:45", "17:30"),
    },
    Fault {
        code: Code::PresiderWithdrawn,
        subject: "session \"panel-2\"",
        mend: |draft| {
            let panel = draft.session_mut("panel-2").unwrap();
            panel.participations[0].status = ParticipationStatus::Confirmed;
        },
    },
    Fault {
        code: Code::PlenaryOverlapsSession,
        subject: "session \"clay\"",
        mend: |draft| move_to(draft, "clay", 2, "10:00", "10:30"),
    },
    Fault {
        code: Code::DuplicateSessionNumber,
        subject: "session \"panel-5\"",
        mend: |draft| {
            draft.session_mut("panel-6").unwrap().number = Some("6".parse().unwrap());
        },
    },
    Fault {
        code: Code::MissingTranslation,
        subject: "session \"bees\"",
        mend: |draft| {
            let both = [("en", "Bees on the town hall"), ("fr", "Des abeilles sur l’hôtel de ville")];
            draft.session_mut("bees").unwrap().title = Some(Text::new(both).unwrap());
        },
    },
];

/// What is left to find when some of the faults are mended.
fn expected(left: impl Fn(usize) -> bool) -> Vec<(String, String)> {
    let left = FAULTS.iter().enumerate().filter(|(at, _)| left(*at));
    let mut left: Vec<_> =
        left.map(|(_, fault)| (fault.code.to_string(), fault.subject.to_owned())).collect();
    left.sort();
    left
}

#[test]
fn ten_faults_are_found_and_nothing_else() {
    let draft = draft();
    assert!(draft.check().is_empty() && draft.unknown_fields.is_empty());
    assert_eq!(FAULTS.len(), 10);
    assert_eq!(found(draft), expected(|_| true));
}

#[test]
fn each_is_gone_when_it_is_mended_and_the_others_are_not() {
    for (at, fault) in FAULTS.iter().enumerate() {
        let mut draft = draft();
        (fault.mend)(&mut draft);
        assert_eq!(found(draft), expected(|other| other != at), "{} {}", fault.code, fault.subject);
    }
}

#[test]
fn nothing_is_found_when_all_are_mended() {
    let mut draft = draft();
    for fault in FAULTS {
        (fault.mend)(&mut draft);
    }
    let report = review(draft);
    assert!(report.is_empty(), "{report}");
}

/// README.md shows how a finding prints.
#[test]
fn the_finding_in_the_readme_is_as_it_is_printed() {
    let readme = include_str!("../../README.md");
    let report = review(draft()).to_string();
    let printed =
        report.split("\n\n").find(|group| group.starts_with("error[person-double-booked]")).unwrap();
    assert!(readme.contains(&format!("```text\n{printed}\n```")), "{printed}");
}

#[test]
fn its_file_is_in_normal_form() {
    let draft = draft();
    assert_eq!(draft.clone().build().unwrap().to_draft(), draft);
    let written = serde_json::to_value(&draft).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(TEXT).unwrap());
}

#[test]
fn the_example_tells_it_in_sentences() {
    let output = example("who_is_double_booked", &[]);
    assert!(output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    let begin = "Rivers and Cities 2026: 29 sessions, 28 people.\n\nWho is double-booked?\n  error: Mireille Fontaine must be in ";
    assert!(told.starts_with(begin), "{told}");
    for sentence in [
        "  error: “Maps that move” and “A thousand cheap sensors” are both in “Studio” at the same time, Monday 11 May, 14:30–14:45.\n",
        "  warning: Nobody presides over “One river, three countries” (Monday 11 May, 11:00–12:30): Sofia Lindgren will not be there.\n",
        "  advice: The title of “Bees on the town hall” is missing in the language \"fr\".\n    Add the text in the language \"fr\".\n",
    ] {
        assert!(told.contains(sentence), "{sentence}\n{told}");
    }
    assert!(told.ends_with("\n10 findings in total.\n"));
}
