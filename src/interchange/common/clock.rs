//! Reads clock times, ranges of them and lengths as people write them, such as `7:30 pm`,
//! `9h30–11h` or `45 min`.

use super::when;

/// Words for the two halves of the day, in English, Spanish, Chinese and Arabic. Dots and spaces
/// are removed before they are compared.
const MORNING: &[&str] = &["am", "上午", "早上", "ص", "صباحا"];
const AFTERNOON: &[&str] = &["pm", "下午", "晚上", "م", "مساء"];

/// A clock time in seconds after midnight, and whether it states the half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stated {
    seconds: u32,
    is_afternoon: Option<bool>,
}

/// Parses a clock time, and returns the seconds after midnight. Accepted are `9:30`, `09:30:15`,
/// `0930`, `9.30`, `9h30`, `9 h`, `19:30 Uhr`, `7 pm`, `7:30 p.m.` and `下午2:30`.
pub(in crate::interchange) fn time(text: &str) -> Option<u32> {
    let stated = stated(text)?;
    // A number without minutes and without the half of the day can be anything.
    let is_number = digits(text).trim().bytes().all(|byte| byte.is_ascii_digit());
    (!is_number || stated.is_afternoon.is_some() || text.trim().len() > 2).then_some(stated.seconds)
}

/// Parses a range of clock times, such as `9:30–11:00`, `9h30 à 11h`, `2-3:30 pm` or `9:30 to 11`,
/// and returns both in seconds after midnight. The end is later than the start: an end after
/// midnight is counted from the midnight before the start.
pub(in crate::interchange) fn range(text: &str) -> Option<(u32, u32)> {
    let text = digits(text);
    let (start, end) = divided(&text)?;
    let (start, end) = (stated(start)?, stated(end)?);
    let mut from = start.seconds;
    // In "2–3:30 pm", the second half of the day applies to both times, in "11–1 pm" only to one.
    if start.is_afternoon.is_none() && end.is_afternoon == Some(true) && from < 43_200 {
        let later = from + 43_200;
        from = if later <= end.seconds { later } else { from };
    }
    let to = if end.seconds < from { end.seconds + 86_400 } else { end.seconds };
    Some((from, to))
}

/// Words between the start and the end of a range.
const TO: &[&str] =
    &[" to ", " until ", " till ", " bis ", " à ", " a ", " hasta ", " до ", " إلى ", "至", "到"];

fn divided(text: &str) -> Option<(&str, &str)> {
    for dash in ['–', '—', '−', '‒', '~', '～', '-'] {
        if let Some(parts) = text.split_once(dash) {
            return Some(parts);
        }
    }
    TO.iter().find_map(|word| text.split_once(word))
}

fn stated(text: &str) -> Option<Stated> {
    let text = digits(text).to_lowercase();
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !is_vowel_sign(*c)).collect();
    let (rest, is_afternoon) = without_half(&bare);
    let rest = rest.trim_end_matches("uhr").trim_end_matches('h').trim_end_matches("hrs");
    // "2.3.26" is a date.
    if rest.matches('.').count() > 1 {
        return None;
    }
    let written = rest.replace(['h', '.', '：', '点', '時', '时'], ":").replace('分', "");
    let written = written.trim_matches(':');
    let mut seconds = match written.len() {
        1 | 2 => when::clock(&format!("{written}:00"))?,
        _ => when::clock(written)?,
    };
    match is_afternoon {
        Some(_) if !(3600..46_800).contains(&seconds) => return None,
        Some(true) if seconds < 43_200 => seconds += 43_200,
        Some(false) if seconds >= 43_200 => seconds -= 43_200,
        _ => {}
    }
    Some(Stated { seconds, is_afternoon })
}

/// Removes the half of the day from a time without spaces.
fn without_half(text: &str) -> (String, Option<bool>) {
    let dotted = text.replace("a.m.", "am").replace("p.m.", "pm").replace("a.m", "am").replace("p.m", "pm");
    for (words, is_afternoon) in [(MORNING, false), (AFTERNOON, true)] {
        for word in words {
            if let Some(rest) = dotted.strip_suffix(word).or_else(|| dotted.strip_prefix(word)) {
                return (rest.to_owned(), Some(is_afternoon));
            }
        }
    }
    (dotted, None)
}

/// Replaces Arabic and full-width digits with ASCII digits, and full-width colons with colons.
pub(in crate::interchange) fn digits(text: &str) -> String {
    let ascii = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10).unwrap_or(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '：' => ':',
        c => c,
    };
    text.chars().map(ascii).collect()
}

fn is_vowel_sign(c: char) -> bool {
    ('\u{64b}'..='\u{652}').contains(&c) || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202f}')
}

/// Units of lengths with their seconds. They are letters in lower case.
const UNITS: &[(&str, u32)] = &[
    ("h", 3600),
    ("hr", 3600),
    ("hrs", 3600),
    ("hour", 3600),
    ("hours", 3600),
    ("heure", 3600),
    ("heures", 3600),
    ("hora", 3600),
    ("horas", 3600),
    ("std", 3600),
    ("stunde", 3600),
    ("stunden", 3600),
    ("ч", 3600),
    ("час", 3600),
    ("часа", 3600),
    ("часов", 3600),
    ("小时", 3600),
    ("ساعة", 3600),
    ("m", 60),
    ("min", 60),
    ("mins", 60),
    ("minute", 60),
    ("minutes", 60),
    ("minuto", 60),
    ("minutos", 60),
    ("minuten", 60),
    ("мин", 60),
    ("минут", 60),
    ("分钟", 60),
    ("分", 60),
    ("دقيقة", 60),
];

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
        let (_, seconds) = UNITS.iter().find(|(name, _)| *name == unit)?;
        rest = rest.get(unit.len()..)?.trim_start_matches('.').trim_start_matches(" and ").trim_start();
        let number: f64 = number.replace(',', ".").parse().ok()?;
        let whole = number * f64::from(*seconds);
        if !(0.0..=864_000.0).contains(&whole) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
        let whole = whole.round() as u32;
        total = total.checked_add(whole)?;
        last = *seconds;
        // The minutes after hours need no unit, as in "1h30".
        if last == 3600 && (1..=2).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit()) {
            return total.checked_add(rest.parse::<u32>().ok()?.checked_mul(60)?);
        }
    }
    (last > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(seconds: u32) -> String {
        format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [
            ("9:30", "09:30"),
            ("09.30", "09:30"),
            ("9h30", "09:30"),
            ("9 h", "09:00"),
            ("19:30 Uhr", "19:30"),
            ("7 pm", "19:00"),
            ("7:30 p.m.", "19:30"),
            ("12:00 AM", "00:00"),
            ("12:15pm", "12:15"),
            ("下午2:30", "14:30"),
            ("٩:٣٠ ص", "09:30"),
            ("0930", "09:30"),
        ] {
            assert_eq!(time(text).map(shown).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "9", "13 pm", "25:00", "0 am", "noonish", "9:75", "pm"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn ranges_are_read_as_people_write_them() {
        for (text, expected) in [
            ("9:30-11:00", "09:30 11:00"),
            ("9h30 à 11h", "09:30 11:00"),
            ("2 – 3:30 pm", "14:00 15:30"),
            ("11-1pm", "11:00 13:00"),
            ("10:00-12:30 p.m.", "10:00 12:30"),
            ("22:00–01:30", "22:00 25:30"),
            ("9.00 bis 10.15 Uhr", "09:00 10:15"),
            ("上午9:00至10:00", "09:00 10:00"),
        ] {
            let found = range(text).map(|(from, to)| format!("{} {}", shown(from), shown(to)));
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        for text in ["9:30", "2026-03-02", "a-b", "-", "9:30-"] {
            assert_eq!(range(text), None, "{text}");
        }
    }

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
