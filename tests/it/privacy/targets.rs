//! Every writer of the crate, as a function from a programme to its output.

use programme::agenda::{AgendaOptions, Markup};
use programme::html::HtmlOptions;
use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::schedule::{self, ScheduleOptions};
use programme::interchange::schema_org::{self, JsonLdOptions};
use programme::{Profile, Programme};

/// The name of a writer, and a function that returns its output for a programme.
pub(super) type Writer = (&'static str, fn(&Programme) -> String);

/// Further writers are added here.
pub(super) const WRITERS: &[Writer] = &[
    ("schedule.xml", |programme| {
        schedule::write_xml(programme, &ScheduleOptions::default())
            .map_or_else(|_| String::new(), |one| one.text)
    }),
    ("schedule.json", |programme| {
        schedule::write_json(programme, &ScheduleOptions::default())
            .map_or_else(|_| String::new(), |one| one.text)
    }),
    ("iCalendar", |programme| {
        let options = CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap());
        // A calendar folds long lines.
        icalendar::write(programme, &options).unwrap().text.replace("\r\n ", "")
    }),
    ("JSON-LD", |programme| schema_org::write(programme, &JsonLdOptions::default()).unwrap().text),
    ("JSON-LD of sessions", |programme| {
        let session = |one| schema_org::write_session(one, &JsonLdOptions::default()).unwrap().text;
        programme.sessions().iter().map(session).collect()
    }),
    ("rows", rows),
    ("agenda in plain text", |programme| agenda(programme, Markup::Plain)),
    ("agenda in Markdown", |programme| agenda(programme, Markup::Markdown)),
    ("HTML", |programme| {
        let options = HtmlOptions::new(programme.preferences::<&str>([]).unwrap());
        programme.html_pages(&options).map(|page| format!("{page:?}")).collect()
    }),
    ("wire form", wire),
    ("extracts", |programme| {
        let extracts =
            programme.days().map(|day| programme.extract(&programme.sessions().on_day(day.number())));
        extracts.chain([programme.extract(&programme.sessions())]).map(|one| wire(&one)).collect()
    }),
    ("texts for translators", |programme| {
        let languages = programme.languages();
        languages
            .iter()
            .map(|language| serde_json::to_string(&programme.texts_in(language)).unwrap())
            .collect()
    }),
    ("review", |programme| {
        let profile = Profile::strict();
        let report = programme.review(&profile);
        format!("{report}{}", serde_json::to_string(&report).unwrap())
    }),
    ("debug output", |programme| format!("{:?}", programme.to_draft())),
];

pub(super) fn wire(programme: &Programme) -> String {
    serde_json::to_string(&programme.to_draft()).unwrap()
}

fn agenda(programme: &Programme, markup: Markup) -> String {
    let options =
        AgendaOptions::new(programme.preferences::<&str>([]).unwrap()).with_markup(markup).with_width(4000);
    programme.agenda(&options).to_string()
}

fn rows(programme: &Programme) -> String {
    let rows = programme.rows();
    let mut all = String::new();
    macro_rules! table {
        ($($name:ident)+) => {
            $(all.extend(rows.$name().map(|row| serde_json::to_string(&row).unwrap()));)+
            assert_eq!([$(stringify!($name)),+].len(), programme::rows::TABLES.len());
        };
    }
    table!(
        programme days sessions session_rooms session_tracks session_tags session_agenda_items session_languages
        session_relations participations people posts organisations venues rooms room_parts tracks agenda_items links
        external_ids texts
    );
    all
}
