//! Tests of spreadsheets whose rows and cells are similar to those with another meaning.

use programme::Code;
use programme::draft::Draft;
use programme::interchange::ImportOptions;
use programme::interchange::table::{Columns, read};

fn rows(sheet: &str) -> Vec<Vec<String>> {
    sheet.lines().map(|line| line.trim().split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn columns() -> Columns {
    let options = ImportOptions::default().with_language("en".parse().unwrap()).with_title("Rivers");
    Columns::default().with_options(options)
}

fn draft(sheet: &str) -> Draft {
    let draft = read(rows(sheet), &columns()).unwrap().draft;
    assert!(!draft.check().has_errors(), "{}", draft.check());
    draft
}

/// Shows the sessions with their slots and people.
fn shown(draft: &Draft) -> Vec<String> {
    let session = |session: &programme::draft::Session| {
        let slot = session.slot.map_or("-".to_owned(), |slot| slot.to_string());
        let title = session.title.as_ref().map_or("-", |title| title.first());
        let people: Vec<_> =
            session.participations.iter().map(|one| one.person.as_ref().unwrap().to_string()).collect();
        format!("{title}: {slot}: {}", people.join(", "))
    };
    draft.sessions.iter().map(session).collect()
}

#[test]
fn a_row_with_many_unknown_headers_is_found() {
    let sheet = |known: &str, unknown: usize| {
        let filler = |word: &str| (0..unknown).map(|at| format!("|{word} {at}")).collect::<String>();
        let cells = ["Weirs", "09:00", "10:00", "Hall"];
        let cells = cells[..known.split('|').count()].join("|");
        format!("{known}{}\n{cells}{}", filler("Zeta"), filler("eta"))
    };
    // A third of the headers is known, or more than three.
    for (known, unknown) in
        [("Title|Start|End", 6), ("Title|Start|End|Room", 9), ("Title|Start|End|Room", 20)]
    {
        let draft = draft(&sheet(known, unknown));
        assert_eq!(shown(&draft), ["Weirs: day 1, 09:00–10:00: "], "{known} {unknown}");
        assert_eq!(draft.sessions[0].extensions.iter().count(), unknown);
    }
    for (known, unknown) in [("Title|Start|End", 7), ("Title|Start", 5)] {
        let error = read(rows(&sheet(known, unknown)), &columns()).unwrap_err();
        assert_eq!(error.code(), Code::MalformedDocument, "{known} {unknown}");
    }
}

#[test]
fn a_fraction_with_two_digits_is_a_time_on_the_clock() {
    let slots = |start: &str| shown(&draft(&format!("Title|Start\nWeirs|{start}")));
    assert_eq!(slots("0.375"), ["Weirs: day 1, from 09:00: "]);
    assert_eq!(slots("0.250"), ["Weirs: day 1, from 06:00: "]);
    assert_eq!(slots("0.25"), ["Weirs: day 1, from 00:25: "]);
    assert_eq!(slots("9.25"), ["Weirs: day 1, from 09:25: "]);
}

#[test]
fn rows_with_one_id_are_one_session_only_with_the_same_title_and_time() {
    let sheet = |title: &str, start: &str| {
        format!(
            "Id|Title|Date|Start|Speaker\n1|Weirs|2026-06-06|09:00|Ada Okoye\n1|{title}|2026-06-06|{start}|Bo Lind"
        )
    };
    assert_eq!(shown(&draft(&sheet("Weirs", "09:00"))), ["Weirs: day 1, from 09:00: ada-okoye, bo-lind"]);
    assert_eq!(
        shown(&draft(&sheet("Weirs", "11:00"))),
        ["Weirs: day 1, from 09:00: ada-okoye", "Weirs: day 1, from 11:00: bo-lind"]
    );
    assert_eq!(
        shown(&draft(&sheet("Locks", "09:00"))),
        ["Weirs: day 1, from 09:00: ada-okoye", "Locks: day 1, from 09:00: bo-lind"]
    );
}
