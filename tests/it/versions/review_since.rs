//! Tests of the rules that compare two versions.

use programme::draft::{Participation, Person, Session};
use programme::report::Subject;
use programme::review::{Level, Waiver};
use programme::status::{DocumentStatus, ParticipationStatus, SessionStatus};
use programme::{Code, Draft, LanguageTag, Profile, Programme, Severity};

fn draft() -> Draft {
    let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>().unwrap());
    draft
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_person(Person::new("bo", "Bo Li"))
        .with_session(
            Session::new("rivers").with_title("Rivers").with_participation(Participation::person("ada")),
        )
        .with_session(Session::new("seas").with_title("Seas").with_participation(Participation::person("bo")))
        .with_session(Session::new("part").with_title("A part").with_part_of("seas"))
}

fn codes(before: &Programme, after: &Programme) -> Vec<(Code, Subject)> {
    let report = after.review_since(before, &Profile::default());
    report.iter().map(|one| (one.code().built_in().unwrap(), one.subject().clone())).collect()
}

fn after(edit: impl FnOnce(&mut Draft)) -> Vec<(Code, Subject)> {
    let mut draft = draft();
    edit(&mut draft);
    codes(&self::draft().build().unwrap(), &draft.build().unwrap())
}

fn session(id: &str) -> Subject {
    Subject::Session(id.into())
}

#[test]
fn a_version_is_not_compared_with_itself() {
    assert_eq!(after(|_| ()), []);
}

#[test]
fn parts_of_a_missing_session_are_not_reported_again() {
    let found = after(|draft| {
        draft.sessions.truncate(1);
    });
    assert_eq!(found, [(Code::VanishedSession, session("seas"))]);
    assert_eq!(after(|draft| _ = draft.sessions.pop()), [(Code::VanishedSession, session("part"))]);
}

#[test]
fn statuses_that_return_to_an_earlier_stage_are_reported() {
    let of = |ours: SessionStatus, theirs: SessionStatus| {
        let version = |status| {
            let mut draft = draft();
            draft.sessions[0].status = status;
            draft.build().unwrap()
        };
        codes(&version(ours), &version(theirs)).len()
    };
    for decided in [SessionStatus::Confirmed, SessionStatus::Postponed, SessionStatus::Cancelled] {
        assert_eq!(of(decided, SessionStatus::Proposed), 1);
        assert_eq!(of(decided, SessionStatus::Accepted), 1);
        assert_eq!(of(decided, SessionStatus::Tentative), 0);
        assert_eq!(of(SessionStatus::Proposed, decided), 0);
    }
    let of = |ours: ParticipationStatus, theirs: ParticipationStatus| {
        let version = |status| {
            let mut draft = draft();
            draft.sessions[0].participations[0].status = status;
            draft.build().unwrap()
        };
        codes(&version(ours), &version(theirs)).len()
    };
    assert_eq!(of(ParticipationStatus::Declined, ParticipationStatus::Invited), 1);
    assert_eq!(of(ParticipationStatus::NoShow, ParticipationStatus::Confirmed), 1);
    assert_eq!(of(ParticipationStatus::Declined, ParticipationStatus::Confirmed), 0);
    assert_eq!(of(ParticipationStatus::Invited, ParticipationStatus::Confirmed), 0);
    let of = |ours: DocumentStatus, theirs: DocumentStatus| {
        let version = |status| draft().with_document_status(status).build().unwrap();
        codes(&version(ours), &version(theirs))
    };
    let found = of(DocumentStatus::Final, DocumentStatus::Draft);
    assert_eq!(found, [(Code::InvalidStatusTransition, Subject::Programme)]);
    assert_eq!(of(DocumentStatus::Final, DocumentStatus::Superseded), []);
}

#[test]
fn a_speaker_who_declined_did_not_disappear() {
    assert_eq!(after(|draft| draft.sessions[0].participations.clear()).len(), 1);
    let found = after(|draft| {
        draft.sessions[0].participations[0].status = ParticipationStatus::Withdrawn;
    });
    assert_eq!(found, []);
    // The same name under another id is the same person.
    let found = after(|draft| {
        draft.people[0].id = "ada-2".into();
        draft.sessions[0].participations[0].person = Some("ada-2".into());
    });
    assert_eq!(found, []);
}

#[test]
fn profiles_set_the_severity_and_waive_findings() {
    let before = draft().build().unwrap();
    let mut draft = draft();
    draft.sessions.remove(0);
    let after = draft.build().unwrap();
    let run = |profile: &Profile| {
        let report = after.review_since(&before, profile);
        report.iter().map(|one| (one.code().built_in().unwrap(), one.severity())).collect::<Vec<_>>()
    };
    let level = |level| Profile::default().with_level(Code::VanishedSession, level).unwrap();
    assert_eq!(run(&level(Level::Off)), []);
    assert_eq!(run(&level(Level::Error)), [(Code::VanishedSession, Severity::Error)]);

    let waiver = Waiver::new(Code::VanishedSession, session("rivers"), "it was a test entry");
    let profile = Profile::default().with_waiver(waiver);
    assert_eq!(run(&profile), []);
    // The waiver belongs to the other review, and is not stale there.
    let stale =
        |report: programme::Report| report.iter().filter(|one| *one.code() == Code::StaleWaiver).count();
    assert_eq!(stale(after.review(&profile)), 0);
    assert_eq!(stale(before.review_since(&before, &profile)), 1);
    let other = Waiver::new(Code::MissingTime, session("seas"), "known");
    assert_eq!(stale(after.review_since(&before, &Profile::default().with_waiver(other))), 0);
}

#[cfg(feature = "schedule")]
#[test]
fn findings_in_real_revisions_are_counted() {
    use std::collections::BTreeMap;

    use programme::interchange::{ImportOptions, schedule::read_xml};

    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA") else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return;
    };
    let folder = std::path::Path::new(&folder);
    let mut files: Vec<_> =
        std::fs::read_dir(folder.join("revisions")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "xml"));
    files.sort();
    files.push(folder.join("frab/36c3-everything.xml"));
    let read = |file: &std::path::PathBuf| {
        let source = std::fs::read_to_string(file).unwrap();
        read_xml(&source, &ImportOptions::default()).unwrap().draft.build().unwrap()
    };
    let versions: Vec<Programme> = files.iter().map(read).collect();
    for pair in versions.windows(2) {
        let report = pair[1].review_since(&pair[0], &Profile::default());
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for finding in &report {
            *counts.entry(finding.code().to_string()).or_default() += 1;
        }
        println!("{counts:?}");
        for finding in &report {
            println!("  {}: {}", finding.code(), finding.message());
        }
        // A session with a guid is only missing if its guid is missing.
        let guids = |programme: &Programme| -> BTreeMap<String, String> {
            let rows = programme.data().sessions.iter();
            rows.filter_map(|row| Some((row.id.to_string(), row.external_ids.get("guid")?.to_owned())))
                .collect()
        };
        let (ours, theirs) = (guids(&pair[0]), guids(&pair[1]));
        for finding in report.iter().filter(|finding| *finding.code() == Code::VanishedSession) {
            let Subject::Session(id) = finding.subject() else { panic!() };
            let guid = ours.get(id.as_str());
            assert!(guid.is_none_or(|guid| !theirs.values().any(|other| other == guid)), "{id}");
        }
    }
}

#[test]
fn a_speaker_with_another_spelling_in_another_session_did_not_disappear() {
    let move_to = |name: &str| {
        after(|draft| {
            draft.people[0].name = name.into();
            let ada = draft.sessions[0].participations.remove(0);
            draft.sessions[1].participations.push(ada);
        })
    };
    assert_eq!(move_to("Ada M. Okoye"), []);
    // The id now belongs to somebody else.
    let found = move_to("Carl Moss");
    assert!(found.contains(&(Code::VanishedSpeaker, Subject::Person("ada".into()))), "{found:?}");
}
