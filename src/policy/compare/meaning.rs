//! What a policy says, without how it says it: permissions taken apart into atoms, each kept once.

use std::collections::BTreeSet;

use super::cover::Cover;
use super::permission::{Atom, Fill, Term};
use crate::policy::decide::CombiningAlgorithm;
use crate::policy::ids::category;
use crate::policy::xacml::{AllOf, Effect, Expression, Match, ObligationExpression, Policy, Rule};

/// How the atoms come to one answer, as far as it matters for these atoms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combining {
    /// Only one effect: an atom gives it, and nothing else speaks.
    OneEffect,
    /// By an algorithm that matters.
    By(CombiningAlgorithm),
    /// The algorithm is unknown: the answer is always Indeterminate.
    Never,
}

/// What a policy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// How the atoms come to one answer.
    pub combining: Combining,
    /// The atoms, none covered by another; sorted, except where the order of effects matters.
    pub atoms: Vec<Atom>,
    /// The level for end users, as it is written.
    pub level: Option<String>,
    /// The level for organisations, as it is written.
    pub level_org: Option<String>,
    /// Other obligations on Permit, as text.
    pub obligations: BTreeSet<String>,
}

impl Meaning {
    /// Takes a policy apart.
    #[must_use]
    pub fn of(policy: &Policy, fill: &Fill) -> Self {
        let atoms: Vec<Atom> = policy.rules.iter().flat_map(|rule| atoms(rule, fill)).collect();
        let written = combining(&policy.combining_algorithm, &atoms);
        let atoms = reduced(atoms, written);
        // What is never heard may have been the only atoms of one effect.
        let combining = combining(&policy.combining_algorithm, &atoms);
        let level = |wanted| assigned(policy, wanted);
        Self {
            combining,
            atoms,
            level: level(category::LEVEL_END_USER),
            level_org: level(category::LEVEL_ORGANISATION),
            obligations: policy.obligations.iter().flat_map(other_obligations).collect(),
        }
    }

    /// What no policy says: nobody may anything.
    #[must_use]
    pub const fn nothing() -> Self {
        Self {
            combining: Combining::OneEffect,
            atoms: Vec::new(),
            level: None,
            level_org: None,
            obligations: BTreeSet::new(),
        }
    }
}

fn atoms(rule: &Rule, fill: &Fill) -> Vec<Atom> {
    let sets = |category: &str| {
        let alternatives = rule.all_of().map(|all_of| terms(all_of, category, fill));
        let sets: BTreeSet<BTreeSet<Term>> = alternatives.filter(|terms| !terms.is_empty()).collect();
        if sets.is_empty() { BTreeSet::from([BTreeSet::new()]) } else { sets }
    };
    let (subjects, actions, resources) = (sets(category::SUBJECT), sets(category::ACTION), sets(category::RESOURCE));
    let condition = rule.condition.as_ref().map(|condition| written(condition, fill));
    let mut atoms = Vec::new();
    for subject in &subjects {
        for action in &actions {
            for resource in &resources {
                atoms.push(Atom {
                    effect: rule.effect,
                    subject: subject.clone(),
                    action: action.clone(),
                    resource: resource.clone(),
                    condition: condition.clone(),
                });
            }
        }
    }
    atoms
}

fn terms(all_of: &AllOf, category: &str, fill: &Fill) -> BTreeSet<Term> {
    // A selector breaks evaluation wherever it stands, so it belongs to every category.
    let of_category = |one: &&Match| one.designator().is_none_or(|designator| designator.category == category);
    all_of.matches.iter().filter(of_category).map(|one| Term::of(one, fill)).collect()
}

fn combining(algorithm: &str, atoms: &[Atom]) -> Combining {
    let Some(algorithm) = CombiningAlgorithm::parse(algorithm) else { return Combining::Never };
    let one_effect = atoms.windows(2).all(|pair| matches!(pair, [left, right] if left.effect == right.effect));
    match algorithm {
        CombiningAlgorithm::DenyOverrides
        | CombiningAlgorithm::PermitOverrides
        | CombiningAlgorithm::FirstApplicable
            if one_effect =>
        {
            Combining::OneEffect
        }
        algorithm => Combining::By(algorithm),
    }
}

/// Leaves out what another atom says already, and what can never be heard.
fn reduced(mut atoms: Vec<Atom>, combining: Combining) -> Vec<Atom> {
    let heard = match combining {
        Combining::Never => None,
        Combining::By(CombiningAlgorithm::FirstApplicable) => return first_heard(atoms),
        Combining::By(CombiningAlgorithm::DenyOverrides | CombiningAlgorithm::PermitUnlessDeny) => Some(Effect::Deny),
        Combining::By(CombiningAlgorithm::PermitOverrides | CombiningAlgorithm::DenyUnlessPermit) => {
            Some(Effect::Permit)
        }
        Combining::OneEffect => atoms.first().map(|atom| atom.effect),
    };
    let Some(strong) = heard else { return Vec::new() };
    // Where one effect is the answer when nothing is said, atoms that say it add nothing.
    match combining {
        Combining::By(CombiningAlgorithm::PermitUnlessDeny) => atoms.retain(|atom| atom.effect == Effect::Deny),
        Combining::By(CombiningAlgorithm::DenyUnlessPermit) => atoms.retain(|atom| atom.effect == Effect::Permit),
        _ => {}
    }
    atoms.sort();
    atoms.dedup();
    let silenced = |atom: &Atom, other: &Atom| {
        let same = other.effect == atom.effect;
        // An unconditional atom of the strong effect silences the weak ones that it covers.
        let stronger = !same && other.effect == strong && other.condition.is_none();
        // Of two that cover each other, the first stays.
        other != atom && (same || stronger) && other.covers(atom) && (!atom.covers(other) || stronger || other < atom)
    };
    let cover = Cover::of(&atoms);
    let kept = atoms.iter().filter(|atom| !cover.coverers(atom).into_iter().any(|other| silenced(atom, other)));
    kept.cloned().collect()
}

/// In file order; an atom that an earlier unconditional one covers is never heard. Runs of one effect are sorted.
fn first_heard(atoms: Vec<Atom>) -> Vec<Atom> {
    let mut earlier = Cover::default();
    let mut heard = Vec::new();
    for atom in &atoms {
        if !earlier.coverers(atom).iter().any(|one| one.condition.is_none()) {
            earlier.add(atom);
            heard.push(atom.clone());
        }
    }
    for run in heard.chunk_by_mut(|left, right| left.effect == right.effect) {
        run.sort();
    }
    heard
}

/// The first literal assigned in the category, as services read it.
pub(in crate::policy) fn assigned(policy: &Policy, wanted: &str) -> Option<String> {
    let on_permit = policy.obligations.iter().filter(|obligation| obligation.fulfill_on == Effect::Permit);
    let of_category = on_permit
        .flat_map(|obligation| &obligation.assignments)
        .filter(|assignment| assignment.category.as_deref() == Some(wanted));
    of_category.into_iter().find_map(|assignment| match &assignment.value {
        Expression::Literal(literal) => Some(literal.text.trim().to_owned()),
        _ => None,
    })
}

fn other_obligations(obligation: &ObligationExpression) -> Vec<String> {
    let levels = [category::LEVEL_END_USER, category::LEVEL_ORGANISATION];
    if obligation.fulfill_on != Effect::Permit {
        return Vec::new();
    }
    let others = obligation
        .assignments
        .iter()
        .filter(|assignment| !assignment.category.as_deref().is_some_and(|category| levels.contains(&category)));
    let said = |value: &Expression| written(value, &Fill::default());
    others
        .map(|one| {
            format!(
                "{} {} {} {}",
                obligation.id,
                one.attribute_id,
                one.category.as_deref().unwrap_or(""),
                said(&one.value)
            )
        })
        .collect()
}

/// An expression as text, the same for the same meaning; places are left out.
fn written(expression: &Expression, fill: &Fill) -> String {
    match expression {
        Expression::Apply(apply) => {
            let arguments: Vec<String> = apply.arguments.iter().map(|argument| written(argument, fill)).collect();
            format!("{}({})", apply.function, arguments.join(", "))
        }
        Expression::Literal(literal) => format!("{:?}^{}", fill.apply(&literal.text), literal.data_type),
        Expression::Designator(designator) => {
            format!("{} in {} as {}", designator.attribute_id, designator.category, designator.data_type)
        }
        Expression::Selector(selector) => format!("selector {}", selector.path),
        Expression::Function(name) => format!("function {name}"),
        Expression::Variable(name) => format!("variable {name}"),
    }
}
