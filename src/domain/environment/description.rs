//! How an environment is written in a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::pace::Pace;
use crate::domain::ClientId;

/// Whose rules hold: those of test or of production.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rules {
    /// Synthetic recipients, resources that can be deleted.
    Test,
    /// Real recipients, nothing can be deleted.
    Production,
}

/// How an environment is written in a TOML file, `[environments.NAME]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// Whose rules hold.
    pub rules: Rules,
    /// All hosts are loopback and nothing is real; the environment belongs to the rehearsal book.
    #[serde(default)]
    pub simulated: bool,
    /// Maskinporten's issuer, trailing slash included: the `aud` of a grant.
    pub issuer: String,
    /// Base of Maskinporten; `token` lies below it.
    pub maskinporten: String,
    /// Digdir's self-service API, `…/api/v1`.
    pub self_service_api: String,
    /// Digdir's self-service portal.
    pub self_service_portal: String,
    /// Altinn Authentication, `…/authentication/api/v1`.
    pub authentication: String,
    /// Altinn Access Management, `…/accessmanagement/api/v1`; absent: the lists of packages and roles cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_management: Option<String>,
    /// Resource registry, `…/resourceregistry/api/v1`.
    pub resource_registry: String,
    /// Access lists, `…/resourceregistry/api/v1/access-lists`.
    pub access_lists: String,
    /// Altinn Melding, `…/correspondence/api/v1`.
    pub correspondence: String,
    /// Altinn Formidling, `…/broker/api/v1`.
    pub broker: String,
    /// Altinn Varsling, `…/notifications/api/v1`.
    pub notifications: String,
    /// Altinn Events, `…/events/api/v1`.
    pub events: String,
    /// The folder that holds `altinn-orgs.json`.
    pub org_register: String,
    /// Enhetsregisteret, `…/enhetsregisteret/api`.
    pub enhetsregisteret: String,
    /// Altinn Studio.
    pub studio: String,
    /// Arbeidsflate, where recipients read.
    pub arbeidsflate: String,
    /// The DNS server that is asked for the records of own senders, `ADDRESS` or `ADDRESS:PORT`; absent: the machine's, and
    /// in a simulated environment none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dns: Option<String>,
    /// What webhooks may be.
    #[serde(default)]
    pub webhooks: Webhooks,
    /// A client for the self-service API; absent: the walkthrough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin_client: Option<AdminClient>,
    /// How long people and caches take here.
    #[serde(default)]
    pub pace: Pace,
    /// What a person would tell, by topic; simulated environments only.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
}

/// What an environment allows of webhooks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhooks {
    /// Plain http to loopback is taken; only where all hosts are loopback.
    #[serde(default)]
    pub loopback_http: bool,
}

/// A client that may use the self-service API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdminClient {
    /// The id that it has at Maskinporten.
    pub client_id: ClientId,
    /// The file with its private key (PKCS#8 PEM).
    pub key_file: String,
}
