//! Copies of a programme with less content: the public version, and extracts that contain only
//! selected sessions.

use std::collections::HashSet;

use super::sessions::Sessions;
use crate::draft::{Draft, Participation as Row, Session as SessionRow};
use crate::list::ToList;
use crate::programme::Programme;
use crate::value::id::{EntityKind, ParticipationId, SessionId};
use crate::value::path::Path;
use crate::value::status::{ParticipationStatus, SessionStatus};
use crate::value::visit::{Visit, Visitor};
use crate::view::above::Above;
use crate::view::{Participation, Session};

/// ## Extracts
impl Programme {
    /// Returns a copy of the programme that contains only public information.
    ///
    /// The public copy does not contain the following items:
    /// - Sessions that are only proposed or that are dropped, and all parts of these sessions.
    /// - Participants who are not public, as specified for the participation or for its role.
    /// - Participants who were invited but have not answered, who declined, or who did not come.
    /// - People who no longer take part in anything.
    /// - Organisations, tracks and rooms that are no longer used.
    /// - The times at which people and rooms are available.
    ///
    /// The public copy still contains cancelled sessions and people who withdrew, because they were
    /// already announced. It also contains all extensions, because this crate does not know their
    /// meaning.
    ///
    /// ```
    /// use programme::draft::{Draft, Participation, Person, Session};
    /// use programme::status::ParticipationStatus;
    /// use programme::{LanguageTag, Role};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_person(Person::new("ada", "Ada"))
    ///     .with_person(Person::new("bo", "Bo"))
    ///     .with_session(
    ///         Session::new("talk")
    ///             .with_participation(Participation::person("ada").with_role(Role::Speaker))
    ///             .with_participation(
    ///                 Participation::person("bo").with_status(ParticipationStatus::Invited),
    ///             ),
    ///     )
    ///     .build()?;
    /// assert_eq!(programme.public().people().to_string(), "ada");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn public(&self) -> Programme {
        let mut above = Above::new(&is_hidden);
        let shown = |session| !is_hidden(session) && !above.any(session);
        let mut draft = self.data().clone();
        let keep: Vec<bool> = self.sessions().declared().map(shown).to_list();
        let before = Uses::of(&draft);
        draft.participations = shown_of(self.participations().take_while(|one| one.session().is_none()));
        for (session, row) in self.sessions().declared().zip(&mut draft.sessions) {
            if !row.participations.is_empty() {
                row.participations = shown_of(session.participations());
            }
        }
        settle_repeats(self, &mut draft, &keep, is_shown);
        retain_sessions(&mut draft, &keep);
        for person in &mut draft.people {
            person.available.clear();
        }
        for room in draft.venues.iter_mut().flat_map(|venue| &mut venue.rooms) {
            room.available.clear();
        }
        let named = References::of(EntityKind::Person, |references| visit_uses(&draft, references));
        draft.people.retain(|person| named.contains(person.id.as_str()));
        // An organisation, track or room is removed only if it was used before and is no longer
        // used.
        let after = Uses::of(&draft);
        let stays = |before: &HashSet<String>, after: &HashSet<String>, id: &str| {
            !before.contains(id) || after.contains(id)
        };
        draft.organisations.retain(|one| stays(&before.organisations, &after.organisations, one.id.as_str()));
        draft.tracks.retain(|track| stays(&before.tracks, &after.tracks, track.id.as_str()));
        for venue in &mut draft.venues {
            venue.rooms.retain(|room| stays(&before.rooms, &after.rooms, room.id.as_str()));
        }
        retain_made_of(&mut draft);
        Programme::of_sound(draft)
    }

    /// Returns a programme with only the given sessions, and with the people, organisations, tracks
    /// and rooms that these sessions refer to. The extract keeps all days, footnotes and agenda
    /// items, and the participations in the programme itself.
    ///
    /// If a parent session is not in the extract, its slot, place and languages are copied to its
    /// parts. If a repeated session is not in the extract, its texts and people are copied to its
    /// repeats.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let first_day = programme.extract(&programme.sessions().on_day(1));
    /// assert_eq!(first_day.sessions().len(), 9);
    /// assert!(first_day.person("melissa-pitotti").is_none()); // she speaks only on the second day
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn extract(&self, sessions: &Sessions<'_>) -> Programme {
        let mut draft = self.data().clone();
        let keep: Vec<bool> = self.sessions().declared().map(|session| sessions.contains(session)).to_list();
        for (session, row) in self.sessions().declared().zip(&mut draft.sessions) {
            if session.parent().is_some_and(|parent| !sessions.contains(parent)) {
                row.slot = session.slot();
                row.place = session.place().cloned();
                row.spoken = session.spoken().to_vec();
                row.interpreted = session.interpreted().to_vec();
                // A planned length applies only to a session without a slot, and the session may
                // just have inherited one.
                row.planned_length = row.planned_length.filter(|_| row.slot.is_none());
            }
        }
        settle_repeats(self, &mut draft, &keep, |_| true);
        retain_sessions(&mut draft, &keep);
        let people = References::of(EntityKind::Person, |references| visit_uses(&draft, references));
        draft.people.retain(|person| people.contains(person.id.as_str()));
        let used = Uses::of(&draft);
        draft.tracks.retain(|track| used.tracks.contains(track.id.as_str()));
        draft.organisations.retain(|organisation| used.organisations.contains(organisation.id.as_str()));
        retain_rooms(&mut draft);
        Programme::of_sound(draft)
    }
}

fn is_shown(one: Participation<'_>) -> bool {
    use ParticipationStatus as Status;
    one.is_public() && !matches!(one.status(), Status::Invited | Status::Declined | Status::NoShow)
}

fn shown_of<'p>(participations: impl Iterator<Item = Participation<'p>>) -> Vec<Row> {
    participations.filter(|one| is_shown(*one)).map(|one| one.data().clone()).to_list()
}

/// Preserves the content that repeats inherit from their original session. If the original session
/// remains, the repeat refers to it directly. Otherwise, the texts and people of the original
/// session are copied to the repeat. People for whom `shows` returns `false` are not copied.
fn settle_repeats(
    programme: &Programme,
    draft: &mut Draft,
    keep: &[bool],
    shows: impl Fn(Participation<'_>) -> bool,
) {
    let kept = |session: Session<'_>| keep.get(session.declared().position()).copied().unwrap_or(false);
    for (session, row) in programme.sessions().declared().zip(&mut draft.sessions) {
        let Some(origin) = session.origin() else { continue };
        let states_people = !session.data().participations.is_empty();
        // If all people of a repeat are hidden, the repeat must not inherit the people of the
        // original session.
        let emptied = states_people && row.participations.is_empty();
        if kept(origin) && !emptied {
            // Refer to the original session directly, because an intermediate repeat may have been
            // removed.
            row.repeats = Some(origin.id().clone());
            continue;
        }
        row.repeats = None;
        row.title = session.title().cloned();
        row.description = session.description().to_vec();
        row.questions = session.questions().to_vec();
        if !states_people {
            let lent = session.participations().filter(|one| shows(*one)).map(|one| one.data().clone());
            row.participations = lent.collect();
            // Participation ids are unique, so a copied participation must not keep its id.
            for one in &mut row.participations {
                (one.id, one.replaced_by) = (None, None);
            }
        }
    }
}

struct References {
    noun: EntityKind,
    found: HashSet<String>,
}

impl References {
    fn of(noun: EntityKind, visit: impl FnOnce(&mut Self)) -> HashSet<String> {
        let mut references = Self { noun, found: HashSet::new() };
        visit(&mut references);
        references.found
    }
}

impl Visitor<'_> for References {
    fn reference(&mut self, _: &Path, noun: EntityKind, id: &str) {
        if noun == self.noun {
            self.found.insert(id.to_owned());
        }
    }
}

/// The ids of the organisations, tracks and rooms that are in use. Organisations are used by people
/// and participations, and tracks and rooms are used by sessions. If a combined room is in use, the
/// rooms that it is made of are also in use.
struct Uses {
    organisations: HashSet<String>,
    tracks: HashSet<String>,
    rooms: HashSet<String>,
}

impl Uses {
    fn of(draft: &Draft) -> Self {
        Self {
            organisations: References::of(EntityKind::Organisation, |references| {
                draft.people.visit(&mut Path::root(), &mut *references as &mut dyn Visitor<'_>);
                visit_uses(draft, references);
            }),
            tracks: References::of(EntityKind::Track, |references| visit_uses(draft, references)),
            rooms: used_rooms(draft),
        }
    }
}

/// Returns the ids of the rooms that are in use. A room is in use if a session or the default place
/// of the programme refers to it, or if another room that is in use is made of it.
fn used_rooms(draft: &Draft) -> HashSet<String> {
    let mut used = References::of(EntityKind::Room, |references| visit_uses(draft, references));
    let rooms = || draft.venues.iter().flat_map(|venue| &venue.rooms);
    loop {
        let parts = rooms().filter(|room| used.contains(room.id.as_str())).flat_map(|room| &room.made_of);
        let new: Vec<String> =
            parts.map(|id| id.as_str().to_owned()).filter(|id| !used.contains(id)).to_list();
        if new.is_empty() {
            return used;
        }
        used.extend(new);
    }
}

fn visit_uses(draft: &Draft, references: &mut References) {
    let mut path = Path::root();
    draft.place.visit(&mut path, &mut *references as &mut dyn Visitor<'_>);
    draft.participations.visit(&mut path, &mut *references as &mut dyn Visitor<'_>);
    draft.sessions.visit(&mut path, &mut *references as &mut dyn Visitor<'_>);
}

/// Removes the sessions whose entry in `keep` is `false`. Also removes every reference to these
/// sessions or to their participations.
fn retain_sessions(draft: &mut Draft, keep: &[bool]) {
    let mut kept = keep.iter();
    draft.sessions.retain(|_| *kept.next().unwrap_or(&false));
    let ids: HashSet<SessionId> = draft.sessions.iter().map(|session| session.id.clone()).collect();
    for session in &mut draft.sessions {
        let SessionRow {
            part_of,
            repeats,
            continues,
            relays,
            replaces,
            joint_with,
            may_overlap,
            must_not_overlap,
            ..
        } = session;
        for reference in [part_of, repeats, continues, relays, replaces] {
            *reference = reference.take().filter(|id| ids.contains(id));
        }
        for list in [joint_with, may_overlap, must_not_overlap] {
            list.retain(|id| ids.contains(id));
        }
        retain_replacements(&mut session.participations);
    }
    retain_replacements(&mut draft.participations);
}

/// Removes references to participations that no longer exist. Only the given list is searched,
/// because a participation and its replacement are always in the same list.
fn retain_replacements(participations: &mut [Row]) {
    let ids: HashSet<ParticipationId> = participations.iter().filter_map(|one| one.id.clone()).collect();
    for one in participations {
        one.replaced_by = one.replaced_by.take().filter(|id| ids.contains(id));
    }
}

/// Removes rooms and venues that are not in use. If the programme uses an entire venue, all rooms
/// of the venue remain.
fn retain_rooms(draft: &mut Draft) {
    let used = used_rooms(draft);
    let whole = References::of(EntityKind::Venue, |references| visit_uses(draft, references));
    for venue in &mut draft.venues {
        let entire = whole.contains(venue.id.as_str());
        venue.rooms.retain(|room| entire || used.contains(room.id.as_str()));
    }
    retain_made_of(draft);
    draft.venues.retain(|venue| !venue.rooms.is_empty() || whole.contains(venue.id.as_str()));
}

fn retain_made_of(draft: &mut Draft) {
    let rooms = draft.venues.iter().flat_map(|venue| &venue.rooms);
    let remaining: HashSet<String> = rooms.map(|room| room.id.as_str().to_owned()).collect();
    for room in draft.venues.iter_mut().flat_map(|venue| &mut venue.rooms) {
        room.made_of.retain(|id| remaining.contains(id.as_str()));
    }
}

/// Returns `true` for a session that is only planned, or that was dropped. Visitors do not see such
/// a session.
fn is_hidden(session: Session<'_>) -> bool {
    matches!(session.status(), SessionStatus::Proposed | SessionStatus::Dropped)
}
