//! Cedar: a policy set, one policy a rule; what a subject has are the groups it is in.

use std::collections::HashSet;
use std::fmt::Write as _;

use cedar_policy::{Authorizer, Context, Decision, Entities, Entity, EntityUid, PolicySet, Request};

use crate::Engine;
use crate::rules::{Ask, Rule};

/// A policy set, and the requests with their entities.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    requests: Vec<(Request, Entities)>,
}

fn uid(kind: &str, id: &str) -> EntityUid {
    format!("{kind}::\"{id}\"").parse().expect("an entity")
}

impl Cedar {
    pub fn new(rules: &[Rule], asks: &[Ask]) -> Self {
        let mut text = String::new();
        for rule in rules {
            let effect = if rule.permits { "permit" } else { "forbid" };
            let list = |kind: &str, ids: Vec<&str>| {
                ids.iter().map(|id| format!("{kind}::\"{id}\"")).collect::<Vec<_>>().join(", ")
            };
            let actions = list("Action", rule.actions.clone());
            let subjects = list("Held", rule.subjects.iter().map(String::as_str).collect());
            let _ = writeln!(
                text,
                "{effect}(principal, action in [{actions}], resource == Part::\"{}\") when {{ principal in [{subjects}] }};",
                rule.part
            );
        }
        let request = |ask: &Ask| {
            let groups: HashSet<EntityUid> = ask.subjects.iter().map(|subject| uid("Held", subject)).collect();
            let who = uid("User", "u");
            let entity = Entity::new_no_attrs(who.clone(), groups);
            let entities = Entities::from_entities([entity], None).expect("entities");
            let request = Request::new(who, uid("Action", ask.action), uid("Part", &ask.part), Context::empty(), None);
            (request.expect("a request"), entities)
        };
        Self {
            authorizer: Authorizer::new(),
            policies: text.parse().expect("policies"),
            requests: asks.iter().map(request).collect(),
        }
    }
}

impl Engine for Cedar {
    fn name(&self) -> &'static str {
        "cedar-policy"
    }

    fn decide(&mut self, request: usize) -> bool {
        let (request, entities) = &self.requests[request];
        self.authorizer.is_authorized(request, &self.policies, entities).decision() == Decision::Allow
    }
}
