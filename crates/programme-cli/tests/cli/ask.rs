//! Tests for the commands `show`, `agenda` and `ask`.

use crate::{AGENDA, out, run};

#[test]
fn show_prints_counts() {
    let shown = run(&["show", AGENDA]);
    assert_eq!(shown.status.code(), Some(0));
    assert_eq!(
        out(&shown),
        "days: 2\nsessions: 16\ntop-level: 15\npeople: 43\nparticipations: 48\nrooms: 2\nlanguages: fr en\n",
    );
}

#[test]
fn questions_are_answered() {
    let ask = |question: &[&str]| run(&[&["ask", AGENDA], question].concat());
    let answer = |question: &[&str]| out(&ask(question));
    assert_eq!(
        answer(&["on", "--day", "1", "--at", "13:45"]),
        "day 1, 13:00–15:00    Pause\nday 1, 13:30–14:35    Lancement de la plateforme iDiaspora  (salle XVIII)\n",
    );
    let stops = answer(&["person", "laura thompson"]);
    assert_eq!(stops.lines().count(), 4, "{stops}");
    assert!(stops.contains("17:30–18:00") && stops.contains("directly after the previous session"));
    assert_eq!(answer(&["room", "salle XVIII"]).lines().count(), 2);
    assert_eq!(
        answer(&["free", "--room", "salle XVIII", "--minutes", "45"]),
        "day 1, 09:00–13:30\nday 1, 14:35–18:00\nday 2, 10:00–18:00\n",
    );
    assert_eq!(answer(&["find", "BRULLHARDT"]), "Lúcia Brüllhardt\n");
    assert_eq!(answer(&["find", "nowhere to be found"]), "no results\n");
    let json = answer(&["room", "xviii", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rooms"][0]["sessions"][0]["start"], "13:30");
    for unknown in [&["person", "nobody"][..], &["room", "no room"], &["on", "--day", "9", "--at", "10:00"]] {
        let output = ask(unknown);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn the_agenda_is_printed_in_a_language() {
    let agenda = out(&run(&["agenda", AGENDA, "--language", "en", "--markdown", "--width", "60"]));
    assert!(agenda.starts_with("# "), "{agenda}");
    assert_eq!(run(&["agenda", AGENDA, "--language", "fr_CH"]).status.code(), Some(2));
}
