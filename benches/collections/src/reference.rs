//! The reference implementation: the same answers, computed from the programmes without tables.
//!
//! It visits the programmes twice. The first pass finds the programme of each event and the names
//! that belong to one registry id. The second pass collects the answers.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use programme::chrono::NaiveDate;
use programme::draft::Party;
use programme::{Person, Programme, Session};

use crate::identity::{REGISTRIES, fold_name};
use crate::member::{Collection, Member, Outcome};

/// The lines of an answer, with tabs between the cells.
pub(crate) type Lines = Vec<String>;

/// The registry ids of the people with one name.
enum Registered {
    One(String),
    Several,
}

/// A session in which somebody speaks, for comparison with the sessions of other events.
struct Appearance {
    event: u32,
    instants: Option<(i64, i64)>,
    date: Option<NaiveDate>,
}

#[derive(Default)]
struct Speaker {
    name: Option<String>,
    events: usize,
    sessions: usize,
    appearances: Vec<Appearance>,
}

fn year(programme: &Programme) -> Option<String> {
    let first = programme.days().filter_map(|day| day.date()).min()?;
    Some(first.format("%Y").to_string())
}

fn event_id(member: &Member<'_>) -> String {
    let id = member.source_id.to_lowercase();
    year(member.programme).map_or_else(|| id.clone(), |year| format!("{id}/{year}"))
}

/// Returns the wording of a person's name that the tables use.
fn name<'p>(programme: &'p Programme, person: Person<'p>) -> Outcome<&'p str> {
    let preferences = programme.preferences(programme.languages().first().cloned())?;
    Ok(person.name().best(&preferences).map_or_else(|| person.name().first(), |chosen| chosen.wording))
}

fn registry_id(person: Person<'_>) -> Option<String> {
    let ids = REGISTRIES.iter().filter_map(|scheme| Some((scheme, person.data().external_ids.get(scheme)?)));
    let ids = ids.map(|(scheme, id)| (scheme, id.to_lowercase().replace("https://orcid.org/", "")));
    ids.map(|(scheme, id)| format!("{scheme}:{id}")).min()
}

fn instants(session: Session<'_>) -> Option<(i64, i64)> {
    Some((session.start_instant().ok()??.timestamp(), session.end_instant().ok()??.timestamp()))
}

/// Returns the sessions in which each person speaks. A repeated session without people of its own
/// counts for nobody, as in the table `participations`.
fn spoken<'p>(programme: &'p Programme) -> BTreeMap<&'p str, Vec<Session<'p>>> {
    let mut sessions: BTreeMap<&str, Vec<Session<'_>>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for participation in programme.participations() {
        let (Some(person), Some(session)) = (participation.person(), participation.session()) else {
            continue;
        };
        let speaks = participation.properties().has_floor
            && participation.status().is_expected()
            && participation.data().replaced_by.is_none()
            && session.takes_place();
        if speaks && seen.insert((person.id().as_str(), session.id().as_str())) {
            sessions.entry(person.id().as_str()).or_default().push(session);
        }
    }
    sessions
}

fn countries(programme: &Programme) -> BTreeSet<String> {
    let draft = programme.data();
    let mut countries = BTreeSet::new();
    let mut add = |country: Option<programme::draft::Country>| {
        countries.extend(country.map(|country| country.as_str().to_owned()));
    };
    draft.venues.iter().for_each(|venue| add(venue.country));
    draft.organisations.iter().for_each(|organisation| add(organisation.country));
    draft.people.iter().flat_map(|person| &person.posts).for_each(|post| add(post.country));
    let here = draft.sessions.iter().flat_map(|session| &session.participations);
    for participation in draft.participations.iter().chain(here) {
        add(participation.country);
        participation.posts.iter().flatten().for_each(|post| add(post.country));
        if let Some(Party::Country(country)) = &participation.on_behalf_of {
            add(Some(*country));
        }
    }
    countries
}

/// Returns the number of rooms that are used, and the most that are in use at one time.
fn rooms(programme: &Programme) -> (usize, usize) {
    let sessions = || programme.sessions().declared().filter(|session| session.takes_place());
    let used: HashSet<_> =
        sessions().flat_map(|session| session.rooms()).map(|room| room.id().as_str()).collect();
    let times: Vec<_> = sessions()
        .filter_map(|session| Some((session.starts_at()?, session.ends_at()?, session)))
        .filter(|(start, end, _)| start < end)
        .collect();
    let busy = times.iter().map(|(moment, ..)| {
        let current = times.iter().filter(|(start, end, _)| start <= moment && moment < end);
        let rooms = current.flat_map(|(.., session)| session.rooms()).map(|room| room.id().as_str());
        rooms.collect::<HashSet<_>>().len()
    });
    (used.len(), busy.max().unwrap_or(0))
}

struct FirstPass {
    /// The programmes that are used, one for each event.
    chosen: HashSet<String>,
    registered: HashMap<String, Registered>,
}

fn first_pass(collection: &dyn Collection) -> Outcome<FirstPass> {
    let mut events: HashMap<String, (usize, String)> = HashMap::new();
    let mut registered: HashMap<String, Registered> = HashMap::new();
    collection.for_each(&mut |member| {
        let (sessions, id) = (member.programme.sessions().declared().len(), member.programme.id().as_str());
        let best = events.entry(event_id(&member)).or_insert_with(|| (sessions, id.to_owned()));
        if sessions > best.0 || (sessions == best.0 && id < best.1.as_str()) {
            *best = (sessions, id.to_owned());
        }
        for person in member.programme.people().filter(|person| !person.data().group) {
            let Some(id) = registry_id(person) else { continue };
            let Some(folded) = fold_name(name(member.programme, person)?) else { continue };
            let of_name = registered.entry(folded);
            let of_name = of_name.or_insert_with(|| Registered::One(id.clone()));
            if matches!(of_name, Registered::One(known) if *known != id) {
                *of_name = Registered::Several;
            }
        }
        Ok(())
    })?;
    Ok(FirstPass { chosen: events.into_values().map(|(_, id)| id).collect(), registered })
}

impl FirstPass {
    /// Returns the identity of a person, and the reason for it.
    fn identity(&self, name: &str, person: Person<'_>) -> (String, &'static str) {
        if let Some(id) = registry_id(person) {
            return (id, "registry id");
        }
        let Some(folded) = fold_name(name) else {
            return (format!("person:{}/{}", person.programme().id(), person.id()), "nothing");
        };
        match self.registered.get(&folded) {
            Some(Registered::One(id)) => (id.clone(), "registry id of the same name"),
            _ => (format!("name:{folded}"), "name"),
        }
    }
}

fn clashes(speakers: &BTreeMap<String, Speaker>, events: &[String]) -> Lines {
    let mut pairs: BTreeMap<(&str, &str, &str, &str), usize> = BTreeMap::new();
    for (identity, speaker) in speakers {
        for (position, one) in speaker.appearances.iter().enumerate() {
            for other in &speaker.appearances[position + 1..] {
                if one.event == other.event {
                    continue;
                }
                let (basis, overlap) = match (one.instants, other.instants) {
                    (Some(one), Some(other)) => ("instants", one.0 < other.1 && other.0 < one.1),
                    _ => ("date", one.date.is_some() && one.date == other.date),
                };
                if overlap {
                    let mut both = [one, other].map(|one| events[one.event as usize].as_str());
                    both.sort_unstable();
                    *pairs.entry((identity, both[0], both[1], basis)).or_default() += 1;
                }
            }
        }
    }
    pairs
        .into_iter()
        .map(|((who, one, other, basis), n)| format!("{who}\t{one}\t{other}\t{basis}\t{n}"))
        .collect()
}

/// Returns rows with numbers as lines, with the largest numbers first and then in the order of
/// their texts.
fn descending(rows: impl Iterator<Item = (String, Vec<usize>)>, order: &[usize]) -> Lines {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by(|(text, numbers), (other, others)| {
        let by_numbers = order.iter().map(|at| others[*at].cmp(&numbers[*at]));
        by_numbers.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then).then_with(|| text.cmp(other))
    });
    let line = |(text, numbers): (String, Vec<usize>)| {
        numbers.into_iter().fold(text, |line, number| format!("{line}\t{number}"))
    };
    rows.into_iter().map(line).collect()
}

/// Returns the answer to each question, by its name.
pub(crate) fn answers(collection: &dyn Collection) -> Outcome<BTreeMap<&'static str, Lines>> {
    let first = first_pass(collection)?;
    let mut events: Vec<String> = Vec::new();
    let mut identities: BTreeMap<&str, (usize, HashSet<String>)> = BTreeMap::new();
    let mut speakers: BTreeMap<String, Speaker> = BTreeMap::new();
    let mut by_year: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut in_use: Vec<(String, Vec<usize>)> = Vec::new();

    collection.for_each(&mut |member| {
        let programme = member.programme;
        if !first.chosen.contains(programme.id().as_str()) {
            return Ok(());
        }
        let event = u32::try_from(events.len())?;
        events.push(event_id(&member));

        let spoken = spoken(programme);
        // Several people of a programme can have the same identity.
        let mut here: BTreeMap<String, (String, Vec<Session<'_>>)> = BTreeMap::new();
        for person in programme.people().filter(|person| !person.data().group) {
            let name = name(programme, person)?;
            let (identity, basis) = first.identity(name, person);
            let (people, of_basis) = identities.entry(basis).or_default();
            *people += 1;
            of_basis.insert(identity.clone());
            if let Some(sessions) = spoken.get(person.id().as_str()) {
                let (shown, all) = here.entry(identity).or_insert_with(|| (name.to_owned(), Vec::new()));
                if name < shown.as_str() {
                    name.clone_into(shown);
                }
                let new = |session: &&Session<'_>| all.iter().all(|known| known.id() != session.id());
                let new: Vec<_> = sessions.iter().filter(new).copied().collect();
                all.extend(new);
            }
        }
        for (identity, (name, sessions)) in here {
            let speaker = speakers.entry(identity).or_default();
            speaker.events += 1;
            speaker.sessions += sessions.len();
            if speaker.name.as_ref().is_none_or(|known| name < *known) {
                speaker.name = Some(name);
            }
            speaker.appearances.extend(sessions.into_iter().map(|session| Appearance {
                event,
                instants: instants(session),
                date: session.day().and_then(|day| day.date()),
            }));
        }

        for country in countries(programme) {
            let year = year(programme).unwrap_or_else(|| "unknown".to_owned());
            *by_year.entry((year, country)).or_default() += 1;
        }
        let mut kinds_here: BTreeMap<&str, usize> = BTreeMap::new();
        for session in programme.sessions().declared().filter(|session| session.takes_place()) {
            *kinds_here.entry(session.kind().map_or("unknown", |kind| kind.as_str())).or_default() += 1;
        }
        for (kind, sessions) in kinds_here {
            let (all, events) = kinds.entry(kind.to_owned()).or_default();
            *all += sessions;
            *events += 1;
        }
        let declared = programme.rooms().count();
        if declared > 0 {
            let (used, busy) = rooms(programme);
            in_use.push((event_id(&member), vec![declared, used, busy]));
        }
        Ok(())
    })?;

    let clashes = clashes(&speakers, &events);
    let identities =
        identities.into_iter().map(|(basis, (rows, of))| format!("{basis}\t{rows}\t{}", of.len()));
    let mut years: Vec<_> = by_year.into_iter().map(|((year, country), n)| (year, n, country)).collect();
    years.sort_by(|(year, n, country), (other, m, place)| {
        year.cmp(other).then(m.cmp(n)).then_with(|| country.cmp(place))
    });
    let speakers = speakers.into_iter().map(|(identity, speaker)| {
        (format!("{identity}\t{}", speaker.name.unwrap_or_default()), vec![speaker.events, speaker.sessions])
    });
    Ok(BTreeMap::from([
        ("identities", identities.collect()),
        ("speakers", descending(speakers, &[0, 1])),
        (
            "countries",
            years.into_iter().map(|(year, n, country)| format!("{year}\t{country}\t{n}")).collect(),
        ),
        ("clashes", clashes),
        ("kinds", descending(kinds.into_iter().map(|(kind, (all, events))| (kind, vec![all, events])), &[0])),
        ("rooms", descending(in_use.into_iter(), &[2, 1])),
    ]))
}
