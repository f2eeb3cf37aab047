//! What a role is.

use jiff::civil::Date;

use crate::catalog::attributes as attribute;

/// The last day that roles of Altinn 2 give access (Altinn/altinn-studio-docs,
/// `content/authorization/guides/resource-owner`, 2025-10-27).
pub const ALTINN2_ROLES_END: Date = jiff::civil::date(2026, 12, 31);

/// Where a role comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// Enhetsregisteret.
    Ccr,
    /// The guardianship register.
    Cra,
    /// Altinn 2; they end on [`ALTINN2_ROLES_END`].
    Altinn2,
    /// Altinn 3 itself.
    Altinn3,
}

/// What somebody is to an organisation, or to themselves, and a policy can name.
#[derive(Debug, PartialEq, Eq)]
pub struct Role {
    /// Where it comes from.
    pub provider: Provider,
    /// The value of the provider's own attribute, such as `daglig-leder`.
    pub code: &'static str,
    /// The value of `urn:altinn:rolecode` when it is another, such as `dagl`.
    pub legacy: Option<&'static str>,
    /// Name in Bokmål.
    pub nb: &'static str,
    /// Name in Nynorsk; empty for a role that has left the register.
    pub nn: &'static str,
    /// Name in English; empty for a role that has left the register.
    pub en: &'static str,
    /// Stands for the organisation towards others on its behalf.
    pub key_role: bool,
    /// May stand in policies.
    pub in_policies: bool,
    /// Is still in the register of roles.
    pub in_register: bool,
    /// Short codes of the roles that bring this one, with spaces between.
    pub(super) held_via: &'static str,
}

impl Role {
    /// The code in `urn:altinn:rolecode`, or the only code that there is.
    #[must_use]
    pub const fn short_code(&self) -> &'static str {
        match self.legacy {
            Some(legacy) => legacy,
            None => self.code,
        }
    }

    /// The URN that policies use: `urn:altinn:rolecode:…` where there is one, as Studio writes it. Besides, roles are
    /// looked up only for policies that use it (Altinn/altinn-authorization-tmp,
    /// `Services/Implementation/ContextHandler.cs`, 2026-08-21).
    #[must_use]
    pub fn urn(&self) -> String {
        let by_code = self.legacy.is_some() || self.provider == Provider::Altinn2;
        let attribute = if by_code { attribute::ROLE_CODE } else { self.attribute() };
        format!("{attribute}:{}", self.short_code())
    }

    /// The attribute of the provider, whose value is [`Self::code`].
    #[must_use]
    pub const fn attribute(&self) -> &'static str {
        match self.provider {
            Provider::Ccr => attribute::ROLE_CCR,
            Provider::Cra => attribute::ROLE_CRA,
            Provider::Altinn2 => attribute::ROLE_CODE,
            Provider::Altinn3 => attribute::ROLE,
        }
    }

    /// Whether the role ends with Altinn 2.
    #[must_use]
    pub const fn is_ending(&self) -> bool {
        matches!(self.provider, Provider::Altinn2)
    }

    /// Whether a new policy may name it.
    #[must_use]
    pub const fn is_offered(&self) -> bool {
        self.in_policies && !self.is_ending()
    }
}

/// Whether a role is the general manager, who also holds what the main administrator brings.
pub(super) fn is_general_manager(code: &str) -> bool {
    code == "daglig-leder"
}
