//! The services that effects call.

/// Whose call it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    Enhetsregisteret,
    OrgRegister,
    Registry,
    Lists,
    Systems,
    Digdir,
    Maskinporten,
    Authentication,
    Correspondence,
    Broker,
    Notifications,
    Events,
    Receiver,
}

impl Service {
    /// Its address in the description of an environment.
    pub fn member(self) -> &'static str {
        match self {
            Self::Enhetsregisteret => "enhetsregisteret",
            Self::OrgRegister => "org_register",
            Self::Registry => "resource_registry",
            Self::Lists => "access_lists",
            Self::Digdir => "self_service_api",
            Self::Maskinporten => "maskinporten",
            Self::Authentication | Self::Systems => "authentication",
            Self::Correspondence => "correspondence",
            Self::Broker => "broker",
            Self::Notifications => "notifications",
            Self::Events => "events",
            Self::Receiver => "",
        }
    }
}
