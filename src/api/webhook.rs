//! The operator's own receiving address, called as Altinn will call it.

use serde_json::json;
use url::Url;

use crate::domain::Address;
use crate::record::values::WebhookProbe;
use crate::world::http::{Call, Http};
use crate::world::keys::fresh_id;

/// Posts a validation event as Events does (facts: altinn-apis 7.2) and says how the address answered. What goes wrong
/// is an answer too. `events` is the base of Events, which stands as the source.
pub async fn probe(http: &Http, events: &Address, to: &Url) -> WebhookProbe {
    let event = json!({
        "specversion": "1.0",
        "id": fresh_id().to_string(),
        "source": events.below(&["subscriptions", "0"]).to_string(),
        "type": "platform.events.validatesubscription",
    });
    match http.send(Call::post_outside(to).json(&event)).await {
        Ok(answer) => WebhookProbe { ok: answer.is_success(), answer: answer.status.to_string() },
        Err(fault) => WebhookProbe { ok: false, answer: fault.to_string() },
    }
}
