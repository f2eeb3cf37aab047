//! A promotion for other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::{CarriedAnswer, Carries, PromotedStep, Promotion, StageSteps};
use crate::catalog::stages::Stage;
use crate::domain::{Language, Product};
use crate::record::values::ProductionBy;
use crate::report::checklist::json_words::{Role, State};
use crate::report::checklist::{LetterLine, NextStep};
use crate::report::frozen::frozen;

frozen! {
    /// A stage of a promotion.
    StageWord of Stage {
        /// Everything is ordered, and nothing is created in Altinn.
        "prepared" Prepared = Stage::Prepared,
        /// The client gets its tokens, and those who must know have been told.
        "ready" Ready = Stage::Ready,
        /// The service is published, and nothing is sent.
        "published" Published = Stage::Published,
        /// It is in use.
        "live" Live = Stage::Live,
    }
}

frozen! {
    /// What an answer becomes in production.
    CarriesWord of Carries {
        /// It belongs to the organisation or the service, and holds there too.
        "over" Over = Carries::Over,
        /// It was given there too, and is the same.
        "same" Same = Carries::Same,
        /// It was given there too, and is another.
        "differs" Differs = Carries::Differs,
        /// It is to be given there.
        "missing" Missing = Carries::Missing,
    }
}

frozen! {
    /// Who does in production what changes something there.
    By of ProductionBy {
        /// The program, each write confirmed where it runs.
        "program" Program = ProductionBy::Program,
        /// People, by hand.
        "people" People = ProductionBy::People,
    }
}

/// What `promote --format json` prints: where each service stands on its way to production.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// One for each service.
    promotions: Vec<One<'a>>,
}

/// The promotion of one service.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct One<'a> {
    /// The environment that it comes from.
    from: &'a str,
    /// The environment that it goes to.
    to: &'a str,
    /// Both are rehearsals: what is known is simulated.
    simulated: bool,
    /// The service's handle.
    service: &'a str,
    /// The product's word.
    product: Product,
    /// Who makes the changes; null while nobody has said.
    by: Option<By>,
    /// The stage that one is at: the first that is not reached; null when the service is live.
    stage: Option<StageWord>,
    /// The stages, in their order.
    stages: Vec<OneStage<'a>>,
    /// The answers of the environment that it comes from, side by side with those of the other.
    answers: Vec<Answer<'a>>,
    /// How production differs for this product.
    differences: Vec<&'a str>,
    /// The single next command; null when nothing is left to do.
    next: Option<Next<'a>>,
}

/// A stage.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OneStage<'a> {
    /// Which.
    id: StageWord,
    /// All of it is settled.
    reached: bool,
    /// Its steps, in the order in which they are done.
    steps: Vec<Step<'a>>,
}

/// A step.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Step<'a> {
    /// Stable id.
    id: &'a str,
    /// Where it stands.
    state: State,
    /// Where it stands in the environment that the service comes from; null when its journey there has no such step.
    before: Option<State>,
    /// On whom it waits.
    waiting: Option<Waiting<'a>>,
    /// Ids of the steps that come first.
    blocked_by: &'a [&'static str],
    /// How long it usually takes, by the calendar.
    usually: &'a str,
    /// The command that takes it on; null when there is nothing to do for it now.
    command: Option<&'a str>,
}

/// On whom a step waits.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Waiting<'a> {
    /// The id of the role.
    r#for: Role,
    /// Since when.
    #[schemars(extend("format" = "date-time"))]
    since: Option<String>,
    /// The letter that belongs to it.
    letter: Option<&'a str>,
    /// The day that the letter was sent; null when it was not.
    #[schemars(extend("format" = "date"))]
    letter_sent: Option<String>,
}

/// An answer, side by side.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Answer<'a> {
    /// The key of the answers file; the flag has it behind two hyphens.
    topic: &'a str,
    /// What becomes of it.
    carries: CarriesWord,
    /// As it would be typed in the environment that the service comes from.
    before: &'a str,
    /// As it would be typed in production; null while it is not given there.
    after: Option<&'a str>,
}

/// The single next command.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Next<'a> {
    /// The command.
    command: &'a str,
    /// The id of the step that asks for it.
    step: &'a str,
}

/// Renders the promotions of several services as one document.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(promotions: &[Promotion]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Document { schema: 1, promotions: promotions.iter().map(One::of).collect() })
}

impl<'a> One<'a> {
    fn of(promotion: &'a Promotion) -> Self {
        Self {
            from: &promotion.from,
            to: &promotion.to,
            simulated: promotion.simulated,
            service: &promotion.service,
            product: promotion.product,
            by: promotion.by.map(By::from),
            stage: promotion.stage().map(StageWord::from),
            stages: promotion.stages.iter().map(OneStage::of).collect(),
            answers: promotion.answers.iter().map(Answer::of).collect(),
            differences: promotion.differences.iter().map(|text| text.en()).collect(),
            next: promotion.next.as_ref().map(|NextStep { command, step }| Next { command, step }),
        }
    }
}

impl<'a> OneStage<'a> {
    fn of(stage: &'a StageSteps) -> Self {
        let steps = stage.steps.iter().map(Step::of).collect();
        Self { id: stage.stage.into(), reached: stage.is_reached(), steps }
    }
}

impl<'a> Step<'a> {
    fn of(step: &'a PromotedStep) -> Self {
        let line = &step.line;
        let waiting = line.waiting.as_ref().map(|waiting| Waiting {
            r#for: waiting.who.into(),
            since: waiting.since.map(|at| at.to_string()),
            letter: waiting.letter.as_ref().map(|letter: &LetterLine| letter.key.as_str()),
            letter_sent: waiting.letter.as_ref().and_then(|letter| letter.sent).map(|day| day.to_string()),
        });
        Self {
            id: line.id,
            state: line.state.into(),
            before: step.before.map(State::from),
            waiting,
            blocked_by: &line.blocked_by,
            usually: line.usually.raw(Language::En),
            command: line.command.as_deref(),
        }
    }
}

impl<'a> Answer<'a> {
    fn of(answer: &'a CarriedAnswer) -> Self {
        let CarriedAnswer { topic, carries, before, after, .. } = answer;
        Self { topic, carries: (*carries).into(), before, after: after.as_deref() }
    }
}
