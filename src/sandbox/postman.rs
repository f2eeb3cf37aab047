//! Carries an event to the address of a receiver, and asks the address of a condition.

use std::sync::OnceLock;
use std::time::Duration;

use serde_json::Value;

/// How long a receiver may take.
const PATIENCE: Duration = Duration::from_secs(45);

/// Sends events. The client for https reads the machine's certificates, so it is made when first needed.
#[derive(Default)]
pub(super) struct Postman {
    plain: OnceLock<Option<reqwest::Client>>,
    https: OnceLock<Option<reqwest::Client>>,
}

impl Postman {
    /// Whether the receiver answered with 2xx.
    pub(super) async fn deliver(&self, address: &str, event: &Value) -> bool {
        let Some(client) = self.client(address) else { return false };
        client.post(address).json(event).send().await.is_ok_and(|answer| answer.status().is_success())
    }

    /// Whether a notification is still to be sent; `None` when the address does not say it.
    pub(super) async fn asks(&self, address: &str, token: &str) -> Option<bool> {
        let call = self.client(address)?.get(address).bearer_auth(token).header("Content-Type", "application/json");
        let answer = call.send().await.ok().filter(|answer| answer.status().as_u16() == 200)?;
        let body: Value = serde_json::from_slice(&answer.bytes().await.ok()?).ok()?;
        body.get("sendNotification")?.as_bool()
    }

    fn client(&self, address: &str) -> Option<&reqwest::Client> {
        let builder =
            || reqwest::Client::builder().timeout(PATIENCE).no_proxy().redirect(reqwest::redirect::Policy::none());
        if address.starts_with("https:") {
            self.https.get_or_init(|| builder().https_only(true).build().ok())
        } else {
            self.plain.get_or_init(|| builder().tls_certs_only([]).build().ok())
        }
        .as_ref()
    }
}
