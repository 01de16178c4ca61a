//! Reads the tracks of a source in JSON.

use super::{Reading, Spot};
use crate::code::Code;
use crate::interchange::common::ids::{self, IdChange};
use crate::interchange::common::json::object::Object;
use crate::report::SourceLocation;
use crate::value::colour::Colour;
use crate::value::id::TrackId;

/// Adds a track from the list of tracks in the source, as
/// [`declare_room`](super::rooms::declare_room) adds a room.
pub(in crate::interchange) fn declare_track(
    reading: &mut Reading,
    row: &mut Object,
    name: &str,
) -> Option<TrackId> {
    let is_new = reading.tracks.is_new_row(row);
    let id = row.text(&["id"]);
    if !is_new || name.trim().is_empty() {
        return None;
    }
    let track = reading.builder.add_track(None, name);
    if let Some(id) = id {
        if !reading.tracks.with_id(&id).is_empty() {
            let message = ids::id_message("track", Some(&id), track.as_str(), IdChange::Taken);
            let spot = Spot::track(&track);
            reading.note(Code::IdChanged, &spot, &row.at(), message);
        }
        reading.tracks.insert(&id, name, &track);
    }
    Some(track)
}

pub(in crate::interchange) fn is_track_declared(reading: &Reading, id: &str) -> bool {
    !reading.tracks.with_id(id).is_empty()
}

/// Returns the track to which a session refers by an id, a name or both. Tracks with different
/// ids are different tracks, even if they have the same name.
pub(in crate::interchange) fn resolve_track(
    reading: &mut Reading,
    id: Option<&str>,
    name: &str,
    at: &SourceLocation,
    spot: &Spot,
) -> Option<TrackId> {
    if let Some(found) = id.and_then(|id| reading.tracks.referenced(id, name)) {
        return Some(reading.chosen(found, at, spot));
    }
    let is_other = id.is_some() && reading.tracks.has_name(name) && !name.trim().is_empty();
    let track = if is_other { reading.builder.add_track(None, name) } else { reading.builder.track(name)? };
    if let Some(id) = id {
        reading.tracks.insert(id, name, &track);
    }
    Some(track)
}

/// Sets the colour of a track. An invalid colour is kept in the extensions of the track, unless it
/// is already present there.
pub(in crate::interchange) fn set_track_colour(
    reading: &mut Reading,
    track: &TrackId,
    (text, at): &(String, SourceLocation),
) {
    let Some(found) = reading.builder.track_mut(track) else { return };
    if let Ok(colour) = text.parse::<Colour>() {
        found.colour = Some(colour);
        return;
    }
    let mut extensions = std::mem::take(&mut found.extensions);
    if !reading.is_kept(&extensions, "color", text) {
        let what = (Code::SetAside, "is not a valid colour");
        reading.keep_text(&mut extensions, "color", text, what, at, &Spot::track(track));
    }
    if let Some(found) = reading.builder.track_mut(track) {
        found.extensions = extensions;
    }
}

/// Keeps the unknown fields of a track in the extensions of the track. A value that is already
/// present is not repeated.
pub(in crate::interchange) fn keep_track_details(reading: &mut Reading, track: &TrackId, object: Object) {
    let Some(found) = reading.builder.track_mut(track) else { return };
    let mut extensions = std::mem::take(&mut found.extensions);
    reading.keep_new(object, &mut extensions, &Spot::track(track));
    if let Some(found) = reading.builder.track_mut(track) {
        found.extensions = extensions;
    }
}
