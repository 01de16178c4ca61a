//! The visitor that checks the references of a draft and collects its participants in one pass.

use std::collections::HashSet;

use super::axis::Axis;
use super::did_you_mean::DidYouMean;
use super::ids::{Declared, Ids, ParticipationAt};
use super::participants::ParticipantCollector;
use super::paths::participation_path;
use super::problems::Problems;
use super::properties::Properties;
use crate::arena::Idx;
use crate::draft::Participation;
use crate::list::ToList;
use crate::report::Problem;
use crate::value::id::{EntityKind, ParticipationId};
use crate::value::kind::Kind;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::slot::{Slot, TimeRange};
use crate::value::text::Text;
use crate::value::visit::{Visit, Visitor};

/// A visitor that checks the values of a draft and collects its participants.
pub(super) struct DraftVisitor<'d, 'i> {
    ids: &'i Ids,
    pub(super) collector: ParticipantCollector<'d, 'i>,
    pub(super) named: Vec<ParticipationAt>,
    pub(super) replaced: Vec<(ParticipationAt, &'d ParticipationId)>,
    axis: &'i Axis,
    roles: HashSet<&'d Role>,
    kinds: HashSet<&'d Kind>,
    pub(super) nearest: DidYouMean,
    pub(super) plain_texts: usize,
    pub(super) first_plain: Option<(String, Path)>,
    pub(super) labelled: bool,
    pub(super) problems: Problems<'d>,
}

impl<'d, 'i> DraftVisitor<'d, 'i> {
    pub(super) fn new(
        ids: &'i Ids,
        axis: &'i Axis,
        properties: &'i Properties,
        problems: Problems<'d>,
    ) -> Self {
        let draft = problems.draft;
        Self {
            ids,
            collector: ParticipantCollector::new(draft, properties),
            named: Vec::new(),
            replaced: Vec::new(),
            axis,
            roles: draft.roles.iter().map(|role| &role.code).collect(),
            kinds: draft.kinds.iter().map(|kind| &kind.code).collect(),
            nearest: DidYouMean::new(),
            plain_texts: 0,
            first_plain: None,
            labelled: false,
            problems,
        }
    }

    /// Visits the entire draft. The participations of the programme itself are collected first.
    pub(super) fn visit(&mut self) {
        let draft = self.problems.draft;
        self.participations(None, &draft.participations);
        draft.visit(&mut Path::root(), self);
    }

    fn participations(&mut self, session: Option<Idx<Declared>>, rows: &'d [Participation]) {
        for (position, one) in rows.iter().enumerate() {
            let at = ParticipationAt { session, position };
            self.collector.add(one, session, self.ids);
            if one.id.is_some() {
                self.named.push(at);
            }
            self.replaced.extend(one.replaced_by.as_ref().map(|other| (at, other)));
            check_parties(at, one, &mut self.problems);
        }
    }

    fn suggest(&mut self, at: &Path, noun: EntityKind, id: &str) -> Option<String> {
        let draft = self.problems.draft;
        // A session must not refer to itself, so its own id is not suggested.
        let own = at.index_under(0, "sessions");
        let nearest = &mut self.nearest;
        match noun {
            EntityKind::Session => {
                let others = draft.sessions.iter().enumerate().filter(|(other, _)| Some(*other) != own);
                nearest.find(id, &mut others.map(|(_, row)| row.id.as_str()))
            }
            EntityKind::Person => nearest.find(id, &mut draft.people.iter().map(|row| row.id.as_str())),
            EntityKind::Organisation => {
                nearest.find(id, &mut draft.organisations.iter().map(|row| row.id.as_str()))
            }
            EntityKind::Venue => nearest.find(id, &mut draft.venues.iter().map(|row| row.id.as_str())),
            EntityKind::Room => nearest
                .find(id, &mut draft.venues.iter().flat_map(|venue| &venue.rooms).map(|row| row.id.as_str())),
            EntityKind::Track => nearest.find(id, &mut draft.tracks.iter().map(|row| row.id.as_str())),
            EntityKind::AgendaItem => {
                nearest.find(id, &mut draft.agenda_items.iter().map(|row| row.id.as_str()))
            }
            EntityKind::Note => nearest.find(id, &mut draft.notes.iter().map(|row| row.id.as_str())),
            EntityKind::Participation | EntityKind::Programme | EntityKind::Role | EntityKind::Kind => None,
        }
    }
}

impl<'d> Visitor<'d> for DraftVisitor<'d, '_> {
    /// Collects the participations of a session just before they are visited, so that they are
    /// loaded into the CPU cache only once.
    fn item(&mut self, at: &Path) {
        let Some(at) = at.index_in("sessions") else { return };
        if let Some(session) = self.problems.draft.sessions.get(at) {
            self.collector.next_session();
            self.participations(Some(Idx::new(at)), &session.participations);
        }
    }

    fn reference(&mut self, at: &Path, noun: EntityKind, id: &str) {
        let draft = self.problems.draft;
        let ids = self.ids;
        let found = match noun {
            EntityKind::Session => ids.session(draft, id).is_some(),
            // The people of all participations are looked up in one batch after the entire draft
            // was visited.
            EntityKind::Person => at.is_in_participation() || ids.person(draft, id).is_some(),
            EntityKind::Organisation => ids.organisation(draft, id).is_some(),
            EntityKind::Venue => ids.venue(draft, id).is_some(),
            EntityKind::Room => ids.room(draft, id).is_some(),
            EntityKind::Track => ids.track(draft, id).is_some(),
            EntityKind::AgendaItem => ids.agenda_item(draft, id).is_some(),
            EntityKind::Note => ids.note(draft, id).is_some(),
            // The ids of participations are complete only after the entire draft was visited.
            // References never refer to a programme. Roles and kinds are referenced by their codes.
            EntityKind::Participation | EntityKind::Programme | EntityKind::Role | EntityKind::Kind => true,
        };
        if !found {
            let suggestion = self.suggest(at, noun, id);
            self.problems.add(at.clone(), Problem::DanglingReference { noun, id: id.to_owned(), suggestion });
        }
    }

    fn text(&mut self, at: &Path, text: &'d Text) {
        if !text.is_plain() {
            // The languages of such a text may have to be sorted.
            self.labelled = self.labelled || text.tagged().len() > 1 && at.is_in_participation();
            return;
        }
        self.labelled = self.labelled || at.is_in_participation();
        // A plain text is in the main language of the draft, so it is a problem only if the draft
        // has no languages.
        if self.problems.draft.languages.is_empty() {
            self.plain_texts += 1;
            if self.first_plain.is_none() {
                self.first_plain = Some((text.first().to_owned(), at.clone()));
            }
        }
    }

    fn slot(&mut self, at: &Path, slot: &Slot) {
        let number = slot.day_number();
        if self.axis.position(number).is_none() {
            let problem = Problem::UnknownDay { number, nearest: self.axis.nearest(number) };
            self.problems.add(at.clone().with("day"), problem);
        }
    }

    fn span(&mut self, at: &Path, span: TimeRange) {
        if !span.is_in_order() {
            let path = at.to_string();
            let field = path.split('/').rfind(|segment| segment.parse::<usize>().is_err());
            let what = field.unwrap_or_default().replace('_', " ");
            self.problems.add(at.clone(), Problem::EndBeforeStart { what, span });
        }
    }

    fn role(&mut self, at: &Path, role: &Role) {
        if role.is_custom() && !self.roles.contains(role) {
            let known = Role::BUILT_IN.iter().chain(self.problems.draft.roles.iter().map(|role| &role.code));
            let suggestion = self.nearest.find(role.as_str(), &mut known.map(Role::as_str));
            self.problems.add(at.clone(), Problem::UndeclaredRole { role: role.clone(), suggestion });
        }
    }

    fn kind(&mut self, at: &Path, kind: &Kind) {
        if kind.is_custom() && !self.kinds.contains(kind) {
            let known = Kind::BUILT_IN.iter().chain(self.problems.draft.kinds.iter().map(|kind| &kind.code));
            let suggestion = self.nearest.find(kind.as_str(), &mut known.map(Kind::as_str));
            self.problems.add(at.clone(), Problem::UndeclaredKind { kind: kind.clone(), suggestion });
        }
    }
}

fn check_parties(at: ParticipationAt, one: &Participation, problems: &mut Problems<'_>) {
    let Participation { person, organisation, country, office, vacancy, .. } = one;
    let named = [
        (person.is_some(), "a person"),
        (organisation.is_some(), "an organisation"),
        (country.is_some(), "a country"),
        (office.is_some(), "an office"),
        (vacancy.is_some(), "a vacancy"),
    ];
    if named.iter().filter(|(names, _)| *names).count() != 1 {
        let named = named.iter().filter(|(names, _)| *names).map(|(_, word)| (*word).to_owned()).to_list();
        problems.add(participation_path(at), Problem::ParticipantNotSingle { named });
    }
}
