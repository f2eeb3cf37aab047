//! Events: the receiving address, and the subscription.

use url::Url;
use uuid::Uuid;

use super::about::EffectAbout;
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::catalog::codes::network;
use crate::domain::ResourceId;
use crate::domain::subscription::NewSubscription;
use crate::finding::Code;
use crate::record::t;
use crate::text::Message;

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
        /// What it is to be: another subscription proves nothing.
        wish: NewSubscription,
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
            Self::ReadSubscription { credentials, id, .. } => {
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
                let Some(seen) = brought.get(t::WebhookProbe) else {
                    return EffectResult::bad(words::PROBE_WEBHOOK.with("url", url.as_str()));
                };
                let phrase = if is_status(&seen.answer) { words::ANSWERED } else { words::NOT_ANSWERED };
                let said = phrase.with("url", url.as_str()).with("answer", webhook_answer(&seen.answer));
                if seen.ok { EffectResult::good(said) } else { EffectResult::bad(said) }
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

/// Whether there was an answer of HTTP.
fn is_status(answer: &str) -> bool {
    answer.bytes().all(|byte| byte.is_ascii_digit())
}

/// How a receiving address answered, in the middle of a sentence: the status, or what went wrong on the way to it.
#[must_use]
pub fn webhook_answer(answer: &str) -> Message {
    let id = answer.split_once(": ").map_or(answer, |(id, _)| id);
    let code = |code: &Code| code.id == id;
    let says = if code(&network::NET_NO_CONNECTION) {
        words::NO_CONNECTION
    } else if code(&network::NET_TLS) {
        words::NOT_SECURE
    } else if code(&network::NET_TIMEOUT) || code(&network::NET_SILENT) {
        words::NOT_IN_TIME
    } else if code(&network::NET_PROXY) || code(&network::NET_PROXY_UNREADABLE) {
        words::PROXY
    } else if code(&network::NET_REDIRECTED) {
        words::REDIRECTED
    } else if answer.starts_with("NET-") {
        words::OTHERWISE
    } else {
        return Message::verbatim(answer);
    };
    says.with("code", answer)
}

mod words {
    use crate::text::phrases;

    phrases! {
        PROBE_WEBHOOK { nb: "Kall {url} slik Altinn vil gjøre", en: "Call {url} as Altinn will" }
        ANSWERED { nb: "{url} svarte {answer}", en: "{url} answered {answer}" }
        NOT_ANSWERED { nb: "{url} kunne ikke nås: {answer}", en: "{url} could not be reached: {answer}" }
        NO_CONNECTION { nb: "ingen forbindelse ({code})", en: "no connection ({code})" }
        NOT_SECURE { nb: "sertifikatet eller den sikre forbindelsen ble ikke godtatt ({code})", en: "the certificate or the secure connection was not accepted ({code})" }
        NOT_IN_TIME { nb: "ikke noe svar i tide ({code})", en: "no answer in time ({code})" }
        PROXY { nb: "proxyen slapp ikke kallet gjennom ({code})", en: "the proxy did not let the call through ({code})" }
        REDIRECTED { nb: "adressen sender kallet videre til en annen ({code})", en: "the address sends the call on to another ({code})" }
        OTHERWISE { nb: "ikke noe brukbart svar ({code})", en: "no usable answer ({code})" }
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
