//! Statements about the people in a session, who are paired by their identity and their role.

use std::collections::{HashMap, HashSet, VecDeque};

use super::aspect::Aspect;
use super::clause::{Change, Clause};
use super::field_names::field_name;
use super::names::Names;
use crate::draft::{Extensions, ExternalIds, Participation};
use crate::value::fields::Fields;
use crate::value::status::ParticipationStatus;
use crate::versions::value::FieldValue;

/// The statements about the people in a session.
#[derive(Default)]
struct PeopleClauses {
    clauses: Vec<Clause>,
    /// Statements about fields that readers never see.
    technical: Vec<Clause>,
    /// The statement that only the order of the people changed.
    order: Vec<Clause>,
}

impl Names<'_> {
    /// Returns the statements about a list of participations, with their aspects.
    pub(super) fn people_clauses_of(
        &self,
        before: Option<&FieldValue>,
        after: Option<&FieldValue>,
    ) -> [(Aspect, Vec<Clause>); 3] {
        let PeopleClauses { clauses, technical, order } = self.people_clauses(list(before), list(after));
        [(Aspect::People, clauses), (Aspect::Technical, technical), (Aspect::Order, order)]
    }

    fn people_clauses(&self, before: &[Participation], after: &[Participation]) -> PeopleClauses {
        let pairs = paired(before, after);
        let ours: HashSet<usize> = pairs.iter().map(|(ours, _)| *ours).collect();
        let theirs: HashSet<usize> = pairs.iter().map(|(_, theirs)| *theirs).collect();
        let mut found = PeopleClauses::default();
        let replaced = |one: &Participation| {
            let id = one.replaced_by.as_ref()?;
            after.iter().position(|other| other.id.as_ref() == Some(id))
        };
        // Added people who replace somebody need no separate statement.
        let mut successors = HashSet::new();
        for &(at, same) in &pairs {
            let (Some(one), Some(other)) = (before.get(at), after.get(same)) else { continue };
            if one.replaced_by.is_none()
                && let Some(at) = replaced(other)
                && !theirs.contains(&at)
                && let Some(successor) = after.get(at)
            {
                successors.insert(at);
                let values = [('a', self.earlier_participant(one)), ('b', self.participant(successor))];
                found.clauses.push(self.filled(self.words.replaced, &values));
                continue;
            }
            self.changed_participation(one, other, &mut found);
        }
        let leaving = before.iter().enumerate().filter(|(at, _)| !ours.contains(at));
        let mut leaving: Vec<&Participation> = leaving.map(|(_, one)| one).collect();
        let joining =
            after.iter().enumerate().filter(|(at, _)| !theirs.contains(at) && !successors.contains(at));
        let mut joining: Vec<&Participation> = joining.map(|(_, one)| one).collect();
        // If the row of a person was replaced by another row with the same name and the same
        // details, readers see no difference.
        let left: HashSet<String> = leaving.iter().map(|one| self.printed(one, true)).collect();
        let joined: HashSet<String> = joining.iter().map(|one| self.printed(one, false)).collect();
        if !left.is_disjoint(&joined) {
            leaving.retain(|one| !joined.contains(&self.printed(one, true)));
            joining.retain(|one| !left.contains(&self.printed(one, false)));
            let field = field_name(self.language, "participations");
            found.technical.push(self.fill(self.words.changed, &[('f', field)]).into());
        }
        // Nobody joins or leaves if a vacant place is listed or no longer listed.
        let is_vacant = |one: &&Participation| self.vacancy(one).is_some();
        let (unlisted, leaving): (Vec<_>, Vec<_>) = leaving.into_iter().partition(is_vacant);
        let (listed, joining): (Vec<_>, Vec<_>) = joining.into_iter().partition(is_vacant);
        let leaving = leaving.into_iter().map(|one| (self.earlier_participant(one), self.role_of(one)));
        self.with_roles(self.leaving_words(), leaving, &mut found);
        let joining = joining.into_iter().map(|one| (self.participant(one), self.role_of(one)));
        self.with_roles(self.joining_words(), joining, &mut found);
        for (vacancies, sentence) in [(unlisted, self.words.unset), (listed, self.words.set)] {
            for one in vacancies {
                let field = self.role_of(one);
                let field = field.unwrap_or_else(|| field_name(self.language, "participations").to_owned());
                let words = self.vacancy(one).unwrap_or_default();
                let values = [('f', field), ('a', words.clone()), ('b', words)];
                found.clauses.push(self.filled(sentence, &values));
            }
        }
        if found.clauses.is_empty() && found.technical.is_empty() {
            let field = field_name(self.language, "participations");
            found.order.push(self.fill(self.words.reordered, &[('f', field)]).into());
        }
        found
    }

    /// Returns all details of a participant that readers see, as a key.
    fn printed(&self, one: &Participation, is_earlier: bool) -> String {
        let person = one.person.as_ref().and_then(|id| {
            if is_earlier { self.person_before(id) } else { self.after.programme().person(id.as_str()) }
        });
        let Some(person) = person else { return key(one, true) };
        format!("{}\n{}", person.name().first(), visible(Participation { person: None, ..one.clone() }))
    }

    fn filled(&self, sentence: &str, values: &[(char, String)]) -> Clause {
        let values: Vec<(char, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        self.fill(sentence, &values).into()
    }

    fn joining_words(&self) -> [&'static str; 3] {
        [self.words.joins, self.words.several_join, self.words.joins_as]
    }

    fn leaving_words(&self) -> [&'static str; 3] {
        [self.words.leaves, self.words.several_leave, self.words.leaves_as]
    }

    /// Adds one statement about all participants without a role, and one statement about each other
    /// participant. The sentences are for one participant, for several participants, and for a
    /// participant with a role.
    fn with_roles(
        &self,
        [one, several, with_role]: [&str; 3],
        people: impl Iterator<Item = (String, Option<String>)>,
        found: &mut PeopleClauses,
    ) {
        let mut without = Vec::new();
        let mut clauses = Vec::new();
        for (p, role) in people {
            match role {
                Some(r) => clauses.push(self.filled(with_role, &[('p', p), ('r', r)])),
                None => without.push(p),
            }
        }
        if !without.is_empty() {
            let sentence = if without.len() == 1 { one } else { several };
            found.clauses.push(self.filled(sentence, &[('p', self.listed(&without))]));
        }
        found.clauses.append(&mut clauses);
    }

    /// Returns the role of a participant in words, or the printed label if no role is specified.
    fn role_of(&self, one: &Participation) -> Option<String> {
        match (&one.role, &one.label) {
            (Some(role), _) => Some(self.role(role)),
            (None, label) => label.as_ref().map(|label| self.text(label)),
        }
    }

    /// Adds the statements about a participant in both versions.
    fn changed_participation(
        &self,
        before: &Participation,
        after: &Participation,
        found: &mut PeopleClauses,
    ) {
        let p = self.participant(after);
        let (mut details, mut technical) = (Vec::new(), Vec::new());
        for field in <Participation as Fields<FieldValue>>::differing(before, after) {
            match field {
                "role" if self.vacancy(after).is_none() => {
                    let (sentence, a, b) = match (&before.role, &after.role) {
                        (Some(a), Some(b)) => (self.words.role, self.role(a), self.role(b)),
                        (None, Some(b)) => (self.words.role_set, String::new(), self.role(b)),
                        (Some(a), None) => (self.words.role_unset, self.role(a), String::new()),
                        (None, None) => continue,
                    };
                    found.clauses.push(self.filled(sentence, &[('p', p.clone()), ('a', a), ('b', b)]));
                }
                "status" if self.vacancy(after).is_none() => {
                    found.clauses.push(self.participation_status(&p, before.status, after.status));
                }
                "id" | "external_ids" | "extensions" => {
                    let (a, b) = (before.field(field), after.field(field));
                    let change = Change { field, before: a.as_ref(), after: b.as_ref() };
                    technical.extend(self.clauses(change, false));
                }
                _ => {
                    let (a, b): (Option<FieldValue>, Option<FieldValue>) =
                        (before.field(field), after.field(field));
                    let change = Change { field, before: a.as_ref(), after: b.as_ref() };
                    details.extend(self.clauses(change, false));
                }
            }
        }
        for (clauses, into) in [(details, &mut found.clauses), (technical, &mut found.technical)] {
            if !clauses.is_empty() {
                let texts: Vec<String> = clauses.into_iter().map(|clause| clause.text).collect();
                let d = texts.join(self.locale.comma());
                into.push(self.filled(self.words.about, &[('s', p.clone()), ('d', d)]));
            }
        }
    }

    fn participation_status(
        &self,
        p: &str,
        before: ParticipationStatus,
        after: ParticipationStatus,
    ) -> Clause {
        let sentence = match after {
            ParticipationStatus::Confirmed if before.is_open() => self.words.person_confirmed,
            ParticipationStatus::Declined | ParticipationStatus::Withdrawn if before.is_expected() => {
                self.words.person_out
            }
            _ => self.words.person_status,
        };
        let (a, b) = (self.status(&before), self.status(&after));
        self.fill(sentence, &[('p', p), ('a', a), ('b', b)]).into()
    }
}

fn list(value: Option<&FieldValue>) -> &[Participation] {
    match value {
        Some(FieldValue::Participations(list)) => list,
        _ => &[],
    }
}

/// Pairs the participations of two versions: first those in which readers see no difference, then
/// those of the same participant in the same role, and then the remaining participations of the
/// same participant in printed order.
fn paired(before: &[Participation], after: &[Participation]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut ours, mut theirs) = (vec![true; before.len()], vec![true; after.len()]);
    let keys: [fn(&Participation) -> String; 3] =
        [|one| visible(one.clone()), |one| key(one, true), |one| key(one, false)];
    for key in keys {
        let mut left: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (at, one) in after.iter().enumerate() {
            if theirs.get(at) == Some(&true) {
                left.entry(key(one)).or_default().push_back(at);
            }
        }
        for (at, one) in before.iter().enumerate() {
            if ours.get(at) != Some(&true) {
                continue;
            }
            let Some(same) = left.get_mut(&key(one)).and_then(VecDeque::pop_front) else {
                continue;
            };
            pairs.push((at, same));
            for (open, at) in [(&mut ours, at), (&mut theirs, same)] {
                if let Some(open) = open.get_mut(at) {
                    *open = false;
                }
            }
        }
    }
    pairs.sort_unstable_by_key(|(_, after)| *after);
    pairs
}

/// Returns the fields of a participation that readers see, as a key.
fn visible(mut one: Participation) -> String {
    one.id = None;
    one.external_ids = ExternalIds::default();
    one.extensions = Extensions::default();
    serde_json::to_string(&one).unwrap_or_default()
}

/// Returns the identity of a participant as a key.
fn key(one: &Participation, with_role: bool) -> String {
    let named = |text: &crate::value::text::Text| text.first().to_owned();
    let who = if let Some(person) = &one.person {
        format!("p{person}")
    } else if let Some(organisation) = &one.organisation {
        format!("o{organisation}")
    } else if let Some(country) = &one.country {
        format!("c{}", country.as_str())
    } else if let Some(office) = &one.office {
        format!("f{}", named(office))
    } else {
        format!("v{}", one.vacancy.as_ref().map(named).unwrap_or_default())
    };
    match &one.role {
        Some(role) if with_role => format!("{who}\n{}", role.as_str()),
        _ => who,
    }
}
