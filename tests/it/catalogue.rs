//! The catalogue of codes, `docs/rules.md`: written from the table, and as the table says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use programme::Code;
use programme::report::Stage;
use programme::review::{Preset, Thresholds};

/// Where the families stand, by comments that code does not see.
const TABLE: &str = include_str!("../../src/code/table.rs");

/// Where the thresholds stand, each under what it says.
const PROFILE: &str = include_str!("../../src/review/profile.rs");

const INTRODUCTION: &str = "\
This page describes every code that the crate can report. The stage of a code determines its effect:

- *Reading* rejects a document that is not in the wire form.
- *Integrity* errors prevent a draft from becoming a programme. They cannot be lowered or waived.
- *Rules* review a valid programme. They never block anything. A [profile](#profiles) sets their
  severity, switches them off, or waives single findings. An *opt-in rule* only runs if a profile
  enables it.
- *Import* codes report what a reader of another format changed, kept aside or did not import.

`Code::explanation` returns the same pages, and `cargo run --example tool -- check --explain CODE`
prints one of them.
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

/// The families, in the order of the table, with their codes.
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
        // A page may show one that is no code.
        let Some(code) = code.parse::<Code>().ok().filter(|_| !line.starts_with("//")) else { continue };
        let at = match code.stage() {
            Stage::Reading => 0,
            Stage::Integrity => 1,
            _ => families.len() - 1,
        };
        families[at].1.push(code);
    }
    families
}

/// The address of a heading, as Markdown is shown on the web.
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
        other => panic!("{other:?} has no name here"),
    }
}

/// What a page says under a heading.
fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, after) = page.split_once(&format!("## {heading}\n"))?;
    after.split("## ").next()
}

/// The names between backticks.
fn in_backticks(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The thresholds that the page of a code names.
fn thresholds_of(code: Code) -> BTreeSet<&'static str> {
    section(code.explanation(), "Parameters").map(in_backticks).unwrap_or_default()
}

/// What a threshold says in its documentation.
fn documented(name: &str) -> String {
    let lines: Vec<&str> = PROFILE.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| line.starts_with(&format!("{name}: ")) && line.contains(" = "));
    let at = at.unwrap_or_else(|| panic!("{name} stands in no table"));
    let above: Vec<&str> = lines[..at].iter().rev().map_while(|line| line.strip_prefix("/// ")).collect();
    above.into_iter().rev().collect::<Vec<_>>().join(" ")
}

fn unit(name: &str, default: &serde_json::Value) -> &'static str {
    match (name, default.is_string()) {
        (_, true) => "hours and minutes, `HH:MM`",
        ("person_sessions", _) => "sessions",
        ("custom", _) => "hundredths",
        _ => panic!("the unit of {name} is stated nowhere"),
    }
}

/// The whole page.
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
    let raised = Preset::Publication.levels().iter().find(|(stated, _)| *stated == code);
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
        let shown = default.to_string().replace('"', "");
        let (unit, says) = (unit(name, default), documented(name));
        writeln!(page, "| `{name}` | `{shown}` | {unit} | {says} | {} |", readers.join(", ")).unwrap();
    }
}

#[test]
fn the_catalogue_is_as_the_table_says() {
    let path = folder().join("docs/rules.md");
    let page = catalogue();
    if std::env::var_os("PROGRAMME_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let differs = page.lines().zip(written.lines()).position(|(a, b)| a != b);
    assert!(
        page == written,
        "docs/rules.md differs from the table of codes (first in line {:?}); write it anew by\n\
         PROGRAMME_BLESS=1 cargo test --all-features --test it catalogue",
        differs.map(|line| line + 1)
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

/// A profile's threshold that no page names changes nothing that anybody could know of.
#[test]
fn pages_and_profiles_name_the_same_thresholds() {
    let known: BTreeSet<&str> = Thresholds::NAMES.iter().copied().collect();
    let mut named: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
    for code in Code::ALL {
        assert_eq!(code.explanation().contains("## Parameters"), !thresholds_of(*code).is_empty(), "{code}");
        for name in thresholds_of(*code) {
            assert!(
                known.contains(name),
                "the page of {code} names the threshold {name:?}, which no profile has"
            );
            named.entry(name).or_default().push(*code);
        }
    }
    let unnamed: Vec<&&str> = known.iter().filter(|name| !named.contains_key(**name)).collect();
    assert!(unnamed.is_empty(), "no page names {unnamed:?} under \"Parameters\"");
}

/// The rows of the table of candidates: its number, and what it became here.
fn candidates() -> Vec<(&'static str, &'static str)> {
    let page = include_str!("../../docs/rule-candidates.md");
    let rows = page.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let rows = rows.take_while(|line| line.starts_with('|')).map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, _, here] = cells[..] else { panic!("{line}") };
        (number, here)
    });
    rows.collect()
}

#[test]
fn every_candidate_and_every_rule_is_in_the_list() {
    let rows = candidates();
    let numbers: Vec<&str> = rows.iter().map(|(number, _)| *number).filter(|number| *number != "–").collect();
    assert_eq!(numbers, (1..=137).map(|number| number.to_string()).collect::<Vec<_>>());
    let mut became = BTreeSet::new();
    for (number, here) in rows {
        // A refused candidate may still name a related code.
        let settled = ["refused: ", "not available: "].iter().any(|word| here.starts_with(word));
        let codes: BTreeSet<Code> = in_backticks(here).iter().filter_map(|name| name.parse().ok()).collect();
        assert!(settled || !codes.is_empty(), "{number}: {here:?} is neither a code nor a reason");
        for code in &codes {
            let said = match code.stage() {
                Stage::Integrity => "(integrity)",
                Stage::Reading => "(reading)",
                Stage::Review if code.is_opt_in() => "(opt-in",
                _ => "",
            };
            assert!(here.contains(said), "{number}: {code} is not marked with {said}");
        }
        became.extend(codes);
    }
    let missing: Vec<&Code> =
        Code::ALL.iter().filter(|code| code.is_rule() && !became.contains(code)).collect();
    assert!(missing.is_empty(), "docs/rule-candidates.md does not name {missing:?} come from");
}
