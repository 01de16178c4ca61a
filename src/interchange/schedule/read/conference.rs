//! Converts the data that applies to the entire schedule.

use std::collections::HashSet;

use super::context::{ReadContext, extension_path};
use crate::code::Code;
use crate::error::quote;
use crate::interchange::ImportOptions;
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::ids::id_message;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::languages;
use crate::interchange::common::zone_names;
use crate::interchange::schedule::syntax::document::{
    Conference, Extra, ScheduleDay, ScheduleDocument, ScheduleRoom, numbered,
};
use crate::interchange::schedule::syntax::words;
use crate::report::Subject;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::time_zone::TimeZone;

/// Reads the fields of the programme that do not depend on its sessions.
pub(super) fn conference(
    context: &mut ReadContext<'_>,
    document: &mut ScheduleDocument,
    options: &ImportOptions,
) {
    let (version, url) = (document.version.take(), document.url.take());
    let (extras, of_conference) =
        (std::mem::take(&mut document.extras), std::mem::take(&mut document.conference.extras));
    let (conference, days) = (&document.conference, &document.days);
    languages(context, conference, options);
    context.builder.draft.revision = version;
    let mut extensions = Extensions::default();
    let mut ids = ExternalIds::default();
    // The acronym is stored separately only if it differs from the id of the programme.
    if let Some(acronym) = conference.acronym.as_ref().filter(|acronym| **acronym != context.names.programme)
    {
        context.identifier(&mut ids, &mut extensions, "acronym", acronym, &conference.at, || {
            (Subject::Programme, Path::root())
        });
    }
    if let Some(id_change) = context.names.programme_id_change {
        let message =
            id_message("programme", conference.acronym.as_deref(), &context.names.programme, id_change);
        context.note(Code::IdChanged, Subject::Programme, Path::root().with("id"), &conference.at, message);
    }
    context.builder.draft.subtitle = conference.subtitle.clone().map(Text::from);
    for (address, relation) in [(url, "schedule"), (conference.url.clone(), "page")] {
        let Some(address) = address else { continue };
        let place = || (Subject::Programme, Path::root());
        if let Some(url) = context.url(&address, relation, &mut extensions, &conference.at, place) {
            context.builder.draft.links.push(Link::new(url).with_relation(relation));
        }
    }
    stated(context, conference, days, &mut extensions);
    for extra in numbered(of_conference) {
        context.keep_extra(&mut extensions, "", "conference", &extra, || (Subject::Programme, Path::root()));
    }
    for extra in numbered(extras) {
        context.keep_extra(&mut extensions, "schedule.", "schedule", &extra, || {
            (Subject::Programme, Path::root())
        });
    }
    let aside = std::mem::take(&mut context.names.aside);
    let mut seen = HashSet::new();
    let aside = aside.into_iter().filter_map(|room| details_of(room, &context.scope));
    let aside = aside.filter(|extra| seen.insert((extra.name.clone(), extra.value.keep())));
    for extra in numbered(aside.collect()) {
        context.keep_extra(
            &mut extensions,
            "rooms.",
            "schedule, because the name of the room is no place",
            &extra,
            || (Subject::Programme, Path::root()),
        );
    }
    context.builder.draft.external_ids = ids;
    context.builder.draft.extensions = extensions;
}

/// Returns the details of a room whose name is a word such as "Online".
fn details_of(room: ScheduleRoom, scope: &str) -> Option<Extra> {
    let guid = room.guid.filter(|guid| !words::is_made_guid(guid, scope, "room", &room.name));
    let stated = [("guid", guid), ("slug", room.slug), ("capacity", room.capacity), ("url", room.url)];
    let stated =
        stated.into_iter().filter_map(|(name, text)| Some((name.to_owned(), ExtraValue::Text(text?))));
    let others = room.extras.into_iter().map(|extra| (extra.name, extra.value));
    let details: Vec<(String, ExtraValue)> = stated.chain(others).collect();
    let value = ExtraValue::Map(details);
    (!value.is_blank()).then_some(Extra { name: room.name, value, at: room.at })
}

fn languages(context: &mut ReadContext<'_>, conference: &Conference, options: &ImportOptions) {
    let mut tags: Vec<LanguageTag> = Vec::new();
    for word in &conference.languages {
        let read = languages::languages(word);
        if read.adjusted || read.unread || read.tags.is_empty() {
            let message =
                format!("the language {} is not written as a language tag such as \"en\"", quote(word));
            let path = Path::root().with("languages");
            context.note(Code::LanguageTagAdjusted, Subject::Programme, path, &conference.at, message);
        }
        for tag in read.tags {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    }
    if tags.is_empty() {
        tags.clone_from(&conference.wordings);
    }
    if tags.is_empty() || options.language != LanguageTag::undetermined() {
        tags.retain(|tag| *tag != options.language);
        tags.insert(0, options.language.clone());
    }
    let known: HashSet<&LanguageTag> = tags.iter().collect();
    let others: Vec<_> = conference.wordings.iter().filter(|tag| !known.contains(tag)).cloned().collect();
    tags.extend(others);
    context.builder.draft.languages = tags.into_iter().map(Into::into).collect();
}

fn stated(
    context: &mut ReadContext<'_>,
    conference: &Conference,
    days: &[ScheduleDay],
    extensions: &mut Extensions,
) {
    let place = || (Subject::Programme, Path::root());
    let fixed = |name: &str| name.parse().is_ok_and(|zone: TimeZone| zone.fixed_offset().is_some());
    if let Some(name) = conference.time_zone_name.as_deref().filter(|name| !fixed(name)) {
        let named = zone_names::named(name);
        if named.is_none_or(|named| !named.is_exact) {
            keep_extension(extensions, "schedule/time_zone_name", name);
            let path = extension_path(Path::root(), "schedule/time_zone_name");
            let quoted = quote(name);
            let read = match named {
                Some(named) => format!("the time zone {quoted} was read as {}", quote(named.zone.name())),
                None => format!("{quoted} is not a known time zone"),
            };
            let message = format!("{read}: the name is kept in the extensions as schedule/time_zone_name");
            context.note(Code::SetAside, Subject::Programme, path, &conference.at, message);
        }
    }
    context.builder.draft.time_zone = context.calendar.time_zone();
    let dates = || days.iter().filter_map(|day| day.date.as_deref().map(str::trim));
    let first = dates().next().unwrap_or_default();
    let last = dates().next_back().unwrap_or_default();
    let count = days.len().to_string();
    for (name, stated, said) in [
        ("start", &conference.start, first),
        ("end", &conference.end, last),
        ("days", &conference.days, count.as_str()),
        ("day_change", &conference.day_change, ""),
    ] {
        let Some(stated) = stated.as_deref().filter(|stated| *stated != said) else { continue };
        let extra = Extra {
            name: name.to_owned(),
            value: ExtraValue::plain(stated.to_owned()),
            at: conference.at.clone(),
        };
        context.keep_extra(extensions, "", "conference", &extra, place);
    }
}
