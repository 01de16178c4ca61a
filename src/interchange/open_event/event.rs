//! Reads the data about the entire event.

use crate::code::Code;
use crate::draft::{Coordinates, Participation};
use crate::interchange::common::json::object::Object;
use crate::interchange::common::reading::people::organisation_named;
use crate::interchange::common::reading::times::set_time_zone;
use crate::interchange::common::reading::{Reading, Spot};
use crate::value::link::Link;
use crate::value::role::Role;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

/// The addresses of an event, with the relations of their links.
const ADDRESSES: &[(&[&str], &str)] = &[
    (&["externaleventurl", "eventurl", "url"], "page"),
    (&["ticketurl"], "tickets"),
    (&["logourl", "logo"], "logo"),
    (&["originalimageurl", "backgroundimage", "bannerimageurl"], "image"),
];

pub(super) fn event(reading: &mut Reading, mut event: Object) {
    let spot = Spot::programme();
    let mut extensions = Extensions::default();
    set_time_zone(reading, &mut event, &["timezone"], &mut extensions);
    reading.builder.draft.preamble = reading.blocks(&mut event, &["description"]);
    let place = event.text(&["locationname"]);
    let searchable = event.text(&["searchablelocationname"]);
    reading.builder.venue().name = place.or(searchable).map(Text::from);
    reading.builder.venue().coordinates = coordinates(reading, &mut event, &mut extensions, &spot);
    for (names, relation) in ADDRESSES {
        let link = reading.link(&mut event, names, relation, &mut extensions, &spot);
        reading.builder.draft.links.extend(link);
    }
    for node in event.list(&["sociallinks"]) {
        let mut social = Object::of(node.clone());
        if social.clone_of("link").or_else(|| social.clone_of("url")).is_none() {
            reading.keep(&mut extensions, "social-links", &node, &spot);
            continue;
        }
        let name = social.text(&["name"]);
        if let Some(url) = reading.url(&mut social, &["link", "url"], &mut extensions, &spot) {
            let mut link = Link::new(url).with_relation("social");
            link.title = name.map(Text::from);
            reading.builder.draft.links.push(link);
        }
    }
    let organiser = event.text(&["organizername", "ownername"]);
    if let Some(id) = organiser.and_then(|name| organisation_named(reading, &name)) {
        let organiser = Participation::organisation(id).with_role(Role::Organiser);
        reading.builder.draft.participations.push(organiser);
    }
    // Version numbers are only useful to applications that store the data.
    event.ignore(&["id", "version", "startsat", "endsat", "starttime", "endtime"]);
    reading.keep_rest(event, &mut extensions, &spot);
    reading.builder.draft.extensions = extensions;
}

/// Reads coordinates. If both are zero, they are treated as missing. Values that are not valid
/// coordinates are kept in the extensions.
pub(super) fn coordinates(
    reading: &mut Reading,
    object: &mut Object,
    extensions: &mut Extensions,
    spot: &Spot,
) -> Option<Coordinates> {
    let texts = ["latitude", "longitude"].map(|name| (name, object.text_at(&[name])));
    let [latitude, longitude] = texts.each_ref().map(|(_, text)| text.as_ref()?.0.parse::<f64>().ok());
    if let (Some(latitude), Some(longitude)) = (latitude, longitude)
        && let Ok(valid) = Coordinates::new(latitude, longitude)
    {
        return Some(valid).filter(|_| latitude != 0.0 || longitude != 0.0);
    }
    for (name, text) in texts {
        if let Some((text, at)) = text {
            let what = (Code::SetAside, "is not part of valid coordinates");
            reading.keep_text(extensions, name, &text, what, &at, spot);
        }
    }
    None
}
