//! The combining algorithms that the platform has a table for (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/RuleCombiner.cs`, 2026-08-21).
//!
//! With any other every decision is Indeterminate, since 20 August 2026; before that every algorithm let in who a rule
//! let in.

/// When the source was read.
pub const AS_OF: jiff::civil::Date = jiff::civil::date(2026, 8, 21);

/// Names that stand behind [`RULES_3`] and [`POLICIES_3`].
const IN_VERSION_3: [&str; 6] = [
    "deny-overrides",
    "ordered-deny-overrides",
    "permit-overrides",
    "ordered-permit-overrides",
    "deny-unless-permit",
    "permit-unless-deny",
];
/// The only name that stands behind [`RULES_1`] and [`POLICIES_1`].
const IN_VERSION_1: &str = "first-applicable";

const RULES_3: &str = "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:";
const POLICIES_3: &str = "urn:oasis:names:tc:xacml:3.0:policy-combining-algorithm:";
const RULES_1: &str = "urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:";
const POLICIES_1: &str = "urn:oasis:names:tc:xacml:1.0:policy-combining-algorithm:";

/// What each of them does with the rules, by its name without "ordered".
const MEANINGS: [(&str, &str); 5] = [
    ("deny-overrides", "one Deny wins over any Permit"),
    ("permit-overrides", "one Permit wins over any Deny"),
    ("deny-unless-permit", "Permit when a rule permits, else Deny"),
    ("permit-unless-deny", "Deny when a rule denies, else Permit"),
    ("first-applicable", "the first rule that says anything"),
];

/// Every algorithm of the table, as its whole URN.
pub fn all() -> impl Iterator<Item = String> {
    let version_3 = [RULES_3, POLICIES_3].into_iter();
    let version_3 = version_3.flat_map(|prefix| IN_VERSION_3.iter().map(move |name| format!("{prefix}{name}")));
    version_3.chain([RULES_1, POLICIES_1].map(|prefix| format!("{prefix}{IN_VERSION_1}")))
}

/// What an algorithm of the table does, in English.
#[must_use]
pub fn meaning(id: &str) -> Option<&'static str> {
    if !all().any(|known| known == id) {
        return None;
    }
    let name = id.rsplit(':').next().unwrap_or_default();
    let name = name.strip_prefix("ordered-").unwrap_or(name);
    MEANINGS.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_meaning_and_no_other_version_has() {
        assert_eq!(all().count(), 14);
        for id in all() {
            assert!(meaning(&id).is_some(), "{id}");
        }
        for id in [format!("{RULES_1}deny-overrides"), format!("{RULES_3}first-applicable")] {
            assert!(meaning(&id).is_none(), "{id}");
        }
    }
}
