//! The scripts in which languages are written, and the directions of these scripts.
//!
//! The data comes from the likely subtags of the Unicode CLDR. It covers languages that are not
//! written in Latin letters by default, and languages whose script depends on the region. See
//! `LICENSE-UNICODE` for the licence terms.

use super::LanguageTag;
use crate::macros::closed_vocabulary;

/// Scripts other than Latin, each with the languages that are written in it by default.
const SCRIPTS: &[(&str, &str)] = &[
    ("Arab", "ar fa ks ps sd ug ur apc ars arq ary arz bal bgn ckb lrc mzn sdh skr swb trw"),
    ("Armn", "hy"),
    ("Beng", "as bn mni"),
    ("Cakm", "ccp"),
    ("Cans", "cr iu oj csw"),
    ("Cher", "chr"),
    ("Cyrl", "ab av ba be bg ce cu cv kk kv ky mk mn os ru sr tg tt uk myv sah tyv"),
    ("Deva", "hi mr ne sa anp bfy bgc bho brx doi gbm hoc kok mai raj xnr"),
    ("Ethi", "am ti byn gez tig wal"),
    ("Geor", "ka"),
    ("Grek", "el"),
    ("Gujr", "gu"),
    ("Guru", "pa"),
    ("Hans", "zh cmn gan hak hsn nan wuu"),
    ("Hant", "lzh yue"),
    ("Hebr", "he yi"),
    ("Jpan", "ja"),
    ("Khmr", "km"),
    ("Knda", "kn"),
    ("Kore", "ko"),
    ("Laoo", "lo"),
    ("Mlym", "ml"),
    ("Mymr", "my shn"),
    ("Nkoo", "nqo"),
    ("Olck", "sat"),
    ("Orya", "or"),
    ("Rohg", "rhg"),
    ("Sinh", "si"),
    ("Syrc", "aii syr"),
    ("Taml", "ta"),
    ("Telu", "te"),
    ("Tfng", "shi zgh"),
    ("Thaa", "dv"),
    ("Thai", "th"),
    ("Tibt", "bo dz"),
    ("Vaii", "vai"),
    ("Yiii", "ii"),
];

/// Languages that are written in a different script in some regions. Each entry contains the
/// language, the script and the regions.
const REGIONS: &[(&str, &str, &str)] = &[
    ("az", "Arab", "IQ IR"),
    ("az", "Cyrl", "RU"),
    ("cmn", "Hant", "HK MO TW"),
    ("ha", "Arab", "CM SD"),
    ("hak", "Hant", "TW"),
    ("kk", "Arab", "AF CN IR MN"),
    ("ku", "Arab", "IQ IR LB"),
    ("ku", "Cyrl", "AM AZ GE TM"),
    ("ky", "Arab", "CN"),
    ("ky", "Latn", "TR"),
    ("mn", "Mong", "CN"),
    ("ms", "Arab", "CC"),
    ("nan", "Hant", "MO TW"),
    ("pa", "Arab", "PK"),
    ("pi", "Deva", "IN"),
    ("pi", "Mymr", "MM"),
    ("pi", "Sinh", "LK"),
    ("pi", "Thai", "TH"),
    ("sd", "Deva", "IN"),
    ("sr", "Latn", "ME RO TR"),
    ("tg", "Arab", "PK"),
    ("ug", "Cyrl", "KZ MN"),
    ("uz", "Arab", "AF"),
    ("uz", "Cyrl", "CN"),
    ("yue", "Hans", "CN"),
    ("zh", "Hant", "AU BN GB GF HK ID MO PA PF PH SR TH TW US VN"),
];

/// The codes of the scripts that are written from right to left.
const RIGHT_TO_LEFT: &[&str] =
    &["Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"];

closed_vocabulary! {
    /// The direction of writing, from left to right or from right to left.
    ///
    /// ```
    /// use programme::language::Direction;
    /// use programme::LanguageTag;
    ///
    /// assert_eq!("ar".parse::<LanguageTag>()?.direction(), Direction::RightToLeft);
    /// # Ok::<(), programme::Error>(())
    /// ```
    Direction, "a text direction" {
        /// From left to right, as in the Latin script.
        LeftToRight = "ltr",
        /// From right to left, as in the Arabic and Hebrew scripts.
        RightToLeft = "rtl",
    }
}

fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

impl LanguageTag {
    /// Returns the script in which the language is usually written.
    ///
    /// A script subtag in the tag takes precedence. Otherwise, the script depends on the language
    /// and the region. Languages that the CLDR data does not contain are assumed to be written in
    /// Latin letters.
    ///
    /// Returns `None` for a tag without a script subtag if its language is not specific (`und`,
    /// `zxx` or `mul`), or is not a code of two or three letters, as in `x-house` and `i-klingon`.
    ///
    /// ```
    /// # use programme::LanguageTag;
    /// for (tag, script) in [
    ///     ("zh", "Hans"),
    ///     ("zh-TW", "Hant"),
    ///     ("sr", "Cyrl"),
    ///     ("sr-Latn", "Latn"),
    ///     ("fr-CH", "Latn"),
    /// ] {
    ///     assert_eq!(tag.parse::<LanguageTag>()?.likely_script(), Some(script));
    /// }
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn likely_script(&self) -> Option<&str> {
        // Fast path for common languages, since this method is called for every text.
        if matches!(
            self.as_str(),
            "en" | "fr" | "es" | "de" | "it" | "pt" | "nl" | "pl" | "sv" | "fi" | "tr" | "vi"
        ) {
            return Some("Latn");
        }
        if let Some(script) = self.script() {
            return Some(script);
        }
        let language = self.language();
        if self.is_neutral() || !matches!(language.len(), 2 | 3) {
            return None;
        }
        let by_region = self.region().and_then(|region| {
            let of = |(tag, _, regions): &&(&str, &str, &str)| *tag == language && has(regions, region);
            REGIONS.iter().find(of).map(|(_, script, _)| *script)
        });
        let by_language =
            || SCRIPTS.iter().find(|(_, languages)| has(languages, language)).map(|(script, _)| *script);
        by_region.or_else(by_language).or(Some("Latn"))
    }

    /// Returns the direction of the script in which the language is written. If the script is not
    /// known, the result is [`Direction::LeftToRight`].
    pub fn direction(&self) -> Direction {
        match self.likely_script() {
            Some(script) if RIGHT_TO_LEFT.contains(&script) => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }
}
