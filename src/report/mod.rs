//! Findings and reports, and their renderers (floor 1). They gather nothing: whoever calls brings what is to be said.

pub mod catalog;
pub mod checklist;
pub mod code;
pub mod diff;
pub mod human;
pub mod letter;
pub mod letter_data;
pub mod letter_layout;
pub mod package;
pub mod sarif;
pub mod sheet;
pub mod snippet;

pub use checklist::Checklist;
pub use human::Screen;
pub use letter::Rendered;
pub use letter_data::LetterData;
