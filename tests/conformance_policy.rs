//! The policy engine against the platform's own answers, when `ALTINN_ONBOARD_SHARED` names the folder that holds them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "helpers of tests, which may stop at the first surprise"
)]

#[path = "conformance_policy/comparing.rs"]
mod comparing;
#[path = "conformance_policy/decisions.rs"]
mod decisions;
#[path = "conformance_policy/enrichment.rs"]
mod enrichment;
#[path = "conformance_policy/judged.rs"]
mod judged;
#[path = "conformance_policy/linting.rs"]
mod linting;
#[path = "conformance_policy/losses.rs"]
mod losses;
#[path = "conformance_policy/parsing.rs"]
mod parsing;
#[path = "conformance_policy/properties.rs"]
mod properties;
#[path = "conformance_policy/schema.rs"]
mod schema;
#[path = "conformance_policy/spoiling.rs"]
mod spoiling;
#[path = "conformance_policy/studio.rs"]
mod studio;
#[path = "conformance_policy/support.rs"]
mod support;
#[path = "conformance_policy/uploads.rs"]
mod uploads;
