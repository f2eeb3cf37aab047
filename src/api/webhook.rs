//! The operator's own receiving address, called as Altinn will call it, and what Altinn sends there.

use serde_json::json;
use serde_json::value::RawValue;
use url::Url;

use super::events::FeedEvent;
use super::fault::http_finding;
use crate::catalog::codes::names::LISTEN_NO_EVENT;
use crate::catalog::services::RemoteService;
use crate::domain::Address;
use crate::finding::Finding;
use crate::record::values::WebhookProbe;
use crate::world::http::{Call, Http};
use crate::world::keys::fresh_id;

/// The type of the event that tries an address (Altinn/altinn-events, `Services/SubscriptionService.cs`, 2026-08-20).
const VALIDATION: &str = "platform.events.validatesubscription";

/// What Altinn sent to a receiving address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// The call that validates a subscription, with its number where it is told.
    Validation(Option<i64>),
    /// Something happened.
    Event(FeedEvent),
}

/// What stands in the body of a call to a receiving address. Anybody who knows the address can send it: Altinn signs nothing.
/// None where it is no event.
#[must_use]
pub fn sent(body: &[u8]) -> Option<Sent> {
    #[derive(serde::Deserialize)]
    struct Source {
        source: String,
    }
    let event: FeedEvent = serde_json::from_slice(body).ok()?;
    if event.kind != VALIDATION {
        return Some(Sent::Event(event));
    }
    let source: Option<Source> = serde_json::from_slice(body).ok();
    let number = source.as_ref().and_then(|told| told.source.rsplit_once('/')).and_then(|(_, last)| last.parse().ok());
    Some(Sent::Validation(number))
}

/// Posts an event, as it came, to an address of the operator's own; answers the status.
///
/// # Errors
/// It is no JSON, or the address could not be called.
pub async fn hand_on(http: &Http, to: &Url, event: &[u8]) -> Result<u16, Finding> {
    let event: &RawValue =
        serde_json::from_slice(event).map_err(|_| Finding::new(&LISTEN_NO_EVENT, "events listen"))?;
    let answer = http.send(Call::post_outside(to).json(&event)).await;
    answer.map(|answer| answer.status).map_err(|fault| http_finding(RemoteService::Events, &fault))
}

/// Posts a validation event as Events does (Altinn/altinn-events, `Services/SubscriptionService.cs`, 2026-08-20) and
/// says how the address answered. What goes wrong is an answer too, by its code. `events` is the base of Events, which stands as the
/// source.
pub async fn probe(http: &Http, events: &Address, to: &Url) -> WebhookProbe {
    let event = json!({
        "specversion": "1.0",
        "id": fresh_id().to_string(),
        "source": events.below(&["subscriptions", "0"]).to_string(),
        "type": VALIDATION,
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

    #[test]
    fn what_altinn_sends_is_told_apart_from_what_is_no_event() {
        let validation = json!({"specversion": "1.0", "id": "a", "type": VALIDATION,
            "source": "https://platform.altinn.no/events/api/v1/subscriptions/37"});
        assert_eq!(sent(validation.to_string().as_bytes()), Some(Sent::Validation(Some(37))));
        let event = json!({"specversion": "1.0", "id": "b", "type": "no.altinn.correspondence.correspondencepublished",
            "source": "https://platform.altinn.no/x/1", "subject": "urn:altinn:person:identifier-no:01017012345"});
        let Some(Sent::Event(event)) = sent(event.to_string().as_bytes()) else { panic!("no event") };
        assert_eq!(event.subject.as_deref(), Some("urn:altinn:person:identifier-no"));
        for none in ["", "{}", "[1]", "null", r#"{"id":"x","type":"y"}"#, "\u{0}"] {
            assert_eq!(sent(none.as_bytes()), None, "{none}");
        }
    }
}
