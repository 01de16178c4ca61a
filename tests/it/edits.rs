//! Tests of edits: their inverses, their refusals, and the clashes that a preview predicts.

use std::collections::BTreeSet;

use programme::draft::{Day, Draft, Participation, Person, Room, Session, Track, Venue};
use programme::query::{Clash, Contested};
use programme::report::Subject;
use programme::status::{DocumentStatus, SessionStatus};
use programme::versions::FieldValue;
use programme::versions::edit::{
    self, Absorb, Add, AddParticipation, AddRoom, Cancel, Edit, Exchange, FitToParts, JoinSessions,
    MergePeople, Move, Postpone, Refusal, Reinstate, Remove, Rename, Renumber, ReplacePerson, Resize, Set,
    Shift, Split, Swap, SwapIntervals, TimedParts,
};
use programme::{DayTime, Kind, LanguageTag, Length, Moment, Place, Programme, Role, Slot, Text};
use proptest::prelude::*;

use crate::strategy::{crowded_draft, valid_draft};

const EXAMPLES: [&str; 3] = [
    include_str!("../../examples/data/idm-2018-second-session.json"),
    include_str!("../../examples/data/rivers-2026.json"),
    include_str!("../../examples/data/small-ar.json"),
];

fn examples() -> Vec<Programme> {
    let read = |json| serde_json::from_str::<Draft>(json).unwrap().build().unwrap();
    EXAMPLES.into_iter().map(read).collect()
}

fn bytes(programme: &Programme) -> String {
    serde_json::to_string(&programme.to_draft()).unwrap()
}

fn time(minutes: u32) -> DayTime {
    DayTime::from_seconds(minutes * 60).unwrap()
}

// ---- Random edits ----

/// Random numbers, from which [`random_edit`] creates an edit of a programme.
type Dice = (u8, u16, u16, u16, u16);

fn dice() -> impl Strategy<Value = Dice> {
    (any::<u8>(), any::<u16>(), any::<u16>(), any::<u16>(), any::<u16>())
}

fn pick<T: Clone>(list: &[T], which: u16) -> Option<T> {
    list.get(usize::from(which).checked_rem(list.len())?).cloned()
}

/// Returns a random edit. Most of its ids exist.
fn random_edit(draft: &Draft, (kind, a, b, c, d): Dice) -> Edit {
    let session = |which| pick(&draft.sessions, which).map_or_else(|| "x".into(), |row| row.id);
    let person = |which| pick(&draft.people, which).map_or_else(|| "x".into(), |row| row.id);
    let rooms: Vec<_> = draft.venues.iter().flat_map(|venue| &venue.rooms).collect();
    let room = |which| pick(&rooms, which).map_or_else(|| "x".into(), |row| row.id.clone());
    let day = |which| pick(&draft.days, which).map_or(1, |row| row.number);
    let slot = |which: u16, start: u16, length: u16| match which % 8 {
        0 => Slot::day(day(which / 8)),
        1 => Slot::from(day(which / 8), time(u32::from(start % 1500))).unwrap(),
        _ => {
            let start = u32::from(start % 1500);
            Slot::between(day(which / 8), time(start), time(start + u32::from(length % 240))).unwrap()
        }
    };
    let absorb = |which: u16| match which % 3 {
        0 => Absorb::Nothing,
        1 => Absorb::Gaps,
        _ => Absorb::Breaks { at_least: Length::from_seconds(u32::from(which / 3 % 900)).unwrap() },
    };
    let subject = |which: u16, of: u16| match which % 7 {
        0 | 1 => Subject::Session(session(of)),
        2 => Subject::Person(person(of)),
        3 => Subject::Room(room(of)),
        4 => pick(&draft.venues, of).map_or(Subject::Day(1), |row| Subject::Venue(row.id)),
        5 => pick(&draft.organisations, of).map_or(Subject::Day(1), |row| Subject::Organisation(row.id)),
        _ => Subject::Day(day(of)),
    };
    match kind % 18 {
        0 => Move::new(session(a)).with_slot(slot(b, c, d)).into(),
        1 => {
            let place = match b % 5 {
                0 => Place::Everywhere,
                1 => pick(&draft.venues, c).map_or(Place::ToBeAnnounced, |venue| Place::Venue(venue.id)),
                _ => Place::Rooms(vec![room(c)]),
            };
            Move::new(session(a)).with_place(place).with_parts(TimedParts::Stay).into()
        }
        2 => Swap::new(session(a), session(b)).with_record(c.is_multiple_of(2)).into(),
        3 => {
            let start = u32::from(b % 1200);
            let range =
                |day, start| Slot::between(day, time(start), time(start + u32::from(d % 200))).unwrap();
            SwapIntervals::new(room(a), range(day(c), start), range(day(c / 4), start + 240)).into()
        }
        4 => {
            let shift = Shift::new(day(a), time(u32::from(b % 1200)), i32::from(c % 7200) - 3600);
            let rooms = if d.is_multiple_of(2) { Vec::new() } else { vec![room(d / 2)] };
            shift.with_rooms(rooms).with_absorb(absorb(d / 4)).into()
        }
        5 => {
            let resize = Resize::new(session(a), Length::from_seconds(u32::from(b % 9000)).unwrap());
            if c.is_multiple_of(2) { resize.with_following(absorb(d)).into() } else { resize.into() }
        }
        6 => FitToParts::new(session(a)).into(),
        7 => match b % 3 {
            0 => Cancel::new(session(a)).into(),
            1 => Postpone::new(session(a)).into(),
            _ => Reinstate::new(session(a)).into(),
        },
        8 => {
            let replace = ReplacePerson::new(person(a), person(b)).with_keep(c.is_multiple_of(2));
            if d.is_multiple_of(2) { replace.into() } else { replace.with_session(session(d)).into() }
        }
        9 => MergePeople::new(person(a), person(b)).into(),
        10 => {
            let id = session(a);
            let middle = draft.session(id.as_str()).and_then(|row| {
                let (start, end) = (row.slot?.start()?, row.slot?.end()?);
                DayTime::from_seconds(u32::midpoint(start.total_seconds(), end.total_seconds()))
            });
            Split::new(id, middle.unwrap_or(time(600)), format!("new-{b}")).into()
        }
        11 => JoinSessions::new(session(a), session(b)).into(),
        12 => pick(&draft.sessions, a).and_then(|row| row.kind).map_or_else(
            || Renumber::new(Kind::Panel).into(),
            |kind| Renumber::new(kind).with_first(u32::from(b)).into(),
        ),
        13 => Add::Session(Box::new(Session::new(format!("added-{a}")).with_slot(slot(b, c, d)))).into(),
        16 => {
            let field = |field: &str| Set::new(Subject::Session(session(a)), field);
            match b % 8 {
                0 => field("title").with_value(Text::from("Other")).into(),
                1 => field("title").with_language("en".parse::<LanguageTag>().unwrap()).into(),
                2 => field("part_of").with_value(session(c)).into(),
                3 => field("may_overlap").with_value(vec![session(c)]).into(),
                4 => field("participations").into(),
                5 => {
                    let venue = pick(&draft.venues, c).map_or_else(|| "x".into(), |row| row.id);
                    Set::new(Subject::Room(room(a)), "venue").with_value(venue).into()
                }
                6 => Set::new(Subject::Room(room(a)), "capacity").with_value(u32::from(c)).into(),
                _ => field("slot").with_value(slot(b, c, d)).into(),
            }
        }
        14 | 15 => Remove::new(subject(a, b)).into(),
        _ => Rename::new(subject(a, b), if c.is_multiple_of(4) { "9".to_owned() } else { format!("id-{c}") })
            .into(),
    }
}

/// Applies random edits and checks that the changes lead from one programme to the other and back.
fn check_inverse(before: &Programme, dice: &[Dice]) -> Result<usize, TestCaseError> {
    let mut applied = 0;
    let mut programme = before.clone();
    for dice in dice {
        let edit = random_edit(&programme.to_draft(), *dice);
        let before = bytes(&programme);
        let Ok(edited) = programme.edit(std::slice::from_ref(&edit)) else {
            prop_assert_eq!(bytes(&programme), before);
            continue;
        };
        applied += 1;
        let changes = edited.changes();
        let again = changes.apply(&programme).unwrap();
        prop_assert_eq!(bytes(&again), bytes(&edited.programme), "{:?}", edit);
        let undone = changes.inverse().apply(&edited.programme).unwrap();
        prop_assert_eq!(bytes(&undone), before, "{:?}", edit);
        let draft = edited.programme.to_draft();
        prop_assert!(draft.check().is_empty(), "{:?}\n{}", edit, draft.check());
        programme = edited.programme;
    }
    Ok(applied)
}

proptest! {
    #[test]
    fn the_inverse_of_edits_restores_the_same_bytes(draft in valid_draft(), dice in prop::collection::vec(dice(), 1..8)) {
        check_inverse(&draft.build().unwrap(), &dice)?;
    }

    #[test]
    fn the_inverse_of_edits_restores_the_examples(which in 0..EXAMPLES.len(), dice in prop::collection::vec(dice(), 1..8)) {
        check_inverse(&examples()[which], &dice)?;
    }

    #[test]
    fn edits_round_trip_through_json(draft in valid_draft(), dice in dice()) {
        let edit = random_edit(&draft, dice);
        let json = serde_json::to_string(&edit).unwrap();
        let is_tagged = json.strip_prefix("{\"").is_some_and(|rest| rest.starts_with(edit.name()));
        prop_assert!(is_tagged, "{}", json);
        prop_assert_eq!(serde_json::from_str::<Edit>(&json).unwrap(), edit);
    }

    #[test]
    fn edits_in_one_list_have_the_same_result_as_one_after_the_other(draft in valid_draft(), dice in prop::collection::vec(dice(), 2..6)) {
        let programme = draft.build().unwrap();
        let mut last = programme.clone();
        let mut edits = Vec::new();
        for dice in dice {
            let edit = random_edit(&last.to_draft(), dice);
            if let Ok(edited) = last.edit(std::slice::from_ref(&edit)) {
                edits.push(edit);
                last = edited.programme;
            }
        }
        prop_assert_eq!(bytes(&programme.edit(&edits).unwrap().programme), bytes(&last));
    }
}

// ---- Previews ----

type ClashKey = (BTreeSet<String>, String, Moment, Moment, bool);

/// Returns the sessions, the cause, the times and the certainty of a clash. The cause does not name
/// rooms, because a clash over several rooms reports only one of them.
fn key(clash: &Clash<'_>) -> ClashKey {
    let cause = match clash.over {
        Contested::Person(person) => format!("person {}", person.id()),
        Contested::Room(_) => "room".to_owned(),
        Contested::Venue(venue) => format!("venue {}", venue.id()),
        Contested::Everybody => "everybody".to_owned(),
        _ => "exclusion".to_owned(),
    };
    let ids = [clash.first.id().to_string(), clash.second.id().to_string()].into();
    (ids, cause, clash.from, clash.to, clash.definite)
}

/// Compares the clashes that the preview of a move predicts with those of the changed programme.
fn check_preview(programme: &Programme, edit: &Move) -> Result<(), TestCaseError> {
    let Ok(edited) = programme.edit(&[edit.clone().into()]) else { return Ok(()) };
    let all = edited.programme.clashes();
    if !all.crowds.is_empty() {
        return Ok(());
    }
    // The session, its parts without a slot, and other parts if they move.
    let mut moved: BTreeSet<&str> = BTreeSet::new();
    let mut open = vec![programme.session(edit.session.as_str()).unwrap()];
    while let Some(session) = open.pop() {
        moved.insert(session.id().as_str());
        // Nothing can be carried along with a session that had no slot.
        let carries = edit.parts == TimedParts::Move && session.slot().is_some();
        let moves_with_it = |part: &programme::Session<'_>| carries || part.data().slot.is_none();
        open.extend(session.parts().filter(moves_with_it));
    }
    let crosses = |key: &ClashKey| key.0.iter().filter(|id| moved.contains(id.as_str())).count() == 1;
    let expected: BTreeSet<ClashKey> = all.pairs.iter().map(key).filter(crosses).collect();
    let predicted = edit.preview(programme).unwrap().clashes().unwrap();
    prop_assert!(predicted.iter().all(|clash| crosses(&key(clash))));
    let predicted: BTreeSet<ClashKey> = predicted.iter().map(key).collect();
    prop_assert_eq!(predicted, expected, "{:?}", edit);
    Ok(())
}

fn random_move(draft: &Draft, (kind, a, b, c, d): Dice) -> Option<Move> {
    let edit = Move::new(pick(&draft.sessions, a)?.id);
    let day = pick(&draft.days, b)?.number;
    let start = if kind.is_multiple_of(2) { 480 + u32::from(c % 120) } else { u32::from(c % 1500) };
    let slot = Slot::between(day, time(start), time(start + 1 + u32::from(d % 120))).unwrap();
    let rooms: Vec<_> = draft.venues.iter().flat_map(|venue| &venue.rooms).collect();
    let room = |which| pick(&rooms, which).map(|room| room.id.clone());
    let edit = match kind / 2 % 8 {
        0 => edit.with_slot(slot).with_place(Place::Everywhere),
        1 => edit.with_slot(slot).with_place(Place::Venue(pick(&draft.venues, d)?.id)),
        2 => edit.with_slot(slot).with_place(Place::Rooms(vec![room(d)?])).with_parts(TimedParts::Stay),
        5 => edit.with_slot(slot).with_parts(TimedParts::Stay),
        3 => edit.with_slot(slot).with_place(Place::Rooms(vec![room(d)?, room(c)?])),
        4 => edit.with_slot(slot).with_place(Place::ToBeAnnounced),
        _ => edit.with_slot(slot),
    };
    Some(edit)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_preview_predicts_the_clashes_of_a_move(draft in crowded_draft(), dice in dice()) {
        if let Some(edit) = random_move(&draft, dice) {
            check_preview(&draft.build().unwrap(), &edit)?;
        }
    }

    #[test]
    fn a_preview_predicts_the_clashes_of_a_move_in_the_examples(which in 0..EXAMPLES.len(), dice in dice()) {
        let programme = &examples()[which];
        if let Some(edit) = random_move(&programme.to_draft(), dice) {
            check_preview(programme, &edit)?;
        }
    }
}

// ---- Single edits ----

/// A day with a block of two talks, a break without a place, and a workshop in another room.
fn small() -> Draft {
    let slot = |start: &str, end: &str| Slot::between(1, start, end).unwrap();
    let at = |id: &str, start: &str, end: &str, room: &str| {
        Session::new(id).with_slot(slot(start, end)).with_place(Place::room(room))
    };
    let speaker = |id: &str| Participation::person(id).with_role(Role::Speaker);
    Draft::new("small", "Small")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_day(Day::new(1))
        .with_day(Day::new(2))
        .with_venue(
            Venue::new("hq").with_name("HQ").with_room(Room::new("a", "A")).with_room(Room::new("b", "B")),
        )
        .with_track(Track::new("main", "Main"))
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_person(Person::new("bo", "Bo Li"))
        .with_session(at("block", "09:00", "10:30", "a"))
        .with_session(
            Session::new("talk-1")
                .with_kind(Kind::Talk)
                .with_part_of("block")
                .with_slot(slot("09:00", "09:30"))
                .with_participation(speaker("ada").with_part(range("09:10", "09:20"))),
        )
        .with_session(
            Session::new("talk-2")
                .with_kind(Kind::Talk)
                .with_part_of("block")
                .with_slot(slot("09:30", "10:30")),
        )
        .with_session(Session::new("coffee").with_kind(Kind::CoffeeBreak).with_slot(slot("10:30", "11:00")))
        .with_session(at("panel", "11:00", "12:00", "a").with_track("main").with_participation(speaker("bo")))
        .with_session(at("late", "23:00", "25:30", "a"))
        .with_session(at("workshop", "09:00", "12:00", "b"))
        .with_session(Session::new("unscheduled").with_planned_length("00:30".parse::<Length>().unwrap()))
}

fn range(start: &str, end: &str) -> programme::time::TimeRange {
    programme::time::TimeRange::new(start, end).unwrap()
}

fn edited(draft: Draft, edits: &[Edit]) -> Programme {
    draft.build().unwrap().edit(edits).unwrap().programme
}

/// Returns the slots of sessions, such as "day 1, 09:00–10:00".
fn slots(programme: &Programme, ids: &[&str]) -> Vec<String> {
    let slot = |id: &&str| programme.session(id).unwrap().data().slot;
    ids.iter().map(|id| slot(id).map_or_else(|| "none".to_owned(), |slot| slot.to_string())).collect()
}

fn refusal(draft: Draft, edit: impl Into<Edit>) -> String {
    let programme = draft.build().unwrap();
    let error = programme.edit(&[Cancel::new("late").into(), edit.into()]).unwrap_err();
    assert_eq!(error.index(), 1);
    error.refusal().to_string()
}

#[test]
fn a_move_carries_parts_and_the_times_of_participants() {
    let to = Slot::between(2, "09:15", "10:45").unwrap();
    let moved = edited(small(), &[Move::new("block").with_slot(to).into()]);
    assert_eq!(
        slots(&moved, &["block", "talk-1", "talk-2"]),
        ["day 2, 09:15–10:45", "day 2, 09:15–09:45", "day 2, 09:45–10:45"]
    );
    let ada = moved.session("talk-1").unwrap().participations().next().unwrap();
    assert_eq!(ada.data().part, Some(range("09:25", "09:35")));

    let stay = Move::new("block").with_slot(to).with_parts(TimedParts::Stay);
    let stayed = edited(small(), &[stay.into()]);
    assert_eq!(slots(&stayed, &["talk-1"]), ["day 1, 09:00–09:30"]);
    // A session that is scheduled has no planned length any more.
    let scheduled = edited(small(), &[Move::new("unscheduled").with_slot(to).into()]);
    assert_eq!(scheduled.session("unscheduled").unwrap().data().planned_length, None);
}

#[test]
fn parts_on_another_day_keep_their_distance() {
    let mut draft = small();
    draft.session_mut("talk-2").unwrap().slot = Some(Slot::between(2, "00:30", "01:00").unwrap());
    // There is no third day, so the part after midnight stays on the second one.
    let to = Slot::between(2, "09:00", "10:30").unwrap();
    let moved = edited(draft, &[Move::new("block").with_slot(to).into()]);
    assert_eq!(slots(&moved, &["talk-1", "talk-2"]), ["day 2, 09:00–09:30", "day 2, 24:30–25:00"]);
}

#[test]
fn the_first_published_slot_is_recorded_in_a_final_programme() {
    let to = |start: &str, end: &str| Move::new("panel").with_slot(Slot::between(1, start, end).unwrap());
    let recorded = |draft: &Draft, edits: &[Edit]| {
        let programme = edited(draft.clone(), edits);
        programme.session("panel").unwrap().data().previous_slot.map(|slot| slot.to_string())
    };
    let draft = small();
    assert_eq!(recorded(&draft, &[to("13:00", "14:00").into()]), None);
    assert_eq!(
        recorded(&draft, &[to("13:00", "14:00").with_record(true).into()]).unwrap(),
        "day 1, 11:00–12:00"
    );
    let mut draft = draft;
    draft.document_status = Some(DocumentStatus::Final);
    let twice = [to("13:00", "14:00").into(), to("15:00", "16:00").into()];
    assert_eq!(recorded(&draft, &twice).unwrap(), "day 1, 11:00–12:00");
    assert_eq!(recorded(&draft, &[to("13:00", "14:00").with_record(false).into()]), None);
    // Neither a new end nor a return to the first slot is a move.
    assert_eq!(recorded(&draft, &[to("11:00", "12:30").into()]), None);
    assert_eq!(recorded(&draft, &[to("13:00", "14:00").into(), to("11:00", "12:00").into()]), None);
}

#[test]
fn two_sessions_exchange_slots_and_places() {
    let both = edited(small(), &[Swap::new("panel", "workshop").into()]);
    assert_eq!(slots(&both, &["panel", "workshop"]), ["day 1, 09:00–12:00", "day 1, 11:00–12:00"]);
    assert_eq!(both.session("panel").unwrap().place(), Some(&Place::room("b")));
    let only_slots = Swap::new("panel", "workshop").with_exchange(Exchange::Slots);
    let only_slots = edited(small(), &[only_slots.into()]);
    assert_eq!(only_slots.session("panel").unwrap().place(), Some(&Place::room("a")));
    let only_places = Swap::new("panel", "workshop").with_exchange(Exchange::Places);
    let only_places = edited(small(), &[only_places.into()]);
    assert_eq!(slots(&only_places, &["panel"]), ["day 1, 11:00–12:00"]);
    // A part that takes the place of its parent session still inherits it.
    let parts = edited(small(), &[Swap::new("talk-1", "talk-2").into()]);
    assert_eq!(slots(&parts, &["talk-1", "talk-2"]), ["day 1, 09:30–10:30", "day 1, 09:00–09:30"]);
    assert_eq!(parts.session("talk-1").unwrap().data().place, None);

    let mut draft = small();
    for id in ["talk-1", "talk-2"] {
        draft.session_mut(id).unwrap().slot = None;
        draft.session_mut(id).unwrap().participations.clear();
    }
    let order = edited(draft, &[Swap::new("talk-1", "talk-2").into()]);
    let parts: Vec<_> = order.session("block").unwrap().parts().map(|part| part.id().to_string()).collect();
    assert_eq!(parts, ["talk-2", "talk-1"]);
}

#[test]
fn two_intervals_of_a_room_are_exchanged() {
    let interval = |start: &str, end: &str| Slot::between(1, start, end).unwrap();
    // The intervals follow each other, so the sessions exchange their order.
    let adjacent = SwapIntervals::new("a", interval("09:00", "10:30"), interval("10:30", "12:00"));
    let swapped = edited(small(), &[adjacent.into()]);
    assert_eq!(
        slots(&swapped, &["panel", "block", "talk-2", "workshop"]),
        ["day 1, 09:30–10:30", "day 1, 10:30–12:00", "day 1, 11:00–12:00", "day 1, 09:00–12:00"]
    );
    // A session that contains both intervals stays.
    let within = SwapIntervals::new("a", interval("09:00", "09:30"), interval("09:30", "10:30"));
    let swapped = edited(small(), &[within.into()]);
    assert_eq!(
        slots(&swapped, &["block", "talk-1", "talk-2"]),
        ["day 1, 09:00–10:30", "day 1, 10:00–10:30", "day 1, 09:00–10:00"]
    );
    let straddles = SwapIntervals::new("a", interval("09:45", "11:00"), interval("14:00", "15:15"));
    assert_eq!(
        refusal(small(), straddles),
        r#"the session "block" crosses the boundary of the interval: include all of the session, or nothing of it"#
    );
    let overlap = SwapIntervals::new("a", interval("09:00", "10:00"), interval("09:30", "10:30"));
    assert!(refusal(small(), overlap).contains(" overlap: "));
    let lengths = SwapIntervals::new("a", interval("09:00", "10:00"), interval("11:00", "11:30"));
    assert!(refusal(small(), lengths).contains("different lengths and are not adjacent: "));
    let open = SwapIntervals::new("a", Slot::day(1), interval("11:00", "11:30"));
    assert_eq!(refusal(small(), open), "the interval day 1 has no start or no end: specify both");
}

#[test]
fn a_shift_moves_the_rest_of_the_day_or_is_absorbed() {
    let ids = ["block", "talk-1", "talk-2", "coffee", "panel", "late", "workshop"];
    let shift = |minutes: i32, absorb| {
        let shift = Shift::new(1, "09:30".parse::<DayTime>().unwrap(), minutes * 60).with_absorb(absorb);
        slots(&edited(small(), &[shift.into()]), &ids)
    };
    // The block is under way, so only its end moves. The workshop started before.
    assert_eq!(
        shift(10, Absorb::Nothing),
        [
            "day 1, 09:00–10:40",
            "day 1, 09:00–09:30",
            "day 1, 09:40–10:40",
            "day 1, 10:40–11:10",
            "day 1, 11:10–12:10",
            "day 1, 23:10–25:40",
            "day 1, 09:00–12:00",
        ]
    );
    let breaks = |length: &str| Absorb::Breaks { at_least: length.parse().unwrap() };
    assert_eq!(shift(10, breaks("00:15"))[3..5], ["day 1, 10:40–11:00", "day 1, 11:00–12:00"]);
    assert_eq!(shift(20, breaks("00:15"))[3..5], ["day 1, 10:50–11:05", "day 1, 11:05–12:05"]);
    assert_eq!(shift(-10, breaks("00:15"))[3..5], ["day 1, 10:20–11:00", "day 1, 11:00–12:00"]);
    let gaps = shift(20, Absorb::Gaps);
    assert_eq!(gaps[3..6], ["day 1, 10:50–11:20", "day 1, 11:20–12:20", "day 1, 23:00–25:30"]);
    // In one room, the break that concerns everybody is a gap.
    let one_room = Shift::new(1, "09:30".parse::<DayTime>().unwrap(), 1200)
        .with_rooms(vec!["a".into()])
        .with_absorb(Absorb::Gaps);
    assert_eq!(
        slots(&edited(small(), &[one_room.into()]), &ids)[2..5],
        ["day 1, 09:50–10:50", "day 1, 10:30–11:00", "day 1, 11:00–12:00"]
    );
    let far = Shift::new(1, "09:00".parse::<DayTime>().unwrap(), -10 * 3600);
    assert!(refusal(small(), far).contains("would be before midnight or after 240:00"));
    assert_eq!(
        refusal(small(), Shift::new(7, time(0), 60)),
        "there is no day 7: add the day first, or choose another one"
    );
}

proptest! {
    #[test]
    fn a_shift_never_creates_an_overlap(draft in crowded_draft(), from in 0_u32..700, seconds in -3600_i32..7200, which in any::<u16>()) {
        let absorb = match which % 3 {
            0 => Absorb::Nothing,
            1 => Absorb::Gaps,
            _ => Absorb::Breaks { at_least: Length::from_seconds(u32::from(which / 3 % 1200)).unwrap() },
        };
        let programme = draft.build().unwrap();
        let shift = Shift::new(1, time(from), seconds).with_absorb(absorb);
        let Ok(after) = programme.edit(&[shift.into()]) else { return Ok(()) };
        let bounds = |session: programme::Session<'_>| Some((session.data().slot?, session.start()?, session.end()?));
        let starts = programme.moment(1, time(from)).unwrap();
        let moving: Vec<_> = programme.sessions().into_iter().filter(|one| {
            one.takes_place() && one.slot().is_some_and(|slot| slot.day_number() == 1)
                && bounds(*one).is_some_and(|(_, start, end)| start >= starts && start < end)
                && one.is_top_level()
        }).collect();
        for (at, a) in moving.iter().enumerate() {
            for b in moving.iter().skip(at + 1) {
                let overlaps = |programme: &Programme| {
                    let find = |one: &programme::Session<'_>| {
                        let session = programme.session(one.id().as_str()).unwrap();
                        (session.start().unwrap(), session.end().unwrap())
                    };
                    let (a, b) = (find(a), find(b));
                    a.0 < b.1 && b.0 < a.1
                };
                prop_assert!(overlaps(&programme) || !overlaps(&after.programme), "{:?} {:?}", a, b);
            }
        }
    }
}

#[test]
fn a_session_becomes_longer_with_or_without_what_follows() {
    let resize = |length: &str| Resize::new("talk-2", length.parse::<Length>().unwrap());
    let alone = edited(small(), &[resize("01:10").into()]);
    assert_eq!(slots(&alone, &["talk-2", "panel"]), ["day 1, 09:30–10:40", "day 1, 11:00–12:00"]);
    let following = edited(small(), &[resize("01:10").with_following(Absorb::Nothing).into()]);
    assert_eq!(
        slots(&following, &["block", "talk-2", "coffee", "panel"]),
        ["day 1, 09:00–10:40", "day 1, 09:30–10:40", "day 1, 10:30–11:00", "day 1, 11:10–12:10"]
    );
    let shorter = Resize::new("panel", "00:30".parse::<Length>().unwrap()).with_following(Absorb::Gaps);
    assert_eq!(slots(&edited(small(), &[shorter.into()]), &["panel", "late"])[1], "day 1, 22:30–25:00");
    let planned = edited(small(), &[Resize::new("unscheduled", "00:45".parse::<Length>().unwrap()).into()]);
    assert_eq!(planned.session("unscheduled").unwrap().length().unwrap().to_string(), "00:45");
}

#[test]
fn a_session_is_fitted_to_its_parts() {
    let later = Move::new("talk-1").with_slot(Slot::between(1, "09:10", "09:30").unwrap());
    let fitted = edited(small(), &[later.into(), FitToParts::new("block").into()]);
    assert_eq!(slots(&fitted, &["block"]), ["day 1, 09:10–10:30"]);
    assert!(refusal(small(), FitToParts::new("panel")).starts_with("no part of the session"));
}

#[test]
fn sessions_are_cancelled_postponed_and_reinstated() {
    let stopped = edited(small(), &[Cancel::new("block").into(), Postpone::new("panel").into()]);
    assert_eq!(stopped.session("block").unwrap().status(), SessionStatus::Cancelled);
    assert_eq!(stopped.session("panel").unwrap().status(), SessionStatus::Postponed);
    let slot = Slot::between(2, "09:00", "10:00").unwrap();
    let back = stopped.edit(&[Reinstate::new("panel").with_slot(slot).into()]).unwrap().programme;
    assert_eq!(slots(&back, &["panel"]), ["day 2, 09:00–10:00"]);
    assert_eq!(
        refusal(small(), Reinstate::new("panel")),
        r#"the session "panel" is neither cancelled nor postponed nor dropped: remove this edit"#
    );
}

#[test]
fn a_person_is_replaced_by_another_one() {
    let kept =
        edited(small(), &[ReplacePerson::new("ada", "bo").with_session("talk-1").with_keep(true).into()]);
    let people: Vec<_> = kept
        .session("talk-1")
        .unwrap()
        .participations()
        .map(|one| (one.person().unwrap().id().to_string(), one.status().to_string()))
        .collect();
    assert_eq!(
        people,
        [("ada".to_owned(), "withdrawn".to_owned()), ("bo".to_owned(), "confirmed".to_owned())]
    );
    let everywhere = edited(small(), &[ReplacePerson::new("ada", "bo").into()]);
    assert_eq!(everywhere.person("ada").unwrap().sessions().count(), 0);
    assert_eq!(everywhere.person("bo").unwrap().sessions().count(), 2);

    let nobody = ReplacePerson::new("ada", "bo").with_session("panel");
    assert_eq!(
        refusal(small(), nobody),
        r#"the person "ada" does not take part in the session "panel": choose one of the participants"#
    );
    assert_eq!(
        refusal(small(), ReplacePerson::new("ada", "ada")),
        r#"the person "ada" is specified twice: choose two different ones"#
    );
    let mut both = small();
    let bo = Participation::person("bo").with_role(Role::Speaker).with_part(range("09:10", "09:20"));
    both.session_mut("talk-1").unwrap().participations.push(bo);
    assert_eq!(
        refusal(both, ReplacePerson::new("ada", "bo")),
        r#"the person "bo" already takes part in the session "talk-1" in this role: choose another person, or remove one of the participations"#
    );
}

#[test]
fn two_entries_for_a_person_become_one() {
    let mut draft = small();
    let ada = draft.person_mut("ada").unwrap();
    *ada = Person::new("ada", "Ada Okoye").with_honorific("Dr.");
    let bo = draft.person_mut("bo").unwrap();
    *bo = Person::new("bo", "Bo Li").with_honorific("Ms.").with_family("Li");
    let speaker = Participation::person("ada").with_role(Role::Speaker);
    draft.session_mut("panel").unwrap().participations.push(speaker);
    let merged = edited(draft, &[MergePeople::new("ada", "bo").into()]);
    let ada = merged.person("ada").unwrap();
    assert_eq!((merged.people().len(), ada.sessions().count()), (1, 2));
    assert_eq!(ada.data().honorific.as_ref().unwrap().first(), "Dr.");
    assert_eq!(ada.data().family.as_ref().unwrap().first(), "Li");
    // The two participations in the panel are equal.
    assert_eq!(merged.session("panel").unwrap().participations().len(), 1);
    assert_eq!(
        refusal(small(), MergePeople::new("ada", "bob")),
        r#"there is no person "bob": did you mean "bo"?"#
    );
}

#[test]
fn a_session_is_split_and_joined_again() {
    let split = |at: &str| Split::new("block", at.parse::<DayTime>().unwrap(), "block-2");
    let halves = edited(small(), &[split("09:30").with_title("Second half").into()]);
    assert_eq!(slots(&halves, &["block", "block-2"]), ["day 1, 09:00–09:30", "day 1, 09:30–10:30"]);
    let second = halves.session("block-2").unwrap();
    assert_eq!(second.parts().map(|part| part.id().as_str()).collect::<Vec<_>>(), ["talk-2"]);
    assert_eq!(second.data().continues.as_ref().unwrap(), "block");

    let again = edited(small(), &[split("09:30").into(), JoinSessions::new("block", "block-2").into()]);
    assert_eq!(bytes(&again), bytes(&small().build().unwrap()));

    // A participant of only one session contributes during its time.
    let mut draft = small();
    draft.session_mut("talk-1").unwrap().participations[0].part = None;
    let joined = edited(draft, &[JoinSessions::new("talk-1", "talk-2").into()]);
    let ada = joined.session("talk-1").unwrap().participations().next().unwrap();
    assert_eq!(ada.data().part, Some(range("09:00", "09:30")));

    assert_eq!(
        refusal(small(), split("09:15")),
        r#"the session "talk-1" crosses the boundary of the interval: include all of the session, or nothing of it"#
    );
    assert!(refusal(small(), split("10:30")).starts_with("10:30 is not between"));
    let taken = Split::new("block", "09:30".parse::<DayTime>().unwrap(), "panel");
    assert_eq!(refusal(small(), taken), r#"the session "panel" already exists: choose another id"#);
    let unscheduled = Split::new("unscheduled", time(600), "x");
    assert_eq!(
        refusal(small(), unscheduled),
        r#"the session "unscheduled" has no slot: set a slot with the required times first"#
    );
    let mut untimed = small();
    untimed.session_mut("talk-2").unwrap().slot = None;
    assert_eq!(
        refusal(untimed, split("09:30")),
        r#"the part "talk-2" of the session "block" has no slot: set its slot first"#
    );
    assert!(refusal(small(), JoinSessions::new("block", "panel")).contains("the start of the second: "));
    assert!(refusal(small(), JoinSessions::new("panel", "workshop")).contains("values of the place: "));
    assert!(
        refusal(small(), JoinSessions::new("talk-2", "panel")).contains("values of the parent session: ")
    );
    let nested = r#"the session "talk-1" is part of the session "block": choose sessions that do not contain each other"#;
    assert_eq!(refusal(small(), JoinSessions::new("block", "talk-1")), nested);
    assert_eq!(refusal(small(), Swap::new("talk-1", "block")), nested);
}

#[test]
fn sessions_of_a_kind_are_numbered_in_the_order_of_time() {
    let edits = [Swap::new("talk-1", "talk-2").into(), Renumber::new(Kind::Talk).with_series("talks").into()];
    let numbered = edited(small(), &edits);
    let number = |id: &str| numbered.session(id).unwrap().number().unwrap().label().to_owned();
    assert_eq!((number("talk-2"), number("talk-1")), ("1".to_owned(), "2".to_owned()));
    // A cancelled session loses its number.
    let cancelled = numbered.edit(&[Cancel::new("talk-2").into(), Renumber::new(Kind::Talk).into()]).unwrap();
    assert_eq!(cancelled.programme.session("talk-2").unwrap().number(), None);
    assert_eq!(cancelled.programme.session("talk-1").unwrap().number().unwrap().label(), "1");
    assert_eq!(
        refusal(small(), Renumber::new(Kind::Panel)),
        r#"there is no session of the kind "panel": check the kind"#
    );
}

#[test]
fn items_are_added_and_removed_with_their_references() {
    let annex = Add::Room(Box::new(AddRoom::new("hq", Room::new("annex", "Annex"))));
    let session = Session::new("extra").with_place(Place::room("annex")).with_part_of("block");
    let speaker = AddParticipation::new(Participation::person("bo")).with_session("extra");
    // The session refers to a room that is only added afterwards.
    let edits =
        [Add::Session(Box::new(session)).into(), annex.into(), Add::Participation(Box::new(speaker)).into()];
    let added = edited(small(), &edits);
    assert_eq!(added.person("bo").unwrap().sessions().count(), 2);

    let removed = added.edit(&[Remove::new(Subject::Room("annex".into())).into()]).unwrap();
    assert_eq!(removed.programme.session("extra").unwrap().place(), Some(&Place::ToBeAnnounced));
    assert_eq!(removed.detached.len(), 1);
    let removed = added.edit(&[Remove::new(Subject::Session("block".into())).into()]).unwrap();
    let parts: Vec<_> = removed.detached.iter().map(|one| (one.from.to_string(), one.field)).collect();
    assert_eq!(parts, ["talk-1", "talk-2", "extra"].map(|id| (format!("session \"{id}\""), "part_of")));
    assert_eq!(removed.programme.sessions().len(), small().sessions.len() - 3);

    let taken = Add::Person(Box::new(Person::new("bo", "Bo")));
    assert_eq!(refusal(small(), taken), r#"the person "bo" already exists: choose another id"#);
    assert_eq!(edited(small(), &[Remove::new(Subject::Day(2)).into()]).days().count(), 1);
    let in_use = refusal(small(), Remove::new(Subject::Day(1)));
    assert!(in_use.starts_with("day 1 is still in use by session \"block\""), "{in_use}");
    assert_eq!(
        refusal(small(), Remove::new(Subject::Programme)),
        "the edit is not available for the programme: choose another kind of edit"
    );
}

#[test]
fn a_repeat_keeps_what_it_inherited_from_a_removed_session() {
    let mut draft = small();
    let panel = draft.session_mut("panel").unwrap();
    panel.title = Some("Water".into());
    draft.sessions.push(Session::new("again").with_repeats("panel"));
    draft.sessions.push(Session::new("third").with_repeats("again"));
    draft.sessions.push(Session::new("fourth").with_repeats("panel"));
    let removed = edited(draft, &[Remove::new(Subject::Session("panel".into())).into()]);
    for id in ["again", "third", "fourth"] {
        let session = removed.session(id).unwrap();
        assert_eq!(session.title().unwrap().first(), "Water", "{id}");
        assert_eq!(session.participations().len(), 1, "{id}");
    }
}

proptest! {
    #[test]
    fn the_remaining_repeats_of_a_removed_session_do_not_change(
        mut draft in valid_draft(),
        links in prop::collection::vec((any::<u16>(), any::<u16>()), 1..9),
        which in any::<u16>(),
    ) {
        let count = draft.sessions.len();
        prop_assume!(count > 2);
        draft.sessions.iter_mut().for_each(|session| session.repeats = None);
        for (from, to) in links {
            let (from, to) = (usize::from(from) % count, usize::from(to) % count);
            if to < from {
                draft.sessions[from].repeats = Some(draft.sessions[to].id.clone());
            }
        }
        let Ok(before) = draft.build() else { return Ok(()) };
        let id = pick(&before.data().sessions, which).unwrap().id;
        let after = before.edit(&[Remove::new(Subject::Session(id)).into()]).unwrap().programme;
        let shown = |programme: &Programme, id: &str| {
            let session = programme.session(id).unwrap();
            let people = session.participations().map(|one| {
                let mut one = one.data().clone();
                (one.id, one.replaced_by) = (None, None);
                one
            });
            let texts = (session.title().cloned(), session.description().to_vec(), session.questions().to_vec());
            (texts, people.collect::<Vec<_>>())
        };
        for session in after.sessions() {
            let id = session.id().as_str();
            prop_assert_eq!(shown(&after, id), shown(&before, id), "{}", id);
        }
    }
}

#[test]
fn repeats_keep_their_values_if_the_first_repeat_becomes_the_original() {
    let person = |id: &str| Participation::person(id);
    let draft = |origin: Session| {
        small()
            .with_session(origin)
            .with_session(
                Session::new("first")
                    .with_title("Lakes")
                    .with_repeats("origin")
                    .with_participation(person("bo")),
            )
            .with_session(Session::new("second").with_repeats("origin"))
            .with_session(Session::new("third").with_repeats("first").with_title("Seas"))
            .with_session(Session::new("fourth").with_repeats("second").with_description("Own text."))
    };
    let origin = Session::new("origin").with_title("Rivers").with_description("About rivers.");
    let origin = origin.with_participation(person("ada").with_id("p"));
    let without_texts = Session::new("origin").with_participation(person("ada"));
    for origin in [origin, without_texts] {
        let before = draft(origin).build().unwrap();
        let edited = before.edit(&[Remove::new(Subject::Session("origin".into())).into()]).unwrap();
        let shown = |programme: &Programme, id: &str| {
            let session = programme.session(id).unwrap();
            let people = session.people().map(|person| person.id().to_string()).collect::<Vec<_>>();
            (session.title().cloned(), session.description().to_vec(), people)
        };
        for id in ["first", "second", "third", "fourth"] {
            assert_eq!(shown(&edited.programme, id), shown(&before, id), "{id}");
        }
        let repeats = |id: &str| edited.programme.session(id).unwrap().data().repeats.clone();
        assert_eq!((repeats("first"), repeats("third")), (None, Some("first".into())));
        // Own values do not change.
        let third = edited.programme.session("third").unwrap().data();
        assert_eq!(third.title.as_ref().unwrap().first(), "Seas");
    }
}

#[test]
fn parts_of_two_sessions_exchange_their_parents() {
    let draft = || {
        let slot = |start: &str, end: &str| Slot::between(1, start, end).unwrap();
        small()
            .with_session(
                Session::new("other").with_slot(slot("14:00", "15:00")).with_place(Place::room("b")),
            )
            .with_session(Session::new("talk-3").with_part_of("other").with_slot(slot("14:00", "14:30")))
    };
    let swapped = edited(draft(), &[Swap::new("talk-2", "talk-3").into()]);
    let parent =
        |programme: &Programme, id: &str| programme.session(id).unwrap().parent().unwrap().id().to_string();
    assert_eq!(slots(&swapped, &["talk-2", "talk-3"]), ["day 1, 14:00–14:30", "day 1, 09:30–10:30"]);
    assert_eq!(
        (parent(&swapped, "talk-2"), parent(&swapped, "talk-3")),
        ("other".to_owned(), "block".to_owned())
    );
    assert_eq!(swapped.session("talk-2").unwrap().place(), Some(&Place::room("b")));
    assert_eq!(swapped.session("talk-2").unwrap().data().place, None);
    let only_slots = Swap::new("talk-2", "talk-3").with_exchange(Exchange::Slots);
    let only_slots = edited(draft(), &[only_slots.into()]);
    assert_eq!(only_slots.session("talk-2").unwrap().place(), Some(&Place::room("a")));
    let only_places = Swap::new("talk-2", "talk-3").with_exchange(Exchange::Places);
    assert_eq!(parent(&edited(draft(), &[only_places.into()]), "talk-2"), "block");

    let mut untimed = draft();
    for id in ["talk-1", "talk-2", "talk-3"] {
        untimed.session_mut(id).unwrap().slot = None;
        untimed.session_mut(id).unwrap().participations.clear();
    }
    let swapped = edited(untimed, &[Swap::new("talk-1", "talk-3").into()]);
    let parts: Vec<_> = swapped.session("block").unwrap().parts().map(|part| part.id().to_string()).collect();
    assert_eq!(parts, ["talk-3", "talk-2"]);
    assert_eq!(parent(&swapped, "talk-1"), "other");
}

#[test]
fn a_person_is_not_replaced_by_another_entry_of_the_same_person() {
    let draft = |keep: bool| {
        let mut edit = ReplacePerson::new("ada", "bo").with_session("talk-1");
        edit.keep = keep;
        edited(small(), &[edit.into()]).to_draft()
    };
    let merged = edited(draft(true), &[MergePeople::new("ada", "bo").into()]);
    let people: Vec<_> = merged.session("talk-1").unwrap().data().participations.clone();
    assert_eq!(people.len(), 1);
    assert_eq!(
        (people[0].status, &people[0].replaced_by),
        (programme::status::ParticipationStatus::Confirmed, &None)
    );

    // Somebody else was replaced by one of two equal participations.
    let mut three = draft(true).with_person(Person::new("cy", "Cy Young"));
    let list = &mut three.session_mut("talk-1").unwrap().participations;
    let mut twin = list[1].clone();
    (twin.id, twin.person) = (None, Some("cy".into()));
    list.insert(0, twin);
    let successor = list[2].id.clone();
    let merged = edited(three, &[MergePeople::new("bo", "cy").into()]);
    let people = &merged.session("talk-1").unwrap().data().participations;
    assert_eq!(people.len(), 2);
    assert_eq!((&people[0].id, &people[1].replaced_by), (&successor, &successor));
}

#[test]
fn a_session_whose_parts_alone_are_in_a_room_becomes_longer() {
    let mut draft = small();
    let block = draft.session_mut("block").unwrap();
    block.place = None;
    block.slot = Some(Slot::between(1, "09:00", "10:30").unwrap());
    draft.session_mut("talk-2").unwrap().place = Some(Place::room("a"));
    let shift = Shift::new(1, "09:30".parse::<DayTime>().unwrap(), 900).with_rooms(vec!["a".into()]);
    let later = edited(draft, &[shift.into()]);
    assert_eq!(slots(&later, &["block", "talk-2"]), ["day 1, 09:00–10:45", "day 1, 09:45–10:45"]);
}

#[test]
fn all_sessions_follow_a_break_that_concerns_everybody() {
    let longer = Resize::new("coffee", "00:45".parse::<Length>().unwrap()).with_following(Absorb::Nothing);
    let longer = edited(small(), &[longer.into()]);
    assert_eq!(slots(&longer, &["coffee", "panel"]), ["day 1, 10:30–11:15", "day 1, 11:15–12:15"]);
}

#[test]
fn ids_are_renamed_everywhere() {
    let renamed = edited(small(), &[Rename::new(Subject::Room("a".into()), "hall").into()]);
    assert_eq!(renamed.session("panel").unwrap().place(), Some(&Place::room("hall")));
    assert_eq!(
        refusal(small(), Rename::new(Subject::Room("a".into()), "b")),
        r#"the room "b" already exists: choose another id"#
    );
    assert!(refusal(small(), Rename::new(Subject::Room("a".into()), "a b")).contains("not a valid id"));
    assert_eq!(
        refusal(small(), Rename::new(Subject::Day(1), "2")),
        "day 2 already exists: choose another number"
    );
    assert_eq!(refusal(small(), Rename::new(Subject::Day(1), "x")), r#""x" is not the number of a day"#);
    let kind = Subject::Kind(Kind::Panel);
    assert!(refusal(small(), Rename::new(kind, "x")).starts_with("the edit is not available"));
}

fn set(item: Subject, field: &str, value: impl Into<FieldValue>) -> Edit {
    Set::new(item, field).with_value(value).into()
}

#[test]
fn fields_of_every_kind_of_item_are_set_and_cleared() {
    let panel = || Subject::Session("panel".into());
    let date = chrono::NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    let edits = [
        set(panel(), "title", Text::from("Rivers")),
        set(panel(), "kind", Kind::Panel),
        set(panel(), "description", vec![programme::text::Block::from("About rivers.")]),
        set(Subject::Programme, "title", Text::from("Larger")),
        set(Subject::Day(1), "date", date),
        set(Subject::Person("bo".into()), "name", Text::from("Bo Lee")),
        set(Subject::Venue("hq".into()), "name", Text::from("Headquarters")),
        set(Subject::Room("a".into()), "capacity", 120),
        set(Subject::Track("main".into()), "name", Text::from("Plenary")),
    ];
    let programme = small().build().unwrap();
    let edited = programme.edit(&edits).unwrap();
    let after = &edited.programme;
    let session = after.session("panel").unwrap();
    assert_eq!(session.title().unwrap().first(), "Rivers");
    assert_eq!(session.data().kind, Some(Kind::Panel));
    assert_eq!(session.data().description.len(), 1);
    assert_eq!(after.room("a").unwrap().data().capacity, Some(120));
    let draft = after.to_draft();
    assert_eq!(draft.title.first(), "Larger");
    assert_eq!(draft.days[0].date, Some(date));
    assert_eq!(draft.person("bo").unwrap().name.first(), "Bo Lee");
    assert_eq!(draft.tracks[0].name.first(), "Plenary");
    let undone = edited.changes().inverse().apply(after).unwrap();
    assert_eq!(bytes(&undone), bytes(&programme));

    let cleared = after.edit(&[Set::new(panel(), "title").into()]).unwrap().programme;
    assert_eq!(cleared.session("panel").unwrap().title(), None);
    let json = r#"{"set":{"item":{"session":"panel"},"field":"title","value":{"text":"Rivers"}}}"#;
    assert_eq!(serde_json::to_string(&edits[0]).unwrap(), json);
    assert_eq!(serde_json::from_str::<Edit>(json).unwrap(), edits[0]);
}

#[test]
fn a_text_is_set_in_one_language() {
    let mut draft = small().with_language("de".parse::<LanguageTag>().unwrap());
    let title = Text::new([("en", "Opening"), ("de", "Erofnung")]).unwrap();
    draft.session_mut("panel").unwrap().title = Some(title);
    let german = "de".parse::<LanguageTag>().unwrap();
    let panel = Subject::Session("panel".into());
    let title = |edits: &[Edit]| edited(draft.clone(), edits).session("panel").unwrap().title().cloned();
    let fixed = Set::new(panel.clone(), "title").with_language(german.clone());
    let both = title(&[fixed.clone().with_value(Text::from("Eröffnung")).into()]).unwrap();
    assert_eq!((both.get("en"), both.get("de")), (Some("Opening"), Some("Eröffnung")));
    let english = title(&[fixed.clone().into()]).unwrap();
    assert_eq!((english.get("en"), english.get("de")), (Some("Opening"), None));
    let main = Set::new(panel, "title").with_language("en".parse::<LanguageTag>().unwrap());
    assert_eq!(title(&[fixed.clone().into(), main.into()]), None);

    let several = Text::new([("de", "Eins"), ("en", "One")]).unwrap();
    let several = refusal(draft.clone(), fixed.with_value(several));
    assert!(several.contains(r#"write a plain text in "de""#), "{several}");
    // A text that an earlier edit adds has no language tag yet.
    let person = Subject::Person("cy".into());
    let name = Set::new(person, "name").with_language(german).with_value(Text::from("Zyrus"));
    let add = Add::Person(Box::new(Person::new("cy", "Cyrus")));
    let named = edited(draft.clone(), &[add.into(), name.into()]).to_draft();
    let name = named.person("cy").unwrap().name.clone();
    assert_eq!((name.get("en"), name.get("de")), (Some("Cyrus"), Some("Zyrus")));
}

#[test]
fn a_room_moves_to_another_venue() {
    let draft = small().with_venue(Venue::new("annex").with_room(Room::new("c", "C")));
    let to = |venue: &str| set(Subject::Room("a".into()), "venue", programme::id::VenueId::from(venue));
    let moved = edited(draft.clone(), &[to("annex")]).to_draft();
    let rooms: Vec<Vec<_>> =
        moved.venues.iter().map(|venue| venue.rooms.iter().map(|room| room.id.as_str()).collect()).collect();
    assert_eq!(rooms, [vec!["b"], vec!["c", "a"]]);
    let unknown = refusal(draft, to("anex"));
    assert_eq!(unknown, r#"there is no venue "anex": did you mean "annex"?"#);
}

#[test]
fn fields_that_cannot_be_set_are_refused_with_what_is_allowed() {
    let panel = || Subject::Session("panel".into());
    let title = |item, field: &str| refusal(small(), set(item, field, Text::from("A")));
    assert_eq!(
        title(panel(), "titel"),
        r#"session "panel" has no field "titel" that can be set: did you mean "title"?"#
    );
    let listed = title(Subject::Track("main".into()), "zzzzzz");
    assert!(listed.contains(": its fields are name, "), "{listed}");
    assert!(title(Subject::Room("a".into()), "venu").ends_with(r#"did you mean "venue"?"#));
    for (item, id) in [(panel(), "id"), (Subject::Day(1), "number"), (Subject::Programme, "id")] {
        let message = format!(
            "the field \"{id}\" identifies {item}: rename the item, or remove it and add another one"
        );
        assert_eq!(title(item, id), message);
    }
    for (item, list) in [
        (Subject::Programme, "sessions"),
        (Subject::Programme, "agenda_items"),
        (Subject::Venue("hq".into()), "rooms"),
    ] {
        assert!(title(item, list).ends_with("is a list of items: add, set or remove the items"), "{list}");
    }
    assert_eq!(
        refusal(small(), set(panel(), "title", "A".to_owned())),
        r#"the field "title" of session "panel" has a value of the type text, not string"#
    );
    let german = "de".parse::<LanguageTag>().unwrap();
    let kind = Set::new(panel(), "kind").with_language(german).with_value(Text::from("A"));
    assert!(refusal(small(), kind).ends_with("has a value of the type kind, not text"));
    assert_eq!(
        refusal(small(), Set::new(Subject::Programme, "title")),
        r#"the field "title" of the programme is required: set it to a value of the type text"#
    );
    assert_eq!(
        title(Subject::Session("panl".into()), "title"),
        r#"there is no session "panl": did you mean "panel"?"#
    );
    assert_eq!(title(Subject::Day(7), "date"), "there is no day 7: add the day first, or choose another one");
    // The reference is checked when the programme is built.
    let orphan = set(panel(), "part_of", programme::id::SessionId::from("nowhere"));
    let error = small().build().unwrap().edit(&[orphan]).unwrap_err();
    assert!(matches!(error.refusal(), Refusal::Rejected(_)));
}

#[test]
fn errors_of_edits_are_serialised() {
    let json =
        |edit: Edit| serde_json::to_value(small().build().unwrap().edit(&[edit]).unwrap_err()).unwrap();
    let typo = json(set(Subject::Session("panel".into()), "titel", Text::from("A")));
    assert_eq!(typo["index"], 0);
    assert_eq!(typo["edit"], "set");
    assert!(typo["message"].as_str().unwrap().starts_with("edit 1 (set) is not possible: "));
    let field = &typo["refusal"]["unknown-field"];
    assert_eq!((&field["suggestion"], &field["item"]["session"]), (&"title".into(), &"panel".into()));
    assert!(field["fields"].as_array().unwrap().contains(&"kind".into()));

    let unknown = json(Cancel::new("panl").into());
    let expected = serde_json::json!({ "noun": "session", "id": "panl", "suggestion": "panel" });
    assert_eq!(unknown["refusal"]["unknown"], expected);
    let invalid = json(Rename::new(Subject::Room("a".into()), "a b").into());
    assert_eq!(invalid["refusal"]["invalid"]["code"], "malformed-id");
    let orphan = json(Add::Session(Box::new(Session::new("orphan").with_part_of("nowhere"))).into());
    assert_eq!(orphan["refusal"]["rejected"]["findings"].as_array().map(Vec::len), Some(1), "{orphan}");
}

#[test]
fn errors_in_a_list_of_edits_have_a_path() {
    let read = |json: &str| edit::read(&mut serde_json::Deserializer::from_str(json));
    let path = |json: &str| read(json).unwrap_err().path.to_string();
    let list = |second: &str| format!(r#"[{{ "cancel": {{ "session": "a" }} }}, {second}]"#);
    assert_eq!(path(&list(r#"{ "move": { "session": "b", "slott": 1 } }"#)), "/1/move/slott");
    assert_eq!(path(&list(r#"{ "set": { "item": { "day": "x" }, "field": "date" } }"#)), "/1/set/item/day");
    let rooms = r#"{ "shift": { "day": 1, "from": "09:30", "seconds": 60, "rooms": ["a", "b c"] } }"#;
    assert_eq!(path(&list(rooms)), "/1/shift/rooms/1");
    assert_eq!(path(&list(r#"{ "teleport": {} }"#)), "/1");
    // An unknown word is the value of its field.
    let word = r#"{ "reinstate": { "session": "b", "status": "settled" } }"#;
    assert_eq!(path(&list(word)), "/1/reinstate/status");
    // The path of a later edit does not contain parts of an earlier one.
    let absorb = r#"{ "shift": { "day": 1, "from": "09:30", "seconds": 60, "absorb": "gaps" } }"#;
    assert_eq!(path(&format!("[{absorb}, {absorb}, 7]")), "/2");

    let single = r#"{ "cancel": { "session": "a" } }"#;
    assert_eq!(read(single).unwrap(), [Edit::from(Cancel::new("a"))]);
    assert_eq!(read(&format!("[{single}, {single}]")).unwrap().len(), 2);
    assert_eq!(read("[]").unwrap(), []);
    assert_eq!(path(r#"{ "cancel": { "room": "a" } }"#), "/cancel/room");
    assert!(read(r#"{ "cancel": { "session": "a" }, "postpone": { "session": "a" } }"#).is_err());
    assert!(read("7").is_err());
}

#[test]
fn clashes_of_two_versions_are_compared_by_ids() {
    let before = small().build().unwrap();
    let slot = |start: &str, end: &str| Slot::between(1, start, end).unwrap();
    let to = |id: &str, slot: Slot| Edit::from(Move::new(id).with_slot(slot));
    // The panel overlaps the block in the room "a", first from the end of the block on.
    let later = before.edit(&[to("panel", slot("10:00", "11:00"))]).unwrap().programme;
    let (none, room) = (before.clashes(), later.clashes());
    assert!(none.is_empty());
    let changes = room.since(&none);
    assert!(!changes.new.is_empty() && changes.resolved.is_empty() && changes.unchanged.is_empty());
    assert_eq!(changes.new, room);
    assert_eq!(none.since(&room).resolved, room);

    // The panel now starts before the block, so that the order of the sessions changes.
    let moved = later.edit(&[to("panel", slot("08:30", "10:30"))]).unwrap().programme;
    let pairs = moved.clashes();
    let changes = pairs.since(&room);
    let block = |clash: &&Clash<'_>| [clash.first.id(), clash.second.id()].iter().any(|id| **id == "block");
    assert_eq!(changes.unchanged.pairs.iter().filter(block).count(), 1);
    assert_eq!(changes.new.pairs.iter().filter(block).count(), 0);

    // The same sessions clash over another item.
    let edits = [to("panel", slot("10:00", "11:00")), Move::new("panel").with_place(Place::room("b")).into()];
    let elsewhere = before.edit(&edits).unwrap().programme;
    let changes = elsewhere.clashes();
    let changes = changes.since(&room);
    assert!(!changes.new.is_empty() && !changes.resolved.is_empty());
}

#[test]
fn a_combination_that_is_not_a_programme_is_rejected_with_its_edit() {
    let programme = small().build().unwrap();
    let orphan = Add::Session(Box::new(Session::new("orphan").with_part_of("nowhere")));
    let edits = [Cancel::new("panel").into(), orphan.into(), Cancel::new("late").into()];
    let error = programme.edit(&edits).unwrap_err();
    assert_eq!(error.index(), 1);
    assert!(matches!(error.refusal(), Refusal::Rejected(rejected) if rejected.report().len() == 1));
    assert!(programme.edit(&[]).unwrap().changes().is_empty());

    let backwards = Move::new("panel").with_slot(Slot::between(1, "12:00", "11:00").unwrap());
    assert!(refusal(small(), backwards).contains("ends before it starts"));
    let nowhere = Move::new("panel").with_place(Place::room("c"));
    assert!(refusal(small(), nowhere).starts_with(r#"there is no room "c""#));
    let to = Slot::between(1, "239:00", "240:00").unwrap();
    assert!(refusal(small(), Move::new("block").with_slot(to)).contains(r#"the session "talk-2""#));
}

#[test]
fn unknown_fields_and_edits_are_errors() {
    for json in [
        r#"{ "move": { "session": "a", "slott": { "day": 1 } } }"#,
        r#"{ "teleport": { "session": "a" } }"#,
        r#"{ "cancel": {} }"#,
        r#"{ "rename": { "item": { "session": "a", "room": "b" }, "to": "c" } }"#,
    ] {
        assert!(serde_json::from_str::<Edit>(json).is_err(), "{json}");
    }
}

#[cfg(feature = "json-schema")]
mod schema {
    use super::*;

    fn is_valid(edits: &serde_json::Value) -> bool {
        thread_local!(static VALIDATOR: jsonschema::Validator =
            jsonschema::draft202012::new(programme::schema::edits().as_value()).unwrap());
        VALIDATOR.with(|validator| validator.is_valid(edits))
    }

    proptest! {
        #[test]
        fn edits_match_the_schema(draft in valid_draft(), dice in prop::collection::vec(dice(), 1..4)) {
            let edits: Vec<Edit> = dice.into_iter().map(|dice| random_edit(&draft, dice)).collect();
            let json = serde_json::to_value(&edits).unwrap();
            prop_assert!(is_valid(&json), "{}", json);
        }
    }

    #[test]
    fn the_schema_refuses_what_the_reader_refuses() {
        for json in [
            r#"[{ "move": { "session": "a", "slott": { "day": 1 } } }]"#,
            r#"[{ "move": { "session": "a", "slot": { "day": 1, "end": "10:00" } } }]"#,
            r#"[{ "shift": { "day": 1, "from": "9:30", "seconds": 60 } }]"#,
            r#"[{ "shift": { "day": 1, "from": "09:30", "seconds": 60, "absorb": "some" } }]"#,
            r#"[{ "set": { "item": { "session": "a" }, "field": "title", "value": "A" } }]"#,
            r#"[{ "set": { "item": { "session": "a" }, "field": "title", "wording": { "text": "A" } } }]"#,
            r#"[{ "teleport": { "session": "a" } }]"#,
            r#"[{ "cancel": {} }]"#,
            r#"[{ "cancel": { "session": "a" }, "postpone": { "session": "a" } }]"#,
            r#"[{ "cancel": { "session": "a b" } }]"#,
            r#"{ "cancel": { "session": "a" } }"#,
        ] {
            assert!(serde_json::from_str::<Vec<Edit>>(json).is_err(), "{json}");
            assert!(!is_valid(&serde_json::from_str(json).unwrap()), "{json}");
        }
    }
}

#[test]
fn the_last_edit_that_makes_a_valid_programme_invalid_is_named() {
    let programme =
        Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>().unwrap()).build().unwrap();
    let talk = Session::new("a").with_participation(Participation::person("ada"));
    let part = Session::new("b").with_part_of("b");
    let add = |session: Session| Edit::from(Add::Session(Box::new(session)));
    let ada = Add::Person(Box::new(Person::new("ada", "Ada")));
    let mut edits: Vec<Edit> = vec![add(talk), ada.into(), add(part)];
    let position = |edits: &[Edit]| programme.edit(edits).unwrap_err().index();
    assert_eq!(position(&edits), 2);
    // Valid edits after the error do not change the result.
    for at in 0..20 {
        edits.push(add(Session::new(format!("s{at}"))));
        assert_eq!(position(&edits), 2, "{at}");
    }
}

#[test]
fn a_repeat_whose_people_are_removed_does_not_inherit_others() {
    let person = |id: &str| Participation::person(id);
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_person(Person::new("bo", "Bo Lind"))
        .with_session(Session::new("o").with_title("Rivers").with_participation(person("ada")))
        .with_session(Session::new("r").with_repeats("o").with_participation(person("bo")))
        .with_session(Session::new("last").with_repeats("r"));
    let programme = draft.build().unwrap();
    let after = programme.edit(&[Remove::new(Subject::Person("bo".into())).into()]).unwrap().programme;
    let shown = |id: &str| {
        let session = after.session(id).unwrap();
        (session.title().unwrap().first().to_owned(), session.participations().count())
    };
    assert_eq!(shown("r"), ("Rivers".to_owned(), 0));
    assert_eq!(shown("last"), ("Rivers".to_owned(), 1));
}

fn json(draft: &serde_json::Value) -> Draft {
    serde_json::from_value(draft.clone()).unwrap()
}

#[test]
fn a_slot_may_be_empty_but_must_not_end_before_it_starts() {
    let to = |start: &str, end: &str| {
        let slot = Slot::between(1, start, end).unwrap();
        Move::new("workshop").with_slot(slot)
    };
    let moved = edited(small(), &[to("09:00", "09:00").into()]);
    assert_eq!(slots(&moved, &["workshop"]), ["day 1, 09:00–09:00"]);
    assert!(refusal(small(), to("09:00", "08:59")).contains("ends before it starts"));
    let elsewhere = Move::new("workshop").with_slot(Slot::day(9));
    assert_eq!(refusal(small(), elsewhere), "there is no day 9: add the day first, or choose another one");
}

#[test]
fn the_people_and_the_references_of_a_split_session_are_divided() {
    let part = |start: &str, end: &str| {
        let one = Participation::person("bo").with_role(Role::Speaker);
        one.with_part(range(start, end))
    };
    let mut draft = small();
    let panel = draft.session_mut("panel").unwrap();
    panel.participations = vec![
        Participation::person("ada").with_role(Role::Chair).with_id("chair"),
        part("11:00", "11:30").with_id("early").with_replaced_by("late"),
        part("11:30", "12:00").with_id("late"),
        part("11:15", "11:45").with_id("across"),
        part("11:30", "11:30").with_id("moment"),
        part("11:45", "12:00").with_replaced_by("late"),
    ];
    panel.number = Some("7".parse().unwrap());
    panel.external_ids.insert("guid", "one").unwrap();
    panel.previous_slot = Some(Slot::between(2, "11:00", "12:00").unwrap());
    panel.feedback = Some("https://example.org/feedback".parse().unwrap());
    panel.replaces = Some("late".into());
    panel.title = Some("Weirs".into());
    draft.session_mut("late").unwrap().continues = Some("panel".into());
    let block = draft.session_mut("block").unwrap();
    block.must_not_overlap = vec!["panel".into()];
    block.may_overlap = vec!["panel".into(), "workshop".into()];
    block.joint_with = vec!["workshop".into()];
    let edited = edited(draft, &[Split::new("panel", "11:30".parse::<DayTime>().unwrap(), "panel-2").into()]);
    let people = |id: &str| {
        let row = |one: &Participation| {
            let text = |id: Option<String>| id.unwrap_or_else(|| "-".to_owned());
            format!(
                "{} {} {} {}",
                one.person.as_ref().unwrap(),
                text(one.part.map(|part| format!("{}–{}", part.start, part.end))),
                text(one.id.as_ref().map(ToString::to_string)),
                text(one.replaced_by.as_ref().map(ToString::to_string)),
            )
        };
        edited.session(id).unwrap().data().participations.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(people("panel"), ["ada - chair -", "bo 11:00–11:30 early -", "bo 11:15–11:30 across -"]);
    assert_eq!(
        people("panel-2"),
        [
            "ada - - -",
            "bo 11:30–12:00 late -",
            "bo 11:30–11:45 - -",
            "bo 11:30–11:30 moment -",
            "bo 11:45–12:00 - late"
        ]
    );
    let data = |id: &str| edited.session(id).unwrap().data().clone();
    let (first, second) = (data("panel"), data("panel-2"));
    assert_eq!((first.title.clone(), first.place.clone()), (second.title.clone(), second.place.clone()));
    assert!(first.number.is_some() && first.feedback.is_some() && first.replaces.is_some());
    assert_eq!((second.number, second.feedback, second.replaces), (None, None, None));
    assert_eq!((second.previous_slot, second.external_ids.is_empty()), (None, true));
    assert_eq!(second.continues.as_ref().unwrap(), "panel");
    assert_eq!(data("late").continues.as_ref().unwrap(), "panel-2");
    let block = data("block");
    assert_eq!(block.must_not_overlap, ["panel", "panel-2"]);
    assert_eq!(block.may_overlap, ["panel", "workshop", "panel-2"]);
    assert_eq!(block.joint_with, ["workshop"]);
}

#[test]
fn a_merged_entry_completes_the_values_that_are_missing() {
    use serde_json::{Value, json};
    let merged = |keep: &Value, merge: &Value| {
        let draft = json!({
            "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
            "days": [{ "number": 1 }, { "number": 2 }], "people": [keep, merge],
        });
        let edited = edited(json(&draft), &[MergePeople::new("ada", "other").into()]);
        let draft = serde_json::to_value(edited.to_draft()).unwrap();
        assert_eq!(draft["people"].as_array().unwrap().len(), 1);
        draft["people"][0].clone()
    };
    let full = |id: &str, word: &str, day: i32| {
        let key = word.to_lowercase();
        json!({
            "id": id, "name": format!("{word} Okoye"), "honorific": format!("{word}."), "family": format!("{word}-Okoye"),
            "given": word, "sort_key": &key, "posts": [{ "title": format!("{word} director") }],
            "biography": [format!("{word} built weirs.")], "available": [{ "day": day }],
            "image": format!("https://example.org/{word}.png"), "links": [{ "url": format!("https://example.org/{word}") }],
            "external_ids": { "orcid": word, &key: "1" }, "extensions": { "house/room": word, format!("house/{key}"): "1" },
        })
    };
    // An entry with only a name gets all values of the other one.
    let mut expected = full("ada", "Bo", 2);
    expected["name"] = json!("Ada Okoye");
    assert_eq!(merged(&json!({ "id": "ada", "name": "Ada Okoye" }), &full("other", "Bo", 2)), expected);
    // Only lists and unknown keys are added to an entry with all values.
    let mut expected = full("ada", "Ada", 1);
    expected["posts"] = json!([{ "title": "Ada director" }, { "title": "Bo director" }]);
    expected["links"] = json!([{ "url": "https://example.org/Ada" }, { "url": "https://example.org/Bo" }]);
    expected["external_ids"]["bo"] = json!("1");
    expected["extensions"]["house/bo"] = json!("1");
    assert_eq!(merged(&full("ada", "Ada", 1), &full("other", "Bo", 2)), expected);
    // A printed line and a list of posts of different entries are not mixed.
    let line = |id: &str| json!({ "id": id, "name": "Ada Okoye", "posts_line": "Director" });
    let posts = |id: &str| json!({ "id": id, "name": "Ada Okoye", "posts": [{ "title": "Engineer" }] });
    assert_eq!(merged(&line("ada"), &posts("other")), line("ada"));
    assert_eq!(merged(&posts("ada"), &line("other")), posts("ada"));
    assert_eq!(merged(&json!({ "id": "ada", "name": "Ada Okoye" }), &line("other")), line("ada"));
}

#[test]
fn references_to_removed_items_are_removed_and_listed() {
    let document = serde_json::json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"], "place": { "venue": "hq" },
        "venues": [
            { "id": "hq", "rooms": [{ "id": "a", "name": "A", "made_of": ["b", "c"] }, { "id": "b", "name": "B" }, { "id": "c", "name": "C" }] },
            { "id": "annex", "rooms": [{ "id": "d", "name": "D" }] },
        ],
        "agenda_items": [
            { "id": "1", "title": "One" }, { "id": "1a", "title": "Part", "part_of": "1" },
            { "id": "1aa", "title": "Part of part", "part_of": "1a" },
        ],
        "sessions": [
            { "id": "both", "place": ["b", "c"], "agenda_items": ["1a", "1"] },
            { "id": "only", "place": ["b"], "relayed_to": ["c", "b"], "agenda_items": ["1aa"] },
            { "id": "away", "place": ["d"] },
            { "id": "hall", "place": { "venue": "hq" } },
        ],
    });
    let remove = |subject: Subject| {
        let edited = json(&document).build().unwrap().edit(&[Remove::new(subject).into()]).unwrap();
        let detached = edited.detached.iter().map(|one| format!("{} {}", one.from, one.field));
        let detached: Vec<_> = detached.collect();
        (serde_json::to_value(edited.programme.to_draft()).unwrap(), detached)
    };
    let mut expected = document.clone();
    expected["agenda_items"] = serde_json::json!([
        { "id": "1", "title": "One" }, { "id": "1aa", "title": "Part of part", "part_of": "1" },
    ]);
    expected["sessions"][0]["agenda_items"] = serde_json::json!(["1"]);
    let detached = ["agenda item \"1aa\" part_of", "session \"both\" agenda_items"];
    assert_eq!(remove(Subject::AgendaItem("1a".into())), (expected, detached.map(str::to_owned).to_vec()));

    let mut expected = document.clone();
    expected["venues"][0]["rooms"] =
        serde_json::json!([{ "id": "a", "name": "A", "made_of": ["c"] }, { "id": "c", "name": "C" }]);
    expected["sessions"][0]["place"] = serde_json::json!(["c"]);
    expected["sessions"][1]["place"] = "to-be-announced".into();
    expected["sessions"][1]["relayed_to"] = serde_json::json!(["c"]);
    let detached = [
        "session \"both\" place",
        "session \"only\" place",
        "session \"only\" relayed_to",
        "room \"a\" made_of",
    ];
    assert_eq!(remove(Subject::Room("b".into())), (expected, detached.map(str::to_owned).to_vec()));

    let mut expected = document.clone();
    expected["venues"].as_array_mut().unwrap().remove(0);
    expected["place"] = "to-be-announced".into();
    for session in [0, 1, 3] {
        expected["sessions"][session]["place"] = "to-be-announced".into();
    }
    expected["sessions"][1].as_object_mut().unwrap().remove("relayed_to");
    assert_eq!(remove(Subject::Venue("hq".into())).0, expected);
}

#[test]
fn joined_sessions_unite_their_values_people_and_references() {
    use serde_json::json;
    let full = |id: &str, slot: serde_json::Value, word: &str| {
        json!({
            "id": id, "slot": slot, "kind": "talk", "number": "3", "title": word, "subtitle": word,
            "questions_introduction": word, "access_note": word, "attendance_limit": word.len(), "expected_attendance": 7,
            "level": word, "age_range": word, "content_note": word, "fee": word, "requirements": word,
            "image": format!("https://example.org/{word}.png"), "recording": { "consent": true }, "feedback": format!("https://example.org/{word}"),
            "description": [word], "questions": [word], "tracks": [word], "tags": [word], "awards": [word],
            "links": [{ "url": format!("https://example.org/{word}/link") }], "attachments": [{ "url": format!("https://example.org/{word}/file") }],
            "spoken": ["en"], "interpreted": ["fr"], "captioned": ["es"], "plenary": true,
            "external_ids": { "guid": word, word: "1" }, "extensions": { "house/room": word, format!("house/{word}"): "1" },
        })
    };
    let slot = |start: &str, end: &str| json!({ "day": 1, "start": start, "end": end });
    let rows = |ids: &[&str]| ids.iter().map(|id| json!({ "id": id, "name": id })).collect::<Vec<_>>();
    let joined = |first: &serde_json::Value, second: &serde_json::Value| {
        let draft = json!({
            "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"], "days": [{ "number": 1 }],
            "people": rows(&["ada", "bo", "cy", "dee", "eve"]),
            "tracks": rows(&["fish", "weirs"]),
            "sessions": [
                { "id": "x", "must_not_overlap": ["one", "two"] }, { "id": "y", "may_overlap": ["two"] },
                first, second, { "id": "part", "part_of": "two" }, { "id": "after", "continues": "two" },
            ],
        });
        let edited = edited(json(&draft), &[JoinSessions::new("one", "two").into()]);
        serde_json::to_value(edited.to_draft()).unwrap()["sessions"].clone()
    };
    // A session with only a slot gets all values of the other one.
    let (early, late, both) = (slot("09:00", "10:00"), slot("10:00", "11:00"), slot("09:00", "11:00"));
    let mut second = full("two", late.clone(), "fish");
    second["continues"] = "one".into();
    let found = joined(&json!({ "id": "one", "slot": early, "joint_with": ["two"] }), &second);
    assert_eq!(
        found,
        json!([
            { "id": "x", "must_not_overlap": ["one"] }, { "id": "y", "may_overlap": ["one"] },
            full("one", both.clone(), "fish"), { "id": "part", "part_of": "one" }, { "id": "after", "continues": "one" },
        ])
    );
    // Only lists and unknown keys are added to a session with all values.
    let mut expected = full("one", both, "weirs");
    for list in ["description", "questions", "tracks", "tags", "awards"] {
        expected[list] = json!(["weirs", "fish"]);
    }
    let urls = |end: &str| json!([{ "url": format!("https://example.org/weirs/{end}") }, { "url": format!("https://example.org/fish/{end}") }]);
    (expected["links"], expected["attachments"]) = (urls("link"), urls("file"));
    expected["external_ids"]["fish"] = "1".into();
    expected["extensions"]["house/fish"] = "1".into();
    assert_eq!(joined(&full("one", early.clone(), "weirs"), &full("two", late.clone(), "fish"))[2], expected);
    // A participation continues an equal one at the boundary, and any other has its own time.
    let part = |start: &str, end: &str| json!({ "start": start, "end": end });
    let people = |id: &str, slot: &serde_json::Value, people: serde_json::Value| json!({ "id": id, "slot": slot, "participations": people });
    let found = joined(
        &people(
            "one",
            &early,
            json!([
                { "person": "ada", "id": "a", "part": part("09:30", "10:00") }, { "person": "bo" }, { "person": "cy" },
                { "person": "dee", "part": part("09:00", "09:30") },
            ]),
        ),
        &people(
            "two",
            &late,
            json!([
                { "person": "ada", "part": part("10:00", "10:30") }, { "person": "bo", "id": "b" }, { "person": "eve" },
                { "person": "dee", "part": part("10:00", "10:30") },
            ]),
        ),
    );
    assert_eq!(
        found[2]["participations"],
        json!([
            { "person": "ada", "id": "a", "part": part("09:30", "10:30") }, { "person": "bo", "id": "b" },
            { "person": "cy", "part": part("09:00", "10:00") }, { "person": "dee", "part": part("09:00", "09:30") },
            { "person": "eve", "part": part("10:00", "11:00") }, { "person": "dee", "part": part("10:00", "10:30") },
        ])
    );
}

#[test]
fn a_repeat_with_a_new_participant_keeps_those_it_inherits() {
    let draft: Draft = serde_json::from_str(
        r#"{ "format": "programme/1", "id": "d", "title": "D", "languages": ["en"], "days": [{ "number": 1 }, { "number": 2 }],
            "people": [{ "id": "ada", "name": "Ada" }, { "id": "bo", "name": "Bo" }],
            "sessions": [
                { "id": "maps", "title": "Maps", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "participations": [{ "id": "p", "person": "ada", "role": "facilitator" }] },
                { "id": "again", "repeats": "maps", "slot": { "day": 2, "start": "09:00", "end": "10:00" } },
                { "id": "third", "repeats": "again", "slot": { "day": 2, "start": "11:00", "end": "12:00" } } ] }"#,
    )
    .unwrap();
    let programme = draft.build().unwrap();
    let edit = serde_json::from_str(
        r#"{ "add": { "participation": { "session": "again", "participation": { "person": "bo", "role": "facilitator" } } } }"#,
    )
    .unwrap();
    let edited = programme.edit(&[edit]).unwrap();
    let people: Vec<_> =
        edited.programme.session("again").unwrap().people().map(|person| person.id().to_string()).collect();
    assert_eq!(people, ["ada", "bo"]);
    // A repeat of a repeat inherits from the original.
    let third = edited.programme.session("third").unwrap();
    assert_eq!(third.people().map(|person| person.id().to_string()).collect::<Vec<_>>(), ["ada"]);
    let edit = serde_json::from_str(
        r#"{ "add": { "participation": { "session": "third", "participation": { "person": "bo" } } } }"#,
    )
    .unwrap();
    let again = edited.programme.edit(&[edit]).unwrap().programme;
    let participations = &again.session("third").unwrap().data().participations;
    assert_eq!(
        participations.iter().map(|one| one.person.as_ref().unwrap().as_str()).collect::<Vec<_>>(),
        ["ada", "bo"]
    );
    assert_eq!(edited.programme.session("maps").unwrap().people().count(), 1);
}
