//! Tests of reading and writing spreadsheets.

use programme::chrono::NaiveDate;
use programme::draft::Session;
use programme::interchange::icalendar::CalendarOptions;
use programme::interchange::table::{Cell, Columns, DateOrder, Field, read, write};
use programme::interchange::{Import, ImportOptions, Limits};
use programme::report::Position;
use programme::status::{AttendanceMode, SessionStatus};
use programme::time::{DayPart, TimeZone};
use programme::{Code, Draft, Kind, LanguageTag, Place, Role, Slot};

/// Splits lines of cells that are separated by vertical bars. `\n` is a line break in a cell.
fn rows(sheet: &str) -> Vec<Vec<String>> {
    let cell = |cell: &str| cell.trim().replace("\\n", "\n");
    sheet.trim().lines().map(|line| line.trim().split('|').map(cell).collect()).collect()
}

fn import(sheet: &str, columns: &Columns) -> Import {
    let import = read(rows(sheet), columns).unwrap();
    let report = import.draft.check();
    assert!(!report.has_errors(), "{report}");
    import
}

fn english() -> Columns {
    let options = ImportOptions::default().with_language("en".parse().unwrap()).with_title("Rivers");
    Columns::default().with_options(options)
}

fn session<'d>(draft: &'d Draft, id: &str) -> &'d Session {
    draft.sessions.iter().find(|session| session.id == *id).unwrap_or_else(|| panic!("no session {id}"))
}

/// Shows a session as its slot, its rooms, and its people with their roles.
fn shown(draft: &Draft, session: &Session) -> String {
    let slot = session.slot.map_or("-".to_owned(), |slot| slot.to_string());
    let date =
        session.slot.and_then(|slot| draft.days.iter().find(|day| day.number == slot.day_number())?.date);
    let room = match &session.place {
        Some(Place::Rooms(rooms)) => rooms.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"),
        Some(other) => format!("{other:?}"),
        None => "-".to_owned(),
    };
    let people: Vec<String> = session
        .participations
        .iter()
        .map(|one| {
            let role = one.role.as_ref().map_or(String::new(), |role| format!("={role}"));
            format!("{}{role}", one.person.as_ref().unwrap())
        })
        .collect();
    let date = date.map_or(String::new(), |date| format!(" {date}"));
    format!("{slot}{date} @ {room} : {}", people.join(", "))
}

fn codes(import: &Import) -> Vec<Code> {
    import.findings.iter().map(|finding| finding.code().to_string().parse().unwrap()).collect()
}

#[test]
fn a_sched_import_is_read() {
    let sheet = "event_key|name|active|event_start|event_end|event_type|event_subtype|seats|description|venue|speakers|moderators
        k1|Weirs|Y|2026-03-02 09:00|2026-03-02 09:45|Water|Talk|80|How a weir works.|Hall|Ada Okoye; Bo Lind|Chu Hua
        k2|Lunch|Y|2026-03-02 12:00|2026-03-02 13:00|Break||||Canteen||";
    let columns = english()
        .with("active", Field::Ignored)
        .with("event_type", Field::Track)
        .with("event_subtype", Field::Kind);
    let import = import(sheet, &columns);
    let weirs = session(&import.draft, "k1");
    assert_eq!(
        shown(&import.draft, weirs),
        "day 1, 09:00–09:45 2026-03-02 @ hall : ada-okoye=speaker, bo-lind=speaker, chu-hua=moderator"
    );
    assert_eq!((weirs.attendance_limit, weirs.kind.clone()), (Some(80), Some(Kind::Talk)));
    assert_eq!(codes(&import), []);
}

#[test]
fn a_whova_template_with_instructions_and_subsessions_is_read() {
    let sheet = "Please fill in the agenda below. Columns with a star are required, and the others are optional. Do not remove any.
        *Date|*Time Start|*Time End|Tracks|*Session Title|Room/Location|Description|Speakers|Authors|Session or Sub-session(Sub)|Tags
        03/02/2026|9:00 AM|10:30 AM|Water|Morning papers|Hall||Ada Okoye||Session|
        03/02/2026|9:00 AM|9:45 AM||Weirs|Hall|||Bo Lind; Chu Hua|Sub|gates, fish
        03/13/2026|1:00 PM|2:00 PM||Locks|Quay|||||";
    let import = import(sheet, &english());
    let weirs = session(&import.draft, "weirs");
    assert_eq!(
        shown(&import.draft, weirs),
        "day 1, 09:00–09:45 2026-03-02 @ hall : bo-lind=author, chu-hua=author"
    );
    assert_eq!(weirs.part_of.as_ref().unwrap(), "morning-papers");
    assert_eq!(weirs.tags.len(), 2);
    assert_eq!(
        shown(&import.draft, session(&import.draft, "locks")),
        "day 12, 13:00–14:00 2026-03-13 @ quay : "
    );
    // The instructions above the headers are reported.
    assert_eq!(codes(&import), [Code::NotImported]);
}

#[test]
fn a_guidebook_template_is_read() {
    let sheet = "Session Title|Date|Time Start|Time End|Room/Location|Schedule Track (Optional)|Description (Optional)|Allow Check-In (Optional)
        Weirs|3/2/2026|9:00 AM|9:45 AM|Hall|Water; Fish|<p>How a <em>weir</em> works.</p>|TRUE
        Locks|3/2/2026|10:00 AM||Quay|Water||FALSE";
    let columns =
        english().with_date_order(DateOrder::MonthFirst).with("Allow Check-In (Optional)", Field::Ignored);
    let import = import(sheet, &columns);
    let weirs = session(&import.draft, "weirs");
    assert_eq!(weirs.tracks.len(), 2);
    assert!(matches!(weirs.description[0], programme::text::Block::Html(_)));
    assert_eq!(
        shown(&import.draft, session(&import.draft, "locks")),
        "day 1, from 10:00 2026-03-02 @ quay : "
    );
    assert_eq!(codes(&import), []);
}

#[test]
fn a_cvent_import_is_read() {
    let sheet = "Session Name|Session Code|Start Date|Start Time|End Date|End Time|Category|Location Name|Capacity|Description|Speaker 1|Speaker 1 Company|Speaker 2|Speaker 2 Title
        Weirs|W-1|2026-03-02|22:00|2026-03-03|01:00|Water|Hall|80|Text|Ada Okoye|Delta Institute|Bo Lind|Director";
    let import = import(sheet, &english());
    let weirs = session(&import.draft, "W-1");
    assert_eq!(
        shown(&import.draft, weirs),
        "day 1, 22:00–25:00 2026-03-02 @ hall : ada-okoye=speaker, bo-lind=speaker"
    );
    let posts: Vec<_> = import.draft.people.iter().map(|person| person.posts[0].clone()).collect();
    assert_eq!(posts[0].organisation_name.as_ref().unwrap().first(), "Delta Institute");
    assert_eq!(posts[1].title.as_ref().unwrap().first(), "Director");
    assert_eq!(codes(&import), []);
}

#[test]
fn a_sessionize_export_with_one_row_per_speaker_is_read() {
    let sheet = "Session Id|Title|Description|Owner|Owner Email|Session format|Level|Room|Scheduled At|Scheduled Duration|Speaker Id|FirstName|LastName|TagLine|Bio
        41|Weirs|Text|Ada|a@example.org|Talk|Beginner|Hall|2 Mar 2026 09:00|45|a1|Ada|Okoye|Delta Institute|Ada builds weirs.
        41|Weirs|Text|Ada|a@example.org|Talk|Beginner|Hall|2 Mar 2026 09:00|45|b2|Bo|Lind||
        42|Locks|Text|Bo|b@example.org|Workshop||||90|b2|Bo|Lind||";
    let columns = english().with("Owner", Field::Ignored).with("Owner Email", Field::Ignored);
    let import = import(sheet, &columns);
    assert_eq!((import.draft.sessions.len(), import.draft.people.len()), (2, 2));
    assert_eq!(
        shown(&import.draft, session(&import.draft, "41")),
        "day 1, 09:00–09:45 2026-03-02 @ hall : a1, b2"
    );
    assert_eq!(session(&import.draft, "42").planned_length.unwrap().to_string(), "01:30");
    let ada = &import.draft.people[0];
    assert_eq!((ada.family.as_ref().unwrap().first(), ada.biography.len()), ("Okoye", 1));
    assert_eq!(codes(&import), []);
}

#[test]
fn an_eventmobi_import_with_parents_is_read() {
    let sheet = "Session External ID|Session Name|Description|Start Date|Start Time|End Date|End Time|Location|Tracks|Parent Unique Id|Session Speakers
        s1|Morning||2026/03/02|9:00|2026/03/02|10:30|Hall|Water||Ada Okoye, Bo Lind
        s2|Weirs||2026/03/02|9:00|2026/03/02|9:45|||s1|Chu Hua
        s3|Locks||2026/03/02|9:45|2026/03/02|10:30|||Morning|";
    let import = import(sheet, &english());
    for id in ["s2", "s3"] {
        assert_eq!(session(&import.draft, id).part_of.as_ref().unwrap(), "s1");
    }
    assert_eq!(session(&import.draft, "s1").participations.len(), 2);
    assert_eq!(codes(&import), []);
}

#[test]
fn a_pretalx_export_is_read() {
    let sheet = "ID|Proposal title|Session type|Track|Proposal state|Tags|Abstract|Description|Duration|Language|Speaker IDs|Speaker names|Room|Start|End
        ABCDEF|Weirs|Talk|Water|confirmed|gates|Short.|Long.|45|en|XYZ1|Ada Okoye\\nBo Lind|Hall|2026-03-02T09:00:00+01:00|2026-03-02T09:45:00+01:00
        GHIJKL|Locks|Talk||canceled||||30|de||Chu Hua|||";
    let import = import(sheet, &english().with("Speaker IDs", Field::Ignored));
    let weirs = session(&import.draft, "ABCDEF");
    assert_eq!(shown(&import.draft, weirs), "day 1, 09:00–09:45 2026-03-02 @ hall : ada-okoye, bo-lind");
    assert_eq!(weirs.description, ["Short.".into(), "Long.".into()]);
    assert_eq!(session(&import.draft, "GHIJKL").status, SessionStatus::Cancelled);
    assert_eq!(codes(&import), []);
}

#[test]
fn a_grid_made_by_hand_is_read() {
    let text = |text: &str| Cell::from(text);
    let sheet = vec![
        vec![text("Monday, 2 March 2026"), Cell::Empty, Cell::Empty, Cell::Empty],
        vec![text("Time"), text("Hall"), text("Quay"), text("Loft")],
        vec![text("9:00"), text("Welcome"), Cell::MergedLeft, Cell::MergedLeft],
        vec![text("9:30"), text("Weirs\nChair: Ada Okoye\nHow a weir works."), text("Locks"), Cell::Empty],
        vec![text("10:15"), Cell::MergedUp, text("Fish"), Cell::Empty],
        vec![text("11:00–11:30"), text("Coffee break"), Cell::Empty, Cell::Empty],
        vec![text("Tuesday, 3 March 2026"), Cell::Empty, Cell::Empty, Cell::Empty],
        vec![text("9:00–9:45"), text("Dams"), Cell::Empty, Cell::Empty],
    ];
    let import = read(sheet, &english()).unwrap();
    let draft = &import.draft;
    assert!(!draft.check().has_errors());
    for (id, expected) in [
        ("welcome", "day 1, 09:00–09:30 2026-03-02 @ hall+quay+loft : "),
        ("weirs", "day 1, 09:30–11:00 2026-03-02 @ hall : ada-okoye=chair"),
        ("locks", "day 1, 09:30–10:15 2026-03-02 @ quay : "),
        ("fish", "day 1, 10:15–11:00 2026-03-02 @ quay : "),
        ("coffee-break", "day 1, 11:00–11:30 2026-03-02 @ - : "),
        ("dams", "day 2, 09:00–09:45 2026-03-03 @ hall : "),
    ] {
        assert_eq!(shown(draft, session(draft, id)), expected);
    }
    assert_eq!(session(draft, "weirs").description.len(), 1);
    assert_eq!(codes(&import), []);
}

#[test]
fn headers_are_recognised_in_seven_languages() {
    for headers in [
        ["Title", "Date", "Start time", "End time", "Room", "Speakers"],
        ["Titre", "Date", "Heure de début", "Heure de fin", "Salle", "Orateurs"],
        ["Título", "Fecha", "Hora de inicio", "Hora de fin", "Sala", "Oradores"],
        ["Название", "Дата", "Начало", "Окончание", "Зал", "Ораторы"],
        ["العنوان", "التاريخ", "وقت البدء", "وقت الانتهاء", "القاعة", "المتحدثون"],
        ["标题", "日期", "开始时间", "结束时间", "会议室", "发言人"],
        ["Titel", "Datum", "Beginn", "Ende", "Raum", "Personen"],
    ] {
        let fields: Vec<_> = headers.iter().map(|header| Field::of_header(header)).collect();
        let expected = [Field::Title, Field::Date, Field::Start, Field::End, Field::Room].map(Some);
        assert_eq!(fields[..5], expected, "{headers:?}");
        assert!(matches!(fields[5], Some(Field::People(_))), "{headers:?}: {:?}", fields[5]);
    }
}

#[test]
fn the_order_of_dates_is_never_guessed() {
    let sheet = "Title|Date|Start\nWeirs|02/03/2026|9:00\nLocks|04/03/2026|9:00\nFish|02/03/2026|10:00";
    let doubtful = import(sheet, &english());
    assert_eq!(codes(&doubtful), [Code::TimeAdjusted]);
    assert!(doubtful.draft.days.iter().all(|day| day.date.is_none()));
    let labels: Vec<_> = doubtful.draft.days.iter().map(|day| day.label.as_ref().unwrap().first()).collect();
    assert_eq!(labels, ["02/03/2026", "04/03/2026"]);
    assert_eq!(shown(&doubtful.draft, session(&doubtful.draft, "fish")), "day 1, from 10:00 @ - : ");
    let stated = import(sheet, &english().with_date_order(DateOrder::DayFirst));
    assert_eq!(codes(&stated), []);
    assert_eq!(stated.draft.days[1].date, NaiveDate::from_ymd_opt(2026, 3, 4));
    let proved = import(&format!("{sheet}\nDams|13/03/2026|9:00"), &english());
    assert_eq!(codes(&proved), []);
    assert_eq!(proved.draft.days.len(), 3);
    let torn = import(&format!("{sheet}\nDams|13/03/2026|9:00\nMills|03/14/2026|9:00"), &english());
    assert!(codes(&torn).contains(&Code::TimeAdjusted));
}

#[test]
fn doubtful_cells_are_reported_where_they_are() {
    let sheet = "Id|Title|Date|Start|Room|Colour|Link
        a|Weirs|2026-03-02|soon|Hall|blue|not an address
        |||||stray|
        a|Locks|2026-03-02|9:00|Hall||";
    let import = import(sheet, &english());
    let found: Vec<(Code, usize, usize)> = import
        .findings
        .iter()
        .map(|finding| match finding.origin().unwrap() {
            programme::report::SourceLocation::Position(Position { line, column, .. }) => {
                (finding.code().to_string().parse().unwrap(), *line, *column)
            }
            other => panic!("{other}"),
        })
        .collect();
    for expected in [
        (Code::TimeAdjusted, 2, 4),
        (Code::SetAside, 2, 6),
        (Code::SetAside, 2, 7),
        (Code::NotImported, 3, 1),
        (Code::IdChanged, 4, 1),
    ] {
        assert!(found.contains(&expected), "{expected:?} is missing in {found:?}");
    }
    assert_eq!(import.draft.sessions[0].extensions.get("table/Colour"), Some("blue"));
    assert_eq!(import.draft.sessions[0].extensions.get("table/Start"), Some("soon"));
}

#[test]
fn rows_after_midnight_belong_to_the_day_above() {
    let slots = |sheet: &str| -> Vec<String> {
        let import = import(sheet, &english());
        import.draft.sessions.iter().map(|session| session.slot.unwrap().to_string()).collect()
    };
    let night = ["day 1, 21:00–22:00", "day 1, 23:30–24:30", "day 1, 24:30–26:00", "day 2, 10:00–11:00"];
    let sheet = "Date|Time|Title|Room
        2026-06-06|21:00–22:00|Dinner|Barn
        |23:30–00:30|Owls|Barn
        |00:30–02:00|Moths|Barn
        2026-06-07|10:00–11:00|Bees|Barn";
    assert_eq!(slots(sheet), night);
    // The date can be a heading or a merged cell.
    assert_eq!(slots(&sheet.replace("2026-06-06|", "2026-06-06|||\n |")), night);
    assert_eq!(slots(&sheet.replace("|Moths|Barn", "|Moths|Loft")), night);
    let by_room = sheet.replace("|Owls|Barn", "|Owls|Barn\n |00:40–02:00|Ants|Barn\n |22:00–23:00|Rain|Loft");
    let by_room = by_room.replace("|Moths|Barn", "|Moths|Loft");
    assert_eq!(slots(&by_room)[2..5], ["day 1, 24:40–26:00", "day 1, 22:00–23:00", "day 1, 24:30–26:00"]);
    // A date in the row itself holds, and so does a programme that starts early.
    let dated = sheet.replace("|00:30", "2026-06-06|00:30");
    assert_eq!(slots(&dated)[2], "day 1, 00:30–02:00");
    assert_eq!(
        slots("Date|Time|Title\n 2026-06-06|05:00–06:00|Birds\n |21:00–22:00|Owls\n |05:30–06:00|Fog")[2],
        "day 1, 05:30–06:00"
    );
    let import = import(sheet, &english());
    assert_eq!(codes(&import), [Code::TimeAdjusted]);
    assert!(import.findings.to_string().contains("the start 00:30 was read as a time in the night"));
    // In a grid, the times are in the first column.
    let grid = read(
        rows("2026-06-06|Barn|Loft\n 21:00|Dinner|\n 23:30|Owls|Rain\n 00:30|Moths|\n 02:00||Ants"),
        &english(),
    );
    let grid: Vec<String> =
        grid.unwrap().draft.sessions.iter().map(|session| session.slot.unwrap().to_string()).collect();
    assert_eq!(
        grid[1..],
        ["day 1, 23:30–24:30", "day 1, 23:30–24:30", "day 1, 24:30–26:00", "day 1, from 26:00"]
    );
}

#[test]
fn times_that_cannot_be_used_are_kept() {
    let kept = |sheet: &str| -> Vec<(String, Vec<String>)> {
        let import = import(sheet, &english());
        let shown = |session: &Session| {
            let slot = session.slot.map_or("-".to_owned(), |slot| slot.to_string());
            (slot, session.extensions.iter().map(|(key, value)| format!("{key}={value}")).collect())
        };
        let found: Vec<(String, Vec<String>)> = import.draft.sessions.iter().map(shown).collect();
        let is_silent = found.iter().all(|(_, kept)| kept.is_empty());
        assert_eq!(codes(&import).is_empty(), is_silent, "{}", import.findings);
        found
    };
    let one = |slot: &str, kept: &[&str]| {
        vec![(slot.to_owned(), kept.iter().map(|one| (*one).to_owned()).collect())]
    };
    assert_eq!(kept("Title|Date|Length\n Bees|2026-06-06|45"), one("-", &["table/Date=2026-06-06"]));
    assert_eq!(kept("Title|Date|End\n Bees|2026-06-06|10:00"), one("day 1", &["table/End=10:00"]));
    assert_eq!(
        kept("Title|Date|Start|End\n Bees|2026-06-06|11:00|10:00"),
        one("day 1, from 11:00", &["table/End=10:00"])
    );
    assert_eq!(
        kept("Title|Start date|End date\n Bees|2026-06-06|2026-06-08"),
        one("day 1", &["table/End date=2026-06-08"])
    );
    assert_eq!(kept("Title|Start date|End date\n Bees|2026-06-06|2026-06-06"), one("day 1", &[]));
    assert_eq!(
        kept("Title|Start date|Start time|End date|End time\n Bees|2026-06-06|22:00|2026-06-07|02:00"),
        one("day 1, 22:00–26:00", &[])
    );
}

#[test]
fn sessions_can_last_all_day() {
    let sheet = "Subject|Start Date|Start Time|End Date|End Time|All day event
        Fair|2026-06-06||2026-06-06||True
        Moths|2026-06-06|12:00:00 AM|2026-06-07|12:00:00 AM|TRUE
        Bees|2026-06-06|9:00 AM|2026-06-06|10:00 AM|False
        Owls|2026-06-06|||| perhaps";
    let import = import(sheet, &english());
    let slot = |id: &str| session(&import.draft, id).slot.unwrap();
    for id in ["fair", "moths"] {
        assert_eq!(slot(id), Slot::part(1, DayPart::AllDay), "{id}");
        assert!(session(&import.draft, id).extensions.iter().next().is_none());
    }
    assert_eq!(slot("bees").to_string(), "day 1, 09:00–10:00");
    assert_eq!(session(&import.draft, "owls").extensions.get("table/All day event"), Some("perhaps"));
    assert_eq!(codes(&import), [Code::SetAside]);
}

#[test]
fn an_all_day_session_of_several_days_is_one_session_for_each() {
    let sheet = "Subject|Start Date|End Date|All day event|Location|Speaker
        Fair|2026-06-06|2026-06-08|TRUE|Barn|Ada Moth
        Fair|2026-06-06|2026-06-08|TRUE|Barn|Iris Fern
        Camp|2026-06-06 00:00|2026-06-08 00:00|TRUE|Meadow|
        Bees|2026-06-09|2031-06-09|TRUE||
        Owls|2026-06-10|2126-06-10|TRUE||";
    let import = import(sheet, &english());
    let days = |id: &str| {
        let repeats = |session: &&Session| {
            session.id.as_str() == id || session.repeats.as_ref().is_some_and(|first| first.as_str() == id)
        };
        let sessions: Vec<&Session> = import.draft.sessions.iter().filter(repeats).collect();
        let place = sessions[0].place.clone();
        assert!(sessions.iter().all(|session| session.place == place), "{id}");
        sessions.iter().map(|session| session.slot.unwrap().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days("fair"), ["day 1, all-day", "day 2, all-day", "day 3, all-day"]);
    assert_eq!(days("camp"), ["day 1, all-day", "day 2, all-day"]);
    assert_eq!(days("bees").len(), 1827);
    // A session of a century is more likely a typing error.
    assert_eq!(days("owls").len(), 1);
    assert_eq!(session(&import.draft, "owls").extensions.get("table/End Date"), Some("2126-06-10"));
    assert_eq!(session(&import.draft, "fair").participations.len(), 2);
    let linked = codes(&import).into_iter().filter(|code| *code == Code::OccurrencesLinked).count();
    assert_eq!(linked, 3);
    import.draft.build().unwrap();
}

#[test]
fn days_of_a_session_have_its_place_kind_and_tracks() {
    let sheet = "Subject|Start Date|End Date|All day event|Location|Building|Type|Track
        Fair|2026-06-06|2026-06-07|yes|Barn [b1]||Exhibition|Art
        Camp|2026-06-06|2026-06-07|y|Meadow|East||";
    let import = import(sheet, &english());
    for id in ["fair", "camp"] {
        let (first, second) = (session(&import.draft, id), session(&import.draft, &format!("{id}~2")));
        assert!(first.place.is_some());
        assert_eq!(
            (&second.place, &second.kind, &second.tracks),
            (&first.place, &first.kind, &first.tracks),
            "{id}"
        );
    }
    assert_eq!(session(&import.draft, "fair~2").kind, Some(Kind::Exhibition));
}

#[test]
fn a_midnight_in_a_column_of_dates_is_no_time() {
    let slot = |sheet: &str| {
        let import = import(sheet, &english());
        let kept = import.draft.sessions[0].extensions.iter().count();
        (import.draft.sessions[0].slot.unwrap().to_string(), kept)
    };
    let of = |text: &str, kept: usize| (text.to_owned(), kept);
    for date in ["2026-06-06 00:00:00", "6/6/2026 0:00", "2026-06-06T00:00:00Z"] {
        let sheet = format!("Title|Date|Start|End|End Date\n Bees|{date}|09:00|10:00|{date}");
        assert_eq!(slot(&sheet), of("day 1, 09:00–10:00", 0), "{date}");
        let sheet = format!("Title|Date|Start|End Date\n Bees|{date}|09:00|{date}");
        assert_eq!(slot(&sheet), of("day 1, from 09:00", 0), "{date}");
        assert_eq!(slot(&format!("Title|Date\n Bees|{date}")), of("day 1", 0), "{date}");
    }
    // The other dates show that a midnight is a time here.
    let sheet = "Title|Date\n Moths|2026-06-06 00:00\n Owls|2026-06-06 22:00";
    assert_eq!(slot(sheet), of("day 1, from 00:00", 0));
    assert_eq!(slot("Title|Date|Start\n Bees|2026-06-06 08:00|09:00"), of("day 1, from 09:00", 1));
    assert_eq!(
        slot("Title|Date|Time|End Date\n Owls|2026-06-06|23:00–01:00|2026-06-07"),
        of("day 1, 23:00–25:00", 0)
    );
    let day = |date: &str| Cell::DateTime(date.parse::<NaiveDate>().unwrap().and_hms_opt(0, 0, 0).unwrap());
    let text = |text: &str| Cell::Text(text.to_owned());
    let rows = vec![
        vec![text("Title"), text("Date"), text("Start"), text("End Date"), text("All day")],
        vec![text("Bees"), day("2026-06-06"), text("09:00"), day("2026-06-06"), Cell::Empty],
        vec![text("Fair"), day("2026-06-06"), Cell::Empty, day("2026-06-07"), text("x")],
    ];
    let slots: Vec<String> = read(rows, &english())
        .unwrap()
        .draft
        .sessions
        .iter()
        .map(|one| one.slot.unwrap().to_string())
        .collect();
    assert_eq!(slots, ["day 1, from 09:00", "day 1, all-day", "day 2, all-day"]);
}

#[test]
fn titles_that_contain_a_date_are_titles() {
    for title in
        ["Approval of the minutes of 12.05.2025", "Migrating to Angular 1.5.11", "12.05.2025: a review"]
    {
        let sheet = format!("Title|Date|Start\n Bees|2026-06-06|09:00\n {title}||\n Owls||10:00");
        let import = import(&sheet, &english());
        let titles: Vec<&str> =
            import.draft.sessions.iter().map(|session| session.title.as_ref().unwrap().first()).collect();
        assert_eq!(titles, ["Bees", title, "Owls"]);
        assert_eq!(import.draft.days.len(), 1, "{title}");
    }
    for heading in ["Saturday 13.06.2026", "13/06/2026 (Sat)", "am 13.06.2026", "2026-06-13"] {
        let sheet = format!("Title|Start\n {heading}|\n Bees|09:00");
        let import = import(&sheet, &english());
        assert_eq!(import.draft.sessions.len(), 1, "{heading}");
        assert_eq!(import.draft.days[0].date, NaiveDate::from_ymd_opt(2026, 6, 13), "{heading}");
    }
}

#[test]
fn lengths_are_in_the_unit_of_their_header() {
    let minutes = |header: &str, cell: Cell| {
        let rows = vec![
            vec![Cell::from("Title"), Cell::from("Date"), Cell::from("Start"), Cell::from(header)],
            vec![Cell::from("Bees"), Cell::from("2026-06-06"), Cell::from("09:00"), cell],
        ];
        let columns = english().with(header, Field::Length);
        let import = read(rows, &columns).unwrap();
        let slot = import.draft.sessions[0].slot.unwrap();
        slot.length().map(|length| length.total_seconds() / 60)
    };
    for (header, cell, expected) in [
        ("Duration (hours)", Cell::Number(0.5), Some(30)),
        ("Duration (hours)", Cell::Number(1.5), Some(90)),
        ("Duration (hours)", Cell::from("0.75"), Some(45)),
        ("Durée (heures)", Cell::from("1,5"), Some(90)),
        ("Dauer (Stunden)", Cell::from("2"), Some(120)),
        ("Duration (h)", Cell::Number(2.0), Some(120)),
        ("Duration (min)", Cell::from("45"), Some(45)),
        ("Duration", Cell::Number(45.0), Some(45)),
        ("Duration", Cell::Number(0.03125), Some(45)),
        ("Duration (h:mm)", Cell::Number(0.0625), Some(90)),
        ("Duration", Cell::from("1 h 30"), Some(90)),
        ("Duration (hours)", Cell::from("-1"), None),
        ("Duration (hours)", Cell::from("500"), None),
    ] {
        assert_eq!(minutes(header, cell.clone()), expected, "{header} {cell:?}");
    }
}

#[test]
fn no_cell_of_a_day_without_a_date_is_lost() {
    let import = import(
        "Title|Date|Start|End|End Date|Length|All day
        Bees|Day 1||||45|
        Fair|05/06/2026||08/06/2026||||
        Moths|05/06/2026 22:00|||08/06/2026 02:00||
        Owls|05/06/2026|||08/06/2026||x",
        &english(),
    );
    let shown: Vec<String> = import
        .draft
        .sessions
        .iter()
        .map(|session| {
            let slot = session.slot.map_or("-".to_owned(), |slot| slot.to_string());
            let kept: Vec<&str> = session.extensions.iter().map(|(_, value)| value).collect();
            format!("{slot} {}", kept.join(" "))
        })
        .collect();
    assert_eq!(
        shown,
        ["- Day 1", "day 1 08/06/2026", "day 1, from 22:00 08/06/2026 02:00", "day 1, all-day 08/06/2026"]
    );
}

#[test]
fn rows_of_one_session_are_united_without_losing_cells() {
    // Titles only in columns with languages.
    let sheet = "Title (en)|Title (fr)|Date|Start|Speaker
        Weirs|Barrages|2026-06-06|09:00|Ada Okoye
        Weirs|Barrages|2026-06-06|09:00|Bo Lind";
    let united = import(sheet, &english());
    assert_eq!(united.draft.sessions.len(), 1);
    assert_eq!(session(&united.draft, "weirs").participations.len(), 2);
    // A cell that differs in a further row is kept.
    let sheet = "Id|Title|Date|Start|Room|Track|Speaker
        1|Weirs|2026-06-06|09:00|Hall|Water|Ada Okoye
        1|Weirs|2026-06-06|09:00|Barn|Water|Bo Lind";
    let united = import(sheet, &english());
    let paths = united.findings.iter().map(|finding| finding.path().to_string());
    assert!(paths.filter(|path| path.starts_with("/sessions/")).all(|path| path.starts_with("/sessions/0/")));
    let weirs = session(&united.draft, "1");
    assert_eq!(weirs.extensions.iter().collect::<Vec<_>>(), [("table/Room", "Barn")]);
    assert!(codes(&united).contains(&Code::StatementsDisagree));
    // A title and a time that are merged with the row above continue the session.
    let text = |text: &str| Cell::from(text);
    let rows = vec![
        vec![text("Title"), text("Date"), text("Start"), text("Note")],
        vec![text("Weirs"), text("2026-06-06"), text("09:00"), text("one")],
        vec![Cell::MergedUp, Cell::MergedUp, Cell::MergedUp, text("two")],
    ];
    let united = read(rows, &english()).unwrap();
    assert_eq!(united.draft.sessions.len(), 1);
    assert_eq!(united.draft.sessions[0].extensions.iter().count(), 2);
}

#[test]
fn times_in_utc_and_with_offsets_are_read() {
    let read = |sheet: &str, columns: &Columns| {
        let import = import(sheet, columns);
        let slots: Vec<String> =
            import.draft.sessions.iter().map(|session| session.slot.unwrap().to_string()).collect();
        let zone = import.draft.time_zone.as_ref().map(ToString::to_string).unwrap_or_default();
        (zone, slots, import)
    };
    let berlin = || {
        let options = ImportOptions::default()
            .with_language("en".parse().unwrap())
            .with_title("Rivers")
            .with_time_zone("Europe/Berlin".parse::<TimeZone>().unwrap());
        Columns::default().with_options(options)
    };
    let (zone, slots, found) =
        read("Title|Start|End\n Bees|2026-07-02 09:00:00 UTC|2026-07-02 10:00:00 UTC", &english());
    assert_eq!((zone.as_str(), slots[0].as_str(), codes(&found)), ("+00:00", "day 1, 09:00–10:00", vec![]));
    let sheet = "Title|Start (UTC)|End (UTC)\n Bees|2026-07-02 09:00|2026-07-02 10:00";
    let (zone, slots, found) = read(sheet, &english());
    assert_eq!((zone.as_str(), slots[0].as_str(), codes(&found)), ("UTC", "day 1, 09:00–10:00", vec![]));
    let (zone, slots, _) = read(sheet, &berlin());
    assert_eq!((zone.as_str(), slots[0].as_str()), ("Europe/Berlin", "day 1, 11:00–12:00"));
    // After a clock change, the clock times are used.
    let sheet = "Title|Start|End
        Bees|2026-03-28T09:00:00+01:00|2026-03-28T10:00:00+01:00
        Owls|2026-03-29T09:00:00+02:00|2026-03-29T10:00:00+02:00";
    let (zone, slots, found) = read(sheet, &english());
    assert_eq!((zone.as_str(), slots[1].as_str()), ("+01:00", "day 2, 09:00–10:00"));
    assert_eq!(session(&found.draft, "owls").extensions.get("table/offset"), Some("+02:00"));
    assert_eq!(codes(&found), [Code::StatementsDisagree]);
    let options = CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap());
    let export = programme::interchange::icalendar::write(&found.draft.build().unwrap(), &options).unwrap();
    assert!(export.text.contains("DTSTART:20260329T070000Z"), "{}", export.text);
    // Any other offset is converted with a finding.
    let (_, slots, found) = read(&sheet.replace("+02:00", "Z"), &english());
    assert_eq!((slots[1].as_str(), codes(&found)), ("day 2, 10:00–11:00", vec![Code::TimeAdjusted]));
    let (_, slots, found) = read(&sheet.replace("03-29T", "03-28T"), &english());
    assert_eq!((slots[1].as_str(), codes(&found)), ("day 1, 08:00–09:00", vec![Code::TimeAdjusted]));
}

#[test]
fn a_time_without_an_offset_beside_instants_is_doubtful() {
    let statuses = |first: &str, second: &str| {
        let sheet = format!("Title|Start|Room\n Bees|{first}|Barn\n Owls|{second}|Barn");
        let import = import(&sheet, &english());
        (import.draft.sessions[0].status, codes(&import).len())
    };
    let (tentative, usual) = (SessionStatus::Tentative, SessionStatus::default());
    assert_eq!(statuses("2026-07-02T09:00:00", "2026-07-02T09:00:00Z"), (tentative, 1));
    assert_eq!(statuses("2026-07-02T09:00:00", "2026-07-02T09:00:00+02:00"), (usual, 1));
    assert_eq!(statuses("2026-07-02T09:00:00", "2026-07-02T09:00:00"), (usual, 0));
}

#[test]
fn cells_of_rooms_can_list_rooms_or_name_none() {
    let sheet = "Title|Room
        Bees|Barn
        Owls|Loft
        Moths|BARN and loft
        Ants|-
        Rain|n/a
        Fog|[TBD]
        Wind|https://example.org/meet/12";
    let draft = import(sheet, &english()).draft;
    let rooms: Vec<_> = draft.venues[0].rooms.iter().map(|room| room.name.first()).collect();
    assert_eq!(rooms, ["Barn", "Loft"]);
    let place = |id: &str| session(&draft, id).place.clone();
    assert_eq!(place("moths"), Some(Place::Rooms(vec!["barn".into(), "loft".into()])));
    assert_eq!((place("ants"), place("rain"), place("fog")), (None, None, Some(Place::ToBeAnnounced)));
    let wind = session(&draft, "wind");
    assert_eq!((&wind.place, wind.mode), (&None, Some(AttendanceMode::Online)));
    assert_eq!(wind.links[0].url.as_str(), "https://example.org/meet/12");
}

#[test]
fn serial_dates_and_merged_cells_are_read() {
    let sheet = vec![
        vec![Cell::from("Title"), Cell::from("Date"), Cell::from("Start"), Cell::from("Minutes")],
        vec![Cell::from("Weirs"), Cell::from(46_083.0), Cell::from(0.375), Cell::from(45.0)],
        vec![Cell::from("Locks"), Cell::MergedUp, Cell::MergedUp, Cell::from(30.0)],
        vec![Cell::from("Fish"), Cell::Empty, Cell::from(0.5), Cell::from("1:15")],
    ];
    let draft = read(sheet, &english()).unwrap().draft;
    for (id, expected) in [("weirs", "09:00–09:45"), ("locks", "09:00–09:30"), ("fish", "12:00–13:15")]
    {
        assert_eq!(shown(&draft, session(&draft, id)), format!("day 1, {expected} 2026-03-02 @ - : "));
    }
}

#[test]
fn an_edited_sheet_keeps_all_ids() {
    let sheet = "Id|Title|Titre (fr)|Date|Time|Room|People|Track|Part of|Language|Status|Description
        17|Weirs|Barrages|2026-03-02|9:00–9:45|Hall [7]; Quay [8]|Chair: Ada Okoye [p1]; Speakers: Bo Lind, Chu Hua [p3]|Water [t1]||en, fr||First.\\n\\nSecond.
        18|Locks||2026-03-02|22:00–01:30|Hall [7]|Bo Lind|Water [t1]|17||cancelled|
        x|Fish||2026-03-03||TBA|||||proposed|<p>Bring <b>boots</b>.</p>";
    let import = import(sheet, &english());
    assert_eq!(codes(&import), []);
    let draft = import.draft;
    assert_eq!(
        shown(&draft, session(&draft, "17")),
        "day 1, 09:00–09:45 2026-03-02 @ 7+8 : p1=chair, bo-lind=speaker, p3=speaker"
    );
    let programme = draft.clone().build().unwrap();
    let written = write(&programme);
    let losses: Vec<String> = written.losses.iter().map(ToString::to_string).collect();
    // The venue was made up, so that its rooms have one.
    assert!(
        losses.iter().all(|loss| loss.starts_with("the programme") || loss.starts_with("venue")),
        "{losses:#?}"
    );
    let again = read(written.rows.clone(), &english()).unwrap();
    assert_eq!(codes(&again), []);
    assert_eq!(again.draft, draft);

    // Somebody moves a session, renames another and adds a third without an id.
    let mut edited = written.rows;
    let column = |name: &str| edited[0].iter().position(|cell| cell.text() == name).unwrap();
    let (title, start) = (column("Title"), column("Start"));
    edited[1][start] = Cell::from("9:15");
    edited[2][title] = Cell::from("Locks and keys");
    let mut new = vec![Cell::Empty; edited[0].len()];
    new[title] = Cell::from("Mills");
    edited.insert(2, new);
    let edited = read(edited, &english().with_previous(&draft)).unwrap().draft;
    let ids: Vec<&str> = edited.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(ids, ["17", "mills", "18", "x"]);
    assert_eq!(edited.sessions[2].title.as_ref().unwrap().first(), "Locks and keys");
}

#[test]
fn a_second_import_without_ids_finds_them_again() {
    let sheet = "Title|Date|Start|Room|Speakers\nWeirs|2026-03-02|9:00|Hall|Ada Okoye\nLocks|2026-03-02|10:00|Hall|Bo Lind";
    let mut first = import(sheet, &english()).draft;
    first.sessions[0].id = "s-100".into();
    first.sessions[1].id = "s-200".into();
    first.people[0].id = "ada".into();
    first.sessions[0].participations[0].person = Some("ada".into());
    let edited = "Title|Date|Start|Room|Speakers\nLocks revisited|2026-03-02|10:00|Hall|Bo Lind\nWeirs|2026-03-03|11:00|Quay|Ada Okoye";
    let second = import(edited, &english().with_previous(&first)).draft;
    let ids: Vec<&str> = second.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(ids, ["s-200", "s-100"]);
    assert!(second.people.iter().any(|person| person.id == "ada"));
}

#[test]
fn sheets_without_sessions_are_refused() {
    for sheet in ["", "a|b\nc|d", "Colour|Shape\nblue|round"] {
        let error = read(rows(sheet), &Columns::default()).unwrap_err();
        assert_eq!(error.code(), Code::MalformedDocument, "{sheet}");
    }
    let limited = Columns::default()
        .with_options(ImportOptions::default().with_limits(Limits::default().with_bytes(10)));
    assert_eq!(
        read(rows("Title\nA long title of a session"), &limited).unwrap_err().code(),
        Code::LimitExceeded
    );
}

#[test]
fn parts_that_contain_each_other_still_build() {
    let sheet = "Id|Title|Part of\na|A|b\nb|B|c\nc|C|a\nd|D|a\ne|E|nowhere";
    let import = import(sheet, &english());
    assert_eq!(codes(&import).iter().filter(|code| **code == Code::NotImported).count(), 1);
    assert_eq!(session(&import.draft, "e").part_of, None);
}

#[test]
fn roles_of_columns_and_cells_are_read() {
    let sheet = "Title|Speakers|Président|Rapporteur\nWeirs|Ada Okoye (moderator), Bo Lind|Chu Hua|Dee Moss";
    let language: LanguageTag = "fr".parse().unwrap();
    let options = ImportOptions::default().with_language(language).with_title("Rivers");
    let draft = read(rows(sheet), &Columns::default().with_options(options)).unwrap().draft;
    let roles: Vec<_> =
        draft.sessions[0].participations.iter().map(|one| one.role.clone().unwrap()).collect();
    assert_eq!(roles, [Role::Moderator, Role::Speaker, Role::Chair, Role::Rapporteur]);
}
