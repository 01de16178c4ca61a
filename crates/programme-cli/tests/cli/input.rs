//! Tests for reading files in different character encodings.

use crate::{Folder, out, run, run_with_input};

const XML: &str = r#"<?xml version="1.0" encoding="ENCODING"?>
<schedule><conference><acronym>x</acronym><title>Café</title></conference>
<day index="1" date="2026-03-02"><room name="Salle é"><event id="1">
<date>2026-03-02T09:00:00+01:00</date><start>09:00</start><duration>00:30</duration><title>Thé</title>
</event></room></day></schedule>"#;

/// Encodes a text as UTF-16 with a byte order mark.
fn utf_16(text: &str, encode: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(encode).collect()
}

fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn xml_is_read_in_the_declared_encoding() {
    let folder = Folder::new("encodings");
    for (name, bytes) in [
        ("utf-8.xml", XML.replace("ENCODING", "UTF-8").into_bytes()),
        ("latin-1.xml", latin_1(&XML.replace("ENCODING", "ISO-8859-1"))),
        ("utf-16-le.xml", utf_16(&XML.replace("ENCODING", "UTF-16"), u16::to_le_bytes)),
        ("utf-16-be.xml", utf_16(&XML.replace("ENCODING", "UTF-16"), u16::to_be_bytes)),
    ] {
        let agenda = out(&run(&["agenda", &folder.write(name, bytes)]));
        assert!(agenda.contains("Café") && agenda.contains("Thé"), "{name}: {agenda}");
    }
    let unknown = folder.write("unknown.xml", XML.replace("ENCODING", "klingon"));
    assert_eq!(run(&["show", &unknown]).status.code(), Some(2));
}

#[test]
fn json_is_read_with_a_byte_order_mark() {
    let json = r#"{ "format": "programme/1", "id": "x", "title": "Été", "languages": ["fr"] }"#;
    for bytes in [format!("\u{feff}{json}").into_bytes(), utf_16(json, u16::to_le_bytes)] {
        let agenda = run_with_input(&["agenda", "-"], &bytes);
        assert!(out(&agenda).contains("Été"), "{agenda:?}");
    }
}

#[test]
fn a_calendar_may_be_folded_within_a_character() {
    let calendar = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:\xC3\r\n \xA9nde\r\n\
        DTSTART:20260302T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let agenda = run_with_input(&["agenda", "-"], calendar);
    assert!(out(&agenda).contains("énde"), "{agenda:?}");
}

#[test]
fn malformed_input_is_reported_with_a_position() {
    for bytes in
        [&b"{ \"format\": \"programme/1\",\n \"id\": 7 }"[..], b"{\n \"id\": \"\xff\" }", b"", b"\x00\x01"]
    {
        let output = run_with_input(&["check", "-"], bytes);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(" line ") && message.contains(" column "), "{message}");
    }
}
