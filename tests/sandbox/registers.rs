//! Enhetsregisteret, Altinn's list, Studio, and services that are down.

use altinn_onboard::door::sandbox::{SandboxOptions, Scenario};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::support::{Rehearsal, answer};

async fn unit(sandbox: &Rehearsal, kind: &str, number: &str) -> (StatusCode, Value) {
    answer(sandbox.get(&format!("{}/{kind}/{number}", sandbox.at.enhetsregisteret)).await).await
}

async fn listed(sandbox: &Rehearsal, number: &str) -> bool {
    let list = sandbox.get(&format!("{}/altinn-orgs.json", sandbox.at.org_register)).await;
    let list = list.json::<Value>().await.unwrap();
    list["orgs"].as_object().unwrap().values().any(|org| org["orgnr"] == number)
}

#[tokio::test]
async fn any_valid_number_from_eight_is_a_living_service_owner() {
    let sandbox = Rehearsal::start(&[]).await;
    // Both look-ups at once, the list perhaps first: it holds the number all the same.
    let (found, listed) = tokio::join!(unit(&sandbox, "enheter", "987654325"), listed(&sandbox, "987654325"));
    assert_eq!((found.0, &found.1["konkurs"]), (StatusCode::OK, &json!(false)));
    assert!(listed);
    assert_eq!(unit(&sandbox, "underenheter", "987654325").await.0, StatusCode::NOT_FOUND);
    assert_eq!(unit(&sandbox, "enheter", "310000019").await.0, StatusCode::NOT_FOUND);
    assert_eq!(unit(&sandbox, "enheter", "99182582").await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn units_are_bent_by_scenario() {
    for scenario in [Scenario::OrgDeleted, Scenario::OrgMerged] {
        let sandbox = Rehearsal::start(&[scenario]).await;
        assert!(unit(&sandbox, "enheter", "987654325").await.1["slettedato"].is_string());
        assert!(listed(&sandbox, "987654325").await, "the list keeps dead organisations");
    }
    let sandbox = Rehearsal::start(&[Scenario::OrgSubUnit]).await;
    assert_eq!(unit(&sandbox, "enheter", "987654325").await.0, StatusCode::NOT_FOUND);
    assert!(unit(&sandbox, "underenheter", "987654325").await.1["overordnetEnhet"].is_string());
    let sandbox = Rehearsal::start(&[Scenario::OrgNotInList]).await;
    assert_eq!(unit(&sandbox, "enheter", "987654325").await.0, StatusCode::OK);
    assert!(!listed(&sandbox, "987654325").await);
}

#[tokio::test]
async fn units_are_bent_by_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("units.toml");
    let units = "[[units]]\nnumber = \"987654325\"\nname = \"KONKURSBOET\"\nform = \"AS\"\nstate = \"bankrupt\"\ncode = \"kb\"\n";
    std::fs::write(&file, units).unwrap();
    let sandbox = Rehearsal::with(SandboxOptions { seed_file: Some(file.clone()), ..SandboxOptions::default() }).await;
    let (_, found) = unit(&sandbox, "enheter", "987654325").await;
    assert_eq!((&found["navn"], &found["konkurs"]), (&json!("KONKURSBOET"), &json!(true)));
    std::fs::write(&file, units.replace("bankrupt", "broke")).unwrap();
    assert!(
        altinn_onboard::door::sandbox::start(SandboxOptions { seed_file: Some(file), ..SandboxOptions::default() })
            .await
            .is_err()
    );
}

#[tokio::test]
async fn services_that_are_down_hang_or_answer_with_pages() {
    let down = Rehearsal::start(&[Scenario::RegistryDown]).await;
    assert_eq!(down.get(&down.registry("/x")).await.status(), StatusCode::SERVICE_UNAVAILABLE);
    let html = Rehearsal::start(&[Scenario::HtmlAnswers]).await;
    let page = html.get(&html.registry("/x")).await;
    assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
    let hangs = Rehearsal::start(&[Scenario::Hangs]).await;
    let call = hangs.http.get(hangs.registry("/x")).timeout(std::time::Duration::from_millis(200));
    assert!(call.send().await.unwrap_err().is_timeout());
    let before = std::time::Instant::now();
    hangs.running.shutdown().await;
    assert!(before.elapsed() < std::time::Duration::from_secs(1));
}

#[tokio::test]
async fn studio_knows_its_keys() {
    let sandbox = Rehearsal::start(&[]).await;
    let get = async |path: &str, key: &str| {
        let url = format!("{}{path}", sandbox.at.studio);
        sandbox.http.get(url).header("X-Api-Key", key).send().await.unwrap().status()
    };
    let user = "/designer/api/v1/studio-oidc/userinfo";
    assert_eq!(get(user, "sandbox-1").await, StatusCode::OK);
    assert_eq!(get(user, "unknown").await, StatusCode::NO_CONTENT);
    assert_eq!(get("/repos/api/v1/user/teams", "sandbox-1").await, StatusCode::OK);
    assert_eq!(get("/repos/api/v1/user", "unknown").await, StatusCode::UNAUTHORIZED);
    assert_eq!(get("/repos/api/v1/repos/ttd/ttd-resources", "sandbox-1").await, StatusCode::OK);
    assert_eq!(get("/repos/api/v1/repos/ttd/ttd-other", "sandbox-1").await, StatusCode::NOT_FOUND);
}
