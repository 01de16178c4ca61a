//! The row types, one for each table. Their docs are also the descriptions in [`TABLES`].

use std::borrow::Cow;

use super::table::{Column, Plain, Table, tables};

tables! {
    'p;

    /// The programme itself: data about the event and its printed document. The table always has
    /// exactly one row.
    ProgrammeRow in "programme", key [programme_id], references [] {
        /// The id of the programme, such as `idm-2018`.
        programme_id: &'p str,
        /// The title of the event, such as "International Dialogue on Migration".
        title: &'p str,
        /// The subtitle of the event, such as a theme.
        subtitle: Option<&'p str>,
        /// The title of the printed document, such as "Provisional agenda".
        document_title: Option<&'p str>,
        /// The publication status of the printed document, such as `provisional` or `final`.
        document_status: Option<&'static str>,
        /// The revision of the printed document, such as "Rev.3".
        revision: Option<&'p str>,
        /// The symbol that identifies the printed document, such as "A/73/1/Rev.3".
        symbol: Option<&'p str>,
        /// The status of the event, such as `scheduled` or `cancelled`.
        event_status: &'static str,
        /// The tag of the main language of the programme, such as `en`. In all tables except
        /// `texts`, texts are in this language if possible.
        main_language: Option<&'p str>,
        /// The time zone of the programme: an IANA name such as `Europe/Zurich`, or a UTC offset
        /// such as `+01:00`.
        time_zone: Option<&'p str>,
    }

    /// A day of the programme, such as the first day of a conference.
    DayRow in "days", key [day_number], references [programme_id to "programme"] {
        /// The number of the day in the programme, such as 1 for the first day. Day 0 is the eve of
        /// the event.
        day_number: i32,
        /// The printed label of the day, such as "First day".
        label: Option<&'p str>,
        /// The date of the day as `YYYY-MM-DD`. Empty if the date is not known.
        date: Option<Cow<'p, str>>,
        /// The time at which the programme of the day starts, in seconds since midnight.
        window_start_seconds: Option<u32>,
        /// The time at which the programme of the day ends, in seconds since the midnight at the
        /// start of the day. A value above 86,400 is a time after the next midnight.
        window_end_seconds: Option<u32>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A session, such as a panel, a talk or a break. A session without a time slot inherits the
    /// slot of its parent session. A session without a place inherits the place of its parent
    /// session or of the programme.
    SessionRow in "sessions", key [session_id], references [parent_session_id to "sessions", day_number to "days", venue_id to "venues", programme_id to "programme"] {
        /// The id of the session, such as `panel-1`.
        session_id: &'p str,
        /// The position of the session among all sessions of the programme, counted from 0.
        position: usize,
        /// The id of the parent session. Empty if the session is not part of another session.
        parent_session_id: Option<&'p str>,
        /// The kind of session, such as `panel` or `lunch-break`.
        kind: Option<&'p str>,
        /// The printed label for the kind of session, such as "Side event".
        kind_label: Option<&'p str>,
        /// The printed number of the session, such as "4" or "3.bis".
        number: Option<&'p str>,
        /// The name of the series in which the session is numbered, such as `panels`.
        number_series: Option<&'p str>,
        /// The title of the session. A session without a title inherits the title of the session
        /// that it repeats.
        title: Option<&'p str>,
        /// The subtitle of the session, if it has one.
        subtitle: Option<&'p str>,
        /// The status of the session, such as `confirmed` or `cancelled`.
        status: &'static str,
        /// Whether the session takes place. False if the session or one of its ancestors is
        /// postponed, cancelled or dropped.
        takes_place: bool,
        /// Whether the session is a plenary, which all participants of the event are expected to
        /// attend.
        plenary: bool,
        /// Whether the session has its own time slot. False if the slot is missing or inherited
        /// from the parent session.
        own_slot: bool,
        /// The number of the day on which the session starts. Empty if the session is not scheduled
        /// yet.
        day_number: Option<i32>,
        /// The date of the day on which the session starts, as `YYYY-MM-DD`.
        date: Option<Cow<'p, str>>,
        /// The part of the day in which the session takes place, such as `morning`. Empty if the
        /// slot does not specify a part of the day.
        day_part: Option<&'static str>,
        /// The start of the session, in seconds since the midnight at the start of the day. A value
        /// of 86,400 or more is a time on a later date.
        start_seconds: Option<u32>,
        /// The end of the session, in seconds since the midnight at the start of its first day.
        end_seconds: Option<u32>,
        /// The start of the session as `HH:MM` or `HH:MM:SS`. Times after midnight can belong to
        /// the day before. For example, `25:30` is 01:30 on the next date.
        start_time: Option<Cow<'p, str>>,
        /// The end of the session as `HH:MM` or `HH:MM:SS`. The hours are counted from the midnight
        /// at the start of the first day of the session, so they can exceed 24.
        end_time: Option<Cow<'p, str>>,
        /// The date and time at which the session starts, as `YYYY-MM-DDTHH:MM:SS` in the time zone
        /// of the programme.
        starts_at: Option<Cow<'p, str>>,
        /// The date and time at which the session ends, as `YYYY-MM-DDTHH:MM:SS` in the time zone
        /// of the programme.
        ends_at: Option<Cow<'p, str>>,
        /// The length of the session in seconds. If the session is not scheduled yet, this is its
        /// planned length.
        length_seconds: Option<u32>,
        /// Whether the session has its own place. False if the place is missing or inherited from
        /// the parent session or the programme.
        own_place: bool,
        /// The type of place: `rooms`, `venue`, `everywhere` or `to-be-announced`. A session that
        /// takes place `everywhere` uses all rooms of the programme.
        place: Option<&'static str>,
        /// The id of the venue in which the session takes place. If the session uses several rooms,
        /// this is the venue of the first room.
        venue_id: Option<&'p str>,
        /// The way in which people attend the session: `in-room`, `online` or `hybrid`.
        mode: Option<&'static str>,
        /// The rule for admission to the session, such as `public` or `by-invitation`.
        access: Option<&'static str>,
        /// The conditions of admission as printed, such as "Registration required".
        access_note: Option<&'p str>,
        /// The maximum number of attendees of the session.
        attendance_limit: Option<u32>,
        /// The number of people who are expected to attend the session.
        expected_attendance: Option<u32>,
        /// The intended audience of the session, such as "beginner" or "delegations only".
        level: Option<&'p str>,
        /// The ages for which the session is suitable as printed, such as "12 and over".
        age_range: Option<&'p str>,
        /// A note about sensitive content of the session, such as "Loud noises".
        content_note: Option<&'p str>,
        /// The price of the session as printed, such as "10 euros for materials".
        fee: Option<&'p str>,
        /// The equipment or knowledge that participants need, as printed, such as "A laptop".
        requirements: Option<&'p str>,
        /// The URL of an image that illustrates the session.
        image: Option<&'p str>,
        /// The URL of a page on which attendees can give feedback about the session.
        feedback: Option<&'p str>,
        /// Whether the participants agreed to be recorded. Empty if this is not known.
        recording_consent: Option<bool>,
        /// The licence under which the recording of the session is available, such as "CC-BY-4.0".
        recording_licence: Option<&'p str>,
        /// The URL of the recording of the session.
        recording_url: Option<&'p str>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A room in which a session takes place, or to which it is relayed.
    SessionRoomRow in "session_rooms", key [session_id, room_id, relayed], references [session_id to "sessions", room_id to "rooms", programme_id to "programme"] {
        /// The id of the session that takes place in the room or is relayed to it.
        session_id: &'p str,
        /// The id of the room, such as `hall-a`.
        room_id: &'p str,
        /// Whether the session is only relayed to the room. False if it takes place in the room.
        relayed: bool,
        /// The position of the room among the rooms in which the session takes place, or among the
        /// rooms to which it is relayed, counted from 0.
        position: usize,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A track to which a session belongs.
    SessionTrackRow in "session_tracks", key [session_id, track_id], references [session_id to "sessions", track_id to "tracks", programme_id to "programme"] {
        /// The id of the session that belongs to the track.
        session_id: &'p str,
        /// The id of the track to which the session belongs.
        track_id: &'p str,
        /// The position of the track among the tracks of the session, counted from 0.
        position: usize,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A keyword of a session, such as "migration". Keywords are useful for searches.
    SessionTagRow in "session_tags", key [session_id, position], references [session_id to "sessions", programme_id to "programme"] {
        /// The id of the session that has the keyword.
        session_id: &'p str,
        /// The position of the keyword among the keywords of the session, counted from 0.
        position: usize,
        /// The text of the keyword, such as "migration".
        tag: &'p str,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// An agenda item that a session covers.
    SessionAgendaItemRow in "session_agenda_items", key [session_id, agenda_item_id], references [session_id to "sessions", agenda_item_id to "agenda_items", programme_id to "programme"] {
        /// The id of the session that covers the agenda item.
        session_id: &'p str,
        /// The id of the agenda item that the session covers.
        agenda_item_id: &'p str,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A language that is spoken, interpreted or captioned in a session. Spoken and interpreted
    /// languages can be inherited from the parent session or the programme.
    SessionLanguageRow in "session_languages", key [session_id, purpose, language], references [session_id to "sessions", programme_id to "programme"] {
        /// The id of the session in which the language is used.
        session_id: &'p str,
        /// The use of the language in the session: `spoken`, `interpreted` or `captioned`.
        purpose: &'static str,
        /// The tag of the language, such as `fr`.
        language: &'p str,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A relation between two sessions. For example, a session can repeat or replace another one.
    /// Parent sessions are in the table `sessions` instead.
    SessionRelationRow in "session_relations", key [session_id, relation, other_session_id], references [session_id to "sessions", other_session_id to "sessions", programme_id to "programme"] {
        /// The id of the session that declares the relation. For a symmetric relation, this is the
        /// session that comes first in the table `sessions`.
        session_id: &'p str,
        /// The type of relation: `repeats`, `continues`, `relays`, `replaces`, `joint_with`,
        /// `may_overlap` or `must_not_overlap`. The last three types are symmetric.
        relation: &'static str,
        /// The id of the session to which the relation refers.
        other_session_id: &'p str,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A role that a person, organisation or country has in a session or in the entire programme,
    /// such as a speaker or a moderator. The position can also be vacant.
    ParticipationRow in "participations", key [participation_number], references [session_id to "sessions", person_id to "people", organisation_id to "organisations", replaced_by_number to "participations", programme_id to "programme"] {
        /// The number of the row, counted from 0. Participants in the entire programme come before
        /// those in individual sessions.
        participation_number: usize,
        /// The id of the session in which the participant takes part. Empty if the participant has
        /// a role in the entire programme.
        session_id: Option<&'p str>,
        /// The position of the participant among the participants of the session, or of the entire
        /// programme, in printed order, counted from 0.
        position: usize,
        /// The id of the participation. It is needed only if another participation refers to this
        /// one.
        participation_id: Option<&'p str>,
        /// The type of participant: `person`, `organisation`, `country`, `office` or `vacancy`. An
        /// office is a position whose holder is not named, such as "the President of ECOSOC".
        party: &'static str,
        /// The id of the person who takes part. Empty if the participant is not a person.
        person_id: Option<&'p str>,
        /// The id of the organisation that takes part. Empty if the participant is not an
        /// organisation.
        organisation_id: Option<&'p str>,
        /// The two-letter code of the country that takes part, such as `CL`. Empty if the
        /// participant is not a country.
        country: Option<&'p str>,
        /// The displayed name of the participant. For an office or a vacant position, this is the
        /// printed text. Empty for a country.
        name: Option<&'p str>,
        /// The role of the participant, such as `moderator`.
        role: Option<&'p str>,
        /// The heading that is printed for the participant, such as "Moderator" or "Speakers".
        label: Option<&'p str>,
        /// Whether the participant conducts the session, for example as its chair or moderator.
        presides: bool,
        /// Whether the participant speaks, performs or shows something in the session.
        has_floor: bool,
        /// The part of the session that the participant must attend: `none`, `own-part` or
        /// `throughout`.
        attendance: &'static str,
        /// Whether the participation may be published, for example on a web page.
        public: bool,
        /// The status of the participation, such as `confirmed` or `declined`.
        status: &'static str,
        /// The way in which the person takes part: `in-person`, `remote` or `recorded`.
        presence: Option<&'static str>,
        /// The tag of the language in which the person speaks, such as `es`.
        language: Option<&'p str>,
        /// The topic of the person's contribution to the session.
        topic: Option<&'p str>,
        /// The remark that is printed after the name of the participant, such as "(Remarks)".
        remark: Option<&'p str>,
        /// The positions that are printed for the person on this occasion, such as "Director, Delta
        /// Institute".
        posts_line: Option<&'p str>,
        /// The time at which the person's contribution starts, in seconds since the midnight at the
        /// start of the session's day.
        part_start_seconds: Option<u32>,
        /// The time at which the person's contribution ends, in seconds since the midnight at the
        /// start of the session's day.
        part_end_seconds: Option<u32>,
        /// The type of party on whose behalf the participant speaks: `organisation`, `country` or
        /// `name`.
        behalf: Option<&'static str>,
        /// The party on whose behalf the participant speaks. Depending on the type of party, this
        /// is the id of an organisation, the code of a country, or a name.
        behalf_of: Option<&'p str>,
        /// The number of the participation that replaces this one. Empty if the participant was not
        /// replaced.
        replaced_by_number: Option<usize>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A person, or a group of people that is listed like a person.
    PersonRow in "people", key [person_id], references [programme_id to "programme"] {
        /// The id of the person, such as `ada-okoye`.
        person_id: &'p str,
        /// The name of the person as displayed, such as "Ada Okoye".
        name: &'p str,
        /// The honorific that is printed before the name, such as "Ms." or "H.E.".
        honorific: Option<&'p str>,
        /// The family name of the person, if it is known.
        family: Option<&'p str>,
        /// The given name of the person, if it is known.
        given: Option<&'p str>,
        /// The text by which the person is sorted in lists of names. Empty if the person is sorted
        /// by name.
        sort_key: Option<&'p str>,
        /// Whether the row represents a group of people instead of one person.
        is_group: bool,
        /// The printed line of positions that the person holds, such as "Director, Delta
        /// Institute".
        posts_line: Option<&'p str>,
        /// The URL of a picture of the person.
        image: Option<&'p str>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A position (post) that a person holds in an organisation or for a country, such as
    /// "Director". Some positions apply only to a single participation in a session.
    PostRow in "posts", key [person_id, participation_number, position], references [person_id to "people", participation_number to "participations", organisation_id to "organisations", programme_id to "programme"] {
        /// The id of the person who holds the position. Empty if the position applies only to a
        /// single participation.
        person_id: Option<&'p str>,
        /// The number of the participation to which the position applies. Empty if the person holds
        /// the position in general.
        participation_number: Option<usize>,
        /// The index of the row among the positions of the same person or participation, counted
        /// from 0.
        position: usize,
        /// The title of the position, such as "Director".
        title: Option<&'p str>,
        /// The id of the organisation in which the person holds the position. Empty if the
        /// programme does not declare the organisation.
        organisation_id: Option<&'p str>,
        /// The name of the organisation in which the person holds the position. Empty if the
        /// organisation has an id in the programme.
        organisation_name: Option<&'p str>,
        /// The two-letter code of the country for which the person holds the position, such as
        /// `CL`.
        country: Option<&'p str>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// An organisation that takes part in the event, or to which a participant belongs.
    OrganisationRow in "organisations", key [organisation_id], references [programme_id to "programme"] {
        /// The id of the organisation, such as `iom`.
        organisation_id: &'p str,
        /// The full name of the organisation, such as "International Organization for Migration".
        name: &'p str,
        /// The short name or acronym of the organisation, such as "IOM".
        short_name: Option<&'p str>,
        /// The type of the organisation: `state`, `intergovernmental` or `other`.
        kind: Option<&'static str>,
        /// The two-letter code of the country to which the organisation belongs, such as `CH`.
        country: Option<&'p str>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A venue: a building or site that contains rooms.
    VenueRow in "venues", key [venue_id], references [programme_id to "programme"] {
        /// The id of the venue, such as `headquarters`.
        venue_id: &'p str,
        /// The name of the venue, such as "Palais des Nations".
        name: Option<&'p str>,
        /// The postal address of the venue, such as a street with a number.
        address: Option<&'p str>,
        /// The city in which the venue is located, such as "Geneva".
        city: Option<&'p str>,
        /// The two-letter code of the country in which the venue is located, such as `CH`.
        country: Option<&'p str>,
        /// The time zone of the venue, if it differs from the time zone of the programme: an IANA
        /// name such as `Europe/Zurich`, or a UTC offset such as `+01:00`.
        time_zone: Option<&'p str>,
        /// The latitude of the venue, in degrees north of the equator.
        latitude: Option<f64>,
        /// The longitude of the venue, in degrees east of Greenwich.
        longitude: Option<f64>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A room of a venue. Online rooms are included.
    RoomRow in "rooms", key [room_id], references [venue_id to "venues", programme_id to "programme"] {
        /// The id of the room. Room ids are unique across all venues.
        room_id: &'p str,
        /// The id of the venue to which the room belongs.
        venue_id: &'p str,
        /// The position of the room among the rooms of its venue, counted from 0.
        position: usize,
        /// The name of the room, such as "Room XVIII".
        name: &'p str,
        /// The building in which the room is located.
        building: Option<&'p str>,
        /// The floor on which the room is located.
        floor: Option<&'p str>,
        /// The number of people who fit in the room.
        capacity: Option<u32>,
        /// The number of sessions that can take place in the room at the same time. An empty cell
        /// means 1.
        simultaneous: Option<u32>,
        /// The URL for joining an online room. Empty for other rooms.
        online: Option<&'p str>,
        /// Information about the accessibility of the room, such as step-free access.
        accessibility: Option<&'p str>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A room that is part of a larger room, such as one half of a hall that can be divided.
    RoomPartRow in "room_parts", key [room_id, part_room_id], references [room_id to "rooms", part_room_id to "rooms", programme_id to "programme"] {
        /// The id of the larger room, which consists of several smaller rooms.
        room_id: &'p str,
        /// The id of the smaller room that is part of the larger room.
        part_room_id: &'p str,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A track: a group of related sessions.
    TrackRow in "tracks", key [track_id], references [programme_id to "programme"] {
        /// The id of the track, such as `security`.
        track_id: &'p str,
        /// The name of the track, such as "Security".
        name: &'p str,
        /// The colour of the track as `#rrggbb`, such as `#0072b2`.
        colour: Option<Cow<'p, str>>,
        /// Whether the sessions of the track must not overlap, so that one person can attend all of
        /// them.
        sequential: bool,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// An item of the agenda. The agenda is a numbered list of topics that sessions can cover.
    AgendaItemRow in "agenda_items", key [agenda_item_id], references [parent_agenda_item_id to "agenda_items", programme_id to "programme"] {
        /// The id of the agenda item, such as `item-7-b`.
        agenda_item_id: &'p str,
        /// The position of the agenda item in the agenda, counted from 0.
        position: usize,
        /// The id of the parent agenda item. Empty for a top-level item.
        parent_agenda_item_id: Option<&'p str>,
        /// The printed number of the agenda item, such as "7 (b)".
        number: Option<&'p str>,
        /// The title of the agenda item, such as "Elections".
        title: Option<&'p str>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A link, attachment or document that belongs to an entity, such as a session or a person.
    LinkRow in "links", key [subject, subject_id, field], references [programme_id to "programme"] {
        /// The type of the entity to which the link belongs, such as `session` or `person`.
        subject: &'static str,
        /// The id of the entity to which the link belongs.
        subject_id: Cow<'p, str>,
        /// The path of the link within the entity, such as `links/0` or
        /// `participations/2/documents/0`.
        field: Cow<'p, str>,
        /// The type of the linked resource: `link`, `attachment` or `document`.
        sort: &'static str,
        /// The URL of the linked resource. Empty for a document without a URL.
        url: Option<&'p str>,
        /// The title of the linked resource, such as "Provisional agenda".
        title: Option<&'p str>,
        /// The relation between the resource and the entity, such as `slides`. For a document, this
        /// is the symbol, such as "A/73/1/Rev.3".
        relation: Option<&'p str>,
        /// The tag of the language in which the linked resource is written, such as `en`.
        language: Option<&'p str>,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// An identifier that an entity has in another system, such as the ORCID of a person.
    ExternalIdRow in "external_ids", key [subject, subject_id, field, scheme], references [programme_id to "programme"] {
        /// The type of the entity to which the identifier belongs, such as `session` or `person`.
        subject: &'static str,
        /// The id of the entity to which the identifier belongs. For a day, this is its number.
        subject_id: Cow<'p, str>,
        /// The path of the identifiers within the entity, such as `external_ids` or
        /// `participations/2/external_ids`.
        field: Cow<'p, str>,
        /// The scheme that defines the identifier, such as `orcid` or `guid`.
        scheme: &'p str,
        /// The identifier of the entity in the other system.
        identifier: &'p str,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }

    /// A text of the programme in one language, such as the French title of a session. The table
    /// contains all texts in all languages.
    TextRow in "texts", key [subject, subject_id, field, language], references [programme_id to "programme"] {
        /// The type of the entity to which the text belongs, such as `session` or `person`.
        subject: &'static str,
        /// The id of the entity to which the text belongs. For a day, this is its number. For a
        /// role or kind, this is its code.
        subject_id: Cow<'p, str>,
        /// The path of the text within the entity, such as `title`, `description/0/paragraph` or
        /// `participations/2/label`.
        field: Cow<'p, str>,
        /// The tag of the language in which the text is written, such as `fr`.
        language: &'p str,
        /// The text in the given language. It can contain line breaks.
        wording: &'p str,
        /// The id of the programme to which the row belongs. It is part of every key if the tables
        /// contain several programmes.
        programme_id: &'p str,
    }
}
