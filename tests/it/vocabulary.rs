//! The vocabulary: whole in six languages, and read back as it is printed.

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
    let mut found = meanings("Panel 1", None).remove(0);
    if let Meaning::Kind { kind: other, number: given, .. } = &mut found {
        *other = kind;
        *given = number.map(|number| number.parse().unwrap());
    }
    found
}

fn number(label: &str) -> Meaning {
    Meaning::Number(label.parse().unwrap())
}

fn tidy(label: Option<Label>) -> Label {
    let label = label.expect("in each of the six languages");
    let words: Vec<_> = label.text.split_whitespace().collect();
    assert!(!words.is_empty() && words.join(" ") == label.text, "{label:?}");
    label
}

#[test]
fn every_role_has_a_label_in_every_form_that_is_read_back_as_it() {
    for tag in LANGUAGES {
        let language = language(tag);
        for role in Role::BUILT_IN {
            for form in forms() {
                let label = tidy(role.label(&language, form));
                let found = meanings(&label.text, Some(tag));
                assert!(found.contains(&Meaning::Role(role.clone())), "{tag} {role} {label}: {found:?}");
                assert!(recognise_roles(&label.text, &language).contains(role), "{tag} {role} {label}");
            }
        }
    }
}

#[test]
fn every_kind_heading_and_day_has_a_label_that_is_read_back_as_it() {
    for tag in LANGUAGES {
        let language = language(tag);
        for one in Kind::BUILT_IN {
            let label = tidy(one.label(&language));
            let found = meanings(&label.text, Some(tag));
            assert!(found.contains(&kind(one.clone(), None)), "{tag} {one} {label}: {found:?}");
        }
        for heading in Heading::ALL {
            let label = tidy(heading.label(&language));
            let found = meanings(&label.text, Some(tag));
            let here =
                |one: &Meaning| matches!(one, Meaning::Heading { heading: other, .. } if other == heading);
            assert!(found.iter().any(here), "{tag} {heading} {label}: {found:?}");
        }
        for day in 0..=30 {
            let label = tidy(day_label(day, &language));
            assert_eq!(meanings(&label.text, Some(tag)), [Meaning::Day(day)], "{tag} {label}");
        }
        assert_eq!(day_label(-1, &language), None);
        for honorific in Honorific::ALL {
            tidy(honorific.label(&language));
        }
    }
}

/// Two roles, or two kinds, with one label in a language would be told apart by nobody. One word is both, and the sources say so.
#[test]
fn labels_tell_apart() {
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
fn no_language_answers_for_another() {
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
    assert_eq!(Role::Chair.label(&taiwan, Form::ONE), None, "not found in traditional characters");
    assert_eq!("witness".parse::<Role>().unwrap().label(&language("en"), Form::ONE), None);
}

#[test]
fn headings_are_read_as_they_are_printed() {
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
        let found = meanings(heading, None);
        assert_eq!(found.first(), Some(&expected), "{heading}: {found:?}");
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
        let found = meanings(heading, None);
        assert!(found.is_empty() || heading == "-1", "{heading}: {found:?}");
    }
}

#[test]
fn the_language_decides_between_readings_and_what_is_attested_comes_first() {
    let roles = |heading, tag| recognise_roles(heading, &language(tag));
    assert_eq!(roles("Докладчик", "ru"), [Role::Rapporteur, Role::Presenter, Role::Speaker]);
    assert_eq!(roles("Interprète", "fr"), [Role::Interpreter]);
    assert_eq!(roles("发言人", "zh-CN"), [Role::Speaker]);
    assert_eq!(roles("發言人", "zh"), [Role::Speaker], "in either script");
    assert!(roles("Moderator", "fr").is_empty());
    assert_eq!(
        meanings("Chair/Moderator", Some("en")),
        [Meaning::Role(Role::Chair), Meaning::Role(Role::Moderator)]
    );

    // French prints an agenda over what English calls a programme.
    let agenda = recognise("Agenda", Some(&language("fr")));
    assert_eq!((agenda[0].language, agenda[0].attested), (Some("fr"), false));
    let agenda = recognise("Agenda", None);
    assert_eq!((agenda[0].language, agenda[0].attested), (Some("en"), true));
    // A language that the vocabulary has not leaves all of them alike.
    assert_eq!(recognise("Agenda", Some(&language("de")))[0].language, Some("en"));
}

fn agenda() -> Programme {
    let text = include_str!("../../examples/data/idm-2018-second-session.json");
    serde_json::from_str::<Draft>(text).unwrap().build().unwrap()
}

#[test]
fn the_headings_of_the_agenda_are_read() {
    let fr = language("fr");
    let agenda = agenda();
    for day in agenda.days() {
        let label = day.label().unwrap();
        for (tag, wording) in label.entries() {
            assert_eq!(meanings(wording, Some(tag.as_str())), [Meaning::Day(day.number())]);
        }
    }
    for one in agenda.participations().filter(|one| one.label().is_some()) {
        for (tag, wording) in one.label().unwrap().entries() {
            assert_eq!(recognise_roles(wording, tag).first(), one.role(), "{wording}");
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
                let found = meanings(title, Some("fr"));
                let is_read = found.contains(&kind(session.kind().unwrap().clone(), None));
                // One title is a title.
                assert!(is_read || title == "Voix de migrants", "{title}: {found:?}");
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
fn a_group_is_headed_by_what_is_printed_then_declared_then_known() {
    let witness: Role = "witness".parse().unwrap();
    let one = |id: &str| draft::Participation::person(id);
    let programme = Draft::new("demo", "Demo")
        .with_language(language("fr"))
        .with_person(draft::Person::new("a", "A"))
        .with_person(draft::Person::new("b", "B"))
        .with_role(draft::RoleDeclaration::new(witness.clone()).with_label("Témoin"))
        .with_role(draft::RoleDeclaration::new("elder".parse::<Role>().unwrap()))
        .with_session(
            draft::Session::new("s")
                .with_participation(one("a").with_role(Role::Speaker).with_label("Intervenants"))
                .with_participation(one("b").with_role(Role::Speaker).with_label("Intervenants"))
                .with_participation(one("a").with_role(Role::Moderator))
                .with_participation(one("b").with_role(witness))
                .with_participation(one("b").with_role("elder".parse::<Role>().unwrap()))
                .with_participation(one("b")),
        )
        .build()
        .unwrap();
    let listed: Vec<_> = programme.session("s").unwrap().participations().collect();
    let headed = |group: &[_], tag: &str, gender| {
        let language = language(tag);
        let heading = group_heading(group, &language, gender)?;
        Some((heading.text.into_owned(), heading.language.map(ToString::to_string), heading.source))
    };
    let found = |text: &str, tag: &str, source| Some((text.to_owned(), Some(tag.to_owned()), source));
    let known = |attested| Source::Vocabulary { attested };

    assert_eq!(headed(&listed[..2], "fr-CA", Gender::Feminine), found("Intervenants", "fr", Source::Printed));
    assert_eq!(headed(&listed[..2], "es", Gender::Feminine), found("Oradoras", "es", known(false)));
    assert_eq!(headed(&listed[..2], "de", Gender::Common), found("Intervenants", "fr", Source::Printed));
    assert_eq!(headed(&listed[2..3], "fr", Gender::Common), found("Modérateur", "fr", known(true)));
    assert_eq!(
        headed(&listed[2..3], "de", Gender::Common),
        Some(("moderator".to_owned(), None, Source::Code))
    );
    assert_eq!(headed(&listed[3..4], "fr", Gender::Common), found("Témoin", "fr", Source::Declared));
    assert_eq!(headed(&listed[3..4], "ru", Gender::Common), found("Témoin", "fr", Source::Declared));
    assert_eq!(headed(&listed[4..5], "ru", Gender::Common), Some(("elder".to_owned(), None, Source::Code)));
    assert_eq!(headed(&listed[5..], "fr", Gender::Common), None);
    assert_eq!(headed(&listed[1..3], "fr", Gender::Common), None, "they share nothing");
    assert_eq!(headed(&[], "fr", Gender::Common), None);
    assert_eq!(Number::of(0), Number::Many);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 64, ..Default::default() })]

    /// Whatever is printed, and whatever stands around a label, is read without harm.
    #[test]
    fn anything_can_be_read(text in ".{0,20}", role in 0..Role::BUILT_IN.len(), tag in 0..LANGUAGES.len()) {
        recognise(&text, None);
        let (role, tag) = (&Role::BUILT_IN[role], LANGUAGES[tag]);
        let label = role.label(&language(tag), Form::MANY).unwrap().text;
        recognise(&format!("{label}{text}"), None);
        let printed = format!("  \u{200f}{} :\u{a0}", label.to_uppercase());
        assert!(meanings(&printed, Some(tag)).contains(&Meaning::Role(role.clone())), "{printed}");
    }
}
