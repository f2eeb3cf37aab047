//! What the sandbox's Altinn Formidling holds and keeps; the files themselves lie beside the world.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::{FileSize, OrgNumber, TimeSpan};

/// Who is registered as a service owner.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct BrokerOwner {
    /// The organisation.
    pub(in crate::sandbox) org: OrgNumber,
    /// What it called itself.
    pub(in crate::sandbox) name: String,
    /// When; its storage comes a while after.
    pub(in crate::sandbox) registered: Timestamp,
}

/// How a resource is set up: what was never said is not there.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(in crate::sandbox) struct BrokerSettings {
    /// The largest file.
    pub(in crate::sandbox) size: Option<FileSize>,
    /// How long a file is kept.
    pub(in crate::sandbox) life: Option<TimeSpan>,
    /// Whether a file is deleted when all have confirmed.
    pub(in crate::sandbox) purge: Option<bool>,
    /// How long after that.
    pub(in crate::sandbox) grace: Option<TimeSpan>,
    /// Whether files of former services come with a manifest.
    pub(in crate::sandbox) shim: Option<bool>,
    /// The code of the former service.
    pub(in crate::sandbox) service_code: Option<String>,
    /// Its edition.
    pub(in crate::sandbox) service_edition: Option<i64>,
    /// The party that must take part.
    pub(in crate::sandbox) required_party: Option<String>,
}

/// A resource that was set up.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct BrokerResource {
    /// Bare id.
    pub(in crate::sandbox) id: String,
    /// The owner, as the registry named it when the resource was first set up.
    pub(in crate::sandbox) owner: OrgNumber,
    /// How.
    pub(in crate::sandbox) settings: BrokerSettings,
}

/// A file on its way.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct Transfer {
    /// Its id.
    pub(in crate::sandbox) id: Uuid,
    /// Bare id of the resource.
    pub(in crate::sandbox) resource: String,
    /// Name of the file.
    pub(in crate::sandbox) file_name: String,
    /// The sender's reference.
    pub(in crate::sandbox) reference: Option<String>,
    /// Who sends.
    pub(in crate::sandbox) sender: OrgNumber,
    /// Who receives, and how far each has come.
    pub(in crate::sandbox) recipients: Vec<TransferRecipient>,
    /// Properties.
    pub(in crate::sandbox) properties: Map<String, Value>,
    /// MD5: as it was announced, or as it was when the file came.
    pub(in crate::sandbox) checksum: Option<String>,
    /// It is looked through for viruses.
    pub(in crate::sandbox) scan: bool,
    /// How many bytes came.
    pub(in crate::sandbox) size: Option<u64>,
    /// What of it came in parts.
    #[serde(default)]
    pub(in crate::sandbox) parts: Option<PartsCome>,
    /// Made.
    pub(in crate::sandbox) created: Timestamp,
    /// Not kept after that.
    pub(in crate::sandbox) expires: Timestamp,
    /// What has become of it and, after the upload, what will: each with its moment, in their order.
    pub(in crate::sandbox) steps: Vec<TransferStep>,
    /// The events of all its steps went out.
    pub(in crate::sandbox) announced: bool,
}

/// An upload in parts.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct PartsCome {
    /// How long the whole is.
    pub(super) length: u64,
    /// How long each part is that has come.
    pub(super) parts: Vec<u64>,
    /// When the last one came.
    pub(super) at: Timestamp,
}

impl PartsCome {
    /// How much is there.
    pub(super) fn there(&self) -> u64 {
        self.parts.iter().sum()
    }
}

/// A status, and since when.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct TransferStep {
    /// The status.
    pub(in crate::sandbox) status: TransferStatus,
    /// From then on.
    pub(in crate::sandbox) at: Timestamp,
    /// What is said of it.
    pub(in crate::sandbox) said: String,
}

/// A recipient.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct TransferRecipient {
    /// Who.
    pub(in crate::sandbox) org: OrgNumber,
    /// What it has done, each with its moment.
    pub(in crate::sandbox) steps: Vec<(RecipientStatus, Timestamp)>,
}

macro_rules! statuses {
    ($(#[$doc:meta])* $name:ident { $( $(#[$of:meta])* $status:ident = $word:literal ),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub(in crate::sandbox) enum $name { $( $(#[$of])* $status ),+ }

        impl $name {
            /// All of them.
            pub(super) const ALL: &[Self] = &[ $( Self::$status ),+ ];

            /// The name in answers and queries.
            pub(in crate::sandbox) const fn word(self) -> &'static str { match self { $( Self::$status => $word ),+ } }
        }
    };
}

statuses! {
    /// What has become of a transfer, in the order of the service's numbers (Altinn/altinn-broker,
    /// `src/Altinn.Broker.Core/Domain/Enums/FileTransferStatus.cs`, 2026-08-18).
    TransferStatus {
        /// It has an id.
        Initialized = "Initialized",
        /// Somebody sends the file.
        UploadStarted = "UploadStarted",
        /// The file is there and looked through.
        UploadProcessing = "UploadProcessing",
        /// It can be fetched.
        Published = "Published",
        /// It was called off.
        Cancelled = "Cancelled",
        /// All have confirmed.
        AllConfirmedDownloaded = "AllConfirmedDownloaded",
        /// The file is gone.
        Purged = "Purged",
        /// It came to nothing.
        Failed = "Failed",
    }
}

statuses! {
    /// How far a recipient has come.
    RecipientStatus {
        /// It was named.
        Initialized = "Initialized",
        /// It has asked for the file.
        DownloadStarted = "DownloadStarted",
        /// It has the file, and says so.
        DownloadConfirmed = "DownloadConfirmed",
    }
}

impl Transfer {
    /// What has become of it by now.
    pub(in crate::sandbox) fn history(&self, now: Timestamp) -> impl Iterator<Item = &TransferStep> {
        self.steps.iter().filter(move |step| step.at <= now)
    }

    /// Where it stands.
    pub(in crate::sandbox) fn status(&self, now: Timestamp) -> TransferStatus {
        self.history(now).last().map_or(TransferStatus::Initialized, |step| step.status)
    }

    /// Comes to a status; what was to come after is not to come any more.
    pub(super) fn comes_to(&mut self, status: TransferStatus, at: Timestamp, said: &str) {
        self.steps.retain(|step| step.at <= at);
        self.steps.push(TransferStep { status, at, said: said.to_owned() });
        self.announced = false;
    }

    /// The recipient with this number.
    pub(super) fn recipient(&self, org: OrgNumber) -> Option<&TransferRecipient> {
        self.recipients.iter().find(|recipient| recipient.org == org)
    }
}

impl TransferRecipient {
    /// How far it has come.
    pub(in crate::sandbox) fn status(&self) -> RecipientStatus {
        self.steps.last().map_or(RecipientStatus::Initialized, |(status, _)| *status)
    }
}
