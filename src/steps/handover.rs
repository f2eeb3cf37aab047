//! Hand over to operations or the supplier: where the operating key is, who renews it and when, and who is alerted. Told;
//! the step reminds of it while somebody still remembers. It comes when the product's own trial has gone well.

use super::parts::told::{Entry, ToldStep};
use super::parts::{asking, client};
use super::{Acts, Brief, Card, Move, test_notification, test_transfer};
use crate::catalog::stages::Stage;
use crate::record::{Actor, Topic, t};
use crate::text::{Message, Phrase};

/// The step, after a test message.
pub static HANDOVER: ToldStep = step(&CARD, |brief| before(brief, &MESSAGE), |brief| shown_by(brief, &MESSAGE));

/// The step, for a service that only sends notifications.
pub static HANDOVER_OF_NOTIFICATIONS: ToldStep = ToldStep {
    walkthrough: |_| {
        [words::WALK_1, words::WALK_2, words::WALK_3, words::WALK_TEMPLATE, words::WALK_FEED].map(Message::from).into()
    },
    ..step(&CARD_OF_NOTIFICATIONS, |brief| before(brief, &NOTIFICATION), |brief| shown_by(brief, &NOTIFICATION))
};

/// The step, for a service through which files go.
pub static HANDOVER_OF_TRANSFERS: ToldStep =
    step(&CARD_OF_TRANSFERS, |brief| before(brief, &TRANSFER), |brief| shown_by(brief, &TRANSFER));

static CARD: Card =
    card(words::CAN_START, &[&[Topic::MessageSeen, Topic::OperatedBy, Topic::KeySource, Topic::SupplierProof]]);

static CARD_OF_NOTIFICATIONS: Card = card(
    words::CAN_START_NOTIFICATIONS,
    &[&[Topic::NotificationSeen, Topic::OperatedBy, Topic::KeySource, Topic::SupplierProof]],
);

static CARD_OF_TRANSFERS: Card = card(
    words::CAN_START_TRANSFERS,
    &[&[Topic::TransferSeen, Topic::TransferFetched, Topic::OperatedBy, Topic::KeySource, Topic::SupplierProof]],
);

/// The same step for every product, but for when it can start and what it rests on.
const fn step(
    card: &'static Card,
    before: fn(&Brief<'_>) -> Option<Move>,
    since: fn(&Brief<'_>) -> (Topic, Option<String>),
) -> ToldStep {
    ToldStep {
        card,
        before,
        since: Some(since),
        shown_by: None,
        entries: &ENTRIES,
        walkthrough: |_| [words::WALK_1, words::WALK_2, words::WALK_3].map(Message::from).into(),
    }
}

const fn card(can_start: Phrase, needs: &'static [&'static [Topic]]) -> Card {
    Card {
        id: "handover",
        title: words::TITLE,
        why: words::WHY,
        acts: Acts::Person,
        who: &[Actor::You, Actor::Supplier],
        usually: words::USUALLY,
        meanwhile: words::MEANWHILE,
        proof: words::PROOF,
        can_start,
        stage: Stage::Live,
        differences: &[],
        needs,
        gives: &[Topic::HandoverKeyPlace, Topic::HandoverRenewer, Topic::HandoverAlertContact],
        asks: &[
            (Topic::HandoverKeyPlace, words::HANDOVER_KEY_PLACE),
            (Topic::HandoverRenewer, words::HANDOVER_RENEWER),
            (Topic::HandoverAlertContact, words::HANDOVER_ALERT_CONTACT),
        ],
    }
}

static ENTRIES: [Entry; 3] = [
    Entry {
        topic: Topic::HandoverKeyPlace,
        who: Actor::You,
        letter: None,
        what: |_| words::KEY_PLACE.into(),
        question: |_| asking::told(t::HandoverKeyPlace, words::HANDOVER_KEY_PLACE, words::HANDOVER_KEY_PLACE_HELP),
    },
    Entry {
        topic: Topic::HandoverRenewer,
        who: Actor::You,
        letter: None,
        what: |_| words::RENEWER.into(),
        question: |_| asking::told(t::HandoverRenewer, words::HANDOVER_RENEWER, words::HANDOVER_RENEWER_HELP),
    },
    Entry {
        topic: Topic::HandoverAlertContact,
        who: Actor::You,
        letter: None,
        what: |_| words::ALERT_CONTACT.into(),
        question: |_| {
            asking::told(t::HandoverAlertContact, words::HANDOVER_ALERT_CONTACT, words::HANDOVER_ALERT_CONTACT_HELP)
        },
    },
];

/// What shows that a set-up works, so that there is something to hand over.
struct Trial {
    /// What the product's own trial leaves.
    seen: Topic,
    /// Whether that says that it went well.
    went_well: fn(&Brief<'_>) -> bool,
}

static MESSAGE: Trial =
    Trial { seen: Topic::MessageSeen, went_well: |brief| brief.get(t::MessageSeen).is_some_and(|seen| seen.delivered) };

static NOTIFICATION: Trial = Trial { seen: Topic::NotificationSeen, went_well: test_notification::has_arrived };

static TRANSFER: Trial = Trial { seen: Topic::TransferSeen, went_well: test_transfer::arrived };

fn before(brief: &Brief<'_>, trial: &Trial) -> Option<Move> {
    let works = match client::is_suppliers(brief) {
        true => client::unproven_by_supplier(brief).is_empty(),
        false => (trial.went_well)(brief),
    };
    (!works).then(|| Move::Blocked(vec![shown_by(brief, trial).0]))
}

/// The fact that shows that the set-up works, and its key: the product's own trial, or with the supplier's key its report.
fn shown_by(brief: &Brief<'_>, trial: &Trial) -> (Topic, Option<String>) {
    match client::is_suppliers(brief) {
        true => (Topic::SupplierProof, Some(brief.client().to_owned())),
        false => (trial.seen, None),
    }
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Overlever til drift eller leverandør", en: "Hand over to operations or the supplier" }
        WHY { nb: "Oppsettet skal fungere også når den som laget det, er borte: nøkkelen utløper om ett år, og noen må få varslene.", en: "The set-up must outlive whoever made it: the key expires in a year, and somebody must get the alerts." }
        USUALLY { nb: "et møte", en: "a meeting" }
        CAN_START { nb: "Når testmeldingen er kommet fram.", en: "When the test message has arrived." }
        CAN_START_NOTIFICATIONS { nb: "Når testvarselet er kommet fram.", en: "When the test notification has arrived." }
        CAN_START_TRANSFERS { nb: "Når testfilen er hentet, sammenlignet og bekreftet.", en: "When the test file has been fetched, compared and confirmed." }
        MEANWHILE { nb: "Avtal med driften hvor nøkkelen skal ligge.", en: "Agree with operations where the key will be kept." }
        PROOF { nb: "Dere har oppgitt hvor nøkkelen er, hvem som bytter den, og hvem som varsles.", en: "You have said where the key is, who renews it, and who is alerted." }
        KEY_PLACE { nb: "det er bestemt hvor nøkkelen som brukes i drift, skal ligge", en: "it is decided where the production key is kept" }
        RENEWER { nb: "det er bestemt hvem som bytter nøkkelen, og når", en: "it is decided who renews the key, and when" }
        ALERT_CONTACT { nb: "det er bestemt hvor driftsvarsler skal sendes", en: "it is decided where alerts go" }
        WALK_1 { nb: "Fjern prøvenøkler fra klienten: «Nøkler» i selvbetjeningen.", en: "Remove trial keys from the client: “Nøkler” in self-service." }
        WALK_2 { nb: "Registrer varslingspunktet på Samarbeidsportalen.", en: "Register the alert contact on Samarbeidsportalen." }
        WALK_3 { nb: "Legg tilstandsfilen i et repositorium som teamet har tilgang til.", en: "Put the state file in a repository that the team has." }
        WALK_TEMPLATE { nb: "Gi utviklerne en varslingsordre med påminnelse og sendebetingelse å gå ut fra: altinn-onboard notifications template", en: "Give the developers an order with a reminder and a send condition to start from: altinn-onboard notifications template" }
        WALK_FEED { nb: "Avtal hvem som leser statusfeeden i drift: radene slettes etter 90 dager.", en: "Agree who reads the status feed in production: its rows are deleted after 90 days." }
        HANDOVER_KEY_PLACE { nb: "Hvor ligger nøkkelen som brukes i drift?", en: "Where is the production key kept?" }
        HANDOVER_KEY_PLACE_HELP { nb: "For eksempel «nøkkelhvelvet til driftsavdelingen» eller «hos leverandøren». En nøkkel på en bærbar maskin er bare for prøving.", en: "For example “the vault of the operations department” or “with the supplier”. A key on a laptop is for trials only." }
        HANDOVER_RENEWER { nb: "Hvem bytter nøkkelen, og når?", en: "Who renews the key, and when?" }
        HANDOVER_RENEWER_HELP { nb: "Rolle og måned, ikke navn. Maskinporten godtar en nøkkel i høyst ett år fra den ble registrert.", en: "Role and month, not a name. Maskinporten accepts a key for at most one year after it was registered." }
        HANDOVER_ALERT_CONTACT { nb: "Hvor skal driftsvarsler sendes?", en: "Where should operations alerts go?" }
        HANDOVER_ALERT_CONTACT_HELP { nb: "En felles postkasse eller vakttelefon. Registrer den også som varslingspunkt på Samarbeidsportalen.", en: "A shared mailbox or duty phone. Register it as the alert contact on Samarbeidsportalen as well." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, entry};
    use super::*;
    use crate::record::values::{MessageSeen, OperatedBy, Told};
    use crate::steps::Step as _;

    #[test]
    fn three_things_are_told_one_by_one() {
        let mut bench = Bench::sandbox();
        assert_eq!(HANDOVER.next(&bench.brief()), Move::Blocked(vec![Topic::MessageSeen]));
        bench.seen(t::MessageSeen, MessageSeen { status: "Published".into(), delivered: true, publish: None });
        assert_eq!(entry(&HANDOVER.next(&bench.brief())), Some(Topic::HandoverKeyPlace));
        bench.told(t::HandoverKeyPlace, Told("hvelvet".into()));
        assert_eq!(entry(&HANDOVER.next(&bench.brief())), Some(Topic::HandoverRenewer));
        bench.told(t::HandoverRenewer, Told("driftsavdelingen, i mai".into()));
        assert_eq!(entry(&HANDOVER.next(&bench.brief())), Some(Topic::HandoverAlertContact));
        bench.told(t::HandoverAlertContact, Told("drift@ttd.no".into()));
        assert_eq!(HANDOVER.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn with_the_suppliers_key_its_report_is_enough() {
        let mut bench = Bench::tt02();
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        assert_eq!(HANDOVER.next(&bench.brief()), Move::Blocked(vec![Topic::SupplierProof]));
        bench.supplier_proof();
        assert_eq!(entry(&HANDOVER.next(&bench.brief())), Some(Topic::HandoverKeyPlace));
    }
}
