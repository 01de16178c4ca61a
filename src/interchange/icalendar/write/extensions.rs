//! Writes the calendar properties and components that are stored in extensions.

use super::context::WriteContext;
use crate::interchange::common::ledger::At;
use crate::interchange::icalendar::syntax::extension::{PREFIX, content_line, is_component, name_of};
use crate::value::string_map::Extensions;

/// Writes the calendar properties in the extensions of an entity. Properties in `written` are
/// reported as losses, because they are written from fields instead. Properties in `marked` are
/// skipped, because the caller writes or reports them.
pub(super) fn properties(
    cx: &mut WriteContext<'_>,
    entity: At,
    extensions: &Extensions,
    written: &[&str],
    marked: &[&str],
) {
    for (at, key, value) in entries(cx, entity, extensions) {
        let Some(name) = name_of(key).filter(|name| !is_block(value) && !marked.contains(name)) else {
            continue;
        };
        let why = match name {
            "PRODID" => "the PRODID is now that of the program that wrote the calendar",
            "DTSTAMP" => "the DTSTAMP is now the time at which the calendar was written",
            _ if written.contains(&name) => "the property was written from a field instead",
            _ => match content_line(name, value) {
                Some(line) => {
                    cx.out.raw(&line);
                    cx.ledger.wrote(at);
                    continue;
                }
                None => "the value is not a valid calendar property",
            },
        };
        cx.ledger.altered(at, why);
    }
}

/// Writes the calendar components in the extensions of an entity. Components that are invalid or
/// that [`is_component`] does not allow are reported as losses.
pub(super) fn components(cx: &mut WriteContext<'_>, entity: At, extensions: &Extensions, refused: &[&str]) {
    for (at, key, value) in entries(cx, entity, extensions) {
        if !key.starts_with(PREFIX) || !is_block(value) {
            continue;
        }
        if is_component(value, refused) {
            value.lines().for_each(|line| cx.out.raw(line));
            cx.ledger.wrote(at);
        } else {
            cx.ledger.altered(at, "the component is invalid or not allowed here");
        }
    }
}

/// Returns the locations, keys and values of all extensions of an entity.
pub(super) fn entries<'e>(
    cx: &WriteContext<'_>,
    entity: At,
    extensions: &'e Extensions,
) -> Vec<(At, &'e str, &'e str)> {
    if extensions.is_empty() {
        return Vec::new();
    }
    let at = cx.ledger.field(entity, "extensions");
    // The extensions of an inherited participation have no location in the ledger.
    let locations = cx.ledger.items(at).chain(std::iter::repeat(At::NOWHERE));
    locations.zip(extensions.iter()).map(|(at, (key, value))| (at, key, value)).collect()
}

fn is_block(value: &str) -> bool {
    value.starts_with("BEGIN:")
}
