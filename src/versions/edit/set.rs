//! Changes of single fields.

use super::Refusal;
use super::operation::operation;
use super::workspace::Workspace;
use crate::programme::did_you_mean::DidYouMean;
use crate::report::Subject;
use crate::value::fields::{Fields, Unfit};
use crate::value::id::{EntityKind, RoomId};
use crate::value::language::LanguageTag;
use crate::value::text::Text;
use crate::versions::FieldValue;
use crate::versions::row::{PlacedRoom, VENUE};

operation! {
    /// An edit that sets or clears a field of an item.
    ///
    /// The edit changes only this field. For example, the parts of a session keep their times if
    /// its `slot` is set. Use a [`Move`](super::Move) to move them as well. If the `venue` of a
    /// room changes, the room becomes the last one of the new venue.
    ///
    /// If a language is specified, the edit changes only the wording of a text in this language.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::{LanguageTag, Text};
    /// use programme::report::Subject;
    /// use programme::versions::edit::{Edit, Set};
    ///
    /// let title = Text::from("Welcome");
    /// let set = Set::new(Subject::Session("session-2".into()), "title")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_value(title);
    /// let edited = programme.edit(&[set.into()])?;
    /// let session = edited.programme.session("session-2").unwrap();
    /// assert_eq!(session.title().unwrap().get("en"), Some("Welcome"));
    /// // The field has no other value.
    /// assert_eq!(edited.changes().len(), 1);
    ///
    /// let json = r#"{ "set": {
    ///     "item": { "session": "session-2" },
    ///     "field": "title", "language": "en",
    ///     "value": { "text": "Welcome" }
    /// } }"#;
    /// let same = programme.edit(&[serde_json::from_str::<Edit>(json)?])?;
    /// assert_eq!(same.programme.to_draft(), edited.programme.to_draft());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Set {
        required {
            /// The item.
            item: Subject,
            /// The name of the field in the wire form of a draft, such as `title`.
            field: String,
        }
        optional {
            /// The new value, as in a [`FieldChange`](crate::versions::FieldChange). If it is
            /// missing, the field is cleared.
            value: FieldValue, with_value,
            /// The language of a text. The value must be a plain text, and replaces the wording in
            /// this language. If the value is missing, the wording is removed.
            language: LanguageTag, with_language,
        }
    }
}

impl Set {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let main = work.draft.languages.first().map(|language| language.tag.clone());
        macro_rules! set {
            ($list:ident, $noun:ident, $key:ident, $id:expr) => {
                match work.draft.$list.iter_mut().find(|row| row.$key == *$id) {
                    Some(row) => self.set(row, main.as_ref()),
                    None => Err(work.unknown(EntityKind::$noun, $id.as_str())),
                }
            };
        }
        match &self.item {
            Subject::Programme => self.set(&mut work.draft, main.as_ref()),
            Subject::Day(number) => match work.draft.days.iter_mut().find(|day| day.number == *number) {
                Some(day) => self.set(day, main.as_ref()),
                None => Err(Refusal::UnknownDay(*number)),
            },
            Subject::Session(id) => {
                let at = work.find(id)?;
                self.set(work.session_mut(at)?, main.as_ref())?;
                if self.field == "part_of" {
                    work.restructured();
                }
                Ok(())
            }
            Subject::Person(id) => set!(people, Person, id, id),
            Subject::Organisation(id) => set!(organisations, Organisation, id, id),
            Subject::Venue(id) => set!(venues, Venue, id, id),
            Subject::Room(id) => self.set_in_room(work, id, main.as_ref()),
            Subject::Track(id) => set!(tracks, Track, id, id),
            Subject::AgendaItem(id) => set!(agenda_items, AgendaItem, id, id),
            Subject::Note(id) => set!(notes, Note, id, id),
            Subject::Role(code) => set!(roles, Role, code, code),
            Subject::Kind(code) => set!(kinds, Kind, code, code),
        }
    }

    /// Sets a field of a room. The venue is a field of the room, but not a member of its struct.
    fn set_in_room(
        &self,
        work: &mut Workspace,
        id: &RoomId,
        main: Option<&LanguageTag>,
    ) -> Result<(), Refusal> {
        let found = work.draft.venues.iter().find_map(|venue| {
            let room = venue.rooms.iter().find(|room| room.id == *id)?;
            Some(PlacedRoom { venue: venue.id.clone(), room: room.clone() })
        });
        let Some(mut placed) = found else {
            return Err(work.unknown(EntityKind::Room, id.as_str()));
        };
        let before = placed.venue.clone();
        self.set(&mut placed, main)?;
        let PlacedRoom { venue, room } = placed;
        if work.draft.venue(venue.as_str()).is_none() {
            return Err(work.unknown(EntityKind::Venue, venue.as_str()));
        }
        for one in &mut work.draft.venues {
            if one.id == before && before != venue {
                one.rooms.retain(|other| other.id != *id);
            } else if one.id == venue && before != venue {
                one.rooms.push(room.clone());
            } else if one.id == venue
                && let Some(own) = one.rooms.iter_mut().find(|other| other.id == *id)
            {
                own.clone_from(&room);
            }
        }
        Ok(())
    }

    fn set<T: Fields<FieldValue>>(&self, row: &mut T, main: Option<&LanguageTag>) -> Result<(), Refusal> {
        let Some(expected) = T::field_type(&self.field) else {
            return Err(self.not_settable::<T>());
        };
        let wrong_type = |found| Refusal::FieldType {
            item: self.item.clone(),
            field: self.field.clone(),
            expected,
            found,
        };
        let value = match &self.language {
            None => self.value.clone(),
            Some(language) => {
                let wording = match &self.value {
                    None => None,
                    Some(FieldValue::Text(text)) if text.is_plain() => Some(text.first()),
                    Some(FieldValue::Text(_)) => return Err(self.not_one_language(language)),
                    Some(value) => return Err(wrong_type(value.type_name())),
                };
                if expected != TEXT {
                    return Err(wrong_type(TEXT));
                }
                match row.field(&self.field) {
                    Some(FieldValue::Text(text)) => reworded(text, language, wording, main),
                    _ => wording.and_then(|wording| Text::new([(language.clone(), wording)]).ok()),
                }
                .map(FieldValue::Text)
            }
        };
        let found = value.as_ref().map(FieldValue::type_name);
        row.set_field(&self.field, value).map_err(|unfit| match unfit {
            Unfit::Name => self.not_settable::<T>(),
            Unfit::Type => wrong_type(found.unwrap_or_default()),
            Unfit::Missing => {
                Refusal::RequiredField { item: self.item.clone(), field: self.field.clone(), expected }
            }
        })
    }

    fn not_one_language(&self, language: &LanguageTag) -> Refusal {
        Refusal::NotOneLanguage {
            item: self.item.clone(),
            field: self.field.clone(),
            language: language.clone(),
        }
    }

    /// Returns the reason why the field cannot be set.
    fn not_settable<T: Fields<FieldValue>>(&self) -> Refusal {
        let (item, field) = (self.item.clone(), self.field.clone());
        if field == own_id(&item) {
            return Refusal::IdField { item, field };
        }
        if T::MEMBERS.contains(&field.as_str()) {
            return Refusal::ItemsField { item, field };
        }
        let venue = matches!(item, Subject::Room(_)).then_some(VENUE);
        let fields: Vec<&'static str> = venue.into_iter().chain(T::NAMES.iter().copied()).collect();
        let suggestion = DidYouMean::new().find(&field, &mut fields.iter().copied());
        Refusal::UnknownField { item, field, suggestion, fields }
    }
}

const TEXT: &str = "text";

/// Returns the name of the field that identifies an item.
fn own_id(item: &Subject) -> &'static str {
    match item {
        Subject::Day(_) => "number",
        Subject::Role(_) | Subject::Kind(_) => "code",
        _ => "id",
    }
}

/// Returns a text with a new wording in a language, or without that language if `wording` is
/// `None`. Returns `None` if no wording is left.
fn reworded(
    mut text: Text,
    language: &LanguageTag,
    wording: Option<&str>,
    main: Option<&LanguageTag>,
) -> Option<Text> {
    if let Some(main) = main {
        text.tag(main);
    }
    if let Some(wording) = wording {
        text.put(language, wording);
        Some(text)
    } else {
        let left = text.entries().filter(|(tag, _)| *tag != language);
        Text::new(left.map(|(tag, wording)| (tag.clone(), wording))).ok()
    }
}
