//! Roles that people have by being registered somewhere: official names, both forms of the URN, and which roles bring
//! which.
//!
//! Source: `RoleConstants`, `ProviderConstants` and `IngestRoleMap` of Altinn's access management and the list of
//! ending roles in Altinn Studio, as of [`AS_OF`] (Altinn/altinn-authorization-tmp, `Constants/RoleConstants.cs`,
//! 2026-08-21).

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
mod replacement;
mod role;

use std::sync::LazyLock;

use jiff::civil::Date;

pub use replacement::{Grade, Replacement};
pub use role::{ALTINN2_ROLES_END, Provider, Role};

use super::{attributes as attribute, search};

/// When the source was read.
pub const AS_OF: Date = jiff::civil::date(2026, 8, 22);

impl Role {
    /// The roles that bring this one.
    pub fn held_via(&self) -> impl Iterator<Item = &'static Role> {
        self.held_via.split(' ').filter_map(by_code)
    }

    /// The roles that this one brings.
    pub fn gives(&'static self) -> impl Iterator<Item = &'static Role> {
        all().filter(|role| role.held_via.split(' ').any(|code| code == self.short_code()))
    }
}

/// Every role, provider by provider, each sorted by code.
pub static ALL: LazyLock<[Vec<Role>; 4]> = LazyLock::new(|| [ccr::all(), altinn3::all(), cra::all(), altinn2::all()]);

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
        for roles in ALL.iter() {
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
        for role in all().filter(|role| role.is_ending()) {
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
