//! A question finds its answer: in the order of sources, or by being asked.

use super::answers::{self, GivenAnswer, Origin};
use super::outcome::{Learned, mistake};
use super::resting::Meanwhile;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::catalog::codes::answers as codes;
use crate::catalog::rehearsal::ANSWERS;
use crate::domain::Language;
use crate::finding::Finding;
use crate::record::{Question, QuestionKind, Source, Value, When};
use crate::steps::{Intake, journeys};
use crate::world::prompt::Answer;

/// What became of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Settled {
    /// A fact was recorded.
    Known,
    /// The operator left it for another time.
    PutOff,
    /// The operator gave a name, by which the organisation is to be found.
    Named(String),
    /// Nobody is there to ask, and nothing was given.
    Missing,
}

impl<P> Session<'_, P> {
    /// Whether a value was refused here, in this run or an earlier one. Whoever gives it in this command means it: an
    /// earlier refusal may have rested on an answer that was none, or on what has changed since. What refuses judges it
    /// anew, once.
    fn was_refused(
        &self,
        work: &StepRun,
        question: &Question,
        (value, origin): (&Value, Origin),
        run: &Run,
    ) -> Option<Finding> {
        if let Some(finding) = run.refusal(&work.place, question.topic, question.key.as_deref(), value) {
            return Some(finding.clone());
        }
        if origin == Origin::Flag {
            return None;
        }
        let facts = self.book().facts(question.topic.scope(), &work.place)?;
        let past = facts.past(question.topic, question.key.as_deref());
        let code = past.filter(|past| past.evidence.value == *value).find_map(|past| past.refused.clone())?;
        let flag = format!("--{}", question.topic.id());
        let finding = Finding::new(&codes::ANSWER_REFUSED_BEFORE, flag.as_str()).with("code", code);
        Some(finding.with("flag", flag))
    }

    /// Finds an answer to a question, in the order of sources, and records it.
    ///
    /// # Errors
    /// A given answer does not hold; the terminal failed; the state cannot be saved.
    pub fn settle(&mut self, work: &StepRun, question: &Question, run: &mut Run) -> Result<Settled, EngineFault> {
        let key = question.key.clone();
        let given = self.answers.given(question.topic, key.as_deref()).next();
        if let Some(given) = given {
            let value = answers::read(question, &given).map_err(|finding| EngineFault::Answers(vec![*finding]))?;
            match self.was_refused(work, question, (&value, given.origin), run) {
                None => return self.told(work, key, value, given.origin),
                Some(mut finding) if !self.prompter.interactive() => {
                    finding.subject = given.place;
                    return Err(EngineFault::Answers(vec![finding]));
                }
                Some(_) => {}
            }
        }
        let proposal = self.proposal(work, question, run);
        let unseen = self.answers.yes || !self.prompter.interactive();
        if let Some((given, value)) = &proposal
            && unseen
        {
            return self.told(work, key, value.clone(), given.origin);
        }
        if !self.prompter.interactive() {
            return Ok(Settled::Missing);
        }
        self.ask(work, question, proposal, run)
    }

    /// The answer that a question would get without being asked: what was given, and with `--yes` what is proposed.
    ///
    /// # Errors
    /// What was given cannot be read.
    pub(super) fn unasked(
        &self,
        work: &StepRun,
        question: &Question,
        run: &Run,
    ) -> Result<Option<(Value, Origin)>, EngineFault> {
        if let Some(given) = self.answers.given(question.topic, question.key.as_deref()).next() {
            let value = answers::read(question, &given).map_err(|finding| EngineFault::Answers(vec![*finding]))?;
            return Ok(Some((value, given.origin)));
        }
        let proposal = self.proposal(work, question, run).filter(|_| self.answers.yes);
        Ok(proposal.map(|(given, value)| (value, given.origin)))
    }

    /// What may be proposed: the environment's answer, what was typed in a rehearsal, the question's default.
    fn proposal(&self, work: &StepRun, question: &Question, run: &Run) -> Option<(GivenAnswer, Value)> {
        // An entry says that somebody has acted: only somebody can say so, or a rehearsal's description.
        let default = question.default.clone().filter(|_| question.when == When::Now);
        let default = default.map(|raw| GivenAnswer::new(Origin::Default, question.topic, raw));
        let candidates = [
            self.before(work, question),
            answers::of_environment(&self.environment, question),
            self.rehearsed(work, question),
            default,
        ];
        candidates.into_iter().flatten().find_map(|given| {
            let value = (question.parse)(&given.raw).ok()?;
            self.was_refused(work, question, (&value, given.origin), run).is_none().then_some((given, value))
        })
    }

    /// What was answered before it was taken back to be answered anew. A yes to what stands in a question holds for that
    /// alone.
    fn before(&self, work: &StepRun, question: &Question) -> Option<GivenAnswer> {
        let of_this_alone = question.kind == QuestionKind::YesNo && question.text.has_values();
        if self.answers.yes || !self.prompter.interactive() || of_this_alone {
            return None;
        }
        let facts = self.book().facts(question.topic.scope(), &work.place)?;
        let past = facts.past(question.topic, question.key.as_deref()).last()?;
        let told = past.evidence.source == Source::Told && past.taken_back.is_some() && past.refused.is_none();
        told.then(|| GivenAnswer::new(Origin::Terminal, question.topic, past.evidence.value.typed()))
    }

    /// What the operator typed in a rehearsal: proposed in a real environment, and never taken unseen, since it does not
    /// cross by itself.
    fn rehearsed(&self, work: &StepRun, question: &Question) -> Option<GivenAnswer> {
        if self.environment.simulated || self.answers.yes || !self.prompter.interactive() {
            return None;
        }
        let evidence = self.ledger.state().rehearsal.evidence(question.topic, question.key.as_deref(), &work.place)?;
        let origin = Origin::from_word(&evidence.how);
        let typed = matches!(origin, Some(Origin::Terminal | Origin::Flag | Origin::Variable | Origin::File));
        let typed = typed && evidence.source == Source::Told;
        // Older versions did not keep apart what was typed and what was only accepted.
        let raw = evidence.value.typed();
        let own = ANSWERS.iter().find(|(topic, _)| *topic == question.topic.id());
        let accepted =
            own.is_some_and(|(_, own)| (question.parse)(own).is_ok_and(|own| own == evidence.value) || *own == raw);
        (typed && !accepted).then(|| GivenAnswer::new(Origin::Rehearsal, question.topic, raw))
    }

    pub(super) fn ask(
        &mut self,
        work: &StepRun,
        question: &Question,
        proposal: Option<(GivenAnswer, Value)>,
        run: &mut Run,
    ) -> Result<Settled, EngineFault> {
        // What was refused is not proposed again, not even by the question itself.
        let default = proposal.as_ref().map(|(given, _)| self.spoken(&question.kind, &given.raw));
        let corrects = self.corrects;
        if corrects && run.first_saying("resume", &words::CORRECT_KEY.into()) {
            self.say(&words::CORRECT_KEY.into());
        }
        let question = Question { default, corrects, ..question.clone() };
        let refused = run.last_refusal(&work.place, question.topic, question.key.as_deref());
        let refused = refused.and_then(mistake).cloned();
        let before = self.open(work, &question);
        let answered = self.asking(|prompter, language| prompter.ask(&question, refused.as_ref(), language))?;
        let raw = match &answered {
            Answer::Value { raw, .. } => Some(raw.clone()),
            _ => None,
        };
        let is_typed = raw.is_some() && raw != question.default;
        match self.meanwhile(work, &question, &before, raw.as_deref()) {
            _ if answered == Answer::Correct => {}
            Meanwhile::Answered { value, otherwise } if otherwise || !is_typed => {
                self.say(&words::CAME.with("answer", value.typed()));
                return Ok(Settled::Known);
            }
            Meanwhile::Another(now) => {
                self.say(&words::ANOTHER.into());
                return now.map_or(Ok(Settled::Known), |now| self.settle(work, &now, run));
            }
            Meanwhile::Answered { .. } | Meanwhile::Nothing => {}
        }
        match answered {
            Answer::Name(name) => Ok(Settled::Named(name)),
            Answer::Correct => self.correct_first(work, &question, run),
            Answer::PutOff => {
                run.put_off(work, question.topic, question.key.as_deref());
                Ok(Settled::PutOff)
            }
            // Whoever types a refused value again means it: what refused it judges it anew.
            Answer::Value { value, raw } => {
                self.typed.push((*value).clone());
                // What a rehearsal proposes and a person merely accepts stays the rehearsal's.
                let accepted = proposal.is_some_and(|(given, _)| {
                    given.origin == Origin::Environment && self.spoken(&question.kind, &given.raw) == raw
                });
                let origin = if accepted { Origin::Environment } else { Origin::Terminal };
                self.answered_now(work, (&question, &before), *value, origin)
            }
        }
    }

    /// A proposal as it is typed in the language of the screen: a day, and that there is none, is read in both.
    pub(super) fn spoken(&self, kind: &QuestionKind, raw: &str) -> String {
        match (raw, self.language) {
            ("today", Language::Nb) => "i dag".to_owned(),
            // The words of choices are shown by what they mean.
            ("none", Language::Nb) if *kind == QuestionKind::Text => "ingen".to_owned(),
            _ => raw.to_owned(),
        }
    }

    pub(super) fn told(
        &mut self,
        work: &StepRun,
        key: Option<String>,
        value: Value,
        origin: Origin,
    ) -> Result<Settled, EngineFault> {
        let of_intake = Intake::Topic(value.topic());
        self.answered |= journeys::of(work.product).is_some_and(|journey| journey.intake.contains(&of_intake));
        let learned = Learned { key, value, source: Source::Told, how: origin.word().to_owned() };
        self.record(&work.place, learned)?;
        Ok(Settled::Known)
    }

    /// What is missing, as the operator should hear it: the flag and the question, or why the last answer was refused.
    #[must_use]
    pub fn missing(&self, work: &StepRun, question: &Question, run: &Run) -> Finding {
        if let Some(refusal) = run.last_refusal(&work.place, question.topic, question.key.as_deref()) {
            return refusal.clone();
        }
        let flag = format!("--{}", question.topic.id());
        if question.when == When::Later {
            return Finding::new(&codes::ENTRY_MISSING, flag).saying(question.kind.listed(question.text.clone()));
        }
        // How answers are given is said once, above all that are missing.
        Finding {
            next: None,
            ..Finding::new(&codes::ANSWER_MISSING, flag).saying(question.kind.listed(question.text.clone()))
        }
    }
}

/// What this file alone says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        CORRECT_KEY { nb: "Vil du rette et svar du har gitt før: trykk Ctrl-R i stedet for å svare.", en: "To correct an answer that you gave before: press Ctrl-R instead of answering." }
        CAME { nb: "Spørsmålet ble besvart et annet sted imens, og det svaret gjelder: {answer}", en: "The question was answered elsewhere meanwhile, and that answer stands: {answer}" }
        ANOTHER { nb: "Spørsmålet er et annet etter det som ble lagret imens. Svaret ditt er ikke tatt med.", en: "The question is another one after what was saved meanwhile. Your answer has not been taken." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::environments;
    use crate::domain::EnvironmentName;
    use crate::engine::testing::{Fake, ask_number, number, place, session_in, step};
    use crate::record::{Evidence, Place, Topic, TopicMarker as _, t};
    use crate::steps::Move;
    use crate::world::prompt::Script;

    /// What is proposed in TT02 where a rehearsal knows the number in a way.
    fn proposed(orgnr: &str, how: Origin) -> Option<String> {
        let tt02 = environments::built_in(&EnvironmentName::parse("tt02").unwrap()).unwrap();
        let place = Place { environment: tt02.name.clone(), ..place() };
        let fake = Fake::new(|_, _| panic!("nothing is done"));
        let (mut session, _) = session_in(tt02, fake, Script::new().put_off("org-number"));
        session.begin(&place, crate::domain::Product::Correspondence);
        let evidence = Evidence {
            value: t::OrgNumber::wrap(number(orgnr)),
            source: Source::Told,
            at: jiff::Timestamp::UNIX_EPOCH,
            how: how.word().to_owned(),
        };
        let rehearsal = session.ledger.book_mut(true);
        rehearsal.begin(&place, crate::domain::Product::Correspondence);
        rehearsal.put(&place, None, evidence).unwrap();
        let mut work = step("a", &[Topic::OrgNumber], |_| Move::ask(ask_number()));
        work.place = place;
        let proposal = session.proposal(&work, &ask_number(), &Run::default());
        proposal.map(|(given, _)| given.raw)
    }

    /// Another body's mailbox and number were proposed for a real service: the sandbox's own, which somebody had only accepted.
    #[test]
    fn what_was_only_accepted_in_a_rehearsal_is_not_proposed_where_things_are_real() {
        assert_eq!(proposed("974760673", Origin::Terminal).as_deref(), Some("974760673"), "typed there");
        assert_eq!(proposed("974760673", Origin::Environment), None, "accepted there");
        // Older versions wrote down as typed what was accepted: it is known by what the sandbox proposes.
        assert_eq!(proposed("991825827", Origin::Terminal), None);
    }
}
