//! Before a secret is used in an environment of a file for the first time, somebody on this machine is asked: by the loop,
//! and by the commands that use a key alone.

use super::outcome::Perform;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use super::trust_words;
use super::used_secret::{Hesitation, NamedSecret, UsedSecret};
use crate::finding::Finding;
use crate::record::trust::Doubt;
use crate::steps::parts::client;
use crate::steps::{Effect, Move, Proof};
use crate::world::prompt::Confirmed;

/// What came of asking.
enum Answered {
    Allowed,
    Declined,
    /// Nobody can be asked.
    Missing(Finding),
    /// It is not used here.
    Refused(Box<Finding>),
}

impl<P: Perform> Session<'_, P> {
    /// Settles for each secret that the moves use whether it may be used here, once a run; answers whether one may not.
    /// What needs that one waits for another run, and all else goes on.
    ///
    /// # Errors
    /// The terminal fails, or the operator interrupts.
    pub(super) fn settle_trust<'m>(
        &mut self,
        moves: impl Iterator<Item = (&'m StepRun, &'m Move)>,
        run: &mut Run,
    ) -> Result<bool, EngineFault> {
        let mut any = false;
        for (work, next) in moves {
            for secret in effects(next).iter().flat_map(UsedSecret::of) {
                if !run.first_use(&secret) {
                    continue;
                }
                match self.answered(&secret)? {
                    Answered::Allowed => continue,
                    Answered::Declined => {}
                    Answered::Missing(finding) => run.miss(finding),
                    Answered::Refused(finding) => {
                        self.show(&finding);
                        run.fail(work, *finding);
                    }
                }
                run.withhold(&secret);
                any = true;
            }
        }
        Ok(any)
    }

    /// Settles whether the key of a work's client may be used here, for a command that uses it alone.
    ///
    /// # Errors
    /// It may not, or the terminal fails.
    pub fn settle_key(&mut self, work: &StepRun) -> Result<(), EngineFault> {
        let Some(at) = client::key_at(&self.brief(work)) else { return Ok(()) };
        self.settle_secret(&UsedSecret::client(&at))
    }

    /// The same for the key of the environment's administration client, where there is one.
    ///
    /// # Errors
    /// It may not be used here, or the terminal fails.
    pub fn settle_administration(&mut self) -> Result<(), EngineFault> {
        match self.environment.admin_client {
            Some(_) => self.settle_secret(&UsedSecret::Administration),
            None => Ok(()),
        }
    }

    fn settle_secret(&mut self, secret: &UsedSecret) -> Result<(), EngineFault> {
        match self.answered(secret)? {
            Answered::Allowed => Ok(()),
            Answered::Missing(finding) => Err(EngineFault::Answers(vec![finding])),
            Answered::Refused(finding) => Err(EngineFault::Untrusted(finding)),
            Answered::Declined => Err(EngineFault::Left),
        }
    }

    fn answered(&mut self, secret: &UsedSecret) -> Result<Answered, EngineFault> {
        let (named, doubt) = match self.performer.hesitation(secret) {
            None => return Ok(Answered::Allowed),
            Some(Hesitation::Refused(finding)) => return Ok(Answered::Refused(finding)),
            Some(Hesitation::Ask(named, doubt)) => (named, doubt),
        };
        // Whoever says yes to everything has not seen the addresses.
        if self.answers.yes || !self.prompter.interactive() {
            return Ok(Answered::Missing(self.performer.needs_flag(&named, &doubt)));
        }
        if !self.asks(&named, &doubt)? {
            self.say(&words::LEFT.with("name", self.environment.name.as_str()));
            return Ok(Answered::Declined);
        }
        match self.performer.allow(&named) {
            Ok(not_kept) => {
                not_kept.iter().for_each(|finding| self.show(finding));
                Ok(Answered::Allowed)
            }
            Err(finding) => Ok(Answered::Refused(finding)),
        }
    }

    fn asks(&mut self, secret: &NamedSecret, doubt: &Doubt) -> Result<bool, EngineFault> {
        let question = trust_words::question(&self.environment, secret, doubt);
        self.say(&question.about);
        for (mark, line) in &question.lines {
            self.say_item(mark, line);
        }
        let (asked, warning) = (&question.question, question.warning.as_ref());
        Ok(self.asking(|prompter, language| prompter.confirm(asked, warning, language))? == Confirmed::Yes)
    }
}

/// What a move would have performed now.
pub(super) fn effects(next: &Move) -> &[Effect] {
    match next {
        Move::Do(effects) => effects,
        Move::Wait(wait) => match &wait.proof {
            Proof::Look(effects) => effects,
            Proof::Entry(_) | Proof::NotYet => &[],
        },
        Move::Ask(_) | Move::Blocked(_) | Move::NotNeeded(_) | Move::Done => &[],
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        LEFT { nb: "Den brukes ikke i {name} nå. Det som ikke trenger den, går videre.", en: "It will not be used in {name} now. Whatever does not need it continues." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::outcome::Outcome;
    use super::super::testing::{Fake, session, step};
    use super::*;
    use crate::catalog::codes::trust::TRUST_KEY_REAL;
    use crate::domain::ClientId;
    use crate::record::trust::Addresses;
    use crate::record::{Topic, t};
    use crate::steps::effects::ClientEffect;
    use crate::world::prompt::{Closed, Script};

    /// A step whose only effect logs in as the administration client.
    fn registering() -> StepRun {
        step("registers", &[Topic::ClientId], |brief| match brief.at(t::ClientId, "main") {
            Some(_) => Move::Done,
            None => Move::one(ClientEffect::RegisterClient {
                client: "main".into(),
                name: "main-1".into(),
                scopes: Vec::new(),
            }),
        })
    }

    fn named() -> NamedSecret {
        NamedSecret { secret: UsedSecret::Administration, thumbprint: "abc".into() }
    }

    fn fake(hesitation: Hesitation) -> Fake {
        let made = |_: &Effect, _| {
            let id = ClientId::parse("5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11").unwrap();
            Ok(Outcome::default().made(t::ClientId, Some("main"), id, "test"))
        };
        Fake::new(made).hesitating(hesitation)
    }

    fn asking() -> Hesitation {
        Hesitation::Ask(named(), Doubt { addresses: Addresses::New, also: Vec::new() })
    }

    #[tokio::test]
    async fn a_yes_is_kept_and_asked_for_once_and_a_no_puts_off_what_needs_it() {
        for answer in [Confirmed::Yes, Confirmed::No] {
            let script = Script::new().then_confirm(answer).then_confirm(Confirmed::Yes);
            let (mut session, captured) = session(fake(asking()), script);
            let mut run = Run::default();
            session.drive(&[registering()], &mut run).await.unwrap();
            let done = usize::from(answer == Confirmed::Yes);
            assert_eq!(session.performer.done().len(), done);
            assert_eq!(session.performer.allowed().len(), done);
            assert!(run.failed.is_empty() && run.missing.is_empty());
            let said = captured.talk().split_whitespace().collect::<Vec<_>>().join(" ");
            let fingerprint = session.environment.fingerprint().to_string();
            for part in ["127.0.0.1:9 (maskinporten, self_service_api", "the administration client (abc)", &fingerprint]
            {
                assert_eq!(said.matches(part).count(), 1, "{part}: {said}");
            }
        }
    }

    #[tokio::test]
    async fn where_nobody_can_be_asked_the_flag_is_missing_and_yes_to_everything_is_no_yes_to_this() {
        for yes in [false, true] {
            let (mut session, _) = match yes {
                true => session(fake(asking()), Script::new()),
                false => session(fake(asking()), Closed),
            };
            session.answers.yes = yes;
            let mut run = Run::default();
            session.drive(&[registering()], &mut run).await.unwrap();
            assert!(session.performer.done().is_empty() && session.performer.allowed().is_empty());
            assert_eq!(run.missing.iter().map(|finding| finding.code.id).collect::<Vec<_>>(), ["TRUST-ENVIRONMENT"]);
        }
    }

    #[tokio::test]
    async fn what_is_not_used_here_fails_what_needs_it() {
        let refused = Hesitation::Refused(Box::new(Finding::new(&TRUST_KEY_REAL, "x")));
        let (mut session, _) = session(fake(refused), Script::new());
        let mut run = Run::default();
        session.drive(&[registering()], &mut run).await.unwrap();
        assert!(session.performer.done().is_empty());
        assert_eq!(run.failed.len(), 1);
    }
}
