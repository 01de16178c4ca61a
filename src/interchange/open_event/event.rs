//! Reads the data about the entire event.

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
    reading.builder.venue().coordinates = coordinates(&mut event);
    for (names, relation) in ADDRESSES {
        let link = reading.link(&mut event, names, relation, &mut extensions, &spot);
        reading.builder.draft.links.extend(link);
    }
    for node in event.list(&["sociallinks"]) {
        let mut social = Object::of(node);
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

/// Reads coordinates. If both are zero, they are treated as missing.
pub(super) fn coordinates(object: &mut Object) -> Option<Coordinates> {
    let number = |text: Option<String>| text.and_then(|text| text.parse::<f64>().ok());
    let latitude = number(object.text(&["latitude"]));
    let longitude = number(object.text(&["longitude"]));
    let (latitude, longitude) = (latitude?, longitude?);
    let is_entered = latitude != 0.0 || longitude != 0.0;
    Coordinates::new(latitude, longitude).ok().filter(|_| is_entered)
}
