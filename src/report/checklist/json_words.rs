//! The words of closed lists in a checklist.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::{HowKnown, ReasonCode, StepState};
use crate::record::{self, Topic};
use crate::report::frozen::frozen;

frozen! {
    /// Where a step stands.
    State of StepState {
        /// It holds.
        "done" Done = StepState::Done,
        /// Somebody else must act, or the operator must tell something.
        "waiting" Waiting = StepState::Waiting,
        /// Other steps must give something first.
        "blocked" Blocked = StepState::Blocked,
        /// It can be done now.
        "to-do" ToDo = StepState::ToDo,
        /// It does not concern this onboarding.
        "not-needed" NotNeeded = StepState::NotNeeded,
    }
}

frozen! {
    /// How a fact is known.
    Source of HowKnown {
        /// Read back from the service.
        "seen" Seen = HowKnown::Seen,
        /// Done by the program.
        "made" Made = HowKnown::Made,
        /// Told by the supplier.
        "told-by-supplier" ToldBySupplier = HowKnown::ToldBySupplier,
        /// Told by the operator.
        "told" Told = HowKnown::Told,
    }
}

frozen! {
    /// On whom a step waits.
    Role of record::Actor {
        /// The operator.
        "you" You = record::Actor::You,
        /// The one who can sign for the organisation.
        "signatory" Signatory = record::Actor::Signatory,
        /// The organisation's main administrator in Altinn.
        "main-administrator" MainAdministrator = record::Actor::MainAdministrator,
        /// The owner of the organisation in Altinn Studio.
        "studio-owner" StudioOwner = record::Actor::StudioOwner,
        /// Altinn's service desk.
        "altinn-desk" AltinnDesk = record::Actor::AltinnDesk,
        /// Digdir's service desk.
        "digdir-desk" DigdirDesk = record::Actor::DigdirDesk,
        /// The supplier.
        "supplier" Supplier = record::Actor::Supplier,
        /// Network or operations.
        "network" Network = record::Actor::Network,
        /// The test recipient, or a colleague in its place.
        "test-recipient" TestRecipient = record::Actor::TestRecipient,
        /// Whoever manages access at an organisation that is asked for a system user.
        "access-manager" AccessManager = record::Actor::AccessManager,
        /// Nobody: a cache, a queue, a job at Altinn.
        "machine" Machine = record::Actor::Machine,
    }
}

/// Why a step stands where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A question is to be answered.
    AnswerMissing,
    /// The program can go on.
    Ready,
    /// Somebody has to act, and then the operator says so.
    WordMissing,
    /// Somebody has to act, and the service will show it.
    NotSeenYet,
    /// Somebody has to act, and nothing can show it yet.
    NotProvableYet,
    /// Other steps must give something first.
    Blocked,
    /// It does not concern this onboarding.
    NotNeeded,
    /// The last attempt failed, with this code of the registry (`altinn-onboard explain --list`).
    #[serde(untagged)]
    Failed(&'static str),
}

impl From<ReasonCode> for Reason {
    fn from(code: ReasonCode) -> Self {
        match code {
            ReasonCode::AnswerMissing => Self::AnswerMissing,
            ReasonCode::Ready => Self::Ready,
            ReasonCode::WordMissing => Self::WordMissing,
            ReasonCode::NotSeenYet => Self::NotSeenYet,
            ReasonCode::NotProvableYet => Self::NotProvableYet,
            ReasonCode::Blocked => Self::Blocked,
            ReasonCode::NotNeeded => Self::NotNeeded,
            ReasonCode::Failed(code) => Self::Failed(code),
        }
    }
}

/// What is known, by the id that the state file uses too, which makes it as frozen as any word here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicId(pub Topic);

impl Serialize for TopicId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.id())
    }
}

impl JsonSchema for TopicId {
    fn schema_name() -> Cow<'static, str> {
        "Topic".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ids: Vec<&str> = Topic::ALL.iter().map(|topic| topic.id()).collect();
        json_schema!({ "type": "string", "enum": ids })
    }
}
