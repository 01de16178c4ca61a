//! The state that all parts of the reader share: the draft so far, the findings, and the ids.

use super::naming::Names;
use super::slot::Calendar;
use super::tally::FindingTally;
use crate::code::Code;
use crate::error::quote;
use crate::interchange::Import;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::urls;
use crate::interchange::schedule::syntax::document::{
    Extra, Locus, Origins, Remark, ScheduleDocument, ScheduleLink,
};
use crate::interchange::{common::extension::keep_extension, reader::DraftBuilder};
use crate::report::Subject;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::url::Url;

pub(super) struct ReadContext<'s> {
    pub(super) builder: DraftBuilder,
    pub(super) tally: FindingTally,
    origins: &'s Origins<'s>,
    pub(super) names: Names,
    pub(super) calendar: Calendar,
    /// The acronym in the source. Generated identifiers are derived from it.
    pub(super) scope: String,
}

impl<'s> ReadContext<'s> {
    pub(super) fn new(document: &ScheduleDocument, origins: &'s Origins<'s>, remarks: Vec<Remark>) -> Self {
        let names = Names::of(document);
        let calendar = Calendar::of(document, &names);
        let scope = document.conference.acronym.clone().unwrap_or_default();
        let title = Text::from(document.conference.title.as_deref().unwrap_or_default());
        let builder = DraftBuilder::new(names.programme.as_str(), title);
        let mut tally = FindingTally::default();
        for (code, message, at) in remarks {
            tally.note(code, message, &at, || (Subject::Programme, Path::root()));
        }
        Self { builder, tally, origins, names, calendar, scope }
    }

    pub(super) fn finish(mut self) -> Import {
        self.tally.finish(&mut self.builder, self.origins);
        self.builder.finish()
    }

    pub(super) fn note(
        &mut self,
        code: Code,
        subject: Subject,
        path: Path,
        at: &Locus,
        message: impl Into<String>,
    ) {
        self.builder.note(code, subject, path, self.origins.of(at), message);
    }

    pub(super) fn keep_extra(
        &mut self,
        extensions: &mut Extensions,
        prefix: &str,
        level: &str,
        extra: &Extra,
        place: impl FnOnce() -> (Subject, Path),
    ) {
        let key = format!("schedule/{prefix}{}", extra.name);
        keep_extension(extensions, &key, &extra.value.keep());
        // Field names that differ only in their digits share a finding.
        let shown: String = key.chars().map(|c| if c.is_ascii_digit() { 'N' } else { c }).collect();
        let message = format!(
            "there is no field for this value of the {level}: it is kept in the extensions as {}",
            quote(&shown)
        );
        self.tally.note(Code::SetAside, message, &extra.at, || {
            let (subject, path) = place();
            (subject, extension_path(path, &key))
        });
    }

    pub(super) fn identifier(
        &mut self,
        ids: &mut ExternalIds,
        extensions: &mut Extensions,
        scheme: &'static str,
        value: &str,
        at: &Locus,
        place: impl FnOnce() -> (Subject, Path),
    ) {
        if ids.insert(scheme, value).is_ok() {
            return;
        }
        let key = format!("schedule/{scheme}");
        keep_extension(extensions, &key, value);
        let (subject, path) = place();
        let message =
            format!("{} is not a valid identifier: it is kept in the extensions as {key}", quote(value));
        self.note(Code::SetAside, subject, extension_path(path, &key), at, message);
    }

    /// Parses an address. A finding reports white space and control characters that were removed or
    /// percent-encoded.
    fn address(&mut self, address: &str, at: &Locus, place: impl FnOnce() -> (Subject, Path)) -> Option<Url> {
        let url = urls::url(address)?;
        if url.as_str() != address {
            let message =
                "an address contains white space: it was removed at the ends and percent-encoded elsewhere";
            self.tally.note(Code::IdChanged, message.to_owned(), at, place);
        }
        Some(url)
    }

    pub(super) fn url(
        &mut self,
        address: &str,
        name: &str,
        extensions: &mut Extensions,
        at: &Locus,
        place: impl Fn() -> (Subject, Path),
    ) -> Option<Url> {
        if let Some(url) = self.address(address, at, &place) {
            return Some(url);
        }
        let key = format!("schedule/{name}");
        keep_extension(extensions, &key, address);
        let (subject, path) = place();
        let message = format!("{} is not a valid URL: it is kept in the extensions as {key}", quote(address));
        self.note(Code::SetAside, subject, extension_path(path, &key), at, message);
        None
    }

    pub(super) fn link(
        &mut self,
        list: &str,
        number: usize,
        link: &ScheduleLink,
        extensions: &mut Extensions,
        place: impl Fn() -> (Subject, Path),
    ) -> Option<Link> {
        let ScheduleLink { at, url, title, kind, service } = link;
        if let Some(service) = service {
            keep_extension(extensions, &format!("schedule/{list}.{number}.service"), service);
        }
        let address = url.as_deref().unwrap_or_default();
        if let Some(url) = self.address(address, at, &place) {
            let mut row = Link::new(url);
            row.title = title.clone().map(Text::from);
            row.relation.clone_from(kind);
            return Some(row);
        }
        let fields = [("url", url), ("title", title), ("type", kind)];
        let fields = fields
            .into_iter()
            .filter_map(|(name, text)| Some((name.to_owned(), ExtraValue::Text(text.clone()?))));
        let key = format!("schedule/{list}.{number}");
        keep_extension(extensions, &key, &ExtraValue::Map(fields.collect()).keep());
        let (subject, path) = place();
        let message =
            format!("{} is not a valid URL: the link is kept in the extensions as {key}", quote(address));
        self.note(Code::SetAside, subject, extension_path(path, &key), at, message);
        None
    }
}

pub(super) fn extension_path(item: Path, key: &str) -> Path {
    let mut path = item.with("extensions");
    path.push_text(key);
    path
}
