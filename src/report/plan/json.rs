//! The plan for other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Plan, Planned, PlannedEffect, PlannedMove};
use crate::domain::{Language, Product};
use crate::text::Message;

/// What `--plan --format json` prints: what every step would do next, in each environment that was asked for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// One for each environment.
    plans: Vec<One<'a>>,
}

/// The plan of one environment.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct One<'a> {
    /// The environment's name.
    environment: &'a str,
    /// It is a rehearsal: everything is simulated.
    simulated: bool,
    /// The steps of all services there, in the order of the journeys.
    steps: Vec<Step<'a>>,
}

/// One step.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Step<'a> {
    /// Stable id.
    id: &'a str,
    /// The service's handle.
    service: &'a str,
    /// The product's word.
    product: Product,
    /// What is done in it.
    title: String,
    /// What comes next.
    next: Next<'a>,
    /// What a person clicks for it, in order; empty where the program does it.
    clicks: Vec<String>,
}

/// What comes next in a step.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Next<'a> {
    /// Something is asked.
    Ask {
        /// The key of the answers file; the flag has it behind two hyphens.
        topic: &'a str,
        /// The question.
        question: String,
    },
    /// Something is done, side by side.
    Do {
        /// What.
        actions: Vec<Action>,
    },
    /// Somebody else must act.
    Wait {
        /// What is waited for.
        what: String,
    },
    /// Other steps must give something first.
    Blocked {
        /// Their ids.
        by: &'a [&'static str],
    },
    /// It does not concern this onboarding.
    NotNeeded {
        /// Why.
        reason: String,
    },
    /// It holds.
    Done,
}

/// Something that a step would do.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Action {
    /// What.
    what: String,
    /// It changes something at a service.
    writes: bool,
    /// It can be undone; true for what changes nothing.
    reversible: bool,
}

impl<'a> One<'a> {
    fn of(plan: &'a Plan) -> Self {
        let Plan { environment, simulated, steps } = plan;
        Self { environment, simulated: *simulated, steps: steps.iter().map(Step::of).collect() }
    }
}

impl<'a> Next<'a> {
    fn of(next: &'a PlannedMove) -> Self {
        match next {
            PlannedMove::Ask { topic, question } => Self::Ask { topic, question: said(question) },
            PlannedMove::Do(effects) => Self::Do { actions: effects.iter().map(Action::of).collect() },
            PlannedMove::Wait(what) => Self::Wait { what: said(what) },
            PlannedMove::Blocked { steps, .. } => Self::Blocked { by: steps },
            PlannedMove::NotNeeded(reason) => Self::NotNeeded { reason: said(reason) },
            PlannedMove::Done => Self::Done,
        }
    }
}

impl Action {
    fn of(effect: &PlannedEffect) -> Self {
        Self { what: said(&effect.what), writes: effect.writes, reversible: !effect.writes || effect.reversible }
    }
}

impl<'a> Step<'a> {
    fn of(planned: &'a Planned) -> Self {
        Self {
            id: planned.step,
            service: &planned.service,
            product: planned.product,
            title: said(&planned.title),
            next: Next::of(&planned.next),
            clicks: planned.clicks.iter().map(said).collect(),
        }
    }
}

fn said(message: &Message) -> String {
    message.render(Language::En)
}

/// Renders the plans of several environments as one document.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(plans: &[Plan]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Document { schema: 1, plans: plans.iter().map(One::of).collect() })
}
