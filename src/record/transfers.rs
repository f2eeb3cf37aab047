//! What is known of Altinn Formidling: the service owner and the resource there, and a file that was sent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::choice::choice;
use crate::domain::transfer::{BrokerConfiguration, FileToSend};
use crate::domain::{FileSize, ResourceId, TimeSpan};

choice! {
    /// Which part the organisation has in a service through which files go.
    BrokerPart {
        /** It owns the service. */ Owner = "owner",
        /** It sends or receives in the service of another. */ Party = "party",
        /** Its systems send through eFormidling's integrasjonspunkt. */ IntegrationPoint = "integration-point",
    }
}

/// The service owner, as Altinn Formidling knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BrokerOwnerSeen {
    /// The name under which it is registered; absent when it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its storage with a virus scan is there.
    pub storage: bool,
}

/// How a resource is set up in Altinn Formidling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BrokerResourceSeen {
    /// The resource.
    pub id: ResourceId,
    /// Absent when it is not set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<BrokerResourceFound>,
}

/// What Altinn Formidling shows of a resource; what was never said is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BrokerResourceFound {
    /// The largest file, in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub largest: Option<FileSize>,
    /// How long a file is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifetime: Option<TimeSpan>,
    /// Whether a file is deleted when all have confirmed.
    pub purged: bool,
    /// How long after that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace: Option<TimeSpan>,
    /// The party that must take part in every transfer, as it stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_party: Option<String>,
}

impl BrokerResourceFound {
    /// The fields that are not as they are wanted, by the service's names.
    #[must_use]
    pub fn differences(&self, wanted: &BrokerConfiguration) -> Vec<&'static str> {
        let fields = [
            ("maxFileTransferSize", self.largest == Some(wanted.max_file_transfer_size)),
            ("fileTransferTimeToLive", self.lifetime == Some(wanted.file_transfer_time_to_live)),
            (
                "purgeFileTransferAfterAllRecipientsConfirmed",
                self.purged == wanted.purge_file_transfer_after_all_recipients_confirmed,
            ),
            ("purgeFileTransferGracePeriod", self.grace == Some(wanted.purge_file_transfer_grace_period)),
        ];
        fields.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }
}

/// A file transfer that was begun: it has an id, and perhaps no file yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferStarted {
    /// The id that the service gave it.
    pub id: Uuid,
    /// The file that was announced.
    pub file: FileToSend,
}

/// What has become of a file transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferSeen {
    /// `UploadProcessing`, `Published`, …
    pub status: String,
    /// Why it came to nothing, in the service's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A file that was fetched, and was the one that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferFetched {
    /// How many bytes came.
    pub bytes: u64,
    /// Their MD5.
    pub md5: String,
}

/// How far a transfer has come, by its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferStage {
    /// The file is still to be sent, or has to be sent again.
    Begun,
    /// The file is there, and is looked through.
    Processed,
    /// It can be fetched.
    Published,
    /// All recipients have confirmed.
    Confirmed,
    /// It came to nothing: another one is needed.
    Ended,
}

impl TransferSeen {
    /// How far it has come (Altinn/altinn-broker, `src/Altinn.Broker.API/Enums/FileTransferStatusExt.cs`, 2026-08-18). A
    /// status that is not known is one on the way.
    #[must_use]
    pub fn stage(&self) -> TransferStage {
        match self.status.as_str() {
            "Initialized" | "UploadStarted" => TransferStage::Begun,
            "Published" => TransferStage::Published,
            "AllConfirmedDownloaded" | "Purged" => TransferStage::Confirmed,
            "Failed" | "Cancelled" => TransferStage::Ended,
            _ => TransferStage::Processed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_by_the_services_words() {
        let wanted = BrokerConfiguration {
            max_file_transfer_size: FileSize::USUAL,
            file_transfer_time_to_live: TimeSpan::days(30),
            purge_file_transfer_after_all_recipients_confirmed: true,
            purge_file_transfer_grace_period: TimeSpan::hours(2),
        };
        let found = BrokerResourceFound {
            largest: Some(FileSize::USUAL),
            lifetime: TimeSpan::parse("PT720H").ok(),
            purged: true,
            grace: Some(TimeSpan::hours(2)),
            required_party: None,
        };
        assert_eq!(found.differences(&wanted), Vec::<&str>::new());
        let other = BrokerResourceFound { largest: None, grace: Some(TimeSpan::hours(3)), ..found };
        assert_eq!(other.differences(&wanted), ["maxFileTransferSize", "purgeFileTransferGracePeriod"]);
    }

    #[test]
    fn a_status_that_is_new_is_one_on_the_way() {
        let stage = |status: &str| TransferSeen { status: status.to_owned(), reason: None }.stage();
        assert_eq!((stage("Published"), stage("Failed")), (TransferStage::Published, TransferStage::Ended));
        assert_eq!((stage("UploadStarted"), stage("Quarantined")), (TransferStage::Begun, TransferStage::Processed));
        assert_eq!(stage("Purged"), TransferStage::Confirmed);
    }
}
