//! Edits of people and of their participations.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::Refusal;
use super::operation::operation;
use super::union::union;
use super::workspace::Workspace;
use crate::draft::{Participation, Person};
use crate::value::id::{EntityKind, ParticipationId, PersonId, SessionId};
use crate::value::status::ParticipationStatus;
use crate::value::string_map::ExternalIds;

operation! {
    /// An edit that replaces a person by another one, in a session or in the entire programme.
    ///
    /// The other person takes over the participations with their roles, topics, labels and times.
    /// The positions (posts) that the participations specify are removed, because they describe the
    /// person who is replaced. The status becomes "confirmed". If [`keep`](Self::keep) is `true`,
    /// the earlier participations remain as withdrawn and name the new ones as their replacements.
    /// Participations that already have a replacement do not change.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::ReplacePerson;
    ///
    /// let edit = ReplacePerson::new("antonio-vitorino", "laura-thompson").with_session("session-1");
    /// let edited = programme.edit(&[edit.into()])?;
    /// let session = edited.programme.session("session-1").unwrap();
    /// assert_eq!(session.presiding().next().unwrap().person().unwrap().id(), "laura-thompson");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct ReplacePerson {
        required {
            /// The id of the person who is replaced.
            person: PersonId,
            /// The id of the person who takes over.
            by: PersonId,
        }
        optional {
            /// The id of the session. If the field is missing, the person is replaced in all
            /// sessions, and among the participants of the programme.
            session: SessionId, with_session,
        }
        value {
            /// Whether the earlier participations remain, with the status "withdrawn".
            keep: bool, with_keep,
        }
    }
}

impl ReplacePerson {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        work.person(self.person.as_str())?;
        work.person(self.by.as_str())?;
        if self.person == self.by {
            return Err(Refusal::Same { noun: EntityKind::Person, id: self.by.as_str().to_owned() });
        }
        let mut taken = HashSet::new();
        if self.keep {
            let sessions = work.draft.sessions.iter().flat_map(|session| &session.participations);
            taken.extend(sessions.chain(&work.draft.participations).filter_map(|one| one.id.clone()));
        }
        let replaced = if let Some(session) = &self.session {
            let at = work.find(session)?;
            self.replace(&mut work.session_mut(at)?.participations, Some(session), &mut taken)?
        } else {
            let mut replaced = self.replace(&mut work.draft.participations, None, &mut taken)?;
            for session in &mut work.draft.sessions {
                let id = session.id.clone();
                replaced |= self.replace(&mut session.participations, Some(&id), &mut taken)?;
            }
            replaced
        };
        if replaced {
            Ok(())
        } else {
            Err(Refusal::TakesNoPart { person: self.person.clone(), session: self.session.clone() })
        }
    }

    /// Replaces the person in a list of participations. Returns `true` if the person was found.
    fn replace(
        &self,
        list: &mut Vec<Participation>,
        session: Option<&SessionId>,
        taken: &mut HashSet<ParticipationId>,
    ) -> Result<bool, Refusal> {
        // A participation that was replaced before stays as it is.
        let concerns =
            |one: &Participation| one.person.as_ref() == Some(&self.person) && one.replaced_by.is_none();
        if !list.iter().any(concerns) {
            return Ok(false);
        }
        let others = list.iter().filter(|one| one.person.as_ref() == Some(&self.by));
        let others: HashSet<_> = others.map(|one| (one.role.clone(), one.part)).collect();
        let is_doubled = |one: &Participation| others.contains(&(one.role.clone(), one.part));
        if list.iter().filter(|one| concerns(one)).any(is_doubled) {
            return Err(Refusal::TakesPart { person: self.by.clone(), session: session.cloned() });
        }
        let mut replaced = Vec::with_capacity(list.len() + 1);
        let mut number = 1;
        for mut one in list.drain(..) {
            if !concerns(&one) {
                replaced.push(one);
                continue;
            }
            let mut new = one.clone();
            new.person = Some(self.by.clone());
            (new.posts, new.posts_line) = (None, None);
            new.status = ParticipationStatus::Confirmed;
            if self.keep {
                let id = unused(session, &self.by, taken, &mut number);
                taken.insert(id.clone());
                new.id = Some(id.clone());
                new.external_ids = ExternalIds::default();
                one.status = ParticipationStatus::Withdrawn;
                one.replaced_by = Some(id);
                replaced.push(one);
            }
            replaced.push(new);
        }
        *list = replaced;
        Ok(true)
    }
}

/// Returns an unused id for a participation, such as `opening-ada` or `opening-ada-2`. All numbers
/// below `number` were already tried.
fn unused(
    session: Option<&SessionId>,
    person: &PersonId,
    taken: &HashSet<ParticipationId>,
    number: &mut usize,
) -> ParticipationId {
    // Ids have at most 128 characters, so long ids are shortened.
    let short = |id: &str| id.chars().take(50).collect::<String>();
    let mut base = short(person.as_str());
    if let Some(session) = session {
        base = format!("{}-{base}", short(session.as_str()));
    }
    loop {
        let id = ParticipationId::from(if *number == 1 { base.clone() } else { format!("{base}-{number}") });
        *number += 1;
        if !taken.contains(&id) {
            return id;
        }
    }
}

operation! {
    /// An edit that merges two entries for the same person.
    ///
    /// The participations of the person [`merge`](Self::merge) become those of the person
    /// [`keep`](Self::keep), and the entry `merge` is removed. A value that is missing in the entry
    /// `keep` is taken from the entry `merge`. Otherwise, the value of `keep` remains. Links,
    /// external ids and extensions of both entries are combined, and so are posts unless one entry
    /// has a printed line of posts. Participations that become equal except for their ids are
    /// merged, and a replacement of one entry by the other one is removed.
    ///
    /// ```
    /// use programme::draft::{Participation, Person, Session};
    /// use programme::versions::edit::MergePeople;
    /// use programme::{Draft, LanguageTag};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_person(Person::new("ada", "Ada Okoye"))
    ///     .with_person(Person::new("a-okoye", "A. Okoye").with_honorific("Dr."))
    ///     .with_session(Session::new("open").with_participation(Participation::person("a-okoye")))
    ///     .build()?;
    /// let edited = programme.edit(&[MergePeople::new("ada", "a-okoye").into()])?;
    /// assert_eq!(edited.programme.people().len(), 1);
    /// assert_eq!(edited.programme.person("ada").unwrap().sessions().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct MergePeople {
        required {
            /// The id of the entry that remains.
            keep: PersonId,
            /// The id of the entry that is merged into the other one.
            merge: PersonId,
        }
    }
}

impl MergePeople {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        work.person(self.keep.as_str())?;
        let other = work.person(self.merge.as_str())?.clone();
        if self.keep == self.merge {
            return Err(Refusal::Same { noun: EntityKind::Person, id: self.keep.as_str().to_owned() });
        }
        if let Some(kept) = work.draft.person_mut(self.keep.as_str()) {
            unite(kept, other);
        }
        work.draft.people.retain(|person| person.id != self.merge);
        self.reassign(&mut work.draft.participations);
        for session in &mut work.draft.sessions {
            self.reassign(&mut session.participations);
        }
        Ok(())
    }

    fn reassign(&self, list: &mut Vec<Participation>) {
        let mut changed = false;
        for one in list.iter_mut().filter(|one| one.person.as_ref() == Some(&self.merge)) {
            one.person = Some(self.keep.clone());
            changed = true;
        }
        if !changed {
            return;
        }
        self.settle_replacements(list);
        self.remove_equal(list);
    }

    /// Removes the replacements of the person by the same person.
    fn settle_replacements(&self, list: &mut [Participation]) {
        let is_own = |one: &Participation| one.person.as_ref() == Some(&self.keep);
        let own = list.iter().filter(|one| is_own(one));
        let own: HashMap<ParticipationId, Participation> =
            own.filter_map(|one| Some((one.id.clone()?, one.clone()))).collect();
        for one in list.iter_mut().filter(|one| is_own(one)) {
            let mut last = None;
            let mut next = one.replaced_by.as_ref().and_then(|id| own.get(id));
            // A longer chain of replacements by the same person is not followed to its end.
            for _ in 0..LONGEST_CHAIN {
                let Some(successor) = next else { break };
                last = Some(successor);
                next = successor.replaced_by.as_ref().and_then(|id| own.get(id));
            }
            let Some(last) = last else { continue };
            one.replaced_by = last.replaced_by.clone().filter(|id| !own.contains_key(id));
            // The person did not withdraw if the participation is otherwise the same.
            let restored = Participation { status: last.status, ..without_id(one) };
            if restored == (Participation { replaced_by: one.replaced_by.clone(), ..without_id(last) }) {
                one.status = last.status;
            }
        }
    }

    /// Removes the participations of the person that differ from an earlier one only in the id.
    fn remove_equal(&self, list: &mut Vec<Participation>) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut remaining: Vec<Participation> = Vec::with_capacity(list.len());
        // Maps the ids of removed participations to those of the remaining ones.
        let mut ids: HashMap<ParticipationId, ParticipationId> = HashMap::new();
        for one in std::mem::take(list) {
            if one.person.as_ref() != Some(&self.keep) {
                remaining.push(one);
                continue;
            }
            match seen.entry(format!("{:?}", without_id(&one))) {
                Entry::Vacant(entry) => {
                    entry.insert(remaining.len());
                    remaining.push(one);
                }
                Entry::Occupied(entry) => {
                    let Some((kept, id)) = remaining.get_mut(*entry.get()).zip(one.id) else { continue };
                    let new = kept.id.get_or_insert_with(|| id.clone()).clone();
                    ids.insert(id, new);
                }
            }
        }
        for one in &mut remaining {
            if let Some(new) = one.replaced_by.as_ref().and_then(|id| ids.get(id)) {
                one.replaced_by = Some(new.clone());
            }
        }
        *list = remaining;
    }
}

/// The maximum number of successive replacements of a person by the same person.
const LONGEST_CHAIN: usize = 16;

fn without_id(one: &Participation) -> Participation {
    Participation { id: None, ..one.clone() }
}

/// Adds the values of another entry for the same person that are missing.
pub(in crate::versions) fn unite(kept: &mut Person, other: Person) {
    macro_rules! fill {
        ($($field:ident),+) => {
            $(if kept.$field.is_none() {
                kept.$field = other.$field;
            })+
        };
    }
    macro_rules! extend {
        ($($field:ident),+) => {
            $(union(&mut kept.$field, other.$field);)+
        };
    }
    // The printed line and the list must describe the same positions, so both have one source.
    if kept.posts_line.is_none() && kept.posts.is_empty() {
        kept.posts_line = other.posts_line;
        kept.posts = other.posts;
    } else if kept.posts_line.is_none() && other.posts_line.is_none() {
        extend!(posts);
    }
    fill!(honorific, family, given, sort_key, image);
    if kept.biography.is_empty() {
        kept.biography = other.biography;
    }
    // An empty list means that the availability is not specified.
    if kept.available.is_empty() {
        kept.available = other.available;
    }
    extend!(links);
    for (key, value) in other.external_ids.iter() {
        if kept.external_ids.get(key).is_none() {
            // The key is valid and new, so it can be inserted.
            let _ = kept.external_ids.insert(key, value);
        }
    }
    for (key, value) in other.extensions.iter() {
        if kept.extensions.get(key).is_none() {
            let _ = kept.extensions.insert(key, value);
        }
    }
}
