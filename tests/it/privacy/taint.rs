//! Tests that no private word of any readable format reaches any writer.

use std::collections::BTreeSet;

use programme::query::PublicOptions;
use programme::{Draft, Programme};
use serde_json::{Value, json};

use super::sources::{SOURCES, Source};
use super::targets::{WRITERS, between, description, wire};

/// Returns the words of a text that contain the marker, in lower case.
fn words(text: &str, marker: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.contains(marker)).map(str::to_owned).collect()
}

/// Returns the private words in a text. Spaces in telephone numbers are ignored.
fn private(text: &str) -> BTreeSet<String> {
    let mut found = words(text, "zq");
    found.extend(words(&text.replace(' ', ""), "5550199").into_iter().map(|_| "5550199".to_owned()));
    found
}

fn programme(source: &Source) -> Programme {
    (source.read)(source.text).build().unwrap_or_else(|error| panic!("{}: {error}", source.name))
}

#[test]
fn no_private_data_reaches_any_writer() {
    let (mut pairs, mut problems) = (0, Vec::new());
    for source in SOURCES {
        let complete = programme(source);
        let public = complete.public();
        let (mut written, mut shown) = (BTreeSet::new(), BTreeSet::new());
        let mut problem = |what: &str, found: BTreeSet<String>| {
            if !found.is_empty() {
                problems.push(format!("{}: {what}: {found:?}", source.name));
            }
        };
        for (writer, write) in WRITERS {
            let output = write(&public);
            assert!(!output.is_empty(), "{} → {writer}", source.name);
            problem(writer, private(&output));
            assert!(
                *writer == "review" || output.contains("vxtitle") || output.contains("vxsession"),
                "{} → {writer}",
                source.name
            );
            shown.extend(words(&output, "vx"));
            written.extend(private(&write(&complete)));
            pairs += 1;
        }
        let described = between(&complete, |before, after| description(before, after, true));
        assert!(described.contains("vxsession"), "{}", source.name);
        problem("descriptions of public changes", private(&described));
        // Without `public`, the private words are written, and with it, the public words are.
        problem("the reader drops", private(source.text).difference(&written).cloned().collect());
        let withheld = ["vxmail", "vxcall", "vxvideo", "vxwrite", "vxresource"];
        let missing = words(source.text, "vx").into_iter().filter(|word| !shown.contains(word));
        problem("public words", missing.filter(|word| !withheld.contains(&word.as_str())).collect());
        assert!(public.to_draft().check().is_empty(), "{}: {}", source.name, public.to_draft().check());
        assert_eq!(public.public().to_draft(), public.to_draft(), "{}", source.name);
    }
    println!("{pairs} pairs of a reader and a writer");
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(pairs, SOURCES.len() * WRITERS.len());
}

/// Adds an extension to every map of extensions in a document.
fn mark_extensions(json: &mut Value, count: &mut usize) {
    match json {
        Value::Object(fields) => {
            if let Some(extensions) = fields.get_mut("extensions") {
                extensions["house/marker"] = "zq".into();
                *count += 1;
            }
            fields.values_mut().for_each(|value| mark_extensions(value, count));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| mark_extensions(value, count)),
        _ => {}
    }
}

/// A new entity with extensions must not be forgotten.
#[test]
fn extensions_of_all_entities_are_private_unless_named() {
    let text = include_str!("../../fixtures/wire/v1/everything.json");
    let mut json: Value = serde_json::from_str(text).unwrap();
    let mut count = 0;
    mark_extensions(&mut json, &mut count);
    // A participation that is not public would be removed as a whole.
    json["sessions"][0]["participations"][0]["public"] = true.into();
    let programme = serde_json::from_value::<Draft>(json).unwrap().build().unwrap();
    let markers = |programme: &Programme| wire(programme).matches("house/marker").count();
    assert!(count >= 12, "{count}");
    assert_eq!(markers(&programme), count);
    assert_eq!(markers(&programme.public()), 0);
    let named = |key: &str| markers(&programme.public_with(&PublicOptions::new().with_extension(key)));
    assert_eq!(
        (named("house/marker"), named("house/"), named("house"), named("house/mark")),
        (count, count, 0, 0)
    );
}

#[test]
fn options_publish_contacts_of_people_and_remove_contacts_from_texts() {
    let json = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "people": [
            { "id": "ada", "name": "Ada", "links": [{ "url": "mailto:ada@public.example" }], "biography": ["Write to ada@public.example or call +41 22 917 00 00."] },
            { "id": "bo", "name": "Bo", "links": [{ "url": "mailto:bo@hidden.example" }] },
            { "id": "mail@public.example", "name": "mail@public.example" },
        ],
        "participations": [{ "person": "ada" }, { "person": "bo" }, { "person": "mail@public.example" }],
    });
    let programme = serde_json::from_value::<Draft>(json).unwrap().build().unwrap();
    let options = PublicOptions::new().with_contacts_of("ada").with_contacts_of("mail@public.example");
    let public = programme.public_with(&options);
    assert_eq!(public.people().to_string(), "ada, bo, mail@public.example");
    assert_eq!(public.person("ada").unwrap().data(), programme.person("ada").unwrap().data());
    assert!(!wire(&public).contains("hidden"));
    assert_eq!(programme.public().people().to_string(), "ada, bo");
    let biography = |options: &PublicOptions| {
        let public = programme.public_with(options);
        let programme::text::Block::Paragraph(text) = &public.person("ada").unwrap().data().biography[0]
        else {
            panic!()
        };
        text.first().to_owned()
    };
    assert_eq!(biography(&options), "Write to ada@public.example or call +41 22 917 00 00.");
    assert_eq!(biography(&options.without_contacts_in_texts()), "Write to … or call ….");
}

#[test]
fn ids_that_contain_addresses_are_replaced_without_collisions() {
    let json = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "people": [
            { "id": "ada", "name": "Ada" }, { "id": "a@x.example", "name": "Ada" }, { "id": "b@x.example", "name": "Ada" },
            { "id": "tel:1", "name": "Ｃ" },
        ],
        "participations": [{ "person": "ada" }, { "person": "a@x.example" }, { "person": "b@x.example" }, { "person": "tel:1" }],
        "sessions": [{ "id": "s", "participations": [{ "id": "c@x.example", "person": "a@x.example", "replaced_by": "d@x.example" }, { "id": "d@x.example", "person": "b@x.example" }] }],
    });
    let public = serde_json::from_value::<Draft>(json).unwrap().build().unwrap().public();
    assert_eq!(public.people().to_string(), "ada, ada~2, ada~3, ｃ");
    let draft = public.to_draft();
    assert!(draft.check().is_empty(), "{}", draft.check());
    let rows = &draft.sessions[0].participations;
    assert_eq!(rows[0].replaced_by, rows[1].id);
    assert_eq!(rows[0].person.as_ref().unwrap(), "ada~2");
    assert!(!wire(&public).contains("x.example"));
}
