//! Tests that compare queries with brute-force references.

use std::collections::BTreeSet;
use std::ops::Range;

use programme::draft::Draft;
use programme::query::{Clash, Contested};
use programme::role::RequiredAttendance;
use programme::status::{AttendanceMode, Presence, SessionStatus};
use programme::{
    DayTime, Kind, LanguageTag, Length, Moment, Participation, Person, Place, Programme, Role, Room, Session,
    Sessions, Slot,
};
use proptest::prelude::*;

use crate::strategy::{crowded_draft, valid_draft};

fn ids<'p>(sessions: impl IntoIterator<Item = Session<'p>>) -> Vec<&'p str> {
    sessions.into_iter().map(|session| session.id().as_str()).collect()
}

/// Returns the ids of the sessions that fulfil a condition, in chronological order.
fn scan<'p>(programme: &'p Programme, condition: impl Fn(Session<'p>) -> bool) -> Vec<&'p str> {
    ids(programme.sessions().into_iter().filter(|session| condition(*session)))
}

#[test]
fn the_empty_phrase_matches_all_sessions_with_a_text() {
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_session(programme::draft::Session::new("a").with_title("Weirs"))
        .with_session(programme::draft::Session::new("b"));
    let programme = draft.build().unwrap();
    for phrase in ["", " \t"] {
        assert_eq!(programme.sessions().matching(phrase).to_string(), "a");
    }
}

/// Returns the interval of a session, or `None` if the session has no slot itself.
fn interval(session: Session<'_>) -> Option<Range<Moment>> {
    session.data().slot?;
    effective_interval(session)
}

/// Returns the interval of a session, from its slot or else from the slot of its parent session.
fn effective_interval(session: Session<'_>) -> Option<Range<Moment>> {
    let takes_place = std::iter::once(session).chain(session.ancestors()).all(|session| {
        !matches!(
            session.status(),
            SessionStatus::Postponed | SessionStatus::Cancelled | SessionStatus::Dropped
        )
    });
    let (start, end) = (session.start()?, session.end()?);
    (takes_place && start < end).then_some(start..end)
}

fn overlap(a: &Range<Moment>, b: &Range<Moment>) -> bool {
    a.start < b.end && b.start < a.end
}

fn minutes(programme: &Programme, from: i64, length: i64) -> Range<Moment> {
    let begin = programme.day(1).unwrap().begin();
    begin.plus_seconds(from * 60)..begin.plus_seconds((from + length) * 60)
}

/// Returns the ids of a room and of all rooms that it is made of, at any depth.
fn room_and_parts(room: Room<'_>) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = room.made_of().flat_map(room_and_parts).collect();
    all.insert(room.id().to_string());
    all
}

fn share_room<'p>(a: Session<'p>, b: Session<'p>) -> bool {
    a.rooms().any(|first| b.rooms().any(|second| !room_and_parts(first).is_disjoint(&room_and_parts(second))))
}

// ---- Brute-force reference for clashes ----

/// Returns the interval in which a participation requires its person, and whether it is definite.
///
/// Returns `None` if the participation does not require its person.
fn required_interval(
    participation: Participation<'_>,
    session: Session<'_>,
) -> Option<(Range<Moment>, bool)> {
    use programme::status::ParticipationStatus as Status;
    if !session.takes_place() || session.slot().is_none() {
        return None;
    }
    if participation.properties().attendance == RequiredAttendance::None
        || matches!(participation.status(), Status::Declined | Status::Withdrawn | Status::NoShow)
        || participation.data().presence == Some(Presence::Recorded)
        || participation.session().is_some_and(|session| session.properties().idle)
    {
        return None;
    }
    let part = participation.data().part.map(|part| {
        let day = session.day().unwrap();
        day.moment(part.start)..day.moment(part.end)
    });
    let known = part.is_some()
        || (participation.properties().attendance == RequiredAttendance::Throughout
            && session.data().slot.is_some());
    let settled =
        !matches!(participation.status(), Status::Invited | Status::Tentative) && is_definite(session);
    let definite =
        known && settled && participation.role().is_some() && !participation.person()?.data().group;
    // A participation that specifies times does not depend on the times of the session.
    Some((part.or_else(|| effective_interval(session))?, definite))
}

/// Returns the intervals in which sessions require a person.
pub(crate) fn wanted_by(person: Person<'_>) -> impl Iterator<Item = (Session<'_>, Range<Moment>)> {
    person.programme().sessions().into_iter().flat_map(move |session| {
        let participations =
            session.participations().filter(move |participation| participation.person() == Some(person));
        participations
            .filter_map(move |participation| Some((session, required_interval(participation, session)?.0)))
    })
}

fn is_definite(session: Session<'_>) -> bool {
    use SessionStatus::{Accepted, Proposed, Tentative};
    let is_tentative = |session: Session<'_>| matches!(session.status(), Proposed | Accepted | Tentative);
    !std::iter::once(session).chain(session.ancestors()).any(is_tentative)
}

fn may_overlap<'p>(a: Session<'p>, b: Session<'p>) -> bool {
    let with_ancestors =
        |session: Session<'p>| std::iter::once(session).chain(session.ancestors()).collect::<Vec<_>>();
    let slot_owner =
        |session: Session<'p>| with_ancestors(session).into_iter().find(|above| above.data().slot.is_some());
    let inside = |part: Session<'p>, parent: Option<Session<'p>>| {
        parent.is_some_and(|parent| with_ancestors(part).contains(&parent))
    };
    let allows = |session: Session<'p>, other: Session<'p>| {
        let data = session.data();
        let lists = [&data.may_overlap, &data.joint_with];
        lists.iter().any(|list| list.contains(other.id())) || data.relays.as_ref() == Some(other.id())
    };
    a == b || inside(a, slot_owner(b)) || inside(b, slot_owner(a)) || allows(a, b) || allows(b, a)
}

fn room_interval(session: Session<'_>) -> Option<Range<Moment>> {
    let properties = session.properties();
    let uses_no_room =
        properties.idle || properties.ambient || session.data().mode == Some(AttendanceMode::Online);
    interval(session).filter(|_| !uses_no_room)
}

/// Returns `true` if the session does not inherit the place of a parent session.
fn has_own_place(session: Session<'_>) -> bool {
    session.data().place.is_some() || session.is_top_level()
}

/// The sorted session ids, the cause, the start and the end of a clash, and whether it is definite.
///
/// The cause does not name rooms, because a clash over several rooms reports only one of them.
pub(crate) type ClashKey = (String, String, String, Moment, Moment, bool);

fn clash_key(clash: &Clash<'_>) -> ClashKey {
    let cause = match clash.over {
        Contested::Person(person) => format!("person {}", person.id()),
        Contested::Room(_) => "room".to_owned(),
        Contested::Venue(venue) => format!("venue {}", venue.id()),
        Contested::Everybody => "everybody".to_owned(),
        _ => "exclusion".to_owned(),
    };
    let mut ids = [clash.first.id().to_string(), clash.second.id().to_string()];
    ids.sort();
    let [a, b] = ids;
    (a, b, cause, clash.from, clash.to, clash.definite)
}

pub(crate) fn naive_clashes(programme: &Programme) -> Vec<ClashKey> {
    let mut clashes = Vec::new();
    let all: Vec<Session<'_>> = programme.sessions().into_iter().collect();
    for (index, a) in all.iter().copied().enumerate() {
        for b in all.iter().copied().skip(index + 1) {
            let mut push = |cause: String, first: &Range<Moment>, second: &Range<Moment>, definite: bool| {
                let mut ids = [a.id().to_string(), b.id().to_string()];
                ids.sort();
                let [first_id, second_id] = ids;
                let (from, to) = (first.start.max(second.start), first.end.min(second.end));
                clashes.push((first_id, second_id, cause, from, to, definite));
            };
            if may_overlap(a, b) {
                continue;
            }
            let excluded =
                a.data().must_not_overlap.contains(b.id()) || b.data().must_not_overlap.contains(a.id());
            if let (Some(first), Some(second), true) =
                (effective_interval(a), effective_interval(b), excluded)
                && overlap(&first, &second)
            {
                push("exclusion".to_owned(), &first, &second, is_definite(a) && is_definite(b));
            }
            for person in programme.people() {
                let claims = |session: Session<'_>| -> Vec<(Range<Moment>, bool)> {
                    let participations = session
                        .participations()
                        .filter(|participation| participation.person() == Some(person));
                    participations
                        .filter_map(|participation| required_interval(participation, session))
                        .filter(|(interval, _)| !interval.is_empty())
                        .collect()
                };
                // Definite overlaps come before tentative ones, and earlier ones before later ones.
                let mut overlaps = Vec::new();
                for (first, first_definite) in claims(a) {
                    for (second, second_definite) in claims(b) {
                        if overlap(&first, &second) {
                            let (from, to) = (first.start.max(second.start), first.end.min(second.end));
                            overlaps.push((!(first_definite && second_definite), from, to));
                        }
                    }
                }
                if let Some((tentative, from, to)) = overlaps.into_iter().min() {
                    push(format!("person {}", person.id()), &(from..to), &(from..to), !tentative);
                }
            }
            let both_definite = is_definite(a) && is_definite(b);
            if let (Some(first), Some(second)) = (room_interval(a), room_interval(b)) {
                let single =
                    |session: Session<'_>| session.rooms().all(|room| room.data().simultaneous.is_none());
                if overlap(&first, &second)
                    && has_own_place(a)
                    && has_own_place(b)
                    && single(a)
                    && single(b)
                    && share_room(a, b)
                {
                    push("room".to_owned(), &first, &second, both_definite);
                }
                for venue in programme.venues() {
                    let place = |session: Session<'_>| {
                        session.data().place.as_ref().or(programme.data().place.as_ref()).cloned()
                    };
                    let occupies_venue = |session: Session<'_>| {
                        has_own_place(session) && place(session) == Some(Place::venue(venue.id().as_str()))
                    };
                    let is_in_venue = |session: Session<'_>| {
                        has_own_place(session) && session.rooms().any(|room| room.venue() == venue)
                    };
                    let over_venue = (occupies_venue(a) && (occupies_venue(b) || is_in_venue(b)))
                        || (occupies_venue(b) && is_in_venue(a));
                    if overlap(&first, &second) && over_venue {
                        push(format!("venue {}", venue.id()), &first, &second, both_definite);
                    }
                }
            }
            let is_plenary = |session: Session<'_>| {
                session.data().plenary
                    || (session.data().place == Some(Place::Everywhere) && !session.properties().idle)
            };
            let is_main = |session: Session<'_>| {
                let properties = session.properties();
                is_plenary(session)
                    || !(properties.idle || properties.aside || properties.in_break || properties.ambient)
            };
            if let (Some(first), Some(second)) = (interval(a), interval(b))
                && overlap(&first, &second)
                && (is_plenary(a) || is_plenary(b))
                && is_main(a)
                && is_main(b)
            {
                let certain = |session: Session<'_>| !is_plenary(session) || session.data().plenary;
                push("everybody".to_owned(), &first, &second, both_definite && certain(a) && certain(b));
            }
        }
    }
    clashes.sort();
    clashes
}

/// Removes nested rooms, repeats and the times of individual participations.
///
/// The precomputed index of overlaps then covers more people, so it is tested as well.
fn simplified(mut draft: Draft) -> Draft {
    for room in draft.venues.iter_mut().flat_map(|venue| &mut venue.rooms) {
        room.made_of.clear();
    }
    for session in &mut draft.sessions {
        session.repeats = None;
        for participation in &mut session.participations {
            participation.part = None;
        }
    }
    draft
}

/// Returns `true` if the hall, which can hold two sessions at once, contains more.
///
/// The pairwise reference cannot detect this.
fn is_hall_overfull(programme: &Programme) -> bool {
    let hall = programme.room("r3").unwrap();
    let intervals: Vec<_> = hall.sessions().filter_map(room_interval).collect();
    intervals.iter().any(|interval| {
        intervals.iter().filter(|other| other.start <= interval.start && interval.start < other.end).count()
            > 2
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clashes_match_the_reference(draft in crowded_draft(), simple in any::<bool>()) {
        let programme = if simple { simplified(draft) } else { draft }.build().unwrap();
        let clashes = programme.clashes();
        let mut result: Vec<ClashKey> = clashes.pairs.iter().map(clash_key).collect();
        result.sort();
        let is_hall = |crowd: &programme::query::Crowd<'_>| matches!(crowd.over, Contested::Room(room) if room.id() == "r3");
        prop_assert_eq!(clashes.crowds.iter().any(is_hall), is_hall_overfull(&programme));
        // Outside of the hall, a crowd is reported only for more than four pairs per claim. That is
        // rare in such small programmes.
        prop_assert!(clashes.crowds.iter().all(|crowd| is_hall(crowd) || crowd.pairs > 4 * crowd.claims));
        if clashes.crowds.iter().all(is_hall) {
            prop_assert_eq!(result, naive_clashes(&programme));
        }
        prop_assert!(clashes.pairs.is_sorted_by_key(|clash| rank(clash.first)));
        prop_assert!(clashes.pairs.iter().all(|clash| rank(clash.first) < rank(clash.second) && clash.from < clash.to));
    }

    #[test]
    fn clashes_of_a_set_are_between_its_sessions(draft in crowded_draft(), choice in any::<u16>()) {
        let programme = draft.build().unwrap();
        let set = chosen(&programme, choice);
        let within = |clash: &&Clash<'_>| set.contains(clash.first) && set.contains(clash.second);
        let all = programme.clashes();
        let expected: Vec<_> = all.pairs.iter().filter(within).map(clash_key).collect();
        let result: Vec<_> = set.clashes().pairs.iter().map(clash_key).collect();
        if all.crowds.is_empty() {
            prop_assert_eq!(result, expected);
        }
    }

    #[test]
    fn sessions_on_at_a_moment_have_started_and_not_ended(draft in valid_draft(), from in -60_i64..4500, length in 1_i64..600) {
        let programme = draft.build().unwrap();
        let window = minutes(&programme, from, length);
        let overlapping = scan(&programme, |session| interval(session).is_some_and(|time| overlap(&time, &window)));
        prop_assert_eq!(ids(programme.overlapping(window.clone())), overlapping.clone());
        prop_assert_eq!(ids(programme.sessions().during(window.clone())), overlapping.clone());
        prop_assert_eq!(programme.count_overlapping(window.clone()), overlapping.len());
        let on = scan(&programme, |session| interval(session).is_some_and(|time| time.contains(&window.start)));
        prop_assert_eq!(ids(programme.on_at(window.start)), on.clone());
        prop_assert_eq!(ids(programme.sessions().at(window.start)), on.clone());
        prop_assert_eq!(programme.count_on_at(window.start), on.len());
        prop_assert_eq!(programme.overlapping(window.end..window.start).count(), 0);
        let start = |session| interval(session).map(|time| time.start).filter(|start| *start > window.start);
        let earliest = programme.sessions().iter().filter_map(start).min();
        let next = scan(&programme, |session| start(session).is_some() && start(session) == earliest);
        prop_assert_eq!(ids(programme.next_after(window.start)), next);
        let possible: BTreeSet<_> = ids(programme.perhaps_on_at(window.start)).into_iter().collect();
        prop_assert!(on.iter().all(|id| !possible.contains(id)));
        for id in &possible {
            let session = programme.session(id).unwrap();
            prop_assert!(session.takes_place() && interval(session).is_none());
        }
    }

    #[test]
    fn current_and_next_sessions_match_a_linear_scan(draft in crowded_draft(), from in -60_i64..4500, length in 1_i64..600) {
        let programme = draft.build().unwrap();
        let window = minutes(&programme, from, length);
        for room in programme.rooms() {
            let here: Vec<_> = room.sessions().filter(|session| interval(*session).is_some()).collect();
            let mut distinct = here.clone();
            distinct.dedup();
            let overlapping = distinct.iter().copied().filter(|session| overlap(&interval(*session).unwrap(), &window));
            prop_assert_eq!(ids(room.overlapping(window.clone())), ids(overlapping));
            let next = distinct.iter().copied().find(|session| interval(*session).unwrap().start > window.start);
            prop_assert_eq!(room.next_after(window.start), next);
        }
        for door in programme.now_and_next(window.start) {
            // A door sign shows the sessions in the room, its parts and the rooms that contain it.
            let shares_space = |other: Room<'_>| !room_and_parts(door.room).is_disjoint(&room_and_parts(other));
            let here = || programme.rooms().filter(|room| shares_space(*room)).flat_map(|room| room.sessions());
            let timed = || here().filter_map(|session| Some((interval(session)?, session)));
            let now = timed().filter(|(time, _)| time.contains(&window.start)).map(|(_, session)| session);
            prop_assert_eq!(door.now, now.max_by_key(|session| rank(*session)));
            let next = timed().filter(|(time, _)| time.start > window.start).map(|(_, session)| session);
            prop_assert_eq!(door.next, next.min_by_key(|session| rank(*session)));
        }
        for person in programme.people() {
            let on = person.sessions().filter(|session| effective_interval(*session).is_some_and(|time| time.contains(&window.start)));
            prop_assert_eq!(ids(person.on_at(window.start)), ids(on));
        }
    }

    #[test]
    fn filters_match_a_linear_scan(draft in valid_draft()) {
        let programme = draft.build().unwrap();
        let all = || programme.sessions();
        for day in programme.days() {
            let on = scan(&programme, |one| one.slot().is_some_and(|slot| slot.day_number() == day.number()));
            prop_assert_eq!(ids(all().on_day(day)), on.clone());
            let night = day.begin()..day.begin().plus_seconds(24 * 3600);
            let touching = scan(&programme, |one| {
                on.contains(&one.id().as_str()) || interval(one).is_some_and(|time| overlap(&time, &night))
            });
            prop_assert_eq!(ids(all().touching_day(day)), touching);
        }
        for room in programme.rooms() {
            prop_assert_eq!(
                ids(all().in_room(room)),
                scan(&programme, |one| one.rooms().any(|other| other == room))
            );
            let shares_space = |other: Room<'_>| !room_and_parts(room).is_disjoint(&room_and_parts(other)) ;
            let occupying = scan(&programme, |one| one.rooms().any(shares_space));
            prop_assert_eq!(ids(all().occupying(room)), occupying);
        }
        for venue in programme.venues() {
            let inside = |room: Room<'_>| room_and_parts(room).iter().any(|id| programme.room(id).unwrap().venue() == venue);
            let in_venue = scan(&programme, |one| {
                one.rooms().any(inside) || one.place() == Some(&Place::venue(venue.id().as_str()))
            });
            prop_assert_eq!(ids(all().in_venue(venue)), in_venue);
        }
        for person in programme.people() {
            let with_person = scan(&programme, |one| one.people().any(|other| other == person));
            prop_assert_eq!(ids(all().with_person(person)), with_person.clone());
            prop_assert_eq!(programme.people().in_sessions(with_person.len()..=with_person.len()).contains(person), true);
        }
        for track in programme.tracks() {
            prop_assert_eq!(
                ids(all().in_track(track)),
                scan(&programme, |one| one.tracks().any(|other| other == track))
            );
        }
        for organisation in programme.organisations() {
            let is_same = |id: Option<&programme::id::OrganisationId>| id.is_some_and(|id| id == organisation.id());
            let by = scan(&programme, |session| {
                session.participations().any(|one| {
                    is_same(one.data().organisation.as_ref())
                        || matches!(one.on_behalf_of(), Some(programme::draft::Party::Organisation(id)) if is_same(Some(id)))
                        || one.posts().iter().any(|post| is_same(post.organisation.as_ref()))
                })
            });
            prop_assert_eq!(ids(all().by_organisation(organisation)), by);
        }
        for session in programme.sessions() {
            let parts = scan(&programme, |one| one.parent() == Some(session));
            prop_assert_eq!(ids(all().parts_of(session)), parts);
        }
        let country = "CH".parse().unwrap();
        let for_country = |one: Participation<'_>| {
            one.data().country == Some(country) || one.posts().iter().any(|post| post.country == Some(country))
        };
        prop_assert_eq!(
            ids(all().by_country(country)),
            scan(&programme, |session| session.participations().any(for_country))
        );
        let in_french = |one: Session<'_>| one.spoken().iter().any(|tag| tag.as_str().starts_with("fr"));
        prop_assert_eq!(ids(all().in_language("fr")), scan(&programme, in_french));
        prop_assert_eq!(
            ids(all().interpreted_into("en")),
            scan(&programme, |one| one.interpreted().iter().any(|tag| tag == "en"))
        );
        for status in SessionStatus::ALL {
            prop_assert_eq!(ids(all().with_status(*status)), scan(&programme, |one| one.status() == *status));
        }
        prop_assert_eq!(ids(all().of_kind(&Kind::Talk)), scan(&programme, |one| one.kind() == Some(&Kind::Talk)));
        let role: Role = "witness".parse().unwrap();
        prop_assert_eq!(
            ids(all().with_role(&role)),
            scan(&programme, |session| session.participations().any(|one| one.role() == Some(&role)))
        );
        prop_assert_eq!(ids(all().top_level()), scan(&programme, |one| one.parent().is_none()));
        prop_assert_eq!(ids(all().scheduled()), scan(&programme, |one| one.slot().is_some()));
        prop_assert_eq!(all().scheduled().len() + all().unscheduled().len(), all().len());
        prop_assert_eq!(all().in_room("none").len() + all().on_day(99).len() + all().in_track("s0").len(), 0);
        let grouped: usize = all().by_day().iter().map(|group| group.sessions.len()).sum();
        prop_assert_eq!(grouped, all().len());
        let kinds: usize = all().by_kind().iter().map(|group| group.sessions.len()).sum();
        prop_assert_eq!(kinds, all().len());
        for group in all().by_room() {
            let belongs = group.sessions.iter().all(|one| match group.key {
                Some(room) => one.rooms().any(|other| other == room),
                None => one.rooms().next().is_none(),
            });
            prop_assert!(belongs, "{:?}", group);
        }
    }

    #[test]
    fn sets_obey_the_laws_of_set_algebra(draft in valid_draft(), one in any::<u16>(), two in any::<u16>(), three in any::<u16>()) {
        let programme = draft.clone().build().unwrap();
        let other_programme = draft.build().unwrap();
        let (a, b, c) = (chosen(&programme, one), chosen(&programme, two), chosen(&programme, three));
        let all = programme.sessions();
        let not = |set: &Sessions<'_>| all.difference(&programme.select(ids(set)).unwrap());
        prop_assert_eq!(a.union(&b), b.union(&a));
        prop_assert_eq!(a.intersection(&b), b.intersection(&a));
        prop_assert_eq!(a.union(&b).union(&c), a.union(&b.union(&c)));
        prop_assert_eq!(a.intersection(&b.union(&c)), a.intersection(&b).union(&a.intersection(&c)));
        prop_assert_eq!(not(&a.union(&b)), not(&a).intersection(&not(&b)));
        prop_assert_eq!(a.union(&a), a.clone());
        prop_assert_eq!(a.difference(&b).is_disjoint(&b), true);
        prop_assert_eq!(a.difference(&b).len() + a.intersection(&b).len(), a.len());
        prop_assert_eq!(all.intersection(&a), a.clone());
        // A set from another programme is compared by its ids.
        let foreign = chosen(&other_programme, two);
        prop_assert_eq!(a.union(&foreign), a.union(&b));
        prop_assert_eq!(a.intersection(&foreign), a.intersection(&b));
        prop_assert!(a.is_empty() || a != chosen(&other_programme, one));
        prop_assert_eq!(format!("{a}"), ids(&a).join(", "));
        let backwards: Vec<_> = a.clone().into_iter().rev().collect();
        prop_assert_eq!(ids(backwards.into_iter().rev()), ids(&a));
        prop_assert_eq!(a.clone().into_iter().len(), a.len());
        prop_assert_eq!(a.first(), a.iter().next());
        prop_assert_eq!(a.last(), a.iter().last());
        let position = |session: Session<'_>| programme.data().sessions.iter().position(|row| row.id == *session.id());
        prop_assert!(a.declared().map(position).collect::<Vec<_>>().is_sorted());
    }

    #[test]
    fn free_time_is_time_that_is_not_taken(draft in crowded_draft(), from in 0_i64..1500, length in 1_i64..900, room in 0_usize..4, person in 0_usize..5, least in 1_u32..90) {
        let programme = draft.build().unwrap();
        let window = minutes(&programme, from, length);
        let room = programme.rooms().nth(room).unwrap();
        let person = programme.people().into_iter().nth(person % programme.people().len()).unwrap();
        let search = programme.free().between(window.clone()).at_least(Length::from_seconds(least * 60).unwrap());
        let uses_room = |one: Session<'_>| {
            one.rooms().any(|other| !room_and_parts(other).is_disjoint(&room_and_parts(room)))
                || one.data().place == Some(Place::venue(room.venue().id().as_str()))
                || one.rooms().any(|other| other != room && other.made_of().any(|part| part == room))
        };
        // All times are whole minutes, so every minute is entirely free or entirely taken.
        let taken = |minute: i64, with_room: bool, with_person: bool| {
            let now = window.start.plus_seconds(minute * 60);
            let occupying = programme.sessions().into_iter().filter(|one| has_own_place(*one) && uses_room(*one));
            let mut occupying: Vec<_> = occupying.filter(|one| room_interval(*one).is_some_and(|time| time.contains(&now))).collect();
            if room.data().simultaneous == Some(2) {
                occupying.retain(|one| one.rooms().any(|other| other == room) || one.data().place == Some(Place::venue("v1")));
                let venue_taken = occupying.iter().any(|one| one.data().place == Some(Place::venue("v1")));
                if !venue_taken && occupying.len() < 2 {
                    occupying.clear();
                }
            }
            let other_venue_taken = programme.sessions().into_iter().any(|one| {
                let occupies = |venue: &str| has_own_place(one) && one.data().place == Some(Place::venue(venue));
                let reaches = |venue: &str| {
                    room.made_of().any(|part| part.venue().id() == venue) || room.part_of().any(|container| container.venue().id() == venue)
                };
                room_interval(one).is_some_and(|time| time.contains(&now)) && ["v0", "v1"].iter().any(|venue| occupies(venue) && reaches(venue))
            });
            let engaged = wanted_by(person).any(|(_, time)| time.contains(&now));
            let unavailable = !person.data().available.is_empty() && !person.data().available.iter().any(|slot| {
                let day = programme.day(slot.day_number()).unwrap();
                day.moment(slot.start().unwrap()) <= now && now < day.moment(slot.end().unwrap())
            });
            (with_room && (!occupying.is_empty() || other_venue_taken)) || (with_person && (engaged || unavailable))
        };
        for (with_room, with_person) in [(true, false), (false, true), (true, true)] {
            let mut search = search.clone();
            search = if with_room { search.room(room) } else { search };
            search = if with_person { search.person(person) } else { search };
            let result: Vec<_> = search.find().unwrap().iter().map(|free| free.from..free.to).collect();
            let mut expected = Vec::new();
            let mut since = None;
            for minute in 0..=length {
                let free = minute < length && !taken(minute, with_room, with_person);
                match (since, free) {
                    (None, true) => since = Some(minute),
                    (Some(start), false) => {
                        if minute - start >= i64::from(least) {
                            let at = |minute: i64| window.start.plus_seconds(minute * 60);
                            expected.push(at(start)..at(minute));
                        }
                        since = None;
                    }
                    _ => {}
                }
            }
            prop_assert_eq!(result, expected, "{:?} {:?} {} {}", room, person, with_room, with_person);
        }
        prop_assert_eq!(search.clone().room("none").find().unwrap_err().code(), programme::Code::DanglingReference);
        for free in search.a_room_for(80).find().unwrap() {
            prop_assert!(free.room.unwrap().data().capacity >= Some(80));
        }
    }

    #[test]
    fn what_if_predicts_the_clashes_of_the_changed_programme(draft in crowded_draft(), simple in any::<bool>(), which in any::<u16>(), start in prop_oneof![0_u32..1500, 480_u32..600], length in 1_u32..300, room in 0_usize..3) {
        let draft = if simple { simplified(draft) } else { draft };
        let programme = draft.clone().build().unwrap();
        let session = programme.sessions().into_iter().nth(usize::from(which) % programme.sessions().len()).unwrap();
        let time = |minutes: u32| DayTime::from_seconds(minutes * 60).unwrap();
        let slot = Slot::between(1, time(start), time(start + length)).unwrap();
        let what_if = session.what_if().at(slot).in_room(format!("r{room}"));

        let mut changed: Draft = draft;
        let row = changed.session_mut(session.id().as_str()).unwrap();
        row.slot = Some(slot);
        row.planned_length = None;
        // A place that the session inherits already does not change.
        let place = Place::room(format!("r{room}"));
        if session.place() != Some(&place) {
            row.place = Some(place);
        }
        let changed = changed.build().unwrap();
        let moved: BTreeSet<&str> = changed
            .sessions()
            .into_iter()
            .filter(|one| {
                let with_ancestors: Vec<_> = std::iter::once(*one).chain(one.ancestors()).collect();
                with_ancestors.iter().position(|above| above.id() == session.id()).is_some_and(|depth| {
                    with_ancestors[..depth].iter().all(|part| part.data().slot.is_none())
                })
            })
            .map(|one| one.id().as_str())
            .collect();
        let all = changed.clashes();
        if all.crowds.is_empty() {
            // Clashes over people are reported for all parts that move with the session, but other
            // clashes only for the session itself.
            let concerned = |key: &ClashKey| {
                let (a, b) = (moved.contains(key.0.as_str()), moved.contains(key.1.as_str()));
                let is_session = |id: &str| id == session.id().as_str();
                (a || b) && (key.2.starts_with("person") || is_session(&key.0) || is_session(&key.1))
            };
            let mut expected: Vec<ClashKey> = all.pairs.iter().map(clash_key).filter(concerned).collect();
            expected.retain(|one| one.2 != "exclusion" || [&one.0, &one.1].iter().any(|id| **id == session.id().as_str()));
            expected.sort();
            let mut result: Vec<ClashKey> = what_if.clashes().unwrap().iter().map(clash_key).collect();
            result.sort();
            prop_assert_eq!(result, expected);
        }
    }

    #[test]
    fn timetable_cells_do_not_overlap_and_omit_no_session(draft in crowded_draft()) {
        let programme = draft.build().unwrap();
        for day in programme.days() {
            let timetable = programme.timetable(day).unwrap();
            prop_assert!(timetable.times.is_sorted());
            for (index, a) in timetable.cells.iter().enumerate() {
                prop_assert!(a.rows.end < timetable.times.len() && a.columns.end <= timetable.columns.len());
                prop_assert!(!a.rows.is_empty() && !a.columns.is_empty());
                prop_assert_eq!(Some(timetable.times[a.rows.start]), a.session.start());
                prop_assert_eq!(Some(timetable.times[a.rows.end]), a.session.end());
                for b in &timetable.cells[index + 1..] {
                    let apart = a.rows.end <= b.rows.start || b.rows.end <= a.rows.start
                        || a.columns.end <= b.columns.start || b.columns.end <= a.columns.start;
                    prop_assert!(apart, "{:?} {:?}", a, b);
                }
            }
            for session in day.sessions().filter(|session| session.status() != SessionStatus::Dropped) {
                let has_cell = |session: Session<'_>| timetable.cells.iter().any(|cell| cell.session == session);
                let shown = has_cell(session) || timetable.untimed.contains(&session) || session.ancestors().any(has_cell);
                prop_assert!(shown, "{:?}", session);
            }
        }
        prop_assert!(programme.timetable(77).is_none());
    }

    #[test]
    fn the_public_programme_is_valid_and_contains_only_public_data(draft in valid_draft()) {
        let programme = draft.build().unwrap();
        let public = programme.public();
        let draft = public.to_draft();
        prop_assert!(draft.check().is_empty(), "{}", draft.check());
        prop_assert_eq!(&draft.clone().build().unwrap().to_draft(), &draft);
        prop_assert_eq!(&public.public().to_draft(), &draft);
        let is_hidden = |one: Session<'_>| matches!(one.status(), SessionStatus::Proposed | SessionStatus::Dropped);
        let expected: Vec<_> = programme
            .sessions()
            .declared()
            .filter(|one| !std::iter::once(*one).chain(one.ancestors()).any(is_hidden))
            .map(|one| one.id().as_str())
            .collect();
        prop_assert_eq!(ids(public.sessions().declared()), expected);
        prop_assert!(public.participations().all(|one| one.is_public()));
        let is_shown = |one: &Participation<'_>| {
            use programme::status::ParticipationStatus as Status;
            one.is_public() && !matches!(one.status(), Status::Invited | Status::Declined | Status::NoShow)
        };
        for session in &public.sessions() {
            let before = programme.session(session.id().as_str()).unwrap();
            prop_assert_eq!(session.title(), before.title());
            let people = |one: Participation<'_>| (one.data().person.clone(), one.data().role.clone(), one.status());
            let expected: Vec<_> = before.participations().filter(is_shown).map(people).collect();
            prop_assert_eq!(session.participations().map(people).collect::<Vec<_>>(), expected);
        }
        prop_assert!(public.people().iter().all(|person| person.participations().len() > 0));
    }

    #[test]
    fn an_extract_is_valid_and_keeps_times_and_rooms(draft in valid_draft(), choice in any::<u16>()) {
        let programme = draft.build().unwrap();
        let set = chosen(&programme, choice);
        let extract = programme.extract(&set);
        let draft = extract.to_draft();
        prop_assert!(draft.check().is_empty(), "{}", draft.check());
        prop_assert_eq!(&draft.clone().build().unwrap().to_draft(), &draft);
        prop_assert_eq!(extract.sessions().len(), set.len());
        for session in &set {
            let extracted = extract.session(session.id().as_str()).unwrap();
            prop_assert_eq!(extracted.slot(), session.slot());
            prop_assert_eq!(extracted.start(), session.start());
            prop_assert_eq!(extracted.title(), session.title());
            prop_assert_eq!(extracted.participations().len(), session.participations().len());
            let rooms = |one: Session<'_>| one.rooms().map(|room| room.id().to_string()).collect::<Vec<_>>();
            prop_assert_eq!(rooms(extracted), rooms(session));
        }
        prop_assert_eq!(programme.extract(&programme.sessions()).sessions().len(), programme.sessions().len());
    }

    #[test]
    fn statistics_add_up(draft in crowded_draft()) {
        let programme = draft.build().unwrap();
        let taking_place = programme.sessions().into_iter().filter(Session::takes_place);
        let counted: Vec<(Session<'_>, Participation<'_>)> = taking_place
            .flat_map(|session| session.participations().map(move |participation| (session, participation)))
            .filter(|(_, participation)| participation.status().is_expected())
            .collect();
        let roles = programme.sessions().statistics().by_role();
        let with_role = |role: Option<&Role>| {
            counted.iter().filter(|(_, participation)| participation.role() == role).copied().collect::<Vec<_>>()
        };
        let seconds = |(session, participation): &(Session<'_>, Participation<'_>)| {
            let part = participation.data().part.map(|part| part.end.total_seconds() - part.start.total_seconds());
            part.or(session.length().map(Length::total_seconds))
        };
        for share in roles.stated.iter().chain([&roles.not_stated]) {
            let in_role = with_role(share.key.as_ref());
            prop_assert_eq!(share.participations, in_role.len());
            let floor: u32 = in_role.iter().filter(|(_, participation)| participation.properties().has_floor).filter_map(seconds).sum();
            let presiding: u32 = in_role.iter().filter(|(_, participation)| participation.properties().presides).filter_map(seconds).sum();
            prop_assert_eq!((share.floor, share.presiding), (floor.into(), presiding.into()));
            prop_assert_eq!(share.untimed, in_role.iter().filter(|entry| seconds(entry).is_none()).count());
            let people: BTreeSet<_> = in_role
                .iter()
                .filter_map(|(_, participation)| participation.person())
                .map(|person| person.id().to_string())
                .collect();
            prop_assert_eq!(share.people, people.len());
        }
        let by_person = programme.sessions().statistics().by_person();
        let total: usize = by_person.stated.iter().map(|share| share.participations).sum();
        prop_assert_eq!(total + by_person.not_stated.participations, counted.len());
        let kinds: usize = programme.sessions().statistics().by_kind_and_day().iter().map(|count| count.sessions).sum();
        prop_assert_eq!(kinds, programme.sessions().into_iter().filter(Session::takes_place).count());
    }

    #[test]
    fn itineraries_are_in_chronological_order(draft in crowded_draft()) {
        let programme = draft.build().unwrap();
        for person in programme.people() {
            let stops = person.itinerary().stops;
            prop_assert!(stops.is_sorted_by_key(|stop| (stop.from, stop.to)));
            let expected: BTreeSet<_> =
                wanted_by(person).filter(|(_, time)| !time.is_empty()).map(|(session, _)| session.id().as_str()).collect();
            let visited: BTreeSet<_> = stops.iter().map(|stop| stop.session.id().as_str()).collect();
            prop_assert_eq!(visited, expected);
            let mut latest = None;
            for stop in &stops {
                prop_assert_eq!(stop.wait, latest.map(|latest| stop.from - latest));
                latest = latest.max(Some(stop.to));
            }
        }
    }

    #[test]
    fn conflicts_of_a_selection_are_its_overlapping_pairs(draft in crowded_draft(), choice in any::<u16>()) {
        let programme = draft.build().unwrap();
        let set = chosen(&programme, choice);
        let visited: Vec<_> = set.iter().filter(|one| effective_interval(*one).is_some() && !one.properties().idle && !one.ancestors().any(|ancestor| set.contains(ancestor))).collect();
        let mut expected = Vec::new();
        for (index, a) in visited.iter().copied().enumerate() {
            for b in visited[index + 1..].iter().copied() {
                if overlap(&effective_interval(a).unwrap(), &effective_interval(b).unwrap()) && !may_overlap(a, b) {
                    expected.push((a.id().as_str(), b.id().as_str()));
                }
            }
        }
        expected.sort_unstable();
        let conflicts = set.conflicts();
        let mut result: Vec<_> = conflicts.iter().map(|one| (one.first.id().as_str(), one.second.id().as_str())).collect();
        result.sort_unstable();
        prop_assert_eq!(result, expected);
        for conflict in &conflicts {
            for other in &conflict.instead {
                let time = effective_interval(*other).unwrap();
                let pair = [conflict.first, conflict.second];
                // Both sessions can be occurrences of the same session, and each can be replaced.
                let mut replaced = pair.iter().filter(|one| one.occurrences().any(|occurrence| occurrence == *other));
                let is_free = |replaced: &Session<'_>| visited.iter().filter(|one| *one != replaced).all(|one| !overlap(&effective_interval(*one).unwrap(), &time));
                prop_assert!(replaced.any(is_free), "{:?}", conflict);
            }
        }
    }
}

/// Returns the chronological index of a session.
fn rank(session: Session<'_>) -> usize {
    session.programme().sessions().into_iter().position(|other| other == session).unwrap()
}

/// Selects sessions by the bits of a number.
fn chosen(programme: &Programme, choice: u16) -> Sessions<'_> {
    let mut index = 0;
    let bits = programme.sessions().into_iter().filter(|_| {
        index += 1;
        choice >> (index % 16) & 1 == 1
    });
    programme.select(ids(bits)).unwrap()
}

#[test]
fn several_roles_of_a_person_cause_one_clash_per_pair() {
    use programme::draft;
    let at = |id: &str, start: &str, end: &str| {
        draft::Session::new(id).with_slot(Slot::between(1, start, end).unwrap())
    };
    let ada = |role: Option<Role>| {
        let participation = draft::Participation::person("ada");
        role.map_or(participation.clone(), |role| participation.with_role(role))
    };
    let part = |start: &str, end: &str| programme::time::TimeRange::new(start, end).unwrap();
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_day(draft::Day::new(1))
        .with_person(draft::Person::new("ada", "Ada"))
        // Ada participates twice in this session, without a role and as chair.
        .with_session(
            at("a", "09:00", "10:00")
                .with_participation(ada(None))
                .with_participation(ada(Some(Role::Chair))),
        )
        .with_session(at("b", "09:30", "11:00").with_participation(ada(Some(Role::Speaker))))
        // Ada has two parts in this session. Only the later one overlaps with the next sessions.
        .with_session(
            at("c", "12:00", "14:00")
                .with_participation(ada(Some(Role::Speaker)).with_part(part("12:00", "12:15")))
                .with_participation(ada(Some(Role::Speaker)).with_part(part("13:30", "14:00"))),
        )
        .with_session(at("d", "13:45", "15:00").with_participation(ada(Some(Role::Author))))
        .with_session(at("e", "13:50", "15:00").with_participation(ada(Some(Role::Speaker))));
    let programme = draft.build().unwrap();
    let clashes: Vec<_> = programme.clashes().pairs.iter().map(clash_key).collect();
    let moment = |time: &str| programme.moment(1, time.parse().unwrap()).unwrap();
    let clash = |a: &str, b: &str, from: &str, to: &str| {
        (a.to_owned(), b.to_owned(), "person ada".to_owned(), moment(from), moment(to), true)
    };
    assert_eq!(clashes, [clash("a", "b", "09:30", "10:00"), clash("c", "e", "13:50", "14:00")]);
}

#[test]
fn a_session_in_an_entire_venue_clashes_with_sessions_in_its_rooms() {
    use programme::draft;
    let at = |id: &str, place: Place| {
        draft::Session::new(id).with_slot(Slot::between(1, "09:00", "10:00").unwrap()).with_place(place)
    };
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_day(draft::Day::new(1))
        .with_venue(
            draft::Venue::new("hq")
                .with_name("Headquarters")
                .with_room(draft::Room::new("a", "A"))
                .with_room(draft::Room::new("b", "B")),
        )
        .with_venue(draft::Venue::new("annex").with_name("Annex").with_room(draft::Room::new("c", "C")))
        .with_session(at("in-a", Place::room("a")))
        .with_session(at("in-b", Place::room("b")))
        .with_session(at("in-c", Place::room("c")))
        .with_session(at("whole", Place::venue("hq")));
    let programme = draft.build().unwrap();
    let clashes: Vec<_> =
        programme.clashes().pairs.iter().map(clash_key).map(|key| (key.0, key.1, key.2)).collect();
    let with_whole = |id: &str| (id.to_owned(), "whole".to_owned(), "venue hq".to_owned());
    assert_eq!(clashes, [with_whole("in-a"), with_whole("in-b")]);
}

#[test]
fn parts_clash_with_each_other_but_not_with_their_parent() {
    use programme::draft;
    let ada = || draft::Participation::person("ada").with_role(Role::Speaker);
    let at = |id: &str, start: &str, end: &str| {
        let slot = Slot::between(1, start, end).unwrap();
        draft::Session::new(id).with_slot(slot).with_participation(ada())
    };
    // The session has only a day, but the times of Ada's part are known.
    let remarks = draft::Session::new("remarks")
        .with_slot(Slot::day(1))
        .with_participation(ada().with_part(programme::time::TimeRange::new("09:15", "09:20").unwrap()));
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_day(draft::Day::new(1))
        .with_person(draft::Person::new("ada", "Ada"))
        .with_session(at("panel", "09:00", "12:00"))
        .with_session(at("first", "09:00", "10:00").with_part_of("panel"))
        .with_session(at("second", "09:30", "10:30").with_part_of("panel"))
        .with_session(at("third", "10:30", "12:00").with_part_of("panel"))
        .with_session(remarks.with_part_of("panel"));
    let programme = draft.build().unwrap();
    let pairs = |clashes: &[Clash<'_>]| -> Vec<_> {
        clashes.iter().map(|clash| (clash.first.id().to_string(), clash.second.id().to_string())).collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(pairs(&programme.clashes().pairs), [pair("remarks", "first"), pair("first", "second")]);

    // An unscheduled session has definite clashes in the slot that is tried.
    let mut unscheduled = programme.to_draft();
    unscheduled.session_mut("third").unwrap().slot = None;
    unscheduled.session_mut("third").unwrap().part_of = None;
    let unscheduled = unscheduled.build().unwrap();
    let slot = Slot::between(1, "11:00", "11:30").unwrap();
    let clashes = unscheduled.session("third").unwrap().what_if().at(slot).clashes().unwrap();
    assert_eq!(pairs(&clashes), [pair("panel", "third")]);
    assert!(clashes.iter().all(|clash| clash.definite));

    // A slot of zero length causes no clashes.
    let third = programme.session("third").unwrap();
    let earlier = |end: &str| third.what_if().at(Slot::between(1, "09:45", end).unwrap()).clashes().unwrap();
    assert_eq!(pairs(&earlier("10:15")), [pair("first", "third"), pair("second", "third")]);
    assert_eq!(pairs(&earlier("09:45")), []);
}

#[test]
fn recorded_and_withdrawn_people_do_not_restrict_the_alternatives_of_a_session() {
    use programme::draft;
    use programme::status::{ParticipationStatus, Presence};

    let alternatives = |change: fn(&mut draft::Participation)| {
        let mut moved = draft::Participation::person("ada").with_role(Role::Speaker);
        change(&mut moved);
        let session = |id: &str, start: &str, end: &str| {
            draft::Session::new(id).with_slot(Slot::between(1, start, end).unwrap())
        };
        let busy = draft::Participation::person("ada").with_role(Role::Speaker);
        let programme = Draft::new("demo", "Demo")
            .with_language("en".parse::<programme::LanguageTag>().unwrap())
            .with_day(draft::Day::new(1))
            .with_venue(draft::Venue::new("hall").with_name("Hall").with_room(draft::Room::new("a", "A")))
            .with_person(draft::Person::new("ada", "Ada Okoye"))
            .with_session(session("film", "09:00", "10:00").with_participation(moved))
            .with_session(session("talk", "10:00", "11:00").with_participation(busy))
            .build()
            .unwrap();
        let moment = |time: &str| programme.moment(1, time.parse().unwrap()).unwrap();
        let film = programme.session("film").unwrap();
        film.what_if().alternatives(moment("10:00")..moment("12:00")).unwrap()[0].from - moment("10:00")
    };
    assert_eq!(alternatives(|_| ()), 60 * 60);
    assert_eq!(alternatives(|one| one.status = ParticipationStatus::Withdrawn), 0);
    assert_eq!(alternatives(|one| one.presence = Some(Presence::Recorded)), 0);
}

#[test]
fn a_clash_names_the_contested_room() {
    use programme::draft;
    let contested_rooms = |divides: bool| {
        let at = |id: &str, start: &str, end: &str| {
            let slot = Slot::between(1, start, end).unwrap();
            draft::Session::new(id)
                .with_slot(slot)
                .with_place(Place::Rooms(["annex", "hall", "corner"].map(Into::into).to_vec()))
        };
        let hall = draft::Room::new("hall", "Hall");
        // The annex can hold both sessions.
        let venue = draft::Venue::new("hq")
            .with_name("Headquarters")
            .with_room(draft::Room::new("annex", "Annex").with_simultaneous(2))
            .with_room(draft::Room::new("wing", "Wing"))
            .with_room(if divides { hall.with_made_of("wing") } else { hall })
            .with_room(draft::Room::new("corner", "Corner"));
        let draft = Draft::new("demo", "Demo")
            .with_language("en".parse::<programme::LanguageTag>().unwrap())
            .with_day(draft::Day::new(1))
            .with_venue(venue)
            .with_session(at("one", "09:00", "10:00"))
            .with_session(at("two", "09:30", "10:30"));
        let programme = draft.build().unwrap();
        let clashes = programme.clashes();
        assert!(clashes.crowds.is_empty());
        let over = clashes.pairs.iter().map(|clash| match clash.over {
            Contested::Room(room) => room.id().to_string(),
            other => format!("{other:?}"),
        });
        over.collect::<Vec<_>>()
    };
    // Of the rooms that hold only one session at a time, the one with the smallest id is named.
    assert_eq!(contested_rooms(false), ["corner"]);
    assert_eq!(contested_rooms(true), ["corner"]);
}

#[test]
fn views_of_another_programme_are_resolved_by_id() {
    let agenda = include_str!("../../examples/data/idm-2018-second-session.json");
    let agenda = || serde_json::from_str::<Draft>(agenda).unwrap().build().unwrap();
    let (programme, other) = (agenda(), agenda());
    let person = other.person("laura-thompson").unwrap();
    assert_eq!(programme.sessions().with_person(person), programme.sessions().with_person("laura-thompson"));
    assert_eq!(
        programme.sessions().in_room(other.room("xviii").unwrap()).to_string(),
        "side-event-idiaspora"
    );
    assert_eq!(programme.sessions().on_day(other.day(2).unwrap()).len(), 7);
    assert!(programme.sessions().contains(other.session("closing").unwrap()));
    assert!(programme.people().named("thompson").contains(person));
    assert_eq!(
        programme.free().person(person).on_day(2).find(),
        programme.free().person("laura-thompson").on_day(2).find()
    );
    assert_ne!(
        programme.person("laura-thompson"),
        Some(person),
        "views of different programmes are not equal"
    );
    let stranger = Draft::new("other", "Other")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_day(programme::draft::Day::new(9))
        .with_person(programme::draft::Person::new("stranger", "Stranger"))
        .with_session(programme::draft::Session::new("elsewhere"))
        .build()
        .unwrap();
    let nothing = programme.sessions().with_person(stranger.person("stranger").unwrap());
    assert!(nothing.is_empty() && programme.sessions().on_day(stranger.day(9).unwrap()).is_empty());
    assert!(programme.sessions().intersection(&stranger.sessions()).is_empty());
    assert!(programme.free().person(stranger.person("stranger").unwrap()).find().is_err());
    let closing = programme.session("closing").unwrap().what_if();
    assert!(closing.clone().in_room("none").clashes().is_err());
    assert!(closing.at(Slot::between(9, "10:00", "11:00").unwrap()).clashes().is_err());
    assert!(programme.extract(&stranger.sessions()).sessions().is_empty());
}

#[test]
fn sessions_outlive_the_set_that_returned_them() {
    let draft = Draft::new("demo", programme::Text::new([("en", "Demo")]).unwrap())
        .with_session(programme::draft::Session::new("a"));
    let programme = draft.build().unwrap();
    let first = {
        let set = programme.sessions().top_level();
        set.iter().next()
    };
    assert_eq!(first, programme.session("a"));
}
