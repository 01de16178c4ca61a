//! Tests of texts in HTML and Markdown.

#![cfg(feature = "markup")]

use std::time::{Duration, Instant};

use programme::agenda::{AgendaOptions, Markup};
use programme::interchange::schedule::{ScheduleOptions, read_xml, write_json, write_xml};
use programme::interchange::{ImportOptions, icalendar, schema_org};
use programme::text::Block;
use programme::{Code, Draft, Profile, Programme, Text};

/// A schedule with one event, whose abstract and description are escaped for XML.
fn schedule(abstract_text: &str, description: &str) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(
        "<schedule><conference><title>Orchard</title><acronym>orchard</acronym>\
         <time_zone_name>Europe/Lisbon</time_zone_name></conference>\
         <day index='1' date='2026-09-04'><room name='Barn'><event id='1'>\
         <date>2026-09-04T09:00:00+01:00</date><start>09:00</start><duration>1:00</duration>\
         <title>Grafting</title><abstract>{}</abstract><description>{}</description>\
         </event></room></day></schedule>",
        escaped(abstract_text),
        escaped(description)
    )
}

fn read(abstract_text: &str, description: &str) -> Draft {
    read_xml(&schedule(abstract_text, description), &ImportOptions::default()).unwrap().draft
}

fn agenda(programme: &Programme, markup: Markup) -> String {
    let options = AgendaOptions::new(programme.preferences(["en"]).unwrap()).with_markup(markup);
    programme.agenda(&options).to_string()
}

/// Returns the texts of the first event that have the given name.
fn texts_of(xml: &str, name: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let nodes = document.descendants().filter(|node| {
        node.has_tag_name(name) && node.parent_element().is_some_and(|parent| parent.has_tag_name("event"))
    });
    nodes.filter_map(|node| node.text()).map(str::to_owned).collect()
}

const HTML: &str = "<p>How to graft an <em>apple</em>.</p><p>Bring:</p><ul><li>a knife</li><li>wax &amp; string</li></ul>\
                    <p>See <a href=\"https://example.org/grafts\">the guide</a>.</p>";
const MARKDOWN: &str =
    "Bring **clean** tools:\n\n- a knife\n- wax\n\nSee [the guide](https://example.org/grafts).";

#[test]
fn descriptions_are_printed_without_markup_and_kept_with_it() {
    let draft = read(HTML, MARKDOWN);
    assert_eq!(draft.sessions[0].description, [Block::Html(HTML.into()), Block::Markdown(MARKDOWN.into())]);
    let wire = serde_json::to_string(&draft).unwrap();
    assert!(wire.contains(r#"{"html":"<p>How"#) && wire.contains(r#"{"markdown":"Bring"#), "{wire}");
    let programme = serde_json::from_str::<Draft>(&wire).unwrap().build().unwrap();
    let page = agenda(&programme, Markup::Plain);
    for line in [
        "How to graft an apple.",
        "• wax & string",
        "See the guide (https://example.org/grafts).",
        "Bring clean tools:",
    ] {
        assert!(page.contains(line), "{page}");
    }
    for mark in ["<", ">", "&amp;", "**", "]("] {
        assert!(!page.contains(mark), "{page}");
    }
    let page = agenda(&programme, Markup::Markdown);
    assert!(page.contains("- wax & string\n") && !page.contains("<p>"), "{page}");

    let calendar = icalendar::write(
        &programme,
        &icalendar::CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap()),
    )
    .unwrap();
    let unfolded = calendar.text.replace("\r\n ", "");
    assert!(
        unfolded.contains(
            "How to graft an apple.\\n\\nBring:\\n\\n- a knife\\n- wax & string\\n\\nSee the guide (https"
        ),
        "{unfolded}"
    );
    assert!(!unfolded.contains("<p>") && !unfolded.contains("**"), "{unfolded}");
    assert!(calendar.losses.iter().any(|loss| loss.field == "description/0"), "{:?}", calendar.losses);
    let json = schema_org::write(&programme, &schema_org::JsonLdOptions::default()).unwrap().text;
    assert!(!json.contains("<p>") && json.contains("wax & string"), "{json}");

    for foreign in [false, true] {
        let options = ScheduleOptions::default().with_foreign(foreign);
        let xml = write_xml(&programme, &options).unwrap();
        assert_eq!(texts_of(&xml.text, "abstract"), [HTML]);
        assert_eq!(texts_of(&xml.text, "description"), [MARKDOWN]);
        assert!(xml.losses.iter().all(|loss| !loss.field.starts_with("description")), "{:?}", xml.losses);
        let json = write_json(&programme, &options).unwrap().text;
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let event = json.pointer("/schedule/conference/days/0/rooms/Barn/0").unwrap();
        assert_eq!((&event["abstract"], &event["description"]), (&HTML.into(), &MARKDOWN.into()));
    }
}

#[test]
fn blocks_that_would_be_read_differently_are_reported() {
    let lost = |blocks: Vec<Block>| {
        let mut draft = read("One.", "Two.");
        draft.sessions[0].description = blocks;
        draft.sessions[0].extensions = programme::draft::Extensions::default();
        let export = write_xml(&draft.build().unwrap(), &ScheduleOptions::default()).unwrap();
        export.losses.iter().any(|loss| loss.field.starts_with("description"))
    };
    assert!(!lost(vec!["One.".into(), "Two.".into()]));
    assert!(!lost(vec![Block::Html(HTML.into())]));
    assert!(!lost(vec![Block::Markdown(MARKDOWN.into())]));
    assert!(lost(vec![Block::Html("no markup".into())]));
    assert!(lost(vec![Block::Markdown("no markup".into())]));
    assert!(lost(vec!["a <b>word</b>".into()]));
    assert!(lost(vec![Block::Html(HTML.into()), "Two.".into()]));
}

fn plain(block: Block) -> Vec<Block> {
    block.plain().into_owned()
}

fn list(items: &[&str]) -> Block {
    Block::List(items.iter().map(|item| (*item).into()).collect())
}

#[test]
fn html_becomes_paragraphs_headings_and_lists() {
    let rows: &[(&str, &[Block])] = &[
        ("<p>a</p><p>b</p>", &["a".into(), "b".into()]),
        ("a<br>b", &["a\nb".into()]),
        ("<h2>T</h2>text", &[Block::Heading("T".into()), "text".into()]),
        ("<ul><li>a<li>b</ul>c", &[list(&["a", "b"]), "c".into()]),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", &[list(&["a", "b"])]),
        ("<p>a &lt;b&gt; &amp;amp; c&nbsp;d</p>", &["a <b> &amp; c\u{a0}d".into()]),
        ("<script>alert('x')</script><p>a</p><style>p { }</style>", &["a".into()]),
        ("<p onclick='x()'>a <a href='javascript:x()'>b</a></p>", &["a b".into()]),
        ("<a href='https://example.org/'>example.org</a>", &["example.org".into()]),
        ("<a href='https://example.org/x'></a>", &["https://example.org/x".into()]),
        ("one &amp; two\n\nthree\nfour", &["one & two".into(), "three\nfour".into()]),
        ("<pre>a\n  b</pre>", &["a\n  b".into()]),
        ("<p>  a\n  b </p>", &["a b".into()]),
        ("<img src='x.png' alt='A tree'><p>b</p>", &["A tree".into(), "b".into()]),
        ("<p></p>", &[]),
        ("</p></li></ul></a>a", &["a".into()]),
        (
            "Join <https://example.org/l/1>\n<b>Bring</b> water, or ask <ada@example.org>.",
            &["Join <https://example.org/l/1>\nBring water, or ask <ada@example.org>.".into()],
        ),
    ];
    for (source, expected) in rows {
        assert_eq!(plain(Block::Html((*source).into())), *expected, "{source}");
    }
}

#[test]
fn markdown_becomes_paragraphs_headings_and_lists() {
    let rows: &[(&str, &[Block])] = &[
        ("# T\n\na *b* `c`", &[Block::Heading("T".into()), "a b c".into()]),
        ("- a\n- b\n\nc", &[list(&["a", "b"]), "c".into()]),
        ("- a\n\n- b", &[list(&["a", "b"])]),
        ("[x](https://example.org/x) <b>y</b>", &["x (https://example.org/x) y".into()]),
        ("<https://example.org/x>", &["https://example.org/x".into()]),
        ("a &amp; b", &["a & b".into()]),
        ("<p>a</p>\n\n**b**", &["a".into(), "b".into()]),
        ("[x](javascript:y)", &["x".into()]),
        ("<script>\nx\n</script>\n\n**b**", &["b".into()]),
    ];
    for (source, expected) in rows {
        assert_eq!(plain(Block::Markdown((*source).into())), *expected, "{source}");
    }
}

#[test]
fn languages_with_the_same_structure_remain_together() {
    let text = |en: &str, fr: &str| Text::new([("en", en), ("fr", fr)]).unwrap();
    assert_eq!(
        plain(Block::Html(text("<p>a</p><ul><li>b</li></ul>", "<p>c</p><ul><li>d</li></ul>"))),
        [Block::Paragraph(text("a", "c")), Block::List(vec![text("b", "d")])]
    );
    assert_eq!(
        plain(Block::Html(text("<p>a</p><ul><li>b</li></ul>", "<p>c</p>"))),
        [Block::Paragraph(text("a\n\n- b", "c"))]
    );
}

#[test]
fn rules_read_the_text_and_not_the_markup() {
    let found = |description: &str, code: Code| {
        let programme = read("", description).build().unwrap();
        programme.review(&Profile::strict()).iter().filter(|finding| finding.code() == code).count()
    };
    // A tag would hide the invisible character at the end of the text, and double spaces in the
    // source mean nothing.
    assert_eq!(
        found("<p>a\u{200b}</p>", Code::InvisibleCharacters),
        found("a\u{200b}", Code::InvisibleCharacters)
    );
    assert_eq!(found("<p>a  text</p>\n\n<p>b</p>", Code::WhitespaceNoise), 0);
    assert_eq!(found("<p> </p>", Code::BlankText), 1);
}

#[test]
fn text_is_not_lost() {
    // Without an end tag, a script does not hide the rest of the text.
    let text = "<p>the <script> element</p><p>and more</p>";
    assert_eq!(plain(Block::Html(text.into())), ["the element".into(), "and more".into()]);
    let text = "<p>a<script>if (1 < 2) x('</p>')</script>b</p>";
    assert_eq!(plain(Block::Html(text.into())), ["ab".into()]);
    // Some systems indent all lines but the first, which is no code.
    let text = "All\n\n        ## Weirs\n        - **gates**\n        - fish";
    assert_eq!(
        plain(Block::Markdown(text.into())),
        ["All".into(), Block::Heading("Weirs".into()), list(&["gates", "fish"])]
    );
    // Marks beyond the limit are text.
    let blocks = plain(Block::Markdown(format!("{}word", "> ".repeat(40)).into()));
    assert!(matches!(blocks.as_slice(), [Block::Paragraph(text)] if text.first().ends_with("> word")));
}

#[test]
fn hostile_texts_take_little_time_and_no_stack() {
    let pieces = [
        "<",
        "&",
        "<p",
        "<p>",
        "<div>",
        "<ul><li>",
        "<a href='https://example.org'>",
        "</a>",
        "<b>",
        "**",
        "](",
        "[",
        "`<",
        "- ",
        "> ",
        "#",
        "\n",
        "<a ",
        "&#",
        "&amp;",
        "<!--",
        "<script>",
        "*a ",
        "_",
        "| a ",
        "  - x\n",
        "![",
        "<br>",
        "\\",
        "[a](/",
    ];
    let repeated = pieces.map(|piece| (piece, piece.repeat(200_000 / piece.len().min(8))));
    // Every line or paragraph would visit everything that is still open.
    let open = [
        ("links around paragraphs", "<a><p>x".repeat(60_000)),
        ("lines in quotations", format!("{}a\n{}", "> ".repeat(100_000), "a\n".repeat(100_000))),
        ("blank lines in lists", format!("{}a\n{}", "1. ".repeat(60_000), "\n".repeat(200_000))),
    ];
    for (piece, text) in repeated.into_iter().chain(open) {
        let start = Instant::now();
        let _ = Block::detect(text.as_str());
        let _ = Block::Html(text.as_str().into()).plain();
        let _ = Block::Markdown(text.as_str().into()).plain();
        assert!(start.elapsed() < Duration::from_secs(20), "{piece:?}: {:?}", start.elapsed());
    }
}

#[test]
fn real_texts_come_back_unchanged_and_print_without_tags() {
    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA") else {
        return println!("skipped: PROGRAMME_CORPORA is not set");
    };
    let (mut files, mut texts, mut blocks) = (0, 0, [0; 3]);
    for entry in ["frab", "pretalx", "revisions"].iter().flat_map(|kind| {
        std::fs::read_dir(std::path::Path::new(&folder).join(kind)).into_iter().flatten().flatten()
    }) {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "xml") {
            continue;
        }
        let Ok(source) = std::fs::read_to_string(&path) else { continue };
        let Ok(import) = read_xml(&source, &ImportOptions::default()) else { continue };
        let wire = serde_json::to_string(&import.draft).unwrap();
        let programme = serde_json::from_str::<Draft>(&wire).unwrap().build().unwrap();
        let written = write_xml(&programme, &ScheduleOptions::default().with_foreign(true)).unwrap().text;
        for name in ["abstract", "description"] {
            let sorted = |xml: &str| {
                let mut texts = texts_of(xml, name);
                texts.retain(|text| !text.trim().is_empty());
                texts.sort();
                texts
            };
            let (before, after) = (sorted(&source), sorted(&written));
            texts += before.len();
            // Some schedules have the descriptions of their events elsewhere.
            let lost = before.iter().find(|text| after.binary_search(text).is_err());
            assert_eq!(lost, None, "{} {name}", path.display());
        }
        for block in programme.sessions().iter().flat_map(|session| session.description()) {
            match block {
                Block::Html(_) => blocks[0] += 1,
                Block::Markdown(_) => blocks[1] += 1,
                _ => blocks[2] += 1,
            }
            for plain in block.plain().iter() {
                // Some sources have escaped their tags twice, so that readers see them.
                if let (Block::Html(source), Block::Paragraph(text)) = (block, plain)
                    && !source.first().contains("&lt;")
                {
                    let words = text.first();
                    for tag in ["<p>", "</p>", "<br", "</a>", "<a href", "<strong>", "<ul>", "<li>"] {
                        assert!(!words.contains(tag), "{}: {words}", path.display());
                    }
                }
            }
        }
        files += 1;
    }
    println!(
        "{files} files, {texts} texts, {} in HTML, {} in Markdown, {} plain",
        blocks[0], blocks[1], blocks[2]
    );
    assert!(files > 10 && texts > 1000 && blocks[0] > 100);
}

#[test]
fn html_elements_end_paragraphs_or_continue_them() {
    let heading = || Block::Heading("T".into());
    let rows: &[(&str, &[Block])] = &[
        // Without elements that structure the text, only blank lines do.
        (
            "one <b>two</b> three\n\nfour &amp; <i>five</i>\r\n\r\nsix",
            &["one two three".into(), "four & five".into(), "six".into()],
        ),
        ("<pre>a</pre>b", &["a".into(), "b".into()]),
        ("<dl><dt>a<dd>b</dl>c", &[list(&["a", "b"]), "c".into()]),
        ("<ul><li><div>a</div> b</li></ul>c<p>d</p>", &[list(&["a b"]), "c".into(), "d".into()]),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", &["a b".into(), "c".into()]),
        ("<iframe src='https://example.org/v'></iframe>", &["https://example.org/v".into()]),
        ("<h6>T</h6>a", &[heading(), "a".into()]),
        ("<p><h7>T</h7>a</p>", &["Ta".into()]),
    ];
    for (source, expected) in rows {
        assert_eq!(plain(Block::Html((*source).into())), *expected, "{source}");
    }
}

#[test]
fn markdown_elements_end_paragraphs_or_continue_them() {
    let heading = || Block::Heading("T".into());
    let rows: &[(&str, &[Block])] = &[
        ("- ## T\n  a", &[heading(), "a".into()]),
        ("- ```\n  x\n  ```\n  y", &["x".into(), "y".into()]),
        ("- a\n\n  b\n- c\n\nd", &[list(&["a b", "c"]), "d".into()]),
        ("|a|b|\n|-|-|\n|c|d|\n|e|f|\n\ng", &["a b".into(), "c d".into(), "e f".into(), "g".into()]),
        ("> a\n\nb\nc", &["a".into(), "b\nc".into()]),
        ("a<br>b<BR/>c", &["a\nb\nc".into()]),
        ("## T\na", &[heading(), "a".into()]),
        ("1. a\n2. b\n\n## T", &[list(&["a", "b"]), heading()]),
    ];
    for (source, expected) in rows {
        assert_eq!(plain(Block::Markdown((*source).into())), *expected, "{source}");
    }
}
