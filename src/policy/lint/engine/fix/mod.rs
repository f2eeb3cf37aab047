//! Fixes what can be fixed safely: edits of the source text, so that every other byte stays as it was.
//!
//! Safe means that the file comes to say what its author plainly meant, and nobody is let in whom it does not name. A
//! fix may make a rule match that never matched before; it then says so ([`run::AppliedFix::takes_effect`]). What would take
//! a choice — which resource, which roles, which level — is left to a person.
//!
//! Each fix is tried before it is kept: the text is read and looked at anew, the finding must be gone, and no other
//! error may have come. What a rule can fix stands in its file.
//!
//! Rules fix in order of their codes: what makes the file readable comes first, and white space before what looks at
//! values.

mod fixer;
mod run;
pub mod tag;

pub use fixer::{Fix, FixOptions, FixSource, Fixer};
pub use run::{Fixed, fix};

#[cfg(test)]
pub(crate) mod tests;
