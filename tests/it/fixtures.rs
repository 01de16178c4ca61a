//! For every code a document in which it fires, and a near miss in which it does not.

use std::fs;
use std::path::{Path, PathBuf};

use programme::report::Stage;
use programme::{Code, Draft, Finding, Profile};

fn folder(code: Code) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(code.as_str())
}

/// The profile of a fixture: its own, that of the folder, else the default.
fn profile(folder: &Path, name: &str) -> Profile {
    let own = folder.join(name.replace(".json", ".profile.json"));
    let text = fs::read_to_string(own).or_else(|_| fs::read_to_string(folder.join("profile.json")));
    text.map_or_else(|_| Profile::default(), |text| serde_json::from_str(&text).unwrap())
}

/// The codes that reading and checking a document yield; where the code in question is a rule's, reviewing it.
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
        Ok(programme) => programme.review(&profile(&folder, name)).iter().map(built_in).collect(),
        Err(rejected) => rejected.report().iter().map(built_in).collect(),
    }
}

/// The report of a rule's fixture in which it fires, for machines.
fn found(code: Code) -> String {
    let text = fs::read_to_string(folder(code).join("fires.json")).unwrap();
    let draft = Draft::read(&mut serde_json::Deserializer::from_str(&text)).unwrap();
    let report = draft.build().unwrap().review(&profile(&folder(code), "fires.json"));
    serde_json::to_string_pretty(&report).unwrap() + "\n"
}

/// The expected report of each fixture is in `found.json` beside it. To write the files anew after an
/// intended change, set `PROGRAMME_BLESS`, and read the difference.
#[test]
fn findings_of_fixtures_match_the_recorded_reports() {
    let bless = std::env::var_os("PROGRAMME_BLESS").is_some();
    for code in Code::ALL.iter().copied().filter(|code| code.is_rule()) {
        let path = folder(code).join("found.json");
        if bless {
            fs::write(&path, found(code)).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found(code), expected, "{code}");
    }
}

/// The codes whose fixtures yield something else than they should.
fn wrong(name: &str, expected: impl Fn(Code) -> Vec<Code>) -> Vec<String> {
    // What readers of other formats say has no fixture in the wire form.
    let own = Code::ALL.iter().filter(|code| code.stage() != Stage::Import);
    let found = own.map(|code| (*code, codes(*code, name)));
    let wrong = found.filter(|(code, found)| *found != expected(*code));
    wrong.map(|(code, found)| format!("{code}: {found:?}")).collect()
}

#[test]
fn every_code_fires_where_it_should() {
    let expected = |code| match code {
        // Errors are left: that is one.
        Code::FinalWithErrors => vec![code, Code::RoomDoubleBooked],
        _ => vec![code],
    };
    assert_eq!(wrong("fires.json", expected), Vec::<String>::new());
}

#[test]
fn no_code_fires_at_a_near_miss() {
    assert_eq!(wrong("silent.json", |_| Vec::new()), Vec::<String>::new());
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
