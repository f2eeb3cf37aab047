//! Altinn Melding: whether we are let in, what it says of a message, the message itself, and what became of it.

use uuid::Uuid;

use super::about::{CONFIRM_MESSAGE, EffectAbout};
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::catalog::message_status;
use crate::domain::message::CorrespondenceMessage;
use crate::domain::{OrgNumber, ResourceId};
use crate::record::{Confirmation, t};
use crate::steps::parts::notified;
use crate::text::{Message, Phrase};

/// Something to do in Altinn Melding.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageEffect {
    /// Search on the resource as sender: are we let in?
    ProbeAccess {
        /// With which client.
        credentials: ClientCredentials,
        /// Which resource.
        id: ResourceId,
    },
    /// Let the service judge a message without making one.
    DryRun {
        /// With which client.
        credentials: ClientCredentials,
        /// What is sent, apart from to whom.
        message: Box<CorrespondenceMessage>,
        /// To whom.
        recipient: OrgNumber,
    },
    /// Send a message, or find the one that was sent under this key.
    SendMessage {
        /// With which client.
        credentials: ClientCredentials,
        /// What is sent, apart from to whom.
        message: Box<CorrespondenceMessage>,
        /// To whom.
        recipient: OrgNumber,
        /// Idempotency key, drawn before.
        key: Uuid,
    },
    /// See what became of a message.
    FollowMessage {
        /// With which client.
        credentials: ClientCredentials,
        /// The id that the service gave the message.
        id: Uuid,
    },
}

impl MessageEffect {
    /// What it does; a message that was sent cannot be called back.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::ProbeAccess { credentials, id } => {
                EffectAbout::read(words::PROBE_ACCESS.with("id", id.bare())).with(&credentials.key)
            }
            Self::DryRun { credentials, recipient, .. } => {
                EffectAbout::read(words::DRY_RUN.with("orgnr", recipient.spaced())).with(&credentials.key)
            }
            Self::SendMessage { credentials, recipient, message, .. } => {
                let about = words::SEND_MESSAGE.with("orgnr", recipient.spaced());
                let about = EffectAbout::for_ever(about, cannot_be_called_back(*recipient));
                about.with(&credentials.key).showing(as_sent(message, *recipient))
            }
            Self::FollowMessage { credentials, id } => {
                EffectAbout::read(words::FOLLOW_MESSAGE.with("id", id.to_string())).with(&credentials.key)
            }
        }
    }

    /// How the service judged, or what became of the message.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        match self {
            Self::ProbeAccess { id, .. } => {
                let allowed = brought.get(t::AccessProbe).is_some_and(|probe| probe.allowed);
                let refused = words::NOT_LET_IN.with("id", id.bare()).with("code", brought.code("4001"));
                EffectResult::when(allowed, words::LET_IN.with("id", id.bare()), refused)
            }
            Self::DryRun { recipient, .. } => match brought.get(t::DryRun) {
                Some(run) if run.passed => EffectResult::good(words::DRY_RUN_PASSED.with("orgnr", recipient.spaced())),
                run => {
                    let code = run.map_or_else(|| brought.code("–"), |run| run.code.as_str());
                    let refused = words::DRY_RUN_REFUSED.with("orgnr", recipient.spaced());
                    EffectResult::bad(refused.with("code", code))
                }
            },
            Self::SendMessage { recipient, .. } => {
                EffectResult::good(words::MESSAGE_SENT.with("orgnr", recipient.spaced()))
            }
            Self::FollowMessage { id, .. } => {
                let seen = brought.get(t::MessageSeen);
                let status = message_status::said(seen.map(|seen| seen.status.as_str()).unwrap_or_default());
                let say = |phrase: Phrase| phrase.with("id", id.to_string()).with("status", status.clone());
                let delivered = seen.is_some_and(|seen| seen.delivered);
                EffectResult::when(delivered, say(words::MESSAGE_DELIVERED), say(words::MESSAGE_ON_ITS_WAY))
            }
        }
    }
}

/// What is asked before a message is sent.
fn cannot_be_called_back(recipient: OrgNumber) -> Confirmation {
    Confirmation {
        flag: CONFIRM_MESSAGE.name,
        expected: recipient.to_string(),
        text: words::CONFIRM_MESSAGE.with("orgnr", recipient.to_string()),
        help: words::CONFIRM_MESSAGE_HELP.into(),
    }
}

/// All that the recipient gets, a line each.
fn as_sent(message: &CorrespondenceMessage, recipient: OrgNumber) -> Vec<Message> {
    let content = &message.content;
    let channel = message.notification.as_ref().map(|notification| notification.notification_channel);
    let body = content.message_body.lines().filter(|line| !line.trim().is_empty());
    let head = [
        words::RECIPIENT.with("orgnr", recipient.spaced()),
        words::RESOURCE.with("id", message.resource_id.bare()),
        words::NOTIFICATION.with("channel", notified::phrase(channel)),
        words::MESSAGE_TITLE.with("title", content.message_title.as_str()),
        words::MESSAGE_SUMMARY.with("summary", content.message_summary.as_str()),
    ];
    let body = body.map(|line| Message::verbatim(format!("| {line}")));
    let confidential = message.is_confidential.then(|| words::CONFIDENTIAL.into());
    head.into_iter().chain(confidential).chain([words::MESSAGE_BODY.into()]).chain(body).collect()
}

/// What these effects say.
pub mod words {
    use crate::text::phrases;

    phrases! {
        PROBE_ACCESS { nb: "Spør Altinn Melding om dere har tilgang til {id}", en: "Ask Altinn Correspondence whether you have access to {id}" }
        DRY_RUN { nb: "Prøvekjør meldingen til {orgnr}: alt kontrolleres, ingenting opprettes", en: "Dry-run the message to {orgnr}: everything is checked, nothing is created" }
        LET_IN { nb: "Altinn Melding gir dere tilgang til {id}", en: "Altinn Correspondence gives you access to {id}" }
        NOT_LET_IN { nb: "Altinn Melding gir dere ikke tilgang til {id} ennå ({code})", en: "Altinn Correspondence does not give you access to {id} yet ({code})" }
        DRY_RUN_PASSED { nb: "Prøvekjøringen av meldingen til {orgnr} gikk gjennom; ingenting ble opprettet", en: "The dry run of the message to {orgnr} passed; nothing was created" }
        DRY_RUN_REFUSED { nb: "Prøvekjøringen av meldingen til {orgnr} ble avvist ({code}); ingenting ble opprettet", en: "The dry run of the message to {orgnr} was refused ({code}); nothing was created" }
        MESSAGE_SENT { nb: "Testmeldingen er sendt til {orgnr}", en: "The test message has been sent to {orgnr}" }
        MESSAGE_DELIVERED { nb: "Meldingen {id} er kommet fram: {status}", en: "The message {id} has arrived: {status}" }
        MESSAGE_ON_ITS_WAY { nb: "Meldingen {id} er ikke kommet fram ennå: {status}", en: "The message {id} has not arrived yet: {status}" }
        CONFIRM_MESSAGE { nb: "Meldingen sendes nå til {orgnr} i {environment}. Den kan ikke kalles tilbake. Skriv {orgnr} for å bekrefte.", en: "The message is about to be sent to {orgnr} in {environment}. It cannot be recalled. Type {orgnr} to confirm." }
        CONFIRM_MESSAGE_HELP { nb: "Mottakeren kan lese meldingen så snart den er publisert, og blir varslet dersom varsel er valgt.", en: "The recipient can read the message as soon as it is published, and is notified if a notification was chosen." }
        RECIPIENT { nb: "Mottaker: {orgnr}", en: "Recipient: {orgnr}" }
        RESOURCE { nb: "Tjeneste: {id}", en: "Service: {id}" }
        NOTIFICATION { nb: "Varsel: {channel}", en: "Notification: {channel}" }
        CONFIDENTIAL { nb: "Taushetsbelagt: ja", en: "Confidential: yes" }
        MESSAGE_TITLE { nb: "Tittel: {title}", en: "Title: {title}" }
        MESSAGE_SUMMARY { nb: "Sammendrag: {summary}", en: "Summary: {summary}" }
        MESSAGE_BODY { nb: "Tekst:", en: "Text:" }
        SEND_MESSAGE { nb: "Send testmeldingen til {orgnr}", en: "Send the test message to {orgnr}" }
        FOLLOW_MESSAGE { nb: "Se hva som har skjedd med meldingen {id}", en: "See what has happened to the message {id}" }
    }
}
