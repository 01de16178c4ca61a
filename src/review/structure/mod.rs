//! Rules about parts of sessions, tracks, overlaps and relations between sessions.

mod kind_and_track;
mod order;
mod overlaps;
mod relations;

use super::{Check, CheckScope};
use crate::code::Code;
use crate::view::Session;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::PartOutsideSession], run: CheckScope::Session(overlaps::part_outside_session) },
    Check { codes: &[Code::SiblingOverlap], run: CheckScope::Session(overlaps::sibling_overlap) },
    Check { codes: &[Code::BreakOverlapsSession], run: CheckScope::Once(overlaps::break_overlaps_session) },
    Check {
        codes: &[Code::SideEventOutsideBreak],
        run: CheckScope::Once(overlaps::side_event_outside_break),
    },
    Check { codes: &[Code::SameTrackParallel], run: CheckScope::Once(overlaps::same_track_parallel) },
    Check { codes: &[Code::SelfRelation], run: CheckScope::Session(relations::self_relation) },
    Check {
        codes: &[Code::ContradictoryRelations],
        run: CheckScope::Session(relations::contradictory_relations),
    },
    Check {
        codes: &[Code::OccurrenceDuplicated],
        run: CheckScope::Session(relations::occurrence_duplicated),
    },
    Check {
        codes: &[Code::ReplacedNotSuperseded],
        run: CheckScope::Session(relations::replaced_not_superseded),
    },
    Check { codes: &[Code::ItemEmpty], run: CheckScope::Session(kind_and_track::item_empty) },
    Check { codes: &[Code::SessionWithoutKind], run: CheckScope::Once(kind_and_track::session_without_kind) },
    Check {
        codes: &[Code::SessionWithoutTrack],
        run: CheckScope::Once(kind_and_track::session_without_track),
    },
    Check {
        codes: &[Code::OpeningNotFirst, Code::ClosingNotLast],
        run: CheckScope::Once(order::opening_and_closing),
    },
];

/// Returns `true` if a session takes place and belongs to the main programme. Parts of other
/// sessions, breaks, registration, side events, sessions that can be held in a break, and sessions
/// that can share a room (such as exhibitions) do not belong to it.
fn is_main_line(session: Session<'_>) -> bool {
    let kind = session.properties();
    let beside = kind.idle || kind.aside || kind.in_break || kind.ambient;
    kind.admits_people && !beside && session.is_top_level() && session.takes_place()
}

fn is_permitted(a: Session<'_>, b: Session<'_>) -> bool {
    a.is_permitted_with(b) || a.relays() == Some(b) || b.relays() == Some(a)
}
