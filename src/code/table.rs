//! The table of all codes, with their stages, severities and manual pages.
//!
//! The codes for reading and integrity come first, followed by the review rules in groups such as
//! time and places. The codes for the import of other formats come last.

use super::{Severity, Stage};

codes! {
    /// ## What it does
    ///
    /// Rejects a document that does not follow the `programme/1` format. Typical causes are syntax
    /// errors, values of the wrong type and missing required fields. A document in another format
    /// is rejected with the same code if it cannot be read at all.
    ///
    /// ## Why it matters
    ///
    /// A program cannot read a document that does not follow the format. The programme in the
    /// document can then be neither checked nor displayed.
    ///
    /// ## Example
    ///
    /// The id in this document is a number instead of a string:
    /// `{ "format": "programme/1", "id": 7 }`.
    ///
    /// ## How to fix it
    ///
    /// Correct the document at the position and path that the error message reports.
    MalformedDocument = "malformed-document", Reading, Error, "0.1.0", "the document does not follow the programme format";

    /// ## What it does
    ///
    /// Rejects a document whose `format` field names a format that this version of the crate cannot
    /// read.
    ///
    /// ## Why it matters
    ///
    /// A later version of the format may change the meaning of a field. Reading a document in an
    /// unknown version could silently lose data.
    ///
    /// ## Example
    ///
    /// This document uses a version of the format that the crate does not know:
    /// `{ "format": "programme/9", … }`.
    ///
    /// ## How to fix it
    ///
    /// If the document follows the format `programme/1`, write `"format": "programme/1"`.
    /// Otherwise, read the document with a newer version of the crate.
    UnknownFormat = "unknown-format", Reading, Error, "0.1.0", "this version cannot read the format of the document";

    /// ## What it does
    ///
    /// Rejects a map, such as the `extensions` of a session, that contains the same key twice.
    ///
    /// ## Why it matters
    ///
    /// Most JSON parsers keep the last value of a repeated key and silently discard the other
    /// values.
    ///
    /// ## Example
    ///
    /// The key `house/colour` appears twice in this map: `"extensions": { "house/colour": "red",
    /// "house/colour": "blue" }`.
    ///
    /// ## How to fix it
    ///
    /// Keep the entry with the correct value, and remove the other entry with the same key.
    DuplicateKey = "duplicate-key", Reading, Error, "0.1.0", "the same key appears twice in a map";

    /// ## What it does
    ///
    /// Rejects an id that is empty, is longer than 128 characters, or contains white space or
    /// control characters.
    ///
    /// ## Why it matters
    ///
    /// Ids appear in URLs, in waivers and in files that other people maintain. An empty or very
    /// long id, or an id with a space, is difficult to use in these places.
    ///
    /// ## Example
    ///
    /// This id contains a space: `{ "id": "opening session" }`.
    ///
    /// ## How to fix it
    ///
    /// Shorten the id, or remove the characters that are not allowed. A space can be replaced with
    /// a hyphen, as in `opening-session`.
    MalformedId = "malformed-id", Reading, Error, "0.1.0", "an id is empty, too long, or contains white space or control characters";

    /// ## What it does
    ///
    /// Rejects a language tag that is not well-formed according to BCP 47 (RFC 5646). A well-formed
    /// tag is accepted even if the language is unknown.
    ///
    /// ## Why it matters
    ///
    /// Programs use language tags to select a text for a reader. A text with an invalid tag is
    /// never selected.
    ///
    /// ## Example
    ///
    /// This language tag contains an underscore, which is not allowed: `"languages": ["fr_CH"]`.
    ///
    /// ## How to fix it
    ///
    /// Separate the parts of the language tag with hyphens, as in `fr-CH` for Swiss French.
    MalformedLanguageTag = "malformed-language-tag", Reading, Error, "0.1.0", "a language tag is not well-formed";

    /// ## What it does
    ///
    /// Rejects a multilingual text, such as a title, that contains no language at all, or that
    /// contains the same language twice.
    ///
    /// ## Why it matters
    ///
    /// A multilingual text contains each language at most once. If a language appeared twice, the
    /// choice between the two versions of the text would be arbitrary.
    ///
    /// ## Example
    ///
    /// This title contains French twice, because letter case is ignored in language tags:
    /// `"title": { "fr": "Ouverture", "FR": "Accueil" }`.
    ///
    /// ## How to fix it
    ///
    /// If a field has no text, omit the field. If a text contains the same language twice, keep
    /// only one of the two versions.
    MalformedText = "malformed-text", Reading, Error, "0.1.0", "a text has no wording, or has two wordings in one language";

    /// ## What it does
    ///
    /// Rejects a time of day or a duration that is not written as `HH:MM` or `HH:MM:SS`, or that
    /// exceeds 240 hours (`240:00:00`).
    ///
    /// ## Why it matters
    ///
    /// A time in an unusual form is easily misread. A wrong guess would send people to a session at
    /// the wrong hour.
    ///
    /// ## Example
    ///
    /// This start time is not written as `HH:MM`: `"start": "9h30"`.
    ///
    /// ## How to fix it
    ///
    /// Write the time as hours and minutes, such as `"09:30"`. If a time after midnight belongs to
    /// the previous day, continue counting the hours. For example, half past one at night is
    /// written as `"25:30"`.
    MalformedTime = "malformed-time", Reading, Error, "0.1.0", "a time or duration is not written as HH:MM";

    /// ## What it does
    ///
    /// Rejects a slot that has an end but no start, or that combines a part of the day, such as the
    /// morning, with clock times.
    ///
    /// ## Why it matters
    ///
    /// A slot without a start is incomplete. A slot with both a part of the day and clock times is
    /// ambiguous.
    ///
    /// ## Example
    ///
    /// This slot has an end but no start: `"slot": { "day": 1, "end": "10:00" }`.
    ///
    /// ## How to fix it
    ///
    /// Specify the slot of the session in one of the four valid forms: only a day, a day and a part
    /// of the day, a day and a start, or a day, a start and an end.
    MalformedSlot = "malformed-slot", Reading, Error, "0.1.0", "a slot has an end but no start, or mixes clock times with a part of the day";

    /// ## What it does
    ///
    /// Rejects a date that is not written as `YYYY-MM-DD`, or that does not exist in the calendar.
    ///
    /// ## Why it matters
    ///
    /// The date `02/03/2026` means 2 March to some readers and 3 February to others. A date in the
    /// form `YYYY-MM-DD` is never ambiguous.
    ///
    /// ## Example
    ///
    /// This date does not exist, because February never has 30 days: `"date": "2026-02-30"`.
    ///
    /// ## How to fix it
    ///
    /// Use a date that exists in the calendar, and write it in the form `YYYY-MM-DD`, such as
    /// `2026-03-02`.
    MalformedDate = "malformed-date", Reading, Error, "0.1.0", "a date does not exist or is not written as YYYY-MM-DD";

    /// ## What it does
    ///
    /// Rejects a time zone that is written neither like an IANA name, such as `Europe/Zurich`, nor
    /// as an offset from UTC, such as `+01:00`. This check does not verify that the time zone
    /// exists.
    ///
    /// ## Why it matters
    ///
    /// Programs look up a time zone by its IANA name. No time zone database contains a name such as
    /// `US / Pacific`.
    ///
    /// ## Example
    ///
    /// This time zone contains spaces, so it cannot be an IANA name: `"time_zone": "US / Pacific"`.
    ///
    /// ## How to fix it
    ///
    /// Use the IANA name of the time zone, such as `America/Los_Angeles` for the west coast of the
    /// United States. If only the offset from UTC is known, write it with hours and minutes, as in
    /// `-08:00`.
    MalformedTimeZone = "malformed-time-zone", Reading, Error, "0.1.0", "a time zone is neither a name such as Europe/Zurich nor an offset such as +01:00";

    /// ## What it does
    ///
    /// Rejects a country that is not written as two upper-case letters. Valid country codes, such
    /// as `CH` for Switzerland, follow ISO 3166-1 alpha-2.
    ///
    /// ## Why it matters
    ///
    /// The name of a country differs between languages, but its two-letter code is the same
    /// everywhere.
    ///
    /// ## Example
    ///
    /// This country is written as a name instead of a two-letter code: `"country": "Switzerland"`.
    ///
    /// ## How to fix it
    ///
    /// Replace the name with the two-letter code of the country, such as `CH` for Switzerland.
    MalformedCountry = "malformed-country", Reading, Error, "0.1.0", "a country is not written as two upper-case letters, such as CH";

    /// ## What it does
    ///
    /// Rejects a session number that is empty, is longer than 32 characters, or contains control
    /// characters. The name of a number series has the same limits.
    ///
    /// ## Why it matters
    ///
    /// A session number is a printed label, such as "1", "IV" or "3.bis". An empty label does not
    /// identify a session.
    ///
    /// ## Example
    ///
    /// This session number is empty: `"number": ""`.
    ///
    /// ## How to fix it
    ///
    /// If the session has no number, omit the `number` field. Otherwise, shorten the number or
    /// remove its control characters.
    MalformedNumber = "malformed-number", Reading, Error, "0.1.0", "a session number is empty, too long or contains control characters";

    /// ## What it does
    ///
    /// Rejects a role or a kind of session whose code is not in kebab-case. A code starts with a
    /// lower-case letter and contains up to 64 lower-case letters, digits and single hyphens. The
    /// code of a custom rule must have the form `my-house/my-rule`.
    ///
    /// ## Why it matters
    ///
    /// Codes are compared character by character, so a code must always be spelt in the same way.
    /// Printed text belongs in a label instead, where any spelling is allowed.
    ///
    /// ## Example
    ///
    /// This role is written as printed text instead of a code: `"role": "Lead Discussant"`.
    ///
    /// ## How to fix it
    ///
    /// Write the code in kebab-case, such as `lead-discussant`, and move the printed text to the
    /// `label` of the participation or to the `kind_label` of the session.
    MalformedCode = "malformed-code", Reading, Error, "0.1.0", "a code is not in kebab-case, such as lead-discussant";

    /// ## What it does
    ///
    /// Rejects an unknown word in a field that accepts only a fixed set of words, such as the
    /// status of a session or the part of a day.
    ///
    /// ## Why it matters
    ///
    /// Guessing the meaning of an unknown word is risky. For example, a wrong guess could hide a
    /// cancelled session, or show a session that was dropped.
    ///
    /// ## Example
    ///
    /// This status is misspelt, because the format requires the British spelling `cancelled`:
    /// `"status": "canceled"`.
    ///
    /// ## How to fix it
    ///
    /// Replace the unknown word with one of the words that the error message lists, such as
    /// `cancelled`.
    UnknownWord = "unknown-word", Reading, Error, "0.1.0", "a field contains a word that it does not accept";

    /// ## What it does
    ///
    /// Rejects a URL that is empty, is longer than 4,096 characters, or contains white space or
    /// control characters.
    ///
    /// ## Why it matters
    ///
    /// Many programs cut off a URL at the first space. The link then leads to the wrong page or
    /// does not work at all.
    ///
    /// ## Example
    ///
    /// This URL contains spaces: `"links": [{ "url": "see our site" }]`.
    ///
    /// ## How to fix it
    ///
    /// Write only the URL in the `url` field, and move the description of the link to the `title`
    /// field.
    MalformedLink = "malformed-link", Reading, Error, "0.1.0", "a URL is empty, too long, or contains white space or control characters";

    /// ## What it does
    ///
    /// Rejects an external identifier, such as an ORCID iD, whose scheme or value is invalid. A
    /// scheme starts with a lower-case letter and contains up to 64 lower-case letters, digits,
    /// dots, hyphens and underscores. A value must not be empty or contain control characters.
    ///
    /// ## Why it matters
    ///
    /// Other systems can use an external identifier only if they recognise its scheme.
    ///
    /// ## Example
    ///
    /// The scheme of this identifier contains a space and upper-case letters:
    /// `"external_ids": { "ORCID iD": "0000-0002-1825-0097" }`.
    ///
    /// ## How to fix it
    ///
    /// Write the scheme in lower case and without spaces, such as `orcid`. If the value is empty,
    /// remove the identifier.
    MalformedIdentifier = "malformed-identifier", Reading, Error, "0.1.0", "an external identifier has an invalid scheme or value";

    /// ## What it does
    ///
    /// Rejects a colour that is not written as `#rrggbb`, with two hexadecimal digits each for red,
    /// green and blue.
    ///
    /// ## Why it matters
    ///
    /// Almost every program can display a colour in the form `#rrggbb`. Colour names and other
    /// forms are less widely supported.
    ///
    /// ## Example
    ///
    /// This colour is written as a name instead of a hexadecimal code: `"colour": "red"`.
    ///
    /// ## How to fix it
    ///
    /// Write the colour in the form `#rrggbb`, such as `#ff0000` for red.
    MalformedColour = "malformed-colour", Reading, Error, "0.1.0", "a colour is not written as #rrggbb";

    /// ## What it does
    ///
    /// Rejects coordinates with a latitude beyond ±90 degrees or a longitude beyond ±180 degrees.
    ///
    /// ## Why it matters
    ///
    /// A map would show a venue with invalid coordinates in the wrong place, or would not show the
    /// venue at all.
    ///
    /// ## Example
    ///
    /// This latitude is greater than 90 degrees:
    /// `"coordinates": { "latitude": 146.2, "longitude": 6.1 }`.
    ///
    /// ## How to fix it
    ///
    /// Write the latitude and the longitude of the venue in degrees, and check that the two values
    /// are not swapped.
    MalformedCoordinates = "malformed-coordinates", Reading, Error, "0.1.0", "a latitude or longitude is out of range";

    /// ## What it does
    ///
    /// Reports two items of the same type that share an id, such as two sessions or two people.
    /// Room ids must be unique across all venues. Roles and kinds of session that are declared
    /// twice are also reported. Each finding lists the locations of both items.
    ///
    /// ## Why it matters
    ///
    /// If two items share an id, a reference to the id could mean either of them.
    ///
    /// ## Example
    ///
    /// These two people share the id `ada`: `"people": [{ "id": "ada", … }, { "id": "ada", … }]`.
    ///
    /// ## How to fix it
    ///
    /// Change the id of one of the two items, or remove the item that was copied by mistake.
    DuplicateId = "duplicate-id", Integrity, Error, "0.1.0", "two items of the same type share an id";

    /// ## What it does
    ///
    /// Reports two days of a programme that have the same number, such as two days with the number
    /// 1.
    ///
    /// ## Why it matters
    ///
    /// A slot refers to its day by number. If two days have the same number, the slot could be on
    /// either of them.
    ///
    /// ## Example
    ///
    /// Both of these days have the number 1: `"days": [{ "number": 1 }, { "number": 1 }]`.
    ///
    /// ## How to fix it
    ///
    /// Give each day of the programme a different number, such as 1, 2 and 3.
    DuplicateDay = "duplicate-day", Integrity, Error, "0.1.0", "two days have the same number";

    /// ## What it does
    ///
    /// Reports a reference to a session, person, room or other item that is not in the programme.
    /// The finding suggests the most similar existing id, if there is one. A `replaced_by`
    /// reference is also reported if it names a participant of another session.
    ///
    /// ## Why it matters
    ///
    /// If a reference names an item that does not exist, programs cannot determine which session,
    /// person or room is meant.
    ///
    /// ## Example
    ///
    /// A session contains `"participations": [{ "person": "adda" }]`, but the only people in the
    /// programme are `ada` and `bo`.
    ///
    /// ## How to fix it
    ///
    /// Correct the id in the reference, or add the missing session, person or other item to the
    /// programme.
    DanglingReference = "dangling-reference", Integrity, Error, "0.1.0", "a reference names an item that is not in the programme";

    /// ## What it does
    ///
    /// Reports a slot on a day that the programme does not contain. The finding suggests the
    /// nearest existing day, if there is one.
    ///
    /// ## Why it matters
    ///
    /// If the day of a session is unknown, the session is missing from the timetable of every day.
    ///
    /// ## Example
    ///
    /// A programme with two days contains a slot on day 3:
    /// `"slot": { "day": 3, "start": "09:00" }`.
    ///
    /// ## How to fix it
    ///
    /// Correct the day number in the slot of the session, or add the missing day to the programme.
    UnknownDay = "unknown-day", Integrity, Error, "0.1.0", "a slot refers to a day that is not in the programme";

    /// ## What it does
    ///
    /// Reports a time range that ends before it starts. The range can be a slot, the hours of a day
    /// (`window`), or the time during which a person takes part in a session. A range that starts
    /// and ends at the same time is valid and represents a single moment.
    ///
    /// ## Why it matters
    ///
    /// A time range that ends before it starts has no valid position in a timetable, and at least
    /// one of the two times is wrong.
    ///
    /// ## Example
    ///
    /// This slot ends before it starts: `"slot": { "day": 1, "start": "22:00", "end": "01:00" }`.
    ///
    /// ## How to fix it
    ///
    /// If the two times are in the wrong order, swap them. If the end is after midnight, continue
    /// counting the hours. For example, 01:00 on the next day is written as `"end": "25:00"`.
    EndBeforeStart = "end-before-start", Integrity, Error, "0.1.0", "a time range ends before it starts";

    /// ## What it does
    ///
    /// Reports a session that has both a slot and a planned length. The planned length is intended
    /// for sessions that are not scheduled yet.
    ///
    /// ## Why it matters
    ///
    /// The slot of a scheduled session already determines its length. If the slot is changed later,
    /// a separate planned length could contradict it.
    ///
    /// ## Example
    ///
    /// This session has a slot of one hour, but a planned length of 45 minutes:
    /// `"slot": { "day": 1, "start": "09:00", "end": "10:00" }, "planned_length": "00:45"`.
    ///
    /// ## How to fix it
    ///
    /// If the session is scheduled, remove the `planned_length` of the session. Otherwise, remove
    /// the `slot`.
    LengthStatedTwice = "length-stated-twice", Integrity, Error, "0.1.0", "a scheduled session also has a planned length";

    /// ## What it does
    ///
    /// Reports references that form a cycle, such as a session that is part of itself. Cycles can
    /// occur among sessions (`part_of`, `continues`, `replaces`), rooms (`made_of`), participations
    /// (`replaced_by`) and agenda items (`part_of`).
    ///
    /// ## Why it matters
    ///
    /// A program that follows the references of a cycle from one item to the next would never stop.
    ///
    /// ## Example
    ///
    /// Each of these two sessions is part of the other one:
    /// `{ "id": "a", "part_of": "b" }, { "id": "b", "part_of": "a" }`.
    ///
    /// ## How to fix it
    ///
    /// Determine which reference in the cycle is wrong, and correct or remove it.
    CyclicReference = "cyclic-reference", Integrity, Error, "0.1.0", "references form a cycle, such as a session that is part of itself";

    /// ## What it does
    ///
    /// Reports a role that is neither built in nor declared in the `roles` field of the programme.
    ///
    /// ## Why it matters
    ///
    /// The properties of an undeclared role are unknown. Rules cannot determine whether a person
    /// with this role presides, speaks or must attend at all.
    ///
    /// ## Example
    ///
    /// A participant has `"role": "witness"`, but the programme does not contain
    /// `"roles": [{ "code": "witness", … }]`.
    ///
    /// ## How to fix it
    ///
    /// Declare the role and its properties in the `roles` field of the programme, or correct the
    /// spelling of the role.
    UndeclaredRole = "undeclared-role", Integrity, Error, "0.1.0", "a role is neither built in nor declared";

    /// ## What it does
    ///
    /// Reports a kind of session that is neither built in nor declared in the `kinds` field of the
    /// programme.
    ///
    /// ## Why it matters
    ///
    /// The properties of an undeclared kind of session are unknown. Rules cannot determine whether
    /// a session of this kind needs people, or whether it may take place during a break.
    ///
    /// ## Example
    ///
    /// A session contains `"kind": "fishbowl"`, but the programme does not contain
    /// `"kinds": [{ "code": "fishbowl", … }]`.
    ///
    /// ## How to fix it
    ///
    /// Declare the kind and its properties in the `kinds` field of the programme, or correct the
    /// spelling of the kind.
    UndeclaredKind = "undeclared-kind", Integrity, Error, "0.1.0", "a kind of session is neither built in nor declared";

    /// ## What it does
    ///
    /// Reports an entry in a `participations` list that does not name exactly one participant. A
    /// participant can be a person, an organisation, a country, an office or a vacancy.
    ///
    /// ## Why it matters
    ///
    /// Each entry in a `participations` list describes one participant in one role. If an entry
    /// names several participants, it is unclear who has the role.
    ///
    /// ## Example
    ///
    /// The entry `{ "role": "speaker" }` does not name a participant, but the entry
    /// `{ "person": "ada", "country": "NG" }` names two.
    ///
    /// ## How to fix it
    ///
    /// Name exactly one participant in each entry of `participations`. If a person speaks on behalf
    /// of a country, move the country to the `on_behalf_of` field.
    ParticipantNotSingle = "participant-not-single", Integrity, Error, "0.1.0", "a participation names no participant or more than one";

    /// ## What it does
    ///
    /// Reports texts without a language tag in a draft that does not declare any languages.
    ///
    /// ## Why it matters
    ///
    /// A text without a language tag is assumed to be in the main language of the programme. If the
    /// programme has no main language, the language of the text is unknown.
    ///
    /// ## Example
    ///
    /// A document without `languages` contains a title without a language tag:
    /// `{ "title": "Opening" }`.
    ///
    /// ## How to fix it
    ///
    /// Declare the languages of the programme and put the main language first, as in
    /// `"languages": ["en"]`. Alternatively, tag each text with its language:
    /// `{ "en": "Opening" }`.
    PlainTextWithoutLanguage = "plain-text-without-language", Integrity, Error, "0.1.0", "a text has no language, and the programme does not declare one";

    // Rules: reading.

    /// ## What it does
    ///
    /// Reports a field that is not part of the `programme/1` format. The field is ignored when the
    /// document is read, so its value is lost when the document is written again.
    ///
    /// ## Why it matters
    ///
    /// An unknown field is often the result of a misspelt name. The value that was meant for the
    /// correct field is then missing from the programme.
    ///
    /// ## Example
    ///
    /// The name of the field `title` is misspelt in this session:
    /// `{ "id": "a", "titel": "Opening" }`.
    ///
    /// ## How to fix it
    ///
    /// If the name of the field is misspelt, correct it. If the field was added on purpose, move it
    /// to `extensions`.
    UnknownField = "unknown-field", Review, Advice, "0.1.0", "a field is not part of the programme format";

    // Rules: identity and numbering.

    /// ## What it does
    ///
    /// Reports two ids that differ only in letter case and belong to items of the same type, such
    /// as two people or two rooms.
    ///
    /// ## Why it matters
    ///
    /// People easily confuse two ids that differ only in letter case, and some tools treat such ids
    /// as equal.
    ///
    /// ## Example
    ///
    /// The ids of these two people differ only in letter case:
    /// `"people": [{ "id": "ada", … }, { "id": "Ada", … }]`.
    ///
    /// ## How to fix it
    ///
    /// If both items describe the same thing, remove one of them. Otherwise, choose ids that cannot
    /// be confused.
    AmbiguousIdCase = "ambiguous-id-case", Review, Warning, "0.1.0", "two ids differ only in upper and lower case";

    /// ## What it does
    ///
    /// Reports sessions that have the same number in the same series. The parts of a session are
    /// compared only with each other. A session may share its number with a session that it
    /// continues, repeats or relays. Sessions that are postponed, cancelled or dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// If two sessions have the number 4, readers cannot tell which of them is meant by "Session
    /// 4".
    ///
    /// ## Example
    ///
    /// Two sessions have the number 4: `{ "id": "a", "number": "4", … }, { "id": "b", "number":
    /// "4", … }`.
    ///
    /// ## How to fix it
    ///
    /// Renumber one of the sessions, or assign the sessions to different `series` of numbers. If
    /// one of the sessions continues the other, specify this in its `continues` field.
    DuplicateSessionNumber = "duplicate-session-number", Review, Warning, "0.1.0", "several sessions have the same number";

    /// ## What it does
    ///
    /// Reports a number that is missing in a series of sessions or among the numbered parts of a
    /// session. The rule applies only if all numbers are whole numbers, either all Arabic or all
    /// Roman. A label such as "3.bis" counts as 3.
    ///
    /// A series of session numbers may start with any number. Cancelled and dropped sessions keep
    /// their numbers, so they do not cause gaps. No gap is reported if at least as many numbers are
    /// missing as are present, as in 101, 102, 201.
    ///
    /// ## Why it matters
    ///
    /// A gap between two session numbers can mean that a session is missing from the programme.
    /// Even if the gap is intended, readers will ask about the missing number.
    ///
    /// ## Example
    ///
    /// Three sessions have the numbers `"1"`, `"2"` and `"4"`, so number 3 is missing.
    ///
    /// ## How to fix it
    ///
    /// Add the session that has the missing number, or renumber the sessions after the gap.
    SessionNumberGap = "session-number-gap", Review, Advice, "0.1.0", "a session number is missing from the sequence";

    /// ## What it does
    ///
    /// Reports a session whose number is lower than the number of the session before it in the same
    /// series. The rule applies only if all numbers are whole numbers, either all Arabic or all
    /// Roman.
    ///
    /// Sessions that start at the same time may be numbered in any order. Sessions that continue or
    /// repeat another session are exempt. An entire series of sessions is exempt if two of them
    /// overlap or have the same number.
    ///
    /// ## Why it matters
    ///
    /// If the numbers of two sessions contradict the order of their times, one of the numbers or
    /// times is probably wrong.
    ///
    /// ## Example
    ///
    /// Session 3 takes place from 9:00 to 10:00, but session 2 takes place from 10:00 to 11:00.
    ///
    /// ## How to fix it
    ///
    /// Number the sessions in chronological order. If the time of one session is wrong, correct the
    /// time instead.
    SessionNumberOutOfOrder = "session-number-out-of-order", Review, Advice, "0.1.0", "the session numbers are not in chronological order";

    /// ## What it does
    ///
    /// Reports people who have the same name, ignoring letter case and white space. Groups of
    /// people are compared only with other groups.
    ///
    /// Two people with the same name are exempt if both hold positions (`posts`), but never in the
    /// same organisation. Positions without an organisation are compared by country or title. Two
    /// people are also exempt if they have different identifiers in the same register, such as
    /// ORCID.
    ///
    /// ## Why it matters
    ///
    /// If a person has two entries, the sessions of that person are divided between two ids.
    /// Overlaps between these sessions are not detected, and an index of people lists the person
    /// twice.
    ///
    /// ## Example
    ///
    /// These two entries have the same name: `"people": [{ "id": "okoye", "name": "Ada Okoye" }, {
    /// "id": "ada", "name": "Ada Okoye" }]`.
    ///
    /// ## How to fix it
    ///
    /// If the entries describe the same person, keep only one of them. If they describe different
    /// people, add the positions or external ids that distinguish them.
    DuplicatePerson = "duplicate-person", Review, Warning, "0.1.0", "the same person appears to be listed twice";

    /// ## What it does
    ///
    /// Reports people who have nearly the same name. The comparison ignores punctuation, hyphens
    /// and a form of address such as "Dr". A name in the order "Family, Given" is compared as
    /// "Given Family". If the `unicode` feature is enabled, accents are also ignored.
    ///
    /// As with the rule `duplicate-person`, two people are exempt if both hold positions (`posts`)
    /// but share none of them, or if they have different identifiers in the same register. People
    /// whose names are entirely equal are reported by the rule `duplicate-person`.
    ///
    /// ## Why it matters
    ///
    /// The spelling of a name often varies if a programme is compiled from several lists. The same
    /// person is then listed once for each spelling.
    ///
    /// ## Example
    ///
    /// These two entries probably describe the same person: `"people": [{ "id": "a", "name":
    /// "Jean-Luc Marchand" }, { "id": "b", "name": "Dr. Jean Luc Marchand" }]`.
    ///
    /// ## How to fix it
    ///
    /// If the entries describe the same person, keep only one of them. If they describe different
    /// people, add the positions or external ids that distinguish them.
    NearDuplicatePerson = "near-duplicate-person", Review, Advice, "0.1.0", "two people have nearly the same name";

    /// ## What it does
    ///
    /// Reports a person who is listed in `people`, but takes part neither in a session nor in the
    /// programme as a whole.
    ///
    /// ## Why it matters
    ///
    /// The person may have been left out of a session by mistake. It is also possible that the
    /// entry for the person is no longer needed.
    ///
    /// ## Example
    ///
    /// The programme contains `"people": [{ "id": "ada", "name": "Ada Okoye" }]`, but no session
    /// lists `"person": "ada"` as a participant.
    ///
    /// ## How to fix it
    ///
    /// Add the person to the correct session, or remove the person from the programme.
    UnusedPerson = "unused-person", Review, Advice, "0.1.0", "a person does not take part in anything";

    /// ## What it does
    ///
    /// Reports a room that is not the place of any session and to which no session is relayed.
    /// Sessions that are cancelled, postponed or dropped are counted as well.
    ///
    /// An unused room is not reported if it is the default place of the programme, or if it
    /// contains or is part of a room that is used. If a session uses an entire venue, all rooms of
    /// the venue count as used.
    ///
    /// ## Why it matters
    ///
    /// The room may have been forgotten in a session that takes place there. It is also possible
    /// that the room is no longer needed.
    ///
    /// ## Example
    ///
    /// The venue contains `"rooms": [{ "id": "b", "name": "Room B" }]`, but no session has
    /// `"place": ["b"]`.
    ///
    /// ## How to fix it
    ///
    /// Enter the room as the `place` of a session, or remove the room from the venue.
    UnusedRoom = "unused-room", Review, Advice, "0.1.0", "a room is not used by any session";

    /// ## What it does
    ///
    /// Reports a track of the programme that does not contain any sessions.
    ///
    /// ## Why it matters
    ///
    /// A track may be empty because no sessions have been assigned to it yet. It is also possible
    /// that the track is no longer needed.
    ///
    /// ## Example
    ///
    /// The programme contains `"tracks": [{ "id": "law", "name": "Law" }]`, but no session has
    /// `"tracks": ["law"]`.
    ///
    /// ## How to fix it
    ///
    /// Assign sessions to the empty track, or remove the track from the programme.
    UnusedTrack = "unused-track", Review, Advice, "0.1.0", "a track has no sessions";

    // Rules: time.

    /// ## What it does
    ///
    /// Reports a session that needs people, such as a talk, but starts and ends at the same time.
    /// Sessions that do not need people, such as a deadline or the opening of the doors, may have a
    /// duration of zero.
    ///
    /// ## Why it matters
    ///
    /// A session without a duration leaves its speakers no time to speak. In addition, overlaps
    /// with other sessions cannot be detected.
    ///
    /// ## Example
    ///
    /// This talk starts and ends at 10:00: `{ "kind": "talk", "slot": { "day": 1, "start": "10:00",
    /// "end": "10:00" } }`.
    ///
    /// ## How to fix it
    ///
    /// Correct the end of the session. If the end is not known yet, remove it from the slot.
    ZeroDurationSession = "zero-duration-session", Review, Warning, "0.1.0", "a session that needs people ends at its start time";

    /// ## What it does
    ///
    /// Reports top-level sessions that will take place but have no slot yet. The rule produces one
    /// finding for the entire programme, with the number of sessions. A part of a session does not
    /// need a slot because it takes place within its parent session.
    ///
    /// ## Why it matters
    ///
    /// People cannot plan to attend a session that has no time. In addition, overlaps with other
    /// sessions cannot be detected.
    ///
    /// ## Example
    ///
    /// This talk does not have a slot: `{ "id": "talk-7", "kind": "talk" }`.
    ///
    /// ## How to fix it
    ///
    /// Assign a slot to each session that will take place. If a session will not take place, set
    /// its status to `dropped`.
    MissingTime = "missing-time", Review, Advice, "0.1.0", "some sessions have no time yet";

    /// ## What it does
    ///
    /// Reports a session that has a start but no end. Only kinds of session that need participants
    /// or a moderator are checked, such as talks and panels.
    ///
    /// ## Why it matters
    ///
    /// If the end of a session is missing, it is unknown how long its participants are busy.
    /// Overlaps with other sessions are therefore not detected.
    ///
    /// ## Example
    ///
    /// This panel has a start but no end: `{ "kind": "panel", "slot": { "day": 1, "start": "10:00"
    /// } }`.
    ///
    /// ## How to fix it
    ///
    /// Add the end of the session to its slot, as in
    /// `"slot": { "day": 1, "start": "10:00", "end": "11:00" }`.
    MissingEnd = "missing-end", Review, Advice, "0.1.0", "a session has a start but no end";

    /// ## What it does
    ///
    /// Reports a session whose duration is unusually short or long. By default, a duration between
    /// 2 minutes and 12 hours is considered plausible.
    ///
    /// Only kinds of session that can have participants are checked. Side events and other kinds
    /// outside the main programme are exempt, and so are exhibitions and similar kinds. Sessions
    /// without a duration are covered by other rules.
    ///
    /// ## Why it matters
    ///
    /// A very short or very long session usually means that one of its times was mistyped, or that
    /// it ends on the next day.
    ///
    /// ## Example
    ///
    /// This talk lasts more than 13 hours:
    /// `"slot": { "day": 1, "start": "09:00", "end": "22:30" }`.
    ///
    /// ## How to fix it
    ///
    /// Correct the start or the end of the session. If the unusual duration is intended, accept the
    /// finding with a waiver in the profile.
    ///
    /// ## Parameters
    ///
    /// The thresholds `shortest` and `longest` set the shortest and the longest plausible duration.
    /// The defaults are 2 minutes and 12 hours.
    ImplausibleDuration = "implausible-duration", Review, Warning, "0.1.0", "a session is unusually short or long";

    /// ## What it does
    ///
    /// Reports a session that does not start on the time grid. The time grid consists of all times
    /// at regular intervals after midnight. By default, the interval is 5 minutes, so 10:00 and
    /// 10:05 are on the grid.
    ///
    /// ## Why it matters
    ///
    /// A start time such as 10:03 is usually a typing error. It is also difficult to show in a
    /// timetable with regular rows.
    ///
    /// ## Example
    ///
    /// This session starts at 10:03, which is not a multiple of 5 minutes:
    /// `"slot": { "day": 1, "start": "10:03", "end": "10:30" }`.
    ///
    /// ## How to fix it
    ///
    /// Move the start of the session to a time on the grid, such as 10:00 or 10:05, or set a
    /// shorter interval for the grid.
    ///
    /// ## Parameters
    ///
    /// The threshold `grid` sets the interval of the time grid. The default is 5 minutes.
    OffGridStart = "off-grid-start", OptIn, Advice, "0.1.0", "a session does not start on the time grid";

    /// ## What it does
    ///
    /// Reports a session that starts before its day opens or after the day has closed, according to
    /// the `window` of the day. A session may start exactly at the closing time only if it has no
    /// duration.
    ///
    /// ## Why it matters
    ///
    /// The building may be closed when the session starts, or the session may have been entered on
    /// the wrong day.
    ///
    /// ## Example
    ///
    /// A session starts at 07:30, but its day opens at 09:00:
    /// `{ "number": 1, "window": { "start": "09:00", "end": "18:00" } }`.
    ///
    /// ## How to fix it
    ///
    /// Move the session to a time within the hours of its day, or extend the `window` of the day.
    SessionOutsideDay = "session-outside-day", Review, Warning, "0.1.0", "a session starts outside the hours of its day";

    /// ## What it does
    ///
    /// Reports a session that starts within the hours of its day but ends after the day has closed,
    /// according to the `window` of the day.
    ///
    /// ## Why it matters
    ///
    /// The building may close before the session ends, or the closing time of the day may be wrong.
    ///
    /// ## Example
    ///
    /// A session ends at 18:30, but its day closes at 18:00:
    /// `{ "number": 1, "window": { "start": "09:00", "end": "18:00" } }`.
    ///
    /// ## How to fix it
    ///
    /// Shorten the session so that it ends before the day closes, or extend the `window` of the
    /// day.
    SessionCrossesDayEnd = "session-crosses-day-end", Review, Advice, "0.1.0", "a session runs beyond the closing time of its day";

    /// ## What it does
    ///
    /// Reports two days whose hours overlap, as specified by the `window` of each day. The hours of
    /// one day may end exactly when the hours of the next day start.
    ///
    /// ## Why it matters
    ///
    /// A session that takes place during the overlap would belong to two days of the programme at
    /// once.
    ///
    /// ## Example
    ///
    /// Day 1 has the window 09:00–34:00, which ends at 10:00 on the next date. Day 2 is on that
    /// date and has the window 09:00–18:00.
    ///
    /// ## How to fix it
    ///
    /// Shorten the `window` of the earlier day, so that the earlier day ends before the later day
    /// starts.
    DaysOverlap = "days-overlap", Review, Error, "0.1.0", "the hours of two days overlap";

    /// ## What it does
    ///
    /// Reports a day that has an earlier date than the day with the previous number. Days without a
    /// date are skipped.
    ///
    /// ## Why it matters
    ///
    /// If the numbers of the days contradict their dates, the order of the days depends on whether
    /// a list is sorted by number or by date.
    ///
    /// ## Example
    ///
    /// Day 2 is dated before day 1: `{ "number": 1, "date": "2026-03-03" }, { "number": 2, "date":
    /// "2026-03-02" }`.
    ///
    /// ## How to fix it
    ///
    /// Correct the date of one of the two days, or renumber the days in chronological order.
    DaysNotChronological = "days-not-chronological", Review, Error, "0.1.0", "the numbers of the days contradict their dates";

    /// ## What it does
    ///
    /// Reports two days that have the same date. Two days may share a date if both have a `window`
    /// and the windows do not overlap. For example, one day can contain the morning programme and
    /// the other day the evening programme.
    ///
    /// ## Why it matters
    ///
    /// If two days have the same date, one day was probably copied from the other, and its date was
    /// not changed.
    ///
    /// ## Example
    ///
    /// Day 1 and day 2 have the same date: `{ "number": 1, "date": "2026-03-02" }, { "number": 2,
    /// "date": "2026-03-02" }`.
    ///
    /// ## How to fix it
    ///
    /// Correct one of the two dates. If both days really take place on the same date, add a
    /// `window` to each of them, and make sure that the two windows do not overlap.
    DuplicateDate = "duplicate-date", Review, Warning, "0.1.0", "two days have the same date";

    /// ## What it does
    ///
    /// Reports a day whose number does not directly follow the number of the day before it, such as
    /// day 3 after day 1.
    ///
    /// ## Why it matters
    ///
    /// A gap between two day numbers can mean that a day was forgotten. In addition, the date of an
    /// undated day is calculated from its number, so the gap can lead to wrong dates for the
    /// undated days after it.
    ///
    /// ## Example
    ///
    /// This programme contains day 1 and day 3, but not day 2: `{ "number": 1 }, { "number": 3 }`.
    ///
    /// ## How to fix it
    ///
    /// Add the missing day, or renumber the days without a gap.
    DayNumberGap = "day-number-gap", Review, Advice, "0.1.0", "a day number is missing from the sequence";

    /// ## What it does
    ///
    /// Reports a day on which no session is scheduled, not even one that is cancelled, postponed or
    /// dropped. A day is not reported if a session of another day extends into it, such as a party
    /// that ends after midnight. The rule does not apply if no day of the programme has any
    /// sessions.
    ///
    /// ## Why it matters
    ///
    /// The sessions of an empty day may have been entered on the wrong day, or the day may not
    /// belong to the programme.
    ///
    /// ## Example
    ///
    /// The programme contains the day `{ "number": 3 }`, but none of its sessions takes place on
    /// day 3.
    ///
    /// ## How to fix it
    ///
    /// Schedule the missing sessions on the empty day, or remove the day from the programme.
    EmptyDay = "empty-day", Review, Advice, "0.1.0", "no session takes place on one of the days";

    /// ## What it does
    ///
    /// Reports days that have no date in a programme in which other days have one.
    ///
    /// ## Why it matters
    ///
    /// The date of an undated day is calculated by counting from the dated days. The result may be
    /// correct, but it has not been confirmed.
    ///
    /// ## Example
    ///
    /// Day 1 has a date, but day 2 does not:
    /// `{ "number": 1, "date": "2026-03-02" }, { "number": 2 }`.
    ///
    /// ## How to fix it
    ///
    /// Add a date to every day of the programme, or remove the dates of all days.
    MixedDateAnchoring = "mixed-date-anchoring", Review, Warning, "0.1.0", "some days have a date and others do not";

    /// ## What it does
    ///
    /// Reports a programme in which no day has a date. A programme without any days is not
    /// reported.
    ///
    /// ## Why it matters
    ///
    /// An undated programme is valid, but it cannot be exported to a calendar. It is also
    /// impossible to determine which sessions are currently taking place.
    ///
    /// ## Example
    ///
    /// The only day of this programme has a label but no date:
    /// `"days": [{ "number": 1, "label": "Première journée" }]`.
    ///
    /// ## How to fix it
    ///
    /// Add a date to each day as soon as the dates are known. The method `Programme::anchored` can
    /// also assign the dates.
    UndatedProgramme = "undated-programme", Review, Advice, "0.1.0", "no day of the programme has a date";

    /// ## What it does
    ///
    /// Reports a day whose label names a weekday that does not match its date. The rule recognises
    /// weekdays in English, French, Spanish, Arabic, Russian, Chinese, German, Italian and
    /// Portuguese. A label that names several weekdays is ignored.
    ///
    /// ## Why it matters
    ///
    /// If the label and the date of a day disagree, people may come on the wrong day. Most readers
    /// rely on the weekday in the label, while calendars rely on the date.
    ///
    /// ## Example
    ///
    /// The label of this day is wrong, because 3 March 2026 is a Tuesday:
    /// `{ "number": 1, "label": "Monday", "date": "2026-03-03" }`.
    ///
    /// ## How to fix it
    ///
    /// Correct the date of the day, or correct the weekday in the label of the day.
    WeekdayDateMismatch = "weekday-date-mismatch", Review, Warning, "0.1.0", "the label of a day names the wrong weekday for its date";

    /// ## What it does
    ///
    /// Reports a programme that has no time zone, although at least one of its days has a date.
    ///
    /// ## Why it matters
    ///
    /// Without a time zone, a calendar in another part of the world would show the sessions at the
    /// wrong hours.
    ///
    /// ## Example
    ///
    /// The programme contains `"days": [{ "number": 1, "date": "2026-03-02" }]` but does not
    /// contain a `time_zone`.
    ///
    /// ## How to fix it
    ///
    /// Add the IANA name of the time zone to the programme, as in `"time_zone": "Europe/Zurich"`.
    /// If only the offset from UTC is known, add the offset, as in `"time_zone": "+01:00"`.
    MissingTimezone = "missing-timezone", Review, Warning, "0.1.0", "the programme has dates but no time zone";

    /// ## What it does
    ///
    /// Reports a programme or a venue with a time zone that is not in the IANA database. This rule
    /// requires the `tz` feature.
    ///
    /// ## Why it matters
    ///
    /// If the time zone is unknown, a local time such as 10:00 cannot be converted to a time in
    /// another time zone.
    ///
    /// ## Example
    ///
    /// The time zone `"Europe/Bern"` has the form of an IANA name, but the database does not
    /// contain it. By contrast, `"Europe/Zürich"` does not have this form and is already rejected
    /// when the document is read.
    ///
    /// ## How to fix it
    ///
    /// Replace the unknown time zone with a name from the IANA database, such as `Europe/Zurich`.
    UnknownTimezone = "unknown-timezone", Review, Error, "0.1.0", "a time zone does not exist in the IANA database";

    /// ## What it does
    ///
    /// Reports a session that starts or ends in the hour that is skipped when the clocks go
    /// forward. This rule requires the `tz` feature.
    ///
    /// ## Why it matters
    ///
    /// A local time in the skipped hour does not exist on that date, so participants cannot tell
    /// when the session really starts or ends.
    ///
    /// ## Example
    ///
    /// A session in the time zone Europe/Zurich starts at 02:30 on 29 March 2026. During that
    /// night, the clocks go from 02:00 directly to 03:00.
    ///
    /// ## How to fix it
    ///
    /// Move the start or the end of the session out of the skipped hour. The clock change is
    /// usually one hour long.
    NonexistentLocalTime = "nonexistent-local-time", Review, Error, "0.1.0", "a session starts or ends at a time that a clock change skips";

    /// ## What it does
    ///
    /// Reports a session that starts or ends in the hour that is repeated when the clocks go back.
    /// This rule requires the `tz` feature.
    ///
    /// ## Why it matters
    ///
    /// If the start time of a session occurs twice, some participants may arrive an hour early or
    /// an hour late.
    ///
    /// ## Example
    ///
    /// A session in the time zone Europe/Zurich starts at 02:30 on 25 October 2026. During that
    /// night, the time 02:30 occurs twice.
    ///
    /// ## How to fix it
    ///
    /// Move the session out of the repeated hour, or explain in its description which of the two
    /// times is meant.
    AmbiguousLocalTime = "ambiguous-local-time", Review, Warning, "0.1.0", "a session starts or ends at a time that a clock change repeats";

    /// ## What it does
    ///
    /// Reports a programme during which the clocks change. The rule compares the UTC offset at the
    /// start of the first session with the offset at the end of the last session. This rule
    /// requires the `tz` feature.
    ///
    /// ## Why it matters
    ///
    /// If the clocks change overnight, people may miss the first session of the next morning. A
    /// session that runs overnight becomes an hour longer or shorter.
    ///
    /// ## Example
    ///
    /// A programme in the time zone Europe/Zurich runs from 28 to 29 March 2026. The clocks go
    /// forward in the night between the two days.
    ///
    /// ## How to fix it
    ///
    /// Announce the clock change to the participants, and check the sessions that run overnight.
    ClockChangeInProgramme = "clock-change-in-programme", Review, Advice, "0.1.0", "the clocks change during the programme";

    /// ## What it does
    ///
    /// Reports a long gap between two sessions of the main programme on the same day. By default, a
    /// gap of more than 2 hours is reported. Side events, exhibitions and similar sessions do not
    /// fill a gap.
    ///
    /// ## Why it matters
    ///
    /// Participants need to know what happens during a long gap. The cause is often a lunch break
    /// that is missing from the programme.
    ///
    /// ## Example
    ///
    /// One session ends at 11:00, and the next session on the same day starts at 14:00.
    ///
    /// ## How to fix it
    ///
    /// Add an item to the programme that explains the gap, such as a break or a reception.
    ///
    /// ## Parameters
    ///
    /// The threshold `longest_gap` sets the length of the longest gap that is still acceptable. The
    /// default is 2 hours.
    UnallocatedGap = "unallocated-gap", OptIn, Advice, "0.1.0", "nothing is scheduled for a long time during a day";

    /// ## What it does
    ///
    /// Reports sessions of the main programme that follow one another for too long on the same day
    /// without a gap or a break. A single session that is too long is also reported. By default,
    /// the limit is 3 hours.
    ///
    /// ## Why it matters
    ///
    /// Few participants can concentrate for several hours without a break.
    ///
    /// ## Example
    ///
    /// On one day, sessions follow one another from 09:00 to 13:00 without a break.
    ///
    /// ## How to fix it
    ///
    /// Insert a break, such as a coffee break, between two of the consecutive sessions.
    ///
    /// ## Parameters
    ///
    /// The threshold `longest_run` sets the longest time that sessions may run without a break. The
    /// default is 3 hours.
    LongRunWithoutBreak = "long-run-without-break", OptIn, Advice, "0.1.0", "sessions run for a long time without a break";

    /// ## What it does
    ///
    /// Reports a slot whose start or end does not fall on a whole minute, such as 10:00:30.
    ///
    /// ## Why it matters
    ///
    /// Printed programmes do not show seconds. A time with seconds is usually left over from a
    /// conversion.
    ///
    /// ## Example
    ///
    /// This slot starts 30 seconds after 10:00:
    /// `"slot": { "day": 1, "start": "10:00:30", "end": "11:00" }`.
    ///
    /// ## How to fix it
    ///
    /// Round the start and the end of the slot to whole minutes, such as 10:00.
    SubMinuteTime = "sub-minute-time", Review, Advice, "0.1.0", "a start or end time includes seconds";

    // Rules: places.

    /// ## What it does
    ///
    /// Reports two sessions that are in the same room at the same time. Each pair of sessions is
    /// reported once. If many sessions overlap in one room, a single finding reports their number,
    /// even if some of them are not confirmed. A session that ends at 11:00 does not overlap a
    /// session that starts at 11:00.
    ///
    /// A session in a room that is made of other rooms also occupies those rooms. A session that is
    /// held in an entire venue occupies all rooms of the venue. A room with a `simultaneous` value
    /// greater than 1 is reported only if more sessions overlap in it than that value allows.
    ///
    /// Two sessions may use the same room at the same time if they are held jointly, if one lists
    /// the other in `may_overlap`, or if one is a part or a relay of the other.
    ///
    /// The following sessions do not occupy a room: breaks, online-only sessions, exhibitions and
    /// similar sessions that can share a room, and sessions that are cancelled, postponed or
    /// dropped.
    ///
    /// ## Why it matters
    ///
    /// If a room is double-booked, two groups of people arrive at the same room at the same time.
    ///
    /// ## Example
    ///
    /// Two talks take place in room `a` (`"place": ["a"]`), one from 10:00 to 11:00 and the other
    /// from 10:30 to 11:30.
    ///
    /// ## How to fix it
    ///
    /// Move one of the two sessions. If the overlap is intended, list one session in the
    /// `may_overlap` field of the other. If several sessions can use the room at once, set the
    /// `simultaneous` field of the room.
    RoomDoubleBooked = "room-double-booked", Review, Error, "0.1.0", "sessions in the same room overlap";

    /// ## What it does
    ///
    /// Reports two sessions that are in the same room at the same time if at least one of them is
    /// not confirmed. A session is not confirmed if its status, or the status of a parent session,
    /// is `proposed`, `accepted` or `tentative`. In all other respects, the rule works like
    /// `room-double-booked`.
    ///
    /// ## Why it matters
    ///
    /// The room will be double-booked as soon as both sessions are confirmed.
    ///
    /// ## Example
    ///
    /// Two talks are in the same room at the same time, and one of them has
    /// `"status": "tentative"`.
    ///
    /// ## How to fix it
    ///
    /// Move one of the overlapping sessions before both of them are confirmed.
    RoomDoubleBookedTentative = "room-double-booked-tentative", Review, Warning, "0.1.0", "sessions in the same room overlap, but one of them is not confirmed";

    /// ## What it does
    ///
    /// Reports top-level sessions that have a start time but no place, if the programme has no
    /// default place. The rule produces one finding for the entire programme, with the number of
    /// sessions.
    ///
    /// Breaks and other sessions that concern the entire programme do not need a place. Online-only
    /// sessions, and sessions whose parts all have a place, are also exempt. Sessions that are
    /// cancelled, postponed or dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// If a session has no place, participants do not know where to go. Often all sessions take
    /// place in one main room that was never entered in the programme.
    ///
    /// ## Example
    ///
    /// A panel has no `place`, and the programme does not have a default `place` either.
    ///
    /// ## How to fix it
    ///
    /// If one room is used for all sessions, set it once as the `place` of the programme. If the
    /// room of a session is not known yet, set the place of the session to `to-be-announced`.
    SessionWithoutPlace = "session-without-place", Review, Advice, "0.1.0", "sessions are scheduled without a place";

    /// ## What it does
    ///
    /// Reports two consecutive sessions in one room if the time between them is shorter than the
    /// changeover time. The rule runs only if the profile sets a changeover time.
    ///
    /// No changeover time is required between sessions that are held jointly or may overlap,
    /// between parts of the same session, and in rooms that allow several sessions at once. Breaks,
    /// exhibitions and similar sessions are ignored. Sessions that are cancelled, postponed or
    /// dropped are ignored as well.
    ///
    /// ## Why it matters
    ///
    /// Between two sessions in a room, the chair, the name plates and the interpreters may have to
    /// change. Each change takes time.
    ///
    /// ## Example
    ///
    /// The changeover time is 15 minutes. In one room, a session ends at 11:00 and the next session
    /// starts at 11:05.
    ///
    /// ## How to fix it
    ///
    /// Move one of the two sessions to another time or to another room.
    ///
    /// ## Parameters
    ///
    /// The threshold `changeover` sets the minimum time between two sessions in a room. The default
    /// is zero, which disables the rule.
    InsufficientRoomTurnover = "insufficient-room-turnover", Review, Warning, "0.1.0", "a room has too little time between two sessions";

    /// ## What it does
    ///
    /// Reports a session whose attendance limit is higher than the total capacity of its rooms. The
    /// rooms that the session is relayed to are included in the total.
    ///
    /// The attendance limit of a session is not checked if the session is online or hybrid, or if
    /// the capacity of one of its rooms is unknown. Sessions that are cancelled, postponed or
    /// dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// If a session admits more people than its rooms can hold, some of them will not find a seat.
    ///
    /// ## Example
    ///
    /// A session admits 120 people (`"attendance_limit": 120`), but its room has only 80 seats
    /// (`"capacity": 80`).
    ///
    /// ## How to fix it
    ///
    /// Lower the attendance limit of the session, or move the session to a larger room.
    RoomCapacityExceeded = "room-capacity-exceeded", Review, Warning, "0.1.0", "a session admits more people than its rooms can hold";

    /// ## What it does
    ///
    /// Reports a session if its room is unavailable during at least a part of the session. Rooms
    /// without `available` times are never reported, and sessions that are cancelled, postponed or
    /// dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// If the room is not available, it may be locked when the participants arrive.
    ///
    /// ## Example
    ///
    /// A room is available only until 12:00, but a session in the room runs from 11:30 to 12:30.
    /// The room has `"available": [{ "day": 1, "start": "09:00", "end": "12:00" }]`.
    ///
    /// ## How to fix it
    ///
    /// Move the session to a time at which the room is available, or use another room.
    RoomUnavailable = "room-unavailable", Review, Warning, "0.1.0", "a session is in a room that is not available at that time";

    /// ## What it does
    ///
    /// Reports a session with two consecutive parts that are in different rooms. Parts without a
    /// place are ignored, and so are parts that are cancelled, postponed or dropped.
    ///
    /// ## Why it matters
    ///
    /// If consecutive parts are in different rooms, the participants must move to another room in
    /// the middle of the session.
    ///
    /// ## Example
    ///
    /// The first part of a workshop is in room `a`, and the second part is in room `b`.
    ///
    /// ## How to fix it
    ///
    /// If possible, hold all parts of the session in one room. If the change of rooms is intended,
    /// no action is required.
    RoomSwitchBetweenParts = "room-switch-between-parts", OptIn, Advice, "0.1.0", "the parts of a session are in different rooms";

    /// ## What it does
    ///
    /// Reports an online or hybrid session that has no link for joining it. The link can be in the
    /// `links` of the session or of a parent session. It can also be the `online` address of a room
    /// of the session, or of a room that the session is relayed to. Sessions that are cancelled,
    /// postponed or dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// Without a link, remote participants cannot join the session.
    ///
    /// ## Example
    ///
    /// This session is marked as online, but has no `links`: `{ "id": "a", "mode": "online" }`.
    ///
    /// ## How to fix it
    ///
    /// Add the web address of the meeting to the `links` of the session, or set it as the `online`
    /// address of the room.
    OnlineSessionWithoutLink = "online-session-without-link", Review, Advice, "0.1.0", "an online or hybrid session has no link";

    /// ## What it does
    ///
    /// Reports an online-only session that specifies a room without an `online` address, or that
    /// has a participant who attends in person. Sessions that are cancelled, postponed or dropped
    /// are ignored. A session with a link to its own stream, such as
    /// `{ "relation": "stream", "url": "https://…" }`, may have a room for the people who make the
    /// stream.
    ///
    /// ## Why it matters
    ///
    /// If an online-only session specifies a room, some participants may go to that room and find
    /// it empty.
    ///
    /// ## Example
    ///
    /// A session has `"mode": "online", "place": ["a"]`, but room `a` has no `online` address.
    ///
    /// ## How to fix it
    ///
    /// If the session is held both online and in a room, set `"mode": "hybrid"`. Otherwise, correct
    /// the place of the session or the `presence` of the participant.
    AttendanceModeMismatch = "attendance-mode-mismatch", Review, Warning, "0.1.0", "an online-only session has a physical room or an in-person participant";

    /// ## What it does
    ///
    /// Reports a person who is needed in two consecutive sessions in different venues if the time
    /// between them is too short. By default, a gap of less than 15 minutes is reported.
    ///
    /// The time between two venues is not checked for groups of people, for people who attend one
    /// of the sessions remotely, and for online-only sessions. Sessions that take place everywhere
    /// in the programme at once, such as a minute of silence, are also ignored.
    ///
    /// ## Why it matters
    ///
    /// A person who has too little time to change venues will arrive late at the second session.
    ///
    /// ## Example
    ///
    /// A person is needed in a session that ends at 11:00, and in a session at another venue that
    /// starts at 11:05.
    ///
    /// ## How to fix it
    ///
    /// Move one of the two sessions, or ask another person to take over one of them.
    ///
    /// ## Parameters
    ///
    /// The threshold `venue_change` sets the minimum time between two sessions in different venues.
    /// The default is 15 minutes.
    UnreachableVenueChange = "unreachable-venue-change", Review, Warning, "0.1.0", "a person has too little time to go from one venue to another";

    /// ## What it does
    ///
    /// Reports rooms of one venue that have the same name, ignoring differences in white space.
    /// Rooms in different buildings or on different floors may have the same name.
    ///
    /// ## Why it matters
    ///
    /// If two rooms have the same name, a person who is looking for one of the rooms may go to the
    /// other one.
    ///
    /// ## Example
    ///
    /// Two rooms of a venue have the same name:
    /// `"rooms": [{ "id": "a", "name": "Hall" }, { "id": "b", "name": "Hall" }]`.
    ///
    /// ## How to fix it
    ///
    /// If both entries describe the same room, keep only one of them. If the rooms are different,
    /// make their names unique, for example with the text on the door of each room.
    DuplicateRoomName = "duplicate-room-name", Review, Warning, "0.1.0", "two rooms of one venue have the same name";

    /// ## What it does
    ///
    /// Reports rooms of one venue whose names differ only in letter case or white space. If the
    /// `unicode` feature is enabled, accents are also ignored. Rooms in different buildings or on
    /// different floors are not compared.
    ///
    /// ## Why it matters
    ///
    /// Two room names that are nearly equal often refer to the same room. If the room has two
    /// entries, a double booking of the room is not detected.
    ///
    /// ## Example
    ///
    /// The names of two rooms differ only in letter case:
    /// `"rooms": [{ "id": "a", "name": "Salle XVIII" }, { "id": "b", "name": "salle XVIII" }]`.
    ///
    /// ## How to fix it
    ///
    /// If both entries describe the same room, keep only one of them. If the rooms are different,
    /// give them names that cannot be confused.
    NearDuplicateRoomName = "near-duplicate-room-name", Review, Advice, "0.1.0", "two rooms of one venue have nearly the same name";

    // Rules: people and roles.

    /// ## What it does
    ///
    /// Reports two overlapping sessions that the same person must attend. Each pair of sessions is
    /// reported once for each person. The role of the person determines whether they must attend
    /// the entire session, only their own part of it, or none of it.
    ///
    /// A person does not have to attend a session if they take part through a recording, or if they
    /// have declined, withdrawn or failed to appear.
    ///
    /// Two sessions with the same person may overlap if they are held jointly, if one lists the
    /// other in `may_overlap`, or if one is a part or a relay of the other. Sessions that are
    /// cancelled, postponed or dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// A person cannot be in two sessions at once, so one of the sessions will have to do without
    /// the person.
    ///
    /// ## Example
    ///
    /// The moderator of one panel speaks in another panel at the same time.
    ///
    /// ## How to fix it
    ///
    /// Move one of the two sessions, or ask another person to take over one of them. If the person
    /// is needed only for part of a session, specify the time of that part in the `part` field of
    /// the participant.
    PersonDoubleBooked = "person-double-booked", Review, Error, "0.1.0", "a person must be in two sessions at once";

    /// ## What it does
    ///
    /// Reports two overlapping sessions that the same person may have to attend, if it is not
    /// certain that the person is needed in both. If a person has many overlapping sessions, a
    /// single finding reports their number, even if the attendance is certain. In all other
    /// respects, the rule works like `person-double-booked`.
    ///
    /// The attendance of a person is uncertain if the person has no role, or if the role covers
    /// only a part of the session and the time of that part is missing. Attendance is also
    /// uncertain if the session only inherits the time of its parent session, or if the session or
    /// the attendance of the person is not confirmed.
    ///
    /// The attendance of a group of people is always uncertain, because the members of the group
    /// can go to different sessions.
    ///
    /// ## Why it matters
    ///
    /// A person may have to be in two sessions at once, but the programme does not contain enough
    /// information to decide.
    ///
    /// ## Example
    ///
    /// Two talks at the same time list the same person, but do not specify the role of the person.
    ///
    /// ## How to fix it
    ///
    /// Add the missing role, part or status of the person, so that it is clear when the person is
    /// needed. Alternatively, move one of the sessions.
    PersonDoubleBookedSoft = "person-double-booked-soft", Review, Warning, "0.1.0", "a person may be needed in two sessions at once";

    /// ## What it does
    ///
    /// Reports a person who is needed in two consecutive sessions in different places if the time
    /// between them is short. By default, a gap of less than 30 minutes is reported. If the room of
    /// only one session is known, the places count as different, unless both sessions are in the
    /// same venue. If neither room is known, the places count as different only if both venues are
    /// known and differ.
    ///
    /// The time between two places is not checked for groups of people, for people who attend one
    /// of the sessions remotely, and for online-only sessions. Sessions that take place everywhere
    /// in the programme at once, such as a minute of silence, are also ignored. If a person has too
    /// little time to change venues, the finding has the code `unreachable-venue-change` instead.
    ///
    /// ## Why it matters
    ///
    /// A person who has little time between two sessions may arrive late at the second one, or
    /// leave the first one early.
    ///
    /// ## Example
    ///
    /// The minimum time between two places is 30 minutes. A person is needed until 14:35 in room
    /// XVIII, and from 15:00 in a session whose place is not specified.
    ///
    /// ## How to fix it
    ///
    /// Check whether the person has enough time between the two sessions. If the time is too short,
    /// move one of the sessions.
    ///
    /// ## Parameters
    ///
    /// The threshold `turnaround` sets the minimum time between two sessions in different places.
    /// The default is 30 minutes.
    TightTurnaround = "tight-turnaround", Review, Advice, "0.1.0", "a person has little time to go from one place to the next";

    /// ## What it does
    ///
    /// Reports a person who is needed for too long in consecutive sessions without a gap. By
    /// default, the limit is 3 hours. Groups of people are ignored.
    ///
    /// ## Why it matters
    ///
    /// Few people can speak well for several hours without a break.
    ///
    /// ## Example
    ///
    /// A person is needed in three sessions of 75 minutes each that directly follow one another.
    ///
    /// ## How to fix it
    ///
    /// Move one of the sessions, so that the person has a break between them.
    ///
    /// ## Parameters
    ///
    /// The threshold `person_run` sets the longest time for which a person may be needed without a
    /// gap. The default is 3 hours.
    PersonLongRun = "person-long-run", OptIn, Advice, "0.1.0", "a person is needed for a long time without a break";

    /// ## What it does
    ///
    /// Reports a person who is needed in too many sessions. By default, the limit is 5 sessions for
    /// each person. Groups of people are ignored.
    ///
    /// ## Why it matters
    ///
    /// If one person is needed in many sessions, the success of the programme depends too much on
    /// that person.
    ///
    /// ## Example
    ///
    /// A person is needed in six sessions, but the limit for one person is five sessions.
    ///
    /// ## How to fix it
    ///
    /// Ask other people to take over some of the sessions, or increase the limit in the profile.
    ///
    /// ## Parameters
    ///
    /// The threshold `person_sessions` sets the maximum number of sessions for one person. The
    /// default is 5.
    PersonOverSessionLimit = "person-over-session-limit", OptIn, Advice, "0.1.0", "a person is needed in too many sessions";

    /// ## What it does
    ///
    /// Reports a person who is needed in a session outside the times at which the person is
    /// available. Groups of people are ignored, and so are people without `available` times.
    ///
    /// ## Why it matters
    ///
    /// A person who is not available at the time of a session will probably be absent from it.
    ///
    /// ## Example
    ///
    /// A person is available only in the morning of day 1, but is needed in a session in the
    /// afternoon. The person has `"available": [{ "day": 1, "part": "morning" }]`.
    ///
    /// ## How to fix it
    ///
    /// Move the session to a time at which the person is available, or ask the person whether the
    /// specified times are still correct.
    PersonUnavailable = "person-unavailable", Review, Warning, "0.1.0", "a person is needed at a time when they are not available";

    /// ## What it does
    ///
    /// Reports a person who is listed more than once in the same role in one session. Entries with
    /// different topics or different parts are not duplicates.
    ///
    /// ## Why it matters
    ///
    /// If a person is listed twice in one session, the name of the person is printed twice, and the
    /// person is counted twice.
    ///
    /// ## Example
    ///
    /// A session lists the same speaker twice:
    /// `{ "person": "ada", "role": "speaker" }, { "person": "ada", "role": "speaker" }`.
    ///
    /// ## How to fix it
    ///
    /// Keep one of the duplicate entries for the person, and remove the others from the session.
    DuplicateParticipation = "duplicate-participation", Review, Error, "0.1.0", "a person is listed more than once in the same role in a session";

    /// ## What it does
    ///
    /// Reports a person who presides over a session in one role and speaks in it in another role.
    /// The rule applies only to kinds of session that need a moderator or chair, such as panels.
    /// People who have declined, withdrawn or failed to appear are ignored.
    ///
    /// ## Why it matters
    ///
    /// A moderator should be impartial, so a second role as a speaker is often a mistake.
    ///
    /// ## Example
    ///
    /// A panel lists one person in two roles:
    /// `{ "person": "ada", "role": "moderator" }, { "person": "ada", "role": "panellist" }`.
    ///
    /// ## How to fix it
    ///
    /// If the person really has both roles, no action is required. Otherwise, remove the incorrect
    /// role from the session.
    ConflictingRolesInSession = "conflicting-roles-in-session", Review, Advice, "0.1.0", "a person both moderates a session and speaks in it";

    /// ## What it does
    ///
    /// Reports a session that requires people, such as a talk, but has no participants.
    /// Participants of a part or of a parent session are sufficient, and so are authors,
    /// organisations and vacancies.
    ///
    /// Participants who have declined, withdrawn or failed to appear are ignored. Sessions that are
    /// cancelled, postponed or dropped are not checked.
    ///
    /// ## Why it matters
    ///
    /// If a session has no participants, readers do not learn who takes part in it, and organisers
    /// do not know whom to contact.
    ///
    /// ## Example
    ///
    /// This session is a talk, but its `participations` are missing: `{ "kind": "talk" }`.
    ///
    /// ## How to fix it
    ///
    /// Add the speakers of the session. If the speakers are not known yet, add a vacancy:
    /// `{ "vacancy": "to be confirmed" }`.
    SessionWithoutSpeaker = "session-without-speaker", Review, Warning, "0.1.0", "a session has no speakers or other participants";

    /// ## What it does
    ///
    /// Reports sessions that need a moderator or chair but have none, if most similar sessions have
    /// one. A moderator or chair of a part or of a parent session is sufficient. The rule produces
    /// one finding for the entire programme. Sessions that are cancelled, postponed or dropped are
    /// ignored.
    ///
    /// ## Why it matters
    ///
    /// Without a moderator or chair, no person is responsible for opening the discussion and
    /// keeping time.
    ///
    /// ## Example
    ///
    /// In a programme with ten panels, one panel has no moderator.
    ///
    /// ## How to fix it
    ///
    /// Add a moderator or chair to each session that needs one but does not have one.
    ///
    /// ## Parameters
    ///
    /// The threshold `custom` is a percentage with a default of 90. Sessions without a moderator or
    /// chair are reported only if at least this percentage of similar sessions have one.
    PanelWithoutModerator = "panel-without-moderator", Review, Warning, "0.1.0", "a few sessions have no moderator or chair";

    /// ## What it does
    ///
    /// Reports a session with more than one person in a presiding role, such as moderator or chair.
    /// People who have declined, withdrawn or failed to appear are ignored.
    ///
    /// ## Why it matters
    ///
    /// Two moderators of a session may share the task on purpose. However, one of them may have
    /// been meant as a replacement for the other.
    ///
    /// ## Example
    ///
    /// A panel lists two people who both have the role of moderator.
    ///
    /// ## How to fix it
    ///
    /// If the moderators share the task, no action is required. Otherwise, remove the moderator who
    /// was replaced.
    MultipleModerators = "multiple-moderators", OptIn, Advice, "0.1.0", "a session has more than one moderator or chair";

    /// ## What it does
    ///
    /// Reports a person who speaks or presides in a session whose kind does not admit participants,
    /// such as a break or registration. Contacts and organisers may be listed in such a session.
    ///
    /// ## Why it matters
    ///
    /// A person who is listed in a break probably belongs to the session before or after it. It is
    /// also possible that the session is not really a break.
    ///
    /// ## Example
    ///
    /// A break has a speaker:
    /// `{ "kind": "break", "participations": [{ "person": "ada", "role": "speaker" }] }`.
    ///
    /// ## How to fix it
    ///
    /// Move the person to the correct session. If the session is not really a break, correct its
    /// kind.
    BreakWithPeople = "break-with-people", Review, Warning, "0.1.0", "a person speaks or presides in a break or similar session";

    /// ## What it does
    ///
    /// Reports participants who are listed under a printed heading, such as "Modérateur", but have
    /// no role. The rule produces one finding for each heading.
    ///
    /// ## Why it matters
    ///
    /// A printed heading is only text for readers. Rules and queries cannot use it to find the
    /// people who preside or speak.
    ///
    /// ## Example
    ///
    /// This participant has a printed heading but no role:
    /// `{ "person": "ada", "label": "Modérateur" }`.
    ///
    /// ## How to fix it
    ///
    /// Add the role that corresponds to the printed heading, such as `"role": "moderator"`.
    UncodedRoleLabel = "uncoded-role-label", Review, Advice, "0.1.0", "people are listed under a printed heading but have no role";

    /// ## What it does
    ///
    /// Reports participants whose printed heading names a different role from the one in the `role`
    /// field. The rule produces one finding for each combination of heading and role.
    ///
    /// Printed headings are recognised in English, French, Spanish, Arabic, Russian and Chinese.
    /// Headings that can name dissimilar roles are ignored, and so are custom roles.
    ///
    /// A printed heading does not contradict the `role` field if the two roles are similar. Two
    /// roles are similar if both preside, or if both include speaking, such as presenter, speaker,
    /// panellist and participant. Two roles that neither preside nor include speaking are similar
    /// if both require attendance, or if neither does.
    ///
    /// ## Why it matters
    ///
    /// Readers see the heading, but rules, queries and other programs use the role. If the two
    /// contradict each other, one of them is wrong.
    ///
    /// ## Example
    ///
    /// A person with the role of speaker is listed under the heading of a moderator:
    /// `{ "person": "ada", "label": { "fr": "Modérateur" }, "role": "speaker" }`.
    ///
    /// ## How to fix it
    ///
    /// If the printed heading is correct, set the role that it names, such as
    /// `"role": "moderator"`. Otherwise, correct the heading.
    LabelCodeDisagree = "label-code-disagree", Review, Warning, "0.1.0", "a printed heading contradicts the role of a person";

    /// ## What it does
    ///
    /// Reports a person who is listed in a session without a role or a heading, if the programme
    /// prints headings for other people.
    ///
    /// ## Why it matters
    ///
    /// If a person has neither a heading nor a role, readers cannot tell what the person does in
    /// the session, and rules must guess.
    ///
    /// ## Example
    ///
    /// A session lists `{ "person": "ada" }` without a role or a heading, next to
    /// `{ "person": "bo", "label": "Modérateur", "role": "moderator" }`.
    ///
    /// ## How to fix it
    ///
    /// Add the role that the person has in the session, such as `"role": "speaker"`.
    UnlabelledParticipation = "unlabelled-participation", Review, Advice, "0.1.0", "a person is listed without a heading and without a role";

    /// ## What it does
    ///
    /// Reports people who speak or preside but have no function or organisation, if most other
    /// people have one. The rule produces one finding for the entire programme.
    ///
    /// Groups of people are exempt, and so are people who speak on behalf of an organisation, a
    /// country or a group. Entries in `participations` that are not public are ignored.
    ///
    /// ## Why it matters
    ///
    /// If a speaker has no function or organisation, readers cannot tell whom the person
    /// represents.
    ///
    /// ## Example
    ///
    /// In a programme with twenty speakers, one speaker has no function or organisation in the
    /// `posts` field.
    ///
    /// ## How to fix it
    ///
    /// Add the function or organisation of each speaker to the `posts` field of the person.
    ///
    /// ## Parameters
    ///
    /// The threshold `custom` is a percentage with a default of 90. People without a function or
    /// organisation are reported only if at least this percentage of people have one.
    MissingAffiliation = "missing-affiliation", Review, Advice, "0.1.0", "a few people have no function or organisation";

    /// ## What it does
    ///
    /// Reports a person who is listed with different functions or organisations (`posts`) in
    /// different sessions.
    ///
    /// ## Why it matters
    ///
    /// Different functions can be intended, because a person may have a special function on a
    /// single occasion. However, the difference may also mean that one of the entries was not
    /// updated.
    ///
    /// ## Example
    ///
    /// A person takes part in two sessions, but one of the sessions lists the person with different
    /// `posts`.
    ///
    /// ## How to fix it
    ///
    /// If the difference is not intended, remove the `posts` from the session, and keep only the
    /// `posts` of the person.
    InconsistentAffiliation = "inconsistent-affiliation", OptIn, Advice, "0.1.0", "a person is listed with different functions in different sessions";

    /// ## What it does
    ///
    /// Reports a session in which all moderators and chairs have declined, withdrawn or failed to
    /// appear, if no replacement is expected. Sessions without a moderator or chair are ignored,
    /// and so are sessions that are cancelled, postponed or dropped.
    ///
    /// ## Why it matters
    ///
    /// If the moderator or chair is absent, no person is responsible for opening the session and
    /// calling on the speakers.
    ///
    /// ## Example
    ///
    /// The only chair of a session has withdrawn:
    /// `"participations": [{ "person": "ada", "role": "chair", "status": "withdrawn" }, …]`.
    ///
    /// ## How to fix it
    ///
    /// Add another person or a vacancy with the same role to the session. Then enter the id of the
    /// new participant in the `replaced_by` field of the person who will not be there.
    PresiderWithdrawn = "presider-withdrawn", Review, Warning, "0.1.0", "the moderator or chair of a session will not be there";

    /// ## What it does
    ///
    /// Reports a person whose name begins with a form of address, such as "Mr", "Mme", "Dr",
    /// "Prof.", "H.E.", "Sra." or "Herr". The abbreviation "M." is often the initial of a given
    /// name. It is therefore reported only in French names, and only if no other initial follows
    /// it.
    ///
    /// ## Why it matters
    ///
    /// If a name begins with a form of address, a list of people is sorted by the form of address,
    /// and searches may not find the person. If the `honorific` field is also set, the form of
    /// address is printed twice.
    ///
    /// ## Example
    ///
    /// The name of a person includes a form of address:
    /// `"people": [{ "id": "ada", "name": "Dr. Ada Okoye" }]`.
    ///
    /// ## How to fix it
    ///
    /// Move the form of address from the name to the `honorific` field, as in
    /// `"honorific": "Dr.", "name": "Ada Okoye"`.
    HonorificInsideName = "honorific-inside-name", Review, Advice, "0.1.0", "a person's name begins with a form of address";

    // Rules: structure and relations.

    /// ## What it does
    ///
    /// Reports a session of the main programme that overlaps a session marked as `plenary`. If many
    /// sessions overlap plenaries, a single finding reports their number.
    ///
    /// Breaks, side events, exhibitions and similar sessions may overlap a plenary, and so may
    /// sessions that can be held in a break. A plenary may also overlap its own parts and relays,
    /// sessions that are held jointly with it, and sessions that are allowed to overlap it
    /// (`may_overlap`). Sessions that are cancelled, postponed or dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// All participants are expected to attend a plenary, so they cannot attend a parallel session.
    ///
    /// ## Example
    ///
    /// A talk starts at 10:00, but a session with `"plenary": true` runs from 09:30 to 10:30.
    ///
    /// ## How to fix it
    ///
    /// Move the session that overlaps the plenary. If the overlap is intended, list the session in
    /// the `may_overlap` field of the plenary.
    PlenaryOverlapsSession = "plenary-overlaps-session", Review, Warning, "0.1.0", "a session overlaps a plenary";

    /// ## What it does
    ///
    /// Reports two overlapping sessions if one of them lists the other in its `must_not_overlap`
    /// field. Sessions that are cancelled, postponed or dropped are ignored.
    ///
    /// Two sessions may overlap in spite of `must_not_overlap` if they are held jointly, if one
    /// also lists the other in `may_overlap`, or if one is a part or a relay of the other.
    ///
    /// ## Why it matters
    ///
    /// The `must_not_overlap` field is usually set because the same people want to attend both
    /// sessions. If the sessions overlap, these people have to miss one of them.
    ///
    /// ## Example
    ///
    /// The session `{ "id": "a", "must_not_overlap": ["b"] }` starts at 10:00, and session `b` also
    /// starts at 10:00.
    ///
    /// ## How to fix it
    ///
    /// Move one of the two sessions, or remove the id of the other session from the
    /// `must_not_overlap` field.
    DeclaredConflictParallel = "declared-conflict-parallel", Review, Warning, "0.1.0", "two sessions overlap although the programme says that they must not";

    /// ## What it does
    ///
    /// Reports a part whose slot is not within the slot of its parent session. If the parent
    /// session has no start and end, the slot of the nearest enclosing session with a start and an
    /// end is used instead. Parts that are cancelled, postponed or dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// If a part starts before or ends after its parent session, the programme contradicts itself,
    /// and one of the two times is wrong.
    ///
    /// ## Example
    ///
    /// A session runs from 9:00 to 10:00, but one of its parts runs from 9:45 to 10:15.
    ///
    /// ## How to fix it
    ///
    /// Correct the slot of the part or of its parent session, or turn the part into a separate
    /// session.
    PartOutsideSession = "part-outside-session", Review, Error, "0.1.0", "a part starts before or ends after its parent session";

    /// ## What it does
    ///
    /// Reports two parts of one session that overlap in the same place. Two parts without a place
    /// count as being in the same place. If more than four pairs of parts overlap in one session,
    /// the rule produces one finding for that session.
    ///
    /// Two parts of a session may overlap if they are in different rooms, if only one of them has a
    /// place, or if they are in a room that allows several sessions at once. If both parts specify
    /// a place, the rule `room-double-booked` checks them instead.
    ///
    /// The following parts may overlap any other part of the same session: parts that fill the
    /// entire slot of the session, online parts, exhibitions and similar parts, and parts whose
    /// place is to be announced. Parts that are cancelled, postponed or dropped are ignored.
    ///
    /// Two parts of a session may also overlap if they are held jointly, if one relays the other,
    /// or if one lists the other in `may_overlap`. A break may overlap a part that can be held in a
    /// break.
    ///
    /// ## Why it matters
    ///
    /// Two parts of a session cannot take place in the same room at the same time.
    ///
    /// ## Example
    ///
    /// A session runs from 9:00 to 10:00. One of its parts runs from 9:00 to 9:30, and another runs
    /// from 9:20 to 10:00.
    ///
    /// ## How to fix it
    ///
    /// Correct the time of one of the two parts. If the parts are in different rooms, specify the
    /// room of each part. If the overlap is intended, list one part in the `may_overlap` field of
    /// the other.
    SiblingOverlap = "sibling-overlap", Review, Warning, "0.1.0", "two parts of one session overlap in the same place";

    /// ## What it does
    ///
    /// Reports sessions of the main programme that overlap a break for all participants. Such a
    /// break has no parent session, and its place is missing or `everywhere`. The rule produces one
    /// finding for each break.
    ///
    /// A break may overlap side events, exhibitions and similar sessions, and sessions that can be
    /// held in a break. A break may also overlap sessions that are held jointly with it, and
    /// sessions that are allowed to overlap it (`may_overlap`).
    ///
    /// A break is ignored if it overlaps another break for all participants, or if it overlaps more
    /// than a third of the sessions in the main programme of that day. In both cases, people
    /// probably have their breaks at different times.
    ///
    /// ## Why it matters
    ///
    /// If a session overlaps a break, either the session has no audience, or its audience misses
    /// the break.
    ///
    /// ## Example
    ///
    /// The lunch break is from 12:00 to 13:00, but a panel runs from 11:30 to 12:30.
    ///
    /// ## How to fix it
    ///
    /// Correct the time of the session or of the break. If the overlap is intended, list the
    /// session in the `may_overlap` field of the break. If the break is not for all participants,
    /// specify its place.
    BreakOverlapsSession = "break-overlaps-session", Review, Advice, "0.1.0", "a session overlaps a break for all participants";

    /// ## What it does
    ///
    /// Reports a session outside the main programme, such as a side event, a launch or a tour, that
    /// overlaps a plenary of the main programme.
    ///
    /// A side event may overlap a plenary if it is part of the plenary, relays it, is held jointly
    /// with it, or is listed in its `may_overlap` field. Exhibitions and similar sessions are
    /// ignored, and so are side events that are cancelled, postponed or dropped.
    ///
    /// ## Why it matters
    ///
    /// All participants are expected to attend a plenary, so they cannot attend a side event at the
    /// same time.
    ///
    /// ## Example
    ///
    /// The plenary `{ "kind": "keynote", "plenary": true, … }` runs from 9:00 to 10:00, and a side
    /// event runs from 9:30 to 10:30.
    ///
    /// ## How to fix it
    ///
    /// Move the side event to a break, or to a time with parallel sessions. If the overlap is
    /// intended, list the side event in the `may_overlap` field of the plenary.
    SideEventOutsideBreak = "side-event-outside-break", Review, Advice, "0.1.0", "a side event overlaps a plenary";

    /// ## What it does
    ///
    /// Reports two overlapping sessions of a track that is marked as `sequential`. If more than
    /// four pairs of sessions overlap in one track, the rule produces one finding for that track.
    ///
    /// Two sessions of a sequential track may overlap if they are held jointly, if one lists the
    /// other in `may_overlap`, or if one is a part or a relay of the other. Exhibitions and similar
    /// sessions are ignored, and so are sessions that are cancelled, postponed or dropped.
    ///
    /// ## Why it matters
    ///
    /// People who follow a track cannot attend two of its sessions at the same time.
    ///
    /// ## Example
    ///
    /// Two sessions of the track "Law" run from 9:00 to 10:00, although the track is sequential:
    /// `"tracks": [{ "id": "law", "name": "Law", "sequential": true }]`.
    ///
    /// ## How to fix it
    ///
    /// Correct the time or the track of one of the sessions, or remove `sequential` from the track.
    SameTrackParallel = "same-track-parallel", Review, Warning, "0.1.0", "two sessions of a sequential track overlap";

    /// ## What it does
    ///
    /// Reports a session that names itself in one of the fields `joint_with`, `may_overlap`,
    /// `must_not_overlap`, `relays` or `repeats`.
    ///
    /// ## Why it matters
    ///
    /// A session that refers to itself was probably meant to refer to another session. The intended
    /// relation between the two sessions is missing.
    ///
    /// ## Example
    ///
    /// The session `{ "id": "a", "joint_with": ["a"], … }` is listed as held jointly with itself.
    ///
    /// ## How to fix it
    ///
    /// Replace the id of the session with the id of the session that was meant, or remove the
    /// incorrect relation.
    SelfRelation = "self-relation", Review, Warning, "0.1.0", "a session refers to itself";

    /// ## What it does
    ///
    /// Reports two sessions that are listed as `must_not_overlap`, although they are also listed as
    /// `joint_with` or `may_overlap`.
    ///
    /// ## Why it matters
    ///
    /// Two sessions cannot be both allowed and forbidden to overlap, so one of the relations is
    /// wrong. While both relations are present, the rule `declared-conflict-parallel` does not
    /// report an overlap of the two sessions.
    ///
    /// ## Example
    ///
    /// The session `{ "id": "a", "may_overlap": ["b"], "must_not_overlap": ["b"], … }` may overlap
    /// session `b`, but also must not overlap it.
    ///
    /// ## How to fix it
    ///
    /// Determine which relation between the two sessions is correct, and remove the other one.
    ContradictoryRelations = "contradictory-relations", Review, Error, "0.1.0", "two sessions must not overlap, but are also allowed to overlap";

    /// ## What it does
    ///
    /// Reports occurrences of one session, linked by `repeats`, that have the same start, end and
    /// place. Occurrences without a start time are ignored, and so are occurrences whose place is
    /// to be announced. Occurrences that are cancelled, postponed or dropped are ignored as well.
    ///
    /// ## Why it matters
    ///
    /// If two occurrences have the same time and place, either one of them was entered twice, or
    /// one has the wrong time or place.
    ///
    /// ## Example
    ///
    /// The session `{ "id": "b", "repeats": "a", … }` has the same slot and the same room as
    /// session `a`.
    ///
    /// ## How to fix it
    ///
    /// Keep only one of the occurrences, or correct the time or the place of the others.
    OccurrenceDuplicated = "occurrence-duplicated", Review, Warning, "0.1.0", "two occurrences of a session have the same time and place";

    /// ## What it does
    ///
    /// Reports a session that has no title, no kind, no printed kind (`kind_label`) and no number.
    /// A session that repeats another session uses the title of the original session.
    ///
    /// ## Why it matters
    ///
    /// If a session has no title, kind or number, readers cannot tell what kind of session it is or
    /// what it is about.
    ///
    /// ## Example
    ///
    /// This session has only an id and a slot: `{ "id": "s12", "slot": { "day": 1, "start":
    /// "09:00", "end": "10:00" } }`.
    ///
    /// ## How to fix it
    ///
    /// Add a title, a kind or a number to the session, or remove the session.
    ItemEmpty = "item-empty", Review, Warning, "0.1.0", "a session has no title, kind or number";

    /// ## What it does
    ///
    /// Reports an opening session that starts after another session of the same day. If a day has
    /// several opening sessions, only the first one is checked.
    ///
    /// An opening session is compared only with sessions that require speakers, a moderator or
    /// other participants, such as a talk or a panel. Parts, side events, breaks, registration and
    /// ceremonies may take place before the opening session. Sessions that are cancelled, postponed
    /// or dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// If a session starts before the opening session of its day, the time or the day of one of the
    /// two sessions is probably wrong.
    ///
    /// ## Example
    ///
    /// A panel runs from 9:00 to 10:00, and the opening session of the same day runs from 10:00 to
    /// 10:30.
    ///
    /// ## How to fix it
    ///
    /// Correct the time of the opening session or of the earlier session. If the opening session is
    /// not meant to open the day, change its kind.
    OpeningNotFirst = "opening-not-first", Review, Advice, "0.1.0", "a session starts before the opening of its day";

    /// ## What it does
    ///
    /// Reports a closing session that starts before another session of the same day. If a day has
    /// several closing sessions, only the last one is checked.
    ///
    /// A closing session is compared only with sessions that require speakers, a moderator or other
    /// participants, such as a talk or a panel. Parts, side events, breaks, receptions and
    /// ceremonies may take place after the closing session. Sessions that are cancelled, postponed
    /// or dropped are ignored.
    ///
    /// ## Why it matters
    ///
    /// If a session starts after the closing session of its day, the time or the day of one of the
    /// two sessions is probably wrong.
    ///
    /// ## Example
    ///
    /// The closing session of a day runs from 16:00 to 16:30, and a panel on the same day runs from
    /// 16:30 to 17:30.
    ///
    /// ## How to fix it
    ///
    /// Correct the time of the closing session or of the later session. If the closing session is
    /// not meant to close the day, change its kind.
    ClosingNotLast = "closing-not-last", Review, Advice, "0.1.0", "a session starts after the closing of its day";

    /// ## What it does
    ///
    /// Reports sessions without a kind, such as talk or panel, if most other sessions have one. The
    /// rule produces one finding for the entire programme, with the number of sessions. Sessions
    /// that repeat another session are ignored, and so are sessions that are cancelled, postponed
    /// or dropped.
    ///
    /// ## Why it matters
    ///
    /// Readers use the kind of a session to know what to expect, and rules use it to decide which
    /// checks apply.
    ///
    /// ## Example
    ///
    /// In a programme with twenty sessions, nineteen sessions have a `kind` and one does not.
    ///
    /// ## How to fix it
    ///
    /// Set the `kind` of each session that does not have one, such as `"kind": "panel"`.
    ///
    /// ## Parameters
    ///
    /// The threshold `custom` is a percentage with a default of 90. Sessions without a kind are
    /// reported only if at least this percentage of sessions have one.
    SessionWithoutKind = "session-without-kind", Review, Advice, "0.1.0", "some sessions have no kind, although most others do";

    /// ## What it does
    ///
    /// Reports sessions of the main programme that belong to no track, if most other sessions
    /// belong to one. The rule produces one finding for the entire programme, with the number of
    /// sessions.
    ///
    /// Parts, plenaries, side events, breaks and registration do not need a track. Exhibitions and
    /// similar sessions are also exempt, and so are sessions that repeat another session. Sessions
    /// that are cancelled, postponed or dropped are ignored, and a programme without tracks is not
    /// checked.
    ///
    /// ## Why it matters
    ///
    /// People who follow a single track will not find the sessions that belong to no track.
    ///
    /// ## Example
    ///
    /// In a programme with twenty panels, nineteen panels have `tracks` and one does not.
    ///
    /// ## How to fix it
    ///
    /// Set the `tracks` of each session that does not belong to one, or mark the session as
    /// `plenary`.
    ///
    /// ## Parameters
    ///
    /// The threshold `custom` is a percentage with a default of 90. Sessions without a track are
    /// reported only if at least this percentage of sessions belong to one.
    SessionWithoutTrack = "session-without-track", Review, Advice, "0.1.0", "some sessions belong to no track, although most others do";

    // Rules: text and languages.

    /// ## What it does
    ///
    /// Reports a session that has a kind but no title in any language. Sessions with a `number` or
    /// a printed kind (`kind_label`) are exempt. Kinds of session without participants or content,
    /// such as a break or registration, do not need a title. A session that repeats another session
    /// uses the title of the original session.
    ///
    /// ## Why it matters
    ///
    /// Readers choose sessions by their titles. If a session has no title, the programme prints
    /// only its kind or its id.
    ///
    /// ## Example
    ///
    /// This panel has no title: `{ "id": "s7", "kind": "panel" }`.
    ///
    /// ## How to fix it
    ///
    /// Add a `title` to the session. If readers know the session by a number or a printed kind
    /// instead, add a `number` or a `kind_label`.
    MissingTitle = "missing-title", Review, Warning, "0.1.0", "a session has no title in any language";

    /// ## What it does
    ///
    /// Reports a text that is not available in the main language of the programme. The main
    /// language is the first entry of `languages`. A more specific language tag is sufficient, such
    /// as `fr-CH` if the main language is `fr`.
    ///
    /// Some texts do not have to be available in the main language: addresses, tags, forms of
    /// address, the names of people, organisations, venues, buildings, rooms and cities, and texts
    /// in no particular language (`und`, `zxx`, `mul`). Footnotes are also exempt, because they
    /// often quote works and speeches in the original language.
    ///
    /// The title of a session, or the topic of a speech, is exempt if it is available in a language
    /// that is spoken in the session and the main language is not spoken there.
    ///
    /// A text that `undeclared-language` or `foreign-script` reports is exempt, because its
    /// language tag may be wrong.
    ///
    /// ## Why it matters
    ///
    /// People who read the programme in its main language see a gap, or a text that they may not
    /// understand.
    ///
    /// ## Example
    ///
    /// The main language of a programme is French (`"languages": ["fr", "en"]`), but one of its
    /// titles is only in English: `"title": { "en": "Opening" }`.
    ///
    /// ## How to fix it
    ///
    /// Translate the text into the main language. If the text is already in the main language,
    /// correct its language tag.
    MissingMainLanguage = "missing-main-language", Review, Warning, "0.1.0", "a text is missing in the programme's main language";

    /// ## What it does
    ///
    /// Reports a language that is used in texts but not declared in the `languages` field of the
    /// programme. The rule produces one finding for each language, with the number of texts and the
    /// location of the first one. A more specific tag than a declared one is accepted, such as
    /// `fr-CH` if `fr` is declared.
    ///
    /// Names, addresses, tags, and texts in no particular language (`und`, `zxx`, `mul`) are
    /// exempt. Titles and topics are also exempt if their language is spoken in the session. A text
    /// that `foreign-script` reports is not counted.
    ///
    /// ## Why it matters
    ///
    /// Readers usually choose among the declared languages, so they rarely see texts in other
    /// languages. Often the language tag of the text is simply mistyped.
    ///
    /// ## Example
    ///
    /// A programme declares only English (`"languages": ["en"]`), but one of its titles also
    /// contains a text with the tag `ef`: `"title": { "en": "Opening", "ef": "Ouverture" }`.
    ///
    /// ## How to fix it
    ///
    /// Add the language to the `languages` of the programme, or correct the language tag of the
    /// texts.
    UndeclaredLanguage = "undeclared-language", Review, Warning, "0.1.0", "texts use a language that the programme does not declare";

    /// ## What it does
    ///
    /// Reports texts that are not translated into a declared language of the programme. The rule
    /// produces one finding for each language. The finding contains the number of texts, and refers
    /// to at most 100 of them. The main language is not included, because the rule
    /// `missing-main-language` checks it.
    ///
    /// Some texts do not need a translation: addresses, tags, forms of address, the names of
    /// people, organisations, venues, buildings, rooms and cities, and texts in no particular
    /// language (`und`, `zxx`, `mul`). Texts in none of the declared languages are also exempt, and
    /// so are footnotes that are not available in the main language. Only the first 64 languages of
    /// the programme are checked.
    ///
    /// If a title or topic is available in a language that is spoken in its session, it only has to
    /// be translated into the other languages that are spoken there.
    ///
    /// ## Why it matters
    ///
    /// People who read the programme in one of the missing languages see a gap, or a text that they
    /// may not understand.
    ///
    /// ## Example
    ///
    /// A programme in French and English (`"languages": ["fr", "en"]`) contains a title that is
    /// only in French: `"title": { "fr": "Pause" }`.
    ///
    /// ## How to fix it
    ///
    /// Add the translations, or remove the language from the `languages` of the programme if it is
    /// not needed.
    MissingTranslation = "missing-translation", Review, Advice, "0.1.0", "a text is not translated into every language of the programme";

    /// ## What it does
    ///
    /// Reports a text that is identical in two languages. Names, titles of positions, and texts in
    /// no particular language are exempt. Texts with fewer than 25 characters or four words are
    /// also exempt, because short texts are often the same in two languages. A text in which all
    /// words begin with upper-case letters is exempt because it is usually a name. Variants of one
    /// language, such as `pt-BR` and `pt-PT`, are not compared with each other. A text in a
    /// language that `undeclared-language` reports is exempt.
    ///
    /// ## Why it matters
    ///
    /// A text that is identical in two languages looks translated, but is not. Usually the original
    /// was copied as a placeholder for a translation.
    ///
    /// ## Example
    ///
    /// This text is tagged as both French and English, but both entries are in English: `{ "fr":
    /// "The road ahead for regional cooperation", "en": "The road ahead for regional cooperation"
    /// }`.
    ///
    /// ## How to fix it
    ///
    /// Translate the text, or remove the copy until a translation is available.
    IdenticalTranslation = "identical-translation", Review, Advice, "0.1.0", "a text is identical in two languages";

    /// ## What it does
    ///
    /// Reports sessions that have the same title and the same people. Differences in letter case
    /// and white space are ignored. The rule produces one finding for each group of such sessions.
    ///
    /// Sessions that do not take place and sessions without people are exempt. Two sessions with
    /// the same title are also exempt if one of them repeats, continues, relays or replaces the
    /// other, or is part of it.
    ///
    /// ## Why it matters
    ///
    /// Two sessions with the same title and people are often the result of copying a session and
    /// changing only the time. If the same talk is really held twice, readers cannot see that.
    ///
    /// ## Example
    ///
    /// Both of these sessions have the speaker `ada` and the title "Maps":
    /// `{ "id": "a", "title": "Maps", … }, { "id": "b", "title": "Maps", … }`.
    ///
    /// ## How to fix it
    ///
    /// If one of the sessions is a copy, remove it. Otherwise, link the two sessions with
    /// `"repeats": "a"` or `"continues": "a"`.
    DuplicateTitle = "duplicate-title", Review, Advice, "0.1.0", "several sessions have the same title and the same people";

    /// ## What it does
    ///
    /// Reports a session whose description is a single paragraph or heading that repeats the title.
    /// Differences in letter case and white space are ignored.
    ///
    /// ## Why it matters
    ///
    /// If the description repeats the title, readers see the same text twice. The cause may be an
    /// export from another system that filled empty descriptions with the title.
    ///
    /// ## Example
    ///
    /// The description of this session repeats its title:
    /// `"title": "Maps of today", "description": ["Maps of today"]`.
    ///
    /// ## How to fix it
    ///
    /// Replace the description with a text that explains what the session is about, or remove the
    /// description.
    TitleEqualsDescription = "title-equals-description", Review, Advice, "0.1.0", "the description of a session only repeats its title";

    /// ## What it does
    ///
    /// Reports a session whose title begins with its `number` in a common numbering style: "3. …",
    /// "Session 3 : …" or "Panel 3 – …".
    ///
    /// A title such as "3 ways to …" is exempt, because nothing separates the number from the next
    /// word. However, the title is reported if the printed kind comes before the number, as in
    /// "Panel 3 Regions". A title with no words after the number is also exempt.
    ///
    /// ## Why it matters
    ///
    /// A page that prints both the number and the title shows "3. Session 3 : …". If the sessions
    /// are renumbered, the number in the title is easily forgotten.
    ///
    /// ## Example
    ///
    /// The title of this session repeats the session number:
    /// `"number": "3", "title": "Session 3 : What regions bring"`.
    ///
    /// ## How to fix it
    ///
    /// Remove the number from the title, and move the word before it to `kind_label`, as in
    /// `"number": "3", "kind_label": "Session", "title": "What regions bring"`.
    NumberInTitle = "number-in-title", Review, Advice, "0.1.0", "the title of a session begins with the session number";

    /// ## What it does
    ///
    /// Reports a text that is empty or contains only white space in one of its languages.
    ///
    /// ## Why it matters
    ///
    /// A text that is blank in one language looks as if it had been translated, so the missing
    /// translation is not reported. Readers may see an empty space instead of the text.
    ///
    /// ## Example
    ///
    /// The French text of this title is empty: `"title": { "en": "Opening", "fr": "" }`.
    ///
    /// ## How to fix it
    ///
    /// Write the missing text. If no text is needed in the language, remove the language from the
    /// field, or remove the entire field.
    BlankText = "blank-text", Review, Warning, "0.1.0", "a text is empty or contains only white space";

    /// ## What it does
    ///
    /// Reports white space at the beginning or end of a text, and repeated white space between
    /// words. In single-line texts such as titles, line breaks and tabs are also reported. The rule
    /// produces one finding for each title, name or other short text. Descriptions, biographies,
    /// notes and other long texts result in one finding for the entire programme. If there are
    /// several such texts, this finding contains their number and refers to at most 100 of them.
    ///
    /// Single no-break spaces are exempt, because French uses them before ":" and within « ». Line
    /// breaks and indentation are allowed in descriptions, biographies, notes, addresses and other
    /// long texts.
    ///
    /// ## Why it matters
    ///
    /// Superfluous white space can cause a line break in the wrong place. In addition, two texts
    /// that look equal are treated as different.
    ///
    /// ## Example
    ///
    /// This title contains two spaces in a row: `"title": "Session 2 :  Coordination"`.
    ///
    /// ## How to fix it
    ///
    /// Use one space between words, and remove the white space at the beginning and the end of the
    /// text.
    WhitespaceNoise = "whitespace-noise", Review, Advice, "0.1.0", "a text contains superfluous white space";

    /// ## What it does
    ///
    /// Reports HTML elements and entities in a text that is not declared as HTML, such as a title
    /// or a paragraph.
    ///
    /// This is an opt-in rule: it runs only if it is enabled, or in the strict preset. The
    /// rule is usually right, but too few real programmes contain such texts to confirm this.
    ///
    /// ## Why it matters
    ///
    /// Agendas and calendars print such a text with its tags and entities.
    ///
    /// ## Example
    ///
    /// The title contains an entity: `"title": "Fish &amp; ladders"`.
    ///
    /// ## How to fix it
    ///
    /// In a title, remove the tags and replace the entities with the characters that they stand
    /// for. In a description, change the paragraph to `{ "html": … }`.
    MarkupInPlainText = "markup-in-plain-text", OptIn, Warning, "0.1.0", "a text that is not declared as HTML contains tags or entities";

    /// ## What it does
    ///
    /// Reports characters that cannot be displayed. These are control characters, private-use
    /// characters, noncharacters, and U+FFFD, which replaces a lost character. Tabs and line breaks
    /// count as white space and are not reported. The rule produces one finding for each text, with
    /// the code point and the position of the first such character.
    ///
    /// ## Why it matters
    ///
    /// Characters that cannot be displayed are printed as boxes or not at all. Some formats reject
    /// an entire file because of one such character.
    ///
    /// ## Example
    ///
    /// The last letter of this title was lost and replaced with U+FFFD: `"title": "Caf\ufffd"`.
    ///
    /// ## How to fix it
    ///
    /// Type the damaged words again, or read the source of the text in the correct encoding.
    ControlCharacters = "control-characters", Review, Warning, "0.1.0", "a text contains characters that cannot be displayed";

    /// ## What it does
    ///
    /// Reports a footnote mark in a text that refers to a footnote that does not exist. For
    /// example, the mark `[^2]` requires a footnote with the id 2.
    ///
    /// ## Why it matters
    ///
    /// Readers who see the footnote mark look for a footnote and do not find it.
    ///
    /// ## Example
    ///
    /// A text refers to footnote 2, but the programme contains only footnote 1:
    /// `"preamble": ["As agreed[^2]."], "notes": [{ "id": "1", … }]`.
    ///
    /// ## How to fix it
    ///
    /// Add the missing footnote to the `notes` of the programme, or correct or remove the footnote
    /// mark in the text.
    DanglingFootnote = "dangling-footnote", Review, Warning, "0.1.0", "a footnote mark refers to a footnote that does not exist";

    /// ## What it does
    ///
    /// Reports a footnote that no text refers to. A text refers to a footnote by a mark, such as
    /// `[^1]` for the footnote with the id 1. A mark inside the footnote itself is ignored.
    ///
    /// ## Why it matters
    ///
    /// An unused footnote is printed at the end, although it does not belong to any text. Often the
    /// sentence that contained the footnote mark was deleted.
    ///
    /// ## Example
    ///
    /// The programme has `"notes": [{ "id": "1", "text": ["New York, 2017."] }]`, but no text
    /// contains `[^1]`.
    ///
    /// ## How to fix it
    ///
    /// Insert the footnote mark in the text that the footnote explains, or remove the footnote.
    UnusedFootnote = "unused-footnote", Review, Advice, "0.1.0", "a footnote is not used in any text";

    /// ## What it does
    ///
    /// Reports interpretation that is announced without naming the languages. Such an announcement
    /// contains the tag `und` in the `interpreted` field. The rule produces one finding if the
    /// programme itself contains such an announcement, and one for each session with such an
    /// announcement.
    ///
    /// ## Why it matters
    ///
    /// If the languages are missing, participants do not know whether they will understand the
    /// session, and the organisers cannot book booths and interpreters.
    ///
    /// ## Example
    ///
    /// This field announces interpretation, but does not name the languages:
    /// `"interpreted": ["und"]`.
    ///
    /// ## How to fix it
    ///
    /// Specify the languages of the interpretation, as in `"interpreted": ["fr", "es"]`.
    InterpretationWithoutLanguage = "interpretation-without-language", Review, Advice, "0.1.0", "interpretation is announced, but its languages are not specified";

    // Rules: damage to texts.

    /// ## What it does
    ///
    /// Reports garbled characters, such as "Ã©" instead of "é". Such characters appear if a UTF-8
    /// text is read as Windows-1252. Other damage that the wrong encoding explains is not reported
    /// for the same text, such as control characters and stray accents. This rule requires the
    /// `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// A garbled text is difficult or impossible to read, and every further conversion makes the
    /// damage worse.
    ///
    /// ## Example
    ///
    /// The title in this field should be "Modérateur", but is garbled: `"title": "ModÃ©rateur"`.
    ///
    /// ## How to fix it
    ///
    /// Copy the garbled text from its source again, and read the source as UTF-8.
    Mojibake = "mojibake", OptIn, Error, "0.1.0", "a text is garbled because it was read in the wrong encoding";

    /// ## What it does
    ///
    /// Reports Unicode control characters for the writing direction that are not balanced. An
    /// embedding or isolate is unbalanced if it is opened but not closed within the text, or closed
    /// but not opened. Every directional override is also reported. A balanced isolate is correct
    /// in a text that mixes Arabic and Latin letters. This rule requires the `damaged-texts`
    /// feature.
    ///
    /// ## Why it matters
    ///
    /// After an unbalanced control character, the following text is displayed in the wrong
    /// direction. A directional override can make one text look like another.
    ///
    /// ## Example
    ///
    /// The text `"Room \u2067قاعة"` opens an isolate and does not close it with U+2069.
    ///
    /// ## How to fix it
    ///
    /// Remove the Unicode control characters for the writing direction. If they are required, end
    /// every directional embedding and every isolate that the text starts.
    UnbalancedDirection = "unbalanced-direction", OptIn, Error, "0.1.0", "a text changes the writing direction and does not change it back";

    /// ## What it does
    ///
    /// Reports soft hyphens, zero-width spaces, word joiners, byte order marks and similar
    /// invisible characters. The zero-width joiner and non-joiner are exempt, because Persian and
    /// emoji need them. A zero-width space is exempt next to a letter of a script without spaces
    /// between words, such as Thai or Khmer. This rule requires the `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// If a word contains an invisible character, a search does not find the word. In addition, two
    /// names that look the same are treated as different.
    ///
    /// ## Example
    ///
    /// The word `"inter\u00ADnational"` contains a soft hyphen (U+00AD) that readers cannot see.
    ///
    /// ## How to fix it
    ///
    /// Remove the invisible characters from the text. The method `Draft::tidy` does this
    /// automatically.
    InvisibleCharacters = "invisible-characters", Review, Warning, "0.1.0", "a text contains invisible characters";

    /// ## What it does
    ///
    /// Reports ligatures, such as "ﬁ", and Arabic presentation forms. Full-width letters, digits
    /// and punctuation marks are also reported. They are accepted in a text that is tagged as
    /// Chinese, Japanese or Korean, or that contains characters of these languages. This rule
    /// requires the `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// Special letter forms are usually left over from a PDF file. A search does not find the words
    /// that contain them.
    ///
    /// ## Example
    ///
    /// The word `"ofﬁcial"` contains the ligature U+FB01 instead of the two letters "fi".
    ///
    /// ## How to fix it
    ///
    /// Replace the special letter forms with plain letters. The method `Draft::tidy` replaces
    /// ligatures and full-width letters automatically.
    CompatibilityLetters = "compatibility-letters", OptIn, Warning, "0.1.0", "a text contains special letter forms instead of plain letters";

    /// ## What it does
    ///
    /// Reports a word fragment that ends in a hyphen and is followed by a space and a lower-case
    /// word. A conjunction after the hyphen is exempt, as in "pre- and post-conference". This rule
    /// requires the `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// A split word is printed with a gap in it, and a search does not find the word.
    ///
    /// ## Example
    ///
    /// The Russian word `"сес- сии"` is split and should be "сессии".
    ///
    /// ## How to fix it
    ///
    /// Join the two parts of the split word, and remove the hyphen and the space between them.
    SplitWord = "split-word", OptIn, Warning, "0.1.0", "a word is still split by the hyphen of an old line break";

    /// ## What it does
    ///
    /// Reports a minus sign (U+2212) between two letters, where a hyphen is expected. This rule
    /// requires the `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// A minus sign is wider than a hyphen. In addition, people who search for the word with a
    /// hyphen do not find it.
    ///
    /// ## Example
    ///
    /// The text `"Etats-Unis−Mexique"` contains a minus sign between the two country names.
    ///
    /// ## How to fix it
    ///
    /// Replace the minus sign with a hyphen. If a dash is needed, use a dash with a space on each
    /// side.
    MinusInWord = "minus-in-word", OptIn, Advice, "0.1.0", "a word contains a minus sign instead of a hyphen";

    /// ## What it does
    ///
    /// Reports a number of one or two digits directly after a lower-case word of at least four
    /// letters, or after a closing quotation mark (`»`). After a word without an accented letter,
    /// the number is reported only if a full stop or a similar mark follows it, because names such
    /// as "python3" also end in a number. Words with an upper-case letter are exempt, as in
    /// "COVID19", and so are numbers within a longer word or an address. This rule requires the
    /// `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// A number that directly follows a word is usually a footnote mark that lost its footnote when
    /// the text was copied.
    ///
    /// ## Example
    ///
    /// The text `"institutions consolidées2."` ends with a footnote mark, but the footnote is
    /// missing.
    ///
    /// ## How to fix it
    ///
    /// If the number is a footnote mark, write it as `[^2]` and add the footnote, or remove the
    /// mark.
    GluedFootnote = "glued-footnote", OptIn, Advice, "0.1.0", "a number directly follows a word";

    /// ## What it does
    ///
    /// Reports spacing accents, such as `´` and `¨`, before a lower-case letter or after at least
    /// three lower-case letters. A formula such as "f´(x)" is therefore accepted. The inverted
    /// exclamation mark `¡` is reported after a letter or after one of the accents `¨` and `¯`,
    /// except in Spanish. This rule requires the `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// An accent next to its letter usually means that the text was converted to an encoding
    /// without accented letters.
    ///
    /// ## Example
    ///
    /// The text `"l¡¯¨¦crit"` was converted incorrectly and should be "l’écrit".
    ///
    /// ## How to fix it
    ///
    /// Type the damaged letters again with their accents, such as "é" instead of "´e".
    StrayDiacritic = "stray-diacritic", Review, Warning, "0.1.0", "an accent appears next to its letter instead of on it";

    /// ## What it does
    ///
    /// Reports a word that mixes Latin, Cyrillic, Greek or Chinese letters. A Greek or Cyrillic
    /// letter next to a Latin letter is reported only if it looks like a Latin letter, so "λPunk"
    /// is accepted. Two or more Chinese, Japanese or Korean characters next to Latin letters are
    /// also accepted, as in `CRuby言語`. Texts in Chinese, Japanese, Korean, Thai, Lao, Khmer and
    /// Burmese are exempt. This rule requires the `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// Letters of different scripts can look the same, so the mistake is difficult to see. However,
    /// a search does not find the word.
    ///
    /// ## Example
    ///
    /// The second letter of the Russian word `"сκазал"` is a Greek kappa instead of a Cyrillic
    /// letter.
    ///
    /// ## How to fix it
    ///
    /// Type the word again with a keyboard layout that contains only letters of the correct script.
    MixedScriptWord = "mixed-script-word", OptIn, Warning, "0.1.0", "a word mixes letters of different scripts";

    /// ## What it does
    ///
    /// Reports a text if more than four fifths of its letters belong to a script that its language
    /// does not use, such as Cyrillic letters in French. Each Chinese, Japanese or Korean character
    /// counts as three letters. A text is exempt if it contains at most five letters of the other
    /// script, or if all words of four or more letters begin with upper-case letters, as in "TED
    /// Talks".
    ///
    /// In Chinese, Japanese, Korean and Thai, a text is reported only if it contains no character
    /// of the expected script and more than twelve letters of another script. Languages in some
    /// other scripts, such as Hindi, are not checked.
    ///
    /// A text that `mojibake` or `identical-translation` reports is exempt. This rule requires the
    /// `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// If the script of a text does not match its language, the language tag is usually wrong.
    /// Readers who choose that language then see a text in another one.
    ///
    /// ## Example
    ///
    /// This title is tagged as French but written in Cyrillic letters:
    /// `"title": { "fr": "Пленарное заседание" }`.
    ///
    /// ## How to fix it
    ///
    /// Correct the language tag, or replace the text with one that is written in the tagged
    /// language.
    ForeignScript = "foreign-script", OptIn, Warning, "0.1.0", "a text is not written in the script of its language";

    /// ## What it does
    ///
    /// Reports a French text in which one of the single letters l, d, n, s, c and j is followed by
    /// a space and a word that begins with a vowel or h. Letters in a list are exempt, as in "les
    /// points c et d". This rule requires the `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// An apostrophe is usually lost when a text is converted by a program that does not support
    /// the character.
    ///
    /// ## Example
    ///
    /// The apostrophe is missing in the text `"États membres de l OMPI"`, which should be "États
    /// membres de l’OMPI".
    ///
    /// ## How to fix it
    ///
    /// Replace the space after the single letter with an apostrophe, as in "l’OMPI".
    LostApostrophe = "lost-apostrophe", OptIn, Advice, "0.1.0", "an apostrophe is missing in a French text";

    /// ## What it does
    ///
    /// Reports a text that is not in the Unicode normalisation form NFC. This rule requires the
    /// `unicode` feature. This rule requires the `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// Two names look the same even if only one of them is in NFC. However, programs treat the
    /// names as different and sort them apart.
    ///
    /// ## Example
    ///
    /// The text `"e\u0301tat"` should be "état", with a single character for the accented letter.
    ///
    /// ## How to fix it
    ///
    /// Convert the text to NFC. The method `Draft::tidy` does this automatically if the `unicode`
    /// feature is enabled.
    NotNfc = "not-nfc", OptIn, Advice, "0.1.0", "accented letters are not stored in the standard form (NFC)";

    /// ## What it does
    ///
    /// Reports a French text in which a colon, semicolon, question mark, exclamation mark or
    /// closing quotation mark has no space before it. Marks within clock times and web addresses
    /// are exempt, and so are marks that follow another mark, as in "?!". This rule requires the
    /// `damaged-texts` feature.
    ///
    /// ## Why it matters
    ///
    /// French typography requires a space before certain punctuation marks. An agenda that uses
    /// this space inconsistently looks careless.
    ///
    /// ## Example
    ///
    /// The colon in this French heading has no space before it: `"label": { "fr": "Orateurs:" }`.
    ///
    /// ## How to fix it
    ///
    /// Insert a no-break space before the punctuation mark. It also keeps the mark and the word on
    /// the same line.
    FrenchSpacing = "french-spacing", OptIn, Advice, "0.1.0", "a French text lacks the space before a punctuation mark";

    // Rules: status, versions and the review itself.

    /// ## What it does
    ///
    /// Reports a session that is still proposed, accepted or tentative in a programme whose
    /// document status is final. The parts of an unconfirmed session are not reported separately.
    ///
    /// ## Why it matters
    ///
    /// Readers rely on a programme that is marked as final, but an unconfirmed session may still
    /// change or be dropped.
    ///
    /// ## Example
    ///
    /// A programme with `"document_status": "final"` contains the session
    /// `{ "id": "a", "status": "tentative", … }`.
    ///
    /// ## How to fix it
    ///
    /// Confirm or drop the session. If the session cannot be confirmed yet, mark the programme as
    /// provisional.
    UnconfirmedInFinal = "unconfirmed-in-final", Review, Warning, "0.1.0", "the programme is final, but a session is not confirmed";

    /// ## What it does
    ///
    /// Reports a participant who is still invited or tentative in a programme whose document status
    /// is final. Only participants who preside or speak in a session that takes place are checked.
    /// Participants who have a replacement are exempt.
    ///
    /// ## Why it matters
    ///
    /// Readers of a final programme may come to hear a person who has not confirmed and who may not
    /// be there.
    ///
    /// ## Example
    ///
    /// A programme with `"document_status": "final"` contains a speaker who has not confirmed:
    /// `{ "person": "ada", "role": "speaker", "status": "invited" }`.
    ///
    /// ## How to fix it
    ///
    /// Ask the participant, and update the `status` of the participant. If the answer is not known
    /// yet, mark the programme as provisional.
    UnconfirmedParticipation = "unconfirmed-participation", OptIn, Warning, "0.1.0", "the programme is final, but a participant has not confirmed";

    /// ## What it does
    ///
    /// Reports a session that has the status `dropped`, but still has a slot or a place.
    ///
    /// ## Why it matters
    ///
    /// If a dropped session keeps its slot or place, a room and a time remain reserved for a
    /// session that will not be held.
    ///
    /// ## Example
    ///
    /// This session was dropped but still has a slot: `{ "id": "a", "status": "dropped", "slot": {
    /// "day": 1, "start": "09:00", "end": "10:00" }, … }`.
    ///
    /// ## How to fix it
    ///
    /// Remove the slot and the place of the dropped session. If the session was already announced,
    /// mark it as cancelled instead, because a cancelled session is still shown to readers.
    DroppedButScheduled = "dropped-but-scheduled", OptIn, Advice, "0.1.0", "a dropped session still has a time or a place";

    /// ## What it does
    ///
    /// Reports a participant who has declined or withdrawn and has no replacement. Only
    /// participants who preside or speak in a session that takes place are checked.
    ///
    /// ## Why it matters
    ///
    /// If a participant who has withdrawn is not replaced, a seat on the panel remains empty. Such
    /// a gap is easily overlooked.
    ///
    /// ## Example
    ///
    /// This speaker has withdrawn and has no replacement:
    /// `{ "person": "ada", "role": "speaker", "status": "withdrawn" }`.
    ///
    /// ## How to fix it
    ///
    /// Enter the replacement of the participant in the `replaced_by` field. If the replacement is
    /// not known yet, add a vacancy and refer to it.
    ReplacementMissing = "replacement-missing", OptIn, Advice, "0.1.0", "a participant has declined or withdrawn and has no replacement";

    /// ## What it does
    ///
    /// Reports a session that still takes place although another session replaces it. The replaced
    /// session is not reported as long as the other session is not confirmed.
    ///
    /// ## Why it matters
    ///
    /// If a replaced session is not cancelled or dropped, readers see both sessions, although one
    /// of them was meant to replace the other.
    ///
    /// ## Example
    ///
    /// The session `{ "id": "b", "replaces": "a", … }` replaces session `a`, but `a` is still
    /// confirmed.
    ///
    /// ## How to fix it
    ///
    /// Mark the replaced session as cancelled or dropped. If both sessions take place, remove
    /// `replaces` from the other session.
    ReplacedNotSuperseded = "replaced-not-superseded", Review, Warning, "0.1.0", "a session that was replaced still takes place";

    /// ## What it does
    ///
    /// Reports a programme whose document status is final although the review finds errors. Errors
    /// that are accepted by a waiver are ignored.
    ///
    /// ## Why it matters
    ///
    /// Readers assume that a programme that is marked as final does not contain errors.
    ///
    /// ## Example
    ///
    /// A programme with `"document_status": "final"` contains two sessions in the same room at the
    /// same time.
    ///
    /// ## How to fix it
    ///
    /// Fix the errors in the programme, or mark it as provisional until they are fixed.
    FinalWithErrors = "final-with-errors", Review, Error, "0.1.0", "the programme is final but still contains errors";

    /// ## What it does
    ///
    /// Reports a waiver that does not apply to any finding. A waiver is an entry in the profile
    /// that accepts a known finding.
    ///
    /// ## Why it matters
    ///
    /// The problem that the waiver accepts may have been fixed. It is also possible that the code
    /// or the subject in the waiver is mistyped, so that the finding is still reported.
    ///
    /// ## Example
    ///
    /// The profile contains the waiver
    /// `{ "code": "room-double-booked", "subjects": [{ "session": "a" }], "reason": "…" }`, but no
    /// room is booked twice.
    ///
    /// ## How to fix it
    ///
    /// Remove the waiver from the profile, or correct its code or subjects.
    StaleWaiver = "stale-waiver", Review, Advice, "0.1.0", "a waiver does not apply to any finding";

    /// ## What it does
    ///
    /// Reports a waiver without a reason. A waiver is an entry in the profile that accepts a known
    /// finding, and its reason explains why.
    ///
    /// ## Why it matters
    ///
    /// If a waiver has no reason, the next reviewer cannot judge whether it is still justified.
    ///
    /// ## Example
    ///
    /// This waiver does not contain a reason: `{ "code": "undated-programme", "subjects":
    /// ["programme"] }`.
    ///
    /// ## How to fix it
    ///
    /// Add a `reason` to the waiver. The reason should explain why the finding is accepted, and who
    /// accepted it.
    WaiverWithoutReason = "waiver-without-reason", Review, Advice, "0.1.0", "a waiver has no reason";

    /// ## What it does
    ///
    /// Reports a custom rule that is configured in the profile but not included in the review.
    ///
    /// ## Why it matters
    ///
    /// The profile configures a custom rule that never runs, so the problems that the rule should
    /// detect are not reported.
    ///
    /// ## Example
    ///
    /// A profile contains `"severities": { "my-house/late-talk": "error" }`, but is used by a tool
    /// that does not provide this rule.
    ///
    /// ## How to fix it
    ///
    /// Add the custom rule to the review, or remove its code from the profile.
    UnregisteredRule = "unregistered-rule", Review, Warning, "0.1.0", "the profile refers to a custom rule that the review does not include";

    /// ## What it does
    ///
    /// Compares a version of a programme with an earlier one, and reports that both have the same
    /// `revision`, although readers see a difference between them. Differences of identifiers in
    /// other systems and of custom data are ignored.
    ///
    /// ## Why it matters
    ///
    /// Readers compare the version on their printout with the published version. If both have the
    /// same label, they believe that nothing changed.
    ///
    /// ## Example
    ///
    /// A session moved to another room, but both versions contain `"revision": "Rev. 2"`.
    ///
    /// ## How to fix it
    ///
    /// Give the later version a new `revision`.
    DuplicateVersionLabel = "duplicate-version-label", Review, Warning, "0.1.0", "a changed version has the label of the earlier version";

    /// ## What it does
    ///
    /// Compares a version of a programme with an earlier one, and reports that its `revision` is
    /// lower. Labels are only compared if they differ in nothing but their numbers, such as
    /// `Rev. 2` and `Rev. 10`.
    ///
    /// ## Why it matters
    ///
    /// Readers keep the version with the highest number, and so work with outdated times and rooms.
    /// The versions may also have been passed to the review in the wrong order.
    ///
    /// ## Example
    ///
    /// The earlier version contains `"revision": "1.4"`, and the later one `"revision": "1.3"`.
    ///
    /// ## How to fix it
    ///
    /// Give the later version a higher number. If the order of the versions is wrong, swap them.
    VersionNotNewer = "version-not-newer", Review, Warning, "0.1.0", "the label of the later version is lower than that of the earlier version";

    /// ## What it does
    ///
    /// Compares a version of a programme with an earlier one, and reports a status that cannot
    /// follow the earlier status:
    ///
    /// - a document that was final, superseded or cancelled, and is a draft or provisional again
    /// - a session that was confirmed, postponed or cancelled, and is proposed or accepted again
    /// - a person who had answered an invitation, and is invited again
    /// - a person who did not come, and is confirmed or tentative again
    ///
    /// ## Why it matters
    ///
    /// Such a step back is often the result of restoring old data, for example from a copy that
    /// somebody edited at the same time. The newer decision is lost.
    ///
    /// ## Example
    ///
    /// A session has `"status": "cancelled"` in the earlier version, and `"status": "proposed"` in
    /// the later one.
    ///
    /// ## How to fix it
    ///
    /// Restore the earlier status, or enter the status that applies now, such as `confirmed` for a
    /// session that takes place after all.
    InvalidStatusTransition = "invalid-status-transition", Review, Warning, "0.1.0", "a status returned to an earlier stage";

    /// ## What it does
    ///
    /// Compares a version of a programme with an earlier one, and reports an id that belongs to
    /// another session, person or room than before. The ids are compared with everything else that
    /// identifies a row: identifiers in other systems, titles, names, people and times.
    ///
    /// A session with the same id also counts as another session if its title, its people and its
    /// slot all differ. Titles that have a word in common do not differ. A person with the same id
    /// counts as another person if the names have no word in common, and if the person has no
    /// session in common with the earlier one. If more than ten sessions, people or rooms have such
    /// an id, a single finding counts them.
    ///
    /// ## Why it matters
    ///
    /// Links, bookmarks, calendars and waivers refer to ids. If an id is given to something else,
    /// they silently refer to the wrong thing.
    ///
    /// ## Example
    ///
    /// The id `talk-7` belongs to the session "Rivers" in the earlier version, and to the session
    /// "Closing ceremony" in the later one, where "Rivers" has the id `talk-8`.
    ///
    /// ## How to fix it
    ///
    /// Give the new row a new id, and restore the id of the old row.
    ReusedId = "reused-id", Review, Warning, "0.1.0", "an id belongs to something else than in the earlier version";

    /// ## What it does
    ///
    /// Compares a version of a programme with an earlier one, and reports a confirmed session that
    /// is missing in the later version. Parts of a missing session are not reported again.
    ///
    /// ## Why it matters
    ///
    /// People who planned to attend the session find nothing, and cannot tell whether it was
    /// cancelled or whether they look in the wrong place. Calendars that subscribed to the
    /// programme may keep the session.
    ///
    /// ## Example
    ///
    /// The session `rivers` is in the earlier version, but not in the later one.
    ///
    /// ## How to fix it
    ///
    /// Keep the session with `"status": "cancelled"`. If it was split or replaced, name it in
    /// `replaces` of the new session.
    VanishedSession = "vanished-session", Review, Warning, "0.1.0", "a confirmed session is missing and was not cancelled";

    /// ## What it does
    ///
    /// Compares a version of a programme with an earlier one, and reports a person who was
    /// confirmed as a speaker in a session that still takes place, but who has no participation in
    /// the later version. A person with the same name is the same person.
    ///
    /// ## Why it matters
    ///
    /// A confirmed speaker rarely disappears on purpose. The participation may have been lost in an
    /// import, and the audience is not told that somebody else speaks.
    ///
    /// ## Example
    ///
    /// Ada Okoye speaks in the session `rivers` in the earlier version. The later version contains
    /// the session without her.
    ///
    /// ## How to fix it
    ///
    /// Restore the participation. If the person does not come, keep it with `"status": "withdrawn"`
    /// and name the successor in `replaced_by`.
    VanishedSpeaker = "vanished-speaker", Review, Warning, "0.1.0", "a confirmed speaker disappeared from the programme";

    // Reading other formats.

    /// ## What it does
    ///
    /// Rejects a document in another format that exceeds a limit of the reader. There are limits on
    /// the size of the document, on the nesting depth, and on the length of a single text or line.
    ///
    /// ## Why it matters
    ///
    /// Without these limits, a file from an untrusted source could make a reader use an unlimited
    /// amount of memory or time.
    ///
    /// ## Example
    ///
    /// A `schedule.xml` file of 10 MB consists only of elements that are nested inside each other.
    ///
    /// ## How to fix it
    ///
    /// If you trust the source of the file, import the file with higher `interchange::Limits`.
    LimitExceeded = "limit-exceeded", Import, Error, "0.1.0", "the document exceeds a limit on size or nesting";

    /// ## What it does
    ///
    /// Assigns a new id to an imported item if its id in the source is missing, malformed or
    /// already used by another item.
    ///
    /// ## Why it matters
    ///
    /// Ids are unique only within the system that created them. Programmes that are merged from
    /// several systems can contain the same id twice.
    ///
    /// ## Example
    ///
    /// The source contains two `<event id="7550">` elements. The second event gets the id `7550~2`.
    ///
    /// ## How to fix it
    ///
    /// No action is required. The finding contains the original id, if there is one, and some
    /// readers also keep it in `external_ids` or `extensions`. If the finding appears on every
    /// import, assign unique ids to the items in the source.
    IdChanged = "id-changed", Import, Advice, "0.1.0", "an id in the source was missing, malformed or already in use";

    /// ## What it does
    ///
    /// Reports a source without a title. The programme gets a title such as "Calendar".
    ///
    /// ## Why it matters
    ///
    /// The title is printed at the start of the agenda, and a programme cannot exist without one.
    ///
    /// ## Example
    ///
    /// A calendar contains none of the properties `NAME`, `X-WR-CALNAME` and `SUMMARY`.
    ///
    /// ## How to fix it
    ///
    /// Specify the title in the import options (`ImportOptions::with_title`), or add it to the
    /// source.
    TitleAssumed = "title-assumed", Import, Advice, "0.1.0", "the source has no title, so the programme got a default title";

    /// ## What it does
    ///
    /// Imports several names as separate people if the source uses the same id or e-mail address
    /// for all of them.
    ///
    /// ## Why it matters
    ///
    /// If the people were not separated, each of them would appear in the sessions of the others,
    /// and one name would be shown for all of them.
    ///
    /// ## Example
    ///
    /// The source contains `<person id="0">Ada</person>` in one session and
    /// `<person id="0">Ben</person>` in another.
    ///
    /// ## How to fix it
    ///
    /// If the two names are different spellings of one person's name, use only one of the spellings
    /// in the source.
    PersonDivided = "person-divided", Import, Warning, "0.1.0", "several people share one id in the source and were separated";

    /// ## What it does
    ///
    /// Reports a date, time or duration in the source that cannot be stored in a slot, and imports
    /// as much of it as possible. The value may be unreadable, an end may precede its start, a
    /// start may be outside the day, or an end may be too late for a slot.
    ///
    /// An unknown time zone in the source is also reported. The original value of a time that was
    /// not imported as written is usually kept in `extensions`.
    ///
    /// ## Why it matters
    ///
    /// A session whose time cannot be imported as written has a different time from the session in
    /// the source, or no time at all.
    ///
    /// ## Example
    ///
    /// The duration `<duration>2 hours</duration>` in the source cannot be read, so the imported
    /// session has a start but no end.
    ///
    /// ## How to fix it
    ///
    /// Correct the time in the source file, and import the file again.
    TimeAdjusted = "time-adjusted", Import, Warning, "0.1.0", "a time in the source could not be imported as written";

    /// ## What it does
    ///
    /// Reports two values in the source that contradict each other, and explains which of them was
    /// used. An iCalendar calendar or event without an `END` line is also reported.
    ///
    /// ## Why it matters
    ///
    /// Another program that reads the same source may use the other value, and so show a different
    /// programme.
    ///
    /// ## Example
    ///
    /// The source contains two rooms for one event: `<room>Borg</room>` appears inside an `<event>`
    /// in `<room name="Ada">`.
    ///
    /// ## How to fix it
    ///
    /// Correct the source file so that the two values agree, or remove the wrong value.
    StatementsDisagree = "statements-disagree", Import, Warning, "0.1.0", "the source contains contradictory information";

    /// ## What it does
    ///
    /// Links the sessions of an item that occurs several times in the source. Each later session
    /// `repeats` the first one.
    ///
    /// ## Why it matters
    ///
    /// For a reader who chooses what to attend, all occurrences are the same item. For room
    /// planning, however, each occurrence is a separate session.
    ///
    /// ## Example
    ///
    /// Two events on different days have the same `guid`, so they are imported as two occurrences
    /// of one session.
    ///
    /// ## How to fix it
    ///
    /// No action is required if the events are occurrences of the same item. If they are different
    /// items, give them different identifiers in the source.
    OccurrencesLinked = "occurrences-linked", Import, Advice, "0.1.0", "an item that occurs several times was imported as linked sessions";

    /// ## What it does
    ///
    /// Reports a language in the source that is not written as a language tag, and converts it to
    /// one. If the language of a session cannot be fully converted, the original value is kept in
    /// `extensions`.
    ///
    /// ## Why it matters
    ///
    /// If the language of a session were guessed wrongly, people could choose a session that they
    /// do not understand.
    ///
    /// ## Example
    ///
    /// The element `<language>Deutsch</language>` is imported as `de`. The value "German if needed"
    /// cannot be fully converted, so it is kept unchanged.
    ///
    /// ## How to fix it
    ///
    /// Write each language in the source as a language tag, such as `de` or `en`.
    LanguageTagAdjusted = "language-tag-adjusted", Import, Advice, "0.1.0", "a language in the source is not written as a language tag";

    /// ## What it does
    ///
    /// Reports data in the source that does not fit any field of a programme and is therefore kept
    /// in `extensions`, under the prefix of the source format. The data is restored when the
    /// programme is written in the same format.
    ///
    /// ## Why it matters
    ///
    /// Rules and queries ignore the data in `extensions`, so the data does not affect their
    /// results.
    ///
    /// ## Example
    ///
    /// The element `<video_download_url>…</video_download_url>` does not match any field of a
    /// programme, so it is kept in `extensions`.
    ///
    /// ## How to fix it
    ///
    /// No action is required, because the data is kept in `extensions` and written again in the
    /// same format.
    SetAside = "set-aside", Import, Advice, "0.1.0", "data that does not fit any field was kept in the extensions";

    /// ## What it does
    ///
    /// Reports a line of a typed agenda whose meaning was not recognised. The line is kept as
    /// description of its session, or in the preamble. The finding quotes the line.
    ///
    /// ## Why it matters
    ///
    /// The line can contain a name, a place or a time. Rules and queries do not know it, because
    /// they do not read descriptions.
    ///
    /// ## Example
    ///
    /// Under a session, a typed agenda contains the line `With the support of Delta Institute`.
    ///
    /// ## How to fix it
    ///
    /// If the line is a description, no action is required. Otherwise, write it with a heading that
    /// the vocabulary contains, such as `Sponsor: Delta Institute`, or edit the draft.
    LineNotUnderstood = "line-not-understood", Import, Advice, "0.1.0", "a line of a typed agenda was kept as description";

    /// ## What it does
    ///
    /// Reports a text in the source that can be read in several ways. The finding quotes the text,
    /// and explains which reading was used.
    ///
    /// ## Why it matters
    ///
    /// A person who knows the event can see at once whether the reading is right. A program cannot.
    ///
    /// ## Example
    ///
    /// A typed agenda lists `11:30–12:15` directly below `11:30–13:00 Panel 1`. The second item is
    /// read as a part of the first, although it could also be a parallel session.
    ///
    /// ## How to fix it
    ///
    /// Compare the draft with the source. If the reading is wrong, write the text more clearly, or
    /// edit the draft.
    ReadingAssumed = "reading-assumed", Import, Advice, "0.1.0", "a text with several possible readings was imported in the likeliest one";

    /// ## What it does
    ///
    /// Reports data in the source that was not imported at all, not even into the `extensions` of
    /// the draft.
    ///
    /// ## Why it matters
    ///
    /// Data that was not imported exists only in the source, and is lost if the source is deleted.
    ///
    /// ## Example
    ///
    /// An iCalendar event has two `DTSTART` properties, but a session can have only one start.
    ///
    /// ## How to fix it
    ///
    /// If the data is important, keep the source file. Otherwise, remove the data from the source.
    NotImported = "not-imported", Import, Warning, "0.1.0", "some data in the source was not imported";
}
