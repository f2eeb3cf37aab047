//! Find a test recipient in Tenor: a synthetic organisation, and a person who can log in for it. The person is only shown
//! to whoever looks; no national identity number is ever kept. In production the first message goes to oneself.

use super::parts::asking;
use super::{Acts, Asked, Brief, Card, Move, Step, parts, reading};
use crate::domain::Rules;
use crate::record::{Kind, Question, Role, Topic, t};
use crate::text::{Message, questions as ask, step_test_recipient as text};

/// The step.
pub struct TestRecipient;

static CARD: Card = Card {
    id: "test-recipient",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Person,
    who: &[Role::You],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("9"),
    differences: &[],
    reversible: true,
    needs: &[Topic::OrgNumber, Topic::ResourceChoice, Topic::Confidential, Topic::Readers],
    gives: &[Topic::TestRecipient],
    asks: &[(Topic::TestRecipient, ask::TEST_RECIPIENT)],
};

impl Step for TestRecipient {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        match brief.get(t::TestRecipient) {
            Some(_) => Move::Done,
            None => Move::ask(question(brief)),
        }
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        match topic {
            Topic::TestRecipient => Asked::question(question(brief)),
            _ => Asked::NotAsked,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let mut clicks: Vec<Message> = Vec::new();
        if brief.environment.rules == Rules::Test {
            clicks.extend([text::WALK_1, text::WALK_2, text::WALK_3].map(Message::from));
        }
        clicks.extend(who_can_read(brief));
        clicks
    }
}

/// Who can read by registration alone, once that is decided.
#[must_use]
pub fn who_can_read(brief: &Brief<'_>) -> Option<Message> {
    if parts::owner::making(brief) == Ok(parts::owner::Making::Exists) {
        return Some(text::READ_EXISTING.into());
    }
    if brief.get(t::Confidential) == Some(&true) {
        return Some(text::READ_NOBODY.into());
    }
    let readers = brief.get(t::Readers)?;
    let roles: Vec<&str> = readers.0.iter().filter_map(|word| word.strip_prefix("role:")).collect();
    Some(if roles.is_empty() { text::READ_NOBODY.into() } else { text::READ_ORDINARY.with("roles", roles.join(", ")) })
}

fn question(brief: &Brief<'_>) -> Question {
    let rules = brief.environment.rules;
    let (help, proposal) = match rules {
        Rules::Test => (ask::TEST_RECIPIENT_HELP, None),
        Rules::Production => (ask::TEST_RECIPIENT_PRODUCTION_HELP, brief.get(t::OrgNumber).map(ToString::to_string)),
    };
    asking::ask(t::TestRecipient, ask::TEST_RECIPIENT, help, Kind::Text, move |topic, answer| {
        reading::numbers::recipient(topic, answer, rules)
    })
    .proposing(proposal)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, RECIPIENT, asked, number};
    use super::*;
    use crate::record::values::Holders;

    #[test]
    fn a_synthetic_number_in_test_and_oneself_in_production() {
        let mut bench = Bench::tt02();
        let Move::Ask(question) = TestRecipient.next(&bench.brief()) else { panic!() };
        assert_eq!(question.default, None);
        assert_eq!(asking::read(&question, NUMBER).unwrap_err().code, "RECIPIENT-REAL");
        bench.told(t::TestRecipient, number(RECIPIENT));
        assert_eq!(TestRecipient.next(&bench.brief()), Move::Done);

        let mut production = Bench::production();
        production.told(t::OrgNumber, number(NUMBER));
        assert_eq!(asked(&TestRecipient.next(&production.brief())), Some(Topic::TestRecipient));
        let Move::Ask(question) = TestRecipient.next(&production.brief()) else { panic!() };
        assert_eq!(question.default.as_deref(), Some(NUMBER));
    }

    #[test]
    fn who_can_read_without_being_given_anything_is_said() {
        let mut bench = Bench::tt02();
        assert_eq!(who_can_read(&bench.brief()), None);
        bench.told(t::Readers, Holders(vec!["role:dagl".into()]));
        assert_eq!(who_can_read(&bench.brief()), Some(text::READ_ORDINARY.with("roles", "dagl")));
        bench.told(t::Confidential, true);
        assert_eq!(who_can_read(&bench.brief()), Some(text::READ_NOBODY.into()));
    }
}
