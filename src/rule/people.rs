//! People and roles: who is wanted twice, has no time to get there, is missing, or is listed oddly.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Check, Found, Pass, Run, hours, words};
use crate::code::Code;
use crate::draft::Post;
use crate::query::Stop;
use crate::report::{Item, Notice};
use crate::value::id::PersonId;
use crate::value::language::LanguageTag;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::role::{Role, RoleProperties, Stay};
use crate::value::slot::Span;
use crate::value::status::{Mode, Presence};
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
        run: Run::Person(itinerary),
    },
    Check { codes: &[Code::InconsistentAffiliation], run: Run::Person(inconsistent_affiliation) },
    Check { codes: &[Code::DuplicateParticipation], run: Run::Session(duplicate_participation) },
    Check { codes: &[Code::ConflictingRolesInSession], run: Run::Session(conflicting_roles) },
    Check { codes: &[Code::SessionWithoutSpeaker], run: Run::Session(without_speaker) },
    Check { codes: &[Code::PanelWithoutModerator], run: Run::Once(without_moderator) },
    Check { codes: &[Code::MultipleModerators], run: Run::Session(multiple_moderators) },
    Check { codes: &[Code::BreakWithPeople], run: Run::Session(break_with_people) },
    Check { codes: &[Code::UncodedRoleLabel], run: Run::Once(uncoded_label) },
    Check { codes: &[Code::LabelCodeDisagree], run: Run::Once(label_disagrees) },
    Check { codes: &[Code::UnlabelledParticipation], run: Run::Once(unlabelled) },
    Check { codes: &[Code::MissingAffiliation], run: Run::Once(missing_affiliation) },
];

/// What follows from where a person is wanted, in order of time.
fn itinerary(pass: &Pass<'_>, person: Person<'_>, found: &mut Found<'_>) {
    let stated = !person.data().available.is_empty();
    // Most people take part once, or on different days, and have nowhere to hurry.
    let several = hurries(pass, person, found);
    if !(several || stated) || person.data().group {
        return;
    }
    let stops = person.itinerary().stops;
    if stated {
        unavailable(pass, person, &stops, found);
    }
    if several {
        turnaround(pass, person, &stops, found);
        long_run(pass, person, &stops, found);
        let most = pass.thresholds.person_sessions as usize;
        if stops.len() > most {
            let message =
                format!("{} is wanted in {} sessions, more than {most}", words::person(person), stops.len());
            let notice = Notice::new(&person, message).with_figure("sessions", stops.len());
            found.add(Code::PersonOverSessionLimit, notice.with_help("share them out"));
        }
    }
}

/// Whether any two sessions of a person follow one another so closely that an itinerary is worth the time it takes.
fn hurries(pass: &Pass<'_>, person: Person<'_>, found: &Found<'_>) -> bool {
    if person.participations().len() < 2 {
        return false;
    }
    // Somebody's own part may lie anywhere in a session.
    if pass.any_part || found.wants(Code::PersonLongRun) || found.wants(Code::PersonOverSessionLimit) {
        return true;
    }
    let close = pass.thresholds.turnaround.max(pass.thresholds.venue_change);
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

/// Too little time from one place to the next. Between two places that are not known nobody can say.
fn turnaround(pass: &Pass<'_>, person: Person<'_>, stops: &[Stop<'_>], found: &mut Found<'_>) {
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
        let (code, needed) = if other_venue && wait < i64::from(pass.thresholds.venue_change.total_seconds())
        {
            (Code::UnreachableVenueChange, pass.thresholds.venue_change)
        } else {
            (Code::TightTurnaround, pass.thresholds.turnaround)
        };
        if wait >= i64::from(needed.total_seconds()) {
            continue;
        }
        let time = if wait == 0 { "no time".to_owned() } else { words::length(wait) };
        let message = format!(
            "{} has {time} from {} in {} to {} in {}",
            words::person(person),
            words::session_when(last.session),
            place(last.session),
            words::session_when(stop.session),
            place(stop.session),
        );
        let notice = Notice::new(&person, message)
            .with_related(&last.session)
            .with_related(&stop.session)
            .with_figure("minutes", wait / 60)
            .with_help(format!(
                "see whether it is enough, or move one of them; {} are asked for",
                words::length(needed.total_seconds().into())
            ));
        found.add(code, notice);
    }
}

/// Whether one has to go from one to the other: the places differ, as far as that is known of at least one of them.
fn apart(from: Session<'_>, to: Session<'_>) -> bool {
    let online = |session: Session<'_>| session.data().mode == Some(Mode::Online);
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
        // A whole venue is as good as any of its rooms; of no place at all nothing is known.
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

/// Whether somebody is there by line, and so under way to nowhere.
fn remote(person: Person<'_>, session: Session<'_>) -> bool {
    let here = |one: Participation<'_>| {
        one.person() == Some(person) && one.data().presence == Some(Presence::Remote)
    };
    session.participations().any(here)
}

fn place(session: Session<'_>) -> String {
    let programme = session.programme();
    match (session.rooms().next(), session.venue(), session.place()) {
        (Some(room), ..) => words::room(room),
        (None, Some(venue), _) => words::quoted(words::wording(programme, venue.name())),
        (None, None, Some(_)) => "a place to be announced".to_owned(),
        (None, None, None) => "a place that is not stated".to_owned(),
    }
}

fn long_run(pass: &Pass<'_>, person: Person<'_>, stops: &[Stop<'_>], found: &mut Found<'_>) {
    let Some((first, rest)) = stops.split_first() else { return };
    let most = i64::from(pass.thresholds.person_run.total_seconds());
    let mut run = (first, first.to, 1);
    let mut end = |(begun, to, sessions): (&Stop<'_>, Moment, usize)| {
        let length = to.seconds() - begun.from.seconds();
        if length > most && sessions > 1 {
            let message = format!(
                "{} is wanted for {} without a gap, in {sessions} sessions from {}",
                words::person(person),
                words::length(length),
                words::session_when(begun.session)
            );
            let notice = Notice::new(&person, message).with_related(&begun.session);
            let notice = notice.with_figure("minutes", length / 60).with_help("leave them a break");
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

fn unavailable(pass: &Pass<'_>, person: Person<'_>, stops: &[Stop<'_>], found: &mut Found<'_>) {
    for stop in stops {
        if hours::cover(pass.programme, &person.data().available, &(stop.from..stop.to)) {
            continue;
        }
        let name = words::person(person);
        let when = words::stretch(stop.session, stop.from, stop.to);
        let message = format!(
            "{name} is wanted in {}, {when}, and is not available then",
            words::session(stop.session)
        );
        let notice = Notice::new(&person, message)
            .with_related(&stop.session)
            .with_help("move it, or ask whether the stated times still hold");
        found.add(Code::PersonUnavailable, notice);
    }
}

/// One person with different functions on different occasions.
fn inconsistent_affiliation(_: &Pass<'_>, person: Person<'_>, found: &mut Found<'_>) {
    let lines = |one: &Participation<'_>| (one.posts().to_vec(), one.posts_line().cloned());
    let mut occasions: Vec<_> = person.participations().filter(|one| one.session().is_some()).collect();
    // What begins at one time comes by id: which stands first in the file does not matter.
    occasions.sort_by_key(|one| one.session().map(|session| (session.start(), session.id())));
    let mut occasions = occasions.into_iter();
    let Some(first) = occasions.next() else { return };
    let stated = lines(&first);
    if let Some(other) = occasions.find(|one| lines(one) != stated) {
        let message = format!("{} is listed with other functions on other occasions", words::person(person));
        let notice = Notice::new(&person, message)
            .with_related(&first)
            .with_related(&other)
            .with_help("if that is not meant, keep them on the person alone");
        found.add(Code::InconsistentAffiliation, notice);
    }
}

/// Whether anybody is listed twice: of a few people without a list of them.
fn has_somebody_twice(session: Session<'_>) -> bool {
    let all = session.participations();
    all.len() > 16
        || all.enumerate().any(|(at, one)| {
            one.person().is_some_and(|person| session.people().take(at).any(|earlier| earlier == person))
        })
}

fn duplicate_participation(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
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
        // Two parts, or two topics, are two things to do.
        let mut at: HashMap<(Option<Span>, Option<&Text>), usize> = HashMap::new();
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
                words::party(*first),
                twice.len(),
                words::session(session)
            );
            let notice = Notice::new(first, message).with_related(second).with_help("remove all but one");
            found.add(Code::DuplicateParticipation, notice.with_figure("times", twice.len()));
        }
    }
}

/// Presiding over a discussion, and sitting on the panel besides.
fn conflicting_roles(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
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
                "{} presides over {} and is one of its speakers too",
                words::person(person),
                words::session(session)
            );
            let notice = Notice::new(one, message)
                .with_related(other)
                .with_help("if they do both, leave it; if not, remove one of the two");
            found.add(Code::ConflictingRolesInSession, notice);
        }
    }
}

/// Whoever takes part in a session or in one of its parts.
fn everybody(session: Session<'_>) -> Vec<Participation<'_>> {
    let mut all: Vec<_> = session.participations().collect();
    let mut parts: Vec<_> = session.parts().collect();
    while let Some(part) = parts.pop() {
        all.extend(part.participations());
        parts.extend(part.parts());
    }
    all
}

/// Nobody at all is listed where the kind needs people. Those of its parts count, and those of the session that it is part of.
fn without_speaker(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
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
    let gone = if listed > 0 { ": whoever is listed does not come" } else { "" };
    let message = format!("nobody takes part in {}{gone}", words::session_when(session));
    let notice = Notice::new(&session, message).at("participations");
    found.add(
        Code::SessionWithoutSpeaker,
        notice.with_help(
            "name who speaks, or a vacancy while that is open: { \"vacancy\": \"to be confirmed\" }",
        ),
    );
}

/// One finding for the programme: where few have somebody who presides, it is not its custom to print that.
fn without_moderator(pass: &Pass<'_>, found: &mut Found<'_>) {
    let needs = |session: &Session<'_>| session.properties().needs_presider && session.takes_place();
    let presides = |one: &Participation<'_>| one.properties().presides;
    let asked: Vec<_> = pass.programme.sessions().declared().filter(needs).collect();
    let lacking: Vec<_> = asked
        .iter()
        .copied()
        .filter(|session| !everybody(*session).iter().any(presides))
        .filter(|session| !session.ancestors().any(|above| above.participations().any(|one| presides(&one))))
        .collect();
    let notice = counted(pass, &lacking, asked.len(), |names, count| {
        format!("nobody presides over {names}, while somebody does over the other {count} of their kind")
    });
    if let Some(notice) = notice {
        let help = "name a moderator or chair: { \"person\": \"…\", \"role\": \"moderator\" }";
        found.add(Code::PanelWithoutModerator, notice.with_help(help));
    }
}

/// One finding for those few sessions that lack what the programme states by custom.
pub(super) fn counted(
    pass: &Pass<'_>,
    lacking: &[Session<'_>],
    asked: usize,
    message: impl Fn(String, usize) -> String,
) -> Option<Notice> {
    let stating = asked - lacking.len();
    if lacking.is_empty() || !pass.thresholds.is_custom(stating, asked) {
        return None;
    }
    let mut lacking = lacking.to_vec();
    lacking.sort_by_key(|session| (session.start(), session.id().clone()));
    let names: Vec<String> = lacking.iter().map(|session| words::session_when(*session)).collect();
    let notice = Notice::new(pass.programme, message(words::list(&names, 3), stating)).at("sessions");
    let notice = notice.with_all_related(&lacking);
    Some(notice.with_figure("sessions", lacking.len()).with_figure("others", stating))
}

fn multiple_moderators(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let presiding: Vec<_> = session.presiding().filter(|one| one.status().is_expected()).collect();
    if presiding.len() > 1 {
        let names: Vec<String> = presiding.iter().map(|one| words::party(*one)).collect();
        let message = format!("{} preside over {}", words::list(&names, 3), words::session(session));
        let notice = Notice::new(&session, message).at("participations").with_figure("people", names.len());
        found.add(Code::MultipleModerators, notice.with_help("if they share the chair, leave it"));
    }
}

/// Those who speak or preside; a contact or an organiser may well stand on a break.
fn break_with_people(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    if session.properties().admits_people {
        return;
    }
    let active = |one: &Participation<'_>| {
        let properties = one.properties();
        properties.has_floor || properties.presides
    };
    let people: Vec<String> = session.participations().filter(active).map(words::party).collect();
    if !people.is_empty() {
        let message = format!(
            "{} {} in {}, where nobody speaks or presides",
            words::list(&people, 3),
            words::agree(people.len(), "stands", "stand"),
            words::session_when(session)
        );
        let notice = Notice::new(&session, message).at("participations").with_figure("people", people.len());
        found.add(
            Code::BreakWithPeople,
            notice.with_help("move them to the session they belong to, or give this one another kind"),
        );
    }
}

/// Labels without a code, one finding for each wording.
fn uncoded_label(pass: &Pass<'_>, found: &mut Found<'_>) {
    let mut labels: BTreeMap<&str, Vec<Participation<'_>>> = BTreeMap::new();
    for one in pass.programme.participations().filter(|one| one.role().is_none()) {
        if let Some(label) = one.label() {
            labels.entry(words::wording(pass.programme, label)).or_default().push(one);
        }
    }
    for (label, mut listed) in labels {
        listed.sort_by_key(|one| (one.subject(), one.path()));
        let Some(first) = listed.first() else { continue };
        let message = format!(
            "{} stands under the heading {} without a role{}",
            words::party(*first),
            words::quoted(label),
            others(listed.len())
        );
        let notice = Notice::new(first, message).at("label").with_figure("participations", listed.len());
        found.add(
            Code::UncodedRoleLabel,
            notice.with_help("state beside the heading what they do: \"role\": \"speaker\""),
        );
    }
}

fn others(listed: usize) -> String {
    if listed > 1 { format!(", and {} more do", listed - 1) } else { String::new() }
}

/// Headings that name another role than the one stated, one finding for each heading and role.
fn label_disagrees(pass: &Pass<'_>, found: &mut Found<'_>) {
    // Many stand under few headings: each is read once.
    let mut read: BTreeMap<(&str, &LanguageTag), Vec<Role>> = BTreeMap::new();
    let mut disagree: BTreeMap<(&str, &LanguageTag, &Role), (Role, Vec<Participation<'_>>)> = BTreeMap::new();
    for one in pass.programme.participations() {
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
            first.session().map_or_else(String::new, |one| format!(" in {}", words::session_when(one)));
        let message = format!(
            "{} stands under the heading {}{session}, with the role {role}{}",
            words::party(*first),
            words::quoted(label),
            others(listed.len())
        );
        let notice = Notice::new(first, message).at("label").with_figure("participations", listed.len());
        let notice = notice.with_figure("stated", role.as_str()).with_figure("named", named.as_str());
        let help = format!("state the role that it names, \"role\": \"{named}\", or correct the heading");
        found.add(Code::LabelCodeDisagree, notice.with_help(help));
    }
}

/// The role that a heading names, where it can be read as one thing, and that is another than the one stated.
fn contradicted<'r>(one: Participation<'_>, role: &Role, named: &'r [Role]) -> Option<&'r Role> {
    let first = named.first().filter(|_| !named.contains(role))?;
    // As it would be on this occasion: a presenter presides in some kinds of session.
    let properties = |role: &Role| one.properties_in(role);
    let one_thing = named.iter().all(|other| alike(properties(other), properties(first)));
    let stated = one.properties();
    (one_thing && named.iter().all(|named| !alike(properties(named), stated))).then_some(first)
}

/// Whether two roles do much the same: both have the floor, both preside, or neither does and both are there, or need not be.
fn alike(one: RoleProperties, other: RoleProperties) -> bool {
    let idle = |properties: RoleProperties| !properties.presides && !properties.has_floor;
    one.presides && other.presides
        || one.has_floor && other.has_floor
        || idle(one) && idle(other) && (one.must_stay == Stay::No) == (other.must_stay == Stay::No)
}

/// Where the programme prints headings, whoever stands under none and without a role.
fn unlabelled(pass: &Pass<'_>, found: &mut Found<'_>) {
    let listed = || pass.programme.participations().filter(|one| one.session().is_some());
    if !listed().any(|one| one.label().is_some()) {
        return;
    }
    for one in listed().filter(|one| one.label().is_none() && one.role().is_none()) {
        let session = one.session().map_or_else(String::new, words::session_when);
        let message = format!("{} is listed in {session} under no heading and in no role", words::party(one));
        let help = "state the role, as the programme does for others: \"role\": \"speaker\"";
        found.add(Code::UnlabelledParticipation, Notice::new(&one, message).with_help(help));
    }
}

/// One finding for the programme: people with the floor of whom nobody learns where they come from, where one does of most.
fn missing_affiliation(pass: &Pass<'_>, found: &mut Found<'_>) {
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
    let people = pass.programme.people();
    let single = people.iter().filter(|person| !person.data().group);
    let (mut stating, mut lacking) = (0, Vec::new());
    for person in single.filter(|person| person.participations().len() > 0) {
        // Of most people it is stated once and for all: how they take part need not be looked at.
        if own(person) || person.participations().any(|one| stated(&one)) {
            stating += 1;
        } else if person.participations().any(|one| with_floor(&one)) {
            lacking.push(person);
        }
    }
    lacking.sort_by_key(|person| person.id().clone());
    if lacking.is_empty() || !pass.thresholds.is_custom(stating, stating + lacking.len()) {
        return;
    }
    let names: Vec<String> = lacking.iter().map(|person| words::person(*person)).collect();
    let message = format!(
        "of {} no function or organisation is stated, while it is of {stating} others",
        words::list(&names, 3)
    );
    let notice = Notice::new(pass.programme, message).at("people");
    let notice = notice.with_all_related(&lacking);
    found.add(
        Code::MissingAffiliation,
        notice.with_figure("people", lacking.len()).with_help("state it in \"posts\""),
    );
}
