//! The properties of roles and kinds in one programme. Declared properties override built-in ones.

use std::collections::HashMap;

#[cfg(feature = "agenda")]
use crate::draft::KindDeclaration;
use crate::draft::{Draft, Participation, RoleDeclaration, Session};
use crate::value::kind::{Kind, KindProperties};
use crate::value::role::{Role, RoleProperties};
use crate::value::status::AttendanceMode;

#[derive(Debug)]
pub(crate) struct Properties {
    /// The properties of each declared role, with its position in the draft.
    roles: HashMap<Role, (RoleProperties, usize)>,
    /// The properties of each declared kind, with its position in the draft.
    kinds: HashMap<Kind, (KindProperties, usize)>,
}

impl Properties {
    pub(crate) fn new(draft: &Draft) -> Self {
        let roles = draft.roles.iter().enumerate();
        let kinds = draft.kinds.iter().enumerate();
        Self {
            roles: roles.map(|(at, role)| (role.code.clone(), (role.properties, at))).collect(),
            kinds: kinds.map(|(at, kind)| (kind.code.clone(), (kind.properties, at))).collect(),
        }
    }

    pub(crate) fn declared_role<'d>(&self, draft: &'d Draft, role: &Role) -> Option<&'d RoleDeclaration> {
        draft.roles.get(self.roles.get(role)?.1)
    }

    #[cfg(feature = "agenda")]
    pub(crate) fn declared_kind<'d>(&self, draft: &'d Draft, kind: &Kind) -> Option<&'d KindDeclaration> {
        draft.kinds.get(self.kinds.get(kind)?.1)
    }

    /// Returns the properties of a session's kind. A session without a kind has the properties
    /// of [`Kind::Other`].
    pub(crate) fn of_kind(&self, session: &Session) -> KindProperties {
        let kind = session.kind.as_ref().unwrap_or(&Kind::Other);
        self.kinds.get(kind).map_or_else(|| kind.properties(), |(declared, _)| *declared)
    }

    /// Returns the properties of a role in a session. The built-in presenter role presides if
    /// presenters preside over sessions of this kind.
    pub(crate) fn of_role<'d>(
        &self,
        role: &Role,
        session: impl FnOnce() -> Option<&'d Session>,
    ) -> RoleProperties {
        if let Some((declared, _)) = self.roles.get(role) {
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

    /// Returns `true` if a session needs exclusive use of its rooms. Breaks, exhibitions and other
    /// ambient sessions, and sessions that are held only online leave their rooms to other
    /// sessions.
    pub(crate) fn takes_rooms(&self, session: &Session) -> bool {
        let properties = self.of_kind(session);
        !properties.idle && !properties.ambient && session.mode != Some(AttendanceMode::Online)
    }
}
