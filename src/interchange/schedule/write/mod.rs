//! Converts a programme into a schedule. Everything that cannot be written is reported as a loss.

mod conference;
mod context;
mod events;
mod extras;
mod form;
mod ids;
mod losses;
mod people;
mod places;
mod texts;
mod times;

use std::collections::HashSet;

use context::WriteContext;
pub(super) use form::Target;
use losses::{OTHERWISE, REASONS};

use super::ScheduleOptions;
use super::syntax::document::ScheduleDocument;
use crate::interchange::common::room_lists::several;
use crate::interchange::common::zones::dated;
use crate::interchange::{ExportError, Loss};
use crate::programme::Programme;

pub(super) fn document(
    programme: &Programme,
    target: Target,
    options: ScheduleOptions,
) -> Result<(ScheduleDocument, Vec<Loss>), ExportError> {
    dated(programme.sessions().declared())?;
    let mut context = WriteContext::new(programme, target, options)?;
    conference::header(&mut context);
    places::venues(&mut context);
    places::tracks(&mut context);
    times::days(&mut context);
    let sessions = events::events(&mut context);
    people::people(&mut context, &sessions);
    times::fixed_zone(&mut context, &sessions);
    conference::derived(&mut context);
    if context.foreign {
        leave_known(&mut context.document);
    }
    Ok((context.document, context.ledger.losses(programme.data(), REASONS, OTHERWISE)))
}

/// Removes declarations of rooms and tracks that contain only a name, if the name also appears
/// in events. Schedules from other systems do not repeat such names.
fn leave_known(document: &mut ScheduleDocument) {
    let ScheduleDocument { rooms, tracks, events, .. } = document;
    let named: HashSet<&str> =
        events.iter().filter_map(|event| event.tracks.first()?.name.as_deref()).collect();
    tracks.retain(|track| {
        let more = track.slug.is_some() || track.colour.is_some() || !track.extras.is_empty();
        more || !track.name.as_deref().is_some_and(|name| named.contains(name))
    });
    let alone: HashSet<&str> = events.iter().filter_map(|event| event.cell.as_deref()).collect();
    rooms.retain(|room| {
        let more =
            room.slug.is_some() || room.guid.is_some() || room.capacity.is_some() || room.url.is_some();
        let can_be_list = several(&room.name, |_| true).is_some();
        more || !room.extras.is_empty() || !alone.contains(room.name.as_str()) || can_be_list
    });
}
