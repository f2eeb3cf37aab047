//! Bad input to the real program, and what it gets: one error with a stable code, the place, the reason and what to do;
//! the exit code; and a state that is as it was.

mod answers;
mod known;
mod real;
mod services;
mod usage;
