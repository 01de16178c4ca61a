//! Programmes in every readable format with a marker in each place for private data.

use programme::Draft;
use programme::interchange::table::{self, Columns};
use programme::interchange::{
    Import, ImportError, ImportOptions, agenda_text, icalendar, indico, konopas, open_event, pretalx,
    schedule, sessionize,
};

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
    Source { name: "Sessionize", text: SESSIONIZE, read: |text| system(text, sessionize::read) },
    Source { name: "Sessionize grid", text: SESSIONIZE_GRID, read: |text| system(text, sessionize::read) },
    Source { name: "Open Event", text: OPEN_EVENT, read: |text| system(text, open_event::read) },
    Source { name: "KonOpas", text: KONOPAS, read: |text| system(text, konopas::read) },
    Source { name: "pretalx", text: PRETALX, read: |text| system(text, pretalx::read) },
    Source { name: "Indico event", text: INDICO_EVENT, read: |text| system(text, indico::read) },
    Source { name: "Indico timetable", text: INDICO_TIMETABLE, read: |text| system(text, indico::read) },
    Source { name: "table", text: TABLE, read: rows },
    Source { name: "table as a grid", text: GRID, read: rows },
    Source {
        name: "agenda",
        text: AGENDA,
        read: |text| imported(text, |text, options| agenda_text::read(text, &options.clone().into())),
    },
];

fn options() -> ImportOptions {
    ImportOptions::default().with_language("en".parse().unwrap())
}

fn imported(text: &str, read: fn(&str, &ImportOptions) -> Result<Import, ImportError>) -> Draft {
    read(text, &options()).unwrap().draft
}

/// Reads a source of a conference system. Some of these sources contain no title.
fn system(text: &str, read: fn(&[&str], &ImportOptions) -> Result<Import, ImportError>) -> Draft {
    read(&[text], &options().with_title("vxtitle")).unwrap().draft
}

/// Reads lines with cells that are separated by vertical bars. A tilde is a line break in a cell.
fn rows(text: &str) -> Draft {
    let cells = |line: &str| line.split('|').map(|cell| cell.replace('~', "\n")).collect::<Vec<_>>();
    let columns = Columns::default().with_options(options().with_title("vxtitle"));
    table::read(text.lines().map(cells), &columns).unwrap().draft
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
"resources": [{"resource": "mailto:zqresource@hidden.example", "description": "vxresource"}, {"resource": "https://hidden.example/zqfile", "description": "zqreviewers", "is_public": false}]}},
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

const SESSIONIZE: &str = r#"{
"sessions": [
 { "id": "1", "title": "vxsession", "description": "vxdescription", "startsAt": "2026-03-02T09:00:00", "endsAt": "2026-03-02T09:30:00", "isServiceSession": false, "isPlenumSession": false,
   "speakers": ["s1", "s2", "zqid@hidden.example", "s4", "s5"], "categoryItems": [11, 21, 99], "roomId": 5, "status": "Accepted", "isInformed": true, "isConfirmed": true,
   "questionAnswers": [{ "questionId": 3, "answerValue": "zqanswer" }, { "questionId": 4, "answerValue": "zqother", "answerExtra": "zqmore" }],
   "liveUrl": "https://public.example/vxlive", "recordingUrl": "https://public.example/vxrecording", "owner": "zqowner", "ownerEmail": "zqowneraddress@hidden.example", "adminNotes": "zqnotes", "coSpeakerEmail": "+41 79 5550199" },
 { "id": "2", "title": "zqnominated", "startsAt": "2026-03-02T10:00:00", "endsAt": "2026-03-02T10:30:00", "speakers": ["s6"], "categoryItems": [12], "roomId": 6, "status": "Nominated" },
 { "id": "3", "title": "zqwaiting", "status": "Waitlisted", "speakers": ["s6"] },
 { "id": "4", "title": "zqqueued", "status": "Accept_Queue", "startsAt": "2026-03-02T11:00:00", "endsAt": "2026-03-02T11:30:00", "speakers": ["s6"] },
 { "id": "5", "title": "zqdeclined", "status": "Declined", "speakers": [] },
 { "id": "6", "title": "zqundecided", "status": "Decline_Queue", "speakers": [] },
 { "id": "7", "title": "zqpostponed", "status": "Waitlist_Queue", "speakers": [] },
 { "id": "8", "title": "vxlunch", "startsAt": "2026-03-02T12:00:00", "endsAt": "2026-03-02T13:00:00", "isServiceSession": true, "speakers": [] }],
"speakers": [
 { "id": "s1", "firstName": "vxada", "lastName": "vxokoye", "fullName": "vxada vxokoye", "bio": "vxbiography", "tagLine": "vxdirector, zqtag@hidden.example, +41 79 5550199", "profilePicture": "https://public.example/vxpicture",
   "links": [{ "title": "vxblog", "url": "https://public.example/vxjournal", "linkType": "Blog" }, { "title": "vxmail", "url": "mailto:zqlink@hidden.example", "linkType": "Other" }, { "title": "vxcall", "url": "https://wa.me/41795550199", "linkType": "Other" }, { "title": "Broken", "url": "not zqaddress", "linkType": "Other" }],
   "sessions": [1], "categoryItems": [41], "categories": [{ "id": 5, "name": "Zqdiet", "categoryItems": [{ "id": 51, "name": "zqvegan" }] }],
   "questionAnswers": [{ "questionId": 3, "answerValue": "zqspeakeranswer" }], "email": "zqada@hidden.example", "phone": "+41795550199", "notes": "zqspeakernotes" },
 { "id": "s2", "fullName": "vxbo <zqbo@hidden.example>" }, { "id": "zqid@hidden.example", "fullName": "vxcy" }, { "id": "s4", "fullName": "zqname@hidden.example" },
 { "id": "s5", "fullName": "", "email": "zqnameless@hidden.example" }, { "id": "s6", "fullName": "zqproposer" }],
"questions": [{ "id": 3, "question": "Zqquestion", "questionType": "Text" }, { "id": 4, "question": "Remote?" }],
"categories": [{ "id": 1, "title": "Track", "items": [{ "id": 11, "name": "vxtrack" }, { "id": 12, "name": "zqtrack" }] }, { "id": 2, "title": "Zqbudget", "items": [{ "id": 21, "name": "zqcheap" }] }, { "id": 4, "title": "Shirt size", "items": [{ "id": 41, "name": "zqlarge" }] }],
"rooms": [{ "id": 5, "name": "vxroom", "sort": 0, "contact": "zqroomcontact" }, { "id": 6, "name": "zqhiddenroom", "sort": 1 }], "organizerEmail": "zqorganiser@hidden.example" }"#;

const SESSIONIZE_GRID: &str = r#"[{ "date": "2026-03-02T00:00:00", "editor": "zqeditor", "rooms": [{ "id": 7, "name": "vxroom", "contact": "zqroom", "sessions": [
 { "id": "1", "title": "vxsession", "description": "vxdescription", "startsAt": "2026-03-02T09:00:00", "endsAt": "2026-03-02T09:45:00", "roomId": 7, "room": "vxroom", "status": "Accepted",
   "speakers": [{ "id": "a1", "name": "vxada", "email": "zqada@hidden.example", "phone": "+41 79 5550199" }, { "id": "b2", "name": "vxbo (zqbo@hidden.example)" }, { "id": "c3", "name": "zqname@hidden.example" }],
   "categories": [{ "id": 1, "name": "Track", "categoryItems": [{ "id": 5, "name": "vxtrack" }] }, { "id": 2, "name": "Staff", "categoryItems": [{ "id": 6, "name": "zqhelper" }] }],
   "questionAnswers": [{ "id": 9, "question": "Zqquestion", "answer": "zqanswer" }] },
 { "id": "2", "title": "zqnominated", "startsAt": "2026-03-02T10:00:00", "endsAt": "2026-03-02T10:45:00", "status": "Nominated", "speakers": [{ "id": "d4", "name": "zqproposer" }] }] }], "timeSlots": [] }]"#;

const OPEN_EVENT: &str = r##"{
"event": { "id": 3, "identifier": "demo", "name": "vxtitle", "timezone": "Europe/Zurich", "location-name": "vxvenue", "description": "vxpreamble", "organizer-name": "vxorganiser", "owner-name": "zqowner", "owner-email": "zqowneraddress@hidden.example",
  "email": "zqevent@hidden.example", "phone": "+41 79 5550199", "paypal-email": "zqpayment@hidden.example", "cheque-details": "zqcheque", "bank-details": "zqbank", "copyright": { "holder": "zqholder" }, "speakers-call": { "announcement": "zqannouncement" },
  "event-url": "https://public.example/vxpage", "ticket-url": "https://public.example/vxtickets", "social-links": [{ "name": "vxblog", "link": "https://public.example/vxjournal" }, { "name": "Broken", "link": "not zqsocial" }] },
"sessions": [
 { "id": 1, "title": "vxsession", "subtitle": "vxsubtitle", "short-abstract": "vxabstract", "long-abstract": "vxdescription", "starts-at": "2026-03-02T09:00:00+01:00", "ends-at": "2026-03-02T09:30:00+01:00", "state": "accepted",
   "track": { "id": 2, "name": "vxtrack" }, "level": "vxlevel", "language": "English", "microlocation": { "id": 4, "name": "vxroom" }, "comments": "zqcomments", "submitter": "zqsubmitter@hidden.example", "signup-url": "not zqsignup", "average-rating": "zqrating",
   "slides-url": "https://public.example/vxslides", "video-url": "https://public.example/vxvideo", "audio-url": "mailto:zqaudio@hidden.example",
   "speakers": [{ "id": 3, "name": "vxada", "organisation": "vxinstitute (zqoffice@hidden.example)", "email": "zqsession@hidden.example", "mobile": "+41795550199" }, { "id": 4, "name": "vxbo <zqbo@hidden.example>" }, { "id": 5, "name": "zqname@hidden.example" },
    { "id": null, "name": null, "organisation": "vxmills", "email": "zqmills@hidden.example" }] },
 { "id": 2, "title": "zqpending", "state": "pending", "starts-at": "2026-03-02T10:00:00+01:00", "ends-at": "2026-03-02T10:30:00+01:00", "track": { "id": 7, "name": "zqtrack" }, "microlocation": { "id": 8, "name": "zqhiddenroom" }, "speakers": [{ "id": 6, "name": "zqproposer", "email": "zqproposing@hidden.example" }] },
 { "id": 3, "title": "zqrejected", "state": "rejected", "short-abstract": "" }, { "id": 4, "title": "zqdraft", "state": "draft", "short-abstract": "" }, { "id": 5, "title": "zqwithdrawn", "state": "withdrawn", "short-abstract": "" },
 { "id": 6, "title": "zqdeleted", "state": "accepted", "deleted-at": "2026-01-01T00:00:00Z", "short-abstract": "" }],
"speakers": [
 { "id": 3, "name": "vxada", "email": "zqada@hidden.example", "mobile": "+41 79 5550199", "position": "vxdirector", "organisation": "vxinstitute (zqoffice@hidden.example)", "short-biography": "vxbiography", "long-biography": "vxlife", "photo-url": "https://public.example/vxphoto",
   "website": "https://public.example/vxada", "twitter": "not zqtwitter", "facebook": "mailto:zqfacebook@hidden.example", "location": "zqlocation", "city": "zqcity", "country": "zqcountry", "gender": "zqgender", "heard-from": "zqheard", "speaking-experience": "zqexperience", "sponsorship-required": "zqsponsorship" },
 { "id": 9, "name": "", "email": "zqnameless@hidden.example" }],
"microlocations": [{ "id": 4, "name": "vxroom", "room": "vxbuilding", "floor": "vxfloor", "contact": "zqroomcontact" }, { "id": 8, "name": "zqhiddenroom", "floor": 1 }],
"tracks": [{ "id": 2, "name": "vxtrack", "color": "#0050eb", "chair": "zqchair" }, { "id": 7, "name": "zqtrack", "color": "#0050eb" }],
"sponsors": [{ "id": 1, "name": "vxsponsor", "url": "https://public.example/vxsponsorpage", "type": "vxgold", "email": "zqsponsor@hidden.example" }, { "id": 2, "name": "vxorganiser", "logo-url": "https://public.example/vxlogo", "contact": "zqsponsorcontact" }] }"##;

const KONOPAS: &str = r#"
var program = [ { "id": "1", "title": "vxsession", "tags": [ "type:Panel", "track:vxtrack", "vxtag" ], "date": "2026-03-02", "time": "09:00", "mins": "30", "loc": [ "vxroom", "vxwing" ], "desc": "vxdescription",
  "people": [ { "id": "7", "name": "vxada vxokoye", "email": "zqsession@hidden.example" }, { "id": "8", "name": "vxbo <zqbo@hidden.example>", "role": "vxhost (zqhost@hidden.example)" }, "zqname@hidden.example", { "id": "9", "name": "" } ],
  "links": { "recording": "https://public.example/vxrecording", "page": "https://public.example/vxpage", "mail": "zqlink@hidden.example", "chat": "zqchat" }, "notes": "zqnotes", "tech": "zqtechnician, +41 79 5550199" } ];
var people = [ { "id": "7", "name": [ "vxada", "vxokoye", "Dr" ], "sortname": "zqsort@hidden.example", "bio": "vxbiography", "links": { "img": "https://public.example/vxphoto", "url": "https://public.example/vxada", "email": "zqmail@hidden.example", "twitter": "zqhandle", "phone": "tel:+41795550199" },
  "email": "zqada@hidden.example", "phone": "+41 79 5550199", "badge": "zqbadge", "tags": [ "zqguest" ], "prog": [ "1" ] }, { "id": "9", "name": [ "" ], "email": "zqnameless@hidden.example" } ];"#;

const PRETALX: &str = r#"[
{ "slug": "demo", "name": { "en": "vxtitle" }, "timezone": "Europe/Zurich", "date_from": "2026-03-02", "email": "zqevent@hidden.example", "urls": { "base": "https://public.example/vxpage", "orga": "https://hidden.example/zqorga" } },
{ "code": "ABCDEF", "title": "vxsession", "state": "confirmed", "pending_state": "zqpending", "submission_type": { "id": 1, "name": { "en": "vxtype" } }, "track": { "id": 2, "name": { "en": "vxtrack" } }, "tags": ["vxtag"], "abstract": "vxabstract", "description": "vxdescription",
  "duration": 30, "content_locale": "en", "do_not_record": true, "notes": "zqnotes", "internal_notes": "zqinternal", "answers": [{ "question": { "question": "zqquestion" }, "answer": "zqanswer" }], "reviews": [{ "text": "zqreview" }], "review_code": "zqcode", "invitation_token": "zqtoken", "assigned_reviewers": ["zqreviewer@hidden.example"],
  "speakers": [{ "code": "XYZ", "name": "vxada", "biography": "vxbiography", "email": "zqexpanded@hidden.example" }, "QRS", { "code": "MAIL", "name": "zqname@hidden.example" }, { "code": "zqid@hidden.example", "name": "vxcy" }, "NONE"],
  "resources": [{ "resource": "https://public.example/vxfile", "description": "vxslides", "is_public": true }, { "resource": "https://hidden.example/zqfile", "description": "zqreviewers", "is_public": false }, { "link": "mailto:zqresource@hidden.example", "description": "vxresource" }, { "resource": "", "description": "zqunfinished" }],
  "slots": [{ "id": 5, "room": 3, "start": "2026-03-02T09:00:00+01:00", "end": "2026-03-02T09:30:00+01:00", "description": "zqslot", "editor": "zqeditor" }] },
{ "code": "GHIJKL", "title": "zqproposed", "state": "submitted", "pending_state": "accepted", "speakers": [{ "code": "PRO", "name": "zqproposer", "email": "zqproposing@hidden.example" }], "track": { "id": 6, "name": { "en": "zqtrack" } }, "slots": [{ "id": 6, "room": 4, "start": "2026-03-02T10:00:00+01:00", "end": "2026-03-02T10:30:00+01:00" }] },
{ "code": "REJECT", "title": "zqrejected", "state": "rejected", "speakers": ["PRO"] }, { "code": "DRAFTS", "title": "zqdraft", "state": "draft", "speakers": ["PRO"] }, { "code": "WITHDR", "title": "zqwithdrawn", "state": "withdrawn", "speakers": ["PRO"] },
{ "id": 7, "room": 3, "start": "2026-03-02T12:00:00+01:00", "end": "2026-03-02T13:00:00+01:00", "submission": null, "description": { "en": "vxlunch" }, "slot_type": "break", "caterer": "zqcaterer, +41 79 5550199" },
{ "code": "XYZ", "name": "vxada", "biography": "vxbiography", "avatar_url": "https://public.example/vxpicture", "email": "zqada@hidden.example", "answers": [{ "answer": "zqdiet" }], "internal_notes": "zqspeakernote", "timezone": "zqzone", "availabilities": [{ "start": "2026-03-02T08:00:00+01:00", "end": "2026-03-02T12:00:00+01:00" }] },
{ "code": "QRS", "name": "vxbo <zqbo@hidden.example>" }, { "code": "NONE", "name": "", "email": "zqnameless@hidden.example" },
{ "id": 3, "name": { "en": "vxroom" }, "capacity": 80, "position": 1, "speaker_info": { "en": "zqspeakerinfo" } }, { "id": 4, "name": { "en": "zqhiddenroom" }, "capacity": 10, "position": 2 }]"#;

const INDICO_EVENT: &str = r#"{ "count": 1, "_type": "HTTPAPIResult", "results": [{ "_type": "Conference", "id": "12", "title": "vxtitle", "description": "vxpreamble", "timezone": "Europe/Zurich", "url": "https://public.example/vxpage", "location": "vxvenue", "address": "vxstreet",
"startDate": { "date": "2026-03-02", "time": "09:00:00", "tz": "Europe/Zurich" }, "creator": { "_type": "Avatar", "first_name": "zqcreator", "email": "zqcreating@hidden.example", "emailHash": "zqcreatorhash" }, "organizer": "zqorganiser", "note": { "html": "zqminutes" },
"supportInfo": { "email": "zqsupport@hidden.example", "telephone": "+41795550199" }, "allowed": { "users": ["zqallowed@hidden.example"], "groups": ["zqgroup"] },
"chairs": [{ "first_name": "vxchair", "last_name": "vxfamily", "person_id": 5, "email": "zqchair@hidden.example", "emailHash": "zqchairhash", "affiliation": "vxdelta" }],
"sessions": [{ "_type": "SessionSlot", "id": 4, "title": "vxmorning: vxpart", "slotTitle": "vxpart", "session": { "title": "vxmorning", "sessionConveners": [{ "email": "zqsessionconvener@hidden.example" }] }, "allowed": { "users": ["zqslotuser@hidden.example"] },
 "startDate": { "date": "2026-03-02", "time": "09:00:00", "tz": "Europe/Zurich" }, "endDate": { "date": "2026-03-02", "time": "10:00:00", "tz": "Europe/Zurich" }, "conveners": [{ "first_name": "vxconvener", "last_name": "vxlast", "email": "zqconvener@hidden.example" }],
 "contributions": [{ "_type": "Contribution", "id": "1", "title": "vxsession", "description": "vxdescription", "duration": 20, "startDate": { "date": "2026-03-02", "time": "09:00:00", "tz": "Europe/Zurich" }, "type": "vxtype", "track": "vxtrack", "code": "vxcode", "keywords": ["vxkeyword"],
  "speakers": [{ "first_name": "vxada", "last_name": "vxokoye", "person_id": 6, "email": "zqada@hidden.example", "phone": "+41 79 5550199", "address": "zqaddress", "emailHash": "zqadahash", "affiliation": "vxinstitute, zqinstitute@hidden.example" }, { "fullName": "zqname@hidden.example" }, { "fullName": "", "email": "zqnameless@hidden.example" }],
  "primaryauthors": [{ "first_name": "vxada", "last_name": "vxokoye", "person_id": 6, "email": "zqauthor@hidden.example" }], "coauthors": [{ "fullName": "vxhua, vxchu <zqchu@hidden.example>" }],
  "folders": [{ "_type": "folder", "title": "Files", "attachments": [{ "title": "vxslides", "download_url": "https://public.example/vxfile", "is_protected": false }, { "title": "zqprotected", "description": "zqwhy", "download_url": "https://hidden.example/zqfile", "is_protected": true }] },
   { "_type": "folder", "title": "zqfolder", "is_protected": true, "attachments": [{ "title": "zqinner", "download_url": "https://hidden.example/zqinnerfile" }] }],
  "references": [{ "type": "DOI", "value": "vxdoi", "url": "https://public.example/vxreference" }, { "type": "note", "value": "zqreference" }, { "type": "mail", "value": "vxmail", "url": "mailto:zqlink@hidden.example" }], "note": { "html": "zqnote" }, "comments": "zqcomments", "submitters": ["zqsubmitter@hidden.example"] }] }],
"contributions": [] }] }"#;

const INDICO_TIMETABLE: &str = r#"{ "count": 1, "_type": "HTTPAPIResult", "results": { "12": { "20260302": {
"s4": { "id": "s4", "entryType": "Session", "title": "vxmorning", "slotTitle": "vxpart", "startDate": { "date": "2026-03-02", "time": "09:00:00", "tz": "Europe/Zurich" }, "endDate": { "date": "2026-03-02", "time": "10:00:00", "tz": "Europe/Zurich" }, "room": "vxroom", "conveners": [{ "name": "vxconvener", "affiliation": "vxdelta", "email": "zqconvener@hidden.example", "emailHash": "zqconvenerhash" }],
 "entries": { "c7": { "id": "c7", "entryType": "Contribution", "title": "vxsession", "description": "vxdescription", "duration": 30, "startDate": { "date": "2026-03-02", "time": "09:00:00", "tz": "Europe/Zurich" }, "endDate": { "date": "2026-03-02", "time": "09:30:00", "tz": "Europe/Zurich" }, "contact": "zqcontact, +41 79 5550199",
  "presenters": [{ "firstName": "vxbo", "familyName": "vxlind", "name": "vxlind, vxbo", "affiliation": "vxdelta", "email": "zqbo@hidden.example" }, { "name": "vxchu <zqchu@hidden.example>" }, { "name": "zqname@hidden.example" }],
  "attachments": { "files": [{ "title": "vxslides", "download_url": "https://public.example/vxfile" }, { "title": "zqprotected", "download_url": "https://hidden.example/zqfile", "is_protected": true }, { "title": "zqmissing" }], "folders": [{ "title": "zqfolder", "is_protected": true, "attachments": [{ "title": "zqinner", "download_url": "https://hidden.example/zqinnerfile" }] }] } } } },
"b5": { "id": "b5", "entryType": "Break", "title": "vxcoffee", "duration": 20, "startDate": { "date": "2026-03-02", "time": "10:00:00", "tz": "Europe/Zurich" }, "endDate": { "date": "2026-03-02", "time": "10:20:00", "tz": "Europe/Zurich" }, "caterer": "zqcaterer" } } } } }"#;

const TABLE: &str = "\
Id|Title|Date|Start|End|Room|Speaker 1|Speaker 1 Company|Moderators|First name|Last name|Position|Biography|Speaker id|E-mail|Phone|Notes|Internal remarks|Status|Link|Track|Description|
1|vxsession|2026-03-02|9:00|9:30|vxroom|vxada vxokoye <zqada@hidden.example>|vxinstitute, zqoffice@hidden.example|vxbo vxlind [zqid@hidden.example]; zqname@hidden.example|vxcy|vxrill|vxdirector +41 79 5550199|vxbiography|zqspeaker@hidden.example|zqcy@hidden.example|+41795550199|zqnotes|zqremarks|confirmed|mailto:zqlink@hidden.example|vxtrack|vxdescription|zqheaderless
1|vxsession|2026-03-02|9:00|9:30|vxroom||||vxdee|vxmoss||||zqdee@hidden.example|+41 79 5550199|zqmore||||||
2|zqsubmitted|2026-03-02|10:00|10:30|zqhiddenroom|zqproposer zqlind||||||||zqproposing@hidden.example||||submitted||zqtrack|zqpitch|
3|zqdeclined|2026-03-02|11:00|11:30|vxroom|||||||||||||declined||||
4|zqwaiting|2026-03-02|12:00|12:30|vxroom|||||||||||||Waiting list||||
5|zqpending|2026-03-02|13:00|13:30|vxroom|||||||||||||Pending||||
";

const GRID: &str = "\
|vxroom|vxloft
Monday, 2 March 2026||
9:00|vxsession~Chair: vxada vxokoye <zqada@hidden.example>~Speakers: vxbo vxlind (zqbo@hidden.example); zqname@hidden.example|
10:00|vxlocks~Speakers: vxchu vxhua [zqid@hidden.example]; +41 79 5550199|vxdams
";

const AGENDA: &str = "\
vxtitle
Provisional agenda

Monday, 2 March 2026

9:00 – 9:30  Panel 1: vxsession
Venue: Vxpalace, vxroom
Moderator: Dr. Vxada Vxokoye <zqada@hidden.example>, vxdirector, +41 79 5550199
Speakers:
• Mr. Vxbo Vxlind (zqbo@hidden.example)
• Vxchu Vxhua, vxmayor, mobile +41 79 5550199
• Ms. Vxdee Vxmoss – zqdee@hidden.example
• zqname@hidden.example
• To be confirmed (zqcandidate@hidden.example)
Rapporteurs: Vxeve Vxrill <zqeve@hidden.example> and Vxfay Vxstone (zqfay@hidden.example)
Guiding questions:
• Vxquestion?

10:00 – 10:30  vxlater
Moderator: Vxada Vxokoye, vxchair, zqboard@hidden.example
";
