//! A message that is tried with a person who does not exist: sent and followed in one run, and no fact. The number is typed
//! for the one call and kept nowhere. The key is made of the day and of whom it goes to, so that the same command finds what
//! it sent before, and sends nothing twice. It is published at once, and wants a word of its own before it is sent.

use super::perform::Performer;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use super::token_command::TokenWish;
use super::trials::Following;
use crate::catalog::codes::command_line::NOT_KNOWN_YET;
use crate::domain::message::{NewMessages, PublishDelay};
use crate::domain::synthetic_person::SyntheticPerson;
use crate::finding::Finding;
use crate::record::Confirmation;
use crate::report::message_trial::MessageTrial;
use crate::steps::effects::{CONFIRM_MESSAGE, message};
use crate::steps::test_message;
use crate::text::Message;
use crate::world::keys;

/// A message that is ready to be sent.
pub struct ReadyMessage {
    messages: NewMessages,
    /// The same command does not find it again.
    once_more: bool,
    /// What is sent, and to whom, a line each.
    pub shown: Vec<Message>,
}

impl Session<'_, Performer> {
    /// Makes the message: the text of the test message, to a person.
    ///
    /// # Errors
    /// What it is made of is not known yet.
    pub fn ready_message(
        &self,
        work: &StepRun,
        person: &SyntheticPerson,
        again: bool,
    ) -> Result<ReadyMessage, Box<Finding>> {
        let brief = self.brief(work);
        let unknown = || Finding::new(&NOT_KNOWN_YET, work.id()).with("command", "altinn-onboard resume");
        let message = test_message::message(&brief).ok_or_else(unknown)?;
        let at_once = [words::TO_PERSON.into(), words::AT_ONCE.into()].into_iter();
        let shown = at_once.chain(message::shown(&message, PublishDelay::AT_ONCE)).collect();
        // Another text is another message: what was sent before is not shown as this one.
        let same = || format!("message\n{message:?}\n{}", person.expose());
        let key = if again { keys::fresh_id() } else { self.key_of_today(work, &same()) };
        Ok(ReadyMessage { messages: NewMessages::to_person(message, person, key), once_more: again, shown })
    }

    /// Whether it is confirmed that it is sent: by its resource, since nobody's number is shown.
    ///
    /// # Errors
    /// The word is another, or nobody can type it here.
    pub fn confirm_message(&mut self, ready: &ReadyMessage) -> Result<bool, EngineFault> {
        let id = ready.messages.correspondence.resource_id.bare();
        self.is_confirmed_here(&Confirmation {
            flag: CONFIRM_MESSAGE.name,
            expected: id.to_owned(),
            text: words::CONFIRM.with("id", id),
            help: words::CONFIRM_HELP.into(),
        })
    }

    /// Sends it, and follows it until it is at its end or patience is.
    ///
    /// # Errors
    /// Why it cannot be sent, or be looked at.
    pub async fn try_message(&mut self, work: &StepRun, ready: &ReadyMessage) -> Result<MessageTrial, Box<Finding>> {
        let credentials = self.credentials(work, &TokenWish::default())?;
        let id = self.performer.send_trial(&credentials, &ready.messages).await?;
        let following = if ready.once_more { words::FOLLOWING_ONCE } else { words::FOLLOWING };
        let mut looks = Following::default();
        loop {
            let seen = self.performer.trial_seen(&credentials, id, &ready.messages).await?;
            let trial = MessageTrial { id, status: seen.status, delivered: seen.delivered };
            if !trial.is_under_way() || !self.looks_again(&mut looks, following).await {
                return Ok(trial);
            }
        }
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        TO_PERSON { nb: "Til: den syntetiske personen", en: "To: the synthetic person" }
        AT_ONCE { nb: "Publiseres: med en gang. Meldingen kan ikke trekkes tilbake", en: "Published: at once. The message cannot be withdrawn" }
        CONFIRM { nb: "Meldingen sendes nå til den syntetiske personen i {environment}. Den publiseres med en gang og kan ikke trekkes tilbake. Skriv {id} for å bekrefte.", en: "The message is about to be sent to the synthetic person in {environment}. It is published at once and cannot be withdrawn. Type {id} to confirm." }
        CONFIRM_HELP { nb: "Mottakeren kan lese meldingen så snart den er publisert, og blir varslet dersom varsel er valgt. Tjenestens id bekrefter den, for nummeret vises ikke.", en: "The recipient can read the message as soon as it is published, and is notified if a notification was chosen. The ID of the service confirms it, since the number is not shown." }
        FOLLOWING_ONCE { nb: "Følger meldingen til den er kommet fram eller har feilet. Ctrl-C slutter å vente; meldingen går sin gang.", en: "Following the message until it has arrived or failed. Ctrl-C stops waiting; the message goes its way." }
        FOLLOWING { nb: "Følger meldingen til den er kommet fram eller har feilet. Ctrl-C slutter å vente; den samme kommandoen viser den igjen i dag.", en: "Following the message until it has arrived or failed. Ctrl-C stops waiting; the same command shows it again today." }
    }
}
