//! Tests that `docs/rules.md`, the catalogue of codes, matches the source code.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use programme::Code;
use programme::report::Stage;
use programme::review::{Preset, Thresholds};

/// The source code of the table of codes. The names of the rule families only appear in its
/// comments.
const TABLE: &str = include_str!("../../src/code/table.rs");

/// The source code of the profiles, which contains the documentation of each threshold.
const PROFILE: &str = include_str!("../../src/review/profile.rs");

const INTRODUCTION: &str = "\
This page describes every code that the crate can report. The stage of a code determines its effect:

- *Reading* rejects a document that is not in the wire form.
- *Integrity* errors prevent a draft from becoming a programme. They cannot be lowered or waived.
- *Rules* review a valid programme. They never block anything. A [profile](#profiles) sets their
  severity, switches them off, or waives single findings. An *opt-in rule* only runs if a profile
  enables it.
- *Import* codes report what a reader of another format changed, kept aside or did not import.

`Code::explanation` returns the same pages, and `programme check --explain CODE` prints one of them.
";

const PROFILES: &str = "\
A profile starts from one of four presets, and specifies only the differences:

- `default`: every rule at its own severity, except for the opt-in rules.
- `lenient`: only errors and warnings.
- `strict`: every rule, including the opt-in rules. The threshold `custom` is 0.
- `publication`: the same as `default`, with these levels:
";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Returns the families in the order of the table, each with its codes.
fn families() -> Vec<(String, Vec<Code>)> {
    let mut families = vec![("Reading".to_owned(), Vec::new()), ("Integrity".to_owned(), Vec::new())];
    for line in TABLE.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix("// Rules: ") {
            families.push((format!("Rules: {}", name.trim_end_matches('.')), Vec::new()));
        }
        if line == "// Reading other formats." {
            families.push(("Reading other formats".to_owned(), Vec::new()));
        }
        let Some(code) = line.split_once(" = \"").and_then(|(_, rest)| rest.split('"').next()) else {
            continue;
        };
        // The documentation of a code can contain a line that looks like a declaration.
        let Some(code) = code.parse::<Code>().ok().filter(|_| !line.starts_with("//")) else { continue };
        let index = match code.stage() {
            Stage::Reading => 0,
            Stage::Integrity => 1,
            _ => families.len() - 1,
        };
        families[index].1.push(code);
    }
    families
}

/// Returns the anchor that GitHub generates for a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

fn stage(code: Code) -> &'static str {
    match code.stage() {
        Stage::Reading => "reading",
        Stage::Integrity => "integrity",
        Stage::Review if code.is_opt_in() => "opt-in rule",
        Stage::Review => "rule",
        Stage::Import => "import",
        other => panic!("unknown stage: {other:?}"),
    }
}

/// Returns the section of a manual page with the given heading.
fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, after) = page.split_once(&format!("## {heading}\n"))?;
    after.split("## ").next()
}

/// Returns the parts of a text that are enclosed in backticks.
fn in_backticks(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Returns the thresholds that the manual page of a code lists under "Parameters".
fn thresholds_of(code: Code) -> BTreeSet<&'static str> {
    section(code.explanation(), "Parameters").map(in_backticks).unwrap_or_default()
}

/// Returns the doc comment of a threshold as a single line.
fn documentation(name: &str) -> String {
    let lines: Vec<&str> = PROFILE.lines().map(str::trim).collect();
    let index = lines.iter().position(|line| line.starts_with(&format!("{name}: ")) && line.contains(" = "));
    let index = index.unwrap_or_else(|| panic!("the source does not declare the threshold {name}"));
    let above: Vec<&str> = lines[..index].iter().rev().map_while(|line| line.strip_prefix("/// ")).collect();
    above.into_iter().rev().collect::<Vec<_>>().join(" ")
}

fn unit(name: &str, default: &serde_json::Value) -> &'static str {
    match (name, default.is_string()) {
        (_, true) => "hours and minutes, `HH:MM`",
        ("person_sessions", _) => "sessions",
        ("custom", _) => "hundredths",
        _ => panic!("the unit of the threshold {name} is unknown"),
    }
}

/// Returns the expected contents of `docs/rules.md`.
fn catalogue() -> String {
    let mut page = format!("# Catalogue of codes\n\n{INTRODUCTION}\n");
    let families = families();
    for (family, codes) in &families {
        writeln!(page, "- [{family}](#{}): {}", anchor(family), codes.len()).unwrap();
    }
    page.push_str("- [Profiles](#profiles)\n- [Thresholds](#thresholds)\n");
    for (family, codes) in &families {
        write!(page, "\n# {family}\n\n| code | severity | summary |\n|---|---|---|\n").unwrap();
        for code in codes {
            let severity = code.severity();
            writeln!(page, "| [`{code}`](#{code}) | {severity} | {} |", code.summary()).unwrap();
        }
        for code in codes {
            write_code(&mut page, *code);
        }
    }
    write_profiles(&mut page);
    write_thresholds(&mut page);
    page
}

fn write_code(page: &mut String, code: Code) {
    let raised = Preset::Publication.levels().iter().find(|(listed, _)| *listed == code);
    let raised =
        raised.map_or_else(String::new, |(_, level)| format!(" ({} in `publication`)", level.as_str()));
    let (severity, since) = (code.severity(), code.since());
    write!(page, "\n## {code}\n\n{}\n\n", capitalised(code.summary())).unwrap();
    writeln!(page, "Severity: {severity}{raised}. Stage: {}. Since: {since}.\n", stage(code)).unwrap();
    for line in code.explanation().lines() {
        let line = line.trim();
        match line.strip_prefix("## ") {
            Some(heading) => writeln!(page, "### {heading}").unwrap(),
            None => writeln!(page, "{line}").unwrap(),
        }
    }
}

fn capitalised(summary: &str) -> String {
    let mut letters = summary.chars();
    let first = letters.next().unwrap().to_uppercase();
    format!("{first}{}.", letters.as_str())
}

fn write_profiles(page: &mut String) {
    write!(page, "\n# Profiles\n\n{PROFILES}\n| code | level |\n|---|---|\n").unwrap();
    for (code, level) in Preset::Publication.levels() {
        writeln!(page, "| [`{code}`](#{code}) | {} |", level.as_str()).unwrap();
    }
}

fn write_thresholds(page: &mut String) {
    let defaults = serde_json::to_value(Thresholds::default()).unwrap();
    let intro = "The limits that rules apply. A profile specifies only those that differ from the default: `\"thresholds\": { \"turnaround\": \"00:15\" }`.";
    write!(
        page,
        "\n# Thresholds\n\n{intro}\n\n| threshold | default | unit | description | used by |\n|---|---|---|---|---|\n"
    )
    .unwrap();
    for name in Thresholds::NAMES {
        let default = &defaults[*name];
        let readers = Code::ALL.iter().filter(|code| thresholds_of(**code).contains(name));
        let readers: Vec<String> = readers.map(|code| format!("[`{code}`](#{code})")).collect();
        let value = default.to_string().replace('"', "");
        let (unit, description) = (unit(name, default), documentation(name));
        writeln!(page, "| `{name}` | `{value}` | {unit} | {description} | {} |", readers.join(", ")).unwrap();
    }
}

#[test]
fn the_rules_page_matches_the_table_of_codes() {
    let path = folder().join("docs/rules.md");
    let page = catalogue();
    if std::env::var_os("PROGRAMME_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let difference = page.lines().zip(written.lines()).position(|(a, b)| a != b);
    assert!(
        page == written,
        "docs/rules.md does not match the table of codes (first difference in line {:?}); regenerate it:\n\
         PROGRAMME_BLESS=1 cargo test --all-features --test it catalogue",
        difference.map(|line| line + 1)
    );
}

#[test]
fn every_code_belongs_to_one_family() {
    let mut listed: Vec<Code> = families().into_iter().flat_map(|(_, codes)| codes).collect();
    listed.sort_unstable();
    let mut all = Code::ALL.to_vec();
    all.sort_unstable();
    assert_eq!(listed, all);
    assert!(families().iter().all(|(_, codes)| !codes.is_empty()));
}

/// Users learn about a threshold from the manual pages of the rules that apply it.
#[test]
fn every_threshold_appears_on_a_manual_page() {
    let known: BTreeSet<&str> = Thresholds::NAMES.iter().copied().collect();
    let mut codes_by_threshold: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
    for code in Code::ALL {
        assert_eq!(code.explanation().contains("## Parameters"), !thresholds_of(*code).is_empty(), "{code}");
        for name in thresholds_of(*code) {
            assert!(
                known.contains(name),
                "the page of {code} lists the threshold {name:?}, which does not exist"
            );
            codes_by_threshold.entry(name).or_default().push(*code);
        }
    }
    let undocumented: Vec<&&str> =
        known.iter().filter(|name| !codes_by_threshold.contains_key(**name)).collect();
    assert!(undocumented.is_empty(), "no page lists {undocumented:?} under \"Parameters\"");
}

/// Returns the number and the outcome of each candidate in `docs/rule-candidates.md`.
fn candidates() -> Vec<(&'static str, &'static str)> {
    let page = include_str!("../../docs/rule-candidates.md");
    let rows = page.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let rows = rows.take_while(|line| line.starts_with('|')).map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, _, outcome] = cells[..] else { panic!("{line}") };
        (number, outcome)
    });
    rows.collect()
}

#[test]
fn every_candidate_and_every_rule_is_listed() {
    let rows = candidates();
    let numbers: Vec<&str> = rows.iter().map(|(number, _)| *number).filter(|number| *number != "–").collect();
    assert_eq!(numbers, (1..=137).map(|number| number.to_string()).collect::<Vec<_>>());
    let mut listed = BTreeSet::new();
    for (number, outcome) in rows {
        // A refused candidate may still name a related code.
        let rejected = ["refused: ", "not available: "].iter().any(|word| outcome.starts_with(word));
        let codes: BTreeSet<Code> =
            in_backticks(outcome).iter().filter_map(|name| name.parse().ok()).collect();
        assert!(rejected || !codes.is_empty(), "{number}: {outcome:?} contains neither a code nor a reason");
        for code in &codes {
            let mark = match code.stage() {
                Stage::Integrity => "(integrity)",
                Stage::Reading => "(reading)",
                Stage::Review if code.is_opt_in() => "(opt-in",
                _ => "",
            };
            assert!(outcome.contains(mark), "{number}: {code} is not marked with {mark}");
        }
        listed.extend(codes);
    }
    let missing: Vec<&Code> =
        Code::ALL.iter().filter(|code| code.is_rule() && !listed.contains(code)).collect();
    assert!(missing.is_empty(), "docs/rule-candidates.md does not list {missing:?}");
}
