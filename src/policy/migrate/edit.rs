//! The new text: alternatives beside or in the place of those of ending roles. Every other byte stays as it was.

use super::options::EndingRoles;
use super::propose::ending;
use super::rule::{RoleProposal, RuleOutcome};
use crate::catalog::roles::Role;
use crate::policy::edits::{Edit, edited};
use crate::policy::ids::category;
use crate::policy::lint::fix::tag;
use crate::policy::read::parse_text;
use crate::policy::studio::to_model;
use crate::policy::write::to_xml;
use crate::policy::xacml::{AllOf, Match, Rule, RuleEffect, Span};
use crate::policy::{Policy, PolicyFile, same_meaning};
use crate::text::markup;

/// What becomes of a rule, and the edits for it.
pub(super) fn of_rule(
    text: &str,
    rule: &Rule,
    proposals: &[RoleProposal],
    ending_roles: EndingRoles,
) -> (RuleOutcome, Vec<Edit>) {
    if rule.effect == RuleEffect::Deny {
        return (RuleOutcome::ByHand, Vec::new());
    }
    let mut left = rule.alternatives(category::SUBJECT).count();
    let mut edits = Vec::new();
    let mut outcome = RuleOutcome::Nothing;
    let mut proposals = proposals.iter();
    for alternative in rule.alternatives(category::SUBJECT) {
        let roles: Vec<&'static Role> = ending(alternative).collect();
        let of_this: Vec<&RoleProposal> = proposals.by_ref().take(roles.len()).collect();
        let [proposal] = of_this.as_slice() else {
            if !of_this.is_empty() {
                outcome = RuleOutcome::ByHand;
            }
            continue;
        };
        let urns = new_urns(proposal);
        let copies: Option<Vec<String>> =
            urns.iter().map(|urn| copy(text, alternative.all_of(), proposal.role, urn)).collect();
        let Some(copies) = copies else {
            outcome = RuleOutcome::ByHand;
            continue;
        };
        left += copies.len();
        match ending_roles {
            EndingRoles::Kept if copies.is_empty() => {}
            EndingRoles::Kept => edits.push(beside(text, alternative.all_of(), &copies)),
            // Without any subject a rule lets in everybody.
            EndingRoles::Replaced if left <= 1 => {
                outcome = RuleOutcome::ByHand;
                continue;
            }
            EndingRoles::Replaced => {
                left -= 1;
                edits.push(instead(text, alternative.all_of(), &copies));
            }
        }
        outcome = outcome.max(said(proposal, !copies.is_empty() || ending_roles == EndingRoles::Replaced));
    }
    (outcome, edits)
}

fn said(proposal: &RoleProposal, changes: bool) -> RuleOutcome {
    let has_package = !(proposal.packages.is_empty() && proposal.present.is_empty());
    match (has_package, proposal.grade.is_choice() && proposal.present.is_empty()) {
        (false, _) => RuleOutcome::Choose,
        (true, true) => RuleOutcome::Check,
        (true, false) if changes => RuleOutcome::Replaced,
        (true, false) => RuleOutcome::Nothing,
    }
}

/// What the rule comes to name, packages first.
fn new_urns(proposal: &RoleProposal) -> Vec<String> {
    let packages = proposal.packages.iter().map(|package| package.urn());
    packages.chain(proposal.registers.iter().map(|role| role.urn())).collect()
}

/// The alternative with a URN in the place of its ending role.
fn copy(text: &str, all_of: &AllOf, role: &Role, urn: &str) -> Option<String> {
    let is_it = |one: &&Match| {
        one.designator().is_some_and(|of| {
            crate::catalog::roles::by_attribute(&of.attribute_id, &one.value.text).is_some_and(|known| known == role)
        })
    };
    let one = all_of.matches.iter().find(is_it)?;
    let (id, value) = urn.rsplit_once(':')?;
    let literal = tag::content(text, &one.value.span)?;
    if text.get(literal.clone())?.contains('<') {
        return None;
    }
    let attribute = tag::attribute(text, &one.designator()?.span, "AttributeId")?;
    let mut edits = vec![(literal, markup::escaped(value, markup::CONTENT)), (attribute, tag::escaped(id))];
    let source = text.get(all_of.span.clone())?;
    for (span, _) in &mut edits {
        *span = span.start.checked_sub(all_of.span.start)?..span.end.checked_sub(all_of.span.start)?;
    }
    edited(source, edits)
}

/// The white space before an element.
fn room<'t>(text: &'t str, element: &Span) -> &'t str {
    let before = text.get(..element.start).unwrap_or_default();
    before.get(before.trim_end().len()..).unwrap_or_default()
}

fn beside(text: &str, all_of: &AllOf, copies: &[String]) -> Edit {
    let room = room(text, &all_of.span);
    let added = copies.iter().flat_map(|copy| [room, copy.as_str()]).collect();
    (all_of.span.end..all_of.span.end, added)
}

fn instead(text: &str, all_of: &AllOf, copies: &[String]) -> Edit {
    let room = room(text, &all_of.span);
    match copies {
        [] => (all_of.span.start - room.len()..all_of.span.end, String::new()),
        copies => (all_of.span.clone(), copies.join(room)),
    }
}

/// The text as Studio would write it, when the file was just so before; else as it is.
pub(super) fn as_studio_writes(file: &PolicyFile, text: String) -> String {
    let written = |policy: &Policy| to_model(policy).ok().map(|model| to_xml(&model));
    if written(file.policy()).as_deref() != Some(file.bytes()) {
        return text;
    }
    let Ok(new) = parse_text(&text) else { return text };
    let studio = written(&new).and_then(|bytes| PolicyFile::read(bytes).ok());
    studio.filter(|studio| same_meaning(studio.policy(), &new)).map_or(text, |studio| studio.text().to_owned())
}
