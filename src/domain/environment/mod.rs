//! Environments: their names, how they are described, how long waits take there, and addresses that know where they
//! belong.

mod address;
mod built;
mod description;
mod fingerprint;
mod name;
mod pace;

pub use address::{Address, host, is_loopback, kept_issuer};
pub use built::{Environment, EnvironmentFault};
pub use description::{AdminClient, Description, Rules, Webhooks};
pub use fingerprint::EnvironmentFingerprint;
pub use name::{EnvironmentName, EnvironmentNameFault};
pub use pace::{Pace, PaceOf};
