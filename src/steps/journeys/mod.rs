//! The journeys: a file a product with its gate, what is asked first, and the steps in their order. A product's journey
//! enters the program here.

mod broker;
mod correspondence;
mod example;
mod journey;
mod notifications;
pub mod promotion;

use crate::domain::Product;
use crate::record::Topic;
use crate::steps::Step;
use crate::text::Phrase;

pub use broker::BROKER;
pub use correspondence::CORRESPONDENCE;
pub use example::Example;
pub use journey::{Intake, Journey};
pub use notifications::NOTIFICATIONS;

/// All journeys that are built; the first is proposed.
pub static JOURNEYS: [&Journey; 3] = [FIRST, &NOTIFICATIONS, &BROKER];

/// The journey that is begun when nobody says which.
pub static FIRST: &Journey = &CORRESPONDENCE;

/// Every topic that a person answers, each once, in the order of the journeys.
pub fn asked() -> impl Iterator<Item = Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for journey in JOURNEYS {
        for step in std::iter::once(&journey.gate).chain(journey.steps) {
            for topic in step.card().asked() {
                if !topics.contains(&topic) {
                    topics.push(topic);
                }
            }
        }
    }
    topics.into_iter()
}

/// The question of a topic that a person answers in a journey, as it reads before anything is known.
#[must_use]
pub fn question(topic: Topic) -> Option<Phrase> {
    questions(topic).next()
}

/// The same in each journey that asks for it: what is asked of files may be asked otherwise of messages.
pub fn questions(topic: Topic) -> impl Iterator<Item = Phrase> {
    let givers = JOURNEYS.into_iter().filter_map(move |journey| journey.giver(topic));
    givers.filter_map(move |step| step.card().question(topic))
}

/// The ids of all steps, each once, in the order of the journeys.
#[must_use]
pub fn step_ids() -> Vec<&'static str> {
    ids(JOURNEYS.iter().flat_map(|journey| journey.steps))
}

/// The same with the gates before them, which can be begun anew like a step.
#[must_use]
pub fn redo_ids() -> Vec<&'static str> {
    ids(JOURNEYS.iter().map(|journey| &journey.gate).chain(JOURNEYS.iter().flat_map(|journey| journey.steps)))
}

fn ids<'s>(steps: impl Iterator<Item = &'s &'static dyn Step>) -> Vec<&'static str> {
    let mut ids: Vec<&'static str> = Vec::new();
    for id in steps.map(|step| step.card().id) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The journey of a product, if it is built.
#[must_use]
pub fn of(product: Product) -> Option<&'static Journey> {
    JOURNEYS.into_iter().find(|journey| journey.product == product)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::Card;
    use std::collections::{BTreeMap, BTreeSet};

    /// Files of the folder that are no steps.
    const SUPPORT: [&str; 7] = ["brief", "card", "gate", "mod", "moves", "reading", "testing"];

    /// Differences of the guides to the products whose journeys are not built.
    const LATER: [u8; 0] = [];

    fn cards() -> impl Iterator<Item = &'static Card> {
        JOURNEYS.into_iter().flat_map(|journey| journey.steps).map(|step| step.card())
    }

    #[test]
    fn every_step_has_its_file_and_every_file_its_step() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/steps");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some())
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .filter(|name| !SUPPORT.contains(&name.as_str()) && name != "tests")
            .collect();
        let ids: BTreeSet<String> = cards().map(|card| card.id.replace('-', "_")).collect();
        assert_eq!(ids, files);
    }

    #[test]
    fn every_journey_has_its_file_and_every_file_its_journey() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/steps/journeys");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .filter(|name| !["mod", "journey", "example", "promotion"].contains(&name.as_str()))
            .collect();
        assert_eq!(JOURNEYS.iter().map(|journey| journey.product.word().to_owned()).collect::<BTreeSet<_>>(), files);
    }

    #[test]
    fn a_step_stands_once_in_a_journey_and_is_what_is_tried() {
        for journey in JOURNEYS {
            let ids: BTreeSet<&str> = journey.steps.iter().map(|step| step.card().id).collect();
            assert_eq!(ids.len(), journey.steps.len(), "ids are unique");
            assert!(ids.contains(journey.trial), "{}", journey.trial);
        }
    }

    #[test]
    fn every_difference_of_the_guides_has_its_place() {
        let placed: BTreeSet<u8> = cards().flat_map(|card| card.differences).chain(&LATER).copied().collect();
        assert_eq!(placed, (1..=21).collect());
        assert!(cards().all(|card| card.differences.iter().all(|n| !LATER.contains(n))));
    }

    #[test]
    fn no_topic_is_asked_by_two_steps_and_every_row_of_an_intake_by_one() {
        for journey in JOURNEYS {
            let mut askers: BTreeMap<Topic, Vec<&str>> = BTreeMap::new();
            for card in journey.steps.iter().map(|step| step.card()).chain(std::iter::once(journey.gate.card())) {
                for topic in card.asked() {
                    askers.entry(topic).or_default().push(card.id);
                    assert!(card.gives.contains(&topic), "{} asks {topic:?} without giving it", card.id);
                }
            }
            assert!(askers.values().all(|steps| steps.len() == 1), "{askers:?}");
            for row in journey.intake {
                if let Intake::Topic(topic) = row {
                    assert!(journey.giver(*topic).is_some(), "{topic:?}");
                }
            }
        }
    }

    #[test]
    fn who_has_the_service_is_not_asked_whether_it_is_wanted() {
        use crate::record::t;
        use crate::record::values::ResourceChoice;
        let mut bench = crate::steps::testing::Bench::sandbox();
        bench.owner();
        bench.service();
        bench.resource_published();
        assert!(CORRESPONDENCE.is_asked(Topic::GateSendsToday, &bench.brief()), "it was made, and asked for before");
        bench.seen(t::ResourceChoice, ResourceChoice::Existing);
        assert!(!CORRESPONDENCE.is_asked(Topic::GateSendsToday, &bench.brief()));
        assert!(CORRESPONDENCE.is_asked(Topic::OperatedBy, &bench.brief()), "all else is");
    }

    #[test]
    fn the_subscription_is_made_before_the_first_message() {
        let at = |id: &str| CORRESPONDENCE.steps.iter().position(|step| step.card().id == id).unwrap();
        assert!(at("events") < at("test-message") && at("policy") < at("events"));
    }

    #[test]
    fn every_question_can_be_read_before_its_values_are_known() {
        for topic in asked() {
            let question = question(topic).unwrap();
            assert!(!question.nb().contains('{') && !question.en().contains('{'), "{topic:?}: {}", question.en());
        }
    }

    #[test]
    fn the_order_package_comes_when_the_letters_are_decided() {
        let at = |row: Intake| CORRESPONDENCE.intake.iter().position(|known| *known == row).unwrap();
        assert_eq!(at(Intake::Topic(Topic::SystemUserWanted)) + 1, at(Intake::OrderPackage));
    }
}
