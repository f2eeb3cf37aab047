//! What is known of systems in the system register, of requests for system users, and of the system users themselves.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

use super::values::DryRun;
use crate::domain::system_user::{ExternalRef, SystemId, SystemUserKey};
use crate::domain::{ClientId, OrgNumber, ResourceId};

/// A system as the register shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SystemSeen {
    /// Which one.
    pub system: SystemId,
    /// What stands there; absent when there is no such system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<SystemFound>,
}

/// What the register holds of a system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SystemFound {
    /// It was taken out of use, and its id is used for ever.
    #[serde(default)]
    pub deleted: bool,
    /// The resources that its system users can be given rights to.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub resources: BTreeSet<String>,
    /// The clients that log in for it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub clients: BTreeSet<String>,
}

impl SystemFound {
    /// Whether a client can log in for it, and its system users can be given a right to a resource.
    #[must_use]
    pub fn holds(&self, client: &ClientId, resource: &ResourceId) -> bool {
        !self.deleted && self.clients.contains(client.as_str()) && self.resources.contains(resource.bare())
    }
}

/// What has become of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RequestStatus {
    /// Nobody has answered.
    New,
    /// The customer has approved it.
    Accepted,
    /// The customer has said no.
    Rejected,
    /// It was denied.
    Denied,
    /// Nobody answered in 180 days.
    Timedout,
}

impl RequestStatus {
    /// All of them.
    const ALL: [Self; 5] = [Self::New, Self::Accepted, Self::Rejected, Self::Denied, Self::Timedout];

    /// The word of the service (Altinn/altinn-authentication, `src/Core/Models/SystemUsers/RequestStatus.cs`, 2026-07-17).
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Accepted => "Accepted",
            Self::Rejected => "Rejected",
            Self::Denied => "Denied",
            Self::Timedout => "Timedout",
        }
    }

    /// Reads the word of the service.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word().eq_ignore_ascii_case(text.trim()))
    }

    /// Whether nothing comes of the request any more: it must be taken back, and made anew.
    #[must_use]
    pub const fn has_failed(self) -> bool {
        matches!(self, Self::Rejected | Self::Denied | Self::Timedout)
    }
}

/// A request for a system user, as the service shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SystemUserRequestSeen {
    /// For which system.
    pub system: SystemId,
    /// Under which reference.
    pub reference: ExternalRef,
    /// The request; absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<RequestFound>,
}

/// What stands in a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RequestFound {
    /// Its id.
    pub id: Uuid,
    /// What has become of it.
    pub status: RequestStatus,
    /// Where the customer approves it; absent where the service gave no address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

impl RequestFound {
    /// Where it is approved, when that is an address of Altinn's for this very request: it goes to others in letters, and
    /// whoever shares the state can write there. Altinn's domains are altinn.no, and altinn.cloud for its own tests
    /// (Altinn/altinn-authentication, `confirmUrl`, 2026-07-17); that of the sandbox is nobody's (RFC 6761).
    #[must_use]
    pub fn approval_link(&self) -> Option<&str> {
        const DOMAINS: [&str; 3] = [".altinn.no", ".altinn.cloud", ".sandbox.invalid"];
        let link = self.link.as_deref()?;
        let url = Url::parse(link).ok().filter(|url| url.as_str() == link)?;
        let has_nothing_else = url.username().is_empty() && url.password().is_none() && url.port().is_none();
        let is_altinns = url.host_str().is_some_and(|host| DOMAINS.iter().any(|domain| host.ends_with(domain)));
        let is_of_it = url.query_pairs().any(|(_, value)| value.eq_ignore_ascii_case(&self.id.to_string()));
        (url.scheme() == "https" && has_nothing_else && is_altinns && is_of_it).then_some(link)
    }

    /// Whether it is this request, and nothing has come of it: what was approved meanwhile is no longer taken back.
    #[must_use]
    pub fn is_failed(&self, id: Uuid) -> bool {
        self.id == id && self.status.has_failed()
    }
}

/// The system user that came of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SystemUserSeen {
    /// Of which system.
    pub system: SystemId,
    /// Under which reference.
    pub reference: ExternalRef,
    /// Its id; absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
}

/// What a token said that was asked for as a system user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SystemUserProof {
    /// Of which system.
    pub system: SystemId,
    /// Under which reference.
    pub reference: ExternalRef,
    /// The system user in it; absent when Maskinporten knows none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Uuid>,
    /// How the service judged a message with it, without making one; absent where that is not tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sends: Option<DryRun>,
}

/// What is known of one system user is known by its organisation; whether it is about the one that is meant now, its system and
/// its reference say.
pub trait OfSystemUser {
    /// Its system and its reference.
    fn of(&self) -> (&SystemId, &ExternalRef);

    /// Whether it is about this one.
    fn is_about(&self, key: &SystemUserKey) -> bool {
        self.of() == (&key.system, &key.reference)
    }
}

macro_rules! of_system_user {
    ($( $type:ty ),+) => { $(
        impl OfSystemUser for $type {
            fn of(&self) -> (&SystemId, &ExternalRef) { (&self.system, &self.reference) }
        }
    )+ };
}
of_system_user!(SystemUserRequestSeen, SystemUserSeen, SystemUserProof);

/// The key of what is known of the system user of an organisation.
#[must_use]
pub fn party_key(party: OrgNumber) -> String {
    party.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_altinns_for_this_request_goes_to_others() {
        let id = Uuid::from_u128(1);
        let link = |link: String| RequestFound { id, status: RequestStatus::New, link: Some(link) };
        let path = format!("/accessmanagement/ui/systemuser/request?id={id}&DONTCHOOSEREPORTEE=true");
        for host in ["am.ui.tt02.altinn.no", "am.ui.altinn.no", "am.ui.at22.altinn.cloud", "am.ui.sandbox.invalid"] {
            let seen = link(format!("https://{host}{path}"));
            assert!(seen.approval_link().is_some(), "{host}");
        }
        for planted in [
            format!("https://example.com{path}"),
            format!("https://am.ui.altinn.no.example.com{path}"),
            format!("https://notaltinn.no{path}"),
            format!("http://am.ui.altinn.no{path}"),
            format!("https://am.ui.altinn.no@example.com{path}"),
            format!("https://kari@am.ui.altinn.no{path}"),
            format!("https://am.ui.altinn.no:8443{path}"),
            format!("https://am.ui.altinn.no{path}\n\nhttps://example.com"),
            "https://am.ui.altinn.no/request?id=00000000-0000-0000-0000-000000000002".to_owned(),
            "javascript:alert(1)".to_owned(),
        ] {
            assert_eq!(link(planted.clone()).approval_link(), None, "{planted}");
        }
    }

    #[test]
    fn only_the_request_of_which_nothing_came_is_taken_back() {
        let id = Uuid::from_u128(1);
        let of = |status| RequestFound { id, status, link: None };
        for status in [RequestStatus::Rejected, RequestStatus::Denied, RequestStatus::Timedout] {
            assert!(of(status).is_failed(id) && !of(status).is_failed(Uuid::from_u128(2)), "{status:?}");
        }
        for status in [RequestStatus::New, RequestStatus::Accepted] {
            assert!(!of(status).is_failed(id), "{status:?}: the customer may have approved it");
        }
    }
}
