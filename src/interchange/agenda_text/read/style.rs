//! Finds the layout of a source.

use super::classify::{Class, Context, classify};
use super::join::Flow;
use super::lines::Source;

/// The layout of a source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Whether the source is plain text with a heading that is underlined with `=`, as the headings
    /// of days are in the agendas that this crate prints.
    pub(super) underlined: bool,
    pub(super) markdown: bool,
    /// The most important rank of the headings with times.
    pub(super) item_rank: Option<usize>,
}

impl Style {
    pub(super) fn of(source: &Source, flow: &Flow, context: &Context) -> Self {
        let mut ranks = [0_usize; 7];
        for line in &flow.lines {
            let Some(rank) = line.rank else { continue };
            if matches!(classify(&line.text, None, line.rank, context), Class::Timed { .. })
                && let Some(count) = ranks.get_mut(rank)
            {
                *count += 1;
            }
        }
        let item_rank = ranks.iter().position(|count| *count > 0);
        Self { underlined: source.underlined && !source.markdown, markdown: source.markdown, item_rank }
    }

    /// Returns the smallest rank number of the headings of items. Headings with smaller numbers can
    /// be the headings of days.
    pub(super) fn least_item_rank(self) -> usize {
        self.item_rank.unwrap_or(3)
    }

    /// Returns `true` for layouts in which a list directly under a title contains people.
    pub(super) fn writes_names(self) -> bool {
        self.underlined || (self.markdown && self.item_rank.is_some())
    }
}
