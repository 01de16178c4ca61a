//! Compares the sessions that speakers list with the speakers of the sessions.

use std::collections::{HashMap, HashSet};

use super::json::object::{Node, Object};
use super::reading::{Reading, Spot};
use crate::code::Code;
use crate::error::quote;
use crate::report::SourceLocation;

/// The sessions that speakers list, by the ids of the sessions.
#[derive(Debug, Default)]
pub(in crate::interchange) struct Speaking(HashMap<String, Vec<(String, SourceLocation)>>);

impl Speaking {
    /// Adds the sessions that a speaker lists: their ids, or objects with an id.
    pub(in crate::interchange) fn add(&mut self, speaker: Option<&str>, sessions: Vec<Node>) {
        for node in sessions {
            let (at, text) = (node.at(), node.text());
            let session = text.or_else(|| Object::of(node).text(&["id"]));
            if let (Some(session), Some(speaker)) = (session, speaker) {
                self.0.entry(session).or_default().push((speaker.to_owned(), at));
            }
        }
    }

    /// Reports the speakers who list a session that does not list them. `speakers` are the ids that
    /// the session lists.
    pub(in crate::interchange) fn report(
        &self,
        reading: &mut Reading,
        session: Option<&str>,
        speakers: &HashSet<String>,
        spot: &Spot,
    ) {
        let listed = session.and_then(|session| self.0.get(session));
        for (id, at) in listed.into_iter().flatten().filter(|(id, _)| !speakers.contains(id)) {
            let message = format!(
                "the speaker {} lists the session, but the session does not list the speaker: the session was used",
                quote(id)
            );
            reading.note(Code::StatementsDisagree, spot, at, message);
        }
    }
}
