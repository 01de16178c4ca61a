//! Labels for roles, such as "Speaker" and "Chair", in each language of the vocabulary.
//!
//! A role has one, two or four words in each language. A single word is used for all grammatical
//! forms. Two words are the singular and the plural. Four words are the masculine singular, the
//! feminine singular, the masculine plural and the feminine plural. If the gender is unknown, the
//! masculine forms are used.

use super::tables::rows;

rows! { ROWS: Role {
    Chair {
        En ["Chair" @3, "Chairs"]
        Fr ["Président" @1, "Présidente" @1, "Présidents", "Présidentes"]
        Es ["Presidente", "Presidenta" @13, "Presidentes", "Presidentas"]
        Ar ["رئيس" @18, "رئيسة" @19, "رؤساء", "رئيسات"]
        Ru ["Председатель" @22, "Председатели"]
        Zh ["主席" @29]
    }
    CoChair {
        En ["Co-Chair", "Co-Chairs"]
        Fr ["Coprésident" @1, "Coprésidente", "Coprésidents", "Coprésidentes"]
        Es ["Copresidente", "Copresidenta", "Copresidentes", "Copresidentas"]
        Ar ["الرئيس المشارك", "الرئيسة المشاركة", "الرؤساء المشاركون", "الرئيسات المشاركات"]
        Ru ["Сопредседатель", "Сопредседатели"]
        Zh ["共同主席"]
    }
    Moderator {
        En ["Moderator" @2, "Moderators"]
        Fr ["Modérateur" @1, "Modératrice", "Modérateurs", "Modératrices"]
        Es ["Moderador" @11, "Moderadora", "Moderadores", "Moderadoras"]
        Ar ["مدير الجلسة", "مديرة الجلسة", "مديرو الجلسة", "مديرات الجلسة"]
        Ru ["Модератор" @25, "Модераторы"]
        Zh ["主持人" @30]
        ZhHant ["主持人" @30]
    }
    Facilitator {
        En ["Facilitator" @5, "Facilitators"]
        Fr ["Facilitateur", "Facilitatrice", "Facilitateurs", "Facilitatrices"]
        Es ["Facilitador", "Facilitadora", "Facilitadores", "Facilitadoras"]
        Ar ["ميسِّر", "ميسِّرة", "ميسِّرون", "ميسِّرات"]
        Ru ["Координатор", "Координаторы"]
        Zh ["协调人"]
    }
    Presenter {
        En ["Presenter", "Presenters"]
        Fr ["Présentateur" @1, "Présentatrice", "Présentateurs", "Présentatrices"]
        Es ["Expositor" @15, "Expositora", "Expositores", "Expositoras"]
        Ar ["مقدِّم العرض", "مقدِّمة العرض", "مقدِّمو العروض", "مقدِّمات العروض"]
        Ru ["Докладчик", "Докладчики"]
        Zh ["发表人"]
        ZhHant ["發表人" @30]
    }
    Introducer {
        En ["Introduction", "Introductions"]
        Fr ["Introduction", "Introductions"]
        Es ["Introducción", "Introducciones"]
        Ar ["كلمة تمهيدية", "كلمات تمهيدية"]
        Ru ["Вступительное слово"]
        Zh ["引言人"]
    }
    Convener {
        En ["Convener", "Conveners"]
        Fr ["Initiateur", "Initiatrice", "Initiateurs", "Initiatrices"]
        Es ["Convocante", "Convocantes"]
        Ar ["الداعي إلى الجلسة", "الداعية إلى الجلسة", "الداعون إلى الجلسة", "الداعيات إلى الجلسة"]
        Ru ["Инициатор", "Инициаторы"]
        Zh ["召集人"]
    }
    OpeningSpeaker {
        En ["Opening speaker", "Opening speakers"]
        Fr ["Orateur d’ouverture", "Oratrice d’ouverture", "Orateurs d’ouverture", "Oratrices d’ouverture"]
        Es ["Orador inaugural", "Oradora inaugural", "Oradores inaugurales", "Oradoras inaugurales"]
        Ar ["متحدث الافتتاح", "متحدثة الافتتاح", "متحدثو الافتتاح", "متحدثات الافتتاح"]
        Ru [
            "Выступающий на открытии", "Выступающая на открытии", "Выступающие на открытии",
            "Выступающие на открытии"
        ]
        Zh ["开幕致辞人"]
    }
    KeynoteSpeaker {
        En ["Keynote speaker", "Keynote speakers"]
        Fr ["Orateur principal", "Oratrice principale", "Orateurs principaux", "Oratrices principales"]
        Es ["Orador principal", "Oradora principal", "Oradores principales", "Oradoras principales"]
        Ar ["المتكلم الرئيسي", "المتكلمة الرئيسية", "المتكلمون الرئيسيون", "المتكلمات الرئيسيات"]
        Ru ["Основной докладчик", "Основные докладчики"]
        Zh ["主旨发言人"]
    }
    ClosingSpeaker {
        En ["Closing speaker", "Closing speakers"]
        Fr ["Orateur de clôture", "Oratrice de clôture", "Orateurs de clôture", "Oratrices de clôture"]
        Es ["Orador de clausura", "Oradora de clausura", "Oradores de clausura", "Oradoras de clausura"]
        Ar ["متحدث الختام", "متحدثة الختام", "متحدثو الختام", "متحدثات الختام"]
        Ru [
            "Выступающий на закрытии", "Выступающая на закрытии", "Выступающие на закрытии",
            "Выступающие на закрытии"
        ]
        Zh ["闭幕致辞人"]
    }
    Speaker {
        En ["Speaker" @2, "Speakers" @2]
        Fr ["Orateur" @1, "Oratrice", "Orateurs" @1, "Oratrices"]
        Es ["Orador" @11, "Oradora", "Oradores" @11, "Oradoras"]
        Ar ["متحدث" @17, "متحدثة", "متحدثون" @17, "متحدثات"]
        Ru ["Оратор" @26, "Ораторы" @26]
        Zh ["发言者"]
    }
    Panellist {
        En ["Panellist" @4, "Panellists"]
        Fr ["Panéliste" @7, "Panélistes"]
        Es ["Panelista" @12, "Panelistas"]
        Ar [
            "مشارك في حلقة النقاش", "مشاركة في حلقة النقاش", "مشاركون في حلقة النقاش",
            "مشاركات في حلقة النقاش"
        ]
        Ru ["Участник дискуссии", "Участница дискуссии", "Участники дискуссии", "Участницы дискуссии"]
        Zh ["小组成员"]
    }
    Discussant {
        En ["Discussant", "Discussants"]
        Fr ["Commentateur", "Commentatrice", "Commentateurs", "Commentatrices"]
        Es ["Comentarista", "Comentaristas"]
        Ar ["معقِّب", "معقِّبة", "معقِّبون", "معقِّبات"]
        Ru ["Содокладчик", "Содокладчики"]
        Zh ["评论人"]
        ZhHant ["評論人" @30]
    }
    Respondent {
        En ["Respondent", "Respondents"]
        Fr ["Répondant", "Répondante", "Répondants", "Répondantes"]
        Es ["Replicante", "Replicantes"]
        Ar ["المجيب", "المجيبة", "المجيبون", "المجيبات"]
        Ru [
            "Выступающий с ответом", "Выступающая с ответом", "Выступающие с ответом",
            "Выступающие с ответом"
        ]
        Zh ["回应人"]
    }
    Rapporteur {
        En ["Rapporteur" @29, "Rapporteurs"]
        Fr ["Rapporteur", "Rapporteuse", "Rapporteurs", "Rapporteuses"]
        Es ["Relator", "Relatora" @14, "Relatores", "Relatoras"]
        Ar ["مقرر" @18, "مقررة", "مقررون", "مقررات"]
        Ru ["Докладчик" @23, "Докладчики"]
        Zh ["报告员" @29]
    }
    Author {
        En ["Author", "Authors"]
        Fr ["Auteur", "Autrice", "Auteurs", "Autrices"]
        Es ["Autor", "Autora", "Autores", "Autoras"]
        Ar ["مؤلف", "مؤلفة", "مؤلفون", "مؤلفات"]
        Ru ["Автор", "Авторы"]
        Zh ["作者"]
    }
    Performer {
        En ["Performer", "Performers"]
        Fr ["Interprète artistique", "Interprètes artistiques"]
        Es ["Artista", "Artistas"]
        Ar ["مؤدٍّ", "مؤدية", "مؤدون", "مؤديات"]
        Ru ["Исполнитель", "Исполнительница", "Исполнители", "Исполнительницы"]
        Zh ["表演者"]
    }
    Trainer {
        En ["Trainer", "Trainers"]
        Fr ["Formateur", "Formatrice", "Formateurs", "Formatrices"]
        Es ["Formador", "Formadora", "Formadores", "Formadoras"]
        Ar ["مدرِّب", "مدرِّبة", "مدرِّبون", "مدرِّبات"]
        Ru ["Инструктор", "Инструкторы"]
        Zh ["培训师"]
    }
    Leader {
        En ["Leader", "Leaders"]
        Fr ["Animateur", "Animatrice", "Animateurs", "Animatrices"]
        Es [
            "Director de la actividad", "Directora de la actividad", "Directores de la actividad",
            "Directoras de la actividad"
        ]
        Ar ["قائد النشاط", "قائدة النشاط", "قادة النشاط", "قائدات النشاط"]
        Ru ["Руководитель", "Руководители"]
        Zh ["带领人"]
    }
    Interpreter {
        En ["Interpreter", "Interpreters"]
        Fr ["Interprète" @6, "Interprètes"]
        Es ["Intérprete" @11, "Intérpretes"]
        Ar ["مترجم شفوي" @17, "مترجمة شفوية", "مترجمون شفويون", "مترجمات شفويات"]
        Ru ["Устный переводчик", "Устные переводчики"]
        Zh ["口译员"]
    }
    Secretary {
        En ["Secretary", "Secretaries"]
        Fr ["Secrétaire", "Secrétaires"]
        Es ["Secretario", "Secretaria", "Secretarios", "Secretarias"]
        Ar ["أمين الجلسة", "أمينة الجلسة", "أمناء الجلسة", "أمينات الجلسة"]
        Ru ["Секретарь", "Секретари"]
        Zh ["秘书"]
    }
    Technician {
        En ["Technician", "Technicians"]
        Fr ["Technicien", "Technicienne", "Techniciens", "Techniciennes"]
        Es ["Técnico", "Técnica", "Técnicos", "Técnicas"]
        Ar ["فني", "فنية", "فنيون", "فنيات"]
        Ru ["Техник", "Техники"]
        Zh ["技术员"]
    }
    Organiser {
        En ["Organizer" @28, "Organizers"]
        Fr ["Organisateur", "Organisatrice", "Organisateurs", "Organisatrices"]
        Es ["Organizador", "Organizadora", "Organizadores", "Organizadoras"]
        Ar ["منظِّم", "منظِّمة", "منظِّمون", "منظِّمات"]
        Ru ["Организатор", "Организаторы"]
        Zh ["主办方"]
    }
    Patron {
        En ["Patron", "Patrons"]
        Fr ["Haut patronage"]
        Es ["Patrocinio de honor"]
        Ar ["راعي الشرف", "راعية الشرف", "رعاة الشرف", "راعيات الشرف"]
        Ru [
            "Почётный покровитель", "Почётная покровительница", "Почётные покровители",
            "Почётные покровительницы"
        ]
        Zh ["名誉赞助人"]
    }
    Sponsor {
        En ["Sponsor", "Sponsors"]
        Fr ["Sponsor", "Sponsors"]
        Es ["Patrocinador", "Patrocinadora", "Patrocinadores", "Patrocinadoras"]
        Ar ["الراعي", "الراعية", "الرعاة", "الراعيات"]
        Ru ["Спонсор", "Спонсоры"]
        Zh ["赞助商"]
    }
    Contact {
        En ["Contact", "Contacts"]
        Fr ["Contact", "Contacts"]
        Es ["Contacto", "Contactos"]
        Ar ["جهة الاتصال", "جهات الاتصال"]
        Ru ["Контактное лицо", "Контактные лица"]
        Zh ["联系人"]
    }
    Submitter {
        En ["Submitter", "Submitters"]
        Fr ["Déposant", "Déposante", "Déposants", "Déposantes"]
        Es ["Proponente", "Proponentes"]
        Ar ["مقدِّم الطلب", "مقدِّمة الطلب", "مقدِّمو الطلب", "مقدِّمات الطلب"]
        Ru ["Податель заявки", "Податели заявки"]
        Zh ["提交人"]
    }
    Reserve {
        En ["Reserve", "Reserves"]
        Fr ["Suppléant", "Suppléante", "Suppléants", "Suppléantes"]
        Es ["Suplente", "Suplentes"]
        Ar ["احتياطي", "احتياطية", "احتياطيون", "احتياطيات"]
        Ru ["Резерв"]
        Zh ["候补人员"]
    }
    Observer {
        En ["Observer", "Observers"]
        Fr ["Observateur", "Observatrice", "Observateurs", "Observatrices"]
        Es ["Observador", "Observadora", "Observadores", "Observadoras"]
        Ar ["مراقب", "مراقبة", "مراقبون", "مراقبات"]
        Ru ["Наблюдатель", "Наблюдатели"]
        Zh ["观察员"]
    }
    Participant {
        En ["Participant", "Participants"]
        Fr ["Participant", "Participante", "Participants", "Participantes"]
        Es ["Participante", "Participantes"]
        Ar ["مشارك", "مشاركة", "مشاركون", "مشاركات"]
        Ru ["Участник", "Участница", "Участники", "Участницы"]
        Zh ["与会者"]
    }
}}
