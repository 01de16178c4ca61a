//! For every code a document in which it fires, and a near miss in which it does not.

use std::fs;
use std::path::{Path, PathBuf};

use programme::{Code, Draft, Stratum};

fn folder(code: Code) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(code.as_str())
}

/// The codes that reading and checking a document yield.
fn codes(path: &Path) -> Vec<Code> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    match Draft::read(&mut serde_json::Deserializer::from_str(&text)) {
        Ok(draft) => draft.check().iter().map(programme::Finding::code).collect(),
        Err(error) => vec![error.code],
    }
}

#[test]
fn every_code_fires_where_it_should() {
    for code in Code::ALL {
        assert_eq!(codes(&folder(*code).join("fires.json")), [*code], "{code}");
    }
}

#[test]
fn no_code_fires_at_a_near_miss() {
    for code in Code::ALL {
        assert_eq!(codes(&folder(*code).join("silent.json")), [], "{code}");
    }
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
        for heading in ["## What it does", "## Why it matters", "## Example", "## How to mend it"] {
            assert_eq!(page.matches(heading).count(), 1, "{code}: {heading}");
        }
        assert!(!code.summary().ends_with('.') && code.summary().len() <= 80, "{code}");
        assert_eq!(code.as_str().parse::<Code>().unwrap(), *code);
    }
    let reading = Code::ALL.iter().filter(|code| code.stratum() == Stratum::Reading).count();
    assert!(reading > 0 && reading < Code::ALL.len());
}
