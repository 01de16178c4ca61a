//! Hostile sources: refused by limits that can be changed, or read for what they are; never with much memory or time.

use std::fmt::Write;
use std::time::{Duration, Instant};

use programme::Code;
use programme::interchange::schedule::{read_json, read_xml};
use programme::interchange::{ImportError, ImportOptions, Limits};

fn quickly<R>(what: &str, run: impl FnOnce() -> R) -> R {
    let start = Instant::now();
    let result = run();
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
fn deep_nesting_is_refused_where_it_goes_beyond_the_limit() {
    let deep = format!("<schedule>{}", "<a>".repeat(3_000_000));
    let error = quickly("three million elements in each other", || xml(&deep)).unwrap_err();
    assert_eq!(error.code(), Code::LimitExceeded);
    assert_eq!(
        error.to_string(),
        "limit-exceeded: elements are nested more than 32 levels deep, at line 1, column 104 of the source"
    );
    let deep = format!("{{\"schedule\":{}", "[".repeat(10 << 20));
    assert_eq!(quickly("ten million brackets", || json(&deep)).unwrap_err().code(), Code::LimitExceeded);
    // Whatever the limits say, nothing overflows the stack.
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
    // One that is not declared stays as it is written, and is told.
    let import = xml(&format!("{EVENT}a &nbsp; b &#233; &lt;c&gt; &amp;amp;{END}")).unwrap();
    assert_eq!(import.draft.sessions[0].title.as_ref().unwrap().first(), "a &nbsp; b é <c> &amp;");
    let told = import.findings.iter().find(|finding| *finding.code() == Code::NotImported).unwrap();
    assert!(told.to_string().contains("nbsp"), "{told}");
    // So many references are as many characters.
    let many = format!("{EVENT}{}{END}", "&#97;".repeat(1 << 17));
    assert_eq!(
        quickly("a hundred thousand references", || xml(&many)).unwrap().draft.sessions[0]
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
fn long_texts_and_sources_are_refused_where_they_go_beyond_the_limits() {
    let long = "x".repeat(10 << 20);
    for source in [
        format!("{EVENT}{long}{END}"),
        format!("{EVENT}<![CDATA[{long}]]>{END}"),
        format!("{EVENT}<b>{long}</b>{END}"),
        format!("<schedule a='{long}'/>"),
        format!("<schedule><unknown><deep>{long}</deep></unknown></schedule>"),
    ] {
        assert_eq!(
            quickly("a text of ten megabytes", || xml(&source)).unwrap_err().code(),
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
fn many_small_things_take_no_longer_than_their_number() {
    let many = format!("<schedule>{}</schedule>", "<unknown/>".repeat(200_000));
    assert_eq!(
        quickly("two hundred thousand blank elements", || xml(&many)).unwrap().draft.extensions.len(),
        0
    );
    let many = format!("<schedule>{}</schedule>", "<unknown>x</unknown>".repeat(50_000));
    assert_eq!(quickly("fifty thousand of one name", || xml(&many)).unwrap().draft.extensions.len(), 50_000);
    let same = "<event id='1'><title>Again</title></event>".repeat(20_000);
    let many = format!("<schedule><day><room name='A'>{same}</room></day></schedule>");
    assert_eq!(
        quickly("twenty thousand events of one id", || xml(&many)).unwrap().draft.sessions.len(),
        20_000
    );
    let mut rooms = String::new();
    for at in 0..20_000 {
        write!(rooms, "<room name='{at}'><event id='{at}'/></room>").unwrap();
    }
    let many = format!("<schedule><day index='1'>{rooms}</day></schedule>");
    let import = quickly("twenty thousand rooms", || xml(&many)).unwrap();
    assert_eq!(import.draft.venues[0].rooms.len(), 20_000);
    assert!(import.draft.build().is_ok());
}

#[test]
fn what_is_no_schedule_is_refused_with_its_place() {
    for (source, at) in [
        ("", "the document is empty, at line 1, column 1"),
        ("<html/>", "the root element is"),
        ("<schedule>", "ends before all its elements are closed"),
        ("<schedule></day>", "line 1, column 11"),
        ("<schedule>\n  <day index='1' index='2'/></schedule>", "line 2, column 3"),
        ("<schedule/><schedule/>", "a second root"),
    ] {
        let error = xml(source).unwrap_err();
        assert_eq!(error.code(), Code::MalformedDocument, "{source}");
        assert!(error.to_string().contains(at), "{error}");
    }
    for (source, at) in [
        ("", "ends too early"),
        ("[]", "no \"schedule\""),
        ("{\"schedule\": 1}", "no \"schedule\""),
        ("{\"schedule\":\n{,}}", "line 2"),
    ] {
        let error = json(source).unwrap_err();
        assert_eq!(error.code(), Code::MalformedDocument, "{source}");
        assert!(error.to_string().contains(at), "{error}");
    }
    assert!(xml(&format!("{EVENT}&#0;{END}")).is_err());
}

/// Every beginning of a schedule, and every byte of it changed, reads or is refused, and what reads builds.
#[test]
fn damaged_schedules_never_panic_and_what_is_read_builds() {
    let source = "<schedule><version>1</version><conference><acronym>demo</acronym><title>D</title><start>2026-03-02</start></conference>\
        <day index=\"1\" date=\"2026-03-02\" start=\"2026-03-02T09:00:00+01:00\" end=\"2026-03-03T04:00:00+01:00\"><room name=\"A\">\
        <event id=\"7\" guid=\"654331ae-1710-42e5-bdf4-65a03a80c614\"><date>2026-03-03T01:30:00+01:00</date><start>01:30</start>\
        <duration>0:45</duration><room>A</room><title>T &amp; U</title><language>de, en</language><abstract>a\n\nb[^1]</abstract>\
        <persons><person id=\"3\">Ada</person></persons><links><link href=\"https://a.example\">L</link></links>\
        <recording><license>X</license><optout>false</optout></recording></event></room></day></schedule>";
    let whole = xml(source).unwrap();
    assert!(whole.findings.is_empty(), "{}", whole.findings);
    let mut read = 0;
    for at in 0..source.len() {
        for changed in ["", "<", "&", "\"", "9", " ", "é", "\u{0}"] {
            let damaged = format!("{}{changed}{}", &source[..at], &source[at + 1..]);
            if let Ok(import) = xml(&damaged) {
                read += 1;
                if let Err(rejected) = import.draft.build() {
                    panic!("{damaged}\n{rejected:?}");
                }
            }
        }
        let _ = xml(&source[..at]);
    }
    println!("{read} of {} damaged schedules were read", source.len() * 8);
}
