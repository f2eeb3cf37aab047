//! The loop: drive, perform, checklist (floor 3).
