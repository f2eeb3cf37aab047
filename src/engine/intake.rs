//! The intake: the questions that decide nearly everything, in the journey's order, before anything is done.

use super::given_answers::distinct;
use super::outcome::Perform;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::settling::Settled;
use super::step_run::{StepRun, giver};
use crate::catalog::codes::answers as codes;
use crate::domain::Product;
use crate::finding::Finding;
use crate::record::{Place, QuestionKind, Topic};
use crate::report::letter::package::PackageDetail;
use crate::steps::journeys::Example;
use crate::steps::{Card, Effect, Intake, IntakeQuestion, Journey, Move, journeys};

/// What became of one topic of the intake.
enum Taken {
    /// It is known, put off, or not asked.
    Settled,
    /// Nobody is there to ask, and nothing was given.
    Missing(Finding),
    /// It can be asked only when another is known.
    HangsOn(Topic),
}

impl<P: Perform> Session<'_, P> {
    /// Goes through the intake of one service, or with `only` through the rows that one step asks for. Without a terminal
    /// everything that is missing or wrong is gathered, and named at once with its flags.
    ///
    /// # Errors
    /// Answers are missing where nobody can be asked, a given answer does not hold, or the state cannot be saved.
    pub async fn intake(
        &mut self,
        journey: &'static Journey,
        only: Option<&str>,
        place: &Place,
        works: &[StepRun],
        run: &mut Run,
    ) -> Result<(), EngineFault> {
        let product = journey.product;
        let alone = !self.prompter.interactive();
        let decided = journey.intake.split(|row| matches!(row, Intake::OrderPackage)).next().unwrap_or_default();
        // The package belongs to the questions that decide it: when they were answered in earlier runs, it has been shown,
        // and only what is new in it is told.
        let begun = self.is_open(product, decided, place);
        // In a rehearsal nothing of it is sent: a line for each letter is enough.
        let detail = match self.environment.simulated {
            true => PackageDetail::Short,
            false => PackageDetail::Full,
        };
        let mut wrong = if alone { self.unreadable(works) } else { Vec::new() };
        let mut open: Vec<(Topic, Taken)> = Vec::new();
        let mut rows = journey.intake.iter();
        let mut is_needed = true;
        while let Some(row) = rows.next() {
            // The gate may say that none of this is needed; then nothing more is asked, and nothing is missing.
            if let Some(reason) = works.first().and_then(|work| journey.stops(&self.brief(work))) {
                self.say(&reason);
                is_needed = false;
                open.clear();
                break;
            }
            if !alone {
                self.take_kept(works, run)?;
            }
            match row {
                Intake::Topic(topic) if only.is_some_and(|only| !journey.asks(only, *topic)) => {}
                Intake::Topic(topic)
                    if works.first().is_some_and(|work| !journey.is_asked(*topic, &self.brief(work))) => {}
                Intake::Topic(topic) => {
                    // Nobody is called while an answer is missing or wrong and nobody can be asked.
                    let missing = open.iter().any(|(_, taken)| matches!(taken, Taken::Missing(_)));
                    let quiet = alone && (missing || !wrong.is_empty());
                    match self.intake_topic(*topic, (place, product), works, quiet, run).await {
                        // Everything that is wrong is named at once when nobody can be asked again.
                        Err(EngineFault::Answers(findings)) if alone => wrong.extend(findings),
                        taken => open.push((*topic, taken?)),
                    }
                    // A "no" to the name takes the number back: what is open again comes first.
                    if !alone && self.has_come_open(&open, (place, product), run) {
                        open.clear();
                        rows = journey.intake.iter();
                    }
                }
                Intake::OrderPackage if alone || !begun || only.is_some() => {}
                Intake::OrderPackage => {
                    self.ask_contact(run)?;
                    self.order(place, works, detail)?;
                }
            }
        }
        match self.take_unprompted(works, run) {
            Err(EngineFault::Answers(findings)) if alone => wrong.extend(findings),
            taken => taken?,
        }
        if alone {
            wrong.extend(run.refusals().cloned());
            let missing = unanswered(journey, open);
            // Whoever gives what is missing gives in the same breath what will have to be confirmed.
            let ahead = if missing.is_empty() { Vec::new() } else { self.confirmations_ahead(works) };
            let findings = distinct(wrong.into_iter().chain(missing).chain(ahead));
            if !findings.is_empty() {
                return Err(EngineFault::Answers(findings));
            }
            if begun && is_needed && only.is_none() {
                self.order(place, works, detail)?;
            }
        }
        Ok(())
    }

    /// Whether a question that was settled in this intake has lost its answer since.
    fn has_come_open(&self, taken: &[(Topic, Taken)], (place, product): (&Place, Product), run: &Run) -> bool {
        taken.iter().any(|(topic, taken)| {
            let Some(work) = giver(place, product, *topic) else { return false };
            let brief = self.brief(&work);
            match work.step.question(*topic, &brief) {
                IntakeQuestion::Question(question) => {
                    let key = question.key.as_deref();
                    matches!(taken, Taken::Settled)
                        && brief.evidence(*topic, key).is_none()
                        && !run.is_question_put_off(place, *topic, key)
                }
                IntakeQuestion::Decided | IntakeQuestion::Kept(_) | IntakeQuestion::HangsOn(_) => false,
            }
        })
    }

    fn order(&self, place: &Place, works: &[StepRun], detail: PackageDetail) -> Result<(), EngineFault> {
        let Some(package) = self.order_package(place, works, detail) else { return Ok(()) };
        self.screen.verbatim(&format!("\n{}", package.text));
        package.unsaved.map_or(Ok(()), |fault| Err(EngineFault::File(fault)))
    }

    /// Whether a question of the intake has no answer yet.
    fn is_open(&self, product: Product, rows: &[Intake], place: &Place) -> bool {
        rows.iter().any(|row| {
            let Intake::Topic(topic) = row else { return false };
            let Some(work) = giver(place, product, *topic) else { return false };
            let brief = self.brief(&work);
            if journeys::of(product).is_some_and(|journey| !journey.is_asked(*topic, &brief)) {
                return false;
            }
            match work.step.question(*topic, &brief) {
                IntakeQuestion::Decided | IntakeQuestion::Kept(_) => false,
                IntakeQuestion::HangsOn(_) => true,
                IntakeQuestion::Question(question) => brief.evidence(*topic, question.key.as_deref()).is_none(),
            }
        })
    }

    async fn intake_topic(
        &mut self,
        topic: Topic,
        (place, product): (&Place, Product),
        works: &[StepRun],
        quiet: bool,
        run: &mut Run,
    ) -> Result<Taken, EngineFault> {
        let Some(work) = giver(place, product, topic) else { return Ok(Taken::Settled) };
        let mut looked = false;
        loop {
            let asked = work.step.question(topic, &self.brief(&work));
            match asked {
                IntakeQuestion::Decided | IntakeQuestion::Kept(_) => return Ok(Taken::Settled),
                IntakeQuestion::Question(question) => {
                    if self.brief(&work).evidence(topic, question.key.as_deref()).is_some()
                        || run.is_question_put_off(&work.place, topic, question.key.as_deref())
                    {
                        return Ok(Taken::Settled);
                    }
                    match self.settle(&work, &question, run)? {
                        Settled::Missing => return Ok(Taken::Missing(self.missing(&work, &question, run))),
                        Settled::Named(name) => {
                            self.find_organisation(&work, &question, &name).await?;
                            continue;
                        }
                        // The question was another when it was answered: it is looked at anew.
                        Settled::Known
                            if self.prompter.interactive()
                                && matches!(
                                    work.step.question(topic, &self.brief(&work)),
                                    IntakeQuestion::HangsOn(_)
                                ) =>
                        {
                            continue;
                        }
                        Settled::Known | Settled::PutOff => {}
                    }
                    // What was answered may be refused by what is read next: ask again until it holds.
                    if self.prompter.interactive() && self.read_for(topic, works, run).await? {
                        continue;
                    }
                    return Ok(Taken::Settled);
                }
                // What can be read may help, unless it hangs on another answer.
                IntakeQuestion::HangsOn(other) if looked || quiet || journeys::asked().any(|topic| topic == other) => {
                    return Ok(Taken::HangsOn(other));
                }
                IntakeQuestion::HangsOn(_) => {
                    looked = true;
                    while self.read_round(&self.reads(works, run), run).await? {}
                }
            }
        }
    }

    /// Performs what the giver of a topic wants to read now; answers whether the topic's answer was refused thereby.
    async fn read_for(&mut self, topic: Topic, works: &[StepRun], run: &mut Run) -> Result<bool, EngineFault> {
        let own: Vec<StepRun> = works.iter().filter(|work| work.step.card().gives.contains(&topic)).cloned().collect();
        let before = own.first().map(|work| self.brief(work).evidence(topic, None).is_some());
        while self.read_round(&self.reads(&own, run), run).await? {}
        let after = own.first().map(|work| self.brief(work).evidence(topic, None).is_some());
        Ok(before == Some(true) && after == Some(false))
    }

    /// The read-only moves that steps want now.
    fn reads(&self, works: &[StepRun], run: &Run) -> Vec<(StepRun, Move)> {
        self.next_moves(works.iter().filter(|work| !run.has_failed(work)))
            .into_iter()
            .map(|(work, next)| (work.clone(), next))
            .filter(|(_, next)| matches!(next, Move::Do(effects) if !effects.iter().any(Effect::writes)))
            .collect()
    }
}

/// What is missing, in the order of the intake, and what hangs on that. What hangs on something else is not named: an
/// answer that was wrong, a service that could not be reached, or somebody who has not acted yet is the cause.
fn unanswered(journey: &Journey, open: Vec<(Topic, Taken)>) -> Vec<Finding> {
    let mut topics: Vec<Topic> = Vec::new();
    let mut findings = Vec::new();
    let example = Example::new(journey.product);
    for (topic, taken) in open {
        let finding = match taken {
            Taken::Settled => continue,
            Taken::Missing(finding) => finding,
            Taken::HangsOn(other) => {
                // What is read is read on the strength of what its step asks.
                let mut reader =
                    journey.steps.iter().map(|step| step.card()).filter(|card| card.gives.contains(&other));
                let asked = reader.next().into_iter().flat_map(Card::asked);
                let Some(cause) = std::iter::once(other).chain(asked).find(|asked| topics.contains(asked)) else {
                    continue;
                };
                topics.push(topic);
                let question = example.as_ref().and_then(|example| example.question(topic));
                // What has its proposal then is taken unseen, and is not missing.
                if question.as_ref().is_some_and(|question| question.default.is_some()) {
                    continue;
                }
                hanging(topic, question.map(|question| question.kind), cause)
            }
        };
        if !topics.contains(&topic) {
            topics.push(topic);
        }
        findings.push(finding);
    }
    findings
}

/// What can be answered now although it hangs on another answer, so that nobody comes back for it.
fn hanging(topic: Topic, kind: Option<QuestionKind>, other: Topic) -> Finding {
    let finding = Finding::new(&codes::ANSWER_HANGS, format!("--{}", topic.id()));
    let other = format!("--{}", other.id());
    let finding = match journeys::question(topic) {
        Some(question) => {
            let question = kind.map_or_else(|| question.into(), |kind| kind.listed(question));
            finding.saying(words::HANGS.with("question", question).with("other", other))
        }
        None => finding.with("other", other),
    };
    // How answers are given is said once, above all that are missing.
    Finding { next: None, ..finding }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        HANGS { nb: "{question}\nAvhenger av svaret på {other}.", en: "{question}\nDepends on the answer to {other}." }
    }
}
