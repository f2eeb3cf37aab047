//! `policy eval` on all cases of the platform, through the program itself.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::common::{BINARY, Home};

/// The cases, run by a few threads; each says what is wrong.
fn all_cases(cases: &[Case], run: impl Fn(&Case) -> Result<(), String> + Sync) {
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(reason) = run(case) {
                        wrong.lock().unwrap().push(format!("{}: {reason}", case.id));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    cases.iter().for_each(|case| *counts.entry(case.suite).or_default() += 1);
    println!("policy eval: {counts:?}, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One call of the program and what it must answer.
struct Case {
    suite: &'static str,
    id: String,
    arguments: Vec<String>,
    facts: Option<Value>,
    /// Which of the results.
    part: usize,
    decision: String,
    status: Option<String>,
    obligations: Option<Value>,
    echoed: Option<u64>,
}

#[test]
fn the_platforms_own_cases_hold() {
    let Some(data) = super::data().map(|data| data.join("conformance")) else { return };
    let index: Value = serde_json::from_slice(&std::fs::read(data.join("index.json")).unwrap()).unwrap();
    let file = |value: &Value| data.join(value.as_str().unwrap()).display().to_string();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut cases = Vec::new();
    for case in index["cases"].as_array().unwrap() {
        let id = text(&case["id"]).unwrap();
        let eval = |policy: &Value, request: &Value| {
            ["policy", "eval"].map(str::to_owned).into_iter().chain([file(policy), "--request".into(), file(request)])
        };
        let wanted = &case["expected"];
        match case["suite"].as_str().unwrap() {
            "engine" => cases.push(Case {
                suite: "engine",
                id,
                arguments: eval(&case["policy"], &case["request"]).collect(),
                facts: None,
                part: 0,
                decision: text(&wanted["decision"]).unwrap(),
                status: text(&wanted["status"]),
                obligations: Some(wanted["obligations"].clone()),
                echoed: wanted["echoedAttributes"].as_u64(),
            }),
            "oasis" if case["extraPolicies"].as_array().is_none_or(Vec::is_empty) => cases.push(Case {
                suite: "oasis",
                id,
                arguments: eval(&case["policy"], &case["request"]).collect(),
                facts: None,
                part: 0,
                decision: text(&case["altinnEngine"]["serviceAnswer"]).unwrap(),
                status: None,
                obligations: None,
                echoed: None,
            }),
            "altinn" => {
                let parts = case["parts"].as_array().unwrap().iter().zip(wanted.as_array().unwrap());
                for (part, (described, wanted)) in parts.enumerate() {
                    if described["policy"].is_null() {
                        continue;
                    }
                    let mut arguments: Vec<String> = eval(&described["policy"], &case["request"]).collect();
                    let door = case["endpoint"].as_str().unwrap().split('-').next().unwrap();
                    arguments.extend(["--endpoint".into(), door.to_owned()]);
                    for row in described["delegationPolicies"].as_array().into_iter().flatten() {
                        arguments.extend(["--delegation".into(), file(&row["policy"])]);
                    }
                    if described["postCheck"] == "access-list" {
                        arguments.push("--access-list-mode".into());
                    }
                    cases.push(Case {
                        suite: "altinn from the facts",
                        id: format!("{id} part {part}"),
                        arguments,
                        facts: Some(described["facts"].clone()),
                        part,
                        decision: text(&wanted["decision"]).unwrap(),
                        status: text(&wanted["status"]),
                        obligations: Some(wanted["obligations"].clone()),
                        echoed: None,
                    });
                    let mut bare = |request: &Value, policy: &Value, decision: &Value| {
                        cases.push(Case {
                            suite: "altinn enriched",
                            id: format!("{id} part {part}"),
                            arguments: eval(policy, request).collect(),
                            facts: None,
                            part: 0,
                            decision: text(decision).unwrap(),
                            status: None,
                            obligations: None,
                            echoed: None,
                        });
                    };
                    bare(&described["enrichedRequest"], &described["policy"], &described["engineDecisionOnPolicy"]);
                    for row in described["delegationPolicies"].as_array().into_iter().flatten() {
                        let decision = &described["engineDecisionOnDelegation"];
                        bare(&described["delegationRequest"], &row["policy"], decision);
                    }
                }
            }
            _ => {}
        }
    }
    let home = Home::in_memory();
    all_cases(&cases, |case| check(&home, case));
}

fn check(home: &Home, case: &Case) -> Result<(), String> {
    let mut arguments: Vec<&str> = case.arguments.iter().map(String::as_str).collect();
    arguments.extend(["--format", "json"]);
    let facts = case.facts.as_ref().map(|facts| {
        let name: String = case.id.chars().filter(char::is_ascii_alphanumeric).collect::<String>() + ".json";
        std::fs::write(home.work().join(&name), facts.to_string()).unwrap();
        name
    });
    if let Some(facts) = &facts {
        arguments.extend(["--facts", facts]);
    }
    let output = home.command(Path::new(BINARY), &arguments).output().map_err(|error| error.to_string())?;
    let answer: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&output.stderr)))?;
    let results = answer["results"].as_array().ok_or("no results")?;
    let result = &results[case.part];
    let same = |what: &str, got: &Value, wanted: Value| {
        if *got == wanted { Ok(()) } else { Err(format!("{what}: {got}, wanted {wanted}")) }
    };
    same("decision", &result["decision"], json!(case.decision))?;
    if let Some(status) = &case.status {
        same("status", &result["status"], json!(status))?;
    }
    if let Some(echoed) = case.echoed {
        same("echoed", &result["echoedAttributes"], json!(echoed))?;
    }
    if let Some(wanted) = &case.obligations {
        let by_value = case.facts.is_some();
        same("obligations", &narrowed(&result["obligations"], by_value), narrowed(wanted, by_value))?;
    }
    let all_permit = results.iter().all(|result| result["decision"] == "Permit");
    same("exit", &json!(output.status.code()), json!(if all_permit { 0 } else { 4 }))
}

/// The obligations with only those members that the case knows. The responses of the platform's own tests have other
/// ids of obligations than its policies; those tests compare categories and values.
fn narrowed(obligations: &Value, by_value: bool) -> Value {
    if !by_value {
        return obligations.clone();
    }
    let of = |obligation: &Value| obligation["assignments"].as_array().cloned().unwrap_or_default();
    let values = obligations.as_array().into_iter().flatten().flat_map(of);
    values.map(|assignment| json!([assignment["category"], assignment["value"]])).collect()
}
