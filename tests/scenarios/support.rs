//! Runs against the embedded Altinn, and what the checklist says after them.

use serde_json::Value;

use crate::common::{Home, Run};

/// A run that waits for nobody: `command` is split at blanks, `more` is taken as it is.
pub fn run(home: &Home, command: &str, scenarios: &str, more: &[&str]) -> Run {
    let scenarios = format!("--scenario={scenarios}");
    let mut arguments: Vec<&str> = command.split(' ').collect();
    arguments.extend([scenarios.as_str(), "--yes", "--no-wait", "--lang=en"]);
    arguments.extend(more);
    home.run(&arguments)
}

/// `init` in the sandbox.
pub fn init(home: &Home, scenarios: &str, more: &[&str]) -> Run {
    run(home, "init correspondence --env sandbox", scenarios, more)
}

/// `resume` when everything answers at once.
pub fn resume(home: &Home) -> Run {
    run(home, "resume", "instant", &[])
}

/// The checklist for programs, of the service worked in last.
pub fn checklist(home: &Home) -> Value {
    let run = home.run(&["checklist", "--format=json"]);
    let document: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:#?}"));
    document["checklists"][0].clone()
}

/// One step of it.
pub fn step(home: &Home, id: &str) -> Value {
    let list = checklist(home);
    let steps = list["steps"].as_array().unwrap();
    steps.iter().find(|step| step["id"] == id).unwrap_or_else(|| panic!("{id}: {list}")).clone()
}

/// The states of some steps.
pub fn states<'t>(home: &Home, ids: &[&'t str]) -> Vec<(&'t str, String)> {
    ids.iter().map(|id| (*id, step(home, id)["state"].as_str().unwrap().to_owned())).collect()
}

/// What the sandbox holds, as it keeps it beside the state.
pub fn world(home: &Home) -> Value {
    serde_json::from_str(&home.read("altinn-onboard.sandbox.json")).unwrap()
}

/// The policy that stands on the first resource.
pub fn published(home: &Home) -> String {
    let world = world(home);
    let policy = world["resources"][0]["policies"].as_array().unwrap().last().unwrap().clone();
    policy["xml"].as_str().unwrap_or_else(|| panic!("a policy is text: {policy}")).to_owned()
}
