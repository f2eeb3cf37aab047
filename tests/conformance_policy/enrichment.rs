//! From the request as a service sends it and what the registers hold, to the answer of the platform's service.

use altinn_onboard::policy::decide::request_json;
use altinn_onboard::policy::decide::request_xml::{self, Incoming};
use altinn_onboard::policy::enrich::{Directory, Endpoint, Instance, Listed, Party, Subject, answer, enrich};
use altinn_onboard::policy::ids::{attribute, category};
use altinn_onboard::policy::{Outcome, Request, decide, parse};
use serde_json::Value;

use super::support::{json, read, run, same, text};

/// The registers of one part of a case, and the register of parties that all cases share.
#[derive(Clone, Copy)]
struct Facts<'v>(&'v Value, &'v Value);

impl Facts<'_> {
    fn texts(&self, key: &str) -> Vec<String> {
        let list = self.0[key].as_array().into_iter().flatten();
        list.filter_map(|value| value.as_str().map(str::to_owned)).collect()
    }
}

impl Directory for Facts<'_> {
    fn party(&self, id: &str, value: &str) -> Option<Party> {
        let registered = self.1.as_array().into_iter().flatten().find(|party| {
            id == attribute::ORGANISATION_NUMBER
                && [&party["orgNumber"], &party["OrgNumber"]].contains(&&Value::from(value))
        });
        if let Some(party) = registered {
            let id = party["partyId"].as_str().map_or_else(|| party["PartyId"].to_string(), str::to_owned);
            return Some(Party { id, uuid: None });
        }
        let party = &self.0["resourceParty"];
        let uuid = party["partyUuid"].as_str().map(str::to_owned);
        party["partyId"].as_str().map(|id| Party { id: id.to_owned(), uuid })
    }
    fn user_id(&self, _: &str) -> Option<String> {
        self.0["subjectUserId"].as_str().map(str::to_owned)
    }
    fn instance(&self, _: &str) -> Option<Instance> {
        let instance = &self.0["instance"];
        let (org, app) = instance["appId"].as_str()?.split_once('/')?;
        let (party, _) = text(instance, "id").split_once('/')?;
        Some(Instance {
            org: org.to_owned(),
            app: app.to_owned(),
            task: instance["currentTask"].as_str().map(str::to_owned),
            end_event: None,
            party_id: party.to_owned(),
        })
    }
    fn roles(&self, _: &str, _: &Party) -> Vec<(String, String)> {
        self.texts("roles").into_iter().map(|code| (attribute::ROLE_CODE.to_owned(), code)).collect()
    }
    fn packages(&self, _: Subject<'_>, _: &Party) -> Vec<String> {
        self.texts("accessPackages")
    }
    fn estate_roles(&self, _: &str, _: &Party) -> Vec<String> {
        self.texts("oedRoles")
    }
    fn party_type(&self, _: &Request) -> Option<String> {
        self.0["partyType"].as_str().map(str::to_owned)
    }
    fn access_lists(&self, _: &Request) -> Vec<String> {
        self.texts("accessLists")
    }
}

/// The same registers for a resource whose access lists shut the party out.
struct ShutOut<'v>(Facts<'v>);

impl Directory for ShutOut<'_> {
    fn party(&self, attribute_id: &str, value: &str) -> Option<Party> {
        self.0.party(attribute_id, value)
    }
    fn roles(&self, user_id: &str, party: &Party) -> Vec<(String, String)> {
        self.0.roles(user_id, party)
    }
    fn packages(&self, subject: Subject<'_>, party: &Party) -> Vec<String> {
        self.0.packages(subject, party)
    }
    fn listed(&self, _: &str, _: &Party, _: &str) -> Listed {
        Listed::No
    }
}

fn incoming(data: &std::path::Path, path: &str) -> Result<Incoming, String> {
    let bytes = read(data, path);
    if path.ends_with(".json") {
        request_json::parse(&bytes).map_err(|refused| refused.to_string())
    } else {
        request_xml::parse(&bytes).map_err(|refused| refused.to_string())
    }
}

#[test]
fn requests_are_enriched_and_decided() {
    run("altinn", |data, case| {
        let register = json(data, "altinn/facts/register-all.json");
        let endpoint =
            if text(case, "endpoint").starts_with("external") { Endpoint::External } else { Endpoint::Internal };
        let parts = incoming(data, text(case, "request"))?.parts();
        let described = case["parts"].as_array().expect("parts");
        same("parts", parts.len(), described.len())?;
        for ((part, request), expected) in described.iter().zip(&parts).zip(case["expected"].as_array().expect("list"))
        {
            let Some(path) = part["policy"].as_str() else { continue };
            let policy = parse(&read(data, path)).map_err(|refusal| refusal.to_string())?;
            let facts = Facts(&part["facts"], &register);
            let enriched = enrich(&policy, request, &facts, endpoint);
            let wanted = incoming(data, text(part, "enrichedRequest"))?.request;
            for name in [category::SUBJECT, category::RESOURCE, category::ACTION] {
                same(name, values(&enriched, name), values(&wanted, name))?;
            }
            let lists = part["note"].as_str().is_some_and(|note| note.contains("access-list"));
            let decision = if lists {
                answer(&policy, request, &ShutOut(facts), endpoint)
            } else {
                answer(&policy, request, &facts, endpoint)
            };
            let outcome = match part["delegationRequest"].as_str() {
                Some(request) if decision.outcome == Outcome::NotApplicable => delegated(data, part, request)?,
                _ => decision.outcome,
            };
            same("decision", outcome.name(), text(expected, "decision"))?;
            if let Some(status) = expected["status"].as_str() {
                same("status", decision.status.urn(), status)?;
            }
        }
        Ok(())
    });
}

/// The first delegation policy that says anything.
fn delegated(data: &std::path::Path, part: &Value, request: &str) -> Result<Outcome, String> {
    let request = incoming(data, request)?.request;
    for row in part["delegationPolicies"].as_array().expect("delegations") {
        let policy = parse(&read(data, text(row, "policy"))).map_err(|refusal| refusal.to_string())?;
        let outcome = decide(&policy, &request).outcome;
        if outcome != Outcome::NotApplicable {
            return Ok(outcome);
        }
    }
    Ok(Outcome::NotApplicable)
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
