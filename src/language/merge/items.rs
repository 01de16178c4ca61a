//! Merges paired days, rooms, people and other items, field by field. Sessions are merged in a
//! separate module.

use super::disagreement::{Difference, Kept};
use super::fields::{Merging, by_key, fields};
use super::interleave::interleave;
use crate::draft::{
    AgendaItem, Day, KindDeclaration, Note, Organisation, Party, Person, Post, RoleDeclaration, Room, Track,
    Venue,
};
use crate::error::quote;
use crate::value::kind::Kind;
use crate::value::link::{Document, Link};
use crate::value::role::Role;
use crate::value::text::Text;

#[expect(clippy::needless_pass_by_value, reason = "`fields!` calls all merge methods by value")]
impl Merging {
    pub(super) fn day(&mut self, base: &mut Day, other: Day) {
        self.about_item(&*base);
        fields!(self, Day, base, other;
            leave: number; text: label; date: date; fact: window; external_ids: external_ids; extensions: extensions;);
    }

    fn date(
        &mut self,
        field: &'static str,
        base: &mut Option<chrono::NaiveDate>,
        other: Option<chrono::NaiveDate>,
    ) {
        self.fact_of(Difference::Date, field, base, other);
    }

    pub(super) fn track(&mut self, base: &mut Track, other: Track) {
        self.about_item(&*base);
        fields!(self, Track, base, other;
            leave: id; words: name; fact: colour; value: sequential; external_ids: external_ids; extensions: extensions;);
    }

    pub(super) fn agenda_item(&mut self, base: &mut AgendaItem, other: AgendaItem) {
        self.about_item(&*base);
        fields!(self, AgendaItem, base, other;
            leave: id; number: number; text: title; relation: part_of; documents: documents;
            external_ids: external_ids; extensions: extensions;);
    }

    pub(super) fn number<T: PartialEq + super::shown::DisplayValue>(
        &mut self,
        field: &'static str,
        base: &mut Option<T>,
        other: Option<T>,
    ) {
        self.fact_of(Difference::Number, field, base, other);
    }

    pub(super) fn note(&mut self, base: &mut Note, other: Note) {
        self.about_item(&*base);
        fields!(self, Note, base, other; leave: id; blocks: text;);
    }

    pub(super) fn role_declaration(&mut self, base: &mut RoleDeclaration, other: RoleDeclaration) {
        self.about(crate::report::Subject::Role(base.code.clone()), base.label.as_ref());
        fields!(self, RoleDeclaration, base, other; same_role: code; text: label; value: properties;);
    }

    pub(super) fn kind_declaration(&mut self, base: &mut KindDeclaration, other: KindDeclaration) {
        self.about(crate::report::Subject::Kind(base.code.clone()), base.label.as_ref());
        fields!(self, KindDeclaration, base, other; same_kind: code; text: label; value: properties;);
    }

    fn same_role(&mut self, field: &'static str, base: &mut Role, other: Role) {
        self.leave(field, base, other);
    }

    fn same_kind(&mut self, field: &'static str, base: &mut Kind, other: Kind) {
        self.leave(field, base, other);
    }

    pub(super) fn venue(&mut self, base: &mut Venue, other: Venue) {
        self.about_item(&*base);
        fields!(self, Venue, base, other;
            leave: id, rooms; text: name, address, city; fact: country, time_zone, coordinates; links: links;
            external_ids: external_ids; extensions: extensions;);
    }

    pub(super) fn room(&mut self, base: &mut Room, other: Room) {
        self.about_item(&*base);
        fields!(self, Room, base, other;
            leave: id; words: name; text: building, floor, accessibility; fact: coordinates, capacity, simultaneous, online;
            fixed: made_of; set: available; links: links; external_ids: external_ids; extensions: extensions;);
    }

    /// Compares a list of references, such as the rooms that form a larger room. A difference is
    /// reported, but the list of the base programme is always kept, because additional references
    /// could form a cycle.
    fn fixed<T: Eq + std::hash::Hash + Clone + super::shown::DisplayValue>(
        &mut self,
        field: &'static str,
        base: &mut Vec<T>,
        other: Vec<T>,
    ) {
        if *base != other {
            let said = |list: &[T]| (!list.is_empty()).then(|| super::shown::list(list));
            self.report(Difference::Relation, field, (said(base), said(&other)), Kept::Base);
        }
    }

    pub(super) fn organisation(&mut self, base: &mut Organisation, other: Organisation) {
        self.about_item(&*base);
        fields!(self, Organisation, base, other;
            leave: id; words: name; text: short_name; fact: kind, country; links: links;
            external_ids: external_ids; extensions: extensions;);
    }

    pub(super) fn person(&mut self, base: &mut Person, other: Person) {
        self.about_item(&*base);
        fields!(self, Person, base, other;
            leave: id; spelling: name; honorific: honorific; spelling_of: family, given; fact: sort_key; value: group;
            posts: posts; text: posts_line; blocks: biography; set: available; fact: image; links: links;
            external_ids: external_ids; extensions: extensions;);
    }

    /// Merges the positions (posts) that a person holds. Lists of equal length are merged one by
    /// one. Otherwise, positions with the same organisation and the same country are merged, and
    /// all others are kept.
    pub(super) fn posts(&mut self, field: &'static str, base: &mut Vec<Post>, other: Vec<Post>) {
        let key = |post: &Post| {
            let named = post.organisation.is_some() || post.country.is_some();
            named.then(|| (post.organisation.clone(), post.country))
        };
        if base.len() == other.len() || base.is_empty() || other.is_empty() {
            let fits = base.len() == other.len();
            return self.listed(field, base, other, fits, Self::post);
        }
        let said = |count: usize| Some(format!("{count} {}", if count == 1 { "post" } else { "posts" }));
        self.report(Difference::ListLength, field, (said(base.len()), said(other.len())), Kept::Both);
        let matching = by_key(base, &other, key);
        interleave(base, other, &matching, |at, ours, theirs| {
            self.within(field, at, |merging| merging.post(ours, theirs));
        });
    }

    fn post(&mut self, base: &mut Post, other: Post) {
        fields!(self, Post, base, other; text: title, organisation_name; fact: organisation, country;);
    }

    pub(super) fn party(&mut self, field: &'static str, base: &mut Option<Party>, other: Option<Party>) {
        match (base.as_mut(), other) {
            (Some(Party::Name(ours)), Some(Party::Name(theirs))) => self.words(field, ours, theirs),
            (_, other) => self.fact(field, base, other),
        }
    }

    pub(super) fn links(&mut self, field: &'static str, base: &mut Vec<Link>, other: Vec<Link>) {
        let matching = by_key(base, &other, |link| Some(link.url.clone()));
        for at in matching.free_in_base() {
            let said = base.get(at).map(|link| link.url.to_string());
            self.report(Difference::Link, field, (said, None), Kept::Base);
        }
        for at in matching.free_in_other() {
            let said = other.get(at).map(|link| link.url.to_string());
            self.report(Difference::Link, field, (None, said), Kept::Other);
        }
        interleave(base, other, &matching, |at, ours, theirs| {
            self.within(field, at, |merging| {
                fields!(merging, Link, ours, theirs; leave: url; text: title; fact: relation, language;);
            });
        });
    }

    /// Merges two lists of documents. Documents are the same if their symbols, URLs and languages
    /// are equal. Documents with neither a symbol nor a URL are paired in order, separately for
    /// each language, if both lists contain the same number of them.
    pub(super) fn documents(&mut self, field: &'static str, base: &mut Vec<Document>, other: Vec<Document>) {
        let is_plain = |document: &&Document| document.symbol.is_none() && document.url.is_none();
        let counts = (base.iter().filter(is_plain).count(), other.iter().filter(is_plain).count());
        let matching = by_key(base, &other, |document| {
            let known = !is_plain(&document) || counts.0 == counts.1;
            known.then(|| (document.symbol.clone(), document.url.clone(), document.language.clone()))
        });
        let said = |document: Option<&Document>| {
            let title = |document: &Document| document.title.as_ref().map(Text::first).map(quote);
            let document = document?;
            document
                .symbol
                .as_deref()
                .map(quote)
                .or_else(|| Some(document.url.as_ref()?.to_string()))
                .or_else(|| title(document))
        };
        for at in matching.free_in_base() {
            self.report(Difference::Link, field, (said(base.get(at)), None), Kept::Base);
        }
        for at in matching.free_in_other() {
            self.report(Difference::Link, field, (None, said(other.get(at))), Kept::Other);
        }
        interleave(base, other, &matching, |at, ours, theirs| {
            self.within(field, at, |merging| {
                fields!(merging, Document, ours, theirs;
                    leave: symbol, url; text: title; fact: language; extensions: extensions;);
            });
        });
    }
}
