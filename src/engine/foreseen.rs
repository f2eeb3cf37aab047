//! Confirmations that a run without a terminal will need, as far as they can be foreseen: nobody comes back for each of them.

use super::answers;
use super::session::Session;
use super::step_run::{StepRun, giver};
use crate::catalog::codes::command_line::CONFIRMATION_AHEAD;
use crate::finding::Finding;
use crate::record::values::{Audience, OperatedBy, ResourceBy, ResourceChoice};
use crate::record::{Topic, Value};
use crate::steps::effects::{CONFIRM_PRODUCTION, CONFIRMATIONS};
use crate::steps::journeys::Example;
use crate::steps::journeys::promotion;
use crate::steps::parts::waits::plans_only;
use crate::steps::{Acts, IntakeQuestion, Move};
use crate::text::Message;
use crate::text::shell::quoted;

impl<P> Session<'_, P> {
    /// What the steps will want to have confirmed, and nobody has confirmed yet. Whoever can be asked is asked then.
    #[must_use]
    pub(super) fn confirmations_ahead(&self, works: &[StepRun]) -> Vec<Finding> {
        if self.prompter.interactive() {
            return Vec::new();
        }
        let yes = (!self.answers.yes).then(|| ahead("--yes".to_owned(), "--yes".to_owned(), words::YES.into()));
        // A rehearsal may confirm by its description, and what people do by hand in production the program does not.
        let confirms = |work: &&StepRun| !self.environment.simulated && !plans_only(&self.brief(work));
        let typed = CONFIRMATIONS.iter().filter_map(|row| {
            let done = row.done?;
            let work = works.iter().filter(confirms).find(|work| work.step.card().gives.contains(&done))?;
            if self.answers.confirmations.contains_key(row.name) || !self.will_be_done(work, done) {
                return None;
            }
            let word = self.typed(work, row.word).map_or_else(|| "…".to_owned(), |word| quoted(&word));
            Some(ahead(format!("--{}", row.name), format!("--{} {word}", row.name), row.about.into()))
        });
        yes.into_iter().chain(typed).chain(self.in_production_ahead(works)).collect()
    }

    /// The confirmation of what the program itself will change in production in the stage that one is at, by the ids of its
    /// steps: who confirmed those of later stages now would say yes to what nobody has seen.
    fn in_production_ahead(&self, works: &[StepRun]) -> Option<Finding> {
        let is_ahead = |work: &&StepRun| {
            let brief = self.brief(work);
            let is_the_programs = matches!(work.step.card().acts, Acts::Program | Acts::PersonVerified);
            is_the_programs
                && promotion::is_promoted(&brief)
                && !matches!(work.next(&brief), Move::Done | Move::NotNeeded(_))
        };
        let ahead_of: Vec<&StepRun> = works.iter().filter(|_| !self.environment.simulated).filter(is_ahead).collect();
        let stage = ahead_of.iter().map(|work| work.step.card().stage).min()?;
        let mut steps = self.answers.in_production.clone();
        for work in ahead_of.into_iter().filter(|work| work.step.card().stage == stage) {
            if !steps.iter().any(|step| step == work.id()) {
                steps.push(work.id().to_owned());
            }
        }
        let is_more = steps.len() > self.answers.in_production.len();
        let flag = format!("--{}", CONFIRM_PRODUCTION.name);
        let typed = format!("{flag} {}", steps.join(","));
        is_more.then(|| ahead(flag, typed, CONFIRM_PRODUCTION.about.into()))
    }

    /// Whether the program itself does it, by all that is known and was given.
    fn will_be_done(&self, work: &StepRun, done: Topic) -> bool {
        let said = |topic: Topic| self.said(work, topic);
        let is = |topic: Topic, word: &str| said(topic).as_deref() == Some(word);
        let by_supplier =
            [OperatedBy::SupplierKey, OperatedBy::SupplierClient].iter().any(|by| is(Topic::OperatedBy, by.word()));
        let is_there = self.brief(work).evidence(done, None).is_some_and(|known| match &known.value {
            Value::ResourceSeen(seen) => seen.found.is_some(),
            Value::BrokerOwnerSeen(seen) => seen.name.is_some(),
            Value::ListSwitched(seen) => seen.on,
            Value::SystemSeen(seen) => seen.found.is_some(),
            _ => true,
        });
        let by_program = is(Topic::ResourceBy, ResourceBy::Program.word())
            && !is(Topic::ResourceChoice, ResourceChoice::Existing.word());
        let listed = is(Topic::Audience, Audience::Selected.word());
        let is_meant = match done {
            Topic::ResourceSeen => by_program,
            Topic::ListSwitched => by_program && listed,
            Topic::SystemSeen => is(Topic::SystemUserWanted, "yes"),
            _ => true,
        };
        !by_supplier && !is_there && is_meant
    }

    /// A topic's answer as it is confirmed: what is known, or what was given and can be read. What cannot be read may be
    /// anything, and is not repeated.
    fn typed(&self, work: &StepRun, topic: Topic) -> Option<String> {
        let known = self.brief(work).evidence(topic, None).map(|known| known.value.typed());
        known.or_else(|| {
            let giver = giver(&work.place, work.product, topic)?;
            let question = match giver.step.question(topic, &self.brief(&giver)) {
                IntakeQuestion::Question(question) => *question,
                // It may be read before what it hangs on is known.
                IntakeQuestion::HangsOn(_) => Example::new(work.product)?.question(topic)?,
                IntakeQuestion::Decided | IntakeQuestion::Kept(_) => return None,
            };
            let given = self.answers.given(topic, None).next()?;
            answers::read(&question, &given).ok().map(|value| value.typed())
        })
    }

    /// What is known of a topic, or was given for it beforehand, in whatever form.
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
