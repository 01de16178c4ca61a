//! Profiles, which configure reviews.

use indexmap::IndexMap;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Rule, Waiver};
use crate::code::{Code, CustomCode, FindingCode, Severity};
use crate::error::Error;
use crate::list::ToList;
use crate::macros::closed_vocabulary;
use crate::sorting;
use crate::value::time::Length;

closed_vocabulary! {
    /// The severity that a profile assigns to a rule, or [`Off`](Self::Off) to disable the rule.
    ///
    /// ```
    /// assert_eq!("off".parse::<programme::review::Level>()?, programme::review::Level::Off);
    /// # Ok::<(), programme::Error>(())
    /// ```
    Level, "a level" {
        /// The rule is disabled and reports no findings.
        Off = "off",
        /// The findings of the rule have the severity [`Severity::Advice`].
        Advice = "advice",
        /// The findings of the rule have the severity [`Severity::Warning`].
        Warning = "warning",
        /// The findings of the rule have the severity [`Severity::Error`].
        Error = "error",
    }
}

impl Level {
    const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Advice => Some(Severity::Advice),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Advice => Self::Advice,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

closed_vocabulary! {
    /// A set of default settings from which a profile starts.
    ///
    /// ```
    /// use programme::review::Preset;
    /// use programme::Profile;
    ///
    /// assert_eq!(Profile::default(), Profile::new(Preset::Default));
    /// ```
    Preset, "a preset" {
        /// A lenient preset that reports only errors and warnings.
        Lenient = "lenient",
        /// The default preset, which enables all rules except the opt-in rules. Each rule has its
        /// default severity.
        Default = "default",
        /// The strictest preset, which enables all rules, including the opt-in rules. Missing
        /// values are reported even if most sessions omit them, because the
        /// threshold [`custom`](Thresholds::custom) is 0.
        Strict = "strict",
        /// A preset for the final check of a programme before it is published.
        ///
        /// This preset is stricter than [`Default`](Self::Default) about unconfirmed sessions,
        /// missing times, places and titles, missing translations, and damaged texts. The
        /// method [`Preset::levels`] returns a complete list of the differences.
        Publication = "publication",
    }
}

const PUBLICATION: &[(Code, Level)] = &[
    (Code::MissingTitle, Level::Error),
    (Code::BlankText, Level::Error),
    (Code::MissingTime, Level::Error),
    (Code::MissingEnd, Level::Warning),
    (Code::UndatedProgramme, Level::Warning),
    (Code::MissingTimezone, Level::Error),
    (Code::SessionWithoutPlace, Level::Warning),
    (Code::OnlineSessionWithoutLink, Level::Warning),
    (Code::SessionWithoutSpeaker, Level::Error),
    (Code::ReplacementMissing, Level::Warning),
    (Code::UnconfirmedInFinal, Level::Error),
    (Code::UnconfirmedParticipation, Level::Warning),
    (Code::DroppedButScheduled, Level::Error),
    (Code::MissingTranslation, Level::Warning),
    (Code::WhitespaceNoise, Level::Warning),
    (Code::Mojibake, Level::Error),
    (Code::UnbalancedDirection, Level::Error),
    (Code::CompatibilityLetters, Level::Warning),
    (Code::MinusInWord, Level::Advice),
    (Code::MixedScriptWord, Level::Warning),
    (Code::ForeignScript, Level::Warning),
    (Code::LostApostrophe, Level::Advice),
    (Code::NotNfc, Level::Advice),
];

impl Preset {
    /// Returns the levels that this preset assigns to individual rules.
    ///
    /// Rules that are not in the returned list have their default severity. Opt-in rules that are
    /// not in the list are disabled. There are two exceptions: [`Lenient`](Self::Lenient) disables
    /// all rules whose severity is advice, and [`Strict`](Self::Strict) enables all opt-in rules.
    ///
    /// ```
    /// use programme::review::{Level, Preset};
    /// use programme::Code;
    ///
    /// assert!(Preset::Publication.levels().contains(&(Code::MissingTime, Level::Error)));
    /// ```
    pub const fn levels(self) -> &'static [(Code, Level)] {
        match self {
            Self::Publication => PUBLICATION,
            Self::Lenient | Self::Default | Self::Strict => &[],
        }
    }

    fn level(self, code: Code) -> Level {
        let stated = self.levels().iter().find(|(stated, _)| *stated == code);
        let own = || match (code.is_opt_in(), self) {
            (true, Self::Lenient | Self::Default | Self::Publication) => Level::Off,
            _ => Level::from(code.severity()),
        };
        match (stated.map_or_else(own, |(_, level)| *level), self) {
            (Level::Advice, Self::Lenient) => Level::Off,
            (level, _) => level,
        }
    }
}

macro_rules! thresholds {
    ($($(#[$meta:meta])* $field:ident: $type:ty = $default:expr;)+) => {
        /// The thresholds of the rules, such as the minimum time between two sessions of a person.
        ///
        /// ```
        /// use programme::Profile;
        ///
        /// let mut profile = Profile::default();
        /// profile.thresholds.turnaround = "00:15".parse()?;
        /// # Ok::<(), programme::Error>(())
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[non_exhaustive]
        pub struct Thresholds {
            $($(#[$meta])* pub $field: $type,)+
        }

        impl Thresholds {
            /// The names of all thresholds, such as `turnaround`. A serialised profile uses the
            /// same names.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field)),+];
        }

        impl Default for Thresholds {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        /// The thresholds that a profile overrides. All other thresholds keep the values of the
        /// preset.
        #[derive(Default, Deserialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        #[serde(default, deny_unknown_fields, rename = "Thresholds")]
        struct ThresholdFields {
            $($(#[$meta])* $field: Option<$type>,)+
        }

        #[cfg(feature = "json-schema")]
        impl schemars::JsonSchema for Thresholds {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                ThresholdFields::schema_name()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                ThresholdFields::json_schema(generator)
            }
        }

        impl ThresholdFields {
            fn over(self, preset: Thresholds) -> Thresholds {
                Thresholds { $($field: self.$field.unwrap_or(preset.$field),)+ }
            }
        }
    };
}

const fn minutes(minutes: u32) -> Length {
    match Length::from_seconds(minutes * 60) {
        Some(length) => length,
        None => Length::NONE,
    }
}

thresholds! {
    /// The minimum time between two sessions of a person in different places. The default is 30
    /// minutes.
    turnaround: Length = minutes(30);
    /// The minimum time that a person needs to go from one venue to another. The default is 15
    /// minutes.
    venue_change: Length = minutes(15);
    /// The minimum time between two sessions in the same room. The default is 0, which disables the
    /// check.
    changeover: Length = minutes(0);
    /// The length below which a session is reported as implausibly short. The default is 2 minutes.
    shortest: Length = minutes(2);
    /// The length above which a session is reported as implausibly long. The default is 12 hours.
    longest: Length = minutes(12 * 60);
    /// The interval of the time grid on which sessions should start. The default is 5 minutes, so a
    /// session that starts at 09:03 is reported.
    grid: Length = minutes(5);
    /// The length above which a gap between two sessions of the main programme is reported. The
    /// default is 2 hours.
    longest_gap: Length = minutes(2 * 60);
    /// The maximum time for which the main programme may continue without a break. The default is 3
    /// hours.
    longest_run: Length = minutes(3 * 60);
    /// The maximum time for which a person may be needed without a break. The default is 3 hours.
    person_run: Length = minutes(3 * 60);
    /// The maximum number of sessions in which a person may be needed. The default is 5.
    person_sessions: u32 = 5;
    /// The percentage of sessions or people that must have a value, such as a kind, before the
    /// others are reported for missing it. The default is 90. If the percentage is 0, missing
    /// values are always reported.
    custom: u32 = 90;
}

impl Thresholds {
    fn of(preset: Preset) -> Self {
        match preset {
            Preset::Strict => Self { custom: 0, ..Self::default() },
            Preset::Lenient | Preset::Default | Preset::Publication => Self::default(),
        }
    }

    /// Returns `true` if the percentage of items with a value reaches the threshold `custom`, so
    /// that missing values are worth reporting. `stating` is the number of items with a value, and
    /// `all` is the number of items.
    pub(super) fn is_custom(&self, stating: usize, all: usize) -> bool {
        u64::try_from(stating).unwrap_or(u64::MAX) * 100
            >= u64::from(self.custom) * u64::try_from(all).unwrap_or(u64::MAX)
    }
}

/// The configuration of a review: the severities of the rules, the thresholds and the waivers.
///
/// All fields of a serialised profile are optional. Unknown codes, thresholds and fields are
/// rejected. Integrity errors cannot be disabled or waived, because a draft with such errors cannot
/// become a programme.
///
/// ```
/// use programme::{Code, Profile, Severity};
///
/// let profile: Profile = serde_json::from_str(r#"{
///   "preset": "default",
///   "severities": { "missing-translation": "off", "tight-turnaround": "warning" },
///   "thresholds": { "turnaround": "00:15" },
///   "waivers": [
///     {
///       "code": "room-double-booked",
///       "subjects": [{ "session": "a" }, { "session": "b" }],
///       "reason": "a shared hall"
///     }
///   ]
/// }"#)?;
/// assert_eq!(profile.severity(Code::MissingTranslation), None);
/// assert_eq!(profile.severity(Code::TightTurnaround), Some(Severity::Warning));
///
/// let unknown_code = r#"{ "severities": { "tigth-turnaround": "off" } }"#;
/// assert!(serde_json::from_str::<Profile>(unknown_code).is_err());
/// let integrity_code = r#"{ "severities": { "duplicate-id": "off" } }"#;
/// assert!(serde_json::from_str::<Profile>(integrity_code).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Profile {
    preset: Preset,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    severities: IndexMap<FindingCode, Level>,
    /// The thresholds of the rules, such as the minimum time between two sessions of a person.
    pub thresholds: Thresholds,
    /// Waivers for findings that have been accepted. Waived findings are not reported.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

impl Default for Profile {
    fn default() -> Self {
        Self::new(Preset::Default)
    }
}

impl Profile {
    /// Creates a profile with the settings of the given preset.
    pub fn new(preset: Preset) -> Self {
        Self { preset, severities: IndexMap::new(), thresholds: Thresholds::of(preset), waivers: Vec::new() }
    }

    /// Creates a profile that reports only errors and warnings. Equivalent to
    /// `Profile::new(Preset::Lenient)`.
    pub fn lenient() -> Self {
        Self::new(Preset::Lenient)
    }

    /// Creates a profile that enables all rules, including the opt-in rules. Equivalent to
    /// `Profile::new(Preset::Strict)`.
    pub fn strict() -> Self {
        Self::new(Preset::Strict)
    }

    /// Creates a profile for the final check of a programme before it is published. Equivalent to
    /// `Profile::new(Preset::Publication)`.
    pub fn publication() -> Self {
        Self::new(Preset::Publication)
    }

    /// Changes the severity of a rule, or disables the rule.
    ///
    /// ```
    /// use programme::review::Level;
    /// use programme::{Code, Profile, Severity};
    ///
    /// let profile = Profile::default().with_level(Code::UnallocatedGap, Level::Warning)?;
    /// assert_eq!(profile.severity(Code::UnallocatedGap), Some(Severity::Warning));
    /// assert!(profile.with_level(Code::DuplicateId, Level::Off).is_err());
    /// # Ok::<(), programme::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the code does not belong to a rule. For example, the severity of an
    /// integrity error cannot be changed.
    pub fn with_level(mut self, code: impl Into<FindingCode>, level: Level) -> Result<Self, Error> {
        let code = code.into();
        check(&code)?;
        self.severities.insert(code, level);
        Ok(self)
    }

    /// Adds a waiver for findings that have been accepted. Waived findings are not reported.
    #[must_use]
    pub fn with_waiver(mut self, waiver: Waiver) -> Self {
        self.waivers.push(waiver);
        self
    }

    /// Returns the severity of a rule, or `None` if the profile disables the rule. Codes that do
    /// not belong to a rule, such as integrity errors, always have their default severity.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        if !code.is_rule() {
            return Some(code.severity());
        }
        let stated = self.severities.get(&FindingCode::BuiltIn(code)).copied();
        stated.unwrap_or_else(|| self.preset.level(code)).severity()
    }

    pub(super) fn custom_severity(&self, rule: &Rule) -> Option<Severity> {
        match self.severities.get(&FindingCode::Custom(rule.code().clone())) {
            Some(level) => level.severity(),
            None if self.preset == Preset::Lenient && rule.severity() == Severity::Advice => None,
            None => Some(rule.severity()),
        }
    }

    /// Returns the codes of all custom rules that the profile mentions, sorted and without
    /// duplicates.
    pub(super) fn custom_codes(&self) -> Vec<&CustomCode> {
        let codes = self.severities.keys().chain(self.waivers.iter().map(|waiver| &waiver.code));
        let mut own: Vec<&CustomCode> = codes
            .filter_map(|code| match code {
                FindingCode::Custom(code) => Some(code),
                FindingCode::BuiltIn(_) => None,
            })
            .to_list();
        sorting::sort(&mut own);
        own.dedup();
        own
    }
}

/// Rejects codes that do not belong to a rule, because a profile cannot configure or waive them.
fn check(code: &FindingCode) -> Result<(), Error> {
    match code.built_in().filter(|code| !code.is_rule()) {
        None => Ok(()),
        Some(code) => {
            let message = format!("{code} is not a rule, so a profile can neither change nor waive it");
            Err(Error::new(Code::UnknownWord, message))
        }
    }
}

/// Deserialises the severities of a profile and rejects duplicate codes. A plain map would silently
/// keep only the last entry.
fn each_once<'de, D: Deserializer<'de>>(deserializer: D) -> Result<IndexMap<FindingCode, Level>, D::Error> {
    struct Severities;

    impl<'de> Visitor<'de> for Severities {
        type Value = IndexMap<FindingCode, Level>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a map from codes to levels")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut severities = IndexMap::new();
            while let Some((code, level)) = map.next_entry::<FindingCode, Level>()? {
                if severities.contains_key(&code) {
                    let message = format!("the profile contains the code {code} twice");
                    return Err(Error::new(Code::DuplicateKey, message).into_de());
                }
                check(&code).map_err(Error::into_de)?;
                severities.insert(code, level);
            }
            Ok(severities)
        }
    }

    deserializer.deserialize_map(Severities)
}

/// Deserialises waivers and checks their codes. Checking the codes at this point adds the position
/// in the file to the error message.
fn of_rules<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Waiver>, D::Error> {
    let waivers = Vec::<Waiver>::deserialize(deserializer)?;
    waivers.iter().try_for_each(|waiver| check(&waiver.code)).map_err(Error::into_de)?;
    Ok(waivers)
}

impl<'de> Deserialize<'de> for Profile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(default, deny_unknown_fields, rename = "Profile", expecting = "a profile")]
        struct WireProfile {
            preset: Preset,
            #[serde(deserialize_with = "each_once")]
            severities: IndexMap<FindingCode, Level>,
            thresholds: ThresholdFields,
            #[serde(deserialize_with = "of_rules")]
            waivers: Vec<Waiver>,
        }

        impl Default for WireProfile {
            fn default() -> Self {
                Self {
                    preset: Preset::Default,
                    severities: IndexMap::new(),
                    thresholds: ThresholdFields::default(),
                    waivers: Vec::new(),
                }
            }
        }

        let WireProfile { preset, severities, thresholds, waivers } = WireProfile::deserialize(deserializer)?;
        let thresholds = thresholds.over(Thresholds::of(preset));
        Ok(Self { preset, severities, thresholds, waivers })
    }
}
