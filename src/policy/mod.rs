//! XACML as the platform understands it: model, read, write, build, decide, compare. Pure (floor 1).
//!
//! Two pictures of one policy live here. [`model::EditorPolicy`] is what the policy editor in Altinn Studio knows:
//! rules of subjects, packages, actions and sub-resources, and two levels. [`xacml::Policy`] is what the platform's
//! parser makes of the XML file. [`mod@write`] goes from the first to the file, [`mod@read`] from the file to the second,
//! [`studio`] from the second back to the first, losing what the editor loses.
//!
//! Where the XACML 3.0 standard and the platform differ, the platform is followed (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/PolicyDecisionPoint.cs`, 2026-08-21).

pub mod apps;
pub mod build;
pub mod cases;
mod collation;
pub mod compare;
pub mod decide;
mod edits;
pub mod enrich;
pub mod explain;
pub mod file;
pub mod ids;
pub mod let_in;
pub mod lint;
pub mod migrate;
pub mod model;
pub mod naming;
pub mod placeholders;
pub mod reachability;
pub mod read;
pub mod readers;
pub mod recorded;
pub mod registry;
pub mod rights;
pub mod rights_v2;
mod saved;
pub mod schema;
pub mod studio;
pub mod terms;
pub mod upload_checks;
pub mod uri;
pub mod write;
pub mod xacml;

pub use compare::{differences, same_meaning};
pub use decide::{Decision, DecisionResult, Request};
pub use file::{PolicyFile, RefusedFile};
pub use model::{EditorPolicy, ModelFault};
pub use read::parse;
pub use xacml::Policy;
