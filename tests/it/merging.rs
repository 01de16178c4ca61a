//! Tests for merging two language versions of a programme.

use std::collections::BTreeMap;

use programme::draft::{Draft, Participation, Person, Session};
use programme::language::{
    Difference, Disagreement, Existing, Kept, MergeOptions, Merged, PairedBy, Side, TextProblem, Texts,
};
use programme::report::Subject;
use programme::text::Block;
use programme::{DayTime, LanguageTag, Programme, Role, Slot, Text};
use proptest::prelude::*;
use serde_json::Value;

use crate::strategy::valid_draft;

const AGENDA: &str = include_str!("../../examples/data/idm-2018-second-session.json");

/// Returns `true` if the field contains a list of texts.
///
/// A text in only the main language is written as a plain string, so texts cannot be recognised by
/// their type.
fn is_list_of_texts(key: &str) -> bool {
    matches!(key, "description" | "questions" | "questions_introduction" | "text" | "preamble")
}

/// Keeps one language of every text, and drops texts that do not have it.
///
/// Plain strings elsewhere, such as the names of people, are kept in every version.
fn keep(value: &Value, language: &str, main: &str, in_texts: bool) -> Option<Value> {
    match value {
        Value::Object(map) if !map.is_empty() && map.keys().all(|key| key == "fr" || key == "en") => {
            map.get(language).cloned()
        }
        Value::Object(map) => {
            let kept: serde_json::Map<_, _> = map
                .iter()
                .filter_map(|(key, value)| {
                    Some((key.clone(), keep(value, language, main, in_texts || is_list_of_texts(key))?))
                })
                .collect();
            (!kept.is_empty()).then_some(Value::Object(kept))
        }
        Value::Array(list) => {
            let kept: Vec<Value> =
                list.iter().filter_map(|item| keep(item, language, main, in_texts)).collect();
            (!kept.is_empty()).then_some(Value::Array(kept))
        }
        Value::String(_) if in_texts && language != main => None,
        other => Some(other.clone()),
    }
}

/// Returns the agenda in only one language.
fn version(language: &str) -> Draft {
    let mut agenda: Value = serde_json::from_str(AGENDA).unwrap();
    // The ids of notes are not texts, so every version keeps them.
    let ids: Vec<Value> = agenda["notes"].as_array().unwrap().iter().map(|note| note["id"].clone()).collect();
    agenda = keep(&agenda, language, "fr", false).unwrap();
    for (note, id) in agenda["notes"].as_array_mut().unwrap().iter_mut().zip(ids) {
        note["id"] = id;
    }
    agenda["languages"] = serde_json::json!([language]);
    serde_json::from_value(agenda).unwrap()
}

fn french() -> Programme {
    version("fr").build().unwrap()
}

fn merge(base: &Programme, other: Draft) -> Merged {
    base.merge_languages(&other.build().unwrap(), &MergeOptions::default()).unwrap()
}

fn written(programme: &Programme) -> String {
    serde_json::to_string_pretty(&programme.to_draft()).unwrap()
}

/// Replaces every id with one that does not occur in the original.
fn with_new_ids(mut draft: Draft) -> Draft {
    let new_id = |index: usize, noun: &str| format!("{noun}-{:x}", (index + 7) * 7919);
    for index in 0..draft.sessions.len() {
        let id = draft.sessions[index].id.to_string();
        draft.rename_session(&id, &new_id(index, "s")).unwrap();
    }
    for index in 0..draft.people.len() {
        let id = draft.people[index].id.to_string();
        draft.rename_person(&id, &new_id(index, "p")).unwrap();
    }
    for index in 0..draft.organisations.len() {
        let id = draft.organisations[index].id.to_string();
        draft.rename_organisation(&id, &new_id(index, "o")).unwrap();
    }
    for index in 0..draft.venues.len() {
        let id = draft.venues[index].id.to_string();
        draft.rename_venue(&id, &new_id(index, "v")).unwrap();
    }
    let rooms: Vec<String> =
        draft.venues.iter().flat_map(|venue| &venue.rooms).map(|room| room.id.to_string()).collect();
    for (index, id) in rooms.iter().enumerate() {
        draft.rename_room(id, &new_id(index, "r")).unwrap();
    }
    let mut json = serde_json::to_string(&draft).unwrap();
    for note in &draft.notes {
        let (id, new_id) = (note.id.as_str(), format!("note-{}", note.id));
        json = json
            .replace(&format!("[^{id}]"), &format!("[^{new_id}]"))
            .replace(&format!("\"id\":\"{id}\""), &format!("\"id\":\"{new_id}\""));
    }
    serde_json::from_str(&json).unwrap()
}

/// Maps the id of every renamed session to its original id.
fn original_ids(draft: &Draft, with_new_ids: &Draft) -> BTreeMap<String, String> {
    let ids = |draft: &Draft| draft.sessions.iter().map(|session| session.id.to_string()).collect::<Vec<_>>();
    ids(with_new_ids).into_iter().zip(ids(draft)).collect()
}

fn moved(slot: Slot, minutes: i64) -> Slot {
    let time = |time: DayTime| {
        let seconds = i64::from(time.total_seconds()) + minutes * 60;
        DayTime::from_seconds(u32::try_from(seconds).unwrap()).unwrap()
    };
    match (slot.start(), slot.end()) {
        (Some(start), Some(end)) => Slot::between(slot.day_number(), time(start), time(end)).unwrap(),
        _ => slot,
    }
}

fn differences(disagreements: &[Disagreement]) -> Vec<(Difference, Subject)> {
    disagreements.iter().map(|disagreement| (disagreement.what, disagreement.subject.clone())).collect()
}

#[test]
fn the_languages_of_the_agenda_merge_into_the_original() {
    let english = version("en").build().unwrap();
    assert!(english.texts().iter().all(|(_, text)| text.entries().all(|(tag, _)| *tag == "en")));
    let merged = french().merge_languages(&english, &MergeOptions::default()).unwrap();
    assert_eq!(written(&merged.programme), AGENDA.trim_end());
    assert_eq!(merged.disagreements, []);
    assert_eq!(merged.pairs.len(), 16);
    assert!(merged.pairs.iter().all(|pair| pair.base == pair.other && pair.by == PairedBy::Id));
}

#[test]
fn the_agenda_is_restored_without_matching_ids() {
    let english = version("en");
    let other = with_new_ids(english.clone());
    let original_ids = original_ids(&english, &other);
    let merged = merge(&french(), other);
    assert_eq!(written(&merged.programme), AGENDA.trim_end());
    assert_eq!(merged.pairs.len(), 16);
    for pair in &merged.pairs {
        assert_eq!(original_ids[pair.other.as_str()], pair.base.as_str(), "{:?}", pair.by);
    }
    // The names of organisations differ between the languages. They are paired by the posts that
    // refer to them, and every such pair is reported.
    assert!(
        merged.disagreements.iter().all(|disagreement| disagreement.what == Difference::PairedByPosition
            && matches!(disagreement.subject, Subject::Organisation(_) | Subject::Note(_))),
        "{:#?}",
        merged.disagreements
    );
}

/// Returns the English version without session 4, with session 5 moved by 15 minutes and with a
/// misspelt name.
fn edited_version() -> Draft {
    let mut english = version("en");
    english.sessions.retain(|session| session.id != "session-4");
    let panel = english.session_mut("session-5").unwrap();
    panel.slot = panel.slot.map(|slot| moved(slot, 15));
    english.person_mut("tomas-bocek").unwrap().name = "Tomas Bocekk".into();
    english
}

fn expected_differences() -> Vec<(Difference, Subject)> {
    vec![
        (Difference::NameSpelling, Subject::Person("tomas-bocek".into())),
        (Difference::OnlyIn(Side::Base), Subject::Session("session-4".into())),
        (Difference::Time, Subject::Session("session-5".into())),
    ]
}

#[test]
fn every_kind_of_disagreement_is_reported() {
    let merged = merge(&french(), edited_version());
    assert_eq!(differences(&merged.disagreements), expected_differences());
    let messages: Vec<String> = merged.disagreements.iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        [
            "\"Tomas Boček\" (person \"tomas-bocek\"): the name is \"Tomas Boček\" in the base and \"Tomas Bocekk\" in the other version; both are kept",
            "\"Evaluer les besoins des acteurs nationaux en matière de déve…\" (session \"session-4\"): it exists only in the base and is kept",
            "\"Mesurer les incidences du développement des capacités\" (session \"session-5\"): the slot is day 2, 15:00–16:00 in the base and day 2, 15:15–16:15 in the other version; the base's value is kept",
        ]
    );
    let session = merged.programme.session("session-5").unwrap();
    assert_eq!(session.slot().unwrap().to_string(), "day 2, 15:00–16:00");
}

#[test]
fn a_constant_time_shift_is_reported_once() {
    for minutes in [60, -60, 120] {
        let mut english = version("en");
        for session in &mut english.sessions {
            session.slot = session.slot.map(|slot| moved(slot, minutes));
        }
        for other in [english.clone(), with_new_ids(english.clone())] {
            let merged = merge(&french(), other);
            assert_eq!(written(&merged.programme), AGENDA.trim_end());
            let first = &merged.disagreements[0];
            let Difference::ClockShift { seconds, votes, anchors } = first.what else { panic!("{first}") };
            assert_eq!((seconds, first.kept), (minutes * 60, Kept::Base));
            assert!(votes == anchors && votes >= 10, "{first}");
            let rest = &merged.disagreements[1..];
            assert!(
                rest.iter().all(|disagreement| disagreement.what == Difference::PairedByPosition),
                "{rest:#?}"
            );
        }
    }
}

#[test]
fn combined_differences_without_matching_ids_cause_no_wrong_pairs() {
    let mut english = edited_version();
    for session in &mut english.sessions {
        session.slot = session.slot.map(|slot| moved(slot, 60));
    }
    let other = with_new_ids(english.clone());
    let original_ids = original_ids(&english, &other);
    let merged = merge(&french(), other);
    for pair in &merged.pairs {
        assert_eq!(original_ids[pair.other.as_str()], pair.base.as_str(), "{:?}", pair.by);
    }
    assert_eq!(merged.pairs.len(), 15);
    let mut result = differences(&merged.disagreements);
    assert!(matches!(result.remove(0).0, Difference::ClockShift { seconds: 3600, .. }));
    result.retain(|(what, _)| *what != Difference::PairedByPosition);
    // People who appear only in the missing session are still listed in the other version, so they
    // are not reported as missing.
    assert_eq!(result, expected_differences());
}

/// A pseudo-random number generator that returns the same numbers on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn percent(&mut self, percent: u64) -> bool {
        self.roll() % 100 < percent
    }
}

/// The probability of each change to a copy, in per cent.
#[derive(Debug, Clone, Copy)]
struct Noise {
    sessions_dropped: u64,
    people_dropped: u64,
    moved: u64,
    misspelt: u64,
    /// The number of minutes by which all times are shifted.
    shift: i64,
}

const NO_NOISE: Noise = Noise { sessions_dropped: 0, people_dropped: 0, moved: 0, misspelt: 0, shift: 0 };
const SOME_NOISE: Noise =
    Noise { sessions_dropped: 10, people_dropped: 20, moved: 10, misspelt: 5, shift: 0 };
const MUCH_NOISE: Noise =
    Noise { sessions_dropped: 20, people_dropped: 40, moved: 30, misspelt: 10, shift: 0 };

fn misspelt(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let index = usize::try_from(dice.roll()).unwrap() % (letters.len() - 1);
    letters.swap(index, index + 1);
    letters.into_iter().collect()
}

fn perturbed(original: &Draft, noise: Noise, dice: &mut Dice) -> Draft {
    let mut draft = original.clone();
    draft.sessions.retain(|_| !dice.percent(noise.sessions_dropped));
    let kept: Vec<String> = draft.sessions.iter().map(|session| session.id.to_string()).collect();
    draft.sessions.retain(|session| session.part_of.as_ref().is_none_or(|id| kept.contains(&id.to_string())));
    for session in &mut draft.sessions {
        session.title = None;
        session.participations.retain(|_| !dice.percent(noise.people_dropped));
        let minutes = if dice.percent(noise.moved) {
            [-30, -15, 15, 30][usize::try_from(dice.roll() % 4).unwrap()]
        } else {
            0
        };
        session.slot = session.slot.map(|slot| moved(slot, minutes + noise.shift));
    }
    for person in &mut draft.people {
        if dice.percent(noise.misspelt) {
            person.name = misspelt(person.name.first(), dice).into();
        }
    }
    draft
}

/// Counts of correct pairs, wrong pairs and unmatched sessions.
#[derive(Debug, Default)]
struct Counts {
    correct: usize,
    wrong: usize,
    unmatched: usize,
}

#[expect(clippy::cast_precision_loss, reason = "the counts are only thousands")]
fn rates(noise: Noise, copies: usize, options: MergeOptions, seed: u64) -> (f64, f64, f64) {
    let base = french();
    let english = version("en");
    let other = with_new_ids(english.clone());
    let original_ids = original_ids(&english, &other);
    let mut dice = Dice(seed);
    let mut counts = Counts::default();
    for _ in 0..copies {
        let copy = perturbed(&other, noise, &mut dice).build().unwrap();
        let merged = base.merge_languages(&copy, &options).unwrap();
        let correct = merged
            .pairs
            .iter()
            .filter(|pair| original_ids[pair.other.as_str()] == pair.base.as_str())
            .count();
        counts.correct += correct;
        counts.wrong += merged.pairs.len() - correct;
        counts.unmatched += copy.sessions().len() - merged.pairs.len();
    }
    let all = (counts.correct + counts.wrong + counts.unmatched) as f64;
    let share = |count: usize| count as f64 / all;
    let shares = (share(counts.correct), share(counts.wrong), share(counts.unmatched));
    println!("{noise:?}: correct {:.4}, wrong {:.5}, unmatched {:.4}", shares.0, shares.1, shares.2);
    shares
}

#[test]
fn few_pairs_are_wrong_in_a_thousand_noisy_copies() {
    let options = MergeOptions::default();
    let (correct, wrong, _) = rates(NO_NOISE, 1, options, 1);
    assert!(correct >= 1.0 && wrong <= 0.0);
    let (correct, wrong, _) = rates(SOME_NOISE, 1000, options, 2);
    assert!(wrong <= 0.0007 && correct >= 0.98, "{correct} {wrong}");
    let (correct, wrong, _) = rates(MUCH_NOISE, 1000, options, 3);
    assert!(wrong <= 0.007 && correct >= 0.9, "{correct} {wrong}");
}

#[test]
fn a_time_shift_causes_few_wrong_pairs() {
    let options = MergeOptions::default();
    let (correct, wrong, _) = rates(Noise { shift: 60, ..NO_NOISE }, 1, options, 4);
    assert!(correct >= 1.0 && wrong <= 0.0);
    let (correct, wrong, _) = rates(Noise { shift: 120, ..SOME_NOISE }, 1000, options, 5);
    assert!(wrong <= 0.001 && correct >= 0.97, "{correct} {wrong}");
    // Without detection of the shift, more pairs are wrong.
    let without_detection = options.with_max_shift(programme::Length::NONE);
    let (_, wrong, _) = rates(Noise { shift: 60, ..NO_NOISE }, 1, without_detection, 6);
    assert!(wrong <= 0.093, "{wrong}");
}

#[test]
fn weak_passes_can_be_disabled() {
    let careful = MergeOptions::default().without_weak_passes();
    let (_, wrong, _) = rates(MUCH_NOISE, 300, careful, 3);
    assert!(wrong <= 0.001, "{wrong}");
    let copy = perturbed(&with_new_ids(version("en")), MUCH_NOISE, &mut Dice(9)).build().unwrap();
    let merged = french().merge_languages(&copy, &careful).unwrap();
    assert!(merged.pairs.iter().all(|pair| !pair.by.is_weak()));
}

/// Returns the distinct wordings of a programme in all languages, in sorted order.
fn wordings(programme: &Programme) -> Vec<String> {
    let mut all: Vec<String> = programme
        .texts()
        .into_iter()
        .flat_map(|(_, text)| text.entries().map(|(_, wording)| wording.to_owned()).collect::<Vec<_>>())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Adds or replaces texts with unique wordings, in a language that changes from text to text.
fn reworded(mut draft: Draft, version: &str) -> Draft {
    let text = |index: usize, field: &str| {
        let language = ["en", "fr", "es"][index % 3];
        Text::new([(language, format!("{field} {index} of {version}"))]).unwrap()
    };
    for (index, session) in draft.sessions.iter_mut().enumerate() {
        session.title = Some(text(index, "title"));
        session.description.push(Block::Paragraph(text(index + 1, "paragraph")));
        session.questions.push(text(index + 2, "question"));
    }
    for (index, person) in draft.people.iter_mut().enumerate() {
        person.name = text(index, "name");
    }
    draft
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_a_programme_with_itself_changes_nothing(draft in valid_draft()) {
        let programme = draft.clone().build().unwrap();
        let merged = programme.merge_languages(&programme, &MergeOptions::default()).unwrap();
        prop_assert_eq!(merged.programme.to_draft(), draft);
        prop_assert_eq!(merged.disagreements, vec![]);
        prop_assert_eq!(merged.pairs.len(), programme.sessions().len());
    }

    #[test]
    fn merging_keeps_or_reports_every_wording(base in valid_draft(), other in valid_draft(), careful in any::<bool>()) {
        let base = reworded(base, "the base").build().unwrap();
        let other = reworded(other, "the other").build().unwrap();
        let options = MergeOptions::default();
        let options = if careful { options.without_weak_passes() } else { options };
        let merged = base.merge_languages(&other, &options).unwrap();
        let sessions = merged.programme.sessions().len();
        prop_assert_eq!(sessions + merged.pairs.len(), base.sessions().len() + other.sessions().len());
        prop_assert!(base.sessions().iter().all(|session| merged.programme.session(session.id().as_str()).is_some()));
        let kept = wordings(&merged.programme);
        let reported: String = merged.disagreements.iter().filter_map(|disagreement| disagreement.other.clone()).collect();
        for wording in wordings(&base) {
            prop_assert!(kept.binary_search(&wording).is_ok(), "{}", wording);
        }
        for wording in wordings(&other) {
            prop_assert!(kept.binary_search(&wording).is_ok() || reported.contains(&wording), "{}", wording);
        }
        let again = base.merge_languages(&other, &options).unwrap();
        prop_assert_eq!(again.programme.to_draft(), merged.programme.to_draft());
        prop_assert_eq!(again.disagreements, merged.disagreements);
    }

    #[test]
    fn merging_a_result_with_itself_changes_nothing(base in valid_draft(), other in valid_draft()) {
        let base = reworded(base, "the base").build().unwrap();
        let other = reworded(other, "the other").build().unwrap();
        let once = base.merge_languages(&other, &MergeOptions::default()).unwrap().programme;
        let twice = once.merge_languages(&once, &MergeOptions::default()).unwrap();
        prop_assert_eq!(twice.programme.to_draft(), once.to_draft());
        prop_assert_eq!(twice.disagreements, vec![]);
    }
}

fn tag(tag: &str) -> LanguageTag {
    tag.parse().unwrap()
}

/// Returns a draft with one session on day 1 that has one speaker.
fn draft_with_speaker(language: &str, id: &str, name: &str) -> Draft {
    Draft::new("demo", "Demo")
        .with_language(tag(language))
        .with_day(programme::draft::Day::new(1))
        .with_person(Person::new(id, name))
        .with_session(
            Session::new("talk")
                .with_slot(Slot::between(1, "09:00", "10:00").unwrap())
                .with_participation(Participation::person(id).with_role(Role::Speaker)),
        )
}

#[test]
fn names_in_different_scripts_are_paired_by_position() {
    let base = draft_with_speaker("fr", "guterres", "António Guterres").build().unwrap();
    let merged = merge(&base, draft_with_speaker("ar", "p1", "أنطونيو غوتيريش"));
    assert_eq!(
        differences(&merged.disagreements),
        [(Difference::PairedByPosition, Subject::Person("guterres".into()))]
    );
    let person = merged.programme.person("guterres").unwrap();
    assert_eq!(person.name().get("ar"), Some("أنطونيو غوتيريش"));
    assert_eq!(merged.programme.people().len(), 1);
}

#[test]
fn different_people_in_the_same_position_are_not_paired() {
    let base = draft_with_speaker("fr", "guterres", "António Guterres").build().unwrap();
    let merged = merge(&base, draft_with_speaker("en", "p1", "Louise Arbour"));
    let session = Subject::Session("talk".into());
    assert_eq!(
        differences(&merged.disagreements),
        [
            (Difference::OnlyIn(Side::Base), Subject::Person("guterres".into())),
            (Difference::OnlyIn(Side::Other), Subject::Person("p1".into())),
            (Difference::ParticipantOnlyIn(Side::Base), session.clone()),
            (Difference::ParticipantOnlyIn(Side::Other), session),
        ]
    );
    assert_eq!(merged.programme.people().len(), 2);
}

#[test]
fn an_id_shared_by_different_people_is_reported() {
    let base = draft_with_speaker("fr", "p1", "António Guterres").build().unwrap();
    let merged = merge(&base, draft_with_speaker("en", "p1", "Louise Arbour"));
    let result = differences(&merged.disagreements);
    assert!(result.contains(&(Difference::SameIdOtherItem, Subject::Person("p1".into()))));
    assert!(result.contains(&(Difference::IdTaken, Subject::Person("p1-2".into()))));
    assert_eq!(merged.programme.person("p1-2").unwrap().name().get("en"), Some("Louise Arbour"));
    assert_eq!(merged.programme.session("talk").unwrap().people().count(), 2);
}

#[test]
fn an_id_shared_by_different_sessions_is_reported() {
    let base = draft_with_speaker("fr", "a", "António Guterres").build().unwrap();
    let mut other = draft_with_speaker("en", "b", "Louise Arbour");
    other.sessions[0].slot = Some(Slot::between(1, "15:00", "16:00").unwrap());
    let merged = merge(&base, other);
    assert!(
        differences(&merged.disagreements)
            .contains(&(Difference::SameIdOtherItem, Subject::Session("talk".into())))
    );
    assert_eq!(merged.pairs, []);
    assert_eq!(merged.programme.session("talk-2").unwrap().slot().unwrap().to_string(), "day 1, 15:00–16:00");
}

#[test]
fn values_of_the_base_win_and_missing_values_are_added() {
    let mut base = draft_with_speaker("fr", "a", "Ada Okoye");
    let mut other = draft_with_speaker("en", "a", "Ada Okoye");
    base.sessions[0].kind = Some("panel".parse().unwrap());
    other.sessions[0].kind = Some("workshop".parse().unwrap());
    other.sessions[0].number = Some("3".parse().unwrap());
    other.days[0].date = Some("2026-03-02".parse().unwrap());
    other.sessions[0].participations[0].role = Some(Role::Moderator);
    base.sessions[0].questions = vec!["Un ?".into(), "Deux ?".into()];
    other.sessions[0].questions = vec!["One?".into()];
    base.people[0].honorific = Some("Mme".into());
    let merged = merge(&base.build().unwrap(), other);
    let kept: Vec<_> = merged
        .disagreements
        .iter()
        .map(|disagreement| (disagreement.what, disagreement.field.to_string(), disagreement.kept))
        .collect();
    assert_eq!(
        kept,
        [
            (Difference::Date, "/date".to_owned(), Kept::Other),
            (Difference::Honorific, "/honorific".to_owned(), Kept::Base),
            (Difference::Kind, "/kind".to_owned(), Kept::Base),
            (Difference::Number, "/number".to_owned(), Kept::Other),
            (Difference::ListLength, "/questions".to_owned(), Kept::Both),
            (Difference::Role, "/participations/0/role".to_owned(), Kept::Base),
        ]
    );
    let session = merged.programme.session("talk").unwrap();
    assert_eq!(session.questions().len(), 3);
    assert_eq!(session.number().unwrap().label(), "3");
    assert_eq!(
        merged.disagreements[5].to_string(),
        "session \"talk\": the role of participation 1 is speaker in the base and moderator in the other version; the base's value is kept"
    );
}

#[test]
fn texts_can_be_exported_and_translations_imported() {
    // Adding the English texts to the French version restores the agenda, except for texts that the
    // French version lacks entirely.
    let agenda: Programme = serde_json::from_str::<Draft>(AGENDA).unwrap().build().unwrap();
    let mut english = agenda.texts_in(&tag("en"));
    assert_eq!(english.texts.get("sessions/opening/title"), Some("Opening Session"));
    assert_eq!(english.texts.get("rooms/xviii/name"), Some("Room XVIII"));
    assert_eq!(
        english.texts.get("sessions/session-1/participations/antonio-vitorino/label"),
        Some("Moderator")
    );
    assert_eq!(english.texts.get("days/1/label"), Some("First day"));
    assert_eq!(english.texts.get("sessions/session-1/questions/0"), Some(""));
    assert_eq!(english.texts.get("people/antonio-vitorino/name"), None, "names of people are not translated");
    assert!(english.missing().texts.len() > 10);

    let only_english = "notes/2/text/0";
    assert!(english.texts.remove(only_english).is_some());
    let json = serde_json::to_string(&english).unwrap();
    let read: Texts = serde_json::from_str(&json).unwrap();
    assert_eq!(read, english);
    let translated = french().translate(&read, Existing::Keep).unwrap();
    assert_eq!(translated.problems, []);
    let mut expected = agenda.to_draft();
    expected.notes[1].text.clear();
    assert_eq!(translated.programme.to_draft(), expected);
    // Translating again adds nothing.
    let again = translated.programme.translate(&read, Existing::Keep).unwrap();
    assert_eq!((again.added, again.problems.len()), (0, 0));
}

#[test]
fn text_keys_do_not_depend_on_the_order_of_rows() {
    let mut french = version("fr");
    let before = french.clone().build().unwrap().texts_in(&tag("fr"));
    french.sessions.reverse();
    french.people.reverse();
    french.venues[0].rooms.reverse();
    let after = french.build().unwrap().texts_in(&tag("fr"));
    let sorted = |texts: &Texts| {
        texts
            .texts
            .iter()
            .map(|(key, wording)| (key.to_owned(), wording.to_owned()))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(sorted(&before), sorted(&after));
}

#[test]
fn unknown_keys_and_changed_originals_are_reported() {
    let base = french();
    let mut english = Texts::new(tag("en"));
    english.texts.insert("sessions/no-such/title", "Nothing").unwrap();
    english.texts.insert("title", "International Dialogue").unwrap();
    english.originals.insert("title", "Dialogue international").unwrap();
    let first = base.translate(&english, Existing::Keep).unwrap();
    assert_eq!(first.added, 1);
    let [TextProblem::UnknownKey { key }, TextProblem::OriginalChanged { now, .. }] = &first.problems[..]
    else {
        panic!("{:?}", first.problems)
    };
    assert_eq!((key.as_str(), now.as_str()), ("sessions/no-such/title", base.title().first()));
    assert_eq!(first.programme.languages(), [tag("fr"), tag("en")]);

    let mut other = Texts::new(tag("en"));
    other.texts.insert("title", "The Dialogue").unwrap();
    for (existing, title) in [(Existing::Keep, "International Dialogue"), (Existing::Replace, "The Dialogue")]
    {
        let again = first.programme.translate(&other, existing).unwrap();
        assert_eq!(again.programme.title().get("en"), Some(title));
        let replaced = existing == Existing::Replace;
        assert!(
            matches!(&again.problems[..], [TextProblem::Differs { replaced: now, .. }] if *now == replaced)
        );
    }
    for json in [
        r#"{ "format": "programme-texts/2", "language": "en", "texts": {} }"#,
        r#"{ "format": "programme-texts/1", "language": "en", "texts": { "a": "1", "a": "2" } }"#,
        r#"{ "format": "programme-texts/1", "language": "en", "texts": {}, "text": {} }"#,
    ] {
        assert!(serde_json::from_str::<Texts>(json).is_err(), "{json}");
    }
}

const EVERYTHING: &str = include_str!("../fixtures/wire/v1/everything.json");

#[test]
fn every_field_is_merged() {
    let everything: Programme = serde_json::from_str::<Draft>(EVERYTHING).unwrap().build().unwrap();
    let options = MergeOptions::default();
    let same = everything.merge_languages(&everything, &options).unwrap();
    assert_eq!(same.programme.to_draft(), everything.to_draft());
    assert_eq!(same.disagreements, []);
    // Merging with an almost empty programme loses nothing, in either direction.
    let draft = everything.to_draft();
    let mut bare = Draft::new(draft.id.clone(), draft.title.clone());
    bare.languages.clone_from(&draft.languages);
    let bare = bare.build().unwrap();
    let mut expected = draft.clone();
    let merged = bare.merge_languages(&everything, &options).unwrap();
    let kept_from_base: Vec<_> =
        merged.disagreements.iter().filter(|disagreement| disagreement.kept == Kept::Base).collect();
    for disagreement in &kept_from_base {
        // A status always has a value, so the status of the base is kept.
        assert_eq!(disagreement.what, Difference::Status, "{disagreement}");
        expected.event_status = bare.data().event_status;
    }
    assert_eq!(merged.programme.to_draft(), expected);
    let merged = everything.merge_languages(&bare, &options).unwrap();
    assert_eq!(merged.programme.to_draft(), draft);
    assert!(merged.disagreements.iter().all(|disagreement| disagreement.kept == Kept::Base));
}

#[test]
fn every_field_of_paired_items_is_merged() {
    // In the base, sessions have only their ids and participations, and people have only their ids
    // and names. All other rows are complete.
    let everything: Programme = serde_json::from_str::<Draft>(EVERYTHING).unwrap().build().unwrap();
    let draft = everything.to_draft();
    let mut bare = draft.clone();
    for session in &mut bare.sessions {
        let mut new = Session::new(session.id.clone());
        new.participations.clone_from(&session.participations);
        *session = new;
    }
    for person in &mut bare.people {
        *person = Person::new(person.id.clone(), person.name.clone());
    }
    let merged = bare.build().unwrap().merge_languages(&everything, &MergeOptions::default()).unwrap();
    let mut expected = draft;
    for disagreement in merged.disagreements.iter().filter(|disagreement| disagreement.kept == Kept::Base) {
        assert!(disagreement.base.is_some() || disagreement.what == Difference::Relation, "{disagreement}");
    }
    for session in &mut expected.sessions {
        // The base wins for relations that could become circular, and for fields that always have a
        // value.
        let result = merged.programme.session(session.id.as_str()).unwrap().data();
        session.part_of.clone_from(&result.part_of);
        session.repeats.clone_from(&result.repeats);
        session.continues.clone_from(&result.continues);
        session.relays.clone_from(&result.relays);
        session.replaces.clone_from(&result.replaces);
        session.status = result.status;
        session.plenary = result.plenary;
    }
    for person in &mut expected.people {
        person.group = merged.programme.person(person.id.as_str()).unwrap().data().group;
    }
    assert_eq!(merged.programme.to_draft(), expected);
}

#[test]
fn added_items_keep_their_references() {
    let base = draft_with_speaker("fr", "ada", "Ada Okoye").build().unwrap();
    let mut other = draft_with_speaker("en", "p", "Ada Okoye");
    other.sessions[0].participations[0].id = Some("one".into());
    other.sessions[0].participations[0].replaced_by = Some("two".into());
    other.sessions[0].participations.push(Participation::vacancy("to be confirmed").with_id("two"));
    other.sessions.insert(0, Session::new("eve").with_slot(Slot::day(2)).with_part_of("talk"));
    other.sessions[0].joint_with = vec!["talk".into()];
    other.days.push(programme::draft::Day::new(2));
    other.sessions[1].description.push("See the note[^n].".into());
    other.notes.push(programme::draft::Note::new("n").with_text("A note."));
    let merged = merge(&base, other);
    let ids: Vec<&str> =
        merged.programme.sessions().declared().map(|session| session.id().as_str()).collect();
    assert_eq!(ids, ["eve", "talk"], "the order of the other version is kept");
    let (eve, talk) = (merged.programme.session("eve").unwrap(), merged.programme.session("talk").unwrap());
    assert_eq!(eve.parent(), Some(talk));
    assert_eq!(eve.joint_with().next(), Some(talk));
    assert_eq!(talk.participations().count(), 2);
    assert_eq!(merged.programme.people().len(), 1);
    assert!(differences(&merged.disagreements).contains(&(Difference::OnlyIn(Side::Other), Subject::Day(2))));
}

#[test]
fn days_are_paired_by_date() {
    let day = |number: i32, date: &str| programme::draft::Day::on(number, date).unwrap();
    let version = |language: &str, days: [programme::draft::Day; 2]| {
        let [one, two] = days;
        let draft = Draft::new("demo", "Demo").with_language(tag(language)).with_day(one).with_day(two);
        draft.with_session(Session::new("a").with_slot(Slot::between(2, "09:00", "10:00").unwrap()))
    };
    let base = version("fr", [day(1, "2026-03-02"), day(2, "2026-03-03")]).build().unwrap();
    // The other version starts a day later.
    let merged = merge(&base, version("en", [day(1, "2026-03-03"), day(2, "2026-03-04")]));
    let numbers: Vec<i32> = merged.programme.days().map(|day| day.number()).collect();
    assert_eq!(numbers, [1, 2, 3]);
    let result = differences(&merged.disagreements);
    assert!(result.contains(&(Difference::Day, Subject::Session("a".into()))), "{result:?}");
    // Without a common date, days are paired by number.
    let merged = merge(&base, version("en", [day(1, "2027-03-02"), day(2, "2027-03-03")]));
    assert_eq!(
        differences(&merged.disagreements),
        [(Difference::Date, Subject::Day(1)), (Difference::Date, Subject::Day(2))]
    );
}
