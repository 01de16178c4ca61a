//! Tests of HTML pages: they print what the agenda prints, are well formed, and link to what
//! exists.

#![cfg(feature = "html")]

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use programme::agenda::{AgendaOptions, DateStyle, Markup};
use programme::draft::{Day, Note, Participation, Person, Room, Session, Track, Url, Venue};
use programme::html::{Content, HtmlOptions, Links, Stylesheet};
#[cfg(any(feature = "schedule", feature = "icalendar"))]
use programme::interchange::ImportOptions;
use programme::text::Block;
use programme::{Draft, LanguageTag, Place, Programme, Role, Slot, Text};
use roxmltree::{Document, Node, ParsingOptions};

const IDM: &str = include_str!("../../examples/data/idm-2018-second-session.json");
const RIVERS: &str = include_str!("../../examples/data/rivers-2026.json");
const ARABIC: &str = include_str!("../../examples/data/small-ar.json");

fn built(json: &str) -> Programme {
    serde_json::from_str::<Draft>(json).unwrap().build().unwrap()
}

fn options(programme: &Programme, language: &str) -> HtmlOptions {
    HtmlOptions::new(programme.preferences([language]).unwrap())
}

fn draft() -> Draft {
    Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>().unwrap()).with_day(Day::new(1))
}

fn english(draft: Draft) -> String {
    let programme = draft.build().unwrap();
    programme.html(&options(&programme, "en"))
}

fn parsed(html: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(html, options).unwrap_or_else(|error| {
        let line = html.lines().nth(error.pos().row as usize - 1).unwrap_or_default();
        panic!("{error}: {}", line.chars().take(300).collect::<String>())
    })
}

/// Returns the text of an element without white space. The addresses of links in long texts are
/// added, as in plain text.
fn text_of(node: Node<'_, '_>, out: &mut String) {
    if node.is_text() {
        let text = node.text().unwrap_or_default();
        out.extend(text.chars().filter(|c| !c.is_whitespace()));
    }
    if ["style", "title", "nav"].contains(&node.tag_name().name()) || node.attribute("class") == Some("skip")
    {
        return;
    }
    let start = out.len();
    for child in node.children() {
        text_of(child, out);
    }
    if let (true, Some(address)) = (in_long_text(node), node.attribute("href"))
        && !address.starts_with('#')
    {
        let bare = |address: &str| {
            let address = address.trim_start_matches("https://").trim_start_matches("http://");
            address.trim_start_matches("mailto:").trim_end_matches('/').to_owned()
        };
        if bare(&out[start..]) != bare(address) {
            out.extend(["(", address, ")"]);
        }
    }
}

fn in_long_text(node: Node<'_, '_>) -> bool {
    let classes = ["description", "preamble", "text", "biography"];
    node.ancestors().any(|one| one.attribute("class").is_some_and(|class| classes.contains(&class)))
}

/// Returns the tags of all languages in a programme.
fn languages(programme: &Programme) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    programme.for_each_text(|_, text| found.extend(text.entries().map(|(tag, _)| tag.to_string())));
    found
}

/// Returns the facts that the plain agenda prints, without white space. The notes are separate.
fn facts(programme: &Programme, language: &str) -> (Vec<String>, Vec<String>) {
    let agenda = AgendaOptions::new(programme.preferences([language]).unwrap()).with_width(10_000_000);
    let text = programme.agenda(&agenda).to_string();
    let tags = languages(programme);
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let is_note = line.starts_with('[') && !programme.data().notes.is_empty();
        // The time has its own column.
        for part in line.split("  ") {
            let mut part = part.replace(['\u{2068}', '\u{2069}'], "");
            for tag in &tags {
                part = part.replace(&format!(" [{tag}]"), "");
            }
            let part = part.trim();
            let digits = part.bytes().take_while(u8::is_ascii_digit).count();
            let part = part.strip_prefix("• ").unwrap_or(part);
            let part = if digits > 0 { part[digits..].strip_prefix(". ").unwrap_or(part) } else { part };
            let part: String = part.chars().filter(|c| !c.is_whitespace()).collect();
            if part.chars().any(|c| c != '=' && c != '•') {
                if is_note { &mut notes } else { &mut lines }.push(part);
            }
        }
    }
    (lines, notes)
}

/// Fails if a fact of the agenda is missing on the page or in another order.
fn assert_prints_the_agenda(programme: &Programme, language: &str, name: &str) {
    let (facts, notes) = facts(programme, language);
    let options = options(programme, language).with_dates(DateStyle::Iso).with_content(Content::Agenda);
    let html = programme.html(&options);
    let document = parsed(&html);
    let mut text = String::new();
    text_of(document.root_element(), &mut text);
    // Characters that HTML cannot contain.
    let controls = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut rest = text.as_str();
    for fact in &facts {
        let fact: String = fact.chars().map(controls).collect();
        let Some((_, after)) = rest.split_once(fact.as_str()) else {
            let next: String = rest.chars().take(200).collect();
            panic!("{name} in {language}: {fact:?} is missing before {next:?}")
        };
        rest = after;
    }
    for note in &notes {
        assert!(text.contains(note.as_str()), "{name} in {language}: the note {note:?} is missing");
    }
}

fn decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if bytes[at] == b'%' {
            out.push(u8::from_str_radix(&address[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap()
}

/// Fails if a page is not well formed, has an id twice, or links to an id that is missing. Also
/// checks headings, tables and labels.
fn assert_is_sound(html: &str, name: &str) {
    let document = parsed(html);
    let mut ids = HashSet::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            assert!(ids.insert(id.to_owned()), "{name}: the id {id:?} occurs twice");
            assert!(!id.is_empty() && !id.contains(char::is_whitespace), "{name}: {id:?}");
        }
    }
    let mut level = None;
    for node in document.descendants().filter(Node::is_element) {
        let element = node.tag_name().name();
        for reference in ["aria-labelledby", "href"] {
            let Some(target) = node.attribute(reference) else { continue };
            let target = match reference {
                "href" => target.strip_prefix('#').map(decoded),
                _ => Some(target.to_owned()),
            };
            assert!(target.as_ref().is_none_or(|id| ids.contains(id)), "{name}: {target:?} is missing");
        }
        if let Some(own) = element.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) {
            assert!(level.is_none_or(|before| own <= before + 1), "{name}: h{own} follows {level:?}");
            let mut text = String::new();
            text_of(node, &mut text);
            assert!(!text.is_empty(), "{name}: a heading is empty");
            level = Some(own);
        }
        match element {
            "table" => assert!(node.children().any(|child| child.has_tag_name("caption")), "{name}"),
            "th" => assert!(node.attribute("scope").is_some(), "{name}"),
            "time" => assert!(node.attribute("datetime").is_some_and(|time| !time.is_empty()), "{name}"),
            "a" => {
                assert!(!node.ancestors().skip(1).any(|one| one.has_tag_name("a")), "{name}: nested links");
                let mut text = node.attribute("aria-label").unwrap_or_default().to_owned();
                for child in node.children() {
                    text_of(child, &mut text);
                }
                assert!(!text.is_empty(), "{name}: a link has no text");
            }
            "p" => {
                assert!(
                    !node
                        .descendants()
                        .any(|one| ["p", "ul", "ol", "div", "h1"].contains(&one.tag_name().name())
                            && one != node),
                    "{name}: a block in a paragraph"
                );
            }
            "script" | "iframe" | "object" => panic!("{name}: <{element}>"),
            _ => {}
        }
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{name}: {}", attribute.name());
            let is_address = ["href", "src"].contains(&attribute.name());
            assert!(
                !is_address || !attribute.value().trim().to_lowercase().starts_with("javascript:"),
                "{name}"
            );
        }
    }
}

#[test]
fn pages_print_what_the_agenda_prints() {
    for (json, name) in [(IDM, "idm"), (RIVERS, "rivers"), (ARABIC, "small-ar")] {
        let programme = built(json);
        for language in ["en", "fr", "es", "ru", "ar", "zh", "de", "he"] {
            assert_prints_the_agenda(&programme, language, name);
            assert_is_sound(&programme.html(&options(&programme, language)), name);
        }
    }
}

#[test]
fn pages_of_real_programmes_print_what_the_agenda_prints() {
    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA").map(PathBuf::from) else {
        return println!("skipped: PROGRAMME_CORPORA is not set");
    };
    let mut checked = 0;
    for kind in ["frab", "ics", "plain", "pretalx"] {
        for entry in std::fs::read_dir(folder.join(kind)).into_iter().flatten().flatten() {
            let path = entry.path();
            let Some(programme) = read(&path) else { continue };
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let language = programme.languages().first().map_or("en".to_owned(), ToString::to_string);
            assert_prints_the_agenda(&programme, &language, &name);
            assert_is_sound(&programme.html(&options(&programme, "ar")), &name);
            checked += 1;
        }
    }
    println!("{checked} programmes");
    assert!(checked > 20);
}

fn read(path: &std::path::Path) -> Option<Programme> {
    let text = std::fs::read_to_string(path).ok()?;
    let draft = match path.extension()?.to_str()? {
        "json" => serde_json::from_str::<Draft>(&text).ok()?,
        #[cfg(feature = "schedule")]
        "xml" => programme::interchange::schedule::read_xml(&text, &ImportOptions::default()).ok()?.draft,
        #[cfg(feature = "icalendar")]
        "ics" => programme::interchange::icalendar::read(&text, &ImportOptions::default()).ok()?.draft,
        _ => return None,
    };
    draft.build().ok()
}

#[test]
fn all_pages_of_a_programme_link_to_each_other() {
    for (json, language) in [(IDM, "fr"), (RIVERS, "en"), (ARABIC, "ar")] {
        let programme = built(json);
        let options = options(&programme, language);
        let pages: Vec<_> = programme.html_pages(&options).collect();
        let paths: HashSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
        assert_eq!(paths.len(), pages.len());
        let mut links = 0;
        for page in &pages {
            assert_is_sound(&page.html, &page.path);
            for node in parsed(&page.html).descendants() {
                let Some(address) = node.attribute("href") else { continue };
                if address.starts_with('#') || address.contains(':') {
                    continue;
                }
                // Pages in a folder start at the folder above.
                let is_inner = page.path.contains('/');
                let target = if is_inner { address.strip_prefix("../").unwrap_or("none") } else { address };
                assert!(paths.contains(target), "{}: {address}", page.path);
                links += 1;
            }
        }
        assert!(links > pages.len() * 3, "{links}");
    }
}

#[test]
fn hostile_texts_are_escaped() {
    let hostile = "<script>alert(\"1\")</script> & '</title></style>\u{0}\u{b}";
    let html_text = "<p onclick=\"x()\">a <a href=\"javascript:x()\">b</a><script>x()</script></p>\
                     <img src=x onerror=x()>";
    let bad: Url = "javascript:alert(1)".parse().unwrap();
    let quoted: Url = "https://example.org/?a=\"><script>&b='".parse().unwrap();
    let link = |url: &Url| programme::draft::Link::new(url.clone()).with_title(hostile);
    let draft = draft()
        .with_document_title(hostile)
        .with_subtitle(hostile)
        .with_preamble(Block::Html(html_text.into()))
        .with_preamble(Block::Markdown("[x](javascript:y) <script>z</script> **b**".into()))
        .with_note(Note::new("\"><b>").with_text(hostile))
        .with_venue(Venue::new("v").with_name(hostile).with_room(Room::new("<r>", hostile)))
        .with_track(Track::new("t", hostile))
        .with_person(
            Person::new("\"p'", hostile)
                .with_posts_line(hostile)
                .with_biography(Block::Html(html_text.into()))
                .with_image(bad.clone())
                .with_link(link(&bad))
                .with_link(link(&quoted)),
        )
        .with_session(
            Session::new("\"><i>")
                .with_title(format!("{hostile}[^\"><b>]"))
                .with_slot(Slot::between(1, "09:00", "10:00").unwrap())
                .with_place(Place::room("<r>"))
                .with_track("t")
                .with_question(hostile)
                .with_description(Block::Html(html_text.into()))
                .with_tag(hostile)
                .with_link(programme::draft::Link::new(bad.clone()))
                .with_participation(Participation::person("\"p'").with_label(hostile).with_remark(hostile)),
        );
    let programme = draft.build().unwrap();
    let options = options(&programme, "en");
    let html = programme.html(&options);
    assert_is_sound(&html, "hostile");
    // The stylesheet of the page is the only one.
    assert_eq!(html.matches("<style").count(), 1);
    for part in ["<script", "onclick", "onerror", "<i>", "href=\"javascript", "\u{0}"] {
        assert!(!html.contains(part), "{part}");
    }
    assert!(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;"), "{html}");
    // An address that is not safe is shown as text.
    assert!(html.contains("javascript:alert(1)"));
    for page in programme.html_pages(&options) {
        assert_is_sound(&page.html, &page.path);
        assert!(!page.path.contains(['<', '"', ':']) && !page.html.contains("<script"), "{}", page.path);
    }
}

#[test]
fn empty_and_incomplete_programmes_have_pages() {
    let empty = english(draft());
    assert_is_sound(&empty, "empty");
    assert!(
        empty.contains("<h1 class=\"title\" id=\"top\">Demo</h1>") && !empty.contains("<table"),
        "{empty}"
    );
    let no_days = Draft::new("x", "X").with_language("en".parse::<LanguageTag>().unwrap());
    assert_is_sound(&english(no_days), "without days");

    let incomplete = draft()
        .with_person(Person::new("p", " "))
        .with_session(Session::new("a"))
        .with_session(Session::new("b").with_slot(Slot::day(1)))
        .with_session(Session::new("c").with_slot(Slot::from(1, "09:00").unwrap()).with_title("C"))
        .with_session(
            Session::new("d")
                .with_part_of("a")
                .with_participation(Participation::person("p"))
                .with_title(" "),
        );
    let html = english(incomplete);
    let document = parsed(&html);
    for id in ["a", "b", "c", "d"] {
        let session =
            document.descendants().find(|node| node.attribute("id") == Some(&format!("session-{id}")));
        let inner = session.unwrap_or_else(|| panic!("{id}: {html}"));
        let is_part = inner.ancestors().skip(1).any(|node| node.attribute("id") == Some("session-a"));
        assert_eq!(is_part, id == "d");
    }
    assert!(html.contains("Not yet scheduled") && !html.contains("<table"), "{html}");
    assert!(html.contains("<time datetime=\"09:00:00\">09:00</time>"), "{html}");
}

#[test]
fn notes_and_their_marks_link_to_each_other() {
    let programme = draft()
        .with_note(Note::new("1").with_text("See also[^2]."))
        .with_note(Note::new("2").with_text("Two."))
        .with_note(Note::new("3").with_text("Three."))
        .with_session(
            Session::new("a").with_title("A[^1]").with_description("b[^1] c[^9]").with_slot(Slot::day(1)),
        )
        .build()
        .unwrap();
    let html = programme.html(&options(&programme, "en"));
    assert_is_sound(&html, "notes");
    assert_eq!(html.matches("href=\"#note-1\"").count(), 2, "{html}");
    for part in ["href=\"#mark-1-1\"", "href=\"#mark-2-1\"", "id=\"note-3\"", "<sup class=\"mark\">[9]</sup>"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    // The page of a session has only the notes to which it refers, also indirectly.
    let page = programme.session("a").unwrap().html(&options(&programme, "en"));
    assert_is_sound(&page, "session");
    assert!(page.contains("id=\"note-2\"") && !page.contains("id=\"note-3\""), "{page}");
}

#[test]
fn texts_keep_their_structure() {
    let markdown =
        "## Topics\n\n3. a **b**\n4. [c](https://example.org/?a=1&b=2)\n   - d\n   - e\n\n#### More\n\nf `g`";
    let html =
        english(draft().with_session(
            Session::new("a").with_title("A").with_description(Block::Markdown(markdown.into())),
        ));
    assert_is_sound(&html, "structure");
    let description =
        html.split("<div class=\"description\">").nth(1).unwrap().split("</div>").next().unwrap();
    assert_eq!(
        description.replace('\n', ""),
        "<h5>Topics</h5><ol start=\"3\"><li>a <strong>b</strong></li>\
         <li><a href=\"https://example.org/?a=1&amp;b=2\">c</a><ul><li>d</li><li>e</li></ul></li></ol>\
         <h6>More</h6><p>f <code>g</code></p>"
    );
    let agenda = {
        let draft = draft().with_session(
            Session::new("a").with_title("A").with_description(Block::Markdown(markdown.into())),
        );
        let programme = draft.build().unwrap();
        let options =
            AgendaOptions::new(programme.preferences(["en"]).unwrap()).with_markup(Markup::Markdown);
        programme.agenda(&options).to_string()
    };
    let expected = "#### Topics\n\n3. a **b**\n4. [c](https://example.org/?a=1&b=2)\n   - d\n   - e\n\n\
                    ##### More\n\nf `g`\n";
    assert!(agenda.contains(expected), "{agenda}");
}

#[test]
fn languages_and_directions_are_marked() {
    let programme = built(IDM);
    let html = programme.html(&options(&programme, "ar"));
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert!(html.contains("<span class=\"foreign\" lang=\"fr\" dir=\"ltr\">"), "{html}");
    // For a language without words of its own, the page is in the main language of the programme.
    let html = programme.html(&options(&programme, "de"));
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"fr\""), "{html}");
    assert!(html.contains("<span class=\"label\">Modérateur"), "{html}");
    assert_eq!(html, programme.html(&options(&programme, "fr")));
    // If the page is in a language without words of its own, the words are in English and marked.
    let title = Text::new([("de", "Flüsse"), ("en", "Rivers")]).unwrap();
    let german = Draft::new("demo", title)
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_person(Person::new("ada", "Ada"))
        .with_session(
            Session::new("a").with_participation(Participation::person("ada").with_role(Role::Moderator)),
        )
        .build()
        .unwrap();
    let html = german.html(&options(&german, "de"));
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"de\""), "{html}");
    assert!(html.contains("<span lang=\"en\">Moderator</span>"), "{html}");
    let alternate = options(&programme, "fr")
        .with_alternate("ar".parse().unwrap(), "index.ar.html?a&b")
        .with_stylesheet(Stylesheet::None);
    let html = programme.html(&alternate);
    assert!(
        html.contains("<link rel=\"alternate\" hreflang=\"ar\" href=\"index.ar.html?a&amp;b\"/>"),
        "{html}"
    );
    assert!(html.contains("lang=\"ar\" dir=\"rtl\" href=\"index.ar.html?a&amp;b\">العربية</a>"), "{html}");
    assert!(!html.contains("<style"));
}

#[test]
fn dates_in_labels_are_not_repeated() {
    let day = |number, date: &str, label: &str| Day::on(number, date).unwrap().with_label(label);
    let programme = Draft::new("demo", "Demo")
        .with_language("fr".parse::<LanguageTag>().unwrap())
        .with_day(day(1, "2026-05-11", "Lundi 11 mai"))
        .with_day(day(2, "2026-05-12", "Clôture, mardi 12 mai"))
        .with_session(Session::new("a").with_slot(Slot::from(1, "09:00").unwrap()))
        .with_session(Session::new("b").with_slot(Slot::from(2, "09:00").unwrap()))
        .build()
        .unwrap();
    let html = programme.html(&options(&programme, "fr"));
    assert!(html.contains("><time datetime=\"2026-05-11\">lundi 11 mai 2026</time><"), "{html}");
    assert!(html.contains("Clôture, mardi 12 mai (<time datetime=\"2026-05-12\">2026</time>)"), "{html}");
    assert!(!html.contains("Lundi 11 mai"), "{html}");
}

#[test]
fn several_fragments_fit_into_one_page() {
    let programme = built(IDM);
    let fragments: Vec<String> = [Content::Timetable, Content::Agenda, Content::People]
        .iter()
        .zip(["t-", "a-", "p-"])
        .map(|(content, prefix)| {
            let options =
                options(&programme, "fr").with_content(*content).as_fragment(2).with_id_prefix(prefix);
            programme.html(&options)
        })
        .collect();
    let page = format!("<body><h1>x</h1>{}</body>", fragments.join(""));
    assert_is_sound(&page, "fragments");
    let document = parsed(&page);
    assert!(document.descendants().all(|node| !node.has_tag_name("main")));
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("h1")).count(), 1);
}

#[test]
fn times_have_offsets_if_date_and_zone_are_known() {
    let session = || Session::new("a").with_title("A").with_slot(Slot::between(1, "23:00", "25:30").unwrap());
    let dated = || {
        let draft = Draft::new("demo", "Demo").with_language("fr".parse::<LanguageTag>().unwrap());
        draft.with_day(Day::on(1, "2026-03-02").unwrap()).with_session(session())
    };
    let html = |draft: Draft| {
        let programme = draft.build().unwrap();
        programme.html(&options(&programme, "fr"))
    };
    let mut undated = dated();
    undated.days = vec![Day::new(1)];
    let undated = html(undated);
    assert!(
        undated.contains("<time datetime=\"23:00:00\">23 h</time> – <time datetime=\"01:30:00\">"),
        "{undated}"
    );
    let local = html(dated());
    assert!(local.contains("<time datetime=\"2026-03-03T01:30:00\">1 h 30 (+1)</time>"), "{local}");
    assert!(local.contains("<time datetime=\"2026-03-02\">lundi 2 mars 2026</time>"), "{local}");
    let zone: programme::time::TimeZone = "+01:00".parse().unwrap();
    let exact = html(dated().with_time_zone(zone));
    assert!(exact.contains("<time datetime=\"2026-03-03T01:30:00+01:00\">1 h 30 (+1)</time>"), "{exact}");
}

#[test]
fn what_an_agenda_hides_is_on_no_page() {
    let draft = draft()
        .with_person(Person::new("tech", "Tessa Tech"))
        .with_person(Person::new("gone", "Greta Gone"))
        .with_person(Person::new("drop", "Dora Dropped"))
        .with_person(Person::new("ada", "Ada Okoye"))
        .with_session(
            Session::new("a")
                .with_title("Kept")
                .with_slot(Slot::between(1, "09:00", "10:00").unwrap())
                .with_participation(Participation::person("tech").with_role(Role::Interpreter))
                .with_participation(Participation::person("ada").with_role(Role::Speaker))
                .with_participation(
                    Participation::person("gone")
                        .with_status(programme::status::ParticipationStatus::Declined),
                ),
        )
        .with_session(
            Session::new("b")
                .with_title("Hidden")
                .with_status(programme::status::SessionStatus::Dropped)
                .with_participation(Participation::person("drop"))
                .with_participation(Participation::person("ada")),
        )
        .with_session(
            Session::new("c")
                .with_part_of("b")
                .with_title("Part")
                .with_participation(Participation::person("ada")),
        );
    let programme = draft.build().unwrap();
    let options = options(&programme, "en");
    let mut pages: Vec<_> = programme.html_pages(&options).collect();
    assert_eq!(pages.len(), 3 + 1 + 1, "{:?}", pages.iter().map(|page| &page.path).collect::<Vec<_>>());
    assert_eq!(pages.pop().unwrap().path, "people/ada.html");
    let complete = programme.html(&options);
    let alone = programme.person("ada").unwrap().html(&options);
    for html in pages.iter().map(|page| &page.html).chain([&complete, &alone]) {
        for name in ["Tessa", "Greta", "Dora", "Hidden", "Part<"] {
            assert!(!html.contains(name), "{name}");
        }
    }
    assert!(complete.contains("Ada Okoye") && alone.contains("Kept"));
}

#[test]
fn facts_beyond_the_agenda_are_printed() {
    let blue = "#0057b7".parse::<programme::draft::Colour>().unwrap();
    let document = programme::draft::Document::new().with_symbol("A/73/1").with_title("Provisional agenda");
    let french: LanguageTag = "fr".parse().unwrap();
    let html = english(
        draft()
            .with_document_status(programme::status::DocumentStatus::Provisional)
            .with_symbol("IDM/2")
            .with_event_status(programme::status::EventStatus::Cancelled)
            .with_track(Track::new("t", "Water").with_colour(blue))
            .with_day(Day::new(2))
            .with_session(
                Session::new("a")
                    .with_title("A")
                    .with_slot(Slot::between(2, "09:00", "10:00").unwrap())
                    .with_previous_slot(Slot::between(1, "11:00", "12:00").unwrap())
                    .with_status(programme::status::SessionStatus::Cancelled)
                    .with_track("t")
                    .with_document(document)
                    .with_spoken(french)
                    .with_interpreted("und".parse::<LanguageTag>().unwrap())
                    .with_access_note("By invitation only"),
            ),
    );
    assert_is_sound(&html, "facts");
    for part in [
        "<span class=\"document-status\">Provisional</span> · IDM/2",
        "The event is cancelled",
        "A (cancelled)</h",
        "Previously:</span> Day One, <time datetime=\"11:00:00\">",
        "style=\"--track:#0057b7;--on-track:#ffffff\">Water</li>",
        "A/73/1, Provisional agenda",
        "Languages:</span> French",
        "<p class=\"interpreted\">Interpretation</p>",
        "By invitation only",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn large_programmes_take_little_time() {
    let mut large = draft();
    for room in 0..20 {
        large.venues.push(Venue::new(format!("v{room}")).with_room(Room::new(format!("r{room}"), "Room")));
    }
    for number in 0..2000_u32 {
        let person = Person::new(format!("p{number}"), "Ada Okoye").with_posts_line("Director");
        large.people.push(person);
        let start = 480 + number / 20 * 9;
        let slot = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        large.sessions.push(
            Session::new(format!("s{number}"))
                .with_title("Fish")
                .with_slot(Slot::between(1, slot(start).as_str(), slot(start + 9).as_str()).unwrap())
                .with_place(Place::room(format!("r{}", number % 20)))
                .with_description(Block::Markdown("- a\n- **b**".into()))
                .with_participation(Participation::person(format!("p{number}")).with_role(Role::Speaker)),
        );
    }
    let programme = large.build().unwrap();
    // Other tests run at the same time, so one of several runs has to be short.
    let limit = Duration::from_secs(1);
    let mut runs = (0..12).map(|_| {
        let start = Instant::now();
        let html = programme.html(&options(&programme, "en"));
        (start.elapsed(), html)
    });
    let Some((time, html)) = runs.find(|(time, _)| *time < limit) else {
        panic!("no run took less than {limit:?}")
    };
    println!("{} bytes in {time:?}", html.len());
    let start = Instant::now();
    assert_eq!(html.matches("<article class=\"session").count(), 2000);
    assert_is_sound(&html, "large");
    let all = options(&programme, "en");
    let bytes: usize = programme.html_pages(&all).map(|page| page.html.len()).sum();
    println!("{bytes} bytes in all pages in {:?}", start.elapsed());
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn hostile_shapes_take_little_time_and_no_stack() {
    // Every session in a room of its own at a time of its own.
    let mut sparse = draft();
    for number in 0..2000_u32 {
        sparse
            .venues
            .push(Venue::new(format!("v{number}")).with_room(Room::new(format!("r{number}"), "Room")));
        let time = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let slot = Slot::between(1, time(number).as_str(), time(number + 1).as_str()).unwrap();
        let session = Session::new(format!("s{number}")).with_title("Fish").with_slot(slot);
        sparse.sessions.push(session.with_place(Place::room(format!("r{number}"))));
    }
    // A part of a part of a part …
    let mut deep = draft();
    for number in 0..5000_u32 {
        let session = Session::new(format!("s{number}")).with_title("Fish");
        deep.sessions.push(match number {
            0 => session,
            _ => session.with_part_of(format!("s{}", number - 1)),
        });
    }
    for draft in [sparse, deep] {
        let count = draft.sessions.len();
        let programme = draft.build().unwrap();
        let start = Instant::now();
        let html = programme.html(&options(&programme, "en"));
        assert!(html.len() < count * 2000, "{} bytes", html.len());
        assert_eq!(html.matches("<article class=\"session").count(), count);
        assert_is_sound(&html, "hostile shape");
        let agenda = AgendaOptions::new(programme.preferences(["en"]).unwrap());
        assert_eq!(programme.agenda(&agenda).to_string().matches("Fish").count(), count);
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    }
}

#[test]
fn links_follow_the_pattern_of_the_caller() {
    let programme = draft()
        .with_person(Person::new("a/é", "Ada"))
        .with_session(
            Session::new("s/1")
                .with_title("S")
                .with_slot(Slot::day(1))
                .with_participation(Participation::person("a/é")),
        )
        .build()
        .unwrap();
    let links = Links::within_page()
        .with_session("/s/{id}")
        .with_person("p-{file}.html")
        .with_prefix("https://x.example");
    let options = options(&programme, "en").with_links(links).with_content(Content::Agenda);
    let html = programme.html(&options);
    assert!(html.contains("<a href=\"https://x.example/s/s%2F1\">S</a>"), "{html}");
    assert!(html.contains("<a href=\"https://x.examplep-a=2F=C3=A9.html\">Ada</a>"), "{html}");
    // A page does not link to itself, nor to what is on no page.
    let own = programme.session("s/1").unwrap().html(&options.clone().with_links(Links::default()));
    assert!(!own.contains("<a href=\"#s") && own.contains("<span class=\"person-name\">Ada</span>"), "{own}");
}

/// Returns a part of a page without line breaks, from a start tag to the next end tag.
fn part<'h>(html: &'h str, start: &str, end: &str) -> std::borrow::Cow<'h, str> {
    let (_, rest) = html.split_once(start).unwrap_or_else(|| panic!("{start} is missing: {html}"));
    rest.split(end).next().unwrap().replace('\n', "").into()
}

#[test]
fn line_breaks_emphasis_and_links_are_elements() {
    let source = "<p>one<br>two <b>three <i>four</i></b> <code>x</code> \
                  <a href=\"https://example.org/a\">five <b>six</b></a> seven</p>";
    let session = Session::new("a").with_title("A").with_description(Block::Html(source.into()));
    let html = english(draft().with_session(session));
    assert_is_sound(&html, "emphasis");
    assert_eq!(
        part(&html, "<div class=\"description\">", "</div>"),
        "<p>one<br/>two <strong>three </strong><strong><em>four</em></strong> <code>x</code> \
         <a href=\"https://example.org/a\">five <strong>six</strong></a> seven</p>"
    );
}

#[test]
fn a_page_of_a_session_lists_a_limited_number_of_notes() {
    let mut many = draft();
    many.notes = (1..=258).map(|number| Note::new(number.to_string()).with_text("Text.")).collect();
    let words: String = (1..=258).map(|number| format!("word[^{number}] ")).collect();
    let words = words + "again[^1]";
    let session = Session::new("a").with_title("A").with_slot(Slot::day(1)).with_description(words.as_str());
    let programme = many.with_session(session).build().unwrap();
    let options = options(&programme, "en");
    let page = programme.session("a").unwrap().html(&options);
    assert_is_sound(&page, "session");
    assert_eq!(page.matches("id=\"note-").count(), 256);
    // A note that is listed can have more marks, and all other marks are plain.
    assert_eq!(page.matches("role=\"doc-noteref\"").count(), 257);
    assert!(page.contains("id=\"mark-1-256\"") && page.contains("id=\"mark-2-1\""));
    assert!(page.contains("word<sup class=\"mark\">[257]</sup>"));
    let complete = programme.html(&options);
    assert_eq!(complete.matches("id=\"note-").count(), 258);
    assert_eq!(complete.matches("role=\"doc-noteref\"").count(), 259);
}

#[test]
fn a_page_of_a_session_lists_the_titles_of_deep_parts() {
    let mut deep = draft();
    for number in 0..19 {
        let session = Session::new(format!("s{number}")).with_title(format!("Level {number}"));
        deep.sessions.push(match number {
            0 => session,
            _ => session.with_part_of(format!("s{}", number - 1)),
        });
    }
    deep.sessions.push(Session::new("second").with_title("Second").with_part_of("s16"));
    let programme = deep.build().unwrap();
    let page = programme.session("s0").unwrap().html(&options(&programme, "en"));
    assert_is_sound(&page, "deep");
    assert_eq!(page.matches("<article class=\"session\"").count(), 17);
    let document = parsed(&page);
    let list = document.descendants().find(|node| node.attribute("class") == Some("sessions")).unwrap();
    let titles: Vec<String> = list
        .children()
        .filter(|node| node.has_tag_name("li"))
        .map(|item| item.descendants().find_map(|node| node.text()).unwrap().to_owned())
        .collect();
    assert_eq!(titles, ["Level 17", "Second"]);
    let around = list.parent_element().and_then(|node| node.attribute("id").map(str::to_owned));
    assert_eq!(around.as_deref(), Some("session-s16"));
    assert!(!page.contains("Level 18"));
}

#[test]
fn documents_and_links_show_a_symbol_a_title_or_an_address() {
    let programme = built(
        r#"{
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"], "days": [{ "number": 1 }],
        "sessions": [{
            "id": "a", "title": "A", "slot": { "day": 1 },
            "documents": [
                { "symbol": "A/1", "title": "Agenda", "url": "https://example.org/1", "language": "fr" },
                { "title": "Budget", "url": "https://example.org/2" },
                { "symbol": "A/3", "url": "https://example.org/3" },
                { "url": "https://example.org/4" },
                { "title": "On paper" },
                { "title": "Script", "url": "javascript:five" },
                { "symbol": "A/6", "url": "javascript:six" },
                { "url": "javascript:seven" }
            ],
            "links": [
                { "url": "https://example.org/8", "title": "Map", "relation": "route" },
                { "url": "https://example.org/9", "relation": "chat" },
                { "url": "https://example.org/10" }
            ],
            "recording": { "url": "https://example.org/11" },
            "feedback": "https://example.org/12"
        }]
    }"#,
    );
    let html = programme.html(&options(&programme, "en"));
    assert_is_sound(&html, "documents");
    let items = |class: &str| {
        let part = part(&html, &format!("<div class=\"{class}\">"), "</div>").into_owned();
        let (_, list) = part.split_once("<ul>").unwrap();
        let list = list.strip_suffix("</ul>").unwrap().strip_suffix("</li>").unwrap();
        list.split("</li>").map(|item| item.strip_prefix("<li>").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        items("documents"),
        [
            "<a href=\"https://example.org/1\" hreflang=\"fr\">A/1, Agenda</a>",
            "<a href=\"https://example.org/2\">Budget</a>",
            "<a href=\"https://example.org/3\">A/3</a>",
            "<a href=\"https://example.org/4\">https://example.org/4</a>",
            "On paper",
            "Script (javascript:five)",
            "A/6 (javascript:six)",
            "javascript:seven",
        ]
    );
    assert_eq!(
        items("links"),
        [
            "<a href=\"https://example.org/8\">Map</a>",
            "<a href=\"https://example.org/9\">chat</a>",
            "<a href=\"https://example.org/10\">https://example.org/10</a>",
            "<a href=\"https://example.org/11\">recording</a>",
            "<a href=\"https://example.org/12\">feedback</a>",
        ]
    );
}

#[test]
fn sessions_have_classes_and_lines_for_their_properties() {
    let documents: Vec<_> =
        (0..17).map(|number| programme::draft::Document::new().with_symbol(format!("D{number}"))).collect();
    let mut item = programme::draft::AgendaItem::new("i").with_number("3").with_title("Budget");
    item.documents = documents;
    let html = english(
        draft()
            .with_agenda_item(item)
            .with_session(
                Session::new("a")
                    .with_title("A")
                    .with_kind(programme::Kind::Keynote)
                    .with_plenary(true)
                    .with_previous_slot(Slot::between(1, "11:00", "12:00").unwrap())
                    .with_slot(Slot::between(1, "09:00", "10:00").unwrap())
                    .with_agenda_item("i")
                    .with_level("Beginners")
                    .with_age_range("6 to 12")
                    .with_content_note("Loud music")
                    .with_fee("5 euros")
                    .with_requirements("Boots")
                    .with_award("Best talk")
                    .with_tag("water")
                    .with_tag("fish")
                    .with_question("Why?")
                    .with_question("How?"),
            )
            .with_session(
                Session::new("b")
                    .with_title("B")
                    .with_kind(programme::Kind::CoffeeBreak)
                    .with_slot(Slot::between(1, "10:00", "10:30").unwrap()),
            )
            .with_session(
                Session::new("c").with_title("C").with_status(programme::status::SessionStatus::Postponed),
            ),
    );
    assert_is_sound(&html, "properties");
    for part in [
        "<article class=\"session kind-keynote plenary moved\" id=\"session-a\"",
        "<article class=\"session kind-coffee-break break\" id=\"session-b\"",
        "<article class=\"session postponed\" id=\"session-c\"",
        "<p class=\"level\">Beginners</p>",
        "<p class=\"age-range\">6 to 12</p>",
        "<p class=\"content-note\">Loud music</p>",
        "<p class=\"fee\">5 euros</p>",
        "<p class=\"requirements\">Boots</p>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(part(&html, "<ul class=\"awards\">", "</ul>"), "<li>Best talk</li>");
    assert_eq!(part(&html, "<ul class=\"tags\">", "</ul>"), "<li>water</li><li>fish</li>");
    let questions = part(&html, "<div class=\"questions\">", "</div>").into_owned();
    assert!(questions.ends_with("<ul><li>Why?</li><li>How?</li></ul>"), "{questions}");
    let items = part(&html, "<ul class=\"agenda-items\">", "</div>").into_owned();
    assert!(items.starts_with("<li>3 Budget<div"), "{items}");
    assert!(items.ends_with("<li>D14</li><li>D15</li></ul>") && !html.contains("D16"), "{items}");
    assert!(html.replace('\n', "").contains("<li>D15</li></ul></div>…</li></ul>"), "{html}");
}
