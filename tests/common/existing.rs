//! What an organisation has already, for those who take it over: the world of a rehearsal that another state made, changed.

use std::fs;

use serde_json::{Value, json};

use super::Home;

/// The resource that the first state makes.
pub const ID: &str = "ttd-vedtak-om-stotte";

/// The number of another organisation.
pub const OTHER: &str = "974760673";

/// The state and the world of another, who knows nothing and finds the same Altinn.
pub fn fresh(home: &Home, change: impl FnOnce(&mut Value)) {
    let mut world: Value = serde_json::from_str(&home.read("altinn-onboard.sandbox.json")).unwrap();
    change(&mut world);
    fs::write(home.work().join("b.sandbox.json"), world.to_string()).unwrap();
    let admin = |name: &str| home.work().join(format!("{name}.sandbox.admin-key.pem"));
    fs::copy(admin("altinn-onboard"), admin("b")).unwrap();
}

/// Puts another resource into a world: a copy of the first under another id, changed.
pub fn add(world: &mut Value, id: &str, change: impl FnOnce(&mut Value)) {
    let text = world["resources"][0].to_string().replace(ID, id);
    let mut other: Value = serde_json::from_str(&text).unwrap();
    change(&mut other);
    world["resources"].as_array_mut().unwrap().push(other);
}

fn rules(resource: &mut Value, change: impl Fn(&str) -> String) {
    for policy in resource["policies"].as_array_mut().unwrap() {
        policy["xml"] = change(policy["xml"].as_str().unwrap()).into();
    }
}

/// Only a role of Altinn 2 in the place of the package.
fn only_altinn2(xml: &str) -> String {
    xml.replace("ordinaer-post-til-virksomheten", "a0236").replace("urn:altinn:accesspackage", "urn:altinn:rolecode")
}

/// A world with one of every kind that is told apart, and with what is wrong with some of them.
pub fn of_every_kind(world: &mut Value) {
    add(world, "ttd-brev", |one| {
        one["body"]["resourceType"] = "CorrespondenceService".into();
        rules(one, only_altinn2);
    });
    add(world, "ttd-generisk", |one| one["body"]["resourceType"] = "GenericAccessResource".into());
    add(world, "ttd-migratedcorrespondence-5229-1", |one| {
        one["body"]["resourceType"] = "CorrespondenceService".into();
    });
    add(world, "ttd-gammel", |one| one["body"]["hasCompetentAuthority"]["organization"] = OTHER.into());
    add(world, "ttd-kode", |one| one["body"]["hasCompetentAuthority"]["orgcode"] = "nav".into());
    add(world, "nav-annet", |one| {
        one["body"]["hasCompetentAuthority"] = json!({ "organization": OTHER, "orgcode": "nav" });
    });
    world["access_lists"][0]["connections"][ID]["actions"] = json!(["read", "write"]);
    world["subscriptions"][0]["end_point"] = "https://ttd.invalid/hook".into();
    world["subscriptions"][0]["validated"] = false.into();
}
