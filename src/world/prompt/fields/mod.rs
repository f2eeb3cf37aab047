//! The fields that people write and choose in: a line, a text of several lines, a list of many choices.
//!
//! dialoguer asks what is short: yes or no, and one of a few. Its own fields did not serve here:
//! - its input clears only its last row, so that an answer longer than the terminal is wide leaves rows behind
//!   ([`mod@line`]);
//! - it reads key by key, and between keys the system echoes and cuts what is pasted; a pasted key or JWK would be shown
//!   twice and broken off at 4096 bytes ([`keyboard`]), and every line break in it would answer a question ([`long_text`]);
//! - its fuzzy list folds the letters of ASCII only, so that `økonomi` would not find `Økonomi`, and it takes one choice
//!   ([`picks`]).

pub(super) mod keyboard;
pub(super) mod line;
pub(super) mod long_text;
pub(super) mod picks;
