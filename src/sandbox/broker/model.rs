//! The body of a new transfer, and the rules that hold before anything is looked up (Altinn/altinn-broker,
//! `src/Altinn.Broker.API/Models/FileTransferInitializeExt.cs`, 2026-08-18).

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::domain::OrgNumber;
use crate::sandbox::problem::{Reply, field, text};

/// The two ways to write an organisation; what comes before the first colon is a country's code.
const URN: &str = "urn:altinn:organization:identifier-no:";

/// A body that fits the model.
pub(super) struct TransferBody {
    /// Bare id of the resource.
    pub(super) resource: String,
    /// Name of the file.
    pub(super) file_name: String,
    /// The sender's reference; the model wants at least one character where there is one.
    pub(super) reference: Option<String>,
    /// Who sends.
    pub(super) sender: Option<OrgNumber>,
    /// Who receives; `None` stands for a number that can be nobody's.
    pub(super) recipients: Vec<Option<OrgNumber>>,
    /// Properties.
    pub(super) properties: Map<String, Value>,
    /// MD5 in small letters.
    pub(super) checksum: Option<String>,
    /// It is looked through for viruses.
    pub(super) scan: bool,
}

/// Whether a text names an organisation in one of the two ways.
pub(super) fn is_party(text: &str) -> bool {
    digits(text).is_some()
}

fn digits(text: &str) -> Option<&str> {
    let of_digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = match text.strip_prefix(URN) {
        Some(number) => number,
        None => text.split_once(':').filter(|(country, _)| of_digits(country, 4))?.1,
    };
    of_digits(number, 9).then_some(number)
}

/// The number of a party that is named in one of the two ways; `None` inside when it is nobody's.
fn party(text: &str) -> Option<Option<OrgNumber>> {
    digits(text).map(|number| OrgNumber::parse(number).ok())
}

impl TransferBody {
    /// Reads the body; all that does not fit is told at once.
    pub(super) fn read(body: &Map<String, Value>) -> Result<Self, Reply> {
        let mut errors = Map::new();
        let mut wrong = |name: &str, said: &str| drop(errors.insert(name.to_owned(), json!([said])));
        let length = |name: &str| text(body, name).map_or(0, |text| text.chars().count());
        if !(1..=255).contains(&length("fileName")) {
            wrong("FileName", "The field FileName must be a string with a length of 1 to 255.");
        }
        let resource = text(body, "resourceId").unwrap_or_default();
        let resource = resource.strip_prefix("urn:altinn:resource:").unwrap_or(resource);
        if resource.is_empty() || resource.len() > 255 || resource.contains(':') {
            wrong("ResourceId", "The field ResourceId must be a resource id of 1 to 255 characters.");
        }
        if field(body, "sendersFileTransferReference").is_some()
            && !(1..=4096).contains(&length("sendersFileTransferReference"))
        {
            wrong("SendersFileTransferReference", "The field must be a string with a length of 1 to 4096.");
        }
        let sender = text(body, "sender").and_then(party);
        if sender.is_none() {
            wrong("Sender", "Organization numbers should be on the form countrycode:organizationnumber.");
        }
        let listed = field(body, "recipients").and_then(Value::as_array).cloned().unwrap_or_default();
        let recipients: Vec<_> = listed.iter().filter_map(Value::as_str).filter_map(party).collect();
        if recipients.is_empty() || recipients.len() != listed.len() {
            wrong("Recipients", "Each recipient should be on the form countrycode:organizationnumber.");
        }
        let properties = field(body, "propertyList").and_then(Value::as_object).cloned().unwrap_or_default();
        let fits = |(key, value): (&String, &Value)| {
            key.chars().count() <= 50 && value.as_str().is_some_and(|value| value.chars().count() <= 3000)
        };
        if properties.len() > 10 || !properties.iter().all(fits) {
            wrong("PropertyList", "PropertyList can have at most 10 properties.");
        }
        let checksum = text(body, "checksum").filter(|sum| !sum.is_empty());
        let is_md5 = |sum: &str| sum.len() == 32 && sum.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if checksum.is_some_and(|sum| !is_md5(sum)) {
            wrong("Checksum", "The checksum, if used, must be a MD5 hash with a length of 32 characters.");
        }
        if !errors.is_empty() {
            let title = "One or more validation errors occurred.";
            return Err(Reply::validation(StatusCode::BAD_REQUEST, title, &errors));
        }
        Ok(Self {
            resource: resource.to_owned(),
            file_name: text(body, "fileName").unwrap_or_default().to_owned(),
            reference: text(body, "sendersFileTransferReference").map(str::to_owned),
            sender: sender.flatten(),
            recipients,
            properties,
            checksum: checksum.map(str::to_owned),
            scan: field(body, "disableVirusScan").and_then(Value::as_bool) != Some(true),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_written_in_two_ways() {
        let number = OrgNumber::parse("991825827").ok();
        assert_eq!(party("0192:991825827"), Some(number));
        assert_eq!(party("urn:altinn:organization:identifier-no:991825827"), Some(number));
        assert_eq!(party("0192:991825828"), Some(None), "nobody's number has the form of one");
        for text in ["991825827", "0192:99182582", "no:991825827", "urn:altinn:person:identifier-no:991825827", ""] {
            assert!(!is_party(text), "{text}");
        }
    }
}
