//! Roles that Altinn 3 itself gives, sorted by code.

use super::role::{Provider, Role};

const fn role(code: &'static str, nb: &'static str, nn: &'static str, en: &'static str) -> Role {
    Role {
        provider: Provider::Altinn3,
        code,
        legacy: None,
        nb,
        nn,
        en,
        key_role: false,
        in_policies: false,
        in_register: true,
        held_via: "",
    }
}

const fn in_policies(legacy: &'static str, role: Role) -> Role {
    Role { legacy: Some(legacy), in_policies: true, ..role }
}

/// Every role. The register has the names of `supplier` in the wrong languages; here they are put right.
pub(super) fn all() -> Vec<Role> {
    vec![
        role("agent", "Agent", "Agent", "Agent"),
        role(
            "appstyrt-rettighetshaver",
            "Appstyrt Rettighetshaver",
            "Appstyrt Rettighetshaver",
            "App-Controlled Rightholder",
        ),
        role("hovedadministrator", "Hovedadministrator", "Hovudadministrator", "Main Administrator"),
        in_policies("priv", role("privatperson", "Privatperson", "Privatperson", "Private person")),
        role("rettighetshaver", "Rettighetshaver", "Rettshavar", "Rightholder"),
        in_policies(
            "seln",
            role("selvregistrert", "Selvregistrert bruker", "Sjølregistrert brukar", "Self registered user"),
        ),
        role("supplier", "Leverandør", "Leverandør", "Supplier"),
    ]
}
