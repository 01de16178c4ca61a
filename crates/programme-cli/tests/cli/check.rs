//! Tests for the commands `check` and `recognise` of the command line.

use std::process::Output;

use programme::Code;
use programme::report::Stage;
use serde_json::Value;

use crate::{AGENDA, FIXTURES, Folder, error, out, run};

fn check(file: &str, arguments: &[&str]) -> Output {
    run(&[&["check", file], arguments].concat())
}

fn codes(output: &Output) -> Vec<String> {
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_valid_programme_is_reviewed_with_the_profile() {
    let count = |codes: &[String], code: &str| codes.iter().filter(|other| *other == code).count();
    let by_default = codes(&check(AGENDA, &["--format", "json"]));
    assert_eq!(count(&by_default, "missing-translation"), 1);

    let folder = Folder::new("profile");
    let profile = folder.write(
        "profile.json",
        r#"{ "severities": { "missing-translation": "off", "tight-turnaround": "error" } }"#,
    );
    let output = check(AGENDA, &["--format", "json", "--profile", &profile]);
    assert_eq!(output.status.code(), Some(1), "the profile raises a finding to an error");
    let by_profile = codes(&output);
    assert_eq!((count(&by_profile, "missing-translation"), count(&by_profile, "tight-turnaround")), (0, 1));

    let text = out(&check(AGENDA, &[]));
    let heading = "advice[missing-translation]: a text is not translated into every language of the\n  \
                   programme\n";
    assert!(text.contains(heading), "{text}");
}

#[test]
fn an_invalid_profile_is_reported_with_a_position() {
    let folder = Folder::new("invalid-profile");
    for (name, profile, expected) in [
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
        let file = folder.write(name, profile);
        let output = check(AGENDA, &["--profile", &file]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(output.stdout.is_empty());
        let error = error(&output);
        assert!(error.starts_with(&file), "{error}");
        assert!(error.contains(expected) && error.contains("line 2 column"), "{error}");
    }
    let missing = check(AGENDA, &["--profile", "no-such-profile.json"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(error(&missing).starts_with("no-such-profile.json"));
}

#[test]
fn an_invalid_programme_gets_only_integrity_findings() {
    let fixture = &format!("{FIXTURES}/dangling-reference/fires.json");
    let output = check(fixture, &["--format", "json"]);
    assert_eq!((output.status.code(), codes(&output)), (Some(1), vec!["dangling-reference".to_owned()]));
}

#[test]
fn findings_of_reading_are_part_of_the_report() {
    let json = br#"{ "format": "programme/1", "id": "x", "title": { "en": "X" }, "titel": 1 }"#;
    let folder = Folder::new("titel");
    let file = folder.write("titel.json", json);
    let output = check(&file, &["--format", "json"]);
    assert!(codes(&output).contains(&"unknown-field".to_owned()));
    assert_eq!(output.status.code(), Some(0), "only errors change the exit code");
}

#[test]
fn sarif_output_contains_positions() {
    let output = check(AGENDA, &["--format", "sarif"]);
    assert_eq!(output.status.code(), Some(0));
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "undated-programme").unwrap();
    let place = &result["locations"][0]["physicalLocation"];
    let text = std::fs::read_to_string(AGENDA).unwrap();
    let line = usize::try_from(place["region"]["startLine"].as_u64().unwrap()).unwrap();
    assert!(text.lines().nth(line - 1).unwrap().contains("\"days\""));
    assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with("idm-2018-second-session.json"));
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let output = run(&["check", "--explain", code.as_str()]);
        assert_eq!(output.status.code(), Some(0));
        let page = out(&output);
        let heading = format!("{}[{code}]: {} (since {})", code.severity(), code.summary(), code.since());
        assert_eq!(page.lines().next(), Some(heading.as_str()));
        assert!(page.contains("\n\n## How to fix it\n"), "{page}");
    }
}

#[test]
fn an_unknown_code_gets_a_suggestion() {
    let output = run(&["check", "--explain", "mising-titel"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(error(&output).contains("missing-title"), "{}", error(&output));
    assert_eq!(run(&["check", "--explain", "my-house/late"]).status.code(), Some(2));
    assert_eq!(run(&["check"]).status.code(), Some(2));
}

#[test]
fn printed_headings_are_recognised() {
    assert_eq!(out(&run(&["recognise", "Présentateur :"])), "role presenter  [fr]  attested\n");
    let speakers = out(&run(&["recognise", "Докладчик", "--language", "ru"]));
    assert_eq!(speakers, "role rapporteur  [ru]  attested\nrole presenter  [ru]\nrole speaker  [ru]\n");
    assert_eq!(
        out(&run(&["recognise", "Panel 1", "--language", "en"])),
        "kind panel, number 1  [en]  attested\n"
    );
    let unknown = run(&["recognise", "Voix de migrants"]);
    assert_eq!((unknown.status.code(), out(&unknown).as_str()), (Some(2), ""));
    assert!(error(&run(&["recognise", "Pause", "--language", "fr_CH"])).contains("write \"fr-CH\""));
}

#[test]
fn the_exit_code_depends_on_the_findings() {
    let valid = run(&["check", AGENDA]);
    assert_eq!(valid.status.code(), Some(0));
    assert!(!String::from_utf8(valid.stdout).unwrap().contains("error["));

    let folder = Folder::new("faulty");
    let path = folder.write(
        "faulty.json",
        r#"{ "format": "programme/1", "id": "x", "title": { "en": "X" }, "sessions": [{ "id": "a", "part_of": "b" }] }"#,
    );
    assert_eq!(run(&["check", &path]).status.code(), Some(1));
    let shown = run(&["show", &path]);
    assert_eq!(shown.status.code(), Some(1));
    assert!(String::from_utf8(shown.stderr).unwrap().starts_with("error[dangling-reference]"));

    let missing = run(&["check", "no-such-file.json", "--format", "json"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(!missing.stderr.is_empty());
}

#[test]
fn the_findings_of_every_fixture_are_reported() {
    for code in Code::ALL.iter().filter(|code| code.stage() != Stage::Import) {
        let codes = |name: &str| {
            let path = format!("{FIXTURES}/{code}/{name}");
            let own_profile = path.replace(".json", ".profile.json");
            let shared_profile = format!("{FIXTURES}/{code}/profile.json");
            let profile =
                if std::path::Path::new(&own_profile).exists() { own_profile } else { shared_profile };
            let mut arguments = vec!["check", &path, "--format", "json"];
            if std::path::Path::new(&profile).exists() {
                arguments.extend(["--profile", &profile]);
            }
            let output = run(&arguments);
            let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            let findings = report["findings"].as_array().unwrap().clone();
            findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        // A rule about two versions also needs the earlier one, which `check` does not read.
        if std::path::Path::new(&format!("{FIXTURES}/{code}/fires.before.json")).exists() {
            continue;
        }
        // The tests of the fixtures check that there are no other findings.
        assert!(codes("fires.json").contains(&code.as_str().to_owned()), "{code}");
        let silent = codes("silent.json");
        if code.is_rule() {
            assert!(silent.is_empty(), "{code}: {silent:?}");
        } else {
            // A valid programme is also reviewed. The fixtures of integrity checks are not meant to
            // satisfy the rules.
            let is_rule = |name: &String| name.parse::<Code>().is_ok_and(Code::is_rule);
            assert!(silent.iter().all(is_rule), "{code}: {silent:?}");
        }
    }
}

#[test]
fn output_ends_quietly_when_the_reader_goes_away() {
    let mut child =
        crate::command(&["check", crate::RIVERS]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    // The exit code is still that of the review.
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
