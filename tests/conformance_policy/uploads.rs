//! What the Resource Registry answers at upload, and the subjects it keeps.

use altinn_onboard::door::policy::{parse, registry, rights};

use super::support::{data, json, read, run, same, tally, text};

#[test]
fn the_registry_answers() {
    run("rr-upload", |data, case| {
        let verdict = registry::upload_verdict(&read(data, text(case, "policy")), text(case, "identifier"));
        let wanted = &case["expected"];
        same("status", Some(u64::from(verdict.http)), wanted["http"].as_u64())?;
        let message = wanted["message"].as_str().filter(|_| verdict.http != 500);
        same("message", verdict.message.as_deref(), message)?;
        let policy = parse(&read(data, text(case, "policy"))).map_err(|refusal| refusal.to_string())?;
        let wanted = &case["rights"];
        match rights::listing(&policy) {
            Err(error) => same("error", Some(error.to_string().as_str()), wanted["error"]["message"].as_str()),
            Ok(listing) => {
                same("rights", Some(listing.rights.len() as u64), wanted["count"].as_u64())?;
                same("flattened", Some(listing.flattened_rules as u64), wanted["flattenedRules"].as_u64())
            }
        }
    });
}

#[test]
fn the_registry_keeps_the_subjects() {
    let Some(data) = data() else { return };
    let rights = json(&data, "rights.json");
    let rows = rights["policies"].as_array().expect("policies").iter().filter(|row| row["subjects"].is_array());
    tally(
        "subjects",
        rows.map(|row| {
            let policy = parse(&read(&data, text(row, "policy"))).map_err(|refusal| refusal.to_string())?;
            let wanted: Vec<_> = row["subjects"].as_array().expect("list").iter().filter_map(|v| v.as_str()).collect();
            let subjects = registry::subjects_in_order(&policy);
            same(text(row, "policy"), subjects.iter().map(String::as_str).collect(), wanted)?;
            same(text(row, "policy"), registry::subjects(&policy), subjects.into_iter().collect())
        }),
    );
}

#[test]
fn the_registry_lists_the_rights() {
    let Some(data) = data() else { return };
    let pinned = json(&data, "rights.json");
    let rows = pinned["policies"].as_array().expect("policies").iter();
    tally(
        "rights.json",
        rows.map(|row| {
            let name = text(row, "policy");
            let policy = match parse(&read(&data, name)) {
                Ok(policy) => policy,
                Err(refusal) => return same(name, row["error"].is_object(), true).map_err(|_| refusal.to_string()),
            };
            let level = row["minimumAuthenticationLevel"].as_i64().unwrap_or(0);
            same("level", i64::from(rights::minimum_level(&policy)), level)
                .map_err(|wrong| format!("{name}: {wrong}"))?;
            let got = match rights::listing(&policy) {
                Err(error) => {
                    return same(name, error.to_string().as_str(), row["error"]["message"].as_str().unwrap_or(""));
                }
                Ok(listing) => listing,
            };
            same(name, Some(got.flattened_rules as u64), row["flattenedRules"].as_u64())?;
            let shown = |right: &rights::Right| {
                (right.key.clone(), right.action.clone(), right.resource.clone(), right.subjects.clone())
            };
            let got: Vec<_> = got.rights.iter().map(shown).collect();
            let texts = |value: &serde_json::Value| -> Vec<String> {
                value.as_array().expect("list").iter().map(|v| v.as_str().expect("text").to_owned()).collect()
            };
            let wanted = row["rights"].as_array().expect("rights").iter().map(|right| {
                let subjects: Vec<_> = right["subjects"].as_array().expect("list").iter().map(texts).collect();
                (text(right, "key").to_owned(), text(right, "action").to_owned(), texts(&right["resource"]), subjects)
            });
            let wanted: Vec<_> = wanted.collect();
            same(name, got, wanted)
        }),
    );
}
