//! Reviews: the rules for a good programme, and the profiles that configure them.
//!
//! A [`Profile`] selects which rules run, with which severities and with which [`Thresholds`]. A
//! profile starts from a [`Preset`] and may contain [`Waiver`]s for findings that are accepted.
//! A [`Review`] combines a profile with custom [`Rule`]s. The method [`Programme::review`] runs a
//! review without custom rules.
//!
//! ```
//! # let json = include_str!(concat!(
//! #     env!("CARGO_MANIFEST_DIR"),
//! #     "/examples/data/rivers-2026.json",
//! # ));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::report::Subject;
//! use programme::review::{Level, Waiver};
//! use programme::{Code, Profile};
//!
//! let studio = Subject::Room("studio".into());
//! let divided = Waiver::new(Code::RoomDoubleBooked, studio, "a curtain divides the room");
//! let profile = Profile::default()
//!     .with_level(Code::PersonUnavailable, Level::Off)?
//!     .with_waiver(divided);
//! assert!(programme.review(&profile).len() < programme.review(&Profile::default()).len());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The method [`Code::explanation`] returns the manual page of a rule. Rules depend on the
//! properties of roles and kinds of session, and never on their names. The built-in rules read the
//! same views and queries as custom rules do. They also use a few private helpers of the crate,
//! such as the indices of overlaps and the text comparison.

mod availability;
mod clash;
mod collector;
mod custom;
mod damage_phrase;
mod describe;
mod identity;
mod people;
mod place;
mod profile;
mod status;
mod structure;
mod text;
mod text_damage;
mod text_field;
mod time;
mod uncertainty;
mod waiver;
#[cfg(feature = "tz")]
mod zone;

pub use custom::Rule;
pub use profile::{Level, Preset, Profile, Thresholds};
pub use waiver::Waiver;

use crate::code::Code;
use crate::programme::Programme;
use crate::report::{Finding, Problem, Report, Subject};
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::value::text_damage::Bytes;
use crate::view::{Participation, Person, Room, Session};
use collector::FindingCollector;

/// A check of a review, with the codes of the findings that it can report.
struct Check {
    codes: &'static [Code],
    run: CheckScope,
}

/// The function of a check. It runs once for the programme, or once for each item of a type. Items
/// are visited in the order of the draft.
enum CheckScope {
    Once(fn(&ReviewContext<'_>, &mut FindingCollector<'_>)),
    Session(fn(&ReviewContext<'_>, Session<'_>, &mut FindingCollector<'_>)),
    Participation(fn(&ReviewContext<'_>, Participation<'_>, &mut FindingCollector<'_>)),
    Person(fn(&ReviewContext<'_>, Person<'_>, &mut FindingCollector<'_>)),
    Room(fn(&ReviewContext<'_>, Room<'_>, &mut FindingCollector<'_>)),
    Text(fn(&ReviewContext<'_>, &TextAt<'_>, &mut FindingCollector<'_>)),
    /// The constructor of a check that visits all texts and reports its findings at the end.
    Texts(fn() -> Box<dyn TextCheck>),
}

/// A text of the programme with its path. The field `bytes` classifies the bytes of each wording of
/// the text, in the same order as the wordings.
#[derive(Clone, Copy)]
struct TextAt<'t> {
    at: &'t Path,
    text: &'t Text,
    bytes: &'t [Bytes],
}

impl<'t> TextAt<'t> {
    fn wordings(&self) -> impl Iterator<Item = (&'t LanguageTag, &'t str, Bytes)> + use<'t> {
        self.text.entries().zip(self.bytes).map(|((tag, wording), bytes)| (tag, wording, *bytes))
    }
}

/// A check that reports its findings after it has visited every text of the programme.
trait TextCheck {
    fn visit(&mut self, context: &ReviewContext<'_>, passage: &TextAt<'_>);
    fn finish(self: Box<Self>, context: &ReviewContext<'_>, found: &mut FindingCollector<'_>);
}

/// The programme and the settings that all checks of a review share.
struct ReviewContext<'p> {
    programme: &'p Programme,
    thresholds: Thresholds,
    /// `true` if at least one participation is limited to a part of its session.
    any_part: bool,
}

const FAMILIES: &[&[Check]] = &[
    identity::CHECKS,
    time::CHECKS,
    place::CHECKS,
    people::CHECKS,
    clash::CHECKS,
    structure::CHECKS,
    text::CHECKS,
    text_damage::CHECKS,
    status::CHECKS,
];

/// A review, which checks a programme with the built-in rules of a profile and with custom rules.
///
/// If there are no custom rules, [`Programme::review`] is a shorter way to run a review.
///
/// ```
/// use programme::{Notice, Profile, Review, Rule, Severity};
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/idm-2018-second-session.json",
/// # ));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// let eighteen = "18:00".parse()?;
/// let late = Rule::new("my-house/nothing-after-18h", Severity::Warning, move |programme| {
///     let late = programme
///         .sessions()
///         .filter(|session| session.slot().is_some_and(|slot| slot.end() > Some(eighteen)));
///     late.iter().map(|session| Notice::new(&session, "it ends after 18:00").at("slot")).collect()
/// })?;
/// let report = Review::new(&Profile::default()).with_rule(&late).run(&programme);
/// assert!(!report.has_errors());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Review<'r> {
    profile: &'r Profile,
    own: Vec<&'r Rule>,
}

impl<'r> Review<'r> {
    /// Creates a review with the given profile and without custom rules.
    pub fn new(profile: &'r Profile) -> Self {
        Self { profile, own: Vec::new() }
    }

    /// Adds a custom rule to the review. Custom rules run after the built-in rules, in the order in
    /// which they were added.
    #[must_use]
    pub fn with_rule(mut self, rule: &'r Rule) -> Self {
        self.own.push(rule);
        self
    }

    /// Runs the review on a programme and returns the findings. Findings that a waiver in the
    /// profile accepts are not returned.
    ///
    /// The report is deterministic. The order of the sessions, people and other items in the draft
    /// affects only the paths of the findings.
    pub fn run(&self, programme: &Programme) -> Report {
        let any_part = programme.participations().any(|one| one.data().part.is_some());
        let context = ReviewContext { programme, thresholds: self.profile.thresholds.clone(), any_part };
        let mut found = FindingCollector::new(self.profile);
        let wanted: Vec<&Check> = FAMILIES
            .iter()
            .copied()
            .flatten()
            .filter(|check| check.codes.iter().any(|code| found.wants(*code)))
            .collect();
        for check in &wanted {
            if let CheckScope::Once(run) = check.run {
                run(&context, &mut found);
            }
        }
        macro_rules! each {
            ($variant:ident, $items:expr) => {
                let checks = wanted.iter().filter_map(|check| match check.run {
                    CheckScope::$variant(run) => Some(run),
                    _ => None,
                });
                let checks: Vec<_> = checks.collect();
                if !checks.is_empty() {
                    for item in $items {
                        for run in &checks {
                            run(&context, item, &mut found);
                        }
                    }
                }
            };
        }
        each!(Session, programme.sessions().declared());
        each!(Participation, programme.participations());
        each!(Person, &programme.people());
        each!(Room, programme.rooms());
        texts(&context, &wanted, &mut found);
        self.unknown_fields(programme, &mut found);
        for rule in &self.own {
            for notice in rule.check(programme) {
                found.add_custom(rule, notice);
            }
        }
        self.unregistered(programme, &mut found);
        let findings = waiver::apply(self.profile, programme, found);
        findings.into_iter().collect()
    }

    fn unknown_fields(&self, programme: &Programme, found: &mut FindingCollector<'_>) {
        let Some(severity) = self.profile.severity(Code::UnknownField) else { return };
        for finding in programme.unknown_fields() {
            found.push(finding.weighing(severity));
        }
    }

    /// Reports custom codes in the profile that no rule of the review uses.
    fn unregistered(&self, programme: &Programme, found: &mut FindingCollector<'_>) {
        for code in self.profile.custom_codes() {
            if !self.own.iter().any(|rule| rule.code() == code) {
                found.add(
                    Code::UnregisteredRule,
                    crate::report::Notice::new(
                        programme,
                        format!(
                            "the review profile mentions the rule \"{code}\", but the tool that runs the review \
                             does not have this rule"
                        ),
                    )
                    .with_detail("code", code.as_str())
                    .with_help(
                        "correct the name of the rule, or remove it from the review profile; if the rule \
                         exists, it must be added to the tool",
                    ),
                );
            }
        }
    }
}

/// Runs all checks of texts in a single pass over the texts of the programme.
fn texts(context: &ReviewContext<'_>, wanted: &[&Check], found: &mut FindingCollector<'_>) {
    let (mut each, mut all) = (Vec::new(), Vec::new());
    for check in wanted {
        match check.run {
            CheckScope::Text(run) => each.push(run),
            CheckScope::Texts(new) => all.push(new()),
            _ => {}
        }
    }
    if each.is_empty() && all.is_empty() {
        return;
    }
    let mut bytes = Vec::new();
    context.programme.for_each_text(|at, text| {
        bytes.clear();
        bytes.extend(text.entries().map(|(_, wording)| Bytes::of(wording)));
        let passage = TextAt { at, text, bytes: &bytes };
        for run in &each {
            run(context, &passage, found);
        }
        for check in &mut all {
            check.visit(context, &passage);
        }
    });
    for check in all {
        check.finish(context, found);
    }
}

impl Programme {
    /// Reviews the programme with the built-in rules and the given profile, and returns the
    /// findings.
    ///
    /// To run custom rules as well, use [`Review`].
    ///
    /// ```
    /// use programme::{Code, Profile};
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json",
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    ///
    /// let report = programme.review(&Profile::default());
    /// let code = Code::UnlabelledParticipation;
    /// assert_eq!(report.iter().filter(|finding| finding.code() == code).count(), 5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn review(&self, profile: &Profile) -> Report {
        Review::new(profile).run(self)
    }

    /// Returns a finding for each unknown field that was skipped when the draft was read.
    fn unknown_fields(&self) -> impl Iterator<Item = Finding> + '_ {
        self.data().unknown_fields.iter().map(|path| {
            let subject: Subject = self.subject_at(path);
            Finding::new(subject, path.clone(), Problem::unknown_field(path))
        })
    }
}
