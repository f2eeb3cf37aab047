//! Where a fact belongs.

/// Where a fact belongs: what would have to be told again elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactScope {
    /// The organisation, everywhere.
    Organisation,
    /// One environment, for all services in it.
    Environment,
    /// One service, in every environment.
    Service,
    /// One service in one environment.
    Deployment,
}
