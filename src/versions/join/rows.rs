//! Addition of the rows of a programme to the result.

use std::collections::{HashMap, HashSet};

use super::Step;
use super::evidence::{Found, Identity, find, organisation_names};
use super::finding::{Collision, Match, MatchedBy};
use super::ids::{Assign, participation_ids};
use super::unite::unite;
use crate::draft::{Draft, KindDeclaration, Note, RoleDeclaration, Room, Venue};
use crate::report::Subject;
use crate::value::fields::Fields;
use crate::value::id::{
    AgendaItemId, EntityKind, NoteId, OrganisationId, PersonId, RoomId, TrackId, VenueId,
};
use crate::versions::FieldValue;
use crate::versions::edit::Seen;

/// The matches of the items of one kind, and the earlier ids of these items. The new ids are
/// derived from both.
struct Plan {
    noun: EntityKind,
    found: Found,
    /// The ids in the result, by position.
    result: Vec<String>,
    /// The ids in the joined programme, by position.
    other: Vec<String>,
}

impl Plan {
    fn new(noun: EntityKind, result: &[Identity], other: &[Identity], by_details: MatchedBy) -> Self {
        let ids = |items: &[Identity]| items.iter().map(|item| item.id.clone()).collect();
        Self { noun, found: find(result, other, by_details), result: ids(result), other: ids(other) }
    }

    fn matches(&self) -> impl Iterator<Item = (&String, &String, MatchedBy)> {
        let matches = self.found.matches.iter().zip(&self.other);
        matches.filter_map(|(found, other)| {
            let (at, by) = (*found)?;
            Some((self.result.get(at)?, other, by))
        })
    }
}

impl Step<'_> {
    /// Adds all rows of a programme to the result.
    pub(super) fn rows(&mut self, result: &mut Draft, mut other: Draft) {
        let plans = plans(result, &other);
        let mut assign = Assign {
            programme: self.programme,
            prefix: self.prefix,
            renames: HashMap::new(),
            collisions: &mut *self.collisions,
        };
        for plan in &plans {
            let renames = assign.renames.entry(plan.noun).or_default();
            renames.extend(plan.matches().map(|(result, other, _)| (other.clone(), result.clone())));
            let mut taken: HashSet<String> = plan.result.iter().cloned().collect();
            assign.assign(plan.noun, plan.other.iter().map(String::as_str), &mut taken);
        }
        let same_notes = same_rows(&result.notes, &other.notes, |note: &Note| note.id.as_str());
        let same_items = same_rows(&result.agenda_items, &other.agenda_items, |item| item.id.as_str());
        for (noun, same) in [(EntityKind::Note, &same_notes), (EntityKind::AgendaItem, &same_items)] {
            assign.renames.entry(noun).or_default().extend(same.iter().map(|id| (id.clone(), id.clone())));
        }
        let owned = |ids: &mut dyn Iterator<Item = &str>| ids.map(str::to_owned).collect::<HashSet<String>>();
        let mut taken = owned(&mut result.notes.iter().map(|row| row.id.as_str()));
        assign.assign(EntityKind::Note, other.notes.iter().map(|row| row.id.as_str()), &mut taken);
        let mut taken = owned(&mut result.agenda_items.iter().map(|row| row.id.as_str()));
        assign.assign(
            EntityKind::AgendaItem,
            other.agenda_items.iter().map(|row| row.id.as_str()),
            &mut taken,
        );
        let mut taken = owned(&mut result.sessions.iter().map(|row| row.id.as_str()));
        assign.assign(EntityKind::Session, other.sessions.iter().map(|row| row.id.as_str()), &mut taken);
        let mut taken = owned(&mut participation_ids(result));
        assign.assign(EntityKind::Participation, participation_ids(&other), &mut taken);
        assign.apply(&mut other);
        let renames = assign.renames;

        for plan in &plans {
            for (result, other, by) in plan.matches() {
                self.matches.push(Match {
                    programme: self.programme,
                    item: subject(plan.noun, result),
                    id: other.clone(),
                    by,
                });
            }
            for (at, other) in &plan.found.same_name {
                let new = plan.other.get(*other).and_then(|id| renames.get(&plan.noun)?.get(id));
                let (Some(item), Some(other)) = (plan.result.get(*at), new) else { continue };
                self.collisions.push(Collision::SameName {
                    programme: self.programme,
                    item: subject(plan.noun, item),
                    other: subject(plan.noun, other),
                });
            }
        }
        for (noun, same) in [(EntityKind::Note, same_notes), (EntityKind::AgendaItem, same_items)] {
            let programme = self.programme;
            let matches = same.into_iter().map(|id| Match {
                programme,
                item: subject(noun, &id),
                id,
                by: MatchedBy::Equal,
            });
            self.matches.extend(matches);
        }
        self.declarations(result, &mut other);
        self.venues(&mut result.venues, std::mem::take(&mut other.venues));
        self.list(&mut result.tracks, other.tracks, |row| row.id.as_str(), EntityKind::Track);
        self.list(
            &mut result.organisations,
            other.organisations,
            |row| row.id.as_str(),
            EntityKind::Organisation,
        );
        self.list(&mut result.people, other.people, |row| row.id.as_str(), EntityKind::Person);
        self.list(
            &mut result.agenda_items,
            other.agenda_items,
            |row| row.id.as_str(),
            EntityKind::AgendaItem,
        );
        self.list(&mut result.notes, other.notes, |row| row.id.as_str(), EntityKind::Note);
        result.participations.extend(other.participations);
        result.sessions.extend(other.sessions);
    }

    /// Adds the rows of a list. A row whose id is already in the list was matched with the existing
    /// row, so both are united. Rows that were not matched have unused ids.
    fn list<T: Fields<FieldValue>>(
        &mut self,
        rows: &mut Vec<T>,
        others: Vec<T>,
        id: impl Fn(&T) -> &str,
        noun: EntityKind,
    ) {
        let known: HashMap<String, usize> =
            rows.iter().enumerate().map(|(at, row)| (id(row).to_owned(), at)).collect();
        for other in others {
            match known.get(id(&other)).and_then(|at| rows.get_mut(*at)) {
                Some(kept) => {
                    let item = subject(noun, id(&other));
                    unite(kept, &other, &[], (self.programme, &item), self.collisions);
                }
                None => rows.push(other),
            }
        }
    }

    fn venues(&mut self, venues: &mut Vec<Venue>, others: Vec<Venue>) {
        let known: HashMap<String, usize> =
            venues.iter().enumerate().map(|(at, row)| (row.id.as_str().to_owned(), at)).collect();
        for mut other in others {
            match known.get(other.id.as_str()).and_then(|at| venues.get_mut(*at)) {
                Some(kept) => {
                    let rooms: Vec<Room> = std::mem::take(&mut other.rooms);
                    let item = Subject::Venue(kept.id.clone());
                    unite(kept, &other, &["rooms"], (self.programme, &item), self.collisions);
                    self.list(&mut kept.rooms, rooms, |row| row.id.as_str(), EntityKind::Room);
                }
                None => venues.push(other),
            }
        }
    }

    /// Unites the declarations of roles and kinds. A code can have only one set of properties.
    fn declarations(&mut self, result: &mut Draft, other: &mut Draft) {
        macro_rules! declare {
            ($list:ident, $variant:ident, $type:ident) => {
                let known: HashMap<_, usize> =
                    result.$list.iter().enumerate().map(|(at, row)| (row.code.clone(), at)).collect();
                // If only one programme declares a built-in code, the code has its built-in
                // properties in the other programme.
                let mut declared: HashSet<_> = other.$list.iter().map(|row| row.code.clone()).collect();
                for row in &result.$list {
                    if declared.insert(row.code.clone())
                        && !row.code.is_custom()
                        && row.properties != row.code.properties()
                    {
                        let item = Subject::$variant(row.code.clone());
                        self.collisions.push(Collision::Properties { programme: self.programme, item });
                    }
                }
                for row in std::mem::take(&mut other.$list) {
                    let row: $type = row;
                    let item = Subject::$variant(row.code.clone());
                    match known.get(&row.code).and_then(|at| result.$list.get_mut(*at)) {
                        Some(kept) => {
                            if kept.properties != row.properties {
                                let item = item.clone();
                                self.collisions
                                    .push(Collision::Properties { programme: self.programme, item });
                            }
                            unite(
                                kept,
                                &row,
                                &["code", "properties"],
                                (self.programme, &item),
                                self.collisions,
                            );
                        }
                        None => {
                            if !row.code.is_custom() && row.properties != row.code.properties() {
                                self.collisions
                                    .push(Collision::Properties { programme: self.programme, item });
                            }
                            result.$list.push(row);
                        }
                    }
                }
            };
        }
        declare!(roles, Role, RoleDeclaration);
        declare!(kinds, Kind, KindDeclaration);
    }
}

/// Plans the ids of organisations, people, venues, rooms and tracks.
fn plans(result: &Draft, other: &Draft) -> Vec<Plan> {
    let identities =
        |draft: &Draft| draft.organisations.iter().map(Identity::of_organisation).collect::<Vec<_>>();
    let organisations = Plan::new(
        EntityKind::Organisation,
        &identities(result),
        &identities(other),
        MatchedBy::NameAndDetails,
    );
    let people = |draft: &Draft| -> Vec<Identity> {
        let organisations = organisation_names(&draft.organisations);
        draft.people.iter().map(|person| Identity::of_person(person, &organisations)).collect()
    };
    let people =
        Plan::new(EntityKind::Person, &people(result), &people(other), MatchedBy::NameAndOrganisation);
    let identities = |draft: &Draft| draft.venues.iter().map(Identity::of_venue).collect::<Vec<_>>();
    let venues =
        Plan::new(EntityKind::Venue, &identities(result), &identities(other), MatchedBy::NameAndAddress);
    let rooms = rooms(result, other, &venues);
    let identities = |draft: &Draft| draft.tracks.iter().map(Identity::of_track).collect::<Vec<_>>();
    let tracks = Plan::new(EntityKind::Track, &identities(result), &identities(other), MatchedBy::IdAndName);
    vec![organisations, people, venues, rooms, tracks]
}

/// Matches the rooms of matched venues.
fn rooms(result: &Draft, other: &Draft, venues: &Plan) -> Plan {
    let ids = |draft: &Draft| -> Vec<String> {
        let rooms = draft.venues.iter().flat_map(|venue| &venue.rooms);
        rooms.map(|room| room.id.as_str().to_owned()).collect()
    };
    let first = |draft: &Draft| -> Vec<usize> {
        let counts = draft.venues.iter().map(|venue| venue.rooms.len());
        counts.scan(0, |next, count| Some(std::mem::replace(next, *next + count))).collect()
    };
    let (ours, theirs) = (ids(result), ids(other));
    let (our_first, their_first) = (first(result), first(other));
    let mut matches = vec![None; theirs.len()];
    for (at, found) in venues.found.matches.iter().enumerate() {
        let Some((kept, _)) = *found else { continue };
        let pair = (result.venues.get(kept), other.venues.get(at));
        let (Some(kept_venue), Some(venue)) = pair else { continue };
        let identities = |venue: &Venue| venue.rooms.iter().map(Identity::of_room).collect::<Vec<_>>();
        let found = find(&identities(kept_venue), &identities(venue), MatchedBy::NameAndVenue);
        let begins = (our_first.get(kept).copied(), their_first.get(at).copied());
        let (Some(our_begin), Some(their_begin)) = begins else { continue };
        for (room, found) in found.matches.into_iter().enumerate() {
            if let (Some((kept, by)), Some(own)) = (found, matches.get_mut(their_begin + room)) {
                *own = Some((our_begin + kept, by));
            }
        }
    }
    let found = Found { matches, same_name: Vec::new() };
    Plan { noun: EntityKind::Room, found, result: ours, other: theirs }
}

/// Returns the ids of the rows that are equal in both programmes.
fn same_rows<T: PartialEq + std::fmt::Debug>(
    ours: &[T],
    theirs: &[T],
    id: impl Fn(&T) -> &str,
) -> Vec<String> {
    let mut seen = Seen::new();
    for row in ours {
        seen.insert(row);
    }
    theirs.iter().filter(|row| !seen.insert(row)).map(|row| id(row).to_owned()).collect()
}

fn subject(noun: EntityKind, id: &str) -> Subject {
    match noun {
        EntityKind::Person => Subject::Person(PersonId::from(id)),
        EntityKind::Organisation => Subject::Organisation(OrganisationId::from(id)),
        EntityKind::Venue => Subject::Venue(VenueId::from(id)),
        EntityKind::Room => Subject::Room(RoomId::from(id)),
        EntityKind::Track => Subject::Track(TrackId::from(id)),
        EntityKind::AgendaItem => Subject::AgendaItem(AgendaItemId::from(id)),
        EntityKind::Note => Subject::Note(NoteId::from(id)),
        _ => Subject::Programme,
    }
}
