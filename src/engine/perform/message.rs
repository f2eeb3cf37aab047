//! The test message: are we let in, what would the service say, the message itself, and what became of it.

mod attachment;

use uuid::Uuid;

use attachment::NotSent;

use super::token::scopes;
use super::{Performer, finding};
use crate::api::{ApiFault, Token, correspondence};
use crate::catalog::codes::own_address::TRIAL_PERSON_UNKNOWN;
use crate::catalog::codes::{names, organisations};
use crate::catalog::products;
use crate::catalog::services::RemoteService;
use crate::domain::attachment::Attachment;
use crate::domain::message::{CorrespondenceMessage, NewMessages, PublishDelay};
use crate::domain::{OrgNumber, ResourceId};
use crate::engine::outcome::{Outcome, Performed};
use crate::engine::refusals::{Asked, LooksAt};
use crate::finding::{Finding, Meaning};
use crate::record::values::{AccessProbe, DryRun, MessageSeen, MessageSent, Reachable};
use crate::record::{Topic, t};
use crate::steps::effects::{ClientCredentials, MessageEffect};

/// The service's own code for a message that is not there (Altinn/altinn-correspondence,
/// `src/Altinn.Correspondence.Application/Errors.cs`, 2026-08-20).
const NOT_FOUND: &str = "1001";

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn message(&self, effect: &MessageEffect) -> Performed {
        match effect {
            MessageEffect::ProbeAccess { credentials, id } => self.probe_access(credentials, id).await,
            MessageEffect::DryRun { credentials, message, recipient } => {
                self.dry_run(credentials, message, *recipient).await
            }
            MessageEffect::SendMessage { credentials, message, recipient, key, delay, attachment } => {
                let message = (&**message, *delay, attachment.as_deref());
                self.send_message(credentials, message, *recipient, *key).await
            }
            MessageEffect::PurgeMessage { credentials, id, resource, recipient } => {
                self.purge_message(credentials, *id, (resource, *recipient)).await
            }
            MessageEffect::FollowMessage { credentials, id, resource, recipient } => {
                self.follow_message(credentials, *id, (resource, *recipient)).await
            }
        }
    }

    /// Sends a message that is no fact; a key that was used finds the one that was sent under it.
    pub(in crate::engine) async fn send_trial(
        &self,
        credentials: &ClientCredentials,
        messages: &NewMessages,
    ) -> Result<Uuid, Box<Finding>> {
        let token = self.sending(credentials).await?;
        match correspondence::send(self.api(), &token, messages).await {
            // Which number it was, only the service says.
            Err(fault) if fault.means() == Some(Meaning::RecipientUnknown) => {
                Err(Box::new(Finding::new(&TRIAL_PERSON_UNKNOWN, "--to-person")))
            }
            Err(fault) => Err(self.explained(fault, &token, of_sender(&messages.correspondence.resource_id)).await),
            Ok(sent) => Ok(sent),
        }
    }

    /// What has become of it.
    pub(in crate::engine) async fn trial_seen(
        &self,
        credentials: &ClientCredentials,
        id: Uuid,
        messages: &NewMessages,
    ) -> Result<MessageSeen, Box<Finding>> {
        let token = self.sending(credentials).await?;
        let resource = &messages.correspondence.resource_id;
        let recipient = messages.recipients.first().map(String::as_str).unwrap_or_default();
        let seen = correspondence::details(self.api(), &token, id, (resource, recipient)).await;
        let seen = self.or_why(seen, &token, of_sender(resource)).await?;
        seen.map(|shown| shown.seen).ok_or_else(|| {
            let (service, what) = (RemoteService::Correspondence, format!("{id} ({})", resource.bare()));
            Box::new(ApiFault::NotKept { service, what }.finding().next(words::TRY_AGAIN))
        })
    }

    async fn sending(&self, credentials: &ClientCredentials) -> Result<std::sync::Arc<Token>, Box<Finding>> {
        self.exchanged(credentials, &scopes(products::CORRESPONDENCE.scopes.service)).await
    }

    async fn probe_access(&self, credentials: &ClientCredentials, id: &ResourceId) -> Performed {
        let token = self.sending(credentials).await?;
        let allowed = correspondence::search(self.api(), &token, id).await;
        let how = "GET correspondence?resourceId=&role=Sender";
        match allowed {
            Ok(_) => Ok(Outcome::default().seen(t::AccessProbe, None, AccessProbe { allowed: true }, how)),
            // A policy that was just published is not known everywhere for some minutes: the step waits.
            Err(fault) if fault.means() == Some(Meaning::SenderNotLetIn) => {
                Ok(Outcome::default().seen(t::AccessProbe, None, AccessProbe { allowed: false }, how))
            }
            Err(fault) => Err(self.explained(fault, &token, of_sender(id)).await),
        }
    }

    async fn dry_run(
        &self,
        credentials: &ClientCredentials,
        message: &CorrespondenceMessage,
        recipient: OrgNumber,
    ) -> Performed {
        let token = self.sending(credentials).await?;
        let body = NewMessages::dry_run(message.clone(), recipient);
        let verdict = correspondence::dry_run(self.api(), &token, &body).await;
        let how = "POST correspondence (1006 expected)";
        match verdict {
            Ok(passed) => Ok(Outcome::default().seen(t::OrgInEnvironment, None, Reachable::Yes, how).seen(
                t::DryRun,
                None,
                passed,
                how,
            )),
            Err(fault) if fault.means() == Some(Meaning::SenderUnknown) => {
                Ok(Outcome::default().seen(t::OrgInEnvironment, None, Reachable::No, how).seen(
                    t::DryRun,
                    None,
                    DryRun { passed: false, code: fault.code().unwrap_or_default().to_owned() },
                    how,
                ))
            }
            Err(fault) if fault.means() == Some(Meaning::RecipientUnknown) => Ok(unknown_recipient(recipient)),
            Err(fault) => match refused(fault) {
                Ok(judged) => Ok(Outcome::default().seen(t::DryRun, None, judged, how)),
                Err(fault) => Err(self.explained(fault, &token, of_sender(&message.resource_id)).await),
            },
        }
    }

    /// How the service judges a message with the token of whoever is to send it.
    pub(super) async fn judged(&self, token: &Token, body: &NewMessages) -> Result<DryRun, Box<Finding>> {
        correspondence::dry_run(self.api(), token, body).await.or_else(refused).map_err(finding)
    }

    async fn send_message(
        &self,
        credentials: &ClientCredentials,
        (message, delay, attachment): (&CorrespondenceMessage, PublishDelay, Option<&Attachment>),
        recipient: OrgNumber,
        key: Uuid,
    ) -> Performed {
        let token = self.sending(credentials).await?;
        // By the service's clock: by one that is slow the message would be published before anybody could take it back.
        let offset = self.http.clock_offset_of(&self.environment.correspondence).unwrap_or_default();
        let now = self.clock.now();
        let requested_publish_time = delay.after(now.saturating_add(offset).unwrap_or(now));
        let message = CorrespondenceMessage { requested_publish_time, ..message.clone() };
        let resource = message.resource_id.clone();
        let (how, sent) = match attachment {
            None => {
                let body = NewMessages::to_one(message, recipient, key);
                let sent = correspondence::send(self.api(), &token, &body).await;
                ("POST correspondence", sent.map(|id| (id, false)).map_err(NotSent::Refused))
            }
            Some(attachment) => {
                let body = NewMessages::to_one(message.with_file(attachment), recipient, key);
                ("POST correspondence/upload", self.send_with_file(&token, &body, attachment).await)
            }
        };
        match sent {
            Ok((id, was_there)) => {
                let sent = MessageSent { id, recipient };
                Ok(Outcome::default().made(t::MessageSent, None, sent, how).already(was_there))
            }
            Err(NotSent::Refused(fault)) if fault.means() == Some(Meaning::RecipientUnknown) => {
                Ok(unknown_recipient(recipient))
            }
            Err(NotSent::Refused(fault)) => Err(self.explained(fault, &token, of_sender(&resource)).await),
            Err(NotSent::File(finding)) => Err(finding),
        }
    }

    async fn purge_message(
        &self,
        credentials: &ClientCredentials,
        id: Uuid,
        meant: (&ResourceId, OrgNumber),
    ) -> Performed {
        let token = self.sending(credentials).await?;
        // Only our own test message goes: an id may have been told by hand, or written into the state by somebody else.
        let before = correspondence::trial(self.api(), &token, id, (meant.0, &meant.1.urn())).await;
        let before = self.or_why(before, &token, of_sender(meant.0)).await?;
        let before = before.ok_or_else(|| {
            let other = Finding::new(&names::MESSAGE_NO_TRIAL, Topic::MessageSent.id()).with("id", id.to_string());
            let reference = CorrespondenceMessage::reference_of_trials(meant.0);
            Box::new(other.with("orgnr", meant.1.spaced()).with("reference", reference))
        })?;
        let was_there = before.is_taken_back();
        let seen = match was_there {
            true => before,
            false => {
                let purged = correspondence::purge(self.api(), &token, id).await;
                self.or_why(purged, &token, of_sender(meant.0)).await?
            }
        };
        Ok(Outcome::default().made(t::MessageSeen, None, seen, "DELETE correspondence/{id}/purge").already(was_there))
    }

    async fn follow_message(
        &self,
        credentials: &ClientCredentials,
        id: Uuid,
        meant: (&ResourceId, OrgNumber),
    ) -> Performed {
        let token = self.sending(credentials).await?;
        let is_told = self.environment.is_real_production();
        let seen = match correspondence::details(self.api(), &token, id, (meant.0, &meant.1.urn())).await {
            // In production a person sent it and told its id, which is asked for again.
            Err(fault) if is_told && fault.code() == Some(NOT_FOUND) => {
                let unknown = finding(fault).next(words::CHECK_ID);
                return Ok(Outcome::default().refuse(Topic::MessageSent, unknown));
            }
            read => self.or_why(read, &token, of_sender(meant.0)).await?,
        };
        let Some(seen) = seen else {
            let (resource, recipient) = meant;
            let other = other_message(id, resource, recipient);
            return match is_told {
                true => Ok(Outcome::default().refuse(Topic::MessageSent, other)),
                false => Err(Box::new(other)),
            };
        };
        let how = "GET correspondence/{id}/details";
        let outcome = Outcome::default().seen(t::MessageSeen, None, seen.seen, how);
        Ok(seen
            .attachment
            .into_iter()
            .fold(outcome, |outcome, attachment| outcome.seen(t::AttachmentSeen, None, attachment, how)))
    }
}

/// What Altinn Melding looks at of the owner of a resource that sends with it.
const fn of_sender(resource: &ResourceId) -> Asked<'_> {
    Asked { scopes: products::CORRESPONDENCE.scopes.service, looks_at: LooksAt::Owner(resource) }
}

/// What the service found wrong with a message: the step names the code and waits for what it is about. What is no judgement
/// stays a fault.
fn refused(fault: ApiFault) -> Result<DryRun, ApiFault> {
    match fault.code().filter(|code| judges(code, fault.status())) {
        Some(code) => Ok(DryRun { passed: false, code: code.to_owned() }),
        None => Err(fault),
    }
}

/// Whether a code is one by which the service judges a message: they are numbers, and anything else that stands in the
/// place of a code was said by somebody else.
fn judges(code: &str, status: Option<u16>) -> bool {
    status.is_some_and(|status| status < 500) && !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit())
}

fn other_message(id: Uuid, resource: &ResourceId, recipient: OrgNumber) -> Finding {
    let other = Finding::new(&names::MESSAGE_OTHER, Topic::MessageSent.id()).with("id", id.to_string());
    other.with("resource", resource.bare()).with("orgnr", recipient.spaced())
}

fn unknown_recipient(recipient: OrgNumber) -> Outcome {
    let finding = Finding::new(&organisations::RECIPIENT_UNKNOWN, "--test-recipient").with("orgnr", recipient.spaced());
    Outcome::default().refuse(Topic::TestRecipient, finding)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        TRY_AGAIN { nb: "Vent litt og kjør den samme kommandoen uten --again: en melding som den har sendt i dag, finner den igjen. Blir svaret det samme, er det noe annet enn tjenesten som svarer", en: "Wait a little and run the same command without --again: a message that it has sent today, it finds. If the answer stays the same, something other than the service is answering" }
        CHECK_ID { nb: "Kontroller correspondenceId i svaret som dere fikk da meldingen ble sendt", en: "Check correspondenceId in the answer that you got when the message was sent" }
    }
}
