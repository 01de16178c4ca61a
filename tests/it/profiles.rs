//! Tests of profiles: presets, levels, thresholds, waivers and custom rules.

use programme::report::{Detail, Subject};
use programme::review::{Level, Preset, Waiver};
use programme::{Code, Finding, Notice, Profile, Programme, Report, Review, Rule, Severity};
use serde_json::{Value, json};

use crate::support::rules::{on_day_one, programme};

fn read(profile: &Value) -> Profile {
    serde_json::from_value(profile.clone()).unwrap()
}

/// Returns the error message for an invalid profile.
fn read_error(profile: &str) -> String {
    serde_json::from_str::<Profile>(profile).unwrap_err().to_string()
}

// ---- Presets, levels, thresholds ----

#[test]
fn presets_set_the_severity_of_each_rule() {
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
        (Code::Mojibake, Severity::Error),
        (Code::UnbalancedDirection, Severity::Error),
        (Code::CompatibilityLetters, Severity::Warning),
        (Code::MinusInWord, Severity::Advice),
        (Code::MixedScriptWord, Severity::Warning),
        (Code::ForeignScript, Severity::Warning),
        (Code::LostApostrophe, Severity::Advice),
        (Code::NotNfc, Severity::Advice),
    ];
    for code in Code::ALL.iter().copied() {
        let strict = Some(code.severity());
        let default = strict.filter(|_| !code.is_opt_in());
        let lenient = default.filter(|severity| *severity != Severity::Advice || !code.is_rule());
        let publication =
            raised.iter().find(|(raised, _)| *raised == code).map_or(default, |(_, level)| Some(*level));
        assert_eq!(Profile::strict().severity(code), strict, "{code}");
        assert_eq!(Profile::default().severity(code), default, "{code}");
        assert_eq!(Profile::lenient().severity(code), lenient, "{code}");
        assert_eq!(Profile::publication().severity(code), publication, "{code}");
    }
    assert_eq!(Preset::Publication.levels().len(), raised.len());
    for preset in [Preset::Lenient, Preset::Default, Preset::Strict] {
        assert!(preset.levels().is_empty());
    }
}

#[test]
fn levels_of_a_profile_override_its_preset() {
    for preset in ["lenient", "default", "strict", "publication"] {
        for (level, severity) in [
            ("off", None),
            ("advice", Some(Severity::Advice)),
            ("warning", Some(Severity::Warning)),
            ("error", Some(Severity::Error)),
        ] {
            let profile = read(&json!({ "preset": preset, "severities": { "missing-time": level } }));
            assert_eq!(profile.severity(Code::MissingTime), severity, "{preset}");
            let built =
                Profile::new(preset.parse().unwrap()).with_level(Code::MissingTime, level.parse().unwrap());
            assert_eq!(built.unwrap(), profile);
        }
    }
}

#[test]
fn thresholds_can_be_set_individually() {
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
    let expected_lengths = ["00:30", "00:15", "00:00", "00:02", "12:00", "00:05", "02:00", "03:00", "03:00"];
    for profile in [Profile::default(), Profile::lenient(), Profile::publication()] {
        assert_eq!(lengths(&profile), expected_lengths);
        assert_eq!((profile.thresholds.person_sessions, profile.thresholds.custom), (5, 90));
    }
    assert_eq!(lengths(&Profile::strict()), expected_lengths);
    assert_eq!((Profile::strict().thresholds.person_sessions, Profile::strict().thresholds.custom), (5, 0));
    let written = serde_json::to_value(Profile::default()).unwrap();
    let names: Vec<&str> = written["thresholds"].as_object().unwrap().keys().map(String::as_str).collect();
    let mut known = programme::review::Thresholds::NAMES.to_vec();
    known.sort_unstable();
    assert_eq!(names, known);
}

#[test]
fn invalid_profiles_are_rejected() {
    for (profile, expected) in [
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
        assert!(read_error(profile).contains(expected), "{profile}: {}", read_error(profile));
    }
    assert!(Profile::default().with_level(Code::DuplicateId, Level::Off).is_err());
    assert!(Profile::default().with_level(Code::MalformedDate, Level::Error).is_err());
    assert!(Profile::default().with_level(Code::StaleWaiver, Level::Off).is_ok());
}

#[test]
fn profiles_round_trip_through_json() {
    let waiver = Waiver::new(Code::EmptyDay, Subject::Day(2), "travel").and(Subject::Programme);
    let custom: programme::report::FindingCode = "my-house/late".parse().unwrap();
    let profile = Profile::publication()
        .with_level(Code::EmptyDay, Level::Error)
        .unwrap()
        .with_level(custom.clone(), Level::Off)
        .unwrap()
        .with_waiver(waiver)
        .with_waiver(Waiver::new(custom, Subject::Session("s".into()), ""));
    for profile in [profile, Profile::default(), Profile::strict(), Profile::lenient()] {
        let written = serde_json::to_string(&profile).unwrap();
        assert_eq!(serde_json::from_str::<Profile>(&written).unwrap(), profile, "{written}");
    }
    assert_eq!(read(&json!({})), Profile::default());
    let written = serde_json::to_value(Profile::default()).unwrap();
    assert!(written.get("severities").is_none() && written.get("waivers").is_none());
}

// ---- Waivers ----

/// Returns a programme with three sessions in one room at the same time. It has three findings,
/// each about the room and two of the sessions.
fn crowded() -> Programme {
    let here = json!({ "place": ["a"] });
    let sessions = ["x", "y", "z"].map(|id| on_day_one(id, "09:00", "10:00", &here));
    programme(&sessions.to_vec().into(), &json!({})).build().unwrap()
}

fn session(id: &str) -> Subject {
    Subject::Session(id.into())
}

/// Returns the pairs of sessions that are still reported with these waivers, and the messages about
/// the waivers.
fn review_with_waivers(waivers: &[Waiver]) -> (Vec<String>, Vec<String>) {
    let profile = waivers.iter().cloned().fold(Profile::default(), Profile::with_waiver);
    let report = crowded().review(&profile);
    let messages = |codes: &[Code]| {
        let findings = report.iter().filter(|finding| codes.iter().any(|code| *finding.code() == *code));
        findings.map(Finding::message).collect::<Vec<_>>()
    };
    let pairs = messages(&[Code::RoomDoubleBooked]);
    let pairs = pairs.iter().map(|pair| pair.replace(['“', '”'], "")[..7].to_owned()).collect();
    (pairs, messages(&[Code::StaleWaiver, Code::WaiverWithoutReason]))
}

#[test]
fn a_waiver_accepts_findings_about_all_of_its_subjects() {
    let code = Code::RoomDoubleBooked;
    let waiver = |subject: Subject| Waiver::new(code, subject, "agreed");
    let room = || Subject::Room("a".into());
    let accepted = |waivers: &[Waiver], left: &[&str]| {
        assert_eq!(
            review_with_waivers(waivers),
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
    // No waiver is stale if several waivers accept the same finding.
    accepted(
        &[waiver(session("x")).and(session("y")), waiver(session("y")).and(session("x")), waiver(room())],
        &[],
    );
}

#[test]
fn a_waiver_without_a_matching_finding_is_reported() {
    let all = ["x and y", "x and z", "y and z"].map(str::to_owned).to_vec();
    let stale = |waiver: Waiver, subjects: &str| {
        let expected = vec![format!(
            "the settings of this check (the review profile) accept findings of the rule \"{}\"{subjects} (a waiver), but there is no such finding",
            waiver.code
        )];
        assert_eq!(review_with_waivers(&[waiver]), (all.clone(), expected));
    };
    let code = Code::RoomDoubleBooked;
    stale(Waiver::new(code, session("w"), "agreed"), " and session \"w\"");
    stale(
        Waiver::new(code, session("x"), "agreed").and(session("w")),
        " and session \"x\" and session \"w\"",
    );
    stale(Waiver::new(Code::PersonDoubleBooked, session("x"), "agreed"), " and session \"x\"");
    let mut nothing = Waiver::new(code, session("x"), "agreed");
    nothing.subjects.clear();
    stale(nothing, "");
}

#[test]
fn a_waiver_without_a_reason_is_reported() {
    for reason in ["", "  "] {
        let waiver = Waiver::new(Code::RoomDoubleBooked, Subject::Room("a".into()), reason);
        let expected = "the settings of this check (the review profile) accept findings of the rule \"room-double-booked\" and room \"a\" \
                        (a waiver), but do not say why";
        assert_eq!(review_with_waivers(&[waiver]), (vec![], vec![expected.to_owned()]));
    }
    let messages = review_with_waivers(&[Waiver::new(Code::EmptyDay, Subject::Day(1), "")]).1;
    assert_eq!(messages.len(), 2);
}

#[test]
fn findings_about_waivers_name_the_code_and_can_be_disabled() {
    let waiver = Waiver::new(Code::SubMinuteTime, Subject::Programme, "");
    let profile = Profile::default().with_waiver(waiver);
    let off = [Code::StaleWaiver, Code::WaiverWithoutReason]
        .into_iter()
        .fold(profile.clone(), |profile, code| profile.with_level(code, Level::Off).unwrap());
    let reported = |profile: &Profile| {
        let report = crowded().review(profile);
        let about_waiver =
            |finding: &&Finding| finding.detail("code") == Some(&Detail::Text("sub-minute-time".into()));
        report
            .iter()
            .filter(about_waiver)
            .map(|finding| (finding.subject().clone(), finding.path().to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(reported(&profile), vec![(Subject::Programme, String::new()); 2]);
    assert_eq!(reported(&off), []);
}

// ---- Custom rules ----

/// Returns a custom rule that reports every session.
fn rule_for_every_session(code: &str, severity: Severity) -> Rule {
    Rule::new(code, severity, |programme| {
        programme.sessions().iter().map(|session| Notice::new(&session, "seen").at("slot")).collect()
    })
    .unwrap()
}

fn severities(report: &Report, code: &str) -> Vec<Severity> {
    report.iter().filter(|finding| finding.code().as_str() == code).map(Finding::severity).collect()
}

#[test]
fn custom_rules_follow_the_profile() {
    let code = "my-house/seen";
    let review = |severity: Severity, profile: &Profile| {
        severities(
            &Review::new(profile).with_rule(&rule_for_every_session(code, severity)).run(&crowded()),
            code,
        )
    };
    for severity in [Severity::Advice, Severity::Warning, Severity::Error] {
        for profile in [Profile::default(), Profile::strict(), Profile::publication()] {
            assert_eq!(review(severity, &profile), [severity; 3]);
        }
        let count = if severity == Severity::Advice { 0 } else { 3 };
        assert_eq!(review(severity, &Profile::lenient()), vec![severity; count]);
    }
    let profile_with = |level: &str| read(&json!({ "preset": "lenient", "severities": { code: level } }));
    assert_eq!(review(Severity::Advice, &profile_with("error")), [Severity::Error; 3]);
    assert_eq!(review(Severity::Error, &profile_with("advice")), [Severity::Advice; 3]);
    assert_eq!(review(Severity::Error, &profile_with("off")), []);
    let other = read(&json!({ "severities": { "my-house/other": "off" } }));
    assert_eq!(review(Severity::Error, &other), [Severity::Error; 3]);
    let custom: programme::report::FindingCode = code.parse().unwrap();
    let waived = Profile::default().with_waiver(Waiver::new(custom, session("y"), "agreed"));
    assert_eq!(review(Severity::Warning, &waived), [Severity::Warning; 2]);
}

#[test]
fn findings_of_several_custom_rules_are_sorted_by_path() {
    let (late, early) = (
        rule_for_every_session("z/last", Severity::Error),
        rule_for_every_session("a/first", Severity::Advice),
    );
    let report = Review::new(&Profile::lenient().with_level(Code::RoomDoubleBooked, Level::Off).unwrap())
        .with_rule(&late)
        .with_rule(&early)
        .run(&crowded());
    let reported: Vec<_> =
        report.iter().map(|finding| (finding.path().to_string(), finding.code().to_string())).collect();
    let slots = ["/sessions/0/slot", "/sessions/1/slot", "/sessions/2/slot"];
    let custom = reported.iter().filter(|(_, code)| code.contains('/')).cloned().collect::<Vec<_>>();
    assert_eq!(custom, slots.map(|path| (path.to_owned(), "z/last".to_owned())));
    assert!(reported.is_sorted());
}

#[test]
fn an_unregistered_rule_is_reported_once() {
    let reported = |profile: &Profile, rules: &[&Rule]| {
        let review = rules.iter().fold(Review::new(profile), |review, rule| review.with_rule(rule));
        let report = review.run(&crowded());
        let findings = report.iter().filter(|finding| *finding.code() == Code::UnregisteredRule);
        findings.map(Finding::message).collect::<Vec<_>>()
    };
    let waiver = |code: &str| json!({ "code": code, "subjects": ["programme"], "reason": "agreed" });
    let profile = read(&json!({
        "severities": { "my-house/b": "off", "my-house/c": "error", "empty-day": "off" },
        "waivers": [waiver("my-house/b"), waiver("my-house/a"), waiver("empty-day")],
    }));
    let expected = |code: &str| {
        format!(
            "the settings of this check (the review profile) mention the rule \"{code}\", but this tool has no such \
             rule"
        )
    };
    assert_eq!(reported(&profile, &[]), ["my-house/a", "my-house/b", "my-house/c"].map(expected));
    let (a, b) = (
        rule_for_every_session("my-house/a", Severity::Advice),
        rule_for_every_session("my-house/b", Severity::Advice),
    );
    assert_eq!(reported(&profile, &[&a, &b]), [expected("my-house/c")]);
    assert_eq!(reported(&Profile::default(), &[&a]), [""; 0]);
}

#[test]
fn custom_rules_return_their_code_and_severity() {
    let rule = rule_for_every_session("my-house/seen", Severity::Warning);
    assert_eq!((rule.code().as_str(), rule.severity()), ("my-house/seen", Severity::Warning));
    assert_eq!(format!("{rule:?}"), "Rule(my-house/seen, warning)");
    assert!(Rule::new("seen", Severity::Warning, |_| Vec::new()).is_err());
}

// ---- Final programmes and unknown fields ----

#[test]
fn errors_in_a_final_programme_are_counted() {
    let findings = |status: &str, profile: &Profile, rule: Option<&Rule>| {
        let here = json!({ "place": ["a"] });
        let sessions = ["x", "y", "z"].map(|id| on_day_one(id, "09:00", "10:00", &here));
        let draft = programme(&sessions.to_vec().into(), &json!({ "document_status": status }));
        let review = rule.into_iter().fold(Review::new(profile), Review::with_rule);
        let report = review.run(&draft.build().unwrap());
        let findings = report.iter().filter(|finding| *finding.code() == Code::FinalWithErrors);
        findings.map(|finding| (finding.message(), finding.detail("errors").cloned())).collect::<Vec<_>>()
    };
    let errors = |count: i64, count_text: &str| {
        vec![(
            format!("the programme is final, but this report lists {count_text}"),
            Some(Detail::Number(count)),
        )]
    };
    let profile = Profile::default();
    assert_eq!(findings("final", &profile, None), errors(3, "3 errors"));
    assert_eq!(findings("provisional", &profile, None), []);
    let custom = rule_for_every_session("my-house/seen", Severity::Error);
    assert_eq!(findings("final", &profile, Some(&custom)), errors(6, "6 errors"));
    let lowered = profile.clone().with_level(Code::RoomDoubleBooked, Level::Warning).unwrap();
    assert_eq!(findings("final", &lowered, None), []);
    // Errors that a waiver accepts are not counted. The finding about the number of errors can also
    // be waived.
    let waiver = |subject: Subject| Waiver::new(Code::RoomDoubleBooked, subject, "agreed");
    let accepted = profile.clone().with_waiver(waiver(session("x")));
    assert_eq!(findings("final", &accepted, None), errors(1, "1 error"));
    assert_eq!(findings("final", &profile.clone().with_waiver(waiver(Subject::Room("a".into()))), None), []);
    let all = profile.with_waiver(Waiver::new(Code::FinalWithErrors, Subject::Programme, "printed"));
    assert_eq!(findings("final", &all, None), []);
}

#[test]
fn the_profile_sets_the_severity_of_unknown_fields() {
    let findings = |profile: &Profile| {
        let draft = programme(&json!([{ "id": "s", "titel": "S" }]), &json!({}));
        let report = draft.build().unwrap().review(profile);
        let findings = report.iter().filter(|finding| *finding.code() == Code::UnknownField);
        findings.map(|finding| (finding.subject().to_string(), finding.severity())).collect::<Vec<_>>()
    };
    let expected = |severity| vec![("session \"s\"".to_owned(), severity)];
    assert_eq!(findings(&Profile::default()), expected(Severity::Advice));
    assert_eq!(findings(&Profile::lenient()), []);
    let error = Profile::default().with_level(Code::UnknownField, Level::Error).unwrap();
    assert_eq!(findings(&error), expected(Severity::Error));
}
