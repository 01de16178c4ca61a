//! Tests of descriptions of changes.

use std::collections::{BTreeMap, BTreeSet};

use programme::chrono::NaiveDate;
use programme::draft::{Day, Participation, Person, Room, Session, Venue};
use programme::proptest::prelude::*;
use programme::report::Subject;
use programme::status::{ParticipationStatus, Presence, SessionStatus};
use programme::versions::describe::{Aspect, DescribeOptions, Description, Grouping, TextPiece};
use programme::{Draft, Kind, LanguageTag, Place, Programme, Role, Slot, strategy};
use serde_json::Value;

use super::edits::versions;

fn describe(before: &Programme, after: &Programme, options: &DescribeOptions) -> Description {
    before.changes(after).describe(before, after, options)
}

fn options(after: &Programme, language: &str) -> DescribeOptions {
    DescribeOptions::new(after.preferences([language]).unwrap())
}

fn slot(day: i32, start: &str, end: &str) -> Slot {
    Slot::between(day, start, end).unwrap()
}

fn draft() -> Draft {
    Draft::new("demo", "Demo")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_day(Day::on(1, "2026-03-02").unwrap())
        .with_day(Day::on(2, "2026-03-03").unwrap())
        .with_venue(Venue::new("hq").with_room(Room::new("a", "Hall A")).with_room(Room::new("b", "Hall B")))
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_person(Person::new("bo", "Bo Li"))
        .with_session(
            Session::new("rivers")
                .with_title("Rivers")
                .with_slot(slot(1, "09:00", "10:00"))
                .with_place(Place::room("a"))
                .with_description("Rivers cross borders, and lakes do not.")
                .with_participation(Participation::person("ada").with_role(Role::Speaker)),
        )
        .with_session(
            Session::new("seas")
                .with_title("Seas")
                .with_slot(slot(2, "09:00", "10:00"))
                .with_participation(Participation::person("bo").with_role(Role::Speaker)),
        )
}

/// Returns the lines of the description of an edit, without headings.
fn lines(language: &str, edit: impl FnOnce(&mut Draft)) -> Vec<String> {
    let before = draft().build().unwrap();
    let mut draft = draft();
    edit(&mut draft);
    let after = draft.build().unwrap();
    let description = describe(&before, &after, &options(&after, language));
    let lines = description.changes().iter().map(|change| change.sentence.clone());
    // The titles of the test are only in English.
    lines
        .map(|line| line.replace(['\u{2068}', '\u{2069}'], "").replace('\u{a0}', " ").replace(" [en]", ""))
        .collect()
}

const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "ar", "zh"];

fn assert_lines(edit: impl Fn(&mut Draft), expected: [&str; 6]) {
    for (language, expected) in LANGUAGES.into_iter().zip(expected) {
        assert_eq!(lines(language, &edit), [expected], "{language}");
    }
}

#[test]
fn a_move_states_both_times_and_places() {
    assert_lines(
        |draft| {
            let session = draft.session_mut("rivers").unwrap();
            session.slot = Some(slot(2, "11:00", "12:00"));
            session.place = Some(Place::room("b"));
        },
        [
            "“Rivers” moves to Tuesday 3 March 2026, 11:00–12:00, Hall B (was Monday 2 March 2026, 09:00–10:00, Hall A).",
            "« Rivers » change d’horaire et de lieu : mardi 3 mars 2026, 11 h – 12 h, Hall B (auparavant : lundi 2 mars 2026, 9 h – 10 h, Hall A).",
            "«Rivers» cambia de horario y de lugar: martes, 3 de marzo de 2026, 11.00 a 12.00 horas, Hall B (antes: lunes, 2 de marzo de 2026, 09.00 a 10.00 horas, Hall A).",
            "«Rivers»: новое время и место — вторник, 3 марта 2026 г., 11:00–12:00, Hall B (ранее понедельник, 2 марта 2026 г., 09:00–10:00, Hall A).",
            "تغيّر موعد «Rivers» ومكانها: الثلاثاء، 3 مارس 2026، 11 صباحاً – 12 بعد الظهر، Hall B (سابقاً: الاثنين، 2 مارس 2026، 9 صباحاً – 10 صباحاً، Hall A).",
            "“Rivers”的时间和地点改为2026年3月3日星期二，上午11时至中午12时，Hall B（原为2026年3月2日星期一，上午9时至10时，Hall A）。",
        ],
    );
}

#[test]
fn readers_of_other_languages_get_the_sentences_of_the_page() {
    let edit = |draft: &mut Draft| {
        let session = draft.session_mut("rivers").unwrap();
        session.slot = Some(slot(2, "11:00", "12:00"));
        session.participations[0].role = Some(Role::Moderator);
        session.kind = Some(Kind::Workshop);
    };
    let described = |languages: &[&str], header: &str| {
        let draft = |edited: bool| {
            let mut draft = draft();
            draft.languages =
                languages.iter().map(|tag| tag.parse::<LanguageTag>().unwrap().into()).collect();
            if edited {
                edit(&mut draft);
            }
            draft.build().unwrap()
        };
        let (before, after) = (draft(false), draft(true));
        let options = DescribeOptions::new(after.accept_language(header));
        describe(&before, &after, &options).to_string()
    };
    for header in ["de", "de, ja;q=0.5", "", "*"] {
        assert_eq!(described(&["en"], header), described(&["en"], "en"), "{header}");
        assert_eq!(described(&["fr"], header), described(&["fr"], "fr"), "{header}");
    }
    assert!(described(&["en"], "fr").contains("[en]"));
    assert!(described(&["fr"], "de").contains("change de jour"));
    // The sentences and the dates are in the same language.
    assert_eq!(described(&["en"], "de, fr;q=0.5"), described(&["en"], "fr"));
}

#[test]
fn marks_of_languages_are_optional() {
    let before = draft().build().unwrap();
    let mut draft = draft();
    let session = draft.session_mut("rivers").unwrap();
    session.slot = Some(slot(2, "11:00", "12:00"));
    session.questions = vec!["Who pays?".into()];
    session.subtitle = Some("On water".into());
    let after = draft.build().unwrap();
    for language in ["fr", "ar"] {
        let options = options(&after, language);
        let marked = describe(&before, &after, &options).to_string();
        assert!(marked.matches(" [en]").count() > 1, "{marked}");
        let unmarked = describe(&before, &after, &options.with_language_marks(false)).to_string();
        assert_eq!(unmarked, marked.replace(" [en]", ""));
    }
}

#[test]
fn a_cancelled_session_is_announced() {
    assert_lines(
        |draft| draft.session_mut("rivers").unwrap().status = SessionStatus::Cancelled,
        [
            "“Rivers” (09:00–10:00, Hall A) is cancelled.",
            "« Rivers » (9 h – 10 h, Hall A) n’aura pas lieu (annulation).",
            "«Rivers» (09.00 a 10.00 horas, Hall A) se cancela.",
            "«Rivers» (09:00–10:00, Hall A) отменяется.",
            "أُلغيت «Rivers» (9 صباحاً – 10 صباحاً، Hall A).",
            "“Rivers”（上午9时至10时，Hall A）已取消。",
        ],
    );
}

#[test]
fn a_cancelled_session_that_also_moved_is_named_once() {
    let lines = lines("en", |draft| {
        let session = draft.session_mut("rivers").unwrap();
        session.status = SessionStatus::Postponed;
        session.slot = None;
        session.place = Some(Place::room("b"));
    });
    assert_eq!(
        lines,
        [
            "“Rivers” is postponed; time: Monday 2 March 2026, 09:00–10:00 (removed); place: Hall B (was Hall A)."
        ]
    );
}

#[test]
fn another_role_names_both_roles() {
    assert_lines(
        |draft| draft.session_mut("rivers").unwrap().participations[0].role = Some(Role::Moderator),
        [
            "“Rivers” (09:00–10:00, Hall A): Ada Okoye takes part as moderator instead of speaker.",
            "« Rivers » (9 h – 10 h, Hall A) : Ada Okoye participe dans un autre rôle : modérateur (auparavant : orateur).",
            "«Rivers» (09.00 a 10.00 horas, Hall A): Ada Okoye participa en otra función: moderador en lugar de orador.",
            "«Rivers» (09:00–10:00, Hall A): Ada Okoye участвует в другой роли: модератор (ранее оратор).",
            "«Rivers» (9 صباحاً – 10 صباحاً، Hall A): دور آخر في المشاركة، Ada Okoye: مدير الجلسة بدلاً من متحدث.",
            "“Rivers”（上午9时至10时，Hall A）：Ada Okoye的角色由发言者改为主持人。",
        ],
    );
}

#[test]
fn each_kind_of_change_is_one_sentence() {
    let en = |edit: &dyn Fn(&mut Draft)| lines("en", |draft| edit(draft));
    let session = |edit: fn(&mut Session)| en(&|draft| edit(draft.session_mut("rivers").unwrap()));
    assert_eq!(
        session(|one| one.slot = Some(slot(1, "09:00", "10:30"))),
        ["“Rivers” (Hall A) now takes 90 min instead of 60 min: 09:00–10:30."]
    );
    assert_eq!(
        session(|one| one.slot = Some(slot(1, "10:00", "11:00"))),
        ["“Rivers” (Hall A) moves to 10:00–11:00 (was 09:00–10:00)."]
    );
    assert_eq!(
        session(|one| one.slot = None),
        ["“Rivers” (Hall A) no longer has a time (was Monday 2 March 2026, 09:00–10:00)."]
    );
    assert_eq!(
        session(|one| one.place = None),
        ["“Rivers” (09:00–10:00) no longer has a place (was Hall A)."]
    );
    assert_eq!(
        session(|one| one.title = Some("Lakes".into())),
        ["“Lakes” (09:00–10:00, Hall A): new title (was “Rivers”)."]
    );
    assert_eq!(
        session(|one| one.description.clear()),
        ["“Rivers” (09:00–10:00, Hall A): description changed."]
    );
    assert_eq!(
        session(|one| one.status = SessionStatus::Tentative),
        ["“Rivers” (09:00–10:00, Hall A): status: tentative (was confirmed)."]
    );
    assert_eq!(
        session(|one| one.attendance_limit = Some(20)),
        ["“Rivers” (09:00–10:00, Hall A): number of places: 20 (new)."]
    );
    assert_eq!(
        session(|one| {
            one.questions = vec!["What works?".into()];
            one.participations.push(Participation::person("bo").with_role(Role::Speaker));
        }),
        ["“Rivers” (09:00–10:00, Hall A): questions added: “What works?”; Bo Li joins as speaker."]
    );
    assert_eq!(
        session(|one| one.participations[0].status = ParticipationStatus::Withdrawn),
        ["“Rivers” (09:00–10:00, Hall A): Ada Okoye will not take part."]
    );
    assert_eq!(
        session(|one| {
            let own = one.participations[0].clone();
            one.participations = vec![
                own.with_status(ParticipationStatus::Withdrawn).with_replaced_by("successor"),
                Participation::person("bo").with_id("successor").with_role(Role::Speaker),
            ];
        }),
        ["“Rivers” (09:00–10:00, Hall A): Bo Li replaces Ada Okoye."]
    );
    assert_eq!(
        en(&|draft| draft.days[0].date = Some(chrono("2026-03-01"))),
        ["Day 1: date: Sunday 1 March 2026 (was Monday 2 March 2026)."]
    );
    assert_eq!(
        en(&|draft| draft.venues[0].rooms[0].name = "Aula".into()),
        ["Room “Aula”: new name (was “Hall A”)."]
    );
    // The people of a removed session are named once.
    assert_eq!(
        en(&|draft| {
            draft.sessions.remove(0);
            draft.people.remove(0);
        }),
        ["“Rivers” (09:00–10:00, Hall A, with Ada Okoye) is no longer in the programme."]
    );
    assert_eq!(
        en(&|draft| draft.sessions.push(Session::new("new").with_title("New talk"))),
        ["New: “New talk”."]
    );
}

fn chrono(date: &str) -> programme::chrono::NaiveDate {
    date.parse().unwrap()
}

#[test]
fn times_after_midnight_have_their_own_date() {
    let night = |start: &str, end: &str| {
        lines("en", |draft| draft.session_mut("rivers").unwrap().slot = Some(slot(1, start, end)))
    };
    assert_eq!(
        night("24:30", "26:00"),
        ["“Rivers” (Hall A) moves to Tuesday 3 March 2026, 00:30–02:00 (was 09:00–10:00)."]
    );
    assert_eq!(night("23:00", "25:30"), ["“Rivers” (Hall A) moves to 23:00–01:30 (was 09:00–10:00)."]);
    let mut undated = draft();
    undated.days.iter_mut().for_each(|day| day.date = None);
    let mut moved = undated.clone();
    moved.sessions[0].slot = Some(slot(1, "24:30", "26:00"));
    let (before, after) = (undated.build().unwrap(), moved.build().unwrap());
    let description = describe(&before, &after, &options(&after, "en"));
    assert_eq!(
        description.changes()[0].sentence,
        "“Rivers” (Hall A) moves to 00:30 (+1)–02:00 (+1) (was 09:00–10:00)."
    );
}

#[test]
fn sessions_that_moved_to_another_day_are_named_below_the_earlier_day() {
    let before = draft().build().unwrap();
    let mut draft = draft();
    draft.sessions[0].slot = Some(slot(2, "11:00", "12:00"));
    draft.sessions[1].slot = Some(slot(2, "13:00", "14:00"));
    let after = draft.build().unwrap();
    let options = options(&after, "en");
    assert_eq!(
        describe(&before, &after, &options).to_string(),
        "Monday 2 March 2026\n\
         - Moved to another day: 09:00–10:00 “Rivers” (Tuesday 3 March 2026, 11:00–12:00, Hall A).\n\n\
         Tuesday 3 March 2026\n\
         - “Rivers” (Hall A) moves to Tuesday 3 March 2026, 11:00–12:00 (was Monday 2 March 2026, 09:00–10:00).\n\
         - “Seas” moves to 13:00–14:00 (was 09:00–10:00).\n"
    );
    let texts = options.clone().with_aspects([Aspect::Texts]);
    assert!(describe(&before, &after, &texts).is_empty());
    let seas = describe(&before, &after, &options.with_sessions(["seas".into()])).to_string();
    assert!(!seas.contains("Rivers"), "{seas}");
}

#[test]
fn rooms_in_use_are_announced_in_one_sentence_and_unused_rooms_separately() {
    let changed = |edit: &dyn Fn(&mut Draft)| {
        lines("en", |draft| {
            draft.venues[0].rooms.push(Room::new("c", "Hall C"));
            draft.venues[0].rooms.push(Room::new("d", "Hall D"));
            edit(draft);
        })
    };
    let unused = changed(&|_| {});
    assert_eq!(unused, ["New: room “Hall C” (no sessions).", "New: room “Hall D” (no sessions)."]);
    let used = changed(&|draft| {
        draft.venues[0].rooms.remove(0);
        draft.sessions[0].place = Some(Place::room("c"));
        draft.sessions[1].place = Some(Place::room("d"));
    });
    assert_eq!(used[..2], ["New rooms: “Hall C” and “Hall D”.", "Rooms no longer used: “Hall A”."]);
    assert_eq!(used.len(), 4);
}

#[test]
fn the_people_of_a_replaced_room_are_told_so() {
    let before = draft().with_session(Session::new("lakes").with_title("Lakes"));
    let mut before = before.clone();
    before.sessions[1].place = Some(Place::room("a"));
    let mut after = before.clone();
    after.venues[0].rooms[0] = Room::new("c", "Garden");
    for session in &mut after.sessions[..2] {
        session.place = Some(Place::room("c"));
    }
    let (before, after) = (before.build().unwrap(), after.build().unwrap());
    let by_person = describe(&before, &after, &options(&after, "en").with_grouping(Grouping::Person));
    let sentence = "- All sessions in “Hall A” move to “Garden”.\n";
    assert_eq!(by_person.to_string(), format!("Ada Okoye\n{sentence}\nBo Li\n{sentence}"));
}

#[test]
fn names_in_a_list_are_unambiguous() {
    let sentences = lines("en", |draft| {
        draft.people.push(Person::new("duo", "Cy, Di"));
        draft.sessions[0].participations.clear();
        for id in ["bo", "duo", "ada"] {
            draft.sessions[0].participations.push(Participation::person(id));
        }
    });
    assert_eq!(
        sentences,
        [
            "“Rivers” (09:00–10:00, Hall A): Ada Okoye still takes part, but not as speaker; Bo Li and “Cy, Di” join."
        ]
    );
    let spanish = lines("es", |draft| {
        draft.people.push(Person::new("ines", "Inés Gil"));
        for id in ["bo", "ines"] {
            draft.sessions[0].participations.push(Participation::person(id));
        }
    });
    assert!(spanish[0].contains("Bo Li e Inés Gil participarán"), "{spanish:?}");
}

#[test]
fn the_headings_of_namesakes_contain_their_ids() {
    let mut before = draft();
    before.people[1].name = "ada okoye".into();
    let mut after = before.clone();
    after.sessions[0].slot = Some(slot(1, "11:00", "12:00"));
    after.sessions[1].slot = Some(slot(2, "11:00", "12:00"));
    let (before, after) = (before.build().unwrap(), after.build().unwrap());
    let by_person = describe(&before, &after, &options(&after, "en").with_grouping(Grouping::Person));
    let headings: Vec<&str> = by_person.groups().map(|group| group.heading).collect();
    assert_eq!(headings, ["Ada Okoye (“Rivers”)", "ada okoye (“Seas”)"]);
}

#[test]
fn small_differences_are_told_as_readers_need_them() {
    use programme::draft::{Link, Recording};
    let change = |edit: &dyn Fn(&mut Draft, bool)| {
        let (mut before, mut after) = (draft(), draft());
        edit(&mut before, false);
        edit(&mut after, true);
        let (before, after) = (before.build().unwrap(), after.build().unwrap());
        describe(&before, &after, &options(&after, "en")).to_string()
    };
    let recording = change(&|draft, is_later| {
        draft.sessions[0].recording = Some(Recording::new().with_consent(!is_later));
    });
    assert!(recording.contains("recording: not permitted (was permitted)"), "{recording}");
    let link = change(&|draft, is_later| {
        let url = if is_later { "https://new.example" } else { "https://old.example" };
        draft.sessions[0]
            .links
            .push(Link::new(url.parse::<programme::draft::Url>().unwrap()).with_title("Site"));
    });
    assert!(link.contains("link: “Site” https://new.example (was “Site” https://old.example)"), "{link}");
    let version = change(&|draft, is_later| {
        draft.revision = Some(format!("{} {}", if is_later { "second" } else { "first" }, "x".repeat(200)));
    });
    assert!(version.contains("version changed"), "{version}");
    let spoken = change(&|draft, is_later| {
        let language = if is_later { "fr" } else { "de" };
        draft.sessions[0].spoken = vec![language.parse().unwrap()];
    });
    assert!(spoken.contains("language spoken: French (was German)"), "{spoken}");
    let attachments = change(&|draft, is_later| {
        let titles: &[&str] = if is_later { &["One", "Two"] } else { &["One"] };
        draft.sessions[0].links = titles
            .iter()
            .map(|title| {
                Link::new("https://a.example".parse::<programme::draft::Url>().unwrap()).with_title(*title)
            })
            .collect();
    });
    assert!(attachments.contains("link added: “Two”"), "{attachments}");
    let capitals = change(&|draft, is_later| {
        draft.venues[0].rooms[0].name = if is_later { "HALL A" } else { "Hall A" }.into();
    });
    assert_eq!(capitals, "");
    let night = change(&|draft, is_later| {
        draft.sessions[0].slot =
            Some(if is_later { slot(1, "24:30", "25:00") } else { slot(2, "12:00", "13:00") });
    });
    assert!(!night.contains("another day"), "{night}");
    let spaces = change(&|draft, is_later| {
        draft.sessions[0].subtitle = Some(if is_later { "From  source" } else { "From source" }.into());
    });
    assert_eq!(spaces, "");
}

#[test]
fn a_list_of_which_every_item_was_replaced_is_one_statement() {
    use programme::draft::Track;
    let mut before = draft().with_track(Track::new("x", "Water")).with_track(Track::new("y", "Land"));
    before.sessions[0].tracks = vec!["x".into()];
    let mut after = before.clone();
    after.sessions[0].tracks = vec!["y".into()];
    after.sessions[0].kind_label = Some("Lecture".into());
    after.sessions[0].kind = Some(programme::Kind::Talk);
    let (before, after) = (before.build().unwrap(), after.build().unwrap());
    let description = describe(&before, &after, &options(&after, "en"));
    assert_eq!(
        description.changes()[0].sentence,
        "“Rivers” (09:00–10:00, Hall A): kind: Lecture (new); track: Land (was Water)."
    );
}

#[test]
fn a_removed_session_names_the_new_session_with_its_title() {
    let before = draft().build().unwrap();
    let mut draft = draft();
    draft.sessions.remove(0);
    draft.sessions.push(
        Session::new("other")
            .with_title("Rivers")
            .with_slot(slot(2, "14:00", "15:00"))
            .with_place(Place::room("b")),
    );
    let after = draft.build().unwrap();
    let description = describe(&before, &after, &options(&after, "en"));
    assert_eq!(
        description.changes()[0].sentence,
        "“Rivers” (09:00–10:00, Hall A, with Ada Okoye) is no longer in the programme; \
         a new session has the same title: Tuesday 3 March 2026, 14:00–15:00, Hall B."
    );
}

#[test]
fn people_who_got_the_id_of_another_person_keep_their_own_changes() {
    let mut before = draft();
    before.sessions[0].participations = vec![Participation::person("ada")];
    let mut after = before.clone();
    after.sessions.remove(0);
    after.people[0].name = "Zoe Quist".into();
    after
        .sessions
        .push(Session::new("lakes").with_title("Lakes").with_participation(Participation::person("ada")));
    let (before, after) = (before.build().unwrap(), after.build().unwrap());
    let by_person = describe(&before, &after, &options(&after, "en").with_grouping(Grouping::Person));
    assert_eq!(
        by_person.to_string(),
        "Ada Okoye\n- “Rivers” (Monday 2 March 2026, 09:00–10:00, Hall A, with Ada Okoye) is no longer in the programme.\n\n\
         Zoe Quist\n- New: “Lakes” (with Zoe Quist).\n"
    );
    let letter = describe(&before, &after, &options(&after, "en").with_person("ada"));
    let subjects: Vec<String> = letter.changes().iter().map(|change| change.subject.to_string()).collect();
    assert_eq!(subjects, ["session \"lakes\""]);
    assert_eq!(before.changes(&after).apply(&before).unwrap().to_draft(), after.to_draft());
}

#[test]
fn new_ids_are_only_described_on_request() {
    let mut renamed = draft();
    renamed.sessions[0].id = "streams".into();
    let (before, after) = (draft().build().unwrap(), renamed.build().unwrap());
    assert!(describe(&before, &after, &options(&after, "en")).is_empty());
    let all = options(&after, "en").with_aspects(Aspect::ALL.iter().copied());
    let description = describe(&before, &after, &all);
    assert_eq!(
        description.changes()[0].sentence,
        "“Rivers” (09:00–10:00, Hall A): id: streams (was rivers)."
    );
}

#[test]
fn sessions_of_an_exchanged_room_are_one_sentence() {
    let mut before = draft();
    before.sessions[1].place = Some(Place::room("a"));
    let mut after = before.clone();
    after.venues[0].rooms[0] = Room::new("x", "Tent");
    after.sessions.iter_mut().for_each(|session| session.place = Some(Place::room("x")));
    let (before, after) = (before.build().unwrap(), after.build().unwrap());
    let description = describe(&before, &after, &options(&after, "en"));
    assert_eq!(description.to_string(), "General changes\n- All sessions in “Hall A” move to “Tent”.\n");
    assert_eq!(description.changes()[0].sessions, ["rivers", "seas"]);
}

#[test]
fn filters_select_the_changes_that_concern_somebody() {
    let before = draft().build().unwrap();
    let mut draft = draft();
    for session in &mut draft.sessions {
        session.slot = Some(slot(1, "15:00", "16:00"));
    }
    draft.venues[0].rooms[0].name = "Aula".into();
    draft.title = "Demo 2".into();
    let after = draft.build().unwrap();
    let subjects = |options: &DescribeOptions| {
        let description = describe(&before, &after, options);
        let subjects = description.changes().iter().map(|change| change.subject.to_string());
        subjects.collect::<Vec<_>>()
    };
    let en = || options(&after, "en");
    assert_eq!(subjects(&en()), ["the programme", "room \"a\"", "session \"rivers\"", "session \"seas\""]);
    assert_eq!(subjects(&en().with_person("ada")), ["room \"a\"", "session \"rivers\""]);
    assert_eq!(subjects(&en().with_room("a")), ["room \"a\"", "session \"rivers\""]);
    assert_eq!(subjects(&en().with_sessions(["seas".into()])), ["session \"seas\""]);
    assert_eq!(subjects(&en().with_person("ada").with_sessions(["seas".into()])), [""; 0]);
    assert_eq!(subjects(&en().with_aspects([Aspect::Place])), ["room \"a\""]);
    assert_eq!(subjects(&en().with_track("none")), [""; 0]);

    let by_person = describe(&before, &after, &en().with_grouping(Grouping::Person));
    let headings: Vec<&str> = by_person.groups().map(|group| group.heading).collect();
    assert_eq!(headings, ["Ada Okoye", "Bo Li", "Other changes"]);
}

#[test]
fn changes_that_the_public_does_not_see_are_left_out() {
    let before = draft().build().unwrap();
    let mut draft = draft();
    let invited = Participation::person("bo").with_status(ParticipationStatus::Invited);
    draft.session_mut("rivers").unwrap().participations.push(invited);
    let after = draft.build().unwrap();
    assert_eq!(describe(&before, &after, &options(&after, "en")).changes().len(), 1);
    assert!(describe(&before, &after, &options(&after, "en").with_public(true)).is_empty());
}

#[test]
fn the_parts_of_a_published_session_are_described_to_the_public() {
    let mut earlier = draft();
    earlier.session_mut("rivers").unwrap().status = SessionStatus::Proposed;
    for (id, title, parent) in [("talk", "Deltas", "rivers"), ("film", "Springs", "talk")] {
        let part = Session::new(id).with_title(title).with_part_of(parent);
        earlier = earlier.with_session(part);
    }
    let mut later = earlier.clone();
    later.session_mut("rivers").unwrap().status = SessionStatus::Confirmed;
    later.session_mut("seas").unwrap().place = Some(Place::room("b"));
    let (before, after) = (earlier.build().unwrap(), later.build().unwrap());
    let public = || options(&after, "en").with_public(true);
    let subjects = |description: &Description| -> Vec<String> {
        description.changes().iter().map(|change| change.subject.to_string()).collect()
    };
    // The first sentence is about the rooms.
    let expected =
        ["the programme", "session \"rivers\"", "session \"talk\"", "session \"film\"", "session \"seas\""];
    assert_eq!(subjects(&describe(&before, &after, &public())), expected);
    // In the opposite direction, the parts are withdrawn together with their session.
    assert_eq!(subjects(&describe(&after, &before, &public())), expected);
    // The caller removed the change that published the parts.
    let mut changes = before.changes(&after);
    changes.rows.retain(|row| row.subject() != Subject::Session("rivers".into()));
    let description = changes.describe(&before, &after, &public());
    assert_eq!(subjects(&description), ["session \"seas\""]);
}

/// Returns two versions of a programme with repeats of "Rivers": `same` inherits everything, and
/// `own` has its own people.
fn with_repeats(edit: impl FnOnce(&mut Draft)) -> (Programme, Programme) {
    let earlier = draft()
        .with_session(
            Session::new("same")
                .with_repeats("rivers")
                .with_slot(slot(2, "14:00", "15:00"))
                .with_place(Place::room("b")),
        )
        .with_session(
            Session::new("own")
                .with_repeats("same")
                .with_slot(slot(2, "16:00", "17:00"))
                .with_participation(Participation::person("bo")),
        );
    let mut later = earlier.clone();
    edit(&mut later);
    (earlier.build().unwrap(), later.build().unwrap())
}

#[test]
fn repeats_are_described_if_the_values_that_they_inherit_changed() {
    let (before, after) = with_repeats(|draft| {
        let session = draft.session_mut("rivers").unwrap();
        session.title = Some("Streams".into());
        session.participations[0].role = Some(Role::Moderator);
        session.slot = Some(slot(1, "11:00", "12:00"));
    });
    let text = |options: DescribeOptions| describe(&before, &after, &options).to_string();
    let same = "- “Streams” (14:00–15:00, Hall B): new title (was “Rivers”); Ada Okoye takes part as moderator \
                instead of speaker.\n";
    let own = "- “Streams” (16:00–17:00): new title (was “Rivers”).\n";
    assert_eq!(
        text(options(&after, "en")),
        format!(
            "Monday 2 March 2026\n- “Streams” (Hall A) moves to 11:00–12:00 (was 09:00–10:00); new title (was \
             “Rivers”); Ada Okoye takes part as moderator instead of speaker.\n\nTuesday 3 March 2026\n{same}{own}"
        )
    );
    let tuesday = "Tuesday 3 March 2026\n";
    assert_eq!(text(options(&after, "en").with_room("b")), format!("{tuesday}{same}"));
    assert_eq!(text(options(&after, "en").with_person("bo")), format!("{tuesday}{own}"));
    assert_eq!(text(options(&after, "en").with_sessions(["same".into()])), format!("{tuesday}{same}"));
}

#[test]
fn a_repeat_that_states_the_inherited_values_itself_did_not_change() {
    let (before, after) = with_repeats(|draft| {
        let session = draft.session_mut("rivers").unwrap().clone();
        let same = draft.session_mut("same").unwrap();
        (same.title, same.description, same.participations) =
            (session.title, session.description, session.participations);
        draft.session_mut("own").unwrap().participations.clear();
    });
    assert_eq!(
        describe(&before, &after, &options(&after, "en")).to_string(),
        "Tuesday 3 March 2026\n- “Rivers” (16:00–17:00): Bo Li no longer takes part; Ada Okoye joins as speaker.\n"
    );
}

#[test]
fn parts_in_a_room_are_told_about_the_session_that_contains_them() {
    let mut earlier = draft();
    earlier.sessions.truncate(1);
    let talk = Session::new("talk").with_title("Deltas").with_part_of("rivers");
    earlier.sessions.push(talk.with_place(Place::room("b")));
    let mut later = earlier.clone();
    later.sessions[0].slot = Some(slot(1, "11:00", "12:00"));
    let (before, after) = (earlier.build().unwrap(), later.build().unwrap());
    let description = describe(&before, &after, &options(&after, "en").with_room("b"));
    assert_eq!(
        description.to_string(),
        "Monday 2 March 2026\n- “Rivers” (Hall A) moves to 11:00–12:00 (was 09:00–10:00).\n"
    );
}

#[test]
fn vacancies_relations_and_unspecific_places_are_described_in_plain_words() {
    let vacancy = || Participation::vacancy("to be confirmed").with_role(Role::Moderator);
    let session =
        |edit: &dyn Fn(&mut Session)| lines("en", |draft| edit(draft.session_mut("rivers").unwrap()));
    assert_eq!(
        session(&|one| one.participations.push(vacancy())),
        ["“Rivers” (09:00–10:00, Hall A): moderator: to be confirmed (new)."]
    );
    assert_eq!(
        lines("en", |draft| {
            let new = Session::new("new").with_title("Lakes").with_participation(vacancy());
            draft.sessions.push(new.with_participation(Participation::person("bo")));
        }),
        ["New: “Lakes” (with Bo Li)."]
    );
    let open = draft().with_session(Session::new("open").with_title("Lakes").with_participation(vacancy()));
    let mut filled = open.clone();
    let bo = Participation::person("bo").with_role(Role::Moderator);
    filled.session_mut("open").unwrap().participations = vec![bo];
    let (before, after) = (open.build().unwrap(), filled.build().unwrap());
    assert_eq!(
        describe(&before, &after, &options(&after, "en")).changes()[0].sentence,
        "“Lakes”: Bo Li joins as moderator; moderator: to be confirmed (removed)."
    );
    assert_eq!(
        session(&|one| one.joint_with = vec!["seas".into()])[0],
        "“Rivers” (09:00–10:00, Hall A): held jointly with: “Seas” (new)."
    );
    assert_eq!(
        session(&|one| one.relayed_to = vec!["b".into()]),
        ["“Rivers” (09:00–10:00, Hall A): also relayed to: Hall B (new)."]
    );
    assert_lines(
        |draft| draft.session_mut("rivers").unwrap().place = Some(Place::ToBeAnnounced),
        [
            "“Rivers” (09:00–10:00): place to be announced (was Hall A).",
            "« Rivers » (9 h – 10 h) : lieu à préciser (auparavant : Hall A).",
            "«Rivers» (09.00 a 10.00 horas): lugar por anunciar (antes: Hall A).",
            "«Rivers» (09:00–10:00): место будет объявлено (ранее Hall A).",
            "«Rivers» (9 صباحاً – 10 صباحاً): يُعلن المكان لاحقاً (سابقاً: Hall A).",
            "“Rivers”（上午9时至10时）：地点待定（原为Hall A）。",
        ],
    );
    assert_eq!(
        lines("en", |draft| draft.session_mut("seas").unwrap().place = Some(Place::ToBeAnnounced)),
        ["“Seas” (09:00–10:00): place to be announced."]
    );
    let both = Place::Rooms(vec!["a".into(), "b".into()]);
    assert_eq!(
        session(&|one| one.place = Some(both.clone())),
        ["“Rivers” (09:00–10:00) moves to Hall A and Hall B (was Hall A)."]
    );
    assert_eq!(
        lines("en", |draft| {
            draft.venues.push(Venue::new("mill").with_name("Old Mill").with_room(Room::new("c", "Loft")));
            draft.venues[0].name = Some("Palais".into());
            let rooms = ["a", "b", "c"].map(Into::into).to_vec();
            draft.session_mut("rivers").unwrap().place = Some(Place::Rooms(rooms));
        })
        .last()
        .unwrap(),
        "“Rivers” (09:00–10:00) moves to Palais, Hall A, Hall B and Old Mill, Loft (was Palais, Hall A)."
    );
    assert_eq!(
        session(&|one| one.place = Some(Place::Everywhere)),
        ["“Rivers” (09:00–10:00): everywhere (was Hall A)."]
    );
    assert_eq!(
        session(&|one| {
            one.status = SessionStatus::Postponed;
            one.place = Some(Place::ToBeAnnounced);
        }),
        ["“Rivers” (09:00–10:00) is postponed; place to be announced (was Hall A)."]
    );
}

#[test]
fn long_texts_are_compared_word_by_word_on_request() {
    let before = draft().build().unwrap();
    let mut draft = draft();
    draft.session_mut("rivers").unwrap().description = vec!["Rivers cross *all* borders.".into()];
    let after = draft.build().unwrap();
    let description = describe(&before, &after, &options(&after, "en").with_word_difference(true));
    assert_eq!(
        description.to_string(),
        "Monday 2 March 2026\n- “Rivers” (09:00–10:00, Hall A): description changed.\n    Rivers cross {+*all*+} borders[-, and lakes do not-].\n"
    );
    assert_eq!(
        description.markdown(),
        "## Monday 2 March 2026\n\n- “Rivers” (09:00–10:00, Hall A): description changed.\n\n  > Rivers cross **\\*all\\*** borders~~, and lakes do not~~.\n\n"
    );
    let pieces = &description.changes()[0].statements[0].difference;
    assert!(matches!(&pieces[0], TextPiece::Kept(text) if text == "Rivers cross "));
}

#[test]
fn a_description_is_serialised_by_group() {
    let before = draft().build().unwrap();
    let mut draft = draft();
    draft.sessions[0].slot = Some(slot(1, "10:00", "11:00"));
    let after = draft.build().unwrap();
    let description = describe(&before, &after, &options(&after, "en"));
    let json = serde_json::to_value(&description).unwrap();
    assert_eq!(
        json,
        serde_json::json!([{ "heading": "Monday 2 March 2026", "changes": [{
            "subject": { "session": "rivers" },
            "day": 1,
            "people": ["ada"],
            "sentence": "“Rivers” (Hall A) moves to 10:00–11:00 (was 09:00–10:00).",
            "statements": [{
                "aspects": ["time"],
                "text": "“Rivers” (Hall A) moves to 10:00–11:00 (was 09:00–10:00)",
            }],
        }] }])
    );
}

/// Returns the fields of all sessions, by id. A repeat has the values that it inherits.
fn sessions(programme: &Programme) -> BTreeMap<String, Value> {
    let complete = |row: &Session| {
        let mut fields = serde_json::to_value(row).unwrap();
        if let Some(origin) = programme.session(row.id.as_str()).unwrap().origin() {
            let origin = serde_json::to_value(origin.data()).unwrap();
            for field in ["title", "description", "questions", "participations"] {
                if fields[field].is_null() && !origin[field].is_null() {
                    fields[field] = origin[field].clone();
                }
            }
        }
        (row.id.to_string(), fields)
    };
    programme.data().sessions.iter().map(complete).collect()
}

/// Returns the aspects in which two sessions differ, from their JSON.
fn differing(before: &Value, after: &Value, names: [&Names; 2]) -> BTreeSet<Aspect> {
    let fields = [
        (Aspect::Status, &["status"] as &[&str]),
        (Aspect::Time, &["slot", "planned_length"]),
        (Aspect::Place, &["place", "relayed_to", "mode"]),
        (Aspect::Texts, &["title", "subtitle", "description", "questions", "questions_introduction"]),
    ];
    // Readers see no difference between texts with the same words.
    let is_equal = |aspect: Aspect, name: &str| {
        let (before, after) = (&before[name], &after[name]);
        before == after
            || aspect == Aspect::Texts
                && !before.is_null()
                && !after.is_null()
                && words(before) == words(after)
    };
    let differ =
        fields.into_iter().filter(|(aspect, names)| names.iter().any(|name| !is_equal(*aspect, name)));
    let mut aspects: BTreeSet<Aspect> = differ.map(|(aspect, _)| aspect).collect();
    if people_differ(before, after, names) {
        aspects.insert(Aspect::People);
    }
    aspects
}

/// Returns the words of a text or of several texts in each language.
fn words(value: &Value) -> BTreeMap<String, Vec<String>> {
    fn add(value: &Value, language: &str, found: &mut BTreeMap<String, Vec<String>>) {
        match value {
            Value::String(text) => {
                let words = text.split_whitespace().map(str::to_owned);
                found.entry(language.to_owned()).or_default().extend(words);
            }
            Value::Array(list) => list.iter().for_each(|one| add(one, language, found)),
            Value::Object(entries) => entries.iter().for_each(|(key, one)| {
                let is_block = ["list", "heading", "html", "markdown"].contains(&key.as_str());
                add(one, if is_block { language } else { key }, found);
            }),
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    add(value, "", &mut found);
    found
}

/// Returns `true` unless the people of a session are the same to readers: the same rows, or other
/// rows with the same names and details. Another order does not count.
fn people_differ(before: &Value, after: &Value, [ours, theirs]: [&Names; 2]) -> bool {
    let people = |session: &Value| -> Vec<Value> {
        let mut list = session["participations"].as_array().cloned().unwrap_or_default();
        for one in &mut list {
            for field in ["id", "external_ids", "extensions"] {
                one.as_object_mut().unwrap().remove(field);
            }
        }
        list
    };
    let (before, after) = (people(before), people(after));
    let without = |list: &[Value], others: &[Value], names: &Names| -> BTreeSet<String> {
        let mut others = others.to_vec();
        let mut rest = BTreeSet::new();
        for one in list {
            if let Some(at) = others.iter().position(|other| other == one) {
                others.remove(at);
                continue;
            }
            let mut one = one.clone();
            if let Some(name) = one["person"].as_str().and_then(|id| names.get(id)) {
                one["person"] = name.as_str().into();
            }
            rest.insert(one.to_string());
        }
        rest
    };
    let (left, joined) = (without(&before, &after, ours), without(&after, &before, theirs));
    left != joined
}

type Names = BTreeMap<String, String>;

fn names(programme: &Programme) -> Names {
    programme.people().iter().map(|one| (one.id().to_string(), one.name().first().to_owned())).collect()
}

const COUNTED: [Aspect; 5] = [Aspect::Status, Aspect::Time, Aspect::Place, Aspect::People, Aspect::Texts];

/// Returns the aspects of each described session. A session must not be described twice.
fn described(description: &Description) -> BTreeMap<String, BTreeSet<Aspect>> {
    let mut found: BTreeMap<String, BTreeSet<Aspect>> = BTreeMap::new();
    for change in description.changes() {
        if let Subject::Session(id) = &change.subject {
            assert!(found.insert(id.to_string(), change.aspects()).is_none(), "{id} is described twice");
        }
    }
    for change in description.changes() {
        for id in &change.sessions {
            assert!(found.entry(id.to_string()).or_default().insert(Aspect::Place), "{id}");
        }
    }
    found
}

/// Returns the date of a session, and its slot as if it were on the first day.
fn date_and_times(programme: &Programme, id: &str) -> Option<(NaiveDate, Slot)> {
    let session = programme.session(id)?;
    Some((session.day()?.date()?, session.data().slot?.on_day(1)))
}

#[test]
fn the_order_of_two_contributions_of_one_person_is_no_change_of_people() {
    let programme = |presences: [Option<Presence>; 2]| {
        let taking_part = presences.map(|presence| {
            let mut one = Participation::person("ada").with_role(Role::Speaker);
            one.presence = presence;
            one
        });
        let mut session = Session::new("a").with_title("Weirs");
        session.participations = taking_part.into();
        let draft = Draft::new("rivers", "Rivers").with_language("en".parse::<LanguageTag>().unwrap());
        draft.with_person(Person::new("ada", "Ada Okoye")).with_session(session).build().unwrap()
    };
    let (before, after) =
        (programme([None, Some(Presence::Recorded)]), programme([Some(Presence::Recorded), None]));
    let options = options(&after, "en").with_aspects([Aspect::People, Aspect::Order]);
    let description = before.changes(&after).describe(&before, &after, &options);
    let aspects: Vec<BTreeSet<Aspect>> =
        description.changes().iter().map(programme::versions::describe::DescribedChange::aspects).collect();
    assert_eq!(aspects, [BTreeSet::from([Aspect::Order])], "{description}");
}

/// Compares a description with the JSON of both versions. Ids must not have changed.
fn assert_complete(before: &Programme, after: &Programme) -> BTreeMap<Aspect, usize> {
    let changes = before.changes(after);
    let description = changes.describe(before, after, &options(after, "en").with_aspects(COUNTED));
    let found = described(&description);
    let earlier: BTreeMap<&Subject, &Subject> =
        changes.renames.iter().map(|rename| (&rename.to, &rename.from)).collect();
    let (ours, theirs) = (sessions(before), sessions(after));
    let mut counts = BTreeMap::new();
    let mut expected: BTreeMap<String, BTreeSet<Aspect>> = BTreeMap::new();
    for (id, row) in &theirs {
        let subject = Subject::Session(id.as_str().into());
        let own = match earlier.get(&subject) {
            Some(Subject::Session(id)) => ours.get(id.as_str()),
            _ => ours.get(id),
        };
        let aspects = match own {
            Some(own) => {
                // Only the number of the day has changed, and readers see its date.
                let mut row = row.clone();
                if date_and_times(before, id).is_some_and(|at| date_and_times(after, id) == Some(at)) {
                    row["slot"] = own["slot"].clone();
                }
                differing(own, &row, [&names(before), &names(after)])
            }
            None if row["status"] == "dropped" => BTreeSet::new(),
            None => [Aspect::Status].into(),
        };
        if !aspects.is_empty() {
            expected.insert(id.clone(), aspects);
        }
    }
    let known: BTreeSet<String> = changes
        .renames
        .iter()
        .filter_map(|rename| match &rename.from {
            Subject::Session(id) => Some(id.to_string()),
            _ => None,
        })
        .collect();
    for (id, row) in &ours {
        if !theirs.contains_key(id) && !known.contains(id) && row["status"] != "dropped" {
            expected.insert(id.clone(), [Aspect::Status].into());
        }
    }
    assert_eq!(found, expected, "{description}");
    for aspect in expected.into_values().flatten() {
        *counts.entry(aspect).or_default() += 1;
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_difference_of_a_session_is_described_once((before, after) in versions()) {
        // References to renamed rows differ in the JSON, but not for readers. The JSON does not
        // contain the main language of a text.
        if before.changes(&after).renames.is_empty() && before.languages().first() == after.languages().first() {
            assert_complete(&before, &after);
        }
    }

    #[test]
    fn equal_versions_have_nothing_to_describe(programme in strategy::programmes()) {
        let all = options(&programme, "en").with_aspects(Aspect::ALL.iter().copied());
        prop_assert!(describe(&programme, &programme, &all).is_empty());
    }

    #[test]
    fn every_language_describes_the_same_changes((before, after) in versions()) {
        let subjects = |language: &str, grouping| {
            let options = options(&after, language)
                .with_grouping(grouping)
                .with_word_difference(true)
                .with_aspects(Aspect::ALL.iter().copied());
            let description = describe(&before, &after, &options);
            let _ = (description.to_string(), description.markdown());
            let listed: usize = description.groups().map(|group| group.changes.len()).sum();
            assert!(listed >= description.changes().len());
            let pairs = description.changes().iter().map(|change| (change.subject.clone(), change.aspects()));
            pairs.collect::<Vec<_>>()
        };
        let english = subjects("en", Grouping::Day);
        let unique: BTreeSet<_> = english.iter().collect();
        for language in LANGUAGES {
            prop_assert_eq!(&subjects(language, Grouping::Person), &english);
        }
        prop_assert!(unique.len() <= english.len());
    }
}

#[cfg(feature = "schedule")]
#[test]
fn descriptions_of_real_revisions_are_complete() {
    use programme::interchange::{ImportOptions, schedule::read_xml};

    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA") else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return;
    };
    let folder = std::path::Path::new(&folder);
    let mut files: Vec<_> =
        std::fs::read_dir(folder.join("revisions")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "xml"));
    files.sort();
    files.push(folder.join("frab/36c3-everything.xml"));
    let read = |file: &std::path::PathBuf| {
        let source = std::fs::read_to_string(file).unwrap();
        read_xml(&source, &ImportOptions::default()).unwrap().draft.build().unwrap()
    };
    let versions: Vec<Programme> = files.iter().map(read).collect();
    for pair in versions.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let options = options(after, "en").with_aspects(COUNTED);
        let description = describe(before, after, &options);
        let found = described(&description);
        let mut counts: BTreeMap<Aspect, usize> = BTreeMap::new();
        for aspect in found.values().flatten() {
            *counts.entry(*aspect).or_default() += 1;
        }
        println!("{} items described: {counts:?}", description.changes().len());
        let guid = |programme: &Programme| -> BTreeMap<String, Value> {
            let rows = programme.data().sessions.iter();
            let rows = rows.filter_map(|row| {
                Some((row.external_ids.get("guid")?.to_owned(), serde_json::to_value(row).unwrap()))
            });
            let rows: Vec<(String, Value)> = rows.collect();
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            rows.iter().for_each(|(guid, _)| *counts.entry(guid.clone()).or_default() += 1);
            // Events that share a guid are ignored.
            rows.into_iter().filter(|(guid, _)| counts[guid] == 1).collect()
        };
        // Times, statuses and texts contain no ids, so they can be compared by guid.
        let (ours, theirs) = (guid(before), guid(after));
        let renumbered = before.data().days != after.data().days;
        for (guid, row) in &theirs {
            let Some(own) = ours.get(guid) else { continue };
            let id = row["id"].as_str().unwrap();
            let none = BTreeSet::new();
            let aspects = found.get(id).unwrap_or(&none);
            let expected = differing(own, row, [&Names::new(), &Names::new()]);
            for aspect in [Aspect::Status, Aspect::Texts, Aspect::Time] {
                if aspect == Aspect::Time && renumbered {
                    continue;
                }
                assert_eq!(aspects.contains(&aspect), expected.contains(&aspect), "{guid} {aspect}");
            }
        }
    }
}

#[test]
fn a_day_inserted_in_front_moves_no_session() {
    let draft = |first: &str, count: i32, day: i32| {
        let date = |number: i32| {
            let first = first.parse::<programme::chrono::NaiveDate>().unwrap();
            let days = programme::chrono::Days::new(u64::try_from(number - 1).unwrap());
            first.checked_add_days(days).unwrap().to_string()
        };
        let mut draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>().unwrap());
        for number in 1..=count {
            draft = draft.with_day(Day::on(number, &date(number)).unwrap());
        }
        draft.with_session(Session::new("a").with_title("Talk").with_slot(slot(day, "09:00", "10:00")))
    };
    let (before, after) =
        (draft("2026-05-10", 2, 1).build().unwrap(), draft("2026-05-09", 3, 2).build().unwrap());
    let changes = before.changes(&after);
    assert_eq!(changes.with_previous_slots(&after).sessions[0].previous_slot, None);
    let text = describe(&before, &after, &options(&after, "en")).to_string();
    assert!(!text.contains("Talk"), "{text}");
    // Another time on the new day is a move.
    let mut moved = draft("2026-05-09", 3, 2);
    moved.sessions[0].slot = Some(slot(2, "11:00", "12:00"));
    let after = moved.build().unwrap();
    let changes = before.changes(&after);
    assert!(changes.with_previous_slots(&after).sessions[0].previous_slot.is_some());
    assert!(describe(&before, &after, &options(&after, "en")).to_string().contains("Talk"));
}

#[test]
fn details_of_participants_and_items_are_values_in_words() {
    use programme::draft::{Organisation, Party, Track};
    let change = |edit: &dyn Fn(&mut Draft, bool)| {
        let version = |is_later: bool| {
            let mut draft = draft()
                .with_track(Track::new("t", "Water"))
                .with_organisation(Organisation::new("o", "Delta Institute"));
            edit(&mut draft, is_later);
            draft.build().unwrap()
        };
        let (before, after) = (version(false), version(true));
        let description = describe(&before, &after, &options(&after, "en"));
        let sentences = description.changes().iter().map(|change| change.sentence.clone());
        sentences.collect::<Vec<_>>().join("\n")
    };
    let ada = |edit: &dyn Fn(&mut Participation, bool)| {
        let sentence = change(&|draft, is_later| edit(&mut draft.sessions[0].participations[0], is_later));
        let about = "“Rivers” (09:00–10:00, Hall A): Ada Okoye: ";
        sentence.strip_prefix(about).unwrap_or_else(|| panic!("{sentence}")).to_owned()
    };
    let language = |tag: &str| Some(tag.parse::<LanguageTag>().unwrap());
    assert_eq!(
        ada(&|one, is_later| one.language = language(if is_later { "fr" } else { "de" })),
        "language: French (was German)."
    );
    assert_eq!(
        ada(&|one, is_later| one.language = language("fr").filter(|_| is_later)),
        "language: French (new)."
    );
    assert_eq!(
        ada(&|one, is_later| one.language = language("fr").filter(|_| !is_later)),
        "language: French (removed)."
    );
    let presence = programme::status::Presence::Remote;
    assert_eq!(
        ada(&|one, is_later| one.presence = Some(presence).filter(|_| is_later)),
        "way of taking part: remotely (new)."
    );
    assert_eq!(
        ada(&|one, is_later| {
            one.on_behalf_of = Some(if is_later {
                Party::Organisation("o".into())
            } else {
                Party::Name("Young people".into())
            });
        }),
        "on behalf of: Delta Institute (was Young people)."
    );
    assert_eq!(
        ada(&|one, is_later| one.topic = Some("Weirs".into()).filter(|_| is_later)),
        "topic: “Weirs” (new)."
    );
    assert_eq!(
        change(&|draft, is_later| {
            draft.tracks[0].colour = Some((if is_later { "#0057b7" } else { "#ffe600" }).parse().unwrap());
        }),
        "Track “Water”: colour: #0057b7 (was #ffe600)."
    );
    assert_eq!(
        change(&|draft, is_later| draft.sessions[0].plenary = is_later),
        "“Rivers” (09:00–10:00, Hall A): plenary: yes (new)."
    );
    assert_eq!(
        change(&|draft, is_later| draft.sessions[1].repeats = Some("rivers".into()).filter(|_| is_later)),
        "“Seas” (09:00–10:00): description changed; repetition of: “Rivers” (new)."
    );
}

#[test]
fn lists_are_described_by_the_items_that_differ() {
    let tags = |before: &[&str], after: &[&str]| {
        let version = |tags: &[&str]| {
            let mut draft = draft();
            draft.sessions[0].tags = tags.iter().map(|tag| (*tag).into()).collect();
            draft.build().unwrap()
        };
        let (before, after) = (version(before), version(after));
        let description = describe(&before, &after, &options(&after, "en"));
        let sentence = description.changes()[0].sentence.clone();
        sentence.strip_prefix("“Rivers” (09:00–10:00, Hall A): ").unwrap().to_owned()
    };
    assert_eq!(tags(&[], &["a"]), "keyword added: “a”.");
    assert_eq!(tags(&["a"], &[]), "keyword removed: “a”.");
    assert_eq!(tags(&["a"], &["a", "b", "c"]), "keywords added: “b”, “c”.");
    assert_eq!(tags(&["a", "b"], &["b", "c", "d"]), "keywords added: “c”, “d”; keyword removed: “a”.");
    assert_eq!(tags(&["a", "b"], &["b", "a"]), "keywords in a new order.");
    assert_eq!(tags(&["a", "a", "b"], &["a", "b"]), "keyword removed: “a”.");
    assert_eq!(tags(&["a", "b"], &["c"]), "keywords: “c” (was “a”, “b”).");
    assert_eq!(tags(&["a"], &["c"]), "keyword: “c” (was “a”).");
}

#[test]
fn only_short_texts_are_quoted() {
    let change = |edit: &dyn Fn(&mut Draft)| {
        let sentences = lines("en", |draft| edit(draft));
        assert_eq!(sentences.len(), 1, "{sentences:?}");
        sentences.into_iter().next().unwrap()
    };
    let (short, long) = ("é".repeat(100), "é".repeat(101));
    let subtitle = |text: &str| change(&|draft| draft.sessions[0].subtitle = Some(text.into()));
    assert_eq!(subtitle(&short), format!("“Rivers” (09:00–10:00, Hall A): subtitle: “{short}” (new)."));
    assert_eq!(subtitle(&long), "“Rivers” (09:00–10:00, Hall A): subtitle changed.");
    let title = |text: &str| change(&|draft| draft.sessions[1].title = Some(text.into()));
    assert_eq!(title(&short), format!("“{short}” (09:00–10:00): new title (was “Seas”)."));
    assert!(title(&long).ends_with("title changed."), "{}", title(&long));
    let version = |text: &str| change(&|draft| draft.revision = Some(text.to_owned()));
    assert_eq!(version(&short), format!("“Demo”: version: {short} (new)."));
    assert_eq!(version(&long), "“Demo”: version changed.");
}

#[test]
fn people_of_parts_are_told_about_the_session_that_contains_them() {
    let mut earlier = draft();
    earlier.sessions.truncate(1);
    earlier.sessions.push(
        Session::new("talk")
            .with_title("Deltas")
            .with_part_of("rivers")
            .with_slot(slot(1, "09:00", "09:30"))
            .with_participation(Participation::person("bo").with_role(Role::Speaker)),
    );
    let before = earlier.clone().build().unwrap();
    let cancelled = |draft: &mut Draft| draft.sessions[0].status = SessionStatus::Cancelled;
    let moved = |draft: &mut Draft| draft.sessions[0].place = Some(Place::room("b"));
    for (is_cancelled, expected) in [(true, "cancelled"), (false, "Hall B")] {
        let mut later = earlier.clone();
        if is_cancelled {
            cancelled(&mut later);
        } else {
            moved(&mut later);
        }
        let after = later.build().unwrap();
        let options = || options(&after, "en");
        for options in [options().with_person("bo"), options().with_sessions(["talk".into()])] {
            let text = describe(&before, &after, &options).to_string();
            assert!(text.contains(expected), "{text}");
        }
        let by_person = options().with_grouping(Grouping::Person);
        let text = describe(&before, &after, &by_person).to_string();
        let (_, bo) = text.split_once("Bo Li").unwrap();
        assert!(bo.contains(expected), "{text}");
    }
}
