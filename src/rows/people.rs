//! The tables `participations`, `people`, `posts` and `organisations`.

use super::{OrganisationRow, ParticipationRow, PersonRow, PostRow, Rows};
use crate::draft::{Party, Post};
use crate::value::country::Country;
use crate::value::id::{OrganisationId, ParticipationId, PersonId};
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::url::Url;
use crate::view::Participation;
use std::collections::HashMap;

impl<'p> Rows<'p> {
    /// Returns the rows of the table `participations`, one for each role that a person,
    /// organisation or country has in a session. Roles in the entire programme come first. Roles in
    /// sessions follow, with the sessions in declaration order.
    pub fn participations(&self) -> impl Iterator<Item = ParticipationRow<'p>> {
        let ids = self.programme.participations().enumerate();
        let by_id: HashMap<&str, usize> =
            ids.filter_map(|(number, one)| Some((one.data().id.as_ref()?.as_str(), number))).collect();
        self.programme.participations().enumerate().map(move |(number, one)| {
            let replaced_by = one.data().replaced_by.as_ref();
            let replaced_by = replaced_by.and_then(|id| by_id.get(id.as_str()).copied());
            self.participation(number, one, replaced_by)
        })
    }

    fn participation(
        &self,
        number: usize,
        one: Participation<'p>,
        replaced_by: Option<usize>,
    ) -> ParticipationRow<'p> {
        let data = one.data();
        let properties = one.properties();
        let organisation = one.organisation();
        let (party, name) = if let Some(person) = one.person() {
            ("person", Some(person.name()))
        } else if let Some(organisation) = organisation {
            ("organisation", Some(organisation.name()))
        } else if data.country.is_some() {
            ("country", None)
        } else if let Some(office) = &data.office {
            ("office", Some(office))
        } else {
            ("vacancy", data.vacancy.as_ref())
        };
        let behalf = one.on_behalf_of().map(|behalf| match behalf {
            Party::Organisation(id) => ("organisation", id.as_str()),
            Party::Country(country) => ("country", country.as_str()),
            Party::Name(name) => ("name", self.wording(name)),
        });
        ParticipationRow {
            programme_id: self.programme.id().as_str(),
            participation_number: number,
            session_id: one.session().map(|session| session.id().as_str()),
            position: one.position(),
            participation_id: data.id.as_ref().map(ParticipationId::as_str),
            party,
            person_id: data.person.as_ref().map(PersonId::as_str),
            organisation_id: organisation.map(|organisation| organisation.id().as_str()),
            country: data.country.as_ref().map(Country::as_str),
            name: self.wording_of(name),
            role: one.role().map(Role::as_str),
            label: self.wording_of(one.label()),
            presides: properties.presides,
            has_floor: properties.has_floor,
            attendance: properties.attendance.as_str(),
            public: one.is_public(),
            status: data.status.as_str(),
            presence: data.presence.map(|presence| presence.as_str()),
            language: data.language.as_ref().map(LanguageTag::as_str),
            topic: self.wording_of(data.topic.as_ref()),
            remark: self.wording_of(data.remark.as_ref()),
            posts_line: self.wording_of(one.posts_line()),
            part_start_seconds: data.part.map(|part| part.start.total_seconds()),
            part_end_seconds: data.part.map(|part| part.end.total_seconds()),
            behalf: behalf.map(|(sort, _)| sort),
            behalf_of: behalf.map(|(_, id)| id),
            replaced_by_number: replaced_by,
        }
    }

    /// Returns the rows of the table `people`, one for each person, in declaration order.
    pub fn people(&self) -> impl Iterator<Item = PersonRow<'p>> {
        self.programme.data().people.iter().map(|person| PersonRow {
            programme_id: self.programme.id().as_str(),
            person_id: person.id.as_str(),
            name: self.wording(&person.name),
            honorific: self.wording_of(person.honorific.as_ref()),
            family: self.wording_of(person.family.as_ref()),
            given: self.wording_of(person.given.as_ref()),
            sort_key: person.sort_key.as_deref(),
            is_group: person.group,
            posts_line: self.wording_of(person.posts_line.as_ref()),
            image: person.image.as_ref().map(Url::as_str),
        })
    }

    /// Returns the rows of the table `posts`, one for each position that a person holds in an
    /// organisation or for a country, such as "Director". General positions come first. Positions
    /// that a person holds only on one occasion follow.
    pub fn posts(&self) -> impl Iterator<Item = PostRow<'p>> {
        let own = self.programme.data().people.iter().flat_map(move |person| {
            let posts = person.posts.iter().enumerate();
            posts.map(move |(position, post)| self.post(Some(person.id.as_str()), None, position, post))
        });
        let occasions = self.programme.participations().enumerate().flat_map(move |(number, one)| {
            let posts = one.data().posts.iter().flatten().enumerate();
            posts.map(move |(position, post)| self.post(None, Some(number), position, post))
        });
        own.chain(occasions)
    }

    fn post(
        &self,
        person_id: Option<&'p str>,
        participation_number: Option<usize>,
        position: usize,
        post: &'p Post,
    ) -> PostRow<'p> {
        PostRow {
            programme_id: self.programme.id().as_str(),
            person_id,
            participation_number,
            position,
            title: self.wording_of(post.title.as_ref()),
            organisation_id: post.organisation.as_ref().map(OrganisationId::as_str),
            organisation_name: self.wording_of(post.organisation_name.as_ref()),
            country: post.country.as_ref().map(Country::as_str),
        }
    }

    /// Returns the rows of the table `organisations`, one for each organisation, in declaration
    /// order.
    pub fn organisations(&self) -> impl Iterator<Item = OrganisationRow<'p>> {
        self.programme.organisations().map(|organisation| {
            let data = organisation.data();
            OrganisationRow {
                programme_id: self.programme.id().as_str(),
                organisation_id: data.id.as_str(),
                name: self.wording(&data.name),
                short_name: self.wording_of(data.short_name.as_ref()),
                kind: data.kind.map(|kind| kind.as_str()),
                country: data.country.as_ref().map(Country::as_str),
            }
        })
    }
}
