//! New rows that both sides added with the same id.

use crate::draft::{ExternalIds, Participation, Session};
use crate::query::fold::fold;
use crate::value::text::Text;
use crate::versions::row::Row;

/// Returns `true` if two new rows with the same id are the same item with different details. Equal
/// ids are not sufficient, because many tools derive them from titles or number them. The rows must
/// also have the same name, and no value that identifies them may differ.
pub(super) fn is_same(ours: &Row, theirs: &Row) -> bool {
    match (ours, theirs) {
        (Row::Session(ours), Row::Session(theirs)) => is_same_session(ours, theirs),
        (Row::Person(ours), Row::Person(theirs)) => {
            agree(&ours.external_ids, &theirs.external_ids) && share(&ours.name, &theirs.name)
        }
        (Row::Organisation(ours), Row::Organisation(theirs)) => {
            agree(&ours.external_ids, &theirs.external_ids)
                && share(&ours.name, &theirs.name)
                && fit(ours.country.as_ref(), theirs.country.as_ref())
        }
        (Row::Venue(ours), Row::Venue(theirs)) => {
            let are_nameless = ours.name.is_none() && theirs.name.is_none();
            agree(&ours.external_ids, &theirs.external_ids)
                && (are_nameless || share_names(ours.name.as_ref(), theirs.name.as_ref()))
                && fit_texts(ours.city.as_ref(), theirs.city.as_ref())
        }
        (Row::Room { venue, room }, Row::Room { venue: other, room: same }) => {
            venue == other && agree(&room.external_ids, &same.external_ids) && share(&room.name, &same.name)
        }
        (Row::Track(ours), Row::Track(theirs)) => {
            agree(&ours.external_ids, &theirs.external_ids) && share(&ours.name, &theirs.name)
        }
        (Row::AgendaItem(ours), Row::AgendaItem(theirs)) => {
            agree(&ours.external_ids, &theirs.external_ids)
                && share_names(ours.title.as_ref(), theirs.title.as_ref())
                && fit(ours.number.as_ref(), theirs.number.as_ref())
        }
        (Row::Day(ours), Row::Day(theirs)) => {
            fit(ours.date.as_ref(), theirs.date.as_ref())
                && fit_texts(ours.label.as_ref(), theirs.label.as_ref())
        }
        _ => false,
    }
}

fn is_same_session(ours: &Session, theirs: &Session) -> bool {
    let has_same_title = match (&ours.title, &theirs.title) {
        (None, None) => ours.kind.is_some() && ours.kind == theirs.kind && ours.slot == theirs.slot,
        (title, other) => share_names(title.as_ref(), other.as_ref()),
    };
    let people = |list: &[Participation]| -> std::collections::HashSet<String> {
        list.iter().filter_map(|one| one.person.as_ref()).map(ToString::to_string).collect()
    };
    let (here, there) = (people(&ours.participations), people(&theirs.participations));
    has_same_title
        && agree(&ours.external_ids, &theirs.external_ids)
        && fit(ours.slot.as_ref(), theirs.slot.as_ref())
        && fit(ours.part_of.as_ref(), theirs.part_of.as_ref())
        && fit(ours.repeats.as_ref(), theirs.repeats.as_ref())
        && (here.is_empty() || there.is_empty() || !here.is_disjoint(&there))
}

/// Returns `true` unless both values are present and differ.
fn fit<T: PartialEq>(ours: Option<&T>, theirs: Option<&T>) -> bool {
    ours.is_none() || theirs.is_none() || ours == theirs
}

fn fit_texts(ours: Option<&Text>, theirs: Option<&Text>) -> bool {
    ours.is_none() || theirs.is_none() || share_names(ours, theirs)
}

fn share_names(ours: Option<&Text>, theirs: Option<&Text>) -> bool {
    ours.zip(theirs).is_some_and(|(ours, theirs)| share(ours, theirs))
}

/// Returns `true` if two texts have a wording in common.
fn share(ours: &Text, theirs: &Text) -> bool {
    let wordings = |text: &Text| -> std::collections::HashSet<String> {
        text.entries().map(|(_, wording)| fold(wording)).filter(|wording| !wording.is_empty()).collect()
    };
    !wordings(ours).is_disjoint(&wordings(theirs))
}

/// Returns `true` unless the rows have different identifiers in the same external system.
fn agree(ours: &ExternalIds, theirs: &ExternalIds) -> bool {
    ours.iter().all(|(scheme, id)| theirs.get(scheme).is_none_or(|other| other == id))
}
