//! A copy of a programme without one person.

use std::collections::HashSet;

use super::custom_data::{
    each_extensions, retain_addresses, retain_document_addresses, retain_own_addresses,
};
use super::mentions::{Names, addresses, reachable};
use super::remove;
use super::uses::Uses;
use crate::list::ToList;
use crate::programme::Programme;
use crate::view::Participation;

/// ## Redaction
impl Programme {
    /// Returns a copy of the programme without the person with the given id. If the programme has
    /// no such person, the copy is equal to the programme.
    ///
    /// The copy contains neither the person nor the following items:
    /// - The participations of the person, and references to them.
    /// - Extensions of any entity whose value is the id of the person, or contains a name or an
    ///   address of the person.
    /// - Links to an address of the person, such as the personal web page, and documents at such an
    ///   address.
    /// - Organisations to which only this person belonged, and footnotes to which only texts about
    ///   the person refer.
    ///
    /// Sessions remain, even if nobody else takes part in them. A session that repeats another one,
    /// and in which only this person took part, is no longer a repeat. The texts that it inherited
    /// are copied to it.
    ///
    /// Texts such as titles and descriptions are not changed, because the crate cannot rewrite a
    /// sentence. [`mentions`](Self::mentions) finds the texts that still contain the name.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let thompson = programme.person("laura-thompson").unwrap();
    /// let redacted = programme.redacted("laura-thompson");
    /// assert_eq!(redacted.people().len(), programme.people().len() - 1);
    /// assert_eq!(redacted.sessions().len(), programme.sessions().len());
    /// assert!(redacted.to_draft().check().is_empty());
    /// assert!(redacted.mentions(thompson.data()).is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn redacted(&self, person: impl AsRef<str>) -> Programme {
        let Some(person) = self.person(person.as_ref()) else { return self.clone() };
        let id = person.id();
        let mut draft = self.data().clone();
        let before = Uses::of(&draft);
        let stays = |one: &crate::draft::Participation| one.person.as_ref() != Some(id);
        draft.participations.retain(stays);
        remove::retain_replacements(&mut draft.participations);
        let mut emptied = false;
        for session in &mut draft.sessions {
            let had_people = !session.participations.is_empty();
            session.participations.retain(stays);
            remove::retain_replacements(&mut session.participations);
            emptied |= had_people && session.participations.is_empty();
        }
        if emptied {
            let keep: Vec<bool> = draft.sessions.iter().map(|_| true).to_list();
            let others = |one: Participation<'_>| stays(one.data());
            remove::settle_repeats(self, &mut draft, &keep, others);
        }
        draft.people.retain(|one| one.id != *id);
        let names = Names::of(person.data());
        let addresses: HashSet<&str> = addresses(person.data()).collect();
        let is_address = |text: &str| addresses.contains(reachable(text));
        each_extensions(&mut draft, |_, extensions| {
            extensions.retain(|_, value| value != id.as_str() && names.find(value).is_none());
        });
        let keep = |address: &str| !is_address(address);
        draft.links.retain(|link| keep(link.url.as_str()));
        let venues = draft.venues.iter_mut();
        let of_places = venues.flat_map(|venue| {
            std::iter::once(&mut venue.links).chain(venue.rooms.iter_mut().map(|room| &mut room.links))
        });
        let of_others = draft.organisations.iter_mut().map(|organisation| &mut organisation.links);
        let of_people = draft.people.iter_mut().map(|person| &mut person.links);
        for links in of_places.chain(of_others).chain(of_people) {
            links.retain(|link| keep(link.url.as_str()));
        }
        for item in &mut draft.agenda_items {
            retain_document_addresses(&mut item.documents, &keep);
        }
        for one in &mut draft.participations {
            retain_own_addresses(&mut one.links, &mut one.documents, &keep);
        }
        for session in &mut draft.sessions {
            retain_addresses(session, &keep);
            for one in &mut session.participations {
                retain_own_addresses(&mut one.links, &mut one.documents, &keep);
            }
        }
        before.remove_unused(&mut draft);
        Programme::of_sound(draft)
    }
}
