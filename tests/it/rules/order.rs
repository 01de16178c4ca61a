//! The order of rows changes no verdict. Random programmes with many ties and real programmes are
//! reviewed again after their lists were shuffled.
//!
//! `PROGRAMME_PERMUTATIONS` sets the number of random programmes.

use std::collections::{BTreeMap, HashMap};

use programme::draft::{Participation, Session};
use programme::status::SessionStatus;
use programme::{Draft, Place, Profile, Role, Slot};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::properties::{Verdict, verdicts};
use crate::corpora::{adapt, folder, load};
use crate::strategy::crowded_draft;

/// A small generator of random numbers, so that each failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// Returns the draft with all lists whose order carries no meaning in another order. `DESIGN.md`
/// names the lists whose order does. The parts of a session keep their order among themselves.
fn permuted(draft: &Draft, random: &mut Random) -> Draft {
    let mut draft = draft.clone();
    let mut order: Vec<usize> = (0..draft.sessions.len()).collect();
    random.shuffle(&mut order);
    let mut parts: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, session) in draft.sessions.iter().enumerate().rev() {
        if let Some(whole) = &session.part_of {
            parts.entry(whole.to_string()).or_default().push(at);
        }
    }
    let order: Vec<usize> = order
        .into_iter()
        .map(|at| match &draft.sessions[at].part_of {
            Some(whole) => parts.get_mut(whole.as_str()).and_then(Vec::pop).unwrap(),
            None => at,
        })
        .collect();
    draft.sessions = order.into_iter().map(|at| draft.sessions[at].clone()).collect();
    for session in &mut draft.sessions {
        random.shuffle(&mut session.tracks);
        random.shuffle(&mut session.agenda_items);
        random.shuffle(&mut session.joint_with);
        random.shuffle(&mut session.may_overlap);
        random.shuffle(&mut session.must_not_overlap);
        random.shuffle(&mut session.relayed_to);
        random.shuffle(&mut session.tags);
    }
    for person in &mut draft.people {
        random.shuffle(&mut person.available);
    }
    for venue in &mut draft.venues {
        for room in &mut venue.rooms {
            random.shuffle(&mut room.available);
            random.shuffle(&mut room.made_of);
        }
        random.shuffle(&mut venue.rooms);
    }
    random.shuffle(&mut draft.people);
    random.shuffle(&mut draft.organisations);
    random.shuffle(&mut draft.venues);
    random.shuffle(&mut draft.days);
    random.shuffle(&mut draft.tracks);
    random.shuffle(&mut draft.kinds);
    random.shuffle(&mut draft.roles);
    random.shuffle(&mut draft.notes);
    draft
}

/// Gives the sessions of a draft a few starts, ends, rooms, people and titles, so that many are
/// equal in some respect and some in all.
fn tied(mut draft: Draft, random: &mut Random) -> Draft {
    let people: Vec<_> = draft.people.iter().map(|person| person.id.clone()).collect();
    let rooms: Vec<_> =
        draft.venues.iter().flat_map(|venue| &venue.rooms).map(|room| room.id.clone()).collect();
    let day = draft.days.first().map_or(1, |day| day.number);
    for session in &mut draft.sessions {
        let start = 9 + random.below(3);
        let end = start + 1 + random.below(2);
        if random.below(8) > 0 {
            session.slot = Slot::between(day, &*format!("{start:02}:00"), &*format!("{end:02}:00")).ok();
        }
        if !rooms.is_empty() && random.below(4) > 0 {
            session.place = Some(Place::room(rooms[random.below(rooms.len().min(3))].as_str()));
        } else if random.below(3) > 0 {
            session.place = None;
        }
        if random.below(2) == 0 && session.title.is_some() {
            session.title = Some(["Water", "Weirs"][random.below(2)].into());
        }
        if random.below(4) > 0 && !session.status.takes_place() {
            session.status = SessionStatus::Confirmed;
        }
        if !people.is_empty() && random.below(2) == 0 {
            session.participations = vec![
                Participation::person(people[random.below(people.len().min(2))].as_str())
                    .with_role(Role::Speaker),
            ];
        }
    }
    draft
}

fn profile() -> Profile {
    Profile::strict()
}

/// Compares the verdicts on a draft and on permutations of it. Returns the codes that differ.
fn differences(draft: &Draft, times: usize, random: &mut Random) -> BTreeMap<String, String> {
    let review = |draft: &Draft| verdicts(&draft.clone().build().unwrap().review(&profile()));
    let original = review(draft);
    let mut found = BTreeMap::new();
    for _ in 0..times {
        let other = review(&permuted(draft, random));
        if other == original {
            continue;
        }
        let only = |these: &[Verdict], those: &[Verdict]| -> Vec<Verdict> {
            these.iter().filter(|one| !those.contains(one)).cloned().collect()
        };
        let (gone, new) = (only(&original, &other), only(&other, &original));
        for verdict in gone.iter().chain(&new) {
            found.entry(verdict.0.to_string()).or_insert_with(|| format!("{gone:#?}\n{new:#?}"));
        }
        if gone.is_empty() && new.is_empty() {
            found.insert("the number of equal findings".to_owned(), String::new());
        }
    }
    found
}

#[test]
fn permutations_of_random_programmes_give_the_same_verdicts() {
    let number =
        std::env::var("PROGRAMME_PERMUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(600);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut random = Random(88_172_645_463_325_252);
    let drafts = crowded_draft();
    let (mut findings, mut reviewed) = (0, 0);
    let mut found = BTreeMap::new();
    for _ in 0..number {
        let draft = tied(drafts.new_tree(&mut runner).unwrap().current(), &mut random);
        let Ok(programme) = draft.clone().build() else { continue };
        findings += programme.review(&profile()).len();
        reviewed += 1;
        found.extend(differences(&programme.to_draft(), 1, &mut random));
    }
    println!("{reviewed} programmes with {findings} findings");
    assert!(reviewed > number / 2 && findings > reviewed, "{reviewed} of {number}, {findings} findings");
    for (code, example) in &found {
        println!("{code}: {example}");
    }
    assert!(found.is_empty(), "{:?}", found.keys());
}

#[test]
fn permutations_of_real_programmes_give_the_same_verdicts() {
    let Some(files) = folder() else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return;
    };
    let times = if std::env::var_os("PROGRAMME_PERMUTATIONS").is_some() { 20 } else { 2 };
    let mut random = Random(88_172_645_463_325_252);
    let (mut number, mut failed) = (0, Vec::new());
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let (draft, _) = adapt(&name, &load(&file));
        let found = differences(&draft, times, &mut random);
        number += 1;
        for (code, example) in found {
            println!("{name}: {code}: {example}");
            failed.push(format!("{name}: {code}"));
        }
    }
    println!("{number} real programmes, {times} permutations each");
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn ties_are_broken_by_identity() {
    let talk = |id: &str, start: &str, end: &str, room: &str| {
        let mut talk = Session::new(id).with_title(id).with_place(Place::room(room));
        talk.slot = Some(Slot::between(1, start, end).unwrap());
        talk.participations.push(Participation::person("ada").with_role(Role::Speaker));
        talk
    };
    let draft = |ids: [&str; 2]| {
        let mut draft: Draft = serde_json::from_str(
            r#"{ "format": "programme/1", "id": "d", "title": "D", "languages": ["en"],
                "days": [{ "number": 1 }], "people": [{ "id": "ada", "name": "Ada" }],
                "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "r1", "name": "1" }, { "id": "r2", "name": "2" }] }] }"#,
        )
        .unwrap();
        let room = |id: &str| if id == "a" { "r1" } else { "r2" };
        draft.sessions = ids.iter().map(|id| talk(id, "16:00", "17:00", room(id))).collect();
        draft.sessions.push(talk("c", "17:00", "18:00", "r1"));
        draft
    };
    let codes = |draft: Draft| -> Vec<String> {
        let report = draft.build().unwrap().review(&profile());
        report
            .iter()
            .map(|finding| finding.code().to_string())
            .filter(|code| code == "tight-turnaround")
            .collect()
    };
    // Ada cannot come from the other room, because she may have been in the same one.
    assert!(codes(draft(["a", "b"])).is_empty() && codes(draft(["b", "a"])).is_empty());
    let mut apart = draft(["a", "b"]);
    apart.sessions[0].place = Some(Place::room("r2"));
    assert_eq!(codes(apart), ["tight-turnaround"]);
}
