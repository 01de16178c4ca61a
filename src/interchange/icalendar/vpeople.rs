//! Writes participations as `PARTICIPANT` components of events.

use super::losses::NO_PROPERTY;
use super::out::is_representable;
use super::own;
use super::write::{CalendarWriter, is_name};
use crate::draft;
use crate::report::Subject;

impl<'p> CalendarWriter<'p> {
    /// Writes a participation as an attendee, but only if it was read as one. Calendar programs may
    /// send invitations to attendees.
    pub(super) fn invitation(&mut self, data: &draft::Participation) {
        for (key, value) in data.extensions.iter() {
            let Some(name) =
                key.strip_prefix("icalendar/").filter(|name| matches!(*name, "ATTENDEE" | "ORGANIZER"))
            else {
                continue;
            };
            if is_name(name) && is_representable(value) && !value.contains('\n') {
                let colon = if value.starts_with([';', ':']) { "" } else { ":" };
                let line = format!("{name}{colon}{value}");
                self.out.raw(&line);
            }
        }
    }

    pub(super) fn participation(
        &mut self,
        participation: crate::view::Participation<'p>,
        position: usize,
        uid: &str,
        subject: &Subject,
    ) {
        let data = participation.data();
        let at = format!("participations/{position}");
        let properties = participation.properties();
        let role = participation.role();
        self.named.roles.extend(role.map(crate::value::role::Role::as_str));
        let kind = match role.map(crate::value::role::Role::as_str) {
            // iCalendar has a type for each of these roles. The type of any other role depends on
            // the properties of the role.
            Some("performer") => "PERFORMER",
            Some("sponsor" | "patron") => "SPONSOR",
            Some("contact") => "CONTACT",
            _ if properties.has_floor => "SPEAKER",
            _ if properties.presides
                || properties.attendance != crate::value::role::RequiredAttendance::None =>
            {
                "ACTIVE"
            }
            _ => "INACTIVE",
        };
        self.out.plain("BEGIN:PARTICIPANT");
        let mut own = String::from("participant-");
        own.push_str(&position.to_string());
        own.push('.');
        own.push_str(uid);
        self.out.begin("UID").text(&own);
        self.out.begin("PARTICIPANT-TYPE").value(kind);
        let label =
            data.label.as_ref().and_then(|label| self.wording(label, subject, &format!("{at}/label")));
        let line = self.out.begin(own::ROLE);
        if let Some(label) = label {
            line.quoted("LABEL", label.wording).language(label.language);
        }
        line.value(role.map_or("", |role| role.as_str()));
        let (what, id) = self.party(participation);
        self.out.begin(own::PARTY).with("TYPE", what).text(id);
        let name = match (participation.person(), participation.organisation()) {
            (Some(person), _) => {
                let of = Subject::Person(person.id().clone());
                self.name("person", person.id().as_str(), person.name(), &of)
            }
            (None, Some(organisation)) => {
                let of = Subject::Organisation(organisation.id().clone());
                self.name("organisation", organisation.id().as_str(), organisation.name(), &of)
            }
            (None, None) => {
                let text = data.office.as_ref().or(data.vacancy.as_ref());
                text.and_then(|text| self.wording(text, subject, &at))
            }
        };
        if let Some(name) = name {
            self.out.begin("SUMMARY").language(name.language).text(name.wording);
        }
        if let Some(mail) = participation.person().and_then(|person| super::losses::mail(person.data())) {
            self.out.begin("CALENDAR-ADDRESS").value(mail.url.as_str());
        }
        if data.status != crate::value::status::ParticipationStatus::default() {
            self.out.begin(own::STATUS).value(data.status.as_str());
        }
        if let Some(link) = data.links.first() {
            self.out.begin("URL").value(link.url.as_str());
        }
        let written = ["UID", "PARTICIPANT-TYPE", "SUMMARY", "CALENDAR-ADDRESS", "ATTENDEE", "ORGANIZER"];
        let above = format!("{at}/");
        let kept = self.losses.0.len();
        self.lines(subject, &above, &data.extensions, &written);
        // Attendees are not lost, because they are written as properties of the event.
        let lost = self.losses.0.split_off(kept);
        self.losses.0.extend(
            lost.into_iter()
                .filter(|loss| !(loss.field.ends_with("~1ATTENDEE") || loss.field.ends_with("~1ORGANIZER"))),
        );
        self.out.plain("END:PARTICIPANT");
        self.left_of_participation(data, &at, subject);
    }

    fn party(&mut self, participation: crate::view::Participation<'p>) -> (&'static str, &'p str) {
        let data = participation.data();
        if let Some(person) = participation.person() {
            self.named.people.insert(person.id().as_str());
            return ("person", person.id().as_str());
        }
        if let Some(organisation) = participation.organisation() {
            self.named.organisations.insert(organisation.id().as_str());
            return ("organisation", organisation.id().as_str());
        }
        match &data.country {
            Some(country) => ("country", country.as_str()),
            None if data.office.is_some() => ("office", "office"),
            None => ("vacancy", "vacancy"),
        }
    }

    fn left_of_participation(&mut self, data: &draft::Participation, at: &str, subject: &Subject) {
        let draft::Participation {
            id,
            person: _,
            organisation: _,
            country: _,
            office: _,
            vacancy: _,
            role: _,
            label: _,
            remark,
            posts,
            posts_line,
            on_behalf_of,
            topic,
            part,
            presence,
            status: _,
            replaced_by,
            language,
            public,
            documents,
            links,
            external_ids,
            extensions,
        } = data;
        let mut none = |field: &str, absent: bool| {
            if !absent {
                self.losses.add(subject, format!("{at}/{field}"), NO_PROPERTY);
            }
        };
        none("id", id.is_none());
        none("remark", remark.is_none());
        none("posts", posts.is_none());
        none("posts_line", posts_line.is_none());
        none("on_behalf_of", on_behalf_of.is_none());
        none("topic", topic.is_none());
        none("part", part.is_none());
        none("presence", presence.is_none());
        none("replaced_by", replaced_by.is_none());
        none("language", language.is_none());
        none("public", public.is_none());
        none("documents", documents.is_empty());
        for (position, link) in links.iter().enumerate() {
            let field = format!("{at}/links/{position}");
            if position == 0 {
                self.losses.link(subject, &field, link, false, None);
            } else {
                self.losses.add(subject, field, "a participant has only one URL");
            }
        }
        let above = format!("{at}/");
        self.losses.external(subject, &above, external_ids, None);
        self.losses.extensions(subject, &above, extensions, true);
    }
}
