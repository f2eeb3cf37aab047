//! A sandbox that is killed while it is written to.

use std::path::Path;

use altinn_onboard::door::sandbox::{SandboxOptions, start};
use altinn_onboard::door::world::files::{Files, Mode};

/// Serves a world until this process is killed, and leaves its address beside it.
pub fn serve(world: &str) {
    let world = Path::new(world);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let running =
            start(SandboxOptions { data: Some(world.to_owned()), ..SandboxOptions::default() }).await.unwrap();
        let address = world.with_extension("address");
        Files::real().write(&address, running.base.as_str().as_bytes(), Mode::Ordinary).unwrap();
        std::future::pending::<()>().await;
    });
}
