//! Questions and answers: in a terminal, from a script in tests, or nowhere.

pub mod closed;
mod fields;
mod prompter;
#[cfg(test)]
pub mod script;
pub mod terminal;

pub use closed::Closed;
#[cfg(unix)]
pub(super) use fields::keyboard::MARK_NO_PASTES;
pub use prompter::{Answer, Confirmed, PromptFault, Prompter};
#[cfg(test)]
pub use script::Script;
pub use terminal::Terminal;
