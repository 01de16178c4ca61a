//! What can be sent where, and how large it is.

use programme::draft::{Extensions, ReadError};
use programme::id::SessionId;
use programme::report::Path;
use programme::time::AnchorError;
use programme::{draft, *};

fn shared<T: Send + Sync + 'static>() {}
fn lent<'p, T: Send + Sync + Copy + Eq + std::hash::Hash + std::fmt::Debug + 'p>() {}
fn error<T: std::error::Error + Send + Sync + 'static>() {}
fn value<T: Clone + Eq + std::fmt::Debug + Send + Sync + 'static>() {}

#[test]
fn everything_can_be_sent_and_shared() {
    shared::<Programme>();
    shared::<Draft>();
    shared::<draft::Session>();
    shared::<Report>();
    error::<Error>();
    error::<Rejected>();
    error::<AnchorError>();
    error::<draft::RenameError>();
    error::<ReadError<serde_json::Error>>();
    value::<SessionId>();
    value::<LanguageTag>();
    value::<Text>();
    value::<Slot>();
    value::<Role>();
    value::<Kind>();
    value::<Place>();
    value::<Path>();
    value::<Finding>();
    value::<Extensions>();
}

#[test]
fn views_are_copied_freely() {
    lent::<Session<'_>>();
    lent::<Person<'_>>();
    lent::<Organisation<'_>>();
    lent::<Venue<'_>>();
    lent::<Room<'_>>();
    lent::<Day<'_>>();
    lent::<Track<'_>>();
    lent::<AgendaItem<'_>>();
    lent::<Participation<'_>>();
}

#[test]
fn answers_can_be_sent_and_shared() {
    fn answer<T: Clone + Send + Sync + std::fmt::Debug>() {}
    answer::<Sessions<'_>>();
    answer::<People<'_>>();
    answer::<query::Clashes<'_>>();
    answer::<query::FreeTime<'_>>();
    answer::<query::Itinerary<'_>>();
    answer::<query::WhatIf<'_>>();
    answer::<query::Statistics<'_>>();
    answer::<query::Timetable<'_>>();
    lent::<query::Clash<'_>>();
    lent::<query::Free<'_>>();
    lent::<query::Stop<'_>>();
}

#[test]
fn iterators_of_views_can_be_sent() {
    fn sent<T: Send + Sync>(_: T) {}
    let programme = Draft::new("demo", Text::new([("en", "Demo")]).unwrap())
        .with_session(draft::Session::new("a"))
        .build()
        .unwrap();
    sent(programme.sessions().into_iter());
    sent(programme.sessions().declared());
    sent(programme.on_at(Moment::from_seconds(0)));
    sent(programme.now_and_next(Moment::from_seconds(0)));
    let session = programme.session("a").unwrap();
    sent(session.parts());
    sent(session.participations());
    sent(session.rooms());
}

#[test]
fn sizes_are_as_promised() {
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
