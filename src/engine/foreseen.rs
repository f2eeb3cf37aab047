//! Confirmations that a run without a terminal will need, as far as they can be foreseen: nobody comes back for each of them.

use super::session::Session;
use super::step_run::StepRun;
use crate::catalog::codes::command_line::CONFIRMATION_AHEAD;
use crate::finding::Finding;
use crate::record::values::{OperatedBy, ResourceBy, ResourceChoice};
use crate::record::{Topic, Value};
use crate::steps::effects::CONFIRMATIONS;
use crate::text::Message;

/// A confirmation, what is done under it, and what its word is taken from.
const FORESEEN: [(&str, Topic, Topic); 2] = [
    ("confirm-resource-id", Topic::ResourceSeen, Topic::ResourceId),
    ("confirm-message", Topic::MessageSent, Topic::TestRecipient),
];

impl<P> Session<'_, P> {
    /// What the steps will want to have confirmed, and nobody has confirmed yet. Whoever can be asked is asked then.
    #[must_use]
    pub(super) fn confirmations_ahead(&self, works: &[StepRun]) -> Vec<Finding> {
        if self.prompter.interactive() {
            return Vec::new();
        }
        let yes = (!self.answers.yes).then(|| ahead("--yes".to_owned(), "--yes".to_owned(), words::YES.into()));
        // A rehearsal may confirm by its description, and in production the program does neither.
        let confirms = !self.environment.simulated && !self.environment.is_real_production();
        let typed = FORESEEN.iter().filter(|_| confirms).filter_map(|(flag, done, word)| {
            let row = CONFIRMATIONS.iter().find(|row| row.name == *flag)?;
            let work = works.iter().find(|work| work.step.card().gives.contains(done))?;
            if self.answers.confirmations.contains_key(flag) || !self.will_be_done(work, *done) {
                return None;
            }
            let word = self.said(work, *word).unwrap_or_else(|| row.value.to_owned());
            Some(ahead(format!("--{flag}"), format!("--{flag} {word}"), row.about.into()))
        });
        yes.into_iter().chain(typed).collect()
    }

    /// Whether the program itself does it, by all that is known and was given.
    fn will_be_done(&self, work: &StepRun, done: Topic) -> bool {
        let said = |topic: Topic| self.said(work, topic);
        let is = |topic: Topic, word: &str| said(topic).as_deref() == Some(word);
        let by_supplier =
            [OperatedBy::SupplierKey, OperatedBy::SupplierClient].iter().any(|by| is(Topic::OperatedBy, by.word()));
        let is_there = self.brief(work).evidence(done, None).is_some_and(|known| match &known.value {
            Value::ResourceSeen(seen) => seen.found.is_some(),
            _ => true,
        });
        let by_program = is(Topic::ResourceBy, ResourceBy::Program.word())
            && !is(Topic::ResourceChoice, ResourceChoice::Existing.word());
        !by_supplier && !is_there && (done != Topic::ResourceSeen || by_program)
    }

    /// What is known of a topic, or was given for it beforehand.
    fn said(&self, work: &StepRun, topic: Topic) -> Option<String> {
        let known = self.brief(work).evidence(topic, None).map(|known| known.value.typed());
        known.or_else(|| self.answers.given(topic, None).next().map(|given| given.raw))
    }
}

fn ahead(subject: String, flag: String, about: Message) -> Finding {
    // How answers are given is said once, above all that are missing.
    Finding { next: None, ..Finding::new(&CONFIRMATION_AHEAD, subject).with("flag", flag).with("about", about) }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        YES { nb: "Godtar forslagene, og alt som kan angres", en: "Accepts the proposals, and everything that can be undone" }
    }
}
