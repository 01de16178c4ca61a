//! Comparison of real revisions with an independent comparison of their XML sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use programme::Programme;
use programme::interchange::ImportOptions;
use programme::interchange::schedule::read_xml;
use programme::report::Subject;
use programme::versions::{Changes, PairedBy, Row, RowChange};
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
        } else if let Some(words) = node.text().filter(|words| !words.trim().is_empty()) {
            text.push_str(words);
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
            let mut all: String = match *part {
                // The reader confirms the local time with the offset.
                "time" => found.map(|node| content(node).replace("+00:00", "+01:00")).collect(),
                // The reader ignores the case of names of rooms.
                "room" => found.map(|node| content(node).to_lowercase()).collect(),
                _ => found.map(content).collect(),
            };
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
/// part. The results must agree.
fn compare(
    before: &(Programme, Events),
    after: &(Programme, Events),
    changes: &Changes,
) -> BTreeMap<&'static str, usize> {
    let guid_of = guids(&after.0);
    let mut changed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for change in &changes.rows {
        if let RowChange::Changed { subject: Subject::Session(id), fields } = change
            && let Some(guid) = guid_of.get(id.as_str())
        {
            changed.insert(guid, fields.iter().map(|field| &*field.field).collect());
        }
    }
    let session_of: BTreeMap<&String, &String> = guid_of.iter().map(|(id, guid)| (guid, id)).collect();
    let new_names: BTreeSet<Subject> = changes
        .rows
        .iter()
        .filter(|change| matches!(change, RowChange::Changed { fields, .. } if fields[0].field == "name"))
        .map(RowChange::subject)
        .chain(changes.renames.iter().map(|rename| rename.to.clone()))
        .collect();
    let has_new_name = |id: &str| {
        let session = after.0.session(id).unwrap().data();
        let mut people = session.participations.iter().filter_map(|one| one.person.clone());
        people.any(|person| new_names.contains(&Subject::Person(person)))
    };
    let mut counts = BTreeMap::new();
    let mut problems = Vec::new();
    for (guid, parts) in &after.1 {
        let Some(earlier) = before.1.get(guid) else { continue };
        let fields = changed.get(guid.as_str()).cloned().unwrap_or_default();
        for (part, _, names) in PARTS {
            let differs = earlier[part] != parts[part];
            // A new name is a change of the person, and not of the sessions.
            let found = fields.iter().any(|field| names.contains(field))
                || *part == "people" && differs && session_of.get(guid).is_some_and(|id| has_new_name(id));
            *counts.entry(*part).or_insert(0) += usize::from(differs);
            if differs != found {
                let values = format!("{}\n  {}", earlier[part], parts[part]);
                problems.push(format!("{guid} {part}: source {differs}, changes {found}\n  {values}"));
            }
        }
    }
    assert!(
        problems.is_empty(),
        "{}",
        problems.iter().map(|one| one.chars().take(300).collect::<String>()).collect::<Vec<_>>().join("\n")
    );
    counts
}

#[test]
fn real_revisions_differ_where_their_sources_differ() {
    let Some(files) = series() else { return };
    let versions: Vec<_> = files.iter().map(|file| read(file)).collect();
    for pair in versions.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let changes = before.0.changes(&after.0);
        assert_eq!(changes.apply(&before.0).unwrap().to_draft(), after.0.to_draft());
        assert_eq!(changes.inverse().apply(&after.0).unwrap().to_draft(), before.0.to_draft());

        let mut renames: BTreeMap<String, usize> = BTreeMap::new();
        for rename in &changes.renames {
            let word = serde_json::to_value(&rename.to).unwrap();
            let word = word.as_object().unwrap().keys().next().unwrap().clone();
            *renames.entry(format!("{word}, by {}", rename.by)).or_default() += 1;
        }
        let counts = compare(before, after, &changes);
        println!("{} → {} events with a guid of their own", before.1.len(), after.1.len());
        counts.iter().for_each(|(part, count)| println!("{count:>5} differ in {part}"));
        renames.iter().for_each(|(word, count)| println!("{count:>5} new ids: {word}"));

        // Sessions are added and removed where their guids are, unless they were paired otherwise.
        let renamed = |side: fn(&programme::versions::Rename) -> &Subject| -> BTreeSet<Subject> {
            let evident = changes.renames.iter().filter(|rename| rename.by != PairedBy::ExternalId);
            evident.map(|rename| side(rename).clone()).collect()
        };
        let paired = renamed(|rename| &rename.to);
        let (guid_of, known) = (guids(&after.0), guids(&before.0));
        let known: BTreeSet<&String> = known.values().collect();
        let added: BTreeSet<Subject> = changes
            .rows
            .iter()
            .filter(|change| matches!(change, RowChange::Added { row: Row::Session(_), .. }))
            .map(RowChange::subject)
            .collect();
        for (id, guid) in &guid_of {
            let subject = Subject::Session(id.as_str().into());
            let single = after.1.contains_key(guid) && !known.contains(guid);
            assert!(
                !single
                    || added.contains(&subject)
                    || paired.contains(&subject)
                    || before.0.session(id).is_some(),
                "{id}"
            );
        }
    }
}
