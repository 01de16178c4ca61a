//! Tests that a module only uses modules in lower layers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of each layer, starting with the lowest. A module may use itself and the modules of
/// lower layers. Modules in the lowest layer may also use each other.
const LAYERS: &[&[&str]] = &[
    &["arena", "code", "error", "list", "macros", "sorting"],
    &["value"],
    &["draft", "markup", "report"],
    &["programme"],
    &["view"],
    &["query"],
    &["vocabulary"],
    &["pairing"],
    &["review"],
    &["language"],
    &["agenda", "rows"],
    &["html", "versions"],
    &["interchange"],
    &["schema", "strategy"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Returns the modules that appear after `crate::` in the code. Comments are ignored.
fn referenced_modules(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| {
        let after =
            line.match_indices("crate::").map(|(index, prefix)| line[index + prefix.len()..].to_owned());
        after.collect::<Vec<_>>()
    })
    .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
    // The name is empty if a macro completes the path.
    .filter(|name| !name.is_empty())
    .collect()
}

#[test]
fn modules_only_use_lower_layers() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut checked = 0;
    for file in files {
        let relative = file.strip_prefix(&src).unwrap();
        let module = relative.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        if module == "lib" {
            continue;
        }
        let Some(own_layer) = layer(&module) else { panic!("{module} is in no layer") };
        for other in referenced_modules(&fs::read_to_string(&file).unwrap()) {
            let Some(other_layer) = layer(&other) else {
                panic!("{}: crate::{other} is in no layer", relative.display())
            };
            let allowed = other_layer < own_layer || other == module || (own_layer == 0 && other_layer == 0);
            assert!(
                allowed,
                "{} uses crate::{other}, which is not in a layer below {module}",
                relative.display()
            );
            checked += 1;
        }
    }
    assert!(checked > 100, "only {checked} paths were checked");
}

/// The crate-private items that the formats import. The list may only become shorter, so that the
/// formats can move to a crate of their own.
const PRIVATE_IMPORTS: &[&str] = &[
    "ClockChanges",
    "LineIndex",
    "ZoneOffsets",
    "is_clock_change",
    "percent_encoded",
    "push_escaped",
    "quote",
];

/// Returns the names that a file imports from the rest of the crate.
fn imported_names(source: &str) -> Vec<String> {
    let statements = source.split("use crate::").skip(1).filter_map(|rest| rest.split_once(';'));
    let paths = statements.map(|(path, _)| path).filter(|path| !path.starts_with("interchange"));
    let names = paths.flat_map(|path| path.split(['{', '}', ',', ' ', '\n']));
    names
        .filter_map(|path| path.rsplit("::").next())
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn formats_import_only_known_private_items() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let (formats, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| file.starts_with(src.join("interchange")));
    let mut private = BTreeSet::new();
    for file in others {
        let text = fs::read_to_string(file).unwrap();
        for kind in ["fn", "struct", "enum", "trait", "const", "type"] {
            let marker = format!("pub(crate) {kind} ");
            let declared = text.split(marker.as_str()).skip(1);
            private.extend(declared.map(|rest| {
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
            }));
        }
    }
    let imported: BTreeSet<String> =
        formats.iter().flat_map(|file| imported_names(&fs::read_to_string(file).unwrap())).collect();
    let found: Vec<&str> = imported.intersection(&private).map(String::as_str).collect();
    assert_eq!(found, PRIVATE_IMPORTS);
}
