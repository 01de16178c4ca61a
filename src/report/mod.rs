//! Findings: what is wrong, doubtful or missing, as data that a person can read.

mod locate;
mod notice;
mod origin;
mod print;
mod problem;
#[cfg(feature = "sarif")]
mod sarif;
mod subject;

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde::{Deserialize, Deserializer};

pub use locate::{Locator, Position};
pub use notice::{Figure, Figures, Item, Notice};
pub use origin::Origin;
pub use problem::Problem;
pub use subject::Subject;

use crate::code::{Code, FindingCode, Severity};
use crate::value::path::Path;

/// One statement about one programme.
///
/// It has a code and a severity; a subject, which identifies and survives moved rows; a path, which locates in the wire
/// form; and the problem itself with its figures. `Display` prints it as a compiler prints a diagnosis.
///
/// On the wire: `code`, `severity`, `subject`, `path`, `message`, and where there are any `help`, `related`, `origin`; `problem` holds the figures.
///
/// ```
/// use programme::draft::{Participation, Session};
/// use programme::{Code, Draft, Subject};
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    code: FindingCode,
    severity: Severity,
    subject: Subject,
    path: Path,
    problem: Problem,
    related: Vec<Related>,
    origin: Option<Box<Origin>>,
}

/// Another place that a finding speaks of.
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Related {
    /// What is found there.
    pub subject: Subject,
    /// Where it is.
    pub path: Path,
}

impl Finding {
    pub(crate) fn new(subject: Subject, path: Path, problem: Problem) -> Self {
        // What a rule says comes by the other way.
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

    /// What a rule says, with the code and severity that it has in the review at hand.
    pub(crate) fn of_rule(code: FindingCode, severity: Severity, notice: Notice) -> Self {
        let Notice { subject, path, message, help, related, figures } = notice;
        Self {
            code,
            severity,
            subject,
            path,
            problem: Problem::Rule { message, help, figures },
            related,
            origin: None,
        }
    }

    pub(crate) fn weighing(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Says where in the source of another format it comes from.
    #[cfg(any(feature = "schedule", feature = "icalendar"))]
    pub(crate) fn with_origin(mut self, origin: Origin) -> Self {
        self.origin = Some(Box::new(origin));
        self
    }

    pub(crate) fn with_related(mut self, subject: Subject, path: Path) -> Self {
        self.related.push(Related { subject, path });
        self
    }

    /// The stable name of the fault.
    pub fn code(&self) -> &FindingCode {
        &self.code
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What it is about.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Where it is, in the normal form of the draft.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is wrong, with its figures.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// A name or a number that it states, by its name.
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        match &self.problem {
            Problem::Rule { figures, .. } => figures.get(name),
            _ => None,
        }
    }

    /// The other places it speaks of.
    pub fn related(&self) -> &[Related] {
        &self.related
    }

    /// Where it comes from in the source, for what a reader of another format says.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_deref()
    }

    /// What is wrong, in a sentence.
    pub fn message(&self) -> String {
        let mut message = String::new();
        // Writing to a string does not fail.
        let _ = self.problem.write_message(&self.subject, &mut message);
        message
    }

    /// How to mend it, where that can be said.
    pub fn help(&self) -> Option<String> {
        self.problem.help()
    }
}

/// The message, the place, and how to mend it, on two lines or more.
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

/// A path as reports print it; the whole document has an empty pointer.
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

/// Of integrity, message and help follow from the problem; what a rule says is read as it stands.
impl<'de> Deserialize<'de> for Finding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "Finding")]
        struct Wire {
            code: FindingCode,
            severity: Severity,
            subject: Subject,
            path: Path,
            problem: Problem,
            #[serde(default)]
            related: Vec<Related>,
            #[serde(default)]
            origin: Option<Box<Origin>>,
        }
        let Wire { code, severity, subject, path, problem, related, origin } =
            Wire::deserialize(deserializer)?;
        Ok(Self { code, severity, subject, path, problem, related, origin })
    }
}

/// Findings, in the order of their places. The same on every run.
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
/// assert_eq!(report.to_string(), r#"error[end-before-start]: something ends before it starts
///   session "party": the slot ends at 01:00, before its start at 22:00
///     at /sessions/0/slot
///     help: if it ends on the next day, the hours go on counting: write "25:00"
///
/// 1 error
/// "#);
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, Deserialize)]
#[serde(from = "Unsorted")]
pub struct Report {
    findings: Vec<Finding>,
}

/// A report as somebody else wrote it.
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
        let mut findings: Vec<Finding> = findings.into_iter().collect();
        findings.sort_by(|a, b| {
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
    /// The findings, in the order of their places.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.findings.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The weight of the gravest, or nothing when there is none.
    pub fn worst(&self) -> Option<Severity> {
        self.iter().map(|finding| finding.severity).max()
    }

    /// Whether any is an error.
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
