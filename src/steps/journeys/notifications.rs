//! Altinn Varsling: what is asked first, and the steps in their order.

use super::journey::{Intake, Journey};
use crate::domain::Product;
use crate::record::Topic;
use crate::steps::{
    gate::notice::NoticeGate, handover::HANDOVER_OF_NOTIFICATIONS, maskinporten_client::MaskinportenClient,
    scopes::Scopes, self_service_right::SELF_SERVICE_RIGHT, service_owner::ServiceOwner, terms::TERMS, token::Token,
};

/// The journey.
pub static NOTIFICATIONS: Journey = Journey {
    product: Product::Notifications,
    intake: &[
        Intake::Topic(Topic::GateFollowsMessage),
        Intake::Topic(Topic::OrgNumber),
        Intake::Topic(Topic::OrgConfirmed),
        Intake::Topic(Topic::OperatedBy),
        Intake::Topic(Topic::SupplierName),
        Intake::Topic(Topic::SupplierOrgNumber),
        Intake::OrderPackage,
    ],
    gate: &NoticeGate,
    trial: "token",
    steps: &[
        &ServiceOwner,
        &TERMS,
        &SELF_SERVICE_RIGHT,
        &Scopes,
        &MaskinportenClient,
        &Token,
        &HANDOVER_OF_NOTIFICATIONS,
    ],
};
