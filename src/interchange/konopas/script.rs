//! Parses the literals of a JavaScript file, such as `var program = [ … ];`.
//!
//! The files are often written by hand or by simple scripts. The parser therefore also accepts what
//! JavaScript accepts and JSON does not: comments, commas at the end of a list, keys without
//! quotation marks, texts in single quotation marks, and numbers with leading zeros.

use serde_json::Number;

use crate::interchange::common::json::value::{DEEPEST, ExtraValue};
use crate::interchange::{ImportError, Limits};
use crate::report::SourceLocation;
use crate::report::line_index::LineIndex;

/// A literal with the name of the variable or function before it.
pub(super) type Named = (Option<String>, ExtraValue);

/// Parses all literals of a file.
pub(super) fn literals(source: &str, limits: Limits) -> Result<Vec<Named>, ImportError> {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut script =
        Script { text, at: 0, depth: 0, deepest: limits.depth.min(DEEPEST), longest: limits.line };
    let mut found = Vec::new();
    loop {
        script.skip_blank();
        while script.eat(';') || script.eat(')') || script.eat(',') {
            script.skip_blank();
        }
        if script.rest().is_empty() {
            return Ok(found);
        }
        let name = script.name()?;
        found.push((name, script.value()?));
    }
}

struct Script<'s> {
    text: &'s str,
    at: usize,
    depth: usize,
    deepest: usize,
    longest: usize,
}

impl<'s> Script<'s> {
    fn rest(&self) -> &'s str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn location(&self) -> SourceLocation {
        SourceLocation::Position(LineIndex::new(self.text).position(self.at))
    }

    fn expected(&self, what: &str) -> ImportError {
        ImportError::malformed(format!("the file is not valid: expected {what}"), Some(self.location()))
    }

    fn eat(&mut self, c: char) -> bool {
        let is_next = self.rest().starts_with(c);
        if is_next {
            self.at += c.len_utf8();
        }
        is_next
    }

    fn skip_blank(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            let rest = self.rest();
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += length;
        }
    }

    fn word(&mut self) -> &'s str {
        let rest = self.rest();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '-' | '+');
        let word = rest.get(..rest.find(|c| !is_part(c)).unwrap_or(rest.len())).unwrap_or_default();
        self.at += word.len();
        word
    }

    /// Reads the name before a literal, as in `var program =` or `callback(`.
    fn name(&mut self) -> Result<Option<String>, ImportError> {
        let mut name = None;
        loop {
            self.skip_blank();
            if self.rest().starts_with(['[', '{', '"', '\'']) {
                return Ok(name);
            }
            if self.eat('=') || self.eat('(') {
                continue;
            }
            match self.word() {
                "" => return Err(self.expected("a list or an object")),
                "var" | "let" | "const" | "export" | "default" | "module.exports" => {}
                word => name = Some(word.rsplit('.').next().unwrap_or(word).to_owned()),
            }
        }
    }

    fn value(&mut self) -> Result<ExtraValue, ImportError> {
        self.skip_blank();
        match self.rest().chars().next() {
            Some('[') => self.nested(Self::list),
            Some('{') => self.nested(Self::map),
            Some('"' | '\'' | '`') => self.string().map(ExtraValue::Text),
            _ => match self.word() {
                "" => Err(self.expected("a value")),
                "null" | "undefined" => Ok(ExtraValue::Null),
                "true" => Ok(ExtraValue::Bool(true)),
                "false" => Ok(ExtraValue::Bool(false)),
                word => {
                    let number: Option<Number> = serde_json::from_str(word).ok();
                    Ok(number.map_or_else(|| ExtraValue::text(word), ExtraValue::Number))
                }
            },
        }
    }

    fn nested(
        &mut self,
        read: fn(&mut Self) -> Result<ExtraValue, ImportError>,
    ) -> Result<ExtraValue, ImportError> {
        if self.depth >= self.deepest {
            let message = format!("values are nested more than {} levels deep", self.deepest);
            return Err(ImportError::limit(message, Some(self.location())));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<ExtraValue, ImportError> {
        let mut items = Vec::new();
        loop {
            self.skip_blank();
            if self.eat(']') {
                return Ok(ExtraValue::List(items));
            }
            items.push(self.value()?);
            self.skip_blank();
            if !self.eat(',') && !self.rest().starts_with(']') {
                return Err(self.expected("\",\" or \"]\""));
            }
        }
    }

    fn map(&mut self) -> Result<ExtraValue, ImportError> {
        let mut fields = Vec::new();
        loop {
            self.skip_blank();
            if self.eat('}') {
                return Ok(ExtraValue::Map(fields));
            }
            let is_quoted = self.rest().starts_with(['"', '\'']);
            let key = if is_quoted { self.string()? } else { self.word().to_owned() };
            self.skip_blank();
            if key.is_empty() || !self.eat(':') {
                return Err(self.expected("a key and \":\""));
            }
            fields.push((key, self.value()?));
            self.skip_blank();
            if !self.eat(',') && !self.rest().starts_with('}') {
                return Err(self.expected("\",\" or \"}\""));
            }
        }
    }

    fn string(&mut self) -> Result<String, ImportError> {
        let start = self.at;
        let Some(quote) = self.rest().chars().next() else { return Err(self.expected("a text")) };
        self.at += quote.len_utf8();
        let mut text = String::new();
        while let Some(c) = self.rest().chars().next() {
            self.at += c.len_utf8();
            if text.len() > self.longest {
                self.at = start;
                let message = format!("a text is longer than the limit of {} bytes", self.longest);
                return Err(ImportError::limit(message, Some(self.location())));
            }
            match c {
                c if c == quote => return Ok(text),
                '\\' => self.escape(&mut text)?,
                c => text.push(c),
            }
        }
        self.at = start;
        Err(self.expected("the end of this text"))
    }

    fn escape(&mut self, text: &mut String) -> Result<(), ImportError> {
        let Some(c) = self.rest().chars().next() else { return Err(self.expected("a character")) };
        self.at += c.len_utf8();
        match c {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            // A line break after a backslash continues the text.
            '\n' | '\u{2028}' | '\u{2029}' => {}
            '\r' => {
                self.eat('\n');
            }
            'u' => {
                let unit = self.unit()?;
                let second = if (0xd800..0xdc00).contains(&unit) && self.rest().starts_with("\\u") {
                    self.at += 2;
                    Some(self.unit()?)
                } else {
                    None
                };
                let units = [Some(unit), second];
                text.extend(char::decode_utf16(units.into_iter().flatten()).map(|c| c.unwrap_or('\u{fffd}')));
            }
            c => text.push(c),
        }
        Ok(())
    }

    fn unit(&mut self) -> Result<u16, ImportError> {
        let digits = self.rest().get(..4).unwrap_or_default();
        let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let unit = u16::from_str_radix(digits, 16).ok().filter(|_| is_number);
        let unit = unit.ok_or_else(|| self.expected("four hexadecimal digits"))?;
        self.at += 4;
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> String {
        match literals(source, Limits::default()) {
            Ok(found) => {
                let one = |(name, value): Named| {
                    format!("{}={}", name.unwrap_or_default(), serde_json::to_string(&value).unwrap())
                };
                found.into_iter().map(one).collect::<Vec<_>>().join(" ")
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn literals_are_read_as_in_javascript() {
        for (source, expected) in [
            ("var program = [1,2,];\nvar people=[]", "program=[1,2] people=[]"),
            (
                "/* a */ prog = [{id:000002,'a':'it\\'s', // b\n}] ;",
                "prog=[{\"id\":\"000002\",\"a\":\"it's\"}]",
            ),
            ("callback({\"a\":\"\\u00e9\\ud83d\\ude00\"});", "callback={\"a\":\"é😀\"}"),
            ("window.people = [null, true, -1.5]", "people=[null,true,-1.5]"),
            ("[\"a\\\nb\"]", "=[\"ab\"]"),
            ("[\"a\\\r\nb\\\rc\\\u{2028}d\"]", "=[\"abcd\"]"),
            ("export default {}", "={}"),
            ("", ""),
        ] {
            assert_eq!(read(source), expected, "{source}");
        }
    }

    #[test]
    fn faults_are_located() {
        for (source, place) in [
            ("var a = [1 2]", "line 1, column 12"),
            ("var a = ", "line 1, column 9"),
            ("[\n\"a", "line 2, column 1"),
            ("{a}", "line 1, column 3"),
            ("[\"\\u00zz\"]", "line 1, column 5"),
            ("<html>", "line 1, column 1"),
        ] {
            assert!(read(source).contains(place), "{source}: {}", read(source));
        }
        let deep = "[".repeat(200_000);
        let error = literals(&deep, Limits::default()).unwrap_err();
        assert_eq!(error.code(), crate::code::Code::LimitExceeded);
    }
}
