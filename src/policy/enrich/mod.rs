//! What the platform adds to a request before it decides: the party, the app, and what the subject holds
//! (facts: policy 4.7), and what it does with the answer afterwards (facts: policy 4.8).
//!
//! What a subject holds is looked up only when the policy asks for it. That is why a policy without any
//! `urn:altinn:rolecode` never sees a role; [`Gate`] says so.

mod context_handler;
mod directory;
mod endpoint;
mod facts;
mod gates;
mod named;
mod resource;
mod service;
mod subject;
pub mod telling;
mod told;

pub use context_handler::enrich;
pub use directory::{Directory, Instance, Listed, Party, Subject, every_form};
pub use endpoint::Endpoint;
pub use facts::{Facts, FactsFault, InstanceFacts, PartyFacts};
pub use gates::{Gate, gates};
pub use service::{Answer, Service, answer};
pub use told::{Told, Untold};

#[cfg(test)]
mod tests;
