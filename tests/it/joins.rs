//! Tests of joining several programmes into one.

use std::collections::BTreeMap;

use programme::draft::{
    Day, Draft, KindDeclaration, Note, Organisation, Participation, Person, Post, Room, Session, Venue,
};
use programme::kind::KindProperties;
use programme::report::Subject;
use programme::text::Block;
use programme::time::TimeZone;
use programme::versions::join::{Collision, Join, JoinError, Joined, MatchedBy, UndatedDays};
use programme::{Kind, LanguageTag, Place, Programme, Role, Slot};
use proptest::prelude::*;

use crate::strategy::valid_draft;

fn join(first: &Programme, others: &[(&str, &Programme)]) -> Joined {
    let add = |join: Join, (prefix, other): &(&str, &Programme)| {
        if prefix.is_empty() { join.with(other) } else { join.with_prefixed(*prefix, other) }
    };
    let join = others.iter().fold(Join::new(first), add);
    join.with_undated_days(UndatedDays::ByNumber).join().unwrap()
}

/// Returns what must not change for each session: its texts, its date or day part, its rooms by
/// name, and its people by name.
fn described(programme: &Programme) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for session in programme.sessions() {
        let rooms: Vec<_> = session.rooms().map(|room| room.name().first().to_owned()).collect();
        let people = session.participations().map(|one| {
            let name = one.person().map(|person| person.name().first().to_owned());
            (name, one.role().map(ToString::to_string), one.status(), one.data().part)
        });
        let people: Vec<_> = people.collect();
        let starts = session.starts_at().map(|at| at.to_string());
        let time = session.slot().map(|slot| slot.time());
        let place = match session.place() {
            Some(Place::Rooms(_)) | None => None,
            Some(Place::Venue(_)) => Some("venue"),
            Some(Place::Everywhere) => Some("everywhere"),
            Some(_) => Some("other"),
        };
        let parts = session.parts().count();
        let row = format!(
            "{:?} {:?} {starts:?} {time:?} {rooms:?} {people:?} {place:?} {parts} {:?}",
            session.title(),
            session.status(),
            session.takes_place()
        );
        *all.entry(row).or_default() += 1;
    }
    all
}

proptest! {
    #[test]
    fn no_session_and_no_participation_is_lost(drafts in prop::collection::vec(valid_draft(), 2..4), prefixed in any::<bool>()) {
        // Days without a date would be placed by those of another programme.
        let dated = drafts.iter().all(|draft| draft.days.iter().all(|day| day.date.is_some()));
        let undated = drafts.iter().all(|draft| draft.days.iter().all(|day| day.date.is_none()));
        let programmes: Vec<Programme> = drafts.into_iter().map(|draft| draft.build().unwrap()).collect();
        let names = ["a", "b", "c"].map(|name| if prefixed { name } else { "" });
        let others: Vec<_> = names.into_iter().zip(&programmes[1..]).collect();
        let joined = join(&programmes[0], &others);
        let sum = |count: fn(&Programme) -> usize| programmes.iter().map(count).sum::<usize>();
        prop_assert_eq!(joined.programme.sessions().len(), sum(|one| one.sessions().len()));
        prop_assert_eq!(joined.programme.participations().count(), sum(|one| one.participations().count()));
        let draft = joined.programme.to_draft();
        prop_assert!(draft.check().is_empty(), "{}", draft.check());
        if dated || undated {
            let mut expected = BTreeMap::new();
            for (row, count) in programmes.iter().flat_map(described) {
                *expected.entry(row).or_insert(0) += count;
            }
            prop_assert_eq!(described(&joined.programme), expected);
        }
    }
}

fn event(id: &str, date: Option<&str>) -> Draft {
    let day = date.map_or(Day::new(1), |date| Day::on(1, date).unwrap());
    Draft::new(id, id)
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_day(day)
        .with_session(Session::new("opening").with_slot(Slot::between(1, "09:00", "10:00").unwrap()))
}

#[test]
fn a_joined_programme_with_itself_has_its_people_once() {
    let json = include_str!("../../examples/data/idm-2018-second-session.json");
    let programme = serde_json::from_str::<Draft>(json).unwrap().build().unwrap();
    let joined = join(&programme, &[("again", &programme)]);
    assert_eq!(joined.programme.people().len(), programme.people().len());
    assert_eq!(joined.programme.rooms().count(), programme.rooms().count());
    assert_eq!(joined.programme.days().count(), programme.days().count());
    assert!(joined.collisions.is_empty(), "{:?}", joined.collisions);
    let twice = joined.programme.session("again-session-2").unwrap();
    let once = programme.session("session-2").unwrap();
    assert_eq!(twice.participations().len(), once.participations().len());
}

#[test]
fn people_are_matched_by_evidence_and_never_by_a_name_alone() {
    let orcid = |person: Person, id: &str| {
        let mut person = person;
        person.external_ids.insert("orcid", id).unwrap();
        person
    };
    let at = |name: &str| Post::new().with_organisation_name(name);
    let main = event("main", Some("2026-03-02"))
        .with_organisation(Organisation::new("delta", "Delta Institute").with_short_name("DI"))
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_person(orcid(Person::new("bo", "Bo Li"), "0000-1"))
        .with_person(Person::new("cy", "Cy Ndiaye").with_post(Post::new().with_organisation("delta")))
        .with_person(Person::new("di", "Di Roux"))
        .with_person(orcid(Person::new("eve", "Eve Sato"), "0000-5"));
    let other = event("other", Some("2026-03-02"))
        .with_person(Person::new("ada", "Dr. Ada OKOYE").with_honorific("Dr."))
        .with_person(orcid(Person::new("b-li", "B. Li"), "0000-1"))
        .with_person(Person::new("cn", "Cy Ndiaye").with_post(at("Delta Institute")))
        .with_person(Person::new("roux", "Di Roux").with_post(at("Elsewhere")))
        .with_person(orcid(Person::new("eve", "Eve Sato"), "0000-6"));
    let joined = join(&main.build().unwrap(), &[("", &other.build().unwrap())]);
    let matches: Vec<_> = joined.matches.iter().map(|one| (one.item.to_string(), one.by)).collect();
    assert_eq!(
        matches,
        [
            (r#"person "ada""#.to_owned(), MatchedBy::IdAndName),
            (r#"person "bo""#.to_owned(), MatchedBy::ExternalId),
            (r#"person "cy""#.to_owned(), MatchedBy::NameAndOrganisation),
        ]
    );
    assert_eq!(joined.programme.person("ada").unwrap().data().honorific.as_ref().unwrap().first(), "Dr.");
    assert!(joined.programme.person("roux").is_some() && joined.programme.person("eve-2").is_some());
    let same: Vec<_> = joined
        .collisions
        .iter()
        .filter_map(|one| match one {
            Collision::SameName { item, other, .. } => Some((item.clone(), other.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(
        same,
        [
            (Subject::Person("di".into()), Subject::Person("roux".into())),
            (Subject::Person("eve".into()), Subject::Person("eve-2".into())),
        ]
    );
    // The different spelling of a name is reported, and the first one is kept.
    let is_name = |one: &&Collision| matches!(one, Collision::Value { field: "name", .. });
    assert_eq!(joined.collisions.iter().filter(is_name).count(), 2);
}

#[test]
fn organisations_venues_and_rooms_are_matched_with_details() {
    let venue = |id: &str, city: &str, room: &str| {
        Venue::new(id).with_name("Congress Centre").with_city(city).with_room(Room::new(room, "Hall"))
    };
    let main = event("main", Some("2026-03-02")).with_venue(venue("cc", "Geneva", "hall")).with_organisation(
        Organisation::new("mh", "Ministry of Health")
            .with_country("CL".parse::<programme::draft::Country>().unwrap()),
    );
    let other = event("other", Some("2026-03-02"))
        .with_venue(venue("centre", "Geneva", "main-hall"))
        .with_venue(venue("far", "Basel", "hall"))
        .with_organisation(
            Organisation::new("health", "Ministry of Health")
                .with_country("CL".parse::<programme::draft::Country>().unwrap()),
        )
        .with_organisation(
            Organisation::new("mh", "Ministry of  HEALTH")
                .with_country("PE".parse::<programme::draft::Country>().unwrap()),
        )
        .with_session(Session::new("talk").with_place(Place::room("main-hall")));
    let joined = join(&main.build().unwrap(), &[("", &other.build().unwrap())]);
    let by: Vec<_> = joined.matches.iter().map(|one| (one.id.as_str(), one.by)).collect();
    assert!(by.contains(&("centre", MatchedBy::NameAndAddress)), "{by:?}");
    assert!(by.contains(&("main-hall", MatchedBy::NameAndVenue)), "{by:?}");
    assert_eq!(joined.programme.session("talk").unwrap().place(), Some(&Place::room("hall")));
    // The hall of the other venue has the same id, so it gets a new one.
    assert!(joined.programme.room("hall-2").is_some());
}

#[test]
fn venues_without_a_name_are_matched_by_their_id() {
    let venue = |room: &str| Venue::new("venue").with_room(Room::new(room, "Hall"));
    let main = event("main", Some("2026-03-02")).with_venue(venue("hall")).build().unwrap();
    let other = |venue: Venue, room: &str| {
        let talk = Session::new("talk").with_place(Place::room(room));
        event("other", Some("2026-03-02")).with_venue(venue).with_session(talk).build().unwrap()
    };
    let joined = join(&main, &[("", &other(venue("aula"), "aula"))]);
    let by: Vec<_> = joined.matches.iter().map(|one| (one.id.as_str(), one.by)).collect();
    assert!(
        by.contains(&("venue", MatchedBy::Id)) && by.contains(&("aula", MatchedBy::NameAndVenue)),
        "{by:?}"
    );
    assert_eq!(joined.programme.data().venues.len(), 1);
    assert_eq!(joined.programme.session("talk").unwrap().place(), Some(&Place::room("hall")));

    let named = join(&main, &[("", &other(venue("hall").with_name("Congress Centre"), "hall"))]);
    assert_eq!(named.programme.data().venues.len(), 2);
    let (geneva, basel) = (venue("hall").with_city("Geneva"), venue("hall").with_city("Basel"));
    let main = event("main", Some("2026-03-02")).with_venue(geneva).build().unwrap();
    assert_eq!(join(&main, &[("", &other(basel, "hall"))]).programme.data().venues.len(), 2);
}

#[test]
fn the_title_of_another_event_is_not_used_as_a_translation() {
    let event = |title: &[(&str, &str)]| {
        let mut draft = event("main", Some("2026-03-02"));
        draft.title = programme::Text::new(title.iter().copied()).unwrap();
        draft.build().unwrap()
    };
    let main = event(&[("en", "Conference")]);
    let title = |other: &[(&str, &str)]| {
        let joined = join(&main, &[("x", &event(other))]);
        let is_reported =
            joined.collisions.iter().any(|one| matches!(one, Collision::Value { field: "title", .. }));
        (joined.programme.data().title.get("fr").map(str::to_owned), is_reported)
    };
    assert_eq!(title(&[("en", "Workshops"), ("fr", "Ateliers")]), (None, true));
    assert_eq!(title(&[("en", "Conference"), ("fr", "Conférence")]), (Some("Conférence".to_owned()), false));
    assert_eq!(title(&[("fr", "Conférence")]), (Some("Conférence".to_owned()), false));
}

#[test]
fn days_are_aligned_by_date() {
    let main = event("main", Some("2026-03-02")).with_day(Day::on(2, "2026-03-04").unwrap());
    let between = event("between", Some("2026-03-03")).build().unwrap();
    let main = main.build().unwrap();
    let joined = join(&main, &[("x", &between)]);
    let days: Vec<_> =
        joined.programme.days().map(|day| (day.number(), day.date().unwrap().to_string())).collect();
    let expected = [(1, "2026-03-02"), (2, "2026-03-03"), (3, "2026-03-04")];
    assert_eq!(days, expected.map(|(number, date)| (number, date.to_owned())));
    assert!(joined.collisions.contains(&Collision::Day { programme: 0, number: 2, new: 3 }));

    let undated = event("undated", None).build().unwrap();
    let error = Join::new(&main).with(&undated).join().unwrap_err();
    assert_eq!(
        error.to_string(),
        "day 1 of programme 2 has no date: add the date, or align the days by number"
    );
    assert_eq!(join(&main, &[("x", &undated)]).programme.days().count(), 2);
}

#[test]
fn different_time_zones_are_refused() {
    let at = |zone: &str| {
        let draft = event("x", Some("2026-03-02")).with_time_zone(zone.parse::<TimeZone>().unwrap());
        draft.build().unwrap()
    };
    let (zurich, tokyo, none) =
        (at("Europe/Zurich"), at("Asia/Tokyo"), event("y", Some("2026-03-02")).build().unwrap());
    let error = Join::new(&zurich).with(&tokyo).join().unwrap_err();
    assert!(matches!(error, JoinError::TimeZones { programme: 1, .. }), "{error}");
    assert_eq!(join(&none, &[("a", &zurich)]).programme.data().time_zone.as_ref().unwrap(), "Europe/Zurich");
}

#[test]
fn defaults_notes_and_declarations_keep_their_meaning() {
    let kind = |aside| {
        KindDeclaration::new("fishbowl".parse::<Kind>().unwrap())
            .with_properties(KindProperties { aside, ..KindProperties::default() })
    };
    let hall = |id: &str, room: &str| Venue::new(id).with_name(id).with_room(Room::new(room, room));
    let main = event("main", Some("2026-03-02"))
        .with_venue(hall("v", "a"))
        .with_place(Place::room("a"))
        .with_kind(kind(false))
        .with_note(Note::new("1").with_text("First"));
    let other = event("other", Some("2026-03-02"))
        .with_venue(hall("w", "b"))
        .with_kind(kind(true))
        .with_note(Note::new("1").with_text("Second"))
        .with_participation(Participation::vacancy("open").with_role(Role::Organiser))
        .with_session(
            Session::new("noted")
                .with_title("Water[^1]")
                .with_description(Block::Paragraph("See[^1] and [^2]".into())),
        );
    let joined = join(&main.build().unwrap(), &[("o", &other.build().unwrap())]);
    let programme = &joined.programme;
    assert_eq!(programme.session("opening").unwrap().place(), Some(&Place::room("a")));
    assert_eq!(programme.session("o-opening").unwrap().place(), None);
    assert_eq!(programme.session("o-noted").unwrap().title().unwrap().first(), "Water[^o-1]");
    assert!(programme.note("1").is_some() && programme.note("o-1").is_some());
    assert_eq!(programme.data().participations.len(), 1);
    let item = Subject::Kind("fishbowl".parse().unwrap());
    assert!(joined.collisions.contains(&Collision::Properties { programme: 1, item }));
    // The title of the other event is not in the result.
    assert!(joined.collisions.iter().any(|one| matches!(one, Collision::Value { field: "title", .. })));
}

#[test]
fn an_invalid_prefix_is_an_error() {
    let programme = event("main", Some("2026-03-02")).build().unwrap();
    let error = Join::new(&programme).with_prefixed("a b", &programme).join().unwrap_err();
    assert!(matches!(error, JoinError::Rejected(_)));
}
