//! What somebody who can write in a shared folder, or impersonate a service, tries on the program; and what must hold
//! afterwards.

#[cfg(unix)]
mod files;
#[cfg(unix)]
mod planted;
mod secrets;
