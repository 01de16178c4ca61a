//! The JSON Schema for serialised reports.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::values::schemas;
use crate::code::Severity;
use crate::report::{Finding, Problem, Related, Report, SourceLocation, Subject};
use crate::value::path::Path;

schemas! {
    Report: |generator| json_schema!({
        "type": "object",
        "description": "The findings of one check or review of a programme, in the order of their paths.",
        "required": ["findings"],
        "properties": { "findings": generator.subschema_for::<Vec<Finding>>() },
        "additionalProperties": false,
    });
    Finding: |generator| json_schema!({
        "type": "object",
        "description": "A single finding about a programme.",
        "required": ["code", "severity", "subject", "path", "message"],
        "properties": {
            "code": {
                "type": "string",
                "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$",
                "description": "The stable code of the finding. A code with a slash belongs to a custom rule.",
            },
            "severity": generator.subschema_for::<Severity>(),
            "subject": generator.subschema_for::<Subject>(),
            "path": generator.subschema_for::<Path>(),
            "message": { "type": "string", "minLength": 1, "description": "What is wrong, in one sentence." },
            "help": { "type": "string", "minLength": 1, "description": "How to fix the problem, if a fix is known." },
            "related": {
                "type": "array",
                "minItems": 1,
                "items": generator.subschema_for::<Related>(),
                "description": "Other locations that the finding refers to.",
            },
            "origin": generator.subschema_for::<SourceLocation>(),
            "problem": generator.subschema_for::<Problem>(),
        },
        "additionalProperties": false,
    });
    Subject: |_generator| {
        // Any string is accepted as an id, because a finding may be about a malformed id.
        let id = || json_schema!({ "type": "string" });
        json_schema!({
            "description": "The subject of a finding, identified by its id. It stays the same when entries are reordered.",
            "anyOf": [
                { "const": "programme" },
                {
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": 1,
                    "properties": {
                        "day": { "type": "integer", "format": "int32" },
                        "session": id(),
                        "person": id(),
                        "organisation": id(),
                        "venue": id(),
                        "room": id(),
                        "track": id(),
                        "agenda-item": id(),
                        "note": id(),
                        "role": id(),
                        "kind": id(),
                    },
                    "additionalProperties": false,
                },
            ],
        })
    };
}
