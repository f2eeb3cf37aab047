//! A session: one state file, one environment, one operator; everything that the loop needs.

use std::sync::Arc;
use std::time::Duration;

use super::answers::{self, Answers, Given, Origin};
use super::letter_context::LetterContext;
use super::outcome::{Learned, Outcome, Refused};
use super::run::Run;
use super::work::Work;
use crate::catalog::codes::answers as codes;
use crate::domain::{Environment, Language, Product};
use crate::finding::Finding;
use crate::record::{Book, Evidence, Place, Question, Source, State, Value, When};
use crate::report::screen;
use crate::steps::effects::ClientEffect;
use crate::steps::{Brief, Effect, Move};
use crate::text::Message;
use crate::world::clock::Clock;
use crate::world::files::FileFault;
use crate::world::progress::Progress;
use crate::world::prompt::{Answer, PromptFault, Prompter};
use crate::world::screen::Screen;
use crate::world::state_file::{StateFile, StateFileFault};

/// Why a session ends before its work is done.
#[derive(Debug, thiserror::Error)]
pub enum EngineFault {
    /// The state cannot be saved; what was learned before is safe.
    #[error(transparent)]
    Save(#[from] StateFileFault),
    /// A file for people cannot be written.
    #[error(transparent)]
    File(FileFault),
    /// Ctrl-C.
    #[error("interrupted")]
    Interrupted,
    /// Esc, where there is no later.
    #[error("left")]
    Left,
    /// The terminal failed.
    #[error("the terminal failed")]
    Terminal(#[source] std::io::Error),
    /// Answers that are missing or wrong: everything at once.
    #[error("answers are missing or wrong")]
    Answers(Vec<Finding>),
}

/// What became of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Settled {
    /// A fact was recorded.
    Known,
    /// The operator left it for another time.
    PutOff,
    /// Nobody is there to ask, and nothing was given.
    Missing,
}

/// Everything that the loop needs.
pub struct Session<P> {
    /// What is known.
    pub state: State,
    /// Where that is kept; `None` keeps nothing (a plan, a test).
    pub file: Option<StateFile>,
    /// Nothing is saved yet: answers that nobody typed are taken all together or not at all.
    pub held: bool,
    /// The environment.
    pub environment: Environment,
    /// Answers given beforehand.
    pub answers: Answers,
    /// Who performs effects.
    pub performer: P,
    /// Who answers questions.
    pub prompter: Box<dyn Prompter>,
    /// What the operator sees.
    pub screen: Screen,
    /// What goes on while nobody is asked.
    pub progress: Progress,
    /// Now.
    pub clock: Arc<dyn Clock>,
    /// In which language.
    pub language: Language,
    /// The length of keys that are made here, in bits, when it is not the usual one.
    pub key_bits: Option<usize>,
    /// What letters need besides the record.
    pub letter_context: LetterContext,
    /// How long to wait for caches, keys and the like; nothing at all for `--no-wait`.
    pub patience: Duration,
}

impl<P> Session<P> {
    /// The book of the environment.
    #[must_use]
    pub const fn book(&self) -> &Book {
        self.state.book(self.environment.simulated)
    }

    /// What a step sees at a place.
    #[must_use]
    pub fn brief<'a>(&'a self, work: &'a Work) -> Brief<'a> {
        Brief {
            book: self.book(),
            environment: &self.environment,
            place: &work.place,
            product: work.product,
            now: self.clock.now(),
        }
    }

    /// Begins a service in the environment, if it is not begun, and remembers that one worked here last.
    pub fn begin(&mut self, place: &Place, product: Product) {
        self.state.last_was_rehearsal = self.environment.simulated;
        self.state.book_mut(self.environment.simulated).begin(place, product);
    }

    /// A move with what the operator wishes of keys that are made here.
    #[must_use]
    pub fn wished(&self, mut next: Move) -> Move {
        if let (Move::Do(effects), Some(wish)) = (&mut next, self.key_bits) {
            for effect in effects {
                if let Effect::Client(ClientEffect::MakeKey { bits, .. }) = effect {
                    *bits = wish;
                }
            }
        }
        next
    }

    /// Says something to the operator.
    pub fn say(&mut self, message: &Message) {
        self.progress.give_way();
        self.screen.talk(&message.say(self.language));
    }

    /// Says something that stands a little in.
    pub fn say_item(&mut self, symbol: &str, message: &Message) {
        self.progress.give_way();
        self.screen.marked(symbol, &message.say(self.language));
    }

    /// Shows a finding.
    pub fn show(&mut self, finding: &Finding) {
        self.progress.give_way();
        let screen = screen::Screen { language: self.language, width: self.screen.width(), colour: true };
        self.screen.verbatim(&screen::findings(std::slice::from_ref(finding), screen));
    }

    /// Saves the state, if it is kept and not held back.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&mut self) -> Result<(), EngineFault> {
        match &mut self.file {
            Some(file) if !self.held => Ok(file.save(&self.state)?),
            _ => Ok(()),
        }
    }

    /// Records one fact and saves; answers whether anything was learned.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn record(&mut self, place: &Place, learned: Learned) -> Result<bool, EngineFault> {
        let new = self.put(place, learned);
        // A fact that was seen again only moves its date; that is worth saving too, since the checklist shows it.
        self.save()?;
        Ok(new)
    }

    fn put(&mut self, place: &Place, learned: Learned) -> bool {
        let evidence =
            Evidence { value: learned.value, source: learned.source, at: self.clock.now(), how: learned.how };
        self.state.book_mut(self.environment.simulated).put(place, learned.key, evidence)
    }

    /// Records what an effect brought; answers whether anything was learned or refused. What one effect showed is saved
    /// as one: half of it could make a step believe that the effect is behind it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn take(&mut self, place: &Place, outcome: Outcome, run: &mut Run) -> Result<bool, EngineFault> {
        let brought = !outcome.learned.is_empty() || !outcome.refused.is_empty();
        let mut moved = false;
        for learned in outcome.learned {
            moved |= self.put(place, learned);
        }
        for refused in outcome.refused {
            moved |= self.withdraw(place, refused, run);
        }
        for topic in outcome.withdrawn {
            moved |= self.state.book_mut(self.environment.simulated).forget(place, topic);
        }
        if brought {
            self.save()?;
        }
        Ok(moved)
    }

    fn withdraw(&mut self, place: &Place, refused: Refused, run: &mut Run) -> bool {
        let Refused { topic, key, mut finding } = refused;
        let evidence = self.book().evidence(topic, key.as_deref(), place);
        let value = evidence.map(|evidence| evidence.value.clone());
        if let Some(origin) = evidence.and_then(|evidence| Origin::from_word(&evidence.how)) {
            finding.subject = self.answers.place(origin, topic);
        }
        // Where nobody can be asked again, the refusal is what the program ends with.
        if self.prompter.interactive() {
            self.show(&finding);
        }
        let book = self.state.book_mut(self.environment.simulated);
        let withdrawn = book.withdraw(place, topic, key.as_deref(), Some(finding.code));
        run.refuse(place, topic, key, value, finding);
        withdrawn
    }

    /// Whether a value was refused here, in this run or an earlier one.
    fn was_refused(&self, work: &Work, question: &Question, value: &Value, run: &Run) -> Option<Finding> {
        if let Some(finding) = run.refusal(&work.place, question.topic, question.key.as_deref(), value) {
            return Some(finding.clone());
        }
        let facts = self.book().facts(question.topic.scope(), &work.place)?;
        let past = facts.past(question.topic, question.key.as_deref());
        let code = past.filter(|past| past.evidence.value == *value).find_map(|past| past.refused.clone())?;
        let flag = format!("--{}", question.topic.id());
        Some(Finding::new(&codes::ANSWER_REFUSED_BEFORE, flag).with("code", code))
    }

    /// Finds an answer to a question, in the order of sources, and records it.
    ///
    /// # Errors
    /// A given answer does not hold; the terminal failed; the state cannot be saved.
    pub fn settle(&mut self, work: &Work, question: &Question, run: &mut Run) -> Result<Settled, EngineFault> {
        let key = question.key.clone();
        let given = self.answers.given(question.topic, key.as_deref()).next();
        if let Some(given) = given {
            let value = answers::read(question, &given).map_err(|finding| EngineFault::Answers(vec![*finding]))?;
            match self.was_refused(work, question, &value, run) {
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
        self.ask(work, question, proposal.map(|(given, _)| given.raw), run)
    }

    /// What may be proposed: the environment's answer, what was typed in a rehearsal, the question's default.
    fn proposal(&self, work: &Work, question: &Question, run: &Run) -> Option<(Given, Value)> {
        // An entry says that somebody has acted: only somebody can say so, or a rehearsal's description.
        let default = question.default.clone().filter(|_| question.when == When::Now);
        let default = default.map(|raw| Given::new(Origin::Default, question.topic, raw));
        let candidates =
            [answers::of_environment(&self.environment, question), self.rehearsed(work, question), default];
        candidates.into_iter().flatten().find_map(|given| {
            let value = (question.parse)(&given.raw).ok()?;
            self.was_refused(work, question, &value, run).is_none().then_some((given, value))
        })
    }

    /// What the operator typed in a rehearsal: proposed in a real environment, and never taken unseen, since it does not
    /// cross by itself.
    fn rehearsed(&self, work: &Work, question: &Question) -> Option<Given> {
        if self.environment.simulated || self.answers.yes || !self.prompter.interactive() {
            return None;
        }
        let evidence = self.state.rehearsal.evidence(question.topic, question.key.as_deref(), &work.place)?;
        let origin = Origin::from_word(&evidence.how);
        let typed = matches!(origin, Some(Origin::Terminal | Origin::Flag | Origin::Variable | Origin::File));
        let typed = typed && evidence.source == Source::Told;
        typed.then(|| Given::new(Origin::Rehearsal, question.topic, answers::typed(&evidence.value)))
    }

    fn ask(
        &mut self,
        work: &Work,
        question: &Question,
        proposal: Option<String>,
        run: &mut Run,
    ) -> Result<Settled, EngineFault> {
        // What was refused is not proposed again, not even by the question itself.
        let question = Question { default: proposal, ..question.clone() };
        let refused = run.last_refusal(&work.place, question.topic, question.key.as_deref()).cloned();
        let answered = self.prompter.ask(&question, refused.as_ref(), self.language);
        match answered.map_err(EngineFault::from)? {
            Answer::PutOff => {
                run.put_off(work, question.topic, question.key.as_deref());
                Ok(Settled::PutOff)
            }
            // Whoever types a refused value again means it: what refused it judges it anew.
            Answer::Value { value, .. } => self.told(work, question.key, *value, Origin::Terminal),
        }
    }

    pub(super) fn told(
        &mut self,
        work: &Work,
        key: Option<String>,
        value: Value,
        origin: Origin,
    ) -> Result<Settled, EngineFault> {
        let learned = Learned { key, value, source: Source::Told, how: origin.word().to_owned() };
        self.record(&work.place, learned)?;
        Ok(Settled::Known)
    }

    /// What is missing, as the operator should hear it: the flag and the question, or why the last answer was refused.
    #[must_use]
    pub fn missing(&self, work: &Work, question: &Question, run: &Run) -> Finding {
        if let Some(refusal) = run.last_refusal(&work.place, question.topic, question.key.as_deref()) {
            return refusal.clone();
        }
        let flag = format!("--{}", question.topic.id());
        if question.when == When::Later {
            return Finding::new(&codes::ENTRY_MISSING, flag).saying(question.text.clone());
        }
        // How answers are given is said once, above all that are missing.
        Finding { next: None, ..Finding::new(&codes::ANSWER_MISSING, flag).saying(question.text.clone()) }
    }
}

impl From<PromptFault> for EngineFault {
    fn from(fault: PromptFault) -> Self {
        match fault {
            PromptFault::Interrupted => Self::Interrupted,
            PromptFault::Io(error) => Self::Terminal(error),
            other @ (PromptFault::NoTerminal | PromptFault::NotInScript(_)) => {
                Self::Terminal(std::io::Error::other(other))
            }
        }
    }
}
