//! What a round trip through Studio changes: every change of meaning of a real policy is a loss that says so.

use altinn_onboard::door::policy::studio::{AccessChange, losses, to_model};
use altinn_onboard::door::policy::{parse, same_meaning, write};

use super::support::{data, json, read, tally, text};

#[test]
fn what_changes_access_is_said_and_what_does_not_is_not() {
    let Some(data) = data() else { return };
    let index = json(&data, "policies/index.json");
    let results = index["policies"].as_array().expect("policies").iter().filter_map(|row| {
        let policy = parse(&read(&data, &format!("policies/{}", text(row, "file")))).ok()?;
        let model = to_model(&policy).ok()?;
        let back = parse(&write::to_xml(&model)).expect("what Studio writes");
        if model.rules.len() == back.rules.len() && to_model(&back).as_ref() != Ok(&model) {
            return Some(Err(format!("{}: what is written is not what was read", text(row, "file"))));
        }
        let said = losses(&policy);
        let changes = said.iter().any(|loss| loss.access != AccessChange::Same);
        let wrong = changes == same_meaning(&policy, &back);
        Some(if wrong { Err(format!("{}: {said:?}", text(row, "file"))) } else { Ok(()) })
    });
    tally("round trips of real policies", results);
}
