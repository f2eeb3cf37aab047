//! Altinn Varsling: a notification to the operator, and what became of it.

use url::Url;
use uuid::Uuid;

use super::about::EffectAbout;
use super::credentials::ClientCredentials;
use super::events::webhook_answer;
use super::result::{EffectBrought, EffectResult};
use crate::catalog::notification_status::{self, StatusEnd};
use crate::domain::notification::NotificationText;
use crate::domain::own_address::OwnAddress;
use crate::record::t;
use crate::record::values::{ConditionVerdict, TestChannel};
use crate::text::{Message, Phrase};

/// Something to do in Altinn Varsling.
#[derive(Clone, Debug, PartialEq)]
pub enum NotificationEffect {
    /// Order a notification to the operator's own address, or find the one that was ordered under this key.
    Order {
        /// With which client.
        credentials: ClientCredentials,
        /// What it says.
        text: Box<NotificationText>,
        /// By which channel.
        channel: TestChannel,
        /// Idempotency key, drawn before.
        key: Uuid,
        /// The operator's own address. No step knows it: it is filled in from the user's profile before this is done, and
        /// is no fact.
        to: Option<OwnAddress>,
        /// The address that Altinn asks whether to send, where it is to say no.
        condition: Option<Url>,
    },
    /// See what became of a notification.
    Follow {
        /// With which client.
        credentials: ClientCredentials,
        /// The id that the service gave it.
        id: Uuid,
        /// Our own reference, which another notification does not have.
        reference: String,
        /// An SMS may only be simulated here, whatever the service says of it.
        simulates_sms: bool,
        /// The address that Altinn asks whether to send, where it is to say no.
        condition: Option<Url>,
    },
    /// Call the address that Altinn asks, as a stranger does.
    ProbeCondition(Url),
    /// See whether the feed of statuses tells of a notification.
    FindInFeed {
        /// With which client.
        credentials: ClientCredentials,
        /// The id that the service gave it.
        id: Uuid,
    },
}

impl NotificationEffect {
    /// What it does. To oneself it may be sent without a word that is typed.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::Order { credentials, text, channel, to, condition, .. } => {
                let words = match condition {
                    Some(url) => words::ORDER_CONDITION.with("url", url.as_str()),
                    None => of_channel(*channel, words::ORDER_EMAIL, words::ORDER_SMS).into(),
                };
                let about = EffectAbout::write(words).with(&credentials.key);
                about.showing(as_sent(text, *channel, to.as_ref()))
            }
            Self::ProbeCondition(url) => EffectAbout::read(words::PROBE_CONDITION.with("url", url.as_str())),
            Self::Follow { credentials, id, .. } => {
                EffectAbout::read(words::FOLLOW.with("id", id.to_string())).with(&credentials.key)
            }
            Self::FindInFeed { credentials, id } => {
                EffectAbout::read(words::FIND.with("id", id.to_string())).with(&credentials.key)
            }
        }
    }

    /// What became of the notification.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        match self {
            Self::Order { condition: Some(_), .. } => {
                brought.made(words::ORDERED_CONDITION, words::WAS_ORDERED_CONDITION)
            }
            Self::Order { channel, .. } => brought.made(
                of_channel(*channel, words::ORDERED_EMAIL, words::ORDERED_SMS),
                of_channel(*channel, words::WAS_ORDERED_EMAIL, words::WAS_ORDERED_SMS),
            ),
            Self::ProbeCondition(url) => {
                let Some(seen) = brought.get(t::ConditionProbe) else {
                    return EffectResult::bad(words::CONDITION_FAILED.with("url", url.as_str()).with("answer", ""));
                };
                let phrase = match seen.verdict {
                    ConditionVerdict::Guarded => words::CONDITION_GUARDED,
                    ConditionVerdict::Open => words::CONDITION_OPEN,
                    ConditionVerdict::Failed => words::CONDITION_FAILED,
                };
                let says = phrase.with("url", url.as_str()).with("answer", webhook_answer(&seen.answer));
                EffectResult::when(seen.verdict == ConditionVerdict::Guarded, says.clone(), says)
            }
            Self::Follow { id, condition: Some(_), .. } => {
                let status = brought.get(t::ConditionSeen).map(|seen| seen.status.as_str()).unwrap_or_default();
                let say = |phrase: Phrase| {
                    phrase.with("id", id.to_string()).with("status", notification_status::said(status))
                };
                match notification_status::end(status) {
                    None => EffectResult::awaited(say(words::UNDER_WAY)),
                    Some(StatusEnd::NotSent) => EffectResult::when(
                        notification_status::is_held_back(status),
                        say(words::HELD_BACK),
                        say(words::DID_NOT_ARRIVE),
                    ),
                    Some(_) => EffectResult::bad(say(words::SENT_ANYWAY)),
                }
            }
            Self::Follow { id, simulates_sms, .. } => {
                let seen = brought.get(t::NotificationSeen);
                let status = seen.map(|seen| seen.status.as_str()).unwrap_or_default();
                let say = |phrase: Phrase| {
                    phrase.with("id", id.to_string()).with("status", notification_status::said(status))
                };
                match notification_status::end(status) {
                    None => EffectResult::awaited(say(words::UNDER_WAY)),
                    Some(StatusEnd::Delivered | StatusEnd::HandedOver)
                        if *simulates_sms && notification_status::is_of_sms(status) =>
                    {
                        EffectResult::awaited(say(words::PERHAPS_SIMULATED))
                    }
                    Some(StatusEnd::Delivered) => EffectResult::good(say(words::ARRIVED)),
                    Some(StatusEnd::HandedOver) => EffectResult::good(say(words::HANDED_OVER)),
                    Some(StatusEnd::NotSent | StatusEnd::Failed) => EffectResult::bad(say(words::DID_NOT_ARRIVE)),
                }
            }
            Self::FindInFeed { id, .. } => {
                let number = brought.get(t::NotificationListed).and_then(|listed| listed.number);
                match number {
                    Some(number) => {
                        EffectResult::good(words::LISTED.with("id", id.to_string()).with("number", number.to_string()))
                    }
                    None => EffectResult::awaited(words::NOT_LISTED.with("id", id.to_string())),
                }
            }
        }
    }

    /// The channel whose address is still to be filled in.
    #[must_use]
    pub const fn lacks_address(&self) -> Option<TestChannel> {
        match self {
            Self::Order { channel, to: None, .. } => Some(*channel),
            Self::Order { .. } | Self::Follow { .. } | Self::FindInFeed { .. } | Self::ProbeCondition(_) => None,
        }
    }

    /// The same with the operator's address.
    #[must_use]
    pub fn addressed(self, address: OwnAddress) -> Self {
        match self {
            Self::Order { credentials, text, channel, key, condition, .. } => {
                Self::Order { credentials, text, channel, key, to: Some(address), condition }
            }
            other @ (Self::Follow { .. } | Self::FindInFeed { .. } | Self::ProbeCondition(_)) => other,
        }
    }
}

const fn of_channel(channel: TestChannel, email: Phrase, sms: Phrase) -> Phrase {
    match channel {
        TestChannel::Email => email,
        TestChannel::Sms => sms,
    }
}

/// All that the operator gets, a line each.
fn as_sent(text: &NotificationText, channel: TestChannel, to: Option<&OwnAddress>) -> Vec<Message> {
    let to = to.map(|to| words::TO.with("address", to.to_string()));
    let subject = match channel {
        TestChannel::Email => Some(words::SUBJECT.with("subject", text.subject.as_str())),
        TestChannel::Sms => None,
    };
    let body = text.body.lines().map(|line| Message::verbatim(format!("| {line}")));
    to.into_iter().chain(subject).chain([words::TEXT.into()]).chain(body).collect()
}

/// What these effects say.
mod words {
    use crate::text::phrases;

    phrases! {
        ORDER_EMAIL { nb: "Bestill et testvarsel på e-post til deg selv", en: "Order a test notification by e-mail to yourself" }
        ORDER_SMS { nb: "Bestill et testvarsel på SMS til deg selv", en: "Order a test notification by SMS to yourself" }
        ORDERED_EMAIL { nb: "Testvarselet på e-post er bestilt", en: "The test notification by e-mail has been ordered" }
        ORDERED_SMS { nb: "Testvarselet på SMS er bestilt", en: "The test notification by SMS has been ordered" }
        WAS_ORDERED_EMAIL { nb: "Testvarselet på e-post var bestilt allerede", en: "The test notification by e-mail had been ordered already" }
        WAS_ORDERED_SMS { nb: "Testvarselet på SMS var bestilt allerede", en: "The test notification by SMS had been ordered already" }
        ORDER_CONDITION { nb: "Bestill et testvarsel til deg selv som ikke skal bli sendt, fordi {url} svarer nei når Altinn spør", en: "Order a test notification to yourself that is not to be sent, since {url} says no when Altinn asks" }
        ORDERED_CONDITION { nb: "Testvarselet med sendebetingelse er bestilt", en: "The test notification with a send condition has been ordered" }
        WAS_ORDERED_CONDITION { nb: "Testvarselet med sendebetingelse var bestilt allerede", en: "The test notification with a send condition had been ordered already" }
        PROBE_CONDITION { nb: "Kall {url} som en fremmed", en: "Call {url} as a stranger" }
        CONDITION_GUARDED { nb: "{url} avviser den som ikke er Altinn ({answer})", en: "{url} refuses who is not Altinn ({answer})" }
        CONDITION_OPEN { nb: "{url} svarer hvem som helst ({answer})", en: "{url} answers anybody ({answer})" }
        CONDITION_FAILED { nb: "{url} gir ikke et svar som Altinn kan bruke ({answer})", en: "{url} gives no answer that Altinn can use ({answer})" }
        HELD_BACK { nb: "Varselet {id} er stanset: {status}", en: "The notification {id} has been held back: {status}" }
        SENT_ANYWAY { nb: "Varselet {id} ble sendt likevel: {status}", en: "The notification {id} was sent anyway: {status}" }
        TO { nb: "Til: {address}", en: "To: {address}" }
        SUBJECT { nb: "Emne: {subject}", en: "Subject: {subject}" }
        TEXT { nb: "Tekst:", en: "Text:" }
        FOLLOW { nb: "Se hva som har skjedd med varselet {id}", en: "See what has happened to the notification {id}" }
        UNDER_WAY { nb: "Varselet {id} er underveis: {status}", en: "The notification {id} is under way: {status}" }
        ARRIVED { nb: "Varselet {id} er kommet fram: {status}", en: "The notification {id} has arrived: {status}" }
        HANDED_OVER { nb: "Varselet {id} er gitt videre, og om det er kommet fram, er ikke meldt: {status}", en: "The notification {id} has been handed over, and whether it has arrived is not reported: {status}" }
        PERHAPS_SIMULATED { nb: "Altinn melder dette om varselet {id}: {status}. Her kan det være bare simulert", en: "Altinn reports this of the notification {id}: {status}. Here that may be a simulation only" }
        DID_NOT_ARRIVE { nb: "Varselet {id} kom ikke fram: {status}", en: "The notification {id} did not arrive: {status}" }
        FIND { nb: "Se etter varselet {id} i statusfeeden", en: "Look for the notification {id} in the status feed" }
        LISTED { nb: "Varselet {id} står i statusfeeden som nummer {number}", en: "The notification {id} is in the status feed as number {number}" }
        NOT_LISTED { nb: "Varselet {id} står ikke i statusfeeden ennå", en: "The notification {id} is not in the status feed yet" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClientId, Language};
    use crate::record::Value;
    use crate::record::values::NotificationSeen;
    use crate::steps::effects::KeyRef;

    #[test]
    fn what_was_only_handed_over_is_not_said_to_have_arrived() {
        let key = KeyRef { client: "main".into(), name: "k".into(), place: None, known: None, others: Vec::new() };
        let id = ClientId::parse("client-1").unwrap();
        let credentials = ClientCredentials { id, kid: "k".into(), key, consumer: None, acting: None };
        let follow = NotificationEffect::Follow {
            credentials,
            id: Uuid::from_u128(1),
            reference: "1".into(),
            simulates_sms: false,
            condition: None,
        };
        for (status, arrived) in
            [("Email_Succeeded", false), ("SMS_Accepted", false), ("Email_Delivered", true), ("SMS_Delivered", true)]
        {
            let seen = Value::NotificationSeen(NotificationSeen { status: status.into() });
            let brought = EffectBrought { values: vec![&seen], was_there: false, refusal: None };
            let said = follow.result(&brought).words;
            assert_eq!(said.render(Language::En).contains("has arrived: "), arrived, "{status}");
            assert_eq!(said.render(Language::Nb).contains("er kommet fram: "), arrived, "{status}");
        }
    }
}
