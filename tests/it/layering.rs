//! Modules look only downwards.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of each layer, from the bottom. A module may name those of lower layers, and itself; the lowest layer is one.
const LAYERS: &[&[&str]] = &[
    &["arena", "code", "error", "macros"],
    &["value"],
    &["draft", "report"],
    &["programme"],
    &["view"],
    &["query"],
    &["vocabulary"],
    &["review"],
    &["language"],
    &["agenda"],
    &["interchange"],
    &["schema", "strategy"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules that a source names after `crate::`, comments and documentation apart.
fn named(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| {
        let after = line.match_indices("crate::").map(|(at, found)| line[at + found.len()..].to_owned());
        after.collect::<Vec<_>>()
    })
    .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
    // What a macro puts together is not named here.
    .filter(|name| !name.is_empty())
    .collect()
}

#[test]
fn modules_look_only_downwards() {
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
        let Some(own) = layer(&module) else { panic!("{module} is in no layer") };
        for other in named(&fs::read_to_string(&file).unwrap()) {
            let Some(theirs) = layer(&other) else {
                panic!("{}: crate::{other} is in no layer", relative.display())
            };
            let allowed = theirs < own || other == module || (own == 0 && theirs == 0);
            assert!(allowed, "{} names crate::{other}, which is not below {module}", relative.display());
            checked += 1;
        }
    }
    assert!(checked > 100, "the sources are read: {checked}");
}
