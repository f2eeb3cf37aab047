//! One file a command.

pub mod catalog;
pub mod checklist;
pub mod client;
pub mod events;
pub mod init;
pub mod letter;
pub mod policy;
pub mod resource;
pub mod resume;
pub mod sandbox;
pub mod scopes;
pub mod step;
pub mod studio;
pub mod token;
