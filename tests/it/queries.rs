//! Every query against a twin that walks over everything, plainly.

use std::collections::BTreeSet;
use std::ops::Range;

use programme::draft::Draft;
use programme::query::{Clash, Contested};
use programme::role::RequiredAttendance;
use programme::status::{AttendanceMode, Presence, SessionStatus};
use programme::{
    DayTime, Kind, Length, Moment, Participation, Person, Place, Programme, Role, Room, Session, Sessions,
    Slot,
};
use proptest::prelude::*;

use crate::strategy::{busy, sound};

fn ids<'p>(sessions: impl IntoIterator<Item = Session<'p>>) -> Vec<&'p str> {
    sessions.into_iter().map(|session| session.id().as_str()).collect()
}

/// Those of all sessions, in order of time, of which something holds.
fn scan<'p>(programme: &'p Programme, holds: impl Fn(Session<'p>) -> bool) -> Vec<&'p str> {
    ids(programme.sessions().into_iter().filter(|session| holds(*session)))
}

/// The stretch that a session takes by a slot of its own.
fn stretch(session: Session<'_>) -> Option<Range<Moment>> {
    session.data().slot?;
    by_any_slot(session)
}

/// The same by its own slot, or by that of the session that contains it.
fn by_any_slot(session: Session<'_>) -> Option<Range<Moment>> {
    let takes_place = std::iter::once(session).chain(session.ancestors()).all(|one| {
        !matches!(one.status(), SessionStatus::Postponed | SessionStatus::Cancelled | SessionStatus::Dropped)
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

/// All rooms that a room is made of, however deep, and itself.
fn below(room: Room<'_>) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = room.made_of().flat_map(below).collect();
    all.insert(room.id().to_string());
    all
}

fn share_a_room<'p>(a: Session<'p>, b: Session<'p>) -> bool {
    a.rooms().any(|ours| b.rooms().any(|theirs| !below(ours).is_disjoint(&below(theirs))))
}

// ---- Clashes, pair by pair ----

/// When a participation takes somebody's time, and whether that is settled.
fn wanted(one: Participation<'_>, session: Session<'_>) -> Option<(Range<Moment>, bool)> {
    use programme::status::ParticipationStatus as Status;
    if !session.takes_place() || session.slot().is_none() {
        return None;
    }
    if one.properties().attendance == RequiredAttendance::None
        || matches!(one.status(), Status::Declined | Status::Withdrawn | Status::NoShow)
        || one.data().presence == Some(Presence::Recorded)
    {
        return None;
    }
    let part = one.data().part.map(|part| {
        let day = session.day().unwrap();
        day.moment(part.start)..day.moment(part.end)
    });
    let known = part.is_some()
        || (one.properties().attendance == RequiredAttendance::Throughout && session.data().slot.is_some());
    let settled = !matches!(one.status(), Status::Invited | Status::Tentative) && settled(session);
    let definite = known && settled && one.role().is_some() && !one.person()?.data().group;
    // An own part has its times whatever the session says of its own.
    Some((part.or_else(|| by_any_slot(session))?, definite))
}

/// Everything for which a person is wanted, session by session.
pub(crate) fn wanted_by(person: Person<'_>) -> impl Iterator<Item = (Session<'_>, Range<Moment>)> {
    person.programme().sessions().into_iter().flat_map(move |session| {
        let here = session.participations().filter(move |one| one.person() == Some(person));
        here.filter_map(move |one| Some((session, wanted(one, session)?.0)))
    })
}

fn settled(session: Session<'_>) -> bool {
    use SessionStatus::{Accepted, Proposed, Tentative};
    let open = |one: Session<'_>| matches!(one.status(), Proposed | Accepted | Tentative);
    !std::iter::once(session).chain(session.ancestors()).any(open)
}

fn exempt<'p>(a: Session<'p>, b: Session<'p>) -> bool {
    let line = |one: Session<'p>| std::iter::once(one).chain(one.ancestors()).collect::<Vec<_>>();
    let holder = |one: Session<'p>| line(one).into_iter().find(|above| above.data().slot.is_some());
    let inside = |part: Session<'p>, whole: Option<Session<'p>>| {
        whole.is_some_and(|whole| line(part).contains(&whole))
    };
    let states = |one: Session<'p>, other: Session<'p>| {
        let data = one.data();
        let lists = [&data.may_overlap, &data.joint_with];
        lists.iter().any(|list| list.contains(other.id())) || data.relays.as_ref() == Some(other.id())
    };
    a == b || inside(a, holder(b)) || inside(b, holder(a)) || states(a, b) || states(b, a)
}

fn takes_rooms(session: Session<'_>) -> Option<Range<Moment>> {
    let properties = session.properties();
    let leaves = properties.idle || properties.ambient || session.data().mode == Some(AttendanceMode::Online);
    stretch(session).filter(|_| !leaves)
}

/// Where a session states its place itself: parts come with the session that contains them.
fn own_place(session: Session<'_>) -> bool {
    session.data().place.is_some() || session.is_top_level()
}

/// A clash without what it is over, which rooms choose among: the ids in order, the noun, when, whether it is definite.
pub(crate) type Said = (String, String, String, Moment, Moment, bool);

fn said(clash: &Clash<'_>) -> Said {
    let over = match clash.over {
        Contested::Person(person) => format!("person {}", person.id()),
        Contested::Room(_) => "room".to_owned(),
        Contested::Venue(venue) => format!("venue {}", venue.id()),
        Contested::Everybody => "everybody".to_owned(),
        _ => "exclusion".to_owned(),
    };
    let mut two = [clash.first.id().to_string(), clash.second.id().to_string()];
    two.sort();
    let [a, b] = two;
    (a, b, over, clash.from, clash.to, clash.definite)
}

pub(crate) fn naive_clashes(programme: &Programme) -> Vec<Said> {
    let mut found = Vec::new();
    let all: Vec<Session<'_>> = programme.sessions().into_iter().collect();
    for (nth, a) in all.iter().copied().enumerate() {
        for b in all.iter().copied().skip(nth + 1) {
            let mut push = |over: String, ours: &Range<Moment>, theirs: &Range<Moment>, definite: bool| {
                let mut two = [a.id().to_string(), b.id().to_string()];
                two.sort();
                let [first, second] = two;
                let (from, to) = (ours.start.max(theirs.start), ours.end.min(theirs.end));
                found.push((first, second, over, from, to, definite));
            };
            if exempt(a, b) {
                continue;
            }
            let excluded =
                a.data().must_not_overlap.contains(b.id()) || b.data().must_not_overlap.contains(a.id());
            if let (Some(ours), Some(theirs), true) = (by_any_slot(a), by_any_slot(b), excluded) {
                if overlap(&ours, &theirs) {
                    push("exclusion".to_owned(), &ours, &theirs, settled(a) && settled(b));
                }
            }
            for person in programme.people() {
                let claims = |session: Session<'_>| -> Vec<(Range<Moment>, bool)> {
                    let here = session.participations().filter(|one| one.person() == Some(person));
                    here.filter_map(|one| wanted(one, session)).filter(|(own, _)| !own.is_empty()).collect()
                };
                // Of several, a definite one first, then the earliest.
                let mut overlaps = Vec::new();
                for (ours, ours_firm) in claims(a) {
                    for (theirs, theirs_firm) in claims(b) {
                        if overlap(&ours, &theirs) {
                            let (from, to) = (ours.start.max(theirs.start), ours.end.min(theirs.end));
                            overlaps.push((!(ours_firm && theirs_firm), from, to));
                        }
                    }
                }
                if let Some((open, from, to)) = overlaps.into_iter().min() {
                    push(format!("person {}", person.id()), &(from..to), &(from..to), !open);
                }
            }
            let both_settled = settled(a) && settled(b);
            if let (Some(ours), Some(theirs)) = (takes_rooms(a), takes_rooms(b)) {
                let single = |one: Session<'_>| one.rooms().all(|room| room.data().simultaneous.is_none());
                if overlap(&ours, &theirs)
                    && own_place(a)
                    && own_place(b)
                    && single(a)
                    && single(b)
                    && share_a_room(a, b)
                {
                    push("room".to_owned(), &ours, &theirs, both_settled);
                }
                for venue in programme.venues() {
                    let place = |one: Session<'_>| {
                        one.data().place.as_ref().or(programme.data().place.as_ref()).cloned()
                    };
                    let whole = |one: Session<'_>| {
                        own_place(one) && place(one) == Some(Place::venue(venue.id().as_str()))
                    };
                    let inside =
                        |one: Session<'_>| own_place(one) && one.rooms().any(|room| room.venue() == venue);
                    let contested = (whole(a) && (whole(b) || inside(b))) || (whole(b) && inside(a));
                    if overlap(&ours, &theirs) && contested {
                        push(format!("venue {}", venue.id()), &ours, &theirs, both_settled);
                    }
                }
            }
            let alone = |one: Session<'_>| {
                one.data().plenary || (one.data().place == Some(Place::Everywhere) && !one.properties().idle)
            };
            let main_line = |one: Session<'_>| {
                let properties = one.properties();
                alone(one)
                    || !(properties.idle || properties.aside || properties.in_break || properties.ambient)
            };
            if let (Some(ours), Some(theirs)) = (stretch(a), stretch(b)) {
                if overlap(&ours, &theirs) && (alone(a) || alone(b)) && main_line(a) && main_line(b) {
                    let sure = |one: Session<'_>| !alone(one) || one.data().plenary;
                    push("everybody".to_owned(), &ours, &theirs, both_settled && sure(a) && sure(b));
                }
            }
        }
    }
    found.sort();
    found
}

/// Without rooms of rooms, repeats and own parts: then what overlaps is known before anybody asks.
fn without_detours(mut draft: Draft) -> Draft {
    for room in draft.venues.iter_mut().flat_map(|venue| &mut venue.rooms) {
        room.made_of.clear();
    }
    for session in &mut draft.sessions {
        session.repeats = None;
        for one in &mut session.participations {
            one.part = None;
        }
    }
    draft
}

/// The two-at-once hall apart: the twin counts there itself.
fn hall_is_overfull(programme: &Programme) -> bool {
    let hall = programme.room("r3").unwrap();
    let held: Vec<_> = hall.sessions().filter_map(takes_rooms).collect();
    held.iter()
        .any(|one| held.iter().filter(|other| other.start <= one.start && one.start < other.end).count() > 2)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clashes_are_those_of_every_pair(draft in busy(), plainer in any::<bool>()) {
        let programme = if plainer { without_detours(draft) } else { draft }.build().unwrap();
        let clashes = programme.clashes();
        let mut found: Vec<Said> = clashes.pairs.iter().map(said).collect();
        found.sort();
        let crowd = |crowd: &programme::query::Crowd<'_>| matches!(crowd.over, Contested::Room(room) if room.id() == "r3");
        prop_assert_eq!(clashes.crowds.iter().any(crowd), hall_is_overfull(&programme));
        // The programmes are small: more than four pairs for each claim come about nowhere but in the hall.
        prop_assert!(clashes.crowds.iter().all(|one| crowd(one) || one.pairs > 4 * one.claims));
        if clashes.crowds.iter().all(crowd) {
            prop_assert_eq!(found, naive_clashes(&programme));
        }
        prop_assert!(clashes.pairs.is_sorted_by_key(|clash| rank(clash.first)));
        prop_assert!(clashes.pairs.iter().all(|clash| rank(clash.first) < rank(clash.second) && clash.from < clash.to));
    }

    #[test]
    fn clashes_of_a_set_are_those_within_it(draft in busy(), choice in any::<u16>()) {
        let programme = draft.build().unwrap();
        let set = chosen(&programme, choice);
        let within = |clash: &&Clash<'_>| set.contains(clash.first) && set.contains(clash.second);
        let all = programme.clashes();
        let expected: Vec<_> = all.pairs.iter().filter(within).map(said).collect();
        let found: Vec<_> = set.clashes().pairs.iter().map(said).collect();
        if all.crowds.is_empty() {
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_is_on_is_what_has_started_and_not_ended(draft in sound(), from in -60_i64..4500, length in 1_i64..600) {
        let programme = draft.build().unwrap();
        let window = minutes(&programme, from, length);
        let overlapping = scan(&programme, |session| stretch(session).is_some_and(|own| overlap(&own, &window)));
        prop_assert_eq!(ids(programme.overlapping(window.clone())), overlapping.clone());
        prop_assert_eq!(ids(programme.sessions().during(window.clone())), overlapping.clone());
        prop_assert_eq!(programme.count_overlapping(window.clone()), overlapping.len());
        let on = scan(&programme, |session| stretch(session).is_some_and(|own| own.contains(&window.start)));
        prop_assert_eq!(ids(programme.on_at(window.start)), on.clone());
        prop_assert_eq!(ids(programme.sessions().at(window.start)), on.clone());
        prop_assert_eq!(programme.count_on_at(window.start), on.len());
        prop_assert_eq!(programme.overlapping(window.end..window.start).count(), 0);
        let perhaps: BTreeSet<_> = ids(programme.perhaps_on_at(window.start)).into_iter().collect();
        prop_assert!(on.iter().all(|id| !perhaps.contains(id)));
        for id in &perhaps {
            let session = programme.session(id).unwrap();
            prop_assert!(session.takes_place() && stretch(session).is_none());
        }
    }

    #[test]
    fn rooms_know_what_is_on_and_next(draft in busy(), from in -60_i64..4500, length in 1_i64..600) {
        let programme = draft.build().unwrap();
        let window = minutes(&programme, from, length);
        for room in programme.rooms() {
            let here: Vec<_> = room.sessions().filter(|session| stretch(*session).is_some()).collect();
            let mut here_once = here.clone();
            here_once.dedup();
            let overlapping = here_once.iter().copied().filter(|session| overlap(&stretch(*session).unwrap(), &window));
            prop_assert_eq!(ids(room.overlapping(window.clone())), ids(overlapping));
            let next = here_once.iter().copied().find(|session| stretch(*session).unwrap().start > window.start);
            prop_assert_eq!(room.next_after(window.start), next);
        }
        for door in programme.now_and_next(window.start) {
            // At a door stands what is in the room, in a hall it is part of, or in a part of it.
            let tied = |other: Room<'_>| !below(door.room).is_disjoint(&below(other));
            let here = || programme.rooms().filter(|room| tied(*room)).flat_map(|room| room.sessions());
            let timed = || here().filter_map(|one| Some((stretch(one)?, one)));
            let now = timed().filter(|(own, _)| own.contains(&window.start)).map(|(_, one)| one);
            prop_assert_eq!(door.now, now.max_by_key(|one| rank(*one)));
            let next = timed().filter(|(own, _)| own.start > window.start).map(|(_, one)| one);
            prop_assert_eq!(door.next, next.min_by_key(|one| rank(*one)));
        }
        for person in programme.people() {
            let on = person.sessions().filter(|one| by_any_slot(*one).is_some_and(|own| own.contains(&window.start)));
            prop_assert_eq!(ids(person.on_at(window.start)), ids(on));
        }
    }

    #[test]
    fn filters_keep_what_a_scan_keeps(draft in sound()) {
        let programme = draft.build().unwrap();
        let all = || programme.sessions();
        for day in programme.days() {
            let on = scan(&programme, |one| one.slot().is_some_and(|slot| slot.day_number() == day.number()));
            prop_assert_eq!(ids(all().on_day(day)), on.clone());
            let night = day.begin()..day.begin().plus_seconds(24 * 3600);
            let touching = scan(&programme, |one| {
                on.contains(&one.id().as_str()) || stretch(one).is_some_and(|own| overlap(&own, &night))
            });
            prop_assert_eq!(ids(all().touching_day(day)), touching);
        }
        for room in programme.rooms() {
            prop_assert_eq!(
                ids(all().in_room(room)),
                scan(&programme, |one| one.rooms().any(|other| other == room))
            );
            let tied = |other: Room<'_>| !below(room).is_disjoint(&below(other)) ;
            let occupying = scan(&programme, |one| one.rooms().any(tied));
            prop_assert_eq!(ids(all().occupying(room)), occupying);
        }
        for venue in programme.venues() {
            let inside = |room: Room<'_>| below(room).iter().any(|id| programme.room(id).unwrap().venue() == venue);
            let in_venue = scan(&programme, |one| {
                one.rooms().any(inside) || one.place() == Some(&Place::venue(venue.id().as_str()))
            });
            prop_assert_eq!(ids(all().in_venue(venue)), in_venue);
        }
        for person in programme.people() {
            let with = scan(&programme, |one| one.people().any(|other| other == person));
            prop_assert_eq!(ids(all().with_person(person)), with.clone());
            prop_assert_eq!(programme.people().in_sessions(with.len()..=with.len()).contains(person), true);
        }
        for track in programme.tracks() {
            prop_assert_eq!(
                ids(all().in_track(track)),
                scan(&programme, |one| one.tracks().any(|other| other == track))
            );
        }
        for organisation in programme.organisations() {
            let is = |id: Option<&programme::id::OrganisationId>| id.is_some_and(|id| id == organisation.id());
            let by = scan(&programme, |session| {
                session.participations().any(|one| {
                    is(one.data().organisation.as_ref())
                        || matches!(one.on_behalf_of(), Some(programme::draft::Party::Organisation(id)) if is(Some(id)))
                        || one.posts().iter().any(|post| is(post.organisation.as_ref()))
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
        let holds_french = |one: Session<'_>| one.spoken().iter().any(|tag| tag.as_str().starts_with("fr"));
        prop_assert_eq!(ids(all().in_language("fr")), scan(&programme, holds_french));
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
    fn sets_obey_the_laws_of_sets(draft in sound(), one in any::<u16>(), two in any::<u16>(), three in any::<u16>()) {
        let programme = draft.clone().build().unwrap();
        let other_programme = draft.build().unwrap();
        let (a, b, c) = (chosen(&programme, one), chosen(&programme, two), chosen(&programme, three));
        let all = programme.sessions();
        let not = |set: &Sessions<'_>| all.difference(&programme.select(ids(set)));
        prop_assert_eq!(a.union(&b), b.union(&a));
        prop_assert_eq!(a.intersection(&b), b.intersection(&a));
        prop_assert_eq!(a.union(&b).union(&c), a.union(&b.union(&c)));
        prop_assert_eq!(a.intersection(&b.union(&c)), a.intersection(&b).union(&a.intersection(&c)));
        prop_assert_eq!(not(&a.union(&b)), not(&a).intersection(&not(&b)));
        prop_assert_eq!(a.union(&a), a.clone());
        prop_assert_eq!(a.difference(&b).is_disjoint(&b), true);
        prop_assert_eq!(a.difference(&b).len() + a.intersection(&b).len(), a.len());
        prop_assert_eq!(all.intersection(&a), a.clone());
        // A set of another programme is read as its ids.
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
    fn free_time_is_what_is_not_taken(draft in busy(), from in 0_i64..1500, length in 1_i64..900, room in 0_usize..4, person in 0_usize..5, least in 1_u32..90) {
        let programme = draft.build().unwrap();
        let window = minutes(&programme, from, length);
        let room = programme.rooms().nth(room).unwrap();
        let person = programme.people().into_iter().nth(person % programme.people().len()).unwrap();
        let search = programme.free().between(window.clone()).at_least(Length::from_seconds(least * 60).unwrap());
        let in_it = |one: Session<'_>| {
            one.rooms().any(|other| !below(other).is_disjoint(&below(room)))
                || one.data().place == Some(Place::venue(room.venue().id().as_str()))
                || one.rooms().any(|other| other != room && other.made_of().any(|part| part == room))
        };
        // Everything is on whole minutes, so a minute is free or taken as a whole.
        let taken = |minute: i64, with_room: bool, with_person: bool| {
            let now = window.start.plus_seconds(minute * 60);
            let holding = programme.sessions().into_iter().filter(|one| own_place(*one) && in_it(*one));
            let mut holding: Vec<_> = holding.filter(|one| takes_rooms(*one).is_some_and(|own| own.contains(&now))).collect();
            if room.data().simultaneous == Some(2) {
                holding.retain(|one| one.rooms().any(|other| other == room) || one.data().place == Some(Place::venue("v1")));
                let alone = holding.iter().any(|one| one.data().place == Some(Place::venue("v1")));
                if !alone && holding.len() < 2 {
                    holding.clear();
                }
            }
            let tied_venue = programme.sessions().into_iter().any(|one| {
                let whole = |venue: &str| own_place(one) && one.data().place == Some(Place::venue(venue));
                let reaches = |venue: &str| {
                    room.made_of().any(|part| part.venue().id() == venue) || room.part_of().any(|above| above.venue().id() == venue)
                };
                takes_rooms(one).is_some_and(|own| own.contains(&now)) && ["v0", "v1"].iter().any(|venue| whole(venue) && reaches(venue))
            });
            let busy = wanted_by(person).any(|(_, own)| own.contains(&now));
            let away = !person.data().available.is_empty() && !person.data().available.iter().any(|slot| {
                let day = programme.day(slot.day_number()).unwrap();
                day.moment(slot.start().unwrap()) <= now && now < day.moment(slot.end().unwrap())
            });
            (with_room && (!holding.is_empty() || tied_venue)) || (with_person && (busy || away))
        };
        for (with_room, with_person) in [(true, false), (false, true), (true, true)] {
            let mut search = search.clone();
            search = if with_room { search.room(room) } else { search };
            search = if with_person { search.person(person) } else { search };
            let found: Vec<_> = search.find().unwrap().iter().map(|free| free.from..free.to).collect();
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
            prop_assert_eq!(found, expected, "{:?} {:?} {} {}", room, person, with_room, with_person);
        }
        prop_assert_eq!(search.clone().room("none").find().unwrap_err().code(), programme::Code::DanglingReference);
        for free in search.a_room_for(80).find().unwrap() {
            prop_assert!(free.room.unwrap().data().capacity >= Some(80));
        }
    }

    #[test]
    fn a_shift_clashes_as_the_changed_programme_does(draft in busy(), plainer in any::<bool>(), which in any::<u16>(), start in prop_oneof![0_u32..1500, 480_u32..600], length in 1_u32..300, room in 0_usize..3) {
        let draft = if plainer { without_detours(draft) } else { draft };
        let programme = draft.clone().build().unwrap();
        let session = programme.sessions().into_iter().nth(usize::from(which) % programme.sessions().len()).unwrap();
        let time = |minutes: u32| DayTime::from_seconds(minutes * 60).unwrap();
        let slot = Slot::between(1, time(start), time(start + length)).unwrap();
        let shift = session.what_if().at(slot).in_room(format!("r{room}"));

        let mut changed: Draft = draft;
        let row = changed.session_mut(session.id().as_str()).unwrap();
        row.slot = Some(slot);
        row.planned_length = None;
        row.place = Some(Place::room(format!("r{room}")));
        let changed = changed.build().unwrap();
        let moved: BTreeSet<&str> = changed
            .sessions()
            .into_iter()
            .filter(|one| {
                let line: Vec<_> = std::iter::once(*one).chain(one.ancestors()).collect();
                line.iter().position(|above| above.id() == session.id()).is_some_and(|depth| {
                    line[..depth].iter().all(|part| part.data().slot.is_none())
                })
            })
            .map(|one| one.id().as_str())
            .collect();
        let all = changed.clashes();
        if all.crowds.is_empty() {
            // A plenary concerns everybody wherever it is; parts that state a room stay in it.
            let concerned = |said: &Said| {
                let (a, b) = (moved.contains(said.0.as_str()), moved.contains(said.1.as_str()));
                let own = |id: &str| id == session.id().as_str();
                (a || b) && (said.2.starts_with("person") || own(&said.0) || own(&said.1))
            };
            let mut expected: Vec<Said> = all.pairs.iter().map(said).filter(concerned).collect();
            expected.retain(|one| one.2 != "exclusion" || [&one.0, &one.1].iter().any(|id| **id == session.id().as_str()));
            expected.sort();
            let mut found: Vec<Said> = shift.clashes().unwrap().iter().map(said).collect();
            found.sort();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn cells_of_a_grid_do_not_overlap_and_leave_nothing_out(draft in busy()) {
        let programme = draft.build().unwrap();
        for day in programme.days() {
            let grid = programme.timetable(day).unwrap();
            prop_assert!(grid.times.is_sorted());
            for (nth, a) in grid.cells.iter().enumerate() {
                prop_assert!(a.rows.end < grid.times.len() && a.columns.end <= grid.columns.len());
                prop_assert!(!a.rows.is_empty() && !a.columns.is_empty());
                prop_assert_eq!(Some(grid.times[a.rows.start]), a.session.start());
                prop_assert_eq!(Some(grid.times[a.rows.end]), a.session.end());
                for b in &grid.cells[nth + 1..] {
                    let apart = a.rows.end <= b.rows.start || b.rows.end <= a.rows.start
                        || a.columns.end <= b.columns.start || b.columns.end <= a.columns.start;
                    prop_assert!(apart, "{:?} {:?}", a, b);
                }
            }
            for session in day.sessions().filter(|one| one.status() != SessionStatus::Dropped) {
                let held = |one: Session<'_>| grid.cells.iter().any(|cell| cell.session == one);
                let shown = held(session) || grid.untimed.contains(&session) || session.ancestors().any(held);
                prop_assert!(shown, "{:?}", session);
            }
        }
        prop_assert!(programme.timetable(77).is_none());
    }

    #[test]
    fn the_public_face_is_sound_and_shows_nothing_else(draft in sound()) {
        let programme = draft.build().unwrap();
        let public = programme.public();
        let again = public.to_draft();
        prop_assert!(again.check().is_empty(), "{}", again.check());
        prop_assert_eq!(&again.clone().build().unwrap().to_draft(), &again);
        prop_assert_eq!(&public.public().to_draft(), &again);
        let hidden = |one: Session<'_>| matches!(one.status(), SessionStatus::Proposed | SessionStatus::Dropped);
        let expected: Vec<_> = programme
            .sessions()
            .declared()
            .filter(|one| !std::iter::once(*one).chain(one.ancestors()).any(hidden))
            .map(|one| one.id().as_str())
            .collect();
        prop_assert_eq!(ids(public.sessions().declared()), expected);
        prop_assert!(public.participations().all(|one| one.is_public()));
        let shown = |one: &Participation<'_>| {
            use programme::status::ParticipationStatus as Status;
            one.is_public() && !matches!(one.status(), Status::Invited | Status::Declined | Status::NoShow)
        };
        for session in &public.sessions() {
            let before = programme.session(session.id().as_str()).unwrap();
            prop_assert_eq!(session.title(), before.title());
            let people = |one: Participation<'_>| (one.data().person.clone(), one.data().role.clone(), one.status());
            let expected: Vec<_> = before.participations().filter(shown).map(people).collect();
            prop_assert_eq!(session.participations().map(people).collect::<Vec<_>>(), expected);
        }
        prop_assert!(public.people().iter().all(|person| person.participations().len() > 0));
    }

    #[test]
    fn an_extract_is_sound_and_stands_where_it_stood(draft in sound(), choice in any::<u16>()) {
        let programme = draft.build().unwrap();
        let set = chosen(&programme, choice);
        let extract = programme.extract(&set);
        let again = extract.to_draft();
        prop_assert!(again.check().is_empty(), "{}", again.check());
        prop_assert_eq!(&again.clone().build().unwrap().to_draft(), &again);
        prop_assert_eq!(extract.sessions().len(), set.len());
        for session in &set {
            let here = extract.session(session.id().as_str()).unwrap();
            prop_assert_eq!(here.slot(), session.slot());
            prop_assert_eq!(here.start(), session.start());
            prop_assert_eq!(here.title(), session.title());
            prop_assert_eq!(here.participations().len(), session.participations().len());
            let rooms = |one: Session<'_>| one.rooms().map(|room| room.id().to_string()).collect::<Vec<_>>();
            prop_assert_eq!(rooms(here), rooms(session));
        }
        prop_assert_eq!(programme.extract(&programme.sessions()).sessions().len(), programme.sessions().len());
    }

    #[test]
    fn figures_add_up(draft in busy()) {
        let programme = draft.build().unwrap();
        let taking_place = programme.sessions().into_iter().filter(Session::takes_place);
        let counted: Vec<(Session<'_>, Participation<'_>)> = taking_place
            .flat_map(|session| session.participations().map(move |one| (session, one)))
            .filter(|(_, one)| one.status().is_expected())
            .collect();
        let roles = programme.sessions().statistics().by_role();
        let of = |role: Option<&Role>| counted.iter().filter(|(_, one)| one.role() == role).copied().collect::<Vec<_>>();
        let seconds = |(session, one): &(Session<'_>, Participation<'_>)| {
            let part = one.data().part.map(|part| part.end.total_seconds() - part.start.total_seconds());
            part.or(session.length().map(Length::total_seconds))
        };
        for share in roles.stated.iter().chain([&roles.not_stated]) {
            let own = of(share.key.as_ref());
            prop_assert_eq!(share.participations, own.len());
            let floor: u32 = own.iter().filter(|(_, one)| one.properties().has_floor).filter_map(seconds).sum();
            let presiding: u32 = own.iter().filter(|(_, one)| one.properties().presides).filter_map(seconds).sum();
            prop_assert_eq!((share.floor, share.presiding), (floor.into(), presiding.into()));
            prop_assert_eq!(share.untimed, own.iter().filter(|one| seconds(one).is_none()).count());
            let people: BTreeSet<_> = own.iter().filter_map(|(_, one)| one.person()).map(|one| one.id().to_string()).collect();
            prop_assert_eq!(share.people, people.len());
        }
        let by_person = programme.sessions().statistics().by_person();
        let total: usize = by_person.stated.iter().map(|share| share.participations).sum();
        prop_assert_eq!(total + by_person.not_stated.participations, counted.len());
        let kinds: usize = programme.sessions().statistics().by_kind_and_day().iter().map(|count| count.sessions).sum();
        prop_assert_eq!(kinds, programme.sessions().into_iter().filter(Session::takes_place).count());
    }

    #[test]
    fn itineraries_run_in_order(draft in busy()) {
        let programme = draft.build().unwrap();
        for person in programme.people() {
            let stops = person.itinerary().stops;
            prop_assert!(stops.is_sorted_by_key(|stop| (stop.from, stop.to)));
            let wanted: BTreeSet<_> =
                wanted_by(person).filter(|(_, own)| !own.is_empty()).map(|(one, _)| one.id().as_str()).collect();
            let there: BTreeSet<_> = stops.iter().map(|stop| stop.session.id().as_str()).collect();
            prop_assert_eq!(there, wanted);
            let mut latest = None;
            for stop in &stops {
                prop_assert_eq!(stop.wait, latest.map(|latest| stop.from - latest));
                latest = latest.max(Some(stop.to));
            }
        }
    }

    #[test]
    fn conflicts_of_a_choice_are_its_overlapping_pairs(draft in busy(), choice in any::<u16>()) {
        let programme = draft.build().unwrap();
        let set = chosen(&programme, choice);
        let visited: Vec<_> = set.iter().filter(|one| by_any_slot(*one).is_some() && !one.properties().idle && !one.ancestors().any(|above| set.contains(above))).collect();
        let mut expected = Vec::new();
        for (nth, a) in visited.iter().copied().enumerate() {
            for b in visited[nth + 1..].iter().copied() {
                if overlap(&by_any_slot(a).unwrap(), &by_any_slot(b).unwrap()) && !exempt(a, b) {
                    expected.push((a.id().as_str(), b.id().as_str()));
                }
            }
        }
        expected.sort_unstable();
        let conflicts = set.conflicts();
        let mut found: Vec<_> = conflicts.iter().map(|one| (one.first.id().as_str(), one.second.id().as_str())).collect();
        found.sort_unstable();
        prop_assert_eq!(found, expected);
        for conflict in &conflicts {
            for other in &conflict.instead {
                let own = by_any_slot(*other).unwrap();
                let family = [conflict.first, conflict.second];
                let replaced = family.iter().find(|one| one.occurrences().any(|occurrence| occurrence == *other)).unwrap();
                let free = visited.iter().filter(|one| *one != replaced).all(|one| !overlap(&by_any_slot(*one).unwrap(), &own));
                prop_assert!(free, "{:?}", conflict);
            }
        }
    }
}

/// In which place a session comes in order of time.
fn rank(session: Session<'_>) -> usize {
    session.programme().sessions().into_iter().position(|other| other == session).unwrap()
}

/// Some of the sessions, by the bits of a number.
fn chosen(programme: &Programme, choice: u16) -> Sessions<'_> {
    let mut nth = 0;
    let bits = programme.sessions().into_iter().filter(|_| {
        nth += 1;
        choice >> (nth % 16) & 1 == 1
    });
    programme.select(ids(bits))
}

#[test]
fn a_pair_clashes_once_for_a_person_whatever_their_roles() {
    use programme::draft;
    let at = |id: &str, start: &str, end: &str| {
        draft::Session::new(id).with_slot(Slot::between(1, start, end).unwrap())
    };
    let ada = |role: Option<Role>| {
        let one = draft::Participation::person("ada");
        role.map_or(one.clone(), |role| one.with_role(role))
    };
    let part = |start: &str, end: &str| programme::time::TimeRange::new(start, end).unwrap();
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_day(draft::Day::new(1))
        .with_person(draft::Person::new("ada", "Ada"))
        // Twice in one session: without a stated role, and in the chair.
        .with_session(
            at("a", "09:00", "10:00")
                .with_participation(ada(None))
                .with_participation(ada(Some(Role::Chair))),
        )
        .with_session(at("b", "09:30", "11:00").with_participation(ada(Some(Role::Speaker))))
        // Two parts of one session, of which the later alone overlaps with what follows.
        .with_session(
            at("c", "12:00", "14:00")
                .with_participation(ada(Some(Role::Speaker)).with_part(part("12:00", "12:15")))
                .with_participation(ada(Some(Role::Speaker)).with_part(part("13:30", "14:00"))),
        )
        .with_session(at("d", "13:45", "15:00").with_participation(ada(Some(Role::Author))))
        .with_session(at("e", "13:50", "15:00").with_participation(ada(Some(Role::Speaker))));
    let programme = draft.build().unwrap();
    let found: Vec<_> = programme.clashes().pairs.iter().map(said).collect();
    let moment = |time: &str| programme.moment(1, time.parse().unwrap()).unwrap();
    let clash = |a: &str, b: &str, from: &str, to: &str| {
        (a.to_owned(), b.to_owned(), "person ada".to_owned(), moment(from), moment(to), true)
    };
    assert_eq!(found, [clash("a", "b", "09:30", "10:00"), clash("c", "e", "13:50", "14:00")]);
}

#[test]
fn a_venue_taken_as_a_whole_clashes_with_its_rooms_and_they_not_with_each_other() {
    use programme::draft;
    let at = |id: &str, place: Place| {
        draft::Session::new(id).with_slot(Slot::between(1, "09:00", "10:00").unwrap()).with_place(place)
    };
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_day(draft::Day::new(1))
        .with_venue(
            draft::Venue::new("hq", "Headquarters")
                .with_room(draft::Room::new("a", "A"))
                .with_room(draft::Room::new("b", "B")),
        )
        .with_venue(draft::Venue::new("annex", "Annex").with_room(draft::Room::new("c", "C")))
        .with_session(at("in-a", Place::room("a")))
        .with_session(at("in-b", Place::room("b")))
        .with_session(at("in-c", Place::room("c")))
        .with_session(at("whole", Place::venue("hq")));
    let programme = draft.build().unwrap();
    let found: Vec<_> =
        programme.clashes().pairs.iter().map(said).map(|said| (said.0, said.1, said.2)).collect();
    let with_whole = |id: &str| (id.to_owned(), "whole".to_owned(), "venue hq".to_owned());
    assert_eq!(found, [with_whole("in-a"), with_whole("in-b")]);
}

#[test]
fn parts_clash_with_each_other_and_not_with_what_they_are_part_of() {
    use programme::draft;
    let ada = || draft::Participation::person("ada").with_role(Role::Speaker);
    let at = |id: &str, start: &str, end: &str| {
        let slot = Slot::between(1, start, end).unwrap();
        draft::Session::new(id).with_slot(slot).with_participation(ada())
    };
    // Some time on the day, of which her own part is known.
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
    let pairs = |found: &[Clash<'_>]| -> Vec<_> {
        found.iter().map(|clash| (clash.first.id().to_string(), clash.second.id().to_string())).collect()
    };
    let two = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(pairs(&programme.clashes().pairs), [two("remarks", "first"), two("first", "second")]);

    // What has no slot is definite in the one that it would have.
    let mut unscheduled = programme.to_draft();
    unscheduled.session_mut("third").unwrap().slot = None;
    unscheduled.session_mut("third").unwrap().part_of = None;
    let unscheduled = unscheduled.build().unwrap();
    let slot = Slot::between(1, "11:00", "11:30").unwrap();
    let there = unscheduled.session("third").unwrap().what_if().at(slot).clashes().unwrap();
    assert_eq!(pairs(&there), [two("panel", "third")]);
    assert!(there.iter().all(|clash| clash.definite));

    // What would take no time takes nobody's.
    let third = programme.session("third").unwrap();
    let earlier = |end: &str| third.what_if().at(Slot::between(1, "09:45", end).unwrap()).clashes().unwrap();
    assert_eq!(pairs(&earlier("10:15")), [two("first", "third"), two("second", "third")]);
    assert_eq!(pairs(&earlier("09:45")), []);
}

#[test]
fn a_clash_names_the_room_that_is_contested() {
    use programme::draft;
    let named = |divides: bool| {
        let at = |id: &str, start: &str, end: &str| {
            let slot = Slot::between(1, start, end).unwrap();
            draft::Session::new(id)
                .with_slot(slot)
                .with_place(Place::Rooms(["annex", "hall", "corner"].map(Into::into).to_vec()))
        };
        let hall = draft::Room::new("hall", "Hall");
        // There is room for both in the annex.
        let venue = draft::Venue::new("hq", "Headquarters")
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
    // The first by its id of those that hold one thing at a time.
    assert_eq!(named(false), ["corner"]);
    assert_eq!(named(true), ["corner"]);
}

#[test]
fn views_of_another_programme_are_read_as_their_ids() {
    let agenda = include_str!("../../examples/data/idm-2018-second-session.json");
    let agenda = || serde_json::from_str::<Draft>(agenda).unwrap().build().unwrap();
    let (here, there) = (agenda(), agenda());
    let person = there.person("laura-thompson").unwrap();
    assert_eq!(here.sessions().with_person(person), here.sessions().with_person("laura-thompson"));
    assert_eq!(here.sessions().in_room(there.room("xviii").unwrap()).to_string(), "side-event-idiaspora");
    assert_eq!(here.sessions().on_day(there.day(2).unwrap()).len(), 7);
    assert!(here.sessions().contains(there.session("closing").unwrap()));
    assert!(here.people().named("thompson").contains(person));
    assert_eq!(
        here.free().person(person).on_day(2).find(),
        here.free().person("laura-thompson").on_day(2).find()
    );
    assert_ne!(here.person("laura-thompson"), Some(person), "but they are not the same");
    let stranger = Draft::new("other", "Other")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_day(programme::draft::Day::new(9))
        .with_person(programme::draft::Person::new("stranger", "Stranger"))
        .with_session(programme::draft::Session::new("elsewhere"))
        .build()
        .unwrap();
    let nothing = here.sessions().with_person(stranger.person("stranger").unwrap());
    assert!(nothing.is_empty() && here.sessions().on_day(stranger.day(9).unwrap()).is_empty());
    assert!(here.sessions().intersection(&stranger.sessions()).is_empty());
    assert!(here.free().person(stranger.person("stranger").unwrap()).find().is_err());
    let closing = here.session("closing").unwrap().what_if();
    assert!(closing.clone().in_room("none").clashes().is_err());
    assert!(closing.at(Slot::between(9, "10:00", "11:00").unwrap()).clashes().is_err());
    assert!(here.extract(&stranger.sessions()).sessions().is_empty());
}

#[test]
fn results_outlive_the_set() {
    let draft = Draft::new("demo", programme::Text::new([("en", "Demo")]).unwrap())
        .with_session(programme::draft::Session::new("a"));
    let programme = draft.build().unwrap();
    let first = {
        let set = programme.sessions().top_level();
        set.iter().next()
    };
    assert_eq!(first, programme.session("a"));
}
