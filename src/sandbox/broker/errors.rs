//! The errors of Altinn Formidling (Altinn/altinn-broker, `src/Altinn.Broker.Application/Errors.cs`, 2026-08-18).

use axum::http::StatusCode;
use serde_json::json;

use crate::sandbox::problem::{Reply, trace_id};

/// An error with its number.
#[derive(Clone, Copy)]
pub(super) struct BrokerFault {
    number: u32,
    status: u16,
    text: &'static str,
}

macro_rules! faults {
    ($( $name:ident = $number:literal $status:literal $text:literal; )+) => {
        impl BrokerFault { $( pub(super) const $name: Self = Self { number: $number, status: $status, text: $text }; )+ }
    };
}

faults! {
    TRANSFER_UNKNOWN = 1 404 "The requested file transfer was not found";
    OWNER_UNKNOWN = 2 400 "Service owner needs to be configured to use the broker API";
    NO_FILE = 3 400 "No file uploaded yet";
    ALREADY_UPLOADED = 4 409 "A file transfer has already been, or attempted to be, created. Create a new file transfer resource to try again.";
    RESOURCE_UNKNOWN = 5 403 "The resource needs to be registered as an Altinn 3 resource and it has to be associated with a service owner";
    NO_ACCESS = 6 401 "You must use a bearer token that represents a system user with access to the resource in the Resource Rights Registry";
    NOT_AVAILABLE = 7 403 "The requested file transfer's file is not ready for download. See file transfer status.";
    UPLOAD_FAILED = 8 500 "Error occurred while uploading file See /details for more information.";
    CHECKSUM = 9 400 "The checksum of uploaded file did not match the checksum specified in initialize call.";
    NOT_PUBLISHED = 10 400 "A file transfer can only be confirmed to be downloaded when it is published. See file transfer status.";
    SIZE_NEGATIVE = 11 400 "Max file transfer size cannot be negative";
    SIZE_ZERO = 12 400 "Max file transfer size cannot be zero";
    LIFE_FORMAT = 14 400 "Invalid file transfer time to live format. Should follow ISO8601 standard for duration. Example: 'P30D' for 30 days.";
    LIFE_TOO_LONG = 15 400 "Time to live cannot exceed 365 days";
    FILE_TOO_LARGE = 16 400 "File size exceeds maximum";
    GRACE_FORMAT = 17 400 "Invalid grace period format. Should follow ISO8601 standard for duration. Example: 'PT2H' for 2 hours.";
    GRACE_TOO_LONG = 18 400 "Grace period cannot exceed 24 hours";
    CONFIRMED_TOO_EARLY = 19 400 "Cannot confirm before the files have been downloaded";
    STORAGE_NOT_READY = 21 503 "Storage provider is not ready yet. Please try again later.";
    SIZE_OVER_GLOBAL = 22 400 "Max file transfer size cannot be set higher than 100GB in production because it has not yet been tested for it. Contact us @ Slack if you need it.";
    SHIM_WITHOUT_CODES = 23 400 "In order to use the manifest file shim, both ExternalServiceCodeLegacy and ExternalServiceEditionCodeLegacy must be set";
    OWNER_OF_RESOURCE_UNKNOWN = 24 400 "The service owner of the resource needs to be registered in the broker API";
    NOT_CONFIGURED = 25 400 "The resource has not been configured.";
    REQUIRED_PARTY = 26 400 "The required party must be either the sender or the recipient";
    ONE_RECIPIENT = 27 400 "Only one recipient is allowed when a required party is set and is not the sender";
    NOT_LISTED = 28 400 "All recipients need to be in the access list";
    RANGE = 29 416 "The requested range cannot be satisfied";
    OWNER_EXISTS = 7002 409 "Service owner already exists";
    OWNER_NOT_FOUND = 7004 404 "Service owner not found";
}

impl BrokerFault {
    /// The answer where only its words are given.
    pub(super) fn plain(self) -> Reply {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Reply::text(status, self.text)
    }

    /// The answer.
    pub(super) fn reply(self) -> Reply {
        let (section, title) = match self.status {
            401 => ("15.5.2", "Unauthorized"),
            403 => ("15.5.4", "Forbidden"),
            404 => ("15.5.5", "Not Found"),
            409 => ("15.5.10", "Conflict"),
            416 => ("15.5.17", "Range Not Satisfiable"),
            500 => ("15.6.1", "An error occurred while processing your request."),
            503 => ("15.6.4", "Service Unavailable"),
            _ => ("15.5.1", "Bad Request"),
        };
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Reply::problem(
            status,
            &json!({
                "type": format!("https://tools.ietf.org/html/rfc9110#section-{section}"),
                "title": title,
                "status": self.status,
                "detail": self.text,
                "code": format!("BRO-{:05}", self.number),
                "traceId": trace_id(),
            }),
        )
    }
}
