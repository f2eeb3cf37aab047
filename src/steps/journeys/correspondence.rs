//! Altinn Melding: what is asked first, the steps in their order, and the message that one can try.

use super::journey::{Intake, Journey};
use crate::domain::Product;
use crate::record::Topic;
use crate::steps::{
    access_list::ACCESS_LIST, api_key::API_KEY, appearance::Appearance, events::Events, gate::GATE, go_live::GO_LIVE,
    handover::HANDOVER, maskinporten_client::MaskinportenClient, policy::Policy, resource::Resource,
    resource_admin::RESOURCE_ADMIN, scopes::Scopes, self_service_right::SELF_SERVICE_RIGHT,
    service_owner::ServiceOwner, studio_user::STUDIO_USER, system_user::SYSTEM_USER_OF_OWNER, terms::TERMS,
    test_message::TestMessage, test_recipient::TestRecipient, token::Token, tt02_party::Tt02Party,
    whitelisting::WHITELISTING,
};

/// The journey.
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
        // Its scopes are granted on request: they belong in the first letter.
        Intake::Topic(Topic::SystemUserWanted),
        Intake::OrderPackage,
        Intake::Topic(Topic::Confidential),
        Intake::Topic(Topic::Recipients),
        Intake::Topic(Topic::Audience),
        Intake::Topic(Topic::Readers),
        Intake::Topic(Topic::Writers),
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
    gate: &GATE,
    trial: "test-message",
    steps: &[
        &ServiceOwner,
        &TERMS,
        &SELF_SERVICE_RIGHT,
        &API_KEY,
        &STUDIO_USER,
        &RESOURCE_ADMIN,
        &Tt02Party,
        &Scopes,
        &MaskinportenClient,
        &Token,
        &Resource,
        &Policy,
        // Altinn keeps for an hour which subscriptions there are: one made after the first message would miss it.
        &Events,
        &TestRecipient,
        &TestMessage,
        &Appearance,
        &WHITELISTING,
        &GO_LIVE,
        &ACCESS_LIST,
        // A list that is switched on may shut it out; and what is tried is the test message.
        &SYSTEM_USER_OF_OWNER,
        &HANDOVER,
    ],
};
