//! Tests of sequence numbers, modification times and earlier times in exports.

use programme::draft::{Day, Participation, Person, Room, Session, Venue};
use programme::interchange::icalendar::{CalendarOptions, write};
use programme::interchange::{ImportOptions, icalendar};
use programme::status::SessionStatus;
use programme::{Draft, LanguageTag, Place, Slot};

const FIRST: &str = "2026-02-01T09:00:00Z";
const SECOND: &str = "2026-02-08T09:00:00Z";
const THIRD: &str = "2026-02-15T09:00:00Z";

fn draft() -> Draft {
    Draft::new("demo", "Demo")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_time_zone("Europe/Zurich".parse::<programme::time::TimeZone>().unwrap())
        .with_day(Day::on(1, "2026-03-02").unwrap())
        .with_venue(Venue::new("hq").with_room(Room::new("a", "Hall A")).with_room(Room::new("b", "Hall B")))
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_session(
            Session::new("rivers")
                .with_title("Rivers, lakes; and more")
                .with_slot(Slot::between(1, "09:00", "10:00").unwrap())
                .with_place(Place::room("a"))
                .with_participation(Participation::person("ada")),
        )
        .with_session(
            Session::new("seas").with_title("Seas").with_slot(Slot::between(1, "11:00", "12:00").unwrap()),
        )
}

fn calendar(draft: &Draft, stamp: &str, previous: Option<&str>) -> String {
    let options = CalendarOptions::new(stamp.parse().unwrap());
    let options = match previous {
        Some(previous) => options.with_previous(previous),
        None => options,
    };
    write(&draft.clone().build().unwrap(), &options).unwrap().text
}

/// Returns the sequence number and the modification time of each event.
fn revisions(calendar: &str) -> Vec<(String, String)> {
    let unfolded = calendar.replace("\r\n ", "");
    let mut found = Vec::new();
    for line in unfolded.lines() {
        match line.split_once(':') {
            Some(("SEQUENCE", value)) => found.push((value.to_owned(), String::new())),
            Some(("LAST-MODIFIED", value)) => value.clone_into(&mut found.last_mut().unwrap().1),
            _ => {}
        }
    }
    found
}

fn expected(values: [(&str, &str); 2]) -> Vec<(String, String)> {
    values.map(|(sequence, modified)| (sequence.to_owned(), modified.to_owned())).into()
}

fn edited(edit: impl FnOnce(&mut Session)) -> Draft {
    let mut draft = draft();
    edit(draft.session_mut("rivers").unwrap());
    draft
}

#[test]
fn events_without_changes_keep_their_revision() {
    let first = calendar(&draft(), FIRST, None);
    assert_eq!(revisions(&first), expected([("0", ""), ("0", "")]));
    let second = calendar(&draft(), SECOND, Some(&first));
    assert_eq!(revisions(&second), expected([("0", "20260201T090000Z"), ("0", "20260201T090000Z")]));
    let third = calendar(&draft(), THIRD, Some(&second));
    assert_eq!(revisions(&third), revisions(&second));
}

#[test]
fn times_places_and_statuses_increase_the_sequence_number() {
    let first = calendar(&draft(), FIRST, None);
    let significant: [fn(&mut Session); 3] = [
        |one| one.slot = Some(Slot::between(1, "09:00", "10:30").unwrap()),
        |one| one.place = Some(Place::room("b")),
        |one| one.status = SessionStatus::Cancelled,
    ];
    for edit in significant {
        let second = calendar(&edited(edit), SECOND, Some(&first));
        assert_eq!(revisions(&second), expected([("1", "20260208T090000Z"), ("0", "20260201T090000Z")]));
        // The change is counted once.
        let third = calendar(&edited(edit), THIRD, Some(&second));
        assert_eq!(revisions(&third), revisions(&second));
        // Undoing it is another change.
        let fourth = calendar(&draft(), THIRD, Some(&second));
        assert_eq!(revisions(&fourth)[0], ("2".into(), "20260215T090000Z".into()));
    }
}

#[test]
fn other_changes_only_change_the_modification_time() {
    let first = calendar(&draft(), FIRST, None);
    let minor: [fn(&mut Session); 3] = [
        |one| one.title = Some("Lakes".into()),
        |one| one.participations.clear(),
        |one| one.description = vec!["About rivers".into()],
    ];
    for edit in minor {
        let second = calendar(&edited(edit), SECOND, Some(&first));
        assert_eq!(revisions(&second), expected([("0", "20260208T090000Z"), ("0", "20260201T090000Z")]));
    }
}

#[test]
fn new_events_begin_with_the_number_of_the_revision() {
    let mut before = draft().with_revision("Rev.3");
    before.sessions.truncate(1);
    let first = calendar(&before, FIRST, None);
    let second = calendar(&draft().with_revision("Rev.4"), SECOND, Some(&first));
    assert_eq!(revisions(&second), expected([("3", "20260201T090000Z"), ("4", "20260208T090000Z")]));
}

#[test]
fn a_calendar_that_was_read_can_be_the_previous_one() {
    let first = calendar(&draft(), FIRST, None);
    let second = calendar(&edited(|one| one.place = Some(Place::room("b"))), SECOND, Some(&first));
    let read = icalendar::read(&second, &ImportOptions::default()).unwrap().draft;
    let third = calendar(&read, THIRD, Some(&second));
    assert_eq!(revisions(&third)[0].0, "1");
    assert_eq!(third.matches("LAST-MODIFIED").count(), 2);
}

#[test]
fn damaged_previous_calendars_are_no_obstacle() {
    for previous in [
        "",
        "BEGIN:VEVENT",
        "BEGIN:VEVENT\nEND:VEVENT\nUID:x",
        "END:VEVENT\nBEGIN:VEVENT\nBEGIN:X\nUID:rivers",
    ] {
        let second = calendar(&draft(), SECOND, Some(previous));
        assert_eq!(revisions(&second), expected([("0", "20260208T090000Z"), ("0", "20260208T090000Z")]));
    }
    let most = calendar(&draft(), FIRST, None).replace("SEQUENCE:0", "SEQUENCE:2147483647");
    let moved = edited(|one| one.place = Some(Place::room("b")));
    assert_eq!(revisions(&calendar(&moved, SECOND, Some(&most)))[0].0, "2147483647");
}

#[test]
fn sessions_that_moved_remember_their_earlier_time() {
    let before = draft().build().unwrap();
    let after = edited(|one| one.slot = Some(Slot::between(1, "14:00", "15:00").unwrap())).build().unwrap();
    let announced = before.changes(&after).with_previous_slots(&after);
    assert_eq!(announced.session("rivers").unwrap().previous_slot, before.data().sessions[0].slot);
    assert_eq!(announced.session("seas").unwrap().previous_slot, None);
    assert_eq!(before.changes(&before).with_previous_slots(&before), before.to_draft());

    #[cfg(feature = "schema-org")]
    {
        use programme::interchange::schema_org::{JsonLdOptions, write};

        let text = write(&announced.build().unwrap(), &JsonLdOptions::default()).unwrap().text;
        assert!(
            text.contains("EventRescheduled") && text.contains("\"previousStartDate\": \"2026-03-02T09:00"),
            "{text}"
        );
    }
}
