//! Asks the rules about a policy file: what they find, where, what of it a team has silenced, and what can be fixed.

mod context;
pub mod examine;
pub mod fix;
mod found;
mod misplaced;
mod options;
mod resource;
mod rule;
mod run;
pub mod silence;
pub mod sniff;
mod somebody;
mod sort;
pub mod unreadable;
mod who;

pub use context::{LintContext, LintSource};
pub use found::Found;
pub use misplaced::Misplaced;
pub use options::LintOptions;
pub use resource::{ResourceFacts, definition};
pub use rule::{LintRule, RuleCheck};
pub use run::{line_and_column, lint, lint_context, lint_file, lint_policy, refused};
pub use somebody::Somebody;
pub use who::RuleSubject;

#[cfg(test)]
pub mod fixture;
#[cfg(test)]
mod tests;
