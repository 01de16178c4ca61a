//! Roles: what somebody does in a session.

use serde::{Deserialize, Serialize};

use super::coded::coded;
use super::entity::is_default;
use crate::macros::vocabulary;

vocabulary! {
    /// How much of a session a role must be there for. Clash rules read it.
    ///
    /// ```
    /// use programme::{Role, Stay};
    ///
    /// assert_eq!(Role::Author.properties().must_stay, Stay::No);
    /// ```
    #[derive(Default)]
    Stay, "how long somebody must stay" {
        /// Need not be there.
        #[default]
        No = "no",
        /// For their own part of it.
        OwnPart = "own-part",
        /// From beginning to end.
        Throughout = "throughout",
    }
}

/// What rules read about a role; never its name.
///
/// ```
/// use programme::Role;
///
/// let moderator = Role::Moderator.properties();
/// assert!(moderator.presides && !moderator.has_floor);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct RoleProperties {
    /// Conducts the session.
    #[serde(skip_serializing_if = "is_default")]
    pub presides: bool,
    /// Is there to speak, perform or show something.
    #[serde(skip_serializing_if = "is_default")]
    pub has_floor: bool,
    /// For how much of the session they must be there.
    #[serde(skip_serializing_if = "is_default")]
    pub must_stay: Stay,
    /// May be shown to the public.
    #[serde(skip_serializing_if = "Clone::clone")]
    pub public: bool,
}

/// A credit: public, and nothing else.
impl Default for RoleProperties {
    fn default() -> Self {
        Self { presides: false, has_floor: false, must_stay: Stay::No, public: true }
    }
}

impl RoleProperties {
    /// What holds where no role is stated: somebody listed on a session has the floor and is expected throughout.
    pub const UNSTATED: Self =
        Self { presides: false, has_floor: true, must_stay: Stay::Throughout, public: true };

    /// The same for somebody who presides: a presenter, where the kind of session gives a presenter the chair.
    #[must_use]
    pub(crate) const fn presiding(self) -> Self {
        Self { presides: true, must_stay: Stay::Throughout, ..self }
    }
}

super::visit::nothing_inside!(RoleProperties);

const PRESIDES: RoleProperties =
    RoleProperties { presides: true, has_floor: false, must_stay: Stay::Throughout, public: true };
const SPEAKS: RoleProperties =
    RoleProperties { presides: false, has_floor: true, must_stay: Stay::Throughout, public: true };
const SPEAKS_IN_TURN: RoleProperties = RoleProperties { must_stay: Stay::OwnPart, ..SPEAKS };
const SERVES: RoleProperties =
    RoleProperties { presides: false, has_floor: false, must_stay: Stay::Throughout, public: true };
const BEHIND_THE_SCENES: RoleProperties = RoleProperties { public: false, ..SERVES };
const CREDITED: RoleProperties =
    RoleProperties { presides: false, has_floor: false, must_stay: Stay::No, public: true };
const NOT_SHOWN: RoleProperties = RoleProperties { public: false, ..CREDITED };

coded! {
    /// What somebody does in a session.
    ///
    /// Codes are neutral of gender and language; the label as printed is kept beside them. A role that is not
    /// built in is *custom*: it is declared once in the programme, with its properties, and then takes part in every
    /// rule and query. Parsing a code that is built in gives the built-in role, so no role has two spellings.
    ///
    /// ```
    /// use programme::Role;
    ///
    /// assert_eq!("moderator".parse::<Role>()?, Role::Moderator);
    /// let witness: Role = "witness".parse()?;
    /// assert!(witness.is_custom());
    /// assert_eq!(witness.as_str(), "witness");
    /// # Ok::<(), programme::Error>(())
    /// ```
    Role, CustomRole, RoleProperties, role, "a role" {
        /// Presides over the meeting, with authority.
        Chair = "chair", PRESIDES;
        /// Shares the chair.
        CoChair = "co-chair", PRESIDES;
        /// Conducts a panel.
        Moderator = "moderator", PRESIDES;
        /// Conducts group work.
        Facilitator = "facilitator", PRESIDES;
        /// Presents: a session and its guests, or a paper. Whether a presenter presides follows from the kind of
        /// session ([`KindProperties::presenter_presides`](crate::KindProperties::presenter_presides)).
        Presenter = "presenter", SPEAKS_IN_TURN;
        /// Introduces the session or its subject.
        Introducer = "introducer", SPEAKS_IN_TURN;
        /// Brought the session together; need not be there.
        Convener = "convener", CREDITED;
        /// Opens, where the programme prints it so.
        OpeningSpeaker = "opening-speaker", SPEAKS_IN_TURN;
        /// Gives the principal address.
        KeynoteSpeaker = "keynote-speaker", SPEAKS;
        /// Closes, where the programme prints it so.
        ClosingSpeaker = "closing-speaker", SPEAKS_IN_TURN;
        /// Speaks.
        Speaker = "speaker", SPEAKS;
        /// Sits on a panel.
        Panellist = "panellist", SPEAKS;
        /// Comments on what others said, prepared.
        Discussant = "discussant", SPEAKS;
        /// Replies to one contribution.
        Respondent = "respondent", SPEAKS_IN_TURN;
        /// Records what was said, and reports.
        Rapporteur = "rapporteur", SERVES;
        /// Wrote what is given; need not be there.
        Author = "author", CREDITED;
        /// Performs.
        Performer = "performer", SPEAKS_IN_TURN;
        /// Teaches a workshop or tutorial.
        Trainer = "trainer", SPEAKS;
        /// Leads a discussion, a game, a tour.
        Leader = "leader", RoleProperties { has_floor: true, ..PRESIDES };
        /// Interprets.
        Interpreter = "interpreter", BEHIND_THE_SCENES;
        /// Serves the meeting.
        Secretary = "secretary", SERVES;
        /// Runs the technical side.
        Technician = "technician", BEHIND_THE_SCENES;
        /// Organises.
        Organiser = "organiser", CREDITED;
        /// Lends the event a name.
        Patron = "patron", CREDITED;
        /// Pays for it.
        Sponsor = "sponsor", CREDITED;
        /// Answers questions about it.
        Contact = "contact", CREDITED;
        /// Handed it in.
        Submitter = "submitter", NOT_SHOWN;
        /// Stands by.
        Reserve = "reserve", NOT_SHOWN;
        /// Has a seat, but not the floor.
        Observer = "observer", CREDITED;
        /// Takes part in the discussion.
        Participant = "participant", SPEAKS;
    }
}
