//! Mends what can be mended safely: edits of the source text, so that every other byte stays as it was.
//!
//! Safe means that the file comes to say what its author plainly meant, and nobody is let in whom it does not name. A
//! mending may make a rule match that never matched before; it then says so ([`run::Mended::takes_effect`]). What would take
//! a choice — which resource, which roles, which level — is left to a person.
//!
//! Each mending is tried before it is kept: the text is read and looked at anew, the finding must be gone, and no other
//! error may have come. What a rule can mend stands in its file.
//!
//! Rules mend in order of their codes: what makes the file readable comes first, and white space before what looks at
//! values.

mod mender;
mod run;
pub mod tag;

pub use mender::{Fix, FixOptions, FixSource, Fixer};
pub use run::{Fixed, fix};

#[cfg(test)]
pub(crate) mod tests;
