//! What the editor in Studio makes of a policy, and what its back end says of it (Altinn/altinn-studio,
//! `PolicyAdmin/PolicyConverter.cs`, 2026-08-22; Altinn/altinn-studio, `Controllers/PolicyController.cs`, 2026-08-22).
//!
//! Studio opens any policy that parses and keeps only what its editor can show; the rest is lost at the next save.

mod editor;
mod loss;
mod losses;
mod round_trip;

pub use editor::{UnreadableModel, to_model};
pub use loss::{AccessChange, Loss, What};
pub use losses::{losses, summary};

use super::model::EditorPolicy;

/// A code of Studio's back-end validation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCode {
    /// The policy has no rules.
    NoRules,
    /// The rule names nobody.
    MissingSubject,
    /// The rule names no action.
    MissingAction,
    /// The rule names no resource.
    MissingResource,
}

impl ProblemCode {
    /// The code as Studio writes it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoRules => "policyerror.norules",
            Self::MissingSubject => "policyerror.missingsubject",
            Self::MissingAction => "policyerror.missingaction",
            Self::MissingResource => "policyerror.missingresource",
        }
    }
}

/// The key of what Studio's back-end validation finds wrong, and the code that stands under it.
pub type Problem = (String, ProblemCode);

/// What Studio's validation says of a policy in the editor.
#[must_use]
pub fn validate(policy: &EditorPolicy) -> Vec<Problem> {
    if policy.rules.is_empty() {
        return vec![("policy.rules".into(), ProblemCode::NoRules)];
    }
    let mut problems = Vec::new();
    for (index, rule) in policy.rules.iter().enumerate() {
        let checks = [
            (rule.subject.is_empty() && rule.access_packages.is_empty(), ProblemCode::MissingSubject),
            (rule.actions.is_empty(), ProblemCode::MissingAction),
            (rule.resources.is_empty(), ProblemCode::MissingResource),
        ];
        let found = checks.into_iter().filter(|(missing, _)| *missing);
        problems.extend(found.map(|(_, code)| (format!("policy.rules[{index}]"), code)));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::{parse, write::to_xml};

    #[test]
    fn what_studio_writes_it_reads_back() {
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        model.rules[0].subject.push("urn:altinn:access-list:ttd:banker".into());
        let back = to_model(&parse(&to_xml(&model)).unwrap()).unwrap();
        assert_eq!(back, EditorPolicy { version: Some("1.0".into()), ..model });
    }

    #[test]
    fn validation_names_the_rule() {
        assert_eq!(validate(&EditorPolicy::default()), [("policy.rules".to_owned(), ProblemCode::NoRules)]);
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        assert!(validate(&model).is_empty());
        model.rules[1].actions.clear();
        assert_eq!(validate(&model), [("policy.rules[1]".to_owned(), ProblemCode::MissingAction)]);
    }
}
