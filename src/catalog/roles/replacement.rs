//! What takes the place of a role of Altinn 2.
//!
//! No official table exists: what stands here is a proposal, and each row says how sure it is. It is made by the official
//! names of roles and packages and by what the roles were given for (Altinn/altinn-studio-docs,
//! `content/authorization/guides/resource-owner`, 2025-10-27; Altinn/altinn-authorization-tmp,
//! `Constants/PackageConstants.cs`, 2026-08-21).

use super::Role;
use crate::catalog::packages::{self, Package};

/// How sure a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// A package has the same name, or is for just the same.
    SameName,
    /// A package is for the same field; who holds it may be others.
    SameField,
    /// Several packages share the field: which of them fits hangs on the service.
    Several,
    /// The role was for forms of any field: which package fits hangs on the service.
    AnyField,
    /// No package that a policy may name does what the role did.
    None,
}

impl Grade {
    /// Every grade, the surest first.
    pub const ALL: [Self; 5] = [Self::SameName, Self::SameField, Self::Several, Self::AnyField, Self::None];

    /// Whether somebody who knows the service must choose.
    #[must_use]
    pub const fn is_choice(self) -> bool {
        matches!(self, Self::Several | Self::AnyField)
    }
}

/// What takes the place of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// How sure it is.
    pub grade: Grade,
    /// Ids of packages: all of them, or those to choose from, the likeliest first.
    packages: &'static [&'static str],
}

impl Replacement {
    /// The packages.
    pub fn packages(self) -> impl Iterator<Item = &'static Package> {
        self.packages.iter().filter_map(|id| packages::by_id(id))
    }
}

impl Role {
    /// What takes the place of this role, when it ends with Altinn 2.
    #[must_use]
    pub fn replacement(&self) -> Option<Replacement> {
        use Grade::{AnyField, SameField, SameName, Several};
        let of = |grade, packages| Some(Replacement { grade, packages });
        if !self.is_ending() {
            return None;
        }
        match self.code {
            "a0212" => of(
                Several,
                &[
                    "jordbruk",
                    "dyrehold",
                    "akvakultur",
                    "fiske",
                    "skogbruk",
                    "reindrift",
                    "jakt-og-viltstell",
                    "naeringsmidler-drikkevarer-og-tobakk",
                ],
            ),
            "a0236" => of(SameName, &["ordinaer-post-til-virksomheten"]),
            "a0237" => of(SameName, &["ansvarlig-revisor"]),
            "a0238" => of(SameName, &["revisormedarbeider"]),
            "a0239" => of(SameName, &["regnskapsforer-med-signeringsrettighet"]),
            "a0240" => of(SameName, &["regnskapsforer-uten-signeringsrettighet"]),
            "a0241" => of(SameName, &["regnskapsforer-lonn"]),
            "a0278" => of(Several, &["byggesoknad", "plansak", "motta-nabo-og-planvarsel"]),
            "a0282" => of(SameName, &["innbygger-skatteforhold-privatpersoner"]),
            "a0286" | "a0287" | "a0288" => of(SameName, &["post-til-virksomheten-med-taushetsbelagt-innhold"]),
            "a0294" => of(SameField, &["veitransport"]),
            "a0298" => of(SameName, &["revisorattesterer"]),
            "apiadm" => of(SameName, &["maskinporten-scopes"]),
            "apiadmnuf" => of(SameName, &["maskinporten-scopes-nuf"]),
            "attst" => of(SameName, &["mva-kompensasjon-revisorattesterer"]),
            "bobel" => of(SameName, &["konkursbo-lesetilgang"]),
            "bobes" => of(SameName, &["konkursbo-skrivetilgang"]),
            "hvask" => of(SameField, &["politi-og-domstol"]),
            "komab" => of(SameField, &["mine-sider-kommune"]),
            "loper" => of(Several, &["lonn", "ansettelsesforhold", "a-ordning", "sykefravaer", "pensjon"]),
            "pavad" => of(SameName, &["patent-varemerke-design"]),
            "regna" => of(Several, &["regnskap-okonomi-rapport", "skattegrunnlag", "merverdiavgift", "skatt-naering"]),
            "sens01" => of(SameField, &["post-til-virksomheten-med-taushetsbelagt-innhold"]),
            "signe" => of(SameField, &["starte-drive-endre-avvikle-virksomhet"]),
            "siskd" | "utinn" => of(AnyField, &[]),
            "uihtl" => of(
                Several,
                &[
                    "helsetjenester",
                    "pleie-omsorgstjenester-i-institusjon",
                    "sosiale-omsorgstjenester-uten-botilbud-og-flyktningemottak",
                    "barnevern",
                    "familievern",
                ],
            ),
            "uiluf" => of(Several, &["veitransport", "sjofart", "lufttransport", "jernbanetransport", "kjoretoy"]),
            "utomr" => of(
                Several,
                &[
                    "elektrisitet-produsere-overfore-distrubere",
                    "baerekraft",
                    "avfall-behandle-gjenvinne",
                    "utvinning-raaolje-naturgass-kull",
                ],
            ),
            _ => of(Grade::None, &[]),
        }
    }

    /// Packages that probably replace a role of Altinn 2, by their name; ids.
    #[must_use]
    pub fn replaced_by(&self) -> &'static [&'static str] {
        match self.replacement() {
            Some(Replacement { grade: Grade::SameName, packages }) => packages,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::roles;

    #[test]
    fn every_ending_role_has_a_grade_and_every_package_is_one_that_a_policy_may_name() {
        let mut graded = std::collections::BTreeMap::<Grade, usize>::new();
        for role in roles::all() {
            let Some(replacement) = role.replacement() else {
                assert!(!role.is_ending(), "{}", role.code);
                continue;
            };
            *graded.entry(replacement.grade).or_default() += 1;
            assert_eq!(replacement.packages().count(), replacement.packages.len(), "{}", role.code);
            // What cannot be chosen from is nothing, and what can be is at least two.
            match replacement.grade {
                Grade::SameName | Grade::SameField => assert_eq!(replacement.packages.len(), 1, "{}", role.code),
                Grade::Several => assert!(replacement.packages.len() > 1, "{}", role.code),
                Grade::AnyField | Grade::None => assert_eq!(replacement.packages.len(), 0, "{}", role.code),
            }
            let scopes = role.code.starts_with("apiadm");
            assert!(replacement.packages().all(|package| package.uses.in_policies || scopes), "{}", role.code);
        }
        assert_eq!(graded.values().sum::<usize>(), 43);
        assert_eq!(graded.len(), Grade::ALL.len());
    }
}
