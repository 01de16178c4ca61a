//! Rules: what is wrong, doubtful or missing in a programme.
//!
//! A rule is a function over the public interface of the crate: what rules need, users have. They stand one file a family, each
//! beside the list of its checks; the text of each code is its manual page in [`Code`]. What a rule reads of roles and kinds is
//! their properties, never their names.

mod clash;
pub(crate) mod field;
mod found;
mod hours;
mod hygiene;
mod identity;
mod own;
mod people;
mod place;
mod profile;
mod status;
mod structure;
mod text;
mod time;
mod waiver;
mod words;
#[cfg(feature = "tz")]
mod zone;

pub use own::Rule;
pub use profile::{Level, Preset, Profile, Thresholds};
pub use waiver::Waiver;

use crate::code::Code;
use crate::programme::Programme;
use crate::report::{Finding, Problem, Report, Subject};
use crate::value::hygiene::Bytes;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::view::{Participation, Person, Room, Session};
use found::Found;

/// A check: the codes it may find, and how it looks for them.
struct Check {
    codes: &'static [Code],
    run: Run,
}

/// How a check is run: once, or for each item of a sort, in declared order.
enum Run {
    Once(fn(&Pass<'_>, &mut Found<'_>)),
    Session(fn(&Pass<'_>, Session<'_>, &mut Found<'_>)),
    Participation(fn(&Pass<'_>, Participation<'_>, &mut Found<'_>)),
    Person(fn(&Pass<'_>, Person<'_>, &mut Found<'_>)),
    Room(fn(&Pass<'_>, Room<'_>, &mut Found<'_>)),
    Text(fn(&Pass<'_>, &Passage<'_>, &mut Found<'_>)),
    /// Over all texts together.
    Texts(fn() -> Box<dyn OverTexts>),
}

/// A text, where it stands, and what bytes there are in each of its wordings.
#[derive(Clone, Copy)]
struct Passage<'t> {
    at: &'t Path,
    text: &'t Text,
    bytes: &'t [Bytes],
}

impl<'t> Passage<'t> {
    fn wordings(&self) -> impl Iterator<Item = (&'t LanguageTag, &'t str, Bytes)> + use<'t> {
        self.text.entries().zip(self.bytes).map(|((tag, wording), bytes)| (tag, wording, *bytes))
    }
}

/// A check that has something to say when it has seen every text.
trait OverTexts {
    fn look(&mut self, pass: &Pass<'_>, passage: &Passage<'_>);
    fn tell(self: Box<Self>, pass: &Pass<'_>, found: &mut Found<'_>);
}

/// One pass over one programme.
struct Pass<'p> {
    programme: &'p Programme,
    thresholds: Thresholds,
    /// Whether any participation states a part of its session as its own.
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
    hygiene::CHECKS,
    status::CHECKS,
];

/// A review of programmes by a profile, and by rules of one's own.
///
/// ```
/// use programme::{Notice, Profile, Review, Rule, Severity};
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// let eighteen = "18:00".parse()?;
/// let late = Rule::new("my-house/nothing-after-18h", Severity::Warning, move |programme| {
///     let late = programme.sessions().filter(|session| session.slot().is_some_and(|slot| slot.end() > Some(eighteen)));
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
    /// A review by a profile.
    pub fn new(profile: &'r Profile) -> Self {
        Self { profile, own: Vec::new() }
    }

    /// A rule of one's own besides.
    #[must_use]
    pub fn with_rule(mut self, rule: &'r Rule) -> Self {
        self.own.push(rule);
        self
    }

    /// Every finding. The same on every run, and whatever the order of rows, up to the paths.
    pub fn run(&self, programme: &Programme) -> Report {
        let any_part = programme.participations().any(|one| one.data().part.is_some());
        let pass = Pass { programme, thresholds: self.profile.thresholds.clone(), any_part };
        let mut found = Found::new(self.profile);
        let wanted: Vec<&Check> = FAMILIES
            .iter()
            .copied()
            .flatten()
            .filter(|check| check.codes.iter().any(|code| found.wants(*code)))
            .collect();
        for check in &wanted {
            if let Run::Once(run) = check.run {
                run(&pass, &mut found);
            }
        }
        macro_rules! each {
            ($variant:ident, $items:expr) => {
                let checks = wanted.iter().filter_map(|check| match check.run {
                    Run::$variant(run) => Some(run),
                    _ => None,
                });
                let checks: Vec<_> = checks.collect();
                if !checks.is_empty() {
                    for item in $items {
                        for run in &checks {
                            run(&pass, item, &mut found);
                        }
                    }
                }
            };
        }
        each!(Session, programme.sessions().declared());
        each!(Participation, programme.participations());
        each!(Person, &programme.people());
        each!(Room, programme.rooms());
        texts(&pass, &wanted, &mut found);
        self.unknown_fields(programme, &mut found);
        for rule in &self.own {
            for notice in rule.check(programme) {
                found.add_own(rule, notice);
            }
        }
        self.unregistered(programme, &mut found);
        let findings = waiver::apply(self.profile, programme, found);
        findings.into_iter().collect()
    }

    /// What reading noticed.
    fn unknown_fields(&self, programme: &Programme, found: &mut Found<'_>) {
        let Some(severity) = self.profile.severity(Code::UnknownField) else { return };
        for finding in programme.unknown_fields() {
            found.push(finding.weighing(severity));
        }
    }

    /// Codes of one's own that the profile speaks of, and that no rule of this review bears.
    fn unregistered(&self, programme: &Programme, found: &mut Found<'_>) {
        for code in self.profile.own_codes() {
            if !self.own.iter().any(|rule| rule.code() == code) {
                found.add(
                    Code::UnregisteredRule,
                    crate::report::Notice::new(
                        programme,
                        format!("the profile speaks of {code}, and this review has no such rule"),
                    )
                    .with_figure("code", code.as_str())
                    .with_help("add the rule to the review, or remove its code from the profile"),
                );
            }
        }
    }
}

/// Goes through all texts once, for all checks of them.
fn texts(pass: &Pass<'_>, wanted: &[&Check], found: &mut Found<'_>) {
    let (mut each, mut all) = (Vec::new(), Vec::new());
    for check in wanted {
        match check.run {
            Run::Text(run) => each.push(run),
            Run::Texts(new) => all.push(new()),
            _ => {}
        }
    }
    if each.is_empty() && all.is_empty() {
        return;
    }
    let mut bytes = Vec::new();
    pass.programme.for_each_text(|at, text| {
        bytes.clear();
        bytes.extend(text.entries().map(|(_, wording)| Bytes::of(wording)));
        let passage = Passage { at, text, bytes: &bytes };
        for run in &each {
            run(pass, &passage, found);
        }
        for check in &mut all {
            check.look(pass, &passage);
        }
    });
    for check in all {
        check.tell(pass, found);
    }
}

impl Programme {
    /// The findings of a review by a profile; with rules of one's own see [`Review`].
    ///
    /// ```
    /// use programme::{Code, Profile};
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    ///
    /// let report = programme.review(&Profile::default());
    /// let unlabelled = report.iter().filter(|finding| finding.code() == Code::UnlabelledParticipation);
    /// assert_eq!(unlabelled.count(), 5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn review(&self, profile: &Profile) -> Report {
        Review::new(profile).run(self)
    }

    /// The fields that reading noticed and the wire form does not know.
    fn unknown_fields(&self) -> impl Iterator<Item = Finding> + '_ {
        self.data().unknown_fields.iter().map(|path| {
            let subject: Subject = self.subject_at(path);
            Finding::new(subject, path.clone(), Problem::unknown_field(path))
        })
    }
}
