//! Compares every kind of fact in the real schedules with the drafts, by independent parsers.

use std::collections::BTreeMap;
use std::fmt::Write;

use programme::Draft;
use programme::draft::{Extensions, Link, Recording, Session, Url};
use programme::text::Block;
use serde_json::Value;

use crate::schedule::source::{Source, sources};

/// All values of each kind, in an arbitrary order.
#[derive(Default)]
struct Facts(BTreeMap<&'static str, Vec<String>>);

impl Facts {
    /// Adds a value, unless it is blank.
    fn add(&mut self, kind: &'static str, value: impl AsRef<str>) {
        if !value.as_ref().trim().is_empty() {
            self.0.entry(kind).or_default().push(value.as_ref().to_owned());
        }
    }

    fn add_once(&mut self, kind: &'static str, value: impl AsRef<str>) {
        let known = self.0.get(kind).is_some_and(|values| values.iter().any(|one| one == value.as_ref()));
        if !known {
            self.add(kind, value);
        }
    }
}

/// The names of the fields of an event that contain a single text, in XML and in JSON.
const TEXTS: [(&str, &str, &str); 18] = [
    ("title", "title", "title"),
    ("subtitle", "subtitle", "subtitle"),
    ("abstract", "abstract", "abstract"),
    ("description", "description", "description"),
    ("type", "type", "type"),
    ("language", "language", "language"),
    ("slug", "slug", "slug"),
    ("logo", "logo", "logo"),
    ("page", "url", "url"),
    ("origin", "origin_url", "origin_url"),
    ("feedback", "feedback_url", "feedback_url"),
    ("level", "audience", "level"),
    ("licence", "recording/license", "recording_license"),
    ("opt-out", "recording/optout", "do_not_record"),
    ("recording", "recording/url", "no such field"),
    ("video", "video_download_url", "video_download_url"),
    ("answers", "answers", "answers"),
    ("stream", "do_not_stream", "do_not_stream"),
];

fn text_at(node: roxmltree::Node, path: &str) -> String {
    let mut at = Some(node);
    for name in path.split('/') {
        at = at.and_then(|node| node.children().find(|child| child.has_tag_name(name)));
    }
    // Unknown elements are compared by their number.
    match at {
        Some(node) if node.children().any(|child| child.is_element()) => "present".to_owned(),
        Some(node) => node
            .children()
            .filter(roxmltree::Node::is_text)
            .filter_map(|text| text.text())
            .collect::<Vec<_>>()
            .concat(),
        None => String::new(),
    }
}

fn facts_of_xml(text: &str) -> Facts {
    let document = roxmltree::Document::parse(text).unwrap();
    let mut facts = Facts::default();
    for node in document.descendants() {
        let attribute = |name: &str| node.attribute(name).unwrap_or_default();
        match node.tag_name().name() {
            "event" | "entry" => {
                for (kind, path, _) in TEXTS {
                    facts.add(kind, text_at(node, path));
                }
                facts.add("type", text_at(node, "category"));
                facts.add("guid", attribute("guid"));
                let timed = !text_at(node, "start").is_empty() || !text_at(node, "date").is_empty();
                facts.add("slots", if timed { "slot" } else { "" });
                let mut tracks: Vec<String> = node
                    .children()
                    .filter(|child| child.has_tag_name("track"))
                    .filter_map(|child| child.text().map(str::to_owned))
                    .collect();
                tracks.dedup();
                tracks.iter().for_each(|track| facts.add("track", track));
            }
            "topic" => facts.add("tag", node.text().unwrap_or_default()),
            "link" | "attachment" if node.ancestors().any(|outer| outer.has_tag_name("event")) => {
                let list = if node.has_tag_name("link") { "link" } else { "attachment" };
                let (address, title) = match (attribute("href"), node.text().unwrap_or_default()) {
                    ("", text) => (text, ""),
                    (address, text) => (address, text),
                };
                facts
                    .add(list, format!("{} {} {}", encoded(address), title.trim(), attribute("type")).trim());
                facts.add("service", attribute("service"));
            }
            "room" if node.has_attribute("name") => {
                facts.add_once("room guid", attribute("guid"));
                facts.add_once("room slug", attribute("slug"));
            }
            "person" | "speaker" => {
                for name in ["url", "profile"] {
                    facts.add_once("profile", text_at(node, name));
                }
                facts.add_once("profile", attribute("href"));
                facts.add_once("biography", text_at(node, "biography"));
                facts.add_once("biography", text_at(node, "description"));
                facts.add_once("image", text_at(node, "image"));
                facts.add_once("code", text_at(node, "code"));
            }
            "conference" => {
                for (kind, name) in CONFERENCE {
                    facts.add(kind, text_at(node, name));
                }
            }
            "version" if node.parent().unwrap().has_tag_name("schedule") => {
                facts.add("version", node.text().unwrap_or_default());
            }
            _ => {}
        }
    }
    facts
}

const CONFERENCE: [(&str, &str); 6] = [
    ("conference title", "title"),
    ("conference subtitle", "subtitle"),
    ("venue", "venue"),
    ("city", "city"),
    ("time zone", "time_zone_name"),
    ("conference page", "url"),
];

fn word(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(fields) if fields.len() == 1 && fields.contains_key("url") => word(&fields["url"]),
        Value::Array(items) if items.is_empty() => String::new(),
        Value::Array(_) | Value::Object(_) => "present".to_owned(),
        other => other.to_string(),
    }
}

fn facts_of_json(text: &str) -> Facts {
    let document: Value = serde_json::from_str(text).unwrap();
    let schedule = &document["schedule"];
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut facts = Facts::default();
    let mut events = list(&schedule["events"]);
    for day in list(&schedule["conference"]["days"]) {
        let rooms = day["rooms"].as_object().into_iter().flatten();
        events.extend(rooms.flat_map(|(_, events)| list(events)));
    }
    let mut people = list(&schedule["persons"]);
    for event in &events {
        for (kind, _, name) in TEXTS {
            facts.add(kind, word(&event[name]));
        }
        facts.add("guid", word(&event["guid"]));
        facts.add("slots", if event["start"].is_null() { "" } else { "slot" });
        let track = &event["track"];
        // A track can be referred to by its slug.
        let declared = list(&schedule["conference"]["tracks"]);
        let named = declared.iter().find(|one| track.is_object() && one["slug"] == track["slug"]);
        facts.add("track", named.map_or_else(|| word(track), |named| word(&named["name"])));
        list(&event["tags"]).iter().for_each(|tag| facts.add("tag", word(tag)));
        for (kind, name) in [("link", "links"), ("attachment", "attachments")] {
            for link in list(&event[name]) {
                // Some links consist of only a URL.
                let url = if link.is_string() { word(&link) } else { word(&link["url"]) };
                let (title, relation) = (word(&link["title"]), word(&link["type"]));
                facts.add(kind, format!("{} {} {relation}", encoded(&url), title.trim()).trim());
                facts.add("service", word(&link["service"]));
            }
        }
        people.extend(list(&event["persons"]));
        people.extend(list(&event["participants"]));
    }
    for person in people {
        facts.add_once("profile", word(&person["url"]));
        list(&person["links"]).iter().for_each(|link| facts.add_once("profile", word(&link["url"])));
        facts.add_once("biography", word(&person["biography"]));
        facts.add_once("image", word(&person["avatar"]));
        facts.add_once("code", word(&person["code"]));
    }
    for room in list(&schedule["conference"]["rooms"]) {
        facts.add_once("room guid", word(&room["guid"]));
        facts.add_once("room slug", word(&room["slug"]));
    }
    for (kind, name) in CONFERENCE {
        facts.add(kind, word(&schedule["conference"][name]));
    }
    facts.add("version", word(&schedule["version"]));
    facts
}

fn joined(blocks: &[Block]) -> String {
    let texts = blocks.iter().map(|block| match block {
        Block::Paragraph(text) | Block::Html(text) | Block::Markdown(text) => text.first(),
        other => panic!("{other:?}"),
    });
    texts.collect::<Vec<_>>().join("\n\n")
}

/// Adds the links of a list, and those whose URLs are not valid.
fn add_links(facts: &mut Facts, kind: &'static str, list: &str, links: &[&Link], extensions: &Extensions) {
    for link in links {
        let title = link.title.as_ref().map_or("", |title| title.first());
        let relation = link.relation.as_deref().unwrap_or_default();
        facts.add(kind, format!("{} {} {relation}", link.url, title.trim()).trim());
    }
    for (key, value) in extensions.iter() {
        let Some(rest) = key.strip_prefix("schedule/").and_then(|key| key.strip_prefix(list)) else {
            continue;
        };
        let Some(number) = rest.strip_prefix('.') else { continue };
        if number.ends_with(".service") {
            facts.add("service", value);
        } else if number.parse::<usize>().is_ok() {
            let link: Value = serde_json::from_str(value).unwrap();
            let (url, title, relation) = (word(&link["url"]), word(&link["title"]), word(&link["type"]));
            facts.add(kind, format!("{url} {} {relation}", title.trim()).trim());
        }
    }
}

/// Returns an address as the reader imports it: without white space at the ends, and with the white
/// space within it encoded. A value that is no single address stays as it is.
fn encoded(address: &str) -> String {
    let trimmed = address.trim();
    // White space after a slash is no part of the name of a file.
    let is_single =
        trimmed.starts_with("http") && trimmed.matches("://").count() == 1 && !trimmed.contains("/ ");
    if is_single { trimmed.split_whitespace().collect::<Vec<_>>().join("%20") } else { address.to_owned() }
}

fn facts_of_session(facts: &mut Facts, session: &Session) {
    let kept = |name: &str| session.extensions.get(&format!("schedule/{name}")).unwrap_or_default();
    let text =
        |text: &Option<programme::Text>| text.as_ref().map_or(String::new(), |text| text.first().to_owned());
    let url = |url: &Option<Url>| url.as_ref().map_or(String::new(), ToString::to_string);
    facts.add("title", text(&session.title));
    facts.add("subtitle", text(&session.subtitle));
    let first = kept("abstract").parse().unwrap_or(0);
    facts.add("abstract", joined(&session.description[..first]));
    facts.add("description", joined(&session.description[first..]));
    let label = text(&session.kind_label);
    let kind = session.kind.as_ref().map_or(String::new(), ToString::to_string);
    facts.add("type", if label.is_empty() { kind } else { label });
    let spoken = session.spoken.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    facts.add("language", if kept("language").is_empty() { spoken } else { kept("language").to_owned() });
    facts.add("slug", session.external_ids.get("slug").unwrap_or(kept("slug")));
    facts.add("guid", session.external_ids.get("guid").unwrap_or(kept("guid")));
    for (kind, address) in [("logo", &session.image), ("feedback", &session.feedback)] {
        facts.add(kind, url(address));
        facts.add(kind, kept(if kind == "feedback" { "feedback_url" } else { kind }));
    }
    for relation in ["page", "origin"] {
        let links = session.links.iter().filter(|link| link.relation.as_deref() == Some(relation));
        links.for_each(|link| facts.add(relation, link.url.as_str()));
        facts.add(relation, kept(relation));
    }
    let related = |link: &&Link| !matches!(link.relation.as_deref(), Some("page" | "origin"));
    let links: Vec<&Link> = session.links.iter().filter(related).collect();
    add_links(facts, "link", "links", &links, &session.extensions);
    let attachments: Vec<&Link> = session.attachments.iter().collect();
    add_links(facts, "attachment", "attachments", &attachments, &session.extensions);
    facts.add("level", text(&session.level));
    let recording = session.recording.clone().unwrap_or_else(Recording::new);
    facts.add("licence", recording.licence.unwrap_or_default());
    facts.add("opt-out", recording.consent.map_or(String::new(), |consent| (!consent).to_string()));
    facts.add("opt-out", kept("recording.optout"));
    facts.add("recording", url(&recording.url));
    facts.add("recording", kept("recording.url"));
    facts.add("video", kept("video_download_url"));
    facts.add("stream", kept("do_not_stream"));
    facts.add("answers", if kept("answers").is_empty() { "" } else { "present" });
    facts.add("slots", if session.slot.is_some() { "slot" } else { "" });
    session.tags.iter().for_each(|tag| facts.add("tag", tag.first()));
}

fn facts_of_draft(draft: &Draft) -> Facts {
    let mut facts = Facts::default();
    for session in &draft.sessions {
        facts_of_session(&mut facts, session);
        for track in &session.tracks {
            let track = draft.tracks.iter().find(|one| one.id == *track).unwrap();
            facts.add("track", track.name.first());
        }
        for one in &session.participations {
            one.links.iter().for_each(|link| facts.add_once("profile", link.url.as_str()));
            for (kind, name) in
                [("profile", "url"), ("biography", "biography"), ("image", "image"), ("code", "code")]
            {
                facts.add_once(kind, one.extensions.get(&format!("schedule/{name}")).unwrap_or_default());
            }
        }
    }
    for person in &draft.people {
        person.links.iter().for_each(|link| facts.add_once("profile", link.url.as_str()));
        facts.add_once("profile", person.extensions.get("schedule/url").unwrap_or_default());
        facts.add_once("biography", joined(&person.biography));
        facts.add_once("image", person.image.as_ref().map_or("", |image| image.as_str()));
        facts.add_once("image", person.extensions.get("schedule/image").unwrap_or_default());
        facts.add_once("code", person.external_ids.get("code").unwrap_or_default());
    }
    for venue in &draft.venues {
        facts.add("city", venue.city.as_ref().map_or("", |city| city.first()));
        for room in &venue.rooms {
            facts.add_once("room guid", room.external_ids.get("guid").unwrap_or_default());
            facts.add_once("room slug", room.id.as_str());
        }
    }
    // A schedule without a title gets one.
    let has_title = draft.title.first() != "Schedule";
    facts.add("conference title", if has_title { draft.title.first() } else { "" });
    facts.add("conference subtitle", draft.subtitle.as_ref().map_or("", |subtitle| subtitle.first()));
    // A schedule without the name of a time zone has the offset of its times.
    let zone = draft.time_zone.as_ref().filter(|zone| zone.fixed_offset().is_none());
    facts.add("time zone", zone.map_or(String::new(), ToString::to_string));
    let page = draft.links.iter().find(|link| link.relation.as_deref() == Some("page"));
    facts.add("conference page", page.map_or("", |link| link.url.as_str()));
    facts.add("version", draft.revision.as_deref().unwrap_or_default());
    facts
}

/// Returns a value in the form that is used for comparison.
fn normalised(kind: &str, value: &str) -> String {
    match kind {
        "opt-out" => value.to_lowercase(),
        _ => value.trim().to_owned(),
    }
}

/// Checks that the draft contains all values of each kind, and no others.
fn compare(source: &Source) -> Vec<String> {
    let expected = if source.is_xml() { facts_of_xml(&source.text) } else { facts_of_json(&source.text) };
    let found = facts_of_draft(&source.read().draft);
    let mut faults = Vec::new();
    let mut shown = String::new();
    let kinds: std::collections::BTreeSet<_> = expected.0.keys().chain(found.0.keys()).copied().collect();
    for kind in kinds {
        let values = |facts: &Facts| -> Vec<String> {
            let values = facts.0.get(kind).into_iter().flatten();
            let mut values: Vec<String> = values.map(|value| normalised(kind, value)).collect();
            values.sort();
            values
        };
        let (expected, found) = (values(&expected), values(&found));
        write!(shown, " {kind} {}", expected.len()).unwrap();
        // The name of the venue is that of the programme, and rooms without a slug have an id.
        if kind == "venue" || kind == "room slug" && expected.iter().all(|slug| found.contains(slug)) {
            continue;
        }
        if expected != found {
            let missing = expected.iter().find(|value| !found.contains(value));
            let new = found.iter().find(|value| !expected.contains(value));
            faults.push(format!(
                "{}: {} values of the kind {kind} became {}: missing {missing:?}, new {new:?}",
                source.name,
                expected.len(),
                found.len()
            ));
        }
    }
    println!("{:44}{shown}", source.name);
    faults
}

#[test]
fn every_fact_of_a_real_schedule_is_in_the_draft() {
    // An export of submissions has other fields, and is compared as a whole elsewhere.
    let schedules =
        sources().into_iter().filter(|source| source.is_xml() || source.text.contains("\"conference\""));
    let faults: Vec<String> = schedules.flat_map(|source| compare(&source)).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
