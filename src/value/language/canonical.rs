//! Canonical forms of tags: RFC 5646 section 4.5, as far as it goes without the registry.

use super::LanguageTag;

/// Grandfathered and redundant tags, and what the IANA registry prefers to each.
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

/// Language codes that were withdrawn, and those that replaced them.
const REPLACED: &[(&str, &str)] = &[("in", "id"), ("iw", "he"), ("ji", "yi"), ("jw", "jv"), ("mo", "ro")];

impl LanguageTag {
    /// The canonical form: grandfathered tags and withdrawn codes replaced, an extended language subtag instead of its prefix.
    ///
    /// Subtags are not looked up in the IANA registry beyond that. The canonical form of a canonical form is itself.
    ///
    /// ```
    /// # use programme::LanguageTag;
    /// for (tag, canonical) in [("iw", "he"), ("zh-yue-HK", "yue-HK"), ("i-klingon", "tlh"), ("fr-CH", "fr-CH")] {
    ///     assert_eq!(tag.parse::<LanguageTag>()?.canonical(), canonical);
    /// }
    /// # Ok::<(), programme::Error>(())
    /// ```
    #[must_use]
    pub fn canonical(&self) -> Self {
        let mut tag = self.clone();
        // Each step leaves fewer subtags, or a tag that no table knows.
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
    // An extended language: three letters behind a language of two or three.
    let is_extended =
        |subtag: &str| subtag.len() == 3 && subtag.bytes().all(|byte| byte.is_ascii_lowercase());
    let extended = subtags.next().filter(|subtag| is_extended(subtag) && matches!(language.len(), 2 | 3))?;
    let rest = tag.get(language.len() + 1 + extended.len()..)?;
    format!("{extended}{rest}").parse().ok()
}
