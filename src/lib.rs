//! Walks a Norwegian service owner from nothing to a working integration with Altinn 3.
//!
//! **Fact · Step · Move · Effect · Evidence.** A *fact* is one thing we can know. A *step* is a pure function from what
//! is known to the next *move*. An *effect* is data: what to do to the world. *Evidence* is how we know a fact, and since
//! when. `init`, `resume` and `checklist` are three readings of that one description.
//!
//! The folders are floors; imports go only downwards, and a test holds them to it:
//! `domain`, `text` (0) · `catalog`, `policy`, `record`, `report` (1) · `steps`, `api`, `world` (2) ·
//! `engine`, `sandbox` (3) · `cli` (4).

pub mod api;
pub mod catalog;
pub mod cli;
pub mod domain;
pub mod engine;
pub mod finding;
pub mod policy;
pub mod record;
pub mod report;
pub mod sandbox;
pub mod steps;
pub mod text;
pub mod world;
