//! Roles of participants in sessions, and the properties of roles.
//!
//! A [`Role`] is a code such as `moderator` or `speaker`. Queries and rules do not depend on the
//! code itself but on its [`RoleProperties`], so a role that a programme declares works like a
//! built-in role. Use this module to read the properties of a role or to declare a custom role.
//!
//! ```
//! use programme::Role;
//! use programme::role::RequiredAttendance;
//!
//! let moderator = Role::Moderator.properties();
//! assert!(moderator.presides);
//! assert_eq!(moderator.attendance, RequiredAttendance::Throughout);
//! # Ok::<(), programme::Error>(())
//! ```

use serde::{Deserialize, Serialize};

use super::entity::is_default;
use super::open_vocabulary::open_vocabulary;
use crate::macros::closed_vocabulary;

closed_vocabulary! {
    /// The part of a session that a person with a certain role must attend.
    ///
    /// Rules about clashes use this value to find people who have to be in two places
    /// simultaneously.
    ///
    /// ```
    /// use programme::role::RequiredAttendance;
    /// use programme::Role;
    ///
    /// assert_eq!(Role::Author.properties().attendance, RequiredAttendance::None);
    /// ```
    #[derive(Default)]
    RequiredAttendance, "an attendance requirement" {
        /// The person does not have to attend the session, like a sponsor.
        #[default]
        None = "none",
        /// The person must attend only the part of the session in which they speak or perform.
        OwnPart = "own-part",
        /// The person must attend the session from beginning to end.
        Throughout = "throughout",
    }
}

/// The properties of a role. Rules and queries depend only on these properties, and never on the
/// name of the role.
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
    /// Whether a person with this role conducts the session, like a chair or a moderator.
    #[serde(skip_serializing_if = "is_default")]
    pub presides: bool,
    /// Whether a person with this role speaks, performs or shows something.
    #[serde(skip_serializing_if = "is_default")]
    pub has_floor: bool,
    /// The part of the session that a person with this role must attend.
    #[serde(skip_serializing_if = "is_default")]
    pub attendance: RequiredAttendance,
    /// Whether people with this role may be shown to the public. For example, the names of
    /// technicians are usually not published.
    #[serde(skip_serializing_if = "Clone::clone")]
    pub public: bool,
}

/// Returns the properties of a role that only credits a person or organisation. The role is public,
/// but does not require the person to preside, speak or attend.
impl Default for RoleProperties {
    fn default() -> Self {
        Self { presides: false, has_floor: false, attendance: RequiredAttendance::None, public: true }
    }
}

impl RoleProperties {
    /// The properties that apply to a participant without a role. Such a participant is assumed to
    /// speak, and to attend the entire session.
    pub const UNSTATED: Self =
        Self { presides: false, has_floor: true, attendance: RequiredAttendance::Throughout, public: true };

    /// Returns these properties, changed for a presenter who presides over the session. Such a
    /// presenter attends the entire session.
    #[must_use]
    pub(crate) const fn presiding(self) -> Self {
        Self { presides: true, attendance: RequiredAttendance::Throughout, ..self }
    }
}

super::visit::nothing_inside!(RoleProperties);

const PRESIDES: RoleProperties = RoleProperties {
    presides: true,
    has_floor: false,
    attendance: RequiredAttendance::Throughout,
    public: true,
};
const SPEAKS: RoleProperties = RoleProperties {
    presides: false,
    has_floor: true,
    attendance: RequiredAttendance::Throughout,
    public: true,
};
const SPEAKS_IN_TURN: RoleProperties = RoleProperties { attendance: RequiredAttendance::OwnPart, ..SPEAKS };
const SERVES: RoleProperties = RoleProperties {
    presides: false,
    has_floor: false,
    attendance: RequiredAttendance::Throughout,
    public: true,
};
const BEHIND_THE_SCENES: RoleProperties = RoleProperties { public: false, ..SERVES };
const CREDITED: RoleProperties =
    RoleProperties { presides: false, has_floor: false, attendance: RequiredAttendance::None, public: true };
const NOT_SHOWN: RoleProperties = RoleProperties { public: false, ..CREDITED };

open_vocabulary! {
    /// The role of a participant in a session.
    ///
    /// The code of a role does not depend on gender or language. A participation stores the printed
    /// label of the role, such as "Modératrice", separately.
    ///
    /// A role that is not built in is *custom*. A programme declares each custom role once,
    /// together with its properties. Rules and queries then treat the custom role like a built-in
    /// role. Parsing the code of a built-in role always returns the built-in role.
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
        /// A person who presides over a meeting with formal authority.
        Chair = "chair", PRESIDES;
        /// A person who presides over a meeting together with other chairs.
        CoChair = "co-chair", PRESIDES;
        /// A person who conducts a discussion, usually that of a panel.
        Moderator = "moderator", PRESIDES;
        /// A person who conducts group work, for example in a workshop.
        Facilitator = "facilitator", PRESIDES;
        /// A person who presents a paper, or who introduces a session and its guests.
        ///
        /// The property [`presenter_presides`](crate::kind::KindProperties::presenter_presides) of
        /// a kind of session specifies whether a presenter presides over sessions of this kind.
        Presenter = "presenter", SPEAKS_IN_TURN;
        /// A person who introduces a session or its subject to the audience.
        Introducer = "introducer", SPEAKS_IN_TURN;
        /// A person who initiated the session. A convener does not have to attend.
        Convener = "convener", CREDITED;
        /// A speaker who opens the session.
        OpeningSpeaker = "opening-speaker", SPEAKS_IN_TURN;
        /// A speaker who gives a keynote address.
        KeynoteSpeaker = "keynote-speaker", SPEAKS;
        /// A speaker who closes the session.
        ClosingSpeaker = "closing-speaker", SPEAKS_IN_TURN;
        /// A person who speaks in the session, without a more specific role.
        Speaker = "speaker", SPEAKS;
        /// A member of a panel who takes part in the discussion.
        Panellist = "panellist", SPEAKS;
        /// A person who gives prepared comments on the contributions of other speakers.
        Discussant = "discussant", SPEAKS;
        /// A person who responds to one contribution, such as a paper.
        Respondent = "respondent", SPEAKS_IN_TURN;
        /// A person who takes notes of the discussion and reports on it.
        Rapporteur = "rapporteur", SERVES;
        /// An author of the work that is presented. An author does not have to attend the session.
        Author = "author", CREDITED;
        /// A performer, such as a musician, an actor or a dancer.
        Performer = "performer", SPEAKS_IN_TURN;
        /// A person who teaches in a workshop or tutorial.
        Trainer = "trainer", SPEAKS;
        /// A person who leads a discussion, a game or a tour.
        Leader = "leader", RoleProperties { has_floor: true, ..PRESIDES };
        /// An interpreter, who translates the spoken contributions into another language.
        Interpreter = "interpreter", BEHIND_THE_SCENES;
        /// A person who serves as the secretary of a meeting.
        Secretary = "secretary", SERVES;
        /// A person who operates the technical equipment during the session.
        Technician = "technician", BEHIND_THE_SCENES;
        /// A person or organisation that organises the event or the session.
        Organiser = "organiser", CREDITED;
        /// A patron, whose name supports the event or the session.
        Patron = "patron", CREDITED;
        /// A sponsor, such as a company that pays for a part of the event.
        Sponsor = "sponsor", CREDITED;
        /// A contact person, who answers questions about the session.
        Contact = "contact", CREDITED;
        /// A person who submitted the session to the organisers of the event.
        Submitter = "submitter", NOT_SHOWN;
        /// A substitute on standby, in case another participant is unable to come.
        Reserve = "reserve", NOT_SHOWN;
        /// An observer, who attends the session but may not speak.
        Observer = "observer", CREDITED;
        /// A person who takes part in the discussion, without a more specific role.
        Participant = "participant", SPEAKS;
    }
}
