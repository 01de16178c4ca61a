//! Compares the queries of a programme with other crates and with code that one would write by
//! hand.
//!
//! ```text
//! # 100,000 sessions, and the growth from 10,000 to 1,000,000
//! cargo run --release --manifest-path benches/peers/Cargo.toml
//! # another size, without the growth
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- 10000
//! # only clashes, reviews and wordings
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- 10000 rules
//! # only writing calendars
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- 10000 calendars
//! # only comparing and editing versions
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- 100000 versions
//! # only reading schedules
//! export PROGRAMME_CORPORA=…
//! cargo run --release --manifest-path benches/peers/Cargo.toml -- 100000 schedules
//! ```
//!
//! The contenders of a comparison take turns within each round, and each ratio is the median of the
//! ratios within each round. The results of all contenders are compared before any time is
//! measured.

mod calendars;
#[path = "../../support/generator.rs"]
mod generator;
mod languages;
#[path = "../../support/plain.rs"]
#[allow(dead_code)]
mod plain;
mod plot;
mod race;
mod rules;
mod schedules;
mod versions;

use std::collections::HashMap;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use coitrees::{COITree, Interval, IntervalTree};
use programme::{Draft, Length, Moment, Programme};
use race::{Race, median};

fn synthetic(sessions: usize) -> Programme {
    let draft: Draft =
        serde_json::from_str(&generator::programme(sessions)).expect("the JSON is in the wire form");
    draft.build().expect("the draft is valid")
}

/// The intervals of all sessions, in seconds since the start of the first day.
struct Plain {
    origin: i64,
    /// The start, end, room index and session index of each session.
    all: Vec<(i32, i32, u32, u32)>,
    rooms: usize,
}

impl Plain {
    fn new(programme: &Programme) -> Self {
        let origin = programme.days().next().expect("the programme has days").begin().seconds();
        let number: HashMap<&str, u32> = programme.rooms().map(|room| room.id().as_str()).zip(0..).collect();
        let seconds = |moment: Option<Moment>| {
            i32::try_from(moment.expect("every session has a start and an end").seconds() - origin)
                .expect("the moment is within a few years")
        };
        let all =
            programme.sessions().into_iter().zip(0..).filter(|(session, _)| session.start() < session.end());
        let all = all.map(|(session, at)| {
            let room = session.rooms().next().expect("every session has a room").id().as_str();
            (seconds(session.start()), seconds(session.end()), number[room], at)
        });
        Self { origin, all: all.collect(), rooms: number.len() }
    }

    fn moment(&self, seconds: i32) -> Moment {
        Moment::from_seconds(self.origin + i64::from(seconds))
    }

    fn per_room(&self) -> Vec<Vec<(i32, i32, u32)>> {
        let mut rooms = vec![Vec::new(); self.rooms];
        for &(start, end, room, at) in &self.all {
            rooms[room as usize].push((start, end, at));
        }
        rooms
    }
}

/// Builds an interval tree. The intervals of `coitrees` are closed, so their ends are decreased by
/// 1.
fn tree(intervals: impl Iterator<Item = (i32, i32, u32)>) -> COITree<u32, u32> {
    let intervals: Vec<_> = intervals.map(|(start, end, at)| Interval::new(start, end - 1, at)).collect();
    COITree::new(&intervals)
}

fn races(programme: &Programme) -> Vec<Race> {
    let plain = Plain::new(programme);
    let span = plain.all.iter().map(|one| one.1).max().unwrap_or(1);
    let moments: Vec<i32> =
        (0..2_000_i64).map(|n| i32::try_from(n * 7_919_777 % i64::from(span)).unwrap_or(0)).collect();
    let global = tree(plain.all.iter().map(|&(start, end, _, at)| (start, end, at)));

    // Find the sessions at a moment, and visit every result.
    let with_tree = || {
        let mut sum = 0_u64;
        for &moment in &moments {
            global.query(moment, moment, |hit| sum += u64::from(hit.metadata.to_owned()) + 1);
        }
        sum
    };
    let position: HashMap<&str, u64> =
        programme.sessions().into_iter().map(|session| session.id().as_str()).zip(1..).collect();
    let asked: Vec<Moment> = moments.iter().map(|&moment| plain.moment(moment)).collect();
    let with_programme = || asked.iter().map(|&moment| programme.on_at(moment).count() as u64).sum::<u64>();
    let visited: u64 =
        asked.iter().flat_map(|&moment| programme.on_at(moment)).map(|one| position[one.id().as_str()]).sum();
    assert_eq!(visited, with_tree(), "both find the same sessions");
    let count_tree = || {
        let mut hits = 0_u64;
        for &moment in &moments {
            global.query(moment, moment, |hit| hits += u64::from(hit.metadata.to_owned() > 0) | 1);
        }
        hits
    };
    let scanned: Vec<i32> = moments.iter().copied().take(20).collect();
    let scan = || {
        let on =
            |moment: i32| plain.all.iter().filter(|one| one.0 <= moment && moment < one.1).count() as u64;
        scanned.iter().map(|&moment| on(moment)).sum::<u64>()
    };

    // Count the sessions at a moment.
    let mut starts: Vec<i32> = plain.all.iter().map(|one| one.0).collect();
    let mut ends: Vec<i32> = plain.all.iter().map(|one| one.1).collect();
    starts.sort_unstable();
    ends.sort_unstable();
    let two_searches = || {
        let on =
            |at: i32| starts.partition_point(|start| *start <= at) - ends.partition_point(|end| *end <= at);
        moments.iter().map(|&moment| on(moment) as u64).sum::<u64>()
    };
    let counted = || asked.iter().map(|&moment| programme.count_on_at(moment) as u64).sum::<u64>();
    assert_eq!(two_searches(), counted());

    // Find the sessions in one room during an hour.
    let per_room: Vec<COITree<u32, u32>> =
        plain.per_room().into_iter().map(|room| tree(room.into_iter())).collect();
    let rooms: Vec<_> = programme.rooms().collect();
    let in_tree = || {
        let mut hits = 0_u64;
        for (nth, &moment) in moments.iter().enumerate() {
            per_room[nth % rooms.len()]
                .query(moment, moment + 3599, |hit| hits += u64::from(hit.metadata.to_owned() > 0) | 1);
        }
        hits
    };
    let in_room = || {
        let hits = |(nth, moment): (usize, &Moment)| {
            rooms[nth % rooms.len()].overlapping(*moment..moment.plus_seconds(3600)).count() as u64
        };
        asked.iter().enumerate().map(hits).sum::<u64>()
    };
    assert_eq!(in_tree(), in_room());

    // Find the free half hours of a room on a day.
    let days: Vec<_> = programme.days().collect();
    let half = Length::from_seconds(1800).expect("half an hour is a valid length");
    let asked_free = 200;
    let free = |nth: usize| {
        let (room, day) = (rooms[nth * 31 % rooms.len()], days[nth * 17 % days.len()]);
        let window = day.begin().plus_seconds(8 * 3600)..day.begin().plus_seconds(20 * 3600);
        (room, window)
    };
    let with_search = || {
        let found = |nth| {
            let (room, window) = free(nth);
            programme
                .free()
                .between(window)
                .room(room)
                .at_least(half)
                .find()
                .expect("the room is known")
                .len() as u64
        };
        (0..asked_free).map(found).sum::<u64>()
    };
    let draft = programme.data();
    let by_hand = || {
        let found = |nth: usize| {
            // Typical code for a list of sessions: select those of the day and the room, sort them,
            // and count the gaps.
            let (room, day) = (rooms[nth * 31 % rooms.len()], days[nth * 17 % days.len()]);
            let here = draft.sessions.iter().filter(|one| {
                let on_day = one.slot.is_some_and(|slot| slot.day_number() == day.number());
                on_day && matches!(&one.place, Some(programme::Place::Rooms(all)) if all.contains(room.id()))
            });
            let time = |time: Option<programme::DayTime>| time.map(programme::DayTime::total_seconds);
            let slots = here.filter_map(|one| Some((time(one.slot?.start())?, time(one.slot?.end())?)));
            let mut busy: Vec<(u32, u32)> = slots.collect();
            busy.sort_unstable();
            let (mut from, mut gaps) = (8 * 3600, 0_u64);
            for (start, until) in busy.into_iter().chain([(20 * 3600, 20 * 3600)]) {
                gaps += u64::from(start.min(20 * 3600) >= from + 1800);
                from = from.max(until);
            }
            gaps
        };
        (0..20).map(found).sum::<u64>()
    };
    // Breaks and exhibitions do not occupy their rooms.
    let takes = |one: &&(i32, i32, u32, u32)| {
        let session = programme.sessions().into_iter().nth(one.3 as usize).expect("the session exists");
        !session.properties().idle && !session.properties().ambient
    };
    let held: Vec<_> = plain.all.iter().filter(takes).copied().collect();
    let over_intervals = || {
        let found = |nth: usize| {
            let (room, window) = (nth * 31 % rooms.len(), free(nth).1);
            let bound = |moment: Moment| {
                i32::try_from(moment.seconds() - plain.origin).expect("the moment is within a few years")
            };
            let (begin, end) = (bound(window.start), bound(window.end));
            let here = held.iter().filter(|one| one.2 as usize == room && one.0 < end && one.1 > begin);
            let mut busy: Vec<(i32, i32)> = here.map(|one| (one.0, one.1)).collect();
            busy.sort_unstable();
            let (mut from, mut gaps) = (begin, 0_u64);
            for (start, until) in busy.into_iter().chain([(end, end)]) {
                gaps += u64::from(start.min(end) - from >= 1800);
                from = from.max(until);
            }
            gaps
        };
        (0..asked_free).map(found).sum::<u64>()
    };
    assert_eq!(with_search(), over_intervals());

    // Find the sessions of a person by id.
    let ids: Vec<String> =
        (0..2_000).map(|n| format!("person-{}", n * 7 % programme.people().len())).collect();
    let number: HashMap<String, u32> =
        programme.people().iter().map(|one| one.id().to_string()).zip(0..).collect();
    let mut first = vec![0_u32];
    let mut sessions: Vec<u32> = Vec::new();
    for person in programme.people() {
        sessions.extend(
            person
                .sessions()
                .map(|one| u32::try_from(position[one.id().as_str()]).expect("the number fits in 32 bits")),
        );
        first.push(u32::try_from(sessions.len()).expect("the number fits in 32 bits"));
    }
    // Both contenders visit every session.
    let adjacency = || {
        let mut met = 0_u64;
        for id in &ids {
            let at = number[id] as usize;
            for session in &sessions[first[at] as usize..first[at + 1] as usize] {
                black_box(session);
                met += 1;
            }
        }
        met
    };
    let itinerary = || {
        let mut met = 0_u64;
        for id in &ids {
            for session in programme.person(id).expect("the person exists").sessions() {
                black_box(session);
                met += 1;
            }
        }
        met
    };
    assert_eq!(adjacency(), itinerary());

    vec![
        Race::new("Sessions at a moment, with a visit of every hit", "coitrees", &count_tree, 2_000)
            .against("`on_at`", &with_programme, 2_000, Some(1.5))
            .against("linear scan", &scan, 20, None)
            .run(),
        Race::new("Number of sessions at a moment", "two binary searches", &two_searches, 2_000)
            .against("`count_on_at`", &counted, 2_000, Some(1.5))
            .run(),
        Race::new("Sessions in one room during an hour", "coitrees for each room", &in_tree, 2_000)
            .against("`Room::overlapping`", &in_room, 2_000, Some(1.5))
            .run(),
        Race::new("Free half hours of a room on a day", "filter and sort the day", &by_hand, 20)
            .against("`free`", &with_search, asked_free as u32, Some(0.01))
            .against("filter and sort a compact list", &over_intervals, asked_free as u32, None)
            .run(),
        Race::new("Sessions of a person, by id", "one hash and a compact list", &adjacency, 2_000)
            .against("`person(id)`, `sessions`", &itinerary, 2_000, Some(1.5))
            .run(),
    ]
}

/// Measures the time to build a programme, for several sizes. Returns the number of sessions, the
/// nanoseconds per session, and the ratio to one sort of the same intervals.
fn growth() -> Vec<(usize, f64, f64)> {
    [10_000, 100_000, 1_000_000]
        .map(|sessions| {
            let programme = synthetic(sessions);
            let intervals = rules::claims(&programme);
            let draft = programme.into_draft();
            let rounds = if sessions > 500_000 { 3 } else { 7 };
            let (mut ratios, mut builds) = (Vec::new(), Vec::new());
            for _ in 0..rounds {
                let (own, mut sorted) = (draft.clone(), intervals.clone());
                let start = Instant::now();
                let built = black_box(own.build().expect("the draft is valid"));
                let build = start.elapsed().as_secs_f64();
                drop(built);
                let start = Instant::now();
                sorted.sort_unstable();
                black_box(&sorted);
                ratios.push(build / start.elapsed().as_secs_f64());
                builds.push(build * 1e9 / sessions as f64);
            }
            (sessions, median(builds), median(ratios))
        })
        .to_vec()
}

fn main() -> ExitCode {
    let size = std::env::args().nth(1).and_then(|argument| argument.parse().ok());
    let sessions = size.unwrap_or(100_000);
    println!("{sessions} sessions\n");
    let told = |word: &str| std::env::args().any(|argument| argument == word);
    let only = ["rules", "calendars", "schedules", "versions"].into_iter().find(|word| told(word));
    let asked = |word: &str| only.is_none_or(|only| only == word);
    let mut races = if only.is_none() { races(&synthetic(sessions)) } else { Vec::new() };
    if asked("rules") {
        races.extend(rules::races(sessions));
        races.push(languages::race());
    }
    if asked("calendars") {
        races.push(calendars::race(sessions.min(10_000)));
    }
    if asked("schedules") {
        races.extend(schedules::race(sessions));
    }
    if asked("versions") {
        races.extend(versions::races(sessions));
    }
    for race in &races {
        print!("{race}");
    }
    let mut kept = races.iter().all(Race::is_kept);
    if size.is_none() {
        println!(
            "\n| sessions | build, ns per session | relative to one sort of the intervals |\n|---|---|---|"
        );
        let growth = growth();
        for (sessions, build, ratio) in &growth {
            println!("| {sessions} | {build:.0} | {ratio:.2} |");
        }
        let rise = growth.last().zip(growth.first()).map_or(1.0, |(last, first)| last.2 / first.2);
        let within = rise <= 1.6;
        println!(
            "\n{}: the ratio grows by a factor of {rise:.2}, limit 1.6",
            if within { "PASS" } else { "FAIL" }
        );
        kept &= within;
        kept &= rules::growth();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../queries.svg");
        std::fs::write(path, plot::bars(&races)).expect("the plot can be written");
    }
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
