//! Reads people with their names and affiliations.

use crate::draft::Participation;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::reading::people::{
    add_affiliation, change_person, declare_person, keep_person_details, participation_of, without_role,
};
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
    let declared = declare_person(reading, id.as_deref(), &name, &at);
    let Some(mut participation) = participation_of(reading, id.as_deref(), &name, &at, spot) else {
        reading.keep(extensions, "people", node, spot);
        return None;
    };
    let affiliation = object.text(&["affiliation"]);
    let honorific = object.text(&["title"]);
    if let Some((position, _)) = declared {
        let (given, family) = (without_role(reading, given), without_role(reading, family));
        change_person(reading, position, |person| {
            if let (Some(given), Some(family)) = (given, family) {
                (person.given, person.family) = (Some(given.into()), Some(family.into()));
            }
            person.honorific = honorific.map(Text::from);
        });
    }
    if let Some(affiliation) = affiliation {
        add_affiliation(reading, &participation, affiliation);
    }
    // These fields only serve Indico itself, or repeat the name.
    object.ignore(&["_type", "_fossil", "id", "dbid", "displayorderkey", "name", "fullname", "lastname"]);
    if matches!(node.value, ExtraValue::Map(_)) {
        keep_person_details(reading, &participation, object);
    }
    participation.role = participation.role.or(Some(role));
    Some(participation)
}

/// Returns a name such as "Okoye, Ada" with the given name first.
fn in_order(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}
