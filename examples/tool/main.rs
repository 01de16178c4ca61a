//! A small command-line tool that checks, displays and converts programmes, and answers questions
//! about them.
//!
//! Exit codes:
//!
//! - 0: The command succeeded.
//! - 1: A finding is an error, a draft was rejected, two versions disagree, or a translation does
//!   not fit the programme.
//! - 2: A file could not be read or written, or an argument names something that does not exist.

mod ask;
mod check;
mod explain;
mod formats;
mod languages;
mod recognise;
#[path = "../support/tables.rs"]
mod tables;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use programme::agenda::{AgendaOptions, Markup};
use programme::language::TextState;
use programme::{LanguageTag, Programme};

/// Checks, displays and converts conference programmes, and answers questions about them.
#[derive(Parser)]
#[command(name = "tool")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks a programme and lists the findings
    Check {
        /// The programme, as a .json, .xml, .schedule.json or .ics file
        #[arg(required_unless_present = "explain")]
        file: Option<PathBuf>,
        /// A JSON file with severities, thresholds and waivers for the review
        #[arg(long)]
        profile: Option<PathBuf>,
        /// The output format
        #[arg(long, value_enum, default_value_t = check::Format::Text)]
        format: check::Format,
        /// Prints the manual page of a finding code instead of checking a file
        #[arg(long, value_name = "CODE", conflicts_with_all = ["file", "profile", "format"])]
        explain: Option<String>,
    },
    /// Prints the number of days, sessions, people and rooms of a programme
    Show {
        /// The programme, as a .json, .xml, .schedule.json or .ics file
        file: PathBuf,
    },
    /// Prints a programme as an agenda, following the conventions of a language
    Agenda {
        /// The programme, as a .json, .xml, .schedule.json or .ics file
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
    /// Cleans up white space and unusual characters in texts, and lists the changes
    Tidy {
        /// The programme, as a .json, .xml, .schedule.json or .ics file
        file: PathBuf,
        /// The file to write the result to; without it, the changes are only listed
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Shows how complete each language of a programme is
    Languages {
        /// The programme, as a .json, .xml, .schedule.json or .ics file
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
        /// The programme, as a .json, .xml, .schedule.json or .ics file
        file: PathBuf,
        /// The output format
        #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
        format: Format,
        #[command(subcommand)]
        question: ask::Question,
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
    /// Converts a programme to another format
    ///
    /// The file names determine the formats. Files named .json, .schedule.json, .xml and .ics can
    /// be read and written. Files named .jsonld and .csv can only be written.
    Convert {
        /// The file to read
        from: PathBuf,
        /// The file to write. For .csv, it contains the sessions, and the other tables are written
        /// to files next to it
        to: PathBuf,
        /// The time stamp (DTSTAMP) of an iCalendar file, such as 2026-03-02T09:00:00Z [default:
        /// the current time]
        #[arg(long)]
        stamp: Option<String>,
    },
    /// Prints the texts of a programme in one language as JSON, for a translator
    Texts {
        /// The programme, as a .json, .xml, .schedule.json or .ics file
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
        /// The programme, as a .json, .xml, .schedule.json or .ics file
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
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// The exit code if a file cannot be read or written.
const UNREADABLE: u8 = 2;
/// The exit code if an argument names something that does not exist.
const UNKNOWN: u8 = 2;
/// The exit code if a finding is an error.
const FAULTY: u8 = 1;

fn main() -> ExitCode {
    let code = match Arguments::parse().command {
        Command::Check { explain: Some(code), .. } => explain::explain(&code),
        Command::Check { file, profile, format, explain: None } => {
            check::check(&file.unwrap_or_default(), profile.as_deref(), format)
        }
        Command::Show { file } => show(&file),
        Command::Agenda { file, language, markdown, width } => {
            with_programme(&file, |programme| agenda(programme, &language, markdown, width))
        }
        Command::Tidy { file, out } => tidy(&file, out.as_deref()),
        Command::Languages { file } => with_programme(&file, languages),
        Command::Recognise { heading, language } => recognise::print(&heading, language.as_ref()),
        Command::Ask { file, format, question } => {
            with_programme(&file, |programme| ask::answer(programme, &question, format))
        }
        Command::Merge { base, other, out, careful } => languages::merge(&base, &other, &out, careful),
        Command::Convert { from, to, stamp } => formats::convert(&from, &to, stamp.as_deref()),
        Command::Texts { file, language, missing } => languages::texts(&file, &language, missing),
        Command::Translate { file, texts, out, replace } => {
            languages::translate(&file, &texts, &out, replace)
        }
    };
    ExitCode::from(code)
}

/// Prints a text. Errors are ignored, because the reader of a long text may close the pipe early.
fn say(text: &dyn std::fmt::Display) -> u8 {
    let _ = write!(std::io::stdout().lock(), "{text}");
    0
}

fn show(file: &Path) -> u8 {
    with_programme(file, |programme| say(&counts(programme)))
}

fn agenda(programme: &Programme, languages: &[String], markdown: bool, width: usize) -> u8 {
    let main = programme.languages().iter().map(LanguageTag::as_str).take(usize::from(languages.is_empty()));
    match programme.preferences(languages.iter().map(String::as_str).chain(main)) {
        Ok(preferences) => {
            let markup = if markdown { Markup::Markdown } else { Markup::Plain };
            let options = AgendaOptions::new(preferences).with_markup(markup).with_width(width);
            say(&programme.agenda(&options))
        }
        Err(error) => {
            eprintln!("{error}");
            UNREADABLE
        }
    }
}

fn tidy(file: &Path, out: Option<&Path>) -> u8 {
    let mut draft = match formats::load(file) {
        Ok(loaded) => loaded.draft,
        Err(fault) => return fault.print(file),
    };
    for change in draft.tidy() {
        let steps = change.steps.join(", ");
        println!("{}: {steps}\n  - {:?}\n  + {:?}", change.path, change.before, change.after);
    }
    let written = |out: &Path| std::fs::write(out, serde_json::to_string_pretty(&draft)? + "\n");
    match out.map(written) {
        None | Some(Ok(())) => 0,
        Some(Err(error)) => {
            eprintln!("{error}");
            UNREADABLE
        }
    }
}

/// Prints a table with the number of texts in each state, for each language.
fn languages(programme: &Programme) -> u8 {
    println!(
        "{:<12} {:<11} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7}",
        "language", "status", "present", "copied", "machine", "neutral", "blank", "missing", "share"
    );
    for language in programme.languages() {
        let coverage = programme.coverage(language);
        let count = |state| coverage.count(state);
        let status = programme.language_status(language).map_or("", |status| status.as_str());
        println!(
            "{:<12} {status:<11} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6.1}%",
            language.as_str(),
            count(TextState::Present),
            count(TextState::Copied),
            count(TextState::Machine),
            count(TextState::Neutral),
            count(TextState::Blank),
            count(TextState::Missing),
            coverage.share() * 100.0,
        );
    }
    0
}

/// Builds the programme in a file and passes it to `then`. Prints the problem if the file cannot be
/// read or the draft is rejected.
fn with_programme(file: &Path, then: impl FnOnce(&Programme) -> u8) -> u8 {
    let draft = match formats::load(file) {
        Ok(loaded) => loaded.draft,
        Err(fault) => return fault.print(file),
    };
    match draft.build() {
        Ok(programme) => then(&programme),
        Err(rejected) => {
            eprint!("{}", rejected.report());
            FAULTY
        }
    }
}

/// Returns the counts of a programme, with one `name: value` pair per line.
fn counts(programme: &Programme) -> String {
    let top_level = programme.sessions().top_level().len();
    let languages: Vec<&str> = programme.languages().iter().map(AsRef::as_ref).collect();
    format!(
        "days: {}\nsessions: {}\ntop-level: {top_level}\npeople: {}\nparticipations: {}\nrooms: {}\nlanguages: {}\n",
        programme.days().len(),
        programme.sessions().len(),
        programme.people().len(),
        programme.participations().len(),
        programme.rooms().len(),
        languages.join(" "),
    )
}

#[expect(clippy::disallowed_methods, reason = "the tool may read files")]
fn read_file(file: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(file)
}
