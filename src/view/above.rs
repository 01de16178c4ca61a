//! Searches the ancestors and the nested parts of many sessions.

use std::collections::HashMap;
#[cfg(feature = "review")]
use std::collections::HashSet;

use super::Session;

/// Finds out whether a condition holds for an ancestor of a session. Answers are remembered, so
/// that each ancestor is visited only once, even if sessions are deeply nested.
pub(crate) struct Above<'f, 'p> {
    holds: &'f dyn Fn(Session<'p>) -> bool,
    /// Whether the condition holds for a session or one of its ancestors.
    known: HashMap<Session<'p>, bool>,
}

impl<'f, 'p> Above<'f, 'p> {
    pub(crate) fn new(holds: &'f dyn Fn(Session<'p>) -> bool) -> Self {
        Self { holds, known: HashMap::new() }
    }

    pub(crate) fn any(&mut self, session: Session<'p>) -> bool {
        let mut path = Vec::new();
        let mut next = session.parent();
        let found = loop {
            let Some(above) = next else { break false };
            if let Some(known) = self.known.get(&above) {
                break *known;
            }
            path.push(above);
            if (self.holds)(above) {
                break true;
            }
            next = above.parent();
        };
        self.known.extend(path.into_iter().map(|above| (above, found)));
        found
    }
}

/// Returns the given sessions and all their ancestors.
#[cfg(feature = "review")]
pub(crate) fn with_ancestors<'p>(sessions: impl Iterator<Item = Session<'p>>) -> HashSet<Session<'p>> {
    let mut all = HashSet::new();
    for session in sessions {
        let mut next = Some(session);
        while let Some(one) = next.filter(|one| all.insert(*one)) {
            next = one.parent();
        }
    }
    all
}
