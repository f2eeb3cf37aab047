//! The receiving address and the subscription.

use url::Url;
use uuid::Uuid;

use super::token::scopes;
use super::{Performer, finding};
use crate::api::events::{FeedEvent, LARGEST_PAGE, Subscription};
use crate::api::{events, webhook};
use crate::catalog::codes::names;
use crate::catalog::products;
use crate::domain::ResourceId;
use crate::domain::subscription::NewSubscription;
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::Finding;
use crate::record::values::{FeedSeen, SubscriptionSeen};
use crate::record::{Topic, t};
use crate::steps::effects::{ClientCredentials, EventsEffect};

/// So many pages are read in one go: what lies behind them is read the next time.
const MOST_PAGES: u8 = 20;

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn events(&self, effect: &EventsEffect) -> Performed {
        match effect {
            EventsEffect::ProbeWebhook(url) => self.probe_webhook(url).await,
            EventsEffect::Subscribe { credentials, id, address } => self.subscribe(credentials, id, address).await,
            EventsEffect::ReadSubscription { credentials, id } => self.read_subscription(credentials, *id).await,
            EventsEffect::ReadFeed { credentials, id, after, message } => {
                self.read_feed(credentials, id, after.as_deref(), *message).await
            }
        }
    }

    async fn subscribing(
        &self,
        credentials: &ClientCredentials,
    ) -> Result<std::sync::Arc<crate::api::Token>, Box<Finding>> {
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
        events::delete(self.api(), &token, id).await.map_err(finding)
    }

    /// A page of what has happened to a resource, after an event.
    pub(in crate::engine) async fn feed(
        &self,
        credentials: &ClientCredentials,
        id: &ResourceId,
        page: (Option<&str>, u16),
    ) -> Result<Vec<FeedEvent>, Box<Finding>> {
        let token = self.subscribing(credentials).await?;
        events::feed(self.api(), &token, id, page).await.map_err(finding)
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
        let seen = events::subscribe(self.api(), &token, &body).await.map_err(finding)?.seen();
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
            let events = events::feed(self.api(), &token, id, page).await.map_err(finding)?;
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

    async fn read_subscription(&self, credentials: &ClientCredentials, id: i64) -> Performed {
        let token = self.subscribing(credentials).await?;
        let read = events::read(self.api(), &token, id).await.map_err(finding)?;
        if read.is_none() && self.environment.is_real_production() {
            // A person made it and told its number, which is asked for again.
            let unknown = Finding::new(&names::SUBSCRIPTION_ID_FORM, Topic::SubscriptionSeen.id());
            return Ok(Outcome::default().refuse(Topic::SubscriptionSeen, unknown.with("text", id.to_string())));
        }
        let seen = read.map_or(SubscriptionSeen { id, validated: false }, |found| found.seen());
        Ok(Outcome::default().seen(t::SubscriptionSeen, None, seen, "GET events/api/v1/subscriptions/{id}"))
    }
}
