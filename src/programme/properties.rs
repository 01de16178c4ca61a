//! What rules read about roles and kinds, as a programme declares them, else as built in; and what follows for its sessions and the
//! people in them.

use std::collections::HashMap;

use crate::draft::{Draft, Participation, Session};
use crate::value::kind::{Kind, KindProperties};
use crate::value::role::{Role, RoleProperties, Stay};
use crate::value::status::{Mode, Presence};

/// The roles and kinds that one programme declares.
#[derive(Debug)]
pub(crate) struct Properties {
    roles: HashMap<Role, RoleProperties>,
    kinds: HashMap<Kind, KindProperties>,
}

/// Whether somebody must be there when their session takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    No,
    /// Perhaps: it is not settled that they come, or not stated in which role or when they are needed; or they are several, who can
    /// part.
    Open,
    Firmly,
}

impl Properties {
    pub(crate) fn new(draft: &Draft) -> Self {
        Self {
            roles: draft.roles.iter().map(|role| (role.code.clone(), role.properties)).collect(),
            kinds: draft.kinds.iter().map(|kind| (kind.code.clone(), kind.properties)).collect(),
        }
    }

    /// Those of a session's kind; without one, of [`Kind::Other`].
    pub(crate) fn of_kind(&self, session: &Session) -> KindProperties {
        let kind = session.kind.as_ref().unwrap_or(&Kind::Other);
        self.kinds.get(kind).copied().unwrap_or_else(|| kind.properties())
    }

    /// Those of a role in a session. A presenter presides where the kind of session says so.
    pub(crate) fn of_role<'d>(
        &self,
        role: &Role,
        session: impl FnOnce() -> Option<&'d Session>,
    ) -> RoleProperties {
        if let Some(declared) = self.roles.get(role) {
            return *declared;
        }
        let properties = role.properties();
        let hosts =
            *role == Role::Presenter && session().is_some_and(|one| self.of_kind(one).presenter_presides);
        if hosts { properties.presiding() } else { properties }
    }

    /// Those of the role of a participation in a session.
    pub(crate) fn of_participation<'d>(
        &self,
        one: &Participation,
        session: impl FnOnce() -> Option<&'d Session>,
    ) -> RoleProperties {
        one.role.as_ref().map_or(RoleProperties::UNSTATED, |role| self.of_role(role, session))
    }

    /// Whether a session takes the rooms it is in for itself. It leaves them to others where it is a break, an exhibition that stays
    /// open, or online alone.
    pub(crate) fn takes_rooms(&self, session: &Session) -> bool {
        let properties = self.of_kind(session);
        !properties.idle && !properties.ambient && session.mode != Some(Mode::Online)
    }
}

impl Wanted {
    /// What a participation asks of whoever takes part, whose role has these properties: for their own part where they state
    /// one, else for all of the session.
    pub(crate) fn of(one: &Participation, properties: RoleProperties) -> Self {
        let stay = properties.must_stay;
        if stay == Stay::No || !one.status.is_expected() || one.presence == Some(Presence::Recorded) {
            return Self::No;
        }
        let knows_when = one.part.is_some() || stay == Stay::Throughout;
        if knows_when && !one.status.is_open() && one.role.is_some() { Self::Firmly } else { Self::Open }
    }

    /// The same of a group of people, who can part.
    pub(crate) fn of_group(self) -> Self {
        if self == Self::Firmly { Self::Open } else { self }
    }
}
