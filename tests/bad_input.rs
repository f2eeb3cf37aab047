//! Bad input to the real program, and what it gets: one error with a stable code, the place, the reason and what to do;
//! the exit code; and a state that is as it was.

mod common;

#[path = "bad_input/answers.rs"]
mod answers;
#[path = "bad_input/known.rs"]
mod known;
#[path = "bad_input/real.rs"]
mod real;
#[path = "bad_input/services.rs"]
mod services;
#[path = "bad_input/usage.rs"]
mod usage;
