//! The policy engine against the platform's own answers, when `ALTINN_ONBOARD_SHARED` names the folder that holds them.

mod asking;
mod comparing;
mod decisions;
mod enrichment;
mod explaining;
mod judged;
mod linting;
mod losses;
mod migrating;
mod parsing;
mod properties;
mod schema;
mod spoiling;
mod studio;
mod support;
mod uploads;
