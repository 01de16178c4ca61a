//! Tests that hostile schedule files are refused, or read with little time and memory.

use std::fmt::Write;
use std::time::{Duration, Instant};

use programme::Code;
use programme::interchange::schedule::{read_json, read_xml};
use programme::interchange::{ImportError, ImportOptions, Limits};

fn timed<R>(what: &str, read: impl FnOnce() -> R) -> R {
    let start = Instant::now();
    let result = read();
    let time = start.elapsed();
    println!("{what}: {time:?}");
    assert!(time < Duration::from_secs(20), "{what} took {time:?}");
    result
}

fn xml(source: &str) -> Result<programme::interchange::Import, ImportError> {
    read_xml(source, &ImportOptions::default())
}

fn json(source: &str) -> Result<programme::interchange::Import, ImportError> {
    read_json(source, &ImportOptions::default())
}

const EVENT: &str = "<schedule><conference><title>Demo</title></conference><day index='1' date='2026-03-02'><room name='A'><event id='1'>\
    <start>09:00</start><duration>01:00</duration><title>";
const END: &str = "</title></event></room></day></schedule>";

#[test]
fn nesting_beyond_the_limit_is_refused() {
    let deep = format!("<schedule>{}", "<a>".repeat(3_000_000));
    let error = timed("three million nested elements", || xml(&deep)).unwrap_err();
    assert_eq!(error.code(), Code::LimitExceeded);
    assert_eq!(
        error.to_string(),
        "limit-exceeded: elements are nested more than 32 levels deep, at line 1, column 104 of the source"
    );
    let deep = format!("{{\"schedule\":{}", "[".repeat(10 << 20));
    assert_eq!(timed("ten million brackets", || json(&deep)).unwrap_err().code(), Code::LimitExceeded);
    // A fixed limit protects the stack even if the configured depth is unlimited.
    let options = ImportOptions::default().with_limits(Limits::default().with_depth(usize::MAX));
    let elements = format!("<schedule>{}{}</schedule>", "<a>".repeat(90), "</a>".repeat(90));
    assert!(read_xml(&elements, &options).is_ok());
    let elements = format!("<schedule>{}", "<a>".repeat(1000));
    assert_eq!(read_xml(&elements, &options).unwrap_err().code(), Code::LimitExceeded);
    assert_eq!(read_json(&deep, &options).unwrap_err().code(), Code::LimitExceeded);
}

#[test]
fn entities_are_never_expanded() {
    let bomb = "<!DOCTYPE schedule [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><schedule/>";
    let error = xml(bomb).unwrap_err();
    assert_eq!(error.code(), Code::MalformedDocument);
    assert!(error.origin().is_some(), "{error}");
    // An undeclared entity is kept as written, and reported.
    let import = xml(&format!("{EVENT}a &nbsp; b &#233; &lt;c&gt; &amp;amp;{END}")).unwrap();
    assert_eq!(import.draft.sessions[0].title.as_ref().unwrap().first(), "a &nbsp; b é <c> &amp;");
    let finding = import.findings.iter().find(|finding| *finding.code() == Code::NotImported).unwrap();
    assert!(finding.to_string().contains("nbsp"), "{finding}");
    // Each character reference becomes one character.
    let many = format!("{EVENT}{}{END}", "&#97;".repeat(1 << 17));
    assert_eq!(
        timed("a hundred thousand references", || xml(&many)).unwrap().draft.sessions[0]
            .title
            .as_ref()
            .unwrap()
            .first()
            .len(),
        1 << 17
    );
    assert!(xml("<!DOCTYPE schedule><schedule/>").is_ok());
}

#[test]
fn texts_and_files_beyond_the_limits_are_refused() {
    let long = "x".repeat(10 << 20);
    for source in [
        format!("{EVENT}{long}{END}"),
        format!("{EVENT}<![CDATA[{long}]]>{END}"),
        format!("{EVENT}<b>{long}</b>{END}"),
        format!("<schedule a='{long}'/>"),
        format!("<schedule><unknown><deep>{long}</deep></unknown></schedule>"),
    ] {
        assert_eq!(
            timed("a text of ten megabytes", || xml(&source)).unwrap_err().code(),
            Code::LimitExceeded
        );
    }
    let source = format!("{{\"schedule\":{{\"version\":\"{long}\"}}}}");
    assert_eq!(json(&source).unwrap_err().code(), Code::LimitExceeded);
    let limits = Limits::default().with_line(11 << 20);
    let wide = ImportOptions::default().with_limits(limits);
    assert!(read_xml(&format!("{EVENT}{long}{END}"), &wide).is_ok());
    assert!(read_json(&source, &wide).is_ok());
    let narrow = ImportOptions::default().with_limits(limits.with_bytes(1 << 20));
    for error in [read_xml(&source, &narrow).unwrap_err(), read_json(&source, &narrow).unwrap_err()] {
        assert_eq!(error.code(), Code::LimitExceeded, "{error}");
    }
}

#[test]
fn limits_are_exact() {
    let options = |limits: Limits| ImportOptions::default().with_limits(limits);
    let code =
        |result: Result<programme::interchange::Import, ImportError>| result.err().map(|error| error.code());
    let refused = Some(Code::LimitExceeded);
    // A text can have as many bytes as the limit.
    let wide = |length: usize| "x".repeat(length);
    let line = options(Limits::default().with_line(200));
    for (length, expected) in [(200, None), (201, refused)] {
        let text = wide(length);
        assert_eq!(code(read_xml(&format!("{EVENT}{text}{END}"), &line)), expected);
        assert_eq!(code(read_xml(&format!("<schedule><a>{text}</a></schedule>"), &line)), expected);
        // The start tag is the longest text of this document.
        let start = format!("schedule a='{}'", wide(length - 13));
        assert_eq!(code(read_xml(&format!("<{start}/>"), &line)), expected);
        // The limit includes the first quotation mark.
        let document = |text: &str| format!("{{\"schedule\":{{\"version\":\"{text}\"}}}}");
        assert_eq!(code(read_json(&document(&wide(length - 1)), &line)), expected);
    }
    // Elements within a text count from their start tag to their last piece.
    let inner = |length: usize| format!("{EVENT}<b>{}</b><c/>{END}", wide(length));
    assert_eq!(code(read_xml(&inner(100), &line)), None);
    assert_eq!(code(read_xml(&inner(300), &line)), refused);
    let several = |count: usize| format!("{EVENT}{}{END}", "<b>x</b>".repeat(count));
    assert_eq!(code(read_xml(&several(25), &line)), None);
    assert_eq!(code(read_xml(&several(26), &line)), refused);
    // The depth counts the root.
    let depth = options(Limits::default().with_depth(4));
    for (levels, expected) in [(3, None), (4, refused)] {
        let xml = format!("<schedule>{}{}</schedule>", "<a>".repeat(levels), "</a>".repeat(levels));
        assert_eq!(code(read_xml(&xml, &depth)), expected, "{levels}");
        let json = format!(
            "{{\"schedule\":{{\"version\":1,\"a\":{}{}}}}}",
            "[".repeat(levels - 1),
            "]".repeat(levels - 1)
        );
        assert_eq!(code(read_json(&json, &depth)), expected, "{levels}");
    }
    // Elements and brackets that were closed do not count.
    let beside = "<a><b/></a>".repeat(5);
    assert_eq!(code(read_xml(&format!("<schedule>{beside}</schedule>"), &depth)), None);
    assert_eq!(code(read_json("{\"schedule\":{\"version\":1,\"a\":[[1],[2],[[]],{},{}]}}", &depth)), refused);
    assert_eq!(code(read_json("{\"schedule\":{\"version\":1,\"a\":[[1],[2],[],{},{}]}}", &depth)), None);
    // Brackets in a text do not count, and an escaped quotation mark does not end the text.
    for text in ["[[[[[[", "a\\\"[[[[[[", "a\\\\\\\"{{{{{{"] {
        assert_eq!(
            code(read_json(&format!("{{\"schedule\":{{\"version\":\"{text}\"}}}}"), &depth)),
            None,
            "{text}"
        );
    }
    // An escaped backslash does not escape the quotation mark after it.
    let json = "{\"schedule\":{\"version\":\"a\\\\\",\"b\":[[[1]]]}}";
    assert_eq!(code(read_json(json, &depth)), refused);
    // A byte order mark counts as part of the source.
    let source = "\u{feff}<schedule/>";
    let bytes = |count: usize| options(Limits::default().with_bytes(count));
    assert_eq!(code(read_xml(source, &bytes(source.len()))), None);
    assert_eq!(code(read_xml(source, &bytes(source.len() - 1))), refused);
    let json = "{\"schedule\":{\"version\":1}}";
    assert_eq!(code(read_json(json, &bytes(json.len()))), None);
    assert_eq!(code(read_json(json, &bytes(json.len() - 1))), refused);
}

#[test]
fn many_small_elements_are_read_quickly() {
    let many = format!("<schedule>{}</schedule>", "<unknown/>".repeat(200_000));
    assert_eq!(
        timed("two hundred thousand empty elements", || xml(&many)).unwrap().draft.extensions.len(),
        0
    );
    let many = format!("<schedule>{}</schedule>", "<unknown>x</unknown>".repeat(50_000));
    assert_eq!(
        timed("fifty thousand elements with the same name", || xml(&many)).unwrap().draft.extensions.len(),
        50_000
    );
    let same = "<event id='1'><title>Again</title></event>".repeat(20_000);
    let many = format!("<schedule><day><room name='A'>{same}</room></day></schedule>");
    assert_eq!(
        timed("twenty thousand events with the same id", || xml(&many)).unwrap().draft.sessions.len(),
        20_000
    );
    let mut rooms = String::new();
    for number in 0..20_000 {
        write!(rooms, "<room name='{number}'><event id='{number}'/></room>").unwrap();
    }
    let many = format!("<schedule><day index='1'>{rooms}</day></schedule>");
    let import = timed("twenty thousand rooms", || xml(&many)).unwrap();
    assert_eq!(import.draft.venues[0].rooms.len(), 20_000);
    assert!(import.draft.build().is_ok());
}

#[test]
fn malformed_schedules_are_refused_with_a_position() {
    for (source, expected) in [
        ("", "the document is empty, at line 1, column 1"),
        ("<html/>", "the root element is"),
        ("<schedule>", "ends before all its elements are closed"),
        ("<schedule></day>", "line 1, column 11"),
        ("<schedule>\n  <day index='1' index='2'/></schedule>", "line 2, column 3"),
        ("<schedule/><schedule/>", "a second root"),
    ] {
        let error = xml(source).unwrap_err();
        assert_eq!(error.code(), Code::MalformedDocument, "{source}");
        assert!(error.to_string().contains(expected), "{error}");
    }
    for (source, expected) in [
        ("", "ends too early"),
        ("[]", "no \"schedule\""),
        ("{\"schedule\": 1}", "no \"schedule\""),
        ("{\"schedule\":\n{,}}", "line 2"),
    ] {
        let error = json(source).unwrap_err();
        assert_eq!(error.code(), Code::MalformedDocument, "{source}");
        assert!(error.to_string().contains(expected), "{error}");
    }
    assert!(xml(&format!("{EVENT}&#0;{END}")).is_err());
}

/// Truncates a schedule after every byte and changes every byte. Each result is refused or gives a
/// draft that can be built.
#[test]
fn damaged_schedules_are_refused_or_give_a_draft_that_builds() {
    let source = "<schedule><version>1</version><conference><acronym>demo</acronym><title>D</title><start>2026-03-02</start></conference>\
        <day index=\"1\" date=\"2026-03-02\" start=\"2026-03-02T09:00:00+01:00\" end=\"2026-03-03T04:00:00+01:00\"><room name=\"A\">\
        <event id=\"7\" guid=\"654331ae-1710-42e5-bdf4-65a03a80c614\"><date>2026-03-03T01:30:00+01:00</date><start>01:30</start>\
        <duration>0:45</duration><room>A</room><title>T &amp; U</title><language>de, en</language><abstract>a\n\nb[^1]</abstract>\
        <persons><person id=\"3\">Ada</person></persons><links><link href=\"https://a.example\">L</link></links>\
        <recording><license>X</license><optout>false</optout></recording></event></room></day></schedule>";
    let undamaged = xml(source).unwrap();
    assert!(undamaged.findings.is_empty(), "{}", undamaged.findings);
    let mut accepted = 0;
    for index in 0..source.len() {
        for changed in ["", "<", "&", "\"", "9", " ", "é", "\u{0}"] {
            let damaged = format!("{}{changed}{}", &source[..index], &source[index + 1..]);
            if let Ok(import) = xml(&damaged) {
                accepted += 1;
                if let Err(rejected) = import.draft.build() {
                    panic!("{damaged}\n{rejected:?}");
                }
            }
        }
        let _ = xml(&source[..index]);
    }
    println!("{accepted} of {} damaged schedules were read", source.len() * 8);
}
