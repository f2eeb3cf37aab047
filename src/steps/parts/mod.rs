//! What several steps are made of: questions, waits, the client, the organisation.

pub mod asking;
pub mod client;
pub mod display_name;
pub mod gate_step;
pub mod key_end;
pub mod needed;
pub mod notified;
pub mod owner;
pub mod proof_line;
pub mod readers;
pub mod retired;
pub mod system_users;
pub mod told;
pub mod waits;
