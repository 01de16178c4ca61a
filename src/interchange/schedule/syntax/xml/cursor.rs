//! A pull parser for XML that tracks locations, enforces limits and never expands custom entities.

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesStart, Event as Piece};
use quick_xml::{Reader, escape};

use crate::code::Code;
use crate::error::quote;
use crate::interchange::common::json::value::{DEEPEST, ExtraValue};
use crate::interchange::schedule::syntax::document::Remark;
use crate::interchange::schedule::syntax::document::{Locus, Origins};
use crate::interchange::{ImportError, Limits};

#[derive(Debug)]
pub(super) struct OpenElement<'a> {
    /// The byte offset of the start tag.
    pub(super) at: usize,
    start: BytesStart<'a>,
}

impl OpenElement<'_> {
    pub(super) fn name(&self) -> &str {
        std::str::from_utf8(self.start.local_name().into_inner()).unwrap_or_default()
    }

    pub(super) fn at(&self) -> Locus {
        Locus::Byte(self.at)
    }
}

#[derive(Debug)]
pub(super) struct Cursor<'a> {
    reader: Reader<&'a [u8]>,
    source: &'a str,
    origins: Origins<'a>,
    limits: Limits,
    depth: usize,
    /// The name and byte offset of the first reference to an unknown entity. Such references are
    /// kept as written.
    entity: Option<(String, usize)>,
    /// The byte offset of the first text where only elements are allowed.
    stray: Option<usize>,
    /// The byte offset of the first element within a text. Such elements become part of the text.
    markup: Option<usize>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a str, limits: Limits) -> Result<Self, ImportError> {
        if source.len() > limits.bytes {
            let message =
                format!("the source has {} bytes, more than the limit of {}", source.len(), limits.bytes);
            return Err(ImportError::limit(message, None));
        }
        let document = source.strip_prefix('\u{feff}').unwrap_or(source);
        let mut reader = Reader::from_str(document);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Ok(Self {
            reader,
            source: document,
            origins: Origins::new(source, source.len() - document.len()),
            limits,
            depth: 0,
            entity: None,
            stray: None,
            markup: None,
        })
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    pub(super) fn malformed(&self, message: impl Into<String>, at: usize) -> ImportError {
        ImportError::malformed(message, Some(self.origins.of(&Locus::Byte(at))))
    }

    fn too_long(&self, at: usize) -> ImportError {
        let message = format!("a text is longer than the limit of {} bytes", self.limits.line);
        ImportError::limit(message, Some(self.origins.of(&Locus::Byte(at))))
    }

    /// Reads the next token, such as a start tag, and returns it with its byte offset.
    fn piece(&mut self) -> Result<(usize, Piece<'a>), ImportError> {
        let at = self.position();
        let piece = self.reader.read_event();
        let piece = piece.map_err(|error| {
            let at = usize::try_from(self.reader.error_position()).unwrap_or(at);
            self.malformed(format!("the document is not well-formed XML: {error}"), at)
        })?;
        match &piece {
            Piece::Start(start) => {
                self.depth += 1;
                if self.depth > self.limits.depth.min(DEEPEST) {
                    let message = format!(
                        "elements are nested more than {} levels deep",
                        self.limits.depth.min(DEEPEST)
                    );
                    return Err(ImportError::limit(message, Some(self.origins.of(&Locus::Byte(at)))));
                }
                if start.len() > self.limits.line {
                    return Err(self.too_long(at));
                }
            }
            Piece::End(_) => self.depth = self.depth.saturating_sub(1),
            Piece::DocType(declaration) if declaration.contains(&b'[') => {
                let message = "the DOCTYPE contains declarations, which are not supported: remove them";
                return Err(self.malformed(message, at));
            }
            Piece::Eof if self.depth > 0 => {
                return Err(self.malformed("the document ends before all its elements are closed", at));
            }
            _ => {}
        }
        Ok((at, piece))
    }

    pub(super) fn root(&mut self) -> Result<OpenElement<'a>, ImportError> {
        match self.child()? {
            Some(open) => Ok(open),
            None => Err(self.malformed("the document is empty", 0)),
        }
    }

    /// Reads the start tag of the next child, or returns `None` at the end of the current element.
    pub(super) fn child(&mut self) -> Result<Option<OpenElement<'a>>, ImportError> {
        loop {
            let (at, piece) = self.piece()?;
            match piece {
                Piece::Start(start) => return Ok(Some(OpenElement { at, start })),
                Piece::End(_) | Piece::Eof => return Ok(None),
                Piece::Text(text) => self.strayed(&text, at),
                Piece::CData(text) => self.strayed(&text, at),
                Piece::GeneralRef(_) => self.stray = self.stray.or(Some(at)),
                _ => {}
            }
        }
    }

    fn strayed(&mut self, words: &[u8], at: usize) {
        if !words.iter().all(u8::is_ascii_whitespace) {
            self.stray = self.stray.or(Some(at));
        }
    }

    /// Returns `true` if the current element starts with one of the named elements.
    pub(super) fn starts_with(&mut self, names: &[&str]) -> Result<bool, ImportError> {
        let (reader, depth) = (self.reader.clone(), self.depth);
        let is_known = loop {
            match self.piece()?.1 {
                Piece::Text(text) if text.iter().all(u8::is_ascii_whitespace) => {}
                Piece::Comment(_) => {}
                Piece::Start(start) => {
                    break names.iter().any(|name| name.as_bytes() == start.local_name().into_inner());
                }
                _ => break false,
            }
        };
        (self.reader, self.depth) = (reader, depth);
        Ok(is_known)
    }

    /// Reads the text of the current element. Elements within the text become part of it.
    pub(super) fn text(&mut self) -> Result<String, ImportError> {
        let mut words = String::new();
        loop {
            let (at, piece) = self.piece()?;
            match piece {
                Piece::End(_) | Piece::Eof => return Ok(words),
                Piece::Text(text) => {
                    let text = text.xml10_content().map_err(|error| self.malformed(error.to_string(), at))?;
                    words.push_str(&text);
                }
                Piece::CData(text) => {
                    let text = text.xml10_content().map_err(|error| self.malformed(error.to_string(), at))?;
                    words.push_str(&text);
                }
                Piece::GeneralRef(reference) => self.resolve(&reference, at, &mut words)?,
                Piece::Start(_) => {
                    self.markup = self.markup.or(Some(at));
                    let outside = self.depth - 1;
                    while self.depth > outside {
                        let (within, _) = self.piece()?;
                        if within - at > self.limits.line {
                            return Err(self.too_long(at));
                        }
                    }
                    words.push_str(self.source.get(at..self.position()).unwrap_or_default());
                }
                _ => {}
            }
            if words.len() > self.limits.line {
                return Err(self.too_long(at));
            }
        }
    }

    /// Appends the character for a character reference or a predefined entity. A reference to any
    /// other entity is appended as written.
    fn resolve(&mut self, reference: &BytesRef, at: usize, words: &mut String) -> Result<(), ImportError> {
        match reference.resolve_char_ref() {
            Ok(Some(character)) => words.push(character),
            Ok(None) => {
                let name = reference.decode().map_err(|error| self.malformed(error.to_string(), at))?;
                if let Some(plain) = escape::resolve_xml_entity(&name) {
                    words.push_str(plain);
                } else {
                    words.push('&');
                    words.push_str(&name);
                    words.push(';');
                    self.entity.get_or_insert((name.into_owned(), at));
                }
            }
            Err(error) => return Err(self.malformed(format!("invalid character reference: {error}"), at)),
        }
        Ok(())
    }

    /// Returns the attributes of an element. Attributes that describe only the document (`xmlns`,
    /// `xmlns:…`, `xml:…` and `xsi:…`) are skipped.
    pub(super) fn attributes<'o>(
        &mut self,
        open: &'o OpenElement<'_>,
    ) -> Result<Vec<(&'o str, String)>, ImportError> {
        let mut found = Vec::new();
        if open.start.attributes_raw().is_empty() {
            return Ok(found);
        }
        for attribute in open.start.attributes() {
            let attribute = attribute.map_err(|error| {
                self.malformed(format!("the document is not well-formed XML: {error}"), open.at)
            })?;
            let name = std::str::from_utf8(attribute.key.into_inner()).unwrap_or_default();
            if name == "xmlns" || ["xmlns:", "xml:", "xsi:"].iter().any(|prefix| name.starts_with(prefix)) {
                continue;
            }
            let raw = std::str::from_utf8(&attribute.value).unwrap_or_default();
            found.push((name, self.unescape(raw, open.at).into_owned()));
        }
        Ok(found)
    }

    /// Resolves the references in an attribute value, and replaces white space with spaces. If one
    /// of the references is unknown, all of them remain unchanged.
    fn unescape<'r>(&mut self, raw: &'r str, at: usize) -> Cow<'r, str> {
        if !raw.contains(['&', '\n', '\t', '\r']) {
            return Cow::Borrowed(raw);
        }
        let blank = raw.replace("\r\n", " ").replace(['\n', '\t', '\r'], " ");
        if let Ok(value) = escape::unescape(&blank) {
            return Cow::Owned(value.into_owned());
        }
        self.entity.get_or_insert((raw.to_owned(), at));
        Cow::Owned(blank)
    }

    /// Reads an entire element as a value. An element with attributes or child elements becomes a
    /// map of attributes (`@name`), text (`#text`) and elements. Any other element becomes a text.
    pub(super) fn node(&mut self, open: &OpenElement<'a>) -> Result<ExtraValue, ImportError> {
        let part = self.part(open)?;
        self.rest(part)
    }

    /// Reads the content of an element without its attributes as a value.
    pub(super) fn content(&mut self) -> Result<ExtraValue, ImportError> {
        self.rest(Part::default())
    }

    fn part(&mut self, open: &OpenElement<'_>) -> Result<Part, ImportError> {
        let attributes = self.attributes(open)?.into_iter();
        let fields = attributes.map(|(name, value)| (format!("@{name}"), ExtraValue::plain(value))).collect();
        Ok(Part { name: open.name().to_owned(), fields, words: String::new() })
    }

    fn rest(&mut self, mut current: Part) -> Result<ExtraValue, ImportError> {
        let mut outer: Vec<Part> = Vec::new();
        loop {
            let (at, piece) = self.piece()?;
            match piece {
                Piece::Start(start) => {
                    let inner = self.part(&OpenElement { at, start })?;
                    outer.push(std::mem::replace(&mut current, inner));
                }
                Piece::End(_) | Piece::Eof => {
                    let Part { name, mut fields, words } = current;
                    let value = if fields.is_empty() {
                        ExtraValue::plain(words)
                    } else {
                        if !words.trim().is_empty() {
                            fields.push(("#text".to_owned(), ExtraValue::plain(words)));
                        }
                        ExtraValue::Map(fields)
                    };
                    let Some(mut around) = outer.pop() else { return Ok(value) };
                    around.fields.push((name, value));
                    current = around;
                }
                Piece::Text(text) => {
                    let text = text.xml10_content().map_err(|error| self.malformed(error.to_string(), at))?;
                    current.words.push_str(&text);
                }
                Piece::CData(text) => {
                    let text = text.xml10_content().map_err(|error| self.malformed(error.to_string(), at))?;
                    current.words.push_str(&text);
                }
                Piece::GeneralRef(reference) => self.resolve(&reference, at, &mut current.words)?,
                _ => {}
            }
            if current.words.len() > self.limits.line {
                return Err(self.too_long(at));
            }
        }
    }

    pub(super) fn finish(self) -> (Origins<'a>, Vec<Remark>) {
        let mut remarks = Vec::new();
        if let Some((name, at)) = &self.entity {
            let message = format!("unknown entity reference {}: it is kept as written", quote(name));
            remarks.push((Code::NotImported, message, Locus::Byte(*at)));
        }
        if let Some(at) = self.stray {
            let message = "text between elements has no meaning in the format: it was ignored".to_owned();
            remarks.push((Code::NotImported, message, Locus::Byte(at)));
        }
        if let Some(at) = self.markup {
            let message =
                "a text contains XML elements: they are kept as text, exactly as written".to_owned();
            remarks.push((Code::SetAside, message, Locus::Byte(at)));
        }
        (self.origins, remarks)
    }

    /// Returns an error if another element follows the root element.
    pub(super) fn end(&mut self) -> Result<(), ImportError> {
        match self.child()? {
            None => Ok(()),
            Some(open) => Err(self.malformed(
                format!("the document has a second root element, {}", quote(open.name())),
                open.at,
            )),
        }
    }
}

#[derive(Default)]
struct Part {
    name: String,
    fields: Vec<(String, ExtraValue)>,
    words: String,
}
