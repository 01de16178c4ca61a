//! Reads a schedule.xml document.

use super::cursor::{Cursor, OpenElement};
use crate::error::quote;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::schedule::syntax::document::Remark;
use crate::interchange::schedule::syntax::document::{
    Conference, Event, Extra, Origins, ScheduleDay, ScheduleDocument, ScheduleLink, SchedulePerson,
    ScheduleRoom, ScheduleTrack, add, push_tight, set,
};
use crate::interchange::{ImportError, Limits};

pub(in crate::interchange::schedule) fn read(
    source: &str,
    limits: Limits,
) -> Result<(ScheduleDocument, Origins<'_>, Vec<Remark>), ImportError> {
    let mut cursor = Cursor::new(source, limits)?;
    let root = cursor.root()?;
    if root.name() != "schedule" {
        let message = format!("the root element is {}, not \"schedule\"", quote(root.name()));
        return Err(cursor.malformed(message, root.at));
    }
    let mut reading = XmlReader { cursor, document: ScheduleDocument::default(), day: None, cell: None };
    reading.schedule(&root)?;
    let XmlReader { mut cursor, document, .. } = reading;
    cursor.end()?;
    let (origins, remarks) = cursor.finish();
    Ok((document, origins, remarks))
}

struct XmlReader<'a> {
    cursor: Cursor<'a>,
    document: ScheduleDocument,
    day: Option<usize>,
    cell: Option<String>,
}

type Done = Result<(), ImportError>;

impl<'a> XmlReader<'a> {
    fn schedule(&mut self, open: &OpenElement<'a>) -> Done {
        for (name, value) in self.cursor.attributes(open)? {
            add(&mut self.document.extras, format!("@{name}"), ExtraValue::plain(value), open.at());
        }
        while let Some(open) = self.cursor.child()? {
            match open.name() {
                "conference" => self.conference(&open)?,
                "day" => self.day(&open)?,
                "tracks" => self.tracks(&open)?,
                "persons" | "speakers" => self.described(&open, XmlLevel::Schedule)?,
                name @ ("version" | "url") => {
                    let (name, at) = (name.to_owned(), open.at());
                    let value = ExtraValue::Text(self.words(&open, XmlLevel::Schedule)?);
                    let ScheduleDocument { version, url, extras, .. } = &mut self.document;
                    set(if name == "url" { url } else { version }, extras, &name, value, at);
                }
                _ => self.unknown(&open, XmlLevel::Schedule)?,
            }
        }
        Ok(())
    }

    fn unknown(&mut self, open: &OpenElement<'a>, mut level: XmlLevel<'_>) -> Done {
        let (name, at) = (open.name().to_owned(), open.at());
        let value = self.cursor.node(open)?;
        add(level.extras(&mut self.document), name, value, at);
        Ok(())
    }

    /// Reads the text of an element. Its attributes are stored as extra values.
    fn words(&mut self, open: &OpenElement<'a>, mut level: XmlLevel<'_>) -> Result<String, ImportError> {
        for (name, value) in self.cursor.attributes(open)? {
            let name = format!("{}@{name}", open.name());
            add(level.extras(&mut self.document), name, ExtraValue::plain(value), open.at());
        }
        self.cursor.text()
    }

    fn conference(&mut self, open: &OpenElement<'a>) -> Done {
        self.document.conference.at = open.at();
        for (name, value) in self.cursor.attributes(open)? {
            add(
                &mut self.document.conference.extras,
                format!("@{name}"),
                ExtraValue::plain(value),
                open.at(),
            );
        }
        while let Some(open) = self.cursor.child()? {
            let (name, at) = (open.name().to_owned(), open.at());
            match name.as_str() {
                "track" => {
                    let track = self.track(&open)?;
                    self.document.tracks.push(track);
                    continue;
                }
                "persons" | "speakers" => {
                    self.described(&open, XmlLevel::Conference)?;
                    continue;
                }
                "title" | "subtitle" | "acronym" | "start" | "end" | "days" | "day_change" | "venue"
                | "city" | "time_zone_name" | "url" => {}
                _ => {
                    self.unknown(&open, XmlLevel::Conference)?;
                    continue;
                }
            }
            let value = ExtraValue::Text(self.words(&open, XmlLevel::Conference)?);
            let Conference {
                title,
                subtitle,
                acronym,
                start,
                end,
                days,
                day_change,
                venue,
                city,
                time_zone_name,
                url,
                extras,
                ..
            } = &mut self.document.conference;
            let field = match name.as_str() {
                "title" => title,
                "subtitle" => subtitle,
                "acronym" => acronym,
                "start" => start,
                "end" => end,
                "days" => days,
                "day_change" => day_change,
                "venue" => venue,
                "city" => city,
                "time_zone_name" => time_zone_name,
                _ => url,
            };
            set(field, extras, &name, value, at);
        }
        Ok(())
    }

    /// Reads people who are described outside of events.
    fn described(&mut self, open: &OpenElement<'a>, mut level: XmlLevel<'_>) -> Done {
        for (name, value) in self.cursor.attributes(open)? {
            let name = format!("{}@{name}", open.name());
            add(level.extras(&mut self.document), name, ExtraValue::plain(value), open.at());
        }
        while let Some(open) = self.cursor.child()? {
            if matches!(open.name(), "person" | "speaker") {
                let person = self.person(&open)?;
                self.document.people.push(person);
                continue;
            }
            let (name, at) = (open.name().to_owned(), open.at());
            let value = self.cursor.node(&open)?;
            add(level.extras(&mut self.document), name, value, at);
        }
        Ok(())
    }

    fn tracks(&mut self, open: &OpenElement<'a>) -> Done {
        for (name, value) in self.cursor.attributes(open)? {
            add(&mut self.document.extras, format!("tracks@{name}"), ExtraValue::plain(value), open.at());
        }
        while let Some(open) = self.cursor.child()? {
            if open.name() == "track" {
                let track = self.track(&open)?;
                self.document.tracks.push(track);
            } else {
                self.unknown(&open, XmlLevel::Schedule)?;
            }
        }
        Ok(())
    }

    /// Reads a track such as `<track name="…" slug="…" color="…"/>`. Some files contain the name as
    /// the text of the element.
    fn track(&mut self, open: &OpenElement<'a>) -> Result<ScheduleTrack, ImportError> {
        let mut track = ScheduleTrack { at: open.at(), ..ScheduleTrack::default() };
        for (name, value) in self.cursor.attributes(open)? {
            let ScheduleTrack { name: track_name, slug, colour, extras, .. } = &mut track;
            match name {
                "name" => set(track_name, extras, "name", ExtraValue::Text(value), open.at()),
                "slug" => set(slug, extras, "slug", ExtraValue::Text(value), open.at()),
                "color" => set(colour, extras, "color", ExtraValue::Text(value), open.at()),
                _ => add(extras, format!("@{name}"), ExtraValue::plain(value), open.at()),
            }
        }
        let words = self.cursor.text()?;
        set(&mut track.name, &mut track.extras, "#text", ExtraValue::Text(words), open.at());
        Ok(track)
    }

    fn day(&mut self, open: &OpenElement<'a>) -> Done {
        let mut day = ScheduleDay { at: open.at(), ..ScheduleDay::default() };
        for (name, value) in self.cursor.attributes(open)? {
            let ScheduleDay { index, date, start, end, extras, .. } = &mut day;
            let field = match name {
                "index" => index,
                "date" => date,
                "start" => start,
                "end" => end,
                _ => {
                    add(extras, format!("@{name}"), ExtraValue::plain(value), open.at());
                    continue;
                }
            };
            set(field, extras, name, ExtraValue::Text(value), open.at());
        }
        self.document.days.push(day);
        self.day = Some(self.document.days.len() - 1);
        while let Some(open) = self.cursor.child()? {
            match open.name() {
                "room" => self.room(&open)?,
                "event" | "entry" => self.event(&open)?,
                _ => self.unknown(&open, XmlLevel::Day)?,
            }
        }
        Ok(())
    }

    fn room(&mut self, open: &OpenElement<'a>) -> Done {
        let mut room = ScheduleRoom { at: open.at(), ..ScheduleRoom::default() };
        for (name, value) in self.cursor.attributes(open)? {
            match name {
                "name" => room.name = value,
                "guid" => set(&mut room.guid, &mut room.extras, "guid", ExtraValue::Text(value), open.at()),
                "slug" => set(&mut room.slug, &mut room.extras, "slug", ExtraValue::Text(value), open.at()),
                "capacity" => {
                    set(&mut room.capacity, &mut room.extras, "capacity", ExtraValue::Text(value), open.at());
                }
                "url" => set(&mut room.url, &mut room.extras, "url", ExtraValue::Text(value), open.at()),
                _ => add(&mut room.extras, format!("@{name}"), ExtraValue::plain(value), open.at()),
            }
        }
        self.cell = Some(room.name.clone()).filter(|name| !name.trim().is_empty());
        if self.cell.is_some() {
            self.document.rooms.push(room);
        }
        while let Some(open) = self.cursor.child()? {
            match open.name() {
                "event" | "entry" => self.event(&open)?,
                _ => self.unknown(&open, XmlLevel::Day)?,
            }
        }
        self.cell = None;
        Ok(())
    }

    fn event(&mut self, open: &OpenElement<'a>) -> Done {
        let mut event = Event { at: open.at(), day: self.day, cell: self.cell.clone(), ..Event::default() };
        for (name, value) in self.cursor.attributes(open)? {
            let field = match name {
                "id" => &mut event.id,
                "guid" => &mut event.guid,
                "code" => &mut event.code,
                _ => {
                    add(&mut event.extras, format!("@{name}"), ExtraValue::plain(value), open.at());
                    continue;
                }
            };
            set(field, &mut event.extras, &format!("@{name}"), ExtraValue::Text(value), open.at());
        }
        while let Some(open) = self.cursor.child()? {
            match open.name() {
                "persons" | "speakers" => self.persons(&open, &mut event)?,
                "links" => self.links(&open, &mut event, "link")?,
                "attachments" => self.links(&open, &mut event, "attachment")?,
                "recording" => self.recording(&open, &mut event)?,
                "topics" => self.topics(&open, &mut event)?,
                _ => self.field(&open, &mut event)?,
            }
        }
        self.document.events.push(event);
        Ok(())
    }

    fn field(&mut self, open: &OpenElement<'a>, event: &mut Event) -> Done {
        let (name, at) = (open.name(), open.at());
        if name == "track" {
            let mut track = ScheduleTrack { at: open.at(), ..ScheduleTrack::default() };
            let words = self.words(open, XmlLevel::Extras(&mut event.extras))?;
            set(&mut track.name, &mut event.extras, "track", ExtraValue::Text(words), at);
            if track.name.is_some() {
                push_tight(&mut event.tracks, track);
            }
            return Ok(());
        }
        let field = match name {
            "room" => &mut event.room,
            "title" => &mut event.title,
            "subtitle" => &mut event.subtitle,
            "type" | "category" => &mut event.kind,
            "date" => &mut event.date,
            "start" => &mut event.start,
            "end" => &mut event.end,
            "duration" => &mut event.duration,
            "abstract" => &mut event.abstract_,
            "description" => &mut event.description,
            "slug" => &mut event.slug,
            "language" => &mut event.language,
            "logo" => &mut event.logo,
            "url" => &mut event.url,
            "origin_url" => &mut event.origin_url,
            "feedback_url" => &mut event.feedback_url,
            "state" => &mut event.state,
            "audience" => &mut event.level,
            _ => return self.unknown(open, XmlLevel::Extras(&mut event.extras)),
        };
        let words = self.words(open, XmlLevel::Extras(&mut event.extras))?;
        set(field, &mut event.extras, name, ExtraValue::Text(words), at);
        Ok(())
    }

    fn recording(&mut self, open: &OpenElement<'a>, event: &mut Event) -> Done {
        for (name, value) in self.cursor.attributes(open)? {
            add(&mut event.extras, format!("recording@{name}"), ExtraValue::plain(value), open.at());
        }
        while let Some(open) = self.cursor.child()? {
            let (name, at) = (open.name().to_owned(), open.at());
            let field = match name.as_str() {
                "license" => &mut event.licence,
                "optout" => &mut event.optout,
                "url" => &mut event.recording_url,
                _ => {
                    let value = self.cursor.node(&open)?;
                    add(&mut event.extras, format!("recording.{name}"), value, at);
                    continue;
                }
            };
            let words = self.words(&open, XmlLevel::Extras(&mut event.extras))?;
            set(field, &mut event.extras, &format!("recording.{name}"), ExtraValue::Text(words), at);
        }
        Ok(())
    }

    fn topics(&mut self, open: &OpenElement<'a>, event: &mut Event) -> Done {
        for (name, value) in self.cursor.attributes(open)? {
            add(&mut event.extras, format!("topics@{name}"), ExtraValue::plain(value), open.at());
        }
        while let Some(open) = self.cursor.child()? {
            let words = self.words(&open, XmlLevel::Extras(&mut event.extras))?;
            event.tags.extend(Some(words).filter(|words| !words.trim().is_empty()));
        }
        Ok(())
    }

    fn links(&mut self, open: &OpenElement<'a>, event: &mut Event, item: &str) -> Done {
        for (name, value) in self.cursor.attributes(open)? {
            add(&mut event.extras, format!("{item}s@{name}"), ExtraValue::plain(value), open.at());
        }
        while let Some(open) = self.cursor.child()? {
            if open.name() != item {
                self.unknown(&open, XmlLevel::Extras(&mut event.extras))?;
                continue;
            }
            let mut link = ScheduleLink { at: open.at(), ..ScheduleLink::default() };
            let list = if item == "link" { &mut event.links } else { &mut event.attachments };
            for (name, value) in self.cursor.attributes(&open)? {
                let stated = Some(value).filter(|value| !value.trim().is_empty());
                match name {
                    "href" => link.url = stated,
                    "type" => link.kind = stated,
                    "service" => link.service = stated,
                    _ => {
                        let name = format!("{item}s.{}@{name}", list.len());
                        add(
                            &mut event.extras,
                            name,
                            ExtraValue::plain(stated.unwrap_or_default()),
                            open.at(),
                        );
                    }
                }
            }
            if self.cursor.starts_with(&LINK_FIELDS)? {
                let prefix = format!("{item}s.{}.", list.len());
                link_fields(self.cursor.content()?, &mut link, &mut event.extras, &prefix);
                push_tight(list, link);
                continue;
            }
            let words = Some(self.cursor.text()?).filter(|words| !words.trim().is_empty());
            // The text of a link without an `href` is its address.
            if link.url.is_none() {
                link.url = words;
            } else {
                link.title = words;
            }
            if link.url.is_some() || link.kind.is_some() || link.service.is_some() {
                push_tight(list, link);
            }
        }
        Ok(())
    }

    fn persons(&mut self, open: &OpenElement<'a>, event: &mut Event) -> Done {
        for (name, value) in self.cursor.attributes(open)? {
            add(&mut event.extras, format!("persons@{name}"), ExtraValue::plain(value), open.at());
        }
        while let Some(open) = self.cursor.child()? {
            if !matches!(open.name(), "person" | "speaker") {
                self.unknown(&open, XmlLevel::Extras(&mut event.extras))?;
                continue;
            }
            let person = self.person(&open)?;
            push_tight(&mut event.persons, person);
        }
        Ok(())
    }

    /// Reads a person such as `<person id="…">Name</person>`. Some files contain the name and
    /// further details as child elements.
    fn person(&mut self, open: &OpenElement<'a>) -> Result<SchedulePerson, ImportError> {
        let mut person = SchedulePerson { at: open.at(), ..SchedulePerson::default() };
        for (name, value) in self.cursor.attributes(open)? {
            let field = match name {
                "id" => &mut person.id,
                "guid" => &mut person.guid,
                "code" => &mut person.code,
                "href" => &mut person.url,
                "role" => &mut person.role,
                _ => {
                    add(&mut person.extras, format!("@{name}"), ExtraValue::plain(value), open.at());
                    continue;
                }
            };
            set(field, &mut person.extras, &format!("@{name}"), ExtraValue::Text(value), open.at());
        }
        let value = self.cursor.content()?;
        let fields = match value {
            ExtraValue::Map(fields) => fields,
            other => {
                set(&mut person.name, &mut person.extras, "#text", other, open.at());
                return Ok(person);
            }
        };
        for (name, value) in fields {
            let field = match name.as_str() {
                "name" | "public_name" | "full_public_name" | "#text" => &mut person.name,
                "code" => &mut person.code,
                "biography" | "description" => &mut person.biography,
                "image" | "avatar" => &mut person.image,
                "url" | "profile" => &mut person.url,
                _ => {
                    add(&mut person.extras, name, value, open.at());
                    continue;
                }
            };
            set(field, &mut person.extras, &name, value, open.at());
        }
        Ok(person)
    }
}

/// The elements that describe a link. A link that starts with any other element is read as plain
/// text.
const LINK_FIELDS: [&str; 6] = ["href", "url", "title", "type", "service", "description"];

fn link_fields(value: ExtraValue, link: &mut ScheduleLink, extras: &mut Vec<Extra>, prefix: &str) {
    let fields = match value {
        ExtraValue::Map(fields) => fields,
        other => vec![("#text".to_owned(), other)],
    };
    let at = link.at.clone();
    for (name, value) in fields {
        let field = match name.as_str() {
            "href" | "url" => &mut link.url,
            "title" | "#text" => &mut link.title,
            "type" => &mut link.kind,
            "service" => &mut link.service,
            _ => {
                add(extras, format!("{prefix}{name}"), value, at.clone());
                continue;
            }
        };
        set(field, extras, &format!("{prefix}{name}"), value, at.clone());
    }
}

/// The part of a schedule that contains an unknown element or attribute. The extra values of this
/// part store the unknown value.
enum XmlLevel<'e> {
    Schedule,
    Conference,
    Day,
    Extras(&'e mut Vec<Extra>),
}

impl XmlLevel<'_> {
    fn extras<'s>(&'s mut self, document: &'s mut ScheduleDocument) -> &'s mut Vec<Extra> {
        match self {
            Self::Schedule => &mut document.extras,
            Self::Conference => &mut document.conference.extras,
            Self::Day => match document.days.last_mut() {
                Some(day) => &mut day.extras,
                None => &mut document.extras,
            },
            Self::Extras(extras) => extras,
        }
    }
}
