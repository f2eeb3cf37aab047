//! One file a step: pure functions from what is known to the next move (floor 2).
