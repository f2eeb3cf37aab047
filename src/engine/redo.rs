//! `--redo STEP`: forgets what a step gives, so that it is done again, and what others read on the strength of it.

use jiff::Timestamp;

use super::step_run::StepRun;
use crate::record::{Book, Source, Topic};

/// Names by which an effect finds what it made before: they stay, so that nothing is made twice.
const NAMES: [Topic; 2] = [Topic::KeyName, Topic::ClientName];

/// Forgets everything that a step gives, and what steps that need any of it have seen or made. What they were told stays;
/// so do the names of client and key, by which both are found again.
pub fn redo(book: &mut Book, works: &[StepRun], step: &str, now: Timestamp) {
    let mut forgotten: Vec<Topic> = Vec::new();
    for work in works.iter().filter(|work| work.id() == step) {
        for topic in work.step.card().gives {
            book.forget(&work.place, *topic, now);
            forgotten.push(*topic);
        }
    }
    for work in works.iter().filter(|work| work.id() != step) {
        let card = work.step.card();
        if !card.needs.iter().any(|topic| forgotten.contains(topic)) {
            continue;
        }
        for topic in card.gives {
            let Some(facts) = book.facts(topic.scope(), &work.place) else { continue };
            let seen: Vec<Option<String>> = facts
                .of(*topic)
                .filter(|(_, evidence)| evidence.source != Source::Told && !NAMES.contains(topic))
                .map(|(key, _)| key.map(str::to_owned))
                .collect();
            if !seen.is_empty() {
                forgotten.push(*topic);
            }
            for key in seen {
                book.withdraw(&work.place, *topic, key.as_deref(), None, now);
            }
        }
    }
}
