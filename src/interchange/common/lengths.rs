//! Reads lengths of time as people write them, such as `45 min`.

use super::clock::digits;
use super::clock_words::{HOUR_SIGNS, HOUR_WORDS, LENGTH_WORDS, MINUTES};

/// Returns the seconds of a unit, which must be in lower case.
fn seconds_of(unit: &str) -> Option<u32> {
    let is_in = |words: &[&str]| words.contains(&unit);
    if is_in(HOUR_SIGNS) || is_in(HOUR_WORDS) || is_in(LENGTH_WORDS) {
        return Some(3600);
    }
    is_in(MINUTES).then_some(60)
}

/// Returns the seconds of the unit that a text contains, as in `Duration (hours)`. The text must be
/// in lower case, without punctuation.
#[cfg(feature = "table")]
pub(in crate::interchange) fn unit_in(text: &str) -> Option<u32> {
    text.split(' ').rev().find_map(seconds_of)
}

/// Parses a length with units, such as `45 min`, `1 h 30`, `1h30`, `1.5 hours` or `90 minutes`, and
/// returns its seconds.
pub(in crate::interchange) fn length(text: &str) -> Option<u32> {
    let text = digits(text).to_lowercase();
    let mut rest = text.trim();
    let (mut total, mut last) = (0_u32, 0_u32);
    while !rest.is_empty() {
        let number = rest
            .get(..rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?)
            .filter(|n| !n.is_empty());
        let number = number?;
        rest = rest.get(number.len()..)?.trim_start();
        let unit = rest.get(..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()))?;
        let seconds = seconds_of(unit)?;
        rest = rest.get(unit.len()..)?.trim_start_matches('.').trim_start_matches(" and ").trim_start();
        let number: f64 = number.replace(',', ".").parse().ok()?;
        let whole = number * f64::from(seconds);
        if !(0.0..=864_000.0).contains(&whole) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
        let whole = whole.round() as u32;
        total = total.checked_add(whole)?;
        last = seconds;
        // The minutes after hours need no unit, as in "1h30".
        if last == 3600 && (1..=2).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit()) {
            return total.checked_add(rest.parse::<u32>().ok()?.checked_mul(60)?);
        }
    }
    (last > 0).then_some(total)
}

/// Returns a text without a length before or after it, as in `Workshop (90 min)` or `20 min talk`.
/// Returns `None` if the text contains no such length.
#[cfg(feature = "readers")]
pub(in crate::interchange) fn without_length(text: &str) -> Option<String> {
    let is_length = |words: &str| length(words).is_some();
    if let Some((before, inside)) = text.trim().strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        return is_length(inside.trim()).then(|| before.trim().to_owned());
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..words.len().min(3)).find_map(|count| {
        let (first, after) = words.split_at_checked(count)?;
        let (before, last) = words.split_at_checked(words.len() - count)?;
        let rest = match (is_length(&first.join(" ")), is_length(&last.join(" "))) {
            (true, _) => after,
            (_, true) => before,
            _ => return None,
        };
        Some(rest.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_with_their_units() {
        for (text, minutes) in [
            ("45 min", 45),
            ("1h30", 90),
            ("1 h 30 min", 90),
            ("1.5 hours", 90),
            ("90 минут", 90),
            ("2 小时", 120),
        ] {
            assert_eq!(length(text), Some(minutes * 60), "{text}");
        }
        for text in ["", "45", "two hours", "1 day", "h", "999999999 h", "1h30x"] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
