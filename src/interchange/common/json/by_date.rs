//! Recognises events that are listed by date, as in the pretalx export of submissions.

use chrono::NaiveDate;

use super::value::ExtraValue;

/// Returns `true` if the value is a non-empty object whose field names are all dates.
pub(in crate::interchange) fn has_dates(node: &ExtraValue) -> bool {
    let ExtraValue::Map(fields) = node else { return false };
    !fields.is_empty() && fields.iter().all(|(name, _)| name.parse::<NaiveDate>().is_ok())
}

/// Returns `true` if the value lists events by date and, within a date, by time. Dates without any
/// events are also accepted. Other systems list other objects by date, such as blocks of time.
pub(in crate::interchange) fn is_by_date(node: &ExtraValue) -> bool {
    let has_event = |minute: &ExtraValue| is_event(minute) || values(minute).any(is_event);
    let is_day = |day: &ExtraValue| values(day).any(has_event);
    has_dates(node) && (node.is_blank() || values(node).any(is_day))
}

fn is_event(node: &ExtraValue) -> bool {
    matches!(node, ExtraValue::Map(fields) if fields.iter().any(|(name, _)| matches!(name.as_str(), "title" | "code" | "slot")))
}

fn values(node: &ExtraValue) -> impl Iterator<Item = &ExtraValue> {
    let fields = if let ExtraValue::Map(fields) = node { fields.as_slice() } else { &[] };
    fields.iter().map(|(_, value)| value)
}
