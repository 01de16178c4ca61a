//! Reads the data about the entire event.

use super::people::participation;
use crate::interchange::common::json::object::Object;
use crate::interchange::common::reading::times::set_time_zone;
use crate::interchange::common::reading::{Reading, Spot};
use crate::value::link::Link;
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

pub(super) fn event(reading: &mut Reading, mut event: Object) {
    let spot = Spot::programme();
    let at = event.at();
    let mut extensions = Extensions::default();
    set_time_zone(reading, &mut event, &["timezone"], &mut extensions);
    reading.builder.draft.preamble = reading.blocks(&mut event, &["description"]);
    reading.builder.venue().name = event.text(&["location"]).map(Text::from);
    reading.builder.venue().address = event.text(&["address"]).map(Text::from);
    let room = event.text(&["roomfullname"]).or_else(|| event.text(&["room"]));
    event.ignore(&["room"]);
    if let Some(room) = room.and_then(|room| reading.builder.room(None, &room, &at)) {
        reading.builder.draft.place = Some(Place::Rooms(vec![room]));
    }
    if let Some(url) = reading.url(&mut event, &["url"], &mut extensions, &spot) {
        reading.builder.draft.links.push(Link::new(url).with_relation("page"));
    }
    let chairs = event.list(&["chairs"]);
    for node in chairs {
        if let Some(chair) = participation(reading, &node, Role::Chair, &spot, &mut extensions) {
            reading.builder.draft.participations.push(chair);
        }
    }
    // These fields are internal to Indico, or repeat the dates of the entries.
    event.ignore(&[
        "_type",
        "_fossil",
        "type",
        "startdate",
        "enddate",
        "occurrences",
        "visibility",
        "hasanyprotection",
    ]);
    event.ignore(&["creationdate", "categoryid"]);
    reading.keep_rest(event, &mut extensions, &spot);
    reading.builder.draft.extensions = extensions;
}
