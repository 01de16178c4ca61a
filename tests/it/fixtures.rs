//! Tests every code with two fixtures: a document that triggers it, and a near miss that does not.

use std::fs;
use std::path::{Path, PathBuf};

use programme::report::Stage;
use programme::{Code, Draft, Finding, Profile, Programme, Report};

fn folder(code: Code) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(code.as_str())
}

/// Returns the profile of a fixture: `NAME.profile.json`, `profile.json`, or the default.
fn profile(folder: &Path, name: &str) -> Profile {
    let path = folder.join(name.replace(".json", ".profile.json"));
    let text = fs::read_to_string(path).or_else(|_| fs::read_to_string(folder.join("profile.json")));
    text.map_or_else(|_| Profile::default(), |text| serde_json::from_str(&text).unwrap())
}

/// Returns the codes that a fixture triggers. A fixture of a rule is reviewed. Any other fixture is
/// only read and checked.
fn codes(code: Code, name: &str) -> Vec<Code> {
    let folder = folder(code);
    let path = folder.join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let draft = match Draft::read(&mut serde_json::Deserializer::from_str(&text)) {
        Ok(draft) => draft,
        Err(error) => return vec![error.code],
    };
    let built_in = |finding: &Finding| finding.code().built_in().unwrap();
    if !code.is_rule() {
        return draft.check().iter().map(built_in).collect();
    }
    match draft.build() {
        Ok(programme) => review(code, name, &programme).iter().map(built_in).collect(),
        Err(rejected) => rejected.report().iter().map(built_in).collect(),
    }
}

/// Reviews a fixture. The rules about versions compare it with `NAME.before.json`.
fn review(code: Code, name: &str, programme: &Programme) -> Report {
    let profile = profile(&folder(code), name);
    if !code.compares_versions() {
        return programme.review(&profile);
    }
    #[cfg(feature = "versions")]
    {
        let path = folder(code).join(name.replace(".json", ".before.json"));
        let before: Draft = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        programme.review_since(&before.build().unwrap(), &profile)
    }
    #[cfg(not(feature = "versions"))]
    unreachable!("without the feature, no rule about versions is tested")
}

/// Returns `true` unless the rule needs a feature that is disabled.
fn is_available(code: Code) -> bool {
    cfg!(feature = "versions") || !code.compares_versions()
}

/// Returns the JSON report for the fixture that triggers a rule.
fn review_report(code: Code) -> String {
    let text = fs::read_to_string(folder(code).join("fires.json")).unwrap();
    let draft = Draft::read(&mut serde_json::Deserializer::from_str(&text)).unwrap();
    let report = review(code, "fires.json", &draft.build().unwrap());
    serde_json::to_string_pretty(&report).unwrap() + "\n"
}

/// The file `found.json` next to a fixture contains the expected report. After an intended change,
/// set `PROGRAMME_BLESS` to regenerate the files, and check the differences.
#[test]
fn findings_of_fixtures_match_the_recorded_reports() {
    let bless = std::env::var_os("PROGRAMME_BLESS").is_some();
    for code in Code::ALL.iter().copied().filter(|code| code.is_rule() && is_available(*code)) {
        let path = folder(code).join("found.json");
        if bless {
            fs::write(&path, review_report(code)).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(review_report(code), expected, "{code}");
    }
}

/// Returns the codes whose fixtures do not trigger exactly the expected codes.
fn mismatches(name: &str, expected: impl Fn(Code) -> Vec<Code>) -> Vec<String> {
    // Import codes concern other formats, so they have no fixtures in the wire form.
    let tested = Code::ALL.iter().filter(|code| code.stage() != Stage::Import && is_available(**code));
    let reported = tested.map(|code| (*code, codes(*code, name)));
    let mismatches = reported.filter(|(code, reported)| *reported != expected(*code));
    mismatches.map(|(code, reported)| format!("{code}: {reported:?}")).collect()
}

#[test]
fn every_code_is_reported_for_its_fixture() {
    let expected = |code| match code {
        // This rule counts other errors, so its fixture must contain one.
        Code::FinalWithErrors => vec![code, Code::RoomDoubleBooked],
        _ => vec![code],
    };
    assert_eq!(mismatches("fires.json", expected), Vec::<String>::new());
}

#[test]
fn no_code_is_reported_for_a_near_miss() {
    assert_eq!(mismatches("silent.json", |_| Vec::new()), Vec::<String>::new());
}

#[test]
fn every_folder_belongs_to_a_code() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for entry in fs::read_dir(fixtures).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(name == "wire" || name.parse::<Code>().is_ok(), "{name}");
    }
}

#[test]
fn every_code_has_a_manual_page() {
    for code in Code::ALL {
        let page = code.explanation();
        for heading in ["## What it does", "## Why it matters", "## Example", "## How to fix it"] {
            assert_eq!(page.matches(heading).count(), 1, "{code}: {heading}");
        }
        assert!(!code.summary().ends_with('.') && code.summary().len() <= 80, "{code}");
        assert_eq!(code.as_str().parse::<Code>().unwrap(), *code);
    }
    let reading = Code::ALL.iter().filter(|code| code.stage() == Stage::Reading).count();
    assert!(reading > 0 && reading < Code::ALL.len());
}
