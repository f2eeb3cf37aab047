//! From typed text to a value, or to a finding that says why not and what to write instead.
//!
//! The constructors of the domain judge; this turns their faults into findings with stable codes. Every reader goes
//! through [`parser`], which refuses what no answer may hold.

pub mod amounts;
pub mod guard;
pub mod keys;
pub mod lists;
pub mod names;
pub mod numbers;
pub mod systems;
pub mod words;

use std::sync::Arc;

use crate::finding::Finding;
use crate::record::question::AnswerParser;
use crate::record::{Topic, Value};

/// A parser of answers to one topic: guarded, trimmed, never empty.
pub fn parser(topic: Topic, read: impl Fn(&str) -> Result<Value, Finding> + Send + Sync + 'static) -> AnswerParser {
    Arc::new(move |text| {
        let text = text.trim();
        guard::check(topic, text)?;
        read(text)
    })
}
