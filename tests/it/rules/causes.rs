//! Tests that several rules report one text only once if the cause is the same.

use programme::review::Level;
use programme::{Code, Draft, Profile};
use serde_json::{Value, json};

/// Reviews a session with the given title. The main language of the programme is French. Returns
/// the codes of the findings about the title or the languages of the programme.
fn codes(profile: &Profile, title: &Value) -> Vec<Code> {
    let draft = json!({
        "format": "programme/1", "id": "demo", "title": { "fr": "Une réunion", "ru": "Встреча" },
        "languages": ["fr", "ru"], "days": [{ "number": 1 }],
        "sessions": [{ "id": "a", "kind": "talk", "title": title }],
    });
    let programme = Draft::read(draft).unwrap().build().unwrap();
    let report = programme.review(profile);
    let about_title = report.iter().filter(|finding| finding.path().to_string() == "/sessions/0/title");
    about_title.map(|finding| finding.code().built_in().unwrap()).collect()
}

/// Checks that only the rule `cause` reports the title, and that the rule `consequence` reports it
/// if the other rule is off.
#[track_caller]
fn assert_only_cause_is_reported(cause: Code, consequence: Code, title: &Value) {
    let strict = Profile::strict().with_level(Code::MissingTranslation, Level::Off).unwrap();
    let all = codes(&strict, title);
    assert!(all.contains(&cause) && !all.contains(&consequence), "{all:?}");
    let without_cause = codes(&strict.with_level(cause, Level::Off).unwrap(), title);
    assert!(without_cause.contains(&consequence), "{without_cause:?}");
}

#[test]
fn stray_accents_in_garbled_texts_are_not_reported() {
    let title = json!({ "fr": "Plan pour MontrÃ©al, ZÃ¼rich et GÃ¨nes, ˜ville", "ru": "План" });
    assert_only_cause_is_reported(Code::Mojibake, Code::StrayDiacritic, &title);
}

#[test]
fn invisible_characters_in_garbled_texts_are_not_reported() {
    let title = json!({ "fr": "Le paÃ\u{ad}s et GenÃ¨ve", "ru": "План" });
    assert_only_cause_is_reported(Code::Mojibake, Code::InvisibleCharacters, &title);
}

#[test]
fn control_characters_in_garbled_texts_are_not_reported() {
    let title = json!({ "fr": "GenÃ¨ve, Ã\u{81}vila", "ru": "План" });
    assert_only_cause_is_reported(Code::Mojibake, Code::ControlCharacters, &title);
}

#[test]
fn the_script_of_garbled_texts_is_not_reported() {
    let title = json!({ "fr": "Programme", "ru": "ÐŸÑ€Ð¾Ð³Ñ€Ð°Ð¼Ð¼Ð° meeting" });
    assert_only_cause_is_reported(Code::Mojibake, Code::ForeignScript, &title);
}

#[test]
fn the_spacing_of_garbled_french_texts_is_not_reported() {
    let title = json!({ "fr": "Un plan dÃ» Ã  GenÃ¨ve", "ru": "План" });
    assert_only_cause_is_reported(Code::Mojibake, Code::FrenchSpacing, &title);
}

#[test]
fn the_script_of_copied_texts_is_not_reported() {
    let copy = "Les grands fleuves de la plaine";
    let title = json!({ "fr": copy, "ru": copy });
    assert_only_cause_is_reported(Code::IdenticalTranslation, Code::ForeignScript, &title);
}

#[test]
fn the_spacing_of_texts_with_a_wrong_language_tag_is_not_reported() {
    let title = json!({ "fr": "Первое пленарное заседание: карты", "ru": "План" });
    assert_only_cause_is_reported(Code::ForeignScript, Code::FrenchSpacing, &title);
}

#[test]
fn a_text_with_a_wrong_language_tag_is_not_missing() {
    let title = json!({ "ru": "Les grands fleuves" });
    assert_only_cause_is_reported(Code::ForeignScript, Code::MissingMainLanguage, &title);
}

#[test]
fn a_wrong_language_tag_is_not_an_undeclared_language() {
    let title = json!({ "fr": "Cartes", "ru": "Карты", "el": "The great rivers" });
    assert_only_cause_is_reported(Code::ForeignScript, Code::UndeclaredLanguage, &title);
}

#[test]
fn texts_in_an_undeclared_language_are_not_missing() {
    let title = json!({ "de": "Karten" });
    assert_only_cause_is_reported(Code::UndeclaredLanguage, Code::MissingMainLanguage, &title);
}

#[test]
fn texts_in_an_undeclared_language_are_not_translations() {
    let copy = "Les grands fleuves de la plaine";
    let title = json!({ "fr": copy, "de": copy, "ru": "Реки" });
    assert_only_cause_is_reported(Code::UndeclaredLanguage, Code::IdenticalTranslation, &title);
}

#[test]
fn findings_about_different_languages_of_a_text_are_all_reported() {
    let title = json!({ "fr": "Orateurs: qui", "ru": "ÐŸÑ€Ð¾Ð³Ñ€Ð°Ð¼Ð¼Ð°" });
    assert_eq!(codes(&Profile::strict(), &title), [Code::Mojibake, Code::FrenchSpacing]);
}
