//! Checklists as results: at once for people, as one document for programs.

use super::context::Context;
use super::failure::Failure;
use super::output::{Format, document};
use crate::report::checklist::{Checklist, human, json};

/// What the reader of a checklist wants to see.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChecklistView {
    /// Grouped by who must act.
    pub by_role: bool,
    /// Everything that is known.
    pub evidence: bool,
}

/// Writes a checklist as the result for people; for programs it is held back, since one call prints one document.
///
/// # Errors
/// The output cannot be written.
pub fn show_checklist(
    context: &Context,
    list: Checklist,
    view: ChecklistView,
    held: &mut Vec<Checklist>,
) -> Result<(), Failure> {
    if context.format == Format::Json {
        held.push(list);
        return Ok(());
    }
    let view = human::View { screen: context.layout(), by_role: view.by_role, evidence: view.evidence };
    context.result(&human::render(&list, view))
}

/// Writes the checklists that were held back for programs, as one document.
///
/// # Errors
/// The output cannot be written.
pub fn show_held(context: &Context, held: &[Checklist]) -> Result<(), Failure> {
    if held.is_empty() {
        return Ok(());
    }
    context.result(&document(json::render(held))?)
}
