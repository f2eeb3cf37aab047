//! From the request as a service sends it and what the registers hold, to the answer of the platform's service.

use altinn_onboard::door::policy::decide::Attribute;
use altinn_onboard::door::policy::decide::{Incoming, request_reader};
use altinn_onboard::door::policy::enrich::{
    AttributeSource, DecisionPoint, Endpoint, Instance, Party, RegisterAnswers, Subject, enrich,
};
use altinn_onboard::door::policy::ids::{attribute, category};
use altinn_onboard::door::policy::{DecisionResult, Policy, Request, parse};
use serde_json::{Value, json};

use super::support::{json as read_json, read, run, same, text};

/// The facts of one part, with the register of parties that all cases share: for organisations that ask.
struct Registers<'v>(RegisterAnswers, &'v Value);

impl AttributeSource for Registers<'_> {
    fn asking_party(&self, number: &str) -> Option<Party> {
        let number = Value::from(number);
        let mut parties = self.1.as_array().into_iter().flatten();
        let party = parties.find(|party| [&party["orgNumber"], &party["OrgNumber"]].contains(&&number))?;
        let id = party["partyId"].as_str().map_or_else(|| party["PartyId"].to_string(), str::to_owned);
        Some(Party { id, uuid: None })
    }
    fn party(&self, id: &str, value: &str) -> Option<Party> {
        self.0.party(id, value)
    }
    fn user_id(&self, number: &str) -> Option<String> {
        self.0.user_id(number)
    }
    fn instance(&self, id: &str) -> Option<Instance> {
        self.0.instance(id)
    }
    /// The cases' register knows roles by their codes alone.
    fn roles(&self, user: &str, party: &Party) -> Vec<(String, String)> {
        self.0.roles(user, party).into_iter().filter(|(id, _)| id == attribute::ROLE_CODE).collect()
    }
    fn packages(&self, subject: Subject<'_>, party: &Party) -> Vec<String> {
        self.0.packages(subject, party)
    }
    fn estate_roles(&self, user: &str, party: &Party) -> Vec<String> {
        self.0.estate_roles(user, party)
    }
    fn party_type(&self, request: &Request) -> Option<String> {
        self.0.party_type(request)
    }
    fn access_lists(&self, request: &Request) -> Vec<String> {
        self.0.access_lists(request)
    }
}

fn incoming(data: &std::path::Path, path: &str) -> Result<Incoming, String> {
    request_reader::read(&read(data, path)).map_err(|refused| refused.to_string())
}

fn policy(data: &std::path::Path, path: &str) -> Result<Policy, String> {
    parse(&read(data, path)).map_err(|refusal| refusal.to_string())
}

#[test]
fn requests_are_enriched_and_decided() {
    run("altinn", |data, case| {
        let register = read_json(data, "altinn/facts/register-all.json");
        let endpoint =
            if text(case, "endpoint").starts_with("external") { Endpoint::External } else { Endpoint::Internal };
        let parts = incoming(data, text(case, "request"))?.parts();
        let described = case["parts"].as_array().expect("parts");
        same("parts", parts.len(), described.len())?;
        let echoed = echoed(data, text(case, "response"));
        let expected = case["expected"].as_array().expect("list");
        for (at, ((part, request), expected)) in described.iter().zip(&parts).zip(expected).enumerate() {
            let Some(path) = part["policy"].as_str() else { continue };
            let policy = policy(data, path)?;
            let mut facts: RegisterAnswers =
                serde_json::from_value(part["facts"].clone()).map_err(|error| error.to_string())?;
            facts.access_list_mode = part["note"].as_str().is_some_and(|note| note.contains("access-list"));
            let enriched = enrich(&policy, request, &Registers(facts.clone(), &register), endpoint);
            let wanted = incoming(data, text(part, "enrichedRequest"))?.request;
            for name in [category::SUBJECT, category::RESOURCE, category::ACTION] {
                same(name, values(&enriched, name), values(&wanted, name))?;
            }
            let delegations = part["delegationPolicies"].as_array().into_iter().flatten();
            let delegations: Vec<Policy> =
                delegations.map(|row| self::policy(data, text(row, "policy"))).collect::<Result<_, _>>()?;
            if let Some(path) = part["delegationRequest"].as_str() {
                let mut with = enriched.clone();
                facts.delegation_subject().into_iter().for_each(|(id, value)| {
                    with.add(category::SUBJECT, Attribute::string(id, value));
                });
                let wanted = incoming(data, path)?.request;
                same("delegation subject", values(&with, category::SUBJECT), values(&wanted, category::SUBJECT))?;
            }
            let answer = DecisionPoint { policy: &policy, delegations: &delegations, endpoint }.answer(request, &facts);
            same("decision", answer.result.decision.name(), text(expected, "decision"))?;
            if let Some(status) = expected["status"].as_str() {
                same("status", answer.result.status.urn(), status)?;
            }
            same("obligations", obligations(&answer.result), wanted_obligations(expected))?;
            if let Some(echoed) = echoed.get(at).filter(|_| answer.result.is_permit()) {
                same("echoed", answer.result.echoed_attributes, *echoed)?;
            }
            same("a gate is named only without Permit", answer.unmet.is_some() && answer.result.is_permit(), false)?;
        }
        Ok(())
    });
}

/// Categories and values. The responses of the platform's own tests have other ids of obligations than its policies.
fn obligations(result: &DecisionResult) -> Vec<Value> {
    let assignments = result.obligations.iter().flat_map(|obligation| &obligation.assignments);
    assignments.map(|one| json!([one.category, one.value])).collect()
}

fn wanted_obligations(expected: &Value) -> Vec<Value> {
    let obligations = expected["obligations"].as_array().into_iter().flatten();
    let assignments = obligations.flat_map(|obligation| obligation["assignments"].as_array().into_iter().flatten());
    assignments.map(|one| json!([one["category"], one["value"]])).collect()
}

/// How many attributes each result of a JSON response echoes.
fn echoed(data: &std::path::Path, response: &str) -> Vec<usize> {
    if !response.ends_with(".json") {
        return Vec::new();
    }
    let response = read_json(data, response);
    let either = |value: &Value, name: &str| {
        let lower = name.to_lowercase();
        value[name].as_array().or_else(|| value[lower.as_str()].as_array()).cloned().unwrap_or_default()
    };
    let count = |result: &Value| either(result, "Category").iter().map(|c| either(c, "Attribute").len()).sum();
    either(&response, "Response").iter().map(count).collect()
}

/// Attribute id and values of a category, without order.
fn values(request: &Request, category: &str) -> Vec<(String, String)> {
    let mut values: Vec<_> = request
        .bag(category)
        .flat_map(|attribute| attribute.values.iter().map(|value| (attribute.id.clone(), value.text.clone())))
        .collect();
    values.sort();
    values.dedup();
    values
}
