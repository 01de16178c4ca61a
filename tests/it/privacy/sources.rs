//! Programmes in every readable format with a marker in each place for private data.

use programme::Draft;
use programme::interchange::icalendar;
use programme::interchange::schedule;
use programme::interchange::{Import, ImportError, ImportOptions};

/// A source with markers. Private words contain `zq` or `5550199`. Public words contain `vx`.
pub(super) struct Source {
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    pub(super) read: fn(&str) -> Draft,
}

/// Further readers are added here.
pub(super) const SOURCES: &[Source] = &[
    Source { name: "schedule.xml", text: SCHEDULE_XML, read: |text| imported(text, schedule::read_xml) },
    Source { name: "schedule.json", text: SCHEDULE_JSON, read: |text| imported(text, schedule::read_json) },
    Source { name: "submissions", text: SUBMISSIONS, read: |text| imported(text, schedule::read_json) },
    Source { name: "iCalendar", text: CALENDAR, read: |text| imported(text, icalendar::read) },
    Source { name: "wire form", text: WIRE, read: |text| serde_json::from_str(text).unwrap() },
];

fn imported(text: &str, read: fn(&str, &ImportOptions) -> Result<Import, ImportError>) -> Draft {
    read(text, &ImportOptions::default().with_language("en".parse().unwrap())).unwrap().draft
}

const SCHEDULE_XML: &str = r#"<?xml version="1.0"?>
<schedule><version>1</version><generator name="zq-host.internal"/>
<conference><acronym>demo</acronym><title>vxtitle</title><organizer>zqorganiser@hidden.example</organizer></conference>
<day index="1" date="2026-03-02" start="2026-03-02T09:00:00+01:00" end="2026-03-02T18:00:00+01:00" editor="zqeditor">
<room name="vxroom" contact="zqroom@hidden.example">
<event id="1" guid="00000000-0000-4000-8000-00000000000a" submitter="zqsubmitter@hidden.example">
<date>2026-03-02T09:00:00+01:00</date><start>09:00</start><duration>00:30</duration><room>vxroom</room>
<title>vxsession</title><abstract>vxabstract</abstract><description>vxdescription</description>
<recording><license>zqlicence</license><optout>true</optout><url>https://video.example/zqrecording</url><operator>zqoperator</operator></recording>
<persons>
<person id="zqid@hidden.example" email="zqada@hidden.example" phone="+41 79 5550199">vxada</person>
<person id="2">vxbo &lt;zqbo@hidden.example&gt;</person>
<person id="3">zqname@hidden.example</person>
<person id="+41795550199">+41 79 5550199</person>
</persons>
<links><link href="mailto:zqlink@hidden.example">vxmail</link><link href="tel:+41795550199">vxcall</link><link href="https://video.example/zqrecording">vxvideo</link><link href="https://public.example/vxlink">vxpage</link></links>
<attachments><attachment href="mailto:zqattachment@hidden.example">vxwrite</attachment></attachments>
<feedback_url>mailto:zqfeedback@hidden.example</feedback_url>
<answers><answer><question>Diet</question><answer>zqanswer</answer></answer></answers>
<internal_notes>zqnotes</internal_notes><notes>zqnote</notes>
</event>
<event id="2"><start>10:00</start><duration>00:30</duration><room>vxroom</room><title>zqproposed</title><state>submitted</state><track>zqtrack</track><persons><person id="9">zqproposer</person></persons></event>
<event id="3"><start>11:00</start><duration>00:30</duration><room>zqhiddenroom</room><title>zqrejected</title><state>rejected</state></event>
<event id="4"><start>12:00</start><duration>00:30</duration><room>vxroom</room><title>vxunclear</title><recording><optout>ask first</optout><url>https://video.example/zqunclear</url></recording></event>
</room></day></schedule>"#;

const SCHEDULE_JSON: &str = r#"{"schedule": {"version": "1", "generator": {"host": "zqhost.internal"}, "conference": {
"acronym": "demo", "title": "vxtitle", "organizer_email": "zqorganiser@hidden.example",
"rooms": [{"name": "vxroom", "contact": "zqroom"}], "tracks": [{"name": "vxtrack", "chair": "zqchair"}],
"days": [{"index": 1, "date": "2026-03-02", "editor": "zqeditor", "rooms": {"vxroom": [
{"id": 1, "guid": "00000000-0000-4000-8000-00000000000a", "date": "2026-03-02T09:00:00+01:00", "start": "09:00", "duration": "00:30", "room": "vxroom",
"title": "vxsession", "abstract": "vxabstract", "description": "vxdescription", "track": "vxtrack", "recording_license": "zqlicence", "do_not_record": true,
"persons": [
{"id": 1, "public_name": "vxada", "email": "zqada@hidden.example", "biography": "vxbiography", "code": "zqcode@hidden.example", "url": "mailto:zqurl@hidden.example", "answers": [{"answer": "zqpersonanswer"}], "links": [{"url": "tel:+41795550199", "title": "vxcall"}, {"url": "https://public.example/vxada"}]},
{"id": "zqid@hidden.example", "public_name": "vxbo (zqbo@hidden.example)"},
{"id": 3, "public_name": "zqname@hidden.example"}],
"links": [{"url": "mailto:zqlink@hidden.example", "title": "vxmail"}, {"url": "https://video.example/zqrecording", "type": "recording"}, {"url": "https://public.example/vxlink", "title": "vxpage"}],
"answers": [{"question": 1, "answer": "zqanswer"}], "internal_notes": "zqnotes", "submitter": {"email": "zqsubmitter@hidden.example"}},
{"id": 2, "start": "10:00", "duration": "00:30", "room": "vxroom", "title": "zqproposed", "state": "submitted", "persons": [{"id": 9, "public_name": "zqproposer"}]}
]}}]}}}"#;

const SUBMISSIONS: &str = r#"{"schedule": {"2026-03-02": {"540": {"1": {"code": "ABCDEF",
"speakers": [{"code": "X1", "name": "vxada", "email": "zqada@hidden.example", "biography": "vxbiography"}, {"code": "X2", "name": "vxbo <zqbo@hidden.example>"}, {"code": "X3", "name": "zqname@hidden.example"}],
"title": "vxsession", "abstract": "vxabstract", "description": "vxdescription", "submission_type": {"en": "Talk"}, "state": "confirmed", "pending_state": "zqpending", "duration": 30, "content_locale": "en",
"slot": {"room_id": 1, "room": {"en": "vxroom"}, "start": "2026-03-02T09:00:00+01:00", "end": "2026-03-02T09:30:00+01:00"},
"tags": ["vxtag"], "notes": "zqnotes", "internal_notes": "zqinternal", "answers": [{"answer": "zqanswer"}], "do_not_record": true,
"resources": [{"resource": "mailto:zqresource@hidden.example", "description": "vxresource"}]}},
"600": {"1": {"code": "GHIJKL", "speakers": [{"code": "Y", "name": "zqproposer"}], "title": "zqproposed", "state": "submitted", "duration": 30,
"slot": {"room_id": 1, "room": {"en": "vxroom"}, "start": "2026-03-02T10:00:00+01:00", "end": "2026-03-02T10:30:00+01:00"}}}}},
"organiser_note": "zqorganiser"}"#;

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nX-WR-CALNAME:vxtitle\r\nX-OWNER:zqowner@hidden.example\r\n\
BEGIN:VEVENT\r\nUID:one@public.example\r\nSUMMARY:vxsession\r\nDESCRIPTION:vxdescription\r\nLOCATION:vxroom\r\n\
DTSTART;TZID=Europe/Zurich:20260302T090000\r\nDURATION:PT30M\r\n\
ORGANIZER;CN=vxorganiser;SENT-BY=\"mailto:zqsentby@hidden.example\":mailto:zqorganiser@hidden.example\r\n\
ATTENDEE;CN=\"vxada\";ROLE=CHAIR;X-PHONE=5550199:mailto:zqada@hidden.example\r\n\
ATTENDEE;CN=\"vxbo <zqbo@hidden.example>\";PARTSTAT=ACCEPTED:mailto:zqbo@hidden.example\r\n\
ATTENDEE:mailto:zqnoname@hidden.example\r\n\
ATTENDEE;CN=zqdeclined;PARTSTAT=DECLINED:mailto:zqdeclined@hidden.example\r\n\
ATTENDEE;CN=zqinvited;PARTSTAT=NEEDS-ACTION:mailto:zqinvited@hidden.example\r\n\
ATTENDEE;CUTYPE=RESOURCE;CN=zqprojector:mailto:zqprojector@hidden.example\r\n\
CONTACT:zqcontact\\, +41 79 555 01 99\r\nCOMMENT:zqcomment\r\nX-NOTE:zqnote\r\nREQUEST-STATUS:2.0;zqstatus\r\n\
URL:https://public.example/vxpage\r\nCONFERENCE;VALUE=URI:tel:+41795550199\r\nATTACH:mailto:zqattach@hidden.example\r\n\
BEGIN:PARTICIPANT\r\nUID:p1\r\nSUMMARY:vxspeaker\r\nPARTICIPANT-TYPE:SPEAKER\r\nCALENDAR-ADDRESS:mailto:zqspeaker@hidden.example\r\nURL:mailto:zqspeakerurl@hidden.example\r\nDESCRIPTION:zqparticipantnote\r\nEND:PARTICIPANT\r\n\
END:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:two@public.example\r\nSUMMARY:zqprivate\r\nCLASS:PRIVATE\r\nDTSTART;TZID=Europe/Zurich:20260302T100000\r\nRRULE:FREQ=DAILY;COUNT=2\r\nDURATION:PT30M\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:three@public.example\r\nSUMMARY:zqconfidential\r\nCLASS;X-A=b:X-STAFF\r\nDTSTART;TZID=Europe/Zurich:20260302T110000\r\nDURATION:PT30M\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:four@public.example\r\nSUMMARY:vxpublic\r\nCLASS:PUBLIC\r\nDTSTART;TZID=Europe/Zurich:20260302T120000\r\nDURATION:PT30M\r\nEND:VEVENT\r\n\
BEGIN:VTODO\r\nUID:zqtodo\r\nSUMMARY:zqtodo\r\nEND:VTODO\r\n\
END:VCALENDAR\r\n";

const WIRE: &str = r#"{
"format": "programme/1", "id": "demo", "title": "vxtitle", "languages": ["en"], "time_zone": "Europe/Zurich",
"links": [{ "url": "mailto:vxinfo@public.example", "relation": "contact" }], "extensions": { "house/secret": "zqprogramme" },
"days": [{ "number": 1, "date": "2026-03-02", "extensions": { "house/secret": "zqday" } }],
"roles": [{ "code": "usher", "properties": { "public": false } }],
"notes": [{ "id": "1", "text": ["vxfootnote"] }, { "id": "2", "text": ["zqfootnote[^3]"] }, { "id": "3", "text": ["zqfurther"] }],
"venues": [{ "id": "hq", "name": "vxvenue", "links": [{ "url": "tel:+41229170000", "title": "vxdesk" }], "extensions": { "house/secret": "zqvenue" }, "rooms": [
 { "id": "a", "name": "vxroom", "extensions": { "house/secret": "zqroom" } }, { "id": "b", "name": "zqhiddenroom" }] }],
"tracks": [{ "id": "t", "name": "zqtrack" }],
"organisations": [{ "id": "o", "name": "vxorganisation", "links": [{ "url": "mailto:vxoffice@public.example" }], "extensions": { "house/secret": "zqorganisation" } }, { "id": "zqhidden", "name": "zqhidden" }],
"agenda_items": [{ "id": "i", "title": "vxitem", "extensions": { "house/secret": "zqitem" }, "documents": [{ "title": "vxdocument", "extensions": { "house/secret": "zqdocument" } }] }],
"people": [
 { "id": "zqid@hidden.example", "name": { "en": "vxada <zqada@hidden.example>", "fr": "zqadafr@hidden.example" }, "given": "vxada zqgiven@hidden.example", "sort_key": "zqsort@hidden.example", "honorific": "Ms.",
   "posts": [{ "title": "vxdirector, +41 79 5550199", "organisation": "o" }], "posts_line": "vxdirector (zqposts@hidden.example)", "biography": ["vxbiography"],
   "available": [{ "day": 1 }], "image": "https://public.example/picture?of=zqimage%40hidden.example",
   "links": [{ "url": "MAILTO:zqmail@hidden.example" }, { "url": "sip:zqsip@hidden.example" }, { "url": "zqbare@hidden.example" }, { "url": "https://hidden.example/zqform", "relation": "E-mail" }, { "url": "https://wa.me/41795550199" }, { "url": "https://public.example/vxpage", "title": "vxpage zqtitle@hidden.example" }],
   "external_ids": { "orcid": "vx-0000-0002", "email": "zqscheme", "staff": "zqstaff@hidden.example" }, "extensions": { "house/secret": "zqperson", "schedule/id": "zqnumber" } },
 { "id": "bo", "name": "zqinvited" }, { "id": "cy", "name": "zqusher" }, { "id": "di", "name": "zqunlisted", "posts": [{ "organisation": "zqhidden" }] }, { "id": "ed", "name": "zqdeclined" }, { "id": "fi", "name": "zqnoshow" }, { "id": "gi", "name": "zqproposer" },
 { "id": "hu", "name": "+41 79 5550199" }],
"participations": [{ "person": "hu", "role": "organiser" }],
"sessions": [
 { "id": "s1", "title": "vxsession", "description": ["vxdescription[^1]"], "slot": { "day": 1, "start": "09:00", "end": "09:30" }, "place": ["a"], "expected_attendance": 5550199,
   "agenda_items": ["i"], "image": "mailto:zqpicture@hidden.example", "feedback": "mailto:zqfeedback@hidden.example",
   "recording": { "consent": false, "licence": "zqlicence", "url": "https://video.example/zqrecording" },
   "links": [{ "url": "https://video.example/zqrecording" }, { "url": "https://video.example/zqother", "relation": "Recording" }, { "url": "tel:+41795550199" }, { "url": "https://public.example/vxlink" }],
   "attachments": [{ "url": "https://video.example/zqrecording" }, { "url": "https://public.example/vxslides" }],
   "documents": [{ "title": "vxpaper", "url": "mailto:zqdocument@hidden.example", "extensions": { "house/secret": "zqsessiondocument" } }],
   "external_ids": { "uid": "vxuid@public.example", "submitter": "zqsubmitter@hidden.example" }, "extensions": { "house/secret": "zqsession", "schedule/internal_notes": "zqnotes", "schedule/state": "zqstate", "icalendar/CONTACT": "zqcontact" },
   "participations": [
    { "id": "zqparticipation@hidden.example", "person": "zqid@hidden.example", "role": "speaker", "remark": "vxremark zqremark@hidden.example", "topic": "vxtopic", "replaced_by": "p2",
      "links": [{ "url": "mailto:zqparticipation@hidden.example" }], "documents": [{ "title": "vxslides", "extensions": { "house/secret": "zqslides" } }], "external_ids": { "mail": "zqmail" }, "extensions": { "house/secret": "zqextension" } },
    { "id": "p2", "person": "bo", "status": "invited" }, { "person": "cy", "role": "usher" }, { "person": "di", "public": false }, { "person": "ed", "status": "declined" }, { "person": "fi", "status": "no-show" }, { "person": "hu" },
    { "vacancy": "zqvacancy@hidden.example" }, { "office": "vxoffice zqoffice@hidden.example" }] },
 { "id": "s2", "title": "zqproposed[^2]", "status": "proposed", "place": ["b"], "tracks": ["t"], "participations": [{ "person": "gi" }] },
 { "id": "s3", "title": "zqpart", "part_of": "s2" },
 { "id": "s4", "title": "zqdropped", "status": "dropped" }]
}"#;
