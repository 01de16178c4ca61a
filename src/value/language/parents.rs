//! Parent tags for language fallback, and tags for translated texts.

use super::LanguageTag;
use crate::list::ToList;

/// Exceptions to the rule that the parent of a language tag is a prefix of the tag. Each entry
/// contains a language, a parent tag, and the regions in which the language has this parent. The
/// data comes from the parent locales of the Unicode CLDR. See `LICENSE-UNICODE` for the licence
/// terms.
const PARENTS: &[(&str, &str, &str)] = &[
    (
        "en",
        "en-001",
        "AG AI AU BB BM BS BW BZ CC CK CM CX CY DG DM ER FJ FK FM GB GD GG GH GI GM GS GY HK ID IE IL IM IN IO JE JM KE \
         KI KN KY LC LR LS MG MO MS MT MU MV MW MY NA NF NG NR NU NZ PG PK PN PW RW SB SC SD SG SH SL SS SX SZ TC TK TO \
         TT TV TZ UG VC VG VU WS ZA ZM ZW 150",
    ),
    ("en", "en-150", "AT BE CH CZ DE DK EE ES FI FR GE HU IT LT LV NL NO PL PT RO SE SI SK UA"),
    ("es", "es-419", "AR BO BR BZ CL CO CR CU DO EC GT HN JP MX NI PA PE PR PY SV US UY VE"),
    ("pt", "pt-PT", "AO CH CV FR GQ GW LU MO MZ ST TL"),
];

impl LanguageTag {
    /// Returns the languages that can be used as fallbacks for this language, nearest first.
    ///
    /// Parents are taken from the Unicode CLDR. If the CLDR does not specify a parent, the last
    /// subtag is removed (RFC 4647, section 3.4). All parents are in the same script as this
    /// language. For example, `zh-TW` has no parent, because `zh` implies simplified characters.
    ///
    /// The fallback `en-001` (international English) is followed by `en-GB`, because English texts
    /// from outside America are usually tagged as `en-GB`.
    ///
    /// ```
    /// # use programme::LanguageTag;
    /// let parents = |tag: &str| tag.parse::<LanguageTag>().unwrap().parents().collect::<Vec<_>>();
    /// assert_eq!(parents("es-MX"), ["es-419", "es"]);
    /// assert_eq!(parents("pt-AO"), ["pt-PT", "pt"]);
    /// assert_eq!(parents("en-IN"), ["en-001", "en-GB", "en"]);
    /// assert_eq!(parents("zh-TW"), [""; 0]);
    /// ```
    pub fn parents(&self) -> impl Iterator<Item = LanguageTag> + use<> {
        let script = self.likely_script().map(str::to_owned);
        let own = self.clone();
        let mut last = Some(self.clone());
        let chain = std::iter::from_fn(move || {
            last = last.take().and_then(|tag| tag.parent());
            last.clone()
        });
        let with_britain = chain.flat_map(|tag| {
            let britain = (tag == "en-001").then(|| "en-GB".parse().ok()).flatten();
            std::iter::once(tag).chain(britain)
        });
        with_britain.filter(move |tag| tag.likely_script() == script.as_deref() && *tag != own)
    }

    /// Returns the next fallback: the parent in the Unicode CLDR, or the tag without its last
    /// subtag. The result may be in another script.
    fn parent(&self) -> Option<LanguageTag> {
        let (text, region) = (self.as_str(), self.region().unwrap_or_default());
        let plain = text.len() == self.language().len() + 1 + region.len();
        let named = PARENTS.iter().find(|(language, parent, regions)| {
            plain
                && *language == self.language()
                && *parent != text
                && regions.split(' ').any(|one| one == region)
        });
        if let Some((_, parent, _)) = named {
            return parent.parse().ok();
        }
        let (mut shorter, _) = text.rsplit_once('-')?;
        // A singleton is a subtag of one character that only introduces the subtags after it, so it
        // is removed together with them.
        while let Some((before, last)) = shorter.rsplit_once('-') {
            if last.len() > 1 {
                break;
            }
            shorter = before;
        }
        shorter.parse().ok()
    }

    /// Returns `true` if this tag marks a machine translation, such as `en-t-fr-t0-und`.
    ///
    /// The `t` extension is defined in RFC 6497, and its key `t0` in the Unicode CLDR.
    ///
    /// ```
    /// # use programme::LanguageTag;
    /// let tag: LanguageTag = "en-t-fr-t0-und".parse()?;
    /// assert!(tag.is_machine_made() && !"en".parse::<LanguageTag>()?.is_machine_made());
    /// assert_eq!(tag.translated_from().unwrap(), "fr");
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn is_machine_made(&self) -> bool {
        self.transformed().is_some_and(|rest| rest.split('-').any(|subtag| subtag == "t0"))
    }

    /// Returns the language from which the text was translated, such as `fr` for the tag `en-t-fr`.
    /// Returns `None` if the tag does not specify this language.
    pub fn translated_from(&self) -> Option<LanguageTag> {
        let rest = self.transformed()?;
        // The fields of the `t` extension follow the language. Each field starts with a key that
        // consists of a letter and a digit, such as `t0`.
        let is_field = |subtag: &str| matches!(subtag.as_bytes(), [letter, digit] if letter.is_ascii_alphabetic() && digit.is_ascii_digit());
        let source: Vec<&str> = rest.split('-').take_while(|subtag| !is_field(subtag)).to_list();
        source.join("-").parse().ok()
    }

    /// Returns this tag without the `t` extension that marks a translation. Subtags after the
    /// extension are also removed. For example, `en-t-fr` becomes `en`.
    #[must_use]
    pub fn without_translation(&self) -> LanguageTag {
        let Some(at) = self.as_str().find("-t-") else { return self.clone() };
        self.as_str().get(..at).and_then(|tag| tag.parse().ok()).unwrap_or_else(|| self.clone())
    }

    /// Returns the contents of the `t` extension, such as `fr-t0-und` for `en-t-fr-t0-und`. The
    /// extension ends at the next subtag that has only one character.
    fn transformed(&self) -> Option<&str> {
        let (before, rest) = self.as_str().split_once("-t-")?;
        // The subtags after `x` are for private use, so a `t` among them does not start an
        // extension.
        if before.split('-').any(|subtag| subtag == "x") {
            return None;
        }
        let mut end = rest.len();
        let mut at = 0;
        for subtag in rest.split('-') {
            if subtag.len() == 1 {
                end = at - 1;
                break;
            }
            at += subtag.len() + 1;
        }
        rest.get(..end)
    }
}
