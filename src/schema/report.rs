//! Reports, as they are written.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::values::schemas;
use crate::code::Severity;
use crate::report::{Finding, Origin, Problem, Related, Report, Subject};
use crate::value::path::Path;

schemas! {
    Report: |generator| json_schema!({
        "type": "object",
        "description": "The findings of one check or review of one programme, in the order of their places.",
        "required": ["findings"],
        "properties": { "findings": generator.subschema_for::<Vec<Finding>>() },
        "additionalProperties": false,
    });
    Finding: |generator| json_schema!({
        "type": "object",
        "description": "One statement about one programme.",
        "required": ["code", "severity", "subject", "path", "message"],
        "properties": {
            "code": {
                "type": "string",
                "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$",
                "description": "The stable name of the fault; with a slash in it, that of somebody's own rule.",
            },
            "severity": generator.subschema_for::<Severity>(),
            "subject": generator.subschema_for::<Subject>(),
            "path": generator.subschema_for::<Path>(),
            "message": { "type": "string", "minLength": 1, "description": "What is wrong, in a sentence." },
            "help": { "type": "string", "minLength": 1, "description": "How to mend it, where that can be said." },
            "related": {
                "type": "array",
                "minItems": 1,
                "items": generator.subschema_for::<Related>(),
                "description": "The other places that it speaks of.",
            },
            "origin": generator.subschema_for::<Origin>(),
            "problem": generator.subschema_for::<Problem>(),
        },
        "additionalProperties": false,
    });
    Subject: |_generator| {
        // Whatever a finding is about may have an id that is malformed: that may be the finding.
        let id = || json_schema!({ "type": "string" });
        json_schema!({
            "description": "What a finding is about, by its identity: it stays the same when rows move.",
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
