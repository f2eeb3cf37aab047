//! What an effect learned, and which earlier answers it refused.

use url::Url;

use std::future::Future;
use std::path::PathBuf;

use super::used_secret::{Hesitation, NamedSecret, UsedSecret};
use crate::api::enhetsregisteret::NamedUnit;
use crate::catalog::codes::organisations::ORG_NOT_CONFIRMED;
use crate::finding::Finding;
use crate::record::trust::Doubt;
use crate::record::{Source, Topic, TopicMarker, Value};
use crate::steps::effects::{EffectBrought, EffectResult, KeyToRegister};
use crate::steps::{Effect, SentByHand};
use crate::text::Message;

/// How a fact is known that the program itself drew or derived.
pub const LOCAL: &str = "altinn-onboard";

/// One fact that an effect learned.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// The key, for keyed topics.
    pub key: Option<String>,
    /// The fact.
    pub value: Value,
    /// Read back, or done by us.
    pub source: Source,
    /// The call that showed it.
    pub how: String,
}

/// An earlier answer that cannot be right.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedAnswer {
    /// The topic that was answered, and will be asked again.
    pub topic: Topic,
    /// The key, for keyed topics.
    pub key: Option<String>,
    /// Why.
    pub finding: Finding,
}

/// Why an answer was refused, where that is a mistake to be shown: whoever says no to what was looked up has made none.
#[must_use]
pub fn mistake(refusal: &Finding) -> Option<&Finding> {
    (refusal.code != &ORG_NOT_CONFIRMED).then_some(refusal)
}

/// What an effect brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Facts.
    pub learned: Vec<Learned>,
    /// Answers to be asked again.
    pub refused: Vec<RefusedAnswer>,
    /// What followed from a refused answer, and goes with it.
    pub withdrawn: Vec<Topic>,
    /// What was to be made was there already.
    pub was_there: bool,
    /// The code with which a service said no, where that is a fact and no failure.
    pub refusal: Option<String>,
    /// What else is to be said of what was seen, a line each.
    pub lines: Vec<Message>,
    /// What is wrong with what was seen, although it was seen.
    pub findings: Vec<Finding>,
    /// Facts that hold no more, by what the service said.
    pub gone: Vec<(Topic, String)>,
    /// The files that were written, each at its true place.
    pub places: Vec<PathBuf>,
}

/// An outcome, or why there is none.
pub type Performed = Result<Outcome, Box<Finding>>;

impl Outcome {
    /// Adds a fact that a service showed.
    #[must_use]
    pub fn seen<K: TopicMarker>(self, topic: K, key: Option<&str>, value: K::Type, how: impl Into<String>) -> Self {
        self.with(topic, key, value, Source::Seen, how)
    }

    /// Adds a fact that we made true.
    #[must_use]
    pub fn made<K: TopicMarker>(self, topic: K, key: Option<&str>, value: K::Type, how: impl Into<String>) -> Self {
        self.with(topic, key, value, Source::Made, how)
    }

    fn with<K: TopicMarker>(
        mut self,
        _: K,
        key: Option<&str>,
        value: K::Type,
        source: Source,
        how: impl Into<String>,
    ) -> Self {
        self.learned.push(Learned { key: key.map(str::to_owned), value: K::wrap(value), source, how: how.into() });
        self
    }

    /// Adds the files that were written.
    #[must_use]
    pub fn at(mut self, places: Vec<PathBuf>) -> Self {
        self.places.extend(places);
        self
    }

    /// What was to be made was there already.
    #[must_use]
    pub fn already(self, was_there: bool) -> Self {
        Self { was_there, ..self }
    }

    /// Adds a fact that holds no more.
    #[must_use]
    pub fn without(mut self, topic: Topic, key: &str) -> Self {
        self.gone.push((topic, key.to_owned()));
        self
    }

    /// Adds the code of a service's no that is a fact.
    #[must_use]
    pub fn refused_with(self, code: Option<&str>) -> Self {
        Self { refusal: code.map(str::to_owned), ..self }
    }

    /// What came of the effect that brought it, as it is shown.
    #[must_use]
    pub fn result(&self, effect: &Effect) -> EffectResult {
        let values = self.learned.iter().map(|learned| &learned.value).collect();
        effect.result(&EffectBrought { values, was_there: self.was_there, refusal: self.refusal.as_deref() })
    }

    /// Adds an answer that cannot be right.
    #[must_use]
    pub fn refuse(mut self, topic: Topic, finding: Finding) -> Self {
        self.refused.push(RefusedAnswer { topic, key: None, finding });
        self
    }
}

/// Who performs effects: the real one reaches services through `api`, a test answers from a table.
pub trait Perform: Sync {
    /// Performs one effect.
    fn perform(&self, effect: &Effect) -> impl Future<Output = Performed> + Send;

    /// Organisations whose registered name holds all words of a name.
    fn organisations(&self, name: &str) -> impl Future<Output = Result<Vec<NamedUnit>, Box<Finding>>> + Send;

    /// Why a secret may not be used here yet; `None` when it may, and when it is not here at all.
    fn hesitation(&self, secret: &UsedSecret) -> Option<Hesitation>;

    /// What is said where nobody can be asked.
    fn needs_flag(&self, secret: &NamedSecret, doubt: &Doubt) -> Finding;

    /// Somebody on this machine allowed it; a finding says that this cannot be kept.
    ///
    /// # Errors
    /// The record of trust is not sound.
    fn allow(&self, secret: &NamedSecret) -> Result<Option<Finding>, Box<Finding>>;

    /// Whether somebody on this machine gave the address of a receiver, or allowed it, in this run or an earlier one.
    fn knows_receiver(&self, address: &Url) -> bool;

    /// Remembers that somebody on this machine did.
    fn know_receiver(&self, address: &Url);

    /// Writes what a person sends by hand to a file beside the state; answers where it is, and where the file is now that
    /// stood there before and said something else.
    ///
    /// # Errors
    /// Something else stands there.
    fn write_beside(&self, file: &str, body: &SentByHand) -> Result<(PathBuf, Option<PathBuf>), Box<Finding>>;

    /// Writes a public key to a file beside the state, for who pastes it; answers where it is and what stands in it.
    ///
    /// # Errors
    /// The key is not here, or something else stands there.
    fn write_public_key(&self, key: &KeyToRegister, file: &str) -> Result<(PathBuf, String), Box<Finding>>;
}
