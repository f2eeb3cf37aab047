//! Have the real organisation created in the test environment. It does not exist there beforehand; without it a message
//! is refused with 4002. The dry run of the test message shows it; with the supplier's key the desk's answer is told.

use super::parts::waits::wait;
use super::parts::{asking, client};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, reading, test_message};
use crate::catalog::environments;
use crate::catalog::letters::LetterKind;
use crate::catalog::stages::Stage;
use crate::domain::Rules;
use crate::domain::environment::PaceOf;
use crate::record::values::Reachable;
use crate::record::{Actor, Question, QuestionKind, Topic, t};

/// The step.
pub struct Tt02Party;

static CARD: Card = Card {
    id: "tt02-party",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::PersonVerified,
    who: &[Actor::AltinnDesk],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[],
    needs: &[&[Topic::OrgNumber, Topic::OperatedBy, Topic::DryRun, Topic::TestRecipient, Topic::ResourceId]],
    gives: &[Topic::OrgInEnvironment],
    asks: &[(Topic::OrgInEnvironment, words::ORG_IN_ENVIRONMENT_GENERAL)],
};

impl Step for Tt02Party {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if brief.environment.rules == Rules::Production {
            return Move::NotNeeded(words::PRODUCTION.into());
        }
        let Some(number) = brief.get(t::OrgNumber) else {
            return Move::Blocked(vec![Topic::OrgNumber]);
        };
        let what = words::CREATED
            .with("orgnr", number.spaced())
            .with("environment", environments::said(brief.environment.name.as_str()));
        let pending = wait(brief, &CARD, Actor::AltinnDesk, what).letter(LetterKind::L8);
        match brief.get(t::OrgInEnvironment) {
            Some(Reachable::Yes) => Move::Done,
            // Only the supplier could try, so what the desk answers is told.
            _ if client::is_suppliers(brief) => pending.entry(question(brief)),
            Some(Reachable::No) => match test_message::dry_run(brief) {
                Some(dry_run) => pending.since(Topic::OrgInEnvironment, None).look(vec![dry_run], PaceOf::Desk),
                None => pending.since(Topic::OrgInEnvironment, None).not_yet(),
            },
            // The sandbox is not asked for anything: there the dry run alone shows it.
            None if brief.environment.simulated => Move::Blocked(vec![Topic::DryRun]),
            // The desk is asked on the first day, long before a message can be tried; the dry run of that proves it.
            None => pending.not_yet(),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let known = brief.get(t::OrgInEnvironment).is_some() && brief.environment.rules == Rules::Test;
        test_message::dry_run(brief).filter(|_| known).into_iter().collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::OrgInEnvironment])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::OrgInEnvironment if brief.environment.rules == Rules::Test => {
                IntakeQuestion::question(question(brief))
            }
            _ => IntakeQuestion::Decided,
        }
    }
}

fn question(brief: &Brief<'_>) -> Question {
    let text = words::ORG_IN_ENVIRONMENT.with("environment", environments::said(brief.environment.name.as_str()));
    asking::ask(t::OrgInEnvironment, text, words::ORG_IN_ENVIRONMENT_HELP, QuestionKind::YesNo, |topic, answer| {
        reading::words::yes_no(topic, answer).map(|yes| if yes { Reachable::Yes } else { Reachable::No })
    })
    .later()
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Få virksomheten opprettet i TT02", en: "Have the organisation created in TT02" }
        WHY { nb: "Reelle virksomheter finnes ikke i testmiljøet fra før, og når avsenderen ikke finnes der, svarer Melding 4002.", en: "Real organisations do not exist in the test environment to begin with, and without the sender Correspondence answers 4002." }
        USUALLY { nb: "én til fem dager (erfaringsvis)", en: "one to five days (from experience)" }
        CAN_START { nb: "I TT02, ja: bestill den første dagen (brev L8). I en øvelse bestilles ingenting.", en: "In TT02, yes: order it on the first day (letter L8). In a rehearsal nothing is ordered." }
        MEANWHILE { nb: "Registrer klienten, lag ressursen og tilgangsreglene.", en: "Register the client, make the resource and the access rules." }
        PROOF { nb: "En prøvekjøring av testmeldingen som ikke får 4002.", en: "A dry run of the test message that does not get 4002." }
        CREATED { nb: "{orgnr} er opprettet i {environment}", en: "{orgnr} has been created in {environment}" }
        PRODUCTION { nb: "I produksjon finnes alle virksomheter i Enhetsregisteret.", en: "In production every organisation in the Register of Legal Entities exists." }
        ORG_IN_ENVIRONMENT { nb: "Finnes virksomheten i {environment}?", en: "Does the organisation exist in {environment}?" }
        ORG_IN_ENVIRONMENT_GENERAL { nb: "Finnes virksomheten i testmiljøet?", en: "Does the organisation exist in the test environment?" }
        ORG_IN_ENVIRONMENT_HELP { nb: "Reelle virksomheter finnes ikke i testmiljøet før servicedesken har opprettet dem. Svar ja når servicedesken har bekreftet det.", en: "Real organisations do not exist in the test environment until the service desk has created them. Answer yes when the desk has confirmed it." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, NUMBER, entry, number};
    use super::*;
    use crate::record::values::OperatedBy;

    #[test]
    fn the_dry_run_tells_and_production_does_not_need_it() {
        let mut bench = Bench::sandbox();
        bench.told(t::OrgNumber, number(NUMBER));
        assert_eq!(Tt02Party.next(&bench.brief()), Move::Blocked(vec![Topic::DryRun]));
        let mut bench = Bench::tt02();
        bench.told(t::OrgNumber, number(NUMBER));
        let Move::Wait(wait) = Tt02Party.next(&bench.brief()) else { panic!() };
        assert_eq!((wait.waiting.who, wait.waiting.letter.as_deref()), (Actor::AltinnDesk, Some("L8")));
        assert_eq!(wait.waiting.since, None, "nobody has asked");
        let letter = crate::record::values::Letter {
            kind: "L8".into(),
            environments: vec![],
            services: vec![],
            asks: vec![],
            sent: Some(super::super::testing::today().0),
            our_reference: None,
            case_number: None,
            deadline: None,
        };
        bench.told_at(t::Letter, "L8", letter);
        let Move::Wait(wait) = Tt02Party.next(&bench.brief()) else { panic!() };
        assert!(wait.waiting.since.is_some(), "it waits since the letter was sent");
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
