//! Interprets the words that conference systems use for kinds and states of sessions.

use crate::value::kind::Kind;
use crate::value::status::SessionStatus;

/// Returns the letters and digits of a word in lower case, for comparison. Conference systems
/// differ in their use of upper case, spaces, hyphens and underscores.
pub(in crate::interchange) fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the session kind for the type of an event, such as "Vortrag" or `lightning_talk`.
/// Returns `None` for words that only one conference uses, such as "devroom". Such words are kept
/// as labels.
pub(in crate::interchange) fn kind(word: &str) -> Option<Kind> {
    if let Ok(kind) = word.parse::<Kind>()
        && !kind.is_custom()
    {
        return Some(kind);
    }
    Some(match bare(word).as_str() {
        "lecture" | "talk" | "shorttalk" | "vortrag" => Kind::Talk,
        "lightningtalk" => Kind::LightningTalk,
        "workshop" | "workshops" | "youthworkshop" | "handson" => Kind::Workshop,
        "keynote" => Kind::Keynote,
        "meeting" | "meetup" => Kind::Meeting,
        "panel" | "podium" | "paneldiscussion" => Kind::Panel,
        "concert" | "liveconcert" | "djset" => Kind::Concert,
        "performance" | "theatre" => Kind::Performance,
        "movie" | "film" | "screening" => Kind::Screening,
        "game" | "gameshow" => Kind::Game,
        "tutorial" | "training" => Kind::Tutorial,
        "ceremony" => Kind::Ceremony,
        "exhibition" | "installation" => Kind::Exhibition,
        "demonstration" | "demo" => Kind::Demonstration,
        "poster" => Kind::Poster,
        "break" | "pause" => Kind::Break,
        "coffeebreak" | "teabreak" | "kaffeepause" => Kind::CoffeeBreak,
        "lunch" | "lunchbreak" | "mittagspause" => Kind::LunchBreak,
        "sprint" => Kind::Sprint,
        "opening" => Kind::Opening,
        "closing" => Kind::Closing,
        "reading" => Kind::Reading,
        "party" | "social" => Kind::Social,
        "other" => Kind::Other,
        _ => return None,
    })
}

/// Returns the session status for a state in a conference system, or `None` if the state is
/// unknown.
pub(in crate::interchange) fn status(word: &str) -> Option<SessionStatus> {
    let word = bare(word);
    let found = STATUSES.iter().find(|(_, words)| words.contains(&word.as_str()));
    found.map(|(status, _)| *status)
}

/// The words for states in English, French, Spanish, German, Russian, Arabic and Chinese. A session
/// with an unknown word for a rejection would become public.
const STATUSES: [(SessionStatus, &[&str]); 7] = [
    (
        SessionStatus::Proposed,
        &[
            "draft",
            "submitted",
            "proposed",
            "pending",
            "nominated",
            "waitlisted",
            "waitlist",
            "waitinglist",
            "inreview",
            "underreview",
            "brouillon",
            "soumis",
            "proposé",
            "enattente",
            "listedattente",
            "borrador",
            "propuesto",
            "enviado",
            "pendiente",
            "listadeespera",
            "entwurf",
            "eingereicht",
            "vorgeschlagen",
            "warteliste",
            "черновик",
            "предложено",
            "подано",
            "нарассмотрении",
            "مسودة",
            "مقترح",
            "قيدالمراجعة",
            "草稿",
            "提议中",
            "待审核",
            "候补",
        ],
    ),
    (
        SessionStatus::Accepted,
        &["accepted", "accepté", "aceptado", "angenommen", "akzeptiert", "принято", "مقبول", "已接受"],
    ),
    (
        SessionStatus::Tentative,
        &["tentative", "provisoire", "provisional", "vorläufig", "предварительно", "غيرمؤكد", "暂定"],
    ),
    (
        SessionStatus::Confirmed,
        &["confirmed", "confirmé", "confirmado", "bestätigt", "подтверждено", "مؤكد", "已确认"],
    ),
    (
        SessionStatus::Postponed,
        &["postponed", "reporté", "aplazado", "verschoben", "отложено", "مؤجل", "延期"],
    ),
    (
        SessionStatus::Cancelled,
        &[
            "canceled",
            "cancelled",
            "annulé",
            "cancelado",
            "anulado",
            "abgesagt",
            "отменено",
            "ملغى",
            "取消",
            "已取消",
        ],
    ),
    (
        SessionStatus::Dropped,
        &[
            "rejected",
            "declined",
            "refused",
            "withdrawn",
            "deleted",
            "dropped",
            "refusé",
            "rejeté",
            "retiré",
            "rechazado",
            "retirado",
            "abgelehnt",
            "zurückgezogen",
            "отклонено",
            "снято",
            "مرفوض",
            "مسحوب",
            "拒绝",
            "已拒绝",
            "撤销",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_states_are_recognised_in_seven_languages() {
        for (word, expected) in [
            ("Under review", SessionStatus::Proposed),
            ("Liste d’attente", SessionStatus::Proposed),
            ("abgelehnt", SessionStatus::Dropped),
            ("Refusé", SessionStatus::Dropped),
            ("На рассмотрении", SessionStatus::Proposed),
            ("غير مؤكد", SessionStatus::Tentative),
            ("已取消", SessionStatus::Cancelled),
        ] {
            assert_eq!(status(word), Some(expected), "{word}");
        }
        assert_eq!(status("parked"), None);
        let all: Vec<&str> = STATUSES.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        for (index, word) in all.iter().enumerate() {
            assert!(bare(word) == *word && !all[..index].contains(word), "{word}");
        }
    }
}
