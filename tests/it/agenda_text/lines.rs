//! Lines of typed agendas that are similar to lines with another meaning.

use programme::Code;
use programme::interchange::Import;
use programme::interchange::agenda_text::{AgendaTextOptions, read};
use programme::text::Block;

fn import(source: &str, language: &str) -> Import {
    let options = AgendaTextOptions::new().with_language(language.parse().unwrap());
    read(source, &options).unwrap()
}

fn codes(import: &Import) -> Vec<Code> {
    import.findings.iter().map(|finding| finding.code().to_string().parse().unwrap()).collect()
}

const ITEM: &str = "\n\nDay 1\n\n09:00–10:00 Weirs\n";

/// Returns the title, the subtitle and the preamble above the first day.
fn head(lines: &str) -> (String, String, Vec<Block>, usize) {
    let import = import(&format!("{lines}{ITEM}"), "en");
    let draft = &import.draft;
    let subtitle = draft.subtitle.as_ref().map_or("", |text| text.first()).to_owned();
    (draft.title.first().to_owned(), subtitle, draft.preamble.clone(), import.findings.len())
}

#[test]
fn a_short_sentence_can_be_a_title() {
    let title = |subtitle: &str| ("Rivers Forum".to_owned(), subtitle.to_owned(), vec![], 0);
    // A sentence of up to six words.
    assert_eq!(head("Rivers Forum\n\nWho owns the water we drink?"), title("Who owns the water we drink?"));
    // More words without a full stop.
    assert_eq!(
        head("Rivers Forum\n\nOn the protection of fish in urban rivers"),
        title("On the protection of fish in urban rivers")
    );
    let preamble = |text: &str| ("Rivers Forum".to_owned(), String::new(), vec![text.into()], 0);
    assert_eq!(
        head("Rivers Forum\n\nPlease bring your boots to the walk."),
        preamble("Please bring your boots to the walk.")
    );
    assert_eq!(head("Rivers Forum\n\nWhat the forum looks at:"), preamble("What the forum looks at:"));
}

#[test]
fn an_article_before_the_weekday_is_a_part_of_the_date() {
    let day = |heading: &str, language: &str| {
        let import = import(&format!("Forum\n\n{heading}\n9:00 A\n"), language);
        let dates: Vec<_> = import
            .draft
            .days
            .iter()
            .map(|day| day.date.map_or("-".to_owned(), |date| date.to_string()))
            .collect();
        (dates.join(" "), codes(&import))
    };
    assert_eq!(day("Le lundi 2 mars 2026", "fr"), ("2026-03-02".to_owned(), vec![]));
    assert_eq!(day("Le mardi 2 mars 2026", "fr"), ("2026-03-02".to_owned(), vec![Code::StatementsDisagree]));
    assert_eq!(day("El lunes 2 de marzo de 2026", "es"), ("2026-03-02".to_owned(), vec![]));
    assert_eq!(
        day("El martes, 2 de marzo de 2026", "es"),
        ("2026-03-02".to_owned(), vec![Code::StatementsDisagree])
    );
    // The weekday decides between day and month.
    assert_eq!(day("On Tuesday 3/2/2026", "en"), ("2026-02-03".to_owned(), vec![]));
    assert_eq!(day("On Monday 3/2/2026", "en"), ("2026-03-02".to_owned(), vec![]));
}

#[test]
fn only_a_separate_number_is_the_year_of_the_agenda() {
    let year = |line: &str| {
        let import = import(&format!("Rivers Forum\n{line}\n\n2 March\n09:00 Weirs\n"), "en");
        import.draft.days[0].date.map(|date| date.to_string())
    };
    for line in
        ["Document WG2019", "Document 12019", "Document 2019a", "From 2019 to 2020", "Seasons 2019/20"]
    {
        assert_eq!(year(line), None, "{line}");
    }
    for line in ["Lyon 2019", "Lyon (2019)", "Lyon, 2019.", "2019 in 2019"] {
        assert_eq!(year(line).as_deref(), Some("2019-03-02"), "{line}");
    }
}

#[test]
fn successive_years_are_no_page_numbers() {
    let shown = |first: &str, second: &str| {
        let import = import(
            &format!("Rivers{ITEM}The plan is in two steps.\n\n{first}\n\n{second}\n\n10:00–11:00 Locks\n"),
            "en",
        );
        let is_page = import.findings.iter().any(|one| one.message().contains("belongs to the page"));
        (is_page, format!("{:?}", import.draft))
    };
    let (is_page, draft) = shown("2026", "2027");
    assert!(!is_page && draft.contains("2026") && draft.contains("2027"), "{draft}");
    let (is_page, draft) = shown("118", "119");
    assert!(is_page && !draft.contains("118") && !draft.contains("119"), "{draft}");
    let (is_page, draft) = shown("118", "120");
    assert!(!is_page && draft.contains("118") && draft.contains("120"), "{draft}");
}

#[test]
fn marks_in_brackets_refer_to_footnotes() {
    let source = "Rivers\n\nDay 1\n\n09:00–10:00 Weirs [1]\n10:00–11:00 Locks [12]\n11:00–12:00 Fish [live]\n\n\
                  [1] Subject to confirmation.\n[12] In the garden.\n";
    let draft = import(source, "en").draft;
    let notes: Vec<_> = draft.notes.iter().map(|note| (note.id.as_str(), note.text.clone())).collect();
    assert_eq!(
        notes,
        [("1", vec!["Subject to confirmation.".into()]), ("12", vec!["In the garden.".into()])]
    );
    let titles: Vec<_> =
        draft.sessions.iter().map(|session| session.title.as_ref().unwrap().first().to_owned()).collect();
    assert_eq!(titles, ["Weirs [^1]", "Locks [^12]", "Fish [live]"]);
}

#[test]
fn forms_of_address_and_functions_of_a_person_are_compared() {
    let people = |second: &str, third: &str| {
        let source = format!(
            "Rivers\n\nDay 1\n\n09:00–10:00 Weirs\nSpeaker: Ada Okoye\n\n10:00–11:00 Locks\nSpeaker: {second}\n\n\
             11:00–12:00 Fish\nSpeaker: {third}\n"
        );
        let import = import(&source, "en");
        assert_eq!(import.draft.people.len(), 1);
        let honorific = import.draft.people[0].honorific.as_ref().map(|text| text.first().to_owned());
        (honorific, codes(&import))
    };
    assert_eq!(people("Dr. Ada Okoye", "Ada Okoye"), (Some("Dr.".to_owned()), vec![]));
    assert_eq!(people("Dr. Ada Okoye", "Dr. Ada Okoye"), (Some("Dr.".to_owned()), vec![]));
    assert_eq!(
        people("Dr. Ada Okoye", "Prof. Ada Okoye"),
        (Some("Dr.".to_owned()), vec![Code::StatementsDisagree])
    );
    let source = "Rivers\n\nDay 1\n\n09:00–10:00 Weirs\nSpeaker: Ada Okoye, Director\n\n10:00–11:00 Locks\n\
                  Speaker: Ada Okoye, Director\n\n11:00–12:00 Fish\nSpeaker: Ada Okoye, Minister\n";
    let draft = import(source, "en").draft;
    assert_eq!(draft.people[0].posts_line.as_ref().unwrap().first(), "Director");
    let lines: Vec<_> = draft
        .sessions
        .iter()
        .map(|session| session.participations[0].posts_line.as_ref().map(|text| text.first().to_owned()))
        .collect();
    assert_eq!(lines, [None, None, Some("Minister".to_owned())]);
}

#[test]
fn the_status_of_a_document_is_a_word_of_its_title() {
    use programme::status::DocumentStatus::{Draft, Final, Provisional, Superseded};
    let status = |title: &str, language: &str| {
        import(&format!("{title}\nRivers Forum{ITEM}"), language).draft.document_status
    };
    for (title, language, expected) in [
        ("Final agenda", "en", Some(Final)),
        ("Draft programme", "en", Some(Draft)),
        ("Tentative programme", "en", Some(Provisional)),
        ("Superseded agenda", "en", Some(Superseded)),
        ("Ordre du jour provisoire", "fr", Some(Provisional)),
        ("Ordre du jour définitif", "fr", Some(Final)),
        ("Programa preliminar", "es", Some(Provisional)),
        ("Предварительная программа", "ru", Some(Provisional)),
        ("Agenda", "en", None),
        ("Drafting agenda", "en", None),
        ("Agenda of the finalists", "en", None),
    ] {
        assert_eq!(status(title, language), expected, "{title}");
    }
}

#[test]
fn lines_above_the_first_item_can_contain_the_date_and_the_place() {
    let import = import("Rivers Forum\nLyon, 2 March 2026\nRoom 4, Quay House\n\n09:00–10:00 Weirs\n", "en");
    let draft = &import.draft;
    assert_eq!((draft.title.first(), &draft.subtitle), ("Rivers Forum", &None));
    assert_eq!(draft.days[0].date.map(|date| date.to_string()).as_deref(), Some("2026-03-02"));
    assert_eq!(draft.preamble, ["Lyon, 2 March 2026".into()]);
    assert!(draft.place.is_some(), "{:?}", draft.place);
    let date = |line: &str| {
        let draft = self::import(&format!("Rivers Forum\n{line}\n\n09:00–10:00 Weirs\n"), "en").draft;
        draft.days[0].date.map(|date| date.to_string())
    };
    for line in
        ["Lyon, 2 March 2026", "Lyon (2 March 2026)", "Lyon | Monday, 2 March 2026", "Lyon, March 2, 2026"]
    {
        assert_eq!(date(line).as_deref(), Some("2026-03-02"), "{line}");
    }
    for line in [
        "Lyon, 2 - 3 March 2026",
        "Lyon, 2 March 2026 – 3 March 2026",
        "Lyon, 2 March 2026 to 3 March 2026",
        "Lyon, 1 and 2 March 2026",
        "Lyon, March 2026",
    ] {
        assert_eq!(date(line), None, "{line}");
    }
}

#[test]
fn people_offices_and_open_positions_are_told_apart() {
    let people = |line: &str| {
        let import = import(&format!("Rivers{ITEM}Speakers: {line}\n"), "en");
        let draft = &import.draft;
        let one = |one: &programme::draft::Participation| {
            let person =
                one.person.as_ref().and_then(|id| draft.people.iter().find(|person| person.id == *id));
            let person = person.map(|person| {
                let honorific =
                    person.honorific.as_ref().map_or(String::new(), |text| format!("{} ", text.first()));
                let line =
                    person.posts_line.as_ref().map_or(String::new(), |text| format!(", {}", text.first()));
                format!("{honorific}{}{line}", person.name.first())
            });
            let other = one.office.as_ref().map(|text| format!("office {}", text.first()));
            let open = one.vacancy.as_ref().map(|text| format!("open {}", text.first()));
            let role = one.role.as_ref().map_or("-".to_owned(), ToString::to_string);
            let status =
                if one.status == programme::status::ParticipationStatus::Tentative { "?" } else { "" };
            format!("{role}{status}: {}", person.or(other).or(open).unwrap())
        };
        draft.sessions[0].participations.iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(people("Dr. Ada Okoye, Director (moderator)"), ["moderator: Dr. Ada Okoye, Director"]);
    assert_eq!(people("Ada Okoye (moderator)"), ["moderator: Ada Okoye"]);
    assert_eq!(people("Ada Okoye (to be confirmed)"), ["speaker?: Ada Okoye"]);
    assert_eq!(people("Ada Okoye (Delta Institute)"), ["speaker: Ada Okoye, (Delta Institute)"]);
    assert_eq!(people("To be confirmed"), ["speaker: open To be confirmed"]);
    assert_eq!(people("Ada Okoye and Bo Lind"), ["speaker: Ada Okoye", "speaker: Bo Lind"]);
}

#[test]
fn phrases_with_page_numbers_belong_to_the_page() {
    let is_page = |line: &str| {
        let source = format!("Rivers{ITEM}The plan is in two steps.\n\n{line}\n\n10:00–11:00 Locks\n");
        let import = import(&source, "en");
        let is_page = import.findings.iter().any(|one| one.message().contains("belongs to the page"));
        assert_eq!(is_page, !format!("{:?}", import.draft).contains(line), "{line}");
        is_page
    };
    for line in
        ["Page 3 of 5", "Page 3.", "page 3/5", "3/5", "3 / 5", "Página 3 de 5", "стр. 3", "第3页", "p. 3"]
    {
        assert!(is_page(line), "{line}");
    }
    for line in ["Page turner", "Pages 3 of 5 rivers", "3/5 of all rivers", "1234/5", "第3章", "page", "3/"]
    {
        assert!(!is_page(line), "{line}");
    }
}

#[test]
fn dates_in_figures_have_the_order_of_their_language() {
    let day = |heading: &str, language: &str| {
        let import = import(&format!("Forum\n\n{heading}\n9:00 A\n"), language);
        let date = import.draft.days[0].date.map_or("-".to_owned(), |date| date.to_string());
        (date, codes(&import))
    };
    let read = |date: &str| (date.to_owned(), vec![]);
    assert_eq!(day("31/12/2026", "en"), read("2026-12-31"));
    assert_eq!(day("12/31/2026", "en"), read("2026-12-31"));
    assert_eq!(day("3/3/2026", "en"), read("2026-03-03"));
    assert_eq!(day("3/4/2026", "en"), ("-".to_owned(), vec![Code::TimeAdjusted]));
    assert_eq!(day("3/4/2026", "fr"), read("2026-04-03"));
    assert_eq!(day("3.4.2026", "en"), read("2026-04-03"));
    assert_eq!(day("2026/4/3", "en"), read("2026-04-03"));
    assert_eq!(day("Friday, 3/4/2026", "en"), read("2026-04-03"));
    assert_eq!(day("Wednesday, 3/4/2026", "en"), read("2026-03-04"));
    assert_eq!(
        day("Wednesday, April 3rd, 2026", "en"),
        ("2026-04-03".to_owned(), vec![Code::StatementsDisagree])
    );
    assert_eq!(day("Friday, the 3rd of April 2026", "en"), read("2026-04-03"));
    assert_eq!(day("30 February 2026", "en"), ("-".to_owned(), vec![Code::TimeAdjusted]));
}
