//! Words that appear where a room is expected, but that do not name one.

/// The meaning of a place that is not a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange) enum PlaceWord {
    ToBeAnnounced,
    Online,
}

/// "To be announced" and similar expressions in English, French, Spanish, German, Arabic, Russian,
/// Chinese and other languages. They contain only letters and digits in lower case.
const ANNOUNCED: &[&str] = &[
    "tba",
    "tbc",
    "tbd",
    "tobeannounced",
    "tobeconfirmed",
    "tobedecided",
    "tobedefined",
    "tobedetermined",
    "none",
    "nn",
    "notyetknown",
    "unknown",
    "àannoncer",
    "àconfirmer",
    "àdéfinir",
    "àdéterminer",
    "àpréciser",
    "àvenir",
    "aconfirmer",
    "adefinir",
    "adeterminer",
    "aannoncer",
    "inconnu",
    "aanunciar",
    "aconfirmar",
    "adeterminar",
    "desconocido",
    "aseranunciado",
    "aserconfirmado",
    "aserdefinido",
    "daannunciare",
    "daconfermare",
    "dadefinire",
    "dadeterminare",
    "inviadidefinizione",
    "poranunciar",
    "porconfirmar",
    "pordefinir",
    "pordeterminar",
    "nochoffen",
    "folgt",
    "folgtnoch",
    "wirdmitgeteilt",
    "wirdnochmitgeteilt",
    "nogtebepalen",
    "meddelassenare",
    "ejbestämt",
    "doustalenia",
    "budeupřesněno",
    "belirlenecek",
    "unbekannt",
    "wirdbekanntgegeben",
    "wirdnochbekanntgegeben",
    "لميحددبعد",
    "غيرمعروف",
    "يحددلاحقا",
    "سيحددلاحقا",
    "سيعلنلاحقا",
    "سيتمالإعلانلاحقا",
    "سيتمالاعلانلاحقا",
    "سيتمالإعلانعنهلاحقا",
    "куточнению",
    "неизвестно",
    "уточняется",
    "подлежитуточнению",
    "будетобъявлено",
    "будетобъявленопозже",
    "待定",
    "待公布",
    "待确认",
    "待通知",
    "未定",
    "未知",
    "미정",
];

/// "Online" and similar expressions, and the names of video services.
const ONLINE: &[&str] = &[
    "online",
    "virtual",
    "virtually",
    "remote",
    "webinar",
    "videocall",
    "videoconference",
    "livestream",
    "zoom",
    "teams",
    "msteams",
    "microsoftteams",
    "googlemeet",
    "webex",
    "ciscowebex",
    "jitsi",
    "jitsimeet",
    "bigbluebutton",
    "bbb",
    "skype",
    "gotomeeting",
    "gotowebinar",
    "discord",
    "enligne",
    "virtuel",
    "virtuell",
    "visio",
    "visioconférence",
    "àdistance",
    "distanciel",
    "enlínea",
    "enlinea",
    "videoconferencia",
    "adistancia",
    "telemático",
    "عبرالإنترنت",
    "عبرالانترنت",
    "افتراضي",
    "افتراضيا",
    "عنبعد",
    "онлайн",
    "виртуально",
    "дистанционно",
    "видеоконференция",
    "зум",
    "在线",
    "线上",
    "线上会议",
    "网络会议",
    "视频会议",
    "腾讯会议",
    "オンライン",
    "온라인",
];

/// Words that can accompany the words for an online place, as in "via Zoom" or "Zoom link".
const MEETING_WORDS: &[&str] = &[
    "besprechung",
    "call",
    "details",
    "event",
    "follow",
    "follows",
    "in",
    "join",
    "link",
    "meeting",
    "only",
    "on",
    "par",
    "per",
    "por",
    "reunion",
    "reunião",
    "reunión",
    "réunion",
    "riunione",
    "session",
    "sur",
    "through",
    "to",
    "using",
    "via",
    "video",
    "webinar",
    "встреча",
    "через",
    "会议",
];

/// Words that can accompany "to be announced", as in "Room to be announced".
const WORDS_FOR_PLACES: &[&str] = &[
    "address",
    "and",
    "la",
    "later",
    "le",
    "lieu",
    "location",
    "lugar",
    "luogo",
    "ort",
    "place",
    "raum",
    "room",
    "sala",
    "salle",
    "soon",
    "still",
    "the",
    "venue",
    "will",
    "аудитория",
    "зал",
    "место",
    "القاعة",
    "المكان",
];

/// Words for a place in scripts without spaces. They can precede "to be announced".
const PLACES_BEFORE: &[&str] =
    &["会议室", "会议地点", "地点", "场地", "场所", "房间", "教室", "場所", "会場", "部屋", "장소"];

/// The hosts of video services, without `www.`. Their addresses are also written without a scheme.
const HOSTS: &[&str] = &[
    "zoom.us",
    "zoom.com",
    "meet.google.com",
    "teams.microsoft.com",
    "teams.live.com",
    "webex.com",
    "meet.jit.si",
    "whereby.com",
    "gotomeeting.com",
    "gotomeet.me",
    "discord.gg",
    "youtube.com",
    "youtu.be",
    "twitch.tv",
];

/// The largest number of words in an expression, such as "wird noch bekannt gegeben".
const MOST_WORDS: usize = 5;

/// Recognises a place that is not a room, such as "TBA", "Room to be announced", "via Zoom" or
/// `zoom.us/j/1`. Case, spaces and punctuation are ignored.
pub(in crate::interchange) fn place_word(name: &str) -> Option<PlaceWord> {
    let name = name.trim();
    // No such expression is longer than 80 bytes.
    if !name.is_empty() && name.len() <= 80 {
        if name.chars().all(|c| matches!(c, '?' | '-' | '–' | '—' | '.' | '…'))
            || ["n/a", "n.a."].iter().any(|word| name.eq_ignore_ascii_case(word))
        {
            return Some(PlaceWord::ToBeAnnounced);
        }
        let is_vowel_sign = |c: &char| ('\u{64b}'..='\u{652}').contains(c);
        let name: String = name.chars().filter(|c| !is_vowel_sign(c)).flat_map(char::to_lowercase).collect();
        if let Some(word) = phrase(&name) {
            return Some(word);
        }
        if starts_with_announced(&name) {
            return Some(PlaceWord::ToBeAnnounced);
        }
    }
    is_address(name).then_some(PlaceWord::Online)
}

/// Returns `true` for "to be announced" before more details without a number, as in "TBA, Denver".
fn starts_with_announced(name: &str) -> bool {
    let separators = [",", ";", "(", ":", " - ", " – ", " — "];
    let first = separators.iter().filter_map(|separator| name.split_once(separator));
    first.min_by_key(|(before, _)| before.len()).is_some_and(|(before, after)| {
        phrase(before) == Some(PlaceWord::ToBeAnnounced) && !after.contains(char::is_numeric)
    })
}

/// Recognises a phrase in lower case that consists only of known expressions.
fn phrase(name: &str) -> Option<PlaceWord> {
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // "t.b.a." is a single expression.
    let bare: String = words.concat();
    let bare = PLACES_BEFORE.iter().find_map(|place| bare.strip_prefix(place)).unwrap_or(&bare).to_owned();
    let (mut is_announced, mut is_online) =
        (ANNOUNCED.contains(&bare.as_str()), ONLINE.contains(&bare.as_str()));
    let (mut is_plain, mut rest) = (true, words.as_slice());
    if is_announced || is_online {
        rest = &[];
    }
    while let Some((first, after)) = rest.split_first() {
        let longest = rest.len().min(MOST_WORDS);
        let known = (1..=longest).rev().find_map(|count| {
            let (words, after) = rest.split_at_checked(count)?;
            let joined = words.concat();
            let is_announced = ANNOUNCED.contains(&joined.as_str());
            (is_announced || ONLINE.contains(&joined.as_str())).then_some((is_announced, after))
        });
        rest = match known {
            Some((true, after)) => {
                is_announced = true;
                after
            }
            Some((false, after)) => {
                is_online = true;
                after
            }
            None if MEETING_WORDS.contains(first) => after,
            None if WORDS_FOR_PLACES.contains(first) => {
                is_plain = false;
                after
            }
            None => return None,
        };
    }
    if is_announced {
        Some(PlaceWord::ToBeAnnounced)
    } else {
        // "Zoom room" can be a room.
        (is_online && is_plain).then_some(PlaceWord::Online)
    }
}

/// Returns `true` for an address of a video service.
fn is_address(name: &str) -> bool {
    let scheme = name.split_once("://");
    let is_web = |scheme: &str| ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if name.contains(char::is_whitespace) || scheme.is_some_and(|(scheme, _)| !is_web(scheme)) {
        return false;
    }
    let rest = scheme.map_or(name, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default().to_lowercase();
    HOSTS.iter().any(|known| {
        host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_unknown_and_virtual_places_are_recognised() {
        for name in [
            "TBA",
            "t.b.a.",
            "To be announced",
            "À confirmer",
            "يحدد لاحقاً",
            "待定",
            "??",
            "Venue to be confirmed",
            "To be confirmed soon",
            "TBC (online)",
            "Online, TBA",
            "N/A",
            "n.a.",
            "-",
            "—",
            "Unbekannt",
            "Lieu à préciser",
            "Sala da confermare",
            "A confirmar",
            "{TBD}",
            "room TBC",
            "Ort wird noch bekannt gegeben",
            "未定",
            "미정",
            "место уточняется",
            "لم يُحدَّد بعد",
            "TBA, Denver, CO, USA",
            "TBA (Geneva)",
            "TBC - see website",
            "None",
            "N.N.",
            "Ort folgt",
            "Wird noch mitgeteilt",
            "(à venir)",
            "Nog te bepalen",
            "A ser definido",
            "In via di definizione",
            "Do ustalenia",
            "Bude upřesněno",
            "Belirlenecek",
            "Ej bestämt",
            "سيتم الإعلان لاحقا",
            "地点待定",
            "会议室待定",
            "場所未定",
            "장소 미정",
        ] {
            assert_eq!(place_word(name), Some(PlaceWord::ToBeAnnounced), "{name}");
        }
        for name in [
            "Online",
            "ZOOM",
            "Microsoft Teams",
            "En ligne",
            "онлайн",
            "(virtual)",
            "Online meeting",
            "Zoom-Meeting",
            "Webex-Besprechung",
            "Réunion Zoom",
            "Virtual (Google Meet)",
            "via Webex",
            "Teams link",
            "Virtuell",
            "オンライン",
            "us02web.zoom.us/j/5",
            "https://meet.google.com/abc-defg-hij",
            "Online - link to follow",
        ] {
            assert_eq!(place_word(name), Some(PlaceWord::Online), "{name}");
        }
        for name in [
            "",
            "Hall 1",
            "Zoom room 2",
            "Zoom room",
            "Online stage",
            "TBA hall",
            "Meeting room",
            "Room",
            "Meeting",
            "The place",
            "NA",
            "Salle A",
            "https://example.org/hall",
            "notzoom.us/j/1",
            "zoom.us.example.org",
            "ftp://zoom.us/j/1",
            "TBA, Hall 3",
            "Tobago (TBA)",
            "会议室",
        ] {
            assert_eq!(place_word(name), None, "{name}");
        }
    }
}
