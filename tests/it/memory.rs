//! Tests of the memory that a programme uses, and of queries that must not allocate.

use std::alloc::System;
use std::hint::black_box;

use mockalloc::{AllocInfo, Mockalloc, record_allocs};
use programme::{Draft, Programme};

#[path = "../../benches/support/generator.rs"]
mod generator;

/// The global allocator, which counts the allocations of a thread inside `record_allocs`.
#[global_allocator]
static ALLOCATOR: Mockalloc<System> = Mockalloc(System);

const SESSIONS: usize = 3_000;

fn synthetic() -> Draft {
    serde_json::from_str(&generator::programme(SESSIONS)).unwrap()
}

/// Calls a function, and returns its result with the allocations that it made. Memory that belongs
/// to the result counts as leaked.
fn record<T>(make: impl FnOnce() -> T) -> (T, AllocInfo) {
    let mut result = None;
    let info = record_allocs(|| result = Some(black_box(make())));
    (result.unwrap(), info)
}

#[test]
fn a_programme_uses_little_more_memory_than_its_draft() {
    let draft = synthetic();
    let (sessions, participations) = {
        let all: usize = draft.sessions.iter().map(|session| session.participations.len()).sum();
        (draft.sessions.len() as u64, all as u64)
    };
    // Building tags plain texts in place and copies nothing. The memory that it leaves allocated is
    // therefore the memory that the programme adds to the draft.
    let (programme, info) = record(|| draft.build().unwrap());
    let allowed = 96 * sessions + 24 * participations;
    assert!(info.mem_leaked() <= allowed, "{} bytes, but only {allowed} are allowed", info.mem_leaked());
    drop(programme);
}

fn allocations<T>(query: impl FnOnce() -> T) -> u64 {
    record(query).1.num_allocs()
}

#[test]
fn queries_do_not_allocate() {
    let programme: Programme = synthetic().build().unwrap();
    let day = programme.days().nth(3).unwrap();
    let now = day.begin().plus_seconds(10 * 3600);
    let hour = now..now.plus_seconds(3600);
    let room = programme.rooms().nth(7).unwrap();
    let person = programme.person("person-0").unwrap();
    let queries: [(&str, u64); 12] = [
        ("sessions at a moment", allocations(|| programme.on_at(now).count())),
        ("number of sessions at a moment", allocations(|| programme.count_on_at(now))),
        ("sessions that start next", allocations(|| programme.next_after(now).count())),
        ("sessions that overlap a range", allocations(|| programme.overlapping(hour.clone()).count())),
        ("sessions in a room at a moment", allocations(|| room.on_at(now).count())),
        ("sessions in a room that overlap a range", allocations(|| room.overlapping(hour.clone()).count())),
        ("next session in a room", allocations(|| room.next_after(now))),
        ("sessions in a room", allocations(|| room.sessions().count())),
        ("participations of a person", allocations(|| person.participations().count())),
        (
            "sessions of a person, by id",
            allocations(|| programme.person("person-3").unwrap().sessions().count()),
        ),
        ("sessions of a day", allocations(|| day.sessions().count())),
        ("all sessions", allocations(|| programme.sessions().into_iter().count())),
    ];
    for (query, allocated) in queries {
        assert_eq!(allocated, 0, "{query}");
    }
    assert!(
        programme.on_at(now).count() > 0 && person.participations().len() > 1,
        "the queries return no sessions"
    );
}

#[test]
fn each_set_operation_allocates_at_most_once() {
    let programme: Programme = synthetic().build().unwrap();
    assert_eq!(allocations(|| programme.sessions().on_day(2)), 0, "the programme stores this list");
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
