//! The row types, one for each table. Their docs are also the descriptions in [`TABLES`].

use std::borrow::Cow;

use super::table::{Column, Plain, Table, tables};

tables! {
    'p;

    /// The programme itself, with data about the event and the printed document. The table always
    /// has exactly one row.
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
        /// The revision of the document as printed, such as "Rev.3".
        revision: Option<&'p str>,
        /// The symbol that identifies the document as printed, such as "A/73/1/Rev.3".
        symbol: Option<&'p str>,
        /// The status of the event, such as `scheduled` or `cancelled`.
        event_status: &'static str,
        /// The language tag of the main language, such as `en`. All tables except `texts` contain
        /// wordings in this language, if they are available.
        main_language: Option<&'p str>,
        /// The IANA name of the time zone of all times in the programme, such as `Europe/Zurich`.
        time_zone: Option<&'p str>,
    }

    /// A day of the programme, with its number and, if it is known, its date.
    DayRow in "days", key [day_number], references [] {
        /// The number of the day within the programme: 1, 2 and so on. Day 0 is the eve of the
        /// event.
        day_number: i32,
        /// The printed label of the day, such as "First day".
        label: Option<&'p str>,
        /// The date of the day as `YYYY-MM-DD`, if it is known.
        date: Option<Cow<'p, str>>,
        /// The time at which the programme of the day starts, in seconds since the midnight at the
        /// start of the day.
        window_start_seconds: Option<u32>,
        /// The time at which the programme of the day ends, in seconds since the midnight at the
        /// start of the day.
        window_end_seconds: Option<u32>,
    }

    /// A session, such as a panel, a talk or a break. A missing slot is inherited from the parent
    /// session. A missing place is inherited from the parent session or the programme.
    SessionRow in "sessions", key [session_id], references [parent_session_id to "sessions", day_number to "days", venue_id to "venues"] {
        /// The id of the session, such as `panel-1`.
        session_id: &'p str,
        /// The position of the session among all sessions of the programme, counted from 0.
        position: usize,
        /// The id of the parent session, if the session is part of another session.
        parent_session_id: Option<&'p str>,
        /// The code of the kind of session, such as `panel` or `lunch-break`.
        kind: Option<&'p str>,
        /// The label that is printed for the kind of session, such as "Side event".
        kind_label: Option<&'p str>,
        /// The number of the session as printed, such as "4" or "3.bis".
        number: Option<&'p str>,
        /// The name of the series to which the number of the session belongs, such as `panels`.
        number_series: Option<&'p str>,
        /// The title of the session. If a session repeats another one, a missing title is inherited
        /// from the repeated session.
        title: Option<&'p str>,
        /// The subtitle of the session, if it has one.
        subtitle: Option<&'p str>,
        /// The status of the session, such as `confirmed` or `cancelled`.
        status: &'static str,
        /// Whether the session takes place, and therefore needs time, rooms and people. This is
        /// false for sessions that are postponed, cancelled or dropped.
        takes_place: bool,
        /// Whether the session is a plenary, during which no other session takes place.
        plenary: bool,
        /// Whether the session specifies its own slot. This is false if the slot is inherited from
        /// the parent session.
        own_slot: bool,
        /// The number of the day on which the session starts. Empty if the session is not scheduled
        /// yet.
        day_number: Option<i32>,
        /// The date of the day on which the session starts, as `YYYY-MM-DD`.
        date: Option<Cow<'p, str>>,
        /// The part of the day in which the session takes place, such as `morning`, if its clock
        /// times are not known.
        day_part: Option<&'static str>,
        /// The start of the session, in seconds since the midnight at the start of the day. A value
        /// of 86,400 or more is a time on a later date, such as after midnight.
        start_seconds: Option<u32>,
        /// The end of the session, in seconds since the midnight at the start of the day on which
        /// the session starts.
        end_seconds: Option<u32>,
        /// The start of the session as `HH:MM` or `HH:MM:SS`, relative to its day. For example,
        /// `25:30` is 01:30 on the next date.
        start_time: Option<Cow<'p, str>>,
        /// The end of the session as `HH:MM` or `HH:MM:SS`, relative to the day on which the
        /// session starts.
        end_time: Option<Cow<'p, str>>,
        /// The date and time of the start as `YYYY-MM-DDTHH:MM:SS`, in the time zone of the
        /// programme.
        starts_at: Option<Cow<'p, str>>,
        /// The date and time of the end as `YYYY-MM-DDTHH:MM:SS`, in the time zone of the
        /// programme.
        ends_at: Option<Cow<'p, str>>,
        /// The length of the session in seconds. This is the length of its slot or, if the session
        /// is not scheduled yet, the planned length.
        length_seconds: Option<u32>,
        /// Whether the session specifies its own place. This is false if the place is inherited
        /// from the parent session or the programme.
        own_place: bool,
        /// The type of place where the session is held: `rooms`, `venue`, `everywhere` or
        /// `to-be-announced`. The value `everywhere` means that the session uses all rooms of the
        /// programme.
        place: Option<&'static str>,
        /// The id of the venue. This is the venue that the session uses entirely, or else the venue
        /// of its first room.
        venue_id: Option<&'p str>,
        /// The attendance mode of the session: `in-room`, `online` or `hybrid`.
        mode: Option<&'static str>,
        /// The group of people who may attend the session, such as `public` or `by-invitation`.
        access: Option<&'static str>,
        /// The conditions of admission as printed, such as "Registration required".
        access_note: Option<&'p str>,
        /// The maximum number of people who can attend the session.
        attendance_limit: Option<u32>,
        /// The intended audience of the session, such as "beginner" or "delegations only".
        level: Option<&'p str>,
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
    }

    /// A room in which a session takes place, or to which the session is relayed.
    SessionRoomRow in "session_rooms", key [session_id, room_id, relayed], references [session_id to "sessions", room_id to "rooms"] {
        /// The id of the session that uses the room.
        session_id: &'p str,
        /// The id of the room that the session uses, such as `hall-a`.
        room_id: &'p str,
        /// Whether the session is only relayed to this room, while it takes place in another one.
        relayed: bool,
        /// The position of the room in the list of rooms of the session, counted from 0.
        position: usize,
    }

    /// A track to which a session belongs.
    SessionTrackRow in "session_tracks", key [session_id, track_id], references [session_id to "sessions", track_id to "tracks"] {
        /// The id of the session that belongs to the track.
        session_id: &'p str,
        /// The id of the track to which the session belongs.
        track_id: &'p str,
        /// The position of the track in the list of tracks of the session, counted from 0.
        position: usize,
    }

    /// A keyword that describes a session, for use in searches.
    SessionTagRow in "session_tags", key [session_id, position], references [session_id to "sessions"] {
        /// The id of the session that has the keyword.
        session_id: &'p str,
        /// The position of the keyword in the list of keywords of the session, counted from 0.
        position: usize,
        /// The text of the keyword, such as "migration".
        tag: &'p str,
    }

    /// An agenda item that a session covers.
    SessionAgendaItemRow in "session_agenda_items", key [session_id, agenda_item_id], references [session_id to "sessions", agenda_item_id to "agenda_items"] {
        /// The id of the session that covers the agenda item.
        session_id: &'p str,
        /// The id of the agenda item that the session covers.
        agenda_item_id: &'p str,
    }

    /// A language that is used in a session. Spoken and interpreted languages can be inherited from
    /// the parent session or the programme.
    SessionLanguageRow in "session_languages", key [session_id, purpose, language], references [session_id to "sessions"] {
        /// The id of the session in which the language is used.
        session_id: &'p str,
        /// The use of the language in the session: `spoken`, `interpreted` or `captioned`.
        purpose: &'static str,
        /// The tag of the language, such as `fr`.
        language: &'p str,
    }

    /// A relation between two sessions, such as a session that repeats another one. The relation
    /// between a part and its parent session is in the table `sessions` instead.
    SessionRelationRow in "session_relations", key [session_id, relation, other_session_id], references [session_id to "sessions", other_session_id to "sessions"] {
        /// The id of the session that declares the relation to the other session.
        session_id: &'p str,
        /// The type of relation: `repeats`, `continues`, `relays`, `replaces`, `joint_with`,
        /// `may_overlap` or `must_not_overlap`. The last three are symmetric.
        relation: &'static str,
        /// The id of the session to which the relation refers.
        other_session_id: &'p str,
    }

    /// The participation of a person, organisation or country in one session or in the entire
    /// programme, in one role. The position can also be vacant.
    ParticipationRow in "participations", key [participation_number], references [session_id to "sessions", person_id to "people", organisation_id to "organisations", replaced_by_number to "participations"] {
        /// The number of the participation among all participations of the programme, counted
        /// from 0. Participations in the entire programme come first.
        participation_number: usize,
        /// The id of the session in which the participant takes part. Empty for a participation in
        /// the entire programme.
        session_id: Option<&'p str>,
        /// The position of the participation in the list of its session, in printed order, counted
        /// from 0.
        position: usize,
        /// The id of the participation. A participation needs an id only if another participation
        /// refers to it.
        participation_id: Option<&'p str>,
        /// The type of the party that takes part: `person`, `organisation`, `country`, `office` or
        /// `vacancy`. An office is a position such as "the President of ECOSOC" whose holder is not
        /// named.
        party: &'static str,
        /// The id of the person who takes part. Empty for other types of party.
        person_id: Option<&'p str>,
        /// The id of the organisation that takes part. Empty for other types of party.
        organisation_id: Option<&'p str>,
        /// The two-letter code of the country that takes part, such as `CL`. Empty for other types
        /// of party.
        country: Option<&'p str>,
        /// The displayed name of the person or organisation that takes part, or the printed text
        /// for an office or a vacant position.
        name: Option<&'p str>,
        /// The code of the role in which the party takes part, such as `moderator`.
        role: Option<&'p str>,
        /// The heading that is printed for the participation, such as "Moderator" or "Speakers".
        label: Option<&'p str>,
        /// Whether the participant conducts the session, for example as its chair or moderator.
        presides: bool,
        /// Whether the participant speaks, performs or shows something in the session.
        has_floor: bool,
        /// The part of the session that the participant must attend: `none`, `own-part` or
        /// `throughout`.
        attendance: &'static str,
        /// Whether the participation may be shown to the public, for example on a web page.
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
        /// The positions that the person holds in organisations on this occasion, as one printed
        /// line. An example is "Director, Delta Institute".
        posts_line: Option<&'p str>,
        /// The start of the person's contribution, in seconds since the midnight at the start of
        /// the session's day.
        part_start_seconds: Option<u32>,
        /// The end of the person's contribution, in seconds since the midnight at the start of the
        /// session's day.
        part_end_seconds: Option<u32>,
        /// The type of the party that the participant speaks for: `organisation`, `country` or
        /// `name`.
        behalf: Option<&'static str>,
        /// The party that the participant speaks for. Depending on its type, this is the id of an
        /// organisation, the code of a country, or a name.
        behalf_of: Option<&'p str>,
        /// The number of the participation that replaces this one, if the participant was replaced.
        replaced_by_number: Option<usize>,
    }

    /// A person, or a group of people that is listed like a person.
    PersonRow in "people", key [person_id], references [] {
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
        /// The text by which the person is sorted in lists of names, if it differs from the name.
        sort_key: Option<&'p str>,
        /// Whether the row represents a group of people instead of one person.
        is_group: bool,
        /// The positions that the person holds in organisations, as one printed line. An example is
        /// "Director, Delta Institute".
        posts_line: Option<&'p str>,
        /// The URL of a picture of the person.
        image: Option<&'p str>,
    }

    /// A post, which is a position that a person holds in an organisation or for a country. A
    /// person can hold a post in general, or only for one participation.
    PostRow in "posts", key [person_id, participation_number, position], references [person_id to "people", participation_number to "participations", organisation_id to "organisations"] {
        /// The id of the person who holds the post. Empty for a post that applies only to one
        /// participation.
        person_id: Option<&'p str>,
        /// The number of the participation to which the post applies. Empty for a post that the
        /// person holds in general.
        participation_number: Option<usize>,
        /// The position of the post in the list of posts of the person or participation, counted
        /// from 0.
        position: usize,
        /// The title of the post, such as "Director".
        title: Option<&'p str>,
        /// The id of the organisation in which the person holds the post. Empty if the programme
        /// does not declare the organisation.
        organisation_id: Option<&'p str>,
        /// The name of the organisation in which the person holds the post. Empty if the programme
        /// declares the organisation.
        organisation_name: Option<&'p str>,
        /// The two-letter code of the country for which the person holds the post, such as `CL`.
        country: Option<&'p str>,
    }

    /// An organisation that takes part in the event or that people belong to.
    OrganisationRow in "organisations", key [organisation_id], references [] {
        /// The id of the organisation, such as `iom`.
        organisation_id: &'p str,
        /// The full name of the organisation.
        name: &'p str,
        /// The short name or acronym of the organisation, such as "IOM".
        short_name: Option<&'p str>,
        /// The type of the organisation: `state`, `intergovernmental` or `other`.
        kind: Option<&'static str>,
        /// The two-letter code of the country to which the organisation belongs, such as `CH`.
        country: Option<&'p str>,
    }

    /// A venue, which is a building or site that contains rooms.
    VenueRow in "venues", key [venue_id], references [] {
        /// The id of the venue, such as `headquarters`.
        venue_id: &'p str,
        /// The name of the venue, such as "Palais des Nations".
        name: &'p str,
        /// The postal address of the venue, such as a street with a number.
        address: Option<&'p str>,
        /// The city in which the venue is located, such as "Geneva".
        city: Option<&'p str>,
        /// The two-letter code of the country in which the venue is located, such as `CH`.
        country: Option<&'p str>,
        /// The IANA name of the time zone of the venue, if it differs from the time zone of the
        /// programme.
        time_zone: Option<&'p str>,
        /// The latitude of the venue, in degrees north of the equator.
        latitude: Option<f64>,
        /// The longitude of the venue, in degrees east of Greenwich.
        longitude: Option<f64>,
    }

    /// A room of a venue, which can also be an online room.
    RoomRow in "rooms", key [room_id], references [venue_id to "venues"] {
        /// The id of the room, which is unique across all venues.
        room_id: &'p str,
        /// The id of the venue to which the room belongs.
        venue_id: &'p str,
        /// The position of the room in the list of rooms of its venue, counted from 0.
        position: usize,
        /// The name of the room, such as "Room XVIII".
        name: &'p str,
        /// The building in which the room is located.
        building: Option<&'p str>,
        /// The floor on which the room is located.
        floor: Option<&'p str>,
        /// The number of people that fit in the room.
        capacity: Option<u32>,
        /// The number of sessions that the room can host at the same time. If the cell is empty,
        /// the number is 1.
        simultaneous: Option<u32>,
        /// The URL for joining the room, if it is an online room.
        online: Option<&'p str>,
        /// Information about the accessibility of the room, such as step-free access.
        accessibility: Option<&'p str>,
    }

    /// A room that is part of a larger room, such as one half of a hall that can be divided.
    RoomPartRow in "room_parts", key [room_id, part_room_id], references [room_id to "rooms", part_room_id to "rooms"] {
        /// The id of the larger room, which consists of other rooms.
        room_id: &'p str,
        /// The id of the smaller room, which is part of the larger one.
        part_room_id: &'p str,
    }

    /// A track, which groups related sessions.
    TrackRow in "tracks", key [track_id], references [] {
        /// The id of the track, such as `security`.
        track_id: &'p str,
        /// The name of the track, such as "Security".
        name: &'p str,
        /// The colour of the track as `#rrggbb`, such as `#0072b2`.
        colour: Option<Cow<'p, str>>,
        /// Whether the sessions of the track follow one another, so that a person can attend all of
        /// them.
        sequential: bool,
    }

    /// An item of the agenda, which is a numbered list of topics that sessions can cover.
    AgendaItemRow in "agenda_items", key [agenda_item_id], references [parent_agenda_item_id to "agenda_items"] {
        /// The id of the agenda item, such as `item-7-b`.
        agenda_item_id: &'p str,
        /// The position of the agenda item in the agenda, counted from 0.
        position: usize,
        /// The id of the agenda item that contains this one, if the agenda is nested.
        parent_agenda_item_id: Option<&'p str>,
        /// The number of the agenda item as printed, such as "7 (b)".
        number: Option<&'p str>,
        /// The title of the agenda item, such as "Elections".
        title: Option<&'p str>,
    }

    /// A link, an attachment or a document that belongs to an entity, such as a session or a
    /// person.
    LinkRow in "links", key [subject, subject_id, field], references [] {
        /// The type of the entity to which the link belongs, such as `session` or `person`.
        subject: &'static str,
        /// The id of the entity to which the link belongs. For a day, this is its number.
        subject_id: Cow<'p, str>,
        /// The path of the link within the entity, as in the wire form. Examples are `links/0` and
        /// `participations/2/documents/0`.
        field: Cow<'p, str>,
        /// The type of the linked resource: `link`, `attachment` or `document`.
        sort: &'static str,
        /// The URL of the linked resource. Empty for a document without a URL.
        url: Option<&'p str>,
        /// The title of the linked resource, such as "Provisional agenda".
        title: Option<&'p str>,
        /// For a link or an attachment, its relation to the entity, such as `slides`. For a
        /// document, its symbol, such as "A/73/1/Rev.3".
        relation: Option<&'p str>,
        /// The tag of the language in which the linked resource is written, such as `en`.
        language: Option<&'p str>,
    }

    /// An identifier that an entity has in another system, such as the ORCID of a person.
    ExternalIdRow in "external_ids", key [subject, subject_id, field, scheme], references [] {
        /// The type of the entity to which the identifier belongs, such as `session` or `person`.
        subject: &'static str,
        /// The id of the entity to which the identifier belongs. For a day, this is its number.
        subject_id: Cow<'p, str>,
        /// The path of the identifiers within the entity, as in the wire form. Examples are
        /// `external_ids` and `participations/2/external_ids`.
        field: Cow<'p, str>,
        /// The scheme that defines the identifier, such as `orcid` or `guid`.
        scheme: &'p str,
        /// The identifier of the entity in the other system.
        identifier: &'p str,
    }

    /// A wording of a text in one language. The table contains all texts of the programme in all
    /// languages.
    TextRow in "texts", key [subject, subject_id, field, language], references [] {
        /// The type of the entity to which the text belongs, such as `session` or `person`.
        subject: &'static str,
        /// The id of the entity to which the text belongs. For a day, this is its number. For a
        /// role or kind, this is its code.
        subject_id: Cow<'p, str>,
        /// The path of the text within the entity, as in the wire form. Examples are `title`,
        /// `description/0/paragraph` and `participations/2/label`.
        field: Cow<'p, str>,
        /// The tag of the language of the wording, such as `fr`.
        language: &'p str,
        /// The text in this language, which may contain line breaks.
        wording: &'p str,
    }
}
