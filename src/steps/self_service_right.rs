//! Be authorised for self-service: the main administrator gives somebody the right to register clients. Without it the
//! button to add a client is missing. Told; the first client of one's own shows it.

use super::parts::waits::wait;
use super::parts::{asking, client};
use super::{Acts, Asked, Brief, Card, Move, Step};
use crate::record::values::OperatedBy;
use crate::record::{Role, Topic, t};
use crate::text::{Message, entries, step_self_service_right as text};

/// The step.
pub struct SelfServiceRight;

static CARD: Card = Card {
    id: "self-service-right",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Person,
    who: &[Role::MainAdministrator],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("6"),
    differences: &[],
    reversible: true,
    needs: &[Topic::OperatedBy, Topic::ClientId, Topic::Token],
    gives: &[Topic::SelfServiceRight],
    asks: &[(Topic::SelfServiceRight, entries::SELF_SERVICE_RIGHT)],
};

impl Step for SelfServiceRight {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if brief.get(t::OperatedBy) == Some(&OperatedBy::SupplierClient) {
            return Move::NotNeeded(text::SUPPLIER_CLIENT.into());
        }
        let first_client = brief.at(t::ClientId, brief.client()).is_some() && client::works(brief);
        if brief.get(t::SelfServiceRight).is_some() || first_client {
            return Move::Done;
        }
        wait(brief, &CARD, Role::MainAdministrator, text::GIVEN).letter("L4").entry(question(brief))
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        match topic {
            Topic::SelfServiceRight => Asked::question(question(brief)),
            _ => Asked::NotAsked,
        }
    }

    fn walkthrough(&self, _: &Brief<'_>) -> Vec<Message> {
        [text::WALK_SHORT, text::WALK_NEW, text::WALK_PREVIOUS, text::WALK_NUMBER].map(Message::from).into()
    }
}

fn question(brief: &Brief<'_>) -> crate::record::Question {
    asking::day(t::SelfServiceRight, entries::SELF_SERVICE_RIGHT, entries::SELF_SERVICE_RIGHT_HELP, brief)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, entry, today};
    use super::*;

    #[test]
    fn told_shown_by_the_first_client_or_not_needed() {
        let mut bench = Bench::tt02();
        assert_eq!(entry(&SelfServiceRight.next(&bench.brief())), Some(Topic::SelfServiceRight));
        bench.told(t::OperatedBy, OperatedBy::SupplierClient);
        assert!(matches!(SelfServiceRight.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::OperatedBy, OperatedBy::Ourselves);
        let mut told = bench.clone();
        told.told(t::SelfServiceRight, today());
        assert_eq!(SelfServiceRight.next(&told.brief()), Move::Done);
        bench.ready_client();
        assert_eq!(SelfServiceRight.next(&bench.brief()), Move::Done);
    }
}
