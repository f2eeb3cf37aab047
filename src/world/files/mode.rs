//! Who may read a file that is written.

/// Who may read a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Whom the user's own settings let in; a file that exists keeps its permissions.
    Ordinary,
    /// Only the user (0600).
    Private,
}
