//! The record types, one for each table.

use std::borrow::Cow;

use super::table::{Column, Plain, Table, tables};

tables! {
    'p;

    /// The programme itself. The table always has exactly one row.
    ProgrammeRow in "programme", key [programme_id], references [] {
        /// The id of the programme.
        programme_id: &'p str,
        /// The title of the event.
        title: &'p str,
        /// The subtitle of the event.
        subtitle: Option<&'p str>,
        /// The title of the document.
        document_title: Option<&'p str>,
        /// The publication status of the document.
        document_status: Option<&'static str>,
        /// The revision of the document, as printed.
        revision: Option<&'p str>,
        /// The symbol of the document, as printed.
        symbol: Option<&'p str>,
        /// The status of the event, such as `scheduled` or `cancelled`.
        event_status: &'static str,
        /// The language tag of the main language. All tables except `texts` contain wordings in
        /// this language, if they are available.
        main_language: Option<&'p str>,
        /// The IANA name of the time zone of the programme.
        time_zone: Option<&'p str>,
    }

    /// A day of the programme.
    DayRow in "days", key [day_number], references [] {
        /// The number of the day.
        day_number: i32,
        /// The label of the day, such as "First day".
        label: Option<&'p str>,
        /// The date of the day, as `YYYY-MM-DD`.
        date: Option<Cow<'p, str>>,
        /// The start of the day's programme, in seconds since the midnight at the start of the day.
        window_start_seconds: Option<u32>,
        /// The end of the day's programme, in seconds since the midnight at the start of the day.
        window_end_seconds: Option<u32>,
    }

    /// A session. A missing slot is inherited from the parent session. A missing place is inherited
    /// from the parent session or the programme.
    SessionRow in "sessions", key [session_id], references [parent_session_id to "sessions", day_number to "days", venue_id to "venues"] {
        /// The id of the session.
        session_id: &'p str,
        /// The position of the session in the programme, counted from 0.
        position: usize,
        /// The id of the parent session.
        parent_session_id: Option<&'p str>,
        /// The code of the kind of session.
        kind: Option<&'p str>,
        /// The label that is printed for the kind.
        kind_label: Option<&'p str>,
        /// The number of the session, as printed.
        number: Option<&'p str>,
        /// The series to which the number belongs.
        number_series: Option<&'p str>,
        /// The title of the session. A missing title is inherited from the session that this one
        /// repeats.
        title: Option<&'p str>,
        /// The subtitle of the session.
        subtitle: Option<&'p str>,
        /// The status of the session, such as `confirmed` or `cancelled`.
        status: &'static str,
        /// Whether the session takes place, and so needs time, rooms and people.
        takes_place: bool,
        /// Whether the session is a plenary, during which no other session takes place.
        plenary: bool,
        /// Whether the session has a slot that is not inherited.
        own_slot: bool,
        /// The number of the day of the session.
        day_number: Option<i32>,
        /// The date of the day, as `YYYY-MM-DD`.
        date: Option<Cow<'p, str>>,
        /// The part of the day, if the slot specifies no clock times.
        day_part: Option<&'static str>,
        /// The start, in seconds since the midnight at the start of the day. A value of 86,400 or
        /// more is a time on a later date, such as after midnight.
        start_seconds: Option<u32>,
        /// The end, in seconds since the midnight at the start of the same day.
        end_seconds: Option<u32>,
        /// The start as `HH:MM` or `HH:MM:SS`, relative to the day. For example, `25:30` is 01:30
        /// on the next date.
        start_time: Option<Cow<'p, str>>,
        /// The end as `HH:MM` or `HH:MM:SS`, relative to the same day as the start.
        end_time: Option<Cow<'p, str>>,
        /// The start as `YYYY-MM-DDTHH:MM:SS`, in the time zone of the programme.
        starts_at: Option<Cow<'p, str>>,
        /// The end as `YYYY-MM-DDTHH:MM:SS`, in the time zone of the programme.
        ends_at: Option<Cow<'p, str>>,
        /// The length of the slot in seconds, or the planned length if there is no slot.
        length_seconds: Option<u32>,
        /// Whether the session has a place that is not inherited.
        own_place: bool,
        /// The type of place: `rooms`, `venue`, `everywhere` or `to-be-announced`.
        place: Option<&'static str>,
        /// The venue that the session uses entirely, or else the venue of its first room.
        venue_id: Option<&'p str>,
        /// Whether the session takes place in a room, online or both.
        mode: Option<&'static str>,
        /// The group of people who may attend the session.
        access: Option<&'static str>,
        /// The conditions of admission, as printed.
        access_note: Option<&'p str>,
        /// The maximum number of attendees.
        attendance_limit: Option<u32>,
        /// The intended audience, such as "beginner".
        level: Option<&'p str>,
        /// The address of an image for the session.
        image: Option<&'p str>,
        /// The address for feedback about the session.
        feedback: Option<&'p str>,
        /// Whether the participants agreed to be recorded.
        recording_consent: Option<bool>,
        /// The licence of the recording.
        recording_licence: Option<&'p str>,
        /// The address of the recording.
        recording_url: Option<&'p str>,
    }

    /// A room in which a session takes place, or to which it is relayed.
    SessionRoomRow in "session_rooms", key [session_id, room_id, relayed], references [session_id to "sessions", room_id to "rooms"] {
        /// The id of the session.
        session_id: &'p str,
        /// The id of the room.
        room_id: &'p str,
        /// Whether the session is relayed to the room and takes place elsewhere.
        relayed: bool,
        /// The position in the list of rooms, counted from 0.
        position: usize,
    }

    /// A track to which a session belongs.
    SessionTrackRow in "session_tracks", key [session_id, track_id], references [session_id to "sessions", track_id to "tracks"] {
        /// The id of the session.
        session_id: &'p str,
        /// The id of the track.
        track_id: &'p str,
        /// The position in the list of tracks, counted from 0.
        position: usize,
    }

    /// A keyword of a session.
    SessionTagRow in "session_tags", key [session_id, position], references [session_id to "sessions"] {
        /// The id of the session.
        session_id: &'p str,
        /// The position in the list of tags, counted from 0.
        position: usize,
        /// The keyword.
        tag: &'p str,
    }

    /// An agenda item that a session covers.
    SessionAgendaItemRow in "session_agenda_items", key [session_id, agenda_item_id], references [session_id to "sessions", agenda_item_id to "agenda_items"] {
        /// The id of the session.
        session_id: &'p str,
        /// The id of the agenda item.
        agenda_item_id: &'p str,
    }

    /// A language of a session. Spoken and interpreted languages can be inherited from the parent
    /// session or the programme.
    SessionLanguageRow in "session_languages", key [session_id, purpose, language], references [session_id to "sessions"] {
        /// The id of the session.
        session_id: &'p str,
        /// The use of the language: `spoken`, `interpreted` or `captioned`.
        purpose: &'static str,
        /// The language tag.
        language: &'p str,
    }

    /// A relation between two sessions, other than a part and its parent.
    SessionRelationRow in "session_relations", key [session_id, relation, other_session_id], references [session_id to "sessions", other_session_id to "sessions"] {
        /// The id of the session that declares the relation.
        session_id: &'p str,
        /// The type of relation: `repeats`, `continues`, `relays`, `replaces`, `joint_with`,
        /// `may_overlap` or `must_not_overlap`. The last three are symmetric.
        relation: &'static str,
        /// The id of the other session.
        other_session_id: &'p str,
    }

    /// The participation of one party in one session, in one role.
    ParticipationRow in "participations", key [participation_number], references [session_id to "sessions", person_id to "people", organisation_id to "organisations", replaced_by_number to "participations"] {
        /// The number of the participation among all participations, counted from 0. Participations
        /// in the entire programme come first.
        participation_number: usize,
        /// The id of the session. Empty for a participation in the entire programme.
        session_id: Option<&'p str>,
        /// The position in the session, in printed order, counted from 0.
        position: usize,
        /// The id of the participation.
        participation_id: Option<&'p str>,
        /// The type of party: `person`, `organisation`, `country`, `office` or `vacancy`.
        party: &'static str,
        /// The id of the person who takes part.
        person_id: Option<&'p str>,
        /// The id of the organisation that takes part.
        organisation_id: Option<&'p str>,
        /// The two-letter code of the country that takes part.
        country: Option<&'p str>,
        /// The displayed name of the party, or the text for an office or a vacancy.
        name: Option<&'p str>,
        /// The code of the role.
        role: Option<&'p str>,
        /// The heading that is printed for the participation.
        label: Option<&'p str>,
        /// Whether the party conducts the session.
        presides: bool,
        /// Whether the party speaks, performs or shows something.
        has_floor: bool,
        /// The part of the session to attend: `none`, `own-part` or `throughout`.
        attendance: &'static str,
        /// Whether the participation may be shown to the public.
        public: bool,
        /// The status of the participation.
        status: &'static str,
        /// Whether the person takes part in person, remotely or by recording.
        presence: Option<&'static str>,
        /// The language tag of the language in which the person speaks.
        language: Option<&'p str>,
        /// The topic of the contribution.
        topic: Option<&'p str>,
        /// The remark that is printed after the name.
        remark: Option<&'p str>,
        /// The posts of the participant as one printed line.
        posts_line: Option<&'p str>,
        /// The start of the contribution, in seconds since the midnight at the start of the
        /// session's day.
        part_start_seconds: Option<u32>,
        /// The end of the contribution, in seconds since the midnight at the start of the session's
        /// day.
        part_end_seconds: Option<u32>,
        /// The type of the represented party: `organisation`, `country` or `name`.
        behalf: Option<&'static str>,
        /// The organisation id, country code or name of the represented party.
        behalf_of: Option<&'p str>,
        /// The number of the participation that replaces this one.
        replaced_by_number: Option<usize>,
    }

    /// A person.
    PersonRow in "people", key [person_id], references [] {
        /// The id of the person.
        person_id: &'p str,
        /// The name as displayed.
        name: &'p str,
        /// The honorific that is printed before the name.
        honorific: Option<&'p str>,
        /// The family name, if known.
        family: Option<&'p str>,
        /// The given name, if known.
        given: Option<&'p str>,
        /// The key for sorting lists of names, if it differs from the name.
        sort_key: Option<&'p str>,
        /// Whether the entry represents a group of people.
        is_group: bool,
        /// The posts of the person as printed on one line.
        posts_line: Option<&'p str>,
        /// The address of a picture of the person.
        image: Option<&'p str>,
    }

    /// A post that a person holds, either in general or on one occasion.
    PostRow in "posts", key [person_id, participation_number, position], references [person_id to "people", participation_number to "participations", organisation_id to "organisations"] {
        /// The id of the person. Empty for a post on one occasion.
        person_id: Option<&'p str>,
        /// The number of the participation with which the post is associated. Empty for a general
        /// post.
        participation_number: Option<usize>,
        /// The position in the list of posts, counted from 0.
        position: usize,
        /// The title of the post.
        title: Option<&'p str>,
        /// The id of the organisation, if the programme declares it.
        organisation_id: Option<&'p str>,
        /// The name of the organisation, as a text.
        organisation_name: Option<&'p str>,
        /// The two-letter code of the country.
        country: Option<&'p str>,
    }

    /// An organisation.
    OrganisationRow in "organisations", key [organisation_id], references [] {
        /// The id of the organisation.
        organisation_id: &'p str,
        /// The name of the organisation.
        name: &'p str,
        /// The short name or acronym of the organisation.
        short_name: Option<&'p str>,
        /// The type of the organisation.
        kind: Option<&'static str>,
        /// The two-letter code of the country.
        country: Option<&'p str>,
    }

    /// A venue.
    VenueRow in "venues", key [venue_id], references [] {
        /// The id of the venue.
        venue_id: &'p str,
        /// The name of the venue.
        name: &'p str,
        /// The postal address of the venue.
        address: Option<&'p str>,
        /// The city in which the venue is located.
        city: Option<&'p str>,
        /// The two-letter code of the country.
        country: Option<&'p str>,
        /// The IANA name of the time zone, if it differs from that of the programme.
        time_zone: Option<&'p str>,
        /// The latitude in degrees north of the equator.
        latitude: Option<f64>,
        /// The longitude in degrees east of Greenwich.
        longitude: Option<f64>,
    }

    /// A room of a venue.
    RoomRow in "rooms", key [room_id], references [venue_id to "venues"] {
        /// The id of the room.
        room_id: &'p str,
        /// The id of the venue.
        venue_id: &'p str,
        /// The position in the venue, counted from 0.
        position: usize,
        /// The name of the room.
        name: &'p str,
        /// The building in which the room is located.
        building: Option<&'p str>,
        /// The floor on which the room is located.
        floor: Option<&'p str>,
        /// The number of people that fit in the room.
        capacity: Option<u32>,
        /// The number of sessions that the room can host at the same time. Empty means 1.
        simultaneous: Option<u32>,
        /// The address for joining an online room.
        online: Option<&'p str>,
        /// Information about accessibility, such as step-free access.
        accessibility: Option<&'p str>,
    }

    /// A room that is part of another room.
    RoomPartRow in "room_parts", key [room_id, part_room_id], references [room_id to "rooms", part_room_id to "rooms"] {
        /// The id of the room that consists of other rooms.
        room_id: &'p str,
        /// The id of the room that is part of it.
        part_room_id: &'p str,
    }

    /// A track, which groups related sessions.
    TrackRow in "tracks", key [track_id], references [] {
        /// The id of the track.
        track_id: &'p str,
        /// The name of the track.
        name: &'p str,
        /// The colour of the track, as `#rrggbb`.
        colour: Option<Cow<'p, str>>,
        /// Whether the sessions of the track follow one another.
        sequential: bool,
    }

    /// An item of the agenda.
    AgendaItemRow in "agenda_items", key [agenda_item_id], references [parent_agenda_item_id to "agenda_items"] {
        /// The id of the agenda item.
        agenda_item_id: &'p str,
        /// The position in the agenda, counted from 0.
        position: usize,
        /// The id of the agenda item that contains this one.
        parent_agenda_item_id: Option<&'p str>,
        /// The number of the agenda item, as printed.
        number: Option<&'p str>,
        /// The title of the agenda item.
        title: Option<&'p str>,
    }

    /// A link, an attachment or a document.
    LinkRow in "links", key [subject, subject_id, field], references [] {
        /// The type of entity, such as `session` or `person`.
        subject: &'static str,
        /// The id of the entity, or the number of a day.
        subject_id: Cow<'p, str>,
        /// The path of the field in the wire form, such as `links/0` or
        /// `participations/2/documents/0`.
        field: Cow<'p, str>,
        /// The type of the row: `link`, `attachment` or `document`.
        sort: &'static str,
        /// The address.
        url: Option<&'p str>,
        /// The title of the linked resource.
        title: Option<&'p str>,
        /// The relation of a link to the entity, or the symbol of a document.
        relation: Option<&'p str>,
        /// The language tag of the linked resource.
        language: Option<&'p str>,
    }

    /// An identifier of an entity in another system.
    ExternalIdRow in "external_ids", key [subject, subject_id, field, scheme], references [] {
        /// The type of entity, such as `session` or `person`.
        subject: &'static str,
        /// The id of the entity, or the number of a day.
        subject_id: Cow<'p, str>,
        /// The path of the field in the wire form, such as `external_ids` or
        /// `participations/2/external_ids`.
        field: Cow<'p, str>,
        /// The scheme of the identifier, such as `orcid` or `guid`.
        scheme: &'p str,
        /// The identifier in the other system.
        identifier: &'p str,
    }

    /// A wording of a text in one language. The table contains all texts.
    TextRow in "texts", key [subject, subject_id, field, language], references [] {
        /// The type of entity, such as `session` or `person`.
        subject: &'static str,
        /// The id of the entity, the number of a day, or the code of a role or kind.
        subject_id: Cow<'p, str>,
        /// The path of the field in the wire form, such as `title`, `description/0/paragraph` or
        /// `participations/2/label`.
        field: Cow<'p, str>,
        /// The language tag of the wording.
        language: &'p str,
        /// The wording.
        wording: &'p str,
    }
}
