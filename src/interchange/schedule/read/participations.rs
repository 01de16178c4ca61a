//! Converts the people of an event into participations.

use super::context::ReadContext;
use crate::code::Code;
use crate::draft::Participation;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::schedule::syntax::document::{Extra, SchedulePerson, numbered};
use crate::interchange::schedule::syntax::words;
use crate::report::Subject;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::string_map::Extensions;

pub(super) fn participation(
    context: &mut ReadContext<'_>,
    person: SchedulePerson,
    known: Option<usize>,
    place: impl Fn() -> (Subject, Path),
) -> Option<Participation> {
    let SchedulePerson { at, name, id: _, guid: _, code, url, biography, image, role, links, extras } =
        person;
    let Some((id, first)) =
        known.and_then(|known| context.names.people.get(known)).map(|known| (&known.id, &known.first))
    else {
        let message = "a person with neither a name nor an id was left out".to_owned();
        context.tally.note(Code::NotImported, message, &at, place);
        return None;
    };
    let mut participation = Participation::person(id.as_str());
    let same_links = links.iter().map(|link| &link.url).eq(first.links.iter().map(|link| &link.url));
    let (code, url) = (differs(code, first.code.as_ref()), differs(url, first.url.as_ref()));
    let (biography, image) =
        (differs(biography, first.biography.as_ref()), differs(image, first.image.as_ref()));
    let name = differs(name, first.name.as_ref());
    let extensions = &mut Extensions::default();
    for (name, value) in [("name", name), ("code", code), ("biography", biography), ("image", image)] {
        let Some(value) = value else { continue };
        let extra = Extra { name: name.to_owned(), value: ExtraValue::Text(value), at: at.clone() };
        context.keep_extra(extensions, "", "person, which differs from an earlier one", &extra, &place);
    }
    if let Some(address) = url
        && let Some(url) = context.url(&address, "url", extensions, &at, &place)
    {
        participation.links.push(Link::new(url).with_relation("page"));
    }
    if !same_links {
        for (number, link) in links.iter().enumerate() {
            participation.links.extend(context.link("links", number, link, extensions, &place));
        }
    }
    if let Some(role) = role {
        participation.role = words::role(&role);
        if participation.role.as_ref().is_none_or(|known| *known != *role.as_str()) {
            let extra = Extra { name: "role".to_owned(), value: ExtraValue::Text(role), at: at.clone() };
            context.keep_extra(extensions, "", "person", &extra, &place);
        }
    }
    for extra in numbered(extras) {
        context.keep_extra(extensions, "", "person", &extra, &place);
    }
    participation.extensions = std::mem::take(extensions);
    Some(participation)
}

/// Returns a detail only if it differs from the first description of the person.
fn differs(stated: Option<String>, before: Option<&String>) -> Option<String> {
    stated.filter(|stated| before != Some(stated))
}
