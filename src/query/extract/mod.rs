//! Copies of a programme with less content: the public version, copies without one person, and
//! extracts that contain only selected sessions.

mod contact_address;
mod custom_data;
mod mentions;
mod private;
mod public;
mod redacted;
mod remove;
mod uses;

pub use mentions::Mention;
pub use public::PublicOptions;

use super::sessions::Sessions;
use crate::list::ToList;
use crate::programme::Programme;
use crate::programme::inheritance::Inherited;
use crate::value::id::EntityKind;
use uses::{References, Uses};

/// ## Extracts
impl Programme {
    /// Returns a programme with only the given sessions, and with the people, organisations, tracks
    /// and rooms that these sessions refer to. The extract keeps all days, footnotes and agenda
    /// items, and the participations in the programme itself with their people and organisations.
    ///
    /// If the parent session of a part is not in the extract, the slot, place, languages and status
    /// that the part inherits are copied to the part. If a repeated session is not in the extract,
    /// its texts and people are copied to its repeats.
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
                // A planned length applies only to a session without a slot, and a slot may just
                // have been copied to the session.
                row.planned_length = row.planned_length.filter(|_| row.slot.is_none());
                // A part of a session that does not take place, or may not, has the same status.
                let above = session.nearest(Inherited::Stopped).or_else(|| session.nearest(Inherited::Open));
                row.status = above.map_or(row.status, |above| above.status());
            }
        }
        remove::settle_repeats(self, &mut draft, &keep, |_| true);
        remove::retain_sessions(&mut draft, &keep);
        let people = References::of_kind(&draft, EntityKind::Person);
        draft.people.retain(|person| people.contains(person.id.as_str()));
        let used = Uses::of(&draft);
        draft.tracks.retain(|track| used.tracks.contains(track.id.as_str()));
        draft.organisations.retain(|organisation| used.organisations.contains(organisation.id.as_str()));
        remove::retain_rooms(&mut draft);
        Programme::of_sound(draft)
    }
}
