//! The difference between two texts, word by word.

use serde::{Deserialize, Serialize};

/// The maximum number of steps of the comparison: the number of edits times the number of words. If
/// more steps are necessary, the differing part is listed as replaced.
const MOST_STEPS: usize = 1_000_000;

/// A piece of a text that was kept, removed or added. The pieces of a difference are in the order
/// of the text.
///
/// ```
/// use programme::versions::describe::{TextPiece, word_diff};
///
/// let pieces = word_diff("Rivers and lakes", "Rivers and seas");
/// assert_eq!(
///     pieces,
///     [
///         TextPiece::Kept("Rivers and ".into()),
///         TextPiece::Removed("lakes".into()),
///         TextPiece::Added("seas".into()),
///     ],
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TextPiece {
    /// A piece that both versions contain.
    Kept(String),
    /// A piece that only the earlier version contains.
    Removed(String),
    /// A piece that only the later version contains.
    Added(String),
}

/// Compares two texts word by word. The kept and removed pieces form the earlier text, and the kept
/// and added pieces form the later text.
///
/// A character of a script without spaces, such as Chinese, counts as a word. The result is as
/// short as possible, unless the texts are long and have hardly anything in common. In this case,
/// the differing part is listed as a single replacement to limit the cost.
pub fn word_diff(before: &str, after: &str) -> Vec<TextPiece> {
    let (ours, theirs) = (words(before), words(after));
    let start = ours.iter().zip(&theirs).take_while(|(one, other)| one == other).count();
    let (ours_rest, theirs_rest) = (tail(&ours, start), tail(&theirs, start));
    let end = ours_rest.iter().rev().zip(theirs_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let middle = |words: &'_ [&str]| words.len().saturating_sub(end);
    let (ours_end, theirs_end) = (middle(ours_rest), middle(theirs_rest));
    let mut pieces = Pieces::default();
    for word in ours.iter().take(start) {
        pieces.kept(word);
    }
    let ours_middle = ours_rest.get(..ours_end).unwrap_or_default();
    let theirs_middle = theirs_rest.get(..theirs_end).unwrap_or_default();
    compare(ours_middle, theirs_middle, &mut pieces);
    for word in tail(ours_rest, ours_end) {
        pieces.kept(word);
    }
    pieces.finish()
}

fn tail<'a, 't>(words: &'a [&'t str], start: usize) -> &'a [&'t str] {
    words.get(start..).unwrap_or_default()
}

/// Splits a text into words and signs, and into single characters of scripts without spaces.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let class = class(first);
        let length = match class {
            Class::Single => first.len_utf8(),
            _ => rest.find(|letter| self::class(letter) != class).unwrap_or(rest.len()),
        };
        // White space belongs to the word before it. Otherwise, equal spaces would count as much as
        // equal words.
        let tail = rest.get(length..).unwrap_or_default();
        let length = length + tail.len() - tail.trim_start().len();
        let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        words.push(word);
        rest = after;
    }
    words
}

#[derive(PartialEq, Eq)]
enum Class {
    Word,
    Space,
    Single,
}

fn class(letter: char) -> Class {
    match letter {
        _ if letter.is_whitespace() => Class::Space,
        '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}' => Class::Single,
        _ if letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-' | '_') => Class::Word,
        // Combining marks belong to their letter, and other signs are punctuation.
        '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' => Class::Word,
        _ => Class::Single,
    }
}

/// Compares the words with Myers' algorithm. Its running time is proportional to the number of
/// words times the number of edits.
fn compare(before: &[&str], after: &[&str], pieces: &mut Pieces) {
    let most = MOST_STEPS / (before.len() + after.len()).max(1);
    let Some(edits) = edits(before, after, most.min(before.len() + after.len())) else {
        for word in before {
            pieces.removed(word);
        }
        for word in after {
            pieces.added(word);
        }
        return;
    };
    let (mut x, mut y) = (0, 0);
    for edit in edits {
        while (x, y) != (edit.x, edit.y) {
            pieces.kept(before.get(x).copied().unwrap_or_default());
            (x, y) = (x + 1, y + 1);
        }
        if edit.is_removal {
            pieces.removed(before.get(x).copied().unwrap_or_default());
            x += 1;
        } else {
            pieces.added(after.get(y).copied().unwrap_or_default());
            y += 1;
        }
    }
    for word in tail(before, x) {
        pieces.kept(word);
    }
}

/// A removed or added word, with its position in both texts.
struct Edit {
    x: usize,
    y: usize,
    is_removal: bool,
}

/// Returns the shortest list of edits, or `None` if there are more than `most`.
fn edits(before: &[&str], after: &[&str], most: usize) -> Option<Vec<Edit>> {
    // The diagonal `k` is stored at `k + most + 1`.
    let mut furthest = vec![0_usize; 2 * most + 3];
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    for d in 0..=most {
        // Only the diagonals from `-d - 1` to `d + 1` are needed to trace the edits back.
        let window = furthest.get(most - d..=most + d + 2)?.to_vec();
        rounds.push(window);
        for step in 0..=d {
            // The diagonal is k = 2 * step - d.
            let at = (most + 1 + 2 * step).checked_sub(d)?;
            let (below, above) = (*furthest.get(at - 1)?, *furthest.get(at + 1)?);
            let mut x = if step == 0 || (step != d && below < above) { above } else { below + 1 };
            let Some(mut y) = (x + d).checked_sub(2 * step) else { continue };
            while before.get(x).is_some_and(|word| Some(word) == after.get(y)) {
                (x, y) = (x + 1, y + 1);
            }
            *furthest.get_mut(at)? = x;
            if x >= before.len() && y >= after.len() {
                return Some(back(&rounds, before.len(), after.len()));
            }
        }
    }
    None
}

/// Traces the edits back from the last round to the first.
fn back(rounds: &[Vec<usize>], mut x: usize, mut y: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (d, window) in rounds.iter().enumerate().skip(1).rev() {
        // In the window, the diagonal `k` is stored at `k + d + 1`.
        let at = (x + d + 1).saturating_sub(y);
        let read = |at: Option<usize>| at.and_then(|at| window.get(at)).copied().unwrap_or(0);
        let (below, above) = (read(at.checked_sub(1)), read(at.checked_add(1)));
        let is_lowest = at == 1;
        let is_highest = at == 2 * d + 1;
        let is_addition = is_lowest || (!is_highest && below < above);
        // The diagonal before the edit: k + 1 for an added word, and k - 1 for a removed one.
        let (earlier_x, diagonal) = if is_addition { (above, at + 1) } else { (below, at.saturating_sub(1)) };
        let earlier_y = (earlier_x + d + 1).saturating_sub(diagonal);
        edits.push(Edit { x: earlier_x, y: earlier_y, is_removal: !is_addition });
        (x, y) = (earlier_x, earlier_y);
    }
    edits.reverse();
    edits
}

/// Collects words, and merges adjacent words of the same type. Removed words come before added
/// words.
#[derive(Default)]
struct Pieces {
    done: Vec<TextPiece>,
    removed: String,
    added: String,
}

impl Pieces {
    fn kept(&mut self, word: &str) {
        self.flush();
        match self.done.last_mut() {
            Some(TextPiece::Kept(text)) => text.push_str(word),
            _ => self.done.push(TextPiece::Kept(word.to_owned())),
        }
    }

    fn removed(&mut self, word: &str) {
        self.removed.push_str(word);
    }

    fn added(&mut self, word: &str) {
        self.added.push_str(word);
    }

    fn flush(&mut self) {
        if !self.removed.is_empty() {
            self.done.push(TextPiece::Removed(std::mem::take(&mut self.removed)));
        }
        if !self.added.is_empty() {
            self.done.push(TextPiece::Added(std::mem::take(&mut self.added)));
        }
    }

    fn finish(mut self) -> Vec<TextPiece> {
        self.flush();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(pieces: &[TextPiece]) -> (String, String) {
        let (mut before, mut after) = (String::new(), String::new());
        for piece in pieces {
            match piece {
                TextPiece::Kept(text) => {
                    before.push_str(text);
                    after.push_str(text);
                }
                TextPiece::Removed(text) => before.push_str(text),
                TextPiece::Added(text) => after.push_str(text),
            }
        }
        (before, after)
    }

    fn numbered(word: &str, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|number| format!("{word}{number} ")).collect();
        words.concat()
    }

    #[test]
    fn the_pieces_form_both_texts() {
        let texts = [
            "",
            "a",
            "a b c",
            "b a c",
            "c b a a b c",
            "the quick brown fox",
            "the slow brown cat, and a fox",
            "河流与湖泊",
            "河流与海洋",
            "x y z a b c d",
            "é e\u{301} é",
        ];
        for before in texts {
            for after in texts {
                let pieces = word_diff(before, after);
                assert_eq!(sides(&pieces), (before.to_owned(), after.to_owned()), "{before} | {after}");
                let only_kept = pieces.iter().all(|piece| matches!(piece, TextPiece::Kept(_)));
                assert_eq!(only_kept, before == after);
            }
        }
    }

    #[test]
    fn few_edits_are_found_among_many_words() {
        let before = numbered("w", 3000);
        let after = before.replace("w7 ", "").replace("w1500 ", "new ").replace("w2999 ", "w2999 end ");
        let pieces = word_diff(&before, &after);
        let removed: Vec<_> = pieces.iter().filter(|piece| matches!(piece, TextPiece::Removed(_))).collect();
        assert_eq!(removed.len(), 2, "{removed:?}");
        assert_eq!(sides(&pieces), (before, after));
    }

    #[test]
    fn long_texts_without_common_words_are_replaced() {
        let before = numbered("a", 20_000);
        let after = numbered("b", 20_000);
        let pieces = word_diff(&before, &after);
        assert_eq!(pieces.iter().filter(|piece| matches!(piece, TextPiece::Removed(_))).count(), 1);
    }
}
