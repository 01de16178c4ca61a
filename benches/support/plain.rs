//! Plain structs with every field of the wire form, as one would write them without the crate.
//!
//! Ids, times, dates and codes are strings, and a text in several languages is a hash map. Nothing
//! is checked. If the wire form allows several shapes, only the shape in the synthetic programmes
//! is supported.

#![expect(dead_code, reason = "the fields are only deserialised")]

use std::collections::HashMap;

use serde::Deserialize;

type Text = HashMap<String, String>;

#[derive(Deserialize)]
pub struct Draft {
    pub format: String,
    pub id: String,
    pub title: Text,
    pub subtitle: Option<Text>,
    pub document_title: Option<Text>,
    pub document_status: Option<String>,
    pub revision: Option<String>,
    pub symbol: Option<String>,
    pub event_status: Option<String>,
    #[serde(default)]
    pub languages: Vec<String>,
    pub time_zone: Option<String>,
    pub place: Option<Vec<String>>,
    #[serde(default)]
    pub spoken: Vec<String>,
    #[serde(default)]
    pub interpreted: Vec<String>,
    #[serde(default)]
    pub preamble: Vec<String>,
    #[serde(default)]
    pub notes: Vec<Note>,
    #[serde(default)]
    pub roles: Vec<RoleDeclaration>,
    #[serde(default)]
    pub kinds: Vec<KindDeclaration>,
    #[serde(default)]
    pub days: Vec<Day>,
    #[serde(default)]
    pub venues: Vec<Venue>,
    #[serde(default)]
    pub tracks: Vec<Track>,
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    #[serde(default)]
    pub people: Vec<Person>,
    #[serde(default)]
    pub participations: Vec<Participation>,
    #[serde(default)]
    pub agenda_items: Vec<AgendaItem>,
    #[serde(default)]
    pub sessions: Vec<Session>,
    #[serde(default)]
    pub links: Vec<Link>,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct Session {
    pub id: String,
    pub kind: Option<String>,
    pub kind_label: Option<Text>,
    pub number: Option<String>,
    pub title: Option<Text>,
    pub subtitle: Option<Text>,
    pub slot: Option<Slot>,
    pub planned_length: Option<String>,
    pub previous_slot: Option<Slot>,
    pub place: Option<Vec<String>>,
    #[serde(default)]
    pub relayed_to: Vec<String>,
    pub part_of: Option<String>,
    pub status: Option<String>,
    #[serde(default)]
    pub description: Vec<String>,
    #[serde(default)]
    pub questions: Vec<Text>,
    #[serde(default)]
    pub participations: Vec<Participation>,
    #[serde(default)]
    pub tracks: Vec<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    pub access: Option<String>,
    pub access_note: Option<Text>,
    pub mode: Option<String>,
    pub previous_mode: Option<String>,
    #[serde(default)]
    pub documents: Vec<Document>,
    #[serde(default)]
    pub agenda_items: Vec<String>,
    #[serde(default)]
    pub spoken: Vec<String>,
    #[serde(default)]
    pub interpreted: Vec<String>,
    #[serde(default)]
    pub captioned: Vec<String>,
    #[serde(default)]
    pub plenary: bool,
    pub attendance_limit: Option<u32>,
    pub level: Option<Text>,
    pub repeats: Option<String>,
    pub continues: Option<String>,
    pub relays: Option<String>,
    pub replaces: Option<String>,
    #[serde(default)]
    pub joint_with: Vec<String>,
    #[serde(default)]
    pub may_overlap: Vec<String>,
    #[serde(default)]
    pub must_not_overlap: Vec<String>,
    pub image: Option<String>,
    pub recording: Option<Recording>,
    pub feedback: Option<String>,
    #[serde(default)]
    pub links: Vec<Link>,
    #[serde(default)]
    pub attachments: Vec<Link>,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct Slot {
    pub day: i32,
    pub part: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
}

#[derive(Deserialize)]
pub struct TimeRange {
    pub start: String,
    pub end: String,
}

#[derive(Deserialize)]
pub struct Recording {
    pub consent: Option<bool>,
    pub licence: Option<String>,
    pub url: Option<String>,
}

#[derive(Deserialize)]
pub struct Participation {
    pub id: Option<String>,
    pub person: Option<String>,
    pub organisation: Option<String>,
    pub country: Option<String>,
    pub office: Option<Text>,
    pub vacancy: Option<Text>,
    pub role: Option<String>,
    pub label: Option<Text>,
    pub remark: Option<Text>,
    pub posts: Option<Vec<Post>>,
    pub posts_line: Option<Text>,
    pub on_behalf_of: Option<Party>,
    pub topic: Option<Text>,
    pub part: Option<TimeRange>,
    pub presence: Option<String>,
    pub status: Option<String>,
    pub replaced_by: Option<String>,
    pub language: Option<String>,
    pub public: Option<bool>,
    #[serde(default)]
    pub documents: Vec<Document>,
    #[serde(default)]
    pub links: Vec<Link>,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    Organisation(String),
    Country(String),
    Name(Text),
}

#[derive(Deserialize)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub honorific: Option<Text>,
    pub family: Option<Text>,
    pub given: Option<Text>,
    pub sort_key: Option<String>,
    #[serde(default)]
    pub group: bool,
    #[serde(default)]
    pub posts: Vec<Post>,
    pub posts_line: Option<Text>,
    #[serde(default)]
    pub biography: Vec<String>,
    #[serde(default)]
    pub available: Vec<Slot>,
    pub image: Option<String>,
    #[serde(default)]
    pub links: Vec<Link>,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct Post {
    pub title: Option<String>,
    pub organisation: Option<String>,
    pub organisation_name: Option<String>,
    pub country: Option<String>,
}

#[derive(Deserialize)]
pub struct Organisation {
    pub id: String,
    pub name: String,
    pub short_name: Option<Text>,
    pub kind: Option<String>,
    pub country: Option<String>,
    #[serde(default)]
    pub links: Vec<Link>,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct Venue {
    pub id: String,
    pub name: String,
    pub address: Option<Text>,
    pub city: Option<Text>,
    pub country: Option<String>,
    pub time_zone: Option<String>,
    pub coordinates: Option<Coordinates>,
    #[serde(default)]
    pub rooms: Vec<Room>,
    #[serde(default)]
    pub links: Vec<Link>,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct Coordinates {
    pub latitude: f64,
    pub longitude: f64,
}

#[derive(Deserialize)]
pub struct Room {
    pub id: String,
    pub name: String,
    pub building: Option<Text>,
    pub floor: Option<Text>,
    pub capacity: Option<u32>,
    pub simultaneous: Option<u32>,
    #[serde(default)]
    pub made_of: Vec<String>,
    pub online: Option<String>,
    pub accessibility: Option<Text>,
    #[serde(default)]
    pub available: Vec<Slot>,
    #[serde(default)]
    pub links: Vec<Link>,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct Day {
    pub number: i32,
    pub label: Option<Text>,
    pub date: Option<String>,
    pub window: Option<TimeRange>,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct Track {
    pub id: String,
    pub name: String,
    pub colour: Option<String>,
    #[serde(default)]
    pub sequential: bool,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct AgendaItem {
    pub id: String,
    pub number: Option<String>,
    pub title: Option<Text>,
    pub part_of: Option<String>,
    #[serde(default)]
    pub documents: Vec<Document>,
    #[serde(default)]
    pub external_ids: HashMap<String, String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct Note {
    pub id: String,
    #[serde(default)]
    pub text: Vec<String>,
}

#[derive(Deserialize)]
pub struct Link {
    pub url: String,
    pub title: Option<Text>,
    pub relation: Option<String>,
    pub language: Option<String>,
}

#[derive(Deserialize)]
pub struct Document {
    pub symbol: Option<String>,
    pub title: Option<Text>,
    pub url: Option<String>,
    pub language: Option<String>,
    #[serde(default)]
    pub extensions: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct RoleDeclaration {
    pub code: String,
    pub label: Option<Text>,
    #[serde(default)]
    pub properties: RoleProperties,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct RoleProperties {
    pub presides: bool,
    pub has_floor: bool,
    pub attendance: String,
    pub public: bool,
}

#[derive(Deserialize)]
pub struct KindDeclaration {
    pub code: String,
    pub label: Option<Text>,
    #[serde(default)]
    pub properties: KindProperties,
}

#[derive(Deserialize, Default)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "the fields are those of the wire form")]
pub struct KindProperties {
    pub needs_people: bool,
    pub needs_presider: bool,
    pub admits_people: bool,
    pub programme_wide: bool,
    pub idle: bool,
    pub aside: bool,
    pub in_break: bool,
    pub ambient: bool,
    pub presenter_presides: bool,
    pub first_of_day: bool,
    pub last_of_day: bool,
}
