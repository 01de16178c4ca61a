//! Prints the counts of a programme, and its agenda.

use programme::agenda::{AgendaOptions, Markup};
use programme::{LanguageTag, Programme};

use crate::SUCCESS;
use crate::output::{Failure, print};

/// Prints the counts of a programme, with one `name: value` pair per line.
pub fn counts(programme: &Programme) -> Result<u8, Failure> {
    let top_level = programme.sessions().top_level().len();
    let languages: Vec<&str> = programme.languages().iter().map(AsRef::as_ref).collect();
    print(format_args!(
        "days: {}\nsessions: {}\ntop-level: {top_level}\npeople: {}\nparticipations: {}\nrooms: {}\nlanguages: {}\n",
        programme.days().len(),
        programme.sessions().len(),
        programme.people().len(),
        programme.participations().len(),
        programme.rooms().len(),
        languages.join(" "),
    ))?;
    Ok(SUCCESS)
}

/// Prints the agenda for a reader of the given languages, or of the main language.
pub fn agenda(
    programme: &Programme,
    languages: &[String],
    markdown: bool,
    width: usize,
) -> Result<u8, Failure> {
    let main = programme.languages().iter().map(LanguageTag::as_str).take(usize::from(languages.is_empty()));
    let preferences =
        programme.preferences(languages.iter().map(String::as_str).chain(main)).map_err(Failure::new)?;
    let markup = if markdown { Markup::Markdown } else { Markup::Plain };
    let options = AgendaOptions::new(preferences).with_markup(markup).with_width(width);
    print(programme.agenda(&options))?;
    Ok(SUCCESS)
}
