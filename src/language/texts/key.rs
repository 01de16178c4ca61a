//! Keys that identify the texts of a programme. A key is a path with ids instead of list indices,
//! so it stays valid when items are moved.

use std::collections::HashMap;
use std::fmt::Write;

use crate::draft::{Draft, Participation};
use crate::list::ToList;
use crate::value::path::{Path, Segment};

pub(in crate::language) struct Keys<'d> {
    draft: &'d Draft,
    /// The participation names of the most recently visited session, and the index of the session.
    /// The names are cached, because texts of the same session usually follow each other. The index
    /// is `None` for the participations in the programme itself.
    participations: (Option<usize>, Vec<String>),
}

impl<'d> Keys<'d> {
    pub(in crate::language) fn new(draft: &'d Draft) -> Self {
        let participations = (None, names(&draft.participations));
        Self { draft, participations }
    }

    /// Converts the path of a text to the key of the text. For example,
    /// `/sessions/3/participations/0/label` becomes `sessions/open/participations/ada/label`.
    pub(in crate::language) fn key(&mut self, at: &Path) -> String {
        let mut key = String::new();
        let mut segments = at.segments().iter().peekable();
        let mut list = "";
        let mut session = None;
        while let Some(segment) = segments.next() {
            match segment {
                Segment::Key(name) => {
                    // The key omits the block types "paragraph", "heading" and "list". The path of
                    // a paragraph contains its type unless the paragraph exists only in the main
                    // language, and the key must not depend on that.
                    let inner = matches!(&**name, "paragraph" | "heading" | "list") && list == "#";
                    list = name;
                    if !inner {
                        push(&mut key, name);
                    }
                }
                Segment::Index(index) => {
                    let name = self.name(list, *index, session);
                    // Room ids are unique in the entire programme, so the key omits the venue.
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

/// Appends a segment to the key. The characters `~` and `/` are escaped as in a JSON Pointer.
fn push(key: &mut String, segment: &str) {
    if !key.is_empty() {
        key.push('/');
    }
    key.push_str(&segment.replace('~', "~0").replace('/', "~1"));
}

/// Returns a unique name for each participation in a list. The name is the id of the participation.
/// If the participation has no id, the name is the id of the person or organisation, or the country
/// code. Offices and vacancies are named `office` and `vacancy`. Repeated names are numbered.
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
                // Ids cannot contain spaces, so the numbered name does not collide with an id.
                let _ = write!(name, " {count}");
            }
            name
        })
        .to_list()
}
