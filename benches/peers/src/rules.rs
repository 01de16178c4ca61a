//! Measures the search for clashes and the complete review, on programmes with few clashes.

use std::time::Instant;

use programme::{Draft, Profile, Programme, Session};

use crate::race::{Race, median};
use crate::{generator, plain};

fn tidy(sessions: usize) -> (String, Programme) {
    let json = generator::tidy(sessions);
    let draft: Draft = serde_json::from_str(&json).expect("the JSON is in the wire form");
    let programme = draft.build().expect("the draft is valid");
    (json, programme)
}

/// Returns the intervals during which sessions use rooms and people, in random order. Each interval
/// consists of the index of the room or person, the start and the end.
pub fn claims(programme: &Programme) -> Vec<(u32, i64, i64)> {
    let interval = |one: Session<'_>| Some((one.start()?.seconds(), one.end()?.seconds()));
    let rooms = programme.rooms().zip(0..).flat_map(|(room, at)| {
        room.sessions().filter_map(move |one| interval(one).map(|(start, end)| (at, start, end)))
    });
    let rooms_end = programme.rooms().len() as u32;
    let people = programme.people().into_iter().zip(rooms_end..).flat_map(|(person, at)| {
        person.sessions().filter_map(move |one| interval(one).map(|(start, end)| (at, start, end)))
    });
    // The intervals are shuffled, because sorted input would make the sort too fast.
    let mut all: Vec<_> = rooms.chain(people).collect();
    let mut chance = 0x9E37_79B9_7F4A_7C15_u64;
    for at in (1..all.len()).rev() {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        all.swap(at, (chance >> 33) as usize % (at + 1));
    }
    all
}

/// Counts the clashes with one interval tree for each room and each person. This includes grouping
/// the intervals, building the trees and searching for each interval.
fn lapper(claims: &[(u32, i64, i64)], resources: usize) -> u64 {
    let mut lists = vec![Vec::new(); resources];
    for &(resource, start, stop) in claims {
        let own = rust_lapper::Interval { start: start as u64, stop: stop as u64, val: () };
        lists[resource as usize].push(own);
    }
    let mut pairs = 0;
    for list in lists {
        let lapper = rust_lapper::Lapper::new(list);
        pairs += lapper.iter().map(|one| lapper.find(one.start, one.stop).count() as u64 - 1).sum::<u64>();
    }
    pairs / 2
}

pub fn races(sessions: usize) -> Vec<Race> {
    let (json, programme) = tidy(sessions);
    let claims = claims(&programme);
    let sort = || {
        let mut own = claims.clone();
        own.sort_unstable();
        own.len() as u64
    };
    let search = || programme.clashes().pairs.len() as u64;
    let resources = programme.rooms().len() + programme.people().len();
    let trees = || lapper(&claims, resources);
    let planted = sessions as u64 / 50;
    assert_eq!((search(), trees()), (2 * planted, 2 * planted), "each planted session clashes over a room and a person");
    let profile = Profile::default();
    let review = || programme.review(&profile).len() as u64;
    println!("The review of {sessions} sessions has {} findings.", review());
    let load = || serde_json::from_str::<plain::Draft>(&json).expect("the plain structs have every field").sessions.len() as u64;
    vec![
        Race::new("All clashes", "one sort of the intervals", &sort, 1)
            .against("`clashes`", &search, 1, Some(2.0))
            .run(),
        Race::new("All clashes, compared with interval trees", "rust-lapper for each room and person", &trees, 1)
            .against("`clashes`", &search, 1, Some(0.1))
            .run(),
        Race::new("Complete default review", "loading plain structs", &load, 1)
            .against("`review`", &review, 1, Some(1.0))
            .run(),
    ]
}

/// Measures how the time of the search for clashes grows with the size, relative to one sort of the
/// intervals. Returns `true` if the growth does not exceed its limit.
pub fn growth() -> bool {
    println!("\n| sessions | clashes, ns per session | relative to one sort of the intervals |\n|---|---|---|");
    let ratios = [1_000, 10_000, 100_000, 1_000_000].map(|sessions| {
        let (_, programme) = tidy(sessions);
        let claims = claims(&programme);
        let rounds = if sessions > 500_000 { 5 } else { 15 };
        let (mut ratios, mut searches) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let start = Instant::now();
            let found = std::hint::black_box(programme.clashes());
            let search = start.elapsed().as_secs_f64();
            drop(found);
            let mut own = claims.clone();
            let start = Instant::now();
            own.sort_unstable();
            let sort = start.elapsed().as_secs_f64();
            std::hint::black_box(own);
            ratios.push(search / sort);
            searches.push(search * 1e9 / f64::from(sessions as u32));
        }
        let ratio = median(ratios);
        println!("| {sessions} | {:.0} | {ratio:.2} |", median(searches));
        ratio
    });
    let rise = ratios[3] / ratios[1];
    let kept = rise <= 1.6;
    let verdict = if kept { "PASS" } else { "FAIL" };
    println!("\n{verdict}: from 10,000 to 1,000,000 sessions the ratio grows by a factor of {rise:.2}, limit 1.6");
    kept
}
