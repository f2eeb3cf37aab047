//! The records of the DNS that stand behind an own sender of e-mails.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why a domain could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DnsTrouble {
    /// It does not exist.
    NoDomain,
    /// It cannot be a name.
    Name,
    /// It is not known whom to ask.
    NoServer,
    /// Nobody answered in time.
    Timeout,
    /// Nobody is there who answers.
    Unreachable,
    /// The answer was that there is none.
    Refused,
}

/// A record that a domain must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SenderRecord {
    /// The text that shows whose the domain is.
    Verification,
    /// Any SPF at all.
    Spf,
    /// One SPF: several count as none.
    OneSpf,
    /// What its SPF must take in.
    SpfInclude,
    /// The name of the first key for DKIM.
    FirstKey,
    /// The name of the second key for DKIM.
    SecondKey,
}
