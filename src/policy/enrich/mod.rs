//! What the platform adds to a request before it decides: the party, the app, and what the subject holds
//! (Altinn/altinn-authorization-tmp, `Services/Implementation/ContextHandler.cs`, 2026-08-21), and what it does with
//! the answer afterwards (Altinn/altinn-authorization-tmp, `Controllers/DecisionController.cs`, 2026-08-21).
//!
//! What a subject holds is looked up only when the policy asks for it. That is why a policy without any
//! `urn:altinn:rolecode` never sees a role; [`preconditions::Precondition`] says so.

mod attribute_source;
mod context_handler;
mod endpoint;
mod facts;
mod named;
pub mod narrate;
mod plain_request;
mod preconditions;
mod resource;
mod service;
mod subject;

pub use attribute_source::{AttributeSource, Instance, Listed, Party, Subject, every_form};
pub use context_handler::enrich;
pub use endpoint::Endpoint;
pub use facts::{FactsFault, RegisterAnswers};
pub use plain_request::{PlainRequest, RequestError};
pub use service::{DecisionPoint, DecisionResponse, answer};

#[cfg(test)]
mod tests;
