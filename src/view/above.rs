//! Searches among the ancestors of many sessions.

use super::Session;

/// A search that determines whether a condition holds for any ancestor of a session. The results
/// are stored, so that each ancestor is visited only once, even if sessions are deeply nested.
pub(crate) struct Above<'f, 'p> {
    holds: &'f dyn Fn(Session<'p>) -> bool,
    /// Whether the condition holds for a session or one of its ancestors, by the index of the
    /// session. The table is empty until a session with a parent is searched.
    known: Vec<Option<bool>>,
}

impl<'f, 'p> Above<'f, 'p> {
    pub(crate) fn new(holds: &'f dyn Fn(Session<'p>) -> bool) -> Self {
        Self { holds, known: Vec::new() }
    }

    pub(crate) fn any(&mut self, session: Session<'p>) -> bool {
        let mut next = session.parent();
        if next.is_some() && self.known.is_empty() {
            self.known.resize(session.programme().data().sessions.len(), None);
        }
        let mut path = Vec::new();
        let found = loop {
            let Some(above) = next else { break false };
            if let Some(Some(known)) = self.known.get(above.idx().position()) {
                break *known;
            }
            path.push(above);
            if (self.holds)(above) {
                break true;
            }
            next = above.parent();
        };
        for above in path {
            if let Some(known) = self.known.get_mut(above.idx().position()) {
                *known = Some(found);
            }
        }
        found
    }
}

/// Returns a table with an entry for each session, by its index. The entry is `true` for the given
/// sessions and all their ancestors.
#[cfg(feature = "review")]
pub(crate) fn with_ancestors<'p>(count: usize, sessions: impl Iterator<Item = Session<'p>>) -> Vec<bool> {
    let mut all = vec![false; count];
    for session in sessions {
        let mut next = Some(session);
        while let Some(one) = next {
            match all.get_mut(one.idx().position()) {
                Some(known) if !*known => *known = true,
                _ => break,
            }
            next = one.parent();
        }
    }
    all
}
