//! Every writer of the crate, as a function from a programme to its output.

use programme::agenda::{AgendaOptions, Markup};
use programme::html::HtmlOptions;
use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::schedule::{self, ScheduleOptions};
use programme::interchange::schema_org::{self, JsonLdOptions};
use programme::interchange::table;
use programme::versions::describe::{Aspect, DescribeOptions, Grouping};
use programme::{Draft, Profile, Programme};

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
    ("table", |programme| {
        let rows = table::write(programme).rows;
        rows.iter().flatten().map(|cell| format!("{}\n", cell.text())).collect()
    }),
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
    ("SARIF", |programme| {
        let report = programme.review(&Profile::strict());
        format!("{}{}", report.to_sarif(&wire(programme), "vxtitle.json"), report.len())
    }),
    ("changes", |programme| {
        between(programme, |before, after| serde_json::to_string(&before.changes(after)).unwrap())
    }),
    ("JSON Patch", |programme| {
        between(programme, |before, after| {
            serde_json::to_string(&before.changes(after).json_patch(before).unwrap()).unwrap()
        })
    }),
    ("description of changes", |programme| {
        between(programme, |before, after| description(before, after, false))
    }),
    ("debug output", |programme| format!("{:?}", programme.to_draft())),
];

/// Calls `write` with pairs of versions: the programme before and after everything was added,
/// removed and changed.
pub(super) fn between(programme: &Programme, write: fn(&Programme, &Programme) -> String) -> String {
    let others = [empty(programme), changed(programme)];
    others.iter().flat_map(|other| [write(other, programme), write(programme, other)]).collect()
}

/// Returns a version without any rows.
fn empty(programme: &Programme) -> Programme {
    let data = programme.to_draft();
    let mut draft = Draft::new(data.id, "Earlier");
    draft.languages = data.languages;
    draft.build().unwrap()
}

/// Returns a version with the same rows, in which most fields are different.
fn changed(programme: &Programme) -> Programme {
    use programme::draft::{Organisation, Person, Room, Session, Track, Venue};

    let mut draft = programme.to_draft();
    draft.title = "Earlier".into();
    draft.preamble = vec!["Earlier".into()];
    draft.participations.clear();
    draft.links.clear();
    draft.extensions = programme::draft::Extensions::default();
    for session in &mut draft.sessions {
        let old = std::mem::replace(session, Session::new(session.id.clone()).with_title("Earlier"));
        (session.part_of, session.repeats) = (old.part_of, old.repeats);
        // The same sessions and organisations are public in both versions.
        (session.status, session.extensions) = (old.status, old.extensions);
        (session.tracks, session.place) = (old.tracks, old.place);
    }
    for person in &mut draft.people {
        let posts = std::mem::take(&mut person.posts);
        *person = Person::new(person.id.clone(), "Earlier");
        person.posts = posts;
    }
    for venue in &mut draft.venues {
        let rooms = venue.rooms.iter().map(|room| Room::new(room.id.clone(), "Earlier")).collect();
        *venue = Venue::new(venue.id.clone());
        venue.rooms = rooms;
    }
    for track in &mut draft.tracks {
        *track = Track::new(track.id.clone(), "Earlier");
    }
    for organisation in &mut draft.organisations {
        *organisation = Organisation::new(organisation.id.clone(), "Earlier");
    }
    draft.build().unwrap()
}

/// Returns the descriptions of all changes between two versions, in all forms.
pub(super) fn description(before: &Programme, after: &Programme, public: bool) -> String {
    let mut all = String::new();
    for grouping in [Grouping::Day, Grouping::Person] {
        let options = DescribeOptions::new(after.preferences::<&str>([]).unwrap())
            .with_aspects(Aspect::ALL.iter().copied())
            .with_grouping(grouping)
            .with_word_difference(true)
            .with_public(public);
        let description = before.changes(after).describe(before, after, &options);
        let json = serde_json::to_string(&description).unwrap();
        all.extend([description.to_string(), description.markdown(), json]);
    }
    all
}

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
