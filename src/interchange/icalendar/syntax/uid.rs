//! Identifiers of events and locations.

use crate::value::url::percent_encoded;

/// Generates the `UID` of an event or location from the id of its session, room or venue and the id
/// of the programme, such as `open@demo`.
pub(in crate::interchange::icalendar) fn generated_uid(session: &str, programme: &str) -> String {
    let safe = |id: &str| percent_encoded(id, b"-._~");
    format!("{}@{}", safe(session), safe(programme))
}

#[cfg(test)]
mod tests {
    #[test]
    fn identifiers_are_safe() {
        assert_eq!(super::generated_uid("a@b é", "p/1"), "a%40b%20%C3%A9@p%2F1");
        assert_ne!(super::generated_uid("a@b", "c"), super::generated_uid("a", "b@c"));
    }
}
