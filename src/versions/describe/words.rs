//! The sentences of a description in six languages.
//!
//! Names are inserted without being inflected. The sentences therefore never need another case, and
//! no word agrees in gender with a name.

use crate::value::language::LanguageTag;
use crate::value::status::{
    Admission, AttendanceMode, DocumentStatus, EventStatus, OrganisationKind, ParticipationStatus, Presence,
    SessionStatus,
};

/// A language of the sentences. The order is that of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordLanguage {
    English,
    French,
    Spanish,
    Russian,
    Arabic,
    Chinese,
}

impl WordLanguage {
    /// Returns the language of the sentences for a reader. It is English for all other languages.
    pub(super) fn of(language: Option<&LanguageTag>) -> Self {
        match language.map(LanguageTag::language) {
            Some("fr") => Self::French,
            Some("es") => Self::Spanish,
            Some("ru") => Self::Russian,
            Some("ar") => Self::Arabic,
            Some("zh" | "cmn") => Self::Chinese,
            _ => Self::English,
        }
    }

    pub(super) const fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
            Self::Spanish => &SPANISH,
            Self::Russian => &RUSSIAN,
            Self::Arabic => &ARABIC,
            Self::Chinese => &CHINESE,
        }
    }
}

/// The sentences and fixed words of a language. These placeholders are replaced: `{s}` is the name
/// of the session or another item, `{a}` and `{b}` are the earlier and the later value, `{p}` is a
/// participant, `{r}` a role, `{f}` the name of a field, `{d}` are details, `{n}` is a number.
pub(super) struct Words {
    /// The quotation marks around titles.
    pub(super) quotes: [&'static str; 2],
    pub(super) full_stop: &'static str,
    /// The separator between two statements about the same item.
    pub(super) semicolon: &'static str,
    /// A statement about an item.
    pub(super) about: &'static str,
    pub(super) with_details: &'static str,

    pub(super) added: &'static str,
    pub(super) removed: &'static str,
    pub(super) session_removed: &'static str,
    pub(super) cancelled: &'static str,
    pub(super) postponed: &'static str,
    pub(super) reinstated: &'static str,
    pub(super) confirmed: &'static str,

    pub(super) moved: &'static str,
    pub(super) moved_in_time: &'static str,
    pub(super) moved_in_place: &'static str,
    pub(super) lengthened: &'static str,
    pub(super) scheduled: &'static str,
    pub(super) unscheduled: &'static str,
    pub(super) placed: &'static str,
    pub(super) unplaced: &'static str,
    pub(super) room_exchanged: &'static str,
    pub(super) minutes: &'static str,

    pub(super) joins: &'static str,
    pub(super) joins_as: &'static str,
    pub(super) leaves: &'static str,
    pub(super) leaves_as: &'static str,
    pub(super) role: &'static str,
    pub(super) role_set: &'static str,
    pub(super) role_unset: &'static str,
    pub(super) replaced: &'static str,
    pub(super) person_confirmed: &'static str,
    pub(super) person_out: &'static str,
    pub(super) person_status: &'static str,
    /// The people of a session in the details of a new or removed session.
    pub(super) with_people: &'static str,

    pub(super) changed: &'static str,
    pub(super) changed_in: &'static str,
    pub(super) value: &'static str,
    pub(super) set: &'static str,
    pub(super) unset: &'static str,
    pub(super) items_added: &'static str,
    pub(super) items_removed: &'static str,
    pub(super) reordered: &'static str,
    pub(super) retitled: &'static str,
    pub(super) renamed: &'static str,
    pub(super) listed_after: &'static str,
    pub(super) listed_first: &'static str,

    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    pub(super) to_be_announced: &'static str,
    pub(super) everywhere: &'static str,
    pub(super) general: &'static str,
    pub(super) nobody: &'static str,
    /// The nouns for the programme, days, sessions, people, organisations, venues, rooms, tracks,
    /// agenda items, notes, roles and kinds.
    pub(super) nouns: [&'static str; 12],
}

const ENGLISH: Words = Words {
    quotes: ["“", "”"],
    full_stop: ".",
    semicolon: "; ",
    about: "{s}: {d}",
    with_details: "{s} ({d})",
    added: "New: {s}",
    removed: "Removed: {s}",
    session_removed: "{s} is no longer in the programme",
    cancelled: "{s} is cancelled",
    postponed: "{s} is postponed",
    reinstated: "{s} takes place after all",
    confirmed: "{s} is now confirmed",
    moved: "{s} moves from {a} to {b}",
    moved_in_time: "{s} moves from {a} to {b}",
    moved_in_place: "{s} moves from {a} to {b}",
    lengthened: "{s} now takes {b} instead of {a}: {d}",
    scheduled: "{s} now has a time: {b}",
    unscheduled: "{s} no longer has a time (was {a})",
    placed: "{s} now has a place: {b}",
    unplaced: "{s} no longer has a place (was {a})",
    room_exchanged: "All sessions of {a} move to {b}",
    minutes: "{n} min",
    joins: "{p} joins",
    joins_as: "{p} joins as {r}",
    leaves: "{p} no longer takes part",
    leaves_as: "{p} no longer takes part as {r}",
    role: "{p} takes part as {b} instead of {a}",
    role_set: "{p} takes part as {b}",
    role_unset: "{p} still takes part, but not as {a}",
    replaced: "{b} replaces {a}",
    person_confirmed: "{p} is now confirmed",
    person_out: "{p} will not take part",
    person_status: "{p}: {b} (was {a})",
    with_people: "with {p}",
    changed: "{f} changed",
    changed_in: "{f} changed ({d})",
    value: "{f}: {b} (was {a})",
    set: "{f}: {b} (new)",
    unset: "{f}: {a} (removed)",
    items_added: "{f} added: {b}",
    items_removed: "{f} removed: {a}",
    reordered: "{f} in a new order",
    retitled: "new title (was {a})",
    renamed: "new name (was {a})",
    listed_after: "now listed after {b}",
    listed_first: "now listed first",
    yes: "yes",
    no: "no",
    to_be_announced: "to be announced",
    everywhere: "everywhere",
    general: "General changes",
    nobody: "Other changes",
    nouns: [
        "programme",
        "day",
        "session",
        "person",
        "organisation",
        "venue",
        "room",
        "track",
        "agenda item",
        "footnote",
        "role",
        "kind of session",
    ],
};

const FRENCH: Words = Words {
    quotes: ["«\u{a0}", "\u{a0}»"],
    full_stop: ".",
    semicolon: "\u{a0}; ",
    about: "{s}\u{a0}: {d}",
    with_details: "{s} ({d})",
    added: "Nouveau\u{a0}: {s}",
    removed: "Supprimé\u{a0}: {s}",
    session_removed: "{s} ne figure plus au programme",
    cancelled: "{s} n’aura pas lieu (annulation)",
    postponed: "{s} aura lieu ultérieurement (report)",
    reinstated: "{s} aura finalement lieu",
    confirmed: "{s} est désormais sûr d’avoir lieu",
    moved: "{s} change d’horaire et de lieu\u{a0}: {b} au lieu de {a}",
    moved_in_time: "{s} change d’horaire\u{a0}: {b} au lieu de {a}",
    moved_in_place: "{s} change de lieu\u{a0}: {b} au lieu de {a}",
    lengthened: "{s} dure {b} au lieu de {a}\u{a0}: {d}",
    scheduled: "{s} a désormais un horaire\u{a0}: {b}",
    unscheduled: "{s} n’a plus d’horaire (auparavant\u{a0}: {a})",
    placed: "{s} a désormais un lieu\u{a0}: {b}",
    unplaced: "{s} n’a plus de lieu (auparavant\u{a0}: {a})",
    room_exchanged: "Toutes les séances changent de salle\u{a0}: {b} au lieu de {a}",
    minutes: "{n}\u{a0}min",
    joins: "{p} participera",
    joins_as: "{p} participera ({r})",
    leaves: "{p} ne participe plus",
    leaves_as: "{p} ne participe plus ({r})",
    role: "{p} participe dans un autre rôle\u{a0}: {b} au lieu de {a}",
    role_set: "{p} participe dans ce rôle\u{a0}: {b}",
    role_unset: "{p} participe toujours, mais dans un autre rôle que\u{a0}: {a}",
    replaced: "{b} remplace {a}",
    person_confirmed: "{p} a confirmé sa participation",
    person_out: "{p} ne participera pas",
    person_status: "{p}\u{a0}: {b} (auparavant\u{a0}: {a})",
    with_people: "avec {p}",
    changed: "{f}\u{a0}: modifications",
    changed_in: "{f}\u{a0}: modifications ({d})",
    value: "{f}\u{a0}: {b} (auparavant\u{a0}: {a})",
    set: "{f}\u{a0}: {b} (ajout)",
    unset: "{f}\u{a0}: {a} (suppression)",
    items_added: "{f} (ajout)\u{a0}: {b}",
    items_removed: "{f} (suppression)\u{a0}: {a}",
    reordered: "{f}\u{a0}: nouvel ordre",
    retitled: "nouveau titre (auparavant\u{a0}: {a})",
    renamed: "nouveau nom (auparavant\u{a0}: {a})",
    listed_after: "figure désormais après {b}",
    listed_first: "figure désormais en premier",
    yes: "oui",
    no: "non",
    to_be_announced: "à préciser",
    everywhere: "partout",
    general: "Modifications générales",
    nobody: "Autres modifications",
    nouns: [
        "programme",
        "journée",
        "séance",
        "personne",
        "organisation",
        "site",
        "salle",
        "filière",
        "point de l’ordre du jour",
        "note",
        "rôle",
        "type de séance",
    ],
};

const SPANISH: Words = Words {
    quotes: ["«", "»"],
    full_stop: ".",
    semicolon: "; ",
    about: "{s}: {d}",
    with_details: "{s} ({d})",
    added: "Nuevo: {s}",
    removed: "Se elimina: {s}",
    session_removed: "{s} ya no figura en el programa",
    cancelled: "{s} se cancela",
    postponed: "{s} se aplaza",
    reinstated: "{s} se celebrará finalmente",
    confirmed: "{s} se confirma",
    moved: "{s} cambia de horario y de lugar: {b} en lugar de {a}",
    moved_in_time: "{s} cambia de horario: {b} en lugar de {a}",
    moved_in_place: "{s} cambia de lugar: {b} en lugar de {a}",
    lengthened: "{s} dura {b} en lugar de {a}: {d}",
    scheduled: "{s} ya tiene horario: {b}",
    unscheduled: "{s} ya no tiene horario (antes: {a})",
    placed: "{s} ya tiene lugar asignado: {b}",
    unplaced: "{s} ya no tiene lugar asignado (antes: {a})",
    room_exchanged: "Todas las sesiones cambian de sala: {b} en lugar de {a}",
    minutes: "{n} min",
    joins: "{p} participará",
    joins_as: "{p} participará ({r})",
    leaves: "{p} ya no participa",
    leaves_as: "{p} ya no participa ({r})",
    role: "{p} participa en otra función: {b} en lugar de {a}",
    role_set: "{p} participa en esta función: {b}",
    role_unset: "{p} sigue participando, pero no en esta función: {a}",
    replaced: "{b} sustituye a {a}",
    person_confirmed: "{p} ha confirmado su participación",
    person_out: "{p} no participará",
    person_status: "{p}: {b} (antes: {a})",
    with_people: "con {p}",
    changed: "{f}: cambios",
    changed_in: "{f}: cambios ({d})",
    value: "{f}: {b} (antes: {a})",
    set: "{f}: {b} (se añade)",
    unset: "{f}: {a} (se elimina)",
    items_added: "{f}, se añade: {b}",
    items_removed: "{f}, se elimina: {a}",
    reordered: "{f}: nuevo orden",
    retitled: "nuevo título (antes: {a})",
    renamed: "nuevo nombre (antes: {a})",
    listed_after: "ahora figura después de {b}",
    listed_first: "ahora figura en primer lugar",
    yes: "sí",
    no: "no",
    to_be_announced: "por anunciar",
    everywhere: "en todas partes",
    general: "Cambios generales",
    nobody: "Otros cambios",
    nouns: [
        "programa",
        "día",
        "sesión",
        "persona",
        "organización",
        "sede",
        "sala",
        "itinerario temático",
        "tema del programa",
        "nota",
        "función",
        "tipo de sesión",
    ],
};

const RUSSIAN: Words = Words {
    quotes: ["«", "»"],
    full_stop: ".",
    semicolon: "; ",
    about: "{s}: {d}",
    with_details: "{s} ({d})",
    added: "Новое в программе: {s}",
    removed: "Исключено: {s}",
    session_removed: "{s}: больше не входит в программу",
    cancelled: "{s} отменяется",
    postponed: "{s} откладывается",
    reinstated: "{s} всё же состоится",
    confirmed: "{s}: проведение подтверждено",
    moved: "{s}: новое время и место — {b} (ранее {a})",
    moved_in_time: "{s}: новое время — {b} (ранее {a})",
    moved_in_place: "{s}: новое место — {b} (ранее {a})",
    lengthened: "{s}: продолжительность {b} (ранее {a}), {d}",
    scheduled: "{s}: назначено время — {b}",
    unscheduled: "{s}: время больше не указано (ранее {a})",
    placed: "{s}: назначено место — {b}",
    unplaced: "{s}: место больше не указано (ранее {a})",
    room_exchanged: "Все заседания переносятся в другой зал: {b} (ранее {a})",
    minutes: "{n} мин",
    joins: "{p} примет участие",
    joins_as: "{p} примет участие ({r})",
    leaves: "{p} больше не участвует",
    leaves_as: "{p} больше не участвует ({r})",
    role: "{p} участвует в другой роли: {b} (ранее {a})",
    role_set: "{p} участвует в этой роли: {b}",
    role_unset: "{p} участвует, но уже не в этой роли: {a}",
    replaced: "замена: {b} (ранее {a})",
    person_confirmed: "{p}: участие подтверждено",
    person_out: "{p} не примет участия",
    person_status: "{p}: {b} (ранее {a})",
    with_people: "участники: {p}",
    changed: "{f}: изменения",
    changed_in: "{f}: изменения ({d})",
    value: "{f}: {b} (ранее {a})",
    set: "{f}: {b} (добавлено)",
    unset: "{f}: {a} (удалено)",
    items_added: "{f}, добавлено: {b}",
    items_removed: "{f}, удалено: {a}",
    reordered: "{f}: новый порядок",
    retitled: "новое название (ранее {a})",
    renamed: "новое имя (ранее {a})",
    listed_after: "теперь следует после {b}",
    listed_first: "теперь на первом месте",
    yes: "да",
    no: "нет",
    to_be_announced: "будет объявлено",
    everywhere: "везде",
    general: "Общие изменения",
    nobody: "Прочие изменения",
    nouns: [
        "программа",
        "день",
        "заседание",
        "участник",
        "организация",
        "место проведения",
        "зал",
        "секция",
        "пункт повестки дня",
        "примечание",
        "роль",
        "тип заседания",
    ],
};

const ARABIC: Words = Words {
    quotes: ["«", "»"],
    full_stop: ".",
    semicolon: "؛ ",
    about: "{s}: {d}",
    with_details: "{s} ({d})",
    added: "جديد: {s}",
    removed: "محذوف: {s}",
    session_removed: "لم تعد {s} في البرنامج",
    cancelled: "أُلغيت {s}",
    postponed: "أُجّلت {s}",
    reinstated: "ستُعقد {s} كما كان مقرراً",
    confirmed: "تأكد عقد {s}",
    moved: "تغيّر موعد {s} ومكانها: {b} بدلاً من {a}",
    moved_in_time: "تغيّر موعد {s}: {b} بدلاً من {a}",
    moved_in_place: "تغيّر مكان {s}: {b} بدلاً من {a}",
    lengthened: "تغيّرت مدة {s}: {b} بدلاً من {a}، {d}",
    scheduled: "تحدد موعد {s}: {b}",
    unscheduled: "لم يعد موعد {s} محدداً (سابقاً: {a})",
    placed: "تحدد مكان {s}: {b}",
    unplaced: "لم يعد مكان {s} محدداً (سابقاً: {a})",
    room_exchanged: "انتقلت جميع الجلسات إلى قاعة أخرى: {b} بدلاً من {a}",
    minutes: "{n} دقيقة",
    joins: "مشاركة جديدة: {p}",
    joins_as: "مشاركة جديدة: {p} ({r})",
    leaves: "لا مشاركة بعد الآن: {p}",
    leaves_as: "لا مشاركة بعد الآن: {p} ({r})",
    role: "دور آخر في المشاركة، {p}: {b} بدلاً من {a}",
    role_set: "دور المشاركة، {p}: {b}",
    role_unset: "مشاركة بغير هذا الدور، {p}: {a}",
    replaced: "{b} بدلاً من {a}",
    person_confirmed: "تأكدت المشاركة: {p}",
    person_out: "اعتذار عن المشاركة: {p}",
    person_status: "{p}: {b} (سابقاً: {a})",
    with_people: "بمشاركة {p}",
    changed: "{f}: تعديلات",
    changed_in: "{f}: تعديلات ({d})",
    value: "{f}: {b} (سابقاً: {a})",
    set: "{f}: {b} (إضافة)",
    unset: "{f}: {a} (حذف)",
    items_added: "{f}، إضافة: {b}",
    items_removed: "{f}، حذف: {a}",
    reordered: "{f}: ترتيب جديد",
    retitled: "عنوان جديد (سابقاً: {a})",
    renamed: "اسم جديد (سابقاً: {a})",
    listed_after: "الترتيب الجديد بعد {b}",
    listed_first: "الترتيب الجديد: في البداية",
    yes: "نعم",
    no: "لا",
    to_be_announced: "يُعلن لاحقاً",
    everywhere: "في كل مكان",
    general: "تعديلات عامة",
    nobody: "تعديلات أخرى",
    nouns: [
        "البرنامج",
        "اليوم",
        "الجلسة",
        "الشخص",
        "المنظمة",
        "الموقع",
        "القاعة",
        "المسار",
        "بند جدول الأعمال",
        "الحاشية",
        "الدور",
        "نوع الجلسات",
    ],
};

const CHINESE: Words = Words {
    quotes: ["“", "”"],
    full_stop: "。",
    semicolon: "；",
    about: "{s}：{d}",
    with_details: "{s}（{d}）",
    added: "新增：{s}",
    removed: "删除：{s}",
    session_removed: "{s}已从日程中删除",
    cancelled: "{s}已取消",
    postponed: "{s}已延期",
    reinstated: "{s}将如期举行",
    confirmed: "{s}现已确认",
    moved: "{s}的时间和地点由{a}改为{b}",
    moved_in_time: "{s}的时间由{a}改为{b}",
    moved_in_place: "{s}的地点由{a}改为{b}",
    lengthened: "{s}的时长由{a}改为{b}：{d}",
    scheduled: "{s}的时间已定：{b}",
    unscheduled: "{s}的时间待定（原为{a}）",
    placed: "{s}的地点已定：{b}",
    unplaced: "{s}的地点待定（原为{a}）",
    room_exchanged: "{a}的所有场次改在{b}举行",
    minutes: "{n}分钟",
    joins: "新增参加者：{p}",
    joins_as: "新增参加者：{p}（{r}）",
    leaves: "{p}不再参加",
    leaves_as: "{p}不再参加（{r}）",
    role: "{p}的角色由{a}改为{b}",
    role_set: "{p}的角色为{b}",
    role_unset: "{p}不再担任{a}，但仍然参加",
    replaced: "由{b}接替{a}",
    person_confirmed: "{p}已确认参加",
    person_out: "{p}将不参加",
    person_status: "{p}：{b}（原为{a}）",
    with_people: "参加者：{p}",
    changed: "{f}有改动",
    changed_in: "{f}有改动（{d}）",
    value: "{f}：{b}（原为{a}）",
    set: "{f}：{b}（新增）",
    unset: "{f}：{a}（已删除）",
    items_added: "新增{f}：{b}",
    items_removed: "删除{f}：{a}",
    reordered: "{f}的顺序有改动",
    retitled: "新标题（原为{a}）",
    renamed: "新名称（原为{a}）",
    listed_after: "现排在{b}之后",
    listed_first: "现排在最前",
    yes: "是",
    no: "否",
    to_be_announced: "待定",
    everywhere: "各处",
    general: "总体改动",
    nobody: "其他改动",
    nouns: [
        "日程",
        "日",
        "场次",
        "人员",
        "组织",
        "会场",
        "会议室",
        "专题",
        "议程项目",
        "脚注",
        "角色",
        "场次类型",
    ],
};

macro_rules! status_words {
    ($($type:ident { $($variant:ident: $words:expr,)+ })+) => {
        /// A status or a similar value that has words in every language.
        pub(super) trait StatusWords {
            /// Returns the words in the order of [`WordLanguage`].
            fn words(&self) -> [&'static str; 6];
        }

        $(impl StatusWords for $type {
            fn words(&self) -> [&'static str; 6] {
                match self { $(Self::$variant => $words,)+ }
            }
        })+
    };
}

status_words! {
    SessionStatus {
        Proposed: ["proposed", "en proposition", "en propuesta", "предложено", "مقترح", "提议中"],
        Accepted: ["accepted", "accepté", "aceptado", "принято", "مقبول", "已接受"],
        Tentative: ["tentative", "provisoire", "provisional", "предварительно", "غير مؤكد", "暂定"],
        Confirmed: ["confirmed", "confirmé", "confirmado", "подтверждено", "مؤكد", "已确认"],
        Postponed: ["postponed", "reporté", "aplazado", "отложено", "مؤجل", "延期"],
        Cancelled: ["cancelled", "annulé", "cancelado", "отменено", "ملغى", "取消"],
        Dropped: ["dropped", "retiré", "retirado", "снято", "مسحوب", "撤销"],
    }
    EventStatus {
        Scheduled: ["as planned", "maintenu", "según lo previsto", "по плану", "كما هو مقرر", "如期举行"],
        Postponed: ["postponed", "reporté", "aplazado", "отложено", "مؤجل", "延期"],
        Cancelled: ["cancelled", "annulé", "cancelado", "отменено", "ملغى", "取消"],
        MovedOnline: ["moved online", "en ligne", "en línea", "перенесено в онлайн", "عبر الإنترنت", "改为在线举行"],
    }
    DocumentStatus {
        Draft: ["draft", "projet", "borrador", "проект", "مسودة", "草稿"],
        Provisional: ["provisional", "provisoire", "provisional", "предварительный", "مؤقت", "临时"],
        Final: ["final", "définitif", "definitivo", "окончательный", "نهائي", "最终"],
        Superseded: ["superseded", "remplacé", "sustituido", "заменён", "مستبدل", "已被取代"],
        Cancelled: ["withdrawn", "retiré", "retirado", "отозван", "مسحوب", "已撤回"],
    }
    ParticipationStatus {
        Invited: ["invited", "sur invitation sans réponse", "invitación sin respuesta", "приглашение без ответа", "دعوة دون رد", "已邀请"],
        Tentative: ["participation not certain", "participation incertaine", "participación por confirmar", "участие под вопросом", "مشاركة غير مؤكدة", "待确认"],
        Confirmed: ["confirmed", "participation confirmée", "participación confirmada", "участие подтверждено", "مشاركة مؤكدة", "已确认"],
        Declined: ["declined", "invitation déclinée", "invitación declinada", "приглашение отклонено", "دعوة مرفوضة", "已谢绝"],
        Withdrawn: ["withdrawn", "désistement", "retirada", "отказ от участия", "انسحاب", "已退出"],
        NoShow: ["did not come", "absence", "ausencia", "неявка", "غياب", "未到场"],
    }
    Admission {
        Public: ["open to the public", "ouvert au public", "abierto al público", "вход свободный", "مفتوح للجمهور", "向公众开放"],
        Registered: ["for registered participants", "sur inscription", "con inscripción", "для зарегистрированных участников", "للمسجلين", "限注册人员"],
        Restricted: ["restricted", "accès restreint", "acceso restringido", "ограниченный доступ", "دخول مقيد", "限定人员"],
        ByInvitation: ["by invitation", "sur invitation", "por invitación", "по приглашениям", "بدعوة", "凭邀请"],
        Closed: ["closed", "à huis clos", "a puerta cerrada", "закрытое", "مغلق", "非公开"],
    }
    AttendanceMode {
        InRoom: ["in person", "en présentiel", "presencial", "очно", "حضورياً", "现场"],
        Online: ["online", "en ligne", "en línea", "онлайн", "عبر الإنترنت", "在线"],
        Hybrid: ["in person and online", "en présentiel et en ligne", "presencial y en línea", "очно и онлайн", "حضورياً وعبر الإنترنت", "现场和在线"],
    }
    Presence {
        InPerson: ["in person", "en présentiel", "presencial", "очно", "حضورياً", "现场"],
        Remote: ["remotely", "à distance", "a distancia", "дистанционно", "عن بعد", "远程"],
        Recorded: ["by recording", "par enregistrement", "por grabación", "в записи", "بتسجيل", "录像"],
    }
    OrganisationKind {
        State: ["state", "État", "Estado", "государство", "دولة", "国家"],
        Intergovernmental: ["intergovernmental", "organisation intergouvernementale", "organización intergubernamental", "межправительственная организация", "منظمة حكومية دولية", "政府间组织"],
        Other: ["other", "autre", "otra", "другая", "أخرى", "其他"],
    }
}

/// Replaces the placeholders of a sentence in a single pass, so that braces in a value remain.
pub(super) fn fill(template: &str, values: &[(char, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((text, after)) = rest.split_once('{') {
        out.push_str(text);
        let Some((name, after)) = after.split_once('}') else { break };
        let value = values.iter().find(|(key, _)| name.chars().eq([*key]));
        out.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_a_value_are_kept() {
        assert_eq!(fill("{s} moves: {b}", &[('s', "{b}"), ('b', "x")]), "{b} moves: x");
        assert_eq!(fill("{n} min", &[]), " min");
    }
}
