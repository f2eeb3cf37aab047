//! Altinn Events: subscriptions on a resource (facts: altinn-apis 7).

use serde::Deserialize;

use super::ask::{Api, json, json_or_none, refusal};
use super::{Fault, Token};
use crate::catalog::services::Service;
use crate::domain::Address;
use crate::domain::subscription::NewSubscription;
use crate::record::values::SubscriptionSeen;
use crate::world::http::{Answer, Call};

const HERE: Service = Service::Events;

/// A subscription as Events shows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Subscription {
    /// Its number.
    pub id: i64,
    /// Where events are sent.
    #[serde(default)]
    pub end_point: String,
    /// URN of the resource.
    #[serde(default)]
    pub resource_filter: Option<String>,
    /// The one event type, when it is limited to one.
    #[serde(default)]
    pub type_filter: Option<String>,
    /// Whose it is: `/org/ttd`.
    #[serde(default)]
    pub consumer: Option<String>,
    /// The validation call was answered.
    #[serde(default)]
    pub validated: bool,
}

impl Subscription {
    /// What the state keeps of it.
    #[must_use]
    pub const fn seen(&self) -> SubscriptionSeen {
        SubscriptionSeen { id: self.id, validated: self.validated }
    }
}

/// Subscribes. The same wish again gives the same subscription, and makes Events call the address anew.
///
/// # Errors
/// The refusal; an empty 403 is the scope, a worded one the policy.
pub async fn subscribe(api: Api<'_>, token: &Token, wish: &NewSubscription) -> Result<Subscription, Fault> {
    let call = Call::post(&subscriptions(api)).bearer(token.bearer()).json(wish);
    // Repeating is safe: an identical subscription is found, not made twice.
    let answer = api.read(HERE, call).await?;
    understood(&answer)
}

/// Reads one subscription; `None` when it is gone.
///
/// # Errors
/// The refusal.
pub async fn read(api: Api<'_>, token: &Token, id: i64) -> Result<Option<Subscription>, Fault> {
    let call = Call::get(&subscriptions(api).below(&[&id.to_string()])).bearer(token.bearer());
    let answer = api.read(HERE, call).await?;
    match answer.status {
        403 => Err(match refused(&answer) {
            Fault::Refused(mut refusal) => {
                refusal.code = Some("403-OTHER".to_owned());
                Fault::Refused(refusal)
            }
            other => other,
        }),
        404 => json_or_none(HERE, &answer),
        _ => understood(&answer).map(Some),
    }
}

/// Lists the subscriptions of the caller, also those that are not validated.
///
/// # Errors
/// The refusal.
pub async fn list(api: Api<'_>, token: &Token) -> Result<Vec<Subscription>, Fault> {
    #[derive(Deserialize)]
    struct List {
        #[serde(default)]
        subscriptions: Vec<Subscription>,
    }
    let answer = api.read(HERE, Call::get(&subscriptions(api)).bearer(token.bearer())).await?;
    if !answer.is_success() {
        return Err(refused(&answer));
    }
    json::<List>(HERE, &answer).map(|list| list.subscriptions)
}

fn subscriptions(api: Api<'_>) -> Address {
    api.environment.events.below(&["subscriptions"])
}

fn understood(answer: &Answer) -> Result<Subscription, Fault> {
    if answer.is_success() { json(HERE, answer) } else { Err(refused(answer)) }
}

/// Events says no in words or not at all; the order of its checks makes each mean one thing (facts: altinn-apis 7.1).
fn refused(answer: &Answer) -> Fault {
    match refusal(HERE, answer) {
        Fault::Refused(mut refusal) => {
            let said = refusal.message.to_lowercase();
            let code = match refusal.status {
                403 if said.is_empty() => Some("403-EMPTY"),
                403 if said.contains("not authorized to create a subscription") => Some("403-POLICY"),
                400 if said.contains("endpoint") => Some("400-ENDPOINT"),
                400 if said.contains("resource filter") => Some("400-URN"),
                400 if said.contains("filter") => Some("400-FILTER"),
                _ => None,
            };
            refusal.code = code.map(str::to_owned).or(refusal.code);
            Fault::Refused(refusal)
        }
        other => other,
    }
}
