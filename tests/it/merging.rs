//! Two language versions of one programme become one programme.

use std::collections::BTreeMap;

use programme::draft::{Draft, Session};
use programme::language::{Difference, Disagreement, Kept, MergeOptions, Merged, PairedBy, Side};
use programme::{DayTime, LanguageTag, Programme, Slot, Subject, Text};
use proptest::prelude::*;
use serde_json::Value;

use crate::strategy::sound;

const AGENDA: &str = include_str!("../../examples/data/idm-2018-second-session.json");

fn agenda() -> Programme {
    serde_json::from_str::<Draft>(AGENDA).unwrap().build().unwrap()
}

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
    let rooms: Vec<String> = draft.venues.iter().flat_map(|venue| &venue.rooms).map(|room| room.id.to_string()).collect();
    for (at, id) in rooms.iter().enumerate() {
        draft.rename_room(id, &new(at, "r")).unwrap();
    }
    let mut json = serde_json::to_string(&draft).unwrap();
    for note in &draft.notes {
        let (id, new) = (note.id.as_str(), format!("note-{}", note.id));
        json = json.replace(&format!("[^{id}]"), &format!("[^{new}]")).replace(&format!("\"id\":\"{id}\""), &format!("\"id\":\"{new}\""));
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
    assert!(merged.disagreements.iter().all(|one| one.what == Difference::PairedByPosition
        && matches!(one.subject, Subject::Organisation(_) | Subject::Note(_))), "{:#?}", merged.disagreements);
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
            "\"Partenariats et développement des capacités\" (session \"session-4\"): only the base has it; the base's is kept",
            "\"Partenariats et développement des capacités\" (session \"session-5\"): the slot is day 2, 15:00–16:00 in the base and day 2, 15:15–16:15 in the other version; the base's is kept",
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
