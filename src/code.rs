//! The one table of codes: every fault that the crate can name, with its severity and its manual page.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, quote};

/// How much a finding weighs. Ordered: advice, warning, error.
///
/// ```
/// use programme::Severity;
///
/// assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Advice);
/// assert_eq!(Severity::Advice.to_string(), "advice");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Severity {
    /// No claim of a mistake: worth a look.
    Advice,
    /// It can be true, but is more often a mistake, or it harms somebody on the day.
    Warning,
    /// The programme contradicts itself, or cannot be read in only one way.
    Error,
}

impl Severity {
    /// The word that reports and files use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Where a code can come from.
///
/// ```
/// use programme::{Code, Stratum};
///
/// assert_eq!(Code::MalformedTime.stratum(), Stratum::Reading);
/// assert_eq!(Code::DanglingReference.stratum(), Stratum::Integrity);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stratum {
    /// A value or a file that cannot be read: [`Error`](crate::Error) and [`ReadError`](crate::ReadError).
    Reading,
    /// A draft that can be read in more than one way, or in none: it does not become a programme.
    Integrity,
    /// A statement about a draft that can be read: it never blocks anything.
    Rule,
}

macro_rules! codes {
    ($($(#[doc = $page:literal])+ $variant:ident = $name:literal, $stratum:ident, $severity:ident, $since:literal, $summary:literal;)+) => {
        /// The stable name of a fault. Names are kebab-case, never reused and never silently renamed.
        ///
        /// ```
        /// use programme::{Code, Severity};
        ///
        /// let code: Code = "dangling-reference".parse()?;
        /// assert_eq!(code.severity(), Severity::Error);
        /// assert!(code.explanation().contains("## How to mend it"));
        /// assert!(Code::ALL.contains(&code));
        /// # Ok::<(), programme::Error>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $page])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The name: what files, reports and waivers say.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// How much it weighs unless a profile says otherwise.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// Where it can come from.
            pub const fn stratum(self) -> Stratum {
                match self { $(Self::$variant => Stratum::$stratum,)+ }
            }

            /// The version of the crate that brought it.
            pub const fn since(self) -> &'static str {
                match self { $(Self::$variant => $since,)+ }
            }

            /// What it says, in one line.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)+ }
            }

            /// Its manual page, in Markdown: what it does, why it matters, an example that fires, how to mend it.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => concat!($($page, "\n"),+),)+ }
            }
        }
    };
}

codes! {
    /// ## What it does
    /// Refuses a document that is not in the wire form: broken syntax, a wrong type, a required field that is missing.
    /// ## Why it matters
    /// Nothing can be said about a programme that cannot be read.
    /// ## Example
    /// `{ "format": "programme/1", "id": 7 }`: the id is a number.
    /// ## How to mend it
    /// Correct the place that the position and the path name.
    MalformedDocument = "malformed-document", Reading, Error, "0.1.0", "the document is not in the wire form";

    /// ## What it does
    /// Refuses a document whose `format` is not one that this version reads.
    /// ## Why it matters
    /// A later format may give a field another meaning; guessing would lose it in silence.
    /// ## Example
    /// `{ "format": "programme/9", … }`
    /// ## How to mend it
    /// Write `"format": "programme/1"`, or read the file with a newer version of the crate.
    UnknownFormat = "unknown-format", Reading, Error, "0.1.0", "the format is not one that this version reads";

    /// ## What it does
    /// Refuses a map that states one key twice.
    /// ## Why it matters
    /// Of two values for one key, most readers keep the last and say nothing.
    /// ## Example
    /// `"extensions": { "house/colour": "red", "house/colour": "blue" }`
    /// ## How to mend it
    /// Keep the one that is meant.
    DuplicateKey = "duplicate-key", Reading, Error, "0.1.0", "a map states one key twice";

    /// ## What it does
    /// Refuses an id that is empty, longer than 128 characters, or holds white space or control characters.
    /// ## Why it matters
    /// Ids stand in addresses, in waivers and in other people's files.
    /// ## Example
    /// `{ "id": "opening session" }`
    /// ## How to mend it
    /// Write `opening-session`.
    MalformedId = "malformed-id", Reading, Error, "0.1.0", "an id is not well formed";

    /// ## What it does
    /// Refuses a language tag that is not well formed by BCP 47 (RFC 5646). Unknown but well-formed tags pass.
    /// ## Why it matters
    /// A tag that no reader asks for hides the text behind it.
    /// ## Example
    /// `"languages": ["fr_CH"]`
    /// ## How to mend it
    /// Write `fr-CH`.
    MalformedLanguageTag = "malformed-language-tag", Reading, Error, "0.1.0", "a language tag is not well formed";

    /// ## What it does
    /// Refuses a text without any wording, or with two wordings in one language.
    /// ## Why it matters
    /// A text is one wording in one or more languages; two in one language leave the choice to chance.
    /// ## Example
    /// `"title": { "fr": "Ouverture", "FR": "Accueil" }`
    /// ## How to mend it
    /// Leave the field out, or keep one wording for each language.
    MalformedText = "malformed-text", Reading, Error, "0.1.0", "a text has no wording, or two in one language";

    /// ## What it does
    /// Refuses a time of day or a length that is not written `HH:MM` or `HH:MM:SS`, or lies beyond 240:00:00.
    /// ## Why it matters
    /// A clock time that is guessed sends people to the wrong hour.
    /// ## Example
    /// `"start": "9h30"`
    /// ## How to mend it
    /// Write `"09:30"`; half past one in the night that still belongs to the day is `"25:30"`.
    MalformedTime = "malformed-time", Reading, Error, "0.1.0", "a time of day is not written HH:MM";

    /// ## What it does
    /// Refuses a slot that states an end without a start, or a part of the day beside clock times.
    /// ## Why it matters
    /// Such a slot says two things, or half of one.
    /// ## Example
    /// `"slot": { "day": 1, "end": "10:00" }`
    /// ## How to mend it
    /// State the day alone, the day and a part, the day and a start, or the day, a start and an end.
    MalformedSlot = "malformed-slot", Reading, Error, "0.1.0", "a slot states an end without a start, or a part of the day beside times";

    /// ## What it does
    /// Refuses a date that is not written `YYYY-MM-DD`, or is not in the calendar.
    /// ## Why it matters
    /// `02/03/2026` is two different days to two readers.
    /// ## Example
    /// `"date": "2026-02-30"`
    /// ## How to mend it
    /// Write the date as `2026-03-02`.
    MalformedDate = "malformed-date", Reading, Error, "0.1.0", "a date is not written YYYY-MM-DD";

    /// ## What it does
    /// Refuses a time zone that is not written as IANA names are. Whether the zone exists is not asked here.
    /// ## Why it matters
    /// `US / Pacific` is found in no database of zones.
    /// ## Example
    /// `"time_zone": "US / Pacific"`
    /// ## How to mend it
    /// Write `America/Los_Angeles`.
    MalformedTimeZone = "malformed-time-zone", Reading, Error, "0.1.0", "a time zone is not written as an IANA name";

    /// ## What it does
    /// Refuses a country that is not two capital letters, as ISO 3166-1 alpha-2 writes them.
    /// ## Why it matters
    /// Names of countries differ between languages; codes do not.
    /// ## Example
    /// `"country": "Switzerland"`
    /// ## How to mend it
    /// Write `CH`.
    MalformedCountry = "malformed-country", Reading, Error, "0.1.0", "a country is not an ISO 3166 code of two letters";

    /// ## What it does
    /// Refuses a session number that is empty, longer than 32 characters, or holds control characters.
    /// ## Why it matters
    /// The number is a label as printed ("1", "IV", "3.bis"); an empty one numbers nothing.
    /// ## Example
    /// `"number": ""`
    /// ## How to mend it
    /// Leave the field out.
    MalformedNumber = "malformed-number", Reading, Error, "0.1.0", "a session number is empty, too long or holds control characters";

    /// ## What it does
    /// Refuses the code of a role or kind that is not kebab-case: lower-case letters, digits and single hyphens.
    /// ## Why it matters
    /// A code is compared letter by letter; its label may be written in any way.
    /// ## Example
    /// `"role": "Lead Discussant"`
    /// ## How to mend it
    /// Write `lead-discussant`, and keep the printed words in `label`.
    MalformedCode = "malformed-code", Reading, Error, "0.1.0", "the code of a role or kind is not kebab-case";

    /// ## What it does
    /// Refuses a word where only certain words are known, such as a status or a part of the day.
    /// ## Why it matters
    /// A status that is guessed hides a cancelled session, or shows a dropped one.
    /// ## Example
    /// `"status": "canceled"`
    /// ## How to mend it
    /// Write one of the words that the message lists: `cancelled`.
    UnknownWord = "unknown-word", Reading, Error, "0.1.0", "a word is none of those that may stand there";

    /// ## What it does
    /// Refuses an address that is empty, longer than 4,096 characters, or holds white space or control characters.
    /// ## Why it matters
    /// An address with a blank in it is cut off by whatever prints it.
    /// ## Example
    /// `"links": [{ "url": "see our site" }]`
    /// ## How to mend it
    /// Write the address alone, and words about it in `title`.
    MalformedLink = "malformed-link", Reading, Error, "0.1.0", "an address is empty, too long or holds white space";

    /// ## What it does
    /// Refuses an external identifier whose scheme is not a short lower-case word, or whose value is empty.
    /// ## Why it matters
    /// An identifier without a scheme says nothing to anybody else.
    /// ## Example
    /// `"external_ids": { "ORCID iD": "0000-0002-1825-0097" }`
    /// ## How to mend it
    /// Write the scheme as `orcid`.
    MalformedIdentifier = "malformed-identifier", Reading, Error, "0.1.0", "an external identifier lacks a well-formed scheme or a value";

    /// ## What it does
    /// Refuses a colour that is not written `#rrggbb`.
    /// ## Why it matters
    /// Renderers understand that form, all of them, and few others.
    /// ## Example
    /// `"colour": "red"`
    /// ## How to mend it
    /// Write `#ff0000`.
    MalformedColour = "malformed-colour", Reading, Error, "0.1.0", "a colour is not written #rrggbb";

    /// ## What it does
    /// Refuses a latitude beyond ±90 or a longitude beyond ±180 degrees.
    /// ## Why it matters
    /// A map puts the venue into the sea, or nowhere.
    /// ## Example
    /// `"coordinates": { "latitude": 146.2, "longitude": 6.1 }`
    /// ## How to mend it
    /// Write degrees, latitude and longitude in their own fields.
    MalformedCoordinates = "malformed-coordinates", Reading, Error, "0.1.0", "a latitude or longitude lies beyond its range";

    /// ## What it does
    /// Finds two items of one kind (sessions, people, rooms of all venues …) that share an id. Both places are named.
    /// ## Why it matters
    /// A reference to that id could mean either.
    /// ## Example
    /// `"people": [{ "id": "ada", … }, { "id": "ada", … }]`
    /// ## How to mend it
    /// Give one of them another id, or remove the one that was copied.
    DuplicateId = "duplicate-id", Integrity, Error, "0.1.0", "two items of one kind share an id";

    /// ## What it does
    /// Finds two days with one number.
    /// ## Why it matters
    /// A slot on that day could be on either.
    /// ## Example
    /// `"days": [{ "number": 1 }, { "number": 1 }]`
    /// ## How to mend it
    /// Number the days 1, 2, 3 …
    DuplicateDay = "duplicate-day", Integrity, Error, "0.1.0", "two days have one number";

    /// ## What it does
    /// Finds a reference to a session, person, room … that is not in the programme, and suggests the nearest id that is.
    /// ## Why it matters
    /// Somebody or something is named, and nobody can say who or what.
    /// ## Example
    /// `"participations": [{ "person": "adda" }]` where the people are `ada` and `bo`.
    /// ## How to mend it
    /// Correct the id, or add what it names.
    DanglingReference = "dangling-reference", Integrity, Error, "0.1.0", "a reference names something that is not in the programme";

    /// ## What it does
    /// Finds a slot on a day that the programme does not have, and names the nearest day that it has.
    /// ## Why it matters
    /// The session has a time, but on no day.
    /// ## Example
    /// `"slot": { "day": 3, "start": "09:00" }` in a programme of two days.
    /// ## How to mend it
    /// Correct the number, or add the day.
    UnknownDay = "unknown-day", Integrity, Error, "0.1.0", "a slot stands on a day that is not in the programme";

    /// ## What it does
    /// Finds a slot, a window of a day or a part of a session that ends before it starts. An end equal to the start is a moment.
    /// ## Why it matters
    /// There is no such stretch of time.
    /// ## Example
    /// `"slot": { "day": 1, "start": "22:00", "end": "01:00" }`
    /// ## How to mend it
    /// Past midnight the hours go on counting: write `"end": "25:00"`.
    EndBeforeStart = "end-before-start", Integrity, Error, "0.1.0", "something ends before it starts";

    /// ## What it does
    /// Finds a session that has a slot and a planned length besides.
    /// ## Why it matters
    /// The length of a scheduled session follows from its slot; a second copy of the fact will disagree one day.
    /// ## Example
    /// `"slot": { "day": 1, "start": "09:00", "end": "10:00" }, "planned_length": "00:45"`
    /// ## How to mend it
    /// Remove `planned_length`, or the slot.
    LengthStatedTwice = "length-stated-twice", Integrity, Error, "0.1.0", "a scheduled session states a planned length besides";

    /// ## What it does
    /// Finds references that lead back to where they started: a session that is part of itself, a room made of itself,
    /// sessions that continue or replace each other in a circle, participations replaced in a circle, agenda items likewise.
    /// ## Why it matters
    /// Every walk along them would never end.
    /// ## Example
    /// `{ "id": "a", "part_of": "b" }, { "id": "b", "part_of": "a" }`
    /// ## How to mend it
    /// Remove the one reference that is wrong.
    CyclicReference = "cyclic-reference", Integrity, Error, "0.1.0", "references lead back to where they started";

    /// ## What it does
    /// Finds a role that is neither built in nor declared under `roles`.
    /// ## Why it matters
    /// Nobody can say whether such a person presides, speaks, or must be there at all.
    /// ## Example
    /// `"role": "witness"` without `"roles": [{ "code": "witness", … }]`
    /// ## How to mend it
    /// Declare it with its properties, or correct its spelling.
    UndeclaredRole = "undeclared-role", Integrity, Error, "0.1.0", "a role is neither built in nor declared";

    /// ## What it does
    /// Finds a kind that is neither built in nor declared under `kinds`.
    /// ## Why it matters
    /// Nobody can say whether such a session needs people, or may lie in a break.
    /// ## Example
    /// `"kind": "fishbowl"` without `"kinds": [{ "code": "fishbowl", … }]`
    /// ## How to mend it
    /// Declare it with its properties, or correct its spelling.
    UndeclaredKind = "undeclared-kind", Integrity, Error, "0.1.0", "a kind is neither built in nor declared";

    /// ## What it does
    /// Finds a participation that names nobody, or more than one of: person, organisation, country, office, vacancy.
    /// ## Why it matters
    /// A participation is one party in one role.
    /// ## Example
    /// `{ "role": "speaker" }`, or `{ "person": "ada", "country": "NG" }`
    /// ## How to mend it
    /// Name one. A country that a person speaks for belongs in `on_behalf_of`.
    ParticipantNotSingle = "participant-not-single", Integrity, Error, "0.1.0", "a participation names nobody, or more than one";

    /// ## What it does
    /// Finds texts without a language tag in a draft that declares no language.
    /// ## Why it matters
    /// A plain text is in the main language; without one, nobody can say which language it is in.
    /// ## Example
    /// `{ "title": "Opening" }` with `languages` empty or absent.
    /// ## How to mend it
    /// Declare `"languages": ["en"]`, the main language first, or tag the text: `{ "en": "Opening" }`.
    PlainTextWithoutLanguage = "plain-text-without-language", Integrity, Error, "0.1.0", "a plain text stands where no language is declared";

    /// ## What it does
    /// Reports a field that the wire form does not know. It was read over; its value is not in the draft.
    /// ## Why it matters
    /// It is either a slip of the pen, or something that will be lost on writing.
    /// ## Example
    /// `"titel": "Opening"`
    /// ## How to mend it
    /// Correct the name; keep deliberate additions in `extensions`.
    UnknownField = "unknown-field", Rule, Advice, "0.1.0", "a field is not one of the wire form";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Code {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name).ok_or_else(|| {
            Error::new(Self::UnknownWord, format!("{} is not a code of this version", quote(name)))
        })
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

crate::macros::serde_from_str!(Code, "the name of a code");
