//! Headings in agendas, such as "Venue" and "Documents", and their labels in each language of the
//! vocabulary.

use super::tables::rows;
use crate::macros::closed_vocabulary;

closed_vocabulary! {
    /// A heading in an agenda, such as "Venue" or "Documents".
    ///
    /// Roles, kinds of sessions and days are not included, because they have separate labels. For
    /// example, the heading over a list of speakers is the label of their role.
    /// See [`Role::label`](crate::Role::label).
    ///
    /// ```
    /// use programme::{LanguageTag, vocabulary::Heading};
    ///
    /// let fr: LanguageTag = "fr".parse()?;
    /// assert_eq!(Heading::Agenda.label(&fr).unwrap().text, "Ordre du jour");
    /// assert!(Heading::Agenda.label(&"de".parse()?).is_none());
    /// # Ok::<(), programme::Error>(())
    /// ```
    Heading, "a heading of an agenda" {
        /// The heading of the entire agenda.
        Agenda = "agenda",
        /// The heading of the introductory text before the first day.
        Preamble = "preamble",
        /// The heading of a session of any kind, as in "Session 3".
        Session = "session",
        /// The heading of a plenary session for all participants.
        Plenary = "plenary",
        /// The heading over the questions that guide a discussion.
        GuidingQuestions = "guiding-questions",
        /// The heading of the place of a session or an event.
        Venue = "venue",
        /// The heading of a room, as in "Room 4".
        Room = "room",
        /// The heading of the time of a session.
        Time = "time",
        /// The heading of the date of a session or a day.
        Date = "date",
        /// The heading over the languages that are spoken in a session.
        Languages = "languages",
        /// The heading over the languages into which a session is interpreted.
        Interpretation = "interpretation",
        /// The heading over a list of documents.
        Documents = "documents",
        /// The heading over a list of links.
        Links = "links",
        /// The heading over the footnotes of an agenda.
        Notes = "notes",
        /// The heading over the tracks of a programme.
        Tracks = "tracks",
        /// The text that is printed in place of a person or a detail that is not known yet.
        ToBeAnnounced = "to-be-announced",
    }
}

rows! { ROWS: Heading {
    Agenda {
        En ["Agenda" @2] Fr ["Ordre du jour" @1] Es ["Orden del día" @"WIPO"] Ar ["جدول الأعمال" @"WIPO"]
        Ru ["Повестка дня" @"WIPO"] Zh ["议程" @32]
    }
    Preamble {
        En ["Background"] Fr ["Contexte"] Es ["Antecedentes"] Ar ["معلومات أساسية"] Ru ["Справочная информация"] Zh ["背景"]
    }
    Session {
        En ["Session"] Fr ["Session" @1] Es ["Sesión"] Ar ["الجلسة"] Ru ["Заседание"] Zh ["场次"]
    }
    Plenary {
        En ["Plenary"] Fr ["Séance plénière"] Es ["Sesión plenaria" @15] Ar ["جلسة عامة"]
        Ru ["Пленарное заседание" @24] Zh ["全体会议" @35]
    }
    GuidingQuestions {
        En ["Guiding questions"] Fr ["Questions directrices"] Es ["Preguntas orientadoras"] Ar ["الأسئلة التوجيهية"]
        Ru ["Вопросы для обсуждения"] Zh ["讨论问题"]
    }
    Venue {
        En ["Venue" @4] Fr ["Lieu" @1] Es ["Lugar" @"WIPO"] Ar ["المكان"] Ru ["Место проведения"] Zh ["地点"]
    }
    Room {
        En ["Room"] Fr ["Salle" @1] Es ["Sala"] Ar ["قاعة" @"18b"] Ru ["Зал"] Zh ["会议室" @34]
    }
    Time {
        En ["Time"] Fr ["Heure"] Es ["Hora"] Ar ["الوقت"] Ru ["Время"] Zh ["时间"]
    }
    Date {
        En ["Date"] Fr ["Date"] Es ["Fecha"] Ar ["التاريخ"] Ru ["Дата"] Zh ["日期"]
    }
    Languages {
        En ["Languages"] Fr ["Langues"] Es ["Idiomas"] Ar ["اللغات"] Ru ["Языки"] Zh ["语言"]
    }
    Interpretation {
        En ["Interpretation"] Fr ["Interprétation"] Es ["Interpretación"] Ar ["الترجمة الشفوية"]
        Ru ["Устный перевод"] Zh ["口译"]
    }
    Documents {
        En ["Documents"] Fr ["Documents"] Es ["Documentos"] Ar ["الوثائق"] Ru ["Документы"] Zh ["文件"]
    }
    Links {
        En ["Links"] Fr ["Liens"] Es ["Enlaces"] Ar ["الروابط"] Ru ["Ссылки"] Zh ["链接"]
    }
    Notes {
        En ["Notes"] Fr ["Notes"] Es ["Notas"] Ar ["ملاحظات"] Ru ["Примечания"] Zh ["注"]
    }
    Tracks {
        En ["Tracks"] Fr ["Filières"] Es ["Líneas temáticas"] Ar ["المسارات"] Ru ["Секции"] Zh ["专题"]
    }
    ToBeAnnounced {
        En ["To be announced"] Fr ["À confirmer"] Es ["Por confirmar"] Ar ["يحدد لاحقاً"] Ru ["Уточняется"] Zh ["待定"]
    }
}}
