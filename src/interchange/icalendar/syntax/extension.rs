//! Properties and components that are stored in the extensions of an entity.

/// The prefix of the extension keys under which properties and components are stored. The name of
/// the property or component follows. A number is appended to the key of any further property with
/// the same name, as in `icalendar/COMMENT~2`.
pub(in crate::interchange::icalendar) const PREFIX: &str = "icalendar/";

/// Returns the name of the property or component that is stored under a key.
pub(in crate::interchange::icalendar) fn name_of(key: &str) -> Option<&str> {
    key.strip_prefix(PREFIX)?.split('~').next()
}

/// Returns the part of a content line that is stored. `rest` is the text after the property name,
/// such as `:value`. If the property has no parameters, the colon is removed, unless the value
/// starts with a colon or semicolon.
pub(in crate::interchange::icalendar) fn stored(rest: &str) -> &str {
    match rest.strip_prefix(':') {
        Some(value) if !value.starts_with([':', ';']) => value,
        _ => rest,
    }
}

/// Returns the content line of a stored property. Returns `None` if no content line has this name
/// and this value.
pub(in crate::interchange::icalendar) fn content_line(name: &str, value: &str) -> Option<String> {
    let colon = if value.starts_with([';', ':']) { "" } else { ":" };
    let line = format!("{name}{colon}{value}");
    let valid = is_name(name)
        && !value.trim().is_empty()
        && !value.chars().any(|c| c.is_control() && c != '\t')
        && line.strip_prefix(name).map(stored) == Some(value);
    valid.then_some(line)
}

/// Returns `true` if the name is valid for a calendar property. The names `BEGIN` and `END` are
/// reserved.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && !["BEGIN", "END"].iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// Returns `true` if the text is a single component with matching `BEGIN` and `END` lines. Neither
/// the component nor a component within it may be an alarm, an event, a calendar or one of the
/// components in `refused`.
pub(in crate::interchange::icalendar) fn is_component(text: &str, refused: &[&str]) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut ended = false;
    for line in text.lines() {
        let sound = !ended && !line.chars().any(|c| c.is_control() && c != '\t');
        let name = line.split([':', ';']).next().unwrap_or_default();
        let sound = sound
            && match line.split_once(':') {
                Some(("BEGIN", component)) => {
                    open.push(component);
                    is_name(component)
                        && !["VALARM", "VEVENT", "VCALENDAR"].contains(&component)
                        && !refused.contains(&component)
                }
                Some(("END", component)) => {
                    let closes = open.pop() == Some(component);
                    ended = open.is_empty();
                    closes
                }
                _ => is_name(name) && name.len() < line.len() && !open.is_empty(),
            };
        if !sound {
            return false;
        }
    }
    ended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_properties_become_the_same_content_line_again() {
        for rest in [":a", "::a", ":;a", ";B=c:d"] {
            let line = content_line("X-A", stored(rest)).unwrap();
            assert_eq!(line, format!("X-A{rest}"));
        }
        for value in ["", " ", ":", ":a", "a\nb"] {
            assert_eq!(content_line("X-A", value), None, "{value:?}");
        }
        assert_eq!(content_line("END", "a"), None);
        assert_eq!(name_of("icalendar/X-A~2"), Some("X-A"));
    }
}
