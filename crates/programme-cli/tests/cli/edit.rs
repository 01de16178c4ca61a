//! Tests for the commands `edit` and `join`.

use programme::Draft;

use crate::{AGENDA, Folder, RIVERS, error, out, run, run_with_input};

const WORKSHOPS: &str = r#"{ "format": "programme/1", "id": "ws", "title": "Workshops", "languages": ["fr"],
    "time_zone": "Europe/Zurich", "days": [{ "number": 1, "date": "2026-05-12" }],
    "sessions": [{ "id": "opening", "title": "Ouverture", "slot": { "day": 1, "start": "09:00", "end": "10:00" } }] }"#;

fn draft(json: &str) -> Draft {
    serde_json::from_str(json).unwrap()
}

#[test]
fn edits_are_applied_to_a_programme() {
    let folder = Folder::new("edit");
    let edits = folder.write(
        "edits.json",
        r#"[{ "swap": { "first": "session-1", "second": "session-2" } },
            { "remove": { "item": { "person": "laura-thompson" } } }]"#,
    );
    let result = folder.path("edited.json");
    let output = run(&["edit", AGENDA, &edits, "-o", &result]);
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    assert_eq!(error(&output).lines().count(), 3, "{}", error(&output));
    let edited = draft(&std::fs::read_to_string(&result).unwrap());
    assert!(edited.person("laura-thompson").is_none());

    // A single edit can come from standard input, and the result is printed.
    let output = run_with_input(&["edit", AGENDA, "-"], br#"{ "cancel": { "session": "closing" } }"#);
    assert_eq!(draft(&out(&output)).session("closing").unwrap().status.to_string(), "cancelled");
}

#[test]
fn edits_that_are_not_possible_are_explained() {
    let folder = Folder::new("no-edit");
    let edits = folder.write("edits.json", r#"[{ "cancel": { "session": "session-11" } }]"#);
    let output = run(&["edit", AGENDA, &edits]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
    assert!(error(&output).contains("did you mean"), "{}", error(&output));

    let invalid = folder.write("invalid.json", r#"{ "add": { "session": { "id": "x", "part_of": "y" } } }"#);
    let output = run(&["edit", AGENDA, &invalid]);
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).contains("edit 1 makes the programme invalid"), "{}", error(&output));

    let misspelt = folder.write("misspelt.json", r#"[{ "cancell": { "session": "session-1" } }]"#);
    let output = run(&["edit", AGENDA, &misspelt]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).contains("cancell"), "{}", error(&output));
}

#[test]
fn parts_are_listed_as_removed_together_with_their_session() {
    let folder = Folder::new("edit-parts");
    let plan = r#"{
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "sessions": [
            { "id": "block", "title": "Rivers" },
            { "id": "talk", "title": "Deltas", "part_of": "block" },
            { "id": "next", "title": "Seas", "continues": "block" }
        ]
    }"#;
    let plan = folder.write("plan.json", plan);
    let output =
        run_with_input(&["edit", &plan, "-"], br#"{ "remove": { "item": { "session": "block" } } }"#);
    assert_eq!(
        error(&output),
        "session \"talk\" was removed together with session \"block\"\n\
         session \"next\": the reference to session \"block\" in \"continues\" was removed\n"
    );
}

#[test]
fn programmes_are_joined() {
    let folder = Folder::new("join");
    let workshops = folder.write("ws.json", WORKSHOPS);
    let output = run(&["join", RIVERS, &format!("ws={workshops}")]);
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    let joined = draft(&out(&output));
    assert_eq!(joined.sessions.len(), 30);
    assert_eq!(joined.session("ws-opening").unwrap().slot.unwrap().day_number(), 2);
    assert!(error(&output).contains("another value of \"title\""), "{}", error(&output));

    let undated = folder.write("undated.json", WORKSHOPS.replace(r#", "date": "2026-05-12""#, ""));
    let output = run(&["join", RIVERS, &undated]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).contains("has no date"), "{}", error(&output));
    let output = run(&["join", RIVERS, &undated, "--days-by-number"]);
    assert_eq!(draft(&out(&output)).session("opening-2").unwrap().slot.unwrap().day_number(), 1);
}
