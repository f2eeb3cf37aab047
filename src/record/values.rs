//! The types of facts that are not parsed types of the domain: choices of the operator and what services showed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{EnvironmentName, KeyStoreName, OrgCode, OrgNumber, ResourceId, Scope, ThreeLanguages};

pub use super::checked::is_file_name;
pub use super::done_by::{ProductionBy, ResourceBy};
pub use super::key_rotation::ReplacedKey;
pub use super::lists::{
    ListConnectionSeen, ListMembers, ListMembersSeen, ListSeen, ListSettled, ListSwitched, MembersNamed,
};
pub use super::notices::{
    ConditionProbe, ConditionVerdict, DomainDns, NoticeReview, NotificationListed, NotificationSeen, SenderDns,
};
pub use super::proofs::{SupplierProof, TokenProof};
pub use super::systems::{
    OfSystemUser, RequestFound, RequestStatus, SystemFound, SystemSeen, SystemUserProof, SystemUserRequestSeen,
    SystemUserSeen, party_key,
};
pub use super::transfers::{
    BrokerOwnerSeen, BrokerPart, BrokerResourceFound, BrokerResourceSeen, TransferFetched, TransferParties,
    TransferSeen, TransferStage, TransferStarted,
};
use super::{checked, choice::choice};

choice! {
    /// What business systems send through today.
    SendsToday { /** eFormidling (DPV). */ Eformidling = "eformidling", /** SvarUt. */ Svarut = "svarut", /** Neither. */ None = "none" }
}
choice! {
    /// Who sets up and runs the sending system.
    OperatedBy {
        /** Own system, own operations. */ Ourselves = "ourselves",
        /** Own client, the supplier's key. */ SupplierKey = "supplier-key",
        /** The supplier's own client. */ SupplierClient = "supplier-client",
        /** Not known yet: put off. */ Unknown = "unknown",
    }
}
choice! {
    /// A new service, or a resource that exists.
    ResourceChoice { /** New. */ New = "new", /** Existing. */ Existing = "existing" }
}
choice! {
    /// Who receives.
    Recipients { /** Organisations. */ Organisations = "organisations", /** Private persons. */ Persons = "persons", /** Both. */ Both = "both" }
}
choice! {
    /// Whether all organisations may receive.
    Audience { /** All. */ All = "all", /** Only selected ones, by access list. */ Selected = "selected" }
}
choice! {
    /// Whether and how the recipient of a message is notified.
    Notify {
        /** E-mail, otherwise SMS. */ EmailPreferred = "email-preferred",
        /** SMS, otherwise e-mail. */ SmsPreferred = "sms-preferred",
        /** E-mail only. */ Email = "email",
        /** SMS only. */ Sms = "sms",
        /** No notification. */ None = "none",
    }
}
choice! {
    /// Who is notified.
    NotifiedParties {
        /** Organisations. */ Organisations = "organisations",
        /** Private persons. */ Persons = "persons",
        /** Both. */ Both = "both",
        /** Addresses that are given with the order. */ Addresses = "addresses",
    }
}
choice! {
    /// By which channel the operator tries a notification.
    TestChannel { /** E-mail. */ Email = "email", /** SMS. */ Sms = "sms" }
}
choice! {
    /// Where a client's key comes from.
    KeySource { /** Made by the program. */ Make = "make", /** A public JWK that somebody else made. */ Paste = "paste", /** An existing private key in a file. */ File = "file" }
}
choice! {
    /// Who holds a client's key.
    KeyHolder { /** The organisation. */ Ourselves = "ourselves", /** The supplier. */ Supplier = "supplier" }
}
choice! {
    /// Where the private part of a key is.
    KeyPlace {
        /** The operating system's key store on one machine. */ ThisMachine = "this-machine",
        /** A file in somebody's data folder. */ File = "file",
        /** A variable. */ Env = "env",
        /** The supplier's. */ Supplier = "supplier",
    }
}

/// A short text that somebody told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Told(pub String);

/// Something that was signed or done on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Signed(#[schemars(with = "String")] pub Date);

/// What Enhetsregisteret says of a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UnitSeen {
    /// The number that was looked up; a later answer makes this evidence stale.
    pub number: OrgNumber,
    /// Registered name.
    pub name: String,
    /// Organisation form code, such as `AS` or `KOMM`.
    pub form: String,
    /// Under bankruptcy proceedings.
    #[serde(default)]
    pub bankrupt: bool,
}

/// What Altinn's list of organisations says of a number; all empty when it is not in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrgListing {
    /// The number that was looked up.
    pub number: OrgNumber,
    /// Its code; absent when the number is not in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<OrgCode>,
    /// Its name there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<ThreeLanguages>,
    /// Public phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Public page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// Whether a thing can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reachable {
    /// It is there.
    Yes,
    /// It is not there.
    No,
}

/// Scopes that any organisation may add to a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct OpenScopes(pub Vec<Scope>);

/// Resources of one type that the organisation has published. Those that were migrated are among them, and nobody is offered
/// them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct OwnResources(pub Vec<ResourceId>);

/// Access packages and roles: `package:{id}` and `role:{code}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Holders(pub Vec<String>);

/// What a client is for and who holds its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClientUse {
    /// Why it exists.
    pub purpose: String,
    /// Who holds the key.
    pub holder: KeyHolder,
    /// The supplier's name, when the supplier holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<String>,
}

/// A client's key: never the private part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClientKey {
    /// Key id: the RFC 7638 thumbprint of keys made here.
    pub kid: String,
    /// The RFC 7638 thumbprint, by which the key is known whatever id it has; absent in what older versions wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbprint: Option<String>,
    /// Length in bits.
    pub bits: usize,
    /// Where the private part is.
    pub place: KeyPlace,
    /// The day after which Maskinporten refuses it: a year from registration at most.
    #[schemars(with = "String")]
    pub expires: Date,
    /// Its name in the key store of whoever holds it; absent for the newest key, whose name is a fact of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<KeyStoreName>,
    /// Who holds it: a role, as told; absent where nobody told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// The key whose place it takes, as long as that is not gone: a rotation is under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<ReplacedKey>,
}

/// A resource as the public registry shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResourceSeen {
    /// The id that was read.
    pub id: ResourceId,
    /// Empty when the registry does not know the id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<ResourceFound>,
}

/// What the registry shows of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResourceFound {
    /// `CorrespondenceService`, …
    pub resource_type: String,
    /// The owner's number, as it stands there.
    pub owner: String,
    /// The owner's code.
    pub owner_code: String,
    /// The version.
    pub version: i64,
    /// Name, as published.
    pub title: ThreeLanguages,
    /// What differs from what is wanted, by field; empty when it fits.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub differences: BTreeMap<String, String>,
}

/// A policy as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PolicySeen {
    /// The resource.
    pub id: ResourceId,
    /// SHA-256 of the published file, hex; empty when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// It means what was wanted.
    pub same: bool,
    /// What differs, in a few words each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<String>,
}

/// What is wrong with the published policy of a resource that exists, by the codes of what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PolicyDoubts {
    /// The resource.
    pub id: ResourceId,
    /// The codes, the worst first; empty when nothing was found.
    pub codes: Vec<String>,
}

/// Files that were written for the Studio way, by name, with their SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct WrittenFiles(#[serde(deserialize_with = "checked::files_below")] pub BTreeMap<String, String>);

/// Whether a search on the resource was let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccessProbe {
    /// It was.
    pub allowed: bool,
}

/// How the service judged a message that it was not to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DryRun {
    /// All checks up to the recipients held.
    pub passed: bool,
    /// The code that it answered.
    pub code: String,
}

/// A message that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessageSent {
    /// Its id.
    pub id: Uuid,
    /// To whom.
    pub recipient: OrgNumber,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MessageSeen {
    /// `Initialized`, `Published`, …
    pub status: String,
    /// It reached the recipient.
    pub delivered: bool,
    /// When it was asked to be published, where it was not at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub publish: Option<Timestamp>,
}

impl MessageSeen {
    /// What the service calls a message that its sender took back, and one that Altinn itself deleted.
    pub const TAKEN_BACK: &str = "PurgedByAltinn";

    /// Whether it is gone: its sender took it back, or Altinn deleted it. Neither says whether anybody saw it before.
    #[must_use]
    pub fn is_taken_back(&self) -> bool {
        self.status == Self::TAKEN_BACK
    }
}

/// What became of the file that goes with a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttachmentSeen {
    /// With which message it goes.
    pub message: Uuid,
    /// `UploadProcessing`, `Published`, …
    pub status: String,
    /// Why it came to nothing, in the service's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl AttachmentSeen {
    /// What the service calls one that came to nothing: its message does, too.
    pub const FAILED: &str = "Failed";
}

/// A notification that was ordered: never to which address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotificationSent {
    /// The id of the chain that it belongs to; whoever orders by hand tells only the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Uuid>,
    /// The id by which it is followed.
    pub shipment: Uuid,
}

/// How the operator's address answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WebhookProbe {
    /// 2xx.
    pub ok: bool,
    /// Status, or what went wrong: its code, and what is known of the cause (`NET-TLS: …`).
    pub answer: String,
}

/// A subscription as Events shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SubscriptionSeen {
    /// Its number.
    pub id: i64,
    /// The validation call was answered.
    pub validated: bool,
}

/// What was read of the feed of events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeedSeen {
    /// The last event that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// The test message whose event was among them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Uuid>,
}

/// A letter that was made: what it is for, and what has come of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Letter {
    /// Kind, such as `L1`.
    #[serde(deserialize_with = "checked::letter_kind")]
    pub kind: String,
    /// The environments that it is about.
    pub environments: Vec<EnvironmentName>,
    /// The services that it is about.
    #[serde(deserialize_with = "checked::handles")]
    pub services: Vec<String>,
    /// What it asks for, one by one (`tt02 altinn:correspondence.write`): what comes to it after the letter was sent
    /// makes a new letter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<String>,
    /// Sent on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub sent: Option<Date>,
    /// Our own case number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub our_reference: Option<String>,
    /// The desk's case number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// When an answer is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub deadline: Option<Date>,
}
