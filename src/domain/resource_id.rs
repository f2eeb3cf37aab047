//! Identifiers of resources in the resource registry, in their two forms.

use super::{OrgCode, serde_by_text};

const URN: &str = "urn:altinn:resource:";

/// A resource id that the registry takes for a new resource; services want it bare or as a URN.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(String);

/// Why a text is not an id for a resource of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResourceIdFault {
    /// A URN stands where the bare id belongs.
    #[error("the bare id belongs here, without `urn:altinn:resource:`")]
    UrnWhereIdBelongs,
    /// Not `^[a-z0-9_-]{4,}$` (Altinn/altinn-resource-registry, `Helpers/ServiceResourceHelper.cs`, 2026-08-10).
    #[error("an id has at least four of a-z, 0-9, `_` and `-`")]
    Pattern,
    /// Longer than Correspondence takes (255; Altinn/altinn-correspondence, `Models/BaseCorrespondenceExt.cs`,
    /// 2026-08-20).
    #[error("an id has at most 255 characters")]
    TooLong,
    /// `app_` belongs to apps made in Altinn Studio.
    #[error("`app_` is kept for apps")]
    AppPrefix,
    /// `se_` belongs to services of Altinn 2.
    #[error("`se_` is kept for Altinn 2 services")]
    Altinn2Prefix,
    /// Made by the migration from Altinn 2; never for new messages.
    #[error("resources with `migratedcorrespondence` in their id are only for migrated messages")]
    Migrated,
}

/// The word in the ids of resources that the migration made, which are `{org}-migratedcorrespondence-{service}-{edition}`
/// (Altinn/altinn-studio-docs, `content/correspondence/transition`, 2026-11-28).
const MIGRATED: &str = "migratedcorrespondence";

/// Whether an id is that of a resource which is only for messages that were moved from Altinn 2: the word stands anywhere
/// between its separators.
#[must_use]
pub fn is_migrated(id: &str) -> bool {
    id.split(['-', '_']).any(|word| word == MIGRATED)
}

impl ResourceId {
    /// Reads a bare id.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn parse(text: &str) -> Result<Self, ResourceIdFault> {
        let text = text.trim();
        if text.to_ascii_lowercase().starts_with("urn:") {
            return Err(ResourceIdFault::UrnWhereIdBelongs);
        }
        if text.len() < 4 || !text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-')) {
            return Err(ResourceIdFault::Pattern);
        }
        if text.len() > 255 {
            return Err(ResourceIdFault::TooLong);
        }
        if text.starts_with("app_") {
            return Err(ResourceIdFault::AppPrefix);
        }
        if text.starts_with("se_") {
            return Err(ResourceIdFault::Altinn2Prefix);
        }
        if is_migrated(text) {
            return Err(ResourceIdFault::Migrated);
        }
        Ok(Self(text.to_owned()))
    }

    /// Reads a bare id that was noted: also that of a resource which the migration from Altinn 2 made.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn noted(text: &str) -> Result<Self, ResourceIdFault> {
        match Self::parse(text) {
            Err(ResourceIdFault::Migrated) => Ok(Self(text.trim().to_owned())),
            read => read,
        }
    }

    /// Whether the resource is only for messages that were moved from Altinn 2.
    #[must_use]
    pub fn is_migrated(&self) -> bool {
        is_migrated(&self.0)
    }

    /// Reads a URN, `urn:altinn:resource:{id}`.
    ///
    /// # Errors
    /// [`ResourceIdFault::Pattern`] when it is not such a URN, otherwise the rule that the id breaks.
    pub fn parse_urn(text: &str) -> Result<Self, ResourceIdFault> {
        Self::parse(text.trim().strip_prefix(URN).ok_or(ResourceIdFault::Pattern)?)
    }

    /// Whether the id begins with the organisation's code and `-` or `_`, as Altinn Studio demands
    /// (Altinn/altinn-studio, `Controllers/ResourceAdminController.cs`, 2026-08-22).
    #[must_use]
    pub fn has_prefix_of(&self, code: &OrgCode) -> bool {
        self.0.strip_prefix(code.as_str()).is_some_and(|rest| rest.len() > 1 && rest.starts_with(['-', '_']))
    }

    /// `{code}-{name}`, with what the registry does not take turned into `-` or its nearest letter.
    #[must_use]
    pub fn propose(code: &OrgCode, name: &str) -> Option<Self> {
        let mut short = String::new();
        for c in name.to_lowercase().chars() {
            match c {
                'a'..='z' | '0'..='9' => short.push(c),
                'æ' => short.push_str("ae"),
                'ø' => short.push('o'),
                'å' => short.push('a'),
                _ if short.ends_with('-') || short.is_empty() => {}
                _ => short.push('-'),
            }
        }
        let short: String = short.chars().take(60).collect();
        Self::parse(&format!("{code}-{}", short.trim_end_matches('-'))).ok()
    }

    /// The bare id.
    #[must_use]
    pub fn bare(&self) -> &str {
        &self.0
    }

    /// `urn:altinn:resource:{id}`.
    #[must_use]
    pub fn urn(&self) -> String {
        format!("{URN}{}", self.0)
    }
}

impl std::fmt::Display for ResourceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(ResourceId, noted);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_come_from_one_id() {
        let id = ResourceId::parse("ttd-vedtak").unwrap();
        assert_eq!((id.bare(), id.urn().as_str()), ("ttd-vedtak", "urn:altinn:resource:ttd-vedtak"));
        assert_eq!(ResourceId::parse_urn("urn:altinn:resource:ttd-vedtak").unwrap(), id);
        assert_eq!(ResourceId::parse_urn("ttd-vedtak"), Err(ResourceIdFault::Pattern));
    }

    #[test]
    fn each_broken_rule_is_named() {
        for (text, fault) in [
            ("urn:altinn:resource:ttd-x", ResourceIdFault::UrnWhereIdBelongs),
            ("Ttd-vedtak", ResourceIdFault::Pattern),
            ("tt", ResourceIdFault::Pattern),
            ("ttd-vedtak-på-støtte", ResourceIdFault::Pattern),
            ("app_ttd_x", ResourceIdFault::AppPrefix),
            ("se_123_4", ResourceIdFault::Altinn2Prefix),
            ("ttd-migratedcorrespondence", ResourceIdFault::Migrated),
            ("skd-migratedcorrespondence-5229-1", ResourceIdFault::Migrated),
            ("ttd_migratedcorrespondence_1", ResourceIdFault::Migrated),
            ("migratedcorrespondence-ttd", ResourceIdFault::Migrated),
        ] {
            assert_eq!(ResourceId::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_name_becomes_an_id() {
        let code = OrgCode::parse("ttd").unwrap();
        let id = ResourceId::propose(&code, "Vedtak om støtte – 2026!").unwrap();
        assert_eq!(id.bare(), "ttd-vedtak-om-stotte-2026");
        assert!(id.has_prefix_of(&code));
        assert!(!ResourceId::parse("ttdvedtak").unwrap().has_prefix_of(&code));
    }

    #[test]
    fn what_was_noted_of_a_migrated_resource_can_still_be_read() {
        let id: ResourceId = serde_json::from_str("\"skd-migratedcorrespondence-5229-1\"").unwrap();
        assert!(id.is_migrated());
        assert!(serde_json::from_str::<ResourceId>("\"app_ttd_x\"").is_err());
        for own in ["ttd-unmigratedcorrespondence", "ttd-migratedcorrespondences", "ttd-vedtak"] {
            assert!(!ResourceId::parse(own).unwrap().is_migrated(), "{own}");
        }
    }
}
