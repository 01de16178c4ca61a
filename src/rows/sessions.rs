//! The table `sessions`, and the tables for rooms, tracks and other data of sessions.

use super::{
    Rows, SessionAgendaItemRow, SessionLanguageRow, SessionRelationRow, SessionRoomRow, SessionRow,
    SessionTagRow, SessionTrackRow, date, moment, once_each,
};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::place::Place;
use crate::value::session_number::SessionNumber;
use crate::value::slot::SlotTime;
use crate::value::time::{DayTime, Length};
use crate::value::url::Url;
use crate::view::Session;

impl<'p> Rows<'p> {
    fn declared(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        self.programme.sessions().declared()
    }

    /// Returns the rows of the table `sessions`, one for each session, in declaration order.
    /// Sessions that are part of another session are included.
    pub fn sessions(&self) -> impl Iterator<Item = SessionRow<'p>> {
        self.declared().map(|session| self.session(session))
    }

    fn session(&self, session: Session<'p>) -> SessionRow<'p> {
        let data = session.data();
        let slot = session.slot();
        let recording = data.recording.as_ref();
        SessionRow {
            programme_id: session.programme().id().as_str(),
            session_id: session.id().as_str(),
            position: session.declared().position(),
            parent_session_id: session.parent().map(|parent| parent.id().as_str()),
            kind: session.kind().map(Kind::as_str),
            kind_label: self.wording_of(data.kind_label.as_ref()),
            number: session.number().map(SessionNumber::label),
            number_series: session.number().and_then(SessionNumber::series),
            title: self.wording_of(session.title()),
            subtitle: self.wording_of(session.subtitle()),
            status: data.status.as_str(),
            takes_place: session.takes_place(),
            plenary: data.plenary,
            own_slot: data.slot.is_some(),
            day_number: slot.map(|slot| slot.day_number()),
            date: session.day().and_then(|day| day.date()).map(date),
            day_part: slot.and_then(|slot| match slot.time() {
                SlotTime::Part(part) => Some(part.as_str()),
                _ => None,
            }),
            start_seconds: slot.and_then(|slot| slot.start()).map(DayTime::total_seconds),
            end_seconds: slot.and_then(|slot| slot.end()).map(DayTime::total_seconds),
            start_time: slot.and_then(|slot| slot.start()).map(|time| time.to_string().into()),
            end_time: slot.and_then(|slot| slot.end()).map(|time| time.to_string().into()),
            starts_at: session.starts_at().map(moment),
            ends_at: session.ends_at().map(moment),
            length_seconds: session.length().map(Length::total_seconds),
            own_place: data.place.is_some(),
            place: session.place().map(|place| match place {
                Place::Rooms(_) => "rooms",
                Place::Venue(_) => "venue",
                Place::Everywhere => "everywhere",
                Place::ToBeAnnounced => "to-be-announced",
            }),
            venue_id: session.venue().map(|venue| venue.id().as_str()),
            mode: data.mode.map(|mode| mode.as_str()),
            access: data.access.map(|access| access.as_str()),
            access_note: self.wording_of(data.access_note.as_ref()),
            attendance_limit: data.attendance_limit,
            expected_attendance: data.expected_attendance,
            level: self.wording_of(data.level.as_ref()),
            age_range: self.wording_of(data.age_range.as_ref()),
            content_note: self.wording_of(data.content_note.as_ref()),
            fee: self.wording_of(data.fee.as_ref()),
            requirements: self.wording_of(data.requirements.as_ref()),
            image: data.image.as_ref().map(Url::as_str),
            feedback: data.feedback.as_ref().map(Url::as_str),
            recording_consent: recording.and_then(|recording| recording.consent),
            recording_licence: recording.and_then(|recording| recording.licence.as_deref()),
            recording_url: recording.and_then(|recording| recording.url.as_ref()).map(Url::as_str),
        }
    }

    /// Returns the rows of the table `session_rooms`, one for each room in which a session takes
    /// place or to which it is relayed. A session without a place inherits the rooms of its parent
    /// session or of the programme.
    pub fn session_rooms(&self) -> impl Iterator<Item = SessionRoomRow<'p>> + use<'p> {
        self.declared().flat_map(|session| {
            let row = move |relayed| {
                move |(position, room): (usize, crate::view::Room<'p>)| SessionRoomRow {
                    programme_id: session.programme().id().as_str(),
                    session_id: session.id().as_str(),
                    room_id: room.id().as_str(),
                    relayed,
                    position,
                }
            };
            let held = once_each(session.rooms()).map(row(false));
            held.chain(once_each(session.relayed_to()).map(row(true)))
        })
    }

    /// Returns the rows of the table `session_tracks`, one for each track to which a session
    /// belongs.
    pub fn session_tracks(&self) -> impl Iterator<Item = SessionTrackRow<'p>> + use<'p> {
        self.declared().flat_map(|session| {
            once_each(session.tracks()).map(move |(position, track)| SessionTrackRow {
                programme_id: session.programme().id().as_str(),
                session_id: session.id().as_str(),
                track_id: track.id().as_str(),
                position,
            })
        })
    }

    /// Returns the rows of the table `session_tags`, one for each keyword of a session.
    pub fn session_tags(&self) -> impl Iterator<Item = SessionTagRow<'p>> + use<'_, 'p> {
        self.declared().flat_map(move |session| {
            session.data().tags.iter().enumerate().map(move |(position, tag)| SessionTagRow {
                programme_id: session.programme().id().as_str(),
                session_id: session.id().as_str(),
                position,
                tag: self.wording(tag),
            })
        })
    }

    /// Returns the rows of the table `session_agenda_items`, one for each agenda item that a
    /// session covers.
    pub fn session_agenda_items(&self) -> impl Iterator<Item = SessionAgendaItemRow<'p>> + use<'p> {
        self.declared().flat_map(|session| {
            once_each(session.agenda_items()).map(move |(_, item)| SessionAgendaItemRow {
                programme_id: session.programme().id().as_str(),
                session_id: session.id().as_str(),
                agenda_item_id: item.id().as_str(),
            })
        })
    }

    /// Returns the rows of the table `session_languages`, one for each language that is spoken,
    /// interpreted or captioned in a session.
    pub fn session_languages(&self) -> impl Iterator<Item = SessionLanguageRow<'p>> + use<'p> {
        self.declared().flat_map(|session| {
            let row = move |purpose| {
                move |(_, tag): (usize, &'p LanguageTag)| SessionLanguageRow {
                    programme_id: session.programme().id().as_str(),
                    session_id: session.id().as_str(),
                    purpose,
                    language: tag.as_str(),
                }
            };
            let spoken = once_each(session.spoken().iter()).map(row("spoken"));
            let interpreted = once_each(session.interpreted().iter()).map(row("interpreted"));
            let captioned = once_each(session.data().captioned.iter()).map(row("captioned"));
            spoken.chain(interpreted).chain(captioned)
        })
    }

    /// Returns the rows of the table `session_relations`, one for each relation between two
    /// sessions. For example, a session can repeat or replace another one. Parent sessions are in
    /// the table `sessions` instead.
    pub fn session_relations(&self) -> impl Iterator<Item = SessionRelationRow<'p>> + use<'p> {
        self.declared().flat_map(|session| {
            let data = session.data();
            let one = [
                ("repeats", &data.repeats),
                ("continues", &data.continues),
                ("relays", &data.relays),
                ("replaces", &data.replaces),
            ];
            let many = [
                ("joint_with", &data.joint_with),
                ("may_overlap", &data.may_overlap),
                ("must_not_overlap", &data.must_not_overlap),
            ];
            let one = one.into_iter().flat_map(|(relation, id)| id.iter().map(move |id| (relation, id)));
            let many = many.into_iter().flat_map(|(relation, ids)| ids.iter().map(move |id| (relation, id)));
            once_each(one.chain(many)).map(move |(_, (relation, id))| SessionRelationRow {
                programme_id: session.programme().id().as_str(),
                session_id: session.id().as_str(),
                relation,
                other_session_id: id.as_str(),
            })
        })
    }
}
