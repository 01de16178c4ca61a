//! Merging of two programmes, including their lists of days, venues, people, sessions and other
//! items.

use std::collections::{HashMap, HashSet};

use super::disagreement::{Difference, Kept, Side};
use super::fields::{Merging, by_key, fields};
use super::identity::ItemMatchings;
use super::interleave::interleave;
use super::item::MergeItem;
use super::session::{Around, settle_added};
use super::shown::DisplayValue;
use crate::draft::{Draft, Language, Person, Session};
use crate::error::quote;
use crate::list::ToList;
use crate::pairing::matching::Matching;
use crate::pairing::order::out_of_order;
use crate::report::Subject;
use crate::value::id::SessionId;

pub(super) struct Pairs<'a> {
    pub(super) days: &'a Matching,
    pub(super) sessions: &'a Matching,
    pub(super) items: &'a ItemMatchings,
}

impl Merging {
    /// Merges the other language version into the base programme. The ids, day numbers and times in
    /// `other` must already match those of the base programme.
    pub(super) fn programme(&mut self, base: &mut Draft, mut other: Draft, pairs: &Pairs<'_>) {
        self.mutual(base, &other, pairs.sessions);
        self.about(Subject::Programme, None);
        let lists = Lists::taken(&mut other);
        fields!(self, Draft, base, other;
            leave: format, id, unknown_fields;
            leave: notes, roles, kinds, days, venues, tracks, organisations, people, participations, agenda_items, sessions;
            words: title; text: subtitle, document_title; fact_of_status: document_status;
            fact: revision, symbol, time_zone; status: event_status; languages: languages; place: place;
            set: spoken, interpreted; blocks: preamble; links: links;
            external_ids: external_ids; extensions: extensions;);
        self.lists(base, lists, pairs);
    }

    fn lists(&mut self, base: &mut Draft, other: Lists, pairs: &Pairs<'_>) {
        let items = pairs.items;
        let mut taken = participation_ids(base);
        let names = names(base, &other.people);
        let around = &mut Around { taken: &mut taken, names: &names };
        self.about(Subject::Programme, None);
        self.participations(&mut base.participations, other.participations, around);

        let roles = by_key(&base.roles, &other.roles, |one| Some(one.code.clone()));
        interleave(&mut base.roles, other.roles, &roles, |_, ours, theirs| {
            self.role_declaration(ours, theirs);
        });
        let kinds = by_key(&base.kinds, &other.kinds, |one| Some(one.code.clone()));
        interleave(&mut base.kinds, other.kinds, &kinds, |_, ours, theirs| {
            self.kind_declaration(ours, theirs);
        });

        self.alone(&base.notes, &other.notes, &items.notes);
        interleave(&mut base.notes, other.notes, &items.notes, |_, ours, theirs| self.note(ours, theirs));
        self.alone(&base.days, &other.days, pairs.days);
        interleave(&mut base.days, other.days, pairs.days, |_, ours, theirs| self.day(ours, theirs));
        self.venues(base, other.venues, items);
        self.alone(&base.tracks, &other.tracks, &items.tracks);
        interleave(&mut base.tracks, other.tracks, &items.tracks, |_, ours, theirs| self.track(ours, theirs));
        self.alone(&base.organisations, &other.organisations, &items.organisations);
        interleave(&mut base.organisations, other.organisations, &items.organisations, |_, ours, theirs| {
            self.organisation(ours, theirs);
        });
        self.alone(&base.people, &other.people, &items.people);
        interleave(&mut base.people, other.people, &items.people, |_, ours, theirs| {
            self.person(ours, theirs);
        });
        self.alone(&base.agenda_items, &other.agenda_items, &items.agenda_items);
        interleave(&mut base.agenda_items, other.agenda_items, &items.agenda_items, |_, ours, theirs| {
            self.agenda_item(ours, theirs);
        });
        self.sessions(&mut base.sessions, other.sessions, pairs.sessions, around);
    }

    fn sessions(
        &mut self,
        base: &mut Vec<Session>,
        mut other: Vec<Session>,
        matching: &Matching,
        around: &mut Around<'_>,
    ) {
        self.alone(base, &other, matching);
        self.order(base, &other, matching);
        for at in matching.free_in_other() {
            if let Some(added) = other.get_mut(at) {
                settle_added(&mut added.participations, around.taken);
            }
        }
        interleave(base, other, matching, |_, ours, theirs| self.session(ours, theirs, around));
    }

    fn order(&mut self, base: &[Session], other: &[Session], matching: &Matching) {
        let pairs: Vec<_> = matching.pairs().to_list();
        for (at, there) in out_of_order(&pairs) {
            let (Some(ours), Some(theirs)) = (base.get(at), other.get(there)) else { continue };
            if ours.slot == theirs.slot {
                self.about_item(ours);
                let said = |at: usize| Some(format!("position {}", at + 1));
                self.report(Difference::Order, "", (said(at), said(there)), Kept::Base);
            }
        }
    }

    fn venues(&mut self, base: &mut Draft, other: Vec<crate::draft::Venue>, items: &ItemMatchings) {
        self.alone(&base.venues, &other, &items.venues);
        let ours: Vec<_> = base.venues.iter().flat_map(|venue| &venue.rooms).to_list();
        let theirs: Vec<_> = other.iter().flat_map(|venue| &venue.rooms).to_list();
        self.alone(&ours, &theirs, &items.rooms);

        // Rooms are paired across all venues, so the two language versions may list a room under
        // different venues.
        let at_of: Vec<(usize, usize)> = base
            .venues
            .iter()
            .enumerate()
            .flat_map(|(at, venue)| (0..venue.rooms.len()).map(move |room| (at, room)))
            .to_list();
        let mut counted = 0..;
        let mut other = other;
        // For each venue of the other language version, the rooms that were not merged into another
        // venue, and their counterparts in the base programme.
        let mut left: Vec<(Vec<crate::draft::Room>, Matching)> = Vec::new();
        for (venue_at, venue) in other.iter_mut().enumerate() {
            let same_venue = items.venues.in_base(venue_at);
            let here = same_venue.and_then(|at| base.venues.get(at)).map_or(0, |venue| venue.rooms.len());
            let mut matching = Matching::new(here, venue.rooms.len());
            let rows: Vec<_> = std::mem::take(&mut venue.rooms);
            let mut kept = Vec::with_capacity(rows.len());
            for (position, room) in rows.into_iter().enumerate() {
                let at = counted
                    .next()
                    .and_then(|at| items.rooms.in_base(at))
                    .and_then(|at| at_of.get(at).copied());
                let Some((within, row)) = at else {
                    kept.push((position, room));
                    continue;
                };
                if Some(within) == same_venue {
                    matching.pair(row, position);
                    kept.push((position, room));
                } else if let Some(ours) =
                    base.venues.get_mut(within).and_then(|venue| venue.rooms.get_mut(row))
                {
                    self.room(ours, room);
                }
            }
            // The remaining rooms are renumbered, because rooms that were merged into another venue
            // leave gaps.
            let mut closed = Matching::new(here, kept.len());
            for (now, (before, _)) in kept.iter().enumerate() {
                if let Some(row) = matching.in_base(*before) {
                    closed.pair(row, now);
                }
            }
            left.push((kept.into_iter().map(|(_, room)| room).to_list(), closed));
        }
        for (venue_at, (rooms, matching)) in left.into_iter().enumerate() {
            match items.venues.in_base(venue_at).and_then(|at| base.venues.get_mut(at)) {
                Some(venue) => {
                    interleave(&mut venue.rooms, rooms, &matching, |_, ours, theirs| self.room(ours, theirs));
                }
                None => {
                    if let Some(venue) = other.get_mut(venue_at) {
                        venue.rooms = rooms;
                    }
                }
            }
        }
        interleave(&mut base.venues, other, &items.venues, |_, ours, theirs| self.venue(ours, theirs));
    }

    fn alone<T: MergeItem>(&mut self, base: &[T], other: &[T], matching: &Matching) {
        let ours = matching.free_in_base().into_iter().filter_map(|at| Some((base.get(at)?, Side::Base)));
        let theirs =
            matching.free_in_other().into_iter().filter_map(|at| Some((other.get(at)?, Side::Other)));
        for (one, side) in ours.chain(theirs) {
            self.about_item(one);
            let words =
                Some(one.name().map_or_else(|| one.subject().to_string(), |name| quote(name.first())));
            let (said, kept) =
                if side == Side::Base { ((words, None), Kept::Base) } else { ((None, words), Kept::Other) };
            self.report(Difference::OnlyIn(side), "", said, kept);
        }
    }

    /// Merges symmetric relations between sessions, such as `must_not_overlap`. Such a relation may
    /// be declared in either of the two sessions, so both directions are compared.
    fn mutual(&mut self, base: &mut Draft, other: &Draft, sessions: &Matching) {
        type Field = (&'static str, fn(&Session) -> &Vec<SessionId>, fn(&mut Session) -> &mut Vec<SessionId>);
        let fields: [Field; 3] = [
            ("joint_with", |one| &one.joint_with, |one| &mut one.joint_with),
            ("may_overlap", |one| &one.may_overlap, |one| &mut one.may_overlap),
            ("must_not_overlap", |one| &one.must_not_overlap, |one| &mut one.must_not_overlap),
        ];
        let shared: HashSet<SessionId> =
            sessions.pairs().filter_map(|(at, _)| Some(base.sessions.get(at)?.id.clone())).collect();
        let position: HashMap<SessionId, usize> =
            base.sessions.iter().enumerate().map(|(at, one)| (one.id.clone(), at)).collect();
        for (field, get, get_mut) in fields {
            let (ours, theirs) = (both_ways(&base.sessions, get), both_ways(&other.sessions, get));
            let known: HashSet<_> = theirs.iter().collect();
            for pair in ours.iter().filter(|(a, b)| shared.contains(a) && shared.contains(b)) {
                if !known.contains(pair) {
                    self.about_session(base, position.get(&pair.0));
                    self.report(Difference::Relation, field, (Some(pair.1.shown()), None), Kept::Base);
                }
            }
            let known: HashSet<_> = ours.iter().collect();
            for pair in theirs.iter().filter(|(a, b)| shared.contains(a) && shared.contains(b)) {
                if !known.contains(pair) {
                    self.about_session(base, position.get(&pair.0));
                    self.report(Difference::Relation, field, (None, Some(pair.1.shown())), Kept::Other);
                    let session = position.get(&pair.0).and_then(|at| base.sessions.get_mut(*at));
                    if let Some(session) = session {
                        get_mut(session).push(pair.1.clone());
                    }
                }
            }
            // A relation to a session that exists only in the other language version cannot
            // contradict the base programme, so it is copied without a report.
            let added = theirs.iter().filter_map(|(a, b)| match (shared.contains(a), shared.contains(b)) {
                (true, false) => Some((a, b)),
                (false, true) => Some((b, a)),
                _ => None,
            });
            for (one, new) in added.to_list() {
                let session = position.get(one).and_then(|at| base.sessions.get_mut(*at));
                if let Some(session) = session.filter(|session| !get(session).contains(new)) {
                    get_mut(session).push(new.clone());
                }
            }
        }
    }

    fn about_session(&mut self, base: &Draft, at: Option<&usize>) {
        if let Some(session) = at.and_then(|at| base.sessions.get(*at)) {
            self.about_item(session);
        }
    }

    fn languages(&mut self, field: &'static str, base: &mut Vec<Language>, other: Vec<Language>) {
        self.about(Subject::Programme, None);
        let known: HashMap<_, _> =
            base.iter().enumerate().rev().map(|(at, own)| (own.tag.clone(), at)).collect();
        for language in other {
            match known.get(&language.tag).and_then(|at| base.get_mut(*at)) {
                Some(own) => {
                    self.fact_of(Difference::Status, field, &mut own.status, language.status);
                }
                None => base.push(language),
            }
        }
    }

    fn fact_of_status<T: PartialEq + DisplayValue>(
        &mut self,
        field: &'static str,
        base: &mut Option<T>,
        other: Option<T>,
    ) {
        self.fact_of(Difference::Status, field, base, other);
    }
}

/// Returns all pairs of sessions for which a symmetric relation is declared. Each pair is returned
/// only once, even if both sessions declare the relation.
fn both_ways(sessions: &[Session], get: fn(&Session) -> &Vec<SessionId>) -> Vec<(SessionId, SessionId)> {
    let mut seen = HashSet::new();
    let all =
        sessions.iter().flat_map(|one| get(one).iter().map(move |other| (one.id.clone(), other.clone())));
    let ordered = all.map(|(one, other)| if one <= other { (one, other) } else { (other, one) });
    ordered.filter(|pair| seen.insert(pair.clone())).to_list()
}

fn participation_ids(draft: &Draft) -> HashSet<String> {
    let sessions = draft.sessions.iter().flat_map(|session| &session.participations);
    let all = draft.participations.iter().chain(sessions);
    all.filter_map(|one| one.id.as_ref()).map(ToString::to_string).collect()
}

/// Maps the id of each person to a name. The name in the base programme takes precedence.
fn names(base: &Draft, other: &[Person]) -> HashMap<String, String> {
    let all = other.iter().chain(&base.people);
    all.map(|person| (person.id.to_string(), person.name.first().to_owned())).collect()
}

struct Lists {
    notes: Vec<crate::draft::Note>,
    roles: Vec<crate::draft::RoleDeclaration>,
    kinds: Vec<crate::draft::KindDeclaration>,
    days: Vec<crate::draft::Day>,
    venues: Vec<crate::draft::Venue>,
    tracks: Vec<crate::draft::Track>,
    organisations: Vec<crate::draft::Organisation>,
    people: Vec<Person>,
    participations: Vec<crate::draft::Participation>,
    agenda_items: Vec<crate::draft::AgendaItem>,
    sessions: Vec<Session>,
}

impl Lists {
    fn taken(draft: &mut Draft) -> Self {
        use std::mem::take;
        Self {
            notes: take(&mut draft.notes),
            roles: take(&mut draft.roles),
            kinds: take(&mut draft.kinds),
            days: take(&mut draft.days),
            venues: take(&mut draft.venues),
            tracks: take(&mut draft.tracks),
            organisations: take(&mut draft.organisations),
            people: take(&mut draft.people),
            participations: take(&mut draft.participations),
            agenda_items: take(&mut draft.agenda_items),
            sessions: take(&mut draft.sessions),
        }
    }
}
