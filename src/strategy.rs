//! Strategies that generate random programmes, for property tests of tools that use this crate.
//!
//! The [proptest](https://docs.rs/proptest) strategies in this module generate drafts that are in
//! normal form and can be built without errors. The generated drafts cover most features of the
//! crate:
//! - nested sessions, sessions without a time, and sessions that continue past midnight
//! - rooms that are made of other rooms, and sessions in an entire venue, everywhere, or in a place
//!   that is not known yet
//! - people, organisations, countries, offices and vacancies, in built-in roles and in a custom
//!   role
//! - every status of a session and of a participation
//! - texts in one or two languages
//! - days with and without dates
//!
//! If a property test fails, proptest shrinks the generated programme to a smaller one that also
//! fails.
//!
//! The generated programmes are valid, but not realistic. For example, a person may have to be in
//! two places at once, and a room may be double-booked. A tool must be able to handle such
//! programmes.
//!
//! ```
//! use programme::proptest::prelude::*;
//! use programme::strategy;
//!
//! // Every session that specifies a room is among the sessions of that room.
//! proptest!(|(programme in strategy::programmes())| {
//!     for session in programme.sessions() {
//!         for room in session.rooms().filter(|_| session.data().place.is_some()) {
//!             prop_assert!(room.sessions().any(|other| other == session));
//!         }
//!     }
//! });
//! ```
//!
//! The ids follow a fixed pattern: `s0`, `s1` and so on for sessions, `p0`, `p1` and so on for
//! people, `r0` to `r3` for rooms, `v0` and `v1` for venues, `t0` for the track, `o0` for the
//! organisation, and `i0` and `i1` for agenda items. The main language is English.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

use crate::draft::{
    AgendaItem, Day, Draft, KindDeclaration, Note, Organisation, Participation, Party, Person, Post,
    RoleDeclaration, Room, Session, Track, Venue,
};
use crate::error::Error;
use crate::programme::Programme;
use crate::value::block::Block;
use crate::value::id::SessionId;
use crate::value::kind::{Kind, KindProperties};
use crate::value::language::LanguageTag;
use crate::value::place::Place;
use crate::value::role::{RequiredAttendance, Role, RoleProperties};
use crate::value::slot::{DayPart, Slot, TimeRange};
use crate::value::status::{AttendanceMode, ParticipationStatus, Presence, SessionStatus};
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};

/// Options for generated programmes, such as the number of days and sessions.
///
/// ```
/// use programme::proptest::prelude::*;
/// use programme::strategy::{Shape, drafts_of};
///
/// let large = Shape::default().with_days(3..=3).with_sessions(50..=100).with_dates(true);
/// proptest!(ProptestConfig::with_cases(4), |(draft in drafts_of(&large))| {
///     prop_assert!(draft.sessions.len() >= 50 && draft.days.iter().all(|day| day.date.is_some()));
/// });
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shape {
    /// The range from which the number of days is chosen. The default is `1..=3`. Values are
    /// clamped to the range from 1 to 28.
    pub days: RangeInclusive<u8>,
    /// The range from which the number of people is chosen. The default is `1..=4`. Every programme
    /// has at least one person.
    pub people: RangeInclusive<u8>,
    /// The range from which the number of sessions is chosen. The default is `1..=9`.
    pub sessions: RangeInclusive<usize>,
    /// Whether the days have dates. The default is `None`, which means that the choice is random
    /// for each generated programme.
    pub dates: Option<bool>,
}

impl Default for Shape {
    fn default() -> Self {
        Self { days: 1..=3, people: 1..=4, sessions: 1..=9, dates: None }
    }
}

impl Shape {
    /// Sets the range from which the number of days is chosen, such as `1..=3`.
    pub fn with_days(mut self, days: RangeInclusive<u8>) -> Self {
        self.days = days;
        self
    }

    /// Sets the range from which the number of people is chosen, such as `1..=4`.
    pub fn with_people(mut self, people: RangeInclusive<u8>) -> Self {
        self.people = people;
        self
    }

    /// Sets the range from which the number of sessions is chosen, such as `50..=100`.
    pub fn with_sessions(mut self, sessions: RangeInclusive<usize>) -> Self {
        self.sessions = sessions;
        self
    }

    /// Sets whether the days of the generated programmes have dates.
    pub fn with_dates(mut self, dates: bool) -> Self {
        self.dates = Some(dates);
        self
    }
}

/// Returns a strategy that generates drafts with the default [`Shape`]. Every draft can be built
/// without errors and is in normal form.
pub fn drafts() -> impl Strategy<Value = Draft> {
    drafts_of(&Shape::default())
}

/// Returns a strategy that generates drafts with the given [`Shape`]. Every draft can be built
/// without errors and is in normal form.
pub fn drafts_of(shape: &Shape) -> impl Strategy<Value = Draft> + use<> {
    let stated = shape.dates;
    let chances = (
        ordered(&shape.days),
        any::<bool>().prop_map(move |dates| stated.unwrap_or(dates)),
        any::<bool>(),
        ordered(&shape.people),
        vec(chance(), ordered(&shape.sessions)),
    );
    // The function `draft` creates only valid values, so the filter never rejects a draft.
    chances.prop_filter_map(
        "the generated draft has an invalid value",
        |(days, dates, default_place, people, sessions)| {
            draft(days.clamp(1, 28), dates, default_place, people.max(1), &sessions).ok()
        },
    )
}

/// Returns the range with its ends in ascending order, because proptest does not accept an empty
/// range.
fn ordered<T: Ord + Copy>(range: &RangeInclusive<T>) -> RangeInclusive<T> {
    let (start, end) = (*range.start(), *range.end());
    start.min(end)..=start.max(end)
}

/// Returns a strategy that generates programmes with the default [`Shape`]. The programmes are
/// built from [`drafts`].
pub fn programmes() -> impl Strategy<Value = Programme> {
    drafts().prop_filter_map("the generated draft cannot be built", |draft| draft.build().ok())
}

/// Random choices for a generated session. Most numbers select one of several alternatives and are
/// reduced modulo the number of alternatives. The last two numbers of `slot` are the start and the
/// length in minutes.
#[derive(Debug, Clone)]
struct Chance {
    slot: (u8, u8, u16, u16),
    place: (u8, u8),
    parent: Option<u8>,
    text: (u8, u8),
    kind: u8,
    status: u8,
    people: Vec<(u8, u8, u8)>,
    links: Vec<(u8, u8)>,
}

fn chance() -> impl Strategy<Value = Chance> {
    let times = ((0_u8..8, 0_u8..4, 0_u16..1560, 0_u16..600), (0_u8..7, any::<u8>()));
    let words = ((any::<u8>(), any::<u8>()), any::<u8>(), any::<u8>());
    let others = (
        proptest::option::weighted(0.3, any::<u8>()),
        vec((any::<u8>(), any::<u8>(), any::<u8>()), 0..4),
        vec((any::<u8>(), any::<u8>()), 0..3),
    );
    (times, words, others).prop_map(|((slot, place), (text, kind, status), (parent, people, links))| Chance {
        slot,
        place,
        parent,
        text,
        kind,
        status,
        people,
        links,
    })
}

fn pick<T: Clone>(list: &[T], choice: u8) -> Option<T> {
    list.get(usize::from(choice).checked_rem(list.len())?).cloned()
}

/// Returns a random text in one or two languages. The text is in normal form if the main language
/// of the programme is English.
fn text(choice: u8, word: &str) -> Result<Text, Error> {
    match choice % 4 {
        0 => Text::new([("en", word), ("fr", "un")]),
        1 => Text::new([("zh-Hant", word)]),
        _ => Ok(word.into()),
    }
}

fn minutes(minutes: u16) -> Result<DayTime, Error> {
    format!("{:02}:{:02}", minutes / 60, minutes % 60).parse()
}

fn draft(
    days: u8,
    dated: bool,
    default_place: bool,
    people: u8,
    sessions: &[Chance],
) -> Result<Draft, Error> {
    let mut draft = Draft::new("generated", text(days, "Generated")?)
        .with_language("en".parse::<LanguageTag>()?)
        .with_language("fr".parse::<LanguageTag>()?)
        .with_preamble(Block::Paragraph(text(people, "Before everything[^1]")?))
        .with_note(Note::new("1").with_text("A note"))
        .with_role(RoleDeclaration::new("witness".parse::<Role>()?).with_properties(RoleProperties {
            has_floor: true,
            attendance: RequiredAttendance::Throughout,
            ..RoleProperties::default()
        }))
        .with_kind(
            KindDeclaration::new("fishbowl".parse::<Kind>()?)
                .with_properties(KindProperties { needs_people: true, ..KindProperties::default() }),
        )
        .with_track(Track::new("t0", "Track"))
        .with_organisation(Organisation::new("o0", "Organisation"))
        .with_agenda_item(AgendaItem::new("i0"))
        .with_agenda_item(AgendaItem::new("i1").with_part_of("i0"))
        .with_venue(
            Venue::new("v0")
                .with_name("Venue")
                .with_room(Room::new("r0", text(days, "Room")?))
                .with_room(Room::new("r1", "Room").with_capacity(30)),
        )
        .with_venue(
            Venue::new("v1")
                .with_name("Venue")
                .with_room(Room::new("r2", "Both").with_made_of("r0").with_made_of("r1"))
                .with_room(Room::new("r3", "Hall").with_simultaneous(2).with_capacity(90)),
        )
        .with_participation(Participation::organisation("o0").with_role(Role::Organiser));
    if default_place {
        draft = draft.with_place(Place::room("r1"));
    }
    let eve = NaiveDate::from_ymd_opt(2026, 3, u32::from(days)).filter(|_| dated);
    for number in 1..=days {
        let mut day = Day::new(i32::from(number));
        day.date = eve.and_then(|eve| eve.checked_add_days(Days::new(u64::from(number))));
        draft = draft.with_day(day);
    }
    for number in 0..people {
        let post = Post::new().with_title(text(number, "Director")?).with_organisation("o0");
        let mut person = Person::new(format!("p{number}"), text(3, "Name")?).with_post(post);
        person.group = number == 3;
        if number == 2 {
            person = person.with_available(Slot::between(1, "08:00", "18:00")?);
        }
        draft = draft.with_person(person);
    }
    for (at, chance) in sessions.iter().enumerate() {
        draft = draft.with_session(session(at, chance, days, people, sessions.len())?);
    }
    Ok(draft)
}

fn session(at: usize, chance: &Chance, days: u8, people: u8, sessions: usize) -> Result<Session, Error> {
    let mut session = Session::new(format!("s{at}")).with_title(text(chance.text.0, "Title")?);
    if chance.text.1.is_multiple_of(3) {
        let list = Block::List(vec![text(chance.text.1, "Point")?]);
        session = session.with_description(list).with_question("Why?");
    }
    if chance.text.1.is_multiple_of(5) {
        let html = Block::Html(text(chance.text.1, "<p>Point</p>")?);
        session = session.with_description(html).with_description(Block::Markdown("**Point**".into()));
    }
    let kinds = [Kind::Panel, Kind::Break, Kind::Talk, Kind::SideEvent, "fishbowl".parse()?];
    session.kind = kinds.get(usize::from(chance.kind % 6)).cloned();
    session.status = pick(SessionStatus::ALL, chance.status).unwrap_or_default();

    let (form, day, start, length) = chance.slot;
    let day = i32::from(day % days) + 1;
    let span = TimeRange { start: minutes(start)?, end: minutes(start + length)? };
    session.slot = match form {
        0 => None,
        1 => Some(Slot::day(day)),
        2 => DayPart::ALL.get(usize::from(length) % DayPart::ALL.len()).map(|part| Slot::part(day, *part)),
        3 => Some(Slot::starting(day, span.start)),
        _ => Some(Slot::from_range(day, span)),
    };
    session.plenary = chance.kind % 16 == 15;
    session.mode =
        pick(&[None, None, Some(AttendanceMode::InRoom), Some(AttendanceMode::Online)], chance.kind / 16)
            .flatten();
    if chance.text.0 % 8 == 7 {
        session.spoken = vec!["fr-CH".parse()?];
        session.interpreted = vec!["en".parse()?, "und".parse()?];
    }
    if session.slot.is_none() && chance.status.is_multiple_of(2) {
        session.planned_length = Length::from_seconds(u32::from(length) * 60);
    }
    let (place, room) = chance.place;
    session.place = match place {
        0 => Some(Place::Everywhere),
        1 => Some(Place::ToBeAnnounced),
        2 => Some(Place::venue(format!("v{}", room % 2))),
        3 => Some(Place::Rooms(vec!["r0".into(), "r1".into()])),
        4 => Some(Place::room(format!("r{}", room % 4))),
        _ => None,
    };
    session.part_of = chance.parent.and_then(|parent| earlier(at, usize::from(parent)));
    for (nth, one) in chance.people.iter().enumerate() {
        session.participations.push(participation(at, nth, *one, people)?);
    }
    for (relation, other) in &chance.links {
        relate(&mut session, at, *relation, usize::from(*other), sessions);
    }
    Ok(session)
}

fn participation(
    session: usize,
    nth: usize,
    (person, role, form): (u8, u8, u8),
    people: u8,
) -> Result<Participation, Error> {
    let mut one = match form % 6 {
        0 => Participation::organisation("o0"),
        1 => Participation::country("CH".parse()?),
        2 => Participation::office(text(form, "The President")?),
        3 => Participation::vacancy("to be confirmed"),
        _ => Participation::person(format!("p{}", person % people)),
    };
    one.role = match role % 12 {
        0 => None,
        1 => Some("witness".parse()?),
        other => Role::BUILT_IN.get(usize::from(other)).cloned(),
    };
    one.status = pick(ParticipationStatus::ALL, role).unwrap_or_default();
    if role % 7 == 3 {
        one.presence = Some(Presence::Recorded);
    }
    if form % 7 == 6 {
        let mut post = Post::new();
        post.country = Some("CH".parse()?);
        one.posts = Some(vec![post]);
    }
    if form % 5 == 0 {
        one.label = Some(text(form, "Speakers")?);
        one.on_behalf_of = Some(Party::Organisation("o0".into()));
        one.part = Some(TimeRange::new("09:00", "09:15")?);
        one.posts = Some(Vec::new());
        one.id = Some(format!("s{session}-{nth}").into());
    }
    Ok(one)
}

/// Selects a session that is declared before the session at index `at`. Returns `None` for the
/// first session.
fn earlier(at: usize, choice: usize) -> Option<SessionId> {
    Some(format!("s{}", choice.checked_rem(at)?).into())
}

/// Adds a random relation to a session. Relations such as `repeats` refer only to earlier sessions,
/// so they never form a cycle. A symmetric relation is added only to the session that is declared
/// first.
fn relate(session: &mut Session, at: usize, relation: u8, other: usize, sessions: usize) {
    let before = earlier(at, other);
    let behind = other.checked_rem(sessions.saturating_sub(at + 1));
    let later = behind.map(|behind| SessionId::from(format!("s{}", at + 1 + behind)));
    let list = match relation % 9 {
        0 => return session.repeats = before,
        1 => return session.continues = before,
        2 => return session.relays = before,
        3 => return session.replaces = before,
        4 => return session.tracks = vec!["t0".into()],
        5 => return session.agenda_items = vec!["i1".into()],
        6 => &mut session.joint_with,
        7 => &mut session.may_overlap,
        _ => &mut session.must_not_overlap,
    };
    list.extend(later.filter(|later| !list.contains(later)));
}
