//! Reads several people from one text.

use crate::value::language::LanguageTag;
use crate::value::role::Role;
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
    /// The name of the person.
    pub name: String,
}

/// Reads the people in a cell, such as `Chair: Ada Okoye; Speakers: Bo Lind, Chu Hua`. Names are
/// separated by line breaks, semicolons or vertical bars. Commas and words such as "and" also
/// separate names, if each part has at least two words: "Okoye, Ada" is one name. A heading before
/// a colon specifies the role of all names up to the next such heading. A role in parentheses or
/// brackets applies only to the name before it. Roles are recognised in the given language and in
/// English.
///
/// ```
/// use programme::Role;
/// use programme::interchange::reader::people;
///
/// let found = people("Chair: Ada Okoye; Speakers: Bo Lind and Chu Hua", &"en".parse()?);
/// let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
/// assert_eq!(names, ["Ada Okoye", "Bo Lind", "Chu Hua"]);
/// assert_eq!(found[0].role, Some(Role::Chair));
/// assert_eq!(found[2].role, Some(Role::Speaker));
///
/// assert_eq!(people("Okoye, Ada", &"en".parse()?).len(), 1);
/// # Ok::<(), programme::Error>(())
/// ```
pub fn people(cell: &str, language: &LanguageTag) -> Vec<NamedPerson> {
    let (mut found, mut heading) = (Vec::new(), None);
    for piece in cell.split(['\n', ';', '|']) {
        let mut names = piece.trim();
        if let Some((before, after)) = names.split_once([':', '：']) {
            heading = Some(before.trim().to_owned()).filter(|heading| !heading.is_empty());
            names = after;
        }
        for name in divided(names) {
            let (name, own) = with_role(name, language);
            if name.is_empty() {
                continue;
            }
            let heading = own.map(str::to_owned).or_else(|| heading.clone());
            let role = heading.as_deref().and_then(|heading| role(heading, language));
            found.push(NamedPerson { role, heading, name: name.to_owned() });
        }
    }
    found
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
    (bare, heading.and_then(|heading| role(heading, language)))
}

/// Returns a name without the role in parentheses after it, and this role.
fn with_role<'n>(name: &'n str, language: &LanguageTag) -> (&'n str, Option<&'n str>) {
    let name = name.trim();
    let bracketed =
        |open: char, close: char| name.strip_suffix(close).and_then(|rest| rest.rsplit_once(open));
    match bracketed('(', ')').or_else(|| bracketed('[', ']')) {
        Some((before, heading)) if role(heading, language).is_some() => (before.trim(), Some(heading.trim())),
        _ => (name, None),
    }
}

/// The words between the last two names of a list, in the languages of the vocabulary and in
/// German.
const AND: &[&str] = &[" and ", " et ", " y ", " und ", " и ", " & ", " و", "和"];

/// Divides a list of names at commas and words, if each part can be a name.
fn divided(names: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = names.split([',', '、', '，', '،']).collect();
    for word in AND {
        parts = parts.into_iter().flat_map(|part| part.split(word)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_name = |part: &&str| part.split_whitespace().nth(1).is_some() || part.contains('·');
    if parts.iter().all(is_name) { parts } else { vec![names] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_divided_only_where_each_part_is_a_name() {
        let read = |cell: &str| {
            let found = people(cell, &"en".parse().unwrap());
            let one = |one: NamedPerson| {
                format!("{}={}", one.role.map_or("-".into(), |role| role.to_string()), one.name)
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
            ("Ada Okoye (Delta Institute)", "-=Ada Okoye (Delta Institute)"),
            ("Hosts of Delta: Ada Okoye", "-=Ada Okoye"),
        ] {
            assert_eq!(read(cell), expected, "{cell:?}");
        }
    }
}
