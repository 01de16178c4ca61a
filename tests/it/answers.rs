//! The answers of all queries about one invented programme, compared with a text in which every
//! line was checked by hand.
//!
//! The files are in `tests/data/answers`. After an intended change, set `PROGRAMME_BLESS` to
//! regenerate the answers, and check every changed line.

use std::fmt::Write;
use std::path::Path;

use programme::query::{Group, Share, Shares};
use programme::{Draft, Moment, Programme, Role, Session, Sessions};

fn house() -> Programme {
    let json = include_str!("../data/answers/house.json");
    serde_json::from_str::<Draft>(json).unwrap().build().unwrap()
}

pub(crate) fn assert_answers(name: &str, answers: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/answers").join(name);
    if std::env::var_os("PROGRAMME_BLESS").is_some() {
        std::fs::write(&path, answers).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    for (expected, actual) in expected.lines().zip(answers.lines()) {
        assert_eq!(actual, expected, "{name}");
    }
    assert_eq!(answers, expected, "{name}");
}

fn ids<'p>(sessions: impl IntoIterator<Item = Session<'p>>) -> String {
    sessions.into_iter().map(|session| session.id().to_string()).collect::<Vec<_>>().join(" ")
}

fn at(programme: &Programme, day: i32, time: &str) -> Moment {
    programme.moment(day, time.parse().unwrap()).unwrap()
}

/// Formats a moment as the day and the time, such as `1 09:30`.
fn clock(programme: &Programme, moment: Moment) -> String {
    programme.day_and_time(moment).map_or("none".to_owned(), |(day, time)| format!("{} {time}", day.number()))
}

fn shown(programme: &Programme, stop: &programme::query::Stop<'_>) -> String {
    format!(
        "{} {}–{} wait {:?} room {:?} venue {:?}",
        stop.session.id(),
        clock(programme, stop.from),
        clock(programme, stop.to),
        stop.wait,
        stop.changes_room,
        stop.changes_venue
    )
}

#[test]
fn sessions_are_found_by_time() {
    let programme = house();
    let mut text = String::new();
    for (day, time) in [
        (1, "07:59"),
        (1, "08:00"),
        (1, "09:00"),
        (1, "09:30"),
        (1, "10:00"),
        (1, "10:15"),
        (1, "11:00"),
        (1, "12:30"),
        (1, "13:45"),
        (1, "16:00"),
        (1, "17:30"),
        (1, "19:59"),
        (1, "20:00"),
        (2, "09:30"),
        (2, "23:59"),
        (2, "25:30"),
        (2, "26:30"),
        (3, "09:00"),
        (3, "10:00"),
        (3, "26:00"),
    ] {
        let moment = at(&programme, day, time);
        let later = moment.plus_seconds(3600);
        writeln!(text, "{day} {time}").unwrap();
        writeln!(text, "  is {}", clock(&programme, moment)).unwrap();
        writeln!(text, "  on: {} ({})", ids(programme.on_at(moment)), programme.count_on_at(moment)).unwrap();
        writeln!(text, "  perhaps on: {}", ids(programme.perhaps_on_at(moment))).unwrap();
        writeln!(
            text,
            "  within an hour: {} ({})",
            ids(programme.overlapping(moment..later)),
            programme.count_overlapping(moment..later)
        )
        .unwrap();
        let change =
            programme.next_change(moment).map_or("none".to_owned(), |change| clock(&programme, change));
        writeln!(text, "  next change: {change}").unwrap();
        for door in programme.now_and_next(moment) {
            let id = |session: Option<Session<'_>>| {
                session.map_or("-".to_owned(), |session| session.id().to_string())
            };
            writeln!(text, "  {}: {} then {}", door.room.id(), id(door.now), id(door.next)).unwrap();
        }
        for person in &programme.people() {
            let next = person.next_after(moment).map_or("-".to_owned(), |session| session.id().to_string());
            writeln!(text, "  {}: {} then {next}", person.id(), ids(person.on_at(moment))).unwrap();
        }
    }
    let empty = at(&programme, 1, "09:30");
    writeln!(
        text,
        "empty: {} {}",
        ids(programme.overlapping(empty..empty)),
        programme.count_overlapping(empty..empty)
    )
    .unwrap();
    for day in 1..=3 {
        let shown = |gaps: Vec<std::ops::Range<Moment>>| -> String {
            gaps.iter()
                .map(|gap| format!(" {}–{}", clock(&programme, gap.start), clock(&programme, gap.end)))
                .collect()
        };
        for room in programme.rooms() {
            writeln!(text, "gaps {day} {}:{}", room.id(), shown(room.gaps(day))).unwrap();
        }
        for person in &programme.people() {
            writeln!(text, "gaps {day} {}:{}", person.id(), shown(person.gaps(day))).unwrap();
        }
    }
    assert_answers("times.txt", &text);
}

#[test]
fn sets_of_sessions_are_narrowed() {
    let programme = house();
    let mut text = String::new();
    let mut line = |what: &str, found: Sessions<'_>| {
        let declared = ids(found.declared());
        writeln!(text, "{what}: {} [{declared}]", ids(&found)).unwrap();
    };
    let all = || programme.sessions();
    line("all", all());
    for day in 1..=4 {
        line(&format!("on day {day}"), all().on_day(day));
        line(&format!("touching day {day}"), all().touching_day(day));
    }
    let (nine, ten) = (at(&programme, 1, "09:00"), at(&programme, 1, "10:00"));
    line("during 09:00–10:00", all().during(nine..ten));
    line("at 10:00", all().at(ten));
    line("scheduled", all().scheduled());
    line("unscheduled", all().unscheduled());
    for room in ["hall", "left", "right", "lab", "cafe", "yard", "none"] {
        line(&format!("in {room}"), all().in_room(room));
        line(&format!("occupying {room}"), all().occupying(room));
    }
    for venue in ["v", "w", "none"] {
        line(&format!("in {venue}"), all().in_venue(venue));
    }
    for person in ["ann", "bob", "cyd", "dee", "none"] {
        line(&format!("with {person}"), all().with_person(person));
    }
    for role in [Role::Speaker, Role::Moderator, Role::Performer] {
        line(&format!("with a {role}"), all().with_role(&role));
    }
    for organisation in ["o", "u", "none"] {
        line(&format!("by {organisation}"), all().by_organisation(organisation));
    }
    for country in ["CH", "FR", "DE"] {
        line(&format!("by {country}"), all().by_country(country.parse().unwrap()));
    }
    for language in ["en", "fr", "de"] {
        line(&format!("in {language}"), all().in_language(language));
        line(&format!("interpreted into {language}"), all().interpreted_into(language));
    }
    line("talks", all().of_kind(&programme::Kind::Talk));
    line("cancelled", all().with_status(programme::status::SessionStatus::Cancelled));
    line("in t1", all().in_track("t1"));
    line("in t2", all().in_track("t2"));
    line("top level", all().top_level());
    line("parts of c", all().parts_of("c"));
    line("matching OPENING", all().matching("OPENING"));
    line("matching rivers", all().matching("rivers"));
    line("matching ouverture in en", all().matching_in("ouverture", "en"));
    line("matching ouverture in fr", all().matching_in("ouverture", "fr"));
    line("selected", programme.select(["q", "b", "a"]).unwrap());
    let (some, others) =
        (programme.select(["a", "b", "c"]).unwrap(), programme.select(["b", "c", "d"]).unwrap());
    line("union", some.union(&others));
    line("intersection", some.intersection(&others));
    line("difference", some.difference(&others));
    let span = |sessions: Sessions<'_>| {
        sessions
            .span()
            .map(|span| format!("{}–{}", clock(&programme, span.start), clock(&programme, span.end)))
    };
    writeln!(text, "span of day 2: {:?}", span(programme.sessions().on_day(2))).unwrap();
    writeln!(text, "span of q: {:?}", span(programme.select(["q"]).unwrap())).unwrap();

    fn groups<K>(text: &mut String, what: &str, groups: Vec<Group<'_, K>>, key: impl Fn(&K) -> String) {
        for group in groups {
            let key = group.key.as_ref().map_or("none".to_owned(), &key);
            writeln!(text, "{what} {key}: {}", ids(&group.sessions)).unwrap();
        }
    }
    groups(&mut text, "day", programme.sessions().by_day(), |day| day.number().to_string());
    groups(&mut text, "room", programme.sessions().by_room(), |room| room.id().to_string());
    groups(&mut text, "track", programme.sessions().by_track(), |track| track.id().to_string());
    groups(&mut text, "kind", programme.sessions().by_kind(), ToString::to_string);
    for session in programme.sessions().declared() {
        let list = |what: &str, found: String| {
            if found.is_empty() { String::new() } else { format!(" {what}={}", found.replace(' ', ",")) }
        };
        let one = |what: &str, found: Option<Session<'_>>| list(what, ids(found));
        writeln!(
            text,
            "{}:{}{}{}{}{}{}{}{}{}{}{}{}{}{}{}{}",
            session.id(),
            one("parent", session.parent()),
            list("parts", ids(session.parts())),
            one("repeats", session.repeats()),
            one("origin", session.origin()),
            list("repeated_by", ids(session.repeated_by())),
            list("occurrences", ids(session.occurrences())),
            one("continues", session.continues()),
            list("continued_by", ids(session.continued_by())),
            one("relays", session.relays()),
            list("relayed_by", ids(session.relayed_by())),
            one("replaces", session.replaces()),
            list("replaced_by", ids(session.replaced_by())),
            list("joint_with", ids(session.joint_with())),
            list("may_overlap", ids(session.may_overlap())),
            list("must_not_overlap", ids(session.must_not_overlap())),
            format_args!(
                " top={} takes_place={} open={} scheduled={} length={:?} starts={:?} ends={:?} venue={:?} rooms={:?} relayed={:?} spoken={:?} people={:?} presiding={}",
                session.is_top_level(), session.takes_place(), session.is_open(), session.is_scheduled(),
                session.length().map(|length| length.to_string()), session.starts_at().map(|at| at.to_string()), session.ends_at().map(|at| at.to_string()),
                session.venue().map(|venue| venue.id().to_string()), session.rooms().map(|room| room.id().to_string()).collect::<Vec<_>>(),
                session.relayed_to().map(|room| room.id().to_string()).collect::<Vec<_>>(),
                session.spoken().iter().map(ToString::to_string).collect::<Vec<_>>(), session.people().map(|person| person.id().to_string()).collect::<Vec<_>>(),
                session.presiding().count(),
            ),
        )
        .unwrap();
    }
    assert_answers("sets.txt", &text);
}

#[test]
fn people_and_items_are_described() {
    let programme = house();
    let mut text = String::new();
    let mut line = |what: &str, found: programme::People<'_>| writeln!(text, "{what}: {found}").unwrap();
    let all = || programme.people();
    for phrase in ["bell", "cote", "ROBERT", "fox", "x y"] {
        line(&format!("named {phrase}"), all().named(phrase));
    }
    for role in [Role::Speaker, Role::Moderator, Role::Performer, Role::Organiser] {
        line(&format!("with the role {role}"), all().with_role(&role));
    }
    for organisation in ["o", "u", "none"] {
        line(&format!("of {organisation}"), all().of_organisation(organisation));
    }
    for country in ["CH", "FR"] {
        line(&format!("of {country}"), all().of_country(country.parse().unwrap()));
    }
    line("in no session", all().in_sessions(0..1));
    line("in two or three sessions", all().in_sessions(2..=3));
    line("in at least four sessions", all().in_sessions(4..));
    line("in b or c1", all().taking_part_in(&programme.select(["b", "c1"]).unwrap()));
    for person in &programme.people() {
        let shared = person
            .shares_sessions_with()
            .iter()
            .map(|(other, count)| format!("{} {count}", other.id()))
            .collect::<Vec<_>>();
        let stops: Vec<String> =
            person.itinerary().stops.iter().map(|stop| shown(&programme, stop)).collect();
        writeln!(
            text,
            "{}: sessions {}, participations {}, shares with {shared:?}",
            person.id(),
            ids(person.sessions()),
            person.participations().len()
        )
        .unwrap();
        writeln!(
            text,
            "  organisations {:?}",
            person.organisations().map(|one| one.id().to_string()).collect::<Vec<_>>()
        )
        .unwrap();
        for stop in stops {
            writeln!(text, "  {stop}").unwrap();
        }
    }
    for one in programme.organisations() {
        writeln!(
            text,
            "{}: people {:?}, participations {}, represented by {}",
            one.id(),
            one.people().map(|person| person.id().to_string()).collect::<Vec<_>>(),
            one.participations().len(),
            one.represented_by().len()
        )
        .unwrap();
    }
    for venue in programme.venues() {
        writeln!(text, "{}: {}", venue.id(), ids(venue.sessions())).unwrap();
    }
    for room in programme.rooms() {
        let names = |rooms: Vec<programme::Room<'_>>| {
            rooms.iter().map(|room| room.id().to_string()).collect::<Vec<_>>()
        };
        writeln!(
            text,
            "{}: {}; relayed {}; made of {:?}; part of {:?}",
            room.id(),
            ids(room.sessions()),
            ids(room.relayed_sessions()),
            names(room.made_of().collect()),
            names(room.part_of().collect())
        )
        .unwrap();
    }
    for track in programme.tracks() {
        writeln!(text, "{}: {}", track.id(), ids(track.sessions())).unwrap();
    }
    for item in programme.agenda_items() {
        let parts: Vec<String> = item.parts().map(|part| part.id().to_string()).collect();
        writeln!(
            text,
            "{}: {}; parts {parts:?}; parent {:?}; number {:?}",
            item.id(),
            ids(item.sessions()),
            item.parent().map(|item| item.id().to_string()),
            item.number()
        )
        .unwrap();
    }
    assert_answers("people.txt", &text);
}

#[test]
fn free_times_clashes_and_conflicts_are_found() {
    let programme = house();
    let mut text = String::new();
    let mut line = |what: &str, search: programme::query::FreeTime<'_>| {
        let found = search.find().map(|found| {
            found
                .iter()
                .map(|free| {
                    format!(
                        "{}–{} {}",
                        clock(&programme, free.from),
                        clock(&programme, free.to),
                        free.room.map_or("", |room| room.id().as_str())
                    )
                })
                .collect::<Vec<_>>()
        });
        match found {
            Ok(found) => writeln!(text, "{what}: {}", found.join(", ")).unwrap(),
            Err(error) => writeln!(text, "{what}: {error}").unwrap(),
        }
    };
    for room in ["hall", "left", "right", "lab", "cafe", "yard", "none"] {
        line(&format!("{room} on day 1"), programme.free().on_day(1).room(room));
    }
    for person in ["ann", "bob", "cyd", "dee", "none"] {
        line(&format!("{person} on day 1"), programme.free().on_day(1).person(person));
        line(&format!("{person} on all days"), programme.free().person(person));
    }
    line(
        "ann and bob for an hour",
        programme.free().on_day(1).person("ann").person("bob").at_least("01:00".parse().unwrap()),
    );
    line(
        "a room for 50 for two hours",
        programme.free().on_day(1).a_room_for(50).at_least("02:00".parse().unwrap()),
    );
    line("a room for 101 and dee", programme.free().on_day(1).a_room_for(101).person("dee"));
    line("day 9", programme.free().on_day(9));
    let interval = at(&programme, 1, "13:00")..at(&programme, 1, "15:00");
    line("lab between 13:00 and 15:00", programme.free().between(interval.clone()).room("lab"));
    let clashes = programme.clashes();
    writeln!(text, "empty {}", clashes.is_empty()).unwrap();
    writeln!(text, "{clashes:#?}").unwrap();
    let conflicts = programme.sessions().conflicts();
    // A visitor who selected only the second occurrence of a session can attend the first one.
    let moved = programme.select(["l", "p"]).unwrap().conflicts();
    for conflict in conflicts.into_iter().chain(moved) {
        writeln!(
            text,
            "conflict {} {} {}–{} instead {}",
            conflict.first.id(),
            conflict.second.id(),
            clock(&programme, conflict.from),
            clock(&programme, conflict.to),
            ids(conflict.instead.iter().copied())
        )
        .unwrap();
    }
    for stop in programme.sessions().on_day(1).itinerary().stops {
        writeln!(text, "visit {}", shown(&programme, &stop)).unwrap();
    }
    assert_answers("free.txt", &text);
}

#[test]
fn timetables_and_statistics_are_complete() {
    let programme = house();
    let mut text = String::new();
    for day in 1..=3 {
        let grid = programme.timetable(day).unwrap();
        let times: Vec<String> = grid.times.iter().map(|time| clock(&programme, *time)).collect();
        let columns: Vec<String> = grid
            .columns
            .iter()
            .map(|column| format!("{}/{}", column.room.map_or("-", |room| room.id().as_str()), column.lane))
            .collect();
        writeln!(
            text,
            "day {day}: times {}; columns {}; untimed {}",
            times.join(", "),
            columns.join(" "),
            ids(grid.untimed.iter().copied())
        )
        .unwrap();
        for cell in &grid.cells {
            writeln!(text, "  {} rows {:?} columns {:?}", cell.session.id(), cell.rows, cell.columns)
                .unwrap();
        }
    }
    fn shares<K: PartialEq>(text: &mut String, what: &str, shares: &Shares<K>, key: impl Fn(&K) -> String) {
        let shown = |share: &Share<K>| {
            format!(
                "participations {} people {} sessions {} floor {} presiding {} untimed {}",
                share.participations,
                share.people,
                share.sessions,
                share.floor,
                share.presiding,
                share.untimed
            )
        };
        for share in &shares.stated {
            let fractions =
                (shares.of_floor(share).unwrap_or(-1.0), shares.of_participations(share).unwrap_or(-1.0));
            writeln!(
                text,
                "{what} {}: {} ({:.3}, {:.3})",
                share.key.as_ref().map_or_else(String::new, &key),
                shown(share),
                fractions.0,
                fractions.1
            )
            .unwrap();
        }
        writeln!(text, "{what} not stated: {}", shown(&shares.not_stated)).unwrap();
    }
    let statistics = programme.sessions().statistics();
    shares(&mut text, "role", &statistics.by_role(), ToString::to_string);
    shares(&mut text, "organisation", &statistics.by_organisation(), |one| one.id().to_string());
    shares(&mut text, "country", &statistics.by_country(), ToString::to_string);
    shares(&mut text, "language", &statistics.by_language(), ToString::to_string);
    shares(&mut text, "person", &statistics.by_person(), |one| one.id().to_string());
    for count in statistics.by_kind_and_day() {
        let day = count.day.map_or("none".to_owned(), |day| day.number().to_string());
        writeln!(
            text,
            "kind {} on day {day}: {}",
            count.kind.map_or("none".to_owned(), |kind| kind.to_string()),
            count.sessions
        )
        .unwrap();
    }
    for one in statistics.rooms_in_use() {
        writeln!(text, "room {}: {} {}", one.room.id(), one.sessions, one.seconds).unwrap();
    }
    assert_answers("timetables.txt", &text);
}

#[cfg(feature = "agenda")]
#[test]
fn agendas_are_printed_in_full() {
    use programme::agenda::{AgendaOptions, Markup};

    let read = |json: &str| serde_json::from_str::<Draft>(json).unwrap().build().unwrap();
    let everything = read(include_str!("../fixtures/wire/v1/everything.json"));
    let written = read(include_str!("../data/interchange/programme.json"));
    let mut text = String::new();
    for (name, programme) in [("house", house()), ("everything", everything), ("programme", written)] {
        for (language, markup, width) in [
            ("en", Markup::Plain, 60),
            ("en", Markup::Markdown, 88),
            ("fr", Markup::Plain, 30),
            ("de", Markup::Markdown, 88),
        ] {
            let options = AgendaOptions::new(programme.preferences([language]).unwrap())
                .with_width(width)
                .with_markup(markup);
            writeln!(
                text,
                "==== {name} in {language}, {markup:?}, {width} columns\n{}",
                programme.agenda(&options)
            )
            .unwrap();
        }
    }
    assert_answers("agendas.txt", &text);
}
