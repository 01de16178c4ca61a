//! Reads a calendar and converts it into a draft.

use std::collections::{HashMap, HashSet};

use super::super::{Import, ImportError, ImportOptions};
use super::clock::ProgrammeClock;
use super::event::{Ties, written};
use super::lines::{Component, Components, components, origin};
use super::places::session;
use super::plan::Plan;
use super::property::Property;
use super::reader::{About, ImportContext};
use super::repeat::Recurs;
use super::syntax::names;
use crate::code::Code;
use crate::draft::{Language, Session};
use crate::error::quote;
use crate::interchange::common::builder::DraftBuilder;
use crate::interchange::common::ids::{FreeIds, IdChange, id_message, well_formed};
use crate::interchange::common::texts::{paragraphs, stated};
use crate::value::block::Block;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::string_map::Extensions;
use crate::value::text::Text;
use crate::value::url::Url;

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
    let main = named.unwrap_or_else(|| options.language.clone());
    let mut reader = ImportContext::new(DraftBuilder::new("calendar", Text::from("Calendar")), clock, main);
    reader.calendar(first);
    reader.zone();
    let plans = reader.plans(&found, &events);
    reader.days(first, &plans);
    reader.sessions(&found, &plans);
    reader.rest(&found, &calendars);
    reader.report_shared_addresses();
    reader.report_counts();
    let languages = std::mem::take(&mut reader.languages);
    reader.gather.draft.languages = languages.into_iter().map(Language::new).collect();
    Ok(reader.gather.finish())
}

impl ImportContext {
    fn calendar(&mut self, calendar: Option<&Component<'_>>) {
        let about = About::programme();
        let Some(calendar) = calendar else {
            return self.unnamed(&about, 1);
        };
        let lines = |name: &'static str| calendar.lines.iter().filter(move |line| line.is(name));
        let words = |reader: &mut Self, name| -> Vec<(Option<LanguageTag>, String)> {
            lines(name).filter_map(|line| reader.words(&Property::new(line), &about)).collect()
        };
        let (mut names, outer) = (words(self, "NAME"), words(self, "X-WR-CALNAME"));
        let mut summary_is_title = false;
        if names.is_empty() {
            names = outer;
        } else if let Some((_, other)) =
            outer.iter().find(|(_, other)| !names.iter().any(|(_, name)| name == other))
        {
            let line = lines("X-WR-CALNAME").next().map_or(1, |line| line.at);
            let message = format!("NAME and X-WR-CALNAME differ: {} was not imported", quote(other));
            self.note(Code::StatementsDisagree, &about.at("title"), line, message);
        }
        if names.is_empty() {
            names = words(self, "SUMMARY");
            summary_is_title = !names.is_empty();
        }
        match self.text(&names).0 {
            Some(title) => self.gather.draft.title = title,
            None => self.unnamed(&about, calendar.at),
        }
        let value = |name: &'static str| {
            lines(name).find_map(|line| Some((stated(Property::new(line).text()?)?.to_owned(), line.at)))
        };
        let own = value(names::ID);
        let id = own.clone().or_else(|| value("UID"));
        let (given, id_change) = match &id {
            Some((id, _)) => FreeIds::default().give(Some(id), "calendar"),
            None => (well_formed(self.gather.draft.title.first()), Some(IdChange::Missing)),
        };
        self.gather.draft.id = given.as_str().into();
        if let Some(id_change) = id_change {
            let (stated, line) = id.map_or((None, calendar.at), |(id, line)| (Some(id), line));
            let message = id_message("programme", stated.as_deref(), &given, id_change);
            self.note(Code::IdChanged, &about.at("id"), line, message);
        }
        if let Some((uid, _)) = value("UID") {
            // The insertion fails only for a `UID` with a control character. That `UID` has already
            // been reported as a malformed id.
            let _ = self.gather.draft.external_ids.insert("uid", uid);
        }
        let descriptions = words(self, "DESCRIPTION");
        let outer = words(self, "X-WR-CALDESC");
        let preamble = if descriptions.is_empty() { &outer } else { &descriptions };
        for (language, words) in preamble.iter().take(1) {
            for paragraph in paragraphs(words) {
                let text = self.text(&[(language.clone(), paragraph.to_owned())]).0;
                self.gather.draft.preamble.extend(text.map(Block::Paragraph));
            }
        }
        if !descriptions.is_empty()
            && outer.iter().any(|other| !descriptions.iter().any(|one| one.1 == other.1))
        {
            let line = lines("X-WR-CALDESC").next().map_or(1, |line| line.at);
            let message = "DESCRIPTION and X-WR-CALDESC differ: only DESCRIPTION was imported";
            self.note(Code::StatementsDisagree, &about.at("preamble"), line, message);
        }
        let mut extensions = Extensions::default();
        let mut described = false;
        for line in &calendar.lines {
            match line.name().to_ascii_uppercase().as_str() {
                "NAME" | "X-WR-CALNAME" | "UID" | names::ID | names::DAY | "X-WR-CALDESC" => {}
                "DESCRIPTION" if !described => described = true,
                "SUMMARY" if summary_is_title => {}
                "VERSION" if line.rest().trim() == ":2.0" => {}
                "CALSCALE" if line.rest().trim().eq_ignore_ascii_case(":GREGORIAN") => {}
                "X-WR-TIMEZONE"
                    if line.rest().strip_prefix(':') == self.clock.zone.map(chrono_tz::Tz::name) => {}
                "PRODID" if line.rest().strip_prefix(':') == Some(names::PRODUCT) => {}
                "URL" => match Property::new(line).text().and_then(|text| text.parse::<Url>().ok()) {
                    Some(url) => self.gather.draft.links.push(Link::new(url)),
                    None => self.keep(&mut extensions, line, &about),
                },
                _ => self.keep(&mut extensions, line, &about),
            }
        }
        self.strays(&calendar.stray, &about);
        if !calendar.closed {
            let message = "the calendar has no END:VCALENDAR line: the file may be incomplete";
            self.note(Code::StatementsDisagree, &about, calendar.at, message);
        }
        self.gather.draft.extensions = extensions;
    }

    fn unnamed(&mut self, about: &About, line: usize) {
        let message = "the calendar has no name: the title was set to \"Calendar\"";
        self.note(Code::IdChanged, &about.at("title"), line, message);
    }

    /// Sets the time zone of the programme, and reports all other time zones in the calendar.
    fn zone(&mut self) {
        let Some(zone) = self.clock.zone else { return self.unread_zones(None) };
        self.gather.draft.time_zone = zone.name().parse().ok();
        self.unread_zones(Some(zone));
    }

    fn unread_zones(&mut self, own: Option<chrono_tz::Tz>) {
        let about = About::programme().at("time_zone");
        let mut notes = Vec::new();
        for (name, named) in self.clock.names() {
            let code_and_message = match named.zone {
                None => (
                    Code::TimeAdjusted,
                    format!(
                        "the time zone {} is unknown: its times were read in the time zone of the programme",
                        quote(name)
                    ),
                ),
                Some(zone) if Some(zone) != own => {
                    let own = own.map_or("local time", |own| own.name());
                    let starts = match named.starts {
                        1 => "the time of one event was".to_owned(),
                        several => format!("the times of {several} events were"),
                    };
                    (
                        Code::StatementsDisagree,
                        format!("{starts} converted from the time zone {name} to {own}"),
                    )
                }
                Some(zone) if !named.is_exact => {
                    (Code::TimeAdjusted, format!("the time zone {} was read as {zone}", quote(name)))
                }
                Some(_) => continue,
            };
            notes.push((code_and_message, named.line));
        }
        for ((code, message), line) in notes {
            self.note(code, &about, line, message);
        }
    }

    fn sessions(&mut self, found: &Components<'_>, plans: &[Plan]) {
        let mut ids = FreeIds::default();
        for plan in plans {
            ids.give(Some(&plan.id), "event");
        }
        let mut by_uid: HashMap<&str, &str> = HashMap::new();
        for plan in plans {
            if let Some(uid) = plan.uid.as_deref() {
                by_uid.entry(uid).or_insert(&plan.id);
            }
        }
        let mut tied: Vec<(usize, Ties)> = Vec::new();
        for plan in plans {
            let Some(event) = found.all.get(plan.event) else { continue };
            let position = self.gather.draft.sessions.len();
            let about = session(position, &plan.id);
            if let Some(id_change) = plan.id_change {
                let line = event.lines.iter().find(|line| line.is("UID")).map_or(event.at, |line| line.at);
                let message = id_message("session", plan.uid.as_deref(), &plan.id, id_change);
                self.note(Code::IdChanged, &about.at("id"), line, message);
            }
            let (mut made, links) = self.event(found, event, plan, &about);
            if let Some(main) = plan.main.and_then(|main| plans.get(main)) {
                let message = format!(
                    "the event has the same UID as {} and was imported as a repetition of it",
                    quote(&main.id)
                );
                self.note(Code::OccurrencesLinked, &about.at("repeats"), event.at, message);
                made.repeats = Some(main.id.as_str().into());
            }
            if links.part_of.is_some() || links.repeats.is_some() {
                tied.push((position, links));
            }
            let place = made.place.clone();
            let status = made.status;
            self.gather.draft.sessions.push(made);
            let Recurs::Then(starts) = &plan.recurs else { continue };
            for start in starts {
                let (id, _) = ids.give(Some(&plan.id), "event");
                let about = session(self.gather.draft.sessions.len(), &id);
                let mut again = Session::new(id.as_str()).with_repeats(plan.id.as_str());
                again.slot = self.slot(plan.when.moved(*start), None, None, &about, event.at);
                (again.place, again.status) = (place.clone(), status);
                self.gather.draft.sessions.push(again);
            }
            if !starts.is_empty() {
                let message = format!(
                    "the event recurs {} times: each recurrence was imported as a session that repeats it",
                    starts.len()
                );
                self.note(Code::OccurrencesLinked, &about, event.at, message);
            }
        }
        self.tie(&by_uid, tied);
    }

    /// Reads the components that are neither events nor calendars. Properties of further calendars
    /// are reported, because only the first calendar is imported.
    fn rest(&mut self, found: &Components<'_>, calendars: &[usize]) {
        let about = About::programme();
        self.strays(&found.stray, &about);
        let first = calendars.first().and_then(|at| found.all.get(*at));
        let first: HashSet<&str> = first.iter().flat_map(|one| &one.lines).map(|line| &*line.text).collect();
        let events = |at: &&usize| found.all.get(**at).is_some_and(|one| one.is("VEVENT"));
        for (number, at) in calendars.iter().enumerate() {
            let Some(calendar) = found.all.get(*at) else { continue };
            if number > 0 {
                for line in &calendar.lines {
                    if !first.contains(&*line.text) {
                        self.leave(line, &about);
                    }
                }
            }
            for inside in calendar.inside.iter().filter(|at| !events(at)) {
                self.other_component(found, *inside, &about);
            }
        }
        let is_calendar = |at: &usize| found.all.get(*at).is_some_and(|one| one.is("VCALENDAR"));
        let roots = found.roots.iter().filter(|at| !events(at) && !is_calendar(at));
        for root in roots {
            self.other_component(found, *root, &about);
        }
    }

    /// Stores an unsupported component in the extensions. Alarms are only reported. Time zones are
    /// skipped, because they have already been read.
    fn other_component(&mut self, found: &Components<'_>, at: usize, about: &About) {
        let Some(component) = found.all.get(at).filter(|one| !one.is("VTIMEZONE")) else { return };
        if component.is("VALARM")
            || component.inside.iter().any(|at| found.all.get(*at).is_some_and(|one| one.is("VALARM")))
        {
            let what = format!("the component {}", component.name());
            return self.count(Code::NotImported, "left", what, about, component.at);
        }
        let text = written(found, component);
        let mut extensions = std::mem::take(&mut self.gather.draft.extensions);
        self.keep_as(&mut extensions, component.name(), &text, about, component.at);
        self.gather.draft.extensions = extensions;
    }
}
