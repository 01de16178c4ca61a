//! Splits a calendar file into components and content lines. The calendar library does not report
//! line numbers, so it cannot be used for this.

use std::borrow::Cow;

use crate::interchange::ImportError;
use crate::interchange::Limits;
use crate::report::{Position, SourceLocation};

/// All components of a calendar file, such as calendars and events. Each component comes after the
/// component that contains it.
#[derive(Debug, Default)]
pub(super) struct Components<'s> {
    pub(super) all: Vec<Component<'s>>,
    pub(super) roots: Vec<usize>,
    pub(super) stray: Stray,
}

#[derive(Debug)]
pub(super) struct Component<'s> {
    name: Cow<'s, str>,
    pub(super) lines: Vec<Line<'s>>,
    pub(super) inside: Vec<usize>,
    pub(super) at: usize,
    /// Whether the component has an `END` line. This line is missing if the file is truncated.
    pub(super) closed: bool,
    pub(super) stray: Stray,
}

/// Invalid lines, such as lines without a property name and unmatched `END` lines.
#[derive(Debug, Default)]
pub(super) struct Stray {
    pub(super) count: usize,
    /// The first 80 characters of the first invalid line, with its line number.
    pub(super) first: Option<(String, usize)>,
}

#[derive(Debug)]
pub(super) struct Line<'s> {
    pub(super) text: Cow<'s, str>,
    /// The length of the property name in bytes. The name is at the start of the text.
    name: usize,
    /// The line number at which the content line starts in the file.
    pub(super) at: usize,
}

pub(super) fn origin(line: usize) -> SourceLocation {
    SourceLocation::Position(Position { line, column: 1 })
}

impl Component<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub(super) fn name(&self) -> String {
        self.name.to_ascii_uppercase()
    }
}

impl<'s> Line<'s> {
    /// Parses a content line such as `SUMMARY;LANGUAGE=en:Opening`. The name can contain ASCII
    /// letters, digits, hyphens and underscores. A colon or semicolon must follow. Any other text
    /// is returned as the error.
    fn new(text: Cow<'s, str>, at: usize) -> Result<Self, Cow<'s, str>> {
        let name =
            text.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')));
        match name {
            Some(name) if name > 0 && matches!(text.as_bytes().get(name), Some(b':' | b';')) => {
                Ok(Self { text, name, at })
            }
            _ => Err(text),
        }
    }

    pub(super) fn name(&self) -> &str {
        self.text.get(..self.name).unwrap_or_default()
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    /// Returns the text after the property name, such as `:value` or `;PARAMETER=…:value`.
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.name..).unwrap_or_default()
    }
}

impl Stray {
    fn add(&mut self, text: &str, at: usize) {
        self.count += 1;
        self.first.get_or_insert_with(|| (text.chars().take(80).collect(), at));
    }
}

/// Splits a calendar file into components and content lines. A calendar or event without an `END`
/// line ends where the next one starts, and [`Component::closed`] is `false` for it.
pub(super) fn components<'s>(source: &'s str, limits: &Limits) -> Result<Components<'s>, ImportError> {
    if source.len() > limits.bytes {
        return Err(too_long(source.len(), limits));
    }
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    // Old systems end each line with a single carriage return.
    let end = if source.contains('\n') { '\n' } else { '\r' };
    let mut gathered = ComponentBuilder { found: Components::default(), open: Vec::new(), limits };
    let mut current: Option<(Cow<'s, str>, usize)> = None;
    for (line, at) in source.split(end).zip(1_usize..) {
        let line = line.trim_end_matches('\r');
        let folded = line.strip_prefix([' ', '\t']);
        match (folded, &mut current) {
            (Some(more), Some((text, begun))) => {
                limits_line(text.len() + more.len(), *begun, limits)?;
                text.to_mut().push_str(more);
            }
            _ if line.is_empty() => {}
            _ => {
                limits_line(line.len(), at, limits)?;
                if let Some((text, at)) = current.replace((Cow::Borrowed(line), at)) {
                    gathered.take(text, at)?;
                }
            }
        }
    }
    if let Some((text, at)) = current {
        gathered.take(text, at)?;
    }
    Ok(gathered.found)
}

/// Returns the lines of a component with all components within it.
pub(super) fn written(found: &Components<'_>, component: &Component<'_>) -> String {
    enum Piece<'a, 's> {
        Begin(&'a Component<'s>),
        End(String),
    }
    let mut lines = Vec::new();
    let mut steps = vec![Piece::Begin(component)];
    while let Some(step) = steps.pop() {
        match step {
            Piece::Begin(component) => {
                lines.push(format!("BEGIN:{}", component.name()));
                lines.extend(component.lines.iter().map(|line| line.text.to_string()));
                steps.push(Piece::End(format!("END:{}", component.name())));
                let inside = component.inside.iter().rev().filter_map(|at| found.all.get(*at));
                steps.extend(inside.map(Piece::Begin));
            }
            Piece::End(line) => lines.push(line),
        }
    }
    lines.join("\n")
}

pub(super) fn too_long(bytes: usize, limits: &Limits) -> ImportError {
    let message = format!("the source has {bytes} bytes, which exceeds the limit of {}", limits.bytes);
    ImportError::limit(message, None)
}

fn limits_line(length: usize, at: usize, limits: &Limits) -> Result<(), ImportError> {
    if length <= limits.line {
        return Ok(());
    }
    let message = format!("a line is longer than the limit of {} bytes", limits.line);
    Err(ImportError::limit(message, Some(origin(at))))
}

struct ComponentBuilder<'s, 'l> {
    found: Components<'s>,
    /// The indices of the components that are still open, with the innermost component last.
    open: Vec<usize>,
    limits: &'l Limits,
}

impl<'s> ComponentBuilder<'s, '_> {
    fn take(&mut self, text: Cow<'s, str>, at: usize) -> Result<(), ImportError> {
        match Line::new(text, at) {
            Ok(line) if line.is("BEGIN") => self.begin(&line)?,
            Ok(line) if line.is("END") => self.end(&line),
            Ok(line) => match self.innermost() {
                Some(component) => component.lines.push(line),
                None => self.found.stray.add(&line.text, at),
            },
            Err(text) => self.stray().add(&text, at),
        }
        Ok(())
    }

    fn innermost(&mut self) -> Option<&mut Component<'s>> {
        self.found.all.get_mut(*self.open.last()?)
    }

    fn stray(&mut self) -> &mut Stray {
        match self.open.last().and_then(|at| self.found.all.get_mut(*at)) {
            Some(component) => &mut component.stray,
            None => &mut self.found.stray,
        }
    }

    fn depth_of(&self, name: &str) -> Option<usize> {
        self.open.iter().rposition(|at| self.found.all.get(*at).is_some_and(|component| component.is(name)))
    }

    fn begin(&mut self, line: &Line<'s>) -> Result<(), ImportError> {
        let name = line.rest().trim_start_matches([':', ';']).trim().to_owned();
        for unnested in ["VCALENDAR", "VEVENT"] {
            if let Some(depth) = self.depth_of(unnested).filter(|_| name.eq_ignore_ascii_case(unnested)) {
                self.open.truncate(depth);
            }
        }
        if self.open.len() >= self.limits.depth {
            let message =
                format!("components are nested more deeply than the limit of {}", self.limits.depth);
            return Err(ImportError::limit(message, Some(origin(line.at))));
        }
        let new = self.found.all.len();
        match self.innermost() {
            Some(above) => above.inside.push(new),
            None => self.found.roots.push(new),
        }
        self.found.all.push(Component {
            name: Cow::Owned(name),
            lines: Vec::new(),
            inside: Vec::new(),
            at: line.at,
            closed: false,
            stray: Stray::default(),
        });
        self.open.push(new);
        Ok(())
    }

    fn end(&mut self, line: &Line<'s>) {
        let name = line.rest().trim_start_matches([':', ';']).trim();
        let Some(depth) = self.depth_of(name) else { return self.stray().add(&line.text, line.at) };
        if let Some(ended) = self.open.get(depth).and_then(|at| self.found.all.get_mut(*at)) {
            ended.closed = true;
        }
        self.open.truncate(depth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Components<'_> {
        components(source, &Limits::default()).unwrap()
    }

    #[test]
    fn lines_are_unfolded_and_know_where_they_began() {
        for end in ["\r\n", "\n", "\r", "\r\r\n"] {
            let source =
                ["\u{feff}BEGIN:VCALENDAR", "NAME:a", " b", "\tc", "", "X;Y=\"1:2\":d", "END:VCALENDAR"];
            let source = source.join(end);
            let found = read(&source).all;
            let lines: Vec<_> =
                found[0].lines.iter().map(|line| (&*line.text, line.name(), line.at)).collect();
            assert_eq!(lines, [("NAME:abc", "NAME", 2), ("X;Y=\"1:2\":d", "X", 6)]);
            assert!(found[0].closed);
        }
    }

    #[test]
    fn components_that_are_not_ended_end_where_they_must() {
        let found = read(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\nBEGIN:VEVENT\nnothing here\nEND:X\nEND:VCALENDAR\nz:1",
        );
        let closed: Vec<_> = found.all.iter().map(|one| (one.name(), one.closed)).collect();
        let name = str::to_owned;
        assert_eq!(
            closed,
            [
                (name("VCALENDAR"), true),
                (name("VEVENT"), false),
                (name("VALARM"), false),
                (name("VEVENT"), false)
            ]
        );
        assert_eq!(found.all[0].inside, [1, 3]);
        assert_eq!((found.all[3].stray.count, found.stray.count), (2, 1));
        assert_eq!(found.all[3].stray.first, Some((name("nothing here"), 5)));
    }

    #[test]
    fn limits_are_kept() {
        let limits = Limits::default().with_line(100).with_depth(3).with_bytes(1000);
        let refused = |source: &str| components(source, &limits).unwrap_err();
        assert!(refused(&"x".repeat(1001)).origin().is_none());
        assert_eq!(refused(&format!("A:{}", "x".repeat(100))).origin(), Some(&origin(1)));
        assert_eq!(refused(&format!("A:\nB:1\n{}", " xxxx\n".repeat(40))).origin(), Some(&origin(2)));
        assert_eq!(refused(&"BEGIN:A\n".repeat(9)).origin(), Some(&origin(4)));
    }
}
