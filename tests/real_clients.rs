//! Real clients of Maskinporten get tokens from the sandbox, and are refused where they should be.

use std::path::Path;

use serde_json::{Value, json};

use altinn_onboard::door::sandbox::Scenario;

use crate::common::{Home, peers};
use crate::sandbox::support::{ORG, RESOURCE, Rehearsal, SCOPES, SYSTEM_SCOPES, claims_of, key, pem, public};

/// A scope that every organisation may have, and one that is on no client here.
const SCOPE: &str = "altinn:serviceowner";
const OTHER: &str = "altinn:broker.write";

/// What a client is told on its command line.
struct Asked<'a> {
    client: &'a str,
    scope: &'a str,
    customer: Option<&'a str>,
    key_file: &'a str,
    /// What this client alone is told.
    more: &'a [&'a str],
}

/// A sandbox with a client of its own, and the Python of the real ones.
struct Bench {
    sandbox: Rehearsal,
    client_id: String,
    home: Home,
    python: std::path::PathBuf,
}

impl Bench {
    async fn new() -> Option<Self> {
        let python = peers::clients()?;
        let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
        let client_id = sandbox.client(&[&SCOPES[..], &SYSTEM_SCOPES].concat()).await;
        let home = Home::new().with("RUNTIME__DLTHUB_TELEMETRY", "false");
        std::fs::write(home.work().join("key.pem"), pem()).unwrap();
        Some(Self { sandbox, client_id, home, python })
    }

    async fn asks(&self, asked: Asked<'_>) -> Value {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/peers/clients.py");
        let (exchange, kid) = (self.sandbox.exchange_url(), public(key()).kid);
        let mut arguments = vec![script.to_str().unwrap(), asked.client];
        arguments.extend([
            "--issuer",
            &self.sandbox.at.issuer,
            "--exchange",
            &exchange,
            "--client-id",
            &self.client_id,
        ]);
        // A key id may begin with a hyphen.
        let kid = format!("--kid={kid}");
        arguments.extend([kid.as_str(), "--key-file", asked.key_file, "--scope", asked.scope]);
        arguments.extend(asked.customer.into_iter().flat_map(|customer| ["--customer", customer]));
        arguments.extend(asked.more);
        let mut command = self.home.command(&self.python, &arguments);
        // The sandbox answers on this very runtime.
        let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        // The last line of a traceback names what went wrong.
        let cause = said.lines().last().unwrap_or_default();
        assert!(output.status.success(), "{} fails, {}: {cause}\n{said}\n{arguments:?}", asked.client, output.status);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_get_a_token_and_one_exchanges_it() {
    let Some(bench) = Bench::new().await else { return };
    for client in ["elhub", "wenche"] {
        let found = bench.asks(Asked { client, scope: SCOPE, customer: None, key_file: "key.pem", more: &[] }).await;
        let claims = claims_of(found["maskinporten"].as_str().unwrap_or_else(|| panic!("{client}: {found}")));
        assert_eq!((&claims["scope"], &claims["consumer"]["ID"]), (&json!(SCOPE), &json!(format!("0192:{ORG}"))));
        assert_eq!(found["altinn"].is_string(), client == "wenche", "{client}: {found}");
        if let Some(altinn) = found["altinn"].as_str() {
            assert_eq!(claims_of(altinn)["urn:altinn:org"], "ttd");
        }
    }
    let all =
        bench.sandbox.get(&format!("{}_sandbox", bench.sandbox.running.base)).await.json::<Value>().await.unwrap();
    // What the first sends is as documented; `sub`, which the second sends, is taken all the same.
    assert_eq!(all["log"]["notes"], json!([{ "note": "undocumented-claim", "value": "sub" }]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_are_refused_where_they_should_be() {
    let Some(bench) = Bench::new().await else { return };
    let other = aws_lc_rs::rsa::KeyPair::generate(aws_lc_rs::rsa::KeySize::Rsa2048).unwrap();
    std::fs::write(bench.home.work().join("other.pem"), crate::sandbox::support::pem_of(&other)).unwrap();
    for (client, scope, customer, key_file, refused) in [
        ("elhub", OTHER, None, "key.pem", "invalid scopes for client"),
        ("elhub", SCOPE, Some("310000019"), "key.pem", "has not delegated access"),
        ("elhub", SCOPE, Some(ORG), "key.pem", "combination consumer_org"),
        ("elhub", SCOPE, None, "other.pem", "Invalid JWT signature"),
        ("wenche", OTHER, None, "key.pem", "MP-200"),
        ("wenche", SCOPE, Some("310000019"), "key.pem", "MP-303"),
        ("wenche", SCOPE, None, "other.pem", "MP-124"),
    ] {
        let found = bench.asks(Asked { client, scope, customer, key_file, more: &[] }).await;
        let said = found["refused"].as_str().unwrap_or_else(|| panic!("{client} is refused: {found}"));
        assert!(said.contains(refused), "{client}: {said}");
    }
}

/// A real vendor's program registers its system and finds it there, asks a customer for a system user, and acts for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_registers_its_system_and_acts_for_a_customer() {
    const CUSTOMER: &str = "310000019";
    let Some(bench) = Bench::new().await else { return };
    let sandbox = &bench.sandbox;
    sandbox.service(&sandbox.exchanged(&bench.client_id, &SCOPES.join(" ")).await).await;
    let (platform, scopes) = (sandbox.running.base.as_str(), SYSTEM_SCOPES.join(" "));
    let more = ["--platform", platform, "--vendor", ORG, "--resource", RESOURCE, "--admin-scopes", &scopes];
    let asked = Asked { client: "systems", scope: SCOPE, customer: Some(CUSTOMER), key_file: "key.pem", more: &more };
    let found = bench.asks(asked).await;
    let id = format!("{ORG}_wenche2");
    assert_eq!(
        (&found["made"]["oppdatert"], &found["again"]["oppdatert"], &found["again"]["id"]),
        (&json!(false), &json!(true), &json!(id)),
        "{found}"
    );
    let asked = &found["asked"];
    assert_eq!(
        (&asked["systemId"], &asked["partyOrgNo"], &asked["status"]),
        (&json!(id), &json!(CUSTOMER), &json!("New"))
    );
    assert!(asked["confirmUrl"].as_str().is_some_and(|link| link.contains(asked["id"].as_str().unwrap())), "{found}");
    assert_eq!(found["status"], "Accepted", "{found}");
    let users = found["users"].as_array().unwrap();
    assert_eq!((users.len(), &users[0]["reporteeOrgNo"]), (1, &json!(CUSTOMER)), "{found}");
    let claims = claims_of(found["acting"].as_str().unwrap());
    let detail = &claims["authorization_details"][0];
    assert_eq!(
        (&detail["type"], &detail["systemuser_org"]["ID"], &detail["system_id"]),
        (&json!("urn:altinn:systemuser"), &json!(format!("0192:{CUSTOMER}")), &json!(id)),
        "{claims}"
    );
}
