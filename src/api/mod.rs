//! One file a remote service: sends what it is given and reads what comes back (floor 2).
//!
//! Every function takes an [`Api`]: one environment, one HTTP client. Reads are repeated within bounds; what writes is sent
//! once, or looks first. A no is a [`ApiFault`] with the service's own code and trace, which explains itself as a finding.

pub mod access_lists;
pub mod access_management;
mod ask;
pub mod authentication;
pub mod broker;
pub mod broker_parts;
#[cfg(test)]
mod calls_tests;
pub mod client_keys;
#[cfg(test)]
mod client_keys_tests;
pub mod condition;
pub mod correspondence;
pub mod correspondence_form;
pub mod enhetsregisteret;
pub mod events;
pub mod fault;
pub mod file_failure;
#[cfg(test)]
mod forms_of_clients;
#[cfg(test)]
mod forms_of_systems;
#[cfg(test)]
mod forms_tests;
pub mod maskinporten;
mod maskinporten_refusal;
pub mod notifications;
pub mod org_register;
pub mod registered_names;
pub mod registered_roles;
mod resource_compare;
pub mod resource_limit;
pub mod resource_registry;
pub mod resource_search;
#[cfg(test)]
mod scripted_server;
pub mod self_service;
#[cfg(test)]
mod self_service_tests;
pub mod studio;
pub mod system_register;
pub mod system_users;
#[cfg(test)]
mod test_support;
pub mod token;
pub mod webhook;
mod young_token;

pub use ask::Api;
pub use fault::{ApiFault, ServiceRefusal};
pub use file_failure::FileFailure;
pub use token::Token;
