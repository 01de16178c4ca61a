//! The tables `texts`, `links` and `external_ids`. Their rows can belong to any type of entity.

use super::{ExternalIdRow, LinkRow, Rows, TextRow};
use crate::draft::Participation;
use crate::report::Subject;
use crate::value::language::LanguageTag;
use crate::value::link::{Document, Link};
use crate::value::path::Path;
use crate::value::string_map::ExternalIds;
use crate::value::url::Url;
use std::borrow::Cow;

enum Had<'p> {
    Links(&'static str, &'p [Link]),
    Documents(&'p [Document]),
    ExternalIds(&'p ExternalIds),
}

/// The owner of a list of links or ids: the type of an entity, its id, and a path within it. The
/// path is `participations/2/` for the third participation, and empty for the entity itself.
type Owner<'p> = (&'static str, Cow<'p, str>, String);

impl<'p> Rows<'p> {
    /// Returns the rows of the table `texts`, one for each text in each language. For example, a
    /// title in English and French has two rows. The rows are in the order of the serialised
    /// programme.
    pub fn texts(&self) -> impl Iterator<Item = TextRow<'p>> + use<'p> {
        let mut rows = Vec::new();
        self.programme.for_each_text(|at, text| {
            let subject = self.programme.subject_at(at);
            let (noun, id) = self.named(&subject);
            let field = below(&subject, at);
            rows.extend(text.entries().map(|(language, wording)| TextRow {
                programme_id: self.programme.id().as_str(),
                subject: noun,
                subject_id: id.clone().into(),
                field: field.clone().into(),
                language: language.as_str(),
                wording,
            }));
        });
        rows.into_iter()
    }

    fn named(&self, subject: &Subject) -> (&'static str, String) {
        let (noun, id) = match subject {
            Subject::Programme => ("programme", self.programme.id().as_str()),
            Subject::Day(number) => return ("day", number.to_string()),
            Subject::Session(id) => ("session", id.as_str()),
            Subject::Person(id) => ("person", id.as_str()),
            Subject::Organisation(id) => ("organisation", id.as_str()),
            Subject::Venue(id) => ("venue", id.as_str()),
            Subject::Room(id) => ("room", id.as_str()),
            Subject::Track(id) => ("track", id.as_str()),
            Subject::AgendaItem(id) => ("agenda-item", id.as_str()),
            Subject::Note(id) => ("note", id.as_str()),
            Subject::Role(role) => ("role", role.as_str()),
            Subject::Kind(kind) => ("kind", kind.as_str()),
        };
        (noun, id.to_owned())
    }

    /// Returns the rows of the table `links`, one for each link, attachment or document of an
    /// entity, such as a session or a person.
    pub fn links(&self) -> impl Iterator<Item = LinkRow<'p>> {
        self.had().into_iter().flat_map(|((subject, subject_id, above), had)| {
            let mut rows = Vec::new();
            let row = |field: String| LinkRow {
                programme_id: self.programme.id().as_str(),
                subject,
                subject_id: subject_id.clone(),
                field: format!("{above}{field}").into(),
                sort: "link",
                url: None,
                title: None,
                relation: None,
                language: None,
            };
            match had {
                Had::Links(list, links) => rows.extend(links.iter().enumerate().map(|(at, link)| LinkRow {
                    sort: if list == "attachments" { "attachment" } else { "link" },
                    url: Some(link.url.as_str()),
                    title: self.wording_of(link.title.as_ref()),
                    relation: link.relation.as_deref(),
                    language: link.language.as_ref().map(LanguageTag::as_str),
                    ..row(format!("{list}/{at}"))
                })),
                Had::Documents(documents) => {
                    rows.extend(documents.iter().enumerate().map(|(at, document)| LinkRow {
                        sort: "document",
                        url: document.url.as_ref().map(Url::as_str),
                        title: self.wording_of(document.title.as_ref()),
                        relation: document.symbol.as_deref(),
                        language: document.language.as_ref().map(LanguageTag::as_str),
                        ..row(format!("documents/{at}"))
                    }));
                }
                Had::ExternalIds(_) => {}
            }
            rows
        })
    }

    /// Returns the rows of the table `external_ids`, one for each identifier that an entity has in
    /// another system, such as the ORCID of a person.
    pub fn external_ids(&self) -> impl Iterator<Item = ExternalIdRow<'p>> + use<'p> {
        let programme_id = self.programme.id().as_str();
        self.had().into_iter().flat_map(move |((subject, subject_id, above), had)| {
            let ids = match had {
                Had::ExternalIds(ids) => Some(ids),
                _ => None,
            };
            let field = format!("{above}external_ids");
            ids.into_iter().flat_map(ExternalIds::iter).map(move |(scheme, identifier)| ExternalIdRow {
                programme_id,
                subject,
                subject_id: subject_id.clone(),
                field: field.clone().into(),
                scheme,
                identifier,
            })
        })
    }

    /// Returns the links, documents and external ids of all entities. The lists of the programme
    /// itself and of participations come last.
    fn had(&self) -> Vec<(Owner<'p>, Had<'p>)> {
        let data = self.programme.data();
        let mut all = Vec::new();
        let mut add = |noun, id: Cow<'p, str>, above: &str, had: Had<'p>| {
            all.push(((noun, id, above.to_owned()), had));
        };
        let mut participations = Vec::new();
        for day in &data.days {
            add("day", day.number.to_string().into(), "", Had::ExternalIds(&day.external_ids));
        }
        for venue in &data.venues {
            add("venue", venue.id.as_str().into(), "", Had::Links("links", &venue.links));
            add("venue", venue.id.as_str().into(), "", Had::ExternalIds(&venue.external_ids));
            for room in &venue.rooms {
                add("room", room.id.as_str().into(), "", Had::Links("links", &room.links));
                add("room", room.id.as_str().into(), "", Had::ExternalIds(&room.external_ids));
            }
        }
        for track in &data.tracks {
            add("track", track.id.as_str().into(), "", Had::ExternalIds(&track.external_ids));
        }
        for one in &data.organisations {
            add("organisation", one.id.as_str().into(), "", Had::Links("links", &one.links));
            add("organisation", one.id.as_str().into(), "", Had::ExternalIds(&one.external_ids));
        }
        for person in &data.people {
            add("person", person.id.as_str().into(), "", Had::Links("links", &person.links));
            add("person", person.id.as_str().into(), "", Had::ExternalIds(&person.external_ids));
        }
        for item in &data.agenda_items {
            add("agenda-item", item.id.as_str().into(), "", Had::Documents(&item.documents));
            add("agenda-item", item.id.as_str().into(), "", Had::ExternalIds(&item.external_ids));
        }
        participations.push(("programme", data.id.as_str(), &data.participations));
        for session in &data.sessions {
            let id = session.id.as_str();
            add("session", id.into(), "", Had::Documents(&session.documents));
            add("session", id.into(), "", Had::Links("links", &session.links));
            add("session", id.into(), "", Had::Links("attachments", &session.attachments));
            add("session", id.into(), "", Had::ExternalIds(&session.external_ids));
            participations.push(("session", id, &session.participations));
        }
        add("programme", data.id.as_str().into(), "", Had::Links("links", &data.links));
        add("programme", data.id.as_str().into(), "", Had::ExternalIds(&data.external_ids));
        for (noun, id, list) in participations {
            for (at, one) in list.iter().enumerate() {
                let Participation { documents, links, external_ids, .. } = one;
                let above = format!("participations/{at}/");
                add(noun, id.into(), &above, Had::Documents(documents));
                add(noun, id.into(), &above, Had::Links("links", links));
                add(noun, id.into(), &above, Had::ExternalIds(external_ids));
            }
        }
        all
    }
}

/// Removes the path of the entity from a path. For example, `/sessions/3/title` becomes `title`.
fn below(subject: &Subject, path: &Path) -> String {
    let above = match subject {
        Subject::Programme => 0,
        Subject::Room(_) => 4,
        _ => 2,
    };
    let pointer = path.to_string();
    let steps: Vec<&str> = pointer.split('/').skip(1 + above).collect();
    steps.join("/")
}
