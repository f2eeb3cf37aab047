//! The journeys: per product what is asked first, in which order, and the steps. A step enters the program here.

use super::{Intake, Journey};
use super::{
    access_list::AccessList, api_key::ApiKey, appearance::Appearance, events::Events, gate::Gate, handover::Handover,
    maskinporten_client::MaskinportenClient, policy::Policy, resource::Resource, resource_admin::ResourceAdmin,
    scopes::Scopes, self_service_right::SelfServiceRight, service_owner::ServiceOwner, studio_user::StudioUser,
    terms::Terms, test_message::TestMessage, test_recipient::TestRecipient, token::Token, tt02_party::Tt02Party,
    whitelisting::Whitelisting,
};
use crate::domain::Product;
use crate::record::Topic;

/// Altinn Melding.
pub static CORRESPONDENCE: Journey = Journey {
    product: Product::Correspondence,
    intake: &[
        Intake::Topic(Topic::GateSendsToday),
        Intake::Topic(Topic::GateOwnAnyway),
        Intake::Topic(Topic::OrgNumber),
        Intake::Topic(Topic::OrgConfirmed),
        Intake::Topic(Topic::OperatedBy),
        Intake::Topic(Topic::SupplierName),
        Intake::Topic(Topic::SupplierOrgNumber),
        Intake::Topic(Topic::ResourceChoice),
        Intake::Topic(Topic::ResourceBy),
        Intake::OrderPackage,
        Intake::Topic(Topic::Confidential),
        Intake::Topic(Topic::Recipients),
        Intake::Topic(Topic::Audience),
        Intake::Topic(Topic::Readers),
        Intake::Topic(Topic::ServiceName),
        Intake::Topic(Topic::ResourceId),
        Intake::Topic(Topic::Description),
        Intake::Topic(Topic::DelegationText),
        Intake::Topic(Topic::ContactPoint),
        Intake::Topic(Topic::Notify),
        Intake::Topic(Topic::EventsWanted),
        Intake::Topic(Topic::EventsAddress),
        Intake::Topic(Topic::TestRecipient),
    ],
    gate: &Gate,
    steps: &[
        &ServiceOwner,
        &Terms,
        &SelfServiceRight,
        &ApiKey,
        &StudioUser,
        &ResourceAdmin,
        &Tt02Party,
        &Scopes,
        &MaskinportenClient,
        &Token,
        &Resource,
        &Policy,
        &TestRecipient,
        &TestMessage,
        &Appearance,
        &Whitelisting,
        &Events,
        &AccessList,
        &Handover,
    ],
};

/// All journeys that are built.
pub const JOURNEYS: &[&Journey] = &[&CORRESPONDENCE];

/// Every topic that a person answers, each once, in the order of the journeys.
pub fn asked() -> impl Iterator<Item = Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for journey in JOURNEYS {
        for step in std::iter::once(&journey.gate).chain(journey.steps) {
            for topic in step.card().asks {
                if !topics.contains(topic) {
                    topics.push(*topic);
                }
            }
        }
    }
    topics.into_iter()
}

/// The journey of a product, if it is built.
#[must_use]
pub fn of(product: Product) -> Option<&'static Journey> {
    match product {
        Product::Correspondence => Some(&CORRESPONDENCE),
        Product::Notifications | Product::Broker => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::guide_differences;
    use crate::steps::{Card, Step};
    use std::collections::{BTreeMap, BTreeSet};

    /// Files of the folder that are no steps.
    const SUPPORT: [&str; 9] = ["brief", "card", "effect", "gate", "journeys", "mod", "moves", "reading", "testing"];

    fn cards() -> impl Iterator<Item = &'static Card> {
        let steps: &[&dyn Step] = CORRESPONDENCE.steps;
        steps.iter().map(|step| step.card())
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
        let ids: Vec<String> = cards().map(|card| card.id.replace('-', "_")).collect();
        assert_eq!(ids.iter().cloned().collect::<BTreeSet<_>>().len(), ids.len(), "ids are unique");
        assert_eq!(ids.into_iter().collect::<BTreeSet<_>>(), files);
    }

    #[test]
    fn every_difference_of_the_guides_has_its_place() {
        let placed: BTreeSet<u8> =
            cards().flat_map(|card| card.differences).chain(&guide_differences::LATER).copied().collect();
        assert_eq!(placed, (1..=21).collect());
        assert!(cards().all(|card| card.differences.iter().all(|n| !guide_differences::LATER.contains(n))));
    }

    #[test]
    fn no_topic_is_asked_by_two_steps_and_every_row_of_the_intake_by_one() {
        let mut askers: BTreeMap<Topic, Vec<&str>> = BTreeMap::new();
        for card in cards().chain(std::iter::once(CORRESPONDENCE.gate.card())) {
            for topic in card.asks {
                askers.entry(*topic).or_default().push(card.id);
                assert!(card.gives.contains(topic), "{} asks {topic:?} without giving it", card.id);
            }
        }
        assert!(askers.values().all(|steps| steps.len() == 1), "{askers:?}");
        for row in CORRESPONDENCE.intake {
            if let Intake::Topic(topic) = row {
                assert!(CORRESPONDENCE.giver(*topic).is_some(), "{topic:?}");
            }
        }
    }

    #[test]
    fn the_order_package_comes_when_the_letters_are_decided() {
        let at = |row: Intake| CORRESPONDENCE.intake.iter().position(|known| *known == row).unwrap();
        assert_eq!(at(Intake::Topic(Topic::ResourceBy)) + 1, at(Intake::OrderPackage));
    }
}
