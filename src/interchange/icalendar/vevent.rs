//! Writes sessions as events of a calendar.

use super::losses::extension;
use super::out::is_representable;
use super::own;
use super::write::CalendarWriter;
use crate::draft::{self, Recording};
use crate::report::Subject;
use crate::value::link::Link;
use crate::value::slot::SlotTime;
use crate::value::status::SessionStatus;
use crate::view::Session;

/// The properties that are written from the fields of a session. Extensions with these names are
/// skipped.
const WRITTEN: [&str; 7] = ["UID", "SUMMARY", "STATUS", own::ID, own::DAY, own::PART, "BEGIN"];

impl<'p> CalendarWriter<'p> {
    pub(super) fn session(&mut self, session: Session<'p>) {
        let data = session.data();
        let subject = Subject::Session(data.id.clone());
        let Some(slot) = session.slot() else {
            return self.losses.add(&subject, "id", "the session has no slot, but an event requires a start");
        };
        self.out.plain("BEGIN:VEVENT");
        let uid = self.uid(session, &subject);
        self.out.begin("UID").text(&uid);
        let stamp = std::mem::take(&mut self.stamp);
        self.out.begin("DTSTAMP").value(&stamp);
        self.stamp = stamp;
        let stated = data.extensions.get("icalendar/SEQUENCE").and_then(|number| number.parse::<u64>().ok());
        let sequence = self.sequence.max(stated.filter(|number| *number <= 2_147_483_647).unwrap_or(0));
        self.out.begin("SEQUENCE").value(&sequence.to_string());
        if stated.is_some_and(|stated| stated < sequence) {
            let field = extension("", "icalendar/SEQUENCE");
            self.losses.add(&subject, field, "the higher revision number of the programme was written");
        }
        self.out.begin(own::ID).text(data.id.as_str());
        let times = self.when(session);
        if data.slot.is_none() {
            self.losses.add(
                &subject,
                "slot",
                "the session has no slot: the slot of its parent session was written",
            );
        } else if matches!(slot.time(), SlotTime::From(_))
            && slot.start().is_some_and(|start| start.hours() >= 240)
        {
            self.losses.add(
                &subject,
                "slot",
                "the session starts 240 hours after midnight: it may be read back on a later day",
            );
        }
        match (session.title(), &data.title) {
            (Some(title), Some(_)) => self.say("SUMMARY", title, &subject, "title"),
            (Some(title), None) => {
                self.losses.add(
                    &subject,
                    "title",
                    "the session has no title: the title of the session that it repeats was written",
                );
                self.say("SUMMARY", title, &subject, "title");
            }
            (None, _) => {}
        }
        if data.description.is_empty() && !session.description().is_empty() {
            self.losses.add(
                &subject,
                "description",
                "the session has no description: that of the session that it repeats was written",
            );
        }
        self.blocks(&["DESCRIPTION"], session.description(), &subject, "description");
        self.place(session, &subject);
        self.status(session);
        self.categories(session, &subject);
        self.addresses(data, &subject);
        let is_event = |other: &Session<'_>| other.is_scheduled();
        if let Some(parent) = session.parent().filter(is_event) {
            let uid = self.plain_uid(parent);
            self.out.begin("RELATED-TO").with("RELTYPE", "PARENT").text(&uid);
        } else if data.part_of.is_some() {
            self.losses.add(&subject, "part_of", "the parent session has no slot and was not written");
        }
        if let Some(first) = session.repeats().filter(is_event) {
            let uid = self.plain_uid(first);
            self.out.begin(own::REPEATS).text(&uid);
        } else if data.repeats.is_some() {
            self.losses.add(
                &subject,
                "repeats",
                "the session that it repeats has no slot and was not written",
            );
        }
        let mut written: Vec<&str> = WRITTEN.to_vec();
        written.extend_from_slice(times);
        self.lines(&subject, "", &data.extensions, &written);
        for participation in session.participations() {
            self.invitation(participation.data());
        }
        for (position, participation) in session.participations().enumerate() {
            self.participation(participation, position, &uid, &subject);
        }
        if data.participations.is_empty() && session.participations().len() > 0 {
            self.losses.add(
                &subject,
                "participations",
                "the session has no participations: those of the session that it repeats were written",
            );
        }
        self.locations(session);
        self.components(&subject, "", &data.extensions, &["PARTICIPANT", "VLOCATION"]);
        self.out.plain("END:VEVENT");
        self.left(data, &subject);
    }

    /// Returns the `UID` by which other events refer to a session.
    fn plain_uid(&self, session: Session<'_>) -> String {
        match session.data().external_ids.get("uid") {
            Some(uid) => uid.to_owned(),
            None => own::uid(session.id().as_str(), self.programme.id().as_str()),
        }
    }

    /// Returns a unique `UID` for an event. Only the occurrences of a recurring event share a
    /// `UID`.
    fn uid(&mut self, session: Session<'_>, subject: &Subject) -> String {
        let uid = self.plain_uid(session);
        let occurrence = session.data().extensions.get("icalendar/RECURRENCE-ID").unwrap_or_default();
        if self.uids.insert(format!("{uid}\n{occurrence}")) {
            return uid;
        }
        self.losses.add(subject, "external_ids/uid", "another event has the same UID: a new UID was written");
        let own = own::uid(session.id().as_str(), self.programme.id().as_str());
        self.uids.insert(format!("{own}\n{occurrence}"));
        own
    }

    fn status(&mut self, session: Session<'_>) {
        let stated = session.status();
        let (status, exact) = match stated {
            SessionStatus::Confirmed => ("CONFIRMED", true),
            SessionStatus::Tentative => ("TENTATIVE", true),
            SessionStatus::Cancelled => ("CANCELLED", true),
            SessionStatus::Proposed | SessionStatus::Accepted => ("TENTATIVE", false),
            SessionStatus::Postponed | SessionStatus::Dropped => ("CANCELLED", false),
        };
        // A calendar shows parts as separate events, so a part of a cancelled session must be
        // marked as cancelled as well.
        let cancelled = status != "CANCELLED" && !session.takes_place();
        self.out.begin("STATUS").value(if cancelled { "CANCELLED" } else { status });
        if cancelled || !exact {
            self.out.begin(own::STATUS).value(stated.as_str());
        }
    }

    fn categories(&mut self, session: Session<'p>, subject: &Subject) {
        let data = session.data();
        if let Some(kind) = &data.kind {
            self.named.kinds.insert(kind.as_str());
            self.out.begin(own::KIND).value(kind.as_str());
        }
        if let Some(label) = &data.kind_label {
            if let Some(chosen) = self.wording(label, subject, "kind_label") {
                self.out
                    .begin("CATEGORIES")
                    .with(own::KIND, "LABEL")
                    .language(chosen.language)
                    .text(chosen.wording);
            }
        } else if let Some(kind) = &data.kind {
            let language = self.programme.languages().first();
            if let Some((label, language)) =
                language.and_then(|language| Some((kind.label(language)?, language)))
            {
                self.out.begin("CATEGORIES").with(own::KIND, "WORD").language(language).text(&label.text);
            }
        }
        for track in session.tracks() {
            let id = track.id().as_str();
            self.named.tracks.insert(id);
            let of = Subject::Track(track.id().clone());
            if let Some(chosen) = self.name("track", id, track.name(), &of) {
                self.out
                    .begin("CATEGORIES")
                    .quoted(own::TRACK, id)
                    .language(chosen.language)
                    .text(chosen.wording);
            }
        }
        if data.tags.iter().any(|tag| tag.trim().is_empty() || tag.trim() != tag || !is_representable(tag)) {
            self.losses.add(
                subject,
                "tags",
                "blank tags, spaces around tags and control characters in tags were not written",
            );
        }
        let tags: Vec<&str> = data.tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()).collect();
        if !tags.is_empty() {
            self.out.begin("CATEGORIES").list(tags.into_iter());
        }
    }

    fn addresses(&mut self, data: &draft::Session, subject: &Subject) {
        let mut url = false;
        for (position, link) in data.links.iter().enumerate() {
            let field = format!("links/{position}");
            if link.relation.as_deref() == Some("conference") {
                self.losses.link(subject, &field, link, true, Some("conference"));
                self.labelled("CONFERENCE", link, subject, &field);
            } else if !url {
                url = true;
                self.losses.link(subject, &field, link, false, None);
                self.out.begin("URL").value(link.url.as_str());
            } else {
                self.losses.add(subject, field, "an event has only one URL");
            }
        }
        // Links are read back in the order of their properties. This can differ from the original
        // order if a conference link comes before another link.
        if data
            .links
            .iter()
            .skip_while(|link| link.relation.as_deref() != Some("conference"))
            .any(|link| link.relation.as_deref() != Some("conference"))
        {
            self.losses.add(subject, "links", "the links are not in their original order");
        }
        for (position, link) in data.attachments.iter().enumerate() {
            let field = format!("attachments/{position}");
            self.losses.link(subject, &field, link, true, None);
            self.labelled("ATTACH", link, subject, &field);
        }
        if let Some(image) = &data.image {
            self.out.begin("IMAGE").with("VALUE", "URI").value(image.as_str());
        }
    }

    fn labelled(&mut self, property: &str, link: &Link, subject: &Subject, field: &str) {
        let title = link.title.as_ref();
        let title = title.and_then(|title| self.wording(title, subject, &format!("{field}/title")));
        let out = self.out.begin(property).with("VALUE", "URI");
        if let Some(title) = title {
            out.quoted("LABEL", title.wording).language(title.language);
        }
        out.value(link.url.as_str());
    }

    fn left(&mut self, data: &draft::Session, subject: &Subject) {
        let draft::Session {
            id: _,
            kind: _,
            kind_label: _,
            number,
            title: _,
            subtitle,
            slot: _,
            planned_length,
            previous_slot,
            place: _,
            relayed_to,
            part_of: _,
            status: _,
            description: _,
            questions,
            participations: _,
            tracks: _,
            tags: _,
            access,
            access_note,
            mode,
            previous_mode,
            documents,
            agenda_items,
            spoken,
            interpreted,
            captioned,
            plenary,
            attendance_limit,
            level,
            repeats: _,
            continues,
            relays,
            replaces,
            joint_with,
            may_overlap,
            must_not_overlap,
            image: _,
            recording,
            feedback,
            links: _,
            attachments: _,
            external_ids,
            extensions,
        } = data;
        let losses = &mut self.losses;
        losses.none(subject, "number", number);
        losses.none(subject, "subtitle", subtitle);
        losses.none(subject, "planned_length", planned_length);
        losses.none(subject, "previous_slot", previous_slot);
        losses.none(subject, "relayed_to", relayed_to);
        losses.none(subject, "questions", questions);
        losses.none(subject, "access", access);
        losses.none(subject, "access_note", access_note);
        losses.none(subject, "mode", mode);
        losses.none(subject, "previous_mode", previous_mode);
        losses.none(subject, "documents", documents);
        losses.none(subject, "agenda_items", agenda_items);
        losses.none(subject, "spoken", spoken);
        losses.none(subject, "interpreted", interpreted);
        losses.none(subject, "captioned", captioned);
        losses.none(subject, "plenary", plenary);
        losses.none(subject, "attendance_limit", attendance_limit);
        losses.none(subject, "level", level);
        losses.none(subject, "continues", continues);
        losses.none(subject, "relays", relays);
        losses.none(subject, "replaces", replaces);
        losses.none(subject, "joint_with", joint_with);
        losses.none(subject, "may_overlap", may_overlap);
        losses.none(subject, "must_not_overlap", must_not_overlap);
        if let Some(Recording { consent, licence, url }) = recording {
            losses.none(subject, "recording/consent", consent);
            losses.none(subject, "recording/licence", licence);
            losses.none(subject, "recording/url", url);
        }
        losses.none(subject, "feedback", feedback);
        losses.external(subject, "", external_ids, Some("uid"));
        losses.extensions(subject, "", extensions, true);
    }
}
