//! The published JSON Schema of every document that the program prints, made from the types that print it.
//!
//! "Add a document": one row here; its schema is published in `templates/schemas`.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};

use super::{
    access_list, adopt, broker, catalog, checklist, client_keys, code, diff, eval, events, explain, feed, lint,
    message_trial, migrate, model, network, notice_trial, plan, promotion, resource_diff, resource_lint, state_check,
    state_diff, state_show, system_user, test, token, trace, upload,
};
use crate::record::values::SupplierProof;

/// A JSON Schema that is published beside the program, one a document.
pub struct PublishedSchema {
    /// The name of its file, without the ending.
    pub name: &'static str,
    /// What it describes.
    pub title: &'static str,
    /// Makes it.
    pub schema: fn() -> Schema,
}

/// All of them.
pub const ALL: &[PublishedSchema] = &[
    PublishedSchema {
        name: "access-list-show",
        title: "access-list show",
        schema: of::<access_list::json::Document<'_>>,
    },
    PublishedSchema { name: "adopt", title: "init --adopt", schema: of::<adopt::json::Document<'_>> },
    PublishedSchema { name: "broker-show", title: "broker show", schema: of::<broker::json::Document<'_>> },
    PublishedSchema { name: "catalog-refresh", title: "catalog refresh", schema: of::<catalog::json::Refresh<'_>> },
    PublishedSchema { name: "catalog-show", title: "catalog show", schema: of::<catalog::json::Shown<'_>> },
    PublishedSchema { name: "checklist", title: "checklist", schema: of::<checklist::json::Document> },
    PublishedSchema {
        name: "client-key-list",
        title: "client key list",
        schema: of::<client_keys::json::Document<'_>>,
    },
    PublishedSchema { name: "codes", title: "explain", schema: of::<code::json::Codes> },
    PublishedSchema { name: "diff", title: "policy diff", schema: of::<diff::json::Document> },
    PublishedSchema { name: "eval", title: "policy eval", schema: of::<eval::json::Document<'_>> },
    PublishedSchema { name: "events-delete", title: "events delete", schema: of::<events::json::DeletedDocument<'_>> },
    PublishedSchema { name: "events-list", title: "events list", schema: of::<events::json::Document<'_>> },
    PublishedSchema { name: "events-poll", title: "events poll", schema: of::<feed::json::Document<'_>> },
    PublishedSchema { name: "explain", title: "policy explain", schema: of::<explain::json::Document> },
    PublishedSchema { name: "lint", title: "policy lint", schema: of::<lint::json::Document<'_>> },
    PublishedSchema {
        name: "message-trial",
        title: "try message --to-person",
        schema: of::<message_trial::json::Document<'_>>,
    },
    PublishedSchema { name: "migrate", title: "policy migrate", schema: of::<migrate::json::Document<'_>> },
    PublishedSchema { name: "model-losses", title: "policy model --losses", schema: of::<model::json::Document<'_>> },
    PublishedSchema { name: "network", title: "network", schema: of::<network::json::Document<'_>> },
    PublishedSchema {
        name: "notice-trial",
        title: "try notification --to-organisation",
        schema: of::<notice_trial::json::Document<'_>>,
    },
    PublishedSchema { name: "plan", title: "--plan", schema: of::<plan::json::Document<'_>> },
    PublishedSchema { name: "policy-upload", title: "policy upload", schema: of::<upload::json::Document<'_>> },
    PublishedSchema { name: "promotion", title: "promote", schema: of::<promotion::json::Document<'_>> },
    PublishedSchema { name: "resource-diff", title: "resource diff", schema: of::<resource_diff::json::Document<'_>> },
    PublishedSchema { name: "resource-lint", title: "resource lint", schema: of::<resource_lint::json::Document<'_>> },
    PublishedSchema { name: "state-check", title: "state check", schema: of::<state_check::json::Document<'_>> },
    PublishedSchema { name: "state-diff", title: "state diff", schema: of::<state_diff::json::Document<'_>> },
    PublishedSchema { name: "state-show", title: "state show", schema: of::<state_show::json::Document<'_>> },
    PublishedSchema {
        name: "system-user-show",
        title: "system-user show",
        schema: of::<system_user::json::Document<'_>>,
    },
    PublishedSchema { name: "test", title: "policy test", schema: of::<test::json::Document<'_>> },
    PublishedSchema { name: "token", title: "token", schema: of::<token::json::Document<'_>> },
    PublishedSchema { name: "token-proof", title: "token --proof", schema: of::<SupplierProof> },
    PublishedSchema { name: "trace", title: "--trace", schema: of::<trace::json::Document<'_>> },
];

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

impl PublishedSchema {
    /// The schema under the command that prints the document.
    #[must_use]
    pub fn titled(&self) -> Schema {
        let mut schema = (self.schema)();
        schema.insert("title".to_owned(), format!("altinn-onboard {}", self.title).into());
        schema
    }
}
