//! Synonyms that are recognised in printed headings, but never used as labels.

use super::tables::rows;

rows! { ROLES: Role {
    Chair {
        En [
            "Chairperson" @3, "Chairman", "Chairwoman", "Chaired by", "Session chair", "Session chairs",
            "President"
        ]
        Fr ["Présidence", "Président de séance", "Présidente de séance"]
        Es ["Presidencia", "Presidente de la sesión", "Presidenta de la sesión"]
        Ar ["رئيس الجلسة", "رئيسة الجلسة", "الرئاسة"]
        Ru ["Председательствующий", "Председательствующая", "Председатель заседания", "Ведущий заседания"]
        Zh ["会议主席"]
    }
    CoChair {
        En ["Cochair", "Cochairs", "Co-Chairperson", "Co-Chairpersons"]
        Fr ["Co-président", "Co-présidente", "Co-présidents", "Co-présidentes", "Coprésidence"]
        Es ["Copresidencia"]
        Zh ["联合主席"]
    }
    Moderator {
        En ["Moderation", "Moderated by", "Panel moderator", "Introduction and moderation" @5]
        Fr ["Modération", "Modérée par", "Modéré par"]
        Es ["Moderación", "Modera", "Moderan"]
        Ar ["المحاور", "ميسر الجلسة", "ميسرة الجلسة"]
        Ru ["Модерация", "Ведущий", "Ведущая"]
        Zh ["主持"]
        ZhHant ["主持"]
    }
    Facilitator {
        En ["Co-facilitator" @5, "Co-facilitators", "Facilitation", "Facilitated by"]
        Fr ["Cofacilitateur" @1, "Cofacilitatrice", "Cofacilitateurs", "Facilitation"]
        Es ["Cofacilitador" @15, "Cofacilitadora", "Cofacilitadores", "Facilitación"]
        Ru ["Фасилитатор", "Фасилитаторы"]
        Zh ["共同协调人", "引导员"]
    }
    Presenter {
        En ["Presented by", "Presentation by"]
        Fr ["Présenté par", "Présentée par"]
        Es ["Ponente", "Ponentes", "Presentador", "Presentadora", "Presentadores"]
        Ar ["مقدم", "مقدمة", "مقدمون"]
        Zh ["报告人", "宣讲人"]
    }
    Introducer {
        En [
            "Introduction and moderation" @5, "Introducer", "Introducers", "Introduced by",
            "Introductory remarks", "Introduction to the round table"
        ]
        Fr [
            "Introduction à la table ronde" @1, "Introducteur", "Introductrice", "Propos introductifs",
            "Remarques introductives"
        ]
        Es ["Palabras de introducción", "Introduce"]
        Ar ["تمهيد", "مقدمة"]
        Ru ["Вводное слово"]
        Zh ["引言"]
        ZhHant ["引言人", "引言"]
    }
    Convener {
        En ["Convenor", "Convenors", "Convened by"]
        Fr ["Convocateur", "Convocatrice"]
        Es ["Convoca", "Convocan"]
    }
    OpeningSpeaker {
        En ["Opening remarks by", "Welcome by"]
        Fr ["Mot de bienvenue"]
        Es ["Palabras de apertura", "Palabras de bienvenida"]
        Ar ["كلمة الافتتاح", "الكلمة الافتتاحية"]
        Ru ["Приветственное слово"]
        Zh ["开幕致辞", "致欢迎辞"]
    }
    KeynoteSpeaker {
        En ["Keynote" @5, "Keynotes", "Keynote address by", "Principal speaker"]
        Fr [
            "Conférencier principal", "Conférencière principale", "Conférenciers principaux",
            "Orateur invité"
        ]
        Es ["Ponente principal", "Conferencista principal", "Conferenciante principal"]
        Ar ["المتحدث الرئيسي", "المتحدثة الرئيسية", "المتحدثون الرئيسيون"]
        Ru ["Ключевой докладчик", "Ключевой спикер", "Главный докладчик"]
        Zh ["主旨演讲人", "主讲人"]
    }
    ClosingSpeaker {
        En ["Closing remarks by"]
        Es ["Palabras de clausura"]
        Ar ["الكلمة الختامية"]
        Ru ["Заключительное слово"]
        Zh ["闭幕致辞"]
    }
    Speaker {
        En ["Speaking", "Guest speaker", "Guest speakers", "Invited speaker", "Invited speakers"]
        Fr [
            "Intervenants" @9, "Intervenant", "Intervenante", "Intervenantes", "Interventions",
            "Conférencier", "Conférencière", "Conférenciers"
        ]
        Es [
            "Ponente", "Ponentes", "Conferenciante", "Conferenciantes", "Conferencista", "Conferencistas",
            "Intervienen", "Expositor" @15, "Expositores"
        ]
        Ar ["متكلم" @21, "متكلمة", "متكلمون", "المتحدثين", "المتكلمين"]
        Ru ["Спикер" @25, "Спикеры", "Выступающий", "Выступающая", "Выступающие", "Докладчик", "Докладчики"]
        Zh ["发言人", "演讲人", "演讲者", "讲者", "嘉宾", "讲演者", "报告人"]
        ZhHant ["發言者", "發言人", "講者", "演講者"]
    }
    Panellist {
        En ["Panelist", "Panelists", "Panel members"]
        Fr ["Panelliste", "Panellistes", "Paneliste", "Panelistes"]
        Es ["Integrantes del panel", "Miembros del panel"]
        Ar ["المشاركون في الحلقة", "المحاورون"]
        Ru ["Участник панели", "Участники панели", "Панелист", "Панелисты", "Участники панельной дискуссии"]
        Zh ["讨论嘉宾", "小组发言人", "与谈人"]
        ZhHant ["與談人"]
    }
    Discussant {
        En ["Commentator" @30, "Commentators", "Lead discussant", "Lead discussants", "Comments by"]
        Fr ["Discutant", "Discutante", "Discutants", "Discutantes"]
        Es ["Comentador", "Comentadora", "Comentadores", "Debatiente"]
        Ar ["مناقش", "مناقشة", "المناقشون"]
        Ru ["Оппонент", "Оппоненты", "Дискуссант", "Дискуссанты"]
        Zh ["点评人", "评议人"]
    }
    Respondent {
        En ["Responder", "Response by"]
        Fr ["Réponse de"]
        Es ["Responde"]
        Zh ["回应"]
    }
    Rapporteur {
        En ["Rapporteuse", "Note taker", "Note-takers"]
        Fr ["Rapporteure", "Rapporteures", "Rapporteur de séance"]
        Es ["Relatoría"]
        Ar ["المقررون"]
        Ru ["Докладчица"]
        Zh ["报告人"]
    }
    Author {
        En ["Written by"]
        Fr ["Auteure", "Auteures", "Auteur·e·s"]
        Ru ["Авторы доклада"]
        Zh ["著者"]
    }
    Performer {
        En ["Artist", "Artists"]
        Fr ["Artiste", "Artistes"]
        Es ["Intérpretes musicales"]
        Ru ["Артист", "Артисты"]
        Zh ["艺术家"]
    }
    Trainer {
        En ["Instructor", "Instructors", "Tutor", "Tutors", "Workshop leader"]
        Fr ["Instructeur", "Instructrice"]
        Es ["Instructor", "Instructora", "Capacitador", "Capacitadora"]
        Ru ["Тренер", "Тренеры", "Преподаватель"]
        Zh ["讲师"]
    }
    Leader {
        En ["Led by", "Discussion leader", "Tour guide"]
        Fr ["Animé par", "Animée par"]
        Es ["Dirige", "Guía"]
        Zh ["领队"]
    }
    Interpreter {
        En ["Interpreters' booth"]
        Ar ["المترجمون"]
        Ru ["Переводчик", "Переводчики", "Синхронный переводчик"]
        Zh ["口译"]
    }
    Secretary {
        En ["Secretary of the meeting", "Secretariat"]
        Fr ["Secrétaire de séance", "Secrétariat"]
        Es ["Secretaría"]
        Ar ["أمين", "الأمانة"]
        Ru ["Секретариат"]
        Zh ["秘书处"]
    }
    Technician {
        En ["Technical support"]
        Fr ["Régie", "Soutien technique"]
        Es ["Apoyo técnico"]
        Zh ["技术支持"]
    }
    Organiser {
        En [
            "Organiser", "Organisers", "Organized by", "Organised by", "Host", "Hosts", "Hosted by",
            "Co-organizers", "Co-organisers"
        ]
        Fr ["Hôte", "Hôtes", "Organisé par", "Organisée par", "Coorganisateurs"]
        Es ["Anfitrión" @15, "Anfitriona", "Anfitriones", "Organiza", "Organizan"]
        Ar ["مضيف", "الجهة المنظمة", "المنظمون"]
        Ru ["Принимающая сторона", "Организаторы мероприятия"]
        Zh ["东道方", "主办单位", "承办方"]
    }
    Patron {
        En ["Under the patronage of"]
        Fr ["Sous le haut patronage de", "Sous le patronage de"]
        Es ["Bajo el patrocinio de"]
        Ar ["برعاية", "تحت رعاية"]
        Ru ["Под патронатом"]
    }
    Sponsor {
        En ["Sponsored by"]
        Fr ["Commanditaire", "Commanditaires", "Parrain"]
        Es ["Patrocinan", "Patrocina"]
        Ru ["Спонсоры мероприятия"]
        Zh ["赞助方"]
    }
    Contact {
        En ["Contact person", "Contact persons", "Focal point"]
        Fr ["Personne de contact", "Point de contact"]
        Es ["Persona de contacto", "Punto de contacto"]
        Zh ["联络人"]
    }
    Observer {
        Zh ["列席者"]
    }
    Participant {
        En ["Discussion participants", "Attendee", "Attendees"]
        Es ["Asistentes"]
        Ar ["المشاركين"]
        Zh ["参会者", "参加者"]
    }
}}

rows! { KINDS: Kind {
    Registration {
        En [
            "Registration of participants", "Badge pick-up", "Accreditation", "Check-in",
            "Registration and coffee", "Registration and welcome coffee"
        ]
        Fr [
            "Inscription" @6, "Inscriptions", "Enregistrement des participants", "Accueil des participants",
            "Accréditation"
        ]
        Es ["Registro", "Inscripciones", "Acreditación", "Registro de participantes"]
        Ar ["تسجيل المشاركين"]
        Ru ["Регистрация"]
        Zh ["报到" @33, "签到", "登记"]
    }
    Opening {
        En [
            "Opening", "Opening ceremony", "Opening plenary", "Opening remarks", "Opening of the meeting",
            "Welcome", "Welcome and opening"
        ]
        Fr [
            "Cérémonie d’ouverture" @6, "Ouverture", "Séance d’ouverture", "Ouverture de la séance",
            "Ouverture de la session", "Accueil"
        ]
        Es ["Ceremonia inaugural" @11, "Sesión inaugural", "Sesión de apertura", "Inauguración", "Bienvenida"]
        Ar ["الافتتاح", "حفل الافتتاح", "افتتاح الدورة"]
        Ru ["Официальное открытие" @24, "Церемония открытия", "Открытие сессии", "Открытие заседания"]
        Zh ["会议开幕" @32, "开幕", "开幕会议"]
    }
    SceneSetting {
        En ["Scene setting", "Scene-setter", "Scene-setting remarks"]
        Fr ["Mise en contexte", "Cadrage"]
        Es ["Contexto", "Puesta en situación"]
        Ru ["Постановка вопроса"]
    }
    Keynote {
        En ["Keynote address", "Keynote speech", "Welcome and keynote address"]
        Fr ["Accueil et discours liminaire" @1, "Conférence inaugurale", "Allocution principale"]
        Es ["Conferencia magistral", "Discurso de apertura", "Ponencia magistral"]
        Ar ["الكلمة الرئيسية"]
        Ru ["Ключевой доклад", "Программное выступление"]
        Zh ["主题演讲"]
    }
    Panel {
        En ["Panel discussion", "Panel session", "Discussion panel", "High-level panel"]
        Fr ["Panel", "Table ronde d’experts", "Débat d’experts"]
        Es ["Mesa redonda" @15, "Panel de discusión", "Mesa de debate", "Conversatorio"]
        Ar ["جلسة نقاش", "حلقة النقاش", "جلسة حوارية"]
        Ru ["Панельная дискуссия", "Панель", "Дискуссия", "Групповое обсуждение"]
        Zh ["小组讨论", "专题讨论会", "专题讨论", "分组讨论"]
    }
    RoundTable {
        En ["Roundtable", "Round-table discussion", "Roundtable discussion"]
        Fr ["Tables rondes"]
        Ar ["اجتماع مائدة مستديرة", "طاولة مستديرة"]
        Ru ["Обсуждение за круглым столом"]
        Zh ["圆桌讨论", "圆桌"]
    }
    Testimony {
        En ["Testimony", "Personal testimonies"]
        Fr ["Témoignage"]
        Es ["Testimonio"]
        Ar ["شهادة"]
    }
    Talk {
        En ["Lecture", "Presentation" @2, "Presentations"]
        Fr ["Présentation", "Conférence"]
        Es ["Presentación", "Conferencia"]
        Ar ["عرض"]
        Ru ["Лекция"]
        Zh ["报告", "讲座"]
    }
    PaperSession {
        En ["Paper presentations"]
        Ar ["جلسة أوراق"]
        Ru ["Секционное заседание"]
        Zh ["论文宣读"]
    }
    LightningTalk {
        En ["Lightning talks"]
        Fr ["Exposés éclairs"]
        Es ["Charlas relámpago"]
    }
    PosterSession {
        En ["Posters"]
        Fr ["Session posters", "Session de posters", "Séance d’affiches"]
        Es ["Sesión de pósteres"]
        Ru ["Постерная сессия"]
    }
    Demonstration {
        En ["Demo", "Demos"]
        Fr ["Démo"]
        Es ["Demo"]
    }
    Workshop {
        En ["Workshops", "Seminar"]
        Fr ["Ateliers"]
        Es ["Talleres"]
        Ar ["ورشة عمل", "ورشة"]
        Ru ["Мастерская", "Воркшоп", "Практикум"]
        Zh ["工作坊", "讲习班"]
    }
    Tutorial {
        Fr ["Didacticiel"]
        Zh ["培训课"]
    }
    Meeting {
        Fr ["Séance"]
        Ru ["Встреча"]
    }
    Consultations {
        En ["Informal consultations", "Informals"]
        Fr ["Consultations informelles"]
        Es ["Consultas oficiosas"]
        Ru ["Неофициальные консультации"]
        Zh ["非正式磋商"]
    }
    GeneralDebate {
        Fr ["Discussion générale"]
        Ru ["Общая дискуссия"]
        Zh ["一般辩论"]
    }
    SideEvent {
        En ["Side-event", "Side events", "Lunch-time event", "Lunchtime event"]
        Fr ["Événement parallèle", "Manifestations parallèles", "Evénement en marge"]
        Es ["Actividad paralela" @"WIPO", "Eventos paralelos"]
        Ar ["حدث جانبي", "فعالية جانبية"]
        Ru ["Сайд-ивент"]
        Zh ["边会", "会边活动"]
    }
    Launch {
        En ["Launch event", "Book launch"]
        Fr ["Lancement officiel"]
        Es ["Presentación oficial"]
        Zh ["发布", "启动仪式"]
    }
    Screening {
        En ["Screening"]
        Fr ["Projection"]
        Es ["Proyección"]
        Ru ["Кинопоказ"]
        Zh ["放映"]
    }
    Tour {
        En ["Guided tour", "Visit", "Site visit", "Excursion"]
        Fr ["Visite", "Excursion"]
        Es ["Visita", "Excursión"]
        Ar ["زيارة"]
        Ru ["Посещение"]
        Zh ["考察"]
    }
    Briefing {
        En ["Information session"]
        Fr ["Réunion d’information", "Briefing"]
        Es ["Reunión informativa"]
        Ar ["جلسة إحاطة"]
        Zh ["情况通报会", "吹风会"]
    }
    Ceremony {
        En ["Award ceremony", "Signing ceremony"]
        Fr ["Cérémonie de remise des prix"]
        Es ["Ceremonia de premiación"]
        Ar ["حفل"]
        Ru ["Церемония награждения"]
        Zh ["颁奖仪式"]
    }
    Social {
        En ["Dinner", "Gala dinner", "Party", "Cocktail reception", "Networking"]
        Fr ["Dîner", "Cocktail", "Soirée"]
        Es ["Cena", "Cóctel"]
        Ar ["مأدبة عشاء", "عشاء"]
        Ru ["Ужин", "Фуршет"]
        Zh ["晚宴", "晚餐"]
    }
    Break {
        En ["Recess", "Pause"]
        Fr ["Interruption"]
        Es ["Receso", "Descanso"]
        Zh ["休会", "休息时间"]
    }
    CoffeeBreak {
        En ["Coffee", "Tea break", "Refreshments", "Coffee/tea break"]
        Fr ["Pause café", "Café"]
        Es ["Pausa café", "Café", "Pausa-café", "Receso para café"]
        Ar ["استراحة شاي"]
        Ru ["Кофе-брейк", "Кофе-пауза"]
        Zh ["咖啡休息", "茶休"]
    }
    LunchBreak {
        En ["Lunch"]
        Fr ["Pause déjeuner", "Pause-déjeuner", "Pause de midi"]
        Es ["Comida", "Pausa para el almuerzo"]
        Ar ["استراحة الغداء", "غداء"]
        Ru ["Обеденный перерыв", "Перерыв на обед"]
        Zh ["午休", "午饭", "午间休息"]
    }
    PressConference {
        En ["Press briefing"]
        Fr ["Point de presse"]
        Es ["Conferencia de prensa"]
        Ru ["Брифинг для прессы"]
        Zh ["新闻发布会"]
    }
    Closing {
        En [
            "Closing", "Closing session", "Closing ceremony", "Closing plenary", "Wrap-up",
            "Wrap-up and closing", "Conclusion", "Concluding remarks"
        ]
        Fr [
            "Clôture", "Session de clôture", "Séance de clôture", "Cérémonie de clôture", "Conclusions",
            "Clôture de la session"
        ]
        Es ["Sesión de clausura", "Ceremonia de clausura", "Cierre", "Palabras de cierre"]
        Ar ["الاختتام", "اختتام الدورة", "ملاحظات ختامية"]
        Ru ["Закрытие сессии", "Церемония закрытия", "Заключительное заседание", "Подведение итогов"]
        Zh ["闭幕式", "闭幕", "闭幕会议", "总结发言"]
    }
}}

rows! { HEADINGS: Heading {
    Agenda {
        En [
            "Programme", "Program", "Final agenda", "Provisional agenda", "Draft agenda", "Annotated agenda",
            "Programme of work", "Schedule"
        ]
        Fr [
            "Ordre du jour final" @1, "Ordre du jour provisoire", "Programme", "Programme provisoire",
            "Agenda"
        ]
        Es ["Temario" @"CEPAL", "Programa", "Orden del día provisional", "Agenda"]
        Ar ["البرنامج", "برنامج العمل", "جدول الأعمال المؤقت"]
        Ru ["Программа", "Предварительная повестка дня"]
        Zh ["日程", "会议日程", "临时议程"]
    }
    Preamble {
        En ["Introduction", "Concept note", "Overview"]
        Fr ["Introduction", "Présentation générale"]
        Es ["Introducción"]
        Ar ["مقدمة"]
        Ru ["Введение"]
        Zh ["引言", "前言"]
    }
    Session {
        En ["Sitting"]
        Fr ["Séance"]
        Ar ["دورة"]
        Ru ["Сессия", "Сессии"]
        Zh ["场", "场会议", "次会议", "会议", "节", "单元", "分会场"]
        ZhHant ["場", "場次", "場會議", "次會議", "節", "單元"]
    }
    Plenary {
        En ["Plenary session", "Plenary meeting"]
        Fr ["Plénière", "Session plénière"]
        Es ["Plenaria", "Plenario"]
        Ar ["الجلسة العامة"]
        Ru ["Пленарная сессия"]
        Zh ["大会"]
    }
    GuidingQuestions {
        En [
            "Questions for discussion", "Discussion questions", "Questions",
            "The questions guiding the discussion will include"
        ]
        Fr [
            "Les questions qui orienteront les débats seront notamment les suivantes" @1,
            "Questions d’orientation", "Questions pour la discussion", "Questions"
        ]
        Es ["Preguntas guía", "Preguntas para el debate", "Preguntas"]
        Ar ["أسئلة للمناقشة"]
        Ru ["Вопросы"]
        Zh ["指导性问题", "问题"]
    }
    Venue {
        En ["Place", "Location", "Where"]
        Fr ["Endroit", "Où"]
        Es ["Sede", "Dónde"]
        Ar ["أين"]
        Ru ["Место", "Где"]
        Zh ["会场", "会议地点"]
        ZhHant ["地點"]
    }
    Room {
        En ["Conference room" @4, "Meeting room", "Hall"]
        Fr ["Salle de conférence"]
        Es ["Sala de conferencias"]
        Ar ["غرفة", "قاعة المؤتمرات"]
        Ru ["Зал заседаний", "Конференц-зал"]
        ZhHant ["會議室"]
    }
    Time {
        En ["When"]
        Fr ["Horaire", "Horaires", "Quand"]
        Es ["Horario", "Cuándo"]
        Ar ["متى"]
        Ru ["Когда"]
        ZhHant ["時間"]
    }
    Languages {
        En ["Language", "Working languages"]
        Fr ["Langue", "Langues de travail"]
        Es ["Idioma"]
        Ar ["اللغة"]
        Ru ["Язык"]
    }
    Documents {
        En ["Document", "Documentation", "Background documents"]
        Fr ["Document", "Documentation"]
        Es ["Documento", "Documentación"]
        Ar ["المستندات"]
    }
    Notes {
        En ["Note", "Footnotes"]
        Fr ["Note"]
        Es ["Nota"]
        Ru ["Примечание"]
        Zh ["备注", "注释"]
    }
    ToBeAnnounced {
        En ["TBA", "TBC", "TBD", "To be confirmed", "To be determined"]
        Fr ["À déterminer", "À annoncer"]
        Es ["Por anunciar", "Por determinar"]
        Ru ["Подлежит уточнению", "Будет объявлено"]
        Zh ["待确认", "待公布"]
    }
}}

rows! { DAYS: Day {
    Day {
        En ["Day" @2]
        Fr ["Journée" @1, "Jour"]
        Es ["Día", "Jornada"]
        Ar ["اليوم" @20]
        Ru ["День"]
        Zh ["天", "日"]
    }
}}
