//! The products of Altinn that one can onboard to.

/// A product of Altinn that one can onboard to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Product {
    /// Altinn Melding.
    Correspondence,
    /// Altinn Varsling.
    Notifications,
    /// Altinn Formidling.
    Broker,
}

impl Product {
    /// The name in machine output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Correspondence => "correspondence",
            Self::Notifications => "notifications",
            Self::Broker => "broker",
        }
    }
}
