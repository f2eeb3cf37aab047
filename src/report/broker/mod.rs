//! A service as Altinn Formidling has it.

pub mod human;
pub mod json;

use crate::record::values::{BrokerOwnerSeen, BrokerResourceSeen};

/// What Altinn Formidling shows of the service owner and of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilesService {
    /// The service owner.
    pub owner: BrokerOwnerSeen,
    /// The resource.
    pub resource: BrokerResourceSeen,
}
