//! Detection of texts that were damaged by conversions.
//!
//! The types of damage were found in published texts: agendas extracted from PDF files, pages
//! stored in the wrong encoding, and letters typed on the wrong keyboard.

use super::encoding::{has_neighbours_beyond_ascii, mojibake};
#[cfg(feature = "unicode")]
use super::letters::first_decomposed;
use super::letters::{directions, letters};
use super::scripts::scripts;
use super::words::{has_glued_figure, has_lone_letter, words};
use crate::review::bytes::Bytes;
use crate::value::language::LanguageTag;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Damage {
    Mojibake,
    UnbalancedDirection,
    Invisible,
    Compatibility,
    SplitWord,
    MinusInWord,
    GluedFootnote,
    StrayDiacritic,
    MixedScripts,
    ForeignScript,
    LostApostrophe,
    #[cfg_attr(not(feature = "unicode"), expect(dead_code, reason = "detected only with the feature"))]
    NotNfc,
    FrenchSpacing,
}

/// Reports each type of damage once, at the byte offset of its first occurrence.
pub(crate) fn detect(
    wording: &str,
    seen: Bytes,
    language: &LanguageTag,
    mut each: impl FnMut(Damage, usize),
) {
    let mut reported: Vec<Damage> = Vec::new();
    let mut report = |damage: Damage, place: usize| {
        if !reported.contains(&damage) {
            reported.push(damage);
            each(damage, place);
        }
    };
    let primary = language.language();
    // Most texts contain only ASCII characters and accented Latin letters, so they skip these
    // checks.
    if seen.has(Bytes::BEYOND) {
        letters(wording, primary, &mut report);
        directions(wording, &mut report);
        #[cfg(feature = "unicode")]
        if !unicode_normalization::is_nfc(wording) {
            report(Damage::NotNfc, first_decomposed(wording));
        }
    }
    if seen.has(Bytes::BEYOND | Bytes::LATIN) && has_neighbours_beyond_ascii(wording) {
        mojibake(wording, &mut report);
    }
    if seen.has(Bytes::BEYOND) || language.likely_script() != Some("Latn") {
        scripts(wording, language, &mut report);
    }
    let french = primary == "fr" && (seen.has(Bytes::MARK | Bytes::BEYOND) || has_lone_letter(wording));
    let figure = seen.has(Bytes::FIGURE) && has_glued_figure(wording);
    let hyphen = seen.has(Bytes::HYPHEN) && wording.contains("- ");
    if figure || hyphen || french || seen.has(Bytes::BEYOND) {
        words(wording, primary, &mut report);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(language: &str, wording: &str) -> Vec<Damage> {
        let mut found = Vec::new();
        detect(wording, Bytes::of(wording), &language.parse().unwrap(), |damage, place| {
            assert!(wording.is_char_boundary(place), "{wording}");
            found.push(damage);
        });
        found
    }

    /// Damaged texts from published agendas, each with its language and its type of damage.
    const VECTORS: &[(&str, &str, Damage)] = &[
        ("fr", "ModÃ©rateur", Damage::Mojibake),
        ("en", "Itâ€™s", Damage::Mojibake),
        ("en", "10Â° above the horizon", Damage::Mojibake),
        ("ru", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", Damage::Mojibake),
        ("en", "\u{397}ow it came to be", Damage::MixedScripts),
        ("en", "\u{415}mphasis", Damage::MixedScripts),
        ("he", "abc \u{2067}שלום", Damage::UnbalancedDirection),
        ("en", "abc \u{202E}def", Damage::UnbalancedDirection),
        ("en", "abc\u{202C}", Damage::UnbalancedDirection),
        ("en", "inter\u{AD}national", Damage::Invisible),
        ("en", "\u{FEFF}Opening", Damage::Invisible),
        ("en", "a\u{200B}b", Damage::Invisible),
        ("en", "of\u{FB01}cial", Damage::Compatibility),
        ("ar", "\u{FE8D}\u{FEDF}\u{FEA0}\u{FEE0}\u{FEB4}\u{FE94}", Damage::Compatibility),
        ("en", "ＡＢＣ", Damage::Compatibility),
        ("ru", "сес- сии", Damage::SplitWord),
        ("ru", "Ан- тониу", Damage::SplitWord),
        ("fr", "Etats-Unis\u{2212}Mexique", Damage::MinusInWord),
        ("fr", "consolidées2.", Damage::GluedFootnote),
        ("fr", "« capacités »1.", Damage::GluedFootnote),
        ("fr", "s¡¯exprimer ¨¤ l¡¯¨¦crit", Damage::StrayDiacritic),
        ("ru", "с\u{3BA}азал", Damage::MixedScripts),
        ("ru", "пр\u{3BF}шлой", Damage::MixedScripts),
        ("es", "Informaci髇 pr醕tica", Damage::MixedScripts),
        ("fr", "Пленарное заседание", Damage::ForeignScript),
        ("ru", "Opening session of the meeting", Damage::ForeignScript),
        ("zh", "Opening session of the meeting", Damage::ForeignScript),
        ("fr", "Assemblées des États membres de l OMPI", Damage::LostApostrophe),
        ("fr", "Orateurs:", Damage::FrenchSpacing),
        ("de", "Ã–sterreich", Damage::Mojibake),
        ("pt", "NÃ£o", Damage::Mojibake),
        ("en", "cafe´ culture", Damage::StrayDiacritic),
        ("en", "The treaties5. They", Damage::GluedFootnote),
    ];

    #[test]
    fn damage_from_published_texts_is_reported() {
        for (language, wording, damage) in VECTORS {
            assert!(found(language, wording).contains(damage), "{wording}: {:?}", found(language, wording));
        }
        #[cfg(feature = "unicode")]
        assert!(found("fr", "e\u{301}tat").contains(&Damage::NotNfc));
    }

    #[test]
    fn undamaged_texts_are_not_reported() {
        for (language, wording) in [
            ("fr", "Accueil et discours liminaire : l’état des lieux"),
            ("fr", "Le mot « capacités » s’entend ici au sens large ; voir https://example.org/a?b"),
            ("fr", "13 h 30 – 14 h 35"),
            ("en", "pre- and post-conference events"),
            ("en", "COVID19, Web3, ISO 9001:2015 and B2B"),
            ("en", "MP3 players"),
            ("en", "Room \u{2068}قاعة\u{2069} B"),
            ("zh", "Session 1 开幕"),
            ("ar", "السيد António Vitorino"),
            ("es", "¡Bienvenidos!"),
            ("fa", "می\u{200C}خواهم"),
            ("ja", "ＡＢＣ株式会社のセッション"),
            ("ru", "Член ООН и МОМ"),
            ("ru", "IOM"),
            ("und", "XVIII"),
            ("de", "Straße, Größe, „Zitat“"),
            ("fr", "l – 2"),
            ("de", "Viel „Spaß“ dabei."),
            ("de", "Ich weiß…"),
            ("und", "Le «CAFÉ» ouvert"),
            ("es", "«PERÚ»"),
            ("und", "Vamos, ¡y nuevo!"),
            ("fi", "Suomen tieteis- ja fantasiakirjoittajat"),
            ("nl", "voor- en nadelen"),
            ("de", "auf Typ- statt auf Implementierungsebene"),
            ("en", "Head of Integration @ Build38"),
            ("en", "See https://github.com/hatsu38"),
            ("en", "tpm2-pkcs11 and [pyroute2]"),
            ("en", "human αNLI data"),
            ("en", "A compiler for CRuby (CRuby言語処理系向けJITコンパイラ)"),
            ("und", "無線耳機，不只是耳機！"),
            ("en", "the εxodus platform"),
            ("en", "“Résumé”—how to write one"),
            ("en", "He cried ‘touché’”"),
            ("fr", "“Liberté”… et après ?"),
            ("sv", "”SMÅ” företag"),
            ("nb", "«PÅ»"),
            ("pt", "A cidade de AMANHÃ…"),
            ("ar", "محمد ﷺ ﴿ بسم الله ﴾ ﷼"),
            ("de", "eine Open- versus eine Closed-Source-Lösung"),
            ("es", "el pre- y el post- contra todo"),
            ("en", "Learning python3 and html5, for covid19"),
            ("ru", "питон3 для начинающих"),
            ("fr", "Les points c et d, l ou m"),
            ("ru", "TED Talks"),
            ("zh", "Apache SkyWalking"),
            ("ar", "Keynote"),
            ("km", "ភាសា\u{200B}ខ្មែរ"),
            ("en", "f´(x) and xˆ2, points A´ and B´"),
        ] {
            assert_eq!(found(language, wording), [], "{wording}");
        }
    }
}
