//! Canonical forms of language tags (RFC 5646, section 4.5), without access to the IANA registry.

use super::LanguageTag;

/// Grandfathered and redundant tags, with their replacements. Most replacements are the preferred
/// values of the IANA registry.
const PREFERRED: &[(&str, &str)] = &[
    ("art-lojban", "jbo"),
    ("cel-gaulish", "xtg"),
    ("en-GB-oed", "en-GB-oxendict"),
    ("i-ami", "ami"),
    ("i-bnn", "bnn"),
    ("i-hak", "hak"),
    ("i-klingon", "tlh"),
    ("i-lux", "lb"),
    ("i-navajo", "nv"),
    ("i-pwn", "pwn"),
    ("i-tao", "tao"),
    ("i-tay", "tay"),
    ("i-tsu", "tsu"),
    ("no-bok", "nb"),
    ("no-nyn", "nn"),
    ("sgn-BE-FR", "sfb"),
    ("sgn-BE-NL", "vgt"),
    ("sgn-CH-DE", "sgg"),
    ("zh-guoyu", "cmn"),
    ("zh-hakka", "hak"),
    ("zh-min-nan", "nan"),
    ("zh-xiang", "hsn"),
];

/// Withdrawn language codes and their replacements, such as `iw` and `he` for Hebrew.
const REPLACED: &[(&str, &str)] = &[("in", "id"), ("iw", "he"), ("ji", "yi"), ("jw", "jv"), ("mo", "ro")];

impl LanguageTag {
    /// Returns the canonical form of this tag, such as `he` for the withdrawn tag `iw`.
    ///
    /// Grandfathered tags and withdrawn language codes are replaced if a replacement is known. An
    /// extended language subtag replaces its prefix, so `zh-yue` becomes `yue`.
    ///
    /// Other subtags are not looked up in the IANA registry. Converting a canonical tag again has
    /// no effect.
    ///
    /// ```
    /// # use programme::LanguageTag;
    /// for (tag, canonical) in [
    ///     ("iw", "he"),
    ///     ("zh-yue-HK", "yue-HK"),
    ///     ("i-klingon", "tlh"),
    ///     ("fr-CH", "fr-CH"),
    /// ] {
    ///     assert_eq!(tag.parse::<LanguageTag>()?.canonical(), canonical);
    /// }
    /// # Ok::<(), programme::Error>(())
    /// ```
    #[must_use]
    pub fn canonical(&self) -> Self {
        let mut tag = self.clone();
        // Each step removes a subtag or produces a tag that is in neither table, so the loop ends.
        while let Some(next) = step(tag.as_str()) {
            tag = next;
        }
        tag
    }
}

fn step(tag: &str) -> Option<LanguageTag> {
    if let Some((_, preferred)) = PREFERRED.iter().find(|(old, _)| old.eq_ignore_ascii_case(tag)) {
        return preferred.parse().ok();
    }
    let mut subtags = tag.split('-');
    let language = subtags.next()?;
    if let Some((_, now)) = REPLACED.iter().find(|(old, _)| *old == language) {
        return format!("{now}{}", tag.get(language.len()..)?).parse().ok();
    }
    // An extended language subtag has three letters and follows a language of two or three letters.
    let is_extended =
        |subtag: &str| subtag.len() == 3 && subtag.bytes().all(|byte| byte.is_ascii_lowercase());
    let extended = subtags.next().filter(|subtag| is_extended(subtag) && matches!(language.len(), 2 | 3))?;
    let rest = tag.get(language.len() + 1 + extended.len()..)?;
    format!("{extended}{rest}").parse().ok()
}
