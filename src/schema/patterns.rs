//! Regular expressions that several schemas share.

/// Matches a character that is neither white space nor a control character. The pattern has the
/// same meaning in all common dialects of regular expressions.
macro_rules! graphic {
    () => {
        r"[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
    };
}

/// Matches a non-empty string without white space or control characters, such as an id.
pub(super) const NO_BLANKS: &str = concat!("^", graphic!(), "+$");

/// Matches a string that contains at least one visible character and no control characters.
pub(super) const NOT_BLANK: &str =
    concat!(r"^[^\u0000-\u001f\u007f-\u009f]*", graphic!(), r"[^\u0000-\u001f\u007f-\u009f]*$");

pub(super) const NO_CONTROLS: &str = r"^[^\u0000-\u001f\u007f-\u009f]+$";

/// Matches a word in kebab-case, such as `side-event`.
pub(super) const KEBAB: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

/// Matches a time of the form `HH:MM` or `HH:MM:SS`. The latest time is `240:00`.
pub(super) const CLOCK: &str = "^(([0-9]{2}|1[0-9]{2}|2[0-3][0-9]):[0-5][0-9](:[0-5][0-9])?|240:00(:00)?)$";

/// Matches a JSON Pointer as defined in RFC 6901, such as `/sessions/0/title`.
pub(super) const POINTER: &str = "^(/([^/~]|~[01])*)*$";

/// Matches the code of a custom rule, such as `my-house/short-titles`.
pub(super) const CUSTOM_CODE: &str = "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$";

/// Matches a well-formed language tag according to RFC 5646, in any letter case.
pub(super) const TAG: &str = concat!(
    "^(",
    "([A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}|[A-Za-z]{4}|[A-Za-z]{5,8})",
    "(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?",
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*",
    "(-[0-9A-WYZa-wyz](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?",
    "|[Xx](-[A-Za-z0-9]{1,8})+",
    "|[Ee][Nn]-[Gg][Bb]-[Oo][Ee][Dd]",
    "|[Ii]-([Aa][Mm][Ii]|[Bb][Nn][Nn]|[Dd][Ee][Ff][Aa][Uu][Ll][Tt]|[Ee][Nn][Oo][Cc][Hh][Ii][Aa][Nn]|[Hh][Aa][Kk]",
    "|[Kk][Ll][Ii][Nn][Gg][Oo][Nn]|[Ll][Uu][Xx]|[Mm][Ii][Nn][Gg][Oo]|[Nn][Aa][Vv][Aa][Jj][Oo]|[Pp][Ww][Nn]",
    "|[Tt][Aa][Oo]|[Tt][Aa][Yy]|[Tt][Ss][Uu])",
    "|[Ss][Gg][Nn]-([Bb][Ee]-[Ff][Rr]|[Bb][Ee]-[Nn][Ll]|[Cc][Hh]-[Dd][Ee])",
    ")$"
);
