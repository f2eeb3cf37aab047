//! Altinn Formidling: what is asked first, the steps in their order, and the file that one can send on trial.

use super::journey::{Intake, Journey};
use crate::domain::Product;
use crate::record::Topic;
use crate::steps::{
    access_list::ACCESS_LIST, api_key::API_KEY, broker_resource::BrokerResource,
    broker_service_owner::BrokerServiceOwner, events::Events, gate::files::FILES_GATE, go_live::GO_LIVE_WITH_TRANSFERS,
    handover::HANDOVER_OF_TRANSFERS, maskinporten_client::MaskinportenClient, parties::PARTIES, policy::Policy,
    resource::Resource, resource_admin::RESOURCE_ADMIN, scopes::Scopes, self_service_right::SELF_SERVICE_RIGHT,
    service_owner::ServiceOwner, studio_user::STUDIO_USER, system_user::SYSTEM_USER, terms::TERMS,
    test_transfer::TestTransfer, token::Token,
};

/// The journey.
pub static BROKER: Journey = Journey {
    product: Product::Broker,
    intake: &[
        Intake::Topic(Topic::GateBrokerPart),
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
        Intake::Topic(Topic::Audience),
        Intake::Topic(Topic::Readers),
        Intake::Topic(Topic::ServiceName),
        Intake::Topic(Topic::ResourceId),
        Intake::Topic(Topic::Description),
        Intake::Topic(Topic::DelegationText),
        Intake::Topic(Topic::ContactPoint),
        Intake::Topic(Topic::LargestFile),
        Intake::Topic(Topic::FileLifetime),
        Intake::Topic(Topic::FileGrace),
        Intake::Topic(Topic::EventsWanted),
        Intake::Topic(Topic::EventsAddress),
    ],
    gate: &FILES_GATE,
    trial: "test-transfer",
    steps: &[
        &ServiceOwner,
        &TERMS,
        &SELF_SERVICE_RIGHT,
        &API_KEY,
        &STUDIO_USER,
        &RESOURCE_ADMIN,
        &Scopes,
        &MaskinportenClient,
        &Token,
        // The storage takes its time, and needs nothing but the token.
        &BrokerServiceOwner,
        &Resource,
        &Policy,
        &BrokerResource,
        // Altinn keeps for an hour which subscriptions there are; and a list that is switched on may shut them out.
        &Events,
        &ACCESS_LIST,
        &SYSTEM_USER,
        &TestTransfer,
        &PARTIES,
        &GO_LIVE_WITH_TRANSFERS,
        &HANDOVER_OF_TRANSFERS,
    ],
};
