//! Writes content lines. Texts are escaped, and long lines are folded.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::value::language::LanguageTag;

#[derive(Debug, Default)]
pub(super) struct LineWriter {
    text: String,
    line: String,
}

/// The maximum length of a line in octets, as recommended by RFC 5545.
const WIDTH: usize = 75;

impl LineWriter {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), line: String::with_capacity(256) }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Writes a short line that needs neither escaping nor folding.
    pub(super) fn plain(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push_str("\r\n");
    }

    pub(super) fn begin(&mut self, name: &str) -> &mut Self {
        self.line.clear();
        self.line.push_str(name);
        self
    }

    /// Adds a parameter whose value needs no escaping.
    pub(super) fn with(&mut self, parameter: &str, value: &str) -> &mut Self {
        self.line.push(';');
        self.line.push_str(parameter);
        self.line.push('=');
        self.line.push_str(value);
        self
    }

    /// Adds a parameter with a quoted value, escaped as specified in RFC 6868.
    pub(super) fn quoted(&mut self, parameter: &str, value: &str) -> &mut Self {
        self.with(parameter, "\"");
        for c in value.chars() {
            match c {
                '^' => self.line.push_str("^^"),
                '"' => self.line.push_str("^'"),
                '\n' => self.line.push_str("^n"),
                c if c.is_ascii_control() && c != '\t' => {}
                c => self.line.push(c),
            }
        }
        self.line.push('"');
        self
    }

    /// Adds the parameter `LANGUAGE`, unless the language is undetermined.
    pub(super) fn language(&mut self, language: &LanguageTag) -> &mut Self {
        if matches!(language.as_str(), "" | "und") {
            return self;
        }
        self.with("LANGUAGE", language.as_str())
    }

    /// Ends the line with a value that needs no escaping.
    pub(super) fn value(&mut self, value: &str) {
        self.line.push(':');
        self.line.push_str(value);
        self.end();
    }

    /// Ends the line with an escaped text.
    pub(super) fn text(&mut self, value: &str) {
        self.line.push(':');
        push_text(&mut self.line, value);
        self.end();
    }

    /// Ends the line with a comma-separated list of escaped texts.
    pub(super) fn list<'t>(&mut self, values: impl Iterator<Item = &'t str>) {
        let mut before = ':';
        for value in values {
            self.line.push(before);
            push_text(&mut self.line, value);
            before = ',';
        }
        self.end();
    }

    pub(super) fn date(&mut self, date: NaiveDate) {
        self.line.push(':');
        push_date(&mut self.line, date);
        self.end();
    }

    pub(super) fn time(&mut self, at: NaiveDateTime, utc: bool) {
        self.line.push(':');
        push_time(&mut self.line, at);
        if utc {
            self.line.push('Z');
        }
        self.end();
    }

    /// Writes an entire line whose values are already escaped.
    pub(super) fn raw(&mut self, line: &str) {
        self.begin(line).end();
    }

    /// Ends the line, and folds it if it is too long. A line is never folded within a character.
    fn end(&mut self) {
        let mut rest = self.line.as_str();
        let mut width = WIDTH;
        while rest.len() > width {
            let mut at = width;
            while !rest.is_char_boundary(at) {
                at -= 1;
            }
            let Some((line, more)) = rest.split_at_checked(at) else { break };
            self.text.push_str(line);
            self.text.push_str("\r\n ");
            rest = more;
            width = WIDTH - 1;
        }
        self.text.push_str(rest);
        self.text.push_str("\r\n");
    }
}

/// Appends an escaped text. Control characters are dropped, except for tabs and line feeds.
fn push_text(line: &mut String, value: &str) {
    let special = |byte: &u8| matches!(byte, b'\\' | b';' | b',') || byte.is_ascii_control();
    let mut rest = value;
    while let Some(at) = rest.as_bytes().iter().position(special) {
        let Some((before, more)) = rest.split_at_checked(at) else { break };
        line.push_str(before);
        let mut more = more.chars();
        match more.next() {
            Some(sign @ ('\\' | ';' | ',')) => line.extend(['\\', sign]),
            Some('\n') => line.push_str("\\n"),
            Some('\t') => line.push('\t'),
            _ => {}
        }
        rest = more.as_str();
    }
    line.push_str(rest);
}

/// Returns `true` if a calendar can represent the text. Control characters cannot be represented,
/// except for tabs and line feeds.
pub(super) fn is_representable(value: &str) -> bool {
    !value.bytes().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n'))
}

fn push_digits(line: &mut String, number: u32, digits: u32) {
    for place in (0..digits).rev() {
        line.push(char::from_digit(number / 10_u32.pow(place) % 10, 10).unwrap_or('0'));
    }
}

pub(super) fn push_date(line: &mut String, date: NaiveDate) {
    push_digits(line, date.year().unsigned_abs(), 4);
    push_digits(line, date.month(), 2);
    push_digits(line, date.day(), 2);
}

pub(super) fn push_time(line: &mut String, at: NaiveDateTime) {
    push_date(line, at.date());
    line.push('T');
    push_digits(line, at.hour(), 2);
    push_digits(line, at.minute(), 2);
    push_digits(line, at.second(), 2);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_escaped_and_folded_between_characters() {
        let mut out = LineWriter::default();
        out.begin("SUMMARY").quoted("LABEL", "a \"b\"^\nc").text("a,b;c\\d\ne\r\u{7}\tf");
        let long = "é".repeat(200);
        out.begin("X").text(&long);
        let text = out.finish();
        assert!(text.starts_with("SUMMARY;LABEL=\"a ^'b^'^^^nc\":a\\,b\\;c\\\\d\\ne\tf\r\n"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 75));
        assert!(text.lines().skip(1).take(3).all(|line| line.len() >= 74));
        assert!(text.replace("\r\n ", "").ends_with(&format!("X:{long}\r\n")));
    }
}
