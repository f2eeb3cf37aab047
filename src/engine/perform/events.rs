//! The receiving address and the subscription.

use url::Url;
use uuid::Uuid;

use super::token::scopes;
use super::{Performer, finding};
use crate::api::events::{FeedEvent, LARGEST_PAGE, Subscription};
use crate::api::{ApiFault, Token, events, webhook};
use crate::catalog::codes::names;
use crate::catalog::products;
use crate::domain::ResourceId;
use crate::domain::subscription::NewSubscription;
use crate::engine::outcome::{Outcome, Performed};
use crate::engine::refusals::{Asked, LooksAt};
use crate::finding::Finding;
use crate::record::values::{FeedSeen, SubscriptionSeen};
use crate::record::{Topic, t};
use crate::steps::effects::{ClientCredentials, EventsEffect};

/// The code of a subscription that is another organisation's.
const OTHER_CONSUMER: &str = "403-OTHER";

/// So many pages are read in one go: what lies behind them is read the next time.
const MOST_PAGES: u8 = 20;

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn events(&self, effect: &EventsEffect) -> Performed {
        match effect {
            EventsEffect::ProbeWebhook(url) => self.probe_webhook(url).await,
            EventsEffect::Subscribe { credentials, id, address } => self.subscribe(credentials, id, address).await,
            EventsEffect::ReadSubscription { credentials, id, wish } => {
                self.read_subscription(credentials, *id, wish).await
            }
            EventsEffect::ReadFeed { credentials, id, after, message } => {
                self.read_feed(credentials, id, after.as_deref(), *message).await
            }
        }
    }

    async fn subscribing(&self, credentials: &ClientCredentials) -> Result<std::sync::Arc<Token>, Box<Finding>> {
        self.exchanged(credentials, &scopes(products::EVENTS)).await
    }

    /// The event subscriptions of the organisation.
    pub(in crate::engine) async fn subscriptions(
        &self,
        credentials: &ClientCredentials,
    ) -> Result<Vec<Subscription>, Box<Finding>> {
        let token = self.subscribing(credentials).await?;
        events::list(self.api(), &token).await.map_err(finding)
    }

    /// Deletes an event subscription; answers whether there was one.
    pub(in crate::engine) async fn unsubscribe(
        &self,
        credentials: &ClientCredentials,
        id: i64,
    ) -> Result<bool, Box<Finding>> {
        let token = self.subscribing(credentials).await?;
        self.or_why(events::delete(self.api(), &token, id).await, &token, OF_READER).await
    }

    /// A page of what has happened to a resource, after an event.
    pub(in crate::engine) async fn feed(
        &self,
        credentials: &ClientCredentials,
        id: &ResourceId,
        page: (Option<&str>, u16),
    ) -> Result<Vec<FeedEvent>, Box<Finding>> {
        let token = self.subscribing(credentials).await?;
        self.page(&token, id, page).await
    }

    async fn page(
        &self,
        token: &Token,
        id: &ResourceId,
        page: (Option<&str>, u16),
    ) -> Result<Vec<FeedEvent>, Box<Finding>> {
        self.or_why(events::feed(self.api(), token, id, page).await, token, OF_READER).await
    }

    async fn probe_webhook(&self, url: &Url) -> Performed {
        let seen = webhook::probe(&self.http, &self.environment.events, url).await;
        Ok(Outcome::default().seen(t::WebhookProbe, None, seen, "POST to the address, as Altinn will"))
    }

    async fn subscribe(&self, credentials: &ClientCredentials, id: &ResourceId, address: &Url) -> Performed {
        let token = self.subscribing(credentials).await?;
        let body = NewSubscription::new(address.clone(), id);
        // Posting the same again makes nothing new and triggers the validation call (Altinn/altinn-events,
        // `Controllers/SubscriptionController.cs`, 2026-08-20).
        let made = events::subscribe(self.api(), &token, &body).await;
        let seen = self.or_why(made, &token, of_subscriber(id)).await?.seen();
        Ok(Outcome::default().made(t::SubscriptionSeen, None, seen, "POST and GET events/api/v1/subscriptions"))
    }

    /// Reads page after page until the message is found, or nothing more is there.
    async fn read_feed(
        &self,
        credentials: &ClientCredentials,
        id: &ResourceId,
        after: Option<&str>,
        message: Option<Uuid>,
    ) -> Performed {
        let token = self.subscribing(credentials).await?;
        let mut seen = FeedSeen { last: after.map(str::to_owned), message: None };
        for _ in 0..MOST_PAGES {
            let page = (seen.last.as_deref(), LARGEST_PAGE);
            let events = self.page(&token, id, page).await?;
            let is_it = |event: &FeedEvent| {
                let about = event.instance.as_deref().and_then(|instance| Uuid::parse_str(instance).ok());
                about.is_some() && about == message
            };
            seen.message = message.filter(|_| events.iter().any(is_it));
            let Some(last) = events.last().filter(|last| seen.last.as_ref() != Some(&last.id)) else { break };
            seen.last = Some(last.id.clone());
            if seen.message.is_some() {
                break;
            }
        }
        Ok(Outcome::default().seen(t::FeedSeen, None, seen, "GET events/api/v1/events"))
    }

    async fn read_subscription(&self, credentials: &ClientCredentials, id: i64, wish: &NewSubscription) -> Performed {
        let token = self.subscribing(credentials).await?;
        let read = events::read(self.api(), &token, id).await;
        judged(id, read, wish, self.environment.is_real_production())
    }
}

/// What Altinn Events looks at of who subscribes to a resource.
const fn of_subscriber(resource: &ResourceId) -> Asked<'_> {
    Asked { scopes: products::EVENTS, looks_at: LooksAt::Subscription(resource) }
}

/// What it looks at of who reads or deletes: what the rules keep from somebody is left out of an answer, not refused.
const OF_READER: Asked<'_> = Asked { scopes: products::EVENTS, looks_at: LooksAt::Scopes };

/// What a subscription says of the one that was wished for. In production a person made it and told its number, which is
/// asked for again when it is another's; what the program made elsewhere is made anew.
fn judged(id: i64, read: Result<Option<Subscription>, ApiFault>, wish: &NewSubscription, is_told: bool) -> Performed {
    let refused = |wrong: Finding| Ok(Outcome::default().refuse(Topic::SubscriptionSeen, wrong));
    let read = match read {
        // Another organisation made it: only another number helps.
        Err(fault) if is_told && fault.code() == Some(OTHER_CONSUMER) => {
            return refused(finding(fault).next(words::CHECK_ID));
        }
        read => read.map_err(finding)?,
    };
    let code = match &read {
        Some(found) if found.is_wish(wish) => None,
        Some(_) => Some(&names::SUBSCRIPTION_OTHER),
        None => Some(&names::SUBSCRIPTION_ID_FORM),
    };
    if let Some(code) = code.filter(|_| is_told) {
        let resource = wish.resource_filter.trim_start_matches("urn:altinn:resource:");
        let wrong = Finding::new(code, Topic::SubscriptionSeen.id()).with("text", id.to_string());
        return refused(
            wrong.with("id", id.to_string()).with("resource", resource).with("url", wish.end_point.as_str()),
        );
    }
    let nothing = SubscriptionSeen { id, validated: false };
    let seen = read.filter(|_| code.is_none()).map_or(nothing, |found| found.seen());
    Ok(Outcome::default().seen(t::SubscriptionSeen, None, seen, "GET events/api/v1/subscriptions/{id}"))
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        CHECK_ID { nb: "Kontroller id-en i svaret som dere fikk da abonnementet ble opprettet", en: "Check id in the answer that you got when the subscription was made" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::ServiceRefusal;
    use crate::catalog::services::RemoteService;
    use crate::record::Value;

    #[test]
    fn a_told_number_of_another_subscription_is_refused_and_proves_nothing_elsewhere() {
        let wish =
            NewSubscription::new("https://ttd.no/altinn".parse().unwrap(), &ResourceId::parse("ttd-vedtak").unwrap());
        let shown = |to: &str, resource: &str| Subscription {
            id: 7,
            end_point: to.into(),
            resource_filter: Some(format!("urn:altinn:resource:{resource}")),
            type_filter: None,
            consumer: None,
            validated: true,
        };
        let meant = shown("https://ttd.no/altinn", "ttd-vedtak");
        let others = [shown("https://ttd.no/annet", "ttd-vedtak"), shown("https://ttd.no/altinn", "ttd-annet")];
        let others = others.into_iter().map(|other| (Some(other), Some("SUBSCRIPTION-OTHER")));
        for (read, refused) in others.chain([(None, Some("SUBSCRIPTION-ID-FORM")), (Some(meant), None)]) {
            let told = judged(7, Ok(read.clone()), &wish, true).unwrap();
            assert_eq!(told.refused.first().map(|refused| refused.finding.code.id), refused, "{read:?}");
            assert_eq!(told.learned.is_empty(), refused.is_some(), "{read:?}");
            let made = judged(7, Ok(read.clone()), &wish, false).unwrap();
            let seen = SubscriptionSeen { id: 7, validated: refused.is_none() };
            assert_eq!(made.learned[0].value, Value::SubscriptionSeen(seen), "{read:?}");
        }
        // One that another organisation made is not shown: whoever told its number is asked again.
        let refusal = ServiceRefusal {
            service: RemoteService::Events,
            status: 403,
            code: Some(OTHER_CONSUMER.into()),
            trace: None,
            message: String::new(),
            more: None,
            wait: None,
        };
        let told = judged(7, Err(ApiFault::Refused(refusal.clone())), &wish, true).unwrap();
        assert_eq!(told.refused[0].finding.code.id, "EVENTS-OTHER-CONSUMER");
        assert!(judged(7, Err(ApiFault::Refused(refusal)), &wish, false).is_err(), "what we made is never another's");
    }
}
