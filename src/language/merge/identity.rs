//! Matching of people, rooms, organisations and other items by id and name.

use super::row::positions;
use crate::draft::{Draft, Person, Room};
use crate::list::ToList;
use crate::pairing::matching::Matching;
use crate::pairing::name::{Likeness, Name, likeness};
use crate::query::fold::fold;
use crate::value::string_map::ExternalIds;
use crate::value::text::Text;

/// The matching of every kind of item except days and sessions. Doubtful pairs are also collected,
/// so that they can be reported.
#[derive(Debug)]
pub(super) struct ItemMatchings {
    pub(super) people: Matching,
    pub(super) organisations: Matching,
    pub(super) venues: Matching,
    /// Rooms are identified by their position in the list of all rooms of all venues.
    pub(super) rooms: Matching,
    pub(super) tracks: Matching,
    pub(super) agenda_items: Matching,
    pub(super) notes: Matching,
    pub(super) contradicted: Vec<(usize, usize)>,
    pub(super) by_position: ByPosition,
}

#[derive(Debug, Default)]
pub(super) struct ByPosition {
    pub(super) people: Vec<(usize, usize)>,
    pub(super) organisations: Vec<(usize, usize)>,
    pub(super) venues: Vec<(usize, usize)>,
    pub(super) rooms: Vec<(usize, usize)>,
    pub(super) tracks: Vec<(usize, usize)>,
    pub(super) notes: Vec<(usize, usize)>,
}

pub(super) fn rooms(draft: &Draft) -> Vec<(usize, &Room)> {
    let venues = draft.venues.iter().enumerate();
    venues.flat_map(|(at, venue)| venue.rooms.iter().map(move |room| (at, room))).to_list()
}

/// Pairs the remaining items of two lists in order if both lists have the same number of them.
/// Returns the new pairs.
pub(super) fn in_order(matching: &mut Matching) -> Vec<(usize, usize)> {
    let (ours, theirs) = (matching.free_in_base(), matching.free_in_other());
    if ours.len() != theirs.len() {
        return Vec::new();
    }
    let pairs = ours.into_iter().zip(theirs);
    pairs.filter(|&(base, other)| matching.pair(base, other)).to_list()
}

/// Pairs items by id, then by external id, and then by name. A value that occurs more than once in
/// a language version is ignored.
fn known<T>(
    base: &[T],
    other: &[T],
    id: impl Fn(&T) -> &str,
    external: impl Fn(&T) -> Option<&ExternalIds>,
    names: impl Fn(&T) -> Vec<String>,
) -> Matching {
    let mut matching = Matching::new(base.len(), other.len());
    let keys = |rows: &[T]| -> Vec<(usize, String)> {
        rows.iter().enumerate().map(|(at, row)| (at, id(row).to_owned())).to_list()
    };
    matching.pair_unique(&keys(base), &keys(other));
    let keys = |rows: &[T]| -> Vec<(usize, (String, String))> {
        let of = |(at, row): (usize, &T)| {
            let ids = external(row).into_iter().flat_map(ExternalIds::iter);
            ids.map(move |(scheme, id)| (at, (scheme.to_owned(), id.to_owned()))).to_list()
        };
        rows.iter().enumerate().flat_map(of).to_list()
    };
    matching.pair_unique(&keys(base), &keys(other));
    let keys = |rows: &[T]| -> Vec<(usize, String)> {
        let of = |(at, row): (usize, &T)| {
            let mut names = names(row);
            names.sort_unstable();
            names.dedup();
            names.into_iter().filter(|name| !name.is_empty()).map(move |name| (at, name)).to_list()
        };
        rows.iter().enumerate().flat_map(of).to_list()
    };
    matching.pair_unique(&keys(base), &keys(other));
    matching
}

fn wordings<'t>(texts: impl IntoIterator<Item = &'t Text>) -> Vec<String> {
    texts.into_iter().flat_map(Text::entries).map(|(_, wording)| fold(wording)).to_list()
}

/// Pairs people by id, then by external id, and then by name. People with the same id but clearly
/// different names are not paired by their id, and are returned as the second value.
fn people(
    base: &[Person],
    other: &[Person],
    ours: &[Vec<Name>],
    theirs: &[Vec<Name>],
) -> (Matching, Vec<(usize, usize)>) {
    let mut matching = Matching::new(base.len(), other.len());
    let there = positions(other.iter().map(|row| row.id.as_str()));
    let mut contradicted = Vec::new();
    for (at, person) in base.iter().enumerate() {
        let Some(&same) = there.get(person.id.as_str()) else { continue };
        let names =
            (ours.get(at).map_or(&[][..], Vec::as_slice), theirs.get(same).map_or(&[][..], Vec::as_slice));
        if likeness(names.0, names.1) == Likeness::Different {
            contradicted.push((at, same));
        } else {
            matching.pair(at, same);
        }
    }
    let external = |rows: &[Person]| -> Vec<(usize, (String, String))> {
        let of = |(at, row): (usize, &Person)| {
            let ids =
                row.external_ids.iter().map(move |(scheme, id)| (at, (scheme.to_owned(), id.to_owned())));
            ids.to_list()
        };
        rows.iter().enumerate().flat_map(of).to_list()
    };
    matching.pair_unique(&external(base), &external(other));
    for key in [Name::key, Name::sorted_key] {
        let keys = |rows: &[Person], names: &[Vec<Name>]| -> Vec<(usize, (bool, String))> {
            let of = |((at, row), names): ((usize, &Person), &Vec<Name>)| {
                let mut keys: Vec<_> = names.iter().map(|name| (row.group, key(name))).to_list();
                keys.sort_unstable();
                keys.dedup();
                keys.into_iter().map(move |key| (at, key)).to_list()
            };
            rows.iter().enumerate().zip(names).flat_map(of).to_list()
        };
        matching.pair_unique(&keys(base, ours), &keys(other, theirs));
    }
    (matching, contradicted)
}

/// Returns the parts of a room name that do not depend on the language: words with digits, Roman
/// numerals and single letters. For example, both "Salle XVIII" and "Room XVIII" result in "xviii".
fn mark(name: &str) -> Option<String> {
    let is_mark = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let roman = !word.is_empty() && word.chars().all(|c| "ivxlcdm".contains(c));
        roman || word.chars().count() == 1 || word.chars().any(char::is_numeric)
    };
    let folded = fold(name);
    let marks: Vec<&str> = folded.split(' ').filter(|word| is_mark(word)).to_list();
    (!marks.is_empty()).then(|| marks.join(" "))
}

impl ItemMatchings {
    /// Pairs items by their ids, external identifiers and names, and footnotes also by their order.
    /// The sessions of the items cannot be compared here, because no sessions are paired yet.
    pub(super) fn new(base: &Draft, other: &Draft, ours: &[Vec<Name>], theirs: &[Vec<Name>]) -> Self {
        let (people, contradicted) = people(&base.people, &other.people, ours, theirs);
        let venues = known(
            &base.venues,
            &other.venues,
            |row| row.id.as_str(),
            |row| Some(&row.external_ids),
            |row| wordings(&row.name),
        );
        let rooms_of = (rooms(base), rooms(other));
        let room_id = |(_, room): &(usize, &Room)| -> String { room.id.to_string() };
        let (ids, other_ids): (Vec<String>, Vec<String>) =
            (rooms_of.0.iter().map(room_id).to_list(), rooms_of.1.iter().map(room_id).to_list());
        let keyed = |rows: &[(usize, &Room)], ids: Vec<String>| -> Vec<(String, Vec<String>, ExternalIds)> {
            let of = |((_, room), id): (&(usize, &Room), String)| {
                (id, wordings([&room.name]), room.external_ids.clone())
            };
            rows.iter().zip(ids).map(of).to_list()
        };
        let rooms = known(
            &keyed(&rooms_of.0, ids),
            &keyed(&rooms_of.1, other_ids),
            |row| row.0.as_str(),
            |row| Some(&row.2),
            |row| row.1.clone(),
        );
        let organisations = known(
            &base.organisations,
            &other.organisations,
            |row| row.id.as_str(),
            |row| Some(&row.external_ids),
            |row| wordings([&row.name].into_iter().chain(&row.short_name)),
        );
        let tracks = known(
            &base.tracks,
            &other.tracks,
            |row| row.id.as_str(),
            |row| Some(&row.external_ids),
            |row| wordings([&row.name]),
        );
        let agenda_items = known(
            &base.agenda_items,
            &other.agenda_items,
            |row| row.id.as_str(),
            |row| Some(&row.external_ids),
            |row| row.number.iter().map(|number| fold(number)).to_list(),
        );
        let mut notes = known(&base.notes, &other.notes, |row| row.id.as_str(), |_| None, |_| Vec::new());
        // Footnotes are usually numbered, so the remaining footnotes are paired in order.
        let by_position = ByPosition { notes: in_order(&mut notes), ..ByPosition::default() };
        let mut items = Self {
            people,
            organisations,
            venues,
            rooms,
            tracks,
            agenda_items,
            notes,
            contradicted,
            by_position,
        };
        items.rooms_by_mark(&rooms_of.0, &rooms_of.1);
        items
    }

    fn rooms_by_mark(&mut self, base: &[(usize, &Room)], other: &[(usize, &Room)]) {
        let keys = |rows: &[(usize, &Room)],
                    venue: &dyn Fn(usize) -> Option<usize>|
         -> Vec<(usize, (usize, String))> {
            let of = |(at, (within, room)): (usize, &(usize, &Room))| {
                let mut marks: Vec<String> =
                    room.name.entries().filter_map(|(_, wording)| mark(wording)).to_list();
                marks.sort_unstable();
                marks.dedup();
                let within = venue(*within);
                marks.into_iter().filter_map(|mark| Some((at, (within?, mark)))).to_list()
            };
            rows.iter().enumerate().flat_map(of).to_list()
        };
        let venues = &self.venues;
        let (ours, theirs) = (keys(base, &Some), keys(other, &|at| venues.in_base(at)));
        self.rooms.pair_unique(&ours, &theirs);
    }
}
