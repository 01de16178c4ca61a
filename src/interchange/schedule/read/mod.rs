//! Converts a parsed schedule into a draft. A finding reports every adjustment.

mod conference;
mod context;
mod naming;
mod nights;
mod participations;
mod people;
mod places;
mod sessions;
mod slot;
mod tally;
mod texts;

use std::collections::HashSet;

use context::ReadContext;

use super::syntax::document::{Conference, Event, Extra, Origins, Remark, ScheduleDocument};
use super::syntax::lists::{groupings, is_grouped};
use super::syntax::words;
use crate::code::Code;
use crate::error::quote;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::{Import, ImportOptions};

/// The title of a schedule that has neither a title nor an acronym.
const UNTITLED: &str = "Schedule";

pub(super) fn draft(
    mut document: ScheduleDocument,
    origins: &Origins<'_>,
    options: &ImportOptions,
    mut remarks: Vec<Remark>,
) -> Import {
    regroup(&mut document, &mut remarks);
    let Conference { at, title, acronym, .. } = &mut document.conference;
    let stated = options.title.as_ref().filter(|_| title.is_none() && acronym.is_none());
    if let Some(stated) = stated {
        *title = Some(stated.first().to_owned());
    } else if title.is_none() && acronym.is_none() {
        let message = format!("the schedule has no title: it was given the title {}", quote(UNTITLED));
        remarks.push((Code::TitleAssumed, message, at.clone()));
        *title = Some(UNTITLED.to_owned());
    }
    let mut context = ReadContext::new(&document, origins, remarks);
    conference::conference(&mut context, &mut document, options);
    if let Some(stated) = stated {
        context.builder.draft.title.clone_from(stated);
    }
    places::days(&mut context, document.days);
    places::rooms(&mut context, document.conference.venue, document.conference.city);
    places::tracks(&mut context);
    people::people(&mut context);
    sessions::sessions(&mut context, document.events);
    context.finish()
}

/// Moves events from lists that are not rooms to the rooms that the events specify. The name of the
/// list becomes an extra value of each moved event. Declared rooms with the name of such a list are
/// removed, unless they are used or have further details.
fn regroup(document: &mut ScheduleDocument, remarks: &mut Vec<Remark>) {
    let groupings = groupings(&document.events);
    let mut reported = HashSet::new();
    for event in &mut document.events {
        if !is_grouped(event, &groupings) {
            continue;
        }
        let Some(list) = event.cell.take() else { continue };
        if reported.insert(list.clone()) {
            let what =
                if words::is_reserved(&list) { "names no room" } else { "contains events of several rooms" };
            let message = format!("the list {} {what}: the rooms of the events were used", quote(&list));
            remarks.push((Code::StatementsDisagree, message, event.at.clone()));
        }
        event.extras.push(Extra {
            name: "list".to_owned(),
            value: ExtraValue::Text(list),
            at: event.at.clone(),
        });
    }
    if groupings.is_empty() {
        return;
    }
    let used: HashSet<String> = document.events.iter().filter_map(Event::place).map(words::folded).collect();
    document.rooms.retain(|room| {
        let described =
            room.guid.is_some() || room.slug.is_some() || room.capacity.is_some() || room.url.is_some();
        let described = described || room.listed || !room.extras.is_empty();
        let name = words::folded(&room.name);
        described || used.contains(&name) || !groupings.contains(&name)
    });
}
