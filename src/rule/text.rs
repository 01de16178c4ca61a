//! Texts and languages: what is missing, untranslated, or damaged.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hasher};

use super::field::{self, Sort, described};
use super::words::{self, count, list, quoted};
use super::{Check, Found, Pass, Run};
use crate::code::Code;
use crate::programme::Programme;
use crate::report::{Item, Notice};
use crate::value::block::Block;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::view::{Person, Session};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::MissingTitle], run: Run::Session(missing_title) },
    Check {
        codes: &[Code::MissingMainLanguage, Code::MissingTranslation],
        run: Run::Text(missing_languages),
    },
    Check { codes: &[Code::UndeclaredLanguage], run: Run::Once(undeclared_language) },
    Check { codes: &[Code::IdenticalTranslation], run: Run::Text(identical_translation) },
    Check { codes: &[Code::DuplicateTitle], run: Run::Once(duplicate_title) },
    Check { codes: &[Code::TitleEqualsDescription], run: Run::Session(title_equals_description) },
    Check { codes: &[Code::NumberInTitle], run: Run::Session(number_in_title) },
    Check { codes: &[Code::BlankText], run: Run::Text(blank_text) },
    Check { codes: &[Code::WhitespaceNoise], run: Run::Text(whitespace_noise) },
    Check { codes: &[Code::ControlCharacters], run: Run::Text(control_characters) },
    Check { codes: &[Code::DanglingFootnote], run: Run::Text(dangling_footnote) },
    Check { codes: &[Code::UnusedFootnote], run: Run::Once(unused_footnote) },
    Check { codes: &[Code::InterpretationWithoutLanguage], run: Run::Once(interpretation_of_programme) },
    Check { codes: &[Code::InterpretationWithoutLanguage], run: Run::Session(interpretation_of_session) },
    Check { codes: &[Code::HonorificInsideName], run: Run::Person(honorific_inside_name) },
];

/// Something to say about a text.
fn about(programme: &Programme, at: &Path, message: String) -> Notice {
    Notice::somewhere(programme.subject_at(at), at.clone(), message)
}

/// The letters of a text as it is compared: without letter case, white space of any kind and length one blank.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let words = text.split_whitespace();
    words.flat_map(|word| word.chars().flat_map(char::to_lowercase).chain(std::iter::once(' ')))
}

fn folded(text: &str) -> String {
    letters(text).collect()
}

/// The same number for texts that are alike, and mostly another for others.
fn number(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    letters(text).for_each(|letter| hasher.write_u32(letter.into()));
    hasher.finish()
}

fn is_alike(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn tags<'t>(languages: impl IntoIterator<Item = &'t LanguageTag>) -> Vec<String> {
    languages.into_iter().map(|tag| tag.as_str().to_owned()).collect()
}

fn missing_title(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let data = session.data();
    // What repeats another has its title: if that lacks one, that is where to add it.
    let named_otherwise = session.title().is_some()
        || session.origin().is_some()
        || data.kind_label.is_some()
        || session.number().is_some();
    let kind = session.properties();
    if named_otherwise || session.kind().is_none() || kind.idle || !kind.admits_people {
        return;
    }
    let message = match words::when(session) {
        Some(when) => format!("{} on {when} has no title", words::session(session)),
        None => format!("{} has no title", words::session(session)),
    };
    found.add(
        Code::MissingTitle,
        Notice::new(&session, message).with_help("give it a \"title\", a \"number\" or a \"kind_label\""),
    );
}

/// Whether two tags are of one language, one of them perhaps more specific.
fn akin(one: &LanguageTag, other: &LanguageTag) -> bool {
    one.is_within(other.as_str()) || other.is_within(one.as_str())
}

fn has(text: &Text, language: &LanguageTag) -> bool {
    text.entries().any(|(tag, _)| tag.is_within(language.as_str()))
}

/// Whether nobody expects a title in a language: it is given in one that is spoken there, and the language in question is not.
fn held_elsewhere(spoken: &[LanguageTag], text: &Text, language: &LanguageTag) -> bool {
    let is_spoken = |tag: &LanguageTag| spoken.iter().any(|spoken| akin(spoken, tag));
    !is_spoken(language) && text.entries().any(|(tag, _)| is_spoken(tag))
}

fn missing_languages(pass: &Pass<'_>, at: &Path, text: &Text, found: &mut Found<'_>) {
    let programme = pass.programme;
    let Some((main, others)) = programme.languages().split_first() else { return };
    let mut lacking = std::iter::once(main).chain(others).filter(|language| !has(text, language)).peekable();
    if lacking.peek().is_none() {
        return;
    }
    let sort = field::sort(at);
    if sort == Sort::Name || text.entries().any(|(tag, _)| tag.is_neutral()) {
        return;
    }
    // A footnote in another language quotes: a work, a speech.
    if at.keys().next() == Some("notes") && lacking.peek() == Some(&main) {
        return;
    }
    let session = if sort == Sort::Title { field::session(programme, at) } else { None };
    let spoken = session.map_or(&[][..], |session| session.spoken());
    let lacking: Vec<&LanguageTag> =
        lacking.filter(|language| !held_elsewhere(spoken, text, language)).collect();

    if lacking.first() == Some(&main) {
        let given = list(&tags(text.entries().map(|(tag, _)| tag)), 3);
        let text = described(programme, at);
        let message = format!("{text} is given in {given}, and not in {main}, the programme's main language");
        let notice = about(programme, at, message)
            .with_figure("language", main.as_str())
            .with_help(format!("add the wording in {main}, or correct the tag"));
        found.add(Code::MissingMainLanguage, notice);
    }
    // What is given in none of the declared languages waits for the main one, or for its tag to be corrected.
    let declared = programme.languages().iter().any(|language| has(text, language));
    let lacking = tags(lacking.into_iter().filter(|language| *language != main));
    if declared && !lacking.is_empty() {
        let message = format!("{} is missing in {}", described(programme, at), list(&lacking, lacking.len()));
        let notice = about(programme, at, message)
            .with_figure("languages", lacking.join(" "))
            .with_help(format!("add the wording in {}", list(&lacking, lacking.len())));
        found.add(Code::MissingTranslation, notice);
    }
}

fn undeclared_language(pass: &Pass<'_>, found: &mut Found<'_>) {
    let programme = pass.programme;
    let declared = programme.languages();
    let mut undeclared: BTreeMap<&LanguageTag, (usize, Path)> = BTreeMap::new();
    programme.for_each_text(|at, text| {
        for (tag, _) in text.entries() {
            if tag.is_neutral() || declared.iter().any(|declared| tag.is_within(declared.as_str())) {
                continue;
            }
            let spoken = match field::sort(at) {
                Sort::Name => continue,
                Sort::Title => field::session(programme, at).map_or(&[][..], |session| session.spoken()),
                Sort::Words => &[],
            };
            if !spoken.iter().any(|spoken| akin(spoken, tag)) {
                undeclared.entry(tag).or_insert_with(|| (0, at.clone())).0 += 1;
            }
        }
    });
    for (language, (texts, first)) in undeclared {
        let is = if texts == 1 { "is" } else { "are" };
        let message = format!(
            "{} {is} given in {language}, which the programme does not declare",
            count(texts, "text", "texts")
        );
        let notice = Notice::somewhere(programme.subject(), first, message)
            .with_figure("language", language.as_str())
            .with_figure("texts", texts)
            .with_help(format!("add \"{language}\" to \"languages\", or correct the tag"));
        found.add(Code::UndeclaredLanguage, notice);
    }
}

/// Shorter wordings may well be the same in two languages: "Questions", "Session 1", the title of a book.
const LONG_ENOUGH: usize = 25;
const WORDS_ENOUGH: usize = 4;

/// Up to so many languages are compared pair by pair, which is quicker than to make a table of them.
const FEW: usize = 16;

fn identical_translation(pass: &Pass<'_>, at: &Path, text: &Text, found: &mut Found<'_>) {
    // A post is often held under one title in every language: "Visiting Professor in Practice".
    let is_name = || field::sort(at) == Sort::Name || at.keys().rev().nth(1) == Some("posts");
    if text.entries().len() < 2 || is_name() {
        return;
    }
    let Some((one, other, wording)) = twice(text) else { return };
    let text = described(pass.programme, at);
    let message = format!("{text} has one wording in {one} and {other}: {}", quoted(wording));
    let notice = about(pass.programme, at, message)
        .with_figure("languages", format!("{one} {other}"))
        .with_help("translate one of them; remove it while there is no translation");
    found.add(Code::IdenticalTranslation, notice);
}

/// The first wording of a text that is given in two languages.
fn twice(text: &Text) -> Option<(&LanguageTag, &LanguageTag, &str)> {
    let is_long = |wording: &str| {
        wording.chars().nth(LONG_ENOUGH - 1).is_some()
            && wording.split_whitespace().nth(WORDS_ENOUGH - 1).is_some()
    };
    let is_pair = |one: &LanguageTag, other: &LanguageTag, wording: &str| {
        one.language() != other.language() && !one.is_neutral() && !other.is_neutral() && is_long(wording)
    };
    let entries = || text.entries().map(|(tag, wording)| (tag, wording.trim()));
    if text.entries().len() <= FEW {
        return entries().enumerate().find_map(|(at, (tag, wording))| {
            let mut earlier = entries().take(at).filter(|(_, earlier)| *earlier == wording);
            let (one, _) = earlier.find(|(one, _)| is_pair(one, tag, wording))?;
            Some((one, tag, wording))
        });
    }
    let mut seen: HashMap<&str, &LanguageTag> = HashMap::new();
    entries().filter(|(tag, _)| !tag.is_neutral()).find_map(|(tag, wording)| {
        let one = seen.entry(wording).or_insert(tag);
        is_pair(one, tag, wording).then_some((*one, tag, wording))
    })
}

fn duplicate_title(pass: &Pass<'_>, found: &mut Found<'_>) {
    let programme = pass.programme;
    let taking_place = programme.sessions().declared().filter(Session::takes_place);
    // By a number for each title first: most are alone with theirs, and need not be written out.
    let mut numbered: Vec<(u64, Session<'_>)> = taking_place
        .filter_map(|session| Some((number(words::wording(programme, session.title()?)), session)))
        .collect();
    numbered.sort_by_key(|(number, _)| *number);
    let perhaps = numbered.chunk_by(|one, other| one.0 == other.0).filter(|perhaps| perhaps.len() > 1);
    let mut titled: Vec<(String, Session<'_>)> = perhaps
        .flatten()
        .filter_map(|(_, session)| Some((folded(words::wording(programme, session.title()?)), *session)))
        .filter(|(title, _)| !title.is_empty())
        .collect();
    titled.sort_by(|(one, _), (other, _)| one.cmp(other));
    let alike = titled.chunk_by(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1);
    for mut group in alike.flat_map(with_the_same_people) {
        // By time and id: the order of rows does not matter.
        group.sort_by_key(|session| (session.start().is_none(), session.start(), session.id().as_str()));
        let group = untied(&group);
        let [first, others @ ..] = group.as_slice() else { continue };
        if others.is_empty() {
            continue;
        }
        let people: Vec<String> = {
            let mut people: Vec<Person<'_>> = first.people().collect();
            people.sort_by_key(|person| person.id().as_str());
            people.dedup();
            people.into_iter().map(words::person).collect()
        };
        let message = format!(
            "{} stands on the programme {} times, with {}",
            words::session(*first),
            group.len(),
            list(&people, 3)
        );
        let notice = Notice::new(first, message).at("title").with_figure("sessions", group.len()).with_help(
            "remove the copy; if it is held more than once, say so with \"repeats\" or \"continues\"",
        );
        found.add(Code::DuplicateTitle, notice.with_all_related(others));
    }
}

/// Sessions in groups that have the same people; those with nobody are in none.
fn with_the_same_people<'p>(sessions: &[(String, Session<'p>)]) -> Vec<Vec<Session<'p>>> {
    let mut groups: BTreeMap<BTreeSet<&str>, Vec<Session<'p>>> = BTreeMap::new();
    for (_, session) in sessions {
        let people: BTreeSet<&str> = session.people().map(|person| person.id().as_str()).collect();
        if !people.is_empty() {
            groups.entry(people).or_default().push(*session);
        }
    }
    groups.into_values().collect()
}

/// One session, the first, of all those that are tied to one another.
fn untied<'p>(group: &[Session<'p>]) -> Vec<Session<'p>> {
    let position: HashMap<Session<'p>, usize> =
        group.iter().enumerate().map(|(at, session)| (*session, at)).collect();
    // Each leads to itself, or to an earlier one with which it is tied.
    let mut leads_to: Vec<usize> = (0..group.len()).collect();
    for (at, session) in group.iter().enumerate() {
        let ties = [
            session.origin(),
            session.repeats(),
            session.continues(),
            session.parent(),
            session.replaces(),
            session.relays(),
        ];
        for other in ties.into_iter().flatten().filter_map(|other| position.get(&other)) {
            let (one, other) = (first_of(&mut leads_to, at), first_of(&mut leads_to, *other));
            if let Some(later) = leads_to.get_mut(one.max(other)) {
                *later = one.min(other);
            }
        }
    }
    let firsts = group.iter().enumerate().filter(|(at, _)| leads_to.get(*at) == Some(at));
    firsts.map(|(_, session)| *session).collect()
}

/// The first of those with which the one at a position is tied. Halves the way for whoever asks next.
fn first_of(leads_to: &mut [usize], mut at: usize) -> usize {
    while let Some(next) = leads_to.get(at).copied().filter(|next| *next != at) {
        let beyond = leads_to.get(next).copied().unwrap_or(next);
        if let Some(here) = leads_to.get_mut(at) {
            *here = beyond;
        }
        at = beyond;
    }
    at
}

fn title_equals_description(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let [Block::Paragraph(description) | Block::Heading(description)] = session.data().description.as_slice()
    else {
        return;
    };
    let Some(title) = session.title() else { return };
    let again = description.entries().all(|(tag, wording)| {
        !is_blank(wording) && title.get(tag).is_some_and(|title| is_alike(title, wording))
    });
    if again {
        let message = format!("the description of {} is its title again", words::session(session));
        let help = "say what it is about, or leave the description out";
        found.add(
            Code::TitleEqualsDescription,
            Notice::new(&session, message).at("description").with_help(help),
        );
    }
}

fn number_in_title(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let (Some(number), Some(title)) = (session.number(), &session.data().title) else { return };
    let printed = session.data().kind_label.as_ref();
    let numbered = title.entries().find(|(tag, wording)| {
        let heading = printed.map_or("", |label| label.get(tag).unwrap_or(label.first()));
        begins_with_number(wording, number.label(), heading)
    });
    if let Some((_, wording)) = numbered {
        let message =
            format!("{} begins with its number, {number}, which is stated besides", quoted(wording));
        let notice = Notice::new(&session, message)
            .at("title")
            .with_figure("number", number.label())
            .with_help("leave the number out of the title, and keep the word before it in \"kind_label\"");
        found.add(Code::NumberInTitle, notice);
    }
}

/// Whether a title reads "3. Rights", "Panel 3 – Rights", or, where "Panel" is its printed kind, "Panel 3 Rights". A number that
/// nothing sets apart belongs to the title: "3 ways to read an agenda".
fn begins_with_number(title: &str, number: &str, heading: &str) -> bool {
    const SEPARATORS: [char; 11] = ['.', ':', ')', ']', ',', ';', '-', '–', '—', '|', '/'];
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let number = bare(number);
    let mut words = title.split_whitespace().peekable();
    let Some(first) = words.next().filter(|_| !number.is_empty()) else { return false };
    let (numeral, headed) = if bare(first) == number {
        (first, false)
    } else {
        match words.next() {
            Some(second) if bare(second) == number => (second, is_alike(first, heading)),
            _ => return false,
        }
    };
    let apart = words.next_if(|word| word.chars().all(|c| SEPARATORS.contains(&c))).is_some();
    (numeral.ends_with(SEPARATORS) || apart || headed) && words.peek().is_some()
}

fn blank_text(pass: &Pass<'_>, at: &Path, text: &Text, found: &mut Found<'_>) {
    let blank = tags(text.entries().filter(|(_, wording)| is_blank(wording)).map(|(tag, _)| tag));
    if blank.is_empty() {
        return;
    }
    let message = format!("{} is blank in {}", described(pass.programme, at), list(&blank, 3));
    let notice = about(pass.programme, at, message)
        .with_figure("languages", blank.join(" "))
        .with_help("write the wording, or leave that language or the whole field out");
    found.add(Code::BlankText, notice);
}

fn is_blank(wording: &str) -> bool {
    wording.trim().is_empty()
}

fn whitespace_noise(pass: &Pass<'_>, at: &Path, text: &Text, found: &mut Found<'_>) {
    let may_break = field::may_break(at);
    let noisy = text.entries().find_map(|(tag, wording)| Some((tag, noise(wording, may_break)?)));
    if let Some((tag, Noise { what, after })) = noisy {
        let mut message = format!("{} {what}", described(pass.programme, at));
        if let Some(word) = after.split_whitespace().next_back() {
            message = format!("{message}, after {}", quoted(word));
        }
        let notice = about(pass.programme, at, message)
            .with_figure("language", tag.as_str())
            .with_figure("position", after.chars().count() + 1)
            .with_help("one blank between words, none before the first and after the last");
        found.add(Code::WhitespaceNoise, notice);
    }
}

/// White space that nobody wants, and what stands before it.
#[derive(Debug, PartialEq)]
struct Noise<'w> {
    what: &'static str,
    after: &'w str,
}

/// Whether there is any white space but single blanks. Goes by bytes, all of them, so that many are looked at at once: white
/// space beyond ASCII begins with one of few.
fn may_be_noisy(wording: &str) -> bool {
    let odd = |byte: u8| byte < b' ' || matches!(byte, 0xC2 | 0xE1..=0xE3);
    wording.bytes().filter(|byte| odd(*byte)).count() > 0 || wording.contains("  ")
}

/// What is wrong with the white space of a wording. A blank one has a finding of its own.
fn noise(wording: &str, may_break: bool) -> Option<Noise<'_>> {
    let (inner, begun) = (wording.trim_end(), wording.trim_start());
    if inner.is_empty() {
        return None;
    }
    if begun.len() < wording.len() {
        return Some(Noise { what: "begins with white space", after: "" });
    }
    if inner.len() < wording.len() {
        return Some(Noise { what: "ends with white space", after: inner });
    }
    if !may_be_noisy(wording) {
        return None;
    }
    // Long texts indent their lines, and some end them with two blanks: only what stands between words of a line is asked for.
    let mut gap: Option<usize> = None;
    let (mut blanks, mut tabulator, mut line_break) = (0, false, false);
    for (at, letter) in wording.char_indices() {
        if letter.is_whitespace() {
            gap = gap.or(Some(at));
            blanks += 1;
            tabulator |= letter == '\t';
            line_break |= matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}');
            continue;
        }
        let Some(gap) = gap.take() else { continue };
        let what = match (line_break, may_break) {
            (true, false) => "has a line break in it",
            (false, _) if blanks > 1 => "has white space twice in a row",
            (false, false) if tabulator => "has a tabulator in it",
            _ => {
                (blanks, tabulator, line_break) = (0, false, false);
                continue;
            }
        };
        return Some(Noise { what, after: wording.get(..gap).unwrap_or_default() });
    }
    None
}

fn control_characters(pass: &Pass<'_>, at: &Path, text: &Text, found: &mut Found<'_>) {
    // The bytes with which such characters begin are few: most texts have none. All are looked at, many at once.
    let may_be_damaged = |wording: &str| {
        let odd = |byte: u8| byte < b' ' || matches!(byte, 0x7F | 0xC2) || byte >= 0xEE;
        wording.bytes().filter(|byte| odd(*byte)).count() > 0
    };
    let damaged = text.entries().filter(|(_, wording)| may_be_damaged(wording)).find_map(|(tag, wording)| {
        let mut letters = wording.chars().enumerate();
        letters.find_map(|(position, letter)| Some((tag, position, letter, damage(letter)?)))
    });
    if let Some((tag, position, letter, what)) = damaged {
        let code_point = format!("U+{:04X}", u32::from(letter));
        let text = described(pass.programme, at);
        let message = format!("{text} has {what} {code_point} in it, as character {}", position + 1);
        let notice = about(pass.programme, at, message)
            .with_figure("language", tag.as_str())
            .with_figure("code_point", code_point)
            .with_figure("position", position + 1)
            .with_help("type that place again; it was probably lost between two encodings or fonts");
        found.add(Code::ControlCharacters, notice);
    }
}

/// What no reader can show. Tabulators and line breaks are white space.
fn damage(letter: char) -> Option<&'static str> {
    match letter {
        ' '..='~' | '\t' | '\n' | '\r' => None,
        '\u{FFFD}' => Some("the replacement character"),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => {
            Some("the private character")
        }
        '\u{FDD0}'..='\u{FDEF}' => Some("the non-character"),
        _ if u32::from(letter) & 0xFFFE == 0xFFFE => Some("the non-character"),
        _ => letter.is_control().then_some("the control character"),
    }
}

/// The ids in the footnote marks of a wording, `[^id]`.
fn marks(wording: &str) -> impl Iterator<Item = &str> {
    wording.split("[^").skip(1).filter_map(|after| {
        let (id, _) = after.split_once(']')?;
        (!id.is_empty() && !id.contains(|c: char| c.is_whitespace() || c == '[')).then_some(id)
    })
}

fn dangling_footnote(pass: &Pass<'_>, at: &Path, text: &Text, found: &mut Found<'_>) {
    if !text.entries().any(|(_, wording)| wording.as_bytes().contains(&b'[')) {
        return;
    }
    let marks: BTreeSet<&str> = text.entries().flat_map(|(_, wording)| marks(wording)).collect();
    for mark in marks {
        if pass.programme.note(mark).is_some() {
            continue;
        }
        let message =
            format!("{} has the mark [^{mark}], and no note has that id", described(pass.programme, at));
        let notice = about(pass.programme, at, message)
            .with_figure("note", mark)
            .with_help(format!("add the note to \"notes\", with \"id\": \"{mark}\", or correct the mark"));
        found.add(Code::DanglingFootnote, notice);
    }
}

fn unused_footnote(pass: &Pass<'_>, found: &mut Found<'_>) {
    let notes = &pass.programme.data().notes;
    if notes.is_empty() {
        return;
    }
    let mut used: HashSet<&str> = HashSet::new();
    pass.programme.for_each_text(|at, text| {
        // A note does not lead to itself.
        let own = at.position_in("notes").and_then(|at| notes.get(at)).map(|note| note.id.as_str());
        let marks = text.entries().flat_map(|(_, wording)| marks(wording));
        used.extend(marks.filter(|mark| Some(*mark) != own));
    });
    for (position, note) in notes.iter().enumerate().filter(|(_, note)| !used.contains(note.id.as_str())) {
        let at = Path::root().with("notes").with_index(position);
        let message = format!("no text refers to footnote {}", quoted(note.id.as_str()));
        let notice = about(pass.programme, &at, message)
            .with_figure("note", note.id.as_str())
            .with_help(format!("put its mark, [^{}], where it belongs, or remove the note", note.id));
        found.add(Code::UnusedFootnote, notice);
    }
}

/// Interpretation is announced, and into what is not stated.
fn is_unstated(interpreted: &[LanguageTag]) -> bool {
    interpreted.iter().any(|tag| *tag == "und")
}

const STATE_LANGUAGES: &str = "write the languages in place of \"und\": \"interpreted\": [\"fr\", \"es\"]";

fn interpretation_of_programme(pass: &Pass<'_>, found: &mut Found<'_>) {
    if is_unstated(&pass.programme.data().interpreted) {
        let message = "the programme announces interpretation, and does not say into which languages";
        let notice = Notice::new(pass.programme, message).at("interpreted").with_help(STATE_LANGUAGES);
        found.add(Code::InterpretationWithoutLanguage, notice);
    }
}

fn interpretation_of_session(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    if is_unstated(&session.data().interpreted) {
        let message = format!(
            "interpretation is announced for {}, and not into which languages",
            words::session_when(session)
        );
        let notice = Notice::new(&session, message).at("interpreted").with_help(STATE_LANGUAGES);
        found.add(Code::InterpretationWithoutLanguage, notice);
    }
}

/// What is printed before names, without letter case and final full stop. Not here: what is a given name too ("Don", "Dame"), and
/// ranks, which are as much a post as a form of address. "M." stands for many given names: it is asked for in French alone.
const HONORIFICS: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "messrs", // English
    "dr", "prof", "h.e", "s.e", "s.e.m", "s.e.mme", // many languages
    "mm", "mme", "mmes", "mlle", "mlles", "monsieur", "madame", // French
    "sr", "sra", "srta", "dra", // Spanish, Portuguese
    "herr", "frau", // German
    "dott", "dott.ssa", "sig", "sig.ra", // Italian
];

fn honorific_inside_name(_: &Pass<'_>, person: Person<'_>, found: &mut Found<'_>) {
    let begun = person.name().entries().find_map(|(tag, name)| Some((name, honorific(tag, name)?)));
    if let Some((name, honorific)) = begun {
        let message = format!("the name {} begins with a form of address, {honorific}", quoted(name));
        let notice = Notice::new(&person, message)
            .at("name")
            .with_figure("honorific", honorific)
            .with_help("move it into \"honorific\": people are sorted and found by their names");
        found.add(Code::HonorificInsideName, notice);
    }
}

/// The form of address with which a name begins, where a name follows.
fn honorific<'n>(language: &LanguageTag, name: &'n str) -> Option<&'n str> {
    let mut words = name.split_whitespace();
    let (first, next) = (words.next()?, words.next()?);
    let word = first.to_lowercase();
    let is_initial = |word: &str| word.ends_with('.') && word.chars().count() == 2;
    let known = HONORIFICS.contains(&word.trim_end_matches('.'))
        || word == "m." && language.is_within("fr") && !is_initial(next);
    known.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for (title, number) in [
            ("Session 3 : Les régions", "3"),
            ("3. Les régions", "3"),
            ("3 – Regions", "3"),
            ("Panel 3 – Regions", "3"),
            ("III. Regions", "III"),
            ("Séance 3.bis: Régions", "3.bis"),
            ("(3) Regions", "3"),
        ] {
            assert!(begins_with_number(title, number, ""), "{title}");
        }
        for (title, number) in [
            ("3 ways to read an agenda", "3"),
            ("Session 3", "3"),
            ("3.", "3"),
            ("Session 2 : Regions", "3"),
            ("Regions in session 3 : why", "3"),
            ("Top 3 lessons", "3"),
            ("3% of all", "3"),
            ("Days 3 & 4", "3"),
            ("", "3"),
        ] {
            assert!(!begins_with_number(title, number, ""), "{title}");
        }
        assert!(begins_with_number("Panel 3 Regions", "3", "Panel"));
    }

    #[test]
    fn white_space_is_noise_where_no_reader_wants_it() {
        for wording in [" a", "a ", "a  b", "a \u{a0}b", "a\nb", "a\tb", "\u{a0}a", "Session 2 :  Coordonner"]
        {
            assert!(noise(wording, false).is_some(), "{wording:?}");
        }
        for wording in ["", "  ", "a b", "Que faire\u{202f}?", "«\u{a0}Capacités\u{a0}»\u{a0}: quoi\u{a0}!"]
        {
            assert_eq!(noise(wording, false), None, "{wording:?}");
        }
        for wording in ["a\n\nb", "a:\n  - b\n  - c", "a  \nb", "a\r\nb", "a\tb"] {
            assert_eq!(noise(wording, true), None, "{wording:?}");
        }
        assert!(noise("a\nb  c", true).is_some() && noise("a\n", true).is_some());
    }

    #[test]
    fn damage_is_what_no_reader_can_show() {
        for letter in [
            '\u{0}',
            '\u{7}',
            '\u{85}',
            '\u{7f}',
            '\u{e000}',
            '\u{fffd}',
            '\u{fdd0}',
            '\u{1fffe}',
            '\u{ffff}',
            '\u{10fffd}',
        ] {
            assert!(damage(letter).is_some(), "{letter:?}");
        }
        for letter in
            ['a', ' ', '\n', '\r', '\t', 'é', '\u{a0}', '\u{200d}', '\u{2028}', '漢', '😀', '\u{fff9}']
        {
            assert!(damage(letter).is_none(), "{letter:?}");
        }
    }

    #[test]
    fn marks_are_ids_in_brackets() {
        let found: Vec<&str> = marks("a[^1] b [^two-3], [^] [^a b] [^x[^4] [^open").collect();
        assert_eq!(found, ["1", "two-3", "4"]);
    }

    #[test]
    fn honorifics_are_told_from_names() {
        let of = |language: &str, name: &'static str| honorific(&language.parse().unwrap(), name);
        for name in ["Mr Okoye", "MME Diallo", "Prof. Dr. Frank", "H.E. Ada Okoye", "Frau Müller"] {
            assert!(of("en", name).is_some(), "{name}");
        }
        assert_eq!(of("fr", "M. António Vitorino"), Some("M."));
        for name in ["M. Night Shyamalan", "Mr", "Drew Barrymore", "Mark Prof", "Don Quijote", "Ms.", ""] {
            assert_eq!(of("en", name), None, "{name}");
        }
        assert_eq!(of("fr", "M. K. Gandhi"), None);
    }
}
