//! What people read of one topic and its history.

use super::ShownFact;
use crate::record::Evidence;
use crate::record::evidence::Past;
use crate::report::screen::Screen;
use crate::report::{known, state_place};
use crate::text::clean::without_breaks;
use crate::text::{Message, dates};

/// The facts, each with what it was before.
#[must_use]
pub fn render(facts: &[ShownFact<'_>], screen: Screen) -> String {
    facts.iter().map(|fact| one(fact, screen)).collect::<Vec<_>>().join("\n")
}

fn one(fact: &ShownFact<'_>, screen: Screen) -> String {
    let language = screen.language;
    let ShownFact { rehearsal, place, topic, key, history } = *fact;
    let mut out = screen.heading(&state_place::named(rehearsal, place, topic, key).render(language));
    let mut line = |message: Message| out.push_str(&screen.hanging(2, &message.render(language)));
    match history.now {
        Some(now) => line(said(now)),
        None => line(words::NOT_KNOWN.into()),
    }
    if let Some(first) = history.first {
        line(words::SINCE.with("at", dates::said_moment(first)));
    }
    for also in history.also_made {
        line(words::ALSO.with("known", said(also)));
    }
    for past in history.past.iter().rev() {
        line(former(past));
    }
    out
}

fn said(evidence: &Evidence) -> Message {
    words::KNOWN
        .with("value", without_breaks(&evidence.value.typed()).into_owned())
        .with("since", known::since(evidence))
        .with("how", without_breaks(&evidence.how).into_owned())
}

fn former(past: &Past) -> Message {
    let known = said(&past.evidence);
    match (past.taken_back, &past.refused) {
        (Some(at), Some(code)) => words::REFUSED
            .with("known", known)
            .with("at", dates::said_moment(at))
            .with("code", without_breaks(code).into_owned()),
        (Some(at), None) => words::TAKEN_BACK.with("known", known).with("at", dates::said_moment(at)),
        (None, _) => words::BEFORE.with("known", known),
    }
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        KNOWN { nb: "{value} – {since} ({how})", en: "{value} – {since} ({how})" }
        NOT_KNOWN { nb: "Ikke kjent nå: tatt tilbake.", en: "Not known now: taken back." }
        SINCE { nb: "Det samme har vært kjent siden {at}.", en: "The same has been known since {at}." }
        ALSO { nb: "! Også laget: {known}", en: "! Also made: {known}" }
        BEFORE { nb: "Før: {known}", en: "Before: {known}" }
        TAKEN_BACK { nb: "Før: {known}, tatt tilbake {at}", en: "Before: {known}, taken back {at}" }
        REFUSED { nb: "Før: {known}, avvist {at} ({code})", en: "Before: {known}, refused {at} ({code})" }
    }
}
