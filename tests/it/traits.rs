//! Tests for the traits and sizes of public types.

use programme::draft::{Extensions, ReadError};
use programme::id::SessionId;
use programme::report::Path;
use programme::time::AnchorError;
use programme::{draft, *};

fn assert_shared<T: Send + Sync + 'static>() {}
fn assert_view<'p, T: Send + Sync + Copy + Eq + std::hash::Hash + std::fmt::Debug + 'p>() {}
fn assert_error<T: std::error::Error + Send + Sync + 'static>() {}
fn assert_value<T: Clone + Eq + std::fmt::Debug + Send + Sync + 'static>() {}

#[test]
fn data_types_can_be_sent_and_shared() {
    assert_shared::<Programme>();
    assert_shared::<Draft>();
    assert_shared::<draft::Session>();
    assert_shared::<Report>();
    assert_error::<Error>();
    assert_error::<Rejected>();
    assert_error::<AnchorError>();
    assert_error::<draft::RenameError>();
    assert_error::<ReadError<serde_json::Error>>();
    assert_value::<SessionId>();
    assert_value::<LanguageTag>();
    assert_value::<Text>();
    assert_value::<Slot>();
    assert_value::<Role>();
    assert_value::<Kind>();
    assert_value::<Place>();
    assert_value::<Path>();
    assert_value::<Finding>();
    assert_value::<Extensions>();
}

#[test]
fn values_can_be_ordered_and_hashed() {
    use programme::report::{CustomCode, FindingCode, SourceLocation, Stage, Subject};

    fn assert_ordered<T: Ord + std::hash::Hash>() {}
    assert_ordered::<SessionId>();
    assert_ordered::<Code>();
    assert_ordered::<CustomCode>();
    assert_ordered::<FindingCode>();
    assert_ordered::<Severity>();
    assert_ordered::<Stage>();
    assert_ordered::<DayTime>();
    assert_ordered::<Length>();
    assert_ordered::<Moment>();
    assert_ordered::<LanguageTag>();
    assert_ordered::<Role>();
    assert_ordered::<Kind>();
    assert_ordered::<draft::Country>();
    assert_ordered::<draft::Colour>();
    assert_ordered::<draft::Url>();
    assert_ordered::<Path>();
    assert_ordered::<Subject>();
    assert_ordered::<SourceLocation>();
    fn assert_hashed<T: Eq + std::hash::Hash>() {}
    assert_hashed::<Finding>();
    assert_hashed::<Report>();
    assert_hashed::<Text>();
    assert_hashed::<Slot>();
    assert_hashed::<Sessions<'_>>();
    assert_hashed::<query::Free<'_>>();
}

#[test]
fn answers_and_views_can_be_serialised() {
    fn assert_serialised<T: serde::Serialize>() {}
    assert_serialised::<Programme>();
    assert_serialised::<Session<'_>>();
    assert_serialised::<Person<'_>>();
    assert_serialised::<Organisation<'_>>();
    assert_serialised::<Venue<'_>>();
    assert_serialised::<Room<'_>>();
    assert_serialised::<Day<'_>>();
    assert_serialised::<Track<'_>>();
    assert_serialised::<AgendaItem<'_>>();
    assert_serialised::<Participation<'_>>();
    assert_serialised::<Sessions<'_>>();
    assert_serialised::<People<'_>>();
    assert_serialised::<query::Clashes<'_>>();
    assert_serialised::<query::Free<'_>>();
    assert_serialised::<query::Itinerary<'_>>();
    assert_serialised::<query::Conflict<'_>>();
    assert_serialised::<query::NowAndNext<'_>>();
    assert_serialised::<query::Timetable<'_>>();
    assert_serialised::<query::Shares<Person<'_>>>();
    assert_serialised::<query::Group<'_, Kind>>();
    assert_serialised::<query::ClashChanges<'_, '_>>();
    assert_serialised::<Error>();
    assert_serialised::<Rejected>();
    assert_serialised::<ReadError<serde_json::Error>>();
}

#[test]
fn views_can_be_copied() {
    assert_view::<Session<'_>>();
    assert_view::<Person<'_>>();
    assert_view::<Organisation<'_>>();
    assert_view::<Venue<'_>>();
    assert_view::<Room<'_>>();
    assert_view::<Day<'_>>();
    assert_view::<Track<'_>>();
    assert_view::<AgendaItem<'_>>();
    assert_view::<Participation<'_>>();
}

#[test]
fn query_results_can_be_sent_and_shared() {
    fn assert_result<T: Clone + Send + Sync + std::fmt::Debug>() {}
    assert_result::<Sessions<'_>>();
    assert_result::<People<'_>>();
    assert_result::<query::Clashes<'_>>();
    assert_result::<query::FreeTime<'_>>();
    assert_result::<query::Itinerary<'_>>();
    assert_result::<query::WhatIf<'_>>();
    assert_result::<query::Statistics<'_>>();
    assert_result::<query::Timetable<'_>>();
    assert_view::<query::Clash<'_>>();
    assert_view::<query::Free<'_>>();
    assert_view::<query::Stop<'_>>();
}

#[test]
fn iterators_of_views_can_be_sent() {
    fn assert_sent<T: Send + Sync>(_: T) {}
    let programme = Draft::new("demo", Text::new([("en", "Demo")]).unwrap())
        .with_session(draft::Session::new("a"))
        .build()
        .unwrap();
    assert_sent(programme.sessions().into_iter());
    assert_sent(programme.sessions().declared());
    assert_sent(programme.on_at(Moment::from_seconds(0)));
    assert_sent(programme.now_and_next(Moment::from_seconds(0)));
    let session = programme.session("a").unwrap();
    assert_sent(session.parts());
    assert_sent(session.participations());
    assert_sent(session.rooms());
}

#[test]
fn types_have_the_documented_sizes() {
    assert_eq!(size_of::<Programme>(), 8);
    assert_eq!(size_of::<Session<'_>>(), 16);
    assert_eq!(size_of::<Participation<'_>>(), 16);
    assert_eq!(size_of::<Error>(), 8);
    assert_eq!(size_of::<Rejected>(), 8);
    assert_eq!(size_of::<SessionId>(), 16);
    assert_eq!(size_of::<LanguageTag>(), 16);
    assert_eq!(size_of::<Text>(), 16);
    assert_eq!(size_of::<Extensions>(), 8);
    assert_eq!(size_of::<Slot>(), 16);
    assert_eq!(size_of::<Moment>(), 8);
}
