//! Writes participations as `PARTICIPANT` components of events.

use super::context::WriteContext;
use super::extensions::{entries, properties};
use super::texts::chosen;
use crate::draft;
use crate::interchange::common::ledger::{At, Rows};
use crate::interchange::icalendar::syntax::extension::{content_line, name_of};
use crate::interchange::icalendar::syntax::names;
use crate::value::link::Link;
use crate::value::role::{RequiredAttendance, Role};
use crate::value::status::ParticipationStatus;
use crate::value::text::Text;
use crate::view::Participation;

const INVITATIONS: [&str; 2] = ["ATTENDEE", "ORGANIZER"];

/// Writes the `ATTENDEE` and `ORGANIZER` properties in the extensions of a participation. No others
/// are written, because calendar programs may send invitations to attendees.
pub(super) fn invitation(cx: &mut WriteContext<'_>, participation: Participation<'_>, at: At) {
    for (at, key, value) in entries(cx, at, &participation.data().extensions) {
        let Some(name) = name_of(key).filter(|name| INVITATIONS.contains(name)) else { continue };
        match content_line(name, value) {
            Some(line) => {
                cx.out.raw(&line);
                cx.ledger.wrote(at);
            }
            None => cx.ledger.altered(at, "the value is not a valid calendar property"),
        }
    }
}

/// Writes a participation. Its position is part of the `UID` of the participant.
pub(super) fn component<'p>(
    cx: &mut WriteContext<'p>,
    participation: Participation<'p>,
    at: At,
    position: usize,
    event: &str,
) {
    let data = participation.data();
    let role = participation.role();
    cx.out.plain("BEGIN:PARTICIPANT");
    cx.out.begin("UID").text(&format!("participant-{position}.{event}"));
    cx.out.begin("PARTICIPANT-TYPE").value(participant_type(participation));
    let label = data.label.as_ref();
    let label = label.and_then(|label| chosen(cx, cx.ledger.field(at, "label"), label));
    let line = cx.out.begin(names::ROLE);
    if let Some(label) = label {
        line.quoted("LABEL", label.wording).language(label.language);
    }
    line.value(role.map_or("", Role::as_str));
    cx.ledger.wrote_field(at, "role");
    if let Some(declared) = role.and_then(|role| cx.custom_roles.get(role.as_str())) {
        cx.ledger.wrote_field(*declared, "code");
    }
    party(cx, participation, at);
    if data.status != ParticipationStatus::default() {
        cx.out.begin(names::STATUS).value(data.status.as_str());
        cx.ledger.wrote_field(at, "status");
    }
    if let Some(link) = data.links.first() {
        cx.out.begin("URL").value(link.url.as_str());
        cx.ledger.wrote_field(cx.ledger.item(cx.ledger.field(at, "links"), 0), "url");
    }
    let written = ["UID", "PARTICIPANT-TYPE", "SUMMARY", "CALENDAR-ADDRESS"];
    properties(cx, at, &data.extensions, &written, &INVITATIONS);
    cx.out.plain("END:PARTICIPANT");
}

fn participant_type(participation: Participation<'_>) -> &'static str {
    let properties = participation.properties();
    match participation.role().map(Role::as_str) {
        // iCalendar has a type for each of these roles. The type of any other role depends on the
        // properties of the role.
        Some("performer") => "PERFORMER",
        Some("sponsor" | "patron") => "SPONSOR",
        Some("contact") => "CONTACT",
        _ if properties.has_floor => "SPEAKER",
        _ if properties.presides || properties.attendance != RequiredAttendance::None => "ACTIVE",
        _ => "INACTIVE",
    }
}

/// Writes who takes part: a person, an organisation, a country, an office or a vacancy.
fn party<'p>(cx: &mut WriteContext<'p>, participation: Participation<'p>, at: At) {
    let data = participation.data();
    if let Some(person) = participation.person() {
        let row = cx.ledger.row(Rows::People, person.idx().position());
        cx.out.begin(names::PARTY).with("TYPE", "person").text(person.id().as_str());
        cx.ledger.wrote_field(at, "person");
        cx.ledger.wrote_field(row, "id");
        name(cx, cx.ledger.field(row, "name"), person.name());
        mail(cx, person.data(), cx.ledger.field(row, "links"));
    } else if let Some(organisation) = participation.organisation() {
        let row = cx.ledger.row(Rows::Organisations, organisation.idx().position());
        cx.out.begin(names::PARTY).with("TYPE", "organisation").text(organisation.id().as_str());
        cx.ledger.wrote_field(at, "organisation");
        cx.ledger.wrote_field(row, "id");
        name(cx, cx.ledger.field(row, "name"), organisation.name());
    } else if let Some(country) = &data.country {
        cx.out.begin(names::PARTY).with("TYPE", "country").text(country.as_str());
        cx.ledger.wrote_field(at, "country");
    } else {
        for (field, text) in [("office", &data.office), ("vacancy", &data.vacancy)] {
            if let Some(text) = text {
                cx.out.begin(names::PARTY).with("TYPE", field).text(field);
                name(cx, cx.ledger.field(at, field), text);
            }
        }
    }
}

fn name(cx: &mut WriteContext<'_>, at: At, text: &Text) {
    super::texts::property(cx, "SUMMARY", at, text);
}

/// Writes the e-mail address of a person, which is the first `mailto:` link.
fn mail(cx: &mut WriteContext<'_>, person: &draft::Person, links: At) {
    let is_mail = |link: &Link| {
        let scheme = link.url.as_str().split_at_checked(7);
        scheme.is_some_and(|(scheme, rest)| scheme.eq_ignore_ascii_case("mailto:") && !rest.is_empty())
    };
    let mut mails = person.links.iter().enumerate().filter(|(_, link)| is_mail(link));
    let Some((position, link)) = mails.next() else { return };
    let at = cx.ledger.item(links, position);
    cx.out.begin("CALENDAR-ADDRESS").value(link.url.as_str());
    if link.url.as_str() == link.url.as_str().to_lowercase() {
        cx.ledger.wrote_field(at, "url");
    } else {
        let why = "e-mail addresses in a calendar do not distinguish upper and lower case";
        cx.ledger.altered_field(at, "url", why);
    }
    if link.relation.as_deref() == Some("email") {
        cx.ledger.wrote_field(at, "relation");
    } else {
        cx.ledger.altered_field(at, "relation", super::reasons::RELATION);
    }
}
