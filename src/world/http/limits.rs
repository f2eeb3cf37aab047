//! How long is waited for what, in one call.

use std::time::Duration;

/// What a call is given that differs from the usual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnLimits {
    /// How long its connection may take.
    pub connect: Option<Duration>,
    /// How long its answer may stand still.
    pub idle: Option<Duration>,
    /// How many times as long as others it may take in all: an answer that is long takes time on a slow line, and stays
    /// below the limit that the operator sets.
    pub times: Option<u32>,
}

/// The limits of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long the connection may take.
    pub connect: Duration,
    /// How long an answer that has begun may stand still: no byte comes.
    pub idle: Duration,
    /// How long the whole call may take, however steadily it drips.
    pub whole: Duration,
}

impl Limits {
    /// Those of a call that wants some of its own.
    pub(super) fn with(self, own: OwnLimits) -> Self {
        Self {
            connect: own.connect.unwrap_or(self.connect),
            idle: own.idle.unwrap_or(self.idle),
            whole: self.whole.saturating_mul(own.times.unwrap_or(1)),
        }
    }
}
