//! Altinn Access Management: the public lists of packages and roles, as the built-in catalogue has them.

use axum::Json;
use serde_json::{Value, json};

use crate::catalog::{packages, roles};

/// `meta/info/accesspackages/export`: packages in areas in one group.
pub(super) async fn export() -> Json<Value> {
    let all = packages::ALL.iter().map(|package| {
        json!({
            "name": package.nb, "urn": package.urn(), "isDelegable": package.uses.delegable,
            "isAssignable": package.uses.assignable, "isResourcePolicyAvailable": package.uses.in_policies,
        })
    });
    let area = json!({ "name": "Alle", "urn": "accesspackage:area:alle", "packages": all.collect::<Vec<_>>() });
    Json(json!([{ "name": "Allment", "type": "Organisasjon", "areas": [area] }]))
}

/// `meta/info/roles/`.
pub(super) async fn roles() -> Json<Value> {
    let all = roles::all().filter(|role| role.in_register).map(|role| {
        let legacy = (role.legacy.is_some() || role.is_ending()).then(|| role.urn());
        json!({
            "name": role.nb, "code": role.code, "urn": format!("{}:{}", role.attribute(), role.code),
            "legacyUrn": legacy, "isResourcePolicyAvailable": role.in_policies,
        })
    });
    Json(all.collect())
}
