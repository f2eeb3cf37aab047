//! What is said of a topic beside its row.

use super::topic::Topic;

impl Topic {
    /// Whether it names a place on this machine: a file that others share gives answers and never places.
    #[must_use]
    pub const fn is_place(self) -> bool {
        matches!(self, Self::PolicyFile | Self::MessageAttachment)
    }

    /// Whether there is one fact per key (client, scope, letter …) instead of one.
    #[must_use]
    pub const fn keyed(self) -> bool {
        self.key_kind().is_some()
    }

    /// The topic with this id.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.id() == id)
    }

    /// The variable that answers it: `ALTINN_ONBOARD_ORG_NUMBER`.
    #[must_use]
    pub fn variable(self) -> String {
        format!("ALTINN_ONBOARD_{}", self.id().to_ascii_uppercase().replace('-', "_"))
    }
}
