//! What is wrong, or likely wrong, with a policy: one file a rule, named by its code.
//!
//! A policy that uploads without complaint may still let nobody in, or everybody. The rules say what the platform will
//! make of it; the engine asks them, and fixes what can be fixed safely.

mod engine;
mod rules;

#[cfg(test)]
use engine::fixture;
pub use engine::{
    Found, LintOptions, LintRule, ResourceFacts, definition, examine, fix, line_and_column, lint, lint_file,
    lint_policy, refused, silence, sniff,
};
pub use rules::{
    ALTINN2_ROLE, NO_PACKAGE, NO_SUBSCRIBE, NO_WRITE, ONLY_ALTINN2_ROLES, PLACEHOLDER, RULES, UNREADABLE, over_limit,
    several_resources,
};
