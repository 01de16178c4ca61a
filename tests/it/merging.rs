//! Two language versions of one programme become one programme.

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

use crate::strategy::sound;

const AGENDA: &str = include_str!("../../examples/data/idm-2018-second-session.json");

/// What is a text and stands in the main language alone is a plain string: which strings are texts is told by where they stand.
fn is_list_of_texts(key: &str) -> bool {
    matches!(key, "description" | "questions" | "text" | "preamble")
}

/// Keeps one language of every text. What exists in another alone goes; names of people stand in every version.
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
                list.iter().filter_map(|one| keep(one, language, main, in_texts)).collect();
            (!kept.is_empty()).then_some(Value::Array(kept))
        }
        Value::String(_) if in_texts && language != main => None,
        other => Some(other.clone()),
    }
}

/// The agenda in one language.
fn version(language: &str) -> Draft {
    let mut agenda: Value = serde_json::from_str(AGENDA).unwrap();
    // An id is never a text, wherever it stands.
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

/// Gives everything an id of which the original knows nothing.
fn renamed(mut draft: Draft) -> Draft {
    let new = |at: usize, noun: &str| format!("{noun}-{:x}", (at + 7) * 7919);
    for at in 0..draft.sessions.len() {
        let id = draft.sessions[at].id.to_string();
        draft.rename_session(&id, &new(at, "s")).unwrap();
    }
    for at in 0..draft.people.len() {
        let id = draft.people[at].id.to_string();
        draft.rename_person(&id, &new(at, "p")).unwrap();
    }
    for at in 0..draft.organisations.len() {
        let id = draft.organisations[at].id.to_string();
        draft.rename_organisation(&id, &new(at, "o")).unwrap();
    }
    for at in 0..draft.venues.len() {
        let id = draft.venues[at].id.to_string();
        draft.rename_venue(&id, &new(at, "v")).unwrap();
    }
    let rooms: Vec<String> =
        draft.venues.iter().flat_map(|venue| &venue.rooms).map(|room| room.id.to_string()).collect();
    for (at, id) in rooms.iter().enumerate() {
        draft.rename_room(id, &new(at, "r")).unwrap();
    }
    let mut json = serde_json::to_string(&draft).unwrap();
    for note in &draft.notes {
        let (id, new) = (note.id.as_str(), format!("note-{}", note.id));
        json = json
            .replace(&format!("[^{id}]"), &format!("[^{new}]"))
            .replace(&format!("\"id\":\"{id}\""), &format!("\"id\":\"{new}\""));
    }
    serde_json::from_str(&json).unwrap()
}

/// What each session of a renamed version was called.
fn truth(draft: &Draft, renamed: &Draft) -> BTreeMap<String, String> {
    let ids = |draft: &Draft| draft.sessions.iter().map(|session| session.id.to_string()).collect::<Vec<_>>();
    ids(renamed).into_iter().zip(ids(draft)).collect()
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

fn whats(disagreements: &[Disagreement]) -> Vec<(Difference, Subject)> {
    disagreements.iter().map(|one| (one.what, one.subject.clone())).collect()
}

#[test]
fn the_agenda_comes_back_from_its_two_languages() {
    let english = version("en").build().unwrap();
    assert!(english.texts().iter().all(|(_, text)| text.entries().all(|(tag, _)| *tag == "en")));
    let merged = french().merge_languages(&english, &MergeOptions::default()).unwrap();
    assert_eq!(written(&merged.programme), AGENDA.trim_end());
    assert_eq!(merged.disagreements, []);
    assert_eq!(merged.pairs.len(), 16);
    assert!(merged.pairs.iter().all(|pair| pair.base == pair.other && pair.by == PairedBy::Id));
}

#[test]
fn the_agenda_comes_back_without_the_help_of_ids() {
    let english = version("en");
    let other = renamed(english.clone());
    let truth = truth(&english, &other);
    let merged = merge(&french(), other);
    assert_eq!(written(&merged.programme), AGENDA.trim_end());
    assert_eq!(merged.pairs.len(), 16);
    for pair in &merged.pairs {
        assert_eq!(truth[pair.other.as_str()], pair.base.as_str(), "{:?}", pair.by);
    }
    // Organisations are called otherwise in each language: their posts tell which is which, and that is said.
    assert!(
        merged.disagreements.iter().all(|one| one.what == Difference::PairedByPosition
            && matches!(one.subject, Subject::Organisation(_) | Subject::Note(_))),
        "{:#?}",
        merged.disagreements
    );
}

/// A session is missing, one is later by a quarter of an hour, a name is misspelt.
fn touched() -> Draft {
    let mut english = version("en");
    english.sessions.retain(|session| session.id != "session-4");
    let panel = english.session_mut("session-5").unwrap();
    panel.slot = panel.slot.map(|slot| moved(slot, 15));
    english.person_mut("tomas-bocek").unwrap().name = "Tomas Bocekk".into();
    english
}

fn expected() -> Vec<(Difference, Subject)> {
    vec![
        (Difference::NameSpelling, Subject::Person("tomas-bocek".into())),
        (Difference::OnlyIn(Side::Base), Subject::Session("session-4".into())),
        (Difference::Time, Subject::Session("session-5".into())),
    ]
}

#[test]
fn each_disagreement_is_reported_as_what_it_is() {
    let merged = merge(&french(), touched());
    assert_eq!(whats(&merged.disagreements), expected());
    let said: Vec<String> = merged.disagreements.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
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
fn a_whole_version_on_another_clock_is_one_disagreement() {
    for minutes in [60, -60, 120] {
        let mut english = version("en");
        for session in &mut english.sessions {
            session.slot = session.slot.map(|slot| moved(slot, minutes));
        }
        for other in [english.clone(), renamed(english.clone())] {
            let merged = merge(&french(), other);
            assert_eq!(written(&merged.programme), AGENDA.trim_end());
            let first = &merged.disagreements[0];
            let Difference::ClockShift { seconds, votes, anchors } = first.what else { panic!("{first}") };
            assert_eq!((seconds, first.kept), (minutes * 60, Kept::Base));
            assert!(votes == anchors && votes >= 10, "{first}");
            let rest = &merged.disagreements[1..];
            assert!(rest.iter().all(|one| one.what == Difference::PairedByPosition), "{rest:#?}");
        }
    }
}

#[test]
fn everything_at_once_without_ids_pairs_nothing_wrongly() {
    let mut english = touched();
    for session in &mut english.sessions {
        session.slot = session.slot.map(|slot| moved(slot, 60));
    }
    let other = renamed(english.clone());
    let truth = truth(&english, &other);
    let merged = merge(&french(), other);
    for pair in &merged.pairs {
        assert_eq!(truth[pair.other.as_str()], pair.base.as_str(), "{:?}", pair.by);
    }
    assert_eq!(merged.pairs.len(), 15);
    let mut found = whats(&merged.disagreements);
    assert!(matches!(found.remove(0).0, Difference::ClockShift { seconds: 3600, .. }));
    found.retain(|(what, _)| *what != Difference::PairedByPosition);
    // Whom the session that is missing alone had cannot be known by an id: they are in the other version all the same.
    assert_eq!(found, expected());
}

/// Numbers that look like chance and are the same on every run.
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

/// How a copy differs, in per cent.
#[derive(Debug, Clone, Copy)]
struct Noise {
    sessions_dropped: u64,
    people_dropped: u64,
    moved: u64,
    misspelt: u64,
    /// All times, in minutes.
    shift: i64,
}

const NONE: Noise = Noise { sessions_dropped: 0, people_dropped: 0, moved: 0, misspelt: 0, shift: 0 };
const SOME: Noise = Noise { sessions_dropped: 10, people_dropped: 20, moved: 10, misspelt: 5, shift: 0 };
const MUCH: Noise = Noise { sessions_dropped: 20, people_dropped: 40, moved: 30, misspelt: 10, shift: 0 };

fn misspelt(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = usize::try_from(dice.roll()).unwrap() % (letters.len() - 1);
    letters.swap(at, at + 1);
    letters.into_iter().collect()
}

fn perturbed(original: &Draft, noise: Noise, dice: &mut Dice) -> Draft {
    let mut draft = original.clone();
    draft.sessions.retain(|_| !dice.percent(noise.sessions_dropped));
    let left: Vec<String> = draft.sessions.iter().map(|session| session.id.to_string()).collect();
    draft.sessions.retain(|session| session.part_of.as_ref().is_none_or(|id| left.contains(&id.to_string())));
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

/// Of the sessions that both have: how many are paired rightly and not at all; and how many pairs are wrong, of all.
#[derive(Debug, Default)]
struct Rates {
    right: usize,
    wrong: usize,
    unmatched: usize,
}

#[expect(clippy::cast_precision_loss, reason = "some thousands")]
fn rates(noise: Noise, copies: usize, options: MergeOptions, seed: u64) -> (f64, f64, f64) {
    let base = french();
    let english = version("en");
    let other = renamed(english.clone());
    let truth = truth(&english, &other);
    let mut dice = Dice(seed);
    let mut counted = Rates::default();
    for _ in 0..copies {
        let copy = perturbed(&other, noise, &mut dice).build().unwrap();
        let merged = base.merge_languages(&copy, &options).unwrap();
        let right =
            merged.pairs.iter().filter(|pair| truth[pair.other.as_str()] == pair.base.as_str()).count();
        counted.right += right;
        counted.wrong += merged.pairs.len() - right;
        counted.unmatched += copy.sessions().len() - merged.pairs.len();
    }
    let all = (counted.right + counted.wrong + counted.unmatched) as f64;
    let share = |count: usize| count as f64 / all;
    let shares = (share(counted.right), share(counted.wrong), share(counted.unmatched));
    println!("{noise:?}: right {:.4}, wrong {:.5}, unmatched {:.4}", shares.0, shares.1, shares.2);
    shares
}

#[test]
fn of_a_thousand_copies_hardly_a_pair_is_wrong() {
    let options = MergeOptions::default();
    let (right, wrong, _) = rates(NONE, 1, options, 1);
    assert!(right >= 1.0 && wrong <= 0.0);
    let (right, wrong, _) = rates(SOME, 1000, options, 2);
    assert!(wrong <= 0.0007 && right >= 0.98, "{right} {wrong}");
    let (right, wrong, _) = rates(MUCH, 1000, options, 3);
    assert!(wrong <= 0.007 && right >= 0.9, "{right} {wrong}");
}

#[test]
fn a_clock_that_is_off_makes_no_pair_wrong() {
    let options = MergeOptions::default();
    let (right, wrong, _) = rates(Noise { shift: 60, ..NONE }, 1, options, 4);
    assert!(right >= 1.0 && wrong <= 0.0);
    let (right, wrong, _) = rates(Noise { shift: 120, ..SOME }, 1000, options, 5);
    assert!(wrong <= 0.001 && right >= 0.97, "{right} {wrong}");
    // The same without a look at the clock: what it is good for.
    let blind = options.with_max_shift(programme::Length::NONE);
    let (_, wrong, _) = rates(Noise { shift: 60, ..NONE }, 1, blind, 6);
    assert!(wrong <= 0.093, "{wrong}");
}

#[test]
fn weak_signs_can_be_refused() {
    let careful = MergeOptions::default().without_weak_passes();
    let (_, wrong, _) = rates(MUCH, 300, careful, 3);
    assert!(wrong <= 0.001, "{wrong}");
    let copy = perturbed(&renamed(version("en")), MUCH, &mut Dice(9)).build().unwrap();
    let merged = french().merge_languages(&copy, &careful).unwrap();
    assert!(merged.pairs.iter().all(|pair| !pair.by.is_weak()));
}

/// Every wording of a programme, whatever the language.
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

/// Gives many texts a wording of their own, in a language that is now one language and now another.
fn reworded(mut draft: Draft, whose: &str) -> Draft {
    let text = |at: usize, what: &str| {
        let language = ["en", "fr", "es"][at % 3];
        Text::new([(language, format!("{what} {at} of {whose}"))]).unwrap()
    };
    for (at, session) in draft.sessions.iter_mut().enumerate() {
        session.title = Some(text(at, "title"));
        session.description.push(Block::Paragraph(text(at + 1, "paragraph")));
        session.questions.push(text(at + 2, "question"));
    }
    for (at, person) in draft.people.iter_mut().enumerate() {
        person.name = text(at, "name");
    }
    draft
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_programme_merged_with_itself_is_itself(draft in sound()) {
        let programme = draft.clone().build().unwrap();
        let merged = programme.merge_languages(&programme, &MergeOptions::default()).unwrap();
        prop_assert_eq!(merged.programme.to_draft(), draft);
        prop_assert_eq!(merged.disagreements, vec![]);
        prop_assert_eq!(merged.pairs.len(), programme.sessions().len());
    }

    #[test]
    fn nothing_of_either_version_is_lost(base in sound(), other in sound(), careful in any::<bool>()) {
        let base = reworded(base, "the base").build().unwrap();
        let other = reworded(other, "the other").build().unwrap();
        let options = MergeOptions::default();
        let options = if careful { options.without_weak_passes() } else { options };
        let merged = base.merge_languages(&other, &options).unwrap();
        let sessions = merged.programme.sessions().len();
        prop_assert_eq!(sessions + merged.pairs.len(), base.sessions().len() + other.sessions().len());
        prop_assert!(base.sessions().iter().all(|session| merged.programme.session(session.id().as_str()).is_some()));
        let kept = wordings(&merged.programme);
        let reported: String = merged.disagreements.iter().filter_map(|one| one.other.clone()).collect();
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
    fn merging_again_changes_nothing_more(base in sound(), other in sound()) {
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

/// A session on the first day whose only speaker is named so.
fn speaking(language: &str, id: &str, name: &str) -> Draft {
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
fn names_in_other_scripts_are_paired_by_where_they_stand() {
    let base = speaking("fr", "guterres", "António Guterres").build().unwrap();
    let merged = merge(&base, speaking("ar", "p1", "أنطونيو غوتيريش"));
    assert_eq!(
        whats(&merged.disagreements),
        [(Difference::PairedByPosition, Subject::Person("guterres".into()))]
    );
    let person = merged.programme.person("guterres").unwrap();
    assert_eq!(person.name().get("ar"), Some("أنطونيو غوتيريش"));
    assert_eq!(merged.programme.people().len(), 1);
}

#[test]
fn another_person_at_the_same_place_is_another_person() {
    let base = speaking("fr", "guterres", "António Guterres").build().unwrap();
    let merged = merge(&base, speaking("en", "p1", "Louise Arbour"));
    let session = Subject::Session("talk".into());
    assert_eq!(
        whats(&merged.disagreements),
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
fn one_id_for_two_people_is_reported_and_pairs_nobody() {
    let base = speaking("fr", "p1", "António Guterres").build().unwrap();
    let merged = merge(&base, speaking("en", "p1", "Louise Arbour"));
    let found = whats(&merged.disagreements);
    assert!(found.contains(&(Difference::SameIdOtherItem, Subject::Person("p1".into()))));
    assert!(found.contains(&(Difference::IdTaken, Subject::Person("p1-2".into()))));
    assert_eq!(merged.programme.person("p1-2").unwrap().name().get("en"), Some("Louise Arbour"));
    assert_eq!(merged.programme.session("talk").unwrap().people().count(), 2);
}

#[test]
fn one_id_for_two_sessions_is_reported_and_pairs_nothing() {
    let base = speaking("fr", "a", "António Guterres").build().unwrap();
    let mut other = speaking("en", "b", "Louise Arbour");
    other.sessions[0].slot = Some(Slot::between(1, "15:00", "16:00").unwrap());
    let merged = merge(&base, other);
    assert!(
        whats(&merged.disagreements)
            .contains(&(Difference::SameIdOtherItem, Subject::Session("talk".into())))
    );
    assert_eq!(merged.pairs, []);
    assert_eq!(merged.programme.session("talk-2").unwrap().slot().unwrap().to_string(), "day 1, 15:00–16:00");
}

#[test]
fn facts_are_kept_of_the_base_and_taken_where_it_has_none() {
    let mut base = speaking("fr", "a", "Ada Okoye");
    let mut other = speaking("en", "a", "Ada Okoye");
    base.sessions[0].kind = Some("panel".parse().unwrap());
    other.sessions[0].kind = Some("workshop".parse().unwrap());
    other.sessions[0].number = Some("3".parse().unwrap());
    other.days[0].date = Some("2026-03-02".parse().unwrap());
    other.sessions[0].participations[0].role = Some(Role::Moderator);
    base.sessions[0].questions = vec!["Un ?".into(), "Deux ?".into()];
    other.sessions[0].questions = vec!["One?".into()];
    base.people[0].honorific = Some("Mme".into());
    let merged = merge(&base.build().unwrap(), other);
    let kept: Vec<_> =
        merged.disagreements.iter().map(|one| (one.what, one.field.to_string(), one.kept)).collect();
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
fn texts_travel_to_a_translator_and_back() {
    // The French version with the English texts, by their keys, is the agenda; apart from what the French version has not at all.
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
    assert_eq!(english.texts.get("people/antonio-vitorino/name"), None, "a name is not translated");
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
    // What is there already is not put in again.
    let again = translated.programme.translate(&read, Existing::Keep).unwrap();
    assert_eq!((again.added, again.problems.len()), (0, 0));
}

#[test]
fn keys_outlive_moved_rows() {
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
fn what_does_not_fit_is_reported() {
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
fn every_field_there_is_is_merged() {
    let everything: Programme = serde_json::from_str::<Draft>(EVERYTHING).unwrap().build().unwrap();
    let options = MergeOptions::default();
    let same = everything.merge_languages(&everything, &options).unwrap();
    assert_eq!(same.programme.to_draft(), everything.to_draft());
    assert_eq!(same.disagreements, []);
    // What says next to nothing takes all of the other; and the other loses nothing to it.
    let draft = everything.to_draft();
    let mut bare = Draft::new(draft.id.clone(), draft.title.clone());
    bare.languages.clone_from(&draft.languages);
    let bare = bare.build().unwrap();
    let mut expected = draft.clone();
    let merged = bare.merge_languages(&everything, &options).unwrap();
    let told: Vec<_> = merged.disagreements.iter().filter(|one| one.kept == Kept::Base).collect();
    for one in &told {
        // A status always says something, and so it is the base's.
        assert_eq!(one.what, Difference::Status, "{one}");
        expected.event_status = bare.data().event_status;
    }
    assert_eq!(merged.programme.to_draft(), expected);
    let merged = everything.merge_languages(&bare, &options).unwrap();
    assert_eq!(merged.programme.to_draft(), draft);
    assert!(merged.disagreements.iter().all(|one| one.kept == Kept::Base));
}

#[test]
fn every_field_of_what_is_paired_is_merged() {
    // The same with all rows there, and nothing said of them.
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
    for one in merged.disagreements.iter().filter(|one| one.kept == Kept::Base) {
        assert!(one.base.is_some() || one.what == Difference::Relation, "{one}");
    }
    for session in &mut expected.sessions {
        // What could lead in a circle, and what always has a value, is the base's.
        let own = merged.programme.session(session.id.as_str()).unwrap().data();
        session.part_of.clone_from(&own.part_of);
        session.repeats.clone_from(&own.repeats);
        session.continues.clone_from(&own.continues);
        session.relays.clone_from(&own.relays);
        session.replaces.clone_from(&own.replaces);
        session.status = own.status;
        session.plenary = own.plenary;
    }
    for person in &mut expected.people {
        person.group = merged.programme.person(person.id.as_str()).unwrap().data().group;
    }
    assert_eq!(merged.programme.to_draft(), expected);
}

#[test]
fn what_is_added_keeps_what_it_refers_to() {
    let base = speaking("fr", "ada", "Ada Okoye").build().unwrap();
    let mut other = speaking("en", "p", "Ada Okoye");
    other.sessions[0].participations[0].id = Some("one".into());
    other.sessions[0].participations[0].replaced_by = Some("two".into());
    other.sessions[0].participations.push(Participation::vacancy("to be confirmed").with_id("two"));
    other.sessions.insert(0, Session::new("eve").with_slot(Slot::day(2)).with_part_of("talk"));
    other.sessions[0].joint_with = vec!["talk".into()];
    other.days.push(programme::draft::Day::new(2));
    other.sessions[1].description.push("See the note[^n].".into());
    other.notes.push(programme::draft::Note::new("n").with_text("A note."));
    let merged = merge(&base, other);
    let ids: Vec<&str> = merged.programme.sessions().declared().map(|one| one.id().as_str()).collect();
    assert_eq!(ids, ["eve", "talk"], "where it stands in the other version");
    let (eve, talk) = (merged.programme.session("eve").unwrap(), merged.programme.session("talk").unwrap());
    assert_eq!(eve.parent(), Some(talk));
    assert_eq!(eve.joint_with().next(), Some(talk));
    assert_eq!(talk.participations().count(), 2);
    assert_eq!(merged.programme.people().len(), 1);
    assert!(whats(&merged.disagreements).contains(&(Difference::OnlyIn(Side::Other), Subject::Day(2))));
}

#[test]
fn dates_tell_which_day_is_which() {
    let day = |number: i32, date: &str| programme::draft::Day::on(number, date).unwrap();
    let version = |language: &str, days: [programme::draft::Day; 2]| {
        let [one, two] = days;
        let draft = Draft::new("demo", "Demo").with_language(tag(language)).with_day(one).with_day(two);
        draft.with_session(Session::new("a").with_slot(Slot::between(2, "09:00", "10:00").unwrap()))
    };
    let base = version("fr", [day(1, "2026-03-02"), day(2, "2026-03-03")]).build().unwrap();
    // The other version begins a day later.
    let merged = merge(&base, version("en", [day(1, "2026-03-03"), day(2, "2026-03-04")]));
    let numbers: Vec<i32> = merged.programme.days().map(|day| day.number()).collect();
    assert_eq!(numbers, [1, 2, 3]);
    let found = whats(&merged.disagreements);
    assert!(found.contains(&(Difference::Day, Subject::Session("a".into()))), "{found:?}");
    // Where no date is the same, the numbers are.
    let merged = merge(&base, version("en", [day(1, "2027-03-02"), day(2, "2027-03-03")]));
    assert_eq!(
        whats(&merged.disagreements),
        [(Difference::Date, Subject::Day(1)), (Difference::Date, Subject::Day(2))]
    );
}

mod tool {
    use super::*;
    use crate::reading::{temporary, tool};

    fn file(name: &str, draft: &Draft) -> String {
        let written = serde_json::to_string(draft).unwrap();
        temporary(name, written.as_bytes()).to_str().unwrap().to_owned()
    }

    fn remove(files: &[&str]) {
        for file in files {
            std::fs::remove_file(file).unwrap();
        }
    }

    #[test]
    fn it_merges_and_says_where_versions_disagree() {
        let (french, english, touched) = (
            file("merge-fr", &version("fr")),
            file("merge-en", &version("en")),
            file("merge-touched", &touched()),
        );
        let out = format!("{french}.out");
        let output = tool(&["merge", &french, &english, "--out", &out]);
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
        assert_eq!(std::fs::read_to_string(&out).unwrap(), AGENDA);
        let output = tool(&["merge", &french, &touched, "--out", &out]);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("error: \"Mesurer les incidences"), "{said}");
        assert_eq!(said.lines().count(), 3, "{said}");
        assert_eq!(tool(&["merge", &french, "no-such-file.json", "--out", &out]).status.code(), Some(2));
        remove(&[&french, &english, &touched, &out]);
    }

    #[test]
    fn it_writes_texts_and_takes_translations() {
        let french = file("texts-fr", &version("fr"));
        let out = format!("{french}.out");
        let output = tool(&["texts", &french, "--language", "en", "--missing"]);
        let mut texts: Texts = serde_json::from_slice(&output.stdout).unwrap();
        assert!(texts.texts.iter().all(|(_, wording)| wording.is_empty()));
        texts.texts.remove("title").unwrap();
        texts.texts.insert("title", "Dialogue").unwrap();
        let done = temporary("texts-en", serde_json::to_string(&texts).unwrap().as_bytes());
        let done = done.to_str().unwrap();
        let output = tool(&["translate", &french, done, "--out", &out]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let written: Draft = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
        assert_eq!(written.title.get("en"), Some("Dialogue"));
        assert_eq!(tool(&["translate", &french, &french, "--out", &out]).status.code(), Some(2));
        remove(&[&french, done, &out]);
    }
}
