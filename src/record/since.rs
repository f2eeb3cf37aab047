//! Since when something can be known.

/// Since when a topic is known; written with its facts, so that a program that does not know them can say who does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Since {
    /// The first version that knows it.
    pub version: &'static str,
    /// The step that needs it.
    pub step: &'static str,
}
