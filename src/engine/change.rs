//! Correcting an answer: what hangs on it is asked and done again, and what exists under the old one is named and left.

use super::answers::{self, Origin};
use super::redo::{self, Anew, AnswerSlot, TakenBack};
use super::resting::{Meanwhile, OpenQuestion};
use super::run::Run;
use super::session::{EngineFault, Session};
use super::settling::{self, Settled};
use super::step_run::{StepRun, gates, works};
use crate::catalog::codes::answers as codes;
use crate::catalog::environments;
use crate::domain::Product;
use crate::finding::Finding;
use crate::record::{Choice, Place, Question, QuestionKind, Source, Topic, Value, When};
use crate::steps::{Intake, IntakeQuestion, Move, Proof, journeys};
use crate::text::{Message, counts};
use crate::world::prompt::Answer;

/// An answer that became another.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// What it is about.
    topic: Topic,
    /// What hung on it.
    taken: Vec<TakenBack>,
}

/// Who gives the new answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerBy {
    /// Whoever gave one beforehand, by flag, variable or file; otherwise the person.
    Given,
    /// The person: what was given beforehand is what is to be corrected.
    Person,
}

impl<P> Session<'_, P> {
    /// Asks for an answer again, with the old one as proposal; answers what was changed, when it became another.
    ///
    /// # Errors
    /// The topic is not asked for here, the new answer is missing or wrong, the terminal fails, or the state cannot be saved.
    pub fn change(&mut self, works: &[StepRun], topic: Topic, by: AnswerBy) -> Result<Option<Changed>, EngineFault> {
        let not_asked = || EngineFault::Answers(vec![Finding::new(&codes::CHANGE_NOT_ASKED, topic.id())]);
        let work = works.iter().find(|work| work.step.card().asks(topic)).cloned().ok_or_else(not_asked)?;
        let (question, old, (value, origin)) = loop {
            let question = work.step.question(topic, &self.brief(&work)).answerable().ok_or_else(not_asked)?;
            let before = self.open(&work, &question);
            let Some(answer) = self.new_answer(&question, before.known.as_ref(), by)? else { return Ok(None) };
            // What was to be corrected may be another answer by now.
            match self.meanwhile(&work, &question, &before, Some(&answer.0.typed())) {
                Meanwhile::Nothing => break (question, before.known, answer),
                Meanwhile::Answered { .. } | Meanwhile::Another(_) => self.say(&settling::words::ANOTHER.into()),
            }
        };
        if old.as_ref() == Some(&value) {
            self.say(&words::UNCHANGED.into());
            return Ok(None);
        }
        // What was given beforehand is looked through with everything else that was, before any of it is saved.
        let slot = AnswerSlot { topic, key: question.key.as_deref(), place: &work.place };
        if let Some(held) = self.message_forgotten_by(slot).filter(|_| by == AnswerBy::Person) {
            return Err(EngineFault::Answers(vec![held]));
        }
        self.replace(&work, &question, value, origin).map(Some)
    }

    /// Has an earlier answer corrected, as `change` does; the question that was open is asked again where it still stands.
    pub(super) fn correct_first(
        &mut self,
        work: &StepRun,
        question: &Question,
        run: &mut Run,
    ) -> Result<Settled, EngineFault> {
        let works: Vec<StepRun> = self.everywhere().into_iter().filter(|of| of.place == work.place).collect();
        if let Some(topic) = self.choose_answer(&works)?
            && let Some(changed) = self.change(&works, topic, AnswerBy::Person)?
        {
            self.tell_what_is_left(&changed);
        }
        // What is asked now is asked again by whoever went through it; an entry is asked for once a run.
        match work.next(&self.brief(work)) {
            Move::Wait(wait) if question.when == When::Later => match &wait.proof {
                Proof::Entry(entry) if entry.topic == question.topic => self.settle(work, entry, run),
                _ => Ok(Settled::Known),
            },
            _ => Ok(Settled::Known),
        }
    }

    /// Records what a person has just answered, who began to look at the question `before`. Where another answer came
    /// meanwhile it is corrected by this one, with all that hangs on it.
    ///
    /// # Errors
    /// The state cannot be saved.
    pub(super) fn answered_now(
        &mut self,
        work: &StepRun,
        (question, before): (&Question, &OpenQuestion),
        value: Value,
        origin: Origin,
    ) -> Result<Settled, EngineFault> {
        let known = self.book().evidence(question.topic, question.key.as_deref(), &work.place);
        let came = known.map(|known| known.value.clone()).filter(|known| before.known.as_ref() != Some(known));
        let Some(came) = came else { return self.told(work, question.key.clone(), value, origin) };
        if came != value {
            self.say(&words::REPLACED.with("answer", came.typed()));
            let changed = self.replace(work, question, value, origin)?;
            self.tell_what_is_left(&changed);
        }
        Ok(Settled::Known)
    }

    /// Puts an answer in the place of another, and takes back what hangs on that.
    fn replace(
        &mut self,
        work: &StepRun,
        question: &Question,
        value: Value,
        origin: Origin,
    ) -> Result<Changed, EngineFault> {
        let topic = question.topic;
        let everywhere = self.everywhere();
        let now = self.clock.now();
        let slot = AnswerSlot { topic, key: question.key.as_deref(), place: &work.place };
        let meant_before = self.senses(&everywhere, slot);
        let taken = redo::begin_anew(self.book_mut(), &everywhere, Anew::Answer(slot), now);
        self.told(work, question.key.clone(), value, origin)?;
        self.take_back_hanging(&everywhere, slot, &meant_before);
        self.save()?;
        Ok(Changed { topic, taken })
    }

    /// What was given beforehand, or is answered now; `None` when the person leaves it as it is.
    fn new_answer(
        &mut self,
        question: &Question,
        old: Option<&Value>,
        by: AnswerBy,
    ) -> Result<Option<(Value, Origin)>, EngineFault> {
        let given = self.answers.given(question.topic, question.key.as_deref()).next();
        if let Some(given) = given.filter(|_| by == AnswerBy::Given) {
            let value = answers::read(question, &given).map_err(|finding| EngineFault::Answers(vec![*finding]))?;
            return Ok(Some((value, given.origin)));
        }
        if !self.prompter.interactive() {
            let finding = Finding::new(&codes::ANSWER_MISSING, format!("--{}", question.topic.id()));
            return Err(EngineFault::Answers(vec![finding.saying(question.kind.listed(question.text.clone()))]));
        }
        let known = old.map(Value::typed).filter(|raw| (question.parse)(raw).is_ok_and(|read| Some(&read) == old));
        // The number is what is corrected; whoever does not know it begins the step anew.
        let known = known.map(|raw| self.spoken(&question.kind, &raw));
        let question = Question { default: known, by_name: false, corrects: false, ..question.clone() };
        match self.asking(|prompter, language| prompter.ask(&question, None, language))? {
            Answer::Name(_) | Answer::PutOff | Answer::Correct => Ok(None),
            Answer::Value { value, .. } => Ok(Some((*value, Origin::Terminal))),
        }
    }

    /// Everything that is begun in the book of the environment: an answer holds wherever its scope reaches.
    pub(super) fn everywhere(&self) -> Vec<StepRun> {
        let book = self.book();
        let product = |place: &Place| book.services.get(&place.service).map(|service| service.product);
        let places: Vec<(Place, Product)> =
            book.begun().filter_map(|place| product(&place).map(|product| (place, product))).collect();
        gates(&places).into_iter().chain(works(&places)).collect()
    }

    /// What the choices of each step mean now.
    fn senses(&self, works: &[StepRun], changed: AnswerSlot<'_>) -> Vec<(Place, Topic, &'static str)> {
        let of = |work: &StepRun| {
            let brief = self.brief(work);
            let sense = |topic: Topic| match work.step.question(topic, &brief) {
                IntakeQuestion::Question(question) if matches!(question.kind, QuestionKind::Choice(_)) => {
                    Some((work.place.clone(), topic, question.sense))
                }
                _ => None,
            };
            work.step.card().asked().filter_map(sense).collect::<Vec<_>>()
        };
        works.iter().filter(|work| changed.holds_at(&work.place)).flat_map(of).collect()
    }

    /// Takes back told answers of the intake that the new one leaves without a question, that it no longer allows, or that
    /// were chosen when the choice meant something else, as who makes the resource does where another holds the key.
    fn take_back_hanging(
        &mut self,
        works: &[StepRun],
        changed: AnswerSlot<'_>,
        meant_before: &[(Place, Topic, &'static str)],
    ) {
        let mut hanging: Vec<(Place, Topic)> = Vec::new();
        for work in works.iter().filter(|work| changed.holds_at(&work.place)) {
            let Some(journey) = journeys::of(work.product) else { continue };
            for topic in work.step.card().asked().filter(|topic| *topic != changed.topic) {
                let brief = self.brief(work);
                let Some(known) = brief.evidence(topic, None).filter(|known| known.source == Source::Told) else {
                    continue;
                };
                let hangs = match work.step.question(topic, &brief) {
                    IntakeQuestion::HangsOn(_) => true,
                    IntakeQuestion::Decided | IntakeQuestion::Kept(_) => false,
                    IntakeQuestion::Question(question) => {
                        let means_another = |(place, asked, sense): &(Place, Topic, &'static str)| {
                            *place == work.place && *asked == topic && *sense != question.sense
                        };
                        (question.parse)(&known.value.typed()).is_err() || meant_before.iter().any(means_another)
                    }
                };
                if hangs && journey.intake.contains(&Intake::Topic(topic)) {
                    hanging.push((work.place.clone(), topic));
                }
            }
        }
        let now = self.clock.now();
        for (place, topic) in hanging {
            self.book_mut().forget(&place, topic, now);
        }
    }

    /// Says what exists under an old answer.
    pub fn tell_what_is_left(&mut self, Changed { topic, taken }: &Changed) {
        let mut lines: Vec<Message> = Vec::new();
        for TakenBack { place, key, value } in taken {
            let environment = environments::said(place.environment.as_str());
            let line = match value {
                Value::ResourceSeen(seen) if seen.found.is_some() => words::RESOURCE.with("id", seen.id.bare()),
                Value::SubscriptionSeen(seen) => words::SUBSCRIPTION.with("id", seen.id.to_string()),
                Value::MessageSent(sent) => words::SENT.with("id", sent.id.to_string()),
                Value::NotificationSent(sent) | Value::ConditionSent(sent) => {
                    words::ORDERED.with("id", sent.shipment.to_string())
                }
                Value::ClientId(id) => {
                    words::CLIENT.with("client", key.clone().unwrap_or_default()).with("id", id.to_string())
                }
                _ => continue,
            };
            let line = line.with("environment", environment);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        if lines.is_empty() {
            return;
        }
        self.say(&words::LEFT.into());
        for line in &lines {
            self.say_item("·", line);
        }
        let made = taken.iter().any(|taken| matches!(&taken.value, Value::ResourceSeen(seen) if seen.found.is_some()));
        if made && matches!(topic, Topic::ResourceId | Topic::OrgNumber) {
            self.say(&words::RESOURCE_STAYS.into());
        }
    }

    /// Every answer that was told at these works, in the order in which it is asked: its question, what it says, and where
    /// it came from.
    #[must_use]
    pub fn told_answers(&self, works: &[StepRun]) -> Vec<ToldAnswer> {
        let mut told: Vec<ToldAnswer> = Vec::new();
        let order = |topic: Topic| journeys::JOURNEYS.into_iter().find_map(|journey| journey.place_of(topic));
        for work in works {
            for topic in work.step.card().asked() {
                let brief = self.brief(work);
                let Some(question) = work.step.question(topic, &brief).answerable() else { continue };
                let known = brief.evidence(topic, question.key.as_deref());
                let Some(known) = known.filter(|known| known.source == Source::Told) else { continue };
                let answer = said(&question.kind, &known.value);
                let origin = Origin::from_word(&known.how);
                // As it was asked here, with its values: an existing resource is not asked for as a new one is.
                let line = words::ANSWERED.with("question", question.text.clone()).with("answer", answer);
                let line =
                    line.with("origin", origin.map_or_else(|| words::ELSEWHERE.into(), |origin| came(origin, topic)));
                if !told.iter().any(|known| known.line == line) {
                    told.push(ToldAnswer { topic, question: question.text, line });
                }
            }
        }
        told.sort_by_key(|told| order(told.topic).unwrap_or(usize::MAX));
        told
    }
}

/// An answer that was told.
pub struct ToldAnswer {
    /// Of what.
    pub topic: Topic,
    /// As it was asked, which is not for every service the same.
    pub question: Message,
    /// The question, the answer and where it came from, on one line.
    pub line: Message,
}

/// An answer as it is chosen from, or as it was typed.
fn said(kind: &QuestionKind, value: &Value) -> Message {
    let typed = &value.typed();
    let label = |word: &str, choices: &[Choice]| {
        choices.iter().find(|choice| choice.word == word).map(|choice| choice.label.clone())
    };
    match kind {
        QuestionKind::Several(choices) => {
            let named = typed.split(',').map(|word| label(word, choices).unwrap_or_else(|| Message::verbatim(word)));
            let listed = named.reduce(|all, next| words::AND.with("all", all).with("next", next));
            listed.unwrap_or_else(|| Message::verbatim(typed))
        }
        QuestionKind::Choice(choices) => label(typed, choices).unwrap_or_else(|| Message::verbatim(typed)),
        QuestionKind::YesNo => {
            if typed == "yes" {
                words::YES.into()
            } else {
                words::NO.into()
            }
        }
        // What is longer than a line is named, not repeated.
        QuestionKind::LongText => match value {
            Value::PublicKey(key) => words::KEY.with("kid", key.kid.as_str()),
            Value::ListMembers(members) | Value::ListLeavers(members) => counts::organisations(members.0.len()),
            _ => words::PASTED.into(),
        },
        // As it is proposed, and may be typed.
        QuestionKind::Text if typed == "none" => words::NONE.into(),
        QuestionKind::Text | QuestionKind::Texts => Message::verbatim(typed),
    }
}

/// Where an answer came from.
fn came(origin: Origin, topic: Topic) -> Message {
    match origin {
        Origin::Flag => words::FROM_FLAG.with("flag", format!("--{}", topic.id())),
        Origin::Variable => words::FROM_VARIABLE.with("variable", topic.variable()),
        Origin::File => words::FROM_FILE.into(),
        Origin::Environment => words::FROM_ENVIRONMENT.into(),
        Origin::Rehearsal => words::FROM_REHEARSAL.into(),
        Origin::Default => words::FROM_PROPOSAL.into(),
        Origin::Terminal => words::FROM_TERMINAL.into(),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        UNCHANGED { nb: "Svaret er det samme som før. Ingenting er endret.", en: "The answer is the same as before. Nothing has changed." }
        REPLACED { nb: "Spørsmålet ble besvart et annet sted imens ({answer}). Svaret ditt er tatt i stedet, og det som avhenger av det, tas på nytt.", en: "The question was answered elsewhere meanwhile ({answer}). Your answer has been taken instead, and what hangs on it is done again." }
        LEFT { nb: "Dette finnes under det gamle svaret. Det blir stående, og programmet rører det ikke:", en: "This exists under the old answer. It stays, and the program does not touch it:" }
        RESOURCE { nb: "ressursen {id} i {environment}", en: "the resource {id} in {environment}" }
        SUBSCRIPTION { nb: "abonnement {id} på hendelser i {environment}", en: "subscription {id} to events in {environment}" }
        ORDERED { nb: "varselet {id}, som er bestilt i {environment}", en: "the notification {id}, which was ordered in {environment}" }
        SENT { nb: "meldingen {id}, som er sendt i {environment}", en: "the message {id}, which was sent in {environment}" }
        CLIENT { nb: "klienten {client} ({id}) hos Maskinporten i {environment}", en: "the client {client} ({id}) in Maskinporten in {environment}" }
        RESOURCE_STAYS { nb: "Den gamle ressurs-id-en er brukt for alltid. Skal ressursen bort, slettes den av dere, og i produksjon kan den ikke slettes.", en: "The old resource ID is used for ever. If the resource is to go, you delete it yourselves, and in production it cannot be deleted." }
        ANSWERED { nb: "{question} {answer} ({origin})", en: "{question} {answer} ({origin})" }
        KEY { nb: "nøkkel-id {kid}", en: "key ID {kid}" }
        PASTED { nb: "limt inn", en: "pasted" }
        FROM_FLAG { nb: "fra {flag}", en: "from {flag}" }
        FROM_VARIABLE { nb: "fra {variable}", en: "from {variable}" }
        FROM_FILE { nb: "fra svarfilen", en: "from the answers file" }
        FROM_ENVIRONMENT { nb: "øvingsmiljøets forslag", en: "the sandbox's proposal" }
        FROM_REHEARSAL { nb: "fra øvelsen", en: "from the rehearsal" }
        FROM_PROPOSAL { nb: "programmets forslag", en: "the program's proposal" }
        FROM_TERMINAL { nb: "svart her", en: "answered here" }
        ELSEWHERE { nb: "oppgitt", en: "told" }
        AND { nb: "{all}, {next}", en: "{all}, {next}" }
        YES { nb: "ja", en: "yes" }
        NO { nb: "nei", en: "no" }
        NONE { nb: "ingen", en: "none" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::own_sender::OwnSender;
    use crate::domain::{FileSize, Language, OrgNumber};
    use crate::record::values::ListMembers;

    #[test]
    fn an_answer_is_said_as_it_is_asked_for() {
        let said = |kind: QuestionKind, value: Value| said(&kind, &value).render(Language::Nb);
        let members = ["991825827", "310000019"].map(|number| OrgNumber::parse(number).unwrap());
        assert_eq!(said(QuestionKind::LongText, Value::ListMembers(ListMembers(members.into()))), "2 virksomheter");
        assert_eq!(said(QuestionKind::Text, Value::OwnSender(OwnSender::default())), "ingen");
        assert_eq!(said(QuestionKind::Text, Value::LargestFile(FileSize::USUAL)), "2 GB");
    }
}
