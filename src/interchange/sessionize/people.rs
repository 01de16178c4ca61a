//! Reads speakers.

use super::categories::Categories;
use crate::interchange::common::json::object::Object;
use crate::interchange::common::reading::people::{
    change_person, declare_person, keep_undeclared_person, without_role,
};
use crate::interchange::common::reading::{Reading, Spot};
use crate::interchange::common::speaking::Speaking;
use crate::value::link::Link;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

/// Adds the speakers to the draft, and returns the sessions that they list.
pub(super) fn people(reading: &mut Reading, speakers: Vec<Object>, categories: &Categories) -> Speaking {
    let mut speaking = Speaking::default();
    for mut object in speakers {
        let at = object.at();
        let id = object.text(&["id"]);
        let (given, family) = (object.text(&["firstname"]), object.text(&["lastname"]));
        let full = reading.text(&mut object, &["fullname", "name"]);
        let joined =
            || [given.as_deref(), family.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let name = full.as_ref().map_or_else(joined, |name| name.first().to_owned());
        speaking.add(id.as_deref(), object.list(&["sessions"]));
        // A view can be given more than once, and both `All` and `Speakers` describe everybody.
        let Some((position, spot)) = declare_person(reading, id.as_deref(), &name, &at) else {
            keep_undeclared_person(reading, id, &name, object);
            continue;
        };
        describe(reading, object, position, &spot, (given, family), categories);
        if let Some(full) = full.filter(|full| !full.is_plain()) {
            change_person(reading, position, |person| person.name = full);
        }
    }
    speaking
}

fn describe(
    reading: &mut Reading,
    mut object: Object,
    position: usize,
    spot: &Spot,
    (given, family): (Option<String>, Option<String>),
    categories: &Categories,
) {
    let mut extensions = Extensions::default();
    let biography = reading.blocks(&mut object, &["bio"]);
    let posts_line = reading.text(&mut object, &["tagline"]);
    let image = reading.url(&mut object, &["profilepicture"], &mut extensions, spot);
    let mut links = Vec::new();
    for node in object.list(&["links"]) {
        let mut link = Object::of(node);
        if link.clone_of("url").is_none() {
            let node = link.into_node();
            if !node.value.is_blank() {
                reading.keep(&mut extensions, "links", &node, spot);
            }
            continue;
        }
        let (title, relation) = (link.text(&["title"]), link.text(&["linktype"]));
        if let Some(url) = reading.url(&mut link, &["url"], &mut extensions, spot) {
            let mut one = Link::new(url);
            one.title = title.filter(|title| Some(title) != relation.as_ref()).map(Text::from);
            one.relation = relation;
            links.push(one);
        }
    }
    if object.flag(&["istopspeaker"]) == Some(true) {
        let _ = extensions.insert("sessionize/isTopSpeaker", "true");
    }
    categories.keep(reading, &mut object, &mut extensions, spot);
    reading.keep_rest(object, &mut extensions, spot);
    let (given, family) = (without_role(reading, given), without_role(reading, family));
    change_person(reading, position, |person| {
        // A name such as "Prince" has no family name.
        if let (Some(given), Some(family)) = (given, family) {
            (person.given, person.family) = (Some(given.into()), Some(family.into()));
        }
        person.biography = biography;
        person.posts_line = posts_line;
        person.image = image;
        person.links = links;
        person.extensions = extensions;
    });
}
