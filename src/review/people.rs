//! The rules about people and their roles.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Check, CheckScope, FindingCollector, ReviewContext, availability, describe};
use crate::code::Code;
use crate::draft::Post;
use crate::query::Stop;
use crate::report::{Notice, Reportable};
use crate::value::id::PersonId;
use crate::value::language::LanguageTag;
use crate::value::moment::Moment;
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

/// Checks the itinerary of a person.
fn itinerary(context: &ReviewContext<'_>, person: Person<'_>, found: &mut FindingCollector<'_>) {
    let stated = !person.data().available.is_empty();
    // Most people take part once or on different days, so the itinerary is built only if needed.
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
            let message = format!(
                "{} is required in {} sessions, but the limit is {most}",
                describe::person(person),
                stops.len()
            );
            let notice = Notice::new(&person, message)
                .with_detail("sessions", stops.len())
                .with_help("let other people take over some sessions");
            found.add(Code::PersonOverSessionLimit, notice);
        }
    }
}

/// Returns `true` if two sessions of a person may be so close together that the itinerary must be
/// checked.
fn hurries(context: &ReviewContext<'_>, person: Person<'_>, found: &FindingCollector<'_>) -> bool {
    if person.participations().len() < 2 {
        return false;
    }
    // The part of a session that a person attends can be anywhere in the session.
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

/// Reports people who have too little time to get from one place to the next. Two unknown places
/// are not compared.
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
        let message = format!(
            "{} has {time} to get from {} in {} to {} in {}",
            describe::person(person),
            describe::session_when(last.session),
            place(last.session),
            describe::session_when(stop.session),
            place(stop.session),
        );
        let notice = Notice::new(&person, message)
            .with_related(&last.session)
            .with_related(&stop.session)
            .with_detail("minutes", wait / 60)
            .with_help(format!(
                "check whether the time is enough, or move one session; the expected minimum is {}",
                describe::length(needed.total_seconds().into())
            ));
        found.add(code, notice);
    }
}

/// Returns `true` if a person has to move to another place between two sessions. The place of at
/// least one session must be known.
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
        // Without rooms, only the venues can be compared. Sessions without a venue are not
        // compared.
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

/// Returns `true` if the person attends remotely and so needs no travel time.
fn remote(person: Person<'_>, session: Session<'_>) -> bool {
    let here = |one: Participation<'_>| {
        one.person() == Some(person) && one.data().presence == Some(Presence::Remote)
    };
    session.participations().any(here)
}

fn place(session: Session<'_>) -> String {
    let programme = session.programme();
    match (session.rooms().next(), session.venue(), session.place()) {
        (Some(room), ..) => describe::room(room),
        (None, Some(venue), _) => describe::quoted(describe::wording(programme, venue.name())),
        (None, None, Some(_)) => "a place to be announced".to_owned(),
        (None, None, None) => "an unknown place".to_owned(),
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
    let mut run = (first, first.to, 1);
    let mut end = |(begun, to, sessions): (&Stop<'_>, Moment, usize)| {
        let length = to.seconds() - begun.from.seconds();
        if length > most && sessions > 1 {
            let message = format!(
                "{} is required for {} without a break, in {sessions} sessions starting with {}",
                describe::person(person),
                describe::length(length),
                describe::session_when(begun.session)
            );
            let notice = Notice::new(&person, message).with_related(&begun.session);
            let notice = notice.with_detail("minutes", length / 60).with_help("give them a break");
            found.add(Code::PersonLongRun, notice);
        }
    };
    for stop in rest {
        run = if stop.from <= run.1 {
            (run.0, run.1.max(stop.to), run.2 + 1)
        } else {
            end(run);
            (stop, stop.to, 1)
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
            "{name} is required in {} ({when}), but is not available at that time",
            describe::session(stop.session)
        );
        let notice = Notice::new(&person, message)
            .with_related(&stop.session)
            .with_help("move the session, or ask whether their available times are still correct");
        found.add(Code::PersonUnavailable, notice);
    }
}

/// Reports people whose posts differ between sessions.
fn inconsistent_affiliation(_: &ReviewContext<'_>, person: Person<'_>, found: &mut FindingCollector<'_>) {
    let lines = |one: &Participation<'_>| (one.posts().to_vec(), one.posts_line().cloned());
    let mut occasions: Vec<_> = person.participations().filter(|one| one.session().is_some()).collect();
    // Sessions with the same start are sorted by id, so the order in the file has no effect.
    occasions.sort_by_key(|one| one.session().map(|session| (session.start(), session.id())));
    let mut occasions = occasions.into_iter();
    let Some(first) = occasions.next() else { return };
    let stated = lines(&first);
    if let Some(other) = occasions.find(|one| lines(one) != stated) {
        let message =
            format!("{} is listed with different posts in different sessions", describe::person(person));
        let notice = Notice::new(&person, message)
            .with_related(&first)
            .with_related(&other)
            .with_help("if this is not intended, enter the posts only once, for the person");
        found.add(Code::InconsistentAffiliation, notice);
    }
}

/// Returns `true` if the session may list a person twice. The result is always `true` for sessions
/// with more than 16 participations, because comparing all pairs would be slow.
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
    listed.sort_by_key(|(person, role, _)| (*person, *role));
    for same in listed.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|same| same.len() > 1) {
        // A person may be listed twice with different parts of the session or different topics.
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
            let role = first.role().map_or_else(|| "without a role".to_owned(), |role| format!("as {role}"));
            let message = format!(
                "{} is listed {} times {role} in {}",
                describe::party(*first),
                twice.len(),
                describe::session(session)
            );
            let notice = Notice::new(first, message)
                .with_related(second)
                .with_help("keep one entry and remove the others");
            found.add(Code::DuplicateParticipation, notice.with_detail("times", twice.len()));
        }
    }
}

/// Reports people who both preside over a discussion and speak in it.
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
            let message = format!(
                "{} presides over {} and is also one of its speakers",
                describe::person(person),
                describe::session(session)
            );
            let notice = Notice::new(one, message)
                .with_related(other)
                .with_help("remove one of the two entries, unless the person really does both");
            found.add(Code::ConflictingRolesInSession, notice);
        }
    }
}

/// Returns the participations of a session and of all its parts.
fn everybody(session: Session<'_>) -> Vec<Participation<'_>> {
    let mut all: Vec<_> = session.participations().collect();
    let mut parts: Vec<_> = session.parts().collect();
    while let Some(part) = parts.pop() {
        all.extend(part.participations());
        parts.extend(part.parts());
    }
    all
}

/// Reports sessions without participants whose kind requires people. Participants of the parts and
/// of the parent sessions count.
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
    let listed = session.participations().len();
    let gone = if listed > 0 { ": none of the people listed will attend" } else { "" };
    let message = format!("nobody takes part in {}{gone}", describe::session_when(session));
    let notice = Notice::new(&session, message).at("participations");
    found.add(
        Code::SessionWithoutSpeaker,
        notice.with_help(
            "add a speaker, or a vacancy if the speaker is not known yet: \
             { \"vacancy\": \"to be confirmed\" }",
        ),
    );
}

/// Reports all discussions without a chair or moderator in one finding. Nothing is reported if the
/// programme names one for only a few discussions.
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
    let notice = counted(context, &lacking, asked.len(), |names, count| {
        let but = match count {
            0 => String::new(),
            1 => ", but 1 other session that needs a chair or moderator has one".to_owned(),
            _ => format!(", but {count} other sessions that need a chair or moderator have one"),
        };
        format!("nobody presides over {names}{but}")
    });
    if let Some(notice) = notice {
        let help = "add a moderator or chair: { \"person\": \"…\", \"role\": \"moderator\" }";
        found.add(Code::PanelWithoutModerator, notice.with_help(help));
    }
}

/// Returns one notice for all sessions that lack a value, or `None` if too many sessions lack it.
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
    lacking.sort_by_key(|session| (session.start(), session.id().clone()));
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
        found.add(Code::MultipleModerators, notice.with_help("keep one of them, unless they share the task"));
    }
}

/// Reports people who speak or preside in a break. Contacts and organisers of a break are allowed.
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
        let message = format!(
            "{} {} listed in {}, but this kind of session has no speakers",
            describe::list(&people, 3),
            describe::agree(people.len(), "is", "are"),
            describe::session_when(session)
        );
        let notice = Notice::new(&session, message).at("participations").with_detail("people", people.len());
        found.add(
            Code::BreakWithPeople,
            notice.with_help("move them to the correct session, or change the kind of this session"),
        );
    }
}

/// Reports role labels without a role. There is one finding for each wording.
fn uncoded_label(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let mut labels: BTreeMap<&str, Vec<Participation<'_>>> = BTreeMap::new();
    for one in context.programme.participations().filter(|one| one.role().is_none()) {
        if let Some(label) = one.label() {
            labels.entry(describe::wording(context.programme, label)).or_default().push(one);
        }
    }
    for (label, mut listed) in labels {
        listed.sort_by_key(|one| (one.subject(), one.path()));
        let Some(first) = listed.first() else { continue };
        let message = format!(
            "{} is listed under the heading {} without a role{}",
            describe::party(*first),
            describe::quoted(label),
            others(listed.len())
        );
        let notice = Notice::new(first, message).at("label").with_detail("participations", listed.len());
        found.add(
            Code::UncodedRoleLabel,
            notice.with_help("add the role that the heading names, for example \"role\": \"speaker\""),
        );
    }
}

fn others(listed: usize) -> String {
    match listed {
        0 | 1 => String::new(),
        2 => " (and 1 more case)".to_owned(),
        _ => format!(" (and {} more cases)", listed - 1),
    }
}

/// Reports headings that name a different role than the participation has. There is one finding for
/// each pair of heading and role.
fn label_disagrees(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    // Programmes have many participations but few different headings, so each heading is parsed
    // once.
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
        listed.sort_by_key(|one| (one.subject(), one.path()));
        let Some(first) = listed.first() else { continue };
        let session =
            first.session().map_or_else(String::new, |one| format!(" in {}", describe::session_when(one)));
        let message = format!(
            "{} is listed under the heading {}{session}, but has the role \"{role}\"{}",
            describe::party(*first),
            describe::quoted(label),
            others(listed.len())
        );
        let notice = Notice::new(first, message).at("label").with_detail("participations", listed.len());
        let notice = notice.with_detail("stated", role.as_str()).with_detail("named", named.as_str());
        let help =
            format!("use the role that the heading names, \"role\": \"{named}\", or correct the heading");
        found.add(Code::LabelCodeDisagree, notice.with_help(help));
    }
}

/// Returns the role that a heading names if it contradicts the role of the participation. Ambiguous
/// headings are ignored.
fn contradicted<'r>(one: Participation<'_>, role: &Role, named: &'r [Role]) -> Option<&'r Role> {
    let first = named.first().filter(|_| !named.contains(role))?;
    // The properties of a role depend on the session: a presenter presides in some kinds of
    // session.
    let properties = |role: &Role| one.properties_in(role);
    let one_thing = named.iter().all(|other| alike(properties(other), properties(first)));
    let stated = one.properties();
    (one_thing && named.iter().all(|named| !alike(properties(named), stated))).then_some(first)
}

/// Returns `true` if two roles are similar: both speak, both preside, or neither does and both
/// agree on whether attendance is required.
fn alike(one: RoleProperties, other: RoleProperties) -> bool {
    let idle = |properties: RoleProperties| !properties.presides && !properties.has_floor;
    one.presides && other.presides
        || one.has_floor && other.has_floor
        || idle(one)
            && idle(other)
            && (one.attendance == RequiredAttendance::None) == (other.attendance == RequiredAttendance::None)
}

/// Reports participants with neither a heading nor a role, if other participants have headings.
fn unlabelled(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let listed = || context.programme.participations().filter(|one| one.session().is_some());
    if !listed().any(|one| one.label().is_some()) {
        return;
    }
    for one in listed().filter(|one| one.label().is_none() && one.role().is_none()) {
        let session = one.session().map_or_else(String::new, describe::session_when);
        let message =
            format!("{} is listed in {session} without a heading and without a role", describe::party(one));
        let help = "add the role, as for the other participants, for example \"role\": \"speaker\"";
        found.add(Code::UnlabelledParticipation, Notice::new(&one, message).with_help(help));
    }
}

/// Reports speakers without a post or an organisation in one finding, if most other people have
/// one.
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
        // Most people have posts of their own, so their participations need not be checked.
        if own(person) || person.participations().any(|one| stated(&one)) {
            stating += 1;
        } else if person.participations().any(|one| with_floor(&one)) {
            lacking.push(person);
        }
    }
    lacking.sort_by_key(|person| person.id().clone());
    if lacking.is_empty() || !context.thresholds.is_custom(stating, stating + lacking.len()) {
        return;
    }
    let names: Vec<String> = lacking.iter().map(|person| describe::person(*person)).collect();
    let but = match stating {
        0 => String::new(),
        1 => ", but 1 other person has one".to_owned(),
        _ => format!(", but {stating} other people have one"),
    };
    let message = format!(
        "{} {} no post or organisation{but}",
        describe::list(&names, 3),
        describe::agree(names.len(), "has", "have")
    );
    let notice = Notice::new(context.programme, message).at("people");
    let notice = notice.with_all_related(&lacking);
    found.add(
        Code::MissingAffiliation,
        notice.with_detail("people", lacking.len()).with_help("add it to the \"posts\" of the person"),
    );
}
