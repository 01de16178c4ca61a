//! The keys of texts: paths in which items stand by their ids, so that they outlive moved rows.

use std::collections::HashMap;
use std::fmt::Write;

use crate::draft::{Draft, Participation};
use crate::value::path::{Path, Segment};

/// Makes keys of the paths of one draft.
pub(in crate::language) struct Keys<'d> {
    draft: &'d Draft,
    /// The names of the participations of the list that was met last, and which list that is.
    participations: (Option<usize>, Vec<String>),
}

impl<'d> Keys<'d> {
    pub(in crate::language) fn new(draft: &'d Draft) -> Self {
        let participations = (None, names(&draft.participations));
        Self { draft, participations }
    }

    /// `/sessions/3/participations/0/label` is `sessions/open/participations/ada/label`.
    pub(in crate::language) fn key(&mut self, at: &Path) -> String {
        let mut key = String::new();
        let mut segments = at.segments().iter().peekable();
        let mut list = "";
        let mut session = None;
        while let Some(segment) = segments.next() {
            match segment {
                Segment::Key(name) => {
                    // A paragraph is named by its list and number alone: it is written in two ways, by how many languages it has.
                    let inner = matches!(&**name, "paragraph" | "heading" | "list") && list == "#";
                    list = name;
                    if !inner {
                        push(&mut key, name);
                    }
                }
                Segment::Index(index) => {
                    let name = self.name(list, *index, session);
                    // A room is known without its venue.
                    if list == "venues"
                        && matches!(segments.peek(), Some(Segment::Key(next)) if next == "rooms")
                    {
                        key.clear();
                        segments.next();
                        if let Some(Segment::Index(room)) = segments.next() {
                            let room = self.draft.venues.get(*index).and_then(|venue| venue.rooms.get(*room));
                            push(&mut key, "rooms");
                            push(&mut key, room.map_or("", |room| room.id.as_str()));
                        }
                    } else {
                        if list == "sessions" {
                            session = Some(*index);
                        }
                        push(&mut key, &name.unwrap_or_else(|| index.to_string()));
                    }
                    list = "#";
                }
            }
        }
        key
    }

    fn name(&mut self, list: &str, at: usize, session: Option<usize>) -> Option<String> {
        let draft = self.draft;
        Some(match list {
            "sessions" => draft.sessions.get(at)?.id.to_string(),
            "people" => draft.people.get(at)?.id.to_string(),
            "organisations" => draft.organisations.get(at)?.id.to_string(),
            "venues" => draft.venues.get(at)?.id.to_string(),
            "tracks" => draft.tracks.get(at)?.id.to_string(),
            "agenda_items" if session.is_none() => draft.agenda_items.get(at)?.id.to_string(),
            "notes" => draft.notes.get(at)?.id.to_string(),
            "days" => draft.days.get(at)?.number.to_string(),
            "roles" => draft.roles.get(at)?.code.to_string(),
            "kinds" => draft.kinds.get(at)?.code.to_string(),
            "participations" => {
                if self.participations.0 != session {
                    let rows = match session {
                        Some(session) => &draft.sessions.get(session)?.participations,
                        None => &draft.participations,
                    };
                    self.participations = (session, names(rows));
                }
                self.participations.1.get(at)?.clone()
            }
            _ => return None,
        })
    }
}

/// Adds a segment, escaped as in a pointer.
fn push(key: &mut String, segment: &str) {
    if !key.is_empty() {
        key.push('/');
    }
    key.push_str(&segment.replace('~', "~0").replace('/', "~1"));
}

/// Participations by their own ids, else by who takes part; who does so again gets a number.
fn names(rows: &[Participation]) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    rows.iter()
        .map(|one| {
            let own = one.id.as_ref().map(ToString::to_string);
            let person = || one.person.as_ref().map(ToString::to_string);
            let organisation = || one.organisation.as_ref().map(ToString::to_string);
            let country = || one.country.map(|code| code.to_string());
            let words = || if one.office.is_some() { "office" } else { "vacancy" }.to_owned();
            let mut name = own.or_else(person).or_else(organisation).or_else(country).unwrap_or_else(words);
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            if *count > 1 {
                // No id holds a blank, and so this is nobody's.
                let _ = write!(name, " {count}");
            }
            name
        })
        .collect()
}
