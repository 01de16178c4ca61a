//! Agendas as people type them, with different habits in six languages.

use std::fmt::Write;

use programme::interchange::agenda_text::{AgendaTextOptions, read};
use programme::{Draft, Place};

/// Prints the draft in a short form: days, sessions, places, questions and people.
pub(super) fn shown(draft: &Draft) -> String {
    let mut out = String::new();
    for day in &draft.days {
        let date = day.date.map(|date| format!(" {date}")).unwrap_or_default();
        writeln!(out, "day {}{date}", day.number).unwrap();
    }
    for session in &draft.sessions {
        let slot = session.slot.map(|slot| slot.to_string().replace("day ", "")).unwrap_or_default();
        let kind = session.kind.as_ref().map(|kind| format!(" <{kind}>")).unwrap_or_default();
        let number =
            session.number.as_ref().map(|number| format!(" #{}", number.label())).unwrap_or_default();
        let title = session.title.as_ref().map(|title| format!(" {}", title.first())).unwrap_or_default();
        let indent = if session.part_of.is_some() { "  " } else { "" };
        writeln!(out, "{indent}[{slot}]{kind}{number}{title}").unwrap();
        match &session.place {
            Some(Place::Rooms(rooms)) => {
                for room in rooms {
                    let venue = draft
                        .venues
                        .iter()
                        .find(|venue| venue.rooms.iter().any(|other| other.id == *room))
                        .unwrap();
                    let name =
                        venue.rooms.iter().find(|other| other.id == *room).unwrap().name.first().to_owned();
                    let venue =
                        venue.name.as_ref().map(|name| format!("{} / ", name.first())).unwrap_or_default();
                    writeln!(out, "{indent}  at {venue}{name}").unwrap();
                }
            }
            Some(other) => writeln!(out, "{indent}  at {other:?}").unwrap(),
            None => {}
        }
        for block in &session.description {
            writeln!(
                out,
                "{indent}  text {}",
                format!("{block:?}").chars().filter(|c| !matches!(c, '"')).collect::<String>()
            )
            .unwrap();
        }
        for question in &session.questions {
            writeln!(out, "{indent}  ? {}", question.first()).unwrap();
        }
        for one in &session.participations {
            let role = one.role.as_ref().map_or("-".to_owned(), ToString::to_string);
            let person =
                one.person.as_ref().and_then(|id| draft.people.iter().find(|person| person.id == *id));
            let words = person.map(|person| {
                let part = |text: Option<&programme::Text>| {
                    text.map(|text| format!("|{}", text.first())).unwrap_or_default()
                };
                format!(
                    "{}{}{}",
                    person.name.first(),
                    part(person.honorific.as_ref()),
                    part(one.posts_line.as_ref().or(person.posts_line.as_ref()))
                )
            });
            let other =
                one.vacancy.as_ref().or(one.office.as_ref()).map(|text| format!("({})", text.first()));
            writeln!(out, "{indent}  {role}: {}", words.or(other).unwrap_or_default()).unwrap();
        }
    }
    out
}

fn check(source: &str, language: &str, expected: &str) {
    let import = read(source, &AgendaTextOptions::new()).unwrap();
    let found = shown(&import.draft);
    assert_eq!(import.draft.languages[0].tag.as_str(), language, "{found}");
    let expected: String = expected
        .lines()
        .map(|line| line.strip_prefix("        ").unwrap_or(line))
        .filter(|line| !line.trim().is_empty())
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(found, expected, "\nread:\n{found}\n{}", import.findings);
    import.draft.build().unwrap();
}

#[test]
fn english_with_meridiem_and_lists_on_one_line() {
    check(
        "Rivers Forum 2026\nProvisional agenda\n\nDAY ONE - Monday, 2 March 2026\n\n9 – 9:30 a.m.\tRegistration and coffee\n\n9:30 – 11 a.m.\tPanel 1: Weirs and locks\nConference Room 4\nModerator: Dr. Ada Okoye, Director, Delta Institute\nSpeakers: Bo Lind, Chu Hua and Dora Maas\n\n11 a.m. – 12 noon\tKeynote: H.E. Mr. Emil Berg (Minister of Water)\n12 noon – 1:30 p.m.\tLunch break\n",
        "en",
        "        day 1 2026-03-02
        [1, 09:00–09:30] <registration> Registration and coffee
        [1, 09:30–11:00] <panel> #1 Weirs and locks
          at Conference Room 4
          moderator: Ada Okoye|Dr.|Director, Delta Institute
          speaker: Bo Lind
          speaker: Chu Hua
          speaker: Dora Maas
        [1, 11:00–12:00] <keynote> H.E. Mr. Emil Berg (Minister of Water)
        [1, 12:00–13:30] <lunch-break> Lunch break",
    );
}

#[test]
fn english_markdown_with_bold_headings() {
    check(
        "# Water week\n\n## Tuesday 3 March 2026\n\n### 10:00-11:00 Opening session\n\n**Chair:** Ms. Ada Okoye, Delta Institute\n\n**Speakers:**\n\n- Mr. Bo Lind, Mayor of Riverton\n- To be confirmed\n\n### 11:00-12:00 Session 2: Who pays?\n\nMoney decides what is built along a river, and who may use it.\n\n**Guiding questions:**\n\n1. Who pays for a weir?\n2. Who should?\n\n*Venue:* Town Hall, Room 2\n",
        "en",
        "        day 1 2026-03-03
        [1, 10:00–11:00] <opening> Opening session
          chair: Ada Okoye|Ms.|Delta Institute
          speaker: Bo Lind|Mr.|Mayor of Riverton
          speaker: (To be confirmed)
        [1, 11:00–12:00] #2 Who pays?
          at Town Hall / Room 2
          text Paragraph(Text(Money decides what is built along a river, and who may use it.))
          ? Who pays for a weir?
          ? Who should?",
    );
}

#[test]
fn french_with_typed_dashes_and_a_side_event_in_a_break() {
    check(
        "ORDRE DU JOUR PROVISOIRE\n\nLundi 2 mars 2026\n\nDe 9h00 à 9h30 : Accueil des participants\n9h30-11h00 : Première table ronde\n« L’eau en partage »\nPrésidence : Mme Anne Roy, présidente de l’Agence de l’eau\nIntervenants :\n- M. Jean Petit, directeur, Institut Delta\n- Mme Rosa Díaz, maire\n\n11h00-12h30 : Pause\n\n11h15-12h15 : Manifestation parallèle : Lancement du réseau\nLieu : Palais des Fleuves, salle 3\nModératrice : Mme Anne Roy\n",
        "fr",
        "        day 1 2026-03-02
        [1, 09:00–09:30] <registration> Accueil des participants
        [1, 09:30–11:00] <round-table> #1 « L’eau en partage »
          chair: Anne Roy|Mme|présidente de l’Agence de l’eau
          speaker: Jean Petit|M.|directeur, Institut Delta
          speaker: Rosa Díaz|Mme|maire
        [1, 11:00–12:30] <break> Pause
        [1, 11:15–12:15] <side-event> Lancement du réseau
          at Palais des Fleuves / salle 3
          moderator: Anne Roy|Mme|présidente de l’Agence de l’eau",
    );
}

#[test]
fn spanish_with_points_in_times_and_upper_case() {
    check(
        "REUNIÓN SOBRE LOS RÍOS\nAGENDA PRELIMINAR\n\nMIÉRCOLES, 4 DE MARZO DE 2026\n\n8.30 – 9.00 hrs. REGISTRO DE PARTICIPANTES\n9.00 – 10.00 hrs. SESIÓN INAUGURAL\nPalabras de bienvenida: Sra. Rosa Díaz, Alcaldesa de Riverton\n10.00 – 10.45 hrs. Panel II. El agua y la ciudad\nModera: Sr. Luis Gómez, Director del Instituto Delta\nPanelistas:\nSra. Ana Ruiz, Universidad del Río\nSr. Juan Paz, Ministerio de Aguas\n10.45 hrs. Receso\n",
        "es",
        "        day 1 2026-03-04
        [1, 08:30–09:00] <registration> REGISTRO DE PARTICIPANTES
        [1, 09:00–10:00] <opening> SESIÓN INAUGURAL
          opening-speaker: Rosa Díaz|Sra.|Alcaldesa de Riverton
        [1, 10:00–10:45] <panel> #II El agua y la ciudad
          moderator: Luis Gómez|Sr.|Director del Instituto Delta
          panellist: Ana Ruiz|Sra.|Universidad del Río
          panellist: Juan Paz|Sr.|Ministerio de Aguas
        [1, from 10:45] <break> Receso",
    );
}

#[test]
fn russian_with_words_for_times() {
    check(
        "ПРОГРАММА\nФорум рек\n\nПервый день, 2 марта 2026 года\n\nс 9:00 до 9:30 Регистрация участников\n9 ч. 30 мин. – 11 ч. Заседание 1. Вода и город\nМодератор: г-жа Анна Петрова, директор Института Дельты\nДокладчики:\n– г-н Иван Сидоров, мэр Речного\n– г-н Пётр Орлов\nВопросы для обсуждения:\n– Кто платит за плотину?\n11:00–11:30 Перерыв на кофе\nМесто проведения: Дворец рек, зал 2\n",
        "ru",
        "        day 1 2026-03-02
        [1, 09:00–09:30] <registration> Регистрация участников
        [1, 09:30–11:00] #1 Вода и город
          ? Кто платит за плотину?
          moderator: Анна Петрова|г-жа|директор Института Дельты
          presenter: Иван Сидоров|г-н|мэр Речного
          presenter: Пётр Орлов|г-н
        [1, 11:00–11:30] <coffee-break> Перерыв на кофе
          at Дворец рек / зал 2",
    );
}

#[test]
fn arabic_with_eastern_digits() {
    check(
        "جدول الأعمال المؤقت\n\nاليوم الأول: الاثنين، ٢ مارس ٢٠٢٦\n\n٩:٠٠ – ٩:٣٠ التسجيل\nمن الساعة ٩:٣٠ إلى الساعة ١١:٠٠ الجلسة الأولى: المياه والمدن\nالمكان: قصر الأنهار، قاعة ٣\nمدير الجلسة: السيد سامي حداد، مدير معهد الدلتا\nالمتحدثون:\n• السيدة ليلى حسن، رئيسة البلدية\n• الدكتور عمر خالد\n١١ صباحاً – ١٢ ظهراً استراحة القهوة\n",
        "ar",
        "        day 1 2026-03-02
        [1, 09:00–09:30] <registration> التسجيل
        [1, 09:30–11:00] #1 المياه والمدن
          at قصر الأنهار / قاعة ٣
          moderator: سامي حداد|السيد|مدير معهد الدلتا
          speaker: ليلى حسن|السيدة|رئيسة البلدية
          speaker: عمر خالد|الدكتور
        [1, 11:00–12:00] <coffee-break> استراحة القهوة",
    );
}

#[test]
fn chinese_with_numerals_and_full_width_signs() {
    check(
        "河流论坛\n会议日程\n\n第一天（2026年3月2日，星期一）\n\n上午九时至九时三十分 注册\n上午9:30－11:00 第一场：水与城市\n地点：河流大厦，三号会议室\n主持人：李伟先生，三角洲研究所所长\n发言人：\n1. 王芳女士，市长\n2. 陈明教授，河流大学\n\n中午12时 午餐\n下午2点半至4点 小组讨论：谁来付费？\n",
        "zh",
        "        day 1 2026-03-02
        [1, 09:00–09:30] <registration> 注册
        [1, 09:30–11:00] #1 水与城市
          at 河流大厦 / 三号会议室
          moderator: 李伟|先生|三角洲研究所所长
          speaker: 王芳|女士|市长
          speaker: 陈明|教授|河流大学
        [1, from 12:00] <lunch-break> 午餐
        [1, 14:30–16:00] <panel> 谁来付费？",
    );
}

#[test]
fn tables_and_parallel_sessions() {
    check(
        "# Rivers\n\n## Day 1\n\n| Time | Session | Room | Speakers |\n|---|---|---|---|\n| 9:00–10:00 | Opening | Room 1 | Mr. Bo Lind, Mayor |\n| 10:00–11:00 | Workshop 1: Weirs | Room 2 | Ada Okoye; Chu Hua |\n",
        "en",
        "        day 1
        [1, 09:00–10:00] <opening> Opening
          at Room 1
          speaker: Bo Lind|Mr.|Mayor
        [1, 10:00–11:00] <workshop> #1 Weirs
          at Room 2
          speaker: Ada Okoye
          speaker: Chu Hua",
    );
    check(
        "Day 1\n\n14:00–15:30 Session 3A: Weirs\nRoom 1\nChair: Ms. Ada Okoye\n\nSession 3B: Locks\nRoom 2\nChair: Mr. Bo Lind\n\nTime\tRoom 1\tRoom 2\n16:00–17:00\tFish\tBoats\n",
        "en",
        "        day 1
        [1, 14:00–15:30] #3a Weirs
          at Room 1
          chair: Ada Okoye|Ms.
        [1, 14:00–15:30] #3b Locks
          at Room 2
          chair: Bo Lind|Mr.
        [1, 16:00–17:00] Fish
          at Room 1
        [1, 16:00–17:00] Boats
          at Room 2",
    );
}

#[test]
fn items_after_midnight_belong_to_the_day_above() {
    let slots = |source: &str| -> Vec<String> {
        let draft = read(source, &AgendaTextOptions::new()).unwrap().draft;
        draft.sessions.iter().map(|session| session.slot.unwrap().to_string()).collect()
    };
    let source = "Rivers\n\nSaturday, 6 June 2026\n\n21:00–22:00 Dinner\n23:30–00:30 Owls\n00:30–02:00 Moths\n\nSunday, 7 June 2026\n\n10:00 Bees\n";
    let night = ["day 1, 21:00–22:00", "day 1, 23:30–24:30", "day 1, 24:30–26:00", "day 2, from 10:00"];
    assert_eq!(slots(source), night);
    assert_eq!(slots(&source.replace("–02:00", "").replace("–00:30 Owls", " Owls"))[2], "day 1, from 24:30");
    // Such a step back shows nothing in a day that starts earlier, or that has several of them.
    assert_eq!(slots(&source.replace("21:00–22:00", "00:10–00:20"))[2], "day 1, 00:30–02:00");
    assert_eq!(slots(&source.replace("21:00–22:00", "23:40–23:50"))[2], "day 1, 00:30–02:00");
    let import = read(source, &AgendaTextOptions::new()).unwrap();
    assert!(import.findings.to_string().contains("the start 00:30 was read as a time in the night"));
}

#[test]
fn headings_of_days_can_state_hours() {
    for heading in ["## Monday 2 March 2026 (09:00–18:00)", "## Monday 2 March 2026, 09:00–18:00"] {
        let source =
            format!("# Rivers\n\n{heading}\n\n09:00–10:00 Weirs\n10:00–10:00 Bell\n10:00–11:00 Locks\n");
        let import = read(&source, &AgendaTextOptions::new()).unwrap();
        let window = import.draft.days[0].window.unwrap();
        assert_eq!((window.start.to_string(), window.end.to_string()), ("09:00".into(), "18:00".into()));
        assert_eq!(import.draft.days[0].label.as_ref().unwrap().first(), "Monday 2 March 2026");
        let slots: Vec<String> =
            import.draft.sessions.iter().map(|session| session.slot.unwrap().to_string()).collect();
        assert_eq!(slots, ["day 1, 09:00–10:00", "day 1, 10:00–10:00", "day 1, 10:00–11:00"]);
    }
    // An item can follow on the same line.
    let source = "Rivers\n\nMonday 2 March 2026, 09:00–18:00 Fair\n";
    let draft = read(source, &AgendaTextOptions::new()).unwrap().draft;
    assert_eq!((draft.days[0].window, draft.sessions.len()), (None, 1));
    let source = "Rivers\n\nMonday 2 March 2026 (09:00–09:00)\n\n10:00 Weirs\n";
    let import = read(source, &AgendaTextOptions::new()).unwrap();
    assert_eq!((import.draft.days[0].window, import.draft.sessions.len()), (None, 1));
    assert!(import.findings.to_string().contains("the hours of the day"), "{}", import.findings);
}

#[test]
fn an_item_can_be_in_several_rooms() {
    let agenda = |place: &str| {
        let source = format!(
            "Rivers\n\nDay 1\n\n09:00–10:00 Weirs (Hall A)\n\n09:00–10:00 Locks (Hall B)\n\n10:00–10:30 Break ({place})\n"
        );
        read(&source, &AgendaTextOptions::new()).unwrap().draft
    };
    for place in ["Hall A, Hall B", "Hall A and Hall B", "hall a / HALL B", "Hall A; Hall B"] {
        let draft = agenda(place);
        assert_eq!((draft.venues.len(), draft.venues[0].rooms.len()), (1, 2), "{place}");
        let rooms = Place::Rooms(vec!["hall-a".into(), "hall-b".into()]);
        assert_eq!(draft.sessions[2].place, Some(rooms), "{place}");
    }
    let draft = agenda("Town Hall, Room 7");
    assert_eq!(draft.venues.len(), 2);
}

#[test]
fn names_in_any_case_are_one_person() {
    let source = "Rivers\n\nDay 1\n\n09:00–10:00 Weirs\nSpeaker: ΝΊΚΟΣ Lind\n\n10:00–11:00 Locks\nSpeaker: Νίκος Lind\n";
    assert_eq!(read(source, &AgendaTextOptions::new()).unwrap().draft.people.len(), 1);
}

#[test]
fn pages_with_headers_numbers_and_hyphens() {
    let source = "Rivers Forum – Final programme\n\nDay 1\n\n10:00–11:00 Session 1: The future of inter-\nnational rivers\n\nThis session looks at rivers that cross a border and at the rules that the states on both\n\n1\n\u{c}Rivers Forum – Final programme\n\nbanks have agreed. It also asks what is missing.\n\n11:00–12:00 Closing\n\n2\n\u{c}Rivers Forum – Final programme\n\n12:00–13:00 Lunch\n\n3\n";
    let import = read(source, &AgendaTextOptions::new()).unwrap();
    let draft = &import.draft;
    assert_eq!(draft.title.first(), "Rivers Forum – Final programme");
    assert_eq!(draft.document_status, Some(programme::status::DocumentStatus::Final));
    assert_eq!(draft.sessions[0].title.as_ref().unwrap().first(), "The future of international rivers");
    assert_eq!(draft.sessions[0].description.len(), 1, "{:?}", draft.sessions[0].description);
    assert_eq!(draft.sessions.len(), 3);
    let messages: Vec<_> = import.findings.iter().map(|finding| finding.message().clone()).collect();
    assert!(messages.iter().any(|message| message.contains("belongs to the page")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("\"international\"")), "{messages:?}");
}

#[test]
fn nothing_is_invented() {
    let source = "Forum\n\nDay 1\n\n10:00–11:00 Opening\nWith the kind support of Delta\n• Next Steps\n• Any other business\n\n11:00 Mystery : thing\nRepresentatives of the river cities will speak.\n";
    let import = read(source, &AgendaTextOptions::new()).unwrap();
    assert!(import.draft.people.is_empty());
    let quoted: Vec<_> = import.findings.iter().map(ToString::to_string).collect();
    for line in ["With the kind support of Delta", "Next Steps"] {
        assert!(quoted.iter().any(|message| message.contains(line)), "{line}: {quoted:?}");
    }
    assert_eq!(import.draft.sessions[1].title.as_ref().unwrap().first(), "Mystery : thing");
}

#[test]
fn options_complete_what_the_agenda_does_not_state() {
    let options = AgendaTextOptions::new()
        .with_language("en".parse().unwrap())
        .with_year(2018)
        .with_id("forum")
        .with_title("Forum");
    let draft = read("Monday 3 December\n10:00 Opening", &options).unwrap().draft;
    assert_eq!((draft.id.as_str(), draft.title.first()), ("forum", "Forum"));
    assert_eq!(draft.days[0].date.unwrap().to_string(), "2018-12-03");
    let import = read("Monday 3 December\n10:00 Opening", &AgendaTextOptions::new()).unwrap();
    assert_eq!(import.draft.days[0].date, None);
    assert!(import.findings.iter().any(|finding| finding.message().contains("has no year")));
    let import = read("Tuesday 3 December 2018\n10:00 Opening", &AgendaTextOptions::new()).unwrap();
    assert!(import.findings.iter().any(|finding| finding.message().contains("weekday")));
}

#[test]
fn an_unknown_heading_over_plain_text_is_no_day() {
    let source =
        "# Forum\n\n## Monday 2 March 2026\n\n10:00 Opening\n\n## Practical information\n\nBring boots.\n";
    let import = read(source, &AgendaTextOptions::new()).unwrap();
    let draft = &import.draft;
    assert_eq!(draft.days.len(), 1, "{:?}", draft.days);
    let all = format!("{draft:?}{}", import.findings);
    assert!(all.contains("Practical information") && all.contains("Bring boots."), "{all}");
    // Over items with times, such a heading is a day.
    let source = source.replace("Bring boots.", "09:00 Walk");
    let draft = read(&source, &AgendaTextOptions::new()).unwrap().draft;
    assert_eq!((draft.days.len(), draft.sessions.len()), (2, 2));
}

#[test]
fn quoted_paragraphs_remain_separate() {
    let draft = |source: &str| read(source, &AgendaTextOptions::new()).unwrap().draft;
    let quoted = draft("# F\n\n> First paragraph.\n>\n> Second paragraph.\n");
    assert_eq!(quoted, draft("# F\n\nFirst paragraph.\n\nSecond paragraph.\n"));
    let item = "# F\n\n## Day 1\n\n### 10:00 Opening\n\n> First paragraph.\n>\n> Second paragraph.\n";
    let description = &draft(item).sessions[0].description;
    assert_eq!(description, &["First paragraph.".into(), "Second paragraph.".into()]);
}

/// Returns the slots and titles of the sessions, with the names and functions of their people.
fn items(source: &str, language: &str) -> Vec<String> {
    let options = AgendaTextOptions::new().with_language(language.parse().unwrap());
    let draft = read(source, &options).unwrap().draft;
    let line = |session: &programme::draft::Session| {
        let slot = session.slot.map_or("-".to_owned(), |slot| slot.to_string().replace("day ", ""));
        let title = session.title.as_ref().map_or("-", |title| title.first());
        let people = session.participations.iter().filter_map(|one| {
            let person = draft.people.iter().find(|person| Some(&person.id) == one.person.as_ref())?;
            Some(format!(" @{}", person.name.first()))
        });
        format!("{slot} {title}{}", people.collect::<String>())
    };
    draft.sessions.iter().map(line).collect()
}

#[test]
fn times_below_their_titles_belong_to_them() {
    let source = "Monday 2 March 2026\n\nOpening\n09:00–09:30\n\nSession 1: Weirs\n09:30–10:30\n\n\
                  Session 2: Locks\n10:30–11:30\n";
    assert_eq!(
        items(source, "en"),
        ["1, 09:00–09:30 Opening", "1, 09:30–10:30 Weirs", "1, 10:30–11:30 Locks"]
    );
    let source = "Day 1\n\n09:00–09:30\nOpening\n\n09:30–10:30\nWeirs\n";
    assert_eq!(items(source, "en"), ["1, 09:00–09:30 Opening", "1, 09:30–10:30 Weirs"]);
}

#[test]
fn breaks_without_a_time_are_items() {
    let source = "Day 1\n09:00–10:30 Rivers in the city\nCoffee break\n11:00–12:30 Weirs and locks\nLunch\n\
                  14:00 Fish\n";
    assert_eq!(
        items(source, "en"),
        [
            "1, 09:00–10:30 Rivers in the city",
            "1 Coffee break",
            "1, 11:00–12:30 Weirs and locks",
            "1 Lunch",
            "1, from 14:00 Fish"
        ]
    );
}

#[test]
fn afternoons_on_a_clock_of_twelve_hours_are_not_nights() {
    let source = "Day 1\n9:00 Registration\n10:00 Weirs\n12:00–1:00 Lunch\n1:00 Locks\n3:00 Closing\n\
                  6:30 Dinner\n";
    assert_eq!(
        items(source, "en"),
        [
            "1, from 09:00 Registration",
            "1, from 10:00 Weirs",
            "1, 12:00–13:00 Lunch",
            "1, from 13:00 Locks",
            "1, from 15:00 Closing",
            "1, from 18:30 Dinner"
        ]
    );
    let source = "Day 1\n18:00 Dinner\n22:30–1:00 Owls\n1:00 Moths\n";
    assert_eq!(items(source, "en"), ["1, from 18:00 Dinner", "1, 22:30–25:00 Owls", "1, from 25:00 Moths"]);
}

#[test]
fn parts_of_one_day_are_one_day() {
    let source =
        "Monday morning\n9:00 Opening\nMonday afternoon\n14:00 Panel\nTuesday morning\n9:00 Closing\n";
    assert_eq!(
        items(source, "en"),
        ["1, from 09:00 Opening", "1, from 14:00 Panel", "2, from 09:00 Closing"]
    );
}

#[test]
fn a_chair_on_the_line_of_the_heading_is_alone() {
    let source = "Day 1\n14:00–15:30 Fish\nChair: Ada Okoye\nBo Lind: Salmon in the Rhine\n";
    assert_eq!(items(source, "en"), ["1, 14:00–15:30 Fish @Ada Okoye"]);
    let source = "Day 1\n14:00–15:30 Fish\nChairs: Ada Okoye\nBo Lind\n";
    assert_eq!(items(source, "en"), ["1, 14:00–15:30 Fish @Ada Okoye @Bo Lind"]);
}

#[test]
fn a_single_capital_ends_a_name() {
    let source = "Day 1\n10:00–11:00 Weirs and locks\nHall A\nBo Lind, Delta Institute\n";
    let options = AgendaTextOptions::new().with_language("en".parse().unwrap());
    let draft = read(source, &options).unwrap().draft;
    let rooms: Vec<&str> =
        draft.venues.iter().flat_map(|venue| &venue.rooms).map(|room| room.name.first()).collect();
    assert_eq!(rooms, ["Hall A"]);
}

#[test]
fn functions_after_a_name_are_no_people() {
    let source = "Day 1\n10:00–11:00 Weirs\nSpeakers:\n• Ms. Rosa Roe, Human Rights Watch, New York\n";
    assert_eq!(items(source, "en"), ["1, 10:00–11:00 Weirs @Rosa Roe"]);
    let source = "第一天\n10:00–11:00 水\n发言人：李伟、王芳\n";
    assert_eq!(items(source, "zh"), ["1, 10:00–11:00 水 @李伟 @王芳"]);
}
