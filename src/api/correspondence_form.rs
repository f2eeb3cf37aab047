//! A message that comes with a file, in one form (Altinn/altinn-correspondence,
//! `src/Altinn.Correspondence.API/Controllers/CorrespondenceController.cs`, 2026-08-20).

use serde_json::Value;
use uuid::Uuid;

use super::ask::{self, Api};
use super::correspondence::{self, Initialized};
use super::{ApiFault, FileFailure, Token};
use crate::catalog::services::RemoteService;
use crate::domain::message::NewMessages;
use crate::finding::Meaning;
use crate::text::reasons;
use crate::world::files::OpenFile;
use crate::world::http::{Call, FileForm, HttpFault, Watcher};

const HERE: RemoteService = RemoteService::Correspondence;

/// The part of the form that holds the file (its OpenAPI document: `attachments`).
const PART: &str = "attachments";

/// The message that was sent under the key of another, as it should be; `None` where nothing was sent under it.
///
/// # Errors
/// The refusal, or it is shown otherwise.
pub async fn sent_before(api: Api<'_>, token: &Token, messages: &NewMessages) -> Result<Option<Uuid>, ApiFault> {
    let sent = correspondence::sent_under(api, token, messages).await?;
    if let Some(id) = sent {
        correspondence::check_kept(api, token, id, messages).await?;
    }
    Ok(sent)
}

/// Sends a message with its file to one recipient, under an idempotency key that was saved before. The file is read while it
/// is sent. The message is read back.
///
/// # Errors
/// The refusal: another file than the one that is described makes no message. Also when the service does not show the
/// message that it took, or shows it otherwise.
pub async fn send(
    api: Api<'_>,
    token: &Token,
    messages: &NewMessages,
    (file, watcher): (OpenFile, Watcher),
) -> Result<Uuid, FileFailure> {
    let name = messages.correspondence.content.attachments.first().map(|one| one.file_name.as_str());
    let form = FileForm::new(&fields(messages)?, PART, name.unwrap_or_default());
    let call = Call::post(&correspondence::messages(api).below(&["upload"])).bearer(token.bearer());
    let (answer, _) = api.http.send_form(call, &form, file, watcher).await.map_err(FileFailure::of(HERE))?;
    let id = match answer.is_success() {
        true => ask::object::<Initialized>(HERE, &answer)?.first(&answer)?,
        false => match correspondence::refused(&answer) {
            // Somebody was quicker, with the same key.
            fault if fault.means() == Some(Meaning::SentBefore) => {
                let sent = correspondence::sent_under(api, token, messages).await?;
                sent.ok_or_else(|| correspondence::lost(&answer))?
            }
            fault => return Err(fault.into()),
        },
    };
    correspondence::check_kept(api, token, id, messages).await?;
    Ok(id)
}

/// The body of JSON as the fields of a form, named as ASP.NET binds them: dots between the names, which begin with capital
/// letters, as in the service's OpenAPI document; numbers for what stands in a list.
fn fields(messages: &NewMessages) -> Result<Vec<(String, String)>, ApiFault> {
    let body = serde_json::to_value(messages)
        .map_err(|error| ApiFault::http(HERE)(HttpFault::Unwritable(reasons::of_json(&error))))?;
    let mut fields = Vec::new();
    spread(&body, "", &mut fields);
    Ok(fields)
}

fn spread(value: &Value, name: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Object(members) => {
            for (member, value) in members {
                let member = capital(member);
                let name = if name.is_empty() { member } else { format!("{name}.{member}") };
                spread(value, &name, into);
            }
        }
        Value::Array(all) => {
            for (number, value) in all.iter().enumerate() {
                // What is no object is given under the same name once more: so the document says it.
                let name = if value.is_object() { format!("{name}[{number}]") } else { name.to_owned() };
                spread(value, &name, into);
            }
        }
        Value::String(text) => into.push((name.to_owned(), text.clone())),
        other => into.push((name.to_owned(), other.to_string())),
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OrgNumber;
    use crate::domain::attachment::Attachment;
    use crate::domain::message::CorrespondenceMessage;
    use crate::domain::transfer::FileToSend;

    #[test]
    fn a_message_is_a_form_by_the_names_of_its_document() {
        let file = FileToSend { name: "å.txt".into(), bytes: 3, md5: "0".repeat(32) };
        let message = CorrespondenceMessage::example("ttd-vedtak").with_file(&Attachment::new(file).unwrap());
        let key = Uuid::from_u128(1);
        let number = OrgNumber::parse("991825827").unwrap();
        let fields = fields(&NewMessages::to_one(message, number, key)).unwrap();
        let given = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        for (name, value) in [
            ("Correspondence.ResourceId", "ttd-vedtak"),
            ("Correspondence.Content.Language", "nb"),
            ("Correspondence.Content.Attachments[0].FileName", "å.txt"),
            ("Correspondence.Content.Attachments[0].Checksum", &"0".repeat(32)),
            ("Correspondence.IsConfidential", "false"),
            ("Recipients", &number.urn()),
            ("IdempotentKey", &key.to_string()),
        ] {
            assert_eq!(given(name), Some(value), "{fields:?}");
        }
        assert_eq!(given("ExistingAttachments"), None, "an empty list has no field");
    }
}
