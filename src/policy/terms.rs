//! What must hold together, as a rule names it: attributes and their values.

use super::ids::category;
use super::xacml::Rule;

/// Attributes that must all hold; none of them is anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributePairs(pub Vec<(String, String)>);

impl AttributePairs {
    /// The alternatives of a category in a rule, as the platform takes them: from every `AnyOf`, without what belongs
    /// to other categories (Altinn/altinn-authorization-tmp, `Altinn.Authorization.ABAC/Xacml/XacmlRule.cs`,
    /// 2026-08-21). None at all is open.
    #[must_use]
    pub fn alternatives(rule: &Rule, category: &str) -> Vec<Self> {
        let mut seen = std::collections::BTreeSet::new();
        let mut found = Vec::new();
        for alternative in rule.alternatives(category) {
            let pairs: Vec<(&str, &str)> = alternative.pairs().collect();
            let owned = || pairs.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect();
            if !seen.contains(&pairs) {
                found.push(Self(owned()));
                seen.insert(pairs);
            }
        }
        if found.is_empty() { vec![Self::default()] } else { found }
    }

    /// The subjects of a rule.
    #[must_use]
    pub fn subjects(rule: &Rule) -> Vec<Self> {
        Self::alternatives(rule, category::SUBJECT)
    }

    /// As URNs.
    #[must_use]
    pub fn urns(&self) -> Vec<String> {
        self.0.iter().map(|(id, value)| format!("{id}:{value}")).collect()
    }

    /// The value of an attribute.
    #[must_use]
    pub fn value(&self, attribute_id: &str) -> Option<&str> {
        self.0.iter().find(|(id, _)| id == attribute_id).map(|(_, value)| value.as_str())
    }
}
