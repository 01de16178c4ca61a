//! The extension properties that preserve data for which iCalendar has no standard property.

/// The id of the programme or of a session.
pub(super) const ID: &str = "X-PROGRAMME-ID";
/// The number of a day.
///
/// In a calendar, the property declares a day, and its parameter contains the date. In an event, it
/// refers to the programme day of a session that starts after midnight.
pub(super) const DAY: &str = "X-PROGRAMME-DAY";
/// The parameter that contains the date of a day.
pub(super) const DATE: &str = "X-DATE";
/// The part of the day in which a session takes place, or `day` for an unspecified time of the day.
pub(super) const PART: &str = "X-PROGRAMME-PART";
/// The exact status of a session or participation.
pub(super) const STATUS: &str = "X-PROGRAMME-STATUS";
/// The kind of a session.
pub(super) const KIND: &str = "X-PROGRAMME-KIND";
/// The parameter that contains the id of a track, if a category represents a track.
pub(super) const TRACK: &str = "X-PROGRAMME-TRACK";
/// The place of a session if it is not a room or a venue: `everywhere` or `to-be-announced`.
pub(super) const PLACE: &str = "X-PROGRAMME-PLACE";
/// The id of the room that a location or a conference address belongs to.
pub(super) const ROOM: &str = "X-PROGRAMME-ROOM";
/// The id of the venue of a location. The parameter `LABEL` contains the name of the venue.
pub(super) const VENUE: &str = "X-PROGRAMME-VENUE";
/// The `UID` of the event that an event repeats.
pub(super) const REPEATS: &str = "X-PROGRAMME-REPEATS";
/// The id of the party that takes part. The parameter `TYPE` contains the type of the party.
pub(super) const PARTY: &str = "X-PROGRAMME-PARTY";
/// The role of a participant. The parameter `LABEL` contains the printed label.
pub(super) const ROLE: &str = "X-PROGRAMME-ROLE";

/// Returns the `UID` of an event for which the programme does not specify one.
pub(super) fn uid(session: &str, programme: &str) -> String {
    let mut uid = String::with_capacity(session.len() + programme.len() + 1);
    push_safe(&mut uid, session);
    uid.push('@');
    push_safe(&mut uid, programme);
    uid
}

/// Appends an id in percent-encoding. Only ASCII letters, digits, `-`, `.`, `_` and `~` are not
/// encoded.
pub(super) fn push_safe(out: &mut String, id: &str) {
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0').to_ascii_uppercase();
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn identifiers_are_safe() {
        assert_eq!(super::uid("a@b é", "p/1"), "a%40b%20%C3%A9@p%2F1");
        assert_ne!(super::uid("a@b", "c"), super::uid("a", "b@c"));
    }
}
