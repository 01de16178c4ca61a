//! Writes a programme as a calendar in iCalendar format.

mod context;
mod event;
mod extensions;
mod line_writer;
mod location;
mod participant;
mod reasons;
mod revisions;
mod texts;
mod time;
mod uids;
mod zone;

use std::collections::BTreeSet;

use chrono::Datelike;
use chrono_tz::Tz;

use super::CalendarOptions;
use super::syntax::names;
use crate::interchange::common::ledger::{At, Rows};
use crate::interchange::common::zones::dated;
use crate::interchange::{Export, ExportError};
use crate::programme::Programme;
use crate::value::time_zone::ZoneOffsets;
use context::WriteContext;
use line_writer::push_date;
use revisions::Revisions;

pub(super) fn write(programme: &Programme, options: &CalendarOptions) -> Result<Export, ExportError> {
    let Some(previous) = &options.previous else { return write_with(programme, options, None) };
    // The events have to be known before they can be compared with the previous ones.
    let text = write_with(programme, options, None)?.text;
    let revisions = Revisions::new(previous, &text);
    write_with(programme, options, Some(revisions))
}

fn write_with(
    programme: &Programme,
    options: &CalendarOptions,
    revisions: Option<Revisions>,
) -> Result<Export, ExportError> {
    let draft = programme.data();
    let mut cx = WriteContext::new(programme, options)?;
    cx.revisions = revisions;
    dated(programme.sessions().declared())?;
    calendar(&mut cx);
    time_zone(&mut cx);
    for (position, session) in programme.sessions().declared().enumerate() {
        if session.is_scheduled() {
            event::event(&mut cx, session, position);
        }
    }
    let whole = cx.ledger.whole();
    extensions::components(&mut cx, whole, &draft.extensions, &[]);
    cx.out.plain("END:VCALENDAR");
    let losses = cx.ledger.losses(draft, reasons::REASONS, reasons::NO_PROPERTY);
    Ok(Export { text: cx.out.finish(), losses })
}

/// Writes the properties of the calendar.
fn calendar(cx: &mut WriteContext<'_>) {
    let draft = cx.programme.data();
    let whole = cx.ledger.whole();
    cx.out.plain("BEGIN:VCALENDAR");
    cx.out.plain("VERSION:2.0");
    cx.out.begin("PRODID").value(names::PRODUCT);
    cx.out.begin(names::ID).text(draft.id.as_str());
    cx.ledger.wrote_field(whole, "id");
    let title = texts::chosen(cx, cx.ledger.field(whole, "title"), &draft.title);
    if let Some(title) = title {
        cx.out.begin("NAME").language(title.language).text(title.wording);
        cx.out.begin("X-WR-CALNAME").text(title.wording);
    }
    // The reader uses the language of the name as the main language of the programme.
    let language = title.map_or("und", |title| title.language.as_str());
    if draft.languages.first().is_some_and(|main| main.tag == language) {
        let main = cx.ledger.item(cx.ledger.field(whole, "languages"), 0);
        match cx.ledger.field(main, "tag") {
            // A language without a status has no fields.
            At::NOWHERE => cx.ledger.wrote(main),
            tag => cx.ledger.wrote(tag),
        }
    }
    let preamble = cx.ledger.field(whole, "preamble");
    texts::blocks(cx, &["DESCRIPTION", "X-WR-CALDESC"], preamble, &draft.preamble);
    if let Some(uid) = draft.external_ids.get("uid") {
        cx.out.begin("UID").text(uid);
        let ids = cx.ledger.field(whole, "external_ids");
        cx.ledger.wrote_field(ids, "uid");
    }
    if let Some(link) = draft.links.first() {
        cx.out.begin("URL").value(link.url.as_str());
        cx.ledger.wrote_field(cx.ledger.item(cx.ledger.field(whole, "links"), 0), "url");
    }
    if let Some(zone) = &draft.time_zone {
        cx.out.begin("X-WR-TIMEZONE").value(zone.as_str());
        cx.ledger.wrote_field(whole, "time_zone");
    }
    for (position, day) in draft.days.iter().enumerate() {
        let Some(date) = day.date else { continue };
        let row = cx.ledger.row(Rows::Days, position);
        if cx.dates.get(&date) != Some(&day.number) {
            cx.ledger.altered(row, "another day has the same date");
            continue;
        }
        let mut stated = String::new();
        push_date(&mut stated, date);
        cx.out.begin(names::DAY).with(names::DATE, &stated).value(&day.number.to_string());
        cx.ledger.wrote_fields(row, &["number", "date"]);
    }
    let revision = "only the number at the end of the revision was written, as SEQUENCE of the events";
    cx.ledger.altered(cx.ledger.field(whole, "revision"), revision);
    let place = "the default place was written in each event instead";
    cx.ledger.altered(cx.ledger.field(whole, "place"), place);
    let written = ["VERSION", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", names::ID, names::DAY];
    extensions::properties(cx, whole, &draft.extensions, &written, &[]);
}

/// Writes the clock changes of the time zone in all years in which the programme has sessions.
fn time_zone(cx: &mut WriteContext<'_>) {
    let Some(ZoneOffsets::Iana(zone)) = cx.zone.filter(|zone| *zone != ZoneOffsets::Iana(Tz::UTC)) else {
        return;
    };
    let sessions = cx.programme.sessions().into_iter();
    let times = sessions.flat_map(|session| [session.starts_at(), session.ends_at()]);
    let years: BTreeSet<i32> = times.flatten().map(|at| at.year()).collect();
    if !years.is_empty() {
        zone::write(&mut cx.out, zone, &years);
    }
}
