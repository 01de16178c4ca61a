//! Tests of the conversion between moments of a programme and instants.

#![cfg(feature = "tz")]

use programme::chrono::{DateTime, NaiveDate, Utc};
use programme::draft::{Day, Draft, Session};
use programme::query::InstantError;
use programme::time::TimeZone;
use programme::{DayTime, LanguageTag, Programme, Slot};

/// Returns a programme of two days with a party in the night between them. The clocks in Zurich go
/// back on 2026-10-25 and forward on 2026-03-29.
fn party_programme(date: (i32, u32, u32), zone: Option<&str>) -> Programme {
    let first = NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap();
    let mut draft = Draft::new("night", "Night")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_day(Day::new(1).with_date(first))
        .with_day(Day::new(2).with_date(first.succ_opt().unwrap()))
        .with_session(Session::new("party").with_slot(Slot::between(1, "22:00", "29:00").unwrap()));
    if let Some(zone) = zone {
        draft = draft.with_time_zone(zone.parse::<TimeZone>().unwrap());
    }
    draft.build().unwrap()
}

fn moment(programme: &Programme, day: i32, time: &str) -> programme::Moment {
    programme.moment(day, time.parse::<DayTime>().unwrap()).unwrap()
}

#[test]
fn repeated_and_skipped_times_are_errors() {
    let back = party_programme((2026, 10, 24), Some("Europe/Zurich"));
    let InstantError::Fold(earlier, later) = back.instant(moment(&back, 1, "26:30")).unwrap_err() else {
        panic!("02:30 occurs twice that night")
    };
    assert_eq!((later - earlier).num_minutes(), 60);
    assert_eq!(earlier.to_rfc3339(), "2026-10-25T02:30:00+02:00");
    let forward = party_programme((2026, 3, 28), Some("Europe/Zurich"));
    assert_eq!(forward.instant(moment(&forward, 2, "02:30")), Err(InstantError::Gap));
    assert_eq!(
        forward.instant(moment(&forward, 2, "03:30")).unwrap().to_rfc3339(),
        "2026-03-29T03:30:00+02:00"
    );
}

#[test]
fn missing_dates_and_time_zones_are_errors() {
    let no_zone = party_programme((2026, 10, 24), None);
    assert_eq!(no_zone.instant(moment(&no_zone, 1, "10:00")), Err(InstantError::NoZone));
    let unknown_zone = party_programme((2026, 10, 24), Some("Europe/Nowhere"));
    assert_eq!(unknown_zone.instant(moment(&unknown_zone, 1, "10:00")), Err(InstantError::UnknownZone));
    let undated = Draft::new("x", "X")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_time_zone("Europe/Zurich".parse::<TimeZone>().unwrap())
        .with_day(Day::new(1))
        .build()
        .unwrap();
    assert_eq!(undated.instant(moment(&undated, 1, "10:00")), Err(InstantError::Undated));
    assert!(undated.moment_of(DateTime::<Utc>::UNIX_EPOCH).is_err());
}

#[test]
fn dates_with_local_times_are_moments() {
    // The conversion needs dates, but no time zone.
    let programme = party_programme((2026, 10, 24), None);
    let night = NaiveDate::from_ymd_opt(2026, 10, 25).unwrap().and_hms_milli_opt(2, 30, 0, 900).unwrap();
    assert_eq!(programme.moment_at(night), Ok(moment(&programme, 1, "26:30")));
    assert_eq!(programme.moment_at(night), Ok(moment(&programme, 2, "02:30")));
    let before = NaiveDate::from_ymd_opt(2026, 10, 23).unwrap().and_hms_opt(23, 59, 59).unwrap();
    assert_eq!(moment(&programme, 1, "00:00") - programme.moment_at(before).unwrap(), 1);
    let undated = Draft::new("x", "X")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_day(Day::new(1))
        .build()
        .unwrap();
    assert_eq!(undated.moment_at(night), Err(InstantError::Undated));
}

#[test]
fn instants_convert_back_to_moments() {
    let programme = party_programme((2026, 10, 24), Some("Europe/Zurich"));
    for time in ["10:00", "22:00", "25:59", "27:00"] {
        let moment = moment(&programme, 1, time);
        let instant = programme.instant(moment).unwrap();
        assert_eq!(programme.moment_of(instant.with_timezone(&Utc)), Ok(moment), "{time}");
    }
    let instant: DateTime<Utc> = "2026-10-24T21:30:00Z".parse().unwrap();
    let in_progress = programme.sessions().at_instant(instant).unwrap();
    assert_eq!(in_progress.to_string(), "party");
    let instant: DateTime<Utc> = "2026-10-24T19:59:59Z".parse().unwrap();
    assert!(programme.sessions().at_instant(instant).unwrap().is_empty());
}

#[test]
fn lengths_account_for_clock_changes() {
    for (date, hours) in [((2026, 10, 24), 8), ((2026, 3, 28), 6), ((2026, 5, 1), 7)] {
        let programme = party_programme(date, Some("Europe/Zurich"));
        let party = programme.session("party").unwrap();
        let (start, end) = (party.start_instant().unwrap().unwrap(), party.end_instant().unwrap().unwrap());
        assert_eq!((end - start).num_hours(), hours, "{date:?}");
        let within = |from: DateTime<Utc>, to: DateTime<Utc>| {
            programme.sessions().during_instants(from..to).unwrap().len()
        };
        let (start, end) = (start.with_timezone(&Utc), end.with_timezone(&Utc));
        let hour = programme::chrono::TimeDelta::hours(1);
        assert_eq!((within(start - hour, start), within(start, end), within(end, end + hour)), (0, 1, 0));
    }
    let undated = Draft::new("x", "X").with_language("en".parse::<LanguageTag>().unwrap());
    let undated = undated.with_session(Session::new("a")).build().unwrap();
    assert_eq!(undated.session("a").unwrap().start_instant(), Ok(None));
}

#[test]
fn fixed_offsets_need_no_time_zone_database() {
    for (zone, start) in [("+05:45", "2026-10-24T22:00:00+05:45"), ("-03:30", "2026-10-24T22:00:00-03:30")] {
        let programme = party_programme((2026, 10, 24), Some(zone));
        let party = programme.session("party").unwrap();
        let instant = party.start_instant().unwrap().unwrap();
        assert_eq!(instant.to_rfc3339(), start);
        assert_eq!(programme.moment_of(instant.with_timezone(&Utc)), Ok(party.start().unwrap()));
        assert_eq!(programme.sessions().at_instant(instant.with_timezone(&Utc)).unwrap().len(), 1);
    }
}
