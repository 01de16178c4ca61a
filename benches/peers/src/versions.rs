//! Compares the comparison of two versions with loading them, and edits with changing a draft by
//! hand.

use std::hint::black_box;

use programme::report::Subject;
use programme::versions::edit::{Edit, Move, Rename, Swap};
use programme::{Draft, Length, Programme, Slot};

use crate::generator;
use crate::race::Race;

/// Every third session of the second version has another time, every fifth another title, and
/// every hundredth another place in the list.
fn second_version(json: &str) -> String {
    let mut draft: Draft = serde_json::from_str(json).expect("the JSON is in the wire form");
    for (at, session) in draft.sessions.iter_mut().enumerate() {
        if at % 3 == 0 {
            session.slot = session.slot.map(|slot| Slot::day(slot.day_number()));
        }
        if at % 5 == 0 {
            session.title = Some("Another title".into());
        }
    }
    for at in (0..draft.sessions.len().saturating_sub(7)).step_by(100) {
        draft.sessions.swap(at, at + 7);
    }
    serde_json::to_string(&draft).expect("a draft is JSON")
}

fn load(json: &str) -> Programme {
    let draft: Draft = serde_json::from_str(json).expect("the JSON is in the wire form");
    draft.build().expect("the draft is valid")
}

fn comparison(sessions: usize) -> Race {
    let first = generator::programme(sessions);
    let second = second_version(&first);
    let (before, after) = (load(&first), load(&second));
    let found = before.changes(&after).rows.len() as u64;
    assert!(found > sessions as u64 / 3, "{found} changed rows");
    let both = || {
        black_box((load(&first), load(&second)));
        found
    };
    let compare = || before.changes(&after).rows.len() as u64;
    Race::new("Comparing two versions", "loading both versions", &both, 1)
        .per("pair of versions")
        .against("`Programme::changes`", &compare, 1, Some(0.5))
        .run()
}

/// Compares one edit with the same change of a draft. Both results are equal.
fn edit(question: &'static str, sessions: usize, edit: &Edit, by_hand: fn(&mut Draft)) -> Race {
    let programme = load(&generator::programme(sessions));
    let edits = [edit.clone()];
    let changed = || {
        let mut draft = programme.to_draft();
        by_hand(&mut draft);
        draft.build().expect("the draft is valid")
    };
    let edited = || programme.edit(&edits).expect("the edit is possible").programme;
    assert_eq!(changed().to_draft(), edited().to_draft(), "{question}");
    let (changed, edited) = (|| changed().sessions().len() as u64, || edited().sessions().len() as u64);
    Race::new(question, "`to_draft`, the change, `build`", &changed, 1)
        .per("edit")
        .against("`Programme::edit`", &edited, 1, Some(1.5))
        .run()
}

fn another_slot() -> Slot {
    Slot::lasting(1, "20:00", Length::from_minutes(30).expect("a valid length")).expect("a valid slot")
}

pub fn races(sessions: usize) -> Vec<Race> {
    let mut races = vec![comparison(sessions)];
    let mut add = |size: usize, [moving, swapping, renaming]: [&'static str; 3]| {
        races.push(edit(moving, size, &Move::new("session-7").with_slot(another_slot()).into(), |draft| {
            draft.session_mut("session-7").expect("the session exists").slot = Some(another_slot());
        }));
        races.push(edit(swapping, size, &Swap::new("session-7", "session-8").into(), |draft| {
            let places = ["session-7", "session-8"].map(|id| {
                let session = draft.session_mut(id).expect("the session exists");
                (session.slot, session.place.clone())
            });
            let [first, second] = places;
            for (id, (slot, place)) in [("session-7", second), ("session-8", first)] {
                let session = draft.session_mut(id).expect("the session exists");
                (session.slot, session.place) = (slot, place);
            }
        }));
        let person = Subject::Person("person-1".into());
        races.push(edit(renaming, size, &Rename::new(person, "person-new").into(), |draft| {
            for person in draft.people.iter_mut().filter(|person| person.id == "person-1") {
                person.id = "person-new".into();
            }
            for one in draft.sessions.iter_mut().flat_map(|session| &mut session.participations) {
                if one.person.as_ref().is_some_and(|id| *id == "person-1") {
                    one.person = Some("person-new".into());
                }
            }
        }));
    };
    add(
        1_000,
        [
            "Moving one of 1,000 sessions",
            "Swapping two of 1,000 sessions",
            "Renaming a person in 1,000 sessions",
        ],
    );
    add(
        10_000,
        [
            "Moving one of 10,000 sessions",
            "Swapping two of 10,000 sessions",
            "Renaming a person in 10,000 sessions",
        ],
    );
    races
}
