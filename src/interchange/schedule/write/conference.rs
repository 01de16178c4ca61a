//! Writes the data that applies to the entire schedule.

use super::context::WriteContext;
use super::extras::{self, ExtraLevel, Extras};
use super::form;
use crate::interchange::common::ids::well_formed;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::ledger::At;
use crate::interchange::common::zone_names;
use crate::interchange::schedule::syntax::document::Conference;
use crate::value::language::LanguageTag;
use crate::value::time_zone::TimeZone;

/// Writes the fields of the programme that do not depend on its days and sessions.
pub(super) fn header(context: &mut WriteContext<'_>) {
    let (draft, whole) = (context.draft, context.ledger.whole());
    let mut conference = Conference {
        title: context.text_of(whole, "title", Some(&draft.title)),
        acronym: Some(context.scope.clone()),
        ..Conference::default()
    };
    if context.foreign {
        conference.subtitle = context.text_of(whole, "subtitle", draft.subtitle.as_ref());
    }
    if let Some(revision) = &draft.revision {
        context.document.version = context.words(context.ledger.field(whole, "revision"), revision);
    }
    if draft.languages.iter().all(|language| language.tag == LanguageTag::undetermined()) {
        context.ledger.wrote_field(whole, "languages");
    }
    zone(context, whole, &mut conference);
    links(context, whole, &mut conference);
    extensions(context, whole, &mut conference);
    identifiers(context, whole, &conference);
    context.document.conference = conference;
}

fn zone(context: &mut WriteContext<'_>, whole: At, conference: &mut Conference) {
    if let Some(zone) = &context.draft.time_zone {
        if zone.fixed_offset().is_some() {
            // The times of the events contain the offset.
        } else if context.foreign || !context.is_json() || form::json_zone(zone.as_str()) {
            conference.time_zone_name = Some(zone.to_string());
            context.ledger.wrote_field(whole, "time_zone");
        } else {
            let why = "the schema does not allow this time zone name: only the offsets are written";
            context.ledger.altered_field(whole, "time_zone", why);
        }
    } else {
        context.ledger.altered_field(
            whole,
            "time_zone",
            "the time zone is missing: times have an unknown offset, which many programs treat as UTC",
        );
    }
}

fn links(context: &mut WriteContext<'_>, whole: At, conference: &mut Conference) {
    for (link, at) in context.draft.links.iter().zip(context.items(whole, "links")) {
        if !context.foreign && !form::http(link.url.as_str()) {
            continue;
        }
        match link.relation.as_deref() {
            Some("page") if conference.url.is_none() => conference.url = Some(context.address(at, link)),
            Some("schedule") if context.document.url.is_none() && !context.is_json() => {
                context.document.url = Some(context.address(at, link));
                if conference.url.is_some() {
                    let why = "the link to the schedule precedes the link to the conference";
                    context.ledger.remark(context.ledger.field(whole, "links"), why);
                }
            }
            _ => {}
        }
    }
}

fn extensions(context: &mut WriteContext<'_>, whole: At, conference: &mut Conference) {
    let (mut of_conference, mut of_schedule) = (Extras::default(), Extras::default());
    for (at, name, value) in context.extensions(whole, &context.draft.extensions) {
        if context.foreign {
            if name == "time_zone_name" {
                zone_name(context, whole, conference, (at, value));
                continue;
            }
            let field = match name {
                "day_change" => &mut conference.day_change,
                "start" => &mut conference.start,
                "end" => &mut conference.end,
                "days" => &mut conference.days,
                "page" => &mut conference.url,
                "schedule" => &mut context.document.url,
                "acronym" => &mut conference.acronym,
                _ => {
                    extra(context, &mut of_conference, &mut of_schedule, (at, name, value));
                    continue;
                }
            };
            *field = Some(form::unquoted(value));
            let why = "the value is written as a field of the conference, and will be read as this field";
            context.wrote_if(at, form::is_set_aside(name, value), why);
        } else if form::known_of_conference(context.target, name, &ExtraValue::kept(value)) {
            extra(context, &mut of_conference, &mut of_schedule, (at, name, value));
        }
    }
    conference.extras = of_conference.list;
    context.document.extras = of_schedule.list;
}

/// Writes the original name of the time zone.
fn zone_name(
    context: &mut WriteContext<'_>,
    whole: At,
    conference: &mut Conference,
    (at, value): (At, &str),
) {
    let written = form::unquoted(value);
    let named = zone_names::named(&written);
    let why = "the name is written in place of the time zone, and will be read as a different one";
    let apart = named.is_none_or(|named| !named.is_exact);
    context.wrote_if(at, apart && written == value && !written.trim().is_empty(), why);
    // An unknown name can accompany a fixed UTC offset.
    let zone =
        context.draft.time_zone.as_ref().filter(|zone| zone.fixed_offset().is_none() || named.is_some());
    if zone.map(TimeZone::as_str) != named.map(|named| named.zone.name()) {
        context.ledger.altered_field(whole, "time_zone", why);
    }
    conference.time_zone_name = Some(written);
}

fn extra(
    context: &mut WriteContext<'_>,
    of_conference: &mut Extras,
    of_schedule: &mut Extras,
    (at, name, value): (At, &str, &str),
) {
    let (list, level, name) = match name.strip_prefix("schedule.") {
        Some(name) => (of_schedule, ExtraLevel::Schedule, name),
        None => (of_conference, ExtraLevel::Conference, name),
    };
    extras::add(context, list, level, (at, name, value));
}

/// Marks the id of the programme and the external id from which the acronym was derived.
fn identifiers(context: &mut WriteContext<'_>, whole: At, conference: &Conference) {
    let id = context.draft.id.as_str();
    let acronym = conference.acronym.as_deref().unwrap_or_default();
    if well_formed(acronym) == id {
        context.ledger.wrote_field(whole, "id");
    } else {
        let why = format!("the id is written as the acronym, which cannot be {id:?}");
        context.ledger.altered_field(whole, "id", why);
    }
    if let Some(external) = context.draft.external_ids.get("acronym") {
        let at = context.ledger.field(context.ledger.field(whole, "external_ids"), "acronym");
        let why = "the schema does not allow this acronym, or it equals the id";
        context.wrote_if(at, external == acronym && external != id, why);
    }
}

/// Sets the values that depend on the days: the start, the end and the number of days. Also reports
/// the slot duration that schedule.json requires, if the programme does not specify one.
pub(super) fn derived(context: &mut WriteContext<'_>) {
    let whole = context.ledger.whole();
    let days = &context.document.days;
    let of = |day: Option<&crate::interchange::schedule::syntax::document::ScheduleDay>| {
        day.and_then(|day| day.date.clone())
    };
    let derived = [of(days.first()), of(days.last()), Some(days.len().to_string())];
    let conference = &mut context.document.conference;
    let fields = [&mut conference.start, &mut conference.end, &mut conference.days];
    let extensions = context.ledger.field(whole, "extensions");
    for ((name, field), derived) in
        ["schedule/start", "schedule/end", "schedule/days"].into_iter().zip(fields).zip(derived)
    {
        if field.is_none() {
            *field = derived;
        } else if *field == derived {
            context.ledger.altered_field(extensions, name, "the value is the same as that of the days");
        }
    }
    let slots = context.document.conference.extras.iter().any(|extra| extra.name == "timeslot_duration");
    if context.is_json() && !slots {
        let why = "the schema requires a slot duration: a duration of five minutes is written";
        context.altered_extension(whole, "schedule/timeslot_duration", why);
    }
}
