//! Labels for roles, kinds of sessions, headings and days in the six official languages of the
//! United Nations: English, French, Spanish, Arabic, Russian and Chinese. The labels can be printed
//! in an agenda, and recognised in existing agendas.
//!
//! The module consists of three parts:
//! - The methods [`Role::label`](crate::Role::label) and [`Kind::label`](crate::Kind::label)
//!   return labels, as do [`Heading::label`], [`Honorific::label`] and [`day_label`].
//! - The functions [`recognise`] and [`recognise_roles`] find the meaning of a printed heading.
//! - The function [`group_heading`] selects the heading for a group of people, such as "Speakers".
//!   Headings that a programme prints or declares in the requested language take precedence over
//!   labels of the vocabulary.
//!
//! A label is always in the requested language. If the vocabulary does not cover the language, the
//! result is `None`. A label is called [attested](Label::attested) if it was found in a published
//! document. Chinese labels are in simplified characters. In traditional characters, only attested
//! labels are available.
//!
//! ```
//! use programme::vocabulary::{Form, Heading, day_label};
//! use programme::{Kind, LanguageTag, Role};
//!
//! let zh: LanguageTag = "zh".parse()?;
//! assert_eq!(Heading::Agenda.label(&zh).unwrap().text, "议程");
//! assert_eq!(day_label(1, &zh).unwrap().text, "第一天");
//! assert_eq!(Kind::Panel.label(&zh).unwrap().text, "小组讨论会");
//! assert_eq!(Role::Moderator.label(&zh, Form::MANY).unwrap().text, "主持人");
//! # Ok::<(), programme::Error>(())
//! ```
//!
//! ## Sources
//!
//! Labels without a source come from general knowledge of the languages and are unverified. In the
//! tables, each label with a source is followed by `@` and one of these keys:
//! - `1`: The agenda of the second session of the International Dialogue on Migration 2018 (IOM, in
//!   French)
//! - `2`: iom.int: IDM 2020, "COVID-19 crisis: reimagining …"
//! - `3`: iom.int: "Towards effective migration governance"
//! - `4`: Agendas at lawsdocbox (69564703, 80245566), iom.int side events, micicinitiative.iom.int
//! - `5`: webtv.un.org: stocktaking on the global compact for migration, 2017
//! - `6`: wto.org: Public Forum 2011, in French
//! - `7`: publications.iom.int: International Dialogue on Migration no. 28, in French
//! - `8`: META-FORUM 2019 (European Language Grid); cepal.org events
//! - `9`: ifri.org, in French
//! - `11`: wto.org: Public Forum, in Spanish
//! - `12`: un.org: sixty-third General Assembly, in Spanish
//! - `13`: OHCHR: statement of 2012, in Spanish
//! - `14`: universal-rights.org and panorama.ridh.org, in Spanish
//! - `15`: Pages in Spanish: elheraldo.co, portalpolitico.tv, iidh.ed.cr, iom.int/es, a WIPO and an
//!   ECLAC report
//! - `16`: OHCHR: press releases of February 2017, in Arabic
//! - `17`: ungeneva.org: guidance for participants, in Arabic
//! - `18`: wakalanews.com on a UNESCO meeting
//! - `18b`: shorouknews.com on the high-level week
//! - `19`: Pages in Arabic: darelhilal.com, an OHCHR story of 2013, jedariiat.net, alwatannews.net
//! - `20`: fappd.net, in Arabic
//! - `21`: tarjamaan.com, United Nations texts in Arabic
//! - `22`: OHCHR: CERD/C/SR.1523, in Russian
//! - `23`: UNIDO: PBC.37/1/Add.1, in Russian
//! - `24`: dneprorbita.org.ua: a programme, in Russian
//! - `25`: rusnewshub.ru
//! - `26`: viknaodessa.od.ua
//! - `27`: A report of a forum, in Russian
//! - `28`: docslib 646329 (UNESCO, IFAP)
//! - `28b`: 20 Years of Bitext
//! - `29`: unog.ch: template of the report of the Human Rights Council, English and Chinese
//! - `30`: 2022 ACTSAE: programme in traditional Chinese and English
//! - `31`: ITU News, in Chinese
//! - `32`: wipo.int: assemblies, in Chinese
//! - `33`: chemsoc.org.cn
//! - `34`: OHCHR: press release of 2016, in Chinese
//! - `35`: media.un.org, in Chinese
//! - `36`: OHCHR: activities of the Human Rights Council, in Chinese
//! - `WIPO`: wipo.int, pages of the assemblies in the language
//! - `CEPAL`: cepal.org
//! - `CLDR`: Unicode CLDR 47
//! - `expydoc`: expydoc 3407425, in French

mod days;
mod forms;
mod group_heading;
mod headings;
pub(crate) mod honorifics;
mod kinds;
mod label;
mod language;
mod normalise;
mod numbers;
#[cfg(any(feature = "translation", feature = "review", feature = "versions"))]
pub(crate) mod person_names;
mod recognise;
mod roles;
mod synonyms;
mod tables;

pub use days::day_label;
pub use forms::{Form, Gender, Number, group_gender};
pub use group_heading::{GroupHeading, Source, group_heading};
pub use headings::Heading;
pub use honorifics::Honorific;
pub use recognise::{Meaning, Reading, recognise, recognise_roles};
pub use tables::Label;

/// The primary subtags of the languages that the vocabulary covers, such as `en` for English.
///
/// ```
/// assert!(programme::vocabulary::LANGUAGES.contains(&"ar"));
/// ```
pub const LANGUAGES: &[&str] = &["en", "fr", "es", "ar", "ru", "zh"];
