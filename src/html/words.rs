//! The words of HTML pages in the languages of the vocabulary.
//!
//! The words come from general knowledge of the languages. Headings that also appear in an agenda
//! come from the vocabulary.

use crate::agenda::Locale;
use crate::value::language::LanguageTag;
use crate::value::status::{DocumentStatus, EventStatus};

#[derive(Debug)]
pub(super) struct Words {
    /// The primary subtag of the language of the words.
    pub(super) language: &'static str,
    pub(super) contents: &'static str,
    pub(super) skip: &'static str,
    pub(super) timetable: &'static str,
    pub(super) people: &'static str,
    pub(super) sessions: &'static str,
    pub(super) no_room: &'static str,
    pub(super) also: &'static str,
    pub(super) back: &'static str,
    pub(super) previously: &'static str,
    pub(super) captions: &'static str,
    document: [&'static str; 5],
    event: [&'static str; 3],
    /// The names of English, French, Spanish, Arabic, Russian and Chinese.
    languages: [&'static str; 6],
}

const ENGLISH: Words = Words {
    language: "en",
    contents: "Contents",
    skip: "Skip to the content",
    timetable: "Timetable",
    people: "Participants",
    sessions: "Sessions",
    no_room: "No room specified",
    also: "Also on this day",
    back: "Back to the text",
    previously: "Previously",
    captions: "Captions",
    document: ["Draft", "Provisional", "Final", "Superseded", "Cancelled"],
    event: ["The event is postponed", "The event is cancelled", "The event takes place online"],
    languages: ["English", "French", "Spanish", "Arabic", "Russian", "Chinese"],
};

const OTHERS: [Words; 5] = [
    Words {
        language: "fr",
        contents: "Sommaire",
        skip: "Aller au contenu",
        timetable: "Grille horaire",
        people: "Participants",
        sessions: "Sessions",
        no_room: "Salle non précisée",
        also: "Également ce jour",
        back: "Retour au texte",
        previously: "Initialement",
        captions: "Sous-titrage",
        document: ["Projet", "Provisoire", "Définitif", "Remplacé", "Annulé"],
        event: ["L’événement est reporté", "L’événement est annulé", "L’événement a lieu en ligne"],
        languages: ["anglais", "français", "espagnol", "arabe", "russe", "chinois"],
    },
    Words {
        language: "es",
        contents: "Índice",
        skip: "Ir al contenido",
        timetable: "Horario",
        people: "Participantes",
        sessions: "Sesiones",
        no_room: "Sala no indicada",
        also: "También en este día",
        back: "Volver al texto",
        previously: "Anteriormente",
        captions: "Subtítulos",
        document: ["Borrador", "Provisional", "Definitivo", "Sustituido", "Anulado"],
        event: ["El evento se ha aplazado", "El evento se ha cancelado", "El evento se celebra en línea"],
        languages: ["inglés", "francés", "español", "árabe", "ruso", "chino"],
    },
    Words {
        language: "ar",
        contents: "المحتويات",
        skip: "انتقل إلى المحتوى",
        timetable: "الجدول الزمني",
        people: "المشاركون",
        sessions: "الجلسات",
        no_room: "القاعة غير محددة",
        also: "وفي هذا اليوم أيضاً",
        back: "العودة إلى النص",
        previously: "سابقاً",
        captions: "الترجمة المصاحبة",
        document: ["مسودة", "مؤقت", "نهائي", "مستبدل", "ملغى"],
        event: ["تأجلت الفعالية", "ألغيت الفعالية", "تعقد الفعالية عبر الإنترنت"],
        languages: ["الإنكليزية", "الفرنسية", "الإسبانية", "العربية", "الروسية", "الصينية"],
    },
    Words {
        language: "ru",
        contents: "Содержание",
        skip: "Перейти к содержанию",
        timetable: "Расписание",
        people: "Участники",
        sessions: "Заседания",
        no_room: "Зал не указан",
        also: "Также в этот день",
        back: "Назад к тексту",
        previously: "Ранее",
        captions: "Субтитры",
        document: ["Проект", "Предварительная версия", "Окончательная версия", "Заменено", "Отменено"],
        event: ["Мероприятие перенесено", "Мероприятие отменено", "Мероприятие проводится онлайн"],
        languages: ["английский", "французский", "испанский", "арабский", "русский", "китайский"],
    },
    Words {
        language: "zh",
        contents: "目录",
        skip: "跳到正文",
        timetable: "时间表",
        people: "与会者",
        sessions: "会议",
        no_room: "未指定会议室",
        also: "当天其他活动",
        back: "返回正文",
        previously: "原定",
        captions: "字幕",
        document: ["草案", "暂定", "最终", "已被取代", "已取消"],
        event: ["活动已延期", "活动已取消", "活动改为在线举行"],
        languages: ["英文", "法文", "西班牙文", "阿拉伯文", "俄文", "中文"],
    },
];

/// The languages in the order of [`Words::languages`].
const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ar", "ru", "zh"];

impl Words {
    /// Returns the words of the language that the locale uses.
    pub(super) fn of(locale: Locale) -> &'static Self {
        Self::in_language(locale.words_language()).unwrap_or(&ENGLISH)
    }

    fn in_language(language: &str) -> Option<&'static Self> {
        std::iter::once(&ENGLISH).chain(&OTHERS).find(|words| words.language == language)
    }

    pub(super) fn document_status(&self, status: DocumentStatus) -> &'static str {
        let [draft, provisional, last, superseded, cancelled] = self.document;
        match status {
            DocumentStatus::Draft => draft,
            DocumentStatus::Provisional => provisional,
            DocumentStatus::Final => last,
            DocumentStatus::Superseded => superseded,
            DocumentStatus::Cancelled => cancelled,
        }
    }

    pub(super) fn event_status(&self, status: EventStatus) -> Option<&'static str> {
        let [postponed, cancelled, online] = self.event;
        match status {
            EventStatus::Scheduled => None,
            EventStatus::Postponed => Some(postponed),
            EventStatus::Cancelled => Some(cancelled),
            EventStatus::MovedOnline => Some(online),
        }
    }

    /// Returns the name of a language. Returns `None` if the vocabulary does not cover the
    /// language, or if the name would not include its script or region.
    pub(super) fn language_name(&self, tag: &LanguageTag) -> Option<&'static str> {
        let position = LANGUAGES.iter().position(|language| *language == tag.as_str())?;
        self.languages.get(position).copied()
    }

    /// Returns the name of a language in the language itself.
    pub(super) fn own_name(tag: &LanguageTag) -> Option<&'static str> {
        Self::in_language(tag.as_str())?.language_name(tag)
    }
}
