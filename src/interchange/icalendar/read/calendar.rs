//! Reads the properties and the time zone of a calendar.

use super::context::{About, ReadContext};
use super::lines::Component;
use super::property::Property;
use crate::code::Code;
use crate::error::quote;
use crate::interchange::common::ids::{FreeIds, IdChange, id_message, well_formed};
use crate::interchange::common::texts::stated;
use crate::interchange::icalendar::syntax::names;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::string_map::Extensions;
use crate::value::text::Text;
use crate::value::url::Url;

/// Reads the properties of the first calendar. `title` is the title of a calendar without a name.
pub(super) fn properties(cx: &mut ReadContext, calendar: Option<&Component<'_>>, title: Option<&Text>) {
    let about = About::programme();
    let Some(calendar) = calendar else {
        return unnamed(cx, &about, title, 1);
    };
    let lines = |name: &'static str| calendar.lines.iter().filter(move |line| line.is(name));
    let words = |cx: &mut ReadContext, name| -> Vec<(Option<LanguageTag>, String)> {
        lines(name).filter_map(|line| cx.words(&Property::new(line), &about)).collect()
    };
    let (mut titles, outer) = (words(cx, "NAME"), words(cx, "X-WR-CALNAME"));
    let mut summary_is_title = false;
    if titles.is_empty() {
        titles = outer;
    } else if let Some((_, other)) =
        outer.iter().find(|(_, other)| !titles.iter().any(|(_, name)| name == other))
    {
        let line = lines("X-WR-CALNAME").next().map_or(1, |line| line.at);
        let message = format!("NAME and X-WR-CALNAME differ: {} was not imported", quote(other));
        cx.note(Code::StatementsDisagree, &about.at("title"), line, message);
    }
    if titles.is_empty() {
        titles = words(cx, "SUMMARY");
        summary_is_title = !titles.is_empty();
    }
    match cx.text(&titles).0 {
        Some(title) => cx.builder.draft.title = title,
        None => unnamed(cx, &about, title, calendar.at),
    }
    let value = |name: &'static str| {
        lines(name).find_map(|line| Some((stated(Property::new(line).text()?)?.to_owned(), line.at)))
    };
    let own = value(names::ID);
    let id = own.clone().or_else(|| value("UID"));
    let (given, id_change) = match &id {
        Some((id, _)) => FreeIds::default().give(Some(id), "calendar"),
        None => (well_formed(cx.builder.draft.title.first()), Some(IdChange::Missing)),
    };
    cx.builder.draft.id = given.as_str().into();
    if let Some(id_change) = id_change {
        let (stated, line) = id.map_or((None, calendar.at), |(id, line)| (Some(id), line));
        let message = id_message("programme", stated.as_deref(), &given, id_change);
        cx.note(Code::IdChanged, &about.at("id"), line, message);
    }
    let mut extensions = Extensions::default();
    if let Some((uid, line)) = value("UID") {
        // The insertion fails only for a `UID` with a control character.
        if cx.builder.draft.external_ids.insert("uid", uid.as_str()).is_err() {
            cx.keep_as(&mut extensions, "UID".to_owned(), &uid, &about, line);
        }
    }
    let descriptions = words(cx, "DESCRIPTION");
    let outer = words(cx, "X-WR-CALDESC");
    let preamble = if descriptions.is_empty() { &outer } else { &descriptions };
    for (language, words) in preamble.iter().take(1) {
        let blocks = cx.blocks(language.as_ref(), words);
        cx.builder.draft.preamble.extend(blocks);
    }
    if !descriptions.is_empty() && outer.iter().any(|other| !descriptions.iter().any(|one| one.1 == other.1))
    {
        let line = lines("X-WR-CALDESC").next().map_or(1, |line| line.at);
        let message = "DESCRIPTION and X-WR-CALDESC differ: only DESCRIPTION was imported";
        cx.note(Code::StatementsDisagree, &about.at("preamble"), line, message);
    }
    let mut described = false;
    for line in &calendar.lines {
        match line.name().to_ascii_uppercase().as_str() {
            "NAME" | "X-WR-CALNAME" | "UID" | names::ID | names::DAY | "X-WR-CALDESC" => {}
            "DESCRIPTION" if !described => described = true,
            "SUMMARY" if summary_is_title => {}
            "VERSION" if line.rest().trim() == ":2.0" => {}
            "CALSCALE" if line.rest().trim().eq_ignore_ascii_case(":GREGORIAN") => {}
            "X-WR-TIMEZONE" if cx.clock.stated == Some(line.at) => {
                let zone = cx.clock.zone.map(|zone| zone.to_string()).unwrap_or_default();
                let name = Property::new(line).text().unwrap_or_default().to_owned();
                if name != zone {
                    let message = format!("the time zone {} was read as {zone}", quote(&name));
                    cx.note(Code::TimeAdjusted, &about.at("time_zone"), line.at, message);
                }
            }
            "PRODID" if line.rest().strip_prefix(':') == Some(names::PRODUCT) => {}
            "URL" => match Property::new(line).text().and_then(|text| text.parse::<Url>().ok()) {
                Some(url) => cx.builder.draft.links.push(Link::new(url)),
                None => cx.keep(&mut extensions, line, &about),
            },
            _ => cx.keep(&mut extensions, line, &about),
        }
    }
    cx.strays(&calendar.stray, &about);
    if !calendar.closed {
        let message = "the calendar has no END:VCALENDAR line: the file may be incomplete";
        cx.note(Code::StatementsDisagree, &about, calendar.at, message);
    }
    cx.builder.draft.extensions = extensions;
}

/// Sets the title of a calendar without a name.
fn unnamed(cx: &mut ReadContext, about: &About, title: Option<&Text>, line: usize) {
    if let Some(title) = title {
        cx.languages.extend(title.entries().map(|(tag, _)| tag.clone()).filter(|_| !title.is_plain()));
        cx.builder.draft.title.clone_from(title);
        return;
    }
    let message = "the calendar has no name: the title was set to \"Calendar\"";
    cx.note(Code::TitleAssumed, &about.at("title"), line, message);
}

/// Sets the time zone of the programme.
pub(super) fn zone(cx: &mut ReadContext) {
    cx.builder.draft.time_zone = cx.clock.zone.and_then(|zone| zone.to_string().parse().ok());
}

/// Returns the end of a message about the starts of events, which reports how many of their
/// sessions are marked as tentative.
fn doubt(starts: usize, tentative: usize) -> String {
    match tentative {
        0 => String::new(),
        all if all == starts => ", and marked as tentative".to_owned(),
        1 => ", and one of them marked as tentative".to_owned(),
        several => format!(", and {several} of them marked as tentative"),
    }
}

/// Reports the time zones in the calendar that are unknown, that differ from the time zone of the
/// programme, that were found by an inexact name, or whose description was ignored.
pub(super) fn report_zones(cx: &mut ReadContext) {
    let own = cx.clock.zone;
    let about = About::programme().at("time_zone");
    let mut notes = Vec::new();
    for (name, named) in cx.clock.names() {
        if named.differs {
            let message = format!(
                "the time zone {} is described with other offsets than it has: the description was ignored",
                quote(name)
            );
            notes.push(((Code::StatementsDisagree, message), named.line));
        }
        let code_and_message = match named.zone {
            None if !named.is_known() => (
                Code::TimeAdjusted,
                format!(
                    "the time zone {} is unknown: its times were read in the time zone of the programme{}",
                    quote(name),
                    doubt(named.starts, named.tentative)
                ),
            ),
            zone if zone != own => {
                let own = own.map_or("local time".to_owned(), |own| own.to_string());
                let starts = match named.starts {
                    0 => "times were".to_owned(),
                    1 => "the time of one event was".to_owned(),
                    several => format!("the times of {several} events were"),
                };
                (Code::StatementsDisagree, format!("{starts} converted from the time zone {name} to {own}"))
            }
            Some(zone) if !named.is_exact && named.is_known() => {
                (Code::TimeAdjusted, format!("the time zone {} was read as {zone}", quote(name)))
            }
            _ => continue,
        };
        notes.push((code_and_message, named.line));
    }
    let floating = &cx.clock.floating;
    if floating.starts > 0 && !floating.is_stated && own.is_some() {
        let subject = match floating.starts {
            1 => "one event has a start without a time zone, unlike others: it was".to_owned(),
            several => format!("{several} events have a start without a time zone, unlike others: they were"),
        };
        let own = own.map_or(String::new(), |own| own.to_string());
        let doubt = doubt(floating.starts, floating.tentative);
        let message = format!("{subject} read in the time zone of the programme ({own}){doubt}");
        notes.push(((Code::TimeAdjusted, message), floating.line));
    }
    for ((code, message), line) in notes {
        cx.note(code, &about, line, message);
    }
}
