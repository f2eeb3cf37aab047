//! The remote services, as faults and logs name them.

/// A service that is called over HTTP, as faults, logs and codes name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemoteService {
    /// Maskinporten's token endpoint.
    Maskinporten,
    /// Digdir's self-service API.
    SelfService,
    /// Altinn Authentication: the exchange.
    Authentication,
    /// Altinn Access Management: the public lists of packages and roles.
    AccessManagement,
    /// Altinn's registry of resources, with their policies.
    ResourceRegistry,
    /// Altinn Melding.
    Correspondence,
    /// Altinn Events.
    Events,
    /// Altinn Varsling.
    Notifications,
    /// Altinn Formidling.
    Broker,
    /// Altinn Authentication: the system register, and system users.
    SystemRegister,
    /// Altinn's list of organisations.
    OrgRegister,
    /// The register of legal entities at Brønnøysund.
    Enhetsregisteret,
    /// Altinn Studio.
    Studio,
    /// The operator's own receiver.
    Webhook,
}

impl RemoteService {
    /// Those whose codes somebody may ask about.
    pub const WITH_CODES: [Self; 10] = [
        Self::Maskinporten,
        Self::SelfService,
        Self::Authentication,
        Self::ResourceRegistry,
        Self::Correspondence,
        Self::Events,
        Self::Notifications,
        Self::Broker,
        Self::SystemRegister,
        Self::Studio,
    ];

    /// The name, the same in both languages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Maskinporten => "Maskinporten",
            Self::SelfService => "Digdir Samarbeidsportalen",
            Self::Authentication => "Altinn Authentication",
            Self::AccessManagement => "Altinn Access Management",
            Self::ResourceRegistry => "Altinn Resource Registry",
            Self::Correspondence => "Altinn Melding (Correspondence)",
            Self::Events => "Altinn Events",
            Self::Notifications => "Altinn Varsling (Notifications)",
            Self::Broker => "Altinn Formidling (Broker)",
            Self::SystemRegister => "Altinn systemregister",
            Self::OrgRegister => "altinn-orgs.json",
            Self::Enhetsregisteret => "Enhetsregisteret",
            Self::Studio => "Altinn Studio",
            Self::Webhook => "webhook",
        }
    }

    /// The word that commands use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Maskinporten => "maskinporten",
            Self::SelfService => "self-service",
            Self::Authentication => "authentication",
            Self::AccessManagement => "access-management",
            Self::ResourceRegistry => "resource-registry",
            Self::Correspondence => "correspondence",
            Self::Events => "events",
            Self::Notifications => "notifications",
            Self::Broker => "broker",
            Self::SystemRegister => "system-register",
            Self::OrgRegister => "org-register",
            Self::Enhetsregisteret => "enhetsregisteret",
            Self::Studio => "studio",
            Self::Webhook => "webhook",
        }
    }
}
