//! Why a pattern has no answer.

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// .NET throws: this is no pattern.
    Refused,
    /// .NET may have an answer, and this program has not.
    Unknown,
}
