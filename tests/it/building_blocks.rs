//! Tests of the building blocks of an agenda: phrases, passages and the matrix of a timetable.

use programme::agenda::{AgendaOptions, DateStyle, Locale, Markup};
use programme::draft::{Day, Organisation, Participation, Party, Person, Post, Room, Session, Venue};
use programme::query::TimetableSquare;
use programme::status::ParticipationStatus;
use programme::text::Block;
use programme::time::{SlotTime, TimeRange};
use programme::vocabulary::Heading;
use programme::{Draft, Kind, LanguageTag, Place, Programme, Role, Slot, Text};

fn tag(language: &str) -> LanguageTag {
    language.parse().unwrap()
}

fn draft(language: &str) -> Draft {
    Draft::new("demo", "Demo").with_language(tag(language)).with_day(Day::new(1))
}

/// Returns the lines of the participants of a session, with their headings.
fn groups(programme: &Programme, language: &str) -> Vec<(Option<String>, Vec<String>)> {
    let preferences = programme.preferences([language]).unwrap();
    let phrases = programme.phrases(&preferences);
    let session = programme.session("a").unwrap();
    let groups = phrases.groups(session.participations());
    let line = |one: &programme::Participation<'_>| phrases.participant(*one).to_string();
    groups
        .iter()
        .map(|group| {
            let heading = group.heading.as_ref().map(ToString::to_string);
            (heading, group.participations.iter().map(line).collect())
        })
        .collect()
}

#[test]
fn participants_are_grouped_under_their_headings() {
    let person = |id: &str, name: &str| Person::new(id, name);
    let programme = draft("en")
        .with_organisation(Organisation::new("iom", "International Organization"))
        .with_person(
            person("ada", "Ada")
                .with_honorific("Ms.")
                .with_post(Post::new().with_title("Director").with_organisation_name("Institute")),
        )
        .with_person(
            person("bo", "Bo").with_posts_line("Chair, Board").with_post(Post::new().with_title("Ignored")),
        )
        .with_person(person("cy", "Cy"))
        .with_person(person("di", "Di"))
        .with_session(
            Session::new("a")
                .with_participation(
                    Participation::person("ada").with_label("Panel").with_role(Role::Moderator),
                )
                .with_participation(Participation::person("bo").with_label("Panel").with_role(Role::Speaker))
                .with_participation(Participation::person("cy").with_role(Role::Speaker).with_topic("Rivers"))
                .with_participation(
                    Participation::person("di")
                        .with_role(Role::Speaker)
                        .with_status(ParticipationStatus::Declined),
                )
                .with_participation(
                    Participation::organisation("iom")
                        .with_role(Role::Speaker)
                        .with_on_behalf_of(Party::Name("the Group".into()))
                        .with_remark("(video)"),
                )
                .with_participation(Participation::person("di").with_role(Role::Interpreter))
                .with_participation(Participation::vacancy("to be confirmed")),
        )
        .build()
        .unwrap();
    let expected = [
        (Some("Panel"), vec!["Ms. Ada, Director, Institute", "Bo, Chair, Board"]),
        (Some("Speakers"), vec!["Cy, Rivers", "International Organization, the Group (video)"]),
        (None, vec!["to be confirmed"]),
    ];
    let found = groups(&programme, "en");
    let found: Vec<(Option<&str>, Vec<&str>)> = found
        .iter()
        .map(|(heading, lines)| (heading.as_deref(), lines.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(found, expected);
    // A printed heading in another language is marked. A heading of the vocabulary is translated.
    let french = groups(&programme, "fr");
    assert_eq!(french[0].0.as_deref(), Some("Panel [en]"));
    assert_eq!(french[1].0.as_deref(), Some("Orateurs"));
}

#[test]
fn runs_state_their_language() {
    let name = Text::new([("zh", "王芳"), ("en", "Wang Fang")]).unwrap();
    let programme = draft("zh")
        .with_language(tag("en"))
        .with_person(Person::new("w", name).with_honorific("女士"))
        .with_session(Session::new("a").with_title("开幕").with_participation(Participation::person("w")))
        .build()
        .unwrap();
    let of = |language: &str| {
        let preferences = programme.preferences([language]).unwrap();
        let phrases = programme.phrases(&preferences);
        let title = phrases.title(programme.session("a").unwrap());
        let run = title.runs()[0].clone();
        let person = programme.person("w").unwrap();
        (run.language.unwrap().to_string(), run.is_foreign, phrases.person_name(person).to_string())
    };
    assert_eq!(of("zh"), ("zh".to_owned(), false, "王芳女士".to_owned()));
    assert_eq!(of("en"), ("zh".to_owned(), true, "Wang Fang女士".to_owned()));
}

/// A programme in English and French with a printed kind, roles, a plenary kind and an undated day.
fn panel() -> Draft {
    let both = |en: &str, fr: &str| Text::new([("en", en), ("fr", fr)]).unwrap();
    draft("en")
        .with_language(tag("fr"))
        .with_person(Person::new("ada", "Ada").with_honorific(both("Ms.", "Mme")))
        .with_person(Person::new("bo", "Bo"))
        .with_person(Person::new("cy", "Cy"))
        .with_session({
            let mut session = Session::new("a")
                .with_title(both("Who pays?", "Qui paie ?"))
                .with_slot(Slot::between(1, "09:00", "10:00").unwrap())
                .with_place(Place::Everywhere)
                .with_participation(Participation::person("ada").with_role(Role::Moderator))
                .with_participation(Participation::person("bo").with_role(Role::Panellist))
                .with_participation(Participation::person("cy").with_role(Role::Panellist));
            session.kind_label = Some(both("Panel", "Table ronde"));
            session
        })
        .with_session(Session::new("b").with_kind(Kind::Break).with_slot(Slot::from(1, "10:00").unwrap()))
}

#[test]
fn readers_of_other_languages_get_the_labels_of_the_page() {
    let english = panel().build().unwrap();
    let german = english.accept_language("de");
    let phrases = english.phrases(&german);
    let groups = phrases.groups(english.session("a").unwrap().participations());
    let headings: Vec<String> =
        groups.iter().map(|group| group.heading.clone().unwrap().to_string()).collect();
    assert_eq!(headings, ["Moderator", "Panellists"]);
    assert_eq!(phrases.kind(english.session("b").unwrap()).to_string(), "Break");
    assert_eq!(phrases.day(english.day(1).unwrap()).to_string(), "Day One");
    assert_eq!(phrases.language(), "en");
    // The second language of a reader is better than the language of the page.
    let both = english.accept_language("de, es;q=0.5");
    assert_eq!(english.phrases(&both).heading(Heading::Room).to_string(), "Sala");
}

#[test]
fn texts_in_the_language_of_the_page_are_not_marked() {
    let printed = |programme: &Programme, header: &str, markup: Markup| {
        let options = AgendaOptions::new(programme.accept_language(header)).with_markup(markup);
        programme.agenda(&options).to_string()
    };
    let english = panel().build().unwrap();
    let french = {
        let mut draft = panel();
        draft.languages.reverse();
        draft.build().unwrap()
    };
    for header in ["de", "it-CH, ja;q=0.5", "", "*"] {
        for markup in [Markup::Plain, Markup::Markdown] {
            assert_eq!(printed(&english, header, markup), printed(&english, "en", markup), "{header}");
            assert_eq!(printed(&french, header, markup), printed(&french, "fr", markup), "{header}");
        }
    }
    // A text in a third language stays marked, and so does one in another script.
    let text = |wordings: &[(&str, &str)]| Text::new(wordings.iter().copied()).unwrap();
    let shown = |header: &str, language: &str| {
        let preferences = english.accept_language(header);
        english.phrases(&preferences).text(&text(&[(language, "Agua")])).to_string()
    };
    for header in ["de", "", "fr"] {
        assert_eq!(shown(header, "es"), "Agua [es]", "{header}");
    }
    assert_eq!(shown("es", "es"), "Agua");
    assert_eq!(shown("de", "en-GB"), "Agua");
    for other in ["en-t-fr-t0-und", "en-Dsrt"] {
        assert_eq!(shown("de", other), format!("Agua [{other}]"));
    }
}

#[test]
fn unmarked_phrases_have_neither_tags_nor_isolates() {
    let mut session = Session::new("a").with_title("مياه").with_kind(Kind::Panel);
    session.kind_label = Some(Text::new([("en", "Panel")]).unwrap());
    let programme = draft("ar").with_session(session).build().unwrap();
    let preferences = programme.preferences(["fr"]).unwrap();
    let title = programme.phrases(&preferences).title(programme.session("a").unwrap());
    assert_eq!(title.to_string(), "Panel [en]\u{a0}: \u{2068}مياه\u{2069} [ar]");
    assert_eq!(title.unmarked(), "Panel\u{a0}: مياه");
}

#[test]
fn dates_in_labels_are_not_repeated() {
    let day = |number, date: &str, label: &str| Day::on(number, date).unwrap().with_label(label);
    let programme = Draft::new("demo", "Demo")
        .with_language(tag("fr"))
        .with_day(day(1, "2026-05-11", "Lundi 11 mai"))
        .with_day(day(2, "2026-05-12", "Clôture, mardi 12 mai"))
        .with_day(day(3, "2026-05-13", "Visite du 13 mai 2026"))
        .with_day(day(4, "2026-05-14", "Excursion"))
        .build()
        .unwrap();
    let preferences = programme.preferences(["fr"]).unwrap();
    let phrases = programme.phrases(&preferences);
    let days = |style| {
        programme.days().map(|day| phrases.with_dates(style).day(day).to_string()).collect::<Vec<_>>()
    };
    let full = [
        "lundi 11 mai 2026",
        "Clôture, mardi 12 mai (2026)",
        "Visite du 13 mai 2026",
        "Excursion (jeudi 14 mai 2026)",
    ];
    assert_eq!(days(DateStyle::Full), full);
    assert_eq!(days(DateStyle::Iso)[0], "Lundi 11 mai (2026-05-11)");
    // A reader of another language gets the date in that language.
    let english = programme.preferences(["en"]).unwrap();
    let phrases = programme.phrases(&english).with_dates(DateStyle::Full);
    assert_eq!(phrases.day(programme.day(1).unwrap()).to_string(), "Monday 11 May 2026");
}

#[test]
fn labels_of_the_programme_precede_english_words() {
    let label = Text::new([("de", "Leitung"), ("nl", "Leiding")]).unwrap();
    let programme =
        draft("de")
            .with_person(Person::new("ada", "Ada"))
            .with_session(Session::new("a").with_participation(
                Participation::person("ada").with_label(label).with_role(Role::Moderator),
            ))
            .with_session(
                Session::new("b").with_participation(Participation::person("ada").with_role(Role::Moderator)),
            )
            .build()
            .unwrap();
    let heading = |language: &str, session: &str| {
        let preferences = programme.preferences([language]).unwrap();
        let phrases = programme.phrases(&preferences);
        let groups = phrases.groups(programme.session(session).unwrap().participations());
        groups[0].heading.as_ref().unwrap().to_string()
    };
    assert_eq!(heading("de", "a"), "Leitung");
    assert_eq!(heading("nl", "a"), "Leiding");
    assert_eq!(heading("ja", "a"), "Leitung");
    // The language of the page is German, for which the vocabulary has no words.
    assert_eq!(["de", "ja"].map(|language| heading(language, "b")), ["Moderator", "Moderator"]);
    assert_eq!(heading("en", "a"), "Moderator");
}

#[test]
fn places_days_and_questions_follow_the_language() {
    let programme = draft("fr")
        .with_day(Day::on(2, "2026-03-03").unwrap().with_label("Jour 2"))
        .with_venue(Venue::new("v").with_name("Palais").with_room(Room::new("r", "Salle I")))
        .with_session(
            Session::new("a")
                .with_slot(Slot::between(1, "09:00", "10:30").unwrap())
                .with_place(Place::room("r"))
                .with_question("Quoi ?")
                .with_questions_introduction("On demandera : "),
        )
        .with_session(Session::new("b").with_place(Place::Everywhere).with_question("Qui ?"))
        .build()
        .unwrap();
    let preferences = programme.preferences(["fr"]).unwrap();
    let phrases = programme.phrases(&preferences);
    let session = |id: &str| programme.session(id).unwrap();
    let (heading, place) = phrases.place(session("a")).unwrap();
    assert_eq!((heading, place.to_string().as_str()), (Heading::Venue, "Palais, Salle I"));
    assert_eq!(phrases.place(session("b")).unwrap().1.to_string(), "partout");
    assert_eq!(phrases.time(session("a")), "9 h – 10 h 30");
    assert_eq!(phrases.questions_introduction(session("a")).to_string(), "On demandera");
    assert_eq!(phrases.questions_introduction(session("b")).to_string(), "Questions directrices");
    let days = |style| {
        programme.days().map(|day| phrases.with_dates(style).day(day).to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(DateStyle::Iso), ["Première journée", "Jour 2 (2026-03-03)"]);
    assert_eq!(days(DateStyle::Full), ["Première journée", "Jour 2 (mardi 3 mars 2026)"]);
    let agenda = AgendaOptions::new(preferences.clone()).with_dates(DateStyle::Full);
    assert!(programme.agenda(&agenda).to_string().contains("\nJour 2 (mardi 3 mars 2026)\n====="));
}

#[test]
fn times_are_formatted_with_the_same_parts_everywhere() {
    let range = TimeRange::new("12:00", "13:05").unwrap();
    for (language, clock, both) in [
        ("en", "12:00", "12:00–13:05"),
        ("fr", "12 h", "12 h – 13 h 05"),
        ("es", "12.00", "12.00 a 13.05 horas"),
        ("ru", "12:00", "12:00–13:05"),
        ("ar", "12 بعد الظهر", "12 بعد الظهر – 1:05 بعد الظهر"),
        ("zh", "中午12时", "中午12时至下午1时5分"),
        ("sw", "12:00", "12:00–13:05"),
    ] {
        let locale = Locale::of(&tag(language));
        assert_eq!(locale.clock_time(range.start), clock);
        assert_eq!(locale.time_range(range), both);
        assert_eq!(locale.slot_time(SlotTime::Between(range)), both);
    }
}

#[test]
fn the_matrix_contains_every_cell_in_its_place() {
    let rivers = include_str!("../../examples/data/rivers-2026.json");
    let idm = include_str!("../../examples/data/idm-2018-second-session.json");
    for json in [rivers, idm] {
        let programme = serde_json::from_str::<Draft>(json).unwrap().build().unwrap();
        for day in programme.days() {
            let grid = programme.timetable(day).unwrap();
            let (mut starts, mut empty) = (0, 0);
            for row in 0..grid.row_count() {
                let range = grid.time_range(row).unwrap();
                assert_eq!(
                    (day.moment(range.start), day.moment(range.end)),
                    (grid.times[row], grid.times[row + 1])
                );
                for column in 0..grid.column_count() {
                    let square = grid.at(row, column).unwrap();
                    let cell = grid
                        .cells
                        .iter()
                        .find(|cell| cell.rows.contains(&row) && cell.columns.contains(&column));
                    assert_eq!(square.cell(), cell);
                    match square {
                        TimetableSquare::Empty => empty += 1,
                        TimetableSquare::Start(cell) => {
                            assert_eq!((cell.rows.start, cell.columns.start), (row, column));
                            starts += 1;
                        }
                        TimetableSquare::Continuation(_) => {}
                    }
                }
            }
            assert_eq!(starts, grid.cells.len());
            let covered: usize = grid.cells.iter().map(|cell| cell.rows.len() * cell.columns.len()).sum();
            assert_eq!(covered + empty, grid.row_count() * grid.column_count());
            for (row, column) in [(grid.row_count(), 0), (0, grid.column_count()), (usize::MAX, usize::MAX)] {
                assert_eq!(grid.at(row, column), None);
            }
            assert_eq!(grid.time_range(grid.row_count()), None);
            assert_eq!(grid.time_range(usize::MAX), None);
        }
    }
}

#[cfg(feature = "markup")]
#[test]
fn passages_and_plain_blocks_have_the_same_text() {
    let programme = draft("en").build().unwrap();
    let preferences = programme.preferences(["en"]).unwrap();
    let sources = [
        "<p>a <b>b <i>c</i></b> d</p><ul><li>e<ul><li>f</li></ul>g</li></ul>",
        "<a href='https://example.org/x'> x <em>y</em> </a>z",
        "<a href='https://example.org/'>example.org</a>, <a href='mailto:a@example.org'></a>",
        "<p><a href='https://example.org/1'>one<p>two</a> three</p>",
        "<a href='https://example.org/o'>out <a href='https://example.org/i'>in</a> er</a>",
        "<a href='https://example.org/open'>not closed",
        "  \n <b> lead</b> and trail <code> x </code>  ",
        "<ol start='3'><li>a<li>b</ol><h3>h</h3><pre>p\n  q</pre>",
        "one<br><strong>two</strong><br/>three",
        "<a href='javascript:x'>a</a> <a>b</a>",
    ];
    let markdown = [
        "# h\n\n1. a *b*\n2. **c**\n   - d `e`\n\n   f\n\n[g](https://example.org)",
        "**a**[b](https://example.org/b)<https://example.org/c>",
        "<p>x <b>y</b></p>\n\n- z\n",
    ];
    let html = sources.map(|source| Block::Html(source.into())).into_iter();
    for block in html.chain(markdown.map(|source| Block::Markdown(source.into()))) {
        let mut plain = Vec::new();
        for part in block.plain().iter() {
            match part {
                Block::List(items) => plain.extend(items.iter().map(|item| item.first().to_owned())),
                Block::Paragraph(text) | Block::Heading(text) => plain.push(text.first().to_owned()),
                other => panic!("{other:?}"),
            }
        }
        let passages: Vec<String> = block.passages(&preferences).iter().map(ToString::to_string).collect();
        assert_eq!(passages, plain, "{block:?}");
    }
}

#[cfg(feature = "markup")]
#[test]
fn markdown_is_written_back_with_its_structure() {
    use programme::text::PassageKind;

    let programme = |source: &str| {
        let session = Session::new("a").with_title("A").with_description(Block::Markdown(source.into()));
        draft("en").with_session(session).build().unwrap()
    };
    let written = |programme: &Programme| {
        let options =
            AgendaOptions::new(programme.preferences(["en"]).unwrap()).with_markup(Markup::Markdown);
        let agenda = programme.agenda(&options).to_string();
        agenda.split_once("### A\n\n").unwrap().1.to_owned()
    };
    // What is written can be read again, with the same passages.
    for source in [
        "a *b* **c** ***d*** `e` [f](https://example.org/g_h(i)?j=1&k;)",
        "7. a\n8. b\n   1. c\n   2. d\n      - e\n9. f",
        "- a\n- b\n\n  - c",
        "1\\. April\n\n\\- no list\n\n\\# no heading \\*x\\* \\<b\\> \\&amp;",
        "a\\_b**c**d *e.* f",
    ] {
        let first = programme(source);
        let text = written(&first);
        let second = programme(text.trim_end());
        let preferences = first.preferences(["en"]).unwrap();
        let of =
            |programme: &Programme| programme.session("a").unwrap().description()[0].passages(&preferences);
        let simplified = |passages: Vec<programme::text::Passage>| {
            let simplified = passages.into_iter().map(|passage| (passage.kind, passage.depth, passage.spans));
            simplified.collect::<Vec<_>>()
        };
        assert_eq!(simplified(of(&first)), simplified(of(&second)), "{source}\n{text}");
    }
    let deep = programme(&(0..30).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect::<String>());
    let preferences = deep.preferences(["en"]).unwrap();
    let passages = deep.session("a").unwrap().description()[0].passages(&preferences);
    assert!(passages.iter().all(|passage| (1..=8).contains(&passage.depth)), "{passages:?}");
    assert!(matches!(passages[0].kind, PassageKind::Item { number: None }));
}
