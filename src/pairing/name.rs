//! Comparison of personal names. Letter case, punctuation and titles such as "Dr" are ignored.

use crate::draft::Person;
use crate::query::fold::fold;
use crate::value::text::Text;
use crate::vocabulary::person_names::{name_words, strip_honorifics};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    words: Vec<String>,
    scripts: Scripts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    Different,
    /// The names cannot be compared, because they are in different scripts, such as Latin and
    /// Arabic, or because a name contains no letters.
    OtherScript,
    /// The names differ only slightly: one word is misspelt, missing or abbreviated to its initial,
    /// or the words are ordered or split differently.
    Near,
    Same,
}

impl Name {
    pub(crate) fn new(name: &str, honorific: Option<&Text>) -> Self {
        let words = words(name, honorific);
        Self { scripts: Scripts::of(name), words }
    }

    pub(crate) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// Returns a key that does not depend on the order of the words, because some programmes print
    /// the family name first.
    pub(crate) fn sorted_key(&self) -> String {
        let mut words = self.words.clone();
        words.sort_unstable();
        words.join(" ")
    }

    pub(crate) fn likeness(&self, other: &Self) -> Likeness {
        if self.words == other.words && !self.words.is_empty() {
            Likeness::Same
        } else if !self.scripts.meets(other.scripts) {
            Likeness::OtherScript
        } else if is_near(&self.words, &other.words)
            || self.sorted_key() == other.sorted_key()
            || self.words.concat() == other.words.concat()
        {
            Likeness::Near
        } else {
            Likeness::Different
        }
    }
}

/// Returns the words of a name, without differences of letter case and punctuation, and without
/// titles such as "Dr".
fn words(name: &str, honorific: Option<&Text>) -> Vec<String> {
    let all = name_words(&fold(name));
    let own: Vec<Vec<String>> = honorific
        .into_iter()
        .flat_map(|text| text.entries().map(|(_, wording)| name_words(&fold(wording))))
        .collect();
    // The last remaining word is never removed, even if it looks like a title such as "Dr",
    // because it may be a name.
    strip_honorifics(&all, &own, 1).to_vec()
}

pub(crate) fn names(person: &Person) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (_, wording) in person.name.entries() {
        let name = Name::new(wording, person.honorific.as_ref());
        if !names.contains(&name) && !name.words.is_empty() {
            names.push(name);
        }
    }
    names
}

pub(crate) fn likeness(base: &[Name], other: &[Name]) -> Likeness {
    let each = base.iter().flat_map(|base| other.iter().map(|other| base.likeness(other)));
    each.max().unwrap_or(Likeness::OtherScript)
}

#[cfg(feature = "translation")]
pub(crate) fn scripts(names: &[Name]) -> Scripts {
    names.iter().fold(Scripts::default(), |all, name| all.and(name.scripts))
}

/// Returns `true` if two names differ in one misspelt or abbreviated word, or if one of the names
/// has an additional word. A name with a single word is never similar to a longer name.
fn is_near(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let begin = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let end = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        // Exactly one word differs. The names are similar only if this word is an initial or a
        // likely misspelling.
        0 if begin + end + 1 == short.len() => {
            short.get(begin).zip(long.get(begin)).is_some_and(|(a, b)| is_slip(a, b))
        }
        1 => short.len() >= 2 && begin + end >= short.len(),
        _ => false,
    }
}

/// Returns `true` if one word is the initial or a likely misspelling of the other word. Long words
/// may differ in more letters than short words.
fn is_slip(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.first() == b.first() && (a.len() == 1 || b.len() == 1) {
        return true;
    }
    let longest = a.len().max(b.len());
    let allowed = match longest {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    // Words with more than 64 letters are unlikely to be names and would be slow to compare.
    longest <= 64 && a.len().abs_diff(b.len()) <= allowed && distance(&a, &b) <= allowed.min(longest - 1)
}

/// Returns the Levenshtein distance between two words. Only one row of the matrix is stored.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, one) in a.iter().enumerate() {
        let (mut diagonal, mut left) = (at, at + 1);
        for (cell, other) in row.iter_mut().skip(1).zip(b) {
            let above = *cell;
            let changed = diagonal + usize::from(one != other);
            left = changed.min(left + 1).min(above + 1);
            (diagonal, *cell) = (above, left);
        }
    }
    // If `b` is empty, the only cell of the row is never updated.
    if b.is_empty() { a.len() } else { row.last().copied().unwrap_or_default() }
}

/// The scripts of a text, such as Latin and Arabic, as a bit set. The scripts of South Asia share
/// one bit, and so do all rare scripts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Scripts(u16);

impl Scripts {
    pub(crate) fn of(text: &str) -> Self {
        text.chars().filter(|c| c.is_alphabetic()).fold(Self::default(), |all, letter| {
            all.and(Self(match u32::from(letter) {
                0..=0x24F | 0x1E00..=0x1EFF | 0xFF21..=0xFF5A => 1,
                0x370..=0x3FF | 0x1F00..=0x1FFF => 1 << 1,
                0x400..=0x52F => 1 << 2,
                0x530..=0x58F => 1 << 3,
                0x590..=0x5FF => 1 << 4,
                0x600..=0x77F | 0x8A0..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => 1 << 5,
                0x900..=0xDFF => 1 << 6,
                0xE00..=0xEFF => 1 << 7,
                0x10A0..=0x10FF => 1 << 8,
                0x1100..=0x11FF | 0xAC00..=0xD7AF => 1 << 9,
                0x3040..=0x30FF => 1 << 10,
                0x3400..=0x9FFF | 0x20000..=0x3FFFF => 1 << 11,
                _ => 1 << 12,
            }))
        })
    }

    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(one: &str, other: &str) -> Likeness {
        Name::new(one, None).likeness(&Name::new(other, None))
    }

    #[test]
    fn names_are_compared_without_what_is_printed_around_them() {
        assert_eq!(like("Laura Thompson", "Ms. Laura THOMPSON"), Likeness::Same);
        assert_eq!(like("H.E. Mr Ken Okaniwa", "Ken Okaniwa"), Likeness::Same);
        assert_eq!(
            Name::new("Señora Ana Gil", Some(&Text::new([("es", "Señora")]).unwrap())).key(),
            "ana gil"
        );
        assert_eq!(Name::new("Dr", None).key(), "dr", "a title without a name is kept");
    }

    #[test]
    fn slips_are_near() {
        for (one, other) in [
            ("Tomas Boček", "Tomas Bokec"),
            ("Laura Thompson", "Laura Thomson"),
            ("Susan F. Martin", "Susan Martin"),
            ("Ausamah Al Absi", "Al Absi Ausamah"),
            ("Ausamah Al-Absi", "Ausamah AlAbsi"),
            ("Deogratius Dotto", "D. Dotto"),
        ] {
            assert_eq!(like(one, other), Likeness::Near, "{one}, {other}");
        }
    }

    #[test]
    fn others_are_different() {
        for (one, other) in [
            ("Laura Thompson", "Louise Arbour"),
            ("Ann Sow", "Ken Sow"),
            ("Ada", "Bob"),
            ("A", "B"),
            ("Ada", "Ada Okoye"),
        ] {
            assert_eq!(like(one, other), Likeness::Different, "{one}, {other}");
        }
        assert_eq!(like("Antonio Guterres", "أنطونيو غوتيريش"), Likeness::OtherScript);
        assert_eq!(like("", ""), Likeness::OtherScript);
    }
}
