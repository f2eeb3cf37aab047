//! Somebody who asks for what a rule is about: a rule that says who stays outside must not be wrong by what the rest of
//! the policy says.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::policy::apps::App;
use crate::policy::decide::{Attribute, Prepared, Request};
use crate::policy::ids::{attribute, category};
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::Rule;

/// So many combinations of action and place are asked of a rule.
const MOST: usize = 50;

/// Somebody with certain attributes, and a policy that answers.
pub struct Somebody<'c> {
    policy: &'c Prepared<'c>,
    /// Who asks, and behind it what was asked last: what somebody holds is long, and the same in each question.
    request: RefCell<Request>,
    /// What was asked, by place and action, and the answer.
    known: RefCell<BTreeMap<(AttributePairs, AttributePairs), bool>>,
}

impl<'c> Somebody<'c> {
    /// Who has these attributes, as the platform fills them in.
    #[must_use]
    pub fn new(policy: &'c Prepared<'c>, subject: Vec<Attribute>) -> Self {
        let mut request = Request::default();
        request.push(category::SUBJECT, subject);
        Self { policy, request: RefCell::new(request), known: RefCell::default() }
    }

    /// Whether anything that the rule is about is let be done, by this rule or another.
    #[must_use]
    pub fn may_some(&self, rule: &Rule) -> bool {
        asked(rule).any(|asked| self.may(asked))
    }

    /// Whether everything that the rule is about is.
    #[must_use]
    pub fn may_all(&self, rule: &Rule) -> bool {
        asked(rule).all(|asked| self.may(asked))
    }

    fn may(&self, asked: (AttributePairs, AttributePairs)) -> bool {
        let known = self.known.borrow().get(&asked).copied();
        known.unwrap_or_else(|| {
            let mut request = self.request.borrow_mut();
            request.categories.truncate(1);
            ask(&mut request, &asked.0, &asked.1);
            let may = self.policy.decide(&request).is_permit();
            self.known.borrow_mut().insert(asked, may);
            may
        })
    }
}

/// What a rule is about: each action at each place.
fn asked(rule: &Rule) -> impl Iterator<Item = (AttributePairs, AttributePairs)> {
    let places = AttributePairs::alternatives(rule, category::RESOURCE);
    let actions = AttributePairs::alternatives(rule, category::ACTION);
    let of_place = move |place: AttributePairs| actions.clone().into_iter().map(move |action| (place.clone(), action));
    places.into_iter().flat_map(of_place).take(MOST)
}

/// Adds what is asked: `read` where a rule names no action.
fn ask(request: &mut Request, place: &AttributePairs, action: &AttributePairs) {
    let strings = |terms: &AttributePairs| -> Vec<Attribute> {
        terms.0.iter().map(|(id, value)| Attribute::string(id.as_str(), value.as_str())).collect()
    };
    let mut resource = strings(place);
    if let Some(app) = App::of(place) {
        // Who names an app by its parts is asked for by its id too, and the other way round.
        let id = (attribute::RESOURCE.to_owned(), app.resource_id());
        let all = app.terms().0.into_iter().chain([id]);
        let missing = all.filter(|(id, _)| place.value(id).is_none());
        resource.extend(missing.map(|(id, value)| Attribute::string(id, value)));
    }
    request.push(category::RESOURCE, resource);
    let actions =
        if action.0.is_empty() { vec![Attribute::string(attribute::ACTION_ID, "read")] } else { strings(action) };
    request.push(category::ACTION, actions);
}
