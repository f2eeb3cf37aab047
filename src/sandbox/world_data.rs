//! What a sandbox holds and keeps.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::access_lists::AccessList;
use super::broker::{BrokerOwner, BrokerResource, Transfer};
use super::notifications::Order;
use super::system_register::{System, SystemRequest, UserKey};
use crate::domain::message::PERSON;
use crate::domain::{OrgNumber, PublicJwk};

/// The schema of the world file.
pub(super) const SCHEMA: u32 = 1;

/// Everything that lasts. It holds signing keys, so it is never printed.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct World {
    /// [`SCHEMA`] when it was written; a newer world is not opened.
    pub(super) schema: u32,
    /// Where it was served last.
    pub(super) port: u16,
    /// Signing key of Maskinporten (PKCS#8, base64), kept so that tokens outlive a restart.
    pub(super) maskinporten_key: String,
    /// Signing key of Altinn (PKCS#8, base64).
    pub(super) altinn_key: String,
    /// The client that may use the self-service API; it is given out ready made and counts nowhere.
    pub(super) admin: Admin,
    /// Whom the admin client acts for: the organisation that was looked up last.
    pub(super) acting: Option<OrgNumber>,
    /// Organisations that were looked up.
    pub(super) known: Vec<OrgNumber>,
    /// Clients that were registered.
    pub(super) clients: Vec<Client>,
    /// When an organisation was first refused a scope that the service desk grants.
    pub(super) refused: BTreeMap<OrgNumber, BTreeMap<String, Timestamp>>,
    /// Grants that were used, with the second in which they run out.
    pub(super) used_grants: BTreeMap<String, i64>,
    /// Published resources.
    pub(super) resources: Vec<Resource>,
    /// Every message that was taken, published or not.
    pub(super) messages: Vec<Message>,
    /// Orders of notifications that belong to no message.
    #[serde(default)]
    pub(super) orders: Vec<Order>,
    /// Event subscriptions.
    pub(super) subscriptions: Vec<Subscription>,
    /// The number of the last subscription that was made.
    pub(super) last_subscription: i64,
    /// What has happened, oldest first.
    #[serde(default)]
    pub(super) feed: Vec<StoredEvent>,
    /// Service owners of Altinn Formidling.
    #[serde(default)]
    pub(super) broker_owners: Vec<BrokerOwner>,
    /// Resources that are set up there.
    #[serde(default)]
    pub(super) broker_resources: Vec<BrokerResource>,
    /// File transfers.
    #[serde(default)]
    pub(super) transfers: Vec<Transfer>,
    /// Access lists of service owners.
    #[serde(default)]
    pub(super) access_lists: Vec<AccessList>,
    /// Systems of suppliers, deleted ones too.
    #[serde(default)]
    pub(super) systems: Vec<System>,
    /// Requests for system users, those that were taken back too.
    #[serde(default)]
    pub(super) system_requests: Vec<SystemRequest>,
}

/// The admin client.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Admin {
    /// The `iss` of its grants.
    pub(super) client_id: String,
    /// Public key; the private part lies in the key file.
    pub(super) key: PublicJwk,
}

/// A client at Maskinporten.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Client {
    /// The `iss` of its grants.
    pub(super) client_id: String,
    /// Whose it is.
    pub(super) org: OrgNumber,
    /// The body it was registered with, scopes left out.
    pub(super) body: Map<String, Value>,
    /// The scopes that were put on it.
    pub(super) scopes: Vec<String>,
    /// The public keys that its grants may be signed with.
    pub(super) keys: Vec<ClientKey>,
    /// Not switched off.
    pub(super) active: bool,
    /// Registered.
    pub(super) created: Timestamp,
    /// Changed.
    pub(super) last_updated: Timestamp,
}

/// A public key, and since when it is on its client.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct ClientKey {
    /// The key.
    pub(super) jwk: PublicJwk,
    /// Registered; it lives a year from then.
    pub(super) created: Timestamp,
}

/// A resource in the registry.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Resource {
    /// The bare id, as it stands in addresses.
    pub(super) id: String,
    /// The definition as it was sent, names of the fields as the registry writes them.
    pub(super) body: Map<String, Value>,
    /// Rises by one with each writing.
    pub(super) version: i64,
    /// Its policies, the newest last.
    pub(super) policies: Vec<PolicyVersion>,
}

/// A policy that was uploaded.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct PolicyVersion {
    /// The file.
    pub(super) xml: String,
    /// When.
    pub(super) uploaded: Timestamp,
}

impl Resource {
    /// `hasCompetentAuthority.organization`.
    pub(super) fn owner(&self) -> Option<OrgNumber> {
        OrgNumber::parse(self.authority("organization")?).ok()
    }

    /// A text of `hasCompetentAuthority`.
    pub(super) fn authority(&self, field: &str) -> Option<&str> {
        self.body.get("hasCompetentAuthority")?.get(field)?.as_str()
    }

    /// `resourceType`.
    pub(super) fn kind(&self) -> &str {
        self.body.get("resourceType").and_then(Value::as_str).unwrap_or("Default")
    }

    /// Only members of its access lists are let in.
    pub(super) fn is_limited(&self) -> bool {
        self.body.get("accessListMode").and_then(Value::as_str) == Some("Enabled")
    }

    /// The newest policy.
    pub(super) fn policy(&self) -> Option<&PolicyVersion> {
        self.policies.last()
    }
}

/// A message to one recipient.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Message {
    /// Correspondence id.
    pub(super) id: Uuid,
    /// Bare id of the resource.
    pub(super) resource: String,
    /// Who sent it.
    pub(super) sender: OrgNumber,
    /// The recipient's URN; nobody's number is written down.
    #[serde(serialize_with = "nameless")]
    pub(super) recipient: String,
    /// `correspondence` of the body.
    pub(super) body: Map<String, Value>,
    /// Idempotency key.
    pub(super) key: Option<Uuid>,
    /// Made.
    pub(super) created: Timestamp,
    /// When it is, or will be, published.
    pub(super) publish: Timestamp,
    /// Its orders of notifications: main and reminder.
    pub(super) notifications: Vec<Notification>,
    /// The event of its publishing went out.
    pub(super) announced: bool,
    /// When its sender took it back; nobody sees it then.
    #[serde(default)]
    pub(super) purged: Option<Timestamp>,
    /// Ids of its attachments, in the order of the body.
    #[serde(default)]
    pub(super) attachments: Vec<Uuid>,
    /// One of them is found to hold a virus.
    #[serde(default)]
    pub(super) scan_fails: bool,
}

/// A person's number in the place of which nothing can be read.
const HIDDEN: &str = "***********";

impl Message {
    /// The recipient's URN as it may be written down and shown: without a person's number.
    pub(super) fn shown_recipient(&self) -> String {
        shown_recipient(&self.recipient)
    }
}

fn shown_recipient(urn: &str) -> String {
    match urn.starts_with(PERSON) {
        true => format!("{PERSON}{HIDDEN}"),
        false => urn.to_owned(),
    }
}

fn nameless<S: Serializer>(urn: &str, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_str(&shown_recipient(urn))
}

/// A notification of a message.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Notification {
    /// The id under which the notification was ordered.
    pub(super) order: Uuid,
    /// It is the one that goes out days after the message.
    pub(super) reminder: bool,
}

/// An event, as it lies in the feed.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct StoredEvent {
    /// The CloudEvent.
    pub(super) event: Map<String, Value>,
    /// When it was registered.
    pub(super) registered: Timestamp,
}

impl StoredEvent {
    /// A text of the CloudEvent; empty when it has none of that name.
    pub(super) fn text(&self, name: &str) -> &str {
        self.event.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}

/// What somebody wants to be told of, and where.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Subscription {
    /// Number.
    pub(super) id: i64,
    /// Where events go.
    pub(super) end_point: String,
    /// URN of the resource.
    pub(super) resource_filter: String,
    /// Exact subject, if any.
    pub(super) subject_filter: Option<String>,
    /// Exact type, if any.
    pub(super) type_filter: Option<String>,
    /// With the sub-units of the subject.
    pub(super) include_subunits: bool,
    /// `/org/{code}` or `/organisation/{number}`.
    pub(super) consumer: String,
    /// Made.
    pub(super) created: Timestamp,
    /// The validation call was answered.
    pub(super) validated: bool,
}

impl World {
    /// A client by its id; not the admin client.
    pub(super) fn client(&self, id: &str) -> Option<&Client> {
        self.clients.iter().find(|client| client.client_id == id)
    }

    /// A resource by its id.
    pub(super) fn resource(&self, id: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.id == id)
    }

    /// A resource by its id, to change it.
    pub(super) fn resource_mut(&mut self, id: &str) -> Option<&mut Resource> {
        self.resources.iter_mut().find(|resource| resource.id == id)
    }

    /// A message by its id.
    pub(super) fn message(&self, id: Uuid) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    /// A service owner of Altinn Formidling.
    pub(super) fn broker_owner(&self, org: OrgNumber) -> Option<&BrokerOwner> {
        self.broker_owners.iter().find(|owner| owner.org == org)
    }

    /// A resource that is set up there.
    pub(super) fn broker_resource(&self, id: &str) -> Option<&BrokerResource> {
        self.broker_resources.iter().find(|resource| resource.id == id)
    }

    /// A file transfer by its id.
    pub(super) fn transfer(&self, id: Uuid) -> Option<&Transfer> {
        self.transfers.iter().find(|transfer| transfer.id == id)
    }

    /// A list by its owner and identifier.
    pub(super) fn access_list(&self, owner: &str, identifier: &str) -> Option<&AccessList> {
        self.access_lists.iter().find(|list| list.owner == owner && list.identifier == identifier)
    }

    /// A list, to change it.
    pub(super) fn access_list_mut(&mut self, owner: &str, identifier: &str) -> Option<&mut AccessList> {
        self.access_lists.iter_mut().find(|list| list.owner == owner && list.identifier == identifier)
    }

    /// A system by its id, deleted ones too.
    pub(super) fn system(&self, id: &str) -> Option<&System> {
        self.systems.iter().find(|system| system.id == id)
    }

    /// A system, to change it.
    pub(super) fn system_mut(&mut self, id: &str) -> Option<&mut System> {
        self.systems.iter_mut().find(|system| system.id == id)
    }

    /// The request for a system user that was not taken back.
    pub(super) fn live_request(&self, key: UserKey<'_>) -> Option<&SystemRequest> {
        self.system_requests.iter().rev().find(|request| request.deleted.is_none() && key.is_of(request))
    }

    /// For each list of a resource that a party is on: what it lets it do.
    pub(super) fn memberships(&self, resource: &str, party: OrgNumber) -> Vec<BTreeSet<String>> {
        let lists = self.access_lists.iter().filter(|list| list.members.contains_key(&party));
        lists.filter_map(|list| list.connections.get(resource)).map(|connection| connection.actions.clone()).collect()
    }

    /// Organisations that Altinn's list must hold: looked up, owning a client, or acted for.
    pub(super) fn organisations(&self) -> impl Iterator<Item = OrgNumber> {
        self.known.iter().copied().chain(self.clients.iter().map(|client| client.org)).chain(self.acting)
    }
}
