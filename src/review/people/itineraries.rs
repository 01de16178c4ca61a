//! Rules about the itinerary of a person: changes of rooms and venues, long runs and availability.

use std::collections::BTreeSet;

use crate::code::Code;
use crate::list::ToList;
use crate::query::Stop;
use crate::report::Notice;
use crate::review::availability::Availability;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::value::place::Place;
use crate::value::status::{AttendanceMode, Presence};
use crate::view::{Participation, Person, Session};

pub(super) fn itinerary(context: &ReviewContext<'_>, person: Person<'_>, found: &mut FindingCollector<'_>) {
    let stated = !person.data().available.is_empty();
    // Most people take part in a single session, or in sessions on different days, and need no
    // itinerary.
    let several = hurries(context, person, found);
    if !(several || stated) || person.data().group {
        return;
    }
    let mut stops = person.itinerary().stops;
    // The order of the rows must not decide between sessions at the same time.
    sorting::sort_by_key(&mut stops, |stop| (stop.from, stop.to, stop.session.id()));
    if stated {
        unavailable(context, person, &stops, found);
    }
    if several {
        turnaround(context, person, &stops, found);
        long_run(context, person, &stops, found);
        let most = context.thresholds.person_sessions as usize;
        if stops.len() > most {
            let sessions: Vec<String> = stops.iter().map(|stop| describe::session(stop.session)).to_list();
            let message = format!(
                "{} is needed in {} sessions ({}), but the limit for one person is {most}",
                describe::person(person),
                stops.len(),
                describe::list(&sessions, 3)
            );
            let notice = Notice::new(&person, message).with_detail("sessions", stops.len()).with_help(
                "enter another person in one of these sessions, or raise the limit (\"person_sessions\") in \
                 the review profile",
            );
            found.add(Code::PersonOverSessionLimit, notice);
        }
    }
}

/// Returns `true` if the itinerary of a person must be checked, for example because the person has
/// little time between two sessions.
fn hurries(context: &ReviewContext<'_>, person: Person<'_>, found: &FindingCollector<'_>) -> bool {
    if person.participations().len() < 2 {
        return false;
    }
    // The quick test below compares entire sessions. If people attend only a part of a session,
    // every itinerary must be checked.
    if context.any_part || found.wants(Code::PersonLongRun) || found.wants(Code::PersonOverSessionLimit) {
        return true;
    }
    let close = context.thresholds.turnaround.max(context.thresholds.venue_change);
    let close = i64::from(close.total_seconds());
    if close == 0 {
        return false;
    }
    let mut ends: BTreeSet<i64> = BTreeSet::new();
    person.sessions().any(|session| {
        let Some((start, end)) = session.start().zip(session.end()) else { return false };
        let shortly_before = start.seconds() - close + 1..=start.seconds();
        let near = ends.range(shortly_before).next().is_some();
        ends.insert(end.seconds());
        near
    })
}

/// Reports people who have too little time to get from one session to the next. If the places of
/// both sessions are unknown, the person is assumed to stay in the same place.
///
/// Several sessions can end at the same time before the next session starts, and several sessions
/// can start next at the same time. The person is then double-booked, and may attend any of them. A
/// pair is reported only if the places differ in all pairs. The ids determine which pair is
/// reported, so the order of the sessions in the programme has no effect.
fn turnaround(
    context: &ReviewContext<'_>,
    person: Person<'_>,
    stops: &[Stop<'_>],
    found: &mut FindingCollector<'_>,
) {
    let mut before: Vec<&Stop<'_>> = Vec::new();
    for after in stops.chunk_by(|one, other| one.from == other.from) {
        let last = std::mem::take(&mut before);
        before.clone_from(&last);
        for stop in after {
            match before.first().map(|last| last.to) {
                Some(latest) if latest > stop.to => continue,
                Some(latest) if latest < stop.to => before.clear(),
                _ => {}
            }
            before.push(stop);
        }
        let (Some(stop), Some(one)) = (first_of(after.iter()), first_of(last.iter().copied())) else {
            continue;
        };
        let wait = stop.from.seconds() - one.to.seconds();
        if wait < 0 {
            continue;
        }
        let (mut all_apart, mut other_venue) = (true, true);
        for last in last.iter().take(MOST_TIES) {
            for stop in after.iter().take(MOST_TIES) {
                all_apart &= apart(last.session, stop.session);
                other_venue &= match (last.session.venue(), stop.session.venue()) {
                    (Some(last), Some(here)) => last != here,
                    _ => false,
                };
            }
        }
        let is_remote = |stop: &&Stop<'_>| remote(person, stop.session);
        if !all_apart || last.iter().any(is_remote) || after.iter().any(|stop| is_remote(&stop)) {
            continue;
        }
        let (code, needed) =
            if other_venue && wait < i64::from(context.thresholds.venue_change.total_seconds()) {
                (Code::UnreachableVenueChange, context.thresholds.venue_change)
            } else {
                (Code::TightTurnaround, context.thresholds.turnaround)
            };
        if wait >= i64::from(needed.total_seconds()) {
            continue;
        }
        let time = if wait == 0 { "no time".to_owned() } else { format!("only {}", describe::length(wait)) };
        let place = |session| if other_venue { place_in_venue(session) } else { describe::place(session) };
        let message = format!(
            "{} has {time} to get from {} in {} to {} in {}",
            describe::person(person),
            describe::session_when(one.session),
            place(one.session),
            describe::session_when(stop.session),
            place(stop.session),
        );
        let settle = match code {
            Code::TightTurnaround => "if the time is enough, nothing needs to be done",
            _ => "if the time is enough, accept this with a waiver in the review profile",
        };
        let notice = Notice::new(&person, message)
            .with_related(&one.session)
            .with_related(&stop.session)
            .with_detail("minutes", wait / 60)
            .with_help(format!(
                "move one session, because at least {} are expected; {settle}",
                describe::length(needed.total_seconds().into())
            ));
        found.add(code, notice);
    }
}

/// The maximum number of sessions with the same start or the same end that are compared.
const MOST_TIES: usize = 16;

/// Returns the stop whose session has the smallest id. This stop represents several stops with the
/// same start or the same end.
fn first_of<'s, 'p>(stops: impl Iterator<Item = &'s Stop<'p>>) -> Option<&'s Stop<'p>>
where
    'p: 's,
{
    stops.min_by_key(|stop| stop.session.id())
}

/// Returns `true` if a person has to change places between two sessions. Two unknown places are
/// assumed to be the same.
fn apart(from: Session<'_>, to: Session<'_>) -> bool {
    let online = |session: Session<'_>| session.data().mode == Some(AttendanceMode::Online);
    let everywhere = |session: Session<'_>| matches!(session.place(), Some(Place::Everywhere));
    if online(from)
        || online(to)
        || everywhere(from)
        || everywhere(to)
        || from.is_within(to)
        || to.is_within(from)
    {
        return false;
    }
    let (mut here, mut there) = (from.rooms().peekable(), to.rooms().peekable());
    match (here.peek().is_some(), there.peek().is_some()) {
        (true, true) => {
            let there: Vec<_> = there.to_list();
            !here.any(|room| there.contains(&room))
        }
        // If neither session has a room, only the venues can be compared.
        (false, false) => match (from.venue(), to.venue()) {
            (Some(here), Some(there)) => here != there,
            _ => false,
        },
        (true, false) | (false, true) => match (from.venue(), to.venue()) {
            (Some(here), Some(there)) => here != there,
            _ => true,
        },
    }
}

/// Returns `true` if the person attends the session remotely and therefore needs no travel time.
fn remote(person: Person<'_>, session: Session<'_>) -> bool {
    let here = |one: Participation<'_>| {
        one.person() == Some(person) && one.data().presence == Some(Presence::Remote)
    };
    session.participations().any(here)
}

/// Describes the room of a session together with the venue, such as `“Room A” of “Town Hall”`.
fn place_in_venue(session: Session<'_>) -> String {
    match (session.rooms().next(), session.venue()) {
        (Some(room), Some(venue)) => format!("{} of {}", describe::room(room), describe::venue(venue)),
        _ => describe::place(session),
    }
}

fn long_run(
    context: &ReviewContext<'_>,
    person: Person<'_>,
    stops: &[Stop<'_>],
    found: &mut FindingCollector<'_>,
) {
    let Some((first, rest)) = stops.split_first() else { return };
    let most = i64::from(context.thresholds.person_run.total_seconds());
    let mut run = (first, first, 1);
    let mut end = |(begun, last, sessions): (&Stop<'_>, &Stop<'_>, usize)| {
        let length = last.to.seconds() - begun.from.seconds();
        if length > most && sessions > 1 {
            let message = format!(
                "{} is needed for {} without a break ({}), in {sessions} sessions from {} to {}, but at most \
                 {} are expected",
                describe::person(person),
                describe::length(length),
                describe::interval(begun.session, begun.from, last.to),
                describe::session(begun.session),
                describe::session(last.session),
                describe::length(most)
            );
            let help =
                format!("move one session, or let another person take over one; {}", describe::IF_INTENDED);
            let notice = Notice::new(&person, message).with_related(&begun.session);
            found.add(Code::PersonLongRun, notice.with_detail("minutes", length / 60).with_help(help));
        }
    };
    for stop in rest {
        run = if stop.from <= run.1.to {
            (run.0, if stop.to > run.1.to { stop } else { run.1 }, run.2 + 1)
        } else {
            end(run);
            (stop, stop, 1)
        };
    }
    end(run);
}

fn unavailable(
    context: &ReviewContext<'_>,
    person: Person<'_>,
    stops: &[Stop<'_>],
    found: &mut FindingCollector<'_>,
) {
    let available = Availability::new(context.programme, &person.data().available);
    for stop in stops {
        if available.covers(&(stop.from..stop.to)) {
            continue;
        }
        let name = describe::person(person);
        let when = describe::interval(stop.session, stop.from, stop.to);
        let message = format!(
            "{name} is needed in {} ({when}), but is {}",
            describe::session(stop.session),
            available.on_the_day_of(stop.session)
        );
        let notice = Notice::new(&person, message).with_related(&stop.session).with_help(format!(
            "move the session, or correct the times of {name} in \"available\" if they have changed"
        ));
        found.add(Code::PersonUnavailable, notice);
    }
}
