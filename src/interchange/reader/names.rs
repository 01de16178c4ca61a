//! Reads several people from one text.

use crate::interchange::common::cursor;
use crate::interchange::common::person_line::{
    PersonLine, has_word_of_function, looks_like_name, person, several,
};
use crate::interchange::common::place_words::{PlaceWord, place_word};
use crate::interchange::common::texts::bracketed;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
#[cfg(feature = "readers")]
use crate::value::text::Text;
#[cfg(feature = "readers")]
use crate::vocabulary::{Form, Gender};
use crate::vocabulary::{LANGUAGES, recognise_roles};

/// A person in a list of names, with the role that the list specifies.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NamedPerson {
    /// The role under which the person is listed, if there is one.
    pub role: Option<Role>,
    /// The heading under which the person is listed, such as "Chair", as written. It is present
    /// even if the role is unknown.
    pub heading: Option<String>,
    /// The form of address before the name, such as "Prof.", or after it in Chinese.
    pub honorific: Option<String>,
    /// The name of the person.
    pub name: String,
    /// The functions after the name, such as "Director, Delta Institute", or the organisation.
    pub functions: Option<String>,
    /// Whether the participation is not confirmed, as in "Ada Okoye (TBC)".
    pub is_tentative: bool,
}

/// Reads the people in a cell, such as `Chair: Ada Okoye; Speakers: Bo Lind, Chu Hua`.
///
/// Names are separated by line breaks, semicolons or vertical bars. Commas, slashes and words such
/// as "and" also separate names, if each part can be a name: "Okoye, Ada" is one name. A heading
/// before a colon specifies the role of all names up to the next such heading. A role in
/// parentheses or brackets applies only to the name before it. Roles in headings are recognised in
/// the given language and in English, and those in brackets in any language of the vocabulary.
///
/// A form of address is separated from the name. Words after the name are functions if they are in
/// parentheses or after a dash, or if they have the form of a function or an organisation after a
/// comma or on the next line. Words after a colon are also functions if a name precedes it. A name
/// before an id in brackets, as in "Dr. Lind \[17\]", remains as it is.
///
/// ```
/// use programme::Role;
/// use programme::interchange::reader::people;
///
/// let cell = "Chair: Prof. Ada Okoye; Speakers: Bo Lind (UNDP) and Chu Hua";
/// let found = people(cell, &"en".parse()?);
/// let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
/// assert_eq!(names, ["Ada Okoye", "Bo Lind", "Chu Hua"]);
/// assert_eq!(found[0].role, Some(Role::Chair));
/// assert_eq!(found[0].honorific.as_deref(), Some("Prof."));
/// assert_eq!(found[1].functions.as_deref(), Some("UNDP"));
/// assert_eq!(found[2].role, Some(Role::Speaker));
///
/// assert_eq!(people("Okoye, Ada", &"en".parse()?).len(), 1);
/// # Ok::<(), programme::Error>(())
/// ```
pub fn people(cell: &str, language: &LanguageTag) -> Vec<NamedPerson> {
    let (mut found, mut heading) = (Vec::new(), None);
    for piece in cell.split(['\n', ';', '；', '|']) {
        let mut rest = piece.trim();
        let mut has_heading = false;
        while let Some((before, after)) = rest.split_once([':', '：']) {
            if let Some((names, word, is_bracketed)) = heading_at_end(before, language) {
                add_people(&mut found, names, heading.as_deref(), language);
                heading = Some(word.to_owned());
                rest = if is_bracketed { after.trim_end().trim_end_matches([')', '）']) } else { after };
                has_heading = true;
                continue;
            }
            let is_person = looks_like_name(described(before.trim(), language).1, false)
                && !before.contains(" of ")
                && !has_word_of_function(before)
                && !looks_like_name(after.trim(), false);
            if is_person {
                // The title of a talk can follow the name of its speaker.
                add_people(&mut found, before, heading.as_deref(), language);
                if let Some(one) = found.last_mut().filter(|_| !after.trim().is_empty()) {
                    let functions = one.functions.take();
                    let words = functions.iter().map(String::as_str).chain([after.trim()]);
                    one.functions = Some(words.collect::<Vec<_>>().join(": "));
                }
                rest = "";
                has_heading = true;
                break;
            }
            heading = Some(before.trim().to_owned()).filter(|heading| !heading.is_empty());
            rest = after;
            has_heading = true;
            break;
        }
        // A line below a name can contain the functions of the person.
        let is_function = !has_heading && has_word_of_function(rest) && several(rest, true).len() == 1;
        let is_person = |line: PersonLine<'_>| line.is_name && !has_word_of_function(line.name);
        let is_function = is_function && !person(rest).is_some_and(is_person);
        match found.last_mut().filter(|one: &&mut NamedPerson| is_function && one.functions.is_none()) {
            Some(one) => one.functions = Some(rest.to_owned()),
            None => add_people(&mut found, rest, heading.as_deref(), language),
        }
    }
    found
}

/// Adds the people in a list of names under a heading.
fn add_people(found: &mut Vec<NamedPerson>, names: &str, heading: Option<&str>, language: &LanguageTag) {
    for name in divided(names) {
        let (name, own) = with_role(name, language);
        let (name, is_tentative) = match bracketed(name) {
            Some((before, inside)) if place_word(inside) == Some(PlaceWord::ToBeAnnounced) => (before, true),
            _ => (name, false),
        };
        if name.is_empty() {
            continue;
        }
        let role = match own {
            Some(own) => role_in_brackets(own, language),
            None => heading.and_then(|heading| role(heading, language)),
        };
        let heading = own.or(heading).map(str::to_owned);
        let (honorific, name, functions) = described(name, language);
        found.push(NamedPerson {
            role,
            heading,
            honorific: honorific.map(str::to_owned),
            name: name.to_owned(),
            functions: functions.map(str::to_owned),
            is_tentative,
        });
    }
}

/// Splits the text before a colon into the names before the heading, which can be empty, and the
/// heading. The last value is `true` if a bracket opens before the heading. Returns `None` if the
/// text does not end with a known role.
fn heading_at_end<'t>(text: &'t str, language: &LanguageTag) -> Option<(&'t str, &'t str, bool)> {
    let text = text.trim();
    if role(text, language).is_some() {
        return Some(("", text, false));
    }
    let (at, mark) = [". ", " / ", ", ", " (", "（", " – ", " - "]
        .iter()
        .filter_map(|mark| Some((text.rfind(mark)?, *mark)))
        .max_by_key(|(at, _)| *at)?;
    let (names, word) = text.split_at_checked(at)?;
    let word = word.trim_start_matches(mark).trim();
    role(word, language).is_some().then_some((names, word, mark == " (" || mark == "（"))
}

/// Reads a word for a role, such as "Moderator", "Chair" or "mod". The word is recognised in the
/// given language, then in English. If the language is undetermined, the word is then recognised in
/// any language of the vocabulary.
///
/// ```
/// use programme::Role;
/// use programme::interchange::reader::role;
///
/// assert_eq!(role("Modératrice", &"fr".parse()?), Some(Role::Moderator));
/// assert_eq!(role("mod.", &"en".parse()?), Some(Role::Moderator));
/// assert_eq!(role("Moderadora", &"und".parse()?), Some(Role::Moderator));
/// assert_eq!(role("Delta Institute", &"en".parse()?), None);
/// # Ok::<(), programme::Error>(())
/// ```
pub fn role(word: &str, language: &LanguageTag) -> Option<Role> {
    if let Some(role) = recognise_roles(word, language).into_iter().next() {
        return Some(role);
    }
    let word = word.trim().trim_end_matches(['.', ':']).to_lowercase();
    if let Ok(role) = word.parse::<Role>()
        && !role.is_custom()
    {
        return Some(role);
    }
    let english = || recognise_roles(&word, &"en".parse().ok()?).into_iter().next();
    match word.as_str() {
        "m" | "mod" => Some(Role::Moderator),
        // "pj" is the Finnish abbreviation for a chair.
        "pj" => Some(Role::Chair),
        _ => english().or_else(|| {
            let languages = if language.is_neutral() { LANGUAGES } else { &[] };
            languages.iter().find_map(|tag| recognise_roles(&word, &tag.parse().ok()?).into_iter().next())
        }),
    }
}

/// Returns a name without the role after it, and this role. The role is in parentheses or brackets.
/// Other text in parentheses remains a part of the name.
///
/// ```
/// use programme::Role;
/// use programme::interchange::reader::role_in_name;
///
/// let english = "en".parse()?;
/// assert_eq!(role_in_name("Ada Okoye (mod)", &english), ("Ada Okoye", Some(Role::Moderator)));
/// assert_eq!(role_in_name("Bo Lind (Delta)", &english), ("Bo Lind (Delta)", None));
/// # Ok::<(), programme::Error>(())
/// ```
pub fn role_in_name<'n>(name: &'n str, language: &LanguageTag) -> (&'n str, Option<Role>) {
    let (bare, heading) = with_role(name, language);
    (bare, heading.and_then(|heading| role_in_brackets(heading, language)))
}

/// Reads the role in brackets after a name. It can be in the language of the name instead of that
/// of the programme.
fn role_in_brackets(word: &str, language: &LanguageTag) -> Option<Role> {
    role(word, language).or_else(|| role(word, &LanguageTag::undetermined()))
}

/// Returns the word for a role, unless it is the name of the role in a language of the vocabulary
/// or an abbreviation of it. For example, the role of a host is "organiser".
#[cfg(feature = "readers")]
pub(in crate::interchange) fn label_of_role(word: &str, role: &Role) -> Option<Text> {
    let word = word.trim();
    let lower = word.trim_end_matches(['.', ':']).to_lowercase();
    let is_name = |tag: &str| {
        let forms = [Form::ONE, Form::MANY].map(|form| [form, form.with_gender(Gender::Feminine)]);
        let language = tag.parse().ok();
        let label = |form: Form| role.label(language.as_ref()?, form);
        forms
            .into_iter()
            .flatten()
            .any(|form| label(form).is_some_and(|label| label.text.to_lowercase() == lower))
    };
    let is_plain = lower == role.as_str()
        || ["m", "mod", "pj"].contains(&lower.as_str())
        || LANGUAGES.iter().any(|tag| is_name(tag));
    (!is_plain).then(|| word.into())
}

/// Returns a name without the role in parentheses after it, and this role.
pub(in crate::interchange) fn with_role<'n>(
    name: &'n str,
    language: &LanguageTag,
) -> (&'n str, Option<&'n str>) {
    let name = name.trim();
    let bracketed =
        |open: char, close: char| name.strip_suffix(close).and_then(|rest| rest.rsplit_once(open));
    match bracketed('(', ')').or_else(|| bracketed('（', '）')).or_else(|| bracketed('[', ']')) {
        Some((before, heading)) if role_in_brackets(heading, language).is_some() => {
            (before.trim(), Some(heading.trim()))
        }
        _ => (name, None),
    }
}

/// The words between the last two names of a list, in the languages of the vocabulary and in
/// German. In Arabic, "و" can also be the first letter of a name.
const AND: &[&str] = &[" and ", " et ", " y ", " und ", " и ", " & ", "和"];

/// Divides a list of names at commas, slashes and words, if each part can be a name.
fn divided(names: &str) -> Vec<&str> {
    let listed = several(names, true);
    // An acronym among names is an organisation, unless all names are in upper case.
    let acronyms = listed.iter().filter(|part| is_acronym(part)).count();
    if listed.len() > 1 && (acronyms == 0 || acronyms == listed.len()) {
        return listed;
    }
    let parts: Vec<&str> = names.split('/').map(str::trim).collect();
    if parts.len() > 1 && parts.iter().all(|part| looks_like_name(part, false)) {
        return parts;
    }
    let mut parts: Vec<&str> = names.split([',', '、', '，', '،']).collect();
    for word in AND {
        parts = parts.into_iter().flat_map(|part| part.split(word)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_name = |part: &&str| {
        let has_words = part.split_whitespace().nth(1).is_some() || part.contains('·');
        let is_wide = part.chars().any(cursor::is_wide) && looks_like_name(part, false);
        (has_words || is_wide) && !has_word_of_function(part) && !is_acronym(part)
    };
    let is_vacancy = |part: &&str| place_word(part) == Some(PlaceWord::ToBeAnnounced);
    let is_list = parts.iter().any(is_name) && parts.iter().all(|part| is_name(part) || is_vacancy(part));
    if is_list { parts } else { vec![names] }
}

/// Splits the text about one person into the form of address, the name and the functions. The name
/// is the entire text if it is doubtful where the name ends.
fn described<'t>(text: &'t str, language: &LanguageTag) -> (Option<&'t str>, &'t str, Option<&'t str>) {
    let undivided = (None, text, None);
    let has_id = text.ends_with(']');
    let Some(line) = person(text).filter(|line| line.is_name && !has_id) else { return undivided };
    // "M." is also an initial.
    let is_initial = line.honorific == Some("M.") && language.language() != "fr";
    let line = match text.split_at_checked(line.name.len() + "M. ".len()) {
        Some((name, _)) if is_initial && name.ends_with(line.name) => {
            PersonLine { honorific: None, name, ..line }
        }
        _ if is_initial => return undivided,
        _ => line,
    };
    let Some(functions) = line.functions else { return (line.honorific, line.name, None) };
    let (before, after) = text.split_at_checked(text.len() - functions.len()).unwrap_or((text, ""));
    let is_wide = |text: &str| text.chars().any(cursor::is_wide);
    let inside = in_brackets(after);
    let functions = match inside {
        // The brackets can contain the name in another script, or pronouns.
        Some(inside) => Some(inside).filter(|inside| {
            let is_lower_case = inside.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_lowercase);
            !is_lower_case && is_wide(inside) == is_wide(line.name) && !inside.contains(['(', ')'])
        }),
        None if after.starts_with(['(', '（']) => None,
        // "Okoye Bello, Ada" can be a family name before a given name.
        None if before.trim_end().ends_with([',', '，', '،']) => Some(functions).filter(|functions| {
            functions.split_whitespace().nth(1).is_some()
                || is_acronym(functions)
                || has_word_of_function(functions)
        }),
        None => Some(functions),
    };
    match functions {
        Some(functions) => (line.honorific, line.name, Some(functions)),
        None => undivided,
    }
}

/// Returns `true` if all letters of a text are in upper case, as in "UNDP".
fn is_acronym(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Returns the text in the parentheses that enclose an entire text.
fn in_brackets(text: &str) -> Option<&str> {
    let inside = |open: char, close: char| text.strip_prefix(open)?.strip_suffix(close);
    inside('(', ')').or_else(|| inside('（', '）')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_divided_only_where_each_part_is_a_name() {
        let read = |cell: &str| {
            let found = people(cell, &"en".parse().unwrap());
            let one = |one: NamedPerson| {
                let honorific = one.honorific.map(|form| form + "/").unwrap_or_default();
                let functions = one.functions.map(|words| format!(" [{words}]")).unwrap_or_default();
                let role = one.role.map_or("-".into(), |role| role.to_string());
                let doubt = if one.is_tentative { "?" } else { "" };
                format!("{role}={honorific}{}{doubt}{functions}", one.name)
            };
            found.into_iter().map(one).collect::<Vec<_>>().join(" | ")
        };
        for (cell, expected) in [
            ("", ""),
            (" ; \n ", ""),
            ("Ada Okoye", "-=Ada Okoye"),
            ("Ada Okoye, Bo Lind", "-=Ada Okoye | -=Bo Lind"),
            ("Okoye, Ada; Lind, Bo", "-=Okoye, Ada | -=Lind, Bo"),
            ("Ada Okoye and Bo Lind", "-=Ada Okoye | -=Bo Lind"),
            ("Sandy Sanders", "-=Sandy Sanders"),
            ("Chair: Ada Okoye\nBo Lind", "chair=Ada Okoye | chair=Bo Lind"),
            ("Ada Okoye (moderator), Bo Lind", "moderator=Ada Okoye | -=Bo Lind"),
            ("Ada Okoye (Delta Institute)", "-=Ada Okoye [Delta Institute]"),
            ("Ada Okoye (she/her)", "-=Ada Okoye (she/her)"),
            ("Li Wei (李伟)", "-=Li Wei (李伟)"),
            ("Bo Lind, Uppsala University", "-=Bo Lind [Uppsala University]"),
            ("Bo Lind, UNDP", "-=Bo Lind [UNDP]"),
            ("Bo Lind, Jr.", "-=Bo Lind, Jr."),
            ("García Márquez, Gabriel", "-=García Márquez, Gabriel"),
            ("Ada Okoye, CEO, Acme", "-=Ada Okoye [CEO, Acme]"),
            ("Ada Okoye – Acme; Bo Lind - UNDP", "-=Ada Okoye [Acme] | -=Bo Lind [UNDP]"),
            ("Prof. Fred Poe, Mme Ada Okoye", "-=Prof./Fred Poe | -=Mme/Ada Okoye"),
            ("M. Night Poe", "-=M. Night Poe"),
            ("Dr. Bo Lind (FAO) [17]", "-=Dr. Bo Lind (FAO) [17]"),
            ("Dan Weiss / Eva Roth", "-=Dan Weiss | -=Eva Roth"),
            ("Dan Weiss/Eva Roth/Ada Okoye", "-=Dan Weiss | -=Eva Roth | -=Ada Okoye"),
            ("Bo Lind (FAO/WFP)", "-=Bo Lind [FAO/WFP]"),
            ("Fred Poe (Acme), Eva Roth (UNDP)", "-=Fred Poe [Acme] | -=Eva Roth [UNDP]"),
            ("ada okoye, bo lind", "-=ada okoye | -=bo lind"),
            ("Ada Okoye, TBC", "-=Ada Okoye | -=TBC"),
            ("李华、张伟", "-=李华 | -=张伟"),
            ("王明；李华", "-=王明 | -=李华"),
            ("王明（主持人）、李华", "moderator=王明 | -=李华"),
            ("张伟教授", "-=教授/张伟"),
            ("王伟,李娜", "-=王伟 | -=李娜"),
            ("Cy Hall (UCL): Honey\nDi Ivy: Wax", "-=Cy Hall [UCL: Honey] | -=Di Ivy [Wax]"),
            ("Cy Hall, Di Ivy. Moderator: Ed Jay", "-=Cy Hall | -=Di Ivy | moderator=Ed Jay"),
            ("Cy Hall, Di Ivy (moderator: Ed Jay)", "-=Cy Hall | -=Di Ivy | moderator=Ed Jay"),
            ("Chair: Jean Roy / Speakers: Anne Bleu", "chair=Jean Roy | speaker=Anne Bleu"),
            (
                "Cy Hall\nUniversity College London\nDi Ivy\nMIT Museum",
                "-=Cy Hall [University College London] | -=Di Ivy [MIT Museum]",
            ),
            ("Mr. Max Ray, Ms. Nan Sol and Dr. Oz Tan", "-=Mr./Max Ray | -=Ms./Nan Sol | -=Dr./Oz Tan"),
            ("Олег Попов, НИУ ВШЭ", "-=Олег Попов [НИУ ВШЭ]"),
            ("Попов О. А., Котов И. В.", "-=Попов О. А. | -=Котов И. В."),
            ("Иванов И.И.", "-=Иванов И.И."),
            ("M. Jean Dupont (Université de Lyon)", "-=M. Jean Dupont [Université de Lyon]"),
            ("Ann Lee (TBC)", "-=Ann Lee?"),
            ("محمد علي وليد حسن", "-=محمد علي وليد حسن"),
            ("Hosts of Delta: Ada Okoye", "-=Ada Okoye"),
        ] {
            assert_eq!(read(cell), expected, "{cell:?}");
        }
    }
}
