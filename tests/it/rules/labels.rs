//! Tests of the rule about printed headings that contradict the role.

use programme::draft::{Participation, Person, RoleDeclaration, Session};
use programme::role::RoleProperties;
use programme::{Code, Draft, Finding, Kind, LanguageTag, Profile, Role, Text};

fn demo(sessions: impl IntoIterator<Item = Session>) -> Draft {
    let mut draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_person(Person::new("bo", "Bo Lindqvist"));
    draft.sessions.extend(sessions);
    draft
}

fn disagreements(draft: Draft) -> Vec<Finding> {
    let report = draft.build().unwrap().review(&Profile::default());
    report.iter().filter(|finding| finding.code() == Code::LabelCodeDisagree).cloned().collect()
}

/// Returns `true` if a heading is reported for a role in a session of the given kind.
fn is_reported(tag: &str, label: &str, role: &str, kind: Kind) -> bool {
    let participation = Participation::person("ada")
        .with_role(role.parse::<Role>().unwrap())
        .with_label(Text::new([(tag, label)]).unwrap());
    let findings = disagreements(
        demo([Session::new("s").with_kind(kind).with_participation(participation)])
            .with_role(RoleDeclaration::new("witness".parse::<Role>().unwrap())),
    );
    !findings.is_empty()
}

#[test]
fn headings_that_name_another_role_are_reported_in_each_language() {
    for (tag, label, role) in [
        ("fr", "Modérateur :", "speaker"),
        ("fr-CH", "MODÉRATRICE", "panellist"),
        ("en", "Speakers", "chair"),
        ("es", "Moderador", "rapporteur"),
        ("ar", "المتحدثون", "moderator"),
        ("ru", "Председатель", "speaker"),
        ("zh", "主持人：", "speaker"),
        ("zh-TW", "主持人", "speaker"),
        ("en", "Interpreters", "speaker"),
        ("en", "Rapporteur", "organiser"),
    ] {
        assert!(is_reported(tag, label, role, Kind::Panel), "{tag} {label} {role}");
    }
}

#[test]
fn compatible_headings_are_not_reported() {
    for (tag, label, role, reason) in [
        ("fr", "Orateurs", "speaker", "the same role"),
        ("fr", "Orateurs", "panellist", "both have the floor"),
        ("fr", "Présentateur", "speaker", "both have the floor"),
        ("fr", "Présentateur", "moderator", "the presenter of a panel presides over it"),
        ("en", "Participants", "speaker", "both have the floor"),
        ("en", "Chair", "moderator", "both preside"),
        ("en", "Sponsor", "organiser", "neither needs to attend"),
        ("en", "Moderator", "witness", "a custom role"),
        ("ru", "Докладчик", "speaker", "means rapporteur or speaker"),
        ("ru", "Докладчик", "moderator", "the heading is ambiguous"),
        ("en", "Introduction and moderation", "moderator", "the heading names both roles"),
        ("en", "Guests", "speaker", "not in the vocabulary"),
        ("en", "Modérateur", "speaker", "a French word that is tagged as English"),
        ("de", "Moderator", "speaker", "the language has no vocabulary"),
    ] {
        assert!(!is_reported(tag, label, role, Kind::Panel), "{tag} {label} {role}: {reason}");
    }
    assert!(
        is_reported("fr", "Présentateur", "moderator", Kind::Talk),
        "the presenter of a talk does not preside"
    );
}

#[test]
fn declared_role_properties_are_respected() {
    let participation = Participation::person("ada").with_role(Role::Contact).with_label("Speaker");
    let session = Session::new("s").with_participation(participation);
    assert_eq!(disagreements(demo([session.clone()])).len(), 1);
    let with_floor = RoleProperties { has_floor: true, ..RoleProperties::default() };
    let declared = RoleDeclaration::new(Role::Contact).with_properties(with_floor);
    assert!(disagreements(demo([session]).with_role(declared)).is_empty());
}

#[test]
fn findings_are_grouped_by_heading_in_any_order() {
    let listed =
        |person: &str, role: Role| Participation::person(person).with_role(role).with_label("Moderators");
    let a = Session::new("a").with_title("Rain").with_participation(listed("ada", Role::Speaker));
    let b = Session::new("b")
        .with_title("Trees")
        .with_participation(listed("bo", Role::Speaker))
        .with_participation(listed("ada", Role::Rapporteur));
    let findings = disagreements(demo([a.clone(), b.clone()]));
    // The order of the findings depends on the order of the sessions, but the messages do not.
    let messages = |findings: &[Finding]| {
        let mut messages: Vec<String> = findings.iter().map(|finding| finding.message().clone()).collect();
        messages.sort();
        messages
    };
    assert_eq!(
        messages(&findings),
        [
            "Ada Okoye is listed under the heading “Moderators” in “Rain”, but has the role \"speaker\" (and 1 more like this)",
            "Ada Okoye is listed under the heading “Moderators” in “Trees”, but has the role \"rapporteur\"",
        ]
    );
    assert_eq!(messages(&disagreements(demo([b, a]))), messages(&findings));
}

#[test]
fn a_single_contradictory_translation_is_reported() {
    let label = Text::new([("en", "Speaker"), ("fr", "Modérateur")]).unwrap();
    let participation = Participation::person("ada").with_role(Role::Speaker).with_label(label);
    let findings = disagreements(demo([Session::new("s").with_participation(participation)]));
    assert!(findings[0].message().contains("“Modérateur”"), "{}", findings[0].message());
}
