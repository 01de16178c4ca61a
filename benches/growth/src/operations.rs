//! The operations that are measured: queries, reviews, writers, readers, merges and versions.

use std::ops::Range;

use programme::agenda::{AgendaOptions, Markup};
use programme::chrono::DateTime;
use programme::html::HtmlOptions;
use programme::interchange::agenda_text::{self, AgendaTextOptions};
use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::schedule::{self, ScheduleOptions};
use programme::interchange::schema_org::{self, JsonLdOptions};
use programme::interchange::table::{self, Cell, Columns};
use programme::interchange::{Export, ExportError, ImportOptions};
use programme::language::{Existing, MergeOptions};
use programme::report::Subject;
use programme::review::Waiver;
use programme::role::Role;
use programme::status::SessionStatus;
use programme::versions::Changes;
use programme::versions::describe::DescribeOptions;
use programme::versions::join::{Join, UndatedDays};
use programme::{Code, DayTime, Draft, Kind, LanguageTag, Length, Moment, Profile, Programme, Session};

/// A programme with the documents that the readers read.
pub(crate) struct Input {
    pub(crate) draft: Draft,
    pub(crate) programme: Programme,
    /// A version in which each title is longer and the first session comes last.
    later: Programme,
    changes: Changes,
    json: String,
    calendar: String,
    xml: String,
    schedule: String,
    agenda: String,
    table: Vec<Vec<Cell>>,
}

impl Input {
    pub(crate) fn new(json: String, with_documents: bool) -> Self {
        let draft: Draft = serde_json::from_str(&json).expect("a valid draft");
        let programme = draft.clone().build().expect("a sound programme");
        let later = later(draft.clone());
        let changes = programme.changes(&later);
        let text = |export: Result<Export, ExportError>| match export {
            Ok(export) if with_documents => export.text,
            _ => String::new(),
        };
        let (mut calendar, mut xml, mut schedule) = (String::new(), String::new(), String::new());
        let (mut agenda, mut table) = (String::new(), Vec::new());
        if with_documents {
            calendar = text(icalendar::write(&programme, &stamp()));
            xml = text(schedule::write_xml(&programme, &ScheduleOptions::default()));
            schedule = text(schedule::write_json(&programme, &ScheduleOptions::default()));
            agenda = programme.agenda(&AgendaOptions::new(options(&programme))).to_string();
            table = table::write(&programme).rows;
        }
        Self { draft, programme, later, changes, json, calendar, xml, schedule, agenda, table }
    }

    /// Returns the size of the programme in bytes: the length of its document, and 32 bytes for
    /// each room, participation and language of a session, whether stated or inherited. An
    /// inherited description counts with its length.
    pub(crate) fn size(&self) -> usize {
        let sessions = self.programme.sessions();
        let values = |one: Session<'_>| {
            let lists = one.rooms().count() + one.participations().len();
            lists + one.spoken().len() + one.interpreted().len()
        };
        let inherited = |one: Session<'_>| match one.origin() {
            Some(origin) => serde_json::to_string(&origin.data().description).map_or(0, |text| text.len()),
            None => 0,
        };
        self.json.len() + (&sessions).into_iter().map(|one| 32 * values(one) + inherited(one)).sum::<usize>()
    }

    pub(crate) fn empty_of_documents(&self) -> bool {
        self.calendar.is_empty()
    }
}

fn lengthen(wording: &mut serde_json::Value) {
    if let serde_json::Value::String(wording) = wording {
        wording.push_str(" again");
    }
}

fn later(mut draft: Draft) -> Programme {
    for title in draft.sessions.iter_mut().filter_map(|session| session.title.as_mut()) {
        let mut json = serde_json::to_value(&*title).expect("a text is JSON");
        match &mut json {
            serde_json::Value::Object(wordings) => wordings.values_mut().for_each(lengthen),
            wording => lengthen(wording),
        }
        *title = serde_json::from_value(json).expect("a valid text");
    }
    if !draft.sessions.is_empty() {
        draft.sessions.rotate_left(1);
    }
    draft.build().expect("a sound programme")
}

fn stamp() -> CalendarOptions {
    CalendarOptions::new(DateTime::from_timestamp(1_700_000_000, 0).expect("a valid time"))
}

fn english() -> LanguageTag {
    "en".parse().expect("a valid tag")
}

fn first(programme: &Programme) -> Option<Session<'_>> {
    programme.sessions().declared().next()
}

fn last(programme: &Programme) -> Option<Session<'_>> {
    programme.sessions().declared().next_back()
}

fn morning(programme: &Programme) -> Option<Moment> {
    Some(programme.days().next()?.moment("10:15".parse::<DayTime>().ok()?))
}

fn hour(programme: &Programme) -> Option<Range<Moment>> {
    let start = morning(programme)?;
    Some(start..start.plus_seconds(3600))
}

fn half() -> Length {
    "00:30".parse().expect("a valid length")
}

fn written(export: Result<Export, ExportError>) -> usize {
    export.map_or(0, |export| export.text.len() + export.losses.len())
}

/// A profile with a waiver for each session.
fn waivers(programme: &Programme) -> Profile {
    programme.sessions().declared().fold(Profile::default(), |profile, session| {
        let subject = Subject::Session(session.id().clone());
        profile.with_waiver(Waiver::new(Code::MissingTitle, subject, "accepted"))
    })
}

pub(crate) type Operation = (&'static str, fn(&Input) -> usize);

pub(crate) const OPERATIONS: &[Operation] = &[
    ("read", |i| serde_json::from_str::<Draft>(&i.json).map_or(0, |draft| draft.sessions.len())),
    ("check", |i| i.draft.check().len()),
    ("build", |i| i.draft.clone().build().map_or(0, |p| p.sessions().len())),
    ("to_draft", |i| i.programme.to_draft().sessions.len()),
    ("serialise", |i| serde_json::to_string(&i.draft).map_or(0, |text| text.len())),
    ("review, lenient", |i| i.programme.review(&Profile::lenient()).len()),
    ("review, default", |i| i.programme.review(&Profile::default()).len()),
    ("review, strict", |i| i.programme.review(&Profile::strict()).len()),
    ("review, publication", |i| i.programme.review(&Profile::publication()).len()),
    ("review with waivers", |i| i.programme.review(&waivers(&i.programme)).len()),
    ("report as text", |i| i.programme.review(&Profile::strict()).to_string().len()),
    ("agenda", |i| i.programme.agenda(&AgendaOptions::new(options(&i.programme))).to_string().len()),
    ("agenda in Markdown", |i| {
        let options = AgendaOptions::new(options(&i.programme)).with_markup(Markup::Markdown);
        i.programme.agenda(&options).to_string().len()
    }),
    ("HTML", |i| i.programme.html(&HtmlOptions::new(options(&i.programme))).len()),
    ("HTML pages", |i| {
        let options = HtmlOptions::new(options(&i.programme));
        i.programme.html_pages(&options).map(|page| page.html.len()).sum()
    }),
    ("public", |i| i.programme.public().sessions().len()),
    ("extract", |i| i.programme.extract(&i.programme.sessions().top_level()).sessions().len()),
    ("clashes", |i| i.programme.clashes().pairs.len()),
    ("clashes of sessions", |i| i.programme.sessions().top_level().clashes().pairs.len()),
    ("what if", |i| {
        first(&i.programme).map_or(0, |one| match one.slot() {
            Some(slot) => one.what_if().at(slot).clashes().map_or(0, |clashes| clashes.len()),
            None => 0,
        })
    }),
    ("alternatives", |i| match (last(&i.programme), hour(&i.programme)) {
        (Some(one), Some(hour)) => one.what_if().alternatives(hour).map_or(0, |free| free.len()),
        _ => 0,
    }),
    ("free rooms", |i| {
        i.programme.free().on_day(1).at_least(half()).a_room_for(1).find().map_or(0, |free| free.len())
    }),
    ("free person", |i| i.programme.free().person("p0").at_least(half()).find().map_or(0, |free| free.len())),
    ("conflicts", |i| conflicts(&i.programme)),
    ("groups", |i| {
        let sessions = i.programme.sessions();
        sessions.by_day().len()
            + sessions.by_room().len()
            + sessions.by_track().len()
            + sessions.by_kind().len()
    }),
    ("statistics by person", |i| i.programme.sessions().statistics().by_person().stated.len()),
    ("statistics by role", |i| {
        let statistics = i.programme.sessions().statistics();
        statistics.by_role().stated.len()
            + statistics.by_organisation().stated.len()
            + statistics.by_country().stated.len()
    }),
    ("statistics by language", |i| i.programme.sessions().statistics().by_language().stated.len()),
    ("statistics by kind and day", |i| i.programme.sessions().statistics().by_kind_and_day().len()),
    ("rooms in use", |i| i.programme.sessions().statistics().rooms_in_use().len()),
    ("timetable", |i| i.programme.timetable(1).map_or(0, |table| format!("{table:?}").len())),
    ("now and next", |i| morning(&i.programme).map_or(0, |now| i.programme.now_and_next(now).count())),
    ("on at", |i| morning(&i.programme).map_or(0, |now| i.programme.on_at(now).count())),
    ("overlapping", |i| hour(&i.programme).map_or(0, |hour| i.programme.overlapping(hour).count())),
    ("next change", |i| morning(&i.programme).and_then(|now| i.programme.next_change(now)).map_or(0, |_| 1)),
    ("itinerary of a person", |i| {
        i.programme.person("p0").map_or(0, |one| format!("{:?}", one.itinerary()).len())
    }),
    ("itinerary of all sessions", |i| format!("{:?}", i.programme.sessions().itinerary()).len()),
    ("people of a name", |i| i.programme.people().named("Maria").len()),
    ("people with a role", |i| i.programme.people().with_role(&Role::Speaker).len()),
    ("people of sessions", |i| i.programme.people().taking_part_in(&i.programme.sessions()).len()),
    ("sessions of people", |i| i.programme.people().in_sessions(2..).len()),
    ("shared sessions", |i| i.programme.person("p0").map_or(0, |one| one.shares_sessions_with().len())),
    ("filters by people", |i| {
        i.programme.sessions().with_person("p0").len()
            + i.programme.sessions().with_role(&Role::Speaker).len()
            + i.programme.sessions().by_organisation("o").len()
    }),
    ("filters by place", |i| {
        i.programme.sessions().in_room("r0").len()
            + i.programme.sessions().occupying("r0").len()
            + i.programme.sessions().in_venue("v").len()
    }),
    ("filters by language", |i| {
        i.programme.sessions().in_language("en").len() + i.programme.sessions().interpreted_into("en").len()
    }),
    ("filters by time", |i| {
        let hour = hour(&i.programme);
        let during = hour.map_or(0, |hour| i.programme.sessions().during(hour).len());
        during
            + i.programme.sessions().on_day(1).len()
            + i.programme.sessions().touching_day(1).len()
            + i.programme.sessions().scheduled().len()
    }),
    ("other filters", |i| {
        let sessions = || i.programme.sessions();
        sessions().of_kind(&Kind::Talk).len()
            + sessions().with_status(SessionStatus::Confirmed).len()
            + sessions().in_track("t0").len()
            + sessions().top_level().len()
            + sessions().parts_of("s0").len()
            + sessions().unscheduled().len()
    }),
    ("search", |i| {
        i.programme.sessions().matching("talk").len() + i.programme.sessions().matching_in("talk", "en").len()
    }),
    ("set algebra", |i| {
        let (all, top) = (i.programme.sessions(), i.programme.sessions().top_level());
        all.union(&top).len() + all.intersection(&top).len() + all.difference(&top).len()
    }),
    ("relations of all sessions", |i| {
        i.programme
            .sessions()
            .into_iter()
            .map(|one| {
                usize::from(one.origin().is_some())
                    + usize::from(one.place().is_some())
                    + usize::from(one.slot().is_some())
                    + one.properties().admits_people as usize
            })
            .sum()
    }),
    ("rows of sessions", |i| {
        let rows = i.programme.rows();
        rows.sessions().count()
            + rows.session_rooms().count()
            + rows.session_languages().count()
            + rows.session_relations().count()
            + rows.texts().count()
    }),
    ("rows of people", |i| {
        let rows = i.programme.rows();
        rows.people().count()
            + rows.participations().count()
            + rows.posts().count()
            + rows.links().count()
            + rows.external_ids().count()
    }),
    ("coverage", |i| (i.programme.coverage(&english()).share() * 100.0) as usize),
    ("drift", |i| i.programme.drift(&i.programme).len()),
    ("texts", |i| i.programme.texts_in(&english()).missing().texts.len()),
    ("translate", |i| {
        i.programme.translate(&i.programme.texts_in(&english()), Existing::Keep).map_or(0, |_| 1)
    }),
    ("merge", |i| {
        i.programme
            .merge_languages(&i.programme, &MergeOptions::default())
            .map_or(0, |merged| merged.programme.sessions().len())
    }),
    ("compare versions", |i| i.programme.changes(&i.later).rows.len()),
    ("apply changes", |i| i.changes.apply(&i.programme).map_or(0, |later| later.sessions().len())),
    ("changes as JSON Patch", |i| i.changes.json_patch(&i.programme).map_or(0, |patch| patch.len())),
    ("describe changes", |i| {
        let options = DescribeOptions::new(options(&i.programme));
        i.changes.describe(&i.programme, &i.later, &options).to_string().len()
    }),
    ("review since", |i| i.later.review_since(&i.programme, &Profile::default()).len()),
    ("merge versions", |i| i.programme.merge(&i.later, &i.programme).draft.sessions.len()),
    ("join", |i| {
        let joined = Join::new(&i.programme).with_prefixed("x", &i.later);
        joined.with_undated_days(UndatedDays::ByNumber).join().map_or(0, |one| one.programme.sessions().len())
    }),
    ("write table", |i| table::write(&i.programme).rows.len()),
    ("write iCalendar", |i| written(icalendar::write(&i.programme, &stamp()))),
    ("write schedule.xml", |i| written(schedule::write_xml(&i.programme, &ScheduleOptions::default()))),
    ("write schedule.json", |i| {
        written(schedule::write_json(&i.programme, &ScheduleOptions::default().with_foreign(true)))
    }),
    ("write JSON-LD", |i| written(schema_org::write(&i.programme, &JsonLdOptions::default()))),
    ("read iCalendar", |i| {
        icalendar::read(&i.calendar, &ImportOptions::default())
            .map_or(0, |import| import.draft.sessions.len())
    }),
    ("read schedule.xml", |i| {
        schedule::read_xml(&i.xml, &ImportOptions::default()).map_or(0, |import| import.draft.sessions.len())
    }),
    ("read schedule.json", |i| {
        schedule::read_json(&i.schedule, &ImportOptions::default())
            .map_or(0, |import| import.draft.sessions.len())
    }),
    ("read agenda text", |i| {
        agenda_text::read(&i.agenda, &AgendaTextOptions::new())
            .map_or(0, |import| import.draft.sessions.len())
    }),
    ("read table", |i| {
        table::read(i.table.iter().cloned(), &Columns::default())
            .map_or(0, |import| import.draft.sessions.len())
    }),
];

fn options(programme: &Programme) -> programme::text::Preferences {
    programme.preferences(["en"]).expect("a valid tag")
}

fn conflicts(programme: &Programme) -> usize {
    programme.sessions().conflicts().len()
}
