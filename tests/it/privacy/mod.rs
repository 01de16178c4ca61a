//! Tests that public versions and redacted programmes contain no private data.

mod redacted;
mod sources;
mod taint;
mod targets;
