//! Rules about the positions and organisations of people.

use crate::code::Code;
use crate::draft::Post;
use crate::list::ToList;
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::view::{Participation, Person};

pub(super) fn inconsistent_affiliation(
    _: &ReviewContext<'_>,
    person: Person<'_>,
    found: &mut FindingCollector<'_>,
) {
    // Participations that specify nothing themselves have the posts of the person.
    let of_person = |one: &Participation<'_>| one.data().posts.is_none() && one.data().posts_line.is_none();
    let is_same = |one: &Participation<'_>, other: &Participation<'_>| {
        of_person(one) && of_person(other)
            || one.posts() == other.posts() && one.posts_line() == other.posts_line()
    };
    let mut occasions: Vec<_> = person.participations().filter(|one| one.session().is_some()).to_list();
    // Sorting by time and id makes the result independent of the order in the file.
    sorting::sort_by_key(&mut occasions, |one| one.session().map(|session| (session.start(), session.id())));
    let mut occasions = occasions.into_iter();
    let Some(first) = occasions.next() else { return };
    if let Some(other) = occasions.find(|one| !is_same(one, &first)) {
        let message = format!(
            "{} is listed with different posts: {}, but {}",
            describe::person(person),
            posts_in_session(first),
            posts_in_session(other)
        );
        let help = format!(
            "if only one is correct, enter the \"posts\" once, for the person, and not in the sessions; {}",
            describe::IF_INTENDED
        );
        let notice = Notice::new(&person, message).with_related(&first).with_related(&other).with_help(help);
        found.add(Code::InconsistentAffiliation, notice);
    }
}

/// Describes the positions of a participant in a session, such as `“Director” in “Opening”`.
fn posts_in_session(one: Participation<'_>) -> String {
    let posts = describe::posts(one).unwrap_or_else(|| "no post".to_owned());
    format!("{posts} in {}", one.session().map_or_else(String::new, describe::session))
}

/// Reports all speakers without a position or an organisation in a single finding. Nothing is
/// reported if the percentage of people who have one is below the threshold `custom`.
pub(super) fn missing_affiliation(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let says =
        |post: &Post| post.title.is_some() || post.organisation.is_some() || post.organisation_name.is_some();
    let own = |person: Person<'_>| person.posts_line().is_some() || person.posts().iter().any(says);
    let stated = |one: &Participation<'_>| {
        one.posts_line().is_some() || one.posts().iter().any(says) || one.on_behalf_of().is_some()
    };
    let with_floor = |one: &Participation<'_>| {
        let properties = one.properties();
        (properties.has_floor || properties.presides) && one.is_public()
    };
    let people = context.programme.people();
    let single = people.iter().filter(|person| !person.data().group);
    let (mut stating, mut lacking) = (0, Vec::new());
    for person in single.filter(|person| person.participations().len() > 0) {
        // Most people have positions in their own entry, so their sessions need not be read.
        if own(person) || person.participations().any(|one| stated(&one)) {
            stating += 1;
        } else if person.participations().any(|one| with_floor(&one)) {
            lacking.push(person);
        }
    }
    sorting::sort_by_key(&mut lacking, |person| person.id().clone());
    if lacking.is_empty() || !context.thresholds.is_custom(stating, stating + lacking.len()) {
        return;
    }
    let names: Vec<String> = lacking.iter().map(|person| describe::person(*person)).to_list();
    let unlike = match stating {
        0 => String::new(),
        _ => format!(", unlike {}", describe::count(stating, "other person", "other people")),
    };
    let message = format!(
        "{} {} neither a post nor an organisation{unlike}",
        describe::list(&names, 3),
        describe::agree(names.len(), "has", "have")
    );
    let notice = Notice::new(context.programme, message).at("people");
    let notice = notice.with_all_related(&lacking);
    found.add(
        Code::MissingAffiliation,
        notice.with_detail("people", lacking.len()).with_help(format!(
            "add {} in \"people\": \"posts\": [{{ \"title\": \"…\", \"organisation_name\": \"…\" }}]",
            describe::agree(lacking.len(), "the post of the person", "the posts of each person")
        )),
    );
}
