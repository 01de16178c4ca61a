//! The extension properties that preserve data for which iCalendar has no standard property.

/// The property that contains the id of the programme or of a session.
pub(super) const ID: &str = "X-PROGRAMME-ID";
/// The property that contains the number of a programme day. As a property of the calendar, it
/// declares a day, and its parameter `X-DATE` contains the date. As a property of an event, it
/// specifies the programme day of a session that starts after midnight.
pub(super) const DAY: &str = "X-PROGRAMME-DAY";
/// The parameter that contains the date of a programme day, such as `20260302`.
pub(super) const DATE: &str = "X-DATE";
/// The property that contains the part of the day in which a session takes place. The value `day`
/// means that the time of day is not specified.
pub(super) const PART: &str = "X-PROGRAMME-PART";
/// The property that contains the exact status of a session or a participation. iCalendar itself
/// has only three statuses for an event.
pub(super) const STATUS: &str = "X-PROGRAMME-STATUS";
/// The property that contains the kind of a session, such as `panel`.
pub(super) const KIND: &str = "X-PROGRAMME-KIND";
/// The parameter that contains the id of a track. It marks a category as the name of that track.
pub(super) const TRACK: &str = "X-PROGRAMME-TRACK";
/// The property that contains `everywhere` or `to-be-announced` if a session does not take place in
/// a room or venue.
pub(super) const PLACE: &str = "X-PROGRAMME-PLACE";
/// The property or parameter that contains the id of a room, for a location or for the address of
/// an online room.
pub(super) const ROOM: &str = "X-PROGRAMME-ROOM";
/// The property that contains the id of the venue of a location. The parameter `LABEL` contains the
/// name of the venue.
pub(super) const VENUE: &str = "X-PROGRAMME-VENUE";
/// The property that contains the `UID` of another event, of which this event is a repetition.
pub(super) const REPEATS: &str = "X-PROGRAMME-REPEATS";
/// The property that contains the id of the person, organisation or country that takes part. The
/// parameter `TYPE` specifies which of these it is.
pub(super) const PARTY: &str = "X-PROGRAMME-PARTY";
/// The property that contains the role of a participant. The parameter `LABEL` contains the label
/// that is printed for the role.
pub(super) const ROLE: &str = "X-PROGRAMME-ROLE";

/// Generates a `UID` such as `open@demo` from the ids of the session and the programme. It is used
/// for an event if the programme does not specify a `UID`.
pub(super) fn uid(session: &str, programme: &str) -> String {
    let mut uid = String::with_capacity(session.len() + programme.len() + 1);
    push_safe(&mut uid, session);
    uid.push('@');
    push_safe(&mut uid, programme);
    uid
}

/// Appends an id in percent-encoding. ASCII letters, digits, `-`, `.`, `_` and `~` are appended
/// unchanged.
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
