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
    /// Rules that detect clashes use this value.
    ///
    /// ```
    /// use programme::role::RequiredAttendance;
    /// use programme::Role;
    ///
    /// assert_eq!(Role::Author.properties().attendance, RequiredAttendance::None);
    /// ```
    #[derive(Default)]
    RequiredAttendance, "an attendance requirement" {
        /// The person does not have to attend.
        #[default]
        None = "none",
        /// The person must attend their own part of the session.
        OwnPart = "own-part",
        /// The person must attend the entire session.
        Throughout = "throughout",
    }
}

/// The properties of a role that the rules use. Rules never depend on the name of a role.
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
    /// Whether a person with this role conducts the session.
    #[serde(skip_serializing_if = "is_default")]
    pub presides: bool,
    /// Whether a person with this role speaks, performs or shows something.
    #[serde(skip_serializing_if = "is_default")]
    pub has_floor: bool,
    /// The part of the session that a person with this role must attend.
    #[serde(skip_serializing_if = "is_default")]
    pub attendance: RequiredAttendance,
    /// Whether the role may be shown to the public.
    #[serde(skip_serializing_if = "Clone::clone")]
    pub public: bool,
}

/// Returns the properties of a credit: the role is public and has no other property.
impl Default for RoleProperties {
    fn default() -> Self {
        Self { presides: false, has_floor: false, attendance: RequiredAttendance::None, public: true }
    }
}

impl RoleProperties {
    /// The properties that apply if no role is specified. A person who is listed in a session is
    /// assumed to speak and to attend the entire session.
    pub const UNSTATED: Self =
        Self { presides: false, has_floor: true, attendance: RequiredAttendance::Throughout, public: true };

    /// Returns these properties for a person who presides. This is used for a presenter if
    /// presenters preside over the kind of session.
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
    /// The codes of roles do not depend on gender or language. The printed label is stored
    /// separately.
    ///
    /// A role that is not built in is *custom*. It is declared once in the programme, together with
    /// its properties, and is then supported by every rule and query. Parsing the code of a
    /// built-in role always returns that role, so no role has two representations.
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
        /// A person who presides over the meeting with formal authority.
        Chair = "chair", PRESIDES;
        /// A person who shares the chair with others.
        CoChair = "co-chair", PRESIDES;
        /// A person who conducts a panel discussion.
        Moderator = "moderator", PRESIDES;
        /// A person who conducts group work.
        Facilitator = "facilitator", PRESIDES;
        /// A person who presents a paper, or a session and its guests.
        ///
        /// The property [`presenter_presides`](crate::kind::KindProperties::presenter_presides) of
        /// the kind of session specifies whether a presenter presides.
        Presenter = "presenter", SPEAKS_IN_TURN;
        /// A person who introduces the session or its subject.
        Introducer = "introducer", SPEAKS_IN_TURN;
        /// A person who initiated the session. Attendance is not required.
        Convener = "convener", CREDITED;
        /// A speaker who opens the session, if the programme designates one.
        OpeningSpeaker = "opening-speaker", SPEAKS_IN_TURN;
        /// A speaker who gives the keynote address.
        KeynoteSpeaker = "keynote-speaker", SPEAKS;
        /// A speaker who closes the session, if the programme designates one.
        ClosingSpeaker = "closing-speaker", SPEAKS_IN_TURN;
        /// A speaker.
        Speaker = "speaker", SPEAKS;
        /// A member of a panel.
        Panellist = "panellist", SPEAKS;
        /// A person who gives prepared comments on the contributions of others.
        Discussant = "discussant", SPEAKS;
        /// A person who responds to one contribution.
        Respondent = "respondent", SPEAKS_IN_TURN;
        /// A person who records the discussion and reports on it.
        Rapporteur = "rapporteur", SERVES;
        /// An author of the work that is presented. Attendance is not required.
        Author = "author", CREDITED;
        /// A performer.
        Performer = "performer", SPEAKS_IN_TURN;
        /// A teacher of a workshop or tutorial.
        Trainer = "trainer", SPEAKS;
        /// A person who leads a discussion, a game or a tour.
        Leader = "leader", RoleProperties { has_floor: true, ..PRESIDES };
        /// An interpreter.
        Interpreter = "interpreter", BEHIND_THE_SCENES;
        /// A secretary of the meeting.
        Secretary = "secretary", SERVES;
        /// A person who operates the technical equipment.
        Technician = "technician", BEHIND_THE_SCENES;
        /// An organiser.
        Organiser = "organiser", CREDITED;
        /// A patron, whose name supports the event.
        Patron = "patron", CREDITED;
        /// A sponsor of the event or session.
        Sponsor = "sponsor", CREDITED;
        /// A contact for questions about the session.
        Contact = "contact", CREDITED;
        /// A person who submitted the session.
        Submitter = "submitter", NOT_SHOWN;
        /// A substitute who is on standby.
        Reserve = "reserve", NOT_SHOWN;
        /// An observer, who attends the session but may not speak.
        Observer = "observer", CREDITED;
        /// A person who takes part in the discussion.
        Participant = "participant", SPEAKS;
    }
}
