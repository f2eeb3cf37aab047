//! What differs between the built-in lists and Altinn's own, for programs.

use serde_json::json;

use crate::catalog::metadata::Change;

/// The changes as `catalog show` and `catalog refresh` give them.
pub(super) fn changes(all: &[Change]) -> Vec<serde_json::Value> {
    let one = |change: &Change| match change {
        Change::New { urn, name } => json!({ "change": "new", "urn": urn, "name": name }),
        Change::Gone { urn } => json!({ "change": "gone", "urn": urn }),
        Change::Renamed { urn, before, now } => {
            json!({ "change": "renamed", "urn": urn, "before": before, "now": now })
        }
        Change::Uses { urn, of, now } => json!({ "change": "uses", "urn": urn, "of": of, "now": now }),
    };
    all.iter().map(one).collect()
}
