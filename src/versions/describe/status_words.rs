//! The names of statuses in the languages of a description.

use crate::value::status::{
    Admission, AttendanceMode, DocumentStatus, EventStatus, OrganisationKind, ParticipationStatus, Presence,
    SessionStatus,
};

macro_rules! status_words {
    ($($type:ident { $($variant:ident: $words:expr,)+ })+) => {
        /// A status or a similar value, with its name in every language.
        pub(super) trait StatusWords {
            /// Returns the words in the order of [`WordLanguage`](super::words::WordLanguage).
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
