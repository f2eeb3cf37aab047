//! Checklists and plans as results: at once for people, as one document for programs.

use super::context::Context;
use super::failure::Failure;
use super::output::{Format, document};
use crate::report::checklist::{Checklist, human, json};
use crate::report::plan::{self, Plan};
use crate::report::promotion::{self, Promotion};

/// What the reader of a checklist wants to see.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChecklistView {
    /// Grouped by who must act.
    pub by_role: bool,
    /// Everything that is known.
    pub evidence: bool,
}

/// What is held back for programs, since one call prints one document.
#[derive(Debug, Default)]
pub struct Held {
    checklists: Vec<Checklist>,
    plans: Vec<Plan>,
    promotions: Vec<Promotion>,
}

/// Writes a checklist as the result for people; for programs it is held back.
///
/// # Errors
/// The output cannot be written.
pub fn show_checklist(context: &Context, list: Checklist, view: ChecklistView, held: &mut Held) -> Result<(), Failure> {
    if context.format == Format::Json {
        held.checklists.push(list);
        return Ok(());
    }
    let view = human::View { screen: context.result_layout(), by_role: view.by_role, evidence: view.evidence };
    context.result(&human::render(&list, view))
}

/// Writes a plan as the result for people; for programs it is held back.
///
/// # Errors
/// The output cannot be written.
pub fn show_plan(context: &Context, plan: Plan, held: &mut Held) -> Result<(), Failure> {
    if context.format == Format::Json {
        held.plans.push(plan);
        return Ok(());
    }
    context.result(&plan::human::render(&plan.steps, context.result_layout()))
}

/// Writes a promotion as the result for people, whole where it was planned and short at the end of a run; for programs it is
/// held back.
///
/// # Errors
/// The output cannot be written.
pub fn show_promotion(context: &Context, promotion: Promotion, plans: bool, held: &mut Held) -> Result<(), Failure> {
    if context.format == Format::Json {
        held.promotions.push(promotion);
        return Ok(());
    }
    let render = if plans { promotion::human::render } else { promotion::human::end };
    context.result(&render(&promotion, context.layout()))
}

/// Writes what was held back for programs, as one document: a run plans, or it walks.
///
/// # Errors
/// The output cannot be written.
pub fn show_held(context: &Context, held: &Held) -> Result<(), Failure> {
    let Held { checklists, plans, promotions } = held;
    if !promotions.is_empty() {
        return context.result(&document(promotion::json::render(promotions))?);
    }
    if !plans.is_empty() {
        return context.result(&document(plan::json::render(plans))?);
    }
    if checklists.is_empty() { Ok(()) } else { context.result(&document(json::render(checklists))?) }
}
