//! The address of a receiver of events, or the one that says whether a notification is still needed, is called from this
//! machine, inside the operator's network. The state that holds it is shared, so it is called only when somebody here gave
//! it, now or before, or says yes to it.

use url::Url;

use super::outcome::Perform;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::trust_questions::effects;
use crate::catalog::codes::trust::RECEIVER_NOT_GIVEN_HERE;
use crate::domain::WebhookAddress;
use crate::finding::Finding;
use crate::record::{Topic, Value};
use crate::steps::{Effect, Move};
use crate::world::prompt::Confirmed;

impl<P: Perform> Session<'_, P> {
    /// Settles for each receiver that the moves would call whether it may be called, once a run; answers whether one may
    /// not. What would call that one waits for another run, and all else goes on.
    ///
    /// # Errors
    /// The terminal fails, or the operator interrupts.
    pub(super) fn settle_receivers<'m>(
        &mut self,
        moves: impl Iterator<Item = &'m Move>,
        run: &mut Run,
    ) -> Result<bool, EngineFault> {
        // In a rehearsal none is called but the sandbox's own.
        if self.environment.simulated {
            return Ok(false);
        }
        let mut any = false;
        for (topic, address) in moves.flat_map(effects).filter_map(Effect::receiver) {
            if !run.first_call(address) || self.performer.knows_receiver(address) {
                continue;
            }
            if self.is_given_here(topic, address) || self.is_allowed(topic, address, run)? {
                self.performer.know_receiver(address);
                continue;
            }
            run.withhold_call(address);
            any = true;
        }
        Ok(any)
    }

    /// Whether a flag or a variable of this command gives the address, or it was typed in this run.
    fn is_given_here(&self, topic: Topic, address: &Url) -> bool {
        let is_it = |given: &WebhookAddress| matches!(given, WebhookAddress::Url(given) if given == address);
        let typed = self.typed.iter().filter_map(|typed| match typed {
            Value::EventsAddress(address) if topic == Topic::EventsAddress => Some(address),
            Value::ConditionAddress(address) if topic == Topic::ConditionAddress => Some(address),
            _ => None,
        });
        let words = [&self.answers.flags, &self.answers.variables].map(|given| given.get(&topic));
        let mut read = words.into_iter().flatten().filter_map(|word| WebhookAddress::parse(word).ok());
        typed.clone().any(is_it) || read.any(|given| is_it(&given))
    }

    fn is_allowed(&mut self, topic: Topic, address: &Url, run: &mut Run) -> Result<bool, EngineFault> {
        // Whoever says yes to everything has not seen the address.
        if self.answers.yes || !self.prompter.interactive() {
            let flag = format!("--{}", topic.id());
            run.miss(Finding::new(&RECEIVER_NOT_GIVEN_HERE, flag).with("address", address.as_str()));
            return Ok(false);
        }
        let question = words::CALL_IT.with("address", address.as_str());
        let warning = words::NOT_GIVEN_HERE.into();
        Ok(self.asking(|prompter, language| prompter.confirm(&question, Some(&warning), language))? == Confirmed::Yes)
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        NOT_GIVEN_HERE { nb: "Adressen står i tilstanden eller svarfilen, som deles med andre. Ingen har oppgitt den på denne maskinen.", en: "The address is in the state or the answers file, which others share. Nobody has given it on this machine." }
        CALL_IT { nb: "Skal {address} kalles herfra?", en: "Call {address} from here?" }
    }
}

#[cfg(test)]
mod tests {
    use super::super::outcome::Outcome;
    use super::super::step_run::StepRun;
    use super::super::testing::{Fake, session, step};
    use super::*;
    use crate::domain::Product;
    use crate::record::t;
    use crate::record::values::WebhookProbe;
    use crate::steps::effects::EventsEffect;
    use crate::world::prompt::{Closed, Script};

    fn address() -> Url {
        Url::parse("https://ttd.no/altinn").unwrap()
    }

    fn calling() -> StepRun {
        step("calls", &[Topic::WebhookProbe], |brief| match brief.get(t::WebhookProbe) {
            Some(_) => Move::Done,
            None => Move::one(EventsEffect::ProbeWebhook(address())),
        })
    }

    fn fake() -> Fake {
        let probe = || WebhookProbe { ok: true, answer: "200".into() };
        Fake::new(move |_, _| Ok(Outcome::default().seen(t::WebhookProbe, None, probe(), "test")))
    }

    #[tokio::test]
    async fn an_address_of_strangers_is_called_after_a_yes_and_not_asked_for_again() {
        for (answer, called) in [(Confirmed::Yes, 1), (Confirmed::No, 0)] {
            let script = Script::new().then_confirm(answer).then_confirm(Confirmed::Yes);
            let (mut session, _) = session(fake(), script);
            session.environment.simulated = false;
            session.begin(&calling().place, Product::Correspondence);
            let mut run = Run::default();
            session.drive(&[calling()], &mut run).await.unwrap();
            assert_eq!(session.performer.done().len(), called);
            assert_eq!(session.performer.knows_receiver(&address()), called == 1);
            assert!(run.missing.is_empty() && run.failed.is_empty());
        }
    }

    #[tokio::test]
    async fn without_a_person_it_must_be_given_by_hand() {
        for given in [None, Some("https://ttd.no/other"), Some("https://ttd.no/altinn")] {
            let (mut session, _) = session(fake(), Closed);
            session.environment.simulated = false;
            session.begin(&calling().place, Product::Correspondence);
            session.answers.yes = true;
            session.answers.flags.extend(given.map(|word| (Topic::EventsAddress, word.to_owned())));
            let mut run = Run::default();
            session.drive(&[calling()], &mut run).await.unwrap();
            let is_given = given == Some("https://ttd.no/altinn");
            assert_eq!(session.performer.done().len(), usize::from(is_given), "{given:?}");
            let missing: Vec<&str> = run.missing.iter().map(|finding| finding.code.id).collect();
            assert_eq!(missing, if is_given { &[][..] } else { &["RECEIVER-NOT-GIVEN-HERE"][..] });
        }
    }
}
