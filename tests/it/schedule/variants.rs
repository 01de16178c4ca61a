//! Variants of small documents, with what each of them changes in a schedule or in a draft.
//!
//! The files are in `tests/data/variants`. `programmes.json` lists changes to `programme.json`, and
//! `programmes.txt` contains the effect of each change on the written schedules and on the losses.
//! `schedules.json` lists changes to `schedule.xml` and `schedule.json`, and `schedules.txt`
//! contains the effect of each change on the draft and on the findings. Set `PROGRAMME_BLESS` to
//! regenerate the effects after an intended change, and check every changed line.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use programme::interchange::schedule::{ScheduleOptions, read_json, read_xml, write_json, write_xml};
use programme::interchange::{Export, Import, ImportError, ImportOptions};
use programme::{Draft, Programme};
use serde_json::Value;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/variants").join(name)
}

pub(crate) fn file(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn json(name: &str) -> Value {
    serde_json::from_str(&file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn assert_effects(name: &str, actual: &str) {
    if std::env::var_os("PROGRAMME_BLESS").is_some() {
        std::fs::write(path(name), actual).unwrap();
    }
    let (expected, mut heading) = (file(name), "");
    for (expected, actual) in expected.lines().zip(actual.lines()) {
        if expected.starts_with('#') {
            heading = expected;
        }
        assert_eq!(actual, expected, "{name}: {heading}");
    }
    assert_eq!(actual.lines().count(), expected.lines().count(), "{name}: number of lines");
}

/// Sets the value at a pointer. The last part of the pointer can be a new field, or the number of a
/// new item.
pub(crate) fn set(document: &mut Value, pointer: &str, value: &Value) {
    if pointer.is_empty() {
        *document = value.clone();
        return;
    }
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}")) {
        Value::Object(fields) => {
            fields.insert(name.replace("~1", "/"), value.clone());
        }
        Value::Array(items) if name.parse() == Ok(items.len()) => items.push(value.clone()),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value.clone(),
        other => panic!("{pointer}: {other}"),
    }
}

/// Lists the values that were removed, added or changed, each with its path.
pub(crate) fn changed_values(path: &str, before: &Value, after: &Value, text: &mut String) {
    let fields = |value: &Value| -> Option<BTreeMap<String, Value>> {
        match value {
            Value::Object(fields) => Some(fields.clone().into_iter().collect()),
            Value::Array(items) => {
                Some(items.iter().enumerate().map(|(at, item)| (at.to_string(), item.clone())).collect())
            }
            _ => None,
        }
    };
    let (Some(old), Some(new)) = (fields(before), fields(after)) else {
        if before != after {
            writeln!(text, "  {path}: {after}").unwrap();
        }
        return;
    };
    for name in old.keys().chain(new.keys().filter(|name| !old.contains_key(*name))) {
        match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) => changed_values(&format!("{path}/{name}"), old, new, text),
            (None, Some(new)) => writeln!(text, "  + {path}/{name}: {new}").unwrap(),
            _ => writeln!(text, "  - {path}/{name}").unwrap(),
        }
    }
}

/// Returns the lines that were removed or added, by the longest common subsequence.
pub(crate) fn changed_lines(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            common[at][to] = if old[at] == new[to] {
                common[at + 1][to + 1] + 1
            } else {
                common[at + 1][to].max(common[at][to + 1])
            };
        }
    }
    let (mut at, mut to, mut text) = (0, 0, String::new());
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            (at, to) = (at + 1, to + 1);
        } else if to == new.len() || at < old.len() && common[at + 1][to] >= common[at][to + 1] {
            writeln!(text, "  - {}", old[at].trim()).unwrap();
            at += 1;
        } else {
            writeln!(text, "  + {}", new[to].trim()).unwrap();
            to += 1;
        }
    }
    text
}

/// Replaces all but the first of many lines that were removed with their number.
pub(crate) fn shortened(effect: &str) -> String {
    let (mut text, lines) = (String::new(), effect.lines().collect::<Vec<_>>());
    for run in lines.chunk_by(|one, next| one.starts_with("  - ") && next.starts_with("  - ")) {
        match run {
            [first, _, _, _, rest @ ..] => {
                writeln!(text, "{first}\n  - and {} more", rest.len() + 3).unwrap();
            }
            _ => run.iter().for_each(|line| writeln!(text, "{line}").unwrap()),
        }
    }
    text
}

/// Adds the effects on several documents. Equal effects are listed together.
fn list(text: &mut String, effects: &[(&str, String)]) {
    let mut seen: Vec<&str> = Vec::new();
    for (_, effect) in effects {
        if seen.contains(&effect.as_str()) {
            continue;
        }
        seen.push(effect);
        let names: Vec<&str> =
            effects.iter().filter(|(_, other)| other == effect).map(|(name, _)| *name).collect();
        let effect = if effect.is_empty() { "  no effect\n" } else { effect };
        write!(text, "{}:\n{effect}", names.join(", ")).unwrap();
    }
}

/// Writes a schedule in each format. Schedules in JSON are compared by their values.
fn written(draft: &Draft) -> Vec<(&'static str, Export)> {
    let programme: Programme = draft.clone().build().unwrap_or_else(|error| panic!("{error}"));
    let (strict, foreign) = (ScheduleOptions::default(), ScheduleOptions::default().with_foreign(true));
    vec![
        ("XML", write_xml(&programme, &strict).unwrap()),
        ("foreign XML", write_xml(&programme, &foreign).unwrap()),
        ("JSON", write_json(&programme, &strict).unwrap()),
        ("foreign JSON", write_json(&programme, &foreign).unwrap()),
    ]
}

#[test]
fn each_change_to_a_programme_has_its_effect_on_the_written_schedules() {
    let base = json("programme.json");
    let draft = |json: &Value| -> Draft {
        serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"))
    };
    let before = written(&draft(&base));
    let mut text = String::new();
    for variant in json("programmes.json").as_array().unwrap() {
        let mut changed = base.clone();
        for (pointer, value) in variant["set"].as_object().unwrap() {
            set(&mut changed, pointer, value);
        }
        writeln!(text, "# {}", variant["what"].as_str().unwrap()).unwrap();
        let mut effects = Vec::new();
        for ((name, old), (_, new)) in before.iter().zip(written(&draft(&changed))) {
            let mut effect = if name.ends_with("XML") {
                shortened(&changed_lines(&old.text, &new.text))
            } else {
                let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
                let mut effect = String::new();
                changed_values("", &parse(&old.text), &parse(&new.text), &mut effect);
                effect.replace("/schedule/conference", "")
            };
            let losses = |export: &Export| -> String {
                export.losses.iter().map(|loss| format!("{loss}\n")).collect()
            };
            let losses = changed_lines(&losses(old), &losses(&new));
            effect += &losses.replace("  - ", "  not lost: ").replace("  + ", "  lost: ");
            effects.push((*name, effect));
        }
        list(&mut text, &effects);
    }
    assert_effects("programmes.txt", &text);
}

/// Returns the draft as JSON, and the findings with their locations in the draft and in the source.
pub(crate) fn summary(import: Result<Import, ImportError>) -> Result<(Value, String), String> {
    let import = import.map_err(|error| format!("  error: {error}\n"))?;
    assert!(import.draft.clone().build().is_ok(), "{:?}", import.draft.check());
    let findings = import.findings.iter().map(|finding| {
        let origin = finding.origin().unwrap();
        format!("{} {}, {origin}: {}\n", finding.code(), finding.path(), finding.message())
    });
    Ok((serde_json::to_value(&import.draft).unwrap(), findings.collect()))
}

#[test]
fn each_change_to_a_schedule_has_its_effect_on_the_draft() {
    let options = ImportOptions::default().with_language("en".parse().unwrap());
    let (xml, value) = (file("schedule.xml"), json("schedule.json"));
    let before_xml = summary(read_xml(&xml, &options)).unwrap();
    let before_json = summary(read_json(&value.to_string(), &options)).unwrap();
    let mut text = String::new();
    for variant in json("schedules.json").as_array().unwrap() {
        writeln!(text, "# {}", variant["what"].as_str().unwrap().replace(['\n', '\r', '\t'], " ")).unwrap();
        let (before, after) = if let Some(replacements) = variant["replace"].as_array() {
            let mut changed = xml.clone();
            for replacement in replacements {
                let (old, new) = (replacement[0].as_str().unwrap(), replacement[1].as_str().unwrap());
                assert!(changed.contains(old), "{}", variant["what"]);
                changed = changed.replacen(old, new, 1);
            }
            (&before_xml, summary(read_xml(&changed, &options)))
        } else {
            let mut changed = value.clone();
            for (pointer, value) in variant["set"].as_object().unwrap() {
                set(&mut changed, pointer, value);
            }
            (&before_json, summary(read_json(&changed.to_string(), &options)))
        };
        match after {
            Err(error) => text += &error,
            Ok((draft, findings)) => {
                changed_values("", &before.0, &draft, &mut text);
                let findings = changed_lines(&before.1, &findings);
                text += &findings.replace("  - ", "  not found: ").replace("  + ", "  found: ");
            }
        }
    }
    assert_effects("schedules.txt", &text);
}
