//! Merging of paired sessions and their participants.

use std::collections::{HashMap, HashSet};

use super::disagreement::{Difference, Kept, Side};
use super::fields::{Merging, by_key, fields};
use super::interleave::interleave;
use super::shown::DisplayValue;
use crate::draft::{Participation, Post, Recording, Session};
use crate::error::quote;
use crate::list::ToList;
use crate::pairing::matching::Matching;
use crate::pairing::order::out_of_order;
use crate::value::id::ParticipationId;
use crate::value::kind::Kind;
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::slot::Slot;
use crate::value::text::Text;

pub(super) struct Around<'a> {
    pub(super) taken: &'a mut HashSet<String>,
    pub(super) names: &'a HashMap<String, String>,
}

impl Merging {
    pub(super) fn session(&mut self, base: &mut Session, mut other: Session, around: &mut Around<'_>) {
        self.about_item(&*base);
        let theirs = std::mem::take(&mut other.participations);
        if base.planned_length.is_some() && other.slot.is_some() {
            // A session cannot have both a slot and a planned length, so only the planned length of
            // the base programme is kept.
            let said = (
                base.planned_length.as_ref().map(DisplayValue::shown),
                other.slot.as_ref().map(DisplayValue::shown),
            );
            self.report(Difference::Time, "slot", said, Kept::Base);
            (other.slot, other.planned_length) = (None, base.planned_length);
        }
        self.slot(&mut base.slot, other.slot);
        if base.slot.is_some() && other.planned_length.is_some() {
            let said = (
                base.slot.as_ref().map(DisplayValue::shown),
                other.planned_length.as_ref().map(DisplayValue::shown),
            );
            self.report(Difference::Time, "planned_length", said, Kept::Base);
            other.planned_length = None;
        }
        fields!(self, Session, base, other;
            leave: id, slot, participations;
            kind: kind; number: number; place: place; status: status;
            text: kind_label, title, subtitle, questions_introduction, access_note, level, age_range, content_note, fee,
                requirements;
            blocks: description; texts: questions, tags, awards;
            fact: planned_length, previous_slot, access, mode, previous_mode, attendance_limit, expected_attendance, image, feedback;
            value: plenary;
            set: relayed_to, tracks, agenda_items, spoken, interpreted, captioned;
            relation: part_of, repeats, continues, relays, replaces;
            // Symmetric relations are merged by `mutual`, for all sessions at once.
            leave: joint_with, may_overlap, must_not_overlap;
            recording: recording; documents: documents; links: links, attachments;
            external_ids: external_ids; extensions: extensions;);
        self.participations(&mut base.participations, theirs, around);
    }

    fn slot(&mut self, base: &mut Option<Slot>, other: Option<Slot>) {
        let moved = base.zip(other).is_some_and(|(ours, theirs)| ours.day_number() != theirs.day_number());
        let what = if moved { Difference::Day } else { Difference::Time };
        self.fact_of(what, "slot", base, other);
    }

    fn kind(&mut self, field: &'static str, base: &mut Option<Kind>, other: Option<Kind>) {
        self.fact_of(Difference::Kind, field, base, other);
    }

    pub(super) fn place(&mut self, field: &'static str, base: &mut Option<Place>, other: Option<Place>) {
        if let (Some(Place::Rooms(ours)), Some(Place::Rooms(theirs))) = (&base, &other) {
            let (ours, theirs): (HashSet<_>, HashSet<_>) = (ours.iter().collect(), theirs.iter().collect());
            if ours == theirs {
                return;
            }
        }
        self.fact_of(Difference::Place, field, base, other);
    }

    fn recording(&mut self, field: &'static str, base: &mut Option<Recording>, other: Option<Recording>) {
        match (base.as_mut(), other) {
            (Some(ours), Some(theirs)) => {
                self.inside(field, |merging| {
                    fields!(merging, Recording, ours, theirs; fact: consent, licence, url;);
                });
            }
            (None, None) => {}
            (Some(_), None) => {
                self.report(Difference::Fact, field, (Some("present".to_owned()), None), Kept::Base);
            }
            (None, theirs) => {
                self.report(Difference::Fact, field, (None, Some("present".to_owned())), Kept::Other);
                *base = theirs;
            }
        }
    }

    /// Merges two lists of participants. People, organisations and countries that have the same
    /// role in both lists are paired first. Their remaining entries are then paired regardless of
    /// the roles, if both lists contain the same number of them.
    pub(super) fn participations(
        &mut self,
        base: &mut Vec<Participation>,
        mut other: Vec<Participation>,
        around: &mut Around<'_>,
    ) {
        let matching = aligned(base, &other);
        let who = |one: Option<&Participation>| one.map(|one| party_shown(one, around.names));
        for at in matching.free_in_base() {
            let said = (who(base.get(at)), None);
            self.report(Difference::ParticipantOnlyIn(Side::Base), "participations", said, Kept::Base);
        }
        for at in matching.free_in_other() {
            let said = (None, who(other.get(at)));
            self.report(Difference::ParticipantOnlyIn(Side::Other), "participations", said, Kept::Other);
        }
        let pairs: Vec<_> = matching.pairs().to_list();
        if !out_of_order(&pairs).is_empty() {
            let said = |order: Vec<Option<String>>| Some(order.into_iter().flatten().to_list().join(", "));
            let ours = said(pairs.iter().map(|&(at, _)| who(base.get(at))).to_list());
            let mut there: Vec<usize> = pairs.iter().map(|&(_, other)| other).to_list();
            there.sort_unstable();
            let theirs = said(there.into_iter().map(|at| who(other.get(at))).to_list());
            self.report(Difference::ParticipantOrder, "participations", (ours, theirs), Kept::Base);
        }
        settle_ids(base, &mut other, &matching, around.taken);
        interleave(base, other, &matching, |at, ours, theirs| {
            self.within("participations", at, |merging| merging.participation(ours, theirs));
        });
    }

    fn participation(&mut self, base: &mut Participation, other: Participation) {
        fields!(self, Participation, base, other;
            leave: id, person, organisation, country;
            text: office, vacancy, label, remark, posts_line, topic;
            role: role; occasion: posts; party: on_behalf_of;
            fact: part, presence, language, public; status: status; relation: replaced_by;
            documents: documents; links: links; external_ids: external_ids; extensions: extensions;);
    }

    fn role(&mut self, field: &'static str, base: &mut Option<Role>, other: Option<Role>) {
        self.fact_of(Difference::Role, field, base, other);
    }

    /// Merges the positions (posts) that replace the usual positions of a person in one session. A
    /// missing list means that nothing is replaced, so it differs from an empty list.
    fn occasion(&mut self, field: &'static str, base: &mut Option<Vec<Post>>, other: Option<Vec<Post>>) {
        match (base.as_mut(), other) {
            (Some(ours), Some(theirs)) => self.posts(field, ours, theirs),
            (None, None) => {}
            (Some(ours), None) => {
                let said = Some(format!("present ({})", ours.len()));
                self.report(Difference::Fact, field, (said, None), Kept::Base);
            }
            (None, Some(theirs)) => {
                let said = Some(format!("present ({})", theirs.len()));
                self.report(Difference::Fact, field, (None, said), Kept::Other);
                *base = Some(theirs);
            }
        }
    }
}

#[derive(PartialEq, Eq, Hash)]
enum PartyKey {
    BaseNames(&'static str, String),
    InWords(&'static str, Option<Role>, Vec<String>),
}

type PartyKeyOf<'k> = &'k dyn Fn(&Participation) -> Option<PartyKey>;

fn known(one: &Participation) -> Option<(&'static str, String)> {
    let person = one.person.as_ref().map(|id| ("person", id.to_string()));
    let organisation = || one.organisation.as_ref().map(|id| ("organisation", id.to_string()));
    let country = || one.country.map(|code| ("country", code.to_string()));
    person.or_else(organisation).or_else(country)
}

fn aligned(base: &[Participation], other: &[Participation]) -> Matching {
    // Offices and vacant positions with the same role and the same texts are paired first. The
    // remaining ones with the same role are paired in order if both language versions have the same
    // number of them.
    let words = |text: &Text| text.entries().map(|(tag, wording)| format!("{tag} {wording}")).to_list();
    let exact = |one: &Participation| match (known(one), &one.office, &one.vacancy) {
        (Some((noun, id)), ..) => Some((PartyKey::BaseNames(noun, id), one.role.clone())),
        (None, Some(office), _) => Some((PartyKey::InWords("office", one.role.clone(), words(office)), None)),
        (None, None, Some(vacancy)) => {
            Some((PartyKey::InWords("vacancy", one.role.clone(), words(vacancy)), None))
        }
        (None, None, None) => None,
    };
    let mut matching = by_key(base, other, exact);
    let rest = |rows: &[Participation], free: Vec<usize>, key: PartyKeyOf<'_>| {
        let rows = free.into_iter().filter_map(|at| Some((at, key(rows.get(at)?)?)));
        rows.to_list()
    };
    let by_party = |one: &Participation| known(one).map(|(noun, id)| PartyKey::BaseNames(noun, id));
    let in_words = |one: &Participation| match (known(one), &one.office) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(PartyKey::InWords("office", one.role.clone(), Vec::new())),
        (None, None) => Some(PartyKey::InWords("vacancy", one.role.clone(), Vec::new())),
    };
    let ways: [PartyKeyOf<'_>; 2] = [&by_party, &in_words];
    for key in ways {
        let (ours, theirs) =
            (rest(base, matching.free_in_base(), key), rest(other, matching.free_in_other(), key));
        let mut groups: HashMap<&PartyKey, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (at, key) in &ours {
            groups.entry(key).or_default().0.push(*at);
        }
        for (at, key) in &theirs {
            groups.entry(key).or_default().1.push(*at);
        }
        for (_, key) in &ours {
            let Some((ours, theirs)) = groups.remove(key) else { continue };
            if ours.len() == theirs.len() {
                for (base, other) in ours.into_iter().zip(theirs) {
                    matching.pair(base, other);
                }
            }
        }
    }
    matching
}

fn party_shown(one: &Participation, names: &HashMap<String, String>) -> String {
    let name = |id: &str| names.get(id).map_or_else(|| quote(id), Clone::clone);
    match one {
        Participation { person: Some(id), .. } => name(id.as_str()),
        Participation { organisation: Some(id), .. } => format!("the organisation {}", id.shown()),
        Participation { country: Some(code), .. } => code.shown(),
        Participation { office: Some(words), .. } | Participation { vacancy: Some(words), .. } => {
            quote(words.first())
        }
        _ => "a participant".to_owned(),
    }
}

/// Makes the ids of participants unique in the merged programme. An id in the base programme is
/// always kept, and also applies to the paired participant. Any other id in the other language
/// version is changed if it is already in use.
fn settle_ids(
    base: &mut [Participation],
    other: &mut [Participation],
    matching: &Matching,
    taken: &mut HashSet<String>,
) {
    let mut now: HashMap<ParticipationId, ParticipationId> = HashMap::new();
    for (at, theirs) in other.iter_mut().enumerate() {
        let Some(id) = theirs.id.clone() else { continue };
        let ours = matching.in_base(at).and_then(|at| base.get_mut(at));
        let new = match ours.and_then(|ours| ours.id.clone()) {
            Some(own) => own,
            None => ParticipationId::from(crate::pairing::free_id(id.as_str(), taken)),
        };
        taken.insert(new.to_string());
        if let Some(ours) = matching.in_base(at).and_then(|at| base.get_mut(at)) {
            ours.id.get_or_insert_with(|| new.clone());
        }
        theirs.id = Some(new.clone());
        now.insert(id, new);
    }
    for theirs in other {
        if let Some(new) = theirs.replaced_by.as_ref().and_then(|id| now.get(id)) {
            theirs.replaced_by = Some(new.clone());
        }
    }
}

pub(super) fn settle_added(rows: &mut [Participation], taken: &mut HashSet<String>) {
    let matching = Matching::new(0, rows.len());
    settle_ids(&mut [], rows, &matching, taken);
}
