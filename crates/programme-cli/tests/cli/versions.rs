//! Tests for the commands `diff` and `merge3`.

use programme::Draft;
use programme::versions::Changes;

use crate::{AGENDA, Folder, error, out, run};

/// Writes two versions of the agenda: `session-1` moves, and its moderator leaves.
fn versions(folder: &Folder) -> (Draft, String) {
    let before: Draft = serde_json::from_str(&std::fs::read_to_string(AGENDA).unwrap()).unwrap();
    let mut after = before.clone();
    let session = after.session_mut("session-1").unwrap();
    session.slot = Some(programme::Slot::between(2, "14:00", "15:30").unwrap());
    session.participations.remove(0);
    let path = folder.write("after.json", serde_json::to_vec(&after).unwrap());
    (before, path)
}

#[test]
fn changes_are_described_in_the_language_of_the_reader() {
    let folder = Folder::new("diff");
    let (_, after) = versions(&folder);
    let output = run(&["diff", AGENDA, &after, "--language", "en"]);
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    let text = out(&output);
    // The earlier day names the session that moved to another day.
    assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count(), 2, "{text}");
    assert!(
        text.contains("- Moved to another day: ")
            && text.contains(" moves to ")
            && text.contains("no longer takes part as moderator"),
        "{text}"
    );

    let french = out(&run(&["diff", AGENDA, &after, "--language", "fr"]));
    assert!(french.contains("change de jour") && french.contains("ne participe plus"), "{french}");
    let markdown = out(&run(&["diff", AGENDA, &after, "--format", "markdown", "--by", "person"]));
    assert!(markdown.starts_with("## "), "{markdown}");
}

#[test]
fn filters_select_changes() {
    let folder = Folder::new("diff-filters");
    let (_, after) = versions(&folder);
    let lines = |arguments: &[&str]| {
        let output = run(&[&["diff", AGENDA, &after, "--language", "en"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", error(&output));
        let is_change = |line: &&str| line.starts_with("- ") && !line.starts_with("- Moved to another day");
        out(&output).lines().filter(is_change).count()
    };
    assert_eq!(lines(&["--session", "session-1"]), 1);
    assert_eq!(lines(&["--session", "closing"]), 0);
    assert_eq!(lines(&["--aspect", "time"]), 1);
    assert_eq!(lines(&["--aspect", "texts"]), 0);
    assert_eq!(lines(&["--public", "--word-diff"]), 1);

    let output = run(&["diff", AGENDA, &after, "--person", "nobody"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(error(&output), "neither version has a person with the id \"nobody\"\n");
    let output = run(&["diff", AGENDA, &after, "--aspect", "smell"]);
    assert_eq!(output.status.code(), Some(2));
    let output = run(&["diff", AGENDA, AGENDA]);
    assert_eq!((out(&output).as_str(), error(&output).as_str()), ("", "there are no changes to describe\n"));
}

#[test]
fn changes_are_written_for_machines() {
    let folder = Folder::new("diff-json");
    let (before, after) = versions(&folder);
    let json = out(&run(&["diff", AGENDA, &after, "--format", "json"]));
    let changes: Changes = serde_json::from_str(&json).unwrap();
    let applied = changes.apply(&before.build().unwrap()).unwrap();
    let expected: Draft = serde_json::from_str(&std::fs::read_to_string(&after).unwrap()).unwrap();
    assert_eq!(applied.to_draft(), expected.build().unwrap().to_draft());

    let patch = out(&run(&["diff", AGENDA, &after, "--format", "json-patch"]));
    let patch: serde_json::Value = serde_json::from_str(&patch).unwrap();
    assert!(patch.as_array().unwrap().iter().any(|one| one["op"] == "test"));
    let sentences = out(&run(&["diff", AGENDA, &after, "--format", "sentences"]));
    let sentences: serde_json::Value = serde_json::from_str(&sentences).unwrap();
    assert!(sentences[0]["moved_away"].as_str().unwrap().contains("Session 1"), "{sentences}");
    assert_eq!(sentences[1]["changes"][0]["subject"]["session"], "session-1");
}

#[test]
fn versions_with_a_common_base_are_merged() {
    let folder = Folder::new("merge3");
    let (before, theirs) = versions(&folder);
    let mut ours = before.clone();
    ours.session_mut("session-1").unwrap().title = Some("Local title".into());
    let path = folder.write("ours.json", serde_json::to_vec(&ours).unwrap());
    let result = folder.path("merged.json");
    let output = run(&["merge3", AGENDA, &path, &theirs, "-o", &result]);
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(0), ""));
    let merged: Draft = serde_json::from_str(&std::fs::read_to_string(&result).unwrap()).unwrap();
    let session = merged.session("session-1").unwrap();
    assert_eq!(session.slot.unwrap().day_number(), 2);
    assert_eq!(session.title.as_ref().unwrap().first(), "Local title");

    // Both sides moved the session: our time stands, and the conflict names all values.
    ours.session_mut("session-1").unwrap().slot = Some(programme::Slot::day(1));
    let path = folder.write("ours.json", serde_json::to_vec(&ours).unwrap());
    let output = run(&["merge3", AGENDA, &path, &theirs]);
    assert_eq!(output.status.code(), Some(1));
    let errors = error(&output);
    assert_eq!(errors.lines().count(), 1, "{errors}");
    assert!(errors.contains("slot") && errors.contains("our version is kept"), "{errors}");
    let merged: Draft = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(merged.session("session-1").unwrap().slot, Some(programme::Slot::day(1)));
}
