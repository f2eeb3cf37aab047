//! What is learned becomes a fact: recorded, taken back, saved.

use super::answers::Origin;
use super::outcome::{Learned, Outcome, Performed, RefusedAnswer, mistake};
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::catalog::codes::files::STATE_FACT_NEWER;
use crate::finding::Finding;
use crate::record::{Evidence, Newer, NotBegun, Place, Source, Topic};

impl<P> Session<'_, P> {
    /// Saves the state, if it is kept and not held back.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&mut self) -> Result<(), EngineFault> {
        Ok(self.ledger.save()?)
    }

    /// Records one fact and saves; answers whether anything was learned.
    ///
    /// # Errors
    /// The file cannot be written, what stands there is a newer version's, or the place was never begun.
    pub fn record(&mut self, place: &Place, learned: Learned) -> Result<bool, EngineFault> {
        self.check_readable(place, learned.value.topic(), |key| key == learned.key.as_deref())?;
        let new = self.put(place, learned)?;
        // A fact that was seen again only moves its date; that is worth saving too, since the checklist shows it.
        self.save()?;
        Ok(new)
    }

    /// Checks that no fact of a topic, among those whose key is meant, is such that only a newer version of the program can
    /// read it: what it says would be lost when another took its place.
    ///
    /// # Errors
    /// There is one.
    pub fn check_readable(
        &self,
        place: &Place,
        topic: Topic,
        meant: impl Fn(Option<&str>) -> bool,
    ) -> Result<(), EngineFault> {
        let of_topic = |newer: &&Newer| newer.id == topic.id() && meant(newer.key.as_deref());
        let Some(newer) = self.book().newer(place).find(of_topic) else { return Ok(()) };
        let fact = newer.key.as_ref().map_or_else(|| newer.id.clone(), |key| format!("{} {key}", newer.id));
        Err(EngineFault::Newer(Box::new(Finding::new(&STATE_FACT_NEWER, fact.as_str()).with("fact", fact))))
    }

    fn put(&mut self, place: &Place, learned: Learned) -> Result<bool, NotBegun> {
        let evidence =
            Evidence { value: learned.value, source: learned.source, at: self.clock.now(), how: learned.how };
        self.book_mut().put(place, learned.key, evidence)
    }

    /// Takes in what an effect brought; answers whether anything was learned or refused. Whoever calls it saves, and never
    /// between two facts of one effect: half of it could make a step believe that the effect is behind it.
    ///
    /// # Errors
    /// The place was never begun.
    pub(super) fn take_in(&mut self, place: &Place, outcome: Outcome, run: &mut Run) -> Result<bool, NotBegun> {
        let mut moved = false;
        for learned in outcome.learned {
            moved |= self.put(place, learned)?;
        }
        for refused in outcome.refused {
            moved |= self.withdraw(place, refused, run);
        }
        let now = self.clock.now();
        for (topic, key) in outcome.gone {
            self.book_mut().withdraw(place, topic, Some(&key), None, now);
        }
        for topic in outcome.withdrawn {
            moved |= self.book_mut().forget(place, topic, now);
        }
        Ok(moved)
    }

    /// A result as it may be taken in: what the program itself made is never forgotten because a service does not find it, or it
    /// would be made, or sent, once more. Only what somebody told is asked for again.
    pub(super) fn without_forgetting(&self, wanted_by: &[StepRun], result: Performed) -> Performed {
        let outcome = result?;
        let is_made = |refused: &RefusedAnswer| {
            let known = wanted_by
                .iter()
                .find_map(|work| self.book().evidence(refused.topic, refused.key.as_deref(), &work.place));
            known.is_some_and(|known| known.source == Source::Made)
        };
        match outcome.refused.iter().find(|refused| is_made(refused)) {
            Some(refused) => Err(Box::new(refused.finding.clone())),
            None => Ok(outcome),
        }
    }

    fn withdraw(&mut self, place: &Place, refused: RefusedAnswer, run: &mut Run) -> bool {
        let RefusedAnswer { topic, key, mut finding } = refused;
        let evidence = self.book().evidence(topic, key.as_deref(), place);
        let value = evidence.map(|evidence| evidence.value.clone());
        if let Some(origin) = evidence.and_then(|evidence| Origin::from_word(&evidence.how)) {
            finding.subject = self.answers.place(origin, topic);
        }
        let now = self.clock.now();
        let withdrawn = self.book_mut().withdraw(place, topic, key.as_deref(), Some(finding.code.id), now);
        // Where nobody can be asked again, the refusal is what the program ends with. What two services share is taken back
        // once, and said once.
        if withdrawn && self.prompter.interactive() {
            match mistake(&finding) {
                Some(mistake) => self.show(mistake),
                None => self.say(&words::ASKED_AGAIN.into()),
            }
        }
        run.refuse(place, topic, key, value, finding);
        withdrawn
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ASKED_AGAIN { nb: "Da spørres det om nummeret på nytt.", en: "Then the number is asked for again." }
    }
}
