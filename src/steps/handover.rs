//! Hand over to operations or the supplier: where the operating key is, who renews it and when, and who is alerted. Told;
//! the step reminds of it while somebody still remembers.

use super::parts::waits::wait;
use super::parts::{asking, client};
use super::{Acts, Asked, Brief, Card, Move, Step};
use crate::record::{Question, Role, Topic, t};
use crate::text::Message;

/// The step.
pub struct Handover;

static CARD: Card = Card {
    id: "handover",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Role::You, Role::Supplier],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    guide: None,
    differences: &[],
    reversible: true,
    needs: &[Topic::MessageSeen, Topic::OperatedBy, Topic::KeySource, Topic::SupplierProof],
    gives: &[Topic::HandoverKeyPlace, Topic::HandoverRenewer, Topic::HandoverAlertContact],
    asks: &[
        (Topic::HandoverKeyPlace, words::HANDOVER_KEY_PLACE),
        (Topic::HandoverRenewer, words::HANDOVER_RENEWER),
        (Topic::HandoverAlertContact, words::HANDOVER_ALERT_CONTACT),
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
            (brief.get(t::HandoverKeyPlace), words::KEY_PLACE, key_place()),
            (brief.get(t::HandoverRenewer), words::RENEWER, renewer()),
            (brief.get(t::HandoverAlertContact), words::ALERT_CONTACT, alert_contact()),
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
        [words::WALK_1, words::WALK_2, words::WALK_3].map(Message::from).into()
    }
}

/// The supplier's report is kept by client.
fn supplier_key<'a>(brief: &Brief<'a>, since: Topic) -> Option<&'a str> {
    since.keyed().then(|| brief.client())
}

fn key_place() -> Question {
    asking::told(t::HandoverKeyPlace, words::HANDOVER_KEY_PLACE, words::HANDOVER_KEY_PLACE_HELP).later()
}

fn renewer() -> Question {
    asking::told(t::HandoverRenewer, words::HANDOVER_RENEWER, words::HANDOVER_RENEWER_HELP).later()
}

fn alert_contact() -> Question {
    asking::told(t::HandoverAlertContact, words::HANDOVER_ALERT_CONTACT, words::HANDOVER_ALERT_CONTACT_HELP).later()
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Overlever til drift eller leverandør", en: "Hand over to operations or the supplier" }
        WHY { nb: "Oppsettet skal overleve den som gjorde det: nøkkelen utløper om ett år, og noen må få varslene.", en: "The set-up must outlive whoever made it: the key expires in a year, and somebody must get the alerts." }
        USUALLY { nb: "et møte", en: "a meeting" }
        CAN_START { nb: "Når testmeldingen er kommet fram.", en: "When the test message has arrived." }
        MEANWHILE { nb: "Avtal med driften hvor nøkkelen skal ligge.", en: "Agree with operations where the key shall lie." }
        PROOF { nb: "Det er oppgitt hvor nøkkelen er, hvem som bytter den, og hvem som varsles.", en: "It is told where the key is, who renews it, and who is alerted." }
        KEY_PLACE { nb: "det er bestemt hvor nøkkelen i drift ligger", en: "it is decided where the key in operation lies" }
        RENEWER { nb: "det er bestemt hvem som bytter nøkkelen, og når", en: "it is decided who renews the key, and when" }
        ALERT_CONTACT { nb: "det er bestemt hvor varsler går", en: "it is decided where alerts go" }
        WALK_1 { nb: "Fjern prøvenøkler fra klienten: «Nøkler» i selvbetjeningen.", en: "Remove trial keys from the client: “Nøkler” in self-service." }
        WALK_2 { nb: "Registrer varslingspunktet på Samarbeidsportalen.", en: "Register the alert contact on Samarbeidsportalen." }
        WALK_3 { nb: "Legg tilstandsfilen i et repositorium som teamet har.", en: "Put the state file in a repository that the team has." }
        HANDOVER_KEY_PLACE { nb: "Hvor ligger nøkkelen som brukes i drift?", en: "Where does the key that is used in operation lie?" }
        HANDOVER_KEY_PLACE_HELP { nb: "For eksempel «nøkkelhvelvet til driftsavdelingen» eller «hos leverandøren». En nøkkel på en bærbar maskin er bare for prøving.", en: "For example “the vault of the operations department” or “at the supplier”. A key on a laptop is for trials only." }
        HANDOVER_RENEWER { nb: "Hvem bytter nøkkelen, og når?", en: "Who renews the key, and when?" }
        HANDOVER_RENEWER_HELP { nb: "Rolle og måned, ikke navn. Maskinporten godtar en nøkkel i høyst ett år fra den ble registrert.", en: "Role and month, not a name. Maskinporten takes a key for at most a year from its registration." }
        HANDOVER_ALERT_CONTACT { nb: "Hvor skal varsler om driften gå?", en: "Where shall alerts about operations go?" }
        HANDOVER_ALERT_CONTACT_HELP { nb: "En felles postkasse eller vakttelefon. Registrer den også som varslingspunkt på Samarbeidsportalen.", en: "A shared mailbox or duty phone. Register it as the alert contact on Samarbeidsportalen as well." }
    }
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
