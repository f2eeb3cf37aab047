//! What `catalog show` and `catalog refresh` say to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::listing::{CatalogItem, ItemKind};
use crate::catalog::metadata::{self, Metadata, MetadataChange};
use crate::report::frozen::frozen;

/// What `catalog show --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Shown<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// When the built-in lists were read at their sources.
    as_of: AsOf,
    /// Altinn's own lists, when somebody has fetched them.
    refreshed: Option<Refreshed<'a>>,
    /// What was looked up.
    entries: Vec<Entry<'a>>,
}

/// A day for each kind.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AsOf {
    package: String,
    role: String,
    action: String,
    attribute: String,
    algorithm: String,
    function: String,
}

/// Altinn's own lists, held against the built-in ones.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Refreshed<'a> {
    /// Where they were read.
    environment: &'a str,
    /// When.
    read: String,
    /// What they say otherwise.
    changes: Vec<Differing<'a>>,
}

/// What `catalog refresh --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename = "Refresh", deny_unknown_fields)]
pub struct Refresh<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// Where the lists were read.
    #[serde(skip_serializing_if = "Option::is_none")]
    environment: Option<&'a str>,
    /// When; null when they could not be read.
    read: Option<String>,
    /// What they say otherwise than the built-in ones.
    changes: Vec<Differing<'a>>,
}

/// One thing that Altinn's own lists say otherwise.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "change", rename_all = "kebab-case", deny_unknown_fields)]
enum Differing<'a> {
    /// It is not in the built-in list.
    New { urn: &'a str, name: &'a str },
    /// It is no longer there.
    Gone { urn: &'a str },
    /// It has another name.
    Renamed { urn: &'a str, before: &'a str, now: &'a str },
    /// It may, or may no longer, be used for something.
    Uses { urn: &'a str, of: Use, now: bool },
}

/// One thing that a policy can be made of.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Entry<'a> {
    /// What it is.
    kind: EntryKind,
    /// As it stands in policies: the whole URN, or the bare action.
    id: &'a str,
    /// Name in Bokmål; empty where there is none.
    nb: &'a str,
    /// In Nynorsk.
    nn: &'a str,
    /// In English.
    en: &'a str,
    /// Area of a package.
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
    /// A new policy may name it.
    in_policies: bool,
    /// The last day that it works, when it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<String>,
    /// Codes of the roles that bring it without anybody giving it.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    held_by: &'a [&'static str],
}

frozen! {
    /// What an entry is.
    EntryKind of ItemKind {
        /// An access package.
        "package" Package = ItemKind::Package,
        /// A role.
        "role" Role = ItemKind::Role,
        /// An action.
        "action" Action = ItemKind::Action,
        /// An attribute.
        "attribute" Attribute = ItemKind::Attribute,
        /// A combining algorithm.
        "algorithm" Algorithm = ItemKind::Algorithm,
        /// A function.
        "function" Function = ItemKind::Function,
    }
}

frozen! {
    /// What a package or a role may be used for.
    Use of metadata::Use {
        /// A holder can delegate it.
        "delegable" Delegable = metadata::Use::Delegable,
        /// It can be assigned within the organisation.
        "assignable" Assignable = metadata::Use::Assignable,
        /// It may stand in the policy of a resource.
        "inPolicies" InPolicies = metadata::Use::InPolicies,
    }
}

/// Renders what was looked up.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn shown(rows: &[&CatalogItem], refreshed: Option<&Metadata>) -> Result<String, serde_json::Error> {
    let changes = refreshed.map(Metadata::changes).unwrap_or_default();
    let as_of = |kind: ItemKind| kind.as_of().to_string();
    serde_json::to_string(&Shown {
        schema: 1,
        as_of: AsOf {
            package: as_of(ItemKind::Package),
            role: as_of(ItemKind::Role),
            action: as_of(ItemKind::Action),
            attribute: as_of(ItemKind::Attribute),
            algorithm: as_of(ItemKind::Algorithm),
            function: as_of(ItemKind::Function),
        },
        refreshed: refreshed.map(|metadata| Refreshed {
            environment: &metadata.environment,
            read: metadata.read.to_string(),
            changes: changes.iter().map(Differing::of).collect(),
        }),
        entries: rows.iter().map(|row| Entry::of(row)).collect(),
    })
}

/// Renders what was fetched; `None` when nothing could be.
///
/// # Errors
/// As [`shown`].
pub fn refreshed(metadata: Option<&Metadata>) -> Result<String, serde_json::Error> {
    let changes = metadata.map(Metadata::changes).unwrap_or_default();
    serde_json::to_string(&Refresh {
        schema: 1,
        environment: metadata.map(|metadata| metadata.environment.as_str()),
        read: metadata.map(|metadata| metadata.read.to_string()),
        changes: changes.iter().map(Differing::of).collect(),
    })
}

impl<'a> Differing<'a> {
    fn of(change: &'a MetadataChange) -> Self {
        match change {
            MetadataChange::New { urn, name } => Self::New { urn, name },
            MetadataChange::Gone { urn } => Self::Gone { urn },
            MetadataChange::Renamed { urn, before, now } => Self::Renamed { urn, before, now },
            MetadataChange::Uses { urn, of, now } => Self::Uses { urn, of: (*of).into(), now: *now },
        }
    }
}

impl<'a> Entry<'a> {
    fn of(row: &'a CatalogItem) -> Self {
        Self {
            kind: row.kind.into(),
            id: &row.id,
            nb: row.nb,
            nn: row.nn,
            en: row.en,
            area: row.area,
            in_policies: row.in_policies,
            ends: row.ends.map(|day| day.to_string()),
            held_by: &row.held_by,
        }
    }
}
