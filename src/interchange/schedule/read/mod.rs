//! Converts a parsed schedule into a draft. A finding reports every adjustment.

mod conference;
mod context;
mod naming;
mod participations;
mod people;
mod places;
mod sessions;
mod slot;
mod tally;
mod texts;

use context::ReadContext;

use super::syntax::document::{Origins, Remark, ScheduleDocument};
use crate::interchange::{Import, ImportOptions};

pub(super) fn draft(
    mut document: ScheduleDocument,
    origins: &Origins<'_>,
    options: &ImportOptions,
    remarks: Vec<Remark>,
) -> Import {
    let mut context = ReadContext::new(&document, origins, remarks);
    conference::conference(&mut context, &mut document, options);
    places::days(&mut context, document.days);
    places::rooms(&mut context, document.conference.city);
    places::tracks(&mut context);
    people::people(&mut context);
    sessions::sessions(&mut context, document.events);
    context.finish()
}
