//! Tests of HTML pages on the command line.

use std::fs;
use std::path::Path;

use crate::{AGENDA, Folder, error, out, run, run_with_input};

#[test]
fn a_page_is_printed_in_the_language_of_the_reader() {
    let page = out(&run(&["html", AGENDA]));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"fr\" dir=\"ltr\">"), "{page}");
    assert!(page.contains("Enregistrement") && page.ends_with("</html>\n"));
    let page = out(&run(&["html", AGENDA, "--lang", "ar", "--language", "en", "--page", "timetable"]));
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">") && page.contains("<table"), "{page}");
    assert!(page.contains("lang=\"en\"") && !page.contains("<article"), "{page}");
    let fragment = out(&run(&["html", AGENDA, "--fragment", "2", "--page", "agenda"]));
    assert!(fragment.starts_with("<section class=\"programme\"") && fragment.contains("<h2"), "{fragment}");
    let from_input = run_with_input(&["html", "-"], &fs::read(AGENDA).unwrap());
    assert_eq!(out(&from_input), out(&run(&["html", AGENDA])));
}

#[test]
fn pages_are_written_to_a_file_or_a_folder() {
    let folder = Folder::new("html");
    let file = folder.path("agenda.html");
    let output = run(&["html", AGENDA, "-o", &file]);
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), out(&run(&["html", AGENDA])));

    let site = folder.path("site");
    let output = run(&["html", AGENDA, "-o", &site, "--lang", "en"]);
    assert!(output.status.success(), "{output:?}");
    assert!(error(&output).contains("62 pages"), "{output:?}");
    for name in ["index.html", "timetable.html", "people.html", "sessions/opening.html"] {
        assert!(Path::new(&site).join(name).is_file(), "{name}");
    }
    let index = fs::read_to_string(Path::new(&site).join("index.html")).unwrap();
    assert!(index.contains("href=\"sessions/opening.html\""), "{index}");
}

#[test]
fn errors_of_pages_are_reported() {
    let folder = Folder::new("html-not");
    let file = folder.write("file.html", "x");
    let inside = format!("{file}/site");
    for arguments in [
        &["html", "missing.json"][..],
        &["html", AGENDA, "--language", "not a tag"],
        &["html", AGENDA, "--fragment", "7"],
        &["html", AGENDA, "--page", "rooms"],
        &["html", AGENDA, "-o", &inside],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(!error(&output).is_empty());
    }
}
