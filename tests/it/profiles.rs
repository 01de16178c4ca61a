//! Profiles: presets, levels, thresholds, waivers, and rules of one's own.

use programme::report::{Detail, Subject};
use programme::review::{Level, Preset, Waiver};
use programme::{Code, Finding, Notice, Profile, Programme, Report, Review, Rule, Severity};
use serde_json::{Value, json};

use crate::support::rules::{on_day_one, programme};

fn read(profile: &Value) -> Profile {
    serde_json::from_value(profile.clone()).unwrap()
}

/// Why a profile is refused.
fn refused(profile: &str) -> String {
    serde_json::from_str::<Profile>(profile).unwrap_err().to_string()
}

// ---- Presets, levels, thresholds ----

#[test]
fn presets_weigh_each_rule() {
    let raised = [
        (Code::MissingTitle, Severity::Error),
        (Code::BlankText, Severity::Error),
        (Code::MissingTime, Severity::Error),
        (Code::MissingEnd, Severity::Warning),
        (Code::UndatedProgramme, Severity::Warning),
        (Code::MissingTimezone, Severity::Error),
        (Code::SessionWithoutPlace, Severity::Warning),
        (Code::OnlineSessionWithoutLink, Severity::Warning),
        (Code::SessionWithoutSpeaker, Severity::Error),
        (Code::ReplacementMissing, Severity::Warning),
        (Code::UnconfirmedInFinal, Severity::Error),
        (Code::UnconfirmedParticipation, Severity::Warning),
        (Code::DroppedButScheduled, Severity::Error),
        (Code::MissingTranslation, Severity::Warning),
        (Code::WhitespaceNoise, Severity::Warning),
    ];
    for code in Code::ALL.iter().copied() {
        let own = Some(code.severity());
        let asked = own.filter(|_| !code.is_opt_in());
        let grave = asked.filter(|severity| *severity != Severity::Advice || !code.is_rule());
        let published =
            raised.iter().find(|(raised, _)| *raised == code).map_or(asked, |(_, level)| Some(*level));
        assert_eq!(Profile::strict().severity(code), own, "{code}");
        assert_eq!(Profile::default().severity(code), asked, "{code}");
        assert_eq!(Profile::lenient().severity(code), grave, "{code}");
        assert_eq!(Profile::publication().severity(code), published, "{code}");
    }
    assert_eq!(Preset::Publication.levels().len(), raised.len());
    for preset in [Preset::Lenient, Preset::Default, Preset::Strict] {
        assert!(preset.levels().is_empty());
    }
}

#[test]
fn what_a_profile_states_outranks_its_preset() {
    for preset in ["lenient", "default", "strict", "publication"] {
        for (level, severity) in [
            ("off", None),
            ("advice", Some(Severity::Advice)),
            ("warning", Some(Severity::Warning)),
            ("error", Some(Severity::Error)),
        ] {
            let profile = read(&json!({ "preset": preset, "severities": { "missing-time": level } }));
            assert_eq!(profile.severity(Code::MissingTime), severity, "{preset}");
            let same =
                Profile::new(preset.parse().unwrap()).with_level(Code::MissingTime, level.parse().unwrap());
            assert_eq!(same.unwrap(), profile);
        }
    }
}

#[test]
fn thresholds_are_stated_one_by_one() {
    let profile =
        read(&json!({ "preset": "strict", "thresholds": { "turnaround": "00:10", "person_sessions": 3 } }));
    let mut expected = Profile::strict();
    expected.thresholds.turnaround = "00:10".parse().unwrap();
    expected.thresholds.person_sessions = 3;
    assert_eq!(profile, expected);
    let lengths = |profile: &Profile| {
        let all = &profile.thresholds;
        let lengths = [
            all.turnaround,
            all.venue_change,
            all.changeover,
            all.shortest,
            all.longest,
            all.grid,
            all.longest_gap,
            all.longest_run,
            all.person_run,
        ];
        lengths.map(|length| length.to_string())
    };
    let stated = ["00:30", "00:15", "00:00", "00:02", "12:00", "00:05", "02:00", "03:00", "03:00"];
    for profile in [Profile::default(), Profile::lenient(), Profile::publication()] {
        assert_eq!(lengths(&profile), stated);
        assert_eq!((profile.thresholds.person_sessions, profile.thresholds.custom), (5, 90));
    }
    assert_eq!(lengths(&Profile::strict()), stated);
    assert_eq!((Profile::strict().thresholds.person_sessions, Profile::strict().thresholds.custom), (5, 0));
    let written = serde_json::to_value(Profile::default()).unwrap();
    let names: Vec<&str> = written["thresholds"].as_object().unwrap().keys().map(String::as_str).collect();
    let mut known = programme::review::Thresholds::NAMES.to_vec();
    known.sort_unstable();
    assert_eq!(names, known);
}

#[test]
fn what_is_mistyped_is_refused() {
    for (profile, why) in [
        (r#"{ "severities": { "missing-tme": "off" } }"#, "missing-tme"),
        (r#"{ "severities": { "missing-time": "loud" } }"#, "loud"),
        (
            r#"{ "severities": { "missing-time": "off", "empty-day": "off", "missing-time": "error" } }"#,
            "contains the code missing-time twice",
        ),
        (r#"{ "severities": ["missing-time"] }"#, "a map from codes to levels"),
        (r#"{ "severities": { "duplicate-id": "off" } }"#, "duplicate-id is not a rule"),
        (
            r#"{ "waivers": [{ "code": "duplicate-id", "subjects": ["programme"] }] }"#,
            "duplicate-id is not a rule",
        ),
        (r#"{ "waivers": [{ "code": "empty-day", "subjects": ["programme"], "why": "" }] }"#, "why"),
        (r#"{ "waivers": [{ "code": "empty-day" }] }"#, "subjects"),
        (r#"{ "waivers": [{ "subjects": [] }] }"#, "code"),
        (r#"{ "thresholds": { "turnarond": "00:10" } }"#, "turnarond"),
        (r#"{ "thresholds": { "turnaround": "ten" } }"#, "ten"),
        (r#"{ "threshold": {} }"#, "threshold"),
        (r#"{ "preset": "loose" }"#, "loose"),
        ("7", "expected a profile"),
    ] {
        assert!(refused(profile).contains(why), "{profile}: {}", refused(profile));
    }
    assert!(Profile::default().with_level(Code::DuplicateId, Level::Off).is_err());
    assert!(Profile::default().with_level(Code::MalformedDate, Level::Error).is_err());
    assert!(Profile::default().with_level(Code::StaleWaiver, Level::Off).is_ok());
}

#[test]
fn profiles_read_as_they_were_written() {
    let waiver = Waiver::new(Code::EmptyDay, Subject::Day(2), "travel").and(Subject::Programme);
    let own: programme::report::FindingCode = "my-house/late".parse().unwrap();
    let profile = Profile::publication()
        .with_level(Code::EmptyDay, Level::Error)
        .unwrap()
        .with_level(own.clone(), Level::Off)
        .unwrap()
        .with_waiver(waiver)
        .with_waiver(Waiver::new(own, Subject::Session("s".into()), ""));
    for profile in [profile, Profile::default(), Profile::strict(), Profile::lenient()] {
        let written = serde_json::to_string(&profile).unwrap();
        assert_eq!(serde_json::from_str::<Profile>(&written).unwrap(), profile, "{written}");
    }
    assert_eq!(read(&json!({})), Profile::default());
    let written = serde_json::to_value(Profile::default()).unwrap();
    assert!(written.get("severities").is_none() && written.get("waivers").is_none());
}

// ---- Waivers ----

/// Three sessions in one room, of which each two clash: three findings that speak of a room and two sessions.
fn crowded() -> Programme {
    let here = json!({ "place": ["a"] });
    let sessions = ["x", "y", "z"].map(|id| on_day_one(id, "09:00", "10:00", &here));
    programme(&sessions.to_vec().into(), &json!({})).build().unwrap()
}

fn session(id: &str) -> Subject {
    Subject::Session(id.into())
}

/// The pairs that still clash under these waivers, and what is said of the waivers themselves.
fn under(waivers: &[Waiver]) -> (Vec<String>, Vec<String>) {
    let profile = waivers.iter().cloned().fold(Profile::default(), Profile::with_waiver);
    let report = crowded().review(&profile);
    let messages = |codes: &[Code]| {
        let found = report.iter().filter(|one| codes.iter().any(|code| *one.code() == *code));
        found.map(Finding::message).collect::<Vec<_>>()
    };
    let pairs = messages(&[Code::RoomDoubleBooked]);
    let pairs = pairs.iter().map(|pair| pair.replace(['“', '”'], "")[..7].to_owned()).collect();
    (pairs, messages(&[Code::StaleWaiver, Code::WaiverWithoutReason]))
}

#[test]
fn a_waiver_accepts_what_speaks_of_all_its_subjects() {
    let code = Code::RoomDoubleBooked;
    let waiver = |subject: Subject| Waiver::new(code, subject, "agreed");
    let room = || Subject::Room("a".into());
    let accepted = |waivers: &[Waiver], left: &[&str]| {
        assert_eq!(
            under(waivers),
            (left.iter().map(|pair| (*pair).to_owned()).collect(), vec![]),
            "{waivers:?}"
        );
    };
    accepted(&[], &["x and y", "x and z", "y and z"]);
    accepted(&[waiver(room())], &[]);
    accepted(&[waiver(session("x"))], &["y and z"]);
    accepted(&[waiver(session("x")).and(session("y"))], &["x and z", "y and z"]);
    accepted(&[waiver(session("y")).and(session("x"))], &["x and z", "y and z"]);
    accepted(&[waiver(room()).and(session("z"))], &["x and y"]);
    accepted(&[waiver(session("x")).and(session("y")), waiver(session("z"))], &[]);
    // Two that accept one finding are both of use.
    accepted(
        &[waiver(session("x")).and(session("y")), waiver(session("y")).and(session("x")), waiver(room())],
        &[],
    );
}

#[test]
fn a_waiver_of_nothing_is_stale() {
    let all = ["x and y", "x and z", "y and z"].map(str::to_owned).to_vec();
    let stale = |waiver: Waiver, what: &str| {
        let said = vec![format!(
            "the waiver of {} for {what} has no effect, because there is no such finding",
            waiver.code
        )];
        assert_eq!(under(&[waiver]), (all.clone(), said));
    };
    let code = Code::RoomDoubleBooked;
    stale(Waiver::new(code, session("w"), "agreed"), "session \"w\"");
    stale(Waiver::new(code, session("x"), "agreed").and(session("w")), "session \"x\" and session \"w\"");
    stale(Waiver::new(Code::PersonDoubleBooked, session("x"), "agreed"), "session \"x\"");
    let mut nothing = Waiver::new(code, session("x"), "agreed");
    nothing.subjects.clear();
    stale(nothing, "");
}

#[test]
fn a_waiver_gives_a_reason() {
    for reason in ["", "  "] {
        let waiver = Waiver::new(Code::RoomDoubleBooked, Subject::Room("a".into()), reason);
        let said = "the waiver of room-double-booked for room \"a\" has no reason".to_owned();
        assert_eq!(under(&[waiver]), (vec![], vec![said]));
    }
    let neither = under(&[Waiver::new(Code::EmptyDay, Subject::Day(1), "")]).1;
    assert_eq!(neither.len(), 2);
}

#[test]
fn what_is_said_of_waivers_can_be_switched_off_and_names_them() {
    let waiver = Waiver::new(Code::SubMinuteTime, Subject::Programme, "");
    let profile = Profile::default().with_waiver(waiver);
    let off = [Code::StaleWaiver, Code::WaiverWithoutReason]
        .into_iter()
        .fold(profile.clone(), |profile, code| profile.with_level(code, Level::Off).unwrap());
    let said = |profile: &Profile| {
        let report = crowded().review(profile);
        let of_waivers = |one: &&Finding| one.detail("code") == Some(&Detail::Text("sub-minute-time".into()));
        report
            .iter()
            .filter(of_waivers)
            .map(|one| (one.subject().clone(), one.path().to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&profile), vec![(Subject::Programme, String::new()); 2]);
    assert_eq!(said(&off), []);
}

// ---- Rules of one's own ----

/// One finding about each session.
fn about_each(code: &str, severity: Severity) -> Rule {
    Rule::new(code, severity, |programme| {
        programme.sessions().iter().map(|session| Notice::new(&session, "seen").at("slot")).collect()
    })
    .unwrap()
}

fn weights(report: &Report, code: &str) -> Vec<Severity> {
    report.iter().filter(|one| one.code().as_str() == code).map(Finding::severity).collect()
}

#[test]
fn rules_of_ones_own_are_weighed_as_others() {
    let code = "my-house/seen";
    let reviewed = |severity: Severity, profile: &Profile| {
        weights(&Review::new(profile).with_rule(&about_each(code, severity)).run(&crowded()), code)
    };
    for severity in [Severity::Advice, Severity::Warning, Severity::Error] {
        for profile in [Profile::default(), Profile::strict(), Profile::publication()] {
            assert_eq!(reviewed(severity, &profile), [severity; 3]);
        }
        let kept = if severity == Severity::Advice { 0 } else { 3 };
        assert_eq!(reviewed(severity, &Profile::lenient()), vec![severity; kept]);
    }
    let stated = |level: &str| read(&json!({ "preset": "lenient", "severities": { code: level } }));
    assert_eq!(reviewed(Severity::Advice, &stated("error")), [Severity::Error; 3]);
    assert_eq!(reviewed(Severity::Error, &stated("advice")), [Severity::Advice; 3]);
    assert_eq!(reviewed(Severity::Error, &stated("off")), []);
    let other = read(&json!({ "severities": { "my-house/other": "off" } }));
    assert_eq!(reviewed(Severity::Error, &other), [Severity::Error; 3]);
    let own: programme::report::FindingCode = code.parse().unwrap();
    let waived = Profile::default().with_waiver(Waiver::new(own, session("y"), "agreed"));
    assert_eq!(reviewed(Severity::Warning, &waived), [Severity::Warning; 2]);
}

#[test]
fn several_rules_stand_in_the_order_of_their_places() {
    let (late, early) = (about_each("z/last", Severity::Error), about_each("a/first", Severity::Advice));
    let report = Review::new(&Profile::lenient().with_level(Code::RoomDoubleBooked, Level::Off).unwrap())
        .with_rule(&late)
        .with_rule(&early)
        .run(&crowded());
    let told: Vec<_> = report.iter().map(|one| (one.path().to_string(), one.code().to_string())).collect();
    let slots = ["/sessions/0/slot", "/sessions/1/slot", "/sessions/2/slot"];
    let own = told.iter().filter(|(_, code)| code.contains('/')).cloned().collect::<Vec<_>>();
    assert_eq!(own, slots.map(|path| (path.to_owned(), "z/last".to_owned())));
    assert!(told.is_sorted());
}

#[test]
fn a_code_that_no_rule_bears_is_told_once() {
    let said = |profile: &Profile, rules: &[&Rule]| {
        let review = rules.iter().fold(Review::new(profile), |review, rule| review.with_rule(rule));
        let report = review.run(&crowded());
        let found = report.iter().filter(|one| *one.code() == Code::UnregisteredRule);
        found.map(Finding::message).collect::<Vec<_>>()
    };
    let waiver = |code: &str| json!({ "code": code, "subjects": ["programme"], "reason": "agreed" });
    let profile = read(&json!({
        "severities": { "my-house/b": "off", "my-house/c": "error", "empty-day": "off" },
        "waivers": [waiver("my-house/b"), waiver("my-house/a"), waiver("empty-day")],
    }));
    let of = |code: &str| format!("the profile refers to the rule {code}, which is not part of this review");
    assert_eq!(said(&profile, &[]), ["my-house/a", "my-house/b", "my-house/c"].map(of));
    let (a, b) = (about_each("my-house/a", Severity::Advice), about_each("my-house/b", Severity::Advice));
    assert_eq!(said(&profile, &[&a, &b]), [of("my-house/c")]);
    assert_eq!(said(&Profile::default(), &[&a]), [""; 0]);
}

#[test]
fn rules_know_their_code_and_severity() {
    let rule = about_each("my-house/seen", Severity::Warning);
    assert_eq!((rule.code().as_str(), rule.severity()), ("my-house/seen", Severity::Warning));
    assert_eq!(format!("{rule:?}"), "Rule(my-house/seen, warning)");
    assert!(Rule::new("seen", Severity::Warning, |_| Vec::new()).is_err());
}

// ---- Final programmes, and what reading noticed ----

#[test]
fn errors_in_a_final_programme_are_counted() {
    let found = |status: &str, profile: &Profile, rule: Option<&Rule>| {
        let here = json!({ "place": ["a"] });
        let sessions = ["x", "y", "z"].map(|id| on_day_one(id, "09:00", "10:00", &here));
        let draft = programme(&sessions.to_vec().into(), &json!({ "document_status": status }));
        let review = rule.into_iter().fold(Review::new(profile), Review::with_rule);
        let report = review.run(&draft.build().unwrap());
        let found = report.iter().filter(|one| *one.code() == Code::FinalWithErrors);
        found.map(|one| (one.message(), one.detail("errors").cloned())).collect::<Vec<_>>()
    };
    let errors = |count: i64, words: &str| {
        vec![(format!("the programme is final, but has {words}"), Some(Detail::Number(count)))]
    };
    let profile = Profile::default();
    assert_eq!(found("final", &profile, None), errors(3, "3 errors"));
    assert_eq!(found("provisional", &profile, None), []);
    let own = about_each("my-house/seen", Severity::Error);
    assert_eq!(found("final", &profile, Some(&own)), errors(6, "6 errors"));
    let lowered = profile.clone().with_level(Code::RoomDoubleBooked, Level::Warning).unwrap();
    assert_eq!(found("final", &lowered, None), []);
    // What is accepted is not counted; that errors are left can be accepted too.
    let waiver = |subject: Subject| Waiver::new(Code::RoomDoubleBooked, subject, "agreed");
    let accepted = profile.clone().with_waiver(waiver(session("x")));
    assert_eq!(found("final", &accepted, None), errors(1, "1 error"));
    assert_eq!(found("final", &profile.clone().with_waiver(waiver(Subject::Room("a".into()))), None), []);
    let all = profile.with_waiver(Waiver::new(Code::FinalWithErrors, Subject::Programme, "printed"));
    assert_eq!(found("final", &all, None), []);
}

#[test]
fn fields_that_nobody_knows_weigh_what_the_profile_says() {
    let found = |profile: &Profile| {
        let draft = programme(&json!([{ "id": "s", "titel": "S" }]), &json!({}));
        let report = draft.build().unwrap().review(profile);
        let found = report.iter().filter(|one| *one.code() == Code::UnknownField);
        found.map(|one| (one.subject().to_string(), one.severity())).collect::<Vec<_>>()
    };
    let weighing = |severity| vec![("session \"s\"".to_owned(), severity)];
    assert_eq!(found(&Profile::default()), weighing(Severity::Advice));
    assert_eq!(found(&Profile::lenient()), []);
    let error = Profile::default().with_level(Code::UnknownField, Level::Error).unwrap();
    assert_eq!(found(&error), weighing(Severity::Error));
}
