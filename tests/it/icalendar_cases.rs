//! Calendars whose meaning is easily mistaken, each with its neighbours.

use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::{Import, ImportOptions};
use programme::status::{AttendanceMode, SessionStatus};
use programme::{Draft, Place, Profile, Programme};

/// Reads a calendar with the given properties and components.
fn read(lines: &str) -> Import {
    let source = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{lines}\nEND:VCALENDAR\n");
    icalendar::read(&source, &ImportOptions::default()).unwrap()
}

fn event(uid: &str, lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{uid}\n{lines}\nEND:VEVENT\n")
}

fn build(import: Import) -> Programme {
    import.draft.build().unwrap()
}

/// Returns the start of a session as an instant in UTC.
fn instant(programme: &Programme, id: &str) -> String {
    let start = programme.session(id).unwrap().start_instant().unwrap().unwrap();
    start.to_utc().format("%Y-%m-%d %H:%M").to_string()
}

fn codes(programme: &Programme) -> Vec<String> {
    programme.review(&Profile::default()).iter().map(|finding| finding.code().to_string()).collect()
}

fn messages(import: &Import) -> Vec<String> {
    import.findings.iter().map(programme::Finding::message).collect()
}

const ATHENS: &str = "BEGIN:VTIMEZONE\nTZID:House time\n\
    BEGIN:STANDARD\nDTSTART:19961027T040000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0200\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
    BEGIN:DAYLIGHT\nDTSTART:19970330T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0300\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";

#[test]
fn a_described_time_zone_holds_whatever_its_name_is() {
    let summer = "DTSTART;TZID=House time:20260702T100000\nDURATION:PT1H";
    let winter = "DTSTART;TZID=House time:20260112T100000\nDURATION:PT1H";
    let import = read(&format!("{ATHENS}{}{}", event("summer", summer), event("winter", winter)));
    let programme = build(import);
    assert_eq!(instant(&programme, "summer"), "2026-07-02 07:00");
    assert_eq!(instant(&programme, "winter"), "2026-01-12 08:00");
    // Beside another time zone, its times are converted.
    let other = event("b", "DTSTART;TZID=Europe/Zurich:20260702T090000\nDURATION:PT1H");
    let zurich = read(&format!("X-WR-TIMEZONE:Europe/Zurich\n{ATHENS}{}{other}", event("a", summer)));
    let programme = build(zurich);
    assert_eq!(instant(&programme, "a"), instant(&programme, "b"));
    // A description of which no other time zone has the offsets.
    let odd = "BEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0117\n\
               TZOFFSETTO:+0117\nEND:STANDARD\nEND:VTIMEZONE\n";
    let odd = build(read(&format!("{odd}{}", event("a", "DTSTART;TZID=Odd:20260702T100000\nDURATION:PT1H"))));
    assert_eq!(instant(&odd, "a"), "2026-07-02 08:43");
    // Dates instead of rules, and a rule that has ended.
    let dates = "BEGIN:VTIMEZONE\nTZID:Dates\n\
        BEGIN:STANDARD\nDTSTART:20251026T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:20250330T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRDATE:20260329T020000\n\
        END:DAYLIGHT\nBEGIN:DAYLIGHT\nDTSTART:19800406T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0500\n\
        RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=19900101T000000Z\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let march = event("march", "DTSTART;TZID=Dates:20260320T100000");
    let april = event("april", "DTSTART;TZID=Dates:20260420T100000");
    let programme = build(read(&format!("X-WR-TIMEZONE:UTC\n{dates}{march}{april}")));
    assert_eq!(instant(&programme, "march"), "2026-03-20 09:00");
    assert_eq!(instant(&programme, "april"), "2026-04-20 08:00");
}

/// A description with the rules of Europe or North America.
fn described(name: &str, region: &str, standard: i32) -> String {
    let offset = |hours: i32| format!("{}{:02}00", if hours < 0 { '-' } else { '+' }, hours.abs());
    let (winter, summer) = (offset(standard), offset(standard + 1));
    let (autumn, spring) = match region {
        "Europe" => ("BYDAY=-1SU;BYMONTH=10", "BYDAY=-1SU;BYMONTH=3"),
        _ => ("BYDAY=1SU;BYMONTH=11", "BYDAY=2SU;BYMONTH=3"),
    };
    format!(
        "BEGIN:VTIMEZONE\nTZID:{name}\n\
         BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:{summer}\nTZOFFSETTO:{winter}\n\
         RRULE:FREQ=YEARLY;{autumn}\nEND:STANDARD\n\
         BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:{winter}\nTZOFFSETTO:{summer}\n\
         RRULE:FREQ=YEARLY;{spring}\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
    )
}

#[test]
fn a_description_takes_precedence_over_names_that_are_no_regions() {
    // Without a description, each name has other offsets in summer.
    for (name, region, standard, zone, summer) in [
        ("EST", "America", -5, "America/New_York", "14:00"),
        ("MST", "America", -7, "America/Denver", "16:00"),
        ("PST", "America", -8, "America/Los_Angeles", "17:00"),
        ("MEZ", "Europe", 1, "Europe/Berlin", "08:00"),
        ("UTC+1", "Europe", 1, "Europe/Berlin", "08:00"),
        ("GMT+01:00", "Europe", 1, "Europe/Berlin", "08:00"),
        ("(GMT+01.00) Rome / Vienna", "Europe", 1, "Europe/Vienna", "08:00"),
        ("(UTC+01:00) Belgrad, Laibach, Prag", "Europe", 1, "Europe/Berlin", "08:00"),
        ("Etc/GMT-1", "Europe", 1, "Europe/Berlin", "08:00"),
        ("US/Eastern", "America", -5, "US/Eastern", "14:00"),
        ("Central Europe Standard Time", "Europe", 1, "Europe/Budapest", "08:00"),
        ("Central Standard Time", "Europe", 2, "Europe/Bucharest", "07:00"),
    ] {
        let event = event("a", &format!("DTSTART;TZID=\"{name}\":20260702T100000\nDURATION:PT1H"));
        let alone = build(read(&format!("{}{event}", described(name, region, standard))));
        assert_eq!(instant(&alone, "a"), format!("2026-07-02 {summer}"), "{name}");
        let own = alone.data().time_zone.as_ref().map(ToString::to_string);
        let is_usual = own.as_deref() == Some(zone) || zone == "Europe/Bucharest";
        assert!(is_usual, "{name}: {own:?}");
        let beside =
            build(read(&format!("X-WR-TIMEZONE:Asia/Tokyo\n{}{event}", described(name, region, standard))));
        assert_eq!(instant(&beside, "a"), format!("2026-07-02 {summer}"), "{name}");
    }
    // The name of a region takes precedence, and a difference at the time of an event is reported.
    let event = |time: &str| event("a", &format!("DTSTART;TZID=Europe/Lisbon:{time}\nDURATION:PT1H"));
    let differs = |import: &Import| messages(import).iter().any(|message| message.contains("other offsets"));
    let wrong = read(&format!("{}{}", described("Europe/Lisbon", "Europe", 1), event("20260702T100000")));
    assert!(differs(&wrong), "{:?}", messages(&wrong));
    assert_eq!(instant(&build(wrong), "a"), "2026-07-02 09:00");
    let right = read(&format!("{}{}", described("Europe/Lisbon", "Europe", 0), event("20260702T100000")));
    assert!(!differs(&right), "{:?}", messages(&right));
    // The changes of North America are on other dates, on which there is no event.
    let close = read(&format!("{}{}", described("Europe/Lisbon", "America", 0), event("20260702T100000")));
    assert!(!differs(&close), "{:?}", messages(&close));
}

#[test]
fn the_time_zone_of_the_calendar_can_be_described() {
    let zone = |lines: &str| {
        let import = read(lines);
        (import.draft.time_zone.as_ref().map(ToString::to_string).unwrap(), messages(&import))
    };
    let events = format!(
        "{}{}",
        event("a", "DTSTART:20260702T100000\nDURATION:PT1H"),
        event("b", "DTSTART:20260702T100000Z\nDURATION:PT1H")
    );
    let house = described("House time", "Europe", 1);
    let (own, found) = zone(&format!("X-WR-TIMEZONE:House time\n{house}{events}"));
    assert_eq!(own, "Europe/Berlin");
    assert!(found.iter().any(|message| message == "the time zone \"House time\" was read as Europe/Berlin"));
    assert_eq!(zone(&format!("{house}{events}")).0, "Europe/Berlin");
    // A name from another system is read, and is not kept as if it were unknown.
    let (own, found) = zone(&format!("X-WR-TIMEZONE:Mountain Time (US & Canada)\n{events}"));
    assert_eq!(own, "America/Denver");
    assert!(found.iter().any(|message| message.ends_with("was read as America/Denver")), "{found:?}");
    assert!(!found.iter().any(|message| message.starts_with("X-WR-TIMEZONE")), "{found:?}");
    let (_, found) = zone(&format!("X-WR-TIMEZONE:America/Denver\n{events}"));
    assert!(!found.iter().any(|message| message.contains("America/Denver")), "{found:?}");
}

#[test]
fn names_of_time_zones_are_recognised_in_many_forms() {
    for (name, expected) in [
        ("Europe/Berlin", "08:00"),
        ("europe/berlin", "08:00"),
        ("W. Europe Standard Time", "08:00"),
        ("/mozilla.org/20070129_1/Europe/Berlin", "08:00"),
        ("/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "13:00"),
        ("UTC+2", "08:00"),
        ("\"GMT-05:30\"", "15:30"),
        ("+0200", "08:00"),
        ("CEST", "08:00"),
        ("Berlin", "08:00"),
        ("Pacific Time (US & Canada)", "17:00"),
        ("PDT", "17:00"),
    ] {
        let source = format!(
            "X-WR-TIMEZONE:Asia/Tokyo\n{}",
            event("a", &format!("DTSTART;TZID={name}:20260702T100000"))
        );
        let programme = build(read(&source));
        assert_eq!(instant(&programme, "a"), format!("2026-07-02 {expected}"), "{name}");
        // The time zone of the only event is that of the programme.
        let alone = build(read(&event("a", &format!("DTSTART;TZID={name}:20260702T100000"))));
        assert_eq!(instant(&alone, "a"), format!("2026-07-02 {expected}"), "{name}");
    }
    // UTC as the time zone of a calendar whose events all state another one.
    let zurich = event("a", "DTSTART;TZID=Europe/Zurich:20260702T100000");
    let zone = |lines: &str| build(read(lines)).data().time_zone.as_ref().map(ToString::to_string);
    assert_eq!(zone(&format!("X-WR-TIMEZONE:UTC\n{zurich}")).as_deref(), Some("Europe/Zurich"));
    let instant = event("b", "DTSTART:20260702T100000Z");
    assert_eq!(zone(&format!("X-WR-TIMEZONE:UTC\n{zurich}{instant}")).as_deref(), Some("UTC"));
}

#[test]
fn starts_without_a_time_zone_beside_instants_are_in_doubt() {
    let hall = "DURATION:PT1H\nLOCATION:Hall";
    let floating = event("floating", &format!("DTSTART:20260702T090000\n{hall}"));
    let fixed = event("fixed", &format!("DTSTART:20260702T090000Z\n{hall}"));
    let import = read(&format!("{floating}{fixed}"));
    assert!(
        messages(&import).iter().any(|message| *message
            == "one event has a start without a time zone, unlike others: it was read in the time zone of the \
                programme (UTC), and marked as tentative"),
        "{:?}",
        messages(&import)
    );
    let programme = build(import);
    assert_eq!(programme.session("floating").unwrap().status(), SessionStatus::Tentative);
    let codes = codes(&programme);
    assert!(!codes.contains(&"room-double-booked".to_owned()), "{codes:?}");
    assert!(codes.contains(&"room-double-booked-tentative".to_owned()), "{codes:?}");
    // If the calendar states its time zone, the starts are in this time zone.
    let stated = read(&format!("X-WR-TIMEZONE:Europe/Zurich\n{floating}{fixed}"));
    assert!(!messages(&stated).iter().any(|message| message.contains("without a time zone")));
    let programme = build(stated);
    assert_eq!(programme.session("floating").unwrap().status(), SessionStatus::Confirmed);
    assert_eq!(instant(&programme, "floating"), "2026-07-02 07:00");
    // If other events state theirs, it is used, and a finding says so.
    let other = event("other", "DTSTART;TZID=Europe/Zurich:20260702T120000");
    let import = read(&format!("{floating}{floating}{other}").replacen("UID:floating", "UID:second", 1));
    assert!(
        messages(&import)
            .iter()
            .any(|message| message.starts_with("2 events have a start without a time zone")
                && message.ends_with("(Europe/Zurich)"))
    );
    assert!(build(import).sessions().iter().all(|session| session.status() == SessionStatus::Confirmed));
    // An event that is cancelled is not tentative, and no finding says so.
    let cancelled = floating.replace("LOCATION", "STATUS:CANCELLED\nLOCATION");
    let import = read(&format!("{cancelled}{fixed}"));
    assert!(messages(&import).iter().any(|message| message.ends_with("programme (UTC)")));
    let both = format!("{cancelled}{}{fixed}", floating.replace("floating", "other"));
    let found = messages(&read(&both));
    assert!(
        found.iter().any(|message| message.ends_with("and one of them marked as tentative")),
        "{found:?}"
    );
    // The same applies to an unknown time zone beside another clock.
    let unknown = floating.replace("DTSTART:", "DTSTART;TZID=Atlantis:");
    let import = read(&format!("{unknown}{fixed}"));
    assert!(messages(&import).iter().any(|message| message.ends_with("and marked as tentative")));
    let programme = build(import);
    assert!(!self::codes(&programme).contains(&"room-double-booked".to_owned()));
    let alone = build(read(&format!("{unknown}{}", unknown.replace("floating", "other"))));
    assert!(self::codes(&alone).contains(&"room-double-booked".to_owned()));
    // A calendar without any time zone stays without one.
    let import = read(&floating);
    assert!(
        import.draft.time_zone.is_none() && !messages(&import).iter().any(|message| message.contains("zone"))
    );
}

#[test]
fn an_event_on_several_days_is_an_event_on_each_of_them() {
    let fair = "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260305\nLOCATION:Centre";
    let talk = "DTSTART:20260303T090000\nDURATION:PT1H\nLOCATION:Centre";
    let programme = build(read(&format!("{}{}", event("fair", fair), event("talk", talk))));
    assert_eq!(programme.days().len(), 3);
    let days: Vec<_> =
        programme.session("fair").unwrap().occurrences().map(|one| one.slot().unwrap().to_string()).collect();
    assert_eq!(days, ["day 1, all-day", "day 2, all-day", "day 3, all-day"]);
    assert!(
        !codes(&programme)
            .iter()
            .any(|code| code.starts_with("room-double") || code == "implausible-duration")
    );
    // Also for more than ten days, with a duration, and if the event recurs.
    let count = |lines: &str| read(&event("a", lines)).draft.sessions.len();
    assert_eq!(count("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260316"), 14);
    assert_eq!(count("DTSTART;VALUE=DATE:20260302\nDURATION:P1W"), 7);
    assert_eq!(count("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260304\nRRULE:FREQ=WEEKLY;COUNT=3"), 6);
    assert_eq!(count("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303"), 1);
    assert_eq!(count("DTSTART;VALUE=DATE:20260302\nDURATION:PT72H"), 3);
    // Outlook writes the midnights of entire days.
    let outlook = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
    for (times, expected) in [
        ("DTSTART:20260302T000000\nDTEND:20260304T000000", 2),
        ("DTSTART;TZID=Europe/Zurich:20260302T000000\nDTEND;TZID=Europe/Zurich:20260303T000000", 1),
        ("DTSTART:20260301T230000Z\nDTEND:20260304T230000Z", 3),
        ("DTSTART:20260302T000000", 1),
        ("DTSTART:20260302T000000\nDTEND:20260303T000000\nRRULE:FREQ=DAILY;COUNT=2", 2),
    ] {
        let import =
            read(&format!("X-WR-TIMEZONE:Europe/Zurich\n{}", event("a", &format!("{times}\n{outlook}"))));
        assert_eq!(import.draft.sessions.len(), expected, "{times}");
        let slots: Vec<String> =
            import.draft.sessions.iter().map(|session| session.slot.unwrap().to_string()).collect();
        assert!(slots.iter().all(|slot| slot.ends_with("all-day")), "{times}: {slots:?}");
    }
    for times in [
        "DTSTART:20260302T000000\nDTEND:20260302T180000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "DTSTART:20260302T000000\nDTEND:20260303T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE",
    ] {
        let slot = read(&event("a", times)).draft.sessions[0].slot.unwrap().to_string();
        assert!(slot.starts_with("day 1, 00:00"), "{times}: {slot}");
    }
    let endless = read(&event("a", "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:24000101"));
    assert_eq!(endless.draft.sessions.len(), 1);
    assert!(messages(&endless).iter().any(|message| message.contains("too many days")));
    let endless = read(&event("a", "DTSTART;VALUE=DATE:20260302\nDURATION:P90000D"));
    assert!(messages(&endless).iter().any(|message| message.contains("too many days")));
}

#[test]
fn words_that_name_no_room_are_no_rooms() {
    let at = |location: &str| {
        let lines = format!("DTSTART:20260302T090000\nDURATION:PT1H\nLOCATION:{location}");
        let import = read(&format!("{}{}", event("a", &lines), event("b", &lines)));
        let first = import.draft.sessions[0].clone();
        let programme = build(import);
        assert!(programme.rooms().next().is_none(), "{location}");
        assert!(!codes(&programme).iter().any(|code| code.starts_with("room-double")), "{location}");
        first
    };
    for word in [
        "TBA",
        "tbd",
        "Room to be confirmed",
        "n/a",
        "–",
        "未定",
        "To be confirmed",
        "À confirmer",
        "Por confirmar",
        "待定",
        "уточняется",
        "يحدد لاحقاً",
    ] {
        assert_eq!(at(word).place, Some(Place::ToBeAnnounced), "{word}");
    }
    for word in [
        "via Webex",
        "Zoom-Besprechung",
        "zoom.us/j/7",
        "Online",
        "ZOOM",
        "virtual",
        "Microsoft Teams",
        "En ligne",
        "en línea",
        "онлайн",
        "线上",
        "افتراضي",
    ] {
        let session = at(word);
        assert_eq!((session.place, session.mode), (None, Some(AttendanceMode::Online)), "{word}");
    }
    assert_eq!(at("Zoom").extensions.get("icalendar/LOCATION"), Some("Zoom"));
    let link = at("https://example.org/join/1");
    assert_eq!((link.mode, link.links.len()), (Some(AttendanceMode::Online), 1));
    // A room whose name only contains such a word is a room.
    let room = read(&event("a", "DTSTART:20260302T090000\nLOCATION:Zoom room 2")).draft;
    assert_eq!(room.venues[0].rooms.len(), 1);
}

#[test]
fn a_location_that_lists_rooms_is_in_all_of_them() {
    let places = |location: &str, others: &[&str]| {
        let other = |(at, name): (usize, &&str)| {
            event(&format!("other{at}"), &format!("DTSTART:20260303T0900{at:02}\nLOCATION:{name}"))
        };
        let others: String = others.iter().enumerate().map(other).collect();
        let source =
            format!("{}{others}", event("a", &format!("DTSTART:20260302T090000\nLOCATION:{location}")));
        let programme = build(read(&source));
        let session = programme.session("a").unwrap();
        session.rooms().map(|room| room.name().first().to_owned()).collect::<Vec<_>>()
    };
    let two = ["North wing", "South wing"];
    for location in [
        "North wing\\, South wing",
        "North wing / South wing",
        "north wing and South wing",
        "North wing\\; South wing",
    ] {
        let found: Vec<String> = places(location, &two).iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(found, ["north wing", "south wing"], "{location}");
    }
    assert_eq!(places("North wing\\, South wing", &two[..1]), ["North wing, South wing"]);
    for location in ["North wing，South wing", "North wing - South wing", "North wing e South wing"] {
        assert_eq!(places(location, &two), two, "{location}");
    }
    assert_eq!(places("甲厅和乙厅", &["甲厅", "乙厅"]), ["甲厅", "乙厅"]);
    assert_eq!(places("الردهة والقاعة", &["الردهة", "القاعة"]), ["الردهة", "القاعة"]);
    assert_eq!(places("North - South", &two), ["North - South"]);
    // Case and spaces do not distinguish rooms.
    assert_eq!(places("NORTH  wing / south wing", &two), ["NORTH  wing", "south wing"]);
    let rooms = |lines: &str| read(lines).draft.venues[0].rooms.len();
    let same = ["LOCATION:Gate house", "LOCATION:gate  House", "LOCATION;LANGUAGE=en:Gate\u{a0}house"];
    let same: String = same
        .iter()
        .enumerate()
        .map(|(at, location)| event(&at.to_string(), &format!("DTSTART:20260302T090000\n{location}")))
        .collect();
    assert_eq!(rooms(&same), 1);
    assert_eq!(places("Palace\\, Geneva", &two), ["Palace, Geneva"]);
    assert_eq!(places("A\\, B & C", &["A", "B", "C"]), ["A", "B", "C"]);
}

#[test]
fn a_room_beside_a_word_for_an_online_place_is_hybrid() {
    let at = |location: &str| {
        let import = read(&event("a", &format!("DTSTART:20260302T090000\nLOCATION:{location}")));
        let names = |venue: &programme::draft::Venue| {
            venue.rooms.iter().map(|room| room.name.first().to_owned()).collect::<Vec<_>>()
        };
        let rooms: Vec<String> = import.draft.venues.iter().flat_map(names).collect();
        (rooms, import.draft.sessions[0].mode, import.draft.sessions[0].extensions.clone())
    };
    for (location, word) in [("Crypt / Online", None), ("Crypt + Zoom", Some("Crypt + Zoom"))] {
        let (rooms, mode, extensions) = at(location);
        assert_eq!((rooms, mode), (vec!["Crypt".to_owned()], Some(AttendanceMode::Hybrid)), "{location}");
        assert_eq!(extensions.get("icalendar/LOCATION"), word, "{location}");
    }
    // An event has at most one location, so the text of the source is a reported loss.
    let programme = build(read(&event("a", "DTSTART:20260302T090000\nLOCATION:Crypt + Zoom")));
    let stamp = "2026-01-15T12:00:00Z".parse().unwrap();
    let export = icalendar::write(&programme, &CalendarOptions::new(stamp)).unwrap();
    assert_eq!(export.text.matches("\r\nLOCATION").count(), 1, "{}", export.text);
    let (rooms, mode, _) = at("Zoom / Webex");
    assert_eq!((rooms.len(), mode), (0, Some(AttendanceMode::Online)));
    for location in ["Virtual & augmented lab", "Remote\\, Oregon", "Crypt / Nave"] {
        let (rooms, mode, _) = at(location);
        assert_eq!((rooms.len(), mode), (1, None), "{location}");
    }
}

#[test]
fn separators_that_are_not_escaped_cut_nothing_off() {
    let import = read(&format!(
        "X-WR-CALNAME:Dams, dykes; and weirs\nX-WR-CALDESC:One; two\\, three\\n\\nfour\n{}",
        event(
            "a",
            "DTSTART:20260302T090000Z\nX-NOTE:left; right\nATTENDEE;CN=Bell, Bo;ROLE=CHAIR:mailto:bo@example.org\n\
             ORGANIZER;CN=\"Li, Cy\":mailto:cy@example.org"
        )
    ));
    assert_eq!(import.draft.title.first(), "Dams, dykes; and weirs");
    assert_eq!(
        format!("{:?}", import.draft.preamble),
        format!(
            "{:?}",
            ["One; two, three", "four"].map(|text| programme::text::Block::Paragraph(text.into()))
        )
    );
    let names: Vec<&str> = import.draft.people.iter().map(|person| person.name.first()).collect();
    assert_eq!(names, ["Bell, Bo", "Li, Cy"]);
    let doubts = messages(&import).into_iter().filter(|message| message.contains("comma without quotes"));
    assert_eq!(doubts.count(), 1);
    assert_eq!(import.draft.sessions[0].extensions.get("icalendar/X-NOTE"), Some("left; right"));
    // The same applies to other parameters that contain a text, and to several values.
    let import = read(&event(
        "a",
        "CONFERENCE;VALUE=URI;LABEL=Watch, then ask:https://example.org/w\n\
         ATTACH;FILENAME=Notes, draft 3.pdf:https://example.org/n\n\
         ATTACH;LABEL=\"Poster, large\":https://example.org/p\n\
         ATTENDEE;CN=\"Bo Bell\",\"Cy Li\":mailto:info@example.org",
    ));
    let session = &import.draft.sessions[0];
    let links = session.links.iter().chain(&session.attachments);
    let titles: Vec<&str> = links.map(|link| link.title.as_ref().unwrap().first()).collect();
    assert_eq!(titles, ["Watch, then ask", "Notes, draft 3.pdf", "Poster, large"]);
    assert_eq!(import.draft.people[0].name.first(), "Bo Bell, Cy Li");
    let doubts = messages(&import).into_iter().filter(|message| message.contains("comma without quotes"));
    assert_eq!(doubts.count(), 3);
}

#[test]
fn one_person_can_be_written_in_several_ways() {
    let people = |names: &[&str]| {
        let lines: Vec<String> =
            names.iter().map(|name| format!("ATTENDEE{name}:mailto:Bo@example.org")).collect();
        let import = read(&event("a", &format!("DTSTART:20260302T090000Z\n{}", lines.join("\n"))));
        let shared = messages(&import).iter().any(|message| message.contains("share"));
        let names = import.draft.people.iter().map(|person| person.name.first().to_owned());
        (names.collect::<Vec<_>>(), shared)
    };
    for names in [
        [";CN=Bo Bell", ";CN=BO BELL"],
        [";CN=Bo Bell", ";CN=Bo  bell"],
        [";CN=Bo Bell", ";CN=Bo\u{a0}Bell"],
        [";CN=Bo Bell", ""],
        [";CN=Bo Bell", ";CN=bo@example.org"],
        [";CN=bo@example.org", ";CN=Bo Bell"],
        ["", ";CN=Bo Bell"],
    ] {
        assert_eq!(people(&names), (vec!["Bo Bell".to_owned()], false), "{names:?}");
    }
    assert_eq!(people(&[";CN=Bo Bell", ";CN=Cy Li"]), (vec!["Bo Bell".to_owned(), "Cy Li".to_owned()], true));
    assert_eq!(people(&[";CN=bo@example.org", ""]), (vec!["bo@example.org".to_owned()], false));
}

#[test]
fn rooms_and_equipment_that_are_invited_are_no_people() {
    let import = read(&event(
        "a",
        "DTSTART:20260302T090000Z\nATTENDEE;CUTYPE=INDIVIDUAL;CN=Ada Okoye:mailto:ada@example.org\n\
         ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room5@example.org\n\
         ATTENDEE;CUTYPE=RESOURCE;CN=Projector:mailto:projector@example.org",
    ));
    assert_eq!(import.draft.people.len(), 1);
    let programme = build(import);
    let rooms: Vec<_> =
        programme.session("a").unwrap().rooms().map(|room| room.name().first().to_owned()).collect();
    assert_eq!(rooms, ["Room 5"]);
    // All invited rooms that have not declined are places, also of an event that is held online.
    let rooms = |lines: &str| {
        let programme = build(read(&event("a", &format!("DTSTART:20260302T090000Z\n{lines}"))));
        let session = programme.session("a").unwrap();
        let rooms: Vec<_> = session.rooms().map(|room| room.name().first().to_owned()).collect();
        (rooms.join(", "), session.data().mode)
    };
    let invited =
        |name: &str, more: &str| format!("ATTENDEE;CUTYPE=ROOM{more};CN={name}:mailto:{name}@example.org\n");
    let (attic, cellar) = (invited("Attic", ""), invited("Cellar", ";PARTSTAT=ACCEPTED"));
    assert_eq!(rooms(&format!("{attic}{cellar}{attic}")), ("Attic, Cellar".to_owned(), None));
    let declined = invited("Attic", ";PARTSTAT=DECLINED");
    assert_eq!(rooms(&format!("{declined}{cellar}")), ("Cellar".to_owned(), None));
    assert_eq!(
        rooms(&format!("LOCATION:Webex meeting\n{attic}")),
        ("Attic".to_owned(), Some(AttendanceMode::Hybrid))
    );
    assert_eq!(rooms(&format!("LOCATION:Nave\n{attic}")), ("Nave".to_owned(), None));
}

/// Returns the occurrences of all events as dates and times, with those of cancelled ones in
/// parentheses.
fn shown(import: Import) -> Vec<String> {
    let programme = build(import);
    let text = |session: programme::Session<'_>| {
        let date = session.day()?.date()?.format("%d.%m.").to_string();
        let time = session.slot()?.to_string().split_once(", ")?.1.to_owned();
        let is_cancelled = session.status() == SessionStatus::Cancelled;
        Some(if is_cancelled { format!("({date} {time})") } else { format!("{date} {time}") })
    };
    programme.sessions().iter().filter_map(text).collect()
}

#[test]
fn occurrences_on_another_clock_have_the_same_length() {
    let zurich = |lines: &str| shown(read(&format!("X-WR-TIMEZONE:Europe/Zurich\n{}", event("a", lines))));
    // Clocks go forward on 29 March 2026, and back on 25 October.
    for (lines, expected) in [
        (
            "DTSTART:20260327T220000Z\nDTEND:20260328T050000Z\nRRULE:FREQ=DAILY;COUNT=3",
            ["27.03. 23:00–30:00", "28.03. 23:00–31:00", "29.03. 24:00–31:00"],
        ),
        (
            "DTSTART:20260327T220000Z\nDURATION:PT7H\nRDATE:20260328T220000Z,20260329T220000Z",
            ["27.03. 23:00–30:00", "28.03. 23:00–31:00", "29.03. 24:00–31:00"],
        ),
        (
            "DTSTART;TZID=Asia/Tokyo:20260328T090000\nDTEND;TZID=Asia/Tokyo:20260328T110000\nRRULE:FREQ=DAILY;COUNT=3",
            ["28.03. 01:00–03:00", "29.03. 01:00–04:00", "30.03. 02:00–04:00"],
        ),
        (
            "DTSTART:20261024T003000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3",
            ["24.10. 02:30–03:30", "25.10. 02:30–02:30", "26.10. 01:30–02:30"],
        ),
        // On their own clock, people read the end as a time of the day.
        (
            "DTSTART;TZID=Europe/Zurich:20260327T220000\nDTEND;TZID=Europe/Zurich:20260328T060000\nRRULE:FREQ=DAILY;COUNT=3",
            ["27.03. 22:00–30:00", "28.03. 22:00–30:00", "29.03. 22:00–30:00"],
        ),
    ] {
        let found: Vec<String> =
            zurich(lines).iter().map(|one| one.replace("30.03. 00:00–07:00", "29.03. 24:00–31:00")).collect();
        assert_eq!(found, expected, "{lines}");
    }
}

#[test]
fn replaced_occurrences_do_not_take_place_in_addition() {
    let series = |rule: &str| event("a", &format!("DTSTART:20260302T090000Z\nDURATION:PT1H\n{rule}"));
    let instead = |of: &str, lines: &str| event("a", &format!("RECURRENCE-ID{of}\nDURATION:PT1H\n{lines}"));
    let calendar = |parts: &[String]| read(&parts.concat());
    let two = series("RRULE:FREQ=DAILY;COUNT=2");
    let first = instead(":20260302T090000Z", "DTSTART:20260302T140000Z");
    let second = instead(":20260303T090000Z", "DTSTART:20260303T150000Z");
    // All occurrences are replaced, or excluded.
    let both = calendar(&[two.clone(), first.clone(), second.clone()]);
    assert!(messages(&both).iter().any(|message| message.contains("replace all occurrences")));
    assert_eq!(both.draft.sessions[0].id, "a");
    assert_eq!(both.draft.sessions[1].repeats.as_ref().map(ToString::to_string).as_deref(), Some("a"));
    assert_eq!(shown(both), ["02.03. 14:00–15:00", "03.03. 15:00–16:00"]);
    let excluded = series("RRULE:FREQ=DAILY;COUNT=2\nEXDATE:20260303T090000Z");
    assert_eq!(shown(calendar(&[excluded.clone(), first.clone()])), ["02.03. 14:00–15:00"]);
    let cancelled = instead(":20260302T090000Z", "DTSTART:20260302T090000Z\nSTATUS:CANCELLED");
    assert_eq!(shown(calendar(&[excluded, cancelled])), ["(02.03. 09:00–10:00)"]);
    assert_eq!(shown(calendar(&[series("X-A:1"), first.clone()])), ["02.03. 14:00–15:00"]);
    // Also if the events that replace them come first.
    assert_eq!(
        shown(calendar(&[second.clone(), first.clone(), two.clone()])),
        ["02.03. 14:00–15:00", "03.03. 15:00–16:00"]
    );
    // An event without a title has the title of the event that it repeats.
    let untitled = first.replace("SUMMARY:a\n", "");
    let import = calendar(&[series("RRULE:FREQ=DAILY;COUNT=1"), untitled]);
    assert_eq!(import.draft.sessions.len(), 2);
    assert_eq!(shown(import), ["02.03. 14:00–15:00"]);
    // An occurrence that does not exist is reported.
    let fault = "the RECURRENCE-ID is the start of no occurrence of the event";
    for (of, is_fault) in [
        (":20260303T100000Z", true),
        (":20260303T090000", true),
        (":never", true),
        (";VALUE=DATE:20260303", false),
        (";TZID=Asia/Tokyo:20260303T180000", false),
    ] {
        let zone = "X-WR-TIMEZONE:Europe/Zurich\n".to_owned();
        let import = calendar(&[zone, two.clone(), instead(of, "DTSTART:20260303T150000Z")]);
        assert_eq!(messages(&import).contains(&fault.to_owned()), is_fault, "{of}");
        assert_eq!(import.draft.sessions.len(), if is_fault { 3 } else { 2 }, "{of}");
    }
    // An occurrence that is both excluded and replaced, and one that is replaced twice, exist.
    let import =
        calendar(&[series("RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260303T090000Z"), second.clone(), second]);
    assert!(!messages(&import).contains(&fault.to_owned()));
}

#[test]
fn an_event_can_move_all_later_occurrences() {
    let series = |rule: &str| event("a", &format!("DTSTART:20260302T090000Z\nDURATION:PT1H\n{rule}"));
    let range =
        |of: &str, lines: &str| event("a", &format!("RECURRENCE-ID;RANGE=THISANDFUTURE:{of}\n{lines}"));
    let five = series("RRULE:FREQ=DAILY;COUNT=5\nLOCATION:Nave");
    let later = range("20260304T090000Z", "DTSTART:20260304T143000Z\nDURATION:PT30M\nLOCATION:Crypt");
    let import = read(&format!("{five}{later}"));
    let places: Vec<bool> =
        import.draft.sessions.iter().map(|one| one.place == import.draft.sessions[0].place).collect();
    assert_eq!(places, [true, true, false, false, false]);
    let moved = [
        "02.03. 09:00–10:00",
        "03.03. 09:00–10:00",
        "04.03. 14:30–15:00",
        "05.03. 14:30–15:00",
        "06.03. 14:30–15:00",
    ];
    assert_eq!(shown(import), moved);
    // A single later occurrence, and another range.
    let single = event("a", "RECURRENCE-ID:20260305T090000Z\nDTSTART:20260305T080000Z\nDURATION:PT1H");
    let last = range("20260306T090000Z", "DTSTART:20260307T090000Z\nDURATION:PT1H");
    assert_eq!(
        shown(read(&format!("{five}{later}{single}{last}"))),
        [
            "02.03. 09:00–10:00",
            "03.03. 09:00–10:00",
            "04.03. 14:30–15:00",
            "05.03. 08:00–09:00",
            "07.03. 09:00–10:00"
        ]
    );
    // From the first one on.
    let all = range("20260302T090000Z", "DTSTART:20260302T100000Z\nDURATION:PT1H");
    assert_eq!(
        shown(read(&format!("{}{all}", series("RRULE:FREQ=DAILY;COUNT=3")))),
        ["02.03. 10:00–11:00", "03.03. 10:00–11:00", "04.03. 10:00–11:00"]
    );
    // If it has no start, the others keep their times.
    let none = range("20260303T090000Z", "DURATION:PT1H");
    let found = messages(&read(&format!("{five}{none}")));
    assert!(found.iter().any(|message| message.ends_with("but 3 of them keep their times")), "{found:?}");
}

#[test]
fn dates_that_exclude_nothing_are_reported() {
    let series = "DTSTART;TZID=Europe/Zurich:20260302T090000\nRRULE:FREQ=DAILY;COUNT=4";
    let all_day = "DTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;COUNT=4";
    for (start, lines, count, kept) in [
        (series, "EXDATE:20260303T090000Z", 4, 1),
        (series, "EXDATE:20260303T080000Z", 3, 0),
        (
            series,
            "EXDATE;TZID=Europe/Zurich:20260303T093000\nEXDATE;TZID=Europe/Zurich:20260304T093000",
            4,
            2,
        ),
        (series, "EXDATE;TZID=Europe/Zurich:20260303T090000,20260303T093000", 3, 1),
        (series, "EXDATE;TZID=Europe/Zurich:20260303T090000;20260304T090000", 2, 1),
        (series, "EXDATE;TZID=Asia/Tokyo:20260303T170000", 3, 0),
        (all_day, "EXDATE:20260303T090000", 4, 1),
        (all_day, "EXDATE;VALUE=DATE:20260303", 3, 0),
        (all_day, "EXDATE:20260303T000000", 3, 0),
    ] {
        let import = read(&event("a", &format!("{start}\n{lines}")));
        assert_eq!(import.draft.sessions.len(), count, "{lines}");
        let extensions = &import.draft.sessions[0].extensions;
        let keys = ["icalendar/EXDATE", "icalendar/EXDATE~2"].map(|key| extensions.get(key).is_some());
        assert_eq!(keys.iter().filter(|is_kept| **is_kept).count(), kept, "{lines}");
        let is_adjusted = |finding: &&programme::Finding| {
            let message = finding.message();
            message.contains("exclude") || message.contains("semicolons")
        };
        assert_eq!(import.findings.iter().filter(is_adjusted).count(), kept.min(1), "{lines}");
    }
    // A time zone that only a date names is read, or reported.
    let import = read(&event("a", &format!("{series}\nEXDATE;TZID=Atlantis:20260303T090000")));
    assert_eq!(import.draft.sessions.len(), 3);
    assert!(messages(&import).iter().any(|message| message.contains("\"Atlantis\" is unknown")));
    let odd = "BEGIN:VTIMEZONE\nTZID:Odd\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0317\n\
               TZOFFSETTO:+0317\nEND:STANDARD\nEND:VTIMEZONE\n";
    let odd = read(&format!("{odd}{}", event("a", &format!("{series}\nEXDATE;TZID=Odd:20260303T111700"))));
    assert_eq!(odd.draft.sessions.len(), 3);
}

#[test]
fn a_rule_that_is_not_expanded_says_which_occurrences_are_missing() {
    let instead =
        |day: u32| event("a", &format!("RECURRENCE-ID:2026030{day}T090000Z\nDTSTART:2026030{day}T140000Z"));
    let missing = |rule: &str, others: &[u32]| {
        let series = event("a", &format!("DTSTART:20260302T090000Z\n{rule}"));
        let others: String = others.iter().map(|day| instead(*day)).collect();
        let found = messages(&read(&format!("{series}{others}")));
        let message = found.iter().find(|message| message.contains("recurs")).unwrap().clone();
        message.split_once(", so ").unwrap().1.to_owned()
    };
    let endless = "RRULE:FREQ=DAILY";
    let excluded = ", and the imported one does not take place because it is excluded (EXDATE)";
    let replaced = ", and the imported one does not take place because another event replaces it";
    for (rule, others, expected) in [
        (endless.to_owned(), &[][..], "all occurrences except the first are missing".to_owned()),
        (
            format!("{endless}\nEXDATE:20260302T090000Z"),
            &[],
            format!("all occurrences are missing{excluded}"),
        ),
        (
            format!("{endless}\nEXDATE:20260302T090000Z"),
            &[4],
            format!("all occurrences except the one that another event replaces are missing{excluded}"),
        ),
        (
            endless.to_owned(),
            &[2],
            format!("all occurrences except the one that another event replaces are missing{replaced}"),
        ),
        (
            endless.to_owned(),
            &[3, 4],
            "all occurrences except the first and the 2 that other events replace are missing".to_owned(),
        ),
        ("RRULE:FREQ=DAILY;COUNT=400".to_owned(), &[], "399 occurrences are missing".to_owned()),
        (
            "RRULE:FREQ=DAILY;COUNT=400\nEXDATE:20260303T090000Z".to_owned(),
            &[],
            "all occurrences except the first are missing".to_owned(),
        ),
    ] {
        assert_eq!(missing(&rule, others), expected, "{rule} {others:?}");
    }
}

#[test]
fn parts_come_back_as_parts() {
    let draft: Draft = serde_json::from_str(
        r#"{ "format": "programme/1", "id": "d", "title": "D", "languages": ["en"], "time_zone": "Europe/Zurich",
            "days": [{ "number": 1, "date": "2026-03-02" }], "place": ["b"],
            "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }] }],
            "sessions": [
                { "id": "whole", "title": "Whole", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["a"] },
                { "id": "one", "title": "One", "part_of": "whole" },
                { "id": "two", "title": "Two", "part_of": "whole" },
                { "id": "inner", "title": "Inner", "part_of": "two" },
                { "id": "timed", "title": "Timed", "part_of": "whole", "slot": { "day": 1, "start": "09:00", "end": "09:30" } },
                { "id": "same", "title": "Same", "part_of": "whole", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["a"] },
                { "id": "plain", "title": "Plain", "slot": { "day": 1, "start": "11:00", "end": "12:00" } },
                { "id": "of-plain", "title": "Part", "part_of": "plain" } ] }"#,
    )
    .unwrap();
    let programme = draft.clone().build().unwrap();
    let stamp = programme::chrono::DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    let export = icalendar::write(&programme, &CalendarOptions::new(stamp)).unwrap();
    let read = icalendar::read(&export.text, &ImportOptions::default()).unwrap().draft;
    for (before, after) in draft.sessions.iter().zip(&read.sessions) {
        assert_eq!(after.slot, before.slot, "{}", before.id);
        let is_of_programme = ["plain", "of-plain"].contains(&before.id.as_str());
        assert!(after.place == before.place || is_of_programme, "{}", before.id);
    }
    // The time of a part that somebody has moved is kept.
    let moved = export.text.replacen(
        "DTSTART;TZID=Europe/Zurich:20260302T090000",
        "DTSTART;TZID=Europe/Zurich:20260302T083000",
        1,
    );
    let moved = icalendar::read(&moved, &ImportOptions::default()).unwrap().draft;
    assert!(moved.sessions[1].slot.is_some());
}

#[test]
fn breaks_require_nobody() {
    let draft = |kind: &str| -> Draft {
        serde_json::from_str(&format!(
            r#"{{ "format": "programme/1", "id": "d", "title": "D", "languages": ["en"], "days": [{{ "number": 1 }}],
                "people": [{{ "id": "ada", "name": "Ada" }}],
                "sessions": [
                    {{ "id": "a", "kind": "{kind}", "title": "A", "slot": {{ "day": 1, "start": "09:00", "end": "10:00" }}, "participations": [{{ "person": "ada", "role": "speaker" }}] }},
                    {{ "id": "b", "kind": "talk", "title": "B", "slot": {{ "day": 1, "start": "09:30", "end": "10:30" }}, "participations": [{{ "person": "ada", "role": "speaker" }}] }} ] }}"#
        ))
        .unwrap()
    };
    for (kind, clashes) in [("break", 0), ("lunch-break", 0), ("talk", 1)] {
        let programme = draft(kind).build().unwrap();
        assert_eq!(programme.clashes().pairs.len(), clashes, "{kind}");
        let talk = programme.session("b").unwrap();
        assert_eq!(talk.what_if().clashes().unwrap().len(), clashes, "{kind}");
        assert_eq!(programme.person("ada").unwrap().itinerary().stops.len(), 1 + clashes, "{kind}");
    }
}

#[test]
fn replaced_occurrences_of_several_days_leave_no_day_behind() {
    let dates = |first: &str, second: &str| -> Vec<String> {
        let main = "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260304\nRRULE:FREQ=WEEKLY;COUNT=3";
        let other = format!(
            "RECURRENCE-ID;VALUE=DATE:{first}\nDTSTART;VALUE=DATE:{second}\nDTEND;VALUE=DATE:{}",
            second.parse::<u32>().unwrap() + 2
        );
        let programme = build(read(&format!("{}{}", event("a", main), event("a", &other))));
        let sessions = programme.sessions();
        sessions.iter().map(|one| one.day().unwrap().date().unwrap().format("%d").to_string()).collect()
    };
    assert_eq!(dates("20260309", "20260312"), ["02", "03", "12", "13", "16", "17"]);
    assert_eq!(dates("20260302", "20260305"), ["05", "06", "09", "10", "16", "17"]);
}

#[test]
fn occurrences_have_the_kind_of_the_event() {
    let lines = "DTSTART:20260302T100000Z\nDURATION:PT30M\nX-PROGRAMME-KIND:break\nRRULE:FREQ=DAILY;COUNT=2";
    let import = read(&event("a", lines));
    let [first, second] = import.draft.sessions.as_slice() else { panic!("{:?}", import.draft.sessions) };
    assert_eq!((&second.kind, &second.tracks), (&first.kind, &first.tracks));
    assert!(first.kind.is_some());
}

#[test]
fn rules_that_the_calendar_library_computes_differently_are_kept() {
    for (lines, sessions) in [
        ("DTSTART:20260302T100000Z\nRRULE:FREQ=MONTHLY;BYDAY=MO,1FR;COUNT=4", 1),
        ("DTSTART:20260302T100000Z\nRRULE:FREQ=YEARLY;BYWEEKNO=20;COUNT=3", 1),
        ("DTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;BYHOUR=9,15;COUNT=4", 4),
    ] {
        let import = read(&event("a", lines));
        assert_eq!(import.draft.sessions.len(), sessions, "{lines}");
        let is_reported = messages(&import).iter().any(|message| message.contains("not supported"));
        assert_eq!(is_reported, sessions == 1, "{lines}");
    }
}

#[test]
fn the_options_name_a_calendar_without_a_name() {
    let options = ImportOptions::default().with_title("Rivers");
    for (source, title) in [
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR\n", "Rivers"),
        ("BEGIN:VEVENT\nUID:a\nEND:VEVENT\n", "Rivers"),
        ("BEGIN:VCALENDAR\nNAME:Lakes\nEND:VCALENDAR\n", "Lakes"),
    ] {
        let import = icalendar::read(source, &options).unwrap();
        assert_eq!(import.draft.title.first(), title);
        assert!(!messages(&import).iter().any(|message| message.contains("title was set")), "{source}");
    }
    let schedule =
        r#"<schedule><conference><days>1</days></conference><day index="1" date="2026-03-02"/></schedule>"#;
    let import = programme::interchange::schedule::read_xml(schedule, &options).unwrap();
    assert_eq!(import.draft.title.first(), "Rivers");
    assert!(!messages(&import).iter().any(|message| message.contains("no title")));
}

#[test]
fn the_uid_of_a_calendar_is_kept_if_it_is_no_external_id() {
    let import = read("NAME:Demo\nX-PROGRAMME-ID:demo\nUID:a\\nb");
    assert_eq!((import.draft.id.as_str(), import.draft.external_ids.get("uid")), ("demo", None));
    assert_eq!(import.draft.extensions.get("icalendar/UID"), Some("a\nb"));
    let found = messages(&import);
    assert!(found.iter().any(|message| message.contains("UID")), "{found:?}");
}

/// Returns the programme `demo` on 2 March 2026 with the given sessions.
fn demo(sessions: serde_json::Value) -> Programme {
    let json = serde_json::json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"], "time_zone": "Europe/Zurich",
        "days": [{ "number": 1, "date": "2026-03-02" }], "sessions": sessions,
    });
    serde_json::from_value::<Draft>(json).unwrap().build().unwrap()
}

fn lines<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    text.lines().filter(|line| line.starts_with(name)).collect()
}

#[test]
fn an_external_id_is_never_the_uid_of_another_event() {
    let slot = serde_json::json!({ "day": 1, "start": "10:00" });
    let of = |id: &str, uid: Option<&str>| {
        let ids = uid.map_or(serde_json::json!({}), |uid| serde_json::json!({ "uid": uid }));
        serde_json::json!({ "id": id, "title": id, "slot": slot, "external_ids": ids })
    };
    for (sessions, expected, is_lost) in [
        (vec![of("a", Some("b@demo")), of("b", None)], vec!["UID:a@demo", "UID:b@demo"], true),
        (vec![of("b", None), of("a", Some("b@demo"))], vec!["UID:b@demo", "UID:a@demo"], true),
        (vec![of("a", Some("b@demo")), of("b", Some("a@demo"))], vec!["UID:b@demo", "UID:a@demo"], false),
        // The generated UID of the last event is also taken.
        (
            vec![of("c", Some("a@demo")), of("d", Some("x")), of("a", Some("x"))],
            vec!["UID:a@demo", "UID:x", "UID:a@demo~2"],
            true,
        ),
    ] {
        let options = CalendarOptions::new("2026-01-01T00:00:00Z".parse().unwrap());
        let export = icalendar::write(&demo(sessions.into()), &options).unwrap();
        assert_eq!(lines(&export.text, "UID:"), expected);
        let found = export.losses.iter().any(|loss| loss.why.contains("another event has the same UID"));
        assert_eq!(found, is_lost, "{:?}", export.losses);
    }
}

#[test]
fn the_sequence_of_an_event_does_not_depend_on_its_occurrences() {
    let calendar = |main: &str, occurrence: &str, exdate: &str, day: u32, previous: Option<&str>| {
        let one = |id: &str, start: &str, extensions: serde_json::Value| {
            serde_json::json!({ "id": id, "title": id, "slot": { "day": 1, "start": start },
                "external_ids": { "uid": "x" }, "extensions": extensions })
        };
        let programme = demo(serde_json::json!([
            one("a", main, serde_json::json!({ "icalendar/EXDATE": exdate })),
            one(
                "b",
                occurrence,
                serde_json::json!({ "icalendar/RECURRENCE-ID": ";TZID=Europe/Zurich:20260303T100000" })
            ),
        ]));
        let options = CalendarOptions::new(format!("2026-01-0{day}T00:00:00Z").parse().unwrap());
        let options = match previous {
            Some(previous) => options.with_previous(previous),
            None => options,
        };
        icalendar::write(&programme, &options).unwrap().text
    };
    let first = calendar("10:00", "10:00", "20260304T090000Z", 1, None);
    for (main, occurrence, exdate, expected) in [
        ("10:00", "10:00", "20260304T090000Z", ["SEQUENCE:0", "SEQUENCE:0"]),
        ("11:00", "10:00", "20260304T090000Z", ["SEQUENCE:1", "SEQUENCE:0"]),
        ("10:00", "11:00", "20260304T090000Z", ["SEQUENCE:0", "SEQUENCE:1"]),
        ("10:00", "10:00", "20260305T090000Z", ["SEQUENCE:1", "SEQUENCE:0"]),
    ] {
        let next = calendar(main, occurrence, exdate, 2, Some(&first));
        assert_eq!(lines(&next, "SEQUENCE"), expected, "{main} {occurrence} {exdate}");
    }
}
