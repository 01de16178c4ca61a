//! Kinds of sessions, such as panels and coffee breaks, and the properties of each kind.
//!
//! A [`Kind`] is a code such as `panel` or `coffee-break`. Queries and rules do not depend on the
//! code itself but on its [`KindProperties`], so a kind that a programme declares works like a
//! built-in kind. Use this module to read the properties of a kind or to declare a custom kind.
//!
//! ```
//! use programme::Kind;
//!
//! assert!(Kind::CoffeeBreak.properties().idle);
//! assert!("hackathon-pitch".parse::<Kind>()?.is_custom());
//! # Ok::<(), programme::Error>(())
//! ```

use serde::{Deserialize, Serialize};

use super::entity::is_default;
use super::open_vocabulary::open_vocabulary;

/// The properties of a kind of session. Rules and queries depend only on these properties, and
/// never on the name of the kind.
///
/// ```
/// use programme::Kind;
///
/// let panel = Kind::Panel.properties();
/// assert!(panel.needs_people && panel.needs_presider);
/// assert!(Kind::Break.properties().programme_wide);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "the flags are independent and used by different rules")]
pub struct KindProperties {
    /// Whether a session of this kind is incomplete without people. For example, a talk needs a
    /// speaker.
    #[serde(skip_serializing_if = "is_default")]
    pub needs_people: bool,
    /// Whether a session of this kind needs a person who presides, such as a chair or a moderator.
    #[serde(skip_serializing_if = "is_default")]
    pub needs_presider: bool,
    /// Whether a session of this kind may list people as participants. A coffee break, for example,
    /// should not list any people.
    #[serde(skip_serializing_if = "is_default")]
    pub admits_people: bool,
    /// Whether a session of this kind applies to all attendees if it has no place, like a lunch
    /// break.
    #[serde(skip_serializing_if = "is_default")]
    pub programme_wide: bool,
    /// Whether a session of this kind is a pause without content, such as a break or a transfer.
    #[serde(skip_serializing_if = "is_default")]
    pub idle: bool,
    /// Whether a session of this kind is outside the main programme, like a side event or a
    /// concert.
    #[serde(skip_serializing_if = "is_default")]
    pub aside: bool,
    /// Whether a session of this kind may take place during a break, as briefings and film
    /// screenings often do.
    #[serde(skip_serializing_if = "is_default")]
    pub in_break: bool,
    /// Whether a session of this kind can share its room with other sessions, like an exhibition.
    #[serde(skip_serializing_if = "is_default")]
    pub ambient: bool,
    /// Whether a presenter presides over a session of this kind by introducing the session and its
    /// guests. In sessions of other kinds, a presenter presents a paper and does not preside.
    #[serde(skip_serializing_if = "is_default")]
    pub presenter_presides: bool,
    /// Whether a session of this kind is expected to be the first session of a day, like an opening
    /// session.
    #[serde(skip_serializing_if = "is_default")]
    pub first_of_day: bool,
    /// Whether a session of this kind is expected to be the last session of a day, like a closing
    /// session.
    #[serde(skip_serializing_if = "is_default")]
    pub last_of_day: bool,
}

super::visit::nothing_inside!(KindProperties);

macro_rules! holds {
    ($($property:ident),* $(,)?) => {
        KindProperties { $($property: true,)* ..NOTHING }
    };
}

const NOTHING: KindProperties = KindProperties {
    needs_people: false,
    needs_presider: false,
    admits_people: false,
    programme_wide: false,
    idle: false,
    aside: false,
    in_break: false,
    ambient: false,
    presenter_presides: false,
    first_of_day: false,
    last_of_day: false,
};

open_vocabulary! {
    /// The kind of a session, such as a panel or a workshop.
    ///
    /// A kind that is not built in is *custom*. A programme declares each custom kind once,
    /// together with its properties. Rules and queries then treat the custom kind like a built-in
    /// kind. Parsing the code of a built-in kind always returns the built-in kind.
    ///
    /// ```
    /// use programme::Kind;
    ///
    /// assert_eq!("side-event".parse::<Kind>()?, Kind::SideEvent);
    /// assert!(Kind::SideEvent.properties().aside);
    /// assert!("fishbowl".parse::<Kind>()?.is_custom());
    /// # Ok::<(), programme::Error>(())
    /// ```
    Kind, CustomKind, KindProperties, kind, "a kind of session" {
        /// The registration of participants and the collection of badges.
        Registration = "registration", holds![];
        /// The opening session of the event or of one of its days.
        Opening = "opening", holds![needs_people, admits_people, presenter_presides, first_of_day];
        /// An introductory session that prepares the discussion of a subject.
        SceneSetting = "scene-setting", holds![needs_people, admits_people, presenter_presides];
        /// A keynote address, usually by a single speaker.
        Keynote = "keynote", holds![needs_people, admits_people];
        /// A panel discussion led by a moderator.
        Panel = "panel", holds![needs_people, needs_presider, admits_people, presenter_presides];
        /// A round-table discussion led by a chair or a moderator.
        RoundTable = "round-table", holds![needs_people, needs_presider, admits_people, presenter_presides];
        /// A session in which people give personal accounts of their experiences.
        Testimony = "testimony", holds![needs_people, admits_people, presenter_presides];
        /// A single talk, such as a lecture by one or two speakers.
        Talk = "talk", holds![needs_people, admits_people];
        /// A session in which several papers are presented.
        PaperSession = "paper-session", holds![admits_people];
        /// The presentation of one paper, often as a part of a paper session.
        Paper = "paper", holds![needs_people, admits_people];
        /// A short talk of a few minutes, usually one of a series of such talks.
        LightningTalk = "lightning-talk", holds![admits_people];
        /// A session in which several posters are presented.
        PosterSession = "poster-session", holds![admits_people, ambient];
        /// The presentation of one poster, often as a part of a poster session.
        Poster = "poster", holds![needs_people, admits_people, ambient];
        /// A live demonstration, for example of software or equipment.
        Demonstration = "demonstration", holds![needs_people, admits_people];
        /// A workshop, in which attendees take an active part.
        Workshop = "workshop", holds![needs_people, admits_people, presenter_presides];
        /// A tutorial, in which attendees learn a method or a tool.
        Tutorial = "tutorial", holds![needs_people, admits_people];
        /// A meeting, for example of a committee or a working group.
        Meeting = "meeting", holds![admits_people, presenter_presides];
        /// Formal or informal consultations between delegations.
        Consultations = "consultations", holds![admits_people];
        /// A meeting of a contact group, a small group that negotiates one issue of a larger
        /// meeting.
        ContactGroup = "contact-group", holds![admits_people];
        /// A meeting of a drafting group, a small group that prepares the text of a document.
        DraftingGroup = "drafting-group", holds![admits_people];
        /// A general debate, in which people take turns to speak from a list of speakers.
        GeneralDebate = "general-debate", holds![admits_people, needs_presider];
        /// A side event outside the main programme, often during a break.
        SideEvent = "side-event", holds![admits_people, aside, in_break, presenter_presides];
        /// The launch of a publication, project or product.
        Launch = "launch", holds![admits_people, aside, in_break, presenter_presides];
        /// A screening of a film, often outside the main programme.
        Screening = "screening", holds![admits_people, aside, in_break];
        /// A concert or another musical event, such as an opera.
        Concert = "concert", holds![needs_people, admits_people, aside];
        /// A game that the attendees play together, such as a quiz.
        Game = "game", holds![admits_people, aside];
        /// A reading by an author, for example from a new book.
        Reading = "reading", holds![needs_people, admits_people];
        /// A space, open throughout the event, where a community can meet.
        Assembly = "assembly", holds![admits_people, ambient, in_break];
        /// A sprint, in which people work together on a project such as an open-source library.
        Sprint = "sprint", holds![admits_people];
        /// A guided tour, or a visit to a place outside the venue.
        Tour = "tour", holds![admits_people, aside, in_break];
        /// A briefing for an audience such as delegates or journalists.
        Briefing = "briefing", holds![admits_people, aside, in_break, presenter_presides];
        /// A ceremony, such as the presentation of an award or the signing of a treaty.
        Ceremony = "ceremony", holds![admits_people, presenter_presides];
        /// An exhibition, which people can visit while other sessions take place.
        Exhibition = "exhibition", holds![admits_people, ambient, aside, in_break];
        /// A performance, for example of theatre or dance.
        Performance = "performance", holds![needs_people, admits_people, aside];
        /// A social event, such as a reception, a dinner or a party.
        Social = "social", holds![admits_people, aside, in_break];
        /// A break other than a coffee break or a lunch break.
        Break = "break", holds![programme_wide, idle];
        /// A coffee break in the morning or in the afternoon.
        CoffeeBreak = "coffee-break", holds![programme_wide, idle];
        /// A lunch break in the middle of the day.
        LunchBreak = "lunch-break", holds![programme_wide, idle];
        /// A transfer of the attendees from one location to another, for example by bus.
        Transfer = "transfer", holds![programme_wide, idle];
        /// A press conference, in which journalists can ask questions.
        PressConference = "press-conference", holds![admits_people, aside, in_break, presenter_presides];
        /// The closing session of the event or of one of its days.
        Closing = "closing", holds![admits_people, presenter_presides, last_of_day];
        /// A session of any other kind, if the programme does not declare a more specific one.
        Other = "other", holds![admits_people];
    }
}
