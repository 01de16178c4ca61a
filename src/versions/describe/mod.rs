//! Descriptions of changes in natural language.

mod aspect;
mod clause;
mod description;
mod exchanged_rooms;
mod field_names;
mod filter;
mod inherited;
mod language_names;
mod names;
mod options;
mod participants;
mod rows;
mod sessions;
mod status_words;
mod word_diff;
mod words;

pub use aspect::Aspect;
pub use description::{ChangeGroup, DescribedChange, Description, Statement};
pub use options::{DescribeOptions, Grouping};
pub use word_diff::{TextPiece, word_diff};

use std::collections::{BTreeMap, HashMap, HashSet};

use super::changes::{Changes, FieldChange, PairedBy, Rename, RowChange};
use super::row::Row;
use crate::programme::Programme;
use crate::query::fold::fold;
use crate::report::Subject;
use crate::value::id::{PersonId, SessionId, TrackId};
use crate::value::time::DayTime;
use crate::view::Session;
use crate::view::above::Above;
use description::GroupRows;
use exchanged_rooms::ExchangedRooms;
use filter::Filter;
use inherited::InheritedChanges;
use names::{Names, title};
use rows::capitalised;
use sessions::Style;

/// The maximum number of people of a session who are considered if the session inherits them from
/// the session that it repeats, and the maximum number of its repeats. The changes of a session are
/// listed in the groups of its people.
const MOST_INHERITED: usize = 256;

impl Changes {
    /// Describes the changes in sentences, for people who read the programme: visitors, speakers,
    /// or the readers of a list of changes.
    ///
    /// The sentences are in English, French, Spanish, Russian, Arabic or Chinese. `before` and
    /// `after` are the versions that were compared, because the sentences need the names of
    /// sessions, people and rooms. Names that the later version no longer contains come from the
    /// earlier version.
    ///
    /// Each session is described once, in one sentence with all of its changes. A repeat is also
    /// described if a value that it inherits from its original session changed, such as the people.
    /// Only a new position in a list is described separately. A new or removed session is described
    /// by a single statement, which also names its people. If a room or a day changed, the sessions
    /// in it are not listed. If all sessions of a removed room moved to the same new room, a single
    /// sentence describes the move. A session that moved to another day is described on its new
    /// day. Below the heading of its earlier day, a single sentence lists all sessions that moved
    /// away.
    ///
    /// ```
    /// use programme::draft::{Participation, Person, Session};
    /// use programme::versions::describe::DescribeOptions;
    /// use programme::{Draft, LanguageTag, Role};
    ///
    /// let draft = |role: Role| -> Result<Draft, programme::Error> {
    ///     let ada = Participation::person("ada").with_role(role);
    ///     let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
    ///     let talk = Session::new("talk").with_title("Rivers").with_participation(ada);
    ///     Ok(draft.with_person(Person::new("ada", "Ada Okoye")).with_session(talk))
    /// };
    /// let (before, after) = (draft(Role::Speaker)?.build()?, draft(Role::Moderator)?.build()?);
    ///
    /// let options = DescribeOptions::new(after.preferences(["en"])?);
    /// let description = before.changes(&after).describe(&before, &after, &options);
    /// assert_eq!(
    ///     description.changes()[0].sentence,
    ///     "“Rivers”: Ada Okoye takes part as moderator instead of speaker.",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn describe(&self, before: &Programme, after: &Programme, options: &DescribeOptions) -> Description {
        if !options.public {
            return Describer::new(self, before, after, options).describe();
        }
        let (ours, theirs) = (before.public(), after.public());
        let mut changes = ours.changes(&theirs);
        // If the caller removed rows from the change set, only the remaining rows are described.
        // Rows that were published or withdrawn together with a remaining session, such as its
        // parts, are not listed in the change set.
        let described: HashSet<Subject> = self.rows.iter().map(RowChange::subject).collect();
        let all = before.changes(after);
        let omitted: HashSet<Subject> =
            all.rows.iter().map(RowChange::subject).filter(|subject| !described.contains(subject)).collect();
        let is_omitted = |session: Session<'_>| omitted.contains(&Subject::Session(session.id().clone()));
        let (mut in_ours, mut in_theirs) = (Above::new(&is_omitted), Above::new(&is_omitted));
        changes.rows.retain(|row| {
            let subject = row.subject();
            if described.contains(&subject) || is_reused(&changes.renames, row) {
                return true;
            }
            let (programme, above) = match row {
                RowChange::Added { .. } => (&theirs, &mut in_theirs),
                RowChange::Removed { .. } => (&ours, &mut in_ours),
                RowChange::Changed { .. } => return false,
            };
            let Subject::Session(id) = &subject else { return omitted.is_empty() };
            !omitted.contains(&subject) && !programme.session(id.as_str()).is_some_and(|one| above.any(one))
        });
        Describer::new(&changes, &ours, &theirs, options).describe()
    }
}

/// Returns `true` if the id of a row belongs to different rows in the two versions.
fn is_reused(renames: &[Rename], row: &RowChange) -> bool {
    let subject = row.subject();
    renames
        .iter()
        .any(|rename| rename.by == PairedBy::IdReused && [&rename.from, &rename.to].contains(&&subject))
}

/// Returns the people in the parts of a session, each of them once. At most 256 parts are
/// considered.
fn people_of_parts(session: Option<Session<'_>>) -> Vec<PersonId> {
    let mut parts: Vec<Session<'_>> =
        session.into_iter().flat_map(|session| session.parts()).take(MOST_INHERITED).collect();
    let (mut at, mut seen, mut people) = (0, HashSet::new(), Vec::new());
    while let Some(part) = parts.get(at).copied() {
        at += 1;
        let listed = part.people().take(MOST_INHERITED).map(|person| person.id().clone());
        people.extend(listed.filter(|id| seen.insert(id.clone())));
        let free = MOST_INHERITED.saturating_sub(parts.len());
        parts.extend(part.parts().take(free));
    }
    people
}

/// The position of a change in a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    General,
    Day(i32),
    Unscheduled,
}

struct Describer<'a> {
    changes: &'a Changes,
    options: &'a DescribeOptions,
    names: Names<'a>,
    filter: Filter<'a>,
    /// The new numbers of renumbered days.
    later_days: HashMap<i32, i32>,
    /// The new sessions with each title.
    new_titles: HashMap<String, Vec<&'a SessionId>>,
    /// The tracks to which sessions of the earlier or the later version belong.
    used_tracks: [HashSet<TrackId>; 2],
    found: Vec<(Section, Option<DayTime>, DescribedChange)>,
    /// The changes of repeats that differ from those of their own fields.
    inherited: InheritedChanges,
    /// The sessions that moved to another day, by the day that they left. Its number is that in the
    /// later version. Only descriptions by day list them.
    departures: BTreeMap<i32, Vec<(Option<DayTime>, SessionId, String)>>,
}

fn used_tracks(programme: &Programme) -> HashSet<TrackId> {
    programme.data().sessions.iter().flat_map(|session| session.tracks.iter().cloned()).collect()
}

impl<'a> Describer<'a> {
    fn new(
        changes: &'a Changes,
        before: &'a Programme,
        after: &'a Programme,
        options: &'a DescribeOptions,
    ) -> Self {
        let days = changes.renames.iter().filter_map(|rename| match (&rename.from, &rename.to) {
            (Subject::Day(from), Subject::Day(to)) => Some((*from, *to)),
            _ => None,
        });
        let names = Names::new(changes, before, after, options);
        let mut new_titles: HashMap<String, Vec<&SessionId>> = HashMap::new();
        for row in &changes.rows {
            if let RowChange::Added { row: Row::Session(session), .. } = row
                && let Some(view) = names.session_after(&session.id)
            {
                new_titles.entry(title(view, &names.after)).or_default().push(&session.id);
            }
        }
        let filter = Filter::new(options, &names);
        let inherited = InheritedChanges::find(changes, &names);
        Self {
            changes,
            options,
            new_titles,
            names,
            filter,
            later_days: days.collect(),
            used_tracks: [used_tracks(before), used_tracks(after)],
            found: Vec::new(),
            inherited,
            departures: BTreeMap::new(),
        }
    }

    fn wants(&self, aspect: Aspect) -> bool {
        self.options.aspects.contains(&aspect)
    }

    fn describe(mut self) -> Description {
        let changes = self.changes;
        let mut renamed: HashMap<&Subject, &Rename> = HashMap::new();
        if self.wants(Aspect::Technical) {
            let renames = changes.renames.iter().filter(|rename| rename.by != PairedBy::IdReused);
            renamed.extend(renames.map(|rename| (&rename.to, rename)));
        }
        let exchanged = if self.wants(Aspect::Place) {
            ExchangedRooms::find(changes, |id| self.passes(id))
        } else {
            ExchangedRooms::default()
        };
        for exchange in &exchanged.exchanges {
            let mut change = self.names.exchanged_room(exchange);
            let mut seen = HashSet::new();
            for id in &change.sessions {
                let people = self.people(self.names.session_before(id), self.names.session_after(id));
                change.people.extend(people.into_iter().filter(|person| seen.insert(person.clone())));
            }
            self.found.push((Section::General, None, change));
        }
        self.rooms(&exchanged);
        for row in &changes.rows {
            match row {
                RowChange::Added { row, .. } => self.new_or_removed(row, true, &exchanged),
                RowChange::Removed { row, .. } => self.new_or_removed(row, false, &exchanged),
                RowChange::Changed { subject, fields } => {
                    let rename = renamed.remove(subject);
                    self.changed(subject, fields, rename, &exchanged);
                }
            }
        }
        for rename in &changes.renames {
            if renamed.contains_key(&rename.to) {
                self.changed(&rename.to, &[], Some(rename), &exchanged);
            }
        }
        for id in std::mem::take(&mut self.inherited.order) {
            if let Some(fields) = self.inherited.take(&id) {
                self.changed_fields(&Subject::Session(id), &fields, None, &exchanged);
            }
        }
        if self.wants(Aspect::Order) {
            for order in &changes.orders {
                let change = self.names.moved_row(order);
                self.add(change);
            }
        }
        self.found.sort_by_key(|(section, start, _)| (*section, *start));
        self.grouped()
    }

    /// Returns `true` if the filters select a session.
    fn passes(&self, id: &SessionId) -> bool {
        self.filter.session(self.names.session_before(id), self.names.session_after(id))
    }

    fn new_or_removed(&mut self, row: &'a Row, is_new: bool, exchanged: &ExchangedRooms<'_>) {
        let subject = row.subject();
        let aspect = Aspect::of_row(&subject);
        if !self.wants(aspect) {
            return;
        }
        let Row::Session(session) = row else {
            if !exchanged.names_room(&subject) && !self.follows(&subject, is_new) {
                let details = matches!(subject, Subject::Room(_)).then_some(self.names.words.no_sessions);
                let sentence = self.names.row_sentence(row, is_new, details);
                self.add(DescribedChange::of_sentence(subject, aspect, sentence));
            }
            return;
        };
        let (found, phrases) = if is_new {
            (self.names.session_after(&session.id), &self.names.after)
        } else {
            (self.names.session_before(&session.id), &self.names.before)
        };
        // Dropped sessions are never shown, so readers do not know about them.
        let Some(view) = found.filter(|_| session.status != crate::value::status::SessionStatus::Dropped)
        else {
            return;
        };
        let mut sentence = self.names.new_or_removed(view, phrases, is_new, self.style());
        if !is_new && let Some(other) = self.new_with_title_of(view) {
            let details = [
                self.names.time_of(other, &self.names.after, true),
                self.names.place_of(other, &self.names.after),
            ];
            let d = self.names.joined(details.into_iter().flatten());
            sentence.push_str(self.names.words.semicolon);
            sentence.push_str(&self.names.fill(self.names.words.same_title, &[('d', &d)]));
        }
        let sentence = self.names.sentence(&sentence);
        self.add(DescribedChange::of_sentence(subject, aspect, sentence));
    }

    /// Returns the only new session that has the title of a removed session, if it has a time.
    /// Equal titles do not prove that both are the same session, but readers look for the new one.
    fn new_with_title_of(&self, removed: Session<'a>) -> Option<Session<'a>> {
        let title = title(removed, &self.names.before);
        match self.new_titles.get(&title)?.as_slice() {
            [id] => self.names.session_after(id).filter(|session| session.slot().is_some()),
            _ => None,
        }
    }

    /// Adds one sentence about all new rooms in which sessions take place, and one about all
    /// removed rooms in which sessions took place until now. A description with filters does not
    /// contain them, because the sentences about the selected sessions already name the rooms.
    fn rooms(&mut self, exchanged: &ExchangedRooms<'_>) {
        if !self.wants(Aspect::Place) || self.filter.is_set() {
            return;
        }
        let (mut new, mut unused) = (Vec::new(), Vec::new());
        for change in &self.changes.rows {
            let (row, is_new) = match change {
                RowChange::Added { row, .. } => (row, true),
                RowChange::Removed { row, .. } => (row, false),
                RowChange::Changed { .. } => continue,
            };
            let Row::Room { room, .. } = row else { continue };
            let subject = row.subject();
            if !exchanged.names_room(&subject) && self.follows(&subject, is_new) {
                let name = self.names.quoted(&self.names.name(&room.name));
                if is_new { new.push(name) } else { unused.push(name) }
            }
        }
        let words = self.names.words;
        for (rooms, sentence) in [(new, words.new_rooms), (unused, words.unused_rooms)] {
            if !rooms.is_empty() {
                let sentence = self.names.fill(sentence, &[('s', &self.names.listed(&rooms))]);
                let sentence = self.names.sentence(&sentence);
                let change = DescribedChange::of_sentence(Subject::Programme, Aspect::Place, sentence);
                self.found.push((Section::General, None, change));
            }
        }
    }

    /// Records that a session moved to another day.
    fn depart(&mut self, id: &SessionId) {
        let (Some(before), Some(after)) = (self.names.session_before(id), self.names.session_after(id))
        else {
            return;
        };
        let (Some(from), Some(to)) = (before.slot(), after.slot()) else { return };
        let day = self.later_days.get(&from.day_number()).copied().unwrap_or(from.day_number());
        if day == to.day_number() || !after.status().takes_place() || !self.passes(id) {
            return;
        }
        // A session after midnight can be listed with the day before or after midnight. If its date
        // is the same, it did not move to another day.
        let dates = [Names::date_of(before), Names::date_of(after)];
        if dates[0].is_some() && dates[0] == dates[1] {
            return;
        }
        let names = &self.names;
        let details = [names.time_of(after, &names.after, true), names.place_of(after, &names.after)];
        let mut moved = names.session(after, &names.after, details.into_iter().flatten());
        if let Some(time) = names.time_of(before, &names.before, false) {
            moved = format!("{time} {moved}");
        }
        self.departures.entry(day).or_default().push((from.start(), id.clone(), moved));
    }

    /// Returns `true` if sessions refer to a new or removed row, such as a person or a room. In
    /// this case, other sentences already name the row.
    fn follows(&self, subject: &Subject, is_new: bool) -> bool {
        let phrases = if is_new { &self.names.after } else { &self.names.before };
        let programme = phrases.programme();
        let subject = if is_new { subject.clone() } else { self.names.earlier(subject.clone()) };
        match &subject {
            Subject::Person(id) => {
                programme.person(id.as_str()).is_some_and(|person| person.participations().next().is_some())
            }
            Subject::Room(id) => programme
                .room(id.as_str())
                .is_some_and(|room| room.sessions().next().is_some() || room.relayed_sessions().len() > 0),
            Subject::Day(number) => programme.day(*number).is_some_and(|day| day.sessions().len() > 0),
            Subject::Track(id) => self.used_tracks.iter().any(|used| used.contains(id)),
            _ => false,
        }
    }

    fn changed(
        &mut self,
        subject: &Subject,
        fields: &[FieldChange],
        rename: Option<&Rename>,
        exchanged: &ExchangedRooms<'_>,
    ) {
        let inherited = match subject {
            Subject::Session(id) => self.inherited.take(id),
            _ => None,
        };
        self.changed_fields(subject, inherited.as_deref().unwrap_or(fields), rename, exchanged);
    }

    fn changed_fields(
        &mut self,
        subject: &Subject,
        fields: &[FieldChange],
        rename: Option<&Rename>,
        exchanged: &ExchangedRooms<'_>,
    ) {
        let aspects = &self.options.aspects;
        let is_described = |aspect: Aspect| aspects.contains(&aspect);
        let found = if let Subject::Session(id) = subject {
            let has_place = !exchanged.contains(id);
            let fields: Vec<_> =
                fields.iter().filter(|change| has_place || change.field != "place").collect();
            self.names.changed_session(id, &fields, rename, is_described, self.style())
        } else {
            self.names.changed_row(subject, fields, rename, is_described, self.options.word_difference)
        };
        if let Some(change) = found {
            if let Subject::Session(id) = subject
                && self.options.grouping == Grouping::Day
                && change.aspects().contains(&Aspect::Time)
            {
                self.depart(id);
            }
            self.add(change);
        }
    }

    /// Returns the style of the sentences. Day headings exist only if the description is grouped by
    /// day.
    fn style(&self) -> Style {
        Style {
            word_difference: self.options.word_difference,
            under_day: self.options.grouping == Grouping::Day,
        }
    }

    /// Adds a change, unless the filters exclude it.
    fn add(&mut self, mut change: DescribedChange) {
        let (section, start) = match &change.subject {
            Subject::Session(id) => {
                let (before, after) = (self.names.session_before(id), self.names.session_after(id));
                if !self.filter.session(before, after) {
                    return;
                }
                change.people = self.people(before, after);
                let moves = |aspect: &Aspect| matches!(aspect, Aspect::Status | Aspect::Time | Aspect::Place);
                if change.aspects().iter().any(moves) {
                    let known: HashSet<PersonId> = change.people.iter().cloned().collect();
                    let people = people_of_parts(after.or(before));
                    change.people.extend(people.into_iter().filter(|id| !known.contains(id)));
                }
                let later = |day: i32| self.later_days.get(&day).copied().unwrap_or(day);
                let slot = match after {
                    Some(session) => session.slot(),
                    None => before
                        .and_then(|session| session.slot())
                        .map(|slot| slot.on_day(later(slot.day_number()))),
                };
                match slot {
                    Some(slot) => (Section::Day(slot.day_number()), slot.start()),
                    None => (Section::Unscheduled, None),
                }
            }
            subject => {
                if !self.filter.row(subject, &change.aspects()) {
                    return;
                }
                match subject {
                    Subject::Person(id) => change.people = vec![id.clone()],
                    Subject::Programme | Subject::Day(_) => {}
                    _ => change.people = self.people_in(subject),
                }
                match subject {
                    Subject::Day(number) => (Section::Day(*number), None),
                    _ => (Section::General, None),
                }
            }
        };
        if let Section::Day(number) = section {
            change.day = Some(number);
        }
        self.found.push((section, start, change));
    }

    /// Returns the people of a session in either version, each of them once. The ids are those of
    /// the later version.
    fn people(&self, before: Option<Session<'a>>, after: Option<Session<'a>>) -> Vec<PersonId> {
        let of = |session: Option<Session<'a>>| {
            let most = session.map_or(0, |session| session.data().participations.len()).max(MOST_INHERITED);
            let people = session.into_iter().flat_map(|session| session.people()).take(most);
            people.map(|person| person.id().clone()).collect::<Vec<_>>()
        };
        let earlier = of(before).into_iter().filter_map(|id| match self.names.later(Subject::Person(id)) {
            Subject::Person(id) => Some(id),
            _ => None,
        });
        let mut seen = HashSet::new();
        of(after).into_iter().chain(earlier).filter(|id| seen.insert(id.clone())).collect()
    }

    /// Returns the people who take part in the sessions of a room. For all other items, the list is
    /// empty.
    fn people_in(&self, subject: &Subject) -> Vec<PersonId> {
        let Subject::Room(id) = subject else { return Vec::new() };
        let room = self.names.after.programme().room(id.as_str());
        let mut seen = HashSet::new();
        let sessions = room.into_iter().flat_map(|room| room.sessions());
        let people = sessions.flat_map(|session| session.people());
        people.map(|person| person.id().clone()).filter(|id| seen.insert(id.clone())).collect()
    }

    fn grouped(mut self) -> Description {
        let groups = match self.options.grouping {
            Grouping::Day => self.group_by_day(),
            Grouping::Person => self.group_by_person(),
        };
        Description { changes: self.found.into_iter().map(|(_, _, change)| change).collect(), groups }
    }

    fn group_by_day(&mut self) -> Vec<GroupRows> {
        let mut groups: BTreeMap<Section, GroupRows> = BTreeMap::new();
        for (at, (section, ..)) in self.found.iter().enumerate() {
            groups.entry(*section).or_default().changes.push(at);
        }
        for (day, mut departures) in std::mem::take(&mut self.departures) {
            departures.sort();
            let moved = self.names.joined(departures.into_iter().map(|(.., moved)| moved));
            let sentence = self.names.fill(self.names.words.moved_away, &[('s', &moved)]);
            groups.entry(Section::Day(day)).or_default().moved_away = Some(self.names.sentence(&sentence));
        }
        let named =
            groups.into_iter().map(|(section, group)| GroupRows { heading: self.heading(section), ..group });
        named.collect()
    }

    fn heading(&self, section: Section) -> String {
        let names = &self.names;
        match section {
            Section::General => names.words.general.to_owned(),
            Section::Unscheduled => names.after.unscheduled().to_string(),
            Section::Day(number) => capitalised(&match names.after.programme().day(number) {
                Some(day) => names.after.day(day).to_string(),
                None => {
                    names.day_before(number).map(|day| names.before.day(day).to_string()).unwrap_or_default()
                }
            }),
        }
    }

    fn group_by_person(&self) -> Vec<GroupRows> {
        let mut members: HashMap<&PersonId, Vec<usize>> = HashMap::new();
        let mut others = Vec::new();
        for (at, (.., change)) in self.found.iter().enumerate() {
            for person in &change.people {
                members.entry(person).or_default().push(at);
            }
            if change.people.is_empty() {
                others.push(at);
            }
        }
        let is_listed = |id: &PersonId| self.options.people.is_empty() || self.options.people.contains(id);
        let (after, before) = (self.names.after.programme().data(), self.names.before.programme().data());
        let earlier = before.people.iter().filter_map(|person| {
            match self.names.later(Subject::Person(person.id.clone())) {
                Subject::Person(id) => Some(id),
                _ => None,
            }
        });
        let people = after.people.iter().map(|person| person.id.clone()).chain(earlier);
        let mut headings = Vec::new();
        let mut namesakes: HashMap<String, usize> = HashMap::new();
        for id in people.filter(is_listed) {
            if let Some(members) = members.remove(&id) {
                let name = self.names.person(&id);
                *namesakes.entry(fold(&name)).or_default() += 1;
                headings.push((name, id, members));
            }
        }
        // If several people have the same name, each heading also contains the title of a session
        // from the changes, or the id of the person if no change is to a session.
        let groups = headings.into_iter().map(|(name, id, members)| {
            if namesakes.get(&fold(&name)) == Some(&1) {
                return GroupRows::new(name, members);
            }
            let mut changes = members.iter().filter_map(|at| self.found.get(*at));
            let session = changes.find_map(|(.., change)| match &change.subject {
                Subject::Session(session) => Some(self.names.session_title(session)),
                _ => None,
            });
            let detail = session.unwrap_or_else(|| id.to_string());
            let values = [('s', name.as_str()), ('d', detail.as_str())];
            GroupRows::new(self.names.fill(self.names.words.with_details, &values), members)
        });
        let mut groups: Vec<GroupRows> = groups.collect();
        groups.sort_by_cached_key(|group| fold(&group.heading));
        if !others.is_empty() {
            let heading = if groups.is_empty() { String::new() } else { self.names.words.nobody.to_owned() };
            groups.push(GroupRows::new(heading, others));
        }
        groups
    }
}
