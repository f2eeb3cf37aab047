//! A session: one environment, one operator, and the ledger that it borrows; everything that the loop needs.

use std::sync::Arc;
use std::time::Duration;

use super::answers::Answers;
use super::ledger::Ledger;
use super::letter_context::LetterContext;
use super::step_run::StepRun;
use crate::domain::{Environment, Language, Product};
use crate::finding::Finding;
use crate::record::{Book, NotBegun, Place, Value};
use crate::report::screen;
use crate::steps::effects::ClientEffect;
use crate::steps::{Brief, Effect, Move, Together};
use crate::text::Message;
use crate::world::clock::Clock;
use crate::world::files::FileFault;
use crate::world::progress::Progress;
use crate::world::prompt::{PromptFault, Prompter};
use crate::world::screen::Screen;
use crate::world::state_file::StateFileFault;

/// Why a session ends before its work is done.
#[derive(Debug, thiserror::Error)]
pub enum EngineFault {
    /// The state cannot be saved; what was learned before is safe.
    #[error(transparent)]
    Save(#[from] StateFileFault),
    /// A file for people cannot be written.
    #[error(transparent)]
    File(FileFault),
    /// Something was learned at a place that was never begun.
    #[error(transparent)]
    NotBegun(#[from] NotBegun),
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
    /// A secret may not be used in the environment.
    #[error("a secret may not be used here")]
    Untrusted(Box<Finding>),
    /// What would be recorded stands in the state already, in a form that only a newer version of the program can read.
    #[error("only a newer version can read what is known")]
    Newer(Box<Finding>),
}

/// Everything that the loop needs.
pub struct Session<'l, P> {
    /// What is known, and where that is kept.
    pub ledger: &'l mut Ledger,
    /// Where one works: its addresses, its rules, and whether it is simulated.
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
    /// What the operator reads and is asked in.
    pub language: Language,
    /// The length of keys that are made here, in bits, when it is not the usual one.
    pub key_bits: Option<usize>,
    /// What letters need besides the record.
    pub letter_context: LetterContext,
    /// What was typed in this run.
    pub typed: Vec<Value>,
    /// A question of the intake was answered in this session.
    pub answered: bool,
    /// Earlier answers can be corrected at every question.
    pub corrects: bool,
    /// Something that others saved was taken in since the moves were looked at.
    pub took_in: bool,
    /// How long to wait for caches, keys and the like; nothing at all for `--no-wait`.
    pub patience: Duration,
}

impl<P> Session<'_, P> {
    /// The book of the environment.
    #[must_use]
    pub const fn book(&self) -> &Book {
        self.ledger.book(self.environment.simulated)
    }

    /// What a step sees at a place.
    #[must_use]
    pub fn brief<'a>(&'a self, work: &'a StepRun) -> Brief<'a> {
        Brief {
            book: self.book(),
            environment: &self.environment,
            place: &work.place,
            product: work.product,
            now: self.clock.now(),
            together: None,
        }
    }

    /// The next move of each of several steps, as the book is now.
    #[must_use]
    pub fn next_moves<'a>(&self, works: impl Iterator<Item = &'a StepRun>) -> Vec<(&'a StepRun, Move)> {
        let together = Together::default();
        let next = |work: &'a StepRun| work.next(&Brief { together: Some(&together), ..self.brief(work) });
        works.map(|work| (work, next(work))).collect()
    }

    /// The book of the environment, to write in.
    pub(super) const fn book_mut(&mut self) -> &mut Book {
        self.ledger.book_mut(self.environment.simulated)
    }

    /// Begins a service in the environment, if it is not begun, and remembers that one worked here last.
    pub fn begin(&mut self, place: &Place, product: Product) {
        self.ledger.begin(self.environment.simulated, place, product);
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
        self.screen.talk(&message.render(self.language));
    }

    /// Says something that stands a little in.
    pub fn say_item(&mut self, symbol: &str, message: &Message) {
        self.progress.give_way();
        self.screen.marked(symbol, &message.render(self.language));
    }

    /// Shows a finding.
    pub fn show(&mut self, finding: &Finding) {
        self.progress.give_way();
        let screen = screen::Screen::coloured(self.language, self.screen.width());
        self.screen.verbatim(&screen::findings(std::slice::from_ref(finding), screen));
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
