//! Comparison by meaning, over the real policies and the decisions that are known of them.

use std::collections::HashMap;

use altinn_onboard::door::policy::compare::{Combining, Fill, NormalizedPolicy};
use altinn_onboard::door::policy::decide::CombiningAlgorithm;
use altinn_onboard::door::policy::{Policy, decide, parse, same_meaning, studio, write};
use serde_json::Value;

use super::decisions::request_of;
use super::support::{data, json, read, same, tally, text};

fn real(data: &std::path::Path) -> Vec<(String, Policy)> {
    let index = json(data, "policies/index.json");
    let files =
        index["policies"].as_array().expect("policies").iter().map(|row| format!("policies/{}", text(row, "file")));
    files.filter_map(|file| parse(&read(data, &file)).ok().map(|policy| (file, policy))).collect()
}

#[test]
fn a_policy_means_the_same_in_another_order() {
    let Some(data) = data() else { return };
    tally(
        "reordered policies",
        real(&data).into_iter().map(|(file, policy)| {
            let mut other = policy.clone();
            other.rules.reverse();
            let ordered = NormalizedPolicy::of(&policy, &Fill::default()).combining
                == Combining::By(CombiningAlgorithm::FirstApplicable);
            same(&file, ordered || same_meaning(&policy, &other), true)
        }),
    );
}

/// Where the comparison sees no difference after a round trip through Studio, no known decision differs that is asked for:
/// roles come in lower case, and numbers of users as they are written.
#[test]
fn what_compares_as_the_same_decides_the_same() {
    let Some(data) = data() else { return };
    let round_trip = |policy: &Policy| {
        let model = studio::to_model(policy).ok()?;
        parse(&write::to_xml(&model)).ok()
    };
    let kept: HashMap<String, (Policy, Policy)> = real(&data)
        .into_iter()
        .filter_map(|(file, policy)| {
            let back = round_trip(&policy)?;
            same_meaning(&policy, &back).then_some((file, (policy, back)))
        })
        .collect();
    println!("kept by Studio: {}", kept.len());
    let table = String::from_utf8(read(&data, "decisions.jsonl")).expect("text");
    let rows = table.lines().filter_map(|line| {
        let row: Value = serde_json::from_str(line).ok()?;
        let (policy, back) = kept.get(text(&row, "policy"))?;
        let subjects = row["subject"].as_array()?.iter();
        let mut held = subjects.filter_map(|one| one[1].as_str());
        if held.any(|value| value != value.to_lowercase()) {
            return None;
        }
        let request = request_of(&row);
        Some(same(line, decide(back, &request).decision, decide(policy, &request).decision))
    });
    tally("decisions after a round trip", rows);
}

/// Whatever Studio writes reads back with the same meaning.
#[test]
fn what_studio_writes_keeps_its_meaning() {
    let Some(data) = data() else { return };
    tally(
        "written twice",
        real(&data).into_iter().filter_map(|(file, policy)| {
            let once = write::to_xml(&studio::to_model(&policy).ok()?);
            let once = parse(&once).ok()?;
            let twice = parse(&write::to_xml(&studio::to_model(&once).ok()?)).ok()?;
            Some(same(&file, same_meaning(&once, &twice), true))
        }),
    );
}
