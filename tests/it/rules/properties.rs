//! What holds of the review of every programme.

use std::collections::BTreeMap;
use std::ops::Range;

use programme::chrono::NaiveDate;
use programme::draft::{Day, Participation, Person, Room, Session, Track, Venue};
use programme::report::Subject;
use programme::status::{AttendanceMode, DocumentStatus, ParticipationStatus, Presence, SessionStatus};
use programme::{Code, Draft, Finding, Kind, Moment, Place, Profile, Programme, Report, Role, Slot};
use programme::{Person as PersonView, Session as SessionView};
use proptest::prelude::*;

use crate::queries::{naive_clashes, wanted_by};
use crate::strategy::{busy, sound};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn review(draft: &Draft) -> Report {
    draft.clone().build().unwrap().review(&Profile::strict())
}

/// What a finding says, apart from where.
type Verdict = (Code, Subject, String, Option<String>, Vec<Subject>, String);

fn verdicts(report: &Report) -> Vec<Verdict> {
    let verdict = |one: &Finding| {
        let related = one.related().iter().map(|related| related.subject.clone()).collect();
        let problem = serde_json::to_string(one.problem()).unwrap();
        (one.code().built_in().unwrap(), one.subject().clone(), one.message(), one.help(), related, problem)
    };
    let mut verdicts: Vec<Verdict> = report.iter().map(verdict).collect();
    verdicts.sort();
    verdicts
}

/// The same draft with its rows in another order.
fn shuffled(draft: &Draft, by: usize) -> Draft {
    let mut draft = draft.clone();
    let turn = by % draft.sessions.len();
    draft.sessions.rotate_left(turn);
    if by % 2 == 1 {
        draft.sessions.reverse();
    }
    let turn = by % draft.people.len();
    draft.people.rotate_left(turn);
    draft.people.reverse();
    draft.days.reverse();
    draft.tracks.reverse();
    draft.organisations.reverse();
    draft.venues.reverse();
    draft.venues.iter_mut().for_each(|venue| venue.rooms.reverse());
    draft
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn what_is_found_does_not_depend_on_the_order_of_rows(draft in busy(), by in 0_usize..20) {
        let (found, turned) = (verdicts(&review(&draft)), verdicts(&review(&shuffled(&draft, by))));
        for (one, other) in found.iter().zip(&turned) {
            prop_assert_eq!(one, other);
        }
        prop_assert_eq!(found.len(), turned.len());
    }

    #[test]
    fn a_review_is_the_same_on_every_run_and_in_every_thread(draft in sound()) {
        let programme = draft.build().unwrap();
        let profile = Profile::strict();
        let report = programme.review(&profile);
        prop_assert_eq!(&programme.review(&profile), &report);
        let elsewhere = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| programme.review(&profile))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        prop_assert!(elsewhere.iter().all(|other| *other == report));
        let again = programme.to_draft().build().unwrap();
        prop_assert_eq!(&again.review(&profile), &report);
    }

    #[test]
    fn every_finding_says_something_and_reads_as_it_was_written(draft in sound()) {
        let report = review(&draft);
        let json = serde_json::to_string(&report).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Report>(&json).unwrap(), &report);
        // Long lines are broken.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = words(&report.to_string());
        for one in &report {
            let message = one.message();
            prop_assert!(!message.trim().is_empty() && !message.ends_with('.') && !message.contains('\n'), "{}", message);
            prop_assert!(shown.contains(&words(&message)) && one.to_string().contains(&message));
            prop_assert!(one.help().is_some_and(|help| !help.is_empty()), "{}", message);
            prop_assert!(one.code().built_in().unwrap().is_rule());
        }
        let paths: Vec<_> = report.iter().map(|one| one.path().clone()).collect();
        prop_assert!(paths.is_sorted());
    }
}

// ---- One fault at a time ----

fn at(start: &str, end: &str) -> Slot {
    Slot::between(9, start, end).unwrap()
}

/// A quiet day in a venue of its own, after whatever there is: sessions one after another, and one beside the first.
fn with_quiet_day(mut draft: Draft) -> Draft {
    for day in &mut draft.days {
        day.date = NaiveDate::from_ymd_opt(2026, 3, u32::try_from(day.number).unwrap());
    }
    draft.place = None;
    draft.time_zone = Some("Europe/Zurich".parse().unwrap());
    let talk = |id: &str, slot: Slot, room: &str, person: &str| {
        let mut talk = Session::new(id)
            .with_title(id)
            .with_kind(Kind::Talk)
            .with_place(Place::room(room))
            .with_participation(Participation::person(person).with_role(Role::Speaker));
        talk.slot = Some(slot);
        talk
    };
    let part = |id: &str, slot: Slot| {
        let mut part = Session::new(id).with_title(id).with_kind(Kind::Talk).with_part_of("whole");
        part.slot = Some(slot);
        part.participations.push(Participation::person("cy").with_role(Role::Speaker));
        part
    };
    let mut panel = talk("panel", at("13:00", "14:00"), "fr", "bo").with_kind(Kind::Panel);
    panel.participations.push(Participation::person("cy").with_role(Role::Moderator));
    draft
        .with_day(Day::new(9).with_date(NaiveDate::from_ymd_opt(2026, 3, 9).unwrap()).with_label("Monday"))
        .with_venue(
            Venue::new("quiet", "Quiet house")
                .with_room(Room::new("fr", "Front").with_capacity(40))
                .with_room(Room::new("ba", "Back")),
        )
        .with_track(Track::new("law", "Law").with_sequential(true))
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_person(Person::new("bo", "Bo Lind"))
        .with_person(Person::new("cy", "Cy Maro"))
        .with_session(talk("first", at("09:00", "10:00"), "fr", "ada"))
        .with_session(talk("beside", at("09:30", "10:30"), "ba", "bo"))
        .with_session(talk("next", at("10:35", "11:30"), "fr", "ada"))
        .with_session(panel)
        .with_session(talk("whole", at("15:00", "16:00"), "fr", "ada").with_kind(Kind::Meeting))
        .with_session(part("part", at("15:00", "15:20")))
        .with_session(part("other", at("15:20", "15:40")))
}

type Fault = (Code, Subject, fn(&mut Draft));

fn session<'d>(draft: &'d mut Draft, id: &str) -> &'d mut Session {
    draft.session_mut(id).unwrap()
}

fn of(id: &str) -> Subject {
    Subject::Session(id.into())
}

fn room() -> Subject {
    Subject::Room("fr".into())
}

fn person(id: &str) -> Subject {
    Subject::Person(id.into())
}

fn faults() -> Vec<Fault> {
    [of_times(), of_sessions(), of_people_and_places()].concat()
}

fn of_times() -> Vec<Fault> {
    vec![
        (Code::RoomDoubleBooked, room(), |draft| session(draft, "next").slot = Some(at("09:30", "10:30"))),
        (Code::RoomDoubleBookedTentative, room(), |draft| {
            let next = session(draft, "next");
            next.slot = Some(at("09:30", "10:30"));
            next.status = SessionStatus::Tentative;
        }),
        (Code::PersonDoubleBooked, person("ada"), |draft| {
            session(draft, "beside")
                .participations
                .push(Participation::person("ada").with_role(Role::Speaker));
        }),
        (Code::PersonDoubleBookedSoft, person("ada"), |draft| {
            session(draft, "beside").participations.push(Participation::person("ada"));
        }),
        (Code::DuplicateParticipation, of("first"), |draft| {
            session(draft, "first")
                .participations
                .push(Participation::person("ada").with_role(Role::Speaker));
        }),
        (Code::MixedDateAnchoring, Subject::Day(9), |draft| draft.day_mut(9).unwrap().date = None),
        (Code::DuplicateDate, Subject::Day(9), |draft| {
            draft.day_mut(9).unwrap().date = NaiveDate::from_ymd_opt(2026, 3, 1);
        }),
        (Code::DaysNotChronological, Subject::Day(9), |draft| {
            draft.day_mut(9).unwrap().date = NaiveDate::from_ymd_opt(2026, 2, 9);
        }),
        (Code::WeekdayDateMismatch, Subject::Day(9), |draft| {
            draft.day_mut(9).unwrap().label = Some("Tuesday".into());
        }),
        (Code::SessionOutsideDay, of("first"), |draft| {
            draft.day_mut(9).unwrap().window = programme::time::TimeRange::new("09:30", "20:00").ok();
        }),
        (Code::SessionCrossesDayEnd, of("whole"), |draft| {
            draft.day_mut(9).unwrap().window = programme::time::TimeRange::new("09:00", "15:30").ok();
        }),
        (Code::DayNumberGap, Subject::Day(10_000), |draft| draft.days.push(Day::new(10_000))),
        (Code::EmptyDay, Subject::Day(10), |draft| draft.days.push(Day::new(10))),
        (Code::UnknownTimezone, Subject::Programme, |draft| draft.time_zone = "Europe/Atlantis".parse().ok()),
        (Code::MissingTimezone, Subject::Programme, |draft| draft.time_zone = None),
    ]
}

fn of_sessions() -> Vec<Fault> {
    vec![
        (Code::MissingTitle, of("first"), |draft| session(draft, "first").title = None),
        (Code::BlankText, of("first"), |draft| session(draft, "first").title = Some(" ".into())),
        (Code::WhitespaceNoise, of("first"), |draft| {
            session(draft, "first").title = Some("two  blanks".into());
        }),
        (Code::ControlCharacters, of("first"), |draft| {
            session(draft, "first").title = Some("a bell\u{7}".into());
        }),
        (Code::ZeroDurationSession, of("first"), |draft| {
            session(draft, "first").slot = Some(at("09:00", "09:00"));
        }),
        (Code::ImplausibleDuration, of("first"), |draft| {
            session(draft, "first").slot = Some(at("09:00", "22:00"));
        }),
        (Code::SubMinuteTime, of("first"), |draft| {
            session(draft, "first").slot = Some(at("09:00", "10:00:01"));
        }),
        (Code::OffGridStart, of("first"), |draft| session(draft, "first").slot = Some(at("09:01", "10:00"))),
        (Code::MissingEnd, of("first"), |draft| session(draft, "first").slot = Slot::from(9, "09:00").ok()),
        (Code::MissingTime, Subject::Programme, |draft| session(draft, "first").slot = None),
        (Code::SessionWithoutPlace, Subject::Programme, |draft| session(draft, "first").place = None),
        (Code::SessionWithoutKind, Subject::Programme, |draft| session(draft, "first").kind = None),
    ]
}

fn of_people_and_places() -> Vec<Fault> {
    vec![
        (Code::SessionWithoutSpeaker, of("first"), |draft| session(draft, "first").participations.clear()),
        (Code::PanelWithoutModerator, Subject::Programme, |draft| {
            session(draft, "panel").participations.truncate(1);
        }),
        (Code::PresiderWithdrawn, of("panel"), |draft| {
            session(draft, "panel").participations[1].status = ParticipationStatus::Withdrawn;
        }),
        (Code::MultipleModerators, of("panel"), |draft| {
            session(draft, "panel").participations[0].role = Some(Role::Chair);
        }),
        (Code::ConflictingRolesInSession, of("panel"), |draft| {
            session(draft, "panel").participations[1].person = Some("bo".into());
        }),
        (Code::BreakWithPeople, of("first"), |draft| session(draft, "first").kind = Some(Kind::Break)),
        (Code::RoomCapacityExceeded, of("first"), |draft| {
            session(draft, "first").attendance_limit = Some(41);
        }),
        (Code::RoomUnavailable, room(), |draft| draft.room_mut("fr").unwrap().available = vec![Slot::day(1)]),
        (Code::PersonUnavailable, person("ada"), |draft| {
            draft.person_mut("ada").unwrap().available = vec![Slot::day(1)];
        }),
        (Code::OnlineSessionWithoutLink, of("first"), |draft| {
            session(draft, "first").mode = Some(AttendanceMode::Online);
        }),
        (Code::AttendanceModeMismatch, of("first"), |draft| {
            session(draft, "first").mode = Some(AttendanceMode::Online);
        }),
        (Code::TightTurnaround, person("ada"), |draft| {
            let next = session(draft, "next");
            next.place = Some(Place::room("ba"));
            next.slot = Some(at("10:29", "11:30"));
            session(draft, "beside").place = None;
        }),
        (Code::UnusedPerson, person("zoe"), |draft| draft.people.push(Person::new("zoe", "Zoe Ali"))),
        (Code::DuplicatePerson, person("bo"), |draft| {
            draft.person_mut("cy").unwrap().name = "Bo Lind".into();
        }),
        (Code::PartOutsideSession, of("part"), |draft| {
            session(draft, "part").slot = Some(at("14:50", "15:20"));
        }),
        (Code::SiblingOverlap, of("part"), |draft| session(draft, "other").slot = Some(at("15:10", "15:40"))),
        (Code::SelfRelation, of("first"), |draft| {
            session(draft, "first").must_not_overlap.push("first".into());
        }),
        (Code::DeclaredConflictParallel, of("first"), |draft| {
            session(draft, "beside").must_not_overlap.push("first".into());
        }),
        (Code::ContradictoryRelations, of("beside"), |draft| {
            let first = session(draft, "first");
            first.must_not_overlap.push("beside".into());
            first.may_overlap.push("beside".into());
        }),
        (Code::PlenaryOverlapsSession, of("first"), |draft| session(draft, "beside").plenary = true),
        (Code::SameTrackParallel, of("first"), |draft| {
            session(draft, "first").tracks.push("law".into());
            session(draft, "beside").tracks.push("law".into());
        }),
        (Code::ReplacedNotSuperseded, of("first"), |draft| {
            session(draft, "next").replaces = Some("first".into());
        }),
        (Code::DroppedButScheduled, of("first"), |draft| {
            session(draft, "first").status = SessionStatus::Dropped;
        }),
        (Code::UnconfirmedInFinal, of("first"), |draft| {
            draft.document_status = Some(DocumentStatus::Final);
            session(draft, "first").status = SessionStatus::Tentative;
        }),
        (Code::FinalWithErrors, Subject::Programme, |draft| {
            draft.document_status = Some(DocumentStatus::Final);
            session(draft, "next").slot = Some(at("09:30", "10:30"));
        }),
    ]
}

/// Findings of one code about one subject, by what they say.
fn said(report: &Report, code: Code, subject: &Subject) -> BTreeMap<String, usize> {
    let mut said = BTreeMap::new();
    for one in report.iter().filter(|one| *one.code() == code && one.subject() == subject) {
        *said.entry(one.message()).or_default() += 1;
    }
    said
}

proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn whatever_goes_wrong_is_found(draft in sound()) {
        let quiet = with_quiet_day(draft);
        let before = review(&quiet);
        for (code, subject, fault) in faults() {
            let mut wrong = quiet.clone();
            fault(&mut wrong);
            let after = said(&review(&wrong), code, &subject);
            let known = said(&before, code, &subject);
            let new = after.iter().any(|(message, count)| *count > known.get(message).copied().unwrap_or(0));
            prop_assert!(new, "{}: {}: {:?}", code, subject, after);
        }
    }
}

// ---- Naive twins ----

/// A finding by its code, and the ids of what it speaks of.
type Pair = (Code, Vec<String>);

fn pairs(report: &Report, codes: &[Code]) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    for one in report {
        let Some(code) = codes.iter().copied().find(|code| *one.code() == *code) else { continue };
        let mut spoken: Vec<String> = one.related().iter().map(|one| one.subject.to_string()).collect();
        spoken.push(one.subject().to_string());
        // Which room it is, of several, is for other tests.
        spoken.retain(|subject| !subject.starts_with("room") && !subject.starts_with("venue"));
        spoken.sort();
        found.push((code, spoken));
    }
    found.sort();
    found
}

fn pair(code: Code, subjects: &[&dyn std::fmt::Display]) -> Pair {
    let mut subjects: Vec<String> = subjects.iter().map(ToString::to_string).collect();
    subjects.sort();
    (code, subjects)
}

fn named(session: SessionView<'_>) -> Subject {
    Subject::Session(session.id().clone())
}

fn double_bookings(programme: &Programme) -> Vec<Pair> {
    let plenary = |id: &str| programme.session(id).unwrap().data().plenary;
    let mut found = Vec::new();
    for (a, b, over, _, _, definite) in naive_clashes(programme) {
        let (one, other) = (Subject::Session(a.as_str().into()), Subject::Session(b.as_str().into()));
        let sessions: [&dyn std::fmt::Display; 2] = [&one, &other];
        found.push(match over.split_once(' ') {
            Some(("person", id)) => {
                let code = if definite { Code::PersonDoubleBooked } else { Code::PersonDoubleBookedSoft };
                pair(code, &[&one, &other, &Subject::Person(id.into())])
            }
            None if over == "everybody" && !plenary(&a) && !plenary(&b) => continue,
            None if over == "everybody" => pair(Code::PlenaryOverlapsSession, &sessions),
            None if over == "exclusion" => pair(Code::DeclaredConflictParallel, &sessions),
            _ if definite => pair(Code::RoomDoubleBooked, &sessions),
            _ => pair(Code::RoomDoubleBookedTentative, &sessions),
        });
    }
    found.sort();
    found
}

/// The time that the own slot of a session takes.
fn stretch(session: SessionView<'_>) -> Option<Range<Moment>> {
    session.data().slot?;
    let stretch = session.start()?..session.end()?;
    (session.takes_place() && !stretch.is_empty()).then_some(stretch)
}

fn overlap(a: SessionView<'_>, b: SessionView<'_>) -> bool {
    let both = stretch(a).zip(stretch(b));
    both.is_some_and(|(a, b)| a.start < b.end && b.start < a.end)
}

fn is_above(above: SessionView<'_>, below: SessionView<'_>) -> bool {
    below.ancestors().any(|one| one == above)
}

fn permitted<'p>(a: SessionView<'p>, b: SessionView<'p>) -> bool {
    let either = |one: SessionView<'p>, other: SessionView<'p>| {
        one.may_overlap().chain(one.joint_with()).any(|permitted| permitted == other)
            || one.relays() == Some(other)
    };
    either(a, b) || either(b, a)
}

fn turnarounds(person: PersonView<'_>) -> Vec<Pair> {
    let mut stops: Vec<_> = wanted_by(person).filter(|(_, time)| !time.is_empty()).collect();
    stops.sort_by_key(|(session, time)| (time.start, time.end, rank(*session)));
    stops.dedup_by(|next, last| next.0 == last.0 && next.1.end <= last.1.end);
    let apart = |a: SessionView<'_>, b: SessionView<'_>| {
        let rooms = |one: SessionView<'_>| one.rooms().map(|room| room.id().to_string()).collect::<Vec<_>>();
        let (here, there) = (rooms(a), rooms(b));
        match (a.venue().zip(b.venue()), here.is_empty(), there.is_empty()) {
            (_, false, false) => !here.iter().any(|room| there.contains(room)),
            (Some((here, there)), ..) => here != there,
            (None, one, other) => one != other,
        }
    };
    let stays = |one: SessionView<'_>| {
        let remote = one
            .participations()
            .any(|one| one.person() == Some(person) && one.data().presence == Some(Presence::Remote));
        remote || one.data().mode == Some(AttendanceMode::Online) || one.place() == Some(&Place::Everywhere)
    };
    let mut found = Vec::new();
    for (nth, (next, time)) in stops.iter().enumerate() {
        let Some((last, before)) = stops[..nth].iter().max_by_key(|(_, time)| time.end) else { continue };
        let wait = time.start - before.end;
        let same = last == next || is_above(*last, *next) || is_above(*next, *last);
        if !(0..30 * 60).contains(&wait) || same || stays(*last) || stays(*next) || !apart(*last, *next) {
            continue;
        }
        let far = last.venue().zip(next.venue()).is_some_and(|(here, there)| here != there);
        let code = if far && wait < 15 * 60 { Code::UnreachableVenueChange } else { Code::TightTurnaround };
        found.push(pair(code, &[&Subject::Person(person.id().clone()), &named(*last), &named(*next)]));
    }
    found
}

fn rank(session: SessionView<'_>) -> usize {
    session.programme().sessions().iter().position(|one| one == session).unwrap()
}

fn outside(part: SessionView<'_>) -> Option<Pair> {
    let (start, _) = (part.start()?, part.data().slot?);
    let end = part.end().unwrap_or(start);
    let states =
        |one: &SessionView<'_>| one.data().slot.is_some() && one.start().is_some() && one.end().is_some();
    let whole = part.ancestors().find(states)?;
    let within = whole.start()? <= start && end <= whole.end()?;
    (part.takes_place() && !within).then(|| pair(Code::PartOutsideSession, &[&named(part), &named(whole)]))
}

/// Whether two parts of one session are in one place at one time.
fn collide(whole: SessionView<'_>, a: SessionView<'_>, b: SessionView<'_>) -> bool {
    let takes = |one: SessionView<'_>| {
        let fills = (one.start(), one.end()) == (whole.start(), whole.end());
        let elsewhere =
            one.data().mode == Some(AttendanceMode::Online) || one.place() == Some(&Place::ToBeAnnounced);
        !fills && !elsewhere && !one.properties().ambient
    };
    let (ours, theirs) = (a.properties(), b.properties());
    let in_break = (ours.idle && theirs.in_break) || (theirs.idle && ours.in_break);
    let one_inherits = a.data().place.is_none() || b.data().place.is_none();
    let single = |room: &programme::Room<'_>| room.data().simultaneous.is_none_or(|most| most < 2);
    let together = match (a.place(), b.place()) {
        (None, None) => true,
        (None, _) | (_, None) => false,
        (Some(Place::Everywhere), _) | (_, Some(Place::Everywhere)) => true,
        (Some(Place::Rooms(_)), Some(Place::Rooms(_))) => {
            a.rooms().filter(single).any(|room| b.rooms().any(|other| other == room))
        }
        _ => a.venue() == b.venue(),
    };
    overlap(a, b) && takes(a) && takes(b) && one_inherits && together && !in_break && !permitted(a, b)
}

fn siblings(programme: &Programme) -> Vec<Pair> {
    let mut found = Vec::new();
    for whole in &programme.sessions() {
        let parts: Vec<_> = whole.parts().collect();
        let mut pairs = Vec::new();
        for (nth, a) in parts.iter().enumerate() {
            let colliding = parts[..nth].iter().filter(|b| collide(whole, *a, **b));
            pairs.extend(
                colliding.map(|b| pair(Code::SiblingOverlap, &[&named(*a), &named(*b), &named(whole)])),
            );
        }
        // Of many one finding is made.
        if pairs.len() <= 4 {
            found.extend(pairs);
        }
    }
    found.sort();
    found
}

fn parallels(programme: &Programme) -> Vec<Pair> {
    let track = programme.track("t0").unwrap();
    let sessions: Vec<_> = track.sessions().filter(|one| !one.properties().ambient).collect();
    let mut found = Vec::new();
    for (nth, a) in sessions.iter().enumerate() {
        for b in sessions[..nth].iter().filter(|b| overlap(*a, **b)) {
            if !is_above(*a, *b) && !is_above(*b, *a) && !permitted(*a, *b) {
                let track = Subject::Track("t0".into());
                found.push(pair(Code::SameTrackParallel, &[&named(*a), &named(*b), &track]));
            }
        }
    }
    found.sort();
    found
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn rules_of_clashes_find_what_a_look_at_every_pair_finds(draft in busy()) {
        let programme = draft.build().unwrap();
        prop_assume!(programme.clashes().crowds.is_empty());
        let codes = [
            Code::PersonDoubleBooked, Code::PersonDoubleBookedSoft, Code::PlenaryOverlapsSession,
            Code::DeclaredConflictParallel, Code::RoomDoubleBooked, Code::RoomDoubleBookedTentative,
        ];
        prop_assert_eq!(pairs(&programme.review(&Profile::default()), &codes), double_bookings(&programme));
    }

    #[test]
    fn rules_of_haste_find_what_a_look_at_every_stop_finds(draft in busy()) {
        let programme = draft.build().unwrap();
        let single = programme.people().iter().filter(|person| !person.data().group).collect::<Vec<_>>();
        let mut expected: Vec<Pair> = single.into_iter().flat_map(turnarounds).collect();
        expected.sort();
        let codes = [Code::TightTurnaround, Code::UnreachableVenueChange];
        prop_assert_eq!(pairs(&programme.review(&Profile::default()), &codes), expected.clone());
        // Where all itineraries are looked at anyway, the same.
        prop_assert_eq!(pairs(&programme.review(&Profile::strict()), &codes), expected);
    }

    #[test]
    fn rules_of_parts_find_what_a_look_at_every_pair_finds(draft in busy()) {
        let programme = draft.build().unwrap();
        let report = programme.review(&Profile::default());
        let mut expected: Vec<Pair> = programme.sessions().iter().filter_map(outside).collect();
        expected.sort();
        prop_assert_eq!(pairs(&report, &[Code::PartOutsideSession]), expected);
        let mut found = pairs(&report, &[Code::SiblingOverlap]);
        let counted = report.iter().filter(|one| *one.code() == Code::SiblingOverlap && one.detail("parts").is_some());
        let counted: Vec<String> = counted.map(|one| one.subject().to_string()).collect();
        found.retain(|(_, spoken)| !spoken.iter().any(|subject| counted.contains(subject)));
        let mut expected = siblings(&programme);
        expected.retain(|(_, spoken)| !spoken.iter().any(|subject| counted.contains(subject)));
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn rules_of_tracks_find_what_a_look_at_every_pair_finds(draft in busy(), choice in any::<u16>()) {
        let mut draft = draft;
        draft.track_mut("t0").unwrap().sequential = true;
        for (at, session) in draft.sessions.iter_mut().enumerate() {
            if choice >> (at % 16) & 1 == 1 && session.tracks.is_empty() {
                session.tracks.push("t0".into());
            }
        }
        let programme = draft.build().unwrap();
        let expected = parallels(&programme);
        let found = pairs(&programme.review(&Profile::default()), &[Code::SameTrackParallel]);
        if expected.len() <= 4 {
            prop_assert_eq!(found, expected);
        } else {
            prop_assert_eq!(found.len(), 1);
        }
    }
}
