//! Have the real organisation created in the test environment. It does not exist there beforehand; without it a message
//! is refused with 4002. The dry run of the test message shows it; with the supplier's key the desk's answer is told.

use super::parts::waits::wait;
use super::parts::{asking, client};
use super::{Acts, Asked, Brief, Card, Effect, Move, Step, reading, test_message};
use crate::domain::Rules;
use crate::domain::environment::PaceOf;
use crate::record::values::Reachable;
use crate::record::{Kind, Question, Role, Topic, t};
use crate::text::{entries, step_tt02_party as text};

/// The step.
pub struct Tt02Party;

static CARD: Card = Card {
    id: "tt02-party",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::PersonVerified,
    who: &[Role::AltinnDesk],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: None,
    differences: &[],
    reversible: true,
    needs: &[Topic::OrgNumber, Topic::OperatedBy, Topic::DryRun, Topic::TestRecipient, Topic::ResourceId],
    gives: &[Topic::OrgInEnvironment],
    asks: &[(Topic::OrgInEnvironment, entries::ORG_IN_ENVIRONMENT)],
};

impl Step for Tt02Party {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if brief.environment.rules == Rules::Production {
            return Move::NotNeeded(text::PRODUCTION.into());
        }
        let Some(number) = brief.get(t::OrgNumber) else {
            return Move::Blocked(vec![Topic::OrgNumber]);
        };
        let what = text::CREATED.with("orgnr", number.spaced()).with("environment", brief.environment.name.as_str());
        let pending = wait(brief, &CARD, Role::AltinnDesk, what).letter("L8");
        match brief.get(t::OrgInEnvironment) {
            Some(Reachable::Yes) => Move::Done,
            // Only the supplier could try, so what the desk answers is told.
            _ if client::is_suppliers(brief) => pending.entry(question(brief)),
            Some(Reachable::No) => match test_message::dry_run(brief) {
                Some(dry_run) => pending.since(Topic::OrgInEnvironment, None).look(vec![dry_run], PaceOf::Desk),
                None => pending.since(Topic::OrgInEnvironment, None).not_yet(),
            },
            None => Move::Blocked(vec![Topic::DryRun]),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let known = brief.get(t::OrgInEnvironment).is_some() && brief.environment.rules == Rules::Test;
        test_message::dry_run(brief).filter(|_| known).into_iter().collect()
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        match topic {
            Topic::OrgInEnvironment if brief.environment.rules == Rules::Test => Asked::question(question(brief)),
            _ => Asked::NotAsked,
        }
    }
}

fn question(brief: &Brief<'_>) -> Question {
    let text = entries::ORG_IN_ENVIRONMENT.with("environment", brief.environment.name.as_str());
    asking::ask(t::OrgInEnvironment, text, entries::ORG_IN_ENVIRONMENT_HELP, Kind::YesNo, |topic, answer| {
        reading::words::yes_no(topic, answer).map(|yes| if yes { Reachable::Yes } else { Reachable::No })
    })
    .later()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, entry, number};
    use super::*;
    use crate::record::values::OperatedBy;

    #[test]
    fn the_dry_run_tells_and_production_does_not_need_it() {
        let mut bench = Bench::tt02();
        bench.told(t::OrgNumber, number(NUMBER));
        assert_eq!(Tt02Party.next(&bench.brief()), Move::Blocked(vec![Topic::DryRun]));
        bench.seen(t::OrgInEnvironment, Reachable::No);
        assert!(matches!(Tt02Party.next(&bench.brief()), Move::Wait(_)));
        bench.seen(t::OrgInEnvironment, Reachable::Yes);
        assert_eq!(Tt02Party.next(&bench.brief()), Move::Done);
        assert!(matches!(Tt02Party.next(&Bench::production().brief()), Move::NotNeeded(_)));
    }

    #[test]
    fn with_the_suppliers_key_the_desk_is_asked_at_once() {
        let mut bench = Bench::tt02();
        bench.told(t::OrgNumber, number(NUMBER));
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        assert_eq!(entry(&Tt02Party.next(&bench.brief())), Some(Topic::OrgInEnvironment));
    }
}
