//! Writes extensions as extra values, if the format has a place for their names.

use std::collections::HashMap;

use super::context::WriteContext;
use super::form;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::ledger::At;
use crate::interchange::schedule::syntax::document::{Extra, Locus};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ExtraLevel {
    Schedule,
    Conference,
    Day,
    Item,
    Event,
    Person,
}

/// The extra values of an item, and the number of values for each name.
#[derive(Default)]
pub(super) struct Extras {
    pub(super) list: Vec<Extra>,
    counts: HashMap<String, usize>,
}

/// Adds an extension as an extra value of an item.
pub(super) fn add(
    context: &mut WriteContext<'_>,
    extras: &mut Extras,
    level: ExtraLevel,
    (at, name, value): (At, &str, &str),
) {
    let node = ExtraValue::kept(value);
    let (name, number) = form::unnumbered(name);
    let count = extras.counts.entry(name.to_owned()).or_default();
    let why = match context.is_json() {
        true if json_has(name, level) => Some("the JSON object already has a field with this name"),
        true if *count > 0 => Some("a JSON object cannot have two fields with the same name"),
        false if !xml_can(name, &node, level) => {
            Some("XML cannot have an element or attribute with this name here")
        }
        false if *count > 0 && name.contains('@') => {
            Some("an XML element cannot have two attributes with the same name")
        }
        _ if node.is_blank() => Some("a blank value is treated as missing"),
        _ => None,
    };
    if let Some(why) = why {
        return context.ledger.altered(at, why);
    }
    *count += 1;
    let in_order = *count == number;
    if !context.is_json() && !comes_back(&node) {
        context.ledger.altered(at, "the value is written as XML elements, and will be read differently");
    } else {
        let same = in_order && node.keep() == value;
        context.wrote_if(at, same, "the value is written in another form or order");
    }
    extras.list.push(Extra { name: name.to_owned(), value: node, at: Locus::Nowhere });
}

fn xml_can(name: &str, value: &ExtraValue, level: ExtraLevel) -> bool {
    let scalar = matches!(value, ExtraValue::Text(_) | ExtraValue::Number(_) | ExtraValue::Bool(_));
    let plain = |name: &str| form::xml_name(name) && !name.contains('.');
    if let Some(attribute) = name.strip_prefix('@') {
        return scalar && plain(attribute);
    }
    if let Some((element, attribute)) = name.split_once('@') {
        let known = element.starts_with("links") || element.starts_with("attachments") || plain(element);
        return level == ExtraLevel::Event
            && scalar
            && plain(attribute)
            && known
            && !matches!(element, "persons" | "topics");
    }
    if let Some(inner) = name.strip_prefix("recording.") {
        return level == ExtraLevel::Event && plain(inner) && names_are_sound(value);
    }
    level != ExtraLevel::Item && plain(name) && names_are_sound(value)
}

/// Returns `true` if all names in the value are valid in XML. Lists are rejected, because they
/// cannot be written as elements.
fn names_are_sound(value: &ExtraValue) -> bool {
    match value {
        ExtraValue::Map(fields) => fields.iter().all(|(name, value)| {
            let name = name.strip_prefix('@').unwrap_or(name);
            (name == "#text" || form::xml_name(name)) && names_are_sound(value)
        }),
        ExtraValue::List(_) => false,
        _ => true,
    }
}

/// Returns `true` if reading the written value restores it exactly. XML has no data types, so some
/// values change.
fn comes_back(value: &ExtraValue) -> bool {
    match value {
        ExtraValue::Text(words) => {
            matches!(ExtraValue::plain(words.clone()), ExtraValue::Text(_)) && words.chars().all(form::is_xml)
        }
        ExtraValue::Number(number) => ExtraValue::plain(number.to_string()) == *value,
        ExtraValue::Bool(_) => true,
        ExtraValue::Null | ExtraValue::List(_) => false,
        ExtraValue::Map(fields) => {
            !fields.is_empty() && fields.iter().all(|(name, value)| name != "#text" && comes_back(value))
        }
    }
}

/// Returns `true` if the JSON writer itself uses this field name.
fn json_has(name: &str, level: ExtraLevel) -> bool {
    let fields = match level {
        ExtraLevel::Schedule => "version url base_url conference",
        ExtraLevel::Conference => {
            "acronym title subtitle start end daysCount time_zone_name day_change venue city url \
             tracks rooms days"
        }
        ExtraLevel::Day => "index date day_start day_end rooms",
        ExtraLevel::Item => "name slug guid capacity url color",
        ExtraLevel::Event => {
            "guid code id logo date start end duration room slug url title subtitle track type \
             language abstract description recording_license do_not_record tags level state persons \
             links feedback_url origin_url attachments"
        }
        ExtraLevel::Person => "name id guid code url avatar biography role links",
    };
    fields.split(' ').any(|field| field == name)
        || level == ExtraLevel::Event && (name.starts_with("links.") || name.starts_with("attachments."))
}
