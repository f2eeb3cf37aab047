//! Altinn Varsling: what is asked first, the steps in their order, and the notification that one can try.

use super::journey::{Intake, Journey};
use crate::domain::Product;
use crate::record::Topic;
use crate::steps::{
    condition::Condition, gate::notice::NOTICE_GATE, guidelines::GUIDELINES, handover::HANDOVER_OF_NOTIFICATIONS,
    maskinporten_client::MaskinportenClient, resource_review::ResourceReview, scopes::Scopes,
    self_service_right::SELF_SERVICE_RIGHT, senders::Senders, service_owner::ServiceOwner, terms::TERMS,
    test_notification::TestNotification, token::Token,
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
        Intake::Topic(Topic::Notified),
        Intake::Topic(Topic::OwnSender),
        Intake::OrderPackage,
        Intake::Topic(Topic::NoticeResource),
        Intake::Topic(Topic::ConditionWanted),
        Intake::Topic(Topic::ConditionAddress),
        Intake::Topic(Topic::TestChannel),
    ],
    gate: &NOTICE_GATE,
    trial: "test-notification",
    steps: &[
        &ServiceOwner,
        &TERMS,
        &SELF_SERVICE_RIGHT,
        &Scopes,
        &MaskinportenClient,
        &Token,
        &ResourceReview,
        &GUIDELINES,
        &Senders,
        &Condition,
        &TestNotification,
        &HANDOVER_OF_NOTIFICATIONS,
    ],
};
