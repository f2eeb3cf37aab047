//! The apps that a policy is about.
//!
//! An app is known by its owner and its name, or by the id that the platform makes of both (Altinn/altinn-authorization-tmp,
//! `Services/Implementation/ContextHandler.cs`, 2026-08-21).

use super::ids::{attribute, category};
use super::terms::AttributePairs;
use super::xacml::Policy;

/// An app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct App {
    /// Code of the service owner.
    pub org: String,
    /// Name within the service owner.
    pub name: String,
}

impl App {
    /// The app that these attributes of a resource name.
    #[must_use]
    pub fn of(terms: &AttributePairs) -> Option<Self> {
        let both = terms.value(attribute::ORG).zip(terms.value(attribute::APP));
        let both = both.map(|(org, name)| Self { org: org.to_owned(), name: name.to_owned() });
        both.or_else(|| Self::parse(terms.value(attribute::RESOURCE)?))
    }

    /// The app with this id in the registry.
    #[must_use]
    pub fn parse(resource_id: &str) -> Option<Self> {
        let (org, name) = resource_id.strip_prefix("app_")?.split_once('_')?;
        Some(Self { org: org.to_owned(), name: name.to_owned() })
    }

    /// The id in the registry.
    #[must_use]
    pub fn resource_id(&self) -> String {
        format!("app_{}_{}", self.org, self.name)
    }

    /// Owner and name.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{}/{}", self.org, self.name)
    }

    /// The attributes that name it in a request.
    #[must_use]
    pub fn terms(&self) -> AttributePairs {
        let pair = |id: &str, value: &str| (id.to_owned(), value.to_owned());
        AttributePairs(vec![pair(attribute::ORG, &self.org), pair(attribute::APP, &self.name)])
    }
}

/// The apps that a policy names, each once, in file order.
#[must_use]
pub fn named(policy: &Policy) -> Vec<App> {
    let mut seen = std::collections::HashSet::new();
    let places = policy.rules.iter().flat_map(|rule| AttributePairs::alternatives(rule, category::RESOURCE));
    places.filter_map(|terms| App::of(&terms)).filter(|app| seen.insert(app.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_is_named_by_both_of_its_parts_or_by_its_id() {
        let terms = |pairs: &[(&str, &str)]| {
            AttributePairs(pairs.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect())
        };
        let app = App { org: "ttd".into(), name: "min-app_2".into() };
        assert_eq!(App::of(&app.terms()), Some(app.clone()));
        assert_eq!(App::of(&terms(&[(attribute::RESOURCE, "app_ttd_min-app_2")])), Some(app.clone()));
        assert_eq!(App::parse(&app.resource_id()), Some(app));
        for other in [&[(attribute::ORG, "ttd")][..], &[(attribute::RESOURCE, "ttd-x")], &[]] {
            assert_eq!(App::of(&terms(other)), None);
        }
    }
}
