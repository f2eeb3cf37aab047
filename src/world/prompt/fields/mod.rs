//! The fields that people write and choose in: a line, a text of several lines, lists.
//!
//! Lists look as dialoguer's themes draw them. Its own fields did not serve here:
//! - its input clears only its last row, so that an answer longer than the terminal is wide leaves rows behind ([`mod@line`]);
//! - they read key by key, and between keys the system echoes and cuts what is pasted; a pasted key or JWK would be shown
//!   twice and broken off at 4096 bytes ([`keyboard`]), and every line break in it would answer a question ([`burst`],
//!   [`long_text`]);
//! - they fold the letters of ASCII only, so that `økonomi` would not find `Økonomi`, and take one choice ([`picks`]).

pub(super) mod burst;
pub(super) mod keyboard;
pub(super) mod keys;
pub(super) mod line;
pub(super) mod long_text;
pub(super) mod one_of;
pub(super) mod picks;
