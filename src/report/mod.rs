//! Findings and reports, which are the results of checks and reviews.
//!
//! A [`Report`] is a list of [`Finding`]s. Each finding has a [`Code`], a severity, a message and
//! usually a suggestion for fixing the problem. The [`Subject`] of a finding identifies the
//! affected item, and the [`Path`] locates the problem in the JSON document. Custom rules return
//! a [`Notice`] for each problem that they find.
//!
//! ```
//! use programme::Draft;
//! use programme::draft::Session;
//! use programme::report::Subject;
//!
//! let draft = Draft::new("demo", "Demo").with_session(Session::new("a").with_part_of("b"));
//! for finding in &draft.check() {
//!     println!("{} {}: {}", finding.path(), finding.code(), finding.message());
//! }
//! let report = draft.check();
//! assert!(report.iter().any(|finding| *finding.subject() == Subject::Session("a".into())));
//! ```

pub(crate) mod line_index;
mod locate;
mod notice;
mod print;
mod problem;
#[cfg(feature = "sarif")]
mod sarif;
mod since;
mod source_location;
mod subject;

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde::{Deserialize, Deserializer};

pub use line_index::Position;
pub use locate::Locator;
pub use notice::{Detail, Details, Notice, Reportable};
pub use problem::Problem;
pub use since::ReportChanges;
pub use source_location::SourceLocation;
pub use subject::Subject;

pub use crate::code::{CustomCode, FindingCode, Stage};
pub use crate::value::path::Path;

use crate::code::{Code, Severity};
use crate::list::ToList;
use crate::sorting;

/// A single problem in a programme, with its location and severity.
///
/// The subject of a finding identifies the affected item, and stays the same when the items of the
/// document are reordered. The path locates the problem in the JSON document. A [`Problem`]
/// contains the details. The `Display` implementation formats a finding like a compiler diagnostic.
///
/// A serialised finding has the fields `code`, `severity`, `subject`, `path`, `message` and
/// `problem`. The fields `help`, `related` and `origin` are omitted if they are empty.
///
/// ```
/// use programme::draft::{Participation, Session};
/// use programme::report::Subject;
/// use programme::{Code, Draft};
///
/// let draft = Draft::new("demo", "Demo")
///     .with_language("en".parse::<programme::LanguageTag>()?)
///     .with_session(Session::new("open").with_participation(Participation::person("ada")));
/// let report = draft.check();
/// let finding = report.iter().next().unwrap();
/// assert_eq!(finding.code(), Code::DanglingReference);
/// assert_eq!(finding.subject(), &Subject::Session("open".into()));
/// assert_eq!(finding.path().to_string(), "/sessions/0/participations/0/person");
/// assert_eq!(
///     finding.message(),
///     r#"session "open" refers to the person "ada", which is not in the programme"#,
/// );
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    code: FindingCode,
    severity: Severity,
    subject: Subject,
    path: Path,
    problem: Problem,
    related: Vec<Related>,
    origin: Option<Box<SourceLocation>>,
}

/// Another item that is involved in a finding, such as the second session of a clash.
///
/// ```
/// use programme::draft::Day;
/// use programme::Draft;
///
/// let draft = Draft::new("demo", "Demo")
///     .with_language("en".parse::<programme::LanguageTag>()?)
///     .with_day(Day::new(1))
///     .with_day(Day::new(1));
/// let report = draft.check();
/// assert_eq!(report.iter().next().unwrap().related()[0].path.to_string(), "/days/0/number");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Related {
    /// The type and the id of the related item.
    pub subject: Subject,
    /// The path of the related item in the normal form of the draft, such as `/sessions/2`.
    pub path: Path,
}

impl Finding {
    pub(crate) fn new(subject: Subject, path: Path, problem: Problem) -> Self {
        // Findings of rules are created by `of_rule`, so the problem always has a code here.
        let code = problem.code().unwrap_or(Code::UnknownField);
        Self {
            code: code.into(),
            severity: code.severity(),
            subject,
            path,
            problem,
            related: Vec::new(),
            origin: None,
        }
    }

    #[cfg(any(feature = "import", feature = "review"))]
    pub(crate) fn of_rule(code: FindingCode, severity: Severity, notice: Notice) -> Self {
        let Notice { subject, path, message, help, related, details } = notice;
        Self {
            code,
            severity,
            subject,
            path,
            problem: Problem::Rule { message, help, details },
            related,
            origin: None,
        }
    }

    #[cfg(feature = "review")]
    pub(crate) fn weighing(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    #[cfg(feature = "import")]
    pub(crate) fn with_origin(mut self, origin: SourceLocation) -> Self {
        self.origin = Some(Box::new(origin));
        self
    }

    pub(crate) fn with_related(mut self, subject: Subject, path: Path) -> Self {
        self.related.push(Related { subject, path });
        self
    }

    /// Returns the code of the finding, such as `dangling-reference`. Codes are stable across
    /// versions of the crate.
    pub fn code(&self) -> &FindingCode {
        &self.code
    }

    /// Returns the severity of the finding. If a rule reported the finding, the profile of the
    /// review determines the severity.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns the affected item, such as a session or the entire programme.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Returns the path of the problem in the normal form of the draft, such as `/sessions/0/slot`.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the problem in machine-readable form, including the names and values in the message.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Returns the detail with the given name, such as "minutes", or `None` if there is no such
    /// detail. Only findings of rules have details.
    pub fn detail(&self, name: &str) -> Option<&Detail> {
        match &self.problem {
            Problem::Rule { details, .. } => details.get(name),
            _ => None,
        }
    }

    /// Returns the other items that are involved in the finding, such as the second session of a
    /// clash.
    pub fn related(&self) -> &[Related] {
        &self.related
    }

    /// Returns the location of the problem in the file that the draft was imported from. Returns
    /// `None` if the location is unknown or the draft was not imported.
    pub fn origin(&self) -> Option<&SourceLocation> {
        self.origin.as_deref()
    }

    /// Returns a one-sentence description of the problem, without a final full stop.
    pub fn message(&self) -> String {
        let mut message = String::new();
        // Writing to a string cannot fail.
        let _ = self.problem.write_message(&self.subject, &mut message);
        message
    }

    /// Returns a suggestion for fixing the problem, or `None` if there is no suggestion.
    pub fn help(&self) -> Option<String> {
        self.problem.help()
    }
}

/// Formats a finding like a compiler diagnostic. The path and the help are on separate lines below
/// the message.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: ", self.severity, self.code)?;
        self.problem.write_message(&self.subject, f)?;
        write!(f, "\n  at {}", place(&self.path))?;
        if let Some(origin) = &self.origin {
            write!(f, "\n  from {origin}")?;
        }
        for related in &self.related {
            write!(f, "\n  and {} at {}", related.subject, place(&related.path))?;
        }
        if let Some(help) = self.help() {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// Formats a path for a report. The pointer to the entire document is empty, so it is described in
/// words.
fn place(path: &Path) -> String {
    if *path == Path::root() { "the beginning of the document".to_owned() } else { path.to_string() }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let help = self.help();
        let fields = 6
            + usize::from(help.is_some())
            + usize::from(!self.related.is_empty())
            + usize::from(self.origin.is_some());
        let mut finding = serializer.serialize_struct("Finding", fields)?;
        finding.serialize_field("code", &self.code)?;
        finding.serialize_field("severity", &self.severity)?;
        finding.serialize_field("subject", &self.subject)?;
        finding.serialize_field("path", &self.path)?;
        finding.serialize_field("message", &self.message())?;
        if let Some(help) = &help {
            finding.serialize_field("help", help)?;
        }
        if !self.related.is_empty() {
            finding.serialize_field("related", &self.related)?;
        }
        if let Some(origin) = &self.origin {
            finding.serialize_field("origin", origin)?;
        }
        finding.serialize_field("problem", &self.problem)?;
        finding.end()
    }
}

/// Deserialises a finding. The fields `message` and `help` are ignored because the field `problem`
/// contains the same information.
impl<'de> Deserialize<'de> for Finding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "Finding")]
        struct WireFinding {
            code: FindingCode,
            severity: Severity,
            subject: Subject,
            path: Path,
            problem: Problem,
            #[serde(default)]
            related: Vec<Related>,
            #[serde(default)]
            origin: Option<Box<SourceLocation>>,
        }
        let WireFinding { code, severity, subject, path, problem, related, origin } =
            WireFinding::deserialize(deserializer)?;
        Ok(Self { code, severity, subject, path, problem, related, origin })
    }
}

/// A list of findings, sorted by path.
///
/// Findings with the same path are sorted by code, severity, subject and related items, so the
/// order is always the same.
///
/// ```
/// use programme::draft::{Day, Session};
/// use programme::{Draft, Slot};
///
/// let draft = Draft::new("demo", "Demo")
///     .with_language("en".parse::<programme::LanguageTag>()?)
///     .with_day(Day::new(1))
///     .with_session(Session::new("party").with_slot(Slot::between(1, "22:00", "01:00")?));
/// let report = draft.check();
/// assert_eq!(report.to_string(), r#"error[end-before-start]: a time range ends before it starts
///   session "party": the time in "slot" ends at 01:00, before it starts at 22:00
///     at /sessions/0/slot
///     help: if it ends on the next day, write the end as "25:00"
///
/// 1 error
/// "#);
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, serde::Serialize, Deserialize)]
#[serde(from = "Unsorted")]
pub struct Report {
    findings: Vec<Finding>,
}

/// A deserialised report. Its findings may be in any order and must be sorted.
#[derive(Deserialize)]
#[serde(rename = "Report")]
struct Unsorted {
    findings: Vec<Finding>,
}

impl From<Unsorted> for Report {
    fn from(report: Unsorted) -> Self {
        report.findings.into_iter().collect()
    }
}

impl FromIterator<Finding> for Report {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        let mut findings: Vec<Finding> = findings.into_iter().to_list();
        sorting::sort_by(&mut findings, |a, b| {
            let key = |finding: &Finding| finding.severity;
            a.path
                .cmp(&b.path)
                .then_with(|| a.code.cmp(&b.code))
                .then_with(|| key(a).cmp(&key(b)))
                .then_with(|| a.subject.cmp(&b.subject))
                .then_with(|| a.related.cmp(&b.related))
        });
        Self { findings }
    }
}

impl Report {
    /// Returns an iterator over the findings in the report, sorted by path.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.findings.iter()
    }

    /// Returns the number of findings in the report.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Returns `true` if the report contains no findings.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Returns the number of findings with the given severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Returns the highest severity of all findings, or `None` if the report is empty.
    pub fn worst(&self) -> Option<Severity> {
        self.iter().map(|finding| finding.severity).max()
    }

    /// Returns `true` if the report contains at least one finding with the
    /// severity [`Severity::Error`].
    pub fn has_errors(&self) -> bool {
        self.worst() == Some(Severity::Error)
    }
}

impl<'r> IntoIterator for &'r Report {
    type Item = &'r Finding;
    type IntoIter = std::slice::Iter<'r, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Report {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.findings.into_iter()
    }
}
