//! Real schedules are read: everything in them is in the draft, and what had to be done for that is said.

use std::collections::BTreeSet;
use std::time::Instant;

use programme::{Code, Draft, FindingCode, Profile};

use crate::schedule_source::{source, sources};

fn rooms(draft: &Draft) -> BTreeSet<String> {
    draft.venues.iter().flat_map(|venue| &venue.rooms).map(|room| room.name.first().to_owned()).collect()
}

#[test]
fn every_schedule_reads_builds_and_is_reviewed_with_everything_in_it() {
    println!("{:44} {:>5} {:>6} {:>5} {:>4} {:>5} {:>8} {:>6} {:>6}", "", "items", "people", "rooms", "days", "found", "reviewed", "read", "rest");
    for source in sources() {
        let counted = source.counted();
        let start = Instant::now();
        let import = source.read();
        let read = start.elapsed();
        let start = Instant::now();
        let errors: Vec<_> = import.draft.check().iter().filter(|f| f.severity() == programme::Severity::Error).map(|f| format!("{f}")).collect();
        assert!(errors.is_empty(), "{}: {:#?}", source.name, errors.first());
        let mut found = std::collections::BTreeMap::new();
        for finding in &import.findings {
            *found.entry(finding.code().as_str().to_owned()).or_insert(0) += 1;
            assert!(finding.origin().is_some(), "{finding}");
        }
        let mentions: usize = import.draft.sessions.iter().map(|session| session.participations.len()).sum();
        assert_eq!(import.draft.sessions.len(), counted.sessions, "{}", source.name);
        assert_eq!(import.draft.days.len(), counted.days, "{}", source.name);
        assert_eq!(rooms(&import.draft), counted.rooms, "{}", source.name);
        assert_eq!(import.draft.people.len(), counted.people.len(), "{}", source.name);
        assert_eq!(mentions, counted.mentions, "{}", source.name);
        let unplaced: Vec<_> = import.draft.sessions.iter().filter(|session| session.slot.is_none()).map(|session| session.id.to_string()).collect();
        let total = import.findings.len();
        let programme = import.draft.build().unwrap();
        let review = programme.review(&Profile::default());
        println!(
            "{:44} {:>5} {:>6} {:>5} {:>4} {:>5} {:>8} {:>6} {:>6} {found:?} {}",
            source.name,
            counted.sessions,
            counted.people.len(),
            counted.rooms.len(),
            counted.days,
            total,
            review.len(),
            format!("{}ms", read.as_millis()),
            format!("{}ms", start.elapsed().as_millis()),
            if unplaced.is_empty() { String::new() } else { format!("without a slot: {unplaced:?}") },
        );
    }
}

#[test]
fn ids_that_name_several_people_are_told() {
    let Some(source) = source("36c3-everything.xml") else { return };
    let import = source.read();
    let mut names = std::collections::BTreeMap::<String, BTreeSet<String>>::new();
    for (id, name) in source.counted().people {
        names.entry(id).or_default().insert(name);
    }
    let several = names.values().filter(|names| names.len() > 1).count();
    let told = import.findings.iter().filter(|f| *f.code() == FindingCode::from(Code::PersonDivided)).count();
    assert_eq!(told, several);
    println!("{several}");
}
