//! A system and its system users as Altinn has them.

pub mod human;
pub mod json;

use uuid::Uuid;

use crate::domain::{ClientId, OrgNumber, ResourceId};
use crate::record::values::{RequestFound, SystemSeen};

/// What the register shows of a system, and of the system users that a service has of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemUsersShown {
    /// The system.
    pub system: SystemSeen,
    /// The client that is to log in for it.
    pub client: ClientId,
    /// The resource that its system users are to have rights to.
    pub resource: ResourceId,
    /// A line for each organisation.
    pub users: Vec<SystemUserShown>,
}

/// What is there of one system user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemUserShown {
    /// The organisation.
    pub party: OrgNumber,
    /// The request.
    pub request: Option<RequestFound>,
    /// The system user.
    pub user: Option<Uuid>,
}
