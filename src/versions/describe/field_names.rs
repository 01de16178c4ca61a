//! The names of fields in words.

use super::words::WordLanguage;

/// Returns the name of a field in words, or its name in the wire form if there are no words for it.
pub(super) fn field_name(language: WordLanguage, field: &str) -> &str {
    let row = NAMES.iter().find(|(name, _)| *name == field);
    row.and_then(|(_, words)| words.get(language as usize)).copied().unwrap_or(field)
}

/// Returns the name of a list with at most one item in words, such as "track".
pub(super) fn singular_name(language: WordLanguage, field: &str) -> &str {
    let row = SINGULAR.iter().find(|(name, _)| *name == field);
    match row.and_then(|(_, words)| words.get(language as usize)) {
        Some(name) => name,
        None => field_name(language, field),
    }
}

/// The names of lists with one item, in the same languages as [`NAMES`].
const SINGULAR: &[(&str, [&str; 6])] = &[
    (
        "agenda_items",
        [
            "agenda item",
            "point de l’ordre du jour",
            "tema del programa",
            "пункт повестки дня",
            "بند جدول الأعمال",
            "议程项目",
        ],
    ),
    ("attachments", ["attachment", "pièce jointe", "archivo adjunto", "вложение", "المرفق", "附件"]),
    ("awards", ["award", "distinction", "premio", "награда", "الجائزة", "奖项"]),
    ("documents", ["document", "document", "documento", "документ", "الوثيقة", "文件"]),
    ("links", ["link", "lien", "enlace", "ссылка", "الرابط", "链接"]),
    (
        "spoken",
        ["language spoken", "langue parlée", "idioma hablado", "рабочий язык", "لغة العمل", "发言语言"],
    ),
    ("tags", ["keyword", "mot-clé", "palabra clave", "ключевое слово", "الكلمة المفتاحية", "关键词"]),
    ("tracks", ["track", "thématique", "itinerario temático", "секция", "المسار", "专题"]),
];

/// The names of the fields in English, French, Spanish, Russian, Arabic and Chinese.
const NAMES: &[(&str, [&str; 6])] = &[
    ("access", ["admission", "accès", "acceso", "допуск", "الدخول", "入场范围"]),
    (
        "access_note",
        [
            "conditions of admission",
            "conditions d’accès",
            "condiciones de acceso",
            "условия допуска",
            "شروط الدخول",
            "入场条件",
        ],
    ),
    (
        "accessibility",
        ["accessibility", "accessibilité", "accesibilidad", "доступность", "إمكانية الوصول", "无障碍设施"],
    ),
    ("address", ["address", "adresse", "dirección", "адрес", "العنوان", "地址"]),
    ("age_range", ["ages", "âges", "edades", "возраст", "الأعمار", "适合年龄"]),
    (
        "agenda_items",
        [
            "agenda items",
            "points de l’ordre du jour",
            "temas del programa",
            "пункты повестки дня",
            "بنود جدول الأعمال",
            "议程项目",
        ],
    ),
    ("attachments", ["attachments", "pièces jointes", "archivos adjuntos", "вложения", "المرفقات", "附件"]),
    (
        "attendance_limit",
        ["number of places", "nombre de places", "número de plazas", "число мест", "عدد الأماكن", "名额"],
    ),
    (
        "available",
        ["availability", "disponibilité", "disponibilidad", "доступное время", "أوقات التوفر", "可用时间"],
    ),
    ("awards", ["awards", "distinctions", "premios", "награды", "الجوائز", "奖项"]),
    ("biography", ["biography", "biographie", "biografía", "биография", "السيرة الذاتية", "简历"]),
    ("building", ["building", "bâtiment", "edificio", "здание", "المبنى", "楼"]),
    ("capacity", ["capacity", "capacité", "aforo", "вместимость", "السعة", "容量"]),
    ("captioned", ["captions", "sous-titrage", "subtítulos", "субтитры", "الترجمة المكتوبة", "字幕语言"]),
    ("city", ["city", "ville", "ciudad", "город", "المدينة", "城市"]),
    ("colour", ["colour", "couleur", "color", "цвет", "اللون", "颜色"]),
    (
        "content_note",
        [
            "note about the content",
            "avertissement",
            "advertencia",
            "предупреждение о содержании",
            "ملاحظة عن المحتوى",
            "内容提示",
        ],
    ),
    (
        "continues",
        ["continuation of", "suite de", "continuación de", "продолжение заседания", "استئناف لـ", "续会"],
    ),
    ("coordinates", ["coordinates", "coordonnées", "coordenadas", "координаты", "الإحداثيات", "坐标"]),
    ("country", ["country", "pays", "país", "страна", "البلد", "国家"]),
    ("date", ["date", "date", "fecha", "дата", "التاريخ", "日期"]),
    ("description", ["description", "description", "descripción", "описание", "الوصف", "说明"]),
    (
        "document_status",
        [
            "status of the document",
            "statut du document",
            "estado del documento",
            "статус документа",
            "حالة الوثيقة",
            "文件状态",
        ],
    ),
    (
        "document_title",
        [
            "title of the document",
            "titre du document",
            "título del documento",
            "название документа",
            "عنوان الوثيقة",
            "文件标题",
        ],
    ),
    ("documents", ["documents", "documents", "documentos", "документы", "الوثائق", "文件"]),
    (
        "event_status",
        [
            "status of the event",
            "statut de l’événement",
            "estado del evento",
            "статус мероприятия",
            "حالة الفعالية",
            "活动状态",
        ],
    ),
    (
        "expected_attendance",
        [
            "expected attendance",
            "participation attendue",
            "asistencia prevista",
            "ожидаемое число участников",
            "الحضور المتوقع",
            "预计人数",
        ],
    ),
    (
        "extensions",
        [
            "custom data",
            "données complémentaires",
            "datos adicionales",
            "дополнительные данные",
            "بيانات إضافية",
            "附加数据",
        ],
    ),
    (
        "external_ids",
        [
            "identifiers in other systems",
            "identifiants dans d’autres systèmes",
            "identificadores en otros sistemas",
            "идентификаторы в других системах",
            "المعرّفات في أنظمة أخرى",
            "其他系统中的标识",
        ],
    ),
    ("family", ["family name", "nom de famille", "apellido", "фамилия", "اسم العائلة", "姓"]),
    ("fee", ["fee", "tarif", "precio", "стоимость", "الرسوم", "费用"]),
    (
        "feedback",
        [
            "address for feedback",
            "adresse pour les avis",
            "dirección para comentarios",
            "адрес для отзывов",
            "عنوان الملاحظات",
            "反馈地址",
        ],
    ),
    ("floor", ["floor", "étage", "planta", "этаж", "الطابق", "楼层"]),
    ("given", ["given name", "prénom", "nombre de pila", "имя", "الاسم الأول", "名"]),
    ("group", ["group of people", "groupe", "grupo", "группа", "مجموعة", "团体"]),
    ("honorific", ["form of address", "titre de civilité", "tratamiento", "обращение", "اللقب", "称谓"]),
    ("id", ["id", "identifiant", "identificador", "идентификатор", "المعرّف", "标识"]),
    ("image", ["image", "image", "imagen", "изображение", "الصورة", "图片"]),
    (
        "interpreted",
        [
            "interpretation",
            "interprétation",
            "interpretación",
            "устный перевод",
            "الترجمة الشفوية",
            "口译语言",
        ],
    ),
    (
        "joint_with",
        [
            "held jointly with",
            "organisation conjointe avec",
            "conjuntamente con",
            "совместно с",
            "بالاشتراك مع",
            "联合举行",
        ],
    ),
    ("kind", ["kind", "type", "tipo", "тип", "النوع", "类型"]),
    (
        "kind_label",
        [
            "label of the kind",
            "désignation du type",
            "denominación del tipo",
            "обозначение типа",
            "تسمية النوع",
            "类型名称",
        ],
    ),
    ("label", ["label", "intitulé", "denominación", "обозначение", "التسمية", "名称"]),
    ("language", ["language", "langue", "idioma", "язык", "اللغة", "语言"]),
    ("languages", ["languages", "langues", "idiomas", "языки", "اللغات", "语言"]),
    ("level", ["audience", "public visé", "público destinatario", "аудитория", "الجمهور", "适合对象"]),
    ("links", ["links", "liens", "enlaces", "ссылки", "الروابط", "链接"]),
    (
        "made_of",
        [
            "parts of the room",
            "parties de la salle",
            "partes de la sala",
            "части зала",
            "أجزاء القاعة",
            "组成部分",
        ],
    ),
    (
        "may_overlap",
        [
            "may overlap with",
            "chevauchement possible avec",
            "puede coincidir con",
            "может совпадать с",
            "قد يتزامن مع",
            "可同时举行",
        ],
    ),
    (
        "mode",
        ["attendance", "mode de participation", "modalidad", "форма участия", "طريقة الحضور", "参加方式"],
    ),
    (
        "must_not_overlap",
        [
            "must not overlap with",
            "chevauchement exclu avec",
            "no debe coincidir con",
            "не должно совпадать с",
            "يجب ألا يتزامن مع",
            "不可同时举行",
        ],
    ),
    ("name", ["name", "nom", "nombre", "название", "الاسم", "名称"]),
    ("number", ["number", "numéro", "número", "номер", "الرقم", "编号"]),
    ("on_behalf_of", ["on behalf of", "au nom de", "en nombre de", "от имени", "باسم", "代表"]),
    (
        "online",
        [
            "online address",
            "adresse en ligne",
            "dirección en línea",
            "адрес в Интернете",
            "العنوان الإلكتروني",
            "在线地址",
        ],
    ),
    (
        "part",
        [
            "time of the contribution",
            "horaire de l’intervention",
            "horario de la intervención",
            "время выступления",
            "وقت المداخلة",
            "发言时间",
        ],
    ),
    ("part_of", ["part of", "partie de", "parte de", "часть заседания", "جزء من", "所属"]),
    ("participations", ["people", "personnes", "personas", "участники", "الأشخاص", "人员"]),
    ("place", ["place", "lieu", "lugar", "место", "المكان", "地点"]),
    (
        "planned_length",
        [
            "planned length",
            "durée prévue",
            "duración prevista",
            "планируемая продолжительность",
            "المدة المقررة",
            "计划时长",
        ],
    ),
    ("plenary", ["plenary", "plénière", "plenaria", "пленарное заседание", "جلسة عامة", "全体会议"]),
    ("posts", ["positions", "fonctions", "cargos", "должности", "المناصب", "职务"]),
    ("posts_line", ["position", "fonction", "cargo", "должность", "المنصب", "职务"]),
    ("preamble", ["introduction", "introduction", "introducción", "введение", "المقدمة", "前言"]),
    (
        "presence",
        [
            "way of taking part",
            "mode de présence",
            "forma de participación",
            "форма присутствия",
            "طريقة المشاركة",
            "参与方式",
        ],
    ),
    (
        "previous_mode",
        [
            "previous attendance",
            "mode de participation précédent",
            "modalidad anterior",
            "прежняя форма участия",
            "طريقة الحضور السابقة",
            "原参加方式",
        ],
    ),
    (
        "previous_slot",
        [
            "previous time",
            "horaire précédent",
            "horario anterior",
            "прежнее время",
            "الموعد السابق",
            "原时间",
        ],
    ),
    ("properties", ["properties", "propriétés", "propiedades", "свойства", "الخصائص", "属性"]),
    (
        "public",
        [
            "shown to the public",
            "visible pour le public",
            "visible para el público",
            "показывается публике",
            "معروض للجمهور",
            "对外公开",
        ],
    ),
    ("questions", ["questions", "questions", "preguntas", "вопросы", "الأسئلة", "问题"]),
    (
        "questions_introduction",
        [
            "introduction to the questions",
            "introduction aux questions",
            "introducción a las preguntas",
            "введение к вопросам",
            "مقدمة الأسئلة",
            "问题引言",
        ],
    ),
    ("recording", ["recording", "enregistrement", "grabación", "запись", "التسجيل", "录像"]),
    (
        "relayed_to",
        [
            "also relayed to",
            "retransmission dans",
            "retransmisión en",
            "трансляция в",
            "يُنقل أيضاً إلى",
            "同步转播至",
        ],
    ),
    (
        "relays",
        ["relay of", "retransmission de", "retransmisión de", "трансляция заседания", "نقل لـ", "转播"],
    ),
    ("remark", ["remark", "mention", "observación", "примечание", "ملاحظة", "备注"]),
    ("repeats", ["repetition of", "répétition de", "repetición de", "повтор заседания", "إعادة لـ", "重复"]),
    ("replaced_by", ["replaced by", "remplacement par", "sustitución por", "замена на", "البديل", "替换为"]),
    (
        "replaces",
        ["replacement for", "remplacement de", "en sustitución de", "вместо заседания", "بديل عن", "取代"],
    ),
    (
        "requirements",
        [
            "what to bring or know",
            "à prévoir",
            "requisitos",
            "что нужно взять или знать",
            "المتطلبات",
            "参加须知",
        ],
    ),
    ("revision", ["version", "version", "versión", "версия", "الإصدار", "版本"]),
    ("role", ["role", "rôle", "función", "роль", "الدور", "角色"]),
    (
        "sequential",
        [
            "one session after the other",
            "séances consécutives",
            "sesiones consecutivas",
            "заседания подряд",
            "جلسات متتالية",
            "依次举行",
        ],
    ),
    ("short_name", ["short name", "sigle", "siglas", "сокращённое название", "الاسم المختصر", "简称"]),
    (
        "simultaneous",
        [
            "sessions at the same time",
            "séances simultanées",
            "sesiones simultáneas",
            "одновременные заседания",
            "جلسات متزامنة",
            "可同时举行的场次",
        ],
    ),
    ("slot", ["time", "horaire", "horario", "время", "الموعد", "时间"]),
    (
        "sort_key",
        ["sort key", "clé de tri", "clave de ordenación", "ключ сортировки", "مفتاح الترتيب", "排序键"],
    ),
    (
        "spoken",
        [
            "languages spoken",
            "langues parlées",
            "idiomas hablados",
            "рабочие языки",
            "لغات العمل",
            "发言语言",
        ],
    ),
    ("status", ["status", "statut", "estado", "статус", "الحالة", "状态"]),
    ("subtitle", ["subtitle", "sous-titre", "subtítulo", "подзаголовок", "العنوان الفرعي", "副标题"]),
    (
        "symbol",
        [
            "document symbol",
            "cote du document",
            "signatura del documento",
            "условное обозначение документа",
            "رمز الوثيقة",
            "文号",
        ],
    ),
    ("tags", ["keywords", "mots-clés", "palabras clave", "ключевые слова", "الكلمات المفتاحية", "关键词"]),
    ("text", ["text", "texte", "texto", "текст", "النص", "文本"]),
    ("time_zone", ["time zone", "fuseau horaire", "huso horario", "часовой пояс", "المنطقة الزمنية", "时区"]),
    ("title", ["title", "titre", "título", "название", "العنوان", "标题"]),
    ("topic", ["topic", "thème", "tema", "тема", "الموضوع", "主题"]),
    ("tracks", ["tracks", "thématiques", "itinerarios temáticos", "секции", "المسارات", "专题"]),
    ("vacancy", ["vacancy", "poste à pourvoir", "vacante", "вакансия", "مقعد شاغر", "空缺"]),
    (
        "office",
        ["office", "fonction officielle", "cargo oficial", "официальная должность", "المنصب الرسمي", "公职"],
    ),
    ("organisation", ["organisation", "organisation", "organización", "организация", "المنظمة", "组织"]),
    ("person", ["person", "personne", "persona", "участник", "الشخص", "人员"]),
    ("venue", ["venue", "site", "sede", "место проведения", "الموقع", "会场"]),
    (
        "window",
        [
            "hours of the day",
            "horaires de la journée",
            "horario del día",
            "часы работы",
            "ساعات اليوم",
            "当日时段",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::*;
    use crate::value::fields::Fields;
    use crate::versions::FieldValue;

    fn names<T: Fields<FieldValue>>() -> &'static [&'static str] {
        T::NAMES
    }

    #[test]
    fn every_field_has_a_name_in_every_language() {
        let fields = [
            names::<Draft>(),
            names::<Note>(),
            names::<RoleDeclaration>(),
            names::<KindDeclaration>(),
            names::<Day>(),
            names::<Venue>(),
            names::<Room>(),
            names::<Track>(),
            names::<Organisation>(),
            names::<Person>(),
            names::<AgendaItem>(),
            names::<Session>(),
            names::<Participation>(),
        ];
        for field in fields.concat() {
            let row = NAMES.iter().find(|(name, _)| *name == field);
            let Some((_, words)) = row else { panic!("the field {field} has no words") };
            assert!(words.iter().all(|word| !word.is_empty() && !word.contains('_')), "{field}");
        }
        for (field, words) in SINGULAR {
            assert!(NAMES.iter().any(|(name, _)| name == field), "{field} is not a field");
            assert!(words.iter().all(|word| !word.is_empty()), "{field}");
        }
    }
}
