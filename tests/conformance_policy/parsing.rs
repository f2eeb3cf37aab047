//! The platform's parser: what it accepts, and what it says when it refuses.

use altinn_onboard::door::policy::{parse, registry};

use super::support::{data, json, read, run, same, tally, text};

#[test]
fn the_parser_accepts_and_refuses_as_the_platform_does() {
    run("parser", |data, case| {
        let bytes = read(data, text(case, "policy"));
        let wanted = &case["pdpParser"];
        match parse(&bytes) {
            Ok(policy) => {
                same("accepted", true, wanted["ok"] == true)?;
                same("rules", Some(policy.rules.len() as u64), wanted["rules"].as_u64())?;
            }
            Err(refusal) => {
                same("accepted", false, wanted["ok"] == true)?;
                same("message", refusal.message.as_str(), text(wanted, "message"))?;
            }
        }
        let verdict = registry::upload_verdict(&bytes, "res-1");
        let wanted = &case["registryUpload"];
        same("registry", Some(u64::from(verdict.http)), wanted["http"].as_u64())?;
        let message = wanted["message"].as_str().filter(|_| verdict.http != 500);
        same("registry's message", verdict.message.as_deref(), message)
    });
}

#[test]
fn every_real_policy_is_read_or_refused_as_by_the_platform() {
    let Some(data) = data() else { return };
    let index = json(&data, "policies/index.json");
    tally(
        "real policies",
        index["policies"].as_array().expect("policies").iter().map(|row| {
            let file = text(row, "file");
            let answer = parse(&read(&data, &format!("policies/{file}")));
            let wanted = row["pdpParseError"].as_str();
            same(file, answer.err().map(|refusal| refusal.message).as_deref(), wanted)
        }),
    );
}
