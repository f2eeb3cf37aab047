//! What a policy is for, and which types of resources make it so.

/// What a policy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyKind {
    /// Altinn Melding.
    Correspondence,
    /// Altinn Formidling.
    Broker,
    /// Any other resource.
    Generic,
    /// A resource that consents are given for.
    Consent,
    /// An app made in Altinn Studio.
    App,
}

/// The types that the Resource Registry knows (Altinn/altinn-resource-registry, `ResourceType.cs`, 2026-08), apart from
/// `Default`, which says nothing.
const RESOURCE_TYPES: [(&str, PolicyKind); 9] = [
    ("CorrespondenceService", PolicyKind::Correspondence),
    ("BrokerService", PolicyKind::Broker),
    ("Consent", PolicyKind::Consent),
    ("AltinnApp", PolicyKind::App),
    ("MigratedApp", PolicyKind::App),
    ("GenericAccessResource", PolicyKind::Generic),
    ("Systemresource", PolicyKind::Generic),
    ("MaskinportenSchema", PolicyKind::Generic),
    ("Altinn2Service", PolicyKind::Generic),
];

impl PolicyKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Correspondence, Self::Broker, Self::Generic, Self::Consent, Self::App];

    /// The word on the command line and in answers.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Correspondence => "correspondence",
            Self::Broker => "broker",
            Self::Generic => "generic",
            Self::Consent => "consent",
            Self::App => "app",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind of policy that a resource of this type has; `None` when the type is not set or not known here. Case does
    /// not matter, as the registry reads it.
    #[must_use]
    pub fn from_resource_type(resource_type: &str) -> Option<Self> {
        RESOURCE_TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(resource_type)).map(|(_, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_of_resource_has_its_kind() {
        for (resource_type, kind) in RESOURCE_TYPES {
            assert_eq!(PolicyKind::from_resource_type(resource_type), Some(kind));
            assert_eq!(PolicyKind::from_resource_type(&resource_type.to_lowercase()), Some(kind));
        }
        assert_eq!(PolicyKind::from_resource_type("Default"), None);
        assert_eq!(PolicyKind::from_resource_type("NewService"), None);
    }

    #[test]
    fn every_word_is_read_back() {
        for kind in PolicyKind::ALL {
            assert_eq!(PolicyKind::parse(kind.word()), Some(kind));
        }
        assert_eq!(PolicyKind::parse("melding"), None);
    }
}
