//! Things that were made at a service and have an id there, and what is known of such a thing by its name alone: when two
//! people have made one each, what is known of the one says nothing of the other.

use super::key::KeyKind;
use super::topic::{Topic, Value};

/// What is known of a remote thing by its name alone, by the topic that holds its id.
const FOLLOWERS: [(Topic, &[Topic]); 7] = [
    (Topic::ClientKey, &[Topic::KeyName, Topic::PublicKey, Topic::KeySource, Topic::KeyOnClient]),
    (
        Topic::ResourceSeen,
        &[Topic::PolicySeen, Topic::PolicyDoubts, Topic::AccessProbe, Topic::DryRun, Topic::BrokerResourceSeen],
    ),
    (Topic::MessageSent, &[Topic::MessageKey, Topic::MessageSeen, Topic::AppearanceOk, Topic::AppearanceBy]),
    (Topic::TransferStarted, &[Topic::TransferReference, Topic::TransferSeen, Topic::TransferFetched]),
    (Topic::ConditionSent, &[Topic::ConditionKey, Topic::ConditionSeen]),
    (
        Topic::NotificationSent,
        &[Topic::NotificationKey, Topic::NotificationSeen, Topic::NotificationListed, Topic::NotificationReceived],
    ),
    (Topic::SystemUserRequest, &[Topic::SystemUserRenewal, Topic::SystemUserSeen, Topic::SystemUserProof]),
];

impl Topic {
    /// The topics whose facts hold the id of a remote thing. One comes before those that hang on it.
    pub(super) const REMOTE: [Self; 11] = [
        Self::ClientId,
        Self::ClientKey,
        Self::SystemSeen,
        Self::ResourceSeen,
        Self::MessageSent,
        Self::TransferStarted,
        Self::ConditionSent,
        Self::NotificationSent,
        Self::SubscriptionSeen,
        Self::SystemUserRequest,
        Self::SystemUserSeen,
    ];

    /// Whether its facts hold the id of a remote thing: there may be another of the same name.
    #[must_use]
    pub fn is_remote(self) -> bool {
        Self::REMOTE.contains(&self)
    }

    /// Whether facts of this topic are about a thing that another topic has the id of. All that is known of a client's
    /// keys, scopes and tokens is known by the client's name.
    pub(super) fn follows(self, remote: Self) -> bool {
        if remote == Self::ClientId {
            let of_client =
                matches!(self.key_kind(), Some(KeyKind::Client | KeyKind::ClientScope | KeyKind::ClientKid));
            return of_client && self != Self::ClientId;
        }
        FOLLOWERS.iter().any(|(of, followers)| *of == remote && followers.contains(&self))
    }
}

impl Value {
    /// The id that a remote thing has at its service; nothing where the value names none.
    #[must_use]
    pub fn remote_id(&self) -> Option<String> {
        match self {
            Self::ClientId(id) => Some(id.to_string()),
            Self::ClientKey(key) => Some(key.kid.clone()),
            Self::SystemSeen(seen) => seen.found.as_ref().map(|_| seen.system.to_string()),
            Self::ResourceSeen(seen) => seen.found.as_ref().map(|_| seen.id.bare().to_owned()),
            Self::MessageSent(sent) => Some(sent.id.to_string()),
            Self::TransferStarted(started) => Some(started.id.to_string()),
            Self::ConditionSent(sent) | Self::NotificationSent(sent) => Some(sent.shipment.to_string()),
            Self::SubscriptionSeen(seen) => Some(seen.id.to_string()),
            Self::SystemUserRequest(seen) => seen.found.as_ref().map(|found| found.id.to_string()),
            Self::SystemUserSeen(seen) => seen.id.map(|id| id.to_string()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_on_a_remote_thing_stands_in_its_scope_and_under_its_key() {
        let mut found = 0;
        for remote in Topic::REMOTE {
            for topic in Topic::ALL.iter().filter(|topic| topic.follows(remote)) {
                assert_eq!(topic.scope(), remote.scope(), "{topic:?}");
                let is_of_client = remote.scope() == super::super::FactScope::Environment;
                assert!(is_of_client || topic.key_kind() == remote.key_kind(), "{topic:?}");
                found += 1;
            }
        }
        assert!(found > 30, "{found}");
        assert!(FOLLOWERS.iter().all(|(remote, _)| remote.is_remote()));
        assert!(Topic::KeyName.follows(Topic::ClientId) && !Topic::KeyName.follows(Topic::MessageSent));
        assert!(!Topic::ClientId.follows(Topic::ClientId) && !Topic::OrgInEnvironment.follows(Topic::ClientId));
    }
}
