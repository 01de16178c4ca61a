//! Descriptions of text fields for the messages of findings.

use super::describe;
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::view::{Participation, Session};

/// Returns the session that contains the text at a path. Returns `None` if another item, such as a
/// room, contains the text.
pub(super) fn session<'p>(programme: &'p Programme, at: &Path) -> Option<Session<'p>> {
    match programme.subject_at(at) {
        Subject::Session(id) => programme.session(id.as_str()),
        _ => None,
    }
}

fn participation<'p>(programme: &'p Programme, at: &Path) -> Option<Participation<'p>> {
    let position = at.position_in("participations")?;
    match session(programme, at) {
        // A path always refers to the participations of the session itself, never to inherited
        // ones.
        Some(session) => session.participations().nth(position),
        // The participations of the programme come before the participations of the sessions.
        None => programme.participations().nth(position),
    }
}

/// Describes a text for a message, such as "the title of “Pause”" or "question 2 of “Opening”".
pub(super) fn described(programme: &Programme, at: &Path) -> String {
    let subject = programme.subject_at(at);
    match (&subject, field(at)) {
        (Subject::Note(_), _) => owner(programme, &subject),
        (Subject::Programme, Some(field)) if at.keys().count() == 1 && field.contains(" of ") => field,
        (_, Some(field)) => {
            let owner = owner(programme, &subject);
            let preposition = preposition(at);
            let Some(party) = participation(programme, at).map(describe::party) else {
                return format!("{field} {preposition} {owner}");
            };
            // The text of an office or a vacancy is also used as the name of the participant, so
            // the name is not repeated.
            let field = match at.keys().next_back() {
                Some("office" | "vacancy") => format!("{field} {}", describe::quoted(&party)),
                _ => format!("{field} {preposition} {party}"),
            };
            if subject == Subject::Programme { field } else { format!("{field} in {owner}") }
        }
        (_, None) => format!("a text of {}", owner(programme, &subject)),
    }
}

/// Returns the preposition between a text field and its owner, such as "of" in "the title of
/// “Pause”".
fn preposition(at: &Path) -> &'static str {
    let mut keys = at.keys().rev();
    match (keys.next(), keys.next()) {
        (Some("label"), Some("participations")) => "above",
        (Some("title"), Some("posts")) => "held by",
        (_, Some("on_behalf_of")) => "represented by",
        _ => "of",
    }
}

/// Describes a text field without the item that it belongs to, such as "the title" or "question 2".
fn field(at: &Path) -> Option<String> {
    for (list, one) in [
        ("preamble", "paragraph {} of the preamble"),
        ("description", "paragraph {} of the description"),
        ("biography", "paragraph {} of the biography"),
        ("questions", "question {}"),
        ("tags", "tag {}"),
        ("awards", "award {}"),
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
        ("on_behalf_of", _) => "the party",
        ("participations", "label") => "the heading",
        (_, "title") => "the title",
        (_, "subtitle") => "the subtitle",
        (_, "document_title") => "the title of the document",
        (_, "kind_label") => "the kind label",
        (_, "label") => "the label",
        (_, "access_note") => "the access note",
        (_, "level") => "the level",
        (_, "age_range") => "the age range",
        (_, "content_note") => "the content note",
        (_, "fee") => "the fee",
        (_, "requirements") => "the requirements",
        (_, "questions_introduction") => "the introduction to the questions",
        (_, "topic") => "the topic",
        (_, "remark") => "the remark",
        (_, "posts_line") => "the line of posts",
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
        (_, "accessibility") => "the accessibility note",
        _ => return None,
    };
    Some(words.to_owned())
}

/// Describes the item that a text belongs to, such as "footnote “1”" or "the track “Law”".
fn owner(programme: &Programme, subject: &Subject) -> String {
    let named = |name: &Text| describe::quoted(describe::wording(programme, name));
    let found = match subject {
        Subject::Session(id) => programme.session(id.as_str()).map(describe::session),
        Subject::Person(id) => programme.person(id.as_str()).map(describe::person),
        Subject::Organisation(id) => programme.organisation(id.as_str()).map(|one| named(one.name())),
        Subject::Venue(id) => programme.venue(id.as_str()).map(describe::venue),
        Subject::Room(id) => programme.room(id.as_str()).map(describe::room),
        Subject::Track(id) => {
            programme.track(id.as_str()).map(|one| format!("the track {}", named(one.name())))
        }
        Subject::AgendaItem(id) => programme.agenda_item(id.as_str()).map(|item| {
            format!("agenda item {}", item.data().number.as_deref().unwrap_or(item.id().as_str()))
        }),
        Subject::Note(id) => Some(format!("footnote {}", describe::quoted(id.as_str()))),
        Subject::Role(_) | Subject::Kind(_) => Some(format!("the {subject}")),
        Subject::Programme | Subject::Day(_) => None,
    };
    found.unwrap_or_else(|| subject.to_string())
}
