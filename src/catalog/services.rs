//! The remote services, as faults and logs name them.

use crate::text::Message;

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
    /// The access lists of service owners, which the registry keeps beside the resources.
    AccessLists,
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
    pub const WITH_CODES: [Self; 11] = [
        Self::Maskinporten,
        Self::SelfService,
        Self::Authentication,
        Self::ResourceRegistry,
        Self::AccessLists,
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
            Self::AccessLists => "Altinn Access Lists",
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

    /// What people call it within a sentence.
    #[must_use]
    pub fn said(self) -> Message {
        match self {
            Self::SelfService => words::SELF_SERVICE.into(),
            Self::Authentication => words::AUTHENTICATION.into(),
            Self::AccessManagement => words::ACCESS_MANAGEMENT.into(),
            Self::ResourceRegistry => words::RESOURCE_REGISTRY.into(),
            Self::AccessLists => words::ACCESS_LISTS.into(),
            Self::Correspondence => words::CORRESPONDENCE.into(),
            Self::Notifications => words::NOTIFICATIONS.into(),
            Self::Broker => words::BROKER.into(),
            Self::SystemRegister => words::SYSTEM_REGISTER.into(),
            Self::OrgRegister => words::ORG_REGISTER.into(),
            Self::Webhook => words::WEBHOOK.into(),
            Self::Enhetsregisteret => words::ENHETSREGISTERET.into(),
            Self::Maskinporten | Self::Events | Self::Studio => Message::verbatim(self.name()),
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
            Self::AccessLists => "access-lists",
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
/// What the services are called where the two languages differ. Their names stand after a word, so that none begins a
/// sentence.
mod words {
    use crate::text::phrases;

    phrases! {
        SELF_SERVICE { nb: "selvbetjeningen på Samarbeidsportalen", en: "self-service on Samarbeidsportalen" }
        AUTHENTICATION { nb: "Altinn (veksling av token)", en: "Altinn Authentication" }
        ACCESS_MANAGEMENT { nb: "tilgangsstyringen i Altinn", en: "Altinn Access Management" }
        ENHETSREGISTERET { nb: "Enhetsregisteret", en: "the Register of Legal Entities" }
        RESOURCE_REGISTRY { nb: "ressursregisteret", en: "the resource registry" }
        ACCESS_LISTS { nb: "tilgangslistene i ressursregisteret", en: "the access lists of the resource registry" }
        CORRESPONDENCE { nb: "Altinn Melding", en: "Altinn Correspondence" }
        NOTIFICATIONS { nb: "Altinn Varsling", en: "Altinn Notifications" }
        BROKER { nb: "Altinn Formidling", en: "Altinn Broker" }
        SYSTEM_REGISTER { nb: "systemregisteret", en: "the system register" }
        ORG_REGISTER { nb: "Altinns liste over tjenesteeiere", en: "Altinn's list of service owners" }
        WEBHOOK { nb: "mottaksadressen", en: "the receiving address" }
    }
}
