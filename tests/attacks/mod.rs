//! What somebody who can write in a shared folder, or impersonate a service, tries on the program; and what must hold
//! afterwards.

mod confirmations;
#[cfg(unix)]
mod files;
#[cfg(unix)]
mod keys;
#[cfg(unix)]
mod outputs;
#[cfg(unix)]
mod planted;
mod promises;
mod secrets;
mod text;
mod trust;
mod victim;
