//! Adds the people of an agenda to sessions.

use super::assemble::{Assembler, Expected};
use super::classify::addresses;
use super::join::Logical;
use super::people::{PersonLine, person, person_behind_function, several};
use super::places::Owner;
use super::titles::bracketed;
use super::vocabulary::{Meanings, tagged, untagged};
use crate::code::Code;
use crate::draft::Participation;
use crate::error::quote;
use crate::report::SourceLocation;
use crate::value::id::PersonId;
use crate::value::role::Role;
use crate::value::status::ParticipationStatus;
use crate::value::text::Text;
use crate::vocabulary::Heading;

impl Assembler<'_> {
    /// Reads a heading such as `Moderator: Ada Okoye` or `Speakers:`.
    pub(super) fn role_heading(&mut self, line: &Logical, head: &str, text: &str, meanings: &Meanings) {
        self.flush();
        let (words, tag) = untagged(head.trim_end_matches([':', '：']));
        let label = self.worded(words.trim(), tag);
        let role = self.choose_role(meanings, line);
        let owner = self.owner();
        if role.is_none() {
            let message = format!("{} is not a known role: the people under it have no role", quote(&words));
            self.remark(Code::ReadingAssumed, owner, "participations", line.line, message);
        }
        let expected =
            Expected::People { label: label.clone(), role: role.clone(), inline: !text.is_empty() };
        // A role inside of a list of people applies only to its own line.
        if line.bullet.is_none() || text.is_empty() {
            self.expected = expected;
        }
        if !text.is_empty() {
            self.attend_all(text, Some(&label), role.as_ref(), line.line);
        }
    }

    /// Chooses between the roles that a heading can mean.
    fn choose_role(&mut self, meanings: &Meanings, line: &Logical) -> Option<Role> {
        let mut roles = meanings.roles();
        let first = roles.next()?.clone();
        let current = self.current.and_then(|index| self.entries.get(index));
        let is_first = current.is_none_or(|entry| entry.session.participations.is_empty());
        // Who is listed first presents something, and a rapporteur is listed after the speakers.
        if first == Role::Rapporteur
            && is_first
            && let Some(presenter) = meanings.roles().find(|role| **role == Role::Presenter).cloned()
        {
            let owner = self.owner();
            let message =
                format!("{} can mean {presenter} or {first}: {presenter} was assumed", quote(&line.text));
            self.remark(Code::ReadingAssumed, owner, "participations", line.line, message);
            return Some(presenter);
        }
        Some(first)
    }

    /// Adds all people on a line.
    pub(super) fn attend_all(&mut self, text: &str, label: Option<&Text>, role: Option<&Role>, line: usize) {
        let (bare, tag) = tagged(text);
        match several(bare).as_slice() {
            [] | [_] => self.attend(text, label, role, line),
            people => {
                for one in people {
                    let one = tag.as_ref().map_or_else(|| (*one).to_owned(), |tag| format!("{one} [{tag}]"));
                    self.attend(&one, label, role, line);
                }
            }
        }
    }

    /// Reads a line that starts with the name of a person after a form of address. Returns `false`
    /// for any other line.
    pub(super) fn attend_unlabelled(&mut self, text: &str, line: usize) -> bool {
        let (bare, _) = tagged(text);
        if addresses(bare) {
            self.attend_all(text, None, None, line);
            return true;
        }
        if person_behind_function(bare).is_some() {
            self.attend(text, None, None, line);
            return true;
        }
        false
    }

    /// Adds a single person, an office or a vacancy.
    pub(super) fn attend(&mut self, text: &str, label: Option<&Text>, role: Option<&Role>, line: usize) {
        let owner = self.owner();
        let (bare, tag) = tagged(text);
        let mut participation = if self.headings().of(bare).is(Heading::ToBeAnnounced) {
            Participation::vacancy(self.worded(bare, tag))
        } else {
            let found = person_behind_function(bare).or_else(|| person(bare));
            let Some(mut found) = found else { return };
            let own_role = self.bracketed_role(&mut found);
            let tentative = self.is_tentative(&mut found);
            let office = !found.is_name && found.honorific.is_none() && is_office(bare);
            if !found.is_name {
                let what = if office { "an office" } else { "a name" };
                let message = format!("{} was read as {what}", quote(bare));
                self.remark(Code::ReadingAssumed, owner, "participations", line, message);
            }
            let mut participation = if office {
                Participation::office(self.worded(bare, tag))
            } else {
                match self.someone(&found, tag, line) {
                    Some(participation) => participation,
                    None => return,
                }
            };
            if let Some((label, role)) = own_role {
                (participation.role, participation.label) = (Some(role), Some(label));
            }
            if tentative {
                participation.status = ParticipationStatus::Tentative;
            }
            participation
        };
        if participation.role.is_none() {
            participation.role = role.cloned();
            participation.label = label.cloned();
        }
        match self.current.and_then(|index| self.entries.get_mut(index)) {
            Some(entry) => entry.session.participations.push(participation),
            None => self.builder.draft.participations.push(participation),
        }
    }

    /// Returns the participation of a person, who is added at the first mention.
    fn someone(
        &mut self,
        found: &PersonLine<'_>,
        tag: Option<crate::value::language::LanguageTag>,
        line: usize,
    ) -> Option<Participation> {
        let at = SourceLocation::line(line);
        let id: PersonId = self.builder.person(None, found.name, &at)?;
        let honorific = found.honorific.map(Text::from);
        let functions = found.functions.map(|functions| self.worded(functions, tag));
        let mut participation = Participation::person(id.clone());
        let key = found.name.to_lowercase();
        let people = &mut self.builder.draft.people;
        let is_new = !self.known_people.contains_key(&key);
        let index = *self
            .known_people
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
            let owner = self.owner();
            let message = format!(
                "{} has another form of address than before: the first one was used",
                quote(found.name)
            );
            self.remark(Code::StatementsDisagree, owner, "participations", line, message);
        }
        Some(participation)
    }

    /// Takes a role in brackets off the functions, as in `Ada Okoye (moderator)`.
    fn bracketed_role(&self, found: &mut PersonLine<'_>) -> Option<(Text, Role)> {
        let functions = found.functions?;
        let (before, inside) = match functions.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inside) if !inside.contains('(') => ("", inside),
            _ => bracketed(functions)?,
        };
        let meanings = self.headings().of(inside);
        let role = meanings.roles().next().filter(|_| !meanings.is_item())?.clone();
        found.functions = Some(before).filter(|before| !before.is_empty());
        Some((inside.into(), role))
    }

    /// Takes "(to be confirmed)" off the functions.
    fn is_tentative(&self, found: &mut PersonLine<'_>) -> bool {
        let Some(functions) = found.functions else { return false };
        let (before, inside) = match functions.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inside) if !inside.contains('(') => ("", inside),
            _ => match bracketed(functions) {
                Some(parts) => parts,
                None => return false,
            },
        };
        let tentative = self.headings().of(inside).is(Heading::ToBeAnnounced);
        if tentative {
            found.functions = Some(before).filter(|before| !before.is_empty());
        }
        tentative
    }

    /// Adds the footnotes. Their ids are unique, because a later one with the same id is renamed.
    pub(super) fn notes(&mut self, flow: &super::join::Flow) {
        let mut seen: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
        for note in &flow.notes {
            let count = seen.entry(&note.id).or_default();
            *count += 1;
            // No mark of a footnote in the source contains a tilde.
            let id = if *count == 1 { note.id.clone() } else { format!("{}~{count}", note.id) };
            if *count > 1 {
                let message = format!(
                    "another footnote already has the mark {}: this one was changed to {}",
                    quote(&note.id),
                    quote(&id)
                );
                self.remark(Code::IdChanged, Owner::Programme, "notes", note.line, message);
            }
            let text = self.text(&note.text);
            self.builder.draft.notes.push(crate::draft::Note::new(id).with_text(text));
        }
    }
}

/// Returns `true` for words that describe the holder of an office, such as "Minister of Health".
fn is_office(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (3..=12).contains(&words) && text.starts_with(char::is_uppercase) && !text.contains(char::is_numeric)
}
