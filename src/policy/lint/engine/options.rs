//! What is known beside the file, and decides which rules apply.

use jiff::civil::Date;

use super::ResourceFacts;
use crate::domain::PolicyKind;

/// What is known beside the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LintOptions {
    /// Bare id of the resource.
    pub resource_id: Option<String>,
    /// Code of the service owner.
    pub owner: Option<String>,
    /// What the policy is for; rules that depend on it are silent without.
    pub kind: Option<PolicyKind>,
    /// Whether access lists limit the resource; the registry knows, no policy does.
    pub access_lists: Option<bool>,
    /// Messages shall be sent with leave to forward them; that is said in each message, nowhere else.
    pub forwarding: bool,
    /// The day to judge by.
    pub today: Date,
    /// Studio publishes the file and fills in its placeholders.
    pub for_studio: bool,
    /// URNs of packages and roles that Altinn has made since the built-in lists were.
    pub also_known: Vec<String>,
}

impl LintOptions {
    /// Nothing known but the day.
    #[must_use]
    pub const fn new(today: Date) -> Self {
        Self {
            resource_id: None,
            owner: None,
            kind: None,
            access_lists: None,
            forwarding: false,
            today,
            for_studio: false,
            also_known: Vec::new(),
        }
    }

    /// Whether Altinn's own lists have this package or role, though the built-in ones have not.
    #[must_use]
    pub fn is_new(&self, attribute_id: &str, value: &str) -> bool {
        let is_it =
            |urn: &String| urn.strip_prefix(attribute_id).and_then(|rest| rest.strip_prefix(':')) == Some(value);
        self.also_known.iter().any(is_it)
    }

    /// With what the resource's definition tells; what was known before stays.
    #[must_use]
    pub fn and(self, resource: ResourceFacts) -> Self {
        Self {
            resource_id: self.resource_id.or(Some(resource.id)),
            owner: self.owner.or(resource.owner),
            kind: self.kind.or(resource.kind),
            access_lists: self.access_lists.or(Some(resource.access_lists)),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_goes_before_what_the_definition_tells() {
        let resource = || ResourceFacts {
            id: "ttd-melding".into(),
            owner: Some("ttd".into()),
            kind: Some(PolicyKind::Broker),
            access_lists: true,
        };
        let today = jiff::civil::date(2026, 11, 20);
        let options = LintOptions::new(today).and(resource());
        assert_eq!((options.resource_id.as_deref(), options.owner.as_deref()), (Some("ttd-melding"), Some("ttd")));
        assert_eq!((options.kind, options.access_lists), (Some(PolicyKind::Broker), Some(true)));
        let said =
            LintOptions { kind: Some(PolicyKind::Generic), resource_id: Some("x".into()), ..LintOptions::new(today) };
        let options = said.and(resource());
        assert_eq!((options.resource_id.as_deref(), options.kind), (Some("x"), Some(PolicyKind::Generic)));
    }
}
