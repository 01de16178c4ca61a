//! The records.

use std::borrow::Cow;

use super::table::{Column, Plain, Table, tables};

tables! {
    'p;

    /// The programme itself: one row.
    ProgrammeRow in "programme", key [programme_id], references [] {
        /// Its id.
        programme_id: &'p str,
        /// Its title.
        title: &'p str,
        /// What stands under the title.
        subtitle: Option<&'p str>,
        /// The title of the document.
        document_title: Option<&'p str>,
        /// Where the document stands on its way to being final.
        document_status: Option<&'static str>,
        /// The revision as printed.
        revision: Option<&'p str>,
        /// The symbol as printed.
        symbol: Option<&'p str>,
        /// Whether the event takes place.
        event_status: &'static str,
        /// The language of the wordings in all other tables than `texts`, where there are several.
        main_language: Option<&'p str>,
        /// The IANA name of the time zone of its clock.
        time_zone: Option<&'p str>,
    }

    /// A day.
    DayRow in "days", key [day_number], references [] {
        /// Its number.
        day_number: i32,
        /// What it is called.
        label: Option<&'p str>,
        /// Its date, `YYYY-MM-DD`.
        date: Option<Cow<'p, str>>,
        /// When its programme begins, in seconds since the midnight that begins the day.
        window_start_seconds: Option<u32>,
        /// When its programme ends, in seconds since the same midnight.
        window_end_seconds: Option<u32>,
    }

    /// A session. Slot and place are those that hold: its own, or those of the session that contains it.
    SessionRow in "sessions", key [session_id], references [parent_session_id to "sessions", day_number to "days", venue_id to "venues"] {
        /// Its id.
        session_id: &'p str,
        /// Where it stands in the programme, counted from 0.
        position: usize,
        /// The session that contains it.
        parent_session_id: Option<&'p str>,
        /// The code of its kind.
        kind: Option<&'p str>,
        /// The words printed for its kind.
        kind_label: Option<&'p str>,
        /// Its number as printed.
        number: Option<&'p str>,
        /// The series that its number is of.
        number_series: Option<&'p str>,
        /// Its title; where it has none and repeats another session, the other's.
        title: Option<&'p str>,
        /// What stands under its title.
        subtitle: Option<&'p str>,
        /// How firm it is.
        status: &'static str,
        /// Whether it takes up time, rooms and people.
        takes_place: bool,
        /// Whether nothing else runs beside it.
        plenary: bool,
        /// Whether it has a slot of its own.
        own_slot: bool,
        /// The day on which it stands.
        day_number: Option<i32>,
        /// The date of that day, `YYYY-MM-DD`.
        date: Option<Cow<'p, str>>,
        /// The part of the day, where no clock time is stated.
        day_part: Option<&'static str>,
        /// When it starts, in seconds since the midnight that begins its day. More than 86,400 lie in the night that belongs to it.
        start_seconds: Option<u32>,
        /// When it ends, in seconds since the same midnight.
        end_seconds: Option<u32>,
        /// When it starts on the clock of its day, `HH:MM` or `HH:MM:SS`; `25:30` is half past one in the night that belongs to it.
        start_time: Option<Cow<'p, str>>,
        /// When it ends on the same clock.
        end_time: Option<Cow<'p, str>>,
        /// When it starts, `YYYY-MM-DDTHH:MM:SS` on the clock of the programme.
        starts_at: Option<Cow<'p, str>>,
        /// When it ends, `YYYY-MM-DDTHH:MM:SS` on the clock of the programme.
        ends_at: Option<Cow<'p, str>>,
        /// How long it takes: by its slot, or as planned while it has none.
        length_seconds: Option<u32>,
        /// Whether it states a place of its own.
        own_place: bool,
        /// What sort of place it has: `rooms`, `venue`, `everywhere` or `to-be-announced`.
        place: Option<&'static str>,
        /// The venue that it takes as a whole, or that of its first room.
        venue_id: Option<&'p str>,
        /// In the room, online or both.
        mode: Option<&'static str>,
        /// Who may attend.
        access: Option<&'static str>,
        /// The condition of access as printed.
        access_note: Option<&'p str>,
        /// How many may attend.
        attendance_limit: Option<u32>,
        /// For whom it is.
        level: Option<&'p str>,
        /// An image.
        image: Option<&'p str>,
        /// Where to leave feedback.
        feedback: Option<&'p str>,
        /// Whether the people agreed to be recorded.
        recording_consent: Option<bool>,
        /// The licence of a recording.
        recording_licence: Option<&'p str>,
        /// Where a recording is found.
        recording_url: Option<&'p str>,
    }

    /// A room in which a session happens, or to which it is relayed.
    SessionRoomRow in "session_rooms", key [session_id, room_id, relayed], references [session_id to "sessions", room_id to "rooms"] {
        /// The session.
        session_id: &'p str,
        /// The room.
        room_id: &'p str,
        /// Whether it is relayed there, and happens elsewhere.
        relayed: bool,
        /// At which place in the list of rooms it stands, counted from 0.
        position: usize,
    }

    /// A track to which a session belongs.
    SessionTrackRow in "session_tracks", key [session_id, track_id], references [session_id to "sessions", track_id to "tracks"] {
        /// The session.
        session_id: &'p str,
        /// The track.
        track_id: &'p str,
        /// At which place in the list of tracks it stands, counted from 0.
        position: usize,
    }

    /// A word to find a session by.
    SessionTagRow in "session_tags", key [session_id, position], references [session_id to "sessions"] {
        /// The session.
        session_id: &'p str,
        /// At which place in the list of tags it stands, counted from 0.
        position: usize,
        /// The word.
        tag: &'p str,
    }

    /// An item of the agenda that a session takes up.
    SessionAgendaItemRow in "session_agenda_items", key [session_id, agenda_item_id], references [session_id to "sessions", agenda_item_id to "agenda_items"] {
        /// The session.
        session_id: &'p str,
        /// The item.
        agenda_item_id: &'p str,
    }

    /// A language of a session: its own, or that of the session that contains it, or of the programme.
    SessionLanguageRow in "session_languages", key [session_id, purpose, language], references [session_id to "sessions"] {
        /// The session.
        session_id: &'p str,
        /// `spoken`, `interpreted` or `captioned`.
        purpose: &'static str,
        /// The tag of the language.
        language: &'p str,
    }

    /// How a session belongs to another, beside being part of it.
    SessionRelationRow in "session_relations", key [session_id, relation, other_session_id], references [session_id to "sessions", other_session_id to "sessions"] {
        /// The session that states it.
        session_id: &'p str,
        /// `repeats`, `continues`, `relays`, `replaces`, `joint_with`, `may_overlap` or `must_not_overlap`. The last three go both ways.
        relation: &'static str,
        /// The other session.
        other_session_id: &'p str,
    }

    /// One party in one session in one role.
    ParticipationRow in "participations", key [participation_number], references [session_id to "sessions", person_id to "people", organisation_id to "organisations", replaced_by_number to "participations"] {
        /// Where it stands among all, counted from 0: those of the programme come first.
        participation_number: usize,
        /// The session; empty where it is on the programme itself.
        session_id: Option<&'p str>,
        /// At which place of the session it is printed, counted from 0.
        position: usize,
        /// Its own id.
        participation_id: Option<&'p str>,
        /// What takes part: `person`, `organisation`, `country`, `office` or `vacancy`.
        party: &'static str,
        /// The person who takes part.
        person_id: Option<&'p str>,
        /// The organisation that takes part.
        organisation_id: Option<&'p str>,
        /// The country that takes part, two letters.
        country: Option<&'p str>,
        /// The name of whoever takes part, as displayed; of an office or a vacancy its words.
        name: Option<&'p str>,
        /// The code of the role.
        role: Option<&'p str>,
        /// The heading under which they are printed.
        label: Option<&'p str>,
        /// Whether they conduct the session.
        presides: bool,
        /// Whether they are there to speak, perform or show something.
        has_floor: bool,
        /// For how much of it they must be there: `no`, `own-part` or `throughout`.
        attendance: &'static str,
        /// Whether it may be shown.
        public: bool,
        /// How firm it is.
        status: &'static str,
        /// In person, remote, or by recording.
        presence: Option<&'static str>,
        /// The tag of the language they speak.
        language: Option<&'p str>,
        /// What they speak about.
        topic: Option<&'p str>,
        /// What is printed after the name.
        remark: Option<&'p str>,
        /// The line of functions that holds on this occasion, as printed.
        posts_line: Option<&'p str>,
        /// When their own part begins, in seconds since the midnight that begins the day of the session.
        part_start_seconds: Option<u32>,
        /// When it ends, in seconds since the same midnight.
        part_end_seconds: Option<u32>,
        /// For whom they speak: `organisation`, `country` or `name`.
        behalf: Option<&'static str>,
        /// The id of that organisation, the code of that country, or that name.
        behalf_of: Option<&'p str>,
        /// The participation that takes its place.
        replaced_by_number: Option<usize>,
    }

    /// A person.
    PersonRow in "people", key [person_id], references [] {
        /// Their id.
        person_id: &'p str,
        /// The name as displayed.
        name: &'p str,
        /// What is printed before the name.
        honorific: Option<&'p str>,
        /// The family name, where known.
        family: Option<&'p str>,
        /// The given name, where known.
        given: Option<&'p str>,
        /// What lists of names sort by, where the name does not.
        sort_key: Option<&'p str>,
        /// Whether this is a group of people.
        is_group: bool,
        /// The line of functions as printed.
        posts_line: Option<&'p str>,
        /// A picture.
        image: Option<&'p str>,
    }

    /// A post that a person holds, or that somebody holds on one occasion alone.
    PostRow in "posts", key [person_id, participation_number, position], references [person_id to "people", participation_number to "participations", organisation_id to "organisations"] {
        /// The person; empty where it holds on one occasion.
        person_id: Option<&'p str>,
        /// The participation; empty where it is the person's own.
        participation_number: Option<usize>,
        /// At which place in the list of posts it stands, counted from 0.
        position: usize,
        /// What they are there.
        title: Option<&'p str>,
        /// The organisation, one of the programme's.
        organisation_id: Option<&'p str>,
        /// The organisation in words.
        organisation_name: Option<&'p str>,
        /// The country, two letters.
        country: Option<&'p str>,
    }

    /// An organisation.
    OrganisationRow in "organisations", key [organisation_id], references [] {
        /// Its id.
        organisation_id: &'p str,
        /// Its name.
        name: &'p str,
        /// Its short name.
        short_name: Option<&'p str>,
        /// What sort of body it is.
        kind: Option<&'static str>,
        /// Its country, two letters.
        country: Option<&'p str>,
    }

    /// A venue.
    VenueRow in "venues", key [venue_id], references [] {
        /// Its id.
        venue_id: &'p str,
        /// Its name.
        name: &'p str,
        /// Its address.
        address: Option<&'p str>,
        /// Its city.
        city: Option<&'p str>,
        /// Its country, two letters.
        country: Option<&'p str>,
        /// The IANA name of its time zone, where it is not the programme's.
        time_zone: Option<&'p str>,
        /// Degrees north of the equator.
        latitude: Option<f64>,
        /// Degrees east of Greenwich.
        longitude: Option<f64>,
    }

    /// A room.
    RoomRow in "rooms", key [room_id], references [venue_id to "venues"] {
        /// Its id.
        room_id: &'p str,
        /// The venue it belongs to.
        venue_id: &'p str,
        /// At which place in its venue it stands, counted from 0.
        position: usize,
        /// Its name.
        name: &'p str,
        /// The building it is in.
        building: Option<&'p str>,
        /// The floor it is on.
        floor: Option<&'p str>,
        /// How many people it holds.
        capacity: Option<u32>,
        /// How many things it holds at once. Empty: one.
        simultaneous: Option<u32>,
        /// Where to join, for a room that is online.
        online: Option<&'p str>,
        /// How it can be reached and used by everybody.
        accessibility: Option<&'p str>,
    }

    /// A room that is part of another.
    RoomPartRow in "room_parts", key [room_id, part_room_id], references [room_id to "rooms", part_room_id to "rooms"] {
        /// The room that is made of others.
        room_id: &'p str,
        /// One of those.
        part_room_id: &'p str,
    }

    /// A track.
    TrackRow in "tracks", key [track_id], references [] {
        /// Its id.
        track_id: &'p str,
        /// Its name.
        name: &'p str,
        /// Its colour, `#rrggbb`.
        colour: Option<Cow<'p, str>>,
        /// Whether its sessions follow one another.
        sequential: bool,
    }

    /// An item of the agenda.
    AgendaItemRow in "agenda_items", key [agenda_item_id], references [parent_agenda_item_id to "agenda_items"] {
        /// Its id.
        agenda_item_id: &'p str,
        /// Where it stands in the agenda, counted from 0.
        position: usize,
        /// The item that contains it.
        parent_agenda_item_id: Option<&'p str>,
        /// Its number as printed.
        number: Option<&'p str>,
        /// Its title.
        title: Option<&'p str>,
    }

    /// A link, an attachment or a document.
    LinkRow in "links", key [subject, subject_id, field], references [] {
        /// What it stands on: `session`, `person` …
        subject: &'static str,
        /// The id of that; of a day its number, of the programme its id.
        subject_id: Cow<'p, str>,
        /// The field of the wire form: `links/0`, `participations/2/documents/0`.
        field: Cow<'p, str>,
        /// `link`, `attachment` or `document`.
        sort: &'static str,
        /// Where it leads.
        url: Option<&'p str>,
        /// What is found there.
        title: Option<&'p str>,
        /// What a link is to the item; of a document its symbol.
        relation: Option<&'p str>,
        /// The tag of the language of what is found there.
        language: Option<&'p str>,
    }

    /// What others call something.
    ExternalIdRow in "external_ids", key [subject, subject_id, field, scheme], references [] {
        /// What is called so: `session`, `person` …
        subject: &'static str,
        /// The id of that; of a day its number, of the programme its id.
        subject_id: Cow<'p, str>,
        /// The field of the wire form: `external_ids`, `participations/2/external_ids`.
        field: Cow<'p, str>,
        /// Who calls it so: `orcid`, `guid`.
        scheme: &'p str,
        /// What they call it.
        identifier: &'p str,
    }

    /// A wording of a text in one language: all texts, long and short.
    TextRow in "texts", key [subject, subject_id, field, language], references [] {
        /// Of what it is a text: `session`, `person` …
        subject: &'static str,
        /// The id of that; of a day its number, of the programme its id, of a role or kind its code.
        subject_id: Cow<'p, str>,
        /// The field of the wire form: `title`, `description/0/paragraph`, `participations/2/label`.
        field: Cow<'p, str>,
        /// The tag of the language.
        language: &'p str,
        /// The wording.
        wording: &'p str,
    }
}
