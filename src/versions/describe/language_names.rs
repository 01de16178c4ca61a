//! The names of languages in the languages of a description.

use super::words::WordLanguage;
use crate::value::language::LanguageTag;

/// Returns the name of a language in words. A tag with a script or a region, and a language that is
/// not in the table, is returned as a tag.
pub(super) fn language_name(language: WordLanguage, tag: &LanguageTag) -> String {
    let row = NAMES.iter().find(|(code, _)| *code == tag.as_str());
    let name = row.and_then(|(_, names)| names.get(language as usize));
    name.map_or_else(|| tag.to_string(), |name| (*name).to_owned())
}

/// The names of languages in English, French, Spanish, Russian, Arabic and Chinese, as in the
/// Unicode CLDR.
const NAMES: &[(&str, [&str; 6])] = &[
    ("ar", ["Arabic", "arabe", "árabe", "арабский", "العربية", "阿拉伯语"]),
    ("cs", ["Czech", "tchèque", "checo", "чешский", "التشيكية", "捷克语"]),
    ("da", ["Danish", "danois", "danés", "датский", "الدانمركية", "丹麦语"]),
    ("de", ["German", "allemand", "alemán", "немецкий", "الألمانية", "德语"]),
    ("el", ["Greek", "grec", "griego", "греческий", "اليونانية", "希腊语"]),
    ("en", ["English", "anglais", "inglés", "английский", "الإنجليزية", "英语"]),
    ("es", ["Spanish", "espagnol", "español", "испанский", "الإسبانية", "西班牙语"]),
    ("fa", ["Persian", "persan", "persa", "персидский", "الفارسية", "波斯语"]),
    ("fi", ["Finnish", "finnois", "finés", "финский", "الفنلندية", "芬兰语"]),
    ("fr", ["French", "français", "francés", "французский", "الفرنسية", "法语"]),
    ("he", ["Hebrew", "hébreu", "hebreo", "иврит", "العبرية", "希伯来语"]),
    ("hi", ["Hindi", "hindi", "hindi", "хинди", "الهندية", "印地语"]),
    ("hu", ["Hungarian", "hongrois", "húngaro", "венгерский", "الهنغارية", "匈牙利语"]),
    ("it", ["Italian", "italien", "italiano", "итальянский", "الإيطالية", "意大利语"]),
    ("ja", ["Japanese", "japonais", "japonés", "японский", "اليابانية", "日语"]),
    ("ko", ["Korean", "coréen", "coreano", "корейский", "الكورية", "韩语"]),
    ("nl", ["Dutch", "néerlandais", "neerlandés", "нидерландский", "الهولندية", "荷兰语"]),
    ("pl", ["Polish", "polonais", "polaco", "польский", "البولندية", "波兰语"]),
    ("pt", ["Portuguese", "portugais", "portugués", "португальский", "البرتغالية", "葡萄牙语"]),
    ("ro", ["Romanian", "roumain", "rumano", "румынский", "الرومانية", "罗马尼亚语"]),
    ("ru", ["Russian", "russe", "ruso", "русский", "الروسية", "俄语"]),
    ("sv", ["Swedish", "suédois", "sueco", "шведский", "السويدية", "瑞典语"]),
    ("tr", ["Turkish", "turc", "turco", "турецкий", "التركية", "土耳其语"]),
    ("uk", ["Ukrainian", "ukrainien", "ucraniano", "украинский", "الأوكرانية", "乌克兰语"]),
    ("zh", ["Chinese", "chinois", "chino", "китайский", "الصينية", "中文"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_named_and_other_tags_are_kept() {
        let name = |tag: &str| language_name(WordLanguage::French, &tag.parse().unwrap());
        assert_eq!(["de", "pt-BR", "gsw"].map(name), ["allemand", "pt-BR", "gsw"]);
        for (code, names) in NAMES {
            assert!(
                code.parse::<LanguageTag>().is_ok() && names.iter().all(|name| !name.is_empty()),
                "{code}"
            );
        }
    }
}
