//! What a programme holds, and that walking it allocates nothing.

use std::alloc::System;
use std::hint::black_box;

use mockalloc::{AllocInfo, Mockalloc, record_allocs};
use programme::{Draft, Programme};

#[path = "../../benches/support/generator.rs"]
mod generator;

/// Counts while it is told to, thread by thread.
#[global_allocator]
static ALLOCATOR: Mockalloc<System> = Mockalloc(System);

const SESSIONS: usize = 3_000;

fn synthetic() -> Draft {
    serde_json::from_str(&generator::programme(SESSIONS)).unwrap()
}

/// What something allocates, and what is left of it while its result is kept.
fn counted<T>(make: impl FnOnce() -> T) -> (T, AllocInfo) {
    let mut result = None;
    let counted = record_allocs(|| result = Some(black_box(make())));
    (result.unwrap(), counted)
}

#[test]
fn a_programme_holds_little_more_than_its_draft() {
    let draft = synthetic();
    let (sessions, participations) = {
        let all: usize = draft.sessions.iter().map(|session| session.participations.len()).sum();
        (draft.sessions.len() as u64, all as u64)
    };
    // Building tags plain texts in place and moves nothing: what it leaves behind is what a programme holds besides.
    let (programme, counted) = counted(|| draft.build().unwrap());
    let allowed = 96 * sessions + 24 * participations;
    assert!(counted.mem_leaked() <= allowed, "{} bytes of {allowed}", counted.mem_leaked());
    drop(programme);
}

fn allocations<T>(walk: impl FnOnce() -> T) -> u64 {
    counted(walk).1.num_allocs()
}

#[test]
fn walking_allocates_nothing() {
    let programme: Programme = synthetic().build().unwrap();
    let day = programme.days().nth(3).unwrap();
    let now = day.begin().plus_seconds(10 * 3600);
    let hour = now..now.plus_seconds(3600);
    let room = programme.rooms().nth(7).unwrap();
    let person = programme.person("person-0").unwrap();
    let walks: [(&str, u64); 11] = [
        ("what is on", allocations(|| programme.on_at(now).count())),
        ("how many are on", allocations(|| programme.count_on_at(now))),
        ("what overlaps", allocations(|| programme.overlapping(hour.clone()).count())),
        ("what is on in a room", allocations(|| room.on_at(now).count())),
        ("what overlaps in a room", allocations(|| room.overlapping(hour.clone()).count())),
        ("what is next in a room", allocations(|| room.next_after(now))),
        ("a room's sessions", allocations(|| room.sessions().count())),
        ("a person's participations", allocations(|| person.participations().count())),
        (
            "a person's sessions, by id",
            allocations(|| programme.person("person-3").unwrap().sessions().count()),
        ),
        ("a day's sessions", allocations(|| day.sessions().count())),
        ("every session", allocations(|| programme.sessions().into_iter().count())),
    ];
    for (what, allocated) in walks {
        assert_eq!(allocated, 0, "{what}");
    }
    assert!(
        programme.on_at(now).count() > 0 && person.participations().len() > 1,
        "the walks meet something"
    );
}

#[test]
fn a_set_allocates_once_at_most() {
    let programme: Programme = synthetic().build().unwrap();
    assert_eq!(allocations(|| programme.sessions().on_day(2)), 0, "the programme has the list");
    assert_eq!(allocations(|| programme.sessions().on_day(2).len()), 0);
    let set = programme.sessions().on_day(2);
    let other = programme.sessions().on_day(3);
    assert_eq!(allocations(|| set.union(&other)), 1);
    assert_eq!(allocations(|| set.difference(&other)), 1);
    let is_short =
        |session: programme::Session<'_>| session.length().is_some_and(|length| length.hours() < 1);
    assert_eq!(allocations(|| programme.sessions().filter(is_short)), 1);
    assert_eq!(allocations(|| programme.sessions().top_level()), 1);
    let moment = programme.day(2).unwrap().begin().plus_seconds(11 * 3600);
    assert_eq!(allocations(|| programme.sessions().at(moment)), 1);
    assert_eq!(allocations(|| programme.sessions().on_day(2).at(moment)), 1);
    assert_eq!(allocations(|| programme.sessions().with_person("person-0")), 1);
    assert_eq!(allocations(|| programme.sessions().in_room("room-3")), 1);
    assert_eq!(allocations(|| programme.sessions().on_day(2).top_level().with_person("person-0").len()), 2);
}
