//! The questions in SQL, with the common tables on which they are based.
//!
//! Each answer is sorted by enough columns that its order is determined. `count(DISTINCT …)` is
//! used only for few groups, because DataFusion keeps a set for each group.

/// A question about all programmes of a collection.
pub(crate) struct Question {
    pub(crate) name: &'static str,
    /// The meaning of the answer.
    pub(crate) what: &'static str,
    pub(crate) columns: &'static [&'static str],
    select: &'static str,
}

impl Question {
    /// Returns the complete query.
    pub(crate) fn sql(&self) -> String {
        format!("{COMMON}{}", self.select)
    }
}

/// - `events`: one programme for each event. Programmes with the same id in their sources and the
///   same year are of one event, and the one with the most sessions is used.
/// - `identities`: the identity of each person. It is the id in a registry, or the only id that
///   anybody with the same name has, or the name. Somebody without a name is only identified within
///   the programme.
/// - `appearances`: one row for each person who speaks in a session, and for each participation.
const COMMON: &str = "
WITH programmes AS (
    SELECT s.programme_id, substr(d.first_date, 1, 4) AS year, coalesce(n.sessions, 0) AS sessions,
        lower(s.source_id) || coalesce('/' || substr(d.first_date, 1, 4), '') AS event_id
    FROM sources s
    LEFT JOIN (SELECT programme_id, min(date) AS first_date FROM days GROUP BY programme_id) d
        ON d.programme_id = s.programme_id
    LEFT JOIN (SELECT programme_id, count(*) AS sessions FROM sessions GROUP BY programme_id) n
        ON n.programme_id = s.programme_id
), events AS (
    SELECT programme_id, event_id, year FROM (
        SELECT programme_id, event_id, year,
            row_number() OVER (PARTITION BY event_id ORDER BY sessions DESC, programme_id) AS place
        FROM programmes
    ) ranked WHERE place = 1
), registered AS (
    SELECT programme_id, subject_id AS person_id,
        min(scheme || ':' || replace(lower(identifier), 'https://orcid.org/', '')) AS identity
    FROM external_ids
    WHERE subject = 'person' AND field = 'external_ids'
        AND scheme IN ('isni', 'orcid', 'viaf', 'wikidata')
    GROUP BY programme_id, subject_id
), known AS (
    SELECT n.folded_name, min(r.identity) AS identity
    FROM person_names n
    JOIN registered r ON r.programme_id = n.programme_id AND r.person_id = n.person_id
    GROUP BY n.folded_name HAVING min(r.identity) = max(r.identity)
), identities AS (
    SELECT n.programme_id, n.person_id,
        coalesce(r.identity, k.identity, 'name:' || n.folded_name,
            'person:' || n.programme_id || '/' || n.person_id) AS identity,
        CASE WHEN r.identity IS NOT NULL THEN 'registry id'
            WHEN k.identity IS NOT NULL THEN 'registry id of the same name'
            WHEN n.folded_name IS NOT NULL THEN 'name'
            ELSE 'nothing' END AS basis
    FROM person_names n
    LEFT JOIN registered r ON r.programme_id = n.programme_id AND r.person_id = n.person_id
    LEFT JOIN known k ON k.folded_name = n.folded_name
), appearances AS (
    SELECT e.event_id, e.programme_id, s.session_id, s.date, i.identity, p.name
    FROM participations p
    JOIN sessions s ON s.programme_id = p.programme_id AND s.session_id = p.session_id
    JOIN identities i ON i.programme_id = p.programme_id AND i.person_id = p.person_id
    JOIN events e ON e.programme_id = p.programme_id
    WHERE p.has_floor AND p.status NOT IN ('declined', 'withdrawn', 'no-show')
        AND p.replaced_by_number IS NULL AND s.takes_place
)";

pub(crate) const QUESTIONS: [Question; 6] = [
    Question {
        name: "identities",
        what: "How the identity of the people of all events was decided",
        columns: &["basis", "rows", "identities"],
        select: "
SELECT i.basis, count(*) AS people, count(DISTINCT i.identity) AS identities
FROM identities i JOIN events e ON e.programme_id = i.programme_id
GROUP BY i.basis ORDER BY 1",
    },
    Question {
        name: "speakers",
        what: "People by the number of events in which they speak, with the number of sessions",
        columns: &["identity", "name", "events", "sessions"],
        select: "
SELECT identity, min(name) AS name, count(*) AS events, sum(sessions) AS sessions
FROM (
    SELECT identity, event_id, min(name) AS name, count(*) AS sessions
    FROM (
        SELECT identity, event_id, session_id, min(name) AS name
        FROM appearances GROUP BY identity, event_id, session_id
    ) of_session
    GROUP BY identity, event_id
) of_event
GROUP BY identity ORDER BY 3 DESC, 4 DESC, 1",
    },
    Question {
        name: "countries",
        what: "Countries by year, with the number of events that name them",
        columns: &["year", "country", "events"],
        select: "
, mentions AS (
    SELECT programme_id, country FROM venues
    UNION SELECT programme_id, country FROM organisations
    UNION SELECT programme_id, country FROM posts
    UNION SELECT programme_id, country FROM participations
    UNION SELECT programme_id, CASE WHEN behalf = 'country' THEN behalf_of END AS country
        FROM participations
)
SELECT coalesce(e.year, 'unknown') AS year, m.country, count(DISTINCT e.event_id) AS events
FROM mentions m JOIN events e ON e.programme_id = m.programme_id
WHERE m.country IS NOT NULL
GROUP BY coalesce(e.year, 'unknown'), m.country ORDER BY 1, 3 DESC, 2",
    },
    Question {
        name: "clashes",
        what: "People in two events at once. Sessions without known instants are compared by date",
        columns: &["identity", "event", "other event", "compared by", "pairs of sessions"],
        select: "
, timed AS (
    SELECT DISTINCT a.event_id, a.session_id, a.identity, a.date, t.start_utc, t.end_utc
    FROM appearances a
    LEFT JOIN session_instants t
        ON t.programme_id = a.programme_id AND t.session_id = a.session_id
)
SELECT a.identity, a.event_id, b.event_id AS other_event_id,
    CASE WHEN a.start_utc IS NULL OR b.start_utc IS NULL THEN 'date' ELSE 'instants' END AS basis,
    count(*) AS pairs
FROM timed a JOIN timed b ON a.identity = b.identity
WHERE a.event_id < b.event_id AND (
    (a.start_utc < b.end_utc AND b.start_utc < a.end_utc)
    OR ((a.start_utc IS NULL OR b.start_utc IS NULL) AND a.date = b.date)
)
GROUP BY a.identity, a.event_id, b.event_id,
    CASE WHEN a.start_utc IS NULL OR b.start_utc IS NULL THEN 'date' ELSE 'instants' END
ORDER BY 1, 2, 3, 4",
    },
    Question {
        name: "kinds",
        what: "Sessions that take place, by kind, with the number of events",
        columns: &["kind", "sessions", "events"],
        select: "
SELECT coalesce(s.kind, 'unknown') AS kind, count(*) AS sessions,
    count(DISTINCT e.event_id) AS events
FROM sessions s JOIN events e ON e.programme_id = s.programme_id
WHERE s.takes_place
GROUP BY coalesce(s.kind, 'unknown') ORDER BY 2 DESC, 1",
    },
    Question {
        name: "rooms",
        what: "Events with rooms: the rooms, those that are used, and the most in use at one time",
        columns: &["event", "rooms", "used", "at once"],
        select: "
, held AS (
    SELECT DISTINCT r.programme_id, r.room_id, s.starts_at, s.ends_at
    FROM session_rooms r
    JOIN sessions s ON s.programme_id = r.programme_id AND s.session_id = r.session_id
    WHERE NOT r.relayed AND s.takes_place
), starts AS (
    SELECT DISTINCT programme_id, starts_at FROM held WHERE starts_at < ends_at
), moments AS (
    SELECT programme_id, starts_at, count(*) AS busy
    FROM (
        SELECT DISTINCT a.programme_id, a.starts_at, b.room_id
        FROM starts a JOIN held b ON a.programme_id = b.programme_id
        WHERE b.starts_at <= a.starts_at AND a.starts_at < b.ends_at
    ) in_use
    GROUP BY programme_id, starts_at
), busiest AS (
    SELECT programme_id, max(busy) AS busy FROM moments GROUP BY programme_id
), used AS (
    SELECT programme_id, count(*) AS used
    FROM (SELECT DISTINCT programme_id, room_id FROM held) distinct_rooms GROUP BY programme_id
), declared AS (
    SELECT programme_id, count(*) AS rooms FROM rooms GROUP BY programme_id
)
SELECT e.event_id, d.rooms, coalesce(u.used, 0) AS used, coalesce(b.busy, 0) AS busy
FROM events e
JOIN declared d ON d.programme_id = e.programme_id
LEFT JOIN used u ON u.programme_id = e.programme_id
LEFT JOIN busiest b ON b.programme_id = e.programme_id
ORDER BY 4 DESC, 3 DESC, 1",
    },
];
