//! What happened in one run: failures, what was put off, what was refused, which proofs were looked at.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use url::Url;

use super::step_run::StepRun;
use super::used_secret::UsedSecret;
use crate::domain::{EnvironmentName, Language};
use crate::finding::Finding;
use crate::record::{FactScope, Handle, Place, Topic, Value};
use crate::steps::Effect;
use crate::text::Message;

/// A number of fewer digits may mean something.
const LONG: usize = 8;

/// A step that failed in this run.
#[derive(Clone, Debug, PartialEq)]
pub struct Failed {
    /// Where.
    pub place: Place,
    /// The step's id.
    pub step: &'static str,
    /// Why.
    pub finding: Finding,
}

/// What is said before a step is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Introduction {
    /// Its title and why it exists: it is met for the first time in the run.
    Whole,
    /// Its title: another step, or something else, was spoken of since.
    Title,
    /// Nothing: its title stands above.
    Nothing,
}

/// What an answer is about: the topic and key, and where it holds. What belongs to the organisation is the same for every
/// service, so that it is neither asked nor refused twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct FactKey {
    environment: Option<EnvironmentName>,
    service: Option<Handle>,
    topic: Topic,
    key: Option<String>,
}

impl FactKey {
    fn of(place: &Place, topic: Topic, key: Option<&str>) -> Self {
        let (environment, service) = match topic.scope() {
            FactScope::Organisation => (None, None),
            FactScope::Environment => (Some(&place.environment), None),
            FactScope::Service => (None, Some(&place.service)),
            FactScope::Deployment => (Some(&place.environment), Some(&place.service)),
        };
        Self { environment: environment.cloned(), service: service.cloned(), topic, key: key.map(str::to_owned) }
    }
}

/// An answer that was refused.
#[derive(Clone, Debug)]
struct KeptRefusal {
    about: FactKey,
    value: Option<Value>,
    finding: Finding,
}

/// What happened in one run.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Steps that failed; the others went on.
    pub failed: Vec<Failed>,
    /// *Now* answers that nobody gave.
    pub missing: Vec<Finding>,
    /// The operator has seen all answers and let them stand.
    pub reviewed: bool,
    steps_failed: BTreeSet<(Place, &'static str)>,
    steps_put_off: BTreeSet<(Place, &'static str)>,
    questions_put_off: BTreeSet<FactKey>,
    refusals: Vec<KeptRefusal>,
    looked: BTreeMap<(Place, &'static str), Vec<Vec<Effect>>>,
    confirmed: BTreeMap<(Place, &'static str), Vec<Vec<Effect>>>,
    entries_asked: BTreeSet<FactKey>,
    doubted: BTreeSet<FactKey>,
    doubts: VecDeque<(StepRun, Topic, String)>,
    introduced: BTreeSet<&'static str>,
    /// The step whose title stands last on the screen.
    heading: Option<&'static str>,
    said: Vec<(&'static str, Message)>,
    seen: Vec<(&'static str, String, String)>,
    lacking: Vec<String>,
    /// Clients whose newest key is not here, though an older one is.
    lacking_newest: Vec<String>,
    settled: Vec<UsedSecret>,
    withheld: Vec<UsedSecret>,
    contact_asked: bool,
    receivers_settled: BTreeSet<Url>,
    receivers_withheld: BTreeSet<Url>,
}

impl Run {
    /// A step cannot go on in this run.
    pub fn fail(&mut self, work: &StepRun, finding: Finding) {
        if self.steps_failed.insert(at(work)) {
            self.failed.push(Failed { place: work.place.clone(), step: work.id(), finding });
        }
    }

    /// Whether a step failed.
    #[must_use]
    pub fn has_failed(&self, work: &StepRun) -> bool {
        !self.steps_failed.is_empty() && self.steps_failed.contains(&at(work))
    }

    /// An answer was refused; an entry among them is asked for again in this run.
    pub fn refuse(&mut self, place: &Place, topic: Topic, key: Option<String>, value: Option<Value>, finding: Finding) {
        let about = FactKey::of(place, topic, key.as_deref());
        self.entries_asked.remove(&about);
        self.refusals.push(KeptRefusal { about, value, finding });
    }

    /// Why a value was refused.
    #[must_use]
    pub fn refusal(&self, place: &Place, topic: Topic, key: Option<&str>, value: &Value) -> Option<&Finding> {
        let about = FactKey::of(place, topic, key);
        let mut newest = self.refusals.iter().rev();
        let found = newest.find(|refusal| refusal.about == about && refusal.value.as_ref() == Some(value));
        found.map(|refusal| &refusal.finding)
    }

    /// Every refusal of this run.
    pub fn refusals(&self) -> impl Iterator<Item = &Finding> {
        self.refusals.iter().map(|refusal| &refusal.finding)
    }

    /// Why a topic's last answer was refused.
    #[must_use]
    pub fn last_refusal(&self, place: &Place, topic: Topic, key: Option<&str>) -> Option<&Finding> {
        let about = FactKey::of(place, topic, key);
        self.refusals.iter().rev().find(|refusal| refusal.about == about).map(|refusal| &refusal.finding)
    }

    /// The operator left a question for another time.
    pub fn put_off(&mut self, work: &StepRun, topic: Topic, key: Option<&str>) {
        self.questions_put_off.insert(FactKey::of(&work.place, topic, key));
    }

    /// The operator said no to what a step would do.
    pub fn put_off_step(&mut self, work: &StepRun) {
        self.steps_put_off.insert(at(work));
    }

    /// Whether a step is left for another time.
    #[must_use]
    pub fn is_put_off(&self, work: &StepRun) -> bool {
        !self.steps_put_off.is_empty() && self.steps_put_off.contains(&at(work))
    }

    /// Whether a question is left for another time.
    #[must_use]
    pub fn is_question_put_off(&self, place: &Place, topic: Topic, key: Option<&str>) -> bool {
        self.questions_put_off.contains(&FactKey::of(place, topic, key))
    }

    /// Whether these proofs are looked at for the first time in this run.
    pub fn first_look(&mut self, work: &StepRun, effects: &[Effect]) -> bool {
        let looked = self.looked.entry(at(work)).or_default();
        let first = !looked.iter().any(|looked| looked == effects);
        if first {
            looked.push(effects.to_vec());
        }
        first
    }

    /// An answer is doubted, and asked for again; answers whether it is the first time in this run.
    pub fn doubt(&mut self, work: &StepRun, topic: Topic, key: String) -> bool {
        let first = self.doubted.insert(FactKey::of(&work.place, topic, Some(&key)));
        if first {
            self.doubts.push_back((work.clone(), topic, key));
        }
        first
    }

    /// The next answer that is doubted, and was not asked for since.
    pub fn next_doubt(&mut self) -> Option<(StepRun, Topic, String)> {
        self.doubts.pop_front()
    }

    /// Somebody has said yes to what a proof writes in production.
    pub fn confirm(&mut self, work: &StepRun, effects: &[Effect]) {
        self.confirmed.entry(at(work)).or_default().push(effects.to_vec());
    }

    /// Whether somebody has said yes in this run to what a proof writes in production.
    #[must_use]
    pub fn is_confirmed(&self, work: &StepRun, effects: &[Effect]) -> bool {
        self.confirmed.get(&at(work)).is_some_and(|confirmed| confirmed.iter().any(|one| one == effects))
    }

    /// Whether an entry is asked for the first time in this run.
    pub fn first_entry(&mut self, work: &StepRun, topic: Topic, key: Option<&str>) -> bool {
        self.entries_asked.insert(FactKey::of(&work.place, topic, key))
    }

    /// How a step is introduced that is spoken of now.
    pub fn introduction(&mut self, step: &'static str) -> Introduction {
        let above = self.heading.replace(step);
        match (self.introduced.insert(step), above == Some(step)) {
            (true, _) => Introduction::Whole,
            (false, false) => Introduction::Title,
            (false, true) => Introduction::Nothing,
        }
    }

    /// Something else has a heading of its own on the screen now.
    pub const fn leave_heading(&mut self) {
        self.heading = None;
    }

    /// Whether a line about a step is said for the first time in this run.
    pub fn first_saying(&mut self, step: &'static str, line: &Message) -> bool {
        let said = (step, line.clone());
        let first = !self.said.contains(&said);
        if first {
            self.said.push(said);
        }
        first
    }

    /// Whether a finding is met for the first time in this run: a poll that fails the same way again says so once,
    /// whatever number the service gave the answer.
    pub fn first_sight(&mut self, finding: &Finding) -> bool {
        let said = (finding.code.id, finding.subject.clone(), without_numbers(&finding.message.render(Language::En)));
        let first = !self.seen.contains(&said);
        if first {
            self.seen.push(said);
        }
        first
    }

    /// The key of a client is not on this machine.
    pub fn lack_key(&mut self, client: &str) {
        self.lacking.push(client.to_owned());
    }

    /// Whether the key of a client is not on this machine.
    #[must_use]
    pub fn lacks_key(&self, client: &str) -> bool {
        self.lacking.iter().any(|known| known == client)
    }

    /// The newest key of a client is on another machine, and an older one on this.
    pub fn lack_newest_key(&mut self, client: &str) {
        self.lacking_newest.push(client.to_owned());
    }

    /// Whether only an older key of a client is on this machine.
    #[must_use]
    pub fn lacks_newest_key(&self, client: &str) -> bool {
        self.lacking_newest.iter().any(|known| known == client)
    }

    /// Whether a secret is used for the first time in this run: whether it may be is settled once.
    pub fn first_use(&mut self, secret: &UsedSecret) -> bool {
        let first = !self.settled.contains(secret);
        if first {
            self.settled.push(secret.clone());
        }
        first
    }

    /// A secret is not used in this run.
    pub fn withhold(&mut self, secret: &UsedSecret) {
        self.withheld.push(secret.clone());
    }

    /// Whether a secret is not used in this run.
    #[must_use]
    pub fn withholds(&self, secret: &UsedSecret) -> bool {
        self.withheld.contains(secret)
    }

    /// Whether it is asked for the first time in this run who writes the letters.
    pub const fn first_contact(&mut self) -> bool {
        !std::mem::replace(&mut self.contact_asked, true)
    }

    /// Whether the address of a receiver is to be called for the first time in this run.
    pub fn first_call(&mut self, address: &Url) -> bool {
        self.receivers_settled.insert(address.clone())
    }

    /// The address of a receiver is not called in this run.
    pub fn withhold_call(&mut self, address: &Url) {
        self.receivers_withheld.insert(address.clone());
    }

    /// Whether the address of a receiver is not called in this run.
    #[must_use]
    pub fn withholds_call(&self, address: &Url) -> bool {
        self.receivers_withheld.contains(address)
    }

    /// A *now* answer is missing; named once.
    pub fn miss(&mut self, finding: Finding) {
        if !self.missing.contains(&finding) {
            self.missing.push(finding);
        }
    }
}

/// A text without the words that are another number each time, such as trace ids.
fn without_numbers(text: &str) -> String {
    let is_number = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let of = |wanted: fn(&u8) -> bool| word.as_bytes().iter().any(wanted);
        word.len() >= LONG
            && word.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
            && of(u8::is_ascii_digit)
            && of(|b| !b.is_ascii_digit())
    };
    text.split_whitespace().filter(|word| !is_number(word)).collect::<Vec<_>>().join(" ")
}

fn at(work: &StepRun) -> (Place, &'static str) {
    (work.place.clone(), work.id())
}
