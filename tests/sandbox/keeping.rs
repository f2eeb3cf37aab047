//! The world on disk: it outlives its server, keeps its address, and is never half-written.

use std::path::Path;

use altinn_onboard::door::sandbox::Scenario;
use altinn_onboard::door::sandbox::{SandboxFault, SandboxOptions, start};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::support::{RECIPIENT, RESOURCE, Rehearsal, SCOPES, folder};

fn options(world: &Path) -> SandboxOptions {
    SandboxOptions { data: Some(world.to_owned()), scenarios: vec![Scenario::Instant], ..SandboxOptions::default() }
}

/// Registers, publishes, subscribes and sends; gives the exchanged token.
async fn everything(sandbox: &Rehearsal) -> String {
    let client = sandbox.client(&SCOPES).await;
    let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
    sandbox.service(&token).await;
    let wanted = json!({ "endPoint": sandbox.receiver(), "resourceFilter": format!("urn:altinn:resource:{RESOURCE}") });
    assert_eq!(sandbox.subscribe(&token, &wanted).await.0, StatusCode::CREATED);
    assert_eq!(sandbox.send(&token, &Rehearsal::message(&[RECIPIENT])).await.0, StatusCode::OK);
    token
}

#[tokio::test]
async fn a_world_outlives_its_server_at_the_same_address() {
    let (_folder, world) = folder();
    let first = Rehearsal::with(options(&world)).await;
    let token = everything(&first).await;
    let (base, counts) = (first.running.base.clone(), first.counts().await);
    first.running.shutdown().await;

    let second = Rehearsal::with(options(&world)).await;
    assert_eq!(second.running.base, base);
    assert_eq!(second.counts().await, counts);
    let (status, _) = second.send(&token, &Rehearsal::message(&[RECIPIENT])).await;
    assert_eq!(status, StatusCode::OK, "a token outlives a restart");
    assert_eq!(second.at.admin_client, first.at.admin_client);
}

#[tokio::test]
async fn a_taken_port_gives_another_and_own_addresses_follow() {
    let (_folder, world) = folder();
    let first = Rehearsal::with(options(&world)).await;
    everything(&first).await;
    let port = first.running.base.port().unwrap();
    first.running.shutdown().await;
    let _taken = std::net::TcpListener::bind(("127.0.0.1", port)).unwrap();

    let second = Rehearsal::with(options(&world)).await;
    assert_ne!(second.running.base.port(), Some(port));
    let shown = second.get(&format!("{}_sandbox", second.running.base)).await.json::<Value>().await.unwrap();
    assert_eq!(shown["objects"]["subscription"][0]["endPoint"], second.receiver());
    let refused = start(SandboxOptions { port: Some(port), ..SandboxOptions::default() }).await;
    assert!(matches!(refused, Err(SandboxFault::Port { .. })));
}

#[tokio::test]
async fn what_was_answered_is_on_disk_without_a_proper_end() {
    let (_folder, world) = folder();
    let first = Rehearsal::with(options(&world)).await;
    everything(&first).await;
    // A copy of the folder is what a killed process leaves.
    let left = tempfile::tempdir().unwrap();
    let copy = left.path().join("state.sandbox.json");
    std::fs::copy(&world, &copy).unwrap();
    let second = Rehearsal::with(options(&copy)).await;
    assert_eq!(second.counts().await, first.counts().await);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&world).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn reading_is_not_saved_and_writing_is() {
    let (_folder, world) = folder();
    let sandbox = Rehearsal::with(options(&world)).await;
    let client = sandbox.client(&SCOPES).await;
    let before = sandbox.running.flushes();
    let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
    sandbox.counts().await;
    assert_eq!(sandbox.running.flushes(), before, "a token is no writing call");
    sandbox.publish(&token, &Rehearsal::resource_body()).await;
    assert!(sandbox.running.flushes() > before);
}

#[tokio::test]
async fn one_world_one_sandbox() {
    let (_folder, world) = folder();
    let first = start(options(&world)).await.unwrap();
    assert!(matches!(start(options(&world)).await, Err(SandboxFault::InUse { .. })));
    drop(first);
    start(options(&world)).await.unwrap().shutdown().await;
}

#[tokio::test]
async fn what_is_no_world_is_left_alone() {
    let (_folder, world) = folder();
    for (text, newer) in [("{", false), ("{\"schema\":1}", false), ("{\"schema\":2}", true)] {
        std::fs::write(&world, text).unwrap();
        let fault = start(options(&world)).await.err().unwrap();
        assert_eq!(matches!(fault, SandboxFault::Newer { .. }), newer, "{fault}");
        assert!(newer || matches!(fault, SandboxFault::NotAWorld { .. }), "{fault}");
        assert_eq!(std::fs::read_to_string(&world).unwrap(), text);
    }
}

#[tokio::test]
async fn a_world_that_cannot_be_saved_refuses_and_forgets() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    std::fs::create_dir(&inside).unwrap();
    let sandbox = Rehearsal::with(options(&inside.join("state.sandbox.json"))).await;
    let client = sandbox.client(&SCOPES).await;
    let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
    std::fs::rename(&inside, folder.path().join("elsewhere")).unwrap();
    let refused = sandbox.publish(&token, &Rehearsal::resource_body()).await;
    assert_eq!(refused.status(), StatusCode::INSUFFICIENT_STORAGE);
    let said: Value = refused.json().await.unwrap();
    assert_eq!(said["code"], "SANDBOX-NOT-SAVED");
    assert!(said["detail"].as_str().unwrap().contains("its folder does not exist"), "{said}");
    std::fs::rename(folder.path().join("elsewhere"), &inside).unwrap();
    assert_eq!(sandbox.counts().await["resource"], 0);
    assert_eq!(sandbox.publish(&token, &Rehearsal::resource_body()).await.status(), StatusCode::CREATED);
}

/// Whoever can write the world's file must not make this machine call what he likes.
#[tokio::test]
async fn an_address_that_only_stands_in_the_world_is_called_once_somebody_subscribes_again() {
    let receiver = wiremock::MockServer::start().await;
    wiremock::Mock::given(wiremock::matchers::any())
        .respond_with(wiremock::ResponseTemplate::new(200))
        .mount(&receiver)
        .await;
    let calls = async || receiver.received_requests().await.unwrap().len();
    let (_folder, world) = folder();
    let first = Rehearsal::with(options(&world)).await;
    let client = first.client(&SCOPES).await;
    let token = first.exchanged(&client, &SCOPES.join(" ")).await;
    first.service(&token).await;
    let wanted = json!({ "endPoint": receiver.uri(), "resourceFilter": format!("urn:altinn:resource:{RESOURCE}") });
    assert_eq!(first.subscribe(&token, &wanted).await.0, StatusCode::CREATED);
    assert_eq!(calls().await, 1);
    first.running.shutdown().await;
    let planted = std::fs::read_to_string(&world).unwrap().replace("\"validated\":true", "\"validated\":false");
    std::fs::write(&world, planted).unwrap();

    let second = Rehearsal::with(options(&world)).await;
    assert_eq!(second.send(&token, &Rehearsal::message(&[RECIPIENT])).await.0, StatusCode::OK);
    assert_eq!(calls().await, 1);
    assert_eq!(second.subscribe(&token, &wanted).await.0, StatusCode::CREATED);
    assert_eq!(calls().await, 2);
}
