//! Who holds a package without anybody having given it: by a role in a register (Altinn/altinn-authorization-tmp,
//! `Constants/PackageConstants.cs`, 2026-08-21; Altinn/altinn-authorization-tmp, `Constants/RoleConstants.cs`,
//! 2026-08-21).

use crate::catalog::roles::Provider;

/// A role that brings a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackageHolding {
    /// Whose role it is.
    pub provider: Provider,
    /// Code of the role; see [`crate::catalog::roles`].
    pub role: &'static str,
    /// Only in organisations of this form, such as `NUF`.
    pub form: Option<&'static str>,
    /// May use the package.
    pub access: bool,
    /// May pass the package on.
    pub may_delegate: bool,
}

impl PackageHolding {
    const fn only(mut self, form: &'static str) -> Self {
        self.form = Some(form);
        self
    }
}

/// A role in Enhetsregisteret that uses the package and passes it on.
const fn leader(role: &'static str) -> PackageHolding {
    PackageHolding { provider: Provider::Ccr, role, form: None, access: true, may_delegate: true }
}

/// A role in Enhetsregisteret that only uses the package.
const fn user(role: &'static str) -> PackageHolding {
    PackageHolding { may_delegate: false, ..leader(role) }
}

/// A guardian's role.
pub(super) const fn guardian(role: &'static str) -> PackageHolding {
    PackageHolding { provider: Provider::Cra, ..user(role) }
}

/// The main administrator passes packages on and does not use them.
const MAIN_ADMINISTRATOR: PackageHolding =
    PackageHolding { provider: Provider::Altinn3, access: false, ..leader("hovedadministrator") };

/// Every person for himself or herself.
const PERSON: PackageHolding = PackageHolding { provider: Provider::Altinn3, ..leader("privatperson") };

pub(super) const LEADERS: &[PackageHolding] = &[
    leader("bestyrende-reder"),
    leader("bostyrer"),
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("innehaver"),
    leader("komplementar"),
    leader("styreleder"),
    MAIN_ADMINISTRATOR,
];

pub(super) const LEADERS_NO_SHIP: &[PackageHolding] = &[
    leader("bostyrer"),
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("innehaver"),
    leader("komplementar"),
    leader("styreleder"),
    MAIN_ADMINISTRATOR,
];

pub(super) const LEADERS_NO_ESTATE: &[PackageHolding] = &[
    leader("bestyrende-reder"),
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("innehaver"),
    leader("komplementar"),
    leader("styreleder"),
    MAIN_ADMINISTRATOR,
];

pub(super) const LEADERS_AND_NUF: &[PackageHolding] = &[
    leader("bestyrende-reder"),
    leader("bostyrer"),
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("forretningsforer").only("NUF"),
    leader("innehaver"),
    leader("komplementar"),
    leader("kontaktperson-nuf"),
    leader("norsk-representant"),
    leader("styreleder"),
    MAIN_ADMINISTRATOR,
];

pub(super) const LEADERS_NUF_NO_OWNER: &[PackageHolding] = &[
    leader("bestyrende-reder"),
    leader("bostyrer"),
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("forretningsforer").only("NUF"),
    leader("komplementar"),
    leader("kontaktperson-nuf"),
    leader("norsk-representant"),
    leader("styreleder"),
    MAIN_ADMINISTRATOR,
];

pub(super) const LEADERS_NUF_NO_MANAGER: &[PackageHolding] = &[
    leader("bestyrende-reder"),
    leader("bostyrer"),
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("innehaver"),
    leader("komplementar"),
    leader("kontaktperson-nuf"),
    leader("norsk-representant"),
    leader("styreleder"),
    MAIN_ADMINISTRATOR,
];

pub(super) const LEADERS_AND_NUF_CONTACT: &[PackageHolding] = &[
    leader("bestyrende-reder"),
    leader("bostyrer"),
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("innehaver"),
    leader("komplementar"),
    leader("kontaktperson-nuf"),
    leader("styreleder"),
    MAIN_ADMINISTRATOR,
];

pub(super) const LEADERS_NO_OWNER: &[PackageHolding] = &[
    leader("bestyrende-reder"),
    leader("bostyrer"),
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("komplementar"),
    leader("styreleder"),
    MAIN_ADMINISTRATOR,
];

pub(super) const MAIN_ADMINISTRATORS: &[PackageHolding] = &[
    leader("bostyrer"),
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("innehaver"),
    leader("styreleder"),
];

pub(super) const OWNERS: &[PackageHolding] = &[
    leader("daglig-leder"),
    leader("deltaker-delt-ansvar"),
    leader("deltaker-fullt-ansvar"),
    leader("innehaver"),
    MAIN_ADMINISTRATOR,
];

pub(super) const NUF_CONTACT: &[PackageHolding] =
    &[leader("kontaktperson-nuf").only("NUF"), MAIN_ADMINISTRATOR.only("NUF")];

pub(super) const NUF_REPRESENTATIVES: &[PackageHolding] =
    &[leader("forretningsforer").only("NUF"), leader("kontaktperson-nuf"), leader("norsk-representant")];

pub(super) const NUF_MANAGER: &[PackageHolding] = &[leader("forretningsforer").only("NUF")];

pub(super) const HOUSING_MANAGER: &[PackageHolding] =
    &[user("forretningsforer").only("BRL"), user("forretningsforer").only("ESEK")];

pub(super) const CITIZEN: &[PackageHolding] = &[PERSON];

pub(super) const ACCOUNTANTS: &[PackageHolding] = &[user("regnskapsforer")];

pub(super) const AUDITORS: &[PackageHolding] = &[user("revisor")];

pub(super) const ESTATE_ADMINISTRATOR: &[PackageHolding] = &[leader("bostyrer")];

pub(super) const ADMINISTRATOR_PASSES_ON: &[PackageHolding] = &[MAIN_ADMINISTRATOR];

/// Held by nobody through a register: given one by one.
pub(super) const NOBODY: &[PackageHolding] = &[];
