//! The intake: the questions that decide nearly everything, in the journey's order, before anything is done.

use super::beforehand::distinct;
use super::outcome::Perform;
use super::run::Run;
use super::session::{EngineFault, Session, Settled, Work, giver};
use crate::record::{Place, Product, Topic};
use crate::report::Finding;
use crate::steps::{Asked, Effect, Intake, Journey, Move, journeys};
use crate::text::engine as text;

/// What became of one topic of the intake.
enum Taken {
    /// It is known, put off, or not asked.
    Settled,
    /// Nobody is there to ask, and nothing was given.
    Missing(Finding),
    /// It can be asked only when another is known.
    HangsOn(Topic),
}

impl<P: Perform> Session<P> {
    /// Goes through the intake of one service. Without a terminal everything that is missing or wrong is gathered, and
    /// named at once with its flags.
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
        let alone = !self.prompter.interactive();
        // The package belongs to the questions: when all were answered in earlier runs, it has been shown.
        let begun = self.is_open(journey, place);
        let mut wrong = if alone { self.unreadable(works) } else { Vec::new() };
        let mut open = Vec::new();
        for row in journey.intake {
            match row {
                Intake::Topic(topic) => {
                    // Nobody is called while an answer is missing or wrong and nobody can be asked.
                    let missing = open.iter().any(|(_, taken)| matches!(taken, Taken::Missing(_)));
                    let quiet = alone && (missing || !wrong.is_empty());
                    match self.intake_topic(*topic, (place, product), works, quiet, run).await {
                        // Everything that is wrong is named at once when nobody can be asked again.
                        Err(EngineFault::Answers(findings)) if alone => wrong.extend(findings),
                        taken => open.push((*topic, taken?)),
                    }
                }
                Intake::OrderPackage if alone || !begun => {}
                Intake::OrderPackage => self.order_package(place, works)?,
            }
        }
        if alone {
            wrong.extend(run.refusals().cloned());
            // What hangs on nobody's omission hangs on the world: on a service that fails, or on a list one is not in yet.
            let omitted = open.iter().any(|(_, taken)| matches!(taken, Taken::Missing(_)));
            let caused = !wrong.is_empty() || !run.failed.is_empty() || !omitted;
            let findings = distinct(wrong.into_iter().chain(unanswered(journey, open, caused)));
            if !findings.is_empty() {
                return Err(EngineFault::Answers(findings));
            }
            if begun {
                self.order_package(place, works)?;
            }
        }
        self.renew_letters(place)
    }

    /// Whether a question of the intake has no answer yet.
    fn is_open(&self, journey: &'static Journey, place: &Place) -> bool {
        journey.intake.iter().any(|row| {
            let Intake::Topic(topic) = row else { return false };
            let Some(work) = giver(place, journey.product, *topic) else { return false };
            let brief = self.brief(&work);
            match work.step.question(*topic, &brief) {
                Asked::NotAsked => false,
                Asked::HangsOn(_) => true,
                Asked::Question(question) => brief.evidence(*topic, question.key.as_deref()).is_none(),
            }
        })
    }

    async fn intake_topic(
        &mut self,
        topic: Topic,
        (place, product): (&Place, Product),
        works: &[Work],
        quiet: bool,
        run: &mut Run,
    ) -> Result<Taken, EngineFault> {
        let Some(work) = giver(place, product, topic) else { return Ok(Taken::Settled) };
        let mut looked = false;
        loop {
            let asked = work.step.question(topic, &self.brief(&work));
            match asked {
                Asked::NotAsked => return Ok(Taken::Settled),
                Asked::Question(question) => {
                    if self.brief(&work).evidence(topic, question.key.as_deref()).is_some()
                        || run.is_question_put_off(topic, question.key.as_deref())
                    {
                        return Ok(Taken::Settled);
                    }
                    if self.settle(&work, &question, run)? == Settled::Missing {
                        return Ok(Taken::Missing(self.missing(&question, run)));
                    }
                    // What was answered may be refused by what is read next: ask again until it holds.
                    if self.prompter.interactive() && self.read_for(topic, works, run).await? {
                        continue;
                    }
                    return Ok(Taken::Settled);
                }
                // What can be read may help, unless it hangs on another answer.
                Asked::HangsOn(other) if looked || quiet || journeys::asked().any(|topic| topic == other) => {
                    return Ok(Taken::HangsOn(other));
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

/// What is missing, in the order of the intake, and what hangs on that. What hangs on an answer that was wrong, or on a
/// service that could not be reached, is not named: the cause is (`caused`).
fn unanswered(journey: &Journey, open: Vec<(Topic, Taken)>, caused: bool) -> Vec<Finding> {
    let mut topics: Vec<Topic> = Vec::new();
    let mut findings = Vec::new();
    for (topic, taken) in open {
        let finding = match taken {
            Taken::Settled => continue,
            Taken::Missing(finding) => finding,
            Taken::HangsOn(other) => {
                // What is read is read on the strength of what its step asks.
                let mut reader =
                    journey.steps.iter().map(|step| step.card()).filter(|card| card.gives.contains(&other));
                let asked = reader.next().map(|card| card.asks).unwrap_or_default();
                let omitted = topics.contains(&other) || asked.iter().any(|asked| topics.contains(asked));
                if caused && !omitted {
                    continue;
                }
                hanging(topic, other)
            }
        };
        topics.push(topic);
        findings.push(finding);
    }
    findings
}

fn hanging(topic: Topic, other: Topic) -> Finding {
    Finding::error("ANSWER-HANGS", format!("--{}", topic.id()), text::HANGS_ON.with("other", other.id()))
}
