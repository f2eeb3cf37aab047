//! Events: the receiving address, and the subscription.

use url::Url;

use super::about::EffectAbout;
use super::credentials::ClientCredentials;
use crate::domain::ResourceId;

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
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        PROBE_WEBHOOK { nb: "Kall {url} slik Altinn vil gjøre", en: "Call {url} as Altinn will" }
        SUBSCRIBE { nb: "Abonner på hendelser fra {id}, sendt til {url}", en: "Subscribe to events from {id}, sent to {url}" }
        READ_SUBSCRIPTION { nb: "Se om hendelsesabonnement {id} er validert", en: "See whether event subscription {id} is validated" }
    }
}
