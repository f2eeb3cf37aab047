//! A sandbox in its own process, killed while it is written to: what it answered is there, and nothing half.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use altinn_onboard::sandbox::{Options, start};
use altinn_onboard::world::files::{Files, Mode};
use serde_json::{Value, json};

use super::support::folder;

/// Where the child finds its world, and leaves its address beside it.
const WORLD: &str = "SANDBOX_TEST_WORLD";

/// The process that is killed, started by the test below; without its variable it has nothing to do.
#[tokio::test]
async fn serve_for_another_process() {
    let Some(world) = std::env::var_os(WORLD) else { return };
    let world = Path::new(&world);
    let running = start(Options { data: Some(world.to_owned()), ..Options::default() }).await.unwrap();
    let address = world.with_extension("address");
    Files::real().write(&address, running.base.as_str().as_bytes(), Mode::Ordinary).unwrap();
    std::future::pending::<()>().await;
}

fn spawn(world: &Path) -> Child {
    let _ = std::fs::remove_file(world.with_extension("address"));
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "sandbox::killed::serve_for_another_process"])
        .env(WORLD, world)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

async fn address(world: &Path) -> String {
    for _ in 0..500 {
        if let Ok(address) = std::fs::read_to_string(world.with_extension("address")) {
            return address;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the child did not start");
}

/// Looks numbers up, each of which the world must remember, until nobody answers; gives those that were answered.
async fn look_up(base: String, from: u32) -> Vec<String> {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut answered = Vec::new();
    for number in from.. {
        match http.get(format!("{base}enhetsregisteret/api/enheter/{number}")).send().await {
            Ok(answer) if answer.status().is_success() => answered.push(number.to_string()),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    answered
}

#[tokio::test]
async fn what_was_answered_before_the_kill_is_there_after_it() {
    let (_folder, world) = folder();
    let mut answered = Vec::new();
    for (round, pause) in [60, 110, 170].into_iter().enumerate() {
        let mut child = spawn(&world);
        let base = address(&world).await;
        let caller = tokio::spawn(look_up(base, 900_000_000 + 1_000_000 * u32::try_from(round).unwrap()));
        tokio::time::sleep(Duration::from_millis(pause)).await;
        child.kill().unwrap();
        child.wait().unwrap();
        answered.extend(caller.await.unwrap());
        let kept: Value = serde_json::from_slice(&std::fs::read(&world).unwrap()).unwrap();
        let known = kept["known"].as_array().unwrap();
        assert!(answered.iter().all(|number| known.contains(&json!(number))), "round {round}");
    }
    assert!(answered.len() > 3, "the rounds were too short to show anything");
    start(Options { data: Some(world), ..Options::default() }).await.unwrap().shutdown().await;
}
