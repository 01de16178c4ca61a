//! Pairing of rows that have different ids in both versions.

use programme::draft::{Day, ExternalIds, Participation, Person, Post, Room, Session, Venue};
use programme::report::Subject;
use programme::versions::{PairedBy, RowChange};
use programme::{Draft, LanguageTag, Place, Programme, Slot};

fn draft() -> Draft {
    Draft::new("demo", "Demo")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_day(Day::on(1, "2026-03-02").unwrap())
        .with_day(Day::on(2, "2026-03-03").unwrap())
        .with_venue(Venue::new("hq").with_name("HQ").with_room(Room::new("a", "Room A")))
        .with_person(Person::new("ada", "Ada Okoye").with_post(Post::new().with_organisation_name("Delta")))
        .with_person(Person::new("bo", "Bo Lind"))
}

fn session(id: &str, title: &str, slot: &str) -> Session {
    let (start, end) = slot.split_once('-').unwrap();
    Session::new(id).with_title(title).with_slot(Slot::between(1, start, end).unwrap())
}

fn guid(guid: &str) -> ExternalIds {
    let mut ids = ExternalIds::default();
    ids.insert("guid", guid).unwrap();
    ids
}

/// Returns the renames as text, and the number of other changes.
fn paired(before: Draft, after: Draft) -> (Vec<String>, usize) {
    let (before, after) = (before.build().unwrap(), after.build().unwrap());
    let changes = before.changes(&after);
    assert_eq!(changes.apply(&before).unwrap().to_draft(), after.to_draft());
    let word =
        |rename: &programme::versions::Rename| format!("{} → {}: {}", rename.from, rename.to, rename.by);
    (changes.renames.iter().map(word).collect(), changes.rows.len() + changes.orders.len())
}

#[test]
fn a_new_id_is_no_change_of_the_references_to_it() {
    let before = draft().with_session(
        session("s", "Talk", "09:00-10:00")
            .with_participation(Participation::person("ada"))
            .with_place(Place::room("a")),
    );
    let mut after = before.clone();
    after.rename_person("ada", "okoye").unwrap();
    after.rename_room("a", "room-a").unwrap();
    after.rename_venue("hq", "headquarters").unwrap();
    after.rename_session("s", "talk").unwrap();
    after.rename_day(1, 3).unwrap();
    let (renames, others) = paired(before, after);
    assert_eq!(
        renames,
        [
            "day 1 → day 3: date",
            "venue \"hq\" → venue \"headquarters\": name",
            "room \"a\" → room \"room-a\": name",
            "person \"ada\" → person \"okoye\": name",
            "session \"s\" → session \"talk\": title and people",
        ]
    );
    assert_eq!(others, 0);
}

#[test]
fn people_with_the_same_name_and_other_organisations_are_different_people() {
    let before = draft();
    let mut after = before.clone();
    after.rename_person("ada", "okoye").unwrap();
    after.people[0].posts = vec![Post::new().with_organisation_name("Gamma")];
    assert_eq!(paired(before, after), (vec![], 2));
}

#[test]
fn sessions_are_never_paired_by_title_alone() {
    let before = draft().with_session(session("a", "Lunch", "12:00-13:00"));
    let after = draft().with_session(session("b", "Lunch", "18:00-19:00"));
    assert_eq!(paired(before, after), (vec![], 2));
}

#[test]
fn sessions_are_paired_by_title_and_slot_people_and_slot_or_title_and_parent() {
    let before = draft()
        .with_session(session("a", "Lunch", "12:00-13:00"))
        .with_session(
            session("b", "Old title", "14:00-15:00").with_participation(Participation::person("bo")),
        )
        .with_session(Session::new("c").with_title("Discussion").with_part_of("a"));
    let after = draft()
        .with_session(session("x", "LUNCH", "12:00-13:30"))
        .with_session(
            session("y", "New title", "14:00-15:00").with_participation(Participation::person("bo")),
        )
        .with_session(Session::new("z").with_title("Discussion").with_part_of("x"));
    let (renames, others) = paired(before, after);
    assert_eq!(
        renames,
        [
            "session \"a\" → session \"x\": title and slot",
            "session \"b\" → session \"y\": people and slot",
            "session \"c\" → session \"z\": title and parent session",
        ]
    );
    assert_eq!(others, 2);
}

#[test]
fn occurrences_of_a_repeated_session_are_paired_by_slot_and_then_in_order() {
    let workshop = |id: &str, slot: &str| session(id, "Workshop", slot).with_external_ids(guid("one"));
    let before = draft()
        .with_session(workshop("a", "09:00-10:00"))
        .with_session(workshop("b", "11:00-12:00"))
        .with_session(workshop("c", "15:00-16:00"));
    let after = draft()
        .with_session(workshop("z", "16:00-17:00"))
        .with_session(workshop("y", "11:00-12:00"))
        .with_session(workshop("x", "09:30-10:30"));
    let (renames, others) = paired(before.clone(), after);
    assert_eq!(
        renames,
        [
            "session \"b\" → session \"y\": external identifier",
            "session \"a\" → session \"x\": external identifier",
            "session \"c\" → session \"z\": external identifier",
        ]
    );
    assert_eq!(others, 4, "two slots and two positions");

    // With another number of occurrences, only equal slots are evidence.
    let after = draft().with_session(workshop("y", "11:00-12:00")).with_session(workshop("x", "09:30-10:30"));
    let (renames, others) = paired(before, after);
    assert_eq!(renames, ["session \"b\" → session \"y\": external identifier"]);
    assert_eq!(others, 3);
}

#[test]
fn an_ambiguous_identity_pairs_nothing() {
    let people = |id: &str| Person::new(id, "Ann Doe");
    let before = draft().with_person(people("x")).with_person(people("y"));
    let after = draft().with_person(people("z"));
    assert_eq!(paired(before, after), (vec![], 3));
}

#[test]
fn another_programme_is_reported() {
    let before = draft().build().unwrap();
    let mut other = draft();
    other.id = "other".into();
    let other: Programme = other.build().unwrap();
    let changes = before.changes(&other);
    assert_eq!((changes.len(), changes.is_same_programme(), changes.is_empty()), (0, false, false));
    assert_eq!(changes.apply(&before).unwrap().to_draft(), other.to_draft());
    assert!(changes.apply(&other).is_err());
}

#[test]
fn an_id_in_both_versions_is_the_same_row() {
    let before = draft().with_session(session("a", "Talk", "09:00-10:00"));
    let after = draft().with_session(session("a", "Other", "11:00-12:00")).with_session(session(
        "b",
        "Talk",
        "09:00-10:00",
    ));
    let (before, after) = (before.build().unwrap(), after.build().unwrap());
    let changes = before.changes(&after);
    assert!(changes.renames.is_empty());
    assert!(
        matches!(&changes.rows[0], RowChange::Changed { subject: Subject::Session(id), .. } if *id == "a")
    );
    assert_ne!(PairedBy::Name.to_string(), PairedBy::Date.to_string());
}

#[test]
fn a_pair_with_the_same_id_is_not_a_rename() {
    let with = |orcid: &str| {
        let mut ids = ExternalIds::default();
        ids.insert("orcid", orcid).unwrap();
        let mut draft = draft();
        draft.people[0].external_ids = ids;
        draft
    };
    let (before, after) = (with("0000-0002-1825-0097"), with("0000-0001-5109-3700"));
    assert_eq!(paired(before, after), (Vec::new(), 1));
}

#[test]
fn a_contradicting_identifier_alone_does_not_separate_an_id() {
    use programme::draft::{AgendaItem, Organisation, Track};
    let with = |is_later: bool| {
        let name = |early: &'static str, later: &'static str| if is_later { later } else { early };
        let ids = || guid(if is_later { "two" } else { "one" });
        let draft = Draft::new("demo", "Demo")
            .with_language("en".parse::<LanguageTag>().unwrap())
            .with_day(Day::on(1, "2026-03-02").unwrap());
        [
            draft
                .clone()
                .with_venue(Venue::new("hq").with_name(name("HQ", "Annex")).with_external_ids(ids())),
            draft.clone().with_venue(
                Venue::new("hq").with_room(Room::new("a", name("Aula", "Loft")).with_external_ids(ids())),
            ),
            draft.clone().with_track(Track::new("t", name("Water", "Land")).with_external_ids(ids())),
            draft
                .clone()
                .with_organisation(Organisation::new("o", name("Delta", "Gamma")).with_external_ids(ids())),
            draft.clone().with_agenda_item(
                AgendaItem::new("i").with_title(name("Budget", "Elections")).with_external_ids(ids()),
            ),
            draft
                .clone()
                .with_person(Person::new("p", name("Ada Okoye", "Carl Moss")).with_external_ids(ids())),
            draft.with_session(
                session("s", name("Rivers", "Lakes"), name("09:00-10:00", "14:00-15:00"))
                    .with_external_ids(ids()),
            ),
        ]
    };
    for (before, after) in with(false).into_iter().zip(with(true)) {
        assert_eq!(paired(before.clone(), after), (vec![], 1), "{before:?}");
    }
}

#[test]
fn rooms_that_exchanged_their_ids_are_paired_by_identifier() {
    let rooms = |first: &str, second: &str| {
        let room =
            |id: &str, guid: &str| Room::new(id, id.to_uppercase()).with_external_ids(self::guid(guid));
        let venue = Venue::new("hq").with_room(room("a", first)).with_room(room("b", second));
        Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>().unwrap()).with_venue(venue)
    };
    let (renames, _) = paired(rooms("one", "two"), rooms("two", "one"));
    assert_eq!(
        renames,
        ["room \"a\" → room \"b\": external identifier", "room \"b\" → room \"a\": external identifier"]
    );
}
