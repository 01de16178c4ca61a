//! The command-line tool checks by a profile, writes for machines, and explains its codes.

use std::process::Output;

use programme::Code;
use serde_json::Value;

use crate::reading::{temporary, tool};

const AGENDA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json");

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn check(file: &str, arguments: &[&str]) -> Output {
    tool(&[&["check", file], arguments].concat())
}

fn codes(output: &Output) -> Vec<String> {
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_can_be_built_is_reviewed_by_the_profile() {
    let count = |codes: &[String], code: &str| codes.iter().filter(|found| *found == code).count();
    let by_default = codes(&check(AGENDA, &["--format", "json"]));
    assert_eq!(count(&by_default, "missing-translation"), 22);

    let profile = temporary(
        "profile",
        br#"{ "severities": { "missing-translation": "off", "tight-turnaround": "error" } }"#,
    );
    let output = check(AGENDA, &["--format", "json", "--profile", profile.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "a profile can make an error of it");
    let by_profile = codes(&output);
    assert_eq!((count(&by_profile, "missing-translation"), count(&by_profile, "tight-turnaround")), (0, 1));
    std::fs::remove_file(profile).unwrap();

    let text = out(&check(AGENDA, &[]));
    let heading = "advice[missing-translation]: a text is not translated into every language of the\n  \
                   programme (22)\n";
    assert!(text.contains(heading), "{text}");
}

#[test]
fn a_profile_that_cannot_be_read_is_told_where() {
    for (name, profile, what) in [
        ("code", "{\n \"severities\": { \"tigth-turnaround\": \"off\" } }", "tigth-turnaround"),
        ("integrity", "{\n \"severities\": { \"duplicate-id\": \"off\" } }", "duplicate-id is not a rule"),
        (
            "waiver",
            "{\n \"waivers\": [{ \"code\": \"duplicate-id\", \"subjects\": [] }] }",
            "duplicate-id is not a rule",
        ),
        ("syntax", "{\n ", "EOF"),
        ("field", "{\n \"serverities\": {} }", "serverities"),
    ] {
        let file = temporary(name, profile.as_bytes());
        let output = check(AGENDA, &["--profile", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(output.stdout.is_empty());
        let error = error(&output);
        assert!(error.starts_with(file.to_str().unwrap()), "{error}");
        assert!(error.contains(what) && error.contains("line 2 column"), "{error}");
        std::fs::remove_file(file).unwrap();
    }
    let missing = check(AGENDA, &["--profile", "no-such-profile.json"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(error(&missing).starts_with("no-such-profile.json"));
}

#[test]
fn what_cannot_be_built_is_told_by_its_integrity() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/dangling-reference/fires.json");
    let output = check(fixture, &["--format", "json"]);
    assert_eq!((output.status.code(), codes(&output)), (Some(1), vec!["dangling-reference".to_owned()]));
}

#[test]
fn what_reading_noticed_is_in_the_review() {
    let json = br#"{ "format": "programme/1", "id": "x", "title": { "en": "X" }, "titel": 1 }"#;
    let file = temporary("titel", json);
    let output = check(file.to_str().unwrap(), &["--format", "json"]);
    assert!(codes(&output).contains(&"unknown-field".to_owned()));
    assert_eq!(output.status.code(), Some(0), "only errors are a verdict");
    std::fs::remove_file(file).unwrap();
}

#[cfg(feature = "sarif")]
#[test]
fn sarif_is_written_with_places() {
    let output = check(AGENDA, &["--format", "sarif"]);
    assert_eq!(output.status.code(), Some(0));
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let one = results.iter().find(|result| result["ruleId"] == "undated-programme").unwrap();
    let place = &one["locations"][0]["physicalLocation"];
    let text = std::fs::read_to_string(AGENDA).unwrap();
    let line = usize::try_from(place["region"]["startLine"].as_u64().unwrap()).unwrap();
    assert!(text.lines().nth(line - 1).unwrap().contains("\"days\""));
    assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with("idm-2018-second-session.json"));
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let output = tool(&["check", "--explain", code.as_str()]);
        assert_eq!(output.status.code(), Some(0));
        let page = out(&output);
        let heading = format!("{}[{code}]: {} (since {})", code.severity(), code.summary(), code.since());
        assert_eq!(page.lines().next(), Some(heading.as_str()));
        assert!(page.contains("\n\n## How to fix it\n"), "{page}");
    }
}

#[test]
fn a_code_that_there_is_not_gets_the_nearest() {
    let output = tool(&["check", "--explain", "mising-titel"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(error(&output).contains("missing-title"), "{}", error(&output));
    assert_eq!(tool(&["check", "--explain", "my-house/late"]).status.code(), Some(2));
    assert_eq!(tool(&["check"]).status.code(), Some(2));
}

#[test]
fn a_printed_heading_is_read() {
    assert_eq!(out(&tool(&["recognise", "Présentateur :"])), "role presenter  [fr]  attested\n");
    let speakers = out(&tool(&["recognise", "Докладчик", "--language", "ru"]));
    assert_eq!(speakers, "role rapporteur  [ru]  attested\nrole presenter  [ru]\nrole speaker  [ru]\n");
    assert_eq!(
        out(&tool(&["recognise", "Panel 1", "--language", "en"])),
        "kind panel, number 1  [en]  attested\n"
    );
    let unknown = tool(&["recognise", "Voix de migrants"]);
    assert_eq!((unknown.status.code(), out(&unknown).as_str()), (Some(2), ""));
    assert!(error(&tool(&["recognise", "Pause", "--language", "fr_CH"])).contains("write \"fr-CH\""));
}
