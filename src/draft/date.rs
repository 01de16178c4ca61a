//! Serialisation of dates in the form `YYYY-MM-DD`.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serializer};

use crate::code::Code;
use crate::error::{Error, quote};

pub(crate) struct Date(pub(super) NaiveDate);

impl std::str::FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let digits = |range: std::ops::Range<usize>| {
            text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))
        };
        let date =
            match (digits(0..4), text.get(4..5), digits(5..7), text.get(7..8), digits(8..10), text.len()) {
                (Some(year), Some("-"), Some(month), Some("-"), Some(day), 10) => {
                    let number = |part: &str| part.parse::<u32>().unwrap_or_default();
                    let year = year.parse::<i32>().unwrap_or_default();
                    NaiveDate::from_ymd_opt(year, number(month), number(day)).ok_or_else(|| {
                        format!("{} is not a valid date: check the month and the day", quote(text))
                    })
                }
                _ => Err(format!("{} is not a valid date: use the form \"2026-03-02\"", quote(text))),
            };
        date.map(Self).map_err(|message| Error::new(Code::MalformedDate, message))
    }
}

crate::macros::serde_from_str!(Date, "a date in the form YYYY-MM-DD");

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde requires this signature")]
pub(super) fn serialize<S: Serializer>(date: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    Ok(Option::<Date>::deserialize(deserializer)?.map(|date| date.0))
}

/// Serialisation of dates that are not optional.
#[cfg(feature = "versions")]
pub(crate) mod required {
    use super::{Date, Deserialize, Deserializer, NaiveDate, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde requires this signature")]
    pub(crate) fn serialize<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        Ok(Date::deserialize(deserializer)?.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_one_spelling() {
        assert_eq!("2026-03-02".parse::<Date>().ok().unwrap().0.to_string(), "2026-03-02");
        for text in [
            "",
            "2026-3-2",
            "02/03/2026",
            "2026-02-30",
            "2026-03-02T00:00",
            "+026-03-02",
            "２０２６-03-02",
            "2026-03-2é",
        ] {
            assert_eq!(text.parse::<Date>().err().unwrap().code(), Code::MalformedDate, "{text}");
        }
    }
}
