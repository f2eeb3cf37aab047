//! Two policies compared by what they say: who gains and who loses what.
//!
//! Order, rule ids, descriptions, how rules are split, and what another rule says already do not count. Comparison
//! follows the platform's evaluation (Altinn/altinn-authorization-tmp, `Altinn.Authorization.ABAC/Xacml/XacmlRule.cs`,
//! 2026-08-21; Altinn/altinn-authorization-tmp, `Altinn.Authorization.ABAC/RuleCombiner.cs`, 2026-08-21), not the
//! letter of the standard.

mod apart;
mod askable;
mod difference;
mod normalized;
mod permission;
mod subsumption;
mod textual;
mod together;

pub use super::placeholders::Fill;
pub(in crate::policy) use askable::{Askable, is_always_present};
pub use difference::{Change, Difference, differences, same_meaning};
pub(in crate::policy) use normalized::assigned;
pub use normalized::{Combining, NormalizedPolicy};
pub use permission::{AttributeCondition, Comparison, Permission};
pub use textual::{Textual, textual};

#[cfg(test)]
mod tests;
