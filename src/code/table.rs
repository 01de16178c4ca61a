//! The one table of codes, with their severities and manual pages: integrity first, then the rules, family by family.

use super::{Severity, Stratum};

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

    // Rules: reading.

    /// ## What it does
    /// Reports a field that the wire form does not know. It was read over; its value is not in the draft.
    /// ## Why it matters
    /// It is either a slip of the pen, or something that will be lost on writing.
    /// ## Example
    /// `"titel": "Opening"`
    /// ## How to mend it
    /// Correct the name; keep deliberate additions in `extensions`.
    UnknownField = "unknown-field", Rule, Advice, "0.1.0", "a field is not one of the wire form";

    // Rules: identity and numbering.

    /// ## What it does
    /// Finds two ids of one noun (sessions, people, rooms, organisations …) that differ in letter case alone.
    /// ## Why it matters
    /// Somebody will write one and mean the other, and some tools take them for the same.
    /// ## Example
    /// `"people": [{ "id": "ada", … }, { "id": "Ada", … }]`
    /// ## How to mend it
    /// Keep one if they are one; else name them so that nobody confuses them.
    AmbiguousIdCase = "ambiguous-id-case", Rule, Warning, "0.1.0", "two ids differ only in letter case";

    /// ## What it does
    /// Finds one number, of one series, on several sessions. Parts are numbered anew in each session. A session that continues,
    /// repeats or relays another may bear its number; what is postponed, cancelled or dropped does not count.
    /// ## Why it matters
    /// "Session 4" then names two sessions.
    /// ## Example
    /// `{ "id": "a", "number": "4", … }, { "id": "b", "number": "4", … }`
    /// ## How to mend it
    /// Number one of them anew, give them a `series` each, or say that one `continues` the other.
    DuplicateSessionNumber = "duplicate-session-number", Rule, Warning, "0.1.0", "one number stands on several sessions";

    /// ## What it does
    /// Finds a number that is left out, where the sessions of one series, or the numbered parts of one session, all have whole numbers, Arabic or
    /// Roman. "3.bis" counts as 3. A series need not begin with 1, and nothing is said where more numbers are missing than there
    /// are (101, 102, 201). A session that is cancelled or dropped still has its number.
    /// ## Why it matters
    /// A session was lost on the way, or readers will ask for it.
    /// ## Example
    /// Sessions with the numbers `"1"`, `"2"` and `"4"`.
    /// ## How to mend it
    /// Add the session that is missing, or number those after it anew.
    SessionNumberGap = "session-number-gap", Rule, Advice, "0.1.0", "a number is left out";

    /// ## What it does
    /// Finds a whole number, Arabic or Roman, that comes after a higher one of the same series, in order of time. Sessions that
    /// start at the same time, or continue or repeat another, are exempt; and so is the series altogether where two of
    /// its sessions overlap or bear the same number.
    /// ## Why it matters
    /// A time or a number is probably wrong.
    /// ## Example
    /// Session `"3"` from 9:00 to 10:00, and session `"2"` from 10:00 to 11:00.
    /// ## How to mend it
    /// Number the sessions in the order of time, or correct the time.
    SessionNumberOutOfOrder = "session-number-out-of-order", Rule, Advice, "0.1.0", "numbers do not rise with time";

    /// ## What it does
    /// Finds people by one name, letter case and white space apart. Exempt are people who have posts, none of them in the same
    /// organisation, and people to whom one register gives two identifiers. Groups are compared with groups alone.
    /// ## Why it matters
    /// What somebody does stands under two ids: no clash between the two is found, and an index lists them twice.
    /// ## Example
    /// `"people": [{ "id": "okoye", "name": "Ada Okoye" }, { "id": "ada", "name": "Ada Okoye" }]`
    /// ## How to mend it
    /// Keep one of them. If they are two, state their posts or external ids.
    DuplicatePerson = "duplicate-person", Rule, Warning, "0.1.0", "somebody stands among the people twice";

    /// ## What it does
    /// Finds people whose names are the same but for punctuation, hyphens, an honorific before the name, the order "Family, Given"
    /// and, with the feature `unicode`, accents. Exempt are people whose posts or external ids differ, as in `duplicate-person`, which
    /// speaks of names that are the same altogether.
    /// ## Why it matters
    /// Names are spelt in more ways than one where programmes are put together from several lists.
    /// ## Example
    /// `"people": [{ "id": "a", "name": "Jean-Luc Marchand" }, { "id": "b", "name": "Dr. Jean Luc Marchand" }]`
    /// ## How to mend it
    /// Keep one of them. If they are two, state their posts or external ids.
    NearDuplicatePerson = "near-duplicate-person", Rule, Advice, "0.1.0", "two people have nearly the same name";

    /// ## What it does
    /// Finds a person who takes part in nothing, neither in a session nor in the programme as a whole.
    /// ## Why it matters
    /// Their participation was forgotten or lost, or they are left over.
    /// ## Example
    /// `"people": [{ "id": "ada", "name": "Ada Okoye" }]`, and no participation with `"person": "ada"`.
    /// ## How to mend it
    /// Name them where they take part, or remove them.
    UnusedPerson = "unused-person", Rule, Advice, "0.1.0", "a person takes part in nothing";

    /// ## What it does
    /// Finds a room in which nothing takes place and to which nothing is relayed. Exempt are the default place, what a used room
    /// consists of or is part of, and the rooms of a venue that a session takes as a whole.
    /// ## Why it matters
    /// A session lost its room, or the room is left over.
    /// ## Example
    /// `"rooms": [{ "id": "b", "name": "Room B" }]`, and no session with `"place": ["b"]`.
    /// ## How to mend it
    /// State it as the place of a session, or remove it.
    UnusedRoom = "unused-room", Rule, Advice, "0.1.0", "nothing takes place in a room";

    /// ## What it does
    /// Finds a track to which no session belongs.
    /// ## Why it matters
    /// Its sessions were not assigned, or it is left over.
    /// ## Example
    /// `"tracks": [{ "id": "law", "name": "Law" }]`, and no session with `"tracks": ["law"]`.
    /// ## How to mend it
    /// State it on its sessions, or remove it.
    UnusedTrack = "unused-track", Rule, Advice, "0.1.0", "no session belongs to a track";

    // Rules: time.

    /// ## What it does
    /// Finds a session of a kind that needs people whose end equals its start. A moment is right for a deadline or
    /// for doors that open.
    /// ## Why it matters
    /// Nobody can speak in no time, and no clash can be found.
    /// ## Example
    /// `{ "kind": "talk", "slot": { "day": 1, "start": "10:00", "end": "10:00" } }`
    /// ## How to mend it
    /// State when it ends, or leave the end out while it is not known.
    ZeroDurationSession = "zero-duration-session", Rule, Warning, "0.1.0", "a session with people ends when it starts";

    /// ## What it does
    /// Finds top-level sessions that are to take place and have no slot: one finding for the programme, with their
    /// number. A part takes place within the session that contains it, and needs none.
    /// ## Why it matters
    /// Nobody can go there, and no clash can be found.
    /// ## Example
    /// `{ "id": "talk-7", "kind": "talk" }` without `slot`.
    /// ## How to mend it
    /// Give each a slot; call `dropped` what will not come.
    MissingTime = "missing-time", Rule, Advice, "0.1.0", "sessions have no time yet";

    /// ## What it does
    /// Finds a session of a kind that needs people, or somebody who presides, with a start and an open end.
    /// ## Why it matters
    /// An open end takes no time of anybody: what runs beside it is not found.
    /// ## Example
    /// `{ "kind": "panel", "slot": { "day": 1, "start": "10:00" } }`
    /// ## How to mend it
    /// State when it ends.
    MissingEnd = "missing-end", Rule, Advice, "0.1.0", "a session has a start and no end";

    /// ## What it does
    /// Finds a session, of a kind that admits people and is neither aside nor open all along, that is shorter or
    /// longer than plausible. No length at all is another finding.
    /// ## Why it matters
    /// Mostly an hour has slipped, or the end belongs to the next day.
    /// ## Example
    /// `"slot": { "day": 1, "start": "09:00", "end": "22:30" }` on a talk.
    /// ## How to mend it
    /// Correct start or end; where it is meant so, waive the finding.
    /// ## Parameters
    /// `shortest` (2 minutes) and `longest` (12 hours).
    ImplausibleDuration = "implausible-duration", Rule, Warning, "0.1.0", "a session is very short or very long";

    /// ## What it does
    /// Finds a session that starts at no multiple of the grid, counted from midnight.
    /// ## Why it matters
    /// A start at 10:03 is mostly a slip of the pen, and hard to draw in a timetable.
    /// ## Example
    /// `"slot": { "day": 1, "start": "10:03", "end": "10:30" }`
    /// ## How to mend it
    /// Round the start, or widen the grid.
    /// ## Parameters
    /// `grid` (5 minutes).
    OffGridStart = "off-grid-start", OptIn, Advice, "0.1.0", "a session starts off the grid";

    /// ## What it does
    /// Finds a session that starts before the window of its day opens, or when it has closed.
    /// ## Why it matters
    /// Doors are shut, or the day of the slot is wrong.
    /// ## Example
    /// `{ "number": 1, "window": { "start": "09:00", "end": "18:00" } }`, and a session at 07:30.
    /// ## How to mend it
    /// Move the session, or widen the window.
    SessionOutsideDay = "session-outside-day", Rule, Warning, "0.1.0", "a session lies outside the hours of its day";

    /// ## What it does
    /// Finds a session that starts within the window of its day and ends after it.
    /// ## Why it matters
    /// The house closes, or the window is too narrow.
    /// ## Example
    /// `{ "number": 1, "window": { "start": "09:00", "end": "18:00" } }`, and a session from 17:30 to 18:30.
    /// ## How to mend it
    /// Shorten the session, or widen the window.
    SessionCrossesDayEnd = "session-crosses-day-end", Rule, Advice, "0.1.0", "a session runs beyond the end of its day";

    /// ## What it does
    /// Finds two days whose windows share some time, on one axis. A window that ends when the next begins is fine.
    /// ## Why it matters
    /// A moment would belong to two days of the programme.
    /// ## Example
    /// Day 1 with the window 09:00–34:00, day 2 on the next date with the window 09:00–18:00.
    /// ## How to mend it
    /// Let one window end where the next begins.
    DaysOverlap = "days-overlap", Rule, Error, "0.1.0", "the hours of two days overlap";

    /// ## What it does
    /// Finds two days, one after the other by number, of which the later has the earlier date.
    /// ## Why it matters
    /// Every list of days is wrong, by number or by date.
    /// ## Example
    /// `{ "number": 1, "date": "2026-03-03" }, { "number": 2, "date": "2026-03-02" }`
    /// ## How to mend it
    /// Correct a date, or renumber the days.
    DaysNotChronological = "days-not-chronological", Rule, Error, "0.1.0", "the order of the days contradicts their dates";

    /// ## What it does
    /// Finds two days on one date. A morning and an evening programme may share a date where their windows do not
    /// overlap.
    /// ## Why it matters
    /// The date of one was copied and not changed.
    /// ## Example
    /// `{ "number": 1, "date": "2026-03-02" }, { "number": 2, "date": "2026-03-02" }`
    /// ## How to mend it
    /// Correct a date, or state windows that do not overlap.
    DuplicateDate = "duplicate-date", Rule, Warning, "0.1.0", "two days have one date";

    /// ## What it does
    /// Finds a day whose number does not follow on the number before it.
    /// ## Why it matters
    /// A day has been forgotten; and undated days count from day to day, so what follows is a day too late.
    /// ## Example
    /// `{ "number": 1 }, { "number": 3 }`
    /// ## How to mend it
    /// Add the missing day, or number the days without a gap.
    DayNumberGap = "day-number-gap", Rule, Advice, "0.1.0", "a number is left out among the days";

    /// ## What it does
    /// Finds a day on which no session stands and into which none runs over, while other days have some.
    /// ## Why it matters
    /// Sessions stand on the wrong day, or the day is not one of the programme.
    /// ## Example
    /// `{ "number": 3 }`, and no slot on day 3.
    /// ## How to mend it
    /// Schedule what belongs there, or remove the day.
    EmptyDay = "empty-day", Rule, Advice, "0.1.0", "nothing is on the programme of a day";

    /// ## What it does
    /// Finds days without a date beside days with one.
    /// ## Why it matters
    /// An undated day counts from the dated ones: that may be right, and nobody has said so.
    /// ## Example
    /// `{ "number": 1, "date": "2026-03-02" }, { "number": 2 }`
    /// ## How to mend it
    /// Date them all, or none.
    MixedDateAnchoring = "mixed-date-anchoring", Rule, Warning, "0.1.0", "some days have a date and others have none";

    /// ## What it does
    /// Finds a programme with days, none of which has a date.
    /// ## Why it matters
    /// Undated programmes are normal; but they cannot go into a calendar, and nobody can say what is on now.
    /// ## Example
    /// `"days": [{ "number": 1, "label": "Première journée" }]`
    /// ## How to mend it
    /// When the dates are settled, state them on the days, or let `anchored` do it.
    UndatedProgramme = "undated-programme", Rule, Advice, "0.1.0", "no day of the programme has a date";

    /// ## What it does
    /// Finds a day whose label names one day of the week while its date falls on another. It knows the names in
    /// English, French, Spanish, Arabic, Russian, Chinese, German, Italian and Portuguese.
    /// ## Why it matters
    /// Readers believe the weekday; calendars believe the date.
    /// ## Example
    /// `{ "number": 1, "label": "Monday", "date": "2026-03-03" }`: that is a Tuesday.
    /// ## How to mend it
    /// Correct the date or the label.
    WeekdayDateMismatch = "weekday-date-mismatch", Rule, Warning, "0.1.0", "the label of a day names another weekday than its date";

    /// ## What it does
    /// Finds a programme with a dated day and without a time zone.
    /// ## Why it matters
    /// A calendar elsewhere shows its sessions at other hours.
    /// ## Example
    /// `"days": [{ "number": 1, "date": "2026-03-02" }]` without `time_zone`.
    /// ## How to mend it
    /// State it by its IANA name: `"time_zone": "Europe/Zurich"`.
    MissingTimezone = "missing-timezone", Rule, Warning, "0.1.0", "the programme has dates and no time zone";

    /// ## What it does
    /// Finds a time zone, of the programme or of a venue, that the IANA database does not have. With the feature
    /// `tz`.
    /// ## Why it matters
    /// No instant can be told.
    /// ## Example
    /// `"time_zone": "Europe/Zürich"` is refused on reading; `"Europe/Bern"` is read, and in no database.
    /// ## How to mend it
    /// Write the IANA name: `Europe/Zurich`.
    UnknownTimezone = "unknown-timezone", Rule, Error, "0.1.0", "a time zone is in no database";

    /// ## What it does
    /// Finds a start or end in the hour that is skipped when clocks go forward. With the feature `tz`.
    /// ## Why it matters
    /// That time does not come on that day.
    /// ## Example
    /// In Europe/Zurich a session at 02:30 on 2026-03-29.
    /// ## How to mend it
    /// Move it by the change of clocks.
    NonexistentLocalTime = "nonexistent-local-time", Rule, Error, "0.1.0", "a session starts or ends at a time that the clocks leave out";

    /// ## What it does
    /// Finds a start or end in the hour that is repeated when clocks go back. With the feature `tz`.
    /// ## Why it matters
    /// Half of the people come an hour early or late.
    /// ## Example
    /// In Europe/Zurich a session at 02:30 on 2026-10-25.
    /// ## How to mend it
    /// Move it out of that hour, or say which is meant.
    AmbiguousLocalTime = "ambiguous-local-time", Rule, Warning, "0.1.0", "a session starts or ends at a time that comes twice";

    /// ## What it does
    /// Finds that the offset of the time zone differs between the first and the last session. With the feature `tz`.
    /// ## Why it matters
    /// People miss the first session of the next morning, and what runs overnight is an hour longer or shorter.
    /// ## Example
    /// In Europe/Zurich a programme from 2026-03-28 to 2026-03-29.
    /// ## How to mend it
    /// Tell people; look at what runs overnight.
    ClockChangeInProgramme = "clock-change-in-programme", Rule, Advice, "0.1.0", "clocks change during the programme";

    /// ## What it does
    /// Finds a gap between two sessions of the main line of one day. Side events and what stays open all along fill
    /// none.
    /// ## Why it matters
    /// People ask what they are to do; mostly lunch has been forgotten.
    /// ## Example
    /// One session until 11:00, and the next at 14:00.
    /// ## How to mend it
    /// Say what the time is for: a break, a reception.
    /// ## Parameters
    /// `longest_gap` (2 hours).
    UnallocatedGap = "unallocated-gap", OptIn, Advice, "0.1.0", "nothing is on for a long time within a day";

    /// ## What it does
    /// Finds sessions of the main line of one day that follow on each other without a gap or break.
    /// ## Why it matters
    /// Nobody listens for so long.
    /// ## Example
    /// Sessions from 09:00 to 13:00 without a break.
    /// ## How to mend it
    /// Put a break into it.
    /// ## Parameters
    /// `longest_run` (3 hours).
    LongRunWithoutBreak = "long-run-without-break", OptIn, Advice, "0.1.0", "the main line runs for long without a break";

    /// ## What it does
    /// Finds a slot whose start or end has seconds.
    /// ## Why it matters
    /// No printed programme says so: a conversion has left them.
    /// ## Example
    /// `"slot": { "day": 1, "start": "10:00:30", "end": "11:00" }`
    /// ## How to mend it
    /// Round to minutes.
    SubMinuteTime = "sub-minute-time", Rule, Advice, "0.1.0", "a slot is stated to the second";

    // Rules: places.

    /// ## What it does
    /// Finds two sessions in one room at one time, once for the pair, and many at once as one finding that counts
    /// them. Half-open: what ends at 11:00 is out of the way of what begins then. Exempt are a session and its parts,
    /// relays, sessions held jointly or that may overlap; what is cancelled, postponed or dropped; breaks,
    /// exhibitions and what is online alone. A room is taken with those it is made of, a venue with its rooms; a room
    /// may hold several at once (`simultaneous`).
    /// ## Why it matters
    /// Two groups of people meet in front of one door.
    /// ## Example
    /// Two talks in `"place": ["a"]` from 10:00 to 11:00 and from 10:30 to 11:30.
    /// ## How to mend it
    /// Move one, state `may_overlap` where it is meant so, or how many the room holds.
    RoomDoubleBooked = "room-double-booked", Rule, Error, "0.1.0", "a room holds more at once than it can";

    /// ## What it does
    /// As `room-double-booked`, where one of the two is not settled: proposed, accepted or tentative.
    /// ## Why it matters
    /// It becomes a double booking when both are confirmed.
    /// ## Example
    /// Two talks in one room at one time, one with `"status": "tentative"`.
    /// ## How to mend it
    /// Move one before both are confirmed.
    RoomDoubleBookedTentative = "room-double-booked-tentative", Rule, Warning, "0.1.0", "a room may hold more at once than it can";

    /// ## What it does
    /// Finds top-level sessions with a time that state no place, where the programme has no place of its own: one
    /// finding for the programme, with their number. Breaks concern the whole programme and need none; what is online
    /// alone has none.
    /// ## Why it matters
    /// People do not know where to go; mostly it is the one main room that is never named.
    /// ## Example
    /// A panel without `place` in a programme without `place`.
    /// ## How to mend it
    /// Where one room serves for all, state it once as the programme's own `place`; while it is open, write
    /// `to-be-announced`.
    SessionWithoutPlace = "session-without-place", Rule, Advice, "0.1.0", "sessions have no place";

    /// ## What it does
    /// Finds two sessions of one room with less time between them than the house needs. Parts of one session, what is
    /// held jointly and rooms that hold several things at once are exempt. Asked only where a profile states
    /// `changeover`.
    /// ## Why it matters
    /// Chairs, name plates and interpreters change with the session.
    /// ## Example
    /// With a changeover of 15 minutes, sessions until 11:00 and from 11:05 in one room.
    /// ## How to mend it
    /// Move one, or take another room.
    /// ## Parameters
    /// `changeover` (none).
    InsufficientRoomTurnover = "insufficient-room-turnover", Rule, Warning, "0.1.0", "a room changes hands too fast";

    /// ## What it does
    /// Finds a session whose attendance limit is above the capacity of its rooms and relays together. Rooms without a
    /// stated capacity, and hybrid sessions, are exempt.
    /// ## Why it matters
    /// People who were let in find no seat.
    /// ## Example
    /// `"attendance_limit": 120` in a room with `"capacity": 80`.
    /// ## How to mend it
    /// Lower the limit, or take a larger room.
    RoomCapacityExceeded = "room-capacity-exceeded", Rule, Warning, "0.1.0", "a session admits more people than its rooms hold";

    /// ## What it does
    /// Finds a session that is not covered by the times at which its room is available, where such are stated.
    /// ## Why it matters
    /// The door is locked.
    /// ## Example
    /// `"available": [{ "day": 1, "start": "09:00", "end": "12:00" }]`, and a session from 11:30 to 12:30.
    /// ## How to mend it
    /// Move the session, or take another room.
    RoomUnavailable = "room-unavailable", Rule, Warning, "0.1.0", "a session is in a room while that is not available";

    /// ## What it does
    /// Finds a session whose parts, one after the other, state different rooms.
    /// ## Why it matters
    /// People pack up in the middle of a session.
    /// ## Example
    /// Two parts of a workshop, in rooms `a` and `b`.
    /// ## How to mend it
    /// See whether one room can serve for all.
    RoomSwitchBetweenParts = "room-switch-between-parts", OptIn, Advice, "0.1.0", "the parts of a session are in different rooms";

    /// ## What it does
    /// Finds a session that is online or hybrid without a link of its own, of a session that contains it, or of its
    /// rooms.
    /// ## Why it matters
    /// Nobody can join.
    /// ## Example
    /// `"mode": "online"` without `links`.
    /// ## How to mend it
    /// Add the address to `links`, or to the room as `online`.
    OnlineSessionWithoutLink = "online-session-without-link", Rule, Advice, "0.1.0", "a session is held online, and nothing says where";

    /// ## What it does
    /// Finds a session that is online alone, and is in a room without a line or has somebody who takes part in
    /// person.
    /// ## Why it matters
    /// Somebody will stand in an empty room.
    /// ## Example
    /// `"mode": "online", "place": ["a"]`, where room `a` has no `online`.
    /// ## How to mend it
    /// Write `"mode": "hybrid"` where both are meant.
    AttendanceModeMismatch = "attendance-mode-mismatch", Rule, Warning, "0.1.0", "a session is online alone, and something in it is not";

    /// ## What it does
    /// Finds two sessions in which somebody is wanted one after the other, in different venues, with less time
    /// between them than one needs at the least.
    /// ## Why it matters
    /// They will come late.
    /// ## Example
    /// One session until 11:00 in one venue, the next at 11:05 in another.
    /// ## How to mend it
    /// Move one, or let somebody else take over.
    /// ## Parameters
    /// `venue_change` (15 minutes).
    UnreachableVenueChange = "unreachable-venue-change", Rule, Warning, "0.1.0", "somebody has too little time from one venue to another";

    /// ## What it does
    /// Finds rooms of one venue with the same name, white space apart. Exempt are rooms whose building or floor differs.
    /// ## Why it matters
    /// Whoever looks for one of them will stand before the other.
    /// ## Example
    /// `"rooms": [{ "id": "a", "name": "Hall" }, { "id": "b", "name": "Hall" }]`
    /// ## How to mend it
    /// Keep one of them. If they are two, add to their names what stands at their doors.
    DuplicateRoomName = "duplicate-room-name", Rule, Warning, "0.1.0", "two rooms of one venue have the same name";

    /// ## What it does
    /// Finds rooms of one venue whose names differ in letter case, white space and, with the feature `unicode`, accents alone. Exempt
    /// are rooms whose building or floor differs.
    /// ## Why it matters
    /// They are probably one room, spelt in two ways: no double booking between the two is found.
    /// ## Example
    /// `"rooms": [{ "id": "a", "name": "Salle XVIII" }, { "id": "b", "name": "salle XVIII" }]`
    /// ## How to mend it
    /// Keep one of them. If they are two, give them names that nobody confuses.
    NearDuplicateRoomName = "near-duplicate-room-name", Rule, Advice, "0.1.0", "two rooms of one venue have nearly the same name";

    // Rules: people and roles.

    /// ## What it does
    /// Finds two sessions that overlap in both of which a person must be, once for the pair. How long they must stay
    /// follows from the role: throughout, for their own part, or not at all. Exempt are a session and its parts,
    /// relays, what is held jointly or may overlap, recordings, and whoever has withdrawn or declined.
    /// ## Why it matters
    /// One of the two will be without them.
    /// ## Example
    /// A moderator of one panel who speaks in another at the same time.
    /// ## How to mend it
    /// Move one, let somebody else take over, or state in `part` for which part they are needed.
    PersonDoubleBooked = "person-double-booked", Rule, Error, "0.1.0", "somebody must be in two sessions at once";

    /// ## What it does
    /// As `person-double-booked`, where something is open: the role is not stated, only an own part is needed and not
    /// said when, the session or the participation is not confirmed, or it is a group that can part.
    /// ## Why it matters
    /// It may be a double booking, and only the programme can say.
    /// ## Example
    /// Two talks at one time with the same person, without a role.
    /// ## How to mend it
    /// State the role, the part or the status that settles it, or move one.
    PersonDoubleBookedSoft = "person-double-booked-soft", Rule, Warning, "0.1.0", "somebody may be wanted in two sessions at once";

    /// ## What it does
    /// Finds two sessions in which somebody is wanted one after the other, in different places, with little time
    /// between them. A known place and one that is not stated count as different; two that are not stated do not. Who
    /// takes part by line does not travel.
    /// ## Why it matters
    /// They come late, or leave early.
    /// ## Example
    /// Until 14:35 in room XVIII, and from 15:00 in a place that is not stated, with a turnaround of 30 minutes.
    /// ## How to mend it
    /// See whether the time is enough; else move one.
    /// ## Parameters
    /// `turnaround` (30 minutes).
    TightTurnaround = "tight-turnaround", Rule, Advice, "0.1.0", "somebody has little time from one place to the next";

    /// ## What it does
    /// Finds a person who is wanted in several sessions that follow on each other without a gap.
    /// ## Why it matters
    /// Nobody speaks well for so long.
    /// ## Example
    /// Three sessions of 75 minutes, one after the other.
    /// ## How to mend it
    /// Leave them a break.
    /// ## Parameters
    /// `person_run` (3 hours).
    PersonLongRun = "person-long-run", OptIn, Advice, "0.1.0", "somebody is wanted for long without a gap";

    /// ## What it does
    /// Finds a person who is wanted in more sessions than a profile admits.
    /// ## Why it matters
    /// The programme depends on one person.
    /// ## Example
    /// Six sessions, with a limit of five.
    /// ## How to mend it
    /// Share them out.
    /// ## Parameters
    /// `person_sessions` (5).
    PersonOverSessionLimit = "person-over-session-limit", OptIn, Advice, "0.1.0", "somebody is wanted in many sessions";

    /// ## What it does
    /// Finds a session in which somebody is wanted outside the times at which they are available, where such are
    /// stated.
    /// ## Why it matters
    /// They will not be there.
    /// ## Example
    /// `"available": [{ "day": 1, "part": "morning" }]`, and a session in the afternoon.
    /// ## How to mend it
    /// Move the session, or ask whether the times still hold.
    PersonUnavailable = "person-unavailable", Rule, Warning, "0.1.0", "somebody is wanted while they are not available";

    /// ## What it does
    /// Finds a person who is listed in one session in one role more than once. Two different topics or parts are two
    /// things to do.
    /// ## Why it matters
    /// They are printed twice, and counted twice.
    /// ## Example
    /// `{ "person": "ada", "role": "speaker" }, { "person": "ada", "role": "speaker" }`
    /// ## How to mend it
    /// Remove all but one.
    DuplicateParticipation = "duplicate-participation", Rule, Error, "0.1.0", "somebody is listed twice in one role";

    /// ## What it does
    /// Finds a person who presides over a session that needs somebody who does, and has another role with the floor
    /// in it.
    /// ## Why it matters
    /// Whoever moderates should not be a party; often it is a slip of the pen.
    /// ## Example
    /// `{ "person": "ada", "role": "moderator" }, { "person": "ada", "role": "panellist" }` on a panel.
    /// ## How to mend it
    /// If they do both, leave it; if not, remove one.
    ConflictingRolesInSession = "conflicting-roles-in-session", Rule, Advice, "0.1.0", "somebody presides over a discussion and speaks in it too";

    /// ## What it does
    /// Finds a session of a kind that needs people, on which nobody is listed who comes. Whoever is listed on its
    /// parts or on the session that contains it counts, and so do an author, an organisation and a vacancy.
    /// ## Why it matters
    /// Readers learn nothing, and nobody knows who is to be asked.
    /// ## Example
    /// `{ "kind": "talk" }` without participations.
    /// ## How to mend it
    /// Name who speaks; while that is open, a vacancy: `{ "vacancy": "to be confirmed" }`.
    SessionWithoutSpeaker = "session-without-speaker", Rule, Warning, "0.1.0", "nobody takes part where the kind of session needs people";

    /// ## What it does
    /// Finds sessions of a kind that needs somebody who presides, without one: one finding for the programme, and
    /// only where most such sessions have one.
    /// ## Why it matters
    /// Nobody opens the discussion, or keeps the time.
    /// ## Example
    /// One panel of ten without a moderator.
    /// ## How to mend it
    /// Name a moderator or chair.
    /// ## Parameters
    /// `custom` (90 hundredths).
    PanelWithoutModerator = "panel-without-moderator", Rule, Warning, "0.1.0", "nobody presides over a few sessions that need it";

    /// ## What it does
    /// Finds a session over which more than one person presides.
    /// ## Why it matters
    /// They may share the chair; or one of them was to be replaced.
    /// ## Example
    /// Two moderators of one panel.
    /// ## How to mend it
    /// If they share the chair, leave it.
    MultipleModerators = "multiple-moderators", OptIn, Advice, "0.1.0", "several people preside over one session";

    /// ## What it does
    /// Finds somebody with the floor, or who presides, on a session of a kind that admits no people: a break, a
    /// registration. A contact or an organiser may stand there.
    /// ## Why it matters
    /// They belong to the session before or after it, or it is no break.
    /// ## Example
    /// `{ "kind": "break", "participations": [{ "person": "ada", "role": "speaker" }] }`
    /// ## How to mend it
    /// Move them to the session they belong to, or correct the kind.
    BreakWithPeople = "break-with-people", Rule, Warning, "0.1.0", "somebody speaks or presides where nobody does";

    /// ## What it does
    /// Finds participations with a printed heading and without a role: one finding for each heading.
    /// ## Why it matters
    /// A heading is words: no rule or question can tell who presides or speaks.
    /// ## Example
    /// `{ "person": "ada", "label": "Modérateur" }` without `role`.
    /// ## How to mend it
    /// State the role beside the heading: `"role": "moderator"`.
    UncodedRoleLabel = "uncoded-role-label", Rule, Advice, "0.1.0", "a heading is printed, and no role stated";

    /// ## What it does
    /// Finds participations whose printed heading contradicts their role: one finding for each heading and role. The heading is read in
    /// its own language, English, French, Spanish, Arabic, Russian or Chinese, and only where it can be read as one thing. A
    /// presenter, speaker, panellist or participant may stand under the heading of another, since all of them have the
    /// floor; so may whoever presides; so may those who need not be there. Custom roles are exempt.
    /// ## Why it matters
    /// Readers see the heading, while rules, questions and other programs read the role: one of them is wrong.
    /// ## Example
    /// `{ "person": "ada", "label": { "fr": "Modérateur" }, "role": "speaker" }`
    /// ## How to mend it
    /// State the role that the heading names, `"role": "moderator"`, or correct the heading.
    LabelCodeDisagree = "label-code-disagree", Rule, Warning, "0.1.0", "a heading names another role than the one stated";

    /// ## What it does
    /// Finds somebody who is listed in a session without role or heading, where the programme prints headings for
    /// others.
    /// ## Why it matters
    /// Readers, and every rule, must guess what they do.
    /// ## Example
    /// `{ "person": "ada" }` beside `{ "person": "bo", "label": "Modérateur", "role": "moderator" }`.
    /// ## How to mend it
    /// State the role: `"role": "speaker"`.
    UnlabelledParticipation = "unlabelled-participation", Rule, Advice, "0.1.0", "somebody is listed under no heading and in no role";

    /// ## What it does
    /// Finds people with the floor, or who preside, without a post: one finding for the programme, and only where
    /// most people have one.
    /// ## Why it matters
    /// Readers cannot tell for whom they speak.
    /// ## Example
    /// One speaker of twenty without `posts`.
    /// ## How to mend it
    /// State it in `posts`.
    /// ## Parameters
    /// `custom` (90 hundredths).
    MissingAffiliation = "missing-affiliation", Rule, Advice, "0.1.0", "of a few people no function or organisation is stated";

    /// ## What it does
    /// Finds a person whose posts differ from one session to another.
    /// ## Why it matters
    /// It may be meant: a function on that occasion alone. Or a list was not updated.
    /// ## Example
    /// `posts` on one participation that are not those of the person.
    /// ## How to mend it
    /// Where it is not meant, keep them on the person alone.
    InconsistentAffiliation = "inconsistent-affiliation", OptIn, Advice, "0.1.0", "somebody is listed with different functions on different occasions";

    /// ## What it does
    /// Finds a session over which somebody was to preside, and all who were have withdrawn, declined or not come, nobody who comes
    /// being named in their place.
    /// ## Why it matters
    /// On the day nobody will open the session or give the floor.
    /// ## Example
    /// `"participations": [{ "person": "ada", "role": "chair", "status": "withdrawn" }, …]`, with no other chair.
    /// ## How to mend it
    /// Name somebody else in the role, or a vacancy, and state in `replaced_by` whom they replace.
    PresiderWithdrawn = "presider-withdrawn", Rule, Warning, "0.1.0", "whoever was to preside over a session will not be there";

    /// ## What it does
    /// Finds a person whose name begins with a form of address: Mr, Mme, Dr, Prof., H.E., Sra., Herr … "M." counts in French names
    /// alone, where no initial follows: it stands for many given names.
    /// ## Why it matters
    /// Lists sort by it, searches miss the name, and it is printed twice where the form of address is stated besides.
    /// ## Example
    /// `"people": [{ "id": "ada", "name": "Dr. Ada Okoye" }]`
    /// ## How to mend it
    /// Write `"honorific": "Dr.", "name": "Ada Okoye"`.
    HonorificInsideName = "honorific-inside-name", Rule, Advice, "0.1.0", "a name begins with a form of address";

    // Rules: structure and relations.

    /// ## What it does
    /// Finds a session of the main line that overlaps a session marked `plenary`. Breaks, side events and what stays
    /// open all along are exempt, and so is what may overlap.
    /// ## Why it matters
    /// Everybody is expected in the plenary.
    /// ## Example
    /// A talk from 10:00 beside `"plenary": true` from 09:30 to 10:30.
    /// ## How to mend it
    /// Move it, or state `may_overlap`.
    PlenaryOverlapsSession = "plenary-overlaps-session", Rule, Warning, "0.1.0", "a session runs beside a plenary";

    /// ## What it does
    /// Finds two sessions that overlap, one of which names the other in `must_not_overlap`.
    /// ## Why it matters
    /// The same people want to be in both.
    /// ## Example
    /// `{ "id": "a", "must_not_overlap": ["b"] }`, and both at 10:00.
    /// ## How to mend it
    /// Move one of them.
    DeclaredConflictParallel = "declared-conflict-parallel", Rule, Warning, "0.1.0", "two sessions overlap that the programme says must not";

    /// ## What it does
    /// Finds a part whose own slot does not lie within the slot of the session that contains it: the nearest one above it that states
    /// start and end. A part that is postponed, cancelled or dropped is exempt.
    /// ## Why it matters
    /// The programme contradicts itself: one of the two times is wrong.
    /// ## Example
    /// A session from 9:00 to 10:00, with a part from 9:45 to 10:15.
    /// ## How to mend it
    /// Correct one of the slots, or make the part a session of its own.
    PartOutsideSession = "part-outside-session", Rule, Error, "0.1.0", "a part lies outside the session that contains it";

    /// ## What it does
    /// Finds two parts of one session that overlap in time and, as far as the programme says, in place; more than four pairs in one
    /// session are one finding. Exempt are parts that both state a place of their own (a room taken twice is `room-double-booked`), that are in different rooms, or of
    /// which one has no place while the other has; what is online alone or to be announced; a room that holds several things; a part that fills the whole slot of the session; kinds that stay open beside
    /// others; what lies in a break; what may overlap, is held jointly or is a relay; and what does not take place.
    /// ## Why it matters
    /// In one room people speak one after another.
    /// ## Example
    /// A session from 9:00 to 10:00, with parts from 9:00 to 9:30 and from 9:20 to 10:00.
    /// ## How to mend it
    /// Correct one of the times, state the rooms if they differ, or list one in `may_overlap` of the other.
    SiblingOverlap = "sibling-overlap", Rule, Warning, "0.1.0", "two parts of one session overlap in one place";

    /// ## What it does
    /// Finds sessions of the main line that run during a break for the whole programme: one that states no place, or is everywhere. Side
    /// events, what may lie in a break and what stays open beside others are exempt, and so is what may overlap with the break. Nothing is said where more
    /// than a third of the main line of the day runs during the break, or another such break overlaps it: people then have their breaks at different times.
    /// ## Why it matters
    /// Either nobody comes, or whoever does goes without the break.
    /// ## Example
    /// Lunch from 12:00 to 13:00, and a panel from 11:30 to 12:30.
    /// ## How to mend it
    /// Correct one of the times, list the session in `may_overlap` of the break, or state the place of a break that is not for all.
    BreakOverlapsSession = "break-overlaps-session", Rule, Advice, "0.1.0", "a session runs during a break for everybody";

    /// ## What it does
    /// Finds a session outside the main line (a side event, a launch, a tour) that overlaps a plenary of the main line. What stays
    /// open beside others, as an exhibition, is exempt, and so is what may overlap with the plenary or is part of it.
    /// ## Why it matters
    /// A plenary is where everybody is meant to be.
    /// ## Example
    /// `{ "kind": "keynote", "plenary": true, … }` from 9:00 to 10:00, and a side event from 9:30 to 10:30.
    /// ## How to mend it
    /// Move it into a break or beside parallel sessions, or list it in `may_overlap` of the plenary.
    SideEventOutsideBreak = "side-event-outside-break", Rule, Advice, "0.1.0", "a side event runs beside a plenary";

    /// ## What it does
    /// Finds two sessions that overlap and belong to one track that says it is sequential; more than four pairs in one track are one finding. Exempt
    /// are a session and its parts, kinds that stay open beside others, what may overlap, is held jointly or is a relay, and what does not take place.
    /// ## Why it matters
    /// Whoever follows the track cannot be in both.
    /// ## Example
    /// `"tracks": [{ "id": "law", "sequential": true, … }]`, and two sessions of it from 9:00 to 10:00.
    /// ## How to mend it
    /// Correct one of the times or tracks, or do not call the track sequential.
    SameTrackParallel = "same-track-parallel", Rule, Warning, "0.1.0", "two sessions of a sequential track overlap";

    /// ## What it does
    /// Finds a session that is held jointly with, may or must not overlap with, relays or repeats itself.
    /// ## Why it matters
    /// Another session is meant, of which the programme then does not speak.
    /// ## Example
    /// `{ "id": "a", "joint_with": ["a"], … }`
    /// ## How to mend it
    /// Name the session that is meant, or remove it.
    SelfRelation = "self-relation", Rule, Warning, "0.1.0", "a session is related to itself";

    /// ## What it does
    /// Finds two sessions that must not overlap, and that may overlap or are held jointly.
    /// ## Why it matters
    /// The programme contradicts itself, and no timetable can satisfy both.
    /// ## Example
    /// `{ "id": "a", "may_overlap": ["b"], "must_not_overlap": ["b"], … }`
    /// ## How to mend it
    /// Keep the one that holds.
    ContradictoryRelations = "contradictory-relations", Rule, Error, "0.1.0", "two sessions must not overlap, and may";

    /// ## What it does
    /// Finds occurrences of one session, tied by `repeats`, that start and end at the same time in the same place. Exempt are those that
    /// state no start, whose place is to be announced, or that do not take place.
    /// ## Why it matters
    /// An occurrence was entered twice, or one of them has lost its own time.
    /// ## Example
    /// `{ "id": "b", "repeats": "a", … }` with the slot and the room of `a`.
    /// ## How to mend it
    /// Keep one, or correct the time or the place of the other.
    OccurrenceDuplicated = "occurrence-duplicated", Rule, Warning, "0.1.0", "two occurrences of one session are the same";

    /// ## What it does
    /// Finds a session that has neither a title, its own or of the session that it repeats, nor a kind, a printed kind or a number.
    /// ## Why it matters
    /// Nobody can say what it is.
    /// ## Example
    /// `{ "id": "s12", "slot": { "day": 1, "start": "09:00", "end": "10:00" } }`
    /// ## How to mend it
    /// Say what it is, or remove it.
    ItemEmpty = "item-empty", Rule, Warning, "0.1.0", "a session does not say what it is";

    /// ## What it does
    /// Finds an opening (a kind that comes first on its day) before which another session with people starts on that day. Of
    /// several openings of a day the first counts. Parts, side events, breaks, registration, ceremonies and what does not take place never count.
    /// ## Why it matters
    /// One of the two stands on the wrong day or at the wrong time.
    /// ## Example
    /// A panel from 9:00 to 10:00, and the opening from 10:00 to 10:30.
    /// ## How to mend it
    /// Correct the time, or the kind if it opens something else than the day.
    OpeningNotFirst = "opening-not-first", Rule, Advice, "0.1.0", "a session comes before the opening of its day";

    /// ## What it does
    /// Finds a closing (a kind that comes last on its day) after which another session with people starts on that day. Of
    /// several closings of a day the last counts. Parts, side events, breaks, receptions, ceremonies and what does not take place never count.
    /// ## Why it matters
    /// One of the two stands on the wrong day or at the wrong time.
    /// ## Example
    /// The closing from 16:00 to 16:30, and a panel from 16:30 to 17:30.
    /// ## How to mend it
    /// Correct the time, or the kind if it closes something else than the day.
    ClosingNotLast = "closing-not-last", Rule, Advice, "0.1.0", "a session comes after the closing of its day";

    /// ## What it does
    /// Counts the sessions that state no kind, where nearly all others do. Sessions that repeat another, and what does not take place, are exempt.
    /// ## Why it matters
    /// What rules and readers know of a session follows from its kind.
    /// ## Example
    /// Twenty sessions, of which nineteen have a `kind`.
    /// ## How to mend it
    /// State their kind.
    /// ## Parameters
    /// `custom`: what share of the sessions must state a kind before the others are worth a word, in hundredths; 90.
    SessionWithoutKind = "session-without-kind", Rule, Advice, "0.1.0", "some sessions state no kind, where the others do";

    /// ## What it does
    /// Counts the sessions of the main line that belong to no track, where nearly all others do. Parts, plenaries, side events, breaks, registration, sessions that
    /// repeat another, and what does not take place are exempt, and so are programmes without tracks.
    /// ## Why it matters
    /// Whoever follows a track will not find them.
    /// ## Example
    /// Twenty panels, of which nineteen have `tracks`.
    /// ## How to mend it
    /// State their tracks, or that they are plenary.
    /// ## Parameters
    /// `custom`: what share of the sessions must belong to a track before the others are worth a word, in hundredths; 90.
    SessionWithoutTrack = "session-without-track", Rule, Advice, "0.1.0", "some sessions belong to no track, where the others do";

    // Rules: text and languages.

    /// ## What it does
    /// Finds a session of a stated kind without a title in any language, its own or that of the session it repeats. Exempt are
    /// sessions that go by something else: a number, a printed kind (`kind_label`), or a kind on which nobody is named or
    /// nothing is held, such as a break or registration.
    /// ## Why it matters
    /// Readers choose by titles; without one the programme prints a bare kind or an id.
    /// ## Example
    /// `{ "id": "s7", "kind": "panel" }`
    /// ## How to mend it
    /// Give it a `title`, or the `number` or `kind_label` by which it goes.
    MissingTitle = "missing-title", Rule, Warning, "0.1.0", "a session has no title in any language";

    /// ## What it does
    /// Finds a text that is given in some language, but not in the programme's main one, the first of `languages`. A more specific
    /// tag counts: `fr-CH` is in `fr`. Exempt are names (of people, organisations, venues, rooms, cities, addresses), texts in no
    /// language (`und`, `zxx`, `mul`), and titles and topics given in a language that is spoken in their session, where the main
    /// language is not, and footnotes, which quote works and speeches in theirs.
    /// ## Why it matters
    /// Whoever reads the programme in its main language finds a gap, or a line that they cannot read.
    /// ## Example
    /// `"languages": ["fr", "en"]`, and `"title": { "en": "Opening" }`
    /// ## How to mend it
    /// Add the wording in the main language, or correct the tag.
    MissingMainLanguage = "missing-main-language", Rule, Warning, "0.1.0", "a text is not given in the programme's main language";

    /// ## What it does
    /// Finds a language in which texts are given and which `languages` does not declare: one finding for each language, which counts
    /// the texts and points at the first. A more specific tag than a declared one counts as declared. Exempt are names, texts in
    /// no language (`und`, `zxx`, `mul`), and titles and topics in a language that is spoken in their session.
    /// ## Why it matters
    /// Nobody offers a language that is not declared, so nobody reads these texts; often the tag is a slip.
    /// ## Example
    /// `"languages": ["en"]`, and `"title": { "en": "Opening", "ef": "Ouverture" }`
    /// ## How to mend it
    /// Add the language to `languages`, or correct the tag.
    UndeclaredLanguage = "undeclared-language", Rule, Warning, "0.1.0", "texts are in a language that the programme does not declare";

    /// ## What it does
    /// Finds a text that lacks one or more of the declared languages after the first: one finding for each text, which lists them.
    /// The first is the main language, which `missing-main-language` asks for. Exempt are names (of people, organisations, venues,
    /// rooms, cities, addresses), texts in no language (`und`, `zxx`, `mul`), texts in none of the declared languages, and titles
    /// and topics given in a language that is spoken in their session, as far as the one that is lacking is not spoken there.
    /// ## Why it matters
    /// Readers of that language find a gap, or another language in the middle of theirs.
    /// ## Example
    /// `"languages": ["fr", "en"]`, and `"title": { "fr": "Pause" }`
    /// ## How to mend it
    /// Add the wording in that language.
    MissingTranslation = "missing-translation", Rule, Advice, "0.1.0", "a text is missing in a declared language";

    /// ## What it does
    /// Finds a text that has one wording in two languages. Exempt are names and titles of posts, wordings shorter than 25 characters or
    /// four words, texts in no language, and two tags of one language (`pt-BR`, `pt-PT`).
    /// ## Why it matters
    /// It looks translated, and is not: most often the original was copied to be overwritten later.
    /// ## Example
    /// `{ "fr": "The road ahead for regional cooperation", "en": "The road ahead for regional cooperation" }`
    /// ## How to mend it
    /// Translate it, or remove the copy while there is no translation.
    IdenticalTranslation = "identical-translation", Rule, Advice, "0.1.0", "a text has one wording in two languages";

    /// ## What it does
    /// Finds sessions that take place with one title (letter case and white space apart) and the same people: one finding for them
    /// all. Exempt are sessions that are tied: one repeats, continues, relays or replaces the other, or is part of it.
    /// ## Why it matters
    /// Most often a row was copied and only its time changed; or the same talk is held twice, and readers cannot tell.
    /// ## Example
    /// `{ "id": "a", "title": "Maps", … }, { "id": "b", "title": "Maps", … }`, both with `ada`.
    /// ## How to mend it
    /// Remove the copy, or tie the two: `"repeats": "a"`, `"continues": "a"`.
    DuplicateTitle = "duplicate-title", Rule, Advice, "0.1.0", "sessions with the same people have one title";

    /// ## What it does
    /// Finds a session whose description is one paragraph or heading that says the title again, letter case and white space apart.
    /// ## Why it matters
    /// It is printed twice and says nothing; an export may have filled the empty field.
    /// ## Example
    /// `"title": "Maps of today", "description": ["Maps of today"]`
    /// ## How to mend it
    /// Say what the session is about, or leave the description out.
    TitleEqualsDescription = "title-equals-description", Rule, Advice, "0.1.0", "the description of a session is its title again";

    /// ## What it does
    /// Finds a session whose number is stated, and whose title begins with it in a form of numbering: "3. …", "Session 3 : …",
    /// "Panel 3 – …". Exempt is a number that nothing sets apart from the words ("3 ways to …"), unless its printed kind stands
    /// before it, and a title of which nothing else would be left.
    /// ## Why it matters
    /// What prints number and title prints "3. Session 3 : …"; and when sessions are renumbered, the title stays behind.
    /// ## Example
    /// `"number": "3", "title": "Session 3 : What regions bring"`
    /// ## How to mend it
    /// Write `"number": "3", "kind_label": "Session", "title": "What regions bring"`.
    NumberInTitle = "number-in-title", Rule, Advice, "0.1.0", "a title begins with the number of its session";

    /// ## What it does
    /// Finds a text with a wording that is empty or nothing but white space.
    /// ## Why it matters
    /// It counts as given in that language, so no other language takes its place: readers see nothing.
    /// ## Example
    /// `"title": { "en": "Opening", "fr": "" }`
    /// ## How to mend it
    /// Write the wording, or leave the language or the whole field out.
    BlankText = "blank-text", Rule, Warning, "0.1.0", "a wording is empty or white space alone";

    /// ## What it does
    /// Finds white space at the beginning or end of a text, twice in a row between words, and line breaks or tabulators in texts of
    /// one line. One finding for each text. Exempt are single no-break spaces, which French sets before ":" and within « »; line
    /// breaks in descriptions, biographies, notes, addresses and other long texts, and how their lines are indented.
    /// ## Why it matters
    /// Titles break in the wrong place, and two that look equal are not found as one.
    /// ## Example
    /// `"title": "Session 2 :  Coordination"`
    /// ## How to mend it
    /// Leave one blank between words, and none at either end.
    WhitespaceNoise = "whitespace-noise", Rule, Advice, "0.1.0", "a text has stray white space";

    /// ## What it does
    /// Finds characters in texts that no reader can show: control characters (tabulators and line breaks are white space, and not
    /// meant), private-use characters, non-characters, and U+FFFD, which stands where a character was lost. One finding for each
    /// text, with the code point and its position.
    /// ## Why it matters
    /// They print as boxes or nothing, and some formats refuse the whole file for one of them.
    /// ## Example
    /// `"title": "Caf\ufffd"`
    /// ## How to mend it
    /// Type the place again; read the source in the right encoding.
    ControlCharacters = "control-characters", Rule, Warning, "0.1.0", "a text has characters that no reader can show";

    /// ## What it does
    /// Finds a footnote mark `[^id]` in a text, where no note has that id.
    /// ## Why it matters
    /// Readers look for a note that is not there.
    /// ## Example
    /// `"preamble": ["As agreed[^2]."], "notes": [{ "id": "1", … }]`
    /// ## How to mend it
    /// Add the note, or correct or remove the mark.
    DanglingFootnote = "dangling-footnote", Rule, Warning, "0.1.0", "a footnote mark has no note";

    /// ## What it does
    /// Finds a note to which no text refers by its mark `[^id]`. A mark in the note itself does not count.
    /// ## Why it matters
    /// It is printed under everything and belongs to nothing; often the sentence that bore the mark was cut.
    /// ## Example
    /// `"notes": [{ "id": "1", "text": ["New York, 2017."] }]`, and `[^1]` stands nowhere.
    /// ## How to mend it
    /// Put the mark where it belongs, or remove the note.
    UnusedFootnote = "unused-footnote", Rule, Advice, "0.1.0", "a note is referred to by no mark";

    /// ## What it does
    /// Finds interpretation that is announced (`und` among `interpreted`) without the languages: once for the programme where it
    /// announces it for all, and once for each session that announces its own.
    /// ## Why it matters
    /// Nobody knows whether they will understand; booths and interpreters cannot be booked.
    /// ## Example
    /// `"interpreted": ["und"]`
    /// ## How to mend it
    /// State the languages: `"interpreted": ["fr", "es"]`.
    InterpretationWithoutLanguage = "interpretation-without-language", Rule, Advice, "0.1.0", "interpretation is announced, and not into which languages";

    // Rules: damage to texts.

    /// ## What it does
    /// Finds letters that are UTF-8 when they are taken for bytes of Windows-1252.
    /// ## Why it matters
    /// Nobody can read it, and every copy makes it worse.
    /// ## Example
    /// `"title": "ModÃ©rateur"`, where «Modérateur» is meant.
    /// ## How to mend it
    /// Take the text again from its source, and read that as UTF-8.
    Mojibake = "mojibake", Rule, Error, "0.1.0", "a text was read in the wrong encoding";

    /// ## What it does
    /// Finds embeddings and isolates of Unicode that are opened and not closed within the text, or closed and not
    /// opened, and every override. A balanced isolate is right where Arabic and Latin meet.
    /// ## Why it matters
    /// Whatever is printed behind it runs the wrong way; an override can make a text look like another.
    /// ## Example
    /// `"Room \u2067قاعة"` without U+2069.
    /// ## How to mend it
    /// Close what is opened, or remove the characters.
    UnbalancedDirection = "unbalanced-direction", Rule, Error, "0.1.0", "a text changes the direction of writing and does not change it back";

    /// ## What it does
    /// Finds soft hyphens, zero-width spaces, word joiners and byte order marks. What joins letters in Persian and in
    /// emoji is spelling, and exempt.
    /// ## Why it matters
    /// A search does not find the word, and two names that look alike differ.
    /// ## Example
    /// `"inter\u00ADnational"`
    /// ## How to mend it
    /// Remove them: tidying does.
    InvisibleCharacters = "invisible-characters", Rule, Warning, "0.1.0", "a text has an invisible character in it";

    /// ## What it does
    /// Finds ligatures, Arabic presentation forms, and full-width letters outside Chinese, Japanese and Korean.
    /// ## Why it matters
    /// They come out of PDF files; a search does not find the word.
    /// ## Example
    /// `"ofﬁcial"`, with U+FB01.
    /// ## How to mend it
    /// Write plain letters: tidying does, for ligatures and full-width letters.
    CompatibilityLetters = "compatibility-letters", Rule, Warning, "0.1.0", "a text has letters of a font in it";

    /// ## What it does
    /// Finds a hyphen, a blank, and a lower-case word that is no conjunction, as in «pre- and post-conference».
    /// ## Why it matters
    /// The word is printed with a hole in it, and a search does not find it.
    /// ## Example
    /// `"сес- сии"`
    /// ## How to mend it
    /// Join the word.
    SplitWord = "split-word", Rule, Warning, "0.1.0", "a word was split at the end of a line";

    /// ## What it does
    /// Finds U+2212 between two letters.
    /// ## Why it matters
    /// It is wider than a hyphen, and a search does not find the word.
    /// ## Example
    /// `"Etats-Unis−Mexique"`
    /// ## How to mend it
    /// Write a hyphen, or a dash between blanks.
    MinusInWord = "minus-in-word", Rule, Advice, "0.1.0", "a minus sign stands within a word";

    /// ## What it does
    /// Finds one or two figures that follow a word or a closing quotation mark at once and end there.
    /// ## Why it matters
    /// It is mostly the mark of a footnote whose note was left behind.
    /// ## Example
    /// `"institutions consolidées2."`
    /// ## How to mend it
    /// Write the mark as `[^2]`, and add the note; or remove the figure.
    GluedFootnote = "glued-footnote", Rule, Advice, "0.1.0", "a figure stands behind a word";

    /// ## What it does
    /// Finds spacing accents next to letters.
    /// ## Why it matters
    /// The text went through an encoding that did not have the letter.
    /// ## Example
    /// `"l¡¯¨¦crit"`, where «l’écrit» is meant.
    /// ## How to mend it
    /// Type the letters again, with their accents.
    StrayDiacritic = "stray-diacritic", Rule, Warning, "0.1.0", "an accent stands beside its letter";

    /// ## What it does
    /// Finds Latin, Cyrillic, Greek or Chinese letters next to each other in one word, where blanks part words.
    /// ## Why it matters
    /// Letters that look alike are not alike: a search does not find the word.
    /// ## Example
    /// `"сκазал"`, with a Greek kappa.
    /// ## How to mend it
    /// Type the word again in one script.
    MixedScriptWord = "mixed-script-word", Rule, Warning, "0.1.0", "a word has letters of two scripts";

    /// ## What it does
    /// Finds a text most of whose letters are of another script than its language is written in. Names and acronyms
    /// within it are no reason.
    /// ## Why it matters
    /// The tag is wrong, and readers of both languages are given the wrong text.
    /// ## Example
    /// `"title": { "fr": "Пленарное заседание" }`
    /// ## How to mend it
    /// Correct the tag, or the text.
    ForeignScript = "foreign-script", Rule, Warning, "0.1.0", "a text is not in the script of its language";

    /// ## What it does
    /// Finds a lone l, d, n, s, c or j before a vowel.
    /// ## Why it matters
    /// A conversion did not know the character.
    /// ## Example
    /// `"États membres de l OMPI"`
    /// ## How to mend it
    /// Put the apostrophe back.
    LostApostrophe = "lost-apostrophe", Rule, Advice, "0.1.0", "a French text has lost an apostrophe";

    /// ## What it does
    /// Finds a text that is not in the normal form NFC of Unicode. With the feature `unicode`.
    /// ## Why it matters
    /// Two names that look alike differ, and sort apart.
    /// ## Example
    /// `"e\u0301tat"` in place of «état».
    /// ## How to mend it
    /// Write it in NFC: tidying does, with the feature `unicode`.
    NotNfc = "not-nfc", Rule, Advice, "0.1.0", "letters and their accents stand apart";

    /// ## What it does
    /// Finds a colon, semicolon, question or exclamation mark or closing quotation mark without a space before it, in
    /// French texts.
    /// ## Why it matters
    /// French is printed with it; an agenda that has it in one place and not in another looks careless.
    /// ## Example
    /// `"label": { "fr": "Orateurs:" }`
    /// ## How to mend it
    /// Put a no-break space before it.
    FrenchSpacing = "french-spacing", OptIn, Advice, "0.1.0", "a French text lacks the space before a double mark";

    // Rules: status, versions and the review itself.

    /// ## What it does
    /// Finds a session that is proposed, accepted or tentative in a programme whose document status is final. The parts of such a session come with it.
    /// ## Why it matters
    /// "Final" tells readers that they can rely on it.
    /// ## Example
    /// `"document_status": "final"`, and `{ "id": "a", "status": "tentative", … }`.
    /// ## How to mend it
    /// Confirm or drop the session, or call the document provisional.
    UnconfirmedInFinal = "unconfirmed-in-final", Rule, Warning, "0.1.0", "the programme is final, and a session is not confirmed";

    /// ## What it does
    /// Finds somebody who is invited or tentative in a programme whose document status is final, and who presides or has the floor in a session
    /// that takes place. Whoever is replaced is exempt.
    /// ## Why it matters
    /// Readers come for people who may not.
    /// ## Example
    /// `"document_status": "final"`, and `{ "person": "ada", "role": "speaker", "status": "invited" }`.
    /// ## How to mend it
    /// Ask them and state what they say, or call the document provisional.
    UnconfirmedParticipation = "unconfirmed-participation", OptIn, Warning, "0.1.0", "the programme is final, and somebody has not confirmed";

    /// ## What it does
    /// Finds a session that was dropped, and that still states a slot or a place.
    /// ## Why it matters
    /// Whoever reads the file keeps a room and a time free for nothing.
    /// ## Example
    /// `{ "id": "a", "status": "dropped", "slot": { "day": 1, "start": "09:00", "end": "10:00" }, … }`
    /// ## How to mend it
    /// Remove slot and place. Where it was announced, call it cancelled: then it is shown as such.
    DroppedButScheduled = "dropped-but-scheduled", OptIn, Advice, "0.1.0", "a dropped session still has a time or a place";

    /// ## What it does
    /// Finds somebody who has declined or withdrawn, presides or has the floor in a session that takes place, and of whom the
    /// programme does not say who replaces them.
    /// ## Why it matters
    /// A place on the panel is empty, and nobody is looking for somebody.
    /// ## Example
    /// `{ "person": "ada", "role": "speaker", "status": "withdrawn" }`
    /// ## How to mend it
    /// State in `replaced_by` who comes instead, or a vacancy while that is open.
    ReplacementMissing = "replacement-missing", OptIn, Advice, "0.1.0", "somebody has withdrawn, and nobody replaces them";

    /// ## What it does
    /// Finds a session that another replaces, and that still takes place. While it is open whether the other takes place, it is exempt.
    /// ## Why it matters
    /// Both stand in the programme, where one was to come in the place of the other.
    /// ## Example
    /// `{ "id": "b", "replaces": "a", … }`, and `a` is confirmed.
    /// ## How to mend it
    /// State that `a` is cancelled or dropped, or that the other does not replace it.
    ReplacedNotSuperseded = "replaced-not-superseded", Rule, Warning, "0.1.0", "a session that another replaces still takes place";

    /// ## What it does
    /// Finds a programme whose document status is final, and in which a review finds errors. Those that a waiver accepts are exempt.
    /// ## Why it matters
    /// "Final" tells readers that they can rely on it.
    /// ## Example
    /// `"document_status": "final"`, and a room that is booked twice.
    /// ## How to mend it
    /// Mend the errors, or call the document provisional until they are.
    FinalWithErrors = "final-with-errors", Rule, Error, "0.1.0", "the programme is final, and errors are left in it";

    /// ## What it does
    /// Finds a waiver of the profile that waives nothing.
    /// ## Why it matters
    /// Either what it accepted has been mended, or its code or subject is mistyped and the finding is still there.
    /// ## Example
    /// `{ "code": "room-double-booked", "subjects": [{ "session": "a" }], "reason": "…" }`, and nothing is booked twice.
    /// ## How to mend it
    /// Remove the waiver, or correct its subjects.
    StaleWaiver = "stale-waiver", Rule, Advice, "0.1.0", "a waiver waives nothing";

    /// ## What it does
    /// Finds a waiver of the profile without a reason.
    /// ## Why it matters
    /// Whoever comes next cannot say whether it still holds.
    /// ## Example
    /// `{ "code": "undated-programme", "subjects": ["programme"] }`
    /// ## How to mend it
    /// State in `reason` why it is accepted, and by whom.
    WaiverWithoutReason = "waiver-without-reason", Rule, Advice, "0.1.0", "a waiver gives no reason";

    /// ## What it does
    /// Finds a code of a rule of one's own in the profile, where the review was not given that rule.
    /// ## Why it matters
    /// The profile promises a check that nobody runs.
    /// ## Example
    /// `"severities": { "my-house/late-talk": "error" }`, reviewed by a tool that does not bring the rule.
    /// ## How to mend it
    /// Give the review the rule, or remove its code from the profile.
    UnregisteredRule = "unregistered-rule", Rule, Warning, "0.1.0", "the profile speaks of a rule that the review does not have";

    // Reading other formats.

    /// ## What it does
    /// Refuses a document of another format that is larger, deeper or longer in one of its parts than the reader was told to take.
    /// ## Why it matters
    /// A file of a stranger must not cost memory and time without bound.
    /// ## Example
    /// A schedule.xml of 10 MB that consists of one element within another.
    /// ## How to mend it
    /// Where the file is trusted, read it with larger `interchange::Limits`.
    LimitExceeded = "limit-exceeded", Import, Error, "0.1.0", "the document is larger or deeper than the reader takes";

    /// ## What it does
    /// Gives an id to what a source calls by none, by one that is not well formed, or by one that something else has already.
    /// ## Why it matters
    /// Ids are unique only within the system that gave them: programmes merged from several systems share them.
    /// ## Example
    /// Two `<event id="7550">`: the second becomes `7550~2`.
    /// ## How to mend it
    /// Nothing need be done: the source's own id stands in `external_ids` or `extensions`. Where it comes back at every import, give
    /// the items ids of their own in the source.
    IdMended = "id-mended", Import, Advice, "0.1.0", "an id of the source is missing, malformed or taken, and became another";

    /// ## What it does
    /// Makes several people of one id, where the source gives that id to several names.
    /// ## Why it matters
    /// They would be booked in each other's sessions, and one name would stand for all.
    /// ## Example
    /// `<person id="0">Ada</person>` in one session and `<person id="0">Ben</person>` in another.
    /// ## How to mend it
    /// Where it is one person who is spelt in two ways, keep one spelling in the source.
    PersonDivided = "person-divided", Import, Warning, "0.1.0", "one id of the source names several people, who became as many";

    /// ## What it does
    /// Keeps what can be kept of a date, time or length that a slot cannot hold: unreadable, an end before its start, a start off its
    /// day or beyond the longest slot. What the source says stands in `extensions`.
    /// ## Why it matters
    /// The session stands elsewhere than the source says, or nowhere.
    /// ## Example
    /// `<duration>2 hours</duration>`: the session has a start and an open end.
    /// ## How to mend it
    /// Correct the time in the source.
    TimeMended = "time-mended", Import, Warning, "0.1.0", "a time of the source cannot be held as it stands";

    /// ## What it does
    /// Tells that a source states one fact twice, and differently, and which statement held.
    /// ## Why it matters
    /// Other readers may believe the other.
    /// ## Example
    /// An `<event>` that stands in `<room name="Ada">` and says `<room>Borg</room>`.
    /// ## How to mend it
    /// Make both statements say the same in the source.
    StatementsDisagree = "statements-disagree", Import, Warning, "0.1.0", "the source says two things of one fact";

    /// ## What it does
    /// Ties the sessions of an item that occurs several times: each later one `repeats` the first.
    /// ## Why it matters
    /// They are one item for whoever chooses what to see, and several for whoever books the room.
    /// ## Example
    /// Two events with one `guid`, on two days.
    /// ## How to mend it
    /// Nothing need be done. Where they are different items, give them different identifiers in the source.
    OccurrencesTied = "occurrences-tied", Import, Advice, "0.1.0", "an item that occurs several times became sessions that repeat the first";

    /// ## What it does
    /// Reads a language that the source does not write as a tag, or keeps in `extensions` what cannot be read as one.
    /// ## Why it matters
    /// A language that is guessed wrongly leads people to the wrong room.
    /// ## Example
    /// `<language>Deutsch</language>` is read as `de`; "German if needed" is kept as it stands.
    /// ## How to mend it
    /// Write language tags in the source: `de`, `en`.
    LanguageMended = "language-mended", Import, Advice, "0.1.0", "a language of the source is not written as a tag";

    /// ## What it does
    /// Keeps in `extensions`, under the prefix of the format, what no field of a programme holds. Written back in the same format it comes
    /// back.
    /// ## Why it matters
    /// It takes part in no rule and no query.
    /// ## Example
    /// `<video_download_url>…</video_download_url>`
    /// ## How to mend it
    /// Nothing need be done.
    SetAside = "set-aside", Import, Advice, "0.1.0", "what no field holds is kept in the extensions";

    /// ## What it does
    /// Names what a source says and the draft does not hold, not even in `extensions`.
    /// ## Why it matters
    /// It is lost if only the draft is kept.
    /// ## Example
    /// A second `DTSTART` of one event.
    /// ## How to mend it
    /// Remove it in the source, or keep the source.
    LeftOut = "left-out", Import, Warning, "0.1.0", "what the source says is not in the draft";
}
