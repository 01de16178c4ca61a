//! The properties of roles and kinds in one programme. Declared properties override built-in ones.

use std::collections::HashMap;

use crate::draft::{Draft, Participation, Session};
use crate::value::kind::{Kind, KindProperties};
use crate::value::role::{Role, RoleProperties};
use crate::value::status::AttendanceMode;

#[derive(Debug)]
pub(crate) struct Properties {
    roles: HashMap<Role, RoleProperties>,
    kinds: HashMap<Kind, KindProperties>,
}

impl Properties {
    pub(crate) fn new(draft: &Draft) -> Self {
        Self {
            roles: draft.roles.iter().map(|role| (role.code.clone(), role.properties)).collect(),
            kinds: draft.kinds.iter().map(|kind| (kind.code.clone(), kind.properties)).collect(),
        }
    }

    /// Returns the properties of a session's kind. A session without a kind has the properties
    /// of [`Kind::Other`].
    pub(crate) fn of_kind(&self, session: &Session) -> KindProperties {
        let kind = session.kind.as_ref().unwrap_or(&Kind::Other);
        self.kinds.get(kind).copied().unwrap_or_else(|| kind.properties())
    }

    /// Returns the properties of a role in a session. The built-in presenter role presides if
    /// presenters preside over sessions of this kind.
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

    /// Returns the properties of a participant's role in a session, or [`RoleProperties::UNSTATED`]
    /// if the participant has no role.
    pub(crate) fn of_participation<'d>(
        &self,
        one: &Participation,
        session: impl FnOnce() -> Option<&'d Session>,
    ) -> RoleProperties {
        one.role.as_ref().map_or(RoleProperties::UNSTATED, |role| self.of_role(role, session))
    }

    /// Returns `true` if a session needs exclusive use of its rooms. Breaks, open exhibitions and
    /// sessions that are held only online leave their rooms to other sessions.
    pub(crate) fn takes_rooms(&self, session: &Session) -> bool {
        let properties = self.of_kind(session);
        !properties.idle && !properties.ambient && session.mode != Some(AttendanceMode::Online)
    }
}
