//! Access to the custom data of all entities in a draft, and removal of links and other addresses.

use crate::draft::{Document, Draft, Extensions, Link, Participation, Session};

/// The kind of entity that contains custom data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// A person, a participation, or a document of a participation.
    Person,
    /// Any other entity.
    Other,
}

/// Calls `visit` with the extensions of every entity in the draft.
pub(super) fn each_extensions(draft: &mut Draft, mut visit: impl FnMut(Owner, &mut Extensions)) {
    let visit = &mut visit;
    visit(Owner::Other, &mut draft.extensions);
    for day in &mut draft.days {
        visit(Owner::Other, &mut day.extensions);
    }
    for venue in &mut draft.venues {
        visit(Owner::Other, &mut venue.extensions);
        for room in &mut venue.rooms {
            visit(Owner::Other, &mut room.extensions);
        }
    }
    for track in &mut draft.tracks {
        visit(Owner::Other, &mut track.extensions);
    }
    for organisation in &mut draft.organisations {
        visit(Owner::Other, &mut organisation.extensions);
    }
    for item in &mut draft.agenda_items {
        visit(Owner::Other, &mut item.extensions);
        documents(Owner::Other, &mut item.documents, visit);
    }
    for person in &mut draft.people {
        visit(Owner::Person, &mut person.extensions);
    }
    participations(&mut draft.participations, visit);
    for session in &mut draft.sessions {
        visit(Owner::Other, &mut session.extensions);
        documents(Owner::Other, &mut session.documents, visit);
        participations(&mut session.participations, visit);
    }
}

fn participations(list: &mut [Participation], visit: &mut impl FnMut(Owner, &mut Extensions)) {
    for one in list {
        visit(Owner::Person, &mut one.extensions);
        documents(Owner::Person, &mut one.documents, visit);
    }
}

fn documents(owner: Owner, list: &mut [Document], visit: &mut impl FnMut(Owner, &mut Extensions)) {
    for document in list {
        visit(owner, &mut document.extensions);
    }
}

/// Removes the links of a session, and the addresses of its documents, image and other resources,
/// for which `keep` returns `false`. The participations of the session are not included.
pub(super) fn retain_addresses(session: &mut Session, keep: &impl Fn(&str) -> bool) {
    session.links.retain(|link| keep(link.url.as_str()));
    session.attachments.retain(|link| keep(link.url.as_str()));
    retain_document_addresses(&mut session.documents, keep);
    for address in [&mut session.image, &mut session.feedback] {
        *address = address.take().filter(|address| keep(address.as_str()));
    }
    if let Some(recording) = &mut session.recording {
        recording.url = recording.url.take().filter(|address| keep(address.as_str()));
    }
}

/// Removes the links and the addresses of documents for which `keep` returns `false`.
pub(super) fn retain_own_addresses(
    links: &mut Vec<Link>,
    documents: &mut [Document],
    keep: &impl Fn(&str) -> bool,
) {
    links.retain(|link| keep(link.url.as_str()));
    retain_document_addresses(documents, keep);
}

/// Removes the addresses of documents for which `keep` returns `false`.
pub(super) fn retain_document_addresses(documents: &mut [Document], keep: &impl Fn(&str) -> bool) {
    for document in documents {
        document.url = document.url.take().filter(|address| keep(address.as_str()));
    }
}
