//! What is known, and nothing outside it; the same for who performs and for who only pretends to in a test.

use uuid::Uuid;

use crate::catalog::codes::program::ENGINE_NOT_DRAWN;
use crate::engine::outcome::{LOCAL, Learned, Outcome, Performed};
use crate::finding::Finding;
use crate::record::{Source, Value};
use crate::steps::effects::LocalEffect;
use crate::text::reasons;

/// Performs it; what is drawn comes out of `fresh`, which is random.
///
/// # Errors
/// A step wants something drawn that its topic cannot be.
pub(in crate::engine) fn perform(effect: &LocalEffect, fresh: Uuid) -> Performed {
    match effect {
        // Names and numbers that a later effect sends; saved before it runs.
        LocalEffect::Draw { topic, key, draw } => match draw.value(*topic, fresh) {
            Ok(value) => Ok(known(key.clone(), value)),
            Err(reason) => {
                let finding = Finding::new(&ENGINE_NOT_DRAWN, "engine").with("topic", topic.id());
                Err(Box::new(finding.with("reason", reasons::of_json(&reason))))
            }
        },
        LocalEffect::Derive { key, value } => Ok(known(key.clone(), value.clone())),
        LocalEffect::TakeBack { answer, followed, code } => {
            let outcome = Outcome { withdrawn: followed.clone(), ..Outcome::default() };
            Ok(outcome.refuse(*answer, Finding::new(code, format!("--{}", answer.id()))))
        }
    }
}

fn known(key: Option<String>, value: Value) -> Outcome {
    let learned = Learned { key, value, source: Source::Made, how: LOCAL.to_owned() };
    Outcome { learned: vec![learned], ..Outcome::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Topic;
    use crate::steps::effects::Draw;

    #[test]
    fn every_topic_gets_its_own_fact_or_an_error_that_says_so() {
        for topic in Topic::ALL {
            for draw in [Draw::Uuid, Draw::Name("name".into()), Draw::DisplayName("name".into())] {
                let key = topic.keyed().then(|| "main".to_owned());
                let effect = LocalEffect::Draw { topic: *topic, key: key.clone(), draw };
                match perform(&effect, Uuid::from_u128(1)) {
                    Ok(outcome) => {
                        let learned = &outcome.learned[..];
                        assert!(
                            matches!(learned, [one] if one.value.topic() == *topic && one.key == key),
                            "{effect:?}: {learned:?}"
                        );
                    }
                    Err(finding) => assert_eq!(finding.code, "ENGINE-NOT-DRAWN"),
                }
            }
        }
    }
}
