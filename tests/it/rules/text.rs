//! Tests of the rules about texts and languages.

use programme::report::Subject;
use programme::{Code, Draft, Finding, Profile, Programme, Severity};
use serde_json::{Value, json};

/// Returns a programme in English and French. The fields of `more` replace those of the programme.
fn programme(sessions: &Value, more: &Value) -> Programme {
    let mut draft = json!({
        "format": "programme/1", "id": "demo", "title": { "en": "A meeting", "fr": "Une réunion" },
        "languages": ["en", "fr"],
        "days": [{ "number": 1 }],
        "people": [{ "id": "ada", "name": "Ada Okoye" }, { "id": "bo", "name": "Bo Lind" }],
        "sessions": sessions,
    });
    for (field, value) in more.as_object().unwrap() {
        draft[field] = value.clone();
    }
    Draft::read(draft).unwrap().build().unwrap()
}

fn findings(programme: &Programme, code: Code) -> Vec<Finding> {
    let report = programme.review(&Profile::strict());
    report.into_iter().filter(|finding| finding.code() == code).collect()
}

/// Returns the messages of one rule for the given sessions.
fn messages(code: Code, sessions: &Value) -> Vec<String> {
    messages_with(code, sessions, &json!({}))
}

fn messages_with(code: Code, sessions: &Value, more: &Value) -> Vec<String> {
    findings(&programme(sessions, more), code).iter().map(Finding::message).collect()
}

fn both(wording: &str) -> Value {
    json!({ "en": wording, "fr": wording })
}

#[test]
fn sessions_without_a_title_number_or_kind_label_are_reported() {
    let result = messages(
        Code::MissingTitle,
        &json!([
            { "id": "bare", "kind": "panel", "slot": { "day": 1, "start": "09:00", "end": "10:00" } },
            { "id": "unscheduled", "kind": "talk" },
            { "id": "numbered", "kind": "panel", "number": "1" },
            { "id": "printed", "kind": "panel", "kind_label": both("Panel of the day") },
            { "id": "idle", "kind": "lunch-break" },
            { "id": "without-people", "kind": "registration" },
            { "id": "without-kind" },
            { "id": "again", "kind": "panel", "repeats": "bare" },
        ]),
    );
    assert_eq!(
        result,
        ["the panel \"bare\" on day 1, 09:00–10:00 has no title", "the talk \"unscheduled\" has no title"],
    );
}

#[test]
fn texts_without_the_main_language_are_reported() {
    let sessions = json!([
        { "id": "lacks", "kind": "talk", "title": { "fr": "Cartes" }, "questions": [both("Why?"), { "fr": "Où ?" }] },
        { "id": "held", "kind": "talk", "title": { "fr": "Atlas" }, "spoken": ["fr-CH"],
          "participations": [{ "person": "ada", "topic": { "fr": "Lacs" }, "label": { "fr": "Oratrice" } }] },
        { "id": "held-in-both", "kind": "talk", "title": { "fr": "Îles" }, "spoken": ["en", "fr"] },
        { "id": "within", "kind": "talk", "title": { "en-GB": "Colours", "fr": "Couleurs" } },
        { "id": "neutral", "kind": "talk", "title": { "zxx": "1 + 1" } },
    ]);
    let more = json!({
        "venues": [{ "id": "v", "name": { "fr": "Palais" }, "city": { "fr": "Genève" },
                     "rooms": [{ "id": "r", "name": { "fr": "Salle" }, "floor": { "fr": "1er étage" } }] }],
        "organisations": [{ "id": "o", "name": { "fr": "OIM" }, "short_name": { "fr": "OIM" } }],
    });
    assert_eq!(
        messages_with(Code::MissingMainLanguage, &sessions, &more),
        [
            "question 2 of “Cartes” is available in the language \"fr\", but not in \"en\", the main language of the programme",
            "the title of “Cartes” is available in the language \"fr\", but not in \"en\", the main language of the programme",
            "the heading above Ada Okoye in “Atlas” is available in the language \"fr\", but not in \"en\", the main language of the programme",
            "the title of “Îles” is available in the language \"fr\", but not in \"en\", the main language of the programme",
            "the floor of “Salle” is available in the language \"fr\", but not in \"en\", the main language of the programme",
        ],
    );
    // A programme that declares no language has no main language.
    let none = json!({ "languages": [], "people": [] });
    let undeclared = json!([{ "id": "a", "title": { "fr": "Cartes" } }]);
    assert!(messages_with(Code::MissingMainLanguage, &undeclared, &none).is_empty());
}

#[test]
fn missing_translations_are_reported_once_for_each_language() {
    let sessions = json!([
        { "id": "lacks", "kind": "break", "title": { "en": "Pause" }, "description": [{ "heading": { "en": "Coffee" } }] },
        { "id": "held", "kind": "talk", "title": { "en": "Atlas" }, "spoken": ["en"] },
        { "id": "held-in-both", "kind": "talk", "title": { "en": "Isles" }, "spoken": ["en", "fr"] },
        { "id": "undeclared", "kind": "talk", "title": { "de": "Karten" } },
        { "id": "main-lacking", "kind": "talk", "title": { "fr": "Cartes" } },
        { "id": "neutral", "kind": "talk", "title": { "en": "Tu Tur", "und": "Tu Tur" } },
    ]);
    let reported = |more| messages_with(Code::MissingTranslation, &sessions, &more);
    assert_eq!(reported(json!({})), ["3 texts are missing in the language \"fr\""]);
    let programme_of = |sessions: &Value| programme(sessions, &json!({}));
    let related = findings(&programme_of(&sessions), Code::MissingTranslation)[0].related().to_vec();
    let paths: Vec<String> = related.iter().map(|related| related.path.to_string()).collect();
    assert_eq!(paths, ["/sessions/2/title", "/sessions/0/description/0/heading", "/sessions/0/title"]);
    let single = json!([{ "id": "a", "kind": "talk", "title": { "en": "Isles" } }]);
    assert_eq!(
        messages_with(Code::MissingTranslation, &single, &json!({})),
        ["the title of “Isles” is missing in the language \"fr\""]
    );
    let three =
        reported(json!({ "languages": ["en", "fr", "es"], "title": { "en": "A", "fr": "B", "es": "C" } }));
    assert_eq!(
        three,
        ["3 texts are missing in the language \"fr\"", "3 texts are missing in the language \"es\""],
        "a text without the main language is only reported for the other language"
    );
    assert!(reported(json!({ "languages": ["en"] })).is_empty());
}

/// Collects the path of every text in a JSON document, with the languages of the text.
fn texts(value: &Value, main: &str, path: &str, result: &mut Vec<(String, Vec<String>)>) {
    const TEXTS: [&str; 13] = [
        "title",
        "subtitle",
        "document_title",
        "label",
        "kind_label",
        "honorific",
        "posts_line",
        "name",
        "short_name",
        "city",
        "remark",
        "organisation_name",
        "questions_introduction",
    ];
    const BLOCKS: [&str; 5] = ["preamble", "description", "questions", "text", "biography"];
    let wording = |value: &Value| match value {
        Value::String(_) => Some(vec![main.to_owned()]),
        Value::Object(map) if map.keys().all(|key| key.len() == 2) => Some(map.keys().cloned().collect()),
        _ => None,
    };
    let add = |path: String, value: &Value, result: &mut Vec<_>| match value {
        Value::Object(map) if map.len() == 1 && map.contains_key("paragraph") => {
            result.push((path, wording(&map["paragraph"]).unwrap()));
        }
        text => result.push((path, wording(text).unwrap())),
    };
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let path = format!("{path}/{key}");
                if TEXTS.contains(&key.as_str()) {
                    add(path, inner, result);
                } else if BLOCKS.contains(&key.as_str()) {
                    for (index, block) in inner.as_array().unwrap().iter().enumerate() {
                        add(format!("{path}/{index}"), block, result);
                    }
                } else {
                    texts(inner, main, &path, result);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                texts(item, main, &format!("{path}/{index}"), result);
            }
        }
        _ => {}
    }
}

#[test]
fn missing_translations_of_the_agenda_match_its_json() {
    let json = include_str!("../../../examples/data/idm-2018-second-session.json");
    let mut all_texts = Vec::new();
    texts(&serde_json::from_str(json).unwrap(), "fr", "", &mut all_texts);
    assert!(all_texts.len() > 200, "only {} texts were found", all_texts.len());
    let paths_without = |language: &str| {
        let texts_without = all_texts.iter().filter(|(path, languages)| {
            let is_name = path.starts_with("/people/") && path.ends_with("/name");
            !is_name && !languages.iter().any(|tag| tag == language)
        });
        texts_without.map(|(path, _)| path.as_str()).collect::<Vec<_>>()
    };
    let programme = serde_json::from_str::<Draft>(json).unwrap().build().unwrap();
    let paths = |code: Code| {
        findings(&programme, code).iter().map(|finding| finding.path().to_string()).collect::<Vec<_>>()
    };
    let mut expected = paths_without("en");
    let missing = &findings(&programme, Code::MissingTranslation)[0];
    let mut reported: Vec<String> = missing.related().iter().map(|one| one.path.to_string()).collect();
    expected.sort_unstable();
    reported.sort_unstable();
    assert_eq!(reported, expected);
    assert_eq!(reported.len(), 28);
    // The only text without French is a footnote with the title of an English work.
    assert_eq!(paths_without("fr"), ["/notes/1/text/0"]);
    assert_eq!(paths(Code::MissingMainLanguage), [""; 0]);
}

#[test]
fn an_undeclared_language_is_reported_once_with_its_number_of_texts() {
    let sessions = json!([
        { "id": "a", "title": { "en": "A", "fr": "A", "de": "A", "en-GB": "A" }, "questions": [{ "en": "B", "fr": "B", "de": "B" }] },
        { "id": "b", "title": { "en": "B", "fr": "B", "sv": "B" }, "spoken": ["sv"] },
        { "id": "c", "title": { "en": "C", "fr": "C", "und": "C", "es": "C" } },
    ]);
    let more = json!({ "people": [{ "id": "ada", "name": { "ru": "Ада" } }] });
    let result = findings(&programme(&sessions, &more), Code::UndeclaredLanguage);
    let reported: Vec<(String, String)> =
        result.iter().map(|finding| (finding.message(), finding.path().to_string())).collect();
    assert_eq!(
        reported,
        [
            (
                "2 texts are in the language \"de\", which is not in the \"languages\" of the programme".to_owned(),
                "/sessions/0/title".to_owned()
            ),
            (
                "the title of “C” is in the language \"es\", which is not in the \"languages\" of the programme".to_owned(),
                "/sessions/2/title".to_owned()
            ),
        ],
    );
    assert!(result.iter().all(|finding| *finding.subject() == Subject::Programme));
}

#[test]
fn copied_texts_are_reported_unless_they_can_be_the_same_in_both_languages() {
    let long = "The road ahead for regional cooperation";
    let result = messages_with(
        Code::IdenticalTranslation,
        &json!([
            { "id": "copied", "title": both(long) },
            { "id": "short", "title": both("A map of the isles") },
            { "id": "few-words", "title": both("Internationalisation administrative") },
            { "id": "long-enough", "title": both("Rivers of eastern Finland") },
            { "id": "nearly", "title": both("Rivers of eastern Fin…nd") },
            { "id": "words-enough", "title": both("Intergovernmental cooperation on migration") },
            { "id": "three", "title": { "en": "Wells and rivers of the plain", "fr": "Des puits", "es": "Wells and rivers of the plain" } },
            { "id": "neutral", "title": { "en": long, "und": long } },
            { "id": "regions", "title": { "en": long, "en-GB": long, "fr": "Quel chemin pour la coopération" } },
        ]),
        &json!({
            "languages": ["en", "fr", "es"],
            "organisations": [{ "id": "o", "name": both("London School of Economics and Political Science") }],
            "people": [{ "id": "a", "name": "A", "posts": [{ "title": both("Visiting Professor in Practice") }] }],
        }),
    );
    assert_eq!(
        result,
        [
            "the title of “The road ahead for regional cooperation” is identical in the languages \"en\" and \"fr\"",
            "the title of “Rivers of eastern Finland” is identical in the languages \"en\" and \"fr\"",
            "the title of “Intergovernmental cooperation on migration” is identical in the languages \"en\" and \"fr\"",
            "the title of “Wells and rivers of the plain” is identical in the languages \"en\" and \"es\"",
        ],
    );
}

fn talk(id: &str, start: &str, people: &[&str], more: &Value) -> Value {
    let people: Vec<Value> = people.iter().map(|id| json!({ "person": id })).collect();
    let mut talk = json!({
        "id": id, "title": both("Maps"), "participations": people,
        "slot": { "day": 1, "start": start, "end": "20:00" },
    });
    for (field, value) in more.as_object().unwrap() {
        talk[field] = value.clone();
    }
    talk
}

#[test]
fn unrelated_sessions_with_the_same_title_and_people_are_reported() {
    let nothing = json!({});
    let copies = json!([
        talk("later", "11:00", &["bo", "ada"], &json!({ "title": { "en": "  MAPS", "fr": "x" } })),
        talk("first", "10:00", &["ada", "bo", "ada"], &nothing),
        talk("others", "12:00", &["ada"], &nothing),
        talk("nobody", "13:00", &[], &nothing),
        talk("nobody-again", "14:00", &[], &nothing),
        talk("gone", "15:00", &["ada", "bo"], &json!({ "status": "cancelled" })),
    ]);
    let result = findings(&programme(&copies, &nothing), Code::DuplicateTitle);
    let [finding] = result.as_slice() else { panic!("{result:?}") };
    assert_eq!(
        finding.message(),
        "“Maps” is entered twice with the same people, Ada Okoye and Bo Lind: day 1, 10:00–20:00; day 1, 11:00–20:00"
    );
    assert_eq!(*finding.subject(), Subject::Session("first".into()));
    assert_eq!(finding.related()[0].subject, Subject::Session("later".into()));

    for relation in ["repeats", "continues", "part_of", "replaces", "relays"] {
        let related = json!([
            talk("a", "10:00", &["ada"], &nothing),
            talk("b", "11:00", &["ada"], &json!({ relation: "a" }))
        ]);
        assert!(messages(Code::DuplicateTitle, &related).is_empty(), "{relation}");
    }
    // A chain of related sessions is not reported. An unrelated session is a copy of all of them.
    let chain = json!([
        talk("c", "12:00", &["ada"], &json!({ "continues": "b" })),
        talk("b", "11:00", &["ada"], &json!({ "continues": "a" })),
        talk("a", "10:00", &["ada"], &nothing),
        talk("d", "13:00", &["ada"], &nothing),
    ]);
    let result = findings(&programme(&chain, &nothing), Code::DuplicateTitle);
    assert_eq!(result.len(), 1);
    assert_eq!(result[0].related()[0].subject, Subject::Session("d".into()));
}

#[test]
fn a_description_that_only_repeats_the_title_is_reported() {
    let result = messages(
        Code::TitleEqualsDescription,
        &json!([
            { "id": "again", "title": both("Maps of today"), "description": [{ "heading": both("MAPS of  today") }] },
            { "id": "one-language", "title": both("Maps"), "description": [{ "paragraph": { "en": "Maps", "fr": "Lesquelles ?" } }] },
            { "id": "more", "title": both("Maps"), "description": [{ "paragraph": both("Maps") }, { "paragraph": both("Why?") }] },
            { "id": "list", "title": both("Maps"), "description": [{ "list": [both("Maps")] }] },
            { "id": "untitled", "description": [{ "paragraph": both("Maps") }] },
        ]),
    );
    assert_eq!(result, ["the description of “Maps of today” only repeats its title"]);
}

#[test]
fn a_title_that_repeats_the_session_number_is_reported() {
    let result = messages(
        Code::NumberInTitle,
        &json!([
            { "id": "a", "number": "3", "title": { "en": "Regions", "fr": "Session 3 : Les régions" } },
            { "id": "b", "number": "4", "kind_label": { "en": "Panel", "fr": "Table" }, "title": both("Panel 4 Isles") },
            { "id": "c", "number": "5", "title": both("5 ways to read an agenda") },
            { "id": "d", "title": both("Session 6 : Isles") },
            { "id": "e", "number": "7", "title": both("Session 7") },
        ]),
    );
    assert_eq!(
        result,
        [
            "the title “Session 3 : Les régions” repeats the session number 3",
            "the title “Panel 4 Isles” repeats the session number 4",
        ],
    );
}

#[test]
fn damage_is_reported_once_for_each_text() {
    let sessions = json!([
        { "id": "blank", "title": { "en": "Maps", "fr": "\u{a0} " } },
        { "id": "stray", "title": { "en": " Maps", "fr": "Cartes " }, "questions": [both("Why\nnot?")] },
        { "id": "fine", "title": both("« Cartes » : quoi ?"), "description": [{ "paragraph": both("a\n\nb") }] },
        { "id": "lost", "title": { "en": "Maps\u{7}", "fr": "\u{fffd}" }, "subtitle": both("\u{e001}") },
    ]);
    let reported = |code| messages(code, &sessions);
    assert_eq!(reported(Code::BlankText), ["the title of “Maps” is empty in the language \"fr\""]);
    assert_eq!(
        reported(Code::WhitespaceNoise),
        [
            "question 1 of “Maps” contains a line break after “Why”",
            "the title of “Maps” begins with blank space"
        ],
    );
    let damaged = reported(Code::ControlCharacters);
    assert_eq!(damaged.len(), 2, "{damaged:?}");
    assert_eq!(
        damaged[0],
        "the subtitle of “Maps” contains a character that only special fonts can display (U+E001) at the beginning"
    );
    assert_eq!(
        damaged[1],
        "the title of “Maps” contains an invisible control character (U+0007) after “Maps”"
    );
}

#[test]
fn irregular_white_space_within_a_line_is_reported() {
    let count = |session: Value| messages(Code::WhitespaceNoise, &json!([session])).len();
    let title = |wording: &str| count(json!({ "id": "a", "number": "1", "title": both(wording) }));
    for noisy in ["a\tb", "a\u{a0} b", "a\u{a0}b  c", "a\u{a0}b\tc", "a \u{3000}b", "a\u{2028}b", "a\rb"] {
        assert_eq!(title(noisy), 1, "{noisy:?}");
    }
    // A single white-space character outside ASCII is considered intentional.
    for fine in ["a\u{a0}b", "a\u{202f}b c", "«\u{a0}a\u{a0}»\u{a0}: b", "a\u{3000}b", "é a"] {
        assert_eq!(title(fine), 0, "{fine:?}");
    }
    let long = |wording: &str| {
        count(json!({ "id": "a", "title": both("A"), "description": [{ "paragraph": both(wording) }] }))
    };
    for (wording, expected) in [("a\tb", 0), ("a\n  b", 0), ("a  b", 1), ("a\nb  c", 1), ("a\tb\t\tc", 1)] {
        assert_eq!(long(wording), expected, "{wording:?}");
    }
}

#[test]
fn superfluous_white_space_in_long_texts_is_counted() {
    let sessions = json!([
        { "id": "z", "title": both("Maps "), "description": [{ "paragraph": both("one") }, { "paragraph": both(" two") }, { "paragraph": both("three  four") }] },
        { "id": "a", "title": both("Isles"), "description": [{ "paragraph": both("five ") }] },
    ]);
    let more = json!({ "people": [{ "id": "ada", "name": "Ada Okoye ", "biography": [{ "paragraph": both("six ") }] }] });
    let result = findings(&programme(&sessions, &more), Code::WhitespaceNoise);
    let reported: Vec<(String, String)> =
        result.iter().map(|finding| (finding.path().to_string(), finding.message())).collect();
    let expected = [
        ("", "4 descriptions, biographies and other long texts contain superfluous white space"),
        ("/people/0/name", "the name of Ada Okoye ends with blank space after “Okoye”"),
        ("/sessions/0/title", "the title of “Maps” ends with blank space after “Maps”"),
    ];
    assert_eq!(reported, expected.map(|(path, message)| (path.to_owned(), message.to_owned())));
    let related: Vec<String> = result[0].related().iter().map(|related| related.path.to_string()).collect();
    assert_eq!(
        related,
        [
            "/sessions/1/description/0/paragraph",
            "/sessions/0/description/1/paragraph",
            "/sessions/0/description/2/paragraph",
            "/people/0/biography/0/paragraph"
        ]
    );
    let single =
        json!([{ "id": "a", "title": both("Isles"), "description": [{ "paragraph": both("five ") }] }]);
    assert_eq!(
        messages(Code::WhitespaceNoise, &single),
        ["paragraph 1 of the description of “Isles” ends with blank space after “five”"]
    );
    let many = json!([{ "id": "a", "title": both("Isles"), "description": vec![json!({ "paragraph": both("five ") }); 1_000] }]);
    let result = findings(&programme(&many, &json!({})), Code::WhitespaceNoise);
    assert_eq!((result.len(), result[0].related().len()), (1, 100));
}

#[test]
fn damaged_characters_are_described() {
    for (character, description) in [
        ('\u{0}', "an invisible control character (U+0000)"),
        ('\u{7f}', "an invisible control character (U+007F)"),
        ('\u{85}', "an invisible control character (U+0085)"),
        ('\u{fffd}', "“\u{fffd}”, the sign for a lost character (U+FFFD)"),
        ('\u{e000}', "a character that only special fonts can display (U+E000)"),
        ('\u{f0000}', "a character that only special fonts can display (U+F0000)"),
        ('\u{10fffd}', "a character that only special fonts can display (U+10FFFD)"),
        ('\u{fdd0}', "an invalid, invisible character (U+FDD0)"),
        ('\u{fffe}', "an invalid, invisible character (U+FFFE)"),
        ('\u{1ffff}', "an invalid, invisible character (U+1FFFF)"),
    ] {
        let session = json!([{ "id": "a", "title": { "en": format!("Maps{character}"), "fr": "Cartes" } }]);
        let expected = format!("contains {description} after “Maps”");
        let result = messages(Code::ControlCharacters, &session);
        assert!(matches!(result.as_slice(), [message] if message.ends_with(&expected)), "{result:?}");
    }
    for character in ['é', '\u{a0}', '\u{200d}', '漢', '😀', '\u{fff9}', '~', '\t'] {
        let session = json!([{ "id": "a", "title": both(&format!("Maps{character}s")) }]);
        assert!(messages(Code::ControlCharacters, &session).is_empty(), "{character:?}");
    }
}

#[test]
fn footnote_marks_and_footnotes_must_match() {
    let sessions = json!([
        { "id": "a", "title": both("Maps[^1]"), "questions": [{ "en": "Why[^2]?", "fr": "Pourquoi[^2] ou [^3] ?" }] },
    ]);
    let more = json!({ "notes": [
        { "id": "1", "text": [{ "paragraph": both("See [^other].") }] },
        { "id": "other", "text": [{ "paragraph": both("Elsewhere.") }] },
        { "id": "own", "text": [{ "paragraph": both("This is [^own].") }] },
    ] });
    assert_eq!(
        messages_with(Code::DanglingFootnote, &sessions, &more),
        [
            "question 1 of “Maps[^1]” contains the footnote mark [^2], but there is no footnote with the id \"2\"",
            "question 1 of “Maps[^1]” contains the footnote mark [^3], but there is no footnote with the id \"3\"",
        ],
    );
    let unused = findings(&programme(&sessions, &more), Code::UnusedFootnote);
    let [finding] = unused.as_slice() else { panic!("{unused:?}") };
    assert_eq!(finding.message(), "no text contains the mark [^own] of the footnote \"own\"");
    assert_eq!(
        (finding.subject(), finding.path().to_string().as_str()),
        (&Subject::Note("own".into()), "/notes/2")
    );
}

#[test]
fn interpretation_without_languages_is_reported_where_it_is_announced() {
    let sessions = json!([
        { "id": "own", "title": both("Maps"), "interpreted": ["und"] },
        { "id": "inherits", "title": both("Isles") },
        { "id": "states", "title": both("Lakes"), "interpreted": ["fr"] },
    ]);
    let reported = |more| messages_with(Code::InterpretationWithoutLanguage, &sessions, &more);
    let expected =
        "interpretation is announced for “Maps”, but not its languages (\"interpreted\": [\"und\"])";
    assert_eq!(reported(json!({})), [expected]);
    assert_eq!(
        reported(json!({ "interpreted": ["und"] })),
        [
            "the programme announces interpretation, but not its languages (\"interpreted\": [\"und\"])",
            expected
        ],
    );
}

#[test]
fn names_that_start_with_a_form_of_address_are_reported() {
    let people = json!([
        { "id": "a", "name": "Dr Ada Okoye" },
        { "id": "b", "name": { "fr": "M. Bo Lind" } },
        { "id": "c", "name": { "en": "M. Night Shyamalan" } },
        { "id": "d", "honorific": both("Dr"), "name": "Drew Okoye" },
        { "id": "e", "name": "Madame" },
    ]);
    assert_eq!(
        messages_with(Code::HonorificInsideName, &json!([]), &json!({ "people": people })),
        [
            "the name “Dr Ada Okoye” begins with the form of address “Dr”",
            "the name “M. Bo Lind” begins with the form of address “M.”",
        ],
    );
}

#[test]
fn the_order_of_sessions_only_changes_paths() {
    let sessions = [
        talk("a", "10:00", &["ada"], &json!({ "description": [{ "paragraph": { "en": "Maps[^1]" } }] })),
        talk("b", "10:00", &["ada"], &json!({ "interpreted": ["und"], "subtitle": { "de": "Karten " } })),
        talk("c", "11:00", &["ada"], &json!({ "number": "1", "title": { "de": "1. Karten", "fr": "" } })),
        json!({ "id": "d", "kind": "talk" }),
    ];
    let report_of = |sessions: Vec<Value>| {
        let report = programme(&json!(sessions), &json!({})).review(&Profile::strict());
        let mut result: Vec<(String, Severity, String)> = report
            .iter()
            .map(|finding| (finding.code().to_string(), finding.severity(), finding.message()))
            .collect();
        result.sort();
        result
    };
    let forwards = report_of(sessions.to_vec());
    assert!(forwards.len() >= 8, "{forwards:?}");
    assert_eq!(report_of(sessions.into_iter().rev().collect()), forwards);
}
