//! The files that come with a message: what is checked of them, in the service's order, and what becomes of them
//! (Altinn/altinn-correspondence, `Helpers/InitializeCorrespondenceHelper.cs` and `Helpers/AttachmentHelper.cs`, 2026-08-20).

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::errors::{CorrespondenceFault, model};
use super::form::FormFile;
use super::model::MessagesBody;
use crate::domain::attachment::{Attachment, AttachmentFault};
use crate::sandbox::problem::{Reply, field, text};
use crate::sandbox::world_data::Message;

/// How many a message may have.
const MOST: usize = 100;

/// How large they may be together where the recipient may send the message on, in bytes.
const FORWARDED: u64 = 10_000_000;

/// What the scan says of a file that it does not let through.
const MALICIOUS: &str = "Malware scan failed: Malicious";

/// Checks what is described, and that its files came; nothing is stored yet.
pub(super) fn check(new: &MessagesBody, files: &[FormFile]) -> Result<(), Reply> {
    check_model(new)?;
    if new.existing_attachments + new.attachments().count() > MOST {
        return Err(CorrespondenceFault::TOO_MANY_ATTACHMENTS.reply());
    }
    if new.flag("allowForwarding") && files.iter().map(|file| file.came.bytes).sum::<u64>() > FORWARDED {
        return Err(CorrespondenceFault::FORWARDING_TOO_LARGE.reply());
    }
    for attachment in new.attachments() {
        check_name(text(attachment, "fileName").unwrap_or_default())?;
    }
    if new.attachments().count() != files.len() {
        return Err(CorrespondenceFault::FILES_DIFFER.reply());
    }
    for file in matched(new, files)? {
        if file.came.bytes == 0 || file.came.bytes > Attachment::MOST {
            return Err(CorrespondenceFault::FILE_SIZE.reply());
        }
    }
    let days = |attachment: &Map<String, Value>| match field(attachment, "expirationInDays")? {
        Value::String(text) => text.trim().parse::<i64>().ok(),
        other => other.as_i64(),
    };
    match new.attachments().filter_map(days).any(|days| days < 1) {
        true => Err(CorrespondenceFault::FILE_EXPIRY.reply()),
        false => Ok(()),
    }
}

/// Stores the files: one that is not the one that was described makes no message.
pub(super) fn store(new: &MessagesBody, files: &[FormFile]) -> Result<(), Reply> {
    for (attachment, file) in new.attachments().zip(matched(new, files)?) {
        let sum = text(attachment, "checksum").filter(|sum| !sum.is_empty());
        if sum.is_some_and(|sum| !sum.eq_ignore_ascii_case(&file.came.md5)) {
            return Err(CorrespondenceFault::CHECKSUM.reply());
        }
    }
    Ok(())
}

/// What the model wants of each before anything is looked up.
fn check_model(new: &MessagesBody) -> Result<(), Reply> {
    let mut errors = Vec::new();
    for (number, attachment) in new.attachments().enumerate() {
        let at = |name: &str| format!("Correspondence.Content.Attachments[{number}].{name}");
        let length = text(attachment, "sendersReference").map_or(0, |reference| reference.chars().count());
        if !(1..=4096).contains(&length) {
            errors.push((at("SendersReference"), "The SendersReference field is required.".to_owned()));
        }
        let is_md5 = |sum: &str| sum.len() == 32 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
        if text(attachment, "checksum").is_some_and(|sum| !sum.is_empty() && !is_md5(sum)) {
            errors.push((at("Checksum"), "The checksum, if given, must be a MD5 checksum.".to_owned()));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(model(&errors)) }
}

fn check_name(name: &str) -> Result<(), Reply> {
    if name.trim().is_empty() {
        return Err(CorrespondenceFault::FILE_NAME_MISSING.reply());
    }
    if name.encode_utf16().count() > 255 {
        return Err(CorrespondenceFault::FILE_NAME_LONG.reply());
    }
    match Attachment::check(name, 1) {
        Ok(()) => Ok(()),
        Err(AttachmentFault::Type) => Err(CorrespondenceFault::FILE_TYPE.reply()),
        Err(AttachmentFault::Reserved) => Err(CorrespondenceFault::FILE_NAME_RESERVED.reply()),
        Err(_) => Err(CorrespondenceFault::FILE_NAME.reply()),
    }
}

/// The file of each description: in its place under its name, or the only one of that name.
fn matched<'f>(new: &MessagesBody, files: &'f [FormFile]) -> Result<Vec<&'f FormFile>, Reply> {
    let mut used: Vec<usize> = Vec::new();
    for (place, attachment) in new.attachments().enumerate() {
        let name = text(attachment, "fileName").unwrap_or_default();
        let is_free =
            |number: &usize| !used.contains(number) && files.get(*number).is_some_and(|file| file.name == name);
        let of_name: Vec<usize> =
            (0..files.len()).filter(|at| files.get(*at).is_some_and(|f| f.name == name)).collect();
        let alone = match &of_name[..] {
            [one] => Some(*one),
            _ => None,
        };
        let found = Some(place).filter(is_free).or_else(|| alone.filter(is_free));
        used.push(found.ok_or_else(|| CorrespondenceFault::FILES_DIFFER.reply())?);
    }
    Ok(used.into_iter().filter_map(|number| files.get(number)).collect())
}

/// A file of a message as it is shown: looked through until the message is ready to be published, or found to be bad.
pub(super) fn shown(
    message: &Message,
    (attachment, id): (&Map<String, Value>, &Uuid),
    ready: Timestamp,
    now: Timestamp,
) -> Value {
    let of = |name: &str| text(attachment, name).map_or(Value::Null, Value::from);
    let (status, said) = match message.purged {
        Some(purged) if purged <= now => ("Purged", "Purged"),
        _ if now < ready => ("UploadProcessing", "UploadProcessing"),
        _ if message.scan_fails => ("Failed", MALICIOUS),
        _ => ("Published", "Published"),
    };
    json!({ "id": id, "fileName": of("fileName"), "displayName": of("displayName"), "checksum": of("checksum"),
            "sendersReference": of("sendersReference"), "dataLocationType": "AltinnCorrespondenceAttachment",
            "status": status, "statusText": said })
}
