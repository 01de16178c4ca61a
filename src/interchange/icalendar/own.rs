//! What this crate writes beside what the format names, so that its own reader gets it back.

/// An id: of the programme on the calendar, of a session on an event.
pub(super) const ID: &str = "X-PROGRAMME-ID";
/// On the calendar: the number of a day, its date in a parameter. On an event: the number of the day whose night it belongs to.
pub(super) const DAY: &str = "X-PROGRAMME-DAY";
/// The date of a day.
pub(super) const DATE: &str = "X-DATE";
/// How much of the day it takes, where that is not all of it: `day`, or a part.
pub(super) const PART: &str = "X-PROGRAMME-PART";
/// The exact status, of an event or participant.
pub(super) const STATUS: &str = "X-PROGRAMME-STATUS";
/// The kind of a session.
pub(super) const KIND: &str = "X-PROGRAMME-KIND";
/// On a category that is a track: its id.
pub(super) const TRACK: &str = "X-PROGRAMME-TRACK";
/// `everywhere` or `to-be-announced`.
pub(super) const PLACE: &str = "X-PROGRAMME-PLACE";
/// On a location, and on a conference: the id of the room.
pub(super) const ROOM: &str = "X-PROGRAMME-ROOM";
/// On a location: the id of the venue, its name in `LABEL`.
pub(super) const VENUE: &str = "X-PROGRAMME-VENUE";
/// The session of which an event is another occurrence.
pub(super) const REPEATS: &str = "X-PROGRAMME-REPEATS";
/// On a participant: the id of the party, what it is in `TYPE`.
pub(super) const PARTY: &str = "X-PROGRAMME-PARTY";
/// On a participant: the role, its printed label in `LABEL`.
pub(super) const ROLE: &str = "X-PROGRAMME-ROLE";

/// The identifier of an event where the programme states none.
pub(super) fn uid(session: &str, programme: &str) -> String {
    let mut uid = String::with_capacity(session.len() + programme.len() + 1);
    push_safe(&mut uid, session);
    uid.push('@');
    push_safe(&mut uid, programme);
    uid
}

/// Percent signs for whatever is not a letter, digit or one of four signs.
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
