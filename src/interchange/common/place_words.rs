//! Words that calendars write where a room is expected, although they do not name one.

/// The meaning of a place that is not a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange) enum PlaceWord {
    ToBeAnnounced,
    Online,
}

/// "To be announced" and similar expressions in English, French, Spanish, German, Arabic, Russian
/// and Chinese. They contain only letters and digits in lower case.
const ANNOUNCED: &[&str] = &[
    "tba",
    "tbc",
    "tbd",
    "tobeannounced",
    "tobeconfirmed",
    "tobedecided",
    "tobedefined",
    "tobedetermined",
    "notyetknown",
    "venuetba",
    "venuetbc",
    "venuetbd",
    "locationtba",
    "locationtbc",
    "locationtbd",
    "roomtba",
    "roomtbc",
    "roomtbd",
    "àannoncer",
    "àconfirmer",
    "àdéfinir",
    "àdéterminer",
    "àpréciser",
    "aconfirmer",
    "adeterminer",
    "poranunciar",
    "porconfirmar",
    "pordefinir",
    "pordeterminar",
    "nochoffen",
    "wirdbekanntgegeben",
    "wirdnochbekanntgegeben",
    "يحددلاحقا",
    "سيحددلاحقا",
    "سيعلنلاحقا",
    "уточняется",
    "подлежитуточнению",
    "будетобъявлено",
    "будетобъявленопозже",
    "待定",
    "待公布",
    "待确认",
    "待通知",
];

/// "Online" and similar expressions, and the names of video services.
const ONLINE: &[&str] = &[
    "online",
    "onlineevent",
    "onlineonly",
    "onlinemeeting",
    "onlinesession",
    "virtual",
    "virtualevent",
    "virtualmeeting",
    "virtually",
    "remote",
    "webinar",
    "videocall",
    "videoconference",
    "livestream",
    "zoom",
    "zoommeeting",
    "zoomwebinar",
    "teams",
    "msteams",
    "microsoftteams",
    "microsoftteamsmeeting",
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
];

/// Recognises a place that is not a room. Case, spaces and punctuation are ignored.
pub(in crate::interchange) fn place_word(name: &str) -> Option<PlaceWord> {
    let name = name.trim();
    if !name.is_empty() && name.chars().all(|c| c == '?') {
        return Some(PlaceWord::ToBeAnnounced);
    }
    // No such word is longer than 80 bytes.
    if name.len() > 80 {
        return None;
    }
    let is_vowel_sign = |c: &char| ('\u{64b}'..='\u{652}').contains(c);
    let letters = name.chars().filter(|c| c.is_alphanumeric() && !is_vowel_sign(c));
    let bare: String = letters.flat_map(char::to_lowercase).collect();
    if ANNOUNCED.contains(&bare.as_str()) {
        Some(PlaceWord::ToBeAnnounced)
    } else if ONLINE.contains(&bare.as_str()) {
        Some(PlaceWord::Online)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_unknown_and_virtual_places_are_recognised() {
        for name in ["TBA", "t.b.a.", "To be announced", "À confirmer", "يحدد لاحقاً", "待定", "??"]
        {
            assert_eq!(place_word(name), Some(PlaceWord::ToBeAnnounced), "{name}");
        }
        for name in ["Online", "ZOOM", "Microsoft Teams", "En ligne", "онлайн", "(virtual)"] {
            assert_eq!(place_word(name), Some(PlaceWord::Online), "{name}");
        }
        for name in ["", "Hall 1", "Zoom room 2", "Online stage", "TBA hall"] {
            assert_eq!(place_word(name), None, "{name}");
        }
    }
}
