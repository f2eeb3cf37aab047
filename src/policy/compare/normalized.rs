//! What a policy says, without how it says it: permissions taken apart into permissions, each kept once.

use std::collections::BTreeSet;

use super::askable::Askable;
use super::permission::{AttributeCondition, Permission};
use super::subsumption::SubsumptionIndex;
use crate::policy::decide::CombiningAlgorithm;
use crate::policy::ids::category;
use crate::policy::placeholders::Fill;
use crate::policy::xacml::{AllOf, Expression, Match, ObligationExpression, Policy, Rule, RuleEffect};

/// How the permissions come to one answer, as far as it matters for these permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combining {
    /// Only one effect: a permission gives it, and nothing else speaks.
    OneEffect,
    /// By an algorithm that matters.
    By(CombiningAlgorithm),
    /// The algorithm is unknown: the answer is always Indeterminate.
    Never,
}

/// What a policy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormalizedPolicy {
    /// How the permissions come to one answer.
    pub combining: Combining,
    /// The permissions, none covered by another; sorted, except where the order of effects matters.
    pub permissions: Vec<Permission>,
    /// The level for end users, as it is written.
    pub level: Option<String>,
    /// The level for organisations, as it is written.
    pub level_org: Option<String>,
    /// Other obligations on Permit, as text.
    pub obligations: BTreeSet<String>,
    /// In which letters its values are asked for.
    askable: Askable,
}

impl NormalizedPolicy {
    /// Takes a policy apart.
    #[must_use]
    pub fn of(policy: &Policy, fill: &Fill) -> Self {
        let permissions: Vec<Permission> = policy.rules.iter().flat_map(|rule| permissions(rule, fill)).collect();
        let algorithm = CombiningAlgorithm::parse(&policy.combining_algorithm);
        let (combining, permissions) = settled(algorithm, permissions);
        let level = |wanted| assigned(policy, wanted);
        Self {
            combining,
            permissions,
            level: level(category::LEVEL_END_USER),
            level_org: level(category::LEVEL_ORGANISATION),
            obligations: policy.obligations.iter().flat_map(other_obligations).collect(),
            askable: Askable::of(policy, fill),
        }
    }

    /// What both say to whatever can be asked of either.
    pub(super) fn asked(&self, other: &Self) -> [(Combining, Vec<Permission>); 2] {
        let askable = self.askable.and(&other.askable);
        [self, other].map(|policy| {
            let permissions = askable.permissions(&policy.permissions);
            match policy.combining {
                Combining::By(algorithm) => settled(Some(algorithm), permissions),
                as_it_is => (as_it_is, reduced(permissions, as_it_is)),
            }
        })
    }

    /// What no policy says: nobody may anything.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            combining: Combining::OneEffect,
            permissions: Vec::new(),
            level: None,
            level_org: None,
            obligations: BTreeSet::new(),
            askable: Askable::default(),
        }
    }
}

fn permissions(rule: &Rule, fill: &Fill) -> Vec<Permission> {
    let sets = |category: &str| {
        let alternatives = rule.all_of().map(|all_of| terms(all_of, category, fill));
        let sets: BTreeSet<BTreeSet<AttributeCondition>> = alternatives.filter(|terms| !terms.is_empty()).collect();
        if sets.is_empty() { BTreeSet::from([BTreeSet::new()]) } else { sets }
    };
    let (subjects, actions, resources) = (sets(category::SUBJECT), sets(category::ACTION), sets(category::RESOURCE));
    let condition = rule.condition.as_ref().map(|condition| written(condition, fill));
    let mut permissions = Vec::new();
    for subject in &subjects {
        for action in &actions {
            for resource in &resources {
                permissions.push(Permission {
                    effect: rule.effect,
                    subject: subject.clone(),
                    action: action.clone(),
                    resource: resource.clone(),
                    condition: condition.clone(),
                });
            }
        }
    }
    permissions
}

fn terms(all_of: &AllOf, category: &str, fill: &Fill) -> BTreeSet<AttributeCondition> {
    // A selector breaks evaluation wherever it stands, so it belongs to every category.
    let of_category = |one: &&Match| one.designator().is_none_or(|designator| designator.category == category);
    all_of.matches.iter().filter(of_category).map(|one| AttributeCondition::of(one, fill)).collect()
}

/// How permissions come to one answer, and those of them that are heard.
fn settled(algorithm: Option<CombiningAlgorithm>, permissions: Vec<Permission>) -> (Combining, Vec<Permission>) {
    let written = combining(algorithm, &permissions);
    let permissions = reduced(permissions, written);
    // What is never heard may have been the only permissions of one effect.
    (combining(algorithm, &permissions), permissions)
}

fn combining(algorithm: Option<CombiningAlgorithm>, permissions: &[Permission]) -> Combining {
    let Some(algorithm) = algorithm else { return Combining::Never };
    let one_effect = permissions.windows(2).all(|pair| matches!(pair, [left, right] if left.effect == right.effect));
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

/// Leaves out what another permission says already, and what can never be heard.
fn reduced(mut permissions: Vec<Permission>, combining: Combining) -> Vec<Permission> {
    let heard = match combining {
        Combining::Never => None,
        Combining::By(CombiningAlgorithm::FirstApplicable) => return first_heard(permissions),
        Combining::By(CombiningAlgorithm::DenyOverrides | CombiningAlgorithm::PermitUnlessDeny) => {
            Some(RuleEffect::Deny)
        }
        Combining::By(CombiningAlgorithm::PermitOverrides | CombiningAlgorithm::DenyUnlessPermit) => {
            Some(RuleEffect::Permit)
        }
        Combining::OneEffect => permissions.first().map(|permission| permission.effect),
    };
    let Some(strong) = heard else { return Vec::new() };
    // Where one effect is the answer when nothing is said, permissions that say it add nothing, unless they spoil answers.
    match combining {
        Combining::By(CombiningAlgorithm::PermitUnlessDeny) => {
            permissions.retain(|permission| permission.effect == RuleEffect::Deny || !permission.is_plain())
        }
        Combining::By(CombiningAlgorithm::DenyUnlessPermit) => {
            permissions.retain(|permission| permission.effect == RuleEffect::Permit || !permission.is_plain())
        }
        _ => {}
    }
    permissions.sort();
    permissions.dedup();
    let silenced = |permission: &Permission, other: &Permission| {
        let same = other.effect == permission.effect;
        // An unconditional permission of the strong effect silences the weak ones that it covers.
        let stronger = !same && other.effect == strong && other.condition.is_none();
        // Of two that cover each other, the first stays.
        permission.is_plain()
            && other != permission
            && (same || stronger)
            && other.covers(permission)
            && (!permission.covers(other) || stronger || other < permission)
    };
    let index = SubsumptionIndex::of(&permissions);
    let kept = permissions
        .iter()
        .filter(|permission| !index.coverers(permission).into_iter().any(|other| silenced(permission, other)));
    kept.cloned().collect()
}

/// In file order; a permission that an earlier unconditional one covers is never heard. Runs of one effect are sorted.
fn first_heard(permissions: Vec<Permission>) -> Vec<Permission> {
    let mut earlier = SubsumptionIndex::default();
    let mut heard = Vec::new();
    for permission in &permissions {
        if !permission.is_plain() || earlier.coverers(permission).is_empty() {
            earlier.add(permission);
            heard.push(permission.clone());
        }
    }
    for run in heard.chunk_by_mut(|left, right| left.effect == right.effect) {
        run.sort();
    }
    heard
}

/// The first literal assigned in the category, as services read it.
pub(in crate::policy) fn assigned(policy: &Policy, wanted: &str) -> Option<String> {
    let on_permit = policy.obligations.iter().filter(|obligation| obligation.fulfill_on == RuleEffect::Permit);
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
    if obligation.fulfill_on != RuleEffect::Permit {
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
