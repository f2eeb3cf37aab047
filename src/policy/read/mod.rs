//! From the XML file to [`super::Policy`], accepting and refusing exactly what the platform's parser does
//! (Altinn/altinn-authorization-tmp, `Altinn.Authorization.ABAC/Utils/XacmlParser.cs`, 2026-08-21).
//!
//! The platform reads the file as a stream, from front to back, and some of its quirks come from that: an element that
//! ought to have content but is written as `<Rule/>` makes it take the *next* elements for that content. The reader
//! here therefore walks the same stream (see `cursor.rs`) instead of the tree.

pub(in crate::policy) mod cursor;
mod encoding;
mod expression;
mod limits;
mod parse;
mod policy;
mod refusal;
pub(in crate::policy) mod target;

pub use encoding::{decode, encode_like, is_latin_1, is_utf16};
pub use limits::LARGEST;
pub(in crate::policy) use parse::{document, parse_document, too_large};
pub use parse::{parse, parse_text};
pub use refusal::{ParseRefusal, RefusalKind};
