//! The test message: are we let in, what would the service say, the message itself, and what became of it.

use uuid::Uuid;

use super::token::scopes;
use super::{Performer, finding};
use crate::api::correspondence;
use crate::catalog::codes::organisations;
use crate::catalog::products;
use crate::domain::message::{CorrespondenceMessage, NewMessages};
use crate::domain::{OrgNumber, ResourceId};
use crate::engine::outcome::{Outcome, Performed};
use crate::finding::{Finding, Meaning};
use crate::record::values::{AccessProbe, DryRun, MessageSent, Reachable};
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
            MessageEffect::SendMessage { credentials, message, recipient, key } => {
                self.send_message(credentials, message, *recipient, *key).await
            }
            MessageEffect::FollowMessage { credentials, id } => self.follow_message(credentials, *id).await,
        }
    }

    async fn sending(
        &self,
        credentials: &ClientCredentials,
    ) -> Result<std::sync::Arc<crate::api::Token>, Box<Finding>> {
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
            Err(fault) => Err(finding(fault)),
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
            Err(fault) => match fault.code().filter(|code| judges(code, fault.status())) {
                // The service has judged the message: the step names the code and waits for what it is about.
                Some(code) => {
                    let judged = DryRun { passed: false, code: code.to_owned() };
                    Ok(Outcome::default().seen(t::DryRun, None, judged, how))
                }
                None => Err(finding(fault)),
            },
        }
    }

    async fn send_message(
        &self,
        credentials: &ClientCredentials,
        message: &CorrespondenceMessage,
        recipient: OrgNumber,
        key: Uuid,
    ) -> Performed {
        let token = self.sending(credentials).await?;
        let body = NewMessages::to_one(message.clone(), recipient, key);
        match correspondence::send(self.api(), &token, &body).await {
            Ok(id) => {
                Ok(Outcome::default().made(t::MessageSent, None, MessageSent { id, recipient }, "POST correspondence"))
            }
            Err(fault) if fault.means() == Some(Meaning::RecipientUnknown) => Ok(unknown_recipient(recipient)),
            Err(fault) => Err(finding(fault)),
        }
    }

    async fn follow_message(&self, credentials: &ClientCredentials, id: Uuid) -> Performed {
        let token = self.sending(credentials).await?;
        let seen = match correspondence::details(self.api(), &token, id).await {
            // In production a person sent it and told its id, which is asked for again.
            Err(fault) if self.environment.is_real_production() && fault.code() == Some(NOT_FOUND) => {
                let unknown = finding(fault).next(words::CHECK_ID);
                return Ok(Outcome::default().refuse(Topic::MessageSent, unknown));
            }
            read => read.map_err(finding)?,
        };
        Ok(Outcome::default().seen(t::MessageSeen, None, seen, "GET correspondence/{id}/details"))
    }
}

/// Whether a code is one by which the service judges a message: they are numbers, and anything else that stands in the
/// place of a code was said by somebody else.
fn judges(code: &str, status: Option<u16>) -> bool {
    status.is_some_and(|status| status < 500) && !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit())
}

fn unknown_recipient(recipient: OrgNumber) -> Outcome {
    let finding = Finding::new(&organisations::RECIPIENT_UNKNOWN, "--test-recipient").with("orgnr", recipient.spaced());
    Outcome::default().refuse(Topic::TestRecipient, finding)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        CHECK_ID { nb: "Kontroller correspondenceId i svaret som dere fikk da meldingen ble sendt", en: "Check correspondenceId in the answer that you got when the message was sent" }
    }
}
