//! Changes of an id, together with all references to it.

use super::Refusal;
use super::operation::operation;
use super::workspace::Workspace;
use crate::code::Code;
use crate::draft::RenameError;
use crate::error::{Error, quote};
use crate::report::Subject;
use crate::value::id::{self, EntityKind, NoteId};
use crate::value::text::Text;
use crate::value::visit::{Visit, VisitorMut};

operation! {
    /// An edit that changes an id and all references to it.
    ///
    /// The new id of a day is its new number. The marks of a footnote, such as `[^1]`, change in
    /// all texts. The codes of roles and kinds cannot be renamed.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::report::Subject;
    /// use programme::versions::edit::Rename;
    ///
    /// let rename = Rename::new(Subject::Person("laura-thompson".into()), "thompson");
    /// let edited = programme.edit(&[rename.into()])?;
    /// assert_eq!(edited.programme.person("thompson").unwrap().sessions().count(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Rename {
        required {
            /// The item.
            item: Subject,
            /// The new id.
            to: String,
        }
    }
}

impl Rename {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let check = |noun| id::check(noun, &self.to).map_err(Refusal::Invalid);
        let to = self.to.as_str();
        let draft = &mut work.draft;
        let done = match &self.item {
            Subject::Programme => {
                check(EntityKind::Programme)?;
                draft.id = to.into();
                return Ok(());
            }
            Subject::Day(number) => {
                let to = to.parse().map_err(|_| {
                    let message = format!("{} is not the number of a day", quote(to));
                    Refusal::Invalid(Error::new(Code::MalformedId, message))
                })?;
                draft.rename_day(*number, to)
            }
            Subject::Session(id) => {
                check(EntityKind::Session)?;
                let done = draft.rename_session(id.as_str(), to);
                work.restructured();
                done
            }
            Subject::Person(id) => {
                check(EntityKind::Person).map(|()| draft.rename_person(id.as_str(), to))?
            }
            Subject::Organisation(id) => {
                check(EntityKind::Organisation).map(|()| draft.rename_organisation(id.as_str(), to))?
            }
            Subject::Venue(id) => check(EntityKind::Venue).map(|()| draft.rename_venue(id.as_str(), to))?,
            Subject::Room(id) => check(EntityKind::Room).map(|()| draft.rename_room(id.as_str(), to))?,
            Subject::Track(id) => check(EntityKind::Track).map(|()| draft.rename_track(id.as_str(), to))?,
            Subject::AgendaItem(id) => {
                check(EntityKind::AgendaItem).map(|()| draft.rename_agenda_item(id.as_str(), to))?
            }
            Subject::Note(id) => {
                check(EntityKind::Note)?;
                return rename_note(work, id, to);
            }
            Subject::Role(_) | Subject::Kind(_) => return Err(Refusal::Unsupported(self.item.clone())),
        };
        match done {
            Ok(_) => Ok(()),
            Err(RenameError::Unknown { noun, id }) => Err(work.unknown(noun, &id)),
            Err(RenameError::Taken { noun, id }) => Err(Refusal::Taken { noun, id }),
            Err(RenameError::UnknownDay(number)) => Err(Refusal::UnknownDay(number)),
            Err(RenameError::TakenDay(number)) => Err(Refusal::TakenDay(number)),
        }
    }
}

fn rename_note(work: &mut Workspace, from: &NoteId, to: &str) -> Result<(), Refusal> {
    if *from != to && work.draft.notes.iter().any(|note| note.id == to) {
        return Err(Refusal::Taken { noun: EntityKind::Note, id: to.to_owned() });
    }
    let Some(note) = work.draft.notes.iter_mut().find(|note| note.id == *from) else {
        return Err(work.unknown(EntityKind::Note, from.as_str()));
    };
    note.id = to.into();
    let mut marks = Marks { from: mark(from.as_str()), to: mark(to) };
    work.draft.visit_mut(&mut marks as &mut dyn VisitorMut);
    Ok(())
}

/// Returns the mark of a footnote in texts.
pub(super) fn mark(id: &str) -> String {
    format!("[^{id}]")
}

struct Marks {
    from: String,
    to: String,
}

impl VisitorMut for Marks {
    fn text(&mut self, text: &mut Text) {
        text.change(|_, wording| wording.contains(&self.from).then(|| wording.replace(&self.from, &self.to)));
    }
}
