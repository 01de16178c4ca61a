//! What a review asks for: severities, thresholds, waivers.

use indexmap::IndexMap;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Rule, Waiver};
use crate::code::{Code, FindingCode, OwnCode, Severity, Stratum};
use crate::error::Error;
use crate::macros::vocabulary;
use crate::value::time::Length;

vocabulary! {
    /// How much the findings of a code weigh, or that nobody asks for them.
    ///
    /// ```
    /// assert_eq!("off".parse::<programme::Level>()?, programme::Level::Off);
    /// # Ok::<(), programme::Error>(())
    /// ```
    Level, "a level" {
        /// Not looked for.
        Off = "off",
        /// As [`Severity::Advice`].
        Advice = "advice",
        /// As [`Severity::Warning`].
        Warning = "warning",
        /// As [`Severity::Error`].
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

vocabulary! {
    /// What a profile begins with.
    ///
    /// ```
    /// use programme::{Preset, Profile};
    ///
    /// assert_eq!(Profile::default(), Profile::new(Preset::Default));
    /// ```
    Preset, "a preset" {
        /// Errors and warnings alone.
        Lenient = "lenient",
        /// Every rule at its own severity, but those that are opt-in.
        Default = "default",
        /// Every rule, the opt-in ones too; and where most sessions state something, those few that do not are
        /// not needed: all must ([`Thresholds::custom`] is 0).
        Strict = "strict",
        /// As `default`, and what must be in order before a final programme goes out: nothing unconfirmed, without time,
        /// place or title, or untranslated; see [`Preset::levels`].
        Publication = "publication",
    }
}

/// What `publication` raises or asks for besides.
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
    /// The level of a code, where the preset decides it; else it has its own, or is off where it is opt-in.
    ///
    /// ```
    /// use programme::{Code, Level, Preset};
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
        let own = || match (code.stratum(), self) {
            (Stratum::OptIn, Self::Lenient | Self::Default | Self::Publication) => Level::Off,
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
        /// How much is too much or too little, for the rules that ask.
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
            /// The names of all, as a profile writes them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field)),+];
        }

        impl Default for Thresholds {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        /// How much is too much or too little: what a profile states itself.
        #[derive(Default, Deserialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        #[serde(default, deny_unknown_fields, rename = "Thresholds")]
        struct Stated {
            $($(#[$meta])* $field: Option<$type>,)+
        }

        #[cfg(feature = "json-schema")]
        impl schemars::JsonSchema for Thresholds {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                Stated::schema_name()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                Stated::json_schema(generator)
            }
        }

        impl Stated {
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
    /// How long somebody needs from one place to another within a venue. 30 minutes.
    turnaround: Length = minutes(30);
    /// How long somebody needs from one venue to another, at the least. 15 minutes.
    venue_change: Length = minutes(15);
    /// How long a room needs between two sessions. Nothing.
    changeover: Length = minutes(0);
    /// Shorter than this no session with people plausibly is. 2 minutes.
    shortest: Length = minutes(2);
    /// Longer than this no session with people plausibly is. 12 hours.
    longest: Length = minutes(12 * 60);
    /// Starts lie on multiples of this. 5 minutes.
    grid: Length = minutes(5);
    /// A gap between two sessions of the main line, on one day, that needs an explanation. 2 hours.
    longest_gap: Length = minutes(2 * 60);
    /// How long the main line may run without a break. 3 hours.
    longest_run: Length = minutes(3 * 60);
    /// How long one person may be wanted without a gap. 3 hours.
    person_run: Length = minutes(3 * 60);
    /// In how many sessions one person may take part. 5.
    person_sessions: u32 = 5;
    /// What share of sessions must state something, in hundredths, before those that do not are worth a word. 90; 0 asks it of all.
    custom: u32 = 90;
}

impl Thresholds {
    fn of(preset: Preset) -> Self {
        match preset {
            Preset::Strict => Self { custom: 0, ..Self::default() },
            Preset::Lenient | Preset::Default | Preset::Publication => Self::default(),
        }
    }

    /// Whether those that do not state something are so few that it is the programme's custom to state it.
    pub(super) fn is_custom(&self, stating: usize, all: usize) -> bool {
        u64::try_from(stating).unwrap_or(u64::MAX) * 100
            >= u64::from(self.custom) * u64::try_from(all).unwrap_or(u64::MAX)
    }
}

/// What a review asks for.
///
/// On the wire an object, all of it optional; an unknown code, threshold or field is an error. What integrity says cannot be
/// lowered or waived.
///
/// ```
/// use programme::{Code, Profile, Severity};
///
/// let profile: Profile = serde_json::from_str(r#"{
///   "preset": "default",
///   "severities": { "missing-translation": "off", "tight-turnaround": "warning" },
///   "thresholds": { "turnaround": "00:15" },
///   "waivers": [
///     { "code": "room-double-booked", "subjects": [{ "session": "a" }, { "session": "b" }], "reason": "a shared hall" }
///   ]
/// }"#)?;
/// assert_eq!(profile.severity(Code::MissingTranslation), None);
/// assert_eq!(profile.severity(Code::TightTurnaround), Some(Severity::Warning));
/// assert!(serde_json::from_str::<Profile>(r#"{ "severities": { "tigth-turnaround": "off" } }"#).is_err());
/// assert!(serde_json::from_str::<Profile>(r#"{ "severities": { "duplicate-id": "off" } }"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Profile {
    preset: Preset,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    severities: IndexMap<FindingCode, Level>,
    /// How much is too much or too little.
    pub thresholds: Thresholds,
    /// The findings that are accepted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

impl Default for Profile {
    fn default() -> Self {
        Self::new(Preset::Default)
    }
}

impl Profile {
    /// A preset, and nothing besides.
    pub fn new(preset: Preset) -> Self {
        Self { preset, severities: IndexMap::new(), thresholds: Thresholds::of(preset), waivers: Vec::new() }
    }

    /// Errors and warnings alone.
    pub fn lenient() -> Self {
        Self::new(Preset::Lenient)
    }

    /// Every rule, the opt-in ones too.
    pub fn strict() -> Self {
        Self::new(Preset::Strict)
    }

    /// What must be in order before a final programme goes out.
    pub fn publication() -> Self {
        Self::new(Preset::Publication)
    }

    /// Sets how much the findings of a code weigh, or switches them off.
    ///
    /// ```
    /// use programme::{Code, Level, Profile, Severity};
    ///
    /// let profile = Profile::default().with_level(Code::UnallocatedGap, Level::Warning)?;
    /// assert_eq!(profile.severity(Code::UnallocatedGap), Some(Severity::Warning));
    /// assert!(profile.with_level(Code::DuplicateId, Level::Off).is_err());
    /// # Ok::<(), programme::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the code is not one of a rule: integrity cannot be lowered.
    pub fn with_level(mut self, code: impl Into<FindingCode>, level: Level) -> Result<Self, Error> {
        let code = code.into();
        check(&code)?;
        self.severities.insert(code, level);
        Ok(self)
    }

    /// Accepts a finding.
    #[must_use]
    pub fn with_waiver(mut self, waiver: Waiver) -> Self {
        self.waivers.push(waiver);
        self
    }

    /// How much the findings of a code weigh; nothing where they are not asked for.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        if !code.is_rule() {
            return Some(code.severity());
        }
        let stated = self.severities.get(&FindingCode::BuiltIn(code)).copied();
        stated.unwrap_or_else(|| self.preset.level(code)).severity()
    }

    pub(super) fn own_severity(&self, rule: &Rule) -> Option<Severity> {
        match self.severities.get(&FindingCode::Own(rule.code().clone())) {
            Some(level) => level.severity(),
            None if self.preset == Preset::Lenient && rule.severity() == Severity::Advice => None,
            None => Some(rule.severity()),
        }
    }

    /// The codes of one's own that it speaks of, each once.
    pub(super) fn own_codes(&self) -> Vec<&OwnCode> {
        let codes = self.severities.keys().chain(self.waivers.iter().map(|waiver| &waiver.code));
        let mut own: Vec<&OwnCode> = codes
            .filter_map(|code| match code {
                FindingCode::Own(code) => Some(code),
                FindingCode::BuiltIn(_) => None,
            })
            .collect();
        own.sort_unstable();
        own.dedup();
        own
    }
}

/// Only what rules say can be weighed and waived.
fn check(code: &FindingCode) -> Result<(), Error> {
    match code.built_in().filter(|code| !code.is_rule()) {
        None => Ok(()),
        Some(code) => {
            let message = format!("{code} is not a rule: a profile can neither lower nor waive it");
            Err(Error::new(Code::UnknownWord, message))
        }
    }
}

/// A map of severities in which no code stands twice: most readers would keep the last in silence.
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
                    let message = format!("the profile states {code} twice");
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

/// The waivers, checked while the reader still knows where they stand.
fn of_rules<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Waiver>, D::Error> {
    let waivers = Vec::<Waiver>::deserialize(deserializer)?;
    waivers.iter().try_for_each(|waiver| check(&waiver.code)).map_err(Error::into_de)?;
    Ok(waivers)
}

impl<'de> Deserialize<'de> for Profile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(default, deny_unknown_fields, rename = "Profile", expecting = "a profile")]
        struct Wire {
            preset: Preset,
            #[serde(deserialize_with = "each_once")]
            severities: IndexMap<FindingCode, Level>,
            thresholds: Stated,
            #[serde(deserialize_with = "of_rules")]
            waivers: Vec<Waiver>,
        }

        impl Default for Wire {
            fn default() -> Self {
                Self {
                    preset: Preset::Default,
                    severities: IndexMap::new(),
                    thresholds: Stated::default(),
                    waivers: Vec::new(),
                }
            }
        }

        let Wire { preset, severities, thresholds, waivers } = Wire::deserialize(deserializer)?;
        let thresholds = thresholds.over(Thresholds::of(preset));
        Ok(Self { preset, severities, thresholds, waivers })
    }
}
