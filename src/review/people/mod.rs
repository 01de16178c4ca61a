//! Rules about people and their roles.

mod affiliations;
mod headings;
mod itineraries;
mod line_up;

use super::{Check, CheckScope};
use crate::code::Code;

pub(super) const CHECKS: &[Check] = &[
    Check {
        codes: &[
            Code::TightTurnaround,
            Code::UnreachableVenueChange,
            Code::PersonLongRun,
            Code::PersonOverSessionLimit,
            Code::PersonUnavailable,
        ],
        run: CheckScope::Person(itineraries::itinerary),
    },
    Check {
        codes: &[Code::InconsistentAffiliation],
        run: CheckScope::Person(affiliations::inconsistent_affiliation),
    },
    Check {
        codes: &[Code::DuplicateParticipation],
        run: CheckScope::Session(line_up::duplicate_participation),
    },
    Check { codes: &[Code::ConflictingRolesInSession], run: CheckScope::Session(line_up::conflicting_roles) },
    Check { codes: &[Code::SessionWithoutSpeaker], run: CheckScope::Once(line_up::without_speaker) },
    Check { codes: &[Code::PanelWithoutModerator], run: CheckScope::Once(line_up::without_moderator) },
    Check { codes: &[Code::MultipleModerators], run: CheckScope::Session(line_up::multiple_moderators) },
    Check { codes: &[Code::BreakWithPeople], run: CheckScope::Session(line_up::break_with_people) },
    Check { codes: &[Code::UncodedRoleLabel], run: CheckScope::Once(headings::uncoded_label) },
    Check { codes: &[Code::LabelCodeDisagree], run: CheckScope::Once(headings::label_disagrees) },
    Check { codes: &[Code::UnlabelledParticipation], run: CheckScope::Once(headings::unlabelled) },
    Check { codes: &[Code::MissingAffiliation], run: CheckScope::Once(affiliations::missing_affiliation) },
];
