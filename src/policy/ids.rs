//! Identifiers of XACML and of Altinn that policies and requests are made of (Altinn/altinn-studio,
//! `PolicyAdmin/PolicyConverter.cs`, 2026-08-22; Altinn/altinn-authorization-tmp, `Constants/XacmlRequestAttribute.cs`,
//! 2026-08-21; Altinn/altinn-authorization-tmp, `Altinn.Authorization.ABAC/PolicyDecisionPoint.cs`, 2026-08-21).

/// The XML namespace of XACML 3.0 policies and requests.
pub const NAMESPACE: &str = "urn:oasis:names:tc:xacml:3.0:core:schema:wd-17";

/// Attribute categories.
pub mod category {
    /// Who asks.
    pub const SUBJECT: &str = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
    /// What is asked for, and on whose behalf.
    pub const RESOURCE: &str = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
    /// What is to be done with it.
    pub const ACTION: &str = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";
    /// Category of the level that end users need (an assignment of an obligation).
    pub const LEVEL_END_USER: &str = "urn:altinn:minimum-authenticationlevel";
    /// Category of the level that organisations need.
    pub const LEVEL_ORGANISATION: &str = "urn:altinn:minimum-authenticationlevel-org";
}

/// Attribute ids.
pub use crate::catalog::attributes as attribute;

/// Data types of XML Schema.
pub mod data_type {
    /// Text.
    pub const STRING: &str = "http://www.w3.org/2001/XMLSchema#string";
    /// Whole number.
    pub const INTEGER: &str = "http://www.w3.org/2001/XMLSchema#integer";
    /// An address, or a name such as a URN.
    pub const ANY_URI: &str = "http://www.w3.org/2001/XMLSchema#anyURI";
}

/// Functions that the platform implements.
pub use crate::catalog::functions as function;

/// What Studio writes into every policy.
pub mod studio {
    /// `PolicyId`, a constant.
    pub const POLICY_ID: &str = "urn:altinn:policyid:1";
    /// `RuleCombiningAlgId`, a constant.
    pub const DENY_OVERRIDES: &str = "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides";
    /// Obligation that carries the level for end users.
    pub const OBLIGATION_END_USER: &str = "urn:altinn:obligation:authenticationLevel1";
    /// Obligation that carries the level for organisations.
    pub const OBLIGATION_ORGANISATION: &str = "urn:altinn:obligation:authenticationLevel2";
    /// Assignment in [`OBLIGATION_END_USER`].
    pub const ASSIGNMENT_END_USER: &str = "urn:altinn:obligation1-assignment1";
    /// Assignment in [`OBLIGATION_ORGANISATION`].
    pub const ASSIGNMENT_ORGANISATION: &str = "urn:altinn:obligation2-assignment2";
}
