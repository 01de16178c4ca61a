//! Tests of how people arrange and abbreviate spreadsheets of a programme.

use programme::Code;
use programme::draft::{Draft, Participation};
use programme::interchange::table::{Cell, Columns, DateOrder, Field, read, write};
use programme::interchange::{Import, ImportOptions};

fn columns() -> Columns {
    let options = ImportOptions::default().with_language("en".parse().unwrap()).with_title("Rivers");
    Columns::default().with_options(options)
}

fn import_with(sheet: &str, columns: &Columns) -> Import {
    let rows = sheet.lines().map(|line| line.split('|').map(|cell| Cell::from(cell.trim())));
    let import = read(rows, columns).unwrap();
    assert!(!import.draft.check().has_errors(), "{}", import.draft.check());
    import
}

fn import(sheet: &str) -> Import {
    import_with(sheet, &columns())
}

fn codes(import: &Import) -> Vec<Code> {
    import.findings.iter().map(|finding| finding.code().to_string().parse().unwrap()).collect()
}

fn person(draft: &Draft, one: &Participation) -> String {
    let role = one.role.as_ref().map(|role| format!("{role}: ")).unwrap_or_default();
    let Some(id) = &one.person else {
        let vacancy = one.vacancy.as_ref().map_or("?", |text| text.first());
        return format!("{role}({vacancy})");
    };
    let known = draft.people.iter().find(|person| person.id == *id).unwrap();
    let honorific = known.honorific.as_ref().map(|text| format!("{} ", text.first())).unwrap_or_default();
    let functions = one.posts_line.as_ref().or(known.posts_line.as_ref());
    let functions = functions.map(|text| format!(", {}", text.first())).unwrap_or_default();
    let organisation = known.posts.iter().filter_map(|post| post.organisation_name.as_ref());
    let organisation: String = organisation.map(|text| format!(" of {}", text.first())).collect();
    format!("{role}{honorific}{}{functions}{organisation}", known.name.first())
}

/// Shows the title, the slot, the kind and the people of each session.
fn shown(draft: &Draft) -> Vec<String> {
    let session = |session: &programme::draft::Session| {
        let title = session.title.as_ref().map_or("-", |title| title.first());
        let slot = session.slot.map(|slot| format!("; {slot}")).unwrap_or_default();
        let kind = session.kind.as_ref().map(|kind| format!("; {kind}")).unwrap_or_default();
        let people: Vec<String> = session.participations.iter().map(|one| person(draft, one)).collect();
        let people = if people.is_empty() { String::new() } else { format!("; {}", people.join(" + ")) };
        format!("{title}{slot}{kind}{people}")
    };
    draft.sessions.iter().map(session).collect()
}

fn extension<'d>(draft: &'d Draft, session: usize, key: &str) -> Option<&'d str> {
    draft.sessions[session].extensions.get(key)
}

#[test]
fn of_several_title_columns_the_most_specific_one_is_the_title() {
    for (sheet, titles, key, other) in [
        ("Session|Title\nSession 1|Nile\nSession 1|Congo", ["Nile", "Congo"], "table/Session", "Session 1"),
        ("Topic|Title\nMyth|Nile\nTrade|Congo", ["Nile", "Congo"], "table/Topic", "Myth"),
        ("Session|Room|Talk\nA|Hall|Nile\nB|Hall|Congo", ["Nile", "Congo"], "table/Session", "A"),
        ("Session|Topic\nMorning|Nile\nMorning|Congo", ["Nile", "Congo"], "table/Session", "Morning"),
        ("Session|Topic\nNile|Myth\nCongo|Myth", ["Nile", "Congo"], "table/Topic", "Myth"),
    ] {
        let import = import(sheet);
        assert_eq!(shown(&import.draft), titles, "{sheet}");
        assert_eq!(extension(&import.draft, 0, key), Some(other), "{sheet}");
        assert!(codes(&import).contains(&Code::SetAside), "{sheet}");
    }
    // Equal texts are no loss, and an empty cell is not a title.
    let import = import("Session|Title\nNile|Nile\nCongo|");
    assert_eq!(shown(&import.draft), ["Nile", "Congo"]);
    assert!(codes(&import).is_empty(), "{}", import.findings);
    // The options have precedence.
    let columns = columns().with("Session", Field::Title);
    let import = import_with("Session|Title\nNile|Myth\nCongo|Trade", &columns);
    assert_eq!(extension(&import.draft, 0, "table/Session"), None);
}

#[test]
fn details_belong_to_the_person_in_the_nearest_column() {
    for (sheet, people) in [
        (
            "Title|Moderator|Speaker|Organisation\nNile|Ada Okoye|Bo Lind|Acme",
            "moderator: Ada Okoye + speaker: Bo Lind of Acme",
        ),
        (
            "Title|Speaker|Organisation|Moderator\nNile|Bo Lind|Acme|Ada Okoye",
            "speaker: Bo Lind of Acme + moderator: Ada Okoye",
        ),
        ("Title|Organisation|Speaker\nNile|Acme|Bo Lind", "speaker: Bo Lind of Acme"),
        (
            "Title|Chair|Organisation|Speaker|Organisation\nNile|Ada Okoye|UNDP|Bo Lind|Acme",
            "chair: Ada Okoye of UNDP + speaker: Bo Lind of Acme",
        ),
        (
            "Title|Speaker 1|Company 1|Speaker 2|Company 2\nNile|Ada Okoye|UNDP|Bo Lind|Acme",
            "speaker: Ada Okoye of UNDP + speaker: Bo Lind of Acme",
        ),
        (
            "Title|Chair|First name|Last name|Company\nNile|Ada Okoye|Bo|Lind|Acme",
            "chair: Ada Okoye + Bo Lind of Acme",
        ),
        ("Title|Speaker name|First name|Last name|Company\nNile|Bo Lind|Bo|Lind|Acme", "Bo Lind of Acme"),
    ] {
        let import = import(sheet);
        assert_eq!(shown(&import.draft), [format!("Nile; {people}")], "{sheet}");
        assert!(codes(&import).is_empty(), "{sheet}: {}", import.findings);
    }
    // Without a person in the column, the organisation is not given to anybody else.
    let import = import("Title|Moderator|Speaker|Organisation\nNile|Ada Okoye||Acme");
    assert_eq!(shown(&import.draft), ["Nile; moderator: Ada Okoye"]);
    assert_eq!(extension(&import.draft, 0, "table/Organisation"), Some("Acme"));
}

#[test]
fn forms_of_address_and_affiliations_are_no_part_of_names() {
    for (cell, people) in [
        ("Bo Lind, Uppsala University", "speaker: Bo Lind, Uppsala University"),
        ("Ada Okoye (UNDP)", "speaker: Ada Okoye, UNDP"),
        ("Prof. Fred Poe", "speaker: Prof. Fred Poe"),
        ("Mme Ada Okoye; Dr. Bo Lind", "speaker: Mme Ada Okoye + speaker: Dr. Bo Lind"),
        ("Ada Okoye, CEO, Acme", "speaker: Ada Okoye, CEO, Acme"),
        ("Dan Weiss / Eva Roth", "speaker: Dan Weiss + speaker: Eva Roth"),
        ("TBC", "speaker: (TBC)"),
        ("Ada Okoye, tba", "speaker: Ada Okoye + speaker: (tba)"),
        ("N/A", ""),
        ("–", ""),
    ] {
        let import = import(&format!("Title|Speaker\nNile|{cell}"));
        let expected = if people.is_empty() { "Nile".to_owned() } else { format!("Nile; {people}") };
        assert_eq!(shown(&import.draft), [expected], "{cell}");
        assert!(codes(&import).is_empty(), "{cell}: {}", import.findings);
    }
    for cell in ["All", "Everyone", "Tous"] {
        let import = import(&format!("Title|Speaker\nNile|{cell}"));
        assert_eq!(shown(&import.draft), ["Nile"]);
        assert_eq!(extension(&import.draft, 0, "table/Speaker"), Some(cell));
        assert_eq!(codes(&import), [Code::SetAside]);
    }
    // The functions of a later session belong to the participation.
    let import = import("Title|Speaker\nNile|Bo Lind, UNDP\nCongo|Bo Lind, FAO");
    assert_eq!(import.draft.people.len(), 1);
    assert_eq!(shown(&import.draft), ["Nile; speaker: Bo Lind, UNDP", "Congo; speaker: Bo Lind, FAO"]);
}

#[test]
fn names_with_forms_of_address_are_written_so_that_they_come_back() {
    let mut draft = import("Title|Speaker\nNile|Ada Okoye; Bo Lind").draft;
    draft.people[0].name = "Dr. Ada Okoye".into();
    draft.people[1].name = "Bo Lind (FAO)".into();
    let programme = draft.build().unwrap();
    let again = read(write(&programme).rows, &columns()).unwrap().draft;
    assert_eq!(shown(&again), ["Nile; speaker: Dr. Ada Okoye + speaker: Bo Lind (FAO)"]);
    assert_eq!(again.people[0].honorific, None);
}

#[test]
fn clocks_of_twelve_hours_are_read_as_the_afternoon() {
    let day = |times: &[&str]| {
        let rows: String = times.iter().enumerate().map(|(at, time)| format!("\n{time}|Item {at}")).collect();
        let import = import(&format!("Time|Activity{rows}"));
        let slots = import.draft.sessions.iter().map(|one| one.slot.unwrap().to_string());
        slots.map(|slot| slot.replace("day 1, ", "")).collect::<Vec<_>>()
    };
    assert_eq!(
        day(&["9:00", "12:00", "1:00", "2:30"]),
        ["from 09:00", "from 12:00", "from 13:00", "from 14:30"]
    );
    assert_eq!(
        day(&["9:00-12:00", "12:00-1:00", "1:00-2:00"]),
        ["09:00–12:00", "12:00–13:00", "13:00–14:00"]
    );
    assert_eq!(day(&["11:30-1:00"]), ["11:30–13:00"]);
    // A night remains a night.
    assert_eq!(day(&["20:00", "23:00-1:00", "1:00"]), ["from 20:00", "23:00–25:00", "from 25:00"]);
    let grid = "|Hall|Quay\n9:00|A|B\n12:00-1:00|Lunch|\n1:00|C|D\n2:00|E|F";
    let grid = import(grid).draft;
    let slots: Vec<String> = grid.sessions.iter().map(|one| one.slot.unwrap().to_string()).collect();
    assert_eq!(slots[2], "day 1, 12:00–13:00");
    assert_eq!(slots[3], "day 1, 13:00–14:00");
    // Separate columns, and a finding for what was assumed.
    let import = import("Start|End|Title\n12:00|1:30|Lunch");
    assert_eq!(shown(&import.draft), ["Lunch; day 1, 12:00–13:30; lunch-break"]);
    assert_eq!(codes(&import), [Code::TimeAdjusted]);
}

#[test]
fn rows_above_the_headers_are_the_title_or_reported() {
    let untitled = Columns::default();
    let sheet =
        "International Rivers Workshop||\nGeneva, 12-13 May 2026||\nDate|Time|Title\n12 May|9:00|Nile";
    let import = import_with(sheet, &untitled);
    assert_eq!(import.draft.title.first(), "International Rivers Workshop");
    // The year in the rows above completes the dates.
    assert_eq!(import.draft.days[0].date.unwrap().to_string(), "2026-05-12");
    assert_eq!(codes(&import), [Code::NotImported]);
    assert!(import.findings.to_string().contains("Geneva, 12-13 May 2026"), "{}", import.findings);

    // A stated title is kept, and the printed one is reported.
    let import = import_with(sheet, &columns());
    assert_eq!(import.draft.title.first(), "Rivers");
    assert!(import.findings.to_string().contains("International Rivers Workshop"), "{}", import.findings);

    // A title has no other cell, and a day is not a title.
    for above in ["Venue|Geneva|", "12 May 2026||", "Please complete every column.||"] {
        let import = import_with(&format!("{above}\nDate|Time|Title\n12 May 2026|9:00|Nile"), &untitled);
        assert_eq!(import.draft.title.first(), "Programme", "{above}");
        assert!(codes(&import).contains(&Code::NotImported), "{above}");
    }
    // A grid can also have a title above the rooms.
    let import = import_with("Rivers Day||\n|Hall|Quay\n9:00|A|B\n10:00|C|D", &untitled);
    assert_eq!(import.draft.title.first(), "Rivers Day");
}

#[test]
fn dates_are_read_in_ranges_and_after_labels_and_reported_without_a_year() {
    let slots = |date: &str, columns: &Columns| {
        let import = import_with(&format!("Date|Title\n{date}|Nile"), columns);
        let days = import.draft.days.iter();
        let days: Vec<String> =
            days.map(|day| day.date.map_or("?".into(), |date| date.to_string())).collect();
        (days.join(" "), codes(&import))
    };
    let year = columns().with_year(2026).with_date_order(DateOrder::DayFirst);
    for (text, days) in [
        ("12-13 May 2026", "2026-05-12 2026-05-13"),
        ("12–14 May 2026", "2026-05-12 2026-05-13 2026-05-14"),
        ("May 12-13, 2026", "2026-05-12 2026-05-13"),
        ("12 et 13 mai 2026", "2026-05-12 2026-05-13"),
    ] {
        assert_eq!(slots(text, &columns()), (days.to_owned(), vec![Code::OccurrencesLinked]), "{text}");
    }
    for text in ["Day 2 - Wednesday 13 May 2026", "Day 2: 13 May 2026", "Day 2 (13 May 2026)"] {
        let import = import(&format!("Date|Title\n{text}|Nile"));
        assert_eq!(import.draft.days[0].date.unwrap().to_string(), "2026-05-13", "{text}");
        assert_eq!(import.draft.days[0].label.as_ref().unwrap().first(), text);
    }
    for text in ["12 May", "mardi 12 mai", "May 12", "12/05", "5月12日"] {
        assert_eq!(slots(text, &columns()), ("?".to_owned(), vec![Code::TimeAdjusted]), "{text}");
        assert_eq!(slots(text, &year), ("2026-05-12".to_owned(), vec![]), "{text}");
    }
    // The year alone does not determine the order.
    let ordered = slots("12/05", &columns().with_year(2026));
    assert_eq!(ordered, ("?".to_owned(), vec![Code::TimeAdjusted]));
    // A range of dates beside times is not a length.
    let import = import("Date|Start|End|Title\n12-13 May 2026|9:00|10:00|Nile");
    assert_eq!(shown(&import.draft), ["Nile; day 1, 09:00–10:00"]);
    assert_eq!(codes(&import), [Code::TimeAdjusted]);
}

#[test]
fn headers_and_kinds_are_recognised_as_people_write_them() {
    for (sheet, expected) in [
        ("Докладчик|Тема доклада\nАнна Петрова|Нил", "Нил; presenter: Анна Петрова"),
        ("Referent/in|Programmpunkt\nEva Roth|Nil", "Nil; speaker: Eva Roth"),
        ("演讲嘉宾|报告题目\n李华、张伟|尼罗河", "尼罗河; speaker: 李华 + speaker: 张伟"),
        ("المحاضر|النشاط\nليلى حسن|النيل", "النيل; speaker: ليلى حسن"),
        ("Presenters|Paper title\nAda Okoye|Nile", "Nile; presenter: Ada Okoye"),
        ("Hora inicio|Hora fin|Ponencia\n9:00|10:00|Nilo", "Nilo; day 1, 09:00–10:00"),
        ("Créneau|Intervention\n9:00-10:00|Nil", "Nil; day 1, 09:00–10:00"),
    ] {
        let import = import(sheet);
        assert_eq!(shown(&import.draft), [expected], "{sheet}");
        assert!(codes(&import).is_empty(), "{sheet}: {}", import.findings);
    }
    // The German word for a day.
    let import = import("Tag|Titel\n12.05.2026|Nil\n13.05.2026|Kongo");
    assert_eq!(import.draft.days.len(), 2);
    let import = import_with("Tag|Title\nmyth|Nile\ntrade|Congo", &columns());
    assert_eq!(import.draft.sessions[0].tags.len(), 1);
}

#[test]
fn breaks_are_recognised_by_their_titles_and_in_merged_cells() {
    let import = import("Time|Title|Speaker\n9:00|Nile|Ada Okoye\n10:30|Coffee break|\n12:00|Lunch|");
    let kinds: Vec<Option<&str>> =
        import.draft.sessions.iter().map(|one| one.kind.as_ref().map(programme::Kind::as_str)).collect();
    assert_eq!(kinds, [None, Some("coffee-break"), Some("lunch-break")]);
    // The text is in the first of the merged cells, which is not in the column of titles.
    let import = import_with(
        "Time|Speaker|Title\n9:00|Ada Okoye|Nile\n10:30|Coffee break (30 min)|\n11:00|Bo Lind|Congo",
        &columns(),
    );
    assert_eq!(import.draft.sessions[1].title.as_ref().unwrap().first(), "Coffee break (30 min)");
    assert_eq!(import.draft.people.len(), 2);
    // A column of kinds decides.
    let import = import_with("Kind|Title\nTalk|Nile\n|Lunch", &columns());
    assert_eq!(import.draft.sessions[1].kind, None);
}

/// Shows the days and the titles of the sessions, with their rooms.
fn by_day(sheet: &str) -> Vec<String> {
    let draft = import_with(sheet, &columns()).draft;
    let day = |number: i32| {
        let day = draft.days.iter().find(|day| day.number == number).unwrap();
        let label = || day.label.as_ref().map_or_else(|| "?".to_owned(), |label| label.first().to_owned());
        day.date.map_or_else(label, |date| date.to_string())
    };
    let session = |session: &programme::draft::Session| {
        let title = session.title.as_ref().map_or("-", |title| title.first());
        let day = session.slot.map_or_else(|| "-".to_owned(), |slot| day(slot.day_number()));
        let rooms = match &session.place {
            Some(programme::Place::Rooms(rooms)) => {
                format!(" @ {}", rooms.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"))
            }
            _ => String::new(),
        };
        format!("{day}: {title}{rooms}")
    };
    draft.sessions.iter().map(session).collect()
}

#[test]
fn days_are_recognised_in_headings_columns_and_above_the_headers() {
    for (sheet, expected) in [
        // Headings without a year are the labels of days.
        ("Time|Title\n1 June|\n10:00|A\n2 June|\n10:00|B", vec!["1 June: A", "2 June: B"]),
        ("Time|Title\nMONDAY|\n10:00|A\nTUESDAY|\n10:00|B", vec!["MONDAY: A", "TUESDAY: B"]),
        // Other words can follow the date.
        (
            "Time|Title\nMonday 1 June 2026 – Opening day|\n10:00|A\n2 June 2026 (Workshops)|\n10:00|B",
            vec!["2026-06-01: A", "2026-06-02: B"],
        ),
        ("Time|Title\n2026年6月1日 星期一|\n10:00|A", vec!["2026-06-01: A"]),
        (
            "|Hall\n8 June 2026 - Workshops|\n9:00|A\n9 June 2026|\n9:00|B",
            vec!["2026-06-08: A @ hall", "2026-06-09: B @ hall"],
        ),
        // The first heading is above the headers.
        ("Monday, June 1, 2026||\nTime|Title|Room\n9:00|A|Hall", vec!["2026-06-01: A @ hall"]),
        // A column of weekdays beside the dates.
        (
            "Day|Date|Title\nMonday|1 June 2026|A\nMonday|15 June 2026|B",
            vec!["2026-06-01: A", "2026-06-15: B"],
        ),
        // Days instead of rooms.
        (
            "Time|Monday|Tuesday\n9:00|A|B\n10:00|C|D",
            vec!["Monday: A", "Tuesday: B", "Monday: C", "Tuesday: D"],
        ),
        ("Time|1 June 2026|2 June 2026\n9:00|A|B", vec!["2026-06-01: A", "2026-06-02: B"]),
        // Dates with full stops start with the day.
        ("Datum|Titel\n01.06.2026|A\n02.06.2026|B", vec!["2026-06-01: A", "2026-06-02: B"]),
        ("Tag|Thema\n1. Tag|A\n2. Tag|B", vec!["1. Tag: A", "2. Tag: B"]),
    ] {
        assert_eq!(by_day(sheet), expected, "{sheet}");
    }
}

#[test]
fn no_cell_of_a_grid_is_lost_or_invented() {
    let import = import("Time|Hall|Quay\n10:00|Bees|Wax\n|Speaker: Ada Okoye|Speaker: Bo Lind\n11:00|-|Clay");
    assert_eq!(
        shown(&import.draft),
        [
            "Bees; day 1, 10:00–11:00; speaker: Ada Okoye",
            "Wax; day 1, 10:00–11:00; speaker: Bo Lind",
            "Clay; day 1, from 11:00"
        ]
    );
    let import = import_with("Time|Hall|Quay\n10:00|Bees|Wax\nafter lunch|Ants|Owls", &columns());
    assert_eq!(codes(&import), [Code::NotImported]);
    assert!(import.findings.to_string().contains("Ants"), "{}", import.findings);
    // Columns of a list are not rooms.
    for sheet in ["Start|End|Main hall\n9:00|10:00|A", "Time|Hall A|Speaker\n9:00|A|Bo Lind"] {
        let rows = sheet.lines().map(|line| line.split('|').map(Cell::from));
        assert_eq!(read(rows, &columns()).unwrap_err().code(), Code::MalformedDocument, "{sheet}");
    }
    // Lists with informal headers, and rows that contain the word for a talk.
    assert_eq!(
        shown(&import_with("Time|What|Who\n9:00|Welcome|Ada Okoye", &columns()).draft),
        ["Welcome; day 1, from 09:00; opening; Ada Okoye"]
    );
    let grid = import_with("Time|Hall|Quay\n9:00|Opening|Bees\n10:00|Talk|Talk 2", &columns()).draft;
    assert_eq!(grid.sessions.len(), 4);
}

#[test]
fn an_early_time_at_the_end_of_a_list_is_in_the_morning() {
    let import = import("Time|Title\n9:00-10:00|A\n11:00-12:00|B\n8:00-8:30|Registration");
    assert_eq!(shown(&import.draft)[2], "Registration; day 1, 08:00–08:30; registration");
}

#[test]
fn numbers_are_not_titles_and_affiliations_belong_to_speakers() {
    let import = import(
        "Item|Topic|Speaker|Chair|Affiliation\n1|Bees|Bo Lind|Ada Okoye|MIT\n2|Wax|Bo Lind|Ada Okoye|UCL",
    );
    assert_eq!(
        shown(&import.draft),
        [
            "Bees; speaker: Bo Lind of MIT of UCL + chair: Ada Okoye",
            "Wax; speaker: Bo Lind of MIT of UCL + chair: Ada Okoye"
        ]
    );
    let import = import_with("Title|Speaker\nBees|Moderator: Ada Okoye; Bo Lind (TBC)", &columns());
    assert_eq!(import.draft.sessions[0].participations[1].status.as_str(), "tentative");
    for header in ["Presenter name", "Moderador/a", "Referent:innen", "Referent*innen", "Session room", "#"] {
        assert!(Field::of_header(header).is_some(), "{header}");
    }
}
