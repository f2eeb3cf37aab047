//! What a token said of itself: had here, or at a supplier.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::{ClientId, EnvironmentName, OrgCode, OrgNumber, Scope};

/// What a token said of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TokenProof {
    /// Who issued it.
    pub issuer: String,
    /// Its scopes.
    pub scopes: Vec<Scope>,
    /// Whom it acts for.
    pub consumer: OrgNumber,
    /// The `urn:altinn:org` claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org: Option<OrgCode>,
    /// Exchanged at Altinn, or straight from Maskinporten.
    pub exchanged: bool,
    /// How long it lives, in seconds.
    pub lifetime: i64,
}

/// The report of `token --proof`, made by the supplier and pasted by the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SupplierProof {
    /// Schema of the report.
    pub schema: u32,
    /// The environment's name.
    pub environment: EnvironmentName,
    /// Maskinporten's issuer.
    pub issuer: String,
    /// The client.
    pub client_id: ClientId,
    /// Scopes of the token.
    pub scopes: Vec<Scope>,
    /// Whom the token acts for.
    pub consumer: OrgNumber,
    /// When the token was had.
    #[schemars(with = "String")]
    pub time: Timestamp,
    /// RFC 7638 thumbprint of the key that signed.
    pub thumbprint: String,
}
