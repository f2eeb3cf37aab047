//! What is known, and nothing outside it: names that are drawn before they are used, facts that follow from others, and
//! answers that are taken back.

use uuid::Uuid;

use super::about::EffectAbout;
use super::result::{EffectBrought, EffectResult};
use crate::finding::Code;
use crate::record::{Topic, Value};

/// Something to do to what is known.
#[derive(Clone, Debug, PartialEq)]
pub enum LocalEffect {
    /// Save a name or number that a later effect will send.
    Draw {
        /// What it is for; what is drawn can become no other fact.
        topic: Topic,
        /// The key, for keyed topics.
        key: Option<String>,
        /// What to draw.
        draw: Draw,
    },
    /// Save what follows from what is known.
    Derive {
        /// The key, for keyed topics.
        key: Option<String>,
        /// The fact.
        value: Value,
    },
    /// Take an answer back that turned out to be wrong, so that it is asked again; history keeps it with the code.
    TakeBack {
        /// The topic whose answer is taken back.
        answer: Topic,
        /// What followed from the answer.
        followed: Vec<Topic>,
        /// Why, as the code of a finding.
        code: &'static Code,
    },
}

/// What to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    /// A random UUID, such as an idempotency key.
    Uuid,
    /// A name: the stem and a short random tail.
    Name(String),
    /// A name that people meet: the stem, and a short random tail in parentheses.
    DisplayName(String),
}

impl Draw {
    /// What is drawn for a topic, with `fresh` as its chance: read as any value of the topic is, so that it can become
    /// that fact only.
    ///
    /// # Errors
    /// The topic is of a type that cannot be drawn.
    pub fn value(&self, topic: Topic, fresh: Uuid) -> Result<Value, serde_json::Error> {
        let text = match self {
            Self::Uuid => fresh.to_string(),
            Self::Name(stem) => format!("{stem}-{}", tail(fresh)),
            Self::DisplayName(stem) => format!("{stem} ({})", tail(fresh)),
        };
        topic.read(&text.into())
    }
}

/// Eight hexadecimal digits: enough to tell the clients of one organisation apart.
fn tail(fresh: Uuid) -> String {
    let mut text = fresh.simple().to_string();
    text.truncate(8);
    text
}

impl LocalEffect {
    /// What it does, and that it touches nothing else.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::Draw { topic, .. } => EffectAbout::local(words::DRAW.with("topic", topic.id())),
            Self::Derive { value, .. } => EffectAbout::local(words::DERIVE.with("topic", value.topic().id())),
            Self::TakeBack { answer, followed, .. } => {
                let topics: Vec<&str> = std::iter::once(answer).chain(followed).map(|topic| topic.id()).collect();
                EffectAbout::local(words::TAKE_BACK.with("topics", topics.join(", ")))
            }
        }
    }

    /// What it did. Nobody is shown it: what is known is not outside.
    pub(super) fn result(&self, _: &EffectBrought<'_>) -> EffectResult {
        EffectResult::good(self.about().words)
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        DRAW { nb: "Lag et navn som ingen andre har ({topic}), og lagre det før det brukes", en: "Make up a name that nobody else has ({topic}), and save it before it is used" }
        DERIVE { nb: "Lagre det som følger av det som er kjent ({topic})", en: "Save what follows from what is known ({topic})" }
        TAKE_BACK { nb: "Forkast svaret som var feil, og det som fulgte av det ({topics}), og spør på nytt", en: "Withdraw the wrong answer and what followed from it ({topics}), and ask again" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_becomes_the_fact_that_was_asked_for_and_no_other() {
        let fresh = Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        let mut drawn = Vec::new();
        for topic in Topic::ALL {
            for draw in [Draw::Uuid, Draw::Name("tt02-main".into()), Draw::DisplayName("Melding – test".into())] {
                let Ok(value) = draw.value(*topic, fresh) else { continue };
                assert_eq!(value.topic(), *topic, "{draw:?}");
                let read = topic.read(&value.to_json().unwrap());
                assert_eq!(read.ok(), Some(value), "what is written can be read");
                drawn.push((*topic, draw));
            }
        }
        for needed in [
            (Topic::MessageKey, Draw::Uuid),
            (Topic::KeyName, Draw::Name("tt02-main".into())),
            (Topic::ClientName, Draw::DisplayName("Melding – test".into())),
        ] {
            assert!(drawn.contains(&needed), "{needed:?}");
        }
        assert!(!drawn.contains(&(Topic::MessageKey, Draw::Name("tt02-main".into()))), "a name is no UUID");
        assert!(!drawn.iter().any(|(topic, _)| *topic == Topic::OrgNumber), "an organisation number is not drawn");
    }

    #[test]
    fn a_name_ends_in_eight_digits_of_chance() {
        let value = Draw::Name("tt02-main".into()).value(Topic::KeyName, Uuid::from_u128(1 << 100)).unwrap();
        assert_eq!(value.to_json().unwrap(), "tt02-main-00000010");
        let draw = Draw::DisplayName("Melding – test".into());
        let value = draw.value(Topic::ClientName, Uuid::from_u128(1 << 100)).unwrap();
        assert_eq!(value.to_json().unwrap(), "Melding – test (00000010)");
    }
}
