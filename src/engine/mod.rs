//! The loop: intake, drive, perform, record; and the pure readings of the same steps: checklist, plan, redo (floor 3).

pub mod answers;
pub mod answers_file;
pub mod arrivals;
pub mod call_line;
pub mod change;
pub mod checklist;
pub mod client_key;
pub mod codes;
pub mod drive;
#[cfg(test)]
mod drive_tests;
pub mod events_command;
mod files_service;
mod find_organisation;
mod foreseen;
pub mod given_answers;
pub mod intake;
mod jobs;
pub mod ledger;
pub mod letter_context;
pub mod letters;
pub mod letters_package;
pub mod lint;
mod missing_keys;
mod notice_reading;
mod notices;
pub mod organisation;
pub mod outcome;
mod own_address;
pub mod perform;
pub mod plan;
pub mod policy_command;
pub mod policy_eval;
pub mod policy_migrate;
pub mod policy_upload;
pub mod probing;
mod published_policy;
mod reads;
mod receivers;
mod recording;
pub mod redo;
pub mod resting;
pub mod review;
pub mod run;
pub mod session;
pub mod settling;
pub mod step_run;
mod studio_check;
#[cfg(test)]
mod testing;
pub mod token_command;
pub mod trust;
pub mod trust_questions;
pub mod trust_words;
pub mod unprompted_answers;
pub mod upload_warnings;
pub mod used_secret;
mod waits;
#[cfg(test)]
mod waits_tests;
pub mod writes;

pub use ledger::Ledger;
pub use outcome::{Outcome, Perform};
pub use run::Run;
pub use session::{EngineFault, Session};
pub use step_run::{StepRun, gates, works};
