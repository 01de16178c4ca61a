//! Writes participations, people and organisations in JSON-LD.

use super::node::{JsonLdNode, property};
use super::words;
use super::writer::JsonLdWriter;
use crate::draft::{self, Party, Post};
use crate::report::Reportable;
use crate::value::country::Country;
use crate::value::role::Role;
use crate::value::slot::Slot;
use crate::value::status::ParticipationStatus;
use crate::value::url::Url;
use crate::view::{Organisation, Participation, Person};

impl<'p> JsonLdWriter<'p> {
    /// Writes the participations in an event. `own` is `false` if they are inherited from a
    /// repeated session.
    pub(super) fn participations(
        &mut self,
        event: &mut JsonLdNode,
        participations: impl Iterator<Item = Participation<'p>>,
        slot: Option<Slot>,
        own: bool,
    ) {
        for (at, one) in participations.enumerate() {
            let field = format!("participations/{at}");
            if !one.status().is_expected() {
                self.lose_if(
                    own,
                    &field,
                    "declined and withdrawn participations and no-shows are not written",
                );
                continue;
            }
            let Some(party) = self.party(one) else {
                self.lose_if(own, &field, "a position that is not yet filled is not written");
                continue;
            };
            let losses = self.losses();
            let role = self.role(one, party, &field, slot);
            if !own {
                // Losses in inherited participations are recorded for the session that contains
                // them.
                self.forget(losses);
            }
            event.add(words::property(one.role(), one.properties()), role);
        }
    }

    /// Writes the person, organisation or country that takes part. Returns `None` if the position
    /// is vacant.
    fn party(&mut self, one: Participation<'p>) -> Option<JsonLdNode> {
        if let Some(person) = one.person() {
            return Some(self.person(person));
        }
        if let Some(organisation) = one.organisation() {
            return Some(self.organisation(organisation));
        }
        if let Some(country) = one.country() {
            return Some(country_node(country));
        }
        // An office is written as a person of whom only the job title is known.
        let office = one.data().office.as_ref()?;
        let mut node = JsonLdNode::new("Person");
        node.set("jobTitle", self.text(office));
        Some(node)
    }

    /// Writes a participation as a `Role` node. If the participation contains no data apart from
    /// the participant, only the node of the participant is returned.
    fn role(
        &mut self,
        one: Participation<'p>,
        party: JsonLdNode,
        field: &str,
        slot: Option<Slot>,
    ) -> JsonLdNode {
        let draft::Participation {
            id,
            person: _,
            organisation: _,
            country: _,
            office: _,
            vacancy: _,
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
        } = one.data();
        let mut node = JsonLdNode::new("Role");
        node.set_some("@id", id.as_ref().map(|id| self.id("participation", id.as_str())));
        node.set_some("roleName", role.as_ref().map(Role::as_str));
        node.set_some("name", self.text_of(label.as_ref()));
        node.set_some("disambiguatingDescription", self.text_of(remark.as_ref()));
        node.set_some("description", self.text_of(posts_line.as_ref()));
        if let Some(part) = part {
            self.part(&mut node, &format!("{field}/part"), slot, (part.start, part.end));
        }
        self.documents(&mut node, &format!("{field}/documents"), documents);
        self.links(&mut node, links);
        node.identify(external_ids);
        self.lose_extensions(&format!("{field}/extensions"), extensions);
        let party_of = match on_behalf_of {
            None => "",
            Some(Party::Organisation(_)) => "organisation",
            Some(Party::Country(_)) => "country",
            Some(Party::Name(_)) => "name",
        };
        let behalf = format!("on_behalf_of/{party_of}");
        for (stated, of, why) in [
            (
                posts.is_some(),
                "posts",
                "the posts of the person were written instead of the posts on this occasion",
            ),
            (on_behalf_of.is_some(), behalf.as_str(), "schema.org has no property for it"),
            (topic.is_some(), "topic", "schema.org has no property for it"),
            (presence.is_some(), "presence", "schema.org has no property for it"),
            (
                *status != ParticipationStatus::Confirmed,
                "status",
                "schema.org has no property for the status of a participation",
            ),
            (replaced_by.is_some(), "replaced_by", "schema.org has no property for it"),
            (language.is_some(), "language", "schema.org has no property for it"),
            (public.is_some(), "public", "everything that is written is public"),
        ] {
            self.lose_if(stated, &format!("{field}/{of}"), why);
        }
        if node.is_plain() {
            return party;
        }
        node.set(words::property(one.role(), one.properties()), party);
        node
    }

    pub(super) fn person(&mut self, person: Person<'p>) -> JsonLdNode {
        let id = self.id("person", person.id().as_str());
        let draft::Person {
            id: _,
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
        } = person.data();
        let mut node = JsonLdNode::known(if *group { "PerformingGroup" } else { "Person" }, id.clone());
        node.set("name", self.text(name));
        if !self.is_first(&id) {
            return node;
        }
        let before = self.about(person.subject());
        if *group {
            let why = "a group is written as an organisation, which has no such property";
            for (stated, field) in
                [(honorific.is_some(), "honorific"), (family.is_some(), "family"), (given.is_some(), "given")]
            {
                self.lose_if(stated, field, why);
            }
            self.lose_each(posts.len(), "posts", why);
        } else {
            node.set_some("honorificPrefix", self.text_of(honorific.as_ref()));
            node.set_some("familyName", self.text_of(family.as_ref()));
            node.set_some("givenName", self.text_of(given.as_ref()));
            self.posts(&mut node, posts);
        }
        node.set_some("disambiguatingDescription", self.text_of(posts_line.as_ref()));
        node.set_some("description", self.blocks("biography", biography));
        node.set_some("image", image.as_ref().map(Url::as_str));
        self.lose_if(sort_key.is_some(), "sort_key", "schema.org has no property for it");
        self.lose_each(available.len(), "available", "schema.org has no property for it");
        self.links(&mut node, links);
        node.identify(external_ids);
        self.lose_extensions("extensions", extensions);
        self.about(before);
        node
    }

    /// Writes the posts of a person, such as "Director" in an organisation. If there are several
    /// posts, each title is also written together with its organisation or country.
    fn posts(&mut self, node: &mut JsonLdNode, posts: &'p [Post]) {
        for post in posts {
            let Post { title, organisation, organisation_name, country } = post;
            if let Some(title) = title {
                node.add("jobTitle", self.text(title));
            }
            let mut bodies = Vec::new();
            if let Some(known) = organisation.as_ref().and_then(|id| self.programme.organisation(id.as_str()))
            {
                bodies.push(self.organisation(known));
            }
            if let Some(name) = organisation_name {
                let mut body = JsonLdNode::new("Organization");
                body.set("name", self.text(name));
                bodies.push(body);
            }
            bodies.extend(country.map(country_node));
            match title.as_ref().filter(|_| posts.len() > 1 && !bodies.is_empty()) {
                None => {
                    for body in bodies {
                        node.add("affiliation", body);
                    }
                }
                Some(title) => {
                    let mut role = JsonLdNode::new("OrganizationRole");
                    role.set("roleName", self.text(title));
                    for body in bodies {
                        role.add("affiliation", body);
                    }
                    node.add("affiliation", role);
                }
            }
        }
    }

    pub(super) fn organisation(&mut self, organisation: Organisation<'p>) -> JsonLdNode {
        let id = self.id("organisation", organisation.id().as_str());
        let draft::Organisation { id: _, name, short_name, kind, country, links, external_ids, extensions } =
            organisation.data();
        let mut node = JsonLdNode::known(words::organisation_type(*kind), id.clone());
        node.set("name", self.text(name));
        if !self.is_first(&id) {
            return node;
        }
        let before = self.about(organisation.subject());
        node.set_some("alternateName", self.text_of(short_name.as_ref()));
        node.set_some("additionalType", kind.map(|kind| kind.as_str()));
        if let Some(country) = country {
            node.set("address", address_in(*country));
        }
        self.links(&mut node, links);
        node.identify(external_ids);
        self.lose_extensions("extensions", extensions);
        self.about(before);
        node
    }

    /// Records the loss of all people and organisations to which no event refers.
    pub(super) fn lose_unwritten(&mut self) {
        for person in self.programme.people().iter() {
            if !self.has_described(&self.id("person", person.id().as_str())) {
                self.about(person.subject());
                self.lose("", "the person does not take part in any event that was written");
            }
        }
        for organisation in self.programme.organisations() {
            if !self.has_described(&self.id("organisation", organisation.id().as_str())) {
                self.about(organisation.subject());
                self.lose("", "the organisation is not part of any event that was written");
            }
        }
    }
}

/// Creates a node for a country. Countries are written as government organisations.
fn country_node(country: Country) -> JsonLdNode {
    let mut node = JsonLdNode::new("GovernmentOrganization");
    node.add("identifier", property("ISO 3166-1", country.as_str()));
    node.set("address", address_in(country));
    node
}

fn address_in(country: Country) -> JsonLdNode {
    let mut address = JsonLdNode::new("PostalAddress");
    address.set("addressCountry", country.as_str());
    address
}
