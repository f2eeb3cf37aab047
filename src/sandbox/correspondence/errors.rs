//! The errors of Altinn Melding (Altinn/altinn-correspondence, `src/Altinn.Correspondence.Application/Errors.cs`,
//! 2026-08-20).

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::sandbox::problem::{Reply, trace_id};

/// An error with its number.
#[derive(Clone, Copy)]
pub(super) struct CorrespondenceFault {
    number: u32,
    status: u16,
    text: &'static str,
}

macro_rules! faults {
    ($( $name:ident = $number:literal $status:literal $text:literal; )+) => {
        impl CorrespondenceFault { $( pub(super) const $name: Self = Self { number: $number, status: $status, text: $text }; )+ }
    };
}

faults! {
    MESSAGE_NOT_FOUND = 1001 404 "The requested correspondence was not found";
    TITLE_NOT_PLAIN = 1002 400 "Message title must be plain text";
    BODY_NOT_MARKDOWN = 1003 400 "Message body must be markdown";
    SUMMARY_NOT_PLAIN = 1004 400 "Message summary must be plain text";
    FILES_DIFFER = 1005 400 "Mismatch between uploaded files and attachment metadata";
    DUPLICATE_RECIPIENTS = 1006 400 "Recipients must be unique";
    ATTACHMENT_NOT_FOUND = 1007 400 "An existing attachment was not found";
    DUE_BEFORE_TODAY = 1008 400 "DueDateTime cannot be in the past";
    DUE_BEFORE_PUBLISH = 1009 400 "DueDateTime cannot be before RequestedPublishTime";
    PUBLISHED_STAYS = 1013 400 "Sender cannot delete correspondence that has been published";
    PURGED_BEFORE = 1014 400 "Correspondence has already been purged";
    DUE_DATE_REQUIRED = 1016 400 "DueDateTime is required when confirmation is needed";
    CONTENT_MISSING = 1019 400 "The correspondence must have content";
    TITLE_EMPTY = 1020 400 "Message title cannot be empty";
    BODY_EMPTY = 1021 400 "Message body cannot be empty";
    BODY_TOO_LONG = 1022 400 "Message body is too long";
    LANGUAGE = 1023 400 "Invalid language chosen. Supported languages are nb, nn and en";
    RECIPIENT_UNKNOWN = 1029 404 "Could not find partyId for the following recipients: ";
    KEY_INVALID = 1033 400 "The idempotency key must be a valid non-empty GUID";
    KEY_USED = 1034 409 "A correspondence with the same idempotent key already exists";
    REPLY_OPTIONS = 1035 400 "Reply options must be well-formed https links";
    RESOURCE_UNKNOWN = 1036 400 "ResourceId must match an existing resource that has a service owner in the Altinn Resource Registry";
    TITLE_TOO_LONG = 1037 400 "Message title is too long";
    TOO_MANY_ATTACHMENTS = 1038 400 "A correspondence cannot contain more than 100 attachments in total";
    FORWARDING_TOO_LARGE = 1069 400 "allowForwarding cannot be set when the attachments are larger than 10 MB together";
    SUMMARY_LENGTH = 1042 400 "Message summary is too long";
    KEY_WITH_SEVERAL = 1047 400 "The idempotency key can only be used with one recipient";
    CONFIDENTIAL_WITHOUT_FLAG = 1060 400 "Resource is confidential, but the isConfidential flag is not set";
    FLAG_WITHOUT_CONFIDENTIAL = 1061 400 "The isConfidential flag is set, but the resource is not confidential";
    FORWARDING_WITH_LEVEL = 1068 400 "allowForwarding cannot be set when the resource demands an authentication level";
    FILE_SIZE = 2004 400 "File must have content and has a max file size of 2GB";
    CHECKSUM = 2008 400 "Checksum mismatch";
    FILE_NAME_MISSING = 2010 400 "Filename is missing";
    FILE_NAME_LONG = 2011 400 "Filename is too long";
    FILE_NAME = 2012 400 "Filename contains invalid characters";
    FILE_TYPE = 2013 400 "Filetype not allowed";
    FILE_EXPIRY = 2017 400 "Attachment expirationTime must be at least 1 days from now";
    FILE_NAME_RESERVED = 2021 400 "The filename uses a Windows reserved name";
    RIGHTS_FAILED = 2000 500 "Failed to get resource rights from Altinn Resource Registry";
    MISSING_EMAIL = 3002 400 "Email body and subject must be provided when sending email notifications";
    MISSING_EMAIL_REMINDER = 3003 400 "Reminder email body and subject must be provided when sending reminder email notifications";
    MISSING_SMS = 3004 400 "SMS body must be provided when sending SMS notifications";
    MISSING_SMS_REMINDER = 3005 400 "Reminder SMS body must be provided when sending reminder SMS notifications";
    MISSING_PREFERRED = 3006 400 "Email and SMS texts must be provided when a channel is preferred";
    MISSING_PREFERRED_REMINDER = 3007 400 "Reminder email body, subject and SMS body must be provided when sending reminder preferred notifications";
    MISSING_EMAIL_AND_SMS = 3024 400 "Email and SMS texts must be provided when sending both";
    MISSING_EMAIL_AND_SMS_REMINDER = 3025 400 "Reminder email and SMS texts must be provided when reminding by both";
    NO_ACCESS = 4001 401 "You must use an Altinn token, DialogToken or log in to IDPorten as someone with access to the resource and organization in Altinn";
    RECIPIENT_RESERVED = 1030 422 "Recipient is reserved against digital communication";
    CALLER_PARTY_UNKNOWN = 4002 400 "Could not find partyUuid for the caller's organization";
    RESOURCE_TYPE = 4010 400 "Resource type is not supported. Resource must be of type CorrespondenceService.";
}

impl CorrespondenceFault {
    /// The answer.
    pub(super) fn reply(self) -> Reply {
        self.about("")
    }

    /// The answer, with what it is about at the end of the text.
    pub(super) fn about(self, what: &str) -> Reply {
        let (section, title) = match self.status {
            401 => ("15.5.2", "Unauthorized"),
            404 => ("15.5.5", "Not Found"),
            409 => ("15.5.10", "Conflict"),
            422 => ("15.5.21", "Unprocessable Entity"),
            500 => ("15.6.1", "An error occurred while processing your request."),
            _ => ("15.5.1", "Bad Request"),
        };
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Reply::problem(
            status,
            &json!({
                "type": format!("https://tools.ietf.org/html/rfc9110#section-{section}"),
                "title": title,
                "status": self.status,
                "detail": format!("{}{what}", self.text),
                "code": format!("CORR-{:05}", self.number),
                "errorCode": self.number,
                "traceId": trace_id(),
            }),
        )
    }
}

/// A body that does not fit the model: path → message.
pub(super) fn model(errors: &[(String, String)]) -> Reply {
    let listed: Vec<Value> = errors
        .iter()
        .map(|(path, text)| {
            let pointer = format!("/{}", path.replace('.', "/"));
            json!({ "code": "CORR.VLD-00000", "title": text, "paths": [pointer] })
        })
        .collect();
    let mut legacy = Map::new();
    for (path, text) in errors {
        legacy.insert(path.clone(), json!([text]));
    }
    Reply::problem(
        StatusCode::BAD_REQUEST,
        &json!({
            "type": "urn:altinn:error:STD-00000",
            "title": "One or more validation errors occurred.",
            "status": 400,
            "code": "STD-00000",
            "validationErrors": listed,
            "errors": legacy,
            "traceId": trace_id(),
        }),
    )
}
