//! Property-based tests of reviews.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use programme::chrono::NaiveDate;
use programme::draft::{Day, Participation, Person, Room, Session, Track, Venue};
use programme::report::Subject;
use programme::status::{AttendanceMode, DocumentStatus, ParticipationStatus, Presence, SessionStatus};
use programme::{Code, Draft, Finding, Kind, Moment, Place, Profile, Programme, Report, Role, Slot};
use programme::{Person as PersonView, Session as SessionView};
use proptest::prelude::*;

use crate::queries::{naive_clashes, wanted_by};
use crate::strategy::{crowded_draft, valid_draft};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn review(draft: &Draft) -> Report {
    draft.clone().build().unwrap().review(&Profile::strict())
}

/// The contents of a finding, without its path.
pub(super) type Verdict = (Code, Subject, String, Option<String>, Vec<Subject>, String);

pub(super) fn verdicts(report: &Report) -> Vec<Verdict> {
    let verdict = |finding: &Finding| {
        let related = finding.related().iter().map(|related| related.subject.clone()).collect();
        let problem = serde_json::to_string(finding.problem()).unwrap();
        (
            finding.code().built_in().unwrap(),
            finding.subject().clone(),
            finding.message(),
            finding.help(),
            related,
            problem,
        )
    };
    let mut verdicts: Vec<Verdict> = report.iter().map(verdict).collect();
    verdicts.sort();
    verdicts
}

/// Returns the draft with its rows in another order.
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
    fn findings_do_not_depend_on_the_order_of_rows(draft in crowded_draft(), by in 0_usize..20) {
        let (original, reordered) = (verdicts(&review(&draft)), verdicts(&review(&shuffled(&draft, by))));
        for (first, second) in original.iter().zip(&reordered) {
            prop_assert_eq!(first, second);
        }
        prop_assert_eq!(original.len(), reordered.len());
    }

    #[test]
    fn reviews_are_deterministic_across_runs_and_threads(draft in valid_draft()) {
        let programme = draft.build().unwrap();
        let profile = Profile::strict();
        let report = programme.review(&profile);
        prop_assert_eq!(&programme.review(&profile), &report);
        let reports = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| programme.review(&profile))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        prop_assert!(reports.iter().all(|other| *other == report));
        let rebuilt = programme.to_draft().build().unwrap();
        prop_assert_eq!(&rebuilt.review(&profile), &report);
    }

    #[test]
    fn findings_have_messages_and_round_trip_through_json(draft in valid_draft()) {
        let report = review(&draft);
        let json = serde_json::to_string(&report).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Report>(&json).unwrap(), &report);
        // The printed report wraps long lines.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = words(&report.to_string());
        for finding in &report {
            let message = finding.message();
            prop_assert!(!message.trim().is_empty() && !message.ends_with('.') && !message.contains('\n'), "{}", message);
            prop_assert!(shown.contains(&words(&message)) && finding.to_string().contains(&message));
            prop_assert!(finding.help().is_some_and(|help| !help.is_empty()), "{}", message);
            prop_assert!(finding.code().built_in().unwrap().is_rule());
        }
        let paths: Vec<_> = report.iter().map(|finding| finding.path().clone()).collect();
        prop_assert!(paths.is_sorted());
    }
}

// ---- One fault at a time ----

fn at(start: &str, end: &str) -> Slot {
    Slot::between(9, start, end).unwrap()
}

/// Adds a day without findings in a separate venue. Its sessions follow one another, except for one
/// that overlaps the first.
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
            Venue::new("quiet")
                .with_name("Quiet house")
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

fn subject(id: &str) -> Subject {
    Subject::Session(id.into())
}

fn room() -> Subject {
    Subject::Room("fr".into())
}

fn person(id: &str) -> Subject {
    Subject::Person(id.into())
}

fn faults() -> Vec<Fault> {
    [time_faults(), session_faults(), people_and_place_faults()].concat()
}

fn time_faults() -> Vec<Fault> {
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
        (Code::DuplicateParticipation, subject("first"), |draft| {
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
        (Code::SessionOutsideDay, subject("first"), |draft| {
            draft.day_mut(9).unwrap().window = programme::time::TimeRange::new("09:30", "20:00").ok();
        }),
        (Code::SessionCrossesDayEnd, subject("whole"), |draft| {
            draft.day_mut(9).unwrap().window = programme::time::TimeRange::new("09:00", "15:30").ok();
        }),
        (Code::DayNumberGap, Subject::Day(10_000), |draft| draft.days.push(Day::new(10_000))),
        (Code::EmptyDay, Subject::Day(10), |draft| draft.days.push(Day::new(10))),
        (Code::UnknownTimezone, Subject::Programme, |draft| draft.time_zone = "Europe/Atlantis".parse().ok()),
        (Code::MissingTimezone, Subject::Programme, |draft| draft.time_zone = None),
    ]
}

fn session_faults() -> Vec<Fault> {
    vec![
        (Code::MissingTitle, subject("first"), |draft| session(draft, "first").title = None),
        (Code::BlankText, subject("first"), |draft| session(draft, "first").title = Some(" ".into())),
        (Code::WhitespaceNoise, subject("first"), |draft| {
            session(draft, "first").title = Some("two  blanks".into());
        }),
        (Code::ControlCharacters, subject("first"), |draft| {
            session(draft, "first").title = Some("a bell\u{7}".into());
        }),
        (Code::ZeroDurationSession, subject("first"), |draft| {
            session(draft, "first").slot = Some(at("09:00", "09:00"));
        }),
        (Code::ImplausibleDuration, subject("first"), |draft| {
            session(draft, "first").slot = Some(at("09:00", "22:00"));
        }),
        (Code::SubMinuteTime, subject("first"), |draft| {
            session(draft, "first").slot = Some(at("09:00", "10:00:01"));
        }),
        (Code::OffGridStart, subject("first"), |draft| {
            session(draft, "first").slot = Some(at("09:01", "10:00"));
        }),
        (Code::MissingEnd, subject("first"), |draft| {
            session(draft, "first").slot = Slot::from(9, "09:00").ok();
        }),
        (Code::MissingTime, Subject::Programme, |draft| session(draft, "first").slot = None),
        (Code::SessionWithoutPlace, Subject::Programme, |draft| session(draft, "first").place = None),
        (Code::SessionWithoutKind, Subject::Programme, |draft| session(draft, "first").kind = None),
    ]
}

fn people_and_place_faults() -> Vec<Fault> {
    vec![
        (Code::SessionWithoutSpeaker, subject("first"), |draft| {
            session(draft, "first").participations.clear();
        }),
        (Code::PanelWithoutModerator, Subject::Programme, |draft| {
            session(draft, "panel").participations.truncate(1);
        }),
        (Code::PresiderWithdrawn, subject("panel"), |draft| {
            session(draft, "panel").participations[1].status = ParticipationStatus::Withdrawn;
        }),
        (Code::MultipleModerators, subject("panel"), |draft| {
            session(draft, "panel").participations[0].role = Some(Role::Chair);
        }),
        (Code::ConflictingRolesInSession, subject("panel"), |draft| {
            session(draft, "panel").participations[1].person = Some("bo".into());
        }),
        (Code::BreakWithPeople, subject("first"), |draft| session(draft, "first").kind = Some(Kind::Break)),
        (Code::RoomCapacityExceeded, subject("first"), |draft| {
            session(draft, "first").attendance_limit = Some(41);
        }),
        (Code::RoomUnavailable, room(), |draft| draft.room_mut("fr").unwrap().available = vec![Slot::day(1)]),
        (Code::PersonUnavailable, person("ada"), |draft| {
            draft.person_mut("ada").unwrap().available = vec![Slot::day(1)];
        }),
        (Code::OnlineSessionWithoutLink, subject("first"), |draft| {
            session(draft, "first").mode = Some(AttendanceMode::Online);
        }),
        (Code::AttendanceModeMismatch, subject("first"), |draft| {
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
        (Code::PartOutsideSession, subject("part"), |draft| {
            session(draft, "part").slot = Some(at("14:50", "15:20"));
        }),
        (Code::SiblingOverlap, subject("part"), |draft| {
            session(draft, "other").slot = Some(at("15:10", "15:40"));
        }),
        (Code::SelfRelation, subject("first"), |draft| {
            session(draft, "first").must_not_overlap.push("first".into());
        }),
        (Code::DeclaredConflictParallel, subject("first"), |draft| {
            session(draft, "beside").must_not_overlap.push("first".into());
        }),
        (Code::ContradictoryRelations, subject("beside"), |draft| {
            let first = session(draft, "first");
            first.must_not_overlap.push("beside".into());
            first.may_overlap.push("beside".into());
        }),
        (Code::PlenaryOverlapsSession, subject("first"), |draft| session(draft, "beside").plenary = true),
        (Code::SameTrackParallel, subject("first"), |draft| {
            session(draft, "first").tracks.push("law".into());
            session(draft, "beside").tracks.push("law".into());
        }),
        (Code::ReplacedNotSuperseded, subject("first"), |draft| {
            session(draft, "next").replaces = Some("first".into());
        }),
        (Code::DroppedButScheduled, subject("first"), |draft| {
            session(draft, "first").status = SessionStatus::Dropped;
        }),
        (Code::UnconfirmedInFinal, subject("first"), |draft| {
            draft.document_status = Some(DocumentStatus::Final);
            session(draft, "first").status = SessionStatus::Tentative;
        }),
        (Code::FinalWithErrors, Subject::Programme, |draft| {
            draft.document_status = Some(DocumentStatus::Final);
            session(draft, "next").slot = Some(at("09:30", "10:30"));
        }),
    ]
}

/// Counts the findings of one code about one subject, by message.
fn message_counts(report: &Report, code: Code, subject: &Subject) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in report.iter().filter(|finding| *finding.code() == code && finding.subject() == subject) {
        *counts.entry(finding.message()).or_default() += 1;
    }
    counts
}

proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn each_fault_is_reported(draft in valid_draft()) {
        let quiet = with_quiet_day(draft);
        let baseline_report = review(&quiet);
        for (code, subject, fault) in faults() {
            let mut faulty = quiet.clone();
            fault(&mut faulty);
            let after = message_counts(&review(&faulty), code, &subject);
            let baseline = message_counts(&baseline_report, code, &subject);
            let new =
                after.iter().any(|(message, count)| *count > baseline.get(message).copied().unwrap_or(0));
            prop_assert!(new, "{}: {}: {:?}", code, subject, after);
        }
    }
}

// ---- Brute-force references ----

/// The code of a finding, with its subject and related subjects in sorted order.
type Pair = (Code, Vec<String>);

fn pairs(report: &Report, codes: &[Code]) -> Vec<Pair> {
    let mut result: Vec<Pair> = Vec::new();
    for finding in report {
        let Some(code) = codes.iter().copied().find(|code| *finding.code() == *code) else { continue };
        let mut subjects: Vec<String> =
            finding.related().iter().map(|related| related.subject.to_string()).collect();
        subjects.push(finding.subject().to_string());
        // A pair can clash in several rooms. Other tests check which of them is reported.
        subjects.retain(|subject| !subject.starts_with("room") && !subject.starts_with("venue"));
        subjects.sort();
        result.push((code, subjects));
    }
    result.sort();
    result
}

fn pair(code: Code, subjects: &[&dyn std::fmt::Display]) -> Pair {
    let mut subjects: Vec<String> = subjects.iter().map(ToString::to_string).collect();
    subjects.sort();
    (code, subjects)
}

fn session_subject(session: SessionView<'_>) -> Subject {
    Subject::Session(session.id().clone())
}

fn double_bookings(programme: &Programme) -> Vec<Pair> {
    let plenary = |id: &str| programme.session(id).unwrap().data().plenary;
    let mut bookings = Vec::new();
    for (a, b, over, _, _, definite) in naive_clashes(programme) {
        let (first, second) = (Subject::Session(a.as_str().into()), Subject::Session(b.as_str().into()));
        let sessions: [&dyn std::fmt::Display; 2] = [&first, &second];
        bookings.push(match over.split_once(' ') {
            Some(("person", id)) => {
                let code = if definite { Code::PersonDoubleBooked } else { Code::PersonDoubleBookedSoft };
                pair(code, &[&first, &second, &Subject::Person(id.into())])
            }
            None if over == "everybody" && !plenary(&a) && !plenary(&b) => continue,
            None if over == "everybody" => pair(Code::PlenaryOverlapsSession, &sessions),
            None if over == "exclusion" => pair(Code::DeclaredConflictParallel, &sessions),
            _ if definite => pair(Code::RoomDoubleBooked, &sessions),
            _ => pair(Code::RoomDoubleBookedTentative, &sessions),
        });
    }
    bookings.sort();
    bookings
}

/// Returns the interval of the slot of a session. Returns `None` if the interval is unknown or
/// empty, or if the session does not take place.
fn interval(session: SessionView<'_>) -> Option<Range<Moment>> {
    session.data().slot?;
    let interval = session.start()?..session.end()?;
    (session.takes_place() && !interval.is_empty()).then_some(interval)
}

fn overlap(a: SessionView<'_>, b: SessionView<'_>) -> bool {
    let intervals = interval(a).zip(interval(b));
    intervals.is_some_and(|(a, b)| a.start < b.end && b.start < a.end)
}

fn is_ancestor(ancestor: SessionView<'_>, descendant: SessionView<'_>) -> bool {
    descendant.ancestors().any(|session| session == ancestor)
}

fn permitted<'p>(a: SessionView<'p>, b: SessionView<'p>) -> bool {
    let either = |session: SessionView<'p>, other: SessionView<'p>| {
        session.may_overlap().chain(session.joint_with()).any(|exempt| exempt == other)
            || session.relays() == Some(other)
    };
    either(a, b) || either(b, a)
}

fn turnarounds(person: PersonView<'_>) -> Vec<Pair> {
    let mut stops: Vec<_> = wanted_by(person).filter(|(_, time)| !time.is_empty()).collect();
    stops.sort_by_key(|(session, time)| (time.start, time.end, rank(*session)));
    stops.dedup_by(|next, last| next.0 == last.0 && next.1.end <= last.1.end);
    let are_apart = |a: SessionView<'_>, b: SessionView<'_>| {
        let rooms =
            |session: SessionView<'_>| session.rooms().map(|room| room.id().to_string()).collect::<Vec<_>>();
        let (first, second) = (rooms(a), rooms(b));
        match (a.venue().zip(b.venue()), first.is_empty(), second.is_empty()) {
            (_, false, false) => !first.iter().any(|room| second.contains(room)),
            (Some((first, second)), ..) => first != second,
            (None, first_is_empty, second_is_empty) => first_is_empty != second_is_empty,
        }
    };
    let needs_no_travel = |session: SessionView<'_>| {
        let remote = session.participations().any(|participation| {
            participation.person() == Some(person) && participation.data().presence == Some(Presence::Remote)
        });
        remote
            || session.data().mode == Some(AttendanceMode::Online)
            || session.place() == Some(&Place::Everywhere)
    };
    let mut result = Vec::new();
    let starts: BTreeSet<Moment> = stops.iter().map(|(_, time)| time.start).collect();
    for start in starts {
        // All sessions that end last before the start may be the one from which the person comes,
        // and all that start then may be the one to which the person goes.
        let Some(end) = stops.iter().filter(|(_, time)| time.start < start).map(|(_, time)| time.end).max()
        else {
            continue;
        };
        let is_last = |time: &Range<Moment>| time.start < start && time.end == end;
        let last: Vec<_> = stops.iter().filter(|(_, time)| is_last(time)).map(|(last, _)| *last).collect();
        let next: Vec<_> =
            stops.iter().filter(|(_, time)| time.start == start).map(|(next, _)| *next).collect();
        let wait = start - end;
        let pairs = || last.iter().flat_map(|last| next.iter().map(move |next| (*last, *next)));
        let must_hurry = |(last, next): (SessionView<'_>, SessionView<'_>)| {
            let are_related = last == next || is_ancestor(last, next) || is_ancestor(next, last);
            !are_related && !needs_no_travel(last) && !needs_no_travel(next) && are_apart(last, next)
        };
        if !(0..30 * 60).contains(&wait) || !pairs().all(must_hurry) {
            continue;
        }
        let changes_venue = pairs().all(|(last, next)| {
            last.venue().zip(next.venue()).is_some_and(|(first, second)| first != second)
        });
        let code = if changes_venue && wait < 15 * 60 {
            Code::UnreachableVenueChange
        } else {
            Code::TightTurnaround
        };
        let named = |sessions: &[SessionView<'_>]| {
            session_subject(*sessions.iter().min_by_key(|session| session.id()).unwrap())
        };
        result.push(pair(code, &[&Subject::Person(person.id().clone()), &named(&last), &named(&next)]));
    }
    result
}

fn rank(session: SessionView<'_>) -> usize {
    session.programme().sessions().iter().position(|other| other == session).unwrap()
}

fn outside(part: SessionView<'_>) -> Option<Pair> {
    let (start, _) = (part.start()?, part.data().slot?);
    let end = part.end().unwrap_or(start);
    let has_interval = |session: &SessionView<'_>| {
        session.data().slot.is_some() && session.start().is_some() && session.end().is_some()
    };
    let parent = part.ancestors().find(has_interval)?;
    let within = parent.start()? <= start && end <= parent.end()?;
    (part.takes_place() && !within)
        .then(|| pair(Code::PartOutsideSession, &[&session_subject(part), &session_subject(parent)]))
}

/// Returns `true` if two parts of a session are in the same place at the same time.
fn collide(parent: SessionView<'_>, a: SessionView<'_>, b: SessionView<'_>) -> bool {
    let occupies_place = |session: SessionView<'_>| {
        let fills_parent = (session.start(), session.end()) == (parent.start(), parent.end());
        let has_no_room = session.data().mode == Some(AttendanceMode::Online)
            || session.place() == Some(&Place::ToBeAnnounced);
        !fills_parent && !has_no_room && !session.properties().ambient
    };
    let (first, second) = (a.properties(), b.properties());
    let in_break = (first.idle && second.in_break) || (second.idle && first.in_break);
    let one_inherits = a.data().place.is_none() || b.data().place.is_none();
    let single = |room: &programme::Room<'_>| room.data().simultaneous.is_none_or(|most| most < 2);
    let same_place = match (a.place(), b.place()) {
        (None, None) => true,
        (None, _) | (_, None) => false,
        (Some(Place::Everywhere), _) | (_, Some(Place::Everywhere)) => true,
        (Some(Place::Rooms(_)), Some(Place::Rooms(_))) => {
            a.rooms().filter(single).any(|room| b.rooms().any(|other| other == room))
        }
        _ => a.venue() == b.venue(),
    };
    overlap(a, b)
        && occupies_place(a)
        && occupies_place(b)
        && one_inherits
        && same_place
        && !in_break
        && !permitted(a, b)
}

fn siblings(programme: &Programme) -> Vec<Pair> {
    let mut result = Vec::new();
    for parent in &programme.sessions() {
        let parts: Vec<_> = parent.parts().collect();
        let mut pairs = Vec::new();
        for (index, a) in parts.iter().enumerate() {
            let colliding = parts[..index].iter().filter(|b| collide(parent, *a, **b));
            pairs.extend(colliding.map(|b| {
                pair(
                    Code::SiblingOverlap,
                    &[&session_subject(*a), &session_subject(*b), &session_subject(parent)],
                )
            }));
        }
        // More than four pairs are reported as a single finding.
        if pairs.len() <= 4 {
            result.extend(pairs);
        }
    }
    result.sort();
    result
}

fn parallels(programme: &Programme) -> Vec<Pair> {
    let track = programme.track("t0").unwrap();
    let sessions: Vec<_> = track.sessions().filter(|session| !session.properties().ambient).collect();
    let mut result = Vec::new();
    for (index, a) in sessions.iter().enumerate() {
        for b in sessions[..index].iter().filter(|b| overlap(*a, **b)) {
            if !is_ancestor(*a, *b) && !is_ancestor(*b, *a) && !permitted(*a, *b) {
                let track = Subject::Track("t0".into());
                result.push(pair(
                    Code::SameTrackParallel,
                    &[&session_subject(*a), &session_subject(*b), &track],
                ));
            }
        }
    }
    result.sort();
    result
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn clash_rules_match_the_reference(draft in crowded_draft()) {
        let programme = draft.build().unwrap();
        prop_assume!(programme.clashes().crowds.is_empty());
        let codes = [
            Code::PersonDoubleBooked, Code::PersonDoubleBookedSoft, Code::PlenaryOverlapsSession,
            Code::DeclaredConflictParallel, Code::RoomDoubleBooked, Code::RoomDoubleBookedTentative,
        ];
        prop_assert_eq!(pairs(&programme.review(&Profile::default()), &codes), double_bookings(&programme));
    }

    #[test]
    fn turnaround_rules_match_the_reference(draft in crowded_draft()) {
        let programme = draft.build().unwrap();
        let single = programme.people().iter().filter(|person| !person.data().group).collect::<Vec<_>>();
        let mut expected: Vec<Pair> = single.into_iter().flat_map(turnarounds).collect();
        expected.sort();
        let codes = [Code::TightTurnaround, Code::UnreachableVenueChange];
        prop_assert_eq!(pairs(&programme.review(&Profile::default()), &codes), expected.clone());
        // The strict profile computes all itineraries, but must report the same findings.
        prop_assert_eq!(pairs(&programme.review(&Profile::strict()), &codes), expected);
    }

    #[test]
    fn part_rules_match_the_reference(draft in crowded_draft()) {
        let programme = draft.build().unwrap();
        let report = programme.review(&Profile::default());
        let mut expected: Vec<Pair> = programme.sessions().iter().filter_map(outside).collect();
        expected.sort();
        prop_assert_eq!(pairs(&report, &[Code::PartOutsideSession]), expected);
        let mut reported = pairs(&report, &[Code::SiblingOverlap]);
        let grouped = report
            .iter()
            .filter(|finding| *finding.code() == Code::SiblingOverlap && finding.detail("parts").is_some());
        let grouped: Vec<String> = grouped.map(|finding| finding.subject().to_string()).collect();
        reported.retain(|(_, subjects)| !subjects.iter().any(|subject| grouped.contains(subject)));
        let mut expected = siblings(&programme);
        expected.retain(|(_, subjects)| !subjects.iter().any(|subject| grouped.contains(subject)));
        prop_assert_eq!(reported, expected);
    }

    #[test]
    fn track_rules_match_the_reference(draft in crowded_draft(), choice in any::<u16>()) {
        let mut draft = draft;
        draft.track_mut("t0").unwrap().sequential = true;
        for (index, session) in draft.sessions.iter_mut().enumerate() {
            if choice >> (index % 16) & 1 == 1 && session.tracks.is_empty() {
                session.tracks.push("t0".into());
            }
        }
        let programme = draft.build().unwrap();
        let expected = parallels(&programme);
        let reported = pairs(&programme.review(&Profile::default()), &[Code::SameTrackParallel]);
        if expected.len() <= 4 {
            prop_assert_eq!(reported, expected);
        } else {
            prop_assert_eq!(reported.len(), 1);
        }
    }
}
