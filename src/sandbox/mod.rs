//! The embedded Altinn and Maskinporten: a real HTTP server with state, strict as the real ones (floor 3).
//!
//! A rehearsal runs against it as a real onboarding runs against the real services: over HTTP, by the addresses of an
//! environment description. It checks what they check, in their order, with their codes and bodies. What it holds is
//! kept in one world file, saved before a writing call is answered, so that it outlives being killed.

mod accept;
mod access;
mod access_lists;
mod access_management;
mod admin;
mod authentication;
mod broker;
mod cache;
mod clock;
mod correspondence;
mod decision;
mod describe;
mod dns;
mod events;
mod jose;
mod lookups;
mod made_up_roles;
mod maskinporten;
mod notes;
mod notifications;
mod options;
mod overview;
mod paths;
mod postman;
mod problem;
mod received;
mod receiver;
mod registers;
mod resource_registry;
mod router;
mod scenario;
mod scopes;
mod self_service;
mod state;
mod store;
mod studio;
mod system_register;
mod units;
mod world_data;

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::serve::ListenerExt as _;
use tokio::net::{TcpListener, UdpSocket};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use url::Url;

use crate::domain::environment::Description;
use crate::world::clock::within;
pub use notes::NoteHook;
pub use options::{SandboxFault, SandboxOptions};
pub use scenario::Scenario;
use state::Sandbox;

/// A sandbox that serves. It goes on until [`Running::shutdown`], or until this is dropped.
pub struct Running {
    /// Where it is served: `http://127.0.0.1:PORT/`.
    pub base: Url,
    sandbox: Arc<Sandbox>,
    answers: Vec<(String, String)>,
    stop: watch::Sender<bool>,
    /// None where another process serves.
    server: Option<JoinHandle<()>>,
}

/// Starts a sandbox on loopback: at the port that was asked for, or the world's old one, or any.
///
/// # Errors
/// The world or a key cannot be read, written or locked, or a port that was asked for is taken.
pub async fn start(options: SandboxOptions) -> Result<Running, SandboxFault> {
    let (stop, stopping) = watch::channel(false);
    let answers = options.answers.clone();
    let wanted = options.port;
    // Files and a key that takes its time: not on a thread that serves.
    let opened = tokio::task::spawn_blocking(move || open(&options, &stopping)).await;
    let (mut sandbox, is_ours) = opened.map_err(|_| SandboxFault::Key)??;
    if !is_ours {
        let base = address(&sandbox)?;
        return Ok(Running { base, sandbox: Arc::new(sandbox), answers, stop, server: None });
    }
    let (listener, dns) = listen(wanted, sandbox.old_port()).await?;
    let port = listener.local_addr().map_err(|source| SandboxFault::Port { port: 0, source })?.port();
    sandbox.settle(port, dns.is_some())?;
    let sandbox = Arc::new(sandbox);
    let base = address(&sandbox)?;
    events::resume(&sandbox);
    let router = router::router(Arc::clone(&sandbox));
    if let Some(dns) = dns {
        tokio::spawn(dns::serve(Arc::clone(&sandbox), dns, stop.subscribe()));
    }
    let mut stopping = stop.subscribe();
    let server = tokio::spawn(async move {
        // Answers are small and in one piece: waiting for more only delays them.
        let listener = listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        let stopped = async move {
            let _ = stopping.wait_for(|stop| *stop).await;
        };
        // A connection's fault ends that connection only; the listener's own cannot be told to anybody here.
        let _ = axum::serve(listener, router).with_graceful_shutdown(stopped).await;
    });
    Ok(Running { base, sandbox, answers, stop, server: Some(server) })
}

/// Opens the world, or joins who serves it; answers whether it is ours to serve.
fn open(options: &SandboxOptions, stopping: &watch::Receiver<bool>) -> Result<(Sandbox, bool), SandboxFault> {
    match (Sandbox::open(options, stopping.clone()), &options.data) {
        // What goes wrong is the other's to say.
        (Err(SandboxFault::InUse { .. }), Some(world)) if options.joins && options.scenarios.is_empty() => {
            Sandbox::of_another(world, options, stopping.clone()).map(|sandbox| (sandbox, false))
        }
        (opened, _) => opened.map(|sandbox| (sandbox, true)),
    }
}

fn address(sandbox: &Sandbox) -> Result<Url, SandboxFault> {
    let port = sandbox.old_port().unwrap_or_default();
    Url::parse(&format!("{}/", sandbox.base))
        .map_err(|_| SandboxFault::Port { port, source: std::io::ErrorKind::AddrNotAvailable.into() })
}

/// So many ports are tried before the sandbox does without a DNS.
const PORTS: u8 = 8;

/// The port for HTTP, and the same one over UDP for the DNS, where it is to be had.
async fn listen(wanted: Option<u16>, old: Option<u16>) -> Result<(TcpListener, Option<UdpSocket>), SandboxFault> {
    let tcp = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = wanted {
        let listener = tcp(port).await.map_err(|source| SandboxFault::Port { port, source })?;
        return Ok(with_dns(listener).await);
    }
    if let Some(port) = old
        && let Ok(listener) = tcp(port).await
    {
        return Ok(with_dns(listener).await);
    }
    let any = || async { tcp(0).await.map_err(|source| SandboxFault::Port { port: 0, source }) };
    for _ in 1..PORTS {
        if let (listener, Some(dns)) = with_dns(any().await?).await {
            return Ok((listener, Some(dns)));
        }
    }
    Ok(with_dns(any().await?).await)
}

async fn with_dns(listener: TcpListener) -> (TcpListener, Option<UdpSocket>) {
    let dns = match listener.local_addr() {
        Ok(at) => UdpSocket::bind(at).await.ok(),
        Err(_) => None,
    };
    (listener, dns)
}

impl Running {
    /// The environment description: name `sandbox`, rules of test, simulated.
    #[must_use]
    pub fn description(&self) -> Description {
        describe::describe(&self.sandbox, &self.answers)
    }

    /// The description as a file for `--environments`: `[environments.sandbox]`.
    #[must_use]
    pub fn description_toml(&self) -> String {
        describe::as_toml(&self.description())
    }

    /// Saves and lets go of the world from elsewhere, such as the Ctrl-C handler; nothing is changed after that.
    pub fn releaser(&self) -> impl FnOnce() + Send + 'static {
        let sandbox = Arc::clone(&self.sandbox);
        move || sandbox.close()
    }

    /// How often the world was flushed to disk.
    #[must_use]
    pub fn flushes(&self) -> u64 {
        self.sandbox.flushes()
    }

    /// Stops: answers that are under way get a moment, and what was only noted is saved.
    pub async fn shutdown(mut self) {
        let _ = self.stop.send(true);
        if let Some(server) = &mut self.server
            && within(Duration::from_millis(250), &mut *server).await.is_none()
        {
            server.abort();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
        if let Some(server) = &self.server {
            server.abort();
        }
        self.sandbox.close();
    }
}
