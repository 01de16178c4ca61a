//! Finds time zones by the names that other programs use.

use chrono::{NaiveDate, Offset, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

/// A time zone that was found by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange) struct NamedZone {
    pub(in crate::interchange) zone: Tz,
    /// Whether the name is exactly the name in the IANA database.
    pub(in crate::interchange) is_exact: bool,
}

/// Finds a time zone by its IANA name in upper or lower case, by the name that Ruby on Rails or
/// Windows uses for it, by its city, or by the name that Windows shows for it, such as `(UTC+05:30)
/// Chennai, Kolkata`.
pub(in crate::interchange) fn named(name: &str) -> Option<NamedZone> {
    if let Ok(zone) = name.parse::<Tz>() {
        return Some(NamedZone { zone, is_exact: true });
    }
    let folded = folded(name);
    let known = TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(name.trim())).copied();
    let zone = known
        .or_else(|| in_table(RAILS, &folded))
        .or_else(|| in_table(WINDOWS, &folded))
        .or_else(|| of_city(&folded))
        .or_else(|| displayed(&folded))
        .or_else(|| seasonal(&folded))
        .or_else(|| name.trim().replacen('-', "/", 1).parse().ok())?;
    Some(NamedZone { zone, is_exact: false })
}

/// Returns `true` for the name of an area and a city, such as `Europe/Berlin`.
#[cfg(feature = "icalendar")]
pub(in crate::interchange) fn is_regional(name: &str) -> bool {
    name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area))
}

/// Returns the number of name tables, of Ruby on Rails and Windows, that contain this time zone. A
/// higher number suggests a more widely used time zone.
#[cfg(feature = "icalendar")]
pub(in crate::interchange) fn systems_with(zone: Tz) -> usize {
    [RAILS, WINDOWS].iter().filter(|table| table.iter().any(|(_, name)| *name == zone.name())).count()
}

/// Returns a name in lower case, with single spaces, and with `and` instead of the word `&`.
fn folded(name: &str) -> String {
    let words =
        name.split_whitespace().map(|word| if word == "&" { "and".to_owned() } else { word.to_lowercase() });
    words.collect::<Vec<_>>().join(" ")
}

fn in_table(table: &[(&str, &str)], name: &str) -> Option<Tz> {
    let (_, zone) = table.iter().find(|(other, _)| folded(other) == name)?;
    zone.parse().ok()
}

/// Finds the only time zone of a city, such as `Europe/Berlin` for "berlin".
fn of_city(name: &str) -> Option<Tz> {
    let is_city = |zone: &&Tz| {
        let city = zone.name().split_once('/').filter(|(area, _)| AREAS.contains(area));
        city.is_some_and(|(_, city)| {
            let city = city.rsplit_once('/').map_or(city, |(_, city)| city);
            city.replace('_', " ").eq_ignore_ascii_case(name)
        })
    };
    let mut found = TZ_VARIANTS.iter().filter(is_city);
    let first = found.next().copied()?;
    // Some time zones also have an older name without the province, in the same area.
    let is_same = |other: &Tz| first.name().split('/').next() == other.name().split('/').next();
    found.all(is_same).then_some(first)
}

/// The maximum number of cities in a name that are looked up.
const MOST_CITIES: usize = 16;

/// Finds a time zone by a name in lower case that consists of a UTC offset in brackets and a list
/// of cities. The first city whose zone has this offset without daylight saving time determines the
/// zone.
fn displayed(name: &str) -> Option<Tz> {
    let (prefix, cities) = name.strip_prefix('(')?.split_once(')')?;
    let shift = prefix.strip_prefix("utc").or_else(|| prefix.strip_prefix("gmt"))?.trim();
    let seconds = if shift.is_empty() { 0 } else { offset(shift)? };
    let cities = cities.split([',', ';', '/', '(', ')']).map(str::trim).filter(|city| !city.is_empty());
    let zone = |city: &str| in_table(RAILS, city).or_else(|| of_city(city)).or_else(|| seasonal(city));
    cities.take(MOST_CITIES).filter_map(zone).find(|zone| standard_offset(*zone) == Some(seconds))
}

/// Reads a UTC offset such as `+0200`, `-04:30` or `+053000`, in seconds.
pub(in crate::interchange) fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-" | "−", digits) => (-1, digits),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 1 | 2 | 4 | 6) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hours = digits.get(..digits.len().min(2))?.parse::<i32>().ok()?;
    let number = |at: usize| digits.get(at..at + 2).map_or(Some(0), |pair| pair.parse::<i32>().ok());
    let (minutes, seconds) = (number(2)?, number(4)?);
    (hours <= 18 && minutes < 60 && seconds < 60).then_some(sign * (hours * 3600 + minutes * 60 + seconds))
}

/// Returns the UTC offset of a zone in seconds, without daylight saving time.
fn standard_offset(zone: Tz) -> Option<i32> {
    let offset = |month| {
        let at = NaiveDate::from_ymd_opt(2025, month, 1)?.and_hms_opt(0, 0, 0)?;
        Some(zone.offset_from_utc_datetime(&at).fix().local_minus_utc())
    };
    Some(offset(1)?.min(offset(7)?))
}

/// Finds a time zone by a name in lower case for one of its seasons, such as "eastern daylight
/// time", or by a name without a season, such as "central european time".
fn seasonal(name: &str) -> Option<Tz> {
    match name {
        "british summer time" => return Some(Tz::Europe__London),
        "coordinated universal time" => return Some(Tz::UTC),
        _ => {}
    }
    let before = ["daylight time", "summer time", "time"].iter().find_map(|end| name.strip_suffix(end))?;
    in_table(WINDOWS, &format!("{before}standard time"))
        .or_else(|| in_table(RAILS, &format!("{before}time (us and canada)")))
}

/// The areas whose time zones are named after cities.
const AREAS: &[&str] = &[
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// The names of time zones in Ruby on Rails that are not cities in the IANA database, with their
/// IANA names. frab uses these names. Source: the documentation of `ActiveSupport::TimeZone`.
const RAILS: &[(&str, &str)] = &[
    ("Abu Dhabi", "Asia/Muscat"),
    ("Alaska", "America/Juneau"),
    ("American Samoa", "Pacific/Pago_Pago"),
    ("Arizona", "America/Phoenix"),
    ("Astana", "Asia/Dhaka"),
    ("Atlantic Time (Canada)", "America/Halifax"),
    ("Beijing", "Asia/Shanghai"),
    ("Bern", "Europe/Zurich"),
    ("Brasilia", "America/Sao_Paulo"),
    ("Canberra", "Australia/Melbourne"),
    ("Cape Verde Is.", "Atlantic/Cape_Verde"),
    ("Central America", "America/Guatemala"),
    ("Central Time (US & Canada)", "America/Chicago"),
    ("Chatham Is.", "Pacific/Chatham"),
    ("Chennai", "Asia/Kolkata"),
    ("Eastern Time (US & Canada)", "America/New_York"),
    ("Edinburgh", "Europe/London"),
    ("Ekaterinburg", "Asia/Yekaterinburg"),
    ("Georgetown", "America/Guyana"),
    ("Greenland", "America/Nuuk"),
    ("Guadalajara", "America/Mexico_City"),
    ("Hanoi", "Asia/Bangkok"),
    ("Hawaii", "Pacific/Honolulu"),
    ("Indiana (East)", "America/Indiana/Indianapolis"),
    ("International Date Line West", "Pacific/Midway"),
    ("Islamabad", "Asia/Karachi"),
    ("Marshall Is.", "Pacific/Majuro"),
    ("Mid-Atlantic", "Atlantic/South_Georgia"),
    ("Midway Island", "Pacific/Midway"),
    ("Mountain Time (US & Canada)", "America/Denver"),
    ("Mumbai", "Asia/Kolkata"),
    ("New Caledonia", "Pacific/Noumea"),
    ("New Delhi", "Asia/Kolkata"),
    ("Newfoundland", "America/St_Johns"),
    ("Nuku'alofa", "Pacific/Tongatapu"),
    ("Osaka", "Asia/Tokyo"),
    ("Pacific Time (US & Canada)", "America/Los_Angeles"),
    ("Pretoria", "Africa/Johannesburg"),
    ("Quito", "America/Lima"),
    ("Samoa", "Pacific/Apia"),
    ("Sapporo", "Asia/Tokyo"),
    ("Saskatchewan", "America/Regina"),
    ("Solomon Is.", "Pacific/Guadalcanal"),
    ("Sri Jayawardenepura", "Asia/Colombo"),
    ("St. Petersburg", "Europe/Moscow"),
    ("Tokelau Is.", "Pacific/Fakaofo"),
    ("Wellington", "Pacific/Auckland"),
    ("West Central Africa", "Africa/Algiers"),
];

/// The names of time zones in Windows, with the IANA names of their main territories. Source: the
/// file windowsZones of the Unicode CLDR.
const WINDOWS: &[(&str, &str)] = &[
    ("AUS Central Standard Time", "Australia/Darwin"),
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("Afghanistan Standard Time", "Asia/Kabul"),
    ("Alaskan Standard Time", "America/Anchorage"),
    ("Aleutian Standard Time", "America/Adak"),
    ("Altai Standard Time", "Asia/Barnaul"),
    ("Arab Standard Time", "Asia/Riyadh"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("Arabic Standard Time", "Asia/Baghdad"),
    ("Argentina Standard Time", "America/Argentina/Buenos_Aires"),
    ("Astrakhan Standard Time", "Europe/Astrakhan"),
    ("Atlantic Standard Time", "America/Halifax"),
    ("Aus Central W. Standard Time", "Australia/Eucla"),
    ("Azerbaijan Standard Time", "Asia/Baku"),
    ("Azores Standard Time", "Atlantic/Azores"),
    ("Bahia Standard Time", "America/Bahia"),
    ("Bangladesh Standard Time", "Asia/Dhaka"),
    ("Belarus Standard Time", "Europe/Minsk"),
    ("Bougainville Standard Time", "Pacific/Bougainville"),
    ("Canada Central Standard Time", "America/Regina"),
    ("Cape Verde Standard Time", "Atlantic/Cape_Verde"),
    ("Caucasus Standard Time", "Asia/Yerevan"),
    ("Cen. Australia Standard Time", "Australia/Adelaide"),
    ("Central America Standard Time", "America/Guatemala"),
    ("Central Asia Standard Time", "Asia/Almaty"),
    ("Central Brazilian Standard Time", "America/Cuiaba"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Central Pacific Standard Time", "Pacific/Guadalcanal"),
    ("Central Standard Time", "America/Chicago"),
    ("Central Standard Time (Mexico)", "America/Mexico_City"),
    ("Chatham Islands Standard Time", "Pacific/Chatham"),
    ("China Standard Time", "Asia/Shanghai"),
    ("Cuba Standard Time", "America/Havana"),
    ("Dateline Standard Time", "Etc/GMT+12"),
    ("E. Africa Standard Time", "Africa/Nairobi"),
    ("E. Australia Standard Time", "Australia/Brisbane"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("Easter Island Standard Time", "Pacific/Easter"),
    ("Eastern Standard Time", "America/New_York"),
    ("Eastern Standard Time (Mexico)", "America/Cancun"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("Ekaterinburg Standard Time", "Asia/Yekaterinburg"),
    ("FLE Standard Time", "Europe/Kyiv"),
    ("Fiji Standard Time", "Pacific/Fiji"),
    ("GMT Standard Time", "Europe/London"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Georgian Standard Time", "Asia/Tbilisi"),
    ("Greenland Standard Time", "America/Nuuk"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("Haiti Standard Time", "America/Port-au-Prince"),
    ("Hawaiian Standard Time", "Pacific/Honolulu"),
    ("India Standard Time", "Asia/Kolkata"),
    ("Iran Standard Time", "Asia/Tehran"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Israel, Jerusalem Standard Time", "Asia/Jerusalem"),
    ("Jordan Standard Time", "Asia/Amman"),
    ("Kaliningrad Standard Time", "Europe/Kaliningrad"),
    ("Kolkata, Chennai, Mumbai, New Delhi, India Standard Time", "Asia/Kolkata"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("Libya Standard Time", "Africa/Tripoli"),
    ("Line Islands Standard Time", "Pacific/Kiritimati"),
    ("Lord Howe Standard Time", "Australia/Lord_Howe"),
    ("Magadan Standard Time", "Asia/Magadan"),
    ("Magallanes Standard Time", "America/Punta_Arenas"),
    ("Marquesas Standard Time", "Pacific/Marquesas"),
    ("Mauritius Standard Time", "Indian/Mauritius"),
    ("Mexico Standard Time 2", "America/Chihuahua"),
    ("Middle East Standard Time", "Asia/Beirut"),
    ("Montevideo Standard Time", "America/Montevideo"),
    ("Morocco Standard Time", "Africa/Casablanca"),
    ("Mountain Standard Time", "America/Denver"),
    ("Mountain Standard Time (Mexico)", "America/Chihuahua"),
    ("Myanmar Standard Time", "Asia/Yangon"),
    ("N. Central Asia Standard Time", "Asia/Novosibirsk"),
    ("Namibia Standard Time", "Africa/Windhoek"),
    ("Nepal Standard Time", "Asia/Kathmandu"),
    ("New Zealand Standard Time", "Pacific/Auckland"),
    ("Newfoundland Standard Time", "America/St_Johns"),
    ("Norfolk Standard Time", "Pacific/Norfolk"),
    ("North Asia East Standard Time", "Asia/Irkutsk"),
    ("North Asia Standard Time", "Asia/Krasnoyarsk"),
    ("North Korea Standard Time", "Asia/Pyongyang"),
    ("Omsk Standard Time", "Asia/Omsk"),
    ("Pacific SA Standard Time", "America/Santiago"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("Pacific Standard Time (Mexico)", "America/Tijuana"),
    ("Pakistan Standard Time", "Asia/Karachi"),
    ("Paraguay Standard Time", "America/Asuncion"),
    ("Qyzylorda Standard Time", "Asia/Qyzylorda"),
    ("Romance Standard Time", "Europe/Paris"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("SA Eastern Standard Time", "America/Cayenne"),
    ("SA Pacific Standard Time", "America/Bogota"),
    ("SA Western Standard Time", "America/La_Paz"),
    ("SE Asia Standard Time", "Asia/Bangkok"),
    ("Saint Pierre Standard Time", "America/Miquelon"),
    ("Sakhalin Standard Time", "Asia/Sakhalin"),
    ("Samoa Standard Time", "Pacific/Apia"),
    ("Sao Tome Standard Time", "Africa/Sao_Tome"),
    ("Saratov Standard Time", "Europe/Saratov"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("Sri Lanka Standard Time", "Asia/Colombo"),
    ("Sudan Standard Time", "Africa/Khartoum"),
    ("Syria Standard Time", "Asia/Damascus"),
    ("Taipei Standard Time", "Asia/Taipei"),
    ("Tasmania Standard Time", "Australia/Hobart"),
    ("Tocantins Standard Time", "America/Araguaina"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Tomsk Standard Time", "Asia/Tomsk"),
    ("Tonga Standard Time", "Pacific/Tongatapu"),
    ("Transbaikal Standard Time", "Asia/Chita"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("Turks And Caicos Standard Time", "America/Grand_Turk"),
    ("US Eastern Standard Time", "America/Indiana/Indianapolis"),
    ("US Mountain Standard Time", "America/Phoenix"),
    ("UTC", "Etc/GMT"),
    ("UTC+12", "Etc/GMT-12"),
    ("UTC+13", "Etc/GMT-13"),
    ("UTC-02", "Etc/GMT+2"),
    ("UTC-08", "Etc/GMT+8"),
    ("UTC-09", "Etc/GMT+9"),
    ("UTC-11", "Etc/GMT+11"),
    ("Ulaanbaatar Standard Time", "Asia/Ulaanbaatar"),
    ("Venezuela Standard Time", "America/Caracas"),
    ("Vladivostok Standard Time", "Asia/Vladivostok"),
    ("Volgograd Standard Time", "Europe/Volgograd"),
    ("W. Australia Standard Time", "Australia/Perth"),
    ("W. Central Africa Standard Time", "Africa/Lagos"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("W. Mongolia Standard Time", "Asia/Hovd"),
    ("West Asia Standard Time", "Asia/Tashkent"),
    ("West Bank Standard Time", "Asia/Hebron"),
    ("West Pacific Standard Time", "Pacific/Port_Moresby"),
    ("Yakutsk Standard Time", "Asia/Yakutsk"),
    ("Yukon Standard Time", "America/Whitehorse"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_found_by_the_names_of_other_systems() {
        for (name, zone) in [
            ("Europe/Berlin", "Europe/Berlin"),
            ("europe/berlin", "Europe/Berlin"),
            (" Europe/Berlin\n", "Europe/Berlin"),
            ("Berlin", "Europe/Berlin"),
            ("BERLIN", "Europe/Berlin"),
            ("Hong Kong", "Asia/Hong_Kong"),
            ("Buenos Aires", "America/Argentina/Buenos_Aires"),
            ("Puerto Rico", "America/Puerto_Rico"),
            ("Kyiv", "Europe/Kyiv"),
            ("Pacific Time (US & Canada)", "America/Los_Angeles"),
            ("Eastern Time (US and Canada)", "America/New_York"),
            ("Cape Verde Is.", "Atlantic/Cape_Verde"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("AUS Eastern Standard Time", "Australia/Sydney"),
            ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
            ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
            ("(UTC+01:00) Belgrade, Bratislava, Budapest, Ljubljana, Prague", "Europe/Belgrade"),
            ("(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris", "Europe/Madrid"),
            ("(GMT+01:00) Berlin", "Europe/Berlin"),
            ("(UTC+05:45) Kathmandu", "Asia/Kathmandu"),
            ("(UTC) Coordinated Universal Time", "UTC"),
            ("(UTC+06:30) Yangon (Rangoon)", "Asia/Yangon"),
            ("(UTC+09:30) Adelaide", "Australia/Adelaide"),
            ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
            ("Eastern Daylight Time", "America/New_York"),
            ("Central European Time", "Europe/Warsaw"),
            ("Central European Summer Time", "Europe/Warsaw"),
            ("Pacific Time", "America/Los_Angeles"),
            ("British Summer Time", "Europe/London"),
            ("Coordinated Universal Time", "UTC"),
            ("Europe-Brussels", "Europe/Brussels"),
        ] {
            let found = named(name).unwrap_or_else(|| panic!("{name} is unknown"));
            assert_eq!((found.zone.name(), found.is_exact), (zone, name == zone), "{name}");
        }
        for name in [
            "",
            "Nowhere",
            "Europe/Nowhere",
            "UTC+2",
            "+01:00",
            "Standard Time",
            "Europe",
            "(GMT+1)",
            "(UTC+02:00) Berlin",
            "(UTC+01:00) Nowhere",
            "Time",
            "Summer Time",
        ] {
            assert_eq!(named(name), None, "{name}");
        }
    }

    #[test]
    fn the_tables_contain_only_known_zones() {
        for (name, zone) in RAILS.iter().chain(WINDOWS) {
            assert!(zone.parse::<Tz>().is_ok(), "{name}: {zone}");
        }
    }
}
