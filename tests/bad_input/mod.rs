//! Bad input to the real program, and what it gets: one error with a stable code, the place, the reason and what to do;
//! the exit code; and a state that is as it was. What it says in full stands in `tests/snapshots/bad_input`.

mod answers;
mod elsewhere;
mod known;
mod lists;
mod real;
mod services;
mod systems;
mod usage;
