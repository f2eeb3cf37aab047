//! The functions that the platform implements, for matches and for conditions (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/Xacml/AttributeMatcher.cs`, 2026-08-21).
//!
//! Any other fails, and only when a request comes that far: a slip may lie there unnoticed.

/// When the source was read.
pub const AS_OF: jiff::civil::Date = jiff::civil::date(2026, 8, 21);

/// The functions that a match may use.
pub const IN_MATCH: [&str; 10] = [
    STRING_EQUAL,
    STRING_EQUAL_IGNORE_CASE,
    ANY_URI_EQUAL,
    INTEGER_EQUAL,
    INTEGER_ONE_AND_ONLY,
    STRING_IS_IN,
    TIME_EQUAL,
    DATE_EQUAL,
    DATE_TIME_EQUAL,
    STRING_REGEXP_MATCH,
];
/// Equal, case matters.
pub const STRING_EQUAL: &str = "urn:oasis:names:tc:xacml:1.0:function:string-equal";
/// Equal apart from case. There is no 1.0 form of it.
pub const STRING_EQUAL_IGNORE_CASE: &str = "urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case";
/// Equal as URIs.
pub const ANY_URI_EQUAL: &str = "urn:oasis:names:tc:xacml:1.0:function:anyURI-equal";
/// Equal as 32-bit numbers.
pub const INTEGER_EQUAL: &str = "urn:oasis:names:tc:xacml:1.0:function:integer-equal";
/// In a match the same as [`INTEGER_EQUAL`]; in a condition it refuses bags of several.
pub const INTEGER_ONE_AND_ONLY: &str = "urn:oasis:names:tc:xacml:1.0:function:integer-one-and-only";
/// Plain equality, in spite of its name.
pub const STRING_IS_IN: &str = "urn:oasis:names:tc:xacml:1.0:function:string-is-in";
/// Equal times of day.
pub const TIME_EQUAL: &str = "urn:oasis:names:tc:xacml:1.0:function:time-equal";
/// Equal as days, without a time.
pub const DATE_EQUAL: &str = "urn:oasis:names:tc:xacml:1.0:function:date-equal";
/// Equal instants.
pub const DATE_TIME_EQUAL: &str = "urn:oasis:names:tc:xacml:1.0:function:dateTime-equal";
/// The policy's value is a pattern found anywhere in the request's value.
pub const STRING_REGEXP_MATCH: &str = "urn:oasis:names:tc:xacml:1.0:function:string-regexp-match";
/// Refuses bags of several dates.
pub const DATE_ONE_AND_ONLY: &str = "urn:oasis:names:tc:xacml:1.0:function:date-one-and-only";
/// Refuses bags of several instants.
pub const DATE_TIME_ONE_AND_ONLY: &str = "urn:oasis:names:tc:xacml:1.0:function:dateTime-one-and-only";
/// Counts times.
pub const TIME_BAG_SIZE: &str = "urn:oasis:names:tc:xacml:1.0:function:time-bag-size";
/// Counts dates.
pub const DATE_BAG_SIZE: &str = "urn:oasis:names:tc:xacml:1.0:function:date-bag-size";
/// Counts instants.
pub const DATE_TIME_BAG_SIZE: &str = "urn:oasis:names:tc:xacml:1.0:function:dateTime-bag-size";
