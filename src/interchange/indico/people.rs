//! Reads people with their names and affiliations.

use crate::draft::{Participation, Post};
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::reading::{Reading, Spot};
use crate::value::role::Role;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

/// Reads the participation of a person. A person without a name is kept in the extensions.
pub(super) fn participation(
    reading: &mut Reading,
    node: &Node,
    role: Role,
    spot: &Spot,
    extensions: &mut Extensions,
) -> Option<Participation> {
    let at = node.at();
    let mut object = Object::of(node.clone());
    let id = object.text(&["personid"]);
    let given = object.text(&["firstname"]);
    let family = object.text(&["familyname"]).or_else(|| object.text(&["lastname"]));
    let full = object.text(&["name"]).or_else(|| object.text(&["fullname"])).or_else(|| node.text());
    let name = match (&given, &family) {
        (Some(given), Some(family)) => format!("{given} {family}"),
        (None, Some(family)) => family.clone(),
        _ => full.map(|name| in_order(&name)).or_else(|| given.clone()).unwrap_or_default(),
    };
    let declared = reading.declare(id.as_deref(), &name, &at);
    let Some(mut participation) = reading.participation(id.as_deref(), &name, &at, spot) else {
        reading.keep(extensions, "people", node, spot);
        return None;
    };
    let affiliation = object.text(&["affiliation"]);
    let honorific = object.text(&["title"]);
    if let Some((position, _)) = declared {
        reading.change(position, |person| {
            if let (Some(given), Some(family)) = (given, family) {
                (person.given, person.family) = (Some(given.into()), Some(family.into()));
            }
            person.honorific = honorific.map(Text::from);
        });
    }
    if let Some(affiliation) = affiliation {
        reading.post(&participation, Post::new().with_organisation_name(affiliation));
    }
    // These fields only serve Indico itself, or repeat the name.
    object.ignore(&["_type", "_fossil", "id", "dbid", "displayorderkey", "name", "fullname", "lastname"]);
    if matches!(node.value, ExtraValue::Map(_)) {
        reading.keep_of_person(&participation, object);
    }
    participation.role = participation.role.or(Some(role));
    Some(participation)
}

/// Returns a name such as "Okoye, Ada" in its usual order.
fn in_order(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}
