//! A bench for tests of the loop: steps made to order, a performer that answers from a function, and a session around them.

use crate::catalog::stages::Stage;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use url::Url;
use uuid::Uuid;

use super::answers::Answers;
use super::ledger::Ledger;
use super::letter_context::LetterContext;
use super::outcome::{Outcome, Perform, Performed};
use super::perform::local;
use super::session::Session;
use super::step_run::StepRun;
use super::used_secret::{Hesitation, NamedSecret, UsedSecret};
use crate::api::enhetsregisteret::NamedUnit;
use crate::catalog::codes::organisations::ORG_LENGTH;
use crate::catalog::codes::trust::TRUST_ENVIRONMENT;
use crate::catalog::environments;
use crate::domain::{Environment, EnvironmentName, Language, OrgNumber, Product};
use crate::finding::Finding;
use crate::record::trust::Doubt;
use crate::record::{Actor, Handle, Place, Question, QuestionKind, State, Topic, Value, Waiting, t};
use crate::steps::effects::KeyToRegister;
use crate::steps::{Acts, Brief, Card, Effect, IntakeQuestion, Move, Proof, ProvingFact, SentByHand, Step, Wait};
use crate::text::{Message, Phrase};
use crate::world::progress::Progress;
use crate::world::prompt::Prompter;
use crate::world::screen::{Captured, Screen};
use crate::world::step_clock::StepClock;

const NOTHING: Phrase = crate::text::phrase!("ingenting", "nothing");

/// A step made to order.
pub struct MadeStep {
    card: Card,
    next: fn(&Brief<'_>) -> Move,
    question: fn(Topic, &Brief<'_>) -> IntakeQuestion,
}

impl Step for MadeStep {
    fn card(&self) -> &'static Card {
        // Made with `leak`: a test's steps live as long as the test.
        Box::leak(Box::new(self.card))
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        (self.next)(brief)
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(self.card.gives)
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        (self.question)(topic, brief)
    }
}

/// A step with an id, the topics that it gives, and its function.
pub fn step(id: &'static str, gives: &'static [Topic], next: fn(&Brief<'_>) -> Move) -> StepRun {
    let card = Card {
        id,
        title: NOTHING,
        why: NOTHING,
        acts: Acts::Program,
        who: &[],
        usually: NOTHING,
        meanwhile: NOTHING,
        proof: NOTHING,
        can_start: NOTHING,
        stage: Stage::Prepared,
        differences: &[],
        needs: &[],
        gives,
        asks: gives.iter().map(|topic| (*topic, NOTHING)).collect::<Vec<_>>().leak(),
    };
    let made = MadeStep { card, next, question: |_, _| IntakeQuestion::Decided };
    StepRun { place: place(), product: Product::Correspondence, step: Box::leak(Box::new(made)) }
}

/// Where tests happen.
pub fn place() -> Place {
    Place { environment: EnvironmentName::parse("sandbox").unwrap(), service: Handle::of(Product::Correspondence) }
}

type Responder = dyn Fn(&Effect, usize) -> Performed + Send + Sync;

/// A performer that answers from a function and remembers what it was asked to do.
pub struct Fake {
    answer: Box<Responder>,
    done: Mutex<Vec<Effect>>,
    hesitation: Option<Hesitation>,
    allowed: Mutex<Vec<NamedSecret>>,
    receivers: Mutex<Vec<Url>>,
    named: Vec<NamedUnit>,
}

impl Fake {
    /// `answer` gets the effect and how often it was performed before.
    pub fn new(answer: impl Fn(&Effect, usize) -> Performed + Send + Sync + 'static) -> Self {
        Self {
            answer: Box::new(answer),
            done: Mutex::default(),
            hesitation: None,
            allowed: Mutex::default(),
            receivers: Mutex::default(),
            named: Vec::new(),
        }
    }

    /// The same, where the register knows organisations by name.
    pub fn with_named(self, named: Vec<NamedUnit>) -> Self {
        Self { named, ..self }
    }

    /// The same, where every secret is hesitated about.
    pub fn hesitating(self, hesitation: Hesitation) -> Self {
        Self { hesitation: Some(hesitation), ..self }
    }

    /// What was allowed, in order.
    pub fn allowed(&self) -> Vec<NamedSecret> {
        self.allowed.lock().unwrap().clone()
    }

    /// What was performed, in order.
    pub fn done(&self) -> Vec<Effect> {
        self.done.lock().unwrap().clone()
    }
}

impl Perform for Fake {
    async fn perform(&self, effect: &Effect) -> Performed {
        let before = self.done().iter().filter(|done| *done == effect).count();
        self.done.lock().unwrap().push(effect.clone());
        match effect {
            // What touches only what is known is done as the real performer does it.
            Effect::Local(effect) => local::perform(effect, Uuid::from_u128(before as u128 + 1)),
            _ => (self.answer)(effect, before),
        }
    }

    async fn organisations(&self, name: &str) -> Result<Vec<NamedUnit>, Box<Finding>> {
        Ok(self.named.iter().filter(|unit| unit.name == name).cloned().collect())
    }

    fn hesitation(&self, _: &UsedSecret) -> Option<Hesitation> {
        self.hesitation.clone()
    }

    fn knows_receiver(&self, address: &Url) -> bool {
        self.receivers.lock().unwrap().contains(address)
    }

    fn write_beside(&self, file: &str, _: &SentByHand) -> Result<(PathBuf, Option<PathBuf>), Box<Finding>> {
        Ok((file.into(), None))
    }

    fn write_public_key(&self, _: &KeyToRegister, file: &str) -> Result<(PathBuf, String), Box<Finding>> {
        Ok((file.into(), "{}".to_owned()))
    }

    fn know_receiver(&self, address: &Url) {
        self.receivers.lock().unwrap().push(address.clone());
    }

    fn needs_flag(&self, secret: &NamedSecret, _: &Doubt) -> Finding {
        Finding::new(&TRUST_ENVIRONMENT, secret.thumbprint.as_str())
    }

    fn allow(&self, secret: &NamedSecret) -> Result<Option<Finding>, Box<Finding>> {
        self.allowed.lock().unwrap().push(secret.clone());
        Ok(None)
    }
}

/// A session in the sandbox environment, with what its screen showed.
pub fn session(fake: Fake, prompter: impl Prompter + 'static) -> (Session<'static, Fake>, Captured) {
    session_in(environments::resting_sandbox().unwrap(), fake, prompter)
}

/// A session in an environment.
pub fn session_in(
    environment: Environment,
    fake: Fake,
    prompter: impl Prompter + 'static,
) -> (Session<'static, Fake>, Captured) {
    let (screen, captured) = Screen::captured(80);
    let mut session = Session {
        // Leaked, as the steps are.
        ledger: Box::leak(Box::new(Ledger::unkept(State::default()))),
        environment,
        answers: Answers::default(),
        performer: fake,
        prompter: Box::new(prompter),
        screen,
        progress: Progress::hidden(),
        clock: Arc::new(StepClock::stepping("2026-11-21T12:00:00Z".parse().unwrap(), Duration::from_millis(1))),
        language: Language::En,
        key_bits: None,
        letter_context: LetterContext::default(),
        typed: Vec::new(),
        answered: false,
        corrects: false,
        took_in: false,
        patience: Duration::ZERO,
    };
    session.begin(&place(), Product::Correspondence);
    (session, captured)
}

/// A number that was told, as an outcome of an effect.
pub fn number(text: &str) -> OrgNumber {
    OrgNumber::parse(text).unwrap()
}

/// An outcome that says a number is in Altinn's list under no code.
pub fn listed(text: &str) -> Performed {
    listed_as(text, None)
}

/// The same under a code.
pub fn listed_as(text: &str, code: Option<&str>) -> Performed {
    let code = code.map(|code| crate::domain::OrgCode::parse(code).unwrap());
    let listing = crate::record::values::OrgListing { number: number(text), code, name: None, phone: None, page: None };
    Ok(Outcome::default().seen(t::OrgListing, None, listing, "test"))
}

/// The question for the organisation number.
pub fn ask_number() -> Question {
    let parse = Arc::new(|raw: &str| {
        let read = OrgNumber::parse(raw).map(Value::OrgNumber);
        read.map_err(|_| Finding::new(&ORG_LENGTH, "org-number").saying(NOTHING))
    });
    Question::new(Topic::OrgNumber, NOTHING, NOTHING, QuestionKind::Text, parse)
}

/// A wait with a proof.
pub fn wait(proof: Proof) -> Move {
    Move::Wait(Box::new(Wait {
        waiting: Waiting {
            who: Actor::AltinnDesk,
            since: None,
            letter: None,
            what: Message::from(NOTHING),
            proof: Message::from(NOTHING),
            meanwhile: Message::from(NOTHING),
        },
        proof,
        pace: crate::domain::environment::PaceOf::Cache,
        way_out: None,
    }))
}
