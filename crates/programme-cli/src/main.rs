//! A command-line tool that checks, prints and converts conference programmes, and answers
//! questions about them.

mod answer;
mod check;
mod convert;
mod edit;
mod explain;
mod format;
mod html;
mod input;
mod languages;
mod output;
mod recognise;
mod sheet;
mod show;
mod tables;
mod versions;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use programme::LanguageTag;
use programme::chrono::NaiveDate;
use programme::time::TimeZone;

use format::Format;
use output::{Failure, print};

/// Checks, prints and converts conference programmes, and answers questions about them.
///
/// A FILE is a programme in the wire form (.json), schedule.xml (.xml), schedule.json
/// (.schedule.json), iCalendar (.ics), a spreadsheet (.csv, .xlsx, .ods), an agenda that was typed
/// as text (.txt, .md), or the JSON of Sessionize, Open Event, KonOpas, pretalx or Indico, which is
/// recognised by its content. `-` reads standard input.
#[derive(Parser)]
#[command(name = "programme", version, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    sheet: sheet::SheetOptions,
}

const EXIT_CODES: &str = "Exit codes: 0 for success; 1 if the programme has errors, if two versions \
disagree, or if translations do not fit; 2 if a file cannot be read or written, or if an argument is \
invalid.";

#[derive(Subcommand)]
enum Command {
    /// Checks a programme and lists the findings
    Check {
        /// The programme, or `-` for standard input
        #[arg(required_unless_present = "explain")]
        file: Option<PathBuf>,
        /// A JSON file with severities, thresholds and waivers for the review
        #[arg(long)]
        profile: Option<PathBuf>,
        /// The output format
        #[arg(long, value_enum, default_value_t = check::Layout::Text)]
        format: check::Layout,
        /// Prints the manual page of a finding code instead of checking a file
        #[arg(long, value_name = "CODE", conflicts_with_all = ["file", "profile", "format"])]
        explain: Option<String>,
    },
    /// Prints the number of days, sessions, people and rooms of a programme
    Show {
        /// The programme, or `-` for standard input
        file: PathBuf,
    },
    /// Prints a programme as an agenda, following the conventions of a language
    Agenda {
        /// The programme, or `-` for standard input
        file: PathBuf,
        /// A language of the reader; repeat the option in order of preference [default: the main
        /// language of the programme]
        #[arg(long, value_name = "TAG")]
        language: Vec<String>,
        /// Prints Markdown instead of plain text
        #[arg(long)]
        markdown: bool,
        /// The maximum width of a line of plain text, in columns
        #[arg(long, default_value_t = 88)]
        width: usize,
    },
    /// Writes a programme as HTML, following the conventions of a language
    ///
    /// Without --out, one page is printed. It contains the entire programme, unless --page selects
    /// a part. If --out is an existing folder, or has no extension, the agenda, the timetable, the
    /// people, and each session and person are written as separate pages.
    Html {
        /// The programme, or `-` for standard input
        file: PathBuf,
        /// The file or the folder to write to
        #[arg(short, long)]
        out: Option<PathBuf>,
        /// A language of the reader; repeat the option in order of preference [default: the main
        /// language of the programme]
        #[arg(long, alias = "lang", value_name = "TAG")]
        language: Vec<String>,
        /// The part of the programme on a single page
        #[arg(long, value_enum, default_value_t = html::Page::Complete)]
        page: html::Page,
        /// Writes a fragment for another page, whose first heading has the given level from 1 to 6
        #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(1..=6))]
        fragment: Option<u8>,
    },
    /// Cleans up white space and unusual characters in texts, and lists the changes
    Tidy {
        /// The programme, or `-` for standard input
        file: PathBuf,
        /// The file to write the result to; without it, the changes are only listed
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Shows how complete each language of a programme is
    Languages {
        /// The programme, or `-` for standard input
        file: PathBuf,
    },
    /// Lists the possible meanings of a printed heading, with the best match first
    Recognise {
        /// The heading, such as "Orateurs :" or "第三场"
        heading: String,
        /// The language of the heading, if it is known
        #[arg(long)]
        language: Option<LanguageTag>,
    },
    /// Answers a question about a programme
    Ask {
        /// The programme, or `-` for standard input
        file: PathBuf,
        /// The output format
        #[arg(long, value_enum, default_value_t = AnswerLayout::Text, global = true)]
        format: AnswerLayout,
        #[command(subcommand)]
        question: answer::Question,
    },
    /// Merges two language versions of a programme, and lists where they disagree
    Merge {
        /// The version whose facts are kept if the two disagree
        base: PathBuf,
        /// The version whose languages are added
        other: PathBuf,
        /// The file to write the programme to
        #[arg(long)]
        out: PathBuf,
        /// Does not match sessions by weak evidence, such as the same start time
        #[arg(long)]
        careful: bool,
    },
    /// Applies edits to a programme, such as moves, swaps and cancellations
    ///
    /// Either all edits are applied, or none. References to removed items are listed on standard
    /// error.
    Edit {
        /// The programme, or `-` for standard input
        file: PathBuf,
        /// A JSON file with one edit or a list of edits, such as `{ "cancel": { "session":
        /// "panel-1" } }`, or `-` for standard input
        edits: PathBuf,
        /// The file to write the programme to [default: standard output]
        #[arg(short, long, default_value = "-", hide_default_value = true)]
        out: PathBuf,
    },
    /// Joins several programmes into one, for example a main programme and its workshops
    ///
    /// People, rooms and other items that the programmes have in common are united if there is
    /// enough evidence. Matches and collisions are listed on standard error.
    Join {
        /// The programme that provides the title and the other data about the event
        first: PathBuf,
        /// The other programmes. A prefix for their ids is optional, as in `workshops=FILE`
        #[arg(required = true, value_name = "[PREFIX=]FILE")]
        others: Vec<String>,
        /// Treats days without a date as the same day if they have the same number
        #[arg(long)]
        days_by_number: bool,
        /// The file to write the programme to [default: standard output]
        #[arg(short, long, default_value = "-", hide_default_value = true)]
        out: PathBuf,
    },
    /// Describes the changes between two versions of a programme
    Diff(versions::DiffArguments),
    /// Merges two versions that were made from the same base, and lists the conflicts
    ///
    /// If both versions changed the same value, the value of OURS is kept. The exit code is then 1.
    Merge3 {
        /// The version from which both other versions were made
        base: PathBuf,
        /// The version whose values are kept in conflicts
        ours: PathBuf,
        /// The other version
        theirs: PathBuf,
        /// The file to write the programme to [default: standard output]
        #[arg(short, long, default_value = "-", hide_default_value = true)]
        out: PathBuf,
    },
    /// Converts a programme to another format
    ///
    /// The file names determine the formats. Files named .json, .schedule.json, .xml, .ics, .csv
    /// and .xlsx can be read and written. Files named .jsonld can only be written, and files named
    /// .ods, .txt and .md can only be read. A spreadsheet contains one row for each session, and
    /// keeps all ids when it has been edited and is read again.
    Convert {
        /// The file to read, or `-` for standard input
        from: PathBuf,
        /// The file to write, or `-` for standard output. With `--format tables`, it contains the
        /// sessions, and the other tables are written to files next to it
        to: PathBuf,
        /// The format to write [default: the format that the file name determines]
        #[arg(long, value_enum)]
        format: Option<Format>,
        /// The time stamp (DTSTAMP) of an iCalendar file, such as 2026-03-02T09:00:00Z [default:
        /// the current time]
        #[arg(long)]
        stamp: Option<String>,
        /// The date of the first day, such as 2026-03-02, for a programme without dates. The other
        /// days are given the dates that follow
        #[arg(long)]
        first_day: Option<NaiveDate>,
        /// The time zone of a programme without one, or with only a UTC offset, such as
        /// Europe/Zurich
        #[arg(long)]
        time_zone: Option<TimeZone>,
        /// Writes only what may be published: without proposed and private sessions, people who
        /// have not confirmed, contact details and internal data
        #[arg(long)]
        public: bool,
        /// Writes the programme without the person with this id; can be repeated. Texts that still
        /// name the person are listed on standard error
        #[arg(long, value_name = "PERSON")]
        without: Vec<String>,
    },
    /// Prints the texts of a programme in one language as JSON, for a translator
    Texts {
        /// The programme, or `-` for standard input
        file: PathBuf,
        /// The language of the texts
        #[arg(long)]
        language: LanguageTag,
        /// Only prints texts that are not translated
        #[arg(long)]
        missing: bool,
    },
    /// Adds translated texts to a programme
    Translate {
        /// The programme, or `-` for standard input
        file: PathBuf,
        /// The translated texts, as a JSON file in the form that `texts` prints
        texts: PathBuf,
        /// The file to write the programme to
        #[arg(long)]
        out: PathBuf,
        /// Replaces existing wordings that differ
        #[arg(long)]
        replace: bool,
    },
    /// Prints a script that completes the commands and options in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// The layout of an answer.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnswerLayout {
    Text,
    Json,
}

/// The exit code of a command that succeeded.
pub const SUCCESS: u8 = 0;
/// The exit code if a programme has errors, if two versions disagree, or if translations do not
/// fit.
pub const FAULTY: u8 = 1;

fn main() -> ExitCode {
    let Arguments { command, sheet } = Arguments::parse();
    sheet::set_options(sheet);
    ExitCode::from(run(command).unwrap_or_else(|failure| failure.report()))
}

/// Runs a command and returns the exit code.
fn run(command: Command) -> Result<u8, Failure> {
    match command {
        Command::Check { explain: Some(code), .. } => explain::explain(&code),
        Command::Check { file, profile, format, explain: None } => {
            check::check(&file.unwrap_or_default(), profile.as_deref(), format)
        }
        Command::Show { file } => show::counts(&input::programme(&file)?),
        Command::Agenda { file, language, markdown, width } => {
            show::agenda(&input::programme(&file)?, &language, markdown, width)
        }
        Command::Html { file, out, language, page, fragment } => {
            html::html(&input::programme(&file)?, &language, out.as_deref(), page, fragment)
        }
        Command::Tidy { file, out } => languages::tidy(&file, out.as_deref()),
        Command::Languages { file } => languages::coverage(&input::programme(&file)?),
        Command::Recognise { heading, language } => recognise::recognise(&heading, language.as_ref()),
        Command::Ask { file, format, question } => {
            answer::answer(&input::programme(&file)?, &question, format)
        }
        Command::Merge { base, other, out, careful } => languages::merge(&base, &other, &out, careful),
        Command::Edit { file, edits, out } => edit::edit(&file, &edits, &out),
        Command::Join { first, others, days_by_number, out } => {
            edit::join(&first, &others, days_by_number, &out)
        }
        Command::Diff(arguments) => versions::diff(&arguments),
        Command::Merge3 { base, ours, theirs, out } => versions::merge3(&base, &ours, &theirs, &out),
        Command::Convert { from, to, format, stamp, first_day, time_zone, public, without } => {
            let extract = convert::Extract { public, without };
            convert::convert(&from, &to, format, stamp.as_deref(), (first_day, time_zone), &extract)
        }
        Command::Texts { file, language, missing } => languages::texts(&file, &language, missing),
        Command::Translate { file, texts, out, replace } => {
            languages::translate(&file, &texts, &out, replace)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "programme", &mut script);
            print(String::from_utf8_lossy(&script))?;
            Ok(SUCCESS)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
