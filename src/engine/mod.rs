//! The loop: drive, perform, checklist (floor 3).

pub mod letters;
