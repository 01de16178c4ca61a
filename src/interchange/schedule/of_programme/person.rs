//! Converts participations into the people of an event.

use super::{ScheduleWriter, form};
use crate::draft::{Participation, Person};
use crate::interchange::schedule::node::ExtraValue;
use crate::interchange::schedule::sheet::{self, Locus, add};
use crate::interchange::schedule::{Target, words};
use crate::report::Subject;
use crate::value::link::Link;
use crate::value::status::ParticipationStatus;

impl ScheduleWriter {
    /// Describes a person. The description is repeated in each of their events, but its losses are
    /// reported only once.
    fn described(&mut self, id: &str) -> Option<sheet::SchedulePerson> {
        let person = self.people.get(id)?.clone();
        let before = self.losses.len();
        let first = self.told.insert(id.to_owned());
        let Person {
            id,
            name,
            honorific,
            family,
            given,
            sort_key,
            group,
            posts,
            posts_line,
            biography,
            available,
            image,
            links,
            external_ids,
            extensions,
        } = person;
        let subject = self.losses.about(Subject::Person(id.clone()));
        let json = self.target == Target::Json;
        let mut row = sheet::SchedulePerson {
            name: self.losses.text("name", &name),
            ..sheet::SchedulePerson::default()
        };
        self.losses.all(
            "a person has only a name in the format",
            [
                ("honorific", honorific.is_some()),
                ("family", family.is_some()),
                ("given", given.is_some()),
                ("sort_key", sort_key.is_some()),
                ("group", group),
                ("posts", !posts.is_empty()),
                ("posts_line", posts_line.is_some()),
                ("available", !available.is_empty()),
            ],
        );
        self.person_id(id.as_str(), extensions.get("schedule/id"), &mut row);
        if !biography.is_empty() {
            if json || self.foreign {
                row.biography = self.blocks("biography", &biography);
            } else {
                self.losses.lose("biography", "the schema has no field for this");
            }
        }
        match image {
            Some(image) if self.foreign || json && form::any_uri(image.as_str()) => {
                row.image = Some(image.to_string());
            }
            Some(_) => self.losses.lose("image", "the schema has no field for this"),
            None => {}
        }
        self.person_links("links", links, &mut row, &extensions);
        row.guid =
            external_ids.get("guid").filter(|guid| self.foreign || form::uuid(guid)).map(str::to_owned);
        row.code = external_ids
            .get("code")
            .filter(|code| self.foreign || json && form::code(code, Target::Json))
            .map(str::to_owned);
        let said = [("guid", row.guid.clone()), ("code", row.code.clone())];
        self.external_ids(&external_ids, |scheme, value| {
            said.iter().any(|(name, written)| *name == scheme && written.as_deref() == Some(value))
        });
        for (key, value) in extensions.iter() {
            let Some(own) = self.own(key) else { continue };
            match own {
                "id" => {}
                _ if own.starts_with("links.") && json && self.foreign => {}
                "url" if self.foreign => row.url = Some(value.to_owned()),
                "image" if self.foreign => row.image = Some(value.to_owned()),
                "guid" if self.foreign => row.guid = Some(value.to_owned()),
                "code" if self.foreign => row.code = Some(value.to_owned()),
                _ => self.losses.extension(key, "the schema has no field for this"),
            }
        }
        if !first {
            self.losses.forget_after(before);
        }
        self.losses.about(subject);
        Some(row)
    }

    /// Sets the id of a person. The schema requires a number, so a person with any other id is
    /// identified by name.
    fn person_id(&mut self, id: &str, kept: Option<&str>, row: &mut sheet::SchedulePerson) {
        let number = |text: &str| text.parse::<i64>().is_ok_and(|number| number.to_string() == text);
        row.id = match kept {
            Some(kept) if self.foreign || number(kept) => Some(kept.to_owned()),
            Some(_) => {
                self.losses.lose("extensions/schedule~1id", "the id of a person must be a number");
                None
            }
            None if number(id) => Some(id.to_owned()),
            None if self.foreign => {
                let made = row.name.as_deref().map(words::slug).unwrap_or_default();
                let by_name = form::unnumbered(id) == if made.is_empty() { "person" } else { &made };
                Some(id.to_owned()).filter(|_| !by_name)
            }
            None => None,
        };
    }

    /// Writes the link to the web page of a person. Other links are written only if the format
    /// allows them.
    fn person_links(
        &mut self,
        within: &str,
        links: Vec<Link>,
        row: &mut sheet::SchedulePerson,
        extensions: &crate::value::string_map::Extensions,
    ) {
        let json = self.target == Target::Json;
        for (at, link) in links.into_iter().enumerate() {
            let field = format!("{within}/{at}");
            let is_page = link.relation.as_deref() == Some("page") && row.url.is_none();
            if is_page && (self.foreign || json && form::any_uri(link.url.as_str())) {
                self.losses.all(
                    "only the address of the link is written",
                    [
                        (format!("{field}/title").as_str(), link.title.is_some()),
                        (format!("{field}/language").as_str(), link.language.is_some()),
                    ],
                );
                row.url = Some(link.url.to_string());
            } else if json {
                let number = row.links.len();
                let service = extensions.get(&format!("schedule/links.{number}.service"));
                if let Some(link) = self.link(&field, link, service) {
                    row.links.push(link);
                }
            } else {
                self.losses.lose(&field, "the schema has no field for this");
            }
        }
    }

    /// Converts a participation into a person of an event, and returns it with the original id of
    /// the person. Returns `None` if the participant is not a person, because events can list only
    /// people.
    pub(super) fn mention(
        &mut self,
        at: usize,
        participation: Participation,
    ) -> Option<(String, sheet::SchedulePerson)> {
        let Participation {
            id,
            person,
            organisation,
            country,
            office,
            vacancy,
            role,
            label,
            remark,
            posts,
            posts_line,
            on_behalf_of,
            topic,
            part,
            presence,
            status,
            replaced_by,
            language,
            public,
            documents,
            links,
            external_ids,
            extensions,
        } = participation;
        let within = format!("participations/{at}");
        let Some(person) = person else {
            let who = match (organisation, country, office, vacancy) {
                (Some(_), ..) => "an organisation",
                (_, Some(_), ..) => "a country",
                (_, _, Some(_), _) => "an office",
                _ => "a vacancy",
            };
            self.losses.lose(&within, &format!("an event can list only people, and this is {who}"));
            return None;
        };
        let mut row = self.described(person.as_str())?;
        let json = self.target == Target::Json;
        match role {
            // The schema of schedule.json allows additional fields for a person.
            Some(role) if json && !role.is_custom() => row.role = Some(role.to_string()),
            Some(_) if json => self.losses.lose(&format!("{within}/role"), "the format has no custom roles"),
            Some(role) => {
                self.losses.lose(
                    &format!("{within}/role"),
                    &format!("a person has no role in schedule.xml: the {role} is listed only by name"),
                );
            }
            None => {}
        }
        let lost = [
            ("id", id.is_some()),
            ("label", label.is_some()),
            ("remark", remark.is_some()),
            ("posts", posts.is_some()),
            ("posts_line", posts_line.is_some()),
            ("on_behalf_of", on_behalf_of.is_some()),
            ("topic", topic.is_some()),
            ("part", part.is_some()),
            ("presence", presence.is_some()),
            ("status", status != ParticipationStatus::default()),
            ("replaced_by", replaced_by.is_some()),
            ("language", language.is_some()),
            ("public", public.is_some()),
            ("documents", !documents.is_empty()),
            ("external_ids", !external_ids.is_empty()),
        ];
        for (field, _) in lost.into_iter().filter(|(_, there)| *there) {
            self.losses.lose(&format!("{within}/{field}"), "an event lists a person without further details");
        }
        if links.is_empty() {
        } else if self.foreign || json {
            row.url = None;
            row.links.clear();
            self.person_links(&format!("{within}/links"), links, &mut row, &extensions);
        } else {
            self.losses.lose(&format!("{within}/links"), "the schema has no field for this");
        }
        for (key, value) in extensions.iter() {
            let Some(own) = key.strip_prefix("schedule/") else {
                self.losses.extension_in(
                    &format!("{within}/"),
                    key,
                    "the extension belongs to another format",
                );
                continue;
            };
            match own {
                "code" if self.foreign => row.code = Some(value.to_owned()),
                "biography" if self.foreign => row.biography = Some(value.to_owned()),
                "image" if self.foreign => row.image = Some(value.to_owned()),
                "url" if self.foreign => row.url = Some(value.to_owned()),
                "role" if self.foreign || json => row.role = Some(value.to_owned()),
                _ if own.starts_with("links.") && json => {}
                _ if self.foreign => {
                    add(&mut row.extras, form::unnumbered(own), ExtraValue::kept(value), Locus::Nowhere);
                }
                _ => self.losses.extension_in(&format!("{within}/"), key, "the schema has no field for this"),
            }
        }
        Some((person.to_string(), row))
    }
}
