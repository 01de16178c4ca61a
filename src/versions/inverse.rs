//! The inverse of a change set.

use super::changes::{Changes, FieldChange, OrderChange, Rename, RowChange};
use super::renaming::Renaming;

impl Changes {
    /// Returns the changes that turn the later version back into the earlier one.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag};
    ///
    /// let draft = |title: &str| -> Result<Draft, programme::Error> {
    ///     Ok(Draft::new("demo", title).with_language("en".parse::<LanguageTag>()?))
    /// };
    /// let (before, after) = (draft("Demo")?.build()?, draft("Conference")?.build()?);
    ///
    /// let changes = before.changes(&after);
    /// assert_eq!(changes.inverse().apply(&after)?.to_draft(), before.to_draft());
    /// assert_eq!(changes.inverse().inverse(), changes);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn inverse(&self) -> Self {
        let mut inverse = Self::new(self.after.clone(), self.before.clone());
        inverse.renames = self
            .renames
            .iter()
            .map(|rename| Rename::new(rename.to.clone(), rename.from.clone(), rename.by))
            .collect();
        inverse.rows = self.rows.iter().map(RowChange::inverse).collect();
        inverse.orders = self
            .orders
            .iter()
            .map(|order| OrderChange::new(order.subject.clone(), order.after.clone(), order.before.clone()))
            .collect();
        Renaming::new(self.renames.iter().map(|rename| (&rename.to, &rename.from)))
            .rename_changes(&mut inverse);
        inverse
    }
}

impl RowChange {
    fn inverse(&self) -> Self {
        match self {
            Self::Added { row, follows } => Self::Removed { row: row.clone(), followed: follows.clone() },
            Self::Removed { row, followed } => Self::Added { row: row.clone(), follows: followed.clone() },
            Self::Changed { subject, fields } => {
                let swap = |field: &FieldChange| {
                    FieldChange::new(field.field.clone(), field.after.clone(), field.before.clone())
                };
                Self::Changed { subject: subject.clone(), fields: fields.iter().map(swap).collect() }
            }
        }
    }
}
