//! A printed heading that names another role than the one stated: what is exempt.

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

/// Whether a heading in a language contradicts a role in a session of that kind.
fn disagree(tag: &str, label: &str, role: &str, kind: Kind) -> bool {
    let one = Participation::person("ada")
        .with_role(role.parse::<Role>().unwrap())
        .with_label(Text::new([(tag, label)]).unwrap());
    let found = disagreements(
        demo([Session::new("s").with_kind(kind).with_participation(one)])
            .with_role(RoleDeclaration::new("witness".parse::<Role>().unwrap())),
    );
    !found.is_empty()
}

#[test]
fn a_heading_that_names_another_role_is_found_in_its_own_language() {
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
        assert!(disagree(tag, label, role, Kind::Panel), "{tag} {label} {role}");
    }
}

#[test]
fn a_heading_that_does_not_contradict_is_left() {
    for (tag, label, role, why) in [
        ("fr", "Orateurs", "speaker", "the same"),
        ("fr", "Orateurs", "panellist", "both have the floor"),
        ("fr", "Présentateur", "speaker", "both have the floor"),
        ("fr", "Présentateur", "moderator", "who presents a panel presides over it"),
        ("en", "Participants", "speaker", "both have the floor"),
        ("en", "Chair", "moderator", "both preside"),
        ("en", "Sponsor", "organiser", "neither need be there"),
        ("en", "Moderator", "witness", "a custom role"),
        ("ru", "Докладчик", "speaker", "a rapporteur or a speaker"),
        ("ru", "Докладчик", "moderator", "read as two things"),
        ("en", "Introduction and moderation", "moderator", "read as both"),
        ("en", "Guests", "speaker", "not known"),
        ("en", "Modérateur", "speaker", "French in English"),
        ("de", "Moderator", "speaker", "no language of the vocabulary"),
    ] {
        assert!(!disagree(tag, label, role, Kind::Panel), "{tag} {label} {role}: {why}");
    }
    assert!(disagree("fr", "Présentateur", "moderator", Kind::Talk), "who presents a talk does not preside");
}

#[test]
fn properties_of_the_programme_count() {
    let one = Participation::person("ada").with_role(Role::Contact).with_label("Speaker");
    let session = Session::new("s").with_participation(one);
    assert_eq!(disagreements(demo([session.clone()])).len(), 1);
    let with_floor = RoleProperties { has_floor: true, ..RoleProperties::default() };
    let declared = RoleDeclaration::new(Role::Contact).with_properties(with_floor);
    assert!(disagreements(demo([session]).with_role(declared)).is_empty());
}

#[test]
fn many_under_one_heading_are_one_finding_in_whatever_order() {
    let listed =
        |person: &str, role: Role| Participation::person(person).with_role(role).with_label("Moderators");
    let a = Session::new("a").with_title("Rain").with_participation(listed("ada", Role::Speaker));
    let b = Session::new("b")
        .with_title("Trees")
        .with_participation(listed("bo", Role::Speaker))
        .with_participation(listed("ada", Role::Rapporteur));
    let found = disagreements(demo([a.clone(), b.clone()]));
    // Reports are in the order of rows; what they say is not.
    let messages = |found: &[Finding]| {
        let mut messages: Vec<String> = found.iter().map(|one| one.message().clone()).collect();
        messages.sort();
        messages
    };
    assert_eq!(
        messages(&found),
        [
            "Ada Okoye is listed under the heading “Moderators” in “Rain”, but has the role \"speaker\" (and 1 more case)",
            "Ada Okoye is listed under the heading “Moderators” in “Trees”, but has the role \"rapporteur\"",
        ]
    );
    assert_eq!(messages(&disagreements(demo([b, a]))), messages(&found));
}

#[test]
fn one_wrong_translation_is_enough() {
    let label = Text::new([("en", "Speaker"), ("fr", "Modérateur")]).unwrap();
    let one = Participation::person("ada").with_role(Role::Speaker).with_label(label);
    let found = disagreements(demo([Session::new("s").with_participation(one)]));
    assert!(found[0].message().contains("“Modérateur”"), "{}", found[0].message());
}
