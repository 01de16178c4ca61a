//! Kinds of sessions and their properties.
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

/// The properties of a kind of session that the rules use. Rules never depend on the name of a
/// kind.
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
    /// Whether a session of this kind is incomplete without people.
    #[serde(skip_serializing_if = "is_default")]
    pub needs_people: bool,
    /// Whether a session of this kind needs a person who presides.
    #[serde(skip_serializing_if = "is_default")]
    pub needs_presider: bool,
    /// Whether people may be listed in a session of this kind.
    #[serde(skip_serializing_if = "is_default")]
    pub admits_people: bool,
    /// Whether a session of this kind concerns the entire programme if it has no place.
    #[serde(skip_serializing_if = "is_default")]
    pub programme_wide: bool,
    /// Whether a session of this kind is a pause without content, such as a break or a transfer.
    #[serde(skip_serializing_if = "is_default")]
    pub idle: bool,
    /// Whether a session of this kind is outside the main programme.
    #[serde(skip_serializing_if = "is_default")]
    pub aside: bool,
    /// Whether a session of this kind may take place during a break.
    #[serde(skip_serializing_if = "is_default")]
    pub in_break: bool,
    /// Whether a session of this kind can share its room with any other session. Examples are
    /// exhibitions and assemblies.
    #[serde(skip_serializing_if = "is_default")]
    pub ambient: bool,
    /// Whether a presenter introduces the session and its guests, and thus presides. In other kinds
    /// of sessions, a presenter gives a paper.
    #[serde(skip_serializing_if = "is_default")]
    pub presenter_presides: bool,
    /// Whether a session of this kind comes first on its day.
    #[serde(skip_serializing_if = "is_default")]
    pub first_of_day: bool,
    /// Whether a session of this kind comes last on its day.
    #[serde(skip_serializing_if = "is_default")]
    pub last_of_day: bool,
}

super::visit::nothing_inside!(KindProperties);

/// Creates properties in which only the given flags are set.
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
    /// A kind that is not built in is *custom*. It is declared once in the programme, together with
    /// its properties, and is then supported by every rule and query. Parsing the code of a
    /// built-in kind always returns that kind.
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
        /// The opening of the event or of a day.
        Opening = "opening", holds![needs_people, admits_people, presenter_presides, first_of_day];
        /// An introduction to the subject before the discussion.
        SceneSetting = "scene-setting", holds![needs_people, admits_people, presenter_presides];
        /// A keynote address.
        Keynote = "keynote", holds![needs_people, admits_people];
        /// A panel discussion that is conducted by a moderator.
        Panel = "panel", holds![needs_people, needs_presider, admits_people, presenter_presides];
        /// A round-table discussion.
        RoundTable = "round-table", holds![needs_people, needs_presider, admits_people, presenter_presides];
        /// Personal accounts of lived experience.
        Testimony = "testimony", holds![needs_people, admits_people, presenter_presides];
        /// A single talk.
        Talk = "talk", holds![needs_people, admits_people];
        /// A session in which several papers are presented.
        PaperSession = "paper-session", holds![admits_people];
        /// The presentation of one paper.
        Paper = "paper", holds![needs_people, admits_people];
        /// A short talk in a series of talks.
        LightningTalk = "lightning-talk", holds![admits_people];
        /// A session in which several posters are presented.
        PosterSession = "poster-session", holds![admits_people, ambient];
        /// The presentation of one poster.
        Poster = "poster", holds![needs_people, admits_people, ambient];
        /// A live demonstration.
        Demonstration = "demonstration", holds![needs_people, admits_people];
        /// A workshop.
        Workshop = "workshop", holds![needs_people, admits_people, presenter_presides];
        /// A tutorial.
        Tutorial = "tutorial", holds![needs_people, admits_people];
        /// A meeting.
        Meeting = "meeting", holds![admits_people, presenter_presides];
        /// Consultations, formal or informal.
        Consultations = "consultations", holds![admits_people];
        /// A contact group.
        ContactGroup = "contact-group", holds![admits_people];
        /// A drafting group.
        DraftingGroup = "drafting-group", holds![admits_people];
        /// A general debate, with a list of speakers.
        GeneralDebate = "general-debate", holds![admits_people, needs_presider];
        /// A side event outside the main programme, often during a break.
        SideEvent = "side-event", holds![admits_people, aside, in_break, presenter_presides];
        /// The launch of a publication, project or product.
        Launch = "launch", holds![admits_people, aside, in_break, presenter_presides];
        /// A film screening.
        Screening = "screening", holds![admits_people, aside, in_break];
        /// A concert.
        Concert = "concert", holds![needs_people, admits_people, aside];
        /// A game.
        Game = "game", holds![admits_people, aside];
        /// A reading by an author.
        Reading = "reading", holds![needs_people, admits_people];
        /// A gathering place that remains open during the event.
        Assembly = "assembly", holds![admits_people, ambient, in_break];
        /// A sprint, in which people work on something together.
        Sprint = "sprint", holds![admits_people];
        /// A guided tour or visit.
        Tour = "tour", holds![admits_people, aside, in_break];
        /// A briefing.
        Briefing = "briefing", holds![admits_people, aside, in_break, presenter_presides];
        /// A ceremony, such as an award or a signing.
        Ceremony = "ceremony", holds![admits_people, presenter_presides];
        /// An exhibition.
        Exhibition = "exhibition", holds![admits_people, ambient, aside, in_break];
        /// A performance.
        Performance = "performance", holds![needs_people, admits_people, aside];
        /// A social event, such as a reception, a dinner or a party.
        Social = "social", holds![admits_people, aside, in_break];
        /// A break.
        Break = "break", holds![programme_wide, idle];
        /// A coffee break.
        CoffeeBreak = "coffee-break", holds![programme_wide, idle];
        /// A lunch break.
        LunchBreak = "lunch-break", holds![programme_wide, idle];
        /// A transfer from one location to another.
        Transfer = "transfer", holds![programme_wide, idle];
        /// A press conference.
        PressConference = "press-conference", holds![admits_people, aside, in_break, presenter_presides];
        /// The closing of the event or of a day.
        Closing = "closing", holds![admits_people, presenter_presides, last_of_day];
        /// A session of a kind that is not listed here.
        Other = "other", holds![admits_people];
    }
}
