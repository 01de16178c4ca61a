//! Kinds: what sort of session something is.

use serde::{Deserialize, Serialize};

use super::coded::coded;
use super::entity::is_default;

/// What rules read about a kind of session; never its name.
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
#[expect(clippy::struct_excessive_bools, reason = "a set of independent facts, each read by another rule")]
pub struct KindProperties {
    /// Says nothing without people on it.
    #[serde(skip_serializing_if = "is_default")]
    pub needs_people: bool,
    /// Needs somebody who presides.
    #[serde(skip_serializing_if = "is_default")]
    pub needs_presider: bool,
    /// People may be named on it.
    #[serde(skip_serializing_if = "is_default")]
    pub admits_people: bool,
    /// Concerns the whole programme where no place is stated.
    #[serde(skip_serializing_if = "is_default")]
    pub programme_wide: bool,
    /// Nothing is held in it: a break, a transfer.
    #[serde(skip_serializing_if = "is_default")]
    pub idle: bool,
    /// Outside the main line of the programme.
    #[serde(skip_serializing_if = "is_default")]
    pub aside: bool,
    /// May lie in a break.
    #[serde(skip_serializing_if = "is_default")]
    pub in_break: bool,
    /// Stays open beside whatever else is in its room: an exhibition, an assembly.
    #[serde(skip_serializing_if = "is_default")]
    pub ambient: bool,
    /// A presenter here introduces the session and its guests, and so presides; elsewhere a presenter gives a paper.
    #[serde(skip_serializing_if = "is_default")]
    pub presenter_presides: bool,
    /// Comes first on its day.
    #[serde(skip_serializing_if = "is_default")]
    pub first_of_day: bool,
    /// Comes last on its day.
    #[serde(skip_serializing_if = "is_default")]
    pub last_of_day: bool,
}

super::visit::nothing_inside!(KindProperties);

/// Names the properties that hold.
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

coded! {
    /// What sort of session something is.
    ///
    /// A kind that is not built in is *custom*: it is declared once in the programme, with its properties, and then
    /// takes part in every rule and query. Parsing a code that is built in gives the built-in kind.
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
        /// People register and collect badges.
        Registration = "registration", holds![];
        /// Opens the event or the day.
        Opening = "opening", holds![needs_people, admits_people, presenter_presides, first_of_day];
        /// Sets out the subject before the discussion.
        SceneSetting = "scene-setting", holds![needs_people, admits_people, presenter_presides];
        /// The principal address.
        Keynote = "keynote", holds![needs_people, admits_people];
        /// A panel, with somebody who conducts it.
        Panel = "panel", holds![needs_people, needs_presider, admits_people, presenter_presides];
        /// A round table.
        RoundTable = "round-table", holds![needs_people, needs_presider, admits_people, presenter_presides];
        /// People tell of what they lived through.
        Testimony = "testimony", holds![needs_people, admits_people, presenter_presides];
        /// A talk.
        Talk = "talk", holds![needs_people, admits_people];
        /// A session of papers.
        PaperSession = "paper-session", holds![admits_people];
        /// One paper.
        Paper = "paper", holds![needs_people, admits_people];
        /// A short talk among others.
        LightningTalk = "lightning-talk", holds![admits_people];
        /// A session of posters.
        PosterSession = "poster-session", holds![admits_people, ambient];
        /// One poster.
        Poster = "poster", holds![needs_people, admits_people, ambient];
        /// Something is shown at work.
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
        /// Outside the main line, often in a break.
        SideEvent = "side-event", holds![admits_people, aside, in_break, presenter_presides];
        /// Something is made public.
        Launch = "launch", holds![admits_people, aside, in_break, presenter_presides];
        /// A film is shown.
        Screening = "screening", holds![admits_people, aside, in_break];
        /// A concert.
        Concert = "concert", holds![needs_people, admits_people, aside];
        /// A game.
        Game = "game", holds![admits_people, aside];
        /// An author reads.
        Reading = "reading", holds![needs_people, admits_people];
        /// A place where people gather for the length of the event.
        Assembly = "assembly", holds![admits_people, ambient, in_break];
        /// People work on something together.
        Sprint = "sprint", holds![admits_people];
        /// A tour or visit.
        Tour = "tour", holds![admits_people, aside, in_break];
        /// A briefing.
        Briefing = "briefing", holds![admits_people, aside, in_break, presenter_presides];
        /// A ceremony: an award, a signature.
        Ceremony = "ceremony", holds![admits_people, presenter_presides];
        /// An exhibition.
        Exhibition = "exhibition", holds![admits_people, ambient, aside, in_break];
        /// A performance.
        Performance = "performance", holds![needs_people, admits_people, aside];
        /// A reception, a dinner, a party.
        Social = "social", holds![admits_people, aside, in_break];
        /// A break.
        Break = "break", holds![programme_wide, idle];
        /// A break for coffee.
        CoffeeBreak = "coffee-break", holds![programme_wide, idle];
        /// A break for lunch.
        LunchBreak = "lunch-break", holds![programme_wide, idle];
        /// People move from one place to another.
        Transfer = "transfer", holds![programme_wide, idle];
        /// A press conference.
        PressConference = "press-conference", holds![admits_people, aside, in_break, presenter_presides];
        /// Closes the event or the day.
        Closing = "closing", holds![admits_people, presenter_presides, last_of_day];
        /// Of a kind that this list does not name, and of which nothing is known.
        Other = "other", holds![admits_people];
    }
}
