//! Altinn Varsling: a notification to the operator, and what became of it.

use uuid::Uuid;

use super::about::EffectAbout;
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::catalog::notification_status::{self, StatusEnd};
use crate::domain::notification::NotificationText;
use crate::domain::own_address::OwnAddress;
use crate::record::t;
use crate::record::values::TestChannel;
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
    },
    /// See what became of a notification.
    Follow {
        /// With which client.
        credentials: ClientCredentials,
        /// The id that the service gave it.
        id: Uuid,
        /// It may only be simulated here, whatever the service says of it.
        perhaps_simulated: bool,
    },
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
            Self::Order { credentials, text, channel, to, .. } => {
                EffectAbout::write(of_channel(*channel, words::ORDER_EMAIL, words::ORDER_SMS))
                    .with(&credentials.key)
                    .showing(as_sent(text, *channel, to.as_ref()))
            }
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
            Self::Order { channel, .. } => brought.made(
                of_channel(*channel, words::ORDERED_EMAIL, words::ORDERED_SMS),
                of_channel(*channel, words::WAS_ORDERED_EMAIL, words::WAS_ORDERED_SMS),
            ),
            Self::Follow { id, .. } => {
                let seen = brought.get(t::NotificationSeen);
                let status = seen.map(|seen| seen.status.as_str()).unwrap_or_default();
                let say = |phrase: Phrase| {
                    phrase.with("id", id.to_string()).with("status", notification_status::said(status))
                };
                match notification_status::end(status) {
                    None => EffectResult::awaited(say(words::UNDER_WAY)),
                    Some(StatusEnd::Delivered | StatusEnd::HandedOver) if seen.is_some_and(|s| s.perhaps_simulated) => {
                        EffectResult::awaited(say(words::PERHAPS_SIMULATED))
                    }
                    Some(StatusEnd::Delivered | StatusEnd::HandedOver) => EffectResult::good(say(words::ARRIVED)),
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
            Self::Order { .. } | Self::Follow { .. } | Self::FindInFeed { .. } => None,
        }
    }

    /// The same with the operator's address.
    #[must_use]
    pub fn addressed(self, address: OwnAddress) -> Self {
        match self {
            Self::Order { credentials, text, channel, key, .. } => {
                Self::Order { credentials, text, channel, key, to: Some(address) }
            }
            other @ (Self::Follow { .. } | Self::FindInFeed { .. }) => other,
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
        TO { nb: "Til: {address}", en: "To: {address}" }
        SUBJECT { nb: "Emne: {subject}", en: "Subject: {subject}" }
        TEXT { nb: "Tekst:", en: "Text:" }
        FOLLOW { nb: "Se hva som har skjedd med varselet {id}", en: "See what has happened to the notification {id}" }
        UNDER_WAY { nb: "Varselet {id} er underveis: {status}", en: "The notification {id} is under way: {status}" }
        ARRIVED { nb: "Varselet {id} er kommet fram: {status}", en: "The notification {id} has arrived: {status}" }
        PERHAPS_SIMULATED { nb: "Altinn melder dette om varselet {id}: {status}. Her kan det være bare simulert", en: "Altinn reports this of the notification {id}: {status}. Here that may be a simulation only" }
        DID_NOT_ARRIVE { nb: "Varselet {id} kom ikke fram: {status}", en: "The notification {id} did not arrive: {status}" }
        FIND { nb: "Se etter varselet {id} i statusfeeden", en: "Look for the notification {id} in the status feed" }
        LISTED { nb: "Varselet {id} står i statusfeeden som nummer {number}", en: "The notification {id} is in the status feed as number {number}" }
        NOT_LISTED { nb: "Varselet {id} står ikke i statusfeeden ennå", en: "The notification {id} is not in the status feed yet" }
    }
}
