//! Hand over to operations or the supplier: where the operating key is, who renews it and when, and who is alerted. Told;
//! the step reminds of it while somebody still remembers.

use super::parts::waits::wait;
use super::parts::{asking, client};
use super::{Acts, Asked, Brief, Card, Move, Step};
use crate::record::{Question, Role, Topic, t};
use crate::text::{Message, entries, step_handover as text};

/// The step.
pub struct Handover;

static CARD: Card = Card {
    id: "handover",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Person,
    who: &[Role::You, Role::Supplier],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: None,
    differences: &[],
    reversible: true,
    needs: &[Topic::MessageSeen, Topic::OperatedBy, Topic::KeySource, Topic::SupplierProof],
    gives: &[Topic::HandoverKeyPlace, Topic::HandoverRenewer, Topic::HandoverAlertContact],
    asks: &[
        (Topic::HandoverKeyPlace, entries::HANDOVER_KEY_PLACE),
        (Topic::HandoverRenewer, entries::HANDOVER_RENEWER),
        (Topic::HandoverAlertContact, entries::HANDOVER_ALERT_CONTACT),
    ],
};

impl Step for Handover {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        let works = match client::is_suppliers(brief) {
            true => client::unproven_by_supplier(brief).is_empty().then_some(Topic::SupplierProof),
            false => brief.get(t::MessageSeen).filter(|seen| seen.delivered).map(|_| Topic::MessageSeen),
        };
        let Some(since) = works else {
            let missing = if client::is_suppliers(brief) { Topic::SupplierProof } else { Topic::MessageSeen };
            return Move::Blocked(vec![missing]);
        };
        let entries = [
            (brief.get(t::HandoverKeyPlace), text::KEY_PLACE, key_place()),
            (brief.get(t::HandoverRenewer), text::RENEWER, renewer()),
            (brief.get(t::HandoverAlertContact), text::ALERT_CONTACT, alert_contact()),
        ];
        match entries.into_iter().find(|(known, _, _)| known.is_none()) {
            None => Move::Done,
            Some((_, what, question)) => {
                wait(brief, &CARD, Role::You, what).since(since, supplier_key(brief, since)).entry(question)
            }
        }
    }

    fn question(&self, topic: Topic, _: &Brief<'_>) -> Asked {
        match topic {
            Topic::HandoverKeyPlace => Asked::question(key_place()),
            Topic::HandoverRenewer => Asked::question(renewer()),
            Topic::HandoverAlertContact => Asked::question(alert_contact()),
            _ => Asked::NotAsked,
        }
    }

    fn walkthrough(&self, _: &Brief<'_>) -> Vec<Message> {
        [text::WALK_1, text::WALK_2, text::WALK_3].map(Message::from).into()
    }
}

/// The supplier's report is kept by client.
fn supplier_key<'a>(brief: &Brief<'a>, since: Topic) -> Option<&'a str> {
    since.keyed().then(|| brief.client())
}

fn key_place() -> Question {
    asking::told(t::HandoverKeyPlace, entries::HANDOVER_KEY_PLACE, entries::HANDOVER_KEY_PLACE_HELP).later()
}

fn renewer() -> Question {
    asking::told(t::HandoverRenewer, entries::HANDOVER_RENEWER, entries::HANDOVER_RENEWER_HELP).later()
}

fn alert_contact() -> Question {
    asking::told(t::HandoverAlertContact, entries::HANDOVER_ALERT_CONTACT, entries::HANDOVER_ALERT_CONTACT_HELP).later()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, entry};
    use super::*;
    use crate::record::values::{MessageSeen, OperatedBy, Told};

    #[test]
    fn three_things_are_told_one_by_one() {
        let mut bench = Bench::sandbox();
        assert_eq!(Handover.next(&bench.brief()), Move::Blocked(vec![Topic::MessageSeen]));
        bench.seen(t::MessageSeen, MessageSeen { status: "Published".into(), delivered: true });
        assert_eq!(entry(&Handover.next(&bench.brief())), Some(Topic::HandoverKeyPlace));
        bench.told(t::HandoverKeyPlace, Told("hvelvet".into()));
        assert_eq!(entry(&Handover.next(&bench.brief())), Some(Topic::HandoverRenewer));
        bench.told(t::HandoverRenewer, Told("driftsavdelingen, i mai".into()));
        assert_eq!(entry(&Handover.next(&bench.brief())), Some(Topic::HandoverAlertContact));
        bench.told(t::HandoverAlertContact, Told("drift@ttd.no".into()));
        assert_eq!(Handover.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn with_the_suppliers_key_its_report_is_enough() {
        let mut bench = Bench::tt02();
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        assert_eq!(Handover.next(&bench.brief()), Move::Blocked(vec![Topic::SupplierProof]));
        bench.supplier_proof();
        assert_eq!(entry(&Handover.next(&bench.brief())), Some(Topic::HandoverKeyPlace));
    }
}
