//! Rules over the definition of a resource: what the registry refuses, what Altinn Studio wants beside that, and what the
//! products need. One list, for files and for what is published; `resource lint` shows what they find, and the steps make
//! nothing that one of them calls an error.
//!
//! Sources: Altinn/altinn-resource-registry, `Helpers/ServiceResourceHelper.cs` and `Models/ServiceResource.cs`,
//! 2026-08-10; Altinn/altinn-studio, `Controllers/ResourceAdminController.cs`, 2026-08-22.
//!
//! "Add a rule": a function in the file of its subject, and its row in that file's `RULES`.

mod access;
mod contact;
mod definition;
mod form;
mod identifier;
mod kind;
mod looked;
mod owner;
mod rule;
#[cfg(test)]
mod tests;
mod texts;

pub use definition::Definition;
pub use identifier::no_id;
pub use looked::{Broken, broken, rules};
pub use rule::{ResourceRule, RuleOf};
