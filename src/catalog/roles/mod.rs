//! Roles that people have by being registered somewhere: official names, both forms of the URN, and which roles bring
//! which.
//!
//! Source: `RoleConstants`, `ProviderConstants` and `IngestRoleMap` of Altinn's access management and the list of ending
//! roles in Altinn Studio, as of [`AS_OF`] (facts: policy 2.2).

/// `K`, `P` or `R` says yes, `-` says no.
macro_rules! flag {
    (-) => {
        false
    };
    ($letter:ident) => {
        true
    };
}

mod altinn2;
mod altinn3;
mod ccr;
mod cra;

use jiff::civil::Date;

use super::{attributes as attribute, search};

/// When the source was read.
pub const AS_OF: Date = jiff::civil::date(2026, 8, 22);

/// The last day that roles of Altinn 2 give access (facts: policy 5).
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

/// A role.
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
    held_via: &'static str,
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
    /// looked up only for policies that use it (facts: policy 4.7).
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

    /// The roles that bring this one.
    pub fn held_via(&self) -> impl Iterator<Item = &'static Role> {
        self.held_via.split(' ').filter_map(by_code)
    }

    /// The roles that this one brings.
    pub fn gives(&'static self) -> impl Iterator<Item = &'static Role> {
        all().filter(|role| role.held_via.split(' ').any(|code| code == self.short_code()))
    }

    /// Packages that probably replace a role of Altinn 2, judged by name; there is no official table (facts: policy 5).
    #[must_use]
    pub fn replaced_by(&self) -> &'static [&'static str] {
        if !self.is_ending() {
            return &[];
        }
        match self.code {
            "a0236" => &["ordinaer-post-til-virksomheten"],
            "a0237" => &["ansvarlig-revisor"],
            "a0238" => &["revisormedarbeider"],
            "a0239" => &["regnskapsforer-med-signeringsrettighet"],
            "a0240" => &["regnskapsforer-uten-signeringsrettighet"],
            "a0241" => &["regnskapsforer-lonn"],
            "a0286" | "a0287" | "a0288" => &["post-til-virksomheten-med-taushetsbelagt-innhold"],
            "bobel" => &["konkursbo-lesetilgang"],
            "bobes" => &["konkursbo-skrivetilgang"],
            "apiadm" => &["maskinporten-scopes"],
            "apiadmnuf" => &["maskinporten-scopes-nuf"],
            _ => &[],
        }
    }
}

const fn is_general_manager(code: &str) -> bool {
    matches!(code.as_bytes(), b"daglig-leder")
}

/// Every role, provider by provider, each sorted by code.
pub static ALL: &[&[Role]] = &[ccr::ALL, altinn3::ALL, cra::ALL, altinn2::ALL];

/// Every role.
pub fn all() -> impl Iterator<Item = &'static Role> + Clone {
    ALL.iter().flat_map(|roles| roles.iter())
}

/// The role with this code, short (`dagl`) or long (`daglig-leder`). Case matters.
#[must_use]
pub fn by_code(code: &str) -> Option<&'static Role> {
    all().find(|role| role.code == code || role.legacy == Some(code))
}

/// The role with this code in `urn:altinn:rolecode`: short codes of every provider. Case matters.
#[must_use]
pub fn by_short_code(code: &str) -> Option<&'static Role> {
    all().find(|role| role.legacy == Some(code) || (role.is_ending() && role.code == code))
}

/// The role of this subject attribute and value, compared as policies written by Studio compare: case in the value
/// does not matter.
#[must_use]
pub fn by_attribute(attribute_id: &str, value: &str) -> Option<&'static Role> {
    let value = value.to_lowercase();
    if attribute_id == attribute::ROLE_CODE {
        return by_short_code(&value);
    }
    all().find(|role| role.attribute() == attribute_id && role.code == value)
}

/// Roles that a new policy may name, best fit first: every word of `text` begins a word of a code or of a name. When
/// none does, the most similar spelling. An empty text gives all.
#[must_use]
pub fn search(text: &str) -> Vec<&'static Role> {
    let offered = all().filter(|role| role.is_offered());
    search::find(text, offered, |role| [role.short_code(), role.code, role.nb, role.nn, role.en])
}

/// The role that `code` is probably meant to be.
#[must_use]
pub fn did_you_mean(code: &str) -> Option<&'static Role> {
    search::nearest(code, all(), |role| [role.short_code(), role.code, role.nb, role.en])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_whole_and_sorted() {
        let sizes: Vec<usize> = ALL.iter().map(|roles| roles.len()).collect();
        assert_eq!(sizes, [61, 7, 42, 43]);
        for roles in ALL {
            assert!(roles.is_sorted_by(|left, right| left.code < right.code), "{}", roles[0].code);
        }
        assert_eq!(all().map(|role| role.held_via().count()).sum::<usize>(), 304);
    }

    #[test]
    fn a_role_is_known_by_every_name() {
        let manager = by_code("dagl").unwrap();
        assert_eq!((manager.code, manager.urn().as_str()), ("daglig-leder", "urn:altinn:rolecode:dagl"));
        assert_eq!(by_attribute("urn:altinn:external-role:ccr", "daglig-leder"), Some(manager));
        assert_eq!(by_attribute("urn:altinn:rolecode", "DAGL"), Some(manager));
        assert_eq!(by_attribute("urn:altinn:rolecode", "daglig-leder"), None);
        assert_eq!(by_code("ffør").unwrap().code, "forretningsforer");
    }

    #[test]
    fn roles_of_altinn_2_are_recognised_and_never_offered() {
        assert!(by_code("a0236").unwrap().is_ending());
        for text in ["", "a0236", "Post/arkiv", "utinn"] {
            assert!(search(text).iter().all(|role| !role.is_ending()), "{text}");
        }
        for role in altinn2::ALL {
            for id in role.replaced_by() {
                assert!(crate::catalog::packages::by_id(id).is_some(), "{id}");
            }
        }
    }

    #[test]
    fn inheritance_is_read_both_ways() {
        let manager = by_code("dagl").unwrap();
        assert!(manager.gives().any(|role| role.code == "a0236"));
        assert_eq!(manager.gives().count(), 23);
        assert!(by_code("a0236").unwrap().held_via().any(|role| role == manager));
    }

    #[test]
    fn names_and_slips_are_found() {
        assert_eq!(search("styrets leder")[0].short_code(), "lede");
        assert_eq!(search("managing")[0].short_code(), "best");
        assert_eq!(search("regnskapsfører")[0].short_code(), "regn");
        assert_eq!(did_you_mean("dalg").map(Role::short_code), Some("dagl"));
        assert_eq!(did_you_mean("dagligleder").map(Role::short_code), Some("dagl"));
    }
}
