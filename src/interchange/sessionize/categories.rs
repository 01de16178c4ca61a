//! Reads the categories that the organisers of an event have chosen.

use std::collections::HashMap;

use crate::draft::Session;
use crate::interchange::common::json::object::{Node, Object, key_of};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::languages::known_languages;
use crate::interchange::common::reading::tracks::resolve_track;
use crate::interchange::common::reading::{Reading, Spot, unique};
use crate::interchange::reader;
use crate::report::SourceLocation;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

/// The field of a session that a category corresponds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Kind,
    Track,
    Level,
    Language,
    Tag,
    Unknown,
}

/// Words in the titles of categories. The first match in this list applies, so "Language level" is
/// a level.
const WORDS: &[(&str, Field)] = &[
    ("level", Field::Level),
    ("niveau", Field::Level),
    ("nivel", Field::Level),
    ("difficulty", Field::Level),
    ("experience", Field::Level),
    ("format", Field::Kind),
    ("type", Field::Kind),
    ("length", Field::Kind),
    ("track", Field::Track),
    ("stream", Field::Track),
    ("theme", Field::Track),
    ("piste", Field::Track),
    ("spur", Field::Track),
    ("language", Field::Language),
    ("langue", Field::Language),
    ("sprache", Field::Language),
    ("idioma", Field::Language),
    ("tag", Field::Tag),
    ("topic", Field::Tag),
    ("keyword", Field::Tag),
    ("thema", Field::Tag),
    ("subject", Field::Tag),
];

fn wordings(text: &Text) -> impl Iterator<Item = &str> {
    // The first wording is repeated, because a plain text has no entries.
    std::iter::once(text.first()).chain(text.entries().map(|(_, wording)| wording))
}

fn field(title: &Text) -> Field {
    let wordings: Vec<String> = wordings(title).map(str::to_lowercase).collect();
    let is_in = |word: &str| wordings.iter().any(|wording| wording.contains(word));
    WORDS.iter().find(|(word, _)| is_in(word)).map_or(Field::Unknown, |(_, field)| *field)
}

/// The items of the categories, and the questions of an event, by their ids.
#[derive(Debug, Default)]
pub(super) struct Categories {
    items: HashMap<String, (Text, Text)>,
    questions: HashMap<String, String>,
}

impl Categories {
    pub(super) fn new(
        reading: &mut Reading,
        categories: Vec<Object>,
        questions: HashMap<String, String>,
    ) -> Self {
        let mut items = HashMap::new();
        for mut category in categories {
            let title = reading.text(&mut category, &["title", "name"]).unwrap_or_else(|| "".into());
            for node in category.list(&["items", "categoryitems"]) {
                let mut item = Object::of(node);
                if let (Some(id), Some(name)) = (item.text(&["id"]), reading.text(&mut item, &["name"])) {
                    items.insert(id, (title.clone(), name));
                }
            }
        }
        Self { items, questions }
    }

    /// Sets the fields of a session from its categories and its answers to questions.
    pub(super) fn apply(
        &self,
        reading: &mut Reading,
        object: &mut Object,
        session: &mut Session,
        spot: &Spot,
    ) {
        for (title, name, at) in self.chosen(reading, object, &mut session.extensions, spot) {
            set(reading, session, &title, &name, &at, spot);
        }
        unique(&mut session.tracks);
        self.answers(reading, object, &mut session.extensions, spot);
    }

    /// Keeps the categories of a speaker and the answers to questions in the extensions.
    pub(super) fn keep(
        &self,
        reading: &mut Reading,
        object: &mut Object,
        extensions: &mut Extensions,
        spot: &Spot,
    ) {
        for (title, name, at) in self.chosen(reading, object, extensions, spot) {
            keep_item(reading, extensions, &title, &name, &at, spot);
        }
        self.answers(reading, object, extensions, spot);
    }

    /// Returns the chosen items with the titles of their categories. Unknown items are kept in the
    /// extensions.
    fn chosen(
        &self,
        reading: &mut Reading,
        object: &mut Object,
        extensions: &mut Extensions,
        spot: &Spot,
    ) -> Vec<(Text, Text, SourceLocation)> {
        let mut chosen = Vec::new();
        for node in object.list(&["categoryitems"]) {
            match node.text().and_then(|id| self.items.get(&id)) {
                Some((title, name)) => chosen.push((title.clone(), name.clone(), node.at())),
                None => reading.keep_reference(extensions, "categoryItems", &node, spot),
            }
        }
        for node in object.list(&["categories"]) {
            let mut category = Object::of(node);
            let title = reading.text(&mut category, &["name", "title"]).unwrap_or_else(|| "".into());
            for node in category.list(&["categoryitems", "items"]) {
                let at = node.at();
                let name = reading.text(&mut Object::of(node), &["name"]);
                chosen.extend(name.map(|name| (title.clone(), name, at)));
            }
        }
        chosen
    }

    fn answers(&self, reading: &mut Reading, object: &mut Object, extensions: &mut Extensions, spot: &Spot) {
        for node in object.list(&["questionanswers"]) {
            let mut answer = Object::of(node);
            let question = answer.text(&["question"]).or_else(|| {
                let id = answer.text(&["questionid", "id"])?;
                Some(self.questions.get(&id).cloned().unwrap_or(id))
            });
            let name = format!("question/{}", question.unwrap_or_default());
            for value in ["answervalue", "answer", "answerextra"] {
                if let Some(node) = answer.take(&[value]) {
                    reading.keep(extensions, &name, &node, spot);
                }
            }
        }
    }
}

fn set(
    reading: &mut Reading,
    session: &mut Session,
    title: &Text,
    text: &Text,
    at: &SourceLocation,
    spot: &Spot,
) {
    let name = text.first();
    let spoken = known_languages(name);
    let is_code = wordings(title).any(|title| title.to_lowercase().contains("program"));
    match field(title) {
        Field::Kind
            if reader::length(name).is_some()
                && session.slot.is_none()
                && session.planned_length.is_none() =>
        {
            session.planned_length = reader::length(name);
        }
        // A session has only one kind.
        Field::Kind
            if session.kind_label.is_none()
                && (session.kind.is_none() || session.kind == Some(Kind::Other))
                && reader::length(name).is_none() =>
        {
            reading.kind(session, text.clone());
        }
        Field::Track => {
            let track = resolve_track(reading, None, name, at, spot);
            let found = track.as_ref().and_then(|track| reading.builder.track_mut(track));
            if let Some(found) = found.filter(|_| !text.is_plain()) {
                found.name = text.clone();
            }
            session.tracks.extend(track);
        }
        Field::Level if session.level.is_none() => session.level = Some(text.clone()),
        // "Programming language" is a topic.
        Field::Language if !spoken.is_empty() && !is_code => {
            session.spoken.extend(spoken);
            unique(&mut session.spoken);
        }
        Field::Tag => session.tags.push(text.clone()),
        _ => keep_item(reading, &mut session.extensions, title, text, at, spot),
    }
}

fn keep_item(
    reading: &mut Reading,
    extensions: &mut Extensions,
    title: &Text,
    name: &Text,
    at: &SourceLocation,
    spot: &Spot,
) {
    let SourceLocation::Pointer(path) = at else { return };
    let title = title.first();
    let value = if name.is_plain() {
        ExtraValue::text(name.first())
    } else {
        let wording = |(tag, wording): (&LanguageTag, &str)| (tag.to_string(), ExtraValue::text(wording));
        ExtraValue::Map(name.entries().map(wording).collect())
    };
    let node = Node::new(value, path.clone());
    let key = format!("category/{}", if key_of(title).is_empty() { "other" } else { title });
    reading.keep(extensions, &key, &node, spot);
}
