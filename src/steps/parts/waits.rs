//! Waits and acts, with what every one of them must say.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::catalog::letters::LetterKind;
use crate::domain::environment::PaceOf;
use crate::record::values::ProductionBy;
use crate::record::{Actor, Question, Topic, Waiting, t};
use crate::steps::{Brief, Card, Effect, Move, Proof, Wait};
use crate::text::Message;

/// A wait that lacks only its proof.
#[derive(Clone, Debug)]
pub struct Pending<'a> {
    brief: &'a Brief<'a>,
    card: &'static Card,
    waiting: Waiting,
    way_out: Option<&'static str>,
}

/// Begins a wait: on whom, and for what, as something that will be true then.
#[must_use]
pub fn wait<'a>(brief: &'a Brief<'a>, card: &'static Card, who: Actor, what: impl Into<Message>) -> Pending<'a> {
    let (proof, meanwhile) = (card.proof.into(), card.meanwhile.into());
    let waiting = Waiting { who, since: None, letter: None, what: what.into(), proof, meanwhile };
    Pending { brief, card, waiting, way_out: None }
}

impl Pending<'_> {
    /// With the letter that belongs to it; it lasts since that letter was sent.
    #[must_use]
    pub fn letter(mut self, kind: LetterKind) -> Self {
        self.waiting.since = sent(self.brief, kind).or(self.waiting.since);
        self.waiting.letter = Some(kind.id().to_owned());
        self
    }

    /// With the command that helps: going on with the onboarding would end in the same place.
    #[must_use]
    pub const fn way_out(mut self, command: &'static str) -> Self {
        self.way_out = Some(command);
        self
    }

    /// Since a fact was seen, unless a letter says more.
    #[must_use]
    pub fn since(mut self, topic: Topic, key: Option<&str>) -> Self {
        let seen = self.brief.evidence(topic, key).map(|evidence| evidence.at);
        self.waiting.since = self.waiting.since.or(seen);
        self
    }

    /// Somebody must tell.
    #[must_use]
    pub fn entry(self, question: Question) -> Move {
        self.proven(Proof::Entry(Box::new(question.later())), PaceOf::Desk)
    }

    /// These will show it. What may not be written here is not looked for by writing either.
    #[must_use]
    pub fn look(self, effects: Vec<Effect>, pace: PaceOf) -> Move {
        if let Some(held) = held_back(self.brief, self.card, &effects) {
            return held;
        }
        self.proven(Proof::Look(effects), pace)
    }

    /// Nothing can be looked at yet.
    #[must_use]
    pub fn not_yet(self) -> Move {
        self.proven(Proof::NotYet, PaceOf::Desk)
    }

    fn proven(self, proof: Proof, pace: PaceOf) -> Move {
        Move::Wait(Box::new(Wait { waiting: self.waiting, proof, pace, way_out: self.way_out }))
    }
}

/// An effect to be performed, unless it writes where this version only plans; what it writes on this machine it may.
#[must_use]
pub fn act(brief: &Brief<'_>, card: &'static Card, effect: impl Into<Effect>) -> Move {
    let effects = vec![effect.into()];
    held_back(brief, card, &effects).unwrap_or(Move::Do(effects))
}

/// The wait that takes the place of a write in production.
fn held_back(brief: &Brief<'_>, card: &'static Card, effects: &[Effect]) -> Option<Move> {
    let write = effects.iter().find(|effect| effect.writes_outside()).filter(|_| plans_only(brief))?;
    Some(by_hand(brief, card, write.describe()).not_yet())
}

/// Begins a wait for what is done by hand where this version only plans.
#[must_use]
pub fn by_hand<'a>(brief: &'a Brief<'a>, card: &'static Card, what: impl Into<Message>) -> Pending<'a> {
    wait(brief, card, Actor::You, words::PLANS_ONLY.with("what", what.into()))
}

/// Whether nothing may be written here: real production, unless somebody there lets the program do it. That it stands in the
/// state lets nothing through by itself: every write is confirmed where it is done.
#[must_use]
pub fn plans_only(brief: &Brief<'_>) -> bool {
    brief.environment.is_real_production() && brief.get(t::ProductionBy) != Some(&ProductionBy::Program)
}

/// When the last letter of a kind was sent.
fn sent(brief: &Brief<'_>, kind: LetterKind) -> Option<Timestamp> {
    let letters = brief.book.organisation.all(t::Letter).filter(|(_, letter)| letter.kind == kind.id());
    let last = letters.filter_map(|(_, letter)| letter.sent).max()?;
    Some(last.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        PLANS_ONLY { nb: "dette er gjort for hånd, siden programmet ikke skal skrive til produksjon: {what}", en: "this is done by hand, since the program is not to write in production: {what}" }
    }
}
