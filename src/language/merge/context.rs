//! Matching of people, rooms, organisations and other items by the sessions in which they appear.

use std::collections::HashMap;

use super::identity::{ItemMatchings, in_order, rooms};
use super::row::positions;
use super::votes::Votes;
use crate::draft::{Draft, Party, Post, Session};
use crate::list::ToList;
use crate::pairing::name::{Likeness, Name, likeness};
use crate::value::id::OrganisationId;
use crate::value::place::Place;
use crate::value::role::Role;

pub(super) struct Paired<'d> {
    pub(super) base: &'d Draft,
    pub(super) other: &'d Draft,
    pub(super) names: (&'d [Vec<Name>], &'d [Vec<Name>]),
    pub(super) sessions: Vec<(&'d Session, &'d Session)>,
}

type PositionsById<'d> = HashMap<&'d str, usize>;

impl ItemMatchings {
    /// Pairs items by the sessions in which they appear. For example, two rooms are probably the
    /// same room if the same sessions take place in them.
    pub(super) fn by_context(&mut self, paired: &Paired<'_>) {
        let people = (
            positions(paired.base.people.iter().map(|row| row.id.as_str())),
            positions(paired.other.people.iter().map(|row| row.id.as_str())),
        );
        self.people_near(paired, &people);
        self.people_by_role(paired, &people);
        self.organisations_by_posts(paired, &people);
        self.rooms_by_sessions(paired);
        self.venues_and_rooms_left(paired);
        self.tracks_by_sessions(paired);
    }

    fn free<'d>(
        &self,
        session: &'d Session,
        of_base: bool,
        people: &PositionsById<'_>,
    ) -> Vec<(usize, Option<&'d Role>)> {
        let known = session
            .participations
            .iter()
            .filter_map(|one| Some((people.get(one.person.as_ref()?.as_str()).copied()?, one.role.as_ref())));
        let is_free = |at: usize| {
            let same = if of_base { self.people.in_other(at) } else { self.people.in_base(at) };
            same.is_none()
        };
        known.filter(|(at, _)| is_free(*at)).to_list()
    }

    /// Pairs participants of the same session if their names are similar or identical. Identical
    /// names can still be unpaired at this point if several people in the programme have the same
    /// name.
    fn people_near(&mut self, paired: &Paired<'_>, people: &(PositionsById<'_>, PositionsById<'_>)) {
        let mut votes = Votes::default();
        for (ours, theirs) in &paired.sessions {
            let (here, there) = (self.free(ours, true, &people.0), self.free(theirs, false, &people.1));
            let alike = |base: usize, other: usize| like(paired, base, other) >= Likeness::Near;
            for &(base, _) in &here {
                let mut near = there.iter().filter(|(other, _)| alike(base, *other));
                let (Some(&(other, _)), None) = (near.next(), near.next()) else { continue };
                if here.iter().filter(|(base, _)| alike(*base, other)).count() == 1 {
                    votes.add(base, other, 1);
                }
            }
        }
        votes.settle(&mut self.people);
    }

    /// Pairs participants of the same session whose names are in different scripts and cannot be
    /// compared. Participants with the same role are paired in order if both language versions list
    /// the same number of them.
    fn people_by_role(&mut self, paired: &Paired<'_>, people: &(PositionsById<'_>, PositionsById<'_>)) {
        let mut votes = Votes::default();
        for (ours, theirs) in &paired.sessions {
            let here = self.free(ours, true, &people.0);
            let mut there: HashMap<Option<&Role>, Vec<usize>> = HashMap::new();
            for (other, role) in self.free(theirs, false, &people.1) {
                there.entry(role).or_default().push(other);
            }
            let mut roles: HashMap<Option<&Role>, Vec<usize>> = HashMap::new();
            for &(base, role) in &here {
                roles.entry(role).or_default().push(base);
            }
            for (_, role) in here {
                let (Some(here), Some(there)) = (roles.remove(&role), there.remove(&role)) else { continue };
                let others = here
                    .iter()
                    .zip(&there)
                    .all(|(base, other)| like(paired, *base, *other) == Likeness::OtherScript);
                if here.len() == there.len() && others {
                    here.into_iter().zip(there).for_each(|(base, other)| votes.add(base, other, 1));
                }
            }
        }
        self.by_position.people = votes.settle(&mut self.people);
    }

    /// Pairs organisations by their people. Two organisations are probably the same if the same
    /// people hold positions in them or represent them.
    fn organisations_by_posts(
        &mut self,
        paired: &Paired<'_>,
        people: &(PositionsById<'_>, PositionsById<'_>),
    ) {
        let of_base = positions(paired.base.organisations.iter().map(|row| row.id.as_str()));
        let of_other = positions(paired.other.organisations.iter().map(|row| row.id.as_str()));
        let mut votes = Votes::default();
        let mut vote = |ours: Option<&OrganisationId>, theirs: Option<&OrganisationId>| {
            let found = ours.zip(theirs).and_then(|(ours, theirs)| {
                Some((*of_base.get(ours.as_str())?, *of_other.get(theirs.as_str())?))
            });
            if let Some((base, other)) = found {
                votes.add(base, other, 1);
            }
        };
        let mut posts = |ours: &[Post], theirs: &[Post]| {
            if ours.len() == theirs.len() {
                let both = ours.iter().zip(theirs);
                both.for_each(|(ours, theirs)| {
                    vote(ours.organisation.as_ref(), theirs.organisation.as_ref());
                });
            }
        };
        for (base, other) in self.people.pairs() {
            if let (Some(ours), Some(theirs)) = (paired.base.people.get(base), paired.other.people.get(other))
            {
                posts(&ours.posts, &theirs.posts);
            }
        }
        let mut parties = Vec::new();
        for (ours, theirs) in &paired.sessions {
            let mut there: HashMap<usize, &crate::draft::Participation> = HashMap::new();
            for one in &theirs.participations {
                let person = one.person.as_ref().and_then(|id| people.1.get(id.as_str()));
                if let Some(same) = person.and_then(|at| self.people.in_base(*at)) {
                    there.entry(same).or_insert(one);
                }
            }
            for one in &ours.participations {
                let same = one.person.as_ref().and_then(|id| there.get(people.0.get(id.as_str())?));
                let Some(same) = same else { continue };
                posts(one.posts.as_deref().unwrap_or_default(), same.posts.as_deref().unwrap_or_default());
                if let (Some(Party::Organisation(ours)), Some(Party::Organisation(theirs))) =
                    (&one.on_behalf_of, &same.on_behalf_of)
                {
                    parties.push((ours, theirs));
                }
            }
        }
        for (ours, theirs) in parties {
            vote(Some(ours), Some(theirs));
        }
        self.by_position.organisations = votes.settle(&mut self.organisations);
    }

    fn rooms_by_sessions(&mut self, paired: &Paired<'_>) {
        let (ours, theirs) = (rooms(paired.base), rooms(paired.other));
        let of_base = positions(ours.iter().map(|(_, room)| room.id.as_str()));
        let of_other = positions(theirs.iter().map(|(_, room)| room.id.as_str()));
        let mut votes = Votes::default();
        let mut venues = Votes::default();
        let venues_of_base = positions(paired.base.venues.iter().map(|row| row.id.as_str()));
        let venues_of_other = positions(paired.other.venues.iter().map(|row| row.id.as_str()));
        for (session, same) in &paired.sessions {
            match (&session.place, &same.place) {
                (Some(Place::Rooms(here)), Some(Place::Rooms(there))) if here.len() == there.len() => {
                    for (room, same) in here.iter().zip(there) {
                        if let (Some(&base), Some(&other)) =
                            (of_base.get(room.as_str()), of_other.get(same.as_str()))
                        {
                            votes.add(base, other, 1);
                        }
                    }
                }
                (Some(Place::Venue(here)), Some(Place::Venue(there))) => {
                    if let (Some(&base), Some(&other)) =
                        (venues_of_base.get(here.as_str()), venues_of_other.get(there.as_str()))
                    {
                        venues.add(base, other, 1);
                    }
                }
                _ => {}
            }
        }
        self.by_position.rooms = votes.settle(&mut self.rooms);
        for (base, other) in self.rooms.pairs() {
            if let (Some((base, _)), Some((other, _))) = (ours.get(base), theirs.get(other)) {
                venues.add(*base, *other, 1);
            }
        }
        self.by_position.venues = venues.settle(&mut self.venues);
    }

    /// Pairs the remaining venues in order if both language versions have the same number of them.
    /// The remaining rooms of each pair of venues are then paired in the same way.
    fn venues_and_rooms_left(&mut self, paired: &Paired<'_>) {
        self.by_position.venues.extend(in_order(&mut self.venues));
        let mut here: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, (venue, _)) in rooms(paired.base).into_iter().enumerate() {
            if self.rooms.in_other(at).is_none() {
                here.entry(venue).or_default().push(at);
            }
        }
        let mut there: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, (venue, _)) in rooms(paired.other).into_iter().enumerate() {
            if let (Some(venue), None) = (self.venues.in_base(venue), self.rooms.in_base(at)) {
                there.entry(venue).or_default().push(at);
            }
        }
        for venue in 0..paired.base.venues.len() {
            let (Some(here), Some(there)) = (here.remove(&venue), there.remove(&venue)) else { continue };
            if here.len() == there.len() {
                let pairs = here.into_iter().zip(there);
                let new = pairs.filter(|&(base, other)| self.rooms.pair(base, other));
                self.by_position.rooms.extend(new);
            }
        }
    }

    fn tracks_by_sessions(&mut self, paired: &Paired<'_>) {
        let of_base = positions(paired.base.tracks.iter().map(|row| row.id.as_str()));
        let of_other = positions(paired.other.tracks.iter().map(|row| row.id.as_str()));
        let mut votes = Votes::default();
        for (ours, theirs) in &paired.sessions {
            if ours.tracks.len() != theirs.tracks.len() {
                continue;
            }
            for (track, same) in ours.tracks.iter().zip(&theirs.tracks) {
                if let (Some(&base), Some(&other)) =
                    (of_base.get(track.as_str()), of_other.get(same.as_str()))
                {
                    votes.add(base, other, 1);
                }
            }
        }
        self.by_position.tracks = votes.settle(&mut self.tracks);
    }
}

fn like(paired: &Paired<'_>, base: usize, other: usize) -> Likeness {
    match (paired.names.0.get(base), paired.names.1.get(other)) {
        (Some(ours), Some(theirs)) => likeness(ours, theirs),
        _ => Likeness::Different,
    }
}
