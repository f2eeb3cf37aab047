//! The whole answer of the platform's service: refusals, enrichment, the policy, delegation policies and access lists
//! (Altinn/altinn-authorization-tmp, `Controllers/DecisionController.cs`, 2026-08-21).

use super::attribute_source::{AttributeSource, Listed, Party};
use super::context_handler::enrich;
use super::endpoint::Endpoint;
use super::named::party_of;
use super::preconditions::{self, Precondition};
use crate::policy::decide::decision::EvaluationFault;
use crate::policy::decide::{Attribute, Decision, DecisionResult, Request, Status, decide};
use crate::policy::ids::{attribute, category};
use crate::policy::xacml::Policy;

/// The platform's service with the policies that it finds.
#[derive(Clone, Copy, Debug)]
pub struct DecisionPoint<'p> {
    /// The policy of the resource.
    pub policy: &'p Policy,
    /// Policies by which somebody has passed rights on, in the order in which they are tried.
    pub delegations: &'p [Policy],
    /// By which door requests come.
    pub endpoint: Endpoint,
}

/// What the service answers, and what lay behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionResponse {
    /// What was decided, with status and obligations.
    pub result: DecisionResult,
    /// What stopped it, unless it is Permit.
    pub unmet: Option<Precondition>,
    /// The request as it was decided; as it came when it was refused.
    pub request: Request,
    /// Which delegation policy let it in, from 0.
    pub delegation: Option<usize>,
    /// Something was thrown: a multi request has no other answer than this.
    pub broke_off: bool,
}

impl DecisionPoint<'_> {
    /// The answers to the parts of a request, each with what the registers hold for it; without registers the bare
    /// engine answers. Something thrown in any part is the only answer to them all.
    #[must_use]
    pub fn answer_all<'d>(
        &self,
        parts: impl IntoIterator<Item = (Request, Option<&'d dyn AttributeSource>)>,
    ) -> Vec<DecisionResponse> {
        let mut answers = Vec::new();
        for (request, directory) in parts {
            let answer = match directory {
                Some(directory) => self.answer(&request, directory),
                None => self.bare(request),
            };
            if answer.broke_off {
                return vec![answer];
            }
            answers.push(answer);
        }
        answers
    }

    /// The answer to one request.
    #[must_use]
    pub fn answer(&self, request: &Request, directory: &dyn AttributeSource) -> DecisionResponse {
        let enriched = enrich(self.policy, request, directory, self.endpoint);
        if let Some(unmet) = preconditions::refusal(request, &enriched, self.endpoint) {
            return self.refused(request.clone(), unmet);
        }
        let mut answer = self.plain(decide(self.policy, &enriched), enriched);
        if answer.broke_off {
            return answer;
        }
        match answer.result.decision {
            Decision::NotApplicable => self.delegated(&mut answer, directory.delegation_subject()),
            Decision::Deny | Decision::Indeterminate if !self.delegations.is_empty() => {
                answer.unmet = Some(Precondition::DelegationShutOut);
            }
            _ => {}
        }
        if answer.result.is_permit() {
            return self.listed(answer, directory);
        }
        if answer.unmet.is_none() && !answer.broke_off {
            answer.unmet = preconditions::stopped(self.policy, &answer.request, directory);
        }
        answer
    }

    /// The decision of the bare engine on a request that is taken as it is, and then of the delegation policies.
    #[must_use]
    pub fn bare(&self, request: Request) -> DecisionResponse {
        let mut answer = self.plain(decide(self.policy, &request), request);
        if answer.result.decision == Decision::NotApplicable {
            self.delegated(&mut answer, Vec::new());
        }
        answer
    }

    fn plain(&self, mut result: DecisionResult, request: Request) -> DecisionResponse {
        let broke_off = result.fault.is_some();
        if let Some(fault) = &result.fault {
            result.status = status_of(self.endpoint, fault.is_argument());
        }
        DecisionResponse { result, unmet: None, request, delegation: None, broke_off }
    }

    fn refused(&self, request: Request, unmet: Precondition) -> DecisionResponse {
        DecisionResponse { unmet: Some(unmet), request, ..DecisionResponse::refused(self.endpoint, true) }
    }

    /// Tries the delegation policies. The first that permits takes over the obligations of the resource's policy. Where one
    /// throws, the platform writes that in its log, tries no more, and the answer stays what it was.
    fn delegated(&self, answer: &mut DecisionResponse, subject: Vec<(String, String)>) {
        if self.delegations.is_empty() {
            return;
        }
        let mut request = answer.request.clone();
        for (id, value) in subject {
            request.add(category::SUBJECT, Attribute::string(id, value));
        }
        for (number, delegation) in self.delegations.iter().enumerate() {
            let mut policy = delegation.clone();
            policy.obligations.extend(self.policy.obligations.iter().cloned());
            let result = decide(&policy, &request);
            if let Some(fault) = result.fault {
                // What this program cannot tell is not what the platform wrote in its log.
                answer.result.fault = Some(fault).filter(EvaluationFault::is_ours);
                return;
            }
            if result.is_permit() {
                *answer = DecisionResponse { delegation: Some(number), ..self.plain(result, request) };
                return;
            }
        }
    }

    /// After a Permit: a resource with access lists lets in only parties that are on one of them.
    fn listed(&self, answer: DecisionResponse, directory: &dyn AttributeSource) -> DecisionResponse {
        let request = &answer.request;
        let Some(id) = request.first(category::RESOURCE, attribute::RESOURCE) else { return answer };
        let action = request.first(category::ACTION, attribute::ACTION_ID).unwrap_or_default();
        let party = party_of(request);
        match directory.listed(id, party.as_ref().unwrap_or(&Party::default()), action) {
            Listed::NotUsed => answer,
            _ if party.is_none() => self.refused(answer.request, Precondition::NoPartyForAccessList),
            Listed::Yes => answer,
            Listed::No => DecisionResponse {
                result: DecisionResult {
                    rules: answer.result.rules,
                    ..DecisionResult::without_rules(Decision::Deny, Status::Ok)
                },
                unmet: Some(Precondition::NotOnAccessList),
                ..answer
            },
        }
    }
}

/// The status of an answer after something was thrown.
const fn status_of(endpoint: Endpoint, argument: bool) -> Status {
    match (endpoint, argument) {
        (Endpoint::External, true) => Status::ProcessingError,
        _ => Status::SyntaxError,
    }
}

impl DecisionResponse {
    /// The one answer to a policy or a request that the platform refuses; `argument` says whether its exception is one
    /// about an argument.
    #[must_use]
    pub fn refused(endpoint: Endpoint, argument: bool) -> Self {
        let result = DecisionResult::without_rules(Decision::Indeterminate, status_of(endpoint, argument));
        Self { result, unmet: None, request: Request::default(), delegation: None, broke_off: true }
    }
}

/// What the platform's service answers to one request: refusals, enrichment, the decision, and the access lists.
#[must_use]
pub fn answer(
    policy: &Policy,
    request: &Request,
    directory: &dyn AttributeSource,
    endpoint: Endpoint,
) -> DecisionResult {
    DecisionPoint { policy, delegations: &[], endpoint }.answer(request, directory).result
}
