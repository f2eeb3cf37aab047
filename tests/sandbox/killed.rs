//! A sandbox in its own process, killed while it is written to: what it answered is there, and nothing half.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use altinn_onboard::door::sandbox::{SandboxOptions, start};
use serde_json::{Value, json};

use super::support::folder;
use crate::common::started::Started;
use crate::common::{PATIENCE, child};

fn spawn(world: &Path) -> Started {
    let _ = std::fs::remove_file(world.with_extension("address"));
    Started::new(Command::new(child::program()).args(["--be", "sandbox"]).arg(world).stdout(Stdio::null()))
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
async fn look_up(base: String, from: u32, count: Arc<AtomicUsize>) -> Vec<String> {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut answered = Vec::new();
    for number in from.. {
        match http.get(format!("{base}enhetsregisteret/api/enheter/{number}")).send().await {
            Ok(answer) if answer.status().is_success() => {
                answered.push(number.to_string());
                count.fetch_add(1, Ordering::Relaxed);
            }
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
    for round in 0..3_usize {
        let mut child = spawn(&world);
        let base = address(&world).await;
        let count = Arc::new(AtomicUsize::new(0));
        let from = 900_000_000 + 1_000_000 * u32::try_from(round).unwrap();
        let caller = tokio::spawn(look_up(base, from, Arc::clone(&count)));
        // Somewhere within a later call.
        let start = Instant::now();
        while count.load(Ordering::Relaxed) < 2 + round {
            assert!(start.elapsed() < PATIENCE, "nothing is answered");
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        answered.extend(caller.await.unwrap());
        let kept: Value = serde_json::from_slice(&std::fs::read(&world).unwrap()).unwrap();
        let known = kept["known"].as_array().unwrap();
        assert!(answered.iter().all(|number| known.contains(&json!(number))), "round {round}");
    }
    start(SandboxOptions { data: Some(world), ..SandboxOptions::default() }).await.unwrap().shutdown().await;
}
