//! Words and marks in clock times and lengths of time, in six languages and in German.

/// A part of the day that determines the meaning of an hour from 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Noon,
    Afternoon,
    Night,
}

/// Words before a time. Longer words come before their beginnings.
pub(super) static BEFORE: &[&str] = &[
    "from",
    "de",
    "du",
    "desde las",
    "desde",
    "entre las",
    "entre",
    "a las",
    "las",
    "à partir de",
    "between",
    "at",
    "à",
    "с",
    "в",
    "von",
    "um",
    "من الساعة",
    "من",
    "في الساعة",
    "الساعة",
    "自",
    "从",
    "從",
];

/// Dashes between the start and the end of a range.
pub(super) static DASHES: &[char] =
    &['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '―', '−', '－', '~', '～', '〜'];

/// Words between the start and the end of a range.
pub(super) static UNTIL: &[&str] = &[
    "to",
    "until",
    "till",
    "à",
    "a las",
    "a",
    "hasta las",
    "hasta",
    "al",
    "до",
    "по",
    "bis",
    "إلى الساعة",
    "إلى",
    "الى",
    "حتى",
    "至",
    "到",
    "and",
    "et",
    "y las",
    "y",
];

/// Signs of hours that show that a number is a time or a length, such as `9 h`. Longer words come
/// before their beginnings.
pub(super) static HOUR_SIGNS: &[&str] = &["часов", "часа", "час", "ч", "h"];

/// Signs of hours that occur only in times.
pub(super) static CLOCK_SIGNS: &[&str] = &["uhr", "час.", "ч."];

/// Words for hours in lengths. Behind a range, they show that the range consists of times.
pub(super) static HOUR_WORDS: &[&str] = &["horas", "hours", "hrs", "hr", "heures", "heure"];

/// Words for hours that occur only behind ranges of times.
pub(super) static RANGE_WORDS: &[&str] = &["hs"];

/// Words for hours that occur only in lengths.
pub(super) static LENGTH_WORDS: &[&str] = &["hour", "hora", "std", "stunde", "stunden", "小时", "ساعة"];

/// Units of minutes. Longer words come before their beginnings.
pub(super) static MINUTES: &[&str] = &[
    "minutes",
    "minutos",
    "minuten",
    "minuto",
    "minute",
    "mins",
    "min",
    "m",
    "минут",
    "мин",
    "分钟",
    "分",
    "دقيقة",
];

/// Words for parts of the day next to a time. Longer words come before their beginnings.
pub(super) static HALVES: &[(&str, Half)] = &[
    ("a.m.", Half::Morning),
    ("a.m", Half::Morning),
    ("am", Half::Morning),
    ("a. m.", Half::Morning),
    ("p.m.", Half::Afternoon),
    ("p.m", Half::Afternoon),
    ("pm", Half::Afternoon),
    ("p. m.", Half::Afternoon),
    ("noon", Half::Noon),
    ("midday", Half::Noon),
    ("in the morning", Half::Morning),
    ("du matin", Half::Morning),
    ("de l’après-midi", Half::Afternoon),
    ("du soir", Half::Afternoon),
    ("de la mañana", Half::Morning),
    ("de la tarde", Half::Afternoon),
    ("de la noche", Half::Afternoon),
    ("del mediodía", Half::Noon),
    ("утра", Half::Morning),
    ("дня", Half::Afternoon),
    ("вечера", Half::Afternoon),
    ("ночи", Half::Night),
    ("صباحاً", Half::Morning),
    ("صباحًا", Half::Morning),
    ("صباحا", Half::Morning),
    ("ص", Half::Morning),
    ("فجراً", Half::Morning),
    ("ظهراً", Half::Noon),
    ("ظهرًا", Half::Noon),
    ("ظهرا", Half::Noon),
    ("بعد الظهر", Half::Afternoon),
    ("عصراً", Half::Afternoon),
    ("عصرا", Half::Afternoon),
    ("مساءً", Half::Afternoon),
    ("مساء", Half::Afternoon),
    ("م", Half::Afternoon),
    ("ليلاً", Half::Night),
    ("ليلا", Half::Night),
];

/// Chinese words for parts of the day, which precede the time.
pub(super) static CHINESE: &[(&str, Half)] = &[
    ("凌晨", Half::Morning),
    ("清晨", Half::Morning),
    ("早上", Half::Morning),
    ("早晨", Half::Morning),
    ("上午", Half::Morning),
    ("中午", Half::Noon),
    ("下午", Half::Afternoon),
    ("晚上", Half::Night),
    ("晚间", Half::Night),
    ("傍晚", Half::Afternoon),
];

/// Times that are words, with their hours.
pub(super) static NAMED: &[(&str, u32)] = &[
    ("noon", 12),
    ("midday", 12),
    ("midi", 12),
    ("mediodía", 12),
    ("полдень", 12),
    ("midnight", 24),
    ("minuit", 24),
    ("medianoche", 24),
    ("полночь", 24),
];
