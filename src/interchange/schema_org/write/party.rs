//! Writes participations, people and organisations in JSON-LD.

use super::context::WriteContext;
use super::node::{JsonLdNode, property};
use super::{time, words};
use crate::draft::Post;
use crate::interchange::common::ledger::{At, Rows};
use crate::value::country::Country;
use crate::value::role::Role;
use crate::value::slot::Slot;
use crate::value::url::Url;
use crate::view::{Organisation, Participation, Person};

/// Writes the participations in an event. The location `at` is that of the list. Inherited
/// participations have no location, because they belong to the repeated session.
pub(super) fn participations<'p>(
    context: &mut WriteContext<'p>,
    event: &mut JsonLdNode,
    at: At,
    participations: impl Iterator<Item = Participation<'p>>,
    slot: Option<Slot>,
) {
    let places: Vec<At> = context.ledger.items(at).collect();
    let places = places.into_iter().chain(std::iter::repeat(At::NOWHERE));
    for (one, at) in participations.zip(places) {
        if !one.status().is_expected() {
            let why = "declined and withdrawn participations and no-shows are not written";
            context.ledger.altered(at, why);
        } else if let Some(party) = party(context, at, one) {
            let role = role(context, at, one, party, slot);
            event.add(words::property(one.role(), one.properties()), role);
        } else {
            context.ledger.altered(at, "a position that is not yet filled is not written");
        }
    }
}

/// Writes the person, organisation or country that takes part. Returns `None` if the position is
/// vacant.
fn party<'p>(context: &mut WriteContext<'p>, at: At, one: Participation<'p>) -> Option<JsonLdNode> {
    if let Some(known) = one.person() {
        context.ledger.wrote_field(at, "person");
        return Some(person(context, known));
    }
    if let Some(known) = one.organisation() {
        context.ledger.wrote_field(at, "organisation");
        return Some(organisation(context, known));
    }
    if let Some(country) = one.country() {
        context.ledger.wrote_field(at, "country");
        return Some(country_node(country));
    }
    // The unnamed holder of an office is written as a person who has only a job title.
    let office = one.data().office.as_ref()?;
    let mut node = JsonLdNode::new("Person");
    context.set_text(&mut node, "jobTitle", (at, "office"), Some(office));
    Some(node)
}

/// Writes a participation as a `Role` node. If the participation contains no data apart from the
/// participant, only the node of the participant is returned.
fn role<'p>(
    context: &mut WriteContext<'p>,
    at: At,
    one: Participation<'p>,
    party: JsonLdNode,
    slot: Option<Slot>,
) -> JsonLdNode {
    let data = one.data();
    let mut node = match &data.id {
        Some(id) => context.node("Role", at, "participation", id.as_str()),
        None => JsonLdNode::new("Role"),
    };
    context.set(&mut node, "roleName", (at, "role"), data.role.as_ref().map(Role::as_str));
    context.set_text(&mut node, "name", (at, "label"), data.label.as_ref());
    context.set_text(&mut node, "disambiguatingDescription", (at, "remark"), data.remark.as_ref());
    context.set_text(&mut node, "description", (at, "posts_line"), data.posts_line.as_ref());
    if let Some(part) = data.part {
        let at = context.ledger.field(at, "part");
        time::part(context, &mut node, at, slot, part);
    }
    context.documents(&mut node, at, &data.documents);
    context.links(&mut node, at, &data.links);
    context.identify(&mut node, at, &data.external_ids);
    if node.is_plain() {
        return party;
    }
    node.set(words::property(one.role(), one.properties()), party);
    node
}

fn person<'p>(context: &mut WriteContext<'p>, person: Person<'p>) -> JsonLdNode {
    let (at, data) = (context.ledger.row(Rows::People, person.idx().position()), person.data());
    context.ledger.wrote_field(at, "group");
    let type_name = if data.group { "PerformingGroup" } else { "Person" };
    let mut node = context.node(type_name, at, "person", data.id.as_str());
    context.set_text(&mut node, "name", (at, "name"), Some(&data.name));
    if !context.is_first(&node) {
        return node;
    }
    if data.group {
        for field in ["honorific", "family", "given", "posts"] {
            let why = "a group is written as an organisation, which has no such property";
            context.ledger.altered(context.ledger.field(at, field), why);
        }
    } else {
        context.set_text(&mut node, "honorificPrefix", (at, "honorific"), data.honorific.as_ref());
        context.set_text(&mut node, "familyName", (at, "family"), data.family.as_ref());
        context.set_text(&mut node, "givenName", (at, "given"), data.given.as_ref());
        posts(context, &mut node, &data.posts);
        context.ledger.wrote_field(at, "posts");
    }
    context.set_text(&mut node, "disambiguatingDescription", (at, "posts_line"), data.posts_line.as_ref());
    let biography = context.blocks(context.ledger.field(at, "biography"), &data.biography);
    node.set_some("description", biography);
    context.set(&mut node, "image", (at, "image"), data.image.as_ref().map(Url::as_str));
    context.links(&mut node, at, &data.links);
    context.identify(&mut node, at, &data.external_ids);
    node
}

/// Writes the posts of a person, such as "Director" in an organisation. If there are several posts,
/// each title is also written together with its organisation or country.
fn posts<'p>(context: &mut WriteContext<'p>, node: &mut JsonLdNode, posts: &'p [Post]) {
    for Post { title, organisation: id, organisation_name, country } in posts {
        if let Some(title) = title {
            node.add("jobTitle", context.text(title));
        }
        let mut bodies = Vec::new();
        if let Some(known) = id.as_ref().and_then(|id| context.programme.organisation(id.as_str())) {
            bodies.push(organisation(context, known));
        }
        if let Some(name) = organisation_name {
            let mut body = JsonLdNode::new("Organization");
            body.set("name", context.text(name));
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
                role.set("roleName", context.text(title));
                for body in bodies {
                    role.add("affiliation", body);
                }
                node.add("affiliation", role);
            }
        }
    }
}

fn organisation<'p>(context: &mut WriteContext<'p>, organisation: Organisation<'p>) -> JsonLdNode {
    let at = context.ledger.row(Rows::Organisations, organisation.idx().position());
    let data = organisation.data();
    let type_name = words::organisation_type(data.kind);
    let mut node = context.node(type_name, at, "organisation", data.id.as_str());
    context.set_text(&mut node, "name", (at, "name"), Some(&data.name));
    if !context.is_first(&node) {
        return node;
    }
    context.set_text(&mut node, "alternateName", (at, "short_name"), data.short_name.as_ref());
    context.set(&mut node, "additionalType", (at, "kind"), data.kind.map(|kind| kind.as_str()));
    context.set(&mut node, "address", (at, "country"), data.country.map(address_in));
    context.links(&mut node, at, &data.links);
    context.identify(&mut node, at, &data.external_ids);
    node
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
