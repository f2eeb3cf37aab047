//! What sort of policy a file holds, as far as it matters to the rules.

use super::LintOptions;
use crate::domain::PolicyKind;
use crate::policy::ids::{attribute, category};
use crate::policy::xacml::Policy;

/// The sort of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Of a resource in the registry.
    Resource,
    /// Of an app, which is deployed with it.
    App,
    /// What somebody was given, as the platform stores it.
    Delegation,
}

impl Sort {
    pub(super) fn of(policy: &Policy, options: &LintOptions) -> Self {
        match options.kind {
            Some(PolicyKind::App) => return Self::App,
            Some(_) => return Self::Resource,
            None => {}
        }
        if policy.is_delegation() {
            return Self::Delegation;
        }
        let names = |id: &str| policy.matches_in(category::RESOURCE).any(|(_, of)| of.attribute_id == id);
        if options.resource_id.is_none() && names(attribute::APP) && !names(attribute::RESOURCE) {
            return Self::App;
        }
        Self::Resource
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::model::EditorPolicy;
    use crate::policy::{parse, write::to_xml};

    fn sort(model: &EditorPolicy, kind: Option<PolicyKind>) -> Sort {
        let options = LintOptions { kind, ..LintOptions::new(jiff::civil::date(2026, 11, 20)) };
        Sort::of(&parse(&to_xml(model)).unwrap(), &options)
    }

    #[test]
    fn apps_and_delegations_are_known_by_their_attributes() {
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        assert_eq!(sort(&model, None), Sort::Resource);
        assert_eq!(sort(&model, Some(PolicyKind::App)), Sort::App);
        for rule in &mut model.rules {
            rule.resources = vec![vec!["urn:altinn:org:[ORG]".into(), "urn:altinn:app:[APP]".into()]];
        }
        assert_eq!(sort(&model, None), Sort::App);
        assert_eq!(sort(&model, Some(PolicyKind::Generic)), Sort::Resource);
        for rule in &mut model.rules {
            rule.subject = vec!["urn:altinn:userid:7".into()];
            rule.access_packages.clear();
        }
        assert_eq!(sort(&model, None), Sort::Delegation);
    }
}
