//! Tests for machine-readable reports in JSON and SARIF.

use std::fs;
use std::path::Path;

use programme::draft::Session;
use programme::report::Locator;
use programme::{Draft, Notice, Profile, Report, Review, Rule, Severity};
use serde_json::{Value, json};

const AGENDA: &str = include_str!("../../examples/data/idm-2018-second-session.json");

fn report(json: &str) -> Option<Report> {
    let draft: Draft = serde_json::from_str(json).ok()?;
    Some(match draft.build() {
        Ok(programme) => programme.review(&Profile::strict()),
        Err(rejected) => rejected.report().clone(),
    })
}

/// Returns the agenda and every readable fixture, each with its report.
fn reports() -> Vec<(String, Report)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut texts = vec![AGENDA.to_owned()];
    for code in folder.read_dir().unwrap() {
        let fires = code.unwrap().path().join("fires.json");
        texts.extend(fs::read_to_string(fires));
    }
    texts.into_iter().filter_map(|text| report(&text).map(|report| (text, report))).collect()
}

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(include_str!("../../docs/schema/report.schema.json")).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[test]
fn every_report_matches_the_schema() {
    let schema = schema();
    let mut problems = std::collections::BTreeSet::new();
    let mut reports: Vec<Report> = reports().into_iter().map(|(_, report)| report).collect();
    // Reading a file would refuse this id, so the draft is built in code.
    reports.push(Draft::new("demo", "Demo").with_session(Session::new("a b")).check());
    for report in reports {
        let json = json!(report);
        let faults: Vec<String> = schema.iter_errors(&json).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}\n{json:#}");
        for finding in json["findings"].as_array().unwrap() {
            problems.extend(finding["problem"].as_object().unwrap().keys().cloned());
        }
        assert_eq!(serde_json::from_value::<Report>(json).unwrap(), report);
    }
    let text: Value = serde_json::from_str(include_str!("../../docs/schema/report.schema.json")).unwrap();
    let described = text["$defs"]["Problem"]["oneOf"].as_array().unwrap();
    let described: Vec<&str> =
        described.iter().map(|problem| problem["required"][0].as_str().unwrap()).collect();
    assert!(described.iter().all(|name| problems.contains(*name)), "{problems:?}");
}

#[test]
fn findings_of_custom_rules_match_the_schema() {
    let rule = Rule::new("my-house/late", Severity::Error, |programme| {
        let session = programme.sessions().declared().next().unwrap();
        vec![Notice::new(&session, "it is late").with_detail("minutes", 30_u32).with_related(&session)]
    });
    let programme = serde_json::from_str::<Draft>(AGENDA).unwrap().build().unwrap();
    let report = Review::new(&Profile::default()).with_rule(&rule.unwrap()).run(&programme);
    let json = json!(report);
    assert!(schema().is_valid(&json));
    assert!(json.to_string().contains(r#""code":"my-house/late""#));
}

#[test]
fn the_schema_refuses_malformed_reports() {
    let schema = schema();
    let valid = json!({ "findings": [{
        "code": "missing-title", "severity": "warning", "subject": { "session": "a" }, "path": "/sessions/0",
        "message": "the panel \"a\" has no title", "help": "give it one",
        "related": [{ "subject": "programme", "path": "" }],
        "problem": { "rule": { "message": "the panel \"a\" has no title", "details": { "minutes": 1 } } },
    }] });
    assert!(schema.is_valid(&valid));
    assert!(schema.is_valid(&json!({ "findings": [] })));
    for (pointer, value) in [
        ("/code", json!("Missing Title")),
        ("/severity", json!("fatal")),
        ("/subject", json!("session")),
        ("/subject", json!({ "session": "a", "room": "b" })),
        ("/subject", json!({ "session": 1 })),
        ("/path", json!("sessions/0")),
        ("/path", json!("/a~2")),
        ("/message", json!("")),
        ("/help", json!(null)),
        ("/related", json!([])),
        ("/related/0/path", json!(0)),
        ("/problem", json!({})),
        ("/problem", json!({ "something-else": {} })),
        ("/problem/rule/details/minutes", json!(1.5)),
    ] {
        let mut broken = valid.clone();
        *broken["findings"][0].pointer_mut(pointer).unwrap() = value.clone();
        assert!(!schema.is_valid(&broken), "{pointer}: {value}");
    }
    for field in ["code", "severity", "subject", "path", "message"] {
        let mut broken = valid.clone();
        broken["findings"][0].as_object_mut().unwrap().remove(field);
        assert!(!schema.is_valid(&broken), "{field}");
    }
    assert!(!schema.is_valid(&json!({})) && !schema.is_valid(&json!([])));
}

/// Collects the JSON pointers to a value and to everything inside it.
fn pointers(value: &Value, pointer: &str, result: &mut Vec<String>) {
    result.push(pointer.to_owned());
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                pointers(inner, &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), result);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                pointers(inner, &format!("{pointer}/{index}"), result);
            }
        }
        _ => {}
    }
}

#[test]
fn the_locator_finds_every_value_of_a_document() {
    let document: Value = serde_json::from_str(AGENDA).unwrap();
    let compact = document.to_string();
    let mut all = Vec::new();
    pointers(&document, "", &mut all);
    assert!(all.len() > 1000);
    for text in [AGENDA, &compact] {
        let locator = Locator::new(text);
        for pointer in &all {
            let value: Value = serde_json::from_str(&text[locator.range(&pointer.parse().unwrap())]).unwrap();
            assert_eq!(Some(&value), document.pointer(pointer), "{pointer}");
        }
    }
}

#[test]
fn the_locator_accepts_truncated_text() {
    let paths = ["", "/title/en", "/sessions/3/title", "/nothing"]
        .map(|path| path.parse::<programme::report::Path>().unwrap());
    for length in (0..AGENDA.len()).step_by(97).filter(|length| AGENDA.is_char_boundary(*length)) {
        let locator = Locator::new(&AGENDA[..length]);
        for path in &paths {
            let range = locator.range(path);
            assert!(range.start <= range.end && range.end <= length, "{path} in {length}");
            assert!(locator.position(range.start) <= locator.position(range.end));
        }
    }
}

#[cfg(feature = "sarif")]
mod sarif {
    use programme::report::Locator;
    use programme::{Code, Draft, Profile, Report, Severity};
    use serde_json::{Value, json};

    use super::{AGENDA, reports};

    fn string<'v>(value: &'v Value, field: &str) -> &'v str {
        value[field].as_str().unwrap_or_else(|| panic!("{field} of {value:#}"))
    }

    /// Checks the requirements of the SARIF standard for the properties that the crate writes.
    fn assert_valid_log(log: &Value, text: &str, report: &Report) {
        assert_eq!(log["version"], "2.1.0");
        assert!(string(log, "$schema").ends_with("sarif-schema-2.1.0.json"));
        let [run] = log["runs"].as_array().unwrap().as_slice() else { panic!("a log must have one run") };
        let driver = &run["tool"]["driver"];
        assert_eq!(
            (string(driver, "name"), string(driver, "version")),
            ("programme", env!("CARGO_PKG_VERSION"))
        );
        assert_eq!(run["columnKind"], "utf16CodeUnits");
        let rules = driver["rules"].as_array().unwrap();
        let mut ids: Vec<&str> = rules.iter().map(|rule| string(rule, "id")).collect();
        for rule in rules {
            let code: Code = string(rule, "id").parse().unwrap();
            assert_eq!(rule["shortDescription"]["text"], code.summary());
            assert_eq!(rule["help"]["markdown"], code.explanation());
            assert!(!string(&rule["fullDescription"], "text").is_empty());
            let level = string(&rule["defaultConfiguration"], "level");
            assert!(["error", "warning", "note"].contains(&level));
        }
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), report.len());
        let lines: Vec<Vec<u16>> = text.split('\n').map(|line| line.encode_utf16().collect()).collect();
        for (result, finding) in results.iter().zip(report) {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(ids[index], string(result, "ruleId"));
            assert_eq!(string(result, "ruleId"), finding.code().as_str());
            let level = match finding.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                _ => "note",
            };
            assert_eq!(result["level"], level);
            assert!(string(&result["message"], "text").starts_with(&finding.message()));
            let related = result["relatedLocations"].as_array().unwrap();
            assert_eq!(related.len(), finding.related().len());
            for location in result["locations"].as_array().unwrap().iter().chain(related) {
                let place = &location["physicalLocation"];
                assert_eq!(place["artifactLocation"]["uri"], "agenda.json");
                let region = |name: &str| usize::try_from(place["region"][name].as_u64().unwrap()).unwrap();
                let (start, end) =
                    ((region("startLine"), region("startColumn")), (region("endLine"), region("endColumn")));
                assert!((1, 1) <= start && start < end, "{place}");
                assert!(lines[end.0 - 1].len() + 1 >= end.1, "{place}");
            }
            assert_eq!(result["partialFingerprints"].as_object().unwrap().len(), 1);
        }
        ids.dedup();
        assert_eq!(ids.len(), rules.len(), "duplicate rules");
    }

    #[test]
    fn every_report_becomes_a_valid_log() {
        for (text, report) in reports() {
            let log = report.to_sarif(&text, "agenda.json");
            assert_valid_log(&log, &text, &report);
            let fingerprints: Vec<&Value> = log["runs"][0]["results"]
                .as_array()
                .unwrap()
                .iter()
                .map(|result| &result["partialFingerprints"]["programme/v1"])
                .collect();
            let mut distinct: Vec<String> = fingerprints.iter().map(ToString::to_string).collect();
            distinct.sort();
            distinct.dedup();
            assert_eq!(distinct.len(), fingerprints.len(), "{fingerprints:?}");
        }
    }

    #[test]
    fn findings_are_located_in_the_text() {
        let report =
            serde_json::from_str::<Draft>(AGENDA).unwrap().build().unwrap().review(&Profile::default());
        let locator = Locator::new(AGENDA);
        let document: Value = serde_json::from_str(AGENDA).unwrap();
        for finding in &report {
            let located: Value = serde_json::from_str(&AGENDA[locator.range(finding.path())]).unwrap();
            // The agenda is in normal form. If a path does not exist, a value is missing, and the
            // locator returns the range of the closest parent.
            let mut path = finding.path().clone();
            let expected = loop {
                match document.pointer(&path.to_string()) {
                    Some(value) => break value,
                    None => path = path.parent().unwrap(),
                }
            };
            assert_eq!(&located, expected, "{finding}");
        }
    }

    #[test]
    fn fingerprints_do_not_depend_on_the_order_of_rows() {
        let sessions = json!([{ "id": "a", "part_of": "x" }, { "id": "b", "part_of": "y", "place": ["r"] }]);
        let fingerprints = |sessions: Value| {
            let text =
                json!({ "format": "programme/1", "id": "d", "title": { "en": "D" }, "sessions": sessions })
                    .to_string();
            let log = serde_json::from_str::<Draft>(&text).unwrap().check().to_sarif(&text, "d.json");
            let results = log["runs"][0]["results"].as_array().unwrap().clone();
            let mut fingerprints: Vec<String> =
                results.iter().map(|result| result["partialFingerprints"].to_string()).collect();
            fingerprints.sort();
            fingerprints
        };
        let moved = json!([sessions[1], { "id": "new" }, sessions[0]]);
        assert_eq!(fingerprints(sessions).len(), 3);
        assert_eq!(
            fingerprints(moved),
            fingerprints(
                json!([{ "id": "a", "part_of": "x" }, { "id": "b", "part_of": "y", "place": ["r"] }])
            )
        );
    }

    #[test]
    fn an_empty_report_becomes_a_log() {
        let log = Report::default().to_sarif("", "a b.json");
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(log["runs"][0]["artifacts"][0]["location"]["uri"], "a%20b.json");
    }
}
