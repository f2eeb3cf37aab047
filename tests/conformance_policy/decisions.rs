//! Decisions of the engine on requests that are taken as they are.

use std::collections::HashMap;

use altinn_onboard::door::policy::decide::request_xml::parse as parse_request;
use altinn_onboard::door::policy::decide::{Assignment, Attribute, DecisionResult, Prepared, Request, value_matches};
use altinn_onboard::door::policy::ids::category;
use altinn_onboard::door::policy::{Policy, decide as plain, parse};
use serde_json::{Value, json};

use super::support::{data, json as read_json, read, run, run_some, same, tally, text};

#[test]
fn the_engine_decides() {
    run("engine", |data, case| {
        let wanted = &case["expected"];
        let Ok(policy) = parse(&read(data, text(case, "policy"))) else {
            // A policy that is refused is an answer of the service.
            return same("answer", ("Indeterminate", true), (text(wanted, "decision"), syntax_error(wanted)));
        };
        let request = parse_request(&read(data, text(case, "request"))).map_err(|refusal| refusal.to_string())?;
        let result = decide(&policy, &request.request);
        same("decision", result.decision.name(), text(wanted, "decision"))?;
        same("status", result.status.urn(), text(wanted, "status"))?;
        same("obligations", obligations(&result), wanted["obligations"].clone())?;
        same("echoed", Some(result.echoed_attributes as u64), wanted["echoedAttributes"].as_u64())?;
        let by_a_rule =
            ["Permit", "Deny"].contains(&result.decision.name()) && !text(case, "policy").contains("Unless");
        same("a rule is named", !result.rules.is_empty() || !by_a_rule, true)
    });
}

/// The decision, by the plain engine and by a policy made ready, which must answer the same.
fn decide(policy: &Policy, request: &Request) -> DecisionResult {
    let result = plain(policy, request);
    assert_eq!(Prepared::new(policy).decide(request), result, "{request:?}");
    result
}

fn syntax_error(wanted: &Value) -> bool {
    text(wanted, "status").ends_with("syntax-error")
}

fn obligations(result: &DecisionResult) -> Value {
    let assignment = |a: &Assignment| json!({"attributeId": a.attribute_id, "category": a.category, "dataType": a.data_type, "value": a.value});
    result
        .obligations
        .iter()
        .map(|o| json!({"id": o.id, "assignments": o.assignments.iter().map(assignment).collect::<Vec<_>>()}))
        .collect()
}

#[test]
fn oasis_policies_are_answered_as_the_service_answers() {
    let single = |case: &Value| case["extraPolicies"].as_array().is_none_or(Vec::is_empty);
    run_some("oasis", single, |data, case| {
        let wanted = text(&case["altinnEngine"], "serviceAnswer");
        let policy = parse(&read(data, text(case, "policy")));
        let request = parse_request(&read(data, text(case, "request")));
        let answer = match (policy, request) {
            (Ok(policy), Ok(request)) => decide(&policy, &request.request).decision.name(),
            _ => "Indeterminate",
        };
        same("answer", answer, wanted)
    });
}

#[test]
fn enriched_requests_are_decided() {
    run("altinn", |data, case| {
        for part in case["parts"].as_array().expect("parts") {
            let (Some(policy), Some(request)) = (part["policy"].as_str(), part["enrichedRequest"].as_str()) else {
                continue;
            };
            check(data, policy, request, &part["engineDecisionOnPolicy"])?;
            if let Some(request) = part["delegationRequest"].as_str() {
                let delegations = part["delegationPolicies"].as_array().expect("delegations");
                let answers = delegations
                    .iter()
                    .map(|row| check(data, text(row, "policy"), request, &part["engineDecisionOnDelegation"]));
                answers.collect::<Result<Vec<_>, _>>()?;
            }
        }
        Ok(())
    });
}

fn check(data: &std::path::Path, policy: &str, request: &str, wanted: &Value) -> Result<(), String> {
    let policy = parse(&read(data, policy)).map_err(|refusal| refusal.to_string())?;
    let request = parse_request(&read(data, request)).map_err(|refusal| refusal.to_string())?;
    same("decision", Some(decide(&policy, &request.request).decision.name()), wanted.as_str())
}

#[test]
fn the_decision_table_holds() {
    let Some(data) = data() else { return };
    let table = String::from_utf8(read(&data, "decisions.jsonl")).expect("text");
    let rows: Vec<Value> =
        table.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let mut policies: HashMap<&str, Policy> = HashMap::new();
    for row in &rows {
        let path = text(row, "policy");
        policies.entry(path).or_insert_with(|| parse(&read(&data, path)).expect("a policy"));
    }
    let ready: HashMap<&str, Prepared> = policies.iter().map(|(path, policy)| (*path, Prepared::new(policy))).collect();
    tally(
        "decisions.jsonl",
        rows.iter().map(|row| {
            let line = row.to_string();
            let path = text(row, "policy");
            let request = request_of(row);
            let result = plain(&policies[path], &request);
            assert_eq!(ready[path].decide(&request), result, "{line}");
            same("decision", result.decision.name(), text(row, "decision")).map_err(|w| format!("{w} in {line}"))?;
            let values = result.obligations.iter().flat_map(|obligation| &obligation.assignments);
            let got: Vec<Value> = values.map(|a| json!([a.category, a.value])).collect();
            let wanted = row["obligations"].as_array().cloned().unwrap_or_default();
            same("obligations", got, wanted).map_err(|wrong| format!("{wrong} in {line}"))
        }),
    );
}

/// The request of a row of the table; a category that is absent is not in it.
pub fn request_of(row: &Value) -> Request {
    let mut request = Request::default();
    for (key, name) in [("subject", category::SUBJECT), ("resource", category::RESOURCE), ("action", category::ACTION)]
    {
        if let Some(pairs) = row[key].as_array() {
            let of = |pair: &Value, index: usize| pair[index].as_str().expect("text").to_owned();
            request.push(name, pairs.iter().map(|pair| Attribute::string(of(pair, 0), of(pair, 1))));
        }
    }
    request
}

#[test]
fn match_functions_hold() {
    let Some(data) = data() else { return };
    let matcher = read_json(&data, "matcher.json");
    tally(
        "matcher.json",
        matcher["cases"].as_array().expect("cases").iter().map(|case| {
            let got = value_matches(text(case, "function"), text(case, "policyValue"), text(case, "requestValue"));
            same(&case.to_string(), got.ok(), case["match"].as_bool())
        }),
    );
}
