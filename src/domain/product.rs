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
    /// Understands both families of names.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "correspondence" | "melding" => Some(Self::Correspondence),
            "notifications" | "varsling" => Some(Self::Notifications),
            "broker" | "formidling" => Some(Self::Broker),
            _ => None,
        }
    }

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
