//! Adds the people of an agenda to sessions.

use std::collections::HashMap;

use super::classify::addresses;
use super::output::Output;
use super::vocabulary::{Headings, Meanings, tagged};
use crate::code::Code;
use crate::draft::Participation;
use crate::error::quote;
use crate::interchange::common::folding::folded;
use crate::interchange::common::person_line::{
    PersonLine, hides_name, person, person_behind_function, several,
};
use crate::interchange::common::texts::bracketed;
use crate::report::SourceLocation;
use crate::value::id::PersonId;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::status::ParticipationStatus;
use crate::value::text::Text;
use crate::vocabulary::Heading;

/// The heading under which a person is listed, and the line number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed<'h> {
    /// The heading as printed.
    pub(super) label: Option<&'h Text>,
    pub(super) role: Option<&'h Role>,
    pub(super) line: usize,
    /// Whether the heading is in the plural, and the people follow it on the same line.
    pub(super) is_plural: bool,
}

impl Listed<'_> {
    pub(super) fn without_heading(line: usize) -> Self {
        Self { label: None, role: None, line, is_plural: false }
    }
}

/// The people who have been mentioned so far.
#[derive(Debug)]
pub(super) struct Attendance<'s> {
    headings: &'s Headings,
    /// The indices of the people in the draft, by their folded names.
    known: HashMap<String, usize>,
}

impl<'s> Attendance<'s> {
    pub(super) fn new(headings: &'s Headings) -> Self {
        Self { headings, known: HashMap::new() }
    }

    /// Returns `true` if a person with this name was mentioned before.
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.known.contains_key(&folded(name))
    }

    /// Adds all people on a line.
    pub(super) fn attend_all(&mut self, output: &mut Output, text: &str, listed: Listed<'_>) {
        let (bare, tag) = tagged(text);
        match several(bare, listed.is_plural).as_slice() {
            [] | [_] => {
                if listed.is_plural && hides_name(bare) {
                    let message = format!("{} was read as a person with functions", quote(bare));
                    let owner = output.owner();
                    output.remark(Code::ReadingAssumed, owner, "participations", listed.line, message);
                }
                self.attend(output, text, listed);
            }
            people => {
                for one in people {
                    let one = tag.as_ref().map_or_else(|| (*one).to_owned(), |tag| format!("{one} [{tag}]"));
                    self.attend(output, &one, listed);
                }
            }
        }
    }

    /// Reads a line that starts with a form of address and a name. A function may precede them, as
    /// in `Director Ms. Ada Okoye`. Returns `false` for any other line.
    pub(super) fn attend_unlabelled(&mut self, output: &mut Output, text: &str, line: usize) -> bool {
        let (bare, _) = tagged(text);
        if addresses(bare) {
            self.attend_all(output, text, Listed::without_heading(line));
            return true;
        }
        if person_behind_function(bare).is_some() {
            self.attend(output, text, Listed::without_heading(line));
            return true;
        }
        false
    }

    /// Adds a single person, an office or a vacancy.
    pub(super) fn attend(&mut self, output: &mut Output, text: &str, listed: Listed<'_>) {
        let (bare, tag) = tagged(text);
        let mut participation = if self.headings.of(bare).is(Heading::ToBeAnnounced) {
            Participation::vacancy(output.worded(bare, tag))
        } else {
            match self.named(output, bare, tag, listed.line) {
                Some(participation) => participation,
                None => return,
            }
        };
        if participation.role.is_none() {
            participation.role = listed.role.cloned();
            participation.label = listed.label.cloned();
        }
        output.add_participation(participation);
    }

    /// Returns the participation of a person or an office.
    fn named(
        &mut self,
        output: &mut Output,
        text: &str,
        tag: Option<LanguageTag>,
        line: usize,
    ) -> Option<Participation> {
        let mut found = person_behind_function(text).or_else(|| person(text))?;
        let own_role = self.bracketed_role(&mut found);
        let tentative = self.is_tentative(&mut found);
        let office = !found.is_name && found.honorific.is_none() && is_office(text);
        if !found.is_name {
            let what = if office { "an office" } else { "a name" };
            let message = format!("{} was read as {what}", quote(text));
            output.remark(Code::ReadingAssumed, output.owner(), "participations", line, message);
        }
        let mut participation = if office {
            Participation::office(output.worded(text, tag))
        } else {
            self.someone(output, &found, tag, line)?
        };
        if let Some((label, role)) = own_role {
            (participation.role, participation.label) = (Some(role), Some(label));
        }
        if tentative {
            participation.status = ParticipationStatus::Tentative;
        }
        Some(participation)
    }

    /// Returns the participation of a person, who is added at the first mention.
    fn someone(
        &mut self,
        output: &mut Output,
        found: &PersonLine<'_>,
        tag: Option<LanguageTag>,
        line: usize,
    ) -> Option<Participation> {
        let at = SourceLocation::line(line);
        let id: PersonId = output.builder.person(None, found.name, &at)?;
        let honorific = found.honorific.map(Text::from);
        let functions = found.functions.map(|functions| output.worded(functions, tag));
        let mut participation = Participation::person(id.clone());
        let key = folded(found.name);
        let people = &mut output.builder.draft.people;
        let is_new = !self.known.contains_key(&key);
        let index = *self
            .known
            .entry(key)
            .or_insert_with(|| people.iter().rposition(|person| person.id == id).unwrap_or_default());
        let Some(person) = people.get_mut(index) else { return Some(participation) };
        if is_new {
            (person.honorific, person.posts_line) = (honorific, functions);
            return Some(participation);
        }
        let disagree = honorific.is_some() && person.honorific.is_some() && honorific != person.honorific;
        if person.honorific.is_none() {
            person.honorific = honorific;
        }
        if functions.is_some() && functions != person.posts_line {
            participation.posts_line = functions;
        }
        if disagree {
            let message = format!(
                "{} has another form of address than before: the first one was used",
                quote(found.name)
            );
            output.remark(Code::StatementsDisagree, output.owner(), "participations", line, message);
        }
        Some(participation)
    }

    /// Removes a role in brackets, as in `Ada Okoye (moderator)`, from the functions of the person.
    /// Returns the printed words and the role, or `None` if the brackets do not contain a role.
    fn bracketed_role(&self, found: &mut PersonLine<'_>) -> Option<(Text, Role)> {
        let (before, inside) = last_bracket(found.functions?)?;
        let meanings = self.headings.of(inside);
        let role = meanings.roles().next().filter(|_| !meanings.is_item())?.clone();
        found.functions = Some(before).filter(|before| !before.is_empty());
        Some((inside.into(), role))
    }

    /// Removes "(to be confirmed)" from the end of the functions. Returns `true` if it was there.
    fn is_tentative(&self, found: &mut PersonLine<'_>) -> bool {
        let Some((before, inside)) = found.functions.and_then(last_bracket) else { return false };
        let tentative = self.headings.of(inside).is(Heading::ToBeAnnounced);
        if tentative {
            found.functions = Some(before).filter(|before| !before.is_empty());
        }
        tentative
    }
}

/// Chooses between the roles that a heading can mean.
pub(super) fn choose_role(output: &mut Output, meanings: &Meanings, text: &str, line: usize) -> Option<Role> {
    let first = meanings.roles().next()?.clone();
    let is_first = output.entry().is_none_or(|entry| entry.session.participations.is_empty());
    // The person who is listed first presents something. A rapporteur is listed after the speakers.
    if first == Role::Rapporteur
        && is_first
        && let Some(presenter) = meanings.roles().find(|role| **role == Role::Presenter).cloned()
    {
        let message = format!("{} can mean {presenter} or {first}: {presenter} was assumed", quote(text));
        output.remark(Code::ReadingAssumed, output.owner(), "participations", line, message);
        return Some(presenter);
    }
    Some(first)
}

/// Adds the finding about a heading of people that is not a known role.
pub(super) fn remark_unknown_role(output: &mut Output, heading: &str, line: usize) {
    let message = format!("{} is not a known role: the people under it have no role", quote(heading));
    output.remark(Code::ReadingAssumed, output.owner(), "participations", line, message);
}

/// Splits the functions of a person at the brackets at the end. Returns the text before the
/// brackets, which can be empty, and the text in them.
fn last_bracket(functions: &str) -> Option<(&str, &str)> {
    match functions.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) if !inside.contains('(') => Some(("", inside)),
        _ => bracketed(functions),
    }
}

/// Returns `true` if a text looks like the title of an office, such as "Minister of Health". It
/// must have three to twelve words, start with an upper-case letter and contain no numeric
/// characters.
fn is_office(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (3..=12).contains(&words) && text.starts_with(char::is_uppercase) && !text.contains(char::is_numeric)
}
