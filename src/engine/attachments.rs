//! The file that goes with a test message: named on the command line or by a variable, and looked at before anything is shown
//! or confirmed. What it is, is kept; where it is, never: the state is shared.

use super::perform::Performer;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::catalog::codes::attachments::ATTACHMENT_TOO_LATE;
use crate::catalog::codes::policies::OPTION_NO_EFFECT;
use crate::finding::Finding;
use crate::record::{Evidence, Source, Topic, TopicMarker as _, t};
use crate::steps::journeys;

/// How it is known what the file is.
const HOW: &str = "--message-attachment";

/// What a test message can still be told when it is sent: it holds for the next one.
const OF_THE_NEXT: [Topic; 2] = [Topic::MessageReminder, Topic::PublishDelay];

impl Session<'_, Performer> {
    /// Looks at the file that this run was told to send, and keeps what it is for each test message that is not sent yet;
    /// whoever saves next saves it. Nothing where no file was named, or no test message is among the works.
    ///
    /// # Errors
    /// The file cannot go with a message; or where it was named for this run alone, every message is sent.
    pub async fn attach(&mut self, works: &[StepRun], is_typed: bool) -> Result<(), EngineFault> {
        let Some(path) = self.performer.attachment_path().map(ToOwned::to_owned) else { return Ok(()) };
        let refused = |finding: Box<Finding>| EngineFault::Answers(vec![*finding]);
        let trials = || works.iter().filter(|work| work.id() == journeys::CORRESPONDENCE.trial);
        let unsent: Vec<&StepRun> = trials().filter(|work| self.brief(work).get(t::MessageSent).is_none()).collect();
        if unsent.is_empty() {
            let finding = match trials().next() {
                Some(_) => Finding::new(&ATTACHMENT_TOO_LATE, HOW).with_path("path", &path),
                None => Finding::new(&OPTION_NO_EFFECT, HOW).with("option", HOW).with("reason", words::NO_MESSAGE),
            };
            return if is_typed { Err(refused(Box::new(finding))) } else { Ok(()) };
        }
        let attachment = self.performer.attachment_now(&path).await.map_err(refused)?;
        let at = self.clock.now();
        for work in unsent {
            self.check_readable(&work.place, Topic::MessageAttachment, |_| true)?;
            if self.brief(work).get(t::MessageAttachment) == Some(&attachment) {
                continue;
            }
            let value = t::MessageAttachment::wrap(attachment.clone());
            // It is taken back with what the step has seen: another message is sent without it, or with another.
            let evidence = Evidence { value, source: Source::Seen, at, how: HOW.to_owned() };
            self.book_mut().put(&work.place, None, evidence)?;
        }
        Ok(())
    }
}

impl<P> Session<'_, P> {
    /// Says of what was given in this run, after a test message was sent, that it changes nothing of that one.
    pub fn tell_what_came_late(&mut self, works: &[StepRun]) {
        for topic in OF_THE_NEXT {
            if self.answers.given(topic, None).next().is_none() {
                continue;
            }
            let is_late = |work: &&StepRun| {
                let brief = self.brief(work);
                let sent = brief.evidence(Topic::MessageSent, None);
                sent.zip(brief.evidence(topic, None)).is_some_and(|(sent, given)| given.at > sent.at)
            };
            if works.iter().filter(|work| work.step.card().asks(topic)).any(|work| is_late(&work)) {
                self.say(&words::LATE.with("option", format!("--{}", topic.id())));
            }
        }
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        NO_MESSAGE { nb: "ingen tjeneste her sender en testmelding", en: "no service here sends a test message" }
        LATE { nb: "Testmeldingen var allerede sendt: {option} endrer den ikke, men gjelder for en ny. Send en ny: altinn-onboard try message --again", en: "The test message had been sent already: {option} does not change it, and holds for a new one. Send a new one: altinn-onboard try message --again" }
    }
}
