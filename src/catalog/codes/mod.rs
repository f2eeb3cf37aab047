//! The codes: what the remote services mean by a no, and what this program says of its own; one row a code, by area.
//!
//! A service's own code is its number or name; where a service says no without one, the code is ours, made from its words
//! (`MP-KID`) or from their absence (`403-EMPTY`): `api` finds it, these tables explain it. An empty own code stands for
//! "whatever else has this status".
//!
//! "Add a code": one row in the file of its area. A lint rule's row stands in the rule; `engine/codes.rs` joins them all.

pub mod access_lists;
pub mod adoption;
pub mod answers;
mod any_service;
pub mod attachments;
mod broker;
pub mod command_line;
mod correspondence_access;
mod correspondence_attachments;
mod correspondence_messages;
mod correspondence_notifications;
pub mod dns;
pub mod ends;
mod enhetsregisteret;
pub mod environments;
mod events;
mod exchange;
pub mod files;
pub mod keys;
pub mod letters;
mod maskinporten;
pub mod names;
pub mod network;
mod notifications;
mod org_register;
pub mod organisations;
pub mod own_address;
pub mod pasted;
pub mod policies;
pub mod program;
pub mod readers;
mod registered;
mod resource_registry;
pub mod resources;
mod row;
mod self_service;
mod shared;
pub mod states;
mod studio;
mod system_register;
pub mod systems;
pub mod transfers;
pub mod trust;

pub use registered::{OF_PROGRAM, OF_SERVICES, find};
pub use row::{CodeEntry, CodeOrigin, ServiceCode};
