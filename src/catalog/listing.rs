//! Everything that policies are made of in one list, to look things up in: `catalog show`.

use serde::Serialize;

use super::{actions, algorithms, attributes as attribute, functions, packages, roles, search};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// An access package.
    Package,
    /// A role of a public register or of Altinn.
    Role,
    /// Something that a rule can permit, such as `read`.
    Action,
    /// An attribute id of subjects.
    Attribute,
    /// A combining algorithm.
    Algorithm,
    /// A match function.
    Function,
}

impl ItemKind {
    /// All, in the order of the list.
    pub const ALL: [Self; 6] =
        [Self::Package, Self::Role, Self::Action, Self::Attribute, Self::Algorithm, Self::Function];

    /// The word that names it on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Role => "role",
            Self::Action => "action",
            Self::Attribute => "attribute",
            Self::Algorithm => "algorithm",
            Self::Function => "function",
        }
    }

    /// When its source was read.
    #[must_use]
    pub const fn as_of(self) -> jiff::civil::Date {
        match self {
            Self::Package => packages::AS_OF,
            Self::Role => roles::AS_OF,
            Self::Action => actions::AS_OF,
            Self::Attribute => attribute::AS_OF,
            Self::Algorithm => algorithms::AS_OF,
            Self::Function => functions::AS_OF,
        }
    }
}

/// One thing that a policy can be made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CatalogItem {
    /// What it is.
    pub kind: ItemKind,
    /// As it stands in policies: the whole URN, or the bare action.
    pub id: String,
    /// Names; empty where there is none.
    pub nb: &'static str,
    /// Nynorsk.
    pub nn: &'static str,
    /// English.
    pub en: &'static str,
    /// Area of a package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<&'static str>,
    /// A new policy may name it.
    pub in_policies: bool,
    /// The last day that it works, when it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<jiff::civil::Date>,
    /// Codes of the roles that bring it without anybody giving it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub held_by: Vec<&'static str>,
    /// The codes by which people know it.
    #[serde(skip)]
    codes: [String; 2],
}

/// The whole list.
#[must_use]
pub fn rows() -> Vec<CatalogItem> {
    let plain = |kind, id: &str, en| CatalogItem {
        kind,
        id: id.to_owned(),
        nb: "",
        nn: "",
        en,
        area: None,
        in_policies: true,
        ends: None,
        held_by: Vec::new(),
        codes: [id.rsplit(':').next().unwrap_or(id).to_owned(), String::new()],
    };
    let packages = packages::ALL.iter().map(|package| CatalogItem {
        nb: package.nb,
        nn: package.nn,
        area: Some(package.area.nb),
        in_policies: package.uses.in_policies,
        held_by: package.held_by.iter().filter(|holding| holding.access).map(|holding| holding.role).collect(),
        ..plain(ItemKind::Package, &package.urn(), package.en)
    });
    let roles = roles::all().map(|role| CatalogItem {
        nb: role.nb,
        nn: role.nn,
        in_policies: role.in_policies,
        ends: role.is_ending().then_some(roles::ALTINN2_ROLES_END),
        held_by: role.held_via().map(roles::Role::short_code).collect(),
        codes: [role.short_code(), role.code].map(str::to_owned),
        ..plain(ItemKind::Role, &role.urn(), role.en)
    });
    let actions = actions::ALL
        .iter()
        .map(|action| CatalogItem { nb: action.nb, ..plain(ItemKind::Action, action.id, action.en) });
    let attributes = attribute::SUBJECT.iter().map(|id| plain(ItemKind::Attribute, id, ""));
    let algorithms =
        algorithms::all().map(|id| plain(ItemKind::Algorithm, &id, algorithms::meaning(&id).unwrap_or("")));
    let functions = functions::IN_MATCH.iter().map(|id| plain(ItemKind::Function, id, ""));
    packages.chain(roles).chain(actions).chain(attributes).chain(algorithms).chain(functions).collect()
}

/// The rows where every word of `text` begins a word of the id or of a name, best fit first; when there are none, the one
/// that is spelt most alike.
#[must_use]
pub fn find<'r>(text: &str, rows: &'r [CatalogItem]) -> Vec<&'r CatalogItem> {
    search::find(text, rows.iter(), |row| {
        let [short, long] = &row.codes;
        [row.id.as_str(), short, long, row.nb, row.nn, row.en]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_listed_and_dated() {
        let rows = rows();
        let of = |kind| rows.iter().filter(|row| row.kind == kind).count();
        assert_eq!(ItemKind::ALL.map(of), [223, 153, 15, 20, 14, 10]);
        for kind in ItemKind::ALL {
            assert!(kind.as_of() >= jiff::civil::date(2026, 8, 21), "{kind:?}");
        }
    }

    #[test]
    fn a_role_is_found_by_code_name_and_urn_also_when_it_ends() {
        let rows = rows();
        let first = |text: &str| find(text, &rows).first().map(|row| row.id.clone()).unwrap_or_default();
        assert_eq!(first("dagl"), "urn:altinn:rolecode:dagl");
        assert_eq!(first("daglig leder"), "urn:altinn:rolecode:dagl");
        assert_eq!(first("Post/arkiv"), "urn:altinn:rolecode:a0236");
        assert_eq!(first("urn:altinn:rolecode:regn"), "urn:altinn:rolecode:regn");
        let ending = find("a0236", &rows)[0];
        assert_eq!(ending.ends, Some(jiff::civil::date(2026, 12, 31)));
        assert!(ending.held_by.contains(&"dagl"));
    }
}
