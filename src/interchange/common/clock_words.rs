//! Words and marks in clock times and lengths of time, in six languages and in German.

/// A part of the day that determines the meaning of an hour from 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartOfDay {
    Morning,
    Noon,
    Afternoon,
    Night,
}

/// Words before a time. A phrase comes before its first word, as `desde las` before `desde`.
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
    "dès",
    "ab",
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

/// Words before an approximate time. A phrase comes before its first word.
pub(super) static ABOUT: &[&str] = &[
    "~",
    "approx.",
    "approximately",
    "approx",
    "around",
    "about",
    "ca.",
    "circa",
    "gegen",
    "vers",
    "environ",
    "hacia las",
    "около",
    "примерно в",
    "примерно",
];

/// Words after the start of an item without an end.
pub(super) static ONWARDS: &[&str] = &["onwards", "onward", "until late", "till late", "en adelante"];

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

/// Signs of hours that show that a number is a time or a length, such as `9 h`. A word comes after
/// all longer words that begin with it.
pub(super) static HOUR_SIGNS: &[&str] = &["часов", "часа", "час", "ч", "h"];

/// Signs of hours that occur only in times.
pub(super) static CLOCK_SIGNS: &[&str] = &["uhr", "час.", "ч."];

/// Words for hours in lengths. After a range, they show that the range consists of times.
pub(super) static HOUR_WORDS: &[&str] = &["horas", "hours", "hrs", "hr", "heures", "heure"];

/// Words for hours that occur only after ranges of times.
pub(super) static RANGE_WORDS: &[&str] = &["hs"];

/// Words for hours that occur only in lengths.
pub(super) static LENGTH_WORDS: &[&str] = &["hour", "hora", "std", "stunde", "stunden", "小时", "ساعة"];

/// Units of minutes. A word comes after all longer words that begin with it.
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

/// Words for parts of the day next to a time. A word comes after all longer words that begin with
/// it.
pub(super) static PARTS_OF_DAY: &[(&str, PartOfDay)] = &[
    ("a.m.", PartOfDay::Morning),
    ("a.m", PartOfDay::Morning),
    ("am", PartOfDay::Morning),
    ("a. m.", PartOfDay::Morning),
    ("p.m.", PartOfDay::Afternoon),
    ("p.m", PartOfDay::Afternoon),
    ("pm", PartOfDay::Afternoon),
    ("p. m.", PartOfDay::Afternoon),
    ("noon", PartOfDay::Noon),
    ("midday", PartOfDay::Noon),
    ("in the morning", PartOfDay::Morning),
    ("du matin", PartOfDay::Morning),
    ("de l’après-midi", PartOfDay::Afternoon),
    ("du soir", PartOfDay::Afternoon),
    ("de la mañana", PartOfDay::Morning),
    ("de la tarde", PartOfDay::Afternoon),
    ("de la noche", PartOfDay::Afternoon),
    ("del mediodía", PartOfDay::Noon),
    ("утра", PartOfDay::Morning),
    ("дня", PartOfDay::Afternoon),
    ("вечера", PartOfDay::Afternoon),
    ("ночи", PartOfDay::Night),
    ("صباحاً", PartOfDay::Morning),
    ("صباحًا", PartOfDay::Morning),
    ("صباحا", PartOfDay::Morning),
    ("ص", PartOfDay::Morning),
    ("فجراً", PartOfDay::Morning),
    ("ظهراً", PartOfDay::Noon),
    ("ظهرًا", PartOfDay::Noon),
    ("ظهرا", PartOfDay::Noon),
    ("بعد الظهر", PartOfDay::Afternoon),
    ("عصراً", PartOfDay::Afternoon),
    ("عصرا", PartOfDay::Afternoon),
    ("مساءً", PartOfDay::Afternoon),
    ("مساء", PartOfDay::Afternoon),
    ("م", PartOfDay::Afternoon),
    ("ليلاً", PartOfDay::Night),
    ("ليلا", PartOfDay::Night),
];

/// Chinese words for parts of the day, which precede the time.
pub(super) static CHINESE: &[(&str, PartOfDay)] = &[
    ("凌晨", PartOfDay::Morning),
    ("清晨", PartOfDay::Morning),
    ("早上", PartOfDay::Morning),
    ("早晨", PartOfDay::Morning),
    ("上午", PartOfDay::Morning),
    ("中午", PartOfDay::Noon),
    ("下午", PartOfDay::Afternoon),
    ("晚上", PartOfDay::Night),
    ("晚间", PartOfDay::Night),
    ("傍晚", PartOfDay::Afternoon),
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
