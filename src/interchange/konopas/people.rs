//! Reads people.

use crate::code::Code;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::reading::people::{
    change_person, declare_person, keep_undeclared_person, without_role,
};
use crate::interchange::common::reading::{Reading, Spot};
use crate::interchange::common::urls;
use crate::value::link::Link;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

/// The parts of a name.
#[derive(Debug, Default)]
struct Name {
    shown: String,
    given: Option<String>,
    family: Option<String>,
    honorific: Option<String>,
}

pub(super) fn person(reading: &mut Reading, mut object: Object) {
    let at = object.at();
    let id = object.text(&["id"]);
    let name = match object.take(&["name"]) {
        Some(node) => name(&node),
        None => joined(&[object.text(&["first"]), object.text(&["last"])]),
    };
    let Some((position, spot)) = declare_person(reading, id.as_deref(), &name.shown, &at) else {
        keep_undeclared_person(reading, id, &name.shown, object);
        return;
    };
    let mut extensions = Extensions::default();
    let biography = reading.blocks(&mut object, &["bio"]);
    let sort_key = object.text(&["sortname"]);
    let (mut links, mut image) = (Vec::new(), None);
    if let Some(mut addresses) = object.object(&["links"]) {
        image = reading.url(&mut addresses, &["img", "photo", "image"], &mut extensions, &spot);
        links = self::links(reading, addresses, &mut extensions, &spot);
    }
    image = image.or_else(|| reading.url(&mut object, &["img", "photo"], &mut extensions, &spot));
    object.ignore(&["prog", "program"]);
    reading.keep_rest(object, &mut extensions, &spot);
    let family = without_role(reading, name.family);
    // Without a family name, the given name is the complete name.
    let given = without_role(reading, name.given).filter(|_| family.is_some());
    change_person(reading, position, |person| {
        person.given = given.map(Text::from);
        person.family = family.map(Text::from);
        person.honorific = name.honorific.map(Text::from);
        person.sort_key = sort_key;
        person.biography = biography;
        person.image = image;
        person.links = links;
        person.extensions = extensions;
    });
}

/// Reads the remaining addresses of an object. Their names become the relations of the links.
pub(super) fn links(
    reading: &mut Reading,
    addresses: Object,
    extensions: &mut Extensions,
    spot: &Spot,
) -> Vec<Link> {
    let mut links = Vec::new();
    for (name, node) in addresses.rest() {
        // A user name, such as the value of `twitter`, is not an address.
        let text = node.text().filter(|text| text.contains('.'));
        match text.as_deref().map(|text| (text, urls::url(text))) {
            Some((_, Some(url))) => links.push(Link::new(url).with_relation(&name)),
            Some((text, None)) => {
                let what = (Code::SetAside, "is not a valid URL");
                reading.keep_text(extensions, &format!("links/{name}"), text, what, &node.at(), spot);
            }
            None => reading.keep(extensions, &format!("links/{name}"), &node, spot),
        }
    }
    links
}

/// Reads a name: a text, a list of given name, family name, prefix and suffix, or an object whose
/// keys are the positions in this list, counted from 0.
fn name(node: &Node) -> Name {
    let parts: Vec<Option<String>> = match &node.value {
        ExtraValue::List(_) => node.clone().into_items().iter().map(Node::text).collect(),
        ExtraValue::Map(fields) => {
            let part = |number: &str| {
                let field = fields.iter().find(|(key, _)| key == number);
                field.and_then(|(_, value)| Node::new(value.clone(), node.path.clone()).text())
            };
            ["0", "1", "2", "3"].map(part).into()
        }
        _ => vec![node.text()],
    };
    joined(&parts)
}

fn joined(parts: &[Option<String>]) -> Name {
    // Some systems write this word for a missing part of a name.
    let part = |at: usize| parts.get(at).cloned().flatten().filter(|part| part != "<none>");
    let (given, family, prefix, suffix) = (part(0), part(1), part(2), part(3));
    let words: Vec<&str> = [&given, &family].into_iter().flatten().map(String::as_str).collect();
    let mut shown = words.join(" ");
    if let Some(suffix) = &suffix {
        shown = format!("{shown}, {suffix}");
    }
    // A single part is the complete name.
    if family.is_none() {
        return Name { shown, honorific: prefix, ..Name::default() };
    }
    Name { shown, given, family, honorific: prefix }
}
