//! iCalendar: real calendars and dirt read, programmes written, and both back again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use programme::interchange::{Import, ImportOptions, Limits, icalendar};
use programme::{Code, Draft, FindingCode, Profile, Programme, Slot, Subject};

fn read(source: &str) -> Import {
    icalendar::read(source, &ImportOptions::default()).unwrap()
}

/// The calendars at hand, by their names.
fn corpora() -> Vec<(String, String)> {
    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA") else {
        println!("skipped: PROGRAMME_CORPORA names no folder of real programmes");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(PathBuf::from(folder).join("ics")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// The lines of a source, unfolded by the simplest means.
fn lines(source: &str) -> Vec<String> {
    let source = source.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    source.lines().map(str::to_owned).collect()
}

fn values<'l>(lines: &'l [String], name: &str) -> Vec<&'l str> {
    let of = |line: &&'l String| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', ';']));
    lines.iter().filter(of).map(|line| line.rsplit_once(':').unwrap().1).collect()
}

#[test]
fn real_calendars_are_read_whole() {
    for (name, source) in corpora() {
        let Import { draft, findings, .. } = read(&source);
        assert!(draft.check().iter().all(|finding| finding.severity() != programme::Severity::Error), "{name}");
        let lines = lines(&source);
        let events = lines.iter().filter(|line| *line == "BEGIN:VEVENT").count();
        assert_eq!(draft.sessions.len(), events, "{name}");
        let rooms: BTreeSet<_> = values(&lines, "LOCATION").into_iter().map(str::trim).filter(|room| !room.is_empty()).collect();
        let found: usize = draft.venues.iter().map(|venue| venue.rooms.len()).sum();
        assert_eq!(found, rooms.len(), "{name}");
        let dates: BTreeSet<_> = values(&lines, "DTSTART").into_iter().map(|start| &start[..8]).collect();
        assert_eq!(draft.days.len(), dates.len(), "{name}");
        assert!(draft.sessions.iter().all(|session| session.slot.is_some() && session.title.is_some()));
        let programme = draft.build().unwrap();
        let report = programme.review(&Profile::default());
        println!(
            "{name}: {events} events, {} rooms, {} days, zone {:?}, {} findings of reading, {} of the review",
            rooms.len(),
            dates.len(),
            programme.data().time_zone,
            findings.len(),
            report.len()
        );
        for finding in &findings { println!("{finding}"); }
    }
}
