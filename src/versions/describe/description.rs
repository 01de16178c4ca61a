//! Descriptions of changes, as structured data, plain text and Markdown.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use serde::ser::Serializer;

use super::aspect::Aspect;
use super::clause::Clause;
use super::word_diff::TextPiece;
use crate::agenda::escaped;
use crate::report::Subject;
use crate::value::id::{PersonId, SessionId};

/// A description of the changes between two versions of a programme, for human readers. It is
/// created by [`Changes::describe`](crate::versions::Changes::describe).
///
/// `Display` writes plain text: the heading of each group, and a line for each change.
/// [`markdown`](Self::markdown) writes the same content as Markdown. A description without changes
/// is written as an empty text. The serialised form is a list of groups, each with its heading and
/// its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    pub(super) changes: Vec<DescribedChange>,
    pub(super) groups: Vec<GroupRows>,
}

/// A group of changes, with the positions of the changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct GroupRows {
    pub(super) heading: String,
    pub(super) moved_away: Option<String>,
    pub(super) changes: Vec<usize>,
}

impl GroupRows {
    pub(super) fn new(heading: String, changes: Vec<usize>) -> Self {
        Self { heading, moved_away: None, changes }
    }
}

/// A group of changes below a heading, for example the changes of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ChangeGroup<'d> {
    /// The heading, such as the date of a day or the name of a person. It is empty if the
    /// description is grouped by person but contains no changes that concern a person.
    pub heading: &'d str,
    /// A sentence that names the sessions that moved from this day to other days. These moves are
    /// described in the groups of the new days, but readers also look for them here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_away: Option<&'d str>,
    /// The changes of the group.
    pub changes: Vec<&'d DescribedChange>,
}

/// A changed item, with a sentence that contains all changes of the item. A new position in a list
/// has a separate sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DescribedChange {
    /// The item that changed. It has the id of the later version.
    pub subject: Subject,
    /// The number of the day to which the change belongs, in the later version. A removed session
    /// belongs to the day on which it was scheduled in the earlier version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<i32>,
    /// The sessions that the change concerns, if it is not about a single session: for example, the
    /// sessions of a room that was replaced by another room.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<SessionId>,
    /// The people whom the change concerns: the person who changed, the people of the session in
    /// either version, or the people in the sessions of a changed room.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonId>,
    /// The sentence, as plain text in the language of the reader.
    pub sentence: String,
    /// The statements in the sentence, each with its aspect.
    pub statements: Vec<Statement>,
}

/// A statement about a changed item. Each aspect of an item can have several statements, such as
/// one for each new participant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Statement {
    /// The aspects that the statement concerns. A session that moved to another room at another
    /// time has a single statement about its time and its place.
    pub aspects: Vec<Aspect>,
    /// The statement, such as "description changed".
    pub text: String,
    /// The word-by-word changes of a long text. The list is empty unless
    /// [requested](super::DescribeOptions::word_difference).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub difference: Vec<TextPiece>,
}

impl Statement {
    pub(super) fn new(aspects: Vec<Aspect>, clause: Clause) -> Self {
        Self { aspects, text: clause.text, difference: clause.difference }
    }
}

impl DescribedChange {
    pub(super) fn new(subject: Subject, sentence: String, statements: Vec<Statement>) -> Self {
        Self { subject, day: None, sessions: Vec::new(), people: Vec::new(), sentence, statements }
    }

    /// Creates a change with a single statement, which is the entire sentence.
    pub(super) fn of_sentence(subject: Subject, aspect: Aspect, sentence: String) -> Self {
        let statement = Statement::new(vec![aspect], sentence.clone().into());
        Self::new(subject, sentence, vec![statement])
    }

    /// Returns the aspects that the change concerns, each of them once.
    pub fn aspects(&self) -> BTreeSet<Aspect> {
        self.statements.iter().flat_map(|statement| &statement.aspects).copied().collect()
    }
}

impl Description {
    /// Returns all changes: first the general changes, then the changes of each day in
    /// chronological order, and then those of unscheduled sessions. Each change is listed once,
    /// even if it belongs to the groups of several people.
    pub fn changes(&self) -> &[DescribedChange] {
        &self.changes
    }

    /// Returns the groups of the description, such as the days.
    pub fn groups(&self) -> impl Iterator<Item = ChangeGroup<'_>> {
        self.groups.iter().map(|group| ChangeGroup {
            heading: &group.heading,
            moved_away: group.moved_away.as_deref(),
            changes: group.changes.iter().filter_map(|at| self.changes.get(*at)).collect(),
        })
    }

    /// Returns `true` if there is nothing to describe.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Returns the description as Markdown: a heading of the second level for each group, and a
    /// list item for each change. In the changes of a long text, removed words are struck
    /// through, and added words are bold.
    ///
    /// ```
    /// use programme::draft::Session;
    /// use programme::versions::describe::DescribeOptions;
    /// use programme::{Draft, LanguageTag};
    ///
    /// let draft = Draft::new("demo", "Demo").with_language("fr".parse::<LanguageTag>()?);
    /// let before = draft.clone().with_session(Session::new("open").with_title("Ouverture")).build()?;
    /// let after = draft.build()?;
    /// let options = DescribeOptions::new(after.preferences(["fr"])?);
    /// let description = before.changes(&after).describe(&before, &after, &options);
    /// assert_eq!(
    ///     description.markdown(),
    ///     "## Sans horaire\n\n- «\u{a0}Ouverture\u{a0}» ne figure plus au programme.\n",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for group in self.groups() {
            if !out.is_empty() {
                out.push('\n');
            }
            if !group.heading.is_empty() {
                out.push_str("## ");
                out.push_str(&escaped(group.heading));
                out.push_str("\n\n");
            }
            if let Some(sentence) = group.moved_away {
                out.push_str("- ");
                out.push_str(&escaped(sentence));
                out.push('\n');
            }
            for change in group.changes {
                out.push_str("- ");
                out.push_str(&escaped(&change.sentence));
                out.push('\n');
                for statement in change.statements.iter().filter(|one| !one.difference.is_empty()) {
                    out.push_str("\n  > ");
                    let marks = |piece: &TextPiece| match piece {
                        TextPiece::Kept(_) => ["", ""],
                        TextPiece::Removed(_) => ["~~", "~~"],
                        TextPiece::Added(_) => ["**", "**"],
                    };
                    push_pieces(&mut out, &statement.difference, marks, &escaped, "\n  > ");
                    out.push_str("\n\n");
                }
            }
        }
        out
    }
}

impl fmt::Display for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, group) in self.groups().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            if !group.heading.is_empty() {
                writeln!(f, "{}", group.heading)?;
            }
            if let Some(sentence) = group.moved_away {
                writeln!(f, "- {sentence}")?;
            }
            for change in group.changes {
                writeln!(f, "- {}", change.sentence)?;
                for statement in change.statements.iter().filter(|one| !one.difference.is_empty()) {
                    let marks = |piece: &TextPiece| match piece {
                        TextPiece::Kept(_) => ["", ""],
                        TextPiece::Removed(_) => ["[-", "-]"],
                        TextPiece::Added(_) => ["{+", "+}"],
                    };
                    let mut text = String::new();
                    push_pieces(&mut text, &statement.difference, marks, &str::to_owned, "\n    ");
                    writeln!(f, "    {text}")?;
                }
            }
        }
        Ok(())
    }
}

/// Adds the pieces of a difference. White space at the ends of a marked piece is placed outside the
/// marks, as Markdown requires. Each line is marked separately.
fn push_pieces(
    out: &mut String,
    pieces: &[TextPiece],
    marks: impl Fn(&TextPiece) -> [&'static str; 2],
    escape: &dyn Fn(&str) -> String,
    line: &str,
) {
    for piece in pieces {
        let (TextPiece::Kept(text) | TextPiece::Removed(text) | TextPiece::Added(text)) = piece;
        let [open, close] = marks(piece);
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                out.push_str(line);
            }
            let inner = part.trim();
            let lead = part.len() - part.trim_start().len();
            out.push_str(part.get(..lead).unwrap_or_default());
            if !inner.is_empty() {
                out.push_str(open);
                out.push_str(&escape(inner));
                out.push_str(close);
                out.push_str(part.get(lead + inner.len()..).unwrap_or_default());
            }
        }
    }
}

impl Serialize for Description {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.groups())
    }
}
