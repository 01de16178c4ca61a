//! Schemas for types whose serialisation is implemented by hand instead of derived.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::patterns::{CLOCK, KEBAB, NO_BLANKS, NO_CONTROLS, NOT_BLANK, POINTER, TAG};
use crate::draft::date::Date;
use crate::draft::{Coordinates, Format, Language};
use crate::value::block::Block;
use crate::value::colour::Colour;
use crate::value::country::Country;
use crate::value::id::{
    AgendaItemId, NoteId, OrganisationId, ParticipationId, PersonId, ProgrammeId, RoomId, SessionId, TrackId,
    VenueId,
};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::role::{RequiredAttendance, Role};
use crate::value::session_number::SessionNumber;
use crate::value::slot::{DayPart, Slot};
use crate::value::status::{
    Admission, AttendanceMode, DocumentStatus, EventStatus, LanguageStatus, OrganisationKind,
    ParticipationStatus, Presence, SessionStatus,
};
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};
use crate::value::time_zone::TimeZone;
use crate::value::url::Url;

macro_rules! schemas {
    ($($type:ident: |$generator:ident| $schema:expr;)+) => {
        $(impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!("programme::", stringify!($type)).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        })+
    };
}
pub(super) use schemas;

fn text(description: &str, pattern: &str) -> Schema {
    json_schema!({ "type": "string", "pattern": pattern, "description": description })
}

macro_rules! ids {
    ($($type:ident: $noun:literal;)+) => {
        schemas! {
            $($type: |_generator| json_schema!({
                "type": "string",
                "minLength": 1,
                "maxLength": 128,
                "pattern": NO_BLANKS,
                "description": concat!("The id of ", $noun, ": 1 to 128 characters, without white space or control characters."),
            });)+
        }
    };
}

ids! {
    ProgrammeId: "a programme";
    SessionId: "a session";
    ParticipationId: "a participation";
    PersonId: "a person";
    OrganisationId: "an organisation";
    VenueId: "a venue";
    RoomId: "a room";
    TrackId: "a track";
    AgendaItemId: "an agenda item";
    NoteId: "a note";
}

macro_rules! words {
    ($($type:ident: $description:literal;)+) => {
        schemas! {
            $($type: |_generator| {
                let words: Vec<&str> = $type::ALL.iter().map(|word| word.as_str()).collect();
                json_schema!({ "type": "string", "enum": words, "description": $description })
            };)+
        }
    };
}
pub(super) use words;

words! {
    DayPart: "A part of the day, in place of a clock time.";
    RequiredAttendance: "How much of a session a person must attend: none of it, only their own part, or all of it.";
    DocumentStatus: "The status of the document, such as draft or final.";
    EventStatus: "The status of the event itself, such as scheduled or cancelled.";
    SessionStatus: "The status of a session, such as confirmed or cancelled.";
    ParticipationStatus: "The status of a participation, such as invited or confirmed.";
    Admission: "Who may attend a session.";
    AttendanceMode: "Whether a session is held in a room, online, or both.";
    Presence: "How a person takes part: in person, remotely, or by a recording.";
    OrganisationKind: "The kind of an organisation.";
    LanguageStatus: "The status of a programme's version in one language, such as original or translation.";
}

fn code(built_in: &[&str], description: &str) -> Schema {
    json_schema!({
        "description": description,
        "anyOf": [
            { "enum": built_in },
            { "type": "string", "pattern": KEBAB, "maxLength": 64, "description": "A code that the programme declares." },
        ],
    })
}

schemas! {
    Kind: |_generator| code(
        &Kind::BUILT_IN.iter().map(Kind::as_str).collect::<Vec<_>>(),
        "The kind of a session.",
    );
    Role: |_generator| code(
        &Role::BUILT_IN.iter().map(Role::as_str).collect::<Vec<_>>(),
        "The role of a participant in a session.",
    );
    Format: |_generator| json_schema!({ "const": Format::NAME, "description": "The name and version of the wire form." });
    LanguageTag: |_generator| text("A BCP 47 language tag, such as \"fr-CH\".", TAG);
    DayTime: |_generator| text(
        "A time on a programme day, up to 240:00:00. Times past midnight continue to count, as in \"25:30\".",
        CLOCK,
    );
    Length: |_generator| text("A length of time, up to 240:00:00, such as \"00:45\".", CLOCK);
    Date: |_generator| json_schema!({
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "description": "A date, such as \"2026-03-02\".",
    });
    TimeZone: |_generator| json_schema!({
        "type": "string",
        "maxLength": 64,
        "pattern": "^([A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z][A-Za-z0-9_+-]*)*|[+]([01][0-9]|2[0-3]):[0-5][0-9]|-(00:(0[1-9]|[1-5][0-9])|(0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]))$",
        "description": "The IANA name of a time zone, such as \"Europe/Zurich\", or a fixed offset from UTC, such as \"+01:00\".",
    });
    Country: |_generator| text("A country or territory, as an ISO 3166-1 alpha-2 code such as \"CH\".", "^[A-Z]{2}$");
    Colour: |_generator| text("A colour, such as \"#0057b7\".", "^#[0-9A-Fa-f]{6}$");
    Url: |_generator| json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": 4096,
        "pattern": NO_BLANKS,
        "description": "The target of a link, as a URL of any scheme.",
    });
    Path: |_generator| text("A location in the wire form of a draft, as an RFC 6901 JSON Pointer.", POINTER);
    ExternalIds: |_generator| json_schema!({
        "type": "object",
        "propertyNames": { "pattern": "^[a-z][a-z0-9._-]{0,63}$" },
        "additionalProperties": { "type": "string", "pattern": NO_CONTROLS },
        "description": "Identifiers in other systems: a map from scheme (orcid, wikidata, guid) to identifier.",
    });
    Extensions: |_generator| json_schema!({
        "type": "object",
        "additionalProperties": { "type": "string" },
        "description": "Custom data that the model does not cover. Each key starts with the name of the tool that reads it, as in \"my-house/badge-colour\".",
    });
    SessionNumber: |_generator| {
        let label = || json_schema!({ "type": "string", "minLength": 1, "maxLength": 32, "pattern": NOT_BLANK });
        json_schema!({
            "description": "The number of a session: a label, or an object with a label and a series if the programme has several series of numbers.",
            "anyOf": [
                label(),
                {
                    "type": "object",
                    "required": ["label", "series"],
                    "properties": { "label": label(), "series": label() },
                },
            ],
        })
    };
    Text: |generator| json_schema!({
        "description": "A text in one or more languages: a string in the main language, or a map from language tag to wording.",
        "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": generator.subschema_for::<LanguageTag>(),
                "additionalProperties": { "type": "string" },
            },
        ],
    });
    Block: |generator| {
        let one = |key: &str, inside: Schema| json_schema!({
            "type": "object",
            "required": [key],
            "properties": { key: inside },
            "additionalProperties": false,
        });
        json_schema!({
            "description": "A block of a long text. A string is a paragraph. A footnote mark is ^id in square brackets.",
            "anyOf": [
                { "type": "string" },
                one("paragraph", generator.subschema_for::<Text>()),
                one("heading", generator.subschema_for::<Text>()),
                one("list", generator.subschema_for::<Vec<Text>>()),
                one("html", generator.subschema_for::<Text>()),
                one("markdown", generator.subschema_for::<Text>()),
            ],
        })
    };
    Language: |generator| json_schema!({
        "description": "A language of a programme: a language tag, or an object with a tag and a status.",
        "anyOf": [
            generator.subschema_for::<LanguageTag>(),
            {
                "type": "object",
                "required": ["tag"],
                "properties": {
                    "tag": generator.subschema_for::<LanguageTag>(),
                    "status": generator.subschema_for::<Option<LanguageStatus>>(),
                },
            },
        ],
    });
    Place: |generator| json_schema!({
        "description": "The place of a session: a list of rooms, an entire venue, everywhere, or to be announced.",
        "anyOf": [
            generator.subschema_for::<Vec<RoomId>>(),
            {
                "type": "object",
                "required": ["venue"],
                "properties": { "venue": generator.subschema_for::<VenueId>() },
            },
            { "enum": ["everywhere", "to-be-announced"] },
        ],
    });
    Slot: |generator| {
        // A field that is `null` counts as missing, so the schema requires a string.
        let stated = |field: &str| json_schema!({ "required": [field], "properties": { field: { "type": "string" } } });
        json_schema!({
            "type": "object",
            "description": "The time of a session: an entire day, a part of the day, a time range, or a start without an end.",
            "required": ["day"],
            "properties": {
                "day": generator.subschema_for::<i32>(),
                "part": generator.subschema_for::<Option<DayPart>>(),
                "start": generator.subschema_for::<Option<DayTime>>(),
                "end": generator.subschema_for::<Option<DayTime>>(),
            },
            "allOf": [
                { "if": stated("end"), "then": stated("start") },
                { "not": { "allOf": [stated("part"), stated("start")] } },
            ],
        })
    };
    Coordinates: |_generator| json_schema!({
        "type": "object",
        "description": "A position on Earth, in degrees (WGS 84). North and east are positive.",
        "required": ["latitude", "longitude"],
        "properties": {
            "latitude": { "type": "number", "minimum": -90, "maximum": 90 },
            "longitude": { "type": "number", "minimum": -180, "maximum": 180 },
        },
    });
}
