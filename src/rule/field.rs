//! Which text one has before one: what sort of field it stands in, and what a person calls it.

use super::words;
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::view::{Participation, Session};

/// What sort of text stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// What people, organisations, places are called: the same in every language, unless somebody says otherwise.
    Name,
    /// What a session, or somebody's contribution to it, is called. It may stand in the language that is spoken there.
    Title,
    /// Whatever else there is.
    Words,
}

/// What sort of text stands at a path of the normal form.
pub(crate) fn sort(at: &Path) -> Sort {
    let mut keys = at.keys().rev();
    let (last, before) = (keys.next().unwrap_or_default(), keys.next().unwrap_or_default());
    match (before, last) {
        (
            _,
            "honorific" | "family" | "given" | "short_name" | "organisation_name" | "address" | "city"
            | "building",
        )
        | ("people" | "organisations" | "venues" | "rooms" | "on_behalf_of", "name") => Sort::Name,
        ("sessions", "title" | "subtitle") | ("participations", "topic") => Sort::Title,
        _ => Sort::Words,
    }
}

/// Whether line breaks may stand in a text: in long ones, and in addresses.
pub(crate) fn may_break(at: &Path) -> bool {
    at.keys().next() == Some("notes")
        || at.keys().any(|key| {
            matches!(
                key,
                "preamble" | "description" | "biography" | "address" | "accessibility" | "access_note"
            )
        })
}

/// The session in which a text stands.
pub(super) fn session<'p>(programme: &'p Programme, at: &Path) -> Option<Session<'p>> {
    match programme.subject_at(at) {
        Subject::Session(id) => programme.session(id.as_str()),
        _ => None,
    }
}

/// The participation in which a text stands.
fn participation<'p>(programme: &'p Programme, at: &Path) -> Option<Participation<'p>> {
    let position = at.position_in("participations")?;
    match session(programme, at) {
        // A session that states any has its own.
        Some(session) => session.participations().nth(position),
        // Those of the programme itself come first.
        None => programme.participations().nth(position),
    }
}

/// A text as a person would point at it: "the title of “Pause”", "question 2 of “Opening”".
pub(super) fn described(programme: &Programme, at: &Path) -> String {
    let subject = programme.subject_at(at);
    match (&subject, field(at)) {
        (Subject::Note(_), _) => owner(programme, &subject),
        (Subject::Programme, Some(field)) if at.keys().count() == 1 && field.contains(" of ") => field,
        (_, Some(field)) => {
            let owner = owner(programme, &subject);
            match participation(programme, at).map(words::party) {
                Some(party) if subject == Subject::Programme => format!("{field} of {party}"),
                Some(party) => format!("{field} of {party} in {owner}"),
                None => format!("{field} of {owner}"),
            }
        }
        (_, None) => format!("a text of {}", owner(programme, &subject)),
    }
}

/// What a field is called, without whose it is.
fn field(at: &Path) -> Option<String> {
    for (list, one) in [
        ("preamble", "paragraph {} of the preamble"),
        ("description", "paragraph {} of the description"),
        ("biography", "paragraph {} of the biography"),
        ("questions", "question {}"),
    ] {
        if let Some(position) = at.position_in(list) {
            return Some(one.replace("{}", &(position + 1).to_string()));
        }
    }
    let mut keys = at.keys().rev();
    let (last, before) = (keys.next()?, keys.next().unwrap_or_default());
    let words = match (before, last) {
        ("links" | "attachments", _) => "the title of a link",
        ("documents", _) => "the title of a document",
        ("posts", "title") => "a post",
        ("posts", _) => "the organisation in a post",
        ("on_behalf_of", _) => "the party represented",
        (_, "title") => "the title",
        (_, "subtitle") => "the subtitle",
        (_, "document_title") => "the title of the document",
        (_, "kind_label") => "the printed kind",
        (_, "label") => "the label",
        (_, "access_note") => "the condition of access",
        (_, "level") => "the level",
        (_, "topic") => "the topic",
        (_, "remark") => "the remark",
        (_, "posts_line") => "the line of functions",
        (_, "office") => "the office",
        (_, "vacancy") => "the vacancy",
        (_, "name") => "the name",
        (_, "short_name") => "the short name",
        (_, "honorific") => "the form of address",
        (_, "family") => "the family name",
        (_, "given") => "the given name",
        (_, "address") => "the address",
        (_, "city") => "the city",
        (_, "building") => "the building",
        (_, "floor") => "the floor",
        (_, "accessibility") => "the note on accessibility",
        _ => return None,
    };
    Some(words.to_owned())
}

/// Whose text it is.
fn owner(programme: &Programme, subject: &Subject) -> String {
    let named = |name: &Text| words::quoted(words::wording(programme, name));
    let found = match subject {
        Subject::Session(id) => programme.session(id.as_str()).map(words::session),
        Subject::Person(id) => programme.person(id.as_str()).map(words::person),
        Subject::Organisation(id) => programme.organisation(id.as_str()).map(|one| named(one.name())),
        Subject::Venue(id) => programme.venue(id.as_str()).map(|one| named(one.name())),
        Subject::Room(id) => programme.room(id.as_str()).map(words::room),
        Subject::Track(id) => {
            programme.track(id.as_str()).map(|one| format!("the track {}", named(one.name())))
        }
        Subject::AgendaItem(id) => programme.agenda_item(id.as_str()).map(|item| {
            format!("agenda item {}", item.data().number.as_deref().unwrap_or(item.id().as_str()))
        }),
        Subject::Note(id) => Some(format!("footnote {}", words::quoted(id.as_str()))),
        Subject::Role(_) | Subject::Kind(_) => Some(format!("the {subject}")),
        Subject::Programme | Subject::Day(_) => None,
    };
    found.unwrap_or_else(|| subject.to_string())
}
