//! The intake: the questions that decide nearly everything, in the journey's order, before anything is done.

use std::collections::BTreeSet;

use super::outcome::Perform;
use super::run::Run;
use super::session::{EngineFault, Session, Settled, Work, giver};
use crate::record::{Place, Product, Topic, When};
use crate::report::Finding;
use crate::steps::{Asked, Effect, Intake, Journey, Move, journeys};
use crate::text::engine as text;

impl<P: Perform> Session<P> {
    /// Goes through the intake of one service. Without a terminal everything that is missing is gathered, and named at
    /// once with its flags.
    ///
    /// # Errors
    /// Answers are missing where nobody can be asked, a given answer does not hold, or the state cannot be saved.
    pub async fn intake(
        &mut self,
        journey: &'static Journey,
        place: &Place,
        works: &[Work],
        run: &mut Run,
    ) -> Result<(), EngineFault> {
        let product = journey.product;
        let mut wrong = Vec::new();
        for row in journey.intake {
            match row {
                Intake::Topic(topic) => match self.intake_topic(*topic, (place, product), works, run).await {
                    // Everything that is wrong is named at once when nobody can be asked again.
                    Err(EngineFault::Answers(findings)) if !self.prompter.interactive() => wrong.extend(findings),
                    other => other?,
                },
                Intake::OrderPackage => {
                    if run.missing.is_empty() && wrong.is_empty() {
                        self.order_package(place, works)?;
                    }
                }
            }
        }
        match self.take_beside(journey, place, run) {
            Err(EngineFault::Answers(findings)) if !self.prompter.interactive() => wrong.extend(findings),
            other => other?,
        }
        if !self.prompter.interactive() {
            wrong.extend(std::mem::take(&mut run.missing));
            // What could not be read is the cause; questions that hang on it are not the operator's omission.
            let omitted = wrong.iter().any(|finding| finding.code != HANGING);
            if !run.failed.is_empty() && !omitted {
                wrong.retain(|finding| finding.code != HANGING);
            }
            if !wrong.is_empty() {
                return Err(EngineFault::Answers(wrong));
            }
        }
        Ok(())
    }

    /// Takes what was given on purpose and the intake does not ask for, such as where a key comes from: no step asks for
    /// it, since something follows from the other answers. Entries are taken when their step waits for them.
    fn take_beside(&mut self, journey: &'static Journey, place: &Place, run: &mut Run) -> Result<(), EngineFault> {
        let given: BTreeSet<Topic> = self.answers.topics().collect();
        for topic in given.into_iter().filter(|topic| !journey.intake.contains(&Intake::Topic(*topic))) {
            let Some(work) = giver(place, journey.product, topic) else { continue };
            let Asked::Question(question) = work.step.question(topic, &self.brief(&work)) else { continue };
            let known = self.brief(&work).evidence(topic, question.key.as_deref()).is_some();
            if question.when == When::Now && !known {
                self.settle(&work, &question, run)?;
            }
        }
        Ok(())
    }

    async fn intake_topic(
        &mut self,
        topic: Topic,
        (place, product): (&Place, Product),
        works: &[Work],
        run: &mut Run,
    ) -> Result<(), EngineFault> {
        let Some(work) = giver(place, product, topic) else { return Ok(()) };
        let mut looked = false;
        loop {
            let asked = work.step.question(topic, &self.brief(&work));
            match asked {
                Asked::NotAsked => return Ok(()),
                Asked::Question(question) => {
                    if self.brief(&work).evidence(topic, question.key.as_deref()).is_some()
                        || run.is_question_put_off(topic, question.key.as_deref())
                    {
                        return Ok(());
                    }
                    if self.settle(&work, &question, run)? == Settled::Missing {
                        let missing = self.missing(&question);
                        run.miss(missing);
                    }
                    // What was answered may be refused by what is read next: ask again until it holds.
                    if self.prompter.interactive() && self.read_for(topic, works, run).await? {
                        continue;
                    }
                    return Ok(());
                }
                // What can be read may help, unless it hangs on another answer; and where answers are missing anyway and
                // nobody can be asked, nobody is called either.
                Asked::HangsOn(other)
                    if looked
                        || journeys::asked().any(|topic| topic == other)
                        || (!self.prompter.interactive() && !run.missing.is_empty()) =>
                {
                    if !self.prompter.interactive() {
                        run.miss(hanging(topic, other));
                    }
                    return Ok(());
                }
                Asked::HangsOn(_) => {
                    looked = true;
                    while self.read_round(&self.reads(works, run), run).await? {}
                }
            }
        }
    }

    /// Performs what the giver of a topic wants to read now; answers whether the topic's answer was refused thereby.
    async fn read_for(&mut self, topic: Topic, works: &[Work], run: &mut Run) -> Result<bool, EngineFault> {
        let own: Vec<Work> = works.iter().filter(|work| work.step.card().gives.contains(&topic)).cloned().collect();
        let before = own.first().map(|work| self.brief(work).evidence(topic, None).is_some());
        while self.read_round(&self.reads(&own, run), run).await? {}
        let after = own.first().map(|work| self.brief(work).evidence(topic, None).is_some());
        Ok(before == Some(true) && after == Some(false))
    }

    /// The read-only moves that steps want now.
    fn reads(&self, works: &[Work], run: &Run) -> Vec<(Work, Move)> {
        works
            .iter()
            .filter(|work| !run.has_failed(work))
            .map(|work| (work.clone(), work.step.next(&self.brief(work))))
            .filter(|(_, next)| matches!(next, Move::Do(effects) if !effects.iter().any(Effect::writes)))
            .collect()
    }
}

/// The code of a question that cannot be put before something else is known.
const HANGING: &str = "ANSWER-HANGS";

fn hanging(topic: Topic, other: Topic) -> Finding {
    Finding::error(HANGING, format!("--{}", topic.id()), text::HANGS_ON.with("other", other.id()))
}
