//! Identifiers of events.

/// Generates the `UID` of an event from the ids of its session and programme, such as `open@demo`.
pub(in crate::interchange::icalendar) fn generated_uid(session: &str, programme: &str) -> String {
    let mut uid = String::with_capacity(session.len() + programme.len() + 1);
    push_safe(&mut uid, session);
    uid.push('@');
    push_safe(&mut uid, programme);
    uid
}

/// Appends an id in percent-encoding. Only ASCII letters, digits, `-`, `.`, `_` and `~` remain
/// unchanged.
fn push_safe(out: &mut String, id: &str) {
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
        assert_eq!(super::generated_uid("a@b é", "p/1"), "a%40b%20%C3%A9@p%2F1");
        assert_ne!(super::generated_uid("a@b", "c"), super::generated_uid("a", "b@c"));
    }
}
