//! What is known of Altinn Formidling: the service owner and the resource there, and a file that was sent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::checked;
use super::choice::choice;
use crate::domain::transfer::{BrokerConfiguration, FileToSend};
use crate::domain::{FileSize, OrgNumber, ResourceId, TimeSpan};

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
    #[serde(deserialize_with = "checked::file_to_send")]
    pub file: FileToSend,
    /// Between whom it goes by their system users; absent where the organisation sends to itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parties: Option<TransferParties>,
}

/// The organisations whose system users send and receive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferParties {
    /// Who sends.
    pub sender: OrgNumber,
    /// Who receives.
    pub recipient: OrgNumber,
}

/// What has become of a file transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferSeen {
    /// Which transfer. No transfer has the id that stands in the place of one that is not said.
    #[serde(default)]
    pub id: Uuid,
    /// `UploadProcessing`, `Published`, …
    pub status: String,
    /// All of the file is there, though its status does not say so yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sent: bool,
    /// Why it came to nothing, in the service's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A file that was fetched, and was the one that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferFetched {
    /// From which transfer, as in [`TransferSeen`].
    #[serde(default)]
    pub id: Uuid,
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
    /// It was deleted: when all had confirmed, or when its time had run out. That cannot be told apart.
    Gone,
    /// It came to nothing: another one is needed.
    Ended,
}

impl TransferSeen {
    /// The same when all of the file was sent, as far as its status does not say so.
    #[must_use]
    pub fn when_sent(self, sent: bool) -> Self {
        Self { sent: sent && self.status == "UploadStarted", ..self }
    }

    /// How far it has come (Altinn/altinn-broker, `src/Altinn.Broker.API/Enums/FileTransferStatusExt.cs`, 2026-08-18). A
    /// status that is not known is one on the way.
    #[must_use]
    pub fn stage(&self) -> TransferStage {
        match self.status.as_str() {
            "UploadStarted" if self.sent => TransferStage::Processed,
            "Initialized" | "UploadStarted" => TransferStage::Begun,
            "Published" => TransferStage::Published,
            "AllConfirmedDownloaded" => TransferStage::Confirmed,
            "Purged" => TransferStage::Gone,
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
    fn a_file_is_announced_by_a_name_and_a_digest_that_are_such() {
        let read = |name: &str, md5: &str| {
            let file = serde_json::json!({"name": name, "bytes": 3, "md5": md5});
            serde_json::from_value::<TransferStarted>(serde_json::json!({"id": Uuid::nil(), "file": file})).is_ok()
        };
        let md5 = "900150983cd24fb0d6963f7d28e17f72";
        assert!(read("rapport å.bin", md5) && read(&"a".repeat(255), md5) && read("$(reboot)", md5));
        for name in ["", "a\nb", "\u{1b}[2Ja", "a\u{202e}b", " a", "mappe/a", "..\\a", &"a".repeat(256)] {
            assert!(!read(name, md5), "{name:?}");
        }
        for md5 in ["", "x", "900150983CD24FB0D6963F7D28E17F72", "9001"] {
            assert!(!read("a.txt", md5), "{md5}");
        }
    }

    #[test]
    fn a_status_that_is_new_is_one_on_the_way() {
        let stage = |status: &str| {
            TransferSeen { id: Uuid::nil(), status: status.to_owned(), sent: false, reason: None }.stage()
        };
        assert_eq!((stage("Published"), stage("Failed")), (TransferStage::Published, TransferStage::Ended));
        assert_eq!((stage("UploadStarted"), stage("Quarantined")), (TransferStage::Begun, TransferStage::Processed));
        assert_eq!((stage("AllConfirmedDownloaded"), stage("Purged")), (TransferStage::Confirmed, TransferStage::Gone));
        let sent = |status: &str| TransferSeen { id: Uuid::nil(), status: status.to_owned(), sent: true, reason: None };
        let begun = [sent("UploadStarted").stage(), sent("Initialized").stage()];
        assert_eq!(
            begun,
            [TransferStage::Processed, TransferStage::Begun],
            "a file that is all there is not sent again"
        );
    }
}
