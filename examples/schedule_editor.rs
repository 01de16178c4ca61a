//! The core of a schedule editor: it opens a programme, shows the clashes of a move before and
//! after it, undoes the move, and saves the result with a list of the changes.
//!
//! ```text
//! cargo run --features versions --example schedule_editor
//! ```

use std::error::Error;

use programme::query::Clash;
use programme::versions::edit::{Absorb, Edit, EditError, Move, Shift};
use programme::{DayTime, Draft, Programme, Slot};

const AGENDA: &str = include_str!("data/idm-2018-second-session.json");

/// A programme that is being edited, with the versions before each step. A programme is cheap to
/// clone, so a history of programmes needs no other data to undo a step.
struct Editor {
    opened: Programme,
    now: Programme,
    history: Vec<Programme>,
}

impl Editor {
    fn open(json: &str) -> Result<Self, Box<dyn Error>> {
        let programme = serde_json::from_str::<Draft>(json)?.build()?;
        Ok(Self { opened: programme.clone(), now: programme, history: Vec::new() })
    }

    /// Applies an edit. If it is not possible, nothing changes.
    fn apply(&mut self, edit: impl Into<Edit>) -> Result<(), EditError> {
        let edited = self.now.edit(&[edit.into()])?;
        self.history.push(std::mem::replace(&mut self.now, edited.programme));
        Ok(())
    }

    /// Undoes the last edit. Returns `false` if nothing has been edited.
    fn undo(&mut self) -> bool {
        let last = self.history.pop();
        last.map(|last| self.now = last).is_some()
    }

    /// Returns the programme as JSON, ready to be written to a file.
    fn save(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(&self.now.to_draft())
    }

    /// Prints what has changed since the programme was opened.
    fn print_changes(&self) {
        for row in &self.opened.changes(&self.now).rows {
            println!("  changed: {}", row.subject());
        }
    }
}

fn print(clashes: &[Clash<'_>]) {
    for clash in clashes {
        println!("  clash of {} and {}: {:?}", clash.first.id(), clash.second.id(), clash.over);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut editor = Editor::open(AGENDA)?;

    println!("While the mouse drags session 2 to 14:30:");
    let earlier = Move::new("session-2").with_slot(Slot::between(1, "14:30", "16:00")?);
    print(&earlier.preview(&editor.now)?.clashes()?);

    println!("After the mouse button is released:");
    editor.apply(earlier)?;
    print(&editor.now.clashes().pairs);

    println!("After undo: {}", editor.undo());
    print(&editor.now.clashes().pairs);

    println!("The morning is ten minutes late, and the lunch break becomes shorter:");
    let absorb = Absorb::Breaks { at_least: "01:00".parse()? };
    editor.apply(Shift::new(1, "11:00".parse::<DayTime>()?, 600).with_absorb(absorb))?;
    editor.print_changes();

    println!("A misspelt id is explained:");
    if let Err(error) = editor.apply(Move::new("session-33").with_slot(Slot::day(2))) {
        println!("  {error}");
    }
    println!("The file has {} bytes.", editor.save()?.len());
    Ok(())
}
