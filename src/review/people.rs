//! Rules about people and their roles.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Check, CheckScope, FindingCollector, ReviewContext, availability, describe};
use crate::code::Code;
use crate::draft::Post;
use crate::query::Stop;
use crate::report::{Notice, Reportable};
use crate::sorting;
use crate::value::id::PersonId;
use crate::value::language::LanguageTag;
use crate::value::place::Place;
use crate::value::role::{RequiredAttendance, Role, RoleProperties};
use crate::value::slot::TimeRange;
use crate::value::status::{AttendanceMode, Presence};
use crate::value::text::Text;
use crate::view::{Participation, Person, Session};
use crate::vocabulary::recognise_roles;

pub(super) const CHECKS: &[Check] = &[
    Check {
        codes: &[
            Code::TightTurnaround,
            Code::UnreachableVenueChange,
            Code::PersonLongRun,
            Code::PersonOverSessionLimit,
            Code::PersonUnavailable,
        ],
        run: CheckScope::Person(itinerary),
    },
    Check { codes: &[Code::InconsistentAffiliation], run: CheckScope::Person(inconsistent_affiliation) },
    Check { codes: &[Code::DuplicateParticipation], run: CheckScope::Session(duplicate_participation) },
    Check { codes: &[Code::ConflictingRolesInSession], run: CheckScope::Session(conflicting_roles) },
    Check { codes: &[Code::SessionWithoutSpeaker], run: CheckScope::Session(without_speaker) },
    Check { codes: &[Code::PanelWithoutModerator], run: CheckScope::Once(without_moderator) },
    Check { codes: &[Code::MultipleModerators], run: CheckScope::Session(multiple_moderators) },
    Check { codes: &[Code::BreakWithPeople], run: CheckScope::Session(break_with_people) },
    Check { codes: &[Code::UncodedRoleLabel], run: CheckScope::Once(uncoded_label) },
    Check { codes: &[Code::LabelCodeDisagree], run: CheckScope::Once(label_disagrees) },
    Check { codes: &[Code::UnlabelledParticipation], run: CheckScope::Once(unlabelled) },
    Check { codes: &[Code::MissingAffiliation], run: CheckScope::Once(missing_affiliation) },
];

fn itinerary(context: &ReviewContext<'_>, person: Person<'_>, found: &mut FindingCollector<'_>) {
    let stated = !person.data().available.is_empty();
    // Most people take part in a single session, or in sessions on different days, and need no
    // itinerary.
    let several = hurries(context, person, found);
    if !(several || stated) || person.data().group {
        return;
    }
    let stops = person.itinerary().stops;
    if stated {
        unavailable(context, person, &stops, found);
    }
    if several {
        turnaround(context, person, &stops, found);
        long_run(context, person, &stops, found);
        let most = context.thresholds.person_sessions as usize;
        if stops.len() > most {
            let sessions: Vec<String> = stops.iter().map(|stop| describe::session(stop.session)).collect();
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
fn turnaround(
    context: &ReviewContext<'_>,
    person: Person<'_>,
    stops: &[Stop<'_>],
    found: &mut FindingCollector<'_>,
) {
    let mut before: Option<&Stop<'_>> = None;
    for stop in stops {
        let last = before;
        if before.is_none_or(|last| last.to <= stop.to) {
            before = Some(stop);
        }
        let (Some(last), Some(wait)) = (last, stop.wait) else { continue };
        if wait < 0 || last.session == stop.session || !apart(last.session, stop.session) {
            continue;
        }
        if remote(person, last.session) || remote(person, stop.session) {
            continue;
        }
        let other_venue = stop.changes_venue == Some(true);
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
            describe::session_when(last.session),
            place(last.session),
            describe::session_when(stop.session),
            place(stop.session),
        );
        let settle = match code {
            Code::TightTurnaround => "if the time is enough, nothing needs to be done",
            _ => "if the time is enough, accept this with a waiver in the review profile",
        };
        let notice = Notice::new(&person, message)
            .with_related(&last.session)
            .with_related(&stop.session)
            .with_detail("minutes", wait / 60)
            .with_help(format!(
                "move one session, because at least {} are expected; {settle}",
                describe::length(needed.total_seconds().into())
            ));
        found.add(code, notice);
    }
}

/// Returns `true` if a person has to change places between two sessions. Two unknown places are
/// assumed to be the same.
fn apart(from: Session<'_>, to: Session<'_>) -> bool {
    let online = |session: Session<'_>| session.data().mode == Some(AttendanceMode::Online);
    let everywhere = |session: Session<'_>| matches!(session.place(), Some(Place::Everywhere));
    let within = |part: Session<'_>, whole: Session<'_>| part.ancestors().any(|above| above == whole);
    if online(from)
        || online(to)
        || everywhere(from)
        || everywhere(to)
        || within(from, to)
        || within(to, from)
    {
        return false;
    }
    let (mut here, mut there) = (from.rooms().peekable(), to.rooms().peekable());
    match (here.peek().is_some(), there.peek().is_some()) {
        (true, true) => {
            let there: Vec<_> = there.collect();
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

/// Describes the room of a session together with the venue, such as “Room A”, “Town Hall”.
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
    for stop in stops {
        if availability::cover(context.programme, &person.data().available, &(stop.from..stop.to)) {
            continue;
        }
        let name = describe::person(person);
        let when = describe::interval(stop.session, stop.from, stop.to);
        let message = format!(
            "{name} is needed in {} ({when}), but is {}",
            describe::session(stop.session),
            availability::on_the_day_of(stop.session, &person.data().available)
        );
        let notice = Notice::new(&person, message).with_related(&stop.session).with_help(format!(
            "move the session, or correct the times of {name} in \"available\" if they have changed"
        ));
        found.add(Code::PersonUnavailable, notice);
    }
}

fn inconsistent_affiliation(_: &ReviewContext<'_>, person: Person<'_>, found: &mut FindingCollector<'_>) {
    let lines = |one: &Participation<'_>| (one.posts().to_vec(), one.posts_line().cloned());
    let mut occasions: Vec<_> = person.participations().filter(|one| one.session().is_some()).collect();
    // Sorting by time and id makes the result independent of the order in the file.
    sorting::sort_by_key(&mut occasions, |one| one.session().map(|session| (session.start(), session.id())));
    let mut occasions = occasions.into_iter();
    let Some(first) = occasions.next() else { return };
    let stated = lines(&first);
    if let Some(other) = occasions.find(|one| lines(one) != stated) {
        let message = format!(
            "{} is listed with different posts: {}, but {}",
            describe::person(person),
            posts_in_session(first),
            posts_in_session(other)
        );
        let help = format!(
            "if only one is correct, enter the \"posts\" once, for the person, and not in the sessions; {}",
            describe::IF_INTENDED
        );
        let notice = Notice::new(&person, message).with_related(&first).with_related(&other).with_help(help);
        found.add(Code::InconsistentAffiliation, notice);
    }
}

/// Describes the positions of a participant in a session, such as `“Director” in “Opening”`.
fn posts_in_session(one: Participation<'_>) -> String {
    let posts = describe::posts(one).unwrap_or_else(|| "no post".to_owned());
    format!("{posts} in {}", one.session().map_or_else(String::new, describe::session))
}

/// Returns `true` if a session may list a person twice. Comparing all pairs of participants would
/// be slow in large sessions, so the result is always `true` for more than 16 participants.
fn has_somebody_twice(session: Session<'_>) -> bool {
    let all = session.participations();
    all.len() > 16
        || all.enumerate().any(|(at, one)| {
            one.person().is_some_and(|person| session.people().take(at).any(|earlier| earlier == person))
        })
}

fn duplicate_participation(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    if !has_somebody_twice(session) {
        return;
    }
    let mut listed: Vec<(&PersonId, Option<&Role>, Participation<'_>)> = session
        .participations()
        .filter(|one| one.session() == Some(session))
        .filter_map(|one| Some((one.person()?.id(), one.role(), one)))
        .collect();
    if listed.len() < 2 {
        return;
    }
    sorting::sort_by_key(&mut listed, |(person, role, _)| (*person, *role));
    for same in listed.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|same| same.len() > 1) {
        // A person may be listed twice if the two entries have different times or topics.
        let mut at: HashMap<(Option<TimeRange>, Option<&Text>), usize> = HashMap::new();
        let mut groups: Vec<Vec<Participation<'_>>> = Vec::new();
        for (.., one) in same {
            let data = one.data();
            let group = *at.entry((data.part, data.topic.as_ref())).or_insert(groups.len());
            match groups.get_mut(group) {
                Some(group) => group.push(*one),
                None => groups.push(vec![*one]),
            }
        }
        for twice in groups {
            let [first, second, ..] = twice.as_slice() else { continue };
            let role = first
                .role()
                .map_or_else(|| "without a role".to_owned(), |role| format!("as {}", describe::role(role)));
            let message = format!(
                "{} is listed {} {role} in {}",
                describe::party(*first),
                describe::times(twice.len()),
                describe::session(session)
            );
            let notice = Notice::new(first, message).with_related(second).with_help(format!(
                "delete {} in \"participations\"; if the person speaks {}, enter a different \"topic\" in \
                 each",
                if twice.len() == 2 { "one of the two entries" } else { "all but one of these entries" },
                describe::times(twice.len())
            ));
            found.add(Code::DuplicateParticipation, notice.with_detail("times", twice.len()));
        }
    }
}

fn conflicting_roles(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    if !session.properties().needs_presider || !has_somebody_twice(session) {
        return;
    }
    let all: Vec<_> = session.participations().filter(|one| one.status().is_expected()).collect();
    for one in all.iter().filter(|one| one.properties().presides && !one.properties().has_floor) {
        let Some(person) = one.person() else { continue };
        let floor = |other: &&Participation<'_>| {
            let properties = other.properties();
            other.person() == Some(person)
                && properties.has_floor
                && !properties.presides
                && other.role().is_some()
        };
        if let Some(other) = all.iter().find(floor) {
            let [presides, speaks] =
                [*one, *other].map(|one| one.role().map(describe::role).unwrap_or_default());
            let message = format!(
                "{} is listed twice in {}: as {presides}, who presides, and as {speaks}, who speaks",
                describe::person(person),
                describe::session(session)
            );
            let notice = Notice::new(one, message).with_related(other).with_help(
                "delete one of the two entries; if the person does both, nothing needs to be done",
            );
            found.add(Code::ConflictingRolesInSession, notice);
        }
    }
}

/// Returns the participants of a session and, recursively, of its parts.
fn everybody(session: Session<'_>) -> Vec<Participation<'_>> {
    let mut all: Vec<_> = session.participations().collect();
    let mut parts: Vec<_> = session.parts().collect();
    while let Some(part) = parts.pop() {
        all.extend(part.participations());
        parts.extend(part.parts());
    }
    all
}

/// Reports sessions that need people but have none. People who take part in the parent session or
/// in one of the parts are sufficient.
fn without_speaker(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    if !session.properties().needs_people || !session.takes_place() {
        return;
    }
    let here = |one: Participation<'_>| one.status().is_expected();
    if everybody(session).into_iter().any(here)
        || session.ancestors().any(|above| above.participations().any(here))
    {
        return;
    }
    let nobody = match session.participations().len() {
        0 => "nobody takes part in it",
        _ => "none of the people in it will attend",
    };
    let kind = session.kind().map_or_else(|| "a session".to_owned(), describe::kind);
    let message = format!("{} is {kind}, but {nobody}", describe::session_when(session));
    let notice = Notice::new(&session, message).at("participations");
    found.add(
        Code::SessionWithoutSpeaker,
        notice.with_help(
            "add people to \"participations\", for example { \"person\": \"…\", \"role\": \"speaker\" }, or \
             { \"vacancy\": \"to be confirmed\", \"role\": \"speaker\" } if they are not known yet",
        ),
    );
}

/// Reports all discussions without a chair or moderator in a single finding. Nothing is reported
/// unless most discussions have one.
fn without_moderator(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let needs = |session: &Session<'_>| session.properties().needs_presider && session.takes_place();
    let presides = |one: &Participation<'_>| one.properties().presides;
    let asked: Vec<_> = context.programme.sessions().declared().filter(needs).collect();
    let lacking: Vec<_> = asked
        .iter()
        .copied()
        .filter(|session| !everybody(*session).iter().any(presides))
        .filter(|session| !session.ancestors().any(|above| above.participations().any(|one| presides(&one))))
        .collect();
    let have = describe::agree(lacking.len(), "has", "have");
    let notice = counted(context, &lacking, asked.len(), |names, count| {
        let unlike = match count {
            0 => String::new(),
            1 => ", unlike 1 other session that needs one".to_owned(),
            _ => format!(", unlike {count} other sessions that need one"),
        };
        format!("{names} {have} no chair or moderator{unlike}")
    });
    if let Some(notice) = notice {
        let help = format!(
            "add one to \"participations\", for example {{ \"person\": \"…\", \"role\": \"moderator\" }}; {}",
            describe::OR_WAIVE
        );
        found.add(Code::PanelWithoutModerator, notice.with_help(help));
    }
}

/// Creates a single notice about all sessions that lack a value, such as a moderator. Returns
/// `None` if no session lacks the value, or if too many sessions do.
pub(super) fn counted(
    context: &ReviewContext<'_>,
    lacking: &[Session<'_>],
    asked: usize,
    message: impl Fn(String, usize) -> String,
) -> Option<Notice> {
    let stating = asked - lacking.len();
    if lacking.is_empty() || !context.thresholds.is_custom(stating, asked) {
        return None;
    }
    let mut lacking = lacking.to_vec();
    sorting::sort_by_key(&mut lacking, |session| (session.start(), session.id().clone()));
    let names: Vec<String> = lacking.iter().map(|session| describe::session_when(*session)).collect();
    let notice = Notice::new(context.programme, message(describe::list(&names, 3), stating)).at("sessions");
    let notice = notice.with_all_related(&lacking);
    Some(notice.with_detail("sessions", lacking.len()).with_detail("others", stating))
}

fn multiple_moderators(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let presiding: Vec<_> = session.presiding().filter(|one| one.status().is_expected()).collect();
    if presiding.len() > 1 {
        let names: Vec<String> = presiding.iter().map(|one| describe::party(*one)).collect();
        let message = format!(
            "{} has more than one chair or moderator: {}",
            describe::session(session),
            describe::list(&names, 3)
        );
        let notice = Notice::new(&session, message).at("participations").with_detail("people", names.len());
        let help = "if only one presides, change the \"role\" of the others; if they share the task, nothing \
                    needs to be done";
        found.add(Code::MultipleModerators, notice.with_help(help));
    }
}

/// Reports people who speak or preside during a break. Contacts and organisers of a break are not
/// reported.
fn break_with_people(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    if session.properties().admits_people {
        return;
    }
    let active = |one: &Participation<'_>| {
        let properties = one.properties();
        properties.has_floor || properties.presides
    };
    let people: Vec<String> = session.participations().filter(active).map(describe::party).collect();
    if !people.is_empty() {
        let kind = session.kind().map_or_else(|| "a break".to_owned(), describe::kind);
        let message = format!(
            "{} {} listed in {}, but this session is {kind}, in which nobody speaks or presides",
            describe::list(&people, 3),
            describe::agree(people.len(), "is", "are"),
            describe::session_when(session)
        );
        let notice = Notice::new(&session, message).at("participations").with_detail("people", people.len());
        found.add(
            Code::BreakWithPeople,
            notice.with_help(format!(
                "remove {} or move {} to the correct session, or change the \"kind\" of {}",
                describe::agree(people.len(), "this entry", "these entries"),
                describe::agree(people.len(), "it", "them"),
                describe::session(session)
            )),
        );
    }
}

/// Reports people who are listed under a printed heading but have no role. Each heading is reported
/// only once.
fn uncoded_label(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let mut labels: BTreeMap<&str, Vec<Participation<'_>>> = BTreeMap::new();
    for one in context.programme.participations().filter(|one| one.role().is_none()) {
        if let Some(label) = one.label() {
            labels.entry(describe::wording(context.programme, label)).or_default().push(one);
        }
    }
    for (label, mut listed) in labels {
        sorting::sort_by_key(&mut listed, |one| (one.subject(), one.path()));
        let Some(first) = listed.first() else { continue };
        let message = format!(
            "{} is listed under the heading {}{} without a role{}",
            describe::party(*first),
            describe::quoted(label),
            in_session(*first),
            others(listed.len())
        );
        let notice = Notice::new(first, message).at("label").with_detail("participations", listed.len());
        found.add(
            Code::UncodedRoleLabel,
            notice.with_help(format!(
                "add the role that the heading means, for example \"role\": \"speaker\"{}",
                to_each(listed.len())
            )),
        );
    }
}

fn others(listed: usize) -> String {
    match listed {
        0 | 1 => String::new(),
        2 => " (and 1 more like this)".to_owned(),
        _ => format!(" (and {} more like this)", listed - 1),
    }
}

fn to_each(listed: usize) -> &'static str {
    describe::agree(listed, "", ", to each of them")
}

/// Returns a phrase such as ` in “Opening”`. The phrase is empty if the participant does not belong
/// to a session.
fn in_session(one: Participation<'_>) -> String {
    one.session().map_or_else(String::new, |session| format!(" in {}", describe::session_when(session)))
}

/// Reports people whose role contradicts the printed heading above their names. Each combination of
/// heading and role is reported only once.
fn label_disagrees(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    // Many people share the same headings, so each heading is parsed only once.
    let mut read: BTreeMap<(&str, &LanguageTag), Vec<Role>> = BTreeMap::new();
    let mut disagree: BTreeMap<(&str, &LanguageTag, &Role), (Role, Vec<Participation<'_>>)> = BTreeMap::new();
    for one in context.programme.participations() {
        let (Some(label), Some(role)) = (one.label(), one.role().filter(|role| !role.is_custom())) else {
            continue;
        };
        for (language, wording) in label.entries() {
            let named = read.entry((wording, language)).or_insert_with(|| recognise_roles(wording, language));
            if let Some(named) = contradicted(one, role, named) {
                let (_, listed) =
                    disagree.entry((wording, language, role)).or_insert_with(|| (named.clone(), Vec::new()));
                listed.push(one);
                break;
            }
        }
    }
    for ((label, _, role), (named, mut listed)) in disagree {
        sorting::sort_by_key(&mut listed, |one| (one.subject(), one.path()));
        let Some(first) = listed.first() else { continue };
        let message = format!(
            "{} is listed under the heading {}{}, but has the role \"{role}\"{}",
            describe::party(*first),
            describe::quoted(label),
            in_session(*first),
            others(listed.len())
        );
        let notice = Notice::new(first, message).at("label").with_detail("participations", listed.len());
        let notice = notice.with_detail("stated", role.as_str()).with_detail("named", named.as_str());
        let help = format!(
            "if the heading is right, change the role to \"role\": \"{named}\"; otherwise correct the \
             heading (\"label\")"
        );
        found.add(Code::LabelCodeDisagree, notice.with_help(help));
    }
}

/// Returns the role that a printed heading names if it contradicts the role of the participant.
/// Returns `None` if the heading is ambiguous.
fn contradicted<'r>(one: Participation<'_>, role: &Role, named: &'r [Role]) -> Option<&'r Role> {
    let first = named.first().filter(|_| !named.contains(role))?;
    // The properties of a role depend on the session: a presenter presides in some kinds of
    // session.
    let properties = |role: &Role| one.properties_in(role);
    let one_thing = named.iter().all(|other| alike(properties(other), properties(first)));
    let stated = one.properties();
    (one_thing && named.iter().all(|named| !alike(properties(named), stated))).then_some(first)
}

/// Returns `true` if two roles are similar, for example because both speak or both preside. Roles
/// that do neither are similar if attendance is required for both or for neither.
fn alike(one: RoleProperties, other: RoleProperties) -> bool {
    let idle = |properties: RoleProperties| !properties.presides && !properties.has_floor;
    one.presides && other.presides
        || one.has_floor && other.has_floor
        || idle(one)
            && idle(other)
            && (one.attendance == RequiredAttendance::None) == (other.attendance == RequiredAttendance::None)
}

/// Reports people with neither a printed heading nor a role. Nothing is reported if the programme
/// has no headings at all.
fn unlabelled(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let listed = || context.programme.participations().filter(|one| one.session().is_some());
    if !listed().any(|one| one.label().is_some()) {
        return;
    }
    for one in listed().filter(|one| one.label().is_none() && one.role().is_none()) {
        let message = format!(
            "{} is listed{} without a heading and without a role",
            describe::party(one),
            in_session(one)
        );
        let help = "add the role, for example \"role\": \"speaker\", or the heading (\"label\"), as for \
                    other people";
        found.add(Code::UnlabelledParticipation, Notice::new(&one, message).with_help(help));
    }
}

/// Reports all speakers without a position or an organisation in a single finding. Nothing is
/// reported unless most people have one.
fn missing_affiliation(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let says =
        |post: &Post| post.title.is_some() || post.organisation.is_some() || post.organisation_name.is_some();
    let own = |person: Person<'_>| person.posts_line().is_some() || person.posts().iter().any(says);
    let stated = |one: &Participation<'_>| {
        one.posts_line().is_some() || one.posts().iter().any(says) || one.on_behalf_of().is_some()
    };
    let with_floor = |one: &Participation<'_>| {
        let properties = one.properties();
        (properties.has_floor || properties.presides) && one.is_public()
    };
    let people = context.programme.people();
    let single = people.iter().filter(|person| !person.data().group);
    let (mut stating, mut lacking) = (0, Vec::new());
    for person in single.filter(|person| person.participations().len() > 0) {
        // Most people have positions in their own entry, so their sessions need not be read.
        if own(person) || person.participations().any(|one| stated(&one)) {
            stating += 1;
        } else if person.participations().any(|one| with_floor(&one)) {
            lacking.push(person);
        }
    }
    sorting::sort_by_key(&mut lacking, |person| person.id().clone());
    if lacking.is_empty() || !context.thresholds.is_custom(stating, stating + lacking.len()) {
        return;
    }
    let names: Vec<String> = lacking.iter().map(|person| describe::person(*person)).collect();
    let unlike = match stating {
        0 => String::new(),
        _ => format!(", unlike {}", describe::count(stating, "other person", "other people")),
    };
    let message = format!(
        "{} {} neither a post nor an organisation{unlike}",
        describe::list(&names, 3),
        describe::agree(names.len(), "has", "have")
    );
    let notice = Notice::new(context.programme, message).at("people");
    let notice = notice.with_all_related(&lacking);
    found.add(
        Code::MissingAffiliation,
        notice.with_detail("people", lacking.len()).with_help(format!(
            "add {} in \"people\": \"posts\": [{{ \"title\": \"…\", \"organisation_name\": \"…\" }}]",
            describe::agree(lacking.len(), "the post of the person", "the posts of each person")
        )),
    );
}
