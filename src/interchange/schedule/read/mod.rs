//! Converts a parsed schedule into a draft. A finding reports every adjustment.

mod naming;
mod parts;
mod session;
mod slot;
mod tally;
mod texts;

use chrono_tz::Tz;

use crate::code::Code;
use crate::error::quote;
use crate::interchange::common::builder::{DraftBuilder, keep_extension};
use crate::interchange::common::ids::id_message;
use crate::interchange::schedule::syntax::document::{
    Conference, Extra, Locus, Origins, Remark, ScheduleDocument, numbered,
};
use crate::interchange::schedule::syntax::value::ExtraValue;
use crate::interchange::schedule::syntax::words;
use crate::interchange::{Import, ImportOptions};
use crate::report::Subject;
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::time_zone::TimeZone;
use crate::value::url::Url;
use naming::Names;
use slot::Calendar;
use tally::FindingTally;

pub(super) struct DraftReader<'s> {
    gather: DraftBuilder,
    tally: FindingTally,
    origins: &'s Origins<'s>,
    names: Names,
    calendar: Calendar,
    /// The acronym in the source. Generated identifiers are derived from it.
    scope: String,
}

pub(super) fn draft(
    sheet: ScheduleDocument,
    origins: &Origins<'_>,
    options: &ImportOptions,
    remarks: Vec<Remark>,
) -> Import {
    let names = Names::of(&sheet);
    let calendar = Calendar::of(&sheet, &names);
    let scope = sheet.conference.acronym.clone().unwrap_or_default();
    let title = Text::from(sheet.conference.title.as_deref().unwrap_or_default());
    let gather = DraftBuilder::new(names.programme.as_str(), title);
    let mut making = DraftReader { gather, tally: FindingTally::default(), origins, names, calendar, scope };
    for (code, message, at) in remarks {
        making.tally.note(code, message, &at, || (Subject::Programme, Path::root()));
    }
    making.run(sheet, options);
    let DraftReader { mut gather, tally, .. } = making;
    tally.finish(&mut gather, origins);
    gather.finish()
}

impl DraftReader<'_> {
    fn run(&mut self, sheet: ScheduleDocument, options: &ImportOptions) {
        let ScheduleDocument {
            version,
            url,
            conference,
            days,
            rooms: _,
            tracks: _,
            people: _,
            events,
            extras,
        } = sheet;
        self.languages(&conference, options);
        self.gather.draft.revision = version;
        let mut extensions = Extensions::default();
        let mut ids = ExternalIds::default();
        // The acronym is stored separately only if it differs from the id of the programme.
        if let Some(acronym) = conference.acronym.as_ref().filter(|acronym| **acronym != self.names.programme)
        {
            self.identifier(&mut ids, &mut extensions, "acronym", acronym, &conference.at, || {
                (Subject::Programme, Path::root())
            });
        }
        if let Some(id_change) = self.names.programme_id_change {
            let message =
                id_message("programme", conference.acronym.as_deref(), &self.names.programme, id_change);
            self.note(Code::IdChanged, Subject::Programme, Path::root().with("id"), &conference.at, message);
        }
        self.gather.draft.subtitle = conference.subtitle.clone().map(Text::from);
        for (address, relation) in [(url, "schedule"), (conference.url.clone(), "page")] {
            let Some(address) = address else { continue };
            let place = || (Subject::Programme, Path::root());
            if let Some(url) = self.url(&address, relation, &mut extensions, &conference.at, place) {
                self.gather.draft.links.push(Link::new(url).with_relation(relation));
            }
        }
        self.conference(&conference, &days, &mut extensions);
        for extra in numbered(conference.extras) {
            self.keep_extra(&mut extensions, "", "conference", &extra, || (Subject::Programme, Path::root()));
        }
        for extra in numbered(extras) {
            self.keep_extra(&mut extensions, "schedule.", "schedule", &extra, || {
                (Subject::Programme, Path::root())
            });
        }
        if let Some(offset) = self.calendar.offset_to_keep() {
            keep_extension(&mut extensions, "schedule/offset", &offset);
        }
        self.gather.draft.external_ids = ids;
        self.gather.draft.extensions = extensions;
        self.days(days);
        self.rooms(conference.city);
        self.tracks();
        self.people();
        self.sessions(events);
    }

    fn note(&mut self, code: Code, subject: Subject, path: Path, at: &Locus, message: impl Into<String>) {
        self.gather.note(code, subject, path, self.origins.of(at), message);
    }

    fn languages(&mut self, conference: &Conference, options: &ImportOptions) {
        let mut tags: Vec<LanguageTag> = Vec::new();
        for word in &conference.languages {
            let read = words::languages(word);
            if read.adjusted || read.unread || read.tags.is_empty() {
                let message =
                    format!("the language {} is not written as a language tag such as \"en\"", quote(word));
                let path = Path::root().with("languages");
                self.note(Code::LanguageTagAdjusted, Subject::Programme, path, &conference.at, message);
            }
            for tag in read.tags {
                if !tags.contains(&tag) {
                    tags.push(tag);
                }
            }
        }
        if tags.is_empty() || options.language != LanguageTag::undetermined() {
            tags.retain(|tag| *tag != options.language);
            tags.insert(0, options.language.clone());
        }
        self.gather.draft.languages = tags.into_iter().map(Into::into).collect();
    }

    /// Sets the time zone of the programme, and stores the dates and the day change of the
    /// conference as extensions. Dates that match the days of the schedule are redundant, so they
    /// are skipped.
    fn conference(
        &mut self,
        conference: &Conference,
        days: &[crate::interchange::schedule::syntax::document::ScheduleDay],
        extensions: &mut Extensions,
    ) {
        let place = || (Subject::Programme, Path::root());
        if let Some(zone) = &conference.time_zone_name {
            match zone.trim().parse::<TimeZone>() {
                Ok(known) if known == *zone.as_str() => self.gather.draft.time_zone = Some(known),
                _ => {
                    keep_extension(extensions, "schedule/time_zone_name", zone);
                    let message = format!(
                        "{} is not a valid time zone name: it is kept in the extensions as schedule/time_zone_name",
                        quote(zone)
                    );
                    let path = extension_path(Path::root(), "schedule/time_zone_name");
                    self.note(Code::SetAside, Subject::Programme, path, &conference.at, message);
                }
            }
        }
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
            self.keep_extra(extensions, "", "conference", &extra, place);
        }
    }

    /// Stores an unknown value as an extension. Values with the same field name share a single
    /// finding.
    fn keep_extra(
        &mut self,
        extensions: &mut Extensions,
        prefix: &str,
        level: &str,
        extra: &Extra,
        place: impl FnOnce() -> (Subject, Path),
    ) {
        let key = format!("schedule/{prefix}{}", extra.name);
        keep_extension(extensions, &key, &extra.value.keep());
        // Field names that differ only in a number share a finding.
        let shown: String = key.chars().map(|c| if c.is_ascii_digit() { 'N' } else { c }).collect();
        let message = format!(
            "there is no field for this value of the {level}: it is kept in the extensions as {}",
            quote(&shown)
        );
        self.tally.note(Code::SetAside, message, &extra.at, || {
            let (subject, path) = place();
            (subject, extension_path(path, &key))
        });
    }

    /// Adds an external id. If it is invalid, it is stored as an extension instead.
    fn identifier(
        &mut self,
        ids: &mut ExternalIds,
        extensions: &mut Extensions,
        scheme: &'static str,
        value: &str,
        at: &Locus,
        place: impl FnOnce() -> (Subject, Path),
    ) {
        if ids.insert(scheme, value).is_ok() {
            return;
        }
        let key = format!("schedule/{scheme}");
        keep_extension(extensions, &key, value);
        let (subject, path) = place();
        let message =
            format!("{} is not a valid identifier: it is kept in the extensions as {key}", quote(value));
        self.note(Code::SetAside, subject, extension_path(path, &key), at, message);
    }

    /// Parses a URL. If it is invalid, it is stored as an extension, and a finding reports it.
    fn url(
        &mut self,
        address: &str,
        name: &str,
        extensions: &mut Extensions,
        at: &Locus,
        place: impl FnOnce() -> (Subject, Path),
    ) -> Option<Url> {
        if let Ok(url) = address.parse() {
            return Some(url);
        }
        let key = format!("schedule/{name}");
        keep_extension(extensions, &key, address);
        let (subject, path) = place();
        let message = format!("{} is not a valid URL: it is kept in the extensions as {key}", quote(address));
        self.note(Code::SetAside, subject, extension_path(path, &key), at, message);
        None
    }
}

fn extension_path(item: Path, key: &str) -> Path {
    let mut path = item.with("extensions");
    path.push_text(key);
    path
}

fn zone_of(name: Option<&str>) -> Option<Tz> {
    name?.trim().parse().ok()
}
