//! Programmes to try things on: sound ones, and ones that may be wrong.

use programme::chrono::NaiveDate;
use programme::draft::{
    AgendaItem, Day, Draft, KindDeclaration, Note, Organisation, Participation, Party, Person, Post,
    RoleDeclaration, Room, Session, Track, Venue,
};
use programme::{
    Block, Country, DayPart, DayTime, Kind, KindProperties, LanguageTag, Length, Mode, ParticipationStatus,
    Place, Presence, Role, RoleProperties, SessionStatus, Slot, Span, Stay, Text,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// Everything about one session that is left to chance. Numbers are taken modulo what there is.
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

prop_compose! {
    fn chance()(
        slot in (0_u8..8, 0_u8..4, 0_u16..1560, 0_u16..600),
        place in (0_u8..7, any::<u8>()),
        parent in proptest::option::weighted(0.3, any::<u8>()),
        text in (any::<u8>(), any::<u8>()),
        kind in any::<u8>(),
        status in any::<u8>(),
        people in vec((any::<u8>(), any::<u8>(), any::<u8>()), 0..4),
        links in vec((any::<u8>(), any::<u8>()), 0..3),
    ) -> Chance {
        Chance { slot, place, parent, text, kind, status, people, links }
    }
}

prop_compose! {
    /// A draft that builds and is in normal form.
    pub fn sound()(
        days in 1_u8..4,
        dated in any::<bool>(),
        default_place in any::<bool>(),
        people in 1_u8..5,
        sessions in vec(chance(), 1..10),
    ) -> Draft {
        draft(days, dated, default_place, people, &sessions)
    }
}

/// A text in normal form where the main language is English.
fn text(choice: u8, word: &str) -> Text {
    match choice % 4 {
        0 => Text::new([("en", word), ("fr", "un")]).unwrap(),
        1 => Text::new([("zh-Hant", word)]).unwrap(),
        _ => word.into(),
    }
}

fn minutes(minutes: u16) -> DayTime {
    DayTime::from_seconds(u32::from(minutes) * 60).unwrap()
}

fn draft(days: u8, dated: bool, default_place: bool, people: u8, sessions: &[Chance]) -> Draft {
    let mut draft =
        Draft::new("generated", text(days, "Generated"))
            .with_language("en".parse::<LanguageTag>().unwrap())
            .with_language("fr".parse::<LanguageTag>().unwrap())
            .with_preamble(Block::Paragraph(text(people, "Before everything[^1]")))
            .with_note(Note::new("1").with_text("A note"))
            .with_role(RoleDeclaration::new("witness".parse::<Role>().unwrap()).with_properties(
                RoleProperties { has_floor: true, must_stay: Stay::Throughout, ..RoleProperties::default() },
            ))
            .with_kind(
                KindDeclaration::new("fishbowl".parse::<Kind>().unwrap())
                    .with_properties(KindProperties { needs_people: true, ..KindProperties::default() }),
            )
            .with_track(Track::new("t0", "Track"))
            .with_organisation(Organisation::new("o0", "Organisation"))
            .with_agenda_item(AgendaItem::new("i0"))
            .with_agenda_item(AgendaItem::new("i1").with_part_of("i0"))
            .with_venue(
                Venue::new("v0", "Venue")
                    .with_room(Room::new("r0", text(days, "Room")))
                    .with_room(Room::new("r1", "Room").with_capacity(30)),
            )
            .with_venue(
                Venue::new("v1", "Venue")
                    .with_room(Room::new("r2", "Both").with_made_of("r0").with_made_of("r1"))
                    .with_room(Room::new("r3", "Hall").with_simultaneous(2).with_capacity(90)),
            )
            .with_participation(Participation::organisation("o0").with_role(Role::Organiser));
    if default_place {
        draft = draft.with_place(Place::room("r1"));
    }
    for number in 1..=i32::from(days) {
        let day = Day::new(number);
        let date = NaiveDate::from_ymd_opt(2026, 3, u32::from(days)).unwrap();
        let date =
            date.checked_add_days(programme::chrono::Days::new(u64::try_from(number).unwrap())).unwrap();
        draft = draft.with_day(if dated { day.with_date(date) } else { day });
    }
    for number in 0..people {
        let post = Post::new().with_title(text(number, "Director")).with_organisation("o0");
        let mut person = Person::new(format!("p{number}"), text(3, "Name")).with_post(post);
        person.group = number == 3;
        if number == 2 {
            person = person.with_available(Slot::between(1, "08:00", "18:00").unwrap());
        }
        draft = draft.with_person(person);
    }
    for (at, chance) in sessions.iter().enumerate() {
        draft = draft.with_session(session(at, chance, days, people, sessions.len()));
    }
    draft
}

fn session(at: usize, chance: &Chance, days: u8, people: u8, sessions: usize) -> Session {
    let mut session = Session::new(format!("s{at}")).with_title(text(chance.text.0, "Title"));
    if chance.text.1 % 3 == 0 {
        session =
            session.with_description(Block::List(vec![text(chance.text.1, "Point")])).with_question("Why?");
    }
    let kinds = [Kind::Panel, Kind::Break, Kind::Talk, Kind::SideEvent, "fishbowl".parse().unwrap()];
    session.kind = kinds.get(usize::from(chance.kind % 6)).cloned();
    session.status = SessionStatus::ALL[usize::from(chance.status) % SessionStatus::ALL.len()];

    let (form, day, start, length) = chance.slot;
    let day = i32::from(day % days) + 1;
    let (start, end) = (minutes(start), minutes(start + length));
    session.slot = match form {
        0 => None,
        1 => Some(Slot::day(day)),
        2 => Some(Slot::part(day, DayPart::ALL[usize::from(length) % DayPart::ALL.len()])),
        3 => Some(Slot::from(day, start).unwrap()),
        _ => Some(Slot::between(day, start, end).unwrap()),
    };
    session.plenary = chance.kind % 16 == 15;
    session.mode = [None, None, Some(Mode::InRoom), Some(Mode::Online)][usize::from(chance.kind / 16 % 4)];
    if chance.text.0 % 8 == 7 {
        session.spoken = vec!["fr-CH".parse().unwrap()];
        session.interpreted = vec!["en".parse().unwrap(), "und".parse().unwrap()];
    }
    if session.slot.is_none() && chance.status % 2 == 0 {
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
    if let (Some(parent), true) = (chance.parent, at > 0) {
        session.part_of = Some(format!("s{}", usize::from(parent) % at).into());
    }
    for (nth, one) in chance.people.iter().enumerate() {
        session.participations.push(participation(at, nth, *one, people));
    }
    for (relation, other) in &chance.links {
        relate(&mut session, at, *relation, usize::from(*other), sessions);
    }
    session
}

fn participation(
    session: usize,
    nth: usize,
    (person, role, form): (u8, u8, u8),
    people: u8,
) -> Participation {
    let mut one = match form % 6 {
        0 => Participation::organisation("o0"),
        1 => Participation::country("CH".parse().unwrap()),
        2 => Participation::office(text(form, "The President")),
        3 => Participation::vacancy("to be confirmed"),
        _ => Participation::person(format!("p{}", person % people)),
    };
    one.role = match role % 12 {
        0 => None,
        1 => Some("witness".parse().unwrap()),
        other => Role::BUILT_IN.get(usize::from(other)).cloned(),
    };
    one.status = ParticipationStatus::ALL[usize::from(role) % ParticipationStatus::ALL.len()];
    if role % 7 == 3 {
        one.presence = Some(Presence::Recorded);
    }
    if form % 7 == 6 {
        one.posts = Some(vec![Post::new().with_country("CH".parse::<Country>().unwrap())]);
    }
    if form % 5 == 0 {
        one.label = Some(text(form, "Speakers"));
        one.on_behalf_of = Some(Party::Organisation("o0".into()));
        one.part = Some(Span::new("09:00", "09:15").unwrap());
        one.posts = Some(Vec::new());
        one.id = Some(format!("s{session}-{nth}").into());
    }
    one
}

/// Relations that lead in no circle, symmetric ones stated on the session that is declared first, once.
fn relate(session: &mut Session, at: usize, relation: u8, other: usize, sessions: usize) {
    let earlier = (at > 0).then(|| format!("s{}", other % at.max(1)).into());
    let later =
        (at + 1 < sessions).then(|| format!("s{}", at + 1 + other % (sessions - at - 1).max(1)).into());
    let list = match relation % 9 {
        0 => return session.repeats = earlier,
        1 => return session.continues = earlier,
        2 => return session.relays = earlier,
        3 => return session.replaces = earlier,
        4 => return session.tracks = vec!["t0".into()],
        5 => return session.agenda_items = vec!["i1".into()],
        6 => &mut session.joint_with,
        7 => &mut session.may_overlap,
        _ => &mut session.must_not_overlap,
    };
    list.extend(later.filter(|later| !list.contains(later)));
}

/// One thing done to a draft that may make it wrong, or only differently written.
#[derive(Debug, Clone)]
pub enum Vandalism {
    SessionId(u8, String),
    PersonId(u8, String),
    Parent(u8, u8),
    Continues(u8, u8),
    MadeOf(u8, u8),
    Person(u8, String),
    Room(u8, String),
    Day(u8, i32),
    Reversed(u8),
    Role(u8, String),
    TwoParties(u8),
    Length(u8),
    Languages,
    Tagged(u8),
    Joint(u8, u8),
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,8}", "[sp][0-4]", Just(String::new()), "\\PC{0,4}", Just("a b".to_owned())]
}

fn vandalism() -> impl Strategy<Value = Vandalism> {
    use Vandalism as V;
    prop_oneof![
        (any::<u8>(), word()).prop_map(|(at, id)| V::SessionId(at, id)),
        (any::<u8>(), word()).prop_map(|(at, id)| V::PersonId(at, id)),
        (any::<u8>(), any::<u8>()).prop_map(|(at, to)| V::Parent(at, to)),
        (any::<u8>(), any::<u8>()).prop_map(|(at, to)| V::Continues(at, to)),
        (any::<u8>(), any::<u8>()).prop_map(|(at, to)| V::MadeOf(at, to)),
        (any::<u8>(), word()).prop_map(|(at, id)| V::Person(at, id)),
        (any::<u8>(), word()).prop_map(|(at, id)| V::Room(at, id)),
        (any::<u8>(), any::<i32>()).prop_map(|(at, day)| V::Day(at, day)),
        any::<u8>().prop_map(V::Reversed),
        (any::<u8>(), "[a-z]{1,8}").prop_map(|(at, code)| V::Role(at, code)),
        any::<u8>().prop_map(V::TwoParties),
        any::<u8>().prop_map(V::Length),
        Just(V::Languages),
        any::<u8>().prop_map(V::Tagged),
        (any::<u8>(), any::<u8>()).prop_map(|(at, to)| V::Joint(at, to)),
    ]
}

impl Vandalism {
    fn apply(&self, draft: &mut Draft) {
        let sessions = draft.sessions.len();
        let people = draft.people.len();
        let id_of = |draft: &Draft, at: u8| draft.sessions[usize::from(at) % sessions].id.clone();
        let room_of = |at: u8| format!("r{}", at % 3);
        match self {
            Self::SessionId(at, id) => draft.sessions[usize::from(*at) % sessions].id = id.as_str().into(),
            Self::PersonId(at, id) => draft.people[usize::from(*at) % people].id = id.as_str().into(),
            Self::Parent(at, to) => {
                draft.sessions[usize::from(*at) % sessions].part_of = Some(id_of(draft, *to));
            }
            Self::Continues(at, to) => {
                draft.sessions[usize::from(*at) % sessions].continues = Some(id_of(draft, *to));
            }
            Self::MadeOf(at, to) => {
                if let Some(room) = draft.room_mut(&room_of(*at)) {
                    room.made_of.push(room_of(*to).into());
                }
            }
            Self::Person(at, id) => {
                draft.sessions[usize::from(*at) % sessions]
                    .participations
                    .push(Participation::person(id.as_str()));
            }
            Self::Room(at, id) => {
                draft.sessions[usize::from(*at) % sessions].place = Some(Place::room(id.as_str()));
            }
            Self::Day(at, day) => draft.sessions[usize::from(*at) % sessions].slot = Some(Slot::day(*day)),
            Self::Reversed(at) => {
                draft.sessions[usize::from(*at) % sessions].slot = Slot::between(1, "10:00", "09:00").ok();
            }
            Self::Role(at, code) => {
                let one = Participation::person("p0").with_role(code.parse::<Role>().unwrap());
                draft.sessions[usize::from(*at) % sessions].participations.push(one);
            }
            Self::TwoParties(at) => {
                let one = Participation::person("p0").with_vacancy("nobody");
                draft.sessions[usize::from(*at) % sessions].participations.push(one);
            }
            Self::Length(at) => {
                draft.sessions[usize::from(*at) % sessions].planned_length = Length::from_seconds(60);
            }
            Self::Languages => draft.languages.clear(),
            Self::Tagged(at) => {
                let title = Text::new([("en", "In the main language alone")]).unwrap();
                draft.sessions[usize::from(*at) % sessions].title = Some(title);
            }
            Self::Joint(at, to) => {
                let other = id_of(draft, *to);
                draft.sessions[usize::from(*at) % sessions].joint_with.push(other);
            }
        }
    }
}

prop_compose! {
    /// A draft that may be wrong in several ways, or written in another than the normal form.
    pub fn any_draft()(sound in sound(), acts in vec(vandalism(), 0..5)) -> Draft {
        let mut draft = sound;
        for act in acts {
            act.apply(&mut draft);
        }
        draft
    }
}
