//! What the sandbox holds of systems and of the requests of their suppliers.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::OrgNumber;
use crate::sandbox::clock::{SandboxClock, later};

/// A system of a supplier. One that is deleted stays: its id is used for ever.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct System {
    /// `{orgnr}_{name}`.
    pub(in crate::sandbox) id: String,
    /// Whose it is.
    pub(in crate::sandbox) vendor: OrgNumber,
    /// The body as it was sent, without what stands in fields of its own.
    pub(in crate::sandbox) body: Map<String, Value>,
    /// Bare ids of the resources that it may be given rights to.
    pub(in crate::sandbox) resources: Vec<String>,
    /// URNs of the packages that it may be given.
    pub(in crate::sandbox) packages: Vec<String>,
    /// The clients that log in for it.
    pub(in crate::sandbox) clients: Vec<String>,
    /// Taken out of use.
    pub(in crate::sandbox) deleted: bool,
}

/// What a customer makes of a request.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::sandbox) enum CustomerAnswer {
    /// An access manager approves it.
    Accepts,
    /// An access manager says no.
    Rejects,
}

/// A request for a system user.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct SystemRequest {
    /// Its id.
    pub(in crate::sandbox) id: Uuid,
    /// For which system.
    pub(in crate::sandbox) system: String,
    /// At which customer.
    pub(in crate::sandbox) party: OrgNumber,
    /// The supplier's own reference, or the customer's number where it gave none.
    pub(in crate::sandbox) reference: String,
    /// Bare ids of the resources.
    pub(in crate::sandbox) resources: Vec<String>,
    /// URNs of the packages.
    pub(in crate::sandbox) packages: Vec<String>,
    /// Where the customer is sent to afterwards.
    pub(in crate::sandbox) redirect: Option<String>,
    /// Made.
    pub(in crate::sandbox) created: Timestamp,
    /// What will become of it.
    pub(in crate::sandbox) answer: CustomerAnswer,
    /// Taken back, and when.
    pub(in crate::sandbox) deleted: Option<Timestamp>,
    /// The system user that comes of it.
    pub(in crate::sandbox) user: Uuid,
}

/// Days after which nobody can answer a request any more.
const LASTS: i64 = 180;

impl SystemRequest {
    /// Its status in the words of the service.
    pub(in crate::sandbox) fn status(&self, clock: &SandboxClock, desk: Option<Duration>) -> &'static str {
        match (self.is_answered(clock, desk), self.answer) {
            (true, CustomerAnswer::Accepts) => "Accepted",
            (true, CustomerAnswer::Rejects) => "Rejected",
            (false, _) if clock.has_passed(self.created, Duration::from_secs(LASTS.unsigned_abs() * 86_400)) => {
                "Timedout"
            }
            (false, _) => "New",
        }
    }

    /// Whether a system user has come of it. One stays when the request is taken back afterwards.
    pub(super) fn has_user(&self, clock: &SandboxClock, desk: Option<Duration>) -> bool {
        let in_time = |desk| self.deleted.is_none_or(|deleted| later(self.created, desk) <= deleted);
        self.answer == CustomerAnswer::Accepts && self.is_answered(clock, desk) && desk.is_some_and(in_time)
    }

    fn is_answered(&self, clock: &SandboxClock, desk: Option<Duration>) -> bool {
        desk.is_some_and(|desk| clock.has_passed(self.created, desk))
    }
}

/// What a system user is known by.
#[derive(Clone, Copy)]
pub(in crate::sandbox) struct UserKey<'k> {
    /// The system.
    pub(in crate::sandbox) system: &'k str,
    /// The customer.
    pub(in crate::sandbox) party: OrgNumber,
    /// The reference.
    pub(in crate::sandbox) reference: &'k str,
}

impl UserKey<'_> {
    /// Whether a request is for it.
    pub(in crate::sandbox) fn is_of(&self, request: &SystemRequest) -> bool {
        request.system == self.system && request.party == self.party && request.reference == self.reference
    }
}
