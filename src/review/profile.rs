//! Profiles, which configure the severities, thresholds and waivers of a review.

use indexmap::IndexMap;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Rule, Waiver};
use crate::code::{Code, CustomCode, FindingCode, Severity};
use crate::error::Error;
use crate::macros::closed_vocabulary;
use crate::value::time::Length;

closed_vocabulary! {
    /// The level that a profile assigns to a code. A level is a severity, or [`Off`](Self::Off) to
    /// disable the code.
    ///
    /// ```
    /// assert_eq!("off".parse::<programme::review::Level>()?, programme::review::Level::Off);
    /// # Ok::<(), programme::Error>(())
    /// ```
    Level, "a level" {
        /// The level of a code whose findings are not reported.
        Off = "off",
        /// The level of a code whose findings have the severity [`Severity::Advice`].
        Advice = "advice",
        /// The level of a code whose findings have the severity [`Severity::Warning`].
        Warning = "warning",
        /// The level of a code whose findings have the severity [`Severity::Error`].
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
    /// A preset, which provides the initial settings of a profile.
    ///
    /// ```
    /// use programme::review::Preset;
    /// use programme::Profile;
    ///
    /// assert_eq!(Profile::default(), Profile::new(Preset::Default));
    /// ```
    Preset, "a preset" {
        /// A preset that reports only errors and warnings.
        Lenient = "lenient",
        /// A preset with all rules except the opt-in rules. Each rule has its default severity.
        Default = "default",
        /// A preset with all rules, including the opt-in rules. The
        /// threshold [`custom`](Thresholds::custom) is 0, so missing values are reported even if
        /// most sessions omit them.
        Strict = "strict",
        /// A preset for the last check of a programme before it is published.
        ///
        /// This preset extends [`Default`](Self::Default). It is stricter about unconfirmed
        /// sessions, missing times, places and titles, and missing translations. The
        /// method [`Preset::levels`] returns all differences.
        Publication = "publication",
    }
}

/// The codes that the `publication` preset enables or reports with a higher severity.
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
];

impl Preset {
    /// Returns the codes whose levels this preset sets explicitly, with these levels.
    ///
    /// Rules that are not in the list have their default severity, and opt-in rules that are not in
    /// the list are disabled. There are two exceptions: [`Lenient`](Self::Lenient) disables all
    /// rules whose severity is advice, and [`Strict`](Self::Strict) enables all opt-in rules.
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
        /// The thresholds that the rules use, such as the minimum time between two sessions of a
        /// person.
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
            /// The names of all thresholds, such as `turnaround`, as written in a profile.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field)),+];
        }

        impl Default for Thresholds {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        /// The thresholds that a profile sets explicitly. All other thresholds keep the values of
        /// the preset.
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
    /// The time that a person should have between sessions in two different places. The default is
    /// 30 minutes.
    turnaround: Length = minutes(30);
    /// The minimum time that a person needs to go from one venue to another. The default is 15
    /// minutes.
    venue_change: Length = minutes(15);
    /// The minimum time that a room needs between two sessions. The default is 0, which disables
    /// the check.
    changeover: Length = minutes(0);
    /// The minimum plausible length of a session with participants. The default is 2 minutes.
    shortest: Length = minutes(2);
    /// The maximum plausible length of a session with participants. The default is 12 hours.
    longest: Length = minutes(12 * 60);
    /// The interval of the time grid. Sessions are expected to start at a multiple of this
    /// interval. The default is 5 minutes.
    grid: Length = minutes(5);
    /// The longest gap between two sessions of the main programme that is not reported. The default
    /// is 2 hours.
    longest_gap: Length = minutes(2 * 60);
    /// The longest time for which sessions of the main programme may continue without a break. The
    /// default is 3 hours.
    longest_run: Length = minutes(3 * 60);
    /// The longest time for which a person may be required without a break. The default is 3 hours.
    person_run: Length = minutes(3 * 60);
    /// The maximum number of sessions that may require the same person. The default is 5.
    person_sessions: u32 = 5;
    /// A percentage that determines when a missing value, such as the kind of a session, is
    /// reported. Sessions or people without the value are reported only if at least this percentage
    /// of them have it. The default is 90. If the percentage is 0, missing values are always
    /// reported.
    custom: u32 = 90;
}

impl Thresholds {
    fn of(preset: Preset) -> Self {
        match preset {
            Preset::Strict => Self { custom: 0, ..Self::default() },
            Preset::Lenient | Preset::Default | Preset::Publication => Self::default(),
        }
    }

    /// Returns `true` if so many items have a value that a missing value is worth reporting. The
    /// parameter `stating` is the number of items with the value, and `all` is the number of all
    /// items.
    pub(super) fn is_custom(&self, stating: usize, all: usize) -> bool {
        u64::try_from(stating).unwrap_or(u64::MAX) * 100
            >= u64::from(self.custom) * u64::try_from(all).unwrap_or(u64::MAX)
    }
}

/// A profile, which configures the severities, thresholds and waivers of a review.
///
/// The serialised form of a profile is an object whose fields are all optional. An unknown code,
/// threshold or field is an error. A profile cannot lower or waive integrity errors, because they
/// prevent a draft from becoming a programme.
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
    /// The thresholds that the rules use, such as the minimum time between two sessions of a
    /// person.
    pub thresholds: Thresholds,
    /// The waivers, each of which accepts specific findings and removes them from the report.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

impl Default for Profile {
    fn default() -> Self {
        Self::new(Preset::Default)
    }
}

impl Profile {
    /// Creates a profile with the settings of a preset and without waivers.
    pub fn new(preset: Preset) -> Self {
        Self { preset, severities: IndexMap::new(), thresholds: Thresholds::of(preset), waivers: Vec::new() }
    }

    /// Creates a profile with the preset [`Preset::Lenient`], which reports only errors and
    /// warnings.
    pub fn lenient() -> Self {
        Self::new(Preset::Lenient)
    }

    /// Creates a profile with the preset [`Preset::Strict`], which enables all rules.
    pub fn strict() -> Self {
        Self::new(Preset::Strict)
    }

    /// Creates a profile with the preset [`Preset::Publication`], which checks a final programme
    /// before it is published.
    pub fn publication() -> Self {
        Self::new(Preset::Publication)
    }

    /// Sets the level of a code. The level changes the severity of the findings with this code, or
    /// disables the code.
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

    /// Adds a waiver, which accepts specific findings and removes them from the report.
    #[must_use]
    pub fn with_waiver(mut self, waiver: Waiver) -> Self {
        self.waivers.push(waiver);
        self
    }

    /// Returns the severity of a code in this profile, or `None` if the code is disabled. A code
    /// that does not belong to a rule always has its default severity.
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

    /// Returns the custom codes that the profile mentions, sorted and without duplicates.
    pub(super) fn custom_codes(&self) -> Vec<&CustomCode> {
        let codes = self.severities.keys().chain(self.waivers.iter().map(|waiver| &waiver.code));
        let mut own: Vec<&CustomCode> = codes
            .filter_map(|code| match code {
                FindingCode::Custom(code) => Some(code),
                FindingCode::BuiltIn(_) => None,
            })
            .collect();
        own.sort_unstable();
        own.dedup();
        own
    }
}

/// Returns an error if the code does not belong to a rule. Such a code cannot be configured or
/// waived.
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

/// Deserialises the waivers of a profile and checks their codes. An error at this point includes
/// the position in the file.
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
