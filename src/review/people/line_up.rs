//! Rules about the people in a session: missing speakers and moderators, and people listed twice.

use std::collections::HashMap;

use crate::code::Code;
use crate::list::ToList;
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::value::id::PersonId;
use crate::value::role::Role;
use crate::value::slot::TimeRange;
use crate::value::text::Text;
use crate::view::above::{Above, with_ancestors};
use crate::view::{Participation, Session};

/// Returns `true` if a session may list a person twice. Comparing all pairs of participants would
/// be slow in large sessions, so the result is always `true` for more than 16 participants.
fn has_somebody_twice(session: Session<'_>) -> bool {
    let all = session.participations();
    all.len() > 16
        || all.enumerate().any(|(at, one)| {
            one.person().is_some_and(|person| session.people().take(at).any(|earlier| earlier == person))
        })
}

pub(super) fn duplicate_participation(
    _: &ReviewContext<'_>,
    session: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    if !has_somebody_twice(session) {
        return;
    }
    let mut listed: Vec<(&PersonId, Option<&Role>, Participation<'_>)> = session
        .participations()
        .filter(|one| one.session() == Some(session))
        .filter_map(|one| Some((one.person()?.id(), one.role(), one)))
        .to_list();
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

pub(super) fn conflicting_roles(
    _: &ReviewContext<'_>,
    session: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    if !session.properties().needs_presider || !has_somebody_twice(session) {
        return;
    }
    let all: Vec<_> = session.participations().filter(|one| one.status().is_expected()).to_list();
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

/// Returns the sessions without a participant for which `is_enough` returns `true`. Participants in
/// the ancestors and the nested parts of a session are sufficient.
fn without<'p>(
    context: &ReviewContext<'p>,
    mut sessions: Vec<Session<'p>>,
    is_enough: impl Fn(&Participation<'p>) -> bool,
) -> Vec<Session<'p>> {
    let has_one = |session: Session<'p>| session.participations().any(|one| is_enough(&one));
    let mut above = Above::new(&has_one);
    sessions.retain(|session| !has_one(*session) && !above.any(*session));
    if sessions.iter().any(|session| session.parts().len() > 0) {
        let all = context.programme.sessions();
        let enough = with_ancestors(all.len(), all.iter().filter(|session| has_one(*session)));
        sessions.retain(|session| enough.get(session.idx().position()) != Some(&true));
    }
    sessions
}

/// Reports sessions that need people but have none. People who take part in the parent session or
/// in one of the parts are sufficient.
pub(super) fn without_speaker(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let needs = |session: &Session<'_>| session.properties().needs_people && session.takes_place();
    let asked = context.programme.sessions().iter().filter(needs).to_list();
    for session in without(context, asked, |one| one.status().is_expected()) {
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
}

/// Reports all discussions without a chair or moderator in a single finding. Nothing is reported if
/// the percentage of discussions that have one is below the threshold `custom`.
pub(super) fn without_moderator(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let needs = |session: &Session<'_>| session.properties().needs_presider && session.takes_place();
    let asked: Vec<_> = context.programme.sessions().declared().filter(needs).to_list();
    let lacking = without(context, asked.clone(), |one| one.properties().presides);
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
fn counted(
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
    let names: Vec<String> = lacking.iter().map(|session| describe::session_when(*session)).to_list();
    let notice = Notice::new(context.programme, message(describe::list(&names, 3), stating)).at("sessions");
    let notice = notice.with_all_related(&lacking);
    Some(notice.with_detail("sessions", lacking.len()).with_detail("others", stating))
}

pub(super) fn multiple_moderators(
    _: &ReviewContext<'_>,
    session: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    let presiding: Vec<_> = session.presiding().filter(|one| one.status().is_expected()).to_list();
    if presiding.len() > 1 {
        let names: Vec<String> = presiding.iter().map(|one| describe::party(*one)).to_list();
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
pub(super) fn break_with_people(
    _: &ReviewContext<'_>,
    session: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    if session.properties().admits_people {
        return;
    }
    let active = |one: &Participation<'_>| {
        let properties = one.properties();
        properties.has_floor || properties.presides
    };
    let people: Vec<String> = session.participations().filter(active).map(describe::party).to_list();
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
