//! Altinn Melding: whether we are let in, what it says of a message, the message itself, and what became of it.

use uuid::Uuid;

use super::about::{CONFIRM_MESSAGE, CONFIRM_PURGE, EffectAbout};
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::catalog::message_status;
use crate::domain::attachment::Attachment;
use crate::domain::message::{CorrespondenceMessage, PublishDelay};
use crate::domain::{OrgNumber, ResourceId};
use crate::record::values::MessageSeen;
use crate::record::{Confirmation, t};
use crate::steps::parts::notified;
use crate::text::{Message, Phrase, counts, spans};

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
        /// How long after it is sent it is published.
        delay: PublishDelay,
        /// The file that goes with it, as it was when it was named.
        attachment: Option<Box<Attachment>>,
    },
    /// See what became of a message.
    FollowMessage {
        /// With which client.
        credentials: ClientCredentials,
        /// The id that the service gave the message.
        id: Uuid,
        /// The resource on which it went out.
        resource: ResourceId,
        /// To whom it went: another message proves nothing.
        recipient: OrgNumber,
    },
    /// Take a message back that is not published yet.
    PurgeMessage {
        /// With which client.
        credentials: ClientCredentials,
        /// The id that the service gave the message.
        id: Uuid,
        /// The resource on which it was sent.
        resource: ResourceId,
        /// To whom it was sent: another message stays.
        recipient: OrgNumber,
    },
}

impl MessageEffect {
    /// What it does; a message that is published cannot be called back.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::ProbeAccess { credentials, id } => {
                EffectAbout::read(words::PROBE_ACCESS.with("id", id.bare())).with(&credentials.key)
            }
            Self::DryRun { credentials, recipient, .. } => {
                EffectAbout::read(words::DRY_RUN.with("orgnr", recipient.spaced())).with(&credentials.key)
            }
            Self::SendMessage { credentials, recipient, message, delay, attachment, .. } => {
                let about = words::SEND_MESSAGE.with("orgnr", recipient.spaced());
                let about = EffectAbout::for_ever(about, cannot_be_called_back(*recipient, *delay));
                let attached = attachment.as_deref().map(attached);
                about.with(&credentials.key).showing(as_sent(message, *recipient, *delay, attached))
            }
            Self::PurgeMessage { credentials, id, recipient, .. } => {
                let say = |phrase: Phrase| phrase.with("id", id.to_string()).with("orgnr", recipient.spaced());
                let confirmation = Confirmation {
                    flag: CONFIRM_PURGE.name,
                    expected: recipient.to_string(),
                    text: say(words::CONFIRM_PURGE).with("typed", recipient.to_string()),
                    help: words::CONFIRM_PURGE_HELP.into(),
                };
                EffectAbout::for_ever(say(words::PURGE), confirmation).with(&credentials.key).shown_first()
            }
            Self::FollowMessage { credentials, id, .. } => {
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
            Self::SendMessage { recipient, delay, .. } => {
                let say = |phrase: Phrase| phrase.with("orgnr", recipient.spaced());
                EffectResult::good(match *delay {
                    PublishDelay::AT_ONCE => say(words::MESSAGE_SENT),
                    held => say(words::MESSAGE_HELD).with("minutes", minutes(held)),
                })
            }
            Self::PurgeMessage { id, .. } => {
                let seen = brought.get(t::MessageSeen);
                let status = message_status::said(seen.map(|seen| seen.status.as_str()).unwrap_or_default());
                let gone = words::GONE_BEFORE.with("id", id.to_string()).with("status", status);
                brought.made(words::PURGED.with("id", id.to_string()), gone)
            }
            Self::FollowMessage { id, .. } => {
                let seen = brought.get(t::MessageSeen);
                let status = message_status::said(seen.map(|seen| seen.status.as_str()).unwrap_or_default());
                let say = |phrase: Phrase| phrase.with("id", id.to_string()).with("status", status.clone());
                if seen.is_some_and(MessageSeen::is_taken_back) {
                    return EffectResult::absent(say(words::GONE));
                }
                let delivered = seen.is_some_and(|seen| seen.delivered);
                EffectResult::when(delivered, say(words::MESSAGE_DELIVERED), say(words::MESSAGE_ON_ITS_WAY))
            }
        }
    }
}

/// What is asked before a message is sent.
fn cannot_be_called_back(recipient: OrgNumber, delay: PublishDelay) -> Confirmation {
    let text = match delay {
        PublishDelay::AT_ONCE => words::CONFIRM_MESSAGE,
        _ => words::CONFIRM_HELD,
    };
    Confirmation {
        flag: CONFIRM_MESSAGE.name,
        expected: recipient.to_string(),
        text: text.with("orgnr", recipient.to_string()).with("minutes", minutes(delay)),
        help: words::CONFIRM_MESSAGE_HELP.into(),
    }
}

/// How long a message is held back.
fn minutes(delay: PublishDelay) -> Message {
    counts::counted(delay.minutes(), words::MINUTE, words::MINUTES)
}

/// All that the recipient gets, and who that is, a line each.
fn as_sent(
    message: &CorrespondenceMessage,
    recipient: OrgNumber,
    delay: PublishDelay,
    attached: Option<Message>,
) -> Vec<Message> {
    let recipient = words::RECIPIENT.with("orgnr", recipient.spaced());
    std::iter::once(recipient).chain(attached).chain(shown(message, delay)).collect()
}

/// The file that goes with it.
fn attached(attachment: &Attachment) -> Message {
    let file = attachment.file();
    words::ATTACHMENT.with("name", file.name.as_str()).with("size", spans::about(file.bytes))
}

/// All that a recipient gets, a line each.
#[must_use]
pub fn shown(message: &CorrespondenceMessage, delay: PublishDelay) -> Vec<Message> {
    let content = &message.content;
    let channel = message.notification.as_ref().map(|notification| notification.notification_channel);
    let reminds = message.notification.as_ref().and_then(|notification| notification.reminder_notification_channel);
    let reminds = reminds.map(|channel| words::REMINDER.with("channel", notified::phrase(Some(channel))));
    let body = content.message_body.lines().filter(|line| !line.trim().is_empty());
    let head = [
        words::RESOURCE.with("id", message.resource_id.bare()),
        words::NOTIFICATION.with("channel", notified::phrase(channel)),
        words::MESSAGE_TITLE.with("title", content.message_title.as_str()),
        words::MESSAGE_SUMMARY.with("summary", content.message_summary.as_str()),
    ];
    let body = body.map(|line| Message::verbatim(format!("| {line}")));
    let confidential = message.is_confidential.then(|| words::CONFIDENTIAL.into());
    let held = words::PUBLISHED.with("minutes", minutes(delay));
    let held = (delay != PublishDelay::AT_ONCE).then_some(held);
    head.into_iter()
        .chain(reminds)
        .chain(held)
        .chain(confidential)
        .chain([words::MESSAGE_BODY.into()])
        .chain(body)
        .collect()
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
        MESSAGE_HELD { nb: "Testmeldingen er sendt til {orgnr}. Den publiseres om {minutes}, og kan trekkes tilbake til da: altinn-onboard try message --purge", en: "The test message has been sent to {orgnr}. It is published in {minutes}, and can be withdrawn until then: altinn-onboard try message --purge" }
        PURGE { nb: "Trekk tilbake testmeldingen {id} til {orgnr}", en: "Withdraw the test message {id} to {orgnr}" }
        PURGED { nb: "Meldingen {id} er trukket tilbake", en: "The message {id} has been withdrawn" }
        GONE_BEFORE { nb: "Meldingen {id} var borte allerede: {status}", en: "The message {id} was gone already: {status}" }
        GONE { nb: "Meldingen {id} er borte: {status}", en: "The message {id} is gone: {status}" }
        MINUTE { nb: "1 minutt", en: "1 minute" }
        MINUTES { nb: "{count} minutter", en: "{count} minutes" }
        CONFIRM_PURGE { nb: "Meldingen {id} til {orgnr} i {environment} trekkes nå tilbake. Den kan ikke hentes fram igjen. Skriv {typed} for å bekrefte.", en: "The message {id} to {orgnr} in {environment} is about to be withdrawn. It cannot be brought back. Type {typed} to confirm." }
        CONFIRM_PURGE_HELP { nb: "Det går bare før meldingen er publisert. Varselet går heller ikke ut.", en: "This is possible only before the message is published. The notification is not sent either." }
        MESSAGE_DELIVERED { nb: "Meldingen {id} er kommet fram: {status}", en: "The message {id} has arrived: {status}" }
        MESSAGE_ON_ITS_WAY { nb: "Meldingen {id} er ikke kommet fram ennå: {status}", en: "The message {id} has not arrived yet: {status}" }
        CONFIRM_MESSAGE { nb: "Meldingen sendes nå til {orgnr} i {environment}. Den kan ikke kalles tilbake. Skriv {orgnr} for å bekrefte.", en: "The message is about to be sent to {orgnr} in {environment}. It cannot be recalled. Type {orgnr} to confirm." }
        CONFIRM_HELD { nb: "Meldingen sendes nå til {orgnr} i {environment}. Den publiseres etter {minutes}; fra da kan den ikke kalles tilbake. Skriv {orgnr} for å bekrefte.", en: "The message is about to be sent to {orgnr} in {environment}. It is published after {minutes}; from then on it cannot be recalled. Type {orgnr} to confirm." }
        CONFIRM_MESSAGE_HELP { nb: "Mottakeren kan lese meldingen så snart den er publisert, og blir varslet dersom varsel er valgt.", en: "The recipient can read the message as soon as it is published, and is notified if a notification was chosen." }
        RECIPIENT { nb: "Mottaker: {orgnr}", en: "Recipient: {orgnr}" }
        ATTACHMENT { nb: "Vedlegg: {name} ({size})", en: "Attachment: {name} ({size})" }
        RESOURCE { nb: "Tjeneste: {id}", en: "Service: {id}" }
        NOTIFICATION { nb: "Varsel: {channel}", en: "Notification: {channel}" }
        REMINDER { nb: "Revarsel: {channel}, ett døgn etter at meldingen er publisert (sju dager i produksjon), bare dersom den er ulest da", en: "Reminder: {channel}, a day after the message is published (seven days in production), only if it is unread then" }
        PUBLISHED { nb: "Publiseres: {minutes} etter at den er sendt", en: "Published: {minutes} after it is sent" }
        CONFIDENTIAL { nb: "Taushetsbelagt: ja", en: "Confidential: yes" }
        MESSAGE_TITLE { nb: "Tittel: {title}", en: "Title: {title}" }
        MESSAGE_SUMMARY { nb: "Sammendrag: {summary}", en: "Summary: {summary}" }
        MESSAGE_BODY { nb: "Tekst:", en: "Text:" }
        SEND_MESSAGE { nb: "Send testmeldingen til {orgnr}", en: "Send the test message to {orgnr}" }
        FOLLOW_MESSAGE { nb: "Se hva som har skjedd med meldingen {id}", en: "See what has happened to the message {id}" }
    }
}
