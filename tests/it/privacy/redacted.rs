//! Tests of programmes without one person.

use crate::strategy::valid_draft;
use programme::{Draft, Programme};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::targets::{WRITERS, wire};

fn build(json: Value) -> Programme {
    serde_json::from_value::<Draft>(json).unwrap().build().unwrap()
}

fn programme() -> Programme {
    build(json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "links": [{ "url": "https://example.org/zqada" }, { "url": "https://example.org/demo" }],
        "extensions": { "house/host": "Zqada Zqokoye", "house/owner": "zqada-id", "house/other": "kept" },
        "notes": [{ "id": "1", "text": ["About zqher."] }, { "id": "2", "text": ["Kept."] }],
        "organisations": [{ "id": "o1", "name": "Zqorganisation" }, { "id": "o2", "name": "Shared" }, { "id": "o3", "name": "Unused" }],
        "people": [
            {
                "id": "zqada-id", "name": { "en": "Zqada Zqokoye", "ar": "زقادا" }, "family": "Zqokoye", "posts": [{ "organisation": "o1" }, { "organisation": "o2" }], "biography": ["Zqwords[^1]."],
                "links": [{ "url": "mailto:zqada@example.org" }, { "url": "https://example.org/zqada" }], "image": "https://example.org/zqada.png",
            },
            { "id": "bo", "name": "Bo Lind", "posts": [{ "organisation": "o2" }], "biography": ["Works with Ms. ZQOKOYE[^2]."] },
        ],
        "participations": [{ "person": "zqada-id", "role": "organiser" }, { "person": "bo", "role": "organiser" }],
        "sessions": [
            {
                "id": "talk", "title": "Talk", "description": ["With Zqada Zqokoye.", "Zqokoyeism"], "image": "https://example.org/zqada.png",
                "participations": [{ "id": "p1", "person": "zqada-id", "role": "speaker", "remark": "zqremark" }, { "id": "p2", "person": "bo", "role": "speaker", "replaced_by": "p1" }],
                "links": [{ "url": "https://example.org/talk" }, { "url": "HTTPS://example.org/other" }], "extensions": { "icalendar/ATTENDEE": ":mailto:zqada@example.org", "house/kept": "kept" },
            },
            { "id": "solo", "title": "Solo", "repeats": "talk", "participations": [{ "person": "zqada-id" }] },
            { "id": "again", "repeats": "solo" },
        ],
    }))
}

#[test]
fn one_person_is_removed_everywhere() {
    let programme = programme();
    let redacted = programme.redacted("zqada-id");
    let draft = redacted.to_draft();
    assert!(draft.check().is_empty(), "{}", draft.check());
    assert_eq!(redacted.people().to_string(), "bo");
    assert_eq!(redacted.sessions().len(), 3);
    assert_eq!(draft.organisations.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["o2", "o3"]);
    assert_eq!(draft.notes.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["2"]);
    assert_eq!(draft.links.len(), 1);
    assert_eq!(draft.sessions[0].links.len(), 2);
    assert_eq!(draft.sessions[0].image, None);
    assert_eq!(draft.extensions.iter().collect::<Vec<_>>(), [("house/other", "kept")]);
    assert_eq!(draft.sessions[0].extensions.iter().collect::<Vec<_>>(), [("house/kept", "kept")]);
    assert_eq!(draft.sessions[0].participations[0].replaced_by, None);
    // Nobody is left in the repeat, and the people of the first session were not there.
    let solo = redacted.session("solo").unwrap();
    assert_eq!((solo.title().unwrap().first(), solo.participations().count()), ("Solo", 0));
    let again = redacted.session("again").unwrap();
    assert_eq!(again.origin().unwrap().id(), "talk");
    assert_eq!(again.people().map(|one| one.id().as_str()).collect::<Vec<_>>(), ["bo"]);
    // Only texts still contain the name.
    let person = programme.person("zqada-id").unwrap().data();
    let mentions = redacted.mentions(person);
    let found: Vec<_> = mentions.iter().map(|one| (one.path.to_string(), one.name.as_str())).collect();
    assert_eq!(
        found,
        [
            ("/people/0/biography/0".to_owned(), "Zqokoye"),
            ("/sessions/0/description/0".to_owned(), "Zqada Zqokoye"),
            // The repeat no longer inherits the description, but has a copy of it.
            ("/sessions/1/description/0".to_owned(), "Zqada Zqokoye"),
        ]
    );
    assert_eq!(mentions[1].wording, "With Zqada Zqokoye.");
    assert_eq!(programme.mentions(person).len(), 2, "the person's own texts are not searched");
    for (writer, write) in WRITERS {
        let text = write(&redacted).to_lowercase().replace("zqokoyeism", "");
        let mentioned: usize = text.matches("zq").count()
            - text.matches("zqokoye").count()
            - text.matches("zqada zqokoye").count();
        assert_eq!(mentioned, 0, "{writer}: {text}");
    }
}

#[test]
fn addresses_of_the_person_are_removed_from_all_items() {
    let link = || json!([{ "url": "mailto:ada@example.org" }, { "url": "https://example.org/kept" }]);
    let document = || json!([{ "title": "T", "url": "mailto:ada@example.org" }]);
    let programme = build(json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "people": [
            { "id": "ada", "name": "Ada Okoye", "links": [{ "url": "mailto:ada@example.org" }] },
            { "id": "bo", "name": "Bo Lind", "links": link() },
        ],
        "venues": [{ "id": "v", "name": "V", "links": link(), "rooms": [{ "id": "r", "name": "R", "links": link() }] }],
        "organisations": [{ "id": "o", "name": "O", "links": link() }],
        "participations": [{ "person": "bo", "links": link(), "documents": document() }],
        "agenda_items": [{ "id": "i", "documents": document() }],
        "sessions": [{ "id": "s", "links": link(), "documents": document(), "place": ["r"], "agenda_items": ["i"] }],
    }));
    let written = serde_json::to_string(&programme.redacted("ada").to_draft()).unwrap();
    assert!(!written.contains("ada@example.org"), "{written}");
    assert_eq!(written.matches("https://example.org/kept").count(), 6);
}

#[test]
fn an_unknown_person_changes_nothing() {
    let programme = programme();
    assert_eq!(programme.redacted("nobody").to_draft(), programme.to_draft());
}

#[test]
fn names_without_letter_case_are_found_within_words() {
    let programme = programme();
    let person = programme.person("zqada-id").unwrap().data().clone();
    let other = build(json!({
        "format": "programme/1", "id": "demo", "title": { "ar": "كلمة وزقادا", "en": "zqadazqokoye" }, "languages": ["ar", "en"],
        "preamble": [{ "html": { "en": "<b>zqada&nbsp;x</b> zqada@example.org" } }],
    }));
    let found: Vec<_> = other.mentions(&person).iter().map(|one| one.path.to_string()).collect();
    assert_eq!(found, ["/title/ar", "/preamble/0/html/en"]);
}

fn assert_redacted(programme: &Programme) {
    for person in programme.people().iter() {
        let id = person.id().as_str();
        let redacted = programme.redacted(id);
        let draft = redacted.to_draft();
        assert!(draft.check().is_empty(), "{id}: {}", draft.check());
        assert_eq!(draft.clone().build().unwrap().to_draft(), draft, "{id}");
        assert!(redacted.person(id).is_none());
        assert_eq!(redacted.people().len(), programme.people().len() - 1);
        for session in &programme.sessions() {
            let others = |one: programme::Session<'_>| -> Vec<String> {
                let rows = one.participations().filter(|one| one.person().is_none_or(|one| one.id() != id));
                rows.map(|one| format!("{:?} {:?}", one.data().person, one.data().role)).collect()
            };
            let after = redacted.session(session.id().as_str()).unwrap();
            assert_eq!(
                (after.title(), after.slot()),
                (session.title(), session.slot()),
                "{id} in {}",
                session.id()
            );
            assert_eq!(others(after), others(session), "{id} in {}", session.id());
        }
        assert_eq!(redacted.redacted(id).to_draft(), draft);
    }
}

#[test]
fn every_person_of_the_examples_can_be_redacted() {
    let files = [
        include_str!("../../../examples/data/idm-2018-second-session.json"),
        include_str!("../../../examples/data/rivers-2026.json"),
        include_str!("../../../examples/data/small-ar.json"),
        include_str!("../../fixtures/wire/v1/everything.json"),
    ];
    for text in files {
        let programme = serde_json::from_str::<Draft>(text).unwrap().build().unwrap();
        assert_redacted(&programme);
        for person in programme.people().iter() {
            let record = format!("\"{}\"", person.id());
            assert!(!wire(&programme.redacted(person.id())).contains(&record), "{record}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn redacted_programmes_are_sound(draft in valid_draft()) {
        assert_redacted(&draft.build().unwrap());
    }
}

#[test]
fn addresses_of_the_person_are_removed_from_all_resources_of_a_session() {
    let session = |id: &str, address: &str| {
        json!({
            "id": id, "image": address, "feedback": address, "attachments": [{ "url": address }],
            "recording": { "url": address, "consent": true },
        })
    };
    let (own, other) = ("https://example.org/ada", "https://example.org/bo");
    let programme = build(json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "people": [{ "id": "ada", "name": "Ada Okoye", "links": [{ "url": own }] }],
        "sessions": [session("own", own), session("other", other)],
    }));
    let redacted = serde_json::to_value(programme.redacted("ada").to_draft()).unwrap();
    assert_eq!(
        redacted["sessions"],
        json!([{ "id": "own", "recording": { "consent": true } }, session("other", other)])
    );
}

#[test]
fn a_name_is_mentioned_only_as_a_separate_word() {
    let programme = build(json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "people": [{ "id": "ada", "name": "Ada Okoye", "family": "Okoye" }],
    }));
    let ada = programme.person("ada").unwrap().data().clone();
    for (title, expected) in [
        ("Okoye", Some("Okoye")),
        ("Okoye speaks", Some("Okoye")),
        ("OKOYE's talk", Some("Okoye")),
        ("(Okoye)", Some("Okoye")),
        ("With Ada  Okoye", Some("Ada Okoye")),
        ("Okoyes speak", None),
        ("Okoye2", None),
        ("Marokoye speaks", None),
        ("Okoyes and Okoye", Some("Okoye")),
        ("Ada", None),
    ] {
        let other = build(json!({ "format": "programme/1", "id": "x", "title": title, "languages": ["en"] }));
        let names: Vec<_> = other.mentions(&ada).into_iter().map(|one| one.name).collect();
        assert_eq!(names, expected.into_iter().collect::<Vec<_>>(), "{title}");
    }
}
