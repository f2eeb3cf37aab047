//! What `policy eval` finds out: the platform's answers to a request, whichever of the files the platform refuses.

use crate::policy::decide::caller::{CallerToken, LevelCheck, check};
use crate::policy::enrich::{AttributeSource, DecisionPoint, DecisionResponse, Endpoint, RegisterAnswers};
use crate::policy::ids::{attribute, category};
use crate::policy::read::{ParseRefusal, RefusalKind};
use crate::policy::{Decision, Policy, Request};

/// The parts of a request, each with what the platform would look up; `None` where it is decided as it stands.
pub type RequestParts = Vec<(Request, Option<RegisterAnswers>)>;

/// What is asked.
pub enum EvalQuestion {
    /// A request that can be read.
    Parts(RequestParts),
    /// A request that the platform refuses.
    Refused {
        /// What it says.
        message: String,
        /// It says that an argument is wrong.
        argument: bool,
    },
    /// A question about a policy that cannot be read: there is nothing to put it to.
    Nothing,
}

/// The answers, one for each part.
pub struct Evaluation {
    /// What the platform answers.
    pub answers: Vec<DecisionResponse>,
    /// Whether the caller's token suffices, and its level, where one was told.
    pub checks: Vec<Option<(LevelCheck, i32)>>,
    /// Why there is only one answer: what the platform refuses, in its words.
    pub refusal: Option<String>,
}

impl Evaluation {
    /// Puts a request to a policy, and to the delegations where the policy itself says nothing. `level` is that of the
    /// caller's token.
    #[must_use]
    pub fn of(
        policy: &Result<Policy, ParseRefusal>,
        delegations: &Result<Vec<Policy>, ParseRefusal>,
        endpoint: Endpoint,
        asked: EvalQuestion,
        level: Option<i32>,
    ) -> Self {
        let answered = answers(policy, delegations, endpoint, asked);
        let (answers, refusal) = match answered {
            Ok(answers) => (answers, None),
            Err(RefusedRequest { message, argument }) => {
                (vec![DecisionResponse::refused(endpoint, argument)], Some(message))
            }
        };
        let of_caller = |answer: &DecisionResponse| {
            level.map(|level| (check(&answer.result, token(level, &answer.request)), level))
        };
        let checks = answers.iter().map(of_caller).collect();
        Self { answers, checks, refusal }
    }

    /// What this program cannot tell, where the platform may have an answer.
    #[must_use]
    pub fn untold(&self) -> Option<String> {
        let faults = self.answers.iter().filter_map(|answer| answer.result.fault.as_ref());
        faults.filter(|fault| fault.is_ours()).map(ToString::to_string).next()
    }

    /// Whether every part is let in.
    #[must_use]
    pub fn is_permitted(&self) -> bool {
        self.answers.iter().all(|answer| answer.result.is_permit())
            && self.checks.iter().flatten().all(|(check, _)| check.is_allowed())
    }
}

/// The platform's one answer to what it refuses.
struct RefusedRequest {
    message: String,
    argument: bool,
}

impl From<&ParseRefusal> for RefusedRequest {
    fn from(refusal: &ParseRefusal) -> Self {
        Self { message: refusal.message.clone(), argument: refusal.kind == RefusalKind::Argument }
    }
}

fn answers(
    policy: &Result<Policy, ParseRefusal>,
    delegations: &Result<Vec<Policy>, ParseRefusal>,
    endpoint: Endpoint,
    asked: EvalQuestion,
) -> Result<Vec<DecisionResponse>, RefusedRequest> {
    let policy = policy.as_ref()?;
    let parts = match asked {
        EvalQuestion::Parts(parts) => parts,
        EvalQuestion::Refused { message, argument } => return Err(RefusedRequest { message, argument }),
        EvalQuestion::Nothing => return Err(RefusedRequest { message: String::new(), argument: false }),
    };
    let service = DecisionPoint { policy, delegations: delegations.as_deref().unwrap_or_default(), endpoint };
    let parts = parts
        .iter()
        .map(|(request, facts)| (request.clone(), facts.as_ref().map(|facts| facts as &dyn AttributeSource)));
    let answers = service.answer_all(parts);
    // A delegation policy is read only when the policy itself says nothing.
    match delegations {
        Err(refusal) if answers.iter().any(|answer| answer.result.decision == Decision::NotApplicable) => {
            Err(refusal.into())
        }
        _ => Ok(answers),
    }
}

/// The caller's token. Who asks as a service owner has the claim that can relax the level.
fn token(level: i32, request: &Request) -> CallerToken {
    CallerToken { level, of_service_owner: request.first(category::SUBJECT, attribute::ORG).is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::parse;

    /// A policy that says nothing to who is not general manager.
    const SILENT: &str = concat!(
        r#"<Policy xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17" PolicyId="a" Version="1.0" "#,
        r#"RuleCombiningAlgId="urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides"><Target/>"#,
        r#"<Rule RuleId="r" Effect="Permit"><Target><AnyOf><AllOf>"#,
        r#"<Match MatchId="urn:oasis:names:tc:xacml:1.0:function:string-equal">"#,
        r#"<AttributeValue DataType="http://www.w3.org/2001/XMLSchema#string">dagl</AttributeValue>"#,
        r#"<AttributeDesignator AttributeId="urn:altinn:rolecode" "#,
        r#"Category="urn:oasis:names:tc:xacml:1.0:subject-category:access-subject" "#,
        r#"DataType="http://www.w3.org/2001/XMLSchema#string" MustBePresent="false"/>"#,
        r#"</Match></AllOf></AnyOf></Target></Rule></Policy>"#
    );

    fn refused() -> ParseRefusal {
        parse(b"<nothing").unwrap_err()
    }

    #[test]
    fn a_policy_that_is_refused_has_one_answer_with_the_reason() {
        let told = Evaluation::of(&Err(refused()), &Ok(Vec::new()), Endpoint::Internal, EvalQuestion::Nothing, Some(3));
        assert_eq!((told.answers.len(), told.checks.len()), (1, 1));
        assert!(told.refusal.is_some() && !told.is_permitted());
    }

    #[test]
    fn a_delegation_that_is_refused_counts_only_when_the_policy_is_silent() {
        let asked = || EvalQuestion::Parts(vec![(Request::default(), None)]);
        let policy = parse(SILENT.as_bytes());
        assert!(policy.is_ok(), "{policy:?}");
        let told = Evaluation::of(&policy, &Err(refused()), Endpoint::Internal, asked(), None);
        assert!(told.refusal.is_some());
        let told = Evaluation::of(&policy, &Ok(Vec::new()), Endpoint::Internal, asked(), None);
        assert_eq!((told.refusal, told.answers.len(), told.checks.len()), (None, 1, 1));
    }
}
