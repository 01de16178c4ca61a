//! Parts of a programme as programmes of their own: its public face, and what belongs to some sessions.

use std::collections::HashSet;

use super::sessions::Sessions;
use crate::draft::{Draft, Participation as Row, Session as SessionRow};
use crate::programme::Programme;
use crate::value::id::{Noun, ParticipationId, SessionId};
use crate::value::path::Path;
use crate::value::status::{ParticipationStatus, SessionStatus};
use crate::value::visit::{Visit, Visitor};
use crate::view::{Participation, Session};

/// ## Parts of it
impl Programme {
    /// The programme without what is not public.
    ///
    /// Left out are sessions that are only proposed or are dropped, with their parts; participations that are not public, by
    /// their own word or by their role, and those of people who were asked and have not answered, who declined, or did not come;
    /// people who then take part in nothing; organisations, tracks and rooms that nothing uses any more; when people and rooms are
    /// available. What is cancelled, and who withdrew, was
    /// announced and stays. Extensions stay: what they say is not known here.
    ///
    /// ```
    /// use programme::draft::{Draft, Participation, Person, Session};
    /// use programme::{LanguageTag, ParticipationStatus, Role};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_person(Person::new("ada", "Ada"))
    ///     .with_person(Person::new("bo", "Bo"))
    ///     .with_session(
    ///         Session::new("talk")
    ///             .with_participation(Participation::person("ada").with_role(Role::Speaker))
    ///             .with_participation(Participation::person("bo").with_status(ParticipationStatus::Invited)),
    ///     )
    ///     .build()?;
    /// assert_eq!(programme.public().people().to_string(), "ada");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn public(&self) -> Programme {
        let shown = |session: Session<'_>| {
            session
                .upwards()
                .all(|one| !matches!(one.status(), SessionStatus::Proposed | SessionStatus::Dropped))
        };
        let mut draft = self.data().clone();
        let keep: Vec<bool> = self.sessions().declared().map(shown).collect();
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
        let named = References::of(Noun::Person, |references| visit_uses(&draft, references));
        draft.people.retain(|person| named.contains(person.id.as_str()));
        // What nothing used before is there for a reason of its own.
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

    /// A programme of some sessions alone, with what they refer to: their people, organisations, tracks and rooms. Days, notes,
    /// agenda items and the programme's own participations stay.
    ///
    /// A session whose containing session is not among them states the slot, place and languages that it had from it; one whose repeated
    /// session is not among them states the texts and people that it lent.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let first_day = programme.extract(&programme.sessions().on_day(1));
    /// assert_eq!(first_day.sessions().len(), 9);
    /// assert!(first_day.person("melissa-pitotti").is_none()); // she speaks on the second
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn extract(&self, sessions: &Sessions<'_>) -> Programme {
        let mut draft = self.data().clone();
        let keep: Vec<bool> = self.sessions().declared().map(|session| sessions.contains(session)).collect();
        for (session, row) in self.sessions().declared().zip(&mut draft.sessions) {
            if session.parent().is_some_and(|parent| !sessions.contains(parent)) {
                row.slot = session.slot();
                row.place = session.place().cloned();
                row.spoken = session.spoken().to_vec();
                row.interpreted = session.interpreted().to_vec();
                // A length is planned only while there is no slot.
                row.planned_length = row.planned_length.filter(|_| row.slot.is_none());
            }
        }
        settle_repeats(self, &mut draft, &keep, |_| true);
        retain_sessions(&mut draft, &keep);
        let people = References::of(Noun::Person, |references| visit_uses(&draft, references));
        draft.people.retain(|person| people.contains(person.id.as_str()));
        let used = Uses::of(&draft);
        draft.tracks.retain(|track| used.tracks.contains(track.id.as_str()));
        draft.organisations.retain(|organisation| used.organisations.contains(organisation.id.as_str()));
        retain_rooms(&mut draft);
        Programme::of_sound(draft)
    }
}

/// Whether a participation was announced, and may be shown.
fn is_shown(one: Participation<'_>) -> bool {
    use ParticipationStatus as Status;
    one.is_public() && !matches!(one.status(), Status::Invited | Status::Declined | Status::NoShow)
}

fn shown_of<'p>(participations: impl Iterator<Item = Participation<'p>>) -> Vec<Row> {
    participations.filter(|one| is_shown(*one)).map(|one| one.data().clone()).collect()
}

/// Lets every session that is kept stay what it was where it repeats another: it goes back to the same origin, or states what that lent,
/// people only where they may be shown.
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
        // Whoever states people of whom none is shown must not be lent others.
        let emptied = states_people && row.participations.is_empty();
        if kept(origin) && !emptied {
            // Not by way of what lies between, which may be gone or cut off.
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
            // Ids stay with the participations that were lent.
            for one in &mut row.participations {
                (one.id, one.replaced_by) = (None, None);
            }
        }
    }
}

/// The ids of one noun that something refers to.
struct References {
    noun: Noun,
    found: HashSet<String>,
}

impl References {
    fn of(noun: Noun, visit: impl FnOnce(&mut Self)) -> HashSet<String> {
        let mut references = Self { noun, found: HashSet::new() };
        visit(&mut references);
        references.found
    }
}

impl Visitor<'_> for References {
    fn reference(&mut self, _: &Path, noun: Noun, id: &str) {
        if noun == self.noun {
            self.found.insert(id.to_owned());
        }
    }
}

/// The ids of what is used: organisations by people and participations, tracks by sessions, rooms by sessions and by rooms that
/// are used and made of them.
struct Uses {
    organisations: HashSet<String>,
    tracks: HashSet<String>,
    rooms: HashSet<String>,
}

impl Uses {
    fn of(draft: &Draft) -> Self {
        Self {
            organisations: References::of(Noun::Organisation, |references| {
                draft.people.visit(&mut Path::root(), references);
                visit_uses(draft, references);
            }),
            tracks: References::of(Noun::Track, |references| visit_uses(draft, references)),
            rooms: used_rooms(draft),
        }
    }
}

/// The rooms that sessions and the default place name, and those that they are made of.
fn used_rooms(draft: &Draft) -> HashSet<String> {
    let mut used = References::of(Noun::Room, |references| visit_uses(draft, references));
    let rooms = || draft.venues.iter().flat_map(|venue| &venue.rooms);
    loop {
        let parts = rooms().filter(|room| used.contains(room.id.as_str())).flat_map(|room| &room.made_of);
        let new: Vec<String> =
            parts.map(|id| id.as_str().to_owned()).filter(|id| !used.contains(id)).collect();
        if new.is_empty() {
            return used;
        }
        used.extend(new);
    }
}

/// What uses people, tracks and rooms.
fn visit_uses(draft: &Draft, references: &mut References) {
    let mut at = Path::root();
    draft.place.visit(&mut at, references);
    draft.participations.visit(&mut at, references);
    draft.sessions.visit(&mut at, references);
}

/// Takes sessions out, and every reference to them and to their participations.
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

/// Takes out references to participations that are gone. They lead to others of the same list.
fn retain_replacements(participations: &mut [Row]) {
    let ids: HashSet<ParticipationId> = participations.iter().filter_map(|one| one.id.clone()).collect();
    for one in participations {
        one.replaced_by = one.replaced_by.take().filter(|id| ids.contains(id));
    }
}

/// Takes out rooms that nothing uses, directly or as what a used one is made of, and venues without any use.
fn retain_rooms(draft: &mut Draft) {
    let used = used_rooms(draft);
    let whole = References::of(Noun::Venue, |references| visit_uses(draft, references));
    for venue in &mut draft.venues {
        let entire = whole.contains(venue.id.as_str());
        venue.rooms.retain(|room| entire || used.contains(room.id.as_str()));
    }
    retain_made_of(draft);
    draft.venues.retain(|venue| !venue.rooms.is_empty() || whole.contains(venue.id.as_str()));
}

/// Takes out references to rooms that are gone from what other rooms are made of.
fn retain_made_of(draft: &mut Draft) {
    let rooms = draft.venues.iter().flat_map(|venue| &venue.rooms);
    let there: HashSet<String> = rooms.map(|room| room.id.as_str().to_owned()).collect();
    for room in draft.venues.iter_mut().flat_map(|venue| &mut venue.rooms) {
        room.made_of.retain(|id| there.contains(id.as_str()));
    }
}
