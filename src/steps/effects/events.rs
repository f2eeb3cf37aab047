//! Events: the receiving address, and the subscription.

use url::Url;
use uuid::Uuid;

use super::about::EffectAbout;
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::domain::ResourceId;
use crate::record::t;

/// Something to do with events.
#[derive(Clone, Debug, PartialEq)]
pub enum EventsEffect {
    /// Call the receiving address as Altinn will.
    ProbeWebhook(Url),
    /// Subscribe, or subscribe again, which triggers the validation call anew.
    Subscribe {
        /// With which client.
        credentials: ClientCredentials,
        /// Which resource.
        id: ResourceId,
        /// Where events go.
        address: Url,
    },
    /// See whether a subscription is validated.
    ReadSubscription {
        /// With which client.
        credentials: ClientCredentials,
        /// Its number.
        id: i64,
    },
    /// Read what has happened to a resource.
    ReadFeed {
        /// With which client.
        credentials: ClientCredentials,
        /// Which resource.
        id: ResourceId,
        /// After which event; from the beginning otherwise.
        after: Option<String>,
        /// The message whose event is looked for.
        message: Option<Uuid>,
    },
}

impl EventsEffect {
    /// What it does.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::ProbeWebhook(url) => EffectAbout::read(words::PROBE_WEBHOOK.with("url", url.as_str())),
            Self::Subscribe { credentials, id, address } => {
                EffectAbout::write(words::SUBSCRIBE.with("id", id.bare()).with("url", address.as_str()))
                    .with(&credentials.key)
            }
            Self::ReadSubscription { credentials, id } => {
                EffectAbout::read(words::READ_SUBSCRIPTION.with("id", id.to_string())).with(&credentials.key)
            }
            Self::ReadFeed { credentials, id, .. } => {
                EffectAbout::read(words::READ_FEED.with("id", id.bare())).with(&credentials.key)
            }
        }
    }

    /// What the address answered, or where the subscription stands.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        let validated = brought.get(t::SubscriptionSeen).is_some_and(|seen| seen.validated);
        match self {
            Self::ReadFeed { id, message: None, .. } => EffectResult::awaited(words::FEED_READ.with("id", id.bare())),
            Self::ReadFeed { message: Some(message), .. } => {
                let found = brought.get(t::FeedSeen).is_some_and(|seen| seen.message == Some(*message));
                let say = |phrase: crate::text::Phrase| phrase.with("message", message.to_string());
                EffectResult::when(found, say(words::FEED_HOLDS), say(words::FEED_LACKS))
            }
            Self::ProbeWebhook(url) => {
                let seen = brought.get(t::WebhookProbe);
                let answer = seen.map(|seen| seen.answer.clone()).unwrap_or_default();
                let said = words::ANSWERED.with("url", url.as_str()).with("answer", answer);
                match seen.is_some_and(|seen| seen.ok) {
                    true => EffectResult::good(said),
                    false => EffectResult::bad(said),
                }
            }
            Self::Subscribe { id, address, .. } => {
                let say = |phrase: crate::text::Phrase| phrase.with("id", id.bare()).with("url", address.as_str());
                EffectResult::when(validated, say(words::SUBSCRIBED), say(words::SUBSCRIBED_NOT_VALIDATED))
            }
            Self::ReadSubscription { id, .. } => {
                let say = |phrase: crate::text::Phrase| phrase.with("id", id.to_string());
                match validated {
                    true => EffectResult::good(say(words::VALIDATED)),
                    false => EffectResult::bad(say(words::NOT_VALIDATED)),
                }
            }
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        PROBE_WEBHOOK { nb: "Kall {url} slik Altinn vil gjøre", en: "Call {url} as Altinn will" }
        ANSWERED { nb: "{url} svarte {answer}", en: "{url} answered {answer}" }
        SUBSCRIBED { nb: "Hendelsesabonnementet på {id} er opprettet og validert; hendelser sendes til {url}. Det kan ta inntil en time før de kommer, og før en sletting virker.", en: "The event subscription to {id} has been created and validated; events are sent to {url}. It can take up to an hour before they arrive, and before a deletion takes effect." }
        SUBSCRIBED_NOT_VALIDATED { nb: "Hendelsesabonnementet på {id} er opprettet, men {url} er ikke validert ennå", en: "The event subscription to {id} has been created, but {url} is not validated yet" }
        VALIDATED { nb: "Hendelsesabonnement {id} er validert", en: "Event subscription {id} is validated" }
        NOT_VALIDATED { nb: "Hendelsesabonnement {id} finnes ikke, eller er ikke validert", en: "Event subscription {id} does not exist, or is not validated" }
        SUBSCRIBE { nb: "Abonner på hendelser fra {id}, sendt til {url}", en: "Subscribe to events from {id}, sent to {url}" }
        READ_FEED { nb: "Hent hendelsene for {id}", en: "Fetch the events of {id}" }
        FEED_READ { nb: "Altinn Events svarer for {id}; at dere får se hendelsene, viser seg når testmeldingen er sendt", en: "Altinn Events answers for {id}; whether you may see the events shows once the test message has been sent" }
        FEED_HOLDS { nb: "Hendelsen om testmeldingen {message} er hentet", en: "The event about the test message {message} has been fetched" }
        FEED_LACKS { nb: "Hendelsen om testmeldingen {message} har ikke kommet ennå", en: "The event about the test message {message} has not come yet" }
        READ_SUBSCRIPTION { nb: "Se om hendelsesabonnement {id} er validert", en: "See whether event subscription {id} is validated" }
    }
}
