//! Rules about parts that exceed the time of their session, and about sessions that must not
//! overlap.

use std::collections::{HashMap, HashSet};

use super::{is_main_line, is_permitted};
use crate::code::Code;
use crate::list::ToList;
use crate::programme::inheritance::Inherited;
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::status::AttendanceMode;
use crate::view::{Room, Session};

/// The maximum number of overlapping pairs that are reported individually. If there are more pairs,
/// a single finding summarises them.
const MOST: usize = 4;

/// A session that takes place at a known time. The end is always later than the start.
#[derive(Clone, Copy)]
struct SessionInterval<'p> {
    start: Moment,
    end: Moment,
    session: Session<'p>,
}

impl<'p> SessionInterval<'p> {
    /// Returns `None` if the session does not take place, or has no slot of its own, no end or no
    /// duration.
    fn of(session: Session<'p>) -> Option<Self> {
        session.data().slot?;
        let (start, end) = (session.start()?, session.end()?);
        (start < end && session.takes_place()).then_some(Self { start, end, session })
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    fn minutes_with(&self, other: &Self) -> i64 {
        (self.end.min(other.end) - self.start.max(other.start)) / 60
    }

    fn with(&self, other: &Self) -> String {
        let later = if other.start > self.start { other } else { self };
        describe::interval(later.session, later.start, self.end.min(other.end))
    }
}

/// Sorts sessions by time, and by id if the times are equal. The result does not depend on the
/// order of the sessions in the file.
fn in_order(list: &mut Vec<SessionInterval<'_>>) {
    sorting::sort_by_key(list, |one| (one.start, one.end, one.session.id()));
}

/// Returns the nearest ancestor that has a slot.
fn slot_above(session: Session<'_>) -> Option<Session<'_>> {
    session.parent()?.nearest(Inherited::Slot)
}

pub(super) fn part_outside_session(
    _: &ReviewContext<'_>,
    part: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    if part.is_top_level() || part.data().slot.is_none() {
        return;
    }
    let Some(start) = part.start().filter(|_| part.takes_place()) else { return };
    let end = part.end().unwrap_or(start);
    let mut holders = std::iter::successors(slot_above(part), |whole| slot_above(*whole));
    let holder = holders.find_map(|whole| Some((whole, whole.start()?, whole.end()?)));
    let Some((whole, from, to)) = holder.filter(|(_, from, to)| start < *from || end > *to) else { return };
    let (before, after) = ((from - start).max(0), (end - to).max(0));
    let outside = before + after;
    let beyond = match (before, after) {
        (_, 0) => format!("starts {} earlier", describe::length(before)),
        (0, _) => format!("ends {} later", describe::length(after)),
        _ => {
            format!("starts {} earlier and ends {} later", describe::length(before), describe::length(after))
        }
    };
    let message = format!(
        "{} is part of {}, but {beyond}",
        describe::session_when(part),
        describe::session_when(whole)
    );
    let notice = Notice::new(&part, message)
        .at("slot")
        .with_related(&whole)
        .with_detail("minutes", outside / 60)
        .with_help(format!(
            "correct one of the two times, or remove \"part_of\" from {} if it is a separate session",
            describe::session(part)
        ));
    found.add(Code::PartOutsideSession, notice);
}

pub(super) fn sibling_overlap(_: &ReviewContext<'_>, whole: Session<'_>, found: &mut FindingCollector<'_>) {
    if whole.parts().len() < 2 {
        return;
    }
    // A part that fills the entire slot of its parent session has no specific time, so it is not
    // checked.
    let fills =
        |part: &SessionInterval<'_>| whole.start() == Some(part.start) && whole.end() == Some(part.end);
    let parts = whole.parts().filter(|part| takes_a_place(*part)).filter_map(SessionInterval::of);
    let mut parts: Vec<SessionInterval<'_>> = parts.filter(|part| !fills(part)).to_list();
    in_order(&mut parts);
    // If both parts specify a place, the rules about rooms already compare them.
    let inherits = |part: &SessionInterval<'_>| part.session.data().place.is_none();
    let pairs = pairs(&parts, inherits, |a, b| meet(a.session, b.session));
    if pairs.len() > MOST {
        let count = overlapping(&parts);
        let message = format!("{count} parts of {} overlap in the same place", describe::session_when(whole));
        let mut notice = Notice::new(&whole, message).with_detail("parts", count).with_help(
            "correct the times of the parts, or enter the room of each part, for example \"place\": [\"…\"], \
                 if they take place at the same time in different rooms",
        );
        if let Some((a, b)) = pairs.first() {
            notice = notice.with_related(&a.session).with_related(&b.session);
        }
        found.add(Code::SiblingOverlap, notice);
        return;
    }
    for (a, b) in pairs {
        let message = format!(
            "{} and {}, which are parts of {}, overlap ({}) in the same place{}",
            describe::session(a.session),
            describe::session(b.session),
            describe::session(whole),
            a.with(&b),
            a.session.place().map_or_else(String::new, |_| format!(", {}", describe::place(a.session)))
        );
        let notice = Notice::new(&a.session, message)
            .at("slot")
            .with_related(&b.session)
            .with_related(&whole)
            .with_detail("minutes", a.minutes_with(&b))
            .with_help(format!(
                "correct one of the times, or enter the \"place\" of each part if the rooms are different; \
                 if the overlap is intended, enter {}",
                describe::may_overlap(a.session, b.session)
            ));
        found.add(Code::SiblingOverlap, notice);
    }
}

/// Returns `true` if a session cannot share its place with other sessions. Exhibitions, online
/// sessions, and sessions whose place is to be announced can share a place.
fn takes_a_place(session: Session<'_>) -> bool {
    !session.properties().ambient
        && session.data().mode != Some(AttendanceMode::Online)
        && session.place() != Some(&Place::ToBeAnnounced)
}

/// Returns `true` if two parts of a session are in the same place and must not overlap.
fn meet(a: Session<'_>, b: Session<'_>) -> bool {
    let (ours, theirs) = (a.properties(), b.properties());
    let in_break = (ours.idle && theirs.in_break) || (theirs.idle && ours.in_break);
    if in_break || is_permitted(a, b) {
        return false;
    }
    let holds_one = |room: &Room<'_>| room.data().simultaneous.is_none_or(|most| most <= 1);
    match (a.place(), b.place()) {
        (None, None) | (Some(Place::Everywhere), Some(_)) | (Some(_), Some(Place::Everywhere)) => true,
        // If only one place is known, the places may differ.
        (None, Some(_)) | (Some(_), None) => false,
        (Some(Place::Rooms(_)), Some(Place::Rooms(_))) => {
            a.rooms().any(|room| holds_one(&room) && b.rooms().any(|other| other == room))
        }
        (Some(_), Some(_)) => a.venue() == b.venue(),
    }
}

/// Returns pairs of overlapping sessions for which the predicate `meets` holds. The predicate
/// `one_is` must hold for at least one session of each pair. The list must be sorted. The search
/// stops after more than [`MOST`] pairs.
fn pairs<'p>(
    list: &[SessionInterval<'p>],
    one_is: impl Fn(&SessionInterval<'p>) -> bool,
    meets: impl Fn(&SessionInterval<'p>, &SessionInterval<'p>) -> bool,
) -> Vec<(SessionInterval<'p>, SessionInterval<'p>)> {
    let mut found = Vec::new();
    let (mut open, mut others): (Vec<SessionInterval<'p>>, Vec<SessionInterval<'p>>) =
        (Vec::new(), Vec::new());
    for one in list {
        open.retain(|before| before.end > one.start);
        found.extend(open.iter().filter(|before| meets(before, one)).map(|before| (*before, *one)));
        if one_is(one) {
            others.retain(|before| before.end > one.start);
            found.extend(others.iter().filter(|before| meets(before, one)).map(|before| (*before, *one)));
            open.push(*one);
        } else {
            others.push(*one);
        }
        if found.len() > MOST {
            break;
        }
    }
    found
}

/// Counts the sessions that overlap at least one other session. The list must be sorted.
fn overlapping(list: &[SessionInterval<'_>]) -> usize {
    let mut until = None;
    let mut count = 0;
    let next = list.iter().skip(1).map(Some).chain([None]);
    for (one, next) in list.iter().zip(next) {
        let before = until > Some(one.start);
        let after = next.is_some_and(|next| next.start < one.end);
        count += usize::from(before || after);
        until = until.max(Some(one.end));
    }
    count
}

/// The sorted start times and the sorted end times of a list of sessions. Two binary searches are
/// enough to count the sessions that overlap an interval.
struct SortedBounds {
    starts: Vec<Moment>,
    ends: Vec<Moment>,
}

impl SortedBounds {
    fn new(list: &[SessionInterval<'_>]) -> Self {
        let (mut starts, mut ends): (Vec<_>, Vec<_>) = list.iter().map(|one| (one.start, one.end)).unzip();
        starts.sort_unstable();
        ends.sort_unstable();
        Self { starts, ends }
    }

    fn overlapping(&self, stretch: &SessionInterval<'_>) -> usize {
        let begun = self.starts.partition_point(|start| *start < stretch.end);
        let ended = self.ends.partition_point(|end| *end <= stretch.start);
        begun.saturating_sub(ended)
    }
}

struct Ordered<'p> {
    list: Vec<SessionInterval<'p>>,
    /// The entry at index `i` is the session that ends last among the first `i + 1` sessions. If
    /// this session ends before an interval starts, the others do too.
    longest: Vec<SessionInterval<'p>>,
}

impl<'p> Ordered<'p> {
    fn new(mut list: Vec<SessionInterval<'p>>) -> Self {
        in_order(&mut list);
        let mut longest: Vec<SessionInterval<'p>> = Vec::with_capacity(list.len());
        for one in &list {
            let before = longest.last().filter(|before| before.end >= one.end);
            longest.push(*before.unwrap_or(one));
        }
        Self { list, longest }
    }

    /// Finds a session that overlaps the interval and satisfies the predicate `counts`. The search
    /// first tries the running session that ends last, then the sessions that start during the
    /// interval, and finally the other running sessions.
    fn beside(
        &self,
        stretch: &SessionInterval<'p>,
        counts: impl Fn(&SessionInterval<'p>) -> bool,
    ) -> Option<SessionInterval<'p>> {
        let begun = self.list.partition_point(|one| one.start <= stretch.start);
        let running = begun.checked_sub(1).and_then(|last| self.longest.get(last));
        let running = running.filter(|one| one.overlaps(stretch));
        if let Some(one) = running.filter(|one| counts(one)) {
            return Some(*one);
        }
        let after = self.list.iter().skip(begun).take_while(|one| one.start < stretch.end);
        // If no session is running when the interval starts, the earlier sessions need not be
        // searched.
        let others = if running.is_some() { begun } else { 0 };
        let others = self.list.iter().take(others).rev();
        after.chain(others).find(|one| one.overlaps(stretch) && counts(one)).copied()
    }
}

pub(super) fn break_overlaps_session(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let sessions = context.programme.sessions();
    let breaks: Vec<SessionInterval<'_>> =
        sessions.iter().filter(|one| is_break_of_all(*one)).filter_map(SessionInterval::of).to_list();
    if breaks.is_empty() {
        return;
    }
    let line: Vec<SessionInterval<'_>> =
        sessions.iter().filter(|one| is_main_line(*one)).filter_map(SessionInterval::of).to_list();
    let mut per_day: HashMap<i32, usize> = HashMap::new();
    for day in line.iter().filter_map(|one| one.session.day()) {
        *per_day.entry(day.number()).or_default() += 1;
    }
    let (tally, all_breaks) = (SortedBounds::new(&line), SortedBounds::new(&breaks));
    let line = Ordered::new(line);
    for pause in &breaks {
        let permitted = permitted(pause);
        let count = tally.overlapping(pause).saturating_sub(permitted.len());
        let all = pause.session.day().and_then(|day| per_day.get(&day.number())).copied().unwrap_or(0);
        // If many sessions continue during the break, or if breaks overlap, people probably have
        // their breaks at different times.
        if count == 0 || count > all / 3 || all_breaks.overlapping(pause) > 1 {
            continue;
        }
        let example = line.beside(pause, |one| !permitted.contains(&one.session));
        let Some(example) = example.map(|one| one.session) else { continue };
        let message = match count {
            1 => {
                format!(
                    "{} overlaps {}, which is a break for everybody",
                    describe::session_when(example),
                    describe::session_when(pause.session)
                )
            }
            _ => format!(
                "{count} sessions overlap {}, which is a break for everybody; one of them is {}",
                describe::session_when(pause.session),
                describe::session_when(example)
            ),
        };
        let notice = Notice::new(&pause.session, message)
            .at("slot")
            .with_related(&example)
            .with_detail("sessions", count)
            .with_help(format!(
                "correct one of the times, or enter the \"place\" of the break if it is not for everybody; \
                 if the overlap is intended, enter {}",
                describe::may_overlap(pause.session, example)
            ));
        found.add(Code::BreakOverlapsSession, notice);
    }
}

fn is_break_of_all(session: Session<'_>) -> bool {
    let kind = session.properties();
    let everywhere = matches!(session.data().place, None | Some(Place::Everywhere));
    kind.idle && kind.programme_wide && everywhere && session.is_top_level()
}

/// Returns the sessions of the main programme that overlap the break with explicit permission.
fn permitted<'p>(pause: &SessionInterval<'p>) -> HashSet<Session<'p>> {
    let named = pause.session.may_overlap().chain(pause.session.joint_with());
    let line = named.filter(|one| is_main_line(*one)).filter_map(SessionInterval::of);
    line.filter(|one| one.overlaps(pause)).map(|one| one.session).collect()
}

pub(super) fn side_event_outside_break(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let sessions = context.programme.sessions();
    let plenaries = sessions.iter().filter(|one| {
        let kind = one.properties();
        one.data().plenary && !kind.idle && !kind.aside
    });
    let plenaries: Vec<SessionInterval<'_>> = plenaries.filter_map(SessionInterval::of).to_list();
    if plenaries.is_empty() {
        return;
    }
    let plenaries = Ordered::new(plenaries);
    for aside in sessions.iter() {
        let kind = aside.properties();
        if !kind.aside || kind.ambient || aside.data().plenary {
            continue;
        }
        let Some(aside) = SessionInterval::of(aside) else { continue };
        let plenary = plenaries.beside(&aside, |plenary| is_apart(&aside, plenary));
        let Some(plenary) = plenary else { continue };
        let message = format!(
            "{} and {} overlap ({}), although {1} is for everybody (\"plenary\": true)",
            describe::session(aside.session),
            describe::session(plenary.session),
            aside.with(&plenary)
        );
        let notice = Notice::new(&aside.session, message)
            .at("slot")
            .with_related(&plenary.session)
            .with_detail("minutes", aside.minutes_with(&plenary))
            .with_help(format!(
                "move {} into a break; if the overlap is intended, enter {}",
                describe::session(aside.session),
                describe::may_overlap(aside.session, plenary.session)
            ));
        found.add(Code::SideEventOutsideBreak, notice);
    }
}

/// Returns `true` if two sessions must not overlap. A session may overlap its own parts, its
/// relays, and the sessions that it is explicitly allowed to overlap.
fn is_apart(a: &SessionInterval<'_>, b: &SessionInterval<'_>) -> bool {
    let (a, b) = (a.session, b.session);
    !a.is_within(b) && !b.is_within(a) && !is_permitted(a, b)
}

pub(super) fn same_track_parallel(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let mut tracks: Vec<_> = context.programme.tracks().filter(|track| track.data().sequential).to_list();
    sorting::sort_by_key(&mut tracks, |track| track.id().clone());
    let mut seen = HashSet::new();
    for track in tracks {
        let sessions = track.sessions().filter(|session| !session.properties().ambient);
        let mut sessions: Vec<SessionInterval<'_>> = sessions.filter_map(SessionInterval::of).to_list();
        in_order(&mut sessions);
        sessions.dedup_by_key(|one| one.session);
        let name = describe::track(track);
        let pairs = pairs(&sessions, |_| true, is_apart);
        if pairs.len() > MOST {
            let count = overlapping(&sessions);
            let message = format!(
                "{count} sessions of the track {name} overlap, although they must follow one another \
                 (\"sequential\": true)"
            );
            let mut notice = Notice::new(&track, message).with_detail("sessions", count).with_help(
                "correct the times or \"tracks\" of the sessions, or remove \"sequential\" from the \
                     track if its sessions may overlap",
            );
            if let Some((a, b)) = pairs.first() {
                notice = notice.with_related(&a.session).with_related(&b.session);
            }
            found.add(Code::SameTrackParallel, notice);
            continue;
        }
        for (a, b) in pairs {
            // Two sessions may share several tracks, but each pair is reported only once.
            if !seen.insert((a.session, b.session)) {
                continue;
            }
            let message = format!(
                "{} and {} overlap ({}), although the sessions of the track {name} must follow one another \
                 (\"sequential\": true)",
                describe::session(a.session),
                describe::session(b.session),
                a.with(&b)
            );
            let notice = Notice::new(&a.session, message)
                .at("slot")
                .with_related(&b.session)
                .with_related(&track)
                .with_detail("minutes", a.minutes_with(&b))
                .with_help(format!(
                    "correct one of the times or \"tracks\"; if the overlap is intended, enter {}",
                    describe::may_overlap(a.session, b.session)
                ));
            found.add(Code::SameTrackParallel, notice);
        }
    }
}
