//! Labels for kinds of sessions, such as "Panel" and "Keynote", in each language of the vocabulary.

use super::tables::rows;

rows! { ROWS: Kind {
    Registration {
        En ["Registration" @8] Fr ["Enregistrement" @1] Es ["Inscripción" @11] Ar ["التسجيل" @"WIPO"]
        Ru ["Регистрация участников" @24] Zh ["注册" @32]
    }
    Opening {
        En ["Opening session" @2] Fr ["Session d’ouverture" @1] Es ["Apertura" @"WIPO"] Ar ["الجلسة الافتتاحية" @20]
        Ru ["Открытие" @24] Zh ["开幕式" @34]
    }
    SceneSetting {
        En ["Setting the scene" @3] Fr ["Mise en situation" @1] Es ["Presentación del contexto"] Ar ["عرض السياق العام"]
        Ru ["Введение в тему"] Zh ["背景介绍"]
    }
    Keynote {
        En ["Keynote" @5] Fr ["Discours liminaire" @1] Es ["Discurso principal"] Ar ["الكلمة الرئيسة" @16]
        Ru ["Основной доклад"] Zh ["主旨演讲"]
    }
    Panel {
        En ["Panel" @2] Fr ["Réunion-débat"] Es ["Panel" @15] Ar ["حلقة نقاش" @19] Ru ["Дискуссионный форум"]
        Zh ["小组讨论会" @36]
    }
    RoundTable {
        En ["Round table"] Fr ["Table ronde" @1] Es ["Mesa redonda" @15] Ar ["مائدة مستديرة" @19]
        Ru ["Круглый стол" @27] Zh ["圆桌会议"]
    }
    Testimony {
        En ["Testimonies"] Fr ["Témoignages"] Es ["Testimonios"] Ar ["شهادات"] Ru ["Свидетельства"] Zh ["亲历者讲述"]
    }
    Talk {
        En ["Talk"] Fr ["Exposé"] Es ["Charla"] Ar ["محاضرة"] Ru ["Доклад"] Zh ["演讲"]
    }
    PaperSession {
        En ["Paper session"] Fr ["Séance de communications"] Es ["Sesión de ponencias"] Ar ["جلسة الأوراق البحثية"]
        Ru ["Секция докладов"] Zh ["论文报告会"]
    }
    Paper {
        En ["Paper"] Fr ["Communication"] Es ["Ponencia"] Ar ["ورقة بحثية"] Ru ["Научный доклад"] Zh ["论文"]
    }
    LightningTalk {
        En ["Lightning talk"] Fr ["Exposé éclair"] Es ["Charla relámpago"] Ar ["كلمة قصيرة"] Ru ["Блиц-доклад"] Zh ["闪电演讲"]
    }
    PosterSession {
        En ["Poster session" @"28b"] Fr ["Séance de posters"] Es ["Sesión de carteles"] Ar ["جلسة ملصقات"]
        Ru ["Стендовая сессия"] Zh ["墙报展示"]
    }
    Poster {
        En ["Poster"] Fr ["Poster"] Es ["Cartel"] Ar ["ملصق"] Ru ["Стендовый доклад"] Zh ["墙报"]
    }
    Demonstration {
        En ["Demonstration"] Fr ["Démonstration"] Es ["Demostración"] Ar ["عرض توضيحي"] Ru ["Демонстрация"] Zh ["演示"]
    }
    Workshop {
        En ["Workshop" @4] Fr ["Atelier" @7] Es ["Taller" @15] Ar ["حلقة عمل"] Ru ["Семинар"] Zh ["研讨会" @36]
    }
    Tutorial {
        En ["Tutorial"] Fr ["Tutoriel"] Es ["Tutorial"] Ar ["درس تعليمي"] Ru ["Учебное занятие"] Zh ["教程"]
    }
    Meeting {
        En ["Meeting"] Fr ["Réunion"] Es ["Reunión"] Ar ["اجتماع"] Ru ["Совещание"] Zh ["会议"]
    }
    Consultations {
        En ["Consultations"] Fr ["Consultations"] Es ["Consultas"] Ar ["مشاورات"] Ru ["Консультации"] Zh ["磋商"]
    }
    ContactGroup {
        En ["Contact group"] Fr ["Groupe de contact"] Es ["Grupo de contacto"] Ar ["فريق اتصال"]
        Ru ["Контактная группа"] Zh ["联络小组"]
    }
    DraftingGroup {
        En ["Drafting group"] Fr ["Groupe de rédaction"] Es ["Grupo de redacción"] Ar ["فريق صياغة"]
        Ru ["Редакционная группа"] Zh ["起草小组"]
    }
    GeneralDebate {
        En ["General debate"] Fr ["Débat général"] Es ["Debate general"] Ar ["المناقشة العامة"]
        Ru ["Общие прения"] Zh ["一般性辩论"]
    }
    SideEvent {
        En ["Side event" @4] Fr ["Manifestation parallèle" @1] Es ["Evento paralelo" @15] Ar ["مناسبة جانبية"]
        Ru ["Параллельное мероприятие" @"WIPO"] Zh ["会外活动"]
    }
    Launch {
        En ["Launch"] Fr ["Lancement"] Es ["Lanzamiento"] Ar ["إطلاق"] Ru ["Презентация"] Zh ["发布会"]
    }
    Screening {
        En ["Film screening"] Fr ["Projection de film"] Es ["Proyección de película"] Ar ["عرض فيلم"] Ru ["Показ фильма"] Zh ["电影放映"]
    }
    Concert {
        En ["Concert"] Fr ["Concert"] Es ["Concierto"] Ar ["حفلة موسيقية"] Ru ["Концерт"] Zh ["音乐会"]
    }
    Game {
        En ["Game"] Fr ["Jeu"] Es ["Juego"] Ar ["لعبة"] Ru ["Игра"] Zh ["游戏"]
    }
    Reading {
        En ["Reading"] Fr ["Lecture"] Es ["Lectura"] Ar ["قراءة"] Ru ["Чтение"] Zh ["朗读会"]
    }
    Assembly {
        En ["Assembly"] Fr ["Espace communautaire"] Es ["Espacio comunitario"] Ar ["ملتقى"] Ru ["Ассамблея"] Zh ["集会区"]
    }
    Sprint {
        En ["Sprint"] Fr ["Sprint"] Es ["Sprint"] Ar ["جلسة عمل مكثفة"] Ru ["Спринт"] Zh ["冲刺"]
    }
    Tour {
        En ["Tour"] Fr ["Visite guidée"] Es ["Visita guiada"] Ar ["جولة"] Ru ["Экскурсия"] Zh ["参观"]
    }
    Briefing {
        En ["Briefing"] Fr ["Séance d’information"] Es ["Sesión informativa"] Ar ["إحاطة"] Ru ["Брифинг"] Zh ["通报会"]
    }
    Ceremony {
        En ["Ceremony"] Fr ["Cérémonie"] Es ["Ceremonia"] Ar ["مراسم"] Ru ["Церемония"] Zh ["仪式"]
    }
    Exhibition {
        En ["Exhibition"] Fr ["Exposition"] Es ["Exposición"] Ar ["معرض"] Ru ["Выставка"] Zh ["展览"]
    }
    Performance {
        En ["Performance"] Fr ["Spectacle"] Es ["Espectáculo"] Ar ["عرض فني"] Ru ["Выступление артистов"] Zh ["演出"]
    }
    Social {
        En ["Reception"] Fr ["Réception"] Es ["Recepción"] Ar ["حفل استقبال"] Ru ["Приём"] Zh ["招待会"]
    }
    Break {
        En ["Break"] Fr ["Pause" @1] Es ["Pausa" @15] Ar ["استراحة" @19] Ru ["Перерыв"] Zh ["休息"]
    }
    CoffeeBreak {
        En ["Coffee break" @8] Fr ["Pause-café"] Es ["Pausa para el café"] Ar ["استراحة القهوة"]
        Ru ["Перерыв на кофе"] Zh ["茶歇"]
    }
    LunchBreak {
        En ["Lunch break" @8] Fr ["Déjeuner"] Es ["Almuerzo"] Ar ["الغداء"] Ru ["Обед" @24] Zh ["午餐"]
    }
    Transfer {
        En ["Transfer"] Fr ["Transfert"] Es ["Traslado"] Ar ["انتقال"] Ru ["Переезд"] Zh ["转场"]
    }
    PressConference {
        En ["Press conference"] Fr ["Conférence de presse"] Es ["Rueda de prensa"] Ar ["مؤتمر صحفي"]
        Ru ["Пресс-конференция"] Zh ["记者会"]
    }
    Closing {
        En ["Closing remarks" @4] Fr ["Remarques de clôture" @1] Es ["Clausura" @15] Ar ["الجلسة الختامية"]
        Ru ["Закрытие" @22] Zh ["会议闭幕" @32]
    }
    Other {
        En ["Other"] Fr ["Autre"] Es ["Otros"] Ar ["أخرى"] Ru ["Прочее"] Zh ["其他"]
    }
}}
