//! The width of comments, the wording of prose, and the size of the public surface.

use std::fs;
use std::path::{Path, PathBuf};

/// The maximum width of a comment line, in columns.
const WIDTH: usize = 100;

/// The maximum number of names at the crate root, without modules and re-exported crates.
const ROOT_NAMES: usize = 40;

/// Phrases that must not occur in comments and string literals, in lower case.
///
/// Each of them has a plain replacement: "fix" for "mend", "reference" for "twin", "language" for
/// "tongue", "also" for "besides", "custom" for "of one's own", "silently" for "in silence".
const PHRASES: &[&str] = &[
    "besides",
    "in silence",
    "is told by",
    "mend",
    "mended",
    "mends",
    "of one's own",
    "passed over",
    "set aside",
    "so many as",
    "stated nowhere",
    "that is none",
    "tongue",
    "tongues",
    "twin",
    "twins",
    "whoever",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Adds the files below a folder with one of the given extensions.
fn collect(folder: &Path, extensions: &[&str], files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | "data" | "fixtures" | "seeds" | "corpus") {
                collect(&path, extensions, files);
            }
        } else if path.extension().is_some_and(|found| extensions.iter().any(|one| found == *one)) {
            files.push(path);
        }
    }
}

fn sources(extensions: &[&str]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["src", "tests", "examples", "benches", "fuzz", "docs"] {
        collect(&root().join(folder), extensions, &mut files);
    }
    for file in ["README.md", "DESIGN.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        files.push(root().join(file));
    }
    files.retain(|file| extensions.iter().any(|one| file.extension().is_some_and(|found| found == *one)));
    files.sort();
    let read = |file: PathBuf| {
        let name = file.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(file).unwrap())
    };
    files.into_iter().map(read).collect()
}

/// Returns the prose of a line of Rust code: its comment, or its string literals.
fn prose(line: &str) -> String {
    let trimmed = line.trim_start();
    if trimmed.starts_with("//") {
        return trimmed.trim_start_matches(['/', '!']).to_owned();
    }
    line.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(" ")
}

fn contains_phrase(text: &str, phrase: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(phrase).any(|(start, _)| {
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let before = text[..start].chars().next_back();
        let after = text[start + phrase.len()..].chars().next();
        !is_letter(before) && !is_letter(after)
    })
}

#[test]
fn comment_lines_are_at_most_100_columns_wide() {
    let mut wide = Vec::new();
    for (name, text) in sources(&["rs"]) {
        let mut in_example = false;
        for (number, line) in text.lines().enumerate() {
            let comment = line.trim_start();
            if !comment.starts_with("//") {
                in_example = false;
                continue;
            }
            if comment.trim_start_matches(['/', '!', ' ']).starts_with("```") {
                in_example = !in_example;
            }
            // Code of examples, tables and addresses cannot be wrapped at will.
            let is_table = comment.trim_start_matches(['/', '!', ' ']).starts_with('|');
            if !in_example && !is_table && !comment.contains("://") && line.chars().count() > WIDTH {
                wide.push(format!("{name}:{}", number + 1));
            }
        }
    }
    assert!(wide.is_empty(), "comment lines wider than {WIDTH} columns: {wide:#?}");
}

/// rustdoc compiles all examples as one program in another folder. If a single example includes a
/// file by a relative path, this fails, and each example is compiled separately, which takes
/// minutes.
#[test]
fn examples_include_files_by_the_folder_of_the_package() {
    let mut relative = Vec::new();
    for (name, text) in sources(&["rs", "md"]) {
        for (number, line) in text.lines().enumerate() {
            let is_rust = Path::new(&name).extension().is_some_and(|extension| extension == "rs");
            let is_example = !is_rust || line.trim_start().starts_with("//");
            if is_example && line.contains("include_str!(\"") {
                relative.push(format!("{name}:{}", number + 1));
            }
        }
    }
    assert!(relative.is_empty(), "{relative:#?}");
}

#[test]
fn prose_contains_no_phrase_that_has_a_plain_replacement() {
    let mut hits = Vec::new();
    for (name, text) in sources(&["rs", "md"]) {
        // This file lists the phrases, and "Mend" is the code of a script.
        if name == file!() || name == "src/value/language/script.rs" {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let is_rust = Path::new(&name).extension().is_some_and(|extension| extension == "rs");
            let text = if is_rust { prose(line) } else { line.to_owned() };
            let phrases = PHRASES.iter().filter(|phrase| contains_phrase(&text, phrase));
            hits.extend(phrases.map(|phrase| format!("{name}:{}: {phrase}", number + 1)));
        }
    }
    assert!(hits.is_empty(), "{hits:#?}");
}

#[test]
fn a_phrase_is_found_as_a_word_only() {
    assert!(contains_phrase("What a Mended id", "mended"));
    assert!(!contains_phrase("a recommended id", "mended"));
    assert_eq!(prose("    // Why it is so."), " Why it is so.");
    assert_eq!(prose(r#"    call("a twin", other, "b");"#), "a twin b");
}

/// Returns the names that `src/lib.rs` exports, without modules and re-exported crates.
fn root_names() -> Vec<String> {
    let source = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join(" ");
    let exports = code.split("pub use ").skip(1).map(|rest| rest.split(';').next().unwrap());
    let names = exports.flat_map(|export| {
        let list = export.rsplit("::").next().unwrap().trim_matches(['{', '}', ' ']);
        list.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()
    });
    // Types begin with a capital letter, modules and crates do not.
    names.filter(|name| name.starts_with(char::is_uppercase)).collect()
}

#[test]
fn the_crate_root_exports_few_names() {
    let names = root_names();
    assert!(names.contains(&"Draft".to_owned()) && names.contains(&"Venue".to_owned()), "{names:?}");
    assert!(names.len() <= ROOT_NAMES, "{}: {names:?}", names.len());
}
