//! Agendas with habits of volunteers, clubs and small conferences.

use programme::interchange::agenda_text::{AgendaTextOptions, read};
use programme::{Draft, Place};

use super::typed::shown;

/// The report without findings.
const NOTHING: &str = "nothing found\n";

/// Returns the sessions in a short form, and the findings.
fn read_in(source: &str, language: &str) -> (String, String, Draft) {
    let options = AgendaTextOptions::new().with_language(language.parse().unwrap());
    let import = read(source, &options).unwrap();
    import.draft.clone().build().unwrap();
    let sessions: Vec<String> =
        shown(&import.draft).lines().filter(|line| !line.starts_with("day ")).map(str::to_owned).collect();
    (sessions.join("\n"), import.findings.to_string(), import.draft)
}

fn check(source: &str, language: &str, expected: &[&str]) {
    let (found, findings, _) = read_in(source, language);
    assert_eq!(found, expected.join("\n"), "\nread:\n{found}\n{findings}");
}

#[test]
fn headings_without_a_time_contain_the_talks_below_them() {
    let source = "Conf\n8 June 2026\n\nSession 1: Rivers\nChair: Ada Okoye\n9:00 Talk A\n9:30 Talk B\n\n\
                  Session 2: Lakes\nChair: Bo Lind\n10:30 Talk C\n";
    let expected = [
        "[1] #1 Rivers",
        "  chair: Ada Okoye",
        "  [1, from 09:00] Talk A",
        "  [1, from 09:30] Talk B",
        "[1] #2 Lakes",
        "  chair: Bo Lind",
        "  [1, from 10:30] Talk C",
    ];
    check(source, "en", &expected);
    assert!(read_in(source, "en").1.contains("parts of the heading above"));
    // A break ends a session, and a session can follow a talk without a heading.
    let source = "Day 1\n9:00-9:15 Words of the mayor\n\nSession 1: Rivers\n9:15 Talk A\n10:00 Coffee break\n\
                  Session 2: Lakes\n10:30 Talk C\n";
    let expected = [
        "[1, 09:00–09:15] Words of the mayor",
        "[1] #1 Rivers",
        "  [1, from 09:15] Talk A",
        "[1, from 10:00] <coffee-break> Coffee break",
        "[1] #2 Lakes",
        "  [1, from 10:30] Talk C",
    ];
    check(source, "en", &expected);
    // The times of the parts are in the order of the day.
    let source = "Day 1\nSession 1: Rivers\n9:00 Talk A\n12:00 Lunch\nSession 2: Lakes\n1:30 Talk C\n";
    assert!(read_in(source, "en").0.ends_with("[1, from 13:30] Talk C"));
    // Below a range of times, a heading belongs to the item.
    let source = "Day 1\n9:00-10:00 Words of the mayor\nSession 1: Rivers\n10:00 Song\n";
    let expected = ["[1, 09:00–10:00] Words of the mayor", "  [] #1 Rivers", "[1, from 10:00] Song"];
    check(source, "en", &expected);
}

#[test]
fn brackets_contain_a_time_and_a_room() {
    let source = "Day 1\n10:30-11:00 Coffee\nSession 2A: Rome (11:00-12:30, Room 1)\n\
                  Session 2B: Greece (Room 2, 11:00-12:30)\n";
    let expected = [
        "[1, 10:30–11:00] <coffee-break> Coffee",
        "[1, 11:00–12:30] #2a Rome",
        "  at Room 1",
        "[1, 11:00–12:30] #2b Greece",
        "  at Room 2",
    ];
    check(source, "en", &expected);
}

#[test]
fn lines_with_a_room_are_parts_or_text() {
    let source = "Day 1\n11:00 Breakout groups\n  Group 1 - Room Eiger\n  Group 2 - Room Jungfrau\n\
                  12:00 Tracks\nTrack A (Room 1): Finance\nWorkshop B: Health (Room 2)\n\
                  13:00 Fish\nThe speaker will use the main hall for demonstrations\n";
    let (found, findings, draft) = read_in(source, "en");
    let (ministry, ..) = read_in(
        "Day 1\n11:00 Weirs\nA. Youth Ministry - Rev. Peter Hall - Parish Hall\nTown Hall – Room 2\n",
        "en",
    );
    assert!(ministry.contains("A. Youth Ministry - Rev. Peter Hall\n    at Parish Hall"), "{ministry}");
    let expected = [
        "[1, from 11:00] Breakout groups",
        "  [] Group 1",
        "    at Room Eiger",
        "  [] Group 2",
        "    at Room Jungfrau",
        "[1, from 12:00] Tracks",
        "  [] Track A: Finance",
        "    at Room 1",
        "  [] Workshop B: Health",
        "    at Room 2",
        "[1, from 13:00] Fish",
        "  text Paragraph(Text(The speaker will use the main hall for demonstrations))",
    ];
    assert_eq!(found, expected.join("\n"), "{findings}");
    assert!(findings.contains("\"The speaker will use the main hall for demonstrations\" was not"));
    assert_eq!(draft.venues[0].rooms.len(), 4);
    // Another place is reported.
    let (found, findings, _) = read_in("Day 1\n11:00 Weirs\nRoom 1\nHall B\n", "en");
    assert_eq!(found, "[1, from 11:00] Weirs\n  at Room 1\n  text Paragraph(Text(Hall B))");
    assert!(findings.contains("\"Hall B\" is another place"), "{findings}");
}

#[test]
fn lists_of_names_are_divided() {
    let people = |line: &str| {
        let (found, findings, _) = read_in(&format!("Forum\n\nDay 1\n11:00 Weirs\n{line}\n"), "en");
        (found.lines().skip(1).map(str::trim).map(str::to_owned).collect::<Vec<_>>(), findings)
    };
    assert_eq!(people("Speakers: Ada Okoye, Bo Lind").0, ["speaker: Ada Okoye", "speaker: Bo Lind"]);
    assert_eq!(
        people("Speakers: Ada Okoye (UNDP), Bo Lind (FAO)").0,
        ["speaker: Ada Okoye|(UNDP)", "speaker: Bo Lind|(FAO)"]
    );
    assert_eq!(
        people("Panellists: Chu Hua, Dan Weiss, Eva Roth (moderator)").0,
        ["panellist: Chu Hua", "panellist: Dan Weiss", "moderator: Eva Roth"]
    );
    let (found, findings) = people("Speaker: Ada Okoye, Bo Lind");
    assert_eq!(
        (found.as_slice(), findings.as_str()),
        (&["speaker: Ada Okoye|Bo Lind".to_owned()][..], NOTHING)
    );
    let (found, findings) = people("Speakers: Ada Okoye, Bo Lind, Director");
    assert_eq!(found, ["speaker: Ada Okoye|Bo Lind, Director"]);
    assert!(findings.contains("was read as a person with functions"), "{findings}");
    for line in ["Speakers: Ada Okoye, Delta Institute", "Speakers: Ada Okoye, Human Rights Watch"] {
        let (found, findings) = people(line);
        assert_eq!((found.len(), findings.as_str()), (1, NOTHING), "{line}");
    }
}

#[test]
fn times_with_units_and_marks_are_read() {
    check(
        "Jour 1\n9h30: Accueil\n14h-15h30: Atelier\n",
        "fr",
        &["[1, from 09:30] <opening> Accueil", "[1, 14:00–15:30] <workshop> Atelier"],
    );
    check(
        "Día 1\n9.00 h Inauguración\n11:00h - 12:00h: Panel\n12:00 m. Almuerzo\n",
        "es",
        &[
            "[1, from 09:00] <opening> Inauguración",
            "[1, 11:00–12:00] <panel> Panel",
            "[1, from 12:00] <lunch-break> Almuerzo",
        ],
    );
    check("1. Tag\n9.30 Uhr Vortrag\n", "de", &["[1, from 09:30] Vortrag"]);
    check(
        "Day 1\n9.00 Words\n9.30 Weirs\n10.15 Song\n",
        "en",
        &["[1, from 09:00] Words", "[1, from 09:30] Weirs", "[1, from 10:15] Song"],
    );
    for mark in [",", ";", " /", " »", " •", ":"] {
        check(&format!("Day 1\n9:00{mark} Words\n"), "en", &["[1, from 09:00] Words"]);
    }
    // Numbers of sections are no times.
    let (found, ..) = read_in("Day 1\n9:00 Rules\n\n1.10 Words\n\n1.20 Talk\n\n2.15 Song\n", "en");
    assert_eq!(found.matches("[1").count(), 1, "{found}");
}

#[test]
fn times_in_the_heading_of_a_day_are_its_hours() {
    let doors = "[1, from 19:00] Doors";
    let source = "Rust Meetup\nTuesday 9 June 2026, 7pm, The Crown\n\n19:00 Doors\n";
    let (found, findings, draft) = read_in(source, "en");
    assert_eq!((found.as_str(), findings.as_str()), (doors, NOTHING));
    assert_eq!(draft.venues[0].name.as_ref().unwrap().first(), "The Crown");
    assert!(matches!(draft.place, Some(Place::Venue(_))));
    let source = "Rust Meetup\nTuesday 9 June 2026 | 7 PM | The Crown\n19:00 Doors\n";
    assert_eq!(read_in(source, "en").0, doors);
    let source = "Rust Meetup\nTuesday 9 June 2026, 18:00, Words\n19:00 Doors\n";
    assert_eq!(read_in(source, "en").0, format!("[1, from 18:00] Words\n{doors}"));
    let source = "Rust Meetup\nTuesday 9 June 2026 at 18:30 in Room 5\n\n19:00 Doors\n";
    let (found, findings, draft) = read_in(source, "en");
    assert_eq!(found, doors);
    assert!(findings.contains("the time in") && matches!(draft.place, Some(Place::Rooms(_))), "{findings}");
    let source = "Rust Fair\nSaturday 6 June 2026\n9:00 AM to 4:00 PM\n9:00 Doors\n15:00 Song\n";
    let (found, _, draft) = read_in(source, "en");
    assert_eq!(found, "[1, from 09:00] Doors\n[1, from 15:00] Song");
    assert_eq!(draft.days[0].window.unwrap().end.to_string(), "16:00");
}

#[test]
fn when_and_where_are_headings() {
    for (source, language) in [
        ("# Off-site agenda\n**When:** Tuesday 9 June 2026, 19:00-22:00\n**Where:** The Crown\n", "en"),
        ("Rust\nQuand : mardi 9 juin 2026, 19h00-22h00\nOù : The Crown\n", "fr"),
        ("Rust\nCuándo: martes 9 de junio de 2026, 19:00-22:00\nDónde: The Crown\n", "es"),
        ("Rust\nКогда: вторник, 9 июня 2026, 19:00-22:00\nГде: The Crown\n", "ru"),
        ("Rust\n时间：2026年6月9日，19:00-22:00\n地点：The Crown\n", "zh"),
    ] {
        let (found, findings, draft) = read_in(&format!("{source}\n19:00 Doors\n"), language);
        assert_eq!(found, "[1, from 19:00] Doors", "{findings}");
        assert_eq!(draft.days[0].date.unwrap().to_string(), "2026-06-09", "{language}");
        assert_eq!(draft.days[0].window.unwrap().end.to_string(), "22:00", "{language}");
        assert_eq!(draft.venues[0].name.as_ref().unwrap().first(), "The Crown", "{language}");
    }
}

#[test]
fn columns_of_tables_contain_days_starts_and_ends() {
    let source = "# Conf\n\n| Day | Time | Session | Room |\n|---|---|---|---|\n| 1 | 9:00 | Weirs | 205 |\n\
                  | 1 | 10:00 | Locks | A |\n| 2 | 9:00 | Fish | — |\n";
    let (found, findings, draft) = read_in(source, "en");
    let expected =
        ["[1, from 09:00] Weirs", "  at 205", "[1, from 10:00] Locks", "  at A", "[2, from 09:00] Fish"];
    assert_eq!(found, expected.join("\n"), "{findings}");
    assert_eq!((draft.days.len(), draft.venues[0].rooms.len()), (2, 2));
    let source = "# Conf\n\n| Date | Start | End | Title | Speaker |\n|---|---|---|---|---|\n\
                  | 8 June 2026 | 9:00 | 9:30 | Weirs | Ada Okoye |\n| | 9:30 | 10:00 | Locks | Bo Lind |\n\
                  | 9 June 2026 | 9:00 | | Fish | Chu Hua |\n";
    let expected = [
        "[1, 09:00–09:30] Weirs",
        "  speaker: Ada Okoye",
        "[1, 09:30–10:00] Locks",
        "  speaker: Bo Lind",
        "[2, from 09:00] Fish",
        "  speaker: Chu Hua",
    ];
    check(source, "en", &expected);
}

#[test]
fn times_after_headings_are_read() {
    check("Day 1\nOpening: 9:30 - 10:00\n", "en", &["[1, 09:30–10:00] <opening> Opening"]);
    check(
        "# Conf\n\n## Day 1\n\n### Parallel streams 11:00–12:30\n\nOpening hours: 9:00–17:00\n",
        "en",
        &["[1, 11:00–12:30] Parallel streams", "  text Paragraph(Text(Opening hours: 9:00–17:00))"],
    );
}

#[test]
fn parts_of_the_day_are_headings_and_times() {
    check(
        "Jour 1\nMatin : balade\nToute la journée : retraite\n",
        "fr",
        &["[1, morning] balade", "[1, all-day] retraite"],
    );
    let (found, findings, draft) = read_in("Conf\n\nMorning\nBoat trip\n\nAfternoon\nBird walk\n", "en");
    assert_eq!(found, "[1, morning] Boat trip\n[1, afternoon] Bird walk", "{findings}");
    assert_eq!((draft.title.first(), draft.subtitle), ("Conf", None));
}

#[test]
fn languages_are_recognised_from_words_and_times() {
    for (source, expected) in [
        ("RiverConf\n\nConference\n8 June 2026\n9:00 Talks\n10:00 Weirs\n", "en"),
        ("Rencontre\n\nlundi 8 juin 2026\n9h Panel\n10h Workshop\n", "fr"),
        ("Treffen\n\nMontag, 8. Juni 2026\n9.30 Uhr Workshop\n10.30 Uhr Panel\n", "de"),
        ("Encuentro\n\nlunes 8 de junio de 2026\n9:00 Workshop\n10:00 Panel\n", "es"),
    ] {
        let draft = read(source, &AgendaTextOptions::new()).unwrap().draft;
        assert_eq!(draft.languages[0].tag.as_str(), expected, "{source}");
    }
}

#[test]
fn lists_of_talks_are_parts() {
    let source =
        "Day 1\n19:00 Lightning talks\n- Bo Lind: Nix in 5 minutes\n- Ada Okoye: Why weirs?\n- Q&A\n";
    let (found, findings, _) = read_in(source, "en");
    let expected = [
        "[1, from 19:00] <lightning-talk> Lightning talks",
        "  [] Nix in 5 minutes",
        "    -: Bo Lind",
        "  [] Why weirs?",
        "    -: Ada Okoye",
        "  [] Q&A",
    ];
    assert_eq!(found, expected.join("\n"), "{findings}");
    assert!(findings.contains("was read as talks"));
    // Words such as "Q&A" are no name.
    let source = "Day 1\n19:00 Weirs\n- Bo Lind, UNDP\n- Chu Hua, SIDA\n- Q&A\n";
    let expected =
        ["[1, from 19:00] Weirs", "  text Paragraph(Text(Q&A))", "  -: Bo Lind|UNDP", "  -: Chu Hua|SIDA"];
    check(source, "en", &expected);
    // After a form of address, a colon separates functions.
    let source = "Day 1\n19:00 Weirs\n- Mr. Bo Lind: Director\n";
    check(source, "en", &["[1, from 19:00] Weirs", "  -: Bo Lind|Mr.|Director"]);
}

#[test]
fn german_dates_are_no_items_of_lists() {
    let source = "Treffen\n\n10. September 2026\n9:00 Rede\n\n11. September 2026\n9:00 Lied\n";
    let (found, findings, draft) = read_in(source, "de");
    assert_eq!(found, "[1, from 09:00] Rede\n[2, from 09:00] Lied", "{findings}");
    assert_eq!(draft.days[1].date.unwrap().to_string(), "2026-09-11");
    let source = "Treffen\n\n1. Tag\n9:00 Rede\n\n2. Tag: Montag, 8. Juni 2026\n9:00 Lied\n";
    let (found, findings, draft) = read_in(source, "de");
    assert_eq!(found, "[1, from 09:00] Rede\n[2, from 09:00] Lied", "{findings}");
    assert_eq!(draft.days[1].date.unwrap().to_string(), "2026-06-08");
}

#[test]
fn words_before_and_after_times_are_read() {
    check(
        "Jour 1\n21h Balade\ndès 22h Chanson\n",
        "fr",
        &["[1, from 21:00] Balade", "[1, from 22:00] Chanson"],
    );
    check("1. Tag\n20:00 Rede\nab 21 Uhr Lied\n", "de", &["[1, from 20:00] Rede", "[1, from 21:00] Lied"]);
    let source = "Day 1\n2pm Weirs\n3pm onwards Locks\napprox. 4pm Fish\nuntil 20:00 Bar\n";
    let (found, findings, _) = read_in(source, "en");
    let expected = [
        "[1, from 14:00] Weirs",
        "[1, from 15:00] Locks",
        "[1, from 16:00] Fish",
        "  text Paragraph(Text(until 20:00 Bar))",
    ];
    assert_eq!(found, expected.join("\n"), "{findings}");
    assert!(findings.contains("the time in \"approx. 4pm Fish\" is approximate"), "{findings}");
    assert!(findings.contains("\"until 20:00 Bar\" was not recognised"), "{findings}");
}

#[test]
fn the_last_word_can_be_the_ordinal_of_a_session() {
    let label = |source: &str, language: &str| {
        let draft = read_in(source, language).2;
        draft.sessions[0].kind_label.as_ref().unwrap().first().to_owned()
    };
    assert_eq!(label("اليوم الأول\n9:00 الجلسة الأولى: المياه\n", "ar"), "الجلسة");
    assert_eq!(label("Day 1\n9:00 Session One: Rivers\n", "en"), "Session");
    assert_eq!(label("Jour 1\n9:00 Deuxième Table ronde\n", "fr"), "Table ronde");
}

#[test]
fn all_parts_of_a_venue_are_kept() {
    let draft =
        read_in("Day 1\n9:00 Weirs\nVenue: University of Leeds, Parkinson Building, Room 5\n", "en").2;
    assert_eq!(draft.venues[0].name.as_ref().unwrap().first(), "University of Leeds, Parkinson Building");
    assert_eq!(draft.venues[0].rooms[0].name.first(), "Room 5");
    let draft = read_in("Day 1\n9:00 Weirs\nRoom: 205\n", "en").2;
    assert_eq!((draft.venues[0].name.is_none(), draft.venues[0].rooms[0].name.first()), (true, "205"));
}

#[test]
fn titles_contain_a_status_a_chair_and_a_room() {
    use programme::status::SessionStatus;
    let source = "Forum\n\nDay 1\n9:00 CANCELLED: Weirs\n10:00 Locks - cancelled\n11:00 Fish [postponed]\n\
                  12:00 Ways forward (Chair: Chu Hua)\n13:00 Silt – Room 3\n14:00 Sand [Room 4]\n";
    let (found, findings, draft) = read_in(source, "en");
    let expected = [
        "[1, from 09:00] Weirs",
        "[1, from 10:00] Locks",
        "[1, from 11:00] Fish",
        "[1, from 12:00] Ways forward",
        "  chair: Chu Hua",
        "[1, from 13:00] Silt",
        "  at Room 3",
        "[1, from 14:00] Sand",
        "  at Room 4",
    ];
    assert_eq!(found, expected.join("\n"), "{findings}");
    let statuses: Vec<SessionStatus> = draft.sessions.iter().take(3).map(|session| session.status).collect();
    assert_eq!(statuses, [SessionStatus::Cancelled, SessionStatus::Cancelled, SessionStatus::Postponed]);
}

#[test]
fn findings_about_titles_and_pages_are_true() {
    let (_, findings, draft) =
        read_in("# RustMeet Lyon – programme\n\n## Jour 1\n\n### 9:00 Discussion\n", "fr");
    assert_eq!((findings.as_str(), draft.title.first()), (NOTHING, "RustMeet Lyon – programme"));
    let (_, findings, _) = read_in("Final programme\n\nDay 1\n9:00 Weirs\n", "en");
    assert!(findings.contains("has no title"), "{findings}");
    let (_, findings, _) = read_in("Forum\n\nDay 1\n9:00 Weirs\n\nPage 1 of 2\n\u{c}\n10:00 Locks\n", "en");
    assert!(findings.contains("(once)"), "{findings}");
}
