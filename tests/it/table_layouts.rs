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

#[test]
fn limits_include_the_largest_permitted_sheet() {
    use programme::interchange::Limits;
    let message = |limits: Limits| {
        let options = ImportOptions::default().with_title("Rivers").with_limits(limits);
        let columns = Columns::default().with_options(options);
        read(rows("Title\nWeirs"), &columns).err().map(|error| (error.code(), error.to_string()))
    };
    // Each of the two cells has five bytes, and one is added for its end.
    assert_eq!(message(Limits::default().with_bytes(12)), None);
    let (code, words) = message(Limits::default().with_bytes(11)).unwrap();
    assert!(code == Code::LimitExceeded && words.contains("larger than the limit of 11 bytes"), "{words}");
    assert_eq!(message(Limits::default().with_line(5)), None);
    let (code, words) = message(Limits::default().with_line(4)).unwrap();
    assert!(code == Code::LimitExceeded && words.contains("longer than the limit of 4 bytes"), "{words}");
}

#[test]
fn the_row_with_the_most_known_headers_is_the_header() {
    let titles = |sheet: &str, columns: Columns| {
        let read = read(rows(sheet), &columns);
        read.map(|import| shown(&import.draft)).map_err(|error| error.to_string())
    };
    let one = |title: &str| Ok(vec![format!("{title}: day 1, from 09:00: ")]);
    // A single known header can be a caption.
    assert_eq!(titles("Title\nTitle|Start|Kind\nWeirs|09:00|Talk", columns()), one("Weirs"));
    // Of two rows with equally many headers, the first one is the header. The other one is a
    // repetition.
    assert_eq!(titles("Title|Start\nTitle|Start\nWeirs|09:00", columns()), one("Weirs"));
    let sheet = "Title|Start\nOld|08:00\nTitle|Start|Kind\nWeirs|09:00|Talk";
    assert_eq!(titles(sheet, columns()), one("Weirs"));
    assert_eq!(titles("Old|08:00\nTitle|Start\nWeirs|09:00", columns().with_header_row(2)), one("Weirs"));
    let missing = titles("Title|Start\nWeirs|09:00", columns().with_header_row(3)).unwrap_err();
    assert!(missing.contains("the sheet has no row 3"), "{missing}");
}
