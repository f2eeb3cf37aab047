//! The frozen JSON of `policy eval`: other programs read it.

use schemars::JsonSchema;
use serde::Serialize;

use super::Answered;
use crate::domain::Language;
use crate::policy::decide::{DecisionResult, Status};
use crate::policy::enrich::narrate;
use crate::report::decision_json::Decision as DecisionWord;
use crate::report::frozen::frozen;

/// All of it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this shape.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// One for each part of the request, in order.
    results: Vec<ResultJson<'a>>,
}

/// The answer to one part.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ResultJson<'a> {
    decision: DecisionWord,
    status: StatusUrn,
    obligations: Vec<ObligationJson<'a>>,
    echoed_attributes: usize,
    rules: &'a [String],
    gate: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caller: Option<CallerJson>,
}

/// What the caller's check came to; only when a level was given.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CallerJson {
    /// Whether the caller is let in.
    allowed: bool,
    /// Why, or why not.
    reason: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ObligationJson<'a> {
    id: &'a str,
    assignments: Vec<AssignmentJson<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AssignmentJson<'a> {
    attribute_id: &'a str,
    category: Option<&'a str>,
    data_type: &'a str,
    value: &'a str,
}

frozen! {
    /// The status of a result, by its name in XACML.
    StatusUrn of Status {
        /// Decided.
        "urn:oasis:names:tc:xacml:1.0:status:ok" Ok = Status::Ok,
        /// An attribute that must be there is not in the request.
        "urn:oasis:names:tc:xacml:1.0:status:missing-attribute" MissingAttribute = Status::MissingAttribute,
        /// The policy or the request could not be evaluated.
        "urn:oasis:names:tc:xacml:1.0:status:syntax-error" SyntaxError = Status::SyntaxError,
        /// A bag held more values than a condition allows.
        "urn:oasis:names:tc:xacml:1.0:status:processing-error" ProcessingError = Status::ProcessingError,
    }
}

impl<'a> ResultJson<'a> {
    /// The answer with the gate that stopped it and the caller's check, if there were any.
    fn new(result: &'a DecisionResult, gate: Option<&'a str>, caller: Option<CallerJson>) -> Self {
        let obligations = result.obligations.iter().map(|obligation| {
            let assignments = obligation.assignments.iter().map(|assignment| AssignmentJson {
                attribute_id: &assignment.attribute_id,
                category: assignment.category.as_deref(),
                data_type: &assignment.data_type,
                value: &assignment.value,
            });
            ObligationJson { id: &obligation.id, assignments: assignments.collect() }
        });
        Self {
            decision: result.decision.into(),
            status: result.status.into(),
            obligations: obligations.collect(),
            echoed_attributes: result.echoed_attributes,
            rules: &result.rules,
            gate,
            caller,
        }
    }
}

/// Renders the answers to all parts.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(answered: &Answered<'_>) -> Result<String, serde_json::Error> {
    let results = answered.answers.iter().zip(answered.checks).map(|(answer, check)| {
        let gate = answer.unmet.map(|gate| gate.phrase().raw(Language::En));
        let caller = check.map(|(check, level)| CallerJson {
            allowed: check.is_allowed(),
            reason: narrate::caller(check, level).render(Language::En),
        });
        ResultJson::new(&answer.result, gate, caller)
    });
    serde_json::to_string(&Document { schema: 1, results: results.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::decide::decision::Obligation;
    use crate::policy::decide::{Assignment, Decision};

    #[test]
    fn the_shape_is_frozen() {
        let assignment = Assignment {
            attribute_id: "a".into(),
            category: Some("c".into()),
            data_type: "t".into(),
            value: "3".into(),
        };
        let result = DecisionResult {
            obligations: vec![Obligation { id: "o".into(), assignments: vec![assignment] }],
            echoed_attributes: 2,
            rules: vec!["r".into()],
            ..DecisionResult::without_rules(Decision::Permit, Status::Ok)
        };
        let json = |caller| {
            let results = vec![ResultJson::new(&result, None, caller)];
            serde_json::to_string(&Document { schema: 1, results }).unwrap()
        };
        let wanted = concat!(
            r#"{"schema":1,"results":[{"decision":"Permit","status":"urn:oasis:names:tc:xacml:1.0:status:ok","#,
            r#""obligations":[{"id":"o","assignments":[{"attributeId":"a","category":"c","dataType":"t","value":"3"}]}],"#,
            r#""echoedAttributes":2,"rules":["r"],"gate":null}]}"#
        );
        assert_eq!(json(None), wanted);
        let with_caller = json(Some(CallerJson { allowed: false, reason: "x".into() }));
        assert!(with_caller.ends_with(r#""gate":null,"caller":{"allowed":false,"reason":"x"}}]}"#), "{with_caller}");
    }
}
