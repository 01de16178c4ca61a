//! Edits that remove an item together with the references to it.

use std::collections::HashSet;

use super::Refusal;
use super::detached::Log;
use super::operation::operation;
use super::rename::mark;
use super::repeats::{pass_on, separate_repeats};
use super::workspace::Workspace;
use crate::draft::{Draft, Participation, Party, Post};
use crate::programme::subject_at;
use crate::report::Subject;
use crate::value::id::{
    AgendaItemId, EntityKind, OrganisationId, ParticipationId, PersonId, RoomId, SessionId, VenueId,
};
use crate::value::kind::Kind;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::slot::Slot;
use crate::value::text::Text;
use crate::value::visit::{Visit, Visitor};

operation! {
    /// An edit that removes an item, and all references to it.
    ///
    /// The references are removed as follows. [`Edited::detached`](super::Edited::detached) lists
    /// all of them except those in the field `replaced_by` of participations.
    /// - The parts of a session are removed with it. If sessions repeat the removed one, the first
    ///   of them receives copies of the title, the texts and the participants that it inherited,
    ///   and the others repeat the first. What they inherited from the removed session, but would
    ///   not inherit from the first one, is copied to them. If the removed session itself repeated
    ///   another one, they repeat that one instead.
    /// - The participations of a person or an organisation are removed. Positions in an
    ///   organisation, and people who speak on its behalf, keep its name.
    /// - The rooms of a venue are removed with it. The place of a session that had no other room
    ///   becomes "to be announced".
    /// - The sub-items of an agenda item become sub-items of the item that contains it.
    /// - The built-in properties apply to a built-in role or kind whose declaration is removed.
    ///
    /// A day, a footnote, a custom role or a custom kind cannot be removed while it is in use.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::report::Subject;
    /// use programme::versions::edit::Remove;
    ///
    /// let edited = programme.edit(&[Remove::new(Subject::Person("laura-thompson".into())).into()])?;
    /// assert_eq!(edited.detached.len(), 3); // three participations
    /// assert_eq!(edited.detached[0].field, "participations");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Remove {
        required {
            /// The item.
            item: Subject,
        }
    }
}

impl Remove {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let item = &self.item;
        self.check_exists(work)?;
        if let Subject::Session(id) = item {
            return remove_session(work, id);
        }
        check_unused(&work.draft, item)?;
        let mut log = Log { edit: work.edit, list: &mut work.removed };
        let draft = &mut work.draft;
        match item {
            Subject::Programme | Subject::Session(_) => {}
            Subject::Day(number) => draft.days.retain(|day| day.number != *number),
            Subject::Note(id) => draft.notes.retain(|note| note.id != *id),
            Subject::Role(code) => draft.roles.retain(|role| role.code != *code),
            Subject::Kind(code) => draft.kinds.retain(|kind| kind.code != *code),
            Subject::Person(id) => remove_person(draft, id, &mut log),
            Subject::Organisation(id) => remove_organisation(draft, id, &mut log),
            Subject::Venue(id) => {
                let rooms =
                    draft.venues.iter().filter(|venue| venue.id == *id).flat_map(|venue| &venue.rooms);
                let rooms: HashSet<RoomId> = rooms.map(|room| room.id.clone()).collect();
                draft.venues.retain(|venue| venue.id != *id);
                detach_places(draft, &rooms, Some(id), &mut log);
            }
            Subject::Room(id) => {
                for venue in &mut draft.venues {
                    venue.rooms.retain(|room| room.id != *id);
                }
                detach_places(draft, &HashSet::from([id.clone()]), None, &mut log);
            }
            Subject::Track(id) => {
                draft.tracks.retain(|track| track.id != *id);
                for session in &mut draft.sessions {
                    let count = session.tracks.len();
                    session.tracks.retain(|track| track != id);
                    if session.tracks.len() < count {
                        log.add(item, Subject::Session(session.id.clone()), "tracks");
                    }
                }
            }
            Subject::AgendaItem(id) => remove_agenda_item(draft, id, &mut log),
        }
        Ok(())
    }

    fn check_exists(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let draft = &work.draft;
        let (found, noun, id) = match &self.item {
            Subject::Programme => return Err(Refusal::Unsupported(self.item.clone())),
            Subject::Day(number) => return work.check_day(*number),
            Subject::Room(id) => return work.check_room(id),
            Subject::Session(id) => return work.find(id).map(|_| ()),
            Subject::Person(id) => (draft.person(id.as_str()).is_some(), EntityKind::Person, id.as_str()),
            Subject::Organisation(id) => {
                (draft.organisation(id.as_str()).is_some(), EntityKind::Organisation, id.as_str())
            }
            Subject::Venue(id) => (draft.venue(id.as_str()).is_some(), EntityKind::Venue, id.as_str()),
            Subject::Track(id) => (draft.track(id.as_str()).is_some(), EntityKind::Track, id.as_str()),
            Subject::AgendaItem(id) => {
                (draft.agenda_item(id.as_str()).is_some(), EntityKind::AgendaItem, id.as_str())
            }
            Subject::Note(id) => {
                (draft.notes.iter().any(|note| note.id == *id), EntityKind::Note, id.as_str())
            }
            Subject::Role(code) => {
                (draft.roles.iter().any(|role| role.code == *code), EntityKind::Role, code.as_str())
            }
            Subject::Kind(code) => {
                (draft.kinds.iter().any(|kind| kind.code == *code), EntityKind::Kind, code.as_str())
            }
        };
        if found { Ok(()) } else { Err(work.unknown(noun, id)) }
    }
}

/// Finds the items that use a day, a footnote, or a custom role or kind.
struct Users<'a> {
    draft: &'a Draft,
    item: &'a Subject,
    mark: String,
    found: Vec<Subject>,
}

impl Users<'_> {
    fn add(&mut self, at: &Path) {
        let subject = subject_at(self.draft, at);
        if self.found.last() != Some(&subject) && subject != *self.item {
            self.found.push(subject);
        }
    }
}

impl<'a> Visitor<'a> for Users<'_> {
    fn text(&mut self, at: &Path, text: &'a Text) {
        let is_marked = !self.mark.is_empty() && text.entries().any(|(_, one)| one.contains(&self.mark));
        if is_marked {
            self.add(at);
        }
    }

    fn slot(&mut self, at: &Path, slot: &Slot) {
        if *self.item == Subject::Day(slot.day_number()) {
            self.add(at);
        }
    }

    fn role(&mut self, at: &Path, role: &Role) {
        if matches!(self.item, Subject::Role(removed) if removed == role) && role.is_custom() {
            self.add(at);
        }
    }

    fn kind(&mut self, at: &Path, kind: &Kind) {
        if matches!(self.item, Subject::Kind(removed) if removed == kind) && kind.is_custom() {
            self.add(at);
        }
    }
}

fn check_unused(draft: &Draft, item: &Subject) -> Result<(), Refusal> {
    let mark = match item {
        Subject::Note(id) => mark(id.as_str()),
        Subject::Day(_) | Subject::Role(_) | Subject::Kind(_) => String::new(),
        _ => return Ok(()),
    };
    let mut users = Users { draft, item, mark, found: Vec::new() };
    draft.visit(&mut Path::root(), &mut users as &mut dyn Visitor<'_>);
    if users.found.is_empty() {
        return Ok(());
    }
    Err(Refusal::InUse { item: item.clone(), by: users.found })
}

fn remove_session(work: &mut Workspace, id: &SessionId) -> Result<(), Refusal> {
    let at = work.find(id)?;
    let mut indices = work.descendants(at);
    indices.push(at);
    let mut gone = vec![false; work.draft.sessions.len()];
    for one in indices {
        if let Some(gone) = gone.get_mut(one) {
            *gone = true;
        }
    }
    let (mut kept, mut removed) = (Vec::with_capacity(gone.len()), Vec::new());
    for (session, gone) in std::mem::take(&mut work.draft.sessions).into_iter().zip(gone) {
        if gone { removed.push(session) } else { kept.push(session) }
    }
    work.draft.sessions = kept;
    work.restructured();
    let mut log = Log { edit: work.edit, list: &mut work.removed };
    for session in &removed {
        if let Some(parent) = session.part_of.as_ref().filter(|_| session.id != *id) {
            log.add(&Subject::Session(parent.clone()), Subject::Session(session.id.clone()), "part_of");
        }
    }
    let ids: HashSet<SessionId> = removed.iter().map(|session| session.id.clone()).collect();
    pass_on(&mut work.draft.sessions, removed, &mut log);
    for session in &mut work.draft.sessions {
        let from = Subject::Session(session.id.clone());
        let fields = [
            (&mut session.part_of, "part_of"),
            (&mut session.repeats, "repeats"),
            (&mut session.continues, "continues"),
            (&mut session.relays, "relays"),
            (&mut session.replaces, "replaces"),
        ];
        for (reference, field) in fields {
            if let Some(removed) = reference.take_if(|id| ids.contains(id)) {
                log.add(&Subject::Session(removed), from.clone(), field);
            }
        }
        let lists = [
            (&mut session.joint_with, "joint_with"),
            (&mut session.may_overlap, "may_overlap"),
            (&mut session.must_not_overlap, "must_not_overlap"),
        ];
        for (list, field) in lists {
            list.retain(|id| {
                if ids.contains(id) {
                    log.add(&Subject::Session(id.clone()), from.clone(), field);
                }
                !ids.contains(id)
            });
        }
    }
    Ok(())
}

/// Removes the participations for which the condition holds. References to them as replacements
/// are removed as well.
fn remove_participations(
    list: &mut Vec<Participation>,
    from: &Subject,
    removed: &Subject,
    log: &mut Log<'_>,
    is_removed: impl Fn(&Participation) -> bool,
) {
    let mut gone: HashSet<ParticipationId> = HashSet::new();
    list.retain(|one| {
        let goes = is_removed(one);
        if goes {
            log.add(removed, from.clone(), "participations");
            gone.extend(one.id.clone());
        }
        !goes
    });
    if !gone.is_empty() {
        for one in list {
            one.replaced_by = one.replaced_by.take().filter(|id| !gone.contains(id));
        }
    }
}

fn remove_person(draft: &mut Draft, id: &PersonId, log: &mut Log<'_>) {
    draft.people.retain(|person| person.id != *id);
    let removed = Subject::Person(id.clone());
    let is_removed = |one: &Participation| one.person.as_ref() == Some(id);
    remove_participations(&mut draft.participations, &Subject::Programme, &removed, log, is_removed);
    let mut emptied = Vec::new();
    for session in &mut draft.sessions {
        let from = Subject::Session(session.id.clone());
        let had_people = !session.participations.is_empty();
        remove_participations(&mut session.participations, &from, &removed, log, is_removed);
        if session.repeats.is_some() && had_people && session.participations.is_empty() {
            emptied.push(session.id.clone());
        }
    }
    separate_repeats(draft, &emptied);
}

fn remove_organisation(draft: &mut Draft, id: &OrganisationId, log: &mut Log<'_>) {
    let removed = Subject::Organisation(id.clone());
    let name = draft.organisation(id.as_str()).map(|row| row.name.clone());
    draft.organisations.retain(|row| row.id != *id);
    let replace_posts = |posts: &mut [Post]| {
        let mut replaced = false;
        for post in posts.iter_mut().filter(|post| post.organisation.as_ref() == Some(id)) {
            post.organisation = None;
            if post.organisation_name.is_none() {
                post.organisation_name.clone_from(&name);
            }
            replaced = true;
        }
        replaced
    };
    for person in &mut draft.people {
        if replace_posts(&mut person.posts) {
            log.add(&removed, Subject::Person(person.id.clone()), "posts");
        }
    }
    let is_removed = |one: &Participation| one.organisation.as_ref() == Some(id);
    let mut replace = |list: &mut Vec<Participation>, from: Subject| {
        remove_participations(list, &from, &removed, log, is_removed);
        for one in list {
            if one.posts.as_deref_mut().is_some_and(replace_posts) {
                log.add(&removed, from.clone(), "posts");
            }
            if matches!(&one.on_behalf_of, Some(Party::Organisation(party)) if party == id) {
                one.on_behalf_of = name.clone().map(Party::Name);
                log.add(&removed, from.clone(), "on_behalf_of");
            }
        }
    };
    replace(&mut draft.participations, Subject::Programme);
    let mut emptied = Vec::new();
    for session in &mut draft.sessions {
        let had_people = !session.participations.is_empty();
        replace(&mut session.participations, Subject::Session(session.id.clone()));
        if session.repeats.is_some() && had_people && session.participations.is_empty() {
            emptied.push(session.id.clone());
        }
    }
    separate_repeats(draft, &emptied);
}

/// Removes all references to rooms, and to a venue if one is given.
fn detach_places(draft: &mut Draft, rooms: &HashSet<RoomId>, venue: Option<&VenueId>, log: &mut Log<'_>) {
    let room = |id: &RoomId| Subject::Room(id.clone());
    let detach = |place: &mut Option<Place>, from: &Subject, log: &mut Log<'_>| match place {
        Some(Place::Venue(id)) if Some(&*id) == venue => {
            log.add(&Subject::Venue(id.clone()), from.clone(), "place");
            *place = Some(Place::ToBeAnnounced);
        }
        Some(Place::Rooms(list)) => {
            let count = list.len();
            list.retain(|id| {
                if rooms.contains(id) {
                    log.add(&room(id), from.clone(), "place");
                }
                !rooms.contains(id)
            });
            if list.is_empty() && count > 0 {
                *place = Some(Place::ToBeAnnounced);
            }
        }
        _ => {}
    };
    detach(&mut draft.place, &Subject::Programme, log);
    for session in &mut draft.sessions {
        let from = Subject::Session(session.id.clone());
        detach(&mut session.place, &from, log);
        session.relayed_to.retain(|id| {
            if rooms.contains(id) {
                log.add(&room(id), from.clone(), "relayed_to");
            }
            !rooms.contains(id)
        });
    }
    for row in draft.venues.iter_mut().flat_map(|venue| &mut venue.rooms) {
        let from = Subject::Room(row.id.clone());
        row.made_of.retain(|id| {
            if rooms.contains(id) {
                log.add(&room(id), from.clone(), "made_of");
            }
            !rooms.contains(id)
        });
    }
}

fn remove_agenda_item(draft: &mut Draft, id: &AgendaItemId, log: &mut Log<'_>) {
    let removed = Subject::AgendaItem(id.clone());
    let above = draft.agenda_item(id.as_str()).and_then(|item| item.part_of.clone());
    draft.agenda_items.retain(|item| item.id != *id);
    for item in draft.agenda_items.iter_mut().filter(|item| item.part_of.as_ref() == Some(id)) {
        item.part_of.clone_from(&above);
        log.add(&removed, Subject::AgendaItem(item.id.clone()), "part_of");
    }
    for session in &mut draft.sessions {
        let count = session.agenda_items.len();
        session.agenda_items.retain(|item| item != id);
        if session.agenda_items.len() < count {
            log.add(&removed, Subject::Session(session.id.clone()), "agenda_items");
        }
    }
}
