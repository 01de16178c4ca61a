//! Reviews, which check a programme against rules of good practice.
//!
//! A [`Profile`] configures a review. It sets the severity of each rule and the [`Thresholds`], and
//! it may contain [`Waiver`]s for findings that have been accepted. Every profile starts from
//! a [`Preset`]. To run the built-in rules, call [`Programme::review`]. To run custom [`Rule`]s as
//! well, create a [`Review`].
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
//! Each rule has a manual page, which the method [`Code::explanation`] returns. Rules depend on the
//! properties of roles and kinds of session, and never on their names, so they also work for custom
//! roles and kinds. Most built-in rules use only the public API, just like custom rules.

mod availability;
mod bytes;
mod causes;
mod clash;
mod collector;
mod custom;
#[cfg(feature = "damaged-texts")]
mod damage;
mod describe;
mod identity;
mod people;
mod place;
mod profile;
mod status;
mod structure;
mod text;
mod text_field;
mod time;
mod uncertainty;
mod waiver;
#[cfg(feature = "tz")]
mod zone;

pub use custom::Rule;
pub use profile::{Level, Preset, Profile, Thresholds};
pub use waiver::Waiver;

use std::collections::HashSet;

use crate::code::Code;
use crate::draft::text_kind::is_markup;
use crate::list::ToList;
use crate::markup;
use crate::programme::Programme;
use crate::report::{Finding, Problem, Report, Subject};
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::view::{Participation, Person, Room, Session};
use bytes::Bytes;
use collector::FindingCollector;

/// A built-in check, which is skipped if the profile disables all of its codes.
struct Check {
    codes: &'static [Code],
    run: CheckScope,
}

enum CheckScope {
    Once(fn(&ReviewContext<'_>, &mut FindingCollector<'_>)),
    Session(fn(&ReviewContext<'_>, Session<'_>, &mut FindingCollector<'_>)),
    Participation(fn(&ReviewContext<'_>, Participation<'_>, &mut FindingCollector<'_>)),
    Person(fn(&ReviewContext<'_>, Person<'_>, &mut FindingCollector<'_>)),
    Room(fn(&ReviewContext<'_>, Room<'_>, &mut FindingCollector<'_>)),
    Text(fn(&ReviewContext<'_>, &TextAt<'_>, &mut FindingCollector<'_>)),
    /// The constructor of a check that must see all texts before it can report a finding.
    Texts(fn() -> Box<dyn TextCheck>),
}

/// A text and its path. The field `bytes` has one entry for each language of the text.
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
    /// Visits a text. The slice contains the findings of other rules about this text.
    fn visit(&mut self, context: &ReviewContext<'_>, passage: &TextAt<'_>, reported: &[Finding]);
    fn finish(self: Box<Self>, context: &ReviewContext<'_>, found: &mut FindingCollector<'_>);
}

struct ReviewContext<'p> {
    programme: &'p Programme,
    thresholds: Thresholds,
    /// Whether at least one person takes part in only a part of a session.
    any_part: bool,
    /// Whether at least one participation has a printed heading.
    any_label: bool,
    /// The languages of the programme.
    languages: HashSet<&'p str>,
}

impl ReviewContext<'_> {
    /// Returns `true` if the language, or a more general one such as `fr` for `fr-CH`, is a
    /// language of the programme.
    fn is_declared(&self, language: &LanguageTag) -> bool {
        let mut wider = std::iter::successors(Some(language.as_str()), |tag| Some(tag.rsplit_once('-')?.0));
        wider.any(|tag| self.languages.contains(tag))
    }
}

const FAMILIES: &[&[Check]] = &[
    identity::CHECKS,
    time::CHECKS,
    place::CHECKS,
    people::CHECKS,
    clash::CHECKS,
    structure::CHECKS,
    text::CHECKS,
    #[cfg(feature = "damaged-texts")]
    damage::CHECKS,
    status::CHECKS,
];

/// A review of a programme with built-in rules and custom rules.
///
/// If you do not need custom rules, call [`Programme::review`] instead.
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
    /// Creates a review that runs the built-in rules with the given profile.
    pub fn new(profile: &'r Profile) -> Self {
        Self { profile, own: Vec::new() }
    }

    /// Adds a custom rule. Custom rules run after all built-in rules, in the order in which they
    /// were added.
    #[must_use]
    pub fn with_rule(mut self, rule: &'r Rule) -> Self {
        self.own.push(rule);
        self
    }

    /// Runs all rules on the programme and returns a report of the findings. The report does not
    /// contain findings that a waiver in the profile accepts.
    ///
    /// The report is deterministic. Reordering the sessions, people or other items of the draft
    /// changes only the paths in the report.
    pub fn run(&self, programme: &Programme) -> Report {
        let (mut any_part, mut any_label) = (false, false);
        for one in programme.participations() {
            any_part |= one.data().part.is_some();
            any_label |= one.data().label.is_some();
        }
        let languages = programme.languages().iter().map(LanguageTag::as_str).collect();
        let thresholds = self.profile.thresholds.clone();
        let context = ReviewContext { programme, thresholds, any_part, any_label, languages };
        let mut found = FindingCollector::new(self.profile);
        let wanted: Vec<&Check> = FAMILIES
            .iter()
            .copied()
            .flatten()
            .filter(|check| check.codes.iter().any(|code| found.wants(*code)))
            .to_list();
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
        let findings = waiver::apply(self.profile, programme, found, false);
        findings.into_iter().collect()
    }

    fn unknown_fields(&self, programme: &Programme, found: &mut FindingCollector<'_>) {
        let Some(severity) = self.profile.severity(Code::UnknownField) else { return };
        for finding in programme.unknown_fields() {
            found.push(finding.weighing(severity));
        }
    }

    /// Reports custom codes in the profile that belong to no rule of the review. Such a code is
    /// often misspelt.
    fn unregistered(&self, programme: &Programme, found: &mut FindingCollector<'_>) {
        for code in self.profile.custom_codes() {
            if !self.own.iter().any(|rule| rule.code() == code) {
                found.add(
                    Code::UnregisteredRule,
                    crate::report::Notice::new(
                        programme,
                        format!(
                            "the settings of this check (the review profile) mention the rule \"{code}\", \
                             but this tool has no such rule"
                        ),
                    )
                    .with_detail("code", code.as_str())
                    .with_help(
                        "correct the name of the rule in the review profile, or remove it there; if the \
                         rule exists, ask the people who maintain the tool to add it",
                    ),
                );
            }
        }
    }
}

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
        // Rules look at the words of HTML and Markdown, and not at the markup. Without the feature
        // `markup`, only the rules about missing translations, undeclared languages and unused
        // footnotes check HTML and Markdown, including the markup.
        let is_markup = is_markup(at);
        let key = at.keys().next_back().filter(|_| is_markup);
        let plain = key.and_then(|key| markup::plain_text(text, key));
        let runs = if is_markup && plain.is_none() { &[] } else { each.as_slice() };
        let text = plain.as_ref().unwrap_or(text);
        bytes.clear();
        bytes.extend(text.entries().map(|(_, wording)| Bytes::of(wording)));
        let passage = TextAt { at, text, bytes: &bytes };
        let earlier = found.len();
        for run in runs {
            run(context, &passage, found);
        }
        if found.len() > earlier + 1 {
            causes::keep_causes(found, earlier);
        }
        for check in &mut all {
            check.visit(context, &passage, found.since(earlier));
        }
    });
    for check in all {
        check.finish(context, found);
    }
}

impl Programme {
    /// Checks the programme against the built-in rules and returns a report. The profile determines
    /// which rules are enabled.
    ///
    /// To run custom rules as well, create a [`Review`].
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
    #[doc(alias("lint", "validate", "audit"))]
    pub fn review(&self, profile: &Profile) -> Report {
        Review::new(profile).run(self)
    }

    /// Returns the report of a comparison with an earlier version. The profile determines the
    /// severities and the waivers.
    #[cfg(feature = "versions")]
    pub(crate) fn version_report(
        &self,
        profile: &Profile,
        notices: impl IntoIterator<Item = (Code, crate::report::Notice)>,
    ) -> Report {
        let mut found = FindingCollector::new(profile);
        for (code, notice) in notices {
            found.add(code, notice);
        }
        waiver::apply(profile, self, found, true).into_iter().collect()
    }

    fn unknown_fields(&self) -> impl Iterator<Item = Finding> + '_ {
        self.data().unknown_fields.iter().map(|path| {
            let subject: Subject = self.subject_at(path);
            Finding::new(subject, path.clone(), Problem::unknown_field(path))
        })
    }
}
