//! Reads a calendar and converts it into a draft.

mod bytes;
mod calendar;
mod clock;
mod context;
mod described_zone;
mod event;
mod lines;
mod people;
mod places;
mod plan;
mod property;
mod repeat;
mod tie;
mod timing;

use std::collections::{HashMap, HashSet};

use crate::code::Code;
use crate::draft::{Language, Session};
use crate::error::quote;
use crate::interchange::common::ids::{FreeIds, id_message};
use crate::interchange::common::occurrences::repeat_of;
use crate::interchange::reader::DraftBuilder;
use crate::interchange::{Import, ImportError, ImportOptions};
use crate::value::language::LanguageTag;
use crate::value::text::Text;
use clock::ProgrammeClock;
use context::{About, ReadContext};
use event::Ties;
use lines::{Component, Components, components, origin, written};
use people::People;
use places::Places;
use plan::Plan;
use property::Property;
use repeat::{RULES, Recurs};
use timing::When;

pub(super) fn read(source: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    let found = components(source, &options.limits)?;
    let is = |name: &'static str| {
        let all = found.all.iter().enumerate().filter(move |(_, component)| component.is(name));
        all.map(|(at, _)| at)
    };
    let (calendars, events): (Vec<usize>, Vec<usize>) = (is("VCALENDAR").collect(), is("VEVENT").collect());
    if calendars.is_empty() && events.is_empty() {
        return Err(ImportError::malformed("the source does not contain a calendar", Some(origin(1))));
    }
    let clock = ProgrammeClock::of(&found, &events);
    let empty = Vec::new();
    let first = calendars.first().and_then(|at| found.all.get(*at));
    let lines = first.map_or(&empty, |calendar| &calendar.lines);
    // The main language is the language of the calendar's name, if the name specifies one.
    let named =
        lines.iter().find(|line| line.is("NAME")).and_then(|line| Property::new(line).language().ok()?);
    let main = named.or_else(|| language_of_titles(&found, &events, options));
    let main = main.unwrap_or_else(|| options.language.clone());
    let builder = DraftBuilder::new("calendar", Text::from("Calendar"));
    let mut cx = ReadContext::new(builder, clock, main);
    calendar::properties(&mut cx, first, options.title.as_ref());
    calendar::zone(&mut cx);
    let plans = plan::plans(&cx, &found, &events);
    plan::days(&mut cx, first, &plans);
    let mut people = People::default();
    sessions(&mut cx, &mut people, &found, &plans);
    rest(&mut cx, &found, &calendars);
    calendar::report_zones(&mut cx);
    people::report_shared_addresses(&mut cx, people);
    cx.report_counts();
    cx.builder.draft.languages = cx.languages.into_iter().map(Language::new).collect();
    Ok(cx.builder.finish())
}

/// Reads a calendar whose lines can be folded in the middle of a character.
pub(super) fn read_bytes(source: &[u8], options: &ImportOptions) -> Result<Import, ImportError> {
    if source.len() > options.limits.bytes {
        return Err(lines::too_long(source.len(), &options.limits));
    }
    read(&bytes::decode(source)?, options)
}

/// Returns the language of the titles if all of them specify the same one, as in calendars from
/// Outlook. Returns `None` if the options specify a language.
fn language_of_titles(
    found: &Components<'_>,
    events: &[usize],
    options: &ImportOptions,
) -> Option<LanguageTag> {
    if options.language != LanguageTag::undetermined() {
        return None;
    }
    let lines = events.iter().filter_map(|at| found.all.get(*at)).flat_map(|event| &event.lines);
    let mut titles = lines.filter(|line| line.is("SUMMARY"));
    let language = |line| Property::new(line).language().ok().flatten();
    let first = language(titles.next()?)?;
    titles.all(|line| language(line).as_ref() == Some(&first)).then_some(first)
}

/// Reads all events, and resolves the references between them.
fn sessions(cx: &mut ReadContext, people: &mut People, found: &Components<'_>, plans: &[Plan]) {
    let mut ids = FreeIds::default();
    for plan in plans {
        ids.give(Some(&plan.id), "event");
    }
    let imported = || plans.iter().filter(|plan| !plan.is_replaced);
    let mut by_uid: HashMap<&str, &str> = HashMap::new();
    for plan in imported() {
        if let Some(uid) = plan.uid.as_deref() {
            by_uid.entry(uid).or_insert(&plan.id);
        }
    }
    let events: Vec<&Component<'_>> = imported().filter_map(|plan| found.all.get(plan.event)).collect();
    let mut places = Places::new(&events);
    let mut tied: Vec<(usize, Ties)> = Vec::new();
    for plan in plans.iter().filter(|plan| plan.is_replaced) {
        let message = format!(
            "other events replace all occurrences of an event with the id {}: the event itself was not imported",
            quote(&plan.id)
        );
        let line = found.all.get(plan.event).map_or(1, |event| event.at);
        cx.note(Code::NotImported, &About::programme(), line, message);
    }
    for plan in imported() {
        let Some(event) = found.all.get(plan.event) else { continue };
        let position = cx.builder.draft.sessions.len();
        let about = About::session(position, &plan.id);
        if let Some(id_change) = plan.id_change {
            let line = event.lines.iter().find(|line| line.is("UID")).map_or(event.at, |line| line.at);
            let message = id_message("session", plan.uid.as_deref(), &plan.id, id_change);
            cx.note(Code::IdChanged, &about.at("id"), line, message);
        }
        let (mut made, links) = event::event(cx, people, &mut places, found, event, plan, &about);
        if let Some(main) = plan.main.and_then(|main| plans.get(main)) {
            let message = format!(
                "the event has the same UID as {} and was imported as a repetition of it",
                quote(&main.id)
            );
            cx.note(Code::OccurrencesLinked, &about.at("repeats"), event.at, message);
            made.repeats = Some(main.id.as_str().into());
        }
        if links.part_of.is_some() || links.repeats.is_some() {
            tied.push((position, links));
        }
        let title = made.title.clone();
        let again = repeat_of(&made, made.id.clone());
        cx.builder.draft.sessions.push(made);
        let mut repeat = |cx: &mut ReadContext, when: When| {
            let (id, _) = ids.give(Some(&plan.id), "event");
            let about = About::session(cx.builder.draft.sessions.len(), &id);
            let slot = event::slot(cx, when, None, None, &about, event.at);
            cx.builder.draft.sessions.push(Session { id: id.as_str().into(), slot, ..again.clone() });
        };
        let note = |cx: &mut ReadContext, message| {
            cx.note(Code::OccurrencesLinked, &about, event.at, message);
        };
        match &plan.recurs {
            Recurs::Once => {}
            Recurs::Kept(kept) => {
                let rule = event.lines.iter().find(|line| RULES.iter().any(|name| line.is(name)));
                let name = title.as_ref().map_or(plan.id.as_str(), |title| title.first());
                let message = format!("the event {} recurs{}", quote(name), kept.message());
                cx.note(Code::NotImported, &about, rule.map_or(event.at, |line| line.at), message);
            }
            Recurs::Then(times) => {
                for when in times {
                    repeat(cx, *when);
                }
                if !times.is_empty() {
                    let message = if times.len() == 1 {
                        "the event recurs once: the recurrence was imported as a session that repeats it"
                            .to_owned()
                    } else {
                        format!(
                            "the event recurs {} times: each recurrence was imported as a session that \
                             repeats it",
                            times.len()
                        )
                    };
                    note(cx, message);
                }
            }
        }
        for when in &plan.further_days {
            repeat(cx, *when);
        }
        if !plan.further_days.is_empty() {
            let days = plan.further_days.len();
            let message = format!(
                "the event lasts for several days: {days} further {} imported as {}",
                if days == 1 { "day was" } else { "days were" },
                if days == 1 { "a session that repeats it" } else { "sessions that repeat it" }
            );
            note(cx, message);
        }
    }
    tie::tie(cx, &by_uid, tied);
}

/// Reads the components that are neither events nor calendars. Properties of further calendars are
/// reported unless the first calendar has the same line, because only the properties of the first
/// calendar are imported.
fn rest(cx: &mut ReadContext, found: &Components<'_>, calendars: &[usize]) {
    let about = About::programme();
    cx.strays(&found.stray, &about);
    let first = calendars.first().and_then(|at| found.all.get(*at));
    let first: HashSet<&str> = first.iter().flat_map(|one| &one.lines).map(|line| &*line.text).collect();
    let events = |at: &&usize| found.all.get(**at).is_some_and(|one| one.is("VEVENT"));
    for (number, at) in calendars.iter().enumerate() {
        let Some(calendar) = found.all.get(*at) else { continue };
        if number > 0 {
            for line in &calendar.lines {
                if !first.contains(&*line.text) {
                    cx.leave(line, &about);
                }
            }
        }
        for inside in calendar.inside.iter().filter(|at| !events(at)) {
            other_component(cx, found, *inside, &about);
        }
    }
    let is_calendar = |at: &usize| found.all.get(*at).is_some_and(|one| one.is("VCALENDAR"));
    let roots = found.roots.iter().filter(|at| !events(at) && !is_calendar(at));
    for root in roots {
        other_component(cx, found, *root, &about);
    }
}

/// Stores an unsupported component in the extensions. Alarms, and components that contain an alarm,
/// are only reported. Time zones are skipped, because they have already been read.
fn other_component(cx: &mut ReadContext, found: &Components<'_>, at: usize, about: &About) {
    let Some(component) = found.all.get(at).filter(|one| !one.is("VTIMEZONE")) else { return };
    if component.is("VALARM")
        || component.inside.iter().any(|at| found.all.get(*at).is_some_and(|one| one.is("VALARM")))
    {
        let what = format!("the component {}", component.name());
        return cx.count(Code::NotImported, "left", what, about, component.at);
    }
    let text = written(found, component);
    let mut extensions = std::mem::take(&mut cx.builder.draft.extensions);
    cx.keep_as(&mut extensions, component.name(), &text, about, component.at);
    cx.builder.draft.extensions = extensions;
}
