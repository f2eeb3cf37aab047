//! The operator's own receiving address, called as Altinn will call it.

use serde_json::json;
use url::Url;

use super::fault::http_finding;
use crate::catalog::services::RemoteService;
use crate::domain::Address;
use crate::record::values::WebhookProbe;
use crate::world::http::{Call, Http};
use crate::world::keys::fresh_id;

/// Posts a validation event as Events does (Altinn/altinn-events, `Services/SubscriptionService.cs`, 2026-08-20) and
/// says how the address answered. What goes wrong is an answer too, by its code. `events` is the base of Events, which stands as the
/// source.
pub async fn probe(http: &Http, events: &Address, to: &Url) -> WebhookProbe {
    let event = json!({
        "specversion": "1.0",
        "id": fresh_id().to_string(),
        "source": events.below(&["subscriptions", "0"]).to_string(),
        "type": "platform.events.validatesubscription",
    });
    match http.send(Call::post_outside(to).json(&event)).await {
        Ok(answer) => WebhookProbe { ok: answer.is_success(), answer: answer.status.to_string() },
        Err(fault) => {
            let code = http_finding(RemoteService::Events, &fault).code.id;
            WebhookProbe { ok: false, answer: format!("{code}: {fault}") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::*;
    use crate::catalog::codes::network;
    use wiremock::matchers::{body_partial_json, header, path};
    use wiremock::{Mock, ResponseTemplate};

    #[tokio::test]
    async fn the_address_is_called_as_altinn_will_call_it() {
        let place = TestService::new().await;
        Mock::given(path("/hook"))
            .and(header("content-type", "application/json"))
            .and(body_partial_json(json!({"type": "platform.events.validatesubscription", "specversion": "1.0"})))
            .respond_with(ResponseTemplate::new(204))
            .mount(&place.server)
            .await;
        let url = |to: &str| Url::parse(&format!("{}{to}", place.server.uri())).unwrap();
        let good = probe(&place.http, &place.environment.events, &url("/hook")).await;
        assert_eq!(good, WebhookProbe { ok: true, answer: "204".into() });
        let bad = probe(&place.http, &place.environment.events, &url("/other")).await;
        assert_eq!(bad, WebhookProbe { ok: false, answer: "404".into() });
        let nobody = Url::parse("http://127.0.0.1:1/").unwrap();
        let none = probe(&place.http, &place.environment.events, &nobody).await;
        let begins = format!("{}: no connection", network::NET_NO_CONNECTION.id);
        assert!(!none.ok && none.answer.starts_with(&begins), "{none:?}");
    }
}
