//! Attribute ids that subjects and resources of policies may use (facts: policy 2.4).

use super::search;

/// When the source was read.
pub const AS_OF: jiff::civil::Date = jiff::civil::date(2026, 8, 22);

/// Ids that somebody fills in for a subject.
pub const SUBJECT: &[&str] = &[
    "urn:altinn:access-list",
    "urn:altinn:accesspackage",
    "urn:altinn:enterpriseuser:uuid",
    "urn:altinn:external-role:ccr",
    "urn:altinn:external-role:cra",
    "urn:altinn:org",
    "urn:altinn:organization:identifier-no",
    "urn:altinn:organizationnumber",
    "urn:altinn:party:uuid",
    "urn:altinn:partyid",
    "urn:altinn:partytype",
    "urn:altinn:person:identifier-no",
    "urn:altinn:person:uuid",
    "urn:altinn:resource:delegation",
    "urn:altinn:role",
    "urn:altinn:rolecode",
    "urn:altinn:systemuser:uuid",
    "urn:altinn:userid",
    "urn:digitaltdodsbo:rolecode",
];

/// Ids that stand in documents and test data, that nothing fills in, and what to write instead.
pub const INVENTED: [(&str, &str); 5] = [
    ("urn:altinn:accessgroup", "urn:altinn:accesspackage"),
    ("urn:altinn:accesslist", "urn:altinn:access-list"),
    ("urn:altinn:org:rolecode", "urn:altinn:rolecode"),
    ("urn:altinn:resourceinstance", "urn:altinn:resource:instance-id"),
    ("urn:altinn:serviceresource", "urn:altinn:resource"),
];

/// The subject attribute that `id` is probably meant to be.
#[must_use]
pub fn did_you_mean(id: &str) -> Option<&'static str> {
    let invented = INVENTED.iter().find(|(old, _)| *old == id).map(|(_, now)| *now);
    invented.or_else(|| search::nearest(id, SUBJECT.iter(), |known| [*known]).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_ids_are_mended() {
        assert!(SUBJECT.is_sorted());
        assert_eq!(did_you_mean("urn:altinn:org:rolecode"), Some("urn:altinn:rolecode"));
        assert_eq!(did_you_mean("urn:altinn:accesspackages"), Some("urn:altinn:accesspackage"));
        assert_eq!(did_you_mean("urn:svv:minsideomrade"), None);
    }
}
