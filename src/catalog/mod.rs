//! What is true of Altinn and Maskinporten: environments, scopes, roles, packages, codes, guide differences (floor 1).

pub mod actions;
pub mod algorithms;
pub mod attachment_status;
pub mod attributes;
pub mod codes;
pub mod described;
#[cfg(test)]
mod described_tests;
pub mod environments;
pub mod functions;
pub mod guide_differences;
pub mod letter_contacts;
pub mod letter_details;
pub mod letters;
pub mod listing;
pub mod message_status;
pub mod metadata;
pub mod network;
pub mod network_hosts;
pub mod notification_status;
pub mod organisation_forms;
pub mod packages;
pub mod policy_rules;
pub mod production_differences;
pub mod products;
pub mod rehearsal;
pub mod resource_diff;
pub mod resource_rules;
pub mod roles;
mod rows;
pub mod scopes;
pub mod search;
pub mod sender_records;
pub mod services;
pub mod stages;
pub mod transfer_status;
