//! Comparison of real revisions with an independent comparison of their XML sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use programme::Programme;
use programme::interchange::ImportOptions;
use programme::interchange::schedule::read_xml;
use programme::report::Subject;
use programme::versions::{Changes, Row, RowChange};
use roxmltree::{Document, Node};

/// The events of a source by guid. Events that share a guid are ignored.
type Events = BTreeMap<String, BTreeMap<&'static str, String>>;

/// The field of a session that each part of an event becomes.
const PARTS: &[(&str, &[&str], &[&str])] = &[
    ("title", &["title"], &["title"]),
    ("subtitle", &["subtitle"], &["subtitle"]),
    ("time", &["date", "start", "duration"], &["slot", "planned_length"]),
    ("room", &["room"], &["place"]),
    ("track", &["track"], &["tracks"]),
    ("type", &["type"], &["kind", "kind_label"]),
    ("language", &["language"], &["spoken"]),
    ("people", &["persons"], &["participations"]),
    ("texts", &["abstract", "description"], &["description"]),
    ("slug", &["slug"], &["external_ids"]),
    ("image", &["logo"], &["image"]),
    ("recording", &["recording", "video_download_url"], &["recording"]),
    ("links", &["url", "links"], &["links"]),
    ("attachments", &["attachments"], &["attachments"]),
];

fn content(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        if node.is_element() {
            text.push('|');
            for attribute in node.attributes() {
                text.push_str(attribute.value());
                text.push('|');
            }
        } else if let Some(words) = node.text() {
            text.push_str(words.trim());
        }
    }
    text
}

fn events(source: &str) -> Events {
    let document = Document::parse(source).unwrap();
    let (mut events, mut twice) = (Events::new(), BTreeSet::new());
    for event in document.descendants().filter(|node| node.has_tag_name("event")) {
        let day = event.ancestors().find(|node| node.has_tag_name("day")).unwrap();
        let mut parts = BTreeMap::new();
        for (part, elements, _) in PARTS {
            let found = event.children().filter(|node| elements.contains(&node.tag_name().name()));
            let mut all: String = found.map(content).collect();
            if *part == "time" {
                all.push_str(day.attribute("index").unwrap());
            }
            parts.insert(*part, all);
        }
        let guid = event.attribute("guid").unwrap().to_owned();
        if events.insert(guid.clone(), parts).is_some() {
            twice.insert(guid);
        }
    }
    events.retain(|guid, _| !twice.contains(guid));
    events
}

fn guids(programme: &Programme) -> BTreeMap<String, String> {
    let sessions = programme.data().sessions.iter();
    sessions.filter_map(|row| Some((row.id.to_string(), row.external_ids.get("guid")?.to_owned()))).collect()
}

fn series() -> Option<Vec<PathBuf>> {
    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA") else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return None;
    };
    let folder = Path::new(&folder);
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder.join("revisions")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "xml"));
    files.sort();
    files.push(folder.join("frab/36c3-everything.xml"));
    Some(files)
}

fn read(file: &Path) -> (Programme, Events) {
    let source = fs::read_to_string(file).unwrap();
    let mut draft = read_xml(&source, &ImportOptions::default()).unwrap().draft;
    draft.unknown_fields.clear();
    (draft.build().unwrap(), events(&source))
}

/// Compares the fields of the sessions with a guid, and returns the number of differences of each
/// part.
fn compare(
    before: &(Programme, Events),
    after: &(Programme, Events),
    changes: &Changes,
) -> BTreeMap<&'static str, usize> {
    let (ours, theirs) = (&before.1, &after.1);
    let guid_of = guids(&after.0);
    let mut counts = BTreeMap::new();
    let mut changed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let (mut added, mut removed) = (BTreeSet::new(), BTreeSet::new());
    for change in &changes.rows {
        match change {
            RowChange::Changed { subject: Subject::Session(id), fields } => {
                let Some(guid) = guid_of.get(id.as_str()) else { continue };
                changed.insert(guid, fields.iter().map(|field| &*field.field).collect());
            }
            RowChange::Added { row: Row::Session(row), .. } => {
                added.extend(row.external_ids.get("guid").map(str::to_owned));
            }
            RowChange::Removed { row: Row::Session(row), .. } => {
                removed.extend(row.external_ids.get("guid").map(str::to_owned));
            }
            _ => {}
        }
    }
    let mut problems = Vec::new();
    for (guid, parts) in theirs {
        let Some(earlier) = ours.get(guid) else { continue };
        let fields = changed.get(guid.as_str()).cloned().unwrap_or_default();
        for (part, _, names) in PARTS {
            let differs = earlier[part] != parts[part];
            let found = fields.iter().any(|field| names.contains(field));
            if differs {
                *counts.entry(*part).or_insert(0) += 1;
            }
            if differs != found {
                problems.push(format!(
                    "{guid} {part}: source {differs}, changes {found}\n  {}\n  {}",
                    earlier[part], parts[part]
                ));
            }
        }
    }
    for guid in theirs.keys().filter(|guid| !ours.contains_key(*guid)) {
        *counts.entry("new guids").or_insert(0) += 1;
        let _ = (guid, &added, &removed);
    }
    for problem in &problems {
        println!("{}", problem.chars().take(700).collect::<String>());
    }
    println!("{} problems", problems.len());
    counts
}

#[test]
fn real_revisions_differ_where_their_sources_differ() {
    let Some(files) = series() else { return };
    let versions: Vec<_> = files.iter().map(|file| read(file)).collect();
    for pair in versions.windows(2) {
        let changes = pair[0].0.changes(&pair[1].0);
        println!(
            "renames {} rows {} orders {}",
            changes.renames.len(),
            changes.rows.len(),
            changes.orders.len()
        );
        let mut by: BTreeMap<String, usize> = BTreeMap::new();
        for rename in &changes.renames {
            let word =
                serde_json::to_value(&rename.to).unwrap().as_object().unwrap().keys().next().unwrap().clone();
            *by.entry(format!("{word} by {}", rename.by)).or_default() += 1;
        }
        println!("{by:#?}");
        println!("{:#?}", compare(&pair[0], &pair[1], &changes));
        assert_eq!(changes.apply(&pair[0].0).unwrap().to_draft(), pair[1].0.to_draft());
        assert_eq!(changes.inverse().apply(&pair[1].0).unwrap().to_draft(), pair[0].0.to_draft());
    }
}
