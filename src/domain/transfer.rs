//! The bodies of Altinn Formidling: how a resource is set up there, and a file that is to be sent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FileSize, OrgNumber, ResourceId, TimeSpan};

/// How a resource is set up in Altinn Formidling: the body of `PUT broker/api/v1/resource/{id}` (Altinn/altinn-broker,
/// `src/Altinn.Broker.API/Models/ResourceExt.cs`, 2026-08-18). The service leaves as it is what a body does not name, so
/// that the party that must take part, and what only former services of Altinn 2 need, stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BrokerConfiguration {
    /// The largest file, in bytes.
    pub max_file_transfer_size: FileSize,
    /// How long a file is kept when nobody fetches it.
    pub file_transfer_time_to_live: TimeSpan,
    /// Whether it is deleted when everybody has confirmed.
    pub purge_file_transfer_after_all_recipients_confirmed: bool,
    /// How long after that.
    pub purge_file_transfer_grace_period: TimeSpan,
}

impl BrokerConfiguration {
    /// The longest that a file is kept (Altinn/altinn-broker,
    /// `Application/ConfigureResource/ConfigureResourceHandler.cs`, 2026-08-18).
    pub const LONGEST_LIFE: TimeSpan = TimeSpan::days(365);

    /// The longest that it is kept after everybody has confirmed (the same file).
    pub const LONGEST_GRACE: TimeSpan = TimeSpan::hours(24);

    /// What the service itself takes when nothing is said (the same file).
    pub const USUAL_LIFE: TimeSpan = TimeSpan::days(30);

    /// The same for the time after everybody has confirmed.
    pub const USUAL_GRACE: TimeSpan = TimeSpan::hours(2);
}

/// The body of `POST broker/api/v1/filetransfer` (Altinn/altinn-broker,
/// `src/Altinn.Broker.API/Models/FileTransferInitializeExt.cs`, 2026-08-18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewFileTransfer {
    /// What the recipient sees, 1–255 characters.
    pub file_name: String,
    /// Bare id of the resource.
    pub resource_id: ResourceId,
    /// Our own reference, by which a transfer is found again: the service knows no idempotency key.
    pub senders_file_transfer_reference: uuid::Uuid,
    /// Who sends, as a URN.
    pub sender: String,
    /// Who receives, as URNs.
    pub recipients: Vec<String>,
    /// MD5 of the file in small hexadecimal letters.
    pub checksum: String,
}

impl NewFileTransfer {
    /// A file that one organisation sends to another, or to itself.
    #[must_use]
    pub fn new(file: &FileToSend, between: &Between, reference: uuid::Uuid) -> Self {
        Self {
            file_name: file.name.clone(),
            resource_id: between.id.clone(),
            senders_file_transfer_reference: reference,
            sender: between.sender.urn(),
            recipients: vec![between.recipient.urn()],
            checksum: file.md5.clone(),
        }
    }
}

/// Between whom a trial goes: from an organisation to itself, or between two by their system users; always on a resource of the
/// service owner's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    /// Who sends.
    pub sender: OrgNumber,
    /// Who receives.
    pub recipient: OrgNumber,
    /// The resource.
    pub id: ResourceId,
}

impl Between {
    /// From an organisation to itself.
    #[must_use]
    pub const fn oneself(own: OrgNumber, id: ResourceId) -> Self {
        Self { sender: own, recipient: own, id }
    }

    /// Whether sender and recipient are the same.
    #[must_use]
    pub fn is_oneself(&self) -> bool {
        self.sender == self.recipient
    }
}

/// A file that is to be sent, as it was when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileToSend {
    /// Its name, without folders.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Its MD5 in small hexadecimal letters.
    pub md5: String,
}

impl FileToSend {
    /// What is longer goes in parts, so that it can be gone on with where it broke off.
    pub const AT_ONCE: u64 = 100_000_000;

    /// Whether it goes in parts.
    #[must_use]
    pub const fn goes_in_parts(&self) -> bool {
        self.bytes > Self::AT_ONCE
    }
}

/// The body of `POST broker/api/v1/serviceowner` (Altinn/altinn-broker,
/// `src/Altinn.Broker.API/Models/ServiceOwner/ServiceOwnerInitializeExt.cs`, 2026-08-18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewBrokerOwner {
    /// The name that is shown for the organisation.
    pub name: String,
}
