//! What the Resource Registry answers at upload, and the subjects it keeps.

use altinn_onboard::policy::{parse, registry};

use super::support::{data, json, read, run, same, tally, text};

#[test]
fn the_registry_answers() {
    run("rr-upload", |data, case| {
        let verdict = registry::upload_verdict(&read(data, text(case, "policy")), text(case, "identifier"));
        let wanted = &case["expected"];
        same("status", Some(u64::from(verdict.http)), wanted["http"].as_u64())?;
        let message = wanted["message"].as_str().filter(|_| verdict.http != 500);
        same("message", verdict.message.as_deref(), message)
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
            let mut wanted: Vec<_> =
                row["subjects"].as_array().expect("list").iter().filter_map(|v| v.as_str()).collect();
            wanted.sort_unstable();
            let subjects = registry::subjects(&policy);
            same(text(row, "policy"), subjects.iter().map(String::as_str).collect(), wanted)
        }),
    );
}
