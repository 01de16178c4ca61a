//! Tests that the vocabulary is complete in six languages and that printed labels are recognised.

use std::collections::BTreeSet;

use programme::vocabulary::{
    Form, Gender, Heading, Honorific, LANGUAGES, Label, Meaning, Number, Source, day_label, group_heading,
    recognise, recognise_roles,
};
use programme::{Draft, Kind, LanguageTag, Programme, Role, draft};

fn language(tag: &str) -> LanguageTag {
    tag.parse().unwrap()
}

fn forms() -> impl Iterator<Item = Form> {
    let several = Gender::ALL.iter().map(|gender| Form::MANY.with_gender(*gender));
    Gender::ALL.iter().map(|gender| Form::ONE.with_gender(*gender)).chain(several)
}

fn meanings(heading: &str, tag: Option<&str>) -> Vec<Meaning> {
    let language = tag.map(language);
    recognise(heading, language.as_ref()).into_iter().map(|reading| reading.meaning).collect()
}

fn kind(kind: Kind, number: Option<&str>) -> Meaning {
    let mut result = meanings("Panel 1", None).remove(0);
    if let Meaning::Kind { kind: old_kind, number: old_number, .. } = &mut result {
        *old_kind = kind;
        *old_number = number.map(|number| number.parse().unwrap());
    }
    result
}

fn number(label: &str) -> Meaning {
    Meaning::Number(label.parse().unwrap())
}

fn checked(label: Option<Label>) -> Label {
    let label = label.expect("there is a label in every language");
    let words: Vec<_> = label.text.split_whitespace().collect();
    assert!(!words.is_empty() && words.join(" ") == label.text, "{label:?}");
    label
}

#[test]
fn role_labels_round_trip_in_every_form() {
    for tag in LANGUAGES {
        let language = language(tag);
        for role in Role::BUILT_IN {
            for form in forms() {
                let label = checked(role.label(&language, form));
                let result = meanings(&label.text, Some(tag));
                assert!(result.contains(&Meaning::Role(role.clone())), "{tag} {role} {label}: {result:?}");
                assert!(recognise_roles(&label.text, &language).contains(role), "{tag} {role} {label}");
            }
        }
    }
}

#[test]
fn kind_heading_and_day_labels_round_trip() {
    for tag in LANGUAGES {
        let language = language(tag);
        for one in Kind::BUILT_IN {
            let label = checked(one.label(&language));
            let result = meanings(&label.text, Some(tag));
            assert!(result.contains(&kind(one.clone(), None)), "{tag} {one} {label}: {result:?}");
        }
        for heading in Heading::ALL {
            let label = checked(heading.label(&language));
            let result = meanings(&label.text, Some(tag));
            let is_heading =
                |one: &Meaning| matches!(one, Meaning::Heading { heading: other, .. } if other == heading);
            assert!(result.iter().any(is_heading), "{tag} {heading} {label}: {result:?}");
        }
        for day in 0..=30 {
            let label = checked(day_label(day, &language));
            assert_eq!(meanings(&label.text, Some(tag)), [Meaning::Day(day)], "{tag} {label}");
        }
        assert_eq!(day_label(-1, &language), None);
        for honorific in Honorific::ALL {
            checked(honorific.label(&language));
        }
    }
}

/// Two roles or two kinds must not share a label in a language. The only exception is a Russian
/// word that the sources use for two roles.
#[test]
fn labels_are_unique_within_a_language() {
    for tag in LANGUAGES {
        let language = language(tag);
        let mut roles = BTreeSet::new();
        for role in Role::BUILT_IN {
            if !roles.insert(role.label(&language, Form::ONE).unwrap().text) {
                assert_eq!((*tag, role.as_str()), ("ru", "rapporteur"));
            }
        }
        let kinds: BTreeSet<_> =
            Kind::BUILT_IN.iter().map(|kind| kind.label(&language).unwrap().text).collect();
        assert_eq!(kinds.len(), Kind::BUILT_IN.len(), "{tag}");
    }
}

#[test]
fn labels_do_not_fall_back_to_other_languages() {
    for tag in ["de", "und", "ru-Latn", "zh-Latn"] {
        let language = language(tag);
        assert_eq!(Role::Chair.label(&language, Form::ONE), None);
        assert_eq!(Kind::Panel.label(&language), None);
        assert_eq!(Heading::Agenda.label(&language), None);
        assert_eq!(Honorific::Mr.label(&language), None);
        assert_eq!(day_label(1, &language), None);
    }
    let taiwan = language("zh-TW");
    assert_eq!(Role::Presenter.label(&taiwan, Form::ONE).unwrap().text, "發表人");
    assert_eq!(Role::Chair.label(&taiwan, Form::ONE), None, "no label in traditional characters is attested");
    assert_eq!("witness".parse::<Role>().unwrap().label(&language("en"), Form::ONE), None);
}

#[test]
fn printed_headings_are_recognised() {
    let side_event = || kind(Kind::SideEvent, None);
    let plenary = || meanings("Plenary 1", None).remove(0);
    for (heading, expected) in [
        ("Présentateur :", Meaning::Role(Role::Presenter)),
        ("Orateurs", Meaning::Role(Role::Speaker)),
        ("ORATEURS\u{a0}:", Meaning::Role(Role::Speaker)),
        ("Orateur·rice·s", Meaning::Role(Role::Speaker)),
        ("Orador/a", Meaning::Role(Role::Speaker)),
        ("MODERATEUR", Meaning::Role(Role::Moderator)),
        ("主持人：", Meaning::Role(Role::Moderator)),
        ("المتحدثون:", Meaning::Role(Role::Speaker)),
        ("第三场", number("3")),
        ("第 12 场", number("12")),
        ("Session 3 :", number("3")),
        ("Session n° 3", number("3")),
        ("SESSION IV.", number("IV")),
        ("Session 3.bis", number("3.bis")),
        ("Première session", number("1")),
        ("Вторая сессия", number("2")),
        ("الجلسة الأولى", number("1")),
        ("3.", number("3")),
        ("Panel 1", kind(Kind::Panel, Some("1"))),
        ("Third panel", kind(Kind::Panel, Some("3"))),
        ("小组讨论会二", kind(Kind::Panel, Some("2"))),
        ("第二场圆桌会议", kind(Kind::RoundTable, Some("2"))),
        ("Side event", side_event()),
        ("Side\u{2011}event:", side_event()),
        ("Deuxième journée", Meaning::Day(2)),
        ("2ème journée", Meaning::Day(2)),
        ("DAY ONE- 8 October 2018", Meaning::Day(1)),
        ("24 April 2012|Day 1", Meaning::Day(1)),
        ("Lundi 8 octobre – Première journée", Meaning::Day(1)),
        ("1-е пленарное заседание", plenary()),
        ("Day IV", Meaning::Day(4)),
        ("1-й день", Meaning::Day(1)),
        ("اليوم الاول", Meaning::Day(1)),
        ("第十一天", Meaning::Day(11)),
        ("第一天（星期一）", Meaning::Day(1)),
    ] {
        let result = meanings(heading, None);
        assert_eq!(result.first(), Some(&expected), "{heading}: {result:?}");
    }
    let room = meanings("第二十号会议室", None);
    assert!(
        matches!(&room[..], [Meaning::Heading { heading: Heading::Room, number: Some(number), .. }] if number.label() == "20")
    );
    for heading in [
        "",
        " : ",
        "Voix de migrants",
        "The state of the moderator",
        "第",
        "/",
        "···",
        "(((",
        "Day 1.bis",
        "-1",
    ] {
        let result = meanings(heading, None);
        assert!(result.is_empty() || heading == "-1", "{heading}: {result:?}");
    }
}

#[test]
fn the_language_selects_readings_and_attested_ones_come_first() {
    let roles = |heading, tag| recognise_roles(heading, &language(tag));
    assert_eq!(roles("Докладчик", "ru"), [Role::Rapporteur, Role::Presenter, Role::Speaker]);
    assert_eq!(roles("Interprète", "fr"), [Role::Interpreter]);
    assert_eq!(roles("发言人", "zh-CN"), [Role::Speaker]);
    assert_eq!(roles("發言人", "zh"), [Role::Speaker], "both scripts are recognised");
    assert!(roles("Moderator", "fr").is_empty());
    assert_eq!(
        meanings("Chair/Moderator", Some("en")),
        [Meaning::Role(Role::Chair), Meaning::Role(Role::Moderator)]
    );

    // The heading is attested in English but not in French.
    let agenda = recognise("Agenda", Some(&language("fr")));
    assert_eq!((agenda[0].language, agenda[0].attested), (Some("fr"), false));
    let agenda = recognise("Agenda", None);
    assert_eq!((agenda[0].language, agenda[0].attested), (Some("en"), true));
    // A language that is not in the vocabulary does not change the order.
    assert_eq!(recognise("Agenda", Some(&language("de")))[0].language, Some("en"));
}

fn agenda() -> Programme {
    let text = include_str!("../../examples/data/idm-2018-second-session.json");
    serde_json::from_str::<Draft>(text).unwrap().build().unwrap()
}

#[test]
fn the_headings_of_the_agenda_are_recognised() {
    let fr = language("fr");
    let agenda = agenda();
    for day in agenda.days() {
        let label = day.label().unwrap();
        for (tag, wording) in label.entries() {
            assert_eq!(meanings(wording, Some(tag.as_str())), [Meaning::Day(day.number())]);
        }
    }
    for participation in agenda.participations().filter(|participation| participation.label().is_some()) {
        for (tag, wording) in participation.label().unwrap().entries() {
            assert_eq!(recognise_roles(wording, tag).first(), participation.role(), "{wording}");
        }
    }
    for session in &agenda.sessions() {
        let printed = session.data().kind_label.as_ref().map(|label| label.get("fr").unwrap());
        match (printed, session.number()) {
            (Some(label), Some(label_number)) => {
                assert_eq!(
                    meanings(&format!("{label} {label_number} :"), Some("fr")),
                    [number(label_number.label())]
                );
            }
            (Some(label), None) => {
                assert_eq!(meanings(label, Some("fr")), [kind(session.kind().unwrap().clone(), None)]);
            }
            (None, _) => {
                let title = session.title().unwrap().get("fr").unwrap();
                let result = meanings(title, Some("fr"));
                let is_read = result.contains(&kind(session.kind().unwrap().clone(), None));
                // One session has a title that is not a heading.
                assert!(is_read || title == "Voix de migrants", "{title}: {result:?}");
            }
        }
    }
    for heading in [
        "Ordre du jour final",
        "Lieu :",
        "Salle XVIII",
        "Les questions qui orienteront les débats seront notamment les suivantes :",
    ] {
        assert!(!recognise(heading, Some(&fr)).is_empty(), "{heading}");
    }
}

#[test]
fn group_headings_are_printed_or_declared_or_known_labels() {
    let witness: Role = "witness".parse().unwrap();
    let participation = |id: &str| draft::Participation::person(id);
    let programme = Draft::new("demo", "Demo")
        .with_language(language("fr"))
        .with_person(draft::Person::new("a", "A"))
        .with_person(draft::Person::new("b", "B"))
        .with_role(draft::RoleDeclaration::new(witness.clone()).with_label("Témoin"))
        .with_role(draft::RoleDeclaration::new("elder".parse::<Role>().unwrap()))
        .with_session(
            draft::Session::new("s")
                .with_participation(participation("a").with_role(Role::Speaker).with_label("Intervenants"))
                .with_participation(participation("b").with_role(Role::Speaker).with_label("Intervenants"))
                .with_participation(participation("a").with_role(Role::Moderator))
                .with_participation(participation("b").with_role(witness))
                .with_participation(participation("b").with_role("elder".parse::<Role>().unwrap()))
                .with_participation(participation("b")),
        )
        .build()
        .unwrap();
    let listed: Vec<_> = programme.session("s").unwrap().participations().collect();
    let heading_of = |group: &[_], tag: &str, gender| {
        let language = language(tag);
        let heading = group_heading(group, &language, gender)?;
        Some((heading.text.into_owned(), heading.language.map(ToString::to_string), heading.source))
    };
    let expected = |text: &str, tag: &str, source| Some((text.to_owned(), Some(tag.to_owned()), source));
    let known = |attested| Source::Vocabulary { attested };

    assert_eq!(
        heading_of(&listed[..2], "fr-CA", Gender::Feminine),
        expected("Intervenants", "fr", Source::Printed)
    );
    assert_eq!(heading_of(&listed[..2], "es", Gender::Feminine), expected("Oradoras", "es", known(false)));
    assert_eq!(
        heading_of(&listed[..2], "de", Gender::Common),
        expected("Intervenants", "fr", Source::Printed)
    );
    assert_eq!(heading_of(&listed[2..3], "fr", Gender::Common), expected("Modérateur", "fr", known(true)));
    assert_eq!(
        heading_of(&listed[2..3], "de", Gender::Common),
        Some(("moderator".to_owned(), None, Source::Code))
    );
    assert_eq!(heading_of(&listed[3..4], "fr", Gender::Common), expected("Témoin", "fr", Source::Declared));
    assert_eq!(heading_of(&listed[3..4], "ru", Gender::Common), expected("Témoin", "fr", Source::Declared));
    assert_eq!(
        heading_of(&listed[4..5], "ru", Gender::Common),
        Some(("elder".to_owned(), None, Source::Code))
    );
    assert_eq!(heading_of(&listed[5..], "fr", Gender::Common), None);
    assert_eq!(
        heading_of(&listed[1..3], "fr", Gender::Common),
        None,
        "the participations have no common label or role"
    );
    assert_eq!(heading_of(&[], "fr", Gender::Common), None);
    assert_eq!(Number::of(0), Number::Many);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 64, ..Default::default() })]

    /// Any text is accepted, including text that follows a label.
    #[test]
    fn any_text_can_be_recognised(text in ".{0,20}", role in 0..Role::BUILT_IN.len(), tag in 0..LANGUAGES.len()) {
        recognise(&text, None);
        let (role, tag) = (&Role::BUILT_IN[role], LANGUAGES[tag]);
        let label = role.label(&language(tag), Form::MANY).unwrap().text;
        recognise(&format!("{label}{text}"), None);
        let printed = format!("  \u{200f}{} :\u{a0}", label.to_uppercase());
        assert!(meanings(&printed, Some(tag)).contains(&Meaning::Role(role.clone())), "{printed}");
    }
}
