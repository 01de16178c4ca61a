//! Synthetic programmes that are the same in every run.
//!
//! Each has one to three days, 20 sessions, 15 people and 4 rooms. The people come from a
//! population in which two people have the same name. Two in five people have
//! an ORCID iD, which a programme mentions in two of three cases. Names are printed with or without
//! accents, or in upper case.

use programme::chrono::{Days, NaiveDate};
use programme::draft::{Country, Day, Organisation, Participation, Person, Room, Session, Venue};
use programme::{Draft, Kind, LanguageTag, Place, Role, Slot};

use crate::member::{Collection, Member, Outcome};

const SYLLABLES: [&str; 25] = [
    "ka", "lo", "mé", "ri", "tu", "na", "so", "bé", "di", "fu", "ga", "ho", "je", "ki", "lü", "ma", "no",
    "pe", "ra", "si", "to", "vé", "wa", "yo", "zi",
];
const ZONES: [Option<&str>; 5] =
    [Some("Europe/Zurich"), Some("America/New_York"), Some("Asia/Tokyo"), Some("UTC"), None];
const COUNTRIES: [&str; 12] = ["BR", "CH", "CL", "DE", "FR", "IN", "JP", "KE", "NG", "NZ", "US", "ZA"];

/// A pseudo-random generator (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `limit`.
    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }
}

/// A number of synthetic programmes.
pub(crate) struct Synthetic {
    pub(crate) programmes: u64,
    /// The size of the population from which the people come.
    pub(crate) people: u64,
}

fn word(mut number: u64, syllables: usize) -> String {
    let mut word = String::new();
    for _ in 0..syllables {
        word.push_str(SYLLABLES[(number % 25) as usize]);
        number /= 25;
    }
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns the name with the given number: unchanged, in upper case or without accents, at random.
fn printed_name(number: u64, random: &mut Random) -> String {
    let name = format!("{} {}", word(number % 625, 2), word(number / 625, 3));
    match random.below(4) {
        0 => name.to_uppercase(),
        1 => name.replace('é', "e").replace('ü', "u"),
        _ => name,
    }
}

fn country(random: &mut Random) -> Outcome<Country> {
    Ok(random.one_of(&COUNTRIES).parse()?)
}

fn draft(number: u64, people: u64) -> Outcome<Draft> {
    let mut random = Random(number.wrapping_mul(0xD1B5_4A32_D192_ED03));
    let id = format!("conference-{number}");
    let mut draft =
        Draft::new(id, format!("Conference {number}")).with_language("en".parse::<LanguageTag>()?);
    if let Some(zone) = random.one_of(&ZONES) {
        draft.time_zone = Some(zone.parse()?);
    }
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).ok_or("an invalid date")?;
    let first = first.checked_add_days(Days::new(random.below(9_000))).ok_or("an invalid date")?;
    let days = 1 + random.below(3);
    for day in 0..days {
        let date = first.checked_add_days(Days::new(day)).ok_or("an invalid date")?;
        draft.days.push(Day::new(i32::try_from(day + 1)?).with_date(date));
    }
    let mut venue = Venue::new("venue").with_name("Venue").with_country(country(&mut random)?);
    for room in 0..4 {
        venue.rooms.push(Room::new(format!("room-{room}"), format!("Room {room}")));
    }
    draft.venues.push(venue);
    let organisation = Organisation::new("host", format!("Institute {}", random.below(5_000)));
    draft.organisations.push(organisation.with_country(country(&mut random)?));

    for position in 0..15 {
        // Some people take part often, and many take part once.
        let person = random.below(people).min(random.below(people));
        let mut row = Person::new(
            format!("person-{position}"),
            printed_name(person % (people / 2).max(1), &mut random),
        );
        if person % 5 < 2 && random.below(3) < 2 {
            row.external_ids
                .insert("orcid", format!("0000-0002-{:04}-{:04}", person / 10_000, person % 10_000))?;
        }
        draft.people.push(row);
    }
    let kinds = [Some(Kind::Talk), Some(Kind::Panel), Some(Kind::Workshop), Some(Kind::Keynote), None];
    for position in 0..20_u64 {
        let day = 1 + position % days;
        let start = 9 * 60 + 45 * (position / days / 4) + random.below(3) * 5;
        let end = start + 30 + random.below(3) * 15;
        let clock = |minutes: u64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let slot = Slot::between(i32::try_from(day)?, clock(start).as_str(), clock(end).as_str())?;
        let mut session = Session::new(format!("session-{position}"))
            .with_title(format!("Lecture {position} of {number}"))
            .with_slot(slot)
            .with_place(Place::room(format!("room-{}", position % 4)));
        session.kind = kinds[random.below(5) as usize].clone();
        for _ in 0..1 + random.below(3) {
            let person = Participation::person(format!("person-{}", random.below(15)));
            let role = if random.below(5) == 0 { Role::Moderator } else { Role::Speaker };
            session.participations.push(person.with_role(role));
        }
        if random.below(25) == 0 {
            session.status = "cancelled".parse()?;
        }
        draft.sessions.push(session);
    }
    Ok(draft)
}

impl Collection for Synthetic {
    fn for_each(&self, visit: &mut dyn FnMut(Member<'_>) -> Outcome<()>) -> Outcome<()> {
        for number in 0..self.programmes {
            let programme = draft(number, self.people)?.build()?;
            let id = format!("conference-{number}");
            visit(Member { programme: &programme, source_id: &id, source: "synthetic", format: "draft" })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Random, draft, printed_name};
    use crate::identity::fold_name;

    #[test]
    fn programmes_are_the_same_in_every_run() {
        assert_eq!(draft(7, 100).unwrap(), draft(7, 100).unwrap());
        assert_ne!(draft(7, 100).unwrap().people, draft(8, 100).unwrap().people);
        let programme = draft(7, 100).unwrap().build().unwrap();
        assert_eq!((programme.sessions().declared().len(), programme.data().people.len()), (20, 15));
    }

    #[test]
    fn forms_of_a_name_are_folded_to_one() {
        let mut random = Random(1);
        let names: std::collections::HashSet<_> = (0..50).map(|_| printed_name(1_234, &mut random)).collect();
        let folded: std::collections::HashSet<_> = names.iter().filter_map(|name| fold_name(name)).collect();
        assert!(names.len() > 1);
        assert_eq!(folded.len(), 1);
    }
}
